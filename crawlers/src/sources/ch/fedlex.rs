//! Fedlex: the federal law of Switzerland, in Akoma Ntoso 3; and the answers of its SPARQL service, which list
//! versions and files.

use std::collections::HashMap;

use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        akoma_ntoso::AkomaNtoso,
        dates, json,
        xml::{Element, Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section, inserted},
};

/// Parser of consolidated laws and of lists of versions.
pub struct Fedlex;

impl Parser for Fedlex {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
            let answer = json::read("the document", document)?;
            let Some(rows) = answer.pointer("/results/bindings").and_then(|b| b.as_array()) else {
                return Err(ParseError::Layout("no /results/bindings in the answer".to_owned()));
            };
            let reason = "file of a version; the version's own XML states title and dates";
            return Ok(Parsed::skipping(reason, rows.len()));
        }
        let text = statute::xml_text(document)?;
        let margins = if text.contains("marginal") { Margins::read(&text)? } else { Margins::default() };
        law(document, &AkomaNtoso::read(&text)?, &margins)
    }
}

/// Headings in the margin, as codes and constitutions have them: an element around articles bears the heading that
/// these lack.
#[derive(Debug, Default)]
struct Margins {
    /// Each heading with the editors' notes on it.
    headings: Vec<(String, String)>,
    /// By the place of an article, the heading beside it.
    of_articles: HashMap<String, usize>,
}

impl Margins {
    fn read(text: &str) -> Result<Margins, ParseError> {
        let mut found = Margins::default();
        // Depth of each open element of the margin, and its heading.
        let mut open: Vec<(usize, Option<usize>)> = Vec::new();
        let mut walk = Walk::lenient(text);
        while let Some(step) = walk.step()? {
            let depth = walk.path().len();
            match step {
                Step::Open(element) => match element.name() {
                    "level" if is_marginal(&element)? => open.push((depth, None)),
                    "heading" if open.last().is_some_and(|(at, _)| *at + 1 == depth) => {
                        let (heading, notes) = heading_and_notes(&mut walk)?;
                        if let Some((_, own)) = open.last_mut().filter(|_| !heading.is_empty()) {
                            *own = Some(found.headings.len());
                            found.headings.push((heading, notes));
                        }
                    }
                    "article" => {
                        if let Some(heading) = open.iter().rev().find_map(|(_, heading)| *heading) {
                            let id = element.attribute("eId")?.unwrap_or_default();
                            found.of_articles.insert(format!("//article[@eId='{id}']"), heading);
                        }
                    }
                    _ => {}
                },
                Step::Close => {
                    open.pop_if(|(at, _)| *at == depth);
                }
                Step::Text(_) => {}
            }
        }
        Ok(found)
    }

    fn beside(&self, article: &str) -> Option<&(String, String)> {
        self.headings.get(*self.of_articles.get(article)?)
    }
}

/// `<level fedlex:role="marginal">`.
fn is_marginal(element: &Element<'_>) -> Result<bool, ParseError> {
    let attributes = element.attributes()?;
    Ok(attributes.iter().any(|(name, value)| name.rsplit(':').next() == Some("role") && value == "marginal"))
}

/// The text of the heading that was just opened and, apart from it, what editors note on it.
fn heading_and_notes(walk: &mut Walk<'_>) -> Result<(String, String), ParseError> {
    let depth = walk.path().len();
    let (mut heading, mut notes) = (String::new(), String::new());
    while let Some(step) = walk.step()? {
        match step {
            Step::Text(piece) => {
                let noted = walk.path().iter().skip(depth).any(|name| name == "authorialNote");
                let place = if noted { &mut notes } else { &mut heading };
                place.push_str(&piece);
            }
            // `Rechtsstaatliche<br/>Grundsätze`
            Step::Open(element) if element.name() == "br" => heading.push(' '),
            Step::Close if walk.path().len() == depth => break,
            _ => {}
        }
    }
    Ok((statute::clean(&heading), statute::clean(&notes)))
}

