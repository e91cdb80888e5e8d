//! Indicators of the Sustainable Development Goals from the UN Statistics Division's API: detected victims of
//! trafficking (16.2.2) as counts, bribery of persons (16.5.1) and of businesses (16.5.2) as indicators.

use std::collections::{BTreeMap, HashSet};

use lexgap_domain::{Breakdown, Measure, Period, Topic, Unit};
use serde::Deserialize;

use crate::{
    formats::{text, typed_json},
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Counted, Observations, Places, keep_first_points, point},
};

/// Parser of `un-sdg`.
pub struct Sdg;

/// Series of counts of victims, and the form of exploitation that they are limited to.
const VICTIMS: [(&str, Option<&str>); 5] = [
    ("VC_HTF_DETV", None),
    ("VC_HTF_DETVSX", Some("Sexual exploitation")),
    ("VC_HTF_DETVFL", Some("Forced labour")),
    ("VC_HTF_DETVOG", Some("Removal of organ")),
    ("VC_HTF_DETVOP", Some("Other purposes")),
];

/// Series that are indicators.
const INDICATORS: [(&str, &str); 2] = [("IU_COR_BRIB", "sdg-16-5-1"), ("IC_FRM_BRIB", "sdg-16-5-2")];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    data: Vec<Row>,
    /// What the codes of the rows mean.
    #[serde(default)]
    dimensions: Option<Vec<Dimension>>,
}

#[derive(Deserialize)]
struct Dimension {
    id: String,
    #[serde(default)]
    codes: Option<Vec<Code>>,
}

#[derive(Deserialize)]
struct Code {
    code: Option<String>,
    /// The code that all publishers of SDMX share; `_T` is the total.
    sdmx: Option<String>,
}

/// Codes of totals, each with its dimension.
type Totals<'a> = HashSet<(&'a str, &'a str)>;

impl Answer {
    fn totals(&self) -> Totals<'_> {
        let mut totals = Totals::new();
        for dimension in self.dimensions.iter().flatten() {
            let total = dimension.codes.iter().flatten().filter(|c| c.sdmx.as_deref() == Some("_T"));
            totals.extend(total.filter_map(|c| Some((dimension.id.as_str(), c.code.as_deref()?))));
        }
        totals
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Row {
    series: String,
    geo_area_code: Printed,
    #[serde(default)]
    geo_area_name: Option<String>,
    time_period_start: Printed,
    value: Option<Printed>,
    #[serde(default)]
    dimensions: BTreeMap<String, Option<String>>,
}

/// The API prints numbers as numbers or as text.
#[derive(Deserialize)]
#[serde(untagged)]
enum Printed {
    Number(f64),
    Text(String),
}

impl Printed {
    fn text(&self) -> String {
        match self {
            Printed::Number(n) => n.to_string(),
            Printed::Text(t) => t.trim().to_owned(),
        }
    }
}

/// Sex and age of a row; totals are no breakdown, and who reported it is none either.
fn breakdown(row: &Row, totals: &Totals<'_>) -> Breakdown {
    let mut parts = Breakdown::new();
    for (dimension, code) in &row.dimensions {
        let code = code.as_deref().unwrap_or_default();
        let name = match (dimension.as_str(), code) {
            ("Reporting Type", _) | (_, "" | "_T" | "ALLAGE" | "ALLAREA" | "BOTHSEX") => continue,
            total if totals.contains(&total) => continue,
            ("Sex", "MALE") => "Male",
            ("Sex", "FEMALE") => "Female",
            (_, other) => other,
        };
        parts.insert(dimension.to_lowercase().replace(' ', "_"), name.to_owned());
    }
    parts
}

impl Parser for Sdg {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        self.parse_pages(std::slice::from_ref(document))
    }

