//! Sweden.

pub mod riksdag;
