//! One law against jurisdictions without it: synthetic control, synthetic difference-in-differences and plain
//! difference-in-differences in one form.
//!
//! Y is units by periods, controls first; N₀ controls, N₁ treated, T₀ periods before, T₁ after. Each estimator is
//!
//! τ = (mean of the treated − Σω_i Y_i) in the mean after, less the same in the periods before weighted by λ
//!
//! - *Synthetic control* (Abadie, Diamond, Hainmueller 2010, *Journal of the American Statistical Association* 105):
//!   ω on the simplex so that the weighted controls follow the treated before the law; λ = 0.
//! - *Synthetic difference-in-differences* (Arkhangelsky, Athey, Hirshberg, Imbens, Wager 2021, *American Economic
//!   Review* 111, algorithm 1): ω with an intercept and the ridge ζ = (N₁T₁)^¼ σ, where σ is the standard deviation of
//!   the controls' first differences before the law; λ likewise over periods with ζ = 10⁻⁶ σ. Both by Frank-Wolfe,
//!   made sparse once, as the authors' own software does.
//! - *Difference-in-differences*: ω = 1/N₀, λ = 1/T₀.
//!
//! Uncertainty by placebo (their algorithm 4): controls take the place of the treated. Placebos in time move the law
//! back to earlier periods, using no figure after it.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use crate::{
    effect::{
        NotEstimable,
        linear::{Matrix, dot},
        normal_quantile,
    },
    random::{self, Random},
};

/// Periods needed before the law.
const LEAST_BEFORE: usize = 3;
/// Frank-Wolfe steps before and after small weights are dropped.
const STEPS: [usize; 2] = [100, 10_000];

/// One unit in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub unit: String,
    pub time: i32,
    pub outcome: f64,
    /// Whether the law is in force there and then.
    pub treated: bool,
}

/// Which estimator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    SyntheticDid,
    SyntheticControl,
    Did,
}

impl Method {
    /// All, the most robust first.
    pub const ALL: [Method; 3] = [Method::SyntheticDid, Method::SyntheticControl, Method::Did];

    /// The field's name.
    pub fn name(self) -> &'static str {
        match self {
            Method::SyntheticDid => "synthetic difference-in-differences (Arkhangelsky et al. 2021)",
            Method::SyntheticControl => "synthetic control (Abadie, Diamond and Hainmueller 2010)",
            Method::Did => "difference-in-differences",
        }
    }
}

/// Seed and size of the placebo runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Placebo draws where several units are treated; with one, every control takes its place once.
    pub draws: u32,
    pub seed: u64,
}

impl Default for Options {
    fn default() -> Options {
        Options { draws: 200, seed: 0 }
    }
}

/// A unit or period with its weight.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Weight<K> {
    pub of: K,
    pub weight: f64,
}

/// A period of the fitted line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LinePoint {
    pub time: i32,
    /// Mean of the treated.
    pub observed: f64,
    /// Weighted controls, shifted by what is differenced out.
    pub counterfactual: f64,
    pub gap: f64,
}

/// A control, or several, in the place of the treated.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpacePlacebo {
    pub units: Vec<String>,
    pub estimate: f64,
    /// Root mean squared gap after the law over that before it; `None` where the fit before is perfect.
    pub gap_ratio: Option<f64>,
}

/// The law moved back to an earlier period.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct TimePlacebo {
    pub event: i32,
    pub estimate: f64,
}

/// The effect by one estimator.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effect {
    pub estimator: &'static str,
    pub method: Method,
    /// Average effect on the treated over the periods from the law on.
    pub estimate: f64,
    /// Standard deviation of the placebo effects; `None` with fewer controls than placebos need.
    pub standard_error: Option<f64>,
    /// 95 % interval, normal.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// Share of placebos, the law itself included, with at least its absolute effect.
    pub placebo_p_value: Option<f64>,
    /// The same for the gap ratio (Abadie, Diamond, Hainmueller 2010, section 3.5).
    pub gap_ratio_p_value: Option<f64>,
    /// Root mean squared gap before the law.
    pub gap_before: f64,
    pub gap_ratio: Option<f64>,
    /// Above zero, largest first.
    pub unit_weights: Vec<Weight<String>>,
    /// Above zero, in order of time.
    pub time_weights: Vec<Weight<i32>>,
    pub line: Vec<LinePoint>,
    pub space_placebos: Vec<SpacePlacebo>,
    pub time_placebos: Vec<TimePlacebo>,
}

