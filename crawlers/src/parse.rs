//! What a parser gets and what it yields.

use std::collections::HashSet;

use jiff::civil::Date;
use lexgap_domain::{
    Claim, IndicatorPoint, Law, LawTextFound, ListedDocument, Observation, PageDocument, Provenance, Sha256Hex,
    Snapshot, SourceId, Unresolved,
};

use crate::law_text::LawText;

/// Archived bytes to parse, with what is known about them.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    pub bytes: &'a [u8],
    pub sha256: &'a Sha256Hex,
    pub source: &'a SourceId,
    /// Key of the document in the source's TOML: names the stream of versions this one belongs to.
    pub stream: &'a str,
    pub url: Option<&'a str>,
    pub content_type: Option<&'a str>,
    pub vintage: Option<Date>,
}

impl<'a> Document<'a> {
    /// The document of an archived copy.
    pub fn of(snapshot: &'a Snapshot, stream: &'a str, bytes: &'a [u8]) -> Document<'a> {
        Document {
            bytes,
            sha256: &snapshot.sha256,
            source: &snapshot.source,
            stream,
            url: snapshot.url.as_deref(),
            content_type: snapshot.content_type.as_deref(),
            vintage: snapshot.vintage,
        }
    }

    /// The place of a fact in this document.
    pub fn at(&self, locator: impl Into<String>) -> Provenance {
        Provenance { snapshot: self.sha256.clone(), locator: locator.into() }
    }
}

/// What a parser found in one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    pub laws: Vec<Law>,
    /// Of which of them the document holds the text; a crawl finds it, no parser.
    pub texts: Vec<LawTextFound>,
    pub observations: Vec<Observation>,
    pub points: Vec<IndicatorPoint>,
    pub claims: Vec<Claim>,
    /// Documents of a source without code.
    pub pages: Vec<PageFound>,
    /// Documents that an index announces; no facts, and each address once.
    pub documents: Vec<ListedDocument>,
    pub unresolved: Vec<Unresolved>,
    /// Rows or parts that were left out on purpose, with the reason and their number.
    pub skipped: Vec<(String, u32)>,
    /// Whether the whole document is left out on purpose: it was understood, and is none of those that the source is
    /// about (a corrigendum, a notice, a draft). What is expected of its documents does not hold for it.
    pub left_out: bool,
}

/// A document of a source without code, and its full text, which the crawl archives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFound {
    pub page: PageDocument,
    pub text: String,
}

impl Parsed {
    /// What a document that holds no fact is, with the number of its entries.
    pub fn skipping(reason: &str, entries: usize) -> Parsed {
        let entries = u32::try_from(entries).unwrap_or(u32::MAX);
        Parsed { skipped: vec![(reason.to_owned(), entries)], ..Parsed::default() }
    }

    /// A document that was understood and is none of those that the source is about, with the reason.
    pub fn left_out(reason: &str) -> Parsed {
        Parsed { left_out: true, ..Parsed::skipping(reason, 1) }
    }

    /// Number of facts.
    pub fn facts(&self) -> usize {
        self.laws.len() + self.observations.len() + self.points.len() + self.claims.len() + self.pages.len()
    }

    /// Adds what another part of the same document holds.
    pub fn append(&mut self, mut part: Parsed) {
        self.laws.append(&mut part.laws);
        self.observations.append(&mut part.observations);
        self.points.append(&mut part.points);
        self.claims.append(&mut part.claims);
        self.pages.append(&mut part.pages);
        self.list(part.documents);
        self.unresolved.append(&mut part.unresolved);
        self.skipped.append(&mut part.skipped);
    }

    /// Adds what an index announces: the first of several entries with one address.
    pub fn list(&mut self, documents: Vec<ListedDocument>) {
        let mut seen: HashSet<String> = self.documents.iter().map(|d| d.url.clone()).collect();
        self.documents.extend(documents.into_iter().filter(|d| seen.insert(d.url.clone())));
    }
}

/// Why a document could not be read: what, where and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ParseError {
    #[error("{what}: the file is empty")]
    Empty { what: String },
    #[error(
        "expected {expected}, but the bytes look like {found}; the publisher may have moved the file or answered with an error page"
    )]
    WrongType { expected: &'static str, found: String },
    #[error("the {format} is damaged or cut off: {detail}")]
    Damaged { format: &'static str, detail: String },
    #[error("the layout changed: {0}")]
    Layout(String),
    #[error("{at}: {detail}")]
    Value { at: String, detail: String },
    #[error("{0}")]
    Limit(String),
}

/// Reads a day as `1998-12-10`; `at` names its place in the error.
///
/// # Errors
/// [`ParseError::Value`].
pub fn iso_date(text: &str, at: &str) -> Result<Date, ParseError> {
    text.parse().map_err(|_| ParseError::Value { at: at.to_owned(), detail: format!("`{text}` is not a date") })
}

/// Reads one kind of document of one source. Pure: same bytes, same result.
pub trait Parser: Send + Sync {
    /// Reads `document`.
    ///
    /// # Errors
    /// See [`ParseError`]. A single odd row is not an error: it goes to `unresolved` or `skipped`.
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError>;

    /// Reads the pages of one document, which its TOML says is handed out in pages. A parser that joins what stands
    /// on different pages reads them together.
    ///
    /// # Errors
    /// As [`Parser::parse`]: of the first page that cannot be read.
    fn parse_pages(&self, pages: &[Document<'_>]) -> Result<Parsed, ParseError> {
        let mut whole = Parsed::default();
        for page in pages {
            whole.append(self.parse(page)?);
        }
        Ok(whole)
    }

    /// The text of the law in `document`, section by section, to compare versions. `None` where this parser keeps no
    /// sections: the plain text stands in then.
    ///
    /// # Errors
    /// See [`ParseError`].
    fn law_text(&self, _document: &Document<'_>) -> Result<Option<LawText>, ParseError> {
        Ok(None)
    }
}
