//! The World Bank's API: governance indicators with their standard errors, and population.
//!
//! An address asked for an estimate and its error at once (`CC.EST;CC.STD.ERR`), so that one document holds both. Since
//! 2026 the series of governance have other codes (`GOV_WGI_CC.EST`), and none is known for their errors.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{IndicatorPoint, JurisdictionId};

use crate::{
    formats::world_bank::{Answer, Row},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, keep_first_points, point, with_error},
};

/// Parser of `wb-api`.
pub struct Api;

/// What the codes of governance begin with since 2026.
const RENAMED: &str = "GOV_WGI_";

/// The publisher's codes without that beginning, and our indicators. A score (`CC.SC`, 0 to 100) is no estimate.
const SERIES: [(&str, &str); 7] = [
    ("CC.EST", "wb-api-cc"),
    ("GE.EST", "wb-api-ge"),
    ("PV.EST", "wb-api-pv"),
    ("RL.EST", "wb-api-rl"),
    ("RQ.EST", "wb-api-rq"),
    ("VA.EST", "wb-api-va"),
    ("SP.POP.TOTL", "wb-api-population"),
];

/// Code of the estimate that a standard error belongs to, as both were before 2026.
fn estimate(code: &str) -> Option<String> {
    let code = Some(code).filter(|c| !c.starts_with(RENAMED))?;
    code.strip_suffix(".STD.ERR").map(|dimension| format!("{dimension}.EST"))
}

impl Parser for Api {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        self.parse_pages(std::slice::from_ref(document))
    }

    /// An estimate and its error may stand on different pages.
    fn parse_pages(&self, pages: &[Document<'_>]) -> Result<Parsed, ParseError> {
        let mut reader = Reader::default();
        for page in pages {
            let Answer(_, rows) = Answer::read(page.bytes, page.stream)?;
            reader.rows(page, &rows);
        }
        reader.finish(pages)
    }
}

/// An estimate before its error is known.
struct Estimate {
    code: String,
    point: IndicatorPoint,
}

#[derive(Default)]
struct Reader {
    places: Places,
    errors: HashMap<(JurisdictionId, i16, String), f64>,
    estimates: Vec<Estimate>,
    /// Series that are not known, with their rows.
    other: BTreeMap<String, u32>,
    /// Whether any row is of a known series.
    known: bool,
    undated: u32,
}

impl Reader {
    fn rows(&mut self, page: &Document<'_>, rows: &[Row]) {
        for (i, row) in rows.iter().enumerate() {
            let printed = row.indicator.id.as_str();
            let code = printed.strip_prefix(RENAMED).unwrap_or(printed);
            let indicator = SERIES.iter().find(|(c, _)| *c == code).map(|(_, id)| *id);
            let of = estimate(printed);
            if indicator.is_none() && of.is_none() {
                *self.other.entry(printed.to_owned()).or_default() += 1;
                continue;
            }
            self.known = true;
            let locator = format!("pointer=/1/{i}/value");
            let iso = row.countryiso3code.as_deref().filter(|c| !c.is_empty()).unwrap_or(&row.country.id);
            let place = self.places.resolve(Some(iso), row.country.value.as_deref(), || locator.clone());
            let Some(jurisdiction) = place else { continue };
            let Some(year) = year(row) else {
                self.undated += 1;
                continue;
            };
            if let (Some(of), Some(error)) = (of, row.value) {
                self.errors.insert((jurisdiction.id.clone(), year, of), error);
            }
            if let Some(indicator) = indicator {
                let point = point(page, indicator, jurisdiction, year, row.value, locator);
                self.estimates.extend(point.map(|point| Estimate { code: code.to_owned(), point }));
            }
        }
    }

