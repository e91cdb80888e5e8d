//! Numbers, days and addresses as pages show them.

use lexgap_domain::{DatePrecision, IndicatorPoint, Law, LawDate, LawVersion, Qualifier, Quantity};
use lexgap_texts as texts;

use crate::say::{language, say, to};

/// `109,947`.
pub fn integer(n: u64) -> String {
    texts::integer(language(), i64::try_from(n).unwrap_or(i64::MAX))
}

/// Up to `decimals` decimals, without zeros at the end.
pub fn number(value: f64, decimals: usize) -> String {
    texts::number(language(), value, decimals)
}

/// A count as its source means it: `31`, `<5`, `≥ 35`, `about 200`, `[10, 20]`, `0`, `not reported`.
pub fn quantity(q: &Quantity) -> String {
    let n = |x: f64| number(x, 2);
    match (q.qualifier, q.value, q.lower, q.upper) {
        (Qualifier::Exact | Qualifier::NoneReported, Some(v), ..) => n(v),
        (Qualifier::NoneReported, ..) => n(0.0),
        (Qualifier::AtLeast, Some(v), ..) => format!("≥ {}", n(v)),
        (Qualifier::About, Some(v), ..) => say!("about-n", n = n(v)),
        (Qualifier::Interval, _, Some(0.0), Some(high)) if high.fract() == 0.0 => format!("<{}", n(high + 1.0)),
        (Qualifier::Interval, _, Some(low), Some(high)) => interval(low, high, 2),
        _ => say!("not-reported"),
    }
}

/// `35 %` of a share in [0, 1].
pub fn percent(share: f64) -> String {
    texts::percent(language(), share)
}

/// `[12, 75]`.
pub fn interval(lower: f64, upper: f64, decimals: usize) -> String {
    texts::interval(language(), lower, upper, decimals)
}

/// `2.4 MB`.
pub fn bytes(n: u64) -> String {
    match n {
        0..1_000 => say!("bytes", n = n),
        1_000..1_000_000 => say!("kilobytes", n = number(n as f64 / 1e3, 0)),
        _ => say!("megabytes", n = number(n as f64 / 1e6, 1)),
    }
}

/// The day of an instant, in UTC.
pub fn day(at: jiff::Timestamp) -> String {
    date(jiff::tz::TimeZone::UTC.to_datetime(at).date())
}

/// A day: `1 Oct 2010`.
pub fn date(date: jiff::civil::Date) -> String {
    texts::day(language(), date)
}

/// From the first year to the last: `2000–2014`, or `2014` alone.
pub fn years(first: i16, last: i16) -> String {
    if first == last { first.to_string() } else { format!("{first}–{last}") }
}

/// A law's date with no more precision than its source states: `1 Oct 2010`, `Oct 2010` or `2010`.
pub fn stated(d: &LawDate) -> String {
    match d.precision {
        DatePrecision::Day => texts::day(language(), d.date),
        DatePrecision::Month => texts::month(language(), d.date),
        DatePrecision::Year => d.date.year().to_string(),
    }
}

/// The same for programs: `2010-10-01`, `2010-10` or `2010`.
pub fn stated_iso(d: &LawDate) -> String {
    match d.precision {
        DatePrecision::Day => d.date.to_string(),
        DatePrecision::Month => d.date.strftime("%Y-%m").to_string(),
        DatePrecision::Year => d.date.year().to_string(),
    }
}

/// Address of what the newer of two versions of a law has apart from the older.
pub fn diff_address(law: &Law, older: &LawVersion, newer: &LawVersion) -> String {
    to(format!("/laws/{}/versions/{}...{}", law.id, law.name_of(older), law.name_of(newer)))
}

/// Address of one value of an indicator.
pub fn point_address(p: &IndicatorPoint) -> String {
    to(format!("/indicators/{}/{}/{}", p.indicator, p.jurisdiction, p.period.label().replace('/', "-")))
}
