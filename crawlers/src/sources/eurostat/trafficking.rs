//! Trafficking in human beings (`crim_thb_*`) from Eurostat's dissemination API, as JSON-stat, SDMX-CSV or
//! SDMX-JSON: three spellings of one cube.
//!
//! `:` is a figure that is not available, `c` one that is confidential: both are *not reported*, which is neither
//! missing nor zero. Estimates (`e`, `s`) are *about* figures.

use lexgap_domain::{Breakdown, Measure, Period, Quantity, Topic, Unit};

use crate::{
    formats::{
        cube::{Category, Cell},
        json_stat::Dataset,
        sdmx,
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Counted, Observations, Places},
};

/// Parser of `eurostat-thb`.
pub struct Trafficking;

/// Dimensions that are no part of a breakdown.
const FRAME: [&str; 8] = ["freq", "unit", "geo", "time", "time_period", "leg_stat", "iccs", "ref_area"];

/// The measure that a legal status stands for, by its label or, where there is none, its code.
fn measure(status: &Category) -> Option<Measure> {
    let text = format!("{} {}", status.code, status.label.as_deref().unwrap_or_default()).to_lowercase();
    let has = |words: &[&str]| words.iter().any(|w| text.contains(w));
    // "Convicted" holds the letters of "victim", so it comes first.
    if has(&["convict", "cnv"]) {
        Some(Measure::Convictions)
    } else if has(&["prosec", "prsc"]) {
        Some(Measure::Prosecutions)
    } else if has(&["susp"]) {
        Some(Measure::PersonsSuspected)
    } else if has(&["vict"]) {
        Some(Measure::VictimsIdentified)
    } else {
        None
    }
}

/// What is counted in a table without legal status: `crim_thb_vexp` and the like hold victims only.
fn measure_of_table(stream: &str) -> Option<Measure> {
    stream.to_lowercase().rsplit('_').next().filter(|t| t.starts_with('v')).map(|_| Measure::VictimsIdentified)
}

/// The figure of a cell. `None` where nothing can be read.
fn quantity(cell: &Cell) -> Option<Quantity> {
    let flags = cell.status.as_deref().unwrap_or_default();
    let flagged = |wanted: &[char]| flags.chars().any(|f| wanted.contains(&f));
    match cell.value {
        Some(n) if n < 0.0 || n.fract() != 0.0 => None,
        Some(n) if flagged(&['e', 's']) => Some(Quantity::about(n)),
        Some(n) => Some(Quantity::exact(n)),
        None if flagged(&[':', 'c', 'C']) => Some(Quantity::not_reported()),
        None => None,
    }
}

/// Whether a category is the total of its dimension.
fn is_total(category: &Category) -> bool {
    matches!(category.code.as_str(), "T" | "TOTAL" | "_T")
        || category.label.as_deref().is_some_and(|l| l.eq_ignore_ascii_case("total"))
}

fn breakdown(cell: &Cell) -> Breakdown {
    let mut parts = Breakdown::new();
    for (dimension, category) in &cell.dimensions {
        let id = dimension.to_lowercase();
        if FRAME.contains(&id.as_str()) || is_total(category) {
            continue;
        }
        // The words that other sources use for the same categories.
        let name = match (id.as_str(), category.code.as_str()) {
            ("sex", "M") => "Male",
            ("sex", "F") => "Female",
            _ => category.name(),
        };
        parts.insert(id, name.to_owned());
    }
    parts
}

/// The cells of a document in whichever of the formats it came.
fn cells(document: &Document<'_>) -> Result<Vec<Cell>, ParseError> {
    let start = document.bytes.iter().find(|b| !b.is_ascii_whitespace());
    if start != Some(&b'{') && !document.bytes.starts_with(b"\xef\xbb\xbf{") {
        return sdmx::read_csv(document.bytes, document.stream);
    }
    match Dataset::read(document.bytes, document.stream) {
        Ok(dataset) => Ok(dataset.cells().collect()),
        // JSON, but no JSON-stat: the other JSON that the API speaks.
        Err(first @ ParseError::Layout(_)) => sdmx::read_json(document.bytes, document.stream).map_err(|_| first),
        Err(other) => Err(other),
    }
}

