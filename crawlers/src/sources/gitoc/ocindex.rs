//! Global Organized Crime Index: one sheet an edition (`2023_dataset`), one row a country, one column a score.
//!
//! The columns differ between the editions, and the headers of one of them end in stray words and commas
//! (`Criminality avg,`), so a column is known by the words of its title. Its identifier is those words.

use crate::{
    formats::xlsx::{Header, Sheet, Workbook},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point},
};

/// Parser of `gitoc-ocindex`.
pub struct OcIndex;

/// Titles of the scores, as identifiers without `oc-`.
const SCORES: [&str; 36] = [
    "criminality",
    "criminal-markets",
    "human-trafficking",
    "human-smuggling",
    "arms-trafficking",
    "flora-crimes",
    "fauna-crimes",
    "non-renewable-resource-crimes",
    "heroin-trade",
    "cocaine-trade",
    "cannabis-trade",
    "synthetic-drug-trade",
    "cyber-dependent-crimes",
    "financial-crimes",
    "trade-in-counterfeit-goods",
    "illicit-trade-in-excisable-goods",
    "extortion-and-protection-racketeering",
    "criminal-actors",
    "mafia-style-groups",
    "criminal-networks",
    "state-embedded-actors",
    "foreign-actors",
    "private-sector-actors",
    "resilience",
    "political-leadership-and-governance",
    "government-transparency-and-accountability",
    "international-cooperation",
    "national-policies-and-laws",
    "judicial-system-and-detention",
    "law-enforcement",
    "territorial-integrity",
    "anti-money-laundering",
    "economic-regulatory-capacity",
    "victim-and-witness-support",
    "prevention",
    "non-state-actors",
];

/// Columns that say where a row is, not how it scores.
const PLACE_COLUMNS: [&str; 3] = ["continent", "region", "country"];

impl Parser for OcIndex {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut book = Workbook::open(document.bytes, document.stream)?;
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut editions = 0;
        for name in book.sheet_names() {
            let sheet = book.sheet(&name)?;
            let found = sheet.header(&["Country", "Human trafficking"]).zip(edition(&name));
            let Some((header, year)) = found else {
                parsed.skipped.push((format!("sheet {name}: no scores of an edition"), 1));
                continue;
            };
            editions += 1;
            read(document, &sheet, &header, year, &mut places, &mut parsed)?;
        }
        if editions == 0 {
            return Err(ParseError::Layout(format!(
                "no sheet that begins with a year has the columns Country and Human trafficking; sheets are {}",
                book.sheet_names().join(", ")
            )));
        }
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

/// The year that a sheet's name begins with.
fn edition(sheet: &str) -> Option<i16> {
    let digits = sheet.get(..4).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    digits.parse().ok().filter(|y| (2000..=2100).contains(y))
}

/// The words of a title joined by hyphens, without the word that marks an average.
fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.map(str::to_lowercase).filter(|w| w != "avg").collect::<Vec<_>>().join("-")
}

fn read(
    document: &Document<'_>,
    sheet: &Sheet,
    header: &Header,
    year: i16,
    places: &mut Places,
    parsed: &mut Parsed,
) -> Result<(), ParseError> {
    let country = header.column(sheet, "Country")?;
    let mut columns = Vec::new();
    for (title, column) in header.titles() {
        let slug = slug(title);
        if SCORES.contains(&slug.as_str()) {
            columns.push((format!("oc-{slug}"), column));
        } else if !PLACE_COLUMNS.contains(&slug.as_str()) {
            parsed.skipped.push((format!("sheet {}: column {title} is no score that is known", sheet.name), 1));
        }
    }
    let mut blank = 0;
    for row in sheet.rows.iter().skip(header.below) {
        let name = row.text(country);
        let locator = || sheet.locator(row, country);
        let Some(jurisdiction) = places.resolve(None, name.as_deref(), locator) else { continue };
        for (indicator, column) in &columns {
            let score = row.number(*column);
            let made = score
                .and_then(|s| point(document, indicator, jurisdiction, year, Some(s), sheet.locator(row, *column)));
            match made {
                Some(p) => parsed.points.push(p),
                None => blank += 1,
            }
        }
    }
    if blank > 0 {
        parsed.skipped.push((format!("sheet {}: cells without a score", sheet.name), blank));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{formats::xlsx::tests::workbook, registry, sources::tests::parse};

    #[test]
    fn every_score_is_an_indicator_and_every_indicator_a_score() {
        let spec = &registry::get("gitoc-ocindex").unwrap().spec;
        let listed: BTreeSet<String> = spec.indicators.iter().map(|i| i.id.to_string()).collect();
        assert_eq!(listed, SCORES.iter().map(|s| format!("oc-{s}")).collect());
    }

    #[test]
    fn stray_commas_in_titles_and_names_do_not_matter() {
        let bytes = workbook(
            "2023_dataset",
            &[
                &["Continent", "Country", "Criminality avg,", "Human trafficking", "Anti-money laundering", "Mood"],
                &["Americas", "St, Kitts and Nevis", "4.5", "3", "", "2"],
                &["Asia", "Korea, DPR", "7", "9", "1.5", "2"],
                &["Atlantic", "Atlantis", "1", "1", "1", "2"],
            ],
        );
        let parsed = parse("gitoc-ocindex", "global_oc_index", &bytes).unwrap();
        let found: Vec<_> = parsed
            .points
            .iter()
            .map(|p| (p.indicator.as_str(), p.jurisdiction.as_str(), p.value, p.provenance.locator.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("oc-criminality", "KNA", Some(4.5), "sheet=2023_dataset;cell=C2"),
                ("oc-human-trafficking", "KNA", Some(3.0), "sheet=2023_dataset;cell=D2"),
                ("oc-criminality", "PRK", Some(7.0), "sheet=2023_dataset;cell=C3"),
                ("oc-human-trafficking", "PRK", Some(9.0), "sheet=2023_dataset;cell=D3"),
                ("oc-anti-money-laundering", "PRK", Some(1.5), "sheet=2023_dataset;cell=E3"),
            ]
        );
        assert_eq!(parsed.points[0].period.label(), "2023");
        assert_eq!((parsed.unresolved[0].name.as_str(), parsed.unresolved[0].rows), ("Atlantis", 1));
        assert!(parsed.skipped.iter().any(|(why, _)| why.contains("mood")), "{:?}", parsed.skipped);
        assert!(parsed.skipped.iter().any(|(why, n)| why.contains("without a score") && *n == 1));
    }

    #[test]
    fn a_sheet_without_a_year_is_no_edition() {
        let bytes = workbook("dataset", &[&["Country", "Human trafficking"], &["Kenya", "7"]]);
        let error = parse("gitoc-ocindex", "global_oc_index", &bytes).unwrap_err().to_string();
        assert!(error.contains("the layout changed") && error.contains("dataset"), "{error}");
    }

    #[test]
    fn titles_become_identifiers() {
        for (title, expected) in [
            ("Criminal markets avg,", "criminal-markets"),
            ("Anti-money laundering", "anti-money-laundering"),
            ("Resilience", "resilience"),
            (" , ", ""),
        ] {
            assert_eq!(slug(title), expected);
        }
    }

    proptest! {
        #[test]
        fn damaged_workbooks_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = workbook("2021_dataset", &[&["Country", "Human trafficking"], &["Kenya", "7"]]);
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("gitoc-ocindex", "global_oc_index", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("gitoc-ocindex", "global_oc_index", &bytes);
        }

        #[test]
        fn any_sheet_name_is_survived(name in "\\PC{0,8}") {
            let _ = edition(&name);
        }
    }
}
