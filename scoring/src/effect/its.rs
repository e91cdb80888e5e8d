//! Interrupted time series: what changed in one series when a law came into force.
//!
//! log E\[y_t\] = α + β·t + δ·1(t ≥ f) + θ·(t − f)·1(t ≥ f) + Σ_h (a_h sin 2πht/P + b_h cos 2πht/P) + log(exposure)
//!
//! by quasi-Poisson: the variance is φ times the mean, φ estimated as Pearson's X² over n − p (McCullagh and Nelder
//! 1989, *Generalized Linear Models*, section 6.2.3). Design after Lopez Bernal, Cummins, Gasparrini 2017
//! (*International Journal of Epidemiology* 46, doi:10.1093/ije/dyw098). With the gaussian family the same line
//! without logarithm, by least squares, for rates and indices.

use std::f64::consts::TAU;

use serde::Serialize;

use crate::effect::{
    Distribution, Estimate, NotEstimable,
    linear::{LeastSquares, Matrix, Qr, dot},
};

/// Points needed before the law, and from the law on.
pub const LEAST_POINTS: usize = 3;
/// Iterations of reweighted least squares; ordinary data need five.
const ITERATIONS: usize = 60;
/// Largest change of a logarithm of the mean at which a fit has settled: what is left is of the order of its square.
const SETTLED: f64 = 1e-8;

/// How the outcome varies around its mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Counts whose variance is their mean.
    Poisson,
    /// Counts whose variance is proportional to their mean.
    QuasiPoisson,
    /// Rates and indices with one variance; changes are differences, not ratios.
    Gaussian,
}

/// Where the ends of the 95 % intervals come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reference {
    Normal,
    /// Student's t with n − p degrees of freedom, since the dispersion is estimated.
    StudentT,
}

/// One point of the series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Year, month number or the like.
    pub time: f64,
    pub outcome: f64,
    /// Population or other exposure, above zero; 1 for none.
    pub exposure: f64,
}

/// What to fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Model {
    pub family: Family,
    /// First time at which the law is in force.
    pub event: f64,
    /// Whether the slope may change, too.
    pub slope: bool,
    /// Pairs of sine and cosine; 0 for none.
    pub harmonics: u8,
    /// Length of the season in units of time: 12 for months.
    pub season: f64,
    pub reference: Reference,
}

impl Model {
    /// Quasi-Poisson with level and slope, no season, Student's t.
    pub fn new(event: f64) -> Model {
        Model {
            family: Family::QuasiPoisson,
            event,
            slope: true,
            harmonics: 0,
            season: 12.0,
            reference: Reference::StudentT,
        }
    }

    fn columns(&self) -> usize {
        3 + usize::from(self.slope) + 2 * usize::from(self.harmonics)
    }

    /// Column of the level change.
    const LEVEL: usize = 2;
    /// Column of the slope change.
    const SLOPE: usize = 3;

    /// The row of the design at `time`; without the law for the counterfactual. `row` has [`Model::columns`] entries.
    fn write_row(&self, time: f64, law: bool, row: &mut [f64]) {
        let on = if law && time >= self.event { 1.0 } else { 0.0 };
        let slope = self.slope.then_some(on * (time - self.event));
        let season = (1..=self.harmonics).flat_map(|h| {
            let angle = TAU * f64::from(h) * time / self.season;
            [angle.sin(), angle.cos()]
        });
        let all = [1.0, time, on].into_iter().chain(slope).chain(season);
        row.iter_mut().zip(all).for_each(|(r, x)| *r = x);
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = ["intercept", "trend", "level"].map(str::to_owned).into();
        if self.slope {
            names.push("slope".to_owned());
        }
        for h in 1..=self.harmonics {
            names.extend([format!("sin{h}"), format!("cos{h}")]);
        }
        names
    }
}

/// A coefficient on the scale of the linear predictor.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Coefficient {
    pub name: String,
    #[serde(flatten)]
    pub estimate: Estimate,
}

