//! Flags of METHODOLOGY section 5, each with its probability and the figures behind it.
//!
//! Here those that need nothing but a law's own counts: paper law, dormant, regression, each a probability over the
//! draws. The others stand in [`signals`].

mod signals;

use lexgap_domain::{EvidenceGrade, Flag, FlagKind, Message};

pub use signals::{Signals, named};

use crate::{
    components::{self, Span, enforcement_rows, hundredths, listed},
    history::{Drawn, History, M, Row, Topical},
    random::Random,
};

/// Probability from which a flag is shown.
const LEAST: f64 = 0.9;
/// Number of reported years on each side of a comparison.
const YEARS: usize = 3;
/// Years in force before a law can be called a paper law.
const GRACE: i16 = 3;
/// A rate below this share of the earlier one is a regression.
const DROP: f64 = 0.7;

/// Which flags one draw raises.
#[derive(Clone, Copy, Debug, Default)]
pub struct Flags {
    paper: bool,
    dormant: bool,
    regression: bool,
}

/// Rate per million from a count, with Jeffreys' prior for a Poisson rate.
fn rate(count: f64, millions: f64, random: &mut Random) -> f64 {
    random.gamma(count + 0.5, millions)
}

/// Positions of a window of figures with their millions of inhabitants, where known.
#[derive(Clone, Debug)]
struct Window {
    positions: Vec<usize>,
    millions: Option<f64>,
}

impl Window {
    fn new(rows: &[Row], positions: &[usize]) -> Window {
        let millions = positions.iter().map(|&i| rows[i].millions).sum::<Option<f64>>().filter(|m| *m > 0.0);
        Window { positions: positions.to_vec(), millions }
    }

    fn is_whole(&self) -> bool {
        self.positions.len() == YEARS
    }

    /// Count and millions in one draw.
    fn sum(&self, counts: &[f64]) -> Option<(f64, f64)> {
        self.millions.map(|millions| (self.positions.iter().map(|&i| counts[i]).sum(), millions))
    }
}

/// What no draw changes.
#[derive(Clone, Debug)]
pub struct Prepared {
    measure: M,
    newest: Window,
    before: Window,
    /// The reported years before the law.
    earlier: Window,
    old_enough: bool,
    /// First of the newest reported years, and the figures from then on; `None` with fewer years.
    recent: Option<(i16, Vec<(M, usize)>)>,
}

/// The measure that stands for enforcement: the first that was reported.
fn leading(history: &History, topical: &Topical<'_>, span: Span) -> Option<(usize, Vec<usize>)> {
    (0..topical.enforcement()).map(|m| (m, span.positions(&history.rows[m]))).find(|(_, p)| !p.is_empty())
}

impl Prepared {
    /// `None` where no enforcement was reported.
    pub fn new(history: &History, topical: &Topical<'_>, span: Span) -> Option<Prepared> {
        let (measure, positions) = leading(history, topical, span)?;
        let rows = &history.rows[measure];
        let newest = components::newest(&positions, YEARS);
        let before = &positions[..positions.len() - newest.len()];
        let earlier: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].year < span.from).collect();
        let all = enforcement_rows(history, topical.enforcement(), span);
        let mut years: Vec<i16> = all.iter().map(|&(m, i)| history.rows[m][i].year).collect();
        years.dedup();
        let recent = (years.len() > YEARS).then(|| {
            let since = years[years.len() - YEARS];
            (since, all.into_iter().filter(|&(m, i)| history.rows[m][i].year >= since).collect())
        });
        Some(Prepared {
            measure,
            newest: Window::new(rows, newest),
            before: Window::new(rows, components::newest(before, YEARS)),
            earlier: Window::new(rows, components::newest(&earlier, YEARS)),
            old_enough: topical.years.is_some_and(|(_, last)| last.min(span.to) - span.from >= GRACE),
            recent,
        })
    }

    /// What one draw raises, given the year of first use in it.
    pub fn raised(&self, drawn: &Drawn, first_year: Option<i16>, random: &mut Random) -> Flags {
        let counts = &drawn[self.measure];
        let newest = self.newest.sum(counts);
        let regression = self.before.is_whole()
            && newest
                .zip(self.before.sum(counts))
                .is_some_and(|((a, ea), (b, eb))| b > 0.0 && rate(a, ea, random) < DROP * rate(b, eb, random));
        // "No enforcement beyond what preceded it": none at all, or no more than in the reported years before.
        let no_more = self.earlier.is_whole()
            && self.newest.is_whole()
            && newest
                .zip(self.earlier.sum(counts))
                .is_some_and(|((a, ea), (b, eb))| rate(a, ea, random) <= rate(b, eb, random));
        let paper = self.old_enough && (first_year.is_none() || no_more);
        let dormant = self.recent.as_ref().is_some_and(|(since, figures)| {
            figures.iter().all(|&(m, i)| drawn[m][i] < 1.0) && first_year.is_some_and(|first| first < *since)
        });
        Flags { paper, dormant, regression }
    }
}

/// Those that hold in enough of the draws.
pub fn described(
    history: &History,
    topical: &Topical<'_>,
    span: Span,
    grade: EvidenceGrade,
    draws: impl Iterator<Item = Flags>,
) -> Vec<Flag> {
    let (mut n, mut paper, mut dormant, mut regression) = (0.0, 0.0, 0.0, 0.0);
    for d in draws {
        n += 1.0;
        paper += f64::from(u8::from(d.paper));
        dormant += f64::from(u8::from(d.dormant));
        regression += f64::from(u8::from(d.regression));
    }
    let Some((m, positions)) = leading(history, topical, span) else { return Vec::new() };
    let measure = topical.measures[m];
    let newest = |years: usize| listed(&history.rows[m], &positions[positions.len().saturating_sub(years)..]);
    let earlier: Vec<usize> = (0..history.rows[m].len()).filter(|&i| history.rows[m][i].year < span.from).collect();
    let earlier = &earlier[earlier.len().saturating_sub(YEARS)..];
    let figures = |said: Message| said.with("measure", measure.message()).with("figures", newest(2 * YEARS));
    let mut flags = Vec::new();
    if paper / n >= LEAST && grade <= EvidenceGrade::C {
        let said = Message::new("flag-paper_law-said").with("probability", hundredths(paper / n));
        let said = figures(said).with("before", listed(&history.rows[m], earlier));
        flags.push(Flag { kind: FlagKind::PaperLaw, said });
    }
    if dormant / n >= LEAST {
        let said = Message::new("flag-dormant-said").with("probability", hundredths(dormant / n));
        flags.push(Flag { kind: FlagKind::Dormant, said: figures(said) });
    }
    if regression / n >= LEAST {
        let said = Message::new("flag-regression-said").with("probability", hundredths(regression / n));
        flags.push(Flag { kind: FlagKind::Regression, said: figures(said) });
    }
    flags
}
