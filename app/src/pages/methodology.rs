//! What is computed, in plain words, with the same symbols as the formulas in the code.

use leptos::prelude::*;
use lexgap_domain::{
    ComponentKind, METHOD_VERSION,
    score::{GRADE_THRESHOLDS, GRADE_WEIGHTS},
};

use crate::{
    components::table,
    format::number,
    layout::{Content, Context},
};

/// How a component is computed, in words.
fn definition(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Activation => {
            "S(u) is the share of peer laws not yet used at age u (Turnbull’s estimator, since the first use often lies in an interval: \
             a withheld count may be zero). Used at lag u: 1 − ½·(1 − S(u)). Not yet used at age u: ½·S(u). Undecided: both, by their probability."
        }
        ComponentKind::Enforcement => {
            "Convictions plus half of the prosecutions per million inhabitants and year, over the last three reported years, shrunk towards \
             the peers (Gamma-Poisson empirical Bayes), as percentile among them. A withheld count enters by its probability, never as a midpoint."
        }
        ComponentKind::FollowThrough => {
            "Convictions C against prosecutions P over the last five years that have both, in the same unit: s = C/(C + P) with a Beta prior \
             fitted to the peers, ρ = s/(1 − s), component min(1, ρ). Cases and persons are never divided by one another."
        }
        ComponentKind::Persistence => {
            "Share of the reported years since the first use in which the law was used, newer years counting more (half-life five years)."
        }
        ComponentKind::Protection => {
            "Victims identified per million inhabitants as percentile among the peers, averaged with an independent rating of protection where there is one."
        }
        ComponentKind::IndependentAssessment => {
            "Mean over the assessors of where the jurisdiction’s rating stands among all ratings of that assessor in that year."
        }
    }
}

/// The page.
pub fn page(context: Context<'_>) -> Content {
    let head = context.index.head();
    let components = ComponentKind::ALL
        .into_iter()
        .map(|kind| {
            view! {
                <tr>
                    <th scope="row">{kind.label()} <small>{kind.question()}</small></th>
                    <td class="n">{format!("{:.0} %", 100.0 * kind.weight())}</td>
                    <td>{definition(kind)}</td>
                </tr>
            }
        })
        .collect_view();
    let component_head = view! {
        <th scope="col">"Component"</th>
        <th scope="col">"Weight"</th>
        <th scope="col">"How it is computed"</th>
    };
    let weights = GRADE_WEIGHTS
        .into_iter()
        .map(|(what, weight)| view! { <li>{what} {format!(" – weight {}", number(weight, 2))}</li> })
        .collect_view();
    let thresholds: Vec<String> =
        GRADE_THRESHOLDS.iter().map(|(g, least)| format!("{} from {}", g.letter(), number(*least, 2))).collect();
    let run = format!(
        "This is method version {METHOD_VERSION}. Edition {} was computed with {} draws and seed {}; the same facts, seed and version give the same numbers, bit for bit.",
        head.number, head.draws, head.seed
    );
    let body = view! {
        <h1>"How Lexgap measures whether a law works"</h1>
        <p class="lead">"Four rules stand above the formulas."</p>
        <ol>
            <li><strong>"Missing is not zero."</strong> " “Not reported”, a withheld count such as <5 and a true zero are different things, from the parser to the chart."</li>
            <li><strong>"Every number keeps its producer."</strong> " A figure without source, archived file and place in it does not enter a score. Conflicting figures are all kept and all shown."</li>
            <li><strong>"No number without its uncertainty,"</strong> " and no rank without the interval of ranks."</li>
            <li><strong>"Describe, do not proclaim."</strong> " A score says how much use is on record, not that a law is good or that it caused anything."</li>
        </ol>
        <p class="quiet">{run}</p>

        <h2>"Facts"</h2>
        <p>
            "A law belongs to one jurisdiction and one or more topics. Passage is its adoption or assent, else its promulgation, else its
            publication; which one it was is shown. A treaty is scored like a law from the day a state ratified or acceded to it. Where the day of
            entry into force is unknown, the day of passage stands in, and the page says so. Counts are mostly recorded by topic: where several
            instruments of one topic are in force, the count is the topic’s. A count may carry two topics and is then never added up twice."
        </p>

        <h2 id="score">"The score of a law"</h2>
        {table("Components of the score, each from 0 to 1".to_owned(), component_head, components)}
        <p>
            "Score = 100 · exp(Σ w·ln max(c, 0.01) / Σ w) over the components c that exist, with weights w: a weighted geometric mean, so that one
            brilliant component cannot buy off a dead one. Where the components present hold less than half of the weight there is no score but
            “insufficient evidence”, with what is missing and who could supply it."
        </p>
        <p>
            "Peers are the jurisdictions of the same income group and region if those are at least ten, else of the same income group, else the world."
        </p>
        <p>
            "Intervals come from the draws: each is one complete analysis with other values for the withheld counts and rates, other weights
            (Dirichlet around the nominal ones), geometric or arithmetic mean, percentiles or winsorised scale, and another peer set. Shown are
            the median and the 5 % and 95 % quantiles, for ranks as for scores."
        </p>

        <h2 id="evidence">"Evidence grade"</h2>
        <p>"Beside the score, never inside it. Points are the weighted sum of:"</p>
        <ul>{weights}</ul>
        <p>{format!("{}; below that E.", thresholds.join(", "))}</p>

        <h2>"Flags"</h2>
        <ul>
            <li><strong>"Paper law:"</strong> " in force for three years or more, evidence of grade C or better, probability of no use at least 0.9."</li>
            <li><strong>"Dormant:"</strong> " used once, no enforcement in the newest three reported years."</li>
            <li><strong>"Regression:"</strong> " the rate of the newest three reported years is below 70 % of that of the three before, with probability at least 0.9."</li>
        </ul>

        <h2 id="changes">"Corruption indicators over time"</h2>
        <p>
            "A change between two years is called more than noise only if |Δ| / √(se₁² + se₂²) exceeds 1.645, with the publisher’s own standard
            errors. Series are never joined where their publisher changed the method, as the Corruption Perceptions Index did in 2012."
        </p>

        <h2>"What these numbers cannot say"</h2>
        <ul>
            <li>"Counts are what authorities report. A low count may mean little crime, little effort or little reporting."</li>
            <li>"Victims identified measure the effort to find them at least as much as the crime."</li>
            <li>"Perception indices measure perception, and copy one another in part."</li>
            <li>"Who publishes a figure may gain from it: see what could tilt each source on the " <a href="/sources">"sources page"</a> "."</li>
        </ul>
    };
    Content::new("Methodology", "How Lexgap measures whether laws are carried out, with every formula.", body)
}
