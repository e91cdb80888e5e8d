//! How far from parallel trends a result holds, after Rambachan and Roth 2023 (*Review of Economic Studies* 90,
//! doi:10.1093/restud/rdad018).
//!
//! The event study estimates β = τ + δ with covariance Σ, where δ is what would have happened without the law (τ = 0
//! before it, δ = 0 in the reference period just before it). For a set Δ of possible δ there is an interval for θ = l′τ
//! after the law that covers whatever δ in Δ is true:
//!
//! - *Smoothness* Δ^SD(M): the slope of δ changes by at most M from one period to the next. Interval of fixed length
//!   around the best affine estimator (their section 3.2; Armstrong and Kolesár 2018).
//! - *Relative magnitudes* Δ^RM(M): no step of δ after the law is larger than M times the largest step before it.
//!   Conditional and least-favourable hybrid test of moment inequalities (their section 3.1; Andrews, Roth, Pakes
//!   2023), inverted over a grid.

use rayon::prelude::*;
use serde::Serialize;

use crate::{
    effect::{
        NotEstimable,
        did::EventStudy,
        linear::{Matrix, dot},
        normal_cdf, normal_quantile,
    },
    random::{self, Random},
};

/// Error of the intervals: 5 %.
const ALPHA: f64 = 0.05;
/// Size of the first, least-favourable stage of the hybrid, a tenth of the whole as the authors advise.
const KAPPA: f64 = ALPHA / 10.0;
/// Points of the grid; its half width in standard errors of l′β, beside what the steps before the law allow.
const GRID: (usize, f64) = (1_000, 20.0);
/// Draws behind the least-favourable critical value.
const DRAWS: u32 = 1_000;
/// Factors of the relative-magnitudes report.
const FACTORS: [f64; 4] = [0.5, 1.0, 1.5, 2.0];
/// Below this a number of the linear programs is 0.
const TINY: f64 = 1e-9;

/// An interval under one bound on how far trends may differ.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Bound {
    pub m: f64,
    /// 95 % interval; `None` where it reaches the end of the grid.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
}

/// The report for one event time.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sensitivity {
    pub event_time: i32,
    /// M is a multiple of the largest step before the law.
    pub relative_magnitudes: Vec<Bound>,
    /// M is in units of the outcome for each period.
    pub smoothness: Vec<Bound>,
    /// First M on the list whose interval holds 0; `None` if none does.
    pub breakdown_relative: Option<f64>,
    pub breakdown_smoothness: Option<f64>,
}

/// An event study laid out around its reference period.
#[derive(Clone, Debug, PartialEq)]
pub struct Study {
    /// Coefficients before the law, oldest first, without the reference period; then those from the law on.
    beta: Vec<f64>,
    sigma: Matrix,
    before: usize,
}

/// Least share of a coefficient's variance that the others leave unexplained.
const LEAST_SHARE: f64 = 1e-9;

impl Study {
    /// From `before` coefficients that end one period before the reference period, and those that follow it.
    ///
    /// # Errors
    /// [`NotEstimable`] with no coefficient before or after, sizes that do not match, figures that are not finite, a
    /// matrix with a variance that is not above zero.
    pub fn new(beta: Vec<f64>, sigma: Matrix, before: usize) -> Result<Study, NotEstimable> {
        let n = beta.len();
        if before == 0 {
            return Err(NotEstimable::TooFewBefore { have: 1, need: 2 });
        }
        if n <= before {
            return Err(NotEstimable::TooFewAfter { have: 0, need: 1 });
        }
        if sigma.rows() != n || sigma.cols() != n {
            return Err(NotEstimable::BadCovariance);
        }
        if beta.iter().any(|b| !b.is_finite()) {
            return Err(NotEstimable::NotFinite);
        }
        // A pivot that is all rounding is no variance: one period follows from the others, as with fewer units than
        // periods.
        let is_sure = |lower: &Matrix| (0..n).all(|i| lower.at(i, i).powi(2) > LEAST_SHARE * sigma.at(i, i));
        if !sigma.cholesky().as_ref().is_some_and(is_sure) {
            return Err(NotEstimable::BadCovariance);
        }
        Ok(Study { beta, sigma, before })
    }

