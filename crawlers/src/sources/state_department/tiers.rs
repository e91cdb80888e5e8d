//! Tier placements, as researchers compiled them from the yearly reports.

use crate::{
    formats::table::Table,
    parse::{Document, ParseError, Parsed, Parser},
    sources::common::{Places, point},
};

/// Parser of `us-tip-tier`.
pub struct Tiers;

/// Value and name of a placement. The watch list stands between the second and third tier.
fn tier(printed: &str) -> Option<(f64, &'static str)> {
    Some(match printed.trim() {
        "Tier 1" => (1.0, "Tier 1"),
        "Tier 2" => (2.0, "Tier 2"),
        "Watchlist" => (2.5, "Tier 2 Watch List"),
        "Tier 3" => (3.0, "Tier 3"),
        _ => return None,
    })
}

impl Parser for Tiers {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let table = Table::read(document.bytes, document.stream)?;
        let (name, code, year) = (table.column("countryname")?, table.column("iso")?, table.column("year")?);
        let placement = table.column("tier")?;
        let mut parsed = Parsed::default();
        let mut places = Places::default();
        let (mut not_placed, mut unread) = (0, 0);
        for (number, row) in &table.rows {
            let found = places.resolve(row.get(code), row.get(name), || table.locator(*number, name));
            let Some(jurisdiction) = found else { continue };
            let printed = row.get(placement).unwrap_or_default().trim();
            if printed == "NA" {
                // Not in the report of that year: neither a rating nor a statement about the country.
                not_placed += 1;
                continue;
            }
            let year = row.get(year).and_then(|y| y.trim().parse().ok());
            let value = tier(printed).zip(year).and_then(|((value, label), year)| {
                let mut p =
                    point(document, "us-tip-tier", jurisdiction, year, Some(value), table.locator(*number, placement))?;
                p.label = Some(label.to_owned());
                Some(p)
            });
            match value {
                Some(p) => parsed.points.push(p),
                None => unread += 1,
            }
        }
        for (reason, rows) in [("not in the report of that year", not_placed), ("no tier or year", unread)] {
            if rows > 0 {
                parsed.skipped.push((reason.to_owned(), rows));
            }
        }
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

#[cfg(test)]
mod tests {
    use crate::sources::tests::parse;

    #[test]
    fn the_watch_list_stands_between_two_and_three() {
        let table = "countryname,iso,year,ccode,tier\nKenya,KEN,2012,501,Watchlist    \nKenya,KEN,2000,501,NA\n\
                     Kenya,KEN,2013,501,Tier 9\n";
        let parsed = parse("us-tip-tier", "tip-tiers", table.as_bytes()).unwrap();
        assert_eq!(parsed.points.len(), 1);
        assert_eq!((parsed.points[0].value, parsed.points[0].label.as_deref()), (Some(2.5), Some("Tier 2 Watch List")));
        assert_eq!(parsed.skipped.iter().map(|s| s.1).sum::<u32>(), 2);
    }
}
