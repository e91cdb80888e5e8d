//! Worldwide Governance Indicators: one long sheet, in two layouts with the same values; since 2025 a sheet for each
//! dimension, with bounds.

use crate::{
    formats::xlsx::{Header, Sheet, Workbook},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point, small_count, with_error},
};

/// Parser of `wb-wgi`.
pub struct Wgi;

/// The publisher's codes of the six dimensions.
const DIMENSIONS: [&str; 6] = ["va", "pv", "ge", "rq", "rl", "cc"];

/// Title of the estimate since 2025.
const ESTIMATE: &str = "Governance estimate (approx. -2.5 to +2.5)";

/// A sheet, and where its values stand.
struct Table {
    sheet: Sheet,
    header: Header,
    /// The dimension of all rows, where no column names it.
    dimension: Option<&'static str>,
}

struct Columns {
    name: u32,
    code: Option<u32>,
    year: u32,
    dimension: Option<u32>,
    estimate: u32,
    error: u32,
    sources: u32,
    bounds: Option<(u32, u32)>,
}

impl Table {
    fn columns(&self) -> Result<Columns, ParseError> {
        let column = |name| self.header.column(&self.sheet, name);
        Ok(match self.dimension {
            None => Columns {
                name: column("countryname")?,
                code: self.header.find("code"),
                year: column("year")?,
                dimension: Some(column("indicator")?),
                estimate: column("estimate")?,
                error: column("stddev")?,
                sources: column("nsource")?,
                bounds: None,
            },
            Some(_) => Columns {
                name: column("Economy (name)")?,
                code: Some(column("Economy (code)")?),
                year: column("Year")?,
                dimension: None,
                estimate: column(ESTIMATE)?,
                error: column("Standard error (estimate)")?,
                sources: column("Number of sources")?,
                bounds: self
                    .header
                    .find("Lower threshold (90% conf. int. estimate)")
                    .zip(self.header.find("Upper threshold (90% conf. int. estimate)")),
            },
        })
    }
}

/// The long sheet, or the six sheets of 2025.
fn tables(book: &mut Workbook) -> Result<Vec<Table>, ParseError> {
    let mut six: Vec<Table> = Vec::new();
    for name in book.sheet_names() {
        let sheet = book.sheet(&name)?;
        if let Some(header) = sheet.header(&["countryname", "year", "indicator", "estimate"]) {
            return Ok(vec![Table { sheet, header, dimension: None }]);
        }
        let dimension = DIMENSIONS.into_iter().find(|d| name.trim().eq_ignore_ascii_case(d));
        if let (Some(dimension), Some(header)) = (dimension, sheet.header(&["Economy (code)", "Year", ESTIMATE])) {
            six.push(Table { sheet, header, dimension: Some(dimension) });
        }
    }
    if six.len() == DIMENSIONS.len() {
        return Ok(six);
    }
    Err(ParseError::Layout(format!(
        "no sheet has the columns countryname, year, indicator and estimate, nor have six sheets, named {}, the columns \
         Economy (code), Year and {ESTIMATE}; sheets are {}",
        DIMENSIONS.join(", "),
        book.sheet_names().join(", ")
    )))
}

impl Parser for Wgi {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut book = Workbook::open(document.bytes, document.stream)?;
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut other = 0;
        for table in tables(&mut book)? {
            let (sheet, columns) = (&table.sheet, table.columns()?);
            for row in sheet.rows.iter().skip(table.header.below) {
                let (country, iso) = (row.text(columns.name), columns.code.and_then(|c| row.text(c)));
                let stated = columns.dimension.and_then(|c| row.text(c));
                let dimension =
                    table.dimension.or_else(|| DIMENSIONS.into_iter().find(|d| stated.as_deref() == Some(d)));
                let (Some(dimension), Some(year)) = (dimension, row.year(columns.year)) else {
                    other += 1;
                    continue;
                };
                let locator = || sheet.locator(row, columns.estimate);
                let Some(jurisdiction) = places.resolve(iso.as_deref(), country.as_deref(), locator) else { continue };
                // `..`: the publisher lists the jurisdiction and has no value for it.
                let value = row.number(columns.estimate);
                let id = format!("wb-wgi-{dimension}");
                if let Some(p) = point(document, &id, jurisdiction, year, value, locator()) {
                    let bounds = columns.bounds.and_then(|(low, high)| row.number(low).zip(row.number(high)));
                    let mut p = with_error(p, row.number(columns.error), bounds);
                    p.n_sources = small_count(row.number(columns.sources));
                    parsed.points.push(p);
                }
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
    /// Our own workbook in the layout of 2025, with `sheets`.
    fn six(sheets: &[&str]) -> Vec<u8> {
        let titles = [
            "Economy (code)",
            "Economy (name)",
            "Year",
            "Governance estimate (approx. -2.5 to +2.5)",
            "Standard error (estimate)",
            "Number of sources",
            "Lower threshold (90% conf. int. estimate)",
            "Upper threshold (90% conf. int. estimate)",
            "Governance score (0-100)",
        ];
        let mut book = rust_xlsxwriter::Workbook::new();
        for (i, name) in sheets.iter().enumerate() {
            let page = book.add_worksheet().set_name(*name).unwrap();
            page.write_row(0, 0, titles).unwrap();
            page.write_row(1, 0, ["KEN", "Kenya"]).unwrap();
            page.write_row(1, 2, [2024.0, -0.5 - i as f64, 0.25, 9.0, -0.9 - i as f64, -0.1 - i as f64, 31.5]).unwrap();
            page.write_row(2, 0, ["AIA", "Anguilla"]).unwrap();
            page.write_row(2, 2, [2024.0]).unwrap();
            page.write_row(2, 3, ["..", "..", ".."]).unwrap();
        }
        book.save_to_buffer().unwrap()
    }

    #[test]
    fn the_layout_of_2025_has_a_sheet_for_each_dimension() {
        let parsed = parse("wb-wgi", "wgidataset-2025", &six(&["va", "pv", "ge", "rq", "rl", "cc", "notes"])).unwrap();
        let found: Vec<_> =
            parsed.points.iter().map(|p| (p.indicator.as_str(), p.jurisdiction.as_str(), p.value)).collect();
        assert_eq!(found.len(), 12);
        assert_eq!(found[..2], [("wb-wgi-va", "KEN", Some(-0.5)), ("wb-wgi-va", "AIA", None)]);
        assert_eq!(found[10], ("wb-wgi-cc", "KEN", Some(-5.5)));
        let p = &parsed.points[0];
        assert_eq!((p.standard_error, p.lower, p.upper, p.n_sources), (Some(0.25), Some(-0.9), Some(-0.1), Some(9)));
        assert_eq!(p.provenance.locator, "sheet=va;cell=D2");
        let error = parse("wb-wgi", "wgidataset-2025", &six(&["va", "pv", "ge", "rq", "rl"])).unwrap_err().to_string();
        assert!(error.contains("sheets are va, pv, ge, rq, rl"), "{error}");
    }
}
