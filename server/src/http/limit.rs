//! How often one address may ask the API (draft-ietf-httpapi-ratelimit-headers).

use std::{
    net::{IpAddr, Ipv6Addr, SocketAddr},
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use anyhow::Context as _;
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use governor::{
    Quota, RateLimiter,
    clock::{Clock as _, DefaultClock},
    middleware::StateInformationMiddleware,
    state::keyed::DashMapStateStore,
};
use ipnet::IpNet;

use super::{AppState, error::ApiError, is_known};

/// What a request costs, and one that is answered with "not modified": ten of those are one request.
const WHOLE: NonZeroU32 = NonZeroU32::new(10).unwrap();
const KNOWN: NonZeroU32 = NonZeroU32::MIN;
/// Seconds in which all requests come back.
const WINDOW: u32 = 60;
/// Requests between two cleanings of what is known of addresses.
const CLEANING: u32 = 4_096;

type Limiter = RateLimiter<IpAddr, DashMapStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>;

/// The limit and whose word counts about who asks.
pub struct Limits {
    per_minute: u32,
    limiter: Option<Limiter>,
    trusted: Vec<IpNet>,
    clock: DefaultClock,
    asked: AtomicU32,
}

impl Limits {
    /// `per_minute` requests, 0 for any number. `trusted` are addresses or networks of proxies, whose
    /// `X-Forwarded-For` is believed.
    ///
    /// # Errors
    /// A proxy that is no address or network.
    pub fn new(per_minute: u32, trusted: &[String]) -> anyhow::Result<Limits> {
        let clock = DefaultClock::default();
        let units = NonZeroU32::new(per_minute.saturating_mul(WHOLE.get()));
        let limiter = units.map(|u| Limiter::new(Quota::per_minute(u), DashMapStateStore::default(), clock.clone()));
        let network = |text: &String| {
            let parsed = text.parse::<IpNet>().or_else(|_| text.parse::<IpAddr>().map(IpNet::from));
            parsed.with_context(|| format!("trusted_proxies: `{text}` is no address and no network such as 10.0.0.0/8"))
        };
        let trusted = trusted.iter().map(network).collect::<anyhow::Result<_>>()?;
        Ok(Limits { per_minute, limiter, trusted, clock, asked: AtomicU32::new(0) })
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|n| n.contains(&address))
    }

    /// Who asks; `None` for a program on this machine that speaks for itself, which is not limited.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> Option<IpAddr> {
        let peer = peer.to_canonical();
        let forwarded: Vec<&str> = headers
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|v| v.to_str().ok())
            .flat_map(|v| v.split(','))
            .map(str::trim)
            .collect();
        if forwarded.is_empty() && peer.is_loopback() && !headers.contains_key(header::FORWARDED) {
            return None;
        }
        // From the nearest proxy outwards, as long as the one who says it is trusted.
        let mut address = peer;
        for said in forwarded.into_iter().rev() {
            if !self.trusts(address) {
                break;
            }
            match said.parse::<IpAddr>() {
                Ok(next) => address = next.to_canonical(),
                Err(_) => break,
            }
        }
        // Whoever has one IPv6 address has 2^64 of them.
        Some(match address {
            IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from(u128::from(v6) >> 64 << 64)),
            v4 => v4,
        })
    }

    /// Takes `cost` from what `client` has; what is left, or how many seconds to wait.
    fn take(&self, client: IpAddr, cost: NonZeroU32) -> Option<Result<u32, u64>> {
        let limiter = self.limiter.as_ref()?;
        if self.asked.fetch_add(1, Ordering::Relaxed).is_multiple_of(CLEANING) {
            limiter.retain_recent();
        }
        Some(match limiter.check_key_n(&client, cost) {
            Ok(Ok(state)) => Ok(state.remaining_burst_capacity()),
            Ok(Err(not_until)) => Err(not_until.wait_time_from(self.clock.now()).as_secs() + 1),
            Err(_) => Err(u64::from(WINDOW)),
        })
    }

    fn tell(&self, left: u32, headers: &mut HeaderMap) {
        let all = u64::from(self.per_minute) * u64::from(WHOLE.get());
        let until_full = ((all - u64::from(left).min(all)) * u64::from(WINDOW)).div_ceil(all.max(1));
        for (name, value) in [
            ("ratelimit-policy", format!("\"requests\";q={};w={WINDOW}", self.per_minute)),
            ("ratelimit", format!("\"requests\";r={};t={until_full}", left / WHOLE.get())),
        ] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(HeaderName::from_static(name), value);
            }
        }
    }
}

