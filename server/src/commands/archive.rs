//! `lexgap archive`.

use std::{
    io::{BufWriter, Write as _},
    path::Path,
    process::ExitCode,
};

use anyhow::Context as _;
use jiff::Timestamp;
use lexgap_crawlers::archive::{Archive, Exported, Visit};
use lexgap_domain::SourceId;

use crate::{
    Settings,
    cli::{ArchiveCommand, ArchiveExportArgs},
    commands::{progress::Steps, whole},
};

/// Writes the archive for other archives to read.
pub async fn run(settings: Settings, command: ArchiveCommand) -> anyhow::Result<ExitCode> {
    match command {
        ArchiveCommand::Export(args) => export(settings, args).await,
    }
}

async fn export(settings: Settings, args: ArchiveExportArgs) -> anyhow::Result<ExitCode> {
    let ArchiveExportArgs { out, sources, json } = args;
    let archive = settings.existing_archive()?;
    let sources: Vec<SourceId> = sources.into_iter().map(SourceId::from).collect();
    let steps = Steps::new(json, "visits");
    let (counter, file) = (steps.clone(), out.clone());
    let done = tokio::task::spawn_blocking(move || write_whole(&archive, &file, &sources, &counter)).await??;
    steps.done();
    if json {
        say!("{}", serde_json::to_string(&done)?);
    } else {
        say!("{}: {} bodies, {} revisits, {} redirects", out.display(), done.bodies, done.revisits, done.redirects);
    }
    if done.missing > 0 {
        eprintln!(
            "{} visits were left out, since their bytes are not in the archive: see `lexgap verify --archive`",
            done.missing
        );
    }
    if done.damaged_lines > 0 {
        eprintln!(
            "{} lines of the log are damaged, so that their visits were left out: see `lexgap verify --archive`",
            done.damaged_lines
        );
    }
    Ok(if done.missing + done.damaged_lines > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// All or nothing: the file appears under its name when it is complete.
fn write_whole(archive: &Archive, out: &Path, sources: &[SourceId], steps: &Steps) -> anyhow::Result<Exported> {
    whole::write(out, |file| {
        let mut file = BufWriter::new(file);
        let wanted = |visit: &Visit| sources.is_empty() || sources.contains(&visit.source);
        let done = archive.export_warc(&mut file, out.to_owned(), wanted, Timestamp::now(), |done| {
            steps.at(done.bodies + done.revisits + done.redirects);
        })?;
        file.flush().with_context(|| format!("could not write {}", out.display()))?;
        Ok(done)
    })
}
