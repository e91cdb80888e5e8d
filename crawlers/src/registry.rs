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
    entry!("ad/bopa", sources::ad::bopa::Bopa),
    entry!("ar/infoleg", sources::ar::infoleg::InfoLeg),
    entry!("at/ris", sources::at::ris::Ris),
    entry!("be/justel", sources::be::justel::Justel),
    entry!("ca/justice", sources::ca::justice::JusticeLaws),
    entry!("ch/fedlex", sources::ch::fedlex::Fedlex),
    entry!("cia/factbook", sources::cia::factbook::Factbook),
    entry!("cl/bcn", sources::cl::bcn::Bcn),
    entry!("co/suin", sources::co::suin::Suin),
    entry!("coe/greta", sources::coe::GRETA),
    entry!("cz/esbirka", sources::cz::esbirka::ESbirka),
    entry!("de/gesetze", sources::de::gesetze::Gesetze),
    entry!("dk/retsinformation", sources::dk::retsinformation::Retsinformation),
    entry!("dol_ilab/findings", sources::dol_ilab::findings::Findings),
    entry!("ee/riigiteataja", sources::ee::riigiteataja::RiigiTeataja),
    entry!("eu/eurlex", sources::eu::eurlex::EurLex),
    entry!("eurostat/trafficking", sources::eurostat::trafficking::Trafficking),
    entry!("fi/finlex", sources::fi::finlex::Finlex),
    entry!("gb/legislation", sources::gb::legislation::Legislation),
    entry!("gb/new_legislation", sources::gb::NEW_LEGISLATION),
    entry!("gitoc/ocindex", sources::gitoc::ocindex::OcIndex),
    entry!("ie/eisb", sources::ie::eisb::Eisb),
    entry!("it/normattiva", sources::it::normattiva::Normattiva),
    entry!("li/lilex", sources::li::lilex::Lilex),
    entry!("lu/legilux", sources::lu::legilux::Legilux),
    entry!("lv/likumi", sources::lv::likumi::Likumi),
    entry!("mx/diputados", sources::mx::diputados::Diputados),
    entry!("nl/bwb", sources::nl::bwb::Bwb),
    entry!("no/lovdata", sources::no::lovdata::Lovdata),
    entry!("pl/sejm", sources::pl::sejm::Sejm),
    entry!("reference/country_codes", sources::reference::country_codes::CountryCodes),
    entry!("reference/population", sources::reference::population::Population),
    entry!("ro/portal", sources::ro::portal::Portal),
    entry!("se/riksdag", sources::se::riksdag::Riksdag),
    entry!("sk/slovlex", sources::sk::slovlex::SlovLex),
    entry!("state_department/human_rights", sources::state_department::human_rights::HumanRights),
    entry!("state_department/three_p", sources::state_department::three_p::ThreeP),
    entry!("state_department/tiers", sources::state_department::tiers::Tiers),
    entry!("state_department/tip_report", sources::state_department::tip_report::TipReport),
    entry!("ti/cpi", sources::ti::cpi::Cpi),
    entry!("ti/cpi_1995", sources::ti::cpi_1995::Cpi1995),
    entry!("ua/rada", sources::ua::rada::Rada),
    entry!("un/sdg", sources::un::sdg::Sdg),
    entry!("un/treaties", sources::un::treaties::Treaties),
    entry!("unodc/cts", sources::unodc::cts::Cts),
    entry!("unodc/glotip", sources::unodc::glotip::Glotip),
    entry!("unodc/publications", sources::unodc::PUBLICATIONS),
    entry!("us/congress", sources::us::congress::Congress),
    entry!("us/govinfo", sources::us::govinfo::Govinfo),
    entry!("us/govinfo_list", sources::us::govinfo_list::GovInfoList),
    entry!("uy/impo", sources::uy::impo::Impo),
    entry!("wjp/roli", sources::wjp::roli::Roli),
    entry!("world_bank/api", sources::world_bank::api::Api),
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

/// Name and text of every source file.
#[cfg(any(test, fuzzing))]
pub(crate) fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.iter().map(|&(file, text, _)| (file, text))
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
