//! Trafficking entries of the World Factbook: prose that the extractor reads.
//!
//! The files are named by FIPS 10-4 codes, which look like ISO codes and are none (`ch` is China); the country's
//! name inside the file decides.

use std::collections::HashMap;

use lexgap_domain::{FactStatus, Measure, Observation, ObservationId, Period, Qualifier, Quantity, Topic, Unit};
use serde_json::Value as Json;

use crate::{
    extract::{self, ExtractError, Options, Statement, Value},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, provenance},
};

/// Parser of `cia-factbook`.
pub struct Factbook;

impl Parser for Factbook {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let damaged = |e: &dyn std::fmt::Display| ParseError::Damaged { format: "JSON", detail: e.to_string() };
        if document.bytes.len() > extract::MAX_BYTES {
            return Err(ParseError::Limit(format!(
                "the file has {} bytes, at most {} are read",
                document.bytes.len(),
                extract::MAX_BYTES
            )));
        }
        let json: Json = serde_json::from_slice(document.bytes).map_err(|e| damaged(&e))?;
        let name = |form: &str| {
            let text = json.pointer(&format!("/Government/Country name/{form}/text"))?.as_str()?;
            (text != "none").then_some(text)
        };
        let name = name("conventional short form").or_else(|| name("conventional long form"));
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let found = places.resolve(None, name, || "/Government/Country name".to_owned());
        let Some(jurisdiction) = found else {
            places.finish(document, &mut parsed);
            return Ok(parsed);
        };
        let options = Options { jurisdiction: Some(jurisdiction.id.to_string()), year: None };
        let statements = extract::extract(document.bytes, &options).map_err(|e| match e {
            ExtractError::Empty => ParseError::Empty { what: document.stream.to_owned() },
            other => damaged(&other),
        })?;
        let mut seen: HashMap<String, u16> = HashMap::new();
        let mut skipped: HashMap<&'static str, u32> = HashMap::new();
        // The country profile speaks of much else; only the entry on trafficking is read.
        for s in statements.iter().filter(|s| s.locator.contains("/Trafficking in persons/")) {
            let Some(measure) = measure(s.measure) else {
                *skipped.entry("a rating or a law, which this source does not count").or_default() += 1;
                continue;
            };
            let Some(period) = period(s) else {
                *skipped.entry("no year to file the figure under").or_default() += 1;
                continue;
            };
            let mut observation = Observation {
                id: ObservationId::default(),
                jurisdiction: jurisdiction.id.clone(),
                topics: vec![Topic::HumanTrafficking],
                measure,
                period,
                quantity: quantity(s),
                unit: unit(s),
                breakdown: s.breakdown.clone().unwrap_or_default(),
                ordinal: 0,
                source: document.source.clone(),
                provenance: provenance(document, s.locator.clone()),
                status: FactStatus::Automatic,
            };
            let times = seen.entry(observation.key()).or_default();
            observation.ordinal = *times;
            *times = times.saturating_add(1);
            parsed.observations.push(observation.with_id());
        }
        parsed.skipped.extend(skipped.into_iter().map(|(reason, n)| (reason.to_owned(), n)));
        parsed.skipped.sort();
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

fn measure(m: extract::Measure) -> Option<Measure> {
    Measure::ALL.into_iter().find(|known| known.id() == m.id())
}

/// A prosecution counted as such is a case, a conviction is a person's.
fn unit(s: &Statement) -> Unit {
    match s.unit {
        Some("cases" | "investigations" | "prosecutions") => Unit::Cases,
        _ => Unit::Persons,
    }
}

/// The year the text names, else the one that the report behind it covers. "Never" has no period.
fn period(s: &Statement) -> Option<Period> {
    match s.period.as_deref() {
        Some("ever") => None,
        Some(label) => {
            let (from, to) = label.split_once('/').unwrap_or((label, label));
            Period::years(from.parse().ok()?, to.parse().ok()?)
        }
        None => Period::year(s.report_year?.checked_sub(1)?),
    }
}

fn quantity(s: &Statement) -> Quantity {
    if let (Some(lower), Some(upper)) = (s.lower, s.upper) {
        #[expect(clippy::cast_precision_loss, reason = "counts of prose are far below 2^53")]
        return Quantity::interval(lower as f64, upper as f64);
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of prose are far below 2^53")]
    let value = match s.value {
        Some(Value::Count(n)) => n as f64,
        _ => return Quantity::not_reported(),
    };
    match s.qualifier {
        Some("at_least") => Quantity::at_least(value),
        Some("about") => Quantity { qualifier: Qualifier::About, value: Some(value), lower: None, upper: None },
        Some("none_reported") => {
            Quantity { qualifier: Qualifier::NoneReported, value: Some(0.0), lower: None, upper: None }
        }
        _ => Quantity::exact(value),
    }
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{FactStatus, Measure, Qualifier, Quantity, Unit};

    use crate::sources::tests::parse;

    fn file(country: &str, text: &str) -> Vec<u8> {
        serde_json::json!({
            "Government": {"Country name": {"conventional short form": {"text": country}, "conventional long form": {"text": "none"}}},
            "Transnational Issues": {"Trafficking in persons": {"tier rating": {"text": text}}}
        })
        .to_string()
        .into_bytes()
    }

    #[test]
    fn prose_becomes_figures_of_the_year_before_the_report() {
        let text = "Tier 3 - the state does little; police investigated at least four cases and no convictions were reported, \
                    down from two in 2012 (2015)";
        let parsed = parse("cia-factbook", "x", &file("China", text)).unwrap();
        let mut o = parsed.observations;
        o.sort_by_key(|o| (o.measure.id(), o.period.start));
        assert_eq!(o.len(), 3);
        assert!(o.iter().all(|o| o.jurisdiction == "CHN" && o.status == FactStatus::Automatic));
        assert_eq!(
            (o[0].measure, o[0].period.index_year(), o[0].quantity),
            (Measure::Convictions, 2012, Quantity::exact(2.0))
        );
        assert_eq!((o[1].period.index_year(), o[1].quantity.qualifier), (2014, Qualifier::NoneReported));
        assert_eq!((o[2].unit, o[2].quantity), (Unit::Cases, Quantity::at_least(4.0)));
        assert!(o[2].provenance.locator.starts_with("/Transnational Issues/Trafficking in persons/tier rating/text"));
        assert_eq!(parsed.skipped.len(), 1, "the rating is left out: {:?}", parsed.skipped);
    }

    #[test]
    fn a_stranger_is_unresolved_and_damage_is_an_error() {
        let parsed = parse("cia-factbook", "x", &file("Ruritania", "Tier 3: two men were convicted (2015)")).unwrap();
        assert_eq!((parsed.observations.len(), parsed.unresolved.len()), (0, 1));
        assert!(parse("cia-factbook", "x", b"{\"Government\": ").is_err());
        let parsed = parse("cia-factbook", "x", &file("Kenya", "Tier 3: two men were convicted")).unwrap();
        assert_eq!(parsed.observations.len(), 0, "without a year nothing is filed");
    }
}
