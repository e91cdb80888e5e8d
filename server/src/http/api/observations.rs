//! `/api/v1/observations`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{
    Breakdown, EditionIndex, FactStatus, InterestClass, Measure, Observation, ObservationId, Qualifier, Reading,
    Review, Sha256Hex, SourceId, Topic, Unit,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{Page, Paging, Request, Single};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Path, Query, year},
};

pub(super) const COLUMNS: [&str; 19] = [
    "id",
    "jurisdiction",
    "topics",
    "measure",
    "period",
    "year",
    "value",
    "lower",
    "upper",
    "qualifier",
    "unit",
    "breakdown",
    "source",
    "interest_class",
    "snapshot",
    "locator",
    "status",
    "reading",
    "review",
];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// What is counted.
    #[param(value_type = Option<Measure>)]
    measure: Option<String>,
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
    /// `true`: totals only, no parts of them.
    totals: Option<bool>,
    /// `automatic`, `confirmed`, `disputed` or `rejected`; all but rejected where absent.
    #[param(value_type = Option<FactStatus>)]
    status: Option<String>,
}

/// One count of one source.
#[derive(Serialize, ToSchema)]
#[schema(as = Observation)]
pub(super) struct ObservationItem<'a> {
    id: &'a ObservationId,
    jurisdiction: &'a str,
    topics: &'a [Topic],
    measure: Measure,
    /// A year, or the first and last day with `/` between.
    period: String,
    year: i16,
    /// In the `unit`; null where it is not stated or withheld, and `qualifier` says why.
    value: Option<f64>,
    /// What bounds the truth, where the source bounds it.
    lower: Option<f64>,
    upper: Option<f64>,
    qualifier: Qualifier,
    unit: Unit,
    /// Which part of a total it is, such as `sex`: `female`; empty for the total itself.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    breakdown: &'a Breakdown,
    source: &'a SourceId,
    interest_class: Option<InterestClass>,
    snapshot: &'a Sha256Hex,
    /// The place inside the snapshot.
    locator: &'a str,
    status: FactStatus,
    /// How a program read it from prose.
    reading: Option<&'a Reading>,
    /// Numbers of people who decided about it.
    review: Option<&'a Review>,
}

impl<'a> ObservationItem<'a> {
    pub(super) fn new(o: &'a Observation, index: &EditionIndex) -> Self {
        ObservationItem {
            id: &o.id,
            jurisdiction: o.jurisdiction.as_str(),
            topics: &o.topics,
            measure: o.measure,
            period: o.period.label(),
            year: o.period.index_year(),
            value: o.quantity.value,
            lower: o.quantity.lower,
            upper: o.quantity.upper,
            qualifier: o.quantity.qualifier,
            unit: o.unit,
            breakdown: &o.breakdown,
            source: &o.source,
            interest_class: index.source(o.source.as_str()).map(|s| s.interest_class),
            snapshot: &o.provenance.snapshot,
            locator: &o.provenance.locator,
            status: o.status,
            reading: o.reading.as_ref(),
            review: o.review.as_ref(),
        }
    }
}

/// The topic with that identifier, or what the caller may write.
pub fn topic(id: &str) -> Result<Topic, ApiError> {
    Topic::from_id(id).ok_or_else(|| {
        let known = Topic::ALL.map(Topic::id).join(", ");
        ApiError::BadRequest(format!("topic={id}: it can be {known}"))
    })
}

/// The measure that a filter names.
pub fn measure(id: &str) -> Result<Measure, ApiError> {
    Measure::from_id(id).ok_or_else(|| {
        let known = Measure::ALL.map(Measure::id).join(", ");
        ApiError::BadRequest(format!("measure={id}: it can be {known}"))
    })
}

/// The status that a filter names.
pub fn status(id: &str) -> Result<FactStatus, ApiError> {
    FactStatus::ALL.into_iter().find(|s| s.id() == id).ok_or_else(|| {
        let known = FactStatus::ALL.map(FactStatus::id).join(", ");
        ApiError::BadRequest(format!("status={id}: it can be {known}"))
    })
}

/// Counts, filtered.
#[utoipa::path(get, path = "/observations", operation_id = "list_observations", tag = "Figures", params(Filters, Paging), responses((status = 200, body = Page<ObservationItem>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(topic).transpose()?;
    let measure = filters.measure.as_deref().map(measure).transpose()?;
    let status = filters.status.as_deref().map(status).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Observation").await?;
    let index = &request.loaded.index;
    let within = |o: &&Observation| {
        let year = o.period.index_year();
        topic.is_none_or(|t| o.topics.contains(&t))
            && measure.is_none_or(|m| o.measure == m)
            && filters.source.as_deref().is_none_or(|s| o.source == *s)
            && filters.from.is_none_or(|from| year >= from)
            && filters.to.is_none_or(|to| year <= to)
            && (filters.totals != Some(true) || o.is_total())
    };
    let of_place = |o: &&Observation| filters.jurisdiction.as_deref().is_none_or(|j| o.jurisdiction == *j);
    let of_status = |o: &&Observation| status.map_or(o.status != FactStatus::Rejected, |s| o.status == s);
    match filters.jurisdiction.as_deref().filter(|_| status != Some(FactStatus::Rejected)) {
        Some(j) => {
            let items = index.observations_of(j).into_iter().filter(within).filter(of_status);
            request.list(&COLUMNS, items.map(|o| ObservationItem::new(o, index)))
        }
        None => {
            let items = index.edition.facts.observations.iter().filter(of_place).filter(within).filter(of_status);
            request.list(&COLUMNS, items.map(|o| ObservationItem::new(o, index)))
        }
    }
}

/// One count, at its permanent address.
#[utoipa::path(get, path = "/observations/{id}", operation_id = "get_observation", tag = "Figures", params(("id" = String, Path, description = "Identifier of an observation: 16 hexadecimal digits."), Single), responses((status = 200, body = ObservationItem)))]
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(single): Query<Single>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &single.into(), &headers, "Observation").await?;
    let index = &request.loaded.index;
    let found = find(index, &id).ok_or_else(|| ApiError::NotFound(format!("no observation {id} in this edition")))?;
    request.one(&COLUMNS, &ObservationItem::new(found, index))
}

/// The figure with that identifier; one that was changed or withdrawn keeps its address.
pub(super) fn find<'i>(index: &'i EditionIndex, id: &str) -> Option<&'i Observation> {
    index.observation(id).or_else(|| index.edition.revisions.iter().map(|r| &r.before).find(|o| o.id == *id))
}
