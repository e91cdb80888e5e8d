//! What a report says that is no count: of a law, of a rating, of officials who are part of the trade.

use serde::{Deserialize, Serialize};

use crate::{
    hash,
    ids::{JurisdictionId, LawId, ObservationId, SourceId},
    law::{DateKind, DatePrecision, Law, LawDate, LawKind, LawStatus, LawTitle},
    message::Message,
    observation::{FactStatus, Reading},
    period::Period,
    provenance::Provenance,
    review::{Decision, Review, Verdict, outcome},
    topic::Topic,
};

/// What is said of a law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    Passed,
    /// Drafted, proposed or pending.
    Drafted,
    /// Not passed, or failed to pass.
    Failed,
    Repealed,
    /// Ruled unconstitutional or annulled.
    StruckDown,
}

impl Polarity {
    /// Every polarity.
    pub const ALL: [Polarity; 5] =
        [Polarity::Passed, Polarity::Drafted, Polarity::Failed, Polarity::Repealed, Polarity::StruckDown];

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Polarity::Passed => "passed",
            Polarity::Drafted => "drafted",
            Polarity::Failed => "failed",
            Polarity::Repealed => "repealed",
            Polarity::StruckDown => "struck_down",
        }
    }

    /// The polarity with that identifier.
    pub fn from_id(id: &str) -> Option<Polarity> {
        Polarity::ALL.into_iter().find(|p| p.id() == id)
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("polarity-{}", self.id()))
    }

    /// In words, of a law.
    pub fn label(self) -> &'static str {
        match self {
            Polarity::Passed => "passed",
            Polarity::Drafted => "drafted or pending",
            Polarity::Failed => "not passed",
            Polarity::Repealed => "repealed",
            Polarity::StruckDown => "ruled unconstitutional or annulled",
        }
    }
}

/// The statement itself: the part of a claim that a person can put right.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    Law {
        /// In the report's words.
        name: String,
        /// The year of the event, where the report tells it.
        year: Option<i16>,
        polarity: Polarity,
    },
    Rating {
        /// `1`, `2`, `2WL` or `3`, best first.
        tier: String,
    },
    /// Officials take part in what they should prosecute.
    Complicity {
        /// Reported as an allegation only.
        alleged: bool,
    },
}

impl Said {
    /// Every kind, see [`Said::kind`].
    pub const KINDS: [&str; 3] = ["law", "rating", "complicity"];
    /// Every tier of a rating, best first.
    pub const TIERS: [&str; 4] = ["1", "2", "2WL", "3"];

    /// The stable identifier of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Said::Law { .. } => "law",
            Said::Rating { .. } => "rating",
            Said::Complicity { .. } => "complicity",
        }
    }

    /// In words: `anti-trafficking law, 2014: passed`.
    pub fn words(&self) -> String {
        match self {
            Said::Law { name, year, polarity } => {
                let year = year.map_or_else(String::new, |y| format!(", {y}"));
                format!("{name}{year}: {}", polarity.label())
            }
            Said::Rating { tier } if tier == "2WL" => "Tier 2 Watch List".to_owned(),
            Said::Rating { tier } => format!("Tier {tier}"),
            Said::Complicity { alleged: true } => "officials are alleged to be complicit".to_owned(),
            Said::Complicity { alleged: false } => "officials are said to be complicit".to_owned(),
        }
    }

    /// The same in each language; the report's own words stay.
    pub fn message(&self) -> Message {
        match self {
            Said::Law { name, year: Some(year), polarity } => Message::new("said-law-year")
                .with("name", name.as_str())
                .with("year", *year)
                .with("polarity", polarity.message()),
            Said::Law { name, year: None, polarity } => {
                Message::new("said-law").with("name", name.as_str()).with("polarity", polarity.message())
            }
            Said::Rating { tier } if tier == "2WL" => Message::new("said-watch-list"),
            Said::Rating { tier } => Message::new("said-tier").with("tier", tier.as_str()),
            Said::Complicity { alleged: true } => Message::new("said-complicity-alleged"),
            Said::Complicity { alleged: false } => Message::new("said-complicity"),
        }
    }
}

