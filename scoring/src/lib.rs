//! The mathematics of METHODOLOGY: pure, seeded, the same bits on any number of threads.

use jiff::civil::Date;
use lexgap_domain::{Contradiction, FactSet, Jurisdiction, Score, SignificantChange};

/// What a run depends on besides the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub seed: u64,
    /// Number of draws for intervals, at least 100.
    pub draws: u32,
    /// The day as of which laws without an event are censored.
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
pub fn run(_facts: &FactSet, _jurisdictions: &[Jurisdiction], _options: Options) -> Output {
    Output::default()
}
