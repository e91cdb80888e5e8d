//! XML, read step by step with limits: no document type definitions, no entities of its own, no endless depth.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use quick_xml::{
    Reader, XmlVersion,
    escape::resolve_predefined_entity,
    events::{BytesRef, BytesStart, Event},
};

use crate::parse::ParseError;

/// The largest document that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// The deepest element that is read. The statutes of the corpus reach 25.
pub const MAX_DEPTH: usize = 256;

fn damaged(detail: String) -> ParseError {
    ParseError::Damaged { format: "XML", detail }
}

/// Decodes the bytes of an XML document: by their byte-order mark, else by the zeros of UTF-16, else by the
/// encoding that the XML declaration names, else as UTF-8. `what` names the document in errors.
///
/// # Errors
/// Empty, too large, not XML (a workbook, a PDF …), an unknown encoding, or bytes that the encoding does not
/// have.
pub fn decode<'b>(what: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>, ParseError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ParseError::Empty { what: what.to_owned() });
    }
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::Limit(format!("the XML has {} bytes, at most {MAX_BYTES} are read", bytes.len())));
    }
    let (encoding, body) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None => (declared_encoding(bytes)?, bytes),
    };
    let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(body) else {
        return Err(damaged(format!("it holds bytes that are not {}", encoding.name())));
    };
    match foreign(&text) {
        Some(found) => Err(ParseError::WrongType { expected: "XML", found: found.to_owned() }),
        None => Ok(text),
    }
}

fn declared_encoding(bytes: &[u8]) -> Result<&'static Encoding, ParseError> {
    match bytes {
        [b'<', 0, ..] => return Ok(UTF_16LE),
        [0, b'<', ..] => return Ok(UTF_16BE),
        _ => {}
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declared = head
        .trim_start()
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split("?>").next())
        .and_then(|declaration| declaration.split("encoding").nth(1))
        .and_then(|rest| rest.split(['"', '\'']).nth(1));
    let Some(label) = declared else { return Ok(UTF_8) };
    match Encoding::for_label(label.as_bytes()) {
        // The declaration was just read byte by byte, so it is not UTF-16, whatever it says.
        Some(e) if e == UTF_16LE || e == UTF_16BE => Ok(UTF_8),
        Some(e) => Ok(e),
        None => {
            Err(ParseError::Value { at: "XML declaration".to_owned(), detail: format!("unknown encoding `{label}`") })
        }
    }
}

/// What a text is that is not XML, in words.
fn foreign(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    let begins = |prefix: &str| start.get(..prefix.len()).is_some_and(|s| s.eq_ignore_ascii_case(prefix));
    if begins("<!doctype html") || begins("<html") {
        Some("an HTML page")
    } else if begins("PK\u{3}\u{4}") {
        Some("a ZIP archive or workbook")
    } else if begins("%PDF") {
        Some("a PDF")
    } else if begins("{") || begins("[") {
        Some("JSON")
    } else if !begins("<") {
        Some("plain text or binary data")
    } else {
        None
    }
}

/// An element's start.
#[derive(Clone, Debug)]
pub struct Element<'t> {
    start: BytesStart<'t>,
}

impl Element<'_> {
    /// The name without its prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// The attribute of that name, as written with its prefix (`xml:lang`).
    ///
    /// # Errors
    /// Attributes that are not well-formed, or hold entities of the document's own.
    pub fn attribute(&self, name: &str) -> Result<Option<String>, ParseError> {
        let found = self.start.try_get_attribute(name).map_err(|e| damaged(e.to_string()))?;
        found
            .map(|a| {
                a.normalized_value(XmlVersion::Implicit1_0).map(Cow::into_owned).map_err(|e| damaged(e.to_string()))
            })
            .transpose()
    }
}

impl Element<'_> {
    /// Every attribute, by the name as written, in the document's order.
    ///
    /// # Errors
    /// As [`Element::attribute`].
    pub fn attributes(&self) -> Result<Vec<(String, String)>, ParseError> {
        self.start
            .attributes()
            .map(|a| {
                let a = a.map_err(|e| damaged(e.to_string()))?;
                let value = a.normalized_value(XmlVersion::Implicit1_0).map_err(|e| damaged(e.to_string()))?;
                Ok((a.key.into_inner().to_owned(), value.into_owned()))
            })
            .collect()
    }
}

