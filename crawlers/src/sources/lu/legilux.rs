//! Legilux: the laws of Luxembourg, in Akoma Ntoso (a committee draft of version 3) with JOLux metadata.

use std::collections::HashSet;

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        akoma_ntoso::AkomaNtoso,
        dates,
        text::folded,
        xml::{Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section, inserted},
};

/// Parser of the acts of the Journal officiel.
pub struct Legilux;

impl Parser for Legilux {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = statute::xml_text(document)?;
        let amending = if text.contains("<notes") { amending(&text)? } else { Vec::new() };
        law(document, &AkomaNtoso::read(&text)?, &amending)
    }
}

/// The acts that amended this one, by the editors' notes on what they changed. A note such as `<note refersTo="pm1"
/// title="A|2022-05-18|2022-05-06|RGD|235">` has the days of publication and of the act, its kind and number.
fn amending(text: &str) -> Result<Vec<(String, DateKind, Date)>, ParseError> {
    let (mut found, mut known) = (Vec::new(), HashSet::new());
    let mut walk = Walk::lenient(text);
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        if element.name() == "body" {
            break;
        }
        let passive = element.name() == "note" && element.attribute("refersTo")?.is_some_and(|to| to.starts_with("pm"));
        let title = if passive { element.attribute("title")?.unwrap_or_default() } else { String::new() };
        let parts: Vec<&str> = title.split('|').collect();
        let [_, _, day, kind, _] = parts.as_slice() else { continue };
        let Some(day) = dates::iso_start(day) else { continue };
        let kind = if *kind == "LOI" { DateKind::Promulgation } else { DateKind::Adoption };
        if known.insert(title.clone()) {
            found.push((walk.text()?, kind, day));
        }
    }
    Ok(found)
}

/// `Version consolidée applicable au 15/09/2030 : Loi du …`: the title after these words, and the words. The
/// Constitution has them in all languages of the country: `Konsolidéiert Versioun, applicabel ab dem 01/07/2023 : …`.
fn plain_title(title: &str) -> (&str, &str) {
    let starts = ["Version ", "Konsolid"];
    let applies = ["applicable au", "applicabel ", "anwendbar ", "gültig "];
    let after = title.split_once(" : ").filter(|(state, _)| {
        starts.iter().any(|start| state.starts_with(start))
            && applies.iter().any(|words| state.contains(words))
            && state.chars().count() <= 80
    });
    after.map_or((title, ""), |(state, own)| (own.trim(), state))
}

/// `TEXTE COORDONNE de l'arrêté modifié du …`: the name of the act that was coordinated.
fn coordinated(title: &str) -> Option<String> {
    if !folded(title).starts_with("texte coordonne") {
        return None;
    }
    let kinds = ["loi ", "arrêté ", "règlement ", "ordonnance ", "code "];
    let at = kinds.iter().filter_map(|kind| title.find(kind)).min()?;
    let (before, act) = title.split_at_checked(at)?;
    if !before.ends_with([' ', '\'', '’']) {
        return None;
    }
    let mut rest = act.chars();
    let first = rest.next()?;
    Some(first.to_uppercase().chain(rest).collect())
}

