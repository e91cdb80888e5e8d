//! The current edition in memory behind one atomic pointer, and older ones on request.

use std::{
    io::Write as _,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use arc_swap::ArcSwap;
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
use lexgap_domain::{Edition, EditionIndex, hash::MerkleTree};
use lexgap_store::{Store, StoreError};
use moka::sync::Cache;

/// How many older editions stay in memory.
const KEPT_OLD: usize = 2;
/// Bytes of pages kept per edition; beyond that those are rendered again that were not asked for longest.
const KEPT_BYTES: u64 = 192 << 20;
/// Brotli's quality and window: a page is compressed once and read often.
const BROTLI: (u32, u32) = (9, 20);

/// How an answer is compressed on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    Plain,
    Gzip,
    Brotli,
}

impl Encoding {
    /// The best that the reader takes who sent `headers`.
    pub fn of(headers: &HeaderMap) -> Encoding {
        Encoding::accepted(headers.get(header::ACCEPT_ENCODING).and_then(|v| v.to_str().ok()).unwrap_or_default())
    }

    /// The best that a reader takes, by the value of `Accept-Encoding` (RFC 9110, section 12.5.3).
    fn accepted(header: &str) -> Encoding {
        let takes = |name: &str| {
            header.split(',').any(|part| {
                let (coding, weight) = part.split_once(';').unwrap_or((part, ""));
                let refused =
                    weight.trim().strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0));
                coding.trim().eq_ignore_ascii_case(name) && !refused
            })
        };
        match () {
            () if takes("br") => Encoding::Brotli,
            () if takes("gzip") => Encoding::Gzip,
            () => Encoding::Plain,
        }
    }

    /// The value of `Content-Encoding`, if there is one.
    pub fn name(self) -> Option<&'static str> {
        match self {
            Encoding::Plain => None,
            Encoding::Gzip => Some("gzip"),
            Encoding::Brotli => Some("br"),
        }
    }
}

/// An answer as it was made, compressed once for each way in which it is taken.
pub struct Kept {
    pub status: u16,
    /// Headers that belong to it; a page's are made for each reader.
    pub headers: HeaderMap,
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

impl Kept {
    /// A page or an image as it was made.
    pub fn new(status: u16, body: impl Into<Bytes>) -> Kept {
        Kept::with_headers(status, HeaderMap::new(), body)
    }

    /// The same with `headers`.
    pub fn with_headers(status: u16, headers: HeaderMap, body: impl Into<Bytes>) -> Kept {
        Kept { status, headers, plain: body.into(), gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// Its bytes in that encoding.
    pub fn body(&self, encoding: Encoding) -> Bytes {
        let made = |into: &OnceLock<Bytes>, make: fn(&[u8]) -> Vec<u8>| {
            into.get_or_init(|| off_the_way(|| Bytes::from(make(&self.plain)))).clone()
        };
        match encoding {
            Encoding::Plain => self.plain.clone(),
            Encoding::Gzip => made(&self.gzip, gzip),
            Encoding::Brotli => made(&self.brotli, brotli),
        }
    }

    fn bytes(&self) -> u32 {
        // What its compressed forms will take is not known yet; a third is more than they do.
        u32::try_from(self.plain.len() + self.plain.len() / 3).unwrap_or(u32::MAX)
    }
}

fn gzip(plain: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    // Writing into memory does not fail.
    let _ = writer.write_all(plain);
    writer.finish().unwrap_or_default()
}

fn brotli(plain: &[u8]) -> Vec<u8> {
    let mut made = Vec::new();
    {
        let mut writer = brotli::CompressorWriter::new(&mut made, 1 << 16, BROTLI.0, BROTLI.1);
        let _ = writer.write_all(plain);
    }
    made
}

/// Long work on a thread that answers requests: the others take over its requests meanwhile.
fn off_the_way<T>(work: impl FnOnce() -> T) -> T {
    use tokio::runtime::{Handle, RuntimeFlavor};
    match Handle::try_current().map(|h| h.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// An edition with its index and the pages already rendered from it.
pub struct Loaded {
    pub index: EditionIndex,
    pages: Cache<String, Arc<Kept>>,
    tree: OnceLock<MerkleTree>,
}

impl Loaded {
    /// Builds the index of `edition`.
    pub fn new(edition: Edition) -> Arc<Loaded> {
        Arc::new(Loaded { index: EditionIndex::new(edition), pages: pages(), tree: OnceLock::new() })
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
    /// rendered once. What does not exist is not kept.
    pub fn page(&self, key: &str, render: impl FnOnce() -> Kept) -> Arc<Kept> {
        if let Some(page) = self.pages.get(key) {
            return page;
        }
        let page = Arc::new(off_the_way(render));
        if page.status == 200 {
            self.pages.insert(key.to_owned(), page.clone());
        }
        page
    }

    /// The answer of the API that was kept under `key`.
    pub fn answer(&self, key: &str) -> Option<Arc<Kept>> {
        self.pages.get(key)
    }

    /// Keeps an answer of the API, which depends on the edition and `key` alone.
    pub fn keep_answer(&self, key: String, answer: Kept) {
        self.pages.insert(key, Arc::new(answer));
    }
}

fn pages() -> Cache<String, Arc<Kept>> {
    Cache::builder().max_capacity(KEPT_BYTES).weigher(|_: &String, page: &Arc<Kept>| page.bytes()).build()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_encoding_that_a_reader_takes() {
        assert_eq!(Encoding::accepted("gzip, deflate, br, zstd"), Encoding::Brotli);
        assert_eq!(Encoding::accepted("gzip;q=0.8, br;q=0"), Encoding::Gzip);
        assert_eq!(Encoding::accepted("identity"), Encoding::Plain);
        assert_eq!(Encoding::accepted(""), Encoding::Plain);
        assert_eq!(Encoding::accepted("vibration"), Encoding::Plain);
    }

    #[test]
    fn a_compressed_page_is_the_page() {
        let html = "<p>law and practice</p>".repeat(500);
        let page = Kept::new(200, html.clone());
        let mut read = String::new();
        std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(&page.body(Encoding::Gzip)[..]), &mut read)
            .unwrap();
        assert_eq!(read, html);
        read.clear();
        let compressed = page.body(Encoding::Brotli);
        std::io::Read::read_to_string(&mut brotli::Decompressor::new(&compressed[..], 4096), &mut read).unwrap();
        assert_eq!(read, html);
        assert!(compressed.len() * 10 < html.len());
    }
}
