//! What a score hinges on: the share of its variance over the draws that each choice explains alone (METHODOLOGY
//! section 3), Sobol's first-order index S = Var(E[score | choice]) / Var(score) (Sobol 1993; Saltelli et al. 2008,
//! *Global Sensitivity Analysis*).
//!
//! Choices with a few values: the correlation ratio. Weights: the part that is linear in them, R² of a regression.
//! Counts: the covariance with a second analysis of the same counts under other choices. What remains up to 1 is the
//! interplay of choices.

use lexgap_domain::{Choice, Hinge};

use crate::effect::linear::{Matrix, Qr};

/// Fewest draws from which shares can be told.
pub const FEWEST: u32 = 200;

/// The choices of one draw, as one member sees them.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub weights: [f64; 6],
    pub geometric: bool,
    pub percentile: bool,
    pub set: usize,
}

/// Shares of the variance of `scores`; nothing where there is no score, no variance or too few draws. `crossed` are
/// the scores of the same counts under other choices, `components` any draw's, which tell what weights matter.
pub fn of(
    scores: &[Option<f64>],
    crossed: &[Option<f64>],
    seen: &[Seen],
    components: Option<[Option<f64>; 6]>,
) -> Vec<Hinge> {
    let all: Vec<(f64, f64, &Seen)> =
        scores.iter().zip(crossed).zip(seen).filter_map(|((s, c), seen)| Some(((*s)?, (*c)?, seen))).collect();
    let Some(components) = components.filter(|_| all.len() >= FEWEST as usize) else { return Vec::new() };
    let n = all.len() as f64;
    let mean = all.iter().map(|a| a.0).sum::<f64>() / n;
    let of_crossed = all.iter().map(|a| a.1).sum::<f64>() / n;
    let variance = all.iter().map(|a| (a.0 - mean).powi(2)).sum::<f64>() / n;
    if variance < 1e-9 {
        return Vec::new();
    }
    let ratio = |of: &dyn Fn(&Seen) -> usize| {
        let mut sums: Vec<(f64, f64)> = Vec::new();
        for (score, _, seen) in &all {
            let at = of(seen);
            if sums.len() <= at {
                sums.resize(at + 1, (0.0, 0.0));
            }
            sums[at].0 += score - mean;
            sums[at].1 += 1.0;
        }
        let groups = sums.iter().filter(|s| s.1 > 0.0).count() as f64;
        let between = sums.iter().filter(|s| s.1 > 0.0).map(|(sum, k)| sum * sum / k).sum::<f64>() / n / variance;
        // Groups that do not differ still differ by chance, by (groups − 1)/n.
        between - (groups - 1.0) / n
    };
    let counts = all.iter().map(|a| (a.0 - mean) * (a.1 - of_crossed)).sum::<f64>() / n / variance;
    let shares = [
        (Choice::Counts, counts),
        (Choice::Weights, weights(&all, &components, variance)),
        (Choice::Aggregation, ratio(&|s| usize::from(s.geometric))),
        (Choice::Normalisation, ratio(&|s| usize::from(s.percentile))),
        (Choice::Peers, ratio(&|s| s.set)),
    ];
    let mut hinges: Vec<Hinge> =
        shares.into_iter().map(|(choice, share)| Hinge { choice, share: share.clamp(0.0, 1.0) }).collect();
    hinges.sort_by(|a, b| b.share.total_cmp(&a.share));
    hinges
}

/// Adjusted R² of the scores on the shares of the weights that matter, one of them left out since they sum to 1.
fn weights(all: &[(f64, f64, &Seen)], components: &[Option<f64>; 6], variance: f64) -> f64 {
    let present: Vec<usize> = (0..6).filter(|k| components[*k].is_some()).collect();
    let Some((_, kept)) = present.split_last().filter(|(_, kept)| !kept.is_empty()) else { return 0.0 };
    let share = |seen: &Seen, k: usize| seen.weights[k] / present.iter().map(|p| seen.weights[*p]).sum::<f64>();
    let design =
        Matrix::from_fn(all.len(), kept.len() + 1, |i, j| if j == 0 { 1.0 } else { share(all[i].2, kept[j - 1]) });
    let y: Vec<f64> = all.iter().map(|a| a.0).collect();
    let Ok(qr) = Qr::full_rank(design) else { return 0.0 };
    let (n, p) = (y.len() as f64, kept.len() as f64);
    1.0 - qr.residual_squares(&y) / (n - p - 1.0) / (variance * n / (n - 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn known_shares_are_found() {
        // Variances 4 of counts, 1 of a fair coin of ±1, and none of the rest.
        let mut r = Random::at(1, 1, 1);
        let seen: Vec<Seen> = (0..4_000)
            .map(|_| Seen {
                weights: [0; 6].map(|_| r.gamma(3.0, 1.0)),
                geometric: r.uniform() < 0.5,
                percentile: r.uniform() < 0.5,
                set: (3.0 * r.uniform()) as usize,
            })
            .collect();
        let counts: Vec<f64> = (0..4_000).map(|_| 2.0 * r.normal()).collect();
        let score = |d: usize, choice: usize| Some(counts[d] + if seen[choice].geometric { 1.0 } else { -1.0 });
        let scores: Vec<_> = (0..4_000).map(|d| score(d, d)).collect();
        let crossed: Vec<_> = (0..4_000).map(|d| score(d, (d + 1) % 4_000)).collect();
        let found = of(&scores, &crossed, &seen, Some([Some(0.5); 6]));
        let share = |choice| found.iter().find(|h| h.choice == choice).unwrap().share;
        assert!((share(Choice::Counts) - 0.8).abs() < 0.05, "{found:?}");
        assert!((share(Choice::Aggregation) - 0.2).abs() < 0.03, "{found:?}");
        for none in [Choice::Weights, Choice::Normalisation, Choice::Peers] {
            assert!(share(none) < 0.01, "{found:?}");
        }
        assert_eq!(found[0].choice, Choice::Counts, "the greatest first");
    }

    #[test]
    fn weights_that_move_the_score_are_found() {
        let mut r = Random::at(2, 1, 1);
        let seen: Vec<Seen> = (0..2_000)
            .map(|_| Seen { weights: [0; 6].map(|_| r.gamma(3.0, 1.0)), geometric: true, percentile: true, set: 0 })
            .collect();
        let components = [Some(0.9), Some(0.1), Some(0.5), None, None, None];
        let score = |s: &Seen| {
            let of = |k: usize| s.weights[k] * components[k].unwrap_or(0.0);
            Some((of(0) + of(1) + of(2)) / s.weights[..3].iter().sum::<f64>())
        };
        let scores: Vec<_> = seen.iter().map(score).collect();
        let crossed: Vec<_> = (0..2_000).map(|d| score(&seen[(d + 1) % 2_000])).collect();
        let found = of(&scores, &crossed, &seen, Some(components));
        assert!(found[0].choice == Choice::Weights && found[0].share > 0.95, "{found:?}");
    }

    #[test]
    fn without_scores_or_draws_nothing_is_said() {
        let seen = [Seen { weights: [1.0; 6], geometric: true, percentile: true, set: 0 }; 300];
        assert!(of(&[None; 300], &[None; 300], &seen, Some([Some(0.5); 6])).is_empty());
        assert!(of(&[Some(5.0); 300], &[Some(5.0); 300], &seen, Some([Some(0.5); 6])).is_empty(), "no variance");
        assert!(of(&[Some(5.0); 20], &[Some(6.0); 20], &seen[..20], Some([Some(0.5); 6])).is_empty());
    }
}
