//! Evidence that stands by itself: chosen facts of an edition with the originals they were read from, what they mean and
//! do not mean, how they were obtained, and proofs that anybody can check without us.
//!
//! A bundle is a ZIP file that holds one BagIt bag (RFC 8493). Writing one is deterministic: the same edition, choice,
//! originals, key and time give the same bytes, so that a byte that was changed anywhere shows.

mod bag;
mod cite;
mod dossier;
mod keys;
mod metadata;
mod select;
mod tables;
mod verify;
mod warc;
mod xlsx;

use std::io::{self, Read, Seek, Write};

use jiff::Timestamp;
use lexgap_domain::{EditionIndex, JurisdictionId, Sha256Hex, Topic, hash::MerkleTree};
use serde::{Deserialize, Serialize};

pub use keys::{KeyError, SigningKey};
pub use tables::Table;
pub use verify::{Finding, Verdict, verify};

/// What a bundle is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selection {
    pub jurisdiction: JurisdictionId,
    /// Facts on this topic only; of a country's ratings all are kept, since they belong to no topic.
    pub topic: Option<Topic>,
}

impl Selection {
    /// Name of the bag and beginning of the file's name: `lexgap-KEN-edition-12`.
    pub fn name(&self, edition: u32) -> String {
        let topic = self.topic.map(|t| format!("-{}", t.id())).unwrap_or_default();
        format!("lexgap-{}{topic}-edition-{edition}", self.jurisdiction)
    }
}

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
    pub files: u64,
}

/// A bundle could not be made.
#[derive(Debug, thiserror::Error)]
pub enum EvidenceError {
    #[error("edition {edition} knows no jurisdiction {jurisdiction}; `/api/v1/jurisdictions` lists them")]
    NoJurisdiction { edition: u32, jurisdiction: JurisdictionId },
    #[error("edition {edition} holds nothing about {jurisdiction} on {topic}; choose another topic or none")]
    Nothing { edition: u32, jurisdiction: JurisdictionId, topic: &'static str },
    #[error("the bundle could not be written: {0}")]
    Io(#[from] io::Error),
    #[error("the bundle could not be written: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("a fact cannot be written as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error("a table could not be written: {0}")]
    Csv(#[from] csv::Error),
}

/// Snapshots that a bundle about `selection` refers to, so that their originals can be gathered.
///
/// # Errors
/// [`EvidenceError::NoJurisdiction`] or [`EvidenceError::Nothing`].
pub fn snapshots(index: &EditionIndex, selection: &Selection) -> Result<Vec<Sha256Hex>, EvidenceError> {
    Ok(select::Chosen::of(index, selection)?.snapshots.iter().map(|s| s.sha256.clone()).collect())
}

/// Writes a bundle.
///
/// # Errors
/// See [`EvidenceError`].
pub fn write(inputs: Inputs<'_>, out: impl Write + Seek) -> Result<Written, EvidenceError> {
    let Inputs { index, tree, selection, originals, archived, key, now } = inputs;
    let chosen = select::Chosen::of(index, selection)?;
    let facts = chosen.proven(tree)?;
    let about = metadata::About { index, selection, chosen: &chosen, facts: facts.len(), archived, key, now };
    let mut bag = bag::Writer::new(out, &selection.name(index.head().number));
    bag.add("README.txt", metadata::readme(&about).as_bytes())?;
    bag.add("dossier.html", dossier::html(&about).as_bytes())?;
    bag.add("edition.json", &pretty(&metadata::edition(&about))?)?;
    bag.add("facts.jsonl", &select::lines(&facts)?)?;
    let tables = tables::all(&chosen)?;
    for table in &tables {
        bag.add(&format!("tables/{}.csv", table.name), &table.csv)?;
    }
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
