//! Errors of the API as problem details (RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lexgap_store::StoreError;
use serde_json::json;

/// What the caller did wrong, or what failed here; says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    Gone(String),
    #[error("{0}")]
    BadRequest(String),
    #[error("the store does not answer")]
    Store(#[from] StoreError),
    #[error("the answer could not be written")]
    Write(String),
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, title) = match &self {
            ApiError::NotFound(_) => (StatusCode::NOT_FOUND, "Not found"),
            ApiError::Gone(_) => (StatusCode::GONE, "Written by another version"),
            ApiError::BadRequest(_) => (StatusCode::BAD_REQUEST, "The request cannot be understood"),
            ApiError::Store(_) => (StatusCode::SERVICE_UNAVAILABLE, "The store does not answer"),
            ApiError::Write(_) => (StatusCode::INTERNAL_SERVER_ERROR, "Internal error"),
        };
        match &self {
            ApiError::Store(e) => tracing::error!("store: {e}"),
            ApiError::Write(e) => tracing::error!("answer: {e}"),
            _ => {}
        }
        let body = json!({
            "type": "about:blank",
            "title": title,
            "status": status.as_u16(),
            "detail": self.to_string(),
        });
        let mut response = (status, body.to_string()).into_response();
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
        response
    }
}
