//! From the bytes of a document to the parts of its text that speak of our topics.

use scraper::{ElementRef, Html, Node};
use serde_json::Value as Json;

use super::{
    ExtractError, Options, pdf, rules,
    table::{self, Table},
};

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 32 << 20;
/// The most nodes of a page that are visited, each visit counted.
const NODES: usize = 20_000_000;
/// The most blocks and sentences of one document or block; more is no report.
const MAX_BLOCKS: usize = 20_000;
pub(super) const MAX_SENTENCES: usize = 20_000;

/// A stretch of text with its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub text: String,
    /// Where it stands in the document.
    pub locator: String,
    /// An entry that speaks of enforcement alone, its statements parted by semicolons.
    pub dense: bool,
    /// Year by which the report names itself.
    pub report_year: Option<i16>,
    /// Year that the report covers.
    pub covered: Option<i16>,
    pub table: Table,
    /// Offsets in the text at which the pages of a PDF begin.
    pub pages: Vec<(usize, usize)>,
}

impl Block {
    /// Locator of the bytes `start..end` of the text.
    pub(super) fn at(&self, start: usize, end: usize) -> String {
        let page = self.pages.iter().rev().find(|(offset, _)| *offset <= start);
        match page {
            Some((_, page)) => format!("page {page}; {}; characters {start}-{end}", self.locator),
            None => format!("{}; characters {start}-{end}", self.locator),
        }
    }
}

/// Reads a document by its kind.
pub(super) fn read(bytes: &[u8], options: &Options) -> Result<Vec<Block>, ExtractError> {
    if bytes.len() > MAX_BYTES {
        return Err(ExtractError::TooLarge { bytes: bytes.len() });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ExtractError::Empty);
    }
    if bytes.starts_with(b"%PDF") {
        return Ok(from_pdf(&pdf::text(bytes)?, options));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|e| ExtractError::NotText(e.to_string()))?;
    let start = text.trim_start();
    if start.starts_with('{') || start.starts_with('[') {
        return from_json(text, options);
    }
    let head = start.get(..start.len().min(2000)).unwrap_or_else(|| start.get(..1000).unwrap_or(""));
    let lower = head.to_ascii_lowercase();
    if lower.starts_with('<') || lower.contains("<html") || lower.contains("<!doctype html") {
        return Ok(from_html(text, options));
    }
    Ok(plain(text, is_entry(text), options))
}

/// An entry of a reference book on the ratings of the trafficking report.
fn is_entry(text: &str) -> bool {
    let t = text.trim_start().as_bytes();
    t.len() > 5 && t[..5].eq_ignore_ascii_case(b"tier ")
}

/// The year in brackets that ends an entry: that of the report it sums up.
fn closing_year(text: &str) -> Option<i16> {
    let t = text.trim_end().trim_end_matches(['.', ';']).trim_end();
    let inner = t.strip_suffix(')')?;
    let at = inner.rfind('(')?;
    inner.get(at + 1..)?.trim().parse().ok().filter(|y| (1990..=2100).contains(y))
}

fn entry(text: String, locator: String, dense: bool, options: &Options) -> Block {
    let report_year = closing_year(&text).or(options.year);
    // The yearly trafficking report describes the year before.
    let covered = if dense { report_year.map(|y| y - 1) } else { report_year };
    Block { text, locator, dense, report_year, covered, ..Block::default() }
}

/// Plain text: whole, or only the parts under headings that speak of our topics.
pub(super) fn plain(text: &str, dense: bool, options: &Options) -> Vec<Block> {
    // "Trafficking in persons: tier rating: Tier 3 - …" copied from a page
    let label = text.get(..text.len().min(400)).and_then(|h| h.to_ascii_lowercase().find("tier rating:"));
    if let Some(rest) = label.and_then(|at| text.get(at + "tier rating:".len()..)).filter(|r| is_entry(r)) {
        return vec![entry(rest.to_owned(), "tier rating".to_owned(), true, options)];
    }
    if dense {
        return vec![entry(text.to_owned(), "text".to_owned(), true, options)];
    }
    let mut state = Sections::default();
    let mut parts: Vec<(String, String, bool)> = Vec::new();
    let mut paragraph = String::new();
    let mut number = 0;
    let flush =
        |paragraph: &mut String, number: &mut usize, state: &Sections, parts: &mut Vec<(String, String, bool)>| {
            if !paragraph.trim().is_empty() {
                *number += 1;
                parts.push((std::mem::take(paragraph), state.label(*number), state.relevant()));
            }
            paragraph.clear();
        };
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            flush(&mut paragraph, &mut number, &state, &mut parts);
            continue;
        }
        if heading_line(trimmed) && (state.knows(trimmed) || starts_section(trimmed)) {
            flush(&mut paragraph, &mut number, &state, &mut parts);
            state.heading(trimmed, 1);
            continue;
        }
        paragraph.push_str(line);
        paragraph.push('\n');
        if parts.len() >= MAX_BLOCKS {
            break;
        }
    }
    flush(&mut paragraph, &mut number, &state, &mut parts);
    chosen(parts, state.any, options.year, false)
}

