//! Evidence that stands by itself: chosen facts of an edition with the originals they were read from, what they mean and
//! do not mean, how they were obtained, and proofs that anybody can check without us.
//!
//! A bundle is a ZIP file that holds one BagIt bag (RFC 8493). Writing one is deterministic: the same edition, choice,
//! originals, key and time give the same bytes, so that a byte that was changed anywhere shows.

mod attest;
mod bag;
mod cite;
mod dossier;
mod keys;
mod metadata;
mod parquet;
mod redact;
mod sdmx;
mod select;
pub mod stamp;
mod tables;
mod verify;
mod warc;
mod xlsx;

use std::io::{self, Read, Seek, Write};

use jiff::Timestamp;
use lexgap_domain::{EditionIndex, JurisdictionId, Sha256Hex, Topic, hash::MerkleTree};
use serde::{Deserialize, Serialize};

pub use attest::{Attestation, KeyHistory, KeyRecord};
pub use dossier::{Block, Dossier, Section};
pub use keys::SigningKey;
pub use redact::Redaction;
pub use tables::{Table, of_edition as tables_of_edition};
pub use verify::{Finding, Verdict, verify};

/// What a bundle is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    pub jurisdiction: JurisdictionId,
    /// Facts on this topic only; of a country's ratings all are kept, since they belong to no topic.
    pub topic: Option<Topic>,
    /// What is left out or masked. A bundle says how much that is, not what it was.
    #[serde(skip)]
    pub redaction: Redaction,
}

impl Selection {
    /// Name of the bag and beginning of the file's name: `lexgap-KEN-edition-12`.
    pub fn name(&self, edition: u32) -> String {
        let topic = self.topic.map(|t| format!("-{}", t.id())).unwrap_or_default();
        let redacted = if self.redaction.is_empty() { "" } else { "-redacted" };
        format!("lexgap-{}{topic}-edition-{edition}{redacted}", self.jurisdiction)
    }
}

/// Sets a dossier as PDF.
pub type Typeset<'a> = &'a dyn Fn(&Dossier) -> io::Result<Vec<u8>>;

/// What a bundle is made from.
pub struct Inputs<'a> {
    pub index: &'a EditionIndex,
    /// The tree over the facts of the edition, see [`lexgap_domain::Edition::tree`].
    pub tree: &'a MerkleTree,
    pub selection: &'a Selection,
    /// A WARC file of the originals in `archived`.
    pub originals: &'a mut dyn Read,
    /// Which snapshots the WARC file holds.
    pub archived: &'a std::collections::BTreeSet<Sha256Hex>,
    pub key: &'a SigningKey,
    /// What was said of the edition when it was published.
    pub attestation: &'a Attestation,
    /// The time stamp over that statement (an answer of RFC 3161), where there is one.
    pub stamp: Option<&'a [u8]>,
    /// The keys up to `key`.
    pub keys: &'a KeyHistory,
    /// Sets the dossier as PDF; none where nothing here can.
    pub typeset: Option<Typeset<'a>>,
    /// When the bundle is made.
    pub now: Timestamp,
}

/// What a bundle holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Written {
    pub facts: u64,
    pub scores: u64,
    /// Originals in the bundle, and those that the archive does not hold.
    pub originals: u64,
    pub originals_missing: u64,
    /// Facts that are not in it by choice, and facts in it with masked fields.
    pub left_out: u64,
    pub masked: u64,
    pub files: u64,
}

