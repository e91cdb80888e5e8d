//! Asking publishers: politely, within limits, and nobody else.

mod decode;
mod guard;
mod hosts;
mod keys;
mod retry;
mod robots;

use std::{
    collections::HashMap,
    error::Error as _,
    io,
    sync::{
        Arc, Mutex as StdMutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use futures::StreamExt;
use jiff::Timestamp;
use reqwest::{
    StatusCode, Url,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};
use serde::{Deserialize, Serialize};
use tokio::{
    sync::Mutex,
    time::{Instant, sleep, sleep_until, timeout, timeout_at},
};

use decode::{DecodeError, Decoder};
pub use guard::{AllowedHosts, NotPublic, is_public};
use hosts::{Host, Hosts};
pub use keys::{HostKeys, KeyError};
use robots::Rules;

/// The name that robots.txt files know this crawler by.
pub const AGENT: &str = "lexgap";
const MAX_REDIRECTS: usize = 5;
const MAX_RETRIES: u32 = 2;
/// Of the body of an error no more is kept, and no longer waited for.
const MAX_ERROR_BODY: u64 = 1 << 20;
const ERROR_BODY_TIMEOUT: Duration = Duration::from_secs(10);
/// A robots.txt is asked for again after a day (RFC 9309, section 2.4), after a failure sooner.
const ROBOTS_LIFE: Duration = Duration::from_secs(24 * 3600);
const ROBOTS_FAILURE_LIFE: Duration = Duration::from_secs(300);

/// How a crawl behaves on the network.
#[derive(Clone, Debug)]
pub struct NetworkSettings {
    /// An address or web page under which a publisher can reach the people who run this installation; part of
    /// the user agent.
    pub contact: Option<String>,
    /// Host names or literal addresses that may be private: an intranet mirror, a test server.
    pub allow_hosts: Vec<String>,
    /// Keys that publishers gave to this installation.
    pub keys: HostKeys,
    /// The most bytes of a body as sent.
    pub body_limit: u64,
    /// The most bytes of a body after decompression.
    pub decompressed_limit: u64,
    /// The most bytes of an answer's header, names and values together.
    pub header_limit: usize,
    pub connect_timeout: Duration,
    /// From the request to the first byte of the answer.
    pub first_byte_timeout: Duration,
    /// From the request to the last byte of the answer.
    pub total_timeout: Duration,
    /// The longest pause between two requests that a robots.txt may ask for.
    pub longest_delay: Duration,
    /// The longest `Retry-After` that is waited for; beyond it the document is left for the next crawl.
    pub longest_retry: Duration,
    /// Longest first pause before a second try where the publisher does not name one; it doubles, and between
    /// half and all of it is waited.
    pub retry_pause: Duration,
    /// Decides where between half and all of a pause a wait ends.
    pub jitter_seed: u64,
    /// Failures in a row, tries included, after which a host is left alone.
    pub host_failures: u32,
    /// How long it is left alone then; twice as long after each further failure.
    pub host_rest: Duration,
}

impl Default for NetworkSettings {
    fn default() -> Self {
        Self {
            contact: None,
            allow_hosts: Vec::new(),
            keys: HostKeys::default(),
            body_limit: 64 << 20,
            decompressed_limit: 64 << 20,
            header_limit: 64 << 10,
            connect_timeout: Duration::from_secs(15),
            first_byte_timeout: Duration::from_secs(60),
            total_timeout: Duration::from_secs(300),
            longest_delay: Duration::from_secs(60),
            longest_retry: Duration::from_secs(60),
            retry_pause: Duration::from_secs(2),
            jitter_seed: 0,
            host_failures: 8,
            host_rest: Duration::from_secs(120),
        }
    }
}

/// What an earlier answer said about its version, sent back so that an unchanged document is not sent again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// The address that answered with them, where redirects led to another than was asked for. They are sent to it alone:
    /// what another address holds may be older.
    pub url: Option<String>,
}

/// An answer beside the document: an error with its body, a robots.txt, a redirect on the way to an error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aside {
    pub exchange: Exchange,
    /// The body or its beginning, unpacked; `None` where it was not read.
    pub body: Option<Vec<u8>>,
    /// Whether the body goes on.
    pub cut: bool,
}

/// Collects what a fetch hears beside the document, so that it can be archived.
#[derive(Debug, Default)]
pub struct Asides(StdMutex<Vec<Aside>>);

