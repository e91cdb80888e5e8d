//! Where a figure comes from: one click away from every number on the site.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, FactStatus, Observation, Revision, RevisionKind};

use crate::{
    components::{self, breakdown, dated, jurisdiction_link, name_of, place, qualifier_meaning},
    format::{bytes, interval, number, point_address},
    layout::{Content, Context},
};

/// One observation, current or replaced.
pub fn fact_page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let revision_of = |id: &str| index.edition.revisions.iter().find(|r| r.before.id == *id);
    let (o, replaced): (&Observation, Option<&Revision>) = match index.observation(id) {
        Some(o) => (o, None),
        None => revision_of(id).map(|r| (&r.before, Some(r)))?,
    };
    let place_name = name_of(index, o.jurisdiction.as_str());
    let title = format!("{}, {place_name}, {}: {}", o.measure.label(), o.period.label(), o.quantity.display());
    let topics =
        o.topics.iter().map(|t| view! { <a href=format!("/topics/{}", t.id())>{t.label()}</a> " " }).collect_view();
    let range = o.quantity.lower.zip(o.quantity.upper).filter(|(l, u)| l != u);
    let range = range.map(|(l, u)| view! { <dt>"Lies in"</dt><dd>{interval(l, u, 0)}</dd> });
    let notice = replaced.map(|r| revision_notice(index, r));
    let history: Vec<&Revision> =
        index.revisions_of(o.jurisdiction.as_str()).into_iter().filter(|r| r.after.as_ref() == Some(&o.id)).collect();
    let history = (!history.is_empty()).then(|| {
        let items = history
            .iter()
            .map(|r| {
                view! {
                    <li>
                        {components::figure(&r.before)}
                        " until it was revised; stated in "
                        {place(index, &r.before.provenance)}
                    </li>
                }
            })
            .collect_view();
        view! { <h2>"What the source said before"</h2><ul>{items}</ul> }
    });
    let involved: Vec<_> = index
        .contradictions_of(o.jurisdiction.as_str())
        .into_iter()
        .filter(|c| c.total == o.id || c.parts.contains(&o.id))
        .collect();
    let involved = (!involved.is_empty())
        .then(|| view! { <h2>"Contradicted by its own source"</h2>{components::contradictions(index, &involved)} });
    let same = same_thing(index, o);
    let body = view! {
        <h1>{title.clone()}</h1>
        {notice}
        <dl class="facts">
            <dt>"Jurisdiction"</dt>
            <dd>{jurisdiction_link(index, o.jurisdiction.as_str())}</dd>
            <dt>"Topic"</dt>
            <dd>{topics}</dd>
            <dt>"What is counted"</dt>
            <dd>{o.measure.label()} ", in " {o.unit.id()}</dd>
            <dt>"Period"</dt>
            <dd>{o.period.label()}</dd>
            <dt>"Part"</dt>
            <dd>{breakdown(o)}</dd>
            <dt>"Figure"</dt>
            <dd><strong>{o.quantity.display()}</strong> " – " {qualifier_meaning(o.quantity.qualifier)}</dd>
            {range}
            <dt>"Status"</dt>
            <dd>{status_meaning(o)}</dd>
            {reading(o)}
        </dl>
        <h2>"Where it comes from"</h2>
        {components::provenance(index, index.source(o.source.as_str()), &o.provenance)}
        {history}
        {involved}
        {same}
        <p class="quiet">
            "Permanent address for programs: " <a href=format!("/api/v1/observations/{}", o.id)>{format!("/api/v1/observations/{}", o.id)}</a>
        </p>
    };
    Some(Content::new(title, format!("A figure of {place_name} with its source, archived file and place in it."), body))
}

fn status_meaning(o: &Observation) -> &'static str {
    match (o.status, &o.reading) {
        (FactStatus::Automatic, None) => "taken from a table by a program; no person has confirmed it yet",
        (FactStatus::Automatic, Some(_)) => "read from prose by a program; no person has confirmed it yet",
        (FactStatus::Confirmed, _) => "confirmed by a person",
        (FactStatus::Disputed, _) => "disputed: people who looked at it disagree",
        (FactStatus::Rejected, _) => "rejected by a person: the passage does not say so; part of no score",
    }
}

/// How a figure was read from prose, and what people found.
fn reading(o: &Observation) -> Option<AnyView> {
    let r = o.reading.as_ref()?;
    let review = o.review.as_ref().map(|v| {
        let corrected = v.as_read.as_ref().map(|f| {
            view! {
                <dt>"As the program read it"</dt>
                <dd>
                    {f.measure.label()} ", " {f.period.label()} ": " {f.quantity.display()} ", "
                    {if f.is_total { "a total" } else { "not a total" }}
                </dd>
            }
        });
        view! { <dt>"People who looked"</dt><dd>{components::looked(v)}</dd> {corrected} }
    });
    Some(
        view! {
            <dt>"Read by"</dt>
            <dd>
                "rule " <code>{r.rule.clone()}</code> ", right in " {number(100.0 * r.confidence, 0)}
                " % of labelled texts"
            </dd>
            {review}
        }
        .into_any(),
    )
}

fn revision_notice(index: &EditionIndex, r: &Revision) -> AnyView {
    let file = index.snapshot(r.snapshot.as_str()).map_or_else(|| r.snapshot.to_string(), |s| s.name.clone());
    let after = r.after.as_ref().and_then(|id| index.observation(id.as_str())).map(components::figure);
    let what = match r.kind {
        RevisionKind::Changed => "The source has since changed this figure, without saying so, to ",
        RevisionKind::Withdrawn => "The source has since withdrawn this figure: it went dark",
    };
    view! {
        <p class="notice">
            {what} {after} ", in the file " <a href=format!("/snapshots/{}", r.snapshot)>{file}</a> "."
        </p>
    }
    .into_any()
}

