//! LILEX: the acts of Liechtenstein in their consolidated text, and the page that lists an act's versions.

use std::collections::HashMap;

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, LawDate, LawStatus};

use super::super::act::Act;
use crate::{
    formats::{
        dates,
        html::{self, Page, below, text},
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of LILEX' texts and of its pages about them.
pub struct Lilex;

impl Parser for Lilex {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the act", document)?;
        if page.first("h2.law-title").is_some() { about(document, &page) } else { consolidated(document, &page) }
    }
}

/// Year and number in the gazette, the `Liechtensteinisches Landesgesetzblatt`.
type Gazette = (i16, u32);

fn id((year, number): Gazette) -> String {
    format!("li-{year}-{number:03}")
}

fn citation((year, number): Gazette) -> String {
    format!("LGBl. {year} Nr. {number}")
}

fn url((year, number): Gazette) -> String {
    format!("https://www.gesetze.li/konso/{year}{number:03}000")
}

/// Year and number in an address: `/konso/1988037000`.
fn gazette_of_address(url: &str) -> Option<Gazette> {
    let digits = url.split('/').map(|p| p.split('?').next().unwrap_or(p)).find(|p| p.len() == 10)?;
    Some((digits.get(..4)?.parse().ok()?, digits.get(4..7)?.parse().ok()?))
}

/// The part of an issue that holds several acts, in an address: `/konso/1912009002` is number 9/2.
fn part_of_address(url: &str) -> Option<u32> {
    let digits = url.split('/').map(|p| p.split('?').next().unwrap_or(p)).find(|p| p.len() == 10)?;
    digits.get(7..)?.parse().ok().filter(|part| *part > 0)
}

/// Identifier, citation and address of the document's own act.
fn names(document: &Document<'_>, own: Gazette) -> (String, String, String) {
    let address = document.url.filter(|u| gazette_of_address(u) == Some(own));
    match address.and_then(part_of_address) {
        Some(part) => {
            let (year, number) = own;
            let page = format!("https://www.gesetze.li/konso/{year}{number:03}{part:03}");
            (format!("{}-{part}", id(own)), format!("{}/{part}", citation(own)), page)
        }
        None => (id(own), citation(own), url(own)),
    }
}

/// Words between the kind of an act and what it is about: a day behind them is another act's.
const ABOUT: &[&str] = &[" betreffend ", " über ", " zur ", " zum ", " zwischen "];

/// The title without the day that stands in it, and the day on which the diet passed the act:
/// `Gesetz vom 14. März 1996 über …`, `Gemeindegesetz vom 20. März 1996`. The day in `Notenaustausch betreffend die
/// Übernahme des Beschlusses vom …` is that of the decision.
fn title_and_day(full: &str) -> (String, Option<Date>) {
    let found = dates::all(full, "de").into_iter().find(|f| full.get(..f.start).is_some_and(|h| h.ends_with("vom ")));
    let own = found.filter(|f| {
        let head = full.get(..f.start).unwrap_or_default();
        let at_end = full.get(f.end..).is_none_or(|rest| rest.trim().is_empty()) && !head.contains(" Übernahme ");
        at_end || !ABOUT.iter().any(|word| head.contains(word))
    });
    let Some(found) = own else { return (full.to_owned(), None) };
    let head = full.get(..found.start).unwrap_or_default().trim_end_matches("vom ");
    let title = html::collapse(&format!("{head} {}", full.get(found.end..).unwrap_or_default()));
    (title, Some(found.date))
}

fn missing(what: &str) -> ParseError {
    ParseError::Layout(format!("no {what} on the page"))
}

/// The page `…/meta`: title, day, place in the gazette and the spans of all versions.
fn about(document: &Document<'_>, page: &Page) -> Result<Parsed, ParseError> {
    let full = page.text_of("h2.law-title").ok_or_else(|| missing("h2.law-title"))?;
    let gazette = page.all("table.lgbl a[href*='/chrono/']").into_iter().find_map(|a| {
        let shown = text(a);
        let (year, number) = shown.split_once('.')?;
        Some((year.parse().ok()?, number.parse().ok()?))
    });
    let gazette: Option<Gazette> = gazette.or_else(|| document.url.and_then(gazette_of_address));
    let gazette = gazette.ok_or_else(|| missing("place in the gazette such as 1988.037"))?;
    let (title, adopted) = title_and_day(&full);
    let (id, citation, url) = names(document, gazette);
    let mut act = Act::new(document, "LIE", id, ("de", &title), citation);
    act.date(DateKind::Adoption, adopted, "css=h2.law-title");
    let mut spans: Vec<(Date, Option<Date>)> = Vec::new();
    for option in page.all("select[name='version'] option") {
        let days: Vec<Date> = dates::all(&text(option), "de").into_iter().map(|f| f.date).collect();
        let Some(&from) = days.first() else { continue };
        let value = option.attr("value").unwrap_or_default();
        act.version(Some(from), "consolidated", &format!("css=select[name='version'] option[value='{value}']"));
        spans.push((from, days.get(1).copied()));
    }
    // The day for which the page looks versions up is that on which it was asked for.
    let asked = page.first("input[name='observe_date']").and_then(|i| dates::whole(i.attr("value")?, "de"));
    let newest = spans.iter().copied().max();
    match (newest, asked) {
        (Some((from, None)), asked) if asked.is_none_or(|day| from <= day) => act.status(LawStatus::InForce),
        (Some(_), Some(day)) if spans.iter().all(|(from, _)| *from > day) => act.status(LawStatus::NotYetInForce),
        (Some((_, Some(end))), Some(day)) if end < day => {
            act.date(DateKind::Repeal, Some(end), "css=select[name='version'] option");
            act.status(LawStatus::Repealed);
        }
        (Some(_), Some(_)) => act.status(LawStatus::InForce),
        _ => {}
    }
    act.url(url);
    Ok(act.parsed())
}

/// What the text says of an issue of the gazette: the act itself first, then the amending acts with provisions of
/// their own.
#[derive(Debug, Default)]
struct Issue {
    published: Option<Date>,
    adopted: Option<Date>,
    in_force: Option<Date>,
}

/// Kinds that are no title by themselves.
const BARE: &[&str] =
    &["Gesetz", "Verordnung", "Kundmachung", "Beschluss", "Notenaustausch", "Vereinbarung", "Abkommen"];

/// The consolidated text, with the days of those amending acts that it quotes.
fn consolidated(document: &Document<'_>, page: &Page) -> Result<Parsed, ParseError> {
    let notes = footnotes(page);
    let (order, issues) = issues(page, &notes);
    let of_address = document.url.and_then(gazette_of_address);
    let own = order.first().copied().or(of_address).ok_or_else(|| missing("`Jahrgang 1988 Nr. 37`"))?;
    // `Gesetz`, its day, and what it is about stand in lines of their own.
    let shown = || {
        let kind = page.text_of(".htit1")?;
        let about = page.text_of(".htit2").filter(|_| BARE.contains(&kind.as_str()));
        Some(about.map_or_else(|| kind.clone(), |about| format!("{kind} {about}")))
    };
    let full = page.meta("description").or_else(shown).ok_or_else(|| missing("div.htit1"))?;
    let (title, described) = title_and_day(&full);
    let (id, cited, url) = names(document, own);
    let mut act = Act::new(document, "LIE", id, ("de", &title), cited);
    let issue = issues.get(&own);
    act.date(DateKind::Adoption, issue.and_then(|i| i.adopted).or(described), "css=div.vom");
    treaty(&mut act, page);
    act.date(DateKind::Publication, issue.and_then(|i| i.published), "text=ausgegeben am");
    act.date(DateKind::InForce, in_force(page), "text=Dieses Gesetz tritt in Kraft");
    for gazette in order.iter().skip(1) {
        let Some(issue) = issues.get(gazette) else { continue };
        let (kind, day) = match (issue.in_force, issue.adopted, issue.published) {
            (Some(day), _, _) => (DateKind::InForce, day),
            (_, Some(day), _) => (DateKind::Adoption, day),
            (_, _, Some(day)) => (DateKind::Publication, day),
            _ => continue,
        };
        act.amendment(&citation(*gazette), kind, day, &format!("text=Jahrgang {} Nr. {}", gazette.0, gazette.1));
    }
    act.url(url);
    sections(&mut act, page, &notes, &issues);
    Ok(act.parsed())
}

/// The days at the head of a treaty: `Abgeschlossen in Bern am …`, `Zustimmung des Landtags: …`, `Inkrafttreten: …`. An
/// exchange of notes binds by itself.
fn treaty(act: &mut Act<'_>, page: &Page) {
    let Some(concluded) = page.text_of("div.abge") else { return };
    let by_notes = concluded.contains("durch Notenaustausch");
    let kind = if by_notes { DateKind::Adoption } else { DateKind::Signature };
    act.date(kind, dates::first(&concluded, "de"), "css=div.abge");
    for line in page.all("div.abge ~ div").into_iter().take(8).map(text) {
        if line.starts_with("Zustimmung des Landtag") {
            act.date(DateKind::Adoption, dates::first(&line, "de"), "text=Zustimmung des Landtags");
        }
    }
    let in_force = page.text_of("div.inkr").and_then(|line| dates::first(&line, "de"));
    act.date(DateKind::InForce, in_force, "css=div.inkr");
}

/// The day that the act sets for itself as a whole.
fn in_force(page: &Page) -> Option<Date> {
    page.all("div.abs, div.ab").into_iter().map(text).find_map(|t| {
        let own = t.starts_with("Dieses Gesetz tritt") || t.starts_with("Diese Verordnung tritt");
        let found = dates::all(&t, "de");
        let one = (own && found.len() == 1).then(|| found.first().copied()).flatten()?;
        t.get(one.end..)?.trim_start().starts_with("in Kraft").then_some(one.date)
    })
}

/// Footnotes by their anchors: `fn138` says `§ 104a abgeändert durch LGBl. 2019 Nr. 124.`
fn footnotes(page: &Page) -> HashMap<String, String> {
    page.all(".fntext")
        .into_iter()
        .filter_map(|note| {
            let name = below(note, "a[name^='fn']").first()?.attr("name")?.to_owned();
            let words = text(note);
            let words = words.trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned();
            Some((name, words))
        })
        .collect()
}

/// The issues of the gazette in the text's order.
fn issues(page: &Page, notes: &HashMap<String, String>) -> (Vec<Gazette>, HashMap<Gazette, Issue>) {
    let mut order: Vec<Gazette> = Vec::new();
    let mut issues: HashMap<Gazette, Issue> = HashMap::new();
    let mut now = None;
    for element in page.all("tr, div.vom, a[href^='#fn']") {
        match element.value().name() {
            "tr" => {
                let row = text(element);
                if let Some(gazette) = gazette_after(&row, "Jahrgang ") {
                    if !order.contains(&gazette) {
                        order.push(gazette);
                    }
                    let published = row.split_once("ausgegeben am").and_then(|(_, d)| dates::first(d, "de"));
                    let issue = issues.entry(gazette).or_default();
                    issue.published = issue.published.or(published);
                    now = Some(gazette);
                }
            }
            "div" => {
                if let Some(issue) = now.and_then(|g| issues.get_mut(&g)) {
                    issue.adopted = issue.adopted.or_else(|| dates::first(&text(element), "de"));
                }
            }
            _ => {
                let note = element.attr("href").and_then(|h| notes.get(h.trim_start_matches('#')));
                let day = note.and_then(|n| n.strip_prefix("Inkrafttreten:")).and_then(|d| dates::first(d, "de"));
                if let (Some(issue), Some(day)) = (now.and_then(|g| issues.get_mut(&g)), day) {
                    issue.in_force = issue.in_force.or(Some(day));
                }
            }
        }
    }
    (order, issues)
}

/// Year and number after a word: `Jahrgang 1988 Nr. 37`, `LGBl. 2016 Nr. 161`.
fn gazette_after(text: &str, word: &str) -> Option<Gazette> {
    let (_, rest) = text.split_once(word)?;
    let (year, rest) = rest.split_once(' ')?;
    let number = rest.trim_start().strip_prefix("Nr.")?.trim_start();
    let digits = number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len());
    Some((year.parse().ok()?, number.get(..digits)?.parse().ok()?))
}

