//! Sejm ELI API: the acts of Poland as records, lists of records, and texts in HTML.

use lexgap_domain::{DateKind, Law, LawStatus};
use scraper::ElementRef;
use serde_json::Value;

use super::super::act::Act;
use crate::{
    formats::{
        charset, dates,
        html::{Page, below, collapse, text},
        json,
        text::{folded, slug},
    },
    parse::{Document, ParseError, Parsed, Parser},
    penal,
};

/// Kinds, folded, of what the journal prints that is no law: notices, among them of consolidated texts, declarations,
/// corrections and judgments.
const NO_LAW: &[&str] =
    &["obwieszczenie", "ogloszenie", "oswiadczenie", "komunikat", "sprostowanie", "wyrok", "orzeczenie"];

/// What a document of such a kind is.
const NOTICE: &str = "notice or judgment in the journal, no law";

/// Whether a kind such as `Obwieszczenie Marszałka Sejmu` is that of a notice or judgment.
fn is_no_law(kind: &str) -> bool {
    folded(kind).split_whitespace().next().is_some_and(|word| NO_LAW.contains(&word))
}

/// Parser of the API's records, lists and texts.
pub struct Sejm;

impl Parser for Sejm {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let start = charset::decode("the act", document.bytes, document.content_type)?;
        if start.trim_start().starts_with('<') {
            return html(document, &Page::read("the act", document)?);
        }
        let value = json::read("the act", document)?;
        let notice = |record: &Value| json::text(record, "/type").is_some_and(|kind| is_no_law(&kind));
        if value.get("items").is_none() {
            if notice(&value) {
                return Ok(Parsed::left_out(NOTICE));
            }
            let law = record(document, &value, "")
                .ok_or_else(|| ParseError::Layout("no ELI and title in the record of the act".to_owned()))?;
            return Ok(Parsed { laws: vec![law], ..Parsed::default() });
        }
        let (mut parsed, mut unread, mut notices) = (Parsed::default(), 0, 0);
        for (i, entry) in json::items(&value, "/items").into_iter().enumerate() {
            if notice(entry) {
                notices += 1;
                continue;
            }
            match record(document, entry, &format!("/items/{i}")) {
                Some(law) => parsed.laws.push(law),
                None => unread += 1,
            }
        }
        for (reason, entries) in [("entry of a list without ELI and title", unread), (NOTICE, notices)] {
            if entries > 0 {
                parsed.skipped.extend(Parsed::skipping(reason, entries).skipped);
            }
        }
        Ok(parsed)
    }
}

/// `DU/2024/1976` as `pl-du-2024-1976`.
fn id(eli: &str) -> String {
    format!("pl-{}", slug(eli))
}

/// A record. `announcementDate` is the day in the act's own title, on which the Sejm passed it; `promulgation` the
/// day of the journal.
fn record(document: &Document<'_>, value: &Value, at: &str) -> Option<Law> {
    let eli = json::text(value, "/ELI")?;
    let title = json::text(value, "/title")?;
    let citation = json::text(value, "/displayAddress").unwrap_or_else(|| eli.clone());
    let mut act = Act::new(document, "POL", id(&eli), ("pl", &title), citation);
    for (kind, pointer) in [
        (DateKind::Adoption, "/announcementDate"),
        (DateKind::Promulgation, "/promulgation"),
        (DateKind::InForce, "/entryIntoForce"),
        (DateKind::InForce, "/validFrom"),
        (DateKind::Repeal, "/repealDate"),
        (DateKind::Repeal, "/expirationDate"),
    ] {
        let day = json::text(value, pointer).as_deref().and_then(dates::iso_start);
        if !act.has(kind) {
            act.date(kind, day, &format!("{at}{pointer}"));
        }
    }
    // Some records leave out the day that stands in the act's own title.
    if !act.has(DateKind::Adoption) {
        act.date(DateKind::Adoption, day_in_title(&title), &format!("{at}/title"));
    }
    let words = folded(&json::text(value, "/status").unwrap_or_default());
    act.status(match json::text(value, "/inForce").as_deref() {
        Some("IN_FORCE") => LawStatus::InForce,
        Some("NOT_IN_FORCE") if act.has(DateKind::Repeal) => LawStatus::Repealed,
        // "uchylony", "uznany za uchylony", "nieobowiązujący", "wygaśnięcie aktu"
        _ if ["uchylon", "nieobowiaz", "wygas"].iter().any(|w| words.contains(w)) => LawStatus::Repealed,
        _ => LawStatus::NotStated,
    });
    if let Some(address) = json::text(value, "/address") {
        act.url(format!("https://isap.sejm.gov.pl/isap.nsf/DocDetails.xsp?id={address}"));
    }
    for (i, amending) in json::items(value, "/references/Akty zmieniające").into_iter().enumerate() {
        let cited = json::text(amending, "/id").or_else(|| json::text(amending, "/act/ELI"));
        let day = json::text(amending, "/date").as_deref().and_then(dates::iso_start);
        if let (Some(cited), Some(day)) = (cited, day) {
            act.amendment(&cited, DateKind::InForce, day, &format!("{at}/references/Akty zmieniające/{i}"));
        }
    }
    act.last_amended_by_list();
    Some(act.law())
}