    /// From an event study with a universal base, event time −1, without gaps.
    ///
    /// # Errors
    /// As [`Study::new`].
    pub fn from_event_study(study: &EventStudy) -> Result<Study, NotEstimable> {
        // The run of neighbouring event times around the reference.
        let has = |e: i32| study.event_times.contains(&e);
        let first = (i32::MIN..-1).rev().take_while(|e| has(*e)).last();
        let last = (0..i32::MAX).take_while(|e| has(*e)).last();
        let before = first.map_or(0, |f| (-1 - f) as usize);
        let kept: Vec<usize> = (0..study.event_times.len())
            .filter(|i| {
                let e = study.event_times[*i];
                e != -1 && first.is_some_and(|f| e >= f || e >= 0) && last.is_some_and(|l| e <= l)
            })
            .collect();
        let beta = kept.iter().map(|i| study.estimates[*i]).collect();
        let sigma = Matrix::from_fn(kept.len(), kept.len(), |i, j| study.covariance[kept[i]][kept[j]]);
        Study::new(beta, sigma, before)
    }

    fn after(&self) -> usize {
        self.beta.len() - self.before
    }

    fn checked(&self, l: &[f64], m: f64) -> Result<(), NotEstimable> {
        if l.len() != self.after() || l.iter().all(|l| *l == 0.0) || l.iter().any(|l| !l.is_finite()) {
            return Err(NotEstimable::TooFewAfter { have: self.after(), need: l.len().max(1) });
        }
        if !(m >= 0.0 && m.is_finite()) {
            return Err(NotEstimable::OutOfRange { what: "M", low: 0.0, high: f64::MAX, value: m });
        }
        Ok(())
    }

    /// Standard error of l′β.
    fn plain_error(&self, l: &[f64]) -> f64 {
        let mut full = vec![0.0; self.before];
        full.extend(l);
        self.sigma.quadratic(&full).sqrt()
    }

    /// The interval for l′τ under Δ^SD(M).
    ///
    /// The estimator l′β_after + v′β_before has worst bias M · Σ_k|C_k| over Δ^SD(M), where C_k is the weight on the
    /// change of slope at period k: fixed from the reference period on, free before it, and v follows from C so that a
    /// linear δ adds nothing. Half the length is σ · cv(bias/σ), cv the 95 % quantile of |N(b, 1)|. For each weight
    /// on the bias the best C is a lasso; the weight with the shortest interval is searched.
    ///
    /// # Errors
    /// [`NotEstimable`] for an l of another length or a negative M.
    pub fn smoothness(&self, l: &[f64], m: f64) -> Result<Bound, NotEstimable> {
        self.checked(l, m)?;
        let (p, q) = (self.before, self.after());
        // C_k for k = 0 … Q − 1: Σ_{j > k} Σ_{t ≥ j} l_t = Σ_t l_t · max(t − k, 0).
        let fixed: Vec<f64> = (0..q).map(|k| (k + 1..=q).map(|t| l[t - 1] * (t - k) as f64).sum()).collect();
        let constant: f64 = fixed.iter().map(|c| c.abs()).sum();
        // v_t = C_{t−1} − 2 C_t + C_{t+1} for t = −P … −1, C_{−P} = C_{−P−1} = 0; free are C_{−P+1} … C_{−1}.
        let weights = |free: &[f64]| -> Vec<f64> {
            let c = |k: isize| match k + p as isize - 1 {
                i if i < 0 => 0.0,
                i if (i as usize) < free.len() => free[i as usize],
                _ => fixed[0],
            };
            let mut all: Vec<f64> = (-(p as isize)..0).map(|t| c(t - 1) - 2.0 * c(t) + c(t + 1)).collect();
            all.extend(l);
            all
        };
        let free = p - 1;
        let origin = weights(&vec![0.0; free]);
        let directions: Vec<Vec<f64>> = (0..free)
            .map(|k| {
                let unit: Vec<f64> = (0..free).map(|j| f64::from(u8::from(j == k))).collect();
                weights(&unit).iter().zip(&origin).map(|(a, b)| a - b).collect()
            })
            .collect();
        let products: Vec<Vec<f64>> = directions.iter().map(|d| self.sigma.times(d)).collect();
        let quadratic = Matrix::from_fn(free, free, |i, j| dot(&directions[i], &products[j]));
        let linear: Vec<f64> = products.iter().map(|d| dot(d, &origin)).collect();

        let half = |c: &[f64]| {
            let sigma = self.sigma.quadratic(&weights(c)).sqrt();
            let bias = m * (constant + c.iter().map(|c| c.abs()).sum::<f64>());
            sigma * folded_normal_quantile(bias / sigma)
        };
        // At this weight and above every free C is 0.
        let most = linear.iter().fold(0.0_f64, |m, q| m.max(q.abs()));
        let mut best = lasso(&quadratic, &linear, 0.0, vec![0.0; free]);
        let mut length = half(&best);
        let mut start = best.clone();
        let (mut low, mut high) = (0.0, most);
        // The length is quasi-convex along the path: narrow the bracket around its least point, three times.
        const STEPS: usize = 100;
        for _ in 0..3 {
            let mut at = 0;
            let weight = |i: usize, low: f64, high: f64| low + (high - low) * (i as f64 / STEPS as f64).powi(2);
            for i in 0..=STEPS {
                start = lasso(&quadratic, &linear, weight(i, low, high), start);
                let new = half(&start);
                if new < length {
                    (length, best, at) = (new, start.clone(), i);
                }
            }
            (low, high) = (weight(at.saturating_sub(1), low, high), weight((at + 1).min(STEPS), low, high));
        }
        let centre = dot(&weights(&best), &self.beta);
        Ok(Bound { m, lower: Some(centre - length), upper: Some(centre + length) })
    }

