//! What reports say that is no count: of laws, ratings and officials.

use leptos::prelude::*;
use lexgap_domain::{Claim, EditionIndex, Polarity, Said};

use crate::{
    components::{self, jurisdiction_link, law_link, place, table},
    format::percent,
    layout::{Content, Context},
    say::{self, link, rich, say, to},
};

/// The part of a scorecard.
pub fn section(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let all = index.claims_of(id);
    if all.is_empty() {
        return None;
    }
    let part = |kind: &str, id: &'static str| {
        let of: Vec<&Claim> = all.iter().copied().filter(|c| c.said.kind() == kind).collect();
        (!of.is_empty()).then(|| rows(index, &of, say!(id)))
    };
    Some(
        view! {
            <section id="reports">
                <h2>{say!("claims-title")}</h2>
                <p class="quiet">
                    {rich!("claims-about", a = link(format!("/api/v1/claims?jurisdiction={id}")))}
                </p>
                {part("law", "claims-laws")}
                {part("complicity", "claims-officials")}
                {part("rating", "claims-ratings")}
            </section>
        }
        .into_any(),
    )
}

fn rows(index: &EditionIndex, of: &[&Claim], caption: String) -> AnyView {
    let body = of
        .iter()
        .map(|c| {
            let period = c.period.map(|p| p.label());
            view! {
                <tr>
                    <th scope="row"><a class="fig" href=to(format!("/facts/{}", c.id)) dir="auto">{words(&c.said)}</a> " " {known(index, c)}</th>
                    <td>{period}</td>
                    <td>{say::topics(&c.topics)}</td>
                    <td>{components::who(index, c.source.as_str())}</td>
                    <td>{say::status(c.status, true)}</td>
                    <td>{place(index, &c.provenance)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("claims-what")}</th>
        <th scope="col">{say!("claims-of")}</th>
        <th scope="col">{say!("topic")}</th>
        <th scope="col">{say!("who-says-so")}</th>
        <th scope="col">{say!("status")}</th>
        <th scope="col">{say!("place-in-file")}</th>
    };
    table(caption, head, body)
}

/// What a report says, in words.
pub fn words(said: &Said) -> String {
    say::message(&said.message())
}

/// The laws of this edition that it may be about.
fn known(index: &EditionIndex, c: &Claim) -> Option<AnyView> {
    let laws = c.known(&index.edition.facts.laws);
    if laws.is_empty() {
        return None;
    }
    let links = laws.into_iter().map(|l| view! { " " {law_link(l)} }).collect_view();
    Some(view! { <small>{rich!("claims-may-be", laws = links.into_any())}</small> }.into_any())
}

/// One claim with its provenance.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let c = index.claim(id)?;
    let place_name = components::name_of(index, c.jurisdiction.as_str());
    let title = say!("claims-page", name = place_name.as_str(), said = words(&c.said));
    let standing = match &c.said {
        Said::Law { polarity: Polarity::Passed, .. } if !c.known(&index.edition.facts.laws).is_empty() => {
            say!("claims-law-known")
        }
        Said::Law { polarity: Polarity::Passed, .. } => say!("claims-law-unknown"),
        _ => say!("claims-no-score"),
    };
    let as_read = c.as_read.as_ref().map(|s| view! { <dt>{say!("as-read")}</dt><dd>{words(s)}</dd> });
    let review = c.review.as_ref().map(|r| view! { <dt>{say!("people-looked")}</dt><dd>{components::looked(r)}</dd> });
    let period = c.period.map(|p| view! { <dt>{say!("claims-of")}</dt><dd>{p.label()}</dd> });
    let topics = (!c.topics.is_empty()).then(|| view! { <dt>{say!("topic")}</dt><dd>{say::topics(&c.topics)}</dd> });
    let rule = view! { <code dir="ltr">{c.reading.rule.clone()}</code> }.into_any();
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="facts">
            <dt>{say!("jurisdiction")}</dt>
            <dd>{jurisdiction_link(index, c.jurisdiction.as_str())}</dd>
            <dt>{say!("claims-what")}</dt>
            <dd><strong>{words(&c.said)}</strong> " " {known(index, c)}</dd>
            {period}
            {topics}
            <dt>{say!("status")}</dt>
            <dd>{say::status(c.status, true)}</dd>
            <dt>{say!("read-by")}</dt>
            <dd>{rich!("read-by-rule", rule = rule, right = percent(c.reading.confidence))}</dd>
            {review}
            {as_read}
            <dt>{say!("claims-scores")}</dt>
            <dd>{standing}</dd>
        </dl>
        <h2>{say!("where-from")}</h2>
        {components::provenance(index, index.source(c.source.as_str()), &c.provenance)}
        <p class="quiet">
            {rich!("claims-programs", a = link(format!("/api/v1/claims?jurisdiction={}", c.jurisdiction)))}
        </p>
    };
    Some(Content::new(title, say!("claims-description", name = place_name.as_str()), body))
}