impl Asides {
    pub(crate) fn hear(&self, asides: impl IntoIterator<Item = Aside>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend(asides);
    }

    /// All that was heard so far, in its order; they are gone from here then.
    pub fn take(&self) -> Vec<Aside> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One document to ask for.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    pub url: &'a str,
    /// Empty: the document is wanted in any case.
    pub validators: Validators,
    /// Least pause since the last request to the same host.
    pub delay: Duration,
    /// How many requests to the same host may be under way, this one included; 0 counts as 1.
    pub concurrency: usize,
    /// Where answers go that are not the document; they are not read where nobody wants them.
    pub asides: Option<&'a Asides>,
    /// Sent by POST, never with `validators`; a GET where absent. It must change nothing at the publisher's: it is
    /// sent again where the host is in trouble for a moment.
    pub posted: Option<&'a Posted>,
}

/// The part of an address that goes to a server: without what stands behind `#`, which tells one POST from another.
pub fn sent(address: &str) -> &str {
    address.split_once('#').map_or(address, |(sent, _)| sent)
}

/// What is sent by POST.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Posted {
    /// Media type of the body.
    pub content_type: String,
    pub body: String,
}

impl<'a> Request<'a> {
    /// A document wanted in any case, alone and without a pause.
    pub fn new(url: &'a str) -> Self {
        let (validators, delay) = (Validators::default(), Duration::ZERO);
        Request { url, validators, delay, concurrency: 1, asides: None, posted: None }
    }
}

/// One request and the head of its answer, as they went over the wire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    pub url: String,
    pub started: Timestamp,
    /// When the head of the answer was there.
    pub answered: Timestamp,
    /// When its last byte was there.
    pub finished: Timestamp,
    /// `HTTP/1.1`, `HTTP/2.0`.
    pub version: String,
    pub status: u16,
    pub request_headers: Vec<(String, String)>,
    /// What was sent by POST; absent for a GET.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted: Option<Posted>,
    pub response_headers: Vec<(String, String)>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// Not changed since the answer that the validators came from; with every request that it took.
    NotModified(Vec<Exchange>),
    Body(Body),
}

/// A document as sent, decompressed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    pub bytes: Vec<u8>,
    /// Whether these are the beginning alone: of a document never.
    pub cut: bool,
    pub content_type: Option<String>,
    pub validators: Validators,
    /// The address that answered in the end.
    pub url: String,
    /// Every request that it took: redirects, then the answer.
    pub exchanges: Vec<Exchange>,
}

