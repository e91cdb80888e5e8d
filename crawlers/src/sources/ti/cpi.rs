//! Corruption Perceptions Index: the official workbooks since 2012.
//!
//! The header moves from year to year (row 1 in 2012 with a second row below, row 3 in 2022, row 4 behind an
//! embargo line in 2023), and so does the title of the score (`CPI score 2023`, `CPI 2024 score`). A workbook states the
//! same value on several sheets: the sheet of the year with its published bounds comes first, then the sheets over all
//! years.

use std::collections::BTreeMap;

use lexgap_domain::IndicatorPoint;

use crate::{
    formats::xlsx::{Header, Row, Sheet, Workbook},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point, small_count, with_error},
};

/// Parser of `ti-cpi`.
pub struct Cpi;

/// Identifier of the indicator.
const INDICATOR: &str = "ti-cpi";

/// Where one value stands in a row.
struct Columns {
    score: u32,
    error: u32,
    sources: Option<u32>,
    bounds: Option<(u32, u32)>,
}

/// What a sheet holds, best statement of a value first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// One year, with bounds.
    Year,
    /// One row per country and year, with bounds.
    Long,
    /// One row per country, columns per year.
    Wide,
}

impl Parser for Cpi {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut book = Workbook::open(document.bytes, document.stream)?;
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut found: BTreeMap<(String, i16), (Kind, IndicatorPoint)> = BTreeMap::new();
        let mut sheets = 0;
        for name in book.sheet_names() {
            let sheet = book.sheet(&name)?;
            let Some((kind, header)) = kind_of(&sheet) else {
                parsed.skipped.push((format!("sheet {name}: derived figures"), 1));
                continue;
            };
            sheets += 1;
            for (jurisdiction, year, value) in values(document, &sheet, kind, &header, &mut places)? {
                let entry = found.entry((jurisdiction, year)).or_insert_with(|| (kind, value.clone()));
                if kind < entry.0 {
                    *entry = (kind, value);
                }
            }
        }
        if sheets == 0 {
            return Err(ParseError::Layout(format!(
                "no sheet has a country column beside a CPI score and its standard error; sheets are {}",
                book.sheet_names().join(", ")
            )));
        }
        parsed.points = found.into_values().map(|(_, p)| p).collect();
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

fn kind_of(sheet: &Sheet) -> Option<(Kind, Header)> {
    let header = sheet.header(&["Country / Territory"])?;
    let bounds = bounds(&header).is_some();
    let kind = if bounds && header.find("Year").is_some() && header.find("CPI score").is_some() {
        Kind::Long
    } else if bounds && year_score(&header).is_some() {
        Kind::Year
    } else if header.by_year("Standard error").len() > 1 {
        Kind::Wide
    } else {
        return None;
    };
    Some((kind, header))
}

fn bounds(header: &Header) -> Option<(u32, u32)> {
    let either = |a: &str, b: &str| header.find(a).or_else(|| header.find(b));
    Some((either("Lower CI", "Lower")?, either("Upper CI", "Upper")?))
}

/// `CPI score 2023`, or `CPI 2012 Score` in the first workbook and `CPI 2024 score` in those since 2024.
fn year_score(header: &Header) -> Option<(i16, u32)> {
    let between = |(title, column): (&str, u32)| {
        let year = title.strip_prefix("cpi ")?.strip_suffix(" score")?.trim().parse().ok()?;
        (2012..=2100).contains(&year).then_some((year, column))
    };
    header.by_year("CPI score").pop().or_else(|| header.titles().into_iter().filter_map(between).max())
}

fn either(header: &Header, sheet: &Sheet, names: [&str; 2]) -> Result<u32, ParseError> {
    header.find(names[0]).map_or_else(|| header.column(sheet, names[1]), Ok)
}

type Value = (String, i16, IndicatorPoint);

fn values(
    document: &Document<'_>,
    sheet: &Sheet,
    kind: Kind,
    header: &Header,
    places: &mut Places,
) -> Result<Vec<Value>, ParseError> {
    let name = header.column(sheet, "Country / Territory")?;
    let code = header.find("ISO3");
    let mut out = Vec::new();
    // Year (or the column that holds it) and the columns of each value in a row.
    let mut per_row: Vec<(Result<i16, u32>, Columns)> = Vec::new();
    match kind {
        Kind::Year | Kind::Long => {
            let (year, score) = match (kind, year_score(header)) {
                (Kind::Year, Some((year, score))) => (Ok(year), score),
                _ => (Err(header.column(sheet, "Year")?), header.column(sheet, "CPI score")?),
            };
            let columns = Columns {
                score,
                error: header.column(sheet, "Standard error")?,
                sources: Some(either(header, sheet, ["Number of sources", "Surveys Used"])?),
                bounds: bounds(header),
            };
            per_row.push((year, columns));
        }
        Kind::Wide => {
            for (year, score) in header.by_year("CPI score") {
                let error = header.column(sheet, &format!("Standard error {year}"))?;
                let sources = header.find(&format!("Sources {year}"));
                per_row.push((Ok(year), Columns { score, error, sources, bounds: None }));
            }
        }
    }
    for row in &sheet.rows[header.below..] {
        let (country, iso) = (row.text(name), code.and_then(|c| row.text(c)));
        if country.is_none() && iso.is_none() {
            continue;
        }
        let Some(jurisdiction) = places.resolve(iso.as_deref(), country.as_deref(), || sheet.locator(row, name)) else {
            continue;
        };
        for (year, columns) in &per_row {
            let year = match year {
                Ok(year) => Some(*year),
                Err(column) => row.year(*column),
            };
            let (Some(year), Some(score)) = (year, row.number(columns.score)) else { continue };
            let Some(p) =
                point(document, INDICATOR, jurisdiction, year, Some(score), sheet.locator(row, columns.score))
            else {
                continue;
            };
            out.push((jurisdiction.id.to_string(), year, complete(p, row, columns)));
        }
    }
    Ok(out)
}

fn complete(point: IndicatorPoint, row: &Row, columns: &Columns) -> IndicatorPoint {
    let bounds = columns.bounds.and_then(|(lower, upper)| Some((row.number(lower)?, row.number(upper)?)));
    let mut point = with_error(point, row.number(columns.error), bounds);
    point.n_sources = columns.sources.and_then(|c| small_count(row.number(c)));
    point
}

#[cfg(test)]
mod tests {
    use crate::{formats::xlsx::tests::workbook, sources::tests::parse};

