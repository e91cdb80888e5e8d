//! `lexgap crawl`.

use std::{
    io::{IsTerminal as _, Write as _},
    process::ExitCode,
    time::Duration,
};

use anyhow::{Context as _, bail};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::Timestamp;
use lexgap_crawlers::{
    crawl::{self, CrawlOptions, Event, Failure, Input, Report, SourceReport},
    fetch::{Network, NetworkSettings},
    mirror::Mirror,
    registry::RegisteredSource,
};
use lexgap_store::Store;

use crate::{
    Settings,
    cli::CrawlArgs,
    sink::StoreSink,
    sources::{Sources, described},
};

/// Crawls the named sources, or all, once. Ends with an error where a document failed.
pub async fn run(settings: Settings, args: CrawlArgs) -> anyhow::Result<ExitCode> {
    let described = args.source_file.as_deref().map(described).transpose()?;
    let sources = match &described {
        Some(source) => vec![source],
        None => chosen(&settings.sources()?, &args.sources)?,
    };
    let mirror = args.mirror.as_deref().map(Mirror::open).transpose()?;
    let store = settings.store().await?;
    let archive = settings.archive()?;
    let network = match &mirror {
        None => Some(network(&settings)?),
        Some(_) => None,
    };
    let input = match (&mirror, &network) {
        (Some(mirror), _) => Input::Mirror(mirror),
        (None, Some(network)) => Input::Network(network),
        (None, None) => bail!("neither network nor mirror"),
    };
    let output = Output::new(args.json);
    let untaken = match &mirror {
        Some(mirror) if args.sources.is_empty() && described.is_none() => untaken(mirror, &sources),
        _ => Vec::new(),
    };
    let mut report = crawl::run(CrawlOptions {
        sources,
        input,
        archive: &archive,
        sink: &StoreSink(&store),
        now: &Timestamp::now,
        progress: &|event| output.event(&event),
        concurrency: args.concurrency,
    })
    .await;
    report.untaken = untaken;
    output.report(&report)?;
    store.close().await;
    Ok(if report.failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Files of a mirror that none of `sources` takes.
fn untaken(mirror: &Mirror, sources: &[&RegisteredSource]) -> Vec<String> {
    let specs: Vec<_> = sources.iter().map(|s| &s.spec).collect();
    mirror.untaken(&specs).into_iter().map(|entry| entry.file.clone()).collect()
}

fn chosen(sources: &Sources, names: &[String]) -> anyhow::Result<Vec<&'static RegisteredSource>> {
    if names.is_empty() {
        return Ok(sources.all().to_vec());
    }
    names
        .iter()
        .map(|name| {
            sources.get(name).with_context(|| {
                let known: Vec<&str> = sources.all().iter().map(|s| s.spec.id.as_str()).collect();
                format!("no source {name}; there are {}", known.join(", "))
            })
        })
        .collect()
}

fn network(settings: &Settings) -> anyhow::Result<Network> {
    Ok(Network::new(NetworkSettings {
        contact: settings.contact.clone(),
        allow_hosts: settings.allow_hosts.clone(),
        keys: settings.keys()?,
        jitter_seed: jitter_seed(),
        body_limit: settings.body_limit,
        decompressed_limit: settings.decompressed_limit,
        first_byte_timeout: Duration::from_millis(settings.first_byte_ms),
        total_timeout: Duration::from_millis(settings.total_ms),
        retry_pause: Duration::from_millis(settings.retry_ms),
        longest_retry: Duration::from_millis(settings.longest_retry_ms),
        ..NetworkSettings::default()
    })?)
}

/// Installations that begin at the same moment do not come back at the same moment. In a container each has the same
/// process number.
fn jitter_seed() -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_or_else(|_| u64::from(std::process::id()), |()| u64::from_le_bytes(bytes))
}

