//! `/api/v1/scores`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Score, Topic};
use serde::Deserialize;
use utoipa::IntoParams;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

pub(super) const COLUMNS: [&str; 15] = [
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

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// Identifier of a law, such as `untc-18-12-a-ken`.
    law: Option<String>,
    /// `true`: only where the evidence suffices.
    scored: Option<bool>,
}

/// Scores, one per law and topic; `score` is null where the evidence does not suffice, and `missing` says why.
#[utoipa::path(get, path = "/scores", operation_id = "list_scores", tag = "Scores", params(Filters, Paging), responses((status = 200, body = Page<Score>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Score").await?;
    let items = request.loaded.index.edition.scores.iter().filter(|s| {
        filters.jurisdiction.as_deref().is_none_or(|j| s.jurisdiction == *j)
            && topic.is_none_or(|t| s.topic == t)
            && filters.law.as_deref().is_none_or(|l| s.law == *l)
            && (filters.scored != Some(true) || s.score.is_some())
    });
    request.list(&COLUMNS, items)
}
