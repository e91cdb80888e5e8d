//! One pass over sources: bytes, archive, parser, assertions, sink.
//!
//! Sources run beside one another, the documents of one source after one another, and the versions of one
//! document strictly from the oldest to the newest. Whatever goes wrong with one document is recorded, its last
//! good facts stay, and the pass goes on.

mod follow;
mod lists;
mod live;
mod page;
mod pages;
mod texts;

use std::{
    any::Any,
    collections::{BTreeMap, HashMap, HashSet},
    ops::AddAssign,
    time::Duration,
};

use async_trait::async_trait;
use futures::{FutureExt, StreamExt, future::BoxFuture, stream};
use jiff::{Timestamp, civil::Date};
use lexgap_domain::{InterestClass, Law, LawId, LawKind, Retrieval, Sha256Hex, Snapshot, SourceId, Succession};
use serde::Serialize;
use tokio::sync::OnceCell;

use crate::{
    archive::{Archive, ArchiveError, Found, Remembered, Visit},
    fetch::{Aside, Asides, Body, Exchange, FetchError, Fetcher, Posted, Request, Response, Validators},
    mirror::{Entry, Mirror, MirrorError},
    parse::{Document, ParseError, Parsed, Parser},
    registry::RegisteredSource,
    request::RequestError,
    spec::{AssertionFailure, DocumentSpec, SourceSpec, YEAR},
};

pub use page::PageReader;

/// What the sink did with the facts of one snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Applied {
    pub added: u64,
    pub unchanged: u64,
    /// Old figures that the newer snapshot changed.
    pub changed: u64,
    /// Old figures that the newer snapshot no longer holds.
    pub withdrawn: u64,
}

impl AddAssign for Applied {
    fn add_assign(&mut self, more: Applied) {
        self.added += more.added;
        self.unchanged += more.unchanged;
        self.changed += more.changed;
        self.withdrawn += more.withdrawn;
    }
}

/// Where a crawl puts what it found. The server passes one that writes to the store.
#[async_trait]
pub trait Sink: Send + Sync {
    /// Whether facts of exactly this snapshot were already accepted as the newest of `stream`, by the parser
    /// of this build (`parser_version`), so that parsing again would change nothing.
    async fn is_current(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
    ) -> Result<bool, SinkError>;

    /// Records the snapshot and makes `parsed` the newest statement of `stream`, in one transaction. What it leaves
    /// out is withdrawn where the document's versions are cumulative.
    async fn accept(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
        succession: Succession,
        parsed: Parsed,
    ) -> Result<Applied, SinkError>;

    /// Records a snapshot that facts of another one point to: a page of a document in pages.
    async fn keep(&self, snapshot: &Snapshot) -> Result<(), SinkError>;

    /// Names of the streams of a source that were ever accepted, so that documents which a list led to once are
    /// asked for again. Always in the same order: where they are too many for one crawl, each has its turn by it.
    async fn streams(&self, source: &SourceId) -> Result<Vec<String>, SinkError>;

    /// The newest accepted snapshot of each stream of `source`, with the version of the parser that read it.
    async fn newest(&self, source: &SourceId) -> Result<HashMap<String, (Sha256Hex, u32)>, SinkError>;

    /// The newest accepted snapshot of one stream, with the version of the parser that read it.
    async fn standing(&self, source: &SourceId, stream: &str) -> Result<Option<(Snapshot, u32)>, SinkError>;

    /// Every snapshot that was accepted for each stream of `source`, whether or not a newer one stands.
    async fn accepted(&self, source: &SourceId) -> Result<HashMap<String, HashSet<Sha256Hex>>, SinkError>;

    /// As [`Sink::accept`] for each of `batch` in its order, all in one transaction: all are recorded, or none.
    async fn accept_all(
        &self,
        source: &SourceId,
        parser_version: u32,
        batch: &[Reading],
    ) -> Result<Vec<Applied>, SinkError>;

    /// Records that a pass over `source` ended and nothing in it failed.
    async fn passed(&self, source: &SourceId) -> Result<(), SinkError>;

    /// Records that documents were found as they had been.
    async fn unchanged(&self, source: &SourceId, at: Timestamp) -> Result<(), SinkError>;

    /// Records that a document could not be had or read; its last good facts stay. `snapshot` is present where
    /// bytes arrived and were archived.
    async fn failed(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: Option<&Snapshot>,
        at: Timestamp,
        error: &str,
    ) -> Result<(), SinkError>;
}

/// What one snapshot of one stream states, on its way into the sink.
#[derive(Clone, Debug)]
pub struct Reading {
    pub stream: String,
    pub snapshot: Snapshot,
    pub succession: Succession,
    pub parsed: Parsed,
}

/// The sink did not keep what it was given.
#[derive(Debug, thiserror::Error)]
pub enum SinkError {
    #[error("the facts could not be stored: {0}")]
    Store(String),
    /// What a document states is not believed, so that what it stated before stays.
    #[error("{0}")]
    Suspect(String),
}

/// Where the bytes come from.
#[derive(Clone, Copy)]
pub enum Input<'a> {
    Network(&'a dyn Fetcher),
    Mirror(&'a Mirror),
}

/// What a pass needs.
pub struct CrawlOptions<'a> {
    pub sources: Vec<&'a RegisteredSource>,
    pub input: Input<'a>,
    pub archive: &'a Archive,
    pub sink: &'a dyn Sink,
    /// The clock: `retrieved_at` of snapshots and the durations of the report.
    pub now: &'a (dyn Fn() -> Timestamp + Send + Sync),
    /// Hears of every step while the pass runs.
    pub progress: &'a (dyn Fn(Event) + Send + Sync),
    /// How many sources run at once; 0 counts as 1.
    pub concurrency: usize,
}