/// Crawls `sources` from their publishers' addresses, without output.
///
/// # Errors
/// Archive or network cannot be set up; what fails for a document is in the report.
pub async fn from_network(
    settings: &Settings,
    store: &Store,
    sources: Vec<&RegisteredSource>,
) -> anyhow::Result<Report> {
    let archive = settings.archive()?;
    let network = network(settings)?;
    Ok(crawl::run(CrawlOptions {
        sources,
        input: Input::Network(&network),
        archive: &archive,
        sink: &StoreSink(store),
        now: &Timestamp::now,
        progress: &|event| {
            if let Event::Failed(failure) = event {
                tracing::warn!("{}: {}; {}", failure.document, failure.error, failure.advice);
            }
        },
        concurrency: 1,
    })
    .await)
}

/// Progress on a terminal, JSON lines, or plain lines.
struct Output {
    json: bool,
    bar: Option<ProgressBar>,
}

impl Output {
    fn new(json: bool) -> Output {
        let bar = (!json && std::io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::new(0);
            if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len} documents {msg}") {
                bar.set_style(style);
            }
            bar
        });
        Output { json, bar }
    }

    fn step(&self, document: &str) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
            bar.set_message(document.to_owned());
        }
    }

    fn event(&self, event: &Event) {
        if self.json
            && let Ok(line) = serde_json::to_string(event)
        {
            // A closed pipe is the reader's wish to stop listening, not a failure of the crawl.
            let _ = writeln!(std::io::stdout(), "{line}");
        }
        match event {
            Event::Started { documents, .. } | Event::Found { documents, .. } => {
                if let Some(bar) = &self.bar {
                    bar.inc_length(*documents as u64);
                }
            }
            Event::Accepted { document, .. } | Event::Unchanged { document, .. } | Event::LeftOut { document, .. } => {
                self.step(document);
            }
            Event::Failed(failure) => {
                self.step(&failure.document);
                let text = told(failure);
                match &self.bar {
                    Some(bar) => bar.suspend(|| eprintln!("{text}")),
                    None => eprintln!("{text}"),
                }
            }
            Event::Finished(_) => {}
        }
    }

    fn report(&self, report: &Report) -> anyhow::Result<()> {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
        if self.json {
            say!("{}", serde_json::to_string(report)?);
            return Ok(());
        }
        say!(
            "{:<16} {:>9} {:>6} {:>9} {:>8} {:>8} {:>9} {:>10} {:>7} {:>8}",
            "source",
            "documents",
            "laws",
            "passages",
            "facts",
            "changed",
            "withdrawn",
            "unresolved",
            "failed",
            "seconds"
        );
        for s in &report.sources {
            say!(
                "{:<16} {:>9} {:>6} {:>9} {:>8} {:>8} {:>9} {:>10} {:>7} {:>8.1}",
                s.source.as_str(),
                s.accepted + s.unchanged_documents,
                s.laws,
                s.laws_with_passage,
                s.facts,
                s.applied.changed,
                s.applied.withdrawn,
                s.unresolved.values().sum::<u32>(),
                s.failures.len(),
                s.milliseconds as f64 / 1000.0,
            );
        }
        let sum = |of: fn(&SourceReport) -> usize| report.sources.iter().map(of).sum::<usize>();
        say!(
            "{:<16} {:>9} {:>6} {:>9} {:>8} {:>8} {:>9} {:>10} {:>7} {:>8.1}",
            "all",
            sum(|s| (s.accepted + s.unchanged_documents) as usize),
            sum(|s| s.laws),
            sum(|s| s.laws_with_passage),
            sum(|s| s.facts),
            report.sources.iter().map(|s| s.applied.changed).sum::<u64>(),
            report.sources.iter().map(|s| s.applied.withdrawn).sum::<u64>(),
            sum(|s| s.unresolved.values().sum::<u32>() as usize),
            sum(|s| s.failures.len()),
            report.milliseconds as f64 / 1000.0,
        );
        for s in &report.sources {
            remarks(s);
        }
        for file in &report.untaken {
            say!("manifest: no source takes {file}");
        }
        Ok(())
    }
}

