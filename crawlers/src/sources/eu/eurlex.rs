//! EUR-Lex: acts of the European Union as pages (from the Official Journal or consolidated), and the answers of
//! Cellar's SPARQL service with their metadata.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::formex;
use crate::{
    formats::{dates, html, json, xml::squeeze},
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft},
};

/// Parser of acts and of metadata.
pub struct EurLex;

impl Parser for EurLex {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if document.bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'{') {
            return metadata(document, &json::read("the document", document)?);
        }
        if formex::is_formex(document.bytes) {
            return formex::parse(document);
        }
        let text = html::source("the page", document)?;
        // Drafts in Akoma Ntoso, as the Commission writes them.
        if text.contains("<akomaNtoso") && text.contains("<bill ") {
            return Ok(Parsed::left_out(NO_ACT));
        }
        page(document, &Html::parse_document(&text))
    }
}

/// `32019R2088`: sector, year, kind and number; `0` for a consolidated text of a `3`, `2` for agreements, `4` for acts
/// of the member states. Acts that are numbered by their day have a further number where a day has several:
/// `32010D0424(02)`.
pub(super) fn celex(text: &str) -> Option<String> {
    numbers(text).find_map(|(sector, year, number, end)| {
        let sector = if sector == "0" { "3" } else { sector };
        let further = end.strip_prefix('(').and_then(|rest| rest.split_once(')')).map(|(further, _)| further);
        match further.filter(|f| f.len() == 2 && f.bytes().all(|b| b.is_ascii_digit())) {
            Some(further) => Some(format!("{sector}{year}{number}({further})")),
            None if end.is_empty() || end.starts_with(['(', ')']) => Some(format!("{sector}{year}{number}")),
            None => None,
        }
    })
}

/// Whether a text has the number of a correction: that of the act, an `R`, and its own number, `32016R0679R(02)`.
fn is_correction(text: &str) -> bool {
    numbers(text)
        .any(|(.., end)| end.strip_prefix("R(").is_some_and(|own| own.starts_with(|c: char| c.is_ascii_digit())))
}

/// Words that begin like the number of an act, as sector, year, kind with number, and what follows.
fn numbers(text: &str) -> impl Iterator<Item = (&str, &str, &str, &str)> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '(' | ')'));
    words.filter_map(|word| {
        let (sector, rest) = word.trim_start_matches('(').split_at_checked(1)?;
        let (year, rest) = rest.split_at_checked(4)?;
        let letters = rest.bytes().take_while(u8::is_ascii_uppercase).count();
        let digits = rest.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
        let (number, end) = rest.split_at_checked(letters + digits)?;
        let right = matches!(sector, "0" | "2" | "3" | "4")
            && year.parse::<u16>().is_ok_and(|year| (1950..=2099).contains(&year))
            && (1..=2).contains(&letters)
            && digits >= 4;
        right.then_some((sector, year, number, end))
    })
}

/// `12010E113`, `12003TN02/18/A`, `11957E/TXT`: the number of a treaty or a part of one, and whether it is the whole.
fn treaty(text: &str) -> Option<(String, bool)> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '/').find_map(|word| {
        let (year, rest) = word.strip_prefix('1')?.split_at_checked(4)?;
        let letters = rest.chars().take_while(char::is_ascii_uppercase).count();
        let right = (1..=3).contains(&letters) && year.parse::<u16>().is_ok_and(|y| (1951..=2099).contains(&y));
        right.then(|| (word.to_owned(), matches!(rest.get(letters..), Some("" | "/TXT"))))
    })
}

/// `52018DC0340`, `62012CJ0157`: whether a number is that of a paper or a judgment, whose title may name an act.
fn is_paper(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| {
        let after = word.strip_prefix(['5', '6', '9']).and_then(|rest| rest.split_at_checked(4));
        after.is_some_and(|(year, rest)| {
            let letters = rest.chars().take_while(char::is_ascii_uppercase).count();
            let digits = rest.bytes().skip(letters).take_while(u8::is_ascii_digit).count();
            letters == 2 && digits >= 4 && year.parse::<u16>().is_ok_and(|y| (1951..=2099).contains(&y))
        })
    })
}

pub(super) fn begin<'d>(
    document: &'d Document<'d>,
    celex: &str,
    language: &str,
    title: &str,
) -> Result<Draft<'d>, ParseError> {
    let id = if celex.is_empty() { String::new() } else { format!("eu-{}", statute::slug(celex)) };
    let mut draft = Draft::new(document, id, "EUE", language, title, DateKind::Adoption)?;
    draft.citation(format!("CELEX {celex}"));
    draft.url(format!("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{celex}"));
    Ok(draft)
}

fn text_of(element: ElementRef<'_>) -> String {
    squeeze(&element.text().collect::<String>())
}

