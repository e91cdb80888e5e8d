//! Butlletí Oficial del Principat d'Andorra: laws as pages (UTF-16), and the answers of its service that list the
//! documents of an issue.

use jiff::{ToSpan, civil::Date};
use lexgap_domain::DateKind;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use crate::{
    formats::{dates, html, json, text::percent_decoded, xml::squeeze},
    parse::{Document, ParseError, Parsed, Parser},
    penal,
    sources::statute::{self, Draft, Section},
};

/// Parser of laws and of lists.
pub struct Bopa;

impl Parser for Bopa {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        match document.bytes.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{') => issue(document, &json::read("the document", document)?),
            Some(b'[') => {
                let list = json::read("the document", document)?;
                let reason = "issue of the gazette; its own list names the laws in it";
                Ok(Parsed::skipping(reason, list.as_array().map_or(0, Vec::len)))
            }
            _ => page(document, &Html::parse_document(&html::source("the page", document)?)),
        }
    }
}

/// `Llei 14/2017, del 22 de juny, de …`: kind, number, year, and day and month of adoption.
#[derive(Debug, PartialEq)]
struct Heading {
    kind: String,
    number: String,
    year: String,
    adopted: Option<Date>,
}

fn heading(title: &str) -> Option<Heading> {
    let slash = title.find('/')?;
    let before = title.get(..slash)?;
    let number: String =
        before.chars().rev().take_while(char::is_ascii_digit).collect::<Vec<_>>().into_iter().rev().collect();
    let year: String = title.get(slash + 1..)?.chars().take_while(char::is_ascii_digit).collect();
    let kind = before.strip_suffix(number.as_str())?.trim();
    // `Edicte del 5-9-2018 sobre la Llei 9/2005` has a day for its number, and names a law.
    let named = kind.bytes().any(|b| b.is_ascii_digit());
    if number.is_empty() || year.len() != 4 || kind.len() > 60 || kind.contains(',') || named {
        return None;
    }
    // The title leaves out the year, which the number has. The law it amends comes later with another day.
    let rest = title.get(slash + 5..)?.trim_start_matches([',', ' ']);
    let day_month = rest.split(',').next()?;
    let words: Vec<&str> = day_month.split_whitespace().collect();
    let spelled = format!("{} {year}", words.join(" "));
    let adopted = if words.len() <= 5 { dates::first(&spelled, "ca") } else { None };
    Some(Heading { kind: kind.to_owned(), number, year, adopted })
}

fn begin<'d>(document: &'d Document<'d>, title: &str, name: &str) -> Result<(Draft<'d>, Option<Heading>), ParseError> {
    let head = heading(title);
    let key = match &head {
        Some(h) => format!("{}-{}-{}", h.kind, h.number, h.year),
        None => name.to_owned(),
    };
    let id = if key.is_empty() { String::new() } else { format!("ad-{}", statute::slug(&key)) };
    let mut draft = Draft::new(document, id, "AND", "ca", title, DateKind::Adoption)?;
    draft.citation(head.as_ref().map_or_else(|| name.to_owned(), |h| format!("{} {}/{}", h.kind, h.number, h.year)));
    Ok((draft, head))
}

