//! The log of visits: what was asked, when, and which bytes came back.
//!
//! `visits/2026-11.jsonl` holds one JSON object a line, appended and never changed. A visit that found nothing
//! new costs its line; the bytes are there once. A line that a power cut tore apart is passed over: every line
//! begins with a line break of its own, so it cannot spoil the next one. What is noted at once ends in another one, so
//! that a torn line can be told from a damaged one.

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use lexgap_domain::{Sha256Hex, SourceId};
use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{Archive, ArchiveError, sorted_entries};
use crate::fetch::Exchange;

pub(super) const FOLDER: &str = "visits";

/// One visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    pub source: SourceId,
    #[serde(flatten)]
    pub found: Found,
}

/// What a visit found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "found", rename_all = "snake_case")]
pub enum Found {
    /// A body, archived after decompression.
    Body { sha256: Sha256Hex, exchange: Exchange },
    /// The publisher says that the body is still that one.
    Unchanged { sha256: Sha256Hex, exchange: Exchange },
    /// The way elsewhere; its body is not kept.
    Redirect { exchange: Exchange },
    /// An answer that is no document and is never read as one: an error's body, a robots.txt, a body of a type that
    /// was not expected. `cut`: only its beginning is kept.
    Beside { sha256: Sha256Hex, cut: bool, exchange: Exchange },
    /// A file of a mirror, so without headers.
    Copy { sha256: Sha256Hex, url: Option<String>, file: String, content_type: Option<String>, at: Timestamp },
}

/// A line of the log that holds no visit, though no power cut left it so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DamagedLine {
    pub file: PathBuf,
    /// Counted from 1.
    pub line: u64,
    pub error: String,
}

/// Why a line of the log holds no visit.
#[derive(Debug)]
pub(super) enum NoVisit {
    /// A power cut, or a full disk, left its beginning.
    Torn,
    Damaged(DamagedLine),
}

impl Visit {
    /// The bytes that the visit found.
    pub fn sha256(&self) -> Option<&Sha256Hex> {
        match &self.found {
            Found::Body { sha256, .. }
            | Found::Unchanged { sha256, .. }
            | Found::Beside { sha256, .. }
            | Found::Copy { sha256, .. } => Some(sha256),
            Found::Redirect { .. } => None,
        }
    }

    /// When it took place.
    pub fn at(&self) -> Timestamp {
        match &self.found {
            Found::Body { exchange, .. }
            | Found::Unchanged { exchange, .. }
            | Found::Beside { exchange, .. }
            | Found::Redirect { exchange } => exchange.started,
            Found::Copy { at, .. } => *at,
        }
    }

    /// The visits that one fetch consists of: redirects, then the answer with its bytes.
    pub fn of_fetch(source: &SourceId, sha256: &Sha256Hex, unchanged: bool, exchanges: Vec<Exchange>) -> Vec<Visit> {
        let last = exchanges.len().saturating_sub(1);
        let found = |(i, exchange)| match (i == last, unchanged) {
            (false, _) => Found::Redirect { exchange },
            (true, true) => Found::Unchanged { sha256: sha256.clone(), exchange },
            (true, false) => Found::Body { sha256: sha256.clone(), exchange },
        };
        exchanges.into_iter().enumerate().map(|e| Visit { source: source.clone(), found: found(e) }).collect()
    }
}

/// A log after something was added to it.
pub(super) struct Noted {
    pub file: File,
    pub path: PathBuf,
    /// Whether it began with that.
    pub is_new: bool,
}

impl Archive {
    /// Appends visits to the log without flushing it: the file and its path, unless there are none.
    pub(super) fn append<'v>(
        &self,
        visits: impl IntoIterator<Item = &'v Visit>,
    ) -> Result<Option<Noted>, ArchiveError> {
        let mut visits = visits.into_iter().peekable();
        let Some(first) = visits.peek() else { return Ok(None) };
        let path = self.root.join(FOLDER).join(format!("{}.jsonl", first.at().strftime("%Y-%m")));
        let write = |path: &Path| -> io::Result<File> {
            let mut text = Vec::new();
            for visit in visits {
                text.push(b'\n');
                serde_json::to_writer(&mut text, visit)?;
            }
            text.push(b'\n');
            super::append(path, &text)
        };
        let is_new = !path.exists();
        match write(&path) {
            Ok(file) => Ok(Some(Noted { file, path, is_new })),
            Err(cause) => Err(ArchiveError::Io { path, cause }),
        }
    }

    /// Hears of every visit from the oldest month on, and of lines that hold none as `None`.
    ///
    /// # Errors
    /// A log that cannot be read, or what `hear` answers.
    pub fn visits<E: From<ArchiveError>>(&self, mut hear: impl FnMut(Option<Visit>) -> Result<(), E>) -> Result<(), E> {
        self.lines(|line| hear(line.ok()))
    }

    /// As [`Archive::visits`], with the reason why a line holds none.
    pub(super) fn lines<E: From<ArchiveError>>(
        &self,
        mut hear: impl FnMut(Result<Visit, NoVisit>) -> Result<(), E>,
    ) -> Result<(), E> {
        for path in self.visit_logs()? {
            let fail = |cause| ArchiveError::Io { path: path.clone(), cause };
            let mut reader = BufReader::new(File::open(&path).map_err(fail)?);
            let (mut text, mut number) = (Vec::new(), 0);
            while reader.read_until(b'\n', &mut text).map_err(fail)? > 0 {
                number += 1;
                let broken = text.pop_if(|last| *last == b'\n').is_some();
                // Two line breaks, or one at the end of the file: whoever wrote this came to the end.
                let ended = broken && reader.fill_buf().map_err(fail)?.first().is_none_or(|next| *next == b'\n');
                if !text.is_empty() {
                    hear(visit_in(&text, ended, &path, number))?;
                }
                text.clear();
            }
        }
        Ok(())
    }

    fn visit_logs(&self) -> Result<Vec<PathBuf>, ArchiveError> {
        let folder = self.root.join(FOLDER);
        let mut logs = if folder.is_dir() { sorted_entries(&folder)? } else { Vec::new() };
        logs.retain(|p| p.extension().is_some_and(|e| e == "jsonl"));
        Ok(logs)
    }
}

/// The visit that line `line` of `file` holds. `ended`: nothing of what was noted with it can be lacking.
fn visit_in(text: &[u8], ended: bool, file: &Path, line: u64) -> Result<Visit, NoVisit> {
    // Some file systems leave zeros where a power cut kept the rest from coming.
    let written = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    let written = &text[..written];
    let damaged = |error| NoVisit::Damaged(DamagedLine { file: file.to_owned(), line, error });
    serde_json::from_slice(written).map_err(|_| match serde_json::from_slice::<IgnoredAny>(written) {
        Err(e) if e.is_eof() && !ended => NoVisit::Torn,
        Err(e) => damaged(format!("no JSON from byte {} on", e.column())),
        Ok(_) => damaged("JSON, but no visit that this version knows".to_owned()),
    })
}
