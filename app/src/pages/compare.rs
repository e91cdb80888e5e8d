//! Jurisdictions side by side; the whole state stands in the address.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, IndicatorPoint, Jurisdiction, JurisdictionStatus, Score};

use crate::{
    charts,
    components::{self, bounds, grade, point, table},
    layout::{Content, Context},
};

/// A comparison of the jurisdictions with these identifiers; those that do not exist are named.
pub fn page(context: Context<'_>, ids: &[&str]) -> Content {
    let index = context.index;
    let (known, unknown): (Vec<&str>, Vec<&str>) = ids.iter().partition(|id| index.jurisdiction(id).is_some());
    let chosen: Vec<&Jurisdiction> = known.iter().filter_map(|id| index.jurisdiction(id)).collect();
    let unknown = (!unknown.is_empty()).then(|| {
        let text =
            format!("No jurisdiction answers to {}. Codes are ISO 3166-1 alpha-3, such as KEN.", unknown.join(", "));
        view! { <p class="notice">{text}</p> }
    });
    let names: Vec<String> = chosen.iter().map(|j| j.name.clone()).collect();
    let title =
        if names.is_empty() { "Compare jurisdictions".to_owned() } else { format!("Compare: {}", names.join(", ")) };
    let content = if chosen.is_empty() { start() } else { comparison(index, &chosen) };
    let body = view! {
        <h1>{title.clone()}</h1>
        {unknown}
        {form(index, &chosen)}
        {content}
    };
    Content::new(title, "Laws, scores and corruption indicators of several jurisdictions side by side.", body)
}

fn start() -> AnyView {
    view! {
        <p>
            "Choose jurisdictions above; the address of the page then holds the whole comparison and can be passed on. For example: "
            <a href="/compare?j=KEN,UGA,TZA">"Kenya, Uganda, Tanzania"</a> ", "
            <a href="/compare?j=ALB,MKD,MNE,SRB">"Albania, North Macedonia, Montenegro, Serbia"</a> ", "
            <a href="/compare?j=CAN,GBR,FRA,DEU">"Canada, United Kingdom, France, Germany"</a> "."
        </p>
    }
    .into_any()
}

/// Adds a jurisdiction without scripts; links take one away.
fn form(index: &EditionIndex, chosen: &[&Jurisdiction]) -> AnyView {
    let ids: Vec<&str> = chosen.iter().map(|j| j.id.as_str()).collect();
    let joined = ids.join(",");
    let mut others: Vec<&Jurisdiction> = index
        .edition
        .jurisdictions
        .iter()
        .filter(|j| j.status == JurisdictionStatus::Current && !ids.contains(&j.id.as_str()))
        .collect();
    others.sort_by(|a, b| a.name.cmp(&b.name));
    let options =
        others.into_iter().map(|j| view! { <option value=j.id.to_string()>{j.name.clone()}</option> }).collect_view();
    let removals = chosen
        .iter()
        .map(|j| {
            let rest: Vec<&str> = ids.iter().copied().filter(|id| *id != j.id.as_str()).collect();
            view! {
                <li>
                    {components::jurisdiction_link(index, j.id.as_str())} " "
                    <a class="remove" href=format!("/compare?j={}", rest.join(",")) aria-label=format!("Take {} away", j.name)>"×"</a>
                </li>
            }
        })
        .collect_view();
    view! {
        <form class="compare" action="/compare">
            <input type="hidden" name="j" value=joined />
            <label>"Add " <select name="add">{options}</select></label>
            <button type="submit">"Add"</button>
        </form>
        <ul class="inline chosen">{removals}</ul>
    }
    .into_any()
}

fn comparison(index: &EditionIndex, chosen: &[&Jurisdiction]) -> AnyView {
    let corruption = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| i.corruption)
        .filter_map(|i| indicator(index, chosen, i))
        .collect::<Vec<_>>();
    view! {
        {instruments(index, chosen)}
        <h2>"Corruption indicators"</h2>
        {corruption}
        {newest(index, chosen)}
    }
    .into_any()
}

/// A treaty's title, and the score of each of the chosen.
type Shared<'a> = (String, Vec<Option<&'a Score>>);

