//! What each target begins with.

use std::{collections::HashSet, fs, io::Write as _};

use flate2::{Compression, write};

use super::{BETWEEN, CODINGS, Input, LISTS, MEMBER, Reader, SECTION, SOURCE_FILE, Target, own, shorten};
use crate::{
    law_text::{self, LawText},
    mirror::{Entry, Mirror},
    registry::{self, RegisteredSource},
    sources::list_cases::CASES,
    spec::DocumentSpec,
};

/// Seeds of one source; they resemble one another.
const MOST: usize = 6;
/// Files of one kind that are tried, and further ones only until one is read.
const TRIED: usize = 32;
/// Longer seeds of a source are not among those of a reader that serves all sources.
const SHARED: usize = 64 << 10;
/// Sources whose documents are reports.
const REPORTS: [&str; 3] = ["cia-factbook", "state-hrr", "dol-findings"];
/// Sections of a law that are compared, and paragraphs of each.
const COMPARED: usize = 24;
const SENTENCES: &str = "In 2030 the police identified 12 victims of trafficking. Courts convicted three officials.";
const PAGE: &str = include_str!("../../seeds/pages/page.html");

/// A document from which a target reads something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Keeps what a target reads, each once.
struct Kept {
    target: Target,
    seeds: Vec<Seed>,
    seen: HashSet<Vec<u8>>,
}

impl Kept {
    fn of(target: Target) -> Kept {
        Kept { target, seeds: Vec::new(), seen: HashSet::new() }
    }

    /// Whether it was kept.
    fn keep(&mut self, name: &str, bytes: Vec<u8>) -> bool {
        let kept = !self.seen.contains(&bytes) && self.target.run(&bytes);
        if kept {
            self.seen.insert(bytes.clone());
            let name = name.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "_");
            self.seeds.push(Seed { name: format!("{}-{name}", self.seeds.len()), bytes });
        }
        kept
    }

    /// Keeps a document of a source, and once more laid open where it is an archive; whether the first was kept.
    fn keep_document(&mut self, name: &str, input: Vec<u8>) -> bool {
        let open = Input::laid_open(&input);
        let kept = self.keep(name, input);
        if let Some(open) = open.filter(|_| kept) {
            self.keep(&format!("open-{name}"), open);
        }
        kept
    }
}

/// The mirror's files that are documents of that kind, smallest first.
fn files<'m>(mirror: &'m Mirror, source: &'m RegisteredSource, kind: &DocumentSpec) -> Vec<&'m Entry> {
    let streams = mirror.matching(&source.spec);
    let of_kind = streams.into_iter().filter(|s| std::ptr::eq(s.document, kind));
    let mut entries: Vec<&Entry> = of_kind.flat_map(|s| s.entries).collect();
    entries.sort_by_cached_key(|e| (fs::metadata(mirror.path_of(&e.file)).map_or(u64::MAX, |m| m.len()), e.line));
    entries
}

/// Seeds of a source's parser.
pub(super) fn of_source(source: &'static RegisteredSource, mirror: Option<&Mirror>) -> Vec<Seed> {
    let mut kept = Kept::of(Target::Source(source));
    for own in own::OWN.iter().filter(|own| source.spec.id == *own.source) {
        if let Some(input) = own.input() {
            kept.keep_document(own.name, input);
        }
    }
    let Some(mirror) = mirror else { return kept.seeds };
    let kinds: Vec<(usize, &DocumentSpec, Vec<&Entry>)> = source
        .spec
        .documents
        .iter()
        .enumerate()
        .map(|(number, kind)| (number, kind, files(mirror, source, kind)))
        .filter(|(_, _, entries)| !entries.is_empty())
        .collect();
    let of_each = (MOST / kinds.len().max(1)).max(1);
    for (number, kind, entries) in kinds {
        let mut found = 0;
        for (tried, entry) in entries.into_iter().enumerate() {
            if found >= of_each || (tried >= TRIED && !kept.seeds.is_empty()) {
                break;
            }
            let Ok(bytes) = mirror.read(entry) else { continue };
            let url = entry.url.as_deref().or(kind.live_addresses().first().copied());
            let name = entry.file.rsplit('/').next().unwrap_or_default();
            for mut group in shorten::tries(&bytes) {
                if group.any(|short| kept.keep_document(name, Input::written(number, url, &short))) {
                    found += 1;
                }
            }
        }
    }
    kept.seeds
}

