//! What publishers state of days that are still to come.

use jiff::civil::Date;

use crate::law::{DateKind, DatePrecision, Law, LawDate, LawStatus};

impl Law {
    /// The law as it is on `day`. Publishers announce changes, call an act in force that waits for its day, and one
    /// repealed that still holds: its status follows the days, which stay, and its last amendment is the newest that is
    /// in force.
    pub fn as_of(&mut self, day: Date) {
        self.last_amended_by(day);
        let all_ahead = |kind: DateKind| {
            let mut days = self.dates.iter().filter(|d| d.kind == kind).peekable();
            days.peek().is_some() && days.all(|d| d.date > day)
        };
        let (begins, ends) = (all_ahead(DateKind::InForce), all_ahead(DateKind::Repeal));
        self.status = match self.status {
            LawStatus::InForce if begins => LawStatus::NotYetInForce,
            LawStatus::Repealed if ends && begins => LawStatus::NotYetInForce,
            LawStatus::Repealed if ends => LawStatus::InForce,
            other => other,
        };
    }

    fn last_amended_by(&mut self, day: Date) {
        let is_ahead = |d: &LawDate| d.kind == DateKind::LastAmended && d.date > day;
        let Some(ahead) = self.dates.iter().find(|d| is_ahead(d)).cloned() else { return };
        self.dates.retain(|d| !is_ahead(d));
        if self.dates.iter().any(|d| d.kind == DateKind::LastAmended) {
            return;
        }
        // The document that states the day ahead lists those before it, too.
        if let Some(a) = self.amendments.iter().filter(|a| a.date <= day).max_by_key(|a| a.date) {
            let mut provenance = ahead.provenance;
            provenance.locator.clone_from(&a.locator);
            let (kind, precision, computed_by) = (DateKind::LastAmended, DatePrecision::Day, None);
            self.dates.push(LawDate { kind, date: a.date, precision, provenance, computed_by });
            self.dates.sort_by_key(|d| (d.date, d.kind));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::law::{LawAmendment, tests::law};

    const TODAY: Date = date(2026, 11, 27);

    fn status(status: LawStatus, dates: &[(DateKind, Date)]) -> LawStatus {
        let mut law = Law { status, ..law(dates) };
        law.as_of(TODAY);
        assert_eq!(law.dates.len(), dates.len(), "the days stay");
        law.status
    }

    #[test]
    fn a_law_that_waits_for_its_day_is_not_in_force() {
        let (ahead, past) = (date(2027, 1, 1), date(2020, 1, 1));
        let in_force = |days: &[Date]| {
            let dates: Vec<_> = days.iter().map(|d| (DateKind::InForce, *d)).collect();
            status(LawStatus::InForce, &dates)
        };
        assert_eq!(in_force(&[ahead]), LawStatus::NotYetInForce);
        assert_eq!(in_force(&[past, ahead]), LawStatus::InForce, "a part waits");
        assert_eq!(in_force(&[TODAY]), LawStatus::InForce);
        assert_eq!(in_force(&[]), LawStatus::InForce);
        assert_eq!(status(LawStatus::NotStated, &[(DateKind::InForce, ahead)]), LawStatus::NotStated);
    }

    #[test]
    fn a_law_holds_until_its_repeal() {
        let (ahead, past) = (date(2029, 1, 1), date(2020, 1, 1));
        let repealed = |dates: &[(DateKind, Date)]| status(LawStatus::Repealed, dates);
        assert_eq!(repealed(&[(DateKind::InForce, past), (DateKind::Repeal, ahead)]), LawStatus::InForce);
        assert_eq!(
            repealed(&[(DateKind::InForce, date(2028, 1, 1)), (DateKind::Repeal, ahead)]),
            LawStatus::NotYetInForce
        );
        assert_eq!(repealed(&[(DateKind::Repeal, past), (DateKind::Repeal, ahead)]), LawStatus::Repealed);
        assert_eq!(repealed(&[(DateKind::Repeal, TODAY)]), LawStatus::Repealed);
        assert_eq!(repealed(&[]), LawStatus::Repealed, "without a day the publisher's word stands");
    }

    #[test]
    fn an_announced_amendment_is_not_the_last() {
        let (newest, announced) = (date(2026, 1, 1), date(2026, 12, 31));
        let mut law = law(&[(DateKind::LastAmended, announced)]);
        let amendment = |date: Date| LawAmendment {
            citation: format!("{date}"),
            kind: DateKind::InForce,
            date,
            locator: format!("row={date}"),
        };
        law.amendments = vec![amendment(date(2020, 1, 1)), amendment(newest), amendment(announced)];
        law.as_of(TODAY);
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date, d.provenance.locator.as_str())).collect();
        assert_eq!(days, [(DateKind::LastAmended, newest, "row=2026-01-01")]);
        assert_eq!(law.amendments.len(), 3, "it stays in the list");

        law.dates[0].date = announced;
        law.amendments.clear();
        law.as_of(TODAY);
        assert!(law.dates.is_empty(), "no amendment is known that is in force");
    }
}
