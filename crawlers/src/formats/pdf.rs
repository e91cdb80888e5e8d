//! Text of PDFs with its place on the page, so that columns and tables can be told from lines.
//!
//! A PDF places glyphs; it knows neither words nor lines. Glyphs become words by the gaps between them, words
//! become lines by their baselines. What stands beside what is left to the caller: [`Line::between`] cuts a line
//! at columns of a table, [`gutter`] finds the gap between two columns of text, [`join`] makes running text.

use std::{
    collections::{HashMap, HashSet},
    io::{self, Read as _},
};

use flate2::read::ZlibDecoder;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
    InterpreterSettings, RenderContent, SoftMask, TransformExt as _,
    font::{Glyph, GlyphRun},
    hayro_cmap::BfString,
    hayro_syntax::{DecryptionError, LoadPdfError, Pdf},
    interpret_page,
    kurbo::{BezPath, Point, Rect},
};

use crate::parse::ParseError;

/// Largest file that is read.
pub const MAX_BYTES: usize = 64 << 20;
/// Most pages of one document.
pub const MAX_PAGES: usize = 2_000;
/// Most glyphs of one document: about 1,000 dense pages.
pub const MAX_GLYPHS: usize = 5_000_000;
/// Most bytes that the document's streams may inflate to, all together.
pub const MAX_INFLATED: u64 = 512 << 20;

/// Gaps in ems: a wider one parts two words …
const WORD_GAP: f64 = 0.13;
/// … and a baseline that differs by more ends the word (superscripts differ by less).
const RISE: f64 = 0.45;
/// Least width of a gutter, in points.
const GUTTER: f64 = 5.0;

/// A run of characters without a space. Lengths in points (1/72 inch) from the page's upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub right: f64,
    /// Distance of the baseline from the upper edge.
    pub baseline: f64,
    pub size: f64,
}

/// Words on one baseline, from left to right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    pub words: Vec<Word>,
}

/// One page, its lines from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// From 1.
    pub number: u32,
    pub width: f64,
    pub height: f64,
    pub lines: Vec<Line>,
}

impl Line {
    /// The words, in single spaces.
    pub fn text(&self) -> String {
        text(self.words.iter())
    }

    /// The words that begin within `[left, right)`, in single spaces.
    pub fn between(&self, left: f64, right: f64) -> String {
        text(self.words.iter().filter(|w| (left..right).contains(&w.left)))
    }

    /// The part of the line whose words lie within `[left, right)` by their middle.
    pub fn part(&self, left: f64, right: f64) -> Line {
        let inside = |w: &&Word| (left..right).contains(&((w.left + w.right) / 2.0));
        Line { words: self.words.iter().filter(inside).cloned().collect() }
    }

    /// Distance of the baseline from the upper edge.
    pub fn baseline(&self) -> f64 {
        self.words.first().map_or(0.0, |w| w.baseline)
    }

    /// Left edge of the first word.
    pub fn left(&self) -> f64 {
        self.words.first().map_or(0.0, |w| w.left)
    }

    /// Type size of the first word.
    pub fn size(&self) -> f64 {
        self.words.first().map_or(0.0, |w| w.size)
    }
}

fn text<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

impl Page {
    /// The page as text, line by line; two columns follow one another.
    pub fn text(&self) -> String {
        let lines: Vec<&Line> = self.lines.iter().collect();
        let mut text = String::new();
        for line in columns(&lines, self.width) {
            text.push_str(&line.text());
            text.push('\n');
        }
        text
    }
}

/// Reads the text of a PDF.
///
/// # Errors
/// Empty, not a PDF, encrypted, damaged, or larger than the limits of this module.
pub fn read(bytes: &[u8], what: &str) -> Result<Vec<Page>, ParseError> {
    if bytes.is_empty() {
        return Err(ParseError::Empty { what: what.to_owned() });
    }
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::Limit(format!("{what}: a PDF of more than {} MiB is not read", MAX_BYTES >> 20)));
    }
    // Readers accept some rubbish before the header.
    if !bytes.iter().take(1024).collect::<Vec<_>>().windows(5).any(|w| w.iter().copied().eq(b"%PDF-")) {
        return Err(ParseError::WrongType { expected: "a PDF", found: looks_like(bytes).to_owned() });
    }
    check_inflation(bytes, MAX_INFLATED)?;
    super::unharmed("PDF", "its objects contradict one another", || read_pages(bytes))
}

