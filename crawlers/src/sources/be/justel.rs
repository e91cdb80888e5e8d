//! Justel: the acts of Belgium in French, Dutch or German, and the yearly lists of the Moniteur belge.

use std::collections::HashSet;

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, Law};

use super::super::act::Act;
use crate::{
    formats::{
        dates,
        html::{Page, below, text},
        text::folded,
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of Justel's pages and of the yearly lists.
pub struct Justel;

impl Parser for Justel {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the act", document)?;
        if page.first("#list-title-1").is_some() {
            return Ok(Parsed { laws: act(document, &page)?, ..Parsed::default() });
        }
        let (laws, translations) = list(document, &page);
        if laws.is_empty() {
            return Err(ParseError::Layout(
                "neither #list-title-1 nor a list with addresses such as /eli/loi/2024".to_owned(),
            ));
        }
        let skipped = if translations > 0 { vec![(TRANSLATION.to_owned(), translations)] } else { Vec::new() };
        Ok(Parsed { laws, skipped, ..Parsed::default() })
    }
}

const TRANSLATION: &str = "German translation of an act that stands under a number of its own";

/// Whether an entry is no act but its German translation, which the gazette prints later under another number.
fn is_translation(title: &str) -> bool {
    let mark = title.rsplit(['-', '–', '—']).next().unwrap_or_default().trim().to_lowercase();
    ["traduction allemande", "duitse vertaling", "deutsche übersetzung"].iter().any(|t| mark.starts_with(t))
}

/// `7 JANVIER 2024. - Loi modifiant …` as the day and the title. The day is that on which the king or a government
/// sanctioned and promulgated the act.
fn day_and_title(full: &str, language: &str) -> (Option<Date>, String) {
    // Lists in one language carry months of another now and then: `14 APRIL 2024. - Loi …`.
    let day = [language, "fr", "nl", "de"]
        .into_iter()
        .find_map(|l| dates::all(full, l).into_iter().next().filter(|f| f.start <= 2));
    let rest = day.and_then(|f| full.get(f.end..)).unwrap_or(full);
    let title = rest.trim_start_matches([' ', '.', '-', '–', '—', '\u{a0}']).trim();
    // Editors' notes: `(NOTE : Consultation des versions antérieures à partir du …)`.
    let notes = EDITORS.iter().filter_map(|mark| title.find(mark)).min();
    let title = notes.and_then(|at| title.get(..at)).unwrap_or(title).trim_end();
    // Footnote marks of the printed gazette: `(1)(2)`.
    let mut title = title;
    while let Some((head, mark)) = title.rsplit_once('(')
        && mark.strip_suffix(')').is_some_and(|m| !m.is_empty() && m.bytes().all(|b| b.is_ascii_digit()))
    {
        title = head.trim_end();
    }
    (day.map(|f| f.date), title.to_owned())
}

/// How the editors' notes after a title begin, in French, Dutch and German.
const EDITORS: &[&str] = &["(NOTE :", "(NOTE:", "(NOTA :", "(NOTA:", "(ANMERKUNG :", "(ANMERKUNG:"];

/// The day to which the editors' note says that a text is kept: `… et mise à jour au 20-06-2025)`.
fn kept_to(full: &str, language: &str) -> Option<Date> {
    let marks = ["mise à jour au ", "tekstbijwerking tot ", "bijgewerkt tot "];
    let (_, rest) = marks.iter().find_map(|mark| full.rsplit_once(mark))?;
    dates::all(rest, language).first().filter(|f| f.start == 0).map(|f| f.date)
}

fn language_of(page: &Page) -> &'static str {
    let active = page.text_of(".nav__language-button.active").unwrap_or_default();
    match active.as_str() {
        "NL" => "nl",
        "DE" => "de",
        _ => "fr",
    }
}

/// Labels in the three languages, folded.
const PUBLISHED: &[&str] = &["publication", "publicatie", "veroffentlichung"];
const IN_FORCE: &[&str] = &["entree en vigueur", "inwerkingtreding", "inkrafttreten"];
const ENDS: &[&str] = &["fin de validite", "date de fin", "einde geldigheid", "einddatum", "abrogation", "opheffing"];
const DOSSIER: &[&str] = &["dossier numero", "dossiernummer", "aktennummer"];