/// A time on the fitted line.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct LinePoint {
    pub time: f64,
    pub observed: f64,
    pub fitted: f64,
    /// What the line before the law would have led to, with its 95 % interval.
    pub counterfactual: f64,
    pub counterfactual_lower: f64,
    pub counterfactual_upper: f64,
}

/// The fit of an interrupted time series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fit {
    pub estimator: &'static str,
    pub family: Family,
    pub intervals: Reference,
    pub event: f64,
    pub points_before: usize,
    pub points_after: usize,
    /// Change at the event: a ratio exp(δ), or a difference δ for the gaussian family.
    pub level: Estimate,
    /// Change of the slope per unit of time: a ratio exp(θ) or a difference θ.
    pub slope: Option<Estimate>,
    /// All fitted figures from the event on against all counterfactual ones: ratio of the sums, or mean difference.
    /// Its interval is by the delta method.
    pub overall: Estimate,
    pub coefficients: Vec<Coefficient>,
    /// φ for quasi-Poisson, the residual variance for gaussian, 1 for Poisson.
    pub dispersion: f64,
    /// Pearson's X² over n − p whatever the family: above 1, Poisson intervals are too narrow.
    pub pearson_dispersion: f64,
    pub deviance: f64,
    pub degrees_of_freedom: usize,
    /// Correlation of neighbouring Pearson residuals; far from 0, intervals are too narrow.
    pub autocorrelation: f64,
    pub line: Vec<LinePoint>,
}

