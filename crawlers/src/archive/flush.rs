//! Flushing to the disk.

use std::{fs::File, io, path::Path};

use super::ArchiveError;

/// From this number on, flushing the whole file system is cheaper than flushing each: every single flush waits for
/// the file system's journal.
#[cfg(target_os = "linux")]
const MANY: usize = 8;

/// What is to be on the disk; a file with its path for errors.
pub(super) enum Flushed<'f> {
    File(&'f File, &'f Path),
    Folder(&'f Path),
}

/// Waits until all of `changed`, which is on the file system of `root`, is on the disk.
pub(super) fn all<'f>(root: &Path, changed: impl Iterator<Item = Flushed<'f>>) -> Result<(), ArchiveError> {
    let changed: Vec<_> = changed.collect();
    #[cfg(target_os = "linux")]
    if changed.len() >= MANY {
        let flushed = File::open(root).and_then(|root| rustix::fs::syncfs(root).map_err(io::Error::from));
        return flushed.map_err(|cause| ArchiveError::Io { path: root.to_owned(), cause });
    }
    #[cfg(not(target_os = "linux"))]
    let _ = root;
    for one in changed {
        let (flushed, path) = match one {
            Flushed::File(file, path) => (file.sync_all(), path),
            Flushed::Folder(path) => (File::open(path).and_then(|folder| folder.sync_all()), path),
        };
        flushed.map_err(|cause| ArchiveError::Io { path: path.to_owned(), cause })?;
    }
    Ok(())
}
