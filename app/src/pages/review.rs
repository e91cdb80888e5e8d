//! The curators' page: one figure or claim that a program read, beside the passage it was read from.

use leptos::prelude::*;
use lexgap_domain::{
    Decision, Figure, Measure, Message, Period, Polarity, Proposal, Qualifier, Said, Unit, Verdict, places,
};

use crate::{
    claims,
    components::{self, breakdown, jurisdiction_link},
    format,
    layout::{Content, Context},
    say::{self, rich, say, to},
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
    /// The newest decisions, the newest first, and what they are about; none where no edition has it any more.
    pub recent: Vec<(Decision, Option<Proposal>)>,
    /// Decisions that the current edition does not know yet.
    pub pending: usize,
    /// The name that the last form bore.
    pub reviewer: String,
    /// What the last form did, or what was wrong with it.
    pub message: Option<Message>,
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
    Missing(Message),
}

/// The page.
pub fn page(context: Context<'_>, review: &ReviewPage) -> Content {
    let message = review.message.as_ref();
    let message = message.map(|m| view! { <p class="notice" role="status">{say::message(m)}</p> });
    let item = match &review.item {
        Some(item) => shown(context, review, item),
        None => view! { <p>{say!("review-nothing")}</p> }.into_any(),
    };
    let order = if review.is_ordered { say!("review-ordered") } else { say!("review-not-ordered") };
    let pending = (review.pending > 0).then(|| {
        view! {
            <form method="post" action=to("/review/publish")>
                <p>
                    {say!("review-pending", n = review.pending)} " "
                    <button type="submit">{say!("review-publish")}</button>
                </p>
            </form>
        }
    });
    let recent = decisions_table(review);
    let body = view! {
        <h1 data-review="">{say!("review")}</h1>
        <p class="quiet">{say!("review-waiting", n = review.waiting)} " " {order} " " {say!("review-names")}</p>
        {message}
        {item}
        {pending}
        {recent}
    };
    Content::new(say!("review"), say!("review-description"), body)
}

fn shown(context: Context<'_>, review: &ReviewPage, item: &ReviewItem) -> AnyView {
    let index = context.index;
    let p = &item.proposal;
    let topics = p
        .topics()
        .iter()
        .map(|t| view! { <a href=to(format!("/topics/{}", t.id()))>{say::topic(*t)}</a> " " })
        .collect_view();
    let reading = p.reading().map(|r| {
        let right = rich!("review-rule-right", rule = r.rule.as_str(), share = format::percent(r.confidence));
        view! { <dt>{say!("review-rule")}</dt><dd>{right}</dd> }
    });
    let effect = item.effect.map(|points| {
        let up_to = say!("review-effect-points", points = format::number(points, 1));
        view! { <dt>{say!("review-effect")}</dt><dd>{up_to}</dd> }
    });
    let place = p.provenance();
    let snapshot = index.snapshot(place.snapshot.as_str());
    let address = snapshot.and_then(|s| s.url.clone());
    let address = address.map(|url| view! { " · " <a href=url rel="noreferrer">{say!("publishers-page")}</a> });
    let vintage =
        snapshot.and_then(|s| s.vintage).map(|d| view! { " · " {say!("review-vintage", day = format::date(d))} });
    let source = index.source(p.source().as_str()).map(|s| view! { <bdi lang="en">{s.title.clone()}</bdi> });
    let read_as = match p {
        Proposal::Figure(o) => say!(
            "review-read-as",
            figure = format::quantity(&o.quantity),
            unit = say::unit(o.unit),
            meaning = say::qualifier(o.quantity.qualifier),
            part = breakdown(o)
        ),
        Proposal::Claim(c) => claims::words(&c.said),
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
        ReviewPassage::Missing(why) => view! { <p class="notice">{say::message(why)}</p> }.into_any(),
    };
    let others = (!item.decisions.is_empty()).then(|| {
        let rows = item.decisions.iter().map(|d| view! { <li>{decision_words(d)}</li> }).collect_view();
        view! { <h3>{say!("review-decisions-on-it")}</h3><ul>{rows}</ul> }
    });
    let link = |id: &Option<String>, key: &'static str, label: &'static str| {
        id.clone().map(|id| {
            let href = to(format!("/review?fact={id}"));
            view! { <a href=href data-key=key>{say!(label)} " (" <kbd>{key}</kbd> ")"</a> " " }
        })
    };
    let jurisdiction = jurisdiction_link(index, p.jurisdiction().as_str());
    view! {
        <section class="review" aria-label=say!("review-section")>
            <p>
                {say!("review-position", position = review.position, waiting = review.waiting)} " "
                {link(&review.previous, "k", "review-previous")} {link(&review.next, "j", "review-next")}
            </p>
            <h2>{rich!("review-of", words = words(p), jurisdiction = jurisdiction)}</h2>
            {passage}
            <p class="quiet">
                {source} {vintage} " · " {components::place(index, place)} {address}
            </p>
            <dl class="facts">
                <dt>{say!("topic")}</dt>
                <dd>{topics}</dd>
                <dt>{say!("review-read-as-head")}</dt>
                <dd>{read_as}</dd>
                <dt>{say!("status")}</dt>
                <dd>{say::status(p.status(), p.reading().is_some())}</dd>
                {reading}
                {effect}
            </dl>
            {form(p.id().as_str(), &review.reviewer, correction)}
            {others}
        </section>
    }
    .into_any()
}

