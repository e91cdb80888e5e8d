//! Regression of estimates that have errors of their own: random-effects meta-regression.
//!
//! y_i = a + b·x_i + c·z_i + u_i + e_i, e_i ~ N(0, s_i²) known, u_i ~ N(0, t²): t² by the method of moments (DerSimonian and
//! Laird 1986, *Controlled Clinical Trials* 7; with covariates Raudenbush 2009), a, b and c by weights 1/(s_i² + t²),
//! standard errors after Knapp and Hartung 2003 (*Statistics in Medicine* 22), with n less the number of columns as degrees of freedom.

/// One estimate with its covariates and standard error (above 0).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    /// What the slope on x is held equal in; the same number everywhere for nothing.
    pub z: f64,
    pub y: f64,
    pub error: f64,
}

/// The slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    pub value: f64,
    pub error: f64,
    pub degrees_of_freedom: f64,
    /// Variance between the estimates beyond their errors.
    pub between: f64,
}

struct Sums {
    /// Coefficients of x and z.
    slopes: [f64; 2],
    /// Variance of the first for weights that are inverse variances.
    variance: f64,
    /// Weighted sum of squared residuals.
    q: f64,
    /// tr(W) − tr((X′WX)⁻¹X′W²X).
    trace: f64,
    /// Columns, the intercept among them.
    columns: f64,
}

/// Weighted least squares, centred.
fn weighted(points: &[Point], between: f64) -> Option<Sums> {
    let weight = |p: &Point| 1.0 / (p.error * p.error + between);
    let sum = |f: &dyn Fn(&Point) -> f64| points.iter().map(|p| weight(p) * f(p)).sum::<f64>();
    let w = sum(&|_| 1.0);
    let (x, z, y) = (sum(&|p| p.x) / w, sum(&|p| p.z) / w, sum(&|p| p.y) / w);
    let xx = sum(&|p| (p.x - x).powi(2));
    let zz = sum(&|p| (p.z - z).powi(2));
    let xz = sum(&|p| (p.x - x) * (p.z - z));
    let (xy, zy) = (sum(&|p| (p.x - x) * (p.y - y)), sum(&|p| (p.z - z) * (p.y - y)));
    // (X′WX)⁻¹ of the centred covariates; z that never differs is left out.
    let adjusted = zz > 1e-12 * w;
    let [a, b, c] = if adjusted {
        let determinant = xx * zz - xz * xz;
        if determinant <= 1e-9 * xx * zz {
            return None;
        }
        [zz / determinant, -xz / determinant, xx / determinant]
    } else {
        [1.0 / xx, 0.0, 0.0]
    };
    let slopes = [a * xy + b * zy, b * xy + c * zy];
    let q = sum(&|p| (p.y - y - slopes[0] * (p.x - x) - slopes[1] * (p.z - z)).powi(2));
    let leverage = |p: &Point| {
        let (dx, dz) = (p.x - x, p.z - z);
        weight(p) * (1.0 / w + a * dx * dx + 2.0 * b * dx * dz + c * dz * dz)
    };
    let columns = if adjusted { 3.0 } else { 2.0 };
    let sums = Sums { slopes, variance: a, q, trace: w - sum(&leverage), columns };
    (xx > 1e-12 && w.is_finite() && slopes.iter().all(|s| s.is_finite())).then_some(sums)
}

/// The slope of y on x, at equal z; `None` with fewer than two points more than columns, without spread in x, where x
/// and z cannot be told apart, or with an error that is none.
pub fn slope(points: &[Point]) -> Option<Slope> {
    let n = points.len() as f64;
    let is_bad = |p: &Point| !(p.error > 0.0 && p.error.is_finite() && p.x.is_finite() && p.z.is_finite());
    if points.is_empty() || points.iter().any(is_bad) {
        return None;
    }
    let fixed = weighted(points, 0.0)?;
    let degrees_of_freedom = n - fixed.columns;
    if degrees_of_freedom < 2.0 {
        return None;
    }
    // E[Q] = n − p + t²·(tr(W) − tr((X′WX)⁻¹X′W²X))
    let between = if fixed.trace > 0.0 { ((fixed.q - degrees_of_freedom) / fixed.trace).max(0.0) } else { 0.0 };
    let random = weighted(points, between)?;
    // Knapp and Hartung's factor; never below 1, so that a lucky fit does not narrow what the errors say.
    let factor = (random.q / degrees_of_freedom).max(1.0);
    Some(Slope { value: random.slopes[0], error: (factor * random.variance).sqrt(), degrees_of_freedom, between })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn equal_errors_without_spread_are_ordinary_least_squares() {
        let points: Vec<Point> =
            [(0.0, 1.0), (1.0, 3.0), (2.0, 5.0), (3.0, 7.0)].map(|(x, y)| Point { x, z: 0.0, y, error: 0.5 }).into();
        let s = slope(&points).unwrap();
        assert!((s.value - 2.0).abs() < 1e-12 && s.between == 0.0);
        assert!((s.error - 0.5 / 5.0_f64.sqrt()).abs() < 1e-12, "0.5/√Σ(x − x̄)²");
        assert_eq!(slope(&points[..3]), None);
        assert_eq!(slope(&[points[0]; 5]), None, "no spread in x");
    }

    #[test]
    fn a_known_slope_is_held_as_often_as_it_says() {
        let (mut held, mut between) = (0, 0.0);
        for panel in 0..1_000 {
            let mut r = Random::at(4, 4, panel);
            let points: Vec<Point> = (0..30)
                .map(|_| {
                    let (x, error) = (r.normal(), 0.2 + 0.4 * r.uniform());
                    Point { x, z: 0.0, y: 0.5 + 0.3 * x + 0.5 * r.normal() + error * r.normal(), error }
                })
                .collect();
            let s = slope(&points).unwrap();
            let half = crate::effect::student_quantile(0.95, s.degrees_of_freedom) * s.error;
            held += usize::from((s.value - 0.3).abs() <= half);
            between += s.between / 1_000.0;
        }
        assert!((875..=930).contains(&held), "{held} of 1000 at 90 %");
        assert!((between - 0.25).abs() < 0.03, "{between}");
    }

    #[test]
    fn what_only_goes_with_time_is_no_slope_at_equal_time() {
        let (mut held, mut found) = (0, 0);
        for panel in 0..1_000 {
            let mut r = Random::at(5, 4, panel);
            let points: Vec<Point> = (0..40)
                .map(|_| {
                    // Who has it has had it longer, and what is measured rises with the years alone.
                    let x = f64::from(u8::from(r.uniform() < 0.5));
                    let z = 10.0 + 8.0 * x + 4.0 * r.normal();
                    Point { x, z, y: 2.0 * z + 5.0 * r.normal() + 3.0 * r.normal(), error: 3.0 }
                })
                .collect();
            let within =
                |s: Slope| s.value.abs() <= crate::effect::student_quantile(0.95, s.degrees_of_freedom) * s.error;
            held += usize::from(slope(&points).is_some_and(within));
            let blind: Vec<Point> = points.iter().map(|p| Point { z: 0.0, ..*p }).collect();
            found += usize::from(!slope(&blind).is_some_and(within));
        }
        assert!((875..=930).contains(&held), "{held} of 1000 at 90 %");
        assert!(found > 990, "{found}: without the years it seems to matter");
        let same: Vec<Point> =
            (0..9).map(|i| f64::from(i % 3)).map(|x| Point { x, z: 2.0 * x, y: x, error: 1.0 }).collect();
        assert_eq!(slope(&same), None, "practice and years cannot be told apart");
    }
}
