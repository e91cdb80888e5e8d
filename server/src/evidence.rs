//! Evidence bundles of this installation: from its editions, with the originals of its archive, signed with its key.

use std::{
    collections::BTreeSet,
    fs,
    io::{Seek as _, Write as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, bail};
use jiff::Timestamp;
use lexgap_crawlers::archive::{Archive, ArchiveError, Visit};
use lexgap_domain::{EditionIndex, Sha256Hex, Topic};
use lexgap_evidence::{Inputs, Selection, SigningKey, Written};
use tokio::sync::Semaphore;

use crate::loaded::Loaded;

/// Bundles made at the same time for readers of the site; further requests wait their turn.
const AT_ONCE: usize = 1;

/// Makes bundles for readers of the site.
pub struct Bundles {
    archive: Archive,
    key: Arc<SigningKey>,
    turns: Semaphore,
}

impl Bundles {
    /// Bundles with the originals of `archive`, signed with `key`.
    pub fn new(archive: Archive, key: SigningKey) -> Bundles {
        Bundles { archive, key: Arc::new(key), turns: Semaphore::new(AT_ONCE) }
    }

    /// A bundle about `selection` in a file without a name, from its beginning, with its length.
    ///
    /// # Errors
    /// As [`write`].
    pub async fn make(&self, loaded: Arc<Loaded>, selection: Selection) -> anyhow::Result<(fs::File, u64)> {
        let _turn = self.turns.acquire().await?;
        let (archive, key) = (self.archive.clone(), self.key.clone());
        let made = tokio::task::spawn_blocking(move || {
            let mut file = tempfile::tempfile().context("could not make a temporary file")?;
            write(&loaded, &selection, &archive, &key, &mut file, |_| ())?;
            let length = file.stream_position()?;
            file.rewind()?;
            Ok((file, length))
        });
        made.await?
    }
}

/// What a person asks for.
///
/// # Errors
/// A topic that is none.
pub fn selection(jurisdiction: &str, topic: Option<&str>) -> anyhow::Result<Selection> {
    let topic = match topic.filter(|t| !t.is_empty()) {
        None => None,
        Some(id) => match Topic::from_id(id) {
            Some(topic) => Some(topic),
            None => {
                let known: Vec<&str> = Topic::ALL.iter().map(|t| t.id()).collect();
                bail!("`{id}` is no topic; there are {}", known.join(", "));
            }
        },
    };
    Ok(Selection { jurisdiction: jurisdiction.to_ascii_uppercase().as_str().into(), topic })
}

/// Writes a bundle to `out`. `progress` hears of the originals.
///
/// # Errors
/// Nothing to write about, an archive that cannot be read, or a disk that is full.
pub fn write(
    loaded: &Loaded,
    selection: &Selection,
    archive: &Archive,
    key: &SigningKey,
    out: &mut fs::File,
    progress: impl Fn(u64),
) -> anyhow::Result<Written> {
    let (now, index) = (Timestamp::now(), &loaded.index);
    let (mut originals, archived) = originals(index, selection, archive, now, progress)?;
    let tree = loaded.tree()?;
    let inputs = Inputs { index, tree, selection, originals: &mut originals, archived: &archived, key, now };
    let mut buffered = std::io::BufWriter::new(out);
    let written = lexgap_evidence::write(inputs, &mut buffered)?;
    buffered.seek(std::io::SeekFrom::End(0))?;
    buffered.flush()?;
    Ok(written)
}

/// A WARC file of the originals, and which of them it holds.
fn originals(
    index: &EditionIndex,
    selection: &Selection,
    archive: &Archive,
    now: Timestamp,
    progress: impl Fn(u64),
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
        .export_warc(&mut buffered, PathBuf::from("originals.warc.gz"), of_these, now, |done| progress(done.bodies))?;
    buffered.flush()?;
    drop(buffered);
    file.rewind()?;
    Ok((file, told))
}

/// The key of this installation, made at the first need.
///
/// # Errors
/// A key that cannot be read, or a folder that cannot be written.
pub fn signing_key(data: &Path) -> anyhow::Result<SigningKey> {
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