    /// The interval for l′τ under Δ^RM(M).
    ///
    /// Δ^RM(M) is the union, over the period s before the law with the largest step and over its sign, of
    /// {δ: A δ ≤ 0}. For one of them and a value θ, the hypothesis is that some τ with l′τ = θ gives E\[A(β − τ)\] ≤ 0.
    /// The statistic is the η of min η subject to A(β − τ) ≤ η · standard errors; it is compared with its quantile
    /// given the binding rows, a normal truncated to where they bind.
    ///
    /// # Errors
    /// [`NotEstimable`] for an l of another length or a negative M.
    pub fn relative_magnitudes(&self, l: &[f64], m: f64, seed: u64) -> Result<Bound, NotEstimable> {
        self.checked(l, m)?;
        let error = self.plain_error(l);
        let (points, width) = GRID;
        // Steps before the law, from the oldest period to the reference period.
        let mut path = self.beta[..self.before].to_vec();
        path.push(0.0);
        let largest = path.windows(2).map(|w| (w[1] - w[0]).abs()).fold(0.0, f64::max);
        let reach: f64 = l.iter().zip(1..).map(|(l, t)| l.abs() * f64::from(t)).sum();
        let centre = dot(l, &self.beta[self.before..]);
        let half = error * width + m * largest * reach;
        let theta = |i: usize| centre + half * (2.0 * i as f64 / (points - 1) as f64 - 1.0);
        let cases: Vec<(usize, f64)> = (0..self.before).flat_map(|s| [(s, 1.0), (s, -1.0)]).collect();
        let ends: Vec<Option<(usize, usize)>> = cases
            .into_par_iter()
            .map(|(s, sign)| {
                let test = Inequalities::new(self, l, m, s, sign, seed)?;
                let accepted = |i: &usize| !test.rejects(theta(*i));
                let first = (0..points).find(accepted)?;
                let last = (first..points).rev().find(accepted)?;
                Some((first, last))
            })
            .collect();
        let first = ends.iter().flatten().map(|e| e.0).min();
        let last = ends.iter().flatten().map(|e| e.1).max();
        Ok(Bound { m, lower: first.filter(|i| *i > 0).map(theta), upper: last.filter(|i| *i < points - 1).map(theta) })
    }
}

