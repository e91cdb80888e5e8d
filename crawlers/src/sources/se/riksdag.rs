//! The Riksdag's open data: the acts of Sweden (Svensk författningssamling) as single records, in lists, and the
//! register of their amendments at Regeringskansliet.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lexgap_domain::{DateKind, Law, LawStatus};
use serde_json::Value;

use super::super::act::Act;
use crate::{
    formats::{
        charset, dates,
        html::{self, Page, collapse},
        json,
        text::{folded, slug},
    },
    parse::{Document, ParseError, Parsed, Parser},
    penal,
};

/// Parser of the Riksdag's JSON and of the register's HTML.
pub struct Riksdag;

impl Parser for Riksdag {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let start = charset::decode("the act", document.bytes, document.content_type)?;
        if start.trim_start().starts_with('<') {
            return register(document, &Page::read("the register", document)?);
        }
        let value = json::read("the act", document)?;
        if let Some(record) = value.pointer("/dokumentstatus/dokument") {
            if is_other(record) {
                return Ok(Parsed::left_out("document of the Riksdag that is no act"));
            }
            if is_announcement(record) {
                return Ok(Parsed::left_out("announcement in the collection of acts, no act"));
            }
            let facts = json::items(&value, "/dokumentstatus/dokuppgift/uppgift");
            let law = record_of(document, record, &facts, "/dokumentstatus/dokument")?;
            let law = law.ok_or_else(|| ParseError::Layout("no dok_id and titel in the record".to_owned()))?;
            return Ok(Parsed { laws: vec![law], ..Parsed::default() });
        }
        if value.get("dokumentlista").is_none() {
            return Err(ParseError::Layout("neither dokumentstatus nor dokumentlista".to_owned()));
        }
        let mut parsed = Parsed::default();
        let mut others = 0;
        for (i, entry) in json::items(&value, "/dokumentlista/dokument").into_iter().enumerate() {
            match record_of(document, entry, &[], &format!("/dokumentlista/dokument/{i}"))? {
                Some(law) => parsed.laws.push(law),
                None => others += 1,
            }
        }
        if others > 0 {
            parsed.skipped = Parsed::skipping("entry of a list that is no act", others).skipped;
        }
        Ok(parsed)
    }
}

/// Whether the record's type is that of a motion, a bill or another paper of the Riksdag.
fn is_other(record: &Value) -> bool {
    ["/doktyp", "/typ"].iter().find_map(|p| json::text(record, p)).is_some_and(|kind| !kind.eq_ignore_ascii_case("sfs"))
}

/// Whether the collection only makes something known (`Tillkännagivande (1999:1) av uppgift om …`).
fn is_announcement(record: &Value) -> bool {
    json::text(record, "/titel").is_some_and(|title| folded(&title).starts_with("tillkannagivande"))
}

/// `1962:700` of `sfs-1962-700` or of a title that ends in `(1962:700)`.
fn number_of(record: &Value, title: &str) -> Option<String> {
    let named = json::text(record, "/dok_id")
        .or_else(|| json::text(record, "/id"))
        .and_then(|id| id.strip_prefix("sfs-").and_then(|n| n.split_once('-').map(|(y, n)| format!("{y}:{n}"))));
    let in_title = || title.rsplit_once('(').and_then(|(_, n)| n.trim().strip_suffix(')')).map(str::to_owned);
    // `2019/20:100` is a session of the Riksdag and a paper's number in it.
    let is_year = |year: &str| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    named.or_else(in_title).filter(|n| n.split_once(':').is_some_and(|(year, _)| is_year(year)))
}

/// `1851:55 s.4` as the title prints it where the record's identifier says `1851-55-s4`, else the number itself.
fn as_printed(number: &str, title: &str) -> String {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let wanted = letters(number);
    let mut printed = title.split('(').skip(1).filter_map(|part| part.split_once(')')).map(|(inside, _)| inside);
    printed.find(|inside| letters(inside) == wanted).unwrap_or(number).to_owned()
}

fn new_act<'d>(document: &'d Document<'d>, number: &str, title: &str) -> Act<'d> {
    let id = format!("se-{}", slug(number));
    let citation = format!("SFS {}", as_printed(number, title));
    let mut act = Act::new(document, "SWE", id, ("sv", title), citation);
    act.url(format!("https://data.riksdagen.se/dokument/sfs-{}", slug(number)));
    act
}

/// Why a first of January stands for its year.
const FIRST_OF_YEAR: &str = "the record gives the first of the year, and no field with a day of issue";

