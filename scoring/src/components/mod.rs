//! The components of METHODOLOGY section 3, one file each.
//!
//! Each file says what an instrument needs to have the component at all (`prepare`) and what its value is in one
//! draw, in [0, 1].

pub mod activation;
pub mod assessment;
pub mod enforcement;
pub mod follow_through;
pub mod persistence;
pub mod protection;

use lexgap_domain::{IndicatorId, Message, MessageValue, ObservationId};

use crate::{
    counts::Bounds,
    history::{History, Row},
};

/// What stands behind a component on the page.
#[derive(Clone, Debug)]
pub struct Evidence {
    pub explanation: Message,
    pub observations: Vec<ObservationId>,
    pub ratings: Vec<(IndicatorId, i16)>,
}

impl Evidence {
    /// With the figures in `rows`, each once.
    pub fn citing<'a>(explanation: Message, rows: impl IntoIterator<Item = &'a Row>) -> Evidence {
        let mut observations: Vec<ObservationId> = Vec::new();
        for id in rows.into_iter().flat_map(|row| &row.observations) {
            if !observations.contains(id) {
                observations.push(id.clone());
            }
        }
        Evidence { explanation, observations, ratings: Vec::new() }
    }
}

/// The years for which an instrument answers: from the year it took effect to the year it was repealed.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub from: i16,
    pub to: i16,
}

impl Span {
    fn holds(&self, row: &Row) -> bool {
        (self.from..=self.to).contains(&row.year)
    }

    /// Positions of the rows within, of one measure.
    pub fn positions(&self, rows: &[Row]) -> Vec<usize> {
        (0..rows.len()).filter(|&i| self.holds(&rows[i])).collect()
    }
}

/// The newest `n` of `positions`.
pub fn newest(positions: &[usize], n: usize) -> &[usize] {
    &positions[positions.len().saturating_sub(n)..]
}

/// `31 (2014), <5 (2015)`.
pub fn listed(rows: &[Row], positions: &[usize]) -> MessageValue {
    if positions.is_empty() {
        return Message::new("none-reported").into();
    }
    by_year(positions.iter().map(|&i| (rows[i].bounds, rows[i].year)))
}

/// Counts with their years.
pub fn by_year(counts: impl Iterator<Item = (Bounds, i16)>) -> MessageValue {
    let each: Vec<Message> = counts
        .map(|(bounds, year)| Message::new("figure-of-year").with("figure", shown(bounds)).with("year", year))
        .collect();
    each.into()
}

/// A count as the page shows it.
fn shown(b: Bounds) -> MessageValue {
    let n = whole;
    match b.high {
        Some(high) if high == b.low => n(high),
        Some(high) if b.low == 0.0 => Message::new("count-below").with("n", n(high + 1.0)).into(),
        Some(high) => Message::new("count-between").with("low", n(b.low)).with("high", n(high)).into(),
        None => Message::new("count-at-least").with("n", n(b.low)).into(),
    }
}

/// `convictions: 31 (2014), <5 (2015)`.
pub fn measure_figures(measure: Message, figures: MessageValue) -> Message {
    Message::new("measure-figures").with("measure", measure).with("figures", figures)
}

/// A number without decimals.
pub fn whole(x: f64) -> MessageValue {
    MessageValue::Fixed(x, 0)
}

/// A number with two decimals.
pub fn hundredths(x: f64) -> MessageValue {
    MessageValue::Fixed(x, 2)
}

/// A number with one decimal.
pub fn tenths(x: f64) -> MessageValue {
    MessageValue::Fixed(x, 1)
}

/// Mid-rank percentile of `x` among `sorted` (which holds it), in (0, 1): the share below and half of those
/// equal to it.
pub fn mid_rank(sorted: &[f64], x: f64) -> f64 {
    let below = sorted.partition_point(|v| *v < x) as f64;
    let up_to = sorted.partition_point(|v| *v <= x) as f64;
    (below + up_to) / 2.0 / sorted.len().max(1) as f64
}

/// Position of the rate `x` between the 5 % and 95 % quantile of `sorted`, cut at both, on the logarithmic scale, since
/// rates of the world differ by powers of ten (OECD/JRC Handbook 2008, section 5, min-max after winsorising, and its
/// advice to take logarithms of skewed indicators first; docs/decisions/0021). No more than three powers of ten count:
/// rates nearer to nothing than that are nothing.
pub fn winsorised(sorted: &[f64], x: f64) -> f64 {
    const REACH: f64 = 1e-3;
    let high = quantile(sorted, 0.95);
    let low = quantile(sorted, 0.05).max(REACH * high);
    if low > 0.0 && high > low { ((x.max(low) / low).ln() / (high / low).ln()).clamp(0.0, 1.0) } else { 0.5 }
}

