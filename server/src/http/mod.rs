//! Routes of the site and the API.

mod api;
mod assets;
mod card;
mod docs;
mod downloads;
mod embeds;
mod error;
mod evidence;
mod feeds;
mod limit;
mod pages;
mod query;
mod review;
mod status;

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use arc_swap::ArcSwap;
use axum::{
    Router,
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware,
    routing::get,
};
use lexgap_app::Assets;
use lexgap_domain::{ListedDocument, SourceHealth};
use lexgap_store::Store;
use tower_http::{
    compression::CompressionLayer,
    cors::{Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
    trace::TraceLayer,
};

use crate::{
    downloads::Downloads,
    evidence::Bundles,
    feeds::Feeds,
    loaded::{Editions, Encoding},
    texts::Texts,
    versions::Versions,
};

/// Tables of an edition and how their rows are written.
pub mod tables {
    pub use super::api::{list::write_csv_row, tables::*};
}

pub use assets::SiteFiles;
pub use limit::Limits;
pub use review::Review;

/// What every route may use.
pub struct AppState {
    pub editions: Editions,
    pub store: Store,
    pub assets: Assets,
    /// Of the site files, as part of tags: see [`site_id`].
    pub site_id: String,
    pub versions: Versions,
    pub texts: Texts,
    pub bundles: Bundles,
    pub feeds: Feeds,
    /// Refreshed after each crawl; operational, so beside the edition.
    pub health: ArcSwap<Vec<SourceHealth>>,
    /// What publishers' indexes announce, the newest first; refreshed with `health`.
    pub listed: ArcSwap<Vec<ListedDocument>>,
    pub started: Instant,
    pub limits: Limits,
    pub downloads: Downloads,
}

impl AppState {
    /// Tag of what the answers depend on besides the address: edition and site files.
    pub fn tag(&self, edition: u32) -> String {
        format!("\"e{edition}-{}\"", self.site_id)
    }
}

/// What differs between two builds of the site files.
pub fn site_id(assets: &Assets) -> String {
    let names = assets.files.values().map(String::as_str).collect::<Vec<_>>();
    lexgap_domain::hash::short_id(&names).chars().take(8).collect()
}

/// Tells how an answer is compressed that is kept in several encodings.
fn tell_encoding(headers: &mut HeaderMap, encoding: Encoding) {
    if let Some(name) = encoding.name() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
    }
    headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
}

/// Whether the reader has what `tag` names (RFC 9110, section 13.1.2: compared weakly, since compression on the
/// way makes a tag weak).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let value = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    value.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

/// Beginning of the site's addresses: as the settings tell it, else by the name that was asked; empty without both.
fn base(state: &AppState, headers: &HeaderMap) -> String {
    let told = &state.assets.public_url;
    if !told.is_empty() {
        return told.clone();
    }
    let plain = |h: &&str| h.chars().all(|c| c.is_ascii_alphanumeric() || "-._:[]".contains(c));
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).filter(plain);
    host.map(|h| format!("http://{h}")).unwrap_or_default()
}

/// Everything comes from our own origin. Inline styles are refused; charts style their SVG through the DOM.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

/// The same for a chart that stands in the frame of another page.
const FRAME_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// Pages of other sites may read what is meant for programs.
fn for_other_sites() -> CorsLayer {
    let told = ["ratelimit", "ratelimit-policy", "x-next-cursor", "deprecation", "sunset"].map(HeaderName::from_static);
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::IF_NONE_MATCH, header::RANGE])
        .expose_headers(
            told.into_iter()
                .chain([header::ETAG, header::LINK, header::RETRY_AFTER, header::CONTENT_RANGE])
                .collect::<Vec<_>>(),
        )
        .max_age(Duration::from_secs(24 * 3600))
}

/// The whole site.
pub fn router(state: Arc<AppState>, site: Option<SiteFiles>, review: Arc<Review>) -> Router {
    let always = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let bundles = evidence::routes().with_state(state.clone());
    let limited = middleware::from_fn_with_state(state.clone(), limit::limit);
    let files = downloads::routes().with_state(state.clone()).layer(limited.clone()).layer(for_other_sites());
    let api = Router::new()
        .nest("/api/v1", api::routes(state.clone()))
        .route("/api/v1/", get(api::unknown))
        .merge(embeds::routes())
        .merge(downloads::catalogue())
        .layer(limited)
        .layer(for_other_sites());
    let mut router = Router::new()
        .merge(pages::routes())
        .merge(api)
        .route("/healthz", get(status::healthz))
        .route("/readyz", get(status::readyz))
        .route("/metrics", get(status::metrics))
        .fallback(pages::not_found)
        .with_state(state.clone())
        .merge(review::routes(state, review));
    router = router.layer(CompressionLayer::new());
    // Not compressed on the way: most of a bundle is compressed already, and its length is told.
    router = router.merge(bundles).merge(files);
    if let Some(site) = site {
        router = router.merge(site.worker());
        // Already compressed on disk.
        router = router.nest_service("/assets", site.service());
    }
    router
        .layer(always(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(always(header::REFERRER_POLICY, "no-referrer"))
        .layer(always(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(always(
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        ))
        .layer(TraceLayer::new_for_http())
}
