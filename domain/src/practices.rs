//! Which provisions and practices go with better and worse implementation, METHODOLOGY section 6, and the outside
//! check against what experts say.

use serde::{Deserialize, Serialize};

use crate::{
    ids::JurisdictionId,
    message::{Message, MessageValue},
    score::{Bounded, EvidenceGrade},
    topic::Topic,
};

/// What a practice is held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Component *Activation*, in points of 100.
    Activation,
    /// Component *Enforcement*, in points of 100.
    Enforcement,
    /// Logarithm of the level ratio of the interrupted time series, in hundredths.
    Effect,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 3] = [Outcome::Activation, Outcome::Enforcement, Outcome::Effect];

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Outcome::Activation => "activation",
            Outcome::Enforcement => "enforcement",
            Outcome::Effect => "effect",
        }
    }

    /// In words.
    pub fn message(self) -> Message {
        Message::new(format!("outcome-{}", self.id()))
    }
}

/// How a practice is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PracticeKind {
    /// A provision found in the law's title, headings or cited sections.
    Provision,
    /// A rating of the jurisdiction's institutions by the organized-crime index, above its median or not.
    Institution,
}

/// Where a line holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Locality {
    World,
    Region(String),
    IncomeGroup(String),
    Structure(Structure),
}

/// Structure of the groups behind the trade, by the organized-crime index: which of its two ratings is higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Structure {
    LooseNetworks,
    Alike,
    MafiaStyleGroups,
}

impl Locality {
    /// In words.
    pub fn message(&self) -> Message {
        match self {
            Locality::World => Message::new("locality-world"),
            Locality::Region(name) => Message::new("place").with("place", MessageValue::Place(name.clone())),
            Locality::IncomeGroup(name) => Message::new("locality-income").with("group", income_group(name)),
            Locality::Structure(Structure::LooseNetworks) => Message::new("locality-loose_networks"),
            Locality::Structure(Structure::Alike) => Message::new("locality-alike"),
            Locality::Structure(Structure::MafiaStyleGroups) => Message::new("locality-mafia_style_groups"),
        }
    }
}

/// A World Bank income group by the name that the World Bank gives it; another name stays as it is.
pub fn income_group(name: &str) -> Message {
    match name.to_lowercase().replace('-', " ").as_str() {
        "low income" => Message::new("income-low"),
        "lower middle income" => Message::new("income-lower_middle"),
        "upper middle income" => Message::new("income-upper_middle"),
        "high income" => Message::new("income-high"),
        _ => Message::verbatim(name),
    }
}

/// One practice against one outcome in one locality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PracticeLine {
    pub practice: Message,
    pub kind: PracticeKind,
    /// `None` for all trades together.
    pub topic: Option<Topic>,
    pub outcome: Outcome,
    pub locality: Locality,
    /// Laws with and without it, and the jurisdictions they belong to.
    pub laws_with: u32,
    pub laws_without: u32,
    pub jurisdictions: u32,
    /// Difference of the outcome with and without, as estimated here alone.
    pub raw: Bounded,
    /// The same shrunk towards the practice in the world and towards nothing.
    pub shrunk: Bounded,
    /// False discovery rate if this and every clearer line are called findings (Benjamini, Hochberg 1995).
    pub q: f64,
}

impl PracticeLine {
    /// False discovery rate up to which a line is called a finding.
    pub const LEVEL: f64 = 0.10;

    /// Whether it is more than chance.
    pub fn is_finding(&self) -> bool {
        self.q <= PracticeLine::LEVEL && (self.shrunk.lower > 0.0 || self.shrunk.upper < 0.0)
    }
}

/// A practice of which too few laws are known.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Insufficient {
    pub practice: Message,
    pub kind: PracticeKind,
    /// In words, with the numbers.
    pub reason: Message,
}

/// All lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Practices {
    pub lines: Vec<PracticeLine>,
    pub insufficient: Vec<Insufficient>,
}

/// A jurisdiction on which the experts' gap and our score differ much.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Disagreement {
    pub jurisdiction: JurisdictionId,
    /// Mean of its scores, 0 to 100.
    pub score: f64,
    /// Law less practice as experts rate them, in points of their scale.
    pub gap: f64,
    /// Rank of both, 1 for the best score and the smallest gap.
    pub score_rank: u32,
    pub gap_rank: u32,
    pub grade: EvidenceGrade,
    /// Why they may differ, in words, with the figures.
    pub explanation: Message,
}

/// The outside check of scores: experts' ratings of law against those of practice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OutsideCheck {
    /// What stands against what: `organized-crime index 2023: national policies and laws less …`.
    pub gap: Message,
    /// Jurisdictions with both.
    pub n: u32,
    /// Spearman's rank correlation of score and gap, −1 to 1; the smaller the gap the better, so agreement is negative.
    /// `None` with fewer than ten.
    pub correlation: Option<Bounded>,
    /// The same of score and the experts' rating of practice alone: agreement is positive.
    pub with_practice: Option<Bounded>,
    /// The ten largest differences of ranks.
    pub disagreements: Vec<Disagreement>,
}