fn sections(act: &mut Act<'_>, page: &Page, notes: &HashMap<String, String>, issues: &HashMap<Gazette, Issue>) {
    for article in page.all("div.art") {
        let Some(anchor) = below(article, "a[name]").into_iter().find_map(|a| a.attr("name").map(str::to_owned)) else {
            continue;
        };
        let (Some((_, number)), Some(heading)) = (anchor.split_once(':'), below(article, ".sacht").first().copied())
        else {
            continue;
        };
        // The numbers of footnotes stand within the heading too.
        let heading = text(heading).trim_end_matches(|c: char| c.is_ascii_digit()).trim().to_owned();
        let locator = format!("css=a[name='{anchor}']");
        let note = below(article, "a[href^='#fn']")
            .into_iter()
            .filter_map(|a| notes.get(a.attr("href")?.trim_start_matches('#')))
            .find(|n| whole_section(n, number).is_some_and(|rest| rest.starts_with("eingefügt")));
        let inserted = note.and_then(|n| inserted(act, n, issues, &locator));
        act.section(number, &heading, inserted, &locator);
    }
}

/// What a footnote about the whole of a section says of it: `§ 307a eingefügt durch …`.
fn whole_section<'n>(note: &'n str, number: &str) -> Option<&'n str> {
    let rest = note.strip_prefix("§ ").or_else(|| note.strip_prefix("Art. "))?;
    rest.strip_prefix(number)?.strip_prefix(' ')
}

