//! Pages of publishers that a source file describes: links by CSS selector, named fields, full text.

use std::collections::BTreeMap;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use lexgap_domain::{PageDocument, hash};
use regex::Regex;
use reqwest::Url;
use scraper::{ElementRef, Html, Node, Selector};

use crate::{
    formats::text::day_month_year,
    parse::{Document, PageFound, ParseError, Parsed, Parser},
    spec::{FieldSpec, FollowSpec},
};

/// The largest page that is read, in bytes.
const MAX_BYTES: usize = 16 << 20;
/// The deepest element that is read, as in browsers: deeper ones make reading slow out of all proportion.
const MAX_DEPTH: usize = 512;
/// The most attributes of one tag, for the same reason.
const MAX_ATTRIBUTES: usize = 512;
/// The longest value of a field, in characters: a field is a name, a number, a date, not the text.
const MAX_FIELD: usize = 1_000;
/// The most values of one field.
const MAX_VALUES: usize = 100;

/// Selectors and patterns of a source file, ready to use.
pub struct PageReader {
    links: Selector,
    next: Option<Selector>,
    text: Selector,
    fields: Vec<Field>,
}

struct Field {
    spec: FieldSpec,
    select: Selector,
    pattern: Option<Regex>,
}

/// What an index page leads to.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Links {
    pub documents: Vec<Url>,
    pub pages: Vec<Url>,
}

impl PageReader {
    /// Makes selectors and patterns of `follow`.
    ///
    /// # Errors
    /// Field of the source file and what is wrong with it.
    pub fn new(follow: &FollowSpec) -> Result<PageReader, (String, String)> {
        let selector = |field: &str, css: &str| {
            Selector::parse(css).map_err(|e| (format!("follow.{field}"), format!("`{css}` is not a CSS selector: {e}")))
        };
        let fields = follow.fields.iter().map(|spec| {
            let pattern = spec.pattern.as_deref().map(Regex::new).transpose();
            let pattern = pattern.map_err(|e| (format!("follow.field `{}`: pattern", spec.name), e.to_string()))?;
            Ok(Field { spec: spec.clone(), select: selector("field: select", &spec.select)?, pattern })
        });
        Ok(PageReader {
            links: selector("links", &follow.links)?,
            next: follow.next.as_deref().map(|css| selector("next", css)).transpose()?,
            text: selector("text", &follow.text)?,
            fields: fields.collect::<Result<_, (String, String)>>()?,
        })
    }

    /// The links of an index page at `url`.
    ///
    /// # Errors
    /// It is not HTML, or over a limit.
    pub fn links(&self, bytes: &[u8], content_type: Option<&str>, url: &Url) -> Result<Links, ParseError> {
        let html = read(bytes, content_type)?;
        let base = Selector::parse("base[href]").ok().and_then(|s| html.select(&s).next());
        let base = base.and_then(|b| url.join(b.value().attr("href")?).ok()).unwrap_or_else(|| url.clone());
        let all = |selector: &Selector| {
            html.select(selector)
                .filter_map(|e| e.value().attr("href").or_else(|| e.value().attr("src")))
                .filter_map(|href| base.join(href.trim()).ok())
                .collect()
        };
        Ok(Links { documents: all(&self.links), pages: self.next.as_ref().map(all).unwrap_or_default() })
    }
}

impl Parser for PageReader {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let html = read(document.bytes, document.content_type)?;
        let mut fields = BTreeMap::new();
        for field in &self.fields {
            let values: Vec<String> =
                html.select(&field.select).filter_map(|e| field.value(e)).take(MAX_VALUES).collect();
            if values.is_empty() && field.spec.required {
                let FieldSpec { name, select, .. } = &field.spec;
                return Err(ParseError::Layout(format!("the page has no field `{name}` at `{select}`")));
            }
            if !values.is_empty() {
                fields.insert(field.spec.name.clone(), values);
            }
        }
        let text = html.select(&self.text).map(full_text).collect::<Vec<_>>().join("\n");
        if text.trim().is_empty() {
            return Err(ParseError::Layout("the page has no text where `follow.text` looks for it".to_owned()));
        }
        let first = |name: &str| fields.get(name).and_then(|v: &Vec<String>| v.first());
        let date = first("date").and_then(|t| t.parse().ok().or_else(|| day_month_year(t).map(|(date, _)| date)));
        let page = PageDocument {
            source: document.source.clone(),
            url: document.stream.to_owned(),
            title: first("title").cloned(),
            date,
            fields,
            text: hash::sha256(text.as_bytes()),
            characters: text.chars().count() as u64,
            provenance: document.at("page"),
        };
        Ok(Parsed { documents: vec![PageFound { page, text }], ..Parsed::default() })
    }
}

