//! The electronic Irish Statute Book: acts of the Oireachtas as enacted, in its own XML or as the page for printing,
//! statutory instruments and the Constitution.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};
use scraper::{Html, Selector};

use crate::{
    formats::{
        dates, html,
        xml::{Step, Walk, squeeze},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section},
};

/// Parser of acts.
pub struct Eisb;

impl Parser for Eisb {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = html::source("the page", document)?;
        let start = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        let is_page = crate::formats::xml::expect_xml(&text).is_err() || start.contains("<html");
        let act = if is_page { Act::from_page(&text) } else { Act::from_xml(&text)? };
        act.law(document)
    }
}

/// What the document says of the act, as written.
#[derive(Debug, Default)]
struct Act {
    title: String,
    number: String,
    year: String,
    enacted: Option<Date>,
    locator: &'static str,
    /// Number and heading.
    sections: Vec<(String, String)>,
    /// Whether the root of the XML, or the title of the page, says that this is a statutory instrument.
    instrument: bool,
    /// The day on which an instrument was made under its maker's seal.
    made: Option<Date>,
    /// The day of the gazette that gave notice of the making.
    published: Option<Date>,
    /// The name that an instrument gives itself.
    cited: Option<String>,
    /// Of the Constitution: its adoption by the people, its entry into force and its amendments.
    adopted: Option<Date>,
    in_operation: Option<Date>,
    amendments: Vec<(String, Date)>,
}

