//! Finlex: the statutes of Finland as open data, in Akoma Ntoso 3 with Finlex's own metadata.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use lexgap_domain::{DateKind, Law, LawId, LawStatus};

use crate::{
    formats::akoma_ntoso::AkomaNtoso,
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Inserted, Section},
};

/// Parser of statutes, as issued and consolidated.
pub struct Finlex;

impl Parser for Finlex {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = statute::xml_text(document)?;
        let Some(statutes) = listed(&text) else { return law(document, &AkomaNtoso::read(&text)?) };
        if statutes.is_empty() {
            return Ok(Parsed::left_out("answer that holds no statute"));
        }
        let stated = statutes.len();
        let mut read: Vec<AkomaNtoso> = statutes.into_iter().filter_map(|s| AkomaNtoso::read(s).ok()).collect();
        // Languages and versions of a statute stand side by side: the others add to the Finnish one.
        read.sort_by_key(|akn| akn.language_tag() != Some("fi"));
        let found: Vec<Parsed> = read.iter().filter_map(|akn| law(document, akn).ok()).collect();
        let unread = u32::try_from(stated - found.len()).unwrap_or(u32::MAX);
        let mut parsed = Parsed::default();
        let mut places: HashMap<LawId, usize> = HashMap::new();
        for law in found.into_iter().flat_map(|found| found.laws) {
            let known = places.get(&law.id).copied().and_then(|at| parsed.laws.get_mut(at));
            if let Some(known) = known {
                join(known, law);
            } else {
                places.insert(law.id.clone(), parsed.laws.len());
                parsed.laws.push(law);
            }
        }
        if unread > 0 {
            parsed.skipped.push(("statutes of a list that cannot be read".to_owned(), unread));
        }
        Ok(parsed)
    }
}

/// Adds to a statute its title in another language, or the day of another version.
fn join(known: &mut Law, other: Law) {
    const MOST: usize = 500;
    if known.titles.len() + known.versions.len() > MOST {
        return;
    }
    for title in other.titles {
        if !known.titles.iter().any(|t| t.language == title.language) {
            known.titles.push(title);
        }
    }
    for version in other.versions {
        if !known.versions.iter().any(|v| v.date == version.date) {
            known.versions.push(version);
        }
    }
    known.versions.sort_by_key(|version| version.date);
}

/// The statutes inside an `AknXmlList`, the service's answer to an address that may name several.
fn listed(text: &str) -> Option<Vec<&str>> {
    const STATUTE: &str = "<akomaNtoso";
    const END: &str = "</akomaNtoso>";
    let first = text.find(STATUTE).unwrap_or(text.len());
    if !text.get(..first)?.contains("<AknXmlList") {
        return None;
    }
    let starts: Vec<usize> = text.match_indices(STATUTE).map(|(at, _)| at).collect();
    let ends = starts.iter().copied().skip(1).chain([text.len()]);
    let parts = starts.iter().zip(ends).filter_map(|(start, end)| text.get(*start..end));
    // What follows the last one closes the list.
    Some(parts.map(|part| part.rfind(END).and_then(|at| part.get(..at + END.len())).unwrap_or(part)).collect())
}

/// An entry of `amendedBy`.
#[derive(Debug, Default)]
struct Amendment {
    citation: String,
    in_force: Option<Date>,
    /// `muutt. 9 §; lis. 9 a §`: changed and added sections.
    note: String,
}

