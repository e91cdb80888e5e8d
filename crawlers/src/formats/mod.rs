//! Readers of the formats that publishers use. They know the format, not the publisher.

pub mod akoma_ntoso;
pub mod charset;
pub mod cube;
pub mod dated;
pub mod dates;
pub mod feed;
pub mod html;
pub mod json;
pub mod json_stat;
pub mod links;
pub mod pdf;
pub mod sdmx;
pub mod table;
pub mod tar;
pub mod text;
pub mod typed_json;
pub mod world_bank;
pub mod xlsx;
pub mod xml;
pub mod zip;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::parse::ParseError;

/// Reads with other people's code: whatever it does with damaged bytes must not stop the crawl.
fn unharmed<T>(
    format: &'static str,
    detail: &str,
    read: impl FnOnce() -> Result<T, ParseError>,
) -> Result<T, ParseError> {
    let damaged = |_| Err(ParseError::Damaged { format, detail: detail.to_owned() });
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(damaged)
}
