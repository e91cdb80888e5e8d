//! Pieces that pages share. Each shows where its numbers come from.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{
    Contradiction, EditionIndex, FactStatus, IndicatorPoint, Law, Measure, Observation, Provenance, Qualifier,
    Retrieval, Review, Score, Snapshot, Source,
};

use crate::{
    format::{date, day, interval, number, point_address, quantity},
    say::{self, rich, say, to},
};

/// A count that leads to its provenance.
pub fn figure(o: &Observation) -> AnyView {
    let class = match o.quantity.qualifier {
        Qualifier::Exact => "fig",
        Qualifier::NotReported => "fig missing",
        _ => "fig censored",
    };
    let about = say!(
        "figure-about",
        measure = say::measure(o.measure),
        period = o.period.label(),
        meaning = say::qualifier(o.quantity.qualifier),
        source = o.source.as_str()
    );
    let mark = status_word(o).map(|word| view! { " " <small class="status">{word}</small> });
    view! { <a class=class href=to(format!("/facts/{}", o.id)) title=about dir="ltr">{quantity(&o.quantity)}</a> {mark} }.into_any()
}

/// One word where a figure is no plain entry of a table: read from prose, and what people found.
fn status_word(o: &Observation) -> Option<String> {
    let id = match (o.status, &o.reading) {
        (FactStatus::Automatic, None) => return None,
        (FactStatus::Automatic, Some(_)) => "mark-prose",
        (FactStatus::Confirmed, _) => "mark-confirmed",
        (FactStatus::Disputed, _) => "mark-disputed",
        (FactStatus::Rejected, _) => "mark-rejected",
    };
    Some(say!(id))
}

/// How many people confirmed, corrected, rejected or could not tell.
pub fn looked(r: &Review) -> String {
    let counts = [
        (r.confirmed, "looked-confirmed"),
        (r.corrected, "looked-corrected"),
        (r.rejected, "looked-rejected"),
        (r.cannot_tell, "looked-cannot-tell"),
    ];
    let words: Vec<String> = counts.into_iter().filter(|(n, _)| *n > 0).map(|(n, id)| say!(id, n = n)).collect();
    words.join(&say!("list-separator"))
}

/// A source with its class of interest.
pub fn who(index: &EditionIndex, source: &str) -> AnyView {
    match index.source(source) {
        Some(s) => view! {
            <a href=to(format!("/sources#{}", s.id)) dir="auto">{s.title.clone()}</a>
            " " <small>{say::interest(s)}</small>
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
        (None, None) => say!("no-value"),
    };
    let class = if p.value.is_some() { "fig" } else { "fig missing" };
    view! { <a class=class href=point_address(p) dir="auto">{text}</a> }.into_any()
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
        <a href=to(format!("/snapshots/{sha}")) dir="ltr">{name}</a>
        " "
        <code class="locator" dir="ltr">{provenance.locator.clone()}</code>
    }
    .into_any()
}

/// All that is known of where a statement comes from.
pub fn provenance(index: &EditionIndex, source: Option<&Source>, provenance: &Provenance) -> AnyView {
    let snapshot = index.snapshot(provenance.snapshot.as_str());
    let about_source = source.map(|s| {
        view! {
            <dt>{say!("source")}</dt>
            <dd lang="en" dir="auto">
                <a href=to(format!("/sources#{}", s.id))>{s.title.clone()}</a>
                ", " {s.publisher.clone()}
            </dd>
            <dt>{say!("who-produces-it")}</dt>
            <dd>{say::interest(s)}</dd>
            <dt>{say!("what-tilts-it")}</dt>
            <dd lang="en" dir="auto">{s.tilt.clone()}</dd>
            <dt>{say!("attribution")}</dt>
            <dd lang="en" dir="auto">{s.attribution.clone()}</dd>
        }
    });
    let sha = provenance.snapshot.to_string();
    view! {
        <dl class="facts">
            {about_source}
            {snapshot.map(dated)}
            <dt>{say!("place-in-it")}</dt>
            <dd><code class="locator" dir="ltr">{provenance.locator.clone()}</code></dd>
            <dt>{say!("sha256-of-file")}</dt>
            <dd><a href=to(format!("/snapshots/{sha}"))><code class="hash" dir="ltr">{sha.clone()}</code></a></dd>
        </dl>
    }
    .into_any()
}

