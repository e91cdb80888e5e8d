//! HTML pages as browsers read them, with limits: whatever the publisher's markup is, a page comes out, and no page
//! takes more than its share of time.

use std::borrow::Cow;

use memchr::memchr;
use scraper::{ElementRef, Html, Node, Selector};

use super::charset;
use crate::parse::{Document, ParseError};

/// The largest page that is read, in bytes of text. The longest act of the corpus has 0.8 MB.
pub const MAX_BYTES: usize = 32 << 20;
/// The deepest element that is read: the depth at which browsers stop as well.
pub const MAX_DEPTH: usize = 512;
/// The most attributes of one tag; building a tag takes time that grows with their square.
const MAX_ATTRIBUTES: usize = 256;

/// Room for the text of most pages, in bytes.
const USUAL_TEXT: usize = 32 << 10;

/// A page as a tree of elements.
pub struct Page {
    html: Html,
}

impl Page {
    /// Decodes and reads a document; `what` names it in errors.
    ///
    /// # Errors
    /// Empty, over a limit, or not HTML (JSON, a PDF, an archive).
    pub fn read(what: &str, document: &Document<'_>) -> Result<Page, ParseError> {
        let text = decoded(what, document)?;
        let nodes = check_limits(&text)?;
        Ok(Page { html: lexgap_html_tree::parse(&text, nodes) })
    }

    /// Reads a page or a piece of one that is text already.
    ///
    /// # Errors
    /// [`ParseError::Limit`].
    pub fn parse(text: &str) -> Result<Page, ParseError> {
        let nodes = check_limits(text)?;
        Ok(Page { html: lexgap_html_tree::parse(text, nodes) })
    }

    /// The elements that a CSS selector names, in the page's order; none for a selector that is not one.
    pub fn all(&self, css: &str) -> Vec<ElementRef<'_>> {
        Selector::parse(css).map_or_else(|_| Vec::new(), |s| self.html.select(&s).collect())
    }

    /// The elements that a selector names, in the page's order.
    pub fn select<'p>(&'p self, selector: &'p Selector) -> impl Iterator<Item = ElementRef<'p>> {
        self.html.select(selector)
    }

    /// The first element that a CSS selector names.
    pub fn first(&self, css: &str) -> Option<ElementRef<'_>> {
        let selector = Selector::parse(css).ok()?;
        self.html.select(&selector).next()
    }

    /// The text of the first element that a CSS selector names, where it has any.
    pub fn text_of(&self, css: &str) -> Option<String> {
        self.first(css).map(text).filter(|t| !t.is_empty())
    }

    /// The `content` of the `meta` element of that name.
    pub fn meta(&self, name: &str) -> Option<String> {
        self.all("meta[content]")
            .into_iter()
            .find(|e| {
                let own = e.attr("name").or_else(|| e.attr("property")).unwrap_or_default();
                own.eq_ignore_ascii_case(name)
            })
            .and_then(|e| e.attr("content"))
            .map(collapse)
            .filter(|t| !t.is_empty())
    }

    /// The whole text of the page; see [`lines`].
    pub fn lines(&self) -> String {
        lines(self.html.root_element())
    }

    /// The whole text of the page with the line breaks of its source, for pages that rely on them.
    pub fn source_lines(&self) -> String {
        walk(self.html.root_element(), true)
    }
}

/// The text of a page within the limits, for readers that build their own tree; `what` names it in errors.
///
/// # Errors
/// As [`Page::read`].
pub fn source<'b>(what: &str, document: &Document<'b>) -> Result<Cow<'b, str>, ParseError> {
    let text = decoded(what, document)?;
    check_limits(&text)?;
    Ok(text)
}

fn decoded<'b>(what: &str, document: &Document<'b>) -> Result<Cow<'b, str>, ParseError> {
    let text = charset::decode(what, document.bytes, document.content_type)?;
    match foreign(&text) {
        Some(found) => Err(ParseError::WrongType { expected: "HTML", found: found.to_owned() }),
        None => Ok(text),
    }
}