/// One step through a document.
#[derive(Clone, Debug)]
pub enum Step<'t> {
    Open(Element<'t>),
    Text(String),
    /// The element that was opened last ends.
    Close,
}

/// Walks through a document.
pub struct Walk<'t> {
    reader: Reader<&'t [u8]>,
    path: Vec<String>,
    /// The element that ended with the last step still stands in the path.
    closing: bool,
    seen_root: bool,
    /// Takes HTML's entities and a document type without definitions of its own.
    lenient: bool,
}

impl<'t> Walk<'t> {
    /// Begins at the start of `text`.
    pub fn new(text: &'t str) -> Walk<'t> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Walk { reader, path: Vec::new(), closing: false, seen_root: false, lenient: false }
    }

    /// Like [`Walk::new`], for publishers whose XML is not quite: HTML's entities (`&eacute;`) are read, and a
    /// document type that only names a file is passed over (the file is never fetched). Definitions in the
    /// document itself are refused as ever.
    pub fn lenient(text: &'t str) -> Walk<'t> {
        Walk { lenient: true, ..Walk::new(text) }
    }

    /// Whether the current element's path ends in these local names.
    pub fn ends(&self, tail: &[&str]) -> bool {
        self.path.len() >= tail.len() && self.path.iter().rev().zip(tail.iter().rev()).all(|(a, b)| a == b)
    }

    /// Local names from the root to the current element.
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// The local names below `top`, where the current element is `top` or stands somewhere below it.
    pub fn below(&self, top: &[&str]) -> Option<Vec<&str>> {
        let (head, rest) = self.path.split_at_checked(top.len())?;
        head.iter().eq(top).then(|| rest.iter().map(String::as_str).collect())
    }

    /// The next step, or `None` at the end of a whole document.
    ///
    /// # Errors
    /// Damage with its place in bytes; a document that ends too early; a DTD or entity; too great a depth.
    pub fn step(&mut self) -> Result<Option<Step<'t>>, ParseError> {
        if std::mem::take(&mut self.closing) {
            self.path.pop();
        }
        loop {
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(e) => return Err(damaged(format!("{e} (at byte {})", self.reader.error_position()))),
            };
            match event {
                Event::Start(start) => return self.open(start).map(Some),
                Event::End(_) => {
                    self.closing = true;
                    return Ok(Some(Step::Close));
                }
                Event::Text(text) => return Ok(Some(Step::Text(text.into_inner().into_owned()))),
                Event::CData(text) => return Ok(Some(Step::Text(text.into_inner().into_owned()))),
                Event::GeneralRef(reference) => return self.resolve(&reference).map(|t| Some(Step::Text(t))),
                Event::DocType(definition) if self.lenient && !definition.contains('[') => {}
                Event::DocType(_) => {
                    return Err(ParseError::Limit(
                        "the XML brings a document type definition, which is refused for safety".to_owned(),
                    ));
                }
                Event::Eof => return self.end().map(|()| None),
                // Empty elements are expanded; the others carry no content.
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, start: BytesStart<'t>) -> Result<Step<'t>, ParseError> {
        if self.path.is_empty() && self.seen_root {
            return Err(damaged("a second document follows the first".to_owned()));
        }
        if self.path.len() == MAX_DEPTH {
            return Err(ParseError::Limit(format!("the XML nests more than {MAX_DEPTH} elements")));
        }
        let element = Element { start };
        self.seen_root = true;
        self.path.push(element.name().to_owned());
        Ok(Step::Open(element))
    }

    fn end(&self) -> Result<(), ParseError> {
        match self.path.last() {
            Some(name) => Err(damaged(format!("it ends inside <{name}>; the file is cut off"))),
            None if !self.seen_root => Err(damaged("it holds no element".to_owned())),
            None => Ok(()),
        }
    }

    fn resolve(&self, reference: &BytesRef<'_>) -> Result<String, ParseError> {
        let character = reference.resolve_char_ref().map_err(|e| damaged(e.to_string()))?;
        match (character, resolve_predefined_entity(reference)) {
            (Some(c), _) => Ok(c.to_string()),
            (None, Some(text)) => Ok(text.to_owned()),
            // What is not HTML's either is a publisher's own sign; it stays as written.
            (None, None) if self.lenient => Ok(html_entity(reference).unwrap_or_else(|| format!("&{};", &**reference))),
            (None, None) => Err(damaged(format!(
                "the entity &{}; is not one of XML's own (at byte {})",
                &**reference,
                self.reader.error_position()
            ))),
        }
    }

    /// The text of the element that was just opened, if it holds no other element; the end is consumed then.
    /// `None` where it does, and the walk goes on as if nothing had been asked.
    ///
    /// # Errors
    /// As [`Walk::step`].
    pub fn leaf_text(&mut self) -> Result<Option<String>, ParseError> {
        let before = self.reader.clone();
        let mut text = String::new();
        loop {
            match self.step()? {
                Some(Step::Text(piece)) => text.push_str(&piece),
                Some(Step::Close) => return Ok(Some(squeeze(&text))),
                Some(Step::Open(_)) => {
                    self.path.pop();
                    self.reader = before;
                    return Ok(None);
                }
                None => return Ok(Some(squeeze(&text))),
            }
        }
    }

    /// All text up to the end of the element that was just opened, with runs of white space as one space. The
    /// end is consumed with it.
    ///
    /// # Errors
    /// As [`Walk::step`].
    pub fn text(&mut self) -> Result<String, ParseError> {
        let depth = self.path.len();
        let mut text = String::new();
        loop {
            match self.step()? {
                Some(Step::Text(piece)) => text.push_str(&piece),
                Some(Step::Close) if self.path.len() == depth => return Ok(squeeze(&text)),
                Some(_) => {}
                // `end` has found the document whole, so the element has been closed before.
                None => return Ok(squeeze(&text)),
            }
        }
    }
}

/// The characters of an entity of HTML's, by name.
fn html_entity(name: &str) -> Option<String> {
    if name.len() > 40 || !name.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return None;
    }
    let written = format!("&{name};");
    let text: String = scraper::Html::parse_fragment(&written).root_element().text().collect();
    (text != written).then_some(text)
}

/// Refuses what is not XML, by its first characters.
///
/// # Errors
/// [`ParseError::WrongType`] with what the text looks like.
pub fn expect_xml(text: &str) -> Result<(), ParseError> {
    match foreign(text.trim_start_matches('\u{feff}')) {
        Some(found) => Err(ParseError::WrongType { expected: "XML", found: found.to_owned() }),
        None => Ok(()),
    }
}

/// White space in runs as one space, none at the ends.
pub fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Every text with the path it stands at, and every error.
    fn texts(xml: &str) -> Result<Vec<(String, String)>, ParseError> {
        let mut walk = Walk::new(xml);
        let mut found = Vec::new();
        while let Some(step) = walk.step()? {
            if let Step::Text(text) = step
                && !text.trim().is_empty()
            {
                found.push((walk.path().join("/"), text));
            }
        }
        Ok(found)
    }

