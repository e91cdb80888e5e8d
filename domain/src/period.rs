//! The time a figure is about.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A reporting period: a calendar year, or a span such as a fiscal year or `2012-2013`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Period {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub start: Date,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = Date))]
    pub end: Date,
}

impl Period {
    /// The calendar year, or `None` outside 1..=9999.
    pub fn year(year: i16) -> Option<Period> {
        if year < 1 {
            return None;
        }
        Some(Period { start: Date::new(year, 1, 1).ok()?, end: Date::new(year, 12, 31).ok()? })
    }

    /// From the first day of `from` to the last day of `to`.
    pub fn years(from: i16, to: i16) -> Option<Period> {
        let (a, b) = (Period::year(from)?, Period::year(to)?);
        (from <= to).then_some(Period { start: a.start, end: b.end })
    }

    /// The year a figure is filed under: the one that holds the middle of the period.
    pub fn index_year(&self) -> i16 {
        let days = (self.end - self.start).get_days();
        self.start.checked_add(jiff::Span::new().days(days / 2)).unwrap_or(self.end).year()
    }

    /// `2014` for a calendar year, else `2012/2013` or the two dates.
    pub fn label(&self) -> String {
        let whole = self.start.month() == 1 && self.start.day() == 1 && self.end.month() == 12 && self.end.day() == 31;
        match (whole, self.start.year() == self.end.year()) {
            (true, true) => self.start.year().to_string(),
            (true, false) => format!("{}/{}", self.start.year(), self.end.year()),
            _ => format!("{}/{}", self.start, self.end),
        }
    }
}

/// `date` as a number of years: 2010-07-02 is 2010.5.
pub fn decimal_year(date: Date) -> f64 {
    let days = if date.in_leap_year() { 366.0 } else { 365.0 };
    f64::from(date.year()) + (f64::from(date.day_of_year()) - 1.0) / days
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_index_years() {
        let y = Period::year(2014).unwrap();
        assert_eq!((y.label().as_str(), y.index_year()), ("2014", 2014));
        let s = Period::years(2012, 2013).unwrap();
        assert_eq!(s.label(), "2012/2013");
        assert_eq!(s.index_year(), 2012);
        assert!(Period::years(2013, 2012).is_none());
        assert!(Period::year(0).is_none());
    }

    #[test]
    fn decimal_years() {
        assert_eq!(decimal_year(jiff::civil::date(2010, 1, 1)), 2010.0);
        assert!((decimal_year(jiff::civil::date(2012, 7, 2)) - 2012.5).abs() < 0.01);
    }
}
