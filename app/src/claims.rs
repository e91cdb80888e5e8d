//! What reports say that is no count: of laws, ratings and officials.

use leptos::prelude::*;
use lexgap_domain::{Claim, EditionIndex, Polarity, Said};

use crate::{
    components::{self, jurisdiction_link, law_link, place, status_words, table},
    format::number,
    layout::{Content, Context},
};

/// The part of a scorecard.
pub fn section(index: &EditionIndex, id: &str) -> Option<AnyView> {
    let all = index.claims_of(id);
    if all.is_empty() {
        return None;
    }
    let part = |kind: &str, title: &'static str| {
        let of: Vec<&Claim> = all.iter().copied().filter(|c| c.said.kind() == kind).collect();
        (!of.is_empty()).then(|| rows(index, &of, title))
    };
    Some(
        view! {
            <section id="reports">
                <h2>"What reports say"</h2>
                <p class="quiet">
                    "A program read these from prose. None of them enters a score; a law that only a report names does so once a person has
                    confirmed it. "
                    <a href=format!("/api/v1/claims?jurisdiction={id}")>"For programs"</a>
                </p>
                {part("law", "Laws, as reports tell of them")}
                {part("complicity", "Officials, as reports tell of them")}
                {part("rating", "Ratings, as reports repeat them")}
            </section>
        }
        .into_any(),
    )
}

fn rows(index: &EditionIndex, of: &[&Claim], caption: &'static str) -> AnyView {
    let body = of
        .iter()
        .map(|c| {
            let period = c.period.map(|p| p.label());
            view! {
                <tr>
                    <th scope="row"><a class="fig" href=format!("/facts/{}", c.id)>{c.said.words()}</a> " " {known(index, c)}</th>
                    <td>{period}</td>
                    <td>{topics(c)}</td>
                    <td>{components::who(index, c.source.as_str())}</td>
                    <td>{status_words(c.status, true)}</td>
                    <td>{place(index, &c.provenance)}</td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"What is said"</th>
        <th scope="col">"Of"</th>
        <th scope="col">"Topic"</th>
        <th scope="col">"Who says so"</th>
        <th scope="col">"Status"</th>
        <th scope="col">"Place in the file"</th>
    };
    table(caption.to_owned(), head, body)
}

fn topics(c: &Claim) -> String {
    c.topics.iter().map(|t| t.label()).collect::<Vec<_>>().join(", ")
}

/// The laws of this edition that it may be about.
fn known(index: &EditionIndex, c: &Claim) -> Option<AnyView> {
    let laws = c.known(&index.edition.facts.laws);
    if laws.is_empty() {
        return None;
    }
    let links = laws.into_iter().map(|l| view! { " " {law_link(l)} }).collect_view();
    Some(view! { <small>"may be" {links}</small> }.into_any())
}

/// One claim with its provenance.
pub fn page(context: Context<'_>, id: &str) -> Option<Content> {
    let index = context.index;
    let c = index.claim(id)?;
    let place_name = components::name_of(index, c.jurisdiction.as_str());
    let title = format!("{place_name}: {}", c.said.words());
    let standing = match &c.said {
        Said::Law { polarity: Polarity::Passed, .. } if !c.known(&index.edition.facts.laws).is_empty() => {
            "A law of that year and topic is known from another source or was confirmed; that one is scored."
        }
        Said::Law { polarity: Polarity::Passed, .. } => {
            "No other source that we read knows this law. It enters scores once a person has confirmed it and its year is told."
        }
        _ => "It enters no score.",
    };
    let as_read = c.as_read.as_ref().map(|s| view! { <dt>"As the program read it"</dt><dd>{s.words()}</dd> });
    let review = c.review.as_ref().map(|r| view! { <dt>"People who looked"</dt><dd>{components::looked(r)}</dd> });
    let period = c.period.map(|p| view! { <dt>"Of"</dt><dd>{p.label()}</dd> });
    let body = view! {
        <h1>{title.clone()}</h1>
        <dl class="facts">
            <dt>"Jurisdiction"</dt>
            <dd>{jurisdiction_link(index, c.jurisdiction.as_str())}</dd>
            <dt>"What is said"</dt>
            <dd><strong>{c.said.words()}</strong> " " {known(index, c)}</dd>
            {period}
            <dt>"Topic"</dt>
            <dd>{topics(c)}</dd>
            <dt>"Status"</dt>
            <dd>{status_words(c.status, true)}</dd>
            <dt>"Read by"</dt>
            <dd>
                "rule " <code>{c.reading.rule.clone()}</code> ", right in " {number(100.0 * c.reading.confidence, 0)}
                " % of labelled texts"
            </dd>
            {review}
            {as_read}
            <dt>"Scores"</dt>
            <dd>{standing}</dd>
        </dl>
        <h2>"Where it comes from"</h2>
        {components::provenance(index, index.source(c.source.as_str()), &c.provenance)}
        <p class="quiet">
            "For programs: " <a href=format!("/api/v1/claims?jurisdiction={}", c.jurisdiction)>"all claims of the jurisdiction"</a>
        </p>
    };
    Some(Content::new(
        title,
        format!("A statement about {place_name} with its source, archived file and place in it."),
        body,
    ))
}
