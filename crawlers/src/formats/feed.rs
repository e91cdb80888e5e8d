//! RSS 0.9 to 2.0 and Atom: entries with title, link and day. Read with the limits of every XML here: no document
//! type definition, no entities of its own, no endless depth.

use jiff::civil::Date;

use crate::{
    formats::{
        dated::first_date,
        xml::{self, Step, Walk},
    },
    parse::ParseError,
};

/// Most entries of one feed.
const MOST_ENTRIES: usize = 100_000;

/// One entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    pub title: String,
    pub link: String,
    /// Published, else updated.
    pub date: Option<Date>,
}

/// A page of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    pub entries: Vec<Entry>,
    /// The link to the next page (RFC 5005), as written.
    pub next: Option<String>,
}

/// Reads a feed. `what` names the document in errors.
///
/// # Errors
/// Not XML, damaged, or XML that is no feed.
pub fn read(bytes: &[u8], what: &str) -> Result<Feed, ParseError> {
    let text = xml::decode(what, bytes)?;
    let mut walk = Walk::new(&text);
    let mut entries: Vec<Entry> = Vec::new();
    // Depth, entry, day of its last change, and how good its link is.
    let mut current: Option<(usize, Entry, Option<Date>, u8)> = None;
    let (mut root, mut next) = (None, None);
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => {
                let depth = walk.path().len();
                let name = element.name().to_owned();
                if depth == 1 {
                    root = Some(name.clone());
                }
                let Some((inside, entry, updated, best)) = &mut current else {
                    if matches!(name.as_str(), "item" | "entry") {
                        current = Some((depth, Entry::default(), None, 0));
                    } else if name == "link" && element.attribute("rel")?.as_deref() == Some("next") {
                        next = element.attribute("href")?.or(next);
                    }
                    continue;
                };
                // Deeper elements describe media and authors.
                if depth != *inside + 1 {
                    continue;
                }
                match name.as_str() {
                    "title" => entry.title = walk.text()?,
                    "link" => {
                        let rel = element.attribute("rel")?;
                        let kind = element.attribute("type")?;
                        let href = element.attribute("href")?;
                        let text = walk.text()?;
                        let page = kind.is_none_or(|k| k.contains("html"));
                        // The page for people first, then the same in other forms, then the entry itself.
                        let rank = match rel.as_deref() {
                            None => 4,
                            Some("alternate") if page => 3,
                            Some("alternate") => 2,
                            Some("self") => 1,
                            Some(_) => 0,
                        };
                        if let Some(link) = href.or(Some(text)).filter(|l| !l.is_empty() && rank > *best) {
                            (entry.link, *best) = (link, rank);
                        }
                    }
                    "pubDate" | "published" | "date" => entry.date = first_date(&walk.text()?).or(entry.date),
                    "updated" => *updated = first_date(&walk.text()?),
                    _ => {}
                }
            }
            Step::Close => {
                if current.as_ref().is_some_and(|(inside, ..)| walk.path().len() == *inside)
                    && let Some((_, mut entry, updated, _)) = current.take()
                {
                    if entries.len() == MOST_ENTRIES {
                        return Err(ParseError::Limit(format!("{what}: more than {MOST_ENTRIES} entries")));
                    }
                    entry.date = entry.date.or(updated);
                    entries.push(entry);
                }
            }
            Step::Text(_) => {}
        }
    }
    match root.as_deref() {
        Some("rss" | "RDF" | "feed") => Ok(Feed { entries, next }),
        Some(other) => Err(ParseError::Layout(format!("{what}: <{other}> is neither RSS nor Atom"))),
        None => Err(ParseError::Empty { what: what.to_owned() }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0" xmlns:m="urn:m" xmlns:dc="urn:dc"><channel><title>News</title>
        <link>https://example.org/</link>
        <item><title>First &amp; foremost</title><link>https://example.org/1</link>
          <pubDate>Mon, 06 Sep 2021 00:01:00 +0000</pubDate><m:content><m:title>Picture</m:title></m:content></item>
        <item><title><![CDATA[Second]]></title><link>https://example.org/2</link><dc:date>2021-10-07T00:00:00Z</dc:date></item>
        <item><title>Third</title></item>
        </channel></rss>"#;
    const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
        <entry><title>One</title><link rel="self" href="https://example.org/1.atom"/><link href="https://example.org/1"/>
          <link rel="enclosure" href="https://example.org/1.pdf"/><link rel="alternate" type="application/pdf" href="https://example.org/1b.pdf"/>
          <updated>2022-02-03T04:05:06Z</updated><published>2022-01-02T00:00:00Z</published></entry>
        <entry><title>Two</title><link rel="alternate" href="https://example.org/2"/><updated>2022-02-03T04:05:06Z</updated></entry></feed>"#;

    fn shown(text: &str) -> Vec<(String, String, Option<Date>)> {
        read(text.as_bytes(), "feed").unwrap().entries.into_iter().map(|e| (e.title, e.link, e.date)).collect()
    }

    #[test]
    fn rss() {
        assert_eq!(
            shown(RSS),
            [
                ("First & foremost".to_owned(), "https://example.org/1".to_owned(), Some(date(2021, 9, 6))),
                ("Second".to_owned(), "https://example.org/2".to_owned(), Some(date(2021, 10, 7))),
                ("Third".to_owned(), String::new(), None),
            ]
        );
    }

    #[test]
    fn atom() {
        assert_eq!(
            shown(ATOM),
            [
                ("One".to_owned(), "https://example.org/1".to_owned(), Some(date(2022, 1, 2))),
                ("Two".to_owned(), "https://example.org/2".to_owned(), Some(date(2022, 2, 3))),
            ]
        );
    }

    #[test]
    fn the_next_page_is_the_feeds_own_link_and_not_an_entrys() {
        let text =
            ATOM.replace("<title>News</title>", r#"<link rel="self" href="/x"/><link rel="next" href="/x?page=2"/>"#);
        assert_eq!(read(text.as_bytes(), "feed").unwrap().next.as_deref(), Some("/x?page=2"));
        let text = ATOM.replace(r#"rel="enclosure""#, r#"rel="next""#);
        assert_eq!(read(text.as_bytes(), "feed").unwrap().next, None);
    }

    #[test]
    fn what_is_no_feed_is_named() {
        let error = |text: &str| read(text.as_bytes(), "feed").unwrap_err().to_string();
        assert!(error("<akomaNtoso/>").contains("neither RSS nor Atom"));
        assert!(error("<!DOCTYPE html><html></html>").contains("HTML"));
        assert!(error("<!DOCTYPE rss [<!ENTITY a \"b\">]><rss/>").contains("document type definition"));
        assert!(error("<rss><channel><item>").contains("cut off"));
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            for text in [RSS, ATOM] {
                let mut bytes = text.as_bytes().to_vec();
                let i = at.index(bytes.len());
                bytes[i] = byte;
                let _ = read(&bytes, "feed");
                bytes.truncate(cut.index(bytes.len()));
                let _ = read(&bytes, "feed");
            }
        }
    }
}
