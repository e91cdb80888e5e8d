//! Czechia.

pub mod esbirka;