    #[test]
    fn paths_follow_the_elements() {
        let found = texts("<a><x:b>1</x:b><c/><b>2<!-- no --></b></a>").unwrap();
        assert_eq!(found, [("a/b".to_owned(), "1".to_owned()), ("a/b".to_owned(), "2".to_owned())]);
    }

    #[test]
    fn text_joins_what_markup_divides() {
        let mut walk = Walk::new("<a><t>1<sup>er</sup>\n  janvier &amp; <![CDATA[f<]]>&#233;v.</t><u>x</u></a>");
        let mut got = Vec::new();
        while let Some(step) = walk.step().unwrap() {
            if matches!(&step, Step::Open(e) if matches!(e.name(), "t" | "u")) {
                got.push(walk.text().unwrap());
            }
        }
        assert_eq!(got, ["1er janvier & f<év.", "x"]);
    }

    #[test]
    fn below_knows_what_stands_where() {
        let mut walk = Walk::new("<a><b><c/></b></a>");
        let mut seen = Vec::new();
        while let Some(step) = walk.step().unwrap() {
            if matches!(step, Step::Open(_)) {
                seen.push(walk.below(&["a", "b"]).map(|p| p.join("/")));
            }
        }
        assert_eq!(seen, [None, Some(String::new()), Some("c".to_owned())]);
    }

