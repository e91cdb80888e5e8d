//! Values of indicators that their own source changed or withdrew.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    edition::RevisionKind,
    ids::{IndicatorId, JurisdictionId, Sha256Hex, SourceId},
    indicator::{IndicatorPoint, Z90},
    period::Period,
};

/// Published numbers have fewer decimals; what differs by less was rounded by a file.
const ROUNDING: f64 = 1e-5;

/// A value of an indicator that its own source changed or withdrew; the old value is kept here.
///
/// The value that stands now is the one of the same key among the facts' points; see
/// [`EditionIndex::value_now`](crate::EditionIndex::value_now).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ValueRevision {
    pub kind: RevisionKind,
    /// The value as it stood before, with its own provenance.
    pub before: IndicatorPoint,
    /// The snapshot in which the change appeared.
    pub snapshot: Sha256Hex,
}

/// A value that a newer snapshot of its own document states otherwise or no more.
#[derive(Clone, Debug, PartialEq)]
pub struct RetiredValue {
    pub value: IndicatorPoint,
    /// The snapshot that does.
    pub retired_in: Sha256Hex,
    /// Whether it states another value.
    pub is_replaced: bool,
}

/// In what two statements of one value differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    pub value: bool,
    pub error: bool,
    /// As far as they are published: bounds that follow from value and error say nothing of their own.
    pub bounds: bool,
    /// The number of underlying sources.
    pub sources: bool,
    pub label: bool,
}

impl Difference {
    /// In what `a` and `b` differ, wherever they stand.
    pub fn between(a: &IndicatorPoint, b: &IndicatorPoint) -> Difference {
        let are_published = !has_computed_bounds(a) && !has_computed_bounds(b);
        Difference {
            value: !alike(a.value, b.value),
            error: !alike(a.standard_error, b.standard_error),
            bounds: are_published && !(alike(a.lower, b.lower) && alike(a.upper, b.upper)),
            sources: a.n_sources != b.n_sources,
            label: a.label != b.label,
        }
    }

    /// Whether there is any.
    pub fn is_any(self) -> bool {
        self != Difference::default()
    }
}

/// Whether two numbers are the same as published: Transparency's workbooks of 2022 and 2023 hold one standard error in
/// double and in single precision, `1.29` and `1.2899999618530273`.
fn alike(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a == b || a as f32 == b as f32 && (a - b).abs() < ROUNDING,
        (None, None) => true,
        _ => false,
    }
}

/// Whether the bounds are value ± 1.645 standard errors, as we compute them where a document has none.
fn has_computed_bounds(p: &IndicatorPoint) -> bool {
    let half = p.standard_error.map(|e| Z90 * e);
    match p.value.zip(half) {
        Some((value, half)) => alike(p.lower, Some(value - half)) && alike(p.upper, Some(value + half)),
        None => false,
    }
}

/// What the documents of one source state and stated of one value.
#[derive(Default)]
struct Statements {
    /// The newest first.
    stated: Vec<IndicatorPoint>,
    /// The latest to be retired first.
    retired: Vec<RetiredValue>,
}

impl Statements {
    /// Each other statement than the current one, once.
    fn revisions(&self) -> Vec<ValueRevision> {
        let now = self.stated.first();
        let mut told: Vec<ValueRevision> = Vec::new();
        for r in &self.retired {
            // One document dropped what another still states: that is no withdrawal.
            let kind = if r.is_replaced || now.is_some() { RevisionKind::Changed } else { RevisionKind::Withdrawn };
            add(&mut told, now, kind, &r.value, &r.retired_in);
        }
        for (at, before) in self.stated.iter().enumerate().skip(1) {
            // The first of the newer ones to say otherwise.
            let next = self.stated.iter().take(at).rev().find(|p| Difference::between(before, p).is_any());
            if let Some(next) = next.filter(|next| next.provenance.snapshot != before.provenance.snapshot) {
                add(&mut told, now, RevisionKind::Changed, before, &next.provenance.snapshot);
            }
        }
        let place = |r: &ValueRevision| (r.snapshot.clone(), r.before.provenance.snapshot.clone());
        told.sort_by_cached_key(place);
        told
    }
}

