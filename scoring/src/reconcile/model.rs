//! The model of METHODOLOGY section 2 for given variances: its maximum and the normal distribution around it.
//!
//! For jurisdiction j, source s and year t
//!   y ~ NegBin(λ_jt · exp β_js, φ)
//!   ln λ_jt − ln λ_j,t−1 ~ N(0, σ²)          the truth walks at random
//!   ln λ_j1 ~ N(ln millions_j + m, v²)       pooled over the jurisdictions
//!   β_js ~ N(b_s, ω²)                        a source's tilt differs by place
//!   b_s ~ N(γ_g, τ²), γ_g ~ N(0, 0.5²)       g the source's interest class
//!
//! The logarithm of the joint density is maximised by Newton's method. All unknowns of one jurisdiction meet those of
//! another only through (m, b, γ), so a step solves one small system a jurisdiction and one for these. Laplace's
//! approximation: the unknowns are normal around the maximum with the inverse of the curvature as covariance
//! (Tierney, Kadane 1986, *JASA* 81; Rue, Martino, Chopin 2009, *JRSS B* 71).

use statrs::function::gamma::ln_gamma;

use super::{Panel, Series, likelihood::Known};
use crate::effect::linear::Matrix;

/// Standard deviation of the tilt of an interest class, METHODOLOGY section 2.
const CLASS: f64 = 0.5;
/// Standard deviation of a source's tilt within its class: too few sources share a class to tell it from them.
const WITHIN_CLASS: f64 = 0.3;
/// Standard deviation of the mean level m: from one in four hundred millions to four hundred in a million.
const VAGUE: f64 = 3.0;
/// Steps of Newton's method, halvings of one, and the gain at which they end.
const STEPS: usize = 60;
const HALVINGS: usize = 30;
const GAIN: f64 = 1e-9;

/// What is estimated from all jurisdictions together, each above 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Variances {
    /// Standard deviation of a year's change of ln λ.
    pub walk: f64,
    /// Size φ of the negative binomial distribution.
    pub size: f64,
    /// Standard deviation ω of a source's tilt between places.
    pub place: f64,
    /// Standard deviation v of the levels.
    pub level: f64,
}

/// All unknowns: those of each series (ln λ by year, then β by source), and (m, b, γ).
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    pub series: Vec<Vec<f64>>,
    pub shared: Vec<f64>,
}

impl State {
    /// Where the search begins: the level of the figures, no tilt.
    pub fn start(panel: &Panel) -> State {
        let start_of = |s: &Series| {
            let mean = s.figures.iter().map(|f| f.bounds.low).sum::<f64>() / s.figures.len().max(1) as f64;
            let mut u = vec![(mean + 0.5).ln(); s.years()];
            u.resize(s.years() + s.sources.len(), 0.0);
            u
        };
        let series: Vec<Vec<f64>> = panel.series.iter().map(start_of).collect();
        let mut shared = vec![0.0; panel.shared()];
        let levels = panel.series.iter().zip(&series).map(|(s, u)| u[0] - s.ln_millions);
        shared[0] = levels.sum::<f64>() / panel.series.len().max(1) as f64;
        State { series, shared }
    }
}

/// The normal distribution of one series' unknowns, given the shared ones: u = mode + A⁻¹·(noise) − A⁻¹B(shared − mode).
#[derive(Clone, Debug)]
pub struct Block {
    /// L of the curvature A.
    pub lower: Matrix,
    /// A⁻¹B: a column for m and one for each source, as [`Series::sources`].
    pub coupled: Vec<Vec<f64>>,
}

/// The maximum and the curvature there.
#[derive(Clone, Debug)]
pub struct Fit {
    pub state: State,
    pub blocks: Vec<Block>,
    /// L of the curvature of the shared unknowns, the others integrated out.
    pub shared: Matrix,
    /// Logarithm of the marginal probability of all figures, by Laplace.
    pub evidence: f64,
}

/// Positions of the shared unknowns that a series' ones lean on: m, then b of its sources.
fn leaning(series: &Series) -> impl Iterator<Item = usize> + '_ {
    std::iter::once(0).chain(series.sources.iter().map(|s| 1 + s))
}

/// The figures of each series, as one size of the negative binomial distribution has them.
fn known(panel: &Panel, v: &Variances) -> Vec<Vec<Known>> {
    let of_size = ln_gamma(v.size);
    let one = |s: &Series| s.figures.iter().map(|f| Known::new(f.bounds, v.size, of_size)).collect();
    panel.series.iter().map(one).collect()
}

