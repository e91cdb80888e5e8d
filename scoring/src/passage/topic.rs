//! Staggered difference-in-differences over jurisdictions, for each instrument of a topic.
//!
//! A treaty: its parties against those that are not, or not yet. National laws: a place of which no law is known is no
//! place without one, so that laws are only held against laws that came later.
//!
//! The outcome is ln(1 + count per million inhabitants): counts differ by powers of ten between places, and years with
//! none have no logarithm. Withheld and reconciled counts enter by the mean over what they may be. A place's own series
//! is that with most years; of two measures no figure is mixed. Places report with gaps, so each comparison is made
//! among those that have both of its years ([`did::Options::sparse`]).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lexgap_domain::{
    FactSet, Jurisdiction, JurisdictionId, JurisdictionStatus, LawKind, Measure, Message, Sensitivity,
    SensitivityBound, Study, StudyMean, StudyYear, TopicStudy, Wald,
};
use rayon::prelude::*;

use super::{AllSeries, series::Series, why};
use crate::{
    counts::Population,
    effect::{Estimate, did, honest},
    instruments::{self, Group},
    random::{self, Random},
    reconcile::Reconciler,
};

/// Event times that are shown.
const WINDOW: (i32, i32) = (-5, 10);
/// Jurisdictions with and without the instrument that a comparison needs.
pub const FEWEST: usize = 3;
/// Possible truths whose mean an uncertain count enters by.
const DRAWS: u32 = 20;
/// Multiplier draws behind the uniform bands.
const MULTIPLIERS: u32 = 1_000;

/// One study of each instrument and measure that anybody counts, by topic, instrument and measure.
pub fn studies(
    facts: &FactSet,
    jurisdictions: &[Jurisdiction],
    series: &AllSeries,
    population: &Population,
    reconciler: &Reconciler,
    seed: u64,
) -> Vec<TopicStudy> {
    let states: BTreeSet<&JurisdictionId> = jurisdictions
        .iter()
        .filter(|j| j.status == JurisdictionStatus::Current && j.parent.is_none())
        .map(|j| &j.id)
        .collect();
    let groups = instruments::groups(facts);
    let asked: Vec<(&Group<'_>, Measure)> = groups
        .iter()
        .flat_map(|g| series.measures(g.topic).into_iter().map(move |m| (g, m)))
        .filter(|(g, m)| g.ranked > 0 && series.jurisdictions(g.topic, *m).next().is_some())
        .collect();
    let mut all: Vec<TopicStudy> = asked
        .into_par_iter()
        .map(|(group, measure)| {
            let instrument = treaty(group);
            let adopted = Adopted::new(group, instrument, facts);
            let name = format!("study|{}|{}|{measure}", group.topic, instrument.unwrap_or_default());
            let mut rows = Vec::new();
            let (mut left_out, mut reporting) = (0, 0_usize);
            for (j, own) in series.jurisdictions(group.topic, measure) {
                let mut random = Random::at(seed, random::name(&format!("{name}|{j}")), 0);
                let usable = states.contains(j).then(|| adopted.by(j)).flatten();
                let outcomes = usable.and_then(|by| Some((by, outcomes(own, j, population, reconciler, &mut random)?)));
                match outcomes {
                    Some((first_treated, outcomes)) => {
                        reporting += usize::from(first_treated.is_some());
                        rows.extend(outcomes.into_iter().map(|(year, outcome)| did::Row {
                            unit: j.to_string(),
                            time: i32::from(year),
                            outcome,
                            first_treated: first_treated.map(i32::from),
                            covariates: Vec::new(),
                        }));
                    }
                    None => left_out += 1,
                }
            }
            let result = if reporting < FEWEST {
                Err(why::few_units())
            } else {
                study(&rows, seed).map(|study| Study { left_out: study.left_out + left_out, ..study })
            };
            TopicStudy { topic: group.topic, instrument: instrument.map(str::to_owned), measure, result }
        })
        .collect();
    all.sort_by(|a, b| (a.topic, &a.instrument, a.measure).cmp(&(b.topic, &b.instrument, b.measure)));
    all
}

fn treaty<'a>(group: &Group<'a>) -> Option<&'a str> {
    let law = group.instruments.first()?.law;
    law.instrument.as_deref().filter(|_| law.kind == LawKind::Treaty)
}

/// Who has the instrument since when.
struct Adopted<'a> {
    since: HashMap<&'a JurisdictionId, i16>,
    /// Who has it, and no source states since when.
    undated: BTreeSet<&'a JurisdictionId>,
    /// Who is not among them has it not.
    is_complete: bool,
}

impl<'a> Adopted<'a> {
    fn new(group: &Group<'a>, instrument: Option<&str>, facts: &'a FactSet) -> Adopted<'a> {
        let mut since: HashMap<&JurisdictionId, i16> = HashMap::new();
        for i in group.instruments.iter().take(group.ranked) {
            let year = i.from.year();
            since.entry(&i.law.jurisdiction).and_modify(|y| *y = year.min(*y)).or_insert(year);
        }
        let parties = facts.laws.iter().filter(|l| instrument.is_some() && l.instrument.as_deref() == instrument);
        let undated = parties.map(|l| &l.jurisdiction).filter(|j| !since.contains_key(j)).collect();
        Adopted { since, undated, is_complete: instrument.is_some() }
    }

    /// The first year with it, or that it never had it; `None` where that is not known.
    fn by(&self, j: &JurisdictionId) -> Option<Option<i16>> {
        match self.since.get(j) {
            Some(year) => Some(Some(*year)),
            None => (self.is_complete && !self.undated.contains(j)).then_some(None),
        }
    }
}

