//! JSON straight into types, with errors that say what is wrong. Depth is limited by the reader to 128 levels.

use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::parse::ParseError;

/// Reads `bytes` as `T`. `what` names the document in errors.
///
/// # Errors
/// Empty, a page instead of JSON, damaged, or JSON of another shape.
pub fn read<T: DeserializeOwned>(bytes: &[u8], what: &str) -> Result<T, ParseError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
        None => return Err(ParseError::Empty { what: what.to_owned() }),
        Some(b'<') => {
            return Err(ParseError::WrongType { expected: "JSON", found: "an HTML or XML page".to_owned() });
        }
        Some(b'P') if bytes.starts_with(b"PK\x03\x04") => {
            return Err(ParseError::WrongType { expected: "JSON", found: "a workbook or archive".to_owned() });
        }
        Some(_) => {}
    }
    serde_json::from_slice(bytes).map_err(|e| match e.classify() {
        Category::Data => ParseError::Layout(format!("{what}: {e}")),
        Category::Io | Category::Syntax | Category::Eof => {
            ParseError::Damaged { format: "JSON", detail: e.to_string() }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_trouble_has_its_name() {
        let error = |bytes: &[u8]| read::<Vec<u8>>(bytes, "answer").unwrap_err().to_string();
        assert!(error(b" \n").contains("answer: the file is empty"));
        assert!(error(b"\n<html>").contains("HTML"));
        assert!(error(b"[1,").contains("damaged or cut off"));
        assert!(error(b"{\"a\":1}").contains("layout changed"));
        let deep = read::<serde_json::Value>("[".repeat(100_000).as_bytes(), "answer").unwrap_err().to_string();
        assert!(deep.contains("recursion"), "{deep}");
        assert_eq!(read::<Vec<u8>>(b"\xef\xbb\xbf[1]", "answer").unwrap(), [1]);
    }
}
