//! United States Department of Labor, Bureau of International Labor Affairs.

mod enforcement;
pub mod findings;
mod legislation;
mod references;
