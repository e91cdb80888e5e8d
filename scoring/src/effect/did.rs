//! Staggered difference-in-differences over jurisdictions, after Callaway and Sant'Anna 2021 (*Journal of
//! Econometrics* 225, doi:10.1016/j.jeconom.2020.12.001).
//!
//! For each group g (units first treated in period g) and period t, ATT(g, t) compares how the outcome changed since a
//! base period with how it changed among units not treated: by outcome regression, by inverse probability weights, or
//! doubly robust (Sant'Anna and Zhao 2020, *Journal of Econometrics* 219). Each estimate has an influence function
//! ψ_i with estimate − truth ≈ Σψ_i/n, so that standard errors are √(Σψ²)/n, aggregates are weighted sums (with the
//! influence of their estimated weights), and uniform bands come from the multiplier bootstrap Σξ_iψ_i with
//! Rademacher ξ. Without covariates the three methods are the same difference of means.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use crate::{
    effect::{
        Estimate, NotEstimable, chi_squared_tail,
        linear::{LeastSquares, Matrix, Qr, dot},
        normal_quantile,
    },
    random::{self, Random},
};

/// Groups smaller than this have standard errors that are too small; a note says so.
const SMALL_GROUP: usize = 5;
/// Propensity at which treated and control units no longer overlap.
const OVERLAP: f64 = 0.999;
/// Controls above this propensity are left out (the default of Callaway and Sant'Anna's own software).
const TRIM: f64 = 0.995;
/// Below 1 by this, so that odds stay finite.
const ALMOST_ONE: f64 = 1.0 - 1e-6;

/// One unit in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub unit: String,
    pub time: i32,
    pub outcome: f64,
    /// First treated period of this unit; `None` for never.
    pub first_treated: Option<i32>,
    pub covariates: Vec<f64>,
}

/// Whom treated units are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Controls {
    NeverTreated,
    /// Never treated, or treated after both periods of the comparison.
    NotYetTreated,
}

/// How covariates enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    DoublyRobust,
    InverseProbability,
    OutcomeRegression,
}

/// The period with which periods before treatment are compared. Later ones are always compared with the last period
/// before treatment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// The period just before each, so that each estimate is a pseudo-effect "on impact".
    Varying,
    /// The last period before treatment, as event-study regressions and the sensitivity analysis have it.
    Universal,
}

/// What to estimate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    pub controls: Controls,
    pub method: Method,
    pub base: Base,
    /// Periods before treatment in which units may already respond.
    pub anticipation: u16,
    /// Multiplier draws behind the uniform bands; 0 counts as 1.
    pub draws: u32,
    pub seed: u64,
    /// First and last event time of the event study; the overall dynamic effect averages 0 to the last.
    pub window: Option<(i32, i32)>,
    /// Units with gaps: left out where this is `None`. Else a unit takes part in the comparisons whose two periods it
    /// has a figure for, where at least so many treated units and as many controls have both: gaps are taken to fall
    /// at random. The influence of n units is then widened by √(n/(n − 1)), as the variance of the mean of few is.
    pub sparse: Option<usize>,
}

impl Default for Options {
    fn default() -> Options {
        Options {
            controls: Controls::NeverTreated,
            method: Method::DoublyRobust,
            base: Base::Varying,
            anticipation: 0,
            draws: 1_000,
            seed: 0,
            window: None,
            sparse: None,
        }
    }
}

/// An estimate within a family, with the family's uniform 95 % band.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Banded {
    #[serde(flatten)]
    pub estimate: Estimate,
    pub band_lower: f64,
    pub band_upper: f64,
}

/// ATT(g, t).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Cell {
    pub group: i32,
    pub time: i32,
    /// The period compared with.
    pub base: i32,
    pub treated: usize,
    pub controls: usize,
    #[serde(flatten)]
    pub effect: Banded,
}

/// An aggregate of the cells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Aggregate {
    pub overall: Estimate,
    /// By event time, group or calendar period.
    pub by: Vec<Part>,
    /// Half width of the uniform band in standard errors.
    pub critical_value: f64,
}

/// One part of an aggregate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Part {
    pub key: i32,
    #[serde(flatten)]
    pub effect: Banded,
}

/// Wald test that all effects before treatment are 0.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PreTest {
    pub statistic: f64,
    pub degrees_of_freedom: usize,
    pub p_value: f64,
}

/// A comparison or unit left out, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOut {
    pub what: String,
    pub reason: String,
}

/// The event study as the sensitivity analysis needs it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EventStudy {
    pub event_times: Vec<i32>,
    pub estimates: Vec<f64>,
    /// Covariance matrix by rows.
    pub covariance: Vec<Vec<f64>>,
}

/// All effects of one data set.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Effects {
    pub estimator: &'static str,
    pub method: Method,
    pub control_group: Controls,
    pub base_period: Base,
    pub units: usize,
    pub treated_units: usize,
    pub never_treated_units: usize,
    pub periods: Vec<i32>,
    /// Units by group.
    pub groups: BTreeMap<i32, usize>,
    pub draws: u32,
    pub seed: u64,
    pub cells: Vec<Cell>,
    pub cells_critical_value: f64,
    /// Average over all treated cells, weighted by the size of their group.
    pub simple: Estimate,
    /// By time since treatment: the event study.
    pub dynamic: Aggregate,
    pub group: Aggregate,
    pub calendar: Aggregate,
    /// `None` where no period lies before treatment, or where the cells depend on one another.
    pub pre_test: Option<PreTest>,
    pub event_study: EventStudy,
    pub left_out: Vec<LeftOut>,
    pub notes: Vec<String>,
}