/// The effects of one law by the estimators asked for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effects {
    pub event: i32,
    pub treated: Vec<String>,
    pub controls: usize,
    pub periods_before: usize,
    pub periods_after: usize,
    pub draws: u32,
    pub seed: u64,
    pub effects: Vec<Effect>,
    /// Controls left out for want of a figure.
    pub left_out: Vec<String>,
}

/// Units by periods, controls first.
#[derive(Clone, Debug)]
struct Panel {
    rows: Vec<Vec<f64>>,
    controls: usize,
    before: usize,
}

struct Weights {
    unit: Vec<f64>,
    time: Vec<f64>,
}

/// Estimates the effect of the one law in `rows` by each of `methods`.
///
/// # Errors
/// [`NotEstimable`]: no treated unit, treatment that ends or starts at different times, fewer than 3 periods before or
/// 2 controls, a gap in a treated unit, figures that are not finite.
pub fn fit(rows: &[Row], methods: &[Method], options: &Options) -> Result<Effects, NotEstimable> {
    let data = Data::new(rows)?;
    let panel = &data.panel;
    let placebos = data.placebo_sets(options);
    Ok(Effects {
        event: data.times[panel.before],
        treated: data.names[panel.controls..].to_vec(),
        controls: panel.controls,
        periods_before: panel.before,
        periods_after: data.times.len() - panel.before,
        draws: options.draws,
        seed: options.seed,
        effects: methods.iter().map(|m| data.effect(*m, &placebos)).collect(),
        left_out: data.left_out,
    })
}

struct Data {
    names: Vec<String>,
    times: Vec<i32>,
    panel: Panel,
    left_out: Vec<String>,
}

