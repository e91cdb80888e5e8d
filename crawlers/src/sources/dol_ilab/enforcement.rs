//! The table of criminal law enforcement: investigations, prosecutions and convictions of the year of the edition
//! and of the year before.

use jiff::civil::Date;
use lexgap_domain::{Measure, Period, Qualifier, Quantity};

use super::{legislation::is_caption, references};
use crate::formats::pdf::{Line, Page};

/// One figure of the table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    pub measure: Measure,
    pub period: Period,
    pub quantity: Quantity,
    /// The part of the country, where the table is divided.
    pub territory: Option<String>,
    pub page: u32,
    /// As the cell prints it.
    pub cell: String,
}

/// What the table holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Figures {
    pub figures: Vec<Figure>,
    /// Cells whose mark points to a note that gives no readable period, or that hold other words.
    pub unreadable: u32,
}

/// The measure that a row is about, in the words of any edition.
pub(super) fn measure(label: &str) -> Option<Measure> {
    let label = label.trim();
    let begins = |word: &str| label.strip_prefix("Number of ").is_some_and(|rest| rest.starts_with(word));
    if begins("Investigations") {
        Some(Measure::Investigations)
    } else if begins("Prosecutions") {
        Some(Measure::Prosecutions)
    } else if begins("Convictions") {
        Some(Measure::Convictions)
    } else {
        None
    }
}

/// A cell without its citations and marks as a quantity: a number, or one of the publisher's words for "no
/// figure". `None` for other words.
pub(super) fn quantity(cell: &str) -> Option<Quantity> {
    let cell = cell.split('(').next().unwrap_or_default();
    let plain = cell.trim().trim_end_matches(|c: char| !c.is_alphanumeric()).trim();
    if ["", "Unknown", "N/A", "Unavailable", "NA"].iter().any(|w| plain.eq_ignore_ascii_case(w)) {
        return Some(Quantity::not_reported());
    }
    let (at_least, digits) = match plain.strip_prefix("At least ").or_else(|| plain.strip_prefix("at least ")) {
        Some(rest) => (true, rest),
        None => (false, plain),
    };
    let digits: String = digits.chars().filter(|c| *c != ',').collect();
    // Nobody counts a million; a longer number is a damaged cell.
    if digits.is_empty() || digits.len() > 6 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let value: f64 = digits.parse().ok()?;
    Some(if at_least { Quantity::at_least(value) } else { Quantity::exact(value) })
}

/// Cells and their year, as they were read before the notes below the table.
struct Cell {
    measure: Measure,
    year: i16,
    territory: Option<String>,
    text: String,
    page: u32,
}

/// Signs that lead from a cell to a note below the table.
const MARKS: [char; 6] = ['*', '†', '‡', '§', '^', '¶'];

/// Left edges of the table's columns with their years.
#[derive(Clone, Debug)]
struct Columns {
    territory: Option<f64>,
    years: Vec<(f64, i16)>,
}

/// Type ends a little left of the edge of its column.
const SLACK: f64 = 4.0;

/// Reads the table of a report about `edition`.
pub(super) fn read(pages: &[Page], edition: i16) -> Figures {
    let mut cells: Vec<Cell> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    let mut inside = false;
    let mut columns: Option<Columns> = None;
    let mut label: Option<Measure> = None;
    for (line, page) in pages.iter().flat_map(|p| p.lines.iter().map(|l| (l, p.number))) {
        let text = line.text();
        if is_caption(&text) {
            inside = text.to_lowercase().contains("criminal law enforcement");
            columns = None;
            label = None;
            continue;
        }
        if !inside {
            continue;
        }
        let Some(known) = &columns else {
            columns = columns_of(line, edition);
            continue;
        };
        if text.starts_with(MARKS) {
            notes.push(text);
            continue;
        }
        if let Some(note) = notes.last_mut() {
            // The second line of a note; the table itself is over.
            if !is_row(line, known) && note.len() < 400 {
                note.push(' ');
                note.push_str(&text);
            }
            continue;
        }
        let first = known.territory.or(known.years.first().map(|y| y.0)).unwrap_or(f64::INFINITY);
        let name = line.between(f64::NEG_INFINITY, first - SLACK);
        if !name.is_empty() {
            label = measure(&name);
        }
        let Some(measure) = label else { continue };
        let territory = known.territory.map(|left| {
            let right = known.years.first().map_or(f64::INFINITY, |y| y.0);
            line.between(left - SLACK, right - SLACK)
        });
        for (i, &(left, year)) in known.years.iter().enumerate() {
            let right = known.years.get(i + 1).map_or(f64::INFINITY, |y| y.0);
            let text = line.between(left - SLACK, right - SLACK);
            if text.is_empty() {
                continue;
            }
            // The second line of a cell holds more of its citations.
            let opened = |t: &str| t.matches('(').count() > t.matches(')').count();
            let last = cells.iter_mut().rfind(|c: &&mut Cell| c.year == year && c.measure == measure);
            match last.filter(|c| name.is_empty() && (opened(&c.text) || text.starts_with('('))) {
                Some(cell) => {
                    cell.text.push(' ');
                    cell.text.push_str(&text);
                }
                None => cells.push(Cell { measure, year, territory: territory.clone(), text, page }),
            }
        }
    }
    figures(cells, &notes)
}