/// ln of the joint density, but for constants that no variance changes.
fn joint(panel: &Panel, known: &[Vec<Known>], v: &Variances, state: &State) -> f64 {
    let mut sum = prior_of_shared(panel, &state.shared);
    for ((s, known), u) in panel.series.iter().zip(known).zip(&state.series) {
        let years = s.years();
        for (f, known) in s.figures.iter().zip(known) {
            sum += known.value(u[f.year] + u[years + f.source]);
        }
        let walk: f64 = u[..years].windows(2).map(|w| (w[1] - w[0]).powi(2)).sum();
        sum -= 0.5 * walk / v.walk.powi(2) + (years as f64 - 1.0) * v.walk.ln();
        sum -= 0.5 * ((u[0] - s.ln_millions - state.shared[0]) / v.level).powi(2) + v.level.ln();
        for (k, source) in s.sources.iter().enumerate() {
            sum -= 0.5 * ((u[years + k] - state.shared[1 + source]) / v.place).powi(2) + v.place.ln();
        }
    }
    sum
}

fn prior_of_shared(panel: &Panel, g: &[f64]) -> f64 {
    let m = panel.classes.len();
    let mut sum = -0.5 * (g[0] / VAGUE).powi(2);
    for (s, class) in panel.classes.iter().enumerate() {
        sum -= 0.5 * ((g[1 + s] - g[1 + m + class]) / WITHIN_CLASS).powi(2);
    }
    sum - g[1 + m..].iter().map(|x| 0.5 * (x / CLASS).powi(2)).sum::<f64>()
}

/// Slope and curvature of the prior of the shared unknowns and of what the series lean on them with.
fn shared_terms(panel: &Panel, v: &Variances, state: &State) -> (Vec<f64>, Matrix) {
    let (g, m, n) = (&state.shared, panel.classes.len(), panel.shared());
    let mut slope = vec![0.0; n];
    let mut curvature = Matrix::zeros(n, n);
    let mut add = |i: usize, j: usize, x: f64| curvature.set(i, j, curvature.at(i, j) + x);
    slope[0] -= g[0] / VAGUE.powi(2);
    add(0, 0, VAGUE.powi(-2));
    let t = WITHIN_CLASS.powi(-2);
    for (s, class) in panel.classes.iter().enumerate() {
        let (b, c) = (1 + s, 1 + m + class);
        let pull = t * (g[b] - g[c]);
        slope[b] -= pull;
        slope[c] += pull;
        add(b, b, t);
        add(c, c, t);
        add(b, c, -t);
        add(c, b, -t);
    }
    for i in 1 + m..n {
        slope[i] -= g[i] / CLASS.powi(2);
        add(i, i, CLASS.powi(-2));
    }
    let (level, place) = (v.level.powi(-2), v.place.powi(-2));
    for (s, u) in panel.series.iter().zip(&state.series) {
        slope[0] += level * (u[0] - s.ln_millions - g[0]);
        add(0, 0, level);
        for (k, source) in s.sources.iter().enumerate() {
            slope[1 + source] += place * (u[s.years() + k] - g[1 + source]);
            add(1 + source, 1 + source, place);
        }
    }
    (slope, curvature)
}

/// Slope of one series' unknowns and the lower half of their curvature A.
fn series_terms(s: &Series, known: &[Known], v: &Variances, u: &[f64], shared: &[f64]) -> (Vec<f64>, Matrix) {
    let (years, n) = (s.years(), u.len());
    let mut slope = vec![0.0; n];
    let mut a = Matrix::zeros(n, n);
    let mut add = |i: usize, j: usize, x: f64| a.set(i, j, a.at(i, j) + x);
    for (f, known) in s.figures.iter().zip(known) {
        let (t, b) = (f.year, years + f.source);
        let (first, curvature) = known.slope(u[t] + u[b]);
        slope[t] += first;
        slope[b] += first;
        add(t, t, curvature);
        add(b, b, curvature);
        add(b, t, curvature);
    }
    let walk = v.walk.powi(-2);
    for t in 1..years {
        let pull = walk * (u[t] - u[t - 1]);
        slope[t] -= pull;
        slope[t - 1] += pull;
        add(t, t, walk);
        add(t - 1, t - 1, walk);
        add(t, t - 1, -walk);
    }
    let level = v.level.powi(-2);
    slope[0] -= level * (u[0] - s.ln_millions - shared[0]);
    add(0, 0, level);
    let place = v.place.powi(-2);
    for (k, source) in s.sources.iter().enumerate() {
        slope[years + k] -= place * (u[years + k] - shared[1 + source]);
        add(years + k, years + k, place);
    }
    (slope, a)
}

