//! Archived bytes, named by their SHA-256 and never written twice.
//!
//! `ab/<sha256>.zst` holds the bytes, compressed. A file appears under its name only when it is complete
//! and on the disk: it is written under another name, flushed, then renamed. `visits/` holds the log of requests
//! and answers ([`Visit`]), one line each; `answers/` what to ask with the next time. What is kept together is flushed together: many documents cost the disk
//! what one does.

mod answers;
mod flush;
mod visits;
mod warc;

use std::{
    cell::RefCell,
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use lexgap_domain::{Sha256Hex, hash};
use serde::Serialize;

pub use answers::Remembered;
use flush::Flushed;
use visits::NoVisit;
pub use visits::{DamagedLine, Found, Visit};
pub use warc::Exported;

/// The most bytes of one document, in the archive and read back from it.
pub const MAX_DOCUMENT: u64 = 256 << 20;
/// Up to this size a compressor is kept and used again: setting one up costs more than compressing a page.
const PAGE: usize = 1 << 20;
/// Marks an archive whose files lie one folder deep.
const LAYOUT: &str = "layout";
const TEMPORARY_PREFIX: &str = ".tmp-";
/// A temporary file of this age belongs to nobody: the crawl that wrote it was killed.
const TEMPORARY_LIFE: Duration = Duration::from_secs(24 * 3600);

/// The archive could not keep or give bytes.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    #[error("{}: {cause}; {}", path.display(), advice(cause.kind()))]
    Io { path: PathBuf, cause: io::Error },
    #[error("there is no archive at {}: check the path (LEXGAP_ARCHIVE_URL), and that its disk is mounted", path.display())]
    Absent { path: PathBuf },
    #[error("{}: an archive of an earlier version; `lexgap doctor` moves its files to where this version looks", path.display())]
    Earlier { path: PathBuf },
    #[error("the archive holds nothing under {0}; crawl its source again")]
    Missing(Sha256Hex),
    #[error("{}: damaged ({detail}); take this file from a backup, or delete it and crawl its source again", path.display())]
    Damaged { path: PathBuf, detail: String },
    #[error("a document of more than {} MiB is not archived", MAX_DOCUMENT >> 20)]
    TooLarge,
    #[error("`{0}` is not a SHA-256 of 64 hexadecimal digits")]
    Name(String),
}

/// What to do about a failure of the disk, in plain words.
fn advice(kind: io::ErrorKind) -> &'static str {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "the disk is full: free some space or put the archive on another disk, then run this again"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "the folder cannot be written: change its owner or permissions, or choose another folder"
        }
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            "a file stands where a folder should be: move it away or choose another folder"
        }
        _ => "check the folder and its disk, then run this again",
    }
}

/// One file that [`Archive::verify`] looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked<'a> {
    /// Files looked at so far, this one included.
    pub done: u64,
    pub path: &'a Path,
    pub intact: bool,
}

/// The result of [`Archive::verify`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verification {
    pub intact: u64,
    /// File and what is wrong with it.
    pub damaged: Vec<(PathBuf, String)>,
    /// Visits in the log, and the bytes that they name but the archive does not hold.
    pub visits: u64,
    pub missing: BTreeSet<Sha256Hex>,
    /// Lines of the log that a power cut tore apart: the visit is lost, its bytes are not.
    pub torn: u64,
    /// Lines of the log that no power cut left so.
    pub damaged_lines: Vec<DamagedLine>,
}

impl Verification {
    /// Whether nothing that was archived is damaged or lost.
    pub fn is_sound(&self) -> bool {
        self.damaged.is_empty() && self.missing.is_empty() && self.damaged_lines.is_empty()
    }
}