/// The day of an act in its address: `loi/2008/08/29/n1`.
fn day_of(parts: &[&str]) -> Option<Date> {
    let [_, year, month, day, ..] = parts else { return None };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn law(document: &Document<'_>, akn: &AkomaNtoso, amending: &[(String, DateKind, Date)]) -> Result<Parsed, ParseError> {
    let language = akn.language_tag().filter(|tag| !tag.is_empty()).unwrap_or("fr");
    let jolux = |name: &str| akn.own_named(name).map(|o| o.text.replace("\\n", " ")).filter(|t| !t.is_empty());
    let title = jolux("title").or(akn.long_title.clone()).or(akn.doc_title.clone()).unwrap_or_default();
    let (title, state) = plain_title(&title);
    let coordinated = coordinated(title);
    let title = coordinated.as_deref().unwrap_or(title);
    // A consolidated text that the Mémorial printed under an address of its own names the act that it restates; its
    // days of document, publication and entry into force are those of the reprint.
    let restated = jolux("consolidates");
    // `…/eli/etat/leg/loi/2022/05/27/a250/jo`; texts fresh from the editors do not state it yet.
    let addresses = [restated.as_deref(), Some(akn.work.as_str()), document.url];
    let path = addresses.into_iter().flatten().find_map(|a| a.split_once("/eli/etat/")).map_or("", |(_, rest)| rest);
    let path = path.trim_end_matches("/jo").trim_end_matches("/fr");
    if path.starts_with("adm/") {
        return Ok(Parsed::left_out("act of the administration (Mémorial B), no law"));
    }
    let parts = path.split('/').take_while(|p| !matches!(*p, "jo" | "consolide"));
    let mut parts: Vec<&str> = parts.filter(|p| *p != "leg").collect();
    // `loi/1973/02/19/n1/consolide/20180915`, `code/penal/20240301`: a consolidated text has the day of its version in
    // its address, which is no part of the act's name; its entry into force is that of the version.
    let dated = path.split('/').find_map(dates::compact);
    if let Some(at) = parts.iter().position(|p| dates::compact(p).is_some()) {
        parts.truncate(at);
    }
    let kind = parts.first().copied().unwrap_or_default();
    // The Grand Duke promulgates laws; regulations are his or the government's own.
    let passage =
        if matches!(kind, "loi" | "constitution" | "code") { DateKind::Promulgation } else { DateKind::Adoption };
    let id = format!("lu-{}", statute::slug(&parts.join("-")));
    let mut draft = Draft::new(document, id, "LUX", language, title, passage)?;
    draft.citation(match (kind, parts.as_slice()) {
        (_, [_, year, .., number]) if number.starts_with('a') => format!("Mémorial A{} de {year}", &number[1..]),
        _ => parts.join("/"),
    });
    let collection = if path.starts_with("leg/") { "leg/" } else { "" };
    let end = if kind == "code" { "" } else { "/jo" };
    draft.url(format!("https://legilux.public.lu/eli/etat/{collection}{}{end}", parts.join("/")));
    if let Some(short) = jolux("titleShort") {
        draft.also_titled(language, &short);
    }
    let day = |name: &str| jolux(name).as_deref().and_then(dates::iso_start);
    let at = |name: &str| format!("//scl:JOLUXLegalResource/scl:jolux[@scl:name='{name}']");
    // Where the address has no day of the act, what is stated may be that of the version.
    let of_version = dated.filter(|_| day_of(&parts).is_none());
    let is_own = |day: &Date| Some(*day) != of_version;
    let stated = day("dateDocument").filter(is_own);
    let found = akn.date(&["document", "dateDocument"]).filter(|found| is_own(&found.date));
    let rule = "the day in the address of the act";
    match (found, &restated) {
        (Some(found), None) => {
            draft.date(passage, Some(found.date), &found.locator);
        }
        // Some reprints state the day of the act that they restate, others their own.
        (_, Some(_)) if day_of(&parts).is_some_and(|own| Some(own) != stated) => {
            draft.computed(passage, day_of(&parts), &at("consolidates"), rule);
        }
        _ => {
            draft.date(passage, stated, &at("dateDocument"));
        }
    }
    if draft.known(passage).is_none() {
        let basic = jolux("basicAct").unwrap_or_default();
        let parts: Vec<&str> = basic.split_once("/eli/etat/leg/").map_or("", |(_, rest)| rest).split('/').collect();
        draft.computed(passage, day_of(&parts), &at("basicAct"), rule);
    }
    if draft.known(passage).is_none() {
        draft.computed(passage, dates::first(title, language), "//longTitle", "the day in the title");
    }
    if restated.is_none() {
        // `…/memorial/1973/12`: what is not of the year of that issue is the day on which the version came online.
        let issue = jolux("isPartOf").and_then(|issue| issue.split_once("/memorial/")?.1.get(..4)?.parse::<i16>().ok());
        let published = day("publicationDate").filter(|day| dated.is_none() || issue == Some(day.year()));
        draft.date(DateKind::Publication, published, &at("publicationDate"));
        draft.date(DateKind::InForce, day("dateEntryInForce").filter(|_| dated.is_none()), &at("dateEntryInForce"));
    }
    draft.date(DateKind::Repeal, day("dateNoLongerInForce"), &at("dateNoLongerInForce"));
    if draft.known(DateKind::Repeal).is_some() {
        draft.status(LawStatus::Repealed);
    }
    let applies = day("dateApplicability");
    // `01/07/2023`
    let of_state = dates::first(state, "fr");
    if state.contains("onsolid") || dated.is_some() || restated.is_some() {
        let (applies, place) = match (applies, dated) {
            (Some(_), _) => (applies, at("dateApplicability")),
            (None, None) => (of_state, "//longTitle".to_owned()),
            (None, _) => (dated, "//FRBRWork/FRBRthis/@value".to_owned()),
        };
        draft.date(DateKind::LastAmended, applies, &place);
        draft.version(applies, "consolidated", &place);
    } else if !state.is_empty() {
        // `Version rectifiée applicable au …`: a corrected text is not an amended one.
        draft.version(applies, "corrected", &at("dateApplicability"));
    } else {
        if let (Some(applies), Some(in_force)) = (applies, day("dateEntryInForce"))
            && applies != in_force
        {
            draft.note(format!("In force on {in_force}, applicable from {applies}, as Legilux states."));
        }
        let label = if akn.contains.as_deref() == Some("originalVersion") { "enacted" } else { "consolidated" };
        draft.version(day("publicationDate"), label, &at("publicationDate"));
    }
    for (citation, kind, day) in amending {
        draft.amendment(citation, *kind, Some(*day), "//notes/note/@title");
    }
    for provision in &akn.provisions {
        let number = provision.number.trim_start_matches("Art.").trim().trim_end_matches('.');
        // The articles of the penal code have no headings; its chapters name the crime.
        let of_chapter = provision.heading.is_empty() && draft.is_penal();
        let heading = if of_chapter { &provision.above } else { &provision.heading };
        let section = Section {
            number: number.to_owned(),
            sign: format!("Art. {number}"),
            heading: heading.clone(),
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

    const LAW: &str = r##"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13" xmlns:scl="s"><act contains="originalVersion" name=""><meta><identification source="#x">
<FRBRWork><FRBRthis value="http://d.example/eli/etat/leg/loi/2009/03/13/n1/jo"/><FRBRuri value=""/><FRBRdate date="2009-03-13" name="document"/><FRBRcountry value="http://e.org/country/LUX"/></FRBRWork>
<FRBRExpression><FRBRlanguage language="http://e.org/language/FRA"/></FRBRExpression>
<scl:JOLUXWork><scl:JOLUXLegalResource><scl:jolux scl:name="publicationDate">2009-03-20</scl:jolux><scl:jolux scl:name="dateEntryInForce">2009-03-24</scl:jolux><scl:jolux scl:name="dateApplicability">2009-09-01</scl:jolux></scl:JOLUXLegalResource></scl:JOLUXWork>
<scl:JOLUXExpression><scl:jolux scl:lg="fra" scl:name="title">Loi du 13 mars 2009 relative à :\n1° la traite des êtres humains.</scl:jolux></scl:JOLUXExpression></identification></meta>
<preface><longTitle><p>Loi</p></longTitle></preface><body><article id="art_1er"><num>Art. 1<sup>er</sup>.</num></article></body></act></akomaNtoso>"##;

    #[test]
    fn a_law_in_the_draft_vocabulary() {
        let law = parse("lu-legilux", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "lu-loi-2009-03-13-n1");
        assert_eq!(law.title(), "Loi du 13 mars 2009 relative à : 1° la traite des êtres humains.");
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(
            days(&law),
            [
                (DateKind::Promulgation, date(2009, 3, 13)),
                (DateKind::Publication, date(2009, 3, 20)),
                (DateKind::InForce, date(2009, 3, 24))
            ]
        );
        assert!(law.notes[0].contains("2009-09-01"));
    }

    #[test]
    fn a_consolidated_text_is_the_act_with_its_own_days() {
        let text =
            LAW.replace(">Loi du 13 mars 2009", ">Version consolidée applicable au 01/09/2009 : Loi du 13 mars 2009");
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Loi du 13 mars 2009 relative à : 1° la traite des êtres humains.");
        assert_eq!(days(&law)[0], (DateKind::Promulgation, date(2009, 3, 13)));
        assert_eq!(days(&law)[3], (DateKind::LastAmended, date(2009, 9, 1)));
        assert_eq!((law.versions[0].label.as_str(), law.versions[0].date), ("consolidated", date(2009, 9, 1)));
        assert!(law.notes.is_empty());
    }

    #[test]
    fn words_before_the_title_are_those_of_its_language() {
        let jolux = LAW.split_once("<scl:JOLUXWork>").zip(LAW.split_once("</scl:JOLUXExpression>"));
        let ((before, _), (_, after)) = jolux.unwrap();
        for (language, tag, state) in [
            ("LTZ", "lb", "Konsolidéiert Versioun, applicabel ab dem 01/07/2023"),
            ("DEU", "de", "Konsolidierte Fassung, anwendbar ab dem 01/07/2023"),
            ("FRA", "fr", "Version consolidée applicable au 01/07/2023"),
        ] {
            let text = format!("{before}{after}")
                .replace("leg/loi/2009", "leg/constitution/2009")
                .replace("FRA", language)
                .replace("<p>Loi</p>", &format!("<p>{state} : </p><p>Verfassung<br/>vum Land</p>"));
            let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
            let title = &law.titles[0];
            assert_eq!((title.language.as_str(), title.title.as_str()), (tag, "Verfassung vum Land"));
            let version = &law.versions[0];
            assert_eq!((version.date, version.label.as_str()), (date(2023, 7, 1), "consolidated"));
            assert_eq!(
                days(&law),
                [(DateKind::Promulgation, date(2009, 3, 13)), (DateKind::LastAmended, date(2023, 7, 1))]
            );
        }
    }

    const REPRINT: &str = r#"<scl:jolux scl:name="consolidates">http://d.example/eli/etat/leg/loi/1987/02/06/n3/jo</scl:jolux><scl:jolux scl:name="dateDocument">1987-02-06</scl:jolux><scl:jolux scl:name="publicationDate">"#;

    #[test]
    fn a_reprint_is_the_act_that_it_restates() {
        let text =
            LAW.replace("leg/loi/2009", "leg/trep/2009").replace("<scl:jolux scl:name=\"publicationDate\">", REPRINT);
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "lu-loi-1987-02-06-n3");
        assert_eq!(days(&law), [(DateKind::Promulgation, date(1987, 2, 6)), (DateKind::LastAmended, date(2009, 9, 1))]);
    }

    #[test]
    fn a_coordinated_text_has_the_day_of_the_act_and_not_its_own() {
        let text = LAW
            .replace("leg/loi/2009", "leg/tc/2009")
            .replace("<scl:jolux scl:name=\"publicationDate\">", &REPRINT.replace(">1987-02-06<", ">2009-03-13<"))
            .replace(">Loi du 13 mars 2009", ">TEXTE COORDONNE de la loi modifiée du 6 février 1987");
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Loi modifiée du 6 février 1987 relative à : 1° la traite des êtres humains.");
        assert_eq!(days(&law), [(DateKind::Promulgation, date(1987, 2, 6)), (DateKind::LastAmended, date(2009, 9, 1))]);
        assert!(law.dates[0].computed_by.is_some());
    }

    const ISSUE: &str = r#"<scl:jolux scl:name="isPartOf">http://d.example/eli/etat/leg/memorial/2009/51</scl:jolux><scl:jolux scl:name="publicationDate">"#;

    #[test]
    fn the_day_of_a_version_in_the_address_is_not_the_acts() {
        let text = LAW
            .replace("2009/03/13/n1/jo", "2009/03/13/n1/consolide/20240901")
            .replace("<scl:jolux scl:name=\"publicationDate\">", ISSUE)
            .replace(">2009-03-24<", ">2024-09-01<")
            .replace(">2009-09-01<", ">2024-09-01<");
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "lu-loi-2009-03-13-n1");
        assert_eq!(law.url.as_deref(), Some("https://legilux.public.lu/eli/etat/leg/loi/2009/03/13/n1/jo"));
        let own = [(DateKind::Promulgation, date(2009, 3, 13)), (DateKind::Publication, date(2009, 3, 20))];
        assert_eq!(days(&law)[..2], own);
        assert_eq!(days(&law)[2..], [(DateKind::LastAmended, date(2024, 9, 1))]);
        let online = text.replace(">2009-03-20<", ">2021-12-08<");
        let law = parse("lu-legilux", "x", online.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [own[0], (DateKind::LastAmended, date(2024, 9, 1))]);
    }

    const BASIC: &str = r#"<scl:jolux scl:name="basicAct">http://d.example/eli/etat/leg/loi/1877/05/14/n1</scl:jolux><scl:jolux scl:name="publicationDate">"#;

    #[test]
    fn an_article_of_the_penal_code_has_the_heading_of_its_chapter() {
        let text = LAW.replace(">Loi du 13 mars 2009 relative à :\\n1° la traite des êtres humains.<", ">Code pénal<").replace(
            "</article>",
            r##"</article><chapter><num>Chapitre VI</num><heading>De la traite des êtres humains</heading>
            <article id="art_382-1"><num>Art. 382-1.</num></article></chapter><chapter><article id="art_383"><num>Art. 383.</num></article></chapter>"##,
        );
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Code pénal");
        assert_eq!(law.sections.iter().map(|s| s.number.as_str()).collect::<Vec<_>>(), ["382-1"]);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        let other = text.replace("Code pénal", "Code des pots");
        assert!(parse("lu-legilux", "x", other.as_bytes()).unwrap().laws[0].sections.is_empty());
    }

    #[test]
    fn a_code_has_the_day_of_its_basic_act() {
        let text = LAW
            .replace("leg/loi/2009/03/13/n1/jo", "leg/code/pots/20240901")
            .replace("date=\"2009-03-13\"", "date=\"2024-09-01\"")
            .replace("<scl:jolux scl:name=\"publicationDate\">", BASIC)
            .replace(">2009-09-01<", ">2024-09-01<")
            .replace(">Loi du 13 mars 2009 relative à", ">Version consolidée applicable au 01/09/2024 : Code des pots");
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "lu-code-pots");
        assert_eq!(law.url.as_deref(), Some("https://legilux.public.lu/eli/etat/leg/code/pots"));
        assert_eq!(
            days(&law),
            [(DateKind::Promulgation, date(1877, 5, 14)), (DateKind::LastAmended, date(2024, 9, 1))]
        );
    }

    #[test]
    fn a_law_that_ended_is_repealed() {
        let text = LAW.replace("dateApplicability\">2009", "dateNoLongerInForce\">2019");
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, days(&law)[3]), (LawStatus::Repealed, (DateKind::Repeal, date(2019, 9, 1))));
    }

    #[test]
    fn a_corrected_text_is_not_an_amended_one() {
        let text = LAW.replace(">Loi du 13", ">Version rectifiée applicable au 24/03/2009 : Loi du 13");
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert!(days(&law).iter().all(|(kind, _)| *kind != DateKind::LastAmended));
        assert_eq!((law.versions.len(), law.versions[0].label.as_str()), (1, "corrected"));
    }

    #[test]
    fn an_act_without_an_address_of_its_own_has_that_of_its_page() {
        let text = LAW
            .replace("http://d.example/eli/etat/leg/loi/2009/03/13/n1/jo", "")
            .replace("date=\"2009-03-13\" name=\"document\"", "date=\"2999-01-01\" name=\"\"")
            .replace("http://e.org/language/FRA", "");
        assert!(parse("lu-legilux", "x", text.as_bytes()).is_err());
        let registered = crate::registry::get("lu-legilux").unwrap();
        let sha256 = lexgap_domain::hash::sha256(text.as_bytes());
        let document = crate::parse::Document {
            bytes: text.as_bytes(),
            sha256: &sha256,
            source: &registered.spec.id,
            stream: "x",
            url: Some("http://d.example/eli/etat/leg/rgd/2009/03/13/a9/jo"),
            content_type: None,
            vintage: None,
        };
        let law = registered.parser.parse(&document).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.titles[0].language.as_str()), ("lu-rgd-2009-03-13-a9", "fr"));
        assert_eq!(days(&law)[0], (DateKind::Adoption, date(2009, 3, 13)));
    }

    #[test]
    fn an_act_of_the_administration_is_no_law() {
        let text = LAW.replace("/etat/leg/loi/", "/etat/adm/agc/");
        let parsed = parse("lu-legilux", "x", text.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (0, 1));
    }

    #[test]
    fn notes_name_the_acts_that_amended() {
        let note = |to: &str, title: &str, act: &str| {
            format!(
                r##"<notes source="#r"><note refersTo="{to}" title="{title}"><content><p><ref href="x">{act}</ref> </p></content></note></notes>"##
            )
        };
        let notes = [
            note("pm1", "A|2021-02-09|2021-02-05|LOI|51", "Loi du 5 février 2021 sur les pots"),
            note("pm2", "A|2021-02-09|2021-02-05|LOI|51", "Loi du 5 février 2021 sur les pots"),
            note("pm3", "A|2022-05-18|2022-05-06|RGD|235", "Règlement du 6 mai 2022"),
            note("am1", "A|2023-05-18|2023-05-06|RGD|236", "Règlement du 6 mai 2023"),
        ];
        let text = LAW.replace("</meta>", &format!("{}</meta>", notes.concat()));
        let law = parse("lu-legilux", "x", text.as_bytes()).unwrap().laws.remove(0);
        let found: Vec<_> = law.amendments.iter().map(|a| (a.citation.as_str(), a.kind, a.date)).collect();
        assert_eq!(
            found,
            [
                ("Loi du 5 février 2021 sur les pots", DateKind::Promulgation, date(2021, 2, 5)),
                ("Règlement du 6 mai 2022", DateKind::Adoption, date(2022, 5, 6))
            ]
        );
        survives("lu-legilux", "x", &text);
    }

    #[test]
    fn damage_is_survived() {
        survives("lu-legilux", "x", LAW);
    }
}
