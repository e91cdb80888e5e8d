//! legislation.gov.uk: acts of the United Kingdom and its parliaments in Crown Legislation Markup Language.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, Law, LawDate, LawKind, LawStatus, LawTitle, LawVersion};

use crate::{
    classify,
    formats::xml::{Element, Step, Walk, decode},
    law_text::{self, LawText, xml::Layout},
    parse::{Document, ParseError, Parsed, Parser, iso_date},
};

/// Parser of CLML documents and of the publisher's Atom lists.
pub struct Legislation;

impl Parser for Legislation {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = decode("the act", document.bytes)?;
        let mut walk = Walk::new(&text);
        let Some(Step::Open(root)) = first_element(&mut walk)? else {
            return Err(ParseError::Layout("the document holds no element".to_owned()));
        };
        match root.name() {
            "Legislation" => {
                let act = Act::read(&root, &mut walk)?;
                act.parsed(document)
            }
            "feed" => list(&mut walk),
            other => Err(ParseError::Layout(format!("the document is a <{other}>, expected <Legislation> or <feed>"))),
        }
    }

    fn law_text(&self, document: &Document<'_>) -> Result<Option<LawText>, ParseError> {
        law_text::xml::read(&decode("the act", document.bytes)?, &TEXT).map(Some)
    }
}

/// Where the text stands. Commentaries say what amended it, which is not its text.
const TEXT: Layout = Layout {
    sections: &["P1"],
    numbers: &["Pnumber"],
    headings: &["Title"],
    groups: &["P1group", "Pblock"],
    containers: &["Schedule"],
    labels: &["Number"],
    paragraphs: &["Text", "Title", "Number", "LongTitle", "EnactingText", "Reference", "td", "th"],
    silent: &[
        "Metadata",
        "Contents",
        "Commentaries",
        "CommentaryRef",
        "Footnotes",
        "MarginNotes",
        "Versions",
        "Resources",
    ],
    language: &["Metadata", "language"],
};

fn first_element<'t>(walk: &mut Walk<'t>) -> Result<Option<Step<'t>>, ParseError> {
    loop {
        match walk.step()? {
            Some(Step::Text(_)) => {}
            other => return Ok(other),
        }
    }
}

/// A list of acts or of amendments. Its entries state when they were made or changed on the site, never the day
/// of assent, so none of them is a law with a date.
fn list(walk: &mut Walk<'_>) -> Result<Parsed, ParseError> {
    let (mut acts, mut amendments) = (0, 0);
    // An entry with an effect is about an amendment, the others are about acts.
    let mut about_act = false;
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        match element.name() {
            "entry" => {
                acts += 1;
                about_act = true;
            }
            "Effect" if std::mem::take(&mut about_act) => {
                acts -= 1;
                amendments += 1;
            }
            _ => {}
        }
    }
    let skipped = [
        ("entry of a list, without the day of assent; the act's own document states it", acts),
        ("amendment of an act; amendments are not facts yet", amendments),
    ];
    let skipped = skipped.into_iter().filter(|(_, n)| *n > 0).map(|(reason, n)| (reason.to_owned(), n)).collect();
    Ok(Parsed { skipped, ..Parsed::default() })
}

/// A kind of act: its name in addresses, the parliament's jurisdiction, and the word of its citation between year
/// and number (`1998 c. 42`, `2021 asp 11`).
struct Kind {
    code: &'static str,
    jurisdiction: &'static str,
    word: &'static str,
}

const KINDS: &[Kind] = &[
    Kind { code: "ukpga", jurisdiction: "GBR", word: "c." },
    Kind { code: "asp", jurisdiction: "GB-SCT", word: "asp" },
    Kind { code: "anaw", jurisdiction: "GB-WLS", word: "anaw" },
    Kind { code: "asc", jurisdiction: "GB-WLS", word: "asc" },
    Kind { code: "mwa", jurisdiction: "GB-WLS", word: "nawm" },
];

/// What the document says of the act as a whole, as written.
#[derive(Debug, Default)]
struct Act {
    /// `http://www.legislation.gov.uk/id/ukpga/1998/42`
    identity: Option<String>,
    /// The document's own address; ends in `/enacted` for the text as passed.
    address: Option<String>,
    status: Option<String>,
    /// End of the validity of this text.
    ends: Option<String>,
    title: Option<String>,
    language: Option<String>,
    enacted: Option<String>,
    /// Since when this text is valid.
    valid: Option<String>,
    /// Days of the versions that the publisher keeps.
    listed: BTreeSet<String>,
}

const METADATA: [&str; 2] = ["Legislation", "Metadata"];
const ENACTMENT: &str = "/Legislation/ukm:Metadata/ukm:PrimaryMetadata/ukm:EnactmentDate/@Date";

