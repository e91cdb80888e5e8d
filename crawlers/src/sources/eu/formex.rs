//! Formex 4, in which the Publications Office hands out the Official Journal through Cellar: an act, a consolidated
//! act, and the notice beside it with number and day of publication. A ZIP archive holds them together.

use jiff::civil::Date;
use lexgap_domain::DateKind;

use super::eurlex::{begin, celex, day_in, from_title};
use crate::{
    formats::{
        charset, dates,
        xml::{self, Element, Step, Walk},
        zip,
    },
    parse::{Document, ParseError, Parsed},
    sources::statute::{self, Draft, Section},
};

/// Elements that hold text of other acts, or none of the act's own.
const FOREIGN: &[&str] = &["QUOT.S", "QUOT.START", "ANNEX", "NOTE"];

/// What the files say of one act.
#[derive(Debug, Default)]
struct Act {
    /// Of the act, as a notice or a consolidated text states it.
    celex: Option<String>,
    title: String,
    language: Option<String>,
    adopted: Option<(Date, &'static str)>,
    published: Option<Date>,
    /// Of a consolidated text.
    applies_from: Option<Date>,
    amendments: Vec<(String, Date)>,
    /// Whether a file was the act itself.
    is_act: bool,
    /// Number and heading of articles.
    articles: Vec<(String, String)>,
}

/// `302L0058`, which files of before 2010 write for `32002L0058`.
fn short_celex(text: &str) -> Option<String> {
    let (year, rest) = text.trim().strip_prefix('3')?.split_at_checked(2)?;
    let letters = rest.chars().take_while(char::is_ascii_uppercase).count();
    let number = rest.get(letters..)?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let right = digits(year) && (1..=2).contains(&letters) && number.len() == 4 && digits(number);
    let century = if year > "51" { "19" } else { "20" };
    right.then(|| format!("3{century}{year}{rest}"))
}

/// Whether a document is Formex: its root, or a ZIP archive.
pub(super) fn is_formex(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..2_000).unwrap_or(bytes)).into_owned();
    zip::is_zip(bytes)
        || ["<ACT", "<CONS.ACT", "<CONS.DOC", "<CORR>", "<CORR ", "<FMX", "<DOC>", "<DOC ", "<ANNEX"]
            .iter()
            .any(|root| head.contains(root))
}

/// Reads one act from its XML or from an archive.
///
/// # Errors
/// Not Formex, damaged, or without a title.
pub(super) fn parse(document: &Document<'_>) -> Result<Parsed, ParseError> {
    let mut act = Act::default();
    if zip::is_zip(document.bytes) {
        for (_, bytes) in zip::xml_files(document.bytes)? {
            let text = charset::decode("the act", &bytes, None)?;
            act.read(&text)?;
        }
    } else {
        let text = charset::decode("the act", document.bytes, document.content_type)?;
        act.read(text.trim_start_matches('\u{feff}'))?;
    }
    act.draft(document)
}

