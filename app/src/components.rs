//! Pieces that pages share. Each shows where its numbers come from.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{
    Contradiction, EditionIndex, FactStatus, IndicatorPoint, Jurisdiction, Law, LawKind, Measure, Observation,
    Provenance, Qualifier, Review, Score, Snapshot, Source,
};

use crate::format::{interval, number, point_address};

/// What a qualifier means, in words.
pub fn qualifier_meaning(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "exact, as reported",
        Qualifier::AtLeast => "at least this many",
        Qualifier::About => "about this many",
        Qualifier::Interval => "withheld by the publisher: known only to lie between two bounds, and it may be zero",
        Qualifier::NoneReported => "the source says that there were none",
        Qualifier::NotReported => "the source says that it has no figure; that is not a zero",
    }
}

/// A count that leads to its provenance.
pub fn figure(o: &Observation) -> AnyView {
    let class = match o.quantity.qualifier {
        Qualifier::Exact => "fig",
        Qualifier::NotReported => "fig missing",
        _ => "fig censored",
    };
    let about = format!(
        "{} {}: {}; source {}",
        o.measure.label(),
        o.period.label(),
        qualifier_meaning(o.quantity.qualifier),
        o.source
    );
    let mark = status_word(o).map(|word| view! { " " <small class="status">{word}</small> });
    view! { <a class=class href=format!("/facts/{}", o.id) title=about>{o.quantity.display()}</a> {mark} }.into_any()
}

/// One word where a figure is no plain entry of a table: read from prose, and what people found.
fn status_word(o: &Observation) -> Option<&'static str> {
    match (o.status, &o.reading) {
        (FactStatus::Automatic, None) => None,
        (FactStatus::Automatic, Some(_)) => Some("prose"),
        (status, _) => Some(status.id()),
    }
}

/// What a status means, in few words.
pub fn status_words(status: FactStatus, from_prose: bool) -> &'static str {
    match (status, from_prose) {
        (FactStatus::Automatic, false) => "automatic, from a table",
        (FactStatus::Automatic, true) => "automatic, from prose",
        (FactStatus::Confirmed, _) => "confirmed by a person",
        (FactStatus::Disputed, _) => "disputed",
        (FactStatus::Rejected, _) => "rejected",
    }
}

/// How many people confirmed, corrected, rejected or could not tell.
pub fn looked(r: &Review) -> String {
    let counts = [
        (r.confirmed, "confirmed it"),
        (r.corrected, "corrected it"),
        (r.rejected, "rejected it"),
        (r.cannot_tell, "could not tell"),
    ];
    let words: Vec<String> =
        counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
    words.join(", ")
}

/// A source with its class of interest.
pub fn who(index: &EditionIndex, source: &str) -> AnyView {
    match index.source(source) {
        Some(s) => view! {
            <a href=format!("/sources#{}", s.id)>{s.title.clone()}</a>
            " " <small>{s.interest_class.label()}</small>
        }
        .into_any(),
        None => source.to_owned().into_any(),
    }
}

/// An indicator's value that leads to its provenance; a missing one is a dash with its reason.
pub fn point(p: &IndicatorPoint, decimals: usize) -> AnyView {
    let text = match (&p.label, p.value) {
        (Some(label), _) => label.clone(),
        (None, Some(value)) => number(value, decimals),
        (None, None) => "no value".to_owned(),
    };
    let class = if p.value.is_some() { "fig" } else { "fig missing" };
    view! { <a class=class href=point_address(p)>{text}</a> }.into_any()
}

/// The published bounds of a value.
pub fn bounds(p: &IndicatorPoint, decimals: usize) -> String {
    p.lower.zip(p.upper).map(|(l, u)| interval(l, u, decimals)).unwrap_or_default()
}

/// A place where a statement stands.
pub fn place(index: &EditionIndex, provenance: &Provenance) -> AnyView {
    let sha = provenance.snapshot.to_string();
    let name = index.snapshot(&sha).map_or_else(|| sha.chars().take(12).collect(), |s| s.name.clone());
    view! {
        <a href=format!("/snapshots/{sha}")>{name}</a>
        " "
        <code class="locator">{provenance.locator.clone()}</code>
    }
    .into_any()
}