/// When the act that inserted a section came into force, was passed or published, as far as the text says; else the
/// year of its gazette.
fn inserted(act: &Act<'_>, note: &str, issues: &HashMap<Gazette, Issue>, locator: &str) -> Option<LawDate> {
    let gazette = gazette_after(note, "LGBl. ")?;
    let issue = issues.get(&gazette);
    let day = |of: fn(&Issue) -> Option<Date>| issue.and_then(of);
    let known = day(|i| i.in_force)
        .map(|d| (DateKind::InForce, d))
        .or_else(|| day(|i| i.adopted).map(|d| (DateKind::Adoption, d)))
        .or_else(|| day(|i| i.published).map(|d| (DateKind::Publication, d)));
    match known {
        Some((kind, date)) => Some(act.inserted(kind, date, DatePrecision::Day, locator)),
        None => {
            let date = Date::new(gazette.0, 1, 1).ok()?;
            Some(act.inserted(DateKind::Publication, date, DatePrecision::Year, locator))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const META: &str = r#"<html><body><h2 class="law-title grau">Gesetz vom 4. M&auml;rz 2001 gegen Geldw&auml;scherei</h2>
        <table class="lgbl"><tr><td><a href="/chrono/2001037000">2001.037</a></td><td><select name="version">
        <option selected value="2">01.03.2023</option><option value="1">01.01.2002 - 28.02.2023</option></select></td></tr>
        </table></body></html>"#;

    const TEXT: &str = r##"<html><head><meta name="description" content="Strafgesetzbuch (TStGB) vom 4. Juni 1980"></head><body>
        <table><tr><td>Jahrgang 1981</td><td>Nr. 7</td><td>ausgegeben am 2. Oktober 1981</td></tr></table>
        <div class="htit1">Strafgesetzbuch</div><div class="vom">vom 4. Juni 1980</div>
        <div class="art"><a name="par:104a"></a>&sect; 104a<a href="#fn1"><sup>1</sup></a><div class="sacht">Menschenhandel</div></div>
        <div class="art"><a name="par:304"></a>&sect; 304<a href="#fn2"><sup>2</sup></a><div class="sacht">Bestechlichkeit<a href="#fn2"><sup>2</sup></a></div></div>
        <div class="art"><a name="par:305"></a>&sect; 305<a href="#fn3"><sup>3</sup></a><div class="sacht">Vorteilsannahme</div></div>
        <div class="art"><a name="par:400"></a>&sect; 400<div class="sacht">Inkrafttreten</div><div class="abs">Dieses Gesetz tritt am 1. Januar 1982 in Kraft.</div></div>
        <table><tr><td colspan="3">Jahrgang 2007	Nr. 186	ausgegeben am 27. Juli 2007</td></tr></table>
        <div class="vom">vom 1. Mai 2007</div><div class="abs">Ist anzuwenden nach Inkrafttreten<a href="#fn4"><sup>4</sup></a></div>
        <div class="fntext"><a href="#fr1" name="fn1">1</a> &nbsp; &sect; 104a eingef&uuml;gt durch <a>LGBl. 2007 Nr. 186</a>.</div>
        <div class="fntext"><a href="#fr2" name="fn2">2</a> &nbsp; &sect; 304 abge&auml;ndert durch <a>LGBl. 2016 Nr. 161</a>.</div>
        <div class="fntext"><a href="#fr3" name="fn3">3</a> &nbsp; &sect; 305 eingef&uuml;gt durch <a>LGBl. 2016 Nr. 161</a>.</div>
        <div class="fntext"><a href="#fr4" name="fn4">4</a> &nbsp; Inkrafttreten: 1. August 2007.</div></body></html>"##;

    #[test]
    fn a_page_without_description_has_its_title_in_two_lines() {
        let page = r#"<html><body><table><tr><td>Jahrgang 2031</td><td>Nr. 7</td><td>ausgegeben am 2. Mai 2031</td></tr></table>
            <div class="htit1">Verordnung</div><div class="vom">vom 1. Mai 2031</div><div class="htit2">gegen Geldw&auml;scherei</div></body></html>"#;
        let law = parse("li-lilex", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Verordnung gegen Geldwäscherei");
        assert_eq!(law.passage().map(|d| d.date), Some(date(2031, 5, 1)));
    }

    #[test]
    fn the_page_about_an_act_lists_its_versions() {
        let law = parse("li-lilex", "x", META.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("li-2001-037", "LGBl. 2001 Nr. 37"));
        assert_eq!(law.title(), "Gesetz gegen Geldwäscherei");
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2001, 3, 4))));
        assert_eq!(law.versions.iter().map(|v| v.date).collect::<Vec<_>>(), [date(2002, 1, 1), date(2023, 3, 1)]);
        assert_eq!(law.status, LawStatus::InForce);
    }

    #[test]
    fn an_act_whose_last_version_ended_is_repealed() {
        let asked = |day: &str| META.replace("<body>", &format!("<body><input name=\"observe_date\" value=\"{day}\">"));
        let status = |text: &str| {
            let law = parse("li-lilex", "x", text.as_bytes()).unwrap().laws.remove(0);
            (law.status, law.repeal().map(|d| d.date))
        };
        assert_eq!(status(&asked("16.04.2026")), (LawStatus::InForce, None));
        let ended = asked("16.04.2026").replace(">01.03.2023<", ">01.03.2023 - 31.12.2024<");
        assert_eq!(status(&ended), (LawStatus::Repealed, Some(date(2024, 12, 31))));
        assert_eq!(status(&ended.replace("16.04.2026", "16.04.2024")), (LawStatus::InForce, None));
        assert_eq!(status(&asked("16.04.2001")), (LawStatus::NotYetInForce, None));
    }

    #[test]
    fn the_day_of_a_decision_in_the_title_of_a_treaty_is_not_the_treatys() {
        let page = r#"<html><head><meta name="description" content="Notenaustausch zwischen Hier und Dort betreffend die Übernahme der Beschlüsse vom 1. Februar 2031 zur Änderung von Töpfen"></head>
            <body><table><tr><td>Jahrgang 2031</td><td>Nr. 76</td><td>ausgegeben am 1. März 2031</td></tr></table><div class="htit1">Notenaustausch</div>
            <div class="abge">Abgeschlossen durch Notenaustausch vom 28. Februar 2031</div><div class="inkr">Inkrafttreten: 27. Februar 2031</div></body></html>"#;
        let days = |text: &str| {
            let law = parse("li-lilex", "x", text.as_bytes()).unwrap().laws.remove(0);
            law.dates.iter().map(|d| (d.kind, d.date)).collect::<Vec<_>>()
        };
        let published = (DateKind::Publication, date(2031, 3, 1));
        let in_force = (DateKind::InForce, date(2031, 2, 27));
        assert_eq!(days(page), [(DateKind::Adoption, date(2031, 2, 28)), in_force, published]);
        let signed = page.replace("durch Notenaustausch vom 28.", "in Dort am 28.").replace(
            "<div class=\"inkr\">",
            "<div class=\"zust\">Zustimmung des Landtags: 26. Februar 2031</div><div class=\"inkr\">",
        );
        assert_eq!(
            days(&signed),
            [(DateKind::Signature, date(2031, 2, 28)), (DateKind::Adoption, date(2031, 2, 26)), in_force, published]
        );
        assert_eq!(title_and_day("Abkommen zwischen A und B vom 5. Mai 1990").1, Some(date(1990, 5, 5)));
    }

    #[test]
    fn acts_of_one_issue_are_told_apart() {
        assert_eq!(part_of_address("https://www.gesetze.li/konso/1912009002/meta"), Some(2));
        assert_eq!(part_of_address("https://www.gesetze.li/konso/1988037000"), None);
    }

    #[test]
    fn a_code_down_to_its_sections_with_the_day_of_insertion() {
        let law = parse("li-lilex", "x", TEXT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("li-1981-007", "Strafgesetzbuch (TStGB)"));
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Adoption, date(1980, 6, 4)),
                (DateKind::Publication, date(1981, 10, 2)),
                (DateKind::InForce, date(1982, 1, 1)),
            ]
        );
        assert_eq!(law.topics, [Topic::Corruption]);
        let inserted: Vec<_> = law
            .sections
            .iter()
            .map(|s| {
                (s.number.as_str(), s.heading.as_str(), s.inserted.as_ref().map(|d| (d.kind, d.date, d.precision)))
            })
            .collect();
        assert_eq!(
            inserted,
            [
                ("104a", "Menschenhandel", Some((DateKind::InForce, date(2007, 8, 1), DatePrecision::Day))),
                ("304", "Bestechlichkeit", None),
                ("305", "Vorteilsannahme", Some((DateKind::Publication, date(2016, 1, 1), DatePrecision::Year))),
            ]
        );
        assert_eq!(law.amendments[0].citation, "LGBl. 2007 Nr. 186");
    }

    #[test]
    fn an_address_tells_the_place_in_the_gazette() {
        assert_eq!(gazette_of_address("https://www.gesetze.li/konso/1988037000/meta"), Some((1988, 37)));
        assert_eq!(gazette_of_address("https://www.gesetze.li/konso/html/1988037000?version=1"), Some((1988, 37)));
        assert_eq!(gazette_of_address("https://www.gesetze.li/konso/suche"), None);
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("li-lilex", "x", b"<html><body>Fehler"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("li-lilex", "x", b"{}"), Err(ParseError::WrongType { .. })));
        survives("li-lilex", &[META, TEXT]);
    }
}