struct Panel {
    group: Vec<Option<i32>>,
    times: Vec<i32>,
    /// By unit, then by time; not a number in the gaps of a sparse panel.
    outcome: Vec<Vec<f64>>,
    covariates: Vec<Vec<Vec<f64>>>,
    width: usize,
    left_out: Vec<LeftOut>,
    notes: Vec<String>,
}

impl Panel {
    fn new(rows: &[Row], options: &Options) -> Result<Panel, NotEstimable> {
        let anticipation = i32::from(options.anticipation);
        let width = rows.first().map_or(0, |r| r.covariates.len());
        let mut units: BTreeMap<&str, (Option<i32>, BTreeMap<i32, &Row>)> = BTreeMap::new();
        for (i, row) in rows.iter().enumerate() {
            if row.covariates.len() != width {
                return Err(NotEstimable::Covariates { row: i + 1, have: row.covariates.len(), need: width });
            }
            if !row.outcome.is_finite() || row.covariates.iter().any(|x| !x.is_finite()) {
                return Err(NotEstimable::NotFinite);
            }
            let unit = units.entry(&row.unit).or_insert((row.first_treated, BTreeMap::new()));
            if unit.0 != row.first_treated {
                let say = |g: Option<i32>| g.map_or("never".to_owned(), |g| g.to_string());
                return Err(NotEstimable::ContradictoryTreatment {
                    unit: row.unit.clone(),
                    first: say(unit.0),
                    second: say(row.first_treated),
                });
            }
            if unit.1.insert(row.time, row).is_some() {
                return Err(NotEstimable::DuplicateRow { unit: row.unit.clone(), time: row.time });
            }
        }
        if units.len() == 1 {
            return Err(NotEstimable::SingleUnit);
        }
        let times: Vec<i32> =
            units.values().flat_map(|u| u.1.keys().copied()).collect::<BTreeSet<_>>().into_iter().collect();
        let (Some(first), Some(last)) = (times.first().copied(), times.last().copied()) else {
            return Err(NotEstimable::NoTreated);
        };
        let mut panel = Panel {
            group: Vec::new(),
            times,
            outcome: Vec::new(),
            covariates: Vec::new(),
            width,
            left_out: Vec::new(),
            notes: Vec::new(),
        };
        let (mut always, mut later, mut ever) = (0_usize, 0_usize, 0_usize);
        let mut next = i32::MAX;
        for (name, (group, by_time)) in units {
            ever += usize::from(group.is_some());
            if let Some(missing) = panel.times.iter().find(|t| options.sparse.is_none() && !by_time.contains_key(t)) {
                let reason = format!("no figure for period {missing}; every period is needed");
                panel.left_out.push(LeftOut { what: name.to_owned(), reason });
                continue;
            }
            if group.is_some_and(|g| g - anticipation <= first) {
                let reason = "treated from the first period on: there is no before".to_owned();
                panel.left_out.push(LeftOut { what: name.to_owned(), reason });
                always += 1;
                continue;
            }
            // Treated after the last period: within these data, never.
            let group = group.filter(|g| {
                let inside = *g <= last;
                later += usize::from(!inside);
                if !inside {
                    next = next.min(*g);
                }
                inside
            });
            panel.group.push(group);
            let at = |t: &i32| by_time.get(t);
            panel.outcome.push(panel.times.iter().map(|t| at(t).map_or(f64::NAN, |r| r.outcome)).collect());
            let covariates =
                panel.times.iter().map(|t| at(t).map_or_else(Vec::new, |r| r.covariates.clone())).collect();
            panel.covariates.push(covariates);
        }
        if later > 0 {
            panel
                .notes
                .push(format!("{later} units are treated after the last period and count as never treated here"));
        }
        let mut figures = panel.outcome.iter().flatten().filter(|y| y.is_finite());
        if let Some(value) = figures.next().copied()
            && figures.all(|y| *y == value)
        {
            return Err(NotEstimable::NoVariation { value });
        }
        if panel.group.iter().all(Option::is_none) {
            return Err(match (always, later, ever) {
                (_, 1.., _) => NotEstimable::FutureTreatment { first: next, last },
                (1.., ..) => NotEstimable::AlwaysTreated,
                _ => NotEstimable::NoTreated,
            });
        }
        Ok(panel)
    }

    fn len(&self) -> usize {
        self.group.len()
    }

    /// Units by group.
    fn groups(&self) -> BTreeMap<i32, usize> {
        let mut groups = BTreeMap::new();
        for g in self.group.iter().flatten() {
            *groups.entry(*g).or_insert(0) += 1;
        }
        groups
    }
}

/// An estimate with the influence of every unit on it.
#[derive(Clone, Debug)]
struct Influenced {
    value: f64,
    influence: Vec<f64>,
}

impl Influenced {
    fn standard_error(&self) -> f64 {
        dot(&self.influence, &self.influence).sqrt() / self.influence.len() as f64
    }

    fn estimate(&self) -> Estimate {
        Estimate::normal(self.value, self.standard_error())
    }

    /// Σ w_k θ_k, plus the influence of the estimated weights where they are.
    fn combine(parts: &[(&Influenced, f64)], of_weights: Option<&[Vec<f64>]>) -> Influenced {
        let n = parts.first().map_or(0, |p| p.0.influence.len());
        let mut influence = vec![0.0; n];
        for (k, (part, weight)) in parts.iter().enumerate() {
            for (o, x) in influence.iter_mut().zip(&part.influence) {
                *o += weight * x;
            }
            if let Some(own) = of_weights.and_then(|w| w.get(k)) {
                for (o, w) in influence.iter_mut().zip(own) {
                    *o += part.value * w;
                }
            }
        }
        Influenced { value: parts.iter().map(|(p, w)| w * p.value).sum(), influence }
    }
}