fn act(document: &Document<'_>, page: &Page) -> Result<Vec<Law>, ParseError> {
    let missing = |what: &str| ParseError::Layout(format!("no {what} on the page"));
    let language = language_of(page);
    let full = page.text_of("#list-title-1 .list-item--title").ok_or_else(|| missing("p.list-item--title"))?;
    let number = page.text_of("#list-title-1 .tag").ok_or_else(|| missing("span.tag with the act's number"))?;
    let (day, title) = day_and_title(&full, language);
    let fields: Vec<(String, String)> = page
        .all("#list-title-1 p")
        .into_iter()
        .filter_map(|line| {
            let label = text(*below(line, "strong").first()?);
            let value = text(line).strip_prefix(&label)?.trim().to_owned();
            Some((folded(label.trim_end_matches([' ', ':'])), value))
        })
        .collect();
    let field = |names: &[&str]| {
        fields.iter().find(|(l, v)| names.contains(&l.as_str()) && !v.is_empty()).map(|(_, v)| v.as_str())
    };
    let citation = field(DOSSIER).map_or_else(|| format!("numac {number}"), |d| format!("{d}, numac {number}"));
    let mut act = Act::new(document, "BEL", format!("be-{number}"), (language, &title), citation);
    act.date(DateKind::Promulgation, day, "css=#list-title-1 .list-item--title");
    let published = field(PUBLISHED).and_then(|v| dates::first(v, language));
    act.date(DateKind::Publication, published, "css=#list-title-1;label=Publication");
    let in_force: Vec<Date> =
        field(IN_FORCE).map(|v| dates::all(v, language).into_iter().map(|f| f.date).collect()).unwrap_or_default();
    match in_force.as_slice() {
        [one] => act.date(DateKind::InForce, Some(*one), "css=#list-title-1;label=Entrée en vigueur"),
        [] => {}
        _ => act.note("The articles entered into force on several days; the publisher states none for the whole act."),
    }
    let ends = field(ENDS).and_then(|v| dates::first(v, language));
    act.date(DateKind::Repeal, ends, "css=#list-title-1;label=Fin de validité");
    if let Some(url) = page.first("#link-text").and_then(|a| a.attr("href")).or(document.url) {
        act.url(url.to_owned());
    }
    act.version(kept_to(&full, language), "consolidated", "css=#list-title-1 .list-item--title");
    for line in page.lines().lines() {
        amendment(&mut act, line.trim());
    }
    act.last_amended_by_list();
    headings(&mut act, page);
    Ok(act.laws())
}

/// Lines such as `LOI DU 17-01-2024 PUBLIE LE 26-01-2024 (ART. MODIFIE : 5)` in the list of amending acts.
fn amendment(act: &mut Act<'_>, line: &str) {
    let plain = folded(line);
    let split = [" publie le ", " gepubliceerd op ", " veroffentlicht am "].iter().find_map(|w| plain.split_once(w));
    let Some((head, _)) = split.filter(|(head, _)| head.chars().count() <= 80) else { return };
    if let Some(day) = dates::first(head, "fr") {
        let cited: String = line.chars().take(head.chars().count()).collect();
        act.amendment(&cited, DateKind::Promulgation, day, &format!("text={cited}"));
    }
}

/// The table of contents: Belgian articles have no headings, so that a chapter's heading stands for its articles,
/// which the next line names.
fn headings(act: &mut Act<'_>, page: &Page) {
    let Some(contents) = page.first("#list-title-2") else { return };
    let contents = crate::formats::html::lines(contents);
    let lines: Vec<&str> = contents.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    for pair in lines.windows(2) {
        let &[line, next] = pair else { continue };
        let heading = [" - ", ". "].iter().find_map(|sep| line.split_once(sep)).map(|(_, h)| h);
        let articles = next.strip_prefix("Art.").map(|a| a.trim().chars().take(60).collect::<String>());
        if let (Some(heading), Some(articles)) = (heading, articles) {
            let locator = format!("css=#list-title-2;text={line}");
            // `De la traite. <Inséré par L 2005-08-10/61, art. 9; En vigueur : 12-09-2005>`
            let (heading, note) = heading.split_once('<').unwrap_or((heading, ""));
            let plain = folded(note);
            let inserting = ["insere", "ingevoegd", "eingefugt"].iter().any(|word| plain.starts_with(word));
            let day = dates::first(note, "fr").filter(|_| inserting);
            let inserted = day.map(|day| act.inserted(DateKind::Promulgation, day, DatePrecision::Day, &locator));
            act.section(&articles, heading.trim_start_matches(['-', ' ']).trim_end(), inserted, &locator);
        }
    }
}

