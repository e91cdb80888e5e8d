//! `lexgap sources`.

use std::process::ExitCode;

use lexgap_domain::SourceHealth;
use serde::Serialize;

use crate::{Settings, cli::SourcesArgs};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    source: &'a lexgap_domain::Source,
    health: Option<&'a SourceHealth>,
}

/// Lists sources with their health.
pub async fn run(settings: Settings, args: SourcesArgs) -> anyhow::Result<ExitCode> {
    let sources = settings.sources()?;
    let store = settings.store().await?;
    let health = store.health().await?;
    let counts = store.fact_counts().await?;
    for source in sources.shown() {
        let of_source = health.iter().find(|h| h.source == source.id);
        if args.json {
            say!("{}", serde_json::to_string(&Line { source: &source, health: of_source })?);
            continue;
        }
        let facts = counts.get(&source.id).copied().unwrap_or_default();
        let time = |t: Option<jiff::Timestamp>| t.map_or("never".to_owned(), |t| t.strftime("%F %R UTC").to_string());
        say!("{:<16} {}, {}", source.id.as_str(), source.title, source.publisher);
        let (success, next) = of_source.map_or((None, None), |h| (h.last_success, h.next_run));
        let next = next.map_or("not planned yet".to_owned(), |t| time(Some(t)));
        say!("{:<16} {facts} facts; last success {}; next run {next} ({})", "", time(success), source.schedule);
        if source.tried_on_own_documents_only {
            say!("{:<16} only ever tried against our own test document, never against the publisher's", "");
        }
        if let Some(h) = of_source.filter(|h| h.failures > 0) {
            let error = h.last_error.as_deref().unwrap_or("unknown");
            say!(
                "{:<16} {} failures since a crawl went through, the last at {}: {error}",
                "",
                h.failures,
                time(h.last_failure)
            );
        }
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
