//! Workbooks, read cell by cell: a sheet that claims a million columns costs nothing.

use std::{borrow::Cow, collections::HashMap, io::Cursor};

use calamine::{DataRef, Reader as _, Xlsx, XlsxError};

use crate::{formats::text, parse::ParseError};

/// Most cells that one sheet may hold. The largest publisher's sheet has 600,000.
const MOST_CELLS: usize = 8_000_000;
/// Cells of a row that a shortened workbook keeps: some publishers give each country a column.
#[cfg(any(test, fuzzing))]
const SHORT_ROW: usize = 48;
/// Rows in which a header is looked for.
const HEADER_WITHIN: usize = 20;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Number(f64),
    Text(String),
}

/// An opened workbook.
pub struct Workbook<'a> {
    inner: Xlsx<Cursor<&'a [u8]>>,
}

/// The filled cells of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub rows: Vec<Row>,
}

/// One row with at least one filled cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// As the spreadsheet numbers it, from 1.
    pub number: u32,
    /// Column from 0 and value, in ascending order.
    cells: Vec<(u32, Value)>,
}

/// Column titles and where they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// Position in [`Sheet::rows`] of the first row after the header.
    pub below: usize,
    columns: HashMap<String, u32>,
}

fn damaged(error: &XlsxError) -> ParseError {
    ParseError::Damaged { format: "workbook", detail: error.to_string() }
}

/// Some numbers in damaged workbooks are more than the library can count.
fn unharmed<T>(read: impl FnOnce() -> Result<T, ParseError>) -> Result<T, ParseError> {
    super::unharmed("workbook", "its parts contradict one another", read)
}

/// What bytes look like that are not a workbook.
fn looks_like(bytes: &[u8]) -> &'static str {
    let start: Vec<u8> =
        bytes.iter().copied().skip_while(|b| b.is_ascii_whitespace() || !b.is_ascii()).take(14).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with(b"<!doctype html") || start.starts_with(b"<html") {
        "an HTML page"
    } else if start.starts_with(b"<") {
        "XML"
    } else if start.starts_with(b"{") || start.starts_with(b"[") {
        "JSON"
    } else if start.starts_with(b"%pdf") {
        "a PDF"
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        "an old .xls workbook"
    } else {
        "neither a workbook nor a page"
    }
}

impl<'a> Workbook<'a> {
    /// Opens an XLSX workbook. `what` names the document in errors.
    ///
    /// # Errors
    /// Empty, not a workbook, or damaged.
    pub fn open(bytes: &'a [u8], what: &str) -> Result<Workbook<'a>, ParseError> {
        if bytes.is_empty() {
            return Err(ParseError::Empty { what: what.to_owned() });
        }
        if !bytes.starts_with(b"PK\x03\x04") {
            return Err(ParseError::WrongType { expected: "an XLSX workbook", found: looks_like(bytes).to_owned() });
        }
        unharmed(|| Xlsx::new(Cursor::new(bytes)).map(|inner| Workbook { inner }).map_err(|e| damaged(&e)))
    }

    /// Names of the sheets, in their order.
    pub fn sheet_names(&self) -> Vec<String> {
        self.inner.sheet_names()
    }

    /// Reads one sheet. Of formulas only the stored result is read; one without result is an empty cell.
    ///
    /// # Errors
    /// Damaged, or beyond the limit.
    pub fn sheet(&mut self, name: &str) -> Result<Sheet, ParseError> {
        unharmed(|| self.filled_cells(name))
    }

    fn filled_cells(&mut self, name: &str) -> Result<Sheet, ParseError> {
        let mut reader = self.inner.worksheet_cells_reader(name).map_err(|e| damaged(&e))?;
        let mut rows: Vec<Row> = Vec::new();
        let mut cells = 0;
        while let Some(cell) = reader.next_cell().map_err(|e| damaged(&e))? {
            cells += 1;
            if cells > MOST_CELLS {
                return Err(ParseError::Limit(format!("sheet {name} holds more than {MOST_CELLS} cells")));
            }
            let value = match cell.get_value() {
                DataRef::Int(n) => Value::Number(*n as f64),
                DataRef::Float(n) => Value::Number(*n),
                DataRef::String(s) => Value::Text(s.clone()),
                DataRef::SharedString(s) => Value::Text((*s).to_owned()),
                DataRef::DateTime(d) => Value::Number(d.as_f64()),
                DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => Value::Text(s.clone()),
                DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty => continue,
            };
            if matches!(&value, Value::Text(t) if t.trim().is_empty()) {
                continue;
            }
            let (row, column) = cell.get_position();
            let number = row.saturating_add(1);
            match rows.last_mut() {
                Some(last) if last.number == number => last.cells.push((column, value)),
                _ => rows.push(Row { number, cells: vec![(column, value)] }),
            }
        }
        Ok(Sheet { name: name.to_owned(), rows })
    }
}

impl Row {
    /// The columns that are filled, from left to right.
    pub fn columns(&self) -> impl Iterator<Item = u32> + '_ {
        self.cells.iter().map(|(c, _)| *c)
    }