/// What a proposal says, and of when.
fn words(p: &Proposal) -> String {
    match p {
        Proposal::Figure(o) => say!(
            "review-figure",
            measure = say::measure(o.measure),
            period = o.period.label(),
            figure = format::quantity(&o.quantity)
        ),
        Proposal::Claim(c) => match c.period {
            Some(period) => say!("review-claim-of", said = claims::words(&c.said), period = period.label()),
            None => claims::words(&c.said),
        },
    }
}

/// How a figure is meant, in a word or two: a choice of the form.
fn qualifier_word(qualifier: Qualifier) -> String {
    say!(match qualifier {
        Qualifier::Exact => "review-qualifier-exact",
        Qualifier::AtLeast => "review-qualifier-at-least",
        Qualifier::About => "review-qualifier-about",
        Qualifier::Interval => "review-qualifier-interval",
        Qualifier::NoneReported => "review-qualifier-none-reported",
        Qualifier::NotReported => "review-qualifier-not-reported",
    })
}

/// One form: four verdicts, and the fields that a correction changes.
fn form(id: &str, reviewer: &str, correction: AnyView) -> AnyView {
    let verdict = |id: &'static str, key: &'static str, label: &'static str| {
        view! {
            <button type="submit" name="verdict" value=id data-key=key>{say!(label)} " (" <kbd>{key}</kbd> ")"</button>
            " "
        }
    };
    view! {
        <form class="decide" method="post" action=to("/review/decide")>
            // What Enter in a field presses: nothing is decided by accident.
            <button type="submit" name="verdict" value="" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
            <input type="hidden" name="fact" value=id.to_owned() />
            <p>
                <label>{say!("review-your-name")} " " <input name="reviewer" value=reviewer.to_owned() required="" maxlength="80" autocomplete="off" /></label>
                " "
                <label>{say!("review-why")} " " <input name="reason" maxlength="500" autocomplete="off" /></label>
            </p>
            <p>
                {verdict("confirm", "c", "review-confirm")} {verdict("reject", "r", "review-reject")}
                {verdict("cannot_tell", "t", "review-cannot-tell")}
            </p>
            <fieldset>
                <legend>{say!("review-correct")} " (" <kbd>"e"</kbd> ")"</legend>
                {correction}
                <p><button type="submit" name="verdict" value="correct">{say!("review-save")}</button></p>
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
        .map(|m| view! { <option value=m.id() selected=m == figure.measure>{say::measure(m)}</option> })
        .collect_view();
    let qualifiers = Qualifier::ALL
        .into_iter()
        .map(|q| view! { <option value=q.id() selected=q == figure.quantity.qualifier>{qualifier_word(q)}</option> })
        .collect_view();
    let units = Unit::ALL
        .into_iter()
        .map(|u| view! { <option value=u.id() selected=u == figure.unit>{say::unit(u)}</option> })
        .collect_view();
    view! {
        <label>{say!("review-what-is-counted")} " " <select name="measure" data-focus="e">{measures}</select></label>
        " "
        <label>{say!("review-from-year")} " " <input name="from" type="number" min="1900" max="2100" value=from.to_string() /></label>
        " "
        <label>{say!("review-to-year")} " " <input name="to" type="number" min="1900" max="2100" value=to.to_string() /></label>
        " "
        <label>{say!("review-how")} " " <select name="qualifier">{qualifiers}</select></label>
        " "
        <label>{say!("figure")} " " <input name="value" type="number" min="0" value=number(figure.quantity.value) /></label>
        " "
        <label>{say!("review-or-between")} " " <input name="lower" type="number" min="0" value=bound(figure.quantity.lower) /></label>
        " "
        <label>{say!("review-and")} " " <input name="upper" type="number" min="0" value=bound(figure.quantity.upper) /></label>
        " "
        <label>{say!("review-unit")} " " <select name="unit">{units}</select></label>
        " "
        <label>
            <input type="checkbox" name="is_total" value="yes" checked=figure.is_total />
            " " {say!("review-is-total")}
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
                .map(|p| view! { <option value=p.id() selected=p == *polarity>{say!(&format!("polarity-{}", p.id()))}</option> })
                .collect_view();
            view! {
                {kind}
                <label>{say!("review-law")} " " <input name="law_name" maxlength="300" value=name.clone() data-focus="e" /></label>
                " "
                <label>{say!("year")} " " <input name="law_year" type="number" min="1500" max="2100" value=year.map(|y| y.to_string()) /></label>
                " "
                <label>{say!("review-what-happened")} " " <select name="polarity">{polarities}</select></label>
            }
            .into_any()
        }
        Said::Rating { tier } => {
            let tiers = Said::TIERS
                .into_iter()
                .map(|t| view! { <option value=t selected=t == tier>{claims::words(&Said::Rating { tier: t.to_owned() })}</option> })
                .collect_view();
            view! { {kind} <label>{say!("review-rating")} " " <select name="tier" data-focus="e">{tiers}</select></label> }.into_any()
        }
        Said::Complicity { alleged } => view! {
            {kind}
            <label>
                <input type="checkbox" name="alleged" value="yes" checked=*alleged data-focus="e" />
                " " {say!("review-alleged")}
            </label>
        }
        .into_any(),
    }
}