/// Bytes hashed and compressed: what is left to do is to write them.
#[derive(Debug)]
pub struct Packed {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Packed {
    /// Size on the disk.
    pub fn size(&self) -> usize {
        self.bytes.len()
    }
}

/// A folder of archived bytes.
#[derive(Clone, Debug)]
pub struct Archive {
    root: PathBuf,
    answers: answers::Answers,
}

impl Archive {
    /// Opens the archive in `root`, which is made where it does not exist, and makes sure that it can be
    /// written.
    ///
    /// # Errors
    /// [`ArchiveError::Io`], which names the folder and says what to do.
    pub fn open(root: impl Into<PathBuf>) -> Result<Archive, ArchiveError> {
        let root = root.into();
        fs::create_dir_all(&root).map_err(|cause| ArchiveError::Io { path: root.clone(), cause })?;
        temporary_in(&root)?;
        remove_forgotten(&root);
        let archive = Archive { root, answers: answers::Answers::default() };
        archive.lay_out()?;
        Ok(archive)
    }

    /// Opens the archive that is in `root`, to be read: makes and changes nothing, so that a backup can lie where
    /// nobody may write.
    ///
    /// # Errors
    /// [`ArchiveError::Absent`] where `root` or what every archive holds is not there, [`ArchiveError::Earlier`] where
    /// its files would have to be moved first.
    pub fn open_existing(root: impl Into<PathBuf>) -> Result<Archive, ArchiveError> {
        let root = root.into();
        if !root.is_dir() {
            return Err(ArchiveError::Absent { path: root });
        }
        if !root.join(LAYOUT).exists() {
            let folders = subfolders(&root)?;
            // As a folder whose disk is not mounted.
            if folders.is_empty() && !root.join(visits::FOLDER).is_dir() {
                return Err(ArchiveError::Absent { path: root });
            }
            for folder in folders {
                if !subfolders(&folder)?.is_empty() {
                    return Err(ArchiveError::Earlier { path: root });
                }
            }
        }
        Ok(Archive { root, answers: answers::Answers::default() })
    }

    /// Earlier builds kept `ab/cd/<sha256>.zst`: a folder for hardly more than one file. These move up once.
    fn lay_out(&self) -> Result<(), ArchiveError> {
        let mark = self.root.join(LAYOUT);
        if mark.exists() {
            return Ok(());
        }
        let fail = |path: &Path, cause| ArchiveError::Io { path: path.to_owned(), cause };
        for outer in subfolders(&self.root)? {
            for inner in subfolders(&outer)? {
                for file in sorted_entries(&inner)? {
                    let Some(name) = file.file_name() else { continue };
                    fs::rename(&file, outer.join(name)).map_err(|e| fail(&file, e))?;
                }
                fs::remove_dir(&inner).map_err(|e| fail(&inner, e))?;
            }
        }
        fs::write(&mark, "files are at <first two digits>/<sha256>.zst\n").map_err(|e| fail(&mark, e))
    }

    /// Keeps `bytes` and says their name. Bytes that are there already are not written again.
    ///
    /// # Errors
    /// A full disk, an unwritable folder, or more than [`MAX_DOCUMENT`] bytes; no partial file stays behind.
    pub fn put(&self, bytes: &[u8]) -> Result<Sha256Hex, ArchiveError> {
        let (name, packed) = self.pack(bytes)?;
        self.keep(&packed, &[], true)?;
        Ok(name)
    }

    /// Hashes `bytes` and compresses them where they are not there yet, for [`Archive::keep`]. Writes nothing.
    ///
    /// # Errors
    /// More than [`MAX_DOCUMENT`] bytes.
    pub fn pack(&self, bytes: &[u8]) -> Result<(Sha256Hex, Option<Packed>), ArchiveError> {
        let name = hash::sha256(bytes);
        let packed = self.packed(&name, bytes, Press::Hard, true)?;
        Ok((name, packed))
    }

    /// As [`Archive::pack`] for a text that was made from archived bytes and whose SHA-256 is known to be `name`. The
    /// text of a body that is new itself is hardly ever there, and is not looked for then; written again it is the same.
    ///
    /// # Errors
    /// As [`Archive::pack`].
    pub fn pack_text(&self, name: &Sha256Hex, text: &str, of_new: bool) -> Result<Option<Packed>, ArchiveError> {
        self.packed(name, text.as_bytes(), Press::Light, !of_new)
    }

