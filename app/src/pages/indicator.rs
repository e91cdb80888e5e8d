//! An indicator: what it measures and its newest values everywhere.

use leptos::prelude::*;
use lexgap_domain::{Direction, EditionIndex, Indicator, IndicatorPoint};

use crate::{
    charts, cite,
    components::{bounds, interval_bar, jurisdiction_link, name_of, point, points_table, table},
    format::number,
    layout::{Content, Context},
    maps,
    pages::value_revisions,
    say::{self, link, published, rich, say, to},
    share::About,
};

/// Jurisdictions shown of each end.
const ENDS: usize = 8;

/// The page of the indicator with that identifier.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let i = index.indicator(id)?;
    let mut newest: Vec<&IndicatorPoint> = index
        .series_all(id)
        .into_iter()
        .filter_map(|(_, points)| points.into_iter().rev().find(|p| p.value.is_some()))
        .collect();
    let ascending = matches!(i.direction, Direction::LowerIsBetter);
    newest.sort_by(|a, b| {
        let order = b.value.unwrap_or(0.0).total_cmp(&a.value.unwrap_or(0.0));
        if ascending { order.reverse() } else { order }
    });
    let source = index.source(i.source.as_str());
    let tilt = source.map(|s| view! { <dt>{say!("what-tilts-it")}</dt><dd lang="en" dir="auto">{s.tilt.clone()}</dd> });
    let publisher = source.map(|s| {
        let title = view! { <a href=to(format!("/sources#{}", s.id))>{published(&s.title)}</a> }.into_any();
        let said =
            rich!("indicator-source", source = title, publisher = published(&s.publisher), interest = say::interest(s));
        view! { <dt>{say!("source")}</dt><dd>{said}</dd> }
    });
    let breaks: Vec<String> = i.breaks.iter().map(i16::to_string).collect();
    let breaks = (!breaks.is_empty()).then(|| {
        let years = breaks.join(say!("list-separator").as_str());
        view! { <dt>{say!("indicator-new-method")}</dt><dd>{say!("indicator-breaks", years = years)}</dd> }
    });
    let scale = match i.direction {
        Direction::HigherIsBetter => "indicator-scale-higher",
        Direction::LowerIsBetter => "indicator-scale-lower",
        Direction::Neither => "indicator-scale-neither",
    };
    // A rating has no error; its columns would be empty.
    let has_errors = newest.iter().any(|p| p.lower.is_some());
    let rows = rows(index, i, &newest, has_errors);
    let error_head = has_errors.then(|| {
        view! {
            <th scope="col">{say!("standard-error")}</th>
            <th scope="col">{say!("interval-90")}</th>
            <th scope="col">{say!("indicator-interval")}</th>
            <th scope="col">{say!("indicator-change")}</th>
        }
    });
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        {error_head}
    };
    let caption = say!("indicator-newest", indicator = i.title.clone());
    let table = table(caption, head, rows);
    let body = view! {
        <h1 lang="en" dir="auto">{i.title.clone()}</h1>
        <p class="lead" lang="en" dir="auto">{i.description.clone()}</p>
        <dl class="facts">
            <dt>{say!("scale")}</dt>
            <dd>{rich!(scale, scale = published(&i.scale))}</dd>
            {publisher}
            {tilt}
            {breaks}
        </dl>
        {maps::by_indicator(index, i, None).map(maps::map_over_table)}
        {ends(index, i, &newest)}
        {table}
        {value_revisions::section(index, i)}
        {cite::cite(context, "indicators", id)}
        <p class="quiet">
            {rich!(
                "indicator-programs",
                json = link(format!("/api/v1/indicators/{id}/series")),
                csv = link(format!("/api/v1/indicators/{id}/series?format=csv")),
            )}
        </p>
    };
    let head = cite::head(
        context,
        &cite::Card { kind: "indicators", id, title: &i.title, description: &i.description, place: None, image: false },
    );
    Some(Content::new(i.title.clone(), i.description.clone(), body).with_head(head))
}

fn rows(index: &EditionIndex, i: &Indicator, newest: &[&IndicatorPoint], has_errors: bool) -> impl IntoView + use<> {
    let range = i.minimum.zip(i.maximum);
    newest
        .iter()
        .map(|p| {
            let changes = index.changes_of(&p.jurisdiction, &i.id);
            let change = changes.into_iter().filter(|c| c.to_year == p.period.index_year()).max_by_key(|c| c.from_year);
            let change = change.map(|c| {
                let sign = if c.change > 0.0 { "+" } else { "" };
                let id = if c.significant { "indicator-changed" } else { "indicator-within-error" };
                say!(id, change = format!("{sign}{}", number(c.change, 2)), year = c.from_year.to_string())
            });
            let bar = match (range, p.lower, p.value, p.upper) {
                (Some((least, most)), Some(lower), Some(value), Some(upper)) => Some(interval_bar(
                    lower - least,
                    value - least,
                    upper - least,
                    most - least,
                    format!("{} {}", number(value, 2), bounds(p, 2)),
                )),
                _ => None,
            };
            let errors = has_errors.then(|| {
                view! {
                    <td class="n">{p.standard_error.map(|e| number(e, 2))}</td>
                    <td>{bounds(p, 2)}</td>
                    <td class="bar-cell">{bar}</td>
                    <td><small>{change}</small></td>
                }
            });
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, p.jurisdiction.as_str())}</th>
                    <td>{p.period.label()}</td>
                    <td class="n">{point(p, 2)}</td>
                    {errors}
                </tr>
            }
        })
        .collect_view()
}

/// Both ends of the ranking with their intervals; the table below holds all.
fn ends(index: &EditionIndex, i: &Indicator, newest: &[&IndicatorPoint]) -> Option<AnyView> {
    let bounded: Vec<&IndicatorPoint> =
        newest.iter().copied().filter(|p| p.lower.is_some() && p.upper.is_some()).collect();
    if bounded.len() < 2 * ENDS {
        return None;
    }
    let (first, rest) = bounded.split_at(ENDS);
    let chosen: Vec<&IndicatorPoint> = first.iter().chain(&rest[rest.len() - ENDS..]).copied().collect();
    let named = |p: &&IndicatorPoint| {
        let name =
            say!("indicator-name-period", name = name_of(index, p.jurisdiction.as_str()), period = p.period.label());
        Some((name, p.lower?, p.value?, p.upper?))
    };
    let rows: Vec<_> = chosen.iter().filter_map(named).collect();
    let least = rows.iter().map(|r| r.1).fold(f64::INFINITY, f64::min).floor();
    let most = rows.iter().map(|r| r.3).fold(f64::NEG_INFINITY, f64::max).ceil();
    let caption = say!("indicator-ends", indicator = i.title.clone());
    let table = points_table(index, &chosen, caption.clone());
    let about = About::new(&["ends", i.id.as_str()], caption)
        .by(index, [&i.source])
        .with_data(format!("/api/v1/indicators/{}/series", i.id));
    Some(charts::chart(about, &charts::ranking(&rows, least, most), table))
}
