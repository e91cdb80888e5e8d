//! The text of a law, section by section, and what changed between two versions of it.
//!
//! The archived original is read again by the source's own parser ([`Parser::law_text`]). Where that keeps no
//! sections, the plain text by paragraphs stands in, and the comparison says so.

mod compare;
mod packed;
mod plain;
pub mod xml;

use lexgap_domain::TextUnit;

use crate::{
    formats,
    parse::{Document, ParseError, Parser},
};

/// Paragraphs that blank lines part.
pub use plain::blocks as paragraphs;

pub use compare::{Comparison, compare};

/// The most sections or paragraphs of one text.
const MAX_PARTS: usize = 100_000;
/// The longest text that is compared, in bytes. The longest act of the corpus has 2 MB of text.
const MAX_TEXT: usize = 16 << 20;

/// A law's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LawText {
    pub unit: TextUnit,
    /// BCP 47 tag, where the document states it.
    pub language: Option<String>,
    /// By paragraphs: one section without a number that holds them all.
    pub sections: Vec<Section>,
}

/// One section.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// As the law numbers it; empty for the text that stands outside of sections.
    pub number: String,
    pub heading: String,
    pub paragraphs: Vec<String>,
}

impl LawText {
    /// How many sections, or paragraphs where there are none.
    pub fn parts(&self) -> usize {
        match self.unit {
            TextUnit::Section => self.sections.iter().filter(|s| !s.number.is_empty()).count(),
            TextUnit::Paragraph => self.sections.iter().map(|s| s.paragraphs.len()).sum(),
        }
    }

    fn check(self) -> Result<LawText, ParseError> {
        let paragraphs: usize = self.sections.iter().map(|s| s.paragraphs.len()).sum();
        let bytes: usize = self.sections.iter().flat_map(|s| &s.paragraphs).map(String::len).sum();
        if self.sections.len() > MAX_PARTS || paragraphs > MAX_PARTS || bytes > MAX_TEXT {
            let detail = format!(
                "the law has {paragraphs} paragraphs in {bytes} bytes; at most {MAX_PARTS} in {MAX_TEXT} are compared"
            );
            return Err(ParseError::Limit(detail));
        }
        Ok(self)
    }
}

/// Reads a law's text from the document that holds it: by sections where `parser` knows how, else by paragraphs. A ZIP
/// archive holds the files of one law; of a tar archive of all laws, `locator` names the law's own (`file=…; …`).
///
/// # Errors
/// A document that is damaged, of an unknown kind, or too long to compare.
pub fn read(parser: &dyn Parser, document: &Document<'_>, locator: &str) -> Result<LawText, ParseError> {
    let text = match packed::files(document, locator)? {
        Some(files) => packed::read(parser, document, &files)?,
        None => of_file(parser, document)?,
    };
    text.check()
}

fn of_file(parser: &dyn Parser, document: &Document<'_>) -> Result<LawText, ParseError> {
    let by_sections = parser.law_text(document)?.filter(|t| t.parts() > 0);
    match by_sections.or(akoma_ntoso(document)) {
        Some(text) => Ok(text),
        None => plain::read(document),
    }
}

/// Akoma Ntoso names its sections alike, whoever publishes it.
const AKOMA_NTOSO: xml::Layout = xml::Layout {
    sections: &["article", "section", "rule"],
    numbers: &["num"],
    headings: &["heading"],
    groups: &[],
    containers: &["attachment", "component"],
    labels: &["docTitle"],
    paragraphs: &["p", "heading", "subheading", "docTitle", "longTitle", "block", "listIntroduction", "td", "th"],
    silent: &["meta", "authorialNote", "noteRef", "remark"],
    language: &[],
};

fn akoma_ntoso(document: &Document<'_>) -> Option<LawText> {
    let head = document.bytes.get(..document.bytes.len().min(4096))?;
    if !String::from_utf8_lossy(head).to_ascii_lowercase().contains("akomantoso") {
        return None;
    }
    let text = formats::xml::decode("the law", document.bytes).ok()?;
    // What does not read so is left to the plain text.
    xml::read(&text, &AKOMA_NTOSO).ok().filter(|t| t.parts() > 0)
}
