//! Denmark.

pub mod retsinformation;
