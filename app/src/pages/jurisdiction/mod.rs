//! The scorecard of a jurisdiction.

mod counts;
mod events;
mod first;
mod indicators;
mod lanes;
mod missing;
mod peers;
mod summary;
mod timeline;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, JurisdictionStatus, Law, LawKind, Topic};

use crate::{
    cite, claims,
    components::{self, grade, law_link, point, table},
    conflicts,
    format::{integer, stated},
    layout::{Content, Context, Feed},
    reconciled,
    say::{self, link, rich, say, to},
};

/// Revisions listed on the scorecard; a page of its own lists all.
const REVISIONS_SHOWN: usize = 12;

/// Laws of no topic listed openly; more are folded.
const OTHER_LAWS: usize = 12;

/// The scorecard of the jurisdiction with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let j = index.jurisdiction(id)?;
    let topics = topics_of(index, id);
    let sections = topics.iter().map(|t| topic_section(index, j, *t)).collect_view();
    let contents =
        topics.iter().map(|t| view! { <li><a href=format!("#{}", t.id())>{say::topic(*t)}</a></li> }).collect_view();
    let nothing = (topics.is_empty() && index.laws_of(id).is_empty()).then(|| {
        view! { <p class="notice">{say!("card-nothing")}</p> }
    });
    let name = say::name(j);
    let feed = Feed { title: say!("feed-of", name = name.as_str()), path: format!("/jurisdictions/{id}/feed.atom") };
    let address = view! { <code dir="ltr">{to(format!("/jurisdictions/{id}"))}</code> }.into_any();
    let missing = missing::section(index, id);
    let peers = peers::section(index, j);
    let to_missing = missing.is_some().then(|| view! { <li><a href="#missing">{say!("card-missing")}</a></li> });
    let to_peers = peers.is_some().then(|| view! { <li><a href="#peers">{say!("card-peers")}</a></li> });
    let body = view! {
        <h1>{name.clone()}</h1>
        {about(index, j)}
        {summary::section(index, j)}
        <nav class="contents" aria-label=say!("on-this-page")>
            <ul class="inline">
                {contents}
                {to_missing}
                {to_peers}
                <li><a href="#corruption-indicators">{say!("card-corruption")}</a></li>
                <li><a href="#ratings">{say!("card-other-ratings")}</a></li>
            </ul>
        </nav>
        {nothing}
        <div class="card-topics">{sections}</div>
        {missing}
        {peers}
        {peers::parts(index, id)}
        {other_laws(index, id)}
        {conflicts::section(index, id)}
        {contradictions(index, id)}
        {revisions(index, id)}
        {claims::section(index, id)}
        {indicators::corruption(index, j)}
        {indicators::ratings(index, j)}
        {cite::cite(context, "jurisdictions", id)}
        <p>{rich!("card-evidence", a = link(format!("/jurisdictions/{id}/evidence")))}</p>
        <p class="quiet">
            {rich!(
                "card-programs",
                scores = link(format!("/api/v1/scores?jurisdiction={id}")),
                counts = link(format!("/api/v1/observations?jurisdiction={id}&format=csv")),
                laws = link(format!("/api/v1/laws?jurisdiction={id}")),
                claims = link(format!("/api/v1/claims?jurisdiction={id}")),
                figures = link(format!("/api/v1/conflicts?jurisdiction={id}"))
            )}
            " " {rich!("card-compare", a = link(format!("/compare?j={id}")))}
        </p>
        <p class="quiet">{feed.link()}</p>
        {components::keep_button()}
        <p class="print-only">{rich!("card-printed", address = address)}</p>
    };
    let description = say!("card-description", name = name.as_str());
    let card = cite::Card {
        kind: "jurisdictions",
        id,
        title: &name,
        description: &description,
        place: Some(&j.name),
        image: true,
    };
    let head = cite::head(context, &card);
    Some(Content::new(name.clone(), description, body).with_feed(feed).with_head(head))
}

fn about(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let status = match j.status {
        JurisdictionStatus::Current => None,
        JurisdictionStatus::Historic => Some(say!("card-historic")),
        JurisdictionStatus::Subnational => {
            j.parent.as_ref().map(|p| say!("card-part-of", name = components::name_of(index, p.as_str())))
        }
        JurisdictionStatus::Other => Some(say!("card-no-state")),
    };
    let population = index.series("wb-population", j.id.as_str()).into_iter().rev().find(|p| p.value.is_some());
    let population = population.map(|p| rich!("card-population", n = point(p, 0), period = p.period.label()));
    let region = j.intermediate_region.as_deref().map(say::region);
    let income = j.income_group.as_deref().map(|group| say!("card-income", group = say::income_group(group)));
    let words: Vec<String> = [region, income, status].into_iter().flatten().collect();
    view! {
        <p class="quiet">
            <code>{j.id.to_string()}</code> " · " {words.join(" · ")} " · " {population}
        </p>
    }
    .into_any()
}

