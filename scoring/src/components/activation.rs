//! Activation: how soon after it came into force was the law first used?
//!
//! A year without a figure is no year without use: where the years from its taking effect to the first figure that
//! shows use were not all reported, the first use lies somewhere from the first of them on.
//!
//! S is Turnbull's estimator over the peers. Activated at lag u: 1 − ½·(1 − S(u)); not yet activated at age u:
//! ½·S(u). An undecided law takes both by their probability, drawn with its counts.

use std::collections::BTreeSet;

use jiff::civil::Date;
use lexgap_domain::{Message, decimal_year};

use super::{Evidence, Span, enforcement_rows, listed, tenths, whole};
use crate::{
    history::{Drawn, History, Topical},
    random::Random,
    turnbull::{Survival, Turnbull},
};

/// What no draw changes.
#[derive(Clone, Debug)]
pub struct Prepared {
    /// (measure, position) of the enforcement figures since the law took effect, by year.
    rows: Vec<(usize, usize)>,
    /// Those of them that show use in some draws, with their years, up to the first that does in all.
    uses: Vec<(usize, usize, i16)>,
    /// When the law took effect, as a number of years: the first of the days that its date may mean.
    from: f64,
    /// By how many years the truth may lie later: 0 for a day, up to 1 for a year alone. Each draw takes one of
    /// these days, all alike.
    open: f64,
    /// The law is older than the topic's first figure, so its first use may lie before all figures.
    older_than_figures: bool,
    /// First year since it took effect for which this jurisdiction has no figure.
    first_missing: i16,
    /// Age in years at the end of the topic's last year with figures, and of this jurisdiction's last.
    age: f64,
    seen: f64,
    /// The first use as far as the figures tell.
    pub event: Survival,
}

impl Prepared {
    /// `from` holds the first and the last day on which the law may have taken effect. `None` where no figure was
    /// reported since.
    pub fn new(history: &History, topical: &Topical<'_>, from: (Date, Date), span: Span) -> Option<Prepared> {
        let rows = enforcement_rows(history, topical.enforcement(), span);
        let (first, last) = topical.years?;
        if rows.is_empty() {
            return None;
        }
        let (from, latest) = (decimal_year(from.0), decimal_year(from.1));
        let open = (latest - from).max(0.0);
        let older_than_figures = from < f64::from(first);
        let age_after = |year: i16| (f64::from(year.min(span.to)) + 1.0 - from).max(0.0);
        let reported: BTreeSet<i16> = rows.iter().map(|&(m, i)| history.rows[m][i].year).collect();
        let seen = age_after(*reported.last()?);
        let first_missing = (span.from..=i16::MAX).find(|year| !reported.contains(year))?;
        let year_of = |found: Option<&(usize, usize)>| found.map(|&(m, i)| f64::from(history.rows[m][i].year));
        let certain = year_of(rows.iter().find(|&&(m, i)| history.rows[m][i].bounds.is_certain()));
        let possible = year_of(rows.iter().find(|&&(m, i)| history.rows[m][i].bounds.is_possible()));
        let event = match (possible, certain) {
            (None, _) => Survival::censored(seen),
            (Some(possible), certain) => Survival {
                after: (possible.min(f64::from(first_missing)) - latest).max(0.0),
                by: certain.map_or(f64::INFINITY, |year| (year + 1.0 - from).max(1e-6)),
            },
        };
        let sure = |&(m, i): &(usize, usize)| history.rows[m][i].bounds.is_certain();
        let until = rows.iter().position(sure).map_or(rows.len(), |at| at + 1);
        let uses = rows[..until]
            .iter()
            .filter(|r| sure(r) || history.varies(r.0, r.1))
            .map(|&(m, i)| (m, i, history.rows[m][i].year))
            .collect();
        Some(Prepared { rows, uses, from, open, older_than_figures, first_missing, age: age_after(last), seen, event })
    }

    /// Years from its taking effect to the end of the topic's last year with figures.
    pub fn age(&self) -> f64 {
        self.age
    }

    /// The first year of use in one draw.
    pub fn first_year(&self, drawn: &Drawn) -> Option<i16> {
        self.uses.iter().find(|&&(m, i, _)| drawn[m][i] >= 1.0).map(|&(_, _, year)| year)
    }

    /// The component in one draw, given the year of first use in it.
    pub fn value(&self, first_year: Option<i16>, peers: &Turnbull, random: &mut Random) -> f64 {
        // A day that is known takes nothing from the sequence of random numbers.
        let later = if self.open > 0.0 { self.open * random.uniform() } else { 0.0 };
        match first_year {
            Some(year) => {
                let from = self.from + later;
                let after = (f64::from(year.min(self.first_missing)) - from).max(0.0);
                let by = (f64::from(year) + 1.0 - from).max(after);
                // By the probability integral transform, S at a time drawn from the peers' distribution
                // within (after, by] is uniform between S(by) and S(after).
                let (low, high) = (peers.survival(by), peers.survival(after));
                let s = low + random.uniform() * (high - low);
                1.0 - 0.5 * (1.0 - s)
            }
            None => 0.5 * peers.survival((self.seen - later).max(0.0)),
        }
    }

    /// What the page says.
    pub fn evidence(&self, history: &History, peers: &Turnbull) -> Evidence {
        let row = |&(m, i): &(usize, usize)| &history.rows[m][i];
        let certain = self.rows.iter().find(|r| row(r).bounds.is_certain());
        let possible = self.rows.iter().find(|r| row(r).bounds.is_possible());
        let cited: Vec<&(usize, usize)> = match possible {
            Some(_) => possible.into_iter().chain(certain).collect(),
            None => self.rows.iter().collect(),
        };
        Evidence::citing(self.said(history, peers, possible, certain), cited.into_iter().map(row))
    }

    /// When it was first used, in words.
    fn said(
        &self,
        history: &History,
        peers: &Turnbull,
        possible: Option<&(usize, usize)>,
        certain: Option<&(usize, usize)>,
    ) -> Message {
        let year = |&(m, i): &(usize, usize)| history.rows[m][i].year;
        let share = |u: f64| whole(100.0 * (1.0 - peers.survival(u)));
        let peers_by = |u: f64| Message::new("activation-peers").with("share", share(u));
        match (possible, certain) {
            (_, Some(c)) => {
                let lag = (f64::from(year(c)) - self.from).max(0.0);
                let earlier = possible.map(year).filter(|possible| *possible < year(c));
                let mut first = vec![Message::new("activation-certain").with("year", year(c))];
                first.extend(earlier.map(|year| Message::new("activation-possible").with("year", year)));
                let mut open = None;
                if self.older_than_figures {
                    open = Some(Message::new("activation-older").with("years", whole(lag)));
                } else if self.first_missing < year(c) {
                    first.push(Message::new("activation-at-most").with("years", tenths(lag + 1.0)));
                    open = Some(Message::new("activation-gap").with("year", self.first_missing));
                } else {
                    first.push(
                        Message::new("activation-between").with("from", tenths(lag)).with("to", tenths(lag + 1.0)),
                    );
                }
                let said = std::iter::once(Message::list(first)).chain(open).chain([peers_by(lag + 1.0)]);
                Message::clauses(said.collect())
            }
            (Some(p), None) => Message::new("activation-uncertain")
                .with("year", year(p))
                .with("figures", listed(&history.rows[p.0], &[p.1])),
            (None, _) => Message::clauses(vec![
                Message::new("activation-unused").with("years", tenths(self.seen)),
                peers_by(self.seen),
            ]),
        }
    }
}
