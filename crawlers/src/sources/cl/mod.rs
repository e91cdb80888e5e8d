//! Chile.

pub mod bcn;
