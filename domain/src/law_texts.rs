//! States of a law's text that bear no date of their own: what a crawler found changed without being told.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{LawId, Sha256Hex},
    law::{Law, LawVersion},
    provenance::Provenance,
};

/// That a document holds the text of a law.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LawTextFound {
    pub law: LawId,
    /// SHA-256 over the words of the text, without what a page says of the moment at which it was asked for.
    pub words: Sha256Hex,
    pub provenance: Provenance,
}

/// One text of a law in one document of a publisher.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundText {
    /// What tells the text from others, as in [`LawTextFound::words`].
    pub words: String,
    pub provenance: Provenance,
    /// The day of which the archived bytes speak.
    pub day: Date,
}

impl Law {
    /// Adds the states of the text that their publisher gives no date, or that of an earlier one: each is dated by the
    /// day of its bytes and labelled [`LawVersion::FOUND`]. `texts` are those of one document from the oldest,
    /// `stated` all dated states that any document of the law states.
    #[must_use]
    pub fn with_found_texts(mut self, stated: &[LawVersion], texts: &[FoundText]) -> Law {
        let mut texts: Vec<&FoundText> = texts.iter().collect();
        texts.dedup_by(|later, first| later.words == first.words);
        if texts.len() < 2 {
            return self;
        }
        let states = |t: &FoundText| {
            let of_text = |v: &&LawVersion| {
                !v.is_listed() && v.label != LawVersion::FOUND && v.provenance.snapshot == t.provenance.snapshot
            };
            stated.iter().filter(of_text).max_by_key(|v| v.date)
        };
        let mut newest: Option<Date> = None;
        for (i, text) in texts.iter().enumerate() {
            let own = states(text);
            if let Some(v) = own
                && newest.is_none_or(|day| v.date > day)
            {
                newest = Some(v.date);
                continue;
            }
            let same = |a: &LawVersion, b: &LawVersion| a.date == b.date && a.label == b.label;
            if let Some(own) = own {
                // The date is that of the first text that bore it.
                let before = texts.iter().take(i).find_map(|t| states(t).filter(|v| same(v, own)));
                let held = self.versions.iter_mut().find(|v| same(v, own));
                if let (Some(first), Some(held)) = (before, held) {
                    held.provenance = first.provenance.clone();
                }
            }
            let found =
                LawVersion { date: text.day, label: LawVersion::FOUND.to_owned(), provenance: text.provenance.clone() };
            // What came back is one text, found twice.
            if !self.versions.contains(&found) {
                self.versions.push(found);
            }
            newest = newest.max(Some(text.day));
        }
        self.versions.sort_by_key(|v| v.date);
        self
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::law;

    fn at(snapshot: &str) -> Provenance {
        Provenance { snapshot: snapshot.into(), locator: "x".to_owned() }
    }

    fn text(words: &str, snapshot: &str, day: Date) -> FoundText {
        FoundText { words: words.to_owned(), provenance: at(snapshot), day }
    }

    fn version(date: Date, snapshot: &str) -> LawVersion {
        LawVersion { date, label: "consolidated".to_owned(), provenance: at(snapshot) }
    }

    fn law(versions: Vec<LawVersion>) -> Law {
        Law { versions, ..law::tests::law(&[]) }
    }

    /// Date and snapshot of the texts that can be compared.
    fn texts(law: &Law) -> Vec<(String, &str)> {
        law.texts().iter().map(|v| (v.date.to_string(), v.provenance.snapshot.as_str())).collect()
    }

    const MAY: Date = date(2026, 5, 1);
    const JUNE: Date = date(2026, 6, 1);
    const JULY: Date = date(2026, 7, 1);

    #[test]
    fn texts_without_any_date_are_dated_by_their_finding() {
        let found = [text("a", "s1", MAY), text("b", "s2", JUNE)];
        let law = law(vec![]).with_found_texts(&[], &found);
        assert_eq!(texts(&law), [("2026-05-01".to_owned(), "s1"), ("2026-06-01".to_owned(), "s2")]);
        assert!(law.versions.iter().all(|v| v.label == LawVersion::FOUND));
        assert_eq!(law.clone().with_found_texts(&[], &found), law, "twice adds nothing");
    }

    #[test]
    fn one_text_alone_is_no_change() {
        for found in [vec![], vec![text("a", "s1", MAY)], vec![text("a", "s1", MAY), text("a", "s2", JUNE)]] {
            assert!(law(vec![]).with_found_texts(&[], &found).versions.is_empty());
        }
    }

    #[test]
    fn a_text_that_changed_under_its_date_stands_beside_the_one_that_bore_it_first() {
        let day = date(2020, 1, 1);
        let stated = [version(day, "s2"), version(day, "s1")];
        // Merged by date and label, the newest document's statement stands.
        let merged = law(vec![version(day, "s2")]);
        let law = merged.with_found_texts(&stated, &[text("a", "s1", MAY), text("b", "s2", JUNE)]);
        assert_eq!(texts(&law), [("2020-01-01".to_owned(), "s1"), ("2026-06-01".to_owned(), "s2")]);
        assert_eq!(law.versions.len(), 2);
    }

    #[test]
    fn a_later_date_of_the_publisher_names_its_text() {
        let days = [date(2020, 1, 1), date(2026, 6, 15)];
        let stated = [version(days[1], "s3"), version(days[0], "s2"), version(days[0], "s1")];
        let merged = law(vec![version(days[0], "s2"), version(days[1], "s3")]);
        let found = [text("a", "s1", MAY), text("b", "s2", JUNE), text("c", "s3", JULY)];
        let law = merged.with_found_texts(&stated, &found);
        let expected = [("2020-01-01", "s1"), ("2026-06-01", "s2"), ("2026-06-15", "s3")];
        assert_eq!(texts(&law), expected.map(|(d, s)| (d.to_owned(), s)));
    }

    #[test]
    fn every_text_with_a_date_of_its_own_stays_as_it_is() {
        let stated = [version(date(2020, 1, 1), "s1"), version(date(2022, 1, 1), "s2")];
        let before = law(stated.to_vec());
        let after = before.clone().with_found_texts(&stated, &[text("a", "s1", MAY), text("b", "s2", JUNE)]);
        assert_eq!(after, before);
    }

    #[test]
    fn an_earlier_date_than_that_of_the_text_before_does_not_put_a_text_before_it() {
        let stated = [version(date(2026, 4, 1), "s2")];
        let law = law(stated.to_vec()).with_found_texts(&stated, &[text("a", "s1", MAY), text("b", "s2", JUNE)]);
        assert_eq!(texts(&law), [("2026-05-01".to_owned(), "s1"), ("2026-06-01".to_owned(), "s2")]);
    }
}
