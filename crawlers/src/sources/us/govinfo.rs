//! govinfo and the Office of the Law Revision Counsel: public laws, volumes of the Statutes at Large, statute compilations
//! and titles of the United States Code, in United States Legislative Markup (USLM 1 and 2).

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        dates,
        xml::{Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Inserted, Section},
};

/// Parser of USLM.
pub struct Govinfo;

impl Parser for Govinfo {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = statute::xml_text(document)?;
        if let Some(volume) = Volume::read(&text)? {
            return volume.laws(document);
        }
        let uslm = Uslm::read(&text)?;
        match uslm.root.as_str() {
            "uscDoc" => uslm.code(document),
            _ => uslm.law(document),
        }
    }
}

/// What a document says of itself, as written.
#[derive(Debug, Default)]
struct Uslm {
    root: String,
    title: Option<String>,
    citations: Vec<String>,
    short_title: Option<String>,
    official_title: Option<String>,
    /// Compilations: their number at the publisher.
    file: Option<String>,
    /// Of a part of a compilation: `/us/sComp/95/563/s14`.
    identifier: Option<String>,
    doc_number: Option<String>,
    congress: Option<String>,
    private: bool,
    approved: Option<Date>,
    /// Whether only the note at the end says when it was approved.
    approved_at_end: bool,
    stated: Option<Date>,
    language: Option<String>,
    /// Compilations: the day up to which amendments are in.
    amended_through: Option<Date>,
    /// The Code: edition (`Online@118-158`) and the day it was made.
    edition: Option<String>,
    created: Option<Date>,
    heading: Option<String>,
    enacting_note: Option<String>,
    sections: Vec<CodeSection>,
    /// Laws within a volume: where they stand, and whether their number is that of a chapter, which was the numbering
    /// until 1957.
    place: Option<String>,
    chapter: bool,
    /// The number as a public or private law that the margin adds to a chapter.
    margin: Option<String>,
}

#[derive(Debug, Default)]
struct CodeSection {
    identifier: String,
    number: String,
    heading: String,
    credit: String,
}

const ROOTS: &[&str] = &["pLaw", "statuteCompilation", "uscDoc", "lawDoc", "statutesAtLarge", "publicLaw"];

