//! The archive as a WARC 1.1 file (ISO 28500:2017), which other archives read.
//!
//! Bodies are archived unpacked, so the headers that describe the body on the wire are kept under the names that
//! other archives use for this: `X-Archive-Orig-Content-Encoding` and so on. Record names follow from what is in
//! the record, so the same archive gives the same file.

use std::{
    collections::HashMap,
    io::{self, Write},
    path::PathBuf,
};

use flate2::{Compression, write::GzEncoder};
use jiff::Timestamp;
use lexgap_domain::Sha256Hex;
use sha2::{Digest, Sha256};

use super::{
    Archive, ArchiveError,
    visits::{Found, NoVisit, Visit},
};
use crate::fetch::{AGENT, Exchange, sent};

const IDENTICAL: &str = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
const NOT_MODIFIED: &str = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
/// Headers about the body on the wire, which is not the body in the record.
const OF_THE_WIRE: [&str; 3] = ["content-encoding", "content-length", "transfer-encoding"];

/// What a WARC file holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Exported {
    /// Responses and files of mirrors, with their bytes.
    pub bodies: u64,
    /// Visits that found the bytes of an earlier one.
    pub revisits: u64,
    pub redirects: u64,
    /// Visits whose bytes are not there any more; see `lexgap verify --archive`.
    pub missing: u64,
    /// Lines of the log that a power cut tore apart.
    pub torn: u64,
    /// Lines of the log that are damaged; see `lexgap verify --archive`.
    pub damaged_lines: u64,
}

struct Warc<'a, W> {
    archive: &'a Archive,
    out: W,
    path: PathBuf,
    /// Where each body stands in this file.
    written: HashMap<Sha256Hex, Written>,
    done: Exported,
}

/// The record that a body stands in.
struct Written {
    name: String,
    url: String,
    at: Timestamp,
    /// Bytes of the body.
    length: usize,
}

impl Archive {
    /// Writes the visits that are `wanted` to `out`, compressed record by record. `path` names the
    /// file in errors, `now` is the time of the export, and `progress` hears after each visit.
    ///
    /// # Errors
    /// The archive cannot be read, a body of it is damaged, or `out` refuses.
    pub fn export_warc(
        &self,
        out: impl Write,
        path: PathBuf,
        wanted: impl Fn(&Visit) -> bool,
        now: Timestamp,
        mut progress: impl FnMut(Exported),
    ) -> Result<Exported, ArchiveError> {
        let mut warc = Warc { archive: self, out, path, written: HashMap::new(), done: Exported::default() };
        warc.info(now)?;
        self.lines(|line| {
            match line {
                Err(NoVisit::Torn) => warc.done.torn += 1,
                Err(NoVisit::Damaged(_)) => warc.done.damaged_lines += 1,
                Ok(visit) if wanted(&visit) => warc.visit(&visit)?,
                Ok(_) => {}
            }
            progress(warc.done);
            Ok::<(), ArchiveError>(())
        })?;
        warc.out.flush().map_err(|cause| ArchiveError::Io { path: warc.path.clone(), cause })?;
        Ok(warc.done)
    }
}

/// A record before its name, length and digest are known.
struct Record<'a> {
    kind: &'static str,
    url: Option<&'a str>,
    at: Timestamp,
    content_type: &'a str,
    more: Vec<(&'static str, String)>,
    block: Vec<u8>,
}

