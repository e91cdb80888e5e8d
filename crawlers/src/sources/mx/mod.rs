//! Mexico.

pub mod diputados;
mod reforms;
