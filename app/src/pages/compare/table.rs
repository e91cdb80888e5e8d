//! A table whose columns sort it, the same as a heat map, and the same as CSV.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, IndicatorPoint, Jurisdiction};

use super::{
    asked::{Asked, Order},
    columns::{Cell, Column, Row, columns, fifth, rows},
};
use crate::{
    charts,
    components::{self, bounds, grade, jurisdiction_link, point, score_text},
    format::number,
    say::{self, link, rich, say, to},
    share::About,
};

/// Most jurisdictions whose other indicators are listed, and whose lines one chart holds.
const FEW: usize = 12;

/// Names of the columns of [`csv`].
pub const CSV_HEAD: [&str; 9] =
    ["jurisdiction", "name", "column", "title", "period", "value", "lower", "upper", "grade"];

/// What the table shows, one line a jurisdiction and column; what is not known is empty. Numbers are as published.
pub fn csv(index: &EditionIndex, asked: &Asked) -> Vec<[String; 9]> {
    let members = super::members(index, asked);
    let columns = columns(index, asked, &members.chosen);
    let shown = |x: Option<f64>| x.map(|x| x.to_string()).unwrap_or_default();
    let line = |row: &Row<'_>, at: usize| {
        let (column, cell) = (columns.get(at)?, row.cells.get(at).copied().flatten());
        let (period, grade) = match cell {
            Some(Cell::Score(s)) => (s.year.to_string(), s.grade.letter().to_string()),
            Some(Cell::Point(p)) => (p.period.label(), String::new()),
            None => (String::new(), String::new()),
        };
        let (lower, upper) = cell.and_then(|c| c.bounds()).unzip();
        let title = match column {
            Column::Score { law, .. } => law.title().to_owned(),
            Column::Indicator(i) => i.title.clone(),
        };
        let (id, name) = (row.jurisdiction.id.to_string(), row.jurisdiction.name.clone());
        let value = shown(cell.and_then(|c| c.value()));
        Some([id, name, column.id(), title, period, value, shown(lower), shown(upper), grade])
    };
    rows(index, asked, &members.chosen, &columns)
        .iter()
        .flat_map(|row| (0..columns.len()).filter_map(|at| line(row, at)).collect::<Vec<_>>())
        .collect()
}

/// Jurisdictions as rows, scores and indicators as columns.
pub fn table(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let columns = columns(index, asked, chosen);
    let body = rows(index, asked, chosen, &columns)
        .iter()
        .map(|row| {
            let cells = row.cells.iter().zip(&columns).map(|(cell, column)| plain(*cell, column)).collect_view();
            view! { <tr><th scope="row">{jurisdiction_link(index, row.jurisdiction.id.as_str())}</th>{cells}</tr> }
        })
        .collect_view();
    let table = components::table(say!("compare-table"), head(asked, &columns), body);
    let download = format!("{}{}format=csv", asked.address(), if asked.address().contains('?') { "&" } else { "?" });
    let few = chosen.len() <= FEW;
    view! {
        <div class="compared">{table}</div>
        <p class="quiet">{rich!("compare-download", csv = link(download))}</p>
        {about(&columns)}
        {few.then(|| lines(index, asked, chosen))}
        {few.then(|| others(index, chosen))}
    }
    .into_any()
}

/// The same with each cell coloured by the fifth of all jurisdictions that its value lies in.
pub fn heat(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let columns = columns(index, asked, chosen);
    let everywhere: Vec<Vec<f64>> = columns.iter().map(|c| c.everywhere(index)).collect();
    let body = rows(index, asked, chosen, &columns)
        .iter()
        .map(|row| {
            let cells = row.cells.iter().zip(&everywhere).map(|(cell, all)| coloured(*cell, all)).collect_view();
            view! { <tr><th scope="row">{jurisdiction_link(index, row.jurisdiction.id.as_str())}</th>{cells}</tr> }
        })
        .collect_view();
    let table = components::table(say!("compare-heat"), head(asked, &columns), body);
    let legend = (0..5)
        .map(|k| {
            let id = format!("compare-fifth-{}", k + 1);
            view! { <li><span class=format!("swatch b{k}")></span>{say::text(&id)}</li> }
        })
        .collect_view();
    view! {
        <div class="compared heat">{table}</div>
        <ul class="legend">{legend}</ul>
        {about(&columns)}
    }
    .into_any()
}