impl Data {
    fn new(rows: &[Row]) -> Result<Data, NotEstimable> {
        let mut units: BTreeMap<&str, BTreeMap<i32, (f64, bool)>> = BTreeMap::new();
        for row in rows {
            if !row.outcome.is_finite() {
                return Err(NotEstimable::NotFinite);
            }
            let unit = units.entry(&row.unit).or_default();
            if unit.insert(row.time, (row.outcome, row.treated)).is_some() {
                return Err(NotEstimable::DuplicateRow { unit: row.unit.clone(), time: row.time });
            }
        }
        if units.len() == 1 {
            return Err(NotEstimable::SingleUnit);
        }
        let times: Vec<i32> =
            units.values().flat_map(|u| u.keys().copied()).collect::<BTreeSet<_>>().into_iter().collect();
        let mut event: Option<i32> = None;
        for (name, unit) in &units {
            let Some(start) = unit.iter().find(|(_, (_, treated))| *treated).map(|(t, _)| *t) else { continue };
            if let Some((off, _)) = unit.range(start..).find(|(_, (_, treated))| !treated) {
                return Err(NotEstimable::TreatmentEnds { unit: (*name).to_owned(), on: start, off: *off });
            }
            match event {
                Some(first) if first != start => return Err(NotEstimable::Staggered { first, second: start }),
                _ => event = Some(start),
            }
        }
        let Some(event) = event else { return Err(NotEstimable::NoTreated) };
        let before = times.iter().filter(|t| **t < event).count();
        if before == 0 {
            return Err(NotEstimable::AlwaysTreated);
        }
        if before < LEAST_BEFORE {
            return Err(NotEstimable::TooFewBefore { have: before, need: LEAST_BEFORE });
        }
        let (mut controls, mut treated, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
        for (name, unit) in &units {
            let outcomes: Vec<f64> = unit.values().map(|(y, _)| *y).collect();
            let is_treated = unit.values().any(|(_, treated)| *treated);
            match times.iter().find(|t| !unit.contains_key(t)) {
                Some(time) if is_treated => {
                    return Err(NotEstimable::TreatedGap { unit: (*name).to_owned(), time: *time });
                }
                Some(_) => left_out.push((*name).to_owned()),
                None if is_treated => treated.push(((*name).to_owned(), outcomes)),
                None => controls.push(((*name).to_owned(), outcomes)),
            }
        }
        if controls.len() < 2 {
            return Err(match controls.len() {
                0 => NotEstimable::NoControls { kind: "never-treated" },
                have => NotEstimable::TooFewControls { have, need: 2 },
            });
        }
        let mut all = controls.iter().chain(&treated).flat_map(|(_, outcomes)| outcomes);
        if let Some(&value) = all.next()
            && all.all(|y| *y == value)
        {
            return Err(NotEstimable::NoVariation { value });
        }
        let n0 = controls.len();
        let (names, rows) = controls.into_iter().chain(treated).unzip();
        Ok(Data { names, times, panel: Panel { rows, controls: n0, before }, left_out })
    }

    /// Sets of controls that take the place of the treated: each one where one is treated, else drawn. None where
    /// fewer than two controls would remain.
    fn placebo_sets(&self, options: &Options) -> Vec<Vec<usize>> {
        let (n0, n1) = (self.panel.controls, self.names.len() - self.panel.controls);
        if n0 < n1 + 2 {
            return Vec::new();
        }
        if n1 == 1 {
            return (0..n0).map(|i| vec![i]).collect();
        }
        let what = random::name("synth placebo");
        (0..options.draws)
            .map(|draw| {
                let mut random = Random::at(options.seed, what, draw);
                let mut order: Vec<usize> = (0..n0).collect();
                for k in 0..n1 {
                    let other = k + (random.uniform() * (n0 - k) as f64) as usize;
                    order.swap(k, other.min(n0 - 1));
                }
                order.truncate(n1);
                order.sort_unstable();
                order
            })
            .collect()
    }

    fn effect(&self, method: Method, placebos: &[Vec<usize>]) -> Effect {
        let panel = &self.panel;
        let weights = panel.weights(method);
        let gaps = panel.gaps(&weights);
        let estimate = panel.estimate(&gaps);
        let (gap_before, gap_ratio) = panel.gap_sizes(&gaps);
        let space_placebos: Vec<SpacePlacebo> = placebos
            .par_iter()
            .map(|set| {
                let placebo = panel.with_treated(set);
                let gaps = placebo.gaps(&placebo.weights(method));
                SpacePlacebo {
                    units: set.iter().map(|i| self.names[*i].clone()).collect(),
                    estimate: placebo.estimate(&gaps),
                    gap_ratio: placebo.gap_sizes(&gaps).1,
                }
            })
            .collect();
        let time_placebos: Vec<TimePlacebo> = (LEAST_BEFORE..panel.before)
            .into_par_iter()
            .map(|before| {
                let placebo = panel.until(panel.before, before);
                let gaps = placebo.gaps(&placebo.weights(method));
                TimePlacebo { event: self.times[before], estimate: placebo.estimate(&gaps) }
            })
            .collect();

        let r = space_placebos.len() as f64;
        let standard_error = (space_placebos.len() > 1).then(|| {
            let mean = space_placebos.iter().map(|p| p.estimate).sum::<f64>() / r;
            (space_placebos.iter().map(|p| (p.estimate - mean).powi(2)).sum::<f64>() / r).sqrt()
        });
        let half = standard_error.map(|s| s * normal_quantile(0.975));
        let rank = |count: usize| (1.0 + count as f64) / (1.0 + r);
        let some = !space_placebos.is_empty();
        let placebo_p_value =
            some.then(|| rank(space_placebos.iter().filter(|p| p.estimate.abs() >= estimate.abs()).count()));
        let gap_ratio_p_value = gap_ratio
            .filter(|_| some)
            .map(|own| rank(space_placebos.iter().filter(|p| p.gap_ratio.is_none_or(|r| r >= own)).count()));

        let mut unit_weights: Vec<Weight<String>> = self
            .names
            .iter()
            .zip(&weights.unit)
            .filter(|(_, w)| **w > 0.0)
            .map(|(n, w)| Weight { of: n.clone(), weight: *w })
            .collect();
        unit_weights.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.of.cmp(&b.of)));
        let time_weights = self
            .times
            .iter()
            .zip(&weights.time)
            .filter(|(_, w)| **w > 0.0)
            .map(|(t, w)| Weight { of: *t, weight: *w })
            .collect();
        let treated = panel.treated_mean();
        let line = self
            .times
            .iter()
            .zip(treated.iter().zip(&gaps))
            .map(|(time, (observed, gap))| LinePoint {
                time: *time,
                observed: *observed,
                counterfactual: observed - gap,
                gap: *gap,
            })
            .collect();
        Effect {
            estimator: method.name(),
            method,
            estimate,
            standard_error,
            lower: half.map(|h| estimate - h),
            upper: half.map(|h| estimate + h),
            placebo_p_value,
            gap_ratio_p_value,
            gap_before,
            gap_ratio,
            unit_weights,
            time_weights,
            line,
            space_placebos,
            time_placebos,
        }
    }
}

