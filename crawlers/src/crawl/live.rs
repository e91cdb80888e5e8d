//! Visits to publishers of a source without code: asking, reading and keeping go on beside one another.

use std::{collections::HashMap, sync::LazyLock, time::Duration};

use futures::{
    FutureExt as _, StreamExt as _,
    future::{BoxFuture, OptionFuture},
    stream::FuturesUnordered,
};
use jiff::Timestamp;
use lexgap_domain::{Sha256Hex, Snapshot, SourceId};
use reqwest::Url;
use tokio::{
    sync::Semaphore,
    time::{Instant, sleep_until},
};

use super::{
    Answer, Applied, Counts, DocumentError, Event, Failure, Origin, Reading, Reread, SourcePass,
    follow::{Frontier, PAGES, Step},
    off_thread,
    page::{Links, PageReader},
    panic_words, remembered,
};
use crate::{
    archive::{Archive, ArchiveError, Packed, Remembered, Visit},
    fetch::{FetchError, Fetcher},
    parse::{Document, ParseError, Parsed, Parser as _},
};

/// What one visit brought: read, but not kept yet.
struct Brought {
    url: String,
    at: Timestamp,
    visits: Vec<Visit>,
    packed: Vec<Packed>,
    /// What to ask with the next time.
    answer: Option<Remembered>,
    content: Content,
}

enum Content {
    Index(Links),
    Stated(Box<Reading>),
    Unchanged,
    Broken(Box<Snapshot>, DocumentError),
}

/// What a page is visited for.
enum Wanted {
    Links,
    /// The text and fields of a document, unless it is still the snapshot that this build has read.
    Document(Option<Sha256Hex>),
}

impl Wanted {
    /// Whether `sha256` is a document that need not be read again.
    fn is(&self, sha256: &Sha256Hex) -> bool {
        matches!(self, Wanted::Document(Some(read)) if read == sha256)
    }
}

/// How one visit ended.
enum Outcome {
    Accepted(Counts, Applied),
    /// What stood before was read again.
    Reread(Reread),
    Unchanged,
    Failed(Vec<Failure>),
}

/// Why a visit brought nothing to keep.
enum Missed {
    /// The publisher's robots.txt closes a document that a link leads to: what it asks for, and no failure.
    Closed(String),
    Failed(Vec<Failure>),
}

const CLOSED: &str = "linked documents that robots.txt asks crawlers to leave alone";

/// From this number on, what visits brought is kept at once; fewer wait a moment for company.
const BATCH: usize = 128;
const LINGER: Duration = Duration::from_millis(100);
/// No more visits begin while so much waits to be kept.
const MOST_WAITING: usize = 4 * BATCH;
const MOST_WAITING_BYTES: usize = 32 << 20;

/// What waits to be kept. Keeping many together costs hardly more than keeping one: the disk is flushed once.
#[derive(Default)]
struct Waiting {
    brought: Vec<Brought>,
    bytes: usize,
    since: Option<Instant>,
}

impl Waiting {
    fn push(&mut self, brought: Brought) {
        self.bytes += brought.packed.iter().map(Packed::size).sum::<usize>();
        self.since.get_or_insert_with(Instant::now);
        self.brought.push(brought);
    }

    fn has_room(&self) -> bool {
        self.brought.len() < MOST_WAITING && self.bytes < MOST_WAITING_BYTES
    }

    /// When it is to be kept at the latest.
    fn due(&self) -> Option<Instant> {
        let whole = self.brought.len() >= BATCH || !self.has_room();
        self.since.map(|since| if whole { since } else { since + LINGER })
    }
}

/// How many pages are read at once: as many as there are processors.
fn readers() -> &'static Semaphore {
    static READERS: LazyLock<Semaphore> =
        LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)));
    &READERS
}

