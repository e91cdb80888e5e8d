//! The texts of laws and reports for search: read from the archive in the background, and asked within limits.
//!
//! Reading every text while crawling would hold up the crawl, and a server may begin with an archive that another
//! process filled. So each server looks at its edition, reads what the archive holds and the store lacks, one document
//! after another, and rests as long as it worked.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use lexgap_crawlers::{archive::Archive, extract, registry};
use lexgap_domain::{
    EditionIndex, JurisdictionId, LawId, LawVersion, Sha256Hex, Snapshot,
    full_text::{self, Passage, TextAnswer},
};
use lexgap_store::{DocumentText, Store, StoreError};
use tokio::sync::Semaphore;

use crate::{http::AppState, versions};

/// Searches at the same time; further requests are told to come again.
const AT_ONCE: usize = 2;
/// How long a reader waits for a turn and for the answer, in all.
const PATIENCE: Duration = Duration::from_secs(3);
/// How often the edition is looked at.
const LOOK: Duration = Duration::from_secs(20);

/// Searches in texts within limits.
pub struct Texts {
    turns: Arc<Semaphore>,
    patience: Duration,
}

impl Texts {
    /// Nothing is under way yet.
    pub fn new() -> Texts {
        Texts { turns: Arc::new(Semaphore::new(AT_ONCE)), patience: PATIENCE }
    }

    /// What the texts in `store` answer to `query`, at most `most` documents.
    ///
    /// # Errors
    /// The database does not answer. What takes too long is no error: see [`TextAnswer::Stopped`].
    pub async fn search(&self, store: &Store, query: &str, most: usize) -> Result<TextAnswer, StoreError> {
        let (turns, store, query) = (Arc::clone(&self.turns), store.clone(), query.to_owned());
        let asked = async move {
            let turn = turns.acquire_owned().await.ok()?;
            // On a task of its own: the database works on when a reader gives up, and its turn is over only then.
            let work = tokio::spawn(async move {
                let found = store.search_texts(&query, most).await;
                drop(turn);
                found
            });
            work.await.ok()
        };
        match tokio::time::timeout(self.patience, asked).await {
            Ok(Some(found)) => found,
            Ok(None) | Err(_) => Ok(TextAnswer::Stopped),
        }
    }
}

/// A document whose text is to be found.
#[derive(Clone, Debug)]
struct Wanted {
    snapshot: Snapshot,
    law: Option<LawId>,
    jurisdiction: Option<JurisdictionId>,
    title: String,
}

/// The newest text of each law, and the reports that counts and claims were read from; each document once.
fn wanted(index: &EditionIndex) -> BTreeMap<Sha256Hex, Wanted> {
    let facts = &index.edition.facts;
    let mut found = BTreeMap::new();
    for law in &facts.laws {
        // Of an archive of many laws, each text would have to go by another name than the archive's.
        let alone = |v: &&&LawVersion| !v.provenance.locator.starts_with("file=");
        let newest = law.texts().last().filter(alone).map(|v| &v.provenance.snapshot);
        let Some(snapshot) = newest.and_then(|sha256| index.snapshot(sha256.as_str())) else { continue };
        found.entry(snapshot.sha256.clone()).or_insert_with(|| Wanted {
            snapshot: snapshot.clone(),
            law: Some(law.id.clone()),
            jurisdiction: Some(law.jurisdiction.clone()),
            title: law.title().to_owned(),
        });
    }
    let mut reports: BTreeMap<&Sha256Hex, BTreeSet<&JurisdictionId>> = BTreeMap::new();
    let read = facts.observations.iter().filter(|o| o.reading.is_some()).map(|o| (&o.provenance, &o.jurisdiction));
    for (provenance, jurisdiction) in read.chain(facts.claims.iter().map(|c| (&c.provenance, &c.jurisdiction))) {
        reports.entry(&provenance.snapshot).or_default().insert(jurisdiction);
    }
    for (sha256, jurisdictions) in reports {
        let Some(snapshot) = index.snapshot(sha256.as_str()) else { continue };
        let title = match index.source(snapshot.source.as_str()) {
            Some(source) => format!("{}: {}", source.title, snapshot.name),
            None => snapshot.name.clone(),
        };
        let alone = (jurisdictions.len() == 1).then(|| jurisdictions.first().map(|j| (*j).clone())).flatten();
        found.entry(sha256.clone()).or_insert_with(|| Wanted {
            snapshot: snapshot.clone(),
            law: None,
            jurisdiction: alone,
            title,
        });
    }
    found
}

