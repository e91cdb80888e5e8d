//! Yearly counts of one thing by one source, or by several whose figures were reconciled.

use std::collections::{BTreeMap, BTreeSet};

use lexgap_domain::{FactSet, JurisdictionId, Measure, SourceId, Topic, Unit};
use rayon::prelude::*;

use crate::{
    counts::{Bounds, Population},
    gamma_poisson::{Prior, draw_count},
    random::Random,
    reconcile::{Path, Reconciler},
};

/// One year of a series.
#[derive(Clone, Debug)]
pub struct Year {
    pub year: i16,
    pub bounds: Bounds,
    /// How likely which count between the bounds is; empty for one that is known.
    cumulative: Vec<f64>,
}

impl Year {
    fn is_exact(&self) -> bool {
        self.bounds.high == Some(self.bounds.low)
    }
}

/// A series: sources are never mixed in it unless their figures were reconciled.
#[derive(Clone, Debug)]
pub struct Series {
    pub unit: Unit,
    pub sources: Vec<SourceId>,
    /// Years with a figure, ascending. A year without one is not there.
    pub years: Vec<Year>,
    /// Where several sources report: what their counts are drawn from.
    path: Option<Path>,
}

impl Series {
    /// Years whose count is known only between two bounds.
    pub fn withheld(&self, years: &BTreeSet<i16>) -> usize {
        match self.path {
            // Between sources that disagree.
            Some(_) => 0,
            None => self.years.iter().filter(|y| years.contains(&y.year) && !y.is_exact()).count(),
        }
    }

    /// Whether one source states every count of `years` exactly.
    pub fn is_certain(&self, years: &BTreeSet<i16>) -> bool {
        self.path.is_none() && self.withheld(years) == 0
    }

    /// One possible truth: a whole count for each year.
    pub fn draw(&self, reconciler: &Reconciler, random: &mut Random) -> Vec<f64> {
        let Some(path) = &self.path else {
            return self.years.iter().map(|y| draw_count(&y.bounds, &y.cumulative, random)).collect();
        };
        let expected = reconciler.draw(path, random);
        // Whole numbers whose mean is the expected count, and no less than every source saw.
        let of_year = |y: &Year| {
            let mean = usize::try_from(y.year - path.first).ok().and_then(|at| expected.get(at)).copied();
            (mean.unwrap_or(y.bounds.low) + random.uniform()).floor().max(y.bounds.low)
        };
        self.years.iter().map(of_year).collect()
    }
}

type OfMeasure = BTreeMap<JurisdictionId, Vec<Series>>;

/// The series of a whole edition.
#[derive(Default)]
pub struct AllSeries(BTreeMap<(Topic, Measure), OfMeasure>);