impl Act {
    fn from_xml(text: &str) -> Result<Act, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut act = Act { locator: "/act/metadata/dateofenactment", ..Act::default() };
        let mut bracket = None;
        while let Some(step) = walk.step()? {
            let Step::Open(_) = step else { continue };
            let path: Vec<&str> = walk.path().iter().map(String::as_str).collect();
            match path.as_slice() {
                [root @ ("act" | "si" | "legislation")] => act.instrument = *root == "si",
                [root] => return Err(ParseError::Layout(format!("the document is a <{root}>, expected an <act>"))),
                [_, "metadata", "title"] => act.title = words(&mut walk)?,
                [_, "metadata", "number"] => act.number = walk.text()?,
                [_, "metadata", "year"] => act.year = walk.text()?,
                [_, "metadata", "dateofenactment"] => {
                    let written = walk.text()?;
                    act.enacted = dates::compact(&written).or_else(|| dates::first(&written, "en"));
                }
                [.., "frontmatter", "p"] if bracket.is_none() => bracket = bracketed_date(&words(&mut walk)?),
                // `1. Short title, construction and commencement` in the table of contents, as a link or not.
                [.., "acttoc", "p"] => {
                    if let Some((number, heading)) = words(&mut walk)?.split_once(". ") {
                        act.sections.push((number.to_owned(), heading.to_owned()));
                    }
                }
                _ => {}
            }
        }
        if act.enacted.is_none() && bracket.is_some() {
            (act.enacted, act.locator) = (bracket, "//frontmatter/p: the day in brackets");
        }
        Ok(act)
    }

    fn from_page(text: &str) -> Act {
        let page = Html::parse_document(text);
        let text_of = |selector: &str| {
            let selector = Selector::parse(selector).ok()?;
            page.select(&selector).map(|e| squeeze(&e.text().collect::<String>())).find(|t| !t.is_empty())
        };
        let mut act = Act { locator: "//p: the day in brackets after the long title", ..Act::default() };
        act.title = text_of("head > title").or_else(|| text_of("h1.act-title")).unwrap_or_default();
        let instrument = act.title.starts_with("S.I. No. ");
        let stated = Selector::parse(r#"meta[property="eli:date_document"]"#).ok();
        let stated = stated.and_then(|selector| page.select(&selector).find_map(|e| e.attr("content")));
        if let Some(day) = stated.and_then(dates::iso_start).filter(|_| !instrument) {
            (act.enacted, act.locator) = (Some(day), "//meta[@property='eli:date_document']/@content");
        }
        // `S.I. No. 9/2001 - Pots Regulations 2001.`
        if let Some((number, rest)) = act.title.strip_prefix("S.I. No. ").and_then(|t| t.split_once('/')) {
            let year: String = rest.chars().take_while(char::is_ascii_digit).collect();
            (act.number, act.year, act.instrument) = (number.to_owned(), year, true);
        }
        let mut given = false;
        let mut unsealed: Option<Date> = None;
        if let Ok(paragraphs) = Selector::parse("p, td") {
            for p in page.select(&paragraphs) {
                let text = squeeze(&p.text().collect::<String>());
                if act.enacted.is_none() && text.len() < 8000 {
                    act.enacted = bracketed_date(&text);
                }
                let lower = text.to_lowercase();
                if let Some(rest) = text.strip_prefix("Enacted by the People ") {
                    act.adopted = act.adopted.or_else(|| dates::whole(rest, "en"));
                } else if let Some(rest) = text.strip_prefix("In operation as from ") {
                    act.in_operation = act.in_operation.or_else(|| dates::whole(rest, "en"));
                }
                if text.len() < 2000 {
                    // `GIVEN under my Official Seal, 2 May 2000.` or the day in the next paragraph. Rules of courts have no
                    // seal: `Dated this 2nd day of May, 2000.`, and are made once the minister concurs on a later day.
                    let sealed = lower.starts_with("given under");
                    let dated = lower.starts_with("dated this ") || lower.starts_with("dated the ");
                    let plain = plain_day(&text);
                    if act.made.is_none() && sealed {
                        act.made = dates::first(&plain, "en");
                    } else if act.made.is_none() && given {
                        act.made = dates::whole(&plain, "en");
                    } else if dated {
                        unsealed = unsealed.max(dates::first(&plain, "en"));
                    }
                    given |= sealed;
                }
                if act.cited.is_none() && p.value().name() == "p" && text.len() < 2000 {
                    let name = text.split_once(" may be cited").and_then(|(_, rest)| rest.split_once(" as the "));
                    act.cited = name.map(|(_, name)| name.trim_end_matches(['.', ' ']).to_owned());
                }
                if let Some((_, day)) = text.split_once("Iris Oifigiúil").filter(|_| text.len() < 400) {
                    act.published = act.published.or_else(|| dates::first(day, "en"));
                }
                if act.number.is_empty()
                    && let Some((number, year)) = lower.strip_prefix("number ").and_then(|t| t.split_once(" of "))
                {
                    let digits = |t: &str| t.chars().take_while(char::is_ascii_digit).collect::<String>();
                    (act.number, act.year) = (digits(number), digits(year));
                }
                if act.enacted.is_some() && !act.number.is_empty() && !instrument {
                    break;
                }
            }
        }
        act.made = act.made.or(unsealed);
        if act.adopted.is_some() {
            act.amendments = amending_acts(&page);
        }
        act
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        // `https://www.irishstatutebook.ie/eli/1960/act/27/enacted/en/print`
        let from_url: Vec<&str> =
            document.url.and_then(|u| u.split_once("/eli/")).map(|(_, p)| p.split('/').collect()).unwrap_or_default();
        if let (Some(adopted), [] | ["cons", ..]) = (self.adopted, from_url.as_slice()) {
            return self.constitution(document, adopted);
        }
        if from_url.first() == Some(&"isbc") {
            return Ok(Parsed::left_out("page of the directory of what affects acts, no law"));
        }
        let of_root = if self.instrument { "si" } else { "act" };
        let (mut year, mut kind, mut number) = (self.year.as_str(), of_root, self.number.as_str());
        if let [y, k @ ("act" | "si" | "prv" | "ca"), n, ..] = from_url.as_slice() {
            (year, kind, number) = (y, k, n);
        }
        if year.is_empty() || number.is_empty() {
            return Err(ParseError::Layout("no number and year of an act (`Number 27 of 1960`)".to_owned()));
        }
        let id = format!("ie-{}", statute::slug(&format!("{year}-{kind}-{number}")));
        let language = if from_url.contains(&"ga") { "ga" } else { "en" };
        // `S.I. No. 9/2001 - Pots Regulations 2001.`
        let named = self.title.strip_prefix("S.I. No. ").and_then(|t| t.split_once(" - "));
        let title = named.map_or(self.title.as_str(), |(_, title)| title.trim_end_matches('.'));
        let is_act = kind != "si";
        // Orders of the first decades are listed under the name of the act on which they rest.
        let bare = title.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' '));
        let title = self.cited.as_deref().filter(|_| !is_act && bare.ends_with(" Act")).unwrap_or(title);
        let passage = if is_act { DateKind::Assent } else { DateKind::Adoption };
        let mut draft = Draft::new(document, id, "IRL", language, title, passage)?;
        // The parliaments before 1922 counted chapters.
        let is_chapter = kind == "act" && year.parse::<i16>().is_ok_and(|year| year < 1922);
        draft.citation(match (is_act, is_chapter) {
            (true, true) => format!("{year} c. {number}"),
            (true, false) => format!("No. {number} of {year}"),
            (false, _) => format!("S.I. No. {number}/{year}"),
        });
        let state = if is_act { "enacted" } else { "made" };
        draft.url(format!("https://www.irishstatutebook.ie/eli/{year}/{kind}/{number}/{state}/en/html"));
        let (day, locator) =
            if is_act { (self.enacted, self.locator) } else { (self.made, "//p: the day after `GIVEN under`") };
        draft.date(passage, day, locator);
        if !is_act {
            draft.date(DateKind::Publication, self.published, "//p: the day after `Iris Oifigiúil`");
        }
        draft.version(day, "enacted", locator);
        for (number, heading) in &self.sections {
            let section = Section {
                number: number.clone(),
                sign: format!("section {number}"),
                heading: heading.clone(),
                note: String::new(),
                locator: format!("//acttoc/p[starts-with(normalize-space(.), '{number}. ')]"),
            };
            draft.section(&section, None, None);
        }
        Ok(draft.parsed())
    }

    fn constitution(&self, document: &Document<'_>, adopted: Date) -> Result<Parsed, ParseError> {
        let title = "Constitution of Ireland";
        let mut draft = Draft::new(document, "ie-cons".to_owned(), "IRL", "en", title, DateKind::Adoption)?;
        draft.citation(title).url("https://www.irishstatutebook.ie/eli/cons/en/html");
        draft.date(DateKind::Adoption, Some(adopted), "//p: Enacted by the People");
        draft.date(DateKind::InForce, self.in_operation, "//p: In operation as from");
        let at = "//table: Amending Acts, date of signature";
        for (citation, day) in &self.amendments {
            draft.amendment(citation, DateKind::Assent, Some(*day), at);
        }
        draft.date(DateKind::LastAmended, self.amendments.iter().map(|(_, day)| *day).max(), at);
        draft.status(LawStatus::InForce);
        Ok(draft.parsed())
    }
}