impl CrawlOptions<'_> {
    /// Whether bytes come from the publishers rather than from a mirror.
    fn is_live(&self) -> bool {
        matches!(self.input, Input::Network(_))
    }
}

/// A step of a pass.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub enum Event {
    /// A source begins; `documents` counts every version of every document.
    Started { source: SourceId, documents: usize },
    /// Lists led to further documents of a source.
    Found { source: SourceId, documents: usize },
    /// A document was accepted.
    Accepted { source: SourceId, document: String, facts: usize, applied: Applied },
    /// A document is the one that was accepted last time.
    Unchanged { source: SourceId, document: String },
    /// A document was left out on purpose.
    LeftOut { source: SourceId, document: String, reason: &'static str },
    /// A document could not be had, read or kept.
    Failed(Failure),
    /// A source is done.
    Finished(SourceReport),
}

/// What went wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The source, unless the trouble is the manifest's own.
    pub source: Option<SourceId>,
    /// Address or file.
    pub document: String,
    pub error: String,
    pub advice: &'static str,
}

/// How a source fared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SourceReport {
    pub source: SourceId,
    /// Documents whose facts were accepted.
    pub accepted: u32,
    /// Documents that were the same as last time.
    pub unchanged_documents: u32,
    /// Streams of the source's TOML that the mirror does not hold, or that name no address to ask.
    pub absent: Vec<String>,
    /// Facts in the newest accepted version of each document.
    pub facts: usize,
    /// Laws among them, and those with a passage date.
    pub laws: usize,
    pub laws_with_passage: usize,
    /// National laws of which no document of this source states the day of passage, without the sections of codes that
    /// stand for themselves: document and law.
    pub undated: Vec<(String, LawId)>,
    /// National laws of which a document states it.
    #[serde(skip)]
    dated: HashSet<LawId>,
    /// Documents that indexes announce.
    pub listed: usize,
    /// Documents that this crawl asked for because a list led to them, now or earlier.
    pub followed: usize,
    /// Names and codes that no jurisdiction answers to in any version read, with their number of rows.
    pub unresolved: BTreeMap<String, u32>,
    /// What was left out on purpose: reason and number.
    pub skipped: BTreeMap<String, u32>,
    pub applied: Applied,
    pub failures: Vec<Failure>,
    pub milliseconds: u64,
}

/// How a pass fared.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Report {
    /// In the order in which the sources were given.
    pub sources: Vec<SourceReport>,
    /// Lines of the manifest that belong to none of these sources and cannot be used.
    pub manifest: Vec<Failure>,
    /// Files of the manifest that no source takes, for the caller to fill where it asked for all sources. No failure.
    pub untaken: Vec<String>,
    pub milliseconds: u64,
}

impl Report {
    /// Whether anything failed, so that a command should end with an error.
    pub fn failed(&self) -> bool {
        !self.manifest.is_empty() || self.sources.iter().any(|s| !s.failures.is_empty())
    }
}

