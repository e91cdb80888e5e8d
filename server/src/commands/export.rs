//! `lexgap export`: an evidence bundle about a country.

use std::{future::Future as _, process::ExitCode, task::Poll};

use anyhow::{Context as _, ensure};
use lexgap_evidence::{Redaction, Written};

use crate::{
    Settings,
    cli::ExportArgs,
    commands::{progress::Steps, serve, whole},
    evidence::{self, Stop},
    loaded::Loaded,
};

/// Writes the bundle; nothing half-made stays behind, whether it fails or is broken off.
pub async fn run(settings: Settings, args: ExportArgs) -> anyhow::Result<ExitCode> {
    let ExportArgs { jurisdiction, topic, edition, leave_out, mask, out, json } = args;
    let redaction = Redaction::of(leave_out.iter().map(String::as_str), mask.iter().map(String::as_str));
    let selection = evidence::selection(&jurisdiction, topic.as_deref(), redaction)?;
    let store = settings.store().await?;
    let found = store
        .edition(edition)
        .await?
        .context("there is no such edition: run `lexgap score`, or see `/api/v1/editions`")?;
    store.close().await;
    let (archive, notary) = (settings.archive()?, settings.notary());
    let (steps, stop) = (Steps::new(json, "originals"), Stop::default());
    let (counter, file, stopped) = (steps.clone(), out.clone(), stop.clone());
    // Listening begins before anything is made that would stay behind.
    let mut stopping = std::pin::pin!(serve::stopped());
    let early = std::future::poll_fn(|cx| Poll::Ready(stopping.as_mut().poll(cx).is_ready())).await;
    ensure!(!early, "stopped on request");
    let mut writing = tokio::task::spawn_blocking(move || {
        let loaded = Loaded::new(found);
        whole::write(&file, |out| {
            evidence::write(&loaded, &selection, &archive, &notary, out, &stopped, |done| counter.at(done))
        })
    });
    let written = tokio::select! {
        written = &mut writing => written,
        () = &mut stopping => {
            stop.now();
            writing.await
        }
    };
    steps.done();
    let written = written??;
    if json {
        say!("{}", serde_json::to_string(&written)?);
    } else {
        let Written { facts, scores, originals, originals_missing, left_out, masked, files } = written;
        say!("{}: {facts} facts, {scores} scores, {originals} originals, {files} files", out.display());
        if left_out + masked > 0 {
            say!("left out: {left_out} facts; masked: fields of {masked} facts, with what would tell of them");
        }
        if originals_missing > 0 {
            eprintln!(
                "{originals_missing} originals are not in this archive; crawl their sources to have them in the bundle"
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}
