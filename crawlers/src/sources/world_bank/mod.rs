//! The World Bank.

pub mod api;
pub mod wgi;
