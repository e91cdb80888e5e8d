//! Germany.

pub mod gesetze;