impl Uslm {
    fn read(text: &str) -> Result<Uslm, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut uslm = Uslm::default();
        // The section that is open, with its depth.
        let mut open: Option<(usize, CodeSection)> = None;
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => {
                    let depth = walk.path().len();
                    let name = element.name();
                    if uslm.root == "statuteCompilation" && uslm.identifier.is_none() {
                        uslm.identifier = element.attribute("identifier")?.filter(|i| i.starts_with("/us/sComp/"));
                    }
                    if depth == 1 {
                        if !ROOTS.contains(&name) {
                            let detail = format!("the document is a <{name}>, expected one of {}", ROOTS.join(", "));
                            return Err(ParseError::Layout(detail));
                        }
                        uslm.root = name.to_owned();
                    } else if walk.path().get(1).is_some_and(|p| p == "meta") {
                        uslm.meta(name, element.attribute("role")?.as_deref(), &mut walk)?;
                    } else if name == "section" && open.is_none() && uslm.root == "uscDoc" {
                        let identifier = element.attribute("identifier")?.unwrap_or_default();
                        // Sections quoted in notes carry no identifier of the Code.
                        if identifier.starts_with("/us/usc/") {
                            open = Some((depth, CodeSection { identifier, ..CodeSection::default() }));
                        }
                    } else if let Some((at, section)) = open.as_mut().filter(|(at, _)| at + 1 == depth) {
                        let _ = at;
                        match name {
                            "num" => {
                                section.number = element.attribute("value")?.unwrap_or_default();
                                let _ = walk.text()?;
                            }
                            "heading" => section.heading = walk.text()?,
                            "sourceCredit" => section.credit = walk.text()?,
                            _ => {}
                        }
                    } else {
                        uslm.outside(name, &element.attribute("topic")?, &element.attribute("date")?, &mut walk)?;
                    }
                }
                Step::Close => {
                    if open.as_ref().is_some_and(|(at, _)| *at == walk.path().len())
                        && let Some((_, section)) = open.take()
                    {
                        uslm.sections.push(section);
                    }
                }
                Step::Text(_) => {}
            }
        }
        Ok(uslm)
    }

    fn meta(&mut self, name: &str, role: Option<&str>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        match name {
            "title" => self.title = Some(walk.text()?),
            "citableAs" => self.citations.push(walk.text()?),
            "containsShortTitle" => {
                let text = walk.text()?;
                self.short_title.get_or_insert(text);
            }
            "docNumber" => self.doc_number = Some(walk.text()?),
            "congress" => self.congress = Some(walk.text()?),
            "publicPrivate" => self.private = walk.text()?.eq_ignore_ascii_case("private"),
            "approvedDate" => self.approved = dates::iso_start(&walk.text()?),
            "date" => self.stated = dates::iso_start(&walk.text()?),
            "language" => self.language = Some(walk.text()?.to_lowercase()),
            "docPublicationName" => self.edition = Some(walk.text()?),
            "property" if role == Some("fileId") => self.file = Some(walk.text()?),
            "created" => self.created = dates::iso_start(&walk.text()?),
            "type" => self.chapter = walk.text()?.eq_ignore_ascii_case("chapter"),
            _ => {}
        }
        Ok(())
    }

    fn outside(
        &mut self,
        name: &str,
        topic: &Option<String>,
        date: &Option<String>,
        walk: &mut Walk<'_>,
    ) -> Result<(), ParseError> {
        let below = |parent: &str| walk.path().iter().any(|p| p == parent);
        match name {
            "approvedDate" if self.approved.is_none() => {
                self.approved = date.as_deref().and_then(dates::iso_start);
            }
            // `Approved December 28, 2012.`; what passed over a veto says so instead.
            "action" if self.approved.is_none() && self.root != "uscDoc" && below("main") => {
                let words = walk.text()?;
                self.approved = words.strip_prefix("Approved ").and_then(|day| dates::first(day, "en"));
                self.approved_at_end = self.approved.is_some();
            }
            "date" if below("editionNote") => self.amended_through = date.as_deref().and_then(dates::iso_start),
            "shortTitle" if self.short_title.is_none() && below("main") => self.short_title = Some(walk.text()?),
            "officialTitle" if self.official_title.is_none() => self.official_title = Some(walk.text()?),
            "heading"
                if self.root == "uscDoc" && self.heading.is_none() && walk.ends(&["main", "title", "heading"]) =>
            {
                self.heading = Some(walk.text()?);
            }
            "note" if self.root == "uscDoc" && topic.as_deref() == Some("enacting") && walk.path().len() == 4 => {
                self.enacting_note = Some(walk.text()?);
            }
            _ => {}
        }
        Ok(())
    }

    /// Identifier and citation of a compilation that states neither, by the address of one of its parts, else by its
    /// number at the publisher. From the 57th to the 84th Congress laws had two numbers, as a chapter and as a public
    /// law, and addresses hold now the one, now the other.
    fn named_by_part(&self) -> Option<(String, String)> {
        let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let mut parts = self.identifier.as_deref().unwrap_or_default().split('/').skip(3).filter(is_number);
        if let (Some(congress), Some(number)) = (parts.next(), parts.next()) {
            match congress.parse::<u16>() {
                Ok(..57) => {
                    return Some((
                        format!("us-ch-{congress}-{number}"),
                        format!("Chapter {number}, Congress {congress}"),
                    ));
                }
                Ok(85..) => {
                    return Some((format!("us-pl-{congress}-{number}"), format!("Public Law {congress}–{number}")));
                }
                _ => {}
            }
        }
        let file = self.file.as_deref().map(statute::slug).filter(|file| !file.is_empty())?;
        Some((format!("us-comps-{file}"), format!("Statute Compilation COMPS-{file}")))
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let compilation = self.root == "statuteCompilation";
        let number = if self.chapter { self.margin.as_deref() } else { self.doc_number.as_deref() };
        let number = number.unwrap_or_default();
        let congress = self.congress.as_deref().map(|c| c.chars().take_while(char::is_ascii_digit).collect::<String>());
        let cited = self.citations.first().cloned().unwrap_or_default();
        // Public laws are numbered since the 57th Congress; before, the number is that of a chapter.
        let unnumbered = congress.as_deref().and_then(|c| c.parse::<u16>().ok()).is_some_and(|congress| congress < 57);
        let kind = match (unnumbered, self.private) {
            (true, _) => "ch",
            (_, true) => "pvtl",
            _ => "pl",
        };
        let named = self.named_by_part().filter(|_| compilation && cited.is_empty() && number.is_empty());
        let cited = named.as_ref().map_or(cited, |(_, citation)| citation.clone());
        let id = match &congress {
            _ if named.is_some() => named.map(|(id, _)| id).unwrap_or_default(),
            Some(congress) if number.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() => {
                format!("us-{kind}-{congress}-{number}")
            }
            // Several laws may begin on one page.
            _ if self.chapter => {
                let chapter = self.doc_number.as_deref().unwrap_or_default();
                format!("us-{}-ch-{}", statute::slug(&cited), statute::slug(chapter))
            }
            _ => format!("us-{}", statute::slug(cited.trim_end_matches(", as amended"))),
        };
        let long = self.title.clone().or(self.official_title.clone()).unwrap_or_default();
        let title = match self.short_title.as_deref().map(statute::clean).filter(|t| !t.is_empty()) {
            Some(short) => short,
            None => long.clone(),
        };
        let language = self.language.as_deref().unwrap_or("en");
        let mut draft = Draft::new(document, id, "USA", language, &title, DateKind::Assent)?;
        let own = cited.trim_end_matches(", as amended");
        match (&congress, self.chapter, self.doc_number.as_deref()) {
            (Some(congress), true, _) if !number.is_empty() => {
                let word = if self.private { "Private" } else { "Public" };
                draft.citation(format!("{word} Law {congress}–{number}, {own}"));
            }
            (_, true, Some(chapter)) => {
                draft.citation(format!("ch. {chapter}, {own}"));
            }
            _ => {
                draft.citation(own);
            }
        }
        draft.also_titled(language, &long);
        let volume = cited.split_once(" Stat. ").map(|(volume, _)| volume).filter(|_| self.place.is_some());
        if let Some(volume) = volume {
            draft.url(format!("https://www.govinfo.gov/app/details/STATUTE-{}", statute::slug(volume)));
        } else if let Some(congress) = congress.filter(|_| !compilation) {
            let word = if self.private { "PVTL" } else { "PLAW" };
            let part = if self.private { "pvt" } else { "publ" };
            draft.url(format!("https://www.govinfo.gov/app/details/{word}-{congress}{part}{number}"));
        }
        if let Some(file) = &self.file {
            draft.url(format!("https://www.govinfo.gov/app/details/COMPS-{}", statute::slug(file)));
        }
        let place = self.place.clone().unwrap_or_else(|| format!("/{}", self.root));
        let at = format!("{place}/{}", if self.approved_at_end { "main/action" } else { "meta/approvedDate" });
        draft.date(DateKind::Assent, self.approved, &at);
        if self.approved.is_none() {
            let rule = "the document states no day of approval; a law without one passed over a veto or by time";
            draft.computed(DateKind::Adoption, self.stated, &format!("{place}/meta/dc:date"), rule);
        }
        if compilation {
            let at = "/statuteCompilation/preface/editionNote/date/@date";
            draft.date(DateKind::LastAmended, self.amended_through, at);
            draft.version(self.amended_through, "consolidated", at);
        } else {
            draft.version(self.approved, "enacted", &at);
        }
        Ok(draft.parsed())
    }

    /// A title of the Code. A title that is positive law says when it was enacted; of the others, only the sections
    /// say when they became law.
    fn code(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let number = self.doc_number.clone().unwrap_or_default();
        let heading = self.heading.clone().or(self.title.clone()).unwrap_or_default();
        let title = format!("United States Code, Title {number}: {heading}");
        let id = format!("us-usc-t{}", statute::slug(&number));
        let mut draft = Draft::new(document, id, "USA", "en", &title, DateKind::Assent)?;
        draft.citation(format!("{number} U.S.C."));
        draft.url(format!("https://uscode.house.gov/browse/prelim@title{}", statute::slug(&number)));
        let enacted = self.enacting_note.as_deref().and_then(|n| dates::first(n, "en"));
        draft.date(DateKind::Assent, enacted, "//title/note[@topic='enacting']");
        if enacted.is_none() {
            draft.note(
                "This title of the Code is not itself a law; its sections come from laws of different days, which the \
                 source credits state.",
            );
        }
        let edition = self.edition.as_deref().unwrap_or("current");
        draft.version(self.created, edition, "/uscDoc/meta/dcterms:created");
        // The Code holds the laws that are in force; what was repealed stands in it by a heading that says so.
        if self.created.is_some() {
            draft.status(LawStatus::InForce);
        }
        for s in &self.sections {
            // "(Added Pub. L. 106–386, …, Oct. 28, 2000, …; amended …)": the first day is that of the insertion. In
            // "(Aug. 14, 1935, ch. 531, § 9, as added Pub. L. 89–97, …, July 30, 1965, …)" the act's own day is before.
            let credit = s.credit.split(';').next().unwrap_or_default();
            let first = dates::first(credit.split_once("as added").map_or(credit, |(_, added)| added), "en");
            let inserted = first.filter(|d| Some(*d) != enacted).map(|d| Inserted { act: Some(d), in_force: None });
            let section = Section {
                number: s.number.clone(),
                sign: format!("§ {}", s.number),
                heading: s.heading.trim_matches(['[', ']']).to_owned(),
                note: s.credit.clone(),
                locator: format!("//section[@identifier='{}']/sourceCredit", s.identifier),
            };
            draft.section(&section, inserted, None);
        }
        Ok(draft.parsed())
    }
}

