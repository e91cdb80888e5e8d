//! Enforcement: convictions plus half of the prosecutions per million inhabitants and year, over the last three
//! reported years, shrunk by the peers' Gamma prior, as percentile among the peers.

use lexgap_domain::Message;

use super::{Evidence, Span, listed, measure_figures, newest};
use crate::{
    counts::Bounds,
    gamma_poisson::Prior,
    history::{Drawn, History, M, Topical},
    random::Random,
};

/// Most measures that stand for enforcement together.
pub const MOST: usize = 2;
/// Number of newest reported years that enter.
pub const YEARS: usize = 3;

/// The newest figures of one measure.
#[derive(Clone, Debug)]
pub struct Window {
    measure: M,
    positions: Vec<usize>,
    /// Millions of inhabitants times years.
    exposure: f64,
    /// Sum of the figures.
    pub bounds: Bounds,
}

impl Window {
    /// The newest figures within `span`; `None` without figures or population.
    pub fn new(history: &History, measure: M, span: Span) -> Option<Window> {
        let rows = &history.rows[measure];
        let positions = newest(&span.positions(rows), YEARS).to_vec();
        let exposure: f64 = positions.iter().map(|&i| rows[i].millions).sum::<Option<f64>>()?;
        let sum = |f: fn(&Bounds) -> f64| positions.iter().map(|&i| f(&rows[i].bounds)).sum::<f64>();
        let bounds = Bounds { low: sum(|b| b.span().0), high: Some(sum(|b| b.span().1)) };
        (exposure > 0.0).then_some(Window { measure, positions, exposure, bounds })
    }

    /// Positions of the figures among the measure's rows.
    pub fn positions(&self) -> &[usize] {
        &self.positions
    }

    /// What a prior is fitted to.
    pub fn observed(&self) -> (Bounds, f64) {
        (self.bounds, self.exposure)
    }

    /// The sum of its counts in one draw.
    pub fn count(&self, drawn: &Drawn) -> f64 {
        self.positions.iter().map(|&i| drawn[self.measure][i]).sum()
    }

    /// A rate per million inhabitants and year, drawn from the posterior after `count`.
    pub fn rate(&self, count: f64, prior: &Prior, random: &mut Random) -> f64 {
        prior.draw_rate(count, self.exposure, random)
    }
}

/// One window a measure; a measure that was not reported is drawn from the prior, since missing is not zero.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub windows: Vec<Option<Window>>,
}

impl Prepared {
    /// `None` without any figure.
    pub fn new(history: &History, topical: &Topical<'_>, span: Span) -> Option<Prepared> {
        let windows: Vec<_> = (0..topical.enforcement()).map(|m| Window::new(history, m, span)).collect();
        windows.iter().any(Option::is_some).then_some(Prepared { windows })
    }

    /// The count of each window in one draw; 0 where nothing was reported.
    pub fn counts(&self, drawn: &Drawn) -> [f64; MOST] {
        let mut counts = [0.0; MOST];
        for (count, window) in counts.iter_mut().zip(&self.windows) {
            *count = window.as_ref().map_or(0.0, |w| w.count(drawn));
        }
        counts
    }

    /// The weighted rate in one draw; `None` where no prior could be fitted.
    pub fn rate(
        &self,
        counts: &[f64; MOST],
        topical: &Topical<'_>,
        priors: &[Option<Prior>],
        random: &mut Random,
    ) -> Option<f64> {
        let mut sum = 0.0;
        for (((window, prior), weight), count) in self.windows.iter().zip(priors).zip(&topical.weights).zip(counts) {
            sum += weight
                * match (window, prior) {
                    (Some(window), Some(prior)) => window.rate(*count, prior, random),
                    (None, Some(prior)) => prior.draw_rate(0.0, 0.0, random),
                    _ => return None,
                };
        }
        Some(sum)
    }

    /// What the page says.
    pub fn evidence(&self, history: &History, topical: &Topical<'_>) -> Evidence {
        let (mut said, mut cited) = (Vec::new(), Vec::new());
        for (m, window) in self.windows.iter().enumerate() {
            let measure = topical.measures[m].in_sentence();
            let Some(window) = window else {
                said.push(Message::new("measure-not-reported").with("measure", measure));
                continue;
            };
            let rows = &history.rows[m];
            cited.extend(window.positions.iter().map(|&i| &rows[i]));
            said.push(measure_figures(measure, listed(rows, &window.positions)));
        }
        Evidence::citing(Message::clauses(said), cited)
    }
}
