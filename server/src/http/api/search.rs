//! `/api/v1/search`: what the search box asks, and with `texts=true` the texts of laws and reports, too.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_app::{InLanguage, Language};
use lexgap_domain::{
    full_text::{TextAnswer, TextHit},
    search::{Hit, search},
};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 5] = ["kind", "id", "title", "subtitle", "href"];
/// Of a CSV of documents whose texts answer.
const TEXT_COLUMNS: [&str; 8] = ["document", "source", "law", "jurisdiction", "language", "title", "place", "excerpt"];
/// Most documents whose texts answer.
const MOST_TEXTS: usize = 50;
/// Answers for an empty `limit`, and the most.
const DEFAULT: usize = 12;
const MOST: usize = 100;
/// Longest query in characters.
const LONGEST: usize = 200;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// Words of a name or code; the first 200 characters count.
    #[serde(default)]
    q: String,
    /// Language of the answers: `en`, `fr`, `es` or `ar`; English unless said.
    #[param(pattern = "^(en|fr|es|ar)$")]
    lang: Option<String>,
    /// Whether the texts of laws and reports are searched, too.
    #[serde(default)]
    texts: bool,
}

/// A document as a row of a CSV: the excerpt without marks.
#[derive(Serialize)]
struct TextRow {
    #[serde(flatten)]
    hit: TextHit,
    excerpt: String,
}

impl From<TextHit> for TextRow {
    fn from(mut hit: TextHit) -> TextRow {
        let excerpt = std::mem::take(&mut hit.excerpt).into_iter().map(|p| p.text).collect();
        TextRow { hit, excerpt }
    }
}

/// Jurisdictions, laws, indicators and sources by name, best first, on one page.
#[utoipa::path(get, path = "/search", operation_id = "search", tag = "Places and laws", params(Wanted, Paging), responses((status = 200, body = Page<Hit>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(wanted): Query<Wanted>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let limit = paging.limit.unwrap_or(DEFAULT).min(MOST);
    let request = Request::new(&state, &paging, &headers, "Hit").await?;
    let query: String = wanted.q.chars().take(LONGEST).collect();
    let language = match wanted.lang.as_deref() {
        None => Language::English,
        Some(tag) => Language::from_tag(tag).ok_or_else(|| {
            let tags = Language::ALL.map(Language::tag).join(", ");
            ApiError::BadRequest(format!("lang={tag}: it can be {tags}"))
        })?,
    };
    let mut hits = search(&request.loaded.index, &InLanguage(language), &query, limit);
    for hit in &mut hits {
        hit.href = format!("{}{}", language.prefix(), hit.href);
    }
    if !wanted.texts {
        return request.list(&COLUMNS, hits.into_iter());
    }
    let texts = state.texts.search(&state.store, &query, limit.min(MOST_TEXTS)).await?;
    // The texts are read in while the server runs, whatever the edition.
    let request = request.varying();
    if request.is_csv() {
        let TextAnswer::Found { hits, .. } = texts else {
            return request.list(&TEXT_COLUMNS, std::iter::empty::<TextRow>());
        };
        return request.list(&TEXT_COLUMNS, hits.into_iter().map(TextRow::from));
    }
    request.list_with(hits.iter(), "texts", &texts)
}
