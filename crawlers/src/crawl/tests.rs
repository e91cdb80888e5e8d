//! Whole passes: over small documents written for the purpose, and over the corpus where it is there.

use std::{
    fs,
    path::PathBuf,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use jiff::civil::date;
use lexgap_domain::{DateKind, IndicatorPoint, Law, LawId, Period, Unresolved};

use super::*;
use crate::{
    registry,
    spec::{SourceSpec, tests::HEAD},
};

const NOW: &str = "2026-01-02T03:04:05Z";

/// Keeps statements as a store would: the newest of each stream, and what failed.
#[derive(Default)]
struct Memory {
    streams: Mutex<HashMap<String, Kept>>,
    failures: Mutex<Vec<(String, bool, String)>>,
    /// Laws of statements that newer ones replaced: their dated states stay.
    earlier: Mutex<Vec<Law>>,
    /// Every snapshot in the order in which it was accepted.
    accepted: Mutex<Vec<Snapshot>>,
    /// The same by their streams.
    of_streams: Mutex<HashMap<String, HashSet<Sha256Hex>>>,
    successions: Mutex<HashSet<Succession>>,
    /// Sources of which a whole pass went well.
    passed: Mutex<Vec<SourceId>>,
    /// A stream that cannot be stored.
    refused: Option<&'static str>,
    /// Whether the next statement meets a busy database.
    busy: AtomicBool,
}

#[derive(Clone)]
struct Kept {
    snapshot: Snapshot,
    parser_version: u32,
    parsed: Parsed,
}

impl Memory {
    fn of(&self, stream: &str) -> Parsed {
        self.streams.lock().unwrap()[stream].parsed.clone()
    }

    fn laws(&self) -> Vec<Law> {
        let mut streams: Vec<_> = self.streams.lock().unwrap().clone().into_iter().collect();
        streams.sort_by(|a, b| a.0.cmp(&b.0));
        let mut by_id: BTreeMap<LawId, Vec<Law>> = BTreeMap::new();
        let current = streams.into_iter().flat_map(|(_, kept)| kept.parsed.laws);
        for law in current.chain(self.earlier.lock().unwrap().clone()) {
            by_id.entry(law.id.clone()).or_default().push(law);
        }
        by_id.into_values().filter_map(Law::merge).collect()
    }
}

#[async_trait]
impl Sink for Memory {
    async fn is_current(
        &self,
        _: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
    ) -> Result<bool, SinkError> {
        let streams = self.streams.lock().unwrap();
        Ok(streams
            .get(stream)
            .is_some_and(|k| k.snapshot.sha256 == snapshot.sha256 && k.parser_version == parser_version))
    }

    async fn accept(
        &self,
        _: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
        succession: Succession,
        parsed: Parsed,
    ) -> Result<Applied, SinkError> {
        if self.busy.swap(false, Ordering::Relaxed) {
            return Err(SinkError::Store("the database is busy".to_owned()));
        }
        self.successions.lock().unwrap().insert(succession);
        let added = parsed.facts() as u64;
        let kept = Kept { snapshot: snapshot.clone(), parser_version, parsed };
        let mut streams = self.streams.lock().unwrap();
        let is_late = streams.get(stream).is_some_and(|k| {
            let is_older = |own: Date| k.snapshot.vintage.is_none_or(|newest| own < newest);
            k.snapshot.sha256 != snapshot.sha256 && snapshot.vintage.is_some_and(is_older)
        });
        let replaced = if is_late { Some(kept) } else { streams.insert(stream.to_owned(), kept) };
        self.earlier.lock().unwrap().extend(replaced.into_iter().flat_map(|k| k.parsed.laws));
        let mut of_streams = self.of_streams.lock().unwrap();
        of_streams.entry(stream.to_owned()).or_default().insert(snapshot.sha256.clone());
        self.accepted.lock().unwrap().push(snapshot.clone());
        Ok(Applied { added, ..Applied::default() })
    }

    async fn keep(&self, snapshot: &Snapshot) -> Result<(), SinkError> {
        self.accepted.lock().unwrap().push(snapshot.clone());
        Ok(())
    }

    async fn streams(&self, _: &SourceId) -> Result<Vec<String>, SinkError> {
        let mut names: Vec<String> = self.streams.lock().unwrap().keys().cloned().collect();
        names.sort();
        Ok(names)
    }

    async fn newest(&self, _: &SourceId) -> Result<HashMap<String, (Sha256Hex, u32)>, SinkError> {
        let streams = self.streams.lock().unwrap();
        Ok(streams.iter().map(|(s, k)| (s.clone(), (k.snapshot.sha256.clone(), k.parser_version))).collect())
    }

    async fn standing(&self, _: &SourceId, stream: &str) -> Result<Option<(Snapshot, u32)>, SinkError> {
        let streams = self.streams.lock().unwrap();
        Ok(streams.get(stream).map(|k| (k.snapshot.clone(), k.parser_version)))
    }

    async fn accepted(&self, _: &SourceId) -> Result<HashMap<String, HashSet<Sha256Hex>>, SinkError> {
        Ok(self.of_streams.lock().unwrap().clone())
    }

    async fn accept_all(
        &self,
        source: &SourceId,
        parser_version: u32,
        batch: &[Reading],
    ) -> Result<Vec<Applied>, SinkError> {
        if batch.iter().any(|r| Some(r.stream.as_str()) == self.refused) {
            return Err(SinkError::Store("the disk is full".to_owned()));
        }
        let mut all = Vec::new();
        for Reading { stream, snapshot, succession, parsed } in batch {
            all.push(self.accept(source, stream, snapshot, parser_version, *succession, parsed.clone()).await?);
        }
        Ok(all)
    }

    async fn passed(&self, source: &SourceId) -> Result<(), SinkError> {
        self.passed.lock().unwrap().push(source.clone());
        Ok(())
    }

    async fn unchanged(&self, _: &SourceId, _: Timestamp) -> Result<(), SinkError> {
        Ok(())
    }

    async fn failed(
        &self,
        _: &SourceId,
        stream: &str,
        snapshot: Option<&Snapshot>,
        _: Timestamp,
        error: &str,
    ) -> Result<(), SinkError> {
        self.failures.lock().unwrap().push((stream.to_owned(), snapshot.is_some(), error.to_owned()));
        Ok(())
    }
}

/// Reads lines `KEN 2010 1.5`; panics at `panic`; a name with a question mark is unresolved.
struct Lines;

impl Parser for Lines {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = std::str::from_utf8(document.bytes)
            .map_err(|_| ParseError::WrongType { expected: "lines", found: "binary data".to_owned() })?;
        assert!(!text.contains("panic"), "the parser met {text}");
        let mut parsed = Parsed::default();
        for line in text.lines() {
            let parts: Vec<&str> = line.split(' ').collect();
            let [jurisdiction, year, value] = parts[..] else {
                return Err(ParseError::Layout(format!("`{line}` has not three parts")));
            };
            if jurisdiction.starts_with('?') {
                let name = jurisdiction.to_owned();
                let (source, snapshot) = (document.source.clone(), document.sha256.clone());
                parsed.unresolved.push(Unresolved { source, snapshot, name, rows: 1, locator: line.to_owned() });
                continue;
            }
            parsed.points.push(IndicatorPoint {
                indicator: "x".into(),
                jurisdiction: jurisdiction.into(),
                period: Period::year(year.parse().unwrap()).unwrap(),
                value: value.parse().ok(),
                standard_error: None,
                lower: None,
                upper: None,
                n_sources: None,
                label: None,
                source: document.source.clone(),
                provenance: document.at(line),
            });
        }
        Ok(parsed)
    }
}

fn source(documents: &str) -> RegisteredSource {
    let text = format!("{HEAD}{documents}");
    RegisteredSource::new(SourceSpec::from_toml("x.toml", &text).unwrap(), &Lines)
}

const TWO: &str = r#"
[[document]]
stream = "a"
url = "https://x.example.org/a"
content_types = ["text/plain"]
[document.assert]
min_jurisdictions = 2

[[document]]
stream = "b"
url = "https://x.example.org/b"
"#;

/// A folder with an archive and a manifest of `(url, file, content, vintage)`.
struct Place {
    folder: tempfile::TempDir,
    archive: Archive,
}

