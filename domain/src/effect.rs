//! What changed after passage, METHODOLOGY section 4: in one law's own series, and over jurisdictions.
//!
//! What cannot be estimated is a [`Message`] that says why, and no number.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{JurisdictionId, LawId, SourceId},
    measure::Measure,
    message::Message,
    observation::Unit,
    topic::Topic,
};

/// How many times what would else be, with its 95 % interval; above 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ratio {
    pub value: f64,
    pub lower: f64,
    pub upper: f64,
    /// Of its natural logarithm.
    pub standard_error: f64,
    /// Two-sided, of "no change" (1).
    pub p_value: f64,
}

impl Ratio {
    /// Whether the interval lies on one side of 1.
    pub fn is_change(&self) -> bool {
        self.lower > 1.0 || self.upper < 1.0
    }

    /// Whether every number of it is one.
    pub fn is_finite(&self) -> bool {
        [self.value, self.lower, self.upper, self.standard_error, self.p_value].iter().all(|x| x.is_finite())
    }
}

/// What a series counts, and who.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counted {
    pub measure: Measure,
    pub unit: Unit,
    /// One source, or several whose figures were reconciled.
    pub sources: Vec<SourceId>,
}

/// A year of an interrupted time series.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EffectPoint {
    pub year: i16,
    /// The count; of withheld and reconciled ones the median of what they may be.
    pub observed: f64,
    /// Where 95 % of what the count may be lies; the count itself where one source states it exactly.
    pub observed_lower: f64,
    pub observed_upper: f64,
    pub fitted: f64,
    /// What the line before the law leads to, with its 95 % interval.
    pub counterfactual: f64,
    pub counterfactual_lower: f64,
    pub counterfactual_upper: f64,
}

/// The interrupted time series of one law.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Change {
    /// Years with a figure before the law, and from it on.
    pub years_before: u32,
    pub years_after: u32,
    /// exp δ: the step in the law's first year.
    pub level: Ratio,
    /// exp θ: by how many times more the count grows each year than before.
    pub slope: Ratio,
    /// All counts from the law on against all that the line before it leads to.
    pub overall: Ratio,
    /// Variance over mean, Pearson's; intervals take no less than 1.
    pub dispersion: f64,
    /// Correlation of neighbouring residuals, −1 to 1; far from 0, intervals are too narrow.
    pub autocorrelation: f64,
    /// Counts are compared for the population of each year.
    pub per_inhabitant: bool,
    /// Years of which the count is known only between two bounds.
    pub withheld: u32,
    /// Fits to possible counts behind the interval; 1 where every count is known.
    pub draws: u32,
    /// Ascending; years without a figure are not there.
    pub points: Vec<EffectPoint>,
    /// Other laws and treaty obligations of the same place and topic that took effect within these years.
    pub others: Vec<LawId>,
}

/// What changed after one law, under one topic.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Effect {
    pub law: LawId,
    pub jurisdiction: JurisdictionId,
    pub topic: Topic,
    /// The first year with the law: that of its entry into force, or of its passage.
    pub from_year: i16,
    pub from_is_passage: bool,
    /// `None` where nothing of the kind was ever counted.
    pub counted: Option<Counted>,
    /// Or why it cannot be estimated.
    pub result: Result<Change, Message>,
}

/// Effect at one time since an instrument took effect: a change of ln(1 + count per million inhabitants).
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StudyYear {
    /// 0 for the first year with the instrument. −1 is what all others are compared with.
    pub since: i16,
    pub estimate: f64,
    pub standard_error: f64,
    /// 95 % interval of this year alone.
    pub lower: f64,
    pub upper: f64,
    /// 95 % band that holds all years at once.
    pub band_lower: f64,
    pub band_upper: f64,
    /// Jurisdictions with the instrument behind it.
    pub treated: u32,
}

/// Wald test that all effects before the instrument are 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Wald {
    pub statistic: f64,
    pub degrees_of_freedom: u32,
    pub p_value: f64,
}

/// An interval under one bound on how far trends may differ; `None` at an end that is farther than was looked.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SensitivityBound {
    pub m: f64,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
}

/// How far from parallel trends the effect in the first year holds (Rambachan and Roth 2023).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Sensitivity {
    /// m is how many times the largest step before the instrument a step after it may be.
    pub relative_magnitudes: Vec<SensitivityBound>,
    /// m is by how much a year's step may differ from that of the year before.
    pub smoothness: Vec<SensitivityBound>,
    /// The first m whose interval holds 0: 0 where the effect is not told from none at all, `None` where no m is.
    pub breakdown_relative: Option<f64>,
    pub breakdown_smoothness: Option<f64>,
}

/// Staggered difference-in-differences over jurisdictions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Study {
    pub first_year: i16,
    pub last_year: i16,
    /// Jurisdictions with figures and the instrument, and with figures and without it until after the last year.
    pub treated: u32,
    pub never_treated: u32,
    /// Jurisdictions with figures that could not be used.
    pub left_out: u32,
    /// −5 … 10 as far as they can be estimated, ascending.
    pub years: Vec<StudyYear>,
    /// Mean of the years from 0 on.
    pub overall: StudyMean,
    /// `None` where no year before the instrument can be estimated.
    pub pre_trend: Option<Wald>,
    /// Or why it cannot be had.
    pub sensitivity: Result<Sensitivity, Message>,
}

/// A mean of effects with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StudyMean {
    pub estimate: f64,
    pub standard_error: f64,
    pub lower: f64,
    pub upper: f64,
    pub p_value: f64,
}

impl StudyMean {
    /// Whether the interval lies on one side of 0.
    pub fn is_change(&self) -> bool {
        self.lower > 0.0 || self.upper < 0.0
    }
}

/// What changed over jurisdictions after they took up an instrument.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TopicStudy {
    pub topic: Topic,
    /// Identifier that all parties of a treaty share; `None` for national laws.
    pub instrument: Option<String>,
    pub measure: Measure,
    /// Or why it cannot be estimated.
    pub result: Result<Study, Message>,
}

impl TopicStudy {
    /// What addresses call its instrument: the treaty's identifier, or `national`.
    pub fn instrument_name(&self) -> &str {
        self.instrument.as_deref().unwrap_or("national")
    }
}
