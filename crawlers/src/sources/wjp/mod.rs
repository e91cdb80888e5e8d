//! World Justice Project.

pub mod roli;
