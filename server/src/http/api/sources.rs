//! `/api/v1/sources`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Source, SourceHealth};
use serde::Serialize;
use utoipa::ToSchema;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

pub(super) const COLUMNS: [&str; 12] = [
    "id",
    "title",
    "publisher",
    "interest_class",
    "measures",
    "tilt",
    "terms",
    "attribution",
    "homepage",
    "schedule",
    "tried_on_own_documents_only",
    "parts_tried_on_own_documents_only",
];

/// A publication and what could tilt its figures, with how it fared of late.
#[derive(Serialize, ToSchema)]
struct SourceItem<'a> {
    #[serde(flatten)]
    source: &'a Source,
    /// How the source fared of late on this server; not part of the edition.
    health: Option<&'a SourceHealth>,
}

/// All sources.
#[utoipa::path(get, path = "/sources", operation_id = "list_sources", tag = "Sources and editions", params(Paging), responses((status = 200, body = Page<SourceItem>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    // Health changes within an edition.
    let request = Request::new(&state, &paging, &headers, "SourceItem").await?.varying();
    let health = state.health.load();
    let items = request
        .loaded
        .index
        .edition
        .facts
        .sources
        .iter()
        .map(|source| SourceItem { source, health: health.iter().find(|h| h.source == source.id) });
    request.list(&COLUMNS, items)
}
