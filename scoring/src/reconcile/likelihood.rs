//! Probability of a figure, exact or censored, given the logarithm of its mean.
//!
//! y ~ NegBin(mean μ = exp η, size r): variance μ + μ²/r. With p = r/(r + μ), q = 1 − p and
//! s(y) = d ln P(y)/dη = (y − μ)·p, the distribution function F has dF(k)/dη = −(k + 1)·P(k + 1), so that
//! the probability of an interval, its slope and its curvature need P at the two ends alone. (Johnson, Kemp,
//! Kotz 2005, *Univariate Discrete Distributions*, section 5.2; the slopes by differentiating the incomplete beta
//! function.) Each of these is log-concave in η, so a fit has one maximum.

use statrs::function::{beta::checked_beta_reg, gamma::ln_gamma};

use crate::counts::Bounds;

/// Widest interval that is summed; beyond it the incomplete beta function stands.
const WIDEST: f64 = 2_000.0;
/// Widest interval whose probabilities are had from the first by their ratios, which cannot overflow so soon.
const NARROW: f64 = 40.0;
/// Terms below this share of the largest are left out.
const NEGLIGIBLE: f64 = 1e-14;
/// Least curvature, so that an uninformative figure does not make a step singular.
const FLAT: f64 = 0.0;
/// η beyond this is a count of 10^13.
const HIGHEST: f64 = 30.0;

/// Logarithm of a probability with its first derivative and the negative of its second, each by η.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Slope {
    pub value: f64,
    pub first: f64,
    pub curvature: f64,
}

/// A negative binomial of one size and mean.
struct Law {
    size: f64,
    mean: f64,
    p: f64,
    q: f64,
}

impl Law {
    fn new(eta: f64, size: f64) -> Law {
        let mean = eta.clamp(-HIGHEST, HIGHEST).exp();
        Law { size, mean, p: size / (size + mean), q: mean / (size + mean) }
    }

    fn ln_probability(&self, y: f64) -> f64 {
        let r = self.size;
        ln_gamma(r + y) - ln_gamma(r) - ln_gamma(y + 1.0) + r * self.p.ln() + y * self.q.ln()
    }

    /// d ln P(y)/dη.
    fn score(&self, y: f64) -> f64 {
        (y - self.mean) * self.p
    }

    fn exact(&self, y: f64) -> Slope {
        let curvature = (y + self.size) * self.p * self.q;
        Slope { value: self.ln_probability(y), first: self.score(y), curvature }
    }

    /// P(y + 1)/P(y).
    fn up(&self, y: f64) -> f64 {
        (y + self.size) / (y + 1.0) * self.q
    }

    /// Σ P(y)/P(at) over [low, high], with P(low)/P(at) and P(high + 1)/P(at), outward from `at`.
    fn sum(&self, low: f64, high: f64, at: f64) -> (f64, f64, f64) {
        let (mut sum, mut y, mut term) = (1.0, at, 1.0);
        while y < high && term > NEGLIGIBLE {
            term *= self.up(y);
            y += 1.0;
            sum += term;
        }
        let above = if y < high { 0.0 } else { term * self.up(y) };
        (y, term) = (at, 1.0);
        while y > low && term > NEGLIGIBLE {
            y -= 1.0;
            term /= self.up(y);
            sum += term;
        }
        let below = if y > low { 0.0 } else { term };
        (sum, below, above)
    }

    /// From P, P′/P and P″/P.
    fn slope(&self, value: f64, low: f64, high: Option<f64>, below: f64, above: f64) -> Slope {
        let end = high.map_or(0.0, |h| (h + 1.0) * above);
        let first = low * below - end;
        let second = low * below * self.score(low) - high.map_or(0.0, |h| end * self.score(h + 1.0));
        Slope { value, first, curvature: (first * first - second).max(FLAT) }
    }

    /// P(Y ≥ a).
    fn at_least(&self, a: f64) -> Option<f64> {
        if a <= 0.0 { Some(1.0) } else { checked_beta_reg(a, self.size, self.q).ok() }
    }

    fn wide(&self, low: f64, high: Option<f64>) -> Option<Slope> {
        let above = high.map_or(Some(0.0), |h| self.at_least(h + 1.0))?;
        let probability = self.at_least(low)? - above;
        if probability < 1e-12 {
            return None;
        }
        let share = |y: f64| self.ln_probability(y).exp() / probability;
        Some(self.slope(
            probability.ln(),
            low,
            high,
            if low > 0.0 { share(low) } else { 0.0 },
            high.map_or(0.0, |h| share(h + 1.0)),
        ))
    }
}

/// A figure with all that its mean does not change: most of a fit asks for it again and again at other means.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    bounds: Bounds,
    size: f64,
    /// Upper end, unless the interval is open or wide.
    narrow: Option<f64>,
    /// ln P of the lower end, but for what depends on the mean.
    constant: f64,
}

impl Known {
    /// `ln_gamma_size` is ln Γ(size).
    pub fn new(bounds: Bounds, size: f64, ln_gamma_size: f64) -> Known {
        let low = bounds.low;
        let narrow = bounds.high.map(|h| h.max(low)).filter(|h| h - low <= NARROW);
        let constant = ln_gamma(size + low) - ln_gamma_size - ln_gamma(low + 1.0) + size * size.ln();
        Known { bounds, size, narrow, constant }
    }

