//! Tables as comma-separated values, with titles in the first row.

use crate::parse::ParseError;

/// A table held in memory.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    titles: Vec<String>,
    /// Row number as an editor shows it (the titles are row 1), and its fields.
    pub rows: Vec<(u64, csv::StringRecord)>,
}

/// Most rows of one table.
const MOST_ROWS: usize = 2_000_000;

impl Table {
    /// Reads a table in UTF-8. `what` names the document in errors.
    ///
    /// # Errors
    /// Empty, a page instead of a table, not UTF-8, rows of different lengths.
    pub fn read(bytes: &[u8], what: &str) -> Result<Table, ParseError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if bytes.iter().all(u8::is_ascii_whitespace) {
            return Err(ParseError::Empty { what: what.to_owned() });
        }
        if bytes.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'<') || bytes.starts_with(b"PK\x03\x04") {
            let found = if bytes.starts_with(b"PK") { "a workbook or archive" } else { "an HTML or XML page" };
            return Err(ParseError::WrongType { expected: "comma-separated values", found: found.to_owned() });
        }
        let damaged = |e: csv::Error| ParseError::Damaged { format: "table", detail: e.to_string() };
        let mut reader = csv::Reader::from_reader(bytes);
        let titles = reader.headers().map_err(damaged)?.iter().map(|t| t.trim().to_owned()).collect();
        let mut rows = Vec::new();
        let mut lines = Lines { bytes, counted: 0, line: 1 };
        for record in reader.records() {
            let record = record.map_err(damaged)?;
            if rows.len() == MOST_ROWS {
                return Err(ParseError::Limit(format!("{what}: more than {MOST_ROWS} rows")));
            }
            let row = record.position().map_or(0, |p| lines.at(p.byte()));
            rows.push((row, record));
        }
        Ok(Table { titles, rows })
    }

    /// Position of the column with that title.
    ///
    /// # Errors
    /// The column is not there; names those that are.
    pub fn column(&self, title: &str) -> Result<usize, ParseError> {
        self.titles
            .iter()
            .position(|t| t == title)
            .ok_or_else(|| ParseError::Layout(format!("no column {title}; the table has {}", self.titles.join(", "))))
    }

    /// The titles of the columns, from left to right.
    pub fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }

    /// Position and title of the first column whose title meets `wanted`.
    pub fn column_where(&self, wanted: impl Fn(&str) -> bool) -> Option<(usize, &str)> {
        self.titles.iter().enumerate().find(|(_, t)| wanted(t)).map(|(i, t)| (i, t.as_str()))
    }

    /// The place of a field, as provenance states it.
    pub fn locator(&self, row: u64, column: usize) -> String {
        format!("row={row};column={}", self.titles.get(column).map_or("", String::as_str))
    }
}

/// Line numbers of growing positions. The reader's own count lags behind where lines end in `\r\n`, since it
/// leaves the `\n` to the next record.
struct Lines<'a> {
    bytes: &'a [u8],
    counted: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line on which the record that begins at or after `position` stands.
    fn at(&mut self, position: u64) -> u64 {
        let rest = self.bytes.get(usize::try_from(position).unwrap_or(usize::MAX)..).unwrap_or_default();
        let ends = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
        let upto = self.bytes.len() - rest.len() + ends;
        let between = self.bytes.get(self.counted..upto).unwrap_or_default();
        self.line += between.iter().filter(|b| **b == b'\n').count() as u64;
        self.counted = self.counted.max(upto);
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_number() {
        let t = Table::read(b"\xef\xbb\xbfname,value\nKenya,1\n\"a\nb\",2\nc,3\n", "x").unwrap();
        let column = t.column("value").unwrap();
        assert_eq!(t.rows.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 3, 5]);
        let windows = Table::read(b"name,value\r\nKenya,1\r\n\"a\r\nb\",2\r\n\r\nc,3\r\n", "x").unwrap();
        assert_eq!(windows.rows.iter().map(|(n, _)| *n).collect::<Vec<_>>(), [2, 3, 6]);
        assert_eq!(t.locator(5, column), "row=5;column=value");
    }

    #[test]
    fn what_is_not_a_table_is_named() {
        assert!(Table::read(b" \n", "x").unwrap_err().to_string().contains("empty"));
        assert!(Table::read(b"  <html>", "x").unwrap_err().to_string().contains("HTML"));
        assert!(Table::read(b"a,b\n1\n", "x").unwrap_err().to_string().contains("damaged"));
        let error = Table::read(b"a,b\n1,2\n", "x").unwrap().column("c").unwrap_err().to_string();
        assert!(error.contains("no column c; the table has a, b"), "{error}");
    }
}
