//! Rule of Law Index: one long sheet over all years, beside a sheet a year with the countries in columns.
//!
//! The long sheet is read where there is one: it has codes, and states the values of the yearly sheets (a test
//! holds them against one another). The numbers of the sub-factors moved after 2012-2013, so a column is known
//! by the words after its number. A year may be a span (`2012-2013`), which is one period.

use lexgap_domain::{Jurisdiction, Period};

use crate::{
    formats::xlsx::{Header, Row, Sheet, Workbook},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point_over},
};

/// Parser of `wjp-roli`.
pub struct Roli;

/// Words of a title without its number, and the indicator they stand for. Two sub-factors on due process (4.3
/// and 8.7) share their words; neither is kept.
const SCORES: [(&str, &str); 22] = [
    ("wjp rule of law index: overall score", "wjp-overall"),
    ("constraints on government powers", "wjp-constraints-on-government-powers"),
    ("limited government powers", "wjp-constraints-on-government-powers"),
    ("absence of corruption", "wjp-absence-of-corruption"),
    ("open government", "wjp-open-government"),
    ("fundamental rights", "wjp-fundamental-rights"),
    ("order and security", "wjp-order-and-security"),
    ("regulatory enforcement", "wjp-regulatory-enforcement"),
    ("civil justice", "wjp-civil-justice"),
    ("criminal justice", "wjp-criminal-justice"),
    ("government officials are sanctioned for misconduct", "wjp-officials-sanctioned"),
    (
        "government officials in the executive branch do not use public office for private gain",
        "wjp-no-corruption-executive",
    ),
    (
        "government officials in the judicial branch do not use public office for private gain",
        "wjp-no-corruption-judiciary",
    ),
    (
        "government officials in the police and the military do not use public office for private gain",
        "wjp-no-corruption-police-military",
    ),
    (
        "government officials in the legislative branch do not use public office for private gain",
        "wjp-no-corruption-legislature",
    ),
    (
        "government regulations are applied and enforced without improper influence",
        "wjp-regulation-without-improper-influence",
    ),
    ("civil justice is free of corruption", "wjp-civil-justice-free-of-corruption"),
    ("criminal investigation system is effective", "wjp-criminal-investigation-effective"),
    ("criminal adjudication system is timely and effective", "wjp-criminal-adjudication-effective"),
    ("criminal system is impartial", "wjp-criminal-system-impartial"),
    ("criminal system is free of corruption", "wjp-criminal-system-free-of-corruption"),
    ("criminal system is free of improper government influence", "wjp-criminal-system-free-of-government-influence"),
];

/// The indicator that a title stands for.
fn indicator(title: &str) -> Option<&'static str> {
    let lower = title.trim().to_lowercase();
    let numbered = lower.strip_prefix("factor ").unwrap_or(&lower);
    let words = numbered.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ' '));
    SCORES.iter().find(|(w, _)| *w == words).map(|(_, id)| *id)
}

/// `2014`, or a span `2012-2013`.
fn period(text: &str) -> Option<Period> {
    let year = |t: &str| t.parse().ok().filter(|y| (2000..=2100).contains(y));
    match text.trim().split_once('-') {
        None => Period::year(year(text.trim())?),
        Some((from, to)) => Period::years(year(from.trim())?, year(to.trim())?),
    }
}

impl Parser for Roli {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut book = Workbook::open(document.bytes, document.stream)?;
        let mut sheets = Vec::new();
        for name in book.sheet_names() {
            sheets.push(book.sheet(&name)?);
        }
        let mut reader = Reader { document, places: Places::default(), parsed: Parsed::default(), blank: 0 };
        let long = sheets.iter().find_map(|s| Some((s, s.header(&["Country", "Year", SCORES[0].0])?)));
        let read = match &long {
            Some((sheet, header)) => {
                reader.long(sheet, header)?;
                1
            }
            None => sheets.iter().filter(|s| reader.yearly(s)).count(),
        };
        if read == 0 {
            return Err(ParseError::Layout(format!(
                "no sheet has the columns Country, Year and {}, and none is named after its year; sheets are {}",
                SCORES[0].0,
                sheets.iter().map(|s| s.name.as_str()).collect::<Vec<_>>().join(", ")
            )));
        }
        if let Some((sheet, _)) = long {
            let others = u32::try_from(sheets.len() - 1).unwrap_or(u32::MAX);
            reader.parsed.skipped.push((format!("sheets that repeat {}", sheet.name), others));
        }
        Ok(reader.finish())
    }
}