impl Act {
    fn read(root: &Element<'_>, walk: &mut Walk<'_>) -> Result<Act, ParseError> {
        let mut act = Act {
            identity: root.attribute("IdURI")?,
            address: root.attribute("DocumentURI")?,
            status: root.attribute("Status")?,
            ends: root.attribute("RestrictEndDate")?,
            ..Act::default()
        };
        while let Some(step) = walk.step()? {
            if let Step::Open(element) = step {
                act.metadata(&element, walk)?;
            }
        }
        Ok(act)
    }

    fn metadata(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let Some(path) = walk.below(&METADATA) else { return Ok(()) };
        match path.as_slice() {
            // The document's own words come first; later ones belong to documents beside it.
            ["title"] if self.title.is_none() => self.title = Some(walk.text()?),
            ["language"] if self.language.is_none() => self.language = Some(walk.text()?),
            ["valid"] if self.valid.is_none() => self.valid = Some(walk.text()?),
            ["PrimaryMetadata", "EnactmentDate"] => self.enacted = element.attribute("Date")?,
            ["link"] if element.attribute("rel")?.as_deref() == Some("http://purl.org/dc/terms/hasVersion") => {
                self.listed.extend(element.attribute("title")?);
            }
            _ => {}
        }
        Ok(())
    }

    fn parsed(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let missing = |what: &str| ParseError::Layout(format!("no {what}"));
        let identity = self.identity.as_deref().ok_or_else(|| missing("/Legislation/@IdURI"))?;
        let Some((_, path)) = identity.split_once("/id/") else {
            return Err(ParseError::Layout(format!(
                "/Legislation/@IdURI is `{identity}`, expected …/id/ukpga/1998/42"
            )));
        };
        let parts: Vec<&str> = path.split('/').collect();
        let Some(kind) = KINDS.iter().find(|k| Some(&k.code) == parts.first()) else {
            let reason = format!("legislation of the kind `{}`, which is not read yet", parts[0]);
            return Ok(Parsed { skipped: vec![(reason, 1)], ..Parsed::default() });
        };
        let title = self.title.clone().ok_or_else(|| missing("/Legislation/ukm:Metadata/dc:title"))?;
        let language = self.language.clone().unwrap_or_else(|| "en".to_owned());
        let law = Law {
            id: parts.join("-").to_lowercase().into(),
            jurisdiction: kind.jurisdiction.into(),
            kind: LawKind::Law,
            topics: classify::topics(&title, &language),
            titles: vec![LawTitle { language, title }],
            citation: citation(kind, &parts[1..]),
            instrument: None,
            dates: self.dates(document)?,
            url: Some(format!("https://www.legislation.gov.uk/{path}")),
            sources: vec![document.source.clone()],
            versions: self.versions(document)?,
            status: LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        };
        Ok(Parsed { laws: vec![law], ..Parsed::default() })
    }

    fn dates(&self, document: &Document<'_>) -> Result<Vec<LawDate>, ParseError> {
        let law_date = |kind, text: &str, locator: &str| {
            let provenance = document.at(locator);
            let precision = DatePrecision::Day;
            iso_date(text, locator).map(|date| LawDate { kind, date, precision, provenance, computed_by: None })
        };
        let mut dates = Vec::new();
        if let Some(enacted) = &self.enacted {
            dates.push(law_date(DateKind::Assent, enacted, ENACTMENT)?);
        }
        // Only where the whole act is marked: single sections carry the same attribute.
        if let (Some("Repealed"), Some(end)) = (self.status.as_deref(), &self.ends) {
            dates.push(law_date(DateKind::Repeal, end, "/Legislation/@RestrictEndDate")?);
        }
        Ok(dates)
    }

    /// This text first, then the days of those that the publisher lists.
    fn versions(&self, document: &Document<'_>) -> Result<Vec<LawVersion>, ParseError> {
        let is_enacted = self.address.as_deref().is_some_and(|a| a.ends_with("/enacted"));
        let own = match (is_enacted, &self.enacted, &self.valid) {
            (true, Some(date), _) => Some(("enacted", date, ENACTMENT)),
            (_, _, Some(date)) => Some(("consolidated", date, "/Legislation/ukm:Metadata/dct:valid")),
            _ => None,
        };
        let mut versions = Vec::new();
        if let Some((label, date, locator)) = own {
            let date = iso_date(date, locator)?;
            versions.push(LawVersion { date, label: label.to_owned(), provenance: document.at(locator) });
        }
        for listed in &self.listed {
            // `enacted` and `current` are titles of links too.
            let Ok(date) = listed.parse::<Date>() else { continue };
            let provenance = document.at(format!("/Legislation/ukm:Metadata/atom:link[@title='{listed}']"));
            versions.push(LawVersion { date, label: LawVersion::LISTED.to_owned(), provenance });
        }
        versions.sort_by_key(|v| v.date);
        Ok(versions)
    }
}