/// The rows `First Amendment of the Constitution Act, 1939 [what it did]` and the day of its signature.
fn amending_acts(page: &Html) -> Vec<(String, Date)> {
    let (Ok(rows), Ok(cells)) = (Selector::parse("tr"), Selector::parse("td")) else { return Vec::new() };
    let mut found = Vec::new();
    for row in page.select(&rows) {
        // The layout's own tables hold rows of rows.
        let cells: Vec<_> = row.select(&cells).take(3).collect();
        let [title, day] = cells.as_slice() else { continue };
        let text = |cell: &scraper::ElementRef<'_>| squeeze(&cell.text().collect::<String>());
        let title = text(title);
        let title = title.split('[').next().unwrap_or_default().trim();
        if let Some(day) = dates::whole(&text(day), "en").filter(|_| title.contains("Amendment of the Constitution")) {
            found.push((title.to_owned(), day));
        }
    }
    found
}

/// The text of the element that was just opened. The publisher writes signs and accented letters as elements: `<odq/>`,
/// `<ifada/>`, `<unicode ch="00E0"/>`.
fn words(walk: &mut Walk<'_>) -> Result<String, ParseError> {
    let depth = walk.path().len();
    let mut text = String::new();
    while let Some(step) = walk.step()? {
        match step {
            Step::Text(piece) => text.push_str(&piece),
            Step::Open(element) if element.name() == "unicode" => {
                let code = element.attribute("ch")?.and_then(|ch| u32::from_str_radix(&ch, 16).ok());
                text.extend(code.and_then(char::from_u32));
            }
            Step::Open(element) => text.push_str(sign(element.name())),
            Step::Close if walk.path().len() == depth => break,
            Step::Close => {}
        }
    }
    Ok(squeeze(&text))
}

