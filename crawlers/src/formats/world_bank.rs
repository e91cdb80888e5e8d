//! The World Bank's API, version 2, in JSON: a list of two, the page and its rows; or a list of one, a refusal.

use serde::Deserialize;

use crate::{formats::typed_json, parse::ParseError};

/// One page of an answer.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Answer(pub Page, #[serde(deserialize_with = "rows")] pub Vec<Row>);

/// Which page this is, of how many.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Page {
    #[serde(deserialize_with = "whole")]
    pub page: u64,
    #[serde(deserialize_with = "whole")]
    pub pages: u64,
    /// Rows of all pages together.
    #[serde(deserialize_with = "whole")]
    pub total: u64,
    /// Day on which the publisher last changed the data, as printed.
    #[serde(default)]
    pub lastupdated: Option<String>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Row {
    pub indicator: Item,
    pub country: Item,
    /// Empty for some groups of countries.
    #[serde(default)]
    pub countryiso3code: Option<String>,
    /// `2022`, `2022Q1` or `2022M01`.
    pub date: String,
    /// Absent where the publisher lists the row and has no value.
    pub value: Option<f64>,
}

/// A code and its name.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Item {
    pub id: String,
    #[serde(default)]
    pub value: Option<String>,
}

#[derive(Deserialize)]
struct Refusal {
    message: Vec<Message>,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    key: String,
    value: String,
}

/// The API prints whole numbers as numbers or as text.
fn whole<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Whole {
        Number(u64),
        Text(String),
    }
    match Whole::deserialize(deserializer)? {
        Whole::Number(n) => Ok(n),
        Whole::Text(t) => t.parse().map_err(serde::de::Error::custom),
    }
}

/// An answer without rows holds `null` in their place.
fn rows<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Row>, D::Error> {
    Ok(Option::deserialize(deserializer)?.unwrap_or_default())
}

impl Answer {
    /// Reads one page. `what` names the document in errors.
    ///
    /// # Errors
    /// Not JSON, another shape, or a refusal, whose words are given.
    pub fn read(bytes: &[u8], what: &str) -> Result<Answer, ParseError> {
        let error = match typed_json::read(bytes, what) {
            Ok(answer) => return Ok(answer),
            Err(error) => error,
        };
        let refusals: Vec<Refusal> = match &error {
            ParseError::Layout(_) => typed_json::read(bytes, what).unwrap_or_default(),
            _ => Vec::new(),
        };
        let words: Vec<String> =
            refusals.iter().flat_map(|r| &r.message).map(|m| format!("{} ({}): {}", m.key, m.id, m.value)).collect();
        Err(if words.is_empty() {
            error
        } else {
            ParseError::Layout(format!("{what}: the API refused the request: {}", words.join("; ")))
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PAGE: &str = r#"[{"page": 1, "pages": "2", "per_page": "50", "total": 51, "lastupdated": "2025-01-28"},
        [{"indicator": {"id": "CC.EST", "value": "Control of Corruption: Estimate"},
          "country": {"id": "KE", "value": "Kenya"}, "countryiso3code": "KEN", "date": "2022",
          "value": -0.75, "unit": "", "obs_status": "", "decimal": 1},
         {"indicator": {"id": "CC.EST"}, "country": {"id": "XD", "value": "High income"},
          "countryiso3code": "", "date": "2022", "value": null}]]"#;

    #[test]
    fn numbers_may_be_text_and_values_may_be_null() {
        let Answer(page, rows) = Answer::read(PAGE.as_bytes(), "cc").unwrap();
        assert_eq!((page.page, page.pages, page.total), (1, 2, 51));
        assert_eq!((rows[0].value, rows[1].value), (Some(-0.75), None));
        let Answer(_, none) = Answer::read(br#"[{"page":0,"pages":0,"total":0},null]"#, "cc").unwrap();
        assert!(none.is_empty());
    }

    #[test]
    fn a_refusal_is_told_in_the_publishers_words() {
        let refusal = br#"[{"message":[{"id":"120","key":"Invalid value","value":"no such indicator"}]}]"#;
        let error = Answer::read(refusal, "cc").unwrap_err().to_string();
        assert!(error.contains("refused") && error.contains("Invalid value (120): no such indicator"), "{error}");
        assert!(Answer::read(b"[]", "cc").unwrap_err().to_string().contains("layout"));
        assert!(Answer::read(b"<error/>", "cc").unwrap_err().to_string().contains("HTML or XML"));
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = PAGE.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = Answer::read(&bytes, "cc");
            bytes.truncate(cut.index(bytes.len()));
            let _ = Answer::read(&bytes, "cc");
        }
    }
}
