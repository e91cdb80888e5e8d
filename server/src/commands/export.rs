//! `lexgap export`: an evidence bundle about a country.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use lexgap_crawlers::archive::Archive;
use lexgap_domain::EditionIndex;
use lexgap_evidence::{Selection, SigningKey, Written};

use crate::{Settings, cli::ExportArgs, commands::progress::Steps, evidence};

/// Writes the bundle; nothing half-made stays behind.
pub async fn run(settings: Settings, args: ExportArgs) -> anyhow::Result<ExitCode> {
    let ExportArgs { jurisdiction, topic, edition, out, json } = args;
    let selection = evidence::selection(&jurisdiction, topic.as_deref())?;
    let store = settings.store().await?;
    let found = store
        .edition(edition)
        .await?
        .context("there is no such edition: run `lexgap score`, or see `/api/v1/editions`")?;
    store.close().await;
    let (archive, key) = (settings.archive()?, evidence::signing_key(&settings.data)?);
    let steps = Steps::new(json, "originals");
    let (counter, file) = (steps.clone(), out.clone());
    let written = tokio::task::spawn_blocking(move || {
        write_whole(&EditionIndex::new(found), &selection, &archive, &key, &file, &counter)
    });
    let written = written.await??;
    steps.done();
    if json {
        println!("{}", serde_json::to_string(&written)?);
    } else {
        let Written { facts, scores, originals, originals_missing, files } = written;
        println!("{}: {facts} facts, {scores} scores, {originals} originals, {files} files", out.display());
        if originals_missing > 0 {
            eprintln!(
                "{originals_missing} originals are not in this archive; crawl their sources to have them in the bundle"
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// All or nothing: the file appears under its name when it is complete.
fn write_whole(
    index: &EditionIndex,
    selection: &Selection,
    archive: &Archive,
    key: &SigningKey,
    out: &Path,
    steps: &Steps,
) -> anyhow::Result<Written> {
    let folder = match out.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    };
    let told = || format!("could not write {}", out.display());
    // Removed by itself where anything fails from here on.
    let mut file =
        tempfile::Builder::new().prefix(".lexgap-").suffix(".part").tempfile_in(folder).with_context(told)?;
    let written = evidence::write(index, selection, archive, key, file.as_file_mut(), |done| steps.at(done))?;
    file.as_file().sync_all().with_context(told)?;
    file.persist(out).with_context(told)?;
    Ok(written)
}