/// The blocks under relevant headings; all where no heading is relevant and the document is no report of many
/// sections.
fn chosen(parts: Vec<(String, String, bool)>, any: bool, year: Option<i16>, report: bool) -> Vec<Block> {
    if !any && report {
        return Vec::new();
    }
    parts
        .into_iter()
        .filter(|p| p.2 || !any)
        .map(|(text, locator, _)| Block { text, locator, report_year: year, covered: year, ..Block::default() })
        .collect()
}

fn heading_line(line: &str) -> bool {
    line.len() < 90
        && !line.ends_with(['.', ',', ';'])
        && line.split_whitespace().count() <= 12
        && line.starts_with(char::is_uppercase)
        || starts_section(line) && line.len() < 120
}

/// "Section 5. …", "IV. COORDINATION OF …"
fn starts_section(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let first = words.next().unwrap_or("");
    if first.eq_ignore_ascii_case("section") {
        return words.next().is_some_and(|w| w.trim_end_matches(['.', ':']).chars().all(|c| c.is_ascii_digit()));
    }
    let roman =
        first.strip_suffix('.').is_some_and(|r| !r.is_empty() && r.chars().all(|c| matches!(c, 'I' | 'V' | 'X')));
    roman && words.next().is_some_and(|w| w.len() > 3 && w.chars().all(|c| c.is_uppercase() || !c.is_alphabetic()))
}

/// Which headings a reader stands under.
#[derive(Default)]
struct Sections {
    /// Level and text of the relevant heading that is open.
    open: Option<(u8, String)>,
    any: bool,
}

impl Sections {
    fn knows(&self, heading: &str) -> bool {
        let lower = heading.to_lowercase();
        rules::all().iter().any(|r| r.relevant.iter().chain(&r.irrelevant).any(|h| lower.contains(h.as_str())))
    }

    fn heading(&mut self, heading: &str, level: u8) {
        let lower = heading.to_lowercase();
        let all = rules::all();
        let irrelevant = all.iter().any(|r| r.irrelevant.iter().any(|h| lower.contains(h.as_str())));
        let relevant = !irrelevant
            && lower.len() < 120
            && all.iter().any(|r| r.relevant.iter().any(|h| lower.contains(h.as_str())));
        if relevant {
            self.any = true;
            self.open = Some((level, heading.to_owned()));
        } else if self.open.as_ref().is_some_and(|(l, _)| level <= *l) || starts_section(heading) {
            self.open = None;
        }
    }

    fn relevant(&self) -> bool {
        self.open.is_some()
    }

    fn label(&self, paragraph: usize) -> String {
        match &self.open {
            Some((_, heading)) => format!("\"{heading}\", paragraph {paragraph}"),
            None => format!("paragraph {paragraph}"),
        }
    }
}

// ---- HTML ----

