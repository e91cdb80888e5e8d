//! Every source of this build, each with its parser.

use std::sync::LazyLock;

use lexgap_domain::{Indicator, Source, hash};

use crate::{
    crawl::PageReader,
    parse::Parser,
    sources,
    spec::{FollowSpec, SourceSpec, SpecError},
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
    /// program, as the sources of this build are. `parser_version` becomes a number of its own for each description of
    /// a document, so that one which was edited reads the archived bytes again.
    ///
    /// # Errors
    /// A file that cannot be used, or one without `[follow]`.
    pub fn from_file(file: &str, text: &str) -> Result<RegisteredSource, SpecError> {
        let mut spec = SourceSpec::from_toml(file, text)?;
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
        spec.parser_version = reading(spec.parser_version, follow);
        Ok(RegisteredSource { spec, parser: reader, pages: Some(reader) })
    }
}

/// Raised whenever [`PageReader`] reads something else out of the same bytes by the same description.
const PAGE_READER: &str = "1";

/// The version of a parser that is a description: a number for `stated` and what is taken from a document, from 1 to
/// 2²⁸. What leads to documents is left out, since it changes nothing that a document says.
fn reading(stated: u32, follow: &FollowSpec) -> u32 {
    let stated = stated.to_string();
    let mut parts = vec![PAGE_READER, stated.as_str(), follow.text.as_str()];
    for field in &follow.fields {
        parts.extend([field.name.as_str(), field.select.as_str(), if field.required { "required" } else { "" }]);
        for part in [&field.attribute, &field.pattern] {
            parts.extend([if part.is_some() { "some" } else { "none" }, part.as_deref().unwrap_or_default()]);
        }
    }
    let digits = hash::short_id(&parts);
    // Seven digits of sixteen, which fit whatever they are.
    let number = digits.get(..7).and_then(|digits| u32::from_str_radix(digits, 16).ok());
    number.unwrap_or_default() + 1
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
    use crate::spec::tests::HEAD;

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
    fn a_description_that_reads_documents_otherwise_is_another_parser() {
        const FOLLOW: &str = r#"
            [follow]
            start = ["https://x.example.org/list"]
            links = "a"
            text = "main"
            [[follow.field]]
            name = "title"
            select = "h1"
            [[follow.field]]
            name = "date"
            select = "time"
            attribute = "datetime"
        "#;
        let file = format!("{HEAD}{FOLLOW}");
        let version = |from: &str, to: &str| {
            assert!(file.contains(from), "{from}");
            RegisteredSource::from_file("x.toml", &file.replace(from, to)).unwrap().spec.parser_version
        };
        let same = version("", "");
        assert!((1..1 << 31).contains(&same));
        let mut seen = HashSet::from([same]);
        for (from, to) in [
            ("parser_version = 2", "parser_version = 3"),
            ("text = \"main\"", "text = \"article\""),
            ("\"h1\"", "\"h2\""),
            ("\"title\"", "\"heading\""),
            ("select = \"h1\"", "select = \"h1\"\nrequired = true"),
            ("attribute = \"datetime\"", ""),
            ("attribute = \"datetime\"", "pattern = \"datetime\""),
        ] {
            assert!(seen.insert(version(from, to)), "{from} becomes {to}");
        }
        for (from, to) in [
            ("links = \"a\"", "links = \"li a\"\nmin_documents = 3"),
            ("title = \"X\"", "title = \"Y\""),
            ("0 0 4 * * *", "0 0 5 * * *"),
        ] {
            assert_eq!(version(from, to), same, "{from} becomes {to}");
        }
    }

    #[test]
    fn the_described_example_of_a_source_file_can_be_used() {
        let page = include_str!("../../docs/sources.md");
        let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let source = RegisteredSource::from_file("example.toml", example).unwrap();
        let follow = source.spec.follow.unwrap();
        assert_eq!((follow.fields.len(), follow.min_documents), (3, 20));
    }

    #[test]
    fn get_finds_what_all_lists() {
        for source in all() {
            assert!(get(source.spec.id.as_str()).is_some_and(|s| std::ptr::eq(s, source)));
        }
        assert!(get("no-such-source").is_none());
    }
}
