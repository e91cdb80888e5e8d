//! Norway.

pub mod lovdata;
