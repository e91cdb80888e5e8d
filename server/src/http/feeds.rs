//! Atom feeds of what changed, per jurisdiction, topic and kind of flag.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use lexgap_domain::{FlagKind, Topic};
use lexgap_texts::english;

use super::{AppState, error::ApiError, is_known};
use crate::{
    feeds::{Subject, xml},
    loaded::{Encoding, Kept},
};

type Shared = State<Arc<AppState>>;

/// Routes of all feeds; they have one language.
pub fn routes() -> Router<Arc<AppState>> {
    Router::new()
        .route("/feed.atom", get(all))
        .route("/jurisdictions/{id}/feed.atom", get(jurisdiction))
        .route("/topics/{id}/feed.atom", get(topic))
        .route("/flags/{kind}/feed.atom", get(flag))
}

async fn all(State(s): Shared, headers: HeaderMap) -> Result<Response, ApiError> {
    feed(&s, &headers, &Subject::All, "all jurisdictions").await
}

async fn jurisdiction(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, ApiError> {
    let loaded = s.editions.current();
    let j = loaded.index.jurisdiction(&id);
    let j = j.ok_or_else(|| ApiError::NotFound(format!("there is no jurisdiction {id}; see /api/v1/jurisdictions")))?;
    feed(&s, &headers, &Subject::Jurisdiction(j.id.to_string()), &j.name).await
}

async fn topic(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Result<Response, ApiError> {
    let topic = Topic::from_id(&id).ok_or_else(|| {
        let known: Vec<&str> = Topic::ALL.into_iter().map(Topic::id).collect();
        ApiError::NotFound(format!("there is no topic {id}; there are {}", known.join(", ")))
    })?;
    feed(&s, &headers, &Subject::Topic(topic), topic.label()).await
}

async fn flag(State(s): Shared, Path(kind): Path<String>, headers: HeaderMap) -> Result<Response, ApiError> {
    let kind = FlagKind::ALL.into_iter().find(|k| k.id() == kind).ok_or_else(|| {
        let known = FlagKind::ALL.map(FlagKind::id).join(", ");
        ApiError::NotFound(format!("there is no kind of flag {kind}; there are {known}"))
    })?;
    feed(&s, &headers, &Subject::Flag(kind), &english(&kind.message())).await
}

/// Worked out once per edition, as pages are.
async fn feed(s: &AppState, headers: &HeaderMap, subject: &Subject, name: &str) -> Result<Response, ApiError> {
    let loaded = s.editions.current();
    let edition = &loaded.index.edition;
    let tag = s.tag(edition.head.number);
    if is_known(headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let told = s.feeds.told(edition, &s.store).await?;
    let kept = loaded.page(&subject.path(), || {
        Kept::new(200, xml(&told, subject, name, edition.head.published_at, &s.assets.public_url))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        (header::ETAG, tag),
    ];
    Ok((headers, kept.body(Encoding::Plain)).into_response())
}
