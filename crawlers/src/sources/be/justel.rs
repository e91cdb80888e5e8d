//! Justel: the acts of Belgium in French, Dutch or German, and the yearly lists of the Moniteur belge.

use std::collections::HashSet;

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, Law, LawStatus};

use super::super::act::Act;
use crate::{
    formats::{
        dates,
        html::{Page, below, collapse, lines, text},
        text::folded,
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of Justel's pages and of the yearly lists.
pub struct Justel;

impl Parser for Justel {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the act", document)?;
        let sheet = if page.first("#list-title-1").is_some() { Some(sheet(&page)?) } else { older_sheet(&page) };
        if let Some(sheet) = sheet {
            return Ok(act(document, &page, &sheet));
        }
        let (laws, others) = list(document, &page);
        if laws.is_empty() && others.iter().all(|(_, entries)| *entries == 0) {
            return Err(ParseError::Layout(
                "neither #list-title-1 nor a list with addresses such as /eli/loi/2024".to_owned(),
            ));
        }
        let skipped = others.into_iter().filter(|(_, entries)| *entries > 0);
        let skipped = skipped.map(|(reason, entries)| (reason.to_owned(), entries)).collect();
        Ok(Parsed { laws, skipped, ..Parsed::default() })
    }
}

const TRANSLATION: &str = "German translation of an act that stands under a number of its own";
const CORRECTION: &str = "correction of an act that stands under a number of its own";

/// Why an entry is no act but its German translation or a correction of it, which the gazette prints later under
/// another number.
fn no_act(title: &str) -> Option<&'static str> {
    let mark = title.rsplit(['-', '–', '—']).next().unwrap_or_default().trim().to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| mark.starts_with(word));
    let translated = ["traduction allemande", "duitse vertaling", "deutsche übersetzung"];
    // `Coordination officieuse en langue allemande`: with what changed the act since.
    let coordinated = ["coordination officieuse", "officieuze coördinatie", "inoffizielle koordinierung"];
    if begins(&translated) || begins(&coordinated) {
        Some(TRANSLATION)
    } else if begins(&["errat", "addend", "avis rectificatif"]) {
        Some(CORRECTION)
    } else {
        None
    }
}

/// A title or heading without the editors' marks, `[1 …]1` around what an act changed, and their notes on it:
/// `<Inséré par L 2005-08-10/61, art. 9; En vigueur : 12-09-2005>`.
fn without_marks(text: &str) -> (String, String) {
    let (mut plain, mut notes) = (String::new(), String::new());
    let (mut in_note, mut after_bracket) = (false, false);
    for c in text.chars() {
        match c {
            '<' => in_note = true,
            '>' => in_note = false,
            _ if in_note => notes.push(c),
            '[' | ']' => after_bracket = true,
            _ if after_bracket && c.is_ascii_digit() => {}
            _ => {
                after_bracket = false;
                plain.push(c);
            }
        }
    }
    (collapse(&plain), notes)
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
    let title = editors_notes(title).and_then(|at| title.get(..at)).unwrap_or(title);
    let (title, _) = without_marks(title);
    // Footnote marks of the printed gazette: `(1)(2)`.
    let mut title = title.as_str();
    while let Some((head, mark)) = title.rsplit_once('(')
        && mark.strip_suffix(')').is_some_and(|m| !m.is_empty() && m.bytes().all(|b| b.is_ascii_digit()))
    {
        title = head.trim_end();
    }
    (day.map(|f| f.date), title.to_owned())
}

/// Where the editors' notes after a title begin, in French, Dutch or German: `(NOTE : Consultation des versions
/// antérieures à partir du …)`, `(NOTA 1 : …)`.
fn editors_notes(title: &str) -> Option<usize> {
    let marks = ["(NOTE", "(NOTA", "(ANMERKUNG"];
    let found = marks.iter().flat_map(|mark| title.match_indices(mark));
    let notes = found.filter(|(at, mark)| {
        let rest = title.get(at + mark.len()..).unwrap_or_default();
        rest.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).starts_with(':')
    });
    notes.map(|(at, _)| at).min()
}

