//! Questions that an interface takes by POST, as a source's TOML describes them.
//!
//! ```toml
//! [[document]]
//! url = "https://api.example.org/search#*"
//! addresses = ["https://api.example.org/search#year={year}&page=1"]
//! [document.request]
//! method = "post"
//! content_type = "application/json"
//! body = '{"year": {year}, "order": "newest", "page": {page}}'
//! ```
//!
//! What stands behind the `#` of an address never goes to a server as part of it. Here it holds what the body asks for,
//! name by name, so that each question has an address of its own, which stays the same and which patterns, lists,
//! versions, mirrors and the archive treat as any other.

use std::collections::BTreeMap;

use reqwest::Url;
use serde::Deserialize;

use crate::fetch::Posted;

/// The longest body, in bytes.
const MAX_BODY: usize = 16 << 10;

/// How a document is asked for where its address alone does not say it: `[document.request]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestSpec {
    pub method: Method,
    /// Media type of the body: JSON.
    pub content_type: String,
    /// The body; `{name}` stands for what the address says of `name` behind its `#`. Outside quotation marks it is a
    /// whole number, within them any text. The question must change nothing at the publisher's: it may be repeated.
    pub body: String,
}

/// How a request is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    Post,
}

/// An address and a body that do not fit each other, in plain words.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{address} cannot be asked for as document.request says: {detail}")]
pub struct RequestError {
    pub address: String,
    pub detail: String,
}

impl RequestSpec {
    /// Checks what a TOML says, without an address.
    ///
    /// # Errors
    /// The field and what is wrong with it.
    pub fn validate(&self) -> Result<(), (&'static str, String)> {
        let media_type = self.content_type.split(';').next().unwrap_or_default().trim();
        if !media_type.eq_ignore_ascii_case("application/json") {
            return Err(("request.content_type", format!("`{media_type}` is not sent; only application/json is")));
        }
        if self.body.len() > MAX_BODY {
            return Err(("request.body", format!("longer than {MAX_BODY} bytes")));
        }
        let zeros = pieces(&self.body).into_iter().filter_map(|(_, name)| Some((name?.to_owned(), "0".to_owned())));
        let zeros = zeros.collect();
        self.filled(&zeros).map(|_| ()).map_err(|detail| ("request.body", detail))
    }

    /// What is sent for `address`.
    ///
    /// # Errors
    /// The address does not say exactly what the body asks for, or says it in a way that does not fit.
    pub fn posted(&self, address: &str) -> Result<Posted, RequestError> {
        let wrong = |detail: String| RequestError { address: address.to_owned(), detail };
        let mut values = BTreeMap::new();
        for (name, value) in parameters(address).ok_or_else(|| wrong("it is not an address".to_owned()))? {
            // Two addresses that differ in nothing that is sent would be one document under two names.
            if !pieces(&self.body).iter().any(|(_, asked)| *asked == Some(name.as_str())) {
                return Err(wrong(format!("`{name}` behind its # stands nowhere in the body")));
            }
            if values.insert(name.clone(), value).is_some() {
                return Err(wrong(format!("it says `{name}` twice")));
            }
        }
        let body = self.filled(&values).map_err(wrong)?;
        Ok(Posted { content_type: self.content_type.clone(), body })
    }

    fn filled(&self, values: &BTreeMap<String, String>) -> Result<String, String> {
        let (mut filled, mut quoted) = (String::new(), false);
        for (text, name) in pieces(&self.body) {
            filled.push_str(text);
            let Some(name) = name else { continue };
            if text.ends_with('\\') {
                return Err(format!("a backslash before `{name}` would change its first character"));
            }
            quoted ^= changes_quotes(text);
            let value = values.get(name).ok_or_else(|| format!("it does not say `{name}` behind its #"))?;
            match (quoted, value.parse::<u64>()) {
                (true, _) => filled.push_str(&within_quotes(value)?),
                (false, Ok(number)) => filled.push_str(&number.to_string()),
                (false, Err(_)) => return Err(format!("`{name}` should be a whole number, not `{value}`")),
            }
        }
        match serde_json::from_str::<serde::de::IgnoredAny>(&filled) {
            Ok(_) => Ok(filled),
            Err(e) => Err(format!("the body is no JSON: {e}")),
        }
    }
}

