//! Pieces of small worlds.

use jiff::civil::Date;
use lexgap_domain::{
    DateKind, DatePrecision, FactStatus, Law, LawDate, LawKind, LawStatus, Measure, Observation, Period, Provenance,
    Quantity, Topic, Unit,
};

pub fn provenance() -> Provenance {
    Provenance { snapshot: "00".into(), locator: "row=1".into() }
}

/// A protocol's obligation of one party; `letter` is that of chapter XVIII-12.
pub fn treaty(letter: char, topic: Topic, jurisdiction: &str, ratified: Date, in_force: Date) -> Law {
    let dated =
        |kind, date| LawDate { kind, date, precision: DatePrecision::Day, provenance: provenance(), computed_by: None };
    let instrument = format!("untc-18-12-{letter}");
    Law {
        id: format!("{instrument}-{}", jurisdiction.to_lowercase()).into(),
        jurisdiction: jurisdiction.into(),
        kind: LawKind::Treaty,
        titles: vec![],
        citation: format!("UNTC XVIII-12-{letter}"),
        topics: vec![topic],
        instrument: Some(instrument),
        dates: vec![dated(DateKind::Ratification, ratified), dated(DateKind::InForce, in_force)],
        url: None,
        sources: vec!["un-treaties".into()],
        versions: vec![],
        status: LawStatus::NotStated,
        sections: vec![],
        amendments: vec![],
        notes: vec![],
        provisions: vec![],
    }
}

/// A total of one year, in persons.
pub fn total(
    source: &str,
    topic: Topic,
    jurisdiction: &str,
    measure: Measure,
    year: i16,
    quantity: Quantity,
) -> Observation {
    Observation {
        id: Default::default(),
        jurisdiction: jurisdiction.into(),
        topics: vec![topic],
        measure,
        period: Period::year(year).unwrap(),
        quantity,
        unit: Unit::Persons,
        breakdown: Default::default(),
        ordinal: 0,
        source: source.into(),
        provenance: provenance(),
        status: FactStatus::Automatic,
        reading: None,
        review: None,
    }
    .with_id()
}