/// The day to which the editors' note says that a text is kept: `… et mise à jour au 20-06-2025)`.
fn kept_to(full: &str, language: &str) -> Option<Date> {
    let marks = ["mise à jour au ", "tekstbijwerking tot ", "bijgewerkt tot "];
    let (_, rest) = marks.iter().find_map(|mark| full.rsplit_once(mark))?;
    dates::leading(rest, language)
}

/// The day in an address, `/eli/loi/1798/12/12/1798121230/justel`, or at the start of a file's number,
/// `1798-12-12/30`: titles of before 1806 may have it in the calendar of the Republic, `22 FRIMAIRE AN VII`.
fn day_of_number(text: &str) -> Option<Date> {
    match text.split_once("/eli/") {
        Some((_, path)) => {
            let mut parts = path.split('/').skip(1);
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
        }
        None => dates::iso_start(text),
    }
}

/// The rule for [`day_of_number`].
const NUMBERED: &str = "the day in the number of the act";

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
const SOURCE: &[&str] = &["source", "bron", "quelle"];

/// What a page says of its act.
#[derive(Debug)]
struct Sheet {
    language: &'static str,
    /// Day, title and the editors' notes.
    full: String,
    number: String,
    /// Label, folded, and value.
    fields: Vec<(String, String)>,
    address: Option<String>,
    /// Lines of the table of contents.
    contents: Vec<String>,
}

fn sheet(page: &Page) -> Result<Sheet, ParseError> {
    let missing = |what: &str| ParseError::Layout(format!("no {what} on the page"));
    let full = page.text_of("#list-title-1 .list-item--title").ok_or_else(|| missing("p.list-item--title"))?;
    let number = page.text_of("#list-title-1 .tag").ok_or_else(|| missing("span.tag with the act's number"))?;
    let fields: Vec<(String, String)> = page
        .all("#list-title-1 p")
        .into_iter()
        .filter_map(|line| {
            let label = text(*below(line, "strong").first()?);
            let value = text(line).strip_prefix(&label)?.trim().to_owned();
            Some((folded(label.trim_end_matches([' ', ':'])), value))
        })
        .collect();
    let address = page.first("#link-text").and_then(|a| a.attr("href")).map(str::to_owned);
    let contents = page.first("#list-title-2").map(lines).unwrap_or_default();
    let contents = contents.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    Ok(Sheet { language: language_of(page), full, number, fields, address, contents })
}

/// A page in the tables that the publisher had until 2023, which only the order of their lines tells apart:
/// `Titel`, the title, `Publicatie : 09-06-1867 nummer : 1867060850 …`, `Inhoudstafel`, chapters, `Tekst`, articles.
fn older_sheet(page: &Page) -> Option<Sheet> {
    page.first("a[name='titre']")?;
    let text = page.lines();
    let all: Vec<String> = text.lines().map(collapse).filter(|line| !line.is_empty()).collect();
    let title = all.iter().position(|line| matches!(folded(line).as_str(), "titre" | "titel"))?;
    let rest = all.get(title + 1..)?;
    let field = |line: &str| {
        let (label, value) = line.split_once(':')?;
        let label = folded(label.trim());
        let known = [PUBLISHED, IN_FORCE, ENDS, DOSSIER, SOURCE].iter().any(|names| names.contains(&label.as_str()));
        known.then(|| (label, value.trim().to_owned()))
    };
    let first = rest.iter().position(|line| field(line).is_some())?;
    let after = rest.get(first..)?;
    let begins = |line: &str, words: &[&str]| {
        let plain = folded(line);
        words.iter().any(|word| plain.starts_with(word))
    };
    // `Inhoudstafel Tekst Begin`, `Tekst Inhoudstafel Begin`
    let (tables, texts) = (["inhoudstafel", "table des matieres", "inhaltsverzeichnis"], ["tekst ", "texte "]);
    let end = after.iter().position(|line| begins(line, &tables) || begins(line, &texts)).unwrap_or(after.len());
    let fields: Vec<(String, String)> = after.iter().take(end).filter_map(|line| field(line)).collect();
    let contents = after.iter().skip(end).take_while(|line| !begins(line, &texts)).skip(1);
    let address = all
        .iter()
        .flat_map(|line| line.split(' '))
        .find(|word| word.starts_with("http") && word.contains("/eli/") && word.ends_with("/justel"))
        .map(|word| word.replacen("http://", "https://", 1));
    let number = address.as_deref().and_then(number_in).map(str::to_owned).or_else(|| {
        let words = fields.iter().flat_map(|(_, value)| value.split(' '));
        words.map(str::to_owned).find(|word| is_number(word))
    })?;
    let dutch = all.iter().take(40).any(|line| folded(line).contains("geconsolideerde"));
    Some(Sheet {
        language: if dutch { "nl" } else { "fr" },
        full: rest.get(..first)?.join(" "),
        number,
        contents: contents.cloned().collect(),
        fields,
        address,
    })
}