fn law(document: &Document<'_>, akn: &AkomaNtoso, margins: &Margins) -> Result<Parsed, ParseError> {
    let language = akn.language_tag().unwrap_or("de");
    let name = |l: &str| akn.names.iter().find(|n| n.language.as_deref() == Some(l)).map(|n| n.value.as_str());
    let title = name(language).or(akn.doc_title.as_deref()).or(akn.names.first().map(|n| n.value.as_str()));
    // `…/eli/cc/1991/1184_1184_1184/20260101`: collection, year, number, and the day of the version.
    let address = akn.work.split_once("/eli/").map_or(akn.work.as_str(), |(_, rest)| rest);
    let parts: Vec<&str> = address.split('/').filter(|p| *p != "main-text").collect();
    let stem: Vec<&str> = parts.iter().copied().take(3).collect();
    let passage = DateKind::Adoption;
    let id = format!("ch-{}", statute::slug(&stem.join("-")));
    let mut draft = Draft::new(document, id, "CHE", language, title.unwrap_or_default(), passage)?;
    for name in &akn.names {
        draft.also_titled(name.language.as_deref().unwrap_or(language), &name.value);
    }
    let number = akn.doc_number.as_deref().or(akn.number.as_deref()).map(str::trim).filter(|n| !n.is_empty());
    draft.citation(match (stem.first(), number) {
        (Some(&"cc"), Some(number)) => format!("SR {number}"),
        (Some(&collection), _) => {
            format!("{} {}", collection.to_uppercase(), stem.get(1..).unwrap_or_default().join(" "))
        }
        _ => String::new(),
    });
    draft.url(format!("https://www.fedlex.admin.ch/eli/{}/{language}", stem.join("/")));
    // `vom 29. September 2023 (Stand am 1. Januar 2025)`
    let stated = dates::first(&akn.preface, language);
    // Acts are called by the day on which they were adopted; where title and preface agree on one, metadata with
    // another day are mistaken.
    let called = dates::first(title.unwrap_or_default(), language).filter(|day| Some(*day) == stated);
    let documented = akn.date(&["dateDocument"]).map(|found| found.date);
    let mistaken = called.is_some() && documented.is_some() && called != documented;
    if mistaken {
        draft.computed(passage, called, "//preface/p", "the day in the title and under it");
        draft.note("The metadata of the text state another day of the act than its title and the line under it.");
    }
    for (names, kind) in [
        (&["dateDocument"][..], passage),
        (&["dateEntryInForce"], DateKind::InForce),
        (&["publicationDate", "publication", "datePublished"], DateKind::Publication),
        // `dateEndApplicability` is the last day of this version only.
        (&["dateNoLongerInForce"], DateKind::Repeal),
    ] {
        if let Some(found) = akn.date(names).filter(|_| !mistaken || kind != passage) {
            draft.date(kind, Some(found.date), &found.locator);
        }
    }
    if draft.known(passage).is_none() {
        draft.computed(passage, stated, "//preface/p", "the first day under the title");
    }
    if draft.known(DateKind::Repeal).is_some() {
        draft.status(LawStatus::Repealed);
    }
    if let Some(found) = akn.date(&["dateApplicability"]) {
        draft.version(Some(found.date), "consolidated", &found.locator);
    }
    for provision in &akn.provisions {
        let number = provision.number.trim_start_matches("Art.").trim();
        let number: String = number.split_whitespace().collect();
        let beside = margins.beside(&provision.locator).filter(|_| provision.heading.is_empty());
        let section = Section {
            sign: format!("Art. {number}"),
            number,
            heading: beside.map_or(&provision.heading, |(heading, _)| heading).clone(),
            note: provision.note.clone(),
            locator: provision.locator.clone(),
        };
        let of_margin = || beside.and_then(|(_, notes)| inserted(notes, language));
        // Where an act inserted a whole part, the note stands on the part.
        let of_part = || inserted(&provision.above_note, language);
        draft.section(&section, inserted(&section.note, language).or_else(of_margin).or_else(of_part), None);
    }
    Ok(draft.parsed())
}

