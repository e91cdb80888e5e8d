//! Poland.

pub mod sejm;
