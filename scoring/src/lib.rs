//! The mathematics of METHODOLOGY: pure, seeded, the same bits on any number of threads.
//!
//! [`run`] reads all facts and yields scores (section 3), contradictions within a source (section 1) and
//! significant changes of indicators (section 7). Everything uncertain is drawn: censored counts by their
//! probability, rates from their posterior, weights, aggregation, normalisation and peer set by the choices
//! that another analyst might have made.

mod components;
mod contradictions;
mod counts;
pub mod effect;
mod flags;
mod gamma_poisson;
mod grade;
mod history;
mod instruments;
mod peers;
pub mod random;
mod ratings;
mod score;
mod significance;
mod turnbull;

use jiff::civil::Date;
use lexgap_domain::{Contradiction, FactSet, Jurisdiction, Score, SignificantChange};

pub use turnbull::{Survival, Turnbull};

/// What a run depends on besides the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub seed: u64,
    /// Number of draws behind each interval; 0 counts as 1.
    pub draws: u32,
    /// The day of the run: the age of figures is counted from its year.
    pub as_of: Date,
}

/// What a run yields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Output {
    pub scores: Vec<Score>,
    pub contradictions: Vec<Contradiction>,
    pub changes: Vec<SignificantChange>,
}

/// Scores every law and topic of `facts`.
pub fn run(facts: &FactSet, jurisdictions: &[Jurisdiction], options: Options) -> Output {
    Output {
        scores: score::scores(facts, jurisdictions, options),
        contradictions: contradictions::find(facts),
        changes: significance::changes(facts),
    }
}
