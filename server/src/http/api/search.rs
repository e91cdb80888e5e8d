//! `/api/v1/search`: what the search box asks.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::search::{Hit, search};
use serde::Deserialize;
use utoipa::IntoParams;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 5] = ["kind", "id", "title", "subtitle", "href"];
/// Answers for an empty `limit`, and the most.
const DEFAULT: usize = 12;
const MOST: usize = 100;
/// Longest query in characters.
const LONGEST: usize = 200;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words of a name or code; the first 200 characters count.
    #[serde(default)]
    q: String,
}

/// Jurisdictions, laws, indicators and sources by name, best first, on one page.
#[utoipa::path(get, path = "/search", operation_id = "search", tag = "Places and laws", params(Wanted, Paging), responses((status = 200, body = Page<Hit>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(wanted): Query<Wanted>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let limit = paging.limit.unwrap_or(DEFAULT).min(MOST);
    let request = Request::new(&state, &paging, &headers, "Hit").await?;
    let query: String = wanted.q.chars().take(LONGEST).collect();
    request.list(&COLUMNS, search(&request.loaded.index, &query, limit).into_iter())
}
