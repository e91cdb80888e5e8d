//! The state of the world on one screen.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, JurisdictionStatus, RevisionKind, Score, SignificantChange};

use crate::{
    components::{self, MapItem, grade, jurisdiction_link, name_of, score_text, table},
    format::{integer, number},
    layout::{Content, Context},
};

/// Rows of each list of findings.
const FINDINGS: usize = 6;

/// The home page.
pub fn page(context: Context<'_>) -> Content {
    let index = context.index;
    let body = view! {
        <h1>"The gap between law and practice"</h1>
        <p class="lead">
            "States are praised for passing laws against trafficking, smuggling and corruption. Lexgap measures whether they
            are carried out: each law since the day it was passed, each figure with its source and its uncertainty."
        </p>
        {figures(index)}
        {world(index)}
        <div class="columns">
            {paper_laws(index)}
            {changes(index)}
            {disagreements(index)}
        </div>
        {directory(index)}
    };
    Content::new(
        "The gap between law and practice",
        "Whether laws against illicit trades are carried out, country by country.",
        body,
    )
}

fn figures(index: &EditionIndex) -> AnyView {
    let edition = &index.edition;
    let mut scored: Vec<&str> =
        edition.scores.iter().filter(|s| s.score.is_some()).map(|s| s.jurisdiction.as_str()).collect();
    scored.sort_unstable();
    scored.dedup();
    let laws = edition.facts.laws.len();
    let tile = |n: usize, what: &'static str, href: &'static str| {
        view! { <li><a href=href><strong>{integer(n as u64)}</strong> {what}</a></li> }
    };
    view! {
        <ul class="tiles">
            {tile(scored.len(), "jurisdictions with a scored law or treaty obligation", "#jurisdictions")}
            {tile(laws, "laws and treaty obligations, each dated", "/topics/human_trafficking")}
            {tile(edition.facts.observations.len(), "counts of enforcement", "/sources")}
            {tile(edition.facts.snapshots.len(), "archived files behind them", "/sources")}
        </ul>
    }
    .into_any()
}

/// The instrument of most scored jurisdictions, as a map with its table.
fn world(index: &EditionIndex) -> Option<AnyView> {
    let mut by_instrument: BTreeMap<&str, Vec<&Score>> = BTreeMap::new();
    for s in &index.edition.scores {
        if let (Some(_), Some(instrument)) = (s.score, index.law(s.law.as_str()).and_then(|l| l.instrument.as_deref()))
        {
            by_instrument.entry(instrument).or_default().push(s);
        }
    }
    let (_, mut scores) = by_instrument.into_iter().max_by_key(|(_, scores)| scores.len())?;
    scores.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    let title = index.law(scores.first()?.law.as_str())?.title().to_owned();
    let caption = format!("Implementation of the {title}, 0 to 100");
    let items = scores
        .iter()
        .filter_map(|s| {
            let j = index.jurisdiction(s.jurisdiction.as_str())?;
            Some(MapItem {
                id: j.numeric.clone()?,
                label: format!("{}: {}, evidence grade {}", j.name, score_text(s)?, s.grade.letter()),
                href: format!("/jurisdictions/{}", j.id),
                bucket: bucket(s.score?),
            })
        })
        .collect();
    let rows = scores
        .iter()
        .map(|s| {
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, s.jurisdiction.as_str())}</th>
                    <td class="bar-cell">{components::score(s)}</td>
                    <td>{components::rank_text(s)}</td>
                    <td>{grade(s)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Score [90 % interval]"</th>
        <th scope="col">"Rank [interval]"</th>
        <th scope="col">"Evidence"</th>
    };
    let table = table(format!("{caption}: every scored jurisdiction"), head, rows);
    let legend = ["0–20", "20–40", "40–60", "60–80", "80–100"].map(str::to_owned).to_vec();
    Some(components::map(caption, items, legend, table))
}

/// A fifth of the scale, 0 to 4.
fn bucket(score: f64) -> u8 {
    match score {
        s if s < 20.0 => 0,
        s if s < 40.0 => 1,
        s if s < 60.0 => 2,
        s if s < 80.0 => 3,
        _ => 4,
    }
}

