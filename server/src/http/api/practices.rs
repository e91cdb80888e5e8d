//! `/api/v1/practices`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Bounded, Locality, Outcome, PracticeKind, PracticeLine, Topic};
use lexgap_texts::english;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 14] = [
    "practice",
    "kind",
    "topic",
    "outcome",
    "locality",
    "laws_with",
    "laws_without",
    "jurisdictions",
    "difference",
    "lower",
    "upper",
    "raw",
    "q",
    "reason",
];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// What the practice is held against.
    #[param(value_type = Option<Outcome>)]
    outcome: Option<String>,
    /// `true`: only lines that stand out from chance.
    findings: Option<bool>,
}

/// A line; or a practice of which too few laws are known, with the reason.
#[derive(Serialize, ToSchema)]
#[schema(as = Practice)]
struct Item<'a> {
    practice: String,
    kind: PracticeKind,
    /// Null for all trades together.
    topic: Option<&'a str>,
    outcome: Option<&'a str>,
    locality: Option<String>,
    laws_with: Option<u32>,
    laws_without: Option<u32>,
    jurisdictions: Option<u32>,
    /// Shrunk difference with its 90 % interval.
    difference: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    /// Before shrinking.
    raw: Option<Bounded>,
    /// False discovery rate if this and every clearer line are called findings.
    q: Option<f64>,
    /// Why there is no line, else null.
    reason: Option<String>,
}

fn item(l: &PracticeLine) -> Item<'_> {
    Item {
        practice: english(&l.practice),
        kind: l.kind,
        topic: l.topic.map(|t| t.id()),
        outcome: Some(l.outcome.id()),
        locality: Some(match &l.locality {
            Locality::World => "world".to_owned(),
            other => english(&other.message()),
        }),
        laws_with: Some(l.laws_with),
        laws_without: Some(l.laws_without),
        jurisdictions: Some(l.jurisdictions),
        difference: Some(l.shrunk.value),
        lower: Some(l.shrunk.lower),
        upper: Some(l.shrunk.upper),
        raw: Some(l.raw),
        q: Some(l.q),
        reason: None,
    }
}

/// Practices, best first within each locality, trade and outcome.
#[utoipa::path(get, path = "/practices", operation_id = "list_practices", tag = "Scores", params(Filters, Paging), responses((status = 200, body = Page<Item>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let outcome = filters.outcome.as_deref().map(outcome).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Practice").await?;
    let all = &request.loaded.index.edition.practices;
    let lines = all.lines.iter().filter(|l| {
        topic.is_none_or(|t| l.topic == Some(t))
            && outcome.is_none_or(|o| l.outcome == o)
            && (filters.findings != Some(true) || l.is_finding())
    });
    let whole = topic.is_none() && outcome.is_none() && filters.findings != Some(true);
    let none = all.insufficient.iter().filter(|_| whole).map(|i| Item {
        practice: english(&i.practice),
        kind: i.kind,
        topic: None,
        outcome: None,
        locality: None,
        laws_with: None,
        laws_without: None,
        jurisdictions: None,
        difference: None,
        lower: None,
        upper: None,
        raw: None,
        q: None,
        reason: Some(english(&i.reason)),
    });
    request.list(&COLUMNS, lines.map(item).chain(none))
}

fn outcome(id: &str) -> Result<Outcome, ApiError> {
    Outcome::ALL.into_iter().find(|o| o.id() == id).ok_or_else(|| {
        let known = Outcome::ALL.map(Outcome::id).join(", ");
        ApiError::BadRequest(format!("outcome={id}: it can be {known}"))
    })
}
