//! What the fuzzer calls: one target a source, and one for each reader that stands for itself. Each begins with documents
//! that it reads to the end.

mod input;
mod own;
mod pack;
mod seeds;
mod shorten;

use std::{str, sync::LazyLock, time::Duration};

use jiff::Timestamp;
use lexgap_domain::{TextUnit, hash};
use reqwest::Url;

use self::input::Input;
#[cfg(test)]
pub(crate) use self::pack::{tar_bz2, zip};
pub use self::seeds::Seed;
use crate::{
    crawl::PageReader,
    extract,
    fetch::fuzz::{Decoder, Rules, retry_after},
    formats::charset,
    index::Format,
    law_text::{self, LawText, Section},
    mirror::Mirror,
    parse::{Document, Parser as _},
    registry::{self, RegisteredSource},
    spec::SourceSpec,
};

/// Of an archive of many laws the one whose text is read, as in our own documents.
const MEMBER: &str = "file=law.xml";

/// What is fuzzed.
#[derive(Clone, Copy)]
pub enum Target {
    /// The parser of a registered source.
    Source(&'static RegisteredSource),
    Reader(Reader),
}

/// A reader that no source stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Statements in reports.
    Extract,
    /// Lists, and the versions that documents name.
    Lists,
    /// The text of laws, and what two versions have apart.
    LawText,
    /// Two texts of any kind held against each other.
    Comparison,
    /// A source file without code.
    SourceFile,
    /// Pages that a source file describes.
    Pages,
    Robots,
    RetryAfter,
    /// Bodies as they are packed for sending.
    Decode,
    Charset,
}

const READERS: [(&str, Reader); 10] = [
    ("extract", Reader::Extract),
    ("lists", Reader::Lists),
    ("law-text", Reader::LawText),
    ("comparison", Reader::Comparison),
    ("source-file", Reader::SourceFile),
    ("pages", Reader::Pages),
    ("robots", Reader::Robots),
    ("retry-after", Reader::RetryAfter),
    ("decode", Reader::Decode),
    ("charset", Reader::Charset),
];

/// Codings as an answer names them; the last one is deflate without its envelope.
const CODINGS: [&str; 6] = ["identity", "gzip", "br", "zstd", "deflate", "deflate"];
/// The most that a fuzzed body may unpack to.
const UNPACKED: u64 = 4 << 20;
/// Stands between two texts that are compared.
const BETWEEN: &str = "\n===\n";
/// Stands before the number of a section, which a tab parts from its heading.
const SECTION: &str = "§ ";
/// A source file without code.
const SOURCE_FILE: &str = include_str!("../../seeds/pages/source.toml");

/// The reader of pages that [`SOURCE_FILE`] describes, with the address of one.
static PAGES: LazyLock<Option<(PageReader, Url)>> = LazyLock::new(|| {
    let follow = SourceSpec::from_toml("source.toml", SOURCE_FILE).ok()?.follow?;
    Some((PageReader::new(&follow).ok()?, Url::parse(follow.start.first()?).ok()?))
});

impl Target {
    /// Every target.
    pub fn all() -> Vec<Target> {
        let readers = READERS.iter().map(|(_, reader)| Target::Reader(*reader));
        registry::all().iter().map(Target::Source).chain(readers).collect()
    }

    /// The target of that name.
    pub fn named(name: &str) -> Option<Target> {
        Target::all().into_iter().find(|target| target.name() == name)
    }

