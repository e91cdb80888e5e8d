//! Normattiva: the acts of Italy as its open data interface gives them, one article with the act's head, or a list
//! of acts; and whole acts as Akoma Ntoso.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};
use lexgap_domain::{DateKind, Law, LawStatus};
use serde_json::Value;

use super::super::act::Act;
use crate::{
    formats::{
        akoma_ntoso::{AkomaNtoso, Level},
        dates,
        html::{self, Page},
        json,
        text::slug,
        xml::{Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute,
};

/// Parser of Normattiva's JSON and Akoma Ntoso.
pub struct Normattiva;

impl Parser for Normattiva {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if is_xml(document.bytes) {
            return marked_up(document);
        }
        let value = json::read("the act", document)?;
        for at in ["/data/atto", "/atto"] {
            if let Some(act) = value.pointer(at).filter(|a| !a.is_null()) {
                return Ok(Parsed { laws: vec![article(document, act, at)?], ..Parsed::default() });
            }
        }
        let list = ["/listaAtti", "/data/listaAtti", "/data/lista", "/lista"];
        let entries = list.into_iter().find_map(|p| Some((p, json::items(&value, p))).filter(|(_, l)| !l.is_empty()));
        let Some((at, entries)) = entries else {
            return Err(ParseError::Layout("neither data/atto nor listaAtti".to_owned()));
        };
        let mut parsed = Parsed::default();
        let mut unread = 0;
        for (i, entry) in entries.into_iter().enumerate() {
            let law = match entry.get("titolo") {
                Some(_) => article(document, entry, &format!("{at}/{i}")).ok(),
                None => listed(document, entry, i),
            };
            match law {
                Some(law) => add(&mut parsed.laws, law),
                None => unread += 1,
            }
        }
        for law in &mut parsed.laws {
            law.versions.sort_by_key(|v| v.date);
            law.versions.dedup_by_key(|v| v.date);
        }
        if unread > 0 {
            parsed.skipped.push(("entry of a list without the act's type, number and day".to_owned(), unread));
        }
        Ok(parsed)
    }
}

/// Adds an act, or what a further part of the last one says of its text: an act that is long or was printed in more
/// than one gazette comes as a list of its parts.
fn add(laws: &mut Vec<Law>, law: Law) {
    match laws.last_mut().filter(|known| known.id == law.id) {
        Some(known) => {
            known.versions.extend(law.versions);
            known.sections.extend(law.sections);
            known.topics.extend(law.topics);
            known.topics.sort();
            known.topics.dedup();
        }
        None => laws.push(law),
    }
}

/// Type, number and day of an act: `LEGGE 7 agosto 1990, n. 241`.
struct Head {
    kind: String,
    number: String,
    date: Option<Date>,
    citation: String,
}

impl Head {
    fn read(value: &Value, citation: Option<String>) -> Option<Head> {
        let kind = ["/tipoProvvedimentoDescrizione", "/denominazioneAtto"].iter().find_map(|p| json::text(value, p));
        let kind = kind.or_else(|| citation.as_deref().map(kind_of))?;
        let number = json::text(value, "/numeroProvvedimento")
            .filter(|n| n != "0")
            .or_else(|| citation.as_deref().and_then(|c| c.rsplit_once("n. ")).map(|(_, n)| n.trim().to_owned()))
            .unwrap_or_default();
        let date = day(value, ["/annoProvvedimento", "/meseProvvedimento", "/giornoProvvedimento"])
            .or_else(|| citation.as_deref().and_then(|c| dates::first(c, "it")));
        let citation = citation.unwrap_or_else(|| format!("{kind} n. {number}"));
        Some(Head { kind, number, date, citation })
    }

    /// Of a name in the national scheme: `stato:decreto.legge:1992-06-08;306`.
    fn of_urn(urn: &str) -> Option<Head> {
        let mut parts = urn.split(':');
        let (issuer, kind) = (parts.next()?, parts.next()?);
        let kind = kind.to_uppercase().replace("DECRETO.LEGGE", "DECRETO-LEGGE").replace('.', " ");
        let place = match parts.next() {
            // The constitution is named without a day: `stato:costituzione`.
            None if kind == CONSTITUTION => {
                return Some(Head { citation: kind.clone(), kind, number: String::new(), date: None });
            }
            place => place?,
        };
        let kind = match issuer {
            "presidente.repubblica" => format!("{kind} DEL PRESIDENTE DELLA REPUBBLICA"),
            "presidente.consiglio.ministri" => format!("{kind} DEL PRESIDENTE DEL CONSIGLIO DEI MINISTRI"),
            _ => kind,
        };
        let (day, number) = place.split_once(';').unwrap_or((place, ""));
        let number: String =
            number.trim_start_matches('0').chars().take_while(|c| c.is_alphanumeric()).take(20).collect();
        let date = dates::iso_start(day)?;
        let mut citation = format!("{kind} {}", long_date(date)?);
        if !number.is_empty() {
            citation.push_str(", n. ");
            citation.push_str(&number);
        }
        Some(Head { kind, number, date: Some(date), citation })
    }

    fn id(&self) -> String {
        // Ministers' decrees have no number; their day tells them apart.
        let by_day = self.number.is_empty() && slug(&self.kind).starts_with("decreto");
        let when = self.date.map(|d| if by_day { d.to_string() } else { d.year().to_string() });
        slug(&format!("it {} {} {}", self.kind, when.unwrap_or_default(), self.number))
    }

    /// The publisher's permanent address, by the national scheme of names, for the common types.
    fn url(&self) -> Option<String> {
        let kind = match slug(&self.kind).as_str() {
            "legge" => "stato:legge",
            "legge-costituzionale" => "stato:legge.costituzionale",
            "decreto-legge" => "stato:decreto.legge",
            "decreto-legislativo" => "stato:decreto.legislativo",
            "regio-decreto" => "stato:regio.decreto",
            "decreto-del-presidente-della-repubblica" => "presidente.repubblica:decreto",
            _ => return None,
        };
        let (date, number) = (self.date?, &self.number);
        Some(format!("https://www.normattiva.it/uri-res/N2Ls?urn:nir:{kind}:{date};{number}"))
    }
}

/// The one act of its kind.
const CONSTITUTION: &str = "COSTITUZIONE";

const MONTHS: [&str; 12] = [
    "gennaio",
    "febbraio",
    "marzo",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "agosto",
    "settembre",
    "ottobre",
    "novembre",
    "dicembre",
];

/// The capital words before the day.
fn kind_of(citation: &str) -> String {
    citation
        .split_whitespace()
        .take_while(|w| !w.starts_with(|c: char| c.is_ascii_digit()))
        .collect::<Vec<_>>()
        .join(" ")
}

fn day(value: &Value, [year, month, day]: [&str; 3]) -> Option<Date> {
    let part = |pointer: &str| json::integer(value, pointer);
    Date::new(part(year)?.try_into().ok()?, part(month)?.try_into().ok()?, part(day)?.try_into().ok()?).ok()
}

/// A day as `20200915` or `2020-09-15`; `99999999` stands for none.
fn any_day(value: &Value, pointer: &str) -> Option<Date> {
    let text = json::text(value, pointer)?;
    dates::compact(&text).or_else(|| dates::iso_start(&text))
}

/// The act's day is that on which the president promulgated a law or issued a decree.
fn article(document: &Document<'_>, value: &Value, at: &str) -> Result<Law, ParseError> {
    let missing = |what: &str| ParseError::Layout(format!("no {what} under {at}"));
    let citation = json::text(value, "/titolo").map(|t| html::plain(&t)).transpose()?;
    let citation = citation.map(|c| c.trim_end_matches('.').to_owned());
    let head = Head::read(value, citation).ok_or_else(|| missing("titolo"))?;
    let title = json::text(value, "/sottoTitolo").map(|t| html::plain(&t)).transpose()?;
    let title = title.map(|t| without_code(&t)).filter(|t| !t.is_empty()).unwrap_or_else(|| head.citation.clone());
    let mut act = Act::new(document, "ITA", head.id(), ("it", &title), head.citation.clone());
    act.date(DateKind::Promulgation, head.date, &format!("{at}/titolo"));
    let published =
        day(value, ["/annoGU", "/meseGU", "/giornoGU"]).or_else(|| any_day(value, "/dataPubblicazioneInGazzetta"));
    act.date(DateKind::Publication, published, &format!("{at}/annoGU"));
    let from = any_day(value, "/articoloDataInizioVigenza");
    act.version(from, "article in force", &format!("{at}/articoloDataInizioVigenza"));
    if let Some(url) = head.url() {
        act.url(url);
    }
    if let Some(text) = json::text(value, "/articoloHtml") {
        let page = Page::parse(&text)?;
        let number = page.text_of(".article-num-akn").unwrap_or_default();
        let number = number.trim_start_matches("Art.").trim().trim_end_matches('.').to_owned();
        // A heading that an amending act changed stands before the text, without a mark of its own but its brackets.
        let before = || page.text_of(".article-pre-comma-text-akn").filter(|t| t.starts_with('('));
        let found = match page.text_of(".article-heading-akn").or_else(before) {
            Some(heading) => Some((number, heading)),
            None => page.first(".attachment-just-text").and_then(|e| annexed(&html::lines(e))),
        };
        if let Some((number, heading)) = found {
            let heading = heading.trim_matches(['(', ')', '.', ' ']).to_owned();
            act.section(&number, &heading, None, &format!("{at}/articoloHtml"));
        }
        if text.contains(REPEALED) {
            // This wording says no more than that, so it begins with the repeal.
            act.date(DateKind::Repeal, from, &format!("{at}/articoloDataInizioVigenza"));
            let ahead = from.zip(document.vintage).is_some_and(|(from, copied)| from > copied);
            act.status(if ahead { LawStatus::InForce } else { LawStatus::Repealed });
        }
    }
    Ok(act.law())
}

/// What stands in place of each article of an act that was repealed as a whole.
const REPEALED: &str = "((PROVVEDIMENTO ABROGATO D";

/// Number and heading of an article of an annexed code, which has no marks: `Art. 601.` and below it
/// `(Tratta di persone).`
fn annexed(lines: &str) -> Option<(String, String)> {
    let mut lines = lines.lines().map(html::collapse).filter(|l| !l.is_empty());
    // The first article of a title comes with the names of the parts above it.
    let first = lines.by_ref().take(12).find(|line| line.starts_with("Art. "))?;
    let heading = lines.next()?;
    let number = first.strip_prefix("Art. ")?.trim().trim_end_matches('.').to_owned();
    // Without brackets around it, a line that ends like a sentence is the text itself.
    let is_heading = heading.starts_with('(') || !heading.ends_with(['.', ';', ':']);
    (number.chars().count() <= 20 && is_heading && heading.chars().count() <= 200).then_some((number, heading))
}

/// Whether the document is the act as Akoma Ntoso, by its first characters.
fn is_xml(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bytes.starts_with(b"<?xml") || bytes.starts_with(b"<akomaNtoso")
}

/// A whole act. Its name in the national scheme tells type, day and number.
fn marked_up(document: &Document<'_>) -> Result<Parsed, ParseError> {
    let text = statute::xml_text(document)?;
    let akn = AkomaNtoso::read(&text)?;
    let urn = akn.aliases.iter().find_map(|alias| alias.trim().strip_prefix("urn:nir:"));
    let head = urn
        .and_then(Head::of_urn)
        .ok_or_else(|| ParseError::Layout("no FRBRalias such as `urn:nir:stato:legge:1990-08-07;241`".to_owned()))?;
    let title = akn.doc_title.as_deref().or(akn.long_title.as_deref()).map(without_code).filter(|t| !t.is_empty());
    let title = title.unwrap_or_else(|| head.citation.clone());
    let mut act = Act::new(document, "ITA", head.id(), ("it", &title), head.citation.clone());
    act.date(DateKind::Promulgation, head.date, "//FRBRWork/FRBRalias/@value");
    if let Some(printed) = akn.date(&["publication"]) {
        act.date(DateKind::Publication, Some(printed.date), &printed.locator);
    }
    // The editors' note above the text: `Entrata in vigore del provvedimento: 2/9/1990`.
    let above = text.split_once("<preface").and_then(|(_, rest)| rest.split_once("<body"));
    if let Some((_, note)) = above.and_then(|(above, _)| above.split_once("Entrata in vigore del")) {
        let near: String = note.chars().take(60).collect();
        act.date(DateKind::InForce, dates::first(&near, "it"), "text=Entrata in vigore del");
    }
    let shown = akn.dates.iter().find(|d| d.level == Level::Expression);
    // `eli/id/1930/10/26/030U1398/CONSOLIDATED/20260408` tells which text this is; the day of the expression is then
    // that of the act's entry into force.
    let text_of = |state: &str| akn.aliases.iter().find_map(|alias| alias.split_once(state)).map(|(_, rest)| rest);
    let (consolidated, original) = (text_of("/CONSOLIDATED/").and_then(dates::compact), text_of("/ORIGINAL"));
    if let Some(day) = consolidated {
        act.version(Some(day), "consolidated", ELI);
    } else if original.is_some() {
        act.version(head.date, "enacted", "//FRBRWork/FRBRalias/@value");
        let printed = akn.date(&["publication"]).and_then(|d| d.date.checked_add(15.days()).ok());
        if let Some(shown) = shown.filter(|shown| Some(shown.date) == printed && !act.has(DateKind::InForce)) {
            act.computed(DateKind::InForce, Some(shown.date), &shown.locator, Some(FIFTEENTH));
        }
    } else if let Some(shown) = shown {
        act.version(Some(shown.date), "consolidated", &shown.locator);
    }
    if let Some(url) = head.url() {
        act.url(url);
    }
    if text.contains(REPEALED) {
        act.status(LawStatus::Repealed);
    }
    history(&mut act, &text)?;
    for provision in akn.provisions.iter().filter(|p| !p.heading.is_empty()) {
        let number = provision.number.trim_start_matches("Art.").trim().trim_end_matches('.');
        let heading = provision.heading.trim_matches(['(', ')', '.', ' ']);
        act.section(number, heading, None, &provision.locator);
    }
    attached(&mut act, &text)?;
    Ok(act.parsed())
}

const ELI: &str = "//FRBRWork/FRBRalias[@name='eli']/@value";

/// Acts come into force on that day unless they say otherwise; another day may be that of a part.
const FIFTEENTH: &str = "the day of the original text, which is the fifteenth after the gazette's";

/// The articles of an annexed code, each an attachment that begins with number and heading.
fn attached(act: &mut Act<'_>, text: &str) -> Result<(), ParseError> {
    let mut walk = Walk::lenient(text);
    let mut name = None;
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        if walk.ends(&["attachment", "doc"]) {
            name = element.attribute("name")?;
        } else if walk.ends(&["mainBody", "paragraph", "content", "p"])
            && let Some(name) = name.take()
            && let Some((number, heading)) = annexed(&written(&mut walk)?)
        {
            let heading = heading.trim_matches(['(', ')', '.', ' ']);
            act.section(&number, heading, None, &format!("//attachment/doc[@name='{name}']"));
        }
    }
    Ok(())
}

