//! One illicit trade across jurisdictions.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, FactStatus, Law, LawKind, Measure, Score, Topic};

use crate::{
    components::{self, grade, jurisdiction_link, law_link, score_text, table},
    effects,
    format::{stated, stated_iso},
    layout::{Content, Context, Feed},
    pages::topics,
    say::{self, say, to},
};

/// The page of the topic with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let topic = Topic::from_id(id)?;
    let others = Topic::ALL
        .into_iter()
        .map(|t| {
            let current = (t == topic).then_some("page");
            view! { <li><a href=to(format!("/topics/{}", t.id())) aria-current=current>{say::topic(t)}</a></li> }
        })
        .collect_view();
    let laws: Vec<&Law> = index.edition.facts.laws.iter().filter(|l| l.topics.contains(&topic)).collect();
    let name = say::topic(topic);
    let feed = Feed { title: say!("feed-of", name = name), path: format!("/topics/{topic}/feed.atom") };
    let body = view! {
        <nav aria-label=say!("nav-topics")><ul class="inline tabs"><li><a href=to("/topics")>{say!("topics-all-of-them")}</a></li>{others}</ul></nav>
        <h1>{say::topic(topic)}</h1>
        {coverage(index, topic, &laws)}
        {effects::of_topic(index, topic)}
        {topics::of_topic(index, topic)}
        {national(index, topic, &laws)}
        {treaties(index, topic)}
        <p class="quiet">{feed.link()}</p>
    };
    let description = say!("topic-description", topic = say::topic(topic));
    Some(Content::new(say::topic(topic), description, body).with_feed(feed))
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
    let opening = say!("topic-coverage", laws = laws.len(), dated = with_dates);
    if of_measure.is_empty() {
        return view! {
            <p>{opening}</p>
            <p class="notice">{say!("topic-no-counts")}</p>
        }
        .into_any();
    }
    let items = of_measure
        .into_iter()
        .map(|(m, (n, places))| {
            let said = say!("topic-totals", measure = say::measure(m), totals = n, jurisdictions = places.len());
            view! { <li>{said}</li> }
        })
        .collect_view();
    view! { <p>{opening}</p><ul>{items}</ul> }.into_any()
}

fn national(index: &EditionIndex, topic: Topic, laws: &[&Law]) -> AnyView {
    let mut chosen: Vec<&Law> = laws.iter().copied().filter(|l| l.kind == LawKind::Law).collect();
    if chosen.is_empty() {
        return view! {
            <h2>{say!("national-laws")}</h2>
            <p class="missing">{say!("topic-no-law")}</p>
        }
        .into_any();
    }
    let score_of = |law: &Law| index.scores_of_law(law.id.as_str()).into_iter().find(|s| s.topic == topic);
    chosen.sort_by(|a, b| {
        let key = |l: &Law| score_of(l).and_then(|s| s.rank).unwrap_or(u32::MAX);
        key(a).cmp(&key(b)).then_with(|| a.jurisdiction.cmp(&b.jurisdiction)).then_with(|| a.id.cmp(&b.id))
    });
    let (ranked, unranked): (Vec<&Law>, Vec<&Law>) =
        chosen.into_iter().partition(|law| score_of(law).is_some_and(|s| s.rank.is_some()));
    let row = |law: &&Law| {
        let s = score_of(law);
        view! {
            <tr>
                <th scope="row">
                    {law_link(law)} <small>{jurisdiction_link(index, law.jurisdiction.as_str())}</small>
                </th>
                <td class="bar-cell">{s.map(components::score)}</td>
                <td>{s.map(grade)}</td>
                <td>{law.passage().map(|d| view! { <time datetime=stated_iso(d)>{stated(d)}</time> })}</td>
                <td>{s.and_then(components::rank_text)}</td>
            </tr>
        }
        .into_any()
    };
    let head = || {
        view! {
            // What matters most stands where a phone shows it.
            <th scope="col">{say!("topic-law-and-jurisdiction")}</th>
            <th scope="col">{say!("score-90")}</th>
            <th scope="col">{say!("evidence")}</th>
            <th scope="col">{say!("passed")}</th>
            <th scope="col">{say!("rank-interval")}</th>
        }
        .into_any()
    };
    let caption = say!("topic-national-laws", topic = say::topic_within(topic));
    let best = (!ranked.is_empty()).then(|| components::ranking(&caption, head, ranked.iter().map(row).collect()));
    let rest = (!unranked.is_empty()).then(|| {
        let summary = say!("topic-laws-unscored", n = unranked.len());
        let rows: Vec<AnyView> = unranked.iter().map(row).collect();
        view! { <details><summary>{summary.clone()}</summary>{table(summary, head(), rows)}</details> }
    });
    view! { <h2>{say!("national-laws")}</h2>{best}{rest} }.into_any()
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
            let told = say!("topic-parties", parties = scored.len() + unscored.len(), scored = scored.len());
            let ranked = (!scored.is_empty()).then(|| ranking(index, &title, &scored));
            let names = unscored
                .into_iter()
                .map(|s| view! { <li><a href=to(format!("/laws/{}", s.law))>{components::name_of(index, s.jurisdiction.as_str())}</a></li> })
                .collect_view();
            Some(view! {
                <section>
                    <h3 lang="en" dir="auto">{title}</h3>
                    <p>{told}</p>
                    {ranked}
                    <details>
                        <summary>{say!("topic-unscored")}</summary>
                        <ul class="inline">{names}</ul>
                    </details>
                </section>
            })
        })
        .collect::<Vec<_>>();
    view! { <h2>{say!("treaty-obligations")}</h2>{sections} }.into_any()
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
            .into_any()
        })
        .collect();
    let head = || {
        view! {
            <th scope="col">{say!("rank-interval")}</th>
            <th scope="col">{say!("jurisdiction")}</th>
            <th scope="col">{say!("score-90")}</th>
            <th scope="col">{say!("evidence")}</th>
        }
        .into_any()
    };
    components::ranking(&say!("topic-ranking", treaty = title), head, rows)
}
