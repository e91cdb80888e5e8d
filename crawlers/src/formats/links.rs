//! Index pages in HTML: their links, each with its words and the day that stands beside it.

use jiff::civil::Date;
use scraper::{ElementRef, Html, Selector};

use crate::{formats::dated::first_date, parse::ParseError};

/// The largest page that is read, in bytes.
const MAX_BYTES: usize = 16 << 20;
/// Most links of one page.
const MOST_LINKS: usize = 20_000;
/// How far up a day may stand, and how many links may share it.
const ENTRY: (usize, usize) = (5, 3);

/// One link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Its number on the page, from 1.
    pub number: usize,
    /// Its words, else its title attribute; runs of white space as one space.
    pub title: String,
    /// Absolute, without fragment.
    pub url: String,
    pub date: Option<Date>,
}

fn selector(css: &str) -> Result<Selector, ParseError> {
    Selector::parse(css).map_err(|e| ParseError::Layout(format!("selector {css}: {e}")))
}

fn squeezed<'t>(pieces: impl Iterator<Item = &'t str>) -> String {
    pieces.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}

/// The links of a page to addresses of the web. `base` is the page's own address, for relative links.
///
/// # Errors
/// Empty, too large, or not a page.
pub fn read(bytes: &[u8], what: &str, base: Option<&str>) -> Result<Vec<Link>, ParseError> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ParseError::Empty { what: what.to_owned() });
    }
    if bytes.len() > MAX_BYTES {
        return Err(ParseError::Limit(format!("{what} has {} bytes, at most {MAX_BYTES} are read", bytes.len())));
    }
    let text = String::from_utf8_lossy(bytes);
    if !text.contains('<') {
        return Err(ParseError::WrongType { expected: "an HTML page", found: "plain text or JSON".to_owned() });
    }
    let page = Html::parse_document(&text);
    let (links, times) = (selector("a[href]")?, selector("time[datetime]")?);
    let base = base.and_then(|b| reqwest::Url::parse(b).ok());
    let mut found = Vec::new();
    for (i, link) in page.select(&links).enumerate() {
        if i == MOST_LINKS {
            return Err(ParseError::Limit(format!("{what}: more than {MOST_LINKS} links")));
        }
        let href = link.value().attr("href").unwrap_or_default().trim();
        let url = base.as_ref().map_or_else(|| reqwest::Url::parse(href), |b| b.join(href));
        let Some(mut url) = url.ok().filter(|u| matches!(u.scheme(), "http" | "https")) else { continue };
        url.set_fragment(None);
        let mut title = squeezed(link.text());
        if title.is_empty() {
            title = squeezed(link.value().attr("title").into_iter());
        }
        if !title.is_empty() {
            let date = date_beside(link, &links, &times);
            found.push(Link { number: i + 1, title, url: url.into(), date });
        }
    }
    Ok(found)
}

/// The day in the smallest part of the page around a link that states one and belongs to few links.
fn date_beside(link: ElementRef<'_>, links: &Selector, times: &Selector) -> Option<Date> {
    let (levels, sharing) = ENTRY;
    let around = link.ancestors().filter_map(ElementRef::wrap);
    std::iter::once(link)
        .chain(around)
        .take(levels)
        .take_while(|part| part.select(links).take(sharing + 1).count() <= sharing)
        .find_map(|part| {
            let time = part.select(times).find_map(|t| first_date(t.value().attr("datetime")?));
            time.or_else(|| first_date(&squeezed(part.text())))
        })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const PAGE: &str = r##"<!DOCTYPE html><html><body><nav><a href="/">Home</a><a href="/a">A</a><a href="/b">B</a><a href="#x">C</a></nav>
        <ul><li><a href="report-1.pdf#page=2">Report
           on  pots</a> <span>6 September 2021</span></li>
        <li><time datetime="2022-01-02">yesterday</time><a href="https://other.example.org/2"><b>Second</b></a></li>
        <li><a href="mailto:x@example.org">Write</a><a href="/3" title="Third"><img src="x"></a></li></ul></body></html>"##;

    #[test]
    fn links_with_their_words_and_the_day_beside_them() {
        let links = read(PAGE.as_bytes(), "page", Some("https://example.org/reports/")).unwrap();
        let shown: Vec<_> =
            links.iter().skip(4).map(|l| (l.number, l.title.as_str(), l.url.as_str(), l.date)).collect();
        assert_eq!(
            shown,
            [
                (5, "Report on pots", "https://example.org/reports/report-1.pdf", Some(date(2021, 9, 6))),
                (6, "Second", "https://other.example.org/2", Some(date(2022, 1, 2))),
                (8, "Third", "https://example.org/3", None),
            ]
        );
        assert_eq!(links[0].date, None, "a day elsewhere on the page is not the menu's");
    }

    #[test]
    fn relative_links_need_the_pages_address() {
        let urls: Vec<_> = read(PAGE.as_bytes(), "page", None).unwrap().into_iter().map(|l| l.url).collect();
        assert_eq!(urls, ["https://other.example.org/2"]);
    }

    #[test]
    fn what_is_no_page_is_named() {
        assert!(read(b"{}", "page", None).unwrap_err().to_string().contains("expected an HTML page"));
        assert!(read(b" ", "page", None).unwrap_err().to_string().contains("empty"));
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = PAGE.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = read(&bytes, "page", Some("https://example.org/"));
            bytes.truncate(cut.index(bytes.len()));
            let _ = read(&bytes, "page", None);
        }
    }
}
