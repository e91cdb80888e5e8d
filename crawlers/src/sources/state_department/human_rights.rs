//! `state-hrr`: what the yearly country reports on human rights practices tell of corruption and trafficking.

use lexgap_domain::Topic;

use crate::{
    extract::Statement,
    formats::html::{self, Page},
    parse::{Document, ParseError, Parsed, Parser},
    sources::{
        common::Places,
        prose::{self, Scope},
    },
};

/// Parser of `state-hrr`.
pub struct HumanRights;

impl Parser for HumanRights {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the report", document)?;
        let (year, name) = title(&page).ok_or_else(|| {
            ParseError::Layout("no heading `YEAR Country Reports on Human Rights Practices: COUNTRY`".to_owned())
        })?;
        let mut places = Places::default();
        let mut parsed = match places.resolve(None, Some(&name), || "h1".to_owned()) {
            Some(jurisdiction) => prose::read(document, jurisdiction, Some(year), Scope::Told, topic)?,
            None => Parsed::default(),
        };
        places.finish(document, &mut parsed);
        Ok(parsed)
    }
}

/// `2016 Country Reports on Human Rights Practices: Kenya`.
fn title(page: &Page) -> Option<(i16, String)> {
    page.all("h1").into_iter().find_map(|h| {
        let words = html::text(h);
        let (report, name) = words.rsplit_once(':')?;
        let year = report.split_whitespace().find_map(|w| w.parse().ok().filter(|y| (1990..=2100).contains(y)))?;
        report.contains("Human Rights").then(|| (year, name.trim().to_owned())).filter(|(_, name)| !name.is_empty())
    })
}

/// The topic of a count, from the heading that its sentence stands under. The sixth section bears trafficking in
/// its name and speaks of violence of every kind.
fn topic(s: &Statement) -> Option<Topic> {
    let heading = s.locator.to_lowercase();
    if heading.contains("corruption") {
        Some(Topic::Corruption)
    } else if heading.contains("traffick") && !heading.contains("societal") || heading.contains("forced") {
        Some(Topic::HumanTrafficking)
    } else {
        None
    }
}