impl Panel {
    fn periods(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    fn treated_mean(&self) -> Vec<f64> {
        let treated = &self.rows[self.controls..];
        (0..self.periods()).map(|t| treated.iter().map(|r| r[t]).sum::<f64>() / treated.len() as f64).collect()
    }

    /// The controls of `set` in the place of the treated, who leave.
    fn with_treated(&self, set: &[usize]) -> Panel {
        let others = (0..self.controls).filter(|i| !set.contains(i));
        let rows: Vec<Vec<f64>> = others.chain(set.iter().copied()).map(|i| self.rows[i].clone()).collect();
        Panel { controls: self.controls - set.len(), rows, before: self.before }
    }

    /// The first `periods` periods, the law after `before` of them.
    fn until(&self, periods: usize, before: usize) -> Panel {
        let rows = self.rows.iter().map(|r| r[..periods].to_vec()).collect();
        Panel { rows, controls: self.controls, before }
    }

    /// Standard deviation of the controls' first differences before the law.
    fn noise(&self) -> f64 {
        let steps: Vec<f64> =
            self.rows[..self.controls].iter().flat_map(|r| r[..self.before].windows(2).map(|w| w[1] - w[0])).collect();
        let n = steps.len() as f64;
        let mean = steps.iter().sum::<f64>() / n;
        (steps.iter().map(|s| (s - mean).powi(2)).sum::<f64>() / (n - 1.0).max(1.0)).sqrt()
    }

    fn weights(&self, method: Method) -> Weights {
        let (n0, t0) = (self.controls, self.before);
        let equal = |n: usize| vec![1.0 / n as f64; n];
        let noise = self.noise();
        let (treated, after) = ((self.rows.len() - n0) as f64, (self.periods() - t0) as f64);
        let by_unit = Matrix::from_fn(t0, n0, |t, i| self.rows[i][t]);
        let mean = self.treated_mean();
        match method {
            Method::Did => Weights { unit: equal(n0), time: equal(t0) },
            Method::SyntheticControl => {
                let unit = simplex(by_unit, mean[..t0].to_vec(), 1e-6 * noise, false, noise);
                Weights { unit, time: vec![0.0; t0] }
            }
            Method::SyntheticDid => {
                let zeta = (treated * after).powf(0.25) * noise;
                let unit = simplex(by_unit, mean[..t0].to_vec(), zeta, true, noise);
                let later = (0..n0).map(|i| self.rows[i][t0..].iter().sum::<f64>() / after).collect();
                let by_time = Matrix::from_fn(n0, t0, |i, t| self.rows[i][t]);
                Weights { unit, time: simplex(by_time, later, 1e-6 * noise, true, noise) }
            }
        }
    }

    /// Treated less weighted controls in each period, less the same in the periods before weighted by λ.
    fn gaps(&self, weights: &Weights) -> Vec<f64> {
        let mut gaps = self.treated_mean();
        for (row, w) in self.rows.iter().zip(&weights.unit) {
            gaps.iter_mut().zip(row).for_each(|(g, y)| *g -= w * y);
        }
        let shift = dot(&gaps[..self.before], &weights.time);
        gaps.iter_mut().for_each(|g| *g -= shift);
        gaps
    }

    fn estimate(&self, gaps: &[f64]) -> f64 {
        gaps[self.before..].iter().sum::<f64>() / (gaps.len() - self.before) as f64
    }

    /// Root mean squared gap before the law, and that after over it.
    fn gap_sizes(&self, gaps: &[f64]) -> (f64, Option<f64>) {
        let size = |g: &[f64]| (dot(g, g) / g.len() as f64).sqrt();
        let before = size(&gaps[..self.before]);
        (before, (before > 0.0).then(|| size(&gaps[self.before..]) / before))
    }
}

/// The w on the simplex that minimises |A w − b|²/rows + ζ²|w|², with an intercept or without, as Arkhangelsky et al.
/// solve it: some Frank-Wolfe steps, weights below a quarter of the largest dropped, then steps until they no longer
/// help.
fn simplex(mut a: Matrix, mut b: Vec<f64>, zeta: f64, intercept: bool, noise: f64) -> Vec<f64> {
    if intercept {
        let rows = a.rows() as f64;
        for j in 0..a.cols() {
            let mean = a.col(j).iter().sum::<f64>() / rows;
            a.col_mut(j).iter_mut().for_each(|x| *x -= mean);
        }
        let mean = b.iter().sum::<f64>() / rows;
        b.iter_mut().for_each(|x| *x -= mean);
    }
    let least = (1e-5 * noise).powi(2);
    let mut w = vec![1.0 / a.cols() as f64; a.cols()];
    w = frank_wolfe(&a, &b, zeta, w, least, STEPS[0]);
    let largest = w.iter().fold(0.0_f64, |m, x| m.max(*x));
    w.iter_mut().filter(|x| **x <= largest / 4.0).for_each(|x| *x = 0.0);
    let total: f64 = w.iter().sum();
    w.iter_mut().for_each(|x| *x /= total);
    frank_wolfe(&a, &b, zeta, w, least, STEPS[1])
}

/// Frank and Wolfe 1956 with exact line search: towards the vertex of steepest descent, until a step gains less than
/// `least`.
fn frank_wolfe(a: &Matrix, b: &[f64], zeta: f64, mut w: Vec<f64>, least: f64, steps: usize) -> Vec<f64> {
    let rows = a.rows() as f64;
    let eta = rows * zeta * zeta;
    let mut fitted = a.times(&w);
    let mut last = f64::INFINITY;
    for _ in 0..steps {
        let error: Vec<f64> = fitted.iter().zip(b).map(|(f, b)| f - b).collect();
        let half_gradient: Vec<f64> = (0..a.cols()).map(|j| dot(&error, a.col(j)) + eta * w[j]).collect();
        let Some(vertex) = (0..a.cols()).min_by(|i, j| half_gradient[*i].total_cmp(&half_gradient[*j])) else { break };
        // Direction e_vertex − w.
        let slope = half_gradient[vertex] - dot(&half_gradient, &w);
        let move_fitted: Vec<f64> = a.col(vertex).iter().zip(&fitted).map(|(x, f)| x - f).collect();
        let move_weights = dot(&w, &w) - 2.0 * w[vertex] + 1.0;
        let curvature = dot(&move_fitted, &move_fitted) + eta * move_weights;
        // Also where it is no number.
        if curvature.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
            break;
        }
        let step = (-slope / curvature).clamp(0.0, 1.0);
        w.iter_mut().for_each(|x| *x *= 1.0 - step);
        w[vertex] += step;
        fitted.iter_mut().zip(&move_fitted).for_each(|(f, m)| *f += step * m);
        let value = zeta * zeta * dot(&w, &w) + fitted.iter().zip(b).map(|(f, b)| (f - b).powi(2)).sum::<f64>() / rows;
        if last - value <= least {
            break;
        }
        last = value;
    }
    w
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twelve controls on two factors; the treated unit is half the first and half the second control, and 4 above
    /// that from 2010 on.
    fn rows() -> Vec<Row> {
        let control = |i: i32, t: i32| {
            let (u, s) = (f64::from(i), f64::from(t - 2000));
            10.0 + u + (0.3 + 0.1 * u) * s + (1.0 + (u * 1.7).sin()) * (s * 0.9).cos()
        };
        let mut rows = Vec::new();
        for t in 2000..2015 {
            for i in 0..12 {
                rows.push(Row { unit: format!("c{i:02}"), time: t, outcome: control(i, t), treated: false });
            }
            let law = t >= 2010;
            let outcome = (control(0, t) + control(1, t)) / 2.0 + if law { 4.0 } else { 0.0 };
            rows.push(Row { unit: "own".into(), time: t, outcome, treated: law });
        }
        rows
    }

