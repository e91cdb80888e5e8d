//! Counts of enforcement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    hash,
    ids::{JurisdictionId, ObservationId, SourceId},
    measure::Measure,
    message::{Message, MessageValue},
    period::Period,
    provenance::Provenance,
    quantity::Quantity,
    review::Review,
    topic::Topic,
};

/// What one unit of the count is. Units that differ are never divided by one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Persons,
    Cases,
    Offences,
    /// The text counts prosecutions or convictions and does not say of what.
    Unstated,
}

impl Unit {
    /// Every unit.
    pub const ALL: [Unit; 4] = [Unit::Persons, Unit::Cases, Unit::Offences, Unit::Unstated];

    /// The unit with that identifier.
    pub fn from_id(id: &str) -> Option<Unit> {
        Unit::ALL.into_iter().find(|u| u.id() == id)
    }

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Unit::Persons => "persons",
            Unit::Cases => "cases",
            Unit::Offences => "offences",
            Unit::Unstated => "unstated",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("unit-{}", self.id()))
    }
}

/// Whether a person has looked at the fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FactStatus {
    /// Read by a parser; nobody has confirmed it yet.
    Automatic,
    Confirmed,
    /// People who looked at it disagree.
    Disputed,
    /// The passage says nothing of the kind: kept with its history, part of no score.
    Rejected,
}

impl FactStatus {
    /// Every status.
    pub const ALL: [FactStatus; 4] =
        [FactStatus::Automatic, FactStatus::Confirmed, FactStatus::Disputed, FactStatus::Rejected];

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            FactStatus::Automatic => "automatic",
            FactStatus::Confirmed => "confirmed",
            FactStatus::Disputed => "disputed",
            FactStatus::Rejected => "rejected",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("status-{}", self.id()))
    }
}

/// How a program read a figure out of prose. Figures of tables have none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reading {
    /// The rule that made it, as named in `crawlers/src/extract`.
    pub rule: String,
    /// Share of this rule's figures that were right on labelled texts, in [0, 1].
    pub confidence: f64,
}

/// The dimensions of a part of a total: `sex` → `female`, `form_of_exploitation` → `Forced labour`.
/// Empty for the total itself.
pub type Breakdown = BTreeMap<String, String>;

/// Dimensions that have a name in each language.
pub const DIMENSIONS: [&str; 15] = [
    "act",
    "age",
    "citizen",
    "citizenship",
    "country_of_repatriation",
    "exploitation",
    "form_of_exploitation",
    "offence",
    "part",
    "perpetrator",
    "scope",
    "sex",
    "territory",
    "victim_age",
    "victim_sex",
];

/// The name of a dimension; one that we have no name for is said in its publisher's words.
pub fn dimension(id: &str) -> MessageValue {
    if DIMENSIONS.contains(&id) { Message::new(format!("dimension-{id}")).into() } else { id.replace('_', " ").into() }
}

/// One figure of one source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Observation {
    pub id: ObservationId,
    pub jurisdiction: JurisdictionId,
    pub topics: Vec<Topic>,
    pub measure: Measure,
    pub period: Period,
    pub quantity: Quantity,
    pub unit: Unit,
    pub breakdown: Breakdown,
    /// 0, or 1, 2 … where one snapshot states the same key more than once.
    pub ordinal: u16,
    pub source: SourceId,
    pub provenance: Provenance,
    pub status: FactStatus,
    /// Present where the figure stands in prose.
    #[serde(default)]
    pub reading: Option<Reading>,
    /// What people decided about it; present once somebody did.
    #[serde(default)]
    pub review: Option<Review>,
}

impl Observation {
    /// What the figure is about, without the figure: two snapshots of one source that state a figure for
    /// the same key state the same thing.
    pub fn key(&self) -> String {
        let mut key = format!(
            "{}|{}|{}|{}|{}|",
            self.source,
            self.jurisdiction,
            self.measure,
            self.period.label(),
            self.unit.id()
        );
        for (dimension, category) in &self.breakdown {
            key.push_str(dimension);
            key.push('=');
            key.push_str(category);
            key.push(';');
        }
        for topic in &self.topics {
            key.push('#');
            key.push_str(topic.id());
        }
        if self.ordinal > 0 {
            key.push_str(&format!("|{}", self.ordinal));
        }
        key
    }

    /// Sets `id` from key and figure, so that the same statement has the same address in every edition.
    pub fn with_id(mut self) -> Self {
        self.id = ObservationId::new(hash::short_id(&[&self.key(), &self.quantity.display()]));
        self
    }

    /// Whether this is the total and not a part of one.
    pub fn is_total(&self) -> bool {
        self.breakdown.is_empty()
    }
}
