//! Council of Europe.

use super::listing::Listing;

/// Parser of `coe-greta`: evaluation reports of the Group of Experts on Action against Trafficking.
pub const GRETA: Listing = Listing { wanted: is_report };

fn is_report(url: &str, title: &str) -> bool {
    let title = title.to_lowercase();
    let documents = url.starts_with("https://rm.coe.int/") || url.contains("/anti-human-trafficking/");
    documents && (title.contains("report") || title.contains("recommendation"))
}
