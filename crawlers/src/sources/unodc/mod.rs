//! United Nations Office on Drugs and Crime: two tables in one layout, and its list of publications.

pub mod cts;
pub mod glotip;

use lexgap_domain::Breakdown;

use super::listing::Listing;
use crate::{
    formats::xlsx::{Header, Row, Sheet, Workbook},
    parse::{Document, ParseError},
    sources::common::{Counted, Observations},
};

/// Parser of `unodc-publications`: reports as PDF.
pub const PUBLICATIONS: Listing =
    Listing { wanted: |url, _| url.contains("unodc.org/documents/") && url.to_ascii_lowercase().ends_with(".pdf") };

/// One of UNODC's tables: `Iso3_code`, `Country`, `Indicator` … and the value under `value`.
struct Table {
    sheet: Sheet,
    header: Header,
    columns: Columns,
}

struct Columns {
    code: u32,
    country: u32,
    indicator: u32,
    dimension: u32,
    category: u32,
    sex: u32,
    age: u32,
    year: u32,
    unit: u32,
    value: u32,
}

impl Table {
    /// Finds the table, whatever stands above it.
    fn open(document: &Document<'_>, value: &str) -> Result<Table, ParseError> {
        let mut book = Workbook::open(document.bytes, document.stream)?;
        for name in book.sheet_names() {
            let sheet = book.sheet(&name)?;
            let Some(header) = sheet.header(&["Iso3_code", "Country", "Indicator", "Year", value]) else { continue };
            let column = |title| header.column(&sheet, title);
            let columns = Columns {
                code: column("Iso3_code")?,
                country: column("Country")?,
                indicator: column("Indicator")?,
                dimension: column("Dimension")?,
                category: column("Category")?,
                sex: column("Sex")?,
                age: column("Age")?,
                year: column("Year")?,
                unit: column("Unit of measurement")?,
                value: column(value)?,
            };
            return Ok(Table { sheet, header, columns });
        }
        Err(ParseError::Layout(format!(
            "no sheet has the columns Iso3_code, Country, Indicator, Year and {value}; sheets are {}",
            book.sheet_names().join(", ")
        )))
    }

    fn rows(&self) -> impl Iterator<Item = &Row> {
        self.sheet.rows[self.header.below..].iter()
    }

    fn locator(&self, row: &Row) -> String {
        self.sheet.locator(row, self.columns.value)
    }
}

/// Word for a category that the publisher left blank.
const NOT_STATED: &str = "(not stated)";

/// Sex and age of a row, and its category under `dimension`; totals are no breakdown.
fn breakdown(row: &Row, columns: &Columns, dimension: Option<&str>) -> Breakdown {
    let mut parts = Breakdown::new();
    let mut part = |name: &str, column: u32| {
        let category = row.text(column);
        let category = category.as_deref().unwrap_or(NOT_STATED);
        if category != "Total" {
            parts.insert(name.to_owned(), category.to_owned());
        }
    };
    part("sex", columns.sex);
    part("age", columns.age);
    if let Some(dimension) = dimension {
        part(dimension, columns.category);
    }
    parts
}