/// A record. `datum` is the day on which the act was issued (`utfärdad`): Sweden's promulgation.
fn record_of(document: &Document<'_>, record: &Value, facts: &[&Value], at: &str) -> Result<Option<Law>, ParseError> {
    if is_other(record) || is_announcement(record) {
        return Ok(None);
    }
    let Some(title) = json::text(record, "/titel").map(|t| collapse(&t)) else { return Ok(None) };
    let Some(number) = number_of(record, &title) else { return Ok(None) };
    let mut act = new_act(document, &number, &title);
    let mut fields = BTreeMap::new();
    if let Some(markup) = json::text(record, "/html") {
        // The head comes first; the text that follows may be long.
        let head: String = markup.chars().take(4000).collect();
        for (name, value) in Page::parse(&head)?.lines().lines().filter_map(|l| l.split_once(':')) {
            fields.entry(folded(name.trim())).or_insert_with(|| (value.trim().to_owned(), format!("{at}/html")));
        }
    }
    for (i, fact) in facts.iter().enumerate() {
        let name = ["/namn", "/uppgift", "/kod"].iter().find_map(|p| json::text(fact, p)).unwrap_or_default();
        let value = json::text(fact, "/text").unwrap_or_default();
        fields.entry(folded(&name)).or_insert_with(|| (value, format!("/dokumentstatus/dokuppgift/uppgift/{i}")));
    }
    let day = |names: &[&str]| {
        names.iter().find_map(|n| fields.get(*n)).and_then(|(v, at)| Some((dates::first(v, "sv")?, at.as_str())))
    };
    let issued = json::text(record, "/datum").as_deref().and_then(dates::iso_start);
    let stated = day(&["utfardad"]).map(|(date, _)| date);
    match issued {
        // Of old acts often only the year is known.
        Some(first) if (first.month(), first.day()) == (1, 1) && stated != issued => {
            if stated.is_none() {
                act.year(DateKind::Promulgation, first.year(), &format!("{at}/datum"), FIRST_OF_YEAR);
            }
        }
        _ => act.date(DateKind::Promulgation, issued, &format!("{at}/datum")),
    }
    for (kind, names) in [
        (DateKind::Promulgation, &["utfardad"][..]),
        (DateKind::InForce, &["ikraft", "ikrafttrader", "trader i kraft", "ikrafttradande"]),
        (DateKind::Repeal, &["upphavd", "forfattningen upphavd", "upphor att galla", "tidsbegransad"]),
    ] {
        if let Some((date, at)) = day(names).filter(|_| !act.has(kind)) {
            act.date(kind, Some(date), at);
        }
    }
    let mut repeal = day(&["upphavd", "forfattningen upphavd", "upphor att galla"]).map(|(date, _)| date);
    let mut repealing = repeal.is_some() || fields.keys().any(|k| k.contains("har upphavts"));
    // Entries of lists have one line on the state instead: `Författningen är upphävd`, with the day.
    let state = json::text(record, "/sokdata/statusrad").map(|markup| html::plain(&markup)).transpose()?;
    if let Some(state) = state.filter(|state| folded(state).contains("upphavd")) {
        let ended = dates::first(&state, "sv");
        act.date(DateKind::Repeal, ended, &format!("{at}/sokdata/statusrad"));
        (repeal, repealing) = (repeal.or(ended), true);
    }
    // A repeal that is decided may be later than the record is. So may the end of an act for a limited time
    // (`Tidsbegränsad`), which is none.
    let recorded = ["/systemdatum", "/publicerad"].iter().find_map(|p| dates::iso_start(&json::text(record, p)?));
    let to_come = repeal.zip(recorded).is_some_and(|(repeal, recorded)| repeal > recorded);
    if repealing && !to_come {
        act.status(LawStatus::Repealed);
    }
    if act.is_penal() {
        sections(&mut act, &json::text(record, "/text").unwrap_or_default(), &format!("{at}/text"));
    }
    Ok(Some(act.law()))
}

