//! Transparency International.

pub mod cpi;
