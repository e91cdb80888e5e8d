//! `lexgap sources`.

use std::process::ExitCode;

use lexgap_domain::{Source, SourceHealth};
use serde::Serialize;

use crate::{Settings, cli::SourcesArgs};

#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    source: &'a Source,
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
        for line in lines(&source, facts, of_source) {
            say!("{line}");
        }
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}

/// What people read of a source: its name, then lines that stand further in.
fn lines(source: &Source, facts: u64, health: Option<&SourceHealth>) -> Vec<String> {
    let time = |t: Option<jiff::Timestamp>| t.map_or("never".to_owned(), |t| t.strftime("%F %R UTC").to_string());
    let (success, next) = health.map_or((None, None), |h| (h.last_success, h.next_run));
    let next = next.map_or("not planned yet".to_owned(), |t| time(Some(t)));
    let mut told =
        vec![format!("{facts} facts; last success {}; next run {next} ({})", time(success), source.schedule)];
    told.extend(unproven(source));
    if let Some(h) = health.filter(|h| h.failures > 0) {
        let error = h.last_error.as_deref().unwrap_or("unknown");
        told.push(format!(
            "{} failures since a crawl went through, the last at {}: {error}",
            h.failures,
            time(h.last_failure)
        ));
    }
    let head = format!("{:<16} {}, {}", source.id.as_str(), source.title, source.publisher);
    [head].into_iter().chain(told.into_iter().map(|line| format!("{:<16} {line}", ""))).collect()
}

/// Which of a source's documents were never had from its publisher.
fn unproven(source: &Source) -> Option<String> {
    if source.tried_on_own_documents_only {
        return Some("only ever tried against our own test document, never against the publisher's".to_owned());
    }
    let parts = source.parts_tried_on_own_documents_only.join(", ");
    (!parts.is_empty())
        .then(|| format!("only ever tried against our own test documents, never against the publisher's: {parts}"))
}

#[cfg(test)]
mod tests {
    use lexgap_crawlers::registry;

    use super::*;

    #[test]
    fn a_source_tells_facts_runs_and_what_was_never_seen_at_its_publisher() {
        let of = |id: &str| registry::get(id).unwrap().spec.to_source();
        let at = |text: &str| Some(text.parse().unwrap());
        let health = SourceHealth {
            source: "eu-eurlex".into(),
            last_success: at("2030-01-02T03:04:05Z"),
            last_failure: at("2030-01-09T03:04:00Z"),
            last_error: Some("could not reach x".to_owned()),
            next_run: at("2030-01-16T03:00:00Z"),
            facts: 7,
            failures: 2,
        };
        let (eurlex, schedule) = (of("eu-eurlex"), of("eu-eurlex").schedule);
        let told = lines(&eurlex, 7, Some(&health));
        assert_eq!(told[0], format!("eu-eurlex        {}, {}", eurlex.title, eurlex.publisher));
        let runs = format!("7 facts; last success 2030-01-02 03:04 UTC; next run 2030-01-16 03:00 UTC ({schedule})");
        assert_eq!(told[1].trim_start(), runs);
        assert!(told[2].contains("only ever tried against our own test documents"), "{told:#?}");
        assert!(told[2].contains("https://publications.europa.eu/resource/cellar/*"), "{told:#?}");
        assert!(!told[2].contains("https://eur-lex.europa.eu"), "{told:#?}");
        assert_eq!(
            told[3].trim_start(),
            "2 failures since a crawl went through, the last at 2030-01-09 03:04 UTC: could not reach x"
        );
        assert!(told[1..].iter().all(|line| line.starts_with(&" ".repeat(17))), "{told:#?}");

        let told = lines(&of("eurostat-thb"), 0, None);
        assert!(told[1].contains("0 facts; last success never; next run not planned yet"), "{told:#?}");
        assert!(told[2].ends_with("only ever tried against our own test document, never against the publisher's"));
        assert_eq!(lines(&of("unodc-cts"), 0, None).len(), 2);
    }
}