fn figures(cells: Vec<Cell>, notes: &[String]) -> Figures {
    let mut found = Figures::default();
    for cell in cells {
        let quantity = quantity(&cell.text);
        // Where there is no figure, the note only says why.
        let period = match quantity {
            Some(q) if q.qualifier == Qualifier::NotReported => Period::year(cell.year).map(|p| (p, true)),
            _ => period(&cell.text, cell.year, notes),
        };
        let (Some((period, whole)), Some(mut quantity)) = (period, quantity) else {
            found.unreadable += 1;
            continue;
        };
        if let (false, Some(value)) = (whole, quantity.value) {
            quantity = Quantity::at_least(value);
        }
        found.figures.push(Figure {
            measure: cell.measure,
            period,
            quantity,
            territory: cell.territory.filter(|t| !t.is_empty()),
            page: cell.page,
            cell: cell.text,
        });
    }
    found
}

/// The calendar year, or the period that the mark's note gives; `false` where the note calls the figure incomplete.
fn period(cell: &str, year: i16, notes: &[String]) -> Option<(Period, bool)> {
    let Some(mark) = cell.chars().find(|c| MARKS.contains(c)) else { return Some((Period::year(year)?, true)) };
    let note = notes.iter().find(|n| n.starts_with(mark))?;
    match period_of_note(note) {
        Some(period) => Some((period, true)),
        None if note.contains("not be complete") || note.contains("incomplete") => Some((Period::year(year)?, false)),
        None => None,
    }
}

/// Reads `† Data are from July 1, 2019 to June 30, 2020.`; `January to June 2021` is read too.
fn period_of_note(note: &str) -> Option<Period> {
    let note = note.trim_start_matches(|c: char| !c.is_alphanumeric());
    let lower = note.to_lowercase();
    let from = [" from ", " for ", " between "].iter().find_map(|w| Some(lower.find(w)? + w.len()))?;
    let words = note.get(from..)?;
    let (start, end) = [" to ", " through ", " until ", "–", " and "].iter().find_map(|w| words.split_once(w))?;
    let start = references::month_and_year(start)?;
    let end = references::month_and_year(end)?;
    let (first_year, last_year) = (start.1.or(end.1)?, end.1?);
    let start = Date::new(first_year, start.0, start.2.unwrap_or(1)).ok()?;
    let end_month = Date::new(last_year, end.0, 1).ok()?;
    let end = match end.2 {
        Some(day) => Date::new(last_year, end.0, day).ok()?,
        None => end_month.last_of_month(),
    };
    (start < end).then_some(Period { start, end })
}

fn is_row(line: &Line, columns: &Columns) -> bool {
    columns.years.iter().all(|(left, _)| line.words.iter().any(|w| (w.left - left).abs() < SLACK))
}