fn act(document: &Document<'_>, page: &Page, sheet: &Sheet) -> Parsed {
    let (language, full, number, fields) = (sheet.language, sheet.full.as_str(), &sheet.number, &sheet.fields);
    let (day, title) = day_and_title(full, language);
    if let Some(reason) = no_act(&title) {
        return Parsed::left_out(reason);
    }
    let field = |names: &[&str]| {
        fields.iter().find(|(l, v)| names.contains(&l.as_str()) && !v.is_empty()).map(|(_, v)| v.as_str())
    };
    let citation = field(DOSSIER).map_or_else(|| format!("numac {number}"), |d| format!("{d}, numac {number}"));
    let id = format!("be-{}", number.to_lowercase());
    let mut act = Act::new(document, "BEL", id, (language, &title), citation);
    act.date(DateKind::Promulgation, day, "css=#list-title-1 .list-item--title");
    if day.is_none() {
        let numbered = field(DOSSIER).and_then(day_of_number);
        act.computed(DateKind::Promulgation, numbered, "css=#list-title-1;label=Dossier numéro", Some(NUMBERED));
    }
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
    if ends.is_some() {
        act.status(LawStatus::Repealed);
    }
    if let Some(url) = sheet.address.as_deref().or(document.url) {
        act.url(url.to_owned());
    }
    act.version(kept_to(full, language), "consolidated", "css=#list-title-1 .list-item--title");
    for line in page.lines().lines() {
        amendment(&mut act, line.trim());
    }
    act.last_amended_by_list();
    headings(&mut act, &sheet.contents);
    Parsed { laws: act.laws(), ..Parsed::default() }
}

/// Lines such as `LOI DU 17-01-2024 PUBLIE LE 26-01-2024 (ART. MODIFIE : 5)` in the list of amending acts.
fn amendment(act: &mut Act<'_>, line: &str) {
    let plain = folded(line);
    let published = [" publie le ", " gepubliceerd op ", " gepubl. op ", " veroffentlicht am "];
    let split = published.iter().find_map(|words| plain.split_once(words));
    let Some((head, _)) = split.filter(|(head, _)| head.chars().count() <= 80) else { return };
    if let Some(day) = dates::first(head, "fr") {
        let cited: String = line.chars().take(head.chars().count()).collect();
        act.amendment(&cited, DateKind::Promulgation, day, &format!("text={cited}"));
    }
}

