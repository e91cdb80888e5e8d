//! `lexgap check`: our scores against what experts say of law and practice.

use std::process::ExitCode;

use anyhow::Context as _;
use lexgap_domain::{Bounded, EditionIndex, EvidenceGrade, OutsideCheck};
use lexgap_texts::english;
use serde::Serialize;

use crate::{Settings, cli::CheckArgs};

/// An outside check; what it says in words is said in English.
#[derive(Serialize)]
struct Check<'a> {
    gap: String,
    n: u32,
    correlation: Option<Bounded>,
    with_practice: Option<Bounded>,
    disagreements: Vec<Disagreement<'a>>,
}

#[derive(Serialize)]
struct Disagreement<'a> {
    jurisdiction: &'a str,
    score: f64,
    gap: f64,
    score_rank: u32,
    gap_rank: u32,
    grade: EvidenceGrade,
    explanation: String,
}

fn in_english(check: &OutsideCheck) -> Check<'_> {
    let disagreements = check.disagreements.iter().map(|d| Disagreement {
        jurisdiction: d.jurisdiction.as_str(),
        score: d.score,
        gap: d.gap,
        score_rank: d.score_rank,
        gap_rank: d.gap_rank,
        grade: d.grade,
        explanation: english(&d.explanation),
    });
    Check {
        gap: english(&check.gap),
        n: check.n,
        correlation: check.correlation,
        with_practice: check.with_practice,
        disagreements: disagreements.collect(),
    }
}

/// Prints the outside check of the newest edition.
pub async fn run(settings: Settings, args: CheckArgs) -> anyhow::Result<ExitCode> {
    let store = settings.store().await?;
    let edition = store.edition(args.edition).await?.context("there is no such edition: run `lexgap score`")?;
    store.close().await;
    if args.json {
        say!("{}", serde_json::to_string(&edition.outside.iter().map(in_english).collect::<Vec<_>>())?);
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
    say!("\n{}", english(&check.gap));
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
            english(&d.explanation)
        );
    }
}
