//! Figures that their own source changed or withdrew: counts, and values of indicators.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Revision, RevisionKind};

use crate::{
    components::{self, breakdown, jurisdiction_link, table},
    format::integer,
    layout::{Content, Context},
    pages::value_revisions,
    say::{self, link, rich, say, to},
};

/// Revisions shown per jurisdiction; its scorecard and the facts' own pages hold the rest.
const PER_JURISDICTION: usize = 5;

/// The page of all revisions.
pub fn page(context: Context<'_>) -> Content {
    let index = context.index;
    let mut by_source: BTreeMap<&str, (u64, u64)> = BTreeMap::new();
    let mut by_place: BTreeMap<&str, Vec<&Revision>> = BTreeMap::new();
    let of_counts = index.edition.revisions.iter().map(|r| (&r.before.source, r.kind));
    let of_values = index.edition.value_revisions.iter().map(|r| (&r.before.source, r.kind));
    for (source, kind) in of_counts.chain(of_values) {
        let counts = by_source.entry(source.as_str()).or_default();
        match kind {
            RevisionKind::Changed => counts.0 += 1,
            RevisionKind::Withdrawn => counts.1 += 1,
        }
    }
    for r in &index.edition.revisions {
        by_place.entry(r.before.jurisdiction.as_str()).or_default().push(r);
    }
    let is_empty = by_source.is_empty();
    let sources = by_source
        .into_iter()
        .map(|(id, (changed, withdrawn))| {
            let title = index.source(id).map_or_else(|| id.to_owned(), |s| s.title.clone());
            view! {
                <tr>
                    <th scope="row"><a href=to(format!("/sources#{id}")) lang="en" dir="auto">{title}</a></th>
                    <td class="n">{integer(changed)}</td>
                    <td class="n">{integer(withdrawn)}</td>
                </tr>
            }
        })
        .collect_view();
    let source_head = view! {
        <th scope="col">{say!("source")}</th>
        <th scope="col">{say!("revisions-changed")}</th>
        <th scope="col">{say!("revisions-withdrawn")}</th>
    };
    let places = by_place
        .into_iter()
        .map(|(id, revisions)| {
            let n = revisions.len();
            let rows = revisions.into_iter().take(PER_JURISDICTION).map(|r| row(index, r)).collect_view();
            let caption = say!(
                "revisions-shown",
                name = components::name_of(index, id),
                shown = integer(n.min(PER_JURISDICTION) as u64),
                all = integer(n as u64),
            );
            view! {
                <section id=id.to_owned()>
                    <h2>{jurisdiction_link(index, id)}</h2>
                    {table(caption, head(), rows)}
                </section>
            }
        })
        .collect_view();
    let none = is_empty.then(|| {
        view! { <p class="notice">{say!("revisions-none")}</p> }
    });
    let body = view! {
        <h1>{say!("revisions-title")}</h1>
        <p class="lead">{say!("revisions-lead")}</p>
        {none}
        {table(say!("revisions-by-source"), source_head, sources)}
        {programs("")}
        {value_revisions::by_indicator(index)}
        {places}
    };
    Content::new(say!("revisions-title"), say!("revisions-description"), body)
}

/// Where programs find all revisions, or those that `filter` (`&indicator=…`) leaves.
pub(super) fn programs(filter: &str) -> AnyView {
    let written = |format: &str| link(format!("/api/v1/revisions?format={format}{filter}"));
    view! { <p class="quiet">{rich!("revisions-programs", json = written("json"), csv = written("csv"))}</p> }
        .into_any()
}

/// Column heads of [`row`].
pub fn head() -> impl IntoView {
    view! {
        <th scope="col">{say!("figure")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("revisions-before")}</th>
        <th scope="col">{say!("revisions-after")}</th>
    }
}

/// One revision as a row.
pub fn row(index: &EditionIndex, r: &Revision) -> impl IntoView + use<> {
    let after = match r.kind {
        RevisionKind::Withdrawn => view! { <span class="missing">{say!("revisions-is-withdrawn")}</span> }.into_any(),
        RevisionKind::Changed => match r.after.as_ref().and_then(|id| index.observation(id.as_str())) {
            Some(o) => components::figure(o),
            None => view! { <span class="missing">{say!("revisions-is-replaced")}</span> }.into_any(),
        },
    };
    let about = say!("revisions-about", topics = say::topics(&r.before.topics), part = breakdown(&r.before));
    view! {
        <tr>
            <th scope="row">{say::measure(r.before.measure)} " " <small>{about}</small></th>
            <td>{r.before.period.label()}</td>
            <td class="n">{components::figure(&r.before)}</td>
            <td class="n">{after}</td>
        </tr>
    }
}