/// A bundle could not be made.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    #[error("edition {edition} knows no jurisdiction {jurisdiction}; `/api/v1/jurisdictions` lists them")]
    NoJurisdiction { edition: u32, jurisdiction: JurisdictionId },
    #[error("edition {edition} holds nothing about {jurisdiction} on {topic}; choose another topic or none")]
    Nothing { edition: u32, jurisdiction: JurisdictionId, topic: &'static str },
    #[error(
        "edition {edition} has nothing called `{name}` about {jurisdiction} to leave out or mask; a fact goes by its \
         identifier, a value of an indicator as `ti-cpi@2023`, fields are {fields}"
    )]
    NothingToLeaveOut { edition: u32, jurisdiction: JurisdictionId, name: String, fields: String },
    #[error("the bundle could not be written: {0}")]
    Io(#[from] io::Error),
    #[error("the bundle could not be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("a fact cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a table could not be written: {0}")]
    Csv(#[from] csv::Error),
    #[error("a table could not be written: {0}")]
    Parquet(#[from] ::parquet::errors::ParquetError),
    #[error("table {table}, column {column}: `{text}` is no {kind}")]
    Cell { table: &'static str, column: &'static str, kind: &'static str, text: String },
}

/// Snapshots that a bundle about `selection` refers to, so that their originals can be gathered.
///
/// # Errors
/// [`EvidenceError::NoJurisdiction`] or [`EvidenceError::Nothing`].
pub fn snapshots(index: &EditionIndex, selection: &Selection) -> Result<Vec<Sha256Hex>, EvidenceError> {
    let chosen = select::Chosen::of(index, selection)?;
    let wanted = chosen.snapshots.iter().filter(|s| !chosen.withheld.contains(s.sha256.as_str()));
    Ok(wanted.map(|s| s.sha256.clone()).collect())
}

/// Writes a bundle.
///
/// # Errors
/// See [`EvidenceError`].
pub fn write(inputs: Inputs<'_>, out: impl Write + Seek) -> Result<Written, EvidenceError> {
    let Inputs { index, tree, selection, originals, archived, key, attestation, stamp, keys, typeset, now } = inputs;
    let chosen = select::Chosen::of(index, selection)?;
    let facts = chosen.proven(index, tree)?;
    let about = metadata::About {
        index,
        selection,
        chosen: &chosen,
        facts: facts.len(),
        archived,
        key,
        has_pdf: typeset.is_some(),
        now,
    };
    let mut bag = bag::Writer::new(out, &selection.name(index.head().number));
    bag.add("README.txt", metadata::readme(&about).as_bytes())?;
    let dossier = dossier::of(&about);
    bag.add("dossier.html", dossier::html(&dossier).as_bytes())?;
    if let Some(typeset) = typeset {
        bag.add("dossier.pdf", &typeset(&dossier)?)?;
    }
    bag.add("edition.json", &pretty(&metadata::edition(&about))?)?;
    let attested = attest::InBundle { attestation: attestation.clone(), keys: keys.clone() };
    bag.add("attestation.json", &pretty(&serde_json::to_value(&attested)?)?)?;
    if let Some(stamp) = stamp {
        bag.add("attestation.tsr", stamp)?;
    }
    bag.add("facts.jsonl", &select::lines(&facts)?)?;
    let tables = tables::all(&chosen);
    for table in &tables {
        bag.add(&format!("tables/{}.csv", table.name), &table.csv()?)?;
        let mut packed = Vec::new();
        table.parquet(&mut packed)?;
        bag.add(&format!("tables/{}.parquet", table.name), &packed)?;
    }
    let points = sdmx::shown(&chosen.facts.points);
    bag.add("sdmx/indicators.csv", &sdmx::csv(&points)?)?;
    bag.add("sdmx/indicators.json", &pretty(&sdmx::data(index, &points, now))?)?;
    bag.add("sdmx/structure.json", &pretty(&sdmx::structure(index, &points, now))?)?;
    bag.add("tables.xlsx", &xlsx::workbook(&about, &tables)?)?;
    bag.add("datapackage.json", &pretty(&metadata::datapackage(&about, &tables))?)?;
    bag.add("prov.json", &pretty(&metadata::prov(&about))?)?;
    bag.add("custody.jsonl", &metadata::custody(&about)?)?;
    for (name, text) in cite::files(&about)? {
        bag.add(name, text.as_bytes())?;
    }
    bag.copy("originals.warc.gz", originals)?;
    let described = bag.files().to_vec();
    bag.add("ro-crate-metadata.json", &pretty(&metadata::ro_crate(&about, &described))?)?;
    let written = Written {
        facts: facts.len() as u64,
        scores: chosen.scores.len() as u64,
        left_out: chosen.left_out.facts.values().sum(),
        masked: chosen.left_out.facts_masked,
        originals: (chosen.snapshots.len() - about.missing()) as u64,
        originals_missing: about.missing() as u64,
        files: bag.files().len() as u64,
    };
    bag.finish(&metadata::bag_info(&about), key)?;
    Ok(written)
}

fn pretty(value: &serde_json::Value) -> Result<Vec<u8>, EvidenceError> {
    let mut text = serde_json::to_vec_pretty(value)?;
    text.push(b'\n');
    Ok(text)
}
