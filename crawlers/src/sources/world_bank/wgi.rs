//! Worldwide Governance Indicators: one long sheet, in two layouts with the same values.

use crate::{
    formats::xlsx::Workbook,
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point, small_count, with_error},
};

/// Parser of `wb-wgi`.
pub struct Wgi;

/// The publisher's codes of the six dimensions.
const DIMENSIONS: [&str; 6] = ["va", "pv", "ge", "rq", "rl", "cc"];

impl Parser for Wgi {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut book = Workbook::open(document.bytes, document.stream)?;
        let mut found = None;
        for name in book.sheet_names() {
            let sheet = book.sheet(&name)?;
            if let Some(header) = sheet.header(&["countryname", "year", "indicator", "estimate"]) {
                found = Some((sheet, header));
                break;
            }
        }
        let (sheet, header) = found.ok_or_else(|| {
            ParseError::Layout(format!(
                "no sheet has the columns countryname, year, indicator and estimate; sheets are {}",
                book.sheet_names().join(", ")
            ))
        })?;
        let column = |name| header.column(&sheet, name);
        let (name, year, indicator) = (column("countryname")?, column("year")?, column("indicator")?);
        let (estimate, error, sources) = (column("estimate")?, column("stddev")?, column("nsource")?);
        let code = header.find("code");

        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut other = 0;
        for row in &sheet.rows[header.below..] {
            let (country, iso) = (row.text(name), code.and_then(|c| row.text(c)));
            let dimension = row.text(indicator);
            let known = dimension.as_deref().filter(|d| DIMENSIONS.contains(d));
            let (Some(dimension), Some(year)) = (known, row.year(year)) else {
                other += 1;
                continue;
            };
            let locator = || sheet.locator(row, estimate);
            let Some(jurisdiction) = places.resolve(iso.as_deref(), country.as_deref(), locator) else { continue };
            // `..`: the publisher lists the jurisdiction and has no value for it.
            let value = row.number(estimate);
            let id = format!("wb-wgi-{dimension}");
            if let Some(p) = point(document, &id, jurisdiction, year, value, locator()) {
                let mut p = with_error(p, row.number(error), None);
                p.n_sources = small_count(row.number(sources));
                parsed.points.push(p);
            }
        }
        if other > 0 {
            parsed.skipped.push(("rows without a known dimension and year".to_owned(), other));
        }
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use crate::{formats::xlsx::tests::workbook, sources::tests::parse};

    #[test]
    fn both_layouts_give_the_same_values() {
        let short = workbook(
            "Sheet1",
            &[
                &["countryname", "year", "indicator", "estimate", "stddev", "nsource"],
                &["Andorra", "1996", "cc", "1.318", "0.48", "1"],
                &["American Samoa", "1996", "cc", "..", "..", ".."],
            ],
        );
        let long = workbook(
            "Sheet1",
            &[
                &["codeindyr", "code", "countryname", "year", "indicator", "estimate", "stddev", "nsource"],
                &["ADOcc1996", "ADO", "Andorra", "1996", "cc", "1.318", "0.48", "1"],
                &["ASMcc1996", "ASM", "American Samoa", "1996", "cc", "..", "..", ".."],
            ],
        );
        let values = |bytes: &[u8]| -> Vec<_> {
            let parsed = parse("wb-wgi", "wgidataset", bytes).unwrap();
            parsed.points.into_iter().map(|p| (p.jurisdiction, p.period, p.value, p.standard_error, p.upper)).collect()
        };
        assert_eq!(values(&short), values(&long));
        assert_eq!(values(&short)[1].2, None, "listed without a value");
        assert_eq!(values(&short)[0].0, "AND");
    }
}
