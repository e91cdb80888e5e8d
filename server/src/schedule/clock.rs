//! When a source is due: cron fields in a time zone, answered in UTC.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use croner::{Cron, parser::CronParser, parser::Seconds};
use jiff::Timestamp;
use lexgap_crawlers::spec::SourceSpec;

/// A schedule that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ClockError {
    #[error("schedule `{schedule}`: {detail}")]
    Schedule { schedule: String, detail: String },
    #[error("`{0}` is no time zone; write it like Europe/Berlin")]
    Zone(String),
    #[error("schedule `{0}` never comes")]
    Never(String),
}

/// Cron fields in a time zone.
#[derive(Clone, Debug)]
pub struct Clock {
    cron: Cron,
    zone: Tz,
    words: String,
}

impl Clock {
    /// Six cron fields (second, minute, hour, day, month, weekday) in `zone`, UTC where absent.
    ///
    /// # Errors
    /// Either cannot be understood.
    pub fn new(schedule: &str, zone: Option<&str>) -> Result<Clock, ClockError> {
        let parser = CronParser::builder().seconds(Seconds::Required).build();
        let cron = parser
            .parse(schedule)
            .map_err(|e| ClockError::Schedule { schedule: schedule.to_owned(), detail: e.to_string() })?;
        let name = zone.unwrap_or("UTC");
        let zone: Tz = name.parse().map_err(|_| ClockError::Zone(name.to_owned()))?;
        Ok(Clock { cron, zone, words: format!("{schedule} {zone}") })
    }

    /// The clock of a source.
    ///
    /// # Errors
    /// As [`Clock::new`].
    pub fn of(spec: &SourceSpec) -> Result<Clock, ClockError> {
        Clock::new(&spec.schedule, spec.time_zone.as_deref())
    }

    /// Fields and zone, to tell whether a stored time was worked out from them.
    pub fn words(&self) -> &str {
        &self.words
    }

    /// The first time after `now`. A time that the clocks leave out in spring is made up for when they have gone
    /// forward, unless the schedule names several hours; one that comes twice in autumn counts once.
    ///
    /// # Errors
    /// There is none, as for the 30th of February.
    pub fn after(&self, now: Timestamp) -> Result<Timestamp, ClockError> {
        let never = || ClockError::Never(self.words.clone());
        let now: DateTime<Utc> = DateTime::from_timestamp(now.as_second(), 0).ok_or_else(never)?;
        let mut next = now.with_timezone(&self.zone);
        // Of a time that comes twice croner names the first even where that has passed.
        loop {
            next = self.cron.find_next_occurrence(&next, false).map_err(|_| never())?;
            if next > now {
                return Timestamp::from_second(next.timestamp()).map_err(|_| never());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(schedule: &str, zone: &str, from: &str, n: usize) -> Vec<String> {
        let clock = Clock::new(schedule, Some(zone)).unwrap();
        let mut now: Timestamp = from.parse().unwrap();
        (0..n)
            .map(|_| {
                now = clock.after(now).unwrap();
                now.to_string()
            })
            .collect()
    }

    #[test]
    fn a_zone_moves_with_its_summer() {
        assert_eq!(
            times("0 0 4 * * *", "UTC", "2026-03-28T12:00:00Z", 2),
            ["2026-03-29T04:00:00Z", "2026-03-30T04:00:00Z"]
        );
        assert_eq!(
            times("0 0 4 * * *", "Europe/Berlin", "2026-03-27T12:00:00Z", 3),
            ["2026-03-28T03:00:00Z", "2026-03-29T02:00:00Z", "2026-03-30T02:00:00Z"]
        );
        assert_eq!(
            times("0 0 4 * * *", "America/New_York", "2026-10-31T00:00:00Z", 3),
            ["2026-10-31T08:00:00Z", "2026-11-01T09:00:00Z", "2026-11-02T09:00:00Z"]
        );
    }

    #[test]
    fn a_time_left_out_in_spring_is_made_up_for_the_same_day() {
        // In Berlin 02:30 does not exist on 29 March 2026; the clocks go from 02:00 to 03:00, 01:00 UTC.
        let found = times("0 30 2 * * *", "Europe/Berlin", "2026-03-28T12:00:00Z", 2);
        let (first, second): (Timestamp, Timestamp) = (found[0].parse().unwrap(), found[1].parse().unwrap());
        let from: Timestamp = "2026-03-29T01:00:00Z".parse().unwrap();
        assert!(first >= from && first.as_second() - from.as_second() <= 3600, "{found:?}");
        assert_eq!(second.to_string(), "2026-03-30T00:30:00Z");
    }

    #[test]
    fn a_time_that_comes_twice_in_autumn_counts_once() {
        // In Berlin 02:30 comes twice on 25 October 2026, at 00:30 and 01:30 UTC.
        let found = times("0 30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2);
        assert_eq!(found[1], "2026-10-26T01:30:00Z", "{found:?}");
        assert!(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].contains(&found[0].as_str()), "{found:?}");
    }

    #[test]
    fn what_comes_next_is_always_later() {
        // Two hours about each change of Berlin's and New York's clocks in 2026, minute by minute.
        for (zone, change) in [
            ("Europe/Berlin", "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-10-25T01:00:00Z"),
            ("America/New_York", "2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-11-01T06:00:00Z"),
        ] {
            for schedule in ["0 30 2 * * *", "0 30 1 * * *", "0 30 * * * *", "0 0 2,14 * * *", "20 */7 * * * *"] {
                let clock = Clock::new(schedule, Some(zone)).unwrap();
                let change: Timestamp = change.parse().unwrap();
                for minute in -120..=120_i64 {
                    let now = Timestamp::from_second(change.as_second() + 60 * minute + 20).unwrap();
                    let next = clock.after(now).unwrap();
                    assert!(next > now, "{schedule} {zone}: after {now} comes {next}");
                    assert!(
                        next.as_second() - now.as_second() <= 25 * 3600,
                        "{schedule} {zone}: after {now} comes {next}"
                    );
                }
            }
        }
        let twice = Clock::new("0 30 2 * * *", Some("Europe/Berlin")).unwrap();
        let next = twice.after("2026-10-25T01:00:20Z".parse().unwrap()).unwrap();
        assert_eq!(next.to_string(), "2026-10-26T01:30:00Z", "it has been, at 00:30");
    }

    #[test]
    fn what_cannot_be_understood_is_named() {
        for (schedule, zone, word) in [
            ("0 15 4 * *", "UTC", "0 15 4 * *"),
            ("0 99 4 * * *", "UTC", "0 99 4"),
            ("0 15 4 * * *", "Europe/Atlantis", "Atlantis"),
        ] {
            let error = Clock::new(schedule, Some(zone)).unwrap_err().to_string();
            assert!(error.contains(word), "{error}");
        }
        let never = Clock::new("0 0 0 30 2 *", None).unwrap().after(Timestamp::UNIX_EPOCH);
        assert!(matches!(never, Err(ClockError::Never(_))), "{never:?}");
    }

    #[test]
    fn every_source_has_a_clock() {
        for source in lexgap_crawlers::registry::all() {
            Clock::of(&source.spec).unwrap().after(Timestamp::UNIX_EPOCH).unwrap();
        }
    }
}
