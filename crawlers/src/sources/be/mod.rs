//! Belgium.

pub mod justel;