    #[test]
    fn attributes_are_read_by_the_name_as_written() {
        let mut walk = Walk::new(r#"<a xml:lang="en" l:id="2" id="a &amp; b"/>"#);
        let Some(Step::Open(e)) = walk.step().unwrap() else { panic!("an element was expected") };
        assert_eq!(e.attribute("xml:lang").unwrap().as_deref(), Some("en"));
        assert_eq!(e.attribute("id").unwrap().as_deref(), Some("a & b"));
        assert_eq!(e.attribute("lang").unwrap(), None);
    }

    #[test]
    fn damage_is_told_with_its_place() {
        for (xml, words) in [
            ("<a><b>", "cut off"),
            ("<a><b></a>", "byte"),
            ("<a><b attr=\"", "byte"),
            ("<?xml version=\"1.0\"?>", "no element"),
            ("<a/><b/>", "second document"),
            ("<a>&eacute;</a>", "&eacute;"),
        ] {
            let error = texts(xml).unwrap_err();
            assert!(matches!(error, ParseError::Damaged { .. }), "{xml}: {error}");
            assert!(error.to_string().contains(words), "{xml}: {error}");
        }
    }

    #[test]
    fn definitions_and_depth_are_refused() {
        let bomb = r#"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
        assert!(matches!(texts(bomb), Err(ParseError::Limit(_))));
        let deep = "<a>".repeat(MAX_DEPTH + 1);
        assert!(matches!(texts(&deep), Err(ParseError::Limit(_))));
    }

    #[test]
    fn a_lenient_walk_takes_entities_of_html_but_no_definitions() {
        let text = |xml: &str| {
            let mut walk = Walk::lenient(xml);
            walk.step()?;
            walk.text()
        };
        assert_eq!(text("<!DOCTYPE a SYSTEM 'a.dtd'><a>Se&ntilde;or &mdash; &#233;</a>").unwrap(), "Señor — é");
        assert_eq!(text("<a>&odq;x</a>").unwrap(), "&odq;x");
        assert!(matches!(text("<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"), Err(ParseError::Limit(_))));
    }

    #[test]
    fn encodings() {
        let utf16 = |text: &str, order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        for bytes in [
            "<a>é</a>".as_bytes().to_vec(),
            "\u{feff}<?xml version='1.0' encoding='iso-8859-1'?><a>é</a>".as_bytes().to_vec(),
            b"<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe9</a>".to_vec(),
            "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>é</a>".as_bytes().to_vec(),
            utf16("\u{feff}<a>é</a>", u16::to_le_bytes),
            utf16("\u{feff}<a>é</a>", u16::to_be_bytes),
            utf16("<a>é</a>", u16::to_le_bytes),
        ] {
            assert_eq!(texts(&decode("x", &bytes).unwrap()).unwrap()[0].1, "é", "{bytes:?}");
        }
        assert!(matches!(decode("x", b"<a>\xe9</a>"), Err(ParseError::Damaged { .. })));
        assert!(matches!(decode("x", b"<?xml encoding='none'?><a/>"), Err(ParseError::Value { .. })));
    }

    #[test]
    fn what_is_not_xml_is_named() {
        for (bytes, found) in [
            (&b"<!DOCTYPE html><html></html>"[..], "an HTML page"),
            (b"  <HTML><body>", "an HTML page"),
            (b"PK\x03\x04rest", "a ZIP archive or workbook"),
            (b"{\"a\": 1}", "JSON"),
            (b"Not found", "plain text or binary data"),
        ] {
            let error = decode("x", bytes).unwrap_err().to_string();
            assert!(error.contains(found), "{error}");
        }
        assert!(matches!(decode("x", b" \n"), Err(ParseError::Empty { .. })));
    }

    proptest! {
        #[test]
        fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(text) = decode("x", &bytes) {
                let _ = texts(&text);
            }
        }

        #[test]
        fn no_text_brings_the_reader_down(text in "[<>/a-c&;\"'=! \\[\\]?-]{0,60}") {
            let _ = texts(&text);
        }
    }
}
