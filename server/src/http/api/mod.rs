//! `/api/v1`: lists with filters and pages, as JSON and CSV, tagged by the edition.

mod accept;
mod claims;
mod conflicts;
mod deprecation;
mod documents;
mod editions;
mod effects;
mod facts;
mod indicators;
mod jurisdictions;
mod kept;
mod laws;
pub mod list;
mod observations;
pub mod openapi;
mod practices;
mod reconciled;
mod revisions;
mod scores;
mod search;
mod snapshots;
mod sources;
mod studies;
pub mod tables;

use std::sync::Arc;

use axum::{Router, extract::OriginalUri, middleware, routing::get};
use utoipa::OpenApi as _;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{AppState, error::ApiError};

/// Routes that describe themselves.
fn described() -> OpenApiRouter<Arc<AppState>> {
    OpenApiRouter::with_openapi(openapi::Description::openapi())
        .routes(routes!(jurisdictions::list))
        .routes(routes!(jurisdictions::one))
        .routes(routes!(laws::list))
        .routes(routes!(laws::one))
        .routes(routes!(laws::diff))
        .routes(routes!(scores::list))
        .routes(routes!(observations::list))
        .routes(routes!(observations::one))
        .routes(routes!(facts::one))
        .routes(routes!(claims::list))
        .routes(routes!(conflicts::list))
        .routes(routes!(reconciled::list))
        .routes(routes!(revisions::list))
        .routes(routes!(effects::list))
        .routes(routes!(studies::list))
        .routes(routes!(practices::list))
        .routes(routes!(indicators::list))
        .routes(routes!(indicators::series))
        .routes(routes!(sources::list))
        .routes(routes!(snapshots::list))
        .routes(routes!(snapshots::one))
        .routes(routes!(documents::list))
        .routes(routes!(editions::list))
        .routes(routes!(search::list))
}

/// Routes of the API.
pub fn routes(state: Arc<AppState>) -> Router<Arc<AppState>> {
    let (router, _) = described().split_for_parts();
    router
        .layer(middleware::from_fn_with_state(state, kept::keep))
        .route("/openapi.json", get(openapi::serve))
        .layer(middleware::from_fn(deprecation::mark))
        .fallback(unknown)
        .method_not_allowed_fallback(async || ApiError::MethodNotAllowed)
}

/// Whatever no route of the API answers to.
pub async fn unknown(OriginalUri(uri): OriginalUri) -> ApiError {
    let paths = openapi::document()["paths"].as_object();
    let known: Vec<&str> = paths.into_iter().flat_map(|p| p.keys()).map(|p| p.trim_start_matches('/')).collect();
    ApiError::NotFound(format!("{} is no address of this API; there are {}", uri.path(), known.join(", ")))
}
