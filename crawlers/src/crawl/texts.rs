//! Which text of a law a document holds, so that a change is noticed where its publisher states no other date.

use jiff::{civil::Date, tz::TimeZone};
use lexgap_domain::{Law, LawKind, LawTextFound, Sha256Hex, Snapshot, TextUnit, hash};
use sha2::{Digest, Sha256};

use crate::{
    law_text::{self, LawText},
    parse::{Document, Parser},
    sources::listing,
};

/// Words of the longest paragraph of a text, at the least: a page about a law, or a list of its amendments, has none as
/// long.
const LONG: usize = 20;
/// The same of a record in JSON, which may hold a long title, or the whole text in one string.
const LONG_OF_RECORD: usize = 40;
/// Paragraphs of a page with fewer words are its buttons and counters.
const SHORT: usize = 4;
/// Paragraphs with fewer words may name the day on which they were asked for.
const LINE: usize = 15;

/// The text that `document` holds of the law in it, and of those of its sections that are laws of their own. A list of
/// laws is no text of any.
pub(super) fn found(
    parser: &dyn Parser,
    document: &Document<'_>,
    laws: &[Law],
    snapshot: &Snapshot,
) -> Vec<LawTextFound> {
    let Some(whole) = whole(laws).filter(|_| !listing::is_feed(document.bytes)) else { return Vec::new() };
    let own = whole.versions.iter().filter(|v| !v.is_listed() && v.provenance.snapshot == *document.sha256);
    let provenance = own.max_by_key(|v| v.date).map_or_else(|| document.at("text"), |v| v.provenance.clone());
    // What cannot be compared later need not be told apart now.
    let Ok(text) = law_text::read(parser, document, &provenance.locator) else { return Vec::new() };
    let day = TimeZone::UTC.to_datetime(snapshot.retrieved_at).date();
    let is_record = document.bytes.iter().find(|b| !b.is_ascii_whitespace()).is_some_and(|b| b"{[".contains(b));
    let Some(words) = words(&text, day, if is_record { LONG_OF_RECORD } else { LONG }) else { return Vec::new() };
    let of = |law: &Law| LawTextFound { law: law.id.clone(), words: words.clone(), provenance: provenance.clone() };
    laws.iter().map(of).collect()
}

/// The law of which the others are sections.
fn whole(laws: &[Law]) -> Option<&Law> {
    let whole = laws.iter().min_by_key(|l| l.id.as_str().len())?;
    let is_part = |l: &Law| l.id == whole.id || l.id.as_str().starts_with(&format!("{}-", whole.id));
    (whole.kind == LawKind::Law && laws.iter().all(is_part)).then_some(whole)
}

/// What tells a text from others, without what its page says of `day`, on which it was asked for. `None`: no paragraph
/// has as many words as `least`, and no sections are told apart, so it is no text of a law.
fn words(text: &LawText, day: Date, least: usize) -> Option<Sha256Hex> {
    let mut all = Sha256::new();
    let mut longest = 0;
    for section in &text.sections {
        let of_section = [&section.number, &section.heading].into_iter().chain(&section.paragraphs);
        for paragraph in of_section {
            let words: Vec<&str> = paragraph.split_whitespace().collect();
            longest = longest.max(words.len());
            let is_aside = text.unit == TextUnit::Paragraph
                && (words.len() < SHORT || words.len() < LINE && is_of_the_day(&words, day));
            if is_aside {
                continue;
            }
            for word in words {
                all.update(word);
                all.update(" ");
            }
            all.update("\n");
        }
    }
    (text.unit == TextUnit::Section || longest >= least).then(|| Sha256Hex::new(hash::hex(&all.finalize())))
}

/// Whether a line names `day`, in whatever order of its numbers, or the day beside it where clocks differ.
fn is_of_the_day(words: &[&str], day: Date) -> bool {
    let numbers: Vec<i16> =
        words.iter().flat_map(|w| w.split(|c: char| !c.is_ascii_digit())).filter_map(|n| n.parse().ok()).collect();
    let days = [day.yesterday().ok(), Some(day), day.tomorrow().ok()];
    days.into_iter().flatten().any(|d| numbers.contains(&d.year()) && numbers.contains(&d.day().into()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::law_text::Section;

    const DAY: Date = date(2026, 11, 26);

    fn page(paragraphs: &[&str]) -> LawText {
        let paragraphs = paragraphs.iter().map(|p| (*p).to_owned()).collect();
        let sections = vec![Section { paragraphs, ..Section::default() }];
        LawText { unit: TextUnit::Paragraph, language: None, sections }
    }

    fn long(word: &str) -> String {
        format!("{} {word}", ["who"; LONG].join(" "))
    }

    #[test]
    fn what_a_page_says_of_the_moment_is_no_word_of_its_law() {
        let text = long("recruits");
        let of = |lines: &[&str]| words(&page(&[&[text.as_str()], lines].concat()), DAY, LONG);
        let plain = of(&[]);
        assert!(plain.is_some());
        for line in [
            "Visitors: 1234",
            "Gesamte Rechtsvorschrift für Strafgesetzbuch, Fassung vom 26.11.2026",
            "Version en vigueur au 26 novembre 2026 de la loi",
            "Retrieved on 2026-11-25 at 23:59 UTC",
        ] {
            assert_eq!(of(&[line]), plain, "{line}");
        }
        for line in ["Section 2 was repealed by Act 7 of 2026", "Whoever harbours another is punished as well"] {
            assert_ne!(of(&[line]), plain, "{line}");
        }
        assert_ne!(words(&page(&[&long("harbours")]), DAY, LONG), plain);
        assert_eq!(words(&page(&[&text.replace(' ', " \n ")]), DAY, LONG), plain, "spaces are no words");
    }

    #[test]
    fn a_record_is_no_text() {
        let record = page(&["Act on trafficking", "in force", "Journal of Laws 2024 item 1976"]);
        assert_eq!(words(&record, DAY, LONG), None);
        let with_title = page(&[&long("of a title")]);
        assert!(words(&with_title, DAY, LONG).is_some() && words(&with_title, DAY, LONG_OF_RECORD).is_none());
    }

    #[test]
    fn of_sections_every_word_counts() {
        let text = |number: &str| {
            let one = Section { number: number.to_owned(), paragraphs: vec![long("x")], ..Section::default() };
            LawText { unit: TextUnit::Section, language: None, sections: vec![one] }
        };
        assert_ne!(words(&text("1"), DAY, LONG), words(&text("2"), DAY, LONG));
    }
}