/// The report for the first period from the law on: relative magnitudes ½, 1, 1½ and 2; smoothness from 0 in steps of a
/// quarter of the standard error.
///
/// # Errors
/// As [`Study::from_event_study`].
pub fn sensitivity(study: &EventStudy, seed: u64) -> Result<Sensitivity, NotEstimable> {
    let study = Study::from_event_study(study)?;
    let mut l = vec![0.0; study.after()];
    l[0] = 1.0;
    let step = study.plain_error(&l) / 4.0;
    let relative = FACTORS.iter().map(|m| study.relative_magnitudes(&l, *m, seed)).collect::<Result<Vec<_>, _>>()?;
    let smooth = (0..=6).map(|k| study.smoothness(&l, step * f64::from(k))).collect::<Result<Vec<_>, _>>()?;
    let breakdown = |bounds: &[Bound]| {
        let holds = |b: &&Bound| b.lower.is_none_or(|l| l <= 0.0) && b.upper.is_none_or(|u| u >= 0.0);
        bounds.iter().find(holds).map(|b| b.m)
    };
    Ok(Sensitivity {
        event_time: 0,
        breakdown_relative: breakdown(&relative),
        breakdown_smoothness: breakdown(&smooth),
        relative_magnitudes: relative,
        smoothness: smooth,
    })
}

/// min z′Qz + 2 q′z + 2 λ Σ|z| by coordinate descent (Friedman, Hastie, Tibshirani 2010).
fn lasso(quadratic: &Matrix, linear: &[f64], lambda: f64, mut z: Vec<f64>) -> Vec<f64> {
    for _ in 0..20_000 {
        let mut moved = 0.0_f64;
        for k in 0..z.len() {
            let own = quadratic.at(k, k);
            let rest = linear[k] + dot(quadratic.col(k), &z) - own * z[k];
            let new = -rest.signum() * (rest.abs() - lambda).max(0.0) / own;
            moved = moved.max((new - z[k]).abs() / (1e-12 + new.abs().max(z[k].abs())));
            z[k] = new;
        }
        if moved < 1e-10 {
            break;
        }
    }
    z
}

/// The c with P(|N(b, 1)| ≤ c) = 95 %, by bisection.
fn folded_normal_quantile(b: f64) -> f64 {
    let b = b.abs();
    let (mut low, mut high) = (b, b + 2.5);
    for _ in 0..60 {
        let c = f64::midpoint(low, high);
        if normal_cdf(c - b) - normal_cdf(-c - b) < 1.0 - ALPHA { low = c } else { high = c }
    }
    f64::midpoint(low, high)
}

/// The moment inequalities of one period and sign of the largest step.
struct Inequalities {
    /// A β̂, and its covariance.
    y: Vec<f64>,
    covariance: Matrix,
    /// Column of A that θ moves.
    of_theta: Vec<f64>,
    /// Rows of the dual's constraints: standard errors, then a column of A for each other period after the law.
    constraints: Vec<Vec<f64>>,
    /// Quantile of the statistic in the least favourable case.
    least_favourable: f64,
}

impl Inequalities {
    /// `s` counts the steps before the law from the oldest on; `None` where every inequality is empty.
    fn new(study: &Study, l: &[f64], m: f64, s: usize, sign: f64, seed: u64) -> Option<Inequalities> {
        let (p, q) = (study.before, study.after());
        // Step j leads from period j − P to the next, the reference period being column P, which is dropped.
        let step = |j: usize| -> Vec<f64> {
            let mut row = vec![0.0; p + q + 1];
            (row[j], row[j + 1]) = (-1.0, 1.0);
            row
        };
        let largest: Vec<f64> = step(s).iter().map(|x| sign * x).collect();
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for direction in [1.0, -1.0] {
            for j in 0..p + q {
                let factor = if j < p { 1.0 } else { m };
                let mut row: Vec<f64> = step(j).iter().zip(&largest).map(|(a, b)| direction * a - factor * b).collect();
                row.remove(p);
                let empty = row.iter().all(|x| x.abs() < 1e-10);
                // With several periods after the law, only rows that speak of them, as the authors advise.
                let silent = q > 1 && row[p..].iter().all(|x| *x == 0.0);
                if !empty && !silent {
                    rows.push(row);
                }
            }
        }
        if rows.is_empty() {
            return None;
        }
        let a = Matrix::from_fn(rows.len(), p + q, |i, j| rows[i][j]);
        let n = a.rows();
        let times_sigma: Vec<Vec<f64>> = rows.iter().map(|r| study.sigma.times(r)).collect();
        let covariance = Matrix::from_fn(n, n, |i, j| dot(&rows[i], &times_sigma[j]));
        let errors: Vec<f64> = (0..n).map(|i| covariance.at(i, i).sqrt()).collect();
        // θ takes the place of the period with the largest weight; the others are free.
        let own = (0..q).max_by(|i, j| l[*i].abs().total_cmp(&l[*j].abs()))?;
        let of_theta: Vec<f64> = a.col(p + own).iter().map(|x| x / l[own]).collect();
        let mut constraints = vec![errors];
        for j in (0..q).filter(|j| *j != own) {
            constraints.push(a.col(p + j).iter().zip(&of_theta).map(|(x, t)| x - t * l[j]).collect());
        }
        let mut inequalities =
            Inequalities { y: a.times(&study.beta), covariance, of_theta, constraints, least_favourable: 0.0 };
        let lower = study.sigma.cholesky()?;
        let what = random::name("honest least favourable");
        let mut statistics: Vec<f64> = (0..DRAWS)
            .filter_map(|draw| {
                let mut random = Random::at(seed, what, draw);
                let normals: Vec<f64> = (0..p + q).map(|_| random.normal()).collect();
                let draw = a.times(&lower.times(&normals));
                maximise(&draw, &inequalities.constraints).map(|(eta, _)| eta)
            })
            .collect();
        statistics.sort_by(f64::total_cmp);
        let at = ((1.0 - KAPPA) * (statistics.len().max(1) - 1) as f64).round() as usize;
        inequalities.least_favourable = statistics.get(at).copied().unwrap_or(f64::INFINITY);
        Some(inequalities)
    }

