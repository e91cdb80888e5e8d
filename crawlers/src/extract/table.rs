//! Enforcement tables whose rows are a label, last year's cell and this year's.

use super::Measure;

/// A cell: a count, or a word that says there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub value: Option<u64>,
    pub year: Option<i16>,
    pub previous: bool,
}

/// A row that holds counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub label: String,
    pub measure: Measure,
    /// The part of the country, where the table is divided.
    pub territory: Option<String>,
    pub cells: Vec<Cell>,
    pub quote: String,
}

/// Text of a table, line by line, and the years of its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub text: String,
    pub years: Vec<i16>,
    /// Page of a PDF on which the table begins.
    pub page: Option<usize>,
}

const LABELS: &[(&str, Measure)] = &[
    ("number of investigations", Measure::Investigations),
    ("number of criminal investigations", Measure::Investigations),
    ("number of prosecutions initiated", Measure::Prosecutions),
    ("number of prosecutions", Measure::Prosecutions),
    ("number of convictions", Measure::Convictions),
];

/// Rows that a criminal enforcement table can have: they end the cells of the row before.
pub(super) const ROW_STARTS: &[&str] = &[
    "number of",
    "overview of",
    "initial training",
    "initialtraining",
    "training on",
    "refresher",
    "imposed penalties",
    "reciprocal referral",
    "penalties imposed",
];

/// Rows of `table` that count something.
pub(super) fn rows(table: &Table) -> Vec<Row> {
    let words: Vec<&str> = table.text.split_whitespace().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while i < words.len() {
        let found = LABELS.iter().filter(|(label, _)| begins(&words[i..], label)).max_by_key(|(label, _)| label.len());
        let Some((label, measure)) = found else {
            i += 1;
            continue;
        };
        let n = label.split(' ').count();
        let mut end = i + n;
        // One line of cells, or one for each part of the country, which is named before them.
        loop {
            let (territory, from) = match words.get(end) {
                Some(word) if is_territory(word) => (Some((*word).to_owned()), end + 1),
                _ => (None, end),
            };
            let (found, after) = cells(&words, from, table.years.len().max(2));
            if found.is_empty() || territory.is_none() && end > i + n {
                break;
            }
            let years = &table.years;
            let last = found.len().saturating_sub(1);
            let cells = found
                .into_iter()
                .enumerate()
                .map(|(k, value)| Cell { value, year: years.get(k).copied(), previous: k < last })
                .collect();
            let quote = [&words[i..i + n], &words[end..after]].concat().join(" ");
            let is_whole = territory.is_none();
            out.push(Row { label: words[i..i + n].join(" "), measure: *measure, territory, cells, quote });
            end = after;
            if is_whole {
                break;
            }
        }
        i = end.max(i + 1);
    }
    out
}

/// A name that may stand before the cells of a part of the country: `Mainland`, `Zanzibar`.
pub(super) fn is_territory(word: &str) -> bool {
    let cell = ["unknown", "unavailable", "yes", "no", "na", "number"];
    word.len() > 3
        && word.starts_with(char::is_uppercase)
        && word.chars().all(char::is_alphabetic)
        && !cell.contains(&word.to_lowercase().as_str())
}

fn begins(words: &[&str], label: &str) -> bool {
    label.split(' ').enumerate().all(|(n, part)| words.get(n).is_some_and(|w| w.eq_ignore_ascii_case(part)))
}

/// Cells from word `i`: `18 (38,99,100) 2 (2)`, `Unknown* (3) 1 (6)`, `N/A 0`.
fn cells(words: &[&str], mut i: usize, most: usize) -> (Vec<Option<u64>>, usize) {
    let mut out = Vec::new();
    while let Some(word) = words.get(i) {
        let mark = word.trim_end_matches(['*', '†', '‡', '§']);
        // A note in brackets may hold blanks: "(10, 48)".
        let bare = mark.split('(').next().unwrap_or(mark).trim_end_matches(['*', '†', '‡', '§']);
        let note = word.starts_with('(')
            || word.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ';' | ')' | '-' | '–'))
                && word.ends_with(')');
        if note || word.chars().all(|c| matches!(c, '*' | '†' | '‡' | '§')) {
            i += 1;
            continue;
        }
        if out.len() == most {
            break;
        }
        let lower = bare.to_lowercase();
        if matches!(lower.as_str(), "unknown" | "n/a" | "unavailable" | "na") {
            out.push(None);
        } else if let Some(n) = crate::formats::text::number(bare).filter(|n| *n >= 0.0 && n.fract() == 0.0 && *n < 1e9)
        {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and below 1e9")]
            out.push(Some(n as u64));
        } else {
            break;
        }
        i += 1;
    }
    (out, i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn last_year_stands_beside_this_year() {
        let table = Table {
            text: "Number of Investigations 1,018† (38, 99) 2 (2)\nNumber of Violations Found 7 8\nNumber of Convictions\nUnknown* (1) 0 (2) The prose".to_owned(),
            years: vec![2019, 2020],
            page: None,
        };
        let rows = rows(&table);
        assert_eq!(rows.len(), 2);
        assert_eq!(rows[0].cells[0], Cell { value: Some(1018), year: Some(2019), previous: true });
        assert_eq!(rows[0].cells[1], Cell { value: Some(2), year: Some(2020), previous: false });
        assert_eq!(rows[1].cells[0].value, None);
        assert_eq!(rows[1].cells[1].value, Some(0));
    }

    #[test]
    fn a_divided_country_has_a_line_for_each_part() {
        let table = Table {
            text: "Number of Investigations Mainland Unknown (2) 4 (25)\nZanzibar 0 (2) Unknown (25)\nNumber of \
                   Violations Found Mainland 1 2\nNumber of Convictions Mainland 0 0\nImposed Penalties"
                .to_owned(),
            years: vec![2020, 2021],
            page: None,
        };
        let rows = rows(&table);
        let read: Vec<_> = rows
            .iter()
            .map(|r| (r.territory.as_deref().unwrap(), r.cells.iter().map(|c| c.value).collect::<Vec<_>>()))
            .collect();
        assert_eq!(
            read,
            [
                ("Mainland", vec![None, Some(4)]),
                ("Zanzibar", vec![Some(0), None]),
                ("Mainland", vec![Some(0), Some(0)])
            ]
        );
    }

    #[test]
    fn prose_is_no_row() {
        let table = Table { text: "the number of convictions was low".to_owned(), years: vec![], page: None };
        assert!(rows(&table).is_empty());
    }
}