/// Fits `model` to `points`, in any order.
///
/// # Errors
/// [`NotEstimable`]: too few points before or after, duplicate times, figures that are no counts or not finite, no
/// figure above zero before or after, columns that depend on one another, a fit that runs away, an interval without
/// end.
pub fn fit(points: &[Point], model: &Model) -> Result<Fit, NotEstimable> {
    let points = checked(points, model)?;
    let n = points.len();
    let p = model.columns();
    if n <= p {
        return Err(NotEstimable::TooFewPoints { have: n, need: p + 1 });
    }
    let mut rows = vec![0.0; n * p];
    rows.chunks_exact_mut(p).zip(&points).for_each(|(row, point)| model.write_row(point.time, true, row));
    let x = Matrix::from_fn(n, p, |i, j| rows[i * p + j]);
    let y: Vec<f64> = points.iter().map(|p| p.outcome).collect();
    let df = n - p;
    let solved = match model.family {
        Family::Gaussian => gaussian(&x, &y)?,
        Family::Poisson | Family::QuasiPoisson => poisson(&x, &y, &offsets(&points))?,
    };
    let pearson = solved.pearson / df as f64;
    let dispersion = if model.family == Family::Poisson { 1.0 } else { pearson };
    let scale = dispersion.sqrt();
    let distribution = match model.reference {
        Reference::Normal => Distribution::normal(),
        Reference::StudentT => Distribution::student(df as f64),
    };
    let estimate = |value: f64, error: f64| distribution.estimate(value, error);
    // √(c′ V c) with V = φ (X′WX)⁻¹.
    let error = |c: &[f64]| scale * solved.qr.inverse_quadratic(c).sqrt();
    let unit = |j: usize| (0..p).map(|k| f64::from(u8::from(k == j))).collect::<Vec<f64>>();
    let coefficients: Vec<Estimate> = (0..p).map(|j| estimate(solved.coefficients[j], error(&unit(j)))).collect();
    let ratio = model.family != Family::Gaussian;
    let scaled = |e: Estimate| if ratio { e.exp() } else { e };

    let mut line = Vec::with_capacity(n);
    let (mut sums, mut gradients) = ([0.0; 2], [vec![0.0; p], vec![0.0; p]]);
    let mut without = vec![0.0; p];
    for (i, (point, with)) in points.iter().zip(rows.chunks_exact(p)).enumerate() {
        model.write_row(point.time, false, &mut without);
        let offset = if ratio { point.exposure.ln() } else { 0.0 };
        let eta = offset + dot(&without, &solved.coefficients);
        let half = distribution.quantile * error(&without);
        let mean = |eta: f64| if ratio { eta.exp() } else { eta };
        if point.time >= model.event {
            for (k, (row, fitted)) in [(with, solved.fitted[i]), (&without, mean(eta))].into_iter().enumerate() {
                sums[k] += fitted;
                let weight = if ratio { fitted } else { 1.0 };
                gradients[k].iter_mut().zip(row.iter()).for_each(|(g, x)| *g += weight * x);
            }
        }
        line.push(LinePoint {
            time: point.time,
            observed: point.outcome,
            fitted: solved.fitted[i],
            counterfactual: mean(eta),
            counterfactual_lower: mean(eta - half),
            counterfactual_upper: mean(eta + half),
        });
    }
    let after = points.iter().filter(|p| p.time >= model.event).count();
    let [with, without] = gradients;
    let overall = if ratio {
        let gradient: Vec<f64> = with.iter().zip(&without).map(|(a, b)| a / sums[0] - b / sums[1]).collect();
        estimate((sums[0] / sums[1]).ln(), error(&gradient)).exp()
    } else {
        let gradient: Vec<f64> = with.iter().zip(&without).map(|(a, b)| (a - b) / after as f64).collect();
        estimate((sums[0] - sums[1]) / after as f64, error(&gradient))
    };
    let level = scaled(coefficients[Model::LEVEL]);
    let slope = model.slope.then(|| scaled(coefficients[Model::SLOPE]));
    // Exponentiated, an interval of hundreds on the log scale has no upper end a number could hold.
    let held = [level, overall].iter().chain(&slope).chain(&coefficients).all(Estimate::is_finite)
        && line.iter().all(|p| p.counterfactual_upper.is_finite() && p.counterfactual.is_finite());
    if !held {
        return Err(NotEstimable::Unbounded);
    }
    Ok(Fit {
        estimator: match model.family {
            Family::Gaussian => "interrupted time series, least squares",
            Family::Poisson => "interrupted time series, Poisson",
            Family::QuasiPoisson => "interrupted time series, quasi-Poisson",
        },
        family: model.family,
        intervals: model.reference,
        event: model.event,
        points_before: n - after,
        points_after: after,
        level,
        slope,
        overall,
        coefficients: model
            .names()
            .into_iter()
            .zip(coefficients)
            .map(|(name, estimate)| Coefficient { name, estimate })
            .collect(),
        dispersion,
        pearson_dispersion: pearson,
        deviance: solved.deviance,
        degrees_of_freedom: df,
        autocorrelation: autocorrelation(&solved.residuals),
        line,
    })
}

fn checked(points: &[Point], model: &Model) -> Result<Vec<Point>, NotEstimable> {
    let finite = |p: &Point| p.time.is_finite() && p.outcome.is_finite();
    if !points.iter().all(finite) || !model.event.is_finite() {
        return Err(NotEstimable::NotFinite);
    }
    if model.harmonics > 0 && !(model.season >= 2.0 && model.season.is_finite()) {
        return Err(NotEstimable::OutOfRange { what: "the season", low: 2.0, high: f64::MAX, value: model.season });
    }
    let mut points = points.to_vec();
    points.sort_by(|a, b| a.time.total_cmp(&b.time));
    if let Some(pair) = points.windows(2).find(|w| w[0].time == w[1].time) {
        return Err(NotEstimable::DuplicateTime { time: pair[0].time });
    }
    if let Some(last) = points.last().map(|p| p.time).filter(|last| *last < model.event) {
        return Err(NotEstimable::FutureLaw { event: model.event, last });
    }
    let before = points.iter().filter(|p| p.time < model.event).count();
    if before < LEAST_POINTS {
        return Err(NotEstimable::TooFewBefore { have: before, need: LEAST_POINTS });
    }
    if points.len() - before < LEAST_POINTS {
        return Err(NotEstimable::TooFewAfter { have: points.len() - before, need: LEAST_POINTS });
    }
    if model.family == Family::Gaussian {
        return match points.first().map(|p| p.outcome) {
            Some(value) if points.iter().all(|p| p.outcome == value) => Err(NotEstimable::NoVariation { value }),
            _ => Ok(points),
        };
    }
    for p in &points {
        let (time, value) = (p.time, p.outcome);
        if value < 0.0 {
            return Err(NotEstimable::NegativeCount { time, value });
        }
        if value.fract() != 0.0 {
            return Err(NotEstimable::FractionalCount { time, value });
        }
        if !(p.exposure > 0.0 && p.exposure.is_finite()) {
            return Err(NotEstimable::BadOffset { time, value: p.exposure });
        }
    }
    let zero = |points: &[Point]| points.iter().all(|p| p.outcome == 0.0);
    match (zero(&points[..before]), zero(&points[before..])) {
        (true, true) => Err(NotEstimable::AllZero { period: "before or after" }),
        (true, false) => Err(NotEstimable::AllZero { period: "before" }),
        (false, true) => Err(NotEstimable::AllZero { period: "after" }),
        (false, false) => Ok(points),
    }
}

