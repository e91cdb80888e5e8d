//! What people decide about figures that a program read out of prose.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    claim::Said,
    ids::ObservationId,
    measure::Measure,
    observation::{FactStatus, Observation, Unit},
    period::Period,
    quantity::Quantity,
};

/// What a statement says: the part of an observation that a person can put right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Figure {
    pub measure: Measure,
    pub period: Period,
    pub quantity: Quantity,
    pub unit: Unit,
    /// Whether it is the jurisdiction's total of the period and no part of one.
    pub is_total: bool,
}

/// What one person found, holding a figure against the passage it was read from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "verdict", rename_all = "snake_case")]
pub enum Verdict {
    /// The passage says so.
    Confirm,
    /// The passage says something else.
    Correct {
        figure: Figure,
    },
    /// The passage says something else of the law, rating or officials.
    CorrectClaim {
        said: Said,
    },
    /// The passage says nothing of the kind.
    Reject,
    CannotTell,
}

impl Verdict {
    /// The stable identifier used in forms and the API.
    pub fn id(&self) -> &'static str {
        match self {
            Verdict::Confirm => "confirm",
            Verdict::Correct { .. } | Verdict::CorrectClaim { .. } => "correct",
            Verdict::Reject => "reject",
            Verdict::CannotTell => "cannot_tell",
        }
    }
}

/// One decision, kept for good; undoing it is kept, too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    pub id: String,
    pub fact: ObservationId,
    pub reviewer: String,
    #[serde(flatten)]
    pub verdict: Verdict,
    /// Why, in the reviewer's words; may be empty.
    pub reason: String,
    pub at: Timestamp,
    /// When it was undone, and by whom.
    pub undone: Option<(Timestamp, String)>,
}

/// The decisions behind a figure, counted; names stay with the curators.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Review {
    pub confirmed: u16,
    pub corrected: u16,
    pub rejected: u16,
    pub cannot_tell: u16,
    /// The figure as the program read it, where people corrected it.
    pub as_read: Option<Figure>,
}

/// The decisions that count: of each reviewer the newest that was not undone, the oldest reviewer first.
pub fn standing<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Vec<&'a Decision> {
    let mut all: Vec<&Decision> = decisions.into_iter().filter(|d| d.undone.is_none()).collect();
    all.sort_by(|a, b| a.at.cmp(&b.at).then_with(|| a.id.cmp(&b.id)));
    let mut newest: Vec<&Decision> = Vec::new();
    for d in all {
        newest.retain(|n| n.reviewer != d.reviewer);
        newest.push(d);
    }
    newest
}

/// What the decisions on one statement come to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The people behind it, counted.
    pub review: Review,
    /// `None` where all who looked cannot tell.
    pub status: Option<FactStatus>,
    /// What all who could tell found; absent where they differ.
    pub agreed: Option<Verdict>,
}

/// What decisions come to; `None` where none stands.
pub fn outcome<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Option<Outcome> {
    let standing = standing(decisions);
    if standing.is_empty() {
        return None;
    }
    let mut review = Review::default();
    let mut verdicts: Vec<&Verdict> = Vec::new();
    for d in standing {
        let count = match d.verdict {
            Verdict::Confirm => &mut review.confirmed,
            Verdict::Correct { .. } | Verdict::CorrectClaim { .. } => &mut review.corrected,
            Verdict::Reject => &mut review.rejected,
            Verdict::CannotTell => &mut review.cannot_tell,
        };
        *count = count.saturating_add(1);
        if d.verdict != Verdict::CannotTell {
            verdicts.push(&d.verdict);
        }
    }
    let Some((first, others)) = verdicts.split_first() else {
        return Some(Outcome { review, status: None, agreed: None });
    };
    let (status, agreed) = if others.iter().any(|v| v != first) {
        (FactStatus::Disputed, None)
    } else if **first == Verdict::Reject {
        (FactStatus::Rejected, Some((*first).clone()))
    } else {
        (FactStatus::Confirmed, Some((*first).clone()))
    };
    Some(Outcome { review, status: Some(status), agreed })
}

impl Observation {
    /// The part that a person can put right.
    pub fn figure(&self) -> Figure {
        Figure {
            measure: self.measure,
            period: self.period,
            quantity: self.quantity,
            unit: self.unit,
            is_total: self.is_total(),
        }
    }

