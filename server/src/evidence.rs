//! Evidence bundles of this installation: from its editions, with the originals of its archive, signed with its key.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Read as _, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use jiff::Timestamp;
use lexgap_crawlers::archive::{Archive, ArchiveError, Visit};
use lexgap_domain::{EditionIndex, Sha256Hex, Topic};
use lexgap_evidence::{Dossier, Inputs, Redaction, Selection, Written};
use tokio::sync::Semaphore;

use crate::{loaded::Loaded, notary::Notary};

/// Bundles made at the same time for readers of the site; further requests wait their turn.
const AT_ONCE: usize = 1;
/// Longest time that setting a dossier may take.
const TYPESETTING: Duration = Duration::from_secs(60);

/// Told by whoever no longer wants a bundle; heard at the next bytes.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Ends the work.
    pub fn now(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn check(&self) -> io::Result<()> {
        if self.0.load(Ordering::Relaxed) { Err(io::Error::other("stopped on request")) } else { Ok(()) }
    }
}

/// A file that takes no more bytes once nobody wants them.
struct Stoppable<'a> {
    file: &'a mut fs::File,
    stop: &'a Stop,
}

impl Write for Stoppable<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stop.check()?;
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Stoppable<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Makes bundles for readers of the site.
pub struct Bundles {
    archive: Archive,
    notary: Notary,
    turns: Semaphore,
}

impl Bundles {
    /// Bundles with the originals of `archive`, signed by `notary`.
    pub fn new(archive: Archive, notary: Notary) -> Bundles {
        Bundles { archive, notary, turns: Semaphore::new(AT_ONCE) }
    }

    /// A bundle about `selection` in a file without a name, from its beginning, with its length. Who drops the future
    /// stops the work.
    ///
    /// # Errors
    /// As [`write`].
    pub async fn make(&self, loaded: Arc<Loaded>, selection: Selection) -> anyhow::Result<(fs::File, u64)> {
        struct OnDrop(Stop);
        impl Drop for OnDrop {
            fn drop(&mut self) {
                self.0.now();
            }
        }
        let _turn = self.turns.acquire().await?;
        let (archive, notary, stop) = (self.archive.clone(), self.notary.clone(), Stop::default());
        let _left = OnDrop(stop.clone());
        let made = tokio::task::spawn_blocking(move || {
            let mut file = tempfile::tempfile().context("could not make a temporary file")?;
            write(&loaded, &selection, &archive, &notary, &mut file, &stop, |_| ())?;
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
pub fn selection(jurisdiction: &str, topic: Option<&str>, redaction: Redaction) -> anyhow::Result<Selection> {
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
    Ok(Selection { jurisdiction: jurisdiction.to_ascii_uppercase().as_str().into(), topic, redaction })
}

/// Writes a bundle to `out`. `progress` hears of the originals.
///
/// # Errors
/// Nothing to write about, an archive that cannot be read, a disk that is full, or `stop`.
pub fn write(
    loaded: &Loaded,
    selection: &Selection,
    archive: &Archive,
    notary: &Notary,
    out: &mut fs::File,
    stop: &Stop,
    progress: impl Fn(u64),
) -> anyhow::Result<Written> {
    let (now, index) = (Timestamp::now(), &loaded.index);
    let (key, keys) = notary.key()?;
    let statement = notary.statement(index.head())?;
    let (mut originals, archived) = originals(index, selection, archive, now, stop, progress)?;
    let typesetter = typesetter();
    let set = |dossier: &Dossier| typesetter.as_ref().map_or_else(|| Ok(Vec::new()), |p| typeset(p, dossier, stop));
    let inputs = Inputs {
        index,
        tree: loaded.tree()?,
        selection,
        originals: &mut originals,
        archived: &archived,
        key: &key,
        attestation: &statement.attestation,
        stamp: statement.stamp.as_deref(),
        keys: &keys,
        typeset: typesetter.is_some().then_some(&set as lexgap_evidence::Typeset<'_>),
        now,
    };
    let mut buffered = io::BufWriter::new(Stoppable { file: out, stop });
    let written = lexgap_evidence::write(inputs, &mut buffered)?;
    buffered.seek(SeekFrom::End(0))?;
    buffered.flush()?;
    Ok(written)
}

/// A WARC file of the originals, and which of them it holds.
fn originals(
    index: &EditionIndex,
    selection: &Selection,
    archive: &Archive,
    now: Timestamp,
    stop: &Stop,
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
    let mut buffered = io::BufWriter::new(Stoppable { file: &mut file, stop });
    let of_these = |visit: &Visit| visit.sha256().is_some_and(|s| told.contains(s));
    archive
        .export_warc(&mut buffered, PathBuf::from("originals.warc.gz"), of_these, now, |done| progress(done.bodies))?;
    buffered.flush()?;
    drop(buffered);
    file.rewind()?;
    Ok((file, told))
}

/// The program that sets dossiers, where it stands beside this one.
pub fn typesetter() -> Option<PathBuf> {
    let beside =
        std::env::current_exe().ok()?.with_file_name(format!("lexgap-dossier{}", std::env::consts::EXE_SUFFIX));
    beside.is_file().then_some(beside)
}

/// Sets a dossier as PDF: text in, PDF out, in a process of its own, so that a text that is too much for it harms nothing else.
fn typeset(program: &Path, dossier: &Dossier, stop: &Stop) -> io::Result<Vec<u8>> {
    let told = |what: String| io::Error::other(format!("setting the dossier with {}: {what}", program.display()));
    let text = serde_json::to_vec(dossier).map_err(io::Error::other)?;
    let mut input = tempfile::tempfile()?;
    input.write_all(&text)?;
    input.rewind()?;
    let (mut output, mut errors) = (tempfile::tempfile()?, tempfile::tempfile()?);
    let mut child = Command::new(program)
        .env_clear()
        .stdin(Stdio::from(input))
        .stdout(Stdio::from(output.try_clone()?))
        .stderr(Stdio::from(errors.try_clone()?))
        .spawn()
        .map_err(|e| told(e.to_string()))?;
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        let enough = stop.check().err().or_else(|| {
            (begun.elapsed() > TYPESETTING).then(|| told(format!("it takes longer than {} s", TYPESETTING.as_secs())))
        });
        if let Some(error) = enough {
            let _ = child.kill();
            let _ = child.wait();
            return Err(error);
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    let mut said = String::new();
    errors.rewind()?;
    errors.take(4_096).read_to_string(&mut said)?;
    if !status.success() {
        return Err(told(format!("{status}: {}", said.trim())));
    }
    let mut pdf = Vec::new();
    output.rewind()?;
    output.read_to_end(&mut pdf)?;
    Ok(pdf)
}