struct RawCell {
    group: i32,
    time: i32,
    base: i32,
    treated: usize,
    controls: usize,
    effect: Influenced,
}

/// Estimates all effects in `rows`.
///
/// # Errors
/// [`NotEstimable`]: no treated or control units, one unit only, no period before or after, rows that contradict one
/// another, no comparison that can be made.
pub fn fit(rows: &[Row], options: &Options) -> Result<Effects, NotEstimable> {
    let mut panel = Panel::new(rows, options)?;
    let cells = cells(&mut panel, options)?;
    let n = panel.len();
    let groups = panel.groups();
    for (g, size) in groups.iter().filter(|(_, size)| **size < SMALL_GROUP) {
        panel.notes.push(format!("group {g} has {size} units: its standard errors are too small"));
    }

    let share = |g: i32| groups.get(&g).map_or(0.0, |c| *c as f64 / n as f64);
    let refs: Vec<&RawCell> = cells.iter().collect();
    let post: Vec<&RawCell> = cells.iter().filter(|c| c.time >= c.group).collect();
    if post.is_empty() {
        return Err(NotEstimable::NoControls { kind: kind(options.controls) });
    }
    let simple = by_size(&panel, &post, &share);

    let mut event_times: BTreeMap<i32, Vec<&RawCell>> = BTreeMap::new();
    for c in &refs {
        let e = c.time - c.group;
        if options.window.is_none_or(|(low, high)| (low..=high).contains(&e)) {
            event_times.entry(e).or_default().push(c);
        }
    }
    let dynamic: Vec<(i32, Influenced)> =
        event_times.iter().map(|(e, cells)| (*e, by_size(&panel, cells, &share))).collect();
    if dynamic.iter().all(|d| d.0 < 0) {
        let (low, high) = options.window.unwrap_or((i32::MIN, i32::MAX));
        return Err(NotEstimable::EmptyWindow { low, high });
    }
    let dynamic_overall = mean(dynamic.iter().filter(|d| d.0 >= 0).map(|d| &d.1));

    let mut of_group: BTreeMap<i32, Vec<&RawCell>> = BTreeMap::new();
    let mut of_time: BTreeMap<i32, Vec<&RawCell>> = BTreeMap::new();
    for c in &post {
        of_group.entry(c.group).or_default().push(c);
        of_time.entry(c.time).or_default().push(c);
    }
    let group: Vec<(i32, Influenced)> =
        of_group.iter().map(|(g, cells)| (*g, mean(cells.iter().map(|c| &c.effect)))).collect();
    let group_overall = {
        let keys: Vec<i32> = group.iter().map(|g| g.0).collect();
        let (weights, own) = size_weights(&panel, &keys, &share);
        let parts: Vec<_> = group.iter().zip(&weights).map(|(g, w)| (&g.1, *w)).collect();
        Influenced::combine(&parts, Some(&own))
    };
    let calendar: Vec<(i32, Influenced)> =
        of_time.iter().map(|(t, cells)| (*t, by_size(&panel, cells, &share))).collect();
    let calendar_overall = mean(calendar.iter().map(|c| &c.1));

    let of_cells: Vec<&Influenced> = cells.iter().map(|c| &c.effect).collect();
    let families: Vec<Vec<&Influenced>> = vec![
        of_cells,
        dynamic.iter().map(|d| &d.1).collect(),
        group.iter().map(|d| &d.1).collect(),
        calendar.iter().map(|d| &d.1).collect(),
    ];
    let critical = critical_values(&families, options);
    let aggregate = |overall: &Influenced, parts: &[(i32, Influenced)], critical_value: f64| Aggregate {
        overall: overall.estimate(),
        by: parts.iter().map(|(key, i)| Part { key: *key, effect: banded(i, critical_value) }).collect(),
        critical_value,
    };
    let event_study = EventStudy {
        event_times: dynamic.iter().map(|d| d.0).collect(),
        estimates: dynamic.iter().map(|d| d.1.value).collect(),
        covariance: dynamic
            .iter()
            .map(|a| dynamic.iter().map(|b| dot(&a.1.influence, &b.1.influence) / (n as f64).powi(2)).collect())
            .collect(),
    };
    Ok(Effects {
        estimator: "staggered difference-in-differences (Callaway and Sant'Anna 2021)",
        method: options.method,
        control_group: options.controls,
        base_period: options.base,
        units: n,
        treated_units: groups.values().sum(),
        never_treated_units: panel.group.iter().filter(|g| g.is_none()).count(),
        draws: options.draws.max(1),
        seed: options.seed,
        cells_critical_value: critical[0],
        simple: simple.estimate(),
        dynamic: aggregate(&dynamic_overall, &dynamic, critical[1]),
        group: aggregate(&group_overall, &group, critical[2]),
        calendar: aggregate(&calendar_overall, &calendar, critical[3]),
        pre_test: pre_test(&cells, n, i32::from(options.anticipation)),
        event_study,
        cells: cells
            .iter()
            .map(|c| Cell {
                group: c.group,
                time: c.time,
                base: c.base,
                treated: c.treated,
                controls: c.controls,
                effect: banded(&c.effect, critical[0]),
            })
            .collect(),
        periods: panel.times,
        groups,
        left_out: panel.left_out,
        notes: panel.notes,
    })
}

fn kind(controls: Controls) -> &'static str {
    match controls {
        Controls::NeverTreated => "never-treated",
        Controls::NotYetTreated => "not-yet-treated",
    }
}

