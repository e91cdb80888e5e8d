//! Empirical Bayes for counts with exposure.
//!
//! y_i ~ Poisson(λ_i E_i), λ_i ~ Gamma(a, b): the marginal is negative binomial, and a, b maximise its
//! likelihood over the peers (Morris 1983, *Journal of the American Statistical Association* 78). A censored
//! count enters by the probability of its interval. Section 3 of METHODOLOGY, Enforcement.

use statrs::function::gamma::ln_gamma;

use crate::{counts::Bounds, random::Random};

/// Widest interval over which probabilities are summed one by one.
const WIDEST: f64 = 400.0;

/// The distribution of the peers' rates: Gamma with shape and rate (per unit of exposure).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    pub shape: f64,
    pub rate: f64,
}

impl Prior {
    /// ln P(y) for exposure `e`.
    fn ln_probability(&self, y: f64, e: f64) -> f64 {
        let (a, b) = (self.shape, self.rate);
        ln_gamma(a + y) - ln_gamma(a) - ln_gamma(y + 1.0) + a * (b / (b + e)).ln() + y * (e / (b + e)).ln()
    }

    fn ln_interval(&self, bounds: &Bounds, e: f64) -> f64 {
        let (low, high) = bounds.span();
        if high - low > WIDEST {
            return self.ln_probability(low, e);
        }
        let mut sum = 0.0;
        let mut y = low;
        while y <= high {
            sum += self.ln_probability(y, e).exp();
            y += 1.0;
        }
        sum.max(f64::MIN_POSITIVE).ln()
    }

    /// The prior that maximises the likelihood of `counts` with their exposures, each positive; `None` for fewer
    /// than two.
    pub fn fit(counts: &[(Bounds, f64)]) -> Option<Prior> {
        if counts.len() < 2 {
            return None;
        }
        let exposure: f64 = counts.iter().map(|c| c.1).sum();
        let least: f64 = counts.iter().map(|c| c.0.low).sum();
        let mean = ((least + 0.5) / exposure).ln();
        let minus = |[ln_shape, ln_mean]: [f64; 2]| {
            if ln_shape.abs() > 12.0 || ln_mean.abs() > 20.0 {
                return f64::INFINITY;
            }
            let shape = ln_shape.exp();
            let prior = Prior { shape, rate: shape / ln_mean.exp() };
            -counts.iter().map(|(bounds, e)| prior.ln_interval(bounds, *e)).sum::<f64>()
        };
        let [ln_shape, ln_mean] = nelder_mead(minus, [0.0, mean.clamp(-19.0, 19.0)]);
        let shape = ln_shape.exp();
        Some(Prior { shape, rate: shape / ln_mean.exp() })
    }

    /// A count within `bounds`, by its probability under the prior.
    pub fn draw_count(&self, bounds: &Bounds, e: f64, random: &mut Random) -> f64 {
        let (low, high) = bounds.span();
        if low >= high {
            return low;
        }
        if high - low > WIDEST {
            return (low + random.uniform() * (high - low)).floor();
        }
        let total = self.ln_interval(bounds, e).exp();
        let mut left = random.uniform() * total;
        let mut y = low;
        while y < high {
            left -= self.ln_probability(y, e).exp();
            if left < 0.0 {
                break;
            }
            y += 1.0;
        }
        y
    }

    /// A rate from the posterior after `count` with exposure `e`; from the prior itself for `e` = 0.
    pub fn draw_rate(&self, count: f64, e: f64, random: &mut Random) -> f64 {
        random.gamma(self.shape + count, self.rate + e)
    }
}