fn from_html(text: &str, options: &Options) -> Vec<Block> {
    let document = Html::parse_document(text);
    let mut state = Sections::default();
    let mut parts = Vec::new();
    let mut year = None;
    let mut report = false;
    let mut paragraph = 0;
    let mut budget = NODES;
    for node in document.root_element().descendants() {
        let Some(element) = ElementRef::wrap(node) else { continue };
        let name = element.value().name();
        match name {
            "title" | "h1" => {
                let title = inner(element, &mut budget);
                let lower = title.to_lowercase();
                report |= lower.contains("human rights");
                year = year.or_else(|| title_year(&title));
                if name == "h1" {
                    state.heading(&title, 1);
                }
            }
            "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().get(1).map_or(6, |b| b - b'0');
                state.heading(&inner(element, &mut budget), level);
                paragraph = 0;
            }
            "p" | "li" | "td" | "blockquote" | "dd" => {
                let holds = name != "p"
                    && node.descendants().skip(1).any(|d| {
                        d.value()
                            .as_element()
                            .is_some_and(|e| matches!(e.name(), "p" | "li" | "td" | "blockquote" | "dd"))
                    });
                if holds || parts.len() >= MAX_BLOCKS {
                    continue;
                }
                let words = inner(element, &mut budget);
                if words.split_whitespace().nth(3).is_none() {
                    continue;
                }
                paragraph += 1;
                parts.push((words, state.label(paragraph), state.relevant()));
            }
            _ => {}
        }
    }
    if parts.is_empty() {
        let words = inner(document.root_element(), &mut budget);
        return plain(&words, is_entry(&words), options);
    }
    let year = year.or(options.year);
    chosen(parts, state.any, year, report)
}

/// Text below an element without scripts and images, white space collapsed.
///
/// `budget` counts down over a whole page: elements nested without end would be read once for each level.
fn inner(element: ElementRef<'_>, budget: &mut usize) -> String {
    let mut out = String::new();
    for node in element.descendants() {
        if *budget == 0 {
            break;
        }
        *budget -= 1;
        match node.value() {
            Node::Element(e) if matches!(e.name(), "br" | "p" | "div" | "li") => out.push(' '),
            Node::Text(t) => {
                let parent = node.parent().and_then(|p| p.value().as_element().map(|e| e.name().to_owned()));
                if !matches!(parent.as_deref(), Some("script" | "style" | "noscript" | "template" | "svg")) {
                    out.push_str(t);
                }
            }
            _ => {}
        }
    }
    super::collapse(&out)
}

fn title_year(title: &str) -> Option<i16> {
    title
        .split(|c: char| !c.is_ascii_digit())
        .filter(|w| w.len() == 4)
        .find_map(|w| w.parse().ok().filter(|y| (1990..=2100).contains(y)))
}

// ---- JSON ----

/// The deepest value that is read; the parser itself stops at 128.
const MAX_DEPTH: usize = 100;

fn from_json(text: &str, options: &Options) -> Result<Vec<Block>, ExtractError> {
    let value: Json = serde_json::from_str(text)?;
    let mut strings = Vec::new();
    collect(&value, String::new(), 0, &mut strings);
    let about = |path: &str| {
        let lower = path.to_lowercase();
        lower.contains("traffick")
    };
    let any = strings.iter().any(|(path, _)| about(path));
    let mut out = Vec::new();
    for (path, text) in strings {
        if any && !about(&path) || text.len() < 20 {
            continue;
        }
        let clean = unmarked(&text);
        let lower = path.to_lowercase();
        let dense = lower.contains("tier") || is_entry(&clean);
        // What traffickers do is told apart from what a government did.
        if any && !dense && lower.contains("situation") {
            continue;
        }
        let mut block = entry(clean, path, dense, options);
        if dense
            && !is_entry(&block.text)
            && let Some(key) = block.locator.rsplit('/').find(|k| is_entry(k))
        {
            block.text = format!("{key}: {}", block.text);
        }
        out.push(block);
    }
    Ok(out)
}

fn collect(value: &Json, path: String, depth: usize, out: &mut Vec<(String, String)>) {
    if depth > MAX_DEPTH || out.len() >= MAX_BLOCKS {
        return;
    }
    match value {
        Json::String(s) => out.push((path, s.clone())),
        Json::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                collect(item, format!("{path}/{i}"), depth + 1, out);
            }
        }
        Json::Object(map) => {
            for (key, item) in map {
                let key = key.replace('~', "~0").replace('/', "~1");
                collect(item, format!("{path}/{key}"), depth + 1, out);
            }
        }
        Json::Null | Json::Bool(_) | Json::Number(_) => {}
    }
}

/// A text that may hold marks and entities, without them.
fn unmarked(text: &str) -> String {
    if text.contains('<') || text.contains('&') {
        let fragment = Html::parse_fragment(text);
        inner(fragment.root_element(), &mut { NODES })
    } else {
        text.to_owned()
    }
}

