//! Rechtsinformationssystem: the consolidated federal law of Austria. One document is one paragraph of a law; the
//! search answers in JSON with the metadata of many.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};
use serde_json::Value;

use crate::{
    formats::{
        dates, json,
        xml::{Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section},
};

/// Parser of a paragraph's XML and of a search's answer.
pub struct Ris;

impl Parser for Ris {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let norms = if document.bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
            from_answer(&json::read("the document", document)?)?
        } else {
            vec![from_xml(&statute::xml_text(document)?)?]
        };
        if norms.is_empty() {
            return Ok(Parsed::left_out("answer of a search that found nothing"));
        }
        // The paragraphs of one law, by its number.
        let mut laws: BTreeMap<String, Vec<Norm>> = BTreeMap::new();
        let mut unnumbered = 0;
        for norm in norms {
            if norm.law.is_empty() {
                unnumbered += 1;
            } else {
                laws.entry(norm.law.clone()).or_default().push(norm);
            }
        }
        if laws.is_empty() && unnumbered > 0 {
            return Err(ParseError::Layout("no Gesetzesnummer".to_owned()));
        }
        let mut parsed = Parsed::default();
        for (number, norms) in &laws {
            parsed.laws.extend(law(document, number, norms)?);
        }
        if unnumbered > 0 {
            parsed.skipped.push(("document without a Gesetzesnummer".to_owned(), unnumbered));
        }
        Ok(parsed)
    }
}

/// What one document says, as written.
#[derive(Debug, Default)]
struct Norm {
    /// Number of the law in the system.
    law: String,
    document: String,
    short: String,
    /// Long title; only on the document of the whole (`§ 0`).
    title: Option<String>,
    /// `BGBl. Nr. 43/1975 aufgehoben durch BGBl. Nr. 825/1994`
    gazette: String,
    kind: String,
    paragraph: String,
    heading: Option<String>,
    in_force: Option<Date>,
    out_of_force: Option<Date>,
    /// Of a treaty.
    signed: Option<Date>,
    at: String,
}

