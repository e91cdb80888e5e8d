//! The numbered references at the end of a country's report, in two columns, and the laws among them.

use jiff::civil::Date;
use lexgap_domain::{DatePrecision, Jurisdiction, places};

use crate::formats::pdf::{self, Line, Page, Vocabulary};

/// Most references of one report; the longest has under 400.
const MOST: usize = 2_000;

/// One numbered reference.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reference {
    pub number: u32,
    /// In one line, divided words joined.
    pub text: String,
    /// Page on which it begins.
    pub page: u32,
}

/// The heading of the references on a line: alone, or beside the first lines of the right column.
fn is_heading(line: &Line) -> bool {
    let Some((first, rest)) = line.words.split_first() else { return false };
    let apart = rest.first().is_none_or(|next| next.left - first.right > 2.0 * first.size);
    apart && first.text.trim_end_matches([':', '.']).eq_ignore_ascii_case("references")
}

/// What follows the heading on its page. The right column may begin a little above it.
fn below_heading(page: &Page) -> Vec<Line> {
    let Some(at) = page.lines.iter().rposition(is_heading) else { return page.lines.clone() };
    let Some(heading) = page.lines.get(at) else { return Vec::new() };
    let beside = page.lines.iter().take(at).filter(|l| heading.baseline() - l.baseline() < 1.2 * heading.size());
    let beside = beside.map(|l| l.part(page.width / 2.0, f64::INFINITY)).filter(|l| !l.words.is_empty());
    let own = Line { words: heading.words.iter().skip(1).cloned().collect() };
    beside.chain((!own.words.is_empty()).then_some(own)).chain(page.lines.iter().skip(at + 1).cloned()).collect()
}

/// Reads the references from their heading to the end of the report.
pub(super) fn read(pages: &[Page], vocabulary: &Vocabulary) -> Vec<Reference> {
    let Some(first) = pages.iter().rposition(|p| p.lines.iter().any(is_heading)) else { return Vec::new() };
    let mut found: Vec<(Reference, Vec<Line>)> = Vec::new();
    for (i, page) in pages.iter().enumerate().skip(first) {
        let lines = if i == first { below_heading(page) } else { page.lines.clone() };
        let lines: Vec<&Line> = lines.iter().collect();
        for line in pdf::columns(&lines, page.width) {
            let next = found.last().map_or(1, |(r, _)| r.number + 1);
            match numbered(&line, next) {
                Some((number, rest)) if found.len() < MOST => {
                    found.push((Reference { number, text: String::new(), page: page.number }, vec![rest]));
                }
                _ => {
                    if let Some((_, lines)) = found.last_mut() {
                        lines.push(line);
                    }
                }
            }
        }
    }
    found.into_iter().map(|(r, lines)| Reference { text: pdf::join(&lines, vocabulary), ..r }).collect()
}

/// The number that a line begins with, where it is the next one (a number may be missing), and the rest.
fn numbered(line: &Line, next: u32) -> Option<(u32, Line)> {
    let (first, rest) = line.words.split_first()?;
    let number = first.text.strip_suffix('.').unwrap_or(&first.text);
    let number: u32 = number.parse().ok().filter(|_| number.len() <= 3)?;
    let near = (next..next + 3).contains(&number);
    // A number that stands alone on its line is a page, or the end of an address.
    (near && !rest.is_empty()).then(|| (number, Line { words: rest.to_vec() }))
}

/// A law as a reference names it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct CitedLaw {
    /// Of the authority that the reference names.
    pub jurisdiction: &'static Jurisdiction,
    pub title: String,
    /// As the reference writes it, with sections and numbers.
    pub citation: String,
    pub enacted: Stated,
    pub amended: Option<Stated>,
}

/// A date as far as it is stated.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stated {
    pub date: Date,
    pub precision: DatePrecision,
    /// How it was brought to the Gregorian calendar, where it had to be.
    pub converted: Option<&'static str>,
}

/// Why a reference is not a law of a state with a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NotALaw {
    /// It does not say that anything was enacted.
    Other,
    /// A province, an entity, a city, or an authority whose name is not known.
    Authority,
    /// No date that can be read follows the word.
    Date,
}