/// Whether the answer will be "not modified": told by the headers alone, before anything is worked out.
fn is_cheap(state: &AppState, request: &Request) -> bool {
    let varies = ["/documents", "/sources"].iter().any(|p| request.uri().path().ends_with(p));
    let other = request.uri().query().is_some_and(|q| q.contains("edition=") || q.contains("cursor="));
    let tag = state.tag(state.editions.current().index.head().number);
    let csv = format!("{}-csv\"", tag.trim_end_matches('"'));
    !varies && !other && (is_known(request.headers(), &tag) || is_known(request.headers(), &csv))
}

/// Lets through what the limit allows, and tells what is left.
pub async fn limit(State(state): State<Arc<AppState>>, request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(a)| a.ip());
    let Some(client) = peer.and_then(|peer| state.limits.client(peer, request.headers())) else {
        return next.run(request).await;
    };
    let cost = if is_cheap(&state, &request) { KNOWN } else { WHOLE };
    match state.limits.take(client, cost) {
        None => next.run(request).await,
        Some(Ok(left)) => {
            let mut response = next.run(request).await;
            state.limits.tell(left, response.headers_mut());
            response
        }
        Some(Err(seconds)) => {
            let mut response = ApiError::TooMany { seconds }.into_response();
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            state.limits.tell(0, response.headers_mut());
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, forwarded: &str) -> Option<String> {
        let trusted: Vec<String> = trusted.iter().map(ToString::to_string).collect();
        let mut headers = HeaderMap::new();
        if !forwarded.is_empty() {
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        }
        let limits = Limits::new(60, &trusted).unwrap();
        limits.client(peer.parse().unwrap(), &headers).map(|a| a.to_string())
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        let some = |a: &str| Some(a.to_owned());
        assert_eq!(client(&[], "127.0.0.1", ""), None, "this machine, for itself");
        assert_eq!(client(&[], "127.0.0.1", "203.0.113.7"), some("127.0.0.1"), "an unknown proxy is one client");
        assert_eq!(client(&["127.0.0.1"], "127.0.0.1", "203.0.113.7"), some("203.0.113.7"));
        assert_eq!(client(&[], "198.51.100.1", "203.0.113.7"), some("198.51.100.1"), "anybody can send a header");
        // What the client itself wrote stands on the left and is not believed.
        assert_eq!(client(&["10.0.0.0/8"], "10.1.1.1", "8.8.8.8, 203.0.113.7"), some("203.0.113.7"));
        assert_eq!(client(&["10.0.0.0/8"], "10.1.1.1", "203.0.113.7, 10.2.2.2"), some("203.0.113.7"));
        assert_eq!(client(&["10.0.0.0/8"], "10.1.1.1", "nonsense"), some("10.1.1.1"));
        assert_eq!(client(&[], "::ffff:198.51.100.1", ""), some("198.51.100.1"));
        assert_eq!(client(&[], "2001:db8:1:2:3:4:5:6", ""), some("2001:db8:1:2::"));
        assert!(Limits::new(1, &["proxy.example.org".to_owned()]).is_err());
    }

    #[test]
    fn what_is_held_already_costs_a_tenth() {
        let limits = Limits::new(3, &[]).unwrap();
        let (a, b) = (IpAddr::from([192, 0, 2, 1]), IpAddr::from([192, 0, 2, 2]));
        for left in [20, 10, 0] {
            assert_eq!(limits.take(a, WHOLE), Some(Ok(left)));
        }
        let Some(Err(seconds)) = limits.take(a, WHOLE) else { panic!("a fourth request") };
        assert!((1..=21).contains(&seconds), "{seconds}");
        for _ in 0..30 {
            assert!(limits.take(b, KNOWN).unwrap().is_ok());
        }
        assert!(limits.take(b, KNOWN).unwrap().is_err());
        assert_eq!(Limits::new(0, &[]).unwrap().take(a, WHOLE), None, "no limit");
    }
}
