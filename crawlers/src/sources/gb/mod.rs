//! United Kingdom.

pub mod legislation;

use super::listing::Listing;

/// Parser of `gb-new-legislation`: the feed of what was published last.
pub const NEW_LEGISLATION: Listing = Listing { wanted: |url, _| url.contains("legislation.gov.uk/") };
