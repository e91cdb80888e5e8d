//! `/api/v1/snapshots`.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};

use super::list::{Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 9] =
    ["sha256", "source", "url", "name", "content_type", "bytes", "retrieved_at", "retrieval", "vintage"];

/// All snapshots that the edition's facts were read from.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    request.list(&COLUMNS, request.loaded.index.edition.facts.snapshots.iter())
}

/// One snapshot.
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(sha256): Path<String>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    let found = request
        .loaded
        .index
        .snapshot(&sha256)
        .ok_or_else(|| ApiError::NotFound(format!("no snapshot {sha256}; see /api/v1/snapshots")))?;
    request.json(found)
}
