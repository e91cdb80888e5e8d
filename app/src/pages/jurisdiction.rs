//! The scorecard of a jurisdiction.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{
    EditionIndex, Indicator, IndicatorPoint, Jurisdiction, JurisdictionStatus, Law, LawKind, Measure, Observation,
    Score, Topic, decimal_year,
};

use crate::{
    charts, cite, claims,
    components::{self, bounds, counts_table, grade, law_link, point, score_text, table},
    conflicts,
    format::{integer, number, stated},
    layout::{Content, Context},
    reconciled,
};

/// Revisions listed on the scorecard; a page of its own lists all.
const REVISIONS_SHOWN: usize = 12;

/// The scorecard of the jurisdiction with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let j = index.jurisdiction(id)?;
    let topics = topics_of(index, id);
    let sections = topics.iter().map(|t| topic_section(index, j, *t)).collect_view();
    let contents =
        topics.iter().map(|t| view! { <li><a href=format!("#{}", t.id())>{t.label()}</a></li> }).collect_view();
    let nothing = (topics.is_empty() && index.laws_of(id).is_empty()).then(|| {
        view! { <p class="notice">"No law, treaty obligation or count of this jurisdiction is in this edition."</p> }
    });
    let body = view! {
        <h1>{j.name.clone()}</h1>
        {about(index, j)}
        {summary(index, j)}
        <nav class="contents" aria-label="On this page">
            <ul class="inline">
                {contents}
                <li><a href="#corruption-indicators">"Corruption indicators"</a></li>
                <li><a href="#ratings">"Other ratings"</a></li>
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
        <p>
            <a href=format!("/jurisdictions/{id}/evidence.zip") rel="nofollow">"Take the evidence with you"</a>
            ": facts, scores, originals, proofs and a dossier in one file that can be checked without us. "
        </p>
        {cite::cite(context, "jurisdictions", id)}
        <p class="quiet">
            "For programs: "
            <a href=format!("/api/v1/scores?jurisdiction={id}")>"scores"</a> ", "
            <a href=format!("/api/v1/observations?jurisdiction={id}&format=csv")>"counts as CSV"</a> ", "
            <a href=format!("/api/v1/laws?jurisdiction={id}")>"laws"</a> ", "
            <a href=format!("/api/v1/claims?jurisdiction={id}")>"what reports say"</a> ", "
            <a href=format!("/api/v1/conflicts?jurisdiction={id}")>"figures side by side"</a> ". "
            <a href=format!("/compare?j={id}")>"Compare with others"</a> "."
        </p>
    };
    let description = format!("How far {} carries out its laws and treaty obligations against illicit trades.", j.name);
    let head = cite::head(
        context,
        &cite::Card {
            kind: "jurisdictions",
            id,
            title: &j.name,
            description: &description,
            place: Some(&j.name),
            image: true,
        },
    );
    Some(Content::new(j.name.clone(), description, body).with_head(head))
}