/// The treaties that several have in common, each as dots with intervals on one scale, and all as a table.
fn instruments(index: &EditionIndex, chosen: &[&Jurisdiction]) -> AnyView {
    // By instrument and topic.
    let mut shared: BTreeMap<(&str, &str), Shared<'_>> = BTreeMap::new();
    for (at, j) in chosen.iter().enumerate() {
        for s in index.scores_of(j.id.as_str()) {
            let Some(law) = index.law(s.law.as_str()) else { continue };
            let Some(instrument) = law.instrument.as_deref() else { continue };
            let entry = shared.entry((instrument, s.topic.id())).or_insert_with(|| {
                (format!("{} ({})", law.title(), s.topic.label().to_lowercase()), vec![None; chosen.len()])
            });
            entry.1[at] = Some(s);
        }
    }
    let charts: Vec<AnyView> = shared
        .values()
        .filter_map(|(title, scores)| {
            let rows: Vec<(String, f64, f64, f64)> = chosen
                .iter()
                .zip(scores)
                .filter_map(|(j, s)| {
                    let s = (*s)?;
                    Some((j.name.clone(), s.lower?, s.score?, s.upper?))
                })
                .collect();
            (rows.len() >= 2).then(|| {
                let chart = charts::ranking(&rows, 0.0, 100.0);
                charts::chart(
                    format!("{title}: score with 90 % interval"),
                    &chart,
                    score_rows(index, chosen, scores, title),
                )
            })
        })
        .collect();
    let rows = shared
        .values()
        .map(|(title, scores)| {
            let cells = scores
                .iter()
                .map(|s| match s {
                    Some(s) => view! { <td class="bar-cell">{components::score(s)} " " {grade(s)}</td> }.into_any(),
                    None => view! { <td class="missing">"not a party, or no date"</td> }.into_any(),
                })
                .collect_view();
            view! { <tr><th scope="row">{title.clone()}</th>{cells}</tr> }
        })
        .collect_view();
    let head = chosen.iter().map(|j| view! { <th scope="col">{j.name.clone()}</th> }).collect_view();
    view! {
        <h2>"Treaty obligations: how far they are carried out"</h2>
        {charts}
        {table("Scores of treaty obligations".to_owned(), view! { <th scope="col">"Instrument"</th>{head} }, rows)}
    }
    .into_any()
}

fn score_rows(index: &EditionIndex, chosen: &[&Jurisdiction], scores: &[Option<&Score>], title: &str) -> AnyView {
    let rows = chosen
        .iter()
        .zip(scores)
        .map(|(j, s)| {
            let shown = s.map(components::score);
            let rank = s.and_then(components::rank_text);
            view! {
                <tr>
                    <th scope="row">{components::jurisdiction_link(index, j.id.as_str())}</th>
                    <td class="bar-cell">{shown}</td>
                    <td>{rank}</td>
                    <td>{s.map(grade)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Score [90 % interval]"</th>
        <th scope="col">"Rank [interval]"</th>
        <th scope="col">"Evidence"</th>
    };
    table(title.to_owned(), head, rows)
}

fn indicator(index: &EditionIndex, chosen: &[&Jurisdiction], i: &Indicator) -> Option<AnyView> {
    let series: Vec<(String, Vec<&IndicatorPoint>)> = chosen
        .iter()
        .map(|j| (j.name.clone(), index.series(i.id.as_str(), j.id.as_str())))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    let chart = charts::over_time(&series, &i.breaks, None)?;
    let mut years: BTreeMap<i16, Vec<Option<&IndicatorPoint>>> = BTreeMap::new();
    for (at, (_, points)) in series.iter().enumerate() {
        for p in points {
            years.entry(p.period.index_year()).or_insert_with(|| vec![None; series.len()])[at] = Some(p);
        }
    }
    let rows = years
        .iter()
        .rev()
        .map(|(year, row)| {
            let cells = row
                .iter()
                .map(|p| view! { <td class="n">{p.map(|p| point(p, 2))} " " <small>{p.map(|p| bounds(p, 2))}</small></td> })
                .collect_view();
            view! { <tr><th scope="row">{year.to_string()}</th>{cells}</tr> }
        })
        .collect_view();
    let head = series.iter().map(|(name, _)| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    let table = table(i.title.clone(), view! { <th scope="col">"Year"</th>{head} }, rows);
    Some(charts::chart(format!("{} ({})", i.title, i.scale), &chart, table))
}

/// Every other indicator's newest values.
fn newest(index: &EditionIndex, chosen: &[&Jurisdiction]) -> AnyView {
    let rows = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| !i.corruption)
        .map(|i| {
            let cells = chosen
                .iter()
                .map(|j| {
                    let series = index.series(i.id.as_str(), j.id.as_str());
                    let p = series.into_iter().rev().find(|p| p.value.is_some());
                    let period = p.map(|p| format!(" ({})", p.period.label()));
                    view! { <td class="n">{p.map(|p| point(p, 2))} <small>{period}</small></td> }
                })
                .collect_view();
            view! { <tr><th scope="row"><a href=format!("/indicators/{}", i.id)>{i.title.clone()}</a></th>{cells}</tr> }
        })
        .collect_view();
    let head = chosen.iter().map(|j| view! { <th scope="col">{j.name.clone()}</th> }).collect_view();
    view! {
        <h2>"Other ratings and figures"</h2>
        {table("Newest values".to_owned(), view! { <th scope="col">"Indicator"</th>{head} }, rows)}
    }
    .into_any()
}