/// Reads one document.
fn read(archive: &Archive, wanted: Wanted) -> anyhow::Result<DocumentText> {
    let Wanted { snapshot, law, jurisdiction, title } = wanted;
    let bytes = archive.get(&snapshot.sha256)?;
    let (language, passages) = match law {
        Some(_) => law_passages(&snapshot, &bytes)?,
        None => {
            let blocks = extract::sections(&bytes, &extract::Options::default())?;
            let paragraphs = blocks.iter().flat_map(|b| b.text.split("\n\n").map(move |p| (b.locator.as_str(), p)));
            (None, full_text::passages(paragraphs))
        }
    };
    Ok(DocumentText {
        document: snapshot.sha256,
        source: snapshot.source,
        law,
        jurisdiction,
        language,
        title,
        passages,
    })
}

fn law_passages(snapshot: &Snapshot, bytes: &[u8]) -> anyhow::Result<(Option<String>, Vec<Passage>)> {
    let source = registry::get(snapshot.source.as_str()).context("its source is not in this program")?;
    let text = versions::text_of(source, snapshot, bytes, "")?;
    let places: Vec<String> = text
        .sections
        .iter()
        .map(|s| {
            [s.number.as_str(), s.heading.as_str()].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .collect();
    let paragraphs = text.sections.iter().zip(&places);
    let paragraphs = paragraphs.flat_map(|(s, place)| s.paragraphs.iter().map(move |p| (place.as_str(), p.as_str())));
    let passages = full_text::passages(paragraphs);
    Ok((text.language, passages))
}

/// Brings the texts of `store` up to those of an edition. How many were added.
///
/// # Errors
/// The database refuses. A document that cannot be read is noted and left out.
async fn fill(store: &Store, archive: &Archive, index: &EditionIndex) -> anyhow::Result<usize> {
    let wanted = wanted(index);
    let held = store.texts_held().await?;
    for (document, law) in &held {
        if wanted.get(document).is_none_or(|w| w.law != *law) {
            store.drop_text(document).await?;
        }
    }
    let mut added = 0;
    for (document, wanted) in wanted {
        let stays = held.get(&document).is_some_and(|law| *law == wanted.law);
        if stays || !archive.contains(&document) {
            continue;
        }
        let begun = Instant::now();
        let archive = archive.clone();
        match tokio::task::spawn_blocking(move || read(&archive, wanted)).await {
            Ok(Ok(text)) => added += usize::from(store.keep_text(&text).await?),
            Ok(Err(error)) => tracing::debug!("text of {document}: {error:#}"),
            Err(error) => tracing::warn!("text of {document}: {error}"),
        }
        // At most half of one processor, and readers come first.
        tokio::time::sleep(begun.elapsed()).await;
    }
    Ok(added)
}

/// Keeps the texts up with the current edition, as long as the server runs.
pub async fn keep_up(state: Arc<AppState>, archive: Archive) {
    let mut done = None;
    loop {
        let loaded = state.editions.current();
        let number = loaded.index.head().number;
        if done != Some(number) {
            match fill(&state.store, &archive, &loaded.index).await {
                Ok(added) => {
                    if added > 0 {
                        tracing::info!("texts for search: {added} added");
                    }
                    done = Some(number);
                }
                Err(error) => tracing::warn!("texts for search: {error:#}"),
            }
        }
        drop(loaded);
        tokio::time::sleep(LOOK).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An empty store.
    async fn store(folder: &std::path::Path) -> Store {
        let url = format!("sqlite://{}?mode=rwc", folder.join("a.db").display());
        Store::open(&url).await.unwrap()
    }

    #[tokio::test]
    async fn who_cannot_have_a_turn_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let (texts, store) = (Texts::new(), store(folder.path()).await);
        assert_eq!(texts.search(&store, "law", 5).await.unwrap(), TextAnswer::NoTexts);
        let _taken = Arc::clone(&texts.turns).acquire_many_owned(2).await.unwrap();
        let texts = Texts { patience: Duration::from_millis(20), ..texts };
        assert_eq!(texts.search(&store, "law", 5).await.unwrap(), TextAnswer::Stopped);
    }
}