/// One series on the way to a step: its block, and A⁻¹ times its slope.
fn block(s: &Series, known: &[Known], v: &Variances, u: &[f64], shared: &[f64]) -> Option<(Block, Vec<f64>)> {
    let (mut slope, a) = series_terms(s, known, v, u, shared);
    let lower = a.cholesky()?;
    let solve = |b: &mut Vec<f64>| {
        lower.forward(b);
        lower.backward(b);
    };
    solve(&mut slope);
    let years = s.years();
    let weights =
        std::iter::once((0, v.level.powi(-2))).chain((0..s.sources.len()).map(|k| (years + k, v.place.powi(-2))));
    let coupled = weights
        .map(|(at, weight)| {
            let mut column = vec![0.0; u.len()];
            column[at] = -weight;
            solve(&mut column);
            column
        })
        .collect();
    Some((Block { lower, coupled }, slope))
}

/// B′A⁻¹ times the slope of a series, at each of its shared unknowns: B has one entry a column.
fn through(s: &Series, v: &Variances, solved: &[f64]) -> Vec<f64> {
    let years = s.years();
    let places = (0..s.sources.len()).map(|k| -v.place.powi(-2) * solved[years + k]);
    std::iter::once(-v.level.powi(-2) * solved[0]).chain(places).collect()
}

struct Step {
    blocks: Vec<Block>,
    shared: Matrix,
    /// Step of each unknown.
    by: State,
}

fn step(panel: &Panel, known: &[Vec<Known>], v: &Variances, state: &State) -> Option<Step> {
    let (mut slope, mut curvature) = shared_terms(panel, v, state);
    let mut blocks = Vec::with_capacity(panel.series.len());
    let mut solved = Vec::with_capacity(panel.series.len());
    for ((s, known), u) in panel.series.iter().zip(known).zip(&state.series) {
        let (block, x) = block(s, known, v, u, &state.shared)?;
        for (at, y) in leaning(s).zip(through(s, v, &x)) {
            slope[at] -= y;
        }
        for (at, column) in leaning(s).zip(&block.coupled) {
            for (other, y) in leaning(s).zip(through(s, v, column)) {
                curvature.set(other, at, curvature.at(other, at) - y);
            }
        }
        blocks.push(block);
        solved.push(x);
    }
    let shared = curvature.cholesky()?;
    shared.forward(&mut slope);
    shared.backward(&mut slope);
    for ((s, block), x) in panel.series.iter().zip(&blocks).zip(&mut solved) {
        for (at, column) in leaning(s).zip(&block.coupled) {
            for (x, c) in x.iter_mut().zip(column) {
                *x -= c * slope[at];
            }
        }
    }
    Some(Step { blocks, shared, by: State { series: solved, shared: slope } })
}

fn moved(state: &State, by: &State, share: f64) -> State {
    let add = |x: &[f64], d: &[f64]| -> Vec<f64> { x.iter().zip(d).map(|(x, d)| x + share * d).collect() };
    State {
        series: state.series.iter().zip(&by.series).map(|(x, d)| add(x, d)).collect(),
        shared: add(&state.shared, &by.shared),
    }
}

/// Twice Σ ln of the diagonal: the logarithm of a determinant from its L.
fn ln_determinant(lower: &Matrix) -> f64 {
    2.0 * (0..lower.cols()).map(|i| lower.at(i, i).ln()).sum::<f64>()
}

/// The maximum, searched from `start`; `None` where no step leads up.
pub fn fit(panel: &Panel, v: &Variances, start: State) -> Option<Fit> {
    let mut state = start;
    let known = known(panel, v);
    let mut value = joint(panel, &known, v, &state);
    for _ in 0..STEPS {
        let Step { blocks, shared, by } = step(panel, &known, v, &state)?;
        let mut share = 1.0;
        let mut next = None;
        for _ in 0..HALVINGS {
            let to = moved(&state, &by, share);
            let reached = joint(panel, &known, v, &to);
            if reached.is_finite() && reached >= value - GAIN {
                next = Some((to, reached));
                break;
            }
            share *= 0.5;
        }
        let (to, reached) = next?;
        let gain = reached - value;
        (state, value) = (to, reached);
        if gain.abs() < GAIN * (1.0 + value.abs()) {
            let determinant = blocks.iter().map(|b| ln_determinant(&b.lower)).sum::<f64>() + ln_determinant(&shared);
            return Some(Fit { state, blocks, shared, evidence: value - 0.5 * determinant });
        }
    }
    None
}
