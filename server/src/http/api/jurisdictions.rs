//! `/api/v1/jurisdictions`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::Jurisdiction;
use serde::Deserialize;
use utoipa::IntoParams;

use super::list::{Page, Paging, Request, Single};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Path, Query},
};

pub(super) const COLUMNS: [&str; 9] =
    ["id", "alpha2", "numeric", "name", "region", "subregion", "income_group", "status", "parent"];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Region, sub-region or intermediate region by its UN M49 name, such as `Eastern Africa`.
    region: Option<String>,
}

/// All jurisdictions, by identifier.
#[utoipa::path(get, path = "/jurisdictions", operation_id = "list_jurisdictions", tag = "Places and laws", params(Filters, Paging), responses((status = 200, body = Page<Jurisdiction>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers, "Jurisdiction").await?;
    let items = request.loaded.index.edition.jurisdictions.iter().filter(|j| {
        filters.region.as_deref().is_none_or(|r| {
            [&j.region, &j.subregion, &j.intermediate_region].into_iter().any(|x| x.as_deref() == Some(r))
        })
    });
    request.list(&COLUMNS, items)
}

/// One jurisdiction.
#[utoipa::path(get, path = "/jurisdictions/{id}", operation_id = "get_jurisdiction", tag = "Places and laws", params(("id" = String, Path, description = "ISO 3166-1 alpha-3 or another code of the list, such as `KEN`."), Single), responses((status = 200, body = Jurisdiction)))]
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(single): Query<Single>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &single.into(), &headers, "Jurisdiction").await?;
    let found = request.loaded.index.jurisdiction(&id).ok_or_else(|| {
        ApiError::NotFound(format!("no jurisdiction {id}; codes are ISO 3166-1 alpha-3, such as KEN"))
    })?;
    request.one(&COLUMNS, found)
}
