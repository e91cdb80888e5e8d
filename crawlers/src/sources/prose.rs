//! What the readers of prose reports share: from statements to figures.

use std::collections::{BTreeMap, HashSet};

use lexgap_domain::{
    Claim, FactStatus, Jurisdiction, Measure, Observation, ObservationId, PART_OF_REPORT, Period, Quantity, Reading,
    Said, Topic, Unit,
};

use crate::{
    classify,
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

/// Every count and claim in the prose of one report on `jurisdiction`; `topics` says what a statement is about, from
/// its place.
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
    read_adjusted(document, jurisdiction, year, scope, topics, |_| ())
}

/// As [`read`]; `adjust` corrects each statement by what is known of this publisher's reports.
///
/// # Errors
/// As [`read`].
pub fn read_adjusted(
    document: &Document<'_>,
    jurisdiction: &Jurisdiction,
    year: Option<i16>,
    scope: Scope,
    topics: impl Fn(&Statement) -> Option<Topic>,
    adjust: impl Fn(&mut Statement),
) -> Result<Parsed, ParseError> {
    let options = Options { jurisdiction: Some(jurisdiction.id.to_string()), year };
    let mut statements = extract::extract(document.bytes, &options).map_err(error)?;
    statements.iter_mut().for_each(adjust);
    let mut observations = Observations::default();
    let mut left_out: BTreeMap<&str, u32> = BTreeMap::new();
    let (mut claims, mut said): (Vec<Claim>, HashSet<String>) = Default::default();
    for statement in &statements {
        if let Some(claim) = claim(document, jurisdiction, scope, &topics, statement) {
            // A report that says the same twice says one thing; its first place stands for all.
            if said.insert(claim.key()) {
                claims.push(claim.with_id());
            }
            continue;
        }
        match observation(document, jurisdiction, scope, &topics, statement) {
            Ok(o) => observations.push(o),
            Err(reason) => *left_out.entry(reason).or_default() += 1,
        }
    }
    let skipped = left_out.into_iter().map(|(reason, n)| (reason.to_owned(), n)).collect();
    Ok(Parsed { observations: observations.all, claims, skipped, ..Parsed::default() })
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
        extract::Measure::Tier | extract::Measure::LawEnacted | extract::Measure::OfficialsComplicit => {
            return Err("a law, rating or complicity under another heading");
        }
    };
    let mut topic = topics(s).ok_or("a count under another heading")?;
    let period = s.period.as_deref().and_then(period).ok_or("a count of no named period")?;
    let quantity = quantity(s).ok_or("a count without a figure")?;
    let mut breakdown: BTreeMap<String, String> = s.breakdown.clone().unwrap_or_default();
    // Smuggling is a trade of its own and no part of trafficking.
    if topic == Topic::HumanTrafficking && breakdown.get("act").is_some_and(|act| act == "smuggling") {
        breakdown.remove("act");
        topic = Topic::MigrantSmuggling;
    }
    let of_persons = s.unit == Some("persons");
    let mut breakdown: BTreeMap<String, String> =
        breakdown.into_iter().map(|(dimension, category)| shared(&dimension, category, of_persons)).collect();
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