    fn packed(&self, name: &Sha256Hex, bytes: &[u8], press: Press, look: bool) -> Result<Option<Packed>, ArchiveError> {
        if bytes.len() as u64 > MAX_DOCUMENT {
            return Err(ArchiveError::TooLarge);
        }
        let path = self.path_of(name)?;
        if look && path.exists() {
            return Ok(None);
        }
        let bytes = compress(bytes, press).map_err(|cause| ArchiveError::Io { path: path.clone(), cause })?;
        Ok(Some(Packed { path, bytes }))
    }

    /// Keeps all of `packed`, then notes `visits`, which may name them. When it returns, all of it is on the disk; a
    /// power cut before leaves nothing under a name that is not whole. `durable`: whether the visits must survive a
    /// power cut, too; a copy from a mirror can be noted again.
    ///
    /// # Errors
    /// A full disk or an unwritable folder; no partial file stays behind.
    pub fn keep<'b>(
        &self,
        packed: impl IntoIterator<Item = &'b Packed>,
        visits: impl IntoIterator<Item = &'b Visit>,
        durable: bool,
    ) -> Result<(), ArchiveError> {
        let mut written = Vec::new();
        for Packed { path, bytes } in packed {
            written.push((self.written(path, |file| file.write_all(bytes))?, path));
        }
        flush::all(&self.root, written.iter().map(|(temporary, path)| Flushed::File(temporary.as_file(), path)))?;
        let mut folders = BTreeSet::new();
        for (temporary, path) in written {
            self.persist(temporary, path)?;
            // A new name is on the disk only once its folder is; the folders above may be new, too.
            folders.extend(path.ancestors().skip(1).take(2).map(Path::to_owned));
        }
        let noted = self.append(visits)?.filter(|_| durable);
        folders.extend(
            noted.iter().filter(|n| n.is_new).flat_map(|n| n.path.ancestors().skip(1).take(2)).map(Path::to_owned),
        );
        let folders = folders.iter().map(|folder| Flushed::Folder(folder));
        flush::all(&self.root, folders.chain(noted.iter().map(|n| Flushed::File(&n.file, &n.path))))
    }

    /// Notes visits whose bytes were kept before. `durable` as for [`Archive::keep`].
    ///
    /// # Errors
    /// A full disk or an unwritable folder.
    pub fn note(&self, visits: &[Visit], durable: bool) -> Result<(), ArchiveError> {
        self.keep(&[], visits, durable)
    }

    /// A temporary file for what is to be at `path`; it goes away when it is not kept.
    fn written(
        &self,
        path: &Path,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<tempfile::NamedTempFile, ArchiveError> {
        let mut temporary = temporary_in(&self.root)?;
        write(temporary.as_file_mut()).map_err(|cause| ArchiveError::Io { path: path.to_owned(), cause })?;
        Ok(temporary)
    }

    fn persist(&self, temporary: tempfile::NamedTempFile, path: &Path) -> Result<(), ArchiveError> {
        let fail = |cause| ArchiveError::Io { path: path.to_owned(), cause };
        let temporary = match temporary.persist(path) {
            Ok(_) => return Ok(()),
            Err(e) if e.error.kind() == io::ErrorKind::NotFound => e.file,
            Err(e) => return Err(fail(e.error)),
        };
        fs::create_dir_all(path.parent().unwrap_or(&self.root)).map_err(fail)?;
        temporary.persist(path).map(|_| ()).map_err(|e| fail(e.error))
    }

    /// The bytes of that name, checked against it.
    ///
    /// # Errors
    /// [`ArchiveError::Missing`], or [`ArchiveError::Damaged`] where the bytes no longer match.
    pub fn get(&self, name: &Sha256Hex) -> Result<Vec<u8>, ArchiveError> {
        let path = self.path_of(name)?;
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(ArchiveError::Missing(name.clone())),
            Err(cause) => return Err(ArchiveError::Io { path, cause }),
        };
        let bytes =
            decompress(file).map_err(|e| ArchiveError::Damaged { path: path.clone(), detail: e.to_string() })?;
        if bytes.len() as u64 > MAX_DOCUMENT {
            return Err(ArchiveError::TooLarge);
        }
        if hash::sha256(&bytes) != *name {
            let detail = "the bytes do not match their SHA-256".to_owned();
            return Err(ArchiveError::Damaged { path, detail });
        }
        Ok(bytes)
    }

