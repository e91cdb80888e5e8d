//! `state-tip-report`: a country's page of the yearly Trafficking in Persons Report, with its tier and what its prose
//! counts.

use lexgap_domain::{IndicatorPoint, Jurisdiction, Said, Topic, places};

use crate::{
    extract::{self, Statement},
    formats::html::{self, Page},
    parse::{Document, ParseError, Parsed, Parser},
    sources::{
        common::{Places, point},
        prose::{self, Scope},
    },
};

/// Parser of a country's page.
pub struct TipReport;

impl Parser for TipReport {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the report", document)?;
        let (edition, name) = title(&page)
            .ok_or_else(|| ParseError::Layout("no heading `YEAR Trafficking in Persons Report: COUNTRY`".to_owned()))?;
        let lines = page.lines();
        let mut placements = lines.lines().filter_map(placement);
        let placed = placements.next();
        if placed.is_none() && places::resolve(None, Some(&name)).is_none() {
            return Ok(Parsed::left_out("page of the report that is about no country"));
        }
        let mut countries = Places::default();
        let mut parsed = match countries.resolve(None, Some(&name), || "h1".to_owned()) {
            Some(home) => country(document, home, edition)?,
            None => Parsed::default(),
        };
        if let Some(home) = places::resolve(None, Some(&name)) {
            let point = placed.and_then(|tier| placed_point(document, home, edition, tier));
            if point.is_none() {
                parsed.skipped.push(("page without a tier in its heading".to_owned(), 1));
            }
            parsed.points.extend(point);
        }
        countries.finish(document, &mut parsed);
        Ok(parsed)
    }
}

/// The counts and claims of the prose. What is said of no named year is said of the reporting period, which ends in the
/// March of the edition's year.
fn country(document: &Document<'_>, home: &Jurisdiction, edition: i16) -> Result<Parsed, ParseError> {
    let earlier = |s: &mut Statement| {
        if !s.period_stated && s.measure != extract::Measure::Tier {
            s.period = s.period.as_deref().and_then(year_before);
        }
    };
    let topic = |_: &Statement| Some(Topic::HumanTrafficking);
    let mut parsed = prose::read_adjusted(document, home, Some(edition), Scope::Told, topic, earlier)?;
    // The heading states the tier of the edition; the prose also speaks of those of earlier ones.
    parsed.claims.retain(|claim| !matches!(claim.said, Said::Rating { .. }));
    Ok(parsed)
}

/// `2023` for `2024`; a span of years is one that the text names.
fn year_before(label: &str) -> Option<String> {
    let year: i16 = label.parse().ok()?;
    Some((year - 1).to_string())
}

/// `2024 Trafficking in Persons Report: Kenya`.
fn title(page: &Page) -> Option<(i16, String)> {
    page.all("h1").into_iter().find_map(|h| {
        let words = html::text(h);
        let (report, name) = words.split_once(':')?;
        let year = report.split_whitespace().find_map(|w| w.parse().ok().filter(|y| (2001..=2100).contains(y)))?;
        let name = name.trim();
        (report.contains("Trafficking in Persons") && !name.is_empty()).then(|| (year, name.to_owned()))
    })
}

/// The tier of a heading such as `KENYA (Tier 2 Watch List)` or `KENYA: Tier 2`, as the indicator has it.
fn placement(line: &str) -> Option<(f64, &'static str)> {
    let line = line.trim();
    let at = line.find("(Tier ").or_else(|| line.find(": Tier "))?;
    let (name, tier) = line.split_at_checked(at)?;
    // A country's name in capitals, and no sentence.
    if line.len() > 80 || name.is_empty() || name.chars().any(char::is_lowercase) {
        return None;
    }
    match tier.trim_matches(['(', ')', ':', ' ', '.']) {
        "Tier 1" => Some((1.0, "Tier 1")),
        "Tier 2" => Some((2.0, "Tier 2")),
        "Tier 2 Watch List" | "Tier 2 Watchlist" => Some((2.5, "Tier 2 Watch List")),
        "Tier 3" => Some((3.0, "Tier 3")),
        _ => None,
    }
}