    /// Whether the hybrid test rejects l′τ = θ.
    fn rejects(&self, theta: f64) -> bool {
        let y: Vec<f64> = self.y.iter().zip(&self.of_theta).map(|(y, t)| y - t * theta).collect();
        let Some((eta, gamma)) = maximise(&y, &self.constraints) else { return false };
        if eta > self.least_favourable {
            return true;
        }
        let direction = self.covariance.times(&gamma);
        let variance = dot(&gamma, &direction);
        if variance < 1e-20 {
            return eta > 0.0;
        }
        let sigma = variance.sqrt();
        // y = s + b · γ′y: along b the statistic equals c as long as γ stays optimal.
        let b: Vec<f64> = direction.iter().map(|d| d / variance).collect();
        let s: Vec<f64> = y.iter().zip(&b).map(|(y, b)| y - b * eta).collect();
        let at = |c: f64| s.iter().zip(&b).map(|(s, b)| s + b * c).collect::<Vec<f64>>();
        let end = |mut c: f64, infinite: f64| -> Option<f64> {
            for i in 0..200 {
                let (value, vertex) = maximise(&at(c), &self.constraints)?;
                if (value - c).abs() <= 1e-6 {
                    return Some(if i == 0 { infinite } else { c });
                }
                // Where that vertex's line crosses: closer to η.
                let slope = 1.0 - dot(&vertex, &b);
                if slope == 0.0 {
                    return Some(c);
                }
                c = dot(&vertex, &s) / slope;
            }
            Some(c)
        };
        let far = 100.0_f64.max(eta.abs() + 20.0 * sigma);
        let (Some(low), Some(high)) = (end(-far, f64::NEG_INFINITY), end(far, f64::INFINITY)) else { return false };
        let (low, high) = (low / sigma, high.min(self.least_favourable) / sigma);
        let statistic = eta / sigma;
        if !(low <= statistic && statistic <= high) {
            return false;
        }
        let size = (ALPHA - KAPPA) / (1.0 - KAPPA);
        statistic > truncated_normal_quantile(1.0 - size, low, high).max(0.0)
    }
}

/// Quantile of a standard normal truncated to [low, high].
fn truncated_normal_quantile(p: f64, low: f64, high: f64) -> f64 {
    if low > 0.0 {
        // In the other tail, where Φ keeps its digits.
        return -truncated_normal_quantile(1.0 - p, -high, -low);
    }
    let (a, b) = (normal_cdf(low), normal_cdf(high));
    let at = a + p * (b - a);
    if at <= 0.0 { low } else { normal_quantile(at).clamp(low, high) }
}