/// What a statement claims of a law, a rating or officials; `None` for counts, and for laws under other headings.
fn claim(
    document: &Document<'_>,
    jurisdiction: &Jurisdiction,
    scope: Scope,
    topics: impl Fn(&Statement) -> Option<Topic>,
    s: &Statement,
) -> Option<Claim> {
    let section = topics(s);
    let said = match (s.measure, &s.value) {
        (extract::Measure::Tier, Some(Value::Name(tier))) => Said::Rating { tier: (*tier).to_owned() },
        (extract::Measure::OfficialsComplicit, _) => Said::Complicity { alleged: s.alleged? },
        (extract::Measure::LawEnacted, _) => {
            Said::Law { name: s.law_name.clone()?, year: s.law_year, polarity: s.polarity? }
        }
        _ => return None,
    };
    let of_section: Vec<Topic> = section.into_iter().collect();
    let topics = match &said {
        // A chapter on corruption tells of laws on many things; an entry on trafficking of that trade's alone.
        Said::Law { name, .. } => match classify::topics(name, s.language) {
            by_name if !by_name.is_empty() => by_name,
            _ if scope == Scope::Total => of_section,
            _ => Vec::new(),
        },
        _ => of_section,
    };
    section?;
    Some(Claim {
        id: ObservationId::default(),
        jurisdiction: jurisdiction.id.clone(),
        topics,
        said,
        period: s.period.as_deref().and_then(period),
        source: document.source.clone(),
        provenance: document.at(s.locator.clone()),
        status: FactStatus::Automatic,
        reading: Reading { rule: s.rule.to_owned(), confidence: s.confidence },
        review: None,
        as_read: None,
    })
}

/// A part in the words that tables use for it, so that parts of different sources stand beside each other. What is
/// said of the persons in cases is said of their victims: "child trafficking investigations".
fn shared(dimension: &str, category: String, of_persons: bool) -> (String, String) {
    let (dimension, category) = match (dimension, category.as_str()) {
        ("sex", "female") if !of_persons => ("victim_sex", "Female"),
        ("sex", "male") if !of_persons => ("victim_sex", "Male"),
        ("age", "child") if !of_persons => ("victim_age", "0 to 17 years"),
        ("age", "adult") if !of_persons => ("victim_age", "18 years or over"),
        ("sex", "female") => ("sex", "Female"),
        ("sex", "male") => ("sex", "Male"),
        ("age", "child") => ("age", "0 to 17 years"),
        ("age", "adult") => ("age", "18 years or over"),
        ("exploitation", "sexual") => ("form_of_exploitation", "Sexual exploitation"),
        ("exploitation", "labour") => ("form_of_exploitation", "Forced labour"),
        _ => return (dimension.to_owned(), category),
    };
    (dimension.to_owned(), category.to_owned())
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Measure, topic and part of each figure of an entry.
    fn read_entry(text: &str) -> Vec<(Measure, Topic, Vec<String>)> {
        let bytes = serde_json::json!({
            "Government": {"Country name": {"conventional short form": {"text": "Kenya"}}},
            "Trafficking in persons": {"tier rating": {"text": format!("Tier 2 - {text} (2015)")}},
        });
        let parsed = crate::sources::tests::parse("cia-factbook", "x.json", bytes.to_string().as_bytes()).unwrap();
        let part = |o: &Observation| o.breakdown.iter().map(|(d, c)| format!("{d}: {c}")).collect();
        parsed.observations.iter().map(|o| (o.measure, o.topics[0], part(o))).collect()
    }

    #[test]
    fn parts_bear_the_words_of_tables_and_smuggling_is_a_trade_of_its_own() {
        let owned = |parts: &[&str]| parts.iter().map(|p| (*p).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            read_entry("police identified 12 female child victims; judges convicted nine sex traffickers"),
            [
                (Measure::VictimsIdentified, Topic::HumanTrafficking, owned(&["age: 0 to 17 years", "sex: Female"])),
                (Measure::Convictions, Topic::HumanTrafficking, owned(&["form_of_exploitation: Sexual exploitation"])),
            ]
        );
        // Of cases it is the victims that are children.
        assert_eq!(
            read_entry("police opened 12 child trafficking investigations"),
            [(Measure::Investigations, Topic::HumanTrafficking, owned(&["victim_age: 0 to 17 years"]))]
        );
        assert_eq!(
            read_entry("courts convicted 14 smugglers; police identified 20 victims"),
            [
                (Measure::Convictions, Topic::MigrantSmuggling, owned(&[])),
                (Measure::VictimsIdentified, Topic::HumanTrafficking, owned(&[])),
            ]
        );
    }
}
