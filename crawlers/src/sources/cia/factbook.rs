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