/// About how many nodes the page has.
fn check_limits(text: &str) -> Result<usize, ParseError> {
    if text.len() > MAX_BYTES {
        return Err(ParseError::Limit(format!("the page has {} bytes, at most {MAX_BYTES} are read", text.len())));
    }
    check_shape(text)
}

/// The elements below `element` that a CSS selector names.
pub fn below<'p>(element: ElementRef<'p>, css: &str) -> Vec<ElementRef<'p>> {
    Selector::parse(css).map_or_else(|_| Vec::new(), |s| element.select(&s).collect())
}

/// The text of an element in one line: runs of white space, no-break spaces and ends of blocks become one space.
pub fn text(element: ElementRef<'_>) -> String {
    let mut text = Collapsed { breaks: false, ..Collapsed::default() };
    text.push(element);
    text.out
}

/// The text of elements, one line a block, each line as in [`text`] and none empty.
pub fn text_lines<'p>(elements: impl Iterator<Item = ElementRef<'p>>) -> String {
    let mut text = Collapsed { breaks: true, out: String::with_capacity(USUAL_TEXT), ..Collapsed::default() };
    for element in elements {
        text.push(element);
        text.end_line();
    }
    let end = text.out.trim_end_matches('\n').len();
    text.out.truncate(end);
    text.out
}

/// Text with its white space collapsed as it is gathered: one pass, one string.
#[derive(Default)]
struct Collapsed {
    out: String,
    /// Whether ends of blocks become line breaks, or spaces.
    breaks: bool,
    /// Where the current line begins.
    line: usize,
    /// White space was met since the last word.
    gap: bool,
}

impl Collapsed {
    fn push(&mut self, element: ElementRef<'_>) {
        pieces(element, |piece| match piece {
            Piece::Text(text) => self.words(text),
            Piece::Block => self.end_line(),
            Piece::Cell => self.gap = true,
        });
    }

    fn words(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let word = rest.trim_start_matches(is_space);
            self.gap |= word.len() < rest.len();
            if word.is_empty() {
                return;
            }
            let (run, more) = word.split_at_checked(run_length(word)).unwrap_or((word, ""));
            if self.gap && self.out.len() > self.line {
                self.out.push(' ');
            }
            self.gap = false;
            self.out.push_str(run);
            rest = more;
        }
    }

    fn end_line(&mut self) {
        if !self.breaks {
            self.gap = true;
            return;
        }
        if self.out.len() > self.line {
            self.out.push('\n');
            self.line = self.out.len();
        }
        self.gap = false;
    }
}

/// Bytes that are looked at together.
const BLOCK: usize = 32;

/// Length of the words at the start of a text that are parted by single spaces already.
fn run_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        // Without branches, so that compilers look at many bytes at once.
        while let Some((block, nexts)) = bytes.get(at..at + BLOCK).zip(bytes.get(at + 1..=at + BLOCK)) {
            let ends = block.iter().zip(nexts).fold(false, |ends, (b, next)| {
                ends | may_be_space(*b) | ((*b == b' ') & ((*next == b' ') | may_be_space(*next)))
            });
            if ends {
                break;
            }
            at += BLOCK;
        }
        // What may end the run is in here, or the text ends.
        for _ in 0..=BLOCK {
            let Some(&byte) = bytes.get(at) else { return at };
            let is_end = match byte {
                b' ' => bytes.get(at + 1).is_none_or(|b| *b == b' ' || may_be_space(*b)),
                byte => may_be_space(byte) && text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(is_space),
            };
            if is_end {
                return at;
            }
            at += 1;
        }
    }
}

/// Whether a character of [`is_space`] that is not a plain space may begin with `byte`.
fn may_be_space(byte: u8) -> bool {
    (byte < b' ') | (byte == 0xc2) | (byte == 0xe1) | (byte == 0xe2) | (byte == 0xe3) | (byte == 0xef)
}