fn cells(panel: &mut Panel, options: &Options) -> Result<Vec<RawCell>, NotEstimable> {
    let anticipation = i32::from(options.anticipation);
    let mut wanted = Vec::new();
    for g in panel.groups().into_keys() {
        // The last period in which nobody of the group responds yet.
        let Some(before) = panel.times.iter().rposition(|t| *t < g - anticipation) else { continue };
        for (t, time) in panel.times.iter().enumerate() {
            let base = match options.base {
                Base::Varying if *time < g - anticipation => t.checked_sub(1),
                _ => Some(before),
            };
            wanted.extend(base.map(|base| (g, t, base)));
        }
    }
    let shared: &Panel = panel;
    let found: Vec<_> = wanted.par_iter().map(|(g, t, base)| (*g, *t, cell(shared, *g, *t, *base, options))).collect();
    let mut cells = Vec::new();
    let mut reasons = Vec::new();
    let mut first = None;
    for (g, t, found) in found {
        match found {
            Ok(cell) => cells.push(cell),
            Err(error) => {
                reasons.push(LeftOut { what: format!("ATT({g}, {})", panel.times[t]), reason: error.to_string() });
                first.get_or_insert(error);
            }
        }
    }
    panel.left_out.extend(reasons);
    match (cells.is_empty(), first) {
        (true, Some(error)) => Err(error),
        (true, None) => Err(NotEstimable::NoTreated),
        (false, _) => Ok(cells),
    }
}

fn cell(panel: &Panel, g: i32, t: usize, base: usize, options: &Options) -> Result<RawCell, NotEstimable> {
    let n = panel.len();
    let time = panel.times[t];
    let until = panel.times[t.max(base)] + i32::from(options.anticipation);
    let control = |group: Option<i32>| match (group, options.controls) {
        (None, _) => true,
        (Some(other), Controls::NotYetTreated) => other > until && other != g,
        (Some(_), Controls::NeverTreated) => false,
    };
    let has_both = |i: usize| [t, base].iter().all(|k| panel.outcome[i][*k].is_finite());
    let members: Vec<usize> =
        (0..n).filter(|i| (panel.group[*i] == Some(g) || control(panel.group[*i])) && has_both(*i)).collect();
    let treated: Vec<bool> = members.iter().map(|i| panel.group[*i] == Some(g)).collect();
    let count = treated.iter().filter(|d| **d).count();
    let cell = |effect| RawCell {
        group: g,
        time,
        base: panel.times[base],
        treated: count,
        controls: members.len() - count,
        effect,
    };
    if members.len() == count {
        return Err(NotEstimable::NoControls { kind: kind(options.controls) });
    }
    let least = options.sparse.unwrap_or(1).max(1);
    if let Some(have) = [count, members.len() - count].into_iter().find(|have| *have < least) {
        return Err(NotEstimable::TooFewUnits { have, need: least });
    }
    // The base period against itself: 0 by definition.
    if t == base {
        return Ok(cell(Influenced { value: 0.0, influence: vec![0.0; n] }));
    }
    let change: Vec<f64> = members.iter().map(|i| panel.outcome[*i][t] - panel.outcome[*i][base]).collect();
    let comparison = if panel.width == 0 {
        difference_of_means(&change, &treated)
    } else {
        let earlier = t.min(base);
        let x = Matrix::from_fn(members.len(), panel.width + 1, |i, j| match j.checked_sub(1) {
            None => 1.0,
            Some(j) => panel.covariates[members[i]][earlier][j],
        });
        with_covariates(&change, &treated, &x, options.method)?
    };
    let mut influence = vec![0.0; n];
    let scale = n as f64 / members.len() as f64;
    let widened = |of: usize| match (options.sparse, of) {
        (Some(_), 2..) => (of as f64 / (of - 1) as f64).sqrt(),
        _ => 1.0,
    };
    let (of_treated, of_controls) = (widened(count), widened(members.len() - count));
    for ((i, psi), treated) in members.iter().zip(&comparison.influence).zip(&treated) {
        influence[*i] = scale * psi * if *treated { of_treated } else { of_controls };
    }
    Ok(cell(Influenced { value: comparison.value, influence }))
}

/// Mean of the treated less mean of the others; ψ = D (Δ − m₁)/p − (1 − D) (Δ − m₀)/(1 − p).
fn difference_of_means(change: &[f64], treated: &[bool]) -> Influenced {
    let n = change.len() as f64;
    let side = |which: bool| {
        let picked = || change.iter().zip(treated).filter(move |(_, d)| **d == which).map(|(y, _)| *y);
        let count = picked().count() as f64;
        (picked().sum::<f64>() / count, count / n)
    };
    let ((m1, p1), (m0, p0)) = (side(true), side(false));
    let influence = change.iter().zip(treated).map(|(y, d)| if *d { (y - m1) / p1 } else { -(y - m0) / p0 }).collect();
    Influenced { value: m1 - m0, influence }
}

