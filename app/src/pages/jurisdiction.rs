//! The scorecard of a jurisdiction.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{
    EditionIndex, Indicator, IndicatorPoint, Jurisdiction, JurisdictionStatus, Law, LawKind, Measure, Observation,
    Score, Topic, decimal_year,
};

use crate::{
    charts, claims,
    components::{self, bounds, counts_table, grade, law_link, point, score_text, table},
    conflicts,
    format::{number, stated},
    layout::{Content, Context, Feed},
    reconciled,
    say::{self, link, rich, say, to},
    share::About,
};

/// Revisions listed on the scorecard; a page of its own lists all.
const REVISIONS_SHOWN: usize = 12;
/// Flags that stand open in the summary.
const FLAGS_SHOWN: usize = 5;

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
    let body = view! {
        <h1>{name.clone()}</h1>
        {about(index, j)}
        {summary(index, j)}
        <nav class="contents" aria-label=say!("on-this-page")>
            <ul class="inline">
                {contents}
                <li><a href="#corruption-indicators">{say!("card-corruption")}</a></li>
                <li><a href="#ratings">{say!("card-other-ratings")}</a></li>
            </ul>
        </nav>
        {nothing}
        {sections}
        {other_laws(index, id)}
        {conflicts::section(index, id)}
        {contradictions(index, id)}
        {revisions(index, id)}
        {claims::section(index, id)}
        {corruption(index, j)}
        {ratings(index, j)}
        <p>{rich!("card-evidence", a = link(format!("/jurisdictions/{id}/evidence.zip")))}</p>
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
    };
    let description = say!("card-description", name = name.as_str());
    Some(Content::new(name, description, body).with_feed(feed))
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
    let words: Vec<String> =
        [region, j.income_group.as_deref().map(say::income_group), status].into_iter().flatten().collect();
    view! {
        <p class="quiet">
            <code>{j.id.to_string()}</code> " · " {words.join(" · ")} " · " {population}
        </p>
    }
    .into_any()
}

/// What there is to say in thirty seconds, each sentence with its uncertainty.
fn summary(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let id = j.id.as_str();
    let (laws, scores) = (index.laws_of(id), index.scores_of(id));
    let of_kind = |kind: LawKind| laws.iter().filter(|l| l.kind == kind).count();
    let mut scored: Vec<&Score> = scores.iter().copied().filter(|s| s.score.is_some()).collect();
    scored.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    let instruments = say!(
        "card-instruments",
        laws = of_kind(LawKind::Law),
        treaties = of_kind(LawKind::Treaty),
        name = say::name(j),
        scored = scored.len(),
        all = scores.len()
    );
    let best = scored.first().map(|s| ranked_sentence(index, s, "card-best"));
    let worst = scored.last().filter(|_| scored.len() > 1).map(|s| ranked_sentence(index, s, "card-worst"));
    // What is flagged of a topic is flagged of all its instruments: said once, with the instruments behind it.
    let mut flagged: BTreeMap<&str, Vec<&Law>> = BTreeMap::new();
    for (flag, law) in scores.iter().flat_map(|s| s.flags.iter().zip(std::iter::repeat(index.law(s.law.as_str())))) {
        flagged.entry(flag).or_default().extend(law);
    }
    let all: Vec<AnyView> = flagged
        .into_iter()
        .map(|(flag, laws)| {
            let links = laws.iter().map(|law| view! { <li>{law_link(law)}</li> }).collect_view();
            let behind = match &laws[..] {
                [law] => view! { " (" {law_link(law)} ")" }.into_any(),
                laws => view! {
                    <details><summary>{say!("card-flag-instruments", n = laws.len())}</summary><ul>{links}</ul></details>
                }
                .into_any(),
            };
            view! { <li class="flag" dir="auto">{flag.to_owned()} {behind}</li> }.into_any() // message
        })
        .collect();
    // A few can be read in passing; many would stand between the reader and the rest.
    let n = all.len();
    let flags = if n > FLAGS_SHOWN {
        view! { <li><details><summary>{say!("card-flags", n = n)}</summary><ul class="plain">{all}</ul></details></li> }
            .into_any()
    } else {
        all.into_any()
    };
    let corruption = corruption_sentence(index, id);
    let conflicts = index.contradictions_of(id).len();
    let conflicts = (conflicts > 0).then(|| {
        view! { <li>{rich!("card-contradictions", n = conflicts, name = say::name(j), a = link("#contradictions"))}</li> }
    });
    let revised = index.revisions_of(id).len();
    let revised = (revised > 0).then(|| {
        view! { <li>{rich!("card-revised", n = revised, a = link("#revisions"))}</li> }
    });
    view! {
        <ul class="summary">
            <li>{instruments}</li>
            {best}
            {worst}
            {flags}
            {corruption}
            {conflicts}
            {revised}
        </ul>
    }
    .into_any()
}

