//! `/api/v1/scores`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::list::{Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 15] = [
    "law",
    "jurisdiction",
    "topic",
    "year",
    "score",
    "lower",
    "upper",
    "rank",
    "rank_lower",
    "rank_upper",
    "ranked",
    "grade",
    "components",
    "missing",
    "flags",
];

#[derive(Deserialize)]
pub struct Filters {
    jurisdiction: Option<String>,
    topic: Option<String>,
    law: Option<String>,
    /// `true`: only where the evidence suffices.
    scored: Option<bool>,
}

/// Scores, one per law and topic; `score` is null where the evidence does not suffice, and `missing` says why.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let request = Request::new(&state, &paging, &headers).await?;
    let items = request.loaded.index.edition.scores.iter().filter(|s| {
        filters.jurisdiction.as_deref().is_none_or(|j| s.jurisdiction == *j)
            && topic.is_none_or(|t| s.topic == t)
            && filters.law.as_deref().is_none_or(|l| s.law == *l)
            && (filters.scored != Some(true) || s.score.is_some())
    });
    request.list(&COLUMNS, items)
}
