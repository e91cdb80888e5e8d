//! Whole editions as files: made once per edition at the first need, then only read.

use std::{
    collections::HashMap,
    fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::Context as _;
use flate2::{Compression, GzBuilder, write::GzEncoder};
use lexgap_domain::{EditionHead, EditionIndex, hash};
use lexgap_evidence::{self as evidence, tables_of_edition};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;

use crate::{
    http::tables::{TABLES, Table, write_csv_row},
    loaded::Loaded,
};

/// One file of an edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    pub name: String,
    /// Name of its table.
    pub table: String,
    /// What it holds.
    #[serde(default)]
    pub title: String,
    pub bytes: u64,
    pub sha256: String,
}

/// The files of one edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub folder: PathBuf,
    pub files: Vec<File>,
}

/// Name of the list of files in a folder; written last.
const LIST: &str = "files.json";
/// The list that `sha256sum --check` reads.
pub const SUMS: &str = "SHA256SUMS";

/// Where the files of editions are kept.
pub struct Downloads {
    folder: PathBuf,
    made: Mutex<HashMap<u32, Arc<Made>>>,
    /// One edition is written at a time.
    turn: Semaphore,
}

impl Downloads {
    /// Files below `folder`.
    pub fn new(folder: PathBuf) -> Downloads {
        Downloads { folder, made: Mutex::default(), turn: Semaphore::new(1) }
    }

    /// The files of an edition; written now where nobody asked before.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub async fn of(&self, loaded: Arc<Loaded>) -> anyhow::Result<Arc<Made>> {
        let number = loaded.index.head().number;
        let known = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(made) = known().get(&number) {
            return Ok(made.clone());
        }
        let _turn = self.turn.acquire().await?;
        if let Some(made) = known().get(&number) {
            return Ok(made.clone());
        }
        let folder = self.folder.join(folder_name(loaded.index.head())?);
        let made = tokio::task::spawn_blocking(move || match read(&folder)? {
            Some(made) => Ok(made),
            None => write(&loaded.index, &folder),
        });
        let made = Arc::new(made.await??);
        known().insert(number, made.clone());
        Ok(made)
    }
}

/// Another store may have an edition of the same number.
fn folder_name(head: &EditionHead) -> anyhow::Result<String> {
    Ok(format!("{}-{}", head.number, hash::short_id(&[&serde_json::to_string(head)?])))
}

fn read(folder: &Path) -> anyhow::Result<Option<Made>> {
    match fs::read(folder.join(LIST)) {
        Ok(text) => {
            let files = serde_json::from_slice(&text).with_context(|| format!("{} is damaged", folder.display()))?;
            Ok(Some(Made { folder: folder.to_owned(), files }))
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e).with_context(|| folder.display().to_string()),
    }
}

/// Writes all files beside `folder` and moves them there when all are whole.
fn write(index: &EditionIndex, folder: &Path) -> anyhow::Result<Made> {
    let told = || format!("downloads in {}", folder.display());
    let parent = folder.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(parent).with_context(told)?;
    let being = tempfile::Builder::new().prefix(".being-written-").tempdir_in(parent).with_context(told)?;
    let mut files = Vec::new();
    for table in &TABLES {
        files.extend(write_table(index, table, being.path()).with_context(told)?);
    }
    for table in tables_of_edition(index) {
        files.push(write_parquet(&table, being.path()).with_context(told)?);
    }
    let sums: String = files.iter().map(|f| format!("{}  {}\n", f.sha256, f.name)).collect();
    fs::write(being.path().join(SUMS), sums).with_context(told)?;
    fs::write(being.path().join(LIST), serde_json::to_vec_pretty(&files)?).with_context(told)?;
    let kept = being.keep();
    if let Err(e) = fs::rename(&kept, folder) {
        let _ = fs::remove_dir_all(&kept);
        // Another server of the same folder was quicker.
        return read(folder)?.ok_or(e).with_context(told);
    }
    Ok(Made { folder: folder.to_owned(), files })
}

fn write_table(index: &EditionIndex, table: &Table, folder: &Path) -> io::Result<Vec<File>> {
    let open = |ending: &str| -> io::Result<(String, GzEncoder<BufWriter<fs::File>>)> {
        let name = format!("{}.{ending}.gz", table.name);
        let file = BufWriter::new(fs::File::create(folder.join(&name))?);
        // No time inside, so that the same edition gives the same bytes.
        Ok((name, GzBuilder::new().write(file, Compression::default())))
    };
    let ((csv_name, csv), (lines_name, mut lines)) = (open("csv")?, open("jsonl")?);
    let mut csv = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(csv);
    csv.write_record(table.columns)?;
    table.rows(index, &mut |row| {
        serde_json::to_writer(&mut lines, &row)?;
        lines.write_all(b"\n")?;
        write_csv_row(&mut csv, table.columns, &row)
    })?;
    let csv = csv.into_inner().map_err(|e| io::Error::other(e.to_string()))?;
    for encoder in [csv, lines] {
        encoder.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    }
    [csv_name, lines_name].into_iter().map(|name| listed(folder, name, table.name, table.title)).collect()
}

/// The same facts and results with typed columns, as evidence bundles hold them.
fn write_parquet(table: &evidence::Table, folder: &Path) -> anyhow::Result<File> {
    let name = format!("{}.parquet", table.name);
    let mut file = BufWriter::new(fs::File::create(folder.join(&name))?);
    table.parquet(&mut file)?;
    file.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(listed(folder, name, table.name, table.title)?)
}

fn listed(folder: &Path, name: String, table: &str, title: &str) -> io::Result<File> {
    let bytes = fs::read(folder.join(&name))?;
    let sha256 = hash::sha256(&bytes).to_string();
    Ok(File { name, table: table.to_owned(), title: title.to_owned(), bytes: bytes.len() as u64, sha256 })
}