fn looks_like(bytes: &[u8]) -> &'static str {
    let start: Vec<u8> = bytes.iter().copied().skip_while(u8::is_ascii_whitespace).take(14).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        "an HTML page"
    } else if start.starts_with(b"<") {
        "XML"
    } else if start.starts_with(b"pk\x03\x04") {
        "a ZIP archive or workbook"
    } else if start.starts_with(b"{") || start.starts_with(b"[") {
        "JSON"
    } else {
        "plain text or binary data"
    }
}

/// Refuses streams that inflate beyond `most`, before anything is kept in memory.
fn check_inflation(bytes: &[u8], most: u64) -> Result<(), ParseError> {
    let too_much = || ParseError::Limit(format!("the PDF's streams inflate to more than {} MiB", most >> 20));
    let mut inflated = 0;
    let mut at = 0;
    while let Some(found) = bytes.get(at..).and_then(|rest| find(rest, b"stream")) {
        let dictionary = bytes.get(at..at + found).unwrap_or_default();
        at += found + b"stream".len();
        // Compression of what is compressed already grows without a bound that one pass could see.
        let filters = dictionary.windows(7).filter(|w| *w == b"/Flate" || *w == b"/FlateD" || *w == b"/LZWDec").count();
        if filters > 1 && dictionary.len() < 4096 {
            return Err(ParseError::Limit("a stream of the PDF is compressed more than once".to_owned()));
        }
        let data = bytes.get(at..).unwrap_or_default();
        let data = data.strip_prefix(b"\r\n").or_else(|| data.strip_prefix(b"\n")).unwrap_or(data);
        // What is no zlib stream stops at once.
        let mut left = ZlibDecoder::new(data).take(most - inflated + 1);
        inflated += match io::copy(&mut left, &mut io::sink()) {
            Ok(n) => n,
            Err(_) => most - inflated + 1 - left.limit(),
        };
        if inflated > most {
            return Err(too_much());
        }
    }
    Ok(())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|w| w == word)
}

fn read_pages(bytes: &[u8]) -> Result<Vec<Page>, ParseError> {
    let damaged = |detail: &str| ParseError::Damaged { format: "PDF", detail: detail.to_owned() };
    let pdf = Pdf::new(bytes.to_vec()).map_err(|e| match e {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            damaged("it is protected by a password; ask the publisher for a free copy")
        }
        LoadPdfError::Decryption(_) => damaged("it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => damaged("no table of objects and pages was found"),
    })?;
    let pages = pdf.pages();
    match pages.len() {
        0 => return Err(damaged("it holds no page")),
        n if n > MAX_PAGES => return Err(ParseError::Limit(format!("a PDF of {n} pages is not read"))),
        _ => {}
    }
    let cache = InterpreterCache::new();
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..InterpreterSettings::default() };
    let mut read = Vec::with_capacity(pages.len());
    let mut glyphs = 0;
    for (number, page) in (1..).zip(pages.iter()) {
        let (width, height) = page.render_dimensions();
        let transform = page.initial_transform(true).to_kurbo();
        let area = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
        let mut context = Context::new(transform, area, &cache, pdf.xref(), settings.clone());
        let mut words = Words { room: MAX_GLYPHS - glyphs, ..Words::default() };
        interpret_page(page, &mut context, &mut words);
        if words.seen > words.room {
            return Err(ParseError::Limit(format!("a PDF of more than {MAX_GLYPHS} characters is not read")));
        }
        glyphs += words.seen;
        read.push(Page { number, width: area.width(), height: area.height(), lines: lines(words.finish()) });
    }
    Ok(read)
}

/// Collects glyphs into words, in the order in which the page draws them.
#[derive(Default)]
struct Words {
    done: Vec<Word>,
    open: Option<Word>,
    room: usize,
    seen: usize,
}

impl Words {
    fn glyph(&mut self, text: &str, left: f64, right: f64, baseline: f64, size: f64) {
        if text.chars().all(|c| c.is_whitespace() || c == '\u{ad}' || c.is_control()) {
            // A soft hyphen is drawn only where it divides a word.
            if text.contains('\u{ad}')
                && let Some(word) = &mut self.open
            {
                word.text.push('-');
                word.right = right;
            }
            return self.close();
        }
        if let Some(word) = &mut self.open {
            let em = word.size.max(size);
            let gap = left - word.right;
            let beside = (baseline - word.baseline).abs() < RISE * em;
            if beside && gap < WORD_GAP * em && gap > -0.5 * em {
                push_text(&mut word.text, text);
                word.right = word.right.max(right);
                if size > word.size {
                    (word.size, word.baseline) = (size, baseline);
                }
                return;
            }
        }
        self.close();
        let mut word = Word { text: String::new(), left, right, baseline, size };
        push_text(&mut word.text, text);
        self.open = Some(word);
    }