fn from_xml(text: &str) -> Result<Norm, ParseError> {
    let mut walk = Walk::lenient(text);
    let mut norm = Norm { at: "//abschnitt".to_owned(), ..Norm::default() };
    let mut label = String::new();
    let mut title: Vec<String> = Vec::new();
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        match (element.name(), walk.path().len()) {
            ("risdok", 1) => {}
            (root, 1) => return Err(ParseError::Layout(format!("the document is a <{root}>, expected a <risdok>"))),
            ("absatz" | "ueberschrift", _) => {
                let typ = element.attribute("typ")?.unwrap_or_default();
                if typ == "titel" {
                    label = walk.text()?;
                    continue;
                }
                let content = match element.attribute("ct")? {
                    _ if typ == "para" => "para".to_owned(),
                    _ if label == "Unterzeichnungsdatum" => "unterzeichnungsdatum".to_owned(),
                    Some(content) => content,
                    // Older documents name the field only by the label before it.
                    None => field_of(&label).to_owned(),
                };
                match content.as_str() {
                    "kurztitel" => norm.short = walk.text()?,
                    // A note on the translation, the title and the gazette are paragraphs of one field.
                    "langtitel" | "titel" => title.push(walk.text()?),
                    "kundmachungsorgan" => norm.gazette = walk.text()?,
                    "typ" => norm.kind = walk.text()?,
                    "artikel_anlage" => norm.paragraph = walk.text()?,
                    "ikra" => norm.in_force = dates::first(&walk.text()?, "de"),
                    "akra" => norm.out_of_force = dates::first(&walk.text()?, "de"),
                    "unterzeichnungsdatum" => norm.signed = dates::first(&walk.text()?, "de"),
                    "gesnr" => norm.law = walk.text()?,
                    "doknr" => norm.document = walk.text()?,
                    "para" if norm.heading.is_none() => norm.heading = Some(walk.text()?),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    norm.title = own_title(title.iter().map(String::as_str));
    Ok(norm)
}

/// The title without what RIS adds: `(Übersetzung)` before a treaty's, and the first gazette (`StF: BGBl. Nr. 43/1975`)
/// with all that follows it.
fn own_title<'t>(parts: impl Iterator<Item = &'t str>) -> Option<String> {
    let mut title = String::new();
    for part in parts.map(str::trim).filter(|p| !p.is_empty() && *p != "(Übersetzung)") {
        let (own, rest) = part.split_once("StF:").map_or((part, None), |(own, rest)| (own.trim_end(), Some(rest)));
        if !title.is_empty() && !own.is_empty() {
            title.push(' ');
        }
        title.push_str(own);
        if rest.is_some() {
            break;
        }
    }
    Some(title).filter(|t| !t.is_empty())
}

/// The field that stands under a label.
fn field_of(label: &str) -> &'static str {
    match label.trim() {
        "Kurztitel" => "kurztitel",
        "Langtitel" | "Titel" => "langtitel",
        "Kundmachungsorgan" => "kundmachungsorgan",
        "Typ" => "typ",
        "§/Artikel/Anlage" => "artikel_anlage",
        "Inkrafttretensdatum" => "ikra",
        "Außerkrafttretensdatum" => "akra",
        "Gesetzesnummer" => "gesnr",
        "Dokumentnummer" => "doknr",
        _ => "",
    }
}

fn from_answer(answer: &Value) -> Result<Vec<Norm>, ParseError> {
    let hits = answer.pointer("/OgdSearchResult/OgdDocumentResults/Hits");
    let hits = |name: &str| hits.and_then(|h| h.get(name)).and_then(Value::as_str);
    let list = answer.pointer("/OgdSearchResult/OgdDocumentResults/OgdDocumentReference");
    let documents: Vec<&Value> = match list {
        Some(Value::Array(many)) => many.iter().collect(),
        Some(one @ Value::Object(_)) => vec![one],
        // A search that finds nothing, and the page after the last.
        None if hits("#text") == Some("0") || hits("@pageNumber").is_some_and(|page| page != "1") => Vec::new(),
        _ => {
            let message = answer.pointer("/OgdSearchResult/Error/Message").and_then(Value::as_str);
            return Err(ParseError::Layout(message.map_or_else(
                || "no /OgdSearchResult/OgdDocumentResults/OgdDocumentReference".to_owned(),
                |message| format!("the search answers with an error: {message}"),
            )));
        }
    };
    let norms = documents.into_iter().enumerate().map(|(i, document)| {
        let text = |pointer: &str| {
            document
                .pointer(&format!("/Data/Metadaten/{pointer}"))
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let cons = |name: &str| text(&format!("Bundesrecht/BrKons/{name}"));
        let title = [text("Bundesrecht/Titel"), text("Bundesrecht/Langtitel")].into_iter().find(|t| !t.is_empty());
        let title = title.unwrap_or_default();
        Norm {
            law: cons("Gesetzesnummer"),
            document: text("Technisch/ID"),
            short: text("Bundesrecht/Kurztitel"),
            title: own_title(title.split("<br").map(|part| part.trim_start_matches(['/', ' ', '>']))),
            gazette: gazette(&cons),
            kind: cons("Typ"),
            paragraph: cons("ArtikelParagraphAnlage"),
            heading: Some(cons("Paragraphueberschrift")).filter(|h| !h.is_empty()),
            in_force: dates::iso_start(&cons("Inkrafttretensdatum")),
            out_of_force: dates::iso_start(&cons("Ausserkrafttretensdatum")),
            signed: dates::iso_start(&cons("Unterzeichnungsdatum")),
            at: format!("/OgdSearchResult/OgdDocumentResults/OgdDocumentReference/{i}/Data/Metadaten/Bundesrecht"),
        }
    });
    Ok(norms.collect())
}

/// The gazettes of a law and of what changed it last; some answers tell the latter only in fields of its own.
fn gazette(cons: &impl Fn(&str) -> String) -> String {
    let (gazette, relation) = (cons("Kundmachungsorgan"), cons("NovellenBeziehung"));
    if relation.is_empty() || split_gazette(&gazette).1.is_some() {
        return gazette;
    }
    format!("{gazette} {relation} {} {}", cons("NovellenPublikationsorgan"), cons("NovellenBgblnummer"))
}

/// Words behind which a title tells what the act is about: a day there is another act's.
const ABOUT: &[&str] = &[" über ", " betreffend ", " zur ", " zum ", " mit dem ", " mit der ", " womit "];

/// `Bundesgesetz vom 12. Dezember 1974 über …`: the day of the decision.
fn decided(title: &str) -> Option<Date> {
    let (head, rest) = title.split_once(" vom ")?;
    let own = !ABOUT.iter().any(|word| head.contains(word));
    dates::leading(rest, "de").filter(|_| own)
}

fn law(document: &Document<'_>, number: &str, norms: &[Norm]) -> Result<Vec<lexgap_domain::Law>, ParseError> {
    // `§ 0` stands for the law as a whole; of several the newest, since each tells the state of its time.
    let whole = norms.iter().filter(|n| n.paragraph.trim() == "§ 0").max_by_key(|n| n.in_force);
    let titled = norms.iter().find(|n| n.title.is_some());
    let Some(first) = whole.or(titled).or(norms.first()) else { return Ok(Vec::new()) };
    let title = first.title.as_deref().filter(|t| !t.is_empty()).unwrap_or(&first.short);
    let mut draft =
        Draft::new(document, format!("at-{}", statute::slug(number)), "AUT", "de", title, DateKind::Adoption)?;
    draft.also_titled("de", &first.short);
    let (original, later) = split_gazette(&first.gazette);
    draft.citation(original.clone());
    draft.url(format!("https://www.ris.bka.gv.at/GeltendeFassung.wxe?Abfrage=Bundesnormen&Gesetzesnummer={number}"));
    draft.computed(DateKind::Adoption, decided(title), &format!("{}/Titel", first.at), "the day in the title");
    let year = original.rsplit('/').next().and_then(|y| y.get(..4)).and_then(|y| y.parse().ok());
    let rule = "year of the law gazette in which it was published; RIS states no day";
    draft.year(
        DateKind::Publication,
        year.filter(|_| original.contains('/')),
        &format!("{}/Kundmachungsorgan", first.at),
        rule,
    );
    draft.date(DateKind::Signature, first.signed, &format!("{}/Unterzeichnungsdatum", first.at));
    let unchanged = |n: &&Norm| split_gazette(&n.gazette).1.as_deref().is_none_or(|l| l.starts_with("aufgehoben"));
    // Versions of a treaty that only tell its parties name no later gazette; it is published as it comes into force.
    let of_first = |n: &&Norm| !n.kind.starts_with("Vertrag") || n.in_force.map(Date::year) <= year.map(|y| y + 1);
    // A paragraph that was never changed came into force with the law; a changed one only with its change.
    let start = norms.iter().filter(unchanged).filter(of_first).filter_map(|n| n.in_force).min();
    draft.date(DateKind::InForce, start, &format!("{}/Inkrafttretensdatum", first.at));
    let repealed = later.as_deref().is_some_and(|l| l.starts_with("aufgehoben"));
    if repealed && whole.is_some() {
        draft.status(LawStatus::Repealed);
        draft.date(DateKind::Repeal, first.out_of_force, &format!("{}/Ausserkrafttretensdatum", first.at));
        if first.out_of_force.is_some() {
            // The state after one that ended on 21 November begins on the 22nd.
            draft.note("The day of repeal is the last on which the law was in force, as RIS counts.");
        }
    } else if repealed {
        draft.note("This document is one paragraph that was repealed; it does not say whether the whole law was.");
    } else if norms.iter().any(|n| n.paragraph.trim() == "§ 0" && n.in_force.is_some() && n.out_of_force.is_none()) {
        // Versions of `§ 0` that are past carry their end.
        draft.status(LawStatus::InForce);
    }
    for n in norms {
        if let Some(heading) = &n.heading {
            let number = n.paragraph.trim_start_matches(['§', ' ']).trim_start_matches("Art.").trim().to_owned();
            let section = Section {
                number,
                sign: n.paragraph.clone(),
                heading: heading.clone(),
                note: n.gazette.clone(),
                locator: format!("Dokumentnummer {}", n.document),
            };
            draft.section(&section, None, None);
        }
    }
    Ok(draft.finish())
}

/// `BGBl. Nr. 43/1975 aufgehoben durch BGBl. Nr. 825/1994` in its first gazette and what came later.
fn split_gazette(text: &str) -> (String, Option<String>) {
    for word in ["aufgehoben durch", "zuletzt geändert durch", "idF", "geändert durch"] {
        if let Some(at) = text.find(word) {
            let (first, later) = text.split_at(at);
            return (statute::clean(first), Some(later.to_owned()));
        }
    }
    (statute::clean(text), None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{
        statute::tests::{days, survives},
        tests::parse,
    };
    use jiff::civil::date;
    use lexgap_domain::{DatePrecision, Topic};

    const ANSWER: &str = r#"{"OgdSearchResult":{"OgdDocumentResults":{"OgdDocumentReference":[
{"Data":{"Metadaten":{"Technisch":{"ID":"NOR1"},"Bundesrecht":{"Kurztitel":"Waffengesetz","Titel":"Bundesgesetz vom 2. Mai 1975 über Waffen<br/>StF: BGBl. Nr. 43/1975","BrKons":{"Kundmachungsorgan":"BGBl. Nr. 43/1975 aufgehoben durch BGBl. Nr. 825/1994 ","Typ":"BG","ArtikelParagraphAnlage":"§ 0","Inkrafttretensdatum":"1975-06-17","Ausserkrafttretensdatum":"1994-10-14","Gesetzesnummer":"77"}}}}},
{"Data":{"Metadaten":{"Technisch":{"ID":"NOR2"},"Bundesrecht":{"Kurztitel":"Waffengesetz","BrKons":{"Kundmachungsorgan":"BGBl. Nr. 43/1975","ArtikelParagraphAnlage":"§ 1","Paragraphueberschrift":"Geldwäscherei","Inkrafttretensdatum":"1975-01-17","Gesetzesnummer":"77"}}}}}]}}}"#;
    const NORM: &str = r#"<?xml version="1.0"?><risdok xmlns="http://www.bka.gv.at"><nutzdaten><abschnitt><ueberschrift typ="titel">Kurztitel</ueberschrift>
