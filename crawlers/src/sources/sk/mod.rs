//! Slovakia.

pub mod slovlex;
