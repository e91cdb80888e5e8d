//! The curators' page. Until there are accounts it answers only to this machine, and only to the token that was
//! printed at start.

use std::{
    collections::HashMap,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
};

use arc_swap::ArcSwap;
use axum::{
    Form, Router,
    extract::{ConnectInfo, Query, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use jiff::Timestamp;
use lexgap_app::{Context, Language, Page, ReviewItem, ReviewPage, ReviewPassage, in_language, render};
use lexgap_crawlers::{archive::Archive, extract};
use lexgap_domain::{
    Decision, Figure, Measure, Message, ObservationId, Period, Polarity, Proposal, Provenance, Quantity, Said, Unit,
    Verdict,
};
use lexgap_scoring::Options;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde::Deserialize;

use super::{
    AppState,
    pages::{Spoken, in_each_language},
};
use crate::{influence, notary::Notary, publish, publish::Scoring, sources::Sources};

/// What the curators' page needs besides the site's state.
pub struct Review {
    token: String,
    archive: Archive,
    sources: Sources,
    scoring: Scoring,
    notary: Notary,
    /// Effects on scores, and the edition that they belong to; worked out in the background.
    effects: ArcSwap<(u32, HashMap<ObservationId, f64>)>,
    /// The edition whose effects are being worked out.
    under_way: Mutex<u32>,
}

impl Review {
    /// With a token from the system's randomness.
    ///
    /// # Errors
    /// The system has none.
    pub fn new(archive: Archive, sources: Sources, scoring: Scoring, notary: Notary) -> anyhow::Result<Review> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("the system gives no random token: {e}"))?;
        let token = bytes.iter().map(|b| format!("{b:02x}")).collect();
        Ok(Review {
            token,
            archive,
            sources,
            scoring,
            notary,
            effects: ArcSwap::from_pointee((0, HashMap::new())),
            under_way: Mutex::new(0),
        })
    }

    /// The token that opens the page.
    pub fn token(&self) -> &str {
        &self.token
    }
}

#[derive(Clone)]
struct Shared {
    app: Arc<AppState>,
    review: Arc<Review>,
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const COOKIE: &str = "lexgap_review";
const LONGEST_NAME: usize = 80;
const LONGEST_REASON: usize = 500;
/// How many decisions the page lists.
const RECENT: usize = 20;

/// Routes of the curators' page.
pub fn routes(app: Arc<AppState>, review: Arc<Review>) -> Router {
    let shared = Shared { app, review };
    let one = || {
        Router::new()
            .route("/review", get(show))
            .route("/review/decide", post(decide))
            .route("/review/undo", post(undo))
            .route("/review/publish", post(publish_edition))
            .layer(middleware::from_fn_with_state(shared.clone(), guard))
    };
    in_each_language(one).with_state(shared.clone())
}

/// Whether `name`, perhaps with a port, names this machine by a loopback address.
fn is_loopback_host(name: &str) -> bool {
    let host = match name.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => name.rsplit_once(':').map_or(name, |(host, _)| host),
    };
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|a| a.is_loopback())
}

/// Compared whole, whatever the place of the first difference.
fn equal(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |sum, (x, y)| sum | (x ^ y)) == 0
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let all = headers.get(header::COOKIE)?.to_str().ok()?;
    all.split(';').filter_map(|c| c.trim().split_once('=')).find(|(n, _)| *n == name).map(|(_, value)| value)
}

fn refused(language: Language, why: &str) -> Response {
    let why = lexgap_texts::text(language, why, &[]);
    (StatusCode::FORBIDDEN, [(header::CACHE_CONTROL, "no-store")], format!("{why}\n")).into_response()
}

