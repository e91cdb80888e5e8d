//! Documents of our own, in the publishers' shapes. The tests of the readers read the same files.

use super::{Input, pack};
use crate::registry;

/// One document.
pub(super) struct Own {
    pub source: &'static str,
    /// Name of its stream, or its address where that is a pattern.
    pub at: &'static str,
    pub name: &'static str,
    files: &'static [(&'static str, &'static [u8])],
    packed: Packed,
}

#[derive(Clone, Copy)]
enum Packed {
    Plain,
    Zip,
    TarBz2,
}

macro_rules! own {
    ($source:literal, $at:literal, $packed:ident, $($file:literal),+) => {
        Own {
            source: $source,
            at: $at,
            name: concat!(stringify!($packed), $("-", $file),+),
            files: &[$(($file, include_bytes!(concat!("../../seeds/", $source, "/", $file)))),+],
            packed: Packed::$packed,
        }
    };
}

pub(super) const OWN: &[Own] = &[
    own!(
        "ar-infoleg",
        "https://servicios.infoleg.gob.ar/infolegInternet/api/v2.0/nacionales/normativos?id=990001",
        Plain,
        "card.json"
    ),
    own!("coe-greta", "country-reports", Plain, "index.html"),
    own!("de-gesetze", "https://www.gesetze-im-internet.de/dsg_2001/xml.zip", Plain, "gii-norm.xml"),
    own!("de-gesetze", "https://www.gesetze-im-internet.de/dsg_2001/xml.zip", Zip, "gii-norm.xml"),
    own!("dol-findings", "data.xml", Plain, "data.xml"),
    own!("eu-eurlex", "https://publications.europa.eu/resource/cellar/a.0006.02/DOC_1", Plain, "formex-act.xml"),
    own!(
        "eu-eurlex",
        "https://publications.europa.eu/resource/cellar/a.0006.02/DOC_1",
        Zip,
        "formex-notice.xml",
        "formex-act.xml"
    ),
    own!("eurostat-thb", "crim_thb_sex", Plain, "json-stat.json"),
    own!("eurostat-thb", "crim_thb_vexp", Plain, "sdmx.json"),
    own!("eurostat-thb", "crim_thb_vctz", Plain, "sdmx.csv"),
    own!("gb-new-legislation", "new", Plain, "feed.xml"),
    own!(
        "it-normattiva",
        "https://www.normattiva.it/do/atto/caricaAKN?dataGU=20300209&codiceRedaz=30G00007",
        Plain,
        "akn.xml"
    ),
    own!("no-lovdata", "gjeldende-lover", TarBz2, "law.xml"),
    own!(
        "state-hrr",
        "https://www.state.gov/reports/2030-country-reports-on-human-rights-practices/kenya/",
        Plain,
        "report.html"
    ),
    own!(
        "state-tip-report",
        "https://www.state.gov/reports/2030-trafficking-in-persons-report/kenya/",
        Plain,
        "kenya.html"
    ),
    own!("un-sdg", "16.2.2", Plain, "16.2.2.json"),
    own!("un-sdg", "16.5.1", Plain, "16.2.2.json"),
    own!("un-sdg", "16.5.2", Plain, "16.2.2.json"),
    own!("unodc-publications", "publications", Plain, "index.html"),
    own!("us-congress", "law-118", Plain, "laws.json"),
    own!("us-congress", "law-119", Plain, "laws.json"),
    own!("us-govinfo", "https://uscode.house.gov/download/releasepoints/us/pl/9/1/xml_usc99@9-1.zip", Zip, "code.xml"),
    own!("us-govinfo-list", "plaw", Plain, "packages.json"),
    own!("us-govinfo-list", "plaw-feed", Plain, "plaw-feed.xml"),
    own!("wb-api", "cc", Plain, "estimates.json"),
];

impl Own {
    /// The document as an input of its source: its kind, its address, its bytes.
    pub(super) fn input(&self) -> Option<Vec<u8>> {
        let bytes = match self.packed {
            Packed::Plain => self.files.first()?.1.to_vec(),
            Packed::Zip => pack::zip(self.files).ok()?,
            Packed::TarBz2 => pack::tar_bz2(self.files).ok()?,
        };
        let documents = &registry::get(self.source)?.spec.documents;
        let stream = documents.iter().position(|d| d.stream.as_deref() == Some(self.at));
        let (number, url) = match stream {
            Some(number) => (number, documents.get(number)?.live_addresses().first().copied()),
            None => (documents.iter().position(|d| d.matches_entry(Some(self.at), ""))?, Some(self.at)),
        };
        Some(Input::written(number, url, &bytes))
    }
}

/// Whether the source's parser reads the document.
#[cfg(test)]
pub(super) fn is_read(own: &Own) -> bool {
    let read = own.input().is_some_and(|input| super::Target::named(own.source).is_some_and(|t| t.run(&input)));
    if !read {
        println!("{} does not read {}", own.source, own.name);
    }
    read
}