/// First words of what stands beside acts and names one: corrections of it, and drafts.
const NO_ACTS: &[&str] = &[
    "berichtigung",
    "berigtigelse",
    "ceartúchán",
    "corrección de errores",
    "corrigendum",
    "ehdotus",
    "ettepanek",
    "forslag til",
    "förslag till",
    "helyesbítés",
    "ispravak",
    "javaslat",
    "korigendum",
    "kļūdu labojums",
    "labojums",
    "návrh",
    "oikaisu",
    "oprava",
    "pasiūlymas",
    "popravek",
    "predlog",
    "priekšlikums",
    "prijedlog",
    "proposal for",
    "proposition de",
    "proposta de",
    "proposta di",
    "proposta għal",
    "propuesta de",
    "propunere de",
    "rättelse till",
    "rectificação",
    "rectificare",
    "rectificatie",
    "rectificatif",
    "retificação",
    "rettifica",
    "rettifika",
    "sprostowanie",
    "voorstel voor",
    "vorschlag für",
    "wniosek",
    "διορθωτικό",
    "πρόταση",
    "поправка",
    "предложение",
];

/// Last words of corrections in Estonian and Lithuanian, which name the act first.
const CORRECTED: &[&str] = &[" parandus", " parandused", " klaidų ištaisymas"];

/// Whether a title is that of a correction or a draft. Both name an act, whose number is not theirs.
fn is_no_act(title: &str) -> bool {
    let lower = title.to_lowercase();
    // `… parandus (ELT L 119, 4.5.2016)`
    let own = match lower.trim_end_matches([' ', '.']).rsplit_once('(') {
        Some((own, journal)) if journal.ends_with(')') => own,
        _ => lower.as_str(),
    };
    let own = own.trim_end_matches([' ', '.', '\u{a0}']);
    NO_ACTS.iter().any(|words| lower.starts_with(words)) || CORRECTED.iter().any(|words| own.ends_with(words))
}

const NO_ACT: &str = "correction or draft of an act";
const PART_OF_TREATY: &str = "part of a treaty, which as a whole is the act";

/// What the head of a page says of the act in the words of the European Legislation Identifier.
fn eli(page: &Html, property: &str) -> Option<String> {
    let selector = Selector::parse(&format!("meta[property='eli:{property}']")).ok()?;
    let element = page.select(&selector).next()?.value();
    element.attr("content").or_else(|| element.attr("resource")).map(squeeze).filter(|t| !t.is_empty())
}

/// The title that the head of a page states in a language; `#` parts its lines.
fn eli_title(page: &Html, language: &str) -> Option<String> {
    let titles = Selector::parse("meta[property='eli:title']").ok()?;
    let own = page.select(&titles).find(|e| e.value().attr("lang") == Some(language))?;
    Some(squeeze(&own.value().attr("content")?.replace('#', " "))).filter(|t| !t.is_empty())
}

/// `►M2 REGULATION …  ◄`: consolidated texts mark in the title as well what an amendment changed.
fn without_marks(text: &str) -> String {
    let plain = text.replace('◄', " ");
    plain.split_whitespace().filter(|word| !word.starts_with(['►', '▼'])).collect::<Vec<_>>().join(" ")
}

/// Title and Journal of a page without classes of its own: an old consolidated text has both in the cell beside
/// `►B` of its first table.
fn unclassed(page: &Html) -> (Vec<String>, Option<String>) {
    let (Ok(cells), Ok(lines)) = (Selector::parse("td"), Selector::parse("p")) else { return (Vec::new(), None) };
    let mut cells = page.select(&cells);
    let (Some(mark), Some(cell)) = (cells.next(), cells.next()) else { return (Vec::new(), None) };
    if !text_of(mark).starts_with('►') {
        return (Vec::new(), None);
    }
    let mut lines: Vec<String> = cell.select(&lines).map(text_of).filter(|t| !t.is_empty()).collect();
    let journal = lines.pop_if(|line| line.starts_with('(') && line.contains(", p"));
    (lines, journal)
}

