//! `/api/v1/laws`.

use std::sync::Arc;

use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use jiff::civil::Date;
use lexgap_domain::{DateKind, Law, LawDate, LawId, LawKind, LawTitle, LawVersion, SourceId, Topic};
use serde::{Deserialize, Serialize};

use super::list::{Paging, Request};
use crate::{
    http::{AppState, error::ApiError, query::Query},
    versions::VersionsError,
};

const COLUMNS: [&str; 15] = [
    "id",
    "jurisdiction",
    "kind",
    "title",
    "citation",
    "topics",
    "instrument",
    "passage_date",
    "passage_date_kind",
    "in_force_date",
    "in_force_date_computed_by",
    "repeal_date",
    "sources",
    "url",
    "dates",
];

#[derive(Deserialize)]
pub struct Filters {
    jurisdiction: Option<String>,
    topic: Option<String>,
    kind: Option<String>,
    instrument: Option<String>,
}

/// A law as the contract gives it.
#[derive(Serialize)]
struct LawItem<'a> {
    id: &'a LawId,
    jurisdiction: &'a str,
    kind: LawKind,
    title: &'a str,
    titles: &'a [LawTitle],
    citation: &'a str,
    topics: &'a [Topic],
    instrument: Option<&'a str>,
    passage_date: Option<Date>,
    passage_date_kind: Option<DateKind>,
    in_force_date: Option<Date>,
    in_force_date_computed_by: Option<&'a str>,
    repeal_date: Option<Date>,
    dates: &'a [LawDate],
    versions: &'a [LawVersion],
    sources: &'a [SourceId],
    url: Option<&'a str>,
}

impl<'a> From<&'a Law> for LawItem<'a> {
    fn from(law: &'a Law) -> Self {
        let passage = law.passage();
        let in_force = law.in_force();
        LawItem {
            id: &law.id,
            jurisdiction: law.jurisdiction.as_str(),
            kind: law.kind,
            title: law.title(),
            titles: &law.titles,
            citation: &law.citation,
            topics: &law.topics,
            instrument: law.instrument.as_deref(),
            passage_date: passage.map(|d| d.date),
            passage_date_kind: passage.map(|d| d.kind),
            in_force_date: in_force.map(|d| d.date),
            in_force_date_computed_by: in_force.and_then(|d| d.computed_by.as_deref()),
            repeal_date: law.repeal().map(|d| d.date),
            dates: &law.dates,
            versions: &law.versions,
            sources: &law.sources,
            url: law.url.as_deref(),
        }
    }
}

/// Laws and treaty obligations, by identifier.
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let kind = match filters.kind.as_deref() {
        None => None,
        Some("law") => Some(LawKind::Law),
        Some("treaty") => Some(LawKind::Treaty),
        Some(other) => return Err(ApiError::BadRequest(format!("kind={other}: it can be law or treaty"))),
    };
    let request = Request::new(&state, &paging, &headers).await?;
    let items = request.loaded.index.edition.facts.laws.iter().filter(|law| {
        filters.jurisdiction.as_deref().is_none_or(|j| law.jurisdiction == *j)
            && topic.is_none_or(|t| law.topics.contains(&t))
            && kind.is_none_or(|k| law.kind == k)
            && filters.instrument.as_deref().is_none_or(|i| law.instrument.as_deref() == Some(i))
    });
    request.list(&COLUMNS, items.map(LawItem::from))
}

/// One law.
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    let law = request
        .loaded
        .index
        .law(&id)
        .ok_or_else(|| ApiError::NotFound(format!("no law {id} in this edition; see /api/v1/laws")))?;
    request.json(&LawItem::from(law))
}

/// Two versions, each by its date or by eight or more digits of its snapshot's SHA-256.
#[derive(Deserialize)]
pub struct Range {
    from: String,
    to: String,
}

/// What one version of a law has apart from another.
pub async fn diff(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(range): Query<Range>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &paging, &headers).await?;
    let index = &request.loaded.index;
    let law =
        index.law(&id).ok_or_else(|| ApiError::NotFound(format!("no law {id} in this edition; see /api/v1/laws")))?;
    let diff = state.versions.compare(index, law, &range.from, &range.to).await.map_err(|e| match e {
        VersionsError::Same | VersionsError::Languages(..) => ApiError::BadRequest(e.to_string()),
        e => ApiError::NotFound(e.to_string()),
    })?;
    request.json(&*diff)
}
