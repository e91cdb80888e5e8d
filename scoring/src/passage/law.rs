//! The interrupted time series of each scored law.
//!
//! Which count: prosecutions, else convictions, else victims identified, that one of them with most years around the
//! law. Prosecutions come first since a law is used when somebody is prosecuted under it, while convictions follow
//! years later and victims may be found without a case; but a count with more years says more than one that would be
//! better and is not there. Where nobody counts prosecutions or convictions of a topic, recorded offences stand in, as
//! in scores.
//!
//! "Around the law" is ten years on each side: over longer a trend is no straight line of logarithms, and other laws
//! fall into it. The law's own year counts as one with it.
//!
//! A count that is withheld (`<5`), or that several sources report, is drawn from what it may be; each draw is fitted,
//! and the fits are pooled (Rubin 1987; degrees of freedom after Barnard and Rubin 1999, *Biometrika* 86), so that the
//! interval has both uncertainties. No interval is narrower than that of Poisson counts: few years happen to lie on a
//! line.

use std::collections::{BTreeSet, HashMap};

use lexgap_domain::{
    Change, Counted, Effect, EffectPoint, FactSet, JurisdictionId, Law, LawId, Measure, Message, Ratio, Topic,
};
use rayon::prelude::*;

use super::{AllSeries, series::Series, why};
use crate::{
    counts::Population,
    effect::{Estimate, NotEstimable, its, student_quantile, student_two_sided},
    random::{self, Random},
    reconcile::Reconciler,
};

/// Years on each side of the law that are looked at.
pub const AROUND: i16 = 10;
/// Possible truths that are fitted where a count is not known.
const DRAWS: u32 = 40;
/// Share of them that must be estimable.
const LEAST_ESTIMABLE: f64 = 0.9;

/// What changed after each scored law under its topic, in their order.
pub fn effects(
    facts: &FactSet,
    scored: &[(&LawId, Topic)],
    series: &AllSeries,
    population: &Population,
    reconciler: &Reconciler,
    seed: u64,
) -> Vec<Effect> {
    let mut laws: HashMap<&LawId, &Law> = HashMap::new();
    let mut of_place: HashMap<(&JurisdictionId, Topic), Vec<(&LawId, i16)>> = HashMap::new();
    for law in &facts.laws {
        laws.insert(&law.id, law);
        let Some((from, _)) = law.effective() else { continue };
        for topic in &law.topics {
            of_place.entry((&law.jurisdiction, *topic)).or_default().push((&law.id, from.year()));
        }
    }
    let one = |&(id, topic): &(&LawId, Topic)| {
        let law = laws.get(id)?;
        let jurisdiction = &law.jurisdiction;
        let (from, from_is_passage) = law.effective()?;
        let event = from.year();
        let last = law.repeal().map_or(event + AROUND, |r| r.date.year().min(event + AROUND));
        let found = chosen(series, topic, jurisdiction, event, last);
        let counted = found.as_ref().map(|(measure, series, _)| Counted {
            measure: *measure,
            unit: series.unit,
            sources: series.sources.clone(),
        });
        let result = match found {
            None => {
                let measures: Vec<Message> = series.measures(topic).into_iter().map(|m| m.in_sentence()).collect();
                Err(Message::new("effect-why-not-counted").with("measures", measures))
            }
            Some((measure, _, years)) if !years.suffice(event) => {
                let (before, after) = years.sides(event);
                Err(Message::new("effect-why-few")
                    .with("measure", measure.in_sentence())
                    .with("before", before)
                    .with("after", after)
                    .with("around", u32::from(AROUND.unsigned_abs()))
                    .with("need", its::LEAST_POINTS))
            }
            Some((_, series, years)) => {
                let others = of_place.get(&(jurisdiction, topic)).into_iter().flatten();
                let others = others.filter(|(other, year)| *other != id && years.hold(*year));
                let mut others: Vec<LawId> = others.map(|(other, _)| (*other).clone()).collect();
                others.sort();
                let at = Place { jurisdiction, population, reconciler };
                // Laws that share a series share its draws.
                let name = random::name(&format!("effect|{jurisdiction}|{topic}"));
                changed(series, &years, event, &at, (seed, name)).map(|change| Change { others, ..change })
            }
        };
        Some(Effect {
            law: id.clone(),
            jurisdiction: jurisdiction.clone(),
            topic,
            from_year: event,
            from_is_passage,
            counted,
            result,
        })
    };
    scored.par_iter().filter_map(one).collect()
}

