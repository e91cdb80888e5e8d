//! Ireland.

pub mod eisb;