    #[test]
    fn a_known_effect_is_recovered() {
        let found = fit(&rows(), &Method::ALL, &Options::default()).unwrap();
        assert_eq!((found.event, found.periods_before, found.periods_after, found.controls), (2010, 10, 5, 12));
        let of = |m: Method| found.effects.iter().find(|e| e.method == m).unwrap();
        let control = of(Method::SyntheticControl);
        assert!((control.estimate - 4.0).abs() < 0.1, "{}", control.estimate);
        assert!(control.placebo_p_value.unwrap() < 0.2 && control.gap_ratio_p_value.unwrap() < 0.1);
        assert!((of(Method::SyntheticDid).estimate - 4.0).abs() < 1.0, "{}", of(Method::SyntheticDid).estimate);
        for e in &found.effects {
            let total: f64 = e.unit_weights.iter().map(|w| w.weight).sum();
            assert!((total - 1.0).abs() < 1e-12);
            assert_eq!(e.space_placebos.len(), 12);
            assert_eq!(e.time_placebos.first().map(|p| p.event), Some(2003));
            let after: f64 = e.line.iter().filter(|l| l.time >= 2010).map(|l| l.gap).sum::<f64>() / 5.0;
            assert!((after - e.estimate).abs() < 1e-12);
        }
        assert!(control.time_placebos.iter().all(|p| p.estimate.abs() < 0.5), "{:?}", control.time_placebos);
    }