/// Nelder and Mead 1965 in two dimensions, with their coefficients 1, 2, ½, ½.
fn nelder_mead(f: impl Fn([f64; 2]) -> f64, start: [f64; 2]) -> [f64; 2] {
    let at = |x: [f64; 2]| (f(x), x);
    let mut s = [at(start), at([start[0] + 0.5, start[1]]), at([start[0], start[1] + 0.5])];
    for _ in 0..200 {
        s.sort_by(|a, b| a.0.total_cmp(&b.0));
        if (s[2].0 - s[0].0).abs() < 1e-8 && (s[2].1[0] - s[0].1[0]).abs() < 1e-6 {
            break;
        }
        let centre = [(s[0].1[0] + s[1].1[0]) / 2.0, (s[0].1[1] + s[1].1[1]) / 2.0];
        let along = |t: f64| [centre[0] + t * (centre[0] - s[2].1[0]), centre[1] + t * (centre[1] - s[2].1[1])];
        let reflected = at(along(1.0));
        if reflected.0 < s[0].0 {
            let expanded = at(along(2.0));
            s[2] = if expanded.0 < reflected.0 { expanded } else { reflected };
        } else if reflected.0 < s[1].0 {
            s[2] = reflected;
        } else {
            let contracted = at(along(if reflected.0 < s[2].0 { 0.5 } else { -0.5 }));
            if contracted.0 < s[2].0.min(reflected.0) {
                s[2] = contracted;
            } else {
                for i in 1..3 {
                    s[i] = at([(s[0].1[0] + s[i].1[0]) / 2.0, (s[0].1[1] + s[i].1[1]) / 2.0]);
                }
            }
        }
    }
    s.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(start, |best| best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(y: f64) -> Bounds {
        Bounds { low: y, high: Some(y) }
    }

    #[test]
    fn probabilities_sum_to_one() {
        let prior = Prior { shape: 0.7, rate: 1.3 };
        let sum: f64 = (0..2_000).map(|y| prior.ln_probability(f64::from(y), 2.0).exp()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
    }

    #[test]
    fn a_known_prior_is_recovered() {
        let truth = Prior { shape: 2.0, rate: 0.5 };
        let mut r = Random::at(7, 7, 7);
        let counts: Vec<_> = (0..3_000)
            .map(|i| {
                let e = 1.0 + f64::from(i % 5);
                let (low, high) = (0.0, 60.0);
                (exact(truth.draw_count(&Bounds { low, high: Some(high) }, e, &mut r)), e)
            })
            .collect();
        let fit = Prior::fit(&counts).unwrap();
        assert!((fit.shape / fit.rate - 4.0).abs() < 0.2, "{fit:?}");
        assert!((fit.shape - 2.0).abs() < 0.3, "{fit:?}");
    }

    #[test]
    fn a_censored_count_is_not_its_midpoint() {
        // Where peers hardly ever convict, `<5` is most likely a zero; where they often do, it is not.
        let mean = |prior: Prior| {
            let mut r = Random::at(1, 2, 3);
            let b = Bounds { low: 0.0, high: Some(4.0) };
            (0..4_000).map(|_| prior.draw_count(&b, 1.0, &mut r)).sum::<f64>() / 4_000.0
        };
        assert!(mean(Prior { shape: 1.0, rate: 10.0 }) < 0.3);
        assert!(mean(Prior { shape: 50.0, rate: 2.0 }) > 3.5);
    }

    #[test]
    fn little_exposure_shrinks_to_the_peers() {
        let prior = Prior { shape: 4.0, rate: 2.0 };
        let mean = |count: f64, e: f64| {
            let mut r = Random::at(1, 2, 3);
            (0..4_000).map(|_| prior.draw_rate(count, e, &mut r)).sum::<f64>() / 4_000.0
        };
        assert!((mean(0.0, 0.0) - 2.0).abs() < 0.06, "no exposure: the prior's mean");
        assert!((mean(5_000.0, 1_000.0) - 5.0).abs() < 0.1, "much exposure: the rate itself");
        let tiny = mean(4.0, 0.04);
        assert!(tiny > 2.0 && tiny < 5.0, "four convictions in a microstate are no rate of 100: {tiny}");
    }
}