impl Parser for Trafficking {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut observations = Observations::default();
        let (mut groups, mut rates, mut statuses, mut undated, mut unread) = (0, 0, 0, 0, 0);
        for cell in cells(document)? {
            let (Some(unit), Some(geo)) = (cell.category("unit"), cell.category("geo")) else {
                return Err(ParseError::Layout(format!(
                    "the cube has no dimensions unit and geo; it has {}",
                    cell.dimensions.iter().map(|(d, _)| d.as_ref()).collect::<Vec<_>>().join(", ")
                )));
            };
            if !unit.code.eq_ignore_ascii_case("NR") {
                rates += 1;
                continue;
            }
            if is_group(&geo.code) {
                groups += 1;
                continue;
            }
            // Eurostat's labels carry notes (`Germany (until 1990 …)`), its codes are stable.
            let Some(jurisdiction) = places.resolve(Some(&geo.code), None, || cell.locator.clone()) else { continue };
            let status = cell.category("leg_stat");
            let Some(measure) = status.map_or_else(|| measure_of_table(document.stream), measure) else {
                statuses += 1;
                continue;
            };
            let time = cell.category("time").or_else(|| cell.category("time_period"));
            let Some(period) = time.and_then(|t| t.code.parse().ok()).and_then(Period::year) else {
                undated += 1;
                continue;
            };
            let Some(quantity) = quantity(&cell) else {
                unread += 1;
                continue;
            };
            let counted =
                Counted { topic: Topic::HumanTrafficking, measure, unit: Unit::Persons, breakdown: breakdown(&cell) };
            observations.add(document, jurisdiction, period, counted, quantity, cell.locator);
        }
        for (reason, n) in [
            ("groups of countries, no jurisdiction", groups),
            ("rates, which repeat the counts", rates),
            ("a legal status not known", statuses),
            ("no calendar year", undated),
            ("neither a whole count nor a flag that says why there is none", unread),
        ] {
            if n > 0 {
                parsed.skipped.push((reason.to_owned(), n));
            }
        }
        parsed.observations = observations.all;
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

/// `EU27_2020`, `EA20`, `EFTA`: several countries under one code.
fn is_group(code: &str) -> bool {
    let digit =
        |prefix| code.strip_prefix(prefix).is_some_and(|rest: &str| rest.starts_with(|c: char| c.is_ascii_digit()));
    digit("EU") || digit("EA") || matches!(code, "EU" | "EA" | "EFTA" | "EEA")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sources::tests::parse;

    /// Figures of our own in the layout that Eurostat documents.
    const ANSWER: &str = include_str!("../../../seeds/eurostat-thb/json-stat.json");

    fn shown(parsed: &Parsed) -> Vec<String> {
        parsed
            .observations
            .iter()
            .map(|o| {
                format!(
                    "{} {} {} {} {:?}",
                    o.jurisdiction,
                    o.measure,
                    o.period.label(),
                    o.quantity.display(),
                    o.breakdown
                )
            })
            .collect()
    }

    #[test]
    fn flags_decide_how_a_figure_is_read() {
        let parsed = parse("eurostat-thb", "crim_thb_sex", ANSWER.as_bytes()).unwrap();
        assert_eq!(
            shown(&parsed),
            [
                "GRC victims_identified 2021 40 {}",
                "GRC victims_identified 2022 0 {}",
                "GRC victims_identified 2021 about 31 {\"sex\": \"Female\"}",
                "GRC victims_identified 2022 not reported {\"sex\": \"Female\"}",
                "GRC convictions 2021 12 {}",
                "GRC convictions 2022 not reported {}",
            ]
        );
        assert_eq!(parsed.observations[3].provenance.locator, "pointer=/status/15");
        assert_eq!(parsed.unresolved[0].name, "ZZ");
        let skipped =
            |what: &str| parsed.skipped.iter().filter(|(why, _)| why.contains(what)).map(|(_, n)| *n).sum::<u32>();
        assert_eq!((skipped("groups"), skipped("rates"), skipped("whole count")), (1, 1, 1));
    }

    #[test]
    fn the_same_cube_as_sdmx_csv_and_json() {
        let csv = include_str!("../../../seeds/eurostat-thb/sdmx.csv");
        let parsed = parse("eurostat-thb", "crim_thb_vexp", csv.as_bytes()).unwrap();
        assert_eq!(
            shown(&parsed),
            ["GRC victims_identified 2021 40 {}", "GRC victims_identified 2021 not reported {\"explo\": \"LAB\"}",]
        );
        assert_eq!(parsed.skipped.len(), 1, "nothing is said about 2022");
        let json = include_str!("../../../seeds/eurostat-thb/sdmx.json");
        let parsed = parse("eurostat-thb", "crim_thb_vexp", json.as_bytes()).unwrap();
        assert_eq!(shown(&parsed), ["GRC victims_identified 2021 40 {}"]);
    }

    #[test]
    fn another_cube_is_refused() {
        let error = parse("eurostat-thb", "crim_thb_vexp", b"a,OBS_VALUE\n1,2\n").unwrap_err().to_string();
        assert!(error.contains("no dimensions unit and geo; it has a"), "{error}");
        let error = parse("eurostat-thb", "x", br#"{"error": [{"status": 404}]}"#).unwrap_err().to_string();
        assert!(error.contains("layout"), "{error}");
        assert!(parse("eurostat-thb", "x", b"<html>").unwrap_err().to_string().contains("HTML"));
    }

    #[test]
    fn legal_statuses_by_label_or_code() {
        let category =
            |code: &str, label: Option<&str>| Category { code: code.to_owned(), label: label.map(str::to_owned) };
        for (code, label, expected) in [
            ("PER_PRSC", None, Some(Measure::Prosecutions)),
            ("X", Some("Suspected person"), Some(Measure::PersonsSuspected)),
            ("PER_CNV", None, Some(Measure::Convictions)),
            ("X", Some("Judge"), None),
        ] {
            assert_eq!(measure(&category(code, label)), expected);
        }
        assert_eq!(measure_of_table("crim_thb_vctz"), Some(Measure::VictimsIdentified));
        assert_eq!(measure_of_table("crim_thb_sex"), None);
        assert!(is_group("EU27_2020") && is_group("EA20") && !is_group("EE") && !is_group("EL"));
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = ANSWER.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("eurostat-thb", "crim_thb_sex", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("eurostat-thb", "crim_thb_sex", &bytes);
        }
    }
}
