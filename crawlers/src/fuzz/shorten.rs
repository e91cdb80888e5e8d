//! Small documents out of large ones: the fuzzer learns from what it can try often.

use std::iter;

use serde_json::Value;

use crate::formats::xlsx;

/// The longest document that is tried as it is. A cut PDF is none.
const WHOLE: usize = 1 << 20;
const WHOLE_PDF: usize = 4 << 20;
/// The longest workbook that is tried as it is: one sheet too many makes each try slow.
const WHOLE_BOOK: usize = 128 << 10;
/// Longer documents are tried shortened, too.
const LONG: usize = 48 << 10;
/// Rows of each sheet that are kept, and items of each list: more where fewer are not read.
const ROWS: [usize; 5] = [40, 120, 400, 1_200, 4_000];
const ITEMS: [usize; 3] = [3, 30, 300];

/// Ways to try one document, made as they are asked for.
type Ways<'a> = Box<dyn Iterator<Item = Vec<u8>> + 'a>;

/// How a document is tried: of each group, the first that its parser reads.
pub(super) fn tries(bytes: &[u8]) -> Vec<Ways<'_>> {
    let pdf = bytes.starts_with(b"%PDF");
    let packed = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"BZh");
    let whole = if pdf {
        WHOLE_PDF
    } else if packed {
        WHOLE_BOOK
    } else {
        WHOLE
    };
    let mut groups: Vec<Ways<'_>> = Vec::new();
    if bytes.len() <= whole {
        groups.push(Box::new(iter::once_with(|| bytes.to_vec())));
    }
    if bytes.len() <= LONG || pdf {
        return groups;
    }
    let shorter: Ways<'_> = if packed {
        Box::new(ROWS.into_iter().filter_map(|rows| xlsx::shortened(bytes, rows).ok()))
    } else if let Ok(value) = serde_json::from_slice::<Value>(bytes) {
        Box::new(ITEMS.into_iter().map(move |most| json(&value, most).to_string().into_bytes()))
    } else {
        Box::new(cut(bytes, LONG).into_iter())
    };
    groups.push(Box::new(shorter.filter(|s| s.len() < bytes.len())));
    groups
}

/// The value with at most that many items in each list.
fn json(value: &Value, most: usize) -> Value {
    match value {
        Value::Array(items) => Value::Array(items.iter().take(most).map(|v| json(v, most)).collect()),
        Value::Object(fields) => Value::Object(fields.iter().map(|(k, v)| (k.clone(), json(v, most))).collect()),
        other => other.clone(),
    }
}

/// The beginning of marked-up text up to the end of an element, of any other up to the end of a line.
fn cut(bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let beginning = bytes.get(..most)?;
    let marked_up = beginning.iter().filter(|b| !b.is_ascii_whitespace()).take(4).any(|b| *b == b'<');
    let end = beginning.iter().rposition(|b| *b == if marked_up { b'>' } else { b'\n' })?;
    Some(beginning.get(..=end)?.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::xlsx::tests::workbook;

    #[test]
    fn text_ends_with_an_element_or_a_line() {
        assert_eq!(cut(b"<a><b>x</b><c>", 13).unwrap(), b"<a><b>x</b>");
        assert_eq!(cut(b"a,b\n1,2\n3,4\n", 10).unwrap(), b"a,b\n1,2\n");
        assert_eq!(cut(b"short", 10), None);
    }

    #[test]
    fn lists_are_shortened_at_every_depth() {
        let value: Value = serde_json::from_str(r#"{"a": [[1, 2, 3], 4, 5], "b": "x"}"#).unwrap();
        assert_eq!(json(&value, 2).to_string(), r#"{"a":[[1,2],4],"b":"x"}"#);
    }

    #[test]
    fn a_document_is_tried_whole_and_shortened_and_a_pdf_whole() {
        let sizes = |bytes: &[u8]| -> Vec<Vec<usize>> {
            tries(bytes).into_iter().map(|group| group.map(|t| t.len()).collect()).collect()
        };
        assert_eq!(sizes(b"a,b\n"), [[4]]);
        let lines = b"abcdefg\n".repeat(10_000);
        assert_eq!(sizes(&lines), [[80_000], [LONG]]);
        let pdf = [&b"%PDF-1.7"[..], &lines.repeat(20)].concat();
        assert_eq!(sizes(&pdf), [[pdf.len()]]);
        assert!(tries(&lines.repeat(20)).into_iter().flatten().all(|t| t.len() <= LONG));
    }

    #[test]
    fn a_workbook_keeps_its_first_rows() {
        let rows: Vec<Vec<String>> = (0..9).map(|r| vec![format!("name {r}"), r.to_string()]).collect();
        let rows: Vec<Vec<&str>> = rows.iter().map(|r| r.iter().map(String::as_str).collect()).collect();
        let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
        let short = xlsx::shortened(&workbook("Figures", &rows), 4).unwrap();
        let mut book = xlsx::Workbook::open(&short, "x").unwrap();
        assert_eq!(book.sheet_names(), ["Figures"]);
        let sheet = book.sheet("Figures").unwrap();
        assert_eq!(sheet.rows.len(), 4);
        assert_eq!((sheet.rows[3].text(0).as_deref(), sheet.rows[3].number(1)), (Some("name 3"), Some(3.0)));
    }
}