fn page(document: &Document<'_>, page: &Html) -> Result<Parsed, ParseError> {
    let all = |selector: &str| -> Vec<String> {
        Selector::parse(selector)
            .map(|s| page.select(&s).map(text_of).filter(|t| !t.is_empty()).collect())
            .unwrap_or_default()
    };
    let meta = |name: &str| {
        let selector = Selector::parse(&format!("meta[name='{name}']")).ok()?;
        page.select(&selector).next()?.value().attr("content").map(squeeze).filter(|t| !t.is_empty())
    };
    // `02019R2088 — EN — 09.01.2024 — 002.001` heads consolidated texts, in old ones without a class.
    let reference = all("p.reference, p.oj-reference").into_iter().next();
    let reference = reference.or_else(|| all("body > p").into_iter().next().filter(|t| t.split('—').count() == 4));
    // `?uri=CELEX:32019R2088`, `?uri=CELEX%3A32019R2088&from=EN`, `…CELEX:31997L0043:EN:HTML`
    let address = document.url.unwrap_or_default().replace("%3A", ":").replace("%3a", ":").replace("%2F", "/");
    let address = address.replace("%28", "(").replace("%29", ")");
    let head = all("head > title").join(" ");
    let from_address = celex(&address);
    if is_correction(&address) || (from_address.is_none() && is_correction(&head)) {
        return Ok(Parsed::left_out(NO_ACT));
    }
    if from_address.is_none() && (is_paper(&address) || is_paper(&head)) {
        return Ok(Parsed::left_out("paper of the institutions or judgment, no act"));
    }
    let treaty = treaty(&address).or_else(|| treaty(&head)).filter(|_| from_address.is_none());
    if treaty.as_ref().is_some_and(|(_, whole)| !*whole) {
        return Ok(Parsed::left_out(PART_OF_TREATY));
    }
    let from_address = from_address.or(treaty.map(|(number, _)| number));
    let number =
        from_address.or_else(|| reference.as_deref().and_then(celex)).or_else(|| celex(&head)).or_else(|| linked(page));
    // `…/legal-content/FR/TXT/…`, `L_202401689EN.000101.fmx.xml`
    let of_address =
        document.url.and_then(|u| u.split_once("/legal-content/")).and_then(|(_, rest)| rest.split('/').next());
    // `…/legal-content/AUTO/…` is in the reader's own.
    let of_address = of_address.filter(|tag| tag.len() == 2);
    let of_file =
        head.strip_prefix("L_").map(|f| f.trim_start_matches(|c: char| c.is_ascii_digit())).and_then(|f| f.get(..2));
    let mut language = of_file.or(of_address).unwrap_or("en").to_lowercase();
    let mut version = None;
    let parts: Vec<&str> = reference.as_deref().unwrap_or_default().split('—').map(str::trim).collect();
    if let [_, written, day, ..] = parts.as_slice() {
        language = written.to_lowercase();
        version = dates::first(day, "en");
    } else if let Some(written) = lang_attribute(page) {
        language = written;
    }
    // Consolidated pages, pages of the Journal of today, and of before 2023.
    let mut title: Vec<String> = all("p.title-doc-first, p.title-doc-last");
    if title.is_empty() {
        title = all("div.eli-main-title p.oj-doc-ti");
    }
    if title.is_empty() {
        title = all("p.oj-doc-ti");
    }
    if title.is_empty() {
        title = all("p.doc-ti, p.title-doc, h1.title-bold, div.eli-main-title p");
    }
    let mut journal = all("p.title-doc-oj-reference").into_iter().next();
    if title.is_empty() && reference.is_some() {
        (title, journal) = unclassed(page);
    }
    // Pages of the acts before 2004 have their data in the head only.
    let mut printed = None;
    if title.is_empty() {
        title = meta("DC.description").into_iter().collect();
        printed = meta("DC.source");
    }
    if title.is_empty() {
        title = eli_title(page, &language).into_iter().collect();
    }
    // Drafts of the Commission have classes of their own: `Proposal for a`, `COM(2030) 206 final`.
    let is_draft = all("p.Statut, p.Statut_cp").iter().any(|t| is_no_act(t));
    if is_draft || (title.is_empty() && !all("p.Rfrenceinstitutionnelle, p.Rfrenceinstitutionnelle_cp").is_empty()) {
        return Ok(Parsed::left_out(NO_ACT));
    }
    let mut title: Vec<String> = title.iter().map(|t| without_marks(t)).filter(|t| !t.is_empty()).collect();
    let whole = || title.iter().take(8).filter(|t| !t.starts_with('(')).cloned().collect::<Vec<_>>().join(" ");
    if title.first().is_some_and(|t| is_no_act(t)) || is_no_act(&whole()) {
        return Ok(Parsed::left_out(NO_ACT));
    }
    // The body of a consolidated text repeats the title after its last words.
    if let Some(end) = title.iter().skip(1).position(|t| Some(t) == title.first()) {
        title.truncate(end + 1);
    }
    // Titles of annexes look the same.
    if let Some(end) = title.iter().position(|t| heads_annex(t)) {
        title.truncate(end);
    }
    // A decision carries its number in brackets below its title.
    let number = number.or_else(|| from_title(&title.join(" "))).unwrap_or_default();
    // Hungarian and Latvian titles have the day in brackets.
    let is_day = |text: &str| dates::whole(text.trim_matches(['(', ')', ' ']), &language).is_some();
    let own = title.into_iter().take(8).filter(|t| !t.starts_with('(') || is_day(t));
    let title = own.collect::<Vec<_>>().join(" ");
    let mut draft = begin(document, &number, &language, &title)?;
    // The head of a consolidated text speaks of the consolidation.
    let of_head = |property: &str| {
        let day = eli(page, property).as_deref().and_then(dates::iso_start);
        day.filter(|day| version.is_none() && day.year() < 9999)
    };
    if let Some(day) = of_head("date_document") {
        draft.date(DateKind::Adoption, Some(day), "//meta[@property='eli:date_document']");
    } else {
        let adopted = day_in(&title, &language);
        draft.date(DateKind::Adoption, adopted, "//p[@class='title-doc-first']: the day in the title");
    }
    draft.date(
        DateKind::InForce,
        of_head("first_date_entry_in_force"),
        "//meta[@property='eli:first_date_entry_in_force']",
    );
    let force = eli(page, "in_force").filter(|_| version.is_none()).unwrap_or_default();
    match (force.rsplit('-').next(), of_head("date_no_longer_in_force")) {
        (Some("inForce" | "partiallyInForce"), _) => {
            draft.status(LawStatus::InForce);
        }
        (Some("notInForce"), Some(end)) => {
            let place = "//meta[@property='eli:date_no_longer_in_force']";
            draft.status(LawStatus::Repealed).date(DateKind::Repeal, Some(end), place);
        }
        _ => {}
    }
    // `(OJ L 317 9.12.2019, p. 1)`, or the head of the Journal's page.
    let published = journal
        .as_deref()
        .or(printed.as_deref())
        .and_then(|t| dates::first(t, &language))
        .or_else(|| all("p.oj-hd-date, p.hd-date").first().and_then(|t| dates::first(t, &language)));
    draft.date(DateKind::Publication, published, "//p[@class='title-doc-oj-reference' or @class='oj-hd-date']");
    if published.is_none() {
        let place = "//meta[@property='eli:date_publication']";
        draft.date(DateKind::Publication, of_head("date_publication"), place);
    }
    if let Some(journal) = journal {
        draft.citation(format!("CELEX {number} {journal}"));
    }
    let mut last = None;
    for (citation, day) in modifiers(page, &language) {
        draft.amendment(&citation, DateKind::Publication, Some(day), "//p[@class='hd-modifiers']/following::table[1]");
        last = last.max(Some(day));
    }
    if let Some(version) = version {
        draft.version(Some(version), "consolidated", "//p[@class='reference']");
        if last.is_some() {
            draft.date(DateKind::LastAmended, Some(version), "//p[@class='reference']");
        }
    } else {
        draft.version(published, "as published", "//p[@class='oj-hd-date']");
    }
    Ok(draft.parsed())
}

