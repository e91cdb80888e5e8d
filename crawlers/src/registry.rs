//! Every source of this build, each with its parser.

use std::sync::LazyLock;

use lexgap_domain::{Indicator, Source};

use crate::{
    crawl::PageReader,
    parse::Parser,
    sources,
    spec::{SourceSpec, SpecError},
};

/// A source and the parser of its documents.
pub struct RegisteredSource {
    pub spec: SourceSpec,
    pub parser: &'static dyn Parser,
    /// Reads index pages, where the source has no code of its own.
    pub pages: Option<&'static PageReader>,
}

impl RegisteredSource {
    /// A source with a parser of its own.
    pub fn new(spec: SourceSpec, parser: &'static dyn Parser) -> RegisteredSource {
        RegisteredSource { spec, parser, pages: None }
    }

    /// A source without code, from its file's text; `file` names it in errors. It is kept for the life of the
    /// program, as the sources of this build are.
    ///
    /// # Errors
    /// A file that cannot be used, or one without `[follow]`.
    pub fn from_file(file: &str, text: &str) -> Result<RegisteredSource, SpecError> {
        let spec = SourceSpec::from_toml(file, text)?;
        let fail = |field: String, detail: String| SpecError::Field { file: file.to_owned(), field, detail };
        let Some(follow) = &spec.follow else {
            let detail = "missing: a source without code follows the links of index pages".to_owned();
            return Err(fail("follow".to_owned(), detail));
        };
        if get(spec.id.as_str()).is_some() {
            return Err(fail("id".to_owned(), format!("`{}` is a source of this program; choose another", spec.id)));
        }
        let reader: &'static PageReader =
            Box::leak(Box::new(PageReader::new(follow).map_err(|(field, detail)| fail(field, detail))?));
        Ok(RegisteredSource { spec, parser: reader, pages: Some(reader) })
    }
}

/// File, text and parser of one source.
type Entry = (&'static str, &'static str, &'static dyn Parser);

/// `entry!("ti/cpi", Cpi)`: `sources/ti/cpi.toml` is read by `sources::ti::cpi::Cpi`, given as a path.
macro_rules! entry {
    ($file:literal, $parser:expr) => {
        (concat!($file, ".toml"), include_str!(concat!("sources/", $file, ".toml")), &$parser)
    };
}

/// One line a source.
const TABLE: &[Entry] = &[
    entry!("ca/justice", sources::ca::justice::JusticeLaws),
    entry!("gb/legislation", sources::gb::legislation::Legislation),
    entry!("reference/country_codes", sources::reference::country_codes::CountryCodes),
    entry!("reference/population", sources::reference::population::Population),
    entry!("state_department/three_p", sources::state_department::three_p::ThreeP),
    entry!("state_department/tiers", sources::state_department::tiers::Tiers),
    entry!("ti/cpi", sources::ti::cpi::Cpi),
    entry!("un/treaties", sources::un::treaties::Treaties),
    entry!("unodc/cts", sources::unodc::cts::Cts),
    entry!("unodc/glotip", sources::unodc::glotip::Glotip),
    entry!("world_bank/wgi", sources::world_bank::wgi::Wgi),
];

static ALL: LazyLock<Vec<RegisteredSource>> = LazyLock::new(|| {
    TABLE
        .iter()
        .map(|&(file, text, parser)| match SourceSpec::from_toml(file, text) {
            Ok(spec) => RegisteredSource::new(spec, parser),
            // The texts are part of the program: the test `every_toml_parses` holds this branch unreachable.
            Err(e) => unreachable!("{e}"),
        })
        .collect()
});

/// Every source, in the order of the table.
pub fn all() -> &'static [RegisteredSource] {
    &ALL
}

/// The source with that identifier.
pub fn get(id: &str) -> Option<&'static RegisteredSource> {
    all().iter().find(|s| s.spec.id == *id)
}

/// Every publisher as pages show it.
pub fn sources() -> Vec<Source> {
    all().iter().map(|s| s.spec.to_source()).collect()
}

/// Every indicator.
pub fn indicators() -> Vec<Indicator> {
    all().iter().flat_map(|s| s.spec.to_indicators()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_toml_parses() {
        for (file, text, _) in TABLE {
            if let Err(e) = SourceSpec::from_toml(file, text) {
                panic!("{e}");
            }
        }
        assert_eq!(all().len(), TABLE.len());
    }

    #[test]
    fn identifiers_are_unique() {
        let mut ids = HashSet::new();
        for source in all() {
            assert!(ids.insert(source.spec.id.as_str()), "source {} occurs twice", source.spec.id);
        }
        let mut ids = HashSet::new();
        for indicator in indicators() {
            assert!(ids.insert(indicator.id.clone()), "indicator {} occurs twice", indicator.id);
        }
    }

    #[test]
    fn get_finds_what_all_lists() {
        for source in all() {
            assert!(get(source.spec.id.as_str()).is_some_and(|s| std::ptr::eq(s, source)));
        }
        assert!(get("no-such-source").is_none());
    }
}
