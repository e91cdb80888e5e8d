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
    let report = crawl::run(CrawlOptions {
        sources,
        input,
        archive: &archive,
        sink: &StoreSink(&store),
        now: &Timestamp::now,
        progress: &|event| output.event(&event),
        concurrency: args.concurrency,
    })
    .await;
    output.report(&report)?;
    store.close().await;
    Ok(if report.failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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
        // Installations that begin at the same moment do not come back at the same moment.
        jitter_seed: settings.seed ^ u64::from(std::process::id()),
        body_limit: settings.body_limit,
        decompressed_limit: settings.decompressed_limit,
        first_byte_timeout: Duration::from_millis(settings.first_byte_ms),
        total_timeout: Duration::from_millis(settings.total_ms),
        retry_pause: Duration::from_millis(settings.retry_ms),
        longest_retry: Duration::from_millis(settings.longest_retry_ms),
        ..NetworkSettings::default()
    })?)
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

/// Whether any fact is new, changed or withdrawn.
pub fn changed(report: &Report) -> bool {
    report.sources.iter().any(|s| s.applied.added + s.applied.changed + s.applied.withdrawn > 0)
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
