//! Ratings, perceptions and reference series: one value per jurisdiction and year.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{IndicatorId, JurisdictionId, SourceId},
    period::Period,
    provenance::Provenance,
    quantity::Qualifier,
};

/// Half-width of a 90 % interval in standard errors, as METHODOLOGY writes it.
pub const Z90: f64 = 1.645;

/// Which end of the scale is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    HigherIsBetter,
    LowerIsBetter,
    /// Population and the like.
    Neither,
}

/// What a series measures. One table row per indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Indicator {
    pub id: IndicatorId,
    pub title: String,
    pub description: String,
    pub source: SourceId,
    /// Unit or scale in words: `0 (highly corrupt) to 100 (very clean)`.
    pub scale: String,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub direction: Direction,
    /// First years of a new method: series are never joined over them.
    pub breaks: Vec<i16>,
    /// Shown among the corruption indicators of a scorecard.
    pub corruption: bool,
    /// An assessor's rating that may enter the component *Independent assessment* (trafficking).
    pub assessment: bool,
}

/// One value of an indicator.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct IndicatorPoint {
    pub indicator: IndicatorId,
    pub jurisdiction: JurisdictionId,
    pub period: Period,
    /// `None`: the publisher lists the jurisdiction and states that it has no value.
    pub value: Option<f64>,
    /// Standard error in the value's unit, as published.
    pub standard_error: Option<f64>,
    /// Bounds as published, or value ± 1.645 standard errors where only the error is.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// Number of underlying sources, as published.
    pub n_sources: Option<u16>,
    /// A rating's own name where the number does not show it: `Tier 2 Watch List`.
    pub label: Option<String>,
    pub source: SourceId,
    pub provenance: Provenance,
}

impl IndicatorPoint {
    /// Whether the publisher states a value.
    pub fn qualifier(&self) -> Qualifier {
        if self.value.is_some() { Qualifier::Exact } else { Qualifier::NotReported }
    }

    /// Indicator, jurisdiction and period: what the value is about.
    pub fn key(&self) -> (&str, &str, Period) {
        (self.indicator.as_str(), self.jurisdiction.as_str(), self.period)
    }
}