/// The text of an element, with a line break at the ends of blocks and at `<br>`, and nowhere else. Scripts and styles
/// say nothing.
pub fn lines(element: ElementRef<'_>) -> String {
    walk(element, false)
}

fn walk(element: ElementRef<'_>, source_breaks: bool) -> String {
    let mut out = String::new();
    pieces(element, |piece| match piece {
        Piece::Text(text) if source_breaks => out.push_str(text),
        Piece::Text(text) => {
            for (i, line) in text.split('\n').enumerate() {
                if i > 0 {
                    out.push(' ');
                }
                out.push_str(line);
            }
        }
        Piece::Block => out.push('\n'),
        Piece::Cell => out.push(' '),
    });
    out
}

/// What a reader of an element meets in turn.
enum Piece<'p> {
    Text(&'p str),
    /// A block begins or ends.
    Block,
    /// A cell of a table ends.
    Cell,
}

/// Tells `meet` of all that is read in `element`. Scripts and styles say nothing.
fn pieces(element: ElementRef<'_>, mut meet: impl FnMut(Piece<'_>)) {
    let mut silent = 0_usize;
    for edge in element.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Text(text) if silent == 0 => meet(Piece::Text(text)),
                Node::Element(e) => {
                    silent += usize::from(is_silent(e.name()));
                    if breaks_line(e.name()) {
                        meet(Piece::Block);
                    }
                }
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(e) = node.value() {
                    silent = silent.saturating_sub(usize::from(is_silent(e.name())));
                    if breaks_line(e.name()) {
                        meet(Piece::Block);
                    } else if matches!(e.name(), "td" | "th") {
                        meet(Piece::Cell);
                    }
                }
            }
        }
    }
}

/// The text of a piece of markup in one line.
///
/// # Errors
/// [`ParseError::Limit`].
pub fn plain(markup: &str) -> Result<String, ParseError> {
    if !markup.contains(['<', '&']) {
        return Ok(collapse(markup));
    }
    Ok(text(Page::parse(markup)?.html.root_element()))
}

/// Runs of white space become one space; none at either end.
pub fn collapse(text: &str) -> String {
    let mut collapsed = Collapsed::default();
    collapsed.words(text);
    collapsed.out
}

fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t'..='\r' => true,
        c if c.is_ascii() => false,
        c => c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}'),
    }
}

fn is_silent(name: &str) -> bool {
    matches!(name, "script" | "style" | "template" | "noscript")
}

fn breaks_line(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "br"
            | "blockquote"
            | "caption"
            | "dd"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "li"
            | "main"
            | "ol"
            | "option"
            | "p"
            | "pre"
            | "section"
            | "select"
            | "table"
            | "tr"
            | "ul"
    )
}

/// What a text is that is not HTML, in words.
fn foreign(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    if start.starts_with("PK\u{3}\u{4}") {
        Some("a ZIP archive or workbook")
    } else if start.starts_with("%PDF") {
        Some("a PDF")
    } else if start.starts_with(['{', '[']) {
        Some("JSON")
    } else if !start.contains('<') {
        Some("plain text or binary data")
    } else {
        None
    }
}

/// Elements that hold nothing, or that the next of their kind closes, so that an unclosed one is not a level.
#[rustfmt::skip]
fn is_flat(name: &str) -> bool {
    matches!(
        name,
        "a" | "area" | "base" | "body" | "br" | "col" | "colgroup" | "dd" | "dt" | "embed" | "frame" | "head" | "hr"
            | "html" | "image" | "img" | "input" | "li" | "link" | "meta" | "option" | "optgroup" | "p" | "param"
            | "rp" | "rt" | "source" | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "track" | "wbr"
    )
}

/// Elements whose content is text until their own end tag.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes")
}

const LONGEST_NAME: usize = 32;

/// The name at the start of a tag, in lower case.
fn lower_case_name<'b>(tag: &str, buffer: &'b mut [u8; LONGEST_NAME]) -> &'b str {
    let name = tag.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b':'));
    let length = buffer.iter_mut().zip(name).map(|(to, from)| *to = from.to_ascii_lowercase()).count();
    buffer.get(..length).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default()
}

