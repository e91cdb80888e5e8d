//! Crime Trends Survey, corruption and economic crime: offences recorded, by type.

use lexgap_domain::{Breakdown, Measure, Period, Topic, Unit};

use super::{Counted, Observations, Table, breakdown};
use crate::{
    formats::text::count,
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::Places,
};

/// Parser of `unodc-cts`.
pub struct Cts;

/// Topic of a category, and its name as part of the topic's total.
fn offence(category: &str) -> Option<(Topic, Option<&'static str>)> {
    Some(match category {
        "Corruption" => (Topic::Corruption, None),
        "Corruption: Bribery" => (Topic::Corruption, Some("Bribery")),
        "Corruption: Other acts of corruption" => (Topic::Corruption, Some("Other acts of corruption")),
        "Smuggling of migrants" => (Topic::MigrantSmuggling, None),
        "Money laundering" => (Topic::MoneyLaundering, None),
        "Trade or possession of protected or prohibited species of faune and flora" => (Topic::Wildlife, None),
        _ => return None,
    })
}

impl Parser for Cts {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let table = Table::open(document, "VALUE")?;
        let c = &table.columns;
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let mut observations = Observations::default();
        let (mut rates, mut other, mut unread) = (0, 0, 0);
        for row in table.rows() {
            let (code, country) = (row.text(c.code), row.text(c.country));
            let found = places.resolve(code.as_deref(), country.as_deref(), || table.locator(row));
            let Some(jurisdiction) = found else { continue };
            if row.text(c.unit).as_deref() != Some("Counts") {
                rates += 1;
                continue;
            }
            let Some((topic, part)) = row.text(c.category).as_deref().and_then(offence) else {
                other += 1;
                continue;
            };
            let period = row.year(c.year).and_then(Period::year);
            let quantity = row.text(c.value).as_deref().and_then(count);
            let (Some(period), Some(quantity)) = (period, quantity) else {
                unread += 1;
                continue;
            };
            let mut breakdown: Breakdown = breakdown(row, c, None);
            breakdown.extend(part.map(|p| ("offence".to_owned(), p.to_owned())));
            let counted = Counted { topic, measure: Measure::OffencesRecorded, unit: Unit::Offences, breakdown };
            observations.add(document, jurisdiction, period, counted, quantity, table.locator(row));
        }
        for (reason, rows) in [
            ("rates, which repeat the counts", rates),
            ("offences outside our topics", other),
            ("no year or no whole count", unread),
        ] {
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
    use lexgap_domain::Quantity;

    use super::*;
    use crate::{formats::xlsx::tests::workbook, sources::tests::parse};

    const TITLES: &[&str] = &[
        "Iso3_code",
        "Country",
        "Indicator",
        "Dimension",
        "Category",
        "Sex",
        "Age",
        "Year",
        "Unit of measurement",
        "VALUE",
    ];

    /// Code, category, unit, year and value of a row.
    fn row([code, category, unit, year, value]: [&str; 5]) -> Vec<&str> {
        vec![code, "", "Offences", "by type of offence", category, "Total", "Total", year, unit, value]
    }

    fn read(rows: &[[&str; 5]]) -> Parsed {
        let rows: Vec<Vec<&str>> = rows.iter().copied().map(row).collect();
        let mut all: Vec<&[&str]> = vec![&["Corruption & economic crime"], TITLES];
        all.extend(rows.iter().map(Vec::as_slice));
        parse("unodc-cts", "data_cts", &workbook("data", &all)).unwrap()
    }

    #[test]
    fn a_type_of_corruption_is_a_part_of_its_total() {
        let parsed = read(&[
            ["KEN", "Corruption", "Counts", "2019", "1,204"],
            ["KEN", "Corruption: Bribery", "Counts", "2019", "200"],
            ["KEN", "Smuggling of migrants", "Counts", "2020", "0"],
            ["KEN", "Money laundering", "Counts", "2020", "7"],
        ]);
        let told: Vec<_> = parsed
            .observations
            .iter()
            .map(|o| (o.topics[0], o.quantity, o.period.index_year(), o.breakdown.get("offence").map(String::as_str)))
            .collect();
        assert_eq!(
            told,
            [
                (Topic::Corruption, Quantity::exact(1204.0), 2019, None),
                (Topic::Corruption, Quantity::exact(200.0), 2019, Some("Bribery")),
                (Topic::MigrantSmuggling, Quantity::exact(0.0), 2020, None),
                (Topic::MoneyLaundering, Quantity::exact(7.0), 2020, None),
            ]
        );
        for o in &parsed.observations {
            assert_eq!((o.measure, o.unit), (Measure::OffencesRecorded, Unit::Offences));
            assert_eq!(o.is_total(), !o.breakdown.contains_key("offence"));
        }
        assert_eq!(parsed.observations[0].provenance.locator, "sheet=data;cell=J3");
        assert!(parsed.skipped.is_empty() && parsed.unresolved.is_empty());
    }

    #[test]
    fn what_is_left_out_is_counted_with_its_reason() {
        let rows = [
            ["KEN", "Corruption", "Counts", "2019", "5"],
            ["KEN", "Corruption", "Rate per 100,000 population", "2019", "0.01"],
            ["KEN", "Fraud", "Counts", "2019", "9"],
            ["KEN", "Fraud", "Counts", "2020", "9"],
            ["KEN", "Corruption", "Counts", "lately", "5"],
            ["KEN", "Corruption", "Counts", "2020", "some"],
            ["IRQ_C", "Corruption", "Counts", "2019", "5"],
        ];
        let parsed = read(&rows);
        let told: Vec<(&str, u32)> = parsed.skipped.iter().map(|(reason, n)| (reason.as_str(), *n)).collect();
        assert_eq!(
            told,
            [
                ("rates, which repeat the counts", 1),
                ("offences outside our topics", 2),
                ("no year or no whole count", 2)
            ]
        );
        assert_eq!((parsed.unresolved[0].name.as_str(), parsed.unresolved[0].rows), ("IRQ_C", 1));
        assert_eq!(parsed.observations.len(), 1, "each row is a fact, left out, or without a jurisdiction");
    }

    #[test]
    fn another_table_is_refused() {
        let other = workbook("data", &[&["Iso3_code", "Country", "Value"], &["KEN", "Kenya", "5"]]);
        let error = parse("unodc-cts", "data_cts", &other).unwrap_err();
        assert!(matches!(&error, ParseError::Layout(detail) if detail.contains("VALUE")), "{error}");
        assert!(parse("unodc-cts", "data_cts", b"no workbook").is_err());
    }
}
