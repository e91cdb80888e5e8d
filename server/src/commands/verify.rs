//! `lexgap verify`.

use std::{
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use lexgap_evidence::stamp;
use serde::Serialize;

use crate::{Settings, cli::VerifyArgs, commands::progress::Steps};

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Line<'a> {
    Damaged { file: String, error: &'a str },
    Missing { sha256: &'a str },
    Verified { intact: u64, damaged: u64, missing: u64, visits: u64, torn: u64, sound: bool },
}

/// Checks a bundle, or the archive. Ends with an error where anything does not hold.
pub async fn run(settings: Settings, args: VerifyArgs) -> anyhow::Result<ExitCode> {
    match args.file {
        Some(file) => tokio::task::spawn_blocking(move || bundle(&file, &args.trust, args.json)).await?,
        None => archive(settings, args).await,
    }
}

/// Checks an evidence bundle by itself.
fn bundle(path: &Path, trust: &[PathBuf], json: bool) -> anyhow::Result<ExitCode> {
    let mut trusted = Vec::new();
    for file in trust {
        let told = || format!("certificate {}", file.display());
        trusted.extend(stamp::certificates(&std::fs::read(file).with_context(told)?).with_context(told)?);
    }
    let mut file = File::open(path).with_context(|| format!("could not open {}", path.display()))?;
    let verdict = lexgap_evidence::verify(&mut file, &trusted);
    let holds = verdict.holds();
    if json {
        say!("{}", serde_json::to_string(&serde_json::json!({ "holds": holds, "verdict": verdict }))?);
    } else {
        for finding in &verdict.checked {
            say!("{} {}", if finding.holds { "holds:" } else { "FAILS:" }, finding.what);
        }
        for what in &verdict.not_checked {
            say!("not checked: {what}");
        }
        say!("{}: {}", path.display(), if holds { "all that could be checked holds" } else { "does NOT hold" });
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Reads the whole archive and holds it against its hashes.
async fn archive(settings: Settings, args: VerifyArgs) -> anyhow::Result<ExitCode> {
    let archive = settings.archive()?;
    let steps = Steps::new(args.json, "files");
    let counter = steps.clone();
    let result = tokio::task::spawn_blocking(move || archive.verify(|checked| counter.at(checked.done))).await??;
    steps.done();
    for (file, error) in &result.damaged {
        tell(args.json, &Line::Damaged { file: file.display().to_string(), error })?;
    }
    for sha256 in &result.missing {
        tell(args.json, &Line::Missing { sha256: sha256.as_str() })?;
    }
    let sound = result.is_sound();
    tell(
        args.json,
        &Line::Verified {
            intact: result.intact,
            damaged: result.damaged.len() as u64,
            missing: result.missing.len() as u64,
            visits: result.visits,
            torn: result.torn,
            sound,
        },
    )?;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(json: bool, line: &Line<'_>) -> anyhow::Result<()> {
    if json {
        say!("{}", serde_json::to_string(line)?);
        return Ok(());
    }
    match line {
        // The error names the file and what to do.
        Line::Damaged { error, .. } => eprintln!("{error}"),
        Line::Missing { sha256 } => {
            eprintln!(
                "{sha256}: a visit found these bytes, but they are gone; crawl its source again, or take the file from a backup"
            );
        }
        Line::Verified { intact, damaged, missing, visits, torn, .. } => {
            say!("{intact} files intact, {damaged} damaged, {missing} missing; {visits} visits in the log");
            if *torn > 0 {
                say!("{torn} lines of the log were torn apart by a power cut; the bytes of those visits are there");
            }
        }
    }
    Ok(())
}
