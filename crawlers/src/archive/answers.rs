//! What addresses answered last time, so that they can be asked whether anything changed.
//!
//! `answers/<host>.jsonl` holds one answer a line, appended; the last one of an address counts. A line that a power cut
//! tore apart, or that is lost, costs one question without conditions.

use std::{
    collections::HashMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use lexgap_domain::{Sha256Hex, hash};
use reqwest::Url;
use serde::{Deserialize, Serialize};

use super::{Archive, ArchiveError, append};

const FOLDER: &str = "answers";

/// What an address answered last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    pub sha256: Sha256Hex,
    pub content_type: Option<String>,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// The address that answered, where redirects led to another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Line<'u> {
    url: std::borrow::Cow<'u, str>,
    #[serde(flatten)]
    answer: Remembered,
}

/// Answers of one host to append to its log.
#[derive(Default)]
struct OfHost<'a> {
    text: Vec<u8>,
    answers: Vec<(&'a str, &'a Remembered)>,
}

/// The answers of the hosts that were asked for so far, by address.
pub(super) type Answers = Arc<Mutex<HashMap<PathBuf, HashMap<String, Remembered>>>>;

impl Archive {
    /// Notes what addresses answered, after their bytes were kept. Not flushed: a note that a power cut takes away or
    /// tears apart costs one question without conditions.
    ///
    /// # Errors
    /// A full disk or an unwritable folder.
    pub fn remember<'a>(
        &self,
        answers: impl IntoIterator<Item = (&'a str, &'a Remembered)>,
    ) -> Result<(), ArchiveError> {
        let mut logs: HashMap<PathBuf, OfHost<'_>> = HashMap::new();
        for (url, answer) in answers {
            let path = self.answers_of(url);
            let OfHost { text, answers } = logs.entry(path.clone()).or_default();
            // A line break of its own, so that a torn line does not spoil the next one.
            text.push(b'\n');
            let line = Line { url: url.into(), answer: answer.clone() };
            serde_json::to_writer(text, &line).map_err(|e| ArchiveError::Io { path, cause: e.into() })?;
            answers.push((url, answer));
        }
        for (path, OfHost { mut text, answers }) in logs {
            text.push(b'\n');
            append(&path, &text).map_err(|cause| ArchiveError::Io { path: path.clone(), cause })?;
            let mut known = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
            if let Some(known) = known.get_mut(&path) {
                known.extend(answers.into_iter().map(|(url, answer)| (url.to_owned(), answer.clone())));
            }
        }
        Ok(())
    }

    /// What `url` answered last time, if that is known and its bytes are still there. A note that cannot be
    /// read counts as unknown: the address is then asked without conditions.
    pub fn recall(&self, url: &str) -> Option<Remembered> {
        let path = self.answers_of(url);
        let mut known = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        let of_host = known.entry(path).or_insert_with_key(|path| read(path));
        let answer = of_host.get(url)?.clone();
        drop(known);
        self.contains(&answer.sha256).then_some(answer)
    }

    fn answers_of(&self, url: &str) -> PathBuf {
        let host = Url::parse(url).ok().and_then(|u| u.host_str().map(str::to_owned)).unwrap_or_default();
        let plain = !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        let name = if plain { host } else { hash::short_id(&[&host]) };
        self.root.join(FOLDER).join(format!("{name}.jsonl"))
    }
}

/// The answers in a log, which is written anew where most of its lines are of no more use.
fn read(path: &Path) -> HashMap<String, Remembered> {
    let (mut answers, mut lines) = (HashMap::new(), 0_usize);
    for line in fs::read(path).unwrap_or_default().split(|b| *b == b'\n').filter(|line| !line.is_empty()) {
        lines += 1;
        if let Ok(Line { url, answer }) = serde_json::from_slice::<Line<'_>>(line) {
            answers.insert(url.into_owned(), answer);
        }
    }
    if lines > 1_000 && lines > 3 * answers.len() {
        // What another crawl appends meanwhile is lost, which costs a question without conditions.
        let _ = shortened(path, &answers);
    }
    answers
}

fn shortened(path: &Path, answers: &HashMap<String, Remembered>) -> io::Result<()> {
    let mut text = Vec::new();
    for (url, answer) in answers {
        serde_json::to_writer(&mut text, &Line { url: url.into(), answer: answer.clone() })?;
        text.push(b'\n');
    }
    let folder = path.parent().unwrap_or(path);
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&text)?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(sha256: &Sha256Hex, etag: &str) -> Remembered {
        Remembered {
            sha256: sha256.clone(),
            content_type: Some("text/html".into()),
            etag: Some(etag.into()),
            last_modified: None,
            answered: None,
        }
    }

    #[test]
    fn answers_are_remembered_while_their_bytes_are_there() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let sha256 = archive.put(b"law").unwrap();
        let (one, two) = ("https://x.example.org/", "https://x.example.org/2?a=b");
        assert_eq!(archive.recall(one), None);
        archive.remember([(one, &answer(&sha256, "1")), (two, &answer(&sha256, "2"))]).unwrap();
        archive.remember([(one, &answer(&sha256, "3"))]).unwrap();
        let again = Archive::open(folder.path()).unwrap();
        for archive in [&archive, &again] {
            assert_eq!(archive.recall(one), Some(answer(&sha256, "3")));
            assert_eq!(archive.recall(two), Some(answer(&sha256, "2")));
            assert_eq!(archive.recall("https://y.example.org/"), None);
        }
        fs::remove_file(archive.path_of(&sha256).unwrap()).unwrap();
        assert_eq!(archive.recall(one), None);
    }

    #[test]
    fn a_torn_line_costs_itself_alone_and_old_lines_go() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let sha256 = archive.put(b"law").unwrap();
        let url = "https://x.example.org/";
        for n in 0..1_200 {
            archive.remember([(url, &answer(&sha256, &n.to_string()))]).unwrap();
        }
        let path = archive.answers_of(url);
        append(&path, b"\n{\"url\":\"https://x.exa").unwrap();
        let long = fs::metadata(&path).unwrap().len();
        let again = Archive::open(folder.path()).unwrap();
        assert_eq!(again.recall(url), Some(answer(&sha256, "1199")));
        assert!(fs::metadata(&path).unwrap().len() < long / 100);
        again.remember([("https://x.example.org/2", &answer(&sha256, "a"))]).unwrap();
        let third = Archive::open(folder.path()).unwrap();
        assert_eq!(third.recall(url), Some(answer(&sha256, "1199")));
        assert_eq!(third.recall("https://x.example.org/2"), Some(answer(&sha256, "a")));
    }
}
