//! The evidence grade: beside the score, never inside it. The methodology page lists these constants.

use lexgap_domain::{EvidenceGrade, GradeBasis};

/// Weights of coverage, number of interest classes, uncensored share, freshness, confirmed share.
pub const GRADE_WEIGHTS: [(&str, f64); 5] = [
    ("coverage: figures present of those expected since it came into force", 0.35),
    ("independence: interest classes among the sources, three or more counting fully", 0.20),
    ("precision: share of figures that are exact", 0.20),
    ("freshness: falling to nothing when the newest figure is ten years old", 0.15),
    ("confirmation: share of figures that a person has confirmed", 0.10),
];

/// The least points for each letter; below them E.
pub const GRADE_THRESHOLDS: [(EvidenceGrade, f64); 4] =
    [(EvidenceGrade::A, 0.80), (EvidenceGrade::B, 0.65), (EvidenceGrade::C, 0.50), (EvidenceGrade::D, 0.35)];

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
