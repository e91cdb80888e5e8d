//! The publishers' own files, where this machine has them.

use std::path::{Path, PathBuf};

/// The folder of publishers' files: `LEXGAP_CORPUS`, else `../shared/data` from the repository's root. Where it
/// is absent, says that what needs it was skipped.
pub fn corpus() -> Option<PathBuf> {
    let folder = std::env::var_os("LEXGAP_CORPUS").map_or_else(
        || Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared/data"),
        PathBuf::from,
    );
    if folder.join("manifest.jsonl").is_file() {
        return Some(folder);
    }
    println!("skipped: no corpus at {} (set LEXGAP_CORPUS)", folder.display());
    None
}
