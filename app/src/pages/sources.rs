//! Publishers, what could tilt their figures, and how they fared of late.

use std::collections::{BTreeSet, HashMap};

use leptos::prelude::*;
use lexgap_domain::{FactSet, Period, Source, SourceHealth};

use crate::{
    components::table,
    format::{bytes, date, day, integer, years},
    layout::{Content, Context},
    reconciled,
    say::{self, rich, say, to},
};

/// Files listed per source; the API lists all.
const FILES: usize = 40;
/// Announced documents listed per source; the API lists all.
const LISTED: usize = 20;

/// The page of all sources.
pub fn page(context: Context<'_>) -> Content {
    let index = context.index;
    let facts = &index.edition.facts;
    let covered = coverage(facts);
    let health = |s: &Source| context.health.iter().find(|h| h.source == s.id);
    let rows = facts
        .sources
        .iter()
        .map(|s| {
            let none = Coverage::default();
            let c = covered.get(s.id.as_str()).unwrap_or(&none);
            view! {
                <tr>
                    <th scope="row"><a href=format!("#{}", s.id) lang="en" dir="auto">{s.title.clone()}</a></th>
                    <td lang="en" dir="auto">{s.publisher.clone()}</td>
                    <td>{say::interest(s)}</td>
                    <td class="n">{integer(c.facts)}</td>
                    <td class="n">{integer(c.jurisdictions.len() as u64)}</td>
                    <td class="n"><bdi>{c.years.map(|(first, last)| years(first, last))}</bdi></td>
                    <td>{state(s, health(s), c.facts > 0)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("source")}</th>
        <th scope="col">{say!("publisher")}</th>
        <th scope="col">{say!("who-produces-it")}</th>
        <th scope="col">{say!("sources-facts")}</th>
        <th scope="col">{say!("indicators-jurisdictions")}</th>
        <th scope="col">{say!("indicators-years")}</th>
        <th scope="col">{say!("sources-state")}</th>
    };
    let sections = facts.sources.iter().map(|s| section(context, s, health(s))).collect_view();
    let unresolved = unresolved(context);
    let body = view! {
        <h1>{say!("sources")}</h1>
        <p class="lead">{say!("sources-lead")}</p>
        {table(say!("sources-all"), head, rows)}
        {sections}
        {unresolved}
    };
    Content::new(say!("sources"), say!("sources-description"), body)
}

/// What an edition has of a source.
#[derive(Default)]
struct Coverage<'a> {
    facts: u64,
    jurisdictions: BTreeSet<&'a str>,
    /// The first and the last that a figure, a statement or a law's passage is of.
    years: Option<(i16, i16)>,
}

impl<'a> Coverage<'a> {
    fn add(&mut self, jurisdiction: &'a str, year: Option<i16>) {
        self.facts += 1;
        self.jurisdictions.insert(jurisdiction);
        if let Some(y) = year {
            self.years = Some(self.years.map_or((y, y), |(first, last)| (first.min(y), last.max(y))));
        }
    }
}

fn coverage(facts: &FactSet) -> HashMap<&str, Coverage<'_>> {
    let mut found: HashMap<&str, Coverage<'_>> = HashMap::new();
    for o in &facts.observations {
        found.entry(o.source.as_str()).or_default().add(o.jurisdiction.as_str(), Some(o.period.index_year()));
    }
    for p in &facts.points {
        found.entry(p.source.as_str()).or_default().add(p.jurisdiction.as_str(), Some(p.period.index_year()));
    }
    for c in &facts.claims {
        let year = c.period.as_ref().map(Period::index_year);
        found.entry(c.source.as_str()).or_default().add(c.jurisdiction.as_str(), year);
    }
    for law in &facts.laws {
        for source in &law.sources {
            let year = law.passage().map(|d| d.date.year());
            found.entry(source.as_str()).or_default().add(law.jurisdiction.as_str(), year);
        }
    }
    found
}

/// `has_facts`: the edition has facts of a source that was not asked, so they are the baseline's.
fn state(s: &Source, health: Option<&SourceHealth>, has_facts: bool) -> String {
    match health {
        Some(SourceHealth { failures: 0, last_success: Some(at), .. }) => say!("sources-reached", day = day(*at)),
        Some(SourceHealth { failures: 1, last_failure: Some(at), .. }) => say!("sources-failed-once", day = day(*at)),
        Some(SourceHealth { failures: 2.., last_failure: Some(at), .. }) => {
            say!("sources-failed-again", day = day(*at))
        }
        _ if s.tried_on_own_documents_only => say!("sources-tried-only"),
        _ if has_facts => say!("sources-from-baseline"),
        _ => say!("sources-not-asked"),
    }
}