// ---- PDF ----

fn from_pdf(text: &str, options: &Options) -> Vec<Block> {
    let mut state = Sections::default();
    let mut blocks: Vec<(Block, bool)> = Vec::new();
    let mut current = Block::default();
    let mut page = 1;
    let mut header_years: Vec<i16> = Vec::new();
    let lines: Vec<&str> = text.split_inclusive(['\n', '\u{c}']).collect();
    for (n, raw) in lines.iter().enumerate() {
        let line = raw.trim_matches(['\n', '\u{c}', '\r', ' ']);
        if !line.is_empty() {
            let next = lines.get(n + 1).map_or("", |l| l.trim());
            if running_head(line, next) {
                // stands between the lines of a sentence
            } else if heading_line(line) && (exact_heading(line) || starts_section(line)) {
                let done = std::mem::take(&mut current);
                if !done.text.trim().is_empty() || !done.table.text.is_empty() {
                    blocks.push((done, state.relevant()));
                }
                state.heading(line, 1);
                current.locator = state.label(1);
            } else {
                let spaced = unglued(line);
                let lower = spaced.to_lowercase();
                let row = table::ROW_STARTS.iter().any(|s| lower.starts_with(s));
                if row {
                    if lower.starts_with("overview of") {
                        header_years = years_of(&spaced);
                    }
                    if current.table.years.is_empty() {
                        current.table.years.clone_from(&header_years);
                    }
                    current.table.page = current.table.page.or(Some(page));
                    current.table.text.push_str(&spaced);
                    current.table.text.push('\n');
                } else if (cells_only(&spaced) || of_a_territory(&spaced))
                    && !current.table.text.is_empty()
                    && current.table.text.len() < 20_000
                {
                    // A divided head has its years on a line of their own.
                    let years = years_of(&spaced);
                    if current.table.years.is_empty() && years.len() == spaced.split_whitespace().count() {
                        header_years.clone_from(&years);
                        current.table.years = years;
                    }
                    current.table.text.push_str(&spaced);
                    current.table.text.push('\n');
                } else if !lower.starts_with("table ") {
                    if current.pages.last().is_none_or(|(_, p)| *p != page) {
                        current.pages.push((current.text.len(), page));
                    }
                    current.text.push_str(&without_notes(&spaced));
                    // A hyphen at the end of a line joins a compound: "labor-" "related".
                    if !spaced.ends_with('-') {
                        current.text.push(' ');
                    }
                }
            }
        }
        if raw.ends_with('\u{c}') {
            page += 1;
        }
        if blocks.len() >= MAX_BLOCKS {
            break;
        }
    }
    blocks.push((current, state.relevant()));
    // Where a report has a part on enforcement, its other parts hold duties and plans.
    if blocks.iter().any(|(b, _)| b.locator.to_lowercase().contains("enforcement")) {
        blocks.retain(|(b, _)| b.locator.to_lowercase().contains("enforcement"));
    }
    let any = state.any;
    blocks
        .into_iter()
        .filter(|(_, relevant)| *relevant || !any)
        .map(|(mut b, _)| {
            let year = b.table.years.last().copied().or(options.year);
            (b.report_year, b.covered) = (year, year);
            b
        })
        .collect()
}

/// A heading line of a PDF is the heading and nothing else: sentences speak of the same things.
fn exact_heading(line: &str) -> bool {
    let lower = line.to_lowercase();
    rules::all().iter().any(|r| {
        r.relevant
            .iter()
            .any(|h| lower == *h || (lower.len() < h.len() + 24 && lower.ends_with(h.as_str()) && starts_section(line)))
            || r.irrelevant.iter().any(|h| lower.contains(h.as_str()) && line.len() < 90)
    })
}

/// Page numbers and the lines that stand on top or at the foot of each page.
fn running_head(line: &str, next: &str) -> bool {
    let letters = |l: &str| l.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = |l: &str| {
        let n = letters(l);
        n >= 8 && l.chars().filter(|c| c.is_uppercase()).count() * 10 >= n * 9 && l.split_whitespace().count() >= 2
    };
    if starts_section(line) {
        return false;
    }
    if line.chars().all(|c| c.is_ascii_digit()) && line.len() <= 3
        || capitals(line)
        || line.eq_ignore_ascii_case("(cont)")
    {
        return true;
    }
    // The country's name above "MODERATE ADVANCEMENT".
    capitals(next)
        && !starts_section(next)
        && line.len() < 50
        && line.split_whitespace().count() <= 5
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', ',', ')'])
}