    #[test]
    fn a_name_without_jurisdiction_is_counted_and_the_rest_kept() {
        let bytes = workbook(
            "CPI 2023",
            &[
                &["Corruption Perceptions Index"],
                &[
                    "Country / Territory",
                    "ISO3",
                    "CPI score 2023",
                    "Standard error",
                    "Number of sources",
                    "Lower CI",
                    "Upper CI",
                ],
                &["Denmark", "DNK", "90", "1.82", "8", "87", "93"],
                &["Atlantis", "ATL", "50", "1", "3", "48", "52"],
            ],
        );
        let parsed = parse("ti-cpi", "cpi-2023", &bytes).unwrap();
        assert_eq!(parsed.points.len(), 1);
        assert_eq!(parsed.points[0].provenance.locator, "sheet=CPI 2023;cell=C3");
        assert_eq!((parsed.points[0].lower, parsed.points[0].n_sources), (Some(87.0), Some(8)));
        assert_eq!((parsed.unresolved[0].name.as_str(), parsed.unresolved[0].rows), ("Atlantis (ATL)", 1));
    }

    #[test]
    fn the_year_may_stand_within_the_title_of_the_score() {
        for (stream, sheet, title, year) in
            [("cpi-2024", "CPI 2024", "CPI 2024 score", 2024), ("cpi-2025", "CPI2025", "CPI 2025 score", 2025)]
        {
            let bytes = workbook(
                sheet,
                &[
                    &["Corruption Perceptions Index: Global Scores"],
                    &["EMBARGOED"],
                    &[],
                    &[
                        "Country / Territory",
                        "ISO3",
                        "Region",
                        title,
                        "Rank",
                        "Standard error",
                        "Number of sources",
                        "Lower CI",
                        "Upper CI",
                    ],
                    &["Denmark", "DNK", "WE/EU", "90", "1", "1.82", "8", "87", "93"],
                ],
            );
            let parsed = parse("ti-cpi", stream, &bytes).unwrap();
            let p = &parsed.points[0];
            assert_eq!((p.period.index_year(), p.value, p.standard_error), (year, Some(90.0), Some(1.82)));
            assert_eq!((p.lower, p.n_sources), (Some(87.0), Some(8)));
            assert!(parsed.skipped.is_empty(), "{:?}", parsed.skipped);
        }
    }

    #[test]
    fn another_layout_is_refused_with_the_names_of_its_sheets() {
        let error = parse("ti-cpi", "cpi-2023", &workbook("Cover", &[&["Hello"]])).unwrap_err().to_string();
        assert!(error.contains("the layout changed") && error.contains("Cover"), "{error}");
    }
}
