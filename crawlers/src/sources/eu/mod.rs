//! The European Union.

pub mod eurlex;