/// Seeds of a reader that stands for itself.
pub(super) fn of_reader(reader: Reader, mirror: Option<&Mirror>) -> Vec<Seed> {
    let mut kept = Kept::of(Target::Reader(reader));
    match reader {
        Reader::Extract => reports(&mut kept, mirror),
        Reader::Lists => lists(&mut kept, mirror),
        Reader::LawText => laws(&mut kept, mirror),
        Reader::Comparison => versions(&mut kept, mirror),
        Reader::SourceFile => {
            kept.keep("own.toml", SOURCE_FILE.into());
            for (file, text) in registry::files() {
                kept.keep(file, text.into());
            }
        }
        Reader::Pages => pages(&mut kept, mirror),
        Reader::Robots => {
            for text in ROBOTS {
                kept.keep("robots.txt", text.into());
            }
        }
        Reader::RetryAfter => {
            for text in DELAYS {
                kept.keep("delay", text.into());
            }
        }
        Reader::Decode => bodies(&mut kept),
        Reader::Charset => {
            for (content_type, body) in CHARSETS {
                kept.keep(content_type, [content_type.as_bytes(), b"\n", body].concat());
            }
        }
    }
    kept.seeds
}

const ROBOTS: [&str; 3] = [
    "https://x.example.org/a/b?c=1\nUser-agent: *\nDisallow: /a/*?c=\nAllow: /a/b$\nCrawl-delay: 2.5\n",
    "https://x.example.org/\n\u{feff}# none\r\nuser-agent: lexgap\r\nuser-agent: other\r\ndisallow:\r\n\r\nSitemap: /s.xml\r\n",
    "https://x.example.org/%C3%A9\nUser-agent: *\nDisallow: /é\nDisallow: /%c3%a9/*/x$\nAllow: /\n",
];

const DELAYS: [&str; 6] = [
    "120",
    "+1.5",
    "Thu, 01 Jan 2026 00:01:00 GMT",
    "Thursday, 01-Jan-26 00:01:00 GMT",
    "Thu, 01-Jan-2026 00:01:00 GMT",
    "Thu Jan  1 00:01:00 2026",
];

const CHARSETS: [(&str, &[u8]); 8] = [
    ("text/html; charset=utf-8", b"<p>caf\xc3\xa9</p>"),
    ("text/html; charset=\"iso-8859-1\"", b"<p>caf\xe9</p>"),
    ("text/html", b"<meta charset=windows-1251><p>\xe7\xe0\xea\xee\xed</p>"),
    ("text/html", b"<meta http-equiv='Content-Type' content='text/html; charset=shift_jis'><p>\x96\x40</p>"),
    ("application/xml", b"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><a>\xb1</a>"),
    ("text/plain; charset=utf-16", b"\xff\xfel\x00a\x00w\x00"),
    ("text/csv", b"\xfe\xff\x00a\x00,\x00b"),
    ("text/plain", b"\xef\xbb\xbflaw"),
];

fn reports(kept: &mut Kept, mirror: Option<&Mirror>) {
    kept.keep("own.txt", SENTENCES.into());
    let Some(mirror) = mirror else { return };
    for source in REPORTS.iter().filter_map(|id| registry::get(id)) {
        let entries: Vec<&Entry> = source.spec.documents.iter().flat_map(|d| files(mirror, source, d)).collect();
        for entry in entries.into_iter().take(2) {
            let Ok(bytes) = mirror.read(entry) else { continue };
            let name = entry.file.rsplit('/').next().unwrap_or_default();
            for mut group in shorten::tries(&bytes) {
                let _ = group.any(|short| kept.keep(name, short));
            }
        }
    }
}

