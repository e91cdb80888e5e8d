//! One small chart over time for each jurisdiction, all on one scale.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, IndicatorPoint, Jurisdiction};

use super::{asked::Asked, columns::Column};
use crate::{
    charts,
    components::{self, bounds, point},
    say::{self, rich, say},
    share::About,
};

/// The indicator asked for, else the first on corruption whose error is known, of which the chosen have values.
pub fn indicator<'a>(index: &'a EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> Option<&'a Indicator> {
    if let Some(i) = asked.x.as_deref().and_then(|id| index.indicator(id)) {
        return Some(i);
    }
    let newest = |i: &Indicator| {
        let series = chosen.iter().map(|j| index.series(i.id.as_str(), j.id.as_str()));
        series.flatten().filter(|p| p.value.is_some()).max_by_key(|p| p.period)
    };
    let mut known = index.edition.facts.indicators.iter().filter(|i| i.corruption && newest(i).is_some());
    let with_error = known.clone().find(|i| newest(i).is_some_and(|p| p.lower.is_some()));
    with_error.or_else(|| known.next())
}

/// The charts, in the order of the chosen.
pub fn view(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let Some(i) = indicator(index, asked, chosen) else {
        return view! { <p class="notice">{say!("compare-nothing")}</p> }.into_any();
    };
    let of_corruption = index.edition.facts.indicators.iter().filter(|i| i.corruption);
    let mut all: Vec<Column<'_>> = of_corruption.map(Column::Indicator).collect();
    if !i.corruption {
        all.push(Column::Indicator(i));
    }
    let series: Vec<(&Jurisdiction, Vec<&IndicatorPoint>)> =
        chosen.iter().map(|j| (*j, index.series(i.id.as_str(), j.id.as_str()))).collect();
    let points = || series.iter().flat_map(|(_, points)| points.iter()).filter(|p| p.value.is_some());
    let years = points().map(|p| p.period.index_year());
    let years = years.clone().min().zip(years.max());
    let least = points().filter_map(|p| p.lower.or(p.value)).fold(f64::INFINITY, f64::min).floor();
    let most = points().filter_map(|p| p.upper.or(p.value)).fold(f64::NEG_INFINITY, f64::max).ceil();
    let range = (least < most).then_some((least, most));
    let figures: Vec<AnyView> = series
        .iter()
        .filter_map(|(j, points)| {
            let name = say::name(j);
            let one = [(name.clone(), points.clone())];
            let chart = charts::over_years(&one, &i.breaks, range, years)?;
            let about = About::new(&["small", j.id.as_str(), i.id.as_str()], name)
                .by(index, [&i.source])
                .with_data(format!("/api/v1/indicators/{}/series?jurisdiction={}", i.id, j.id));
            Some(charts::chart(about, &chart, behind(i, points)))
        })
        .collect();
    let without: Vec<String> =
        series.iter().filter(|(_, points)| points.is_empty()).map(|(j, _)| say::name(j)).collect();
    let without = (!without.is_empty()).then(|| {
        let names = without.join(say!("list-separator").as_str());
        view! { <p class="missing">{say!("compare-without", names = names)}</p> }
    });
    let title = view! { <a href=say::to(format!("/indicators/{}", i.id)) lang="en">{i.title.clone()}</a> }.into_any();
    let scale = say::published(&i.scale);
    view! {
        {super::chooser(asked, &all, &Column::Indicator(i))}
        <h2>{rich!("compare-small", indicator = title)}</h2>
        <p class="quiet">{rich!("compare-one-scale", scale = scale)}</p>
        <div class="small-multiples">{figures}</div>
        {without}
    }
    .into_any()
}

fn behind(i: &Indicator, points: &[&IndicatorPoint]) -> AnyView {
    let body = points
        .iter()
        .rev()
        .map(|p| {
            view! {
                <tr>
                    <th scope="row">{p.period.label()}</th>
                    <td class="n">{point(p, 2)}</td>
                    <td>{bounds(p, 2)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        <th scope="col">{say!("interval-90")}</th>
    };
    components::table(i.title.clone(), head, body)
}
