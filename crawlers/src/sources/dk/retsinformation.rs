//! Retsinformation: the laws and orders of Denmark, in LexDania XML.

use jiff::ToSpan as _;
use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        dates,
        xml::{Step, Walk, squeeze},
    },
    parse::{Document, ParseError, Parsed, Parser},
    penal,
    sources::statute::{self, Draft, Section},
};

/// Kinds, short and as old documents write them, of what the database holds beside acts: bills and motions in the
/// Folketing, guidance, letters.
const NO_LAW: &[&str] =
    &["LSF", "LSV", "LOVFORSLAG", "BSF", "BSV", "BESLUTNINGSFORSLAG", "VEJ", "VEJLEDNING", "SKR", "SKRIVELSE"];

/// Parser of LexDania.
pub struct Retsinformation;

impl Parser for Retsinformation {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = statute::xml_text(document)?;
        Dokument::read(&text)?.law(document)
    }
}

/// What the document says of itself, as written.
#[derive(Debug, Default)]
struct Dokument {
    /// `LOV Æ#LOKDOK02`: kind, and what it does.
    kind: String,
    title: String,
    popular: Option<String>,
    year: String,
    number: String,
    signed: Option<String>,
    published: Option<String>,
    status: String,
    historic: Option<String>,
    sections: Vec<Paragraf>,
}

/// A section; Danish laws have headings above chapters and groups of sections only.
#[derive(Debug, Default)]
struct Paragraf {
    number: String,
    /// Of its group, or else of its chapter.
    heading: String,
    /// Its first sentence, by which a section of a code of crimes names its offence.
    text: String,
}

