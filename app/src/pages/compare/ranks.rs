//! Dots with their intervals on one scale.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction};

use super::{
    asked::{Asked, Order},
    columns::{Cell, Column, columns, fullest, sort_by_value},
};
use crate::{
    components::{self, bounds, grade, interval_bar, jurisdiction_link, point, rank_text, score_text},
    format::number,
    say::{rich, say, to},
};

/// The column asked for, or the one that says most of the chosen.
pub fn view(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let all = columns(index, asked, chosen);
    let wanted = asked.x.as_deref().and_then(|id| all.iter().find(|c| c.id() == id));
    let Some(shown) = wanted.or_else(|| fullest(index, &all, chosen, |_| true)).or(all.first()) else {
        return view! { <p class="notice">{say!("compare-nothing")}</p> }.into_any();
    };
    view! {
        {super::chooser(asked, &all, shown)}
        {ranked(index, shown, chosen)}
    }
    .into_any()
}

fn ranked(index: &EditionIndex, column: &Column<'_>, chosen: &[&Jurisdiction]) -> AnyView {
    let mut rows: Vec<(&Jurisdiction, Option<Cell<'_>>)> =
        chosen.iter().map(|j| (*j, column.cell(index, j.id.as_str()))).collect();
    sort_by_value(&mut rows, Order::Descending, |(_, cell)| cell.and_then(|c| c.value()));
    let (least, most) = scale(column, rows.iter().filter_map(|(_, cell)| *cell));
    let is_score = matches!(column, Column::Score { .. });
    let body = rows
        .iter()
        .map(|(j, cell)| {
            let said = match cell {
                Some(Cell::Score(s)) => {
                    let text = score_text(s).unwrap_or_else(|| say!("insufficient-evidence"));
                    let href = to(format!("/laws/{}#{}", s.law, s.topic));
                    view! { <a class="score" href=href>{text}</a> " " {grade(s)} }.into_any()
                }
                Some(Cell::Point(p)) => {
                    let about = say!("compare-period", interval = bounds(p, 2), period = p.period.label());
                    view! { {point(p, 2)} " " <small>{about}</small> }.into_any()
                }
                None => view! { <span class="missing">{say!("no-value")}</span> }.into_any(),
            };
            let rank = is_score.then(|| {
                let rank = match cell {
                    Some(Cell::Score(s)) => rank_text(s),
                    _ => None,
                };
                view! { <td>{rank}</td> }
            });
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, j.id.as_str())}</th>
                    <td class="bar-cell">{cell.and_then(|c| bar(&c, least, most))}</td>
                    <td>{said}</td>
                    {rank}
                </tr>
            }
        })
        .collect_view();
    let rank_head = is_score.then(|| view! { <th scope="col">{say!("rank-interval")}</th> });
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("compare-on-scale", low = number(least, 2), high = number(most, 2))}</th>
        <th scope="col">{say!("compare-value-90")}</th>
        {rank_head}
    };
    let table = components::table(column.title(), head, body);
    let about = column.about();
    view! {
        <div class="ranks">{table}</div>
        <p class="quiet">{rich!("compare-bars", about = about)}</p>
    }
    .into_any()
}

/// The ends that all bars share: those of the column's scale, else of what is shown.
fn scale<'a>(column: &Column<'_>, cells: impl Iterator<Item = Cell<'a>> + Clone) -> (f64, f64) {
    let ends = |c: Cell<'a>| c.value().map(|v| c.bounds().unwrap_or((v, v)));
    column.scale().unwrap_or_else(|| {
        let least = cells.clone().filter_map(ends).map(|e| e.0).fold(f64::INFINITY, f64::min).floor();
        let most = cells.filter_map(ends).map(|e| e.1).fold(f64::NEG_INFINITY, f64::max).ceil();
        if least < most { (least, most) } else { (least.min(0.0), least.max(0.0) + 1.0) }
    })
}

/// Drawn from `least` to `most`; a value without an interval is its middle alone.
fn bar(cell: &Cell<'_>, least: f64, most: f64) -> Option<AnyView> {
    let value = cell.value()?;
    let (lower, upper) = cell.bounds().unwrap_or((value, value));
    let label = match cell {
        Cell::Score(s) => say!("score-of-100", score = score_text(s)?),
        Cell::Point(p) => format!("{} {}", number(value, 2), bounds(p, 2)),
    };
    Some(interval_bar(lower - least, value - least, upper - least, most - least, label))
}
