//! A folder of publishers' files that answers instead of the network.
//!
//! `manifest.jsonl` lists one file a line: `url` (the publisher's address, or null), `file` (relative to the
//! manifest), `content_type`, and `vintage` (the day of a dated copy, or null). Other fields are ignored.

use std::{
    collections::{BTreeMap, HashSet},
    fs, io,
    path::{Component, Path, PathBuf},
};

use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    archive::MAX_DOCUMENT,
    spec::{DocumentSpec, SourceSpec},
};

/// The mirror, or one of its entries, cannot be used: which line, which file, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum MirrorError {
    #[error("{}: cannot read the manifest: {cause}; give the path of a manifest.jsonl", path.display())]
    Manifest { path: PathBuf, cause: io::Error },
    #[error("{}, line {line}: {detail}; correct this line, or take it out", manifest.display())]
    Line { manifest: PathBuf, line: usize, detail: String },
    #[error(
        "{}, line {line}: cannot read {file}: {cause}; put the file there, or take this line out",
        manifest.display()
    )]
    File { manifest: PathBuf, line: usize, file: String, cause: io::Error },
}

/// One file of the mirror.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Line of the manifest, from 1.
    pub line: usize,
    pub url: Option<String>,
    /// As the manifest writes it: relative to the manifest.
    pub file: String,
    pub content_type: Option<String>,
    pub vintage: Option<Date>,
}

/// A line that cannot be crawled. `url` and `file` are known where the line could be read that far.
#[derive(Debug)]
pub struct Unusable {
    pub url: Option<String>,
    pub file: Option<String>,
    pub error: MirrorError,
}

/// The copies of one document in a mirror, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct MirroredStream<'a> {
    pub document: &'a DocumentSpec,
    pub stream: &'a str,
    pub entries: Vec<&'a Entry>,
}

/// A manifest that was read, with the lines that cannot be used set apart.
#[derive(Debug)]
pub struct Mirror {
    manifest: PathBuf,
    entries: Vec<Entry>,
    unusable: Vec<Unusable>,
}

#[derive(Deserialize)]
struct Line {
    url: Option<String>,
    file: String,
    content_type: Option<String>,
    vintage: Option<Date>,
}

impl Mirror {
    /// Reads a manifest. A line that cannot be used does not stop the others: see [`Mirror::unusable`].
    ///
    /// # Errors
    /// [`MirrorError::Manifest`] where the manifest itself cannot be read.
    pub fn open(manifest: impl Into<PathBuf>) -> Result<Mirror, MirrorError> {
        let manifest = manifest.into();
        let text = match fs::read_to_string(&manifest) {
            Ok(text) => text,
            Err(cause) => return Err(MirrorError::Manifest { path: manifest, cause }),
        };
        let mut mirror = Mirror { manifest, entries: Vec::new(), unusable: Vec::new() };
        for (i, text) in text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty()) {
            mirror.add(i + 1, text);
        }
        Ok(mirror)
    }

    fn add(&mut self, line: usize, text: &str) {
        let wrong = |detail: String| MirrorError::Line { manifest: self.manifest.clone(), line, detail };
        let read: Line = match serde_json::from_str(text) {
            Ok(read) => read,
            Err(e) => {
                let error = wrong(format!("not a JSON object with a `file`: {e}"));
                return self.unusable.push(Unusable { url: None, file: None, error });
            }
        };
        let error = if !stays_inside(&read.file) {
            wrong(format!("`{}` leads out of the manifest's folder", read.file))
        } else {
            match fs::metadata(self.path_of(&read.file)) {
                Ok(data) if data.is_file() => {
                    let Line { url, file, content_type, vintage } = read;
                    return self.entries.push(Entry { line, url, file, content_type, vintage });
                }
                Ok(_) => wrong(format!("`{}` is not a file", read.file)),
                Err(cause) => {
                    MirrorError::File { manifest: self.manifest.clone(), line, file: read.file.clone(), cause }
                }
            }
        };
        self.unusable.push(Unusable { url: read.url, file: Some(read.file), error });
    }

    pub(crate) fn path_of(&self, file: &str) -> PathBuf {
        self.manifest.parent().unwrap_or(Path::new(".")).join(file)
    }

    /// The usable entries, in the manifest's order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The lines that cannot be used.
    pub fn unusable(&self) -> &[Unusable] {
        &self.unusable
    }

    /// The bytes of an entry.
    ///
    /// # Errors
    /// [`MirrorError::File`] where the file cannot be read, or is larger than a document may be.
    pub fn read(&self, entry: &Entry) -> Result<Vec<u8>, MirrorError> {
        let path = self.path_of(&entry.file);
        let read = || match fs::metadata(&path)?.len() {
            n if n > MAX_DOCUMENT => Err(io::Error::from(io::ErrorKind::FileTooLarge)),
            _ => fs::read(&path),
        };
        read().map_err(|cause| MirrorError::File {
            manifest: self.manifest.clone(),
            line: entry.line,
            file: entry.file.clone(),
            cause,
        })
    }

    /// The copies of an address, oldest vintage first.
    pub fn copies_of(&self, url: &str) -> Vec<&Entry> {
        let mut copies: Vec<&Entry> = self.entries.iter().filter(|e| e.url.as_deref() == Some(url)).collect();
        copies.sort_by_key(|e| (e.vintage.is_none(), e.vintage));
        copies
    }

    /// The usable entries that no document of `specs` takes, in the manifest's order. Sources without code have
    /// whatever their links lead to on their hosts.
    pub fn untaken<'a>(&'a self, specs: &[&SourceSpec]) -> Vec<&'a Entry> {
        let follows: Vec<_> = specs.iter().filter_map(|s| s.follow.as_ref()).collect();
        let documents: Vec<_> = specs.iter().flat_map(|s| &s.documents).collect();
        let taken = |entry: &Entry| {
            let url = entry.url.as_deref();
            documents.iter().any(|d| d.matches_entry(url, &entry.file))
                || url.is_some_and(|url| follows.iter().any(|f| f.may_lead_to(url)))
        };
        self.entries.iter().filter(|entry| !taken(entry)).collect()
    }

    /// The copies of each document of a source, oldest vintage first. Documents that the mirror does not hold
    /// are left out.
    ///
    /// A copy without a vintage is taken for the publisher's current one and comes last, also beside dated
    /// copies of the same address; copies of equal rank keep the manifest's order. An entry belongs to the first
    /// document that it fits, as an address does.
    pub fn matching<'a>(&'a self, spec: &'a SourceSpec) -> Vec<MirroredStream<'a>> {
        let mut streams = Vec::new();
        let mut taken = HashSet::new();
        for document in &spec.documents {
            let mut copies: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
            for entry in &self.entries {
                if !taken.contains(&entry.line) && document.matches_entry(entry.url.as_deref(), &entry.file) {
                    taken.insert(entry.line);
                    copies.entry(document.stream_of_entry(entry.url.as_deref(), &entry.file)).or_default().push(entry);
                }
            }
            streams.extend(copies.into_iter().map(|(stream, mut entries)| {
                entries.sort_by_key(|e| (e.vintage.is_none(), e.vintage));
                MirroredStream { document, stream, entries }
            }));
        }
        streams
    }
}

