//! Figures of several sources side by side, with what they say together (METHODOLOGY section 2).

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Observation, Reconciled, Source, SourceTilt, Tilt, Topic};

use crate::{
    charts,
    components::{figure, table},
    format::{interval, number},
    say::{self, link, rich, say, to},
    share::About,
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
        .map(|r| {
            view! { <p class="missing">{format!("{}: {}.", say::measure(r.measure), say::message(&r.reason))}</p> }
                .into_any()
        })
        .collect();
    if each.is_empty() && refused.is_empty() {
        return None;
    }
    let intro = (!each.is_empty()).then(|| {
        view! { <p class="quiet">{rich!("reconciled-about", a = link("/methodology#reconciling"))}</p> }
    });
    Some(view! { <div class="conflicts"><h3>{say!("reconciled-title")}</h3>{intro}{each}{refused}</div> }.into_any())
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
            view! { <abbr title=say!("missing-not-zero")>"–"</abbr> }.into_any()
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
            view! { <th scope="col"><a href=to(format!("/sources#{}", s.source)) dir="auto">{title(index, s.source.as_str())}</a></th> }
        })
        .collect_view();
    let what = say!("reconciled-what", measure = say::measure(r.measure), unit = say::unit(r.unit));
    let body = table(
        say!("reconciled-caption", what = what.as_str()),
        view! { <th scope="col">{say!("year")}</th>{heads}<th scope="col">{say!("reconciled-90")}</th> },
        rows,
    );
    let tilts = r
        .sources
        .iter()
        .filter_map(|s| {
            let beside = s.beside_others.as_ref()?;
            let id = match (r.sources.len() == 2, beside.excludes_one()) {
                (true, true) => "reconciled-beside-other",
                (true, false) => "reconciled-beside-other-chance",
                (false, true) => "reconciled-beside-others",
                (false, false) => "reconciled-beside-others-chance",
            };
            Some(view! { <li>{say!(id, source = title(index, s.source.as_str()), times = times(beside))}</li> })
        })
        .collect_view();
    let names: Vec<(String, Vec<&Observation>)> = r
        .sources
        .iter()
        .map(|s| (title(index, s.source.as_str()), figures.iter().copied().filter(|o| o.source == s.source).collect()))
        .collect();
    let place = [r.jurisdiction.as_str(), r.topic.id(), r.measure.id(), r.unit.id()];
    let data = format!("/api/v1/reconciled?jurisdiction={}&topic={}&measure={}", place[0], place[1], place[2]);
    let about = About::new(&["sources", place[0], place[1], place[2], place[3]], what)
        .by(index, r.sources.iter().map(|s| &s.source))
        .with_data(data);
    let chart = charts::reconciled(&names, &r.years).map(|chart| charts::chart(about, &chart, body));
    view! { {chart} <ul>{tilts}</ul> }.into_any()
}

/// `1.4 times [1.1, 1.8]`.
pub fn times(t: &Tilt) -> String {
    say!("times", n = number(t.value, 2), interval = interval(t.lower, t.upper, 2))
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
            let what = say!(
                "tilt-what",
                topic = say::topic(t.topic),
                measure = say::measure(t.measure),
                unit = say::unit(t.unit)
            );
            let said = if t.compared == 0 {
                say!("tilt-unchecked", what = what, n = t.jurisdictions)
            } else {
                say!("tilt-measured", what = what, times = times(&t.tilt), compared = t.compared, n = t.jurisdictions)
            };
            view! { <li>{said}</li> }
        })
        .collect_view();
    Some(view! { <dt>{say!("tilt-title")}</dt><dd><ul class="plain">{items}</ul></dd> }.into_any())
}
