//! The sources of this installation: those of the program, and those that its operator describes in files.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, ensure};
use jiff::Timestamp;
use lexgap_crawlers::registry::{self, RegisteredSource};
use lexgap_domain::Source;

use crate::schedule::Clock;

/// Every source, the program's own first.
#[derive(Clone)]
pub struct Sources(Vec<&'static RegisteredSource>);

impl Sources {
    /// The program's sources, and those of the files `*.toml` in `folder`, by name. They are kept for the life of the
    /// program.
    ///
    /// # Errors
    /// A folder or file that cannot be read, a file that cannot be used (with its name and field), or two with one id.
    pub fn load(folder: Option<&Path>) -> anyhow::Result<Sources> {
        let mut sources: Vec<&'static RegisteredSource> = registry::all().iter().collect();
        for file in folder.map(files).transpose()?.unwrap_or_default() {
            let described = described(&file)?;
            let id = &described.spec.id;
            ensure!(
                sources.iter().all(|s| s.spec.id != *id),
                "{}: id: `{id}` is described by another file, too; choose another",
                file.display()
            );
            sources.push(Box::leak(Box::new(described)));
        }
        Ok(Sources(sources))
    }

    /// All of them.
    pub fn all(&self) -> &[&'static RegisteredSource] {
        &self.0
    }

    /// The source of that name.
    pub fn get(&self, id: &str) -> Option<&'static RegisteredSource> {
        self.0.iter().find(|s| s.spec.id == *id).copied()
    }

    /// Every publisher, as pages show it.
    pub fn shown(&self) -> Vec<Source> {
        self.0.iter().map(|s| s.spec.to_source()).collect()
    }
}

fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let cannot =
        || format!("could not list the folder of source files {}: correct the setting source_files", folder.display());
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(cannot)? {
        let path = entry.with_context(cannot)?.path();
        if path.extension().is_some_and(|e| e == "toml") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// Reads one source file.
///
/// # Errors
/// It cannot be read or used, or its schedule never comes.
pub fn described(path: &Path) -> anyhow::Result<RegisteredSource> {
    let text = std::fs::read_to_string(path).with_context(|| format!("could not read {}", path.display()))?;
    let source = RegisteredSource::from_file(&path.display().to_string(), &text)?;
    Clock::of(&source.spec)
        .and_then(|clock| clock.after(Timestamp::now()))
        .with_context(|| format!("{}: correct schedule or time_zone", path.display()))?;
    Ok(source)
}

/// A source file, for tests.
#[cfg(test)]
pub const EXAMPLE: &str = r#"
        id = "x-reports"
        title = "Reports"
        publisher = "X Institute"
        interest_class = "ngo"
        measures = "what it reports about"
        tilt = "its funding"
        terms = "free to use"
        attribution = "X Institute"
        homepage = "https://x.example.org/"
        schedule = "0 0 4 * * *"
        parser_version = 1
        [follow]
        start = ["https://x.example.org/list"]
        links = "a"
    "#;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_folder_join_the_programs_sources() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        put("b.toml", EXAMPLE);
        put("a.toml", &EXAMPLE.replace("x-reports", "y-reports"));
        put("read me.txt", "not a source");
        let sources = Sources::load(Some(folder.path())).unwrap();
        let ids: Vec<&str> = sources.all().iter().map(|s| s.spec.id.as_str()).collect();
        assert_eq!(ids.len(), registry::all().len() + 2);
        assert_eq!(ids[ids.len() - 2..], ["y-reports", "x-reports"]);
        assert!(sources.get("x-reports").is_some_and(|s| s.pages.is_some()) && sources.get("ti-cpi").is_some());
        assert_eq!(sources.shown().last().unwrap().title, "Reports");
    }

    #[test]
    fn a_file_that_cannot_be_used_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
        let error = || Sources::load(Some(folder.path())).err().map(|e| format!("{e:#}")).unwrap_or_default();
        put("a.toml", EXAMPLE);
        put("b.toml", EXAMPLE);
        assert!(error().contains("b.toml") && error().contains("x-reports"), "{}", error());
        put("b.toml", &EXAMPLE.replace("terms", "term"));
        assert!(error().contains("b.toml") && error().contains("term"), "{}", error());
        for (from, to) in [("0 0 4 * * *", "0 99 4 * * *"), ("0 0 4 * * *", "0 0 4 30 2 *")] {
            put("b.toml", &EXAMPLE.replace("x-reports", "y-reports").replace(from, to));
            assert!(error().contains("b.toml: correct schedule"), "{}", error());
        }
        let zone = "parser_version = 1\ntime_zone = \"Berlin\"";
        put("b.toml", &EXAMPLE.replace("x-reports", "y-reports").replace("parser_version = 1", zone));
        assert!(error().contains("b.toml: correct schedule") && error().contains("Berlin"), "{}", error());
        let absent = Sources::load(Some(&folder.path().join("absent"))).err().map(|e| format!("{e:#}"));
        assert!(absent.is_some_and(|e| e.contains("source_files")));
    }
}
