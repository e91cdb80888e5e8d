//! Estonia.

pub mod riigiteataja;
