//! `cia-factbook`: the entries on trafficking of the World Factbook.

use lexgap_domain::Topic;
use serde_json::Value;

use crate::{
    parse::{Document, ParseError, Parsed, Parser},
    sources::{
        common::Places,
        prose::{self, Scope},
    },
};

/// Parser of `cia-factbook`.
pub struct Factbook;

impl Parser for Factbook {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.bytes.is_empty() {
            return Err(ParseError::Empty { what: "the country's file".to_owned() });
        }
        let json: Value = serde_json::from_slice(document.bytes)
            .map_err(|e| ParseError::Damaged { format: "JSON", detail: e.to_string() })?;
        // The file is named by its FIPS 10-4 code, which is another country's code elsewhere.
        let name =
            name(&json).ok_or_else(|| ParseError::Layout("no name under Government, Country name".to_owned()))?;
        let mut places = Places::default();
        let at = || "/Government/Country name".to_owned();
        let mut parsed = match places.resolve(None, Some(name), at) {
            Some(jurisdiction) => {
                prose::read(document, jurisdiction, None, Scope::Total, |_| Some(Topic::HumanTrafficking))?
            }
            None => Parsed::default(),
        };
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

/// The short name, or the long one where there is none ("none").
fn name(json: &Value) -> Option<&str> {
    let names = json.get("Government")?.get("Country name")?;
    let of = |key: &str| names.get(key)?.get("text")?.as_str().map(str::trim).filter(|n| !n.is_empty() && *n != "none");
    of("conventional short form").or_else(|| of("conventional long form"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use lexgap_domain::{Measure, Observation, Quantity};

    use super::*;
    use crate::{corpus::corpus_with, mirror::Mirror, registry, sources::tests::parse};

    /// A country's file of our own.
    fn file(short: &str, long: &str, entry: &str) -> Vec<u8> {
        serde_json::json!({
            "Government": {"Country name": {
                "conventional long form": {"text": long},
                "conventional short form": {"text": short},
            }},
            "Trafficking in persons": {"tier rating": {"text": entry}},
        })
        .to_string()
        .into_bytes()
    }

    #[test]
    fn counts_of_an_entry_are_totals_of_the_year_before_its_report() {
        let entry = "Tier 3 - police investigated 12 cases and courts convicted three traffickers (2015)";
        let parsed = parse("cia-factbook", "x", &file("Kenya", "Republic of Kenya", entry)).unwrap();
        let told: Vec<_> = parsed
            .observations
            .iter()
            .map(|o| (o.jurisdiction.as_str(), o.measure, o.quantity, o.period.index_year(), o.is_total()))
            .collect();
        assert_eq!(
            told,
            [
                ("KEN", Measure::Investigations, Quantity::exact(12.0), 2014, true),
                ("KEN", Measure::Convictions, Quantity::exact(3.0), 2014, true)
            ]
        );
        assert!(parsed.observations.iter().all(|o| o.topics == [Topic::HumanTrafficking] && o.reading.is_some()));
        assert_eq!(parsed.claims.len(), 1, "the rating: {:?}", parsed.claims);
    }

    #[test]
    fn the_long_name_stands_in_for_a_short_one_and_no_name_is_another_layout() {
        let entry = "Tier 3 - courts convicted three traffickers (2015)";
        let parsed = parse("cia-factbook", "x", &file("none", "Central African Republic", entry)).unwrap();
        assert_eq!(parsed.observations[0].jurisdiction.as_str(), "CAF");
        let parsed = parse("cia-factbook", "x", &file("Utopia", "Republic of Utopia", entry)).unwrap();
        assert_eq!((parsed.facts(), parsed.unresolved[0].name.as_str()), (0, "Utopia"));
        for (bytes, word) in [(&b"{}"[..], "no name"), (b"[", "JSON"), (b"", "empty")] {
            let error = parse("cia-factbook", "x", bytes).unwrap_err().to_string();
            assert!(error.contains(word), "{error}");
        }
    }

    #[test]
    fn a_country_without_an_entry_has_no_figure() {
        let bytes = br#"{"Government": {"Country name": {"conventional short form": {"text": "Kenya"}}}}"#;
        let parsed = parse("cia-factbook", "x", bytes).unwrap();
        assert_eq!((parsed.facts(), parsed.unresolved.len()), (0, 0));
    }

    /// Figures that a later vintage states otherwise, and the number of those that it repeats.
    fn revisions(vintages: &[Vec<Observation>]) -> (Vec<(String, Quantity, Quantity)>, usize) {
        let (mut known, mut revised, mut repeated) = (BTreeMap::<String, Quantity>::new(), Vec::new(), 0);
        for o in vintages.iter().flatten() {
            match known.insert(o.key(), o.quantity) {
                Some(before) if before == o.quantity => repeated += 1,
                Some(before) => revised.push((o.key(), before, o.quantity)),
                None => {}
            }
        }
        (revised, repeated)
    }

    #[test]
    fn no_yearly_vintage_revises_a_figure_in_silence() {
        let Some(corpus) = corpus_with("manifest.jsonl") else { return };
        let mirror = Mirror::open(corpus.join("manifest.jsonl")).unwrap();
        let spec = &registry::get("cia-factbook").unwrap().spec;
        let (mut several, mut figures, mut repeated) = (0, 0, 0);
        let (mut with_repeats, mut noticed) = (0, 0);
        for stream in mirror.matching(spec) {
            let of = |bytes: &[u8]| parse("cia-factbook", stream.stream, bytes).unwrap().observations;
            let files: Vec<Vec<u8>> = stream.entries.iter().map(|e| mirror.read(e).unwrap()).collect();
            let mut vintages: Vec<Vec<Observation>> = files.iter().map(|bytes| of(bytes)).collect();
            let (revised, same) = revisions(&vintages);
            assert!(revised.is_empty(), "{}: {revised:#?}", stream.stream);
            several += usize::from(vintages.len() > 1);
            figures += vintages.iter().map(Vec::len).sum::<usize>();
            repeated += same;
            // The same vintages with every figure raised by the number of its vintage.
            for (i, vintage) in (0_u8..).zip(&mut vintages) {
                for o in vintage.iter_mut() {
                    o.quantity = Quantity::exact(o.quantity.value.unwrap_or_default() + f64::from(i));
                }
            }
            noticed += usize::from(same > 0 && !revisions(&vintages).0.is_empty());
            with_repeats += usize::from(same > 0);
        }
        println!("{several} countries in several vintages, {figures} figures, {repeated} of them repeated");
        assert!(several >= 30 && figures >= 150 && repeated >= 30, "{several}, {figures}, {repeated}");
        assert!(with_repeats > 0 && noticed == with_repeats, "changed figures would not be noticed");
    }
}
