//! The statistical office of the European Union.

pub mod trafficking;