/// A volume of the Statutes at Large: the laws of a session one after the other, each with metadata of its own.
struct Volume {
    laws: Vec<Uslm>,
    /// Resolutions and proclamations, which are no laws.
    others: u32,
}

impl Volume {
    /// `None` where the document is no volume.
    fn read(text: &str) -> Result<Option<Volume>, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut volume = Volume { laws: Vec::new(), others: 0 };
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            match element.name() {
                name if walk.path().len() == 1 && name != "statutesAtLarge" => return Ok(None),
                "pLaw" => volume.laws.push(Volume::law(&mut walk)?),
                "resolution" | "presidentialDoc" if walk.ends(&["component", element.name()]) => volume.others += 1,
                _ => {}
            }
        }
        Ok(Some(volume))
    }

    /// The law that was just opened.
    fn law(walk: &mut Walk<'_>) -> Result<Uslm, ParseError> {
        let depth = walk.path().len();
        let mut law = Uslm { root: "pLaw".to_owned(), ..Uslm::default() };
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => {
                    let name = element.name();
                    if walk.path().get(depth).is_some_and(|p| p == "meta") {
                        law.meta(name, element.attribute("role")?.as_deref(), walk)?;
                    } else if name == "ref" && law.margin.is_none() && walk.path().iter().any(|p| p == "longTitle") {
                        let href = element.attribute("href")?.unwrap_or_default();
                        law.margin = ["/pl/", "/pvtl/"]
                            .iter()
                            .any(|part| href.contains(part))
                            .then(|| href.rsplit('/').next().unwrap_or_default().to_owned());
                    } else {
                        law.outside(name, &element.attribute("topic")?, &element.attribute("date")?, walk)?;
                    }
                }
                Step::Close if walk.path().len() == depth => break,
                Step::Close | Step::Text(_) => {}
            }
        }
        let number = law.doc_number.as_deref().unwrap_or_default();
        law.place = Some(format!("//pLaw[meta/docNumber='{number}']"));
        Ok(law)
    }

    fn laws(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut parsed = Parsed::default();
        let mut broken = 0;
        for law in self.laws {
            match law.law(document) {
                Ok(one) => parsed.append(one),
                Err(_) => broken += 1,
            }
        }
        if parsed.laws.is_empty() {
            return Err(ParseError::Layout("no law with a title and number in the volume".to_owned()));
        }
        for (reason, n) in [
            ("law of a volume without title or number", broken),
            ("no law, but a resolution or proclamation", self.others),
        ] {
            if n > 0 {
                parsed.skipped.push((reason.to_owned(), n));
            }
        }
        Ok(parsed)
    }
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

    const LAW: &str = r#"<?xml version="1.0" encoding="UTF-8"?><pLaw xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="d">