/// The sign that an element of that name stands for.
fn sign(name: &str) -> &'static str {
    match name {
        "emdash" => "—",
        "endash" => "–",
        "hyphen" => "-",
        "odq" => "“",
        "cdq" => "”",
        "osq" => "‘",
        "csq" => "’",
        "euro" => "€",
        "pound" => "£",
        "nbsp" => " ",
        "afada" => "á",
        "efada" => "é",
        "ifada" => "í",
        "ofada" => "ó",
        "ufada" => "ú",
        "Afada" => "Á",
        "Efada" => "É",
        "Ifada" => "Í",
        "Ofada" => "Ó",
        "Ufada" => "Ú",
        _ => "",
    }
}

/// `this 2nd day of May, 2000` as `2nd May, 2000`.
fn plain_day(text: &str) -> String {
    text.trim_start_matches("this ").replace(" day of ", " ")
}

/// `… ADMINISTRATION. [26th July, 1960.]`: the day in the first brackets that hold a day and nothing else.
fn bracketed_date(text: &str) -> Option<Date> {
    text.split('[').skip(1).find_map(|part| {
        let (inside, _) = part.split_once(']')?;
        // Markup leaves a space inside some, `27 th July, 2015`, and takes it from others: `11thJuly, 2023`.
        let read = |text: &str| dates::whole(text, "en");
        read(inside).or_else(|| read(&inside.replace(" th ", " "))).or_else(|| read(&apart(inside)?))
    })
}