    fn close(&mut self) {
        if let Some(word) = self.open.take().filter(|w| !w.text.is_empty()) {
            self.done.push(word);
        }
    }

    fn finish(mut self) -> Vec<Word> {
        self.close();
        self.done
    }

    fn run_glyph(&mut self, run: &GlyphRun<'_, '_>, props: &DrawProps<'_>) {
        for glyph in run.glyphs() {
            self.seen += 1;
            if self.seen > self.room {
                return;
            }
            let advance = match &**glyph {
                Glyph::Outline(g) => g.advance_width(),
                Glyph::Type3(g) => g.advance_width(),
            };
            let place = props.transform * glyph.transform();
            let origin = place * Point::ZERO;
            let end = place * Point::new(f64::from(advance.unwrap_or(500.0)), 0.0);
            let up = place * Point::new(0.0, 1000.0);
            let size = (up - origin).hypot();
            let level = (end.y - origin.y).abs() <= 0.2 * (end.x - origin.x).abs();
            if !(level && end.x >= origin.x && origin.is_finite() && end.is_finite() && (0.5..500.0).contains(&size)) {
                continue;
            }
            let text = match glyph.as_unicode() {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(s)) => s,
                None => "\u{fffd}".to_owned(),
            };
            self.glyph(&text, origin.x, end.x, origin.y, size);
        }
    }
}

/// Adds text with ligatures and other presentation forms taken apart.
fn push_text(word: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            'ﬀ' => word.push_str("ff"),
            'ﬁ' => word.push_str("fi"),
            'ﬂ' => word.push_str("fl"),
            'ﬃ' => word.push_str("ffi"),
            'ﬄ' => word.push_str("ffl"),
            'ﬅ' | 'ﬆ' => word.push_str("st"),
            '\u{2010}' | '\u{2011}' => word.push('-'),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if c.is_control() || c.is_whitespace() => {}
            c => word.push(c),
        }
    }
}

impl Device<'_> for Words {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, '_>, props: DrawProps<'_>, _: &DrawMode) {
        self.run_glyph(run, &props);
    }
    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'_>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: ImageDrawProps<'_>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}

/// Words as lines, from top to bottom.
fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|a, b| a.baseline.total_cmp(&b.baseline));
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        // Compared with the line's first word, so that a slanted line does not grow without end.
        match lines.last_mut() {
            Some(line) if word.baseline - line.baseline() < 0.3 * word.size.min(line.size()) => line.words.push(word),
            _ => lines.push(Line { words: vec![word] }),
        }
    }
    for line in &mut lines {
        line.words.sort_by(|a, b| a.left.total_cmp(&b.left));
        // Bold type is sometimes made by drawing twice.
        line.words.dedup_by(|b, a| a.text == b.text && (a.left - b.left).abs() < 0.1 * a.size);
    }
    lines
}

/// The middle of the gap between two columns of text. Only gaps in the page's middle third count, each side needs
/// at least three lines, and one line in forty may run across (an address that could not be broken).
///
/// Where there are several gaps, the leftmost: numbers that hang before the right column belong to it.
pub fn gutter(lines: &[&Line], width: f64) -> Option<f64> {
    let (from, to) = (width / 3.0, width * 2.0 / 3.0);
    // Lines that cover each point.
    let mut covered = vec![0_usize; (to - from).max(0.0).ceil() as usize + 1];
    for word in lines.iter().flat_map(|l| &l.words).filter(|w| w.right > from && w.left < to) {
        let first = (word.left - from).floor().max(0.0) as usize;
        let last = ((word.right - from).ceil().max(0.0) as usize).min(covered.len());
        covered.get_mut(first..last).into_iter().flatten().for_each(|c| *c += 1);
    }
    let across = lines.len() / 40;
    let mut start = None;
    for (i, &n) in covered.iter().chain(std::iter::once(&usize::MAX)).enumerate() {
        match (n > across, start) {
            (false, None) => start = Some(i),
            (true, Some(s)) => {
                let middle = from + (s + i) as f64 / 2.0;
                let side = |left: bool| {
                    lines.iter().filter(|l| l.words.iter().any(|w| (w.left < middle) == left)).count() >= 3
                };
                if (i - s) as f64 >= GUTTER && side(true) && side(false) {
                    return Some(middle);
                }
                start = None;
            }
            _ => {}
        }
    }
    None
}