/// A body in pieces: text, and the name in braces that follows it, where one does.
fn pieces(body: &str) -> Vec<(&str, Option<&str>)> {
    let is_name = |name: &&str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let (mut pieces, mut begin) = (Vec::new(), 0);
    for (at, _) in body.match_indices('{') {
        let name = body.get(at + 1..).and_then(|rest| rest.split_once('}')).map(|(name, _)| name).filter(is_name);
        if name.is_some() {
            pieces.push((body.get(begin..at).unwrap_or_default(), name));
            begin = at + 2 + name.map_or(0, str::len);
        }
    }
    pieces.push((body.get(begin..).unwrap_or_default(), None));
    pieces
}

/// What an address says behind its `#`: `year=2030&page=1`, written as a query is. `None` for no address.
fn parameters(address: &str) -> Option<Vec<(String, String)>> {
    let mut url = Url::parse(address).ok()?;
    let fragment = url.fragment().unwrap_or_default().to_owned();
    url.set_query(Some(&fragment));
    Some(url.query_pairs().into_owned().filter(|(name, _)| !name.is_empty()).collect())
}

/// Whether a piece of JSON begins within a string and ends outside, or the other way round.
fn changes_quotes(piece: &str) -> bool {
    let (mut changes, mut escaped) = (false, false);
    for c in piece.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => changes = !changes,
            _ => {}
        }
    }
    changes
}

fn within_quotes(value: &str) -> Result<String, String> {
    let quoted = serde_json::to_string(value).map_err(|e| e.to_string())?;
    Ok(quoted.strip_prefix('"').and_then(|q| q.strip_suffix('"')).unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spec(body: &str) -> RequestSpec {
        RequestSpec { method: Method::Post, content_type: "application/json".to_owned(), body: body.to_owned() }
    }

    const SEARCH: &str = r#"{"words": "\"{words}\"", "years": [{year}, {year}], "day": "{year}-01-01", "x": {}}"#;

    #[test]
    fn an_address_fills_the_body() {
        let posted = spec(SEARCH).posted("https://x.example.org/find?lang=it#year=2030&words=a%22b+%26%20c").unwrap();
        let expected = r#"{"words": "\"a\"b & c\"", "years": [2030, 2030], "day": "2030-01-01", "x": {}}"#;
        assert_eq!(posted.body, expected.replace(r#"a"b"#, r#"a\"b"#));
        assert_eq!(posted.content_type, "application/json");
        assert_eq!(spec("[]").posted("https://x.example.org/all#").unwrap().body, "[]");
    }

    #[test]
    fn what_does_not_fit_is_told() {
        for (address, words) in [
            ("https://x.example.org/find#year=2030", "does not say `words`"),
            ("https://x.example.org/find", "does not say `words`"),
            ("https://x.example.org/find#words=a&year=2030&page=2", "`page` behind its # stands nowhere"),
            ("https://x.example.org/find#words=a&year=1],%20%22more%22:%20[1", "`year` should be a whole number"),
            ("https://x.example.org/find#words=a&year=2030&year=2031", "`year` twice"),
            ("https://x.example.org/find#words=a&year=-1", "`year` should be a whole number"),
            ("find#words=a&year=2030", "not an address"),
        ] {
            let error = spec(SEARCH).posted(address).unwrap_err().to_string();
            assert!(error.contains(words) && error.contains(address), "{error}");
        }
    }

    #[test]
    fn a_body_that_can_never_be_sent_is_refused() {
        spec(SEARCH).validate().unwrap();
        for (request, field) in [
            (spec("{\"a\": {a}"), "request.body"),
            (spec("{year: {year}}"), "request.body"),
            (spec(r#"{"year": "\{year}"}"#), "request.body"),
            (spec(&format!("\"{}\"", "a".repeat(MAX_BODY))), "request.body"),
            (RequestSpec { content_type: "text/xml".to_owned(), ..spec("{}") }, "request.content_type"),
        ] {
            assert_eq!(request.validate().unwrap_err().0, field, "{request:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_escapes_its_quotes(text in "\\PC*", number in any::<u64>()) {
            let mut address = Url::parse("https://x.example.org/find").unwrap();
            address.query_pairs_mut().append_pair("text", &text).append_pair("n", &number.to_string());
            let address = address.as_str().replacen('?', "#", 1);
            let body = spec(r#"{"a": "<{text}>", "n": {n}}"#).posted(&address).unwrap().body;
            let value: serde_json::Value = serde_json::from_str(&body).unwrap();
            prop_assert_eq!(value, serde_json::json!({"a": format!("<{text}>"), "n": number}));
        }
    }
}