fn told(failure: &Failure) -> String {
    let source = failure.source.as_ref().map_or("manifest", |s| s.as_str());
    format!("{source}: {}: {}; {}", failure.document, failure.error, failure.advice)
}

/// The most laws without a day that are named one by one.
const MOST_NAMED: usize = 20;

fn remarks(report: &SourceReport) {
    let id = &report.source;
    for (name, rows) in &report.unresolved {
        say!("{id}: no jurisdiction answers to {name} ({rows} rows)");
    }
    for (reason, rows) in &report.skipped {
        say!("{id}: left out: {reason} ({rows})");
    }
    for (document, law) in report.undated.iter().take(MOST_NAMED) {
        say!("{id}: {document} states no day of passage for {law}");
    }
    if report.undated.len() > MOST_NAMED {
        say!("{id}: and {} more without a day of passage", report.undated.len() - MOST_NAMED);
    }
    if report.followed > 0 {
        say!("{id}: {} documents were found through lists", report.followed);
    }
    if !report.absent.is_empty() {
        say!("{id}: not there to be asked: {}", report.absent.join(", "));
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeMap, process::Command};

    use axum::{Json, Router, http::StatusCode, routing::post};
    use lexgap_crawlers::{registry, spec::SourceSpec};
    use lexgap_domain::{DateKind, Topic};
    use serde_json::{Value, json};

    use super::*;

    const INTERFACE: &str = "/t/normattiva.api/bff-opendata/v1/api/v1";

    fn entry(code: &str, title: &str) -> Value {
        json!({"dataGU": "2030-02-09", "codiceRedazionale": code, "titoloAtto": format!("[{title} ({code}) ]")})
    }

    /// Acts by year in two pages, and by a word of their title.
    async fn search(Json(question): Json<Value>) -> Json<Value> {
        let year = i64::from(jiff::tz::Offset::UTC.to_datetime(Timestamp::now()).year());
        let page = question["paginazione"]["paginaCorrente"].as_i64();
        let (acts, pages) = match (question["annoProvvedimento"].as_i64(), question["titoloRicerca"].as_str(), page) {
            (Some(y), None, Some(1)) if y == year => (vec![entry("30G00007", "Norme contro la tratta di persone.")], 2),
            (Some(y), None, Some(2)) if y == year => (vec![entry("30G00008", "Norme sulle pentole.")], 2),
            (Some(_), None, _) => (vec![], 1),
            (None, Some(word), Some(1)) => (vec![entry("30G00009", &format!("Norme su {word} e riciclaggio."))], 1),
            other => panic!("{other:?}"),
        };
        Json(json!({"listaAtti": acts, "numeroPagine": pages}))
    }

    async fn act(Json(question): Json<Value>) -> Result<Json<Value>, StatusCode> {
        let code = question["codiceRedazionale"].as_str().filter(|_| question["dataGU"] == "2030-02-09");
        let (number, title) = match code {
            Some("30G00007") => (7, "Norme contro la tratta di persone. (30G00007)"),
            Some("30G00009") => (9, "Norme sul riciclaggio. (30G00009)"),
            _ => return Err(StatusCode::NOT_FOUND),
        };
        Ok(Json(
            json!({"data": {"atto": {"titolo": format!("LEGGE 3 febbraio 2030, n. {number}"), "sottoTitolo": title,
            "tipoProvvedimentoDescrizione": "LEGGE", "annoProvvedimento": 2030, "meseProvvedimento": 2,
            "giornoProvvedimento": 3, "numeroProvvedimento": number, "annoGU": 2030, "meseGU": 2, "giornoGU": 9}}}),
        ))
    }

    /// Italy's own description, with a publisher on this machine.
    async fn italy() -> RegisteredSource {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let interface = Router::new()
            .route(&format!("{INTERFACE}/ricerca/avanzata"), post(search))
            .route(&format!("{INTERFACE}/atto/dettaglio-atto"), post(act));
        tokio::spawn(async move { axum::serve(listener, interface).await });
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../crawlers/src/sources/it/normattiva.toml");
        let text = std::fs::read_to_string(file).unwrap().replace("delay_seconds = 3", "delay_seconds = 0");
        let spec = SourceSpec::from_toml(file, &text.replace("https://api.normattiva.it", &base)).unwrap();
        RegisteredSource::new(spec, registry::get("it-normattiva").unwrap().parser)
    }

    #[tokio::test]
    async fn acts_that_are_asked_for_by_post_go_from_the_list_to_the_store_and_the_warc_file() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.data = folder.path().to_owned();
        settings.allow_hosts = vec!["127.0.0.1".to_owned()];
        let (source, store) = (italy().await, settings.store().await.unwrap());
        let crawl = async || from_network(&settings, &store, vec![&source]).await.unwrap().sources.remove(0);

        let first = crawl().await;
        assert!(first.failures.is_empty(), "{:#?}", first.failures);
        assert_eq!((first.followed, first.laws), (2, 2), "{first:?}");
        let laws: BTreeMap<String, _> =
            store.current_facts().await.unwrap().laws.into_iter().map(|law| (law.id.to_string(), law)).collect();
        assert_eq!(laws.keys().collect::<Vec<_>>(), ["it-legge-2030-7", "it-legge-2030-9"]);
        let law = &laws["it-legge-2030-7"];
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(
            law.passage().map(|d| (d.kind, d.date.to_string())),
            Some((DateKind::Promulgation, "2030-02-03".into()))
        );
        let snapshots = store.snapshots().await.unwrap();
        let snapshot = snapshots.iter().find(|s| s.sha256 == law.dates[0].provenance.snapshot).unwrap();
        let own = "/atto/dettaglio-atto#dataGU=2030-02-09&codiceRedazionale=30G00007";
        assert!(snapshot.url.as_deref().is_some_and(|url| url.ends_with(own)), "{snapshot:?}");

        let again = crawl().await;
        assert!(again.failures.is_empty(), "{:#?}", again.failures);
        assert_eq!((again.accepted, again.unchanged_documents), (0, first.accepted), "{again:?}");
        assert_eq!(store.snapshots().await.unwrap().len(), snapshots.len());

        let archive = settings.archive().unwrap();
        let verified = archive.verify(|_| ()).unwrap();
        assert!(verified.is_sound() && verified.visits > 0, "{verified:?}");
        let path = folder.path().join("x.warc.gz");
        let file = std::fs::File::create(&path).unwrap();
        let exported = archive.export_warc(file, path.clone(), |_| true, Timestamp::now(), |_| ()).unwrap();
        assert_eq!((exported.missing, exported.torn), (0, 0), "{exported:?}");
        let mut text = String::new();
        let packed = std::fs::read(&path).unwrap();
        std::io::Read::read_to_string(&mut flate2::read::MultiGzDecoder::new(packed.as_slice()), &mut text).unwrap();
        let question = r#"{"dataGU": "2030-02-09", "codiceRedazionale": "30G00007"}"#;
        assert_eq!(text.matches(question).count(), 2, "each crawl asked once");
        assert_eq!(text.matches(&format!("POST {INTERFACE}/atto/dettaglio-atto HTTP/1.1\r\n")).count(), 4);

        // The tool that other archives use; `cargo xtask test` says where it is.
        let tool = std::env::var_os("LEXGAP_WARCIO").unwrap_or_else(|| "warcio".into());
        match Command::new(tool).args(["check", "-v"]).arg(&path).output() {
            Ok(checked) => assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout)),
            Err(_) => println!("skipped: no warcio to check the WARC file with"),
        }
    }
}
