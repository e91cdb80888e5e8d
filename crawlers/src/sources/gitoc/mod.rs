//! Global Initiative Against Transnational Organized Crime.

pub mod ocindex;