/// Reads a reference as a law: `Government of X. Title, No. 7. Enacted: July 3, 2008.` `home` is the report's own
/// jurisdiction, `edition` the year that the report is about.
pub(super) fn law(text: &str, home: &Jurisdiction, edition: i16) -> Result<CitedLaw, NotALaw> {
    let (head, tail) = split_at_enacted(text).ok_or(NotALaw::Other)?;
    let (authority, title) = head.split_once(". ").ok_or(NotALaw::Other)?;
    let jurisdiction = authority_of(authority, home).ok_or(NotALaw::Authority)?;
    let enacted = stated(tail, jurisdiction, edition).ok_or(NotALaw::Date)?;
    let amended = find_ignoring_case(tail, "amended").and_then(|at| {
        let words = tail.get(at + "amended".len()..)?;
        stated(words.trim_start_matches([':', ' ']), jurisdiction, edition).filter(|a| a.date > enacted.date)
    });
    let citation = title.trim_matches(|c: char| c.is_whitespace() || ",.;:".contains(c)).to_owned();
    let title = clean_title(&citation);
    if title.chars().filter(|c| c.is_alphabetic()).count() < 3 {
        return Err(NotALaw::Other);
    }
    Ok(CitedLaw { jurisdiction, title, citation, enacted, amended })
}

/// What stands before and after the word "enacted", where it introduces the date.
fn split_at_enacted(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + find_ignoring_case(text.get(from..)?, "enacted")?;
        from = at + "enacted".len();
        let (head, tail) =
            (text.get(..at)?.trim_end(), text.get(from..)?.trim_start_matches([':', ';', '.', ',', ' ']));
        let parted = text.get(..at)?.ends_with([' ', '(', '[']);
        // "a law enacted to protect" is prose; a date begins with a digit or a month.
        if parted && (tail.starts_with(|c: char| c.is_ascii_digit()) || month(tail).is_some()) {
            return Some((head.trim_end_matches(['(', '[', ' ']), tail));
        }
    }
}

/// Position of an ASCII word in any case.
fn find_ignoring_case(text: &str, word: &str) -> Option<usize> {
    text.as_bytes().windows(word.len()).position(|w| w.eq_ignore_ascii_case(word.as_bytes()))
}

/// How a department of a government is called.
const OFFICES: [&str; 5] = ["Minist", "Office", "Department", "Parliament", "National"];

/// The state that an authority such as `Government of the Republic of X` speaks for.
fn authority_of(authority: &str, home: &Jurisdiction) -> Option<&'static Jurisdiction> {
    const PREFIXES: &[&str] = &[
        "Government of ",
        "Federal Government of ",
        "Governmnet of ",
        "Gobierno de ",
        "Gouvernement de ",
        "République de ",
        "Republic of ",
    ];
    // "Government of X, Y State" is a part of X, "Government of X, Ministry of Y" is X.
    if let Some((state, office)) = authority.split_once(", ")
        && places::by_name(authority).is_none()
    {
        let office = OFFICES.iter().any(|o| office.starts_with(o));
        let whole = if office { state } else { authority };
        return places::by_name(strip(whole, PREFIXES)?);
    }
    let name = strip(authority, PREFIXES).unwrap_or(authority).trim();
    let name = name.strip_prefix("the ").unwrap_or(name);
    if let Some(found) = places::by_name(name) {
        return Some(found);
    }
    let short = strip(
        name,
        &["Republic of ", "Kingdom of ", "State of ", "Federal Republic of ", "Union of ", "Commonwealth of "],
    );
    if let Some(found) = short.and_then(|s| places::by_name(s.strip_prefix("the ").unwrap_or(s))) {
        return Some(found);
    }
    // "Government of X Ministry of Y", "the X-ese Republic": the state itself where it begins as its name does.
    let own = home.name.split([' ', ',', '(']).next().unwrap_or(&home.name);
    let stem: String = own.chars().take(own.chars().count().clamp(4, 5)).collect();
    let national = ["Republic", "Kingdom", "Government", "State", "Ministry", "Parliament", "Assembly"];
    let fits = name.starts_with(&stem) && national.iter().any(|n| name.contains(n));
    fits.then(|| places::get(home.id.as_str())).flatten()
}

fn strip<'a>(text: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().find_map(|p| text.strip_prefix(p))
}

