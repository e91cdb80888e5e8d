//! Numbers and addresses as pages show them.

use lexgap_domain::{DatePrecision, IndicatorPoint, Law, LawDate, LawVersion};

/// `109,947`.
pub fn integer(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Up to `decimals` decimals, without zeros at the end.
pub fn number(value: f64, decimals: usize) -> String {
    if value.fract() == 0.0 && value.abs() >= 10_000.0 && value.abs() < 1e15 {
        let sign = if value < 0.0 { "−" } else { "" };
        return format!("{sign}{}", integer(value.abs() as u64));
    }
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".to_owned() } else { text.replace('-', "−") }
}

/// `[12, 75]`.
pub fn interval(lower: f64, upper: f64, decimals: usize) -> String {
    format!("[{}, {}]", number(lower, decimals), number(upper, decimals))
}

/// `2.4 MB`.
pub fn bytes(n: u64) -> String {
    match n {
        0..1_000 => format!("{n} bytes"),
        1_000..1_000_000 => format!("{:.0} KB", n as f64 / 1e3),
        _ => format!("{:.1} MB", n as f64 / 1e6),
    }
}

/// The day of an instant, in UTC.
pub fn day(at: jiff::Timestamp) -> String {
    jiff::tz::TimeZone::UTC.to_datetime(at).date().to_string()
}

/// A law's date with no more precision than its source states: `2010-10-01`, `2010-10` or `2010`.
pub fn stated(d: &LawDate) -> String {
    match d.precision {
        DatePrecision::Day => d.date.to_string(),
        DatePrecision::Month => d.date.strftime("%Y-%m").to_string(),
        DatePrecision::Year => d.date.year().to_string(),
    }
}

/// Address of what the newer of two versions of a law has apart from the older.
pub fn diff_address(law: &Law, older: &LawVersion, newer: &LawVersion) -> String {
    format!("/laws/{}/versions/{}...{}", law.id, law.name_of(older), law.name_of(newer))
}

/// Address of one value of an indicator.
pub fn point_address(p: &IndicatorPoint) -> String {
    format!("/indicators/{}/{}/{}", p.indicator, p.jurisdiction, p.period.label().replace('/', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(integer(7), "7");
        assert_eq!(integer(109_947), "109,947");
        assert_eq!(integer(1_000_000), "1,000,000");
        assert_eq!(number(1.820, 2), "1.82");
        assert_eq!(number(90.0, 2), "90");
        assert_eq!(number(-0.451, 2), "−0.45");
        assert_eq!(number(-0.001, 2), "0");
        assert_eq!(number(5_831_404.0, 0), "5,831,404");
        assert_eq!(bytes(2_400_928), "2.4 MB");
    }
}
