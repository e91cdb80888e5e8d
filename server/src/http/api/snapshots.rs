//! `/api/v1/snapshots`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::Snapshot;

use super::list::{Page, Paging, Request, Single};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Path, Query},
};

pub(super) const COLUMNS: [&str; 9] =
    ["sha256", "source", "url", "name", "content_type", "bytes", "retrieved_at", "retrieval", "vintage"];

/// All snapshots that the edition’s facts were read from.
#[utoipa::path(get, path = "/snapshots", operation_id = "list_snapshots", tag = "Sources and editions", params(Paging), responses((status = 200, body = Page<Snapshot>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers, "Snapshot").await?;
    request.list(&COLUMNS, request.loaded.index.edition.facts.snapshots.iter())
}

/// One snapshot.
#[utoipa::path(get, path = "/snapshots/{sha256}", operation_id = "get_snapshot", tag = "Sources and editions", params(("sha256" = String, Path, description = "SHA-256 of the archived bytes: 64 hexadecimal digits."), Single), responses((status = 200, body = Snapshot)))]
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(sha256): Path<String>,
    Query(single): Query<Single>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &single.into(), &headers, "Snapshot").await?;
    let found = request
        .loaded
        .index
        .snapshot(&sha256)
        .ok_or_else(|| ApiError::NotFound(format!("no snapshot {sha256}; see /api/v1/snapshots")))?;
    request.one(&COLUMNS, found)
}
