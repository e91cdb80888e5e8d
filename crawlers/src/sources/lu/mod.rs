//! Luxembourg.

pub mod legilux;
