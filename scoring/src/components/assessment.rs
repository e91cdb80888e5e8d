//! Independent assessment: mean over the assessors of where the jurisdiction's newest rating stands among all
//! ratings of that assessor in that year (mid-rank empirical distribution function, better is higher).

use lexgap_domain::{IndicatorId, JurisdictionId, Message, Topic};

use super::{Evidence, Span, whole};
use crate::ratings::{ASSESSORS, Ratings};

/// The ratings that count.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub value: f64,
    /// Indicator, year, standing.
    found: Vec<(&'static str, i16, f64)>,
}

impl Prepared {
    /// `None` where no assessor rated since the law took effect.
    pub fn new(topic: Topic, jurisdiction: &JurisdictionId, span: Span, ratings: &Ratings) -> Option<Prepared> {
        let found: Vec<_> = ASSESSORS
            .iter()
            .filter_map(|&assessor| {
                let (year, _) = ratings.newest(topic, assessor, jurisdiction).filter(|(year, _)| *year >= span.from)?;
                Some((assessor, year, ratings.standing(assessor, jurisdiction, year)?))
            })
            .collect();
        let sum: f64 = found.iter().map(|f| f.2).sum();
        (!found.is_empty()).then(|| Prepared { value: sum / found.len() as f64, found })
    }

    /// What the page says.
    pub fn evidence(&self) -> Evidence {
        let said = self.found.iter().map(|(assessor, year, standing)| {
            Message::new("assessor-standing")
                .with("assessor", Message::new(format!("assessor-{assessor}")))
                .with("year", *year)
                .with("share", whole(100.0 * standing))
        });
        Evidence {
            explanation: Message::clauses(said.collect()),
            observations: Vec::new(),
            ratings: self.found.iter().map(|(a, year, _)| (IndicatorId::new(*a), *year)).collect(),
        }
    }
}