/// The years of a series that are fitted.
struct Years(BTreeSet<i16>);

impl Years {
    fn of(series: &Series, event: i16, last: i16) -> Years {
        Years(series.years.iter().map(|y| y.year).filter(|y| (event - AROUND..=last).contains(y)).collect())
    }

    /// How many lie before the law, and from it on.
    fn sides(&self, event: i16) -> (usize, usize) {
        let before = self.0.range(..event).count();
        (before, self.0.len() - before)
    }

    fn suffice(&self, event: i16) -> bool {
        let (before, after) = self.sides(event);
        before >= its::LEAST_POINTS && after >= its::LEAST_POINTS
    }

    /// Whether `year` lies between the first and the last.
    fn hold(&self, year: i16) -> bool {
        self.0.first().is_some_and(|first| *first <= year) && self.0.last().is_some_and(|last| year <= *last)
    }
}

/// The series with most years around the law, one that suffices before one that does not; of equal ones the first.
fn chosen<'a>(
    series: &'a AllSeries,
    topic: Topic,
    jurisdiction: &JurisdictionId,
    event: i16,
    last: i16,
) -> Option<(Measure, &'a Series, Years)> {
    let all = series
        .measures(topic)
        .into_iter()
        .flat_map(|m| series.of(topic, m, jurisdiction).iter().map(move |s| (m, s, Years::of(s, event, last))));
    all.reduce(|best, next| {
        let worth = |years: &Years| (years.suffice(event), years.0.len());
        if worth(&next.2) > worth(&best.2) { next } else { best }
    })
}

struct Place<'a> {
    jurisdiction: &'a JurisdictionId,
    population: &'a Population,
    reconciler: &'a Reconciler,
}

