//! Ukraine.

pub mod rada;