fn ranked_sentence(index: &EditionIndex, s: &Score, id: &'static str) -> AnyView {
    let law = index.law(s.law.as_str()).map(law_link);
    let score = score_text(s).unwrap_or_default();
    let rank = components::rank_text(s).unwrap_or_default();
    view! { <li>{rich!(id, law = law, score = score, rank = rank, grade = grade(s))}</li> }.into_any()
}

fn corruption_sentence(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let covers = |i: &&Indicator| i.corruption && !index.series(i.id.as_str(), id).is_empty();
    let has_error = |i: &&Indicator| index.series(i.id.as_str(), id).last().is_some_and(|p| p.standard_error.is_some());
    let mut candidates = index.edition.facts.indicators.iter().filter(covers);
    // An index that states its error says more than one that does not.
    let indicator = candidates.clone().find(has_error).or_else(|| candidates.next())?;
    let series = index.series(indicator.id.as_str(), id);
    let newest = series.iter().rev().find(|p| p.value.is_some())?;
    let change = index
        .changes_of(&newest.jurisdiction, &indicator.id)
        .into_iter()
        .filter(|c| c.to_year == newest.period.index_year())
        .min_by_key(|c| c.from_year)
        .map(|c| {
            let id = match (c.change > 0.0, c.significant) {
                (true, true) => "card-higher",
                (true, false) => "card-higher-noise",
                (false, true) => "card-lower",
                (false, false) => "card-lower-noise",
            };
            say!(id, change = number(c.change.abs(), 2), year = c.from_year.to_string())
        });
    let error = newest.standard_error.map(|e| say!("card-error", error = number(e, 2)));
    let href = to(format!("/indicators/{}", indicator.id));
    let title = indicator.title.clone();
    let said = rich!(
        "card-indicator",
        indicator = view! { <a href=href dir="auto">{title}</a> }.into_any(),
        period = newest.period.label(),
        value = point(newest, 2),
        error = error.unwrap_or_default(),
        change = change.unwrap_or_default()
    );
    Some(view! { <li>{said}</li> }.into_any())
}