/// The day of `Ustawa z dnia 6 czerwca 1997 r. …`. Where the subject comes before it (`Umowa o … z dnia …`), it may be
/// the day of another act.
fn day_in_title(title: &str) -> Option<jiff::civil::Date> {
    let (kind, rest) = title.split_once(" z dnia ")?;
    let subject = kind.split(' ').any(|word| ["o", "w", "zmieniająca", "zmieniające"].contains(&word));
    dates::leading(rest, "pl").filter(|_| !subject)
}

/// The text: type, day and title in its head. Its number stands only in its address.
fn html(document: &Document<'_>, page: &Page) -> Result<Parsed, ParseError> {
    let missing = |what: &str| ParseError::Layout(format!("no {what} on the page"));
    let head = |css: &str| page.first(css).map(without_notes).filter(|words| !words.is_empty());
    let kind = head("h1 .head-type").ok_or_else(|| missing("h1 .head-type"))?;
    if is_no_law(&kind) {
        return Ok(Parsed::left_out(NOTICE));
    }
    let day = head("h1 .head-date").unwrap_or_default();
    let subject = head("h1 .head-title").ok_or_else(|| missing("h1 .head-title"))?;
    let adopted = dates::first(&day, "pl");
    let address = document.url.into_iter().chain([document.stream]).find_map(eli_of);
    let (id, citation) = match &address {
        Some(eli) => (id(eli), eli.clone()),
        None => {
            let short: String = subject.chars().take(60).collect();
            let day = adopted.map(|d| d.to_string()).unwrap_or_default();
            (slug(&format!("pl {kind} {day} {short}")), format!("{kind} {day}"))
        }
    };
    let title = format!("{kind} {day} {subject}");
    let mut act = Act::new(document, "POL", id, ("pl", &title), citation);
    if let Some(eli) = &address {
        act.url(format!("https://api.sejm.gov.pl/eli/acts/{eli}/text.html"));
    }
    act.date(DateKind::Adoption, adopted, "css=h1 .head-date");
    let in_force = page.all(".pro-text").into_iter().map(text).find_map(|t| day_for_all(&t));
    act.date(DateKind::InForce, in_force, "text=wchodzi w życie z dniem");
    if act.is_penal() {
        for unit in page.all(".unit_arti") {
            let number = below(unit, "h3").first().map(|h| text(*h)).unwrap_or_default();
            let number = number.trim_start_matches("Art.").trim().trim_end_matches('.');
            // Polish codes have no headings; the first sentence names the offence.
            let words = below(unit, ".unit-inner").first().map(|b| text(*b)).unwrap_or_default();
            let words = words.trim_start_matches(['§', ' ', '.']).trim_start_matches(|c: char| c.is_ascii_digit());
            if let Some(first) = penal::offence(words.trim_start_matches(['.', ' ']), "pl") {
                let anchor = unit.attr("id").unwrap_or_default();
                act.section(number, &first, None, &format!("css=#{anchor}"));
            }
        }
    }
    Ok(act.parsed())
}

/// The text of an element without its footnotes, whose words stand where their signs are.
fn without_notes(element: ElementRef<'_>) -> String {
    let notes = below(element, ".gloss-link").into_iter().take(20).map(text).filter(|note| !note.is_empty());
    collapse(&notes.fold(text(element), |whole, note| whole.replacen(&note, "", 1)))
}

/// `DU/2024/1976` in an address.
fn eli_of(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("/eli/acts/")?;
    let parts: Vec<&str> = rest.split(['/', '?']).take(3).collect();
    let &[publisher, year, position] = parts.as_slice() else { return None };
    let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    (digits(year) && digits(position)).then(|| format!("{publisher}/{year}/{position}"))
}

