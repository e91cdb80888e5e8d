//! `/api/v1/conflicts`: figures for the same thing, side by side.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{
    Breakdown, Conflict, EditionIndex, FactStatus, InterestClass, Measure, ObservationId, Qualifier, RevisionKind,
    Sha256Hex, SourceId, Stated, Topic, Unit,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    list::{Page, Paging, Request},
    observations::{measure, topic},
};
use crate::http::{
    AppState,
    error::ApiError,
    query::{Query, year},
};

const COLUMNS: [&str; 8] = ["jurisdiction", "topics", "measure", "unit", "period", "breakdown", "differ", "figures"];

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
    /// Identifier of a source, such as `unodc-glotip`.
    source: Option<String>,
    /// First year, 1 to 9999.
    #[serde(default, deserialize_with = "year")]
    #[param(minimum = 1, maximum = 9999)]
    from: Option<i16>,
    /// Last year, 1 to 9999.
    #[serde(default, deserialize_with = "year")]
    #[param(minimum = 1, maximum = 9999)]
    to: Option<i16>,
    /// `true`: only figures that cannot all be true.
    differ: Option<bool>,
}

/// One count with every figure that is stated for it.
#[derive(Serialize, ToSchema)]
#[schema(as = Conflict)]
struct ConflictItem<'a> {
    jurisdiction: &'a str,
    topics: &'a [Topic],
    measure: Measure,
    unit: Unit,
    period: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    breakdown: &'a Breakdown,
    /// Whether two of the figures cannot both be true, as they are qualified.
    differ: bool,
    figures: Vec<Figure<'a>>,
}

/// One of the figures.
#[derive(Serialize, ToSchema)]
#[schema(as = ConflictFigure)]
struct Figure<'a> {
    id: &'a ObservationId,
    value: Option<f64>,
    lower: Option<f64>,
    upper: Option<f64>,
    qualifier: Qualifier,
    source: &'a SourceId,
    interest_class: Option<InterestClass>,
    snapshot: &'a Sha256Hex,
    locator: &'a str,
    status: FactStatus,
    /// Whether a program read it from prose.
    from_prose: bool,
    /// `changed` or `withdrawn` where a newer file of its source says otherwise, else null.
    revised: Option<RevisionKind>,
}

impl<'a> ConflictItem<'a> {
    fn new(c: &Conflict<'a>, index: &EditionIndex) -> Self {
        let figure = |s: &Stated<'a>| {
            let o = s.figure;
            Figure {
                id: &o.id,
                value: o.quantity.value,
                lower: o.quantity.lower,
                upper: o.quantity.upper,
                qualifier: o.quantity.qualifier,
                source: &o.source,
                interest_class: index.source(o.source.as_str()).map(|s| s.interest_class),
                snapshot: &o.provenance.snapshot,
                locator: &o.provenance.locator,
                status: o.status,
                from_prose: o.reading.is_some(),
                revised: s.revised,
            }
        };
        ConflictItem {
            jurisdiction: c.jurisdiction.as_str(),
            topics: c.topics,
            measure: c.measure,
            unit: c.unit,
            period: c.period.label(),
            breakdown: c.breakdown,
            differ: c.differ,
            figures: c.figures.iter().map(figure).collect(),
        }
    }
}

/// Conflicts, filtered.
#[utoipa::path(get, path = "/conflicts", operation_id = "list_conflicts", tag = "Figures", params(Filters, Paging), responses((status = 200, body = Page<ConflictItem>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(topic).transpose()?;
    let measure = filters.measure.as_deref().map(measure).transpose()?;
    let request = Request::new(&state, &paging, &headers, "Conflict").await?;
    let index = &request.loaded.index;
    let wanted = |c: &Conflict<'_>| {
        let year = c.period.index_year();
        topic.is_none_or(|t| c.topics.contains(&t))
            && measure.is_none_or(|m| c.measure == m)
            && filters.source.as_deref().is_none_or(|s| c.figures.iter().any(|f| f.figure.source == *s))
            && filters.from.is_none_or(|from| year >= from)
            && filters.to.is_none_or(|to| year <= to)
            && filters.differ.is_none_or(|d| c.differ == d)
    };
    let places = index.edition.jurisdictions.iter().map(|j| j.id.as_str());
    let places = places.filter(|id| filters.jurisdiction.as_deref().is_none_or(|j| j == *id));
    let items = places.flat_map(|id| index.conflicts_of(id)).filter(wanted);
    request.list(&COLUMNS, items.map(|c| ConflictItem::new(&c, index)))
}
