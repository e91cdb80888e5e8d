//! Illicit trades side by side: which markets go together, and who stands behind them.

use leptos::prelude::*;
use lexgap_domain::{Bounded, EditionIndex, Fit, Link, Pair, Standing, Topic, TopicLinks};
use lexgap_texts::compare;

use crate::{
    components::{interval_bar, jurisdiction_link, name_of, table},
    format::{integer, interval, number},
    layout::{Content, Context},
    say::{self, language, link, published, rich, say, to},
};

/// Pairs of markets in full view; the others are folded away.
const PAIRS: usize = 10;
/// Whose index the links follow.
const SOURCE: &str = "gitoc-ocindex";
/// The scale of the index.
const SCALE: (f64, f64) = (1.0, 10.0);

/// All topics, and the markets of one jurisdiction where one is asked for.
pub fn page(context: Context<'_>, jurisdiction: Option<&str>) -> Option<Content> {
    let index = context.index;
    let asked = jurisdiction.filter(|j| !j.is_empty());
    // A code that nobody has is no page.
    if asked.is_some_and(|j| index.jurisdiction(j).is_none()) {
        return None;
    }
    let title = match asked {
        Some(j) => say!("topics-title-of", jurisdiction = name_of(index, j)),
        None => say!("nav-topics"),
    };
    let one = asked.map(|j| one_jurisdiction(index, j));
    let form = form(index, asked);
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">{say!("topics-lead")}</p>
        {one}
        {overview(index)}
        {form}
        {pairs(index)}
        <p>{rich!("topics-indicators", indicators = link("/indicators"))}</p>
    };
    Some(Content::new(title, say!("topics-description"), body))
}

fn overview(index: &EditionIndex) -> AnyView {
    let facts = &index.edition.facts;
    let rows = Topic::ALL
        .into_iter()
        .map(|topic| {
            let laws = facts.laws.iter().filter(|l| l.topics.contains(&topic)).count();
            let scored = index.edition.scores.iter().filter(|s| s.topic == topic && s.score.is_some()).count();
            let links = index.links().topic(topic);
            let closest = |links: Option<&Link>| links.map(|l| view! { {market(l.other)} " " {figure(l.correlation)} });
            view! {
                <tr>
                    <th scope="row"><a href=to(format!("/topics/{}", topic.id()))>{say::topic(topic)}</a></th>
                    <td class="n">{integer(laws as u64)}</td>
                    <td class="n">{integer(scored as u64)}</td>
                    <td>{closest(links.and_then(|t| t.markets.first()))}</td>
                    <td>{closest(links.and_then(|t| t.actors.first()))}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("topic")}</th>
        <th scope="col">{say!("topics-laws")}</th>
        <th scope="col">{say!("topics-scores")}</th>
        <th scope="col">{say!("topics-closest-market")}</th>
        <th scope="col">{say!("topics-closest-actor")}</th>
    };
    table(say!("topics-all"), head, rows)
}

/// What the experts' ratings can bear.
fn caution(index: &EditionIndex) -> Option<AnyView> {
    let links = index.links();
    let year = links.year?;
    let title = index.source(SOURCE).map_or(SOURCE, |s| s.title.as_str());
    let source = view! { <a href=to(format!("/sources#{SOURCE}"))>{published(title)}</a> }.into_any();
    let said = rich!("links-caution", source = source, year = year.to_string(), n = links.jurisdictions());
    Some(view! { <p class="quiet">{said}</p> }.into_any())
}

/// Name of a market or a kind of actor, leading to its indicator.
fn market(id: &'static str) -> AnyView {
    view! { <a href=to(format!("/indicators/{id}"))>{say::text(id)}</a> }.into_any()
}

/// `0.63 [0.54, 0.70]`.
fn figure(r: Bounded) -> AnyView {
    let text = format!("{} {}", number(r.value, 2), interval(r.lower, r.upper, 2));
    view! { <span class="n" dir="ltr">{text}</span> }.into_any()
}

/// From −1 on the left to 1 on the right.
fn bar(r: Bounded) -> AnyView {
    let label = format!("{} {}", number(r.value, 2), interval(r.lower, r.upper, 2));
    interval_bar(r.lower + 1.0, r.value + 1.0, r.upper + 1.0, 2.0, label)
}

fn correlation_head() -> AnyView {
    view! {
        <th scope="col">{say!("links-correlation")}</th>
        <th scope="col">{say!("links-bar")}</th>
        <th scope="col">{say!("links-jurisdictions")}</th>
    }
    .into_any()
}

/// What goes with one topic: markets, groups and officials.
pub fn of_topic(index: &EditionIndex, topic: Topic) -> Option<AnyView> {
    let links = index.links().topic(topic)?;
    let told = match links.fit {
        Fit::Market => None,
        Fit::Part => Some("links-part"),
        Fit::Officials => Some("links-officials"),
        Fit::Nothing => Some("links-nothing"),
    };
    let told = told.map(|id| view! { <p class="notice">{say!(id, topic = say::topic(topic))}</p> });
    let opening = (links.fit != Fit::Nothing).then(|| opening(links));
    let markets = of_kind(index, links, &links.markets, "links-markets");
    let actors = of_kind(index, links, &links.actors, "links-actors");
    let caution = (links.fit != Fit::Nothing).then(|| caution(index));
    Some(
        view! {
            <section id="links">
                <h2>{say!("links-title")}</h2>
                {told}
                {opening}
                {markets}
                {actors}
                {caution}
                <p>{rich!("links-country", topics = link("/topics#country"))}</p>
            </section>
        }
        .into_any(),
    )
}

/// Which indicators stand for the topic.
fn opening(links: &TopicLinks) -> AnyView {
    let names: Vec<String> = links.indicators.iter().map(|id| say::text(id)).collect();
    let names = names.join(&say!("list-separator"));
    view! { <p>{say!("links-opening", n = links.indicators.len(), markets = names)}</p> }.into_any()
}

fn of_kind(index: &EditionIndex, links: &TopicLinks, found: &[Link], caption: &str) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let rows = found
        .iter()
        .map(|l| {
            let both = l
                .both
                .iter()
                .map(|(j, own, other)| {
                    let scores = format!("{} · {}", number(*own, 1), number(*other, 1));
                    view! { <li>{jurisdiction_link(index, j.as_str())} " " <bdi>{scores}</bdi></li> }
                })
                .collect_view();
            view! {
                <tr>
                    <th scope="row">{market(l.other)}</th>
                    <td>{figure(l.correlation)}</td>
                    <td class="bar-cell">{bar(l.correlation)}</td>
                    <td class="n">{integer(l.jurisdictions as u64)}</td>
                    <td><ul class="inline">{both}</ul></td>
                </tr>
            }
        })
        .collect_view();
    let first = if caption == "links-actors" { "links-actor" } else { "links-market" };
    let head = view! {
        <th scope="col">{say!(first)}</th>
        {correlation_head()}
        <th scope="col">{say!("links-both")}</th>
    };
    Some(table(say!(caption, topic = say::topic_within(links.topic)), head, rows))
}

