//! What changed after passage, out of what an edition has (METHODOLOGY section 4; the estimators are in
//! [`crate::effect`]; docs/decisions/0031).
//!
//! - [`law`]: the interrupted time series of each scored law.
//! - [`topic`]: the staggered difference-in-differences of each instrument of a topic.
//! - [`series`]: the yearly counts that both read: reconciled where several sources report, else one source's alone.

pub mod law;
pub mod topic;

mod series;
#[cfg(test)]
mod tests;
mod why;

pub use series::AllSeries;
