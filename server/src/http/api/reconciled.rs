//! `/api/v1/reconciled`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{Measure, ReconciledYear, SourceTilt, Topic};
use lexgap_texts::english;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::list::{Page, Paging, Request};
use crate::http::{AppState, error::ApiError, query::Query};

const COLUMNS: [&str; 7] = ["jurisdiction", "topic", "measure", "unit", "sources", "years", "reason"];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// What is counted.
    #[param(value_type = Option<Measure>)]
    measure: Option<String>,
    /// `true`: only counts that more than one source reports.
    several: Option<bool>,
}

/// One count of one jurisdiction, reconciled over its sources; or why it was not.
#[derive(Serialize, ToSchema)]
#[schema(as = ReconciledSeries)]
struct Item<'a> {
    jurisdiction: &'a str,
    topic: &'a str,
    measure: &'a str,
    unit: &'a str,
    /// Each source with its number of figures, its tilt, and how many times the others it reports.
    sources: &'a [SourceTilt],
    /// Median and 90 % interval of the expected count, by year.
    years: &'a [ReconciledYear],
    /// Why it was not reconciled, else null.
    reason: Option<String>,
}

/// Reconciled counts.
#[utoipa::path(get, path = "/reconciled", operation_id = "list_reconciled", tag = "Scores", params(Filters, Paging), responses((status = 200, body = Page<Item>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(super::observations::topic).transpose()?;
    let measure = filters.measure.as_deref().map(super::observations::measure).transpose()?;
    let request = Request::new(&state, &paging, &headers, "ReconciledSeries").await?;
    let all = &request.loaded.index.edition.reconciliation;
    let wanted = |jurisdiction: &str, t, m: Measure, sources: usize| {
        filters.jurisdiction.as_deref().is_none_or(|j| j == jurisdiction)
            && topic.is_none_or(|wanted| wanted == t)
            && measure.is_none_or(|wanted| wanted == m)
            && (filters.several != Some(true) || sources > 1)
    };
    let fitted =
        all.series.iter().filter(|r| wanted(r.jurisdiction.as_str(), r.topic, r.measure, r.sources.len())).map(|r| {
            Item {
                jurisdiction: r.jurisdiction.as_str(),
                topic: r.topic.id(),
                measure: r.measure.id(),
                unit: r.unit.id(),
                sources: &r.sources,
                years: &r.years,
                reason: None,
            }
        });
    let refused = all.refused.iter().filter(|r| wanted(r.jurisdiction.as_str(), r.topic, r.measure, 0)).map(|r| Item {
        jurisdiction: r.jurisdiction.as_str(),
        topic: r.topic.id(),
        measure: r.measure.id(),
        unit: r.unit.id(),
        sources: &[],
        years: &[],
        reason: Some(english(&r.reason)),
    });
    request.list(&COLUMNS, fitted.chain(refused))
}
