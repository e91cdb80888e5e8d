//! The publishers: one folder a body or jurisdiction, one TOML and one parser a source.