impl Field {
    fn value(&self, element: ElementRef<'_>) -> Option<String> {
        let raw = match &self.spec.attribute {
            Some(name) => element.value().attr(name)?.to_owned(),
            None => element.text().collect(),
        };
        let plain = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let found = match &self.pattern {
            // The first group where there is one, else all that fits.
            Some(pattern) => {
                let captures = pattern.captures(&plain)?;
                captures.get(1).or_else(|| captures.get(0))?.as_str().to_owned()
            }
            None => plain,
        };
        let found: String = found.chars().take(MAX_FIELD).collect();
        (!found.is_empty()).then_some(found)
    }
}

/// Elements that end a line.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "blockquote",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "p",
    "pre",
    "section",
    "table",
    "tr",
];

/// Text as a reader sees it: one line a block, blanks collapsed, without scripts and styles.
fn full_text(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    let mut hidden = 0_usize;
    let silent = |name: &str| matches!(name, "script" | "style" | "noscript" | "template");
    for edge in element.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Element(e) if silent(e.name()) => hidden += 1,
                Node::Element(e) if BLOCKS.contains(&e.name()) => text.push('\n'),
                Node::Element(e) if matches!(e.name(), "td" | "th") => text.push(' '),
                Node::Text(t) if hidden == 0 => text.push_str(&t.replace(['\n', '\r'], " ")),
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => match node.value() {
                Node::Element(e) if silent(e.name()) => hidden = hidden.saturating_sub(1),
                Node::Element(e) if BLOCKS.contains(&e.name()) => text.push('\n'),
                _ => {}
            },
        }
    }
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|l| !l.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

fn read(bytes: &[u8], content_type: Option<&str>) -> Result<Html, ParseError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ParseError::Empty { what: "the page".to_owned() });
    }
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::Limit(format!("the page has {} bytes, at most {MAX_BYTES} are read", bytes.len())));
    }
    if let Some(found) = foreign(bytes) {
        return Err(ParseError::WrongType { expected: "HTML", found: found.to_owned() });
    }
    let text = decoded(bytes, content_type);
    check_shape(&text)?;
    Ok(Html::parse_document(&text))
}

/// Files that are never HTML, whatever their header says.
fn foreign(bytes: &[u8]) -> Option<&'static str> {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    Some(match () {
        () if starts(b"%PDF") => "a PDF",
        () if starts(b"PK\x03\x04") => "a ZIP archive or an office document",
        () if starts(b"\x1f\x8b") || starts(b"\x28\xb5\x2f\xfd") => "compressed data",
        () if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") => "an image",
        // UTF-16 has zeros, and a mark at its start.
        () if Encoding::for_bom(bytes).is_none() && bytes.iter().take(512).any(|b| *b == 0) => "binary data",
        () => return None,
    })
}

/// In this order: byte-order mark, `Content-Type`, `<meta>`, UTF-8 where it fits, windows-1252. A charset that
/// does not fit is passed over; bad bytes become U+FFFD.
fn decoded(bytes: &[u8], content_type: Option<&str>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding.decode(bytes).0.into_owned();
    }
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(2048)).unwrap_or_default()).into_owned();
    let stated = [content_type.and_then(charset_in), charset_in(&head)];
    let mut fallback = WINDOWS_1252;
    for encoding in stated.into_iter().flatten() {
        if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
            return text.into_owned();
        }
        fallback = encoding;
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => text.into_owned(),
        None => fallback.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

fn charset_in(text: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let rest = lower.get(lower.find("charset=")? + 8..)?.trim_start_matches(['"', '\'', ' ']);
    let label: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_:.".contains(*c)).collect();
    Encoding::for_label(label.as_bytes())
}

