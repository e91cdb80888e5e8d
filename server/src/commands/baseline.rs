//! `lexgap baseline`.

use std::{collections::HashMap, fmt::Write as _, io::Write as _, path::Path, process::ExitCode};

use anyhow::{Context as _, ensure};
use lexgap_crawlers::registry;
use lexgap_domain::{Snapshot, SourceId};
use lexgap_store::{BaselineCount, Store, describe_baseline};

use crate::{Settings, cli::BaselineCommand, commands::whole};

/// The baseline that ships with the program.
static EMBEDDED: &[u8] = include_bytes!("../../../baseline/baseline.jsonl.zst");

/// Fills an empty store with the embedded baseline.
pub async fn fill(store: &Store) -> anyhow::Result<BaselineCount> {
    store.read_baseline(EMBEDDED).await.context("the embedded baseline")
}

/// Writes or shows a baseline.
pub async fn run(settings: Settings, command: BaselineCommand) -> anyhow::Result<ExitCode> {
    match command {
        BaselineCommand::Write { out } => {
            let store = settings.store().await?;
            ensure!(!store.is_empty().await?, "the store holds no facts yet: run `lexgap crawl` first");
            let mut bytes = Vec::new();
            let count = store.write_baseline(&mut bytes).await?;
            write_whole(&out, &bytes)?;
            let facts = store.fact_counts().await?;
            write_whole(
                &out.with_file_name("ATTRIBUTION.md"),
                attribution(&facts, &store.snapshots().await?).as_bytes(),
            )?;
            say!("{}: {} facts from {} snapshots, {} bytes", out.display(), count.facts, count.snapshots, bytes.len());
            store.close().await;
        }
        BaselineCommand::Show => {
            let facts = describe_baseline(EMBEDDED)?;
            say!("{} facts, {} bytes", facts.values().sum::<u64>(), EMBEDDED.len());
            for (source, n) in facts {
                say!("{n:>8}  {source}");
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What the terms of the sources ask to be said, with the snapshots behind each.
fn attribution(facts: &HashMap<SourceId, u64>, snapshots: &[Snapshot]) -> String {
    let mut text = String::from("# Sources of the baseline\n\nWritten by `lexgap baseline write`.\n");
    for source in registry::sources() {
        let Some(n) = facts.get(&source.id) else { continue };
        let _ = write!(text, "\n## {}, {}\n{}\n\n", source.title, source.publisher, source.attribution);
        let _ = writeln!(text, "- Terms: {}\n- Page: {}\n- Current facts: {n}", source.terms, source.homepage);
        for s in snapshots.iter().filter(|s| s.source == source.id) {
            let vintage = s.vintage.map(|d| format!(", copy of {d}")).unwrap_or_default();
            let _ = writeln!(text, "- `{}`{vintage}, {} bytes, SHA-256 `{}`", s.name, s.bytes, s.sha256);
        }
    }
    text
}

/// Writes a file whose folder may not be there yet.
fn write_whole(out: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let told = || format!("could not write {}", out.display());
    if let Some(folder) = out.parent() {
        std::fs::create_dir_all(folder).with_context(told)?;
    }
    whole::write(out, |file| file.write_all(bytes).with_context(told))
}
