//! `/api/v1/jurisdictions`.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use serde::Deserialize;

use super::list::{Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 9] =
    ["id", "alpha2", "numeric", "name", "region", "subregion", "income_group", "status", "parent"];

#[derive(Deserialize)]
pub struct Filters {
    region: Option<String>,
}

/// All jurisdictions, by identifier.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    let items = request.loaded.index.edition.jurisdictions.iter().filter(|j| {
        filters.region.as_deref().is_none_or(|r| {
            [&j.region, &j.subregion, &j.intermediate_region].into_iter().any(|x| x.as_deref() == Some(r))
        })
    });
    request.list(&COLUMNS, items)
}

/// One jurisdiction.
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    let found = request.loaded.index.jurisdiction(&id).ok_or_else(|| {
        ApiError::NotFound(format!("no jurisdiction {id}; codes are ISO 3166-1 alpha-3, such as KEN"))
    })?;
    request.json(found)
}