/// Sections of a code that has no headings, by the offence that each names.
fn sections(act: &mut Act<'_>, text: &str, at: &str) {
    let mut chapter = String::new();
    let mut now: Option<(String, String)> = None;
    let mut end = |now: &mut Option<(String, String)>, chapter: &str| {
        let Some((number, words)) = now.take() else { return };
        let Some(offence) = penal::offence(&words, "sv") else { return };
        let number = if chapter.is_empty() { number } else { format!("{chapter} kap. {number}") };
        act.section(&number, &offence, None, &format!("{at};§ {number}"));
    };
    for line in text.lines().map(str::trim) {
        if let Some((number, _)) = line.split_once(" kap.").filter(|(n, _)| is_number(n)) {
            end(&mut now, &chapter);
            chapter = number.to_owned();
        } else if let Some((number, words)) = line.split_once('§').filter(|(n, _)| is_number(n.trim())) {
            end(&mut now, &chapter);
            now = Some((collapse(number), words.to_owned()));
        } else if let Some((_, words)) = &mut now
            && words.len() < 3000
        {
            words.push(' ');
            words.push_str(line);
        }
    }
    end(&mut now, &chapter);
}

/// `4` or `1 a`.
fn is_number(text: &str) -> bool {
    let mut parts = text.split(' ');
    let digits = parts.next().is_some_and(|d| !d.is_empty() && d.len() < 4 && d.bytes().all(|b| b.is_ascii_digit()));
    let letter = parts.next().is_none_or(|l| l.len() == 1);
    digits && letter && parts.next().is_none()
}

/// The register of an act's amendments: number and extent of each, and its entry into force where it is stated.
fn register(document: &Document<'_>, page: &Page) -> Result<Parsed, ParseError> {
    let text = page.source_lines();
    let title = text.lines().map(str::trim).find_map(|l| l.split_once("SFS ").filter(|_| l.starts_with("SFSR")));
    let (number, title) = title
        .and_then(|(_, rest)| rest.split_once(' '))
        .or_else(|| head(&text))
        .filter(|(n, _)| n.contains(':'))
        .ok_or_else(|| ParseError::Layout("no head such as `SFSR för SFS 1962:700 Brottsbalk`".to_owned()))?;
    let mut act = new_act(document, number, &collapse(title));
    let mut entries = text.split("Ändring, SFS ");
    let own = entries.next().unwrap_or_default();
    act.date(DateKind::Promulgation, labelled(own, "Utfärdad:"), "text=Utfärdad");
    act.date(DateKind::InForce, in_force(own), "text=Ikraft");
    if let Some(day) = labelled(own, "Upphävd:") {
        act.date(DateKind::Repeal, Some(day), "text=Upphävd");
        act.status(LawStatus::Repealed);
    }
    let mut undated = 0;
    for entry in entries {
        let cited = entry.split_whitespace().next().unwrap_or_default();
        match in_force(entry) {
            Some(day) => {
                act.amendment(&format!("SFS {cited}"), DateKind::InForce, day, &format!("text=Ändring, SFS {cited}"));
            }
            None => undated += 1,
        }
    }
    act.last_amended_by_list();
    let mut parsed = act.parsed();
    if undated > 0 {
        parsed.skipped = Parsed::skipping("amendment known by its number alone, without a day", undated).skipped;
    }
    Ok(parsed)
}

/// Number and title below `SFS-nummer · 1962:700 · Visa fulltext`, or beside it.
fn head(text: &str) -> Option<(&str, &str)> {
    const LINK: &str = "Visa fulltext";
    let mut lines = text.lines().map(str::trim);
    let line = lines.find_map(|l| l.strip_prefix("SFS-nummer ·"))?.trim();
    let (number, beside) = line.split_once([' ', '·']).unwrap_or((line, ""));
    let own = |l: &str| !l.is_empty() && l != LINK;
    let beside = beside.trim_matches([' ', '·']);
    let title = Some(beside.trim_end_matches(LINK).trim()).filter(|b| own(b));
    Some((number, title.or_else(|| lines.map(|l| l.trim_matches([' ', '·'])).find(|l| own(l)))?))
}

/// When an act or an amendment comes into force.
fn in_force(text: &str) -> Option<Date> {
    labelled(text, "Ikraft:").or_else(|| labelled(text, "Ikraftträdande:"))
}

