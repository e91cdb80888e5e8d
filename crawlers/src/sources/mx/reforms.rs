//! A page of the Cámara de Diputados about one law and its reforms, to which the list of laws leads
//! (`ref/lgpsedmtp.htm`). Of its layout nothing is taken for granted but how the gazettes behind its links are named:
//! `LGPSEDMTP_orig_14jun12.pdf`, `LGPSEDMTP_ref03_16jul25.pdf`. The name leaves out the century, so that a day counts
//! only where the words beside the link state it in full.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lexgap_domain::DateKind;
use scraper::{ElementRef, Html};

use super::diputados::{HOME, selector, text_of};
use crate::{
    formats::{dates, text::folded},
    parse::{Document, ParseError, Parsed},
    sources::statute::{self, Draft},
};

/// A gazette behind a link.
#[derive(Debug, PartialEq, Eq)]
struct Gazette {
    /// The law's key: `LGPSEDMTP`.
    key: String,
    /// Whether it is the law's own and no reform's.
    original: bool,
    day: i8,
    month: i8,
    /// The last two digits of the year.
    year: i16,
}

const MONTHS: [&str; 12] = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];

/// What the name of a file says; `None` for corrections, new amounts and everything else.
fn gazette(href: &str) -> Option<Gazette> {
    let name = href.rsplit('/').next()?;
    let stem = name.strip_suffix(".pdf").or_else(|| name.strip_suffix(".PDF"))?;
    let mut parts = stem.split('_').filter(|part| !part.is_empty());
    let key = parts.next()?.to_owned();
    let kind = parts.next()?;
    let original = kind == "orig";
    if !original && !kind.strip_prefix("ref").is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let day = parts.find(|part| part.len() == 7 && part.is_ascii() && !part.bytes().all(|b| b.is_ascii_digit()))?;
    let (number, rest) = day.split_at_checked(2)?;
    let (month, year) = rest.split_at_checked(3)?;
    let month = (1..).zip(MONTHS).find(|(_, m)| month.eq_ignore_ascii_case(m))?.0;
    Some(Gazette { key, original, day: number.parse().ok()?, month, year: year.parse().ok()? })
}

/// Whether a page lists the gazettes of a law.
pub(super) fn is_one(page: &Html) -> Result<bool, ParseError> {
    let links = selector("a[href]")?;
    Ok(page.select(&links).any(|a| a.attr("href").and_then(gazette).is_some()))
}

/// The law with the day of its own gazette and those of its reforms.
pub(super) fn parse(document: &Document<'_>, page: &Html) -> Result<Parsed, ParseError> {
    let links = selector("a[href]")?;
    let (mut original, mut reforms, mut undated) = (None, BTreeSet::new(), 0_u32);
    let mut key = String::new();
    for link in page.select(&links) {
        let Some(found) = link.attr("href").and_then(gazette) else { continue };
        match stated(link, &found) {
            Some(day) if found.original => original = Some(day),
            Some(day) => drop(reforms.insert(day)),
            None => undated += 1,
        }
        key = found.key;
    }
    let of_url = document.url.and_then(|u| u.rsplit('/').next()?.strip_suffix(".htm"));
    let name = of_url.map_or_else(|| key.to_lowercase(), str::to_owned);
    let title = title(page)?.ok_or_else(|| ParseError::Layout("no name of a law above its reforms".to_owned()))?;
    let id = format!("mx-{}", statute::slug(&name));
    let mut draft = Draft::new(document, id, "MEX", "es", &title, DateKind::Promulgation)?;
    draft.url(format!("{HOME}ref/{name}.htm"));
    if let Some(day) = original {
        draft.citation(format!("DOF {}", day.strftime("%d/%m/%Y")));
        draft.date(DateKind::Publication, Some(day), &format!("//a[contains(@href, '{key}_orig')]"));
    }
    for day in &reforms {
        let cited = format!("DOF {}", day.strftime("%d/%m/%Y"));
        draft.amendment(&cited, DateKind::Publication, Some(*day), &format!("//a[contains(@href, '{key}_ref')]"));
    }
    draft.date(DateKind::LastAmended, reforms.last().copied(), &format!("//a[contains(@href, '{key}_ref')]"));
    let mut parsed = draft.parsed();
    if undated > 0 {
        parsed.skipped.push(("gazette of a law whose day is not stated in full".to_owned(), undated));
    }
    Ok(parsed)
}

