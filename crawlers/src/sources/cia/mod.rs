//! United States Central Intelligence Agency.

pub mod factbook;
