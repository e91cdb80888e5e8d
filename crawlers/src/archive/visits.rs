//! The log of visits: what was asked, when, and which bytes came back.
//!
//! `visits/2026-11.jsonl` holds one JSON object a line, appended and never changed. A visit that found nothing
//! new costs its line; the bytes are there once. A line that a power cut tore apart is passed over: every line
//! begins with a line break of its own, so it cannot spoil the next one.

use std::{
    fs::File,
    io::{self, BufRead, BufReader},
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use lexgap_domain::{Sha256Hex, SourceId};
use serde::{Deserialize, Serialize};

use super::{Archive, ArchiveError, sorted_entries};
use crate::fetch::Exchange;

const FOLDER: &str = "visits";

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

    /// Hears of every visit from the oldest month on, and of torn lines as `None`.
    ///
    /// # Errors
    /// A log that cannot be read, or what `hear` answers.
    pub fn visits<E: From<ArchiveError>>(&self, mut hear: impl FnMut(Option<Visit>) -> Result<(), E>) -> Result<(), E> {
        for path in self.visit_logs()? {
            let fail = |cause| ArchiveError::Io { path: path.clone(), cause };
            let lines = BufReader::new(File::open(&path).map_err(fail)?).split(b'\n');
            for line in lines {
                let line = line.map_err(fail)?;
                if !line.is_empty() {
                    hear(serde_json::from_slice(&line).ok())?;
                }
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
