//! Argentina.

pub mod infoleg;