fn offsets(points: &[Point]) -> Vec<f64> {
    points.iter().map(|p| p.exposure.ln()).collect()
}

struct Solved {
    coefficients: Vec<f64>,
    fitted: Vec<f64>,
    /// Pearson residuals, not divided by the dispersion.
    residuals: Vec<f64>,
    pearson: f64,
    deviance: f64,
    /// Of √W X.
    qr: Qr,
}

fn gaussian(x: &Matrix, y: &[f64]) -> Result<Solved, NotEstimable> {
    let fit = LeastSquares::fit(x, y)?;
    Ok(Solved {
        fitted: y.iter().zip(&fit.residuals).map(|(y, r)| y - r).collect(),
        coefficients: fit.coefficients,
        residuals: fit.residuals,
        pearson: fit.rss,
        deviance: fit.rss,
        qr: fit.qr,
    })
}

fn poisson_deviance(y: &[f64], mean: &[f64]) -> f64 {
    let term = |(y, m): (&f64, &f64)| if *y > 0.0 { y * (y / m).ln() - (y - m) } else { *m };
    2.0 * y.iter().zip(mean).map(term).sum::<f64>()
}

/// What iterations of [`poisson`] go on from.
#[derive(Clone)]
struct State {
    b: Vec<f64>,
    eta: Vec<f64>,
    mean: Vec<f64>,
    /// Σ yη − μ: the log-likelihood but for what no coefficient changes.
    likelihood: f64,
}

impl State {
    /// Fills in what follows from the coefficients.
    fn follow(&mut self, x: &Matrix, y: &[f64], offset: &[f64]) {
        x.times_into(&self.b, &mut self.eta);
        let mut likelihood = 0.0;
        for (((e, m), o), y) in self.eta.iter_mut().zip(&mut self.mean).zip(offset).zip(y) {
            *e = (*e + o).clamp(-700.0, 700.0);
            *m = e.exp();
            likelihood += y * *e - *m;
        }
        self.likelihood = likelihood;
    }
}

/// Iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5), each step by QR of √μ X, halved
/// where it would lower the likelihood.
fn poisson(x: &Matrix, y: &[f64], offset: &[f64]) -> Result<Solved, NotEstimable> {
    let n = y.len();
    let largest = y.iter().fold(0.0_f64, |m, y| m.max(*y));
    let mean: Vec<f64> = y.iter().map(|y| y.max(0.1)).collect();
    let eta = mean.iter().map(|m| m.ln()).collect();
    let mut now = State { b: vec![0.0; x.cols()], eta, mean, likelihood: f64::NEG_INFINITY };
    let mut next = now.clone();
    let (mut roots, mut z) = (vec![0.0; n], vec![0.0; n]);
    let mut qr = Qr::new(x.clone());
    qr.check_rank()?;
    for iteration in 0..ITERATIONS {
        roots.iter_mut().zip(&now.mean).for_each(|(r, m)| *r = m.sqrt());
        qr.again(x, &roots);
        qr.check_rank().map_err(|e| if iteration > 0 { NotEstimable::Separated } else { e })?;
        for i in 0..n {
            z[i] = roots[i] * (now.eta[i] - offset[i]) + (y[i] - now.mean[i]) / roots[i];
        }
        qr.solve_into(&mut z, &mut next.b);
        next.follow(x, y, offset);
        let mut whole = true;
        if iteration > 0 {
            for _ in 0..20 {
                if next.likelihood >= now.likelihood - 1e-10 * (1.0 + now.likelihood.abs()) {
                    break;
                }
                whole = false;
                next.b.iter_mut().zip(&now.b).for_each(|(n, o)| *n = (*n + o) / 2.0);
                next.follow(x, y, offset);
            }
        }
        if !next.likelihood.is_finite() || next.b.iter().any(|b| !b.is_finite()) {
            return Err(NotEstimable::Separated);
        }
        // A mean that tends to nothing: the likelihood rises for ever along some direction.
        if next.mean.iter().zip(y).any(|(m, y)| *y == 0.0 && *m < 1e-7 * largest.max(1.0)) {
            return Err(NotEstimable::Separated);
        }
        let settled = whole && now.eta.iter().zip(&next.eta).all(|(old, new)| (old - new).abs() <= SETTLED);
        std::mem::swap(&mut now, &mut next);
        if settled {
            roots.iter_mut().zip(&now.mean).for_each(|(r, m)| *r = m.sqrt());
            qr.again(x, &roots);
            qr.check_rank().map_err(|_| NotEstimable::Separated)?;
            let residuals: Vec<f64> =
                y.iter().zip(&now.mean).zip(&roots).map(|((y, m), root)| (y - m) / root).collect();
            return Ok(Solved {
                coefficients: now.b,
                pearson: dot(&residuals, &residuals),
                residuals,
                deviance: poisson_deviance(y, &now.mean),
                fitted: now.mean,
                qr,
            });
        }
    }
    Err(NotEstimable::NoConvergence { iterations: ITERATIONS })
}

