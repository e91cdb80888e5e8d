//! The publishers: one folder a body or jurisdiction, one TOML and one parser a source.

pub mod ca;
pub mod gb;