    /// The source's identifier, or the reader's name.
    pub fn name(&self) -> &'static str {
        match self {
            Target::Source(source) => source.spec.id.as_str(),
            Target::Reader(reader) => READERS.iter().find(|(_, r)| r == reader).map_or("", |(name, _)| name),
        }
    }

    /// Reads what the fuzzer made up; whether anything came out.
    pub fn run(&self, data: &[u8]) -> bool {
        match self {
            Target::Source(source) => of_source(source, data),
            Target::Reader(reader) => reader.run(data),
        }
    }

    /// Documents from which this target reads something: small ones of our own, and the smallest of the publishers'.
    pub fn seeds(&self, mirror: Option<&Mirror>) -> Vec<Seed> {
        match self {
            Target::Source(source) => seeds::of_source(source, mirror),
            Target::Reader(reader) => seeds::of_reader(*reader, mirror),
        }
    }

    /// The kinds of documents that none of `seeds` is of. Lists that need no parser of the source are left to
    /// [`Reader::Lists`].
    pub fn kinds_without(&self, seeds: &[Seed]) -> Vec<&'static str> {
        let Target::Source(source) = self else { return Vec::new() };
        let documents = source.spec.documents.iter().enumerate();
        let documents = documents.filter(|(_, d)| d.index.as_ref().is_none_or(|i| i.format == Format::Own));
        let without =
            documents.filter(|(i, _)| !seeds.iter().any(|s| s.bytes.first().copied() == u8::try_from(*i).ok()));
        without.map(|(_, document)| document.stream_of(None)).collect()
    }
}

fn of_source(source: &RegisteredSource, data: &[u8]) -> bool {
    let Some(input) = Input::read(source, data) else { return false };
    let Ok(parsed) = input.with(|document| source.parser.parse(document)) else { return false };
    // A document that is only held against our own tables has no facts; its TOML expects nothing of it.
    let compared = input.expects_nothing() && !parsed.skipped.is_empty();
    parsed.facts() > 0 || !parsed.documents.is_empty() || compared
}

impl Reader {
    fn run(self, data: &[u8]) -> bool {
        match self {
            Reader::Extract => extracted(data),
            Reader::Lists => listed(data).unwrap_or_default(),
            Reader::LawText => of_law(data).unwrap_or_default(),
            Reader::Comparison => compared(data).unwrap_or_default(),
            Reader::SourceFile => of_source_file(data),
            Reader::Pages => of_pages(data).unwrap_or_default(),
            Reader::Robots => of_robots(data).unwrap_or_default(),
            Reader::RetryAfter => {
                str::from_utf8(data).is_ok_and(|text| retry_after(text, Timestamp::UNIX_EPOCH).is_some())
            }
            Reader::Decode => decoded(data).unwrap_or_default(),
            Reader::Charset => in_charset(data).unwrap_or_default(),
        }
    }
}

fn extracted(data: &[u8]) -> bool {
    let Ok(statements) = extract::extract(data, &extract::Options::default()) else { return false };
    for s in statements.iter().take(20) {
        let _ = extract::passage(data, &s.locator);
    }
    !statements.is_empty()
}

/// A list, or the versions that a document names: place of the source and of the document in the registry.
#[derive(Clone, Copy, PartialEq, Eq)]
struct ListReader {
    source: usize,
    document: usize,
    versions: bool,
}

/// Every list and every kind of document that names versions. The first byte of an input chooses one.
static LISTS: LazyLock<Vec<ListReader>> = LazyLock::new(|| {
    let documents = registry::all().iter().enumerate().flat_map(|(source, registered)| {
        registered.spec.documents.iter().enumerate().map(move |(document, spec)| (source, document, spec))
    });
    let readers = documents.flat_map(|(source, document, spec)| {
        let list = spec.index.is_some().then_some(false);
        let versions = spec.versions.is_some().then_some(true);
        list.into_iter().chain(versions).map(move |versions| ListReader { source, document, versions })
    });
    readers.collect()
});

fn listed(data: &[u8]) -> Option<bool> {
    let (number, rest) = data.split_first()?;
    let reader = LISTS.get(usize::from(*number) % LISTS.len().max(1))?;
    let source = registry::all().get(reader.source)?;
    let spec = source.spec.documents.get(reader.document)?;
    let input = Input::of(spec, &source.spec.id, rest)?;
    Some(input.with(|document| match reader.versions {
        false => spec.index.as_ref().and_then(|i| i.read(document, source.parser).ok()).is_some_and(|l| l.entries > 0),
        true => spec.versions.as_ref().and_then(|v| v.read(document).ok()).is_some_and(|v| !v.is_empty()),
    }))
}

