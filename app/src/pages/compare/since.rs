//! Yearly counts since each law took effect, all aligned at that year.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, Law, LawKind, Measure, Observation, Topic};

use super::asked::Asked;
use crate::{
    charts,
    components::{self, figure, jurisdiction_link, law_link},
    format::{date, stated, stated_iso},
    say::{self, say, to},
    share::About,
};

/// Years before the law that are shown.
const BEFORE: i16 = 5;
/// Most lines of one chart; the table behind it has all.
const LINES: usize = 12;

/// A jurisdiction, the law that its years count from, and the day from which the law's use is measured.
struct Start<'a> {
    jurisdiction: &'a Jurisdiction,
    law: &'a Law,
    day: Date,
    /// The day it came into force is not known, and that of its passage stands in.
    is_passage: bool,
}

/// Counts of one measure by the years since the law took effect.
type Counts<'a> = BTreeMap<i16, &'a Observation>;

/// The topic asked for, or the first with counts.
pub fn view(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let topics: Vec<Topic> = Topic::ALL.into_iter().filter(|t| has_counts(index, *t, chosen)).collect();
    let Some(topic) = asked.topic.or_else(|| topics.first().copied()) else {
        return view! { <p class="notice">{say!("compare-no-counts")}</p> }.into_any();
    };
    let tabs = topics
        .iter()
        .map(|t| {
            let address = to(Asked { topic: Some(*t), ..asked.clone() }.address());
            let current = (*t == topic).then_some("true");
            view! { <li><a href=address aria-current=current>{say::topic(*t)}</a></li> }
        })
        .collect_view();
    let starts: Vec<Start<'_>> = chosen.iter().filter_map(|j| start(index, topic, j)).collect();
    let charts: Vec<AnyView> = Measure::ALL.into_iter().filter_map(|m| of_measure(index, topic, m, &starts)).collect();
    let none = charts.is_empty().then(|| view! { <p class="notice">{say!("compare-no-counts")}</p> });
    view! {
        <nav aria-label=say!("nav-topics")><ul class="inline tabs">{tabs}</ul></nav>
        <h2>{say!("compare-since", topic = say::topic_within(topic))}</h2>
        <p class="quiet">{say!("compare-since-about")}</p>
        {none}
        {charts}
        {laws(index, chosen, &starts)}
    }
    .into_any()
}

fn has_counts(index: &EditionIndex, topic: Topic, chosen: &[&Jurisdiction]) -> bool {
    let of = |j: &Jurisdiction| {
        index.observations_of(j.id.as_str()).into_iter().any(|o| o.is_total() && o.topics.contains(&topic))
    };
    chosen.iter().any(|j| of(j) && start(index, topic, j).is_some())
}

/// Of the laws whose use is measured, a national one on the topic as a whole before a treaty, and a treaty before a law
/// with a few sections on it; the earliest of equals.
fn start<'a>(index: &'a EditionIndex, topic: Topic, j: &'a Jurisdiction) -> Option<Start<'a>> {
    let rank = |law: &Law| match (law.kind, law.sections.is_empty()) {
        (LawKind::Law, true) => 0,
        (LawKind::Treaty, _) => 1,
        (LawKind::Law, false) => 2,
    };
    let measured = index.scores_of(j.id.as_str()).into_iter().filter(|s| s.topic == topic).filter_map(|s| {
        let (law, day) = (index.law(s.law.as_str())?, s.basis.effective_date.parse().ok()?);
        Some(Start { jurisdiction: j, law, day, is_passage: s.basis.effective_is_passage })
    });
    measured.min_by(|a, b| (rank(a.law), a.day, &a.law.id).cmp(&(rank(b.law), b.day, &b.law.id)))
}

/// The day with no more precision than its source states.
fn day_of(s: &Start<'_>) -> AnyView {
    let inserted = s.law.sections.iter().filter_map(|section| section.inserted.as_ref());
    match s.law.dates.iter().chain(inserted).find(|d| d.date == s.day) {
        Some(d) => view! { <time datetime=stated_iso(d)>{stated(d)}</time> }.into_any(),
        None => view! { <time datetime=s.day.to_string()>{date(s.day)}</time> }.into_any(),
    }
}

