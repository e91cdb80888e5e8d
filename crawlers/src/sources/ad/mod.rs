//! Andorra.

pub mod bopa;
