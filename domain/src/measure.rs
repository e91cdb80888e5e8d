//! What a count counts.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// The thing counted, in the order of a case's way through the system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Offences recorded by the police or another authority.
    OffencesRecorded,
    /// Persons brought into formal contact with the authorities: suspected, arrested or cautioned.
    PersonsSuspected,
    Investigations,
    Prosecutions,
    Convictions,
    Sentenced,
    VictimsIdentified,
    OfficialsProsecuted,
}

impl Measure {
    /// Every measure.
    pub const ALL: [Measure; 8] = [
        Measure::OffencesRecorded,
        Measure::PersonsSuspected,
        Measure::Investigations,
        Measure::Prosecutions,
        Measure::Convictions,
        Measure::Sentenced,
        Measure::VictimsIdentified,
        Measure::OfficialsProsecuted,
    ];

    /// The stable identifier used in addresses, the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Measure::OffencesRecorded => "offences_recorded",
            Measure::PersonsSuspected => "persons_suspected",
            Measure::Investigations => "investigations",
            Measure::Prosecutions => "prosecutions",
            Measure::Convictions => "convictions",
            Measure::Sentenced => "sentenced",
            Measure::VictimsIdentified => "victims_identified",
            Measure::OfficialsProsecuted => "officials_prosecuted",
        }
    }

    /// The measure with that identifier.
    pub fn from_id(id: &str) -> Option<Measure> {
        Measure::ALL.into_iter().find(|m| m.id() == id)
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("measure-{}", self.id()))
    }

    /// Its name within a sentence.
    pub fn in_sentence(self) -> Message {
        Message::new(format!("measure-{}-in-sentence", self.id()))
    }

    /// English name.
    pub fn label(self) -> &'static str {
        match self {
            Measure::OffencesRecorded => "Offences recorded",
            Measure::PersonsSuspected => "Persons suspected",
            Measure::Investigations => "Investigations",
            Measure::Prosecutions => "Prosecutions",
            Measure::Convictions => "Convictions",
            Measure::Sentenced => "Sentenced",
            Measure::VictimsIdentified => "Victims identified",
            Measure::OfficialsProsecuted => "Officials prosecuted",
        }
    }
}

impl std::fmt::Display for Measure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}
