//! How to cite what an edition holds: in words, CSL-JSON, BibTeX and RIS.

use jiff::{civil::Date, tz::TimeZone};
use serde_json::json;

use crate::edition::EditionHead;

/// What a citation names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// Key of the entry: `lexgap-KEN-edition-12`.
    pub id: String,
    pub title: String,
    pub edition: u32,
    /// Day on which the edition was published, UTC.
    pub day: Date,
    /// Where it stands, if it has an address.
    pub url: Option<String>,
    /// By which it can be checked: `Merkle root …`.
    pub note: String,
}

impl Citation {
    /// Of something in the edition of `head`.
    pub fn new(id: impl Into<String>, title: impl Into<String>, url: Option<String>, head: &EditionHead) -> Citation {
        Citation {
            id: id.into(),
            title: title.into(),
            edition: head.number,
            day: TimeZone::UTC.to_datetime(head.published_at).date(),
            url,
            note: format!("Merkle root {}", head.merkle_root),
        }
    }

    /// One line in the manner of the American Psychological Association.
    pub fn text(&self) -> String {
        let url = self.url.as_ref().map(|u| format!(" {u}")).unwrap_or_default();
        let day = self.day.strftime("%Y, %B %-d");
        format!("Lexgap. ({day}). {} (Edition {}) [Data set].{url}", self.title, self.edition)
    }

    /// A list of one item in the JSON of the Citation Style Language.
    pub fn csl(&self) -> serde_json::Value {
        let mut item = json!({
            "id": self.id, "type": "dataset", "title": self.title, "publisher": "Lexgap",
            "author": [{ "literal": "Lexgap" }], "version": format!("edition {}", self.edition),
            "issued": { "date-parts": [[self.day.year(), self.day.month(), self.day.day()]] }, "note": self.note,
        });
        if let Some(url) = &self.url {
            item["URL"] = url.as_str().into();
        }
        json!([item])
    }

    /// An entry of BibLaTeX.
    pub fn bibtex(&self) -> String {
        let url = self.url.as_ref().map(|u| format!("  url = {{{u}}},\n")).unwrap_or_default();
        format!(
            "@dataset{{{},\n  author = {{{{Lexgap}}}},\n  title = {{{{{}}}}},\n  version = {{edition {}}},\n  \
             date = {{{}}},\n  year = {{{}}},\n{url}  note = {{{}}},\n}}\n",
            self.id,
            escaped(&self.title),
            self.edition,
            self.day,
            self.day.year(),
            self.note
        )
    }

    /// A record of RIS.
    pub fn ris(&self) -> String {
        let url = self.url.as_ref().map(|u| format!("UR  - {u}\r\n")).unwrap_or_default();
        format!(
            "TY  - DATA\r\nAU  - Lexgap\r\nTI  - {}\r\nET  - edition {}\r\nPB  - Lexgap\r\nPY  - {:04}\r\nDA  - {}\r\n\
             {url}N1  - {}\r\nER  - \r\n",
            self.title.replace(['\r', '\n'], " "),
            self.edition,
            self.day.year(),
            self.day.strftime("%Y/%m/%d"),
            self.note
        )
    }
}

/// Text that TeX takes for nothing else.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '&' | '%' | '$' | '#' | '_' => format!("\\{c}"),
            '{' | '}' | '\\' | '~' | '^' => " ".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_style_says_the_same() {
        let c = Citation {
            id: "lexgap-KEN-edition-12".to_owned(),
            title: "Kenya: law & practice".to_owned(),
            edition: 12,
            day: Date::constant(2026, 3, 5),
            url: Some("https://lexgap.example.org/jurisdictions/KEN".to_owned()),
            note: "Merkle root 00".to_owned(),
        };
        assert_eq!(
            c.text(),
            "Lexgap. (2026, March 5). Kenya: law & practice (Edition 12) [Data set]. \
             https://lexgap.example.org/jurisdictions/KEN"
        );
        assert_eq!(c.csl()[0]["issued"]["date-parts"], json!([[2026, 3, 5]]));
        assert_eq!(c.csl()[0]["URL"], "https://lexgap.example.org/jurisdictions/KEN");
        let bib = c.bibtex();
        assert!(bib.contains("title = {{Kenya: law \\& practice}}") && bib.contains("date = {2026-03-05}"), "{bib}");
        assert!(c.ris().contains("DA  - 2026/03/05\r\n") && c.ris().ends_with("ER  - \r\n"));
        let without = Citation { url: None, ..c };
        assert!(!without.bibtex().contains("url") && without.csl()[0].get("URL").is_none());
    }
}
