//! JSON in any charset, read by pointers (`/data/atto/titolo`), with limits.

use serde_json::Value;

use super::charset;
use crate::parse::{Document, ParseError};

/// Decodes and reads a document; `what` names it in errors. Depth is limited by the reader, size by the decoder.
/// Control characters that stand bare in a text, which JSON forbids and publishers write, become spaces.
///
/// # Errors
/// Empty, too large, an HTML page in JSON's place, or damaged.
pub fn read(what: &str, document: &Document<'_>) -> Result<Value, ParseError> {
    let text = charset::decode(what, document.bytes, document.content_type)?;
    let start = text.trim_start();
    if !start.starts_with(['{', '[']) {
        let found = if start.starts_with('<') { "an HTML or XML page" } else { "plain text or binary data" };
        return Err(ParseError::WrongType { expected: "JSON", found: found.to_owned() });
    }
    serde_json::from_str(start)
        .or_else(|_| serde_json::from_str(&start.replace(|c: char| c.is_control(), " ")))
        .map_err(|e| ParseError::Damaged { format: "JSON", detail: e.to_string() })
}

/// The text at a pointer, trimmed; `None` where there is none or only white space. A number is its digits.
pub fn text(value: &Value, pointer: &str) -> Option<String> {
    let text = match value.pointer(pointer)? {
        Value::String(s) => s.trim().to_owned(),
        Value::Number(n) => n.to_string(),
        _ => return None,
    };
    Some(text).filter(|t| !t.is_empty())
}

/// The whole number at a pointer, also where it is written as a text.
pub fn integer(value: &Value, pointer: &str) -> Option<i64> {
    match value.pointer(pointer)? {
        Value::Number(n) => n.as_i64(),
        Value::String(s) => s.trim().parse().ok(),
        _ => None,
    }
}

/// The items of a list at a pointer. A single object stands for a list of one, as converters from XML write it.
pub fn items<'v>(value: &'v Value, pointer: &str) -> Vec<&'v Value> {
    match value.pointer(pointer) {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(one @ Value::Object(_)) => vec![one],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Value, ParseError> {
        let (sha256, source) = ("00".into(), "x".into());
        let (url, content_type, vintage, stream) = (None, None, None, "x");
        super::read("it", &Document { bytes, sha256: &sha256, source: &source, stream, url, content_type, vintage })
    }

    #[test]
    fn charsets_marks_and_bare_control_characters() {
        assert_eq!(text(&read(b"{\"a\": \"Promulgaci\xf3n\"}").unwrap(), "/a").unwrap(), "Promulgación");
        assert_eq!(text(&read("\u{feff}{\"a\": \"é\"}".as_bytes()).unwrap(), "/a").unwrap(), "é");
        assert_eq!(text(&read(b"{\"a\": \"x\ty\"}").unwrap(), "/a").unwrap(), "x y");
    }

    #[test]
    fn values_as_publishers_write_them() {
        let value = read(br#"{"n": "12", "m": 7, "list": {"x": 1}, "lists": [1, 2], "blank": " "}"#).unwrap();
        assert_eq!((integer(&value, "/n"), integer(&value, "/m"), integer(&value, "/x")), (Some(12), Some(7), None));
        assert_eq!(items(&value, "/list").len(), 1);
        assert_eq!(items(&value, "/lists").len(), 2);
        assert!(items(&value, "/n").is_empty());
        assert_eq!((text(&value, "/blank"), text(&value, "/m")), (None, Some("7".to_owned())));
    }

    #[test]
    fn what_is_not_json_is_refused() {
        assert!(matches!(read(b"<html>"), Err(ParseError::WrongType { .. })));
        assert!(matches!(read(b"%PDF"), Err(ParseError::WrongType { .. })));
        assert!(matches!(read(b"{\"a\": "), Err(ParseError::Damaged { .. })));
        assert!(matches!(read("[".repeat(100_000).as_bytes()), Err(ParseError::Damaged { .. })));
        assert!(matches!(read(b""), Err(ParseError::Empty { .. })));
    }
}
