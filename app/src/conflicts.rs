//! Figures for the same thing from different sources or snapshots, side by side. Nothing is averaged.

use leptos::prelude::*;
use lexgap_domain::{Conflict, EditionIndex, RevisionKind, Stated};

use crate::{
    components::{self, breakdown, figure, jurisdiction_link, place, qualifier_meaning, table},
    format::integer,
    layout::{Content, Context},
};

/// Groups that the scorecard shows; the page of its own has all.
const ON_SCORECARD: usize = 5;
/// Groups on one page; programs get all.
const ON_PAGE: usize = 400;

/// The part of a scorecard: what differs, the newest first.
pub fn section(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let all = index.conflicts_of(id);
    if all.is_empty() {
        return None;
    }
    let differ: Vec<&Conflict<'_>> = newest(all.iter().filter(|c| c.differ).collect());
    let told = count_sentence(all.len(), differ.len());
    let shown: Vec<&Conflict<'_>> = differ.into_iter().take(ON_SCORECARD).collect();
    let rows = (!shown.is_empty()).then(|| groups(index, &shown, "The newest that differ"));
    Some(
        view! {
            <section id="conflicts">
                <h2>"Figures for the same thing"</h2>
                <p>{told} " " <a href=format!("/jurisdictions/{id}/figures")>"All of them side by side"</a> "."</p>
                {rows}
            </section>
        }
        .into_any(),
    )
}

/// The page of all of them for one jurisdiction.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let j = index.jurisdiction(id)?;
    let all = index.conflicts_of(id);
    let (differ, agree): (Vec<&Conflict<'_>>, Vec<&Conflict<'_>>) = all.iter().partition(|c| c.differ);
    let told = count_sentence(all.len(), differ.len());
    let part = |title: &'static str, of: Vec<&Conflict<'_>>| {
        (!of.is_empty()).then(|| {
            let n = of.len();
            let shown: Vec<&Conflict<'_>> = newest(of).into_iter().take(ON_PAGE).collect();
            let cut = (n > shown.len()).then(|| {
                view! { <p class="quiet">"The newest " {integer(shown.len() as u64)} " of " {integer(n as u64)} "."</p> }
            });
            view! { <section><h2>{title}</h2> {groups(index, &shown, title)} {cut}</section> }
        })
    };
    let body = view! {
        <h1>"Figures for the same thing: " {j.name.clone()}</h1>
        <p class="lead">
            "What different sources, and older and newer files of one source, state for the same count and period. All are kept and none is
            averaged here. " {told}
        </p>
        <p class="quiet">
            {jurisdiction_link(index, id)} " · For programs: "
            <a href=format!("/api/v1/conflicts?jurisdiction={id}")>"JSON"</a> ", "
            <a href=format!("/api/v1/conflicts?jurisdiction={id}&format=csv")>"CSV"</a> " · "
            <a href="/methodology#reconciling">"What they say together"</a>
        </p>
        {part("They differ", differ)}
        {part("They can all be true", agree)}
    };
    let description = format!("Counts of {} that several sources or files state, side by side.", j.name);
    Some(Content::new(format!("Figures side by side: {}", j.name), description, body))
}

fn newest<'c, 'a>(mut of: Vec<&'c Conflict<'a>>) -> Vec<&'c Conflict<'a>> {
    of.sort_by_key(|c| (std::cmp::Reverse(c.period), c.topics, c.measure));
    of
}

fn count_sentence(all: usize, differ: usize) -> String {
    let things = if all == 1 { "count is" } else { "counts are" };
    format!(
        "{} {things} stated by more than one source or file; in {} of them the figures cannot all be true.",
        integer(all as u64),
        integer(differ as u64)
    )
}

fn groups(index: &EditionIndex, of: &[&Conflict<'_>], caption: &str) -> AnyView {
    let rows = of.iter().map(|c| group(index, c)).collect_view();
    let head = view! {
        <th scope="col">"What is counted"</th>
        <th scope="col">"Period"</th>
        <th scope="col">"Figure"</th>
        <th scope="col">"How it is meant"</th>
        <th scope="col">"Who says so"</th>
        <th scope="col">"Status"</th>
        <th scope="col">"Place in the file"</th>
    };
    table(caption.to_owned(), head, rows)
}

fn group(index: &EditionIndex, c: &Conflict<'_>) -> AnyView {
    let n = c.figures.len().to_string();
    c.figures
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let lead = (i == 0).then(|| {
                let topics: Vec<&str> = c.topics.iter().map(|t| t.label()).collect();
                let what = format!("{}, {}, in {}", c.measure.label(), breakdown(s.figure), c.unit.id());
                view! {
                    <th scope="rowgroup" rowspan=n.clone()>{what} " " <small>{topics.join(", ")}</small></th>
                    <td rowspan=n.clone()>{c.period.label()}</td>
                }
            });
            view! {
                <tr>
                    {lead}
                    <td class="n">{figure(s.figure)}</td>
                    <td>{qualifier_meaning(s.figure.quantity.qualifier)}</td>
                    <td>{components::who(index, s.figure.source.as_str())}</td>
                    <td>{status(s)}</td>
                    <td>{place(index, &s.figure.provenance)}</td>
                </tr>
            }
        })
        .collect_view()
        .into_any()
}

fn status(s: &Stated<'_>) -> String {
    let revised = match s.revised {
        Some(RevisionKind::Changed) => "; its source has since changed it",
        Some(RevisionKind::Withdrawn) => "; its source has since withdrawn it",
        None => "",
    };
    format!("{}{revised}", components::status_words(s.figure.status, s.figure.reading.is_some()))
}
