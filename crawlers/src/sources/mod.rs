//! The publishers: one folder a body or jurisdiction, one TOML and one parser a source.

mod act;
pub mod ad;
pub mod ar;
pub mod at;
pub mod be;
pub mod ca;
pub mod ch;
pub mod cia;
pub mod cl;
pub mod co;
pub mod coe;
mod common;
pub mod cz;
pub mod de;
pub mod dk;
pub mod dol_ilab;
pub mod ee;
pub mod eu;
pub mod eurostat;
pub mod fi;
pub mod gb;
pub mod gitoc;
pub mod ie;
pub mod it;
pub mod li;
#[cfg(any(test, fuzzing))]
pub(crate) mod list_cases;
pub(crate) mod listing;
#[cfg(test)]
mod lists;
pub mod lu;
pub mod lv;
pub mod mx;
pub mod nl;
pub mod no;
pub mod pl;
mod prose;
pub mod reference;
pub mod ro;
pub mod se;
pub mod sk;
pub mod state_department;
mod statute;
#[cfg(test)]
mod statute_corpus;
pub mod ti;
pub mod ua;
pub mod un;
pub mod unodc;
pub mod us;
pub mod uy;
pub mod wjp;
pub mod world_bank;

pub(crate) use act::sentence;

#[cfg(test)]
pub(crate) mod tests {
    use crate::{
        parse::{Document, ParseError, Parsed},
        registry,
    };

    /// A publisher's file, where the corpus is; says that a test was skipped where it is not.
    pub(crate) fn corpus(file: &str) -> Option<Vec<u8>> {
        Some(std::fs::read(crate::corpus::corpus_with(file)?.join(file)).unwrap())
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

    /// Holds that a parser comes back from anything near its documents: each cut at every length in steps, and with
    /// bytes changed, doubled and taken out.
    pub(crate) fn survives(source: &str, documents: &[&str]) {
        use proptest::{prelude::*, test_runner::TestRunner};

        for text in documents {
            let bytes = text.as_bytes();
            for cut in (0..bytes.len()).step_by(37) {
                let _ = parse(source, "x", &bytes[..cut]);
            }
            let edits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0_u8..4), 1..12);
            let mut runner =
                TestRunner::new(ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() });
            let run = runner.run(&edits, |edits| {
                let mut changed = bytes.to_vec();
                for (at, byte, how) in edits {
                    let at = at.index(changed.len().max(1)).min(changed.len().saturating_sub(1));
                    match how {
                        0 => changed[at] = byte,
                        1 => changed.insert(at, byte),
                        2 if changed.len() > 1 => drop(changed.remove(at)),
                        _ => changed.extend_from_within(at..(at + 40).min(changed.len())),
                    }
                }
                let _ = parse(source, "x", &changed);
                Ok(())
            });
            if let Err(e) = run {
                panic!("{source}: {e}");
            }
        }
    }
}
