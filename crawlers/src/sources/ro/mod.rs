//! Romania.

pub mod portal;
