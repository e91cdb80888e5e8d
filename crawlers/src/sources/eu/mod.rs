//! The European Union.

pub mod eurlex;
mod formex;
