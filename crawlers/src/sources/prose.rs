//! What the readers of prose reports share: from statements to figures.

use std::collections::BTreeMap;

use lexgap_domain::{
    FactStatus, Jurisdiction, Measure, Observation, ObservationId, PART_OF_REPORT, Period, Quantity, Reading, Topic,
    Unit,
};

use crate::{
    extract::{self, ExtractError, Options, Statement, Value},
    parse::{Document, ParseError, Parsed},
    sources::common::Observations,
};

/// What a figure of a report stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The country's total of the period.
    Total,
    /// What the report tells of: some of it the year's total, some of it one court case. Never added to a total
    /// until a person says that it is one.
    Told,
}

/// Every count in the prose of one report on `jurisdiction`; `topics` says what a figure is about, from its place.
///
/// # Errors
/// See [`ParseError`]. A report without counts is no error.
pub fn read(
    document: &Document<'_>,
    jurisdiction: &Jurisdiction,
    year: Option<i16>,
    scope: Scope,
    topics: impl Fn(&Statement) -> Option<Topic>,
) -> Result<Parsed, ParseError> {
    let options = Options { jurisdiction: Some(jurisdiction.id.to_string()), year };
    let statements = extract::extract(document.bytes, &options).map_err(error)?;
    let mut observations = Observations::default();
    let mut left_out: BTreeMap<&str, u32> = BTreeMap::new();
    for statement in &statements {
        match observation(document, jurisdiction, scope, &topics, statement) {
            Ok(o) => observations.push(o),
            Err(reason) => *left_out.entry(reason).or_default() += 1,
        }
    }
    let skipped = left_out.into_iter().map(|(reason, n)| (reason.to_owned(), n)).collect();
    Ok(Parsed { observations: observations.all, skipped, ..Parsed::default() })
}

fn error(e: ExtractError) -> ParseError {
    match e {
        ExtractError::Empty => ParseError::Empty { what: "the report".to_owned() },
        ExtractError::Json(e) => ParseError::Damaged { format: "JSON", detail: e.to_string() },
        ExtractError::NotText(found) => ParseError::WrongType { expected: "a report in UTF-8", found },
        other => ParseError::Layout(other.to_string()),
    }
}

fn observation(
    document: &Document<'_>,
    jurisdiction: &Jurisdiction,
    scope: Scope,
    topics: impl Fn(&Statement) -> Option<Topic>,
    s: &Statement,
) -> Result<Observation, &'static str> {
    let measure = match s.measure {
        extract::Measure::Investigations => Measure::Investigations,
        extract::Measure::Prosecutions => Measure::Prosecutions,
        extract::Measure::Convictions => Measure::Convictions,
        extract::Measure::Sentenced => Measure::Sentenced,
        extract::Measure::VictimsIdentified => Measure::VictimsIdentified,
        extract::Measure::OfficialsProsecuted => Measure::OfficialsProsecuted,
        extract::Measure::Tier => return Err("a rating in prose: the list of ratings has it"),
        extract::Measure::LawEnacted => return Err("a law in prose"),
    };
    let topic = topics(s).ok_or("a count under another heading")?;
    let period = s.period.as_deref().and_then(period).ok_or("a count of no named period")?;
    let quantity = quantity(s).ok_or("a count without a figure")?;
    let mut breakdown: BTreeMap<String, String> = s.breakdown.clone().unwrap_or_default();
    if scope == Scope::Told {
        let (dimension, category) = PART_OF_REPORT;
        breakdown.insert(dimension.to_owned(), category.to_owned());
    }
    Ok(Observation {
        id: ObservationId::default(),
        jurisdiction: jurisdiction.id.clone(),
        topics: vec![topic],
        measure,
        period,
        quantity,
        unit: unit(measure, s.unit),
        breakdown,
        ordinal: 0,
        source: document.source.clone(),
        provenance: document.at(s.locator.clone()),
        status: FactStatus::Automatic,
        reading: Some(Reading { rule: s.rule.to_owned(), confidence: s.confidence }),
        review: None,
    })
}

/// `2012` or `2012/2014`.
fn period(label: &str) -> Option<Period> {
    match label.split_once('/') {
        Some((from, to)) => Period::years(from.parse().ok()?, to.parse().ok()?),
        None => Period::year(label.parse().ok()?),
    }
}

fn quantity(s: &Statement) -> Option<Quantity> {
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let number = |n: u64| n as f64;
    let value = match s.value {
        Some(Value::Count(n)) => Some(number(n)),
        _ => None,
    };
    match s.qualifier? {
        "exact" => value.map(Quantity::exact),
        "at_least" => value.map(Quantity::at_least),
        "about" => value.map(Quantity::about),
        "interval" => s.lower.zip(s.upper).map(|(l, u)| Quantity::interval(number(l), number(u))),
        "none_reported" => Some(Quantity::none_reported()),
        "not_reported" => Some(Quantity::not_reported()),
        _ => None,
    }
}

fn unit(measure: Measure, stated: Option<&str>) -> Unit {
    match (stated, measure) {
        (Some("persons"), _) | (_, Measure::VictimsIdentified | Measure::OfficialsProsecuted) => Unit::Persons,
        // An investigation is of a case.
        (Some("cases"), _) | (_, Measure::Investigations) => Unit::Cases,
        _ => Unit::Unstated,
    }
}