#[cfg(test)]
mod tests {
    use crate::sources::{
        statute::tests::{days, survives},
        tests::parse,
    };
    use jiff::civil::date;
    use lexgap_domain::{DateKind, LawStatus, Topic};

    const LAW: &str = r##"<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><act name="publicLaw"><meta><identification source="#x">
<FRBRWork><FRBRthis value="https://f.example/eli/cc/1937/757/20250101/main-text"/><FRBRuri value="https://f.example/eli/cc/1937/757/20250101"/>
<FRBRdate date="2025-01-01" name="jolux:dateApplicability"/><FRBRdate date="1937-12-21" name="jolux:dateDocument"/>
<FRBRdate date="1942-01-01" name="jolux:dateEntryInForce"/><FRBRcountry value="CH"/>
<FRBRname xml:lang="fr" value="Code des peines" shortForm="CP"/><FRBRname xml:lang="de" value="Gesetz über Strafen" shortForm="GS"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="de"/></FRBRExpression></identification></meta>
<preface><p><docNumber>311.9 </docNumber></p></preface><body>
<article eId="art_182"><num><b>Art. 182</b><authorialNote><p>Eingefügt durch Art. 2 des BB vom 24. März 2006, in Kraft seit 1. Dez. 2006 (AS 2006 1).</p></authorialNote></num><heading>Menschenhandel</heading></article>
<article eId="art_322"><num><b>Art. 322</b><i>ter</i></num><heading>Bestechen</heading></article>
</body></act></akomaNtoso>"##;

    #[test]
    fn a_code_and_the_article_that_was_inserted() {
        let laws = parse("ch-fedlex", "x", LAW.as_bytes()).unwrap().laws;
        assert_eq!((laws[0].id.as_str(), laws[0].title()), ("ch-cc-1937-757", "Gesetz über Strafen"));
        assert_eq!(laws[0].citation, "SR 311.9");
        assert_eq!(laws[0].titles.len(), 2);
        assert_eq!(days(&laws[0]), [(DateKind::Adoption, date(1937, 12, 21)), (DateKind::InForce, date(1942, 1, 1))]);
        assert_eq!(laws[0].versions[0].date, date(2025, 1, 1));
        assert_eq!((laws[1].id.as_str(), &laws[1].topics[..]), ("ch-cc-1937-757-182", &[Topic::HumanTrafficking][..]));
        assert_eq!(days(&laws[1]), [(DateKind::Adoption, date(2006, 3, 24)), (DateKind::InForce, date(2006, 12, 1))]);
    }