<meta><dc:title>Public Law 200–7: To stop the trafficking in persons.</dc:title><docNumber>7</docNumber>
<citableAs>Public Law 200–7</citableAs><citableAs>1 Stat. 1</citableAs><approvedDate>2030-02-03</approvedDate>
<dc:date>2030-02-03</dc:date><dc:language>EN</dc:language><congress>200</congress><publicPrivate>public</publicPrivate></meta>
<main><section><content>This Act may be cited as the <shortTitle role="act">Stop It Act</shortTitle>.</content></section></main></pLaw>"#;

    const CODE: &str = include_str!("../../../seeds/us-govinfo/code.xml");

    #[test]
    fn a_public_law() {
        let law = parse("us-govinfo", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("us-pl-200-7", "Stop It Act"));
        assert_eq!(law.citation, "Public Law 200–7");
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(days(&law), [(DateKind::Assent, date(2030, 2, 3))]);
        assert_eq!(law.url.as_deref(), Some("https://www.govinfo.gov/app/details/PLAW-200publ7"));
    }

    #[test]
    fn a_law_over_a_veto_has_no_assent() {
        let text = LAW.replace("<approvedDate>2030-02-03</approvedDate>", "");
        let law = parse("us-govinfo", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Adoption, date(2030, 2, 3))]);
    }

    #[test]
    fn the_day_of_approval_may_stand_only_at_the_end() {
        let end = "<action><actionDescription>Approved February 5, 2030.</actionDescription></action></main>";
        let text = LAW
            .replace("<approvedDate>2030-02-03</approvedDate>", "")
            .replace("<dc:date>2030-02-03</dc:date>", "")
            .replace("</main>", end);
        let law = parse("us-govinfo", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(2030, 2, 5))]);
        assert_eq!(law.dates[0].provenance.locator, "/pLaw/main/action");
        let vetoed = text.replace("Approved February", "Passed over the veto February");
        let law = parse("us-govinfo", "x", vetoed.as_bytes()).unwrap().laws.remove(0);
        assert!(law.passage().is_none());
    }

    #[test]
    fn a_section_of_the_code_carries_the_day_of_the_law_that_added_it() {
        let laws = parse("us-govinfo", "x", CODE.as_bytes()).unwrap().laws;
        assert_eq!(laws.len(), 2);
        assert_eq!(days(&laws[0]), [(DateKind::Assent, date(1948, 6, 25))]);
        assert_eq!(laws[0].topics, [Topic::Corruption], "as old as the title");
        assert!(laws.iter().all(|law| law.status == LawStatus::InForce));
        assert_eq!((laws[1].id.as_str(), &laws[1].topics[..]), ("us-usc-t99-5", &[Topic::HumanTrafficking][..]));
        assert_eq!(days(&laws[1]), [(DateKind::Assent, date(2000, 10, 28))]);
        let later = "(Aug. 4, 1935, ch. 3, § 5, as added Pub. L. 1–2, Oct. 29, 2000, 1 Stat. 2; amended";
        let text = CODE.replace("(Added Pub. L. 1–2, Oct. 28, 2000, 1 Stat. 2; amended", later);
        let laws = parse("us-govinfo", "x", text.as_bytes()).unwrap().laws;
        assert_eq!(days(&laws[1]), [(DateKind::Assent, date(2000, 10, 29))], "not that of the act it was added to");
    }

    #[test]
    fn a_compilation_keeps_the_day_of_approval_apart_from_its_last_amendment() {
        let text = LAW.replace("pLaw", "statuteCompilation").replace(
            "<main>",
            "<preface><editionNote>As Amended <date date=\"2031-01-04\">x</date></editionNote></preface><main>",
        );
        let law = parse("us-govinfo", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(2030, 2, 3)), (DateKind::LastAmended, date(2031, 1, 4))]);
        assert_eq!(law.id, "us-pl-200-7");
        let old =
            text.replace("<congress>200<", "<congress>51<").replace("Public Law 200–7<", "Chapter 7, 26 Stat. 209<");
        let law = parse("us-govinfo", "x", old.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("us-ch-51-7", "Chapter 7, 26 Stat. 209"));
    }

    #[test]
    fn a_compilation_without_citation_and_number_is_named_by_its_parts_or_its_file() {
        let file = "<property role=\"fileId\">973</property><congress>75</congress>";
        let bare = LAW
            .replace("pLaw", "statuteCompilation")
            .replace("<docNumber>7</docNumber>", "")
            .replace("<citableAs>Public Law 200–7</citableAs><citableAs>1 Stat. 1</citableAs>", "")
            .replace("<congress>200</congress>", file);
        let read = |identifier: &str| {
            let text = bare.replace("<main><section>", &format!("<main><title identifier=\"{identifier}\"/><section>"));
            let law = parse("us-govinfo", "x", text.as_bytes()).unwrap().laws.remove(0);
            (law.id.to_string(), law.citation)
        };
        let named = |id: &str, citation: &str| (id.to_owned(), citation.to_owned());
        // Chapter 675, which is Public Law 717: the other number may be that of another law.
        assert_eq!(read("/us/sComp/75/675/chI"), named("us-comps-973", "Statute Compilation COMPS-973"));
        assert_eq!(read("/us/sComp/95/563/s14"), named("us-pl-95-563", "Public Law 95–563"));
        assert_eq!(read("/us/sComp/51/647/s1"), named("us-ch-51-647", "Chapter 647, Congress 51"));
        assert_eq!(read("/us/x"), named("us-comps-973", "Statute Compilation COMPS-973"));
        let law = parse("us-govinfo", "x", bare.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.url.as_deref(), Some("https://www.govinfo.gov/app/details/COMPS-973"));
        assert!(parse("us-govinfo", "x", bare.replace("fileId", "x").as_bytes()).is_err());
        survives("us-govinfo", "x", &bare);
    }

    const VOLUME: &str = r#"<!-- x --><statutesAtLarge xmlns="http://schemas.gpo.gov/xml/uslm" xmlns:dc="d"><meta><dc:language>EN</dc:language>
