//! Survival from interval-censored times.
//!
//! Turnbull's self-consistent estimator (Turnbull 1976, *Journal of the Royal Statistical Society B* 38): the
//! non-parametric maximum of the likelihood Π Σ_k α_ik p_k over the innermost intervals. With exact and
//! right-censored times it is the Kaplan-Meier estimator. Section 3 of METHODOLOGY, Activation.

/// Iterations of self-consistency and the change at which they end.
const ITERATIONS: usize = 2_000;
const TOLERANCE: f64 = 1e-9;
/// Width that stands for an exact time.
const POINT: f64 = 1e-9;

/// When an event happened: in (after, by]; `by` is infinite where it had not happened when last looked at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Survival {
    pub after: f64,
    pub by: f64,
}

impl Survival {
    /// An event at exactly `time`.
    pub fn exact(time: f64) -> Survival {
        Survival { after: time - POINT, by: time }
    }

    /// No event up to `time`.
    pub fn censored(time: f64) -> Survival {
        Survival { after: time, by: f64::INFINITY }
    }
}

/// The estimated distribution: mass at the right ends of the innermost intervals, the last of them infinite.
#[derive(Clone, Debug, PartialEq)]
pub struct Turnbull {
    /// (right end, probability), ascending.
    mass: Vec<(f64, f64)>,
    /// Probability of this right end or a later one; ends with 0.
    from: Vec<f64>,
}

impl Turnbull {
    /// Fits the estimator. Without times, nothing is ever known to happen: S = 1 everywhere.
    pub fn fit(times: &[Survival]) -> Turnbull {
        let ends = innermost(times);
        let cells: Vec<(usize, usize)> = times
            .iter()
            .map(|t| {
                let first = ends.partition_point(|&(left, _)| left < t.after);
                let last = ends.partition_point(|&(_, right)| right <= t.by);
                (first, last)
            })
            .filter(|(first, last)| first < last)
            .collect();
        if cells.is_empty() {
            return Turnbull::new(vec![(f64::INFINITY, 1.0)]);
        }
        let n = cells.len() as f64;
        let mut p = vec![1.0 / ends.len() as f64; ends.len()];
        // Σ p up to each end, and by how much Σ 1/(mass of a time's interval) over the times that hold an end
        // changes from one end to the next.
        let mut up_to = vec![0.0; p.len() + 1];
        let mut turns = vec![0.0; p.len() + 1];
        for _ in 0..ITERATIONS {
            for (i, q) in p.iter().enumerate() {
                up_to[i + 1] = up_to[i] + q;
            }
            turns.fill(0.0);
            for &(first, last) in &cells {
                let total = up_to[last] - up_to[first];
                if total > 0.0 {
                    turns[first] += 1.0 / total;
                    turns[last] -= 1.0 / total;
                }
            }
            let (mut change, mut weight) = (0.0_f64, 0.0);
            for (old, turn) in p.iter_mut().zip(&turns) {
                weight += turn;
                let new = *old * f64::max(weight, 0.0) / n;
                change = change.max((new - *old).abs());
                *old = new;
            }
            if change < TOLERANCE {
                break;
            }
        }
        Turnbull::new(ends.iter().map(|&(_, right)| right).zip(p).collect())
    }

    fn new(mass: Vec<(f64, f64)>) -> Turnbull {
        let mut from = vec![0.0; mass.len() + 1];
        for (i, (_, p)) in mass.iter().enumerate().rev() {
            from[i] = from[i + 1] + p;
        }
        Turnbull { mass, from }
    }

    /// S(u): the probability that the event happens after `u`.
    pub fn survival(&self, u: f64) -> f64 {
        let next = self.mass.partition_point(|(right, _)| *right <= u);
        self.from[next].clamp(0.0, 1.0)
    }
}

/// The intervals (left, right] that begin at some `after`, end at some `by` and hold no other end.
fn innermost(times: &[Survival]) -> Vec<(f64, f64)> {
    let mut ends: Vec<(f64, bool)> = Vec::with_capacity(times.len() * 2);
    for t in times {
        ends.push((t.after, false));
        ends.push((t.by, true));
    }
    // At a tie the right end comes first: (a, b] and (b, c] do not meet.
    ends.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(&a.1)));
    ends.windows(2).filter(|w| !w[0].1 && w[1].1).map(|w| (w[0].0, w[1].0)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Remission times in weeks of the 6-MP arm (Freireich et al. 1963, as analysed by Gehan 1965).
    #[test]
    fn with_exact_times_it_is_kaplan_meier() {
        let events = [6., 6., 6., 7., 10., 13., 16., 22., 23.];
        let censored = [6., 9., 10., 11., 17., 19., 20., 25., 32., 32., 34., 35.];
        let times: Vec<Survival> =
            events.iter().map(|t| Survival::exact(*t)).chain(censored.iter().map(|t| Survival::censored(*t))).collect();
        let fit = Turnbull::fit(&times);
        for (u, expected) in
            [(6.0, 0.857), (7.0, 0.807), (10.0, 0.753), (13.0, 0.690), (16.0, 0.627), (22.0, 0.538), (23.0, 0.448)]
        {
            let s = fit.survival(u);
            assert!((s - expected).abs() < 0.0006, "S({u}) = {s}, published {expected}");
        }
    }

    /// Three intervals whose maximum can be had by hand: all mass where all overlap.
    #[test]
    fn mass_lies_where_all_intervals_overlap() {
        let fit = Turnbull::fit(&[
            Survival { after: 0.0, by: 3.0 },
            Survival { after: 1.0, by: 4.0 },
            Survival { after: 2.0, by: 5.0 },
        ]);
        assert!((fit.survival(2.0) - 1.0).abs() < 1e-6);
        assert!(fit.survival(3.0) < 1e-6);
    }

    #[test]
    fn without_times_nothing_is_known_to_happen() {
        assert_eq!(Turnbull::fit(&[]).survival(100.0), 1.0);
    }

    proptest! {
        #[test]
        fn survival_never_rises(raw in prop::collection::vec((0.0..20.0_f64, 0.0..10.0_f64, any::<bool>()), 1..40)) {
            let times: Vec<Survival> = raw.iter().map(|&(a, w, c)| Survival {
                after: a, by: if c { f64::INFINITY } else { a + w + 0.1 },
            }).collect();
            let fit = Turnbull::fit(&times);
            prop_assert!((fit.mass.iter().map(|m| m.1).sum::<f64>() - 1.0).abs() < 1e-6);
            let mut last = 1.0 + 1e-9;
            for u in 0..80 {
                let s = fit.survival(f64::from(u) / 2.0);
                prop_assert!((0.0..=last).contains(&s));
                last = s + 1e-9;
            }
        }
    }
}
