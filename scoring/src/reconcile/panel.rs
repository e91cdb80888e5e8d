//! From figures to the posterior of what they are about.

use super::model::{Block, Fit, State, Variances, fit};
use crate::{
    counts::Bounds,
    effect::{linear::Matrix, normal_cdf},
    minimise::nelder_mead,
    random::Random,
};

/// One figure: year and source as positions within its series.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    pub year: usize,
    pub source: usize,
    pub bounds: Bounds,
}

/// The figures of one jurisdiction.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Year of position 0.
    pub first: i16,
    /// Logarithm of the millions of inhabitants; 0 where nobody knows.
    pub ln_millions: f64,
    /// Positions of its sources in [`Panel::classes`].
    pub sources: Vec<usize>,
    pub figures: Vec<Figure>,
}

impl Series {
    /// Number of years from the first figure to the last.
    pub fn years(&self) -> usize {
        self.figures.iter().map(|f| f.year + 1).max().unwrap_or(0)
    }
}

/// The figures of one measure, of all jurisdictions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Panel {
    pub series: Vec<Series>,
    /// Interest class of each source, as a position.
    pub classes: Vec<usize>,
}

impl Panel {
    /// Number of unknowns that all series share: the level, each source's tilt, each class's tilt.
    pub(super) fn shared(&self) -> usize {
        1 + self.classes.len() + self.classes.iter().max().map_or(0, |c| c + 1)
    }
}

/// Median and standard deviation, on the logarithmic scale, of the prior of each variance parameter: walk, size,
/// place, level. Weak, so that a panel of a few figures still has an answer.
const PRIORS: [(f64, f64); 4] = [(0.2, 0.6), (20.0, 1.0), (0.25, 0.5), (1.5, 0.5)];
/// Bounds of the logarithms, so that a search cannot run away.
const FURTHEST: f64 = 4.0;
/// Step of numerical second derivatives.
const DIFFERENCE: f64 = 0.15;
/// Radius factor of the design around the mode (Rue, Martino, Chopin 2009, section 6.5).
const RADIUS: f64 = 1.1;

type Theta = [f64; 4];

fn variances(theta: &Theta) -> Variances {
    let [walk, size, place, level] = std::array::from_fn(|i| PRIORS[i].0 * theta[i].exp());
    Variances { walk, size, place, level }
}

impl Variances {
    /// The variances at standard normal coordinates of their prior, in the order walk, size, place, level: zeros for
    /// the medians.
    pub fn prior(z: [f64; 4]) -> Variances {
        variances(&std::array::from_fn(|i| PRIORS[i].1 * z[i]))
    }
}

fn ln_prior(theta: &Theta) -> f64 {
    theta.iter().zip(PRIORS).map(|(x, (_, sd))| -0.5 * (x / sd).powi(2)).sum()
}

/// The posterior: a mixture of normal distributions, one for each of a few values of the variances.
#[derive(Clone, Debug)]
pub struct Posterior {
    /// Weight and fit, weights summing to 1.
    parts: Vec<(f64, Fit)>,
    /// At the mode.
    pub variances: Variances,
}

/// An estimate with its 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Band {
    pub median: f64,
    pub lower: f64,
    pub upper: f64,
}

impl Band {
    fn exp(self) -> Band {
        Band { median: self.median.exp(), lower: self.lower.exp(), upper: self.upper.exp() }
    }

    /// Whether 1 lies outside.
    pub fn excludes_one(&self) -> bool {
        self.lower > 1.0 || self.upper < 1.0
    }
}

