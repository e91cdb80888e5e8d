//! A scorecard in short, for the frame of another page.

use leptos::prelude::*;
use lexgap_domain::Score;

use crate::{
    components::{interval_bar, rank_text, score_text, table},
    format::day,
    layout::{Content, Context},
};

/// Laws shown; the scorecard has all.
const SHOWN: usize = 6;

/// The frame about the jurisdiction with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let j = index.jurisdiction(id)?;
    let all = index.scores_of(id);
    let mut scored: Vec<&Score> = all.iter().copied().filter(|s| s.score.is_some()).collect();
    scored.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    let address = format!("{}/jurisdictions/{id}", context.assets.public_url);
    let rows = scored
        .iter()
        .take(SHOWN)
        .map(|s| {
            let title = index.law(s.law.as_str()).map_or_else(|| s.law.to_string(), |l| l.title().to_owned());
            let bar = match (s.lower, s.score, s.upper) {
                (Some(lower), Some(score), Some(upper)) => {
                    Some(interval_bar(lower, score, upper, 100.0, score_text(s).unwrap_or_default()))
                }
                _ => None,
            };
            view! {
                <tr>
                    <th scope="row">{title} " " <small>{s.topic.label()}</small></th>
                    <td>{score_text(s)}</td>
                    <td>{bar}</td>
                    <td>{rank_text(s)}</td>
                    <td>{s.grade.letter().to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Law and topic"</th>
        <th scope="col">"Score, 90 %"</th>
        <th scope="col">"Interval"</th>
        <th scope="col">"Rank"</th>
        <th scope="col">"Evidence"</th>
    };
    let shown = if scored.is_empty() {
        view! { <p class="notice">"The evidence does not suffice to score any of its instruments."</p> }.into_any()
    } else {
        table(format!("How far {} carries out what it promised, 0 to 100", j.name), head, rows)
    };
    let edition = index.head();
    let note = format!(
        "{} of {} instruments scored. Lexgap, edition {} of {}.",
        scored.len(),
        all.len(),
        edition.number,
        day(edition.published_at)
    );
    let body = view! {
        <h1><a href=address.clone() target="_blank" rel="noopener">{j.name.clone()}</a></h1>
        {shown}
        <p class="quiet">{note} " " <a href=address.clone() target="_blank" rel="noopener">"All of it, with its sources"</a></p>
    };
    Some(Content::new(format!("{} · Lexgap", j.name), "", body))
}
