//! Flags of METHODOLOGY section 5, each with its probability and the figures behind it.
//!
//! Here those that need nothing but a law's own counts: paper law, dormant, regression, each a probability over the
//! draws. The others stand in [`signals`].

mod signals;

use lexgap_domain::EvidenceGrade;

pub use signals::Signals;

use crate::{
    components::{Span, enforcement_rows, listed},
    history::{Drawn, History, Topical},
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

/// The measure that stands for enforcement: the first that was reported.
fn leading(history: &History, topical: &Topical<'_>, span: Span) -> Option<(usize, Vec<usize>)> {
    (0..topical.enforcement()).map(|m| (m, span.positions(&history.rows[m]))).find(|(_, p)| !p.is_empty())
}

/// What one draw raises.
pub fn raised(
    history: &History,
    topical: &Topical<'_>,
    span: Span,
    drawn: &Drawn,
    first_year: Option<i16>,
    random: &mut Random,
) -> Flags {
    let Some((m, positions)) = leading(history, topical, span) else { return Flags::default() };
    let rows = &history.rows[m];
    let sum = |p: &[usize]| -> Option<(f64, f64)> {
        let millions: f64 = p.iter().map(|&i| rows[i].millions).sum::<Option<f64>>()?;
        (millions > 0.0).then(|| (p.iter().map(|&i| drawn[m][i]).sum(), millions))
    };
    let newest = &positions[positions.len().saturating_sub(YEARS)..];
    let before = &positions[..positions.len() - newest.len()];
    let before = &before[before.len().saturating_sub(YEARS)..];
    let regression = before.len() == YEARS
        && sum(newest)
            .zip(sum(before))
            .is_some_and(|((a, ea), (b, eb))| b > 0.0 && rate(a, ea, random) < DROP * rate(b, eb, random));

    let old_enough = topical.years.is_some_and(|(_, last)| last.min(span.to) - span.from >= GRACE);
    // "No enforcement beyond what preceded it": none at all, or no more than in the reported years before.
    let earlier: Vec<usize> = (0..rows.len()).filter(|&i| rows[i].year < span.from).collect();
    let earlier = &earlier[earlier.len().saturating_sub(YEARS)..];
    let no_more = earlier.len() == YEARS
        && newest.len() == YEARS
        && sum(newest).zip(sum(earlier)).is_some_and(|((a, ea), (b, eb))| rate(a, ea, random) <= rate(b, eb, random));
    let paper = old_enough && (first_year.is_none() || no_more);

    let all = enforcement_rows(history, topical.enforcement(), span);
    let mut years: Vec<i16> = all.iter().map(|&(m, i)| history.rows[m][i].year).collect();
    years.dedup();
    let dormant = years.len() > YEARS && {
        let since = years[years.len() - YEARS];
        let silent = all.iter().all(|&(m, i)| history.rows[m][i].year < since || drawn[m][i] < 1.0);
        silent && first_year.is_some_and(|first| first < since)
    };
    Flags { paper, dormant, regression }
}

/// Those that hold in enough of the draws, in words.
pub fn described(
    history: &History,
    topical: &Topical<'_>,
    span: Span,
    grade: EvidenceGrade,
    draws: impl Iterator<Item = Flags>,
) -> Vec<String> {
    let (mut n, mut paper, mut dormant, mut regression) = (0.0, 0.0, 0.0, 0.0);
    for d in draws {
        n += 1.0;
        paper += f64::from(u8::from(d.paper));
        dormant += f64::from(u8::from(d.dormant));
        regression += f64::from(u8::from(d.regression));
    }
    let Some((m, positions)) = leading(history, topical, span) else { return Vec::new() };
    let label = topical.measures[m].label();
    let newest = |years: usize| listed(&history.rows[m], &positions[positions.len().saturating_sub(years)..]);
    let earlier: Vec<usize> = (0..history.rows[m].len()).filter(|&i| history.rows[m][i].year < span.from).collect();
    let earlier = &earlier[earlier.len().saturating_sub(YEARS)..];
    let mut said = Vec::new();
    if paper / n >= LEAST && grade <= EvidenceGrade::C {
        said.push(format!(
            "Paper law (probability {:.2}): in force for years, and no figure shows more use than before it; {label}: {}; before it: {}",
            paper / n,
            newest(2 * YEARS),
            listed(&history.rows[m], earlier)
        ));
    }
    if dormant / n >= LEAST {
        said.push(format!(
            "Dormant (probability {:.2}): used once, no enforcement in the newest three reported years; {label}: {}",
            dormant / n,
            newest(2 * YEARS)
        ));
    }
    if regression / n >= LEAST {
        said.push(format!(
            "Regression (probability {:.2}): the rate of the newest three reported years is below 70 % of that of the \
             three before; {label}: {}",
            regression / n,
            newest(2 * YEARS)
        ));
    }
    said
}
