//! The plain text of any document, by paragraphs.

use lexgap_domain::TextUnit;

use super::{LawText, Section};
use crate::{
    formats::{
        charset,
        html::{self, Page},
        pdf,
        xml::{self, Step, Walk, squeeze},
    },
    parse::{Document, ParseError},
};

/// Elements that do not end a paragraph, in the vocabularies of the publishers.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bold", "citation", "def", "em", "emphasis", "font", "i", "ins", "italic", "mref", "ref", "rref",
    "s", "small", "span", "strong", "sub", "sup", "term", "u",
];

/// Reads the text by paragraphs: of HTML and XML by their elements, of JSON its texts, of a PDF and of plain text by
/// blank lines or lines.
///
/// # Errors
/// A document that is damaged or over a limit, or of a kind without text.
pub fn read(document: &Document<'_>) -> Result<LawText, ParseError> {
    let paragraphs = if document.bytes.starts_with(b"%PDF") {
        pdf_lines(document.bytes)?
    } else {
        let text = charset::decode("the document", document.bytes, document.content_type)?;
        let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        match start.chars().next() {
            None => return Err(ParseError::Empty { what: "the document".to_owned() }),
            Some('{' | '[') => json_texts(start)?,
            Some('<') if start.starts_with("<?xml") && !start.contains("<html") => xml_texts(start)?,
            // A piece of a page is no XML by itself.
            Some('<') => match xml::expect_xml(start).and_then(|()| xml_texts(start)) {
                Ok(texts) if !start.contains("<html") => texts,
                _ => lines(&Page::parse(start)?.lines()),
            },
            Some('P') if start.starts_with("PK\u{3}\u{4}") => {
                let found = "a ZIP archive within another".to_owned();
                return Err(ParseError::WrongType { expected: "a document with text", found });
            }
            Some(_) => blocks(start),
        }
    };
    let sections = vec![Section { paragraphs, ..Section::default() }];
    Ok(LawText { unit: TextUnit::Paragraph, language: None, sections })
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(html::collapse).filter(|l| !l.is_empty()).collect()
}

/// Paragraphs that blank lines part.
pub fn blocks(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut block = String::new();
    for line in text.lines().chain([""]) {
        if line.trim().is_empty() {
            let done = squeeze(&std::mem::take(&mut block));
            found.extend(Some(done).filter(|b| !b.is_empty()));
        } else {
            block.push_str(line);
            block.push(' ');
        }
    }
    found
}

fn pdf_lines(bytes: &[u8]) -> Result<Vec<String>, ParseError> {
    let pages = pdf::read(bytes, "the document")?;
    Ok(pages.iter().flat_map(|p| &p.lines).map(|l| squeeze(&l.text())).filter(|l| !l.is_empty()).collect())
}

fn xml_texts(text: &str) -> Result<Vec<String>, ParseError> {
    let mut walk = Walk::lenient(text);
    let (mut found, mut line) = (Vec::new(), String::new());
    let mut end = |line: &mut String| {
        let done = squeeze(&std::mem::take(line));
        found.extend(Some(done).filter(|l| !l.is_empty()));
    };
    while let Some(step) = walk.step()? {
        let name = walk.path().last().map(|n| n.to_ascii_lowercase()).unwrap_or_default();
        match step {
            Step::Text(piece) => line.push_str(&piece),
            Step::Open(_) | Step::Close if INLINE.contains(&name.as_str()) => {}
            Step::Open(_) | Step::Close => end(&mut line),
        }
    }
    end(&mut line);
    Ok(found)
}

fn json_texts(text: &str) -> Result<Vec<String>, ParseError> {
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|e| ParseError::Damaged { format: "JSON", detail: e.to_string() })?;
    let mut found = Vec::new();
    let mut open = vec![&value];
    while let Some(value) = open.pop() {
        match value {
            serde_json::Value::String(s) if s.contains('<') => found.extend(lines(&Page::parse(s)?.lines())),
            serde_json::Value::String(s) => found.extend(lines(s)),
            serde_json::Value::Array(items) => open.extend(items.iter().rev()),
            serde_json::Value::Object(fields) => {
                let values: Vec<&serde_json::Value> = fields.values().collect();
                open.extend(values.into_iter().rev());
            }
            _ => {}
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(bytes: &[u8], content_type: &str) -> Vec<String> {
        let sha256 = lexgap_domain::hash::sha256(bytes);
        let document = Document {
            bytes,
            sha256: &sha256,
            source: &"x".into(),
            stream: "x",
            url: None,
            content_type: Some(content_type),
            vintage: None,
        };
        let text = read(&document).unwrap();
        assert_eq!(text.unit, TextUnit::Paragraph);
        text.sections.into_iter().flat_map(|s| s.paragraphs).collect()
    }

    #[test]
    fn each_kind_gives_its_paragraphs() {
        assert_eq!(
            paragraphs(b"<html><body><h1>T</h1><p>a <b>b</b>\nc</p><script>x</script>", "text/html"),
            ["T", "a b c"]
        );
        assert_eq!(paragraphs(b"<law><num>1</num><al>a <sup>2</sup> b</al></law>", "text/xml"), ["1", "a 2 b"]);
        assert_eq!(paragraphs(b"<p>one<br>two<p>three &copy;", "text/html"), ["one", "two", "three \u{a9}"]);
        assert_eq!(paragraphs(b"one\ntwo\n\n\nthree\n", "text/plain"), ["one two", "three"]);
        assert_eq!(
            paragraphs(br#"{"b": ["x y", 1, {"html": "<p>p</p><p>q</p>"}], "c": "z"}"#, "application/json"),
            ["x y", "p", "q", "z"]
        );
    }
}