/// A title without the sections that the report points to (`Penal Code, 63`) and without quotation marks.
fn clean_title(citation: &str) -> String {
    let mut title = citation.trim_matches(|c: char| c.is_whitespace() || "\"“”«»,.;:".contains(c));
    while let Some((head, last)) = title.rsplit_once(", ") {
        let section = !last.is_empty() && last.chars().all(|c| c.is_ascii_digit() || ".()-–abc ".contains(c));
        // Four digits are a year and part of the name.
        if !section || (last.len() == 4 && last.chars().all(|c| c.is_ascii_digit())) {
            break;
        }
        title = head;
    }
    title.to_owned()
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The month that a text begins with, and what follows its name.
fn month(text: &str) -> Option<(i8, &str)> {
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text.get(..end)?.to_lowercase();
    let full = MONTHS.iter().position(|m| *m == word);
    let short = || (word.len() >= 3).then(|| MONTHS.iter().position(|m| m.starts_with(&word))).flatten();
    let found = full.or_else(short)?;
    Some((i8::try_from(found + 1).ok()?, text.get(end..)?))
}

/// The number that a text begins with (at most four digits), and what follows.
fn number(text: &str) -> Option<(i16, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (1..=4).contains(&end).then(|| Some((text.get(..end)?.parse().ok()?, text.get(end..)?))).flatten()
}

/// Reads the date that a text begins with: `July 3, 2008`, `3 July 2008`, `July 2008`, `2008`.
fn stated(text: &str, jurisdiction: &Jurisdiction, edition: i16) -> Option<Stated> {
    fn skip(text: &str) -> &str {
        let text = text.trim_start_matches([' ', ',', '.']);
        ["st", "nd", "rd", "th"]
            .iter()
            .find_map(|o| text.strip_prefix(o))
            .unwrap_or(text)
            .trim_start_matches([' ', ',', '.'])
    }
    let (day, month_of, year) = if let Some((m, rest)) = month(text) {
        let (n, after) = number(skip(rest))?;
        if n > 31 {
            (None, Some(m), n)
        } else {
            let (year, _) = number(skip(after))?;
            (Some(n), Some(m), year)
        }
    } else {
        let (n, rest) = number(text)?;
        match month(skip(rest)).filter(|_| n <= 31) {
            Some((m, after)) => (Some(n), Some(m), number(skip(after))?.0),
            None => (None, None, n),
        }
    };
    let (year, converted) = gregorian(year, jurisdiction, edition)?;
    // Months of another calendar are not ours.
    let (day, month_of) = if converted.is_some() { (None, None) } else { (day, month_of) };
    let precision = match (month_of, day) {
        (Some(_), Some(_)) => DatePrecision::Day,
        (Some(_), None) => DatePrecision::Month,
        _ => DatePrecision::Year,
    };
    let date = Date::new(year, month_of.unwrap_or(1), day.map_or(Some(1), |d| i8::try_from(d).ok())?).ok()?;
    Some(Stated { date, precision, converted })
}

/// A year in the Gregorian calendar: as it stands where it can be one, else by the calendar that the state's laws
/// are dated in. The first of the two Gregorian years that a year of the other calendar touches.
fn gregorian(year: i16, jurisdiction: &Jurisdiction, edition: i16) -> Option<(i16, Option<&'static str>)> {
    if (1789..=edition + 1).contains(&year) {
        return Some((year, None));
    }
    let (offset, note) = match jurisdiction.id.as_str() {
        "NPL" => (-57, "year of the Bikram Era less 57"),
        "THA" | "LAO" | "KHM" => (-543, "year of the Buddhist Era less 543"),
        "AFG" | "IRN" => (621, "year of the Solar Hijri calendar plus 621"),
        _ => return None,
    };
    let converted = year.checked_add(offset)?;
    (1900..=edition + 1).contains(&converted).then_some((converted, Some(note)))
}

/// `July 1, 2019` or `July 2019` or `July` as month, year and day: the parts of a period.
pub(super) fn month_and_year(text: &str) -> Option<(i8, Option<i16>, Option<i8>)> {
    let text = text.trim();
    let start = text.find(|c: char| c.is_alphanumeric())?;
    let (month, rest) = month(text.get(start..)?)?;
    let trim = |t: &'_ str| t.len() - t.trim_start_matches([' ', ',']).len();
    let rest = rest.get(trim(rest)..)?;
    match number(rest) {
        Some((day, after)) if day <= 31 => {
            let after = after.get(trim(after)..)?;
            Some((month, number(after).map(|(y, _)| y), i8::try_from(day).ok()))
        }
        Some((year, _)) => Some((month, Some(year), None)),
        None => Some((month, None, None)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{super::tests::page, *};

    fn home(id: &str) -> &'static Jurisdiction {
        places::get(id).unwrap()
    }

    #[test]
    fn two_columns_and_a_heading_beside_the_right_one() {
        let first = page(
            8,
            &[
                (
                    300.0,
                    &[(54.0, "Text of the report that runs over the whole of the page and so has no columns in it")],
                ),
                (396.0, &[(310.0, "3"), (330.0, "Government of Kenya. A Code, 7. Enacted:")]),
                (400.0, &[(54.0, "REFERENCES")]),
                (406.0, &[(330.0, "May 2007. Source on file.")]),
                (410.0, &[(54.0, "1"), (74.0, "Somebody. A Study. June 3,")]),
                (420.0, &[(74.0, "2019."), (310.0, "4"), (330.0, "Somebody else. Another study.")]),
                (430.0, &[(54.0, "2"), (74.0, "Government of Kenya. Counter-")]),
                (440.0, &[(74.0, "Something Act. Enacted: 2010.")]),
            ],
        );
        let second = page(9, &[(90.0, &[(54.0, "5"), (74.0, "The last one.")]), (100.0, &[(54.0, "12")])]);
        let pages = [first, second];
        let found = read(&pages, &Vocabulary::new(&pages));
        let texts: Vec<(u32, u32, &str)> = found.iter().map(|r| (r.number, r.page, r.text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (1, 8, "Somebody. A Study. June 3, 2019."),
                (2, 8, "Government of Kenya. Counter-Something Act. Enacted: 2010."),
                (3, 8, "Government of Kenya. A Code, 7. Enacted: May 2007. Source on file."),
                (4, 8, "Somebody else. Another study."),
                (5, 9, "The last one. 12"),
            ]
        );
        let law = law(&found[2].text, home("KEN"), 2021).unwrap();
        assert_eq!((law.title.as_str(), law.citation.as_str()), ("A Code", "A Code, 7"));
        assert_eq!((law.enacted.date, law.enacted.precision), (date(2007, 5, 1), DatePrecision::Month));
    }

    #[test]
    fn laws_as_references_write_them() {
        use DatePrecision::{Day, Month, Year};
        for (text, id, title, day, precision) in [
            ("Government of Kenya. The Act. Enacted: October 22, 2007. x", "KEN", "The Act", date(2007, 10, 22), Day),
            ("Government of Kenya. The Act, 2007, enacted 3 May 2008.", "KEN", "The Act, 2007", date(2008, 5, 3), Day),
            ("Government of the Republic of Kenya. Act. Enacted March 2014", "KEN", "Act", date(2014, 3, 1), Month),
            ("Government of France. Code. Enacted: 1810; Amended: 1994.", "FRA", "Code", date(1810, 1, 1), Year),
            ("Government of Kenya, Ministry of Labour. Rules. Enacted: 2014.", "KEN", "Rules", date(2014, 1, 1), Year),
            ("Kenyan Parliament. Rules. Enacted: August 17,1964", "KEN", "Rules", date(1964, 8, 17), Day),
        ] {
            let law = law(text, home("KEN"), 2021).unwrap();
            assert_eq!((law.jurisdiction.id.as_str(), law.title.as_str()), (id, title), "{text}");
            assert_eq!((law.enacted.date, law.enacted.precision), (day, precision), "{text}");
        }
        let amended = law("Government of France. Code. Enacted: 1810. As Amended: May 3, 1994.", home("FRA"), 2021);
        assert_eq!(amended.unwrap().amended.unwrap().date, date(1994, 5, 3));
    }

    #[test]
    fn what_is_no_dated_law_of_a_state() {
        for (text, why) in [
            ("Government of Kenya. A plan that was never passed. 2019.", NotALaw::Other),
            ("Somebody. A study of laws enacted to protect children. 2019.", NotALaw::Other),
            ("Government of Kenya. Act. Enacted: 2992.", NotALaw::Date),
            ("Government of Kenya. Act. Enacted: May 41, 2009.", NotALaw::Date),
            ("Government of Nigeria, Some State. Act. Enacted: 2009.", NotALaw::Authority),
            ("Government of Some Province. Act. Enacted: 2009.", NotALaw::Authority),
        ] {
            assert_eq!(law(text, home("KEN"), 2021).unwrap_err(), why, "{text}");
        }
    }

    #[test]
    fn years_of_other_calendars_are_converted_with_a_note() {
        let act = law("Government of Nepal. Act. Enacted: 2064.", home("NPL"), 2021).unwrap();
        assert_eq!((act.enacted.date.year(), act.enacted.precision), (2007, DatePrecision::Year));
        assert!(act.enacted.converted.unwrap().contains("Bikram"));
        let act = law("Government of Thailand. Act. Enacted: July 2551.", home("THA"), 2021).unwrap();
        assert_eq!((act.enacted.date, act.enacted.precision), (date(2008, 1, 1), DatePrecision::Year));
        let act = law("Government of Nepal. Act. Enacted: 2008.", home("NPL"), 2021).unwrap();
        assert_eq!((act.enacted.date.year(), act.enacted.converted), (2008, None));
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,60}", head in "(Government of (Kenya|the)\\. )?", word in "( [Ee]nacted:? )?", tail in "\\PC{0,20}") {
            let _ = law(&format!("{head}{text}{word}{tail}"), home("KEN"), 2021);
        }

        #[test]
        fn a_day_that_is_written_is_read(y in 1900i16..2021, m in 1i8..=12, d in 1i8..=28) {
            let name = MONTHS[m as usize - 1];
            let text = format!("Government of Kenya. Some Act. Enacted: {name} {d}, {y}.");
            prop_assert_eq!(law(&text, home("KEN"), 2021).unwrap().enacted.date, date(y, m, d));
        }
    }
}