fn page(document: &Document<'_>, page: &Html) -> Result<Parsed, ParseError> {
    let select = |s: &str| Selector::parse(s).map_err(|e| ParseError::Layout(format!("selector `{s}`: {e}")));
    let text_of = |e: ElementRef<'_>| squeeze(&e.text().collect::<String>());
    let title = select("p.Titol-3, p.Titol-2, p.Titol-1, p[class^='Titol'], h1, h2, h3")?;
    let title = page.select(&title).map(text_of).find(|t| !t.is_empty());
    // Pages of until 2014 are lines without any class.
    let body = select("body")?;
    let lines: Vec<String> = match (&title, page.select(&body).next()) {
        (None, Some(body)) => html::lines(body).lines().map(squeeze).filter(|line| !line.is_empty()).collect(),
        _ => Vec::new(),
    };
    let title = title.unwrap_or_else(|| wrapped_title(&lines));
    let name = select("title")?;
    let name = page.select(&name).map(text_of).next().unwrap_or_default();
    if is_correction(&title) {
        return Ok(Parsed::left_out(CORRECTION));
    }
    let (mut draft, head) = begin(document, &title, &name)?;
    let paragraphs = select("p")?;
    let mut from_session = None;
    let mut signed = None;
    // What the government passes may name the session of the Consell General that passed another act.
    let of_government = ["Decret", "Edicte", "Ordre"].iter().any(|kind| title.starts_with(kind));
    let own = page.select(&paragraphs).map(text_of).filter(|_| lines.is_empty());
    let wrapped = (!lines.is_empty()).then(|| lines.join(" "));
    for text in own.chain(wrapped).chain(lines.iter().cloned()) {
        // "… en la seva sessió del dia 22 de juny del 2017 ha aprovat la següent:"
        if from_session.is_none()
            && !of_government
            && let Some((_, rest)) = text.split_once("sessió del dia ")
        {
            let rest: String = rest.chars().take(60).collect();
            from_session = dates::leading(&rest, "ca");
        }
        if text.starts_with("Casa de la Vall,") && !of_government {
            signed = dates::first(&text, "ca");
        }
    }
    if let Some(day) = from_session {
        draft.date(DateKind::Adoption, Some(day), "//p: `sessió del dia`");
    } else if let Some(day) = head.and_then(|h| h.adopted) {
        draft.computed(
            DateKind::Adoption,
            Some(day),
            "//p[@class='Titol-3']",
            "day and month of the title, year of the number",
        );
    } else if signed.is_some() {
        draft.date(DateKind::Adoption, signed, "//p[starts-with(., 'Casa de la Vall')]");
    } else if let Some(day) = closing_day(&title).filter(|_| is_unnumbered(&title) && !title.contains("modificació")) {
        draft.date(DateKind::Adoption, Some(day), "//p[@class='Titol-3']: the day at the end of the title");
    } else {
        // `Edicte del 14-1-2025 pel qual …`
        let early = dates::all(&title, "ca").first().filter(|f| f.start < 60).map(|f| f.date);
        draft.date(DateKind::Adoption, early, "//p[@class='Titol-3']: the day in the title");
    }
    let adopted = draft.known(DateKind::Adoption);
    draft.version(adopted, "enacted", "//p[@class='Titol-3']");
    if let Some(url) = document.url {
        draft.url(url);
    }
    if penal::is_penal(&title) {
        let own = page.select(&paragraphs).map(text_of).filter(|_| lines.is_empty());
        for section in sections(&own.chain(lines.iter().cloned()).collect::<Vec<_>>()) {
            draft.section(&section, None, None);
        }
    }
    Ok(draft.parsed())
}

/// The articles of a code with their headings: `Article 121 bis`, and the heading in the next line, or `Article 2.
/// Subjectes obligats` in one.
fn sections(lines: &[String]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let Some((number, rest)) = article(line) else { continue };
        let heading = match rest {
            "" => wrapped_heading(lines.get(i + 1..).unwrap_or_default()),
            rest => Some(rest.to_owned()),
        };
        let Some(heading) = heading.filter(|h| h.chars().count() <= LONGEST_HEADING) else { continue };
        // A table of contents may name them first.
        if !sections.iter().any(|s| s.number == number) {
            let (sign, locator) = (format!("article {number}"), format!("text=Article {number}"));
            sections.push(Section { number, sign, heading, note: String::new(), locator });
        }
    }
    sections
}

/// The longest heading of an article, in characters; what is longer is its text.
const LONGEST_HEADING: usize = 200;

/// Number of an article, and what follows it in its line: `Article 121 bis`, `“Article 2. Subjectes obligats`. A line
/// such as `Article 9 de la Llei` goes on about another.
fn article(line: &str) -> Option<(String, &str)> {
    let rest = line.trim_start_matches(['“', '"', '«', ' ']).strip_prefix("Article ")?.trim_start();
    let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (mut number, mut rest) =
        (rest.get(..digits).filter(|d| (1..=4).contains(&d.len()))?.to_owned(), rest.get(digits..)?);
    for ordinal in ["bis", "ter", "quater", "quàter", "quinquies", "sexies", "septies"] {
        let after = rest.trim_start().strip_prefix(ordinal);
        if let Some(after) = after.filter(|a| !a.starts_with(char::is_alphanumeric)) {
            number = format!("{number} {ordinal}");
            rest = after;
            break;
        }
    }
    let rest = rest.trim();
    match rest.strip_prefix(['.', ':']) {
        Some(heading) => Some((number, heading.trim().trim_end_matches('.'))),
        None => rest.is_empty().then_some((number, "")),
    }
}