    /// Whether bytes of that name are there. Does not read them.
    pub fn contains(&self, name: &Sha256Hex) -> bool {
        self.path_of(name).is_ok_and(|path| path.exists())
    }

    /// Reads every archived file and holds it against its name, then the log of visits against the files.
    /// `progress` hears of each file.
    ///
    /// # Errors
    /// A folder that cannot be listed, a log that cannot be read. A damaged file is part of the result, not an error.
    pub fn verify(&self, mut progress: impl FnMut(Checked<'_>)) -> Result<Verification, ArchiveError> {
        let mut result = Verification::default();
        for folder in subfolders(&self.root)? {
            for path in sorted_entries(&folder)? {
                let Some(file) = path.file_name().and_then(|n| n.to_str()) else { continue };
                if file.starts_with(TEMPORARY_PREFIX) {
                    continue;
                }
                let checked = match file.strip_suffix(".zst") {
                    Some(name) => self.get(&Sha256Hex::from(name)).map(|_| ()).map_err(|e| e.to_string()),
                    None => Err("not a file of the archive".to_owned()),
                };
                let intact = checked.is_ok();
                match checked {
                    Ok(()) => result.intact += 1,
                    Err(detail) => result.damaged.push((path.clone(), detail)),
                }
                let done = result.intact + result.damaged.len() as u64;
                progress(Checked { done, path: &path, intact });
            }
        }
        self.lines(|line| {
            match line {
                Err(NoVisit::Torn) => result.torn += 1,
                Err(NoVisit::Damaged(line)) => result.damaged_lines.push(line),
                Ok(visit) => {
                    result.visits += 1;
                    let lost = visit.sha256().filter(|name| !self.contains(name));
                    result.missing.extend(lost.cloned());
                }
            }
            Ok::<(), ArchiveError>(())
        })?;
        Ok(result)
    }

    fn path_of(&self, name: &Sha256Hex) -> Result<PathBuf, ArchiveError> {
        let text = name.as_str();
        let hexadecimal = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        if text.len() != 64 || !text.bytes().all(hexadecimal) {
            return Err(ArchiveError::Name(text.to_owned()));
        }
        Ok(self.root.join(&text[0..2]).join(format!("{text}.zst")))
    }
}

fn temporary_in(folder: &Path) -> Result<tempfile::NamedTempFile, ArchiveError> {
    tempfile::Builder::new()
        .prefix(TEMPORARY_PREFIX)
        .tempfile_in(folder)
        .map_err(|cause| ArchiveError::Io { path: folder.to_owned(), cause })
}

/// Appends `text` to the file at `path`, made with its folder where it does not exist.
fn append(path: &Path, text: &[u8]) -> io::Result<File> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::options().create(true).append(true).open(path)?;
    // One call, so that what is noted at the same time does not mix.
    file.write_all(text)?;
    Ok(file)
}

/// Removes temporary files that nobody will finish. What cannot be removed does no harm.
fn remove_forgotten(root: &Path) {
    let forgotten = |entry: &fs::DirEntry| {
        let temporary = entry.file_name().to_str().is_some_and(|name| name.starts_with(TEMPORARY_PREFIX));
        let age = || entry.metadata().and_then(|m| m.modified()).ok()?.elapsed().ok();
        temporary && age().is_some_and(|age| age > TEMPORARY_LIFE)
    };
    for entry in fs::read_dir(root).into_iter().flatten().flatten().filter(forgotten) {
        let _ = fs::remove_file(entry.path());
    }
}

/// How hard bytes are pressed.
#[derive(Clone, Copy)]
enum Press {
    /// Statutes shrink to about a tenth. Level 3 would save 2 % of the disk and take half as long again.
    Hard = 2,
    /// For what can be made again from other bytes.
    Light = 1,
}

