//! The illicit trades that laws and figures are about.

use serde::{Deserialize, Serialize};

use crate::message::Message;

/// One illicit trade. A law or figure may carry several; a figure that does is never added up twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    HumanTrafficking,
    MigrantSmuggling,
    Corruption,
    MoneyLaundering,
    Drugs,
    Firearms,
    Wildlife,
    Organs,
    /// Tobacco, counterfeits and other illicit trade.
    IllicitTrade,
}

impl Topic {
    /// Every topic, in the order in which pages list them.
    pub const ALL: [Topic; 9] = [
        Topic::HumanTrafficking,
        Topic::MigrantSmuggling,
        Topic::Corruption,
        Topic::MoneyLaundering,
        Topic::Drugs,
        Topic::Firearms,
        Topic::Wildlife,
        Topic::Organs,
        Topic::IllicitTrade,
    ];

    /// The stable identifier used in addresses, the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Topic::HumanTrafficking => "human_trafficking",
            Topic::MigrantSmuggling => "migrant_smuggling",
            Topic::Corruption => "corruption",
            Topic::MoneyLaundering => "money_laundering",
            Topic::Drugs => "drugs",
            Topic::Firearms => "firearms",
            Topic::Wildlife => "wildlife",
            Topic::Organs => "organs",
            Topic::IllicitTrade => "illicit_trade",
        }
    }

    /// The topic with that identifier.
    pub fn from_id(id: &str) -> Option<Topic> {
        Topic::ALL.into_iter().find(|t| t.id() == id)
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("topic-{}", self.id()))
    }

    /// Its name within a sentence.
    pub fn in_sentence(self) -> Message {
        Message::new(format!("topic-{}-in-sentence", self.id()))
    }

    /// English name.
    pub fn label(self) -> &'static str {
        match self {
            Topic::HumanTrafficking => "Human trafficking",
            Topic::MigrantSmuggling => "Migrant smuggling",
            Topic::Corruption => "Corruption and bribery",
            Topic::MoneyLaundering => "Money laundering",
            Topic::Drugs => "Drugs",
            Topic::Firearms => "Firearms",
            Topic::Wildlife => "Wildlife and environment",
            Topic::Organs => "Organs",
            Topic::IllicitTrade => "Tobacco and other illicit trade",
        }
    }

    /// Whether the trade has victims whom the state is expected to identify and protect, so that the
    /// component *Protection* applies.
    pub fn has_identified_victims(self) -> bool {
        matches!(self, Topic::HumanTrafficking | Topic::Organs)
    }
}

impl std::fmt::Display for Topic {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id())
    }
}
