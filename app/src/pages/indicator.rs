//! An indicator: what it measures and its newest values everywhere.

use leptos::prelude::*;
use lexgap_domain::{Direction, EditionIndex, Indicator, IndicatorPoint, JurisdictionStatus};

use crate::{
    charts, cite,
    components::{self, MapItem, bounds, interval_bar, jurisdiction_link, name_of, point, table},
    format::number,
    layout::{Content, Context},
};

/// Jurisdictions shown of each end.
const ENDS: usize = 8;
/// Classes of the map.
const CLASSES: usize = 5;

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
    let tilt = source.map(|s| view! { <dt>"What could tilt it"</dt><dd>{s.tilt.clone()}</dd> });
    let publisher = source.map(|s| {
        view! {
            <dt>"Source"</dt>
            <dd><a href=format!("/sources#{}", s.id)>{s.title.clone()}</a> ", " {s.publisher.clone()} " (" {s.interest_class.label()} ")"</dd>
        }
    });
    let breaks: Vec<String> = i.breaks.iter().map(i16::to_string).collect();
    let breaks = (!breaks.is_empty()).then(|| {
        view! {
            <dt>"New method from"</dt>
            <dd>{breaks.join(", ")} " – values before and after are never joined"</dd>
        }
    });
    let good = match i.direction {
        Direction::HigherIsBetter => "higher is better",
        Direction::LowerIsBetter => "lower is better",
        Direction::Neither => "neither end is better",
    };
    // A rating has no error; its columns would be empty.
    let has_errors = newest.iter().any(|p| p.lower.is_some());
    let rows = rows(index, i, &newest, has_errors);
    let error_head = has_errors.then(|| {
        view! {
            <th scope="col">"Standard error"</th>
            <th scope="col">"90 % interval"</th>
            <th scope="col">"Interval"</th>
            <th scope="col">"Change"</th>
        }
    });
    let head = view! {
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Period"</th>
        <th scope="col">"Value"</th>
        {error_head}
    };
    let caption = format!("{}: newest value of each jurisdiction", i.title);
    let table = table(caption.clone(), head, rows);
    let body = view! {
        <h1>{i.title.clone()}</h1>
        <p class="lead">{i.description.clone()}</p>
        <dl class="facts">
            <dt>"Scale"</dt>
            <dd>{i.scale.clone()} "; " {good}</dd>
            {publisher}
            {tilt}
            {breaks}
        </dl>
        {world(index, &newest, caption)}
        {ends(index, i, &newest)}
        {table}
        {cite::cite(context, "indicators", id)}
        <p class="quiet">
            "For programs: "
            <a href=format!("/api/v1/indicators/{id}/series")>"JSON"</a> ", "
            <a href=format!("/api/v1/indicators/{id}/series?format=csv")>"CSV"</a> "."
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
                let word = if c.significant { "more than noise" } else { "within the error" };
                format!("{sign}{} since {} ({word})", number(c.change, 2), c.from_year)
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
        let name = format!("{} ({})", name_of(index, p.jurisdiction.as_str()), p.period.label());
        Some((name, p.lower?, p.value?, p.upper?))
    };
    let rows: Vec<_> = chosen.iter().filter_map(named).collect();
    let least = rows.iter().map(|r| r.1).fold(f64::INFINITY, f64::min).floor();
    let most = rows.iter().map(|r| r.3).fold(f64::NEG_INFINITY, f64::max).ceil();
    let caption = format!("{}: both ends, with 90 % interval", i.title);
    let cells = chosen
        .iter()
        .map(|p| {
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, p.jurisdiction.as_str())}</th>
                    <td>{p.period.label()}</td>
                    <td class="n">{point(p, 2)}</td>
                    <td>{bounds(p, 2)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Period"</th>
        <th scope="col">"Value"</th>
        <th scope="col">"90 % interval"</th>
    };
    let table = table(caption.clone(), head, cells);
    Some(charts::chart(caption, &charts::ranking(&rows, least, most), table))
}

/// Fifths of the jurisdictions by value; a rating of few values keeps its own classes.
fn world(index: &EditionIndex, newest: &[&IndicatorPoint], caption: String) -> Option<AnyView> {
    let on_map: Vec<(&IndicatorPoint, f64, String)> = newest
        .iter()
        .filter_map(|p| {
            let j = index.jurisdiction(p.jurisdiction.as_str()).filter(|j| j.status == JurisdictionStatus::Current)?;
            Some((*p, p.value?, j.numeric.clone()?))
        })
        .collect();
    let mut values: Vec<f64> = on_map.iter().map(|x| x.1).collect();
    values.sort_by(f64::total_cmp);
    let mut limits: Vec<f64> = values.clone();
    limits.dedup();
    let is_rating = limits.len() <= CLASSES;
    if !is_rating {
        limits =
            (1..=CLASSES).filter_map(|k| values.get((values.len() * k / CLASSES).saturating_sub(1)).copied()).collect();
        limits.dedup();
    }
    let class = |x: f64| limits.iter().position(|limit| x <= *limit).unwrap_or(0);
    let least = *values.first()?;
    let name_of_rating = |x: f64| {
        let named = on_map.iter().find(|(_, value, _)| *value == x).and_then(|(p, ..)| p.label.clone());
        named.unwrap_or_else(|| number(x, 2))
    };
    let legend = (0..limits.len())
        .map(|k| {
            if is_rating {
                return name_of_rating(limits[k]);
            }
            let from = if k == 0 { least } else { limits[k - 1] };
            match (k, from == limits[k]) {
                (_, true) => number(limits[k], 2),
                (0, false) => format!("{} to {}", number(from, 2), number(limits[k], 2)),
                (_, false) => format!("above {} to {}", number(from, 2), number(limits[k], 2)),
            }
        })
        .collect();
    let items = on_map
        .iter()
        .map(|(p, value, id)| MapItem {
            id: id.clone(),
            label: format!(
                "{}: {} ({})",
                name_of(index, p.jurisdiction.as_str()),
                p.label.clone().unwrap_or_else(|| number(*value, 2)),
                p.period.label()
            ),
            href: format!("/jurisdictions/{}", p.jurisdiction),
            bucket: u8::try_from(class(*value)).unwrap_or(0),
        })
        .collect();
    Some(components::map_over_table(caption, items, legend))
}