/// Whether a line is the title of an annex: `ANNEX II`, `I. MELLÉKLET`, `I PRIEDAS`.
fn heads_annex(line: &str) -> bool {
    let beginnings = ["ANNEX", "ANHANG", "ALLEGATO", "ANEXO", "BIJLAGE", "BILAG", "LIITE"];
    let words = [
        "ANEXA",
        "ANEXĂ",
        "ANNESS",
        "IARSCRÍBHINN",
        "LISA",
        "MELLÉKLET",
        "PIELIKUMS",
        "PRIEDAS",
        "PRILOG",
        "PRILOGA",
        "PRÍLOHA",
        "PŘÍLOHA",
        "ZAŁĄCZNIK",
        "ΠΑΡΑΡΤΗΜΑ",
        "ПРИЛОЖЕНИЕ",
    ];
    let upper = line.to_uppercase();
    let mut own = upper.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let first = own.next().unwrap_or_default();
    let last = own.next_back().filter(|_| upper.chars().count() <= 20).unwrap_or_default();
    beginnings.iter().any(|word| upper.starts_with(word)) || words.contains(&first) || words.contains(&last)
}

/// The first day in a title. Some languages have endings and little words inside a day: `27 päivänä huhtikuuta 2016`,
/// `tas-27 ta’ April 2016`, `27ης Απριλίου 2016`, `27 Meán Fómhair 2016`.
pub(super) fn day_in(title: &str, language: &str) -> Option<Date> {
    let inside: &[&str] = match language {
        "el" => &["ης ", "η "],
        "fi" => &[" päivänä "],
        "ga" => &[" Fómhair ", " FÓMHAIR "],
        "mt" => &[" ta’ ", " ta' "],
        _ => &[],
    };
    let plain = inside.iter().fold(title.to_owned(), |text, word| text.replace(*word, " "));
    dates::first(&plain, language)
}

/// The first link to the act itself (`►B` in a consolidated text).
fn linked(page: &Html) -> Option<String> {
    let links = Selector::parse("a[href*='resource/celex/']").ok()?;
    page.select(&links).find_map(|a| a.value().attr("href").and_then(|h| celex(h.rsplit('/').next()?)))
}

fn lang_attribute(page: &Html) -> Option<String> {
    let html = Selector::parse("html").ok()?;
    let element = page.select(&html).next()?.value();
    let tag = element.attr("lang").or_else(|| element.attr("xml:lang"))?;
    Some(tag.split('-').next()?.to_lowercase()).filter(|t| t.len() == 2)
}

/// Rows of the table of amending acts: citation and the day of their Journal.
fn modifiers(page: &Html, language: &str) -> Vec<(String, Date)> {
    let (Ok(rows), Ok(cells), Ok(arrow)) =
        (Selector::parse("tr"), Selector::parse("td"), Selector::parse("p.title-fam-member-star, p.title-fam-member"))
    else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for row in page.select(&rows) {
        let named = row.select(&arrow).next().map(text_of);
        let Some(citation) = named.or_else(|| {
            let mut cells = row.select(&cells);
            cells.next().filter(|mark| text_of(*mark).starts_with("►M"))?;
            cells.next().map(text_of)
        }) else {
            continue;
        };
        let day = row.select(&cells).last().map(text_of).and_then(|t| dates::whole(&t, language));
        if let Some(day) = day {
            found.push((citation, day));
        }
    }
    found
}