/// The table of contents: Belgian articles have no headings, so that a chapter's heading stands for its articles,
/// which the next line names.
fn headings(act: &mut Act<'_>, contents: &[String]) {
    for pair in contents.windows(2) {
        let [line, next] = pair else { continue };
        let Some(articles) = next.strip_prefix("Art.").map(first_articles) else { continue };
        // A note may stand before the heading: `CHAPITRE IIbis. <Inséré par …> - Des pots`.
        let (unmarked, note) = without_marks(line);
        let heading = [" - ", ".- ", ". "].iter().find_map(|sep| unmarked.split_once(sep)).map(|(_, h)| h);
        if let Some(heading) = heading {
            let locator = format!("css=#list-title-2;text={line}");
            let plain = folded(note.trim_start());
            let inserting = ["insere", "ingevoegd", "eingefugt"].iter().any(|word| plain.starts_with(word));
            let day = dates::first(&note, "fr").filter(|_| inserting);
            let inserted = day.map(|day| act.inserted(DateKind::Promulgation, day, DatePrecision::Day, &locator));
            act.section(&articles, without_brackets(heading), inserted, &locator);
        }
    }
}

/// A heading without the brackets that older notes put around what an act changed: `(Des pots).`
fn without_brackets(heading: &str) -> &str {
    let heading = heading.trim_start_matches(['-', ' ']).trim_end();
    let inside = heading.strip_prefix('(').and_then(|rest| rest.trim_end_matches('.').strip_suffix(')'));
    inside.map(str::trim).filter(|inside| !inside.is_empty() && !inside.contains(['(', ')'])).unwrap_or(heading)
}

/// The articles of a chapter; of many, those that 60 letters hold.
fn first_articles(articles: &str) -> String {
    let articles = articles.trim();
    let some: String = articles.chars().take(60).collect();
    match some.rsplit_once(',') {
        Some((whole, _)) if some.len() < articles.len() => whole.to_owned(),
        _ => some,
    }
}

/// A yearly list: title with the day, publication, and the address with the act's number. Its markup leaves most
/// elements open, so that only the order of its parts counts.
///
/// With the laws comes how many entries were translations and corrections.
fn list(document: &Document<'_>, page: &Page) -> (Vec<Law>, [(&'static str, u32); 2]) {
    let (mut laws, mut listed) = (Vec::new(), HashSet::new());
    let mut others = [(TRANSLATION, 0), (CORRECTION, 0)];
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
        let language = language_in(href);
        let (day, title) = day_and_title(&full, language);
        if let Some(reason) = no_act(&title) {
            for (known, entries) in &mut others {
                *entries += u32::from(*known == reason);
            }
            continue;
        }
        let id = format!("be-{}", number.to_lowercase());
        let mut act = Act::new(document, "BEL", id, (language, &title), format!("numac {number}"));
        let locator = format!("css=a[href='{href}']");
        act.date(DateKind::Promulgation, day, &locator);
        if day.is_none() {
            act.computed(DateKind::Promulgation, day_of_number(href), &locator, Some(NUMBERED));
        }
        act.date(DateKind::Publication, published, &locator);
        act.url(href.replacen("http://", "https://", 1).replace("/moniteur", "/justel").trim().to_owned());
        if !title.is_empty() && listed.insert(number.to_owned()) {
            laws.push(act.law());
        }
    }
    (laws, others)
}

/// Title and the rest of an entry: `… Loi … Publié le : 17-01-2024 …`.
fn split_entry(words: &str) -> Option<(&str, &str)> {
    ["Publié le", "Gepubliceerd op", "Bekendgemaakt op"].iter().find_map(|w| words.split_once(w))
}

/// The language of an address, which names the kind of the act in it: `/eli/besluit/2024/01/07/…`.
fn language_in(href: &str) -> &'static str {
    let kind = href.split_once("/eli/").and_then(|(_, path)| path.split('/').next()).unwrap_or_default();
    match kind {
        "besluit" | "decreet" | "grondwet" | "ordonnantie" | "wet" => "nl",
        "dekret" | "erlass" | "gesetz" | "ordonnanz" | "verfassung" => "de",
        _ => "fr",
    }
}

/// `2024000164` in `/eli/loi/2024/01/07/2024000164/justel`.
fn number_in(href: &str) -> Option<&str> {
    let (_, path) = href.split_once("/eli/")?;
    path.split('/').nth(4).map(str::trim).filter(|number| is_number(number))
}

