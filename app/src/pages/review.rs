//! The curators' page: one figure or claim that a program read, beside the passage it was read from.

use leptos::prelude::*;
use lexgap_domain::{Decision, Figure, Measure, Period, Polarity, Proposal, Qualifier, Said, Unit, Verdict};

use crate::{
    components::{self, breakdown, jurisdiction_link, qualifier_meaning},
    format,
    layout::{Content, Context},
};

/// Everything on the page that is not in the edition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReviewPage {
    /// How many figures wait, and the place of the one shown, from 1.
    pub waiting: usize,
    pub position: usize,
    /// Whether the effects on scores have been worked out; until then the least certain come first.
    pub is_ordered: bool,
    pub item: Option<ReviewItem>,
    /// The figures before and after it in the queue.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// The newest decisions, the newest first.
    pub recent: Vec<(Decision, String)>,
    /// Decisions that the current edition does not know yet.
    pub pending: usize,
    /// The name that the last form bore.
    pub reviewer: String,
    /// What the last form did, or what was wrong with it.
    pub message: Option<String>,
}

/// The figure that is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewItem {
    pub proposal: Proposal,
    /// Points by which the score it touches most would change, if the program misread it.
    pub effect: Option<f64>,
    pub passage: ReviewPassage,
    /// All decisions on it, undone ones too, the oldest first.
    pub decisions: Vec<Decision>,
}

/// The text around a figure.
#[derive(Clone, Debug, PartialEq)]
pub enum ReviewPassage {
    Found {
        before: String,
        words: String,
        after: String,
    },
    /// Why it cannot be shown, and what to do.
    Missing(String),
}

/// The page.
pub fn page(context: Context<'_>, review: &ReviewPage) -> Content {
    let message = review.message.clone().map(|m| view! { <p class="notice" role="status">{m}</p> });
    let item = match &review.item {
        Some(item) => shown(context, review, item),
        None => view! { <p>"No figure waits for a decision."</p> }.into_any(),
    };
    let order = if review.is_ordered {
        "First comes what a decision would change most in scores."
    } else {
        "The effects on scores are being worked out; until then the least certain come first."
    };
    let pending = (review.pending > 0).then(|| {
        view! {
            <form method="post" action="/review/publish">
                <p>
                    {format::integer(review.pending as u64)} " decisions are newer than this edition. "
                    <button type="submit">"Publish a new edition"</button>
                </p>
            </form>
        }
    });
    let recent = decisions_table(review);
    let body = view! {
        <h1 data-review="">"Review"</h1>
        <p class="quiet">
            {format::integer(review.waiting as u64)} " figures and statements read from prose wait. " {order}
            " Names of reviewers are shown here only."
        </p>
        {message}
        {item}
        {pending}
        {recent}
    };
    Content::new("Review", "Figures that a program read from prose, beside the passage, for a person to decide.", body)
}