    fn value(&self, column: u32) -> Option<&Value> {
        self.cells.iter().find(|(c, _)| *c == column).map(|(_, v)| v)
    }

    /// The cell as text, trimmed; a whole number without a decimal point. `None` where it is empty.
    pub fn text(&self, column: u32) -> Option<Cow<'_, str>> {
        self.value(column).map(|v| match v {
            Value::Text(t) => Cow::Borrowed(t.trim()),
            Value::Number(n) => Cow::Owned(n.to_string()),
        })
    }

    /// The cell as a number, whether it is stored as one or as text.
    pub fn number(&self, column: u32) -> Option<f64> {
        match self.value(column)? {
            Value::Number(n) => n.is_finite().then_some(*n),
            Value::Text(t) => text::number(t),
        }
    }

    /// The cell as a year.
    pub fn year(&self, column: u32) -> Option<i16> {
        let n = self.number(column)?;
        ((1900.0..=2100.0).contains(&n) && n.fract() == 0.0).then_some(n as i16)
    }
}

impl Sheet {
    /// The place of a cell, as provenance states it.
    pub fn locator(&self, row: &Row, column: u32) -> String {
        format!("sheet={};cell={}{}", self.name, column_letters(column), row.number)
    }

    /// Finds the row that holds all `titles`, wherever a publisher moved it. Where the row below holds no value
    /// in the first title's column, it is the second row of the header and its titles are added.
    pub fn header(&self, titles: &[&str]) -> Option<Header> {
        let found = self.rows.iter().take(HEADER_WITHIN).position(|row| {
            let here: Vec<String> = row.titles().map(|(t, _)| t).collect();
            titles.iter().all(|t| here.iter().any(|h| h == &title(t)))
        })?;
        let mut columns = HashMap::new();
        let mut take = |row: &Row| {
            for (text, column) in row.titles() {
                columns.entry(text).or_insert(column);
            }
        };
        take(self.rows.get(found)?);
        let mut below = found + 1;
        let first = self.rows[found].titles().find(|(t, _)| titles.first().is_some_and(|f| *t == title(f)))?.1;
        if let Some(second) = self.rows.get(below).filter(|r| r.value(first).is_none()) {
            take(second);
            below += 1;
        }
        Some(Header { below, columns })
    }
}

impl Row {
    fn titles(&self) -> impl Iterator<Item = (String, u32)> + '_ {
        self.cells.iter().filter_map(|(c, v)| match v {
            Value::Text(t) => Some((title(t), *c)),
            Value::Number(_) => None,
        })
    }
}