/// Lets in only this machine, under its own name, with the token, and forms only from our own pages.
async fn guard(State(shared): State<Shared>, Spoken(language): Spoken, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(a)| a.ip());
    let is_here = peer.is_some_and(|ip| ip.to_canonical().is_loopback());
    // A proxy on this machine speaks for others.
    let is_forwarded = ["forwarded", "x-forwarded-for", "x-real-ip", "via"]
        .iter()
        .any(|name| headers.contains_key(HeaderName::from_static(name)));
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    if !is_here || is_forwarded || !is_loopback_host(host) {
        return refused(language, "review-only-here");
    }
    let token = shared.review.token();
    let given = url_token(request.uri().query().unwrap_or_default());
    if request.method() == "GET" && given.is_some_and(|t| equal(t, token)) {
        let value = format!("{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/");
        return ([(header::SET_COOKIE, value)], Redirect::to(&in_language(language, "/review"))).into_response();
    }
    if !cookie(headers, COOKIE).is_some_and(|t| equal(t, token)) {
        return refused(language, "review-only-by-token");
    }
    if request.method() != "GET" {
        // Our pages send no referrer, so browsers say `Origin: null`; they tell the site apart by another header.
        let word = |name: &HeaderName| headers.get(name).and_then(|v| v.to_str().ok());
        let is_ours = match (word(&SEC_FETCH_SITE), word(&header::ORIGIN)) {
            (Some(site), _) => site == "same-origin",
            (None, Some(origin)) => origin.split_once("://").is_some_and(|(_, from)| from == host),
            (None, None) => true,
        };
        if !is_ours {
            return refused(language, "review-from-elsewhere");
        }
    }
    let mut response = next.run(request).await;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn url_token(query: &str) -> Option<&str> {
    query.split('&').find_map(|p| p.strip_prefix("token="))
}

