//! `/api/v1/documents`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::list::{Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 5] = ["title", "url", "date", "source", "provenance"];

#[derive(Deserialize)]
pub struct Filters {
    source: Option<String>,
}

/// Documents that indexes and feeds of publishers announce, the newest first, those without a date last. Nothing was
/// read in them yet, so they are part of no edition.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    mut headers: HeaderMap,
) -> Result<Response, ApiError> {
    // They change within an edition: never "not modified".
    headers.remove(axum::http::header::IF_NONE_MATCH);
    let request = Request::new(&state, &paging, &headers).await?;
    let listed = state.listed.load();
    request.list(&COLUMNS, listed.iter().filter(|d| filters.source.as_deref().is_none_or(|s| d.source == *s)))
}
