//! Figures of several sources side by side, with what they say together (METHODOLOGY section 2).

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Observation, Reconciled, Source, SourceTilt, Tilt, Topic};

use crate::{
    charts,
    components::{figure, table},
    format::{interval, number},
};

/// Every count of a jurisdiction's topic that more than one source reports.
pub fn side_by_side(index: &EditionIndex, jurisdiction: &str, topic: Topic) -> Option<AnyView> {
    let several = |r: &&Reconciled| r.topic == topic && r.sources.len() > 1;
    let each: Vec<AnyView> =
        index.reconciled_of(jurisdiction).into_iter().filter(several).map(|r| one(index, r)).collect();
    let refused: Vec<AnyView> = index
        .edition
        .reconciliation
        .refused
        .iter()
        .filter(|r| r.jurisdiction == *jurisdiction && r.topic == topic)
        .map(|r| view! { <p class="missing">{format!("{}: {}.", r.measure.label(), r.reason)}</p> }.into_any())
        .collect();
    if each.is_empty() && refused.is_empty() {
        return None;
    }
    let intro = (!each.is_empty()).then(|| {
        view! {
            <p class="quiet">
                "Where sources report the same count, all figures are kept. The reconciled count is what they say together: each source may
                report more or less than what is, by a factor of its own. "
                <a href="/methodology#reconciling">"How figures are reconciled"</a>
            </p>
        }
    });
    Some(view! { <div class="conflicts"><h3>"Sources side by side"</h3>{intro}{each}{refused}</div> }.into_any())
}

fn title(index: &EditionIndex, id: &str) -> String {
    index.source(id).map_or_else(|| id.to_owned(), |s| s.title.clone())
}

fn one(index: &EditionIndex, r: &Reconciled) -> AnyView {
    let figures: Vec<&Observation> = index
        .observations_of(r.jurisdiction.as_str())
        .into_iter()
        .filter(|o| o.is_total() && o.topics.contains(&r.topic) && o.measure == r.measure && o.unit == r.unit)
        .collect();
    let of = |s: &SourceTilt, year: i16| -> AnyView {
        let own: Vec<AnyView> = figures
            .iter()
            .filter(|o| o.source == s.source && o.period.index_year() == year)
            .map(|o| view! { <span>{figure(o)} " "</span> }.into_any())
            .collect();
        if own.is_empty() {
            view! { <abbr title="no figure reported; that is not a zero">"–"</abbr> }.into_any()
        } else {
            own.into_any()
        }
    };
    let rows = r
        .years
        .iter()
        .rev()
        .map(|y| {
            let cells = r.sources.iter().map(|s| view! { <td class="n">{of(s, y.year)}</td> }).collect_view();
            view! {
                <tr>
                    <th scope="row">{y.year.to_string()}</th>
                    {cells}
                    <td class="n">{number(y.value, decimals(y.value))} " " {interval(y.lower, y.upper, decimals(y.lower))}</td>
                </tr>
            }
        })
        .collect_view();
    let heads = r
        .sources
        .iter()
        .map(|s| {
            view! { <th scope="col"><a href=format!("/sources#{}", s.source)>{title(index, s.source.as_str())}</a></th> }
        })
        .collect_view();
    let what = format!("{}, {}", r.measure.label(), r.unit.id());
    let body = table(
        format!("{what}: each source and the reconciled count"),
        view! { <th scope="col">"Year"</th>{heads}<th scope="col">"Reconciled [90 % interval]"</th> },
        rows,
    );
    let tilts = r
        .sources
        .iter()
        .filter_map(|s| {
            let beside = s.beside_others.as_ref()?;
            let certain =
                if beside.excludes_one() { "" } else { "; the interval holds 1, so this may be chance" };
            Some(view! { <li>{title(index, s.source.as_str())} {format!(" reports about {} what {}{certain}.", times(beside), others(r))}</li> })
        })
        .collect_view();
    let names: Vec<(String, Vec<&Observation>)> = r
        .sources
        .iter()
        .map(|s| (title(index, s.source.as_str()), figures.iter().copied().filter(|o| o.source == s.source).collect()))
        .collect();
    let chart = charts::reconciled(&names, &r.years).map(|chart| charts::chart(what, &chart, body));
    view! { {chart} <ul>{tilts}</ul> }.into_any()
}

fn others(r: &Reconciled) -> &'static str {
    if r.sources.len() == 2 { "the other does" } else { "the others do" }
}

/// `1.4 times [1.1, 1.8]`.
pub fn times(t: &Tilt) -> String {
    format!("{} times {}", number(t.value, 2), interval(t.lower, t.upper, 2))
}

/// Small counts need a decimal, large ones none.
fn decimals(x: f64) -> usize {
    if x < 10.0 { 1 } else { 0 }
}

/// How a source's counts compare with those of others, over all jurisdictions.
pub fn overall(index: &EditionIndex, source: &Source) -> Option<AnyView> {
    let all: Vec<_> = index.edition.reconciliation.tilts.iter().filter(|t| t.source == source.id).collect();
    if all.is_empty() {
        return None;
    }
    let items = all
        .iter()
        .map(|t| {
            let what = format!("{}, {} ({})", t.topic.label(), t.measure.label().to_lowercase(), t.unit.id());
            let said = if t.compared == 0 {
                format!(
                    "{what}: no other source counts the same in any of {} jurisdictions, so nothing checks it.",
                    t.jurisdictions
                )
            } else {
                format!(
                    "{what}: reports about {} the reconciled count, compared in {} of {} jurisdictions.",
                    times(&t.tilt),
                    t.compared,
                    t.jurisdictions
                )
            };
            view! { <li>{said}</li> }
        })
        .collect_view();
    Some(view! { <dt>"Tilt as measured"</dt><dd><ul class="plain">{items}</ul></dd> }.into_any())
}