/// `1998 c. 42`; acts from before 1963 carry the years of a reign: `Geo. 6 12-13-14 c. 54` stays as the address
/// writes it.
fn citation(kind: &Kind, parts: &[&str]) -> String {
    match parts.split_last() {
        Some((number, session)) => format!("{} {} {number}", session.join(" "), kind.word),
        None => kind.code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use lexgap_domain::{Sha256Hex, SourceId, Topic};

    const ACT: &str = r#"<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"
    DocumentURI="http://www.legislation.gov.uk/asp/2012/3" IdURI="http://www.legislation.gov.uk/id/asp/2012/3"
    RestrictStartDate="2020-02-01">
  <ukm:Metadata xmlns:dc="d" xmlns:dct="t" xmlns:atom="a" xmlns:ukm="u">
    <dc:title>Human Trafficking (Somewhere) Act 2012</dc:title><dc:language>en</dc:language>
    <dct:valid>2020-02-01</dct:valid>
    <atom:link rel="http://purl.org/dc/terms/hasVersion" href="x" title="enacted"/>
    <atom:link rel="http://purl.org/dc/terms/hasVersion" href="x" title="2012-05-06"/>
    <atom:link rel="http://purl.org/dc/terms/replaces" href="x" title="2019-01-01"/>
    <ukm:PrimaryMetadata><ukm:EnactmentDate Date="2012-04-05"/></ukm:PrimaryMetadata>
  </ukm:Metadata>
  <Primary><Body><P1 Status="Repealed" RestrictEndDate="2019-01-01"><Title>Not this one</Title></P1></Body></Primary>
</Legislation>"#;

    fn parse(text: &str) -> Result<Parsed, ParseError> {
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("gb-legislation"));
        let document = Document {
            bytes: text.as_bytes(),
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        };
        Legislation.parse(&document)
    }

    fn versions(law: &Law) -> Vec<(Date, &str)> {
        law.versions.iter().map(|v| (v.date, v.label.as_str())).collect()
    }

    #[test]
    fn an_act_of_a_parliament_within_the_kingdom() {
        let law = parse(ACT).unwrap().laws.remove(0);
        assert_eq!(law.id, "asp-2012-3");
        assert_eq!(law.jurisdiction, "GB-SCT");
        assert_eq!(law.citation, "2012 asp 3");
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(law.url.as_deref(), Some("https://www.legislation.gov.uk/asp/2012/3"));
        assert_eq!(law.dates.len(), 1);
        assert_eq!((law.dates[0].kind, law.dates[0].date), (DateKind::Assent, date(2012, 4, 5)));
        assert_eq!(versions(&law), [(date(2012, 5, 6), "listed by the publisher"), (date(2020, 2, 1), "consolidated")]);
    }

    #[test]
    fn the_text_as_passed_is_a_version_of_the_day_of_assent() {
        let enacted = ACT
            .replace("uk/asp/2012/3\"", "uk/asp/2012/3/enacted\"")
            .replace("uk/id/asp/2012/3/enacted", "uk/id/asp/2012/3")
            .replace("<dct:valid>2020-02-01</dct:valid>", "");
        let law = parse(&enacted).unwrap().laws.remove(0);
        assert_eq!(law.id, "asp-2012-3");
        assert_eq!(versions(&law)[0], (date(2012, 4, 5), "enacted"));
    }

    #[test]
    fn a_repeal_counts_only_for_the_whole_act() {
        let repealed = ACT.replacen(
            "RestrictStartDate",
            "Status=\"Repealed\" RestrictEndDate=\"2021-09-08\" RestrictStartDate",
            1,
        );
        let law = parse(&repealed).unwrap().laws.remove(0);
        assert_eq!(law.repeal().map(|d| d.date), Some(date(2021, 9, 8)));
    }

    #[test]
    fn every_parliament_is_a_known_jurisdiction() {
        for kind in KINDS {
            assert!(lexgap_domain::places::get(kind.jurisdiction).is_some(), "{}", kind.jurisdiction);
        }
    }

    #[test]
    fn lists_are_skipped_with_their_number() {
        let feed = "<feed><entry><title>A</title></entry><entry><content><Effect/></content></entry><entry/></feed>";
        let parsed = parse(feed).unwrap();
        assert_eq!(parsed.facts(), 0);
        assert_eq!(parsed.skipped.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [2, 1]);
    }

    #[test]
    fn other_kinds_are_skipped_and_other_documents_refused() {
        let order = ACT.replace("/id/asp/2012/3", "/id/uksi/2012/3");
        assert_eq!(parse(&order).unwrap().skipped.len(), 1);
        assert!(matches!(parse("<other/>"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("<Legislation/>"), Err(ParseError::Layout(_))));
        assert!(matches!(parse(&ACT[..ACT.len() - 30]), Err(ParseError::Damaged { .. })));
        assert!(matches!(parse("<!DOCTYPE html><html/>"), Err(ParseError::WrongType { .. })));
        let odd = ACT.replace("2012-04-05", "5 April");
        assert!(matches!(parse(&odd), Err(ParseError::Value { .. })));
    }
}
