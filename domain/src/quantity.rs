//! A figure as it was reported: exact, censored, approximate, or absent with a reason.

use serde::{Deserialize, Serialize};

use crate::message::{Message, MessageValue};

/// How a figure is to be read. Missing is not zero: `NotReported` has no value at all, `NoneReported` is a
/// statement that there were none, `Interval` may hide a zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Qualifier {
    Exact,
    AtLeast,
    About,
    /// Known only to lie between `lower` and `upper`, both included (`<5` is `[0, 4]`).
    Interval,
    /// The source says that there were none.
    NoneReported,
    /// The source says that it has no figure.
    NotReported,
}

impl Qualifier {
    /// Every qualifier.
    pub const ALL: [Qualifier; 6] = [
        Qualifier::Exact,
        Qualifier::AtLeast,
        Qualifier::About,
        Qualifier::Interval,
        Qualifier::NoneReported,
        Qualifier::NotReported,
    ];

    /// The stable identifier used in the API and files.
    pub fn id(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::AtLeast => "at_least",
            Qualifier::About => "about",
            Qualifier::Interval => "interval",
            Qualifier::NoneReported => "none_reported",
            Qualifier::NotReported => "not_reported",
        }
    }

    /// Its name, in each language.
    pub fn message(self) -> Message {
        Message::new(format!("qualifier-{}", self.id()))
    }

    /// What it means, in a few words.
    pub fn meaning(self) -> Message {
        Message::new(format!("qualifier-{}-meaning", self.id()))
    }
}

/// A figure with its qualifier. Counts are non-negative.
///
/// `value` is present for exact, at-least, about and none-reported figures; `lower` and `upper` bound the
/// truth where the source bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Quantity {
    pub qualifier: Qualifier,
    pub value: Option<f64>,
    pub lower: Option<f64>,
    pub upper: Option<f64>,
}

impl Quantity {
    /// An exact figure.
    pub fn exact(value: f64) -> Self {
        Self { qualifier: Qualifier::Exact, value: Some(value), lower: Some(value), upper: Some(value) }
    }

    /// A figure known to lie in `[lower, upper]`.
    pub fn interval(lower: f64, upper: f64) -> Self {
        Self { qualifier: Qualifier::Interval, value: None, lower: Some(lower), upper: Some(upper) }
    }

    /// About `value`: no bounds are stated.
    pub fn about(value: f64) -> Self {
        Self { qualifier: Qualifier::About, value: Some(value), lower: None, upper: None }
    }

    /// At least `value`.
    pub fn at_least(value: f64) -> Self {
        Self { qualifier: Qualifier::AtLeast, value: Some(value), lower: Some(value), upper: None }
    }

    /// None, as the source says.
    pub fn none_reported() -> Self {
        Self { qualifier: Qualifier::NoneReported, value: Some(0.0), lower: Some(0.0), upper: Some(0.0) }
    }

    /// No figure, and the source says so.
    pub fn not_reported() -> Self {
        Self { qualifier: Qualifier::NotReported, value: None, lower: None, upper: None }
    }

    /// The least that the truth can be, if the source bounds it.
    pub fn at_lowest(&self) -> Option<f64> {
        self.lower.or(self.value)
    }

    /// What a page shows, in each language: what [`Quantity::display`] says in English.
    pub fn message(&self) -> MessageValue {
        /// Decimals that are enough for any figure that a publisher prints.
        const MOST: u8 = 6;
        let n = |x: f64| MessageValue::Decimal(x, MOST);
        match (self.qualifier, self.value, self.lower, self.upper) {
            (Qualifier::Exact, Some(v), ..) | (Qualifier::NoneReported, Some(v), ..) => n(v),
            (Qualifier::NoneReported, ..) => n(0.0),
            (Qualifier::AtLeast, Some(v), ..) => Message::new("count-at-least").with("n", n(v)).into(),
            (Qualifier::About, Some(v), ..) => Message::new("count-about").with("n", n(v)).into(),
            (Qualifier::Interval, _, Some(0.0), Some(hi)) if hi.fract() == 0.0 => {
                Message::new("count-below").with("n", n(hi + 1.0)).into()
            }
            (Qualifier::Interval, _, Some(lo), Some(hi)) => {
                Message::new("count-interval").with("low", n(lo)).with("high", n(hi)).into()
            }
            _ => Message::new("count-not-reported").into(),
        }
    }

    /// The text a page or a file shows: `31`, `<5`, `≥ 35`, `about 200`, `[10, 20]`, `0`, `not reported`.
    pub fn display(&self) -> String {
        fn n(x: f64) -> String {
            if x.fract() == 0.0 && x.abs() < 1e15 { format!("{x:.0}") } else { format!("{x}") }
        }
        match (self.qualifier, self.value, self.lower, self.upper) {
            (Qualifier::Exact, Some(v), ..) | (Qualifier::NoneReported, Some(v), ..) => n(v),
            (Qualifier::NoneReported, ..) => "0".to_owned(),
            (Qualifier::AtLeast, Some(v), ..) => format!("≥ {}", n(v)),
            (Qualifier::About, Some(v), ..) => format!("about {}", n(v)),
            (Qualifier::Interval, _, Some(0.0), Some(hi)) if hi.fract() == 0.0 => format!("<{}", n(hi + 1.0)),
            (Qualifier::Interval, _, Some(lo), Some(hi)) => format!("[{}, {}]", n(lo), n(hi)),
            _ => "not reported".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_censored_count_is_neither_missing_nor_a_number() {
        let q = Quantity::interval(0.0, 4.0);
        assert_eq!(q.display(), "<5");
        assert_eq!(q.value, None);
        assert_eq!(Quantity::not_reported().display(), "not reported");
        assert_eq!(Quantity::exact(0.0).display(), "0");
        assert_eq!(Quantity::interval(10.0, 20.0).display(), "[10, 20]");
    }
}