/// Why a document was not accepted.
#[derive(Debug, thiserror::Error)]
enum DocumentError {
    #[error(transparent)]
    Request(#[from] RequestError),
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    Mirror(#[from] MirrorError),
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    #[error("the answer is of type {found}, expected {expected}")]
    ContentType { found: String, expected: String },
    #[error(transparent)]
    Parse(#[from] ParseError),
    #[error("the parser broke down: {0}")]
    Panic(String),
    #[error(transparent)]
    Assertion(#[from] AssertionFailure),
    #[error(transparent)]
    Sink(#[from] SinkError),
}

const MANIFEST_ADVICE: &str = "the other lines are crawled all the same";

impl DocumentError {
    /// Whether the trouble is this machine's and may be over at the next crawl, whatever the document says.
    fn is_ours(&self) -> bool {
        matches!(self, DocumentError::Sink(SinkError::Store(_)) | DocumentError::Archive(ArchiveError::Io { .. }))
    }

    fn advice(&self) -> &'static str {
        match self {
            DocumentError::Fetch(
                FetchError::Unreachable { .. } | FetchError::Timeout { .. } | FetchError::Resting { .. },
            ) => "check this machine's network; the last good facts stay and the next crawl tries again",
            DocumentError::Fetch(FetchError::NotPublic(_)) => {
                "list the host in the setting allow_hosts if it is yours; otherwise leave it"
            }
            DocumentError::Fetch(FetchError::KeyTold { .. }) => {
                "ask the publisher for an address that does not repeat the key, or take the key out of the setting api_keys"
            }
            DocumentError::Request(_) => "correct the address or document.request in the source's TOML",
            DocumentError::Fetch(_) => {
                "look at the address in a browser and correct it in the source's TOML if it moved"
            }
            DocumentError::Mirror(_) => MANIFEST_ADVICE,
            DocumentError::Archive(_) => "nothing partial was left behind, and the last good facts stay",
            DocumentError::ContentType { .. }
            | DocumentError::Parse(_)
            | DocumentError::Assertion(_)
            | DocumentError::Sink(SinkError::Suspect(_)) => {
                "compare the archived bytes with the last good version; the last good facts stay until the parser \
                 or the assertion is corrected"
            }
            DocumentError::Panic(_) => "report this with the SHA-256 of the document; the last good facts stay",
            DocumentError::Sink(SinkError::Store(_)) => "check the database and its disk, then run the crawl again",
        }
    }
}

/// Runs one pass. Never fails as a whole: see [`Report::failed`].
pub async fn run(options: CrawlOptions<'_>) -> Report {
    let begun = (options.now)();
    let jobs: Vec<BoxFuture<'_, SourceReport>> =
        options.sources.iter().map(|source| SourcePass::new(&options, source).run().boxed()).collect();
    let sources = stream::iter(jobs).buffered(options.concurrency.max(1)).collect().await;
    let manifest = unclaimed(&options);
    for failure in &manifest {
        (options.progress)(Event::Failed(failure.clone()));
    }
    Report { sources, manifest, untaken: Vec::new(), milliseconds: milliseconds_since(begun, options.now) }
}

fn milliseconds_since(begun: Timestamp, now: &dyn Fn() -> Timestamp) -> u64 {
    u64::try_from(now().as_millisecond() - begun.as_millisecond()).unwrap_or(0)
}

/// Unusable lines of the manifest that no document of these sources is waiting for.
fn unclaimed(options: &CrawlOptions<'_>) -> Vec<Failure> {
    let Input::Mirror(mirror) = options.input else { return Vec::new() };
    let claimed = |url: Option<&str>, file: &str| {
        options.sources.iter().flat_map(|s| &s.spec.documents).any(|d| d.matches_entry(url, file))
    };
    mirror
        .unusable()
        .iter()
        .filter(|u| u.file.as_deref().is_none_or(|file| !claimed(u.url.as_deref(), file)))
        .map(|u| Failure {
            source: None,
            document: u.file.clone().or_else(|| u.url.clone()).unwrap_or_default(),
            error: u.error.to_string(),
            advice: MANIFEST_ADVICE,
        })
        .collect()
}

/// One version of a document, before its bytes are there.
#[derive(Clone, Copy)]
enum Origin<'a> {
    Address(&'a str),
    Entry(&'a Mirror, &'a Entry),
}

impl Origin<'_> {
    /// Address or file, as people know it.
    fn label(&self) -> &str {
        match self {
            Origin::Address(url) => url,
            Origin::Entry(_, entry) => &entry.file,
        }
    }

    fn url(&self) -> Option<&str> {
        match self {
            Origin::Address(url) => Some(url),
            Origin::Entry(_, entry) => entry.url.as_deref(),
        }
    }

    fn vintage(&self) -> Option<Date> {
        match self {
            Origin::Address(_) => None,
            Origin::Entry(_, entry) => entry.vintage,
        }
    }

    /// A mirror's file, as the log of visits tells it.
    fn copy(&self, content_type: Option<&str>) -> Option<Copied> {
        let Origin::Entry(_, entry) = self else { return None };
        Some(Copied { url: entry.url.clone(), file: entry.file.clone(), content_type: content_type.map(str::to_owned) })
    }

    fn snapshot(
        &self,
        sha256: Sha256Hex,
        source: &SourceId,
        content_type: Option<String>,
        bytes: usize,
        retrieved_at: Timestamp,
    ) -> Snapshot {
        Snapshot {
            sha256,
            source: source.clone(),
            url: self.url().map(str::to_owned),
            name: last_part(self.label()).to_owned(),
            content_type,
            bytes: bytes as u64,
            retrieved_at,
            retrieval: self.retrieval(),
            vintage: self.vintage(),
        }
    }

    fn retrieval(&self) -> Retrieval {
        match self {
            Origin::Address(_) => Retrieval::Network,
            Origin::Entry(..) => Retrieval::Mirror,
        }
    }
}

/// A file of a mirror on its way into the log of visits.
struct Copied {
    url: Option<String>,
    file: String,
    content_type: Option<String>,
}

impl Copied {
    fn of(self, sha256: Sha256Hex, at: Timestamp) -> Found {
        let Copied { url, file, content_type } = self;
        Found::Copy { sha256, url, file, content_type, at }
    }
}

/// The versions of one document, oldest first.
struct Stream<'a> {
    document: &'a DocumentSpec,
    name: &'a str,
    versions: Vec<Origin<'a>>,
}

/// A version, and its bytes or why there are none.
type Version<'v> = (Origin<'v>, Result<Archived, DocumentError>);

/// What became of a version that is not newer than the newest accepted one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Older {
    Accepted,
    /// It failed, or came to the manifest later.
    Missed,
    /// Missed as well; without an earlier date it would stand as the newest.
    Undated,
}

/// Whether what stood before had to be read again.
enum Reread {
    NotNeeded,
    Done(Applied),
    /// The newer parser cannot read it.
    Unread,
}

const UNDATED: &str = "older versions that were never accepted and bear no earlier date than the newest";
const UNREAD: &str = "accepted versions that the newer parser cannot read again: what it corrects is told as changed";

/// Bytes of one version, archived.
struct Archived {
    bytes: Vec<u8>,
    snapshot: Snapshot,
    /// The address that answered in the end.
    address: String,
}

struct SourcePass<'a> {
    options: &'a CrawlOptions<'a>,
    registered: &'a RegisteredSource,
    parser: &'static dyn Parser,
    spec: &'a SourceSpec,
    report: SourceReport,
    /// Addresses of earlier crawls that neither the TOML names nor a list has led to in this one.
    only_known: HashSet<String>,
    /// Those of them that the publisher no longer has, with the error and what to do.
    gone: Vec<(String, String, &'static str)>,
    /// [`Sink::newest`] when it was first needed.
    newest: OnceCell<HashMap<String, (Sha256Hex, u32)>>,
    /// [`Sink::accepted`] when it was first needed.
    ever_accepted: OnceCell<HashMap<String, HashSet<Sha256Hex>>>,
    /// Documents of earlier crawls that have their turn another day.
    later: HashSet<String>,
}

