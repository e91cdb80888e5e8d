//! Population per year.

use crate::{
    formats::{table::Table, text::number},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point},
};

/// Parser of `wb-population`.
pub struct Population;

impl Parser for Population {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let table = Table::read(document.bytes, document.stream)?;
        let (name, code) = (table.column("Country Name")?, table.column("Country Code")?);
        let (year, value) = (table.column("Year")?, table.column("Value")?);
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut unread = 0;
        for (row_number, row) in &table.rows {
            let found = places.resolve(row.get(code), row.get(name), || table.locator(*row_number, name));
            let Some(jurisdiction) = found else { continue };
            let year = row.get(year).and_then(|y| y.trim().parse().ok());
            let people = row.get(value).and_then(number).filter(|n| *n >= 0.0);
            let made = year.zip(people).and_then(|(year, people)| {
                let locator = table.locator(*row_number, value);
                point(document, "wb-population", jurisdiction, year, Some(people), locator)
            });
            match made {
                Some(p) => parsed.points.push(p),
                None => unread += 1,
            }
        }
        if unread > 0 {
            parsed.skipped.push(("no year or no number".to_owned(), unread));
        }
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::tests::parse;

    #[test]
    fn groups_are_skipped_and_strangers_named() {
        let table = "Country Name,Country Code,Year,Value\nKenya,KEN,2010,40000000\nWorld,WLD,2010,7000000000\n\
                     Atlantis,ATL,2010,5\nKenya,KEN,2011,\n";
        let parsed = parse("wb-population", "population", table.as_bytes()).unwrap();
        assert_eq!(parsed.points.len(), 1);
        assert_eq!(parsed.unresolved[0].name, "Atlantis (ATL)");
        assert_eq!(parsed.skipped.iter().map(|s| s.1).sum::<u32>(), 2);
    }
}