/// Heads that sort: a name from A, a value from the greatest.
fn head(asked: &Asked, columns: &[Column<'_>]) -> AnyView {
    let one = |id: &str, title: String, first: Order| {
        let sorted = (asked.sort.as_deref() == Some(id)).then_some(asked.order);
        let mark = sorted.map(|order| match order {
            Order::Ascending => " ▲",
            Order::Descending => " ▼",
        });
        view! {
            <th scope="col" aria-sort=sorted.map(Order::aria)>
                <a href=to(asked.sorted_by(id, first).address()) dir="auto">{title}</a>
                <span aria-hidden="true">{mark}</span>
            </th>
        }
        .into_any()
    };
    let mut heads = vec![one("name", say!("jurisdiction"), Order::Ascending)];
    heads.extend(columns.iter().map(|c| one(&c.id(), c.title(), Order::Descending)));
    heads.into_any()
}

fn plain(cell: Option<Cell<'_>>, column: &Column<'_>) -> AnyView {
    match cell {
        Some(Cell::Score(s)) => {
            let text = score_text(s).unwrap_or_else(|| say!("insufficient-evidence"));
            let class = if s.score.is_some() { "score" } else { "score missing" };
            let href = to(format!("/laws/{}#{}", s.law, s.topic));
            view! { <td><a class=class href=href>{text}</a> " " {grade(s)}</td> }.into_any()
        }
        Some(Cell::Point(p)) => {
            let about = say!("compare-period", interval = bounds(p, 2), period = p.period.label());
            view! { <td class="n">{point(p, 2)} " " <small>{about}</small></td> }.into_any()
        }
        None => missing(matches!(column, Column::Score { .. })),
    }
}

fn missing(is_score: bool) -> AnyView {
    let why = say!(if is_score { "compare-not-a-party" } else { "missing-not-zero" });
    view! { <td class="n missing"><abbr title=why>"–"</abbr></td> }.into_any()
}

fn coloured(cell: Option<Cell<'_>>, everywhere: &[f64]) -> AnyView {
    let class = |value: f64| format!("n b{}", fifth(everywhere, value));
    match cell {
        Some(Cell::Score(s)) => match s.score {
            Some(score) => {
                let href = to(format!("/laws/{}#{}", s.law, s.topic));
                view! { <td class=class(score)><a href=href>{number(score, 0)}</a></td> }.into_any()
            }
            None => {
                view! { <td class="n missing"><abbr title=say!("insufficient-evidence")>"–"</abbr></td> }.into_any()
            }
        },
        Some(Cell::Point(p)) => match p.value {
            Some(value) => view! { <td class=class(value)>{point(p, 2)}</td> }.into_any(),
            None => missing(false),
        },
        None => missing(false),
    }
}

/// What each column is.
fn about(columns: &[Column<'_>]) -> AnyView {
    let items = columns.iter().map(|c| view! { <li>{c.about()}</li> }).collect_view();
    view! {
        <details>
            <summary>{say!("compare-columns")}</summary>
            <ul>{items}</ul>
        </details>
    }
    .into_any()
}

/// One indicator of all over time: the one chosen, or the first on corruption.
fn lines(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> Option<AnyView> {
    let i = super::small::indicator(index, asked, chosen)?;
    let series: Vec<(String, Vec<&IndicatorPoint>)> = chosen
        .iter()
        .map(|j| (say::name(j), index.series(i.id.as_str(), j.id.as_str())))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    let chart = charts::over_time(&series, &i.breaks, None)?;
    let about = About::new(&["lines", i.id.as_str()], say!("compare-over-time", indicator = i.title.as_str()))
        .by(index, [&i.source])
        .with_data(format!("/api/v1/indicators/{}/series", i.id));
    Some(charts::chart(about, &chart, by_year(i, &series)))
}

fn by_year(i: &Indicator, series: &[(String, Vec<&IndicatorPoint>)]) -> AnyView {
    let mut years: Vec<i16> =
        series.iter().flat_map(|(_, points)| points.iter().map(|p| p.period.index_year())).collect();
    years.sort_unstable();
    years.dedup();
    let body = years
        .into_iter()
        .rev()
        .map(|year| {
            let cells = series
                .iter()
                .map(|(_, points)| {
                    let p = points.iter().find(|p| p.period.index_year() == year);
                    view! { <td class="n">{p.map(|p| point(p, 2))} " " <small>{p.map(|p| bounds(p, 2))}</small></td> }
                })
                .collect_view();
            view! { <tr><th scope="row">{year.to_string()}</th>{cells}</tr> }
        })
        .collect_view();
    let names = series.iter().map(|(name, _)| view! { <th scope="col">{name.clone()}</th> }).collect_view();
    components::table(i.title.clone(), view! { <th scope="col">{say!("year")}</th>{names} }, body)
}

/// Every other indicator's newest values.
fn others(index: &EditionIndex, chosen: &[&Jurisdiction]) -> AnyView {
    let body = index
        .edition
        .facts
        .indicators
        .iter()
        .filter(|i| !i.corruption)
        .map(|i| {
            let cells = chosen
                .iter()
                .map(|j| match Column::Indicator(i).cell(index, j.id.as_str()) {
                    Some(Cell::Point(p)) => {
                        let period = p.period.label();
                        view! { <td class="n">{point(p, 2)} " " <small>{period}</small></td> }.into_any()
                    }
                    _ => missing(false),
                })
                .collect_view();
            let href = to(format!("/indicators/{}", i.id));
            view! { <tr><th scope="row"><a href=href lang="en" dir="auto">{i.title.clone()}</a></th>{cells}</tr> }
        })
        .collect_view();
    let names = chosen.iter().map(|j| view! { <th scope="col">{say::name(j)}</th> }).collect_view();
    let head = view! { <th scope="col">{say!("indicator")}</th>{names} };
    view! {
        <h2>{say!("compare-others")}</h2>
        {components::table(say!("compare-newest"), head, body)}
    }
    .into_any()
}
