//! The electronic Irish Statute Book: acts of the Oireachtas as enacted, in its own XML or as the page for printing.

use jiff::civil::Date;
use lexgap_domain::DateKind;
use scraper::{Html, Selector};

use crate::{
    formats::{
        dates, html,
        xml::{Step, Walk, squeeze},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section},
};

/// Parser of acts.
pub struct Eisb;

impl Parser for Eisb {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = html::source("the page", document)?;
        let start = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        let is_page = crate::formats::xml::expect_xml(&text).is_err() || start.contains("<html");
        let act = if is_page { Act::from_page(&text) } else { Act::from_xml(&text)? };
        act.law(document)
    }
}

/// What the document says of the act, as written.
#[derive(Debug, Default)]
struct Act {
    title: String,
    number: String,
    year: String,
    enacted: Option<Date>,
    locator: &'static str,
    /// Number and heading.
    sections: Vec<(String, String)>,
}

impl Act {
    fn from_xml(text: &str) -> Result<Act, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut act = Act { locator: "/act/metadata/dateofenactment", ..Act::default() };
        let mut bracket = None;
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            let path: Vec<&str> = walk.path().iter().map(String::as_str).collect();
            match path.as_slice() {
                ["act" | "si" | "legislation"] => {}
                [root] => return Err(ParseError::Layout(format!("the document is a <{root}>, expected an <act>"))),
                [_, "metadata", "title"] => act.title = walk.text()?,
                [_, "metadata", "number"] => act.number = walk.text()?,
                [_, "metadata", "year"] => act.year = walk.text()?,
                [_, "metadata", "dateofenactment"] => {
                    let written = walk.text()?;
                    act.enacted = dates::compact(&written).or_else(|| dates::first(&written, "en"));
                }
                [.., "frontmatter", "p"] if bracket.is_none() => bracket = bracketed_date(&walk.text()?),
                // `1. Short title, construction and commencement` in the table of contents.
                [.., "acttoc", "p", "xref"] => {
                    let _ = &element;
                    if let Some((number, heading)) = walk.text()?.split_once(". ") {
                        act.sections.push((number.to_owned(), heading.to_owned()));
                    }
                }
                _ => {}
            }
        }
        if act.enacted.is_none() && bracket.is_some() {
            (act.enacted, act.locator) = (bracket, "//frontmatter/p: the day in brackets");
        }
        Ok(act)
    }

    fn from_page(text: &str) -> Act {
        let page = Html::parse_document(text);
        let text_of = |selector: &str| {
            let selector = Selector::parse(selector).ok()?;
            page.select(&selector).map(|e| squeeze(&e.text().collect::<String>())).find(|t| !t.is_empty())
        };
        let mut act = Act { locator: "//p: the day in brackets after the long title", ..Act::default() };
        act.title = text_of("head > title").or_else(|| text_of("h1.act-title")).unwrap_or_default();
        if let Ok(paragraphs) = Selector::parse("p, td") {
            for p in page.select(&paragraphs) {
                let text = squeeze(&p.text().collect::<String>());
                if act.enacted.is_none() && text.len() < 8000 {
                    act.enacted = bracketed_date(&text);
                }
                let lower = text.to_lowercase();
                if act.number.is_empty()
                    && let Some((number, year)) = lower.strip_prefix("number ").and_then(|t| t.split_once(" of "))
                {
                    let digits = |t: &str| t.chars().take_while(char::is_ascii_digit).collect::<String>();
                    (act.number, act.year) = (digits(number), digits(year));
                }
                if act.enacted.is_some() && !act.number.is_empty() {
                    break;
                }
            }
        }
        act
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        // `https://www.irishstatutebook.ie/eli/1960/act/27/enacted/en/print`
        let from_url: Vec<&str> =
            document.url.and_then(|u| u.split_once("/eli/")).map(|(_, p)| p.split('/').collect()).unwrap_or_default();
        let (mut year, mut kind, mut number) = (self.year.as_str(), "act", self.number.as_str());
        if let [y, k @ ("act" | "si" | "prv" | "ca"), n, ..] = from_url.as_slice() {
            (year, kind, number) = (y, k, n);
        }
        if year.is_empty() || number.is_empty() {
            return Err(ParseError::Layout("no number and year of an act (`Number 27 of 1960`)".to_owned()));
        }
        let id = format!("ie-{}", statute::slug(&format!("{year}-{kind}-{number}")));
        let mut draft = Draft::new(document, id, "IRL", "en", &self.title, DateKind::Assent)?;
        draft.citation(if kind == "si" {
            format!("S.I. No. {number}/{year}")
        } else {
            format!("No. {number} of {year}")
        });
        draft.url(format!("https://www.irishstatutebook.ie/eli/{year}/{kind}/{number}/enacted/en/html"));
        draft.date(DateKind::Assent, self.enacted, self.locator);
        draft.version(self.enacted, "enacted", self.locator);
        for (number, heading) in &self.sections {
            let section = Section {
                number: number.clone(),
                sign: format!("section {number}"),
                heading: heading.clone(),
                note: String::new(),
                locator: format!("//acttoc//xref[starts-with(., '{number}. ')]"),
            };
            draft.section(&section, None, None);
        }
        Ok(draft.parsed())
    }
}

