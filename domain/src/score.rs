//! Scores as published: with interval, components, evidence grade and what is missing.

use serde::{Deserialize, Serialize};

use crate::{
    ids::{IndicatorId, JurisdictionId, LawId, ObservationId},
    measure::Measure,
    message::Message,
    topic::Topic,
};

/// The components of METHODOLOGY section 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ComponentKind {
    Activation,
    Enforcement,
    FollowThrough,
    Persistence,
    Protection,
    IndependentAssessment,
}

impl ComponentKind {
    /// Every component, in the order of the method.
    pub const ALL: [ComponentKind; 6] = [
        ComponentKind::Activation,
        ComponentKind::Enforcement,
        ComponentKind::FollowThrough,
        ComponentKind::Persistence,
        ComponentKind::Protection,
        ComponentKind::IndependentAssessment,
    ];

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            ComponentKind::Activation => "activation",
            ComponentKind::Enforcement => "enforcement",
            ComponentKind::FollowThrough => "follow_through",
            ComponentKind::Persistence => "persistence",
            ComponentKind::Protection => "protection",
            ComponentKind::IndependentAssessment => "independent_assessment",
        }
    }

    /// English name.
    pub fn label(self) -> &'static str {
        match self {
            ComponentKind::Activation => "Activation",
            ComponentKind::Enforcement => "Enforcement",
            ComponentKind::FollowThrough => "Follow-through",
            ComponentKind::Persistence => "Persistence",
            ComponentKind::Protection => "Protection",
            ComponentKind::IndependentAssessment => "Independent assessment",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("component-{}", self.id()))
    }

    /// Its name within a sentence.
    pub fn in_sentence(self) -> Message {
        Message::new(format!("component-{}-in-sentence", self.id()))
    }

    /// What the component asks, in one sentence.
    pub fn question(self) -> Message {
        Message::new(format!("component-{}-question", self.id()))
    }

    /// Nominal weight, METHODOLOGY section 3. The six sum to 1.
    pub fn weight(self) -> f64 {
        match self {
            ComponentKind::Activation => 0.20,
            ComponentKind::Enforcement => 0.25,
            ComponentKind::FollowThrough => 0.15,
            ComponentKind::Persistence => 0.15,
            ComponentKind::Protection => 0.15,
            ComponentKind::IndependentAssessment => 0.10,
        }
    }
}

/// One component with its interval, each in [0, 1].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Component {
    pub kind: ComponentKind,
    /// Median over the draws.
    pub value: f64,
    /// 5 % and 95 % quantile over the draws.
    pub lower: f64,
    pub upper: f64,
    /// In words, with the figures: `first conviction certain in 2012, 2.3 years after entry into force`.
    pub explanation: Message,
    /// The observations it was computed from.
    pub observations: Vec<ObservationId>,
    /// The ratings it was computed from: indicator and year.
    pub ratings: Vec<(IndicatorId, i16)>,
}

/// How strong the evidence is; beside the score, never inside it. Thresholds stand on the methodology page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum EvidenceGrade {
    A,
    B,
    C,
    D,
    E,
}

impl EvidenceGrade {
    /// The letter.
    pub fn letter(self) -> char {
        match self {
            EvidenceGrade::A => 'A',
            EvidenceGrade::B => 'B',
            EvidenceGrade::C => 'C',
            EvidenceGrade::D => 'D',
            EvidenceGrade::E => 'E',
        }
    }
}

/// Weights of coverage, number of interest classes, uncensored share, freshness, confirmed share, each with the
/// identifier of the message that tells what it is.
pub const GRADE_WEIGHTS: [(&str, f64); 5] = [
    ("grade-coverage", 0.35),
    ("grade-independence", 0.20),
    ("grade-precision", 0.20),
    ("grade-freshness", 0.15),
    ("grade-confirmation", 0.10),
];

/// The least points for each letter; below them E.
pub const GRADE_THRESHOLDS: [(EvidenceGrade, f64); 4] =
    [(EvidenceGrade::A, 0.80), (EvidenceGrade::B, 0.65), (EvidenceGrade::C, 0.50), (EvidenceGrade::D, 0.35)];

/// The five figures behind an evidence grade.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GradeBasis {
    /// Figures present divided by figures expected since the law came into force, in [0, 1].
    pub coverage: f64,
    /// Number of independent interest classes among the sources.
    pub interest_classes: u8,
    /// Share of the figures that are exact and not censored, in [0, 1].
    pub uncensored: f64,
    /// Years from the newest figure to the scoring year, if there is any figure.
    pub newest_age: Option<u16>,
    /// Share of the facts that a person has confirmed, in [0, 1].
    pub confirmed: f64,
    /// Points in [0, 1] from which the letter follows.
    pub points: f64,
}

/// What is missing for a score or component, and who could supply it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MissingInput {
    pub component: ComponentKind,
    /// In words: `no prosecution or conviction figure for human trafficking since 2003-12-25`.
    pub reason: Message,
    /// In words: `national statistics office; UNODC questionnaire`.
    pub supplier: Message,
}

/// Which set of laws or jurisdictions a score was compared with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ScoreBasis {
    /// `Eastern Africa`, `Africa`, `world`.
    pub peers: Message,
    pub n_peers: u32,
    /// First and last year of the counts used.
    pub first_year: Option<i16>,
    pub last_year: Option<i16>,
    /// Date from which implementation is measured, ISO 8601.
    pub effective_date: String,
    /// The in-force date is unknown and the passage date stands in.
    pub effective_is_passage: bool,
    /// No source publishes prosecutions or convictions of this topic; recorded offences stand in.
    pub recorded_offences_stand_in: bool,
}