impl Place {
    fn new() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path().join("archive")).unwrap();
        Place { folder, archive }
    }

    fn mirror(&self, entries: &[(&str, &str, Option<&str>, Option<&str>)]) -> Mirror {
        let mut manifest = String::new();
        for (url, file, content, vintage) in entries {
            let path = self.folder.path().join(file);
            match content {
                Some(content) => fs::write(path, content).unwrap(),
                None => drop(fs::remove_file(path)),
            }
            let entry = serde_json::json!({"url": url, "file": file, "content_type": "text/plain", "vintage": vintage});
            manifest.push_str(&format!("{entry}\n"));
        }
        let path = self.folder.path().join("manifest.jsonl");
        fs::write(&path, manifest).unwrap();
        Mirror::open(path).unwrap()
    }

    async fn crawl(&self, source: &RegisteredSource, input: Input<'_>, sink: &dyn Sink) -> Report {
        pass(vec![source], input, &self.archive, sink).await
    }
}

async fn pass(sources: Vec<&RegisteredSource>, input: Input<'_>, archive: &Archive, sink: &dyn Sink) -> Report {
    // Boxed as `Send`: a server runs passes on its own threads.
    let pass: BoxFuture<'_, Report> = Box::pin(run(CrawlOptions {
        sources,
        input,
        archive,
        sink,
        now: &|| NOW.parse().unwrap(),
        progress: &|_| {},
        concurrency: 2,
    }));
    pass.await
}

const A: &str = "https://x.example.org/a";
const B: &str = "https://x.example.org/b";

#[tokio::test]
async fn versions_come_oldest_first_and_are_not_read_twice() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let entries = [
        (A, "now", Some("KEN 2010 3\nUGA 2010 3"), None),
        (A, "new", Some("KEN 2010 2\nUGA 2010 2"), Some("2024-01-01")),
        (A, "old", Some("KEN 2010 1\nUGA 2010 1"), Some("2020-01-01")),
    ];
    let mirror = place.mirror(&entries);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert!(!report.failed());
    let names: Vec<String> = sink.accepted.lock().unwrap().iter().map(|s| s.name.clone()).collect();
    assert_eq!(names, ["old", "new", "now"]);
    assert_eq!(*sink.successions.lock().unwrap(), HashSet::from([Succession::Cumulative]));
    assert_eq!(sink.of("a").points[0].value, Some(3.0));
    assert_eq!(report.sources[0].absent, ["b"]);
    assert_eq!((report.sources[0].accepted, report.sources[0].facts, report.sources[0].applied.added), (3, 2, 6));
    let snapshot = &sink.accepted.lock().unwrap()[0].clone();
    assert_eq!(snapshot.retrieval, Retrieval::Mirror);
    assert_eq!(snapshot.vintage, Some(date(2020, 1, 1)));
    assert_eq!(place.archive.get(&snapshot.sha256).unwrap(), b"KEN 2010 1\nUGA 2010 1");

    let again = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert_eq!((again.sources[0].accepted, again.sources[0].unchanged_documents), (0, 3));

    // A newer parser reads the newest version again, and it alone.
    let newer = RegisteredSource { spec: SourceSpec { parser_version: 3, ..source.spec.clone() }, ..source };
    let again = place.crawl(&newer, Input::Mirror(&mirror), &sink).await;
    assert_eq!((again.sources[0].accepted, again.sources[0].unchanged_documents), (1, 2));
    assert_eq!(sink.of("a").points[0].value, Some(3.0));
}

#[tokio::test]
async fn names_that_only_an_older_version_left_unresolved_are_told() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let mirror = place.mirror(&[
        (B, "new", Some("KEN 2010 2\n?Sark 2010 1\n?Sark 2011 1"), Some("2024-01-01")),
        (B, "old", Some("KEN 2010 1\n?Sark 2010 1\n?Alderney 2010 1"), Some("2020-01-01")),
    ]);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    let expected = BTreeMap::from([("?Alderney".to_owned(), 1), ("?Sark".to_owned(), 2)]);
    assert_eq!(report.sources[0].unresolved, expected);
}

#[tokio::test]
async fn an_older_version_that_was_never_accepted_is_read_whatever_came_after_it() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let new = (B, "new", Some("KEN 2010 2"), Some("2024-01-01"));
    let broken = place.mirror(&[(B, "old", Some("<html></html>"), Some("2020-01-01")), new]);
    for (accepted, unchanged) in [(1, 0), (0, 1)] {
        let report = place.crawl(&source, Input::Mirror(&broken), &sink).await;
        let of_source = &report.sources[0];
        assert_eq!((of_source.accepted, of_source.unchanged_documents), (accepted, unchanged));
        assert_eq!(of_source.failures.iter().map(|f| f.document.as_str()).collect::<Vec<_>>(), ["old"]);
    }
    assert!(sink.passed.lock().unwrap().is_empty());

    // What came later to the manifest is read once, and changes nothing that stands.
    let entries =
        [(B, "old", Some("KEN 2010 1"), Some("2020-01-01")), (B, "late", Some("KEN 2010 7"), Some("2022-01-01")), new];
    let mirror = place.mirror(&entries);
    for (accepted, unchanged) in [(2, 1), (0, 3)] {
        let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
        assert!(!report.failed(), "{:?}", report.sources[0].failures);
        assert_eq!((report.sources[0].accepted, report.sources[0].unchanged_documents), (accepted, unchanged));
    }
    assert_eq!(sink.of("b").points[0].value, Some(2.0));
    let names: Vec<String> = sink.accepted.lock().unwrap().iter().map(|s| s.name.clone()).collect();
    assert_eq!(names, ["new", "old", "late"]);
}

#[tokio::test]
async fn an_older_version_without_a_date_does_not_become_the_newest() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let second = (B, "second", Some("KEN 2010 2"), None);
    let mirror = place.mirror(&[(B, "first", Some("<html></html>"), None), second]);
    assert!(place.crawl(&source, Input::Mirror(&mirror), &sink).await.failed());
    let mirror = place.mirror(&[(B, "first", Some("KEN 2010 1"), None), second]);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert_eq!(report.sources[0].skipped[UNDATED], 1);
    assert_eq!((report.sources[0].accepted, report.sources[0].unchanged_documents), (0, 1));
    assert_eq!(sink.of("b").points[0].value, Some(2.0));
}

/// The hashes of what was accepted for an address or file, in their order.
fn accepted_of(sink: &Memory, name: &str) -> Vec<Sha256Hex> {
    sink.accepted.lock().unwrap().iter().filter(|s| s.name == name).map(|s| s.sha256.clone()).collect()
}

/// As [`Lines`], but for a layout that it no longer reads.
struct BetterLines;

impl Parser for BetterLines {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.bytes.starts_with(b"lost") {
            return Err(ParseError::Layout("an old layout".to_owned()));
        }
        Lines.parse(document)
    }
}

