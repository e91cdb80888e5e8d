//! Where a figure comes from: one click away from every number on the site.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, FactStatus, Observation, Revision, RevisionKind};

use crate::{
    components::{self, breakdown, dated, jurisdiction_link, name_of, place},
    format::{bytes, integer, interval, number, percent, point_address, quantity},
    layout::{Content, Context},
    pages::value_revisions,
    say::{self, published, rich, say, to},
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
    let title = say!(
        "fact-title",
        measure = say::measure(o.measure),
        place = place_name.clone(),
        period = o.period.label(),
        figure = quantity(&o.quantity),
    );
    let topics = o
        .topics
        .iter()
        .map(|t| view! { <a href=to(format!("/topics/{}", t.id()))>{say::topic(*t)}</a> " " })
        .collect_view();
    let range = o.quantity.lower.zip(o.quantity.upper).filter(|(l, u)| l != u);
    let range = range.map(|(l, u)| view! { <dt>{say!("fact-lies-in")}</dt><dd>{interval(l, u, 0)}</dd> });
    let notice = replaced.map(|r| revision_notice(index, r));
    let history: Vec<&Revision> =
        index.revisions_of(o.jurisdiction.as_str()).into_iter().filter(|r| r.after.as_ref() == Some(&o.id)).collect();
    let history = (!history.is_empty()).then(|| {
        let items = history
            .iter()
            .map(|r| {
                let said = rich!(
                    "fact-before",
                    figure = components::figure(&r.before),
                    place = place(index, &r.before.provenance),
                );
                view! { <li>{said}</li> }
            })
            .collect_view();
        view! { <h2>{say!("fact-said-before")}</h2><ul>{items}</ul> }
    });
    let involved: Vec<_> = index
        .contradictions_of(o.jurisdiction.as_str())
        .into_iter()
        .filter(|c| c.total == o.id || c.parts.contains(&o.id))
        .collect();
    let involved = (!involved.is_empty())
        .then(|| view! { <h2>{say!("fact-contradicted")}</h2>{components::contradictions(index, &involved)} });
    let same = same_thing(index, o);
    let body = view! {
        <h1>{title.clone()}</h1>
        {notice}
        <dl class="facts">
            <dt>{say!("jurisdiction")}</dt>
            <dd>{jurisdiction_link(index, o.jurisdiction.as_str())}</dd>
            <dt>{say!("topic")}</dt>
            <dd>{topics}</dd>
            <dt>{say!("fact-counted")}</dt>
            <dd>{say!("fact-measure-in-unit", measure = say::measure(o.measure), unit = say::unit(o.unit))}</dd>
            <dt>{say!("period")}</dt>
            <dd>{o.period.label()}</dd>
            <dt>{say!("fact-part")}</dt>
            <dd>{breakdown(o)}</dd>
            <dt>{say!("figure")}</dt>
            <dd>{rich!("fact-figure", figure = quantity(&o.quantity), meaning = say::qualifier(o.quantity.qualifier))}</dd>
            {range}
            <dt>{say!("status")}</dt>
            <dd>{status_meaning(o)}</dd>
            {reading(o)}
        </dl>
        <h2>{say!("provenance-where")}</h2>
        {components::provenance(index, index.source(o.source.as_str()), &o.provenance)}
        {history}
        {involved}
        {same}
        <p class="quiet">{rich!("fact-programs", address = address_of(format!("/api/v1/observations/{}", o.id)))}</p>
    };
    Some(Content::new(title, say!("fact-description", place = place_name), body))
}

/// An address of the API as a link that shows itself.
fn address_of(path: String) -> AnyView {
    view! { <a href=path.clone() dir="ltr">{path.clone()}</a> }.into_any()
}

fn status_meaning(o: &Observation) -> String {
    say!(match (o.status, &o.reading) {
        (FactStatus::Automatic, None) => "fact-status-automatic",
        (FactStatus::Automatic, Some(_)) => "fact-status-automatic-prose",
        (FactStatus::Confirmed, _) => "fact-status-confirmed",
        (FactStatus::Disputed, _) => "fact-status-disputed",
        (FactStatus::Rejected, _) => "fact-status-rejected",
    })
}

/// How a figure was read from prose, and what people found.
fn reading(o: &Observation) -> Option<AnyView> {
    let r = o.reading.as_ref()?;
    let review = o.review.as_ref().map(|v| {
        let corrected = v.as_read.as_ref().map(|f| {
            let id = if f.is_total { "fact-as-read-total" } else { "fact-as-read-part" };
            let said =
                say!(id, measure = say::measure(f.measure), period = f.period.label(), figure = quantity(&f.quantity));
            view! { <dt>{say!("fact-as-read")}</dt><dd>{said}</dd> }
        });
        view! { <dt>{say!("fact-people")}</dt><dd>{components::looked(v)}</dd> {corrected} }
    });
    Some(
        view! {
            <dt>{say!("fact-read-by")}</dt>
            <dd>{rich!("fact-rule", rule = r.rule.clone(), share = percent(r.confidence))}</dd>
            {review}
        }
        .into_any(),
    )
}