fn law(document: &Document<'_>, akn: &AkomaNtoso) -> Result<Parsed, ParseError> {
    let language = akn.language_tag().unwrap_or("fi");
    let title = akn.doc_title.as_deref().or(akn.long_title.as_deref()).unwrap_or_default();
    // `/akn/fi/act/statute-consolidated/2024/224`
    let parts: Vec<&str> = akn.work.split('/').filter(|p| !p.is_empty() && !p.starts_with('!')).collect();
    let place = parts.iter().position(|p| p.starts_with("statute"));
    let (year, number) = match place.and_then(|i| parts.get(i + 1..)) {
        Some([year, number, ..]) => (*year, *number),
        _ => ("", akn.number.as_deref().unwrap_or_default()),
    };
    let id = format!("fi-{}", statute::slug(&format!("{year}-{number}")));
    // The President assents to laws; decrees are made by the Government, a ministry or the President alone.
    let decreed = match akn.own_value("typeStatute").and_then(|o| o.value.as_deref()) {
        Some("#act") => false,
        Some(kind) if kind.contains("decree") => true,
        _ => is_decree(title),
    };
    let passage = if decreed { DateKind::Adoption } else { DateKind::Assent };
    let mut draft = Draft::new(document, id, "FIN", language, title, passage)?;
    draft.citation(akn.doc_number.clone().unwrap_or_else(|| format!("{number}/{year}")));
    draft.url(format!("https://www.finlex.fi/fi/lainsaadanto/{year}/{number}"));
    for (names, kind) in [
        (&["dateIssued"][..], passage),
        (&["datePublished"], DateKind::Publication),
        (&["dateEntryIntoForce"], DateKind::InForce),
        (&["dateRepealed"], DateKind::Repeal),
    ] {
        if let Some(found) = akn.date(names) {
            draft.date(kind, Some(found.date), &found.locator);
        }
    }
    // The whole path, as an amendment for a limited time has such an end of its own.
    let own_day = |path: &str| akn.own.iter().find(|o| o.path == path).and_then(|o| iso(o.value.as_deref()));
    let proprietary = "//meta/proprietary/finlex:";
    if let Some(day) = akn.own.iter().find(|o| o.path == "inForce/dateEntryIntoForce" || o.path == "dateEntryIntoForce")
    {
        draft.date(DateKind::InForce, iso(day.value.as_deref()), &format!("{proprietary}{}", day.path));
    }
    // The day on which the repealing statute came into force, else the last day of this one.
    let ends = ["repealedBy/statuteReference/inForce/dateEntryIntoForce", "inForce/dateInForceEnd"];
    let end = ends.iter().find_map(|path| own_day(path).map(|day| (*path, day)));
    match (akn.own_value("isInForce").and_then(|o| o.value.as_deref()), end) {
        // A repeal that is announced but has not come yet.
        (Some("true"), _) => {
            draft.status(LawStatus::InForce);
        }
        (_, Some((path, day))) => {
            draft.date(DateKind::Repeal, Some(day), &format!("{proprietary}{path}")).status(LawStatus::Repealed);
        }
        (Some("false"), None) => {
            draft.note("Finlex marks the statute as not in force without saying since when.");
        }
        _ => {}
    }
    if let Some(found) = akn.date(&["dateConsolidated"]) {
        draft.version(Some(found.date), "consolidated", &found.locator);
    }
    let amendments = amendments(akn);
    for a in &amendments {
        draft.amendment(&a.citation, DateKind::InForce, a.in_force, &format!("{proprietary}amendedBy"));
    }
    // Amendments may be decided long before they come into force; the last one in force is the text's.
    draft.date(
        DateKind::LastAmended,
        amendments.iter().filter_map(|a| a.in_force).max(),
        &format!("{proprietary}amendedBy"),
    );
    let mut additions: Vec<(Added, &Amendment)> = Vec::new();
    for amendment in &amendments {
        additions.extend(added(&amendment.note).into_iter().map(|added| (added, amendment)));
    }
    // Whose numbers begin anew in each chapter names a section with its chapter.
    let mut chapters: HashMap<&str, HashSet<&str>> = HashMap::new();
    for provision in &akn.provisions {
        chapters.entry(plain_number(&provision.number)).or_default().extend(chapter_of(&provision.locator));
    }
    let restarts = chapters.values().any(|of| of.len() > 1);
    for provision in &akn.provisions {
        let number = plain_number(&provision.number);
        let chapter = chapter_of(&provision.locator);
        let is_it = |added: &Added| {
            added.number == number
                && match (added.chapter.as_deref(), chapter) {
                    (Some(noted), Some(own)) => noted == own,
                    _ => !restarts,
                }
        };
        let adding = additions.iter().find(|(added, _)| is_it(added)).map(|(_, amendment)| *amendment);
        let inserted = adding.map(|a| Inserted { act: None, in_force: a.in_force });
        let clash = chapter.filter(|_| chapters.get(number).is_some_and(|of| of.len() > 1));
        let section = Section {
            number: clash.map_or_else(|| number.to_owned(), |chapter| format!("{chapter}:{number}")),
            sign: clash.map_or_else(|| format!("{number} §"), |chapter| format!("{chapter} luvun {number} §")),
            heading: provision.heading.clone(),
            note: String::new(),
            locator: provision.locator.clone(),
        };
        let rule = adding.map(|a| format!("entry into force of {}, which added the section", a.citation));
        draft.section(&section, inserted, rule.as_deref());
    }
    Ok(draft.parsed())
}

