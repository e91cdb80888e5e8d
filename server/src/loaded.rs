//! The current edition in memory behind one atomic pointer, and older ones on request.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use arc_swap::ArcSwap;
use axum::body::Bytes;
use lexgap_domain::{Edition, EditionIndex, hash::MerkleTree};
use lexgap_store::{Store, StoreError};

/// How many older editions stay in memory.
const KEPT_OLD: usize = 2;
/// Pages kept per edition; beyond that a page is rendered again.
const KEPT_PAGES: usize = 4_096;

/// An edition with its index and the pages already rendered from it.
pub struct Loaded {
    pub index: EditionIndex,
    pages: Mutex<HashMap<String, (u16, Bytes)>>,
    tree: OnceLock<MerkleTree>,
}

impl Loaded {
    /// Builds the index of `edition`.
    pub fn new(edition: Edition) -> Arc<Loaded> {
        Arc::new(Loaded { index: EditionIndex::new(edition), pages: Mutex::default(), tree: OnceLock::new() })
    }

    /// The tree over its facts, made at the first need.
    ///
    /// # Errors
    /// A fact that JSON cannot hold.
    pub fn tree(&self) -> Result<&MerkleTree, serde_json::Error> {
        if let Some(tree) = self.tree.get() {
            return Ok(tree);
        }
        let tree = Edition::tree(&self.index.edition.facts, &self.index.edition.secret)?;
        Ok(self.tree.get_or_init(|| tree))
    }

    /// The page kept under `key`, or the one that `render` makes now: an edition never changes, so a page is
    /// rendered once.
    pub fn page(&self, key: &str, render: impl FnOnce() -> (u16, Bytes)) -> (u16, Bytes) {
        let lock = || self.pages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(page) = lock().get(key) {
            return page.clone();
        }
        let page = render();
        let mut pages = lock();
        if pages.len() < KEPT_PAGES && page.0 == 200 {
            pages.insert(key.to_owned(), page.clone());
        }
        page
    }
}

/// The editions a server can answer from.
pub struct Editions {
    current: ArcSwap<Loaded>,
    old: Mutex<Vec<Arc<Loaded>>>,
}

impl Editions {
    /// Begins with `edition` as the current one.
    pub fn new(edition: Edition) -> Editions {
        Editions { current: ArcSwap::new(Loaded::new(edition)), old: Mutex::new(Vec::new()) }
    }

    /// The current edition.
    pub fn current(&self) -> Arc<Loaded> {
        self.current.load_full()
    }

    /// Makes `edition` the current one; readers of the old one finish with it.
    pub fn swap(&self, edition: Edition) {
        self.current.store(Loaded::new(edition));
    }

    /// Edition `number` from memory or from the store.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn get(&self, number: u32, store: &Store) -> Result<Option<Arc<Loaded>>, StoreError> {
        let current = self.current();
        if current.index.head().number == number {
            return Ok(Some(current));
        }
        let kept = || self.old.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = kept().iter().find(|l| l.index.head().number == number) {
            return Ok(Some(found.clone()));
        }
        let Some(edition) = store.edition(Some(number)).await? else { return Ok(None) };
        let loaded = Loaded::new(edition);
        let mut old = kept();
        if old.len() >= KEPT_OLD {
            old.remove(0);
        }
        old.push(loaded.clone());
        Ok(Some(loaded))
    }
}
