//! The scorecard in a few sentences, each with its uncertainty, the weightiest first.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, Jurisdiction, Law, LawKind, Observation, Score};

use super::first::{self, First};
use crate::{
    components::{self, grade, law_link, point, score_text},
    format::{number, stated},
    say::{self, link, rich, say, to},
};

/// Flags that stand open; more are folded into one item, so that all can be read in passing.
const FLAGS_SHOWN: usize = 2;

/// What there is to say in thirty seconds, each sentence with its uncertainty.
pub fn section(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
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
    let mut flagged: BTreeMap<String, Vec<&Law>> = BTreeMap::new();
    for (flag, law) in scores.iter().flat_map(|s| s.flags.iter().zip(std::iter::repeat(index.law(s.law.as_str())))) {
        flagged.entry(say::message(&flag.said)).or_default().extend(law);
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
            view! { <li class="flag">{flag} {behind}</li> }.into_any()
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
    let figures = figures_sentence(index, j);
    let conviction = conviction_sentence(index, &scores);
    view! {
        <ul class="summary">
            <li>{instruments}</li>
            {flags}
            {best}
            {worst}
            {conviction}
            {corruption}
            {figures}
        </ul>
    }
    .into_any()
}

/// What the figures themselves are worth: contradictions and silent revisions.
fn figures_sentence(index: &EditionIndex, j: &Jurisdiction) -> Option<AnyView> {
    let conflicts = index.contradictions_of(j.id.as_str()).len();
    let conflicts = (conflicts > 0)
        .then(|| rich!("card-contradictions", n = conflicts, name = say::name(j), a = link("#contradictions")));
    let revised = index.revisions_of(j.id.as_str()).len();
    let revised = (revised > 0).then(|| rich!("card-revised", n = revised, a = link("#revisions")));
    if conflicts.is_none() && revised.is_none() {
        return None;
    }
    Some(view! { <li>{conflicts} " " {revised}</li> }.into_any())
}

/// How long from passage to the first conviction, for the instrument of which most is known: one with counts of
/// convictions before one without, a national law before a treaty, then by the points of its evidence.
fn conviction_sentence(index: &EditionIndex, scores: &[&Score]) -> Option<AnyView> {
    let (law, s, found) = scores
        .iter()
        .filter_map(|s| {
            let law = index.law(s.law.as_str())?;
            Some((law, *s, first::conviction(index, law, s)?))
        })
        .max_by(|a, b| {
            let key = |(law, s, found): &(&Law, &Score, First<'_>)| {
                (!found.reported.is_empty(), law.kind == LawKind::Law, s.grade_basis.points)
            };
            let (a_key, b_key) = (key(a), key(b));
            let known = (a_key.0, a_key.1).cmp(&(b_key.0, b_key.1)).then(a_key.2.total_cmp(&b_key.2));
            known.then_with(|| (&b.0.id, b.1.topic).cmp(&(&a.0.id, a.1.topic)))
        })?;
    let passage = law.passage()?;
    let since = passage.date.year();
    let passage = say!("card-dated", kind = say::date_kind(passage.kind), day = stated(passage));
    let topic = say::topic_within(s.topic);
    let year = |o: &Observation| {
        let year = o.period.index_year().to_string();
        view! { <a class="fig" href=to(format!("/facts/{}", o.id))>{year}</a> }.into_any()
    };
    let certain = found.certain.and_then(|o| {
        let (least, most) = first::years_since_passage(law, o.period.index_year())?;
        Some((o, number(least, 1), number(most, 1)))
    });
    let said = match (certain, found.earlier()) {
        (Some((o, least, most)), None) => rich!(
            "card-conviction-certain",
            law = law_link(law),
            passage = passage,
            topic = topic,
            year = year(o),
            least = least,
            most = most
        ),
        (Some((o, least, most)), Some(earlier)) => rich!(
            "card-conviction-certain-possible",
            law = law_link(law),
            passage = passage,
            topic = topic,
            year = year(o),
            least = least,
            most = most,
            earlier = year(earlier)
        ),
        (None, Some(earlier)) => {
            rich!(
                "card-conviction-possible",
                law = law_link(law),
                passage = passage,
                topic = topic,
                earlier = year(earlier)
            )
        }
        (None, None) if !found.reported.is_empty() => {
            rich!(
                "card-conviction-none",
                law = law_link(law),
                passage = passage,
                topic = topic,
                n = found.reported.len()
            )
        }
        (None, None) => rich!("card-conviction-unknown", law = law_link(law), passage = passage, topic = topic),
    };
    let certain = found.certain.map(|o| o.period.index_year());
    let gap = certain.filter(|year| first::has_gap(&found, since, *year));
    let gap = gap.map(|_| say!("card-conviction-gap"));
    Some(view! { <li>{said} " " {gap}</li> }.into_any())
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