/// A column title without case and repeated spaces.
fn title(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Header {
    /// Every title, in lower case, with its column, from left to right.
    pub fn titles(&self) -> Vec<(&str, u32)> {
        let mut titles: Vec<(&str, u32)> = self.columns.iter().map(|(t, c)| (t.as_str(), *c)).collect();
        titles.sort_unstable_by_key(|(_, column)| *column);
        titles
    }

    /// The column with that title.
    pub fn find(&self, name: &str) -> Option<u32> {
        self.columns.get(&title(name)).copied()
    }

    /// The column with that title, or an error that names what is there instead.
    ///
    /// # Errors
    /// The column is not there.
    pub fn column(&self, sheet: &Sheet, name: &str) -> Result<u32, ParseError> {
        self.find(name).ok_or_else(|| {
            let mut here: Vec<&str> = self.columns.keys().map(String::as_str).collect();
            here.sort_unstable();
            ParseError::Layout(format!("sheet {} has no column {name}; it has {}", sheet.name, here.join(", ")))
        })
    }

    /// Titles that are `prefix` and a year, with their columns: `CPI score 2023`.
    pub fn by_year(&self, prefix: &str) -> Vec<(i16, u32)> {
        let prefix = title(prefix);
        let mut found: Vec<(i16, u32)> = self
            .columns
            .iter()
            .filter_map(|(t, c)| Some((t.strip_prefix(&prefix)?.trim().parse().ok()?, *c)))
            .filter(|(year, _)| (1900..=2100).contains(year))
            .collect();
        found.sort_unstable();
        found
    }
}

/// A workbook with the first `most` filled rows of each sheet, and the first filled cells of each row. Of a sheet without
/// cells only the name is kept.
///
/// # Errors
/// It cannot be opened, or what is left cannot be written.
#[cfg(any(test, fuzzing))]
pub(crate) fn shortened(bytes: &[u8], most: usize) -> Result<Vec<u8>, ParseError> {
    let unwritten = |e: rust_xlsxwriter::XlsxError| ParseError::Damaged { format: "workbook", detail: e.to_string() };
    let mut book = Workbook::open(bytes, "the workbook")?;
    let mut made = rust_xlsxwriter::Workbook::new();
    for name in book.sheet_names() {
        let page = made.add_worksheet().set_name(&name).map_err(unwritten)?;
        let Ok(sheet) = book.sheet(&name) else { continue };
        for row in sheet.rows.iter().take(most) {
            for (column, value) in row.cells.iter().take(SHORT_ROW) {
                let at = (row.number.saturating_sub(1), u16::try_from(*column).unwrap_or(u16::MAX));
                match value {
                    Value::Number(n) => page.write_number(at.0, at.1, *n),
                    Value::Text(t) => page.write_string(at.0, at.1, t),
                }
                .map_err(unwritten)?;
            }
        }
    }
    made.save_to_buffer().map_err(unwritten)
}

/// `A`, `B` … `Z`, `AA` …
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut n = column;
    loop {
        letters.push(b'A' + (n % 26) as u8);
        if n < 26 {
            break;
        }
        n = n / 26 - 1;
    }
    letters.iter().rev().map(|b| char::from(*b)).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A workbook with one sheet; every cell is text unless it parses as a number.
    pub(crate) fn workbook(sheet: &str, rows: &[&[&str]]) -> Vec<u8> {
        let mut book = rust_xlsxwriter::Workbook::new();
        let page = book.add_worksheet();
        page.set_name(sheet).unwrap();
        for (r, row) in rows.iter().enumerate() {
            for (c, cell) in row.iter().enumerate() {
                let at = (u32::try_from(r).unwrap(), u16::try_from(c).unwrap());
                match cell.parse::<f64>() {
                    _ if cell.is_empty() => {}
                    Ok(n) => drop(page.write_number(at.0, at.1, n).unwrap()),
                    Err(_) => drop(page.write_string(at.0, at.1, *cell).unwrap()),
                }
            }
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn the_header_may_move_and_have_two_rows() {
        let bytes = workbook(
            "x",
            &[
                &["EMBARGOED"],
                &[],
                &["Rank", "Country", "CI", ""],
                &["", "", "Lower", "Upper"],
                &["1", "Kenya", "20", "30"],
            ],
        );
        let sheet = Workbook::open(&bytes, "x").unwrap().sheet("x").unwrap();
        let header = sheet.header(&["Country", "Rank"]).unwrap();
        let row = &sheet.rows[header.below];
        assert_eq!(row.text(header.find("country").unwrap()).unwrap(), "Kenya");
        assert_eq!(row.number(header.find("Upper").unwrap()), Some(30.0));
        assert_eq!(sheet.locator(row, header.find("Upper").unwrap()), "sheet=x;cell=D5");
        let error = header.column(&sheet, "Standard error").unwrap_err().to_string();
        assert!(error.contains("no column Standard error") && error.contains("country"), "{error}");
    }

    #[test]
    fn what_is_not_a_workbook_is_named() {
        let refused = |bytes: &[u8]| Workbook::open(bytes, "cpi-2023").err().unwrap().to_string();
        assert!(refused(b"").contains("cpi-2023: the file is empty"));
        assert!(refused(b"\xef\xbb\xbf\n<!DOCTYPE html><html>").contains("an HTML page"));
        assert!(refused(b"{\"a\":1}").contains("JSON"));
        let whole = workbook("x", &[&["a"]]);
        assert!(refused(&whole[..whole.len() / 2]).contains("damaged or cut off"));
    }

    #[test]
    fn a_column_beyond_all_numbers_is_damage() {
        let whole = workbook("x", &[&["a"]]);
        let mut parts = zip::ZipArchive::new(Cursor::new(whole.as_slice())).unwrap();
        let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for i in 0..parts.len() {
            let mut part = parts.by_index(i).unwrap();
            let name = part.name().unwrap().into_owned();
            let mut content = String::new();
            std::io::Read::read_to_string(&mut part, &mut content).unwrap();
            made.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            let content = content.replace("r=\"A1\"", "r=\"ZZZZZZZZZZ1\"");
            std::io::Write::write_all(&mut made, content.as_bytes()).unwrap();
        }
        let bytes = made.finish().unwrap().into_inner();
        let mut book = Workbook::open(&bytes, "x").unwrap();
        assert!(matches!(book.sheet("x"), Err(ParseError::Damaged { .. })), "{:?}", book.sheet("x"));
    }

    #[test]
    fn letters_of_columns() {
        for (n, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(column_letters(n), letters);
        }
    }
}
