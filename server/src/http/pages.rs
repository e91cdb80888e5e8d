//! Pages: rendered once per edition, tagged by it.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use lexgap_app::{Context, Page, render};
use serde::Deserialize;

use super::{AppState, is_known};
use crate::{loaded::Loaded, versions::VersionsError};

type Shared = State<Arc<AppState>>;

/// Most jurisdictions that one comparison shows.
const MOST_COMPARED: usize = 12;
/// Longest search text.
const LONGEST_SEARCH: usize = 200;

/// Routes of the site.
pub fn routes() -> Router<Arc<AppState>> {
    Router::new()
        .route("/", get(home))
        .route("/jurisdictions/{id}", get(jurisdiction))
        .route("/jurisdictions/{id}/figures", get(figures))
        .route("/laws/{id}", get(law))
        .route("/laws/{id}/versions/{range}", get(law_versions))
        .route("/indicators/{id}", get(indicator))
        .route("/indicators/{id}/{jurisdiction}/{period}", get(point))
        .route("/facts/{id}", get(fact))
        .route("/snapshots/{sha256}", get(snapshot))
        .route("/compare", get(compare))
        .route("/topics/{id}", get(topic))
        .route("/practices", get(practices))
        .route("/sources", get(sources))
        .route("/revisions", get(revisions))
        .route("/methodology", get(methodology))
        .route("/search", get(search))
}

/// Whether the answer depends on the edition alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    PerEdition,
    /// Depends on the crawl's health, too, or on free text.
    Not,
}

/// Answers with a page of the current edition.
pub(super) async fn show(state: &AppState, headers: &HeaderMap, page: Page<'_>, keep: Keep) -> Response {
    show_of(state, &state.editions.current(), headers, page, keep).await
}

/// Answers with a page of that edition.
pub(super) async fn show_of(
    state: &AppState,
    loaded: &Loaded,
    headers: &HeaderMap,
    page: Page<'_>,
    keep: Keep,
) -> Response {
    let tag = state.tag(loaded.index.head().number);
    let known = is_known(headers, &tag);
    if known && keep == Keep::PerEdition {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let health = state.health.load();
    let listed = state.listed.load();
    let make = || {
        let context = Context { index: &loaded.index, assets: &state.assets, health: &health, listed: &listed };
        let rendered = render(context, &page);
        (rendered.status, Bytes::from(rendered.html))
    };
    let (status, body) = match keep {
        Keep::PerEdition => loaded.page(&format!("{page:?}"), make),
        Keep::Not => make(),
    };
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    if keep == Keep::PerEdition
        && status == StatusCode::OK
        && let Ok(tag) = HeaderValue::from_str(&tag)
    {
        headers.insert(header::ETAG, tag);
    }
    response
}

async fn home(State(s): Shared, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Home, Keep::PerEdition).await
}

async fn jurisdiction(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    let upper = id.to_ascii_uppercase();
    if upper != id && s.editions.current().index.jurisdiction(&upper).is_some() {
        return Redirect::permanent(&format!("/jurisdictions/{upper}")).into_response();
    }
    show(&s, &headers, Page::Jurisdiction(&id), Keep::PerEdition).await
}

/// What several sources or files state for the same counts.
async fn figures(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Figures(&id), Keep::PerEdition).await
}

async fn law(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Law(&id), Keep::PerEdition).await
}

/// `2020-06-01...2024-01-01`: two versions by their dates, or by the beginnings of their SHA-256.
async fn law_versions(State(s): Shared, Path((id, range)): Path<(String, String)>, headers: HeaderMap) -> Response {
    let loaded = s.editions.current();
    let (Some(law), Some((from, to))) = (loaded.index.law(&id), range.split_once("...")) else {
        return show(&s, &headers, Page::NotFound(&format!("/laws/{id}/versions/{range}")), Keep::Not).await;
    };
    match s.versions.compare(&loaded.index, law, from, to).await {
        Ok(diff) => show(&s, &headers, Page::LawDiff(&diff), Keep::Not).await,
        // The page of what this server does not hold is there all the same, and says so.
        Err(why @ VersionsError::NotArchived(_)) => {
            show(&s, &headers, Page::NoLawDiff(&id, &why.to_string(), 200), Keep::Not).await
        }
        Err(why) => show(&s, &headers, Page::NoLawDiff(&id, &why.to_string(), 404), Keep::Not).await,
    }
}

async fn indicator(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Indicator(&id), Keep::PerEdition).await
}

async fn point(
    State(s): Shared,
    Path((id, jurisdiction, period)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Response {
    // One of some 60,000 addresses: rendering is quicker than keeping them all.
    show(&s, &headers, Page::Point(&id, &jurisdiction, &period), Keep::Not).await
}

async fn fact(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Fact(&id), Keep::Not).await
}

async fn snapshot(State(s): Shared, Path(sha256): Path<String>, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Snapshot(&sha256), Keep::PerEdition).await
}

#[derive(Deserialize)]
struct CompareQuery {
    #[serde(default)]
    j: String,
    /// A code to add, from the form that works without scripts.
    add: Option<String>,
}

async fn compare(State(s): Shared, Query(query): Query<CompareQuery>, headers: HeaderMap) -> Response {
    let mut chosen: Vec<String> = Vec::new();
    for code in query.j.split(',').chain(query.add.as_deref()) {
        let code = code.trim().to_ascii_uppercase();
        if !code.is_empty() && !chosen.contains(&code) && chosen.len() < MOST_COMPARED {
            chosen.push(code);
        }
    }
    if query.add.is_some() {
        // The whole state in the address.
        return Redirect::to(&format!("/compare?j={}", encode(&chosen.join(",")))).into_response();
    }
    let chosen: Vec<&str> = chosen.iter().map(String::as_str).collect();
    show(&s, &headers, Page::Compare(chosen), Keep::Not).await
}

/// Keeps letters, digits, hyphens and commas, so that the text can stand in an address as it is.
fn encode(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ',')).collect()
}

async fn topic(State(s): Shared, Path(id): Path<String>, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Topic(&id), Keep::PerEdition).await
}

async fn sources(State(s): Shared, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Sources, Keep::Not).await
}

async fn practices(State(s): Shared, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Practices, Keep::PerEdition).await
}

async fn revisions(State(s): Shared, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Revisions, Keep::PerEdition).await
}

async fn methodology(State(s): Shared, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::Methodology, Keep::PerEdition).await
}

#[derive(Deserialize)]
struct SearchQuery {
    #[serde(default)]
    q: String,
}

async fn search(State(s): Shared, Query(query): Query<SearchQuery>, headers: HeaderMap) -> Response {
    let q: String = query.q.chars().take(LONGEST_SEARCH).collect();
    show(&s, &headers, Page::Search(&q), Keep::Not).await
}

/// Whatever no route answers to.
pub async fn not_found(State(s): Shared, uri: Uri, headers: HeaderMap) -> Response {
    show(&s, &headers, Page::NotFound(uri.path()), Keep::Not).await
}
