//! `lexgap check`: our scores against what experts say of law and practice.

use std::process::ExitCode;

use anyhow::Context as _;
use lexgap_domain::{Bounded, EditionIndex, OutsideCheck};

use crate::{Settings, cli::CheckArgs};

/// Prints the outside check of the newest edition.
pub async fn run(settings: Settings, args: CheckArgs) -> anyhow::Result<ExitCode> {
    let store = settings.store().await?;
    let edition = store.edition(args.edition).await?.context("there is no such edition: run `lexgap score`")?;
    store.close().await;
    if args.json {
        say!("{}", serde_json::to_string(&edition.outside)?);
        return Ok(ExitCode::SUCCESS);
    }
    let index = EditionIndex::new(edition);
    say!("edition {}", index.head().number);
    for check in &index.edition.outside {
        print_one(&index, check);
    }
    Ok(ExitCode::SUCCESS)
}

fn said(correlation: Option<Bounded>, n: u32) -> String {
    correlation.map_or_else(
        || format!("not estimable: {n} jurisdictions have both, at least ten that differ are needed"),
        |b| format!("{:.2} [{:.2}, {:.2}]", b.value, b.lower, b.upper),
    )
}

fn print_one(index: &EditionIndex, check: &OutsideCheck) {
    say!("\n{}", check.gap);
    say!("  jurisdictions with both: {}", check.n);
    say!("  rank correlation of score and gap (agreement is negative): {}", said(check.correlation, check.n));
    say!("  rank correlation of score and practice (agreement is positive): {}", said(check.with_practice, check.n));
    for d in &check.disagreements {
        let name = index.jurisdiction(d.jurisdiction.as_str()).map_or(d.jurisdiction.as_str(), |j| j.name.as_str());
        say!(
            "  {name}: score {:.0} (rank {}), gap {:.2} (rank {}), evidence grade {}: {}",
            d.score,
            d.score_rank,
            d.gap,
            d.gap_rank,
            d.grade.letter(),
            d.explanation
        );
    }
}