#[tokio::test]
async fn a_newer_parser_corrects_what_stands_before_it_meets_newer_bytes() {
    let (place, sink) = (Place::new(), Memory::default());
    let source = source("[[document]]\nstream = \"a\"\nurl = \"https://x.example.org/a\"\n");
    let (one, two) = ("lost 2010 1", "KEN 2010 2");
    let sha256 = |body: &str| lexgap_domain::hash::sha256(body.as_bytes());
    let newer = |parser: &'static dyn Parser| {
        RegisteredSource::new(SourceSpec { parser_version: 3, ..source.spec.clone() }, parser)
    };
    let report = place.crawl(&source, Input::Network(&Site::new(&[(A, one)])), &sink).await;
    assert_eq!(report.sources[0].accepted, 1);
    // The same parser meets newer bytes: they are the publisher's change.
    let other = Memory::default();
    place.crawl(&source, Input::Network(&Site::new(&[(A, one)])), &other).await;
    place.crawl(&source, Input::Network(&Site::new(&[(A, two)])), &other).await;
    assert_eq!(accepted_of(&other, "a"), [sha256(one), sha256(two)]);

    let report = place.crawl(&newer(&Lines), Input::Network(&Site::new(&[(A, two)])), &sink).await;
    assert!(!report.failed() && report.sources[0].skipped.is_empty(), "{report:?}");
    assert_eq!((report.sources[0].accepted, report.sources[0].applied.added), (1, 2));
    assert_eq!(accepted_of(&sink, "a"), [sha256(one), sha256(one), sha256(two)]);
    assert_eq!(sink.streams.lock().unwrap()["a"].parser_version, 3);

    // Old bytes that no longer parse do not keep the newer ones away.
    let sink = Memory::default();
    place.crawl(&source, Input::Network(&Site::new(&[(A, one)])), &sink).await;
    let report = place.crawl(&newer(&BetterLines), Input::Network(&Site::new(&[(A, two)])), &sink).await;
    assert!(!report.failed(), "{report:?}");
    assert_eq!((report.sources[0].accepted, report.sources[0].skipped[UNREAD]), (1, 1));
    assert_eq!(accepted_of(&sink, "a"), [sha256(one), sha256(two)]);

    // A store that is busy says nothing about the old bytes: the newer ones wait, or our correction would be told as
    // the publisher's change for good.
    let sink = Memory::default();
    place.crawl(&source, Input::Network(&Site::new(&[(A, one)])), &sink).await;
    sink.busy.store(true, Ordering::Relaxed);
    let report = place.crawl(&newer(&Lines), Input::Network(&Site::new(&[(A, two)])), &sink).await;
    assert_eq!((report.sources[0].accepted, report.sources[0].failures.len()), (0, 1), "{report:?}");
    assert!(report.sources[0].failures[0].error.contains("the database is busy"), "{report:?}");
    assert_eq!(accepted_of(&sink, "a"), [sha256(one)]);
    place.crawl(&newer(&Lines), Input::Network(&Site::new(&[(A, two)])), &sink).await;
    assert_eq!(accepted_of(&sink, "a"), [sha256(one), sha256(one), sha256(two)]);
}

#[tokio::test]
async fn the_source_file_says_that_each_vintage_stands_alone() {
    let (place, sink) = (Place::new(), Memory::default());
    let source =
        source("[[document]]\nstream = \"a\"\nurl = \"https://x.example.org/a\"\neach_vintage_stands_alone = true");
    let mirror = place.mirror(&[
        (A, "old", Some("KEN 2010 1"), Some("2020-01-01")),
        (A, "new", Some("KEN 2011 2"), Some("2024-01-01")),
    ]);
    place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert_eq!(*sink.successions.lock().unwrap(), HashSet::from([Succession::EachStandsAlone]));
    // A newer parser reads every version again: the facts of each are current.
    let newer = RegisteredSource { spec: SourceSpec { parser_version: 3, ..source.spec.clone() }, ..source };
    let again = place.crawl(&newer, Input::Mirror(&mirror), &sink).await;
    assert_eq!((again.sources[0].accepted, again.sources[0].unchanged_documents), (2, 0));
}

#[tokio::test]
async fn a_broken_page_stops_at_the_door_and_the_last_good_facts_stay() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let good = "KEN 2010 1\nUGA 2010 1";
    let first = place.mirror(&[(A, "a", Some(good), None), (B, "b", Some("KEN 2010 1"), None)]);
    assert!(!place.crawl(&source, Input::Mirror(&first), &sink).await.failed());
    assert_eq!(sink.passed.lock().unwrap().len(), 1);
    for (bad, words) in [
        ("KEN 2010 1", "only 1 jurisdictions, at least 2 expected"),
        ("<html></html>", "layout changed"),
        ("panic", "the parser broke down: the parser met panic"),
        ("", "only 0 facts"),
    ] {
        sink.failures.lock().unwrap().clear();
        let mirror = place.mirror(&[(A, "a", Some(bad), None), (B, "b", Some("KEN 2011 2"), None)]);
        let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
        assert!(report.failed());
        let failure = &report.sources[0].failures[0];
        assert!(failure.error.contains(words), "{bad}: {failure:?}");
        assert_eq!(failure.document, "a");
        assert!(!failure.advice.is_empty());
        let noted = sink.failures.lock().unwrap().clone();
        assert_eq!((noted[0].0.as_str(), noted[0].1), ("a", true), "the bytes of {bad} were archived");
        assert_eq!(sink.of("a").points.len(), 2);
        assert_eq!(sink.of("b").points[0].value, Some(2.0), "the other document went on");
    }
    assert_eq!(sink.passed.lock().unwrap().len(), 1, "what went on does not hide what failed");
}

#[tokio::test]
async fn a_wrong_type_and_a_missing_file_are_failures_of_their_document() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let mirror =
        place.mirror(&[(A, "a", None, None), (B, "b", Some("KEN 2010 1"), None), ("https://y/", "y", None, None)]);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert!(report.failed());
    let failure = &report.sources[0].failures[0];
    assert!(failure.error.contains("line 1") && failure.error.contains("cannot read a"), "{failure:?}");
    assert_eq!(report.manifest.len(), 1);
    assert!(report.manifest[0].error.contains("line 3"), "{:?}", report.manifest);
    assert_eq!(sink.of("b").points.len(), 1);

    let mut strict = source;
    strict.spec.documents[1].content_types = vec!["application/xml".to_owned()];
    let mirror = place.mirror(&[(B, "b", Some("KEN 2010 1"), None)]);
    let report = place.crawl(&strict, Input::Mirror(&mirror), &sink).await;
    let failure = &report.sources[0].failures[0];
    assert_eq!(failure.error, "the answer is of type text/plain, expected application/xml");
}

/// Answers `a` with a body and a validator, then says that nothing changed; never reaches `b`.
struct Once;

#[async_trait]
impl Fetcher for Once {
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError> {
        if request.url == B {
            return Err(FetchError::Unreachable { host: "x.example.org".into(), reason: "connection refused".into() });
        }
        if request.validators.etag.is_some() {
            return Ok(Response::NotModified(Vec::new()));
        }
        Ok(Response::Body(Body {
            bytes: b"KEN 2010 1\nUGA 2010 1".to_vec(),
            cut: false,
            content_type: Some("text/plain; charset=utf-8".to_owned()),
            validators: Validators { etag: Some("\"1\"".to_owned()), last_modified: None, url: None },
            url: request.url.to_owned(),
            exchanges: Vec::new(),
        }))
    }
}

#[tokio::test]
async fn the_network_is_asked_with_what_it_said_last_time() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let report = place.crawl(&source, Input::Network(&Once), &sink).await;
    assert_eq!(report.sources[0].accepted, 1);
    assert_eq!(report.sources[0].failures[0].error, "could not reach x.example.org: connection refused");
    assert_eq!(sink.failures.lock().unwrap()[0].0, "b");
    assert_eq!(sink.accepted.lock().unwrap()[0].retrieval, Retrieval::Network);

    let again = place.crawl(&source, Input::Network(&Once), &sink).await;
    assert_eq!((again.sources[0].accepted, again.sources[0].unchanged_documents), (0, 1));
    // Another sink knows nothing yet: it gets the archived bytes although the publisher sent none.
    let other = Memory::default();
    let report = place.crawl(&source, Input::Network(&Once), &other).await;
    assert_eq!((report.sources[0].accepted, other.of("a").points.len()), (1, 2));
}

fn exchange(url: &str, status: u16) -> Exchange {
    let at = NOW.parse().unwrap();
    Exchange {
        url: url.to_owned(),
        started: at,
        answered: at,
        finished: at,
        version: "HTTP/1.1".to_owned(),
        status,
        request_headers: Vec::new(),
        posted: None,
        response_headers: Vec::new(),
    }
}

/// What is archived beside documents: status and body of each answer.
fn told(archive: &Archive) -> Vec<(u16, Option<Vec<u8>>)> {
    let mut visits = Vec::new();
    let keep = |v| {
        visits.extend(v);
        Ok::<(), ArchiveError>(())
    };
    archive.visits(keep).unwrap();
    visits
        .iter()
        .map(|v| match &v.found {
            Found::Beside { sha256, exchange, .. } => (exchange.status, Some(archive.get(sha256).unwrap())),
            Found::Redirect { exchange } => (exchange.status, None),
            other => panic!("{other:?}"),
        })
        .collect()
}

/// Answers with an error, and what stands beside it.
struct Gone;

