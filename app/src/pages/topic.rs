//! One illicit trade across jurisdictions.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, FactStatus, Law, LawKind, Measure, Score, Topic};

use crate::{
    components::{self, grade, jurisdiction_link, law_link, score_text, table},
    format::{integer, stated},
    layout::{Content, Context},
};

/// The page of the topic with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let topic = Topic::from_id(id)?;
    let others = Topic::ALL
        .into_iter()
        .map(|t| {
            let current = (t == topic).then_some("page");
            view! { <li><a href=format!("/topics/{}", t.id()) aria-current=current>{t.label()}</a></li> }
        })
        .collect_view();
    let laws: Vec<&Law> = index.edition.facts.laws.iter().filter(|l| l.topics.contains(&topic)).collect();
    let body = view! {
        <nav aria-label="Topics"><ul class="inline tabs">{others}</ul></nav>
        <h1>{topic.label()}</h1>
        {coverage(index, topic, &laws)}
        {national(index, topic, &laws)}
        {treaties(index, topic)}
    };
    let description = format!("{}: laws, treaty obligations and how far they are carried out.", topic.label());
    Some(Content::new(topic.label(), description, body))
}

/// What is known, and what nobody publishes.
fn coverage(index: &EditionIndex, topic: Topic, laws: &[&Law]) -> AnyView {
    let mut of_measure: BTreeMap<Measure, (u64, BTreeSet<&str>)> = BTreeMap::new();
    for o in index
        .edition
        .facts
        .observations
        .iter()
        .filter(|o| o.topics.contains(&topic) && o.is_total() && o.status != FactStatus::Rejected)
    {
        let entry = of_measure.entry(o.measure).or_default();
        entry.0 += 1;
        entry.1.insert(o.jurisdiction.as_str());
    }
    let with_dates = laws.iter().filter(|l| l.passage().is_some()).count();
    let opening = format!(
        "{} laws and treaty obligations are in this edition, {} of them with a day of passage or ratification.",
        integer(laws.len() as u64),
        integer(with_dates as u64)
    );
    if of_measure.is_empty() {
        return view! {
            <p>{opening}</p>
            <p class="notice">"No source in this edition counts how laws on this topic are enforced: none of them can be scored. Whoever publishes such counts is welcome to tell us."</p>
        }
        .into_any();
    }
    let items = of_measure
        .into_iter()
        .map(|(m, (n, places))| {
            view! { <li>{m.label()} {format!(": {} yearly totals of {} jurisdictions", integer(n), places.len())}</li> }
        })
        .collect_view();
    view! { <p>{opening}</p><ul>{items}</ul> }.into_any()
}

fn national(index: &EditionIndex, topic: Topic, laws: &[&Law]) -> AnyView {
    let mut chosen: Vec<&Law> = laws.iter().copied().filter(|l| l.kind == LawKind::Law).collect();
    if chosen.is_empty() {
        return view! {
            <h2>"National laws"</h2>
            <p class="missing">"No national law on this topic has been collected yet."</p>
        }
        .into_any();
    }
    let score_of = |law: &Law| index.scores_of_law(law.id.as_str()).into_iter().find(|s| s.topic == topic);
    chosen.sort_by(|a, b| {
        let key = |l: &Law| score_of(l).and_then(|s| s.rank).unwrap_or(u32::MAX);
        key(a).cmp(&key(b)).then_with(|| a.jurisdiction.cmp(&b.jurisdiction)).then_with(|| a.id.cmp(&b.id))
    });
    let rows = chosen
        .into_iter()
        .map(|law| {
            let s = score_of(law);
            view! {
                <tr>
                    <th scope="row">
                        {law_link(law)} <small>{jurisdiction_link(index, law.jurisdiction.as_str())}</small>
                    </th>
                    <td class="bar-cell">{s.map(components::score)}</td>
                    <td>{s.map(grade)}</td>
                    <td>{law.passage().map(stated)}</td>
                    <td>{s.and_then(components::rank_text)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        // What matters most stands where a phone shows it.
        <th scope="col">"Law and jurisdiction"</th>
        <th scope="col">"Score [90 % interval]"</th>
        <th scope="col">"Evidence"</th>
        <th scope="col">"Passed"</th>
        <th scope="col">"Rank [interval]"</th>
    };
    view! { <h2>"National laws"</h2>{table(format!("National laws: {}", topic.label().to_lowercase()), head, rows)} }
        .into_any()
}

/// Each treaty with all its parties, best and worst in full view.
fn treaties(index: &EditionIndex, topic: Topic) -> AnyView {
    let mut by_treaty: BTreeMap<&str, Vec<&Score>> = BTreeMap::new();
    for s in index.edition.scores.iter().filter(|s| s.topic == topic) {
        if let Some(instrument) = index.law(s.law.as_str()).and_then(|l| l.instrument.as_deref()) {
            by_treaty.entry(instrument).or_default().push(s);
        }
    }
    let sections = by_treaty
        .into_values()
        .filter_map(|mut scores| {
            scores.sort_by(|a, b| {
                let rank = |s: &Score| s.rank.unwrap_or(u32::MAX);
                rank(a).cmp(&rank(b)).then_with(|| a.jurisdiction.cmp(&b.jurisdiction))
            });
            let title = index.law(scores.first()?.law.as_str())?.title().to_owned();
            let (scored, unscored): (Vec<&Score>, Vec<&Score>) = scores.into_iter().partition(|s| score_text(s).is_some());
            let told = format!(
                "{} parties with a date; the evidence suffices for {}.",
                scored.len() + unscored.len(),
                scored.len()
            );
            let ranked = (!scored.is_empty()).then(|| ranking(index, &title, &scored));
            let names = unscored
                .into_iter()
                .map(|s| view! { <li><a href=format!("/laws/{}", s.law)>{components::name_of(index, s.jurisdiction.as_str())}</a></li> })
                .collect_view();
            Some(view! {
                <section>
                    <h3>{title}</h3>
                    <p>{told}</p>
                    {ranked}
                    <details>
                        <summary>"Parties for which the evidence does not suffice"</summary>
                        <ul class="inline">{names}</ul>
                    </details>
                </section>
            })
        })
        .collect::<Vec<_>>();
    view! { <h2>"Treaty obligations"</h2>{sections} }.into_any()
}

fn ranking(index: &EditionIndex, title: &str, scored: &[&Score]) -> AnyView {
    let rows = scored
        .iter()
        .map(|s| {
            view! {
                <tr>
                    <td>{components::rank_text(s)}</td>
                    <th scope="row">{jurisdiction_link(index, s.jurisdiction.as_str())}</th>
                    <td class="bar-cell">{components::score(s)}</td>
                    <td>{grade(s)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Rank [interval]"</th>
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Score [90 % interval]"</th>
        <th scope="col">"Evidence"</th>
    };
    table(format!("{title}: parties by score"), head, rows)
}