impl Posterior {
    /// Fits `panel`; `None` where the likelihood has no maximum that the search finds, or there is no figure.
    pub fn of(panel: &Panel) -> Option<Posterior> {
        if panel.series.is_empty() || panel.series.iter().any(|s| s.figures.is_empty()) {
            return None;
        }
        // Each fit begins where the one before ended.
        let mut state = State::start(panel);
        let mut at = |theta: &Theta| -> Option<(f64, Fit)> {
            if theta.iter().any(|x| x.abs() > FURTHEST) {
                return None;
            }
            let found = fit(panel, &variances(theta), state.clone())?;
            state = found.state.clone();
            Some((found.evidence + ln_prior(theta), found))
        };
        let mut value = |theta: Theta| at(&theta).map_or(f64::INFINITY, |(value, _)| -value);
        let mode = nelder_mead(&mut value, [0.0; 4], 0.4, 1e-3);
        let design = design(curvature(&mut value, &mode));
        let mut parts = Vec::with_capacity(design.len());
        for (away, share) in design {
            let theta: Theta = std::array::from_fn(|i| mode[i] + away[i]);
            if let Some((value, fit)) = at(&theta) {
                parts.push((value + share, fit));
            }
        }
        let most = parts.iter().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
        let total: f64 = parts.iter().map(|p| (p.0 - most).exp()).sum();
        parts.iter_mut().for_each(|p| p.0 = (p.0 - most).exp() / total);
        (!parts.is_empty()).then_some(Posterior { parts, variances: variances(&mode) })
    }

    /// λ of a series in each of its years.
    pub fn truth(&self, panel: &Panel, series: usize) -> Vec<Band> {
        let years = panel.series[series].years();
        (0..years).map(|t| self.band(panel, series, &[(t, 1.0)]).exp()).collect()
    }

    /// exp β of the `source`-th source of a series: how many times the truth it reports.
    pub fn tilt(&self, panel: &Panel, series: usize, source: usize) -> Band {
        let years = panel.series[series].years();
        self.band(panel, series, &[(years + source, 1.0)]).exp()
    }

    /// How many times it reports what the others of the series do, in the geometric mean; `None` for an only source.
    pub fn beside_others(&self, panel: &Panel, series: usize, source: usize) -> Option<Band> {
        let (years, n) = (panel.series[series].years(), panel.series[series].sources.len());
        if n < 2 {
            return None;
        }
        let other = -1.0 / (n - 1) as f64;
        let weights: Vec<(usize, f64)> = (0..n).map(|k| (years + k, if k == source { 1.0 } else { other })).collect();
        Some(self.band(panel, series, &weights).exp())
    }

    /// exp b of a source over all places.
    pub fn tilt_everywhere(&self, source: usize) -> Band {
        self.mixture(|fit| {
            let mut unit = vec![0.0; fit.shared.cols()];
            unit[1 + source] = 1.0;
            fit.shared.forward(&mut unit);
            (fit.state.shared[1 + source], unit.iter().map(|x| x * x).sum())
        })
        .exp()
    }

    /// Band of a weighted sum of a series' unknowns.
    fn band(&self, panel: &Panel, series: usize, weights: &[(usize, f64)]) -> Band {
        let leaning = &panel.series[series];
        self.mixture(|fit| {
            let (u, block) = (&fit.state.series[series], &fit.blocks[series]);
            let mut own = vec![0.0; u.len()];
            for &(at, weight) in weights {
                own[at] = weight;
            }
            let mean = weights.iter().map(|&(at, w)| w * u[at]).sum();
            // Var = w′A⁻¹w + (B′A⁻¹w)′ S⁻¹ (B′A⁻¹w)
            let mut shared = vec![0.0; fit.shared.cols()];
            for (at, column) in std::iter::once(0).chain(leaning.sources.iter().map(|s| 1 + s)).zip(&block.coupled) {
                shared[at] = weights.iter().map(|&(i, w)| w * column[i]).sum();
            }
            block.lower.forward(&mut own);
            fit.shared.forward(&mut shared);
            (mean, own.iter().chain(&shared).map(|x| x * x).sum())
        })
    }

    fn mixture(&self, moments: impl Fn(&Fit) -> (f64, f64)) -> Band {
        let parts: Vec<(f64, f64, f64)> = self
            .parts
            .iter()
            .map(|(weight, fit)| {
                let (mean, variance) = moments(fit);
                (*weight, mean, variance.sqrt())
            })
            .collect();
        Band { median: quantile(&parts, 0.5), lower: quantile(&parts, 0.05), upper: quantile(&parts, 0.95) }
    }

