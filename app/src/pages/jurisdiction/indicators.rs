//! What surrounds the laws: corruption with its error, and every other rating.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, IndicatorPoint, Jurisdiction};

use crate::{
    charts,
    components::{bounds, point, table},
    format::number,
    say::{self, say, to},
    share::About,
};

/// Every corruption indicator with its changes that are more than noise.
pub fn corruption(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let each = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| i.corruption)
        .filter_map(|i| indicator_block(index, j, i))
        .collect::<Vec<_>>();
    let none = each.is_empty().then(|| view! { <p class="missing">{say!("card-no-corruption")}</p> });
    view! {
        <section id="corruption-indicators">
            <h2>{say!("card-corruption")}</h2>
            <p class="quiet">{say!("card-corruption-about")}</p>
            {none}
            {each}
        </section>
    }
    .into_any()
}

/// A series as a chart with bounds, its table, and its changes that are more than noise.
fn indicator_block(index: &EditionIndex, j: &Jurisdiction, i: &Indicator) -> Option<AnyView> {
    let series = index.series(i.id.as_str(), j.id.as_str());
    let named = [(say::name(j), series.clone())];
    let chart = charts::over_time(&named, &i.breaks, None)?;
    let caption = say!("card-indicator-of", name = say::name(j), indicator = i.title.as_str());
    let about = About::new(&["indicator", j.id.as_str(), i.id.as_str()], caption.clone())
        .by(index, [&i.source])
        .with_data(format!("/api/v1/indicators/{}/series?jurisdiction={}", i.id, j.id));
    let significant: Vec<String> = index
        .changes_of(&j.id, &i.id)
        .into_iter()
        .filter(|c| c.significant)
        .map(|c| format!("{}–{}: {}", c.from_year, c.to_year, signed(c.change)))
        .collect();
    let said = if significant.is_empty() {
        say!("card-no-change")
    } else {
        say!("card-changes", changes = significant.join("; "))
    };
    Some(
        view! {
            <div>
                {charts::chart(about, &chart, series_table(&series, caption))}
                <p>{said} " " <a href=to(format!("/indicators/{}", i.id))>{say!("card-indicator-more")}</a></p>
            </div>
        }
        .into_any(),
    )
}

fn signed(x: f64) -> String {
    if x > 0.0 { format!("+{}", number(x, 2)) } else { number(x, 2) }
}

/// Periods in rows, newest first.
fn series_table(series: &[&IndicatorPoint], caption: String) -> AnyView {
    let rows = series
        .iter()
        .rev()
        .map(|p| {
            view! {
                <tr>
                    <th scope="row">{p.period.label()}</th>
                    <td class="n">{point(p, 2)}</td>
                    <td class="n">{p.standard_error.map(|e| number(e, 2))}</td>
                    <td>{bounds(p, 2)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        <th scope="col">{say!("standard-error")}</th>
        <th scope="col">{say!("interval-90")}</th>
    };
    table(caption, head, rows)
}

/// The newest value of every other indicator.
pub fn ratings(index: &EditionIndex, j: &Jurisdiction) -> AnyView {
    let rows = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| !i.corruption)
        .filter_map(|i| {
            let series = index.series(i.id.as_str(), j.id.as_str());
            let newest = series.iter().rev().find(|p| p.value.is_some())?;
            Some(view! {
                <tr>
                    <th scope="row"><a href=to(format!("/indicators/{}", i.id)) dir="auto">{i.title.clone()}</a></th>
                    <td>{newest.period.label()}</td>
                    <td class="n">{point(newest, 2)}</td>
                    <td>{bounds(newest, 2)}</td>
                    <td><small dir="auto">{i.scale.clone()}</small></td>
                </tr>
            })
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("indicator")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        <th scope="col">{say!("interval-90")}</th>
        <th scope="col">{say!("scale")}</th>
    };
    view! {
        <section id="ratings">
            <h2>{say!("card-ratings")}</h2>
            {table(say!("card-newest", name = say::name(j)), head, rows)}
        </section>
    }
    .into_any()
}
