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

/// The day on which the Trafficking and Smuggling Protocols were adopted, which first defined both trades.
const DEFINED: Date = jiff::civil::date(2000, 11, 15);

/// Whether the day of the law is that of its promise on `topic`. A code that is on it by some sections only may be
/// older than these (docs/decisions/0006).
fn day_is_of_topic(law: &Law, topic: Topic, from: Date) -> bool {
    let is_trade_of_2000 = matches!(topic, Topic::HumanTrafficking | Topic::MigrantSmuggling);
    let in_sections = law.sections.iter().any(|s| s.inserted.is_none() && s.topics.contains(&topic));
    let cited = is_trade_of_2000 && !law.provisions.is_empty();
    !(in_sections || cited) || is_trade_of_2000 && from >= DEFINED
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
        for &topic in law.topics.iter().filter(|t| day_is_of_topic(law, **t, from)) {
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
    fn a_code_is_not_measured_from_before_its_sections() {
        let provenance = lexgap_domain::Provenance { snapshot: "00".into(), locator: "page=1".into() };
        let section = lexgap_domain::LawSection {
            number: "232".to_owned(),
            heading: "Trafficking".to_owned(),
            inserted: None,
            topics: vec![Topic::HumanTrafficking],
            locator: "section=232".to_owned(),
        };
        let mut law = Law {
            id: "x".into(),
            jurisdiction: "DEU".into(),
            kind: LawKind::Law,
            titles: vec![],
            citation: String::new(),
            topics: vec![Topic::HumanTrafficking],
            instrument: None,
            dates: vec![],
            url: None,
            sources: vec![],
            versions: vec![],
            status: lexgap_domain::LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        };
        let (old, new) = (date(1871, 5, 15), date(2010, 1, 1));
        assert!(day_is_of_topic(&law, Topic::HumanTrafficking, old), "its title names the topic");
        law.sections.push(section);
        assert!(!day_is_of_topic(&law, Topic::HumanTrafficking, old));
        assert!(day_is_of_topic(&law, Topic::HumanTrafficking, new));
        assert!(day_is_of_topic(&law, Topic::Corruption, old), "the section is on another topic");
        law.sections.clear();
        law.provisions.push(lexgap_domain::Provision {
            subject: "child trafficking".to_owned(),
            articles: "Article 3".to_owned(),
            provenance,
        });
        assert!(!day_is_of_topic(&law, Topic::HumanTrafficking, old));
        assert!(day_is_of_topic(&law, Topic::HumanTrafficking, new));
    }
}