/// Refuses markup that is built to make reading slow. Counts tags without building a tree: elements that HTML lets
/// stand open count for nothing.
fn check_shape(text: &str) -> Result<(), ParseError> {
    const OPEN: [&str; 32] = [
        "area", "base", "body", "br", "col", "colgroup", "dd", "dt", "embed", "head", "hr", "html", "img", "input",
        "li", "link", "meta", "optgroup", "option", "p", "param", "rp", "rt", "source", "tbody", "td", "tfoot", "th",
        "thead", "tr", "track", "wbr",
    ];
    let mut depth = 0_usize;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        if let Some(comment) = after.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, r)| r);
            continue;
        }
        let closing = after.starts_with('/');
        let name_part = after.trim_start_matches('/');
        let name: String = name_part.chars().take_while(char::is_ascii_alphanumeric).take(16).collect();
        if name.is_empty() {
            rest = after;
            continue;
        }
        let (tag, further) = after.split_once('>').unwrap_or((after, ""));
        // A tag of ordinary length cannot hold too many attributes.
        if tag.len() > MAX_ATTRIBUTES && tag.split_ascii_whitespace().count() > MAX_ATTRIBUTES {
            return Err(ParseError::Limit(format!("a tag has more than {MAX_ATTRIBUTES} attributes")));
        }
        rest = further;
        let name = name.to_ascii_lowercase();
        if OPEN.contains(&name.as_str()) || tag.ends_with('/') {
            continue;
        }
        if closing {
            depth = depth.saturating_sub(1);
            continue;
        }
        depth += 1;
        if depth > MAX_DEPTH {
            return Err(ParseError::Limit(format!("elements are nested deeper than {MAX_DEPTH}")));
        }
        if name == "script" || name == "style" {
            let end = format!("</{name}");
            let at = rest.to_ascii_lowercase().find(&end).unwrap_or(rest.len());
            rest = rest.get(at..).unwrap_or_default();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::spec::SourceSpec;

    const FOLLOW: &str = r#"
start = ["https://x.example.org/list"]
links = "li a.doc"
next = "a[rel=next]"
text = "main"
[[follow.field]]
name = "title"
select = "h1"
required = true
[[follow.field]]
name = "date"
select = "time"
attribute = "datetime"
[[follow.field]]
name = "number"
select = "p.ref"
pattern = 'No\. (\d+)'
"#;

    fn reader() -> PageReader {
        let spec: FollowSpec =
            toml::from_str::<BTreeMap<String, FollowSpec>>(&format!("[follow]{FOLLOW}")).unwrap()["follow"].clone();
        PageReader::new(&spec).unwrap()
    }

    fn parse(bytes: &[u8], content_type: Option<&str>) -> Result<PageFound, ParseError> {
        let (sha256, source) = (hash::sha256(bytes), "x".into());
        let (stream, url) = ("https://x.example.org/1", Some("https://x.example.org/1"));
        let document = Document { bytes, sha256: &sha256, source: &source, stream, url, content_type, vintage: None };
        reader().parse(&document).map(|mut p| p.documents.remove(0))
    }

    const PAGE: &str = "<html><head><title>x</title></head><body><nav>Menu</nav><main><h1> Report\n of 2020</h1>\
        <time datetime='2020-03-04'>4 March</time><p class=ref>Ref. No. 17</p><p class=ref>none</p>\
        <p>First&nbsp;line<br>second</p><script>var a = '<p>';</script></main></body></html>";

    #[test]
    fn fields_and_text_are_found() {
        let found = parse(PAGE.as_bytes(), None).unwrap();
        let page = &found.page;
        assert_eq!(page.title.as_deref(), Some("Report of 2020"));
        assert_eq!(page.date, Some(date(2020, 3, 4)));
        assert_eq!(page.fields["number"], ["17"]);
        assert_eq!(found.text, "Report of 2020\n4 March\nRef. No. 17\nnone\nFirst line\nsecond");
        assert_eq!((page.text.clone(), page.characters), (hash::sha256(found.text.as_bytes()), 61));
    }

    #[test]
    fn a_page_without_a_required_field_has_changed() {
        let error = parse(b"<main><p>Moved</p></main>", None).unwrap_err().to_string();
        assert!(error.contains("title") && error.contains("h1"), "{error}");
        let error = parse(b"<h1>Only a title</h1>", None).unwrap_err().to_string();
        assert!(error.contains("follow.text"), "{error}");
    }

    #[test]
    fn links_are_resolved_against_page_and_base() {
        let url = Url::parse("https://x.example.org/a/list?p=1").unwrap();
        let page = b"<ul><li><a class=doc href=' d/1 '>1</a><li><a href=no>2</a></ul><a rel=next href='?p=2'>n</a>";
        let links = reader().links(page, None, &url).unwrap();
        let text = |urls: &[Url]| urls.iter().map(Url::to_string).collect::<Vec<_>>();
        assert_eq!(text(&links.documents), ["https://x.example.org/a/d/1"]);
        assert_eq!(text(&links.pages), ["https://x.example.org/a/list?p=2"]);
        let based = [b"<base href='https://y.example.org/'>".as_slice(), page].concat();
        assert_eq!(text(&reader().links(&based, None, &url).unwrap().documents), ["https://y.example.org/d/1"]);
    }

    #[test]
    fn charsets_by_header_meta_mark_and_guess() {
        let page = |title: &str, meta: &str| format!("{meta}<main><h1>{title}</h1></main>");
        let of = |bytes: &[u8], header| parse(bytes, header).unwrap().page.title.unwrap();
        let latin = WINDOWS_1252.encode(&page("Loi n° 5 réprimée", "")).0.into_owned();
        assert_eq!(of(&latin, Some("text/html; charset=ISO-8859-1")), "Loi n° 5 réprimée");
        assert_eq!(of(&latin, Some("text/html; charset=utf-8")), "Loi n° 5 réprimée", "the header lies");
        assert_eq!(of(&latin, Some("text/html; charset=klingon")), "Loi n° 5 réprimée");
        assert_eq!(of(page("Gesetz über", "").as_bytes(), None), "Gesetz über");
        let koi = encoding_rs::KOI8_R.encode(&page("Закон", "<meta charset='koi8-r'>")).0.into_owned();
        assert_eq!(of(&koi, None), "Закон");
        let mut wide = vec![0xff, 0xfe];
        wide.extend(page("Zákon", "").encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(of(&wide, Some("text/html; charset=utf-8")), "Zákon");
    }

    #[test]
    fn what_is_not_html_or_too_deep_is_named() {
        let error = |bytes: &[u8]| parse(bytes, Some("text/html")).unwrap_err().to_string();
        assert!(error(b"%PDF-1.7 ...").contains("a PDF"));
        assert!(error(b"PK\x03\x04...").contains("ZIP"));
        assert!(error(b"ab\0\0\0").contains("binary"));
        assert!(error(b"  \n").contains("empty"));
        assert!(error("<div>".repeat(100_000).as_bytes()).contains("deeper than 512"));
        let many: String = (0..10_000).map(|i| format!(" a{i}=1")).collect();
        assert!(error(format!("<main{many}>x</main>").as_bytes()).contains("attributes"));
        // Unclosed items are ordinary.
        let list = format!("<main><h1>t</h1><ul>{}</ul></main>", "<li>a<p>b".repeat(5_000));
        assert!(parse(list.as_bytes(), None).is_ok());
    }

    #[test]
    fn a_wrong_selector_or_pattern_is_named_with_its_field() {
        let text = |from: &str, to: &str| {
            let top = include_str!("../sources/ti/cpi.toml").split("[[indicator]]").next().unwrap();
            let file = format!("{top}\n[follow]{}", FOLLOW.replace(from, to));
            SourceSpec::from_toml("x.toml", &file).map(|_| ()).map_err(|e| e.to_string())
        };
        assert_eq!(text("h1", "h1"), Ok(()));
        for (from, to, word) in [
            ("li a.doc", "li >>> a", "follow.links"),
            (r"(\d+)", "(", "pattern"),
            ("https://x.example.org/list", "x/list", "follow.start"),
            ("name = \"number\"", "name = \"date\"", "twice"),
        ] {
            let error = text(from, to).unwrap_err();
            assert!(error.contains(word), "{error}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = parse(&bytes, Some("text/html"));
        }

        #[test]
        fn any_markup_is_survived(parts in prop::collection::vec("<[/!]?[a-z]{1,6}[ a-z='\"]{0,9}>?|[a-z&;]{0,6}|<!--|-->", 0..60)) {
            let text = parts.concat();
            let _ = parse(text.as_bytes(), None);
            let _ = reader().links(text.as_bytes(), None, &Url::parse("https://x.example.org/").unwrap());
        }
    }
}
