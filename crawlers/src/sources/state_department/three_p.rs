//! 3P index: prosecution, prevention and protection policies, coded by researchers from the reports.

use crate::{
    formats::{table::Table, text::number},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point},
};

/// Parser of `3p-index`.
pub struct ThreeP;

/// Columns and the indicators they hold.
const COLUMNS: [(&str, &str); 3] =
    [("prosecution", "3p-prosecution"), ("prevention", "3p-prevention"), ("protection", "3p-protection")];

impl Parser for ThreeP {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let table = Table::read(document.bytes, document.stream)?;
        let (name, code, year) = (table.column("countryname")?, table.column("iso")?, table.column("year")?);
        let mut columns = Vec::new();
        for (title, indicator) in COLUMNS {
            columns.push((table.column(title)?, indicator));
        }
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let (mut not_coded, mut unread) = (0, 0);
        for (number_of_row, row) in &table.rows {
            let found = places.resolve(row.get(code), row.get(name), || table.locator(*number_of_row, name));
            let Some(jurisdiction) = found else { continue };
            for &(column, indicator) in &columns {
                let printed = row.get(column).unwrap_or_default().trim();
                if printed == "NA" {
                    not_coded += 1;
                    continue;
                }
                let year = row.get(year).and_then(|y| y.trim().parse().ok());
                let value = number(printed).zip(year).and_then(|(value, year)| {
                    let locator = table.locator(*number_of_row, column);
                    point(document, indicator, jurisdiction, year, Some(value), locator)
                });
                match value {
                    Some(p) => parsed.points.push(p),
                    None => unread += 1,
                }
            }
        }
        for (reason, n) in [("values not coded for that year", not_coded), ("no value or year", unread)] {
            if n > 0 {
                parsed.skipped.push((reason.to_owned(), n));
            }
        }
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::tests::parse;

    #[test]
    fn a_name_serves_where_the_code_is_missing() {
        let table = "countryname,year,iso,prosecution,prevention,protection\nSt.Kitts&Nevis,2010,NA,3,2,NA\n";
        let parsed = parse("3p-index", "3p", table.as_bytes()).unwrap();
        let found: Vec<_> = parsed.points.iter().map(|p| (p.indicator.as_str(), p.value)).collect();
        assert_eq!(found, [("3p-prosecution", Some(3.0)), ("3p-prevention", Some(2.0))]);
        assert!(parsed.points.iter().all(|p| p.jurisdiction == "KNA"));
    }
}
