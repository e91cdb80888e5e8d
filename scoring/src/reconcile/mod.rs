//! What several sources together say of one count (METHODOLOGY section 2; docs/decisions/0020).
//!
//! Figures of one topic, measure and unit, of all jurisdictions and sources, are fitted together ([`panel`]): the
//! truth of each jurisdiction walks at random from year to year, each source reports it times its tilt, and exact,
//! censored and at-least figures enter by their probability ([`likelihood`]). The variances are estimated from all
//! jurisdictions, and their own uncertainty is integrated over a few values of them; nothing is simulated.
//! (Unobserved components: Kaufmann, Kraay, Mastruzzi 2010; Laplace and the design of values: Rue, Martino, Chopin
//! 2009.)

mod likelihood;
mod model;
mod panel;

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{
    FactSet, InterestClass, JurisdictionId, Measure, Message, MessageValue, NotReconciled, Observation, OverallTilt,
    Reconciled, ReconciledYear, Reconciliation, SourceId, SourceTilt, Tilt, Topic, Unit,
};
use rayon::prelude::*;

use crate::{
    counts::{Bounds, Population},
    random::Random,
};
pub use model::Variances;
pub use panel::{Band, Figure, Panel, Posterior, Series};

/// Why a count cannot be reconciled.
#[derive(Clone, Debug, PartialEq)]
enum NotReconcilable {
    Negative { origin: SourceId, year: i16, value: f64 },
    Fractional { origin: SourceId, year: i16, value: f64 },
    NotFinite { origin: SourceId, year: i16 },
    Empty { origin: SourceId, year: i16, low: f64, high: f64 },
    NoFit,
}

impl NotReconcilable {
    /// In words.
    fn message(&self) -> Message {
        let of = |said: Message, origin: &SourceId, year: i16| said.with("source", origin.as_str()).with("year", year);
        // As the source has it, whatever it is.
        let number = |x: f64| MessageValue::Decimal(x, 6);
        match self {
            NotReconcilable::Negative { origin, year, value } => {
                of(Message::new("not-reconciled-negative").with("value", number(*value)), origin, *year)
            }
            NotReconcilable::Fractional { origin, year, value } => {
                of(Message::new("not-reconciled-fractional").with("value", number(*value)), origin, *year)
            }
            NotReconcilable::NotFinite { origin, year } => of(Message::new("not-reconciled-not-finite"), origin, *year),
            NotReconcilable::Empty { origin, year, low, high } => {
                let said = Message::new("not-reconciled-empty").with("low", number(*low)).with("high", number(*high));
                of(said, origin, *year)
            }
            NotReconcilable::NoFit => Message::new("not-reconciled-no-fit"),
        }
    }
}

impl From<&Band> for Tilt {
    fn from(b: &Band) -> Tilt {
        Tilt { value: b.median, lower: b.lower, upper: b.upper }
    }
}