/// By unit, then by source.
type Figures<'a> = BTreeMap<&'static str, (Unit, BTreeMap<&'a SourceId, Option<BTreeMap<i16, Bounds>>>)>;

impl AllSeries {
    /// Collects the totals of `facts` up to `last_year`. A source with a figure that no count can be has no series.
    pub fn new(facts: &FactSet, population: &Population, reconciler: &Reconciler, last_year: i16) -> AllSeries {
        let mut figures: BTreeMap<(Topic, Measure), BTreeMap<&JurisdictionId, Figures<'_>>> = BTreeMap::new();
        for o in facts.observations.iter().filter(|o| o.is_total() && o.period.index_year() <= last_year) {
            let Some(bounds) = Bounds::of(&o.quantity) else { continue };
            for &topic in &o.topics {
                let of = figures.entry((topic, o.measure)).or_default().entry(&o.jurisdiction).or_default();
                let of_unit = &mut of.entry(o.unit.id()).or_insert_with(|| (o.unit, BTreeMap::new())).1;
                let years = of_unit.entry(&o.source).or_insert_with(|| Some(BTreeMap::new()));
                if !is_count(&bounds) {
                    *years = None;
                }
                let Some(years) = years else { continue };
                years.entry(o.period.index_year()).and_modify(|b| b.join(bounds)).or_insert(bounds);
            }
        }
        let all = figures.into_par_iter().map(|((topic, measure), by)| {
            let of = |(j, figures): (&JurisdictionId, Figures<'_>)| {
                let each = figures.into_values().flat_map(|(unit, sources)| {
                    of_unit(unit, sources, reconciler.conflicting(topic, j, measure, unit))
                });
                (j.clone(), each.collect::<Vec<Series>>())
            };
            let mut series: OfMeasure = by.into_iter().map(of).collect();
            tell_likely(&mut series, population);
            ((topic, measure), series)
        });
        AllSeries(all.collect())
    }

    /// What is counted of a topic, first what says most of a law's use: prosecutions, convictions, victims identified;
    /// recorded offences where nobody counts either of the first two, as in scores (docs/decisions/0005).
    pub fn measures(&self, topic: Topic) -> Vec<Measure> {
        let direct = [Measure::Prosecutions, Measure::Convictions];
        let stand_in = direct.iter().all(|m| !self.0.contains_key(&(topic, *m)));
        let first: &[Measure] = if stand_in { &[Measure::OffencesRecorded] } else { &direct };
        let victims = topic.has_identified_victims().then_some(Measure::VictimsIdentified);
        first.iter().copied().chain(victims).collect()
    }

    /// Every series of one count in one place: by unit, then by source.
    pub fn of(&self, topic: Topic, measure: Measure, jurisdiction: &JurisdictionId) -> &[Series] {
        self.0.get(&(topic, measure)).and_then(|by| by.get(jurisdiction)).map_or(&[], Vec::as_slice)
    }

    /// Who reports a count, in the order of their identifiers.
    pub fn jurisdictions(&self, topic: Topic, measure: Measure) -> impl Iterator<Item = (&JurisdictionId, &[Series])> {
        self.0.get(&(topic, measure)).into_iter().flatten().map(|(j, series)| (j, series.as_slice()))
    }
}

fn is_count(bounds: &Bounds) -> bool {
    let high = bounds.high.unwrap_or(bounds.low);
    [bounds.low, high].iter().all(|x| x.is_finite() && *x >= 0.0 && x.fract() == 0.0) && high >= bounds.low
}

fn of_unit(unit: Unit, sources: BTreeMap<&SourceId, Option<BTreeMap<i16, Bounds>>>, path: Option<Path>) -> Vec<Series> {
    let year = |(year, bounds)| Year { year, bounds, cumulative: Vec::new() };
    let usable = sources.into_iter().filter_map(|(source, years)| Some((source.clone(), years?)));
    let Some(path) = path else {
        let alone = |(source, years): (SourceId, BTreeMap<i16, Bounds>)| Series {
            unit,
            sources: vec![source],
            years: years.into_iter().map(year).collect(),
            path: None,
        };
        return usable.map(alone).collect();
    };
    let mut together: BTreeMap<i16, Bounds> = BTreeMap::new();
    let mut names = Vec::new();
    for (source, years) in usable {
        names.push(source);
        for (year, bounds) in years {
            together.entry(year).and_modify(|b| b.join(bounds)).or_insert(bounds);
        }
    }
    vec![Series { unit, sources: names, years: together.into_iter().map(year).collect(), path: Some(path) }]
}

/// Fills in how likely a withheld count hides what, from how often the world has which rate, as scores do.
fn tell_likely(series: &mut OfMeasure, population: &Population) {
    let units: BTreeSet<&'static str> = series.values().flatten().map(|s| s.unit.id()).collect();
    for unit in units {
        let newest = series.iter().filter_map(|(j, all)| {
            let last =
                all.iter().filter(|s| s.unit.id() == unit).filter_map(|s| s.years.last()).max_by_key(|y| y.year)?;
            Some((last.bounds, population.millions(j, last.year)?))
        });
        let Some(prior) = Prior::fit(&newest.collect::<Vec<_>>()) else { continue };
        for (j, all) in &mut *series {
            for year in all.iter_mut().filter(|s| s.unit.id() == unit).flat_map(|s| &mut s.years) {
                if let Some(millions) = population.millions(j, year.year).filter(|_| !year.is_exact()) {
                    year.cumulative = prior.cumulative(&year.bounds, millions);
                }
            }
        }
    }
}
