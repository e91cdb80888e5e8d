//! What is computed, in plain words, with the same symbols as the formulas in the code.

use leptos::prelude::*;
use lexgap_domain::{
    Bounded, ComponentKind, EditionIndex, METHOD_VERSION, OutsideCheck,
    score::{GRADE_THRESHOLDS, GRADE_WEIGHTS},
};

use crate::{
    components::{jurisdiction_link, table},
    format::{interval, number},
    layout::{Content, Context},
};

/// How a component is computed, in words.
fn definition(kind: ComponentKind) -> &'static str {
    match kind {
        ComponentKind::Activation => {
            "S(u) is the share of peer laws not yet used at age u (Turnbull’s estimator, since the first use often lies in an interval: \
             a withheld count may be zero, and before the first figure a year without one is no year without use). Used at lag u: 1 − ½·(1 − S(u)). Not yet used at age u: ½·S(u). Undecided: both, by their probability."
        }
        ComponentKind::Enforcement => {
            "Convictions plus half of the prosecutions per million inhabitants and year, over the last three reported years, shrunk towards \
             the peers (Gamma-Poisson empirical Bayes), as percentile among them. A withheld count enters by its probability, never as a midpoint."
        }
        ComponentKind::FollowThrough => {
            "Convictions C against prosecutions P over the last five years that have both, in the same unit: s = C/(C + P) with a Beta prior \
             fitted to the peers, ρ = s/(1 − s), component min(1, ρ). The same for prosecutions against investigations where both are counted; of two links the geometric mean. Cases and persons are never divided by one another."
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

/// The outside check, with its largest disagreements.
fn outside(context: Context<'_>) -> AnyView {
    let index = context.index;
    let each = index.edition.outside.iter().map(|check| one_check(index, check)).collect_view();
    view! {
        <section id="outside">
            <h2>"Outside check: law against practice as experts see it"</h2>
            <p>
                "The smaller the experts’ gap between law and practice, the higher our score should be, so agreement is a negative rank correlation.
                The command "<code>"lexgap check"</code>" prints the same."
            </p>
            {each}
        </section>
    }
    .into_any()
}

fn one_check(index: &EditionIndex, check: &OutsideCheck) -> AnyView {
    let said = |b: Option<Bounded>| {
        b.map_or_else(
            || "not estimable: at least ten jurisdictions that differ are needed".to_owned(),
            |b| format!("{} {}", number(b.value, 2), interval(b.lower, b.upper, 2)),
        )
    };
    let rows = check
        .disagreements
        .iter()
        .map(|d| {
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, d.jurisdiction.as_str())}</th>
                    <td class="n">{format!("{} (rank {})", number(d.score, 0), d.score_rank)}</td>
                    <td class="n">{format!("{} (rank {})", number(d.gap, 2), d.gap_rank)}</td>
                    <td>{d.grade.letter().to_string()}</td>
                    <td><small>{d.explanation.clone()} "."</small></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"Jurisdiction"</th>
        <th scope="col">"Our score"</th>
        <th scope="col">"Experts’ gap"</th>
        <th scope="col">"Evidence"</th>
        <th scope="col">"Why they may differ"</th>
    };
    let summary = format!(
        "Over {} jurisdictions: rank correlation of score and gap {}; of score and the experts’ rating of practice alone {}.",
        check.n,
        said(check.correlation),
        said(check.with_practice)
    );
    view! {
        <details>
            <summary>{check.gap.clone()}</summary>
            {table("The ten largest disagreements of ranks".to_owned(), head, rows)}
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

        <h2 id="reconciling">"Reconciling sources"</h2>
        <p>
            "For one count of one jurisdiction, source s reports y in year t: y is negative binomial with mean λ(t)·exp(β(s)) and a size φ.
            ln λ walks at random from year to year. A source’s tilt β scatters around the source’s tilt over all places, that around its
            interest class’s, and that around none (standard deviation 0.5). Exact figures enter by their probability, withheld ones by that
            of their interval, “at least” by that of the tail; a missing year is bridged by the walk, and the band widens. All jurisdictions
            are fitted together, so that one with few figures leans on the others. Shown are the median and 90 % interval of λ by year,
            and how many times what the others report each source reports. Where there is one source only, nothing checks it, and the band is
            as wide as tilts may be: an origin may count too few, a destination too many."
        </p>
        <p class="quiet">
            "Over 1,000 simulated panels with known truth, intervals of 90 % hold it 88 to 92 times in a hundred (a test in scoring/tests/reconcile.rs)."
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
            (Dirichlet around the nominal ones), geometric or arithmetic mean, percentiles or the winsorised scale of the rates’ logarithms, and another peer set. Shown are
            the median and the 5 % and 95 % quantiles, for ranks as for scores."
        </p>

        <h3 id="hinges">"What a score hinges on"</h3>
        <p>
            "The share of the variance of the draws that each choice explains alone (Sobol’s first-order index): the counts and rates, by a second
            analysis of the same counts under other choices; the weights, by regression; the other choices, by the variance between their values."
        </p>
        <h3>"Expected by now"</h3>
        <p>
            "The share of the peers that had used theirs by the law’s present age (1 − S, with Jeffreys’ interval for a share), and the counts that
            peers would have with its population: the 5 %, 50 % and 95 % quantile of the fitted distribution of the peers’ rates."
        </p>
        <h3>"Integrity-adjusted variant"</h3>
        <p>
            "Where governments and independent sources report the same counts in at least ten jurisdictions, the logarithm of the governments’ tilt is
            regressed on the control of corruption, and rates are divided by what that line says. It is a variant, labelled as such, and where it
            cannot be told the page says why."
        </p>

        <h2 id="evidence">"Evidence grade"</h2>
        <p>"Beside the score, never inside it. Points are the weighted sum of:"</p>
        <ul>{weights}</ul>
        <p>{format!("{}; below that E.", thresholds.join(", "))}</p>

        <h2>"Flags"</h2>
        <ul>
            <li><strong>"Paper law:"</strong> " in force for three years or more, evidence of grade C or better, probability of no use, or of no more use than in the three reported years before it, at least 0.9."</li>
            <li><strong>"Dormant:"</strong> " used once, no enforcement in the newest three reported years."</li>
            <li><strong>"Regression:"</strong> " the rate of the newest three reported years is below 70 % of that of the three before, with probability at least 0.9."</li>
            <li><strong>"Went dark:"</strong> " a source withdrew a figure; or it has had none for at least three of its full years (years for which at least half as many jurisdictions have figures as in its fullest, since the newest are still coming in), and as many misses in a row have a probability of 0.1 or less in the rhythm in which that jurisdiction reported before."</li>
            <li><strong>"Tilted figures:"</strong> " the 90 % interval of how many times the others a source reports excludes 1."</li>
            <li><strong>"Displacement:"</strong> " in bordering jurisdictions, or of a neighbouring trade, rates of the three reported years after the law exceed those of the three before, by more than as many jurisdictions drawn at random, with probability at least 0.9."</li>
        </ul>

        <h2 id="practices">"Practices"</h2>
        <p>
            "Jurisdictions whose laws have a provision, or whose institutions are rated above the median, against those without: difference of the
            outcome at equal years since the law took effect by random-effects regression, one point a jurisdiction, at least ten laws on each side. A practice in the world is shrunk
            towards no difference, a locality towards the world, as far as they scatter (empirical Bayes). A line is called more than chance
            at a false discovery rate of 10 % over all lines (Benjamini and Hochberg)."
        </p>

        {outside(context)}

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
