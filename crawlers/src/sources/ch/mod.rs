//! Switzerland.

pub mod fedlex;