/// The lines in reading order: where they stand in two columns, the left column first.
pub fn columns(lines: &[&Line], width: f64) -> Vec<Line> {
    match gutter(lines, width) {
        Some(middle) => {
            let side = |a, b| lines.iter().map(move |l| l.part(a, b)).filter(|l| !l.words.is_empty());
            side(f64::NEG_INFINITY, middle).chain(side(middle, f64::INFINITY)).collect()
        }
        None => lines.iter().map(|l| (*l).clone()).collect(),
    }
}

/// Takes running heads, feet and page numbers off: lines near the upper or lower edge that occur, page numbers
/// aside, on several pages at the same height.
pub fn without_furniture(pages: &mut [Page]) {
    let edge = |page: &Page, line: &Line| line.baseline() < 0.09 * page.height || line.baseline() > 0.92 * page.height;
    let key = |line: &Line| {
        let text: String = line.text().chars().filter(|c| c.is_alphabetic()).collect();
        (text, (line.baseline() / 6.0).round() as i64)
    };
    let mut seen: HashMap<(String, i64), u32> = HashMap::new();
    for page in pages.iter() {
        let own: HashSet<_> = page.lines.iter().filter(|l| edge(page, l)).map(key).collect();
        for (text, height) in own {
            // Heights are rounded: neighbours are one height.
            for near in [height - 1, height, height + 1] {
                *seen.entry((text.clone(), near)).or_default() += 1;
            }
        }
    }
    // Left and right pages may differ, so that a short document has each foot twice.
    let least = if pages.len() > 6 { 3 } else { 2 };
    for page in pages {
        // A table that goes on has its caption again on each page.
        let (width, height) = (page.width, page.height);
        let shell = Page { number: page.number, width, height, lines: Vec::new() };
        page.lines.retain(|line| {
            !edge(&shell, line)
                || line.text().to_lowercase().starts_with("table ")
                || seen.get(&key(line)).is_none_or(|n| *n < least)
        });
    }
}

/// Words of a document, to decide whether a hyphen at the end of a line belongs to the word.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    words: HashSet<String>,
}

impl Vocabulary {
    /// The words that stand inside the lines of `pages`.
    pub fn new(pages: &[Page]) -> Vocabulary {
        let mut words = HashSet::new();
        for line in pages.iter().flat_map(|p| &p.lines) {
            words.extend(line.words.iter().map(|w| bare(&w.text)).filter(|w| !w.is_empty() && !w.ends_with('-')));
        }
        Vocabulary { words }
    }

    /// Whether `head` and `tail`, parted by a hyphen at the end of a line, are one word without it.
    fn divides(&self, head: &str, tail: &str) -> bool {
        let (head, tail) = (bare(head.trim_end_matches('-')), bare(tail));
        if !tail.starts_with(char::is_lowercase) || head.is_empty() {
            return false;
        }
        let has = |word: &str| self.words.contains(word);
        if has(&format!("{head}{tail}")) {
            return true;
        }
        !(has(&format!("{head}-{tail}")) || has(&head) && has(&tail))
    }
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_owned()
}

