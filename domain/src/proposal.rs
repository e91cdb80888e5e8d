//! What a program read out of prose, for a person to decide: a figure or a claim.

use crate::{
    claim::Claim,
    ids::{JurisdictionId, ObservationId, SourceId},
    message::Message,
    observation::{FactStatus, Observation, Reading},
    provenance::Provenance,
    review::Decision,
    topic::Topic,
};

/// A figure or a claim that waits for a decision, or had one.
#[derive(Clone, Debug, PartialEq)]
pub enum Proposal {
    Figure(Box<Observation>),
    Claim(Box<Claim>),
}

impl Proposal {
    /// The figure, if it was read from prose.
    pub fn of_figure(o: &Observation) -> Option<Proposal> {
        o.reading.is_some().then(|| Proposal::Figure(Box::new(o.clone())))
    }

    /// The claim.
    pub fn of_claim(c: &Claim) -> Proposal {
        Proposal::Claim(Box::new(c.clone()))
    }

    /// Its permanent address.
    pub fn id(&self) -> &ObservationId {
        match self {
            Proposal::Figure(o) => &o.id,
            Proposal::Claim(c) => &c.id,
        }
    }

    /// Whose it is.
    pub fn jurisdiction(&self) -> &JurisdictionId {
        match self {
            Proposal::Figure(o) => &o.jurisdiction,
            Proposal::Claim(c) => &c.jurisdiction,
        }
    }

    /// What it is about.
    pub fn topics(&self) -> &[Topic] {
        match self {
            Proposal::Figure(o) => &o.topics,
            Proposal::Claim(c) => &c.topics,
        }
    }

    /// Who says so.
    pub fn source(&self) -> &SourceId {
        match self {
            Proposal::Figure(o) => &o.source,
            Proposal::Claim(c) => &c.source,
        }
    }

    /// Where.
    pub fn provenance(&self) -> &Provenance {
        match self {
            Proposal::Figure(o) => &o.provenance,
            Proposal::Claim(c) => &c.provenance,
        }
    }

    /// Whether people looked at it.
    pub fn status(&self) -> FactStatus {
        match self {
            Proposal::Figure(o) => o.status,
            Proposal::Claim(c) => c.status,
        }
    }

    /// The rule that made it.
    pub fn reading(&self) -> Option<&Reading> {
        match self {
            Proposal::Figure(o) => o.reading.as_ref(),
            Proposal::Claim(c) => Some(&c.reading),
        }
    }

    /// What it says, and of when: `Convictions, 2014: 3`, `Law, 2014: anti-trafficking law, 2014: passed`.
    pub fn words(&self) -> String {
        match self {
            Proposal::Figure(o) => format!("{}, {}: {}", o.measure.label(), o.period.label(), o.quantity.display()),
            Proposal::Claim(c) => match c.period {
                Some(period) => format!("{} ({})", c.said.words(), period.label()),
                None => c.said.words(),
            },
        }
    }

    /// The same in each language.
    pub fn message(&self) -> Message {
        match self {
            Proposal::Figure(o) => Message::new("proposal-figure")
                .with("measure", o.measure.message())
                .with("period", o.period.label())
                .with("figure", o.quantity.message()),
            Proposal::Claim(c) => match c.period {
                Some(period) => {
                    Message::new("proposal-claim-period").with("said", c.said.message()).with("period", period.label())
                }
                None => c.said.message(),
            },
        }
    }

    /// Whether a person's decision is still wanted: nobody decided, or people disagree.
    pub fn is_waiting(&self) -> bool {
        self.reading().is_some() && matches!(self.status(), FactStatus::Automatic | FactStatus::Disputed)
    }

    /// With these decisions and no others.
    #[must_use]
    pub fn reviewed<'a>(self, decisions: impl IntoIterator<Item = &'a Decision>) -> Proposal {
        match self {
            Proposal::Figure(o) => Proposal::Figure(Box::new(o.unreviewed().reviewed(decisions))),
            Proposal::Claim(c) => Proposal::Claim(Box::new(c.unreviewed().reviewed(decisions))),
        }
    }
}