/// Adds `before` unless it stands now, again or still, or is told already.
fn add(
    told: &mut Vec<ValueRevision>,
    now: Option<&IndicatorPoint>,
    kind: RevisionKind,
    before: &IndicatorPoint,
    snapshot: &Sha256Hex,
) {
    let is_same = |p: &IndicatorPoint| !Difference::between(p, before).is_any();
    if now.is_some_and(is_same) || told.iter().any(|r| is_same(&r.before)) {
        return;
    }
    told.push(ValueRevision { kind, before: before.clone(), snapshot: snapshot.clone() });
}

/// The values that their own source changed or withdrew, by indicator, jurisdiction, period and snapshot.
///
/// `stated` are the current statements of all documents of a source, of each key those of newer snapshots first: yearly
/// editions of one publication repeat earlier years, and may state them otherwise. `retired` are those that a newer
/// snapshot of their own document replaced or dropped, the latest first.
pub fn value_revisions(stated: Vec<IndicatorPoint>, retired: Vec<RetiredValue>) -> Vec<ValueRevision> {
    type Key = (IndicatorId, JurisdictionId, Period, SourceId);
    let key = |p: &IndicatorPoint| -> Key { (p.indicator.clone(), p.jurisdiction.clone(), p.period, p.source.clone()) };
    let mut by_key: BTreeMap<Key, Statements> = BTreeMap::new();
    for p in stated {
        by_key.entry(key(&p)).or_default().stated.push(p);
    }
    for r in retired {
        by_key.entry(key(&r.value)).or_default().retired.push(r);
    }
    by_key.values().flat_map(Statements::revisions).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::provenance::Provenance;

    /// A value of 2014 with its error, as `document` states it.
    fn point(value: f64, error: f64, document: &str) -> IndicatorPoint {
        IndicatorPoint {
            indicator: "ti-cpi".into(),
            jurisdiction: "DNK".into(),
            period: Period::year(2014).unwrap(),
            value: Some(value),
            standard_error: Some(error),
            lower: None,
            upper: None,
            n_sources: Some(7),
            label: None,
            source: "ti-cpi".into(),
            provenance: Provenance { snapshot: document.into(), locator: "cell=D5".to_owned() },
        }
    }

    fn bounded(lower: f64, upper: f64, p: IndicatorPoint) -> IndicatorPoint {
        IndicatorPoint { lower: Some(lower), upper: Some(upper), ..p }
    }

    fn retired(value: IndicatorPoint, retired_in: &str, is_replaced: bool) -> RetiredValue {
        RetiredValue { value, retired_in: retired_in.into(), is_replaced }
    }

    /// Kind, value before, its snapshot and that of the change.
    fn told(stated: Vec<IndicatorPoint>, retired: Vec<RetiredValue>) -> Vec<(RevisionKind, f64, String, String)> {
        value_revisions(stated, retired)
            .into_iter()
            .map(|r| {
                (r.kind, r.before.value.unwrap(), r.before.provenance.snapshot.to_string(), r.snapshot.to_string())
            })
            .collect()
    }

    fn changed(value: f64, of: &str, by: &str) -> (RevisionKind, f64, String, String) {
        (RevisionKind::Changed, value, of.to_owned(), by.to_owned())
    }

    #[test]
    fn a_document_changes_or_drops_what_it_said() {
        let old = || point(90.0, 2.0, "a1");
        assert_eq!(told(vec![point(91.0, 2.0, "a2")], vec![retired(old(), "a2", true)]), [changed(90.0, "a1", "a2")]);
        let withdrawn = (RevisionKind::Withdrawn, 90.0, "a1".to_owned(), "a2".to_owned());
        assert_eq!(told(vec![], vec![retired(old(), "a2", false)]), [withdrawn]);
        // It was replaced, and the other was withdrawn.
        let later = retired(point(91.0, 2.0, "a2"), "a3", false);
        let both = told(vec![], vec![later, retired(old(), "a2", true)]);
        assert_eq!(both.iter().map(|r| r.0).collect::<Vec<_>>(), [RevisionKind::Changed, RevisionKind::Withdrawn]);
    }

    #[test]
    fn what_stands_again_is_no_revision() {
        let back = vec![retired(point(91.0, 2.0, "a2"), "a3", true), retired(point(90.0, 2.0, "a1"), "a2", true)];
        assert_eq!(told(vec![point(90.0, 2.0, "a3")], back), [changed(91.0, "a2", "a3")]);
        let restored = told(vec![point(90.0, 2.0, "a3")], vec![retired(point(90.0, 2.0, "a1"), "a2", false)]);
        assert!(restored.is_empty(), "{restored:?}");
    }

    #[test]
    fn what_another_document_still_states_is_not_withdrawn() {
        let dropped = |value| vec![retired(point(value, 2.0, "a1"), "a2", false)];
        let still = told(vec![point(90.0, 2.0, "b1")], dropped(90.0));
        assert!(still.is_empty(), "{still:?}");
        assert_eq!(told(vec![point(91.0, 2.0, "b1")], dropped(90.0)), [changed(90.0, "a1", "a2")]);
        let other = IndicatorPoint { source: "other".into(), ..point(90.0, 2.0, "c1") };
        assert_eq!(told(vec![other], dropped(90.0))[0].0, RevisionKind::Withdrawn, "another source is another matter");
    }

    #[test]
    fn yearbooks_that_repeat_a_year_revise_it_by_saying_otherwise() {
        let stated = vec![
            point(92.0, 2.0, "2016"),
            point(91.0, 2.0, "2015"),
            point(90.0, 2.0, "2014"),
            point(90.0, 2.0, "2013"),
            point(92.0, 2.0, "2012"),
        ];
        let both = [changed(90.0, "2014", "2015"), changed(91.0, "2015", "2016")];
        assert_eq!(told(stated.clone(), vec![]), both, "each other value once, and the first stands again");
        // One of them was revised by a newer copy of itself, too.
        let revised = told(stated, vec![retired(point(90.0, 2.0, "2016-1"), "2016", true)]);
        assert_eq!(revised, [changed(91.0, "2015", "2016"), changed(90.0, "2016-1", "2016")]);
        let two_places = told(vec![point(92.0, 2.0, "2016"), point(90.0, 2.0, "2016")], vec![]);
        assert!(two_places.is_empty(), "one file is no older than itself: {two_places:?}");
    }

    #[test]
    fn order_is_by_key_then_snapshot() {
        let sweden = |p| IndicatorPoint { jurisdiction: "SWE".into(), ..p };
        let stated = vec![
            sweden(point(2.0, 2.0, "b")),
            sweden(point(1.0, 2.0, "a")),
            point(2.0, 2.0, "b"),
            point(1.0, 2.0, "a"),
        ];
        let found = value_revisions(stated, vec![]);
        assert_eq!(found.iter().map(|r| r.before.jurisdiction.as_str()).collect::<Vec<_>>(), ["DNK", "SWE"]);
    }

    #[test]
    fn what_a_file_rounded_and_what_we_computed_is_no_difference() {
        let none = |a: &IndicatorPoint, b: &IndicatorPoint| assert!(!Difference::between(a, b).is_any(), "{a:?} {b:?}");
        let one = point(12.0, 1.29, "a");
        let single = point(12.0, 1.2899999618530273, "b");
        none(&one, &single);
        let computed = bounded(12.0 - Z90 * 1.29, 12.0 + Z90 * 1.29, one.clone());
        let published = bounded(10.0, 14.0, single.clone());
        none(&computed, &published);
        none(&published, &computed);
        let differ = |a: &IndicatorPoint, b: &IndicatorPoint| Difference::between(a, b);
        let bounds = Difference { bounds: true, ..Difference::default() };
        assert_eq!(differ(&published, &bounded(9.0, 14.0, single)), bounds);
        assert_eq!(
            differ(&one, &point(12.0, 1.3, "b")),
            Difference { error: true, ..Difference::default() },
            "bounds that follow are not told apart"
        );
        let people = |n: f64| IndicatorPoint { standard_error: None, ..point(n, 0.0, "a") };
        assert!(differ(&people(1_400_000_000.0), &people(1_400_000_001.0)).value, "whole numbers are exact");
        let unknown = IndicatorPoint { value: None, ..one.clone() };
        assert!(differ(&unknown, &one).value);
        let tier = IndicatorPoint { label: Some("Tier 2".to_owned()), n_sources: None, ..one.clone() };
        assert_eq!(differ(&tier, &one), Difference { label: true, sources: true, ..Difference::default() });
    }
}
