//! Sets the dossier of an evidence bundle as an accessible PDF (PDF/UA-1): its text as JSON from standard input, the PDF to
//! standard output. The same text gives the same bytes: no clock, no network, no fonts of the machine. Fonts for further
//! scripts are taken from a folder `fonts` beside the program.

use std::{
    collections::BTreeMap,
    fs,
    io::{Read as _, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, anyhow, ensure};
use serde::{Deserialize, Serialize};
use typst::{
    Feature, Library, LibraryExt as _, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Smart},
    layout::PagedDocument,
    syntax::{FileId, Source, VirtualPath},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

const TEMPLATE: &str = include_str!("dossier.typ");
/// The most bytes of text that are set.
const MOST: u64 = 64 << 20;
/// The most characters of a cell; the rest stands in the HTML dossier and the tables.
const LONGEST_CELL: usize = 2_000;
/// The most rows of a table; the rest stands in the tables of the bundle.
const LONGEST_TABLE: usize = 1_500;

#[derive(Deserialize, Serialize)]
struct Dossier {
    title: String,
    lead: String,
    /// `2026-11-25`.
    date: String,
    /// Its year, month and day, for the template.
    #[serde(default)]
    day: Vec<i32>,
    sections: Vec<Section>,
}

#[derive(Deserialize, Serialize)]
struct Section {
    heading: String,
    blocks: Vec<Block>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
enum Block {
    Paragraph(String),
    Numbered(Vec<String>),
    Bullets(Vec<String>),
    Table {
        caption: String,
        head: Vec<String>,
        rows: Vec<Vec<String>>,
        /// Parts of the width that each column gets.
        #[serde(default)]
        widths: Vec<u32>,
    },
}

/// What the typesetter can see: the template, the text and the fonts.
struct Desk {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    text: (FileId, Bytes),
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.text.0 { Ok(self.text.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<i64>) -> Option<Datetime> {
        None
    }
}

/// The fonts that came with the typesetter, then those of the folder beside the program, by name.
fn fonts() -> anyhow::Result<Vec<Font>> {
    let mut fonts: Vec<Font> = typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))).collect();
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("fonts")));
    let Some(entries) = beside.and_then(|folder| fs::read_dir(folder).ok()) else { return Ok(fonts) };
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    for path in paths {
        let data = fs::read(&path).with_context(|| format!("font {}", path.display()))?;
        fonts.extend(Font::iter(Bytes::new(data)));
    }
    Ok(fonts)
}

/// Texts as they can be set.
struct Setter<'a> {
    fonts: &'a [Font],
    known: BTreeMap<char, bool>,
    /// Characters that no font has.
    lacking: usize,
    cut: usize,
}

impl Setter<'_> {
    fn has(&mut self, c: char) -> bool {
        let fonts = self.fonts;
        *self.known.entry(c).or_insert_with(|| fonts.iter().any(|f| f.info().coverage.contains(c.into())))
    }

    /// `text` without control characters, with a note where characters stand that no font has: a box says nothing.
    fn fit(&mut self, text: &mut String) {
        if text.chars().count() > LONGEST_CELL {
            *text = text.chars().take(LONGEST_CELL).chain(" […]".chars()).collect();
            self.cut += 1;
        }
        let (mut out, mut run) = (String::with_capacity(text.len()), 0);
        let close = |out: &mut String, run: &mut usize| {
            if *run > 0 {
                out.push_str(&format!("[{run} characters: see dossier.html]"));
                *run = 0;
            }
        };
        for c in text.chars() {
            if c.is_whitespace() || c.is_control() {
                if run == 0 {
                    out.push(' ');
                }
            } else if is_invisible(c) {
            } else if self.has(c) {
                close(&mut out, &mut run);
                out.push(c);
                // Long addresses and hashes may break.
                if matches!(c, '/' | '=' | ';' | '&' | '?' | '_') {
                    out.push('\u{200b}');
                }
            } else {
                run += 1;
                self.lacking += 1;
            }
        }
        close(&mut out, &mut run);
        *text = unbroken(&out);
    }

    fn fit_all<'a>(&mut self, texts: impl IntoIterator<Item = &'a mut String>) {
        texts.into_iter().for_each(|text| self.fit(text));
    }
}

/// Marks without width that fonts need not have.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// Lets words that are too long for a column break.
fn unbroken(text: &str) -> String {
    let (mut out, mut length) = (String::with_capacity(text.len()), 0);
    for c in text.chars() {
        length = if c == ' ' || c == '\u{200b}' || c == '-' { 0 } else { length + 1 };
        if length > 16 && c.is_ascii_alphanumeric() && length % 8 == 1 && text.len() > 40 && !text.contains(' ') {
            out.push('\u{200b}');
        }
        out.push(c);
    }
    out
}