fn autocorrelation(residuals: &[f64]) -> f64 {
    let total = dot(residuals, residuals);
    if total > 0.0 { residuals.windows(2).map(|w| w[0] * w[1]).sum::<f64>() / total } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(outcomes: &[f64]) -> Vec<Point> {
        outcomes
            .iter()
            .enumerate()
            .map(|(i, y)| Point { time: 2000.0 + i as f64, outcome: *y, exposure: 1.0 })
            .collect()
    }

    #[test]
    fn a_series_without_noise_gives_its_own_numbers() {
        // Gaussian: 10 + 2 t, then 5 more and 3 steeper.
        let y: Vec<f64> =
            (0..12).map(|t| f64::from(10 + 2 * t) + if t >= 6 { f64::from(5 + 3 * (t - 6)) } else { 0.0 }).collect();
        let fit = fit(&series(&y), &Model { family: Family::Gaussian, ..Model::new(2006.0) }).unwrap();
        assert!((fit.level.estimate - 5.0).abs() < 1e-8);
        assert!((fit.slope.unwrap().estimate - 3.0).abs() < 1e-9);
        assert!((fit.line[11].counterfactual - 32.0).abs() < 1e-8);
        assert!((fit.overall.estimate - 12.5).abs() < 1e-8, "5, 8, …, 20 on average");
        assert_eq!((fit.points_before, fit.points_after, fit.degrees_of_freedom), (6, 6, 8));
    }

    #[test]
    fn poisson_of_two_flat_periods_is_the_ratio_of_their_rates() {
        // By symmetry within each period no slope: the ratio of the means, over exposure 2 and 4 for the same counts.
        let mut points = series(&[10.0, 12.0, 10.0, 12.0, 10.0, 30.0, 36.0, 30.0, 36.0, 30.0]);
        let model = Model::new(2005.0);
        let plain = fit(&points, &model).unwrap();
        points[5..].iter_mut().for_each(|p| p.exposure = 3.0);
        let per_head = fit(&points, &model).unwrap();
        assert!((plain.level.estimate / per_head.level.estimate - 3.0).abs() < 1e-9);
        assert!(plain.level.lower < 3.0 && 3.0 < plain.level.upper);
        let sum = |f: fn(&LinePoint) -> f64| plain.line.iter().map(f).sum::<f64>();
        assert!((sum(|l| l.fitted) - sum(|l| l.observed)).abs() < 1e-8, "score equation of the intercept");
    }

    #[test]
    fn what_cannot_be_estimated_says_why() {
        let model = Model::new(2003.0);
        let at = |y: &[f64], event: f64| fit(&series(y), &Model { event, ..model }).unwrap_err();
        let seven = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 9.0];
        assert_eq!(at(&seven, 2002.0), NotEstimable::TooFewBefore { have: 2, need: 3 });
        assert_eq!(at(&seven, 2005.0), NotEstimable::TooFewAfter { have: 2, need: 3 });
        assert_eq!(at(&seven, 2050.0), NotEstimable::FutureLaw { event: 2050.0, last: 2006.0 });
        let gaussian = Model { family: Family::Gaussian, ..model };
        assert_eq!(fit(&series(&[0.0; 7]), &gaussian).unwrap_err(), NotEstimable::NoVariation { value: 0.0 });
        assert_eq!(at(&[0.0; 7], 2003.0), NotEstimable::AllZero { period: "before or after" });
        assert_eq!(at(&[0.0, 0.0, 0.0, 4.0, 5.0, 6.0], 2003.0), NotEstimable::AllZero { period: "before" });
        assert_eq!(at(&[1.0, 2.0, 3.0, 0.0, 0.0, 0.0], 2003.0), NotEstimable::AllZero { period: "after" });
        assert_eq!(
            at(&[1.0, -2.0, 3.0, 4.0, 5.0, 6.0], 2003.0),
            NotEstimable::NegativeCount { time: 2001.0, value: -2.0 }
        );
        assert_eq!(
            at(&[1.0, 2.5, 3.0, 4.0, 5.0, 6.0], 2003.0),
            NotEstimable::FractionalCount { time: 2001.0, value: 2.5 }
        );
        assert_eq!(at(&[5.0, 0.0, 0.0, 4.0, 5.0, 6.0], 2003.0), NotEstimable::Separated);
        assert_eq!(at(&[1.0, f64::NAN, 3.0, 4.0, 5.0, 6.0], 2003.0), NotEstimable::NotFinite);
        let level = Model { slope: false, harmonics: 2, ..Model::new(2006.0) };
        let scattered = fit(&series(&[3.0, 0.0, 29.0, 0.0, 0.0, 1.0, 3.0, 0.0, 4.0]), &level).unwrap_err();
        assert_eq!(scattered, NotEstimable::Unbounded);
        let mut twice = series(&seven);
        twice[1].time = 2000.0;
        assert_eq!(fit(&twice, &model).unwrap_err(), NotEstimable::DuplicateTime { time: 2000.0 });
        let mut nobody = series(&seven);
        nobody[1].exposure = 0.0;
        assert_eq!(fit(&nobody, &model).unwrap_err(), NotEstimable::BadOffset { time: 2001.0, value: 0.0 });
        let seasonal = Model { harmonics: 2, ..model };
        assert_eq!(fit(&series(&seven), &seasonal).unwrap_err(), NotEstimable::TooFewPoints { have: 7, need: 9 });
        assert!(at(&seven, 2002.0).to_string().contains("2 points before the law are on record, at least 3"));
    }

    #[test]
    fn order_of_the_rows_does_not_matter() {
        let points = series(&[11.0, 9.0, 12.0, 15.0, 20.0, 18.0, 22.0]);
        let mut turned = points.clone();
        turned.reverse();
        let model = Model::new(2003.0);
        assert_eq!(fit(&points, &model), fit(&turned, &model));
    }
}
