//! Quantiles and tails of the distributions behind intervals.

use std::cell::Cell;

use statrs::distribution::{ContinuousCDF as _, Normal, StudentsT};
use statrs::function::gamma::gamma_ur;

/// Φ(z).
pub fn normal_cdf(z: f64) -> f64 {
    Normal::standard().cdf(z)
}

/// Φ⁻¹(p) for p in (0, 1).
pub fn normal_quantile(p: f64) -> f64 {
    Normal::standard().inverse_cdf(p.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0))
}

thread_local! {
    /// The newest quantile of this thread: p, degrees of freedom, answer. Many series in a row share both.
    static NEWEST: Cell<(f64, f64, f64)> = const { Cell::new((0.0, 0.0, 0.0)) };
}

/// Quantile of Student's t for p in (0, 1); the normal one where `df` is no positive number.
pub fn student_quantile(p: f64, df: f64) -> f64 {
    let newest = NEWEST.get();
    if (newest.0, newest.1) == (p, df) {
        return newest.2;
    }
    let found = found_student_quantile(p, df);
    NEWEST.set((p, df, found));
    found
}

fn found_student_quantile(p: f64, df: f64) -> f64 {
    match StudentsT::new(0.0, 1.0, df) {
        Ok(t) if df.is_finite() => t.inverse_cdf(p.clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0)),
        _ => normal_quantile(p),
    }
}

/// P(|T| > |t|) for Student's t with `df` degrees of freedom.
pub fn student_two_sided(t: f64, df: f64) -> f64 {
    if t.is_nan() {
        return 1.0;
    }
    match StudentsT::new(0.0, 1.0, df) {
        Ok(d) if df.is_finite() => (2.0 * d.cdf(-t.abs())).min(1.0),
        _ => 2.0 * normal_cdf(-t.abs()),
    }
}

/// P(X > x) for chi-squared with `df` degrees of freedom, `df` above 0.
pub fn chi_squared_tail(x: f64, df: f64) -> f64 {
    if x > 0.0 && df > 0.0 { gamma_ur(df / 2.0, x / 2.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_the_tables() {
        assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-9);
        assert!((student_quantile(0.975, 2.0) - 4.302_652_729_696_142).abs() < 1e-7);
        assert!((student_quantile(0.975, 1.0) - 12.706_204_736).abs() < 1e-6);
        assert!((student_quantile(0.975, 30.0) - 2.042_272_456).abs() < 1e-7);
        assert!((student_two_sided(2.042_272_456, 30.0) - 0.05).abs() < 1e-8);
        assert!((chi_squared_tail(3.841_458_820_694_124, 1.0) - 0.05).abs() < 1e-9);
        assert!((chi_squared_tail(7.8, 5.0) - 0.167_6).abs() < 5e-4);
        assert_eq!(chi_squared_tail(0.0, 5.0), 1.0);
    }
}