    #[test]
    fn a_law_without_metadata_takes_the_day_under_its_title() {
        let text = LAW
            .replace("<FRBRdate date=\"1937-12-21\" name=\"jolux:dateDocument\"/>", "")
            .replace("</preface>", "<p>vom 21. Dezember 1937 (Stand am 1. Januar 2025)</p></preface>");
        let law = parse("ch-fedlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(1937, 12, 21))));
    }

    const NOTE: &str = "<authorialNote><p>Eingefügt durch Art. 2 des BB vom 24. März 2006, in Kraft seit 1. Dez. 2006 (AS 2006 1).</p></authorialNote>";

    #[test]
    fn articles_without_a_heading_have_that_in_the_margin() {
        let margin = format!(
            r#"<level fedlex:role="marginal"><heading>Handel</heading><level fedlex:role="marginal"><heading>Menschenhandel{NOTE}</heading><article eId="art_182">"#
        );
        let text = LAW
            .replace(NOTE, "")
            .replace("<article eId=\"art_182\">", &margin)
            .replace("<heading>Menschenhandel</heading></article>", "</article></level></level>");
        let laws = parse("ch-fedlex", "x", text.as_bytes()).unwrap().laws;
        assert_eq!((laws[1].id.as_str(), &laws[1].topics[..]), ("ch-cc-1937-757-182", &[Topic::HumanTrafficking][..]));
        assert_eq!(days(&laws[1]), [(DateKind::Adoption, date(2006, 3, 24)), (DateKind::InForce, date(2006, 12, 1))]);
        assert_eq!(laws[0].sections[0].heading, "Menschenhandel");
        survives("ch-fedlex", "x", &text);
    }

    #[test]
    fn a_part_that_was_inserted_dates_its_articles() {
        let note = "<authorialNote><p> Eingefügt durch Ziff. I 1 des BG vom 22. Dez. 1999 (Revision), in Kraft seit 1. Mai 2000.</p></authorialNote>";
        let title = format!(
            "<title eId=\"tit_19\"><num>Titel:<inline>{note}</inline></num><heading>Bestechung</heading>\
             <article eId=\"art_322\">"
        );
        let text = LAW
            .replace("<article eId=\"art_322\">", &title)
            .replace("<heading>Bestechen</heading></article>", "<heading>Bestechen</heading></article></title>");
        let laws = parse("ch-fedlex", "x", text.as_bytes()).unwrap().laws;
        let ids: Vec<_> = laws.iter().map(|law| law.id.as_str()).collect();
        assert_eq!(ids, ["ch-cc-1937-757", "ch-cc-1937-757-182", "ch-cc-1937-757-322ter"]);
        assert_eq!(days(&laws[2]), [(DateKind::Adoption, date(1999, 12, 22)), (DateKind::InForce, date(2000, 5, 1))]);
        assert_eq!(days(&laws[1])[0], (DateKind::Adoption, date(2006, 3, 24)), "its own note");
        survives("ch-fedlex", "x", &text);
    }

    #[test]
    fn metadata_with_another_day_than_title_and_preface_are_mistaken() {
        let text = LAW
            .replace("Gesetz über Strafen", "Gesetz vom 20. Dezember 1937 über Strafen")
            .replace("</preface>", "<p>vom 20. Dezember 1937 (Stand am 1. Januar 2025)</p></preface>");
        let law = parse("ch-fedlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Adoption, date(1937, 12, 20)), (DateKind::InForce, date(1942, 1, 1))]);
        assert!(law.dates[0].computed_by.is_some() && !law.notes.is_empty());
        let other = text.replace("<p>vom 20. Dezember", "<p>vom 22. Dezember");
        let law = parse("ch-fedlex", "x", other.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law)[0], (DateKind::Adoption, date(1937, 12, 21)));
    }

    const ENDS: &str = r#"<FRBRdate date="2025-12-31" name="jolux:dateEndApplicability"/><FRBRdate date="1937-12-21" name="jolux:dateDocument"/>"#;

    #[test]
    fn an_older_version_is_no_repealed_law_and_a_law_without_force_is() {
        let document = "<FRBRdate date=\"1937-12-21\" name=\"jolux:dateDocument\"/>";
        let older = LAW.replace(document, ENDS);
        let law = parse("ch-fedlex", "x", older.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.dates.len()), (LawStatus::NotStated, 2));
        let ended = older.replace("dateEndApplicability", "dateNoLongerInForce");
        let law = parse("ch-fedlex", "x", ended.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, days(&law)[2]), (LawStatus::Repealed, (DateKind::Repeal, date(2025, 12, 31))));
    }

    #[test]
    fn a_list_of_files_is_skipped_with_its_number() {
        let parsed = parse("ch-fedlex", "x", br#"{"results": {"bindings": [{}, {}]}}"#).unwrap();
        assert_eq!((parsed.facts(), parsed.skipped[0].1), (0, 2));
        assert!(parse("ch-fedlex", "x", b"{}").is_err());
    }

    #[test]
    fn damage_is_survived() {
        survives("ch-fedlex", "x", LAW);
    }
}
