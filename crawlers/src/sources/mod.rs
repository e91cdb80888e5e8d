//! The publishers: one folder a body or jurisdiction, one TOML and one parser a source.

pub mod ca;
mod common;
pub mod gb;
pub mod reference;
pub mod state_department;
pub mod ti;
pub mod un;
pub mod unodc;
pub mod world_bank;

#[cfg(test)]
pub(crate) mod tests {
    use crate::{
        parse::{Document, ParseError, Parsed},
        registry,
    };

    /// Parses `bytes` as `stream` of a registered source.
    pub(crate) fn parse(source: &str, stream: &str, bytes: &[u8]) -> Result<Parsed, ParseError> {
        let registered = registry::get(source).expect("registered");
        let sha256 = lexgap_domain::hash::sha256(bytes);
        registered.parser.parse(&Document {
            bytes,
            sha256: &sha256,
            source: &registered.spec.id,
            stream,
            url: None,
            content_type: None,
            vintage: None,
        })
    }
}
