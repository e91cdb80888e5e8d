//! `/api/v1/indicators` and their series.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Indicator, IndicatorPoint, Sha256Hex, SourceId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{Page, Paging, Request};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Path, Query, year},
};

pub(super) const INDICATOR_COLUMNS: [&str; 8] =
    ["id", "title", "source", "scale", "minimum", "maximum", "direction", "breaks"];
/// The columns of all series in one table; those of one series are the same without the first.
pub(super) const VALUE_COLUMNS: [&str; 13] = [
    "indicator",
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
#[utoipa::path(get, path = "/indicators", operation_id = "list_indicators", tag = "Indicators", params(Paging), responses((status = 200, body = Page<Indicator>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers, "Indicator").await?;
    request.list(&INDICATOR_COLUMNS, request.loaded.index.edition.facts.indicators.iter())
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// First year, 1 to 9999.
    #[serde(default, deserialize_with = "year")]
    #[param(minimum = 1, maximum = 9999)]
    from: Option<i16>,
    /// Last year, 1 to 9999.
    #[serde(default, deserialize_with = "year")]
    #[param(minimum = 1, maximum = 9999)]
    to: Option<i16>,
}

/// One value of an indicator, in the unit of its `scale`.
#[derive(Serialize, ToSchema)]
#[schema(as = IndicatorValue)]
pub(super) struct SeriesItem<'a> {
    jurisdiction: &'a str,
    /// A year, or the first and last day with `/` between.
    period: String,
    year: i16,
    /// Null where the publisher lists the jurisdiction and states no value.
    value: Option<f64>,
    /// As published, in the unit of the value.
    standard_error: Option<f64>,
    /// Bounds as published, or the value ± 1.645 standard errors: a 90 % interval.
    lower: Option<f64>,
    upper: Option<f64>,
    /// `exact`, or `not_reported` where the publisher lists the jurisdiction without a value.
    qualifier: &'static str,
    /// Number of underlying sources, as published.
    n_sources: Option<u16>,
    /// A rating’s own name where the number does not show it: `Tier 2 Watch List`.
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
            qualifier: p.qualifier().id(),
            n_sources: p.n_sources,
            label: p.label.as_deref(),
            source: &p.source,
            snapshot: &p.provenance.snapshot,
            locator: &p.provenance.locator,
        }
    }
}

/// The values of one indicator, by jurisdiction and year.
#[utoipa::path(get, path = "/indicators/{id}/series", operation_id = "list_indicator_series", tag = "Indicators", params(("id" = String, Path, description = "Identifier of an indicator, such as `ti-cpi`."), Filters, Paging), responses((status = 200, body = Page<SeriesItem>)))]
pub async fn series(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers, "IndicatorValue").await?;
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
    request.list(&VALUE_COLUMNS[1..], points.into_iter().filter(within).map(SeriesItem::from))
}