/// Figures of other sources for the same thing.
fn same_thing(index: &EditionIndex, o: &Observation) -> Option<AnyView> {
    let same = |other: &&Observation| {
        other.id != o.id
            && other.measure == o.measure
            && other.period == o.period
            && other.breakdown == o.breakdown
            && other.topics == o.topics
    };
    let found: Vec<&Observation> =
        index.observations_of(o.jurisdiction.as_str()).into_iter().filter(|x| same(x)).collect();
    if found.is_empty() {
        return None;
    }
    let items = found
        .into_iter()
        .map(|x| {
            let source = index.source(x.source.as_str());
            let who = source.map_or_else(|| x.source.to_string(), |s| s.title.clone());
            let class = source.map(|s| s.interest_class.label());
            view! { <li>{components::figure(x)} " " {x.unit.id()} ", " {who} " (" {class} ")"</li> }
        })
        .collect_view();
    Some(view! { <h2>"Other figures for the same thing"</h2><ul>{items}</ul> }.into_any())
}

/// One value of an indicator.
pub fn point_page(context: Context<'_>, indicator: &str, jurisdiction: &str, period: &str) -> Option<Content> {
    let index = context.index;
    let about = index.indicator(indicator)?;
    let p = index.series(indicator, jurisdiction).into_iter().find(|p| p.period.label().replace('/', "-") == period)?;
    let place_name = name_of(index, jurisdiction);
    let shown = match (&p.label, p.value) {
        (Some(label), _) => label.clone(),
        (None, Some(value)) => number(value, 3),
        (None, None) => "no value".to_owned(),
    };
    let title = format!("{}, {place_name}, {}: {shown}", about.title, p.period.label());
    let value = match p.value {
        Some(_) => view! { <strong>{shown}</strong> }.into_any(),
        None => view! { <strong>"no value"</strong> " – the publisher lists the jurisdiction without one; that is not a zero" }
            .into_any(),
    };
    let error = p.standard_error.map(|e| view! { <dt>"Standard error"</dt><dd>{number(e, 3)}</dd> });
    let bounds = p.lower.zip(p.upper).map(|(l, u)| view! { <dt>"90 % interval"</dt><dd>{interval(l, u, 3)}</dd> });
    let n = p.n_sources.map(|n| view! { <dt>"Underlying sources"</dt><dd>{n.to_string()}</dd> });
    let around = index.series(indicator, jurisdiction);
    let others =
        around.into_iter().map(|o| view! { <li><a href=point_address(o)>{o.period.label()}</a></li> }).collect_view();
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="facts">
            <dt>"Jurisdiction"</dt>
            <dd>{jurisdiction_link(index, jurisdiction)}</dd>
            <dt>"Indicator"</dt>
            <dd><a href=format!("/indicators/{indicator}")>{about.title.clone()}</a></dd>
            <dt>"Scale"</dt>
            <dd>{about.scale.clone()}</dd>
            <dt>"Period"</dt>
            <dd>{p.period.label()}</dd>
            <dt>"Value"</dt>
            <dd>{value}</dd>
            {error}
            {bounds}
            {n}
        </dl>
        <h2>"Where it comes from"</h2>
        {components::provenance(index, index.source(p.source.as_str()), &p.provenance)}
        <h2>"Other periods"</h2>
        <ul class="inline">{others}</ul>
    };
    Some(Content::new(title, format!("A value of {place_name} with its source, archived file and place in it."), body))
}

/// An archived file.
pub fn snapshot_page(context: Context<'_>, sha256: &str) -> Option<Content> {
    let index = context.index;
    let s = index.snapshot(sha256)?;
    let facts = &index.edition.facts;
    let here = |snapshot: &lexgap_domain::Sha256Hex| *snapshot == s.sha256;
    let laws = facts.laws.iter().filter(|l| l.dates.iter().any(|d| here(&d.provenance.snapshot))).count();
    let counts = facts.observations.iter().filter(|o| here(&o.provenance.snapshot)).count();
    let claims = facts.claims.iter().filter(|c| here(&c.provenance.snapshot)).count();
    let values = facts.points.iter().filter(|p| here(&p.provenance.snapshot)).count();
    let source = index.source(s.source.as_str()).map(|source| {
        view! {
            <dt>"Source"</dt>
            <dd><a href=format!("/sources#{}", source.id)>{source.title.clone()}</a> ", " {source.publisher.clone()}</dd>
            <dt>"Terms"</dt>
            <dd>{source.terms.clone()}</dd>
        }
    });
    let title = format!("Archived file {}", s.name);
    let hash = s.sha256.to_string();
    let count = |n: usize| crate::format::integer(n as u64);
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="facts">
            {source}
            {dated(s)}
            <dt>"Content type"</dt>
            <dd>{s.content_type.clone()}</dd>
            <dt>"Size"</dt>
            <dd>{bytes(s.bytes)}</dd>
            <dt>"SHA-256"</dt>
            <dd><code class="hash">{hash.clone()}</code></dd>
            <dt>"Current facts read from it"</dt>
            <dd>{count(counts)} " counts, " {count(values)} " indicator values, " {count(laws)} " laws, " {count(claims)} " statements of reports"</dd>
        </dl>
        <p>
            "Anyone who holds the publisher’s file can check that it is the same: "
            <code>"sha256sum FILE"</code> " must print this hash."
        </p>
        <p class="quiet">"For programs: " <a href=format!("/api/v1/snapshots/{hash}")>{format!("/api/v1/snapshots/{hash}")}</a></p>
    };
    Some(Content::new(title, "An archived file with its hash, address and dates.", body))
}