/// What went wrong, for the person at the page.
struct Trouble(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Trouble {
    fn from(e: E) -> Self {
        Trouble(e.into())
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let Trouble(error) = self;
        tracing::error!("review: {error:#}");
        (StatusCode::INTERNAL_SERVER_ERROR, format!("The decision was not kept: {error:#}\n")).into_response()
    }
}

#[derive(Default, Deserialize)]
struct Asked {
    fact: Option<String>,
    /// A word for what the last form did.
    done: Option<String>,
}

async fn show(
    State(s): State<Shared>,
    Spoken(language): Spoken,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let message = asked.done.as_deref().map(|done| {
        Message::new(match done {
            "confirm" => "review-done-confirm",
            "correct" => "review-done-correct",
            "reject" => "review-done-reject",
            "cannot_tell" => "review-done-cannot-tell",
            "undone" => "review-done-undone",
            "published" => "review-done-published",
            _ => "review-done-nothing",
        })
    });
    let reviewer = cookie(&headers, "reviewer").map(percent_decoded).unwrap_or_default();
    page(&s, language, asked.fact.as_deref(), message, reviewer, StatusCode::OK).await
}

async fn page(
    s: &Shared,
    language: Language,
    fact: Option<&str>,
    message: Option<Message>,
    reviewer: String,
    status: StatusCode,
) -> Result<Response, Trouble> {
    let loaded = s.app.editions.current();
    let edition = &loaded.index.edition;
    let decisions = s.app.store.decisions().await?;
    let mut by_fact: HashMap<&ObservationId, Vec<&Decision>> = HashMap::new();
    for d in &decisions {
        by_fact.entry(&d.fact).or_default().push(d);
    }
    // The queue knows decisions at once; scores learn of them with the next edition.
    let now: Vec<Proposal> = edition
        .facts
        .observations
        .iter()
        .filter_map(Proposal::of_figure)
        .chain(edition.facts.claims.iter().map(Proposal::of_claim))
        .map(|p| match by_fact.get(p.id()) {
            Some(decisions) => p.reviewed(decisions.iter().copied()),
            None => p,
        })
        .collect();
    let effects = effects_of(s, edition.head.number);
    let queue = influence::queue(&now, &effects.1, edition.head.confirmed_only);
    let at = fact.and_then(|id| queue.iter().position(|p| *p.id() == *id));
    let shown = match (fact, at) {
        (_, Some(at)) => queue.get(at).copied(),
        // One that was decided, to look at it again.
        (Some(id), None) => now.iter().find(|p| *p.id() == *id),
        (None, None) => queue.first().copied(),
    };
    let position = at.or(if fact.is_none() { Some(0) } else { None });
    let neighbour = |by: isize| {
        let i = position?.checked_add_signed(by)?;
        queue.get(i).map(|p| p.id().to_string())
    };
    let item = match shown {
        Some(p) => Some(ReviewItem {
            proposal: p.clone(),
            effect: effects.1.get(p.id()).copied(),
            passage: passage(s, p.provenance()).await,
            decisions: by_fact.get(p.id()).into_iter().flatten().map(|d| (*d).clone()).collect(),
        }),
        None => None,
    };
    let newest = |d: &&Decision| d.undone.as_ref().map_or(d.at, |(at, _)| *at);
    let mut recent: Vec<&Decision> = decisions.iter().collect();
    recent.sort_by_key(|d| std::cmp::Reverse(newest(d)));
    let pending = recent.iter().filter(|d| newest(d) > edition.head.published_at).count();
    let about = |d: &Decision| now.iter().find(|p| *p.id() == d.fact).cloned();
    let review = ReviewPage {
        waiting: queue.len(),
        position: position.map_or(0, |p| (p + 1).min(queue.len())),
        is_ordered: effects.0 == edition.head.number,
        item,
        previous: neighbour(-1),
        next: neighbour(1),
        recent: recent.into_iter().take(RECENT).map(|d| (d.clone(), about(d))).collect(),
        pending,
        reviewer,
        message,
    };
    let (health, listed) = (s.app.health.load(), s.app.listed.load());
    let context = Context {
        index: &loaded.index,
        assets: &s.app.assets,
        health: &health,
        listed: &listed,
        language,
        path: "/review",
        newest: None,
        embed: None,
    };
    let html = render(context, &Page::Review(Box::new(review))).html;
    Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
}

/// The effects worked out last; begins to work out those of `edition` where they are older.
fn effects_of(s: &Shared, edition: u32) -> Arc<(u32, HashMap<ObservationId, f64>)> {
    let known = s.review.effects.load_full();
    let mut under_way = s.review.under_way.lock().unwrap_or_else(PoisonError::into_inner);
    if known.0 != edition && *under_way != edition {
        *under_way = edition;
        let s = s.clone();
        let loaded = s.app.editions.current();
        tokio::task::spawn_blocking(move || {
            let e = &loaded.index.edition;
            let as_of = jiff::tz::TimeZone::UTC.to_datetime(e.head.published_at).date();
            // An order needs no fine interval.
            let options = Options { seed: s.review.scoring.seed, draws: 100, as_of };
            let by = influence::Scored {
                jurisdictions: &e.jurisdictions,
                revisions: &e.revisions,
                options,
                confirmed_only: e.head.confirmed_only,
            };
            let effects = influence::effects(e.facts.clone(), by);
            s.review.effects.store(Arc::new((edition, effects)));
        });
    }
    known
}

/// The words around a place, from the archived original.
async fn passage(s: &Shared, provenance: &Provenance) -> ReviewPassage {
    let (archive, provenance) = (s.review.archive.clone(), provenance.clone());
    let found = tokio::task::spawn_blocking(move || {
        let bytes = archive.get(&provenance.snapshot).map_err(|e| e.to_string())?;
        extract::passage(&bytes, &provenance.locator).map_err(|e| e.to_string())
    })
    .await;
    match found {
        Ok(Ok(Some(p))) => ReviewPassage::Found { before: p.before, words: p.words, after: p.after },
        Ok(Ok(None)) => ReviewPassage::Missing(Message::new("review-passage-elsewhere")),
        Ok(Err(why)) => ReviewPassage::Missing(Message::new("review-passage-absent").with("why", why)),
        Err(why) => ReviewPassage::Missing(Message::new("review-passage-unread").with("why", why.to_string())),
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct DecisionForm {
    fact: String,
    reviewer: String,
    reason: String,
    verdict: String,
    measure: String,
    from: String,
    to: String,
    qualifier: String,
    value: String,
    lower: String,
    upper: String,
    unit: String,
    is_total: Option<String>,
    /// Of a claim: what it is about, and its parts.
    claim: String,
    law_name: String,
    law_year: String,
    polarity: String,
    tier: String,
    alleged: Option<String>,
}

/// What a field holds is wrong.
fn wrong(id: &str, value: &str) -> Message {
    Message::new(id).with("value", value)
}

/// Longest name of a law that a correction may give.
const LONGEST_LAW: usize = 300;

impl DecisionForm {
    fn verdict(&self) -> Result<Verdict, Message> {
        Ok(match self.verdict.as_str() {
            "confirm" => Verdict::Confirm,
            "reject" => Verdict::Reject,
            "cannot_tell" => Verdict::CannotTell,
            "correct" if self.claim.is_empty() => Verdict::Correct { figure: self.figure()? },
            "correct" => Verdict::CorrectClaim { said: self.said()? },
            _ => return Err(Message::new("review-wrong-verdict")),
        })
    }

    fn said(&self) -> Result<Said, Message> {
        match self.claim.as_str() {
            "law" => {
                let name: String = self.law_name.split_whitespace().collect::<Vec<_>>().join(" ");
                if name.is_empty() || name.chars().count() > LONGEST_LAW || name.chars().any(char::is_control) {
                    return Err(Message::new("review-wrong-law").with("most", LONGEST_LAW));
                }
                let year = match self.law_year.trim() {
                    "" => None,
                    text => match text.parse::<i16>() {
                        Ok(year) if (1500..=2100).contains(&year) => Some(year),
                        _ => return Err(wrong("review-wrong-year", text)),
                    },
                };
                let polarity =
                    Polarity::from_id(&self.polarity).ok_or_else(|| wrong("review-wrong-polarity", &self.polarity))?;
                Ok(Said::Law { name, year, polarity })
            }
            "rating" if Said::TIERS.contains(&self.tier.as_str()) => Ok(Said::Rating { tier: self.tier.clone() }),
            "rating" => Err(wrong("review-wrong-tier", &self.tier)),
            "complicity" => Ok(Said::Complicity { alleged: self.alleged.is_some() }),
            other => Err(wrong("review-wrong-claim", other)),
        }
    }

    fn figure(&self) -> Result<Figure, Message> {
        let year = |text: &str| text.trim().parse::<i16>().map_err(|_| wrong("review-wrong-year", text));
        let number = |text: &str| match text.trim() {
            "" => Ok(None),
            text => match text.parse::<u64>() {
                #[expect(clippy::cast_precision_loss, reason = "at most 1e12")]
                Ok(n) if n <= 1_000_000_000_000 => Ok(Some(n as f64)),
                _ => Err(wrong("review-wrong-count", text)),
            },
        };
        let (value, lower, upper) = (number(&self.value)?, number(&self.lower)?, number(&self.upper)?);
        let needed = || value.ok_or_else(|| Message::new("review-wrong-figure"));
        let quantity = match self.qualifier.as_str() {
            "exact" => Quantity::exact(needed()?),
            "at_least" => Quantity::at_least(needed()?),
            "about" => Quantity::about(needed()?),
            "interval" => match lower.zip(upper) {
                Some((l, u)) if l <= u => Quantity::interval(l, u),
                _ => return Err(Message::new("review-wrong-interval")),
            },
            "none_reported" => Quantity::none_reported(),
            "not_reported" => Quantity::not_reported(),
            other => return Err(wrong("review-wrong-qualifier", other)),
        };
        Ok(Figure {
            measure: Measure::from_id(&self.measure).ok_or_else(|| wrong("review-wrong-measure", &self.measure))?,
            period: Period::years(year(&self.from)?, year(&self.to)?)
                .ok_or_else(|| Message::new("review-wrong-period"))?,
            quantity,
            unit: Unit::from_id(&self.unit).ok_or_else(|| wrong("review-wrong-unit", &self.unit))?,
            is_total: self.is_total.is_some(),
        })
    }
}

/// A name as it may stand in the page: one line, not too long, not empty.
fn name(text: &str) -> Result<String, Message> {
    let name: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return Err(Message::new("review-wrong-name").with("most", LONGEST_NAME));
    }
    Ok(name)
}

async fn decide(
    State(s): State<Shared>,
    Spoken(language): Spoken,
    Form(form): Form<DecisionForm>,
) -> Result<Response, Trouble> {
    let checked = || {
        let reason: String = form.reason.split_whitespace().collect::<Vec<_>>().join(" ");
        if reason.chars().count() > LONGEST_REASON {
            return Err(Message::new("review-wrong-reason").with("most", LONGEST_REASON));
        }
        let loaded = s.app.editions.current();
        let known = match loaded.index.claim(&form.fact) {
            Some(c) => form.claim == c.said.kind() || form.claim.is_empty() && form.verdict != "correct",
            None => form.claim.is_empty() && loaded.index.observation(&form.fact).is_some_and(|o| o.reading.is_some()),
        };
        if !known {
            return Err(Message::new("review-wrong-fact"));
        }
        Ok((name(&form.reviewer)?, form.verdict()?, reason))
    };
    let (reviewer, verdict, reason) = match checked() {
        Ok(checked) => checked,
        Err(why) => {
            let reviewer = form.reviewer.chars().take(LONGEST_NAME).collect();
            let status = StatusCode::UNPROCESSABLE_ENTITY;
            return page(&s, language, Some(&form.fact), Some(why), reviewer, status).await;
        }
    };
    let done = verdict.id();
    s.app.store.decide(&ObservationId::new(form.fact), &reviewer, verdict, &reason, Timestamp::now()).await?;
    Ok(back(language, done, &reviewer))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct UndoForm {
    decision: String,
    reviewer: String,
}

async fn undo(
    State(s): State<Shared>,
    Spoken(language): Spoken,
    Form(form): Form<UndoForm>,
) -> Result<Response, Trouble> {
    let reviewer = match name(&form.reviewer) {
        Ok(name) => name,
        Err(why) => {
            return page(&s, language, None, Some(why), String::new(), StatusCode::UNPROCESSABLE_ENTITY).await;
        }
    };
    let done = s.app.store.undo(&form.decision, &reviewer, Timestamp::now()).await?;
    Ok(back(language, if done { "undone" } else { "nothing" }, &reviewer))
}

async fn publish_edition(
    State(s): State<Shared>,
    Spoken(language): Spoken,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let edition =
        publish::publish(&s.app.store, &s.review.sources, s.review.scoring, &s.review.notary, Timestamp::now()).await?;
    s.app.editions.swap(edition);
    let reviewer = cookie(&headers, "reviewer").map(percent_decoded).unwrap_or_default();
    Ok(back(language, "published", &reviewer))
}

/// To the next figure; the name is kept for the next form.
fn back(language: Language, done: &str, reviewer: &str) -> Response {
    let cookie = format!("reviewer={}; HttpOnly; SameSite=Strict; Path=/", percent_encoded(reviewer));
    let next = in_language(language, &format!("/review?done={done}"));
    ([(header::SET_COOKIE, cookie)], Redirect::to(&next)).into_response()
}

fn percent_encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

fn percent_decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use lexgap_texts::english;

    use super::*;

    #[test]
    fn only_loopback_names_are_ours() {
        for host in ["localhost", "LOCALHOST:3000", "127.0.0.1", "127.8.8.8:80", "[::1]:3000", "[::1]"] {
            assert!(is_loopback_host(host), "{host}");
        }
        for host in ["", "example.org", "127.0.0.1.example.org", "10.0.0.1:3000", "[::2]", "localhost.example.org:80"] {
            assert!(!is_loopback_host(host), "{host}");
        }
    }

    #[test]
    fn names_survive_the_cookie() {
        for name in ["Amina", "Zoë O’Neill; x=y", "名前 %41", ""] {
            assert_eq!(percent_decoded(&percent_encoded(name)), name);
        }
        assert_eq!(percent_decoded("%zz%4"), "%zz%4");
    }

    #[test]
    fn a_form_that_is_wrong_says_what() {
        let form = |qualifier: &str, value: &str, lower: &str, upper: &str, from: &str, to: &str| {
            DecisionForm {
                verdict: "correct".into(),
                measure: "convictions".into(),
                qualifier: qualifier.into(),
                value: value.into(),
                lower: lower.into(),
                upper: upper.into(),
                from: from.into(),
                to: to.into(),
                unit: "persons".into(),
                ..DecisionForm::default()
            }
            .verdict()
        };
        let Ok(Verdict::Correct { figure }) = form("exact", "12", "", "", "2014", "2014") else { panic!() };
        assert_eq!((figure.quantity, figure.is_total), (Quantity::exact(12.0), false));
        let wrong = |qualifier: &str, value: &str, lower: &str, upper: &str, from: &str, to: &str| {
            english(&form(qualifier, value, lower, upper, from, to).unwrap_err())
        };
        assert!(wrong("exact", "", "", "", "2014", "2014").contains("figure"));
        assert!(wrong("exact", "-1", "", "", "2014", "2014").contains("whole number"));
        assert!(wrong("interval", "", "5", "4", "2014", "2014").contains("lower one first"));
        assert!(wrong("exact", "1", "", "", "2015", "2014").contains("ends before"));
        assert!(wrong("exact", "1", "", "", "x", "2014").contains("no year"));
        assert!(english(&DecisionForm::default().verdict().unwrap_err()).contains("Choose"));
    }
}
