//! `/api/v1/documents`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::ListedDocument;
use serde::Deserialize;
use utoipa::IntoParams;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 5] = ["title", "url", "date", "source", "provenance"];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a source, such as `unodc-glotip`.
    source: Option<String>,
}

/// Documents that publishers announce, the newest first, those without a date last.
///
/// Their indexes and feeds list them; nothing was read in them yet, so they are part of no edition.
#[utoipa::path(get, path = "/documents", operation_id = "list_documents", tag = "Sources and editions", params(Filters, Paging), responses((status = 200, body = Page<ListedDocument>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    // They change within an edition.
    let request = Request::new(&state, &paging, &headers, "ListedDocument").await?.varying();
    let listed = state.listed.load();
    request.list(&COLUMNS, listed.iter().filter(|d| filters.source.as_deref().is_none_or(|s| d.source == *s)))
}