    /// Sets status, review and, where all agree on one, the corrected figure. The address stays that of the
    /// statement. Those who cannot tell decide nothing; those who disagree make the figure disputed and leave it
    /// as it was read.
    pub fn reviewed<'a>(mut self, decisions: impl IntoIterator<Item = &'a Decision>) -> Observation {
        let Some(mut decided) = outcome(decisions) else { return self };
        if let Some(status) = decided.status {
            self.status = status;
        }
        if let Some(Verdict::Correct { figure }) = &decided.agreed {
            decided.review.as_read = Some(self.figure());
            self.correct(figure);
        }
        self.review = Some(decided.review);
        self
    }

    /// The observation before any decision.
    #[must_use]
    pub fn unreviewed(&self) -> Observation {
        let mut o = self.clone();
        if let Some(review) = o.review.take() {
            o.status = FactStatus::Automatic;
            if let Some(figure) = review.as_read {
                o.correct(&figure);
            }
        }
        o
    }

    /// Makes it say what `figure` says; the address and the place in the document stay.
    pub fn correct(&mut self, figure: &Figure) {
        self.measure = figure.measure;
        self.period = figure.period;
        self.quantity = figure.quantity;
        self.unit = figure.unit;
        let (dimension, category) = PART_OF_REPORT;
        if figure.is_total {
            self.breakdown.clear();
        } else if self.breakdown.is_empty() {
            self.breakdown.insert(dimension.to_owned(), category.to_owned());
        }
    }
}

/// The breakdown of figures of which nobody has said yet whether they are a total: reports tell of single cases in
/// the same words.
pub const PART_OF_REPORT: (&str, &str) = ("scope", "As told in the report");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Breakdown, Provenance, Topic};

    fn observation() -> Observation {
        Observation {
            id: ObservationId::default(),
            jurisdiction: "KEN".into(),
            topics: vec![Topic::HumanTrafficking],
            measure: Measure::Convictions,
            period: Period::year(2014).unwrap(),
            quantity: Quantity::exact(3.0),
            unit: Unit::Unstated,
            breakdown: Breakdown::new(),
            ordinal: 0,
            source: "x".into(),
            provenance: Provenance { snapshot: "0".into(), locator: "a".to_owned() },
            status: FactStatus::Automatic,
            reading: None,
            review: None,
        }
        .with_id()
    }

    fn decision(reviewer: &str, minute: i64, verdict: Verdict) -> Decision {
        Decision {
            id: format!("{reviewer}{minute}"),
            fact: observation().id,
            reviewer: reviewer.to_owned(),
            verdict,
            reason: String::new(),
            at: Timestamp::from_second(60 * minute).unwrap(),
            undone: None,
        }
    }

    fn correction(value: f64) -> Verdict {
        Verdict::Correct { figure: Figure { quantity: Quantity::exact(value), ..observation().figure() } }
    }

    #[test]
    fn no_decision_leaves_the_figure_as_it_is() {
        assert_eq!(observation().reviewed([]), observation());
        let unsure = observation().reviewed(&[decision("a", 1, Verdict::CannotTell)]);
        assert_eq!((unsure.status, unsure.review.unwrap().cannot_tell), (FactStatus::Automatic, 1));
    }

    #[test]
    fn agreement_decides_and_disagreement_shows() {
        let both = [decision("a", 1, Verdict::Confirm), decision("b", 2, Verdict::Confirm)];
        let o = observation().reviewed(&both);
        assert_eq!((o.status, o.review.unwrap().confirmed), (FactStatus::Confirmed, 2));
        let apart = [decision("a", 1, Verdict::Confirm), decision("b", 2, Verdict::Reject)];
        assert_eq!(observation().reviewed(&apart).status, FactStatus::Disputed);
        let other = [decision("a", 1, correction(4.0)), decision("b", 2, correction(5.0))];
        let o = observation().reviewed(&other);
        assert_eq!((o.status, o.quantity), (FactStatus::Disputed, Quantity::exact(3.0)), "left as it was read");
    }

    #[test]
    fn a_correction_keeps_address_and_what_was_read() {
        let before = observation();
        let o = before.clone().reviewed(&[decision("a", 1, correction(4.0))]);
        assert_eq!((o.status, o.quantity, &o.id), (FactStatus::Confirmed, Quantity::exact(4.0), &before.id));
        assert_eq!(o.review.unwrap().as_read, Some(before.figure()));
    }

    #[test]
    fn a_person_can_say_what_is_a_total() {
        let mut told = observation();
        told.breakdown = Breakdown::from([(PART_OF_REPORT.0.to_owned(), PART_OF_REPORT.1.to_owned())]);
        let figure = Figure { is_total: true, ..told.figure() };
        let o = told.reviewed(&[decision("a", 1, Verdict::Correct { figure })]);
        assert!(o.is_total());
        let figure = Figure { is_total: false, ..observation().figure() };
        assert!(!observation().reviewed(&[decision("a", 1, Verdict::Correct { figure })]).is_total());
    }

    #[test]
    fn the_newest_decision_of_each_reviewer_counts_unless_undone() {
        let mut later = decision("a", 2, Verdict::Reject);
        assert_eq!(
            observation().reviewed(&[later.clone(), decision("a", 1, Verdict::Confirm)]).status,
            FactStatus::Rejected
        );
        later.undone = Some((Timestamp::from_second(300).unwrap(), "a".to_owned()));
        assert_eq!(observation().reviewed(&[later, decision("a", 1, Verdict::Confirm)]).status, FactStatus::Confirmed);
    }
}
