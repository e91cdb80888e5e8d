//! Answers that depend on their edition alone are made once.

use std::sync::Arc;

use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{
    http::{AppState, is_known, tell_encoding},
    loaded::{Encoding, Kept},
};

/// Largest answer kept, in bytes, and longest address with its `Accept`.
const LARGEST: usize = 1 << 20;
const LONGEST_KEY: usize = 500;

/// What an answer depends on besides the edition; `None`: not to be kept.
fn key(request: &Request) -> Option<String> {
    if request.method() != Method::GET {
        return None;
    }
    let mut key = format!("api {}", request.uri());
    for accept in request.headers().get_all(header::ACCEPT) {
        key.push(' ');
        key.push_str(accept.to_str().ok()?);
    }
    (key.len() <= LONGEST_KEY).then_some(key)
}

/// Answers with what was kept under the same address for the current edition; else keeps the answer if it is whole and
/// its tag says that it depends on the edition alone. The first answer is compressed on the way, later ones are kept
/// compressed.
pub async fn keep(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let Some(key) = key(&request) else { return next.run(request).await };
    let loaded = state.editions.current();
    if let Some(kept) = loaded.answer(&key) {
        let tag = kept.headers.get(header::ETAG).and_then(|t| t.to_str().ok()).unwrap_or_default();
        if is_known(request.headers(), tag) {
            return (StatusCode::NOT_MODIFIED, kept.headers.clone()).into_response();
        }
        let encoding = Encoding::of(request.headers());
        let mut response = (kept.headers.clone(), kept.body(encoding)).into_response();
        tell_encoding(response.headers_mut(), encoding);
        return response;
    }
    let response = next.run(request).await;
    let whole = response.body().size_hint().exact().is_some_and(|n| n <= LARGEST as u64);
    if response.status() != StatusCode::OK || !response.headers().contains_key(header::ETAG) || !whole {
        return response;
    }
    let (parts, body) = response.into_parts();
    match to_bytes(body, LARGEST).await {
        Ok(bytes) => {
            loaded.keep_answer(key, Kept::with_headers(200, parts.headers.clone(), bytes.clone()));
            Response::from_parts(parts, Body::from(bytes))
        }
        Err(why) => {
            tracing::error!("an answer of the API ended early: {why}");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