    fn finish(mut self, pages: &[Document<'_>]) -> Result<Parsed, ParseError> {
        let other: u32 = self.other.values().sum();
        if !self.known && other > 0 {
            let names: Vec<&str> = self.other.keys().take(5).map(String::as_str).collect();
            let detail = format!("all {other} rows are of series that are not known: {}", names.join(", "));
            return Err(ParseError::Layout(detail));
        }
        let mut parsed = Parsed::default();
        for Estimate { code, point } in self.estimates {
            let error = self.errors.remove(&(point.jurisdiction.clone(), point.period.start.year(), code));
            parsed.points.push(if error.is_some() { with_error(point, error, None) } else { point });
        }
        let alone = u32::try_from(self.errors.len()).unwrap_or(u32::MAX);
        for (reason, n) in [
            ("a series not known", other),
            ("no calendar year", self.undated),
            ("standard errors without their estimate", alone),
        ] {
            if n > 0 {
                parsed.skipped.push((reason.to_owned(), n));
            }
        }
        keep_first_points(&mut parsed);
        if let Some(first) = pages.first() {
            self.places.finish(first, &mut parsed);
        }
        Ok(parsed)
    }
}

/// The year of a yearly row; none for quarters and months.
fn year(row: &Row) -> Option<i16> {
    row.date.parse().ok().filter(|y| (1900..=2100).contains(y))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::{registry, sources::tests::parse};

    /// Figures of our own in the layout that the World Bank documents.
    const ANSWER: &str = include_str!("../../../seeds/wb-api/estimates.json");

    #[test]
    fn every_series_is_an_indicator_and_every_indicator_a_series() {
        let spec = &registry::get("wb-api").unwrap().spec;
        let listed: BTreeSet<&str> = spec.indicators.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(listed, SERIES.iter().map(|(_, id)| *id).collect());
    }

    #[test]
    fn estimates_meet_their_standard_errors() {
        let parsed = parse("wb-api", "cc", ANSWER.as_bytes()).unwrap();
        let found: Vec<_> = parsed
            .points
            .iter()
            .map(|p| (p.jurisdiction.as_str(), p.period.label(), p.value, p.standard_error))
            .collect();
        assert_eq!(
            found,
            [
                ("KEN", "2022".to_owned(), Some(-0.75), Some(0.1)),
                ("KEN", "1997".to_owned(), None, None),
                ("NAM", "2022".to_owned(), Some(0.25), None),
            ]
        );
        let upper = parsed.points[0].upper.unwrap();
        assert!((upper - (-0.75 + 0.1645)).abs() < 1e-12, "{upper}");
        assert_eq!(parsed.points[2].provenance.locator, "pointer=/1/3/value");
        assert_eq!(parsed.unresolved[0].name, "Atlantis (QQQ)");
        let skipped: Vec<_> = parsed.skipped.iter().map(|(why, n)| (why.as_str(), *n)).collect();
        assert_eq!(
            skipped,
            [
                ("a series not known", 1),
                ("no calendar year", 1),
                ("standard errors without their estimate", 1),
                ("groups of countries, no jurisdiction", 1),
            ]
        );
    }

    #[test]
    fn an_estimate_meets_its_error_on_another_page() {
        let row = |code: &str, value: &str| {
            format!(
                r#"[{{"page": 1, "pages": 2, "total": 2}}, [{{"indicator": {{"id": "{code}"}},
                "country": {{"id": "KE", "value": "Kenya"}}, "countryiso3code": "KEN", "date": "2022", "value": {value}}}]]"#
            )
        };
        let bodies = [row("CC.EST", "-0.5"), row("CC.STD.ERR", "0.2")];
        let hashes = bodies.each_ref().map(|b| lexgap_domain::hash::sha256(b.as_bytes()));
        let source = &registry::get("wb-api").unwrap().spec.id;
        let pages: Vec<Document<'_>> = bodies
            .iter()
            .zip(&hashes)
            .map(|(body, sha256)| Document {
                bytes: body.as_bytes(),
                sha256,
                source,
                stream: "cc",
                url: None,
                content_type: None,
                vintage: None,
            })
            .collect();
        let parsed = Api.parse_pages(&pages).unwrap();
        assert_eq!((parsed.points[0].value, parsed.points[0].standard_error), (Some(-0.5), Some(0.2)));
        assert_eq!(parsed.points[0].provenance.snapshot, hashes[0]);
        assert!(parsed.skipped.is_empty(), "{:?}", parsed.skipped);
    }

    #[test]
    fn series_may_have_their_codes_of_2026_and_strangers_are_named() {
        let read = |codes: &[(&str, f64)]| {
            let rows: Vec<String> = codes
                .iter()
                .map(|(code, value)| {
                    format!(
                        r#"{{"indicator": {{"id": "{code}", "value": "x"}}, "country": {{"id": "KE", "value": "Kenya"}},
                        "countryiso3code": "KEN", "date": "2024", "value": {value}}}"#
                    )
                })
                .collect();
            let page = r#"{"page": 1, "pages": 1, "total": 1, "sourceid": "3", "lastupdated": "2026-03-18"}"#;
            parse("wb-api", "cc", format!("[{page}, [{}]]", rows.join(",")).as_bytes())
        };
        let parsed = read(&[("GOV_WGI_CC.EST", -0.75), ("GOV_WGI_CC.SC", 31.5)]).unwrap();
        let found: Vec<_> = parsed.points.iter().map(|p| (p.indicator.as_str(), p.value, p.standard_error)).collect();
        assert_eq!(found, [("wb-api-cc", Some(-0.75), None)], "a score is no estimate");
        assert_eq!(parsed.skipped, [("a series not known".to_owned(), 1)]);
        let error = read(&[("GOV_WGI_CC.SC", 31.5), ("GOV_WGI_CC.STD.ERR", 0.1)]).unwrap_err();
        assert!(matches!(error, ParseError::Layout(_)), "{error}");
        assert!(error.to_string().contains("all 2 rows are of series that are not known: GOV_WGI_CC.SC, "), "{error}");
        assert_eq!(read(&[]).unwrap().facts(), 0);
        // An answer of the API of 2026 to an address of before.
        let refused = r#"[{"message": [{"id": "120", "key": "Invalid value", "value": "The provided parameter value is not valid"}]}]"#;
        assert!(parse("wb-api", "cc", refused.as_bytes()).unwrap_err().to_string().contains("(120)"));
    }

    #[test]
    fn addresses_of_before_2026_are_read_from_mirrors_and_asked_no_more() {
        let spec = &registry::get("wb-api").unwrap().spec;
        for code in ["CC", "GE", "PV", "RL", "RQ", "VA"] {
            let at = format!(
                "https://api.worldbank.org/v2/country/all/indicator/{code}.EST;{code}.STD.ERR?source=3&format=json&per_page=20000"
            );
            assert!(spec.documents.iter().any(|d| d.matches_entry(Some(&at), "x.json")), "{at}");
        }
        let asked: Vec<&str> = spec.documents.iter().flat_map(|d| d.live_addresses()).collect();
        assert!(asked.len() == 7 && asked.iter().all(|a| !a.contains("STD.ERR")), "{asked:?}");
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = ANSWER.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("wb-api", "cc", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("wb-api", "cc", &bytes);
        }
    }
}
