//! US Department of State: its trafficking reports and ratings that go back to them, and its human rights reports.

pub mod human_rights;
pub mod three_p;
pub mod tiers;
pub mod tip_report;
