//! Comparing versions of a law, from the archived originals.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

use lexgap_crawlers::{
    archive::{Archive, ArchiveError},
    law_text::{self, LawText},
    parse::{Document, ParseError},
    registry::{self, RegisteredSource},
};
use lexgap_domain::{DiffSide, EditionIndex, Law, LawDiff, LawVersion, Snapshot};
use tokio::sync::Semaphore;

/// Comparisons kept in memory: archived bytes never change, so neither does what they have apart.
const KEPT: usize = 64;
/// Comparisons worked out at the same time; further requests wait their turn.
const AT_ONCE: usize = 2;

/// Why two versions could not be compared, for the reader.
#[derive(Clone, Debug, thiserror::Error)]
pub enum VersionsError {
    #[error("no archived version of this law answers to `{0}`; its page lists those that do")]
    Unknown(String),
    #[error("both sides name the same version")]
    Same,
    #[error(
        "the original of {0} is not in this server’s archive: only the facts came with the program; crawl its source to have it"
    )]
    NotArchived(String),
    #[error("the original of {0} cannot be read: {1}")]
    Unreadable(String, String),
    #[error("the two versions are in different languages, {0} and {1}")]
    Languages(String, String),
    #[error("the comparison broke down; report this with the address of the page")]
    Broken,
}

/// Works out comparisons and keeps the newest.
pub struct Versions {
    archive: Archive,
    kept: Mutex<VecDeque<Arc<LawDiff>>>,
    turns: Semaphore,
}

impl Versions {
    /// Comparisons of what `archive` holds.
    pub fn new(archive: Archive) -> Versions {
        Versions { archive, kept: Mutex::default(), turns: Semaphore::new(AT_ONCE) }
    }

    /// What `to` has apart from `from`, both named as [`Law::text_named`] reads them.
    ///
    /// # Errors
    /// See [`VersionsError`].
    pub async fn compare(
        &self,
        index: &EditionIndex,
        law: &Law,
        from: &str,
        to: &str,
    ) -> Result<Arc<LawDiff>, VersionsError> {
        let named = |name: &str| law.text_named(name).cloned().ok_or_else(|| VersionsError::Unknown(name.to_owned()));
        let (older, newer) = (named(from)?, named(to)?);
        if older.provenance.snapshot == newer.provenance.snapshot {
            return Err(VersionsError::Same);
        }
        if let Some(known) = self.known(law, &older, &newer) {
            return Ok(known);
        }
        let Ok(_turn) = self.turns.acquire().await else { return Err(VersionsError::Broken) };
        // It may have been worked out while this one waited.
        if let Some(known) = self.known(law, &older, &newer) {
            return Ok(known);
        }
        let sides = [side(index, &older)?, side(index, &newer)?];
        let (archive, id) = (self.archive.clone(), law.id.clone());
        let work = tokio::task::spawn_blocking(move || {
            let [(old_source, old), (new_source, new)] = sides;
            let old = read(&archive, old_source, &old, older)?;
            let new = read(&archive, new_source, &new, newer)?;
            if let (Some(a), Some(b)) = (&old.text.language, &new.text.language)
                && primary(a) != primary(b)
            {
                return Err(VersionsError::Languages(a.clone(), b.clone()));
            }
            let found = law_text::compare(&old.text, &new.text);
            Ok(LawDiff {
                law: id,
                source: new_source.spec.id.clone(),
                from: old.side,
                to: new.side,
                unit: new.text.unit,
                language: new.text.language.or(old.text.language),
                changes: found.changes,
                unchanged: found.unchanged,
                left_out: found.left_out,
            })
        });
        let diff = Arc::new(work.await.map_err(|_| VersionsError::Broken)??);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.pop_front();
        }
        kept.push_back(Arc::clone(&diff));
        Ok(diff)
    }

    fn known(&self, law: &Law, older: &LawVersion, newer: &LawVersion) -> Option<Arc<LawDiff>> {
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |side: &DiffSide, version: &LawVersion| side.snapshot == version.provenance.snapshot;
        kept.iter().find(|d| d.law == law.id && same(&d.from, older) && same(&d.to, newer)).cloned()
    }
}

fn primary(language: &str) -> &str {
    language.split('-').next().unwrap_or(language)
}

fn side(index: &EditionIndex, version: &LawVersion) -> Result<(&'static RegisteredSource, Snapshot), VersionsError> {
    let unknown = || VersionsError::NotArchived(version.date.to_string());
    let snapshot = index.snapshot(version.provenance.snapshot.as_str()).ok_or_else(unknown)?;
    let source = registry::get(snapshot.source.as_str()).ok_or_else(unknown)?;
    Ok((source, snapshot.clone()))
}

/// One version's text, and what the comparison says of it.
struct Read {
    text: LawText,
    side: DiffSide,
}

fn read(
    archive: &Archive,
    source: &RegisteredSource,
    snapshot: &Snapshot,
    version: LawVersion,
) -> Result<Read, VersionsError> {
    let date = version.date.to_string();
    let bytes = archive.get(&snapshot.sha256).map_err(|e| match e {
        ArchiveError::Missing(_) => VersionsError::NotArchived(date.clone()),
        e => VersionsError::Unreadable(date.clone(), e.to_string()),
    })?;
    let text = text_of(source, snapshot, &bytes, &version.provenance.locator)
        .map_err(|e| VersionsError::Unreadable(date, e.to_string()))?;
    let side = DiffSide {
        snapshot: snapshot.sha256.clone(),
        date: version.date,
        label: version.label,
        sections: text.parts(),
    };
    Ok(Read { text, side })
}

/// The text of an archived law, read by its source's parser; `locator` says where in the document it stands.
///
/// # Errors
/// A document that cannot be read.
pub fn text_of(
    source: &RegisteredSource,
    snapshot: &Snapshot,
    bytes: &[u8],
    locator: &str,
) -> Result<LawText, ParseError> {
    let stream = snapshot.url.as_deref().unwrap_or(&snapshot.name);
    let document = Document { source: &source.spec.id, ..Document::of(snapshot, stream, bytes) };
    law_text::read(source.parser, &document, locator)
}