fn changed(
    series: &Series,
    years: &Years,
    event: i16,
    at: &Place<'_>,
    (seed, name): (u64, u64),
) -> Result<Change, Message> {
    let withheld = series.withheld(&years.0);
    let too_withheld = || Message::new("effect-why-withheld").with("withheld", withheld).with("years", years.0.len());
    // Nearly all of it would be drawn.
    if 2 * withheld > years.0.len() {
        return Err(too_withheld());
    }
    let kept: Vec<(usize, i16)> =
        series.years.iter().enumerate().map(|(i, y)| (i, y.year)).filter(|(_, y)| years.0.contains(y)).collect();
    let millions: Option<Vec<f64>> = kept.iter().map(|(_, y)| at.population.millions(at.jurisdiction, *y)).collect();
    let draws = if series.is_certain(&years.0) { 1 } else { DRAWS };
    let drawn: Vec<Vec<f64>> = (0..draws)
        .map(|draw| {
            let all = series.draw(at.reconciler, &mut Random::at(seed, name, draw));
            kept.iter().filter_map(|(i, _)| all.get(*i).copied()).collect()
        })
        .collect();
    let model = its::Model::new(f64::from(event));
    let fitted: Vec<Result<its::Fit, NotEstimable>> = drawn
        .iter()
        .map(|counts| {
            let points: Vec<its::Point> = kept
                .iter()
                .zip(counts)
                .enumerate()
                .map(|(k, ((_, year), count))| its::Point {
                    time: f64::from(*year),
                    outcome: *count,
                    exposure: millions.as_ref().and_then(|m| m.get(k)).copied().unwrap_or(1.0),
                })
                .collect();
            no_narrower_than_poisson(&points, &model)
        })
        .collect();
    let mut fits = Vec::with_capacity(fitted.len());
    let mut failed = None;
    for one in fitted {
        match one {
            Ok(fit) => fits.push(fit),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    if (fits.len() as f64) < LEAST_ESTIMABLE * f64::from(draws) {
        return Err(match failed {
            Some(error) if withheld == 0 => why::message(&error),
            _ => too_withheld(),
        });
    }
    pooled(&fits, &drawn, &kept, event)
        .map(|change| Change { per_inhabitant: millions.is_some(), withheld: withheld as u32, draws, ..change })
        .ok_or_else(|| Message::new("effect-why-scattered"))
}

/// The quasi-Poisson fit, or the Poisson fit, whose line is the same, where the figures scatter less than counts do.
fn no_narrower_than_poisson(points: &[its::Point], model: &its::Model) -> Result<its::Fit, NotEstimable> {
    let fit = its::fit(points, model)?;
    if fit.pearson_dispersion >= 1.0 {
        return Ok(fit);
    }
    its::fit(points, &its::Model { family: its::Family::Poisson, ..*model })
}

/// A logarithm with its standard error.
type Logarithm = (f64, f64);

/// Fits to possible truths as one. `None` where a number would be none.
fn pooled(fits: &[its::Fit], drawn: &[Vec<f64>], kept: &[(usize, i16)], event: i16) -> Option<Change> {
    let df = fits.first()?.degrees_of_freedom as f64;
    let quantile = student_quantile(0.975, df);
    let ratio = |of: &dyn Fn(&its::Fit) -> Option<Estimate>| {
        let each: Option<Vec<Logarithm>> =
            fits.iter().map(|f| of(f).map(|e| (e.estimate.ln(), e.standard_error))).collect();
        pool(&each?, df)
    };
    let mean = |of: &dyn Fn(&its::Fit) -> f64| fits.iter().map(of).sum::<f64>() / fits.len() as f64;
    let points: Option<Vec<EffectPoint>> = kept
        .iter()
        .enumerate()
        .map(|(k, (_, year))| {
            let mut counts: Vec<f64> = drawn.iter().filter_map(|d| d.get(k).copied()).collect();
            counts.sort_by(f64::total_cmp);
            let share = |p: f64| counts.get((p * (counts.len().saturating_sub(1)) as f64).round() as usize).copied();
            let lines: Option<Vec<its::LinePoint>> = fits.iter().map(|f| f.line.get(k).copied()).collect();
            let lines = lines?;
            let of_line: Vec<Logarithm> = lines
                .iter()
                .map(|l| {
                    let half = (l.counterfactual_upper.ln() - l.counterfactual_lower.ln()) / 2.0;
                    (l.counterfactual.ln(), half / quantile)
                })
                .collect();
            let line = pool(&of_line, df)?;
            let fitted = lines.iter().map(|l| l.fitted).sum::<f64>() / lines.len() as f64;
            fitted.is_finite().then_some(EffectPoint {
                year: *year,
                observed: share(0.5)?,
                observed_lower: share(0.025)?,
                observed_upper: share(0.975)?,
                fitted,
                counterfactual: line.value,
                counterfactual_lower: line.lower,
                counterfactual_upper: line.upper,
            })
        })
        .collect();
    let before = kept.iter().filter(|(_, year)| *year < event).count();
    let (dispersion, autocorrelation) = (mean(&|f| f.pearson_dispersion), mean(&|f| f.autocorrelation));
    (dispersion.is_finite() && autocorrelation.is_finite()).then_some(Change {
        years_before: before as u32,
        years_after: (kept.len() - before) as u32,
        level: ratio(&|f| Some(f.level))?,
        slope: ratio(&|f| f.slope)?,
        overall: ratio(&|f| Some(f.overall))?,
        dispersion,
        autocorrelation,
        per_inhabitant: false,
        withheld: 0,
        draws: 1,
        points: points?,
        others: Vec::new(),
    })
}

/// Rubin's rules: T = W + (1 + 1/M)·B, W the mean variance within fits, B the variance between them; Student's t with
/// the degrees of freedom of Barnard and Rubin 1999, ν those of one fit. `None` where a number would be none.
fn pool(each: &[Logarithm], df: f64) -> Option<Ratio> {
    let m = each.len() as f64;
    let mean = each.iter().map(|e| e.0).sum::<f64>() / m;
    let within = each.iter().map(|e| e.1 * e.1).sum::<f64>() / m;
    let between = if each.len() > 1 {
        (1.0 + 1.0 / m) * each.iter().map(|e| (e.0 - mean).powi(2)).sum::<f64>() / (m - 1.0)
    } else {
        0.0
    };
    let total = within + between;
    let df = if between > 0.0 && total > 0.0 {
        let share = between / total;
        let of_draws = (m - 1.0) / (share * share);
        let of_figures = (df + 1.0) / (df + 3.0) * df * (1.0 - share);
        (1.0 / (1.0 / of_draws + 1.0 / of_figures.max(f64::MIN_POSITIVE))).max(1.0)
    } else {
        df
    };
    let error = total.sqrt();
    let half = student_quantile(0.975, df) * error;
    let p_value = student_two_sided(mean / error, df);
    let ratio = Ratio {
        value: mean.exp(),
        lower: (mean - half).exp(),
        upper: (mean + half).exp(),
        standard_error: error,
        // Without spread the statistic is 0/0 or infinite.
        p_value: if p_value.is_nan() { 1.0 } else { p_value },
    };
    (ratio.is_finite() && ratio.lower > 0.0).then_some(ratio)
}