/// `REGULATION (EU) 2019/2088 OF …`, `Directive 2011/36/EU of …`, `Directive 91/308/EEC`, `Regulation (EEC) No
/// 3820/85`: until 2014 regulations put the number before the year, and until 1999 years have two digits.
pub(super) fn from_title(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    let letter = [("framework decision", 'F'), ("regulation", 'R'), ("directive", 'L'), ("decision", 'D')]
        .into_iter()
        .filter_map(|(word, letter)| lower.find(word).map(|at| (at, letter)))
        .min()?
        .1;
    let (a, b) = title.split([' ', '\u{a0}', '(', ')', ',']).find_map(|word| {
        let mut parts = word.split('/');
        let (a, b) = (parts.next()?, parts.next()?);
        let digits = |t: &str| (1..=4).contains(&t.len()) && t.bytes().all(|b| b.is_ascii_digit());
        (digits(a) && digits(b)).then_some((a, b))
    })?;
    let full = |t: &str| match t.len() {
        4 => t.parse().ok().filter(|y| (1950..=2099).contains(y)),
        2 => t.parse().ok().filter(|y| (52..=99).contains(y)).map(|y: u16| 1900 + y),
        _ => None,
    };
    let year_first = match (full(a), full(b)) {
        (Some(_), None) => true,
        (None, Some(_)) => false,
        // `No 1968/2006` is of 2006: only since 2015 does a regulation put the year first, and then without `No`.
        (Some(_), Some(_)) => letter != 'R' || !lower.contains(" no "),
        (None, None) => return None,
    };
    let (year, number) = if year_first { (full(a)?, b) } else { (full(b)?, a) };
    let number: u32 = number.parse().ok()?;
    Some(format!("3{year}{letter}{number:04}"))
}

/// Rows of one act differ in a single variable; all are gathered.
fn metadata(document: &Document<'_>, answer: &Value) -> Result<Parsed, ParseError> {
    let Some(rows) = answer.pointer("/results/bindings").and_then(Value::as_array) else {
        return Err(ParseError::Layout("no /results/bindings in the answer".to_owned()));
    };
    let mut acts: BTreeMap<String, Vec<(usize, &Value)>> = BTreeMap::new();
    let (mut unnamed, mut corrections) = (0, 0);
    for (i, row) in rows.iter().enumerate() {
        match row.pointer("/celex/value").and_then(Value::as_str) {
            Some(celex) => acts.entry(celex.to_owned()).or_default().push((i, row)),
            None => unnamed += 1,
        }
    }
    let mut parsed = Parsed::default();
    for (celex, rows) in &acts {
        let Some((at, first)) = rows.first() else { continue };
        let text = |name: &str| first.pointer(&format!("/{name}/value")).and_then(Value::as_str);
        let Some(title) = text("title") else {
            unnamed += rows.len();
            continue;
        };
        if is_no_act(title) || is_correction(celex) {
            corrections += rows.len();
            continue;
        }
        let language = first.pointer("/title/xml:lang").and_then(Value::as_str).unwrap_or("en");
        let locator = |name: &str| format!("/results/bindings/{at}/{name}/value");
        let mut draft = begin(document, celex, language, title)?;
        draft.date(DateKind::Adoption, text("date").and_then(dates::iso_start), &locator("date"));
        let days = |name: &str| {
            let mut days: Vec<Date> = rows
                .iter()
                .filter_map(|(_, r)| r.pointer(&format!("/{name}/value")).and_then(Value::as_str))
                .filter_map(dates::iso_start)
                // The service writes "without end" as the last day of 9999.
                .filter(|d| d.year() < 9999)
                .collect();
            days.sort();
            days.dedup();
            days
        };
        let starts = days("entryForce");
        draft.date(DateKind::InForce, starts.first().copied(), &locator("entryForce"));
        if starts.len() > 1 {
            let later: Vec<String> = starts.iter().skip(1).map(Date::to_string).collect();
            draft.note(format!("Parts apply from later days: {}.", later.join(", ")));
        }
        let end = days("endValidity");
        match (text("force"), end.last()) {
            (Some("0" | "false"), day) => {
                draft.status(LawStatus::Repealed).date(DateKind::Repeal, day.copied(), &locator("endValidity"));
            }
            (Some("1" | "true"), _) => {
                draft.status(LawStatus::InForce);
            }
            _ => {}
        }
        parsed.laws.extend(draft.finish());
    }
    for (reason, rows) in [("row without number or title", unnamed), (NO_ACT, corrections)] {
        if rows > 0 {
            parsed.skipped.push((reason.to_owned(), u32::try_from(rows).unwrap_or(u32::MAX)));
        }
    }
    Ok(parsed)
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

    const CONSOLIDATED: &str = r#"<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Consolidated TEXT: 32011L0036 — EN — 14.07.2024</title></head><body>
<p class="reference">02011L0036 — EN — 14.07.2024 — 001.001</p><p class="title-doc-first">DIRECTIVE 2011/36/EU OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p><p class="title-doc-first">of 5 April 2011</p>
<p class="title-doc-first">on preventing trafficking in human beings</p><p class="title-doc-last">(Text with EEA relevance)</p><p class="title-doc-oj-reference">(OJ L 101 15.4.2011, p. 1)</p>
<p class="hd-modifiers">Amended by:</p><table><tr><td><p class="arrow">M1</p></td><td><p class="title-fam-member-star">DIRECTIVE (EU) 2024/1712 of 13 June 2024</p></td><td>L 1712</td><td>1</td><td><p>24.6.2024</p></td></tr></table>
<p class="title-doc-first">DIRECTIVE 2011/36/EU OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL</p></body></html>"#;
    const JOURNAL: &str = r#"<html lang="fr"><body><p class="oj-hd-date">9.12.2019</p><div><p class="oj-doc-ti">DIRECTIVE (UE) 2018/1673 DU PARLEMENT</p><p class="oj-doc-ti">du 23 octobre 2018</p><p class="oj-doc-ti">visant à lutter contre le blanchiment de capitaux</p></div></body></html>"#;
    const ANSWER: &str = r#"{"results":{"bindings":[
{"celex":{"value":"32011L0036"},"title":{"xml:lang":"en","value":"Directive 2011/36/EU on trafficking in human beings"},"date":{"value":"2011-04-05"},"entryForce":{"value":"2013-04-06"},"endValidity":{"value":"9999-12-31"},"force":{"value":"1"}},
{"celex":{"value":"32011L0036"},"title":{"value":"x"},"date":{"value":"2011-04-05"},"entryForce":{"value":"2011-04-15"}},{"x":{}}]}}"#;

    #[test]
    fn a_consolidated_text_keeps_the_day_of_adoption() {
        let law = parse("eu-eurlex", "x", CONSOLIDATED.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.jurisdiction.as_str()), ("eu-32011l0036", "EUE"));
        assert!(law.title().ends_with("on preventing trafficking in human beings"), "{}", law.title());
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(
            days(&law),
            [
                (DateKind::Adoption, date(2011, 4, 5)),
                (DateKind::Publication, date(2011, 4, 15)),
                (DateKind::LastAmended, date(2024, 7, 14))
            ]
        );
        assert_eq!((law.amendments[0].date, law.versions[0].date), (date(2024, 6, 24), date(2024, 7, 14)));
    }

    #[test]
    fn marks_of_amendments_are_no_part_of_a_title() {
        let first = "<p class=\"title-doc-first\">DIRECTIVE 2011/36/EU";
        let marked = CONSOLIDATED.replacen(first, &first.replace("DIRECTIVE", "<span>►M2</span> DIRECTIVE"), 1);
        let marked = marked.replace("in human beings</p>", "in human beings<span> ◄ </span></p>");
        let law = parse("eu-eurlex", "x", marked.as_bytes()).unwrap().laws.remove(0);
        let plain = parse("eu-eurlex", "x", CONSOLIDATED.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.titles, plain.titles);
    }

    const EARLY: &str = r#"<html lang="NL"><head><meta name="DC.description" content="Richtlijn 95/7/EG van de Raad van 24 maart 1995 ter bestrijding van mensenhandel  "><meta name="DC.source" content="Publicatieblad Nr. L 81 van 11/04/1995 blz. 0003 - 0005; "><title>EUR-Lex - 31995L0007 - NL</title></head><body><h1>31995L0007</h1><p><strong>Richtlijn</strong></p></body></html>"#;
    const OLD: &str = r#"<html><head><title>Konsolidierter TEXT: 31997F0101 — DE — 05.07.2001</title></head><body><p style="x">1997F0101 — DE — 05.07.2001 — 001.001</p>
