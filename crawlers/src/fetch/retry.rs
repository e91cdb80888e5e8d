//! `Retry-After`, in every spelling that servers use.

use std::time::Duration;

use jiff::{Timestamp, civil::DateTime, tz::TimeZone};

/// A publisher that asks to stay away longer has closed; the schedule comes back sooner all the same.
const LONGEST: Duration = Duration::from_secs(30 * 24 * 3600);

/// Reads `Retry-After` (RFC 9110, section 10.2.3) at `now`: seconds, or a date in one of HTTP's three forms. A
/// fraction of a second counts as a whole one, a date that has passed means now, more than thirty days mean
/// thirty. `None` for what says nothing, such as `soon` or `-5`.
pub fn retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if let Some(seconds) = seconds(text) {
        return Some(Duration::from_secs(seconds).min(LONGEST));
    }
    let wait = http_date(text)?.as_second().saturating_sub(now.as_second());
    Some(Duration::from_secs(u64::try_from(wait).unwrap_or(0)).min(LONGEST))
}

fn seconds(text: &str) -> Option<u64> {
    let text = text.strip_prefix('+').unwrap_or(text);
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) {
        return None;
    }
    // Only too many digits are left to fail.
    let whole = whole.parse().unwrap_or(u64::MAX);
    Some(whole.saturating_add(u64::from(fraction.bytes().any(|b| b != b'0'))))
}

/// IMF-fixdate (`Sun, 06 Nov 1994 08:49:37 GMT`), RFC 850 and asctime; all of them mean UTC.
pub fn http_date(text: &str) -> Option<Timestamp> {
    if let Ok(at) = jiff::fmt::rfc2822::parse(text) {
        return Some(at.timestamp());
    }
    // The day's name adds nothing and is wrong often enough.
    let rest = text.split_once(',').map_or(text, |(_, rest)| rest).trim();
    let rest = rest.strip_suffix("GMT").or_else(|| rest.strip_suffix("UTC")).unwrap_or(rest).trim();
    let formats = ["%d %b %Y %H:%M:%S", "%d-%b-%y %H:%M:%S", "%d-%b-%Y %H:%M:%S", "%a %b %e %H:%M:%S %Y"];
    let at = formats.iter().find_map(|format| DateTime::strptime(format, rest).ok())?;
    // Only a date at the end of time is left to fail.
    Some(TimeZone::UTC.to_timestamp(at).unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Option<u64> {
        retry_after(text, "2026-01-01T00:00:00Z".parse().unwrap()).map(|d| d.as_secs())
    }

    #[test]
    fn seconds_in_every_spelling() {
        for (text, expected) in [
            ("120", Some(120)),
            (" 120 ", Some(120)),
            ("+120", Some(120)),
            ("0", Some(0)),
            ("00030", Some(30)),
            ("1.2", Some(2)),
            ("2.0", Some(2)),
            ("99999999999999999999999999", Some(30 * 86400)),
            ("-5", None),
            ("", None),
            (".", None),
            ("soon", None),
            ("1e3", None),
            ("12 s", None),
            ("0x10", None),
        ] {
            assert_eq!(at(text), expected, "{text}");
        }
    }

    #[test]
    fn dates_in_every_spelling() {
        for (text, expected) in [
            ("Thu, 01 Jan 2026 00:01:00 GMT", Some(60)),
            ("Thu, 1 Jan 2026 00:01:00 +0000", Some(60)),
            // The wrong day of the week.
            ("Mon, 01 Jan 2026 00:01:00 GMT", Some(60)),
            ("Thursday, 01-Jan-26 00:01:00 GMT", Some(60)),
            ("Thu, 01-Jan-2026 00:01:00 GMT", Some(60)),
            ("Thu Jan  1 00:01:00 2026", Some(60)),
            ("Wed, 31 Dec 2025 00:01:00 GMT", Some(0)),
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(30 * 86400)),
            ("Thu, 99 Jan 2026 00:01:00 GMT", None),
            ("2026-01-01", None),
        ] {
            assert_eq!(at(text), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,40}") {
            prop_assert!(at(&text).is_none_or(|s| s <= 30 * 86400));
        }
    }
}