struct Reader<'a> {
    document: &'a Document<'a>,
    places: Places,
    parsed: Parsed,
    blank: u32,
}

impl Reader<'_> {
    /// One row per country and year.
    fn long(&mut self, sheet: &Sheet, header: &Header) -> Result<(), ParseError> {
        let (name, year) = (header.column(sheet, "Country")?, header.column(sheet, "Year")?);
        let code = header.find("Country Code");
        let columns: Vec<_> =
            header.titles().into_iter().filter_map(|(t, column)| Some((indicator(t)?, column))).collect();
        let mut undated = 0;
        for row in sheet.rows.iter().skip(header.below) {
            let (country, iso) = (row.text(name), code.and_then(|c| row.text(c)));
            let locator = || sheet.locator(row, name);
            let Some(place) = self.places.resolve(iso.as_deref(), country.as_deref(), locator) else { continue };
            let Some(period) = row.text(year).and_then(|y| period(&y)) else {
                undated += 1;
                continue;
            };
            for &(indicator, column) in &columns {
                self.score(sheet, row, column, indicator, place, period);
            }
        }
        if undated > 0 {
            self.parsed.skipped.push(("rows without a year".to_owned(), undated));
        }
        Ok(())
    }

    /// One column per country, for the year in the sheet's name. False where the sheet is none of these.
    fn yearly(&mut self, sheet: &Sheet) -> bool {
        let Some(period) = sheet.name.split_whitespace().find_map(period) else { return false };
        let titled = |title: &str| sheet.rows.iter().find(|r| r.text(0).is_some_and(|t| t == title));
        let Some(names) = titled("Country") else { return false };
        let codes = titled("Country Code");
        let mut found = false;
        for column in names.columns().filter(|c| *c > 0) {
            let (country, iso) = (names.text(column), codes.and_then(|r| r.text(column)));
            let locator = || sheet.locator(names, column);
            let Some(place) = self.places.resolve(iso.as_deref(), country.as_deref(), locator) else { continue };
            for row in &sheet.rows {
                if let Some(indicator) = row.text(0).and_then(|t| indicator(&t)) {
                    found = true;
                    self.score(sheet, row, column, indicator, place, period);
                }
            }
        }
        found
    }

    fn score(&mut self, sheet: &Sheet, row: &Row, column: u32, indicator: &str, place: &Jurisdiction, period: Period) {
        match row.number(column) {
            Some(score) => {
                let locator = sheet.locator(row, column);
                self.parsed.points.push(point_over(self.document, indicator, place, period, Some(score), locator));
            }
            // An empty cell is a score that the publisher did not compute: no statement, so no fact.
            None => self.blank += 1,
        }
    }

    fn finish(mut self) -> Parsed {
        if self.blank > 0 {
            self.parsed.skipped.push(("cells without a score".to_owned(), self.blank));
        }
        self.places.finish(self.document, &mut self.parsed);
        self.parsed
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;

    use super::*;
    use crate::{
        formats::xlsx::tests::workbook,
        registry,
        sources::tests::{corpus, parse},
    };

    const OVERALL: &str = "WJP Rule of Law Index: Overall Score";
    const INVESTIGATION: &str = "8.1 Criminal investigation system is effective";

    #[test]
    fn every_score_is_an_indicator_and_every_indicator_a_score() {
        let spec = &registry::get("wjp-roli").unwrap().spec;
        let listed: BTreeSet<&str> = spec.indicators.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(listed, SCORES.iter().map(|(_, id)| *id).collect());
    }

    #[test]
    fn a_span_is_one_period_and_an_empty_cell_no_fact() {
        let bytes = workbook(
            "Historical Data",
            &[
                &[
                    "Country",
                    "Year",
                    "Country_year",
                    "Country Code",
                    OVERALL,
                    "Factor 3: Open Government ",
                    INVESTIGATION,
                ],
                &["Kenya", "2012-2013", "", "KEN", "0.4", "0.5", ""],
                &["Kenya", "2014", "", "KEN", "0.41", "0.51", "0.3"],
                &["Atlantis", "2014", "", "", "0.9", "0.9", "0.9"],
            ],
        );
        let parsed = parse("wjp-roli", "historical_data_file", &bytes).unwrap();
        let found: Vec<_> = parsed.points.iter().map(|p| (p.indicator.as_str(), p.period.label(), p.value)).collect();
        assert_eq!(
            found,
            [
                ("wjp-overall", "2012/2013".to_owned(), Some(0.4)),
                ("wjp-open-government", "2012/2013".to_owned(), Some(0.5)),
                ("wjp-overall", "2014".to_owned(), Some(0.41)),
                ("wjp-open-government", "2014".to_owned(), Some(0.51)),
                ("wjp-criminal-investigation-effective", "2014".to_owned(), Some(0.3)),
            ]
        );
        assert_eq!(parsed.points[4].provenance.locator, "sheet=Historical Data;cell=G3");
        assert_eq!(parsed.unresolved[0].name, "Atlantis");
        assert!(parsed.skipped.contains(&("cells without a score".to_owned(), 1)));
    }

    #[test]
    fn a_year_with_countries_in_columns_is_read_where_there_is_no_long_sheet() {
        let bytes = workbook(
            "WJP ROL Index 2012-2013 Scores",
            &[
                &["Country", "Albania", "Kenya"],
                &["Region", "x", "y"],
                &["Factor 1: Limited Government Powers", "0.4", "0.5"],
                &["1.5 Government officials are sanctioned for misconduct", "0.3", "0.2"],
            ],
        );
        let parsed = parse("wjp-roli", "historical_data_file", &bytes).unwrap();
        assert_eq!(parsed.points.len(), 4);
        let last = &parsed.points[3];
        assert_eq!((last.indicator.as_str(), last.jurisdiction.as_str()), ("wjp-officials-sanctioned", "KEN"));
        assert_eq!((last.value, last.period.label().as_str()), (Some(0.2), "2012/2013"));
        assert_eq!(last.provenance.locator, "sheet=WJP ROL Index 2012-2013 Scores;cell=C4");
    }

    #[test]
    fn another_layout_is_refused() {
        let error = parse("wjp-roli", "x", &workbook("Cover", &[&["Hello"]])).unwrap_err().to_string();
        assert!(error.contains("the layout changed") && error.contains("Cover"), "{error}");
    }

    #[test]
    fn the_long_sheet_of_the_publisher_repeats_the_yearly_sheets() {
        let Some(bytes) = corpus("indicators/wjp-roli/2024_wjp_rule_of_law_index_HISTORICAL_DATA_FILE.xlsx") else {
            return;
        };
        let document_of = parse("wjp-roli", "historical_data_file", &bytes).unwrap();
        assert!(document_of.unresolved.is_empty(), "{:?}", document_of.unresolved);
        // 1,341 countries and years by 21 scores, less the cells that are empty.
        let blank: u32 = document_of.skipped.iter().filter(|(why, _)| why.contains("without")).map(|(_, n)| n).sum();
        assert_eq!(document_of.points.len() + blank as usize, 1341 * 21);

        let sha256 = lexgap_domain::hash::sha256(&bytes);
        let source = "wjp-roli".into();
        let document = Document {
            bytes: &bytes,
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        };
        let mut reader = Reader { document: &document, places: Places::default(), parsed: Parsed::default(), blank: 0 };
        let mut book = Workbook::open(&bytes, "x").unwrap();
        let sheets = book.sheet_names().iter().filter(|n| reader.yearly(&book.sheet(n).unwrap())).count();
        assert_eq!(sheets, 11);
        let values = |parsed: &Parsed| -> BTreeMap<_, _> {
            let key =
                |p: &lexgap_domain::IndicatorPoint| (p.indicator.to_string(), p.jurisdiction.to_string(), p.period);
            parsed.points.iter().map(|p| (key(p), p.value)).collect()
        };
        let (yearly, long) = (values(&reader.finish()), values(&document_of));
        assert_eq!(yearly.len(), long.len());
        // Some cells differ in the last bit.
        let differ = |(key, value): &(&_, &Option<f64>)| {
            let other = yearly.get(*key).copied().flatten();
            !value.zip(other).is_some_and(|(a, b)| (a - b).abs() < 1e-9)
        };
        let different: Vec<_> = long.iter().filter(differ).take(5).collect();
        assert!(different.is_empty(), "{different:?}");
    }

    proptest! {
        #[test]
        fn any_title_and_year_is_survived(text in "\\PC{0,30}") {
            let _ = (indicator(&text), period(&text));
        }

        #[test]
        fn damaged_workbooks_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = workbook("Historical Data", &[&["Country", "Year", OVERALL], &["Kenya", "2014", "0.5"]]);
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("wjp-roli", "x", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("wjp-roli", "x", &bytes);
        }
    }
}
