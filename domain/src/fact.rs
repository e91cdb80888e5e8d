//! What parsers yield and what an edition is made from.

use serde::{Deserialize, Serialize};

use crate::{
    claim::Claim,
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

/// How the versions of one document follow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Succession {
    /// Each version repeats what still holds: what a newer one leaves out was withdrawn.
    #[default]
    Cumulative,
    /// Each version speaks of its own time, as a yearbook does: what a newer one leaves out still holds, and a
    /// figure that it states otherwise was revised.
    EachStandsAlone,
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
    /// What reports say of laws, ratings and officials; part of no score.
    pub claims: Vec<Claim>,
    pub unresolved: Vec<Unresolved>,
}
