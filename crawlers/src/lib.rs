//! Sources, fetching, archive and parsers.
//!
//! One way: an address is fetched ([`fetch`]) or answered by a mirror ([`mirror`]), its bytes are archived by
//! SHA-256 ([`archive`]), a parser reads the bytes ([`parse`]), and what it found goes to a [`crawl::Sink`]
//! that the caller passes. A parser never fetches; nothing here knows the store.

pub mod archive;
#[cfg(test)]
mod corpus;
pub mod crawl;
pub mod extract;
pub mod fetch;
pub mod formats;
#[cfg(any(test, fuzzing))]
pub mod fuzz;
pub mod index;
pub mod law_text;
pub mod mirror;
pub mod parse;
pub mod penal;
pub mod registry;
pub mod request;
pub mod sources;
pub mod spec;

pub use lexgap_domain::classify;