/// max y′γ subject to γ ≥ 0, first row · γ = 1, other rows · γ = 0: the dual of min η subject to y − X τ ≤ η · errors.
/// Returns the optimum and its vertex; `None` where there is no γ, or no end.
///
/// Dantzig's simplex in two phases on a tableau of a few rows, by Bland's rule, which cannot cycle.
fn maximise(y: &[f64], constraints: &[Vec<f64>]) -> Option<(f64, Vec<f64>)> {
    let (n, k) = (y.len(), constraints.len());
    // Columns: γ, one artificial variable a row, right-hand side.
    let width = n + k + 1;
    let mut tableau: Vec<Vec<f64>> = constraints
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let mut t = vec![0.0; width];
            t[..n].copy_from_slice(row);
            t[n + i] = 1.0;
            t[width - 1] = if i == 0 { 1.0 } else { 0.0 };
            t
        })
        .collect();
    let mut basis: Vec<usize> = (n..n + k).collect();
    // Phase 1 drives the artificial variables to 0.
    let mut cost = vec![0.0; width];
    for t in &tableau {
        (0..n).chain([width - 1]).for_each(|j| cost[j] += t[j]);
    }
    pivot_to_optimum(&mut tableau, &mut basis, &mut cost, n)?;
    if cost[width - 1].abs() > 1e-7 {
        return None;
    }
    for i in 0..k {
        if basis[i] >= n {
            // A redundant row, or a degenerate one: out with the artificial variable where anything can replace it.
            if let Some(j) = (0..n).find(|j| tableau[i][*j].abs() > TINY) {
                pivot(&mut tableau, &mut cost, i, j);
                basis[i] = j;
            }
        }
    }
    cost = vec![0.0; width];
    cost[..n].copy_from_slice(y);
    for (i, b) in basis.iter().enumerate().filter(|(_, b)| **b < n) {
        let own = cost[*b];
        let row = tableau[i].clone();
        cost.iter_mut().zip(&row).for_each(|(c, t)| *c -= own * t);
    }
    pivot_to_optimum(&mut tableau, &mut basis, &mut cost, n)?;
    let mut gamma = vec![0.0; n];
    for (i, b) in basis.iter().enumerate().filter(|(_, b)| **b < n) {
        gamma[*b] = tableau[i][width - 1].max(0.0);
    }
    Some((dot(y, &gamma), gamma))
}

/// Pivots while some of the first `n` columns has a positive reduced gain; `None` without an end.
fn pivot_to_optimum(tableau: &mut [Vec<f64>], basis: &mut [usize], cost: &mut [f64], n: usize) -> Option<()> {
    let last = cost.len() - 1;
    let scale = cost[..n].iter().fold(0.0_f64, |m, c| m.max(c.abs())).max(f64::MIN_POSITIVE);
    for _ in 0..5_000 {
        let Some(j) = (0..n).find(|j| cost[*j] > TINY * scale) else { return Some(()) };
        let row = (0..tableau.len())
            .filter(|i| tableau[*i][j] > TINY)
            .map(|i| (tableau[i][last] / tableau[i][j], basis[i], i))
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        let (_, _, i) = row?;
        pivot(tableau, cost, i, j);
        basis[i] = j;
    }
    None
}