impl<'a> SourcePass<'a> {
    fn new(options: &'a CrawlOptions<'a>, registered: &'a RegisteredSource) -> Self {
        let report = SourceReport { source: registered.spec.id.clone(), ..SourceReport::default() };
        Self {
            options,
            registered,
            parser: registered.parser,
            spec: &registered.spec,
            report,
            only_known: HashSet::new(),
            gone: Vec::new(),
            newest: OnceCell::new(),
            ever_accepted: OnceCell::new(),
            later: HashSet::new(),
        }
    }

    async fn run(mut self) -> SourceReport {
        let begun = (self.options.now)();
        let streams = self.streams();
        let documents = streams.iter().map(|s| s.versions.len()).sum();
        self.tell(Event::Started { source: self.spec.id.clone(), documents });
        self.unusable_lines().await;
        match self.options.input {
            Input::Network(_) => self.with_leads(&streams).await,
            Input::Mirror(_) => {
                for stream in &streams {
                    self.stream(stream).await;
                }
            }
        }
        match (&self.spec.follow, self.registered.pages) {
            (Some(follow), Some(reader)) => self.follow(follow, reader).await,
            (Some(follow), None) => self.report.absent.extend(follow.start.iter().cloned()),
            (None, _) => {}
        }
        if self.report.failures.is_empty() && self.report.accepted + self.report.unchanged_documents > 0 {
            // Where it cannot be noted, the source looks worse than it is until the next pass.
            let _ = self.options.sink.passed(&self.spec.id).await;
        }
        self.report.milliseconds = milliseconds_since(begun, self.options.now);
        self.tell(Event::Finished(self.report.clone()));
        self.report
    }

    fn tell(&self, event: Event) {
        (self.options.progress)(event);
    }

