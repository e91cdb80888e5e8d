//! United Kingdom.

pub mod legislation;