    #[test]
    fn the_simplex_solution_is_the_known_one() {
        // Two columns: distance from (1, 0) to the segment between (0, 0) and (2, 2) is least at a quarter.
        let a = Matrix::from_fn(2, 2, |_, j| 2.0 * j as f64);
        let w = simplex(a, vec![1.0, 0.0], 0.0, false, 1e-3);
        assert!((w[1] - 0.25).abs() < 1e-3, "{w:?}");
    }

    #[test]
    fn what_cannot_be_estimated_says_why() {
        let run = |rows: &[Row]| fit(rows, &Method::ALL, &Options::default()).unwrap_err();
        let with = |f: &dyn Fn(&mut Row)| {
            let mut rows = rows();
            rows.iter_mut().for_each(f);
            rows
        };
        assert_eq!(run(&with(&|r| r.treated = false)), NotEstimable::NoTreated);
        assert_eq!(
            run(&with(&|r| r.treated &= r.time != 2012)),
            NotEstimable::TreatmentEnds { unit: "own".into(), on: 2010, off: 2012 }
        );
        assert_eq!(
            run(&with(&|r| r.treated |= r.unit == "c03" && r.time >= 2011)),
            NotEstimable::Staggered { first: 2011, second: 2010 }
        );
        assert_eq!(
            run(&with(&|r| r.treated |= r.unit == "own" && r.time >= 2002)),
            NotEstimable::TooFewBefore { have: 2, need: 3 }
        );
        assert_eq!(run(&with(&|r| r.outcome = 0.0)), NotEstimable::NoVariation { value: 0.0 });
        let some = |keep: &dyn Fn(&Row) -> bool| rows().into_iter().filter(keep).collect::<Vec<_>>();
        assert_eq!(run(&some(&|r| r.unit == "own")), NotEstimable::SingleUnit);
        assert_eq!(
            run(&some(&|r| r.unit == "own" || r.unit == "c01")),
            NotEstimable::TooFewControls { have: 1, need: 2 }
        );
        assert_eq!(
            run(&some(&|r| r.unit != "own" || r.time != 2004)),
            NotEstimable::TreatedGap { unit: "own".into(), time: 2004 }
        );
        let gap = fit(&some(&|r| r.unit != "c05" || r.time != 2004), &[Method::Did], &Options::default()).unwrap();
        assert_eq!((gap.controls, gap.left_out), (11, vec!["c05".to_owned()]));
    }
}
