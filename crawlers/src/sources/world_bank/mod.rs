//! The World Bank.

pub mod wgi;
