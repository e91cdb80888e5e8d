//! Publishers and what could tilt their figures.

use serde::{Deserialize, Serialize};

use crate::{ids::SourceId, message::Message};

/// What becomes of a scheduled run whose time has passed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissedRun {
    /// It is made up for, once however many were missed.
    #[default]
    Once,
    /// The next time is waited for.
    Skip,
}

impl MissedRun {
    /// The stable identifier used in source files and the table of jobs.
    pub fn id(self) -> &'static str {
        match self {
            MissedRun::Once => "once",
            MissedRun::Skip => "skip",
        }
    }

    /// The one with that identifier.
    pub fn of_id(id: &str) -> Option<MissedRun> {
        [MissedRun::Once, MissedRun::Skip].into_iter().find(|missed| missed.id() == id)
    }
}

/// Who produces the number, and so who could gain from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum InterestClass {
    /// A government reporting about itself.
    OwnGovernment,
    /// A government reporting about others.
    OtherGovernment,
    /// An intergovernmental body that asks governments.
    IntergovernmentalQuestionnaire,
    /// A court's own record.
    CourtRecord,
    Ngo,
    Researcher,
    /// The official publisher of a state's legislation, or a treaty depositary.
    OfficialRegister,
}

impl InterestClass {
    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            InterestClass::OwnGovernment => "own_government",
            InterestClass::OtherGovernment => "other_government",
            InterestClass::IntergovernmentalQuestionnaire => "intergovernmental_questionnaire",
            InterestClass::CourtRecord => "court_record",
            InterestClass::Ngo => "ngo",
            InterestClass::Researcher => "researcher",
            InterestClass::OfficialRegister => "official_register",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("interest-{}", self.id()))
    }

    /// Its name within a sentence.
    pub fn in_sentence(self) -> Message {
        Message::new(format!("interest-{}-in-sentence", self.id()))
    }

    /// English name.
    pub fn label(self) -> &'static str {
        match self {
            InterestClass::OwnGovernment => "Own government",
            InterestClass::OtherGovernment => "Another government",
            InterestClass::IntergovernmentalQuestionnaire => "Intergovernmental questionnaire",
            InterestClass::CourtRecord => "Court record",
            InterestClass::Ngo => "Non-governmental organisation",
            InterestClass::Researcher => "Researchers",
            InterestClass::OfficialRegister => "Official register",
        }
    }
}

/// A publisher as its TOML describes it, for pages, the API and exports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Source {
    pub id: SourceId,
    /// Title of the publication.
    pub title: String,
    pub publisher: String,
    pub interest_class: InterestClass,
    /// What the figures measure, and what they do not.
    pub measures: String,
    /// What could tilt them.
    pub tilt: String,
    /// Terms of use in one sentence, with the licence's name where there is one.
    pub terms: String,
    /// The attribution that the terms ask for.
    pub attribution: String,
    /// The publication's own page.
    pub homepage: String,
    /// Cron fields of its schedule, seconds first, then its time zone where that is not UTC: `0 0 4 * * * Europe/Berlin`.
    pub schedule: String,
    /// Whether its parser has only ever read documents that we wrote ourselves after the publisher's
    /// documentation, and never one of the publisher's.
    #[serde(default)]
    pub tried_on_own_documents_only: bool,
    /// Addresses or names of those of its documents of which alone the same holds; empty where it holds for all.
    #[serde(default)]
    pub parts_tried_on_own_documents_only: Vec<String>,
}

/// How a source fared of late. Operational, so it stands beside the edition and not inside it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SourceHealth {
    pub source: SourceId,
    /// When its publisher (or a mirror) last answered and its facts were accepted.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_success: Option<jiff::Timestamp>,
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub last_failure: Option<jiff::Timestamp>,
    /// The newest failure in words: `could not reach www.example.org: …`.
    pub last_error: Option<String>,
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub next_run: Option<jiff::Timestamp>,
    /// Facts of this source in the store today.
    pub facts: u64,
    /// Consecutive failures since the last success.
    pub failures: u32,
}
