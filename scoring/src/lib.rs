//! The mathematics of METHODOLOGY: pure, seeded, the same bits on any number of threads.
//!
//! [`run`] reads all facts and yields reconciled counts (section 2), scores (section 3), what changed after passage
//! (section 4), contradictions within a source (section 1) and significant changes of indicators (section 7). Everything uncertain is drawn: censored counts by their
//! probability, rates from their posterior, weights, aggregation, normalisation and peer set by the choices
//! that another analyst might have made.

mod components;
mod contradictions;
pub mod counts;
pub mod effect;
mod flags;
mod gamma_poisson;
mod grade;
mod hinges;
mod history;
mod instruments;
mod integrity;
mod meta;
mod minimise;
mod outside;
mod passage;
mod peers;
mod practices;
pub mod random;
mod ratings;
pub mod reconcile;
mod score;
mod significance;
mod turnbull;

use jiff::civil::Date;
use lexgap_domain::{
    Contradiction, Effect, FactSet, Jurisdiction, OutsideCheck, Practices, Reconciliation, Revision, Score,
    SignificantChange, TopicStudy,
};

use crate::{counts::Population, passage::AllSeries, reconcile::Reconciler};

pub use score::scores;
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
    pub reconciliation: Reconciliation,
    pub practices: Practices,
    pub outside: Vec<OutsideCheck>,
    pub effects: Vec<Effect>,
    pub studies: Vec<TopicStudy>,
}

/// Scores every law and topic of `facts`.
/// `revisions` are what sources changed or withdrew.
pub fn run(facts: &FactSet, jurisdictions: &[Jurisdiction], revisions: &[Revision], options: Options) -> Output {
    let population = Population::new(facts);
    let reconciler = Reconciler::new(facts, &population);
    let scores = score::scores(facts, jurisdictions, revisions, &population, &reconciler, options);
    let series = AllSeries::new(facts, &population, &reconciler, options.as_of.year());
    let scored: Vec<_> = scores.iter().map(|s| (&s.law, s.topic)).collect();
    let effects = passage::law::effects(facts, &scored, &series, &population, &reconciler, options.seed);
    Output {
        practices: practices::find(facts, jurisdictions, &scores, &effects),
        outside: outside::checks(facts, &scores, &reconciler.published),
        studies: passage::topic::studies(facts, jurisdictions, &series, &population, &reconciler, options.seed),
        effects,
        scores,
        contradictions: contradictions::find(facts),
        changes: significance::changes(facts),
        reconciliation: reconciler.published,
    }
}