/// Each two markets over all jurisdictions.
fn pairs(index: &EditionIndex) -> Option<AnyView> {
    let all = &index.links().pairs;
    if all.is_empty() {
        return None;
    }
    let (first, rest) = all.split_at(PAIRS.min(all.len()));
    let more = (!rest.is_empty()).then(|| {
        view! {
            <details>
                <summary>{say!("links-more-pairs", n = rest.len())}</summary>
                {pairs_table(rest, say!("links-other-pairs"))}
            </details>
        }
    });
    Some(
        view! {
            <section id="markets">
                <h2>{say!("links-together")}</h2>
                {pairs_table(first, say!("links-closest-pairs"))}
                {more}
                {caution(index)}
            </section>
        }
        .into_any(),
    )
}

fn pairs_table(pairs: &[Pair], caption: String) -> AnyView {
    let rows = pairs
        .iter()
        .map(|p| {
            view! {
                <tr>
                    <th scope="row">{market(p.first)} " – " {market(p.second)}</th>
                    <td>{figure(p.correlation)}</td>
                    <td class="bar-cell">{bar(p.correlation)}</td>
                    <td class="n">{integer(p.jurisdictions as u64)}</td>
                </tr>
            }
        })
        .collect_view();
    table(caption, view! { <th scope="col">{say!("links-pair")}</th>{correlation_head()} }, rows)
}

/// Asks for the markets of one jurisdiction.
fn form(index: &EditionIndex, asked: Option<&str>) -> Option<AnyView> {
    index.links().year?;
    let scored = index.edition.jurisdictions.iter().filter(|j| {
        let (markets, actors) = index.links().standings(j.id.as_str());
        !markets.is_empty() || !actors.is_empty()
    });
    let mut names: Vec<(String, String)> = scored.map(|j| (j.id.to_string(), say::name(j))).collect();
    names.sort_by(|a, b| compare(language(), &a.1, &b.1));
    let options = names
        .into_iter()
        .map(|(id, name)| {
            let selected = asked == Some(id.as_str());
            view! { <option value=id selected=selected>{name}</option> }
        })
        .collect_view();
    Some(
        view! {
            <section id="country">
                <h2>{say!("links-one-country")}</h2>
                <form class="choose" action=to("/topics")>
                    <label>
                        {say!("jurisdiction")} " "
                        <select name="in">{options}</select>
                    </label>
                    <button type="submit">{say!("show")}</button>
                </form>
            </section>
        }
        .into_any(),
    )
}

/// Markets, groups and officials of one jurisdiction together.
fn one_jurisdiction(index: &EditionIndex, id: &str) -> AnyView {
    let (markets, actors) = index.links().standings(id);
    let name = name_of(index, id);
    if markets.is_empty() && actors.is_empty() {
        return view! { <p class="notice">{say!("links-not-rated", jurisdiction = name)}</p> }.into_any();
    }
    view! {
        <p>{jurisdiction_link(index, id)}</p>
        {standings(&markets, say!("links-markets-of", jurisdiction = name.as_str()), say!("links-market"))}
        {standings(&actors, say!("links-actors-of", jurisdiction = name.as_str()), say!("links-actor"))}
        {caution(index)}
    }
    .into_any()
}

fn standings(found: &[Standing], caption: String, first: String) -> Option<AnyView> {
    if found.is_empty() {
        return None;
    }
    let (least, most) = SCALE;
    let rows = found
        .iter()
        .map(|s| {
            let at = s.score - least;
            let score = number(s.score, 2);
            let before =
                s.before.map(|(year, score)| say!("links-before", score = number(score, 2), year = year.to_string()));
            view! {
                <tr>
                    <th scope="row">{market(s.indicator)}</th>
                    <td class="n">{score.clone()}</td>
                    <td class="bar-cell">{interval_bar(0.0, at, at, most - least, score)}</td>
                    <td>{say!("links-rank", rank = s.rank, of = s.of)}</td>
                    <td>{before}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{first}</th>
        <th scope="col">{say!("links-score")}</th>
        <th scope="col">{say!("links-score-bar")}</th>
        <th scope="col">{say!("links-rank-head")}</th>
        <th scope="col">{say!("links-edition-before")}</th>
    };
    Some(table(caption, head, rows))
}
