//! A stamp over the content of files, to skip work whose inputs are the same.

use std::{
    fs,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result};

/// Folders that hold results and not sources.
const RESULTS: [&str; 3] = ["node_modules", "target", "dist"];

/// A stamp over names and content of `paths` (files, or folders with all below) under `root`.
///
/// # Errors
/// A path that cannot be read.
pub fn stamp(root: &Path, paths: &[&str]) -> Result<String> {
    let mut files = Vec::new();
    for path in paths {
        collect(&root.join(path), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        let content = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
        file.strip_prefix(root).unwrap_or(file).hash(&mut hasher);
        content.hash(&mut hasher);
    }
    Ok(format!("{:016x} {}", hasher.finish(), files.len()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let cannot = || format!("could not read {}", path.display());
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).with_context(cannot)? {
        let entry = entry.with_context(cannot)?.path();
        let is_result = entry.is_dir() && RESULTS.iter().any(|name| entry.ends_with(name));
        if !is_result {
            collect(&entry, files)?;
        }
    }
    Ok(())
}

/// Whether `file` is missing or older than `than`.
pub fn is_older(file: &Path, than: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|m| m.modified());
    match (time(file), time(than)) {
        (Ok(file), Ok(than)) => file < than,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_follows_content_and_names_but_not_results() -> Result<()> {
        let root = std::env::temp_dir().join(format!("lexgap-xtask-inputs-{}", std::process::id()));
        fs::create_dir_all(root.join("app/node_modules"))?;
        fs::write(root.join("app/a.txt"), "one")?;
        fs::write(root.join("lock"), "1")?;
        let first = stamp(&root, &["app", "lock"])?;

        fs::write(root.join("app/node_modules/x.js"), "anything")?;
        assert_eq!(stamp(&root, &["app", "lock"])?, first);

        fs::write(root.join("app/a.txt"), "two")?;
        let changed = stamp(&root, &["app", "lock"])?;
        assert_ne!(changed, first);

        fs::rename(root.join("app/a.txt"), root.join("app/b.txt"))?;
        assert_ne!(stamp(&root, &["app", "lock"])?, changed);

        assert!(stamp(&root, &["missing"]).unwrap_err().to_string().contains("missing"));
        fs::remove_dir_all(root)?;
        Ok(())
    }
}
