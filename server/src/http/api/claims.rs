//! `/api/v1/claims`.

use std::sync::Arc;

use axum::{extract::State, http::HeaderMap, response::Response};
use lexgap_domain::{
    Claim, EditionIndex, FactStatus, InterestClass, LawId, ObservationId, Polarity, Reading, Review, Said, Sha256Hex,
    SourceId, Topic,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    list::{Page, Paging, Request},
    observations::{status, topic},
};
use crate::http::{AppState, error::ApiError, query::Query};

pub(super) const COLUMNS: [&str; 18] = [
    "id",
    "jurisdiction",
    "topics",
    "kind",
    "period",
    "law_name",
    "law_year",
    "polarity",
    "tier",
    "alleged",
    "laws",
    "source",
    "interest_class",
    "snapshot",
    "locator",
    "status",
    "reading",
    "review",
];

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Filters {
    /// Identifier of a jurisdiction, such as `KEN`.
    jurisdiction: Option<String>,
    /// Identifier of a topic.
    #[param(value_type = Option<Topic>)]
    topic: Option<String>,
    /// `law`, `rating` or `complicity`.
    #[param(pattern = "^(law|rating|complicity)$")]
    kind: Option<String>,
    /// Identifier of a source, such as `unodc-glotip`.
    source: Option<String>,
    /// `automatic`, `confirmed`, `disputed` or `rejected`; all but rejected where absent.
    #[param(value_type = Option<FactStatus>)]
    status: Option<String>,
}

/// What one report says of a law, a rating or officials.
#[derive(Serialize, ToSchema)]
#[schema(as = Claim)]
pub(super) struct ClaimItem<'a> {
    id: &'a ObservationId,
    jurisdiction: &'a str,
    topics: &'a [Topic],
    kind: &'static str,
    period: Option<String>,
    law_name: Option<&'a str>,
    law_year: Option<i16>,
    polarity: Option<Polarity>,
    /// `1`, `2`, `2WL` or `3`.
    tier: Option<&'a str>,
    /// Whether complicity is reported as an allegation only.
    alleged: Option<bool>,
    /// Laws of this edition that it may be about: same jurisdiction, topic and year.
    laws: Vec<&'a LawId>,
    source: &'a SourceId,
    interest_class: Option<InterestClass>,
    snapshot: &'a Sha256Hex,
    locator: &'a str,
    status: FactStatus,
    /// How a program read it from prose.
    reading: &'a Reading,
    /// Numbers of people who decided about it.
    review: Option<&'a Review>,
}

impl<'a> ClaimItem<'a> {
    pub(super) fn new(c: &'a Claim, index: &'a EditionIndex) -> Self {
        let mut item = ClaimItem {
            id: &c.id,
            jurisdiction: c.jurisdiction.as_str(),
            topics: &c.topics,
            kind: c.said.kind(),
            period: c.period.map(|p| p.label()),
            law_name: None,
            law_year: None,
            polarity: None,
            tier: None,
            alleged: None,
            laws: c.known(&index.edition.facts.laws).into_iter().map(|l| &l.id).collect(),
            source: &c.source,
            interest_class: index.source(c.source.as_str()).map(|s| s.interest_class),
            snapshot: &c.provenance.snapshot,
            locator: &c.provenance.locator,
            status: c.status,
            reading: &c.reading,
            review: c.review.as_ref(),
        };
        match &c.said {
            Said::Law { name, year, polarity } => {
                (item.law_name, item.law_year, item.polarity) = (Some(name.as_str()), *year, Some(*polarity));
            }
            Said::Rating { tier } => item.tier = Some(tier),
            Said::Complicity { alleged } => item.alleged = Some(*alleged),
        }
        item
    }
}

/// Claims, filtered.
#[utoipa::path(get, path = "/claims", operation_id = "list_claims", tag = "Figures", params(Filters, Paging), responses((status = 200, body = Page<ClaimItem>)))]
pub async fn list(
    State(state): State<Arc<AppState>>,
    Query(filters): Query<Filters>,
    Query(paging): Query<Paging>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let topic = filters.topic.as_deref().map(topic).transpose()?;
    let status = filters.status.as_deref().map(status).transpose()?;
    if let Some(kind) = filters.kind.as_deref().filter(|k| !Said::KINDS.contains(k)) {
        return Err(ApiError::BadRequest(format!("kind={kind}: it can be {}", Said::KINDS.join(", "))));
    }
    let request = Request::new(&state, &paging, &headers, "Claim").await?;
    let index = &request.loaded.index;
    let wanted = |c: &&Claim| {
        filters.jurisdiction.as_deref().is_none_or(|j| c.jurisdiction == *j)
            && topic.is_none_or(|t| c.topics.contains(&t))
            && filters.kind.as_deref().is_none_or(|k| c.said.kind() == k)
            && filters.source.as_deref().is_none_or(|s| c.source == *s)
            && status.map_or(c.status != FactStatus::Rejected, |s| c.status == s)
    };
    let items = index.edition.facts.claims.iter().filter(wanted);
    request.list(&COLUMNS, items.map(|c| ClaimItem::new(c, index)))
}
