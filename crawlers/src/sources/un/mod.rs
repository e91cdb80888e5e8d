//! United Nations.

pub mod sdg;
pub mod treaties;
