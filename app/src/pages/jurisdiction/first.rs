//! The first figure that shows use of a law, certain or possible.

use std::collections::{BTreeMap, BTreeSet};

use lexgap_domain::{
    ComponentKind, EditionIndex, FactStatus, Law, Measure, Observation, Qualifier, Quantity, Score, decimal_year,
};

/// The least and the most that a figure can be; an open end is infinite. `None` where nothing was reported.
pub fn bounds(q: &Quantity) -> Option<(f64, f64)> {
    match q.qualifier {
        Qualifier::Exact => q.value.map(|v| (v, v)),
        // As scores read it: within a tenth.
        Qualifier::About => q.value.map(|v| ((v * 0.9).floor(), (v * 1.1).ceil())),
        Qualifier::AtLeast => q.value.map(|v| (v, f64::INFINITY)),
        Qualifier::Interval => q.lower.map(|low| (low, q.upper.unwrap_or(f64::INFINITY))),
        Qualifier::NoneReported => Some((0.0, 0.0)),
        Qualifier::NotReported => None,
    }
}

/// A figure with the least and the most that it can be.
type Bounded<'a> = (&'a Observation, (f64, f64));

/// The earliest figures that show use.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct First<'a> {
    /// Of the first year whose figures of one measure are all positive for certain.
    pub certain: Option<&'a Observation>,
    /// Of the first year with a figure that can be positive.
    pub possible: Option<&'a Observation>,
    /// Years with any figure.
    pub reported: BTreeSet<i16>,
}

impl<'a> First<'a> {
    /// Reads figures of any measures. Where several stand for one count and year, use is certain if all say so.
    pub fn of(figures: impl IntoIterator<Item = &'a Observation>) -> First<'a> {
        let mut by: BTreeMap<(i16, Measure), Vec<Bounded<'a>>> = BTreeMap::new();
        for o in figures {
            if let Some(b) = bounds(&o.quantity) {
                by.entry((o.period.index_year(), o.measure)).or_default().push((o, b));
            }
        }
        let mut first = First::default();
        for ((year, _), figures) in by {
            first.reported.insert(year);
            let possible = figures.iter().find(|(_, (_, high))| *high >= 1.0).map(|(o, _)| *o);
            let is_certain = figures.iter().all(|(_, (low, _))| *low >= 1.0);
            first.certain = first.certain.or(possible.filter(|_| is_certain));
            first.possible = first.possible.or(possible);
        }
        first
    }

    /// The possible use where it comes before the certain one.
    pub fn earlier(&self) -> Option<&'a Observation> {
        let year = |o: &Observation| o.period.index_year();
        self.possible.filter(|p| self.certain.is_none_or(|c| year(p) < year(c)))
    }
}

/// The first use of an instrument, as its activation cites it.
pub fn of_score<'a>(index: &'a EditionIndex, s: &Score) -> First<'a> {
    let activation = s.components.iter().find(|c| c.kind == ComponentKind::Activation);
    First::of(activation.into_iter().flat_map(|c| &c.observations).filter_map(|id| index.observation(id.as_str())))
}

/// The first conviction of a topic since a law was passed; `None` for a law without passage.
pub fn conviction<'a>(index: &'a EditionIndex, law: &Law, s: &Score) -> Option<First<'a>> {
    let passed = law.passage()?.date.year();
    // As scores take them.
    let counts =
        |o: &Observation| !index.head().confirmed_only || o.reading.is_none() || o.status == FactStatus::Confirmed;
    let of = index.observations_of(law.jurisdiction.as_str()).into_iter().filter(|o| {
        o.measure == Measure::Convictions
            && o.is_total()
            && o.topics.contains(&s.topic)
            && o.period.index_year() >= passed
            && counts(o)
    });
    Some(First::of(of))
}

/// Years from a law's passage to within the year, the least and the most they can be; `None` without passage.
pub fn years_since_passage(law: &Law, year: i16) -> Option<(f64, f64)> {
    let passage = law.passage()?;
    let (first, last) = (decimal_year(passage.date), decimal_year(passage.precision.last_day(passage.date)));
    Some(((f64::from(year) - last).max(0.0), f64::from(year) + 1.0 - first))
}

/// Whether some year from `from` to the one before `year` has no figure.
pub fn has_gap(first: &First<'_>, from: i16, year: i16) -> bool {
    (from..year).any(|y| !first.reported.contains(&y))
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{Breakdown, ObservationId, Period, Provenance, Topic, Unit};

    use super::*;

    fn figure(year: i16, quantity: Quantity) -> Observation {
        Observation {
            id: ObservationId::default(),
            jurisdiction: "KEN".into(),
            topics: vec![Topic::HumanTrafficking],
            measure: Measure::Convictions,
            period: Period::year(year).unwrap(),
            quantity,
            unit: Unit::Persons,
            breakdown: Breakdown::new(),
            ordinal: 0,
            source: "x".into(),
            provenance: Provenance { snapshot: "0".into(), locator: "row=1".to_owned() },
            status: FactStatus::Automatic,
            reading: None,
            review: None,
        }
        .with_id()
    }

    fn years(first: &First<'_>) -> (Option<i16>, Option<i16>) {
        let year = |o: Option<&Observation>| o.map(|o| o.period.index_year());
        (year(first.certain), year(first.earlier()))
    }

    #[test]
    fn a_withheld_figure_is_neither_use_nor_none() {
        let figures = [
            figure(2010, Quantity::none_reported()),
            figure(2012, Quantity::interval(0.0, 4.0)),
            figure(2014, Quantity::exact(31.0)),
            figure(2015, Quantity::not_reported()),
        ];
        let first = First::of(&figures);
        assert_eq!(years(&first), (Some(2014), Some(2012)));
        assert!(has_gap(&first, 2010, 2014), "2011 and 2013 have no figure");
        assert!(!has_gap(&first, 2010, 2011));
        assert!(!first.reported.contains(&2015), "not reported is no figure");
        assert_eq!(years(&First::of(&figures[..2])), (None, Some(2012)));
        assert_eq!(years(&First::of(&figures[..1])), (None, None));
        assert_eq!(years(&First::of(&figures[2..])), (Some(2014), None));
    }

    #[test]
    fn sources_that_contradict_make_no_certainty() {
        let apart = [figure(2011, Quantity::exact(0.0)), figure(2011, Quantity::exact(3.0))];
        assert_eq!(years(&First::of(&apart)), (None, Some(2011)));
        assert_eq!(years(&First::of(&[figure(2011, Quantity::at_least(2.0))])), (Some(2011), None));
        assert_eq!(years(&First::of(&[figure(2011, Quantity::about(1.0))])), (None, Some(2011)));
    }
}