/// The most bytes of an article in which its number and heading are looked for.
const MAX_HEAD: usize = 4000;

/// The text of the element that was just opened with its lines as they are; the end is consumed with it.
fn written(walk: &mut Walk<'_>) -> Result<String, ParseError> {
    let depth = walk.path().len();
    let mut text = String::new();
    while let Some(step) = walk.step()? {
        match step {
            Step::Text(piece) if text.len() < MAX_HEAD => text.push_str(&piece),
            Step::Close if walk.path().len() == depth => break,
            _ => {}
        }
    }
    Ok(text)
}

/// The most amending acts that are read of one act.
const MAX_AMENDMENTS: usize = 1000;

/// The life of the act: events with the day of their gazette, each of which names the act that changed this one.
fn history(act: &mut Act<'_>, text: &str) -> Result<(), ParseError> {
    let mut walk = Walk::lenient(text);
    let (mut events, mut acts) = (Vec::new(), BTreeMap::new());
    while let Some(step) = walk.step()? {
        let Step::Open(element) = step else { continue };
        if walk.ends(&["lifecycle", "eventRef"]) && events.len() < MAX_AMENDMENTS {
            let day = element.attribute("date")?.and_then(|d| dates::iso_start(&d));
            events.extend(day.zip(element.attribute("source")?));
        } else if walk.ends(&["references", "passiveRef"]) && acts.len() < MAX_AMENDMENTS {
            let cited = element.attribute("href")?.and_then(|href| of_path(&href));
            acts.extend(element.attribute("eId")?.zip(cited));
        }
    }
    for (day, source) in events {
        if let Some(cited) = acts.get(&source) {
            act.amendment(cited, DateKind::Publication, day, &format!("//lifecycle/eventRef[@source='{source}']"));
        }
    }
    act.last_amended_by_list();
    Ok(())
}

