//! What changed after passage (METHODOLOGY section 4).
//!
//! - [`its`]: interrupted time series of one law.
//! - [`did`]: staggered difference-in-differences over jurisdictions.
//! - [`synth`]: synthetic control and synthetic difference-in-differences for one law against donors.
//! - [`honest`]: how far from parallel trends a result holds.
//! - [`linear`]: the least squares beneath them.
//!
//! Everything is pure and seeded. What cannot be estimated says why ([`NotEstimable`]) and is never NaN.

pub mod did;
pub mod honest;
pub mod its;
pub mod linear;
pub mod synth;

mod normal;

use serde::Serialize;

pub use normal::{chi_squared_tail, normal_cdf, normal_quantile, student_quantile, student_two_sided};

/// Why an effect cannot be estimated, in words for a reader.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NotEstimable {
    #[error("not estimable: {have} points before the law are on record, at least {need} are needed")]
    TooFewBefore { have: usize, need: usize },
    #[error("not estimable: {have} points from the law on are on record, at least {need} are needed")]
    TooFewAfter { have: usize, need: usize },
    #[error(
        "not estimable: {have} points for {need} unknowns or more; leave out harmonics or the slope, or add points"
    )]
    TooFewPoints { have: usize, need: usize },
    #[error("not estimable: no figure above zero {period} the law, so a ratio has no base")]
    AllZero { period: &'static str },
    #[error("not estimable: the count at time {time} is {value}; counts are not negative")]
    NegativeCount { time: f64, value: f64 },
    #[error(
        "not estimable: the count at time {time} is {value}, which is no whole number; \
         use the gaussian family for rates and indices"
    )]
    FractionalCount { time: f64, value: f64 },
    #[error("not estimable: the population (offset) at time {time} is {value}; it must be above zero")]
    BadOffset { time: f64, value: f64 },
    #[error("not estimable: the time {time} is on record twice")]
    DuplicateTime { time: f64 },
    #[error("not estimable: {unit} has two rows for time {time}")]
    DuplicateRow { unit: String, time: i32 },
    #[error("not estimable: a figure is not finite (infinite or not a number)")]
    NotFinite,
    #[error("not estimable: the explanatory columns depend on one another ({rank} of {columns} are independent)")]
    Collinear { rank: usize, columns: usize },
    #[error(
        "not estimable: the counts of one period lie all in a single point or fit without error, so a slope runs away to infinity"
    )]
    Separated,
    #[error(
        "not estimable: the figures are so few or so scattered that the interval of the change has no end; \
         leave out harmonics or the slope, or add points"
    )]
    Unbounded,
    #[error("not estimable: the fit did not settle after {iterations} iterations")]
    NoConvergence { iterations: usize },
    #[error("not estimable: no unit is ever treated within the periods on record")]
    NoTreated,
    #[error("not estimable: every figure is {value}, so nothing differs before and after, or between units")]
    NoVariation { value: f64 },
    #[error("not estimable: the law takes effect at time {event}, after the last figure (time {last})")]
    FutureLaw { event: f64, last: f64 },
    #[error("not estimable: the law is in force at time {on} but no longer at time {off}; it must last")]
    LawEnds { on: f64, off: f64 },
    #[error("not estimable: no period from the law on lies between event times {low} and {high}")]
    EmptyWindow { low: i32, high: i32 },
    #[error("not estimable: every unit is treated from the first period on, so there is no before")]
    AlwaysTreated,
    #[error("not estimable: there is no unit to compare with ({kind} controls)")]
    NoControls { kind: &'static str },
    #[error("not estimable: {have} treated or control units have both periods, at least {need} of each are needed")]
    TooFewUnits { have: usize, need: usize },
    #[error("not estimable: {have} control units are on record, at least {need} are needed")]
    TooFewControls { have: usize, need: usize },
    #[error(
        "not estimable: only one unit is on record; its own series can be studied with the interrupted time series"
    )]
    SingleUnit,
    #[error("not estimable: {unit} has first-treated period {first} in one row and {second} in another")]
    ContradictoryTreatment { unit: String, first: String, second: String },
    #[error("not estimable: {unit} is treated at time {on} but no longer at time {off}; treatment must last")]
    TreatmentEnds { unit: String, on: i32, off: i32 },
    #[error(
        "not estimable: treated units start at different times ({first} and {second}); use the staggered estimator (did)"
    )]
    Staggered { first: i32, second: i32 },
    #[error("not estimable: treated unit {unit} has no figure for time {time}")]
    TreatedGap { unit: String, time: i32 },
    #[error("not estimable: treated and control units do not overlap in the covariates ({units} units treated)")]
    NoOverlap { units: usize },
    #[error("not estimable: row {row} has {have} covariates where {need} are expected")]
    Covariates { row: usize, have: usize, need: usize },
    #[error("not estimable: no period after the law is on record (first treated {first}, last period {last})")]
    FutureTreatment { first: i32, last: i32 },
    #[error("not estimable: {what} must lie between {low} and {high}, not {value}")]
    OutOfRange { what: &'static str, low: f64, high: f64, value: f64 },
    #[error(
        "not estimable: the covariance matrix of the event study is not positive definite, as with too few units for so \
         many periods"
    )]
    BadCovariance,
}

/// An estimate with its uncertainty.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    pub estimate: f64,
    pub standard_error: f64,
    /// 95 % interval.
    pub lower: f64,
    pub upper: f64,
    /// Two-sided p-value of "no effect".
    pub p_value: f64,
}

/// What an estimate over its standard error is distributed as. The quantile is found once and serves many estimates.
#[derive(Clone, Copy, Debug)]
struct Distribution {
    /// Degrees of freedom of Student's t; `None` for the normal distribution.
    df: Option<f64>,
    /// At 97.5 %.
    quantile: f64,
}

impl Distribution {
    fn normal() -> Distribution {
        Distribution { df: None, quantile: normal_quantile(0.975) }
    }

    fn student(df: f64) -> Distribution {
        Distribution { df: Some(df), quantile: student_quantile(0.975, df) }
    }

    fn estimate(self, estimate: f64, standard_error: f64) -> Estimate {
        let ratio = estimate / standard_error;
        let p_value = self.df.map_or_else(|| 2.0 * normal_cdf(-ratio.abs()), |df| student_two_sided(ratio, df));
        let half = self.quantile * standard_error;
        // Without spread the ratio is 0/0 or infinite: certain, unless the estimate is no effect.
        let p_value = if p_value.is_nan() { 1.0 } else { p_value };
        Estimate { estimate, standard_error, lower: estimate - half, upper: estimate + half, p_value }
    }
}

impl Estimate {
    /// With the standard normal distribution.
    pub fn normal(estimate: f64, standard_error: f64) -> Estimate {
        Distribution::normal().estimate(estimate, standard_error)
    }

    /// Whether every number of it is one.
    pub fn is_finite(&self) -> bool {
        [self.estimate, self.standard_error, self.lower, self.upper, self.p_value].iter().all(|v| v.is_finite())
    }

    /// From the logarithm of a ratio to the ratio; the standard error stays the logarithm's.
    pub fn exp(self) -> Estimate {
        Estimate { estimate: self.estimate.exp(), lower: self.lower.exp(), upper: self.upper.exp(), ..self }
    }
}
