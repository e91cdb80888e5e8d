//! Mexico.

pub mod diputados;