    /// ln P for the mean exp `eta`.
    pub fn value(&self, eta: f64) -> f64 {
        let Some(high) = self.narrow else { return figure(&self.bounds, eta, self.size).value };
        let law = Law::new(eta, self.size);
        let low = self.bounds.low;
        let first =
            self.constant + low * eta.clamp(-HIGHEST, HIGHEST) - (self.size + low) * (self.size + law.mean).ln();
        if high > low { first + law.sum(low, high, low).0.ln() } else { first }
    }

    /// First derivative of ln P by `eta`, and the negative of its second.
    pub fn slope(&self, eta: f64) -> (f64, f64) {
        let Some(high) = self.narrow else {
            let Slope { first, curvature, .. } = figure(&self.bounds, eta, self.size);
            return (first, curvature);
        };
        let law = Law::new(eta, self.size);
        let low = self.bounds.low;
        if high == low {
            return (law.score(low), (low + law.size) * law.p * law.q);
        }
        let (sum, below, above) = law.sum(low, high, low);
        let Slope { first, curvature, .. } = law.slope(0.0, low, Some(high), below / sum, above / sum);
        (first, curvature)
    }
}

/// ln P of the figure within `bounds` for the mean exp `eta` and the size `size`.
pub fn figure(bounds: &Bounds, eta: f64, size: f64) -> Slope {
    let law = Law::new(eta, size);
    let low = bounds.low;
    let high = bounds.high.map(|h| h.max(low));
    if high == Some(low) {
        return law.exact(low);
    }
    let mode = (law.mean * (size - 1.0).max(0.0) / size).floor();
    let at = high.map_or(mode.max(low), |h| mode.clamp(low, h));
    match high {
        Some(h) if h - low <= WIDEST => {
            let (sum, below, above) = law.sum(low, h, at);
            law.slope(law.ln_probability(at) + sum.ln(), low, high, below / sum, above / sum)
        }
        // Where the interval is far from the mean, its nearest end is all that matters.
        _ => law.wide(low, high).unwrap_or_else(|| law.exact(at)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bounds(low: f64, high: Option<f64>) -> Bounds {
        Bounds { low, high }
    }

    #[test]
    fn an_interval_is_the_sum_of_its_counts() {
        for eta in [-4.0, 0.0, 1.3, 5.0] {
            let one = |y: f64| figure(&bounds(y, Some(y)), eta, 3.0).value.exp();
            let sum: f64 = (0..=4).map(|y| one(f64::from(y))).sum();
            assert!((figure(&bounds(0.0, Some(4.0)), eta, 3.0).value - sum.ln()).abs() < 1e-9, "{eta}");
            let tail = 1.0 - (0..7).map(|y| one(f64::from(y))).sum::<f64>();
            if tail > 1e-9 {
                let found = figure(&bounds(7.0, None), eta, 3.0).value;
                assert!((found - tail.ln()).abs() < 1e-6, "{eta}: {found} {}", tail.ln());
            }
            assert_eq!(figure(&bounds(0.0, None), eta, 3.0).value, 0.0, "at least none says nothing");
        }
    }

    #[test]
    fn what_is_known_before_the_mean_changes_nothing() {
        for b in [
            bounds(0.0, Some(0.0)),
            bounds(7.0, Some(7.0)),
            bounds(0.0, Some(4.0)),
            bounds(3.0, Some(90.0)),
            bounds(5.0, None),
        ] {
            for size in [0.5, 6.0, 900.0] {
                let known = Known::new(b, size, ln_gamma(size));
                for eta in [-40.0, -3.0, 0.4, 2.0, 5.0, 40.0] {
                    let whole = figure(&b, eta, size);
                    let (first, curvature) = known.slope(eta);
                    let near = |x: f64, y: f64| (x - y).abs() <= 1e-9 * (1.0 + y.abs());
                    assert!(
                        near(known.value(eta), whole.value),
                        "{b:?} {size} {eta}: {} {}",
                        known.value(eta),
                        whole.value
                    );
                    assert!(near(first, whole.first) && near(curvature, whole.curvature), "{b:?} {size} {eta}");
                }
            }
        }
    }

    #[test]
    fn slopes_are_those_of_the_value() {
        let cases = [
            bounds(3.0, Some(3.0)),
            bounds(0.0, Some(0.0)),
            bounds(0.0, Some(4.0)),
            bounds(20.0, Some(60.0)),
            bounds(12.0, None),
            bounds(100.0, Some(9_000.0)),
        ];
        for b in cases {
            for eta in [-1.0, 1.0, 2.5, 4.0, 7.0] {
                let h = 1e-4;
                let at = |e: f64| figure(&b, e, 6.0);
                let (s, up, down) = (at(eta), at(eta + h), at(eta - h));
                let first = (up.value - down.value) / (2.0 * h);
                let second = -(up.first - down.first) / (2.0 * h);
                assert!((s.first - first).abs() < 1e-4 * (1.0 + first.abs()), "{b:?} {eta}: {} {first}", s.first);
                assert!((s.curvature - second).abs() < 1e-3 * (1.0 + second.abs()), "{b:?} {eta}: {s:?} {second}");
            }
        }
    }

    #[test]
    fn nothing_is_ever_not_a_number() {
        for b in [bounds(0.0, Some(4.0)), bounds(1e6, None), bounds(5.0, Some(1e7)), bounds(0.0, Some(0.0))] {
            for eta in [-400.0, -20.0, 0.0, 20.0, 400.0] {
                for size in [1e-3, 1.0, 1e6] {
                    let s = figure(&b, eta, size);
                    assert!(
                        s.value.is_finite() && s.first.is_finite() && s.curvature.is_finite(),
                        "{b:?} {eta} {size}"
                    );
                }
            }
        }
    }
}
