//! Corruption Perceptions Index 1995 to 2017 as others put it into one table: one row a name, one column a year.
//!
//! `0.0` stands for missing, since no country ever scored zero on the old scale. A country that was spelt
//! differently from year to year has a row for each spelling. The scale is 0 to 10 throughout: the scores since
//! 2012, which were published from 0 to 100 by another method, were divided by ten.

use std::borrow::Cow;

use crate::{
    formats::{table::Table, text::number},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point},
};

/// Parser of `ti-cpi-1995`.
pub struct Cpi1995;

/// Identifier of the indicator. Never joined with `ti-cpi`.
const INDICATOR: &str = "ti-cpi-1995";

impl Parser for Cpi1995 {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        // The table is in Windows-1252, though its publisher declares nothing.
        let bytes = match std::str::from_utf8(document.bytes) {
            Ok(_) => Cow::Borrowed(document.bytes),
            Err(_) => match encoding_rs::WINDOWS_1252.decode_without_bom_handling(document.bytes).0 {
                Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
                Cow::Owned(text) => Cow::Owned(text.into_bytes()),
            },
        };
        let table = Table::read(&bytes, document.stream)?;
        let country = table.column("country")?;
        let years: Vec<(usize, i16)> = table
            .titles()
            .enumerate()
            .filter_map(|(column, title)| Some((column, title.parse().ok().filter(|y| (1990..=2100).contains(y))?)))
            .collect();
        if years.is_empty() {
            return Err(ParseError::Layout("no column is titled with a year".to_owned()));
        }
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let (mut missing, mut unread) = (0, 0);
        for (row_number, row) in &table.rows {
            let found = places.resolve(None, row.get(country), || table.locator(*row_number, country));
            let Some(jurisdiction) = found else { continue };
            for &(column, year) in &years {
                match row.get(column).and_then(number) {
                    Some(0.0) => missing += 1,
                    Some(score) => {
                        let locator = table.locator(*row_number, column);
                        parsed.points.extend(point(document, INDICATOR, jurisdiction, year, Some(score), locator));
                    }
                    None => unread += 1,
                }
            }
        }
        for (reason, n) in [("0.0, which stands for missing", missing), ("no number", unread)] {
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
    use std::collections::HashSet;

    use proptest::prelude::*;

    use crate::sources::tests::{corpus, parse};

    #[test]
    fn a_zero_is_missing_and_spellings_are_one_country() {
        let table =
            b"country,1995,1996,2012\r\nC\xf4te d\x92Ivoire,0.0,3.1,0.0\r\nIvory Coast,2.5,0.0,x\r\nAtlantis,1,1,1\r\n";
        let parsed = parse("ti-cpi-1995", "cpi_1995_2017", table).unwrap();
        let found: Vec<_> =
            parsed.points.iter().map(|p| (p.jurisdiction.as_str(), p.period.label(), p.value)).collect();
        assert_eq!(found, [("CIV", "1996".to_owned(), Some(3.1)), ("CIV", "1995".to_owned(), Some(2.5))]);
        assert!(parsed.points.iter().all(|p| p.indicator == "ti-cpi-1995"));
        assert_eq!(parsed.points[1].provenance.locator, "row=3;column=1995");
        assert_eq!(parsed.skipped.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [3, 1]);
        assert_eq!(parsed.unresolved[0].name, "Atlantis");
    }

    #[test]
    fn a_table_without_years_is_refused() {
        let error = parse("ti-cpi-1995", "x", b"country,score\nKenya,2\n").unwrap_err().to_string();
        assert!(error.contains("no column is titled with a year"), "{error}");
    }

    #[test]
    fn every_score_of_the_table_has_its_place() {
        let Some(bytes) = corpus("indicators/ti-cpi/cpi_1995_2017_reprocessed.csv") else { return };
        let parsed = parse("ti-cpi-1995", "cpi_1995_2017", &bytes).unwrap();
        let names: Vec<_> = parsed.unresolved.iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["Belgium/Luxembourg"], "two countries in one row are neither");
        let keys: HashSet<_> = parsed.points.iter().map(|p| (p.jurisdiction.clone(), p.period)).collect();
        assert_eq!(keys.len(), parsed.points.len(), "no country is scored twice in one year");
    }

    proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let _ = parse("ti-cpi-1995", "x", &bytes);
            let _ = parse("ti-cpi-1995", "x", &[b"country,1995\n", bytes.as_slice()].concat());
        }
    }
}
