//! Files that appear under their name when they are complete.

use std::{fs::File, path::Path};

use anyhow::Context as _;

/// All or nothing: whatever fails, the file that was there stays, and nothing half-made stays beside it.
///
/// # Errors
/// What `write` says, or a file that cannot be written, with its name.
pub fn write<T>(out: &Path, write: impl FnOnce(&mut File) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let told = || format!("could not write {}", out.display());
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // To be given to others, unlike other temporary files.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.prefix(".lexgap-").suffix(".part").tempfile_in(folder).with_context(told)?;
    let done = write(file.as_file_mut())?;
    file.as_file().sync_all().with_context(told)?;
    file.persist(out).with_context(told)?;
    Ok(done)
}