impl<W: Write> Warc<'_, W> {
    fn info(&mut self, now: Timestamp) -> Result<(), ArchiveError> {
        let version = env!("CARGO_PKG_VERSION");
        let block = format!(
            "software: {AGENT}/{version}\r\nformat: WARC File Format 1.1\r\n\
             conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\nrobots: obey\r\n"
        );
        self.record(Record {
            kind: "warcinfo",
            url: None,
            at: now,
            content_type: "application/warc-fields",
            more: Vec::new(),
            block: block.into_bytes(),
        })
        .map(|_| ())
    }

    fn visit(&mut self, visit: &Visit) -> Result<(), ArchiveError> {
        match &visit.found {
            Found::Redirect { exchange } => {
                let more = vec![("WARC-Truncated", "unspecified".to_owned())];
                self.exchange("response", exchange, more, Some(0), b"")?;
                self.done.redirects += 1;
                Ok(())
            }
            // A revisit of what nobody has would lead nowhere.
            Found::Unchanged { sha256, .. } if !self.archive.contains(sha256) => {
                self.done.missing += 1;
                Ok(())
            }
            Found::Unchanged { sha256, exchange } => self.revisit(NOT_MODIFIED, sha256, exchange),
            Found::Beside { sha256, exchange, .. } | Found::Body { sha256, exchange }
                if self.written.contains_key(sha256) =>
            {
                self.revisit(IDENTICAL, sha256, exchange)
            }
            Found::Beside { sha256, exchange, .. } | Found::Body { sha256, exchange } => {
                let Some(bytes) = self.bytes(sha256)? else { return Ok(()) };
                let mut more = vec![("WARC-Payload-Digest", digest_of(&bytes))];
                if matches!(&visit.found, Found::Beside { cut: true, .. }) {
                    more.push(("WARC-Truncated", "length".to_owned()));
                }
                let (url, length) = (sent(&exchange.url).to_owned(), bytes.len());
                let name = self.exchange("response", exchange, more, Some(length), &bytes)?;
                self.wrote(sha256, Written { name, url, at: exchange.started, length });
                Ok(())
            }
            // A copy that stands in the file already has nothing to add: there is no answer to keep.
            Found::Copy { sha256, .. } if self.written.contains_key(sha256) => {
                self.done.revisits += 1;
                Ok(())
            }
            Found::Copy { sha256, url, file, content_type, at } => {
                let Some(block) = self.bytes(sha256)? else { return Ok(()) };
                let own = format!("urn:{AGENT}:mirror:{}", escaped(file));
                let url = url.as_deref().unwrap_or(&own);
                let content_type = content_type.as_deref().unwrap_or("application/octet-stream");
                let (more, length) = (vec![("WARC-Payload-Digest", digest_of(&block))], block.len());
                let name =
                    self.record(Record { kind: "resource", url: Some(url), at: *at, content_type, more, block })?;
                self.wrote(sha256, Written { name, url: url.to_owned(), at: *at, length });
                Ok(())
            }
        }
    }

    fn bytes(&mut self, sha256: &Sha256Hex) -> Result<Option<Vec<u8>>, ArchiveError> {
        match self.archive.get(sha256) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(ArchiveError::Missing(_)) => {
                self.done.missing += 1;
                Ok(None)
            }
            Err(e) => Err(e),
        }
    }

    fn wrote(&mut self, sha256: &Sha256Hex, record: Written) {
        self.written.insert(sha256.clone(), record);
        self.done.bodies += 1;
    }

    fn revisit(&mut self, profile: &str, sha256: &Sha256Hex, exchange: &Exchange) -> Result<(), ArchiveError> {
        let mut more = vec![("WARC-Profile", profile.to_owned())];
        if let Some(digest) = unhex(sha256.as_str()) {
            more.push(("WARC-Payload-Digest", format!("sha256:{}", base32(&digest))));
        }
        let original = self.written.get(sha256);
        if let Some(Written { name, url, at, .. }) = original {
            more.push(("WARC-Refers-To", name.clone()));
            more.push(("WARC-Refers-To-Target-URI", url.clone()));
            more.push(("WARC-Refers-To-Date", at.to_string()));
        }
        // Who plays this back takes the head from here and the body from there. A 304 is no head of a body.
        let length = original.filter(|_| profile == IDENTICAL).map(|original| original.length);
        if length.is_some() {
            more.push(("WARC-Truncated", "length".to_owned()));
        }
        self.exchange("revisit", exchange, more, length, b"")?;
        self.done.revisits += 1;
        Ok(())
    }

    /// The answer and, beside it, the request; gives the name of the answer's record. `length`: of the body that the
    /// answer announces.
    fn exchange(
        &mut self,
        kind: &'static str,
        exchange: &Exchange,
        mut more: Vec<(&'static str, String)>,
        length: Option<usize>,
        body: &[u8],
    ) -> Result<String, ArchiveError> {
        if exchange.version.starts_with("HTTP/2") {
            more.push(("WARC-Protocol", "h2".to_owned()));
        }
        let status = exchange.status;
        let reason = reqwest::StatusCode::from_u16(status).ok().and_then(|s| s.canonical_reason()).unwrap_or("Unknown");
        let mut block = format!("HTTP/1.1 {status} {reason}\r\n").into_bytes();
        for (name, value) in &exchange.response_headers {
            let wire = OF_THE_WIRE.contains(&name.as_str());
            header(&mut block, &if wire { format!("X-Archive-Orig-{name}") } else { name.clone() }, value);
        }
        if let Some(length) = length {
            header(&mut block, "Content-Length", &length.to_string());
        }
        block.extend_from_slice(b"\r\n");
        block.extend_from_slice(body);
        let url = Some(sent(&exchange.url));
        let response =
            Record { kind, url, at: exchange.started, content_type: "application/http;msgtype=response", more, block };
        let response = self.record(response)?;

        let target = reqwest::Url::parse(&exchange.url).map_or_else(
            |_| exchange.url.clone(),
            |u| u.query().map_or_else(|| u.path().to_owned(), |query| format!("{}?{query}", u.path())),
        );
        let (method, sent) = exchange.posted.as_ref().map_or(("GET", ""), |posted| ("POST", posted.body.as_str()));
        let mut block = format!("{method} {target} HTTP/1.1\r\n").into_bytes();
        for (name, value) in &exchange.request_headers {
            header(&mut block, name, value);
        }
        if exchange.posted.is_some() {
            header(&mut block, "content-length", &sent.len().to_string());
        }
        block.extend_from_slice(b"\r\n");
        block.extend_from_slice(sent.as_bytes());
        self.record(Record {
            kind: "request",
            url,
            at: exchange.started,
            content_type: "application/http;msgtype=request",
            more: vec![("WARC-Concurrent-To", response.clone())],
            block,
        })?;
        Ok(response)
    }

    /// Writes one record as one member of the compressed file and gives its name.
    fn record(&mut self, record: Record<'_>) -> Result<String, ArchiveError> {
        let digest = Sha256::digest(&record.block);
        let (at, length) = (record.at.to_string(), record.block.len().to_string());
        let name = name_of(&[record.kind, record.url.unwrap_or_default(), &at, &base32(&digest)]);
        let mut head = b"WARC/1.1\r\n".to_vec();
        header(&mut head, "WARC-Type", record.kind);
        header(&mut head, "WARC-Record-ID", &name);
        header(&mut head, "WARC-Date", &at);
        if let Some(url) = record.url {
            header(&mut head, "WARC-Target-URI", url);
        }
        for (name, value) in &record.more {
            header(&mut head, name, value);
        }
        header(&mut head, "WARC-Block-Digest", &format!("sha256:{}", base32(&digest)));
        header(&mut head, "Content-Type", record.content_type);
        header(&mut head, "Content-Length", &length);
        let mut write = || -> io::Result<()> {
            let mut member = GzEncoder::new(&mut self.out, Compression::default());
            for part in [&head[..], b"\r\n", &record.block, b"\r\n\r\n"] {
                member.write_all(part)?;
            }
            member.finish().map(|_| ())
        };
        write().map_err(|cause| ArchiveError::Io { path: self.path.clone(), cause })?;
        Ok(name)
    }
}

