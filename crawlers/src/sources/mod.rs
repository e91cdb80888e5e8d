//! The publishers: one folder a body or jurisdiction, one TOML and one parser a source.

pub mod ca;
pub mod coe;
mod common;
pub mod eurostat;
pub mod gb;
pub mod gitoc;
mod listing;
pub mod reference;
pub mod state_department;
pub mod ti;
pub mod un;
pub mod unodc;
pub mod us;
pub mod wjp;
pub mod world_bank;

#[cfg(test)]
pub(crate) mod tests {
    use crate::{
        parse::{Document, ParseError, Parsed},
        registry,
    };

    /// A publisher's file, where the corpus is; says that a test was skipped where it is not.
    pub(crate) fn corpus(file: &str) -> Option<Vec<u8>> {
        let folder = std::env::var_os("LEXGAP_CORPUS").map_or_else(
            || std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"),
            std::path::PathBuf::from,
        );
        let bytes = std::fs::read(folder.join(file)).ok();
        if bytes.is_none() {
            println!("skipped: no {file} in the corpus (set LEXGAP_CORPUS)");
        }
        bytes
    }

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