fn paper_laws(index: &EditionIndex) -> AnyView {
    let mut flagged: Vec<(&Score, &String)> = index
        .edition
        .scores
        .iter()
        .flat_map(|s| s.flags.iter().map(move |f| (s, f)))
        .filter(|(_, f)| f.starts_with("Paper law"))
        .collect();
    flagged.sort_by(|(a, _), (b, _)| a.grade.cmp(&b.grade).then_with(|| a.law.cmp(&b.law)));
    let n = flagged.len();
    let items = flagged
        .into_iter()
        .take(FINDINGS)
        .filter_map(|(s, flag)| {
            let law = index.law(s.law.as_str())?;
            Some(view! {
                <li>
                    {jurisdiction_link(index, s.jurisdiction.as_str())} ", " {components::law_link(law)}
                    <small>{flag.clone()}</small>
                </li>
            })
        })
        .collect_view();
    let none = (n == 0).then(|| {
        view! { <p>"No law meets the test of a paper law in this edition: the evidence must be of grade C or better."</p> }
    });
    view! {
        <section>
            <h2>"Paper laws"</h2>
            <p class="quiet">"In force for three years or more, evidence of grade C or better, and in all likelihood never used."</p>
            {none}
            <ul class="findings">{items}</ul>
        </section>
    }
    .into_any()
}

fn changes(index: &EditionIndex) -> AnyView {
    let mut latest: Vec<&SignificantChange> = index
        .edition
        .changes
        .iter()
        .filter(|c| c.significant && index.indicator(c.indicator.as_str()).is_some_and(|i| i.corruption))
        .collect();
    latest.sort_by(|a, b| b.to_year.cmp(&a.to_year).then_with(|| b.z.total_cmp(&a.z)));
    let newest = latest.first().map(|c| c.to_year);
    let items = latest
        .into_iter()
        .filter(|c| Some(c.to_year) == newest)
        .take(FINDINGS)
        .map(|c| {
            let indicator = index.indicator(c.indicator.as_str()).map_or("", |i| i.title.as_str()).to_owned();
            let word = if c.change > 0.0 { "rose" } else { "fell" };
            view! {
                <li>
                    {jurisdiction_link(index, c.jurisdiction.as_str())} ": "
                    <a href=format!("/indicators/{}", c.indicator)>{indicator}</a>
                    {format!(" {word} by {} from {} to {}", number(c.change.abs(), 2), c.from_year, c.to_year)}
                    <small>{format!("{} standard errors of the difference", number(c.z, 1))}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>"Corruption: changes that are more than noise"</h2>
            <p class="quiet">"Changes of more than 1.645 standard errors, the latest year."</p>
            <ul class="findings">{items}</ul>
        </section>
    }
    .into_any()
}

fn disagreements(index: &EditionIndex) -> AnyView {
    let edition = &index.edition;
    let count = |kind: RevisionKind| edition.revisions.iter().filter(|r| r.kind == kind).count();
    let (changed, withdrawn) = (count(RevisionKind::Changed), count(RevisionKind::Withdrawn));
    let contradictions = edition.contradictions.len();
    let examples = edition
        .contradictions
        .iter()
        .rev()
        .take(3)
        .map(|c| {
            view! {
                <li>
                    <a href=format!("/jurisdictions/{}#contradictions", c.jurisdiction)>{name_of(index, c.jurisdiction.as_str())}</a>
                    {format!(" {}", c.year)}
                    <small>{c.explanation.clone()}</small>
                </li>
            }
        })
        .collect_view();
    view! {
        <section>
            <h2>"Figures that do not hold still"</h2>
            <ul class="findings">
                <li><a href="/revisions">{integer(changed as u64)} " figures"</a> " were changed by their own source without notice"</li>
                <li><a href="/revisions">{integer(withdrawn as u64)} " figures"</a> " went dark: they used to be published"</li>
                <li>{integer(contradictions as u64)} " times one publication contradicts itself, for example:"</li>
                {examples}
            </ul>
        </section>
    }
    .into_any()
}

/// Every jurisdiction of today, by region.
fn directory(index: &EditionIndex) -> AnyView {
    let mut regions: BTreeMap<&str, Vec<&Jurisdiction>> = BTreeMap::new();
    for j in &index.edition.jurisdictions {
        let is_known = !index.laws_of(j.id.as_str()).is_empty() || !index.observations_of(j.id.as_str()).is_empty();
        if is_known && j.status == JurisdictionStatus::Current {
            regions.entry(j.region.as_deref().unwrap_or("Elsewhere")).or_default().push(j);
        }
    }
    let lists = regions
        .into_iter()
        .map(|(region, mut members)| {
            members.sort_by(|a, b| a.name.cmp(&b.name));
            let items = members
                .into_iter()
                .map(|j| view! { <li><a href=format!("/jurisdictions/{}", j.id)>{j.name.clone()}</a></li> })
                .collect_view();
            view! { <h3>{region.to_owned()}</h3><ul class="inline">{items}</ul> }
        })
        .collect_view();
    view! { <section id="jurisdictions"><h2>"All jurisdictions"</h2>{lists}</section> }.into_any()
}
