//! Best and worst practices, by locality, with the number of laws behind each.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Locality, Outcome, PracticeKind, PracticeLine, Topic};

use crate::{
    components::table,
    format::{integer, interval, number, percent},
    layout::{Content, Context},
    say::{self, link, rich, say},
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
        .map(|(i, l)| view! { <li><a href=format!("#place-{i}")>{say::message(&l.message())}</a></li> })
        .collect_view();
    let sections = by.iter().enumerate().map(|(i, (l, lines))| section(i, l, lines)).collect_view();
    let findings = practices.lines.iter().filter(|l| l.is_finding()).count();
    let n = practices.lines.len();
    let opening = if n == 0 {
        say!("practices-none")
    } else {
        say!("practices-opening", comparisons = n, findings = findings, rate = percent(PracticeLine::LEVEL))
    };
    let body = view! {
        <h1>{say!("practices-title")}</h1>
        <p class="lead">{say!("practices-lead")}</p>
        <p>{opening}</p>
        <p class="quiet">{rich!("practices-not-a-cause", a = link("/methodology#practices"))}</p>
        <nav class="contents" aria-label=say!("on-this-page")>
            <ul class="inline">{contents}<li><a href="#insufficient">{say!("practices-insufficient")}</a></li></ul>
        </nav>
        {sections}
        {insufficient(index)}
        <p class="quiet">
            {rich!("practices-programs", json = link("/api/v1/practices"), csv = link("/api/v1/practices?format=csv"))}
        </p>
    };
    Content::new(say!("practices-title"), say!("practices-description"), body)
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
        Locality::World => say!("practices-in-the-world"),
        other => {
            let label = say::message(&other.message());
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
    let trade = topic.map_or_else(|| say!("practices-all-trades"), say::topic_within);
    let outcome_id = match outcome {
        Outcome::Activation => "practices-of-activation",
        Outcome::Enforcement => "practices-of-enforcement",
        Outcome::Effect => "practices-of-effect",
    };
    let caption = say!(outcome_id, trade = trade);
    let unit = say!(match outcome {
        Outcome::Effect => "practices-per-cent",
        _ => "practices-points",
    });
    let hidden = of.len() - cut.min(of.len()) - of.len().saturating_sub(cut).min(ENDS);
    let more = (hidden > 0).then(|| view! { <p class="quiet">{say!("practices-hidden", n = hidden)}</p> });
    let head = view! {
        <th scope="col">{say!("practices-practice")}</th>
        <th scope="col">{unit}</th>
        <th scope="col">{say!("practices-before-shrinking")}</th>
        <th scope="col">{say!("practices-laws")}</th>
        <th scope="col">{say!("practices-jurisdictions")}</th>
        <th scope="col">{say!("practices-chance")}</th>
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
    let kind = say!(match l.kind {
        PracticeKind::Provision => "practices-provision",
        PracticeKind::Institution => "practices-institution",
    });
    let finding = if l.is_finding() {
        let word = if l.shrunk.value > 0.0 { "practices-better" } else { "practices-worse" };
        view! { <strong>{say!(word)}</strong> }.into_any()
    } else {
        view! { <span class="quiet">{say!("practices-not-told")}</span> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">{say::message(&l.practice)} <small>{kind}</small></th>
            <td class="n">{said(l.shrunk)}</td>
            <td class="n">{said(l.raw)}</td>
            <td class="n">{format!("{} · {}", integer(l.laws_with.into()), integer(l.laws_without.into()))}</td>
            <td class="n">{integer(l.jurisdictions.into())}</td>
            <td>{finding} <small dir="ltr">{format!(" q = {}", number(l.q, 2))}</small></td>
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
        .map(|i| view! { <li><strong>{say::message(&i.practice)}</strong> ": " {say::message(&i.reason)} "."</li> })
        .collect_view();
    let none = index.edition.practices.insufficient.is_empty().then(|| view! { <p>{say!("practices-nothing")}</p> });
    view! {
        <section id="insufficient">
            <h2>{say!("practices-insufficient")}</h2>
            <p class="quiet">{say!("practices-looked-for")}</p>
            {none}
            <ul>{items}</ul>
        </section>
    }
    .into_any()
}
