//! `/api/v1/indicators` and their series.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use lexgap_domain::{IndicatorPoint, Sha256Hex, SourceId};
use serde::{Deserialize, Serialize};

use super::list::{Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const INDICATOR_COLUMNS: [&str; 8] = ["id", "title", "source", "scale", "minimum", "maximum", "direction", "breaks"];
const SERIES_COLUMNS: [&str; 12] = [
    "jurisdiction",
    "period",
    "year",
    "value",
    "standard_error",
    "lower",
    "upper",
    "qualifier",
    "label",
    "source",
    "snapshot",
    "locator",
];

/// All indicators.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    request.list(&INDICATOR_COLUMNS, request.loaded.index.edition.facts.indicators.iter())
}

#[derive(Deserialize)]
pub struct Filters {
    jurisdiction: Option<String>,
    from: Option<i16>,
    to: Option<i16>,
}

/// A value as the contract gives it.
#[derive(Serialize)]
struct SeriesItem<'a> {
    jurisdiction: &'a str,
    period: String,
    year: i16,
    value: Option<f64>,
    standard_error: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    /// `exact`, or `not_reported` where the publisher lists the jurisdiction without a value.
    qualifier: &'static str,
    n_sources: Option<u16>,
    label: Option<&'a str>,
    source: &'a SourceId,
    snapshot: &'a Sha256Hex,
    locator: &'a str,
}

impl<'a> From<&'a IndicatorPoint> for SeriesItem<'a> {
    fn from(p: &'a IndicatorPoint) -> Self {
        SeriesItem {
            jurisdiction: p.jurisdiction.as_str(),
            period: p.period.label(),
            year: p.period.index_year(),
            value: p.value,
            standard_error: p.standard_error,
            lower: p.lower,
            upper: p.upper,
            qualifier: if p.value.is_some() { "exact" } else { "not_reported" },
            n_sources: p.n_sources,
            label: p.label.as_deref(),
            source: &p.source,
            snapshot: &p.provenance.snapshot,
            locator: &p.provenance.locator,
        }
    }
}

/// The values of one indicator, by jurisdiction and year.
pub async fn series(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    let index = &request.loaded.index;
    if index.indicator(&id).is_none() {
        return Err(ApiError::NotFound(format!("no indicator {id}; see /api/v1/indicators")));
    }
    let points = match filters.jurisdiction.as_deref() {
        Some(j) => index.series(&id, j),
        None => index.series_all(&id).into_iter().flat_map(|(_, points)| points).collect(),
    };
    let within = |p: &&IndicatorPoint| {
        let year = p.period.index_year();
        filters.from.is_none_or(|from| year >= from) && filters.to.is_none_or(|to| year <= to)
    };
    request.list(&SERIES_COLUMNS, points.into_iter().filter(within).map(SeriesItem::from))
}
