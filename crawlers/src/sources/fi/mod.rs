//! Finland.

pub mod finlex;