/// All that is known of where a statement comes from.
pub fn provenance(index: &EditionIndex, source: Option<&Source>, provenance: &Provenance) -> AnyView {
    let snapshot = index.snapshot(provenance.snapshot.as_str());
    let about_source = source.map(|s| {
        view! {
            <dt>"Source"</dt>
            <dd>
                <a href=format!("/sources#{}", s.id)>{s.title.clone()}</a>
                ", " {s.publisher.clone()}
            </dd>
            <dt>"Who produces it"</dt>
            <dd>{s.interest_class.label()}</dd>
            <dt>"What could tilt it"</dt>
            <dd>{s.tilt.clone()}</dd>
            <dt>"Attribution"</dt>
            <dd>{s.attribution.clone()}</dd>
        }
    });
    let sha = provenance.snapshot.to_string();
    view! {
        <dl class="facts">
            {about_source}
            {snapshot.map(dated)}
            <dt>"Place in it"</dt>
            <dd><code class="locator">{provenance.locator.clone()}</code></dd>
            <dt>"SHA-256 of the file"</dt>
            <dd><a href=format!("/snapshots/{sha}")><code class="hash">{sha.clone()}</code></a></dd>
        </dl>
    }
    .into_any()
}

/// A snapshot's name, address and dates, as terms of a list.
pub fn dated(s: &Snapshot) -> AnyView {
    let address = s.url.clone().map(|url| {
        view! { <dt>"Publisher’s address"</dt><dd><a href=url.clone() rel="noreferrer">{url.clone()}</a></dd> }
    });
    let vintage = s.vintage.map(|d| view! { <dt>"Vintage"</dt><dd>{d.to_string()}</dd> });
    let how = match s.retrieval {
        lexgap_domain::Retrieval::Network => "from the publisher",
        lexgap_domain::Retrieval::Mirror => "from a mirror’s copy of the publisher’s file",
    };
    view! {
        <dt>"File"</dt>
        <dd>{s.name.clone()}</dd>
        {address}
        {vintage}
        <dt>"Obtained"</dt>
        <dd>{crate::format::day(s.retrieved_at)} ", " {how}</dd>
    }
    .into_any()
}

/// A bar from 0 to `most` with an interval and its middle.
pub fn interval_bar(lower: f64, middle: f64, upper: f64, most: f64, label: String) -> AnyView {
    let at = |x: f64| format!("{:.1}", (100.0 * x / most).clamp(0.0, 100.0));
    let width = format!("{:.1}", (100.0 * (upper - lower) / most).clamp(0.0, 100.0));
    let middle = format!("{:.1}", (100.0 * middle / most - 0.75).clamp(0.0, 98.5));
    view! {
        <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=label>
            <rect class="track" x="0" y="3" width="100" height="4"></rect>
            <rect class="range" x=at(lower) y="2" width=width height="6"></rect>
            <rect class="middle" x=middle y="0" width="1.5" height="10"></rect>
        </svg>
    }
    .into_any()
}

/// `51 [23, 65]`, or why there is none.
pub fn score_text(s: &Score) -> Option<String> {
    let (score, lower, upper) = (s.score?, s.lower?, s.upper?);
    Some(format!("{score:.0} {}", interval(lower, upper, 0)))
}

/// `81 [51, 116] of 138`.
pub fn rank_text(s: &Score) -> Option<String> {
    Some(format!("{} [{}, {}] of {}", s.rank?, s.rank_lower?, s.rank_upper?, s.ranked?))
}

/// A score with its bar; leads to the law's page, where its components stand.
pub fn score(s: &Score) -> AnyView {
    let href = format!("/laws/{}#{}", s.law, s.topic);
    match (score_text(s), s.score.zip(s.lower).zip(s.upper)) {
        (Some(text), Some(((middle, lower), upper))) => {
            let label = format!("score {text} of 100");
            view! {
                <a class="score" href=href>{text}</a>
                {interval_bar(lower, middle, upper, 100.0, label)}
            }
            .into_any()
        }
        _ => view! { <a class="score missing" href=href>"insufficient evidence"</a> }.into_any(),
    }
}

/// The evidence grade as a badge.
pub fn grade(s: &Score) -> AnyView {
    let letter = s.grade.letter();
    let class = format!("grade grade-{}", letter.to_ascii_lowercase());
    let title = format!("Evidence grade {letter}: {:.2} points of 1", s.grade_basis.points);
    view! { <abbr class=class title=title>{letter.to_string()}</abbr> }.into_any()
}

/// A law's name as a link.
pub fn law_link(law: &Law) -> AnyView {
    view! { <a href=format!("/laws/{}", law.id)>{law.title().to_owned()}</a> }.into_any()
}

/// National law or treaty obligation.
pub fn kind_label(kind: LawKind) -> &'static str {
    match kind {
        LawKind::Law => "national law",
        LawKind::Treaty => "treaty obligation",
    }
}

/// A jurisdiction's name as a link.
pub fn jurisdiction_link(index: &EditionIndex, id: &str) -> AnyView {
    let name = name_of(index, id);
    view! { <a href=format!("/jurisdictions/{id}")>{name}</a> }.into_any()
}

/// A jurisdiction's name, or its code where it has none.
pub fn name_of(index: &EditionIndex, id: &str) -> String {
    index.jurisdiction(id).map_or_else(|| id.to_owned(), |j: &Jurisdiction| j.name.clone())
}

