//! Publishers, what could tilt their figures, and how they fared of late.

use std::collections::HashMap;

use leptos::prelude::*;
use lexgap_domain::{Source, SourceHealth};

use crate::{
    components::table,
    format::{bytes, day, integer},
    layout::{Content, Context},
    reconciled,
};

/// Files listed per source; the API lists all.
const FILES: usize = 40;
/// Announced documents listed per source; the API lists all.
const LISTED: usize = 20;

/// The page of all sources.
pub fn page(context: Context<'_>) -> Content {
    let index = context.index;
    let facts = &index.edition.facts;
    let mut counts: HashMap<&str, u64> = HashMap::new();
    for source in facts
        .observations
        .iter()
        .map(|o| &o.source)
        .chain(facts.points.iter().map(|p| &p.source))
        .chain(facts.claims.iter().map(|c| &c.source))
        .chain(facts.laws.iter().flat_map(|l| &l.sources))
    {
        *counts.entry(source.as_str()).or_default() += 1;
    }
    let health = |s: &Source| context.health.iter().find(|h| h.source == s.id);
    let rows = facts
        .sources
        .iter()
        .map(|s| {
            let n = counts.get(s.id.as_str()).copied().unwrap_or(0);
            view! {
                <tr>
                    <th scope="row"><a href=format!("#{}", s.id)>{s.title.clone()}</a></th>
                    <td>{s.publisher.clone()}</td>
                    <td>{s.interest_class.label()}</td>
                    <td class="n">{integer(n)}</td>
                    <td>{state(s, health(s))}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Source"</th>
        <th scope="col">"Publisher"</th>
        <th scope="col">"Who produces it"</th>
        <th scope="col">"Facts in this edition"</th>
        <th scope="col">"State"</th>
    };
    let sections = facts.sources.iter().map(|s| section(context, s, health(s))).collect_view();
    let unresolved = unresolved(context);
    let body = view! {
        <h1>"Sources"</h1>
        <p class="lead">
            "Every number here belongs to somebody who may gain from it. Each source states what it measures, what could tilt it
            and how it has been reached of late."
        </p>
        {table("All sources".to_owned(), head, rows)}
        {sections}
        {unresolved}
    };
    Content::new("Sources", "Who publishes the figures, what could tilt them, and how each source fared of late.", body)
}

fn state(s: &Source, health: Option<&SourceHealth>) -> String {
    match health {
        None if s.tried_on_own_documents_only => "not asked yet; tried on our own document only".to_owned(),
        None => "from the baseline; not asked yet".to_owned(),
        Some(h) => match (h.failures, h.last_success, h.last_failure) {
            (0, Some(at), _) => format!("reached on {}", day(at)),
            (_, _, Some(at)) if h.failures > 0 => {
                format!("failed {} on {}", if h.failures == 1 { "once," } else { "again," }, day(at))
            }
            _ => "from the baseline; not asked yet".to_owned(),
        },
    }
}

fn section(context: Context<'_>, s: &Source, health: Option<&SourceHealth>) -> AnyView {
    let time = |at: jiff::Timestamp| at.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let failure =
        health.filter(|h| h.failures > 0).and_then(|h| h.last_error.clone().zip(h.last_failure)).map(|(error, at)| {
            view! {
                <dt>"Newest failure"</dt>
                <dd class="notice">{time(at)} ": " {error} " – the last good facts are kept."</dd>
            }
        });
    let tried = s.tried_on_own_documents_only.then(|| {
        view! {
            <dt>"Not yet proven"</dt>
            <dd>"Written after the publisher’s documentation and tried only on a document of our own: no answer of the publisher has been read yet."</dd>
        }
    });
    let success = health.and_then(|h| h.last_success).map(|at| view! { <dt>"Last reached"</dt><dd>{time(at)}</dd> });
    let next = health.and_then(|h| h.next_run).map(|at| view! { <dt>"Next attempt"</dt><dd>{time(at)}</dd> });
    let files: Vec<_> = context.index.edition.facts.snapshots.iter().filter(|f| f.source == s.id).collect();
    let n = files.len();
    let items = files
        .into_iter()
        .take(FILES)
        .map(|f| {
            let vintage = f.vintage.map(|d| format!(", copy of {d}"));
            view! {
                <li>
                    <a href=format!("/snapshots/{}", f.sha256)>{f.name.clone()}</a>
                    <small>{vintage} ", " {bytes(f.bytes)} ", obtained " {day(f.retrieved_at)}</small>
                </li>
            }
        })
        .collect_view();
    let more = (n > FILES).then(|| view! { <li>{format!("and {} more, see the API", n - FILES)}</li> });
    view! {
        <section id=s.id.to_string()>
            <h2>{s.title.clone()}</h2>
            <dl class="facts">
                <dt>"Publisher"</dt>
                <dd>{s.publisher.clone()} ", " <a href=s.homepage.clone() rel="noreferrer">{s.homepage.clone()}</a></dd>
                <dt>"Who produces it"</dt>
                <dd>{s.interest_class.label()}</dd>
                <dt>"What it measures"</dt>
                <dd>{s.measures.clone()}</dd>
                <dt>"What could tilt it"</dt>
                <dd>{s.tilt.clone()}</dd>
                {reconciled::overall(context.index, s)}
                <dt>"Terms"</dt>
                <dd>{s.terms.clone()}</dd>
                <dt>"Attribution"</dt>
                <dd>{s.attribution.clone()}</dd>
                {tried}
                {success}
                {failure}
                {next}
            </dl>
            <details>
                <summary>{format!("{n} archived files behind its facts")}</summary>
                <ul>{items}{more}</ul>
            </details>
            {listed(context, s)}
        </section>
    }
    .into_any()
}

/// What the publisher's indexes and feeds announce.
fn listed(context: Context<'_>, s: &Source) -> Option<AnyView> {
    let of_source = || context.listed.iter().filter(|d| d.source == s.id);
    let n = of_source().count();
    if n == 0 {
        return None;
    }
    let items = of_source()
        .take(LISTED)
        .map(|d| {
            let date = d.date.map_or("no date".to_owned(), |date| date.to_string());
            // An index may name anything; only web addresses become links.
            let web = d.url.starts_with("https://") || d.url.starts_with("http://");
            let title = if d.title.trim().is_empty() { d.url.clone() } else { d.title.clone() };
            let name = if web {
                view! { <a href=d.url.clone() rel="noreferrer">{title}</a> }.into_any()
            } else {
                title.into_any()
            };
            view! { <li>{date} " " {name}</li> }
        })
        .collect_view();
    let all = format!("/api/v1/documents?source={}", s.id);
    let summary = if n == 1 {
        "1 document that its lists announce".to_owned()
    } else {
        format!("{} documents that its lists announce", integer(n as u64))
    };
    Some(
        view! {
            <details class="listed">
                <summary>{summary}</summary>
                <ul>{items}</ul>
                <p class="quiet">
                    "The newest first. Announced, not read: no fact comes from here. All of them: " <a href=all.clone()>{all.clone()}</a>
                </p>
            </details>
        }
        .into_any(),
    )
}

/// Names that no jurisdiction answers to: counted, not dropped.
fn unresolved(context: Context<'_>) -> Option<AnyView> {
    let all = &context.index.edition.facts.unresolved;
    if all.is_empty() {
        return None;
    }
    let rows = all
        .iter()
        .map(|u| {
            view! {
                <tr>
                    <th scope="row">{u.name.clone()}</th>
                    <td><a href=format!("#{}", u.source)>{u.source.to_string()}</a></td>
                    <td class="n">{u.rows.to_string()}</td>
                    <td><a href=format!("/snapshots/{}", u.snapshot)><code class="locator">{u.locator.clone()}</code></a></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Name as printed"</th>
        <th scope="col">"Source"</th>
        <th scope="col">"Rows"</th>
        <th scope="col">"First place"</th>
    };
    Some(
        view! {
            <section id="unresolved">
                <h2>"Names that no jurisdiction answers to"</h2>
                {table("Rows that are in no score".to_owned(), head, rows)}
            </section>
        }
        .into_any(),
    )
}