#[async_trait]
impl Fetcher for Gone {
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError> {
        let exchange = |status| exchange(request.url, status);
        if request.url == A {
            // What the parser of this source would read.
            let body = Some(b"KEN 2010 1\nUGA 2010 1".to_vec());
            request.asides.unwrap().hear([Aside { exchange: exchange(404), body, cut: false }]);
            return Err(FetchError::Status { url: A.to_owned(), status: 404, retry_after: None });
        }
        Ok(Response::Body(Body {
            bytes: b"<html>".to_vec(),
            cut: false,
            content_type: Some("text/html".to_owned()),
            validators: Validators::default(),
            url: request.url.to_owned(),
            exchanges: vec![exchange(301), exchange(200)],
        }))
    }
}

#[tokio::test]
async fn bodies_of_errors_and_of_wrong_types_are_archived_and_never_read() {
    let (place, sink, mut source) = (Place::new(), Memory::default(), source(TWO));
    source.spec.documents[1].content_types = vec!["text/csv".to_owned()];
    let report = place.crawl(&source, Input::Network(&Gone), &sink).await;
    assert_eq!(report.sources[0].failures.len(), 2, "{report:?}");
    assert!(sink.accepted.lock().unwrap().is_empty());
    assert_eq!(
        told(&place.archive),
        [(404, Some(b"KEN 2010 1\nUGA 2010 1".to_vec())), (301, None), (200, Some(b"<html>".to_vec()))]
    );
}

/// An index page with links to documents, one without a title and one of another type; each has a validator.
struct Linked;

const LINKED: usize = 300;

#[async_trait]
impl Fetcher for Linked {
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError> {
        if request.validators.etag.is_some() {
            return Ok(Response::NotModified(Vec::new()));
        }
        let text = match request.url.rsplit('/').next().unwrap() {
            "list" => (0..LINKED).map(|n| format!("<a href=/{n}>{n}</a>")).collect(),
            "7" => "<p>no title</p>".to_owned(),
            n => format!("<h1>Report {n}</h1>"),
        };
        let (content_type, exchanges) = match request.url.rsplit('/').next().unwrap() {
            "5" => ("application/pdf", vec![exchange(request.url, 301), exchange(request.url, 200)]),
            _ => ("text/html", Vec::new()),
        };
        Ok(Response::Body(Body {
            bytes: text.into_bytes(),
            cut: false,
            content_type: Some(content_type.to_owned()),
            validators: Validators { etag: Some("\"1\"".to_owned()), last_modified: None, url: None },
            url: request.url.to_owned(),
            exchanges,
        }))
    }
}

#[tokio::test]
async fn documents_behind_links_are_kept_in_batches_and_fail_singly() {
    let follow = "[follow]\nstart = [\"https://x.example.org/list\"]\nlinks = \"a\"\nconcurrency = 16\n\
         [[follow.field]]\nname = \"title\"\nselect = \"h1\"\nrequired = true\n";
    let source = RegisteredSource::from_file("x.toml", &format!("{HEAD}{follow}")).unwrap();
    let (place, mut sink) = (Place::new(), Memory::default());
    sink.refused = Some("https://x.example.org/9");
    let report = place.crawl(&source, Input::Network(&Linked), &sink).await.sources.remove(0);
    let mut failures: Vec<_> = report.failures.iter().map(|f| (f.document.as_str(), f.error.as_str())).collect();
    failures.sort_unstable();
    assert_eq!(report.accepted as usize, LINKED - 3, "{failures:?}");
    assert_eq!(failures.len(), 3);
    assert!(failures[0].0.ends_with("/5") && failures[0].1.contains("application/pdf"), "{failures:?}");
    assert!(failures[1].0.ends_with("/7") && failures[1].1.contains("no field `title`"), "{failures:?}");
    assert!(failures[2].0.ends_with("/9") && failures[2].1.contains("the disk is full"), "{failures:?}");
    let page = &sink.of("https://x.example.org/8").pages[0];
    assert_eq!(place.archive.get(&page.page.text).unwrap(), b"Report 8");
    let of_type = |(url, has_snapshot, _): &(String, bool, String)| *has_snapshot != url.ends_with("/5");
    assert!(sink.failures.lock().unwrap().iter().all(of_type));
    let beside = told(&place.archive);
    assert_eq!(beside, [(301, None), (200, Some(b"<h1>Report 5</h1>".to_vec()))]);

    // Again: what was accepted is not read, what was not is read from the archive.
    sink.refused = None;
    let report = place.crawl(&source, Input::Network(&Linked), &sink).await.sources.remove(0);
    assert_eq!((report.accepted, report.unchanged_documents as usize, report.failures.len()), (1, LINKED - 3, 2));
}

#[tokio::test]
async fn a_broken_copy_of_a_page_does_not_keep_newer_ones_away() {
    let follow = "[follow]\nstart = [\"https://x.example.org/list\"]\nlinks = \"a\"\n\
         [[follow.field]]\nname = \"title\"\nselect = \"h1\"\nrequired = true\n";
    let source = RegisteredSource::from_file("x.toml", &format!("{HEAD}{follow}")).unwrap();
    let (place, sink) = (Place::new(), Memory::default());
    let one = "https://x.example.org/1";
    let mirror = place.mirror(&[
        ("https://x.example.org/list", "list", Some("<a href=/1>1</a>"), None),
        (one, "old", Some("<p>no title"), Some("2020-01-01")),
        (one, "new", Some("<h1>One</h1>"), Some("2024-01-01")),
    ]);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    let failures = &report.sources[0].failures;
    assert!(failures.len() == 1 && failures[0].error.contains("no field `title`"), "{failures:?}");
    assert_eq!(sink.of(one).pages[0].page.title.as_deref(), Some("One"));
}

#[tokio::test]
async fn a_page_that_changed_after_its_description_was_edited_is_corrected_first() {
    let of = |select: &str| {
        let follow = format!(
            "[follow]\nstart = [\"https://x.example.org/list\"]\nlinks = \"a\"\n\
             [[follow.field]]\nname = \"title\"\nselect = \"{select}\"\n"
        );
        RegisteredSource::from_file("x.toml", &format!("{HEAD}{follow}")).unwrap()
    };
    let (place, sink) = (Place::new(), Memory::default());
    let (one, two) = ("https://x.example.org/1", "https://x.example.org/2");
    let mut site = Site::new(&[
        ("https://x.example.org/list", "<a href=/1>1</a> <a href=/2>2</a>"),
        (one, "<h1>One</h1><h2>Uno</h2>"),
        (two, "<h1>Two</h1><h2>Due</h2>"),
    ]);
    let report = place.crawl(&of("h1"), Input::Network(&site), &sink).await;
    assert!(!report.failed(), "{:?}", report.sources[0].failures);
    let title = |url: &str| sink.of(url).pages[0].page.title.clone();
    assert_eq!((title(one).as_deref(), title(two).as_deref()), (Some("One"), Some("Two")));

    site.answers.insert(one.to_owned(), "<h1>One</h1><h2>Uno</h2><p>more".to_owned());
    let report = place.crawl(&of("h2"), Input::Network(&site), &sink).await;
    assert!(!report.failed() && report.sources[0].skipped.is_empty(), "{report:?}");
    assert_eq!((report.sources[0].accepted, report.sources[0].applied.added), (2, 3));
    assert_eq!((title(one).as_deref(), title(two).as_deref()), (Some("Uno"), Some("Due")));
    let of_one = accepted_of(&sink, "1");
    assert!(of_one.len() == 3 && of_one[0] == of_one[1] && of_one[1] != of_one[2], "{of_one:?}");
    assert_eq!(accepted_of(&sink, "2").len(), 2);
}

#[tokio::test]
async fn progress_tells_every_step() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(TWO));
    let mirror = place.mirror(&[(A, "a", Some("KEN 2010 1"), None), (B, "b", Some("KEN 2010 1"), None)]);
    let events = Mutex::new(Vec::new());
    run(CrawlOptions {
        sources: vec![&source],
        input: Input::Mirror(&mirror),
        archive: &place.archive,
        sink: &sink,
        now: &|| NOW.parse().unwrap(),
        progress: &|e| events.lock().unwrap().push(serde_json::to_value(e).unwrap()["event"].to_string()),
        concurrency: 0,
    })
    .await;
    assert_eq!(*events.lock().unwrap(), ["\"started\"", "\"failed\"", "\"accepted\"", "\"finished\""]);
}