/// The first byte chooses the source.
fn of_law(data: &[u8]) -> Option<bool> {
    let (number, rest) = data.split_first()?;
    let source = registry::all().get(usize::from(*number) % registry::all().len().max(1))?;
    let text = Input::read(source, rest)?.with(|document| law_text::read(source.parser, document, MEMBER)).ok()?;
    // Another version of the same law: every third paragraph is missing, and a section has moved.
    let mut other = text.clone();
    let mut n = 0_usize;
    for section in &mut other.sections {
        section.paragraphs.retain(|_| {
            n += 1;
            !n.is_multiple_of(3)
        });
    }
    if other.sections.len() > 2 {
        other.sections.swap(0, 2);
    }
    let _ = law_text::compare(&text, &other);
    Some(text.parts() > 0)
}

fn compared(data: &[u8]) -> Option<bool> {
    let (old, new) = str::from_utf8(data).ok()?.split_once(BETWEEN)?;
    let comparison = law_text::compare(&law(old), &law(new));
    Some(!comparison.changes.is_empty() || comparison.unchanged > 0)
}

/// A law as the fuzzer writes it: one paragraph a line, and lines that open a section.
fn law(text: &str) -> LawText {
    let mut sections: Vec<Section> = vec![Section::default()];
    for line in text.lines() {
        if let Some(title) = line.strip_prefix(SECTION) {
            let (number, heading) = title.split_once('\t').unwrap_or((title, ""));
            let (number, heading) = (number.to_owned(), heading.to_owned());
            sections.push(Section { number, heading, paragraphs: Vec::new() });
        } else if let Some(section) = sections.last_mut() {
            section.paragraphs.push(line.to_owned());
        }
    }
    sections.retain(|s| !s.number.is_empty() || !s.paragraphs.is_empty());
    let unit = if sections.iter().any(|s| !s.number.is_empty()) { TextUnit::Section } else { TextUnit::Paragraph };
    LawText { unit, language: None, sections }
}

fn of_source_file(data: &[u8]) -> bool {
    let Ok(text) = str::from_utf8(data) else { return false };
    let read = SourceSpec::from_toml("x.toml", text).is_ok();
    if read {
        // Those with links to follow are compiled, too; each is kept for good, which is little here.
        let _ = RegisteredSource::from_file("x.toml", text);
    }
    read
}

fn of_pages(data: &[u8]) -> Option<bool> {
    let (reader, url) = PAGES.as_ref()?;
    let document = Document {
        bytes: data,
        sha256: &hash::sha256(data),
        source: &"x".into(),
        stream: url.as_str(),
        url: Some(url.as_str()),
        content_type: None,
        vintage: None,
    };
    let links = reader.links(&document, url).is_ok_and(|l| !l.documents.is_empty());
    Some(reader.parse(&document).is_ok_and(|p| !p.pages.is_empty()) || links)
}

/// The first line is the address that is asked for.
fn of_robots(data: &[u8]) -> Option<bool> {
    let (address, text) = first_line(data)?;
    let url = Url::parse(str::from_utf8(address).ok()?).ok()?;
    let rules = Rules::read("lexgap", text, text.len().is_multiple_of(2));
    let _ = rules.allow(url.as_str());
    let _ = rules.delay(Duration::from_secs(3600));
    Some(matches!(rules, Rules::Some(_)))
}

/// The first byte chooses the coding, the second the length of the pieces.
fn decoded(data: &[u8]) -> Option<bool> {
    let [coding, step, body @ ..] = data else { return None };
    let coding = CODINGS.get(usize::from(*coding) % CODINGS.len())?;
    let mut decoder = Decoder::new(Some(coding), UNPACKED).ok()?;
    for piece in body.chunks(usize::from(*step) * 16 + 1) {
        if decoder.push(piece).is_err() {
            let _ = decoder.beginning();
            return None;
        }
    }
    Some(!decoder.finish().ok()?.is_empty())
}