/// The head of the table: two years side by side, the second that of the edition.
fn columns_of(line: &Line, edition: i16) -> Option<Columns> {
    let years: Vec<(f64, i16)> = line
        .words
        .iter()
        .filter_map(|w| Some((w.left, w.text.parse::<i16>().ok()?)))
        .filter(|(_, y)| (edition - 2..=edition).contains(y))
        .collect();
    let ordered = years.windows(2).all(|w| matches!(w, [a, b] if a.1 < b.1));
    if years.is_empty() || !ordered {
        return None;
    }
    let parted = |text: &str| ["related", "entity", "territory"].contains(&text.to_lowercase().as_str());
    let related = line.words.iter().find(|w| parted(&w.text));
    Some(Columns { territory: related.map(|w| w.left), years })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{super::tests::page, *};

    #[test]
    fn cells_of_two_years_with_notes() {
        let lines: &[(f64, &[(f64, &str)])] = &[
            (90.0, &[(54.0, "Table 6. Labor Law Enforcement Efforts")]),
            (100.0, &[(54.0, "Overview"), (400.0, "2020"), (480.0, "2021")]),
            (110.0, &[(54.0, "Number of Investigations"), (400.0, "9"), (480.0, "9")]),
            (120.0, &[(54.0, "Table 7. Criminal Law Enforcement Efforts")]),
            (130.0, &[(54.0, "Overview"), (400.0, "2020"), (480.0, "2021")]),
            (140.0, &[(54.0, "Number of Investigations"), (400.0, "1,204† (7)"), (480.0, "0 (2)")]),
            (150.0, &[(54.0, "Number of Violations Found"), (400.0, "5 (7)"), (480.0, "6 (2)")]),
            (160.0, &[(54.0, "Number of Prosecutions Initiated"), (400.0, "Unknown* (7)"), (480.0, "N/A (2)")]),
            (170.0, &[(54.0, "Number of Convictions"), (400.0, "12‡ (7,"), (480.0, "some (2)")]),
            (180.0, &[(400.0, "8)")]),
            (190.0, &[(54.0, "* The government does not publish it.")]),
            (200.0, &[(54.0, "† Data are from July 1, 2019, to")]),
            (210.0, &[(54.0, "June 30, 2020. (3)")]),
            (220.0, &[(54.0, "‡ Data may not be complete.")]),
        ];
        let found = read(&[page(5, lines)], 2021);
        let year = |y| Period::year(y).unwrap();
        let fiscal = Period { start: date(2019, 7, 1), end: date(2020, 6, 30) };
        let cells: Vec<_> = found.figures.iter().map(|f| (f.measure, f.period, f.quantity)).collect();
        assert_eq!(
            cells,
            [
                (Measure::Investigations, fiscal, Quantity::exact(1204.0)),
                (Measure::Investigations, year(2021), Quantity::exact(0.0)),
                (Measure::Prosecutions, year(2020), Quantity::not_reported()),
                (Measure::Prosecutions, year(2021), Quantity::not_reported()),
                (Measure::Convictions, year(2020), Quantity::at_least(12.0)),
            ]
        );
        assert_eq!(found.unreadable, 1, "`some` is no figure");
    }

    #[test]
    fn territories_stand_in_a_column_of_their_own() {
        let lines: &[(f64, &[(f64, &str)])] = &[
            (120.0, &[(54.0, "Table 7. Criminal Law Enforcement Efforts")]),
            (130.0, &[(54.0, "Overview"), (300.0, "Related Entity"), (400.0, "2020"), (480.0, "2021")]),
            (140.0, &[(54.0, "Number of Investigations"), (300.0, "Mainland"), (400.0, "3"), (480.0, "4")]),
            (150.0, &[(300.0, "Island"), (400.0, "Unknown"), (480.0, "1")]),
        ];
        let found = read(&[page(5, lines)], 2021).figures;
        let cells: Vec<_> = found.iter().map(|f| (f.territory.as_deref().unwrap(), f.quantity.value)).collect();
        assert_eq!(cells, [("Mainland", Some(3.0)), ("Mainland", Some(4.0)), ("Island", None), ("Island", Some(1.0))]);
    }

    #[test]
    fn no_figure_is_not_zero() {
        for cell in ["Unknown", "Unknown ", "N/A", "Unavailable ", "Unknown† (3)", ""] {
            assert_eq!(quantity(cell), Some(Quantity::not_reported()), "{cell}");
        }
        for (cell, value) in [("0 (1)", 0.0), ("2,891† (7)", 2891.0), ("14 (12) ‡", 14.0), ("3(29)", 3.0)] {
            assert_eq!(quantity(cell), Some(Quantity::exact(value)), "{cell}");
        }
        assert_eq!(quantity("At least 5 (1)"), Some(Quantity::at_least(5.0)));
        assert_eq!(quantity("Yes"), None);
        assert_eq!(quantity("12345678"), None);
    }

    #[test]
    fn periods_of_notes() {
        let read = |note: &str| period_of_note(note).map(|p| (p.start, p.end));
        assert_eq!(
            read("‡ Data are from January 2021 to September 2021."),
            Some((date(2021, 1, 1), date(2021, 9, 30)))
        );
        assert_eq!(
            read("† Data are from January 1 to March 30, 2020. (1)"),
            Some((date(2020, 1, 1), date(2020, 3, 30)))
        );
        assert_eq!(
            read("‡ Data are for January 1, 2021 through July 31, 2021. (54)"),
            Some((date(2021, 1, 1), date(2021, 7, 31)))
        );
        assert_eq!(read("† Includes other offences"), None);
    }

    proptest! {
        #[test]
        fn any_cell_and_note_is_survived(text in "\\PC{0,40}") {
            let _ = quantity(&text);
            let _ = period_of_note(&format!("† Data are from {text}"));
        }
    }
}
