//! What parsers yield and what an edition is made from.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{Sha256Hex, SourceId},
    indicator::{Indicator, IndicatorPoint},
    law::Law,
    observation::Observation,
    provenance::Snapshot,
    source::Source,
};

/// A name or code that no jurisdiction answers to: reported and counted, never dropped silently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unresolved {
    pub source: SourceId,
    pub snapshot: Sha256Hex,
    /// The name or code as printed.
    pub name: String,
    /// How many rows carry it.
    pub rows: u32,
    /// The first of them.
    pub locator: String,
}

/// All current facts: what scoring reads and an edition holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FactSet {
    pub sources: Vec<Source>,
    pub indicators: Vec<Indicator>,
    pub snapshots: Vec<Snapshot>,
    pub laws: Vec<Law>,
    pub observations: Vec<Observation>,
    pub points: Vec<IndicatorPoint>,
    pub unresolved: Vec<Unresolved>,
}