/// A heading in lines of some fifty letters, and no text: this begins with a number or ends as a sentence.
fn wrapped_heading(lines: &[String]) -> Option<String> {
    let mut own = lines.iter().map(|l| l.trim()).filter(|l| !l.is_empty());
    let mut heading = own.next().filter(|l| l.starts_with(char::is_uppercase))?.to_owned();
    for line in own.take(3).take_while(|l| l.starts_with(char::is_lowercase)) {
        heading.push(' ');
        heading.push_str(line);
    }
    let heading = heading.trim_end_matches('”');
    (!heading.ends_with([':', '.', ';', ','])).then(|| heading.to_owned())
}

/// The title in lines of some fifty letters: the first that begins as an act does, and those that go on from it.
fn wrapped_title(lines: &[String]) -> String {
    let kinds = ["Constitució ", "Correcció ", "Decret ", "Edicte ", "Llei ", "Ordinació ", "Reglament "];
    let begins = |line: &str| kinds.iter().any(|kind| line.starts_with(kind));
    let mut own = lines.iter().take(20).skip_while(|line| !begins(line));
    let mut title = own.next().cloned().unwrap_or_default();
    for line in own {
        let goes_on = line.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if !goes_on || title.ends_with('.') {
            break;
        }
        title.push(' ');
        title.push_str(line);
    }
    title
}

const CORRECTION: &str = "correction of a printed text";

/// `Correcció d’errata del 15-1-2025 per la qual …` names the law that it corrects.
fn is_correction(title: &str) -> bool {
    title.to_lowercase().starts_with("correcció d")
}

/// `Constitució del Principat d'Andorra, de 28-4-93.` has a day for a number.
fn constitution(theme: &str, title: &str) -> bool {
    theme.starts_with("Constitució") && title.starts_with("Constitució") && !title.contains('/')
}

/// Whether a title is that of a law of the first years, which have a day and no number: `Llei de cooperació penal …, del
/// 29 de desembre del 2000`.
fn is_unnumbered(title: &str) -> bool {
    title.starts_with("Llei ") && heading(title).is_none() && !title.split(',').next().is_some_and(|t| t.contains('/'))
}

/// The day with which a title ends: `…, del 29 de desembre del 2000.`, `…, de 29-12-2000`, `…, de 29-12-00`.
fn closing_day(title: &str) -> Option<Date> {
    let end = |found: &dates::Found| title.get(found.end..).is_some_and(|rest| !rest.contains(char::is_alphanumeric));
    dates::all(title, "ca").last().filter(|f| end(f)).map(|f| f.date).or_else(|| short_day(title))
}

/// The most days between a law's adoption and its print in which a day of its title is taken for its own.
const LATEST_PRINT: i64 = 120;

/// The title of an entry. Some are written with `+` for spaces, as forms write: `Av%c3%ads+del+dia+13-1-2025+pel+qual`.
fn summary(text: &str) -> String {
    if text.contains(' ') || text.contains("%20") {
        return percent_decoded(text);
    }
    percent_decoded(&text.replace('+', " "))
}