/// The estimators of Sant'Anna and Zhao 2020 for panels, section 2 and 3.1, with their influence functions: outcome
/// regression on the controls by least squares, propensity by logit.
fn with_covariates(change: &[f64], treated: &[bool], x: &Matrix, method: Method) -> Result<Influenced, NotEstimable> {
    let n = change.len();
    let share = |w: &[f64]| w.iter().sum::<f64>() / n as f64;
    let d: Vec<f64> = treated.iter().map(|d| f64::from(u8::from(*d))).collect();
    let regression = match method {
        Method::InverseProbability => None,
        _ => Some(Regression::fit(change, treated, x)?),
    };
    let propensity = match method {
        Method::OutcomeRegression => None,
        _ => Some(Propensity::fit(&d, x)?),
    };
    // What is left of the change after what the controls' regression explains.
    let rest: Vec<f64> = match (&regression, method) {
        (Some(r), Method::DoublyRobust) => change.iter().zip(&r.fitted).map(|(y, f)| y - f).collect(),
        _ => change.to_vec(),
    };
    let weighted_mean = |w: &[f64], y: &[f64]| dot(w, y) / w.iter().sum::<f64>();
    let moment = |w: &[f64]| -> Vec<f64> { (0..x.cols()).map(|j| dot(w, x.col(j)) / n as f64).collect() };

    let eta_treated = weighted_mean(&d, &rest);
    let mut of_treated: Vec<f64> = d.iter().zip(&rest).map(|(d, y)| d * (y - eta_treated)).collect();
    let (eta_control, of_control, control_share) = match (&propensity, &regression) {
        (None, Some(r)) => {
            // Outcome regression: the controls' line at the covariates of the treated.
            let eta = weighted_mean(&d, &r.fitted);
            let mut psi: Vec<f64> = d.iter().zip(&r.fitted).map(|(d, f)| d * (f - eta)).collect();
            psi.iter_mut().zip(r.influence(&moment(&d))).for_each(|(o, i)| *o += i);
            (eta, psi, share(&d))
        }
        (Some(p), regression) => {
            let w: Vec<f64> = (0..n).map(|i| (1.0 - d[i]) * p.keep[i] * p.fitted[i] / (1.0 - p.fitted[i])).collect();
            let eta = weighted_mean(&w, &rest);
            let mut psi: Vec<f64> = w.iter().zip(&rest).map(|(w, y)| w * (y - eta)).collect();
            let of_propensity = p.influence(&moment(&psi));
            psi.iter_mut().zip(of_propensity).for_each(|(o, i)| *o += i);
            if let Some(r) = regression {
                psi.iter_mut().zip(r.influence(&moment(&w))).for_each(|(o, i)| *o -= i);
                of_treated.iter_mut().zip(r.influence(&moment(&d))).for_each(|(o, i)| *o -= i);
            }
            (eta, psi, share(&w))
        }
        (None, None) => return Err(NotEstimable::NoConvergence { iterations: 0 }),
    };
    // Also where it is no number.
    if control_share.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
        return Err(NotEstimable::NoOverlap { units: treated.iter().filter(|d| **d).count() });
    }
    let treated_share = share(&d);
    let influence = of_treated.iter().zip(&of_control).map(|(a, b)| a / treated_share - b / control_share).collect();
    Ok(Influenced { value: eta_treated - eta_control, influence })
}

/// Least squares of the change on the covariates among the controls.
struct Regression<'a> {
    x: &'a Matrix,
    /// For every unit.
    fitted: Vec<f64>,
    /// (1 − D) (Δ − fitted).
    residuals: Vec<f64>,
    qr: Qr,
}

impl Regression<'_> {
    fn fit<'a>(change: &[f64], treated: &[bool], x: &'a Matrix) -> Result<Regression<'a>, NotEstimable> {
        let controls: Vec<usize> = (0..change.len()).filter(|i| !treated[*i]).collect();
        if controls.len() <= x.cols() {
            return Err(NotEstimable::TooFewControls { have: controls.len(), need: x.cols() + 1 });
        }
        let y: Vec<f64> = controls.iter().map(|i| change[*i]).collect();
        let fit = LeastSquares::fit(&x.select_rows(&controls), &y)?;
        let fitted = x.times(&fit.coefficients);
        let residuals = (0..change.len()).map(|i| if treated[i] { 0.0 } else { change[i] - fitted[i] }).collect();
        Ok(Regression { x, fitted, residuals, qr: fit.qr })
    }

    /// Influence of each unit on m′β: residual · x′ (X′X/n)⁻¹ m.
    fn influence(&self, m: &[f64]) -> Vec<f64> {
        let direction = self.x.times(&self.qr.solve_gram(m));
        let n = self.residuals.len() as f64;
        self.residuals.iter().zip(&direction).map(|(r, d)| n * r * d).collect()
    }
}

/// Logit of being treated.
struct Propensity<'a> {
    x: &'a Matrix,
    fitted: Vec<f64>,
    /// D − p.
    residuals: Vec<f64>,
    /// 1 where the unit takes part, 0 for trimmed controls.
    keep: Vec<f64>,
    /// Of √(p (1 − p)) X.
    qr: Qr,
}

impl Propensity<'_> {
    fn fit<'a>(d: &[f64], x: &'a Matrix) -> Result<Propensity<'a>, NotEstimable> {
        const ITERATIONS: usize = 60;
        let n = d.len();
        let no_overlap = || NotEstimable::NoOverlap { units: d.iter().filter(|d| **d > 0.0).count() };
        let weighted =
            |p: &[f64]| Qr::full_rank(Matrix::from_fn(n, x.cols(), |i, j| (p[i] * (1.0 - p[i])).sqrt() * x.at(i, j)));
        let deviance = |p: &[f64]| -> f64 {
            -2.0 * d.iter().zip(p).map(|(d, p)| if *d > 0.0 { p.ln() } else { (1.0 - p).ln() }).sum::<f64>()
        };
        let mut p: Vec<f64> = d.iter().map(|d| (d + 0.5) / 2.0).collect();
        let mut eta: Vec<f64> = p.iter().map(|p| (p / (1.0 - p)).ln()).collect();
        let mut old = f64::INFINITY;
        for i in 0..ITERATIONS {
            let qr = weighted(&p).map_err(|e| if i > 0 { no_overlap() } else { e })?;
            let z: Vec<f64> = (0..n)
                .map(|i| {
                    let w = p[i] * (1.0 - p[i]);
                    w.sqrt() * (eta[i] + (d[i] - p[i]) / w)
                })
                .collect();
            eta = x.times(&qr.solve(&z));
            p = eta.iter().map(|e| 1.0 / (1.0 + (-e).exp())).collect();
            if p.iter().any(|p| !(1e-12..=1.0 - 1e-12).contains(p)) {
                return Err(no_overlap());
            }
            let new = deviance(&p);
            if (old - new).abs() <= 1e-12 * (new.abs() + 0.1) {
                if p.iter().any(|p| *p >= OVERLAP) {
                    return Err(no_overlap());
                }
                let keep = d.iter().zip(&p).map(|(d, p)| f64::from(u8::from(*d > 0.0 || *p < TRIM))).collect();
                let residuals = d.iter().zip(&p).map(|(d, p)| d - p).collect();
                let qr = weighted(&p).map_err(|_| no_overlap())?;
                let fitted = p.iter().map(|p| p.min(ALMOST_ONE)).collect();
                return Ok(Propensity { x, fitted, residuals, keep, qr });
            }
            old = new;
        }
        Err(NotEstimable::NoConvergence { iterations: ITERATIONS })
    }

    /// Influence of each unit on m′γ: (D − p) · x′ (X′WX/n)⁻¹ m.
    fn influence(&self, m: &[f64]) -> Vec<f64> {
        let direction = self.x.times(&self.qr.solve_gram(m));
        let n = self.residuals.len() as f64;
        self.residuals.iter().zip(&direction).map(|(r, d)| n * r * d).collect()
    }
}