impl Dokument {
    fn read(text: &str) -> Result<Dokument, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut found = Dokument::default();
        let (mut of_chapter, mut of_group) = (String::new(), String::new());
        while let Some(step) = walk.step()? {
            let Step::Open(_) = step else { continue };
            let path: Vec<&str> = walk.path().iter().map(String::as_str).collect();
            match path.as_slice() {
                ["Dokument"] => {}
                [root] => {
                    return Err(ParseError::Layout(format!("the document is a <{root}>, expected a <Dokument>")));
                }
                ["Dokument", "Meta", name] => {
                    let field = match *name {
                        "DocumentType" => &mut found.kind,
                        "DocumentTitle" => &mut found.title,
                        "Year" => &mut found.year,
                        "Number" => &mut found.number,
                        "Status" => &mut found.status,
                        "PopularTitle" => found.popular.get_or_insert_default(),
                        "DiesSigni" => found.signed.get_or_insert_default(),
                        "DiesEdicti" => found.published.get_or_insert_default(),
                        "DateOfHistoricMark" => found.historic.get_or_insert_default(),
                        _ => continue,
                    };
                    *field = walk.text()?;
                }
                ["Dokument", "TitelGruppe", "Titel"] if found.title.is_empty() => found.title = walk.text()?,
                // Text that an amending law puts into another one is not its own.
                path if path.contains(&"AendringNyTekst") => {}
                [.., "Kapitel"] => (of_chapter, of_group) = Default::default(),
                [.., "ParagrafGruppe"] => of_group.clear(),
                [.., "ParagrafGruppe", "Rubrica"] => of_group = walk.text()?,
                [.., "Rubrica"] => of_chapter = walk.text()?,
                [.., "ParagrafGruppeOverskrift"] => of_group = walk.text()?,
                [.., "Paragraf", "Explicatus"] => {
                    let number = walk.text()?;
                    let heading = if of_group.is_empty() { &of_chapter } else { &of_group }.clone();
                    found.sections.push(Paragraf { number, heading, text: String::new() });
                }
                [.., "Paragraf", "Stk", "Exitus"] => {
                    let text = walk.text()?;
                    if let Some(section) = found.sections.last_mut().filter(|s| s.text.is_empty()) {
                        section.text = text;
                    }
                }
                _ => {}
            }
        }
        Ok(found)
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let kind = self.kind.split([' ', '#']).next().unwrap_or_default().to_uppercase();
        if NO_LAW.contains(&kind.as_str()) {
            return Ok(Parsed::left_out("bill, motion, guidance or letter, no law"));
        }
        let amending = self.kind.contains('Æ');
        let passage = match kind.as_str() {
            "LOV" | "GRL" => DateKind::Assent,
            "LBK" | "LOVBEKENDTGØRELSE" => DateKind::Promulgation,
            _ => DateKind::Adoption,
        };
        let day = |text: &Option<String>| text.as_deref().and_then(dates::iso_start);
        let signed = day(&self.signed);
        // An act is numbered within the year of its signing.
        let year = match self.year.as_str() {
            "" => signed.map(|d| d.year().to_string()).unwrap_or_default(),
            year => year.to_owned(),
        };
        let id = format!("dk-{}-{year}-{}", statute::slug(&kind), self.number);
        let mut draft = Draft::new(document, id, "DNK", "da", &self.title, passage)?;
        if let Some(popular) = &self.popular {
            draft.also_titled("da", popular);
        }
        let of = signed.map(|d| format!(" af {}", d.strftime("%d/%m/%Y"))).unwrap_or_default();
        draft.citation(format!("{kind} nr {}{of}", self.number));
        draft.url(format!("https://www.retsinformation.dk/eli/lta/{year}/{}", self.number));
        draft.date(passage, signed, "/Dokument/Meta/DiesSigni");
        // Lovtidende prints what was signed within weeks; old documents have the day of their entry in the database.
        let latest = signed.and_then(|s| s.checked_add(1.year()).ok());
        match day(&self.published) {
            Some(entered) if latest.is_some_and(|latest| entered > latest) => {
                draft.note(format!(
                    "The publisher's day of publication, {entered}, is over a year after the signing and is left out."
                ));
            }
            published => {
                draft.date(DateKind::Publication, published, "/Dokument/Meta/DiesEdicti");
            }
        }
        if passage == DateKind::Promulgation {
            draft.note(
                "A consolidated text, announced anew by its ministry: the day is that of this announcement, the law \
                 itself is older.",
            );
            draft.version(signed, "consolidated", "/Dokument/Meta/DiesSigni");
        } else {
            draft.version(signed, "enacted", "/Dokument/Meta/DiesSigni");
        }
        match (self.status.as_str(), amending) {
            ("Valid", _) => {
                draft.status(LawStatus::InForce);
            }
            // A main law is historic, too, once a consolidated text took its place, and it holds on as that.
            ("Historic", false) if passage == DateKind::Assent => {
                draft.note("Historic, as the publisher says: repealed, or a consolidated text took its place.");
            }
            ("Historic", false) if passage != DateKind::Promulgation => {
                draft.status(LawStatus::Repealed);
                let rule = "the day on which the publisher marked it as historic";
                draft.computed(DateKind::Repeal, day(&self.historic), "/Dokument/Meta/DateOfHistoricMark", rule);
            }
            ("Historic", true) => {
                draft
                    .note("Historic, as the publisher says: an amending law whose changes went into the amended laws.");
            }
            ("Historic", false) => {
                draft.note("Historic, as the publisher says: a newer consolidated text took its place.");
            }
            _ => {}
        }
        for Paragraf { number, heading, text } in &self.sections {
            let number = squeeze(number.trim_start_matches('§').trim_end_matches('.'));
            let of_text = Some(text).filter(|_| draft.is_penal()).and_then(|text| penal::offence(text, "da"));
            let section = Section {
                sign: format!("§ {number}"),
                locator: format!("//Paragraf[Explicatus='§ {number}.']"),
                number,
                heading: of_text.unwrap_or_else(|| heading.clone()),
                note: String::new(),
            };
            draft.section(&section, None, None);
        }
        Ok(draft.parsed())
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

    const LAW: &str = r#"<?xml version="1.0" encoding="utf-8"?><Dokument><Meta><DocumentType>LOV H#LOKDOK01</DocumentType>
<DocumentTitle>Lov om ting</DocumentTitle><Year>2002</Year><DiesSigni>2002-06-06</DiesSigni><Status>Valid</Status><Number>380</Number>
<DiesEdicti>2002-06-07</DiesEdicti></Meta><DokumentIndhold><Kapitel><Rubrica><Linea><Char>Hvidvask</Char></Linea></Rubrica>
<Paragraf><Explicatus>§ 4.</Explicatus><Stk><Exitus>x</Exitus></Stk></Paragraf></Kapitel>
<AendringNyTekst><Rubrica>Menneskehandel</Rubrica><Paragraf><Explicatus>§ 9 a.</Explicatus></Paragraf></AendringNyTekst></DokumentIndhold></Dokument>"#;