/// Contradictions within a source, each with its figures.
pub fn contradictions(index: &EditionIndex, found: &[&Contradiction]) -> AnyView {
    let items = found
        .iter()
        .map(|c| {
            let total = index.observation(c.total.as_str()).map(figure);
            let parts: Vec<AnyView> = c
                .parts
                .iter()
                .filter_map(|id| index.observation(id.as_str()))
                .map(|o| view! { <li>{figure(o)} " " {breakdown(o)}</li> }.into_any())
                .collect();
            let source = index.source(c.source.as_str()).map_or_else(|| c.source.to_string(), |s| s.title.clone());
            view! {
                <li>
                    <strong>{c.year.to_string()}</strong>
                    " · " {c.explanation.clone()} ". " {source} "."
                    <ul class="plain"><li>{total} " in total"</li>{parts}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="contradictions">{items}</ul> }.into_any()
}

/// `sex: Female; age: 0 to 17`, or `total`.
pub fn breakdown(o: &Observation) -> String {
    if o.is_total() {
        return "total".to_owned();
    }
    let parts: Vec<String> = o.breakdown.iter().map(|(d, c)| format!("{}: {c}", d.replace('_', " "))).collect();
    parts.join("; ")
}

/// Totals by year (rows) and measure (columns). What was not reported stays empty and says so.
pub fn counts_table(observations: &[&Observation], caption: String) -> AnyView {
    let mut measures: Vec<Measure> = observations.iter().map(|o| o.measure).collect();
    measures.sort();
    measures.dedup();
    let mut years: BTreeMap<i16, BTreeMap<Measure, Vec<&Observation>>> = BTreeMap::new();
    for o in observations {
        years.entry(o.period.index_year()).or_default().entry(o.measure).or_default().push(o);
    }
    let head = measures.iter().map(|m| view! { <th scope="col">{m.label()}</th> }).collect_view();
    let body = years
        .iter()
        .rev()
        .map(|(year, row)| {
            let cells = measures
                .iter()
                .map(|m| match row.get(m) {
                    Some(figures) => {
                        let each: Vec<AnyView> =
                            figures.iter().map(|o| view! { <span>{figure(o)} " "</span> }.into_any()).collect();
                        view! { <td class="n">{each}</td> }.into_any()
                    }
                    None => view! { <td class="n missing"><abbr title="no figure reported; that is not a zero">"–"</abbr></td> }
                        .into_any(),
                })
                .collect_view();
            view! { <tr><th scope="row">{year.to_string()}</th>{cells}</tr> }
        })
        .collect_view();
    table(caption, view! { <th scope="col">"Year"</th>{head} }, body)
}

/// A table that scrolls sideways within its frame on a narrow screen.
pub fn table(caption: String, head: impl IntoView + 'static, body: impl IntoView + 'static) -> AnyView {
    let name = caption.clone();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name>
            <table>
                <caption>{caption}</caption>
                <thead><tr>{head}</tr></thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// One jurisdiction on a map.
#[derive(Clone, Debug, serde::Serialize)]
pub struct MapItem {
    /// UN M49 numeric code, three digits.
    pub id: String,
    pub label: String,
    pub href: String,
    /// Class of the value, 0 (lowest) to 4.
    pub bucket: u8,
}

/// A world map with its legend and, folded away, the table behind it. `legend` names the classes, lowest first.
pub fn map(caption: String, items: Vec<MapItem>, legend: Vec<String>, table: AnyView) -> AnyView {
    let folded = view! {
        <details>
            <summary>"Table behind the map"</summary>
            {table}
        </details>
    };
    map_figure(caption, items, legend, folded.into_any())
}

/// A world map whose table follows it on the page.
pub fn map_over_table(caption: String, items: Vec<MapItem>, legend: Vec<String>) -> AnyView {
    map_figure(caption, items, legend, ().into_any())
}

fn map_figure(caption: String, items: Vec<MapItem>, legend: Vec<String>, table: AnyView) -> AnyView {
    let json = serde_json::json!({ "items": items }).to_string();
    let classes = legend
        .into_iter()
        .enumerate()
        .map(|(i, text)| view! { <li><span class=format!("swatch b{i}")></span>{text}</li> })
        .collect_view();
    let name = caption.clone();
    view! {
        <figure data-map="" data-label=name>
            <figcaption>{caption}</figcaption>
            <div class="map"></div>
            <ul class="legend">
                {classes}
                <li><span class="swatch none"></span>"no figure, or the evidence does not suffice"</li>
            </ul>
            <script type="application/json" inner_html=crate::charts::script_safe(&json)></script>
            {table}
        </figure>
    }
    .into_any()
}