fn corpus() -> Option<PathBuf> {
    Some(crate::corpus::corpus_with("manifest.jsonl")?.join("manifest.jsonl"))
}

async fn crawl_corpus(source: &str) -> Option<(Report, Memory)> {
    let mirror = Mirror::open(corpus()?).unwrap();
    let (place, sink) = (Place::new(), Memory::default());
    let source = registry::get(source).unwrap();
    let report = place.crawl(source, Input::Mirror(&mirror), &sink).await;
    assert!(!report.failed(), "{:#?}", report.sources[0].failures);
    Some((report, sink))
}

fn passage(law: &Law) -> Option<(DateKind, Date)> {
    law.passage().map(|d| (d.kind, d.date))
}

#[tokio::test]
async fn the_acts_of_canada() {
    let Some((report, sink)) = crawl_corpus("ca-justice").await else { return };
    assert_eq!(report.sources[0].accepted, 23, "documents");
    let laws: BTreeMap<String, Law> = sink.laws().into_iter().map(|l| (l.id.to_string(), l)).collect();
    // Eight acts, and a section that a later act inserted into one of them.
    assert_eq!(laws.len(), 9, "{:?}", laws.keys());
    let inserted = &laws["ca-i-2.5-20-1"];
    assert_eq!(inserted.topics.iter().map(|t| t.id()).collect::<Vec<_>>(), ["migrant_smuggling"]);
    assert_eq!(passage(inserted), Some((DateKind::Assent, date(2012, 1, 1))), "2012, c. 17, by its year");
    let assent = |y, m, d| Some((DateKind::Assent, date(y, m, d)));
    for (id, citation, passed, in_force, topics) in [
        ("ca-c-38.8", "S.C. 1996, c. 19", assent(1996, 6, 20), Some(date(1997, 5, 14)), &["drugs"][..]),
        ("ca-c-45.2", "S.C. 1998, c. 34", assent(1998, 12, 10), Some(date(1999, 2, 14)), &["corruption"]),
        ("ca-e-19", "R.S.C. 1985, c. E-19", None, None, &[]),
        ("ca-f-10.6", "S.C. 2023, c. 9", assent(2023, 5, 11), Some(date(2024, 1, 1)), &["human_trafficking"]),
        ("ca-f-11.6", "S.C. 1995, c. 39", assent(1995, 12, 5), None, &["firearms"]),
        ("ca-i-2.5", "S.C. 2001, c. 27", assent(2001, 11, 1), None, &["human_trafficking", "migrant_smuggling"]),
        ("ca-p-24.501", "S.C. 2000, c. 17", assent(2000, 6, 29), None, &["money_laundering"]),
        ("ca-t-11.5", "S.C. 1997, c. 13", assent(1997, 4, 25), None, &["illicit_trade"]),
    ] {
        let law = &laws[id];
        assert_eq!(law.citation, citation, "{id}");
        assert_eq!(passage(law), passed, "{id}");
        assert_eq!(law.in_force().map(|d| d.date), in_force, "{id}");
        assert_eq!(law.topics.iter().map(|t| t.id()).collect::<Vec<_>>(), topics, "{id}");
        assert!(law.dates.iter().any(|d| d.kind == DateKind::LastAmended), "{id}");
    }
    let undated = [("eng-E-19.xml".to_owned(), LawId::from("ca-e-19"))];
    assert_eq!(report.sources[0].undated, undated, "the one without a day is named");
    let bribery = &laws["ca-c-45.2"];
    assert_eq!(bribery.title(), "Corruption of Foreign Public Officials Act");
    assert!(bribery.titles.iter().any(|t| t.language == "fr" && t.title.starts_with("Loi sur la corruption")));
    // Five dated copies of one address leave five dated states of one law.
    let states: Vec<Date> = laws["ca-p-24.501"].versions.iter().map(|v| v.date).collect();
    assert_eq!(states, [date(2020, 6, 1), date(2023, 6, 22), date(2024, 1, 1), date(2024, 12, 16), date(2026, 3, 26)]);
}

#[tokio::test]
async fn the_acts_of_the_united_kingdom() {
    let Some((report, sink)) = crawl_corpus("gb-legislation").await else { return };
    assert_eq!(report.sources[0].accepted, 9, "documents");
    let laws: BTreeMap<String, Law> = sink.laws().into_iter().map(|l| (l.id.to_string(), l)).collect();
    // Four acts by their own documents; the two lists name forty others.
    assert_eq!(laws.len(), 44, "{:?}", laws.keys());
    for (id, jurisdiction, citation, passed) in [
        ("anaw-2014-4", "GB-WLS", "2014 anaw 4", date(2014, 5, 1)),
        ("asp-2021-11", "GB-SCT", "2021 asp 11", date(2021, 4, 21)),
        ("ukpga-1998-42", "GBR", "1998 c. 42", date(1998, 11, 9)),
        ("ukpga-2018-12", "GBR", "2018 c. 12", date(2018, 5, 23)),
    ] {
        let law = &laws[id];
        assert_eq!((law.jurisdiction.as_str(), law.citation.as_str()), (jurisdiction, citation));
        assert_eq!(passage(law), Some((DateKind::Assent, passed)), "{id}");
        assert!(law.in_force().is_none() && law.topics.is_empty(), "{id}");
    }
    assert_eq!(laws["ukpga-1998-42"].title(), "Human Rights Act 1998");
    // As passed, at one day, and of today: three documents, one law.
    let held: Vec<(Date, &str)> = laws["ukpga-2018-12"]
        .versions
        .iter()
        .filter(|v| v.label != "listed by the publisher")
        .map(|v| (v.date, v.label.as_str()))
        .collect();
    assert_eq!(
        held,
        [(date(2018, 5, 23), "enacted"), (date(2022, 12, 5), "consolidated"), (date(2026, 4, 7), "consolidated")]
    );
    // The first page of what amends an act.
    let amended = &laws["ukpga-2018-12"].amendments;
    assert!(
        amended.iter().any(|a| a.citation == "Employment Rights Act 2025" && a.date == date(2026, 4, 7)),
        "{amended:?}"
    );
    // A list says of an act what the act says itself.
    let withdrawal = &laws["ukpga-2018-16"];
    assert_eq!(
        (withdrawal.title(), passage(withdrawal)),
        ("European Union (Withdrawal) Act 2018", Some((DateKind::Assent, date(2018, 6, 26))))
    );
    assert!(withdrawal.dates[0].computed_by.is_some());
}

#[tokio::test]
async fn every_source_goes_through_the_corpus_without_a_failure() {
    let Some(manifest) = corpus() else { return };
    let mirror = Mirror::open(manifest).unwrap();
    assert!(mirror.unusable().is_empty(), "{:?}", mirror.unusable());
    let (place, sink) = (Place::new(), Memory::default());
    let report = pass(registry::all().iter().collect(), Input::Mirror(&mirror), &place.archive, &sink).await;
    for source in &report.sources {
        assert!(source.failures.is_empty(), "{:#?}", source.failures);
        let of_ours = registry::get(source.source.as_str()).unwrap().spec.tried_on_own_documents_only;
        assert_eq!(source.accepted > 0, !of_ours, "{}: documents in the corpus", source.source);
    }
    assert!(!report.failed());
    assert!(place.archive.verify(|_| ()).unwrap().damaged.is_empty());
    for snapshot in sink.accepted.lock().unwrap().iter() {
        assert!(place.archive.contains(&snapshot.sha256), "{}", snapshot.name);
    }
}

#[tokio::test]
async fn cutting_a_real_act_anywhere_is_noticed() {
    let Some(manifest) = corpus() else { return };
    let act = fs::read(manifest.with_file_name("statutes/ca-justice/eng-C-45.2.xml")).unwrap();
    let sha256 = lexgap_domain::hash::sha256(&act);
    let source = registry::get("ca-justice").unwrap();
    let read = |bytes: &[u8]| {
        source.parser.parse(&Document {
            bytes,
            sha256: &sha256,
            source: &source.spec.id,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        })
    };
    assert!(read(&act).is_ok());
    for end in (0..act.len()).step_by(97) {
        assert!(read(&act[..end]).is_err(), "{end} of {} bytes", act.len());
    }
}

