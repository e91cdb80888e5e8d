//! Figures of one source that cannot all be true (METHODOLOGY section 1, rule 2: all are kept, all are shown).

use std::collections::BTreeMap;

use lexgap_domain::{
    Contradiction, FactSet, JurisdictionId, Measure, Message, Observation, SourceId, Topic, Unit, dimension as name_of,
};

use crate::components::whole;

type Whole<'a> = (&'a SourceId, &'a JurisdictionId, Measure, Unit, &'a [Topic], i16);

/// Finds totals that are smaller than a part of them, or than the sum of the parts along one dimension, each
/// part at the least that it can be.
pub fn find(facts: &FactSet) -> Vec<Contradiction> {
    let mut totals: BTreeMap<String, &Observation> = BTreeMap::new();
    // Key of the total → dimensions → parts.
    let mut parts: BTreeMap<String, BTreeMap<&str, Vec<&Observation>>> = BTreeMap::new();
    for o in &facts.observations {
        let key = key((&o.source, &o.jurisdiction, o.measure, o.unit, &o.topics, o.period.index_year()));
        let mut dimensions = o.breakdown.keys();
        match (dimensions.next(), dimensions.next()) {
            (None, _) => {
                // Of two totals the greater: what exceeds that contradicts both.
                let kept = totals.entry(key).or_insert(o);
                if at_most(o) > at_most(kept) {
                    *kept = o;
                }
            }
            (Some(dimension), None) => parts.entry(key).or_default().entry(dimension).or_default().push(o),
            // Parts of parts are not parts of the total along one dimension.
            _ => {}
        }
    }
    let mut found = Vec::new();
    for (key, dimensions) in &parts {
        let Some(total) = totals.get(key) else { continue };
        for (dimension, parts) in dimensions {
            found.extend(exceeds(total, dimension, parts));
        }
    }
    found
}

fn key((source, jurisdiction, measure, unit, topics, year): Whole<'_>) -> String {
    let topics: Vec<&str> = topics.iter().map(|t| t.id()).collect();
    format!("{jurisdiction}|{year:04}|{measure}|{source}|{}|{}", unit.id(), topics.join(","))
}

/// The most that a figure can be.
fn at_most(o: &Observation) -> f64 {
    o.quantity.upper.unwrap_or(f64::INFINITY)
}

fn at_least(o: &Observation) -> f64 {
    o.quantity.at_lowest().unwrap_or(0.0)
}

fn exceeds(total: &Observation, dimension: &str, parts: &[&Observation]) -> Option<Contradiction> {
    let most = at_most(total);
    let contradiction = |parts: Vec<&Observation>, said: Message| Contradiction {
        source: total.source.clone(),
        jurisdiction: total.jurisdiction.clone(),
        measure: total.measure,
        year: total.period.index_year(),
        total: total.id.clone(),
        parts: parts.iter().map(|p| p.id.clone()).collect(),
        explanation: said
            .with("measure", total.measure.message())
            .with("period", total.period.label())
            .with("dimension", name_of(dimension))
            .with("total", total.quantity.message()),
    };
    let category = |o: &Observation| o.breakdown.values().next().cloned().unwrap_or_default();
    if let Some(part) = parts.iter().find(|p| at_least(p) > most) {
        let said =
            Message::new("contradiction-part").with("part", part.quantity.message()).with("category", category(part));
        return Some(contradiction(vec![part], said));
    }
    // The same category twice is the publisher's repetition, not a sum.
    let mut distinct: BTreeMap<String, &Observation> = BTreeMap::new();
    for part in parts {
        distinct.entry(category(part)).or_insert(part);
    }
    let is_partition = matches!(dimension, "sex" | "age");
    let sum: f64 = distinct.values().map(|p| at_least(p)).sum();
    if !is_partition || sum <= most {
        return None;
    }
    let each: Vec<Message> = distinct
        .iter()
        .map(|(category, part)| {
            Message::new("part-of-sum").with("figure", part.quantity.message()).with("category", category.as_str())
        })
        .collect();
    let said = Message::new("contradiction-sum").with("parts", each).with("sum", whole(sum));
    Some(contradiction(distinct.into_values().collect(), said))
}

#[cfg(test)]
mod tests {
    use super::*;
    use lexgap_domain::{FactStatus, Period, Provenance, Quantity};
    use lexgap_texts::english;

    fn figure(breakdown: &[(&str, &str)], quantity: Quantity) -> Observation {
        Observation {
            id: Default::default(),
            jurisdiction: "KEN".into(),
            topics: vec![Topic::HumanTrafficking],
            measure: Measure::Convictions,
            period: Period::year(2014).unwrap(),
            quantity,
            unit: Unit::Persons,
            breakdown: breakdown.iter().map(|(d, c)| ((*d).to_owned(), (*c).to_owned())).collect(),
            ordinal: 0,
            source: "s".into(),
            provenance: Provenance { snapshot: "00".into(), locator: "row=1".into() },
            status: FactStatus::Automatic,
            reading: None,
            review: None,
        }
        .with_id()
    }

    fn among(figures: Vec<Observation>) -> Vec<Contradiction> {
        find(&FactSet { observations: figures, ..FactSet::default() })
    }

    #[test]
    fn a_part_greater_than_its_total() {
        let found = among(vec![
            figure(&[], Quantity::exact(31.0)),
            figure(&[("form_of_exploitation", "Sexual exploitation")], Quantity::exact(32.0)),
        ]);
        assert_eq!(found.len(), 1);
        assert_eq!(
            english(&found[0].explanation),
            "Convictions in 2014: 32 for form of exploitation “Sexual exploitation”, but the total of the same source is 31"
        );
    }

    #[test]
    fn censored_parts_count_at_their_least() {
        let sexes = |male: Quantity| {
            among(vec![
                figure(&[], Quantity::exact(5.0)),
                figure(&[("sex", "Female")], Quantity::exact(5.0)),
                figure(&[("sex", "Male")], male),
            ])
        };
        assert!(sexes(Quantity::interval(0.0, 4.0)).is_empty(), "<5 may be a zero");
        let found = sexes(Quantity::exact(1.0));
        assert_eq!(
            english(&found[0].explanation),
            "Convictions in 2014: 5 Female, 1 Male by sex, at least 6, but the total of the same source is 5"
        );
    }

    #[test]
    fn a_censored_total_is_taken_at_its_most() {
        let found = |part: f64| {
            among(vec![figure(&[], Quantity::interval(0.0, 4.0)), figure(&[("sex", "Male")], Quantity::exact(part))])
        };
        assert!(found(4.0).is_empty());
        assert_eq!(found(5.0).len(), 1);
    }
}