/// `11thJuly, 2023` as `11 July, 2023`.
fn apart(text: &str) -> Option<String> {
    let text = text.trim();
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let day = text.strip_suffix(rest)?;
    let month = ["st", "nd", "rd", "th"].iter().find_map(|ordinal| rest.strip_prefix(ordinal))?;
    month.starts_with(|c: char| c.is_uppercase()).then(|| format!("{day} {month}"))
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

    const XML: &str = r#"<?xml version="1.0"?><!DOCTYPE act SYSTEM "act.dtd"><act><metadata><title>Criminal Law (Human Trafficking) Act 2031</title><number>8</number><year>2031</year>
<dateofenactment>20310507</dateofenactment></metadata><frontmatter><acttoc><p><xref>1. Short title &mdash; and more</xref></p><p><xref>2. Bribery</xref></p></acttoc><p>[7 <i>th May</i>, 2031]</p></frontmatter></act>"#;
    const PAGE: &str = "<!DOCTYPE html><html><head><title>Odd Act, 1960</title></head><body><table><tr><td><p><i>Number</i> 27 <i>of</i> 1960.</p>\
<tr><td><p>AN ACT TO AMEND [Part 1]. [26<i>th July</i>, 1960.]</p></table></body></html>";

    #[test]
    fn an_act_in_xml() {
        let law = parse("ie-eisb", "x", XML.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ie-2031-act-8", "No. 8 of 2031"));
        assert_eq!(law.topics, [Topic::HumanTrafficking, Topic::Corruption]);
        assert_eq!(days(&law), [(DateKind::Assent, date(2031, 5, 7))]);
        let text = XML.replace("<dateofenactment>20310507</dateofenactment>", "");
        let law = parse("ie-eisb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(2031, 5, 7))]);
    }

    #[test]
    fn an_act_as_a_page() {
        let law = parse("ie-eisb", "x", PAGE.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ie-1960-act-27", "Odd Act, 1960"));
        assert_eq!(days(&law), [(DateKind::Assent, date(1960, 7, 26))]);
    }

    #[test]
    fn an_ordinal_glued_to_the_month_and_the_day_in_the_metadata() {
        let page = PAGE.replace("26<i>th July</i>", "26<i>thJuly</i>");
        let law = parse("ie-eisb", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(1960, 7, 26))]);
        assert!(law.dates[0].provenance.locator.contains("brackets"));
        for (text, day) in [("[1stJuly, 2023]", 1), ("[2ndJuly, 2023]", 2), ("[23rdJuly, 2023]", 23)] {
            assert_eq!(bracketed_date(text), Some(date(2023, 7, day)), "{text}");
        }
        assert_eq!(bracketed_date("[11thPots, 2023]"), None);
        let meta = "<meta property=\"eli:date_document\" content=\"1960-07-27\"/></head>";
        let law = parse("ie-eisb", "x", page.replace("</head>", meta).as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(1960, 7, 27))]);
        assert_eq!(law.dates[0].provenance.locator, "//meta[@property='eli:date_document']/@content");
        let odd = page.replace("</head>", &meta.replace("1960-07-27", "soon"));
        let law = parse("ie-eisb", "x", odd.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(1960, 7, 26))]);
    }

    #[test]
    fn a_table_of_contents_without_links_and_letters_written_as_elements() {
        let text = XML
            .replace("<xref>", "")
            .replace("</xref>", "")
            .replace("2. Bribery", "2. Bribery of the G<afada/>rda<emdash/>caf<unicode ch=\"00E9\"/>");
        let law = parse("ie-eisb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.sections[0].heading, "Bribery of the Gárda—café");
    }

    #[test]
    fn an_instrument_passes_on_the_day_of_its_making() {
        let page = "<html><head><title>S.I. No. 9/2031 - Pots Regulations 2031.</title></head><body><p>Number 9 of 2031</p>\
<p>As amended [1 May 2030]</p><p>GIVEN under my Official Seal,</p><p>23 December 2031.</p></body></html>";
        let act = Act::from_page(page);
        assert_eq!(act.made, Some(date(2031, 12, 23)));
        for signed in [
            "GIVEN under my Official Seal, this 3rd day of July, 2031.",
            "GIVEN under the Official Seal of the Minister</p><p>this 3rd day of July, 2031.",
            "Dated this 3rd day of June 2031.</p><p>I concur in the making of the rules.</p><p>Dated this 3rd day of July 2031.",
        ] {
            let page = "<html><head><title>S.I. No. 9/2031 - Pots Regulations 2031.</title></head><body><p>Number 8 of 1972</p>\
<p>Notice of the making of this Statutory Instrument was published in</p><p>“Iris Oifigiúil” of 8th July, 2031.</p><p>AS SIGNED</p></body></html>";
            let law = parse("ie-eisb", "x", page.replace("AS SIGNED", signed).as_bytes());
            let law = law.unwrap_or_else(|e| panic!("{signed}: {e}")).laws.remove(0);
            assert_eq!((law.id.as_str(), law.title()), ("ie-2031-si-9", "Pots Regulations 2031"));
            assert_eq!(
                days(&law),
                [(DateKind::Adoption, date(2031, 7, 3)), (DateKind::Publication, date(2031, 7, 8))],
                "{signed}"
            );
        }
        let xml = XML.replace("<act>", "<si>").replace("</act>", "</si>").replace("DOCTYPE act", "DOCTYPE si");
        let law = parse("ie-eisb", "x", xml.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ie-2031-si-8", "S.I. No. 8/2031"));
        assert!(law.passage().is_none(), "an instrument has no assent");
    }

    #[test]
    fn an_order_under_the_name_of_its_act_is_called_as_it_cites_itself() {
        let page = "<html><head><title>S.I. No. 9/1931 - Pots Act, 1930.</title></head><body><p>1. This Order may be cited for \
all purposes as the Pots (Jars No. 2) Order, 1931.</p><p>GIVEN under my Seal of Office, this 23rd day of January, 1931.</p></body></html>";
        let law = parse("ie-eisb", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ie-1931-si-9", "Pots (Jars No. 2) Order, 1931"));
        assert_eq!(days(&law), [(DateKind::Adoption, date(1931, 1, 23))]);
        let page = page.replace("Pots Act, 1930", "Jars Order 1931");
        let law = parse("ie-eisb", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Jars Order 1931");
    }

    #[test]
    fn acts_of_the_parliaments_before_are_cited_by_chapter() {
        let (sha256, source) = (lexgap_domain::Sha256Hex::from("00"), lexgap_domain::SourceId::from("ie-eisb"));
        let read = |url: &str| {
            let document = Document {
                bytes: b"<html><head><title>Pots Act, 1861</title></head><body><p>AN ACT ABOUT POTS. [6th August 1861.]</p></body></html>",
                sha256: &sha256,
                source: &source,
                stream: "x",
                url: Some(url),
                content_type: Some("text/html"),
                vintage: None,
            };
            Eisb.parse(&document).unwrap().laws.remove(0)
        };
        let law = read("https://www.irishstatutebook.ie/eli/1861/act/9/enacted/en/print");
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ie-1861-act-9", "1861 c. 9"));
        assert_eq!(days(&law), [(DateKind::Assent, date(1861, 8, 6))]);
        let law = read("https://www.irishstatutebook.ie/eli/1922/act/9/enacted/en/print");
        assert_eq!(law.citation, "No. 9 of 1922");
    }

    #[test]
    fn the_directory_of_what_affects_an_act_is_no_law() {
        let (sha256, source) = (lexgap_domain::Sha256Hex::from("00"), lexgap_domain::SourceId::from("ie-eisb"));
        let document = Document {
            bytes: b"<html><head><title>1993 No. 23</title></head><body><p>Repealed</p></body></html>",
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: Some("https://www.irishstatutebook.ie/eli/isbc/1993_23.html"),
            content_type: Some("text/html"),
            vintage: None,
        };
        assert!(Eisb.parse(&document).unwrap().left_out);
    }

    #[test]
    fn the_constitution_was_adopted_by_the_people() {
        let page = "<html><head><title>Irish Statute Book Constitution of Ireland</title></head><body><p>January 2020</p>\
<p>Enacted by the People 1st July, 1937</p><p>In operation as from 29th December, 1937</p><table><tr><td><p><a>Odd Amendment of the \
Constitution Act, 1939</a> <i>[Did this.]</i></p></td><td><p>2 September, 1939</p></td></tr></table></body></html>";
        let law = parse("ie-eisb", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("ie-cons", "Constitution of Ireland"));
        assert_eq!(
            days(&law),
            [
                (DateKind::Adoption, date(1937, 7, 1)),
                (DateKind::InForce, date(1937, 12, 29)),
                (DateKind::LastAmended, date(1939, 9, 2))
            ]
        );
        assert_eq!(law.amendments[0].citation, "Odd Amendment of the Constitution Act, 1939");
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("ie-eisb", "x", XML);
        survives("ie-eisb", "x", PAGE);
        assert!(parse("ie-eisb", "x", b"<rss/>").is_err());
        assert!(parse("ie-eisb", "x", b"<html><title>Not found</title></html>").is_err());
    }
}