/// The day of a sentence that puts the whole act into force on it.
fn day_for_all(sentence: &str) -> Option<jiff::civil::Date> {
    let (head, rest) = sentence.split_once("wchodzi w życie z dniem ")?;
    let found = dates::all(rest, "pl");
    let one = found.first().filter(|f| f.start == 0 && found.len() == 1)?;
    (head.split(' ').count() <= 3 && !rest.contains("wyjątkiem")).then_some(one.date)
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const RECORD: &str = r#"{"ELI": "DU/2018/7", "address": "WDU20180000007", "displayAddress": "Dz.U. 2018 poz. 7",
        "title": "Ustawa z dnia 1 marca 2018 r. o próbnym przeciwdziałaniu praniu pieniędzy", "announcementDate": "2018-03-01",
        "promulgation": "2018-04-12", "entryIntoForce": "2018-07-13", "inForce": "IN_FORCE", "changeDate": "2025-04-11T00:00:00",
        "references": {"Akty zmieniające": [{"id": "DU/2019/1", "date": "2019-02-03"}, {"id": "DU/2020/1"}]}}"#;

    const TEXT: &str = r#"<!DOCTYPE HTML><html lang="pl"><body><h1><span class="head-type">Ustawa</span>
        <span class="head-date">z dnia 6&nbsp;czerwca 1997&nbsp;r.</span><span class="head-title">Kodeks karny próbny</span></h1>
        <div class="unit unit_arti" id="arti_189"><h3><b>Art.&nbsp;189a.</b></h3><div class="unit-inner"><div>§ 1. Kto dopuszcza się handlu ludźmi, podlega karze. Inne.</div></div></div>
        <div class="unit unit_arti" id="arti_2"><h3>Art. 2.</h3><div class="unit-inner"><div class="pro-text">Ustawa wchodzi w życie z dniem 1 września 1998 r.</div></div></div></body></html>"#;

    #[test]
    fn a_record_keeps_each_day_under_its_name() {
        let law = parse("pl-sejm", "x", RECORD.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("pl-du-2018-7", "Dz.U. 2018 poz. 7"));
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2018, 3, 1))));
        assert_eq!(law.in_force().map(|d| d.date), Some(date(2018, 7, 13)));
        assert_eq!(law.status, LawStatus::InForce);
        assert_eq!(law.amendments.len(), 1);
        assert!(law.dates.iter().all(|d| d.date.year() < 2020));
        let gone = RECORD.replace("\"IN_FORCE\"", "\"NOT_IN_FORCE\", \"repealDate\": \"2024-01-01\"");
        let law = parse("pl-sejm", "x", gone.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2024, 1, 1))));
    }

    #[test]
    fn a_list_holds_records() {
        let list = format!("{{\"count\": 2, \"items\": [{RECORD}, {{}}]}}");
        let parsed = parse("pl-sejm", "x", list.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (1, 1));
        assert_eq!(parsed.laws[0].dates[0].provenance.locator, "/items/0/announcementDate");
    }

    #[test]
    fn the_day_in_the_title_helps_where_the_record_leaves_it_out() {
        let read = |record: &str| {
            let law = parse("pl-sejm", "x", record.as_bytes()).unwrap().laws.remove(0);
            law.passage().map(|d| (d.kind, d.date, d.provenance.locator.clone())).unwrap()
        };
        let without = RECORD.replace("\"announcementDate\": \"2018-03-01\"", "\"announcementDate\": null");
        assert_eq!(read(&without), (DateKind::Adoption, date(2018, 3, 1), "/title".to_owned()));
        let other = without.replace("Ustawa z dnia", "Umowa o zmianie umowy z dnia");
        assert_eq!(read(&other), (DateKind::Promulgation, date(2018, 4, 12), "/promulgation".to_owned()));
    }

    #[test]
    fn a_text_takes_its_number_from_its_address() {
        let stream = "https://api.sejm.gov.pl/eli/acts/DU/1997/553/text.html";
        let law = parse("pl-sejm", stream, TEXT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "pl-du-1997-553");
        assert_eq!(law.url.as_deref(), Some(stream));
        assert_eq!(law.title(), "Ustawa z dnia 6 czerwca 1997 r. Kodeks karny próbny");
        assert_eq!(law.passage().map(|d| d.date), Some(date(1997, 6, 6)));
        assert_eq!(law.in_force().map(|d| d.date), Some(date(1998, 9, 1)));
        assert_eq!((law.sections[0].number.as_str(), law.sections[0].topics[0]), ("189a", Topic::HumanTrafficking));
        let law = parse("pl-sejm", "x", TEXT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "pl-ustawa-1997-06-06-kodeks-karny-probny");
    }

    #[test]
    fn footnotes_are_no_part_of_a_title() {
        let note = "próbny <A class=\"gloss-link tooltip\" href=\"#g\"><sup>1)</sup><span>Próba\n   z dnia 1 maja 1999 r.</span></A></span>";
        let law = parse("pl-sejm", "x", TEXT.replace("próbny</span>", note).as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Ustawa z dnia 6 czerwca 1997 r. Kodeks karny próbny");
    }

    #[test]
    fn notices_and_judgments_are_left_out() {
        let kind = |kind: &str| RECORD.replace("{\"ELI\"", &format!("{{\"type\": \"{kind}\", \"ELI\""));
        for no_law in ["Obwieszczenie", "Wyrok", "Oświadczenie rządowe"] {
            let parsed = parse("pl-sejm", "x", kind(no_law).as_bytes()).unwrap();
            assert_eq!((parsed.facts(), parsed.skipped[0].1), (0, 1), "{no_law}");
        }
        let list = format!("{{\"items\": [{}, {}, {{}}]}}", kind("Obwieszczenie"), kind("Rozporządzenie"));
        let parsed = parse("pl-sejm", "x", list.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped.len()), (1, 2));
        assert_eq!(parsed.laws[0].dates[0].provenance.locator, "/items/1/announcementDate");
        let text = TEXT.replace(">Ustawa</span>", ">Obwieszczenie Marszałka Próby</span>");
        assert_eq!(parse("pl-sejm", "x", text.as_bytes()).unwrap().facts(), 0);
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("pl-sejm", "x", b"{}"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("pl-sejm", "x", b"<html>"), Err(ParseError::Layout(_))));
        survives("pl-sejm", &[RECORD, TEXT]);
    }
}
