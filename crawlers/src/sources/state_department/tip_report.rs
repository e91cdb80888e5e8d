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
        let mut countries = Places::default();
        let Some(home) = countries.resolve(None, Some(&name), || "h1".to_owned()) else {
            if is_about_no_country(&name) {
                return Ok(Parsed::left_out("page of the report that is about no country"));
            }
            let mut parsed = Parsed::default();
            countries.finish(document, &mut parsed);
            return Ok(parsed);
        };
        let mut parsed = country(document, home, edition)?;
        let lines = page.lines();
        let placed = lines.lines().find_map(|line| placement(line, home));
        let point = placed.and_then(|tier| placed_point(document, home, edition, tier));
        if point.is_none() {
            parsed.skipped.push(("page without a tier in its heading".to_owned(), 1));
        }
        parsed.points.extend(point);
        Ok(parsed)
    }
}

/// Words of the report's chapters that are about no country; no country's name has them. A page that has neither these
/// nor a name that is known is named, so that no country is lost without a word.
const CHAPTERS: [&str; 21] = [
    "methodology",
    "introduction",
    "table of contents",
    "acknowledgements",
    "acknowledgments",
    "message from",
    "letter from",
    "definitions",
    "tier placements",
    "regional maps",
    "country narratives",
    "global law enforcement data",
    "topics of special interest",
    "special topics",
    "international conventions",
    "minimum standards",
    "peacekeepers",
    "report heroes",
    "glossary",
    "acronyms",
    "photo credits",
];

fn is_about_no_country(name: &str) -> bool {
    let name = name.to_lowercase();
    CHAPTERS.iter().any(|words| name.contains(words))
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

/// The tier of a heading such as `KENYA (Tier 2 Watch List)`, `KENYA: Tier 2‡` or `Kenya (Tier 2)`, as the indicator
/// has it.
fn placement(line: &str, home: &Jurisdiction) -> Option<(f64, &'static str)> {
    const TIERS: [(&str, f64, &str); 5] = [
        ("Tier 1", 1.0, "Tier 1"),
        ("Tier 2 Watch List", 2.5, "Tier 2 Watch List"),
        ("Tier 2 Watchlist", 2.5, "Tier 2 Watch List"),
        ("Tier 2", 2.0, "Tier 2"),
        ("Tier 3", 3.0, "Tier 3"),
    ];
    let line = line.trim();
    let at = line.find("(Tier ").or_else(|| line.find(": Tier "))?;
    let (name, tier) = line.split_at_checked(at)?;
    // A name in capitals or the country's own, and no sentence.
    let of_home = || places::resolve(None, Some(name)).is_some_and(|named| named.id == home.id);
    if line.len() > 80 || name.is_empty() || name.chars().any(char::is_lowercase) && !of_home() {
        return None;
    }
    let tier = tier.trim_start_matches(['(', ':', ' ']);
    let (rest, value, label) =
        TIERS.iter().find_map(|(printed, value, label)| Some((tier.strip_prefix(printed)?, *value, *label)))?;
    // Marks of footnotes may follow. A figure right after a tier's own would make another number of it.
    let mark = |c: char| c.is_numeric() || [')', '.', ' ', '*', '†', '‡', '§'].contains(&c);
    let another = label.ends_with(|c: char| c.is_ascii_digit()) && rest.starts_with(|c: char| c.is_ascii_digit());
    (rest.chars().all(mark) && !another).then_some((value, label))
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
        let of = |home: &str, line: &str| placement(line, places::get(home).unwrap());
        for (home, line, tier) in [
            ("KEN", "KENYA: Tier 2", (2.0, "Tier 2")),
            ("CIV", "CÔTE D’IVOIRE (Tier 1)", (1.0, "Tier 1")),
            ("KEN", "KENYA (Tier 2 Watchlist)", (2.5, "Tier 2 Watch List")),
            ("KEN", "KENYA (Tier 3)", (3.0, "Tier 3")),
            ("SXM", "Sint Maarten (Tier 3)", (3.0, "Tier 3")),
            ("USA", "United States of America (Tier 1)", (1.0, "Tier 1")),
            ("SXM", "ST. MAARTEN: Tier 2‡", (2.0, "Tier 2")),
            ("SXM", "SINT MAARTEN: Tier 2 Watch List§", (2.5, "Tier 2 Watch List")),
            ("SXM", "SINT MAARTEN (Tier 3)*", (3.0, "Tier 3")),
            ("SXM", "SINT MAARTEN (Tier 3)1", (3.0, "Tier 3")),
            ("TUR", "TÜRKIYE (TURKEY) (Tier 2 Watch List1)", (2.5, "Tier 2 Watch List")),
        ] {
            assert_eq!(of(home, line), Some(tier), "{line}");
        }
        for line in [
            "The country was downgraded (Tier 3)",
            "(Tier 2)",
            "KENYA (Special Case)",
            "KENYA (Tier 4)",
            "KENYA: Tier 21",
            "KENYA: Tier 2 of old",
            "Uganda (Tier 2)",
            "Tier 2",
        ] {
            assert_eq!(of("KEN", line), None, "{line}");
        }
    }

    #[test]
    fn names_of_the_reports_pages_are_known() {
        for (name, id) in [
            ("Bahamas, The", "BHS"),
            ("Burma", "MMR"),
            ("Cabo Verde", "CPV"),
            ("Congo, Democratic Republic of the", "COD"),
            ("Congo, Republic of the", "COG"),
            ("Curaçao", "CUW"),
            ("Eswatini", "SWZ"),
            ("Gambia, The", "GMB"),
            ("Hong Kong", "HKG"),
            ("Korea, North", "PRK"),
            ("Korea, South", "KOR"),
            ("Macau", "MAC"),
            ("Micronesia", "FSM"),
            ("North Korea", "PRK"),
            ("Republic of Korea", "KOR"),
            ("Sint Maarten", "SXM"),
            ("St. Maarten", "SXM"),
            ("St. Vincent and the Grenadines", "VCT"),
            ("Turkey (Türkiye)", "TUR"),
            ("Türkiye", "TUR"),
            ("United States", "USA"),
            ("United States of America", "USA"),
        ] {
            let found = places::resolve(None, Some(name));
            assert_eq!(found.map(|j| j.id.as_str()), Some(id), "{name}");
            assert!(!is_about_no_country(name));
        }
        assert!(places::all().iter().all(|j| !is_about_no_country(&j.name)));
    }

    #[test]
    fn pages_about_no_country_are_left_out_and_strangers_are_named() {
        let read = |title: &str, heading: &str| parse("state-tip-report", "x", page(title, heading, PROSE).as_bytes());
        for chapter in ["Methodology", "A Message from the Secretary", "Relevant International Conventions"] {
            let title = format!("2030 Trafficking in Persons Report: {chapter}");
            assert!(read(&title, "WHAT IS NEW").unwrap().left_out, "{chapter}");
        }
        for heading in ["RURITANIA (Tier 1)", "Ruritania (Tier 1)", "RURITANIA (Special Case)"] {
            let parsed = read("2030 Trafficking in Persons Report: Ruritania", heading).unwrap();
            assert_eq!((parsed.facts(), parsed.unresolved[0].name.as_str()), (0, "Ruritania"), "{heading}");
            assert!(!parsed.left_out, "{heading}");
        }
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