    /// The streams to go through; documents without any copy or address are noted as absent.
    fn streams(&mut self) -> Vec<Stream<'a>> {
        let mut streams = Vec::new();
        match self.options.input {
            Input::Mirror(mirror) => streams.extend(mirror.matching(self.spec).into_iter().map(|s| Stream {
                document: s.document,
                name: s.stream,
                versions: s.entries.into_iter().map(|e| Origin::Entry(mirror, e)).collect(),
            })),
            Input::Network(_) => {
                for document in &self.spec.documents {
                    let addresses = document.live_addresses().into_iter().filter(|a| !a.contains(YEAR));
                    streams.extend(addresses.map(|url| Stream {
                        document,
                        name: document.stream_of(Some(url)),
                        versions: vec![Origin::Address(url)],
                    }));
                }
            }
        }
        let lists = self.spec.documents.iter().any(|d| d.index.is_some());
        for document in &self.spec.documents {
            let asked = self.options.is_live() && document.addresses.iter().any(|a| a.contains(YEAR));
            // Only a list leads to these.
            let led_to = document.is_pattern() && document.addresses.is_empty() && lists;
            if !asked && !led_to && !streams.iter().any(|s| std::ptr::eq(s.document, document)) {
                self.report.absent.push(document.stream_of(None).to_owned());
            }
        }
        streams
    }

    /// Lines of the manifest that would be documents of this source, if they could be used.
    async fn unusable_lines(&mut self) {
        let Input::Mirror(mirror) = self.options.input else { return };
        for unusable in mirror.unusable() {
            let Some(file) = unusable.file.as_deref() else { continue };
            let url = unusable.url.as_deref();
            if let Some(document) = self.spec.documents.iter().find(|d| d.matches_entry(url, file)) {
                let stream = document.stream_of_entry(url, file);
                self.fail(stream, file, None, unusable.error.to_string(), MANIFEST_ADVICE).await;
            }
        }
    }

    /// Goes through the versions of one document from the oldest to the newest.
    async fn stream(&mut self, stream: &Stream<'_>) {
        if let Some(pages) = &stream.document.pages {
            return self.in_pages(stream, pages).await;
        }
        let mut versions = Vec::with_capacity(stream.versions.len());
        for &origin in &stream.versions {
            versions.push((origin, self.archived(stream.document, origin).await));
        }
        let older = self.older(stream, &versions).await;
        let reread = self.reread(stream.document, stream.name, &arrived(&versions), true).await;
        if !self.is_corrected(stream, reread).await {
            return;
        }
        let mut newest: Option<(String, Counts)> = None;
        for (i, (origin, archived)) in versions.into_iter().enumerate() {
            let outcome = match (archived, older.get(i)) {
                (Err(e), _) => Err((None, e)),
                (Ok(_), Some(Older::Accepted)) => Ok(None),
                (Ok(_), Some(Older::Undated)) => {
                    self.leave_out(origin.label(), UNDATED);
                    continue;
                }
                (Ok(archived), Some(Older::Missed) | None) => self.version(stream, origin, archived).await.map(Some),
            };
            match outcome {
                Ok(Some(counts)) => {
                    let older = newest.take().map(|(_, counts)| counts);
                    newest = Some((last_part(origin.label()).to_owned(), counts.after(older)));
                }
                Ok(None) => self.unchanged(origin.label()),
                Err((_, e)) if lists::is_missing(&e) && self.only_known.contains(stream.name) => {
                    self.gone.push((stream.name.to_owned(), e.to_string(), e.advice()));
                }
                Err((snapshot, e)) => {
                    self.fail(stream.name, origin.label(), snapshot.as_ref(), e.to_string(), e.advice()).await;
                }
            }
        }
        if let Some((name, counts)) = newest {
            self.report.add(&name, counts);
        }
    }

    /// The newest accepted snapshot of each stream and the version of the parser that read it, as they were when this
    /// pass first asked. Where the sink cannot say, the documents are read again: accepting is what must not go wrong.
    async fn newest(&self) -> &HashMap<String, (Sha256Hex, u32)> {
        let ask = || async { self.options.sink.newest(&self.spec.id).await.unwrap_or_default() };
        self.newest.get_or_init(ask).await
    }

    /// Whether a snapshot was ever accepted for `stream`. Where the sink cannot say, it is read again.
    async fn was_accepted(&self, stream: &str, sha256: &Sha256Hex) -> bool {
        let ask = || async { self.options.sink.accepted(&self.spec.id).await.unwrap_or_default() };
        let accepted = self.ever_accepted.get_or_init(ask).await;
        accepted.get(stream).is_some_and(|of_stream| of_stream.contains(sha256))
    }

    /// What became of each of the versions, from the oldest, that are not newer than the one that stands.
    async fn older(&self, stream: &Stream<'_>, versions: &[Version<'_>]) -> Vec<Older> {
        let standing = self.standing(stream, versions).await;
        let newest = self.newest().await.get(stream.name).map(|(sha256, _)| sha256);
        let mut older = Vec::with_capacity(standing);
        for (_, archived) in versions.iter().take(standing) {
            let state = match archived {
                Ok(Archived { snapshot, .. }) if newest != Some(&snapshot.sha256) => {
                    self.state_of(stream.name, snapshot).await
                }
                _ => Older::Accepted,
            };
            older.push(state);
        }
        older
    }

    /// What became of a version that is older than the one that stands, as far as the order of versions says.
    async fn state_of(&self, stream: &str, snapshot: &Snapshot) -> Older {
        if self.was_accepted(stream, &snapshot.sha256).await {
            return Older::Accepted;
        }
        let standing = self.options.sink.standing(&self.spec.id, stream).await.ok().flatten();
        let is_older = standing.is_some_and(|(standing, _)| {
            snapshot.vintage.is_some_and(|own| standing.vintage.is_none_or(|newest| own < newest))
        });
        if is_older { Older::Missed } else { Older::Undated }
    }

    /// How many versions, from the oldest, are not to be accepted as newer ones: those up to the newest one that the
    /// sink holds as the newest of the stream. Where another parser read that one, it is read again, or all are where
    /// each stands alone.
    async fn standing(&self, stream: &Stream<'_>, versions: &[Version<'_>]) -> usize {
        let Some((newest, parser)) = self.newest().await.get(stream.name) else { return 0 };
        let is_newest = |(_, archived): &Version<'_>| archived.as_ref().is_ok_and(|a| a.snapshot.sha256 == *newest);
        let Some(i) = versions.iter().rposition(is_newest) else { return 0 };
        if *parser != self.spec.parser_version {
            return match stream.document.succession() {
                Succession::Cumulative => i,
                Succession::EachStandsAlone => 0,
            };
        }
        // The next success says the same.
        let _ = self.options.sink.unchanged(&self.spec.id, (self.options.now)()).await;
        i + 1
    }

    /// The newest accepted snapshot of a stream, where another version of the parser read it and other bytes `arrived`.
    async fn outdated(&self, stream: &str, arrived: &[&Snapshot]) -> Result<Option<Snapshot>, DocumentError> {
        let [now, ..] = arrived else { return Ok(None) };
        let is_outdated = |sha256: &Sha256Hex, parser: u32| {
            parser != self.spec.parser_version && arrived.iter().all(|s| s.sha256 != *sha256)
        };
        if !self.newest().await.get(stream).is_some_and(|(sha256, parser)| is_outdated(sha256, *parser)) {
            return Ok(None);
        }
        // It may have changed since this pass first asked.
        let standing = self.options.sink.standing(&self.spec.id, stream).await?;
        let Some((snapshot, parser)) = standing else { return Ok(None) };
        if !is_outdated(&snapshot.sha256, parser) {
            return Ok(None);
        }
        // The same bytes may have come from another address first.
        let url = now.url.clone().or_else(|| snapshot.url.clone());
        Ok(Some(Snapshot { url, retrieved_at: now.retrieved_at, ..snapshot }))
    }

    /// Reads the archived newest version of a stream again, before newer bytes are held against it, where another
    /// version of the parser read it: what this one reads otherwise is a correction of ours, and would be told as the
    /// publisher's change. `first`: not a further page of a list.
    ///
    /// # Errors
    /// Of the store or the disk: the newer bytes then wait for the next crawl.
    async fn reread(
        &self,
        document: &DocumentSpec,
        stream: &str,
        arrived: &[&Snapshot],
        first: bool,
    ) -> Result<Reread, DocumentError> {
        Reread::of(self.read_again(document, stream, arrived, first).await)
    }

    async fn read_again(
        &self,
        document: &DocumentSpec,
        stream: &str,
        arrived: &[&Snapshot],
        first: bool,
    ) -> Result<Option<Applied>, DocumentError> {
        let Some(snapshot) = self.outdated(stream, arrived).await? else { return Ok(None) };
        let (archive, name) = (self.options.archive.clone(), snapshot.sha256.clone());
        let bytes = off_thread(move || archive.get(&name)).await??;
        let parsed = match &document.index {
            Some(index) => self.read_list(index, stream, bytes, &snapshot, first).await?.parsed,
            None => self.parse(stream, bytes, &snapshot).await?,
        };
        let (_, applied) = self.settle(document, stream, &snapshot, parsed).await?;
        Ok(Some(applied))
    }

    /// Tells what reading an earlier version again changed. That it cannot be read is no failure of what came after it.
    fn corrected(&mut self, reread: Reread) {
        match reread {
            Reread::NotNeeded => {}
            Reread::Done(applied) => self.report.applied += applied,
            Reread::Unread => self.left_out(UNREAD, 1),
        }
    }

    /// [`SourcePass::corrected`], or the failure of what waits for it. Whether to go on.
    async fn is_corrected(&mut self, stream: &Stream<'_>, reread: Result<Reread, DocumentError>) -> bool {
        match reread {
            Ok(reread) => {
                self.corrected(reread);
                true
            }
            Err(e) => {
                let newest = stream.versions.last().map_or(stream.name, Origin::label);
                self.fail(stream.name, newest, None, e.to_string(), e.advice()).await;
                false
            }
        }
    }

    fn left_out(&mut self, reason: &str, number: u32) {
        let left_out = self.report.skipped.entry(reason.to_owned()).or_default();
        *left_out = left_out.saturating_add(number);
    }

    fn leave_out(&mut self, document: &str, reason: &'static str) {
        self.left_out(reason, 1);
        self.tell(Event::LeftOut { source: self.spec.id.clone(), document: document.to_owned(), reason });
    }

    /// Parses one version, holds it against the assertions and hands it to the sink.
    async fn version(
        &mut self,
        stream: &Stream<'_>,
        origin: Origin<'_>,
        archived: Archived,
    ) -> Result<Counts, (Option<Snapshot>, DocumentError)> {
        let (counts, applied) = self.accept(stream.document, stream.name, archived).await?;
        self.report.accepted += 1;
        self.report.applied += applied;
        self.tell(Event::Accepted {
            source: self.spec.id.clone(),
            document: origin.label().to_owned(),
            facts: counts.facts,
            applied,
        });
        Ok(counts)
    }

    async fn accept(
        &self,
        document: &DocumentSpec,
        stream: &str,
        archived: Archived,
    ) -> Result<(Counts, Applied), (Option<Snapshot>, DocumentError)> {
        let Archived { bytes, snapshot, .. } = archived;
        let accepted = async {
            let parsed = match &document.index {
                Some(index) => self.read_list(index, stream, bytes, &snapshot, true).await?.parsed,
                None => self.parse(stream, bytes, &snapshot).await?,
            };
            self.settle(document, stream, &snapshot, parsed).await
        };
        accepted.await.map_err(|e| (Some(snapshot), e))
    }

    /// Holds what was read against the assertions and hands it to the sink.
    async fn settle(
        &self,
        document: &DocumentSpec,
        stream: &str,
        snapshot: &Snapshot,
        parsed: Parsed,
    ) -> Result<(Counts, Applied), DocumentError> {
        document.assertions.check(&parsed)?;
        let mut parsed = self.keep_texts(parsed).await?;
        // The newest of a list may hold no law, and that it is still the list its entries have shown.
        parsed.left_out |= document.index.is_some() && parsed.facts() == 0;
        let counts = Counts::of(&parsed);
        let (source, parser_version) = (&self.spec.id, self.spec.parser_version);
        let succession = document.succession();
        let applied = self.options.sink.accept(source, stream, snapshot, parser_version, succession, parsed).await?;
        Ok((counts, applied))
    }

    /// Archives the full texts, which facts only name.
    async fn keep_texts(&self, parsed: Parsed) -> Result<Parsed, DocumentError> {
        if parsed.pages.is_empty() {
            return Ok(parsed);
        }
        let archive = self.options.archive.clone();
        let kept = off_thread(move || {
            parsed.pages.iter().try_for_each(|d| archive.put(d.text.as_bytes()).map(|_| ()))?;
            Ok::<_, ArchiveError>(parsed)
        });
        Ok(kept.await??)
    }

    /// Gets the bytes of one version and archives them.
    async fn archived(&self, document: &DocumentSpec, origin: Origin<'_>) -> Result<Archived, DocumentError> {
        let obtained = match (origin, self.options.input) {
            (Origin::Entry(mirror, entry), _) => {
                let (bytes, content_type) = (mirror.read(entry)?, entry.content_type.clone());
                Obtained { bytes, content_type, validators: None, exchanges: Vec::new() }
            }
            (Origin::Address(url), Input::Network(fetcher)) => self.fetched(fetcher, document, url).await?,
            // A mirror never yields an address as origin.
            (Origin::Address(url), Input::Mirror(_)) => {
                return Err(FetchError::Address { url: url.to_owned(), reason: "a mirror answers this crawl" }.into());
            }
        };
        if !document.accepts(obtained.content_type.as_deref()) {
            return Err(self.refused(document, obtained).await);
        }
        self.keep(origin, obtained).await
    }

    /// Archives an answer of a type that was not expected, and the way to it.
    async fn refused(&self, document: &DocumentSpec, answer: Obtained) -> DocumentError {
        let Obtained { bytes, content_type, mut exchanges, .. } = answer;
        let last = exchanges.pop().map(|exchange| Aside { exchange, body: Some(bytes), cut: false });
        let way = exchanges.into_iter().map(|exchange| Aside { exchange, body: None, cut: false });
        match self.keep_asides(way.chain(last).collect()).await {
            Ok(()) => DocumentError::ContentType {
                found: content_type.unwrap_or_default(),
                expected: document.content_types.join(" or "),
            },
            Err(e) => e,
        }
    }

    async fn fetched(
        &self,
        fetcher: &dyn Fetcher,
        document: &DocumentSpec,
        url: &str,
    ) -> Result<Obtained, DocumentError> {
        let posted = document.request.as_ref().map(|request| request.posted(url)).transpose()?;
        match self.ask(fetcher, url, posted.as_ref()).await? {
            Answer::Body(body) => Ok(body.into()),
            Answer::Same(known, exchanges) => Ok(Obtained {
                bytes: self.options.archive.get(&known.sha256)?,
                content_type: known.content_type,
                validators: None,
                exchanges,
            }),
        }
    }

    /// Asks for a document unless it is the one that the archive holds.
    async fn ask(&self, fetcher: &dyn Fetcher, url: &str, posted: Option<&Posted>) -> Result<Answer, DocumentError> {
        let known = self.options.archive.recall(url);
        let validators = known
            .as_ref()
            .map(|k| Validators {
                etag: k.etag.clone(),
                last_modified: k.last_modified.clone(),
                url: k.answered.clone(),
            })
            .unwrap_or_default();
        // `SourceSpec` holds the delay between 0 and an hour.
        let delay = Duration::try_from_secs_f64(self.spec.politeness.delay_seconds).unwrap_or_default();
        let concurrency = self.spec.follow.as_ref().map_or(1, |f| f.concurrency);
        let asides = Asides::default();
        let request = Request { url, validators, delay, concurrency, asides: Some(&asides), posted };
        let answer = fetcher.fetch(&request).await;
        self.keep_asides(asides.take()).await?;
        match (answer?, known) {
            (Response::Body(body), _) => Ok(Answer::Body(body)),
            (Response::NotModified(exchanges), Some(known)) => Ok(Answer::Same(known, exchanges)),
            (Response::NotModified(_), None) => {
                Err(FetchError::Status { url: url.to_owned(), status: 304, retry_after: None }.into())
            }
        }
    }

    /// Archives what was answered beside the document.
    async fn keep_asides(&self, asides: Vec<Aside>) -> Result<(), DocumentError> {
        if asides.is_empty() {
            return Ok(());
        }
        let (archive, source) = (self.options.archive.clone(), self.spec.id.clone());
        let kept = off_thread(move || {
            let (mut packed, mut visits) = (Vec::new(), Vec::with_capacity(asides.len()));
            for Aside { exchange, body, cut } in asides {
                let found = match body {
                    Some(body) => {
                        let (sha256, new) = archive.pack(&body)?;
                        packed.extend(new);
                        Found::Beside { sha256, cut, exchange }
                    }
                    None => Found::Redirect { exchange },
                };
                visits.push(Visit { source: source.clone(), found });
            }
            archive.keep(&packed, &visits, true)
        });
        Ok(kept.await??)
    }

    /// Archives on a thread of its own: flushing to a disk takes its time.
    async fn keep(&self, origin: Origin<'_>, obtained: Obtained) -> Result<Archived, DocumentError> {
        let Obtained { bytes, content_type, validators, exchanges } = obtained;
        let address = exchanges.last().map_or(origin.url().unwrap_or(origin.label()), |e| &e.url).to_owned();
        let (archive, source, unchanged) = (self.options.archive.clone(), self.spec.id.clone(), validators.is_none());
        let (copy, at) = (origin.copy(content_type.as_deref()), (self.options.now)());
        let kept = off_thread(move || {
            let (sha256, packed) = archive.pack(&bytes)?;
            let durable = copy.is_none();
            let visits = match copy {
                Some(copy) => vec![Visit { source, found: copy.of(sha256.clone(), at) }],
                None => Visit::of_fetch(&source, &sha256, unchanged, exchanges),
            };
            archive.keep(&packed, &visits, durable)?;
            Ok::<_, ArchiveError>((sha256, bytes))
        });
        let (sha256, bytes) = kept.await??;
        if let (Origin::Address(url), Some(validators)) = (origin, validators) {
            let answer = remembered(sha256.clone(), content_type.clone(), validators);
            self.options.archive.remember([(url, &answer)])?;
        }
        let snapshot = origin.snapshot(sha256, &self.spec.id, content_type, bytes.len(), at);
        Ok(Archived { bytes, snapshot, address })
    }

    /// Parses on a thread of its own, so that neither a long document nor a parser's panic reaches the others.
    async fn parse(&self, stream: &str, bytes: Vec<u8>, snapshot: &Snapshot) -> Result<Parsed, DocumentError> {
        let (parser, stream, snapshot) = (self.parser, stream.to_owned(), snapshot.clone());
        let interest_class = self.spec.interest_class;
        let mut parsed = off_thread(move || {
            let document = Document::of(&snapshot, &stream, &bytes);
            let mut parsed = parser.parse(&document)?;
            if interest_class == InterestClass::OfficialRegister {
                parsed.texts = texts::found(parser, &document, &parsed.laws, &snapshot);
            }
            Ok::<_, ParseError>(parsed)
        })
        .await??;
        self.spec.review_topics(&mut parsed.laws);
        Ok(parsed)
    }

    async fn fail(
        &mut self,
        stream: &str,
        document: &str,
        snapshot: Option<&Snapshot>,
        error: String,
        advice: &'static str,
    ) {
        let failures = self.noted(stream, document, snapshot, error, advice).await;
        self.failed(failures);
    }

    /// Tells the sink of a failure. A sink that cannot keep it is a second one.
    async fn noted(
        &self,
        stream: &str,
        document: &str,
        snapshot: Option<&Snapshot>,
        error: String,
        advice: &'static str,
    ) -> Vec<Failure> {
        let source = &self.spec.id;
        let noted = self.options.sink.failed(source, stream, snapshot, (self.options.now)(), &error).await;
        let mut failures = vec![Failure { source: Some(source.clone()), document: document.to_owned(), error, advice }];
        if let Err(e) = noted {
            let e = DocumentError::from(e);
            failures.push(Failure { error: e.to_string(), advice: e.advice(), ..failures[0].clone() });
        }
        failures
    }

    fn failed(&mut self, failures: Vec<Failure>) {
        for failure in failures {
            self.tell(Event::Failed(failure.clone()));
            self.report.failures.push(failure);
        }
    }
}