/// Why a document could not be fetched, in plain words.
#[derive(Clone, Debug, thiserror::Error)]
pub enum FetchError {
    #[error("could not reach {host}: {reason}")]
    Unreachable { host: String, reason: String },
    #[error("`{url}` cannot be fetched: {reason}")]
    Address { url: String, reason: &'static str },
    #[error("refused: {0}; if this host is yours, list it in the setting allow_hosts")]
    NotPublic(#[from] NotPublic),
    #[error("robots.txt of {host} asks crawlers to leave {url} alone")]
    Robots { host: String, url: String },
    #[error("robots.txt of {host} could not be read (status {status}), so nothing is asked of that host for now")]
    RobotsUnavailable { host: String, status: u16 },
    #[error("{host} gave no {what} within {seconds} s")]
    Timeout { host: String, what: &'static str, seconds: u64 },
    #[error("{url} redirects more than {MAX_REDIRECTS} times")]
    Redirects { url: String },
    #[error("{url} answered with status {status}{}", retry_words(.retry_after))]
    Status { url: String, status: u16, retry_after: Option<Duration> },
    #[error("{url} sends more than {limit} bytes")]
    TooLarge { url: String, limit: u64 },
    #[error("{url} sends a header of more than {limit} bytes")]
    HeaderTooLarge { url: String, limit: usize },
    #[error("{url} unpacks to more than {ratio} times its size, as only a decompression bomb does", ratio = decode::MAX_RATIO)]
    Bomb { url: String },
    #[error("{host} failed {failures} times in a row, so it is left alone for another {seconds} s")]
    Resting { host: String, failures: u32, seconds: u64 },
    #[error("{url} is compressed in a way that cannot be read: {detail}")]
    Encoding { url: String, detail: String },
    #[error("{host} repeats this installation's key in its answer, so the answer is not kept")]
    KeyTold { host: String },
    #[error("the HTTP client could not be set up: {0}")]
    Client(String),
}

fn retry_words(retry_after: &Option<Duration>) -> String {
    retry_after.map(|d| format!(" and asks to come back in {} s", d.as_secs())).unwrap_or_default()
}

/// Something that answers addresses.
#[async_trait]
pub trait Fetcher: Send + Sync {
    /// Fetches one document.
    ///
    /// # Errors
    /// See [`FetchError`].
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError>;
}

/// The network.
pub struct Network {
    client: reqwest::Client,
    settings: NetworkSettings,
    allowed: AllowedHosts,
    user_agent: HeaderValue,
    robots: Mutex<HashMap<String, Arc<Mutex<Option<KnownRobots>>>>>,
    hosts: Hosts,
    /// Number of pauses so far, for their jitter.
    pauses: AtomicU64,
}

struct KnownRobots {
    rules: Result<Arc<Rules>, FetchError>,
    until: Instant,
}

/// Whether robots.txt is asked first; it is not for robots.txt itself.
#[derive(Clone, Copy, PartialEq)]
enum Asking {
    Document,
    Robots,
}

impl Network {
    /// Sets up the client. Nothing is sent yet. A proxy named in the environment is not used: it would
    /// connect where the guard cannot look.
    ///
    /// # Errors
    /// [`FetchError::Client`] where TLS cannot be set up or the contact cannot stand in a header.
    pub fn new(settings: NetworkSettings) -> Result<Network, FetchError> {
        let allowed = AllowedHosts::new(&settings.allow_hosts);
        let contact = settings.contact.as_deref().map(|c| format!(" (+{c})")).unwrap_or_default();
        let agent = format!("{AGENT}/{}{contact}", env!("CARGO_PKG_VERSION"));
        let user_agent = HeaderValue::from_str(&agent)
            .map_err(|_| FetchError::Client("the contact holds characters that no header may".to_owned()))?;
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .dns_resolver(guard::GuardedResolver::new(allowed.clone()))
            .connect_timeout(settings.connect_timeout)
            .build()
            .map_err(|e| FetchError::Client(innermost(&e)))?;
        Ok(Network {
            client,
            settings,
            allowed,
            user_agent,
            robots: Mutex::default(),
            hosts: Hosts::default(),
            pauses: AtomicU64::new(0),
        })
    }

    /// Checks what can be checked without asking anybody.
    fn check(&self, url: &str) -> Result<Url, FetchError> {
        let wrong = |reason| FetchError::Address { url: url.to_owned(), reason };
        let parsed = Url::parse(url).map_err(|_| wrong("it is not an address"))?;
        if !matches!(parsed.scheme(), "http" | "https") {
            return Err(wrong("only http and https are asked"));
        }
        if !parsed.username().is_empty() || parsed.password().is_some() {
            return Err(wrong("it holds a user name or password"));
        }
        let host = parsed.host_str().ok_or_else(|| wrong("it names no host"))?;
        guard::check_literal(host, &self.allowed)?;
        Ok(parsed)
    }

    /// Follows redirects one by one, so that every hop passes the checks, robots.txt and the pauses.
    async fn follow(&self, request: &Request<'_>, asking: Asking) -> Result<Response, FetchError> {
        let mut exchanges = Vec::new();
        let result = self.follow_through(request, asking, &mut exchanges).await;
        if let (Err(_), Some(asides)) = (&result, request.asides) {
            // The way to the error; the error itself was heard last.
            let mut heard = asides.take();
            let last = heard.pop_if(|a| a.exchange.status >= 400);
            asides.hear(heard);
            asides.hear(exchanges.into_iter().map(|exchange| Aside { exchange, body: None, cut: false }));
            asides.hear(last);
        }
        result
    }

    async fn follow_through(
        &self,
        request: &Request<'_>,
        asking: Asking,
        exchanges: &mut Vec<Exchange>,
    ) -> Result<Response, FetchError> {
        let mut url = self.check(request.url)?;
        let mut request = request.clone();
        let known =
            if request.posted.is_none() { std::mem::take(&mut request.validators) } else { Validators::default() };
        let asked = url.clone();
        for _ in 0..=MAX_REDIRECTS {
            let answered = known.url.as_deref().unwrap_or(asked.as_str());
            request.validators = if url.as_str() == answered { known.clone() } else { Validators::default() };
            let mut delay = request.delay;
            if asking == Asking::Document {
                let rules = self.rules(&url, &request).await?;
                if !rules.allow(url.as_str()) {
                    return Err(FetchError::Robots { host: host_of(&url), url: url.to_string() });
                }
                delay = delay.max(rules.delay(self.settings.longest_delay).unwrap_or_default());
            }
            match self.hop(&url, &request, delay, asking).await? {
                Hop::NotModified(exchange) => {
                    exchanges.push(exchange);
                    return Ok(Response::NotModified(std::mem::take(exchanges)));
                }
                Hop::Body(mut body) => {
                    exchanges.append(&mut body.exchanges);
                    body.validators.url = (url != asked).then(|| url.to_string());
                    return Ok(Response::Body(Body { exchanges: std::mem::take(exchanges), ..body }));
                }
                Hop::Redirect(target, exchange) => {
                    // As browsers do (Fetch standard, 4.4): only 307 and 308 keep the body.
                    request.posted = request.posted.filter(|_| matches!(exchange.status, 307 | 308));
                    exchanges.push(exchange);
                    url = self.check(target.as_str())?;
                }
            }
        }
        Err(FetchError::Redirects { url: request.url.to_owned() })
    }

    /// One request in its turn, unless its host rests.
    async fn hop(&self, url: &Url, request: &Request<'_>, delay: Duration, asking: Asking) -> Result<Hop, FetchError> {
        let host: Arc<Host> = self.hosts.get(&authority_of(url));
        let _entered = host.enter(request.concurrency).await;
        let (most, rest) = (self.settings.host_failures, self.settings.host_rest);
        if let Err(resting) = host.admit(rest, Instant::now()) {
            let (host, seconds) = (host_of(url), resting.left.as_secs_f64().ceil() as u64);
            return Err(FetchError::Resting { host, failures: resting.failures, seconds });
        }
        loop {
            sleep_until(host.book_turn(delay, asking == Asking::Document, Instant::now())).await;
            if !host.is_held(Instant::now()) {
                break;
            }
        }
        let result = self.ask(url, request, asking).await;
        if let Err(FetchError::Status { status, retry_after: Some(wait), .. }) = &result
            && may_pass(*status)
        {
            // It asks this of us, not of the one document.
            host.hold((*wait).min(self.settings.longest_retry), Instant::now());
        }
        if result.as_ref().is_err_and(FetchError::is_trouble_of_the_host) {
            host.failed(most, rest, Instant::now());
        } else {
            host.answered();
        }
        result
    }

    /// One request with one answer, within the time limits.
    async fn ask(&self, url: &Url, request: &Request<'_>, asking: Asking) -> Result<Hop, FetchError> {
        let total = self.settings.total_timeout;
        match timeout(total, self.ask_untimed(url, request, asking)).await {
            Ok(result) => result,
            Err(_) => Err(self.too_slow(url, "complete answer", total)),
        }
    }

    async fn ask_untimed(&self, url: &Url, request: &Request<'_>, asking: Asking) -> Result<Hop, FetchError> {
        let validators = &request.validators;
        let mut headers = self.request_headers(request);
        let mut request_headers = told(&headers);
        request_headers.insert(0, ("host".to_owned(), authority_of(url)));
        let key = self.settings.keys.of(url, &self.allowed).filter(|_| asking == Asking::Document);
        if let Some(key) = key {
            key.add_to(&mut headers);
        }
        let started = Timestamp::now();
        let asked = match request.posted {
            Some(posted) => self.client.post(url.clone()).body(posted.body.clone()),
            None => self.client.get(url.clone()),
        };
        let sending = asked.headers(headers).send();
        let response = match timeout(self.settings.first_byte_timeout, sending).await {
            Ok(result) => result.map_err(|e| self.explain(url, &e))?,
            Err(_) => return Err(self.too_slow(url, "answer", self.settings.first_byte_timeout)),
        };
        let (status, answered) = (response.status(), Timestamp::now());
        if key.is_some_and(|key| key.stands_in_headers(response.headers())) {
            return Err(FetchError::KeyTold { host: host_of(url) });
        }
        let exchange = Exchange {
            url: url.to_string(),
            started,
            answered,
            finished: answered,
            version: format!("{:?}", response.version()),
            status: status.as_u16(),
            request_headers,
            posted: request.posted.cloned(),
            response_headers: told(response.headers()),
        };
        let size: usize = response.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        if size > self.settings.header_limit {
            return Err(FetchError::HeaderTooLarge { url: url.to_string(), limit: self.settings.header_limit });
        }
        if status == StatusCode::NOT_MODIFIED && *validators != Validators::default() {
            return Ok(Hop::NotModified(exchange));
        }
        if status.is_redirection()
            && let Some(target) = location(url, response.headers())
        {
            return Ok(Hop::Redirect(target, exchange));
        }
        if !status.is_success() {
            let text = response.headers().get(header::RETRY_AFTER).and_then(|v| v.to_str().ok());
            // A time of day is meant by the host's clock.
            let date = response.headers().get(header::DATE).and_then(|v| v.to_str().ok());
            let now = date.and_then(retry::http_date).unwrap_or(answered);
            let retry_after = text.and_then(|t| retry::retry_after(t, now));
            if let Some(asides) = request.asides {
                let mut aside = self.error_body(response, exchange).await;
                aside.body = aside.body.filter(|body| !key.is_some_and(|key| key.stands_in(body)));
                asides.hear([aside]);
            }
            return Err(FetchError::Status { url: url.to_string(), status: status.as_u16(), retry_after });
        }
        let body = self.body(url, response, exchange, asking).await?;
        if key.is_some_and(|key| key.stands_in(&body.bytes)) {
            return Err(FetchError::KeyTold { host: host_of(url) });
        }
        Ok(Hop::Body(body))
    }

    /// The beginning of an error's body. Whatever goes wrong with it, the error is told as it is.
    async fn error_body(&self, response: reqwest::Response, mut exchange: Exchange) -> Aside {
        let limit = MAX_ERROR_BODY.min(self.settings.body_limit).min(self.settings.decompressed_limit);
        let until = Instant::now() + ERROR_BODY_TIMEOUT.min(self.settings.total_timeout / 2);
        let encoding =
            response.headers().get(header::CONTENT_ENCODING).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let Ok(mut decoder) = Decoder::new(encoding.as_deref(), limit) else {
            return Aside { exchange, body: None, cut: false };
        };
        let mut stream = response.bytes_stream();
        let (mut received, mut cut) = (0, false);
        loop {
            match timeout_at(until, stream.next()).await {
                Ok(None) => break,
                Ok(Some(Ok(piece))) => {
                    received += piece.len() as u64;
                    if decoder.push(&piece).is_err() || received > limit {
                        cut = true;
                        break;
                    }
                }
                Ok(Some(Err(_))) | Err(_) => {
                    cut = true;
                    break;
                }
            }
        }
        exchange.finished = Timestamp::now();
        Aside { exchange, body: Some(decoder.beginning()), cut }
    }

    async fn body(
        &self,
        url: &Url,
        response: reqwest::Response,
        mut exchange: Exchange,
        asking: Asking,
    ) -> Result<Body, FetchError> {
        // Of a robots.txt the beginning counts, however long it is.
        let (limit, unpacked_limit, all) = match asking {
            Asking::Document => (self.settings.body_limit, self.settings.decompressed_limit, true),
            Asking::Robots => (robots::MAX_ROBOTS as u64, robots::MAX_ROBOTS as u64, false),
        };
        let too_large = |limit| FetchError::TooLarge { url: url.to_string(), limit };
        if all && response.content_length().is_some_and(|n| n > limit) {
            return Err(too_large(limit));
        }
        let text = |name: HeaderName| response.headers().get(name).and_then(|v| v.to_str().ok()).map(str::to_owned);
        let encoding = text(header::CONTENT_ENCODING);
        let content_type = text(header::CONTENT_TYPE);
        let validators = Validators { etag: text(header::ETAG), last_modified: text(header::LAST_MODIFIED), url: None };
        let wrong = |e| match e {
            DecodeError::TooLarge => too_large(unpacked_limit),
            DecodeError::Bomb => FetchError::Bomb { url: url.to_string() },
            DecodeError::Unreadable(detail) => FetchError::Encoding { url: url.to_string(), detail },
        };
        let mut decoder = Decoder::new(encoding.as_deref(), unpacked_limit).map_err(wrong)?;
        decoder.expect(response.content_length().unwrap_or_default());
        let (mut received, mut cut) = (0, false);
        let mut stream = response.bytes_stream();
        while let Some(piece) = stream.next().await {
            let piece = piece.map_err(|e| self.explain(url, &e))?;
            received += piece.len() as u64;
            if all && received > limit {
                return Err(too_large(limit));
            }
            match decoder.push(&piece) {
                Err(DecodeError::TooLarge | DecodeError::Bomb) if !all => {
                    cut = true;
                    break;
                }
                pushed => pushed.map_err(wrong)?,
            }
            if received > limit {
                cut = true;
                break;
            }
        }
        let bytes = if cut { decoder.beginning() } else { decoder.finish().map_err(wrong)? };
        exchange.finished = Timestamp::now();
        Ok(Body { bytes, cut, content_type, validators, url: url.to_string(), exchanges: vec![exchange] })
    }

    /// What is sent besides `Host`.
    fn request_headers(&self, request: &Request<'_>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::USER_AGENT, self.user_agent.clone());
        headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
        headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(decode::ACCEPTED));
        // A validator came from a header, so it fits into one; where it does not, the document is asked for whole. A
        // media type fits, too.
        let mut put = |name, value: &Option<String>| {
            if let Some(value) = value.as_deref().and_then(|v| HeaderValue::from_str(v).ok()) {
                headers.insert(name, value);
            }
        };
        put(header::IF_NONE_MATCH, &request.validators.etag);
        put(header::IF_MODIFIED_SINCE, &request.validators.last_modified);
        put(header::CONTENT_TYPE, &request.posted.map(|posted| posted.content_type.clone()));
        headers
    }

    /// The rules of the origin of `url`, asked for where they are not known yet. Other requests to the same
    /// origin wait meanwhile.
    async fn rules(&self, url: &Url, request: &Request<'_>) -> Result<Arc<Rules>, FetchError> {
        let Some(address) = robots_of(url) else {
            return Err(FetchError::Address { url: url.to_string(), reason: "it names no host" });
        };
        let slot = Arc::clone(self.robots.lock().await.entry(address.clone()).or_default());
        let mut known = slot.lock().await;
        if let Some(known) = known.as_ref().filter(|k| k.until > Instant::now()) {
            return known.rules.clone();
        }
        let rules = self.ask_rules(&address, host_of(url), request).await.map(Arc::new);
        let life = if rules.is_ok() { ROBOTS_LIFE } else { ROBOTS_FAILURE_LIFE };
        *known = Some(KnownRobots { rules: rules.clone(), until: Instant::now() + life });
        rules
    }

    /// Whether nothing is asked of the origin of `url` for now because its robots.txt could not be had.
    async fn is_closed(&self, url: &str) -> bool {
        let Some(address) = Url::parse(url).ok().and_then(|url| robots_of(&url)) else { return false };
        let Some(slot) = self.robots.lock().await.get(&address).map(Arc::clone) else { return false };
        let known = slot.lock().await;
        known.as_ref().is_some_and(|k| k.until > Instant::now() && k.rules.is_err())
    }

    /// RFC 9309, section 2.3.1: a missing file (4xx) allows everything, one that cannot be had (5xx or
    /// unreachable) nothing. A host that answers 429 is too busy for us and is left alone as well.
    async fn ask_rules(&self, address: &str, host: String, of: &Request<'_>) -> Result<Rules, FetchError> {
        let request = Request { delay: of.delay, asides: of.asides, ..Request::new(address) };
        match Box::pin(self.patiently(&request, Asking::Robots)).await {
            Ok(Response::Body(body)) => {
                let rules = Rules::read(AGENT, &body.bytes, body.cut);
                if let Some(asides) = of.asides {
                    let (mut exchanges, bytes, cut) = (body.exchanges, body.bytes, body.cut);
                    let last = exchanges.pop().map(|exchange| Aside { exchange, body: Some(bytes), cut });
                    asides.hear(exchanges.into_iter().map(|exchange| Aside { exchange, body: None, cut: false }));
                    asides.hear(last);
                }
                Ok(rules)
            }
            Ok(Response::NotModified(_)) | Err(FetchError::Redirects { .. }) => Ok(Rules::None),
            Err(FetchError::Status { status, .. }) if !may_pass(status) => Ok(Rules::None),
            Err(FetchError::Status { status, .. }) => Err(FetchError::RobotsUnavailable { host, status }),
            Err(e) => Err(e),
        }
    }

    fn too_slow(&self, url: &Url, what: &'static str, limit: Duration) -> FetchError {
        FetchError::Timeout { host: host_of(url), what, seconds: limit.as_secs() }
    }

    fn explain(&self, url: &Url, error: &reqwest::Error) -> FetchError {
        let mut cause = error.source();
        while let Some(e) = cause {
            if let Some(refused) = e.downcast_ref::<NotPublic>() {
                return FetchError::NotPublic(refused.clone());
            }
            cause = e.source();
        }
        if error.is_connect() && error.is_timeout() {
            return self.too_slow(url, "connection", self.settings.connect_timeout);
        }
        FetchError::Unreachable { host: host_of(url), reason: innermost(error) }
    }
}

enum Hop {
    NotModified(Exchange),
    Body(Body),
    Redirect(Url, Exchange),
}

impl FetchError {
    /// Whether the host, not the one document, is in trouble.
    fn is_trouble_of_the_host(&self) -> bool {
        match self {
            FetchError::Unreachable { .. } | FetchError::Timeout { .. } => true,
            FetchError::Status { status, .. } => may_pass(*status),
            _ => false,
        }
    }
}

#[async_trait]
impl Fetcher for Network {
    async fn fetch(&self, request: &Request<'_>) -> Result<Response, FetchError> {
        self.patiently(request, Asking::Document).await
    }
}

impl Network {
    /// Tries again where the host may be in trouble for a moment.
    async fn patiently(&self, request: &Request<'_>, asking: Asking) -> Result<Response, FetchError> {
        let mut pause = self.settings.retry_pause;
        let mut retries = 0;
        loop {
            let result = self.follow(request, asking).await;
            let own = || hosts::jittered(pause, self.settings.jitter_seed, self.pauses.fetch_add(1, Ordering::Relaxed));
            let wait = match &result {
                Err(FetchError::Status { status, retry_after, .. }) if may_pass(*status) => {
                    retry_after.unwrap_or_else(own)
                }
                // Where robots.txt was not to be had it was tried again already.
                Err(FetchError::Unreachable { .. })
                    if asking == Asking::Robots || !self.is_closed(request.url).await =>
                {
                    own()
                }
                _ => return result,
            };
            if retries == MAX_RETRIES || wait > self.settings.longest_retry {
                return result;
            }
            sleep(wait).await;
            retries += 1;
            pause *= 2;
        }
    }
}

/// Whether the same request may succeed a little later.
fn may_pass(status: u16) -> bool {
    status == 429 || status >= 500
}

fn host_of(url: &Url) -> String {
    url.host_str().unwrap_or_default().to_owned()
}

/// Name and port, as `Host` gives them.
fn authority_of(url: &Url) -> String {
    match url.port() {
        Some(port) => format!("{}:{port}", host_of(url)),
        None => host_of(url),
    }
}

/// Address of the robots.txt of `url`'s origin.
fn robots_of(url: &Url) -> Option<String> {
    url.join("/robots.txt").ok().map(String::from)
}

/// Headers as text; bytes that are none become U+FFFD.
fn told(headers: &HeaderMap) -> Vec<(String, String)> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

fn location(base: &Url, headers: &HeaderMap) -> Option<Url> {
    // Some servers send the letters of a path as they are.
    base.join(std::str::from_utf8(headers.get(header::LOCATION)?.as_bytes()).ok()?).ok()
}

/// The cause at the bottom of an error, in plain words where it is a common one.
fn innermost(error: &reqwest::Error) -> String {
    let mut deepest: &dyn std::error::Error = error;
    let mut words = None;
    while let Some(source) = deepest.source() {
        deepest = source;
        // The first I/O error that says more than "other" names the trouble.
        if let Some(e) = source.downcast_ref::<io::Error>().filter(|e| e.kind() != io::ErrorKind::Other) {
            words = words.or(plain(e.kind()));
        }
    }
    match words {
        Some(words) => words.to_owned(),
        None if deepest.to_string().contains("lookup address") => "its name is not known".to_owned(),
        None => deepest.to_string(),
    }
}

fn plain(kind: io::ErrorKind) -> Option<&'static str> {
    Some(match kind {
        io::ErrorKind::ConnectionRefused => "connection refused",
        io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionAborted => "connection broken off",
        io::ErrorKind::UnexpectedEof => "the answer was cut off",
        io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable | io::ErrorKind::NetworkDown => {
            "there is no way to it from this network"
        }
        io::ErrorKind::TimedOut => "no answer in time",
        _ => return None,
    })
}

/// What the fuzzer reaches.
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzz {
    pub(crate) use super::{decode::Decoder, retry::retry_after, robots::Rules};
}

#[cfg(test)]
mod tests;