/// The first line is the content type.
fn in_charset(data: &[u8]) -> Option<bool> {
    let (content_type, body) = first_line(data)?;
    let content_type = str::from_utf8(content_type).ok()?;
    Some(charset::decode("the page", body, Some(content_type)).is_ok_and(|text| !text.is_empty()))
}

fn first_line(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = memchr::memchr(b'\n', data)?;
    Some((data.get(..end)?, data.get(end + 1..)?))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::corpus::corpus_with;

    fn mirror() -> Option<Mirror> {
        Some(Mirror::open(corpus_with("manifest.jsonl")?.join("manifest.jsonl")).unwrap())
    }

    #[test]
    fn every_target_begins_with_what_it_reads() {
        let Some(mirror) = mirror() else { return };
        for target in Target::all() {
            let seeds = target.seeds(Some(&mirror));
            assert!(!seeds.is_empty(), "{} has no seed that its parser reads", target.name());
            assert!(seeds.iter().all(|s| target.run(&s.bytes)), "{}", target.name());
            let names: HashSet<&str> = seeds.iter().map(|s| s.name.as_str()).collect();
            assert_eq!(names.len(), seeds.len(), "{}: two seeds have one name", target.name());
            let packed = |s: &Seed| {
                let body = first_line(s.bytes.get(1..).unwrap_or_default()).map_or(&[][..], |(_, body)| body);
                body.starts_with(b"PK\x03\x04") || body.starts_with(b"BZh")
            };
            let open = seeds.iter().any(|s| s.name.contains("-open_"));
            let is_source = matches!(target, Target::Source(_));
            assert!(open || !is_source || !seeds.iter().any(packed), "{}: no archive is laid open", target.name());
            println!(
                "{}: {} seeds, longest {}, {} laid open; none for {:?}",
                target.name(),
                seeds.len(),
                seeds.iter().map(|s| s.bytes.len()).max().unwrap_or_default(),
                seeds.iter().filter(|s| s.name.contains("-open_")).count(),
                target.kinds_without(&seeds)
            );
        }
    }

    #[test]
    fn readers_and_documents_of_our_own_need_no_corpus() {
        for (name, reader) in READERS {
            let target = Target::Reader(reader);
            assert_eq!(target.name(), name);
            assert!(!target.seeds(None).is_empty(), "{name} has no seed of our own");
        }
        assert_eq!(own::OWN.len(), own::OWN.iter().filter(|o| own::is_read(o)).count());
    }

    #[test]
    fn one_byte_chooses_any_source_and_any_list() {
        assert!(LISTS.len() <= 256 && registry::all().len() <= 256);
        assert!(registry::all().iter().all(|s| s.spec.documents.len() <= 256));
    }

    #[test]
    fn the_readme_says_how_many_targets_there_are() {
        let readme = include_str!("../../../README.md");
        assert!(readme.contains(&format!("all {} without a target", Target::all().len())), "{}", Target::all().len());
    }

    #[test]
    fn names_are_unique_and_lead_back() {
        for target in Target::all() {
            assert_eq!(Target::named(target.name()).unwrap().name(), target.name());
        }
        let names: HashSet<&str> = Target::all().iter().map(Target::name).collect();
        assert_eq!(names.len(), Target::all().len());
        assert!(Target::named("no-such-target").is_none());
    }

    #[test]
    fn what_is_no_document_reads_to_nothing() {
        for target in Target::all() {
            for data in [&b""[..], b"\x00", b"\x00\x00\n", b"\xff\xff\xff\n\xff"] {
                assert!(!target.run(data) || ["charset", "decode"].contains(&target.name()), "{}", target.name());
            }
        }
    }
}