/// Totals of the source and unit with the most years; of equals the first by name.
fn counts<'a>(index: &'a EditionIndex, topic: Topic, measure: Measure, start: &Start<'_>) -> Counts<'a> {
    let mut by: BTreeMap<(&str, &str), Counts<'_>> = BTreeMap::new();
    for o in index.observations_of(start.jurisdiction.id.as_str()) {
        let is_known = o.quantity.value.is_some() || o.quantity.upper.is_some();
        let year = o.period.index_year().saturating_sub(start.day.year());
        if o.measure == measure && o.is_total() && o.topics.contains(&topic) && is_known && year >= -BEFORE {
            by.entry((o.source.as_str(), o.unit.id())).or_default().entry(year).or_insert(o);
        }
    }
    by.into_values().rev().max_by_key(BTreeMap::len).unwrap_or_default()
}

fn of_measure(index: &EditionIndex, topic: Topic, measure: Measure, starts: &[Start<'_>]) -> Option<AnyView> {
    let lines: Vec<(String, Counts<'_>)> = starts
        .iter()
        .map(|s| (say::name(s.jurisdiction), counts(index, topic, measure, s)))
        .filter(|(_, counts)| counts.len() >= 2)
        .collect();
    let chart = charts::since(&lines[..lines.len().min(LINES)])?;
    let caption = say!("compare-since-measure", measure = say::measure(measure));
    let about = About::new(&["since", topic.id(), measure.id()], caption.clone())
        .by(index, lines.iter().flat_map(|(_, counts)| counts.values().map(|o| &o.source)))
        .with_data(format!("/api/v1/observations?topic={}&measure={}&totals=true", topic.id(), measure.id()));
    let more = (lines.len() > LINES).then(|| {
        let text = say!("compare-lines-shown", shown = LINES, all = lines.len());
        view! { <p class="notice">{text}</p> }
    });
    Some(view! { {charts::chart(about, &chart, behind(caption, &lines))} {more} }.into_any())
}

fn behind(caption: String, lines: &[(String, Counts<'_>)]) -> AnyView {
    let years: BTreeSet<i16> = lines.iter().flat_map(|(_, counts)| counts.keys().copied()).collect();
    let body = years
        .into_iter()
        .map(|year| {
            let cells = lines
                .iter()
                .map(|(_, counts)| match counts.get(&year) {
                    Some(o) => {
                        view! { <td class="n">{figure(o)} " " <small>{o.period.label()}</small></td> }.into_any()
                    }
                    None => {
                        view! { <td class="n missing"><abbr title=say!("missing-not-zero")>"–"</abbr></td> }.into_any()
                    }
                })
                .collect_view();
            let sign = if year > 0 { "+" } else { "" };
            let year = format!("{sign}{year}").replace('-', "−");
            view! { <tr><th scope="row"><span dir="ltr">{year}</span></th>{cells}</tr> }
        })
        .collect_view();
    let names = lines.iter().map(|(name, _)| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    components::table(caption, view! { <th scope="col">{say!("compare-years")}</th>{names} }, body)
}

/// Which law the years of each jurisdiction count from.
fn laws(index: &EditionIndex, chosen: &[&Jurisdiction], starts: &[Start<'_>]) -> AnyView {
    let body = chosen
        .iter()
        .map(|j| {
            let place = jurisdiction_link(index, j.id.as_str());
            match starts.iter().find(|s| s.jurisdiction.id == j.id) {
                Some(s) => {
                    let note = s.is_passage.then(|| view! { " " <small>{say!("compare-passage-stands-in")}</small> });
                    view! { <tr><th scope="row">{place}</th><td>{law_link(s.law)}</td><td>{day_of(s)} {note}</td></tr> }
                        .into_any()
                }
                None => {
                    let none = say!("compare-no-law");
                    view! { <tr><th scope="row">{place}</th><td class="missing">{none}</td><td></td></tr> }.into_any()
                }
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("compare-law")}</th>
        <th scope="col">{say!("compare-took-effect")}</th>
    };
    components::table(say!("compare-laws"), head, body)
}