/// The day after a label, on its line or the next that holds anything.
fn labelled(text: &str, label: &str) -> Option<Date> {
    let (_, rest) = text.split_once(label)?;
    let line = rest.lines().map(str::trim).find(|l| !l.is_empty())?;
    dates::first(line, "sv")
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::{DatePrecision, Topic};

    use super::*;

    const CODE: &str = r#"{"dokumentstatus": {"dokument": {"dok_id": "sfs-1970-9", "titel": "Provbrottsbalk (1970:9)", "datum": "1970-12-21",
        "text": "4 kap. Om brott mot frihet\n\n1 a §   Den som utnyttjar någon döms för\nmänniskohandel till fängelse.\n\n2 § Annat.\n\n10 kap. Om mer\n5 a § Den som tar emot döms för tagande av muta till böter.",
        "html": "<p><b>Utfärdad</b>: 1970-12-21<br><b>Ändrad t.o.m.</b>: SFS 2026:253<br></p>"},
        "dokuppgift": {"uppgift": {"uppgift": "titel", "text": "x"}}}}"#;

    const REPEALED: &str = r#"{"dokumentstatus": {"dokument": {"dok_id": "sfs-1700-0903", "titel": "Provlag (1700:0903)", "datum": "",
        "html": "<b>Utfärdad</b>: 1700-09-03<br><b>Upphävd</b>: 1993-01-01<br><b>Författningen har upphävts genom</b>: SFS 1992:301<br>"}}}"#;

    const REGISTER: &str = "<html><body><h2>SFSR för SFS 1970:9 Provbrottsbalk</h2><p>Ändring, SFS 1975:146\nOmfattning: ändr. 2 kap. 1 §\nIkraft: 1975-07-01</p><p>Ändring, SFS 1981:8\nOmfattning: ny 3 kap. 5 a §\n</p></body></html>";

    #[test]
    fn a_code_down_to_its_sections() {
        let law = parse("se-riksdag", "x", CODE.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("se-1970-9", "SFS 1970:9"));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Promulgation, date(1970, 12, 21))));
        assert_eq!(law.dates.len(), 1);
        let sections: Vec<_> = law.sections.iter().map(|s| (s.number.as_str(), s.topics[0])).collect();
        assert_eq!(sections, [("4 kap. 1 a", Topic::HumanTrafficking), ("10 kap. 5 a", Topic::Corruption)]);
    }

    #[test]
    fn a_repeal_stands_in_a_field_of_the_text() {
        let law = parse("se-riksdag", "x", REPEALED.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| d.date), Some(date(1700, 9, 3)));
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(1993, 1, 1))));
    }

    #[test]
    fn an_act_for_a_limited_time_is_not_repealed_by_its_end() {
        let text = REPEALED.replace("<b>Upphävd</b>: 1993-01-01", "<b>Tidsbegränsad</b>: 2093-01-01");
        let text = text.replace("<b>Författningen har upphävts genom</b>: SFS 1992:301<br>", "");
        let law = parse("se-riksdag", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::NotStated, Some(date(2093, 1, 1))));
    }

    #[test]
    fn an_act_is_cited_as_its_title_prints_the_number() {
        let text = REPEALED.replace("sfs-1700-0903", "sfs-1851-99-s4").replace("(1700:0903)", "(1851:99 s.4) om prov");
        let law = parse("se-riksdag", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("se-1851-99-s4", "SFS 1851:99 s.4"));
    }

    #[test]
    fn a_first_of_january_without_a_day_of_issue_is_only_a_year() {
        let old = REPEALED.replace("\"datum\": \"\"", "\"datum\": \"1700-01-01\"");
        let day = |text: &str| {
            let law = parse("se-riksdag", "x", text.as_bytes()).unwrap().laws.remove(0);
            law.passage().map(|d| (d.date, d.precision)).unwrap()
        };
        assert_eq!(day(&old), (date(1700, 9, 3), DatePrecision::Day));
        assert_eq!(day(&old.replace("<b>Utfärdad</b>: 1700-09-03<br>", "")), (date(1700, 1, 1), DatePrecision::Year));
        assert_eq!(day(&old.replace("1700-09-03", "1700-01-01")), (date(1700, 1, 1), DatePrecision::Day));
    }

    #[test]
    fn a_repeal_that_is_later_than_the_record_is_still_to_come() {
        let state = |recorded: &str| {
            let text = REPEALED.replace("\"datum\"", &format!("\"systemdatum\": \"{recorded} 04:40:01\", \"datum\""));
            let law = parse("se-riksdag", "x", text.as_bytes()).unwrap().laws.remove(0);
            (law.status, law.repeal().map(|d| d.date))
        };
        assert_eq!(state("1992-12-31"), (LawStatus::NotStated, Some(date(1993, 1, 1))));
        assert_eq!(state("1993-01-01"), (LawStatus::Repealed, Some(date(1993, 1, 1))));
    }

    #[test]
    fn a_list_states_a_repeal_in_its_line_on_the_state() {
        let list = r#"{"dokumentlista": {"dokument": [{"id": "sfs-1999-1", "titel": "Lag (1999:1) om prov", "datum": "1999-02-03",
            "sokdata": {"statusrad": "<dl><dt>Författningen är upphävd</dt><dd>2007-01-01</dd></dl>"}},
            {"id": "sfs-1999-2", "titel": "Tillkännagivande (1999:2) av uppgift om prov", "datum": "1999-02-04"}]}}"#;
        let parsed = parse("se-riksdag", "x", list.as_bytes()).unwrap();
        let law = &parsed.laws[0];
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2007, 1, 1))));
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (1, 1));
    }

    #[test]
    fn the_head_of_the_register_names_number_and_title_apart() {
        let page = |head: &str| {
            let text = format!(
                "<html><body>{head}<div><span>Utfärdad:</span> 1962-12-21</div><div><span>Ikraft:</span> 1965-01-01</div>\
                 <div>Ändring, SFS 1975:146</div><div>Ikraftträdande:\n1975-07-01</div></body></html>"
            );
            parse("se-riksdag", "x", text.as_bytes()).unwrap().laws.remove(0)
        };
        let boxes = [
            "<div>SFS-nummer · 1962:700 · <a href='/x'>Visa fulltext</a></div><div><span>Provbrottsbalk (1962:700)</span></div>",
            "<div>SFS-nummer · 1962:700\n · <a href='/x'>Visa fulltext</a></div><div><span>Provbrottsbalk (1962:700)</span></div>",
            "<div>SFS-nummer · 1962:700</div><div><span>Provbrottsbalk (1962:700)</span></div>",
        ];
        for head in boxes {
            let law = page(head);
            assert_eq!((law.id.as_str(), law.title()), ("se-1962-700", "Provbrottsbalk (1962:700)"), "{head}");
            assert_eq!(
                law.dates.iter().map(|d| (d.kind, d.date)).collect::<Vec<_>>(),
                [
                    (DateKind::Promulgation, date(1962, 12, 21)),
                    (DateKind::InForce, date(1965, 1, 1)),
                    (DateKind::LastAmended, date(1975, 7, 1))
                ],
                "{head}"
            );
        }
    }

    #[test]
    fn announcements_are_left_out() {
        let text = REPEALED.replace("Provlag (1700:0903)", "Tillkännagivande (1700:0903) av uppgift om prov");
        let parsed = parse("se-riksdag", "x", text.as_bytes()).unwrap();
        assert!(parsed.left_out && parsed.facts() == 0);
    }

    #[test]
    fn papers_of_the_riksdag_are_no_acts() {
        let motion = r#"{"dok_id": "H802100", "titel": "med anledning av prov (2019/20:100)", "datum": "2020-03-01"}"#;
        let single = format!("{{\"dokumentstatus\": {{\"dokument\": {motion}}}}}");
        assert!(matches!(parse("se-riksdag", "x", single.as_bytes()), Err(ParseError::Layout(_))));
        let typed = single.replace("\"titel\"", "\"doktyp\": \"mot\", \"titel\"").replace("2019/20:100", "2020:100");
        let parsed = parse("se-riksdag", "x", typed.as_bytes()).unwrap();
        assert_eq!((parsed.facts(), parsed.skipped[0].1), (0, 1));
        let act = r#"{"id": "sfs-1999-1", "doktyp": "sfs", "titel": "Lag (1999:1) om prov", "datum": "1999-02-03"}"#;
        let list = format!("{{\"dokumentlista\": {{\"dokument\": [{motion}, {act}]}}}}");
        let parsed = parse("se-riksdag", "x", list.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (1, 1));
    }

    #[test]
    fn lists_and_registers() {
        let list = r#"{"dokumentlista": {"dokument": [{"id": "sfs-1999-1", "titel": "Lag (1999:1) om straff för penningtvättsbrott",
            "datum": "1999-02-03"}, {"id": "x"}]}}"#;
        let parsed = parse("se-riksdag", "x", list.as_bytes()).unwrap();
        assert_eq!((parsed.laws[0].topics.as_slice(), parsed.skipped[0].1), (&[Topic::MoneyLaundering][..], 1));
        let parsed = parse("se-riksdag", "x", REGISTER.as_bytes()).unwrap();
        let law = &parsed.laws[0];
        assert_eq!((law.id.as_str(), law.title()), ("se-1970-9", "Provbrottsbalk"));
        assert!(law.passage().is_none());
        assert_eq!((law.amendments.len(), parsed.skipped[0].1), (1, 1));
        assert_eq!(law.amendments[0].date, date(1975, 7, 1));
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("se-riksdag", "x", b"{}"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("se-riksdag", "x", b"<html>"), Err(ParseError::Layout(_))));
        survives("se-riksdag", &[CODE, REPEALED, REGISTER]);
    }
}