/// Parts of cells that stand on a line of their own: "(1,99,100) 20 (2)".
fn cells_only(line: &str) -> bool {
    line.split_whitespace().all(|w| {
        let w = w.trim_matches(['*', '†', '‡', '(', ')', ',', ';']);
        w.is_empty()
            || w.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | '-' | '–'))
            || matches!(w.to_ascii_lowercase().as_str(), "unknown" | "n/a" | "unavailable" | "yes" | "no")
    })
}

/// The years among the words of a line.
fn years_of(line: &str) -> Vec<i16> {
    line.split_whitespace().filter_map(|w| w.parse().ok()).filter(|y| (1990..=2100).contains(y)).collect()
}

/// `Zanzibar 0 (2) Unknown (25)`.
fn of_a_territory(line: &str) -> bool {
    line.split_once(' ').is_some_and(|(name, rest)| {
        table::is_territory(name) && cells_only(rest) && rest.split_whitespace().any(|w| !w.starts_with('('))
    })
}

/// Puts back the space that kerning swallowed: "theWorst" becomes "the Worst".
fn unglued(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for (n, word) in line.split(' ').enumerate() {
        if n > 0 {
            out.push(' ');
        }
        let chars: Vec<char> = word.chars().collect();
        let from = usize::from(chars.first().is_some_and(|c| c.is_uppercase())) * 3;
        for (i, c) in chars.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|b| chars.get(b));
            let lower_run = i >= 2
                && i > from
                && before.is_some_and(|b| b.is_lowercase())
                && chars.get(i - 2).is_some_and(|b| b.is_lowercase());
            let next_lower = chars.get(i + 1).is_some_and(|n| n.is_lowercase());
            if c.is_uppercase() && next_lower && lower_run {
                out.push(' ');
            }
            // ").The", ",AHTUs"
            if c.is_uppercase() && before == Some(&',') {
                out.push(' ');
            }
            out.push(*c);
        }
    }
    out
}

/// Removes source notes: "(2)", "(5,16,19)", "(6; 43)".
fn without_notes(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(open) = rest.find('(') {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let close = tail.find(')');
        match close {
            Some(c)
                if c > 1
                    && tail[1..c].chars().all(|x| x.is_ascii_digit() || matches!(x, ',' | ';' | ' ' | '-' | '–')) =>
            {
                out.push(' ');
                rest = &tail[c + 1..];
            }
            _ => {
                out.push('(');
                rest = &tail[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_year_is_the_report() {
        assert_eq!(closing_year("no cases were found (2015)"), Some(2015));
        assert_eq!(closing_year("no cases were found (15)"), None);
        assert_eq!(closing_year("(2015) and more"), None);
    }

    #[test]
    fn notes_and_kerning_of_pdfs() {
        assert_eq!(without_notes("Two cases. (5,16) The rest (see below)."), "Two cases.   The rest (see below).");
        assert_eq!(unglued("forms of theWorst kind,AHTUs and McDonald"), "forms of the Worst kind, AHTUs and McDonald");
        assert!(running_head("MODERATE ADVANCEMENT", ""));
        assert!(running_head("Kenya", "MINIMAL ADVANCEMENT"));
        assert!(!running_head("IV. COORDINATION OF EFFORTS", ""));
    }

    #[test]
    fn only_sections_on_our_topics_are_read() {
        let page = "<html><head><title>2021 Human Rights Report</title></head><body><h2>Section 3. Elections</h2>\
            <p>Three persons were convicted of fraud today.</p><h2>Corruption in Government</h2>\
            <p>Four persons were convicted of bribery today.</p><h2>Section 5. Other</h2>\
            <p>Five persons were convicted of other things.</p></body></html>";
        let blocks = from_html(page, &Options::default());
        assert_eq!(blocks.len(), 1);
        assert!(blocks[0].text.starts_with("Four"));
        assert_eq!(blocks[0].covered, Some(2021));
    }
}
