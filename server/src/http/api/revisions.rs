//! `/api/v1/revisions`: what publishers changed or withdrew without notice.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{
    Breakdown, EditionIndex, IndicatorId, IndicatorPoint, InterestClass, Measure, ObservationId, Qualifier, Revision,
    RevisionKind, Sha256Hex, SourceId, Topic, Unit, ValueRevision,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    list::{Page, Paging, Request},
    observations::{measure, topic},
};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Query, year},
};

pub(super) const COLUMNS: [&str; 32] = [
    "kind",
    "id",
    "jurisdiction",
    "topics",
    "measure",
    "indicator",
    "period",
    "year",
    "unit",
    "breakdown",
    "value",
    "standard_error",
    "lower",
    "upper",
    "qualifier",
    "n_sources",
    "label",
    "snapshot",
    "locator",
    "new_id",
    "new_value",
    "new_standard_error",
    "new_lower",
    "new_upper",
    "new_qualifier",
    "new_n_sources",
    "new_label",
    "new_snapshot",
    "new_locator",
    "seen_in",
    "source",
    "interest_class",
];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// `changed` or `withdrawn`.
    #[param(value_type = Option<RevisionKind>)]
    kind: Option<String>,
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic: counts only.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// What is counted: counts only.
    #[param(value_type = Option<Measure>)]
    measure: Option<String>,
    /// Identifier of an indicator, such as `ti-cpi`: its values only.
    indicator: Option<String>,
    /// Identifier of a source, such as `unodc-glotip`.
    source: Option<String>,
    /// First year, 1 to 9999.
    #[serde(default, deserialize_with = "year")]
    #[param(minimum = 1, maximum = 9999)]
    from: Option<i16>,
    /// Last year, 1 to 9999.
    #[serde(default, deserialize_with = "year")]
    #[param(minimum = 1, maximum = 9999)]
    to: Option<i16>,
}

/// A count, or a value of an indicator, that its own source stated otherwise before.
#[derive(Serialize, ToSchema)]
#[schema(as = Revision)]
pub(super) struct RevisionItem<'a> {
    /// Whether the source now states something else, or nothing.
    kind: RevisionKind,
    /// Identifier of the old count, which keeps its address; null for a value of an indicator.
    id: Option<&'a ObservationId>,
    jurisdiction: &'a str,
    topics: &'a [Topic],
    /// What is counted; null for a value of an indicator.
    measure: Option<Measure>,
    /// Whose value it is; null for a count.
    indicator: Option<&'a IndicatorId>,
    /// A year, or the first and last day with `/` between.
    period: String,
    year: i16,
    unit: Option<Unit>,
    /// Which part of a total it is, such as `sex`: `female`; empty for the total itself and for values of indicators.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    breakdown: Breakdown,
    /// As stated before; null where it was withheld or not stated.
    value: Option<f64>,
    standard_error: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    qualifier: Qualifier,
    /// Number of underlying sources, as published.
    n_sources: Option<u16>,
    /// A rating’s own name.
    label: Option<&'a str>,
    /// Where it was stated before.
    snapshot: &'a Sha256Hex,
    locator: &'a str,
    /// As stated now; null where it was withdrawn.
    new_id: Option<&'a ObservationId>,
    new_value: Option<f64>,
    new_standard_error: Option<f64>,
    new_lower: Option<f64>,
    new_upper: Option<f64>,
    new_qualifier: Option<Qualifier>,
    new_n_sources: Option<u16>,
    new_label: Option<&'a str>,
    new_snapshot: Option<&'a Sha256Hex>,
    new_locator: Option<&'a str>,
    /// The snapshot in which the change was seen.
    seen_in: &'a Sha256Hex,
    source: &'a SourceId,
    interest_class: Option<InterestClass>,
}

/// All rows of an edition: counts, then values of indicators.
pub(super) fn items(index: &EditionIndex) -> impl Iterator<Item = RevisionItem<'_>> {
    let counts = index.edition.revisions.iter().map(|r| RevisionItem::of_count(r, index));
    counts.chain(index.edition.value_revisions.iter().map(|r| RevisionItem::of_value(r, index)))
}

