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
