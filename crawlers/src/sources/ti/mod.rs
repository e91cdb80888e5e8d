//! Transparency International.

pub mod cpi;
pub mod cpi_1995;