/// `… ADMINISTRATION. [26th July, 1960.]`: the day in the first brackets that hold a day and nothing else.
fn bracketed_date(text: &str) -> Option<Date> {
    text.split('[').skip(1).find_map(|part| {
        let (inside, _) = part.split_once(']')?;
        // Markup leaves a space inside some: `27 th July, 2015`.
        dates::whole(inside, "en").or_else(|| dates::whole(&inside.replace(" th ", " "), "en"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{
        statute::tests::{days, survives},
        tests::parse,
    };
    use jiff::civil::date;
    use lexgap_domain::Topic;

    const XML: &str = r#"<?xml version="1.0"?><!DOCTYPE act SYSTEM "act.dtd"><act><metadata><title>Criminal Law (Human Trafficking) Act 2031</title><number>8</number><year>2031</year>
<dateofenactment>20310507</dateofenactment></metadata><frontmatter><acttoc><p><xref>1. Short title &mdash; and more</xref></p><p><xref>2. Bribery</xref></p></acttoc><p>[7 <i>th May</i>, 2031]</p></frontmatter></act>"#;
    const PAGE: &str = "<!DOCTYPE html><html><head><title>Odd Act, 1960</title></head><body><table><tr><td><p><i>Number</i> 27 <i>of</i> 1960.</p>\
<tr><td><p>AN ACT TO AMEND [Part 1]. [26<i>th July</i>, 1960.]</p></table></body></html>";

    #[test]
    fn an_act_in_xml() {
        let law = parse("ie-eisb", "x", XML.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ie-2031-act-8", "No. 8 of 2031"));
        assert_eq!(law.topics, [Topic::HumanTrafficking, Topic::Corruption]);
        assert_eq!(days(&law), [(DateKind::Assent, date(2031, 5, 7))]);
        let text = XML.replace("<dateofenactment>20310507</dateofenactment>", "");
        let law = parse("ie-eisb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(2031, 5, 7))]);
    }

    #[test]
    fn an_act_as_a_page() {
        let law = parse("ie-eisb", "x", PAGE.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ie-1960-act-27", "Odd Act, 1960"));
        assert_eq!(days(&law), [(DateKind::Assent, date(1960, 7, 26))]);
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("ie-eisb", "x", XML);
        survives("ie-eisb", "x", PAGE);
        assert!(parse("ie-eisb", "x", b"<rss/>").is_err());
        assert!(parse("ie-eisb", "x", b"<html><title>Not found</title></html>").is_err());
    }
}
