//! Ratings that go back to the US State Department's trafficking reports.

pub mod three_p;
pub mod tiers;
