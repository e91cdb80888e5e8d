//! Pages of publishers that a source file describes: links by CSS selector, named fields, full text.

use std::collections::BTreeMap;

use lexgap_domain::{PageDocument, hash};
use regex::Regex;
use reqwest::Url;
use scraper::{ElementRef, Selector};

use crate::{
    formats::{
        html::{self, Page},
        text::day_month_year,
    },
    parse::{Document, PageFound, ParseError, Parsed, Parser},
    spec::{FieldSpec, FollowSpec},
};

/// The longest value of a field, in characters: a field is a name, a number, a date, not the text.
const MAX_FIELD: usize = 1_000;
/// The most values of one field.
const MAX_VALUES: usize = 100;

/// Selectors and patterns of a source file, ready to use.
pub struct PageReader {
    links: Selector,
    next: Option<Selector>,
    text: Selector,
    base: Option<Selector>,
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
        let checked = |field: &str, css: &str| match Selector::parse(css) {
            Ok(selector) => Ok(selector),
            Err(e) => Err((format!("follow.{field}"), format!("`{css}` is not a CSS selector: {e}"))),
        };
        let fields = follow.fields.iter().map(|spec| {
            let select = checked("field: select", &spec.select)?;
            let pattern = spec.pattern.as_deref().map(Regex::new).transpose();
            let pattern = pattern.map_err(|e| (format!("follow.field `{}`: pattern", spec.name), e.to_string()))?;
            Ok(Field { spec: spec.clone(), select, pattern })
        });
        Ok(PageReader {
            links: checked("links", &follow.links)?,
            next: follow.next.as_deref().map(|css| checked("next", css)).transpose()?,
            text: checked("text", &follow.text)?,
            base: Selector::parse("base[href]").ok(),
            fields: fields.collect::<Result<_, (String, String)>>()?,
        })
    }

    /// The links of an index page at `url`.
    ///
    /// # Errors
    /// It is not HTML, or over a limit.
    pub fn links(&self, document: &Document<'_>, url: &Url) -> Result<Links, ParseError> {
        let page = Page::read("the index page", document)?;
        let base =
            self.base.as_ref().and_then(|css| page.select(css).next()).and_then(|b| url.join(b.attr("href")?).ok());
        let base = base.unwrap_or_else(|| url.clone());
        let all = |css: &Selector| {
            let href = |e: ElementRef<'_>| base.join(e.attr("href").or_else(|| e.attr("src"))?.trim()).ok();
            page.select(css).filter_map(href).collect()
        };
        Ok(Links { documents: all(&self.links), pages: self.next.as_ref().map(all).unwrap_or_default() })
    }
}

impl Parser for PageReader {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let html = Page::read("the page", document)?;
        let mut fields = BTreeMap::new();
        for field in &self.fields {
            let elements = html.select(&field.select);
            let values: Vec<String> = elements.filter_map(|e| field.value(e)).take(MAX_VALUES).collect();
            if values.is_empty() && field.spec.required {
                let FieldSpec { name, select, .. } = &field.spec;
                return Err(ParseError::Layout(format!("the page has no field `{name}` at `{select}`")));
            }
            if !values.is_empty() {
                fields.insert(field.spec.name.clone(), values);
            }
        }
        let text = html::text_lines(html.select(&self.text));
        if text.is_empty() {
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
        Ok(Parsed { pages: vec![PageFound { page, text }], ..Parsed::default() })
    }
}

impl Field {
    fn value(&self, element: ElementRef<'_>) -> Option<String> {
        let plain = match &self.spec.attribute {
            Some(name) => html::collapse(element.attr(name)?),
            None => html::text(element),
        };
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

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::spec::{SourceSpec, tests::HEAD};

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

    fn with<T>(bytes: &[u8], work: impl FnOnce(&Document<'_>) -> T) -> T {
        let url = "https://x.example.org/1";
        work(&Document {
            bytes,
            sha256: &hash::sha256(bytes),
            source: &"x".into(),
            stream: url,
            url: Some(url),
            content_type: Some("text/html"),
            vintage: None,
        })
    }

    fn parse(bytes: &[u8]) -> Result<PageFound, ParseError> {
        with(bytes, |document| reader().parse(document).map(|mut p| p.pages.remove(0)))
    }

    fn links(bytes: &[u8], url: &str) -> Result<Links, ParseError> {
        with(bytes, |document| reader().links(document, &Url::parse(url).unwrap()))
    }

    const PAGE: &str = "<html><head><title>x</title></head><body><nav>Menu</nav><main><h1> Report\n of 2020</h1>\
        <time datetime='2020-03-04'>4 March</time><p class=ref>Ref. No. 17</p><p class=ref>none</p>\
        <p>First&nbsp;line<br>second</p><script>var a = '<p>';</script></main></body></html>";

    #[test]
    fn fields_and_text_are_found() {
        let found = parse(PAGE.as_bytes()).unwrap();
        let page = &found.page;
        assert_eq!(page.title.as_deref(), Some("Report of 2020"));
        assert_eq!(page.date, Some(date(2020, 3, 4)));
        assert_eq!(page.fields["number"], ["17"]);
        assert_eq!(found.text, "Report of 2020\n4 March\nRef. No. 17\nnone\nFirst line\nsecond");
        assert_eq!((page.text.clone(), page.characters), (hash::sha256(found.text.as_bytes()), 57));
    }

    #[test]
    fn a_page_without_a_required_field_has_changed() {
        let error = parse(b"<main><p>Moved</p></main>").unwrap_err().to_string();
        assert!(error.contains("title") && error.contains("h1"), "{error}");
        let error = parse(b"<h1>Only a title</h1>").unwrap_err().to_string();
        assert!(error.contains("follow.text"), "{error}");
    }

    #[test]
    fn links_are_resolved_against_page_and_base() {
        let url = "https://x.example.org/a/list?p=1";
        let page = b"<ul><li><a class=doc href=' d/1 '>1</a><li><a href=no>2</a></ul><a rel=next href='?p=2'>n</a>";
        let found = links(page, url).unwrap();
        let text = |urls: &[Url]| urls.iter().map(Url::to_string).collect::<Vec<_>>();
        assert_eq!(text(&found.documents), ["https://x.example.org/a/d/1"]);
        assert_eq!(text(&found.pages), ["https://x.example.org/a/list?p=2"]);
        let based = [b"<base href='https://y.example.org/'>".as_slice(), page].concat();
        assert_eq!(text(&links(&based, url).unwrap().documents), ["https://y.example.org/d/1"]);
    }

    #[test]
    fn a_wrong_selector_or_pattern_is_named_with_its_field() {
        let text = |from: &str, to: &str| {
            let file = format!("{HEAD}[follow]{}", FOLLOW.replace(from, to));
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
            let _ = parse(&bytes);
        }

        #[test]
        fn any_markup_is_survived(parts in prop::collection::vec("<[/!]?[a-z]{1,6}[ a-z='\"]{0,9}>?|[a-z&;]{0,6}|<!--|-->", 0..60)) {
            let text = parts.concat();
            let _ = parse(text.as_bytes());
            let _ = links(text.as_bytes(), "https://x.example.org/");
        }
    }
}