/// Widths of columns by what stands in them: long texts get more, none gets too little.
fn widths(head: &[String], rows: &[Vec<String>]) -> Vec<u32> {
    (0..head.len())
        .map(|i| {
            let lengths = rows.iter().filter_map(|row| row.get(i)).map(|cell| cell.chars().count());
            let (sum, longest) = lengths.fold((0, 0), |(sum, longest), n| (sum + n, longest.max(n)));
            let mean = sum / rows.len().max(1);
            let title = head.get(i).map_or(0, |h| h.chars().count());
            let part = (mean + longest.min(120) / 4).max(title).clamp(11, 60);
            u32::try_from(part).unwrap_or(11)
        })
        .collect()
}

fn prepared(dossier: &mut Dossier, fonts: &[Font]) -> anyhow::Result<()> {
    let day: Vec<i32> = dossier.date.split('-').map(str::parse).collect::<Result<_, _>>().context("the date")?;
    ensure!(day.len() == 3, "the date `{}` is none", dossier.date);
    dossier.day = day;
    let mut setter = Setter { fonts, known: BTreeMap::new(), lacking: 0, cut: 0 };
    setter.fit_all([&mut dossier.title, &mut dossier.lead]);
    let mut left = 0;
    for section in &mut dossier.sections {
        setter.fit(&mut section.heading);
        for block in &mut section.blocks {
            match block {
                Block::Paragraph(text) => setter.fit(text),
                Block::Numbered(items) | Block::Bullets(items) => setter.fit_all(items),
                Block::Table { caption, head, rows, widths: parts } => {
                    left += rows.len().saturating_sub(LONGEST_TABLE);
                    rows.truncate(LONGEST_TABLE);
                    *parts = widths(head, rows);
                    setter.fit(caption);
                    setter.fit_all(head.iter_mut().chain(rows.iter_mut().flatten()));
                    // Each row has as many cells as the head, whatever came.
                    let n = head.len();
                    rows.iter_mut().for_each(|row| row.resize(n, String::new()));
                }
            }
        }
    }
    let mut notes = Vec::new();
    if setter.lacking > 0 {
        notes.push(format!(
            "{} characters of publishers' texts are in scripts that this PDF has no font for; dossier.html shows them.",
            setter.lacking
        ));
    }
    if left > 0 || setter.cut > 0 {
        notes.push(format!(
            "{left} rows and the ends of {} long texts are left out of this PDF; dossier.html and the tables have them.",
            setter.cut
        ));
    }
    if !notes.is_empty() {
        dossier.lead.push(' ');
        dossier.lead.push_str(&notes.join(" "));
    }
    Ok(())
}

fn set(text: &[u8]) -> anyhow::Result<Vec<u8>> {
    let mut dossier: Dossier = serde_json::from_slice(text).context("the text of the dossier cannot be read")?;
    let fonts = fonts()?;
    prepared(&mut dossier, &fonts)?;
    let [year, month, day] = dossier.day[..] else { return Err(anyhow!("the date is none")) };
    let (month, day) = (u8::try_from(month)?, u8::try_from(day)?);
    let made = Datetime::from_ymd_hms(year, month, day, 0, 0, 0).context("the date is none")?;
    let id = |name: &str| FileId::new(None, VirtualPath::new(name));
    let desk = Desk {
        library: LazyHash::new(Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        template: Source::new(id("dossier.typ"), TEMPLATE.to_owned()),
        text: (id("dossier.json"), Bytes::new(serde_json::to_vec(&dossier)?)),
        fonts,
    };
    let told = |errors: &[SourceDiagnostic]| {
        let errors: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
        anyhow!("the dossier cannot be set: {}", errors.join("; "))
    };
    let document: PagedDocument = typst::compile(&desk).output.map_err(|e| told(&e))?;
    let options = PdfOptions {
        ident: Smart::Custom("lexgap dossier"),
        timestamp: Some(Timestamp::new_utc(made)),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|e| anyhow!("{e}"))?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|e| told(&e))
}

fn run() -> anyhow::Result<()> {
    let mut text = Vec::new();
    std::io::stdin().take(MOST + 1).read_to_end(&mut text).context("standard input")?;
    ensure!(text.len() as u64 <= MOST, "the text has more than {MOST} bytes");
    let pdf = set(&text)?;
    let mut out = std::io::stdout().lock();
    out.write_all(&pdf).and_then(|()| out.flush()).context("standard output")
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lexgap-dossier: {error:#}");
            ExitCode::FAILURE
        }
    }
}