<table><tr><td><p><a href="x">►B</a></p></td><td><a href="x"><p>GEMEINSAME MASSNAHME</p><p>vom 3. März 1997</p><p>betreffend den Menschenhandel</p><p>(97/101/JI)</p></a><p>(ABl. L 63, 4.3.1997, p.2)</p></td></tr></table>
<table><tr><td><p>►M1</p></td><td><p>Rahmenbeschluss vom 26. Juni 2001</p></td><td><p>L 182</p></td><td><p>1</p></td><td><p>5.7.2001</p></td></tr></table></body></html>"#;

    #[test]
    fn pages_of_before_2004_and_old_consolidated_texts() {
        let early = parse("eu-eurlex", "x", EARLY.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((early.id.as_str(), early.titles[0].language.as_str()), ("eu-31995l0007", "nl"));
        assert_eq!(days(&early), [(DateKind::Adoption, date(1995, 3, 24)), (DateKind::Publication, date(1995, 4, 11))]);
        assert_eq!(early.topics, [Topic::HumanTrafficking]);
        let old = parse("eu-eurlex", "x", OLD.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            (old.id.as_str(), old.title()),
            ("eu-31997f0101", "GEMEINSAME MASSNAHME vom 3. März 1997 betreffend den Menschenhandel")
        );
        assert_eq!(
            days(&old),
            [
                (DateKind::Adoption, date(1997, 3, 3)),
                (DateKind::Publication, date(1997, 3, 4)),
                (DateKind::LastAmended, date(2001, 7, 5))
            ]
        );
        assert_eq!(old.amendments[0].citation, "Rahmenbeschluss vom 26. Juni 2001");
        survives("eu-eurlex", "x", OLD);
    }

    #[test]
    fn corrections_and_drafts_are_not_the_act_that_they_name() {
        let stage = r#"<p class="Statut">Vorschlag für eine</p>"#;
        let commission = r#"<p class="Rfrenceinstitutionnelle">COM(2031) 7 final</p>"#;
        let bill = r#"<akomaNtoso><bill name="DIR"><p>Proposal for a Directive</p></bill></akomaNtoso>"#;
        let paper = HEAD.replace("32030L0036", "52030DC0036");
        for text in [stage, commission, bill, paper.as_str()] {
            let parsed = parse("eu-eurlex", "x", text.as_bytes()).unwrap();
            assert!(parsed.left_out && parsed.laws.is_empty(), "{text}");
        }
        let page = "<p class=\"oj-doc-ti\">Corrigendum to Directive (EU) 2030/7 of 5 April 2030 on pots</p>";
        for text in [page.to_owned(), EARLY.replace("content=\"Richtlijn", "content=\"Voorstel voor een Richtlijn")] {
            let parsed = parse("eu-eurlex", "x", text.as_bytes()).unwrap();
            assert_eq!((parsed.laws.len(), &parsed.skipped[..]), (0, &[(NO_ACT.to_owned(), 1)][..]));
        }
        let rows = ANSWER.replace("\"Directive 2011/36/EU on", "\"Corrigendum to Directive 2011/36/EU on");
        assert!(parse("eu-eurlex", "x", rows.as_bytes()).unwrap().laws.is_empty());
    }

    #[test]
    fn corrections_by_their_number_and_their_last_words() {
        let numbered = HEAD.replace("- 32030L0036 -", "- 32030L0036R(02) -");
        let estonian = "<p class=\"oj-doc-ti\">Nõukogu 5. aprilli 2030. aasta direktiivi 2030/36/EL pottide kohta parandus</p><p class=\"oj-doc-ti\">(ELT L 101, 15.4.2030)</p>";
        let lithuanian = EARLY.replace("ter bestrijding van mensenhandel  ", "klaidų ištaisymas ( OL L 81 )");
        for text in [numbered.as_str(), estonian, lithuanian.as_str()] {
            let parsed = parse("eu-eurlex", "x", text.as_bytes()).unwrap();
            assert!(parsed.left_out && parsed.laws.is_empty(), "{text}");
        }
        let rows = ANSWER.replace("32011L0036", "32011L0036R(01)");
        assert!(parse("eu-eurlex", "x", rows.as_bytes()).unwrap().laws.is_empty());
        assert!(is_no_act("Pasiūlymas dėl Tarybos direktyvos") && !is_no_act("Nõukogu direktiiv paranduste kohta"));
    }

    const HEAD: &str = r##"  <!DOCTYPE html><html lang="en" prefix="eli: x"><head><title>EUR-Lex - 32030L0036 - EN - EUR-Lex</title>
<meta about="e" property="eli:id_local" content="32030L0036"/><meta about="e" property="eli:date_document" content="2030-04-05"/>
<meta about="e" property="eli:date_publication" content="2030-04-15"/><meta about="e" property="eli:first_date_entry_in_force" content="2030-05-01"/>
<meta about="e" property="eli:date_no_longer_in_force" content="2034-07-14"/><meta about="e" property="eli:in_force" resource="http://d.example/ontology#InForce-notInForce"/>
<meta about="e/spa" property="eli:title" content="Directiva sobre ollas" lang="es"/><meta about="e/eng" property="eli:title" content="Directive 2030/36/EU#on trafficking in human beings" lang="en"/></head><body><p>Text</p></body></html>"##;

    #[test]
    fn the_head_of_a_page_states_days_and_force() {
        let law = parse("eu-eurlex", "x", HEAD.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            (law.id.as_str(), law.title()),
            ("eu-32030l0036", "Directive 2030/36/EU on trafficking in human beings")
        );
        assert_eq!(
            days(&law),
            [
                (DateKind::Adoption, date(2030, 4, 5)),
                (DateKind::Publication, date(2030, 4, 15)),
                (DateKind::InForce, date(2030, 5, 1)),
                (DateKind::Repeal, date(2034, 7, 14))
            ]
        );
        assert_eq!(law.status, LawStatus::Repealed);
        let valid = HEAD.replace("notInForce", "inForce").replace("2034-07-14", "9999-12-31");
        let law = parse("eu-eurlex", "x", valid.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.dates.len()), (LawStatus::InForce, 3));
        survives("eu-eurlex", "x", HEAD);
    }

    #[test]
    fn a_part_of_a_treaty_is_no_act_and_a_treaty_is() {
        let part = HEAD.replace("32030L0036", "12030E113");
        let parsed = parse("eu-eurlex", "x", part.as_bytes()).unwrap();
        assert!(parsed.left_out && parsed.laws.is_empty());
        assert_eq!(treaty("CELEX:12003TN02/18/A:EN:HTML"), Some(("12003TN02/18/A".to_owned(), false)));
        assert_eq!(treaty("L_202401689EN.000101"), None);
        let whole = HEAD.replace("32030L0036", "12030M/TXT");
        let law = parse("eu-eurlex", "x", whole.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("eu-12030m-txt", "CELEX 12030M/TXT"));
    }

    #[test]
    fn a_page_of_the_journal_in_french() {
        let law = parse("eu-eurlex", "x", JOURNAL.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), &law.topics[..]), ("eu-32018l1673", &[Topic::MoneyLaundering][..]));
        assert_eq!(days(&law), [(DateKind::Adoption, date(2018, 10, 23)), (DateKind::Publication, date(2019, 12, 9))]);
    }

    #[test]
    fn days_in_titles_of_every_language() {
        for (language, day) in [
            ("bg", "от 23 октомври 2018 година"),
            ("el", "της 23ης Οκτωβρίου 2018"),
            ("fi", "annettu 23 päivänä lokakuuta 2018,"),
            ("ga", "an 23 Deireadh Fómhair 2018"),
            ("hr", "od 23. listopada 2018."),
            ("hu", "(2018. október 23.)"),
            ("lv", "(2018. gada 23. oktobris)"),
            ("mt", "tat-23 ta’ Ottubru 2018"),
            ("sl", "z dne 23. oktobra 2018"),
        ] {
            let text = JOURNAL.replace("\"fr\"", &format!("\"{language}\"")).replace("du 23 octobre 2018", day);
            let law = parse("eu-eurlex", "x", text.as_bytes()).unwrap().laws.remove(0);
            assert_eq!(days(&law)[0], (DateKind::Adoption, date(2018, 10, 23)), "{language}");
            assert!(law.title().contains(day), "{}", law.title());
        }
        for (line, is_annex) in [
            ("I. MELLÉKLET", true),
            ("ПРИЛОЖЕНИЕ", true),
            ("PŘÍLOHA II", true),
            ("ANNEX", true),
            ("LISAPROTOKOLL", false),
            ("nariadenia a jeho príloha v znení z roku 2018", false),
        ] {
            assert_eq!(heads_annex(line), is_annex, "{line}");
        }
    }

    #[test]
    fn a_decision_with_its_number_in_brackets_and_an_annex() {
        let text = r#"<html><head><title>L_2006209EN.01000101.xml</title></head><body><p class="oj-hd-date">31.7.2006</p><p class="oj-doc-ti">COUNCIL DECISION</p>
<p class="oj-doc-ti">of 14 October 2004</p><p class="oj-doc-ti">on smuggling of migrants</p><p class="oj-doc-ti">(2006/507/EC)</p><p class="oj-doc-ti">ANNEX</p></body></html>"#;
        let law = parse("eu-eurlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            (law.id.as_str(), law.title()),
            ("eu-32006d0507", "COUNCIL DECISION of 14 October 2004 on smuggling of migrants")
        );
        assert_eq!(days(&law), [(DateKind::Adoption, date(2004, 10, 14)), (DateKind::Publication, date(2006, 7, 31))]);
    }

    #[test]
    fn metadata_of_many_rows_is_one_act() {
        let parsed = parse("eu-eurlex", "x", ANSWER.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (1, 1));
        let law = &parsed.laws[0];
        assert_eq!(days(law), [(DateKind::Adoption, date(2011, 4, 5)), (DateKind::InForce, date(2011, 4, 15))]);
        assert_eq!(law.status, LawStatus::InForce);
        assert!(law.notes[0].contains("2013-04-06"));
    }

    #[test]
    fn numbers_of_acts() {
        assert_eq!(celex("uri=CELEX:32019R2088").as_deref(), Some("32019R2088"));
        assert_eq!(celex("02019R2088-20240109").as_deref(), Some("32019R2088"));
        assert_eq!(celex("2019/2088"), None);
        assert_eq!(celex("uri=CELEX:32010D0424(02):EN").as_deref(), Some("32010D0424(02)"));
        assert_eq!(celex("of that day (32019R2088)").as_deref(), Some("32019R2088"));
        assert_eq!(celex("uri=CELEX:32016R0679R(02)"), None);
        assert_eq!(celex("uri=CELEX:22002A0515(01)").as_deref(), Some("22002A0515(01)"));
        assert_eq!(celex("EUR-Lex - 41995D0020 - EN").as_deref(), Some("41995D0020"));
        assert_eq!(celex("L_202401689EN.000101.fmx.xml"), None);
        assert_eq!(from_title("REGULATION (EU) No 575/2013 OF").as_deref(), Some("32013R0575"));
        for (title, expected) in [
            ("Directive 2011/36/EU of", Some("32011L0036")),
            ("COUNCIL DIRECTIVE of 10 June 1991 on money laundering (91/308/EEC)", Some("31991L0308")),
            ("Council Regulation (EEC) No 3820/85 of", Some("31985R3820")),
            ("Regulation (EC) No 1968/2006 of", Some("32006R1968")),
            ("Commission Implementing Regulation (EU) 2015/1998 laying down", Some("32015R1998")),
            ("Council Framework Decision 2002/629/JHA of 19 July 2002", Some("32002F0629")),
            ("Council Framework Decision of 19 July 2002 on combating trafficking", None),
        ] {
            assert_eq!(from_title(title).as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("eu-eurlex", "x", CONSOLIDATED);
        survives("eu-eurlex", "x", JOURNAL);
        survives("eu-eurlex", "x", ANSWER);
        assert!(parse("eu-eurlex", "x", b"<html><body>No document</body></html>").is_err());
        assert!(parse("eu-eurlex", "x", b"{}").is_err());
    }
}
