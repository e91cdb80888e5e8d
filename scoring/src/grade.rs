//! The evidence grade: beside the score, never inside it. The methodology page lists its constants.

use lexgap_domain::{
    EvidenceGrade, GradeBasis,
    score::{GRADE_THRESHOLDS, GRADE_WEIGHTS},
};

/// Number of interest classes that counts fully.
const CLASSES: f64 = 3.0;
/// Age in years at which a figure is no longer fresh at all.
const STALE: f64 = 10.0;

/// Fills in the points of `basis` and tells the letter.
pub fn grade(mut basis: GradeBasis) -> (EvidenceGrade, GradeBasis) {
    let parts = [
        basis.coverage,
        (f64::from(basis.interest_classes) / CLASSES).min(1.0),
        basis.uncensored,
        basis.newest_age.map_or(0.0, |age| (1.0 - f64::from(age) / STALE).max(0.0)),
        basis.confirmed,
    ];
    basis.points = GRADE_WEIGHTS.iter().zip(parts).map(|((_, weight), part)| weight * part.clamp(0.0, 1.0)).sum();
    let letter = GRADE_THRESHOLDS.iter().find(|(_, least)| basis.points >= *least).map_or(EvidenceGrade::E, |g| g.0);
    (letter, basis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn basis(all: f64, classes: u8, age: Option<u16>) -> GradeBasis {
        GradeBasis {
            coverage: all,
            interest_classes: classes,
            uncensored: all,
            newest_age: age,
            confirmed: all,
            points: 0.0,
        }
    }

    #[test]
    fn all_is_an_a_and_nothing_an_e() {
        assert!((GRADE_WEIGHTS.iter().map(|w| w.1).sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(grade(basis(1.0, 3, Some(0))).0, EvidenceGrade::A);
        assert_eq!(grade(basis(0.0, 0, None)).0, EvidenceGrade::E);
        let (letter, filled) = grade(basis(0.5, 2, Some(4)));
        assert!((filled.points - (0.175 + 0.2 * 2.0 / 3.0 + 0.1 + 0.09 + 0.05)).abs() < 1e-12);
        assert_eq!(letter, EvidenceGrade::C);
    }
}