<absatz ct="kurztitel">Strafding</absatz><absatz ct="kundmachungsorgan">BGBl. Nr. 60/1974 zuletzt geändert durch BGBl. I Nr. 15/2004</absatz><absatz ct="typ">BG</absatz>
<absatz ct="artikel_anlage">§ 104a</absatz><absatz ct="ikra">01.05.2004</absatz><ueberschrift typ="para">Menschenhandel</ueberschrift><absatz ct="gesnr">78</absatz><absatz ct="doknr">NOR3</absatz></abschnitt></nutzdaten></risdok>"#;

    #[test]
    fn an_answer_with_the_paragraphs_of_a_repealed_law() {
        let law = parse("at-ris", "x", ANSWER.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("at-77", "BGBl. Nr. 43/1975"));
        assert_eq!(law.title(), "Bundesgesetz vom 2. Mai 1975 über Waffen");
        assert_eq!(law.topics, [Topic::MoneyLaundering, Topic::Firearms]);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(1975, 5, 2))));
        assert_eq!(law.in_force().map(|d| d.date), Some(date(1975, 1, 17)));
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(1994, 10, 14))));
    }

    #[test]
    fn the_newest_state_of_the_whole_says_whether_the_law_holds() {
        let state = |from: &str, until: &str| {
            let text = ANSWER.replace("1975-06-17", from).replace("1994-10-14", until);
            let (_, rest) = text.split_once("Reference\":[\n").unwrap();
            rest.split_once(",\n{").unwrap().0.to_owned()
        };
        let older = state("1975-06-17", "1980-12-31").replace(" aufgehoben durch BGBl. Nr. 825/1994 ", "");
        let newer = state("1981-01-01", "1994-10-14");
        for both in [format!("{older},\n{newer},\n{{"), format!("{newer},\n{older},\n{{")] {
            let (head, rest) = ANSWER.split_once("Reference\":[\n").unwrap();
            let (_, others) = rest.split_once(",\n{").unwrap();
            let text = format!("{head}Reference\":[\n{both}{others}");
            let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
            assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(1994, 10, 14))));
            assert!(law.notes.iter().any(|n| n.contains("the last on which")), "{:?}", law.notes);
        }
    }

    #[test]
    fn a_paragraph_that_was_repealed_does_not_repeal_its_law() {
        let text = ANSWER.replace("\"§ 0\"", "\"§ 2\"");
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal()), (LawStatus::NotStated, None));
        assert_eq!(law.title(), "Bundesgesetz vom 2. Mai 1975 über Waffen");
    }

    #[test]
    fn a_paragraph_alone_knows_the_year_of_its_law_only() {
        let law = parse("at-ris", "x", NORM.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Publication, date(1974, 1, 1))]);
        assert_eq!(law.dates[0].precision, DatePrecision::Year);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(law.status, LawStatus::NotStated);
    }

    #[test]
    fn a_repeal_may_stand_in_fields_of_its_own_and_what_has_no_end_is_in_force() {
        let fields = r#""Kundmachungsorgan":"BGBl. Nr. 43/1975","NovellenPublikationsorgan":"BGBl. Nr.","NovellenBgblnummer":"825/1994","NovellenBeziehung":"aufgehoben durch""#;
        let text =
            ANSWER.replace(r#""Kundmachungsorgan":"BGBl. Nr. 43/1975 aufgehoben durch BGBl. Nr. 825/1994 ""#, fields);
        assert!(text.contains("NovellenBeziehung"));
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(1994, 10, 14))));
        assert_eq!(law.citation, "BGBl. Nr. 43/1975");
        let text = ANSWER
            .replace(" aufgehoben durch BGBl. Nr. 825/1994 ", "")
            .replace(r#""Ausserkrafttretensdatum":"1994-10-14","#, "");
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal()), (LawStatus::InForce, None));
    }

    #[test]
    fn the_day_of_another_act_in_a_title_is_not_the_laws_own() {
        assert_eq!(decided("Bundesgesetz vom 2. Mai 1975 über Waffen"), Some(date(1975, 5, 2)));
        assert_eq!(decided("Bundesgesetz, mit dem das Bundesgesetz vom 2. Mai 1975 geändert wird"), None);
        assert_eq!(decided("Verordnung zur Durchführung des Gesetzes vom 2. Mai 1975"), None);
    }

    const TREATY: &str = r#"<?xml version="1.0"?><risdok xmlns="http://www.bka.gv.at"><nutzdaten><abschnitt>
