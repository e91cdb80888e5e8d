//! Best and worst practices, by locality, with the number of laws behind each.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Locality, Outcome, PracticeKind, PracticeLine, Topic};

use crate::{
    components::table,
    format::{integer, interval, number},
    layout::{Content, Context},
};

/// Lines at each end of a list.
const ENDS: usize = 6;

/// The page.
pub fn page(context: Context<'_>) -> Content {
    let index = context.index;
    let practices = &index.edition.practices;
    let mut by: BTreeMap<&Locality, Vec<&PracticeLine>> = BTreeMap::new();
    for line in &practices.lines {
        by.entry(&line.locality).or_default().push(line);
    }
    let contents = by
        .keys()
        .enumerate()
        .map(|(i, l)| view! { <li><a href=format!("#place-{i}")>{l.label()}</a></li> })
        .collect_view();
    let sections = by.iter().enumerate().map(|(i, (l, lines))| section(i, l, lines)).collect_view();
    let findings = practices.lines.iter().filter(|l| l.is_finding()).count();
    let n = practices.lines.len();
    let opening = if n == 0 {
        "Insufficient evidence: no practice has ten scored laws with it and ten without it in this edition.".to_owned()
    } else {
        format!(
            "{} comparisons were made; {} of them stand out from chance at a false discovery rate of {:.0} %.",
            integer(n as u64),
            integer(findings as u64),
            100.0 * PracticeLine::LEVEL
        )
    };
    let body = view! {
        <h1>"Practices, best and worst"</h1>
        <p class="lead">"Which provisions and institutions go with laws that are used, and which with laws that are not."</p>
        <p>{opening}</p>
        <p class="quiet">
            "A difference is not a cause: places that have a practice differ from others in more than that. Both ends are listed alike. What
            stands out is marked; the rest may be chance. "
            <a href="/methodology#practices">"How lines are computed"</a>
        </p>
        <nav class="contents" aria-label="On this page"><ul class="inline">{contents}<li><a href="#insufficient">"Insufficient evidence"</a></li></ul></nav>
        {sections}
        {insufficient(index)}
        <p class="quiet">"For programs: " <a href="/api/v1/practices">"all lines"</a> ", " <a href="/api/v1/practices?format=csv">"as CSV"</a> "."</p>
    };
    Content::new(
        "Practices, best and worst",
        "Provisions and institutions that go with better and worse implementation.",
        body,
    )
}

fn section(i: usize, locality: &Locality, lines: &[&PracticeLine]) -> AnyView {
    let tables = std::iter::once(None)
        .chain(Topic::ALL.map(Some))
        .flat_map(|topic| Outcome::ALL.map(|outcome| (topic, outcome)))
        .filter_map(|(topic, outcome)| {
            let of: Vec<&PracticeLine> =
                lines.iter().copied().filter(|l| l.topic == topic && l.outcome == outcome).collect();
            (!of.is_empty()).then(|| one(locality, topic, outcome, &of))
        })
        .collect::<Vec<_>>();
    let heading = match locality {
        Locality::World => "In the world".to_owned(),
        other => {
            let label = other.label();
            let mut letters = label.chars();
            letters.next().map(|c| c.to_uppercase().chain(letters).collect()).unwrap_or(label)
        }
    };
    view! { <section id=format!("place-{i}")><h2>{heading}</h2>{tables}</section> }.into_any()
}

fn one(locality: &Locality, topic: Option<Topic>, outcome: Outcome, of: &[&PracticeLine]) -> AnyView {
    // Lines come best first; both ends, and of a short list everything.
    let cut = if of.len() <= 2 * ENDS { of.len() } else { ENDS };
    let best = of.iter().take(cut);
    let worst = of.iter().skip(cut.max(of.len().saturating_sub(ENDS)));
    let rows = best.chain(worst).map(|l| row(l)).collect_view();
    let trade = topic.map_or("all trades".to_owned(), |t| t.label().to_lowercase());
    let caption = format!("{trade}: {}", outcome.label());
    let unit = match outcome {
        Outcome::Effect => "Difference, per cent [90 % interval]",
        _ => "Difference, points of 100 [90 % interval]",
    };
    let hidden = of.len() - cut.min(of.len()) - of.len().saturating_sub(cut).min(ENDS);
    let more = (hidden > 0)
        .then(|| view! { <p class="quiet">{format!("{hidden} lines between the two ends are in the API.")}</p> });
    let head = view! {
        <th scope="col">"Practice"</th>
        <th scope="col">{unit}</th>
        <th scope="col">"Before shrinking"</th>
        <th scope="col">"Laws with · without"</th>
        <th scope="col">"Jurisdictions"</th>
        <th scope="col">"More than chance"</th>
    };
    let body = view! { {table(caption.clone(), head, rows)} {more} };
    if *locality == Locality::World && topic.is_none() {
        body.into_any()
    } else {
        view! { <details><summary>{caption}</summary>{body}</details> }.into_any()
    }
}

fn row(l: &PracticeLine) -> AnyView {
    let change = |x: f64| if l.outcome == Outcome::Effect { 100.0 * ((x / 100.0).exp() - 1.0) } else { x };
    let said = |b: lexgap_domain::Bounded| {
        let sign = if change(b.value) > 0.0 { "+" } else { "" };
        format!("{sign}{} {}", number(change(b.value), 0), interval(change(b.lower), change(b.upper), 0))
    };
    let kind = match l.kind {
        PracticeKind::Provision => "provision",
        PracticeKind::Institution => "institution rated above the median",
    };
    let finding = if l.is_finding() {
        let word = if l.shrunk.value > 0.0 { "better" } else { "worse" };
        view! { <strong>{word}</strong> }.into_any()
    } else {
        view! { <span class="quiet">"not told from chance"</span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{l.practice.clone()} <small>{kind}</small></th>
            <td class="n">{said(l.shrunk)}</td>
            <td class="n">{said(l.raw)}</td>
            <td class="n">{format!("{} · {}", l.laws_with, l.laws_without)}</td>
            <td class="n">{l.jurisdictions.to_string()}</td>
            <td>{finding} <small>{format!(" q = {}", number(l.q, 2))}</small></td>
        </tr>
    }
    .into_any()
}

fn insufficient(index: &EditionIndex) -> AnyView {
    let items = index
        .edition
        .practices
        .insufficient
        .iter()
        .map(|i| view! { <li><strong>{i.practice.clone()}</strong> ": " {i.reason.clone()} "."</li> })
        .collect_view();
    let none = index.edition.practices.insufficient.is_empty().then(|| view! { <p>"None."</p> });
    view! {
        <section id="insufficient">
            <h2>"Insufficient evidence"</h2>
            <p class="quiet">"Looked for and not told: fewer than ten laws with, or fewer than ten without."</p>
            {none}
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
