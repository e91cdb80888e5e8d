//! Why an effect cannot be estimated, in every language.

use lexgap_domain::Message;

use super::topic::FEWEST;
use crate::effect::NotEstimable;

/// What an estimator says, as a reader is told it.
pub fn message(error: &NotEstimable) -> Message {
    use NotEstimable as N;
    match error {
        N::AllZero { period: "before" } => Message::new("effect-why-zero-before"),
        N::AllZero { period: "after" } => Message::new("effect-why-zero-after"),
        N::AllZero { .. } | N::NoVariation { .. } => Message::new("effect-why-zero"),
        N::FutureLaw { .. } | N::FutureTreatment { .. } => Message::new("effect-why-future"),
        N::TooFewUnits { .. }
        | N::TooFewControls { .. }
        | N::NoTreated
        | N::AlwaysTreated
        | N::NoControls { .. }
        | N::SingleUnit
        | N::EmptyWindow { .. }
        | N::NoOverlap { .. } => few_units(),
        // Of a study: one period before is the reference itself.
        N::TooFewBefore { .. } | N::TooFewAfter { .. } | N::TooFewPoints { .. } => Message::new("effect-why-few-years"),
        N::BadCovariance => Message::new("effect-why-covariance"),
        N::Collinear { .. } | N::Separated | N::Unbounded | N::NoConvergence { .. } | N::NotFinite => {
            Message::new("effect-why-scattered")
        }
        // Counts and rows are checked before they are fitted.
        N::NegativeCount { .. }
        | N::FractionalCount { .. }
        | N::BadOffset { .. }
        | N::DuplicateTime { .. }
        | N::DuplicateRow { .. }
        | N::LawEnds { .. }
        | N::ContradictoryTreatment { .. }
        | N::TreatmentEnds { .. }
        | N::Staggered { .. }
        | N::TreatedGap { .. }
        | N::Covariates { .. }
        | N::OutOfRange { .. } => Message::new("effect-why-unfit"),
    }
}

/// Too few jurisdictions with figures on both sides.
pub fn few_units() -> Message {
    Message::new("effect-why-few-jurisdictions").with("need", FEWEST)
}