/// ln(1 + count per million inhabitants) by year, of the series with most years; `None` without population, or where
/// fewer than half of the counts are known.
fn outcomes(
    own: &[Series],
    j: &JurisdictionId,
    population: &Population,
    reconciler: &Reconciler,
    random: &mut Random,
) -> Option<BTreeMap<i16, f64>> {
    let series = own.iter().reduce(|best, next| if next.years.len() > best.years.len() { next } else { best })?;
    let years: BTreeSet<i16> = series.years.iter().map(|y| y.year).collect();
    if 2 * series.withheld(&years) > years.len() {
        return None;
    }
    let draws = if series.is_certain(&years) { 1 } else { DRAWS };
    let mut sums = vec![0.0; series.years.len()];
    let millions: Vec<f64> =
        series.years.iter().map(|y| population.millions(j, y.year)).collect::<Option<Vec<f64>>>()?;
    for _ in 0..draws {
        let counts = series.draw(reconciler, random);
        for ((sum, count), millions) in sums.iter_mut().zip(counts).zip(&millions) {
            *sum += (count / millions).ln_1p();
        }
    }
    Some(series.years.iter().zip(sums).map(|(y, sum)| (y.year, sum / f64::from(draws))).collect())
}

fn study(rows: &[did::Row], seed: u64) -> Result<Study, Message> {
    let options = did::Options {
        controls: did::Controls::NotYetTreated,
        // What the sensitivity analysis asks for.
        base: did::Base::Universal,
        draws: MULTIPLIERS,
        seed,
        window: Some(WINDOW),
        sparse: Some(FEWEST),
        ..did::Options::default()
    };
    let found = did::fit(rows, &options).map_err(|e| why::message(&e))?;
    let treated = |since: i32| -> u32 {
        found.cells.iter().filter(|c| c.time - c.group == since && c.time != c.base).map(|c| c.treated as u32).sum()
    };
    let years: Option<Vec<StudyYear>> = found
        .dynamic
        .by
        .iter()
        .map(|part| {
            let (e, effect) = (part.effect.estimate, part.effect);
            let all = [e.estimate, e.standard_error, e.lower, e.upper, effect.band_lower, effect.band_upper];
            all.iter().all(|x| x.is_finite()).then_some(StudyYear {
                since: i16::try_from(part.key).ok()?,
                estimate: e.estimate,
                standard_error: e.standard_error,
                lower: e.lower,
                upper: e.upper,
                band_lower: effect.band_lower,
                band_upper: effect.band_upper,
                treated: treated(part.key),
            })
        })
        .collect();
    let overall = mean(found.dynamic.overall);
    let scattered = || Message::new("effect-why-scattered");
    let (years, overall) = years.zip(overall).ok_or_else(scattered)?;
    let span = found.periods.first().zip(found.periods.last());
    let span = span.and_then(|(a, z)| Some((i16::try_from(*a).ok()?, i16::try_from(*z).ok()?)));
    let (first_year, last_year) = span.ok_or_else(scattered)?;
    let pre_trend = found.pre_test.filter(|t| t.statistic.is_finite() && t.p_value.is_finite()).map(|t| Wald {
        statistic: t.statistic,
        degrees_of_freedom: t.degrees_of_freedom as u32,
        p_value: t.p_value,
    });
    let units: BTreeSet<&str> = rows.iter().map(|r| r.unit.as_str()).collect();
    Ok(Study {
        first_year,
        last_year,
        treated: found.treated_units as u32,
        never_treated: found.never_treated_units as u32,
        left_out: (units.len().saturating_sub(found.units)) as u32,
        sensitivity: sensitivity(&found, seed),
        years,
        overall,
        pre_trend,
    })
}

fn mean(e: Estimate) -> Option<StudyMean> {
    e.is_finite().then_some(StudyMean {
        estimate: e.estimate,
        standard_error: e.standard_error,
        lower: e.lower,
        upper: e.upper,
        p_value: e.p_value,
    })
}

/// Of the first year with the instrument: what comes later bounds nothing of it, and would cost most of the time.
fn sensitivity(found: &did::Effects, seed: u64) -> Result<Sensitivity, Message> {
    let study = &found.event_study;
    let kept: Vec<usize> = (0..study.event_times.len()).filter(|i| study.event_times[*i] <= 0).collect();
    let upto = did::EventStudy {
        event_times: kept.iter().map(|i| study.event_times[*i]).collect(),
        estimates: kept.iter().map(|i| study.estimates[*i]).collect(),
        covariance: kept.iter().map(|i| kept.iter().map(|j| study.covariance[*i][*j]).collect()).collect(),
    };
    let s = honest::sensitivity(&upto, seed).map_err(|e| why::message(&e))?;
    let on_impact = found.dynamic.by.iter().find(|p| p.key == s.event_time).map(|p| p.effect.estimate);
    let is_none = on_impact.is_none_or(|e| e.lower <= 0.0 && e.upper >= 0.0);
    let breakdown = |m: Option<f64>| if is_none { Some(0.0) } else { m };
    let finite = |x: Option<f64>| x.filter(|x| x.is_finite());
    let bounds = |all: &[honest::Bound]| -> Vec<SensitivityBound> {
        all.iter()
            .filter(|b| b.m.is_finite())
            .map(|b| SensitivityBound { m: b.m, lower: finite(b.lower), upper: finite(b.upper) })
            .collect()
    };
    Ok(Sensitivity {
        relative_magnitudes: bounds(&s.relative_magnitudes),
        smoothness: bounds(&s.smoothness),
        breakdown_relative: breakdown(s.breakdown_relative),
        breakdown_smoothness: breakdown(s.breakdown_smoothness),
    })
}
