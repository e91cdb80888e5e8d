//! Empirical Bayes for counts with exposure.
//!
//! y_i ~ Poisson(λ_i E_i), λ_i ~ Gamma(a, b): the marginal is negative binomial, and a, b maximise its
//! likelihood over the peers (Morris 1983, *Journal of the American Statistical Association* 78). A censored
//! count enters by the probability of its interval. Section 3 of METHODOLOGY, Enforcement.

use statrs::{
    distribution::{Beta, ContinuousCDF as _, Gamma},
    function::gamma::ln_gamma,
};

use crate::{counts::Bounds, minimise::nelder_mead, random::Random};

/// Widest interval over which probabilities are summed one by one.
const WIDEST: f64 = 400.0;
/// Widest interval whose probabilities are had from the first by their ratios, which cannot overflow so soon.
const NARROW: f64 = 40.0;

/// Lower end, middle and upper end of a 90 % interval.
const PERCENTS: [f64; 3] = [0.05, 0.5, 0.95];

/// 5 % quantile, median and 95 % quantile of Beta(a, b); `None` where it is none.
pub fn beta_quantiles(a: f64, b: f64) -> Option<[f64; 3]> {
    let beta = Beta::new(a, b).ok()?;
    Some(PERCENTS.map(|p| beta.inverse_cdf(p)))
}

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

    /// P(y + 1)/P(y).
    fn up(&self, y: f64, e: f64) -> f64 {
        (self.shape + y) / (y + 1.0) * (e / (self.rate + e))
    }

    /// Σ P(y)/P(low) over the interval.
    fn over_first(&self, low: f64, high: f64, e: f64) -> f64 {
        let (mut sum, mut term, mut y) = (1.0, 1.0, low);
        while y < high {
            term *= self.up(y, e);
            sum += term;
            y += 1.0;
        }
        sum
    }

    fn ln_interval(&self, bounds: &Bounds, e: f64) -> f64 {
        let (low, high) = bounds.span();
        if high - low > WIDEST {
            return self.ln_probability(low, e);
        }
        if high - low <= NARROW {
            return self.ln_probability(low, e) + self.over_first(low, high, e).ln();
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
        // What of the likelihood no prior changes is found once.
        let narrow: Vec<(f64, f64, f64, f64)> = counts
            .iter()
            .map(|(bounds, e)| {
                let (low, high) = bounds.span();
                (low, high, *e, ln_gamma(low + 1.0))
            })
            .collect();
        let mean = ((least + 0.5) / exposure).ln();
        let minus = |[ln_shape, ln_mean]: [f64; 2]| {
            if ln_shape.abs() > 12.0 || ln_mean.abs() > 20.0 {
                return f64::INFINITY;
            }
            let shape = ln_shape.exp();
            let prior = Prior { shape, rate: shape / ln_mean.exp() };
            let (of_shape, ln_rate) = (ln_gamma(shape), prior.rate.ln());
            let one = |(&(low, high, e, of_low), (bounds, _)): (&(f64, f64, f64, f64), &(Bounds, f64))| {
                if high - low > NARROW {
                    return prior.ln_interval(bounds, e);
                }
                let ln_both = (prior.rate + e).ln();
                let first =
                    ln_gamma(shape + low) - of_shape - of_low + shape * (ln_rate - ln_both) + low * (e.ln() - ln_both);
                if high > low { first + prior.over_first(low, high, e).ln() } else { first }
            };
            -narrow.iter().zip(counts).map(one).sum::<f64>()
        };
        let [ln_shape, ln_mean] = nelder_mead(minus, [0.0, mean.clamp(-19.0, 19.0)], 0.5, 1e-8);
        let shape = ln_shape.exp();
        Some(Prior { shape, rate: shape / ln_mean.exp() })
    }

    /// Cumulative probabilities of the counts within `bounds` but the last, given that it lies within; nothing for
    /// an exact or a very wide figure.
    pub fn cumulative(&self, bounds: &Bounds, e: f64) -> Vec<f64> {
        let (low, high) = bounds.span();
        if low >= high || high - low > WIDEST {
            return Vec::new();
        }
        let mut sum = 0.0;
        if high - low <= NARROW {
            let (total, mut term) = (self.over_first(low, high, e), 1.0);
            return (0..(high - low) as u32)
                .map(|above| {
                    sum += term;
                    term *= self.up(low + f64::from(above), e);
                    sum / total
                })
                .collect();
        }
        let total = self.ln_interval(bounds, e).exp();
        (0..(high - low) as u32)
            .map(|above| {
                sum += self.ln_probability(low + f64::from(above), e).exp();
                sum / total
            })
            .collect()
    }

    /// 5 % quantile, median and 95 % quantile of the rates; `None` where the prior is none.
    pub fn rates(&self) -> Option<[f64; 3]> {
        let gamma = Gamma::new(self.shape, self.rate).ok()?;
        let found = PERCENTS.map(|p| gamma.inverse_cdf(p));
        found.iter().all(|x| x.is_finite()).then_some(found)
    }

    /// A rate from the posterior after `count` with exposure `e`; from the prior itself for `e` = 0.
    pub fn draw_rate(&self, count: f64, e: f64, random: &mut Random) -> f64 {
        random.gamma(self.shape + count, self.rate + e)
    }
}

/// A count within `bounds`: by its probability where `cumulative` tells it, else each as likely.
pub fn draw_count(bounds: &Bounds, cumulative: &[f64], random: &mut Random) -> f64 {
    if cumulative.is_empty() {
        return if bounds.high == Some(bounds.low) { bounds.low } else { bounds.draw_uniform(random) };
    }
    let u = random.uniform();
    bounds.low + cumulative.partition_point(|p| *p <= u) as f64
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
                let bounds = Bounds { low, high: Some(high) };
                (exact(draw_count(&bounds, &truth.cumulative(&bounds, e), &mut r)), e)
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
            let cumulative = prior.cumulative(&b, 1.0);
            (0..4_000).map(|_| draw_count(&b, &cumulative, &mut r)).sum::<f64>() / 4_000.0
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
