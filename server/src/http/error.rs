//! Errors of the API as problem details (RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lexgap_store::StoreError;
use serde::Serialize;
use utoipa::ToSchema;

/// What the caller did wrong, or what failed here; says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("{0}")]
    NotFound(String),
    #[error("{0}")]
    Gone(String),
    #[error("{0}")]
    BadRequest(String),
    #[error("this address answers as {offered}; the Accept header takes neither")]
    NotAcceptable { offered: &'static str },
    #[error("this address can be read (GET, HEAD) and nothing else")]
    MethodNotAllowed,
    #[error("too many requests from your address; wait {seconds} s, or ask with If-None-Match for what you hold")]
    TooMany { seconds: u64 },
    #[error("{0}")]
    NotImplemented(String),
    #[error("the store does not answer")]
    Store(#[from] StoreError),
    #[error("the answer could not be written")]
    Write(String),
}

/// An error as problem details (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct Problem {
    /// Address of the description of this kind of error, stable: programs may tell errors apart by it.
    #[serde(rename = "type")]
    #[schema(format = "uri-reference")]
    kind: String,
    /// What kind of error it is, in words.
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What is wrong in this request, and what to do.
    detail: String,
}

/// Each kind of error: its name in addresses, status and title.
pub const KINDS: [(&str, StatusCode, &str); 9] = [
    ("bad-request", StatusCode::BAD_REQUEST, "The request cannot be understood"),
    ("not-found", StatusCode::NOT_FOUND, "Not found"),
    ("method-not-allowed", StatusCode::METHOD_NOT_ALLOWED, "Method not allowed"),
    ("not-acceptable", StatusCode::NOT_ACCEPTABLE, "No such format"),
    ("gone", StatusCode::GONE, "Written by another version"),
    ("too-many-requests", StatusCode::TOO_MANY_REQUESTS, "Too many requests"),
    ("internal", StatusCode::INTERNAL_SERVER_ERROR, "Internal error"),
    ("not-implemented", StatusCode::NOT_IMPLEMENTED, "Not offered here"),
    ("store", StatusCode::SERVICE_UNAVAILABLE, "The store does not answer"),
];

impl ApiError {
    fn status(&self) -> StatusCode {
        match self {
            ApiError::NotFound(_) => StatusCode::NOT_FOUND,
            ApiError::Gone(_) => StatusCode::GONE,
            ApiError::BadRequest(_) => StatusCode::BAD_REQUEST,
            ApiError::NotAcceptable { .. } => StatusCode::NOT_ACCEPTABLE,
            ApiError::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            ApiError::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            ApiError::NotImplemented(_) => StatusCode::NOT_IMPLEMENTED,
            ApiError::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
            ApiError::Write(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let status = self.status();
        let (kind, title) =
            KINDS.iter().find(|(_, s, _)| *s == status).map_or(("internal", "Internal error"), |(k, _, t)| (*k, *t));
        match &self {
            ApiError::Store(e) => tracing::error!("store: {e}"),
            ApiError::Write(e) => tracing::error!("answer: {e}"),
            _ => {}
        }
        let kind = format!("/api/v1/docs#problem-{kind}");
        let problem = Problem { kind, title, status: status.as_u16(), detail: self.to_string() };
        let body = serde_json::to_vec(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        response
    }
}
