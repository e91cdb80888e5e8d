//! Who lies around a jurisdiction, and what lies within it.

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, JurisdictionStatus, LawKind, Score, Topic, places};

use crate::{
    components::{grade, jurisdiction_link, score_text, table},
    pages::compare::Asked,
    say::{self, link, rich, say, to},
};

/// Instruments shown side by side.
const INSTRUMENTS: usize = 3;

/// Neighbours first, then the rest of the same part of the region, each with the score of the main instruments.
pub fn section(index: &EditionIndex, j: &Jurisdiction) -> Option<AnyView> {
    let borders = places::neighbours(j.id.as_str());
    let is_near =
        |other: &Jurisdiction| j.intermediate_region.is_some() && other.intermediate_region == j.intermediate_region;
    let has_facts = |other: &Jurisdiction| !index.scores_of(other.id.as_str()).is_empty();
    let mut around: Vec<(bool, &Jurisdiction)> = index
        .edition
        .jurisdictions
        .iter()
        .filter(|o| o.id != j.id && o.status == JurisdictionStatus::Current && has_facts(o))
        .map(|o| (borders.contains(&o.id), o))
        .filter(|(shares_border, o)| *shares_border || is_near(o))
        .collect();
    if around.is_empty() {
        return None;
    }
    around.sort_by(|(a_borders, a), (b_borders, b)| {
        let by_name = || lexgap_texts::compare(say::language(), &say::name(a), &say::name(b));
        b_borders.cmp(a_borders).then_with(by_name)
    });
    let main = main_instruments(index, j);
    let rows = std::iter::once((None, j))
        .chain(around.iter().map(|(shares_border, o)| (Some(*shares_border), *o)))
        .map(|(shares_border, o)| {
            let why = shares_border.map(|shares_border| {
                say!(if shares_border { "law-comparable-border" } else { "law-comparable-region" })
            });
            let cells = main
                .iter()
                .map(|(instrument, topic, _)| {
                    let s = score_of(index, o, instrument, *topic);
                    view! { <td>{s.map_or_else(|| none().into_any(), shown)}</td> }
                })
                .collect_view();
            view! {
                <tr class:current=o.id == j.id>
                    <th scope="row">{jurisdiction_link(index, o.id.as_str())}</th>
                    <td>{why}</td>
                    {cells}
                </tr>
            }
        })
        .collect_view();
    let heads = main
        .iter()
        .map(|(_, topic, title)| {
            view! { <th scope="col"><span dir="auto">{title.clone()}</span> " " <small>{say::topic(*topic)}</small></th> }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("law-comparable-why")}</th>
        {heads}
    };
    let codes = std::iter::once(j.id.to_string()).chain(around.iter().map(|(_, o)| o.id.to_string()));
    let compare = Asked { jurisdictions: codes.collect(), ..Asked::default() }.address();
    Some(
        view! {
            <section id="peers">
                <h2>{say!("card-peers")}</h2>
                <p class="quiet">{say!("card-peers-about")} " " {rich!("card-peers-compare", a = link(compare))}</p>
                {table(say!("card-peers-caption"), head, rows)}
            </section>
        }
        .into_any(),
    )
}

/// The treaties that most jurisdictions are scored on and this one is party to: instrument, topic, title.
fn main_instruments(index: &EditionIndex, j: &Jurisdiction) -> Vec<(String, Topic, String)> {
    let mut found: Vec<(u32, String, Topic, String)> = index
        .scores_of(j.id.as_str())
        .into_iter()
        .filter_map(|s| {
            let law = index.law(s.law.as_str()).filter(|l| l.kind == LawKind::Treaty)?;
            Some((s.ranked?, law.instrument.clone()?, s.topic, law.title().to_owned()))
        })
        .collect();
    found.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| (&a.1, a.2).cmp(&(&b.1, b.2))));
    found.truncate(INSTRUMENTS);
    found.into_iter().map(|(_, instrument, topic, title)| (instrument, topic, title)).collect()
}

fn score_of<'a>(index: &'a EditionIndex, j: &Jurisdiction, instrument: &str, topic: Topic) -> Option<&'a Score> {
    let of = |s: &&Score| index.law(s.law.as_str()).is_some_and(|l| l.instrument.as_deref() == Some(instrument));
    index.scores_of(j.id.as_str()).into_iter().filter(|s| s.topic == topic).find(of)
}

fn shown(s: &Score) -> AnyView {
    let text = score_text(s).unwrap_or_else(|| say!("insufficient-evidence"));
    let href = to(format!("/laws/{}#{}", s.law, s.topic));
    view! { <a class="score" href=href>{text}</a> " " {grade(s)} }.into_any()
}

fn none() -> impl IntoView {
    view! { <span class="quiet">{say!("card-peers-no-party")}</span> }
}

/// Parts of a state of which this edition holds facts.
pub fn parts(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let items: Vec<AnyView> = index
        .edition
        .jurisdictions
        .iter()
        .filter(|j| j.parent.as_ref().is_some_and(|p| p.as_str() == id))
        .filter_map(|j| {
            let (laws, figures) = (index.laws_of(j.id.as_str()).len(), index.observations_of(j.id.as_str()).len());
            if laws + figures == 0 {
                return None;
            }
            let place = jurisdiction_link(index, j.id.as_str());
            let laws = say!("card-part-laws", n = laws);
            let figures = say!("card-part-figures", n = figures);
            Some(view! { <li>{rich!("card-part", place = place, laws = laws, figures = figures)}</li> }.into_any())
        })
        .collect();
    if items.is_empty() {
        return None;
    }
    Some(
        view! {
            <section id="parts">
                <h2>{say!("card-parts-within")}</h2>
                <ul>{items}</ul>
            </section>
        }
        .into_any(),
    )
}
