//! Public laws as govinfo lists them: its API's list of packages in JSON, or its feed.

use jiff::civil::Date;
use lexgap_domain::ListedDocument;
use serde::Deserialize;

use crate::{
    formats::typed_json,
    parse::{Document, ParseError, Parsed, Parser},
    sources::listing::Listing,
};

/// Parser of `us-govinfo-list`.
pub struct GovInfoList;

const FEED: Listing = Listing { wanted: |url, _| url.contains("govinfo.gov/") };

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Package {
    package_id: String,
    title: Option<String>,
    date_issued: Option<String>,
}

impl Parser for GovInfoList {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<') {
            return FEED.parse(document);
        }
        let answer: Answer = typed_json::read(document.bytes, document.stream)?;
        let mut parsed = Parsed::default();
        let mut documents = Vec::new();
        for (i, package) in answer.packages.into_iter().enumerate() {
            let date: Option<Date> = package.date_issued.and_then(|d| d.get(..10)?.parse().ok());
            documents.push(ListedDocument {
                title: package.title.unwrap_or_else(|| package.package_id.clone()),
                // The page for people; the API's own link needs a key.
                url: format!("https://www.govinfo.gov/app/details/{}", package.package_id),
                date,
                source: document.source.clone(),
                provenance: document.at(format!("pointer=/packages/{i}")),
            });
        }
        parsed.list(documents);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use crate::sources::tests::parse;

    const ANSWER: &str = include_str!("../../../seeds/us-govinfo-list/packages.json");

    #[test]
    fn packages_of_the_api() {
        let parsed = parse("us-govinfo-list", "plaw", ANSWER.as_bytes()).unwrap();
        let first = &parsed.documents[0];
        assert_eq!((first.title.as_str(), first.date), ("Public Law 900 - 1 - Pots Act", Some(date(2030, 1, 2))));
        assert_eq!(first.url, "https://www.govinfo.gov/app/details/PLAW-900publ1");
        assert_eq!((parsed.documents[1].title.as_str(), parsed.documents[1].date), ("PLAW-900publ2", None));
        assert_eq!(parsed.documents[1].provenance.locator, "pointer=/packages/1");
    }

    #[test]
    fn entries_of_the_feed() {
        let feed = include_str!("../../../seeds/us-govinfo-list/plaw-feed.xml");
        let parsed = parse("us-govinfo-list", "plaw-feed", feed.as_bytes()).unwrap();
        assert_eq!(parsed.documents.len(), 1);
        assert_eq!(parsed.documents[0].date, Some(date(2030, 1, 2)));
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = ANSWER.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("us-govinfo-list", "plaw", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("us-govinfo-list", "plaw", &bytes);
        }
    }
}