impl<'a> SourcePass<'a> {
    /// Visits what `frontier` holds and what is found on the way, several at a time where the source file allows it.
    /// What visits bring is kept in batches beside them, and told when it is kept.
    pub(super) async fn visit_all(
        &mut self,
        frontier: &mut Frontier<'_>,
        reader: &'static PageReader,
        fetcher: &dyn Fetcher,
    ) {
        let worker = SourcePass::new(self.options, self.registered);
        let newest = worker.newest().await;
        let (mut under_way, mut waiting) = (FuturesUnordered::new(), Waiting::default());
        let mut keeping: Option<BoxFuture<'_, Vec<(String, Outcome)>>> = None;
        loop {
            while under_way.len() < frontier.follow.concurrency.max(1)
                && waiting.has_room()
                && let Some(step) = frontier.next()
            {
                under_way.push(worker.visit(step, reader, fetcher, newest));
            }
            let due = waiting.due().map(|due| if under_way.is_empty() { Instant::now() } else { due });
            if keeping.is_none() && due.is_some_and(|due| due <= Instant::now()) {
                keeping = Some(worker.keep_all(std::mem::take(&mut waiting).brought).boxed());
            }
            if under_way.is_empty() && keeping.is_none() {
                break;
            }
            let due = due.filter(|_| keeping.is_none());
            // Whoever waits here, everything else goes on: one of them may hold what another waits for.
            tokio::select! {
                Some(visited) = under_way.next() => match visited {
                    Ok(mut brought) => {
                        if let Content::Index(links) = &mut brought.content {
                            frontier.add(std::mem::take(links));
                        }
                        waiting.push(brought);
                    }
                    Err(Missed::Closed(document)) => {
                        self.tell(Event::LeftOut { source: self.spec.id.clone(), document, reason: CLOSED });
                        self.left_out(CLOSED, 1);
                    }
                    Err(Missed::Failed(failures)) => self.failed(failures),
                },
                Some(outcomes) = OptionFuture::from(keeping.as_mut()) => {
                    keeping = None;
                    for (url, outcome) in outcomes {
                        self.told(&url, outcome);
                    }
                }
                Some(()) = OptionFuture::from(due.map(sleep_until)) => {}
            }
        }
    }

    fn told(&mut self, url: &str, outcome: Outcome) {
        match outcome {
            Outcome::Accepted(counts, applied) => self.accepted(url, counts, applied),
            Outcome::Reread(reread) => self.corrected(reread),
            Outcome::Unchanged => {
                self.unchanged(url);
                self.report.add(url, Counts::of_one_document());
            }
            Outcome::Failed(failures) => self.failed(failures),
        }
    }

    /// One visit. A failure before any bytes were there is noted at once.
    async fn visit(
        &self,
        step: Step,
        reader: &'static PageReader,
        fetcher: &dyn Fetcher,
        newest: &HashMap<String, (Sha256Hex, u32)>,
    ) -> Result<Brought, Missed> {
        let is_document = matches!(step, Step::Document(_));
        let (url, wanted) = match step {
            Step::Index(url) => (url.to_string(), Wanted::Links),
            Step::Document(url) => {
                let url = url.to_string();
                let read = newest.get(&url).filter(|(_, parser)| *parser == self.spec.parser_version);
                let read = read.map(|(sha256, _)| sha256.clone());
                (url, Wanted::Document(read))
            }
        };
        match self.brought(&url, wanted, reader, fetcher).await {
            Ok(brought) => Ok(brought),
            Err(DocumentError::Fetch(FetchError::Robots { .. })) if is_document => Err(Missed::Closed(url)),
            Err(e) => Err(Missed::Failed(self.noted(&url, &url, None, e.to_string(), e.advice()).await)),
        }
    }

    /// Asks for a page and reads it.
    async fn brought(
        &self,
        url: &str,
        wanted: Wanted,
        reader: &'static PageReader,
        fetcher: &dyn Fetcher,
    ) -> Result<Brought, DocumentError> {
        let answer = self.ask(fetcher, url, None).await?;
        let at = (self.options.now)();
        let answer = match answer {
            Answer::Body(body) if !PAGES.accepts(body.content_type.as_deref()) => {
                return Err(self.refused(&PAGES, body.into()).await);
            }
            answer => answer,
        };
        let page = PageVisit { url: url.to_owned(), source: self.spec.id.clone(), at };
        match answer {
            // The most frequent answer of all costs neither bytes nor another thread.
            Answer::Same(known, exchanges) if wanted.is(&known.sha256) => {
                let visits = Visit::of_fetch(&page.source, &known.sha256, true, exchanges);
                let content = Content::Unchanged;
                Ok(Brought { url: page.url, at, visits, packed: Vec::new(), answer: None, content })
            }
            answer => {
                let archive = self.options.archive.clone();
                // Never closed.
                let _turn = readers().acquire().await;
                off_thread(move || page.read(&archive, answer, &wanted, reader)).await?
            }
        }
    }