fn lists(kept: &mut Kept, mirror: Option<&Mirror>) {
    for (n, reader) in LISTS.iter().enumerate() {
        let Some(source) = registry::all().get(reader.source) else { continue };
        let Some(kind) = source.spec.documents.get(reader.document) else { continue };
        let chosen = u8::try_from(n).unwrap_or_default();
        let numbered = |input: Vec<u8>| [&[chosen][..], &input].concat();
        for (id, address, body, ..) in CASES.iter().filter(|(id, ..)| !reader.versions && source.spec.id == **id) {
            if kind.matches_entry(Some(address), "") {
                kept.keep(id, numbered(Input::written(reader.document, Some(address), body.as_bytes())));
            }
        }
        for own in own::OWN.iter().filter(|own| source.spec.id == *own.source) {
            let input = own.input().filter(|i| i.first().map(|k| usize::from(*k)) == Some(reader.document));
            if let Some(input) = input {
                kept.keep(own.name, numbered(input));
            }
        }
        for entry in mirror.map(|m| files(m, source, kind)).unwrap_or_default().into_iter().take(TRIED) {
            let Some(Ok(bytes)) = mirror.map(|m| m.read(entry)) else { continue };
            let url = entry.url.as_deref().or(kind.live_addresses().first().copied());
            let name = entry.file.rsplit('/').next().unwrap_or_default();
            // The shorter one is enough where it is read.
            let mut tries = shorten::tries(&bytes).into_iter().rev().flatten();
            if tries.any(|short| kept.keep(name, numbered(Input::written(reader.document, url, &short)))) {
                break;
            }
        }
    }
}

fn laws(kept: &mut Kept, mirror: Option<&Mirror>) {
    let of_laws = |source: &RegisteredSource| source.spec.documents.iter().any(|d| d.assertions.min_laws > 0);
    for (n, source) in registry::all().iter().enumerate().filter(|(_, source)| of_laws(source)) {
        let seeds = of_source(source, mirror).into_iter().filter(|s| s.bytes.len() <= SHARED && holds_laws(source, s));
        for seed in seeds.take(3) {
            let number = [u8::try_from(n).unwrap_or_default()];
            kept.keep(source.spec.id.as_str(), [&number[..], &seed.bytes].concat());
        }
    }
}

fn holds_laws(source: &RegisteredSource, seed: &Seed) -> bool {
    let input = Input::read(source, &seed.bytes);
    input.is_some_and(|i| i.with(|d| source.parser.parse(d)).is_ok_and(|p| !p.laws.is_empty()))
}

/// The beginning of a law, as [`super::law`] reads it.
fn written(text: &LawText) -> String {
    let mut lines = String::new();
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for section in text.sections.iter().take(COMPARED) {
        if !section.number.is_empty() {
            lines.push_str(&format!("{SECTION}{}\t{}\n", one_line(&section.number), one_line(&section.heading)));
        }
        for paragraph in section.paragraphs.iter().take(COMPARED) {
            lines.push_str(&one_line(paragraph));
            lines.push('\n');
        }
    }
    lines
}

