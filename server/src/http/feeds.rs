//! Atom feeds of what changed, per jurisdiction, topic and kind of flag.

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use lexgap_app::InLanguage;
use lexgap_domain::{FlagKind, Topic, search::Words as _};
use lexgap_texts::{Language, say, text};

use super::{AppState, error::ApiError, is_known, pages::Spoken};
use crate::{
    feeds::{Subject, Writing, xml},
    loaded::{Encoding, Kept},
};

type Shared = State<Arc<AppState>>;

/// Routes of the feeds of one language.
pub fn routes() -> Router<Arc<AppState>> {
    Router::new()
        .route("/feed.atom", get(all))
        .route("/jurisdictions/{id}/feed.atom", get(jurisdiction))
        .route("/topics/{id}/feed.atom", get(topic))
        .route("/flags/{kind}/feed.atom", get(flag))
}

async fn all(State(s): Shared, Spoken(language): Spoken, headers: HeaderMap) -> Result<Response, ApiError> {
    feed(&s, language, &headers, &Subject::All, &text(language, "feed-about-all", &[])).await
}

async fn jurisdiction(
    State(s): Shared,
    Path(id): Path<String>,
    Spoken(language): Spoken,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let loaded = s.editions.current();
    let j = loaded.index.jurisdiction(&id);
    let j = j.ok_or_else(|| ApiError::NotFound(format!("there is no jurisdiction {id}; see /api/v1/jurisdictions")))?;
    let name = InLanguage(language).jurisdiction(j);
    feed(&s, language, &headers, &Subject::Jurisdiction(j.id.to_string()), &name).await
}

async fn topic(
    State(s): Shared,
    Path(id): Path<String>,
    Spoken(language): Spoken,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = Topic::from_id(&id).ok_or_else(|| {
        let known: Vec<&str> = Topic::ALL.into_iter().map(Topic::id).collect();
        ApiError::NotFound(format!("there is no topic {id}; there are {}", known.join(", ")))
    })?;
    feed(&s, language, &headers, &Subject::Topic(topic), &say(language, &topic.message())).await
}

async fn flag(
    State(s): Shared,
    Path(kind): Path<String>,
    Spoken(language): Spoken,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let kind = FlagKind::ALL.into_iter().find(|k| k.id() == kind).ok_or_else(|| {
        let known = FlagKind::ALL.map(FlagKind::id).join(", ");
        ApiError::NotFound(format!("there is no kind of flag {kind}; there are {known}"))
    })?;
    feed(&s, language, &headers, &Subject::Flag(kind), &say(language, &kind.message())).await
}

/// Worked out once per edition, as pages are.
async fn feed(
    s: &AppState,
    language: Language,
    headers: &HeaderMap,
    subject: &Subject,
    name: &str,
) -> Result<Response, ApiError> {
    let loaded = s.editions.current();
    let edition = &loaded.index.edition;
    let tag = s.tag(edition.head.number);
    if is_known(headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let told = s.feeds.told(edition, &s.store).await?;
    let words = InLanguage(language);
    let place = |id: &str| loaded.index.jurisdiction(id).map_or_else(|| id.to_owned(), |j| words.jurisdiction(j));
    let by = Writing { language, place: &place, site: &s.assets.public_url };
    let kept = loaded
        .page(&by.at(&subject.path()), || Kept::new(200, xml(&told, subject, name, edition.head.published_at, &by)));
    let headers = [
        (header::CONTENT_TYPE, "application/atom+xml; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
        (header::ETAG, tag),
    ];
    Ok((headers, kept.body(Encoding::Plain)).into_response())
}
