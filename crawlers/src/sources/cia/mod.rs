//! US Central Intelligence Agency.

pub mod factbook;
