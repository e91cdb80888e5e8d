//! `/api/v1/event-studies`: what changed across jurisdictions after they took up an instrument.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Measure, Sensitivity, StudyMean, StudyYear, Topic, TopicStudy, Wald};
use lexgap_texts::english;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

pub(super) const COLUMNS: [&str; 14] = [
    "topic",
    "instrument",
    "measure",
    "first_year",
    "last_year",
    "treated",
    "never_treated",
    "left_out",
    "overall",
    "pre_trend",
    "sensitivity",
    "sensitivity_reason",
    "years",
    "reason",
];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// What is counted.
    #[param(value_type = Option<Measure>)]
    measure: Option<String>,
    /// Identifier that all parties of a treaty share, such as `untc-18-12-a`; `national` for national laws.
    instrument: Option<String>,
    /// `true`: only where it can be estimated; `false`: only where it cannot.
    estimated: Option<bool>,
}

/// Jurisdictions with an instrument against those without, or not yet, by years since it took effect: a staggered
/// difference-in-differences of ln(1 + count per million inhabitants). Where it cannot be estimated `reason` says why.
#[derive(Serialize, ToSchema)]
#[schema(as = EventStudy)]
pub(super) struct Item<'a> {
    topic: Topic,
    /// Identifier that all parties of a treaty share; null for national laws.
    instrument: Option<&'a str>,
    measure: Measure,
    /// First and last year with figures.
    first_year: Option<i16>,
    last_year: Option<i16>,
    /// Jurisdictions with figures and the instrument, and those without it until after the last year.
    treated: Option<u32>,
    never_treated: Option<u32>,
    /// Jurisdictions with figures that could not be used.
    left_out: Option<u32>,
    /// Mean of the years from 0 on, with its 95 % interval.
    overall: Option<StudyMean>,
    /// Test that all effects before the instrument are 0; null where no year before it can be estimated.
    pre_trend: Option<Wald>,
    /// How far from parallel trends the effect in the first year holds.
    sensitivity: Option<&'a Sensitivity>,
    /// Why that cannot be told, else null.
    sensitivity_reason: Option<String>,
    /// By years since the instrument took effect; −1 is what all others are compared with.
    years: &'a [StudyYear],
    /// Why nothing can be estimated, else null.
    reason: Option<String>,
}

pub(super) fn item(s: &TopicStudy) -> Item<'_> {
    let study = s.result.as_ref().ok();
    Item {
        topic: s.topic,
        instrument: s.instrument.as_deref(),
        measure: s.measure,
        first_year: study.map(|s| s.first_year),
        last_year: study.map(|s| s.last_year),
        treated: study.map(|s| s.treated),
        never_treated: study.map(|s| s.never_treated),
        left_out: study.map(|s| s.left_out),
        overall: study.map(|s| s.overall),
        pre_trend: study.and_then(|s| s.pre_trend),
        sensitivity: study.and_then(|s| s.sensitivity.as_ref().ok()),
        sensitivity_reason: study.and_then(|s| s.sensitivity.as_ref().err()).map(english),
        years: study.map_or(&[], |s| s.years.as_slice()),
        reason: s.result.as_ref().err().map(english),
    }
}

/// Event studies, by topic, instrument and measure.
#[utoipa::path(get, path = "/event-studies", operation_id = "list_event_studies", tag = "Scores", params(Filters, Paging), responses((status = 200, body = Page<Item>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let measure = filters.measure.as_deref().map(super::observations::measure).transpose()?;
    let request = Request::new(&state, &paging, &headers, "EventStudy").await?;
    let items = request.loaded.index.edition.studies.iter().filter(|s| {
        topic.is_none_or(|t| s.topic == t)
            && measure.is_none_or(|m| s.measure == m)
            && filters.instrument.as_deref().is_none_or(|i| i == s.instrument_name())
            && filters.estimated.is_none_or(|wanted| wanted == s.result.is_ok())
    });
    request.list(&COLUMNS, items.map(item))
}
