//! `lexgap score`.

use std::process::ExitCode;

use anyhow::ensure;
use jiff::Timestamp;

use crate::{
    Settings,
    cli::ScoreArgs,
    publish::{Scoring, publish},
};

/// Scores all laws and publishes the next edition.
pub async fn run(settings: Settings, args: ScoreArgs) -> anyhow::Result<ExitCode> {
    let sources = settings.sources()?;
    let store = settings.store().await?;
    ensure!(
        !store.is_empty().await?,
        "the store holds no facts yet: run `lexgap crawl`, or `lexgap serve` once, which reads the baseline"
    );
    let scoring = Scoring {
        seed: args.seed.unwrap_or(settings.seed),
        draws: args.draws.unwrap_or(settings.draws),
        confirmed_only: args.confirmed_only || settings.confirmed_only,
    };
    let edition = publish(&store, &sources, scoring, &settings.notary(), Timestamp::now()).await?;
    let head = &edition.head;
    if args.json {
        say!("{}", serde_json::to_string(head)?);
    } else {
        say!(
            "edition {}: {} facts, {} instruments, {} of them scored, {} with insufficient evidence",
            head.number,
            head.facts,
            edition.scores.len(),
            head.scored,
            edition.scores.len() as u64 - head.scored,
        );
        let r = &edition.reconciliation;
        say!(
            "{} counts reconciled, {} of them over several sources, {} refused; {} comparisons of practices",
            r.series.len(),
            r.series.iter().filter(|s| s.sources.len() > 1).count(),
            r.refused.len(),
            edition.practices.lines.len(),
        );
        say!(
            "what changed after passage: told of {} of {} instruments and in {} of {} event studies",
            edition.effects.iter().filter(|e| e.result.is_ok()).count(),
            edition.effects.len(),
            edition.studies.iter().filter(|s| s.result.is_ok()).count(),
            edition.studies.len(),
        );
        say!("Merkle root {}", head.merkle_root);
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
