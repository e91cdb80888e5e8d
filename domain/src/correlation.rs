//! Rank correlation, as METHODOLOGY uses it and pages show it.

use crate::score::Bounded;

/// Fewest pairs for a correlation.
pub const FEWEST: usize = 10;
/// 95th percentile of the standard normal: both ends of a 90 % interval.
const Z_90: f64 = 1.644_853_626_951_472_2;

/// Ranks with ties sharing their mean, 1 for the smallest.
pub fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = |x: &f64| (sorted.partition_point(|v| v < x) + sorted.partition_point(|v| v <= x) + 1) as f64 / 2.0;
    values.iter().map(rank).collect()
}

/// Spearman's rank correlation with its 90 % interval by Fisher's z, whose variance is (1 + r²/2)/(n − 3) for ranks
/// (Bonett and Wright 2000, *Psychometrika* 65); `None` with fewer than ten pairs or where one side never differs.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<Bounded> {
    let n = x.len().min(y.len());
    if n < FEWEST || x.len() != y.len() {
        return None;
    }
    let (x, y) = (mid_ranks(x), mid_ranks(y));
    let middle = (n as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>();
    let spread = (product(&x, &x) * product(&y, &y)).sqrt();
    if spread <= 0.0 {
        return None;
    }
    let r = (product(&x, &y) / spread).clamp(-1.0, 1.0);
    let half = Z_90 * ((1.0 + r * r / 2.0) / (n as f64 - 3.0)).sqrt();
    let z = r.clamp(-1.0 + 1e-12, 1.0 - 1e-12).atanh();
    Some(Bounded { value: r, lower: (z - half).tanh(), upper: (z + half).tanh() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_share_their_ties() {
        assert_eq!(mid_ranks(&[10.0, 20.0, 10.0, 5.0]), [2.5, 4.0, 2.5, 1.0]);
    }

    #[test]
    fn correlation_of_ranks() {
        // R: cor(1:10, c(1,3,2,5,4,7,6,9,8,10), method = "spearman") is 0.9515152.
        let x: Vec<f64> = (1..=10).map(f64::from).collect();
        let y = [1.0, 3.0, 2.0, 5.0, 4.0, 7.0, 6.0, 9.0, 8.0, 10.0];
        let r = spearman(&x, &y).unwrap();
        assert!((r.value - 0.951_515_15).abs() < 1e-8 && r.lower < r.value && r.value < r.upper && r.upper < 1.0);
        assert_eq!(spearman(&x[..9], &y[..9]), None, "too few");
        assert_eq!(spearman(&x, &y[..9]), None, "no pairs");
        assert_eq!(spearman(&x, &[1.0; 10]), None, "no differences");
        assert!(spearman(&x, &x).unwrap().upper <= 1.0);
    }
}
