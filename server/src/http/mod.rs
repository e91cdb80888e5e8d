//! Routes of the site and the API.

mod api;
mod assets;
mod error;
mod evidence;
mod feeds;
mod pages;
mod query;
mod review;
mod status;

use std::{sync::Arc, time::Instant};

use arc_swap::ArcSwap;
use axum::{
    Router,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    routing::get,
};
use lexgap_app::Assets;
use lexgap_domain::{ListedDocument, SourceHealth};
use lexgap_store::Store;
use tower_http::{compression::CompressionLayer, set_header::SetResponseHeaderLayer, trace::TraceLayer};

use crate::{evidence::Bundles, feeds::Feeds, loaded::Editions, texts::Texts, versions::Versions};

pub use assets::SiteFiles;
pub use review::Review;

/// What every route may use.
pub struct AppState {
    pub editions: Editions,
    pub store: Store,
    pub assets: Assets,
    pub versions: Versions,
    pub texts: Texts,
    pub bundles: Bundles,
    pub feeds: Feeds,
    /// Refreshed after each crawl; operational, so beside the edition.
    pub health: ArcSwap<Vec<SourceHealth>>,
    /// What publishers' indexes announce, the newest first; refreshed with `health`.
    pub listed: ArcSwap<Vec<ListedDocument>>,
    pub started: Instant,
}

impl AppState {
    /// Tag of what the answers depend on besides the address: edition and site files.
    pub fn tag(&self, edition: u32) -> String {
        let site = self.assets.files.values().map(String::as_str).collect::<Vec<_>>();
        format!("\"e{edition}-{}\"", &lexgap_domain::hash::short_id(&site)[..8])
    }
}

/// Whether the reader has what `tag` names (RFC 9110, section 13.1.2: compared weakly, since compression on the
/// way makes a tag weak).
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let value = headers.get(header::IF_NONE_MATCH).and_then(|v| v.to_str().ok()).unwrap_or_default();
    value.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

/// Everything comes from our own origin. Inline styles are refused; charts style their SVG through the DOM.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

/// The same for a chart that stands in the frame of another page.
const FRAME_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
     img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// The whole site.
pub fn router(state: Arc<AppState>, site: Option<SiteFiles>, review: Arc<Review>) -> Router {
    let always = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let bundles = evidence::routes().with_state(state.clone());
    let mut router = Router::new()
        .merge(pages::routes())
        .merge(feeds::routes())
        .nest("/api/v1", api::routes())
        .route("/api/v1/", get(api::unknown))
        .route("/healthz", get(status::healthz))
        .route("/readyz", get(status::readyz))
        .route("/metrics", get(status::metrics))
        .fallback(pages::not_found)
        .with_state(state.clone())
        .merge(review::routes(state, review));
    router = router.layer(CompressionLayer::new());
    // Not compressed on the way: most of a bundle is compressed already, and its length is told.
    router = router.merge(bundles);
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