/// Weights P(G = g_k)/Σ P(G = g_l) and the influence of each unit on them.
fn size_weights(panel: &Panel, keys: &[i32], share: &impl Fn(i32) -> f64) -> (Vec<f64>, Vec<Vec<f64>>) {
    let shares: Vec<f64> = keys.iter().map(|g| share(*g)).collect();
    let total: f64 = shares.iter().sum();
    let indicator = |i: usize, k: usize| f64::from(u8::from(panel.group[i] == Some(keys[k]))) - shares[k];
    let of_total: Vec<f64> = (0..panel.len()).map(|i| (0..keys.len()).map(|k| indicator(i, k)).sum()).collect();
    let own = (0..keys.len())
        .map(|k| {
            (0..panel.len()).map(|i| indicator(i, k) / total - of_total[i] * shares[k] / (total * total)).collect()
        })
        .collect();
    (shares.iter().map(|s| s / total).collect(), own)
}

/// Cells averaged by the size of their group.
fn by_size(panel: &Panel, cells: &[&RawCell], share: &impl Fn(i32) -> f64) -> Influenced {
    let keys: Vec<i32> = cells.iter().map(|c| c.group).collect();
    let (weights, own) = size_weights(panel, &keys, share);
    let parts: Vec<_> = cells.iter().zip(&weights).map(|(c, w)| (&c.effect, *w)).collect();
    Influenced::combine(&parts, Some(&own))
}

/// The plain mean.
fn mean<'a>(parts: impl Iterator<Item = &'a Influenced>) -> Influenced {
    let parts: Vec<&Influenced> = parts.collect();
    let weight = 1.0 / parts.len().max(1) as f64;
    Influenced::combine(&parts.into_iter().map(|p| (p, weight)).collect::<Vec<_>>(), None)
}

fn banded(effect: &Influenced, critical: f64) -> Banded {
    let estimate = effect.estimate();
    let half = critical * estimate.standard_error;
    Banded { estimate, band_lower: estimate.estimate - half, band_upper: estimate.estimate + half }
}

/// W = θ′ Cov(θ)⁻¹ θ over the cells before treatment; Cov = Ψ′Ψ/n² is inverted through the QR of Ψ.
fn pre_test(cells: &[RawCell], n: usize, anticipation: i32) -> Option<PreTest> {
    let before: Vec<&RawCell> = cells
        .iter()
        .filter(|c| c.time < c.group - anticipation && c.time != c.base && c.effect.influence.iter().any(|i| *i != 0.0))
        .collect();
    if before.is_empty() || before.len() >= n {
        return None;
    }
    let psi = Matrix::from_fn(n, before.len(), |i, j| before[j].effect.influence[i]);
    let qr = Qr::full_rank(psi).ok()?;
    let theta: Vec<f64> = before.iter().map(|c| c.effect.value).collect();
    let statistic = (n as f64).powi(2) * qr.inverse_quadratic(&theta);
    let degrees_of_freedom = before.len();
    Some(PreTest { statistic, degrees_of_freedom, p_value: chi_squared_tail(statistic, degrees_of_freedom as f64) })
}

/// Units whose signs are looked up together, and how many signs they can have.
const TOGETHER: usize = 4;
const SIGNS: usize = 1 << TOGETHER;
/// Members of a family that are summed side by side.
const LANES: usize = 8;
/// Influence of every unit on a member of a family, and √Σψ².
type Member<'a> = (&'a [f64], f64);

