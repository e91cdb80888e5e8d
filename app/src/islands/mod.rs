//! What the browser brings to life.

mod search_box;

#[cfg(feature = "ssr")]
pub use search_box::{SearchBox, SearchWords};
