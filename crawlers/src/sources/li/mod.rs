//! Liechtenstein.

pub mod lilex;