/// Whether a title is that of a decree, decision or rules of procedure (`Valtioneuvoston asetus …`, `Statsrådets
/// förordning …`, `Koeviraston työjärjestys`). Titles of laws begin with their kind where they name a decree.
fn is_decree(title: &str) -> bool {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    let is_law = words.peek().is_some_and(|first| ["laki", "lag"].contains(first));
    !is_law
        && words.any(|word| {
            ["päätös", "beslut", "työjärjestys", "arbetsordning", "ohjesääntö", "reglemente"].contains(&word)
                || ["asetus", "förordning"].iter().any(|kind| word.ends_with(kind))
        })
}

fn iso(value: Option<&str>) -> Option<Date> {
    value.and_then(crate::formats::dates::iso_start)
}

fn amendments(akn: &AkomaNtoso) -> Vec<Amendment> {
    let mut list: Vec<Amendment> = Vec::new();
    for own in &akn.own {
        match own.path.strip_prefix("amendedBy/statuteReference") {
            Some("") => list.push(Amendment::default()),
            Some("/ref") => {
                if let Some(last) = list.last_mut() {
                    last.citation.clone_from(&own.text);
                }
            }
            Some("/inForce/dateEntryIntoForce") => {
                if let Some(last) = list.last_mut() {
                    last.in_force = iso(own.value.as_deref());
                }
            }
            Some("/noteEditorial") => {
                if let Some(last) = list.last_mut() {
                    last.note.clone_from(&own.text);
                }
            }
            _ => {}
        }
    }
    list
}

/// A section that a note says was added.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Added {
    /// As in `eId`: `15`, `10a`.
    chapter: Option<String>,
    number: String,
}

/// `11 a` of `11 a §`.
fn plain_number(number: &str) -> &str {
    number.trim_end_matches('§').trim()
}

/// `15` of the place `//section[@eId='part_2__chp_15__sec_11a']`.
fn chapter_of(locator: &str) -> Option<&str> {
    let (_, rest) = locator.split_once("chp_")?;
    rest.split(['_', '\'']).next().filter(|chapter| !chapter.is_empty())
}

/// The sections that a note says were added: `muutt. 9 §, lis. 9 a ja 9 b §`. A case ending (`lis. 9 §:ään`) says that
/// only a part of the section was. A chapter counts until the next is named: `muutt. 10 luvun 3 §, lis. 6 a §`.
fn added(note: &str) -> Vec<Added> {
    const VERBS: [&str; 3] = ["muutt.", "kum.", "lis."];
    let mut found = Vec::new();
    let mut chapter: Option<String> = None;
    for clause in note.split(';') {
        let (mut adds, mut rest) = (false, clause);
        loop {
            let next = VERBS.iter().filter_map(|verb| Some((rest.find(verb)?, *verb))).min();
            let part = next.map_or(rest, |(at, _)| rest.get(..at).unwrap_or_default());
            sections(part, adds, &mut chapter, &mut found);
            let Some((at, verb)) = next else { break };
            adds = verb == "lis.";
            rest = rest.get(at + verb.len()..).unwrap_or_default();
        }
    }
    found
}

