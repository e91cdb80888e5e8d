//! Bills that became law, from the API of congress.gov.

use lexgap_domain::ListedDocument;
use serde::Deserialize;

use crate::{
    formats::typed_json,
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of `us-congress`.
pub struct Congress;

#[derive(Deserialize)]
struct Answer {
    bills: Vec<Bill>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bill {
    congress: u32,
    #[serde(rename = "type")]
    kind: String,
    number: String,
    title: String,
    latest_action: Option<Action>,
    #[serde(default)]
    laws: Vec<EnactedAs>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Action {
    action_date: Option<String>,
}

#[derive(Deserialize)]
struct EnactedAs {
    number: String,
    #[serde(rename = "type")]
    kind: String,
}

/// The part of a page's address that names a kind of bill.
fn path(kind: &str) -> Option<&'static str> {
    Some(match kind.to_ascii_uppercase().as_str() {
        "HR" => "house-bill",
        "S" => "senate-bill",
        "HJRES" => "house-joint-resolution",
        "SJRES" => "senate-joint-resolution",
        _ => return None,
    })
}

/// `119th`, `121st`.
fn ordinal(n: u32) -> String {
    let suffix = match (n % 100, n % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{n}{suffix}")
}

impl Parser for Congress {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let answer: Answer = typed_json::read(document.bytes, document.stream)?;
        let mut parsed = Parsed::default();
        let (mut documents, mut others) = (Vec::new(), 0);
        for (i, bill) in answer.bills.into_iter().enumerate() {
            let Some(path) = path(&bill.kind) else {
                others += 1;
                continue;
            };
            let law = bill.laws.first().map(|l| format!(" ({} {})", l.kind, l.number)).unwrap_or_default();
            let day = bill.latest_action.and_then(|a| a.action_date);
            documents.push(ListedDocument {
                title: format!("{}{law}", bill.title),
                url: format!(
                    "https://www.congress.gov/bill/{}-congress/{path}/{}",
                    ordinal(bill.congress),
                    bill.number
                ),
                date: day.and_then(|d| d.parse().ok()),
                source: document.source.clone(),
                provenance: document.at(format!("pointer=/bills/{i}")),
            });
        }
        parsed.list(documents);
        if others > 0 {
            parsed.skipped.push(("kinds of bill that do not become law".to_owned(), others));
        }
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use crate::sources::tests::parse;

    const ANSWER: &str = include_str!("../../../seeds/us-congress/laws.json");

    #[test]
    fn laws_with_their_page_and_day() {
        let parsed = parse("us-congress", "law", ANSWER.as_bytes()).unwrap();
        assert_eq!(parsed.documents.len(), 1);
        let law = &parsed.documents[0];
        assert_eq!((law.title.as_str(), law.date), ("Pots Act (Public Law 119-1)", Some(date(2030, 1, 2))));
        assert_eq!(law.url, "https://www.congress.gov/bill/119th-congress/house-bill/77");
        assert_eq!(parsed.skipped.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn ordinals() {
        let all: Vec<String> = [1, 2, 3, 4, 111, 113, 119, 121].into_iter().map(super::ordinal).collect();
        assert_eq!(all, ["1st", "2nd", "3rd", "4th", "111th", "113th", "119th", "121st"]);
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = ANSWER.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("us-congress", "law", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("us-congress", "law", &bytes);
        }
    }
}