/// The citation of an act by its path: `/akn/it/act/DECRETO-LEGGE/stato/2008-11-29/185/!main`. Circulars change
/// nothing.
fn of_path(path: &str) -> Option<String> {
    let mut parts = path.strip_prefix("/akn/it/act/")?.split('/');
    let (kind, _, day, number) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let kind = kind.replace('_', " ").to_uppercase();
    if kind.starts_with("CIRCOLARE") {
        return None;
    }
    Some(format!("{kind} {}, n. {number}", long_date(dates::iso_start(day)?)?))
}

/// `7 agosto 1990`
fn long_date(date: Date) -> Option<String> {
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()).checked_sub(1)?)?;
    Some(format!("{} {month} {}", date.day(), date.year()))
}

fn listed(document: &Document<'_>, value: &Value, index: usize) -> Option<Law> {
    let citation = json::text(value, "/descrizioneAtto").map(|t| html::collapse(&t));
    let head = Head::read(value, citation)?;
    head.date?;
    let title = json::text(value, "/titoloAtto").map(|t| html::collapse(&t));
    let title = title.map(|t| without_code(t.trim_matches(['[', ']', ' ']))).filter(|t| !t.is_empty());
    let title = title.unwrap_or_else(|| head.citation.clone());
    let mut act = Act::new(document, "ITA", head.id(), ("it", &title), head.citation.clone());
    act.date(DateKind::Promulgation, head.date, &format!("/listaAtti/{index}/descrizioneAtto"));
    let published = any_day(value, "/dataGU");
    act.date(DateKind::Publication, published, &format!("/listaAtti/{index}/dataGU"));
    if let Some(url) = head.url() {
        act.url(url);
    }
    Some(act.law())
}

