//! Index pages and feeds of publishers: what they announce becomes listed documents, nothing more.

use lexgap_domain::ListedDocument;

use crate::{
    formats::{feed, links},
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of an index in HTML, or of a feed where the bytes are one.
pub struct Listing {
    /// Whether an address and its words announce a document of this publisher. The rest of a page is menus.
    pub wanted: fn(url: &str, title: &str) -> bool,
}

/// Whether bytes begin like a feed.
pub fn is_feed(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..600).unwrap_or(bytes));
    ["<rss", "<feed", "<rdf:RDF"].iter().any(|tag| head.contains(tag))
}

impl Parser for Listing {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let entries: Vec<_> = if is_feed(document.bytes) {
            let entries = feed::read(document.bytes, document.stream)?.entries;
            let numbered = entries.into_iter().enumerate();
            numbered.map(|(i, e)| (format!("entry={}", i + 1), e.title, e.link, e.date)).collect()
        } else {
            let links = links::read(document.bytes, document.stream, document.url)?;
            links.into_iter().map(|l| (format!("link={}", l.number), l.title, l.url, l.date)).collect()
        };
        let mut parsed = Parsed::default();
        let (mut documents, mut others) = (Vec::new(), 0);
        for (locator, title, url, date) in entries {
            if url.is_empty() || title.is_empty() || !(self.wanted)(&url, &title) {
                others += 1;
                continue;
            }
            let provenance = document.at(locator);
            documents.push(ListedDocument { title, url, date, source: document.source.clone(), provenance });
        }
        parsed.list(documents);
        if others > 0 {
            parsed.skipped.push(("links to other pages".to_owned(), others));
        }
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry;
    use jiff::civil::date;

    /// Reads a page of our own as `source` would find it at the address of its first document.
    fn listed(source: &str, page: &str) -> Vec<(String, String, Option<jiff::civil::Date>)> {
        let registered = registry::get(source).unwrap();
        let sha256 = lexgap_domain::hash::sha256(page.as_bytes());
        let parsed = registered
            .parser
            .parse(&Document {
                bytes: page.as_bytes(),
                sha256: &sha256,
                source: &registered.spec.id,
                stream: "x",
                url: registered.spec.documents[0].url.as_deref(),
                content_type: None,
                vintage: None,
            })
            .unwrap();
        assert!(parsed.documents.iter().all(|d| d.source == registered.spec.id && !d.provenance.locator.is_empty()));
        parsed.documents.into_iter().map(|d| (d.title, d.url, d.date)).collect()
    }

    #[test]
    fn evaluation_reports_of_greta() {
        let page = include_str!("../../seeds/coe-greta/index.html");
        let expected = (
            "GRETA's report on Xland".to_owned(),
            "https://rm.coe.int/greta-x-2024-1/1680".to_owned(),
            Some(date(2024, 3, 12)),
        );
        assert_eq!(listed("coe-greta", page), [expected]);
    }

    #[test]
    fn publications_of_unodc() {
        let page = include_str!("../../seeds/unodc-publications/index.html");
        let url = "https://www.unodc.org/documents/data/glotip/2024/GLOTIP2024.pdf".to_owned();
        assert_eq!(listed("unodc-publications", page), [("Global report".to_owned(), url, None)]);
    }

    #[test]
    fn new_legislation_of_the_united_kingdom_from_its_feed() {
        let feed = include_str!("../../seeds/gb-new-legislation/feed.xml");
        let url = "http://www.legislation.gov.uk/ukpga/2030/1".to_owned();
        assert_eq!(listed("gb-new-legislation", feed), [("The Pots Act".to_owned(), url, Some(date(2030, 1, 2)))]);
    }

    #[test]
    fn an_index_that_announces_nothing_breaks_its_assertion() {
        let spec = &registry::get("coe-greta").unwrap().spec;
        let error = spec.documents[0].assertions.check(&Parsed::default()).unwrap_err().to_string();
        assert!(error.contains("0 listed documents"), "{error}");
    }
}
