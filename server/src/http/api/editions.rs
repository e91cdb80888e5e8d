//! `/api/v1/editions`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::EditionHead;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 9] =
    ["number", "published_at", "method_version", "seed", "draws", "merkle_root", "previous_root", "facts", "scored"];

/// All editions, newest first. Any list of this API answers from an old one with `edition=N`.
#[utoipa::path(get, path = "/editions", operation_id = "list_editions", tag = "Sources and editions", params(Paging), responses((status = 200, body = Page<EditionHead>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers, "EditionHead").await?;
    request.list(&COLUMNS, state.store.edition_heads().await?.iter())
}
