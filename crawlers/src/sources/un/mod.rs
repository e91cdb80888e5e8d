//! United Nations.

pub mod treaties;
