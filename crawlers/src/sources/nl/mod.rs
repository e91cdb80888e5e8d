//! The Netherlands.

pub mod bwb;