    #[test]
    fn a_law_and_its_sections_but_not_those_of_others() {
        let law = parse("dk-retsinformation", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("dk-lov-2002-380", "LOV nr 380 af 06/06/2002"));
        assert_eq!(days(&law), [(DateKind::Assent, date(2002, 6, 6)), (DateKind::Publication, date(2002, 6, 7))]);
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(law.sections.len(), 1);
        assert_eq!(law.status, LawStatus::InForce);
    }

    #[test]
    fn a_section_of_the_code_names_its_offence_whatever_stands_above_its_chapter() {
        let (above, text) = ("<Char>Hvidvask</Char>", "<Exitus>x</Exitus>");
        let own = "<Exitus>For menneskehandel straffes den, der flytter en anden.</Exitus>";
        let code = LAW.replace("Lov om ting", "Straffeloven").replace(above, "<Char>Hæleri</Char>").replace(text, own);
        let law = parse("dk-retsinformation", "x", code.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!((law.sections[0].number.as_str(), law.sections[0].heading.as_str()), ("4", "menneskehandel"));
        let other = code.replace("Straffeloven", "Lov om ting");
        let law = parse("dk-retsinformation", "x", other.as_bytes()).unwrap().laws.remove(0);
        assert!(law.sections.is_empty(), "no code of crimes");
    }

    #[test]
    fn a_heading_ends_with_its_chapter() {
        let next = "</Kapitel><Kapitel><Explicatus>Kapitel 2</Explicatus><Paragraf><Explicatus>§ 5.</Explicatus></Paragraf></Kapitel>";
        let text = LAW.replacen("</Kapitel>", next, 1);
        let law = parse("dk-retsinformation", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.sections.iter().map(|s| s.number.as_str()).collect::<Vec<_>>(), ["4"]);
    }

    #[test]
    fn historic_is_the_word_of_the_publisher_and_no_repeal_of_a_main_law() {
        let historic = |kind: &str| {
            let mark = "<Status>Historic</Status><DateOfHistoricMark>2025-06-20</DateOfHistoricMark>";
            let text = LAW.replace("LOV H#LOKDOK01", kind).replace("<Status>Valid</Status>", mark);
            assert!(text.contains(mark));
            parse("dk-retsinformation", "x", text.as_bytes()).unwrap().laws.remove(0)
        };
        let law = historic("LOV H#LOKDOK01");
        assert_eq!((law.status, law.repeal()), (LawStatus::NotStated, None));
        assert!(law.notes[0].starts_with("Historic"), "{:?}", law.notes);
        let order = historic("BEK H#LOKDOK02");
        let repeal = order.repeal().unwrap();
        assert_eq!((order.status, repeal.date), (LawStatus::Repealed, date(2025, 6, 20)));
        assert!(repeal.computed_by.is_some(), "the day of a mark is not that of the repeal");
    }

    #[test]
    fn a_consolidated_text_is_not_passed_on_the_day_of_its_announcement() {
        let text = LAW.replace("LOV H#LOKDOK01", "LBK H#LOKDOK03").replace("Valid", "Historic");
        let law = parse("dk-retsinformation", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| d.kind), Some(DateKind::Promulgation));
        assert_eq!(law.status, LawStatus::NotStated);
        assert_eq!(law.versions[0].label, "consolidated");
        assert!(law.notes.iter().any(|n| n.contains("older")));
    }

    #[test]
    fn bills_and_guidance_are_left_out() {
        for kind in ["LSF#LOKDOK05", "BSV", "Vejledning"] {
            let text = LAW.replace("LOV H#LOKDOK01", kind);
            assert!(parse("dk-retsinformation", "x", text.as_bytes()).unwrap().left_out, "{kind}");
        }
    }

    #[test]
    fn a_document_without_its_year_is_numbered_in_that_of_its_signing() {
        let text = LAW.replace("<Year>2002</Year>", "");
        let law = parse("dk-retsinformation", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "dk-lov-2002-380");
        assert!(law.url.is_some_and(|url| url.ends_with("/lta/2002/380")));
    }

    #[test]
    fn a_day_of_publication_long_after_the_signing_is_none() {
        let text = LAW.replace("<DiesSigni>2002-06-06", "<DiesSigni>1930-06-06");
        let law = parse("dk-retsinformation", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(1930, 6, 6))]);
        assert!(law.notes.iter().any(|n| n.contains("2002-06-07")));
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("dk-retsinformation", "x", LAW);
        assert!(parse("dk-retsinformation", "x", b"<html/>").is_err());
    }
}