/// What one report says of a law, a rating or officials.
///
/// A claim enters no score. One of a law that was passed becomes that law where a person confirmed it, see
/// [`Claim::as_law`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Claim {
    /// The address of the statement, as an observation has one.
    pub id: ObservationId,
    pub jurisdiction: JurisdictionId,
    /// Of a law by its name; empty where that tells none.
    pub topics: Vec<Topic>,
    pub said: Said,
    /// The time that the report speaks of.
    pub period: Option<Period>,
    pub source: SourceId,
    pub provenance: Provenance,
    pub status: FactStatus,
    pub reading: Reading,
    /// What people decided about it; present once somebody did.
    #[serde(default)]
    pub review: Option<Review>,
    /// As the program read it, where people corrected it.
    #[serde(default)]
    pub as_read: Option<Said>,
}

impl Claim {
    /// What makes two statements of one source the same: a report says the same of one country and year only once.
    pub fn key(&self) -> String {
        let period = self.period.map(|p| p.label()).unwrap_or_default();
        let said = match &self.said {
            Said::Law { name, year, polarity } => {
                let year = year.map(|y| y.to_string()).unwrap_or_default();
                format!("law|{}|{year}|{}", name.to_lowercase(), polarity.id())
            }
            Said::Rating { tier } => format!("rating|{tier}|{period}"),
            Said::Complicity { alleged } => format!("complicity|{alleged}|{period}"),
        };
        let topics: Vec<&str> = self.topics.iter().map(|t| t.id()).collect();
        format!("{}|{}|{said}|{}", self.source, self.jurisdiction, topics.join("#"))
    }

    /// Sets `id` from the key, so that the same statement has the same address in every edition.
    #[must_use]
    pub fn with_id(mut self) -> Self {
        self.id = ObservationId::new(hash::short_id(&[&self.key()]));
        self
    }

    /// Applies what people decided, as [`crate::Observation::reviewed`] does.
    #[must_use]
    pub fn reviewed<'a>(mut self, decisions: impl IntoIterator<Item = &'a Decision>) -> Claim {
        let Some(decided) = outcome(decisions) else { return self };
        if let Some(status) = decided.status {
            self.status = status;
        }
        if let Some(Verdict::CorrectClaim { said }) = &decided.agreed {
            self.as_read = Some(std::mem::replace(&mut self.said, said.clone()));
        }
        self.review = Some(decided.review);
        self
    }

    /// The claim as the program read it, before any decision.
    #[must_use]
    pub fn unreviewed(&self) -> Claim {
        let mut claim = self.clone();
        if claim.review.take().is_some() {
            claim.status = FactStatus::Automatic;
            if let Some(said) = claim.as_read.take() {
                claim.said = said;
            }
        }
        claim
    }

    /// The laws that the claim may be about: of its jurisdiction, on one of its topics, passed in its year.
    pub fn known<'l>(&self, laws: &'l [Law]) -> Vec<&'l Law> {
        let Said::Law { year: Some(year), .. } = &self.said else { return Vec::new() };
        laws.iter()
            .filter(|l| {
                l.kind == LawKind::Law
                    && l.jurisdiction == self.jurisdiction
                    && l.topics.iter().any(|t| self.topics.contains(t))
                    && l.passage().is_some_and(|d| d.date.year() == *year)
            })
            .collect()
    }

    /// The law that the claim would add: one that was passed in a year that is told, on a topic of ours, and that no
    /// other source may know already. Whether a person confirmed it is the caller's to ask.
    pub fn as_law(&self, laws: &[Law]) -> Option<Law> {
        let Said::Law { name, year: Some(year), polarity: Polarity::Passed } = &self.said else { return None };
        if self.topics.is_empty() || !self.known(laws).is_empty() {
            return None;
        }
        let date = jiff::civil::Date::new(*year, 1, 1).ok()?;
        let stated = format!("as stated by {}, read from prose and confirmed by a person", self.source);
        Some(Law {
            id: LawId::new(format!("{}-report-{}", self.jurisdiction.as_str().to_lowercase(), self.id)),
            jurisdiction: self.jurisdiction.clone(),
            kind: LawKind::Law,
            titles: vec![LawTitle { language: "en".to_owned(), title: name.clone() }],
            citation: format!("{name} ({year})"),
            topics: self.topics.clone(),
            instrument: None,
            dates: vec![LawDate {
                kind: DateKind::Adoption,
                date,
                precision: DatePrecision::Year,
                provenance: self.provenance.clone(),
                computed_by: Some(stated),
            }],
            url: None,
            sources: vec![self.source.clone()],
            versions: vec![],
            status: LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        })
    }
}