fn years(period: Period) -> (i16, i16) {
    (period.start.year(), period.end.year())
}

fn decision_words(d: &Decision) -> String {
    let (who, day) = (d.reviewer.as_str(), format::day(d.at));
    let mut words = match &d.verdict {
        Verdict::Confirm => say!("review-confirmed", who = who, day = day),
        Verdict::Correct { figure } => say!("review-corrected", who = who, day = day, figure = figure_words(figure)),
        Verdict::CorrectClaim { said } => {
            say!("review-corrected-claim", who = who, day = day, said = claims::words(said))
        }
        Verdict::Reject => say!("review-rejected", who = who, day = day),
        Verdict::CannotTell => say!("review-could-not-tell", who = who, day = day),
    };
    if !d.reason.is_empty() {
        words = say!("label-and-value", label = words, value = d.reason.as_str());
    }
    match &d.undone {
        Some((at, by)) => say!("review-undone", decision = words, day = format::day(*at), who = by.as_str()),
        None => words,
    }
}

fn figure_words(f: &Figure) -> String {
    let id = if f.is_total { "review-figure-total" } else { "review-figure-part" };
    say!(
        id,
        measure = say::measure(f.measure),
        period = f.period.label(),
        figure = format::quantity(&f.quantity),
        unit = say::unit(f.unit)
    )
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
            let about = match about {
                Some(p) => {
                    let place = p.jurisdiction().as_str();
                    let place = places::get(place).map_or_else(|| place.to_owned(), say::name);
                    say!("label-and-value", label = place, value = words(p))
                }
                None => say!("review-in-no-edition", fact = d.fact.as_str()),
            };
            let undo = d.undone.is_none().then(|| {
                // The newest that stands answers to the key.
                let key = (review.recent.iter().position(|(d, _)| d.undone.is_none()) == Some(i)).then_some("u");
                view! {
                    <form method="post" action=to("/review/undo")>
                        <input type="hidden" name="decision" value=d.id.clone() />
                        <input type="hidden" name="reviewer" value=review.reviewer.clone() />
                        <button type="submit" data-key=key aria-label=say!("review-undo-what", what = about.as_str())>
                            {say!("review-undo")} {key.map(|k| view! { " (" <kbd>{k}</kbd> ")" })}
                        </button>
                    </form>
                }
            });
            view! {
                <tr>
                    <td><a href=to(format!("/review?fact={}", d.fact))><bdi>{about.clone()}</bdi></a></td>
                    <td>{decision_words(d)}</td>
                    <td>{undo}</td>
                </tr>
            }
        })
        .collect_view();
    Some(
        view! {
            <h2>{say!("review-newest")}</h2>
            <div class="scroll">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{say!("figure")}</th>
                            <th scope="col">{say!("review-decision")}</th>
                            <th scope="col">{say!("review-undo")}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
        .into_any(),
    )
}
