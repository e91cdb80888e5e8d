//! Italy.

pub mod normattiva;
