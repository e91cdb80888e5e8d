//! `/jurisdictions/{ISO3}/evidence.zip`: the bundle that `lexgap export` writes.

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use lexgap_domain::hash;
use lexgap_evidence::{EvidenceError, Redaction};
use tokio_util::io::ReaderStream;

use super::{AppState, error::ApiError, is_known, query::Query};
use crate::evidence;

pub fn routes() -> Router<Arc<AppState>> {
    Router::new().route("/jurisdictions/{id}/evidence.zip", get(bundle))
}

/// What the form of `/jurisdictions/{ISO3}/evidence` asks for; fields to mask stand there once each.
#[derive(Debug, Default, PartialEq)]
struct Choice {
    topic: Option<String>,
    edition: Option<u32>,
    redaction: Redaction,
}

impl Choice {
    fn of(pairs: &[(String, String)]) -> Result<Choice, ApiError> {
        let all = |name: &str| {
            let values = pairs.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim());
            values.filter(|v| !v.is_empty()).collect::<Vec<_>>()
        };
        let edition =
            |text: &&str| text.parse().map_err(|_| ApiError::BadRequest(format!("edition={text}: it is a number")));
        Ok(Choice {
            topic: all("topic").first().map(|t| (*t).to_owned()),
            edition: all("edition").first().map(edition).transpose()?,
            redaction: Redaction::of(all("leave_out"), all("mask")),
        })
    }
}

async fn bundle(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let choice = Choice::of(&pairs)?;
    let loaded = match choice.edition {
        None => state.editions.current(),
        Some(number) => (state.editions.get(number, &state.store).await?).ok_or_else(|| {
            ApiError::NotFound(format!("there is no edition {number}; `/api/v1/editions` lists them"))
        })?,
    };
    let number = loaded.index.head().number;
    let redacted = format!("{:?}", choice.redaction);
    let selection = evidence::selection(&id, choice.topic.as_deref(), choice.redaction)
        .map_err(|e| ApiError::BadRequest(e.to_string()))?;
    let name = selection.name(number);
    let tag = format!("\"{name}-{}\"", hash::short_id(&[&redacted]));
    if is_known(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let (file, length) = state.bundles.make(loaded, selection).await.map_err(|e| match e.downcast_ref() {
        Some(EvidenceError::NoJurisdiction { .. } | EvidenceError::Nothing { .. }) => ApiError::NotFound(e.to_string()),
        Some(EvidenceError::NothingToLeaveOut { .. }) => ApiError::BadRequest(e.to_string()),
        _ => ApiError::Write(format!("{e:#}")),
    })?;
    let body = Body::from_stream(ReaderStream::new(tokio::fs::File::from_std(file)));
    let headers = [
        (header::CONTENT_TYPE, "application/zip".to_owned()),
        (header::CONTENT_LENGTH, length.to_string()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.zip\"")),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        (header::ETAG, tag),
    ];
    Ok((headers, body).into_response())
}