fn shown(context: Context<'_>, review: &ReviewPage, item: &ReviewItem) -> AnyView {
    let index = context.index;
    let p = &item.proposal;
    let topics =
        p.topics().iter().map(|t| view! { <a href=format!("/topics/{}", t.id())>{t.label()}</a> " " }).collect_view();
    let reading = p.reading().map(|r| {
        view! {
            <dt>"Rule"</dt>
            <dd><code>{r.rule.clone()}</code> ", right in " {format::number(100.0 * r.confidence, 0)} " % of labelled texts"</dd>
        }
    });
    let effect = item.effect.map(|points| {
        view! { <dt>"What hangs on it"</dt><dd>"up to " {format::number(points, 1)} " points of a score"</dd> }
    });
    let place = p.provenance();
    let snapshot = index.snapshot(place.snapshot.as_str());
    let address = snapshot.and_then(|s| s.url.clone());
    let address = address.map(|url| view! { " · " <a href=url rel="noreferrer">"Publisher’s page"</a> });
    let vintage = snapshot.and_then(|s| s.vintage).map(|d| format!(", vintage {d}"));
    let source = index.source(p.source().as_str()).map(|s| s.title.clone());
    let read_as = match p {
        Proposal::Figure(o) => format!(
            "{} {} – {}; {}",
            o.quantity.display(),
            unit_words(o.unit),
            qualifier_meaning(o.quantity.qualifier),
            breakdown(o)
        ),
        Proposal::Claim(c) => c.said.words(),
    };
    let correction = match p {
        Proposal::Figure(o) => figure_fields(&o.figure()),
        Proposal::Claim(c) => claim_fields(&c.said),
    };
    let passage = match &item.passage {
        ReviewPassage::Found { before, words, after } => view! {
            <blockquote class="passage" dir="auto">
                {before.clone()} " " <mark>{words.clone()}</mark> " " {after.clone()}
            </blockquote>
        }
        .into_any(),
        ReviewPassage::Missing(why) => view! { <p class="notice">{why.clone()}</p> }.into_any(),
    };
    let others = (!item.decisions.is_empty()).then(|| {
        let rows = item.decisions.iter().map(|d| view! { <li>{decision_words(d)}</li> }).collect_view();
        view! { <h3>"Decisions on this figure"</h3><ul>{rows}</ul> }
    });
    let link = |to: &Option<String>, key: &'static str, label: &'static str| {
        to.clone().map(
            |id| view! { <a href=format!("/review?fact={id}") data-key=key>{label} " (" <kbd>{key}</kbd> ")"</a> " " },
        )
    };
    view! {
        <section class="review" aria-label="The figure and its passage">
            <p>
                {format::integer(review.position as u64)} " of " {format::integer(review.waiting as u64)} " "
                {link(&review.previous, "k", "Previous")} {link(&review.next, "j", "Next")}
            </p>
            <h2>{p.words()} ", " {jurisdiction_link(index, p.jurisdiction().as_str())}</h2>
            {passage}
            <p class="quiet">
                {source} {vintage} " · " {components::place(index, place)} {address}
            </p>
            <dl class="facts">
                <dt>"Topic"</dt>
                <dd>{topics}</dd>
                <dt>"Read as"</dt>
                <dd>{read_as}</dd>
                <dt>"Status"</dt>
                <dd>{p.status().id()}</dd>
                {reading}
                {effect}
            </dl>
            {form(p.id().as_str(), &review.reviewer, correction)}
            {others}
        </section>
    }
    .into_any()
}

fn unit_words(unit: Unit) -> &'static str {
    if unit == Unit::Unstated { "(of what is not said)" } else { unit.id() }
}

/// One form: four verdicts, and the fields that a correction changes.
fn form(id: &str, reviewer: &str, correction: AnyView) -> AnyView {
    let verdict = |id: &'static str, key: &'static str, label: &'static str| {
        view! {
            <button type="submit" name="verdict" value=id data-key=key>{label} " (" <kbd>{key}</kbd> ")"</button>
            " "
        }
    };
    view! {
        <form class="decide" method="post" action="/review/decide">
            // What Enter in a field presses: nothing is decided by accident.
            <button type="submit" name="verdict" value="" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="fact" value=id.to_owned() />
            <p>
                <label>"Your name " <input name="reviewer" value=reviewer.to_owned() required="" maxlength="80" autocomplete="off" /></label>
                " "
                <label>"Why (may be empty) " <input name="reason" maxlength="500" autocomplete="off" /></label>
            </p>
            <p>
                {verdict("confirm", "c", "Confirm")} {verdict("reject", "r", "Reject")}
                {verdict("cannot_tell", "t", "Cannot tell")}
            </p>
            <fieldset>
                <legend>"Correct it (" <kbd>"e"</kbd> ")"</legend>
                {correction}
                <p><button type="submit" name="verdict" value="correct">"Save the correction"</button></p>
            </fieldset>
        </form>
    }
    .into_any()
}

/// The fields of a figure.
fn figure_fields(figure: &Figure) -> AnyView {
    let number = |value: Option<f64>| value.map(|v| v.to_string());
    // An exact figure bounds itself; only an interval has bounds to put right.
    let bound = |b: Option<f64>| number(b.filter(|_| figure.quantity.qualifier == Qualifier::Interval));
    let (from, to) = years(figure.period);
    let measures = Measure::ALL
        .into_iter()
        .map(|m| view! { <option value=m.id() selected=m == figure.measure>{m.label()}</option> })
        .collect_view();
    let qualifiers = Qualifier::ALL
        .into_iter()
        .map(|q| view! { <option value=q.id() selected=q == figure.quantity.qualifier>{q.id().replace('_', " ")}</option> })
        .collect_view();
    let units = Unit::ALL
        .into_iter()
        .map(|u| view! { <option value=u.id() selected=u == figure.unit>{u.id()}</option> })
        .collect_view();
    view! {
        <label>"What is counted " <select name="measure" data-focus="e">{measures}</select></label>
        " "
        <label>"From year " <input name="from" type="number" min="1900" max="2100" value=from.to_string() /></label>
        " "
        <label>"to " <input name="to" type="number" min="1900" max="2100" value=to.to_string() /></label>
        " "
        <label>"How " <select name="qualifier">{qualifiers}</select></label>
        " "
        <label>"Figure " <input name="value" type="number" min="0" value=number(figure.quantity.value) /></label>
        " "
        <label>"or between " <input name="lower" type="number" min="0" value=bound(figure.quantity.lower) /></label>
        " "
        <label>"and " <input name="upper" type="number" min="0" value=bound(figure.quantity.upper) /></label>
        " "
        <label>"Unit " <select name="unit">{units}</select></label>
        " "
        <label>
            <input type="checkbox" name="is_total" value="yes" checked=figure.is_total />
            " The country’s total of the period"
        </label>
    }
    .into_any()
}