/// A day with two digits for the year, in the century that the gazette has.
fn short_day(title: &str) -> Option<Date> {
    let word = title.split_whitespace().next_back()?.trim_end_matches('.');
    let mut parts = word.split('-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let year: i16 = year.parse().ok().filter(|y| (0..100).contains(y))?;
    let year = if year >= 80 { 1900 + year } else { 2000 + year };
    Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
}

/// The documents of an issue. Laws are taken, everything else is counted.
fn issue(document: &Document<'_>, answer: &Value) -> Result<Parsed, ParseError> {
    let Some(list) = answer.pointer("/paginatedDocuments").and_then(Value::as_array) else {
        return Err(ParseError::Layout("no /paginatedDocuments in the answer".to_owned()));
    };
    let mut parsed = Parsed::default();
    let mut others = 0_u32;
    for (i, entry) in list.iter().enumerate() {
        let text = |name: &str| entry.pointer(&format!("/document/{name}")).and_then(Value::as_str).unwrap_or_default();
        let title = summary(text("sumari"));
        let constitution = constitution(text("tema"), &title);
        let of_laws = text("tema") == "Lleis" && !is_correction(&title);
        let law = of_laws && heading(&title).is_some();
        let unnumbered = of_laws && !law && is_unnumbered(&title) && !text("nomDocument").is_empty();
        if !constitution && !law && !unnumbered {
            others += 1;
            continue;
        }
        let (mut draft, head) = begin(document, &title, text("nomDocument"))?;
        let at = |name: &str| format!("/paginatedDocuments/{i}/document/{name}");
        draft.computed(
            DateKind::Adoption,
            head.and_then(|h| h.adopted),
            &at("sumari"),
            "day and month of the title, year of the number",
        );
        if constitution {
            draft.computed(
                DateKind::Adoption,
                short_day(&title),
                &at("sumari"),
                "the day in the title, with the century of the gazette",
            );
        }
        let published = local_day(text("dataPublicacioButlleti"));
        if unnumbered {
            // The day at the end may be that of a law which this one changes; its own is shortly before it is printed.
            let near = |day: &Date| {
                published.is_some_and(|p| *day <= p && day.checked_add(LATEST_PRINT.days()).is_ok_and(|end| p <= end))
            };
            draft.date(DateKind::Adoption, closing_day(&title).filter(near), &at("sumari"));
        }
        draft.date(DateKind::Publication, published, &at("dataPublicacioButlleti"));
        let address = text("metadata_storage_path");
        if address.starts_with("http") {
            draft.url(address);
        }
        parsed.laws.extend(draft.finish());
    }
    if others > 0 {
        parsed.skipped.push(("document of the gazette that is no law".to_owned(), others));
    }
    Ok(parsed)
}

/// Midnight in Andorra is written in UTC: `2025-01-14T23:00:00+00:00` is 15 January. Issues in the middle of a day
/// stay on it. Entries of the first years write the hour without its half of the day: 10 and 11 stand for 22 and 23.
fn local_day(text: &str) -> Option<Date> {
    let day = dates::iso_start(text)?;
    let hour: u8 = text.get(11..13).and_then(|h| h.parse().ok()).unwrap_or(0);
    let halved = day.year() < 2000 && matches!(hour, 10 | 11) && text.get(13..19) == Some(":00:00");
    if hour >= 22 || halved { day.checked_add(1.day()).ok() } else { Some(day) }
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

    const LAW: &str = r#"<html><head><title>CGL2031</title></head><body><div><p class="Titol-3">Llei 7/2031, del 16 de desembre, de modificació de la <a>Llei 4/2017</a>, del 22 de juny, contra el blanqueig de diners</p>
<p>Atès que el Consell General en la seva sessió del dia 16 de desembre del 2031 ha aprovat la següent&#58;</p><p>Casa de la Vall, 16 de desembre del 2031</p></div></body></html>"#;
    const ISSUE: &str = r#"{"paginatedDocuments":[{"document":{"tema":"Lleis","sumari":"Llei%2018%2F2024%2C%20del%2019%20de%20desembre%2C%20de%20ca%C3%A7a.","dataPublicacioButlleti":"2025-01-14T23:00:00+00:00","metadata_storage_path":"https://b.example/1.html","nomDocument":"C1"}},{"document":{"tema":"Reglaments","sumari":"Decret%202/2025"}}]}"#;

    #[test]
    fn a_law_in_utf16_with_a_mark() {
        let bytes: Vec<u8> = format!("\u{feff}{LAW}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let law = parse("ad-bopa", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ad-llei-7-2031", "Llei 7/2031"));
        assert!(law.title().contains("de la Llei 4/2017, del 22 de juny"));
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(days(&law), [(DateKind::Adoption, date(2031, 12, 16))]);
        assert!(law.dates[0].computed_by.is_none());
    }

    #[test]
    fn a_title_alone_gives_the_day() {
        let text = LAW.replace("sessió del dia", "reunió del");
        let law = parse("ad-bopa", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Adoption, date(2031, 12, 16))]);
        assert!(law.dates[0].computed_by.is_some());
        let odd = heading("Llei 8/2031, d'1 de març, de coses").and_then(|h| h.adopted);
        assert_eq!(odd, Some(date(2031, 3, 1)));
        assert_eq!(heading("Edicte del 14-1-2025 pel qual"), None);
    }

    const LINES: &str = "<html><head><title>5C7</title></head><body><table><tr><td>Llei 5/2001, del 3 d'octubre, de modificació<br>de la Llei contra el blanqueig de diners<br><br>