<congress>81</congress><dc:date>1950</dc:date><volume>64</volume></meta><main><collection><component role="statutesPart"><meta><docPart>1</docPart></meta>
<component><pLaw><meta><dc:title>To amend the Pots Act.</dc:title><dc:type>Chapter</dc:type><docNumber>2</docNumber><citableAs>64 Stat. 3</citableAs>
<approvedDate>1950-02-07</approvedDate><congress>81</congress><publicPrivate>public</publicPrivate></meta><preface><docNumber>2]</docNumber></preface>
<main><longTitle><officialTitle>To amend the Pots Act.</officialTitle><sidenote><ref href="/us/bill/81/hr/6">H. R. 6</ref><ref href="/us/pl/81/442">Public Law 442</ref></sidenote></longTitle></main></pLaw></component>
<component><pLaw><meta><dc:title>For firearms.</dc:title><dc:type>Chapter</dc:type><docNumber>3</docNumber><citableAs>64 Stat. 3</citableAs>
<approvedDate>1950-02-08</approvedDate><congress>81</congress><publicPrivate>public</publicPrivate></meta><main/></pLaw></component>
<component><presidentialDoc/></component></component></collection></main></statutesAtLarge>"#;

    #[test]
    fn a_volume_holds_many_laws() {
        let parsed = parse("us-govinfo", "x", VOLUME.as_bytes()).unwrap();
        let found: Vec<_> = parsed.laws.iter().map(|l| (l.id.as_str(), l.citation.as_str(), days(l))).collect();
        assert_eq!(
            found,
            [
                ("us-pl-81-442", "Public Law 81–442, 64 Stat. 3", vec![(DateKind::Assent, date(1950, 2, 7))]),
                ("us-64-stat-3-ch-3", "ch. 3, 64 Stat. 3", vec![(DateKind::Assent, date(1950, 2, 8))]),
            ]
        );
        assert_eq!(parsed.laws[1].topics, [Topic::Firearms]);
        assert_eq!(parsed.laws[0].url.as_deref(), Some("https://www.govinfo.gov/app/details/STATUTE-64"));
        assert_eq!(parsed.laws[0].dates[0].provenance.locator, "//pLaw[meta/docNumber='2']/meta/approvedDate");
        assert_eq!(parsed.skipped.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [1]);
        survives("us-govinfo", "x", VOLUME);
    }

    #[test]
    fn damage_is_survived_and_other_documents_are_refused() {
        survives("us-govinfo", "x", LAW);
        survives("us-govinfo", "x", CODE);
        assert!(parse("us-govinfo", "x", b"<bill/>").is_err());
    }
}
