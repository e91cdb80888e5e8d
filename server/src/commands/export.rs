//! `lexgap export`: an evidence bundle about a country.

use std::{
    collections::BTreeSet,
    fs,
    io::{Seek as _, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use jiff::Timestamp;
use lexgap_crawlers::archive::{Archive, ArchiveError, Visit};
use lexgap_domain::{EditionIndex, Sha256Hex, Topic};
use lexgap_evidence::{Inputs, Selection, SigningKey, Written};

use crate::{Settings, cli::ExportArgs, commands::progress::Steps};

/// Writes the bundle; nothing half-made stays behind.
pub async fn run(settings: Settings, args: ExportArgs) -> anyhow::Result<ExitCode> {
    let ExportArgs { jurisdiction, topic, edition, out, json } = args;
    let topic = match topic.as_deref() {
        None => None,
        Some(id) => match Topic::from_id(id) {
            Some(topic) => Some(topic),
            None => {
                let known: Vec<&str> = Topic::ALL.iter().map(|t| t.id()).collect();
                bail!("`{id}` is no topic; there are {}", known.join(", "));
            }
        },
    };
    let store = settings.store().await?;
    let found = store
        .edition(edition)
        .await?
        .context("there is no such edition: run `lexgap score`, or see `/api/v1/editions`")?;
    store.close().await;
    let (archive, key) = (settings.archive()?, signing_key(&settings.data)?);
    let selection = Selection { jurisdiction: jurisdiction.to_ascii_uppercase().as_str().into(), topic };
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
    let now = Timestamp::now();
    let (mut originals, archived) = originals(index, selection, archive, now, steps)?;
    // Removed by itself where anything fails from here on.
    let mut file =
        tempfile::Builder::new().prefix(".lexgap-").suffix(".part").tempfile_in(folder).with_context(told)?;
    let inputs = Inputs { index, selection, originals: &mut originals, archived: &archived, key, now };
    let written = lexgap_evidence::write(inputs, file.as_file_mut())?;
    file.as_file_mut().flush().with_context(told)?;
    file.as_file().sync_all().with_context(told)?;
    file.persist(out).with_context(told)?;
    Ok(written)
}

/// A WARC file of the originals, and which of them it holds.
fn originals(
    index: &EditionIndex,
    selection: &Selection,
    archive: &Archive,
    now: Timestamp,
    steps: &Steps,
) -> anyhow::Result<(fs::File, BTreeSet<Sha256Hex>)> {
    let wanted: BTreeSet<Sha256Hex> = lexgap_evidence::snapshots(index, selection)?.into_iter().collect();
    // Bytes that no visit tells of cannot stand in a WARC file: nobody knows when they came.
    let mut told = BTreeSet::new();
    archive.visits(|visit| {
        told.extend(visit.and_then(|v| v.sha256().cloned()).filter(|s| wanted.contains(s)));
        Ok::<(), ArchiveError>(())
    })?;
    told.retain(|sha256| archive.contains(sha256));
    let mut file = tempfile::tempfile().context("could not make a temporary file")?;
    let mut buffered = std::io::BufWriter::new(&mut file);
    let of_these = |visit: &Visit| visit.sha256().is_some_and(|s| told.contains(s));
    archive
        .export_warc(&mut buffered, PathBuf::from("originals.warc.gz"), of_these, now, |done| steps.at(done.bodies))?;
    buffered.flush()?;
    drop(buffered);
    file.rewind()?;
    Ok((file, told))
}

/// The key of this installation, made at the first need.
fn signing_key(data: &Path) -> anyhow::Result<SigningKey> {
    let folder = data.join("keys");
    let path = folder.join("signing.key");
    let told = || format!("signing key {}", path.display());
    match fs::read_to_string(&path) {
        Ok(text) => return SigningKey::from_hex(&text).with_context(told),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
        Err(e) => return Err(e).with_context(told),
    }
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|e| anyhow::anyhow!("the system gives no random key: {e}"))?;
    let key = SigningKey::from_seed(seed);
    fs::create_dir_all(&folder).with_context(told)?;
    // Only its owner may read it; a key that appeared meanwhile is the one that counts.
    let mut file = tempfile::Builder::new().prefix(".key-").tempfile_in(&folder).with_context(told)?;
    writeln!(file, "{}", key.to_hex()).with_context(told)?;
    file.as_file().sync_all().with_context(told)?;
    match file.persist_noclobber(&path) {
        Ok(_) => {}
        Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => return signing_key(data),
        Err(e) => return Err(e.error).with_context(told),
    }
    let public = folder.join("public-keys.txt");
    let line = format!("{} {}\n", Timestamp::now(), key.public());
    let noted =
        fs::OpenOptions::new().create(true).append(true).open(&public).and_then(|mut f| f.write_all(line.as_bytes()));
    noted.with_context(|| format!("list of public keys {}", public.display()))?;
    Ok(key)
}