pub(super) fn topics_of(index: &EditionIndex, id: &str) -> Vec<Topic> {
    let of_laws = index.laws_of(id).into_iter().flat_map(|l| l.topics.clone());
    let of_counts = index.observations_of(id).into_iter().flat_map(|o| o.topics.clone());
    let mut topics: Vec<Topic> = of_laws.chain(of_counts).collect();
    topics.sort();
    topics.dedup();
    topics
}

fn topic_section(index: &EditionIndex, j: &Jurisdiction, topic: Topic) -> AnyView {
    let id = j.id.as_str();
    let laws: Vec<&Law> = index.laws_of(id).into_iter().filter(|l| l.topics.contains(&topic)).collect();
    let instruments = [LawKind::Law, LawKind::Treaty]
        .into_iter()
        .map(|kind| instruments_table(index, &laws, kind, topic))
        .collect_view();
    view! {
        <section id=topic.id()>
            <h2><a href=to(format!("/topics/{}", topic.id()))>{say::topic(topic)}</a></h2>
            {instruments}
            {timeline::section(index, j, topic, &laws)}
            {counts::section(index, j, topic, &laws)}
            {reconciled::side_by_side(index, id, topic)}
        </section>
    }
    .into_any()
}

/// Laws in which no topic of ours is recognised: collected, but not scored.
fn other_laws(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let laws: Vec<&Law> = index.laws_of(id).into_iter().filter(|l| l.topics.is_empty()).collect();
    if laws.is_empty() {
        return None;
    }
    let n = laws.len();
    let items = laws
        .into_iter()
        .map(|law| {
            let passage = law.passage().map(|d| say!("card-dated", kind = say::date_kind(d.kind), day = stated(d)));
            view! { <li>{law_link(law)} <small><span dir="auto">{law.citation.clone()}</span> " " {passage}</small></li> }
        })
        .collect_view();
    let list = view! { <ul>{items}</ul> }.into_any();
    let list = if n <= OTHER_LAWS {
        list
    } else {
        let summary = say!("label-and-value", label = say!("card-other-laws"), value = integer(n as u64));
        view! { <details><summary>{summary}</summary>{list}</details> }.into_any()
    };
    Some(
        view! {
            <section id="other-laws">
                <h2>{say!("card-other-laws")}</h2>
                <p class="quiet">{say!("card-other-laws-about")}</p>
                {list}
            </section>
        }
        .into_any(),
    )
}

fn instruments_table(index: &EditionIndex, laws: &[&Law], kind: LawKind, topic: Topic) -> Option<AnyView> {
    let mut chosen: Vec<&Law> = laws.iter().copied().filter(|l| l.kind == kind).collect();
    if chosen.is_empty() {
        return None;
    }
    chosen.sort_by_key(|l| l.passage().map(|d| d.date));
    let rows = chosen
        .into_iter()
        .map(|law| {
            let passage = law.passage().map(|d| say!("card-dated", kind = say::date_kind(d.kind), day = stated(d)));
            let in_force = law.in_force().map_or_else(|| say!("not-stated"), stated);
            let score = index.scores_of_law(law.id.as_str()).into_iter().find(|s| s.topic == topic);
            let shown = score.map(components::score);
            let rank = score.and_then(components::rank_text);
            view! {
                <tr>
                    <th scope="row">{law_link(law)} <small dir="auto">{law.citation.clone()}</small></th>
                    <td class="bar-cell">{shown}</td>
                    <td>{score.map(grade)}</td>
                    <td>{passage}</td>
                    <td>{in_force}</td>
                    <td>{rank}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("instrument")}</th>
        <th scope="col">{say!("score-90")}</th>
        <th scope="col">{say!("evidence")}</th>
        <th scope="col">{say!("passed")}</th>
        <th scope="col">{say!("in-force")}</th>
        <th scope="col">{say!("rank-interval")}</th>
    };
    let plural = match kind {
        LawKind::Law => "card-laws-on",
        LawKind::Treaty => "card-treaties-on",
    };
    Some(table(say!(plural, topic = say::topic_within(topic)), head, rows))
}

fn contradictions(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let found = index.contradictions_of(id);
    if found.is_empty() {
        return None;
    }
    Some(
        view! {
            <section id="contradictions">
                <h2>{say!("card-contradict")}</h2>
                <p class="quiet">{say!("card-contradict-about")}</p>
                {components::contradictions(index, &found)}
            </section>
        }
        .into_any(),
    )
}

fn revisions(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let found = index.revisions_of(id);
    if found.is_empty() {
        return None;
    }
    let n = found.len();
    let rows = found.iter().take(REVISIONS_SHOWN).map(|r| super::revisions::row(index, r)).collect_view();
    let more = (n > REVISIONS_SHOWN).then(|| say!("card-revisions-more", n = n - REVISIONS_SHOWN));
    Some(
        view! {
            <section id="revisions">
                <h2>{say!("card-revisions")}</h2>
                {table(say!("card-revisions-caption"), super::revisions::head(), rows)}
                <p class="quiet">{more} " " <a href=to(format!("/revisions#{id}"))>{say!("all-revisions")}</a></p>
            </section>
        }
        .into_any(),
    )
}

/// The beginning of a text that is longer than `most` characters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut kept: String = text.chars().take(most.saturating_sub(1)).collect();
    kept.push('…');
    kept
}