fn pivot(tableau: &mut [Vec<f64>], cost: &mut [f64], i: usize, j: usize) {
    let head = tableau[i][j];
    tableau[i].iter_mut().for_each(|x| *x /= head);
    let own = tableau[i].clone();
    let clear = |row: &mut [f64]| {
        let factor = row[j];
        if factor != 0.0 {
            row.iter_mut().zip(&own).for_each(|(x, o)| *x -= factor * o);
            row[j] = 0.0;
        }
    };
    for (r, row) in tableau.iter_mut().enumerate() {
        if r != i {
            clear(row);
        }
    }
    clear(cost);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn study(before: &[f64], after: &[f64], variance: f64) -> Study {
        let beta: Vec<f64> = before.iter().chain(after).copied().collect();
        let n = beta.len();
        Study::new(beta, Matrix::from_fn(n, n, |i, j| if i == j { variance } else { variance / 2.0 }), before.len())
            .unwrap()
    }

    #[test]
    fn folded_normal_quantiles() {
        assert!((folded_normal_quantile(0.0) - 1.959_964).abs() < 1e-5);
        // Far from 0 one tail is all that counts.
        assert!((folded_normal_quantile(5.0) - 6.644_854).abs() < 1e-5);
    }

    #[test]
    fn without_curvature_the_smooth_interval_extrapolates_the_line() {
        // δ = 0.3 t exactly: the interval at M = 0 is around 1, the effect without that line.
        let s = study(&[-1.2, -0.9, -0.6, -0.3], &[1.3, 1.6], 1e-6);
        let b = s.smoothness(&[1.0, 0.0], 0.0).unwrap();
        let (lower, upper) = (b.lower.unwrap(), b.upper.unwrap());
        assert!((f64::midpoint(lower, upper) - 1.0).abs() < 1e-9, "{b:?}");
        assert!(upper - lower < 0.01);
        // Each unit of M adds at least its bias of 1 on either side.
        let wide = s.smoothness(&[1.0, 0.0], 0.5).unwrap();
        assert!((wide.upper.unwrap() - 1.5).abs() < 0.01 && (wide.lower.unwrap() - 0.5).abs() < 0.01, "{wide:?}");
    }

    #[test]
    fn relative_magnitudes_with_hardly_any_noise_give_the_identified_set() {
        // Largest step before: 0.2 (from the last to the reference period). M = 1: the first period may hold ±0.2.
        let s = study(&[0.1, 0.2], &[1.0, 1.0], 1e-4);
        let b = s.relative_magnitudes(&[1.0, 0.0], 1.0, 0).unwrap();
        let (lower, upper, error) = (b.lower.unwrap(), b.upper.unwrap(), 1e-2);
        assert!(lower < 0.8 && lower > 0.8 - 8.0 * error, "{b:?}");
        assert!(upper > 1.2 && upper < 1.2 + 8.0 * error, "{b:?}");
        // No step after the law at all: about the plain interval.
        let s = study(&[0.1, 0.2], &[0.1, 0.1], 1e-4);
        let b = s.relative_magnitudes(&[1.0, 0.0], 0.0, 0).unwrap();
        let half = (b.upper.unwrap() - b.lower.unwrap()) / 2.0;
        assert!((b.upper.unwrap() - half - 0.1).abs() < 0.003 && (0.012..0.025).contains(&half), "{b:?}");
        let wider = s.relative_magnitudes(&[1.0, 0.0], 0.3, 0).unwrap();
        assert!(wider.lower < b.lower && wider.upper > b.upper);
    }

    #[test]
    fn one_period_before_and_after_is_enough() {
        let s = study(&[0.1], &[0.5], 1e-3);
        assert!(s.smoothness(&[1.0], 0.1).unwrap().lower.is_some());
        assert!(s.relative_magnitudes(&[1.0], 1.0, 0).unwrap().upper.is_some());
    }

    #[test]
    fn linear_programs_with_known_answers() {
        // max 3a + 2b + c with a + b + c = 1: the first corner.
        let (value, corner) = maximise(&[3.0, 2.0, 1.0], &[vec![1.0; 3]]).unwrap();
        assert_eq!((value, corner), (3.0, vec![1.0, 0.0, 0.0]));
        // And a = b: halves.
        let (value, corner) = maximise(&[3.0, 2.0, 1.0], &[vec![1.0; 3], vec![1.0, -1.0, 0.0]]).unwrap();
        assert!((value - 2.5).abs() < 1e-12 && (corner[0] - 0.5).abs() < 1e-12);
        // All of one sign cannot sum to 0.
        assert_eq!(maximise(&[1.0, 1.0], &[vec![1.0, 1.0], vec![1.0, 2.0]]), None);
    }

    #[test]
    fn what_cannot_be_estimated_says_why() {
        let one = Matrix::from_fn(2, 2, |i, j| f64::from(u8::from(i == j)));
        assert!(matches!(Study::new(vec![1.0, 1.0], one.clone(), 0), Err(NotEstimable::TooFewBefore { .. })));
        assert!(matches!(Study::new(vec![1.0, 1.0], one.clone(), 2), Err(NotEstimable::TooFewAfter { .. })));
        let flat = Matrix::from_fn(2, 2, |_, _| 1.0);
        assert_eq!(Study::new(vec![1.0, 1.0], flat, 1).unwrap_err(), NotEstimable::BadCovariance);
        let s = Study::new(vec![1.0, 1.0], one, 1).unwrap();
        assert!(matches!(s.smoothness(&[1.0], -1.0), Err(NotEstimable::OutOfRange { .. })));
    }
}
