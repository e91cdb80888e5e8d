//! Totals by topic, jurisdiction, measure and year, as bounds.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{
    FactSet, FactStatus, InterestClass, JurisdictionId, Measure, ObservationId, Quantity, Topic, Unit,
};

use crate::random::Random;

/// What a count can be: at least `low`, at most `high` where the source bounds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    pub low: f64,
    pub high: Option<f64>,
}

impl Bounds {
    /// The bounds of a reported figure; `None` where nothing was reported.
    pub fn of(q: &Quantity) -> Option<Bounds> {
        use lexgap_domain::Qualifier::{About, AtLeast, Exact, Interval, NoneReported, NotReported};
        match q.qualifier {
            Exact => q.value.map(|v| Bounds { low: v, high: Some(v) }),
            // "About" is read as within a tenth.
            About => q.value.map(|v| Bounds { low: (v * 0.9).floor(), high: Some((v * 1.1).ceil()) }),
            AtLeast => q.value.map(|v| Bounds { low: v, high: None }),
            Interval => q.lower.map(|low| Bounds { low, high: q.upper }),
            NoneReported => Some(Bounds { low: 0.0, high: Some(0.0) }),
            NotReported => None,
        }
    }

    /// Both ends; an open one reaches to twice the least, since a source that says "at least" counted most.
    pub fn span(&self) -> (f64, f64) {
        (self.low, self.high.unwrap_or(self.low * 2.0 + 10.0).max(self.low))
    }

    /// Whether it is positive for certain.
    pub fn is_certain(&self) -> bool {
        self.low >= 1.0
    }

    /// Whether it can be positive.
    pub fn is_possible(&self) -> bool {
        self.span().1 >= 1.0
    }

    /// A whole number within, each as likely.
    pub fn draw_uniform(&self, random: &mut Random) -> f64 {
        let (low, high) = self.span();
        (low + random.uniform() * (high - low + 1.0)).floor().min(high)
    }

    /// Widens it to hold `other`, too.
    pub fn join(&mut self, other: Bounds) {
        self.low = self.low.min(other.low);
        self.high = self.high.zip(other.high).map(|(a, b)| a.max(b));
    }
}

/// The figures of one year.
#[derive(Clone, Debug)]
pub struct Reported {
    /// Where several figures stand for the same thing, from the least to the greatest of them.
    pub bounds: Bounds,
    pub observations: Vec<ObservationId>,
    /// What is counted; `None` where the figures count different things.
    pub unit: Option<Unit>,
    pub classes: Vec<InterestClass>,
    /// All of the figures are exact.
    pub exact: bool,
    pub confirmed: bool,
}

/// By year.
pub type Series = BTreeMap<i16, Reported>;

/// All totals.
#[derive(Default)]
pub struct Counts {
    by: HashMap<(Topic, JurisdictionId), BTreeMap<Measure, Series>>,
    /// First and last year for which anybody reported, per topic and measure.
    years: HashMap<(Topic, Measure), (i16, i16)>,
}

impl Counts {
    /// Collects the totals of `facts`.
    pub fn new(facts: &FactSet) -> Counts {
        let class: HashMap<&str, InterestClass> =
            facts.sources.iter().map(|s| (s.id.as_str(), s.interest_class)).collect();
        let mut counts = Counts::default();
        for o in facts.observations.iter().filter(|o| o.is_total()) {
            let Some(bounds) = Bounds::of(&o.quantity) else { continue };
            let year = o.period.index_year();
            let exact = bounds.high == Some(bounds.low);
            let confirmed = o.status == FactStatus::Confirmed;
            for &topic in &o.topics {
                let series =
                    counts.by.entry((topic, o.jurisdiction.clone())).or_default().entry(o.measure).or_default();
                let reported = series.entry(year).or_insert_with(|| Reported {
                    bounds,
                    observations: Vec::new(),
                    unit: Some(o.unit),
                    classes: Vec::new(),
                    exact: true,
                    confirmed: true,
                });
                reported.bounds.join(bounds);
                reported.observations.push(o.id.clone());
                reported.unit = reported.unit.filter(|u| *u == o.unit);
                reported.classes.extend(class.get(o.source.as_str()));
                reported.exact &= exact;
                reported.confirmed &= confirmed;
                let span = counts.years.entry((topic, o.measure)).or_insert((year, year));
                *span = (span.0.min(year), span.1.max(year));
            }
        }
        counts
    }

    /// The series of one measure, if anything was ever reported.
    pub fn series(&self, topic: Topic, jurisdiction: &JurisdictionId, measure: Measure) -> Option<&Series> {
        self.by.get(&(topic, jurisdiction.clone()))?.get(&measure)
    }

    /// The jurisdictions that reported anything on `topic`, in the order of their identifiers.
    pub fn jurisdictions(&self, topic: Topic) -> Vec<&JurisdictionId> {
        let mut found: Vec<_> = self.by.keys().filter(|(t, _)| *t == topic).map(|(_, j)| j).collect();
        found.sort();
        found
    }

    /// First and last year for which anybody reported one of `measures`.
    pub fn years(&self, topic: Topic, measures: &[Measure]) -> Option<(i16, i16)> {
        measures
            .iter()
            .filter_map(|m| self.years.get(&(topic, *m)).copied())
            .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
    }
}

/// Population by jurisdiction and year.
pub struct Population(HashMap<JurisdictionId, BTreeMap<i16, f64>>);

impl Population {
    /// Collects the indicator `wb-population`.
    pub fn new(facts: &FactSet) -> Population {
        let mut map: HashMap<JurisdictionId, BTreeMap<i16, f64>> = HashMap::new();
        for p in facts.points.iter().filter(|p| p.indicator == "wb-population") {
            if let Some(people) = p.value.filter(|v| *v > 0.0) {
                map.entry(p.jurisdiction.clone()).or_default().insert(p.period.index_year(), people);
            }
        }
        Population(map)
    }

    /// Millions of inhabitants in `year`, or in the nearest earlier year on record, or in the first.
    pub fn millions(&self, jurisdiction: &JurisdictionId, year: i16) -> Option<f64> {
        let years = self.0.get(jurisdiction)?;
        years.range(..=year).next_back().or_else(|| years.iter().next()).map(|(_, people)| people / 1e6)
    }
}
