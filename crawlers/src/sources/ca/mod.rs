//! Canada.

pub mod justice;