impl Reread {
    fn of(read: Result<Option<Applied>, DocumentError>) -> Result<Reread, DocumentError> {
        match read {
            Ok(None) => Ok(Reread::NotNeeded),
            Ok(Some(applied)) => Ok(Reread::Done(applied)),
            Err(e) if e.is_ours() => Err(e),
            Err(_) => Ok(Reread::Unread),
        }
    }
}

/// The versions of which there are bytes.
fn arrived<'v>(versions: &'v [Version<'_>]) -> Vec<&'v Snapshot> {
    versions.iter().filter_map(|(_, archived)| archived.as_ref().ok()).map(|a| &a.snapshot).collect()
}

/// What an address answered.
enum Answer {
    Body(Body),
    /// What the archive holds, and the requests that it took.
    Same(Remembered, Vec<Exchange>),
}

fn remembered(sha256: Sha256Hex, content_type: Option<String>, validators: Validators) -> Remembered {
    let Validators { etag, last_modified, url: answered } = validators;
    Remembered { sha256, content_type, etag, last_modified, answered }
}

/// Bytes as they arrived. `validators` only where the network sent them anew.
struct Obtained {
    bytes: Vec<u8>,
    content_type: Option<String>,
    validators: Option<Validators>,
    /// The requests that it took.
    exchanges: Vec<Exchange>,
}

impl From<Body> for Obtained {
    fn from(body: Body) -> Obtained {
        let Body { bytes, content_type, validators, exchanges, .. } = body;
        Obtained { bytes, content_type, validators: Some(validators), exchanges }
    }
}

/// Runs `work` where it may block; a panic in it becomes an error.
async fn off_thread<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, DocumentError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| match e.try_into_panic() {
        Ok(panic) => DocumentError::Panic(panic_words(panic.as_ref())),
        Err(e) => DocumentError::Panic(e.to_string()),
    })
}