    fn parse_pages(&self, pages: &[Document<'_>]) -> Result<Parsed, ParseError> {
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut observations = Observations::default();
        let (mut other, mut undated, mut unread, mut parts) = (0, 0, 0, 0);
        for document in pages {
            let answer: Answer = typed_json::read(document.bytes, document.stream)?;
            let totals = answer.totals();
            for (i, row) in answer.data.iter().enumerate() {
                let victims = VICTIMS.iter().find(|(s, _)| *s == row.series).map(|(_, form)| *form);
                let indicator = INDICATORS.iter().find(|(s, _)| *s == row.series).map(|(_, id)| *id);
                if victims.is_none() && indicator.is_none() {
                    other += 1;
                    continue;
                }
                let locator = format!("pointer=/data/{i}/value");
                // M49 codes have three digits; the API leaves out leading zeros.
                let code = format!("{:0>3}", row.geo_area_code.text());
                let name = row.geo_area_name.as_deref();
                let Some(jurisdiction) = places.resolve(Some(&code), name, || locator.clone()) else { continue };
                let year = text::number(&row.time_period_start.text()).filter(|y| y.fract() == 0.0);
                let Some(year) = year.filter(|y| (1900.0..=2100.0).contains(y)).map(|y| y as i16) else {
                    undated += 1;
                    continue;
                };
                let printed = row.value.as_ref().map(Printed::text).unwrap_or_default();
                let mut breakdown = breakdown(row, &totals);
                if let Some(form) = victims {
                    let (Some(period), Some(quantity)) = (Period::year(year), text::count(&printed)) else {
                        unread += 1;
                        continue;
                    };
                    breakdown.extend(form.map(|f| ("form_of_exploitation".to_owned(), f.to_owned())));
                    let measure = Measure::VictimsIdentified;
                    let counted = Counted { topic: Topic::HumanTrafficking, measure, unit: Unit::Persons, breakdown };
                    observations.add(document, jurisdiction, period, counted, quantity, locator);
                } else if let Some(indicator) = indicator {
                    if !breakdown.is_empty() {
                        parts += 1;
                        continue;
                    }
                    match text::number(&printed) {
                        Some(n) => {
                            parsed.points.extend(point(document, indicator, jurisdiction, year, Some(n), locator))
                        }
                        None => unread += 1,
                    }
                }
            }
        }
        for (reason, n) in [
            ("a series not known", other),
            ("no calendar year", undated),
            ("no value that can be read", unread),
            ("parts of an indicator, by sex and the like", parts),
        ] {
            if n > 0 {
                parsed.skipped.push((reason.to_owned(), n));
            }
        }
        parsed.observations = observations.all;
        keep_first_points(&mut parsed);
        if let Some(first) = pages.first() {
            places.finish(first, &mut parsed);
        }
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::sources::tests::parse;

    /// Figures of our own in the layout that the UN Statistics Division documents.
    const ANSWER: &str = include_str!("../../../seeds/un-sdg/16.2.2.json");

    #[test]
    fn counts_become_observations_and_shares_indicators() {
        let parsed = parse("un-sdg", "16.2.2", ANSWER.as_bytes()).unwrap();
        let counts: Vec<_> = parsed
            .observations
            .iter()
            .map(|o| format!("{} {} {} {:?}", o.jurisdiction, o.period.label(), o.quantity.display(), o.breakdown))
            .collect();
        assert_eq!(
            counts,
            [
                "ALB 2020 42 {}",
                "ALB 2020 <5 {\"age\": \"<18Y\", \"sex\": \"Female\"}",
                "KEN 2020 7 {\"form_of_exploitation\": \"Forced labour\"}",
            ]
        );
        assert_eq!(parsed.observations[1].provenance.locator, "pointer=/data/1/value");
        let points: Vec<_> = parsed.points.iter().map(|p| (p.indicator.as_str(), p.period.label(), p.value)).collect();
        assert_eq!(points, [("sdg-16-5-2", "2018".to_owned(), Some(17.5))]);
        assert_eq!(parsed.unresolved[0].name, "Atlantis (998)");
        let skipped: Vec<u32> = parsed.skipped.iter().map(|(_, n)| *n).collect();
        assert_eq!(skipped, [1, 1, 1, 1], "series, value, part, group: {:?}", parsed.skipped);
    }

    #[test]
    fn totals_are_those_that_the_answer_names() {
        let read = |dimensions: &str, of_row: &str| {
            let row = format!(
                r#"{{"series": "IC_FRM_BRIB", "geoAreaCode": "404", "geoAreaName": "Kenya", "timePeriodStart": 2018,
                "value": "17.5", "dimensions": {of_row}}}"#
            );
            let answer = format!(r#"{{"totalPages": 1, "dimensions": {dimensions}, "data": [{row}]}}"#);
            parse("un-sdg", "16.5.2", answer.as_bytes()).unwrap().points.len()
        };
        let listed = r#"[{"id": "Location", "codes": [{"code": "ALLAREA", "description": "All areas", "sdmx": "_T"},
            {"code": "URBAN", "description": "Urban", "sdmx": "U"}]},
            {"id": "Size", "codes": [{"code": "ALLSIZE", "description": "All", "sdmx": "_T"}, {"code": "S", "sdmx": null}]},
            {"id": "Reporting Type", "codes": null}]"#;
        assert_eq!(read(listed, r#"{"Location": "ALLAREA", "Size": "ALLSIZE", "Reporting Type": "G"}"#), 1);
        assert_eq!(read(listed, r#"{"Location": "URBAN", "Size": "ALLSIZE"}"#), 0);
        assert_eq!(read(listed, r#"{"Location": "ALLAREA", "Size": "S"}"#), 0);
        assert_eq!(read(listed, r#"{"Owner": "ALLSIZE"}"#), 0, "a code of another dimension");
        for none in ["[]", "null"] {
            assert_eq!(read(none, r#"{"Location": "ALLAREA"}"#), 1);
            assert_eq!(read(none, r#"{"Location": "URBAN"}"#), 0);
        }
    }

    #[test]
    fn another_shape_is_refused() {
        assert!(parse("un-sdg", "x", b"{\"Message\": \"no\"}").unwrap_err().to_string().contains("layout"));
        assert_eq!(parse("un-sdg", "x", b"{\"data\": []}").unwrap().facts(), 0);
    }

    proptest! {
        #[test]
        fn mutations_are_survived(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
            let mut bytes = ANSWER.as_bytes().to_vec();
            let i = at.index(bytes.len());
            bytes[i] = byte;
            let _ = parse("un-sdg", "16.2.2", &bytes);
            bytes.truncate(cut.index(bytes.len()));
            let _ = parse("un-sdg", "16.2.2", &bytes);
        }
    }
}