fn versions(kept: &mut Kept, mirror: Option<&Mirror>) {
    let old = "§ 1\tPots\nWhoever sells a cracked pot pays a fine.\n§ 2\tPans\nA pan is no pot for this act.\n";
    let new =
        "§ 1\tPots\nWhoever sells a cracked or leaking pot pays a fine.\n§ 2a\tPans\nA pan is no pot for this act.\n";
    kept.keep("own", format!("{old}{BETWEEN}{new}").into());
    kept.keep("paragraphs", format!("One.\nTwo three.\nFour.{BETWEEN}Two three.\nFour five.\nOne.").into());
    let Some(mirror) = mirror else { return };
    let law = |source: &'static RegisteredSource, number: usize, entry: &Entry| {
        let input = Input::written(number, entry.url.as_deref(), &mirror.read(entry).ok()?);
        Input::read(source, &input)?.with(|d| law_text::read(source.parser, d, MEMBER)).ok()
    };
    for source in registry::all().iter().filter(|s| !REPORTS.contains(&s.spec.id.as_str())) {
        for stream in mirror.matching(&source.spec) {
            let number = source.spec.documents.iter().position(|d| std::ptr::eq(d, stream.document));
            let ([old, new, ..], Some(number)) = (stream.entries.as_slice(), number) else { continue };
            if let (Some(old), Some(new)) = (law(source, number, old), law(source, number, new)) {
                kept.keep(source.spec.id.as_str(), format!("{}{BETWEEN}{}", written(&old), written(&new)).into());
            }
        }
    }
}

fn pages(kept: &mut Kept, mirror: Option<&Mirror>) {
    kept.keep("own.html", PAGE.into());
    let Some(mirror) = mirror else { return };
    let is_page = |e: &&Entry| [".html", ".htm", ".xhtml"].iter().any(|end| e.file.ends_with(end));
    let mut entries: Vec<&Entry> = mirror.entries().iter().filter(is_page).collect();
    entries.sort_by_cached_key(|e| (fs::metadata(mirror.path_of(&e.file)).map_or(u64::MAX, |m| m.len()), e.line));
    for entry in entries.into_iter().take(MOST / 2) {
        if let Ok(bytes) = mirror.read(entry) {
            kept.keep(&entry.file, bytes);
        }
    }
}

fn bodies(kept: &mut Kept) {
    let body = SENTENCES.repeat(40);
    for (n, coding) in CODINGS.iter().enumerate() {
        let Some(packed) = body_in(n, coding, body.as_bytes()) else { continue };
        kept.keep(coding, [&[u8::try_from(n).unwrap_or_default(), 7][..], &packed].concat());
    }
}

fn body_in(number: usize, coding: &str, body: &[u8]) -> Option<Vec<u8>> {
    let level = Compression::default();
    match coding {
        "gzip" => {
            let mut encoder = write::GzEncoder::new(Vec::new(), level);
            encoder.write_all(body).ok()?;
            encoder.finish().ok()
        }
        "br" => {
            let mut packed = Vec::new();
            brotli::CompressorWriter::new(&mut packed, 4096, 5, 22).write_all(body).ok()?;
            Some(packed)
        }
        "zstd" => zstd::encode_all(body, 3).ok(),
        "deflate" if number + 1 == CODINGS.len() => {
            let mut encoder = write::DeflateEncoder::new(Vec::new(), level);
            encoder.write_all(body).ok()?;
            encoder.finish().ok()
        }
        "deflate" => {
            let mut encoder = write::ZlibEncoder::new(Vec::new(), level);
            encoder.write_all(body).ok()?;
            encoder.finish().ok()
        }
        _ => Some(body.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_written_as_it_is_read() {
        let text = "§ 1\tPots\nA pot is a pot.\nSo is this.\n§ 2\t\nNo pan.\n";
        assert_eq!(written(&super::super::law(text)), text);
    }

    #[test]
    fn a_body_of_every_coding() {
        let seeds = of_reader(Reader::Decode, None);
        let numbers: Vec<u8> = seeds.iter().map(|s| s.bytes[0]).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn what_a_target_does_not_read_is_no_seed() {
        let mut kept = Kept::of(Target::named("retry-after").unwrap());
        assert!(!kept.keep("x", b"soon".to_vec()));
        assert!(kept.keep("a/b", b"5".to_vec()) && !kept.keep("again", b"5".to_vec()));
        assert_eq!(kept.seeds, [Seed { name: "0-a_b".to_owned(), bytes: b"5".to_vec() }]);
    }
}