/// For each family the 95 % quantile of the largest |Σξ_iψ_i| / √Σψ² over its members.
///
/// Four units have sixteen patterns of signs. Their sums are tabled once for all draws, so that a draw adds one of
/// them where it would add four products.
fn critical_values(families: &[Vec<&Influenced>], options: &Options) -> Vec<f64> {
    let pointwise = normal_quantile(0.975);
    let n = families.iter().flatten().map(|i| i.influence.len()).max().unwrap_or_default();
    let codes = n.div_ceil(TOGETHER);
    let what = random::name("did multiplier");
    let draws: Vec<u32> = (0..options.draws.max(1)).collect();
    let signs: Vec<u8> = draws
        .par_iter()
        .flat_map_iter(|draw| {
            let mut random = Random::at(options.seed, what, *draw);
            let of_bits =
                |bits: u64| (0..64 / TOGETHER).map(move |k| (bits >> (TOGETHER * k)) as u8 & (SIGNS - 1) as u8);
            let words: Vec<u64> = (0..n.div_ceil(64)).map(|_| random.bits()).collect();
            words.into_iter().flat_map(of_bits).take(codes)
        })
        .collect();
    let tiles: Vec<(usize, Vec<Member<'_>>)> = families
        .iter()
        .enumerate()
        .flat_map(|(f, family)| {
            let sized = family.iter().map(|i| (i.influence.as_slice(), dot(&i.influence, &i.influence).sqrt()));
            let members: Vec<_> = sized.filter(|(_, size)| *size > 0.0).collect();
            members.chunks(LANES).map(|tile| (f, tile.to_vec())).collect::<Vec<_>>()
        })
        .collect();
    let largest: Vec<Vec<f64>> = tiles.par_iter().map(|(_, tile)| largest_sums(tile, codes, &signs)).collect();
    (0..families.len())
        .map(|f| {
            let mut of_draw = vec![0.0_f64; draws.len()];
            for (_, of_tile) in tiles.iter().zip(&largest).filter(|((family, _), _)| *family == f) {
                of_draw.iter_mut().zip(of_tile).for_each(|(all, tile)| *all = all.max(*tile));
            }
            let at = ((0.95 * of_draw.len() as f64).ceil() as usize).saturating_sub(1).min(of_draw.len() - 1);
            let (_, value, _) = of_draw.select_nth_unstable_by(at, f64::total_cmp);
            // A band is never narrower than the interval of one member.
            value.max(pointwise)
        })
        .collect()
}

/// For each draw, `codes` of which follow one another in `signs`, the largest sum of up to eight members.
fn largest_sums(members: &[Member<'_>], codes: usize, signs: &[u8]) -> Vec<f64> {
    let mut table = vec![[[0.0; LANES]; SIGNS]; codes];
    for (lane, (psi, size)) in members.iter().enumerate() {
        for (sums, units) in table.iter_mut().zip(psi.chunks(TOGETHER)) {
            for (code, sum) in sums.iter_mut().enumerate() {
                let signed = units.iter().enumerate().map(|(k, x)| if code >> k & 1 == 1 { *x } else { -x });
                sum[lane] = signed.sum::<f64>() / size;
            }
        }
    }
    signs
        .chunks_exact(codes.max(1))
        .map(|of_draw| {
            let mut sums = [0.0; LANES];
            for (table, code) in table.iter().zip(of_draw) {
                let add = &table[usize::from(*code) & (SIGNS - 1)];
                sums.iter_mut().zip(add).for_each(|(s, a)| *s += a);
            }
            sums.iter().fold(0.0_f64, |most, s| most.max(s.abs()))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(unit: &str, time: i32, outcome: f64, first_treated: Option<i32>) -> Row {
        Row { unit: unit.into(), time, outcome, first_treated, covariates: vec![] }
    }

    /// Units with their own level, a common trend, and 2 more for each period since treatment, the first included.
    fn panel() -> Vec<Row> {
        let mut rows = Vec::new();
        for u in 0..30 {
            let first = match u % 3 {
                0 => None,
                1 => Some(2003),
                _ => Some(2005),
            };
            for t in 2000..2008 {
                let since = first.map_or(0, |g| (t - g + 1).max(0));
                let outcome = f64::from(u) + f64::from((t - 2000) * (t - 2000)) + 2.0 * f64::from(since);
                rows.push(row(&format!("u{u:02}"), t, outcome, first));
            }
        }
        rows
    }

    #[test]
    fn without_noise_the_effects_are_exact() {
        for controls in [Controls::NeverTreated, Controls::NotYetTreated] {
            for base in [Base::Varying, Base::Universal] {
                let fit = fit(&panel(), &Options { controls, base, draws: 50, ..Options::default() }).unwrap();
                for c in &fit.cells {
                    let truth = 2.0 * f64::from((c.time - c.group + 1).max(0));
                    assert!((c.effect.estimate.estimate - truth).abs() < 1e-12, "{c:?}");
                }
                for part in &fit.dynamic.by {
                    let truth = 2.0 * f64::from((part.key + 1).max(0));
                    assert!((part.effect.estimate.estimate - truth).abs() < 1e-12, "{part:?}");
                }
                // Cells 2003..2007 of the first group give 2, 4, 6, 8, 10; 2005..2007 of the second 2, 4, 6.
                assert!((fit.simple.estimate - 42.0 / 8.0).abs() < 1e-12);
                assert!((fit.group.overall.estimate - 5.0).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn the_three_methods_agree_without_covariates_that_matter() {
        let mut rows = panel();
        for (i, r) in rows.iter_mut().enumerate() {
            r.outcome += f64::from((i as u32).wrapping_mul(2_654_435_761) >> 20) / 4_096.0;
            let unit = f64::from(r.unit[1..].parse::<u32>().unwrap());
            r.covariates = vec![(unit * 0.7).sin()];
        }
        let of = |method| fit(&rows, &Options { method, draws: 20, ..Options::default() }).unwrap().simple;
        let [dr, ipw, reg] = [Method::DoublyRobust, Method::InverseProbability, Method::OutcomeRegression].map(of);
        for other in [ipw, reg] {
            assert!((dr.estimate - other.estimate).abs() < 0.1, "{dr:?} {other:?}");
            assert!((dr.standard_error / other.standard_error - 1.0).abs() < 0.3, "{dr:?} {other:?}");
        }
    }

    /// A constant covariate is the intercept once more.
    #[test]
    fn dependent_covariates_are_said() {
        let mut rows = panel();
        rows.iter_mut().for_each(|r| r.covariates = vec![1.0]);
        assert_eq!(fit(&rows, &Options::default()).unwrap_err(), NotEstimable::Collinear { rank: 1, columns: 2 });
    }

    #[test]
    fn the_formula_with_an_intercept_only_is_the_difference_of_means() {
        let change = [1.0, 4.0, 2.0, 8.0, 5.0, 7.0, 1.0];
        let treated = [true, false, true, false, false, true, false];
        let plain = difference_of_means(&change, &treated);
        let x = Matrix::from_fn(7, 1, |_, _| 1.0);
        for method in [Method::DoublyRobust, Method::InverseProbability, Method::OutcomeRegression] {
            let other = with_covariates(&change, &treated, &x, method).unwrap();
            assert!((plain.value - other.value).abs() < 1e-10, "{method:?}");
            for (a, b) in plain.influence.iter().zip(&other.influence) {
                assert!((a - b).abs() < 1e-8, "{method:?} {a} {b}");
            }
        }
    }

    #[test]
    fn what_cannot_be_estimated_says_why() {
        let options = Options { draws: 10, ..Options::default() };
        let run = |rows: &[Row]| fit(rows, &options).unwrap_err();
        let of = |first: &[Option<i32>]| {
            let mut rows = Vec::new();
            for (u, g) in first.iter().enumerate() {
                rows.extend((2000..2004).map(|t| row(&format!("u{u}"), t, f64::from(t) + u as f64, *g)));
            }
            rows
        };
        assert_eq!(run(&[]), NotEstimable::NoTreated);
        assert_eq!(run(&of(&[Some(2002)])), NotEstimable::SingleUnit);
        assert_eq!(run(&of(&[None, None])), NotEstimable::NoTreated);
        assert_eq!(run(&of(&[None, Some(2000)])), NotEstimable::AlwaysTreated);
        assert_eq!(run(&of(&[None, Some(2050)])), NotEstimable::FutureTreatment { first: 2050, last: 2003 });
        assert_eq!(run(&of(&[Some(2002), Some(2002)])), NotEstimable::NoControls { kind: "never-treated" });
        let mut zeros = of(&[None, Some(2002)]);
        zeros.iter_mut().for_each(|r| r.outcome = 0.0);
        assert_eq!(run(&zeros), NotEstimable::NoVariation { value: 0.0 });
        let early = Options { window: Some((-3, -1)), ..options };
        let said = fit(&panel(), &early).unwrap_err();
        assert_eq!(said, NotEstimable::EmptyWindow { low: -3, high: -1 });
        let mut contradictory = of(&[None, Some(2002)]);
        contradictory[7].first_treated = Some(2003);
        assert!(matches!(run(&contradictory), NotEstimable::ContradictoryTreatment { .. }));
        let mut twice = of(&[None, Some(2002)]);
        twice[1].time = 2000;
        assert_eq!(run(&twice), NotEstimable::DuplicateRow { unit: "u0".into(), time: 2000 });
    }

    /// Whatever is missing, a panel without noise has its effects; a whole panel has the same estimates either way, and
    /// wider intervals where gaps are allowed for.
    #[test]
    fn a_sparse_panel_compares_what_has_both_periods() {
        let sparse = Options { sparse: Some(3), controls: Controls::NotYetTreated, draws: 20, ..Options::default() };
        let mut rows = panel();
        let whole = fit(&rows, &Options { sparse: None, ..sparse }).unwrap();
        let same = fit(&rows, &sparse).unwrap();
        assert_eq!(whole.cells.len(), same.cells.len());
        for (a, b) in whole.cells.iter().zip(&same.cells) {
            assert!((a.effect.estimate.estimate - b.effect.estimate.estimate).abs() < 1e-12);
        }
        // Two of three years of each unit are known, in no order that treatment knows of.
        rows.retain(|r| (r.unit[1..].parse::<i32>().unwrap() / 3 + r.time) % 3 != 0);
        assert!(fit(&rows, &Options { sparse: None, ..sparse }).is_err(), "no unit has every period");
        let thin = fit(&rows, &sparse).unwrap();
        assert!(thin.cells.len() > 10);
        for c in &thin.cells {
            let truth = 2.0 * f64::from((c.time - c.group + 1).max(0));
            assert!((c.effect.estimate.estimate - truth).abs() < 1e-9, "{c:?}");
            assert!(c.time == c.base || c.treated >= 3 && c.controls >= 3 && c.treated < 10, "{c:?}");
        }
    }

    #[test]
    fn few_units_have_the_error_of_a_mean_of_few() {
        // Changes 1, 2, 6 of the treated and 0, 1, 2, 3 of the others: √(7/3 + (5/3)/4) by the textbook.
        let rows: Vec<Row> = [1.0, 2.0, 6.0, 0.0, 1.0, 2.0, 3.0]
            .iter()
            .enumerate()
            .flat_map(|(i, change)| {
                let first = (i < 3).then_some(2001);
                [row(&format!("u{i}"), 2000, 5.0, first), row(&format!("u{i}"), 2001, 5.0 + change, first)]
            })
            .collect();
        let fit = fit(&rows, &Options { sparse: Some(3), draws: 10, ..Options::default() }).unwrap();
        assert!((fit.simple.estimate - 1.5).abs() < 1e-12);
        assert!((fit.simple.standard_error - (7.0_f64 / 3.0 + 5.0 / 12.0).sqrt()).abs() < 1e-12, "{:?}", fit.simple);
        let more = super::fit(&rows, &Options { sparse: Some(4), draws: 10, ..Options::default() }).unwrap_err();
        assert_eq!(more, NotEstimable::TooFewUnits { have: 3, need: 4 });
    }

    #[test]
    fn a_unit_with_a_gap_is_left_out_and_named() {
        let mut rows = panel();
        rows.retain(|r| !(r.unit == "u03" && r.time == 2004));
        let fit = fit(&rows, &Options { draws: 10, ..Options::default() }).unwrap();
        assert_eq!(fit.units, 29);
        assert_eq!(fit.left_out[0].what, "u03");
    }
}