/// Holds the limits on depth and attributes before a tree is built, in one pass over the bytes. About how many nodes
/// there will be: a tag and the text after it are two, and end tags make up for pieces of text that are parted further.
fn check_shape(text: &str) -> Result<usize, ParseError> {
    let (mut at, mut depth, mut nodes) = (0_usize, 0_usize, 16_usize);
    // Depths at which tables begin: a new row or cell closes whatever the last one left open.
    let mut tables: Vec<usize> = Vec::new();
    let mut buffer = [0; LONGEST_NAME];
    while let Some(found) = text.as_bytes().get(at..).and_then(|rest| memchr(b'<', rest)) {
        at += found + 1;
        nodes += 1;
        let rest = text.get(at..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            at += comment.find("-->").map_or(rest.len(), |end| end + 6);
            continue;
        }
        let closes = rest.starts_with('/');
        let name = lower_case_name(rest.strip_prefix('/').unwrap_or(rest), &mut buffer);
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let bare = name.len() + usize::from(closes);
        let (length, attributes, closed_itself) = match rest.as_bytes().get(bare) {
            Some(b'>') => (bare + 1, 0, false),
            _ => tag(rest.as_bytes()),
        };
        if attributes > MAX_ATTRIBUTES {
            return Err(ParseError::Limit(format!(
                "a <{name}> of the page has {attributes} attributes, at most {MAX_ATTRIBUTES} are read"
            )));
        }
        at += length;
        match (name, closes) {
            ("table", false) => tables.push(depth + 1),
            ("table", true) => depth = tables.pop().unwrap_or(depth.max(1)),
            ("tr" | "td" | "th" | "tbody" | "thead" | "tfoot", _) => depth = tables.last().copied().unwrap_or(depth),
            _ => {}
        }
        if closes {
            depth = depth.saturating_sub(usize::from(!is_flat(name)));
        } else if is_raw(name) {
            at += raw_length(text.get(at..).unwrap_or_default(), name);
        } else if !closed_itself && !is_flat(name) {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(ParseError::Limit(format!("the page nests its elements deeper than {MAX_DEPTH} levels")));
            }
        }
    }
    Ok(nodes)
}

/// Length of a tag after its `<`, number of its attributes, and whether it ends in `/>`.
fn tag(bytes: &[u8]) -> (usize, usize, bool) {
    let (mut at, mut attributes, mut before) = (0_usize, 0_usize, b' ');
    while let Some(&b) = bytes.get(at) {
        match b {
            b'>' => return (at + 1, attributes, before == b'/'),
            // A quote counts only where a value begins; elsewhere it is a letter of a name.
            b'"' | b'\'' if before == b'=' => match memchr(b, bytes.get(at + 1..).unwrap_or_default()) {
                Some(length) => at += 1 + length,
                None => break,
            },
            _ if !b.is_ascii_whitespace()
                && b != b'/'
                && (before.is_ascii_whitespace() || before == b'/')
                && at > 0 =>
            {
                attributes += 1;
            }
            _ => {}
        }
        if !(b.is_ascii_whitespace() && before == b'=') {
            before = b;
        }
        at += 1;
    }
    (bytes.len(), attributes, false)
}