fn section(context: Context<'_>, s: &Source, health: Option<&SourceHealth>) -> AnyView {
    let time = |at: jiff::Timestamp| {
        let shown = say!("sources-time", day = day(at), time = at.strftime("%H:%M").to_string());
        view! { <time datetime=at.strftime("%Y-%m-%dT%H:%MZ").to_string()>{shown}</time> }.into_any()
    };
    let failure =
        health.filter(|h| h.failures > 0).and_then(|h| h.last_error.clone().zip(h.last_failure)).map(|(error, at)| {
            let error = view! { <bdi lang="en">{error}</bdi> }.into_any();
            view! {
                <dt>{say!("sources-newest-failure")}</dt>
                <dd class="notice">{rich!("sources-failure", time = time(at), error = error)}</dd>
            }
        });
    let tried = s.tried_on_own_documents_only.then(|| {
        view! {
            <dt>{say!("sources-not-proven")}</dt>
            <dd>{say!("sources-own-documents-only")}</dd>
        }
    });
    let parts = (!s.parts_tried_on_own_documents_only.is_empty()).then(|| {
        let parts = s.parts_tried_on_own_documents_only.iter();
        let items = parts.map(|part| view! { <li><bdi dir="ltr">{part.clone()}</bdi></li> }).collect_view();
        view! {
            <dt>{say!("sources-parts-not-proven")}</dt>
            <dd>{say!("sources-parts-own-documents-only")} <ul>{items}</ul></dd>
        }
    });
    let success = health
        .and_then(|h| h.last_success)
        .map(|at| view! { <dt>{say!("sources-last-reached")}</dt><dd>{time(at)}</dd> });
    let next =
        health.and_then(|h| h.next_run).map(|at| view! { <dt>{say!("sources-next-attempt")}</dt><dd>{time(at)}</dd> });
    let files: Vec<_> = context.index.edition.facts.snapshots.iter().filter(|f| f.source == s.id).collect();
    let n = files.len();
    let items = files
        .into_iter()
        .take(FILES)
        .map(|f| {
            let (size, obtained) = (bytes(f.bytes), day(f.retrieved_at));
            let about = match f.vintage {
                Some(d) => say!("sources-file-of", vintage = date(d), size = size, day = obtained),
                None => say!("sources-file", size = size, day = obtained),
            };
            view! {
                <li>
                    <a href=to(format!("/snapshots/{}", f.sha256)) dir="ltr">{f.name.clone()}</a> " " <small>{about}</small>
                </li>
            }
        })
        .collect_view();
    let more = (n > FILES).then(|| view! { <li>{say!("sources-more-files", n = n - FILES)}</li> });
    view! {
        <section id=s.id.to_string()>
            <h2 lang="en" dir="auto">{s.title.clone()}</h2>
            <dl class="facts">
                <dt>{say!("publisher")}</dt>
                <dd lang="en" dir="auto">
                    {s.publisher.clone()} ", " <a href=s.homepage.clone() rel="noreferrer">{s.homepage.clone()}</a>
                </dd>
                <dt>{say!("who-produces-it")}</dt>
                <dd>{say::interest(s)}</dd>
                <dt>{say!("sources-measures")}</dt>
                <dd lang="en" dir="auto">{s.measures.clone()}</dd>
                <dt>{say!("what-tilts-it")}</dt>
                <dd lang="en" dir="auto">{s.tilt.clone()}</dd>
                {reconciled::overall(context.index, s)}
                <dt>{say!("sources-terms")}</dt>
                <dd lang="en" dir="auto">{s.terms.clone()}</dd>
                <dt>{say!("attribution")}</dt>
                <dd lang="en" dir="auto">{s.attribution.clone()}</dd>
                {tried}
                {parts}
                {success}
                {failure}
                {next}
            </dl>
            <details>
                <summary>{say!("sources-files", n = n)}</summary>
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
            let day = d.date.map_or_else(|| say!("sources-no-date"), date);
            // An index may name anything; only web addresses become links.
            let web = d.url.starts_with("https://") || d.url.starts_with("http://");
            let title = if d.title.trim().is_empty() { d.url.clone() } else { d.title.clone() };
            let name = if web {
                view! { <a href=d.url.clone() rel="noreferrer" dir="auto">{title}</a> }.into_any()
            } else {
                title.into_any()
            };
            view! { <li>{day} " " {name}</li> }
        })
        .collect_view();
    let all = format!("/api/v1/documents?source={}", s.id);
    let address = view! { <a href=all.clone() dir="ltr">{all.clone()}</a> }.into_any();
    Some(
        view! {
            <details class="listed">
                <summary>{say!("sources-announced", n = n)}</summary>
                <ul>{items}</ul>
                <p class="quiet">{rich!("sources-announced-not-read", address = address)}</p>
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
                    <th scope="row" dir="auto">{u.name.clone()}</th>
                    <td><a href=format!("#{}", u.source)>{u.source.to_string()}</a></td>
                    <td class="n">{integer(u.rows.into())}</td>
                    <td><a href=to(format!("/snapshots/{}", u.snapshot))><code class="locator">{u.locator.clone()}</code></a></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("sources-name-as-printed")}</th>
        <th scope="col">{say!("source")}</th>
        <th scope="col">{say!("sources-rows")}</th>
        <th scope="col">{say!("sources-first-place")}</th>
    };
    Some(
        view! {
            <section id="unresolved">
                <h2>{say!("sources-unresolved")}</h2>
                {table(say!("sources-in-no-score"), head, rows)}
            </section>
        }
        .into_any(),
    )
}