impl Act {
    fn read(&mut self, text: &str) -> Result<(), ParseError> {
        xml::expect_xml(text)?;
        let mut walk = Walk::lenient(text);
        let mut title = None::<String>;
        let mut article: Option<(String, String)> = None;
        let mut modifier: Option<(Option<String>, Option<Date>)> = None;
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => {
                    let root = walk.path().first().map(String::as_str).unwrap_or_default();
                    match root {
                        "ACT" | "CONS.ACT" | "CONS.DOC" => self.is_act = true,
                        "DOC" | "FMX" => {}
                        // Annexes and pictures stand in files of their own; corrections are no acts.
                        "ANNEX" | "CORR" | "GENERAL" | "PUBLICATION" | "TECHNICAL.SECTION" => return Ok(()),
                        other => {
                            let detail = format!("the document is a <{other}>, expected <ACT>, <CONS.ACT> or a notice");
                            return Err(ParseError::Layout(detail));
                        }
                    }
                    if walk.path().iter().any(|name| FOREIGN.contains(&name.as_str())) {
                        continue;
                    }
                    if matches!(element.name(), "TITLE") && title.is_none() && self.title.is_empty() && of_act(&walk) {
                        title = Some(String::new());
                    }
                    match element.name() {
                        "ARTICLE" => article = Some(Default::default()),
                        "MOD.ACT" => modifier = Some((None, None)),
                        "TI.ART" => {
                            let number = walk.text()?;
                            if let Some((n, _)) = &mut article {
                                *n = number;
                            }
                        }
                        "STI.ART" => {
                            let heading = walk.text()?;
                            if let Some((_, h)) = &mut article {
                                *h = heading;
                            }
                        }
                        _ => self.metadata(&element, &mut walk, &mut modifier)?,
                    }
                }
                Step::Text(piece) => {
                    if let Some(title) = title.as_mut().filter(|_| !walk.path().iter().any(|n| n == "NOTE")) {
                        title.push_str(&piece);
                    }
                }
                Step::Close => {
                    let name = walk.path().last().map(String::as_str).unwrap_or_default();
                    match name {
                        "P" | "TI" | "STI" => {
                            if let Some(title) = &mut title {
                                title.push(' ');
                            }
                        }
                        "TITLE" => {
                            if let Some(title) = title.take() {
                                self.title = statute::clean(&title);
                            }
                        }
                        "ARTICLE" => {
                            self.articles.extend(article.take().filter(|(n, h)| !n.is_empty() && !h.is_empty()))
                        }
                        "MOD.ACT" => {
                            if let Some((Some(celex), Some(day))) = modifier.take() {
                                self.amendments.push((celex, day));
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
        Ok(())
    }

    fn metadata(
        &mut self,
        element: &Element<'_>,
        walk: &mut Walk<'_>,
        modifier: &mut Option<(Option<String>, Option<Date>)>,
    ) -> Result<(), ParseError> {
        let inside = |name: &str| walk.path().iter().any(|n| n == name);
        match element.name() {
            "NO.CELEX" => {
                let number = walk.text()?;
                match modifier {
                    Some((of_modifier, _)) => {
                        let number = short_celex(&number).unwrap_or(number);
                        *of_modifier = of_modifier.take().or(Some(number));
                    }
                    None => self.celex = self.celex.take().or_else(|| celex(&number).or_else(|| short_celex(&number))),
                }
            }
            "LG.DOC" | "LG.OJ" if self.language.is_none() => self.language = Some(walk.text()?.to_lowercase()),
            "INFO.CONSLEG" => {
                self.applies_from = element.attribute("START.DATE")?.as_deref().and_then(dates::compact);
            }
            "DATE" => {
                let day = element.attribute("ISO")?.as_deref().and_then(dates::compact);
                // Of its act and of each that amended it, a consolidated text states the day of the Journal and the
                // act's own; titles have the days of other acts as well.
                let parent = walk.path().iter().rev().nth(1).map(String::as_str).unwrap_or_default();
                let own = parent == "BIB.DATA";
                if let Some((_, of_modifier)) = modifier {
                    *of_modifier = of_modifier.or(day.filter(|_| own));
                } else if inside("PUBLICATION.REF") || (inside("FAM.COMP") && parent == "BIB.INSTANCE.CONS") {
                    self.published = self.published.or(day);
                } else if inside("FAM.COMP") {
                    // The day that a consolidated text carries itself is that of the consolidation.
                    let day = day.filter(|_| own).map(|d| (d, "//FAM.COMP/BIB.DATA/DATE/@ISO"));
                    self.adopted = day.or(self.adopted);
                } else if inside("BIB.INSTANCE")
                    && self.adopted.is_none()
                    && walk.path().first().is_some_and(|r| r == "ACT")
                {
                    self.adopted = day.map(|d| (d, "/ACT/BIB.INSTANCE/DATE/@ISO"));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn draft(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if self.title.is_empty() && !self.is_act {
            return Ok(Parsed::left_out("notice, annex or correction beside an act, without the act itself"));
        }
        let language = self.language.as_deref().unwrap_or("en");
        let of_address = document.url.and_then(|u| u.rsplit(['/', '=', ':']).next()).and_then(celex);
        let number = self.celex.or(of_address).or_else(|| from_title(&self.title)).unwrap_or_default();
        let mut draft: Draft<'_> = begin(document, &number, language, &self.title)?;
        let in_title = || day_in(&self.title, language).map(|d| (d, "//TITLE/TI"));
        if let Some((day, at)) = self.adopted.or_else(in_title) {
            draft.date(DateKind::Adoption, Some(day), at);
        }
        draft.date(DateKind::Publication, self.published, "//PUBLICATION.REF/DATE/@ISO");
        for (citation, day) in &self.amendments {
            draft.amendment(
                &format!("CELEX {citation}"),
                DateKind::Adoption,
                Some(*day),
                "//GR.MOD.ACT/MOD.ACT/BIB.DATA",
            );
        }
        match self.applies_from {
            Some(day) => {
                draft.version(Some(day), "consolidated", "//INFO.CONSLEG/@START.DATE");
                if !self.amendments.is_empty() {
                    draft.date(DateKind::LastAmended, Some(day), "//INFO.CONSLEG/@START.DATE");
                }
            }
            None => {
                draft.version(self.published, "as published", "//PUBLICATION.REF/DATE/@ISO");
            }
        }
        for (i, (sign, heading)) in self.articles.iter().enumerate() {
            let section = Section {
                number: sign.split_whitespace().last().unwrap_or_default().to_owned(),
                sign: sign.clone(),
                heading: heading.clone(),
                note: String::new(),
                locator: format!("//ARTICLE[{}]/STI.ART", i + 1),
            };
            draft.section(&section, None, None);
        }
        Ok(draft.parsed())
    }
}

/// Whether the title that begins is that of the act, not of a chapter or of an amending act.
fn of_act(walk: &Walk<'_>) -> bool {
    let path: Vec<&str> = walk.path().iter().map(String::as_str).collect();
    matches!(
        path.as_slice(),
        ["ACT", "TITLE"]
            | ["CONS.ACT", "CONS.DOC", "TITLE"]
            | ["CONS.DOC", "TITLE"]
            | ["CONS.ACT", "ACT", "TITLE"]
            | ["CONS.ACT", "CONS.DOC", "ACT", "TITLE"]
    )
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use lexgap_domain::{DateKind, Topic};

    use crate::{
        fuzz::zip,
        sources::{
            statute::tests::{days, survives},
            tests::parse,
        },
    };

    const ACT: &str = include_str!("../../../seeds/eu-eurlex/formex-act.xml");
    const NOTICE: &str = include_str!("../../../seeds/eu-eurlex/formex-notice.xml");
    const CONSOLIDATED: &str = r#"<CONS.ACT><INFO.CONSLEG START.DATE="20340714" LEG.VAL="DIR"/><CONS.DOC><BIB.INSTANCE><DATE ISO="20340714">x</DATE><LG.DOC>FR</LG.DOC></BIB.INSTANCE>
<FAM.COMP LEG.VAL="DIR"><BIB.DATA><NO.CELEX>32030L0036</NO.CELEX><TITLE><TI><P>Directive</P></TI></TITLE><DATE ISO="20300405">x</DATE></BIB.DATA>
<GR.MOD.ACT><MOD.ACT><BIB.DATA><NO.CELEX>32034L1712</NO.CELEX><TITLE><TI><P>Other</P></TI></TITLE><DATE ISO="20340613">x</DATE></BIB.DATA></MOD.ACT></GR.MOD.ACT></FAM.COMP>
<TITLE><TI><P>Directive (UE) 2030/36 du Conseil</P><P>du 5 avril 2030</P><P>visant à lutter contre le blanchiment de capitaux</P></TI></TITLE><ENACTING.TERMS/></CONS.DOC></CONS.ACT>"#;

    #[test]
    fn an_act_with_its_articles_and_not_those_it_quotes() {
        let law = parse("eu-eurlex", "x", ACT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            (law.id.as_str(), law.title()),
            ("eu-32030l0036", "Directive (EU) 2030/36 of the Council of 5 April 2030 on pots")
        );
        assert_eq!(days(&law), [(DateKind::Adoption, date(2030, 4, 5))]);
        assert_eq!((law.jurisdiction.as_str(), law.topics.as_slice()), ("EUE", &[Topic::HumanTrafficking][..]));
        assert_eq!(law.sections.iter().map(|s| s.number.as_str()).collect::<Vec<_>>(), ["2"]);
    }

    #[test]
    fn an_archive_with_the_notice_adds_number_and_day_of_publication() {
        let annex = b"<ANNEX><TITLE><TI><P>ANNEX</P></TI></TITLE></ANNEX>";
        for order in [[0, 1, 2], [2, 1, 0]] {
            let files: [(&str, &[u8]); 3] =
                [("L.doc.xml", NOTICE.as_bytes()), ("L.000101.xml", ACT.as_bytes()), ("L.000901.xml", annex)];
            let law = parse("eu-eurlex", "x", &zip(&order.map(|i| files[i])).unwrap()).unwrap().laws.remove(0);
            assert_eq!((law.id.as_str(), law.citation.as_str()), ("eu-32030l0036", "CELEX 32030L0036"));
            assert_eq!(
                days(&law),
                [(DateKind::Adoption, date(2030, 4, 5)), (DateKind::Publication, date(2030, 4, 15))]
            );
            assert_eq!(law.versions[0].label, "as published");
        }
    }

    #[test]
    fn a_consolidated_act_keeps_the_day_of_adoption() {
        let law = parse("eu-eurlex", "x", CONSOLIDATED.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), &law.topics[..]), ("eu-32030l0036", &[Topic::MoneyLaundering][..]));
        assert_eq!(days(&law), [(DateKind::Adoption, date(2030, 4, 5)), (DateKind::LastAmended, date(2034, 7, 14))]);
        assert_eq!(
            (law.amendments[0].citation.as_str(), law.amendments[0].date),
            ("CELEX 32034L1712", date(2034, 6, 13))
        );
        assert_eq!(law.titles[0].language, "fr");
    }

    const OLDER: &str = r#"<CONS.ACT><INFO.CONSLEG START.DATE="20091219"/><CONS.DOC><BIB.INSTANCE><DATE ISO="20091219">x</DATE><LG.DOC>EN</LG.DOC></BIB.INSTANCE>
<FAM.COMP><BIB.DATA><BIB.INSTANCE.CONS><DATE ISO="20020731">x</DATE></BIB.INSTANCE.CONS><NO.CELEX>302F0977</NO.CELEX><DATE ISO="20020712">x</DATE>
<TITLE><TI><P>Framework Decision of <DATE ISO="20020712">12 July 2002</DATE> repealing that of <DATE ISO="19991130">30 November 1999</DATE></P></TI></TITLE></BIB.DATA>
<GR.MOD.ACT><MOD.ACT><BIB.DATA><BIB.INSTANCE.CONS><DATE ISO="20060413">x</DATE></BIB.INSTANCE.CONS><NO.CELEX>306L0024</NO.CELEX><DATE ISO="20060315">x</DATE></BIB.DATA></MOD.ACT></GR.MOD.ACT></FAM.COMP>
<TITLE><TI><P>Framework Decision on pots</P></TI></TITLE></CONS.DOC></CONS.ACT>"#;

    #[test]
    fn the_journals_day_is_not_that_of_the_act_or_amendment() {
        let law = parse("eu-eurlex", "x", OLDER.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "eu-32002f0977");
        assert_eq!(
            days(&law),
            [
                (DateKind::Adoption, date(2002, 7, 12)),
                (DateKind::Publication, date(2002, 7, 31)),
                (DateKind::LastAmended, date(2009, 12, 19))
            ]
        );
        let amendment = &law.amendments[0];
        assert_eq!((amendment.citation.as_str(), amendment.date), ("CELEX 32006L0024", date(2006, 3, 15)));
        survives("eu-eurlex", "x", OLDER);
    }

    #[test]
    fn damage_is_survived_and_a_notice_alone_is_no_act() {
        for text in [ACT, NOTICE, CONSOLIDATED] {
            survives("eu-eurlex", "x", text);
        }
        let alone = parse("eu-eurlex", "x", NOTICE.as_bytes()).unwrap();
        assert_eq!((alone.laws.len(), alone.skipped.len()), (0, 1));
        let correction = ACT.replace("<ACT ", "<CORR ").replace("</ACT>", "</CORR>");
        assert!(parse("eu-eurlex", "x", correction.as_bytes()).unwrap().left_out);
        assert!(parse("eu-eurlex", "x", b"<ACT><TITLE/></ACT>").unwrap_err().to_string().contains("no title"));
        assert!(parse("eu-eurlex", "x", &zip(&[("a.xml", b"<html/>")]).unwrap()).is_err());
    }
}