Atès que el Consell General en la seva sessió del<br>dia 3 d'octubre del 2001 ha aprovat la següent:<br>Casa de la Vall, 4 d'octubre del 2001<br></td></tr></table></body></html>";

    #[test]
    fn a_page_of_lines_without_classes() {
        let bytes: Vec<u8> = format!("\u{feff}{LINES}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let law = parse("ad-bopa", "x", &bytes).unwrap().laws.remove(0);
        let title = "Llei 5/2001, del 3 d'octubre, de modificació de la Llei contra el blanqueig de diners";
        assert_eq!((law.id.as_str(), law.title()), ("ad-llei-5-2001", title));
        assert_eq!(days(&law), [(DateKind::Adoption, date(2001, 10, 3))]);
        assert!(law.dates[0].computed_by.is_none());
        survives("ad-bopa", "x", LINES);
    }

    #[test]
    fn an_issue_in_local_time() {
        let parsed = parse("ad-bopa", "x", ISSUE.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (1, 1));
        let law = &parsed.laws[0];
        assert_eq!((law.id.as_str(), law.title()), ("ad-llei-18-2024", "Llei 18/2024, del 19 de desembre, de caça."));
        assert_eq!(days(law), [(DateKind::Adoption, date(2024, 12, 19)), (DateKind::Publication, date(2025, 1, 15))]);
    }

    #[test]
    fn a_correction_is_not_the_law_that_it_names() {
        let text = LAW.replace("\"Titol-3\">Llei", "\"Titol-3\">Correcció d’errata del 3-1-2032 en la Llei");
        let parsed = parse("ad-bopa", "x", text.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), &parsed.skipped[..]), (0, &[(CORRECTION.to_owned(), 1)][..]));
        let listed = ISSUE.replace("\"Llei%20", "\"Correcci%C3%B3%20d%27errata%20en%20la%20Llei%20");
        let parsed = parse("ad-bopa", "x", listed.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (0, 2));
    }

    #[test]
    fn a_decree_is_not_of_the_session_nor_the_number_of_the_law_that_it_names() {
        let title = "Edicte del 5-2-2032 sobre la Llei 9/2031, del 21 de febrer, contra el blanqueig de diners";
        let own = "Llei 7/2031, del 16 de desembre, de modificació de la <a>Llei 4/2017</a>, del 22 de juny, contra el blanqueig de diners";
        let law = parse("ad-bopa", "x", LAW.replace(own, title).as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), days(&law)), ("ad-cgl2031", vec![(DateKind::Adoption, date(2032, 2, 5))]));
    }

    #[test]
    fn a_constitution_of_the_first_years() {
        let summary = "Llei%2018%2F2024%2C%20del%2019%20de%20desembre%2C%20de%20ca%C3%A7a.";
        let text = ISSUE
            .replace("\"Lleis\"", "\"Constitució de prova\"")
            .replace(summary, "Constituci%c3%b3%2c de 27-5-94.")
            .replace("2025-01-14T23:00:00", "1994-06-02T10:00:00");
        let law = parse("ad-bopa", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ad-c1", "Constitució, de 27-5-94."));
        assert_eq!(days(&law), [(DateKind::Adoption, date(1994, 5, 27)), (DateKind::Publication, date(1994, 6, 3))]);
        assert!(law.dates[0].computed_by.is_some());
    }

    #[test]
    fn laws_of_the_first_years_have_a_day_and_no_number() {
        let listed = |title: &str| {
            let summary = "Llei%2018%2F2024%2C%20del%2019%20de%20desembre%2C%20de%20ca%C3%A7a.";
            let text = ISSUE.replace(summary, title).replace("2025-01-14T23:00:00", "2001-01-23T23:00:00");
            parse("ad-bopa", "x", text.as_bytes()).unwrap().laws.pop()
        };
        let (adopted, published) =
            ((DateKind::Adoption, date(2000, 12, 29)), (DateKind::Publication, date(2001, 1, 24)));
        for title in [
            "Llei de cooperaci%c3%b3 penal de prova i contra el blanqueig%2c del 29 de desembre del 2000.",
            "Llei de cooperaci%c3%b3 penal de prova i contra el blanqueig%2c de 29-12-2000.",
            "Llei+de+cooperaci%c3%b3+penal+de+prova+i+contra+el+blanqueig%2c+de+29-12-00.",
        ] {
            let law = listed(title).unwrap();
            assert_eq!((law.id.as_str(), law.citation.as_str()), ("ad-c1", "C1"));
            assert!(law.title().starts_with("Llei de cooperació penal de prova i contra el blanqueig, de"));
            assert_eq!(law.topics, [Topic::MoneyLaundering]);
            assert_eq!(days(&law), [adopted, published], "{title}");
        }
        // The day of the law that is changed is long ago.
        let law = listed("Llei de modificaci%c3%b3 de la Llei de prova%2c de 11-5-95.").unwrap();
        assert_eq!(days(&law), [published]);
        for other in ["Edicte de prova%2c de 29-12-2000.", "Correcci%c3%b3 d%27errata en la Llei de prova", "Lleialtat"]
        {
            assert!(listed(other).is_none(), "{other}");
        }
    }

    #[test]
    fn a_page_of_a_law_without_a_number() {
        let (own, title) =
            (LINES.find("Llei 5/2001").unwrap(), "Llei de prova i contra el blanqueig, de l'11 de maig de 1995");
        let after = LINES.find("<br><br>").unwrap();
        let page = format!("{}{title}{}", &LINES[..own], &LINES[after..]);
        let law = parse("ad-bopa", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ad-5c7", title));
        let alone = page.replace("sessió del", "reunió del").replace("Casa de la Vall", "Casa");
        let law = parse("ad-bopa", "x", alone.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Adoption, date(1995, 5, 11))]);
        survives("ad-bopa", "x", &page);
    }

    const CODE: &str = r#"<html><head><title>5C7</title></head><body><div><p class="Titol-3">Llei 9/2031, del 21 de febrer, qualificada del Codi penal</p>
