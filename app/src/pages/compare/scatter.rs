//! One value against another.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction};

use super::{
    asked::Asked,
    columns::{Cell, Column, columns, fullest},
};
use crate::{
    charts,
    components::{self, bounds, jurisdiction_link, point, score_text},
    say::{self, rich, say, to},
    share::About,
};

/// The two that were asked for, else the first indicator on corruption and what most have beside it, a score rather
/// than another indicator.
pub fn view(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let named = |id: &Option<String>| id.as_deref().and_then(|id| Column::named(index, id));
    let x = named(&asked.x).or_else(|| super::small::indicator(index, asked, chosen).map(Column::Indicator));
    let mut others = columns(index, asked, chosen);
    others.retain(|c| x.as_ref().is_none_or(|x| x.id() != c.id()));
    let has_x = |j: &Jurisdiction| x.as_ref().and_then(|x| x.value(index, j.id.as_str())).is_some();
    let scores: Vec<Column<'_>> = others.iter().copied().filter(|c| matches!(c, Column::Score { .. })).collect();
    let most = || fullest(index, &scores, chosen, has_x).or_else(|| fullest(index, &others, chosen, has_x)).copied();
    let y = named(&asked.y).or_else(most);
    let Some((x, y)) = x.zip(y) else {
        return view! { <p class="notice">{say!("compare-nothing")}</p> }.into_any();
    };
    let cells: Vec<(&Jurisdiction, Option<Cell<'_>>, Option<Cell<'_>>)> =
        chosen.iter().map(|j| (*j, x.cell(index, j.id.as_str()), y.cell(index, j.id.as_str()))).collect();
    let dots: Vec<(String, f64, f64)> =
        cells.iter().filter_map(|(j, x, y)| Some((say::name(j), (*x)?.value()?, (*y)?.value()?))).collect();
    let body = cells
        .iter()
        .map(|(j, x, y)| {
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, j.id.as_str())}</th>
                    <td class="n">{shown(*x)}</td>
                    <td class="n">{shown(*y)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col" dir="auto">{x.title()}</th>
        <th scope="col" dir="auto">{y.title()}</th>
    };
    let caption = say!("compare-against", x = x.title(), y = y.title());
    let table = components::table(caption.clone(), head, body);
    let drawn = if dots.is_empty() {
        view! { <p class="notice">{say!("compare-no-dots")}</p> {table} }.into_any()
    } else {
        let sources = [&x, &y].into_iter().filter_map(|c| match c {
            Column::Indicator(i) => Some(&i.source),
            Column::Score { .. } => None,
        });
        let about = About::new(&["scatter", &x.id(), &y.id()], caption).by(index, sources);
        charts::chart(about, &charts::scatter(&x.title(), &y.title(), &dots), table)
    };
    let without = cells.len() - dots.len();
    let without = (without > 0).then(|| view! { <p class="missing">{say!("compare-dots-missing", n = without)}</p> });
    view! {
        {drawn}
        {without}
        <ul class="quiet">
            <li>{rich!("compare-across", about = x.about())}</li>
            <li>{rich!("compare-up", about = y.about())}</li>
        </ul>
    }
    .into_any()
}

fn shown(cell: Option<Cell<'_>>) -> AnyView {
    match cell {
        Some(Cell::Score(s)) => {
            let text = score_text(s).unwrap_or_else(|| say!("insufficient-evidence"));
            view! { <a class="score" href=to(format!("/laws/{}#{}", s.law, s.topic))>{text}</a> }.into_any()
        }
        Some(Cell::Point(p)) => {
            let about = say!("compare-period", interval = bounds(p, 2), period = p.period.label());
            view! { {point(p, 2)} " " <small>{about}</small> }.into_any()
        }
        None => view! { <abbr title=say!("no-value")>"–"</abbr> }.into_any(),
    }
}
