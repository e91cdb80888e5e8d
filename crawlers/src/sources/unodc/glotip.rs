//! Trafficking in persons, from the questionnaire behind the Global Report: detected victims, persons in formal
//! contact, prosecuted and convicted, offences. Counts below five are censored (`<5`), and the file holds not
//! one zero, so `<5` is the interval [0, 4].

use lexgap_domain::{Measure, Period, Topic, Unit};

use super::{Counted, Observations, Table, breakdown};
use crate::{
    formats::text::count,
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::Places,
};

/// Parser of `unodc-glotip`.
pub struct Glotip;

fn measure(indicator: &str) -> Option<(Measure, Unit)> {
    Some(match indicator {
        "Detected trafficking victims" => (Measure::VictimsIdentified, Unit::Persons),
        "Persons brought into formal contact" => (Measure::PersonsSuspected, Unit::Persons),
        "Persons prosecuted" => (Measure::Prosecutions, Unit::Persons),
        "Persons convicted" => (Measure::Convictions, Unit::Persons),
        "Offences of trafficking in persons" => (Measure::OffencesRecorded, Unit::Offences),
        _ => return None,
    })
}

/// Name of the dimension that the category belongs to; `Some(None)` for totals.
fn dimension(printed: &str) -> Option<Option<&'static str>> {
    Some(match printed {
        "Total" => None,
        "by citizenship" => Some("citizenship"),
        "by country of repatriation" => Some("country_of_repatriation"),
        "by form of exploitation" => Some("form_of_exploitation"),
        _ => return None,
    })
}

impl Parser for Glotip {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let table = Table::open(document, "txtVALUE")?;
        let c = &table.columns;
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut observations = Observations::default();
        let (mut unknown, mut unread) = (0, 0);
        for row in table.rows() {
            let (code, country) = (row.text(c.code), row.text(c.country));
            let found = places.resolve(code.as_deref(), country.as_deref(), || table.locator(row));
            let Some(jurisdiction) = found else { continue };
            let what = row.text(c.indicator).as_deref().and_then(measure);
            let under = row.text(c.dimension).as_deref().and_then(dimension);
            let counts = row.text(c.unit).as_deref() == Some("Counts");
            let (Some((measure, unit)), Some(under), true) = (what, under, counts) else {
                unknown += 1;
                continue;
            };
            let period = row.year(c.year).and_then(Period::year);
            let quantity = row.text(c.value).as_deref().and_then(count);
            let (Some(period), Some(quantity)) = (period, quantity) else {
                unread += 1;
                continue;
            };
            let breakdown = breakdown(row, c, under);
            let counted = Counted { topic: Topic::HumanTrafficking, measure, unit, breakdown };
            observations.add(document, jurisdiction, period, counted, quantity, table.locator(row));
        }
        for (reason, rows) in [("an indicator or dimension not known", unknown), ("no year or no count", unread)] {
            if rows > 0 {
                parsed.skipped.push((reason.to_owned(), rows));
            }
        }
        parsed.observations = observations.all;
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{Measure, Quantity};

    use crate::{formats::xlsx::tests::workbook, sources::tests::parse};

    const TITLES: &[&str] = &[
        "Iso3_code",
        "Country",
        "Region",
        "Subregion",
        "Indicator",
        "Dimension",
        "Category",
        "Sex",
        "Age",
        "Year",
        "Unit of measurement",
        "txtVALUE",
        "Source",
    ];

    fn row<'a>(code: &'a str, category: [&'a str; 2], sex: &'a str, value: &'a str) -> Vec<&'a str> {
        vec![
            code,
            "",
            "",
            "",
            "Persons convicted",
            category[0],
            category[1],
            sex,
            "Total",
            "2014",
            "Counts",
            value,
            "x",
        ]
    }

    #[test]
    fn censored_counts_groups_duplicates_and_strangers() {
        let total = ["Total", "Total"];
        let rows = [
            row("KEN", total, "Total", "31"),
            row("KEN", ["by form of exploitation", "Sexual exploitation"], "Total", "32"),
            row("KEN", total, "Female", "<5"),
            row("KEN", total, "Female", "<5"),
            row("USA", total, "Total", "2,161"),
            row("CAR", total, "Total", "10"),
            row("IRQ_C", total, "Total", "7"),
            row("KEN", total, "Total", "many"),
        ];
        let mut all: Vec<&[&str]> = vec![&["UNODC"], &["30/05/2023"], TITLES];
        all.extend(rows.iter().map(Vec::as_slice));
        let parsed = parse("unodc-glotip", "data_glotip", &workbook("data_glotip_1", &all)).unwrap();

        assert_eq!(parsed.observations.len() + 2, rows.len(), "every row is a fact, skipped or unresolved");
        let o = &parsed.observations;
        assert_eq!((o[0].measure, o[0].quantity, o[0].is_total()), (Measure::Convictions, Quantity::exact(31.0), true));
        assert_eq!(o[1].breakdown["form_of_exploitation"], "Sexual exploitation");
        assert_eq!(o[2].quantity, Quantity::interval(0.0, 4.0));
        assert_eq!((o[2].ordinal, o[3].ordinal), (0, 1));
        assert_ne!(o[2].id, o[3].id, "one key stated twice is two facts");
        assert_eq!(o[4].quantity, Quantity::exact(2161.0));
        assert_eq!(o[5].jurisdiction, "UNODC-CAR");
        assert_eq!(o[0].provenance.locator, "sheet=data_glotip_1;cell=L4");
        assert_eq!(parsed.unresolved[0].name, "IRQ_C");
        assert_eq!(parsed.skipped, [("no year or no count".to_owned(), 1)]);
    }
}