<p>Article 121 bis</p><p>Tràfic d’éssers humans amb la finalitat d’extracció</p><p>d’òrgans</p><p>1. El que</p>
<p>Article 380</p><p>Suborn</p><p>L’autoritat que</p><p>“Article 409. <span>Blanqueig de diners o valors</span></p>
<p>Article 381 de la Llei</p><p>Suborn</p><p>Article 382</p><p>El suborn de prova es castiga.</p><p>Article 7</p><p>Olles</p></div></body></html>"#;

    #[test]
    fn the_penal_code_has_its_sections() {
        let law = parse("ad-bopa", "x", CODE.as_bytes()).unwrap().laws.remove(0);
        let sections: Vec<_> = law.sections.iter().map(|s| (s.number.as_str(), s.heading.as_str())).collect();
        assert_eq!(
            sections,
            [
                ("121 bis", "Tràfic d’éssers humans amb la finalitat d’extracció d’òrgans"),
                ("380", "Suborn"),
                ("409", "Blanqueig de diners o valors"),
            ]
        );
        assert_eq!(law.topics, [Topic::HumanTrafficking, Topic::Corruption, Topic::MoneyLaundering]);
        let other = CODE.replace("Codi penal", "Codi de prova");
        assert!(parse("ad-bopa", "x", other.as_bytes()).unwrap().laws[0].sections.is_empty());
        survives("ad-bopa", "x", CODE);
    }

    #[test]
    fn plus_signs_stand_for_spaces_where_there_are_none() {
        assert_eq!(summary("Av%c3%ads+del+dia"), "Avís del dia");
        assert_eq!(summary("Llei%201%2B1%20a+b"), "Llei 1+1 a+b");
        assert_eq!(summary("C++ i a"), "C++ i a");
    }

    #[test]
    fn lists_of_issues_are_skipped_damage_is_survived() {
        assert_eq!(parse("ad-bopa", "x", b"[{}, {}]").unwrap().skipped[0].1, 2);
        survives("ad-bopa", "x", LAW);
        survives("ad-bopa", "x", ISSUE);
        assert!(parse("ad-bopa", "x", b"<html><body>No trobat</body></html>").is_err());
    }
}