fn compress(bytes: &[u8], press: Press) -> io::Result<Vec<u8>> {
    type Kept = RefCell<Option<zstd::bulk::Compressor<'static>>>;
    thread_local! {
        static HARD: Kept = const { RefCell::new(None) };
        static LIGHT: Kept = const { RefCell::new(None) };
    }
    let level = press as i32;
    if bytes.len() > PAGE {
        return zstd::stream::encode_all(bytes, level);
    }
    let with = |kept: &mut Option<zstd::bulk::Compressor<'static>>| {
        let compressor = match kept {
            Some(compressor) => compressor,
            None => kept.insert(zstd::bulk::Compressor::new(level)?),
        };
        let mut packed = compressor.compress(bytes)?;
        packed.shrink_to_fit();
        Ok(packed)
    };
    match press {
        Press::Hard => HARD.with_borrow_mut(with),
        Press::Light => LIGHT.with_borrow_mut(with),
    }
}

/// At most one byte more than allowed, so that the caller can tell.
fn decompress(file: File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zstd::stream::read::Decoder::new(file)?.take(MAX_DOCUMENT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn sorted_entries(folder: &Path) -> Result<Vec<PathBuf>, ArchiveError> {
    let list = || -> io::Result<Vec<PathBuf>> {
        let mut entries = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<io::Result<Vec<_>>>()?;
        entries.sort();
        Ok(entries)
    };
    list().map_err(|cause| ArchiveError::Io { path: folder.to_owned(), cause })
}

/// Folders whose names are two hexadecimal digits.
fn subfolders(folder: &Path) -> Result<Vec<PathBuf>, ArchiveError> {
    let mut entries = sorted_entries(folder)?;
    entries.retain(|p| {
        let name = p.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        name.len() == 2 && name.bytes().all(|b| b.is_ascii_hexdigit()) && p.is_dir()
    });
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn archive() -> (tempfile::TempDir, Archive) {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path().join("archive")).unwrap();
        (folder, archive)
    }

    fn files(root: &Path) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut folders = vec![root.to_owned()];
        while let Some(folder) = folders.pop() {
            for path in sorted_entries(&folder).unwrap() {
                if path.is_dir() {
                    folders.push(path);
                } else if !path.ends_with(LAYOUT) {
                    found.push(path);
                }
            }
        }
        found
    }

    /// A visit that found `sha256`.
    fn copied(sha256: &Sha256Hex, n: i64) -> Visit {
        let found = Found::Copy {
            sha256: sha256.clone(),
            url: None,
            file: format!("{n}.txt"),
            content_type: None,
            at: jiff::Timestamp::from_second(n * 40 * 86400).unwrap(),
        };
        Visit { source: "x".into(), found }
    }

    #[test]
    fn the_same_bytes_are_written_once() {
        let (_keep, archive) = archive();
        let name = archive.put(b"law").unwrap();
        let file = archive.path_of(&name).unwrap();
        let written = fs::metadata(&file).unwrap().modified().unwrap();
        assert_eq!(archive.put(b"law").unwrap(), name);
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), written);
        assert_eq!(files(&archive.root), [file]);
        assert!(archive.contains(&name));
        assert_eq!(archive.get(&name).unwrap(), b"law");
    }

    #[test]
    fn damage_is_found_and_named() {
        let (_keep, archive) = archive();
        let good = archive.put(b"good").unwrap();
        let bad = archive.put(b"bad").unwrap();
        let path = archive.path_of(&bad).unwrap();
        fs::write(&path, zstd::encode_all(&b"forged"[..], 1).unwrap()).unwrap();
        assert!(matches!(archive.get(&bad), Err(ArchiveError::Damaged { .. })));
        let mut seen = 0;
        let result = archive.verify(|c| seen = c.done).unwrap();
        assert_eq!((result.intact, seen), (1, 2));
        assert_eq!(result.damaged[0].0, path);
        assert!(archive.get(&good).is_ok());
    }

    #[test]
    fn a_cut_off_file_is_damaged() {
        let (_keep, archive) = archive();
        let name = archive.put(&vec![7; 100_000]).unwrap();
        let path = archive.path_of(&name).unwrap();
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() / 2]).unwrap();
        assert!(matches!(archive.get(&name), Err(ArchiveError::Damaged { .. })));
    }

    #[test]
    fn a_name_cannot_leave_the_folder() {
        let (_keep, archive) = archive();
        for name in ["../../etc/passwd", "", "AB", &"g".repeat(64), &"A".repeat(64)] {
            let name = Sha256Hex::from(name);
            assert!(matches!(archive.get(&name), Err(ArchiveError::Name(_))), "{name}");
            assert!(!archive.contains(&name));
        }
        let absent = hash::sha256(b"never put");
        assert!(matches!(archive.get(&absent), Err(ArchiveError::Missing(_))));
    }

    #[test]
    fn a_file_in_the_way_is_named_with_what_to_do() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("archive");
        fs::write(&path, "not a folder").unwrap();
        let error = Archive::open(&path).unwrap_err().to_string();
        assert!(error.contains("archive") && error.contains("move it away"), "{error}");
    }

    #[test]
    fn a_full_disk_leaves_no_partial_file() {
        let (_keep, archive) = archive();
        let path = archive.root.join("ab").join("whole");
        let written = archive.written(&path, |file| {
            file.write_all(b"half")?;
            Err(io::Error::from(io::ErrorKind::StorageFull))
        });
        let error = written.unwrap_err().to_string();
        assert!(error.contains("whole") && error.contains("free some space"), "{error}");
        assert_eq!(files(&archive.root), Vec::<PathBuf>::new());
    }

    #[test]
    fn many_are_kept_at_once_and_found_singly() {
        let (_keep, archive) = archive();
        let texts: Vec<Vec<u8>> = (0..50_u32).map(|n| format!("law {}", n / 2).into_bytes()).collect();
        let packed: Vec<_> = texts.iter().map(|text| archive.pack(text).unwrap()).collect();
        assert_eq!(files(&archive.root), Vec::<PathBuf>::new(), "packing writes nothing");
        let (names, packed): (Vec<_>, Vec<_>) = packed.into_iter().unzip();
        archive.keep(packed.iter().flatten(), &[], true).unwrap();
        for (name, text) in names.iter().zip(&texts) {
            assert_eq!(&archive.get(name).unwrap(), text);
            assert!(archive.pack(text).unwrap().1.is_none(), "packed again though it is there");
        }
        assert_eq!(files(&archive.root).len(), 25);
    }

    #[test]
    fn what_a_killed_crawl_left_goes_away_after_a_day() {
        let (_keep, archive) = archive();
        let old = std::time::SystemTime::now() - TEMPORARY_LIFE - Duration::from_secs(60);
        for (name, old_one) in [(".tmp-a", true), (".tmp-b", false), ("other", true)] {
            let file = File::create(archive.root.join(name)).unwrap();
            if old_one {
                file.set_modified(old).unwrap();
            }
        }
        Archive::open(&archive.root).unwrap();
        let left: Vec<_> = files(&archive.root).iter().map(|p| p.file_name().unwrap().to_owned()).collect();
        assert_eq!(left, [".tmp-b", "other"]);
    }

    #[test]
    fn files_of_an_earlier_layout_are_found() {
        let (_keep, archive) = archive();
        let name = archive.put(b"law").unwrap();
        let path = archive.path_of(&name).unwrap();
        let old = path.parent().unwrap().join(&name.as_str()[2..4]);
        fs::create_dir(&old).unwrap();
        fs::rename(&path, old.join(path.file_name().unwrap())).unwrap();
        fs::remove_file(archive.root.join(LAYOUT)).unwrap();
        assert!(!archive.contains(&name));
        assert!(matches!(Archive::open_existing(&archive.root), Err(ArchiveError::Earlier { .. })));
        let archive = Archive::open(&archive.root).unwrap();
        assert_eq!(archive.get(&name).unwrap(), b"law");
        assert_eq!(files(&archive.root), [path]);
    }

    #[test]
    fn a_torn_line_costs_itself_alone_and_lost_bytes_are_named() {
        let (_keep, archive) = archive();
        let sha256 = archive.put(b"law").unwrap();
        let visit = |n| copied(&sha256, n);
        archive.note(&[visit(1)], true).unwrap();
        let log = sorted_entries(&archive.root.join("visits")).unwrap().remove(0);
        let mut text = fs::read(&log).unwrap();
        text.extend_from_slice(b"\n{\"source\":\"x\",\"fou");
        fs::write(&log, text).unwrap();
        archive.note(&[visit(1), visit(1)], false).unwrap();
        archive.note(&[visit(2)], true).unwrap();
        let result = archive.verify(|_| ()).unwrap();
        assert_eq!((result.intact, result.visits, result.torn), (1, 4, 1));
        assert!(result.is_sound());
        fs::remove_file(archive.path_of(&sha256).unwrap()).unwrap();
        let result = archive.verify(|_| ()).unwrap();
        assert!(!result.is_sound() && result.missing.contains(&sha256));
    }

    #[test]
    fn a_damaged_line_is_told_with_its_place() {
        let (_keep, archive) = archive();
        let sha256 = archive.put(b"law").unwrap();
        archive.note(&[copied(&sha256, 1), copied(&sha256, 1)], true).unwrap();
        archive.note(&[copied(&sha256, 1)], true).unwrap();
        let log = sorted_entries(&archive.root.join("visits")).unwrap().remove(0);
        let whole = fs::read_to_string(&log).unwrap();
        let end = whole.len();
        for (text, line) in [
            (format!("\n#{}", &whole[2..]), 2_u64),
            (whole.replacen("copy", "cpoy", 1), 2),
            // The beginning of a line, but of one that its writer ended.
            (format!("{}\n", &whole[..end - 9]), 5),
        ] {
            fs::write(&log, text).unwrap();
            let result = archive.verify(|_| ()).unwrap();
            let places: Vec<_> = result.damaged_lines.iter().map(|d| (d.file.clone(), d.line)).collect();
            assert_eq!(places, [(log.clone(), line)]);
            assert_eq!((result.visits, result.torn, result.is_sound()), (2, 0, false));
        }
        for zeros in ["", "\0\0\0"] {
            fs::write(&log, format!("{}{zeros}", &whole[..end - 9])).unwrap();
            let result = archive.verify(|_| ()).unwrap();
            assert_eq!((result.visits, result.torn, result.is_sound()), (2, 1, true));
        }
    }

    #[test]
    fn an_archive_that_is_only_read_is_neither_made_nor_changed() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("archive");
        assert!(matches!(Archive::open_existing(&root), Err(ArchiveError::Absent { .. })));
        assert!(!root.exists());
        fs::create_dir(&root).unwrap();
        let error = Archive::open_existing(&root).unwrap_err().to_string();
        assert!(error.contains("archive") && error.contains("mounted"), "{error}");
        assert_eq!(files(&root), Vec::<PathBuf>::new());

        let name = Archive::open(&root).unwrap().put(b"law").unwrap();
        let forgotten = root.join(".tmp-a");
        let old = std::time::SystemTime::now() - 2 * TEMPORARY_LIFE;
        File::create(&forgotten).unwrap().set_modified(old).unwrap();
        fs::remove_file(root.join(LAYOUT)).unwrap();
        let archive = Archive::open_existing(&root).unwrap();
        assert!(archive.contains(&name) && archive.verify(|_| ()).unwrap().intact == 1);
        assert!(forgotten.exists() && !root.join(LAYOUT).exists());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]
        #[test]
        fn what_goes_in_comes_out(bytes in prop::collection::vec(any::<u8>(), 0..5000)) {
            let (_keep, archive) = archive();
            let name = archive.put(&bytes).unwrap();
            prop_assert_eq!(&name, &hash::sha256(&bytes));
            prop_assert_eq!(archive.get(&name).unwrap(), bytes);
            prop_assert_eq!(archive.verify(|_| ()).unwrap().intact, 1);
        }
    }
}