<absatz ct="kurztitel">Übereinkommen gegen Bestechung</absatz><absatz ct="kundmachungsorgan">BGBl. III Nr. 154/1997</absatz><absatz ct="typ">Vertrag - Multilateral</absatz>
<absatz ct="artikel_anlage">§ 0</absatz><absatz ct="ikra">24.04.2018</absatz><absatz ct="akra">28.08.2020</absatz>
<ueberschrift typ="titel">Unterzeichnungsdatum</ueberschrift><absatz typ="erltext">20.12.1988</absatz><ueberschrift typ="titel">Langtitel</ueberschrift>
<absatz ct="langtitel">(Übersetzung)</absatz><absatz ct="langtitel">Übereinkommen über Dinge</absatz><absatz ct="langtitel">StF: BGBl. III Nr. 154/1997</absatz><absatz ct="langtitel">(NR: GP XX RV 1)</absatz>
<absatz ct="gesnr">79</absatz></abschnitt></nutzdaten></risdok>"#;

    #[test]
    fn a_later_version_of_a_treaty_tells_its_signature_but_not_its_start() {
        let law = parse("at-ris", "x", TREATY.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.title(), law.citation.as_str()), ("Übereinkommen über Dinge", "BGBl. III Nr. 154/1997"));
        assert_eq!(days(&law), [(DateKind::Signature, date(1988, 12, 20)), (DateKind::Publication, date(1997, 1, 1))]);
        assert_eq!(law.status, LawStatus::NotStated, "a version ended, not the treaty");
        let first = TREATY.replace("24.04.2018", "11.11.1997");
        let law = parse("at-ris", "x", first.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.in_force().map(|d| d.date), Some(date(1997, 11, 11)));
        // As the search answers it.
        let titled = "(Übersetzung)<br/>Übereinkommen über Dinge<br/>StF: BGBl. Nr. 43/1975<br/>(NR: GP XX)";
        let text = ANSWER.replace("Bundesgesetz vom 2. Mai 1975 über Waffen<br/>StF: BGBl. Nr. 43/1975", titled);
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Übereinkommen über Dinge");
    }

    #[test]
    fn a_changed_document_of_the_whole_law_does_not_tell_its_start() {
        let text = ANSWER.replace("aufgehoben durch BGBl. Nr. 825/1994", "zuletzt geändert durch BGBl. Nr. 8/1994");
        let text = text.replace(r#""Inkrafttretensdatum":"1975-01-17""#, r#""Inkrafttretensdatum":"1975-01-18""#);
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.in_force().map(|d| d.date), Some(date(1975, 1, 18)), "of the paragraph never changed");
        let text = text.replace(r#"43/1975","ArtikelParagraph"#, r#"43/1975 idF BGBl. Nr. 8/1994","ArtikelParagraph"#);
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.in_force(), None);
    }

    #[test]
    fn a_search_may_find_nothing_or_fail() {
        let found = |results: &str| parse("at-ris", "x", format!(r#"{{"OgdSearchResult":{{{results}}}}}"#).as_bytes());
        let none = found(r##""OgdDocumentResults":{"Hits":{"@pageNumber":"1","#text":"0"}}"##).unwrap();
        assert!(none.laws.is_empty() && none.left_out);
        let after = found(r##""OgdDocumentResults":{"Hits":{"@pageNumber":"6","#text":"436"}}"##).unwrap();
        assert!(after.laws.is_empty() && after.left_out);
        assert!(found(r##""OgdDocumentResults":{"Hits":{"@pageNumber":"1","#text":"436"}}"##).is_err(), "lost");
        let error = found(r#""Error":{"Applikation":"BrKons","Message":"Falsch gefragt"}"#).unwrap_err().to_string();
        assert!(error.contains("Falsch gefragt"), "{error}");
    }

    #[test]
    fn fields_of_older_documents_are_known_by_their_labels() {
        let text = NORM.replace(
            "<absatz ct=\"ikra\">",
            "<ueberschrift typ=\"titel\">Inkrafttretensdatum</ueberschrift><absatz typ=\"erltext\">",
        );
        let text = text.replace(" zuletzt geändert durch BGBl. I Nr. 15/2004", "");
        let law = parse("at-ris", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.in_force().map(|d| d.date), Some(date(2004, 5, 1)));
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("at-ris", "x", ANSWER);
        survives("at-ris", "x", NORM);
        assert!(parse("at-ris", "x", b"<html/>").is_err());
        assert!(parse("at-ris", "x", b"{}").is_err());
    }
}
