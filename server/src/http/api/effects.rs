//! `/api/v1/effects`: what changed after each law.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Effect, EffectPoint, LawId, Measure, Ratio, SourceId, Topic, Unit};
use lexgap_texts::english;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

pub(super) const COLUMNS: [&str; 17] = [
    "law",
    "jurisdiction",
    "topic",
    "from_year",
    "measure",
    "unit",
    "sources",
    "years_before",
    "years_after",
    "level",
    "slope",
    "overall",
    "dispersion",
    "withheld",
    "others",
    "points",
    "reason",
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
    /// `true`: only where it can be estimated; `false`: only where it cannot.
    estimated: Option<bool>,
}

/// What changed in the yearly count after a law took effect, against the trend before it: an interrupted time series,
/// which describes and does not tell causes. Where it cannot be estimated `reason` says why.
#[derive(Serialize, ToSchema)]
#[schema(as = Effect)]
pub(super) struct Item<'a> {
    law: &'a LawId,
    jurisdiction: &'a str,
    topic: Topic,
    /// The first year with the law: that of its entry into force, or of its passage.
    from_year: i16,
    from_is_passage: bool,
    /// Null where nothing of the kind was ever counted.
    measure: Option<Measure>,
    unit: Option<Unit>,
    /// One source, or several whose figures were reconciled.
    sources: &'a [SourceId],
    /// Years with a figure before the law, and from it on, within ten years.
    years_before: Option<u32>,
    years_after: Option<u32>,
    /// The step in its first year, with its 95 % interval.
    level: Option<Ratio>,
    /// By how many times more the count grows each year than before.
    slope: Option<Ratio>,
    /// All counts from the law on against all that the line before it leads to.
    overall: Option<Ratio>,
    /// Variance over mean; intervals take no less than 1.
    dispersion: Option<f64>,
    /// Correlation of neighbouring residuals, −1 to 1.
    autocorrelation: Option<f64>,
    /// Counts are compared for the population of each year.
    per_inhabitant: Option<bool>,
    /// Years of which the count is known only between two bounds.
    withheld: Option<u32>,
    /// Fits to possible counts behind the intervals.
    draws: Option<u32>,
    /// Other laws of the place and topic that took effect within these years.
    others: &'a [LawId],
    points: &'a [EffectPoint],
    /// Why it cannot be estimated, else null.
    reason: Option<String>,
}

/// The effect as answers have it; what it says in words is said in English.
pub(super) fn item(e: &Effect) -> Item<'_> {
    let (counted, change) = (e.counted.as_ref(), e.result.as_ref().ok());
    Item {
        law: &e.law,
        jurisdiction: e.jurisdiction.as_str(),
        topic: e.topic,
        from_year: e.from_year,
        from_is_passage: e.from_is_passage,
        measure: counted.map(|c| c.measure),
        unit: counted.map(|c| c.unit),
        sources: counted.map_or(&[], |c| c.sources.as_slice()),
        years_before: change.map(|c| c.years_before),
        years_after: change.map(|c| c.years_after),
        level: change.map(|c| c.level),
        slope: change.map(|c| c.slope),
        overall: change.map(|c| c.overall),
        dispersion: change.map(|c| c.dispersion),
        autocorrelation: change.map(|c| c.autocorrelation),
        per_inhabitant: change.map(|c| c.per_inhabitant),
        withheld: change.map(|c| c.withheld),
        draws: change.map(|c| c.draws),
        others: change.map_or(&[], |c| c.others.as_slice()),
        points: change.map_or(&[], |c| c.points.as_slice()),
        reason: e.result.as_ref().err().map(english),
    }
}

/// What changed after each scored law, by law and topic.
#[utoipa::path(get, path = "/effects", operation_id = "list_effects", tag = "Scores", params(Filters, Paging), responses((status = 200, body = Page<Item>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Effect").await?;
    let items = request.loaded.index.edition.effects.iter().filter(|e| {
        filters.jurisdiction.as_deref().is_none_or(|j| e.jurisdiction == *j)
            && topic.is_none_or(|t| e.topic == t)
            && filters.law.as_deref().is_none_or(|l| e.law == *l)
            && filters.estimated.is_none_or(|wanted| wanted == e.result.is_ok())
    });
    request.list(&COLUMNS, items.map(item))
}
