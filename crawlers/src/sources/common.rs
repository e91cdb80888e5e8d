//! What the parsers of tables share.

use std::collections::{HashMap, HashSet};

use lexgap_domain::{
    Breakdown, FactStatus, IndicatorId, IndicatorPoint, Jurisdiction, Measure, Observation, ObservationId, Period,
    Provenance, Quantity, Topic, Unit, Unresolved, Z90, places,
};

use crate::parse::{Document, Parsed};

/// Resolves the rows of a table: what answers to nothing is collected by name and counted, never dropped.
#[derive(Default)]
pub struct Places {
    unresolved: HashMap<String, (u32, String)>,
    aggregates: u32,
}

impl Places {
    /// The jurisdiction of a row, from its code and name. `locator` is asked only where there is none.
    pub fn resolve(
        &mut self,
        code: Option<&str>,
        name: Option<&str>,
        locator: impl FnOnce() -> String,
    ) -> Option<&'static Jurisdiction> {
        let found = places::resolve(code, name);
        if found.is_none() {
            if code.is_some_and(places::is_aggregate) || name.is_some_and(places::is_aggregate) {
                self.aggregates += 1;
            } else {
                let printed = match (code.filter(|c| !c.is_empty()), name.filter(|n| !n.is_empty())) {
                    (Some(code), Some(name)) => format!("{name} ({code})"),
                    (Some(one), None) | (None, Some(one)) => one.to_owned(),
                    (None, None) => "(blank)".to_owned(),
                };
                self.unresolved.entry(printed).or_insert_with(|| (0, locator())).0 += 1;
            }
        }
        found
    }

    /// Adds what was not resolved to `parsed`.
    pub fn finish(self, document: &Document<'_>, parsed: &mut Parsed) {
        parsed.unresolved.extend(self.unresolved.into_iter().map(|(name, (rows, locator))| Unresolved {
            source: document.source.clone(),
            snapshot: document.sha256.clone(),
            name,
            rows,
            locator,
        }));
        parsed.unresolved.sort();
        if self.aggregates > 0 {
            parsed.skipped.push(("groups of countries, no jurisdiction".to_owned(), self.aggregates));
        }
    }
}

/// Where a fact stands.
pub fn provenance(document: &Document<'_>, locator: String) -> Provenance {
    Provenance { snapshot: document.sha256.clone(), locator }
}

/// A value of an indicator for a calendar year, with no more than value and place; the caller adds the rest.
/// `None` for a year that no calendar has.
pub fn point(
    document: &Document<'_>,
    indicator: &str,
    jurisdiction: &Jurisdiction,
    year: i16,
    value: Option<f64>,
    locator: String,
) -> Option<IndicatorPoint> {
    Some(point_over(document, indicator, jurisdiction, Period::year(year)?, value, locator))
}

/// A value of an indicator for any period, otherwise as [`point`].
pub fn point_over(
    document: &Document<'_>,
    indicator: &str,
    jurisdiction: &Jurisdiction,
    period: Period,
    value: Option<f64>,
    locator: String,
) -> IndicatorPoint {
    IndicatorPoint {
        indicator: IndicatorId::new(indicator),
        jurisdiction: jurisdiction.id.clone(),
        period,
        value,
        standard_error: None,
        lower: None,
        upper: None,
        n_sources: None,
        label: None,
        source: document.source.clone(),
        provenance: provenance(document, locator),
    }
}

/// Sets the standard error and, where the publisher gives no bounds, the 90 % interval that follows from it.
pub fn with_error(mut point: IndicatorPoint, error: Option<f64>, bounds: Option<(f64, f64)>) -> IndicatorPoint {
    point.standard_error = error;
    let derived = || Some((point.value? - Z90 * error?, point.value? + Z90 * error?));
    if let Some((lower, upper)) = bounds.or_else(derived) {
        (point.lower, point.upper) = (Some(lower), Some(upper));
    }
    point
}

/// A whole non-negative number that fits, such as a number of sources.
pub fn small_count(n: Option<f64>) -> Option<u16> {
    n.filter(|n| n.fract() == 0.0 && (0.0..=f64::from(u16::MAX)).contains(n)).map(|n| n as u16)
}

/// What a row counts.
pub struct Counted {
    pub topic: Topic,
    pub measure: Measure,
    pub unit: Unit,
    pub breakdown: Breakdown,
}

/// Makes observations, numbering those that state one key more than once.
#[derive(Default)]
pub struct Observations {
    seen: HashMap<String, u16>,
    /// In the order in which they were added.
    pub all: Vec<Observation>,
}

impl Observations {
    /// Adds one figure.
    pub fn add(
        &mut self,
        document: &Document<'_>,
        jurisdiction: &Jurisdiction,
        period: Period,
        counted: Counted,
        quantity: Quantity,
        locator: String,
    ) {
        self.push(Observation {
            id: ObservationId::default(),
            jurisdiction: jurisdiction.id.clone(),
            topics: vec![counted.topic],
            measure: counted.measure,
            period,
            quantity,
            unit: counted.unit,
            breakdown: counted.breakdown,
            ordinal: 0,
            source: document.source.clone(),
            provenance: provenance(document, locator),
            status: FactStatus::Automatic,
            reading: None,
            review: None,
        });
    }

    /// Adds one figure that is whole but for its number and identifier.
    pub fn push(&mut self, mut observation: Observation) {
        let times = self.seen.entry(observation.key()).or_default();
        observation.ordinal = *times;
        *times = times.saturating_add(1);
        self.all.push(observation.with_id());
    }
}

/// Keeps the first of several values that one document states for the same indicator, jurisdiction and period,
/// and counts the others.
pub fn keep_first_points(parsed: &mut Parsed) {
    let before = parsed.points.len();
    let mut seen = HashSet::new();
    parsed.points.retain(|p| seen.insert((p.indicator.clone(), p.jurisdiction.clone(), p.period)));
    let others = before - parsed.points.len();
    if others > 0 {
        let others = u32::try_from(others).unwrap_or(u32::MAX);
        parsed.skipped.push(("further values for the same place and time".to_owned(), others));
    }
}
