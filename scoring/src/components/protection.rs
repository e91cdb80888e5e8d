//! Protection: victims identified per million as percentile among the peers, averaged with an independent
//! rating of protection where there is one (3P protection).

use lexgap_domain::{IndicatorId, JurisdictionId, Measure, Message};

use super::{Evidence, Span, enforcement::Window, listed, measure_figures, whole};
use crate::{
    history::{History, M, Topical},
    ratings::{Ratings, THREE_P_PROTECTION},
};

/// Victims' figures and rating, at least one of them.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub victims: Option<Window>,
    measure: M,
    /// Year and value on the rating's scale of 1 to 5 brought to [0, 1].
    rating: Option<(i16, f64)>,
}

impl Prepared {
    /// `None` without either, or for a topic without identified victims.
    pub fn new(
        history: Option<&History>,
        topical: &Topical<'_>,
        span: Span,
        jurisdiction: &JurisdictionId,
        ratings: &Ratings,
    ) -> Option<Prepared> {
        let measure = topical.position(Measure::VictimsIdentified)?;
        let victims = history.and_then(|h| Window::new(h, measure, span));
        let rating = ratings
            .newest(topical.topic, THREE_P_PROTECTION, jurisdiction)
            .filter(|(year, _)| *year >= span.from)
            .map(|(year, value)| (year, ((value - 1.0) / 4.0).clamp(0.0, 1.0)));
        (victims.is_some() || rating.is_some()).then_some(Prepared { victims, measure, rating })
    }

    /// The component, given the percentile of the victims' rate.
    pub fn value(&self, percentile: Option<f64>) -> Option<f64> {
        match (percentile, self.rating) {
            (Some(p), Some((_, r))) => Some((p + r) / 2.0),
            (Some(only), None) | (None, Some((_, only))) => Some(only),
            (None, None) => None,
        }
    }

    /// What the page says.
    pub fn evidence(&self, history: Option<&History>) -> Evidence {
        let (mut said, mut cited, mut ratings) = (Vec::new(), Vec::new(), Vec::new());
        if let (Some(history), Some(window)) = (history, &self.victims) {
            let rows = &history.rows[self.measure];
            cited.extend(window.positions().iter().map(|&i| &rows[i]));
            said.push(measure_figures(Measure::VictimsIdentified.in_sentence(), listed(rows, window.positions())));
        }
        if let Some((year, value)) = self.rating {
            ratings.push((IndicatorId::new(THREE_P_PROTECTION), year));
            said.push(Message::new("protection-rated").with("rating", whole(1.0 + 4.0 * value)).with("year", year));
        }
        Evidence { ratings, ..Evidence::citing(Message::clauses(said), cited) }
    }
}
