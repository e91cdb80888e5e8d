//! Values of indicators that their own source changed or withdrew.

use std::cmp::Reverse;

use leptos::prelude::*;
use lexgap_domain::{Difference, EditionIndex, Indicator, IndicatorPoint, RevisionKind, Sha256Hex, ValueRevision};

use crate::{
    components::{bounds, jurisdiction_link, place, table},
    format::{integer, number, point_address},
    pages::revisions,
    say::{say, to},
};

/// Values shown on the indicator's own page; a whole update may change thousands.
const OF_INDICATOR: usize = 20;
/// Values shown of each indicator on the page of all revisions.
const EXAMPLES: usize = 5;
/// Decimals of a value, and the most where fewer would hide in what two values differ.
const DECIMALS: usize = 2;
const MOST_DECIMALS: usize = 8;

/// The section of an indicator's own page.
pub fn section(index: &EditionIndex, i: &Indicator) -> Option<AnyView> {
    let all = index.value_revisions_of(i.id.as_str());
    if all.is_empty() {
        return None;
    }
    let more = all.len().saturating_sub(OF_INDICATOR);
    let more = (more > 0).then(|| say!("revisions-values-more", n = more));
    Some(
        view! {
            <section id="revisions">
                <h2>{say!("card-revisions")}</h2>
                <p class="quiet">{say!("revisions-values-lead")}</p>
                {newest(index, &i.title, all, OF_INDICATOR)}
                <p class="quiet">{more} " " <a href=to(format!("/revisions#{}", i.id))>{say!("all-revisions")}</a></p>
                {revisions::programs(&format!("&indicator={}", i.id))}
            </section>
        }
        .into_any(),
    )
}

/// The section of the page of all revisions: some of each indicator.
pub fn by_indicator(index: &EditionIndex) -> Option<AnyView> {
    let mut ids: Vec<&str> = index.edition.value_revisions.iter().map(|r| r.before.indicator.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return None;
    }
    let sections = ids.into_iter().map(|id| examples(index, id)).collect_view();
    Some(
        view! {
            <section id="values">
                <h2>{say!("revisions-values")}</h2>
                <p class="quiet">{say!("revisions-values-lead")}</p>
                {sections}
            </section>
        }
        .into_any(),
    )
}

fn examples(index: &EditionIndex, id: &str) -> AnyView {
    let all = index.value_revisions_of(id);
    let changed = all.iter().filter(|r| r.kind == RevisionKind::Changed).count();
    let counts = say!(
        "revisions-values-counts",
        changed = integer(changed as u64),
        withdrawn = integer((all.len() - changed) as u64),
    );
    let title = index.indicator(id).map_or(id, |i| i.title.as_str()).to_owned();
    let table = newest(index, &title, all, EXAMPLES);
    let heading = match index.indicator(id) {
        Some(_) => {
            view! { <a href=to(format!("/indicators/{id}#revisions")) lang="en" dir="auto">{title}</a> }.into_any()
        }
        None => title.into_any(),
    };
    view! {
        <section id=id.to_owned()>
            <h3>{heading}</h3>
            <p>{counts}</p>
            {table}
        </section>
    }
    .into_any()
}

/// At most `most` of them, those of the newest periods first.
fn newest(index: &EditionIndex, title: &str, mut all: Vec<&ValueRevision>, most: usize) -> AnyView {
    let n = all.len();
    all.sort_by_key(|r| Reverse(r.before.period));
    let rows = all.into_iter().take(most).map(|r| row(index, r)).collect_view();
    let caption = say!("revisions-shown", name = title, shown = integer(n.min(most) as u64), all = integer(n as u64));
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("revisions-before")}</th>
        <th scope="col">{say!("revisions-stated-in")}</th>
        <th scope="col">{say!("revisions-after")}</th>
        <th scope="col">{say!("revisions-seen-in")}</th>
    };
    table(caption, head, rows)
}

fn row(index: &EditionIndex, r: &ValueRevision) -> AnyView {
    let shown = Shown::new(index, r);
    let after = match (r.kind, index.value_now(r)) {
        (RevisionKind::Withdrawn, _) => {
            view! { <span class="missing">{say!("revisions-is-withdrawn")}</span> }.into_any()
        }
        (RevisionKind::Changed, Some(now)) => {
            let text = shown.text(now);
            view! { <a class="fig" href=point_address(now) dir="auto">{text}</a> {shown.sources(now)} }.into_any()
        }
        (RevisionKind::Changed, None) => {
            view! { <span class="missing">{say!("revisions-is-replaced")}</span> }.into_any()
        }
    };
    view! {
        <tr>
            <th scope="row">{jurisdiction_link(index, r.before.jurisdiction.as_str())}</th>
            <td>{r.before.period.label()}</td>
            <td class="n">{before(index, r)}</td>
            <td>{place(index, &r.before.provenance)}</td>
            <td class="n">{after}</td>
            <td>{file(index, &r.snapshot)}</td>
        </tr>
    }
    .into_any()
}

/// What a source said before, with all in which it differs from what the source says now.
pub fn before(index: &EditionIndex, r: &ValueRevision) -> AnyView {
    let shown = Shown::new(index, r);
    view! { <bdi>{shown.text(&r.before)}</bdi> {shown.sources(&r.before)} }.into_any()
}

/// An archived file by its name.
fn file(index: &EditionIndex, sha256: &Sha256Hex) -> AnyView {
    let name = index.snapshot(sha256.as_str()).map_or_else(|| sha256.to_string(), |s| s.name.clone());
    view! { <a href=to(format!("/snapshots/{sha256}")) dir="ltr">{name}</a> }.into_any()
}

/// How much of two statements must be shown to see in what they differ.
struct Shown {
    difference: Difference,
    decimals: usize,
}