fn revision_notice(index: &EditionIndex, r: &Revision) -> AnyView {
    let file = index.snapshot(r.snapshot.as_str()).map_or_else(|| r.snapshot.to_string(), |s| s.name.clone());
    let after = r.after.as_ref().and_then(|id| index.observation(id.as_str())).map(components::figure);
    let file = view! { <a href=to(format!("/snapshots/{}", r.snapshot)) dir="ltr">{file}</a> }.into_any();
    let said = match (r.kind, after) {
        (RevisionKind::Changed, Some(figure)) => rich!("fact-changed", figure = figure, file = file),
        (RevisionKind::Changed, None) => rich!("fact-changed-again", file = file),
        (RevisionKind::Withdrawn, _) => rich!("fact-withdrawn", file = file),
    };
    view! { <p class="notice">{said}</p> }.into_any()
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
            let who = published(source.map_or(x.source.as_str(), |s| s.title.as_str()));
            let said = rich!(
                "fact-other",
                figure = components::figure(x),
                unit = say::unit(x.unit),
                source = who,
                interest = source.map(say::interest).unwrap_or_default(),
            );
            view! { <li>{said}</li> }
        })
        .collect_view();
    Some(view! { <h2>{say!("fact-others")}</h2><ul>{items}</ul> }.into_any())
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
        (None, None) => say!("no-value"),
    };
    let title = say!(
        "point-title",
        indicator = about.title.clone(),
        place = place_name.clone(),
        period = p.period.label(),
        value = shown.clone(),
    );
    let value = match p.value {
        Some(_) => view! { <strong>{shown}</strong> }.into_any(),
        None => rich!("point-no-value"),
    };
    let error = p.standard_error.map(|e| view! { <dt>{say!("standard-error")}</dt><dd>{number(e, 3)}</dd> });
    let bounds =
        p.lower.zip(p.upper).map(|(l, u)| view! { <dt>{say!("interval-90")}</dt><dd>{interval(l, u, 3)}</dd> });
    let n = p.n_sources.map(|n| view! { <dt>{say!("point-sources")}</dt><dd>{integer(n.into())}</dd> });
    let history = index.value_revisions_of(indicator).into_iter();
    let history = history.filter(|r| r.before.jurisdiction == *jurisdiction && r.before.period == p.period);
    let history: Vec<AnyView> = history
        .map(|r| {
            let figure = value_revisions::before(index, r);
            let said = rich!("fact-before", figure = figure, place = place(index, &r.before.provenance));
            view! { <li>{said}</li> }.into_any()
        })
        .collect();
    let history = (!history.is_empty()).then(|| view! { <h2>{say!("fact-said-before")}</h2><ul>{history}</ul> });
    let around = index.series(indicator, jurisdiction);
    let others =
        around.into_iter().map(|o| view! { <li><a href=point_address(o)>{o.period.label()}</a></li> }).collect_view();
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="facts">
            <dt>{say!("jurisdiction")}</dt>
            <dd>{jurisdiction_link(index, jurisdiction)}</dd>
            <dt>{say!("indicator")}</dt>
            <dd><a href=to(format!("/indicators/{indicator}")) lang="en" dir="auto">{about.title.clone()}</a></dd>
            <dt>{say!("scale")}</dt>
            <dd lang="en" dir="auto">{about.scale.clone()}</dd>
            <dt>{say!("period")}</dt>
            <dd>{p.period.label()}</dd>
            <dt>{say!("value")}</dt>
            <dd>{value}</dd>
            {error}
            {bounds}
            {n}
        </dl>
        <h2>{say!("provenance-where")}</h2>
        {components::provenance(index, index.source(p.source.as_str()), &p.provenance)}
        {history}
        <h2>{say!("point-other-periods")}</h2>
        <ul class="inline">{others}</ul>
    };
    Some(Content::new(title, say!("point-description", place = place_name), body))
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
            <dt>{say!("source")}</dt>
            <dd lang="en" dir="auto">
                <a href=to(format!("/sources#{}", source.id))>{source.title.clone()}</a> ", " {source.publisher.clone()}
            </dd>
            <dt>{say!("sources-terms")}</dt>
            <dd lang="en" dir="auto">{source.terms.clone()}</dd>
        }
    });
    let title = say!("snapshot-title", name = s.name.clone());
    let hash = s.sha256.to_string();
    let from_it = say!("snapshot-facts", counts = counts, values = values, laws = laws, claims = claims);
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="facts">
            {source}
            {dated(s)}
            <dt>{say!("snapshot-content-type")}</dt>
            <dd><span dir="ltr">{s.content_type.clone()}</span></dd>
            <dt>{say!("snapshot-size")}</dt>
            <dd>{bytes(s.bytes)}</dd>
            <dt>"SHA-256"</dt>
            <dd><code class="hash">{hash.clone()}</code></dd>
            <dt>{say!("snapshot-current-facts")}</dt>
            <dd>{from_it}</dd>
        </dl>
        <p>{rich!("snapshot-check")}</p>
        <p class="quiet">{rich!("snapshot-programs", address = address_of(format!("/api/v1/snapshots/{hash}")))}</p>
    };
    Some(Content::new(title, say!("snapshot-description"), body))
}
