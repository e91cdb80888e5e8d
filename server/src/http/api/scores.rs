//! `/api/v1/scores`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{
    Bounded, ComponentKind, EvidenceGrade, ExpectedCount, GradeBasis, Hinge, IndicatorId, ObservationId, Score, Topic,
};
use lexgap_texts::english;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

pub(super) const COLUMNS: [&str; 15] = [
    "law",
    "jurisdiction",
    "topic",
    "year",
    "score",
    "lower",
    "upper",
    "rank",
    "rank_lower",
    "rank_upper",
    "ranked",
    "grade",
    "components",
    "missing",
    "flags",
];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// Identifier of a law, such as `untc-18-12-a-ken`.
    law: Option<String>,
    /// `true`: only where the evidence suffices.
    scored: Option<bool>,
}

/// A score; what it says in words is said in English.
#[derive(Serialize)]
pub(super) struct Item<'a> {
    law: &'a str,
    jurisdiction: &'a str,
    topic: Topic,
    year: i16,
    score: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    rank: Option<u32>,
    rank_lower: Option<u32>,
    rank_upper: Option<u32>,
    ranked: Option<u32>,
    grade: EvidenceGrade,
    grade_basis: &'a GradeBasis,
    components: Vec<Part<'a>>,
    missing: Vec<Missing>,
    flags: Vec<String>,
    basis: Basis<'a>,
    hinges: &'a [Hinge],
    adjusted: Adjusted,
    expected: Option<Expected<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    kind: ComponentKind,
    value: f64,
    lower: f64,
    upper: f64,
    explanation: String,
    observations: &'a [ObservationId],
    ratings: &'a [(IndicatorId, i16)],
}

#[derive(Serialize)]
struct Missing {
    component: ComponentKind,
    reason: String,
    supplier: String,
}

#[derive(Serialize)]
struct Basis<'a> {
    peers: String,
    n_peers: u32,
    first_year: Option<i16>,
    last_year: Option<i16>,
    effective_date: &'a str,
    effective_is_passage: bool,
    recorded_offences_stand_in: bool,
}

#[derive(Serialize)]
struct Adjusted {
    score: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    explanation: String,
}

#[derive(Serialize)]
struct Expected<'a> {
    age: f64,
    peers: String,
    n_peers: u32,
    used: Bounded,
    counts: &'a [ExpectedCount],
}

/// The score as answers and files have it.
pub(super) fn item(s: &Score) -> Item<'_> {
    let components = s.components.iter().map(|c| Part {
        kind: c.kind,
        value: c.value,
        lower: c.lower,
        upper: c.upper,
        explanation: english(&c.explanation),
        observations: &c.observations,
        ratings: &c.ratings,
    });
    let missing = s.missing.iter().map(|m| Missing {
        component: m.component,
        reason: english(&m.reason),
        supplier: english(&m.supplier),
    });
    let (basis, adjusted) = (&s.basis, &s.adjusted);
    Item {
        law: s.law.as_str(),
        jurisdiction: s.jurisdiction.as_str(),
        topic: s.topic,
        year: s.year,
        score: s.score,
        lower: s.lower,
        upper: s.upper,
        rank: s.rank,
        rank_lower: s.rank_lower,
        rank_upper: s.rank_upper,
        ranked: s.ranked,
        grade: s.grade,
        grade_basis: &s.grade_basis,
        components: components.collect(),
        missing: missing.collect(),
        flags: s.flags.iter().map(|f| english(&f.said)).collect(),
        basis: Basis {
            peers: english(&basis.peers),
            n_peers: basis.n_peers,
            first_year: basis.first_year,
            last_year: basis.last_year,
            effective_date: &basis.effective_date,
            effective_is_passage: basis.effective_is_passage,
            recorded_offences_stand_in: basis.recorded_offences_stand_in,
        },
        hinges: &s.hinges,
        adjusted: Adjusted {
            score: adjusted.score,
            lower: adjusted.lower,
            upper: adjusted.upper,
            explanation: english(&adjusted.explanation),
        },
        expected: s.expected.as_ref().map(|e| Expected {
            age: e.age,
            peers: english(&e.peers),
            n_peers: e.n_peers,
            used: e.used,
            counts: &e.counts,
        }),
    }
}

/// Scores, one per law and topic; `score` is null where the evidence does not suffice, and `missing` says why.
#[utoipa::path(get, path = "/scores", operation_id = "list_scores", tag = "Scores", params(Filters, Paging), responses((status = 200, body = Page<Score>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Score").await?;
    let items = request.loaded.index.edition.scores.iter().filter(|s| {
        filters.jurisdiction.as_deref().is_none_or(|j| s.jurisdiction == *j)
            && topic.is_none_or(|t| s.topic == t)
            && filters.law.as_deref().is_none_or(|l| s.law == *l)
            && (filters.scored != Some(true) || s.score.is_some())
    });
    request.list(&COLUMNS, items.map(item))
}
