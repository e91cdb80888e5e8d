//! Colombia.

pub mod suin;