/// A snapshot's name, address and dates, as terms of a list.
pub fn dated(s: &Snapshot) -> AnyView {
    let address = s.url.clone().map(|url| {
        view! {
            <dt>{say!("publishers-address")}</dt>
            <dd><a href=url.clone() rel="noreferrer" dir="ltr">{url.clone()}</a></dd>
        }
    });
    let vintage = s.vintage.map(|d| view! { <dt>{say!("vintage")}</dt><dd>{date(d)}</dd> });
    let obtained = match s.retrieval {
        Retrieval::Network => "obtained-network",
        Retrieval::Mirror => "obtained-mirror",
    };
    view! {
        <dt>{say!("file")}</dt>
        <dd dir="auto">{s.name.clone()}</dd>
        {address}
        {vintage}
        <dt>{say!("obtained")}</dt>
        <dd>{say!(obtained, day = day(s.retrieved_at))}</dd>
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
    Some(format!("{} {}", number(score, 0), interval(lower, upper, 0)))
}

/// `81 [51, 116] of 138`.
pub fn rank_text(s: &Score) -> Option<String> {
    let interval = interval(f64::from(s.rank_lower?), f64::from(s.rank_upper?), 0);
    Some(say!("rank-of", rank = s.rank?, interval = interval, n = s.ranked?))
}

/// A score with its bar; leads to the law's page, where its components stand.
pub fn score(s: &Score) -> AnyView {
    let href = to(format!("/laws/{}#{}", s.law, s.topic));
    match (score_text(s), s.score.zip(s.lower).zip(s.upper)) {
        (Some(text), Some(((middle, lower), upper))) => {
            let label = say!("score-of-100", score = text.as_str());
            view! {
                <a class="score" href=href>{text}</a>
                {interval_bar(lower, middle, upper, 100.0, label)}
            }
            .into_any()
        }
        _ => view! { <a class="score missing" href=href>{say!("insufficient-evidence")}</a> }.into_any(),
    }
}

/// The evidence grade as a badge.
pub fn grade(s: &Score) -> AnyView {
    let letter = s.grade.letter();
    let class = format!("grade grade-{}", letter.to_ascii_lowercase());
    let points = number(s.grade_basis.points, 2);
    let title = say!("grade-about", grade = letter.to_string(), points = points);
    view! { <abbr class=class title=title>{letter.to_string()}</abbr> }.into_any()
}

/// A law's name as a link.
pub fn law_link(law: &Law) -> AnyView {
    let language = law.titles.first().map(|t| t.language.clone());
    view! { <a href=to(format!("/laws/{}", law.id)) lang=language dir="auto">{law.title().to_owned()}</a> }.into_any()
}

/// A jurisdiction's name as a link.
pub fn jurisdiction_link(index: &EditionIndex, id: &str) -> AnyView {
    let name = name_of(index, id);
    view! { <a href=to(format!("/jurisdictions/{id}"))>{name}</a> }.into_any()
}

/// A jurisdiction's name, or its code where it has none.
pub fn name_of(index: &EditionIndex, id: &str) -> String {
    index.jurisdiction(id).map_or_else(|| id.to_owned(), say::name)
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
                    " · " {say::message(&c.explanation)} ". " <span dir="auto">{source}</span> "."
                    <ul class="plain"><li>{rich!("in-total", figure = total)}</li>{parts}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="contradictions">{items}</ul> }.into_any()
}

/// `sex: Female; age: 0 to 17`, or `total`.
pub fn breakdown(o: &Observation) -> String {
    if o.is_total() {
        return say!("total");
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
    let head = measures.iter().map(|m| view! { <th scope="col">{say::measure(*m)}</th> }).collect_view();
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
                    None => {
                        view! { <td class="n missing"><abbr title=say!("missing-not-zero")>"–"</abbr></td> }.into_any()
                    }
                })
                .collect_view();
            view! { <tr><th scope="row">{year.to_string()}</th>{cells}</tr> }
        })
        .collect_view();
    table(caption, view! { <th scope="col">{say!("year")}</th>{head} }, body)
}

/// Keeps the page's address in the browser; only scripts can, so without them there is nothing.
pub fn keep_button() -> AnyView {
    view! {
        <p class="keep scripted">
            <button type="button" data-keep=say!("kept-keep") data-forget=say!("kept-forget")>{say!("kept-keep")}</button>
            " " <small>{say!("kept-about")}</small>
        </p>
    }
    .into_any()
}

/// The views that this browser keeps, filled in by the script.
pub fn kept() -> AnyView {
    view! {
        <section class="kept" data-kept="" data-remove=say!("kept-remove") hidden="">
            <h2>{say!("kept-title")}</h2>
            <p class="quiet">{say!("kept-about")}</p>
            <ul></ul>
        </section>
    }
    .into_any()
}

/// Values of jurisdictions with their bounds, in the order given.
pub fn points_table(index: &EditionIndex, points: &[&IndicatorPoint], caption: String) -> AnyView {
    let rows = points
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
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("period")}</th>
        <th scope="col">{say!("value")}</th>
        <th scope="col">{say!("interval-90")}</th>
    };
    table(caption, head, rows)
}

/// A ranking: the best and the worst in full view, and what lies between folded where it is long.
pub fn ranking(caption: &str, head: impl Fn() -> AnyView, mut rows: Vec<AnyView>) -> AnyView {
    const BEST: usize = 20;
    const WORST: usize = 10;
    if rows.len() <= 2 * (BEST + WORST) {
        return table(caption.to_owned(), head(), rows);
    }
    let worst = rows.split_off(rows.len() - WORST);
    let between = rows.split_off(BEST);
    let part = |id, n: usize| say!(id, caption = caption, n = n);
    let summary = part("ranking-between", between.len());
    view! {
        {table(part("ranking-best", BEST), head(), rows)}
        <details><summary>{summary.clone()}</summary>{table(summary, head(), between)}</details>
        {table(part("ranking-worst", WORST), head(), worst)}
    }
    .into_any()
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
