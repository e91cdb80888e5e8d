//! What is computed, in plain words, with the same symbols as the formulas in the code.

use leptos::prelude::*;
use lexgap_domain::{
    Bounded, ComponentKind, EditionIndex, METHOD_VERSION, OutsideCheck,
    score::{GRADE_THRESHOLDS, GRADE_WEIGHTS},
};

use crate::{
    components::{jurisdiction_link, table},
    format::{interval, number, percent},
    layout::{Content, Context},
    say::{self, link, rich, say},
};

/// What each flag means.
const FLAGS: [&str; 6] = [
    "methodology-flag-paper-law",
    "methodology-flag-dormant",
    "methodology-flag-regression",
    "methodology-flag-went-dark",
    "methodology-flag-tilted",
    "methodology-flag-displacement",
];

/// The message of how a component is computed.
fn definition(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Activation => "methodology-activation",
        ComponentKind::Enforcement => "methodology-enforcement",
        ComponentKind::FollowThrough => "methodology-follow-through",
        ComponentKind::Persistence => "methodology-persistence",
        ComponentKind::Protection => "methodology-protection",
        ComponentKind::IndependentAssessment => "methodology-independent-assessment",
    }
}

/// The outside check, with its largest disagreements.
fn outside(context: Context<'_>) -> AnyView {
    let index = context.index;
    let each = index.edition.outside.iter().map(|check| one_check(index, check)).collect_view();
    view! {
        <section id="outside">
            <h2>{say!("methodology-outside")}</h2>
            <p>{rich!("methodology-outside-how")}</p>
            {each}
        </section>
    }
    .into_any()
}

fn one_check(index: &EditionIndex, check: &OutsideCheck) -> AnyView {
    let said = |b: Option<Bounded>| {
        b.map_or_else(
            || say!("methodology-not-estimable"),
            |b| format!("{} {}", number(b.value, 2), interval(b.lower, b.upper, 2)),
        )
    };
    let rows = check
        .disagreements
        .iter()
        .map(|d| {
            let explanation = say::message(&d.explanation);
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, d.jurisdiction.as_str())}</th>
                    <td class="n">{say!("methodology-with-rank", value = number(d.score, 0), rank = d.score_rank)}</td>
                    <td class="n">{say!("methodology-with-rank", value = number(d.gap, 2), rank = d.gap_rank)}</td>
                    <td>{d.grade.letter().to_string()}</td>
                    <td><small>{explanation} "."</small></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("methodology-our-score")}</th>
        <th scope="col">{say!("methodology-experts-gap")}</th>
        <th scope="col">{say!("evidence")}</th>
        <th scope="col">{say!("methodology-why-differ")}</th>
    };
    let summary = say!(
        "methodology-outside-summary",
        n = check.n,
        gap = said(check.correlation),
        practice = said(check.with_practice)
    );
    view! {
        <details>
            <summary>{say::message(&check.gap)}</summary>
            {table(say!("methodology-disagreements"), head, rows)}
        </details>
        <p>{summary}</p>
    }
    .into_any()
}

/// The page.
pub fn page(context: Context<'_>) -> Content {
    let head = context.index.head();
    let components = ComponentKind::ALL
        .into_iter()
        .map(|kind| {
            view! {
                <tr>
                    <th scope="row">{say::component(kind)} " " <small>{say::component_question(kind)}</small></th>
                    <td class="n">{percent(kind.weight())}</td>
                    <td>{say!(definition(kind))}</td>
                </tr>
            }
        })
        .collect_view();
    let component_head = view! {
        <th scope="col">{say!("methodology-component")}</th>
        <th scope="col">{say!("methodology-weight")}</th>
        <th scope="col">{say!("methodology-how-computed")}</th>
    };
    let weights = GRADE_WEIGHTS
        .map(|(part, weight)| say!("methodology-grade-part", part = say!(part), weight = number(weight, 2)))
        .map(|said| view! { <li>{said}</li> })
        .collect_view();
    let thresholds: Vec<String> = GRADE_THRESHOLDS
        .iter()
        .map(|(g, least)| say!("methodology-grade-from", grade = g.letter().to_string(), points = number(*least, 2)))
        .collect();
    let thresholds = thresholds.join(&say!("list-separator"));
    let run = say!(
        "methodology-run",
        version = METHOD_VERSION,
        edition = head.number.to_string(),
        draws = head.draws,
        seed = head.seed.to_string()
    );
    let flags = FLAGS.map(|id| view! { <li>{rich!(id)}</li> }).collect_view();
    let body = view! {
        <h1>{say!("methodology-heading")}</h1>
        <p class="lead">{say!("methodology-lead")}</p>
        <ol>
            <li>{rich!("methodology-rule-missing")}</li>
            <li>{rich!("methodology-rule-producer")}</li>
            <li>{rich!("methodology-rule-uncertainty")}</li>
            <li>{rich!("methodology-rule-describe")}</li>
        </ol>
        <p class="quiet">{run}</p>

        <h2>{say!("methodology-facts")}</h2>
        <p>{say!("methodology-facts-text")}</p>

        <h2 id="reconciling">{say!("methodology-reconciling")}</h2>
        <p>{say!("methodology-reconciling-text")}</p>
        <p class="quiet">{rich!("methodology-reconciling-test")}</p>

        <h2 id="score">{say!("methodology-score")}</h2>
        {table(say!("methodology-components"), component_head, components)}
        <p>{say!("methodology-score-formula")}</p>
        <p>{say!("methodology-peers")}</p>
        <p>{say!("methodology-draws")}</p>

        <h3 id="hinges">{say!("methodology-hinges")}</h3>
        <p>{say!("methodology-hinges-text")}</p>
        <h3>{say!("methodology-expected")}</h3>
        <p>{say!("methodology-expected-text")}</p>
        <h3>{say!("methodology-adjusted")}</h3>
        <p>{say!("methodology-adjusted-text")}</p>

        <h2 id="evidence">{say!("methodology-evidence")}</h2>
        <p>{say!("methodology-evidence-text")}</p>
        <ul>{weights}</ul>
        <p>{say!("methodology-grades", grades = thresholds)}</p>

        <h2 id="effects">{say!("methodology-effects")}</h2>
        <p>{say!("methodology-effects-law")}</p>
        <p>{say!("methodology-effects-topic")}</p>

        <h2>{say!("methodology-flags")}</h2>
        <ul>{flags}</ul>

        <h2 id="practices">{say!("methodology-practices")}</h2>
        <p>{say!("methodology-practices-text")}</p>

        {outside(context)}

        <h2 id="changes">{say!("methodology-changes")}</h2>
        <p>{say!("methodology-changes-text")}</p>

        <h2>{say!("methodology-limits")}</h2>
        <ul>
            <li>{say!("methodology-limit-counts")}</li>
            <li>{say!("methodology-limit-victims")}</li>
            <li>{say!("methodology-limit-perception")}</li>
            <li>{rich!("methodology-limit-publishers", sources = link("/sources"))}</li>
        </ul>
    };
    Content::new(say!("methodology-title"), say!("methodology-description"), body)
}