impl Shown {
    fn new(index: &EditionIndex, r: &ValueRevision) -> Shown {
        let Some(now) = index.value_now(r) else {
            return Shown { difference: Difference { error: true, ..Difference::default() }, decimals: DECIMALS };
        };
        let difference = Difference::between(&r.before, now);
        let of = |decimals| Shown { difference, decimals };
        let differ = |shown: &Shown| shown.text(&r.before) != shown.text(now);
        (DECIMALS..=MOST_DECIMALS).map(of).find(differ).unwrap_or(of(DECIMALS))
    }

    /// `90 ± 2.1 [87, 93]`: the value, and of the rest what differs.
    fn text(&self, p: &IndicatorPoint) -> String {
        let mut text = match (&p.label, p.value) {
            (Some(label), Some(value)) if self.difference.value && !self.difference.label => {
                format!("{label} ({})", number(value, self.decimals))
            }
            (Some(label), _) => label.clone(),
            (None, Some(value)) => number(value, self.decimals),
            (None, None) => say!("no-value"),
        };
        if let Some(error) = p.standard_error.filter(|_| self.difference.error) {
            text.push_str(&format!(" ± {}", number(error, self.decimals)));
        }
        if self.difference.bounds && p.lower.is_some() {
            text.push_str(&format!(" {}", bounds(p, self.decimals)));
        }
        text
    }

    /// The number of underlying sources where it differs. Words, which may run the other way than the numbers.
    fn sources(&self, p: &IndicatorPoint) -> Option<AnyView> {
        let n = p.n_sources.filter(|_| self.difference.sources)?;
        Some(view! { " " <small>{say!("revisions-sources", n = n)}</small> }.into_any())
    }
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{Edition, EditionHead, FactSet, Period, Provenance, commitment::Secret};
    use lexgap_texts::Language;

    use super::*;

    fn point(year: i16, value: f64, error: f64) -> IndicatorPoint {
        IndicatorPoint {
            indicator: "ti-cpi".into(),
            jurisdiction: "DNK".into(),
            period: Period::year(year).unwrap(),
            value: Some(value),
            standard_error: Some(error),
            lower: None,
            upper: None,
            n_sources: None,
            label: None,
            source: "ti-cpi".into(),
            provenance: Provenance { snapshot: "0123456789abcdef".into(), locator: format!("cell=D{year}") },
        }
    }

    fn revised(kind: RevisionKind, before: IndicatorPoint) -> ValueRevision {
        ValueRevision { kind, before, snapshot: "fedcba9876543210".into() }
    }

    /// An index of these values and revisions.
    fn index(points: Vec<IndicatorPoint>, value_revisions: Vec<ValueRevision>) -> EditionIndex {
        let head = EditionHead::first("00".into(), 0);
        let facts = FactSet { points, ..FactSet::default() };
        EditionIndex::new(Edition { value_revisions, ..Edition::of(head, facts, Secret::new([7; 32])) })
    }

    fn html(index: &EditionIndex) -> String {
        let owner = Owner::new();
        let html = owner.with(|| {
            provide_context(Language::English);
            by_indicator(index).map(|view| view.to_html()).unwrap_or_default()
        });
        owner.cleanup();
        html.replace("<!>", "")
    }

    #[test]
    fn what_differs_is_seen() {
        let changed = |p| revised(RevisionKind::Changed, p);
        let of = |now: IndicatorPoint, before: IndicatorPoint| html(&index(vec![now], vec![changed(before)]));
        let value = of(point(2014, 91.0, 2.0), point(2014, 90.0, 2.0));
        assert!(value.contains("<bdi>90</bdi>") && value.contains(">91</a>"), "{value}");
        assert!(value.contains("href=\"/indicators/ti-cpi/DNK/2014\""), "{value}");
        assert!(value.contains("href=\"/snapshots/0123456789abcdef\"") && value.contains("cell=D2014"), "{value}");
        assert!(value.contains("href=\"/snapshots/fedcba9876543210\""), "{value}");
        let error = of(point(2014, 90.0, 2.0), point(2014, 90.0, 2.0004));
        assert!(error.contains("<bdi>90 ± 2.0004</bdi>") && error.contains(">90 ± 2</a>"), "{error}");
        let bounded = |lower| IndicatorPoint { lower: Some(lower), upper: Some(95.0), ..point(2014, 90.0, 2.0) };
        let bounds = of(bounded(80.0), bounded(81.0));
        assert!(bounds.contains("<bdi>90 [81, 95]</bdi>") && bounds.contains(">90 [80, 95]</a>"), "{bounds}");
        let asked = |n| IndicatorPoint { n_sources: Some(n), ..point(2014, 90.0, 2.0) };
        let sources = of(asked(7), asked(1));
        assert!(
            sources.contains("<small>one source</small>") && sources.contains("<small>7 sources</small>"),
            "{sources}"
        );
    }

    #[test]
    fn a_withdrawn_value_says_so_and_few_of_many_are_shown() {
        let gone = (2001..=2010).map(|year| revised(RevisionKind::Withdrawn, point(year, 90.0, 2.0))).collect();
        let html = html(&index(Vec::new(), gone));
        assert_eq!(html.matches(">withdrawn</span>").count(), EXAMPLES, "{html}");
        assert!(html.contains("ti-cpi: 5 of 10") && html.contains("Changed: 0. Withdrawn: 10."), "{html}");
        assert!(html.contains("<td>2010</td>") && !html.contains("<td>2005</td>"), "the newest first: {html}");
        assert!(html.contains("<bdi>90 ± 2</bdi>"), "{html}");
        assert!(by_indicator(&index(Vec::new(), Vec::new())).is_none());
    }
}