/// Answers from a table, and notes what it was asked for.
#[derive(Default)]
struct Site {
    answers: BTreeMap<String, String>,
    asked: Mutex<Vec<String>>,
}

impl Site {
    fn new(answers: &[(&str, &str)]) -> Site {
        let answers = answers.iter().map(|(url, body)| ((*url).to_owned(), (*body).to_owned())).collect();
        Site { answers, ..Site::default() }
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut self.asked.lock().unwrap())
    }
}

/// An answer that says nothing of itself.
fn plain(url: &str, body: &str) -> Response {
    Response::Body(Body {
        bytes: body.as_bytes().to_vec(),
        content_type: None,
        validators: Validators::default(),
        url: url.to_owned(),
        cut: false,
        exchanges: Vec::new(),
    })
}

#[async_trait]
impl Fetcher for Site {
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError> {
        self.asked.lock().unwrap().push(request.url.to_owned());
        match self.answers.get(request.url) {
            Some(body) => Ok(plain(request.url, body)),
            None => Err(FetchError::Status { url: request.url.to_owned(), status: 404, retry_after: None }),
        }
    }
}

const LISTS: &str = r#"
[[document]]
stream = "years"
url = "https://x.example.org/years"
[document.index]
format = "html"
languages = ["en"]
select = "all"
[document.assert]
min_facts = 0

[[document]]
url = "https://x.example.org/year/*"
[document.index]
format = "feed"
languages = ["en"]
max_documents = 2
[[document.index.address]]
link = '/law/(\d+)$'
address = "https://x.example.org/law/$1.txt"
[[document.index.address]]
link = '/law/7$'
address = "https://elsewhere.example.org/7"
[document.assert]
min_facts = 0

[[document]]
url = "https://x.example.org/law/*.txt"
addresses = ["https://x.example.org/law/0.txt"]
"#;

