//! Follow-through: convictions C against prosecutions P, summed over the last five years that have both in the
//! same unit. Share s = C/(C + P) with a Beta prior fitted to the peers, ρ = s/(1 − s), component min(1, ρ). The same for
//! prosecutions against investigations where both are counted; of two links the geometric mean.

use lexgap_domain::{Measure, Message};

use super::{Evidence, Span, listed, newest};
use crate::{
    history::{Drawn, History, M, Topical},
    random::Random,
};

/// Number of newest years that enter.
const YEARS: usize = 5;
/// What answers what.
pub const LINKS: [(Measure, Measure); 2] =
    [(Measure::Convictions, Measure::Prosecutions), (Measure::Prosecutions, Measure::Investigations)];

/// The years with both figures of one link.
#[derive(Clone, Debug)]
struct Link {
    answers: M,
    asked: M,
    /// Positions of the same year: of what answers, of what is answered.
    pairs: Vec<(usize, usize)>,
}

impl Link {
    fn new(history: &History, topical: &Topical<'_>, span: Span, link: (Measure, Measure)) -> Option<Link> {
        let (answers, asked) = (topical.position(link.0)?, topical.position(link.1)?);
        let (c, p) = (&history.rows[answers], &history.rows[asked]);
        let of_year = |i: usize| {
            let j = p.binary_search_by_key(&c[i].year, |r| r.year).ok()?;
            (c[i].unit.is_some() && c[i].unit == p[j].unit).then_some((i, j))
        };
        let all: Vec<(usize, usize)> = span.positions(c).into_iter().filter_map(of_year).collect();
        let pairs = all[all.len().saturating_sub(YEARS)..].to_vec();
        (!pairs.is_empty()).then_some(Link { answers, asked, pairs })
    }
}

/// The links of a law's jurisdiction, as [`LINKS`].
#[derive(Clone, Debug)]
pub struct Prepared {
    links: [Option<Link>; 2],
}

impl Prepared {
    /// `None` without a year that has both figures of a link.
    pub fn new(history: &History, topical: &Topical<'_>, span: Span) -> Option<Prepared> {
        let links = LINKS.map(|link| Link::new(history, topical, span, link));
        links.iter().any(Option::is_some).then_some(Prepared { links })
    }

    /// Both sums of a link in one draw: what answers, what is answered.
    pub fn sums(&self, link: usize, drawn: &Drawn) -> Option<(f64, f64)> {
        let Link { answers, asked, pairs } = self.links.get(link)?.as_ref()?;
        let c = pairs.iter().map(|&(i, _)| drawn[*answers][i]).sum();
        let p = pairs.iter().map(|&(_, j)| drawn[*asked][j]).sum();
        Some((c, p))
    }

    /// The component in one draw, from both links' sums and the peers' prior of each link.
    pub fn value(&self, sums: &[Option<(f64, f64)>; 2], priors: &[(f64, f64); 2], random: &mut Random) -> f64 {
        let (mut product, mut n) = (1.0, 0.0);
        for (sums, prior) in sums.iter().zip(priors) {
            if let Some(sums) = sums {
                product *= value(*sums, *prior, random);
                n += 1.0;
            }
        }
        // One link stays as it is, to the bit.
        if n > 1.0 { product.powf(1.0 / n) } else { product }
    }

    /// What the page says.
    pub fn evidence(&self, history: &History, topical: &Topical<'_>) -> Evidence {
        let (mut said, mut cited) = (Vec::new(), Vec::new());
        for Link { answers, asked, pairs } in self.links.iter().flatten() {
            let (c, p) = (&history.rows[*answers], &history.rows[*asked]);
            cited.extend(pairs.iter().flat_map(|&(i, j)| [&c[i], &p[j]]));
            let (of_c, of_p): (Vec<usize>, Vec<usize>) = pairs.iter().copied().unzip();
            let name = |m: M| topical.measures[m].in_sentence();
            said.push(
                Message::new("follow-through")
                    .with("answers", name(*answers))
                    .with("answering", listed(c, newest(&of_c, YEARS)))
                    .with("asked", name(*asked))
                    .with("asking", listed(p, newest(&of_p, YEARS))),
            );
        }
        Evidence::citing(Message::clauses(said), cited)
    }
}

/// Beta prior with the mean and variance of the peers' shares (method of moments, less the binomial part of the
/// variance); weak where they hardly differ in number.
pub fn beta_prior(sums: impl Iterator<Item = (f64, f64)>) -> (f64, f64) {
    // Of the shares: their number, sum and sum of squares; and the sum of one over what each is a share of.
    let (mut n, mut sum, mut squares, mut inverse) = (0.0, 0.0, 0.0, 0.0);
    for (c, p) in sums.filter(|(c, p)| c + p > 0.0) {
        let share = c / (c + p);
        n += 1.0;
        sum += share;
        squares += share * share;
        inverse += 1.0 / (c + p);
    }
    if n < 3.0 {
        return (1.0, 1.0);
    }
    let mean = f64::clamp(sum / n, 0.02, 0.98);
    // Shares lie in [0, 1]: nothing of weight cancels.
    let variance = f64::max(squares - 2.0 * mean * sum + n * mean * mean, 0.0) / (n - 1.0);
    let binomial = mean * (1.0 - mean) * inverse / n;
    let between = (variance - binomial).max(variance * 0.05).max(1e-4);
    let strength = (mean * (1.0 - mean) / between - 1.0).clamp(0.5, 200.0);
    (mean * strength, (1.0 - mean) * strength)
}

/// A link from both sums and the peers' prior.
fn value((c, p): (f64, f64), prior: (f64, f64), random: &mut Random) -> f64 {
    let s = random.beta(prior.0 + c, prior.1 + p);
    if s >= 1.0 { 1.0 } else { (s / (1.0 - s)).min(1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prior_follows_its_peers() {
        let (a, b) = beta_prior([(10.0, 30.0), (20.0, 60.0), (5.0, 15.0), (24.0, 76.0)].into_iter());
        assert!((a / (a + b) - 0.25).abs() < 0.01);
        assert!(a + b > 100.0, "peers that agree bind tightly");
        assert_eq!(beta_prior([(1.0, 1.0)].into_iter()), (1.0, 1.0));
    }

    #[test]
    fn more_convictions_than_prosecutions_is_full_follow_through() {
        let mut r = Random::at(1, 1, 1);
        let mean = |sums, r: &mut Random| (0..500).map(|_| value(sums, (1.0, 1.0), r)).sum::<f64>() / 500.0;
        assert!(mean((900.0, 300.0), &mut r) > 0.999);
        let half = mean((500.0, 1_000.0), &mut r);
        assert!((half - 0.5).abs() < 0.02, "{half}");
    }
}