/// `2024000164`, `2020A20347`: a letter after the year marks one of several texts of one number.
fn is_number(word: &str) -> bool {
    let right = |(i, b): (usize, u8)| b.is_ascii_digit() || (i == 4 && b.is_ascii_uppercase());
    word.len() == 10 && word.bytes().enumerate().all(right)
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

    /// The tables of a page of before 2023.
    const OLDER: &str = "<HTML><A name=top> </A><TABLE><TR><TD>J U S T E L - Geconsolideerde wetgeving</TD></TR><TR><TD><A HREF='#t'>Inhoudstafel</A></TD></TR>
        <tr><td>http://www.example.org/eli/wet/1931/03/02/1931030250/justel</TABLE><A name='titre'> </A>
        <table><br><td><tr><th><font> Titel </font></th></tr><tr><th></b><b>2 MAART 1931. - STRAFWETBOEK VAN PROEF. </b><br>(NOTA 1 : Zie de wet van 10 juli 1996, <A>1996-07-10/42</A>) <br>
        (NOTA : Raadpleging van vroegere versies en tekstbijwerking tot <font>29-10-2018</font>)<br><br><font><b> Publicatie : </b></font>03-03-1931 <font>nummer : </font>&nbsp; 1931030250<font> bladzijde : </font> 3 <br>
        <font><b> Dossiernummer : </b></font> 1931-03-02/01<br><font><b> Inwerkingtreding : </b></font> 15-10-1931 </th></tr></table><A name='tablematiere'> </A>
        <table><tr><TH> Inhoudstafel </TH><TH></b><A> Tekst </A></TH></tr><tr><th></b><A>BOEK 1.</A> - POTTEN.<BR><A>HOOFDSTUK IX.</A> Mensenhandel &lt;Ingevoegd bij W 2005-08-10/61, art. 9; <b>Inwerkingtreding : </b> 12-09-2005&gt;<BR>
        Art. 433quinquies, 433sexies, 433septies, 433octies, 433novies, 433decies<BR><A>Afdeling II.</A> - &lt;W 2000-11-28/35, art. 31&gt; [<sup>1</sup> Witwassen]<sup>1</sup>.<BR>Art. 505</th></tr></table>
        <A name='texte'> </A><table><tr><TH> Tekst </TH><TH> Inhoudstafel </TH></tr><tr><th></b><A>Artikel 1.</A> Potten.<BR></th></tr></table>
        <table><tr><th><a>BEELD</a> <li>WET VAN 27-12-2012 GEPUBL. OP 31-01-2013<br>(GEWIJZIGD ART. : 5)</table></HTML>";

    #[test]
    fn a_page_in_the_older_tables() {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(OLDER);
        let laws = parse("be-justel", "x", &bytes).unwrap().laws;
        let law = &laws[0];
        assert_eq!((law.id.as_str(), law.title()), ("be-1931030250", "STRAFWETBOEK VAN PROEF."));
        assert_eq!(law.citation, "1931-03-02/01, numac 1931030250");
        assert_eq!(law.url.as_deref(), Some("https://www.example.org/eli/wet/1931/03/02/1931030250/justel"));
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Promulgation, date(1931, 3, 2)),
                (DateKind::Publication, date(1931, 3, 3)),
                (DateKind::InForce, date(1931, 10, 15)),
                (DateKind::LastAmended, date(2012, 12, 27)),
            ]
        );
        assert_eq!((law.titles[0].language.as_str(), law.versions[0].date), ("nl", date(2018, 10, 29)));
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(law.sections[1].heading, "Witwassen.");
        assert_eq!(law.sections[0].number, "433quinquies, 433sexies, 433septies, 433octies, 433novies");
        assert_eq!((laws.len(), laws[1].dates[0].date), (2, date(2005, 8, 10)));
        survives("be-justel", &[OLDER]);
    }

    #[test]
    fn marks_of_changes_are_no_part_of_a_title() {
        let changed = "[Loi d'essai contre le blanchiment.]&lt;L 2031-12-11/03, art. 5; En vigueur : 30-12-2031&gt;";
        let text = ACT.replace("Loi d'essai contre le blanchiment (1)(2)", changed);
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let law = parse("be-justel", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Loi d'essai contre le blanchiment.");
    }

    #[test]
    fn headings_with_the_brackets_and_notes_of_older_acts() {
        let contents = "<div id='list-title-2'><a>CHAPITRE IIbis.</a> &lt;Inséré par L 2001-12-10/31, art. 19; <b>En vigueur : </b>01-01-2002&gt; - DE LA CORRUPTION PRIVEE.<br>Art. 178bis<br>
            <a>CHAPITRE VI.</a> - (DE LA CORRUPTION DE LA JEUNESSE). &lt;L 26-05-1914, art. 4&gt;<br>Art. 379-380<br><a>Section VII.</a>- (De la traite d'êtres humains.) &lt;L 26-05-1914, art. 4&gt;<br>Art. 381<br>";
        let text = ACT.replace("<div id='list-title-2'>", contents);
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let laws = parse("be-justel", "x", &bytes).unwrap().laws;
        assert_eq!((laws[1].dates[0].date, &laws[1].topics[..]), (date(2001, 12, 10), &[Topic::Corruption][..]));
        let sections: Vec<_> = laws[0].sections.iter().map(|s| (s.number.as_str(), s.heading.as_str())).collect();
        assert_eq!(sections[..2], [("178bis", "DE LA CORRUPTION PRIVEE."), ("381", "De la traite d'êtres humains.")]);
    }

    #[test]
    fn a_day_in_the_calendar_of_the_republic_is_in_the_number() {
        let text = ACT.replace("7 FÉVRIER 2024", "19 PLUVIOSE AN VI").replace("2024-02-07/02", "1798-02-07/30");
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
        let law = parse("be-justel", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!((law.dates[0].kind, law.dates[0].date), (DateKind::Promulgation, date(1798, 2, 7)));
        assert!(law.dates[0].computed_by.is_some());
        let listed = LIST.replace("7 JANVIER 2024", "17 NIVOSE AN XXXII");
        let law = parse("be-justel", "x", listed.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.dates[0].date, date(2024, 1, 7));
        assert!(law.dates[0].computed_by.is_some());
    }

    #[test]
    fn an_act_with_an_end_is_repealed() {
        let text = ACT.replace("<p><strong>Source: </strong>", "<p><strong>Date de fin : </strong>31-12-2026</p><p>");
        let law = parse("be-justel", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.status, LawStatus::Repealed);
        assert!(law.dates.iter().any(|d| (d.kind, d.date) == (DateKind::Repeal, date(2026, 12, 31))));
    }

    #[test]
    fn corrections_and_translations_are_no_acts() {
        let coordinated = "Coordination officieuse en langue allemande";
        for (mark, reason) in
            [("Erratum", CORRECTION), ("Traduction allemande", TRANSLATION), (coordinated, TRANSLATION)]
        {
            let text = ACT.replace("(1)(2)", &format!(". - {mark}"));
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
            let parsed = parse("be-justel", "x", &bytes).unwrap();
            assert_eq!((parsed.laws.len(), &parsed.skipped[..]), (0, &[(reason.to_owned(), 1)][..]));
        }
        let listed = LIST.replace("d'essai (1)", "d'essai. - Erratum").replace("2024000165", "2024A00165");
        let parsed = parse("be-justel", "x", listed.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.laws[0].id.as_str()), (1, "be-2024a00165"));
        assert_eq!(parsed.skipped, [(CORRECTION.to_owned(), 1)]);
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
        assert_eq!(parsed.laws[0].titles[0].language, "fr");
        assert_eq!(language_in("http://www.example.org/eli/besluit/2024/03/01/2024000165/moniteur"), "nl");
        assert_eq!(language_in("http://www.example.org/eli/ordonnance/2024/03/01/2024000165/moniteur"), "fr");
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