    /// Keeps what visits brought, first in the archive, then in the sink; how each of them ended.
    async fn keep_all(&self, batch: Vec<Brought>) -> Vec<(String, Outcome)> {
        let archive = self.options.archive.clone();
        let urls: Vec<String> = batch.iter().map(|b| b.url.clone()).collect();
        let archived = off_thread(move || {
            let kept = archived(&archive, &batch);
            batch.into_iter().zip(kept).collect::<Vec<_>>()
        });
        let mut outcomes = Vec::with_capacity(urls.len());
        let archived = match archived.await {
            Ok(archived) => archived,
            Err(e) => {
                for url in urls {
                    let failures = self.noted(&url, &url, None, e.to_string(), e.advice()).await;
                    outcomes.push((url, Outcome::Failed(failures)));
                }
                return outcomes;
            }
        };
        let (mut readings, mut unchanged) = (Vec::new(), None);
        for (Brought { url, at, content, .. }, kept) in archived {
            let (snapshot, error) = match (content, kept) {
                (_, Err(e)) => (None, e.into()),
                (Content::Index(_), Ok(())) => continue,
                (Content::Stated(reading), Ok(())) => {
                    readings.push(*reading);
                    continue;
                }
                (Content::Unchanged, Ok(())) => {
                    unchanged = Some(at);
                    outcomes.push((url, Outcome::Unchanged));
                    continue;
                }
                (Content::Broken(snapshot, e), Ok(())) => (Some(snapshot), e),
            };
            let failures = self.noted(&url, &url, snapshot.as_deref(), error.to_string(), error.advice()).await;
            outcomes.push((url, Outcome::Failed(failures)));
        }
        if let Some(at) = unchanged {
            // The next success says the same.
            let _ = self.options.sink.unchanged(&self.spec.id, at).await;
        }
        let mut ready = Vec::with_capacity(readings.len());
        for reading in readings {
            let Reading { stream, snapshot, .. } = &reading;
            match self.reread(&PAGES, stream, &[snapshot], true).await {
                Ok(Reread::NotNeeded) => ready.push(reading),
                Ok(reread) => {
                    outcomes.push((stream.clone(), Outcome::Reread(reread)));
                    ready.push(reading);
                }
                Err(e) => {
                    let failures = self.noted(stream, stream, Some(snapshot), e.to_string(), e.advice()).await;
                    outcomes.push((stream.clone(), Outcome::Failed(failures)));
                }
            }
        }
        self.accept_all(ready, &mut outcomes).await;
        outcomes
    }

    /// All in one transaction; where that fails, each in its own, so that one cannot cost the others.
    async fn accept_all(&self, readings: Vec<Reading>, outcomes: &mut Vec<(String, Outcome)>) {
        if readings.is_empty() {
            return;
        }
        let (sink, source, parser_version) = (self.options.sink, &self.spec.id, self.spec.parser_version);
        if let Ok(applied) = sink.accept_all(source, parser_version, &readings).await {
            let ended = |(r, applied): (Reading, Applied)| {
                let counts = Counts::of(&r.parsed);
                (r.stream, Outcome::Accepted(counts, applied))
            };
            outcomes.extend(readings.into_iter().zip(applied).map(ended));
            return;
        }
        for reading in readings {
            let one = sink.accept_all(source, parser_version, std::slice::from_ref(&reading)).await;
            let Reading { stream, snapshot, parsed, .. } = reading;
            let outcome = match one {
                Ok(applied) => Outcome::Accepted(Counts::of(&parsed), applied.into_iter().next().unwrap_or_default()),
                Err(e) => {
                    let e = DocumentError::from(e);
                    let failures = self.noted(&stream, &stream, Some(&snapshot), e.to_string(), e.advice()).await;
                    Outcome::Failed(failures)
                }
            };
            outcomes.push((stream, outcome));
        }
    }
}