/// Without the gazette's code at the end: `Norme di prova. (18G00042)`, `(042U0262)`.
fn without_code(title: &str) -> String {
    let title = title.trim();
    let code = title.rsplit_once('(').filter(|(_, code)| code.strip_suffix(')').is_some_and(is_code));
    let title = code.map_or(title, |(head, _)| head);
    // Double brackets mark what an amending act changed: `((Norme di prova))`.
    let changed = title.contains("((") && title.contains("))");
    let title = if changed { title.replace("((", "").replace("))", "") } else { title.to_owned() };
    title.trim().trim_end_matches('.').trim().to_owned()
}

/// The year's last digits, a letter for the series of the gazette, and a number.
fn is_code(text: &str) -> bool {
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    let parts = text.split_once(|c: char| c.is_ascii_uppercase());
    parts.is_some_and(|(year, number)| {
        (2..=3).contains(&year.len()) && (3..=6).contains(&number.len()) && digits(year) && digits(number)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const ACT: &str = r#"{"data": {"atto": {"titolo": "LEGGE 3 febbraio 2001, n. 12",
        "sottoTitolo": " Misure di prova contro la tratta\r\ndi persone. (01G00012)\r\n",
        "articoloHtml": "<h2 class='article-num-akn'>Art. 3</h2><div class='article-heading-akn'>(Attivit&agrave;)</div>",
        "tipoProvvedimentoDescrizione": "LEGGE", "annoProvvedimento": 2001, "meseProvvedimento": 2,
        "giornoProvvedimento": 3, "numeroProvvedimento": 12, "annoGU": 2001, "meseGU": "2", "giornoGU": 9,
        "articoloDataInizioVigenza": "20050607", "articoloDataFineVigenza": "99999999"}}, "success": true}"#;

    #[test]
    fn an_article_states_the_act() {
        let law = parse("it-normattiva", "x", ACT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "it-legge-2001-12");
        assert_eq!(law.title(), "Misure di prova contro la tratta di persone");
        assert_eq!(law.citation, "LEGGE 3 febbraio 2001, n. 12");
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Promulgation, date(2001, 2, 3))));
        assert_eq!(law.dates[1].kind, DateKind::Publication);
        assert_eq!(law.dates[1].date, date(2001, 2, 9));
        assert_eq!(law.versions[0].date, date(2005, 6, 7));
        assert!(law.url.unwrap().ends_with("stato:legge:2001-02-03;12"));
    }

    #[test]
    fn the_month_may_stand_in_words_only() {
        let words =
            r#"{"data": {"atto": {"titolo": "DECRETO-LEGGE 1&deg; dicembre 1999, n. 7", "sottoTitolo": "Prova"}}}"#;
        let law = parse("it-normattiva", "x", words.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.dates[0].date), ("it-decreto-legge-1999-7", date(1999, 12, 1)));
    }

    #[test]
    fn a_section_of_a_penal_code_is_found() {
        let code = ACT.replace("Misure di prova contro la tratta\\r\\ndi persone", "Codice penale di prova");
        let code = code.replace("(Attivit&agrave;)", "(Tratta di persone)");
        let law = parse("it-normattiva", "x", code.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.sections[0].number.as_str(), law.sections[0].topics[0]), ("3", Topic::HumanTrafficking));
    }

    #[test]
    fn an_article_of_an_annexed_code_has_no_marks() {
        let html = r#""<span class='attachment-just-text'>Art. 9-bis. <br> <br> (Tratta di persone). <br> Chi</span>""#;
        let code = |html: &str| {
            let (head, rest) = ACT.split_once("\"<h2").unwrap();
            let (_, rest) = rest.split_once("</div>\"").unwrap();
            let whole = format!("{head}{html}{rest}");
            whole.replace("Misure di prova contro la tratta\\r\\ndi persone", "Codice penale di prova")
        };
        let law = parse("it-normattiva", "x", code(html).as_bytes()).unwrap().laws.remove(0);
        let section = &law.sections[0];
        assert_eq!((section.number.as_str(), section.heading.as_str()), ("9-bis", "Tratta di persone"));
        assert_eq!(section.topics, [Topic::HumanTrafficking]);
        for (lines, expected) in [
            ("Art. 1. \n\n Tratta di persone \n Chi recluta.", Some(("1", "Tratta di persone"))),
            ("Art. 1. \n Chi commette la tratta di persone e' punito.", None),
            ("Codice-art. 1 \n NON ANCORA ESISTENTE", None),
            ("TITOLO II \n DELLE PROVE \n Art. 7. \n Tratta di persone", Some(("7", "Tratta di persone"))),
            ("Art. 1.", None),
        ] {
            let found = annexed(lines);
            assert_eq!(found.as_ref().map(|(n, h)| (n.as_str(), h.as_str())), expected, "{lines}");
        }
    }

    #[test]
    fn a_wording_may_say_no_more_than_that_the_act_was_repealed() {
        let text = ACT.replace("(Attivit&agrave;)", "((PROVVEDIMENTO ABROGATO DAL D.LGS. 1 MAGGIO 2005, N. 3))");
        let law = parse("it-normattiva", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2005, 6, 7))));
        let one = text.replace("PROVVEDIMENTO ABROGATO", "ARTICOLO ABROGATO");
        let law = parse("it-normattiva", "x", one.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal()), (LawStatus::NotStated, None));
    }

    #[test]
    fn the_life_of_an_act_names_the_acts_that_changed_it() {
        let life = r#"<lifecycle source=""><eventRef date="2001-02-09" eId="e0" source="ro1"/>
            <eventRef date="2004-05-06" eId="e1" source="rp1"/><eventRef date="2004-08-09" eId="e2" source="rp2"/>
            <eventRef date="2009-01-02" eId="e3" source="rp3"/></lifecycle><references source="">
            <original eId="ro1" href="/akn/it/act/DECRETO-LEGGE/stato/2001-02-03/12/!main" showAs=""/>
            <passiveRef eId="rp1" href="/akn/it/act/DECRETO_LEGISLATIVO/stato/2004-05-01/99/!main" showAs=""/>
            <passiveRef eId="rp2" href="/akn/it/act/CIRCOLARE/UFFICIO_DI_PROVA/2004-08-01/1/!main" showAs=""/>
            <passiveRef eId="rp3" href="" showAs=""/></references></meta>"#;
        let text = MARKED_UP.replace("</meta>", life);
        let law = parse("it-normattiva", "x", text.as_bytes()).unwrap().laws.remove(0);
        let found: Vec<_> = law.amendments.iter().map(|a| (a.citation.as_str(), a.kind, a.date)).collect();
        assert_eq!(found, [("DECRETO LEGISLATIVO 1 maggio 2004, n. 99", DateKind::Publication, date(2004, 5, 6))]);
        assert!(law.dates.iter().any(|d| d.kind == DateKind::LastAmended && d.date == date(2004, 5, 6)));
        assert_eq!(law.status, LawStatus::NotStated);
        let gone = text.replace("(Riciclaggio)", "((PROVVEDIMENTO ABROGATO DAL D.L. 1 MAGGIO 2009, N. 3))");
        assert_eq!(parse("it-normattiva", "x", gone.as_bytes()).unwrap().laws[0].status, LawStatus::Repealed);
        survives("it-normattiva", &[text.as_str()]);
    }

    #[test]
    fn a_list_gives_the_acts_that_it_dates() {
        let list = r#"{"listaAtti": [{"descrizioneAtto": "LEGGE 4 maggio 2010, n. 5", "denominazioneAtto": "LEGGE",
            "titoloAtto": "[Norme sul riciclaggio. (10G0005)]", "dataGU": "2010-05-10"}, {"titoloAtto": "x"}]}"#;
        let parsed = parse("it-normattiva", "x", list.as_bytes()).unwrap();
        assert_eq!(parsed.laws[0].topics, [Topic::MoneyLaundering]);
        assert_eq!(parsed.laws[0].title(), "Norme sul riciclaggio");
        assert_eq!(parsed.laws[0].dates.len(), 2);
        assert_eq!(parsed.skipped[0].1, 1);
    }

    #[test]
    fn decrees_without_a_number_are_told_apart_by_their_day() {
        let entry = |day: &str| {
            format!(
                "{{\"descrizioneAtto\": \"DECRETO {day} maggio 2010\", \"denominazioneAtto\": \"DECRETO\", \
                 \"numeroProvvedimento\": \"0\", \"titoloAtto\": \"Prova\", \"dataGU\": \"2010-05-20\"}}"
            )
        };
        let list = format!("{{\"listaAtti\": [{}, {}]}}", entry("3"), entry("4"));
        let laws = parse("it-normattiva", "x", list.as_bytes()).unwrap().laws;
        let ids: Vec<_> = laws.iter().map(|l| l.id.as_str()).collect();
        assert_eq!(ids, ["it-decreto-2010-05-03", "it-decreto-2010-05-04"]);
    }

    #[test]
    fn a_heading_that_was_changed_stands_before_the_text() {
        let code = ACT.replace("Misure di prova contro la tratta\\r\\ndi persone", "Codice penale di prova");
        let code = code.replace("article-heading-akn", "article-pre-comma-text-akn");
        let code = code.replace("(Attivit&agrave;)", "(Tratta di persone)");
        let law = parse("it-normattiva", "x", code.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.sections.len(), law.sections[0].heading.as_str()), (1, "Tratta di persone"));
        let text = code.replace("(Tratta di persone)", "La tratta di persone e' punita");
        assert!(parse("it-normattiva", "x", text.as_bytes()).unwrap().laws[0].sections.is_empty());
    }

    #[test]
    fn articles_of_an_annexed_code_are_attachments() {
        let attachment = |name: &str, text: &str| {
            format!(
                "<attachment><doc name=\"Codice di prova-art. {name}\"><meta><identification source=\"\"><FRBRWork>\
                 <FRBRalias name=\"urn:nir\" value=\"urn:nir:stato:decreto.legge:2001-02-03;12\"/></FRBRWork>\
                 </identification></meta><mainBody><paragraph><content><p> Art. {name}. \n \n{text}</p></content>\
                 </paragraph><paragraph><content><p>AGGIORNAMENTO (3)</p></content></paragraph></mainBody></doc>\
                 </attachment>"
            )
        };
        let articles = attachment("7", "(Cose di prova) \n \n Chi prova.")
            + &attachment("8", "(Tratta di persone). \n \n Chi prova.")
            + &attachment("8-bis", " <ins eId=\"i\">(( (Riciclaggio). ))</ins> \n Chi prova.")
            + &attachment("9", " <ins eId=\"j\">((ARTICOLO ABROGATO DALLA L. 5 MAGGIO 2004, N. 6))</ins>");
        let code = MARKED_UP
            .replace("Misure di prova contro la tratta di persone", "Approvazione del codice penale di prova")
            .replace("<heading>(Riciclaggio)</heading>", "<heading/>")
            .replace("</body>", &format!("</body><attachments>{articles}</attachments>"));
        let laws = parse("it-normattiva", "x", code.as_bytes()).unwrap().laws;
        let found: Vec<_> = laws[0].sections.iter().map(|s| (s.number.as_str(), s.heading.as_str())).collect();
        assert_eq!((laws.len(), found), (1, vec![("8", "Tratta di persone"), ("8-bis", "Riciclaggio")]));
        assert_eq!(laws[0].topics, [Topic::HumanTrafficking, Topic::MoneyLaundering]);
        survives("it-normattiva", &[code.as_str()]);
    }

    #[test]
    fn an_act_in_parts_is_one_act() {
        let act = r#"{"titolo": "LEGGE 3 febbraio 2001, n. 12", "sottoTitolo": "Prova di conto. (01G00012)",
            "annoGU": 2001, "meseGU": 2, "giornoGU": 9, "articoloDataInizioVigenza": "20010224"}"#;
        let annex = act.replace("\"giornoGU\": 9", "\"giornoGU\": 20").replace("20010224", "20030101");
        let list = format!("{{\"data\": {{\"atto\": null, \"lista\": [{act}, {annex}, {act}]}}, \"success\": true}}");
        let laws = parse("it-normattiva", "x", list.as_bytes()).unwrap().laws;
        assert_eq!((laws.len(), laws[0].title()), (1, "Prova di conto"));
        assert_eq!(laws[0].dates[1].date, date(2001, 2, 9), "the first part is that of the act itself");
        assert_eq!(laws[0].versions.iter().map(|v| v.date.year()).collect::<Vec<_>>(), [2001, 2003]);
        assert_eq!(laws[0].versions[0].provenance.locator, "/data/lista/0/articoloDataInizioVigenza");
    }

    #[test]
    fn older_codes_of_the_gazette_and_acts_without_a_number() {
        assert_eq!(without_code("Approvazione del codice di prova. (042U0262) "), "Approvazione del codice di prova");
        assert_eq!(without_code("Norme (2001) sulla prova (GU)"), "Norme (2001) sulla prova (GU)");
        assert_eq!(without_code("((Norme di prova)) sul conto. (004G0015)"), "Norme di prova sul conto");
        assert_eq!(without_code("((Norme di prova.)). (004G0015)"), "Norme di prova");
        let text = r#"{"data": {"atto": {"titolo": "STATUTO.", "sottoTitolo": "STATUTO DI PROVA",
            "annoProvvedimento": 0, "meseProvvedimento": 0, "giornoProvvedimento": 0, "numeroProvvedimento": 0,
            "annoGU": 1948, "meseGU": 1, "giornoGU": 2}}}"#;
        let law = parse("it-normattiva", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("it-statuto", "STATUTO"));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Publication, date(1948, 1, 2))));
    }

    const MARKED_UP: &str = include_str!("../../../seeds/it-normattiva/akn.xml");

    #[test]
    fn an_act_in_akoma_ntoso_is_the_same_act() {
        let law = parse("it-normattiva", "x", MARKED_UP.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "it-decreto-legge-2001-12");
        assert_eq!(law.citation, "DECRETO-LEGGE 3 febbraio 2001, n. 12");
        assert_eq!(law.title(), "Misure di prova contro la tratta di persone");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Promulgation, date(2001, 2, 3)),
                (DateKind::Publication, date(2001, 2, 9)),
                (DateKind::InForce, date(2001, 2, 24))
            ]
        );
        assert_eq!(law.versions.iter().map(|v| v.date).collect::<Vec<_>>(), [date(2005, 6, 7)]);
        assert_eq!(law.sections[0].number, "1");
        assert!(law.url.unwrap().ends_with("stato:decreto.legge:2001-02-03;12"));
        let decree = MARKED_UP.replace("stato:decreto.legge:", "presidente.repubblica:decreto:");
        let law = parse("it-normattiva", "x", decree.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "it-decreto-del-presidente-della-repubblica-2001-12");
        let constitution = MARKED_UP.replace("stato:decreto.legge:2001-02-03;12", "stato:costituzione");
        let law = parse("it-normattiva", "x", constitution.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("it-costituzione", "COSTITUZIONE"));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Publication, date(2001, 2, 9))));
        let undated = MARKED_UP.replace("stato:decreto.legge:2001-02-03;12", "stato:legge");
        assert!(matches!(parse("it-normattiva", "x", undated.as_bytes()), Err(ParseError::Layout(_))));
        let nameless = MARKED_UP.replace("urn:nir:", "");
        assert!(matches!(parse("it-normattiva", "x", nameless.as_bytes()), Err(ParseError::Layout(_))));
        survives("it-normattiva", &[MARKED_UP]);
    }

    #[test]
    fn an_alias_tells_whether_a_text_is_consolidated() {
        let read = |alias: &str, shown: &str, note: &str| {
            let text = MARKED_UP
                .replace(
                    "name=\"eli\" value=\"e\"",
                    &format!("name=\"eli\" value=\"eli/id/2001/02/09/001G0012/{alias}\""),
                )
                .replace("2005-06-07", shown)
                .replace("Entrata in vigore del", note);
            assert!(text.contains(alias));
            let law = parse("it-normattiva", "x", text.as_bytes()).unwrap().laws.remove(0);
            let versions: Vec<_> = law.versions.iter().map(|v| (v.date, v.label.clone())).collect();
            (versions, law.in_force().map(|d| (d.date, d.computed_by.is_some())))
        };
        let (note, none) = ("Entrata in vigore del", "Nota del");
        let text_of = |day: Date, label: &str| vec![(day, label.to_owned())];
        let noted = Some((date(2001, 2, 24), false));
        let consolidated = text_of(date(2026, 4, 8), "consolidated");
        assert_eq!(read("CONSOLIDATED/20260408", "2001-02-24", note), (consolidated.clone(), noted));
        assert_eq!(read("CONSOLIDATED/20260408", "2001-02-24", none), (consolidated, None));
        let enacted = text_of(date(2001, 2, 3), "enacted");
        assert_eq!(read("ORIGINAL", "2001-02-24", note), (enacted.clone(), noted));
        assert_eq!(read("ORIGINAL", "2001-02-24", none), (enacted.clone(), Some((date(2001, 2, 24), true))));
        assert_eq!(read("ORIGINAL", "2001-03-01", none), (enacted, None), "may be that of a part");
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("it-normattiva", "x", b"{\"data\": null}"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("it-normattiva", "x", b"{\"data\": {\"atto\": {}}}"), Err(ParseError::Layout(_))));
        survives("it-normattiva", &[ACT]);
    }
}