fn about(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let status = match j.status {
        JurisdictionStatus::Current => None,
        JurisdictionStatus::Historic => Some("a jurisdiction of the past".to_owned()),
        JurisdictionStatus::Subnational => {
            j.parent.as_ref().map(|p| format!("part of {}", components::name_of(index, p.as_str())))
        }
        JurisdictionStatus::Other => Some("not a state, or a code of common use".to_owned()),
    };
    let population = index.series("wb-population", j.id.as_str()).into_iter().rev().find(|p| p.value.is_some());
    let population = population.map(|p| {
        view! { <span>"population " {point(p, 0)} {format!(" ({})", p.period.label())}</span> }
    });
    let words: Vec<String> =
        [j.intermediate_region.clone(), j.income_group.clone(), status].into_iter().flatten().collect();
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
    let instruments = format!(
        "{} {} and {} {} of {} are in this edition; the evidence suffices to score {} of {}.",
        of_kind(LawKind::Law),
        if of_kind(LawKind::Law) == 1 { "national law" } else { "national laws" },
        of_kind(LawKind::Treaty),
        if of_kind(LawKind::Treaty) == 1 { "treaty obligation" } else { "treaty obligations" },
        j.name,
        scored.len(),
        scores.len(),
    );
    let best = scored.first().map(|s| ranked_sentence(index, s, "Best carried out: "));
    let worst = scored.last().filter(|_| scored.len() > 1).map(|s| ranked_sentence(index, s, "Least carried out: "));
    // What is flagged of a topic is flagged of all its instruments: said once, with the instruments behind it.
    let mut flagged: BTreeMap<&str, Vec<&Law>> = BTreeMap::new();
    for (flag, law) in scores.iter().flat_map(|s| s.flags.iter().zip(std::iter::repeat(index.law(s.law.as_str())))) {
        flagged.entry(flag).or_default().extend(law);
    }
    let flags = flagged
        .into_iter()
        .map(|(flag, laws)| {
            let links = laws.iter().map(|law| view! { <li>{law_link(law)}</li> }).collect_view();
            let behind = match &laws[..] {
                [law] => view! { " (" {law_link(law)} ")" }.into_any(),
                laws => view! {
                    <details><summary>{format!("{} instruments", laws.len())}</summary><ul>{links}</ul></details>
                }
                .into_any(),
            };
            view! { <li class="flag">{flag.to_owned()} {behind}</li> }
        })
        .collect_view();
    let corruption = corruption_sentence(index, id);
    let conflicts = index.contradictions_of(id).len();
    let conflicts = (conflicts > 0).then(|| {
        let text = format!("{conflicts} times a publication’s figures of {} contradict one another", j.name);
        view! { <li><a href="#contradictions">{text}</a> "."</li> }
    });
    let revised = index.revisions_of(id).len();
    let revised = (revised > 0).then(|| {
        let text = format!("{} figures were changed or withdrawn by their own source", integer(revised as u64));
        view! { <li><a href="#revisions">{text}</a> "."</li> }
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

fn ranked_sentence(index: &EditionIndex, s: &Score, opening: &'static str) -> AnyView {
    let law = index.law(s.law.as_str()).map(law_link);
    let rank = components::rank_text(s).map(|r| format!(", rank {r}")).unwrap_or_default();
    view! {
        <li>
            {opening} {law} ", score " {score_text(s)} {rank} ", evidence grade " {grade(s)} "."
        </li>
    }
    .into_any()
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
            let direction = if c.change > 0.0 { "higher" } else { "lower" };
            let significance = if c.significant { "more than noise" } else { "within the error" };
            format!(", {} {direction} than in {} ({significance})", number(c.change.abs(), 2), c.from_year)
        });
    let error = newest.standard_error.map(|e| format!(" (standard error {})", number(e, 2)));
    Some(
        view! {
            <li>
                <a href=format!("/indicators/{}", indicator.id)>{indicator.title.clone()}</a>
                {format!(" {}: ", newest.period.label())} {point(newest, 2)} {error} {change} "."
            </li>
        }
        .into_any(),
    )
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
            <h2><a href=format!("/topics/{}", topic.id())>{topic.label()}</a></h2>
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
            let passage = law.passage().map(|d| format!(" {} {}", d.kind.label().to_lowercase(), stated(d)));
            view! { <li>{law_link(law)} <small>{law.citation.clone()} {passage}</small></li> }
        })
        .collect_view();
    Some(
        view! {
            <section id="other-laws">
                <h2>"Other laws"</h2>
                <p class="quiet">"No topic of ours is recognised in their titles, so they are not scored."</p>
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
            let passage = law.passage().map(|d| format!("{} {}", d.kind.label(), stated(d)));
            let in_force = law.in_force().map_or_else(|| "not stated".to_owned(), stated);
            let score = index.scores_of_law(law.id.as_str()).into_iter().find(|s| s.topic == topic);
            let shown = score.map(components::score);
            let rank = score.and_then(components::rank_text);
            view! {
                <tr>
                    <th scope="row">{law_link(law)} <small>{law.citation.clone()}</small></th>
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
        <th scope="col">"Instrument"</th>
        <th scope="col">"Score [90 % interval]"</th>
        <th scope="col">"Evidence"</th>
        <th scope="col">"Passed"</th>
        <th scope="col">"In force"</th>
        <th scope="col">"Rank [interval]"</th>
    };
    let plural = match kind {
        LawKind::Law => "National laws",
        LawKind::Treaty => "Treaty obligations",
    };
    Some(table(format!("{plural}: {}", topic.label().to_lowercase()), head, rows))
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
                <p class="missing">
                    "No source in this edition counts how these are carried out. That is not a zero: nobody published a figure that we could collect."
                </p>
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
    let caption = format!("{}, {}: counts by year", j.name, topic.label().to_lowercase());
    let table = counts_table(&totals, format!("{caption}; each figure leads to its source"));
    let drawn = match charts::counts(&totals, &measures, &marks) {
        Some(chart) => charts::chart(caption, &chart, table),
        None => table,
    };
    let sources = sources_of(index, &all);
    let parts = (parts > 0).then(|| {
        let href = format!("/api/v1/observations?jurisdiction={}&topic={}&format=csv", j.id, topic.id());
        view! {
            <p class="quiet">
                {integer(parts as u64)} " parts of these totals (by sex, age, form) are in the "
                <a href=href>"table of all figures"</a> "."
            </p>
        }
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
            Some(view! {
                <li>
                    <a href=format!("/sources#{}", s.id)>{s.title.clone()}</a>
                    {format!(", {} ({}): {} figures", s.publisher, s.interest_class.label().to_lowercase(), integer(n as u64))}
                </li>
            })
        })
        .collect_view();
    view! { <p class="quiet">"Who produced these figures:"</p><ul class="quiet">{items}</ul> }.into_any()
}

fn contradictions(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let found = index.contradictions_of(id);
    if found.is_empty() {
        return None;
    }
    Some(
        view! {
            <section id="contradictions">
                <h2>"Figures that contradict one another"</h2>
                <p class="quiet">"Within one publication a part exceeds its total. Both are kept; neither is corrected here."</p>
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
    let more = (n > REVISIONS_SHOWN)
        .then(|| format!("{} more are in the list of all revisions.", integer((n - REVISIONS_SHOWN) as u64)));
    Some(
        view! {
            <section id="revisions">
                <h2>"Silent revisions"</h2>
                {table("Figures that their own source changed or withdrew".to_owned(), super::revisions::head(), rows)}
                <p class="quiet">{more} " " <a href=format!("/revisions#{id}")>"All revisions"</a></p>
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
    let none =
        each.is_empty().then(|| view! { <p class="missing">"No corruption indicator covers this jurisdiction."</p> });
    view! {
        <section id="corruption-indicators">
            <h2>"Corruption indicators"</h2>
            <p class="quiet">"Beside the scores, never inside them: corruption explains what enforcement figures do not say."</p>
            {none}
            {each}
        </section>
    }
    .into_any()
}

/// A series as a chart with bounds, its table, and its changes that are more than noise.
fn indicator_block(index: &EditionIndex, j: &Jurisdiction, i: &Indicator) -> Option<AnyView> {
    let series = index.series(i.id.as_str(), j.id.as_str());
    let named = [(j.name.clone(), series.clone())];
    let chart = charts::over_time(&named, &i.breaks, None)?;
    let caption = format!("{}: {}", j.name, i.title);
    let significant: Vec<String> = index
        .changes_of(&j.id, &i.id)
        .into_iter()
        .filter(|c| c.significant)
        .map(|c| format!("{}–{}: {}", c.from_year, c.to_year, signed(c.change)))
        .collect();
    let said = if significant.is_empty() {
        "No change between these years is larger than its error allows to tell.".to_owned()
    } else {
        format!("Changes larger than their error: {}.", significant.join("; "))
    };
    Some(
        view! {
            <div>
                {charts::chart(caption.clone(), &chart, series_table(&series, caption))}
                <p>{said} " " <a href=format!("/indicators/{}", i.id)>"Scale, source and all countries"</a></p>
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
        <th scope="col">"Period"</th>
        <th scope="col">"Value"</th>
        <th scope="col">"Standard error"</th>
        <th scope="col">"90 % interval"</th>
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
                    <th scope="row"><a href=format!("/indicators/{}", i.id)>{i.title.clone()}</a></th>
                    <td>{newest.period.label()}</td>
                    <td class="n">{point(newest, 2)}</td>
                    <td>{bounds(newest, 2)}</td>
                    <td><small>{i.scale.clone()}</small></td>
                </tr>
            })
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Indicator"</th>
        <th scope="col">"Period"</th>
        <th scope="col">"Value"</th>
        <th scope="col">"90 % interval"</th>
        <th scope="col">"Scale"</th>
    };
    view! {
        <section id="ratings">
            <h2>"Other ratings and figures"</h2>
            {table(format!("{}: newest values", j.name), head, rows)}
        </section>
    }
    .into_any()
}