/// Archives what visits brought, all at once; where that fails, each for itself.
fn archived(archive: &Archive, batch: &[Brought]) -> Vec<Result<(), ArchiveError>> {
    let keep = |these: &[Brought]| {
        archive.keep(these.iter().flat_map(|b| &b.packed), these.iter().flat_map(|b| &b.visits), true)
    };
    let kept: Vec<Result<(), ArchiveError>> = match keep(batch) {
        Ok(()) => batch.iter().map(|_| Ok(())).collect(),
        Err(e) if batch.len() == 1 => vec![Err(e)],
        Err(_) => batch.iter().map(|b| keep(std::slice::from_ref(b))).collect(),
    };
    let whole = batch.iter().zip(&kept).filter(|(_, kept)| kept.is_ok());
    // Where it cannot be noted, the next crawl asks without conditions; keeping again would log the visits twice.
    let _ = archive.remember(whole.filter_map(|(b, _)| Some((b.url.as_str(), b.answer.as_ref()?))));
    kept
}

/// A page that answered.
struct PageVisit {
    url: String,
    source: SourceId,
    at: Timestamp,
}

impl PageVisit {
    /// Hashes, compresses and reads what came: one walk through the bytes, away from the requests.
    fn read(
        self,
        archive: &Archive,
        answer: Answer,
        wanted: &Wanted,
        reader: &'static PageReader,
    ) -> Result<Brought, DocumentError> {
        let PageVisit { url, source, at } = self;
        let (bytes, content_type, answer, exchanges, (sha256, packed)) = match answer {
            Answer::Body(body) => {
                let packed = archive.pack(&body.bytes)?;
                let answer = remembered(packed.0.clone(), body.content_type.clone(), body.validators);
                (body.bytes, body.content_type, Some(answer), body.exchanges, packed)
            }
            Answer::Same(known, exchanges) => {
                (archive.get(&known.sha256)?, known.content_type, None, exchanges, (known.sha256, None))
            }
        };
        let address = exchanges.last().map_or(&url, |e| &e.url).clone();
        let visits = Visit::of_fetch(&source, &sha256, answer.is_none(), exchanges);
        let is_new = packed.is_some();
        let mut packed: Vec<Packed> = packed.into_iter().collect();
        let snapshot = Origin::Address(&url).snapshot(sha256, &source, content_type, bytes.len(), at);
        let document = Document {
            bytes: &bytes,
            sha256: &snapshot.sha256,
            source: &source,
            stream: &url,
            url: Some(&address),
            content_type: snapshot.content_type.as_deref(),
            vintage: None,
        };
        let read = match wanted {
            Wanted::Links => unharmed(|| links(reader, &document)).map(Content::Index),
            wanted if wanted.is(&snapshot.sha256) => Ok(Content::Unchanged),
            Wanted::Document(_) => unharmed(|| reader.parse(&document))
                .and_then(|p| with_texts(archive, p, is_new))
                .map(|(parsed, texts)| {
                    packed.extend(texts);
                    let (stream, snapshot, succession) = (url.clone(), snapshot.clone(), PAGES.succession());
                    Content::Stated(Box::new(Reading { stream, snapshot, succession, parsed }))
                }),
        };
        let content = read.unwrap_or_else(|e| Content::Broken(Box::new(snapshot), e));
        Ok(Brought { url, at, visits, packed, answer, content })
    }
}

fn links(reader: &PageReader, document: &Document<'_>) -> Result<Links, ParseError> {
    // It answered, so it is an address.
    let base = document.url.and_then(|url| Url::parse(url).ok());
    base.map_or_else(|| Ok(Links::default()), |base| reader.links(document, &base))
}

/// A parser's panic becomes an error, so that the bytes that it met are archived all the same.
fn unharmed<T>(parse: impl FnOnce() -> Result<T, ParseError>) -> Result<T, DocumentError> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(parse)) {
        Ok(parsed) => Ok(parsed?),
        Err(panic) => Err(DocumentError::Panic(panic_words(panic.as_ref()))),
    }
}

/// Holds what was read against the assertions; the full texts, which facts only name, go to the archive. `of_new`: of a
/// body that the archive did not hold.
fn with_texts(archive: &Archive, mut parsed: Parsed, of_new: bool) -> Result<(Parsed, Vec<Packed>), DocumentError> {
    PAGES.assertions.check(&parsed)?;
    let mut texts = Vec::new();
    for page in &mut parsed.pages {
        texts.extend(archive.pack_text(&page.page.text, &std::mem::take(&mut page.text), of_new)?);
    }
    Ok((parsed, texts))
}
