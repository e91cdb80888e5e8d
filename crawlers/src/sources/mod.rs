//! The publishers: one folder a body or jurisdiction, one TOML and one parser a source.

pub mod ad;
pub mod at;
pub mod ca;
pub mod ch;
pub mod cl;
mod common;
pub mod de;
pub mod dk;
pub mod ee;
pub mod eu;
pub mod fi;
pub mod gb;
pub mod ie;
pub mod lu;
pub mod mx;
pub mod nl;
pub mod no;
pub mod reference;
pub mod state_department;
mod statute;
#[cfg(test)]
mod statute_corpus;
pub mod ti;
pub mod un;
pub mod unodc;
pub mod us;
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