/// Lines as running text: divided words are joined again, by what the document itself writes elsewhere.
pub fn join<'a>(lines: impl IntoIterator<Item = &'a Line>, vocabulary: &Vocabulary) -> String {
    let mut text = String::new();
    for line in lines {
        let next = line.text();
        let head = text.rsplit(' ').next().unwrap_or_default();
        let tail = next.split(' ').next().unwrap_or_default();
        let range = head.ends_with('-')
            && head.starts_with(|c: char| c.is_ascii_digit())
            && tail.starts_with(|c: char| c.is_ascii_digit());
        if range || head.ends_with('-') && head.chars().any(char::is_alphabetic) && !head.contains("://") {
            if vocabulary.divides(head, tail) {
                text.pop();
            }
        } else if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&next);
    }
    text
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::{Compression, write::ZlibEncoder};
    use proptest::prelude::*;

    use super::*;

    /// A PDF of A4 pages, each given as its drawing instructions in Helvetica.
    fn pdf(pages: &[String]) -> Vec<u8> {
        let kids: Vec<String> = (0..pages.len()).map(|i| format!("{} 0 R", 4 + 2 * i)).collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        ];
        for (i, page) in pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
                 /Resources << /Font << /F 3 0 R >> >> >>",
                5 + 2 * i
            ));
            objects.push(format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()));
        }
        let mut file = "%PDF-1.4\n".to_owned();
        let mut places = Vec::new();
        for (i, object) in objects.iter().enumerate() {
            places.push(file.len());
            file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", i + 1));
        }
        let table = file.len();
        file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
        for place in &places {
            file.push_str(&format!("{place:010} 00000 n \n"));
        }
        file.push_str(&format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1));
        file.into_bytes()
    }

    /// Places texts by their distance from left and bottom, in 10 points.
    fn page(texts: &[(f64, f64, &str)]) -> String {
        texts.iter().map(|(x, y, t)| format!("BT /F 10 Tf {x} {y} Td ({t}) Tj ET\n")).collect()
    }

    fn texts(page: &Page) -> Vec<String> {
        page.lines.iter().map(Line::text).collect()
    }

    #[test]
    fn words_and_lines_with_their_places() {
        let file = pdf(&[page(&[(72.0, 700.0, "One line"), (72.0, 650.0, "Another"), (300.0, 650.0, "cell")])]);
        let pages = read(&file, "x").unwrap();
        assert_eq!((pages.len(), pages[0].number, pages[0].width), (1, 1, 595.0));
        assert_eq!(texts(&pages[0]), ["One line", "Another cell"]);
        let line = &pages[0].lines[1];
        assert!((line.baseline() - 192.0).abs() < 0.1 && (line.left() - 72.0).abs() < 0.1, "{line:?}");
        assert!((line.size() - 10.0).abs() < 0.1);
        assert_eq!(line.between(290.0, 400.0), "cell");
        assert_eq!(line.between(0.0, 290.0), "Another");
    }

    #[test]
    fn words_drawn_in_pieces_and_raised_marks_stay_whole() {
        // Kerned in pieces, a raised dagger, and a word drawn twice to look bold.
        let drawn = "BT /F 10 Tf 72 700 Td [(Fi) 20 (sh) -300 (ing)] TJ ET\n\
                     BT /F 6 Tf 107.3 703 Td (2) Tj ET\n\
                     BT /F 10 Tf 72 600 Td (Bold) Tj ET BT /F 10 Tf 72.3 600 Td (Bold) Tj ET\n";
        let pages = read(&pdf(&[drawn.to_owned()]), "x").unwrap();
        let found = texts(&pages[0]);
        assert_eq!(found, ["Fish ing2", "Bold"]);
    }

    #[test]
    fn ligatures_are_taken_apart() {
        let drawn = "BT /F 10 Tf 72 700 Td (con\\256rm \\257oor) Tj ET".to_owned();
        assert_eq!(texts(&read(&pdf(&[drawn]), "x").unwrap()[0]), ["confirm floor"]);
    }

    #[test]
    fn the_left_column_comes_first() {
        let mut drawn = Vec::new();
        for i in 0..4 {
            let y = 700.0 - 20.0 * f64::from(i);
            drawn.push((60.0, y, "left column of some width"));
            // Baselines of the two columns need not agree.
            drawn.push((320.0, y - 4.0, "right column"));
        }
        let pages = read(&pdf(&[page(&drawn)]), "x").unwrap();
        let lines: Vec<&Line> = pages[0].lines.iter().collect();
        assert!(gutter(&lines, pages[0].width).is_some_and(|x| (180.0..320.0).contains(&x)));
        let text = pages[0].text();
        assert!(text.find("right").unwrap() > text.rfind("left").unwrap(), "{text}");
        // A line across the page leaves no gutter.
        drawn.push((60.0, 500.0, "one line that runs over the whole page and so belongs to no column at all, none"));
        let pages = read(&pdf(&[page(&drawn)]), "x").unwrap();
        assert!(gutter(&pages[0].lines.iter().collect::<Vec<_>>(), 595.0).is_none());
    }

    #[test]
    fn divided_words_are_joined_as_the_document_writes_them() {
        let line = |text: &str| Line {
            words: text
                .split(' ')
                .map(|t| Word { text: t.to_owned(), left: 0.0, right: 1.0, baseline: 1.0, size: 1.0 })
                .collect(),
        };
        let known = [line("The prosecution and anti-trafficking acts of child labour")];
        let page = Page { number: 1, width: 1.0, height: 1.0, lines: known.to_vec() };
        let words = Vocabulary::new(&[page]);
        let joined = |a: &str, b: &str| join(&[line(a), line(b)], &words);
        assert_eq!(joined("the prosecu-", "tion of"), "the prosecution of");
        assert_eq!(joined("the anti-", "trafficking act"), "the anti-trafficking act");
        assert_eq!(joined("the Counter-", "Trafficking Act"), "the Counter-Trafficking Act");
        assert_eq!(joined("child-", "labour"), "child-labour", "both are words of their own");
        assert_eq!(joined("pages 3-", "5 of"), "pages 3-5 of");
        assert_eq!(joined("a plain", "line"), "a plain line");
    }

    #[test]
    fn running_heads_and_page_numbers_go() {
        let pages: Vec<String> = (1..=4)
            .map(|n| {
                let (head, foot) = ("A Report", format!("THE SERIES {n}"));
                page(&[(72.0, 800.0, head), (72.0, 400.0, "A Report in the middle"), (72.0, 30.0, &foot)])
            })
            .collect();
        let mut pages = read(&pdf(&pages), "x").unwrap();
        assert_eq!(texts(&pages[0]).len(), 3);
        without_furniture(&mut pages);
        for page in &pages {
            assert_eq!(texts(page), ["A Report in the middle"]);
        }
    }

    #[test]
    fn what_is_no_pdf_is_named() {
        for (bytes, words) in [
            (&b""[..], "empty"),
            (b"<!DOCTYPE html><html>", "an HTML page"),
            (b"PK\x03\x04", "a ZIP archive"),
            (b"Not found", "plain text"),
            (b"%PDF-1.4\nnothing", "damaged"),
        ] {
            let error = read(bytes, "the report").unwrap_err().to_string();
            assert!(error.contains(words), "{error}");
        }
    }

    #[test]
    fn streams_that_swell_are_refused() {
        let packed = |bytes: &[u8]| {
            let mut to = ZlibEncoder::new(Vec::new(), Compression::best());
            to.write_all(bytes).unwrap();
            to.finish().unwrap()
        };
        let stream = |filter: &str, data: &[u8]| {
            [format!("%PDF-1.4\n<< /Filter {filter} >>\nstream\n").as_bytes(), data, b"\nendstream"].concat()
        };
        let zeros = packed(&vec![0; 100_000]);
        assert!(zeros.len() < 1_000);
        let file = stream("/FlateDecode", &zeros);
        assert!(check_inflation(&file, 100_000).is_ok());
        assert!(matches!(check_inflation(&file, 99_999), Err(ParseError::Limit(_))));
        // Each alone is small enough, both together are not.
        let twice = [file.clone(), file].concat();
        assert!(matches!(check_inflation(&twice, 150_000), Err(ParseError::Limit(_))));
        let nested = stream("[/FlateDecode /FlateDecode]", &packed(&zeros));
        assert!(matches!(check_inflation(&nested, 100_000), Err(ParseError::Limit(_))));
    }

    #[test]
    fn a_pdf_cut_off_anywhere_is_survived() {
        let file = pdf(&[page(&[(72.0, 700.0, "One line"), (72.0, 650.0, "Another")])]);
        for end in 0..file.len() {
            let _ = read(&file[..end], "x");
        }
    }

    proptest! {
        #[test]
        fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            let _ = read(&[b"%PDF-1.7\n".as_slice(), &bytes].concat(), "x");
        }

        #[test]
        fn no_damage_brings_the_reader_down(at in 0usize..900, value: u8) {
            let mut file = pdf(&[page(&[(72.0, 700.0, "One line")])]);
            let at = at % file.len();
            file[at] = value;
            let _ = read(&file, "x");
        }

        #[test]
        fn joining_loses_no_letter(parts in prop::collection::vec("[a-z]{1,6}-?", 1..8)) {
            let lines: Vec<Line> = parts
                .iter()
                .map(|p| Line { words: vec![Word { text: p.clone(), left: 0.0, right: 1.0, baseline: 0.0, size: 9.0 }] })
                .collect();
            let letters = |t: &str| t.chars().filter(|c| c.is_alphabetic()).collect::<String>();
            prop_assert_eq!(letters(&join(&lines, &Vocabulary::default())), letters(&parts.concat()));
        }
    }
}