/// A yearly list: title with the day, publication, and the address with the act's number. Its markup leaves most
/// elements open, so that only the order of its parts counts.
///
/// With the laws comes how many entries were translations.
fn list(document: &Document<'_>, page: &Page) -> (Vec<Law>, u32) {
    let (mut laws, mut listed, mut translations) = (Vec::new(), HashSet::new(), 0);
    let mut now: Option<(String, Option<Date>)> = None;
    for element in page.all("td, a[href*='/eli/']") {
        if element.value().name() == "td" {
            let words = text(element);
            if let Some((full, rest)) = split_entry(&words) {
                now = Some((full.to_owned(), dates::first(rest, "fr")));
            }
            continue;
        }
        let href = element.attr("href").unwrap_or_default();
        let Some(number) = number_in(href) else { continue };
        let Some((full, published)) = now.take() else { continue };
        let language = if href.contains("/wet/") || href.contains("/decreet/") { "nl" } else { "fr" };
        let (day, title) = day_and_title(&full, language);
        if is_translation(&title) {
            translations += 1;
            continue;
        }
        let mut act = Act::new(document, "BEL", format!("be-{number}"), (language, &title), format!("numac {number}"));
        let locator = format!("css=a[href='{href}']");
        act.date(DateKind::Promulgation, day, &locator);
        act.date(DateKind::Publication, published, &locator);
        act.url(href.replacen("http://", "https://", 1).replace("/moniteur", "/justel").trim().to_owned());
        if !title.is_empty() && listed.insert(number.to_owned()) {
            laws.push(act.law());
        }
    }
    (laws, translations)
}

/// Title and the rest of an entry: `… Loi … Publié le : 17-01-2024 …`.
fn split_entry(words: &str) -> Option<(&str, &str)> {
    ["Publié le", "Gepubliceerd op", "Bekendgemaakt op"].iter().find_map(|w| words.split_once(w))
}

