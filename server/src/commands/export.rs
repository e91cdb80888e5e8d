//! `lexgap export`: an evidence bundle about a country.

use std::process::ExitCode;

use anyhow::Context as _;
use lexgap_evidence::Written;

use crate::{
    Settings,
    cli::ExportArgs,
    commands::{progress::Steps, whole},
    evidence,
    loaded::Loaded,
};

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
        let loaded = Loaded::new(found);
        whole::write(&file, |out| evidence::write(&loaded, &selection, &archive, &key, out, |done| counter.at(done)))
    });
    let written = written.await??;
    steps.done();
    if json {
        say!("{}", serde_json::to_string(&written)?);
    } else {
        let Written { facts, scores, originals, originals_missing, files } = written;
        say!("{}: {facts} facts, {scores} scores, {originals} originals, {files} files", out.display());
        if originals_missing > 0 {
            eprintln!(
                "{originals_missing} originals are not in this archive; crawl their sources to have them in the bundle"
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}
