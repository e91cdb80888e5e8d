//! Figures for the same thing from different sources or snapshots, side by side. Nothing is averaged.

use leptos::prelude::*;
use lexgap_domain::{Conflict, EditionIndex, RevisionKind, Stated};

use crate::{
    components::{self, breakdown, figure, jurisdiction_link, place, table},
    layout::{Content, Context},
    say::{self, link, rich, say, to},
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
    let rows = (!shown.is_empty()).then(|| groups(index, &shown, say!("conflicts-newest")));
    Some(
        view! {
            <section id="conflicts">
                <h2>{say!("conflicts-title")}</h2>
                <p>{told} " " {rich!("conflicts-all", a = link(format!("/jurisdictions/{id}/figures")))}</p>
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
    let name = say::name(j);
    let part = |id: &'static str, of: Vec<&Conflict<'_>>| {
        (!of.is_empty()).then(|| {
            let n = of.len();
            let shown: Vec<&Conflict<'_>> = newest(of).into_iter().take(ON_PAGE).collect();
            let cut = (n > shown.len()).then(|| {
                view! { <p class="quiet">{say!("conflicts-cut", shown = shown.len(), n = n)}</p> }
            });
            view! { <section><h2>{say!(id)}</h2> {groups(index, &shown, say!(id))} {cut}</section> }
        })
    };
    let body = view! {
        <h1>{say!("conflicts-title-of", name = name.as_str())}</h1>
        <p class="lead">{say!("conflicts-lead")} " " {told}</p>
        <p class="quiet">
            {jurisdiction_link(index, id)} " · "
            {rich!(
                "conflicts-programs",
                json = link(format!("/api/v1/conflicts?jurisdiction={id}")),
                csv = link(format!("/api/v1/conflicts?jurisdiction={id}&format=csv"))
            )}
            " · " <a href=to("/methodology#reconciling")>{say!("conflicts-together")}</a>
        </p>
        {part("conflicts-differ", differ)}
        {part("conflicts-agree", agree)}
    };
    let description = say!("conflicts-description", name = name.as_str());
    Some(Content::new(say!("conflicts-page", name = name.as_str()), description, body))
}

fn newest<'c, 'a>(mut of: Vec<&'c Conflict<'a>>) -> Vec<&'c Conflict<'a>> {
    of.sort_by_key(|c| (std::cmp::Reverse(c.period), c.topics, c.measure));
    of
}

fn count_sentence(all: usize, differ: usize) -> String {
    say!("conflicts-count", n = all, differ = differ)
}

fn groups(index: &EditionIndex, of: &[&Conflict<'_>], caption: String) -> AnyView {
    let rows = of.iter().map(|c| group(index, c)).collect_view();
    let head = view! {
        <th scope="col">{say!("what-is-counted")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("figure")}</th>
        <th scope="col">{say!("how-meant")}</th>
        <th scope="col">{say!("who-says-so")}</th>
        <th scope="col">{say!("status")}</th>
        <th scope="col">{say!("place-in-file")}</th>
    };
    table(caption, head, rows)
}

fn group(index: &EditionIndex, c: &Conflict<'_>) -> AnyView {
    let n = c.figures.len().to_string();
    c.figures
        .iter()
        .enumerate()
        .map(|(i, s)| {
            let lead = (i == 0).then(|| {
                let what = say!(
                    "conflicts-what",
                    measure = say::measure(c.measure),
                    part = breakdown(s.figure),
                    unit = say::unit(c.unit)
                );
                view! {
                    <th scope="rowgroup" rowspan=n.clone()>{what} " " <small>{say::topics(c.topics)}</small></th>
                    <td rowspan=n.clone()>{c.period.label()}</td>
                }
            });
            view! {
                <tr>
                    {lead}
                    <td class="n">{figure(s.figure)}</td>
                    <td>{say::qualifier(s.figure.quantity.qualifier)}</td>
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
    let status = say::status(s.figure.status, s.figure.reading.is_some());
    match s.revised {
        Some(RevisionKind::Changed) => say!("conflicts-changed", status = status),
        Some(RevisionKind::Withdrawn) => say!("conflicts-withdrawn", status = status),
        None => status,
    }
}
