//! Laws and treaty obligations as what is scored, and with which others.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lexgap_domain::{FactSet, Law, LawKind, Topic};

use crate::peers::FEWEST;

/// One law under one topic.
#[derive(Clone, Copy, Debug)]
pub struct Instrument<'a> {
    pub law: &'a Law,
    pub topic: Topic,
    /// The day from which implementation is measured (f).
    pub from: Date,
    /// The last day that f may mean: a source that states only the year leaves all its days open.
    pub from_latest: Date,
    /// The in-force date is unknown; `from` is the passage date.
    pub from_is_passage: bool,
}

/// Instruments that are ranked with one another.
#[derive(Debug)]
pub struct Group<'a> {
    pub topic: Topic,
    /// The first `ranked` of them are scored here, the others only stand as peers.
    pub instruments: Vec<Instrument<'a>>,
    pub ranked: usize,
}

/// `date` as a number of years: 2010-07-02 is 2010.5.
pub fn decimal_year(date: Date) -> f64 {
    let days = if date.in_leap_year() { 366.0 } else { 365.0 };
    f64::from(date.year()) + (f64::from(date.day_of_year()) - 1.0) / days
}

/// Groups by treaty and topic, and the national laws by topic. Where a topic has too few national laws to
/// compare them, its treaty obligations stand as peers. Laws without a passage date are not scored: nothing says
/// since when they promise anything.
pub fn groups(facts: &FactSet) -> Vec<Group<'_>> {
    let mut treaties: BTreeMap<(&str, Topic), Vec<Instrument<'_>>> = BTreeMap::new();
    let mut national: BTreeMap<Topic, Vec<Instrument<'_>>> = BTreeMap::new();
    for law in &facts.laws {
        let span = law.effective_span().filter(|_| law.passage().is_some());
        let Some((from, from_latest, from_is_passage)) = span else { continue };
        for &topic in &law.topics {
            let instrument = Instrument { law, topic, from, from_latest, from_is_passage };
            match (law.kind, law.instrument.as_deref()) {
                (LawKind::Treaty, Some(treaty)) => treaties.entry((treaty, topic)).or_default().push(instrument),
                _ => national.entry(topic).or_default().push(instrument),
            }
        }
    }
    let mut groups = Vec::new();
    for (topic, mut instruments) in national {
        sort(&mut instruments);
        let ranked = instruments.len();
        if ranked < FEWEST {
            let others = treaties.iter().filter(|((_, t), _)| *t == topic).flat_map(|(_, list)| list);
            instruments.extend(others.copied());
        }
        groups.push(Group { topic, instruments, ranked });
    }
    for ((_, topic), mut instruments) in treaties {
        sort(&mut instruments);
        groups.push(Group { topic, ranked: instruments.len(), instruments });
    }
    groups
}

fn sort(instruments: &mut [Instrument<'_>]) {
    instruments.sort_by(|a, b| a.law.id.cmp(&b.law.id));
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn decimal_years() {
        assert_eq!(decimal_year(date(2010, 1, 1)), 2010.0);
        assert!((decimal_year(date(2012, 7, 2)) - 2012.5).abs() < 0.01);
    }
}
