//! The publishers' own files, for tests.

use std::{env, path::PathBuf};

/// The corpus, `LEXGAP_CORPUS` or `../shared/data` from the repository's root, where it holds `file`; elsewhere says that
/// a test was skipped.
pub fn corpus_with(file: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared/data");
    let folder = env::var_os("LEXGAP_CORPUS").map_or_else(beside, PathBuf::from);
    if folder.join(file).exists() {
        return Some(folder);
    }
    println!("skipped: no {file} in the corpus at {} (set LEXGAP_CORPUS)", folder.display());
    None
}