/// `2024000164` in `/eli/loi/2024/01/07/2024000164/justel`.
fn number_in(href: &str) -> Option<&str> {
    let (_, path) = href.split_once("/eli/")?;
    path.split('/').nth(4).map(str::trim).filter(|n| n.len() == 10 && n.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const ACT: &str = "<html><meta charset=\"iso-8859-1\"><a class='nav__language-button active'>FR</a>
        <div id='list-title-1'><span class='tag'>2024009164</span><p class='list-item--title'> 7 FÉVRIER 2024. - Loi d'essai contre le blanchiment (1)(2)</p>
        <p><strong>Source: </strong>Justice</p><p><strong>Publication: </strong>17 février 2024</p><p><strong>Dossier num&eacute;ro:</strong> 2024-02-07/02</p>
        <p><strong>Entr&eacute;e en vigueur :</strong> 27 février 2024 </p></div>
        <div id='list-title-2'><a>CHAPITRE IIIter.</a> - De la traite des êtres humains<br>Art. 433quinquies-433novies<br></div>
        <p>LOI DU 01-03-2025 PUBLIE LE 09-03-2025 (ART. MODIFIE : 2)</p><a id='link-text' href='https://example.org/eli/loi/2024/02/07/2024009164/justel'>x</a>";

    const LIST: &str = "<table><tr><td><font><b>1</b><td><font>7 JANVIER 2024. - Loi sur le tabac d'essai (1)<br><font><b>Publi&eacute; le : <font>17-01-2024</font></b><br>
        <td><A href=http://www.example.org/eli/loi/2024/01/07/2024000164/moniteur>Moniteur </A><A href=http://www.example.org/eli/loi/2024/01/07/2024000164/justel >Justel </A>
        <tr><td><font><b>2</b><td><font>1er MAART 2024 - Loi<br><font><b>Publi&eacute; le : <font>19-03-2024</font></b><td><A href=http://www.example.org/eli/loi/2024/03/01/2024000165/moniteur>M</A></table>";

    #[test]
    fn a_page_in_latin_1() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(ACT);
        let law = parse("be-justel", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("be-2024009164", "Loi d'essai contre le blanchiment"));
        assert_eq!(law.citation, "2024-02-07/02, numac 2024009164");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Promulgation, date(2024, 2, 7)),
                (DateKind::Publication, date(2024, 2, 17)),
                (DateKind::InForce, date(2024, 2, 27)),
                (DateKind::LastAmended, date(2025, 3, 1)),
            ]
        );
        assert_eq!(law.topics, [Topic::HumanTrafficking, Topic::MoneyLaundering]);
        assert_eq!(law.sections[0].number, "433quinquies-433novies");
        assert_eq!(law.amendments[0].citation, "LOI DU 01-03-2025");
    }

    #[test]
    fn notes_of_the_editors_are_no_part_of_a_title() {
        let noted = ACT.replace("(1)(2)", "(1) (NOTE : Voir la loi du 3 mai 2027) (NOTE : Mise à jour au 20-06-2031)");
        let noted = noted.replace("Mise à jour", "Consultation à partir du 19-04-2026 et mise à jour");
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&noted);
        let law = parse("be-justel", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Loi d'essai contre le blanchiment");
        assert_eq!((law.versions[0].label.as_str(), law.versions[0].date), ("consolidated", date(2031, 6, 20)));
    }

    #[test]
    fn a_chapter_that_was_inserted_is_of_the_inserting_act() {
        let note = "humains. &lt;Inséré par L <a>2025-03-04/61</a>, art. 9; <b>En vigueur : </b>12-09-2025&gt;<br>";
        let text = ACT.replace("humains<br>", note);
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let laws = parse("be-justel", "x", &bytes).unwrap().laws;
        assert_eq!((laws.len(), laws[1].id.as_str()), (2, "be-2024009164-433quinquies-433novies"));
        assert_eq!((laws[1].dates[0].kind, laws[1].dates[0].date), (DateKind::Promulgation, date(2025, 3, 4)));
        assert_eq!(laws[0].topics, [Topic::MoneyLaundering]);
        assert_eq!(laws[1].topics, [Topic::HumanTrafficking]);
        assert!(laws[1].title().starts_with("De la traite des êtres humains. (Loi"));
    }

    #[test]
    fn several_days_of_entry_are_not_one() {
        let several = ACT.replace("27 février 2024", "01-03-2024 (ART. 2) 01-04-2024 (ART. 3)");
        let law = parse("be-justel", "x", several.as_bytes()).unwrap().laws.remove(0);
        assert!(law.in_force().is_none() && law.notes.iter().any(|n| n.contains("several days")));
    }

    #[test]
    fn a_list_gives_each_act_once() {
        let parsed = parse("be-justel", "x", LIST.as_bytes()).unwrap();
        let found: Vec<_> = parsed.laws.iter().map(|l| (l.id.as_str(), l.dates[0].date, l.dates[1].date)).collect();
        assert_eq!(
            found,
            [
                ("be-2024000164", date(2024, 1, 7), date(2024, 1, 17)),
                ("be-2024000165", date(2024, 3, 1), date(2024, 3, 19)),
            ]
        );
        assert_eq!(parsed.laws[0].title(), "Loi sur le tabac d'essai");
        assert_eq!(parsed.laws[0].topics, [Topic::IllicitTrade]);
    }

    #[test]
    fn a_translation_is_no_act() {
        let twice = LIST.replace(
            "1er MAART 2024 - Loi<br>",
            "7 JANVIER 2024. - Loi sur le tabac d'essai. - Traduction allemande d'extraits<br>",
        );
        let parsed = parse("be-justel", "x", twice.as_bytes()).unwrap();
        assert_eq!(parsed.laws.iter().map(|l| l.id.as_str()).collect::<Vec<_>>(), ["be-2024000164"]);
        assert_eq!(parsed.skipped, [(TRANSLATION.to_owned(), 1)]);
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("be-justel", "x", b"<p>Erreur"), Err(ParseError::Layout(_))));
        survives("be-justel", &[ACT, LIST]);
    }
}
