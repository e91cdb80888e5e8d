//! `/api/v1`: lists with filters and pages, as JSON and CSV, tagged by the edition.

mod claims;
mod conflicts;
mod documents;
mod editions;
mod indicators;
mod jurisdictions;
mod laws;
mod list;
mod observations;
mod practices;
mod reconciled;
mod scores;
mod search;
mod snapshots;
mod sources;

use std::sync::Arc;

use axum::{Router, extract::OriginalUri, routing::get};

use super::{AppState, error::ApiError};

/// Routes of the API.
pub fn routes() -> Router<Arc<AppState>> {
    Router::new()
        .route("/jurisdictions", get(jurisdictions::list))
        .route("/jurisdictions/{id}", get(jurisdictions::one))
        .route("/laws", get(laws::list))
        .route("/laws/{id}", get(laws::one))
        .route("/laws/{id}/diff", get(laws::diff))
        .route("/claims", get(claims::list))
        .route("/conflicts", get(conflicts::list))
        .route("/observations", get(observations::list))
        .route("/observations/{id}", get(observations::one))
        .route("/indicators", get(indicators::list))
        .route("/indicators/{id}/series", get(indicators::series))
        .route("/practices", get(practices::list))
        .route("/reconciled", get(reconciled::list))
        .route("/scores", get(scores::list))
        .route("/sources", get(sources::list))
        .route("/snapshots", get(snapshots::list))
        .route("/snapshots/{sha256}", get(snapshots::one))
        .route("/documents", get(documents::list))
        .route("/editions", get(editions::list))
        .route("/search", get(search::list))
        .fallback(unknown)
}

/// Whatever no route of the API answers to.
pub async fn unknown(OriginalUri(uri): OriginalUri) -> ApiError {
    ApiError::NotFound(format!(
        "{} is no address of this API; there are jurisdictions, laws, laws/{{id}}/diff, observations, conflicts, \
         claims, indicators, indicators/{{id}}/series, practices, reconciled, scores, sources, documents, snapshots, editions and search",
        uri.path()
    ))
}