fn panic_words(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no message").to_owned()
}

/// What the report says of one accepted document.
#[derive(Default)]
struct Counts {
    facts: usize,
    laws: usize,
    laws_with_passage: usize,
    undated: Vec<LawId>,
    dated: Vec<LawId>,
    listed: usize,
    unresolved: BTreeMap<String, u32>,
    skipped: Vec<(String, u32)>,
}

impl Counts {
    fn of_one_document() -> Counts {
        Counts { facts: 1, ..Counts::default() }
    }

    fn of(parsed: &Parsed) -> Counts {
        let mut unresolved = BTreeMap::<_, u32>::new();
        for u in &parsed.unresolved {
            *unresolved.entry(u.name.clone()).or_default() += u.rows;
        }
        Counts {
            facts: parsed.facts(),
            laws: parsed.laws.len(),
            laws_with_passage: parsed.laws.iter().filter(|l| l.passage().is_some()).count(),
            undated: undated(&parsed.laws),
            dated: parsed.laws.iter().filter(|l| l.passage().is_some()).map(|l| l.id.clone()).collect(),
            listed: parsed.documents.len(),
            unresolved,
            skipped: parsed.skipped.clone(),
        }
    }

    /// These counts, with the names that only an older version left unresolved: their figures are lost as well.
    /// A name of both counts once, with the rows of the version that has more of it.
    fn after(mut self, older: Option<Counts>) -> Counts {
        for (name, rows) in older.into_iter().flat_map(|older| older.unresolved) {
            let known = self.unresolved.entry(name).or_default();
            *known = rows.max(*known);
        }
        self
    }
}

