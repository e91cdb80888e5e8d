//! Country codes: holds our own table of jurisdictions against the publisher's. It yields no facts; a code that
//! our table lacks is reported as unresolved.

use crate::{
    formats::table::Table,
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::Places,
};

/// Parser of `country-codes`.
pub struct CountryCodes;

impl Parser for CountryCodes {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let table = Table::read(document.bytes, document.stream)?;
        let (code, name) = (table.column("ISO3166-1-Alpha-3")?, table.column("CLDR display name")?);
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut known = 0;
        for (number, row) in &table.rows {
            if places.resolve(row.get(code), row.get(name), || table.locator(*number, code)).is_some() {
                known += 1;
            }
        }
        parsed.skipped.push(("codes that the table of jurisdictions holds".to_owned(), known));
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::tests::parse;

    #[test]
    fn a_new_code_is_reported() {
        let table = "ISO3166-1-Alpha-3,CLDR display name\nKEN,Kenya\nXQZ,Newland\n";
        let parsed = parse("country-codes", "country-codes", table.as_bytes()).unwrap();
        assert_eq!(parsed.unresolved.iter().map(|u| u.name.as_str()).collect::<Vec<_>>(), ["Newland (XQZ)"]);
        assert_eq!(parsed.facts(), 0);
    }
}
