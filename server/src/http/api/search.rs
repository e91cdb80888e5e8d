//! `/api/v1/search`: what the search box asks.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_app::{InLanguage, Language};
use lexgap_domain::search::search;
use serde::Deserialize;

use super::list::{Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 5] = ["kind", "id", "title", "subtitle", "href"];
/// Answers for an empty `limit`, and the most.
const DEFAULT: usize = 12;
const MOST: usize = 100;
/// Longest query in characters.
const LONGEST: usize = 200;

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    q: String,
    /// Language of the answers; English unless said.
    lang: Option<String>,
}

/// Jurisdictions, laws, indicators and sources by name, best first, on one page.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(wanted): Query<Wanted>,
    Query(mut paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let limit = paging.limit.take().unwrap_or(DEFAULT).min(MOST);
    let request = Request::new(&state, &paging, &headers).await?;
    let query: String = wanted.q.chars().take(LONGEST).collect();
    let language = match wanted.lang.as_deref() {
        None => Language::English,
        Some(tag) => Language::from_tag(tag).ok_or_else(|| {
            let tags = Language::ALL.map(Language::tag).join(", ");
            ApiError::BadRequest(format!("lang={tag}: it can be {tags}"))
        })?,
    };
    let mut hits = search(&request.loaded.index, &InLanguage(language), &query, limit);
    for hit in &mut hits {
        hit.href = format!("{}{}", language.prefix(), hit.href);
    }
    request.list(&COLUMNS, hits.into_iter())
}