fn placed_point(
    document: &Document<'_>,
    home: &Jurisdiction,
    edition: i16,
    (value, label): (f64, &str),
) -> Option<IndicatorPoint> {
    let locator = format!("heading `({label})`");
    let mut point = point(document, "us-tip-tier", home, edition, Some(value), locator)?;
    point.label = Some(label.to_owned());
    Some(point)
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{Measure, Quantity};

    use super::*;
    use crate::sources::tests::{parse, survives};

    /// A page of our own in the publisher's layout.
    fn page(title: &str, heading: &str, prose: &str) -> String {
        format!(
            "<html><head><title>{title} - United States Department of State</title></head><body><nav><ul><li>\
             <a href=/>Home of all things that are here</a></li></ul></nav><h1>{title}</h1><div class=entry-content>\
             <p><strong>{heading}</strong></p><h2>PROSECUTION</h2><p>{prose}</p></div></body></html>"
        )
    }

    const PROSE: &str = "The government investigated 42 trafficking cases, prosecuted 17 suspects, and courts convicted \
        nine traffickers. In 2021, authorities identified 103 victims. Ruritania remained on Tier 3 for the second year.";

    fn counts(parsed: &Parsed) -> Vec<(Measure, Quantity, i16)> {
        parsed.observations.iter().map(|o| (o.measure, o.quantity, o.period.index_year())).collect()
    }

    #[test]
    fn a_page_gives_the_tier_of_its_edition_and_the_counts_of_the_year_before() {
        let page = include_str!("../../../seeds/state-tip-report/kenya.html");
        let parsed = parse("state-tip-report", "x", page.as_bytes()).unwrap();
        let points: Vec<_> = parsed
            .points
            .iter()
            .map(|p| {
                (p.indicator.as_str(), p.jurisdiction.as_str(), p.period.index_year(), p.value, p.label.as_deref())
            })
            .collect();
        assert_eq!(points, [("us-tip-tier", "KEN", 2030, Some(2.5), Some("Tier 2 Watch List"))]);
        assert_eq!(
            counts(&parsed),
            [
                (Measure::Investigations, Quantity::exact(42.0), 2029),
                (Measure::Prosecutions, Quantity::exact(17.0), 2029),
                (Measure::Convictions, Quantity::exact(9.0), 2029),
                (Measure::VictimsIdentified, Quantity::exact(103.0), 2021),
            ]
        );
        for o in &parsed.observations {
            assert!(o.jurisdiction == "KEN" && o.topics == [Topic::HumanTrafficking]);
            assert!(!o.is_total() && o.reading.is_some(), "a person says first that it is the year's total: {o:?}");
        }
        assert!(parsed.claims.iter().all(|c| !matches!(c.said, Said::Rating { .. })), "{:?}", parsed.claims);
    }

    #[test]
    fn headings_of_all_kinds_and_sentences_that_are_none() {
        assert_eq!(placement("KENYA: Tier 2"), Some((2.0, "Tier 2")));
        assert_eq!(placement("CÔTE D’IVOIRE (Tier 1)"), Some((1.0, "Tier 1")));
        assert_eq!(placement("KENYA (Tier 2 Watchlist)"), Some((2.5, "Tier 2 Watch List")));
        assert_eq!(placement("KENYA (Tier 3)"), Some((3.0, "Tier 3")));
        for line in
            ["The country was downgraded (Tier 3)", "(Tier 2)", "KENYA (Special Case)", "KENYA (Tier 4)", "Tier 2"]
        {
            assert_eq!(placement(line), None, "{line}");
        }
    }

    #[test]
    fn pages_about_no_country_are_left_out_and_strangers_are_named() {
        let read = |title: &str, heading: &str| parse("state-tip-report", "x", page(title, heading, PROSE).as_bytes());
        assert!(read("2030 Trafficking in Persons Report: Methodology", "WHAT IS NEW").unwrap().left_out);
        let parsed = read("2030 Trafficking in Persons Report: Ruritania", "RURITANIA (Tier 1)").unwrap();
        assert_eq!((parsed.facts(), parsed.unresolved[0].name.as_str()), (0, "Ruritania"));
        // Countries in a special case have no tier.
        let parsed = read("2030 Trafficking in Persons Report: Libya", "LIBYA (Special Case)").unwrap();
        assert!(parsed.points.is_empty() && !parsed.observations.is_empty());
        assert!(parsed.skipped.iter().any(|(reason, _)| reason.contains("without a tier")), "{:?}", parsed.skipped);
        let error = read("Page not found", "404").unwrap_err();
        assert!(matches!(error, ParseError::Layout(_)), "{error}");
        let good = page("2030 Trafficking in Persons Report: Kenya", "KENYA (Tier 2)", PROSE);
        survives("state-tip-report", &[&good]);
    }
}
