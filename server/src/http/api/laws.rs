//! `/api/v1/laws`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use jiff::civil::Date;
use lexgap_domain::{DateKind, Law, LawDate, LawDiff, LawId, LawKind, LawTitle, LawVersion, SourceId, Topic};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    effects,
    list::{Edition, Page, Paging, Request, Single},
};
use crate::{
    http::{
        AppState,
        error::ApiError,
        query::{Path, Query},
    },
    versions::VersionsError,
};

pub(super) const COLUMNS: [&str; 15] = [
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

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// National law or treaty obligation.
    #[param(value_type = Option<LawKind>)]
    kind: Option<String>,
    /// Identifier that all parties of a treaty share, such as `untc-18-14`.
    instrument: Option<String>,
}

/// A law, or the obligation that a treaty puts on a jurisdiction.
#[derive(Serialize, ToSchema)]
#[schema(as = Law)]
pub(super) struct LawItem<'a> {
    id: &'a LawId,
    jurisdiction: &'a str,
    kind: LawKind,
    /// The first of its titles.
    title: &'a str,
    titles: &'a [LawTitle],
    /// As its jurisdiction cites it: `S.C. 1998, c. 34`.
    citation: &'a str,
    topics: &'a [Topic],
    /// Of treaties: the identifier that all parties share.
    instrument: Option<&'a str>,
    /// Day on which it was passed: adoption or assent, else promulgation, else publication; of treaties ratification, accession or
    /// succession. Null where no source states it.
    #[schema(value_type = Option<String>, format = Date)]
    passage_date: Option<Date>,
    /// Which of these days it is.
    passage_date_kind: Option<DateKind>,
    /// Day on which it came into force.
    #[schema(value_type = Option<String>, format = Date)]
    in_force_date: Option<Date>,
    /// The rule, where the day was computed and not read.
    in_force_date_computed_by: Option<&'a str>,
    /// Day of its repeal.
    #[schema(value_type = Option<String>, format = Date)]
    repeal_date: Option<Date>,
    /// Every dated event, each with its place in a source.
    dates: &'a [LawDate],
    /// Dated states of the text.
    versions: &'a [LawVersion],
    sources: &'a [SourceId],
    /// The publisher’s own page.
    url: Option<&'a str>,
    /// What changed after it took effect, by topic; only where one law is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    effects: Option<Vec<effects::Item<'a>>>,
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
            effects: None,
        }
    }
}

/// Laws and treaty obligations, by identifier.
#[utoipa::path(get, path = "/laws", operation_id = "list_laws", tag = "Places and laws", params(Filters, Paging), responses((status = 200, body = Page<LawItem>)))]
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
    let request = Request::new(&state, &paging, &headers, "Law").await?;
    let items = request.loaded.index.edition.facts.laws.iter().filter(|law| {
        filters.jurisdiction.as_deref().is_none_or(|j| law.jurisdiction == *j)
            && topic.is_none_or(|t| law.topics.contains(&t))
            && kind.is_none_or(|k| law.kind == k)
            && filters.instrument.as_deref().is_none_or(|i| law.instrument.as_deref() == Some(i))
    });
    request.list(&COLUMNS, items.map(LawItem::from))
}

/// One law.
#[utoipa::path(get, path = "/laws/{id}", operation_id = "get_law", tag = "Places and laws", params(("id" = String, Path, description = "Identifier of a law, such as `ca-c-45.2`."), Single), responses((status = 200, body = LawItem)))]
pub async fn one(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(single): Query<Single>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::new(&state, &single.into(), &headers, "Law").await?;
    let index = &request.loaded.index;
    let law =
        index.law(&id).ok_or_else(|| ApiError::NotFound(format!("no law {id} in this edition; see /api/v1/laws")))?;
    let effects = index.effects_of_law(&id).into_iter().map(effects::item).collect();
    request.one(&COLUMNS, &LawItem { effects: Some(effects), ..LawItem::from(law) })
}

/// Two versions, each by its date or by eight or more digits of its snapshot's SHA-256.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Range {
    /// The older version: its date, or eight or more digits of its snapshot’s SHA-256.
    from: String,
    /// The newer version.
    to: String,
}

/// What one version of a law has apart from another.
#[utoipa::path(get, path = "/laws/{id}/diff", operation_id = "get_law_diff", tag = "Places and laws", params(("id" = String, Path, description = "Identifier of a law, such as `ca-c-45.2`."), Range, Edition), responses((status = 200, body = LawDiff)))]
pub async fn diff(
    State(state): State<Arc<AppState>>,
    Path(id): Path<String>,
    Query(range): Query<Range>,
    Query(edition): Query<Edition>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let request = Request::json_only(&state, edition, &headers).await?;
    let index = &request.loaded.index;
    let law =
        index.law(&id).ok_or_else(|| ApiError::NotFound(format!("no law {id} in this edition; see /api/v1/laws")))?;
    let diff = state.versions.compare(index, law, &range.from, &range.to).await.map_err(|e| match e {
        VersionsError::Same | VersionsError::Languages(..) => ApiError::BadRequest(e.to_string()),
        e => ApiError::NotFound(e.to_string()),
    })?;
    request.one(&[], &*diff)
}
