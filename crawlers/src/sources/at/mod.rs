//! Austria.

pub mod ris;
