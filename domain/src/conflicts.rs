//! Figures for the same thing from different sources or snapshots, side by side. Nothing is averaged here and nothing
//! is left out: what they say together is the reconciler's to work out.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    edition::{EditionIndex, Revision, RevisionKind},
    ids::JurisdictionId,
    measure::Measure,
    observation::{Breakdown, FactStatus, Observation, Unit},
    period::Period,
    quantity::{Qualifier, Quantity},
    review::PART_OF_REPORT,
    topic::Topic,
};

/// One of the figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stated<'a> {
    pub figure: &'a Observation,
    /// How its own source went back on it in a newer snapshot.
    pub revised: Option<RevisionKind>,
}

/// Every figure that sources, or snapshots of one source, state for the same thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Conflict<'a> {
    pub jurisdiction: &'a JurisdictionId,
    pub topics: &'a [Topic],
    pub measure: Measure,
    pub unit: Unit,
    pub period: Period,
    /// Empty for totals.
    pub breakdown: &'a Breakdown,
    /// Whether two of them cannot both be true as they are qualified: `<5` and 3 can, 7 and `≥ 12` cannot. Reports that
    /// tell of single cases may tell of different ones, so their figures never differ.
    pub differ: bool,
    /// By source, then snapshot; at least two snapshots.
    pub figures: Vec<Stated<'a>>,
}

/// How far a figure that is said to be "about" so many may be off before another contradicts it.
const ABOUT: f64 = 0.1;

/// The least and the most that the truth can be by `q`; `None` where it says nothing.
fn bounds(q: &Quantity) -> Option<(f64, f64)> {
    match (q.qualifier, q.value) {
        (Qualifier::NotReported, _) => None,
        (Qualifier::About, Some(v)) => Some((v * (1.0 - ABOUT), v * (1.0 + ABOUT))),
        (Qualifier::AtLeast, Some(v)) => Some((v, f64::INFINITY)),
        (Qualifier::Interval, _) => q.lower.zip(q.upper),
        (_, Some(v)) => Some((v, v)),
        (_, None) => None,
    }
}

/// Whether `a` and `b` cannot both be true.
fn contradict(a: &Quantity, b: &Quantity) -> bool {
    match (bounds(a), bounds(b)) {
        (Some((a_low, a_high)), Some((b_low, b_high))) => a_low > b_high || b_low > a_high,
        _ => false,
    }
}

/// The conflicts among `observations` and the figures that `revisions` replaced or withdrew, by topic, measure, unit,
/// the newest period first. What people rejected is no party to any.
pub fn conflicts<'a>(
    observations: impl IntoIterator<Item = &'a Observation>,
    revisions: impl IntoIterator<Item = &'a Revision>,
) -> Vec<Conflict<'a>> {
    type Key<'a> = (&'a JurisdictionId, &'a [Topic], Measure, &'static str, std::cmp::Reverse<Period>, &'a Breakdown);
    let now = observations.into_iter().map(|figure| Stated { figure, revised: None });
    let before = revisions.into_iter().map(|r| Stated { figure: &r.before, revised: Some(r.kind) });
    let mut groups: BTreeMap<Key<'a>, Vec<Stated<'a>>> = BTreeMap::new();
    for stated in now.chain(before).filter(|s| s.figure.status != FactStatus::Rejected) {
        let o = stated.figure;
        let key = (&o.jurisdiction, &o.topics[..], o.measure, o.unit.id(), std::cmp::Reverse(o.period), &o.breakdown);
        groups.entry(key).or_default().push(stated);
    }
    groups
        .into_values()
        .filter_map(|mut figures| {
            figures.sort_by(|a, b| place(a).cmp(&place(b)));
            figures.dedup_by(|a, b| place(a) == place(b));
            let snapshots: BTreeSet<_> =
                figures.iter().map(|s| (&s.figure.source, &s.figure.provenance.snapshot)).collect();
            let first = figures.first()?.figure;
            let is_told = first.breakdown.get(PART_OF_REPORT.0).is_some_and(|c| c == PART_OF_REPORT.1);
            // Several figures of one snapshot are parts of something that it does not name.
            let apart = |a: &Stated<'_>, b: &Stated<'_>| {
                a.figure.provenance.snapshot != b.figure.provenance.snapshot
                    && contradict(&a.figure.quantity, &b.figure.quantity)
            };
            let differ =
                !is_told && figures.iter().enumerate().any(|(i, a)| figures.iter().skip(i + 1).any(|b| apart(a, b)));
            (snapshots.len() > 1).then(|| Conflict {
                jurisdiction: &first.jurisdiction,
                topics: &first.topics,
                measure: first.measure,
                unit: first.unit,
                period: first.period,
                breakdown: &first.breakdown,
                differ,
                figures,
            })
        })
        .collect()
}