/// The day of a file's name as the words beside its link state it.
fn stated(link: ElementRef<'_>, gazette: &Gazette) -> Option<Date> {
    let around = |names: &[&str]| {
        link.ancestors().filter_map(ElementRef::wrap).find(|element| names.contains(&element.value().name()))
    };
    let row = around(&["tr"]).or_else(|| around(&["li", "p"]))?;
    let same = |d: &Date| (d.day(), d.month(), d.year() % 100) == (gazette.day, gazette.month, gazette.year);
    dates::all(&text_of(row), "es").into_iter().map(|found| found.date).find(same)
}

/// What laws are called, folded.
const KINDS: [&str; 7] = ["ley ", "codigo ", "constitucion ", "estatuto ", "reglamento ", "ordenanza ", "decreto "];

/// The first words of the page that name a law.
fn title(page: &Html) -> Result<Option<String>, ParseError> {
    let blocks = selector("h1, h2, h3, h4, b, strong, p, td, title")?;
    let names = |text: &String| {
        let plain = folded(text);
        (10..600).contains(&text.chars().count()) && KINDS.iter().any(|kind| plain.starts_with(kind))
    };
    Ok(page.select(&blocks).map(text_of).find(names))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{
        statute::tests::{days, survives},
        tests::parse,
    };
    use jiff::civil::date;

    /// A page of our own; the publisher's layout was never seen.
    const PAGE: &str = r#"<html><body><table><tr><td><b>LEY General de Ollas y Trata de Personas</b></td></tr>
<tr><td>Nueva Ley publicada en el Diario Oficial el 14 de junio de 2012</td><td><a href="lgotp/LGOTP_orig_14jun12.pdf">PDF</a></td></tr>
<tr><td>1</td><td>DOF 19/03/2014</td><td><a href="lgotp/LGOTP_ref01_19mar14.pdf">PDF</a> <a href="lgotp/LGOTP_ref01_19mar14.doc">DOC</a></td></tr>
<tr><td>2</td><td>DOF 07-06-2024</td><td><a href="lgotp/LGOTP_ref02_07jun24.pdf">PDF</a></td></tr>
<tr><td>3</td><td>DOF 08-06-2024</td><td><a href="lgotp/LGOTP_ref03_14nov25.pdf">PDF</a></td></tr>
<tr><td>DOF 11/01/2021</td><td><a href="lgotp/LGOTP_cant05_11ene21.pdf">PDF</a></td></tr></table></body></html>"#;

    #[test]
    fn a_law_with_its_reforms_and_no_day_that_is_not_stated() {
        let parsed = parse("mx-diputados", "x", PAGE.as_bytes()).unwrap();
        assert_eq!(parsed.skipped, [("gazette of a law whose day is not stated in full".to_owned(), 1)]);
        let law = &parsed.laws[0];
        assert_eq!((law.id.as_str(), law.title()), ("mx-lgotp", "LEY General de Ollas y Trata de Personas"));
        assert_eq!(days(law), [(DateKind::Publication, date(2012, 6, 14)), (DateKind::LastAmended, date(2024, 6, 7))]);
        let reforms: Vec<_> = law.amendments.iter().map(|a| (a.citation.as_str(), a.date)).collect();
        assert_eq!(reforms, [("DOF 19/03/2014", date(2014, 3, 19)), ("DOF 07/06/2024", date(2024, 6, 7))]);
    }

    #[test]
    fn names_of_files() {
        let of = |name: &str| gazette(name).map(|g| (g.original, g.day, g.month, g.year));
        assert_eq!(of("ref/lft/LFT_ref52_01may26.pdf"), Some((false, 1, 5, 26)));
        assert_eq!(of("LGTAIP_orig_20mar25.pdf"), Some((true, 20, 3, 25)));
        assert_eq!(of("CPEUM_ref_001_08jul21_ima.pdf"), Some((false, 8, 7, 21)));
        for other in
            ["LIH_cant05_11ene21.pdf", "pdf/LFT.pdf", "LFT_ref52_01xyz26.pdf", "LFT_ref52.pdf", "x.htm", "é_ref1_é.pdf"]
        {
            assert_eq!(of(other), None, "{other}");
        }
    }

    #[test]
    fn damage_is_survived_and_a_page_without_a_name_refused() {
        survives("mx-diputados", "x", PAGE);
        let nameless = PAGE.replace("LEY General", "Algo");
        assert!(parse("mx-diputados", "x", nameless.as_bytes()).unwrap_err().to_string().contains("no name"));
    }
}