/// One header line; a line break in a value would begin another.
fn header(block: &mut Vec<u8>, name: &str, value: &str) {
    let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    for part in [name, ": ", &value, "\r\n"] {
        block.extend_from_slice(part.as_bytes());
    }
}

fn escaped(file: &str) -> String {
    let keep = |b: &u8| b.is_ascii_alphanumeric() || b"-._~/".contains(b);
    file.bytes().map(|b| if keep(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}

fn digest_of(bytes: &[u8]) -> String {
    format!("sha256:{}", base32(&Sha256::digest(bytes)))
}

/// A name (UUID, version 8 of RFC 9562) that follows from `parts`.
fn name_of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    let mut text = String::new();
    for (i, byte) in hash.finalize().iter().take(16).enumerate() {
        if matches!(i, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        let byte = match i {
            6 => (byte & 0x0f) | 0x80,
            8 => (byte & 0x3f) | 0x80,
            _ => *byte,
        };
        text.push_str(&format!("{byte:02x}"));
    }
    format!("<urn:uuid:{text}>")
}

/// RFC 4648, with its padding, as WARC tools compare digests.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for five in bytes.chunks(5) {
        let mut word = 0_u64;
        for i in 0..5 {
            word = word << 8 | u64::from(five.get(i).copied().unwrap_or(0));
        }
        let letters = (five.len() * 8).div_ceil(5);
        for i in 0..8 {
            let letter = LETTERS.get((word >> (35 - 5 * i)) as usize & 31).copied().unwrap_or(b'=');
            text.push(if i < letters { char::from(letter) } else { '=' });
        }
    }
    text
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |b: u8| char::from(b).to_digit(16);
    text.as_bytes()
        .chunks(2)
        .map(|pair| match pair {
            [a, b] => u8::try_from(digit(*a)? * 16 + digit(*b)?).ok(),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::{fs, io::Read as _};

    use lexgap_domain::SourceId;

    use super::*;
    use crate::fetch::Posted;

    const NOW: &str = "2026-01-02T03:04:05Z";

    fn exchange(url: &str, status: u16, headers: &[(&str, &str)]) -> Exchange {
        let own = |list: &[(&str, &str)]| list.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
        Exchange {
            url: url.to_owned(),
            started: NOW.parse().unwrap(),
            answered: NOW.parse().unwrap(),
            finished: NOW.parse().unwrap(),
            version: "HTTP/1.1".to_owned(),
            status,
            request_headers: own(&[("host", "x.example.org")]),
            posted: None,
            response_headers: own(headers),
        }
    }

    /// An archive with one of each kind of visit, and its WARC file unpacked.
    fn exported(sources: &[SourceId]) -> (Exported, String) {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let (a, b): (SourceId, SourceId) = ("a".into(), "b".into());
        let sha256 = archive.put(b"law of the land").unwrap();
        let url = "https://x.example.org/law?v=1";
        let chain = vec![
            exchange("https://x.example.org/old", 301, &[("location", "/law?v=1")]),
            exchange(url, 200, &[("content-encoding", "gzip"), ("content-type", "text/plain")]),
        ];
        archive.note(&Visit::of_fetch(&a, &sha256, false, chain), true).unwrap();
        archive.note(&Visit::of_fetch(&a, &sha256, true, vec![exchange(url, 304, &[])]), true).unwrap();
        archive.note(&Visit::of_fetch(&a, &sha256, false, vec![exchange(url, 200, &[])]), true).unwrap();
        let copy = Found::Copy {
            sha256: archive.put(b"a copy").unwrap(),
            url: None,
            file: "b/x y.txt".to_owned(),
            content_type: None,
            at: NOW.parse().unwrap(),
        };
        archive.note(&[Visit { source: b, found: copy }], false).unwrap();
        let mut out = Vec::new();
        let done = archive
            .export_warc(
                &mut out,
                "x".into(),
                |v: &Visit| sources.is_empty() || sources.contains(&v.source),
                NOW.parse().unwrap(),
                |_| (),
            )
            .unwrap();
        let mut text = String::new();
        flate2::read::MultiGzDecoder::new(out.as_slice()).read_to_string(&mut text).unwrap();
        (done, text)
    }

    #[test]
    fn every_visit_becomes_its_records() {
        let (done, text) = exported(&[]);
        assert_eq!(done, Exported { bodies: 2, revisits: 2, redirects: 1, ..Exported::default() });
        for (line, times) in [
            ("WARC-Type: warcinfo", 1),
            ("WARC-Type: response", 2),
            ("WARC-Type: request", 4),
            ("WARC-Type: revisit", 2),
            ("WARC-Type: resource", 1),
            ("X-Archive-Orig-content-encoding: gzip", 1),
            ("WARC-Target-URI: urn:lexgap:mirror:b/x%20y.txt", 1),
            ("GET /law?v=1 HTTP/1.1", 3),
            ("WARC-Refers-To-Target-URI: https://x.example.org/law?v=1", 2),
            // Of the record with the body and of the one that found the same, but not of the 304.
            ("\r\nContent-Length: 15\r\n", 2),
            ("HTTP/1.1 304 Not Modified\r\n", 1),
            ("WARC-Truncated: length", 1),
            ("\r\nContent-Length: 0\r\n", 1),
        ] {
            assert_eq!(text.matches(&format!("{line}\r\n")).count(), times, "{line}");
        }
        assert_eq!(text.matches("law of the land").count(), 1);
        let original = text.split("WARC/1.1\r\n").find(|record| record.contains("law of the land")).unwrap();
        let name = original.lines().find_map(|line| line.strip_prefix("WARC-Record-ID: ")).unwrap();
        assert_eq!(text.matches(&format!("WARC-Refers-To: {name}\r\n")).count(), 2);
        assert_eq!(text, exported(&[]).1, "the same archive gives the same file");
    }

    #[test]
    fn errors_and_rules_are_responses_too() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let beside = |bytes: &[u8], cut, status| {
            let sha256 = archive.put(bytes).unwrap();
            let exchange = exchange(&format!("https://x.example.org/{status}"), status, &[]);
            Visit { source: "a".into(), found: Found::Beside { sha256, cut, exchange } }
        };
        archive.note(&[beside(b"gone", false, 404), beside(b"long er", true, 500)], true).unwrap();
        let mut out = Vec::new();
        let done = archive.export_warc(&mut out, "x".into(), |_| true, NOW.parse().unwrap(), |_| ()).unwrap();
        assert_eq!((done.bodies, done.missing), (2, 0));
        let mut text = String::new();
        flate2::read::MultiGzDecoder::new(out.as_slice()).read_to_string(&mut text).unwrap();
        assert!(text.contains("HTTP/1.1 404 Not Found\r\n") && text.contains("\r\n\r\ngone"), "{text}");
        assert_eq!(text.matches("WARC-Truncated: length\r\n").count(), 1);
        assert_eq!(archive.verify(|_| ()).unwrap().visits, 2);
    }

    #[test]
    fn questions_are_kept_with_their_bodies() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        for body in [r#"{"page": 1}"#, "{\"page\":\r\n2}"] {
            let posted = Some(Posted { content_type: "application/json".to_owned(), body: body.to_owned() });
            let page = body.len().to_string();
            let exchange = exchange(&format!("https://x.example.org/find?l=it#page={page}"), 200, &[]);
            let sha256 = archive.put(page.as_bytes()).unwrap();
            let visits = Visit::of_fetch(&"a".into(), &sha256, false, vec![Exchange { posted, ..exchange }]);
            archive.note(&visits, true).unwrap();
        }
        let mut out = Vec::new();
        archive.export_warc(&mut out, "x".into(), |_| true, NOW.parse().unwrap(), |_| ()).unwrap();
        let mut text = String::new();
        flate2::read::MultiGzDecoder::new(out.as_slice()).read_to_string(&mut text).unwrap();
        for (words, times) in [
            ("WARC-Target-URI: https://x.example.org/find?l=it\r\n", 4),
            ("POST /find?l=it HTTP/1.1\r\nhost: x.example.org\r\ncontent-length: 11\r\n\r\n{\"page\": 1}\r\n\r\n", 1),
            ("content-length: 12\r\n\r\n{\"page\":\r\n2}\r\n\r\n", 1),
            ("GET ", 0),
        ] {
            assert_eq!(text.matches(words).count(), times, "{words}: {text}");
        }
    }

    #[test]
    fn an_unchanged_body_that_is_gone_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(folder.path()).unwrap();
        let sha256 = archive.put(b"law of the land").unwrap();
        let url = "https://x.example.org/law";
        for (unchanged, status) in [(false, 200), (true, 304)] {
            // The length that a server gives its 304 is of no body in this file.
            let chain = vec![exchange(url, status, &[("content-length", "7")])];
            archive.note(&Visit::of_fetch(&"a".into(), &sha256, unchanged, chain), true).unwrap();
        }
        let unchanged = |visit: &Visit| matches!(visit.found, Found::Unchanged { .. });
        let export = |wanted: &dyn Fn(&Visit) -> bool| {
            let mut out = Vec::new();
            let done = archive.export_warc(&mut out, "x".into(), wanted, NOW.parse().unwrap(), |_| ()).unwrap();
            let mut text = String::new();
            flate2::read::MultiGzDecoder::new(out.as_slice()).read_to_string(&mut text).unwrap();
            (done, text)
        };
        // Its original is in the archive, though not in this file.
        let (done, text) = export(&unchanged);
        assert_eq!((done.revisits, done.missing), (1, 0));
        assert!(!text.contains("WARC-Refers-To"), "{text}");
        assert!(text.contains("HTTP/1.1 304 Not Modified\r\nX-Archive-Orig-content-length: 7\r\n\r\n"), "{text}");
        fs::remove_file(archive.path_of(&sha256).unwrap()).unwrap();
        let (done, text) = export(&|_: &Visit| true);
        assert_eq!((done.bodies, done.revisits, done.missing), (0, 0, 2));
        assert!(!text.contains("WARC-Type: revisit"), "{text}");
    }

    #[test]
    fn sources_can_be_chosen() {
        let (done, text) = exported(&["b".into()]);
        assert_eq!((done.bodies, done.redirects), (1, 0));
        assert!(!text.contains("law of the land"));
    }

    #[test]
    fn base32_as_in_its_standard() {
        for (bytes, expected) in [("", ""), ("f", "MY======"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI======")] {
            assert_eq!(base32(bytes.as_bytes()), expected);
        }
    }

    #[test]
    fn a_value_cannot_begin_another_header() {
        let mut block = Vec::new();
        header(&mut block, "X", "a\r\nY: b");
        assert_eq!(block, b"X: a  Y: b\r\n");
    }
}
