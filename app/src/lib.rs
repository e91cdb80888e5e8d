//! Pages, components and charts.
//!
//! The server renders whole pages from an [`EditionIndex`](lexgap_domain::EditionIndex) with [`render`]; the
//! browser receives readable HTML and hydrates the islands only (docs/decisions/0002).

mod islands;

#[cfg(feature = "ssr")]
mod charts;
#[cfg(feature = "ssr")]
mod cite;
#[cfg(feature = "ssr")]
mod claims;
#[cfg(feature = "ssr")]
mod components;
#[cfg(feature = "ssr")]
mod conflicts;
#[cfg(feature = "ssr")]
mod effects;
#[cfg(feature = "ssr")]
mod format;
#[cfg(feature = "ssr")]
mod layout;
#[cfg(feature = "ssr")]
mod maps;
#[cfg(feature = "ssr")]
mod pages;
#[cfg(feature = "ssr")]
mod reconciled;
#[cfg(feature = "ssr")]
mod say;
#[cfg(feature = "ssr")]
mod share;

#[cfg(feature = "ssr")]
pub use cite::citation;
#[cfg(feature = "ssr")]
pub use layout::{Assets, Context, Rendered};
#[cfg(feature = "ssr")]
pub use pages::{
    Page,
    api::{
        ApiOperation, ApiPage, ApiParameter, ApiValues, message_of_error, message_of_group, message_of_operation,
        message_of_parameter,
    },
    compare,
    downloads::{DownloadedFile, DownloadsPage},
    home::MapAsked,
    render,
    review::{ReviewItem, ReviewPage, ReviewPassage},
};
#[cfg(feature = "ssr")]
pub use say::{InLanguage, Language, in_language};

/// Called once by the page's first script, before the islands.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
