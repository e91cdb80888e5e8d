//! `/api/v1/facts/{id}`: the permanent address of a fact.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    claims::{self, ClaimItem},
    list::{Request, Single},
    observations::{self, ObservationItem},
};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Path, Query},
};

/// A count, or what a report says that is no count.
#[derive(Serialize, ToSchema)]
#[serde(untagged)]
#[schema(as = Fact)]
enum Fact<'a> {
    Observation(ObservationItem<'a>),
    Claim(ClaimItem<'a>),
}

/// One fact, at its permanent address. A figure that its source changed or withdrew keeps its address.
#[utoipa::path(get, path = "/facts/{id}", operation_id = "get_fact", tag = "Figures", params(("id" = String, Path, description = "Identifier of an observation or claim: 16 hexadecimal digits."), Single), responses((status = 200, body = Fact)))]
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(single): Query<Single>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &single.into(), &headers, "Fact").await?;
    let index = &request.loaded.index;
    match (observations::find(index, &id), index.claim(&id)) {
        (Some(o), _) => request.one(&observations::COLUMNS, &Fact::Observation(ObservationItem::new(o, index))),
        (None, Some(c)) => request.one(&claims::COLUMNS, &Fact::Claim(ClaimItem::new(c, index))),
        (None, None) => Err(ApiError::NotFound(format!("no fact {id} in this edition"))),
    }
}
