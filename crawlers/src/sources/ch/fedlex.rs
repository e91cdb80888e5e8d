//! Fedlex: the federal law of Switzerland, in Akoma Ntoso 3; and the answers of its SPARQL service, which list
//! versions and files.

use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{akoma_ntoso::AkomaNtoso, dates, json},
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
        law(document, &AkomaNtoso::read(&text)?)
    }
}

fn law(document: &Document<'_>, akn: &AkomaNtoso) -> Result<Parsed, ParseError> {
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
    for (names, kind) in [
        (&["dateDocument"][..], passage),
        (&["dateEntryInForce"], DateKind::InForce),
        (&["publicationDate", "publication", "datePublished"], DateKind::Publication),
        // `dateEndApplicability` is the last day of this version only.
        (&["dateNoLongerInForce"], DateKind::Repeal),
    ] {
        if let Some(found) = akn.date(names) {
            draft.date(kind, Some(found.date), &found.locator);
        }
    }
    if draft.known(passage).is_none() {
        // `vom 29. September 2023 (Stand am 1. Januar 2025)`
        let stated = dates::first(&akn.preface, language);
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
        let section = Section {
            sign: format!("Art. {number}"),
            number,
            heading: provision.heading.clone(),
            note: provision.note.clone(),
            locator: provision.locator.clone(),
        };
        draft.section(&section, inserted(&section.note, language), None);
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
