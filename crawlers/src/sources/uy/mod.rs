//! Uruguay.

pub mod impo;