/// What a flag warns of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FlagKind {
    /// In force for years without use, or without more use than before.
    PaperLaw,
    /// Used once and no longer.
    Dormant,
    /// Used far less than before.
    Regression,
    /// No longer published.
    WentDark,
    /// A source reports more or less than the others.
    TiltedFigures,
    /// A rise across the border or in a neighbouring trade.
    Displacement,
}

impl FlagKind {
    /// Every kind.
    pub const ALL: [FlagKind; 6] = [
        FlagKind::PaperLaw,
        FlagKind::Dormant,
        FlagKind::Regression,
        FlagKind::WentDark,
        FlagKind::TiltedFigures,
        FlagKind::Displacement,
    ];

    /// The stable identifier.
    pub fn id(self) -> &'static str {
        match self {
            FlagKind::PaperLaw => "paper_law",
            FlagKind::Dormant => "dormant",
            FlagKind::Regression => "regression",
            FlagKind::WentDark => "went_dark",
            FlagKind::TiltedFigures => "tilted_figures",
            FlagKind::Displacement => "displacement",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("flag-{}", self.id()))
    }
}

/// A warning beside a score, METHODOLOGY section 5.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Flag {
    pub kind: FlagKind,
    /// The kind's name, its probability and the figures behind it, in one sentence.
    pub said: Message,
}

/// Answers and files have its sentence in English.
#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for Flag {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}

#[cfg(feature = "openapi")]
impl utoipa::ToSchema for Flag {}

/// The implementation score of one law and topic, METHODOLOGY section 3.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Score {
    pub law: LawId,
    pub jurisdiction: JurisdictionId,
    pub topic: Topic,
    /// The year up to which figures were used.
    pub year: i16,
    /// Median over the draws, 0 to 100. `None`: insufficient evidence.
    pub score: Option<f64>,
    /// 5 % and 95 % quantile.
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// Rank among the scored laws of the same group (treaty: all parties; national law: same topic), 1 is best.
    pub rank: Option<u32>,
    pub rank_lower: Option<u32>,
    pub rank_upper: Option<u32>,
    /// Size of that group.
    pub ranked: Option<u32>,
    pub grade: EvidenceGrade,
    pub grade_basis: GradeBasis,
    pub components: Vec<Component>,
    pub missing: Vec<MissingInput>,
    /// Flags of METHODOLOGY section 5.
    pub flags: Vec<Flag>,
    pub basis: ScoreBasis,
    /// What the score hinges on: share of its variance over the draws that each choice explains alone.
    pub hinges: Vec<Hinge>,
    /// The score if own-government figures were as tilted as corruption suggests, or why that cannot be told.
    pub adjusted: Adjusted,
    /// What its peers lead one to expect by now; `None` without peers.
    pub expected: Option<Expected>,
}

/// What differs from draw to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Counts behind withheld or conflicting figures, and rates behind counts.
    Counts,
    Weights,
    /// Geometric or arithmetic mean.
    Aggregation,
    /// Percentile or winsorised scale.
    Normalisation,
    Peers,
}

impl Choice {
    /// Every choice.
    pub const ALL: [Choice; 5] =
        [Choice::Counts, Choice::Weights, Choice::Aggregation, Choice::Normalisation, Choice::Peers];

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Choice::Counts => "counts",
            Choice::Weights => "weights",
            Choice::Aggregation => "aggregation",
            Choice::Normalisation => "normalisation",
            Choice::Peers => "peers",
        }
    }

    /// In words.
    pub fn message(self) -> Message {
        Message::new(format!("choice-{}", self.id()))
    }
}

/// First-order share of variance (Sobol 1993) that a choice explains, in [0, 1].
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hinge {
    pub choice: Choice,
    pub share: f64,
}

/// The integrity-adjusted variant of a score, METHODOLOGY section 3. Beside the score and never in its place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Adjusted {
    /// Median, 5 % and 95 % quantile, 0 to 100.
    pub score: Option<f64>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
    /// By what its figures were divided, or why they were not.
    pub explanation: Message,
}

/// A number with its 90 % interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Bounded {
    pub value: f64,
    pub lower: f64,
    pub upper: f64,
}

impl From<[f64; 3]> for Bounded {
    /// From lower end, middle and upper end.
    fn from([lower, value, upper]: [f64; 3]) -> Bounded {
        Bounded { value, lower, upper }
    }
}

/// What the peers lead one to expect of an instrument by its present age.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Expected {
    /// Years since it took effect, at the end of the last year with figures of its topic.
    pub age: f64,
    pub peers: Message,
    pub n_peers: u32,
    /// Share of the peers that had used theirs by that age, in [0, 1].
    pub used: Bounded,
    pub counts: Vec<ExpectedCount>,
}

/// Yearly count that peers would have with this population, and what was counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExpectedCount {
    pub measure: Measure,
    pub per_year: Bounded,
    /// Least and most that the newest three reported years can be, a year; `None` where nothing was reported.
    pub counted: Option<(f64, f64)>,
}

/// A change between two values of an indicator, METHODOLOGY section 7.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SignificantChange {
    pub indicator: IndicatorId,
    pub jurisdiction: JurisdictionId,
    pub from_year: i16,
    pub to_year: i16,
    /// To minus from, in the indicator's unit.
    pub change: f64,
    /// |change| / √(se₁² + se₂²).
    pub z: f64,
    /// z > 1.645: significant at 90 %, two-sided.
    pub significant: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_sum_to_one() {
        let sum: f64 = ComponentKind::ALL.iter().map(|c| c.weight()).sum();
        assert!((sum - 1.0).abs() < 1e-12);
    }
}