/// The laws that confirmed claims add to `laws`, each jurisdiction, topic and year once.
pub fn confirmed_laws(claims: &[Claim], laws: &[Law]) -> Vec<Law> {
    let mut added: Vec<Law> = Vec::new();
    for claim in claims.iter().filter(|c| c.status == FactStatus::Confirmed) {
        if let Some(law) = claim.as_law(laws)
            && claim.known(&added).is_empty()
        {
            added.push(law);
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    fn claim(said: Said) -> Claim {
        Claim {
            id: ObservationId::default(),
            jurisdiction: "HTI".into(),
            topics: vec![Topic::HumanTrafficking],
            said,
            period: Period::year(2014),
            source: "x".into(),
            provenance: Provenance { snapshot: "0".into(), locator: "a".to_owned() },
            status: FactStatus::Automatic,
            reading: Reading { rule: "law-verb".to_owned(), confidence: 0.9 },
            review: None,
            as_read: None,
        }
        .with_id()
    }

    fn law(polarity: Polarity, year: Option<i16>) -> Said {
        Said::Law { name: "anti-trafficking law".to_owned(), year, polarity }
    }

    fn decision(reviewer: &str, verdict: Verdict) -> Decision {
        Decision {
            id: reviewer.to_owned(),
            fact: ObservationId::default(),
            reviewer: reviewer.to_owned(),
            verdict,
            reason: String::new(),
            at: Timestamp::from_second(1).unwrap(),
            undone: None,
        }
    }

    #[test]
    fn only_a_confirmed_passed_law_of_a_known_year_is_added() {
        let passed = claim(law(Polarity::Passed, Some(2014)));
        assert!(confirmed_laws(std::slice::from_ref(&passed), &[]).is_empty(), "nobody confirmed it");
        let confirmed = passed.clone().reviewed(&[decision("a", Verdict::Confirm)]);
        let added = confirmed_laws(&[confirmed.clone(), confirmed.clone()], &[]);
        assert_eq!(added.len(), 1, "the same law once");
        let date = added[0].passage().unwrap();
        assert_eq!((date.date.year(), date.precision), (2014, DatePrecision::Year));
        assert!(confirmed_laws(std::slice::from_ref(&confirmed), &added).is_empty(), "another source knows it");
        for other in
            [law(Polarity::Drafted, Some(2014)), law(Polarity::Passed, None), law(Polarity::Failed, Some(2014))]
        {
            let c = claim(other).reviewed(&[decision("a", Verdict::Confirm)]);
            assert!(confirmed_laws(&[c], &[]).is_empty());
        }
    }

    #[test]
    fn a_correction_can_be_taken_back_and_disagreement_shows() {
        let before = claim(law(Polarity::Passed, Some(2014)));
        let said = law(Polarity::Failed, Some(2014));
        let fixed = before.clone().reviewed(&[decision("a", Verdict::CorrectClaim { said: said.clone() })]);
        assert_eq!((fixed.status, &fixed.said, &fixed.id), (FactStatus::Confirmed, &said, &before.id));
        assert_eq!(fixed.unreviewed(), before);
        let apart = before.clone().reviewed(&[decision("a", Verdict::Confirm), decision("b", Verdict::Reject)]);
        assert_eq!((apart.status, apart.said), (FactStatus::Disputed, before.said.clone()));
        let unsure = before.clone().reviewed(&[decision("a", Verdict::CannotTell)]);
        assert_eq!(unsure.status, FactStatus::Automatic);
    }
}