/// Reads a part of a note up to the next verb.
fn sections(part: &str, adds: bool, chapter: &mut Option<String>, found: &mut Vec<Added>) {
    let mut lists = part.split('§').peekable();
    while let Some(list) = lists.next() {
        // Without a sign behind it, or with an ending, a list is not of whole sections.
        let whole = lists.peek().is_some_and(|rest| !rest.starts_with(':'));
        let list = list.replace(" ja ", ",").replace(" sekä ", ",");
        for item in list.split(',') {
            let words: Vec<&str> = item.split_whitespace().collect();
            let at = words.iter().position(|word| word.starts_with("luku") || word.starts_with("luvu"));
            let number = match at {
                Some(at) => {
                    let before = words.get(..at).unwrap_or_default();
                    let first = before.iter().rposition(|word| word.starts_with(|c: char| c.is_ascii_digit()));
                    let named = first.and_then(|first| before.get(first..)).map(<[&str]>::concat);
                    // `10 a luku` is a chapter itself: what follows need not be in it.
                    *chapter = named.filter(|_| words.get(at).is_some_and(|w| ["luvun", "lukuun"].contains(w)));
                    words.get(at + 1..).unwrap_or_default().join(" ")
                }
                None => item.trim().to_owned(),
            };
            // Behind a part of a section stand its case ending and paragraphs: `:ään uusi 2 mom.`.
            if whole && adds && number.starts_with(|c: char| c.is_ascii_digit()) {
                found.push(Added { chapter: chapter.clone(), number });
            }
        }
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

    const LAW: &str = r##"<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0" xmlns:finlex="f"><act name="main"><meta>
<identification source="#x"><FRBRWork><FRBRthis value="/akn/fi/act/statute-consolidated/1889/39/!main"/>
<FRBRuri value="/akn/fi/act/statute-consolidated/1889/39"/><FRBRdate date="1889-12-19" name="dateIssued"/>
<FRBRdate date="1889-12-24" name="datePublished"/><FRBRcountry value="fi"/><FRBRnumber value="39"/></FRBRWork>
<FRBRExpression><FRBRdate date="2025-05-23" name="dateConsolidated"/><FRBRlanguage language="fin"/></FRBRExpression></identification>
<proprietary><finlex:isInForce value="true"/><finlex:inForce><finlex:dateEntryIntoForce date="1894-04-21"/></finlex:inForce>
<finlex:amendedBy><finlex:statuteReference><finlex:ref href="/x">650/2004</finlex:ref><finlex:inForce><finlex:dateEntryIntoForce date="2004-08-01">1.8.2004</finlex:dateEntryIntoForce></finlex:inForce>
<finlex:noteEditorial>muutt. 2 §; lis. 3 ja 3 a §</finlex:noteEditorial></finlex:statuteReference></finlex:amendedBy></proprietary></meta>
<preface><p><docNumber>39/1889</docNumber><docTitle>Laki rikoksista</docTitle></p></preface>
<body><section eId="s3"><num>3 §</num><heading>Ihmiskauppa</heading></section><section eId="s4"><num>4 §</num><heading>Lahjuksen ottaminen</heading></section></body></act></akomaNtoso>"##;

    #[test]
    fn a_statute_its_amendment_and_the_section_it_added() {
        let laws = parse("fi-finlex", "x", LAW.as_bytes()).unwrap().laws;
        assert_eq!((laws[0].id.as_str(), laws[0].title()), ("fi-1889-39", "Laki rikoksista"));
        assert_eq!(
            days(&laws[0]),
            [
                (DateKind::Assent, date(1889, 12, 19)),
                (DateKind::Publication, date(1889, 12, 24)),
                (DateKind::InForce, date(1894, 4, 21)),
                (DateKind::LastAmended, date(2004, 8, 1))
            ]
        );
        assert_eq!(laws[0].status, LawStatus::InForce);
        assert_eq!(laws[0].amendments[0].citation, "650/2004");
        assert_eq!(laws[0].topics, [Topic::Corruption]);
        assert_eq!((laws[1].id.as_str(), &laws[1].topics[..]), ("fi-1889-39-3", &[Topic::HumanTrafficking][..]));
        assert_eq!(days(&laws[1]), [(DateKind::InForce, date(2004, 8, 1))]);
    }

    #[test]
    fn a_repealed_statute_and_one_that_is_marked_only() {
        let text = LAW.replace("isInForce value=\"true\"", "isInForce value=\"false\"");
        let law = parse("fi-finlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal()), (LawStatus::NotStated, None));
        let by = "<finlex:repealedBy><finlex:statuteReference><finlex:inForce><finlex:dateEntryIntoForce date=\"2015-04-01\"/>\
</finlex:inForce></finlex:statuteReference></finlex:repealedBy></proprietary>";
        let text = text.replace("</proprietary>", by);
        let law = parse("fi-finlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2015, 4, 1))));
        assert_eq!(law.in_force().map(|d| d.date), Some(date(1894, 4, 21)));
    }

    #[test]
    fn the_end_of_an_amendment_is_not_that_of_the_statute() {
        let text = LAW.replace("isInForce value=\"true\"", "isInForce value=\"false\"").replace(
            "1.8.2004</finlex:dateEntryIntoForce>",
            "1.8.2004</finlex:dateEntryIntoForce><finlex:dateInForceEnd date=\"2006-12-31\"/>",
        );
        let law = parse("fi-finlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal()), (LawStatus::NotStated, None));
    }

    #[test]
    fn a_decree_is_adopted_and_a_law_about_one_is_assented_to() {
        for (title, kind) in [
            ("Valtioneuvoston asetus kokeista", DateKind::Adoption),
            ("Koeasetus", DateKind::Adoption),
            ("Ministeriön päätös kokeista", DateKind::Adoption),
            ("Koeviraston työjärjestys", DateKind::Adoption),
            ("Statsrådets förordning om prov", DateKind::Adoption),
            ("Lag om upphävande av en förordning", DateKind::Assent),
            ("Laki koeasetuksen kumoamisesta", DateKind::Assent),
        ] {
            let text = LAW.replace("Laki rikoksista", title);
            let law = parse("fi-finlex", "x", text.as_bytes()).unwrap().laws.remove(0);
            assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((kind, date(1889, 12, 19))), "{title}");
        }
    }

    #[test]
    fn the_type_of_a_statute_says_more_than_its_title() {
        for (kind, title, expected) in [
            ("#act", "Koeasetus", DateKind::Assent),
            ("#decree", "Koesääntö", DateKind::Adoption),
            ("#unknown", "Koeasetus", DateKind::Adoption),
        ] {
            let stated = format!("<proprietary><finlex:typeStatute refersTo=\"{kind}\"/>");
            let text = LAW.replace("Laki rikoksista", title).replace("<proprietary>", &stated);
            let law = parse("fi-finlex", "x", text.as_bytes()).unwrap().laws.remove(0);
            assert_eq!(law.passage().map(|d| d.kind), Some(expected), "{kind}");
        }
    }

    #[test]
    fn a_list_of_statutes_and_one_without_any() {
        let other = LAW.replace("/1889/39", "/1890/40");
        let swedish = LAW.replace("\"fin\"", "\"swe\"").replace("Laki rikoksista", "Lag om brott");
        let later = LAW.replace("2025-05-23", "2025-06-24");
        let text = format!("<AknXmlList><Results>{swedish}{LAW}{other}{later}<akomaNtoso></Results></AknXmlList>");
        let parsed = parse("fi-finlex", "x", text.as_bytes()).unwrap();
        assert_eq!(parsed.skipped, [("statutes of a list that cannot be read".to_owned(), 1)]);
        let laws = parsed.laws;
        let titles: Vec<_> = laws[0].titles.iter().map(|t| (t.language.as_str(), t.title.as_str())).collect();
        assert_eq!(titles, [("fi", "Laki rikoksista"), ("sv", "Lag om brott")]);
        assert_eq!(laws[0].versions.iter().map(|v| v.date).collect::<Vec<_>>(), [date(2025, 5, 23), date(2025, 6, 24)]);
        let ids: Vec<_> = laws.iter().map(|law| law.id.as_str()).collect();
        assert_eq!(ids, ["fi-1889-39", "fi-1889-39-3", "fi-1890-40", "fi-1890-40-3"]);
        assert!(parse("fi-finlex", "x", b"<AknXmlList><Results/></AknXmlList>").unwrap().left_out);
        survives("fi-finlex", "x", &text);
    }

    #[test]
    fn notes_of_added_sections() {
        let numbers = |note: &str| added(note).into_iter().map(|a| a.number).collect::<Vec<_>>();
        assert_eq!(numbers("muutt. 9 §; lis. 9 a §"), ["9 a"]);
        assert_eq!(numbers("lis. 3 ja 3 a §"), ["3", "3 a"]);
        assert_eq!(numbers("muutt. 5, 20 ja 90 §:ää sekä 51 §, lis. 5 a §; kum. 7 §"), ["5 a"]);
        assert_eq!(numbers("lis. 7 b §, kum. 8 §"), ["7 b"]);
        assert!(numbers("lis. 9 §:ään uusi 2 mom.").is_empty());
        assert!(numbers("").is_empty());
    }

    #[test]
    fn a_note_names_the_chapter_of_what_was_added() {
        let read = |note: &str| {
            let found = added(note).into_iter();
            found.map(|a| format!("{}:{}", a.chapter.unwrap_or_default(), a.number)).collect::<Vec<_>>()
        };
        assert_eq!(read("muutt. 10 luvun 3, 4 ja 9 § sekä 10 §:ää, lis. 6 a §"), ["10:6 a"]);
        let note = "muutt. 15 luvun 11 §, 18 luvun 6 §:ää ja 20 luvun 1 §:ää; lis. 15 luvun 11 a ja 11 b §";
        assert_eq!(read(note), ["15:11 a", "15:11 b"]);
        assert_eq!(read("lis. 10 a luvun 2 §, 11 lukuun 4 a §; kum. 3 luvun 1 §"), ["10a:2", "11:4 a"]);
        assert_eq!(read("kum. 3 luvun 1 §, lis. 10 a luku ja 6 §"), [":6"], "not of the chapter before");
        assert_eq!(read("lis. 3 luvun 1 §:ään uusi 2 mom. ja 4 luvun 2 a §"), ["4:2 a"]);
    }

    #[test]
    fn numbers_that_begin_anew_in_each_chapter_are_told_apart() {
        let note = |note: &str| LAW.replace("muutt. 2 §; lis. 3 ja 3 a §", note);
        let section = |chapter: &str, number: &str, heading: &str| {
            let id = number.replace(' ', "");
            format!(
                "<section eId=\"chp_{chapter}__sec_{id}\"><num>{number} §</num><heading>{heading}</heading></section>"
            )
        };
        let body = [
            section("7", "6 a", "Rahanpesu"),
            section("7", "11 a", "Lahjuksen antaminen"),
            section("15", "11 a", "Ihmiskauppa"),
            section("15", "16", "Törkeä ihmiskauppa"),
        ];
        let read = |noted: &str, body: &[String]| {
            let (head, _) = note(noted).split_once("<body>").map(|(h, r)| (h.to_owned(), r.to_owned())).unwrap();
            let text = format!("{head}<body>{}</body></act></akomaNtoso>", body.concat());
            parse("fi-finlex", "x", text.as_bytes()).unwrap().laws
        };
        let laws = read("muutt. 10 luvun 3 §, lis. 6 a §; lis. 15 luvun 11 a §", &body);
        let numbers: Vec<_> = laws[0].sections.iter().map(|s| (s.number.as_str(), s.inserted.is_some())).collect();
        assert_eq!(numbers, [("6 a", false), ("7:11 a", false), ("15:11 a", true), ("16", false)]);
        assert_eq!((laws.len(), laws[1].id.as_str()), (2, "fi-1889-39-15-11-a"));
        assert_eq!(laws[1].title(), "Ihmiskauppa (15 luvun 11 a § Laki rikoksista)");
        // Where the chapter is not known, so is the section.
        assert_eq!(read("lis. 11 a §", &body).len(), 1);
        // Without such numbers a note needs no chapter.
        let laws = read("lis. 11 a §", &body[2..]);
        assert_eq!((laws.len(), laws[1].id.as_str()), (2, "fi-1889-39-11-a"));
    }

    #[test]
    fn the_last_day_of_force_is_not_the_day_of_repeal() {
        let text = LAW.replace("isInForce value=\"true\"", "isInForce value=\"false\"").replace(
            "<finlex:dateEntryIntoForce date=\"1894-04-21\"/>",
            "<finlex:dateInForceEnd date=\"2018-12-31\"/>",
        );
        let law = parse("fi-finlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.repeal().map(|d| d.date), Some(date(2018, 12, 31)));
        let by = "<finlex:repealedBy><finlex:statuteReference><finlex:inForce><finlex:dateEntryIntoForce date=\"2019-01-01\"/>\
</finlex:inForce></finlex:statuteReference></finlex:repealedBy></proprietary>";
        let law = parse("fi-finlex", "x", text.replace("</proprietary>", by).as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2019, 1, 1))));
    }

    #[test]
    fn damage_is_survived() {
        survives("fi-finlex", "x", LAW);
    }
}