fn feed(entries: &[(&str, &str)], next: Option<&str>) -> String {
    let next = next.map(|n| format!(r#"<link rel="next" href="{n}"/>"#)).unwrap_or_default();
    let entry = |(title, link): &(&str, &str)| format!(r#"<entry><title>{title}</title><link href="{link}"/></entry>"#);
    format!("<feed>{next}{}</feed>", entries.iter().map(entry).collect::<String>())
}

#[tokio::test]
async fn lists_lead_to_lists_and_to_documents_on_the_topics() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(LISTS));
    let first = feed(
        &[
            ("Human Trafficking Act", "http://x.example.org/law/1"),
            ("Drainage Act", "http://x.example.org/law/2"),
            ("Bribery Act", "http://x.example.org/law/0"),
            ("Modern Slavery Act", "https://x.example.org/law/7"),
            ("Bribery (Explained)", "https://x.example.org/notes/3"),
        ],
        Some("http://x.example.org/year/1?page=2"),
    );
    let second = feed(&[("Money Laundering Act", "/law/3"), ("Slavery Act", "/law/4")], None);
    let mut site = Site::new(&[
        ("https://x.example.org/years", r#"<a href="/year/1">1</a> <a href="https://x.example.org/about">About</a>"#),
        ("https://x.example.org/year/1", &first),
        ("https://x.example.org/year/1?page=2", &second),
        ("https://x.example.org/law/0.txt", "KEN 2010 0"),
        ("https://x.example.org/law/1.txt", "KEN 2010 1"),
        ("https://x.example.org/law/7.txt", "KEN 2010 7"),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    let of_source = &report.sources[0];
    assert!(of_source.failures.is_empty(), "{:?}", of_source.failures);
    let law = |n: u32| format!("https://x.example.org/law/{n}.txt");
    let year = "https://x.example.org/year/1".to_owned();
    let expected =
        ["https://x.example.org/years".to_owned(), law(0), year.clone(), format!("{year}?page=2"), law(1), law(7)];
    assert_eq!(site.asked(), expected, "each address once, over https, no more than the list may add");
    assert_eq!(of_source.followed, 2);
    let listed: Vec<String> = sink.of(&year).documents.into_iter().map(|d| d.title).collect();
    assert_eq!(listed, ["Human Trafficking Act", "Bribery Act", "Modern Slavery Act"]);
    assert!(sink.of(&year).left_out && !sink.of(&law(1)).left_out, "a list without laws states nothing on purpose");
    assert_eq!(of_source.skipped["listed documents on other topics"], 1);
    assert_eq!(of_source.skipped["links to other pages"], 1);
    assert_eq!(of_source.skipped["listed documents beyond index.max_documents"], 2);
    // `/about` of the first list, and the address on another host.
    assert_eq!(of_source.skipped["listed addresses that no document of the source's TOML takes"], 2);

    // The feed moves on; what it led to is asked for again all the same, and two more are new.
    site.answers.insert(year.clone(), second);
    site.answers.insert(law(3), "KEN 2010 3".to_owned());
    site.answers.insert(law(4), "KEN 2010 4".to_owned());
    site.answers.insert(law(1), "KEN 2010 11".to_owned());
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    assert!(report.sources[0].failures.is_empty(), "{:?}", report.sources[0].failures);
    let mut asked = site.asked();
    asked.sort();
    assert_eq!(asked, [law(0), law(1), law(3), law(4), law(7), year, "https://x.example.org/years".to_owned()]);
    assert_eq!(sink.of(&law(1)).points[0].value, Some(11.0));
    assert_eq!(report.sources[0].followed, 4);
}

#[tokio::test]
async fn a_document_that_only_earlier_crawls_knew_may_be_gone() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(LISTS));
    let law = |n: u32| format!("https://x.example.org/law/{n}.txt");
    let year = "https://x.example.org/year/1";
    let (first, second) = (feed(&[("Slavery Act", "/law/1")], None), feed(&[("Bribery Act", "/law/3")], None));
    let mut site = Site::new(&[
        ("https://x.example.org/years", r#"<a href="/year/1">1</a>"#),
        (year, &first),
        (&law(0), "KEN 2010 0"),
        (&law(1), "KEN 2010 1"),
        (&law(3), "KEN 2010 3"),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    assert!(!report.failed(), "{:?}", report.sources[0].failures);

    site.answers.remove(&law(1));
    site.answers.insert(year.to_owned(), second);
    for _ in 0..2 {
        let report = place.crawl(&source, Input::Network(&site), &sink).await;
        assert!(!report.failed(), "{:?}", report.sources[0].failures);
        assert_eq!(report.sources[0].skipped["documents of earlier crawls that the publisher no longer has"], 1);
    }
    assert_eq!(sink.of(&law(1)).points.len(), 1, "its facts stay");
    assert_eq!(sink.passed.lock().unwrap().len(), 3, "it hides no failure and is none");

    // Where a list leads to it, or the TOML names it, it is to be there.
    site.answers.insert(year.to_owned(), first);
    site.answers.remove(&law(0));
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    let failed: Vec<_> = report.sources[0].failures.iter().map(|f| f.document.clone()).collect();
    assert_eq!(failed, [law(0), law(1)]);
}

/// Reads the length of whatever it gets.
struct Length;

impl Parser for Length {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        Lines.parse(&Document { bytes: format!("KEN 2010 {}", document.bytes.len()).as_bytes(), ..document.clone() })
    }
}

#[tokio::test]
async fn a_document_leads_to_its_versions_and_says_so_again_when_it_changes() {
    let (place, sink) = (Place::new(), Memory::default());
    let spec = source(
        r#"
[[document]]
url = "https://x.example.org/law/*"
addresses = ["https://x.example.org/law/7"]
[document.versions]
of = '/law/(\d+)$'
format = "html"
link = "option"
max_documents = 2
[[document.versions.address]]
link = '^\d{4}$'
address = "https://x.example.org/law/{own}/$0"
"#,
    );
    let source = RegisteredSource::new(spec.spec, &Length);
    let page = |versions: &[&str]| -> String {
        versions.iter().map(|v| format!("<option value={v}>{v}</option>")).collect::<String>() + "<a href=/law/8>8</a>"
    };
    let law = |path: &str| format!("https://x.example.org/law/{path}");
    let now = page(&["2003", "2002", "2001", "x"]);
    let mut site = Site::new(&[
        (&law("7"), &now),
        (&law("7/2003"), "<p>3"),
        (&law("7/2002"), "<p>2"),
        (&law("7/2001"), "<option value=1999>1999"),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    let of_source = &report.sources[0];
    assert!(of_source.failures.is_empty(), "{:?}", of_source.failures);
    assert_eq!(site.asked(), [law("7"), law("7/2003"), law("7/2002")]);
    assert_eq!((of_source.accepted, of_source.followed), (3, 2));
    assert_eq!(of_source.skipped["listed documents beyond index.max_documents"], 1);

    // The next crawl goes on where the limit was, and the newest version is new.
    site.answers.insert(law("7"), page(&["2004", "2003", "2002", "2001"]));
    site.answers.insert(law("7/2004"), "<p>4".to_owned());
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    assert!(report.sources[0].failures.is_empty(), "{:?}", report.sources[0].failures);
    let mut asked = site.asked();
    asked.sort();
    // An old version names others, too, but is not the document that the publisher keeps up to date.
    assert_eq!(asked, [law("7"), law("7/2001"), law("7/2002"), law("7/2003"), law("7/2004")]);
}

#[tokio::test]
async fn a_list_that_has_changed_or_runs_in_circles_ends() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(LISTS));
    let circle = feed(&[("Slavery Act", "/law/1")], Some("/year/1"));
    let site = Site::new(&[
        ("https://x.example.org/years", r#"<p><a href="/year/1">1</a> <a href="/year/2">2</a></p>"#),
        ("https://x.example.org/year/1", &circle),
        ("https://x.example.org/year/2", "<feed></feed>"),
        ("https://x.example.org/law/0.txt", "KEN 2010 0"),
        ("https://x.example.org/law/1.txt", "KEN 2010 1"),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    let failures = &report.sources[0].failures;
    assert_eq!(failures.len(), 1, "{failures:?}");
    assert!(failures[0].error.contains("has 0 entries, at least 1 expected"), "{failures:?}");
    assert_eq!(site.asked().len(), 5);
    assert_eq!(sink.of("https://x.example.org/law/1.txt").points.len(), 1);
}

#[tokio::test]
async fn a_list_of_the_year_is_asked_for_by_the_clock() {
    let (place, sink) = (Place::new(), Memory::default());
    let source = source(
        "[[document]]\nurl = \"https://x.example.org/*.txt\"\naddresses = [\"https://x.example.org/{year}.txt\"]\n",
    );
    let site = Site::new(&[
        ("https://x.example.org/2026.txt", "KEN 2010 1"),
        ("https://x.example.org/2025.txt", "KEN 2010 2"),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    assert!(!report.failed() && report.sources[0].absent.is_empty(), "{report:?}");
    assert_eq!(site.asked(), ["https://x.example.org/2026.txt", "https://x.example.org/2025.txt"]);
}

#[tokio::test]
async fn a_yearly_list_that_is_not_there_yet_is_no_failure_and_one_that_went_is() {
    let lists = "[[document]]\nurl = \"https://x.example.org/*/\"\naddresses = [\"https://x.example.org/{year}/\"]\n\
        [document.index]\nformat = \"html\"\nlanguages = [\"en\"]\nselect = \"all\"\n\
        [document.assert]\nmin_facts = 0\n[[document]]\nurl = \"https://x.example.org/*.txt\"\n";
    let (place, sink, source) = (Place::new(), Memory::default(), source(lists));
    let mut site = Site::new(&[
        ("https://x.example.org/2025/", r#"<a href="/1.txt">One</a>"#),
        ("https://x.example.org/1.txt", "KEN 2010 1"),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    assert!(!report.failed(), "{:?}", report.sources[0].failures);
    assert_eq!(report.sources[0].skipped["lists of this year that the publisher does not have yet"], 1);
    assert_eq!(
        site.asked(),
        ["https://x.example.org/2026/", "https://x.example.org/2025/", "https://x.example.org/1.txt"]
    );
    site.answers.remove("https://x.example.org/2025/");
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    let failures = &report.sources[0].failures;
    assert_eq!(failures.iter().map(|f| f.document.as_str()).collect::<Vec<_>>(), ["https://x.example.org/2025/"]);
}

/// Answers bodies from a table, all at one address.
#[derive(Default)]
struct Desk {
    answers: BTreeMap<&'static str, String>,
    asked: Mutex<Vec<(String, String)>>,
}

#[async_trait]
impl Fetcher for Desk {
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError> {
        let question = request.posted.map(|posted| posted.body.clone()).unwrap_or_default();
        self.asked.lock().unwrap().push((request.url.to_owned(), question.clone()));
        let Some(body) = self.answers.get(question.as_str()) else {
            return Err(FetchError::Status { url: request.url.to_owned(), status: 405, retry_after: None });
        };
        Ok(plain(request.url, body))
    }
}

const DESK: &str = r#"
[[document]]
url = "https://x.example.org/desk#year=*"
addresses = ["https://x.example.org/desk#year={year}&page=1"]
[document.request]
method = "post"
content_type = "application/json"
body = '{"year": {year}, "page": {page}}'
[document.index]
format = "json"
languages = ["en"]
entry = "/list"
title = "/title"
link = "{/number} of {/year}"
step = { after = "page=", by = 1 }
min_entries = 0
[[document.index.address]]
link = '^(\d+) of (\d+)$'
address = "https://x.example.org/desk#law=$1-$2"
page = "https://x.example.org/read/$2/$1"
[document.assert]
min_facts = 0

[[document]]
url = "https://x.example.org/desk#law=*"
[document.request]
method = "post"
content_type = "application/json"
body = '{"law": "{law}"}'
"#;

#[tokio::test]
async fn lists_and_documents_are_asked_for_by_post() {
    let (place, sink, source) = (Place::new(), Memory::default(), source(DESK));
    let entry = |n: u32, title: &str| format!(r#"{{"number": {n}, "year": "2026", "title": "{title}"}}"#);
    let mut desk = Desk::default();
    for (question, answer) in [
        (r#"{"year": 2026, "page": 1}"#, format!(r#"{{"list": [{}, {}]}}"#, entry(1, "Pots"), entry(2, "Slavery Act"))),
        (r#"{"year": 2026, "page": 2}"#, format!(r#"{{"list": [{}, {{"number": 9}}]}}"#, entry(3, "Bribery Act"))),
        (r#"{"year": 2026, "page": 3}"#, r#"{"list": []}"#.to_owned()),
        (r#"{"year": 2025, "page": 1}"#, r#"{"list": []}"#.to_owned()),
        (r#"{"law": "2-2026"}"#, "KEN 2010 2".to_owned()),
        (r#"{"law": "3-2026"}"#, "KEN 2010 3".to_owned()),
    ] {
        desk.answers.insert(question, answer);
    }
    let report = place.crawl(&source, Input::Network(&desk), &sink).await;
    assert!(!report.failed(), "{:?}", report.sources[0].failures);
    assert_eq!((report.sources[0].followed, report.sources[0].absent.len()), (2, 0));
    let two = "https://x.example.org/desk#law=2-2026";
    assert_eq!(sink.of(two).points[0].value, Some(2.0));
    let listed = sink.of("https://x.example.org/desk#year=2026&page=1").documents;
    assert_eq!(listed[0].url, "https://x.example.org/read/2026/2", "people are led to a page that they can open");
    let snapshots = sink.accepted.lock().unwrap().clone();
    assert!(snapshots.iter().any(|s| s.url.as_deref() == Some(two)));

    // Each question has its address; asked again, nothing is new, and one that changed is a new version of its own.
    let first = std::mem::take(&mut *desk.asked.lock().unwrap());
    assert_eq!(first.len(), 6, "{first:?}");
    assert!(first.iter().all(|(_, question)| !question.is_empty()));
    let again = place.crawl(&source, Input::Network(&desk), &sink).await;
    assert_eq!((again.sources[0].accepted, again.sources[0].unchanged_documents), (0, 6), "{again:?}");
    desk.answers.insert(r#"{"law": "2-2026"}"#, "KEN 2010 22".to_owned());
    let again = place.crawl(&source, Input::Network(&desk), &sink).await;
    assert_eq!((again.sources[0].accepted, sink.of(two).points[0].value), (1, Some(22.0)));

    // A mirror answers the same addresses, whatever method brought its files.
    let (mirrored, other) = (place.mirror(&[(two, "two", Some("KEN 2010 2"), None)]), Memory::default());
    let report = place.crawl(&source, Input::Mirror(&mirrored), &other).await;
    assert_eq!((report.sources[0].accepted, other.of(two).points.len()), (1, 1), "{report:?}");
}

#[tokio::test]
async fn a_list_that_leads_to_no_question_is_told() {
    let (place, sink) = (Place::new(), Memory::default());
    let source = source(&DESK.replace("#law=$1-$2", "#law=$1&year=$2"));
    let mut desk = Desk::default();
    let list = r#"{"list": [{"number": 2, "year": 2026, "title": "Slavery Act"}]}"#;
    desk.answers.insert(r#"{"year": 2026, "page": 1}"#, list.to_owned());
    let report = place.crawl(&source, Input::Network(&desk), &sink).await;
    let failure = report.sources[0].failures.iter().find(|f| f.document.contains("#law=2")).unwrap();
    assert!(failure.error.contains("`year` behind its # stands nowhere in the body"), "{failure:?}");
    assert!(failure.advice.contains("document.request"), "{failure:?}");
}

/// Reads `{"pages": 2, "lines": ["KEN 2010 1"]}`.
struct InPages;

impl Parser for InPages {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let value: serde_json::Value =
            serde_json::from_slice(document.bytes).map_err(|e| ParseError::Layout(e.to_string()))?;
        let lines = value["lines"].as_array().cloned().unwrap_or_default();
        let text = lines.iter().filter_map(|l| l.as_str()).collect::<Vec<_>>().join("\n");
        Lines.parse(&Document { bytes: text.as_bytes(), ..document.clone() })
    }
}

const PAGED: &str = r#"
[[document]]
stream = "a"
url = "https://x.example.org/a?q=1"
pages = { parameter = "page", total = "/pages", most = 3 }
[document.assert]
min_jurisdictions = 3
"#;

#[tokio::test]
async fn the_pages_of_a_document_are_one_statement() {
    let (place, sink) = (Place::new(), Memory::default());
    let source = RegisteredSource { parser: &InPages, ..source(PAGED) };
    let page = |pages: u32, line: &str| format!(r#"{{"pages": "{pages}", "lines": ["{line}"]}}"#);
    let address = |n: u32| format!("https://x.example.org/a?q=1&page={n}");
    let mut site = Site::new(&[
        ("https://x.example.org/a?q=1", &page(3, "KEN 2010 1")),
        (&address(2), &page(3, "UGA 2010 2")),
        (&address(3), &page(3, "TZA 2010 3")),
    ]);
    let report = place.crawl(&source, Input::Network(&site), &sink).await;
    assert!(!report.failed(), "{:?}", report.sources[0].failures);
    assert_eq!((report.sources[0].accepted, report.sources[0].facts), (1, 3));
    assert_eq!(site.asked().len(), 3);
    let points = sink.of("a").points;
    for (point, n) in points.iter().zip(1..) {
        let body = place.archive.get(&point.provenance.snapshot).unwrap();
        assert!(String::from_utf8(body).unwrap().contains(&format!("2010 {n}")), "the page that holds the figure");
        let kept = sink.accepted.lock().unwrap().iter().any(|s| s.sha256 == point.provenance.snapshot);
        assert!(kept, "page {n} is in the index of snapshots");
    }
    let of_whole = sink.accepted.lock().unwrap().last().unwrap().clone();
    let list: serde_json::Value = serde_json::from_slice(&place.archive.get(&of_whole.sha256).unwrap()).unwrap();
    assert_eq!(list["pages"][2]["sha256"], points[2].provenance.snapshot.as_str());

    // The same pages change nothing; a change on any page is a new version of the whole.
    let again = place.crawl(&source, Input::Network(&site), &sink).await;
    assert_eq!((again.sources[0].accepted, again.sources[0].unchanged_documents), (0, 1));
    site.answers.insert(address(3), page(3, "TZA 2010 4"));
    let again = place.crawl(&source, Input::Network(&site), &sink).await;
    assert_eq!(again.sources[0].accepted, 1);
    assert_eq!(sink.of("a").points.len(), 3);

    for (change, words) in [
        ((address(3), page(4, "TZA 2010 4")), "changed them meanwhile"),
        ((address(2), "<html></html>".to_owned()), "changed them meanwhile"),
        (("https://x.example.org/a?q=1".to_owned(), page(4, "KEN 2010 1")), "at most 3 are read"),
        (("https://x.example.org/a?q=1".to_owned(), page(1, "KEN 2010 1")), "only 1 jurisdictions"),
    ] {
        let before = site.answers.insert(change.0.clone(), change.1).unwrap();
        let report = place.crawl(&source, Input::Network(&site), &sink).await;
        assert!(report.sources[0].failures[0].error.contains(words), "{:?}", report.sources[0].failures);
        assert_eq!(sink.of("a").points.len(), 3, "the last good facts stay");
        site.answers.insert(change.0, before);
    }
    site.answers.remove(&address(2));
    assert!(place.crawl(&source, Input::Network(&site), &sink).await.failed(), "part of the pages is not the whole");
}

#[tokio::test]
async fn the_pages_that_stand_are_corrected_before_newer_ones() {
    let (place, sink) = (Place::new(), Memory::default());
    let source = RegisteredSource { parser: &InPages, ..source(&PAGED.replace("min_jurisdictions = 3", "")) };
    let newer = RegisteredSource::new(SourceSpec { parser_version: 3, ..source.spec.clone() }, &InPages);
    let page = |pages: u32, line: &str| format!(r#"{{"pages": {pages}, "lines": ["{line}"]}}"#);
    let (head, second) = ("https://x.example.org/a?q=1", "https://x.example.org/a?q=1&page=2");
    let mut site = Site::new(&[(head, &page(2, "KEN 2010 1")), (second, &page(2, "UGA 2010 2"))]);
    place.crawl(&source, Input::Network(&site), &sink).await;
    site.answers.insert(second.to_owned(), page(2, "UGA 2010 3"));
    let report = place.crawl(&newer, Input::Network(&site), &sink).await;
    assert!(!report.failed() && report.sources[0].skipped.is_empty(), "{report:?}");
    assert_eq!((report.sources[0].accepted, report.sources[0].applied.added), (1, 4));
    let lists = accepted_of(&sink, "list of 2 pages");
    assert!(lists.len() == 3 && lists[0] == lists[1] && lists[1] != lists[2], "{lists:?}");

    // A single page stands for itself.
    site.answers.insert(head.to_owned(), page(1, "KEN 2010 4"));
    let sink = Memory::default();
    place.crawl(&source, Input::Network(&site), &sink).await;
    site.answers.insert(head.to_owned(), page(1, "KEN 2010 5"));
    place.crawl(&newer, Input::Network(&site), &sink).await;
    assert_eq!(accepted_of(&sink, "a").len(), 3);
    assert_eq!(sink.of("a").points[0].value, Some(5.0));
}

#[tokio::test]
async fn a_mirror_holds_all_pages_or_is_refused() {
    let (place, sink) = (Place::new(), Memory::default());
    let source = RegisteredSource { parser: &InPages, ..source(&PAGED.replace("min_jurisdictions = 3", "")) };
    let (one, two) = (r#"{"pages": 2, "lines": ["KEN 2010 1"]}"#, r#"{"pages": 2, "lines": ["UGA 2010 1"]}"#);
    let head = ("https://x.example.org/a?q=1", "one", Some(one), None);
    let mirror = place.mirror(&[head]);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert!(report.sources[0].failures[0].error.contains("page=2 is missing"), "{:?}", report.sources[0].failures);
    let mirror = place.mirror(&[head, ("https://x.example.org/a?q=1&page=2", "two", Some(two), None)]);
    let report = place.crawl(&source, Input::Mirror(&mirror), &sink).await;
    assert!(!report.failed(), "{:?}", report.sources[0].failures);
    assert_eq!(sink.of("a").points.len(), 2);
}