/// Topic, measure and unit: what is fitted together.
type Kind = (Topic, Measure, &'static str);

/// The figures of one kind: jurisdiction, source, year.
type Figures<'a> = BTreeMap<&'a JurisdictionId, BTreeMap<&'a SourceId, BTreeMap<i16, Bounds>>>;

/// A kind with its posterior.
struct Group {
    panel: Panel,
    posterior: Posterior,
}

/// Everything reconciled: what is published, and what scores draw from.
#[derive(Default)]
pub struct Reconciler {
    pub published: Reconciliation,
    groups: Vec<Group>,
    /// Group and series of each count that more than one source reports.
    conflicting: HashMap<(Topic, JurisdictionId, Measure, Unit), (usize, usize)>,
}

impl Reconciler {
    /// Reconciles all totals of `facts`.
    pub fn new(facts: &FactSet, population: &Population) -> Reconciler {
        let classes: HashMap<&SourceId, InterestClass> =
            facts.sources.iter().map(|s| (&s.id, s.interest_class)).collect();
        let mut refused = Vec::new();
        let kinds = collect(facts, &mut refused);
        let fitted: Vec<_> = kinds
            .par_iter()
            .map(|((topic, measure, _), (unit, figures))| {
                fitted((*topic, *measure, *unit), figures, &classes, population)
            })
            .collect();
        let mut all = Reconciler::default();
        for one in fitted {
            match one {
                Ok((group, series, tilts)) => {
                    for (i, s) in series.iter().enumerate().filter(|(_, s)| s.sources.len() > 1) {
                        let key = (s.topic, s.jurisdiction.clone(), s.measure, s.unit);
                        all.conflicting.insert(key, (all.groups.len(), i));
                    }
                    all.published.series.extend(series);
                    all.published.tilts.extend(tilts);
                    all.groups.push(group);
                }
                Err(of_kind) => refused.extend(of_kind),
            }
        }
        all.published.refused = refused;
        all
    }

    /// Where a count that more than one source reports is to be drawn from.
    pub fn conflicting(&self, topic: Topic, j: &JurisdictionId, measure: Measure, unit: Unit) -> Option<Path> {
        let &(group, series) = self.conflicting.get(&(topic, j.clone(), measure, unit))?;
        let first = self.groups[group].panel.series[series].first;
        Some(Path { group, series, first })
    }

    /// The expected counts of each year in one draw.
    pub fn draw(&self, path: &Path, random: &mut Random) -> Vec<f64> {
        let group = &self.groups[path.group];
        group.posterior.draw(&group.panel, path.series, random)
    }
}

/// Names a reconciled series to draw from.
#[derive(Clone, Copy, Debug)]
pub struct Path {
    group: usize,
    series: usize,
    /// Year of the first value.
    pub first: i16,
}

/// The totals by kind. A count with a figure that no count can be is refused whole.
fn collect<'a>(facts: &'a FactSet, refused: &mut Vec<NotReconciled>) -> BTreeMap<Kind, (Unit, Figures<'a>)> {
    let mut kinds: BTreeMap<Kind, (Unit, Figures<'a>)> = BTreeMap::new();
    let mut bad: BTreeMap<(Kind, &JurisdictionId), NotReconcilable> = BTreeMap::new();
    for o in facts.observations.iter().filter(|o| o.is_total()) {
        let Some(bounds) = Bounds::of(&o.quantity) else { continue };
        let problem = problem(o, &bounds);
        for &topic in &o.topics {
            let kind = (topic, o.measure, o.unit.id());
            if let Some(problem) = &problem {
                bad.entry((kind, &o.jurisdiction)).or_insert_with(|| problem.clone());
                continue;
            }
            let of_source = kinds.entry(kind).or_insert_with(|| (o.unit, Figures::new())).1.entry(&o.jurisdiction);
            let years = of_source.or_default().entry(&o.source).or_default();
            years.entry(o.period.index_year()).and_modify(|b| b.join(bounds)).or_insert(bounds);
        }
    }
    for ((kind, jurisdiction), problem) in bad {
        let Some(unit) = [Unit::Persons, Unit::Cases, Unit::Offences].into_iter().find(|u| u.id() == kind.2) else {
            continue;
        };
        refused.push(refusal((kind.0, kind.1, unit), jurisdiction, &problem));
        if let Some((_, figures)) = kinds.get_mut(&kind) {
            figures.remove(jurisdiction);
        }
    }
    kinds.retain(|_, (_, figures)| !figures.is_empty());
    kinds
}

fn problem(o: &Observation, bounds: &Bounds) -> Option<NotReconcilable> {
    let (origin, year) = (o.source.clone(), o.period.index_year());
    let high = bounds.high.unwrap_or(bounds.low);
    if !bounds.low.is_finite() || !high.is_finite() {
        return Some(NotReconcilable::NotFinite { origin, year });
    }
    if high < bounds.low {
        return Some(NotReconcilable::Empty { origin, year, low: bounds.low, high });
    }
    let ends = [bounds.low, high];
    if let Some(value) = ends.into_iter().find(|x| *x < 0.0) {
        return Some(NotReconcilable::Negative { origin, year, value });
    }
    let value = ends.into_iter().find(|x| x.fract() != 0.0)?;
    Some(NotReconcilable::Fractional { origin, year, value })
}

fn refusal(
    (topic, measure, unit): (Topic, Measure, Unit),
    jurisdiction: &JurisdictionId,
    problem: &NotReconcilable,
) -> NotReconciled {
    NotReconciled { jurisdiction: jurisdiction.clone(), topic, measure, unit, reason: problem.message() }
}

type Fitted = (Group, Vec<Reconciled>, Vec<OverallTilt>);

fn fitted(
    (topic, measure, unit): (Topic, Measure, Unit),
    figures: &Figures<'_>,
    classes: &HashMap<&SourceId, InterestClass>,
    population: &Population,
) -> Result<Fitted, Vec<NotReconciled>> {
    let mut sources: Vec<&SourceId> = figures.values().flat_map(|by| by.keys().copied()).collect();
    sources.sort();
    sources.dedup();
    let class_of = |s: &SourceId| classes.get(s).copied();
    let mut present: Vec<Option<InterestClass>> = sources.iter().map(|s| class_of(s)).collect();
    present.sort();
    present.dedup();
    let position = |s: &SourceId| sources.iter().position(|x| *x == s).unwrap_or(0);
    let panel = Panel {
        classes: sources.iter().map(|s| present.iter().position(|c| *c == class_of(s)).unwrap_or(0)).collect(),
        series: figures.iter().map(|(j, by)| series(j, by, position, population)).collect(),
    };
    let Some(posterior) = Posterior::of(&panel) else {
        let why = NotReconcilable::NoFit;
        return Err(figures.keys().map(|j| refusal((topic, measure, unit), j, &why)).collect());
    };
    let reconciled = figures
        .iter()
        .enumerate()
        .map(|(i, (j, by))| Reconciled {
            jurisdiction: (*j).clone(),
            topic,
            measure,
            unit,
            sources: by
                .iter()
                .enumerate()
                .map(|(k, (source, years))| SourceTilt {
                    source: (*source).clone(),
                    figures: years.len() as u32,
                    tilt: (&posterior.tilt(&panel, i, k)).into(),
                    beside_others: posterior.beside_others(&panel, i, k).as_ref().map(Tilt::from),
                })
                .collect(),
            years: posterior
                .truth(&panel, i)
                .iter()
                .zip(panel.series[i].first..)
                .map(|(b, year)| ReconciledYear { year, value: b.median, lower: b.lower, upper: b.upper })
                .collect(),
        })
        .collect();
    let tilts = sources
        .iter()
        .enumerate()
        .map(|(s, source)| {
            let with = || figures.values().filter(|by| by.contains_key(source));
            OverallTilt {
                source: (*source).clone(),
                topic,
                measure,
                unit,
                jurisdictions: with().count() as u32,
                compared: with().filter(|by| by.len() > 1).count() as u32,
                tilt: (&posterior.tilt_everywhere(s)).into(),
            }
        })
        .collect();
    Ok((Group { panel, posterior }, reconciled, tilts))
}

fn series(
    j: &JurisdictionId,
    by: &BTreeMap<&SourceId, BTreeMap<i16, Bounds>>,
    position: impl Fn(&SourceId) -> usize,
    population: &Population,
) -> Series {
    let first = by.values().filter_map(|years| years.keys().next()).min().copied().unwrap_or_default();
    let figures = by.values().enumerate().flat_map(|(source, years)| {
        years.iter().map(move |(year, bounds)| Figure { year: (year - first) as usize, source, bounds: *bounds })
    });
    Series {
        first,
        ln_millions: population.millions(j, first).map_or(0.0, f64::ln),
        sources: by.keys().map(|s| position(s)).collect(),
        figures: figures.collect(),
    }
}
