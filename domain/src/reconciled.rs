//! What several sources together say, METHODOLOGY section 2.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{JurisdictionId, SourceId},
    measure::Measure,
    message::Message,
    observation::Unit,
    topic::Topic,
};

/// How many times the truth, or what others report, a source reports: median with its 90 % interval, above 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tilt {
    pub value: f64,
    pub lower: f64,
    pub upper: f64,
}

impl Tilt {
    /// Whether the interval lies on one side of 1.
    pub fn excludes_one(&self) -> bool {
        self.lower > 1.0 || self.upper < 1.0
    }
}

/// One source of a reconciled series.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceTilt {
    pub source: SourceId,
    /// Number of its figures in the series.
    pub figures: u32,
    /// exp β: how many times the truth. As wide as what is known before any comparison where it is the only source.
    pub tilt: Tilt,
    /// How many times what the others report, in the geometric mean; `None` where there is no other.
    pub beside_others: Option<Tilt>,
}

/// A year of a reconciled series: the expected count λ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReconciledYear {
    pub year: i16,
    /// Median.
    pub value: f64,
    /// 5 % and 95 % quantile.
    pub lower: f64,
    pub upper: f64,
}

/// What the sources of one count together say.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reconciled {
    pub jurisdiction: JurisdictionId,
    pub topic: Topic,
    pub measure: Measure,
    pub unit: Unit,
    pub sources: Vec<SourceTilt>,
    /// Each year from the first figure to the last.
    pub years: Vec<ReconciledYear>,
}

/// The tilt of a source over all jurisdictions that it counts in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OverallTilt {
    pub source: SourceId,
    pub topic: Topic,
    pub measure: Measure,
    pub unit: Unit,
    /// Number of jurisdictions with its figures, and of those with another source's beside them.
    pub jurisdictions: u32,
    pub compared: u32,
    pub tilt: Tilt,
}

/// A count that could not be reconciled, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotReconciled {
    pub jurisdiction: JurisdictionId,
    pub topic: Topic,
    pub measure: Measure,
    pub unit: Unit,
    /// In words: `the figure of s for 2014 is -3; counts are not negative`.
    pub reason: Message,
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// By topic, measure, unit and jurisdiction.
    pub series: Vec<Reconciled>,
    pub tilts: Vec<OverallTilt>,
    pub refused: Vec<NotReconciled>,
}