fn topics_of(index: &EditionIndex, id: &str) -> Vec<Topic> {
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
            {counts(index, j, topic, &laws)}
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
    let items = laws
        .into_iter()
        .map(|law| {
            let passage = law.passage().map(|d| say!("card-dated", kind = say::date_kind(d.kind), day = stated(d)));
            view! { <li>{law_link(law)} <small><span dir="auto">{law.citation.clone()}</span> " " {passage}</small></li> }
        })
        .collect_view();
    Some(
        view! {
            <section id="other-laws">
                <h2>{say!("card-other-laws")}</h2>
                <p class="quiet">{say!("card-other-laws-about")}</p>
                <ul>{items}</ul>
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

/// Counts of enforcement of a topic: totals as a chart with its table.
fn counts(index: &EditionIndex, j: &Jurisdiction, topic: Topic, laws: &[&Law]) -> Option<AnyView> {
    let all: Vec<&Observation> =
        index.observations_of(j.id.as_str()).into_iter().filter(|o| o.topics.contains(&topic)).collect();
    let totals: Vec<&Observation> = all.iter().copied().filter(|o| o.is_total()).collect();
    let parts = all.len() - totals.len();
    if all.is_empty() {
        return Some(
            view! {
                <p class="missing">{say!("card-no-counts")}</p>
            }
            .into_any(),
        );
    }
    let first = totals.iter().map(|o| o.period.index_year()).min();
    let marks: Vec<(f64, String)> = laws
        .iter()
        .filter_map(|l| Some((l.effective()?.0, short(l.title()))))
        .filter(|(date, _)| first.is_some_and(|f| date.year() >= f - 3))
        .map(|(date, name)| (decimal_year(date), name))
        .collect();
    let measures: Vec<Measure> = Measure::ALL.into_iter().filter(|m| totals.iter().any(|o| o.measure == *m)).collect();
    let caption = say!("card-counts", name = say::name(j), topic = say::topic_within(topic));
    let table = counts_table(&totals, say!("counts-each-leads", caption = caption.as_str()));
    let drawn = match charts::counts(&totals, &measures, &marks) {
        Some(chart) => {
            let about = About::new(&["counts", j.id.as_str(), topic.id()], caption)
                .by(index, totals.iter().map(|o| &o.source))
                .with_data(format!("/api/v1/observations?jurisdiction={}&topic={}&totals=true", j.id, topic.id()));
            charts::chart(about, &chart, table)
        }
        None => table,
    };
    let sources = sources_of(index, &all);
    let parts = (parts > 0).then(|| {
        let href = format!("/api/v1/observations?jurisdiction={}&topic={}&format=csv", j.id, topic.id());
        view! { <p class="quiet">{rich!("card-parts", n = parts, a = link(href))}</p> }
    });
    Some(view! { <div>{drawn} {sources} {parts}</div> }.into_any())
}

fn short(title: &str) -> String {
    if title.chars().count() <= 24 {
        return title.to_owned();
    }
    let mut text: String = title.chars().take(23).collect();
    text.push('…');
    text
}

/// Who produced the figures, with the class of interest.
fn sources_of(index: &EditionIndex, observations: &[&Observation]) -> AnyView {
    let mut by_source: BTreeMap<&str, usize> = BTreeMap::new();
    for o in observations {
        *by_source.entry(o.source.as_str()).or_default() += 1;
    }
    let items = by_source
        .into_iter()
        .filter_map(|(id, n)| {
            let s = index.source(id)?;
            let title = view! { <a href=to(format!("/sources#{}", s.id)) dir="auto">{s.title.clone()}</a> }.into_any();
            let said = rich!(
                "card-source",
                title = title,
                publisher = s.publisher.as_str(),
                interest = say::interest(s),
                n = n
            );
            Some(view! { <li>{said}</li> })
        })
        .collect_view();
    view! { <p class="quiet">{say!("card-sources")}</p><ul class="quiet">{items}</ul> }.into_any()
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

fn corruption(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let each = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| i.corruption)
        .filter_map(|i| indicator_block(index, j, i))
        .collect::<Vec<_>>();
    let none = each.is_empty().then(|| view! { <p class="missing">{say!("card-no-corruption")}</p> });
    view! {
        <section id="corruption-indicators">
            <h2>{say!("card-corruption")}</h2>
            <p class="quiet">{say!("card-corruption-about")}</p>
            {none}
            {each}
        </section>
    }
    .into_any()
}

/// A series as a chart with bounds, its table, and its changes that are more than noise.
fn indicator_block(index: &EditionIndex, j: &Jurisdiction, i: &Indicator) -> Option<AnyView> {
    let series = index.series(i.id.as_str(), j.id.as_str());
    let named = [(say::name(j), series.clone())];
    let chart = charts::over_time(&named, &i.breaks, None)?;
    let caption = say!("card-indicator-of", name = say::name(j), indicator = i.title.as_str());
    let about = About::new(&["indicator", j.id.as_str(), i.id.as_str()], caption.clone())
        .by(index, [&i.source])
        .with_data(format!("/api/v1/indicators/{}/series?jurisdiction={}", i.id, j.id));
    let significant: Vec<String> = index
        .changes_of(&j.id, &i.id)
        .into_iter()
        .filter(|c| c.significant)
        .map(|c| format!("{}–{}: {}", c.from_year, c.to_year, signed(c.change)))
        .collect();
    let said = if significant.is_empty() {
        say!("card-no-change")
    } else {
        say!("card-changes", changes = significant.join("; "))
    };
    Some(
        view! {
            <div>
                {charts::chart(about, &chart, series_table(&series, caption))}
                <p>{said} " " <a href=to(format!("/indicators/{}", i.id))>{say!("card-indicator-more")}</a></p>
            </div>
        }
        .into_any(),
    )
}

fn signed(x: f64) -> String {
    if x > 0.0 { format!("+{}", number(x, 2)) } else { number(x, 2) }
}

/// Periods in rows, newest first.
fn series_table(series: &[&IndicatorPoint], caption: String) -> AnyView {
    let rows = series
        .iter()
        .rev()
        .map(|p| {
            view! {
                <tr>
                    <th scope="row">{p.period.label()}</th>
                    <td class="n">{point(p, 2)}</td>
                    <td class="n">{p.standard_error.map(|e| number(e, 2))}</td>
                    <td>{bounds(p, 2)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        <th scope="col">{say!("standard-error")}</th>
        <th scope="col">{say!("interval-90")}</th>
    };
    table(caption, head, rows)
}

/// The newest value of every other indicator.
fn ratings(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let rows = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| !i.corruption)
        .filter_map(|i| {
            let series = index.series(i.id.as_str(), j.id.as_str());
            let newest = series.iter().rev().find(|p| p.value.is_some())?;
            Some(view! {
                <tr>
                    <th scope="row"><a href=to(format!("/indicators/{}", i.id)) dir="auto">{i.title.clone()}</a></th>
                    <td>{newest.period.label()}</td>
                    <td class="n">{point(newest, 2)}</td>
                    <td>{bounds(newest, 2)}</td>
                    <td><small dir="auto">{i.scale.clone()}</small></td>
                </tr>
            })
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("indicator")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        <th scope="col">{say!("interval-90")}</th>
        <th scope="col">{say!("scale")}</th>
    };
    view! {
        <section id="ratings">
            <h2>{say!("card-ratings")}</h2>
            {table(say!("card-newest", name = say::name(j)), head, rows)}
        </section>
    }
    .into_any()
}