/// National laws without a day of passage. A section that is a law of its own has the day of its insertion.
fn undated(laws: &[Law]) -> Vec<LawId> {
    let national = laws.iter().filter(|l| l.kind == LawKind::Law && l.passage().is_none());
    let of_code = |law: &Law| laws.iter().any(|code| law.id.as_str().starts_with(&format!("{}-", code.id)));
    national.filter(|l| !of_code(l)).map(|l| l.id.clone()).collect()
}

impl SourceReport {
    /// Adds what one document of `name` holds.
    fn add(&mut self, name: &str, counts: Counts) {
        self.dated.extend(counts.dated);
        self.undated.extend(counts.undated.into_iter().map(|law| (name.to_owned(), law)));
        // Another document of the same law may state it.
        self.undated.retain(|(_, law)| !self.dated.contains(law));
        self.facts += counts.facts;
        self.laws += counts.laws;
        self.laws_with_passage += counts.laws_with_passage;
        self.listed += counts.listed;
        for (name, rows) in counts.unresolved {
            *self.unresolved.entry(name).or_default() += rows;
        }
        for (reason, number) in counts.skipped {
            *self.skipped.entry(reason).or_default() += number;
        }
    }
}

/// File name, or the last part of an address that is not empty.
fn last_part(label: &str) -> &str {
    let path = label.split(['?', '#']).next().unwrap_or(label);
    path.rsplit('/').find(|part| !part.is_empty()).unwrap_or(label)
}

#[cfg(test)]
mod tests;