/// Quantile by linear interpolation (Hyndman and Fan 1996, type 7); 0 for nothing.
pub fn quantile(sorted: &[f64], p: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return 0.0 };
    let at = p * last as f64;
    let (below, above) = (at.floor() as usize, at.ceil() as usize);
    sorted[below] + (at - at.floor()) * (sorted[above.min(last)] - sorted[below])
}

/// Quantiles at 5, 50 and 95 % as [`quantile`] has them, by selection instead of sorting; `None` for nothing.
pub fn band(values: &mut [f64]) -> Option<[f64; 3]> {
    let last = values.len().checked_sub(1)?;
    let mut from = 0;
    Some([0.05, 0.5, 0.95].map(|p| {
        let at = p * last as f64;
        let below = at.floor() as usize;
        let (_, &mut low, above) = values[from..].select_nth_unstable_by(below - from, f64::total_cmp);
        from = below;
        let next = || above.iter().copied().min_by(f64::total_cmp).unwrap_or(low);
        let share = at - at.floor();
        if share > 0.0 { low + share * (next() - low) } else { low }
    }))
}

/// All enforcement rows of a history within the span: (measure, position), ascending by year.
pub fn enforcement_rows(history: &History, measures: usize, span: Span) -> Vec<(usize, usize)> {
    let mut all: Vec<(usize, usize)> =
        (0..measures).flat_map(|m| span.positions(&history.rows[m]).into_iter().map(move |i| (m, i))).collect();
    all.sort_by_key(|&(m, i)| (history.rows[m][i].year, m));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn quantiles_are_type_seven() {
        // R: quantile(c(1, 2, 4, 8), c(.05, .5, .9)) is 1.15, 3, 6.8.
        let x = [1.0, 2.0, 4.0, 8.0];
        for (p, expected) in [(0.05, 1.15), (0.5, 3.0), (0.9, 6.8)] {
            assert!((quantile(&x, p) - expected).abs() < 1e-12);
        }
        assert_eq!(quantile(&[], 0.5), 0.0);
    }

    #[test]
    fn ties_share_their_rank() {
        assert_eq!(mid_rank(&[0.0, 0.0, 0.0, 1.0], 0.0), 0.375);
        assert_eq!(mid_rank(&[0.0, 0.0, 0.0, 1.0], 1.0), 0.875);
    }

    #[test]
    fn a_few_giants_do_not_press_all_others_to_the_ground() {
        // Rates from 1 to 1,000 in equal steps of their logarithm: the middle one lies in the middle.
        let rates: Vec<f64> = (0..=100).map(|i| 10_f64.powf(0.03 * f64::from(i))).collect();
        for (i, percentile) in [(50, 0.5), (25, 0.25), (80, 0.8)] {
            let position = winsorised(&rates, rates[i]);
            assert!((position - percentile).abs() < 0.12, "{i}: {position}");
        }
        assert_eq!((winsorised(&rates, 0.0), winsorised(&rates, 1e9)), (0.0, 1.0));
        assert_eq!(winsorised(&[0.0, 0.0, 0.0], 0.0), 0.5, "no differences");
        let mostly_nothing = [1e-300, 1e-200, 1e-100, 1.0, 2.0, 4.0];
        assert!(winsorised(&mostly_nothing, 1.0) > 0.5 && winsorised(&mostly_nothing, 1.0) < 0.95);
    }

    proptest! {
        #[test]
        fn selection_and_sorting_give_the_same_bits(mut x in prop::collection::vec(-1e3..1e3_f64, 1..300)) {
            let mut sorted = x.clone();
            sorted.sort_by(f64::total_cmp);
            prop_assert_eq!(band(&mut x), Some([0.05, 0.5, 0.95].map(|p| quantile(&sorted, p))));
        }

        #[test]
        fn normalised_values_stay_within_bounds(mut x in prop::collection::vec(0.0..1e4_f64, 1..50), i in 0..50_usize) {
            let own = x[i % x.len()];
            x.sort_by(f64::total_cmp);
            prop_assert!((0.0..=1.0).contains(&mid_rank(&x, own)));
            prop_assert!((0.0..=1.0).contains(&winsorised(&x, own)));
        }
    }
}