/// Whether a relative path stays below the folder it starts in.
fn stays_inside(file: &str) -> bool {
    let mut parts = Path::new(file).components().peekable();
    parts.peek().is_some() && parts.all(|c| matches!(c, Component::Normal(_) | Component::CurDir))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        registry,
        spec::{matches_pattern, tests::HEAD},
    };

    fn mirror(lines: &[&str], files: &[&str]) -> (tempfile::TempDir, Mirror) {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, file).unwrap();
        }
        let manifest = folder.path().join("manifest.jsonl");
        fs::write(&manifest, lines.join("\n")).unwrap();
        let mirror = Mirror::open(manifest).unwrap();
        (folder, mirror)
    }

    fn spec(documents: &str) -> SourceSpec {
        SourceSpec::from_toml("x.toml", &format!("{HEAD}{documents}")).unwrap()
    }

    #[test]
    fn dated_copies_come_oldest_first_and_the_undated_one_last() {
        let line = |file: &str, vintage: &str| {
            format!(r#"{{"url": "https://x.example.org/a.xml", "file": "{file}", "vintage": {vintage}, "more": 1}}"#)
        };
        let lines = [line("now", "null"), line("new", "\"2024-02-05\""), line("old", "\"2021-02-26\"")];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (_keep, mirror) = mirror(&lines, &["now", "new", "old"]);
        let spec = spec("[[document]]\nurl = \"https://x.example.org/*.xml\"\n");
        let streams = mirror.matching(&spec);
        assert_eq!(streams.len(), 1);
        assert_eq!(streams[0].stream, "https://x.example.org/a.xml");
        let files: Vec<&str> = streams[0].entries.iter().map(|e| e.file.as_str()).collect();
        assert_eq!(files, ["old", "new", "now"]);
        assert_eq!(mirror.read(streams[0].entries[0]).unwrap(), b"old");
    }

    #[test]
    fn bad_lines_are_named_and_the_others_stay() {
        let lines = [
            r#"{"url": null, "file": "good"}"#,
            r#"{"url": null, "file": "missing"}"#,
            "not json",
            "",
            r#"{"url": null, "file": "../outside"}"#,
            r#"{"url": null, "file": "/etc/passwd"}"#,
            r#"{"url": null, "file": "folder"}"#,
            r#"{"url": null, "file": "good", "vintage": "lately"}"#,
            r#"{"url": null, "file": ""}"#,
        ];
        let (_keep, mirror) = mirror(&lines, &["good", "folder/x"]);
        assert_eq!(mirror.entries().len(), 1);
        let errors: Vec<String> = mirror.unusable().iter().map(|u| u.error.to_string()).collect();
        assert_eq!(errors.len(), 7, "{errors:#?}");
        for (error, words) in errors.iter().zip([
            ["line 2", "missing"],
            ["line 3", "JSON"],
            ["line 5", "leads out"],
            ["line 6", "leads out"],
            ["line 7", "not a file"],
            ["line 8", "JSON"],
            ["line 9", "leads out"],
        ]) {
            assert!(error.contains("manifest.jsonl") && words.iter().all(|w| error.contains(w)), "{error}");
        }
        assert_eq!(mirror.unusable()[0].file.as_deref(), Some("missing"));
    }

    #[test]
    fn a_missing_manifest_is_an_error_that_names_it() {
        let folder = tempfile::tempdir().unwrap();
        let error = Mirror::open(folder.path().join("none.jsonl")).unwrap_err().to_string();
        assert!(error.contains("none.jsonl"), "{error}");
    }

    #[test]
    fn an_entry_belongs_to_the_first_document_that_it_fits() {
        let line = |file: &str| format!(r#"{{"url": "https://x.example.org/{file}", "file": "{file}"}}"#);
        let lines = [line("list.xml"), line("a.xml")];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (_keep, mirror) = mirror(&lines, &["list.xml", "a.xml"]);
        let spec = spec(
            "[[document]]\nstream = \"l\"\nurl = \"https://x.example.org/list.xml\"\n[[document]]\nurl = \"https://x.example.org/*.xml\"\n",
        );
        let found: Vec<(&str, usize)> = mirror.matching(&spec).iter().map(|s| (s.stream, s.entries.len())).collect();
        assert_eq!(found, [("l", 1), ("https://x.example.org/a.xml", 1)]);
    }

    #[test]
    fn each_file_of_a_pattern_without_address_is_a_document_of_its_own() {
        let lines = ["r/2014/Mali.pdf", "r/2016/Mali.pdf"].map(|f| format!(r#"{{"url": null, "file": "{f}"}}"#));
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (_keep, mirror) = mirror(&lines, &["r/2014/Mali.pdf", "r/2016/Mali.pdf"]);
        let spec = spec("[[document]]\nfiles = [\"r/*.pdf\"]\n");
        let found: Vec<(&str, usize)> = mirror.matching(&spec).iter().map(|s| (s.stream, s.entries.len())).collect();
        assert_eq!(found, [("r/2014/Mali.pdf", 1), ("r/2016/Mali.pdf", 1)]);
    }

    #[test]
    fn entries_that_no_source_takes_are_told() {
        let line = |url: &str, file: &str| format!(r#"{{"url": {url}, "file": "{file}"}}"#);
        let lines = [
            line(r#""https://x.example.org/a.xml""#, "a.xml"),
            line(r#""https://links.example.org/p/1""#, "p"),
            line(r#""https://elsewhere.example.org/p/1""#, "q"),
            line("null", "lost.pdf"),
        ];
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (_keep, mirror) = mirror(&lines, &["a.xml", "p", "q", "lost.pdf"]);
        let documents = spec("[[document]]\nurl = \"https://x.example.org/*.xml\"\n");
        let follow = spec("[follow]\nstart = [\"https://links.example.org/\"]\nlinks = \"a\"\n");
        let files = |specs: &[&SourceSpec]| mirror.untaken(specs).iter().map(|e| e.file.clone()).collect::<Vec<_>>();
        assert_eq!(files(&[&documents, &follow]), ["q", "lost.pdf"]);
        assert_eq!(files(&[&documents]), ["p", "q", "lost.pdf"]);
    }

    /// What of the corpus is no source's document, and why.
    const NO_SOURCE: &[(&str, &str)] = &[];

    #[test]
    fn every_file_of_the_corpus_is_taken_by_a_source_or_stands_in_a_list() {
        let Some(corpus) = crate::corpus::corpus_with("manifest.jsonl") else { return };
        let mirror = Mirror::open(corpus.join("manifest.jsonl")).unwrap();
        let specs: Vec<&SourceSpec> = registry::all().iter().map(|s| &s.spec).collect();
        let untaken: Vec<&str> = mirror.untaken(&specs).iter().map(|e| e.file.as_str()).collect();
        let known = |file: &str| NO_SOURCE.iter().any(|(pattern, _)| matches_pattern(pattern, file));
        let unknown: Vec<&&str> = untaken.iter().filter(|f| !known(f)).collect();
        assert!(unknown.is_empty(), "no source takes {unknown:#?}");
        let idle = NO_SOURCE.iter().find(|(pattern, _)| !untaken.iter().any(|f| matches_pattern(pattern, f)));
        assert!(idle.is_none(), "a source takes {idle:?} now");
    }

    #[test]
    fn files_decide_where_they_are_given() {
        let (_keep, mirror) = mirror(&[r#"{"url": null, "file": "t/18-12.csv"}"#], &["t/18-12.csv"]);
        let spec = spec(
            "[[document]]\nstream = \"t\"\nfiles = [\"t/*.csv\"]\n[[document]]\nstream = \"u\"\nfiles = [\"u/*\"]\n",
        );
        let streams = mirror.matching(&spec);
        assert_eq!(streams.len(), 1);
        assert_eq!(streams[0].stream, "t");
    }
}
