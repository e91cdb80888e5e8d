//! All indicators by source, with what each covers.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, SourceId};

use crate::{
    components::table,
    format::{integer, years},
    layout::{Content, Context},
    say::{self, link, published, rich, say, to},
};

/// The page of all indicators.
pub fn page(context: Context<'_>) -> Content {
    let index = context.index;
    let mut by_source: BTreeMap<&SourceId, Vec<&Indicator>> = BTreeMap::new();
    for i in &index.edition.facts.indicators {
        by_source.entry(&i.source).or_default().push(i);
    }
    let n = index.edition.facts.indicators.len();
    let contents = by_source
        .iter()
        .map(|(source, indicators)| {
            let title = index.source(source.as_str()).map_or(source.as_str(), |s| s.title.as_str());
            let count = integer(indicators.len() as u64);
            view! { <li><a href=format!("#{source}")>{published(title)}</a> " " <small>{count}</small></li> }
        })
        .collect_view();
    let sections = by_source.iter().map(|(source, indicators)| section(index, source, indicators)).collect_view();
    let programs =
        rich!("indicators-programs", json = link("/api/v1/indicators"), csv = link("/api/v1/indicators?format=csv"),);
    let body = view! {
        <h1>{say!("indicators-title")}</h1>
        <p class="lead">{say!("indicators-lead", n = n, sources = by_source.len())}</p>
        <nav aria-label=say!("on-this-page")><ul class="plain">{contents}</ul></nav>
        {sections}
        <p class="quiet">{programs}</p>
    };
    Content::new(say!("indicators-title"), say!("indicators-description"), body)
}

fn section(index: &EditionIndex, source: &SourceId, indicators: &[&Indicator]) -> AnyView {
    let known = index.source(source.as_str());
    let title = known.map_or_else(|| source.to_string(), |s| s.title.clone());
    let about = known.map(|s| {
        let publisher = view! { <a href=to(format!("/sources#{}", s.id))>{published(&s.publisher)}</a> }.into_any();
        view! { <p>{rich!("indicators-publisher", publisher = publisher, interest = say::interest(s))}</p> }
    });
    let rows = indicators.iter().map(|i| row(index, i)).collect_view();
    let head = view! {
        <th scope="col">{say!("indicator")}</th>
        <th scope="col">{say!("indicators-jurisdictions")}</th>
        <th scope="col">{say!("indicators-years")}</th>
        <th scope="col">{say!("indicators-values")}</th>
        <th scope="col">{say!("scale")}</th>
    };
    view! {
        <section id=source.to_string()>
            <h2 lang="en" dir="auto">{title.clone()}</h2>
            {about}
            {table(say!("indicators-of", source = title), head, rows)}
        </section>
    }
    .into_any()
}

/// What an indicator covers: only values count, not statements that there is none.
struct Coverage {
    jurisdictions: usize,
    values: usize,
    first: i16,
    last: i16,
}

fn coverage(index: &EditionIndex, id: &str) -> Option<Coverage> {
    let mut found: Option<Coverage> = None;
    for (_, points) in index.series_all(id) {
        let years: Vec<i16> = points.iter().filter(|p| p.value.is_some()).map(|p| p.period.index_year()).collect();
        let Some((first, last)) = years.iter().min().zip(years.iter().max()) else { continue };
        let c = found.get_or_insert(Coverage { jurisdictions: 0, values: 0, first: *first, last: *last });
        c.jurisdictions += 1;
        c.values += years.len();
        c.first = c.first.min(*first);
        c.last = c.last.max(*last);
    }
    found
}

fn row(index: &EditionIndex, i: &Indicator) -> AnyView {
    let covered = match coverage(index, i.id.as_str()) {
        Some(c) => view! {
            <td class="n">{integer(c.jurisdictions as u64)}</td>
            <td class="n"><bdi>{years(c.first, c.last)}</bdi></td>
            <td class="n">{integer(c.values as u64)}</td>
        }
        .into_any(),
        None => view! {
            <td class="n">{integer(0)}</td>
            <td class="missing">{say!("no-value")}</td>
            <td class="n">{integer(0)}</td>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row"><a href=to(format!("/indicators/{}", i.id)) lang="en" dir="auto">{i.title.clone()}</a></th>
            {covered}
            <td lang="en" dir="auto">{i.scale.clone()}</td>
        </tr>
    }
    .into_any()
}