/// Length of the text until the end tag `</name`.
fn raw_length(text: &str, name: &str) -> usize {
    let mut from = 0;
    while let Some(found) = text.get(from..).and_then(|rest| rest.find("</")) {
        let at = from + found;
        let end = text.get(at + 2..at + 2 + name.len());
        if end.is_some_and(|e| e.eq_ignore_ascii_case(name)) {
            return at;
        }
        from = at + 2;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn text_without_scripts_and_with_entities() {
        let page = Page::parse(
            "<html><head><title>T</title><meta name=Nreg content=' 1-2 '></head>\
             <body><div id=a>Loi&nbsp;du <b>1</b><sup>er</sup><br>mai<script>no()</script></div><p>x<td>y</body>",
        )
        .unwrap();
        assert_eq!(page.text_of("#a").as_deref(), Some("Loi du 1er mai"));
        assert_eq!(page.meta("nreg").as_deref(), Some("1-2"));
        assert_eq!(page.text_of("#none"), None);
        assert!(page.all("((").is_empty() && page.first("((").is_none());
        assert_eq!(plain("L'attivit&agrave; <i>x</i>").unwrap(), "L'attività x");
        assert_eq!(plain(" a \n b ").unwrap(), "a b");
    }

    #[test]
    fn depth_and_attributes_are_limited_and_broken_pages_are_not() {
        let deep = "<div>".repeat(MAX_DEPTH + 1);
        assert!(matches!(Page::parse(&deep), Err(ParseError::Limit(_))));
        assert!(Page::parse(&"<div>x</div>".repeat(5000)).is_ok());
        // What old pages leave open: paragraphs, cells, anchors, fonts within cells.
        assert!(Page::parse(&format!("<table>{}", "<tr><td><font><b>x".repeat(5000))).is_ok());
        assert!(matches!(Page::parse(&"<table><td>".repeat(MAX_DEPTH + 1)), Err(ParseError::Limit(_))));
        assert!(Page::parse(&"<p><a name=1><td><li>".repeat(5000)).is_ok());
        let wide = format!("<p {}>", "a=1 b='2' c ".repeat(200));
        assert!(matches!(Page::parse(&wide), Err(ParseError::Limit(_))));
        assert!(Page::parse(&format!("<p title=\"{}\">", "word ".repeat(1000))).is_ok());
        assert!(Page::parse(&format!("<script>{}</script>", "if (a <b c d e f ".repeat(1000))).is_ok());
        assert!(Page::parse(&format!("<!-- {} -->", "<div>".repeat(1000))).is_ok());
    }

    #[test]
    fn what_is_not_html_is_refused() {
        let (sha256, source) = ("00".into(), "x".into());
        let read = |bytes: &[u8]| {
            let (url, content_type, vintage, stream) = (None, None, None, "x");
            let document = Document { bytes, sha256: &sha256, source: &source, stream, url, content_type, vintage };
            Page::read("the page", &document).map(|_| ())
        };
        assert!(matches!(read(b"{\"a\": 1}"), Err(ParseError::WrongType { .. })));
        assert!(matches!(read(b"%PDF-1.4 <"), Err(ParseError::WrongType { .. })));
        assert!(matches!(read(b"hello"), Err(ParseError::WrongType { .. })));
        assert!(matches!(read(b" "), Err(ParseError::Empty { .. })));
        assert!(read(b"<p>x").is_ok());
    }

    proptest! {
        /// Gathered in one pass, the text is what collapsing the whole text afterwards gives.
        #[test]
        fn text_is_collapsed_as_it_is_gathered(parts in prop::collection::vec(
            prop_oneof![
                "[a-zé \n\t\u{a0}\u{200b}]{0,6}".prop_map(|t| t),
                "</?(p|b|div|td|tr|table|script|br|li|h1)>".prop_map(|t| t),
            ], 0..40)) {
            let markup = parts.concat();
            let page = Page::parse(&markup).unwrap();
            let root = page.html.root_element();
            let words = |line: &str| line.split(is_space).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(text(root), words(&lines(root)));
            let by_line: Vec<String> = lines(root).split('\n').map(words).filter(|l| !l.is_empty()).collect();
            prop_assert_eq!(text_lines(std::iter::once(root)), by_line.join("\n"));
            prop_assert_eq!(collapse(&markup), words(&markup));
        }
    }

    proptest! {
        #[test]
        fn any_markup_is_survived(markup in "[<>/a-z \"'=&;!-]{0,200}") {
            if let Ok(page) = Page::parse(&markup) {
                let _ = page.lines();
            }
            let _ = plain(&markup);
        }
    }
}