fn place<'s>(s: &Stated<'s>) -> (&'s str, &'s str, u16, &'s str) {
    let o = s.figure;
    (o.source.as_str(), o.provenance.snapshot.as_str(), o.ordinal, o.id.as_str())
}

impl EditionIndex {
    /// The conflicts among the figures of a jurisdiction.
    pub fn conflicts_of(&self, jurisdiction: &str) -> Vec<Conflict<'_>> {
        conflicts(self.observations_of(jurisdiction), self.revisions_of(jurisdiction))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{ObservationId, Provenance};

    fn figure(source: &str, snapshot: &str, quantity: Quantity) -> Observation {
        Observation {
            id: ObservationId::default(),
            jurisdiction: "KEN".into(),
            topics: vec![Topic::HumanTrafficking],
            measure: Measure::Convictions,
            period: Period::year(2014).unwrap(),
            quantity,
            unit: Unit::Persons,
            breakdown: Breakdown::new(),
            ordinal: 0,
            source: source.into(),
            provenance: Provenance { snapshot: snapshot.into(), locator: "a".to_owned() },
            status: FactStatus::Automatic,
            reading: None,
            review: None,
        }
        .with_id()
    }

    #[test]
    fn figures_of_two_sources_stand_side_by_side_and_differ_only_where_they_must() {
        for (a, b, differ) in [
            (Quantity::exact(7.0), Quantity::exact(9.0), true),
            (Quantity::exact(7.0), Quantity::exact(7.0), false),
            (Quantity::interval(0.0, 4.0), Quantity::exact(3.0), false),
            (Quantity::interval(0.0, 4.0), Quantity::exact(5.0), true),
            (Quantity::at_least(12.0), Quantity::exact(7.0), true),
            (Quantity::at_least(12.0), Quantity::exact(30.0), false),
            (Quantity::about(200.0), Quantity::exact(205.0), false),
            (Quantity::about(200.0), Quantity::exact(300.0), true),
            (Quantity::not_reported(), Quantity::exact(3.0), false),
            (Quantity::none_reported(), Quantity::exact(1.0), true),
        ] {
            let all = [figure("x", "1", a), figure("y", "2", b)];
            let found = conflicts(&all, []);
            assert_eq!(found.len(), 1);
            assert_eq!((found[0].figures.len(), found[0].differ), (2, differ), "{a:?} {b:?}");
        }
    }

    #[test]
    fn what_is_not_the_same_thing_is_no_conflict() {
        let one = figure("x", "1", Quantity::exact(7.0));
        let mut others = [one.clone(), one.clone(), one.clone(), one.clone(), one.clone(), one.clone()];
        others[0].unit = Unit::Cases;
        others[1].period = Period::year(2015).unwrap();
        others[2].measure = Measure::Prosecutions;
        others[3].topics = vec![Topic::Corruption];
        others[4].breakdown = Breakdown::from([("sex".to_owned(), "female".to_owned())]);
        others[5].status = FactStatus::Rejected;
        for mut other in others {
            (other.source, other.provenance.snapshot) = ("y".into(), "2".into());
            assert_eq!(conflicts(&[one.clone(), other.with_id()], []), []);
        }
        // The parts that one snapshot states.
        let part = Observation { ordinal: 1, quantity: Quantity::exact(9.0), ..one.clone() }.with_id();
        assert_eq!(conflicts(&[one, part], []), []);
    }

    #[test]
    fn an_older_snapshot_of_the_same_source_is_a_party() {
        let before = figure("x", "1", Quantity::exact(7.0));
        let after = figure("x", "2", Quantity::exact(9.0));
        let revision = Revision {
            kind: RevisionKind::Changed,
            before,
            after: Some(after.id.clone()),
            snapshot: after.provenance.snapshot.clone(),
        };
        let found = conflicts([&after], [&revision]);
        assert_eq!((found.len(), found[0].differ), (1, true));
        assert_eq!(found[0].figures.iter().map(|s| s.revised).collect::<Vec<_>>(), [Some(RevisionKind::Changed), None]);
    }

    #[test]
    fn reports_that_tell_of_cases_may_tell_of_different_ones() {
        let told = |snapshot: &str, n| {
            let mut o = figure("x", snapshot, Quantity::exact(n));
            o.breakdown.insert(PART_OF_REPORT.0.to_owned(), PART_OF_REPORT.1.to_owned());
            o.with_id()
        };
        let all = [told("1", 4.0), told("2", 9.0)];
        let found = conflicts(&all, []);
        assert_eq!((found.len(), found[0].differ), (1, false));
    }
}
