//! US Department of State: ratings that go back to its trafficking reports, and its human rights reports.

pub mod human_rights;
pub mod three_p;
pub mod tiers;

use super::listing::Listing;

/// Parser of `state-tip-report`: the pages of the yearly report, one a country.
pub const TIP_REPORT: Listing =
    Listing { wanted: |url, _| url.contains("state.gov/reports/") && url.contains("trafficking-in-persons-report/") };