/// The fields of a claim.
fn claim_fields(said: &Said) -> AnyView {
    let kind = view! { <input type="hidden" name="claim" value=said.kind() /> };
    match said {
        Said::Law { name, year, polarity } => {
            let polarities = Polarity::ALL
                .into_iter()
                .map(|p| view! { <option value=p.id() selected=p == *polarity>{p.label()}</option> })
                .collect_view();
            view! {
                {kind}
                <label>"Law " <input name="law_name" maxlength="300" value=name.clone() data-focus="e" /></label>
                " "
                <label>"Year " <input name="law_year" type="number" min="1500" max="2100" value=year.map(|y| y.to_string()) /></label>
                " "
                <label>"What happened to it " <select name="polarity">{polarities}</select></label>
            }
            .into_any()
        }
        Said::Rating { tier } => {
            let tiers = Said::TIERS
                .into_iter()
                .map(|t| view! { <option value=t selected=t == tier>{Said::Rating { tier: t.to_owned() }.words()}</option> })
                .collect_view();
            view! { {kind} <label>"Rating " <select name="tier" data-focus="e">{tiers}</select></label> }.into_any()
        }
        Said::Complicity { alleged } => view! {
            {kind}
            <label>
                <input type="checkbox" name="alleged" value="yes" checked=*alleged data-focus="e" />
                " Reported as an allegation only"
            </label>
        }
        .into_any(),
    }
}

fn years(period: Period) -> (i16, i16) {
    (period.start.year(), period.end.year())
}

fn decision_words(d: &Decision) -> String {
    let what = match &d.verdict {
        Verdict::Confirm => "confirmed it".to_owned(),
        Verdict::Correct { figure } => format!("corrected it to {}", figure_words(figure)),
        Verdict::CorrectClaim { said } => format!("corrected it to “{}”", said.words()),
        Verdict::Reject => "rejected it".to_owned(),
        Verdict::CannotTell => "could not tell".to_owned(),
    };
    let why = if d.reason.is_empty() { String::new() } else { format!(": {}", d.reason) };
    let undone =
        d.undone.as_ref().map_or_else(String::new, |(at, by)| format!("; undone {} by {by}", format::day(*at)));
    format!("{} {what}, {}{why}{undone}", d.reviewer, format::day(d.at))
}

fn figure_words(f: &Figure) -> String {
    let part = if f.is_total { "a total" } else { "not a total" };
    format!("{} {}, {}, {}, {part}", f.measure.label(), f.period.label(), f.quantity.display(), f.unit.id())
}

fn decisions_table(review: &ReviewPage) -> Option<AnyView> {
    if review.recent.is_empty() {
        return None;
    }
    let rows = review
        .recent
        .iter()
        .enumerate()
        .map(|(i, (d, about))| {
            let undo = d.undone.is_none().then(|| {
                // The newest that stands answers to the key.
                let key = (review.recent.iter().position(|(d, _)| d.undone.is_none()) == Some(i)).then_some("u");
                view! {
                    <form method="post" action="/review/undo">
                        <input type="hidden" name="decision" value=d.id.clone() />
                        <input type="hidden" name="reviewer" value=review.reviewer.clone() />
                        <button type="submit" data-key=key aria-label=format!("Undo: {about}")>
                            "Undo" {key.map(|k| view! { " (" <kbd>{k}</kbd> ")" })}
                        </button>
                    </form>
                }
            });
            view! {
                <tr>
                    <td><a href=format!("/review?fact={}", d.fact)>{about.clone()}</a></td>
                    <td>{decision_words(d)}</td>
                    <td>{undo}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <h2>"Newest decisions"</h2>
            <div class="scroll">
                <table>
                    <thead><tr><th scope="col">"Figure"</th><th scope="col">"Decision"</th><th scope="col">"Undo"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}