impl<'a> RevisionItem<'a> {
    fn of_count(r: &'a Revision, index: &'a EditionIndex) -> Self {
        let o = &r.before;
        let now = r.after.as_ref().and_then(|id| index.observation(id.as_str()));
        RevisionItem {
            kind: r.kind,
            id: Some(&o.id),
            jurisdiction: o.jurisdiction.as_str(),
            topics: &o.topics,
            measure: Some(o.measure),
            indicator: None,
            period: o.period.label(),
            year: o.period.index_year(),
            unit: Some(o.unit),
            breakdown: o.breakdown.clone(),
            value: o.quantity.value,
            standard_error: None,
            lower: o.quantity.lower,
            upper: o.quantity.upper,
            qualifier: o.quantity.qualifier,
            n_sources: None,
            label: None,
            snapshot: &o.provenance.snapshot,
            locator: &o.provenance.locator,
            new_id: now.map(|n| &n.id),
            new_value: now.and_then(|n| n.quantity.value),
            new_standard_error: None,
            new_lower: now.and_then(|n| n.quantity.lower),
            new_upper: now.and_then(|n| n.quantity.upper),
            new_qualifier: now.map(|n| n.quantity.qualifier),
            new_n_sources: None,
            new_label: None,
            new_snapshot: now.map(|n| &n.provenance.snapshot),
            new_locator: now.map(|n| n.provenance.locator.as_str()),
            seen_in: &r.snapshot,
            source: &o.source,
            interest_class: interest_class(index, &o.source),
        }
    }

    fn of_value(r: &'a ValueRevision, index: &'a EditionIndex) -> Self {
        let p = &r.before;
        let now = index.value_now(r).filter(|_| r.kind == RevisionKind::Changed);
        RevisionItem {
            kind: r.kind,
            id: None,
            jurisdiction: p.jurisdiction.as_str(),
            topics: &[],
            measure: None,
            indicator: Some(&p.indicator),
            period: p.period.label(),
            year: p.period.index_year(),
            unit: None,
            breakdown: Breakdown::new(),
            value: p.value,
            standard_error: p.standard_error,
            lower: p.lower,
            upper: p.upper,
            qualifier: p.qualifier(),
            n_sources: p.n_sources,
            label: p.label.as_deref(),
            snapshot: &p.provenance.snapshot,
            locator: &p.provenance.locator,
            new_id: None,
            new_value: now.and_then(|n| n.value),
            new_standard_error: now.and_then(|n| n.standard_error),
            new_lower: now.and_then(|n| n.lower),
            new_upper: now.and_then(|n| n.upper),
            new_qualifier: now.map(IndicatorPoint::qualifier),
            new_n_sources: now.and_then(|n| n.n_sources),
            new_label: now.and_then(|n| n.label.as_deref()),
            new_snapshot: now.map(|n| &n.provenance.snapshot),
            new_locator: now.map(|n| n.provenance.locator.as_str()),
            seen_in: &r.snapshot,
            source: &p.source,
            interest_class: interest_class(index, &p.source),
        }
    }
}

fn interest_class(index: &EditionIndex, source: &SourceId) -> Option<InterestClass> {
    index.source(source.as_str()).map(|s| s.interest_class)
}

fn kind(id: &str) -> Result<RevisionKind, ApiError> {
    match id {
        "changed" => Ok(RevisionKind::Changed),
        "withdrawn" => Ok(RevisionKind::Withdrawn),
        _ => Err(ApiError::BadRequest(format!("kind={id}: it can be changed, withdrawn"))),
    }
}

/// Counts and values of indicators that their source changed or withdrew, filtered.
#[utoipa::path(get, path = "/revisions", operation_id = "list_revisions", tag = "Figures", params(Filters, Paging), responses((status = 200, body = Page<RevisionItem>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let kind = filters.kind.as_deref().map(kind).transpose()?;
    let topic = filters.topic.as_deref().map(topic).transpose()?;
    let measure = filters.measure.as_deref().map(measure).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Revision").await?;
    let wanted = |r: &RevisionItem<'_>| {
        kind.is_none_or(|k| r.kind == k)
            && topic.is_none_or(|t| r.topics.contains(&t))
            && measure.is_none_or(|m| r.measure == Some(m))
            && filters.indicator.as_deref().is_none_or(|i| r.indicator.is_some_and(|of| *of == *i))
            && filters.jurisdiction.as_deref().is_none_or(|j| r.jurisdiction == j)
            && filters.source.as_deref().is_none_or(|s| *r.source == *s)
            && filters.from.is_none_or(|from| r.year >= from)
            && filters.to.is_none_or(|to| r.year <= to)
    };
    request.list(&COLUMNS, items(&request.loaded.index).filter(wanted))
}