    /// λ of a series in each of its years, in one draw.
    pub fn draw(&self, panel: &Panel, series: usize, random: &mut Random) -> Vec<f64> {
        let mut left = random.uniform();
        let chosen = self.parts.iter().find(|(weight, _)| {
            left -= weight;
            left < 0.0
        });
        let Some((_, fit)) = chosen.or(self.parts.last()) else { return Vec::new() };
        let noise = |n: usize, random: &mut Random| -> Vec<f64> { (0..n).map(|_| random.normal()).collect() };
        let mut shared = noise(fit.shared.cols(), random);
        fit.shared.backward(&mut shared);
        let Block { lower, coupled } = &fit.blocks[series];
        let mut own = noise(lower.cols(), random);
        lower.backward(&mut own);
        let s = &panel.series[series];
        for (at, column) in std::iter::once(0).chain(s.sources.iter().map(|s| 1 + s)).zip(coupled) {
            for (x, c) in own.iter_mut().zip(column) {
                *x -= c * shared[at];
            }
        }
        fit.state.series[series].iter().zip(&own).take(s.years()).map(|(u, x)| (u + x).exp()).collect()
    }
}

/// Quantile of a mixture of normals (weight, mean, standard deviation), by bisection.
fn quantile(parts: &[(f64, f64, f64)], p: f64) -> f64 {
    let ends = |side: f64| parts.iter().map(move |(_, m, s)| m + side * 8.0 * s);
    let (mut low, mut high) = (ends(-1.0).fold(f64::INFINITY, f64::min), ends(1.0).fold(f64::NEG_INFINITY, f64::max));
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        let below: f64 = parts.iter().map(|(w, m, s)| w * normal_cdf((middle - m) / s.max(1e-12))).sum();
        if below < p { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Second derivatives of −ln posterior at `mode`, by central differences.
fn curvature(value: &mut impl FnMut(Theta) -> f64, mode: &Theta) -> Matrix {
    let h = DIFFERENCE;
    let moved = |by: &[(usize, f64)]| {
        let mut theta = *mode;
        by.iter().for_each(|&(i, x)| theta[i] += x);
        theta
    };
    let middle = value(*mode);
    let mut second = Matrix::zeros(4, 4);
    for i in 0..4 {
        let ends = value(moved(&[(i, h)])) + value(moved(&[(i, -h)]));
        second.set(i, i, (ends - 2.0 * middle) / (h * h));
        for j in 0..i {
            let mut corner = |a: f64, b: f64| value(moved(&[(i, a), (j, b)]));
            let twist = corner(h, h) - corner(h, -h) - corner(-h, h) + corner(-h, -h);
            second.set(i, j, twist / (4.0 * h * h));
            second.set(j, i, twist / (4.0 * h * h));
        }
    }
    second
}

/// Central composite design in the coordinates in which the posterior of the variances is standard normal: the
/// mode, two points on each axis and the corners, with the logarithm of each point's volume.
fn design(curvature: Matrix) -> Vec<(Theta, f64)> {
    let mut points = vec![([0.0; 4], 0.0)];
    // Where the curvature is no minimum's (the mode lies at a bound), the mode stands alone.
    let Some(lower) = curvature.cholesky() else { return points };
    let m = 4.0_f64;
    let mut away: Vec<Theta> = Vec::new();
    for i in 0..4 {
        for side in [-1.0, 1.0] {
            let mut z = [0.0; 4];
            z[i] = side * RADIUS * m.sqrt();
            away.push(z);
        }
    }
    for corner in 0..16_u32 {
        away.push(std::array::from_fn(|i| if corner >> i & 1 == 1 { RADIUS } else { -RADIUS }));
    }
    let n = away.len() as f64;
    // Such that the squared distance from the mode has its mean m; the density itself is the caller's to add.
    let volume = -(n * (-0.5 * m * RADIUS * RADIUS).exp() * (RADIUS * RADIUS - 1.0)).ln();
    for z in away {
        let mut theta = z.to_vec();
        lower.backward(&mut theta);
        if let Ok(theta) = <Theta>::try_from(theta) {
            points.push((theta, volume));
        }
    }
    points
}
