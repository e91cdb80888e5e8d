//! Regression of estimates that have errors of their own: random-effects meta-regression.
//!
//! y_i = a + b·x_i + u_i + e_i, e_i ~ N(0, s_i²) known, u_i ~ N(0, t²): t² by the method of moments (DerSimonian and
//! Laird 1986, *Controlled Clinical Trials* 7; with covariates Raudenbush 2009), a and b by weights 1/(s_i² + t²),
//! standard errors after Knapp and Hartung 2003 (*Statistics in Medicine* 22), with n − 2 degrees of freedom.

/// One estimate with its covariate and standard error (above 0).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub x: f64,
    pub y: f64,
    pub error: f64,
}

/// The slope.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    pub intercept: f64,
    pub value: f64,
    pub error: f64,
    pub degrees_of_freedom: f64,
    /// Variance between the estimates beyond their errors.
    pub between: f64,
}

struct Sums {
    w: f64,
    x: f64,
    xx: f64,
    intercept: f64,
    slope: f64,
    q: f64,
}

/// Weighted least squares, centred.
fn weighted(points: &[Point], between: f64) -> Option<Sums> {
    let weight = |p: &Point| 1.0 / (p.error * p.error + between);
    let w: f64 = points.iter().map(weight).sum();
    let mean = |f: &dyn Fn(&Point) -> f64| points.iter().map(|p| weight(p) * f(p)).sum::<f64>() / w;
    let (x, y) = (mean(&|p| p.x), mean(&|p| p.y));
    let xx: f64 = points.iter().map(|p| weight(p) * (p.x - x).powi(2)).sum();
    let xy: f64 = points.iter().map(|p| weight(p) * (p.x - x) * (p.y - y)).sum();
    let slope = xy / xx;
    let q = points.iter().map(|p| weight(p) * (p.y - y - slope * (p.x - x)).powi(2)).sum();
    (xx > 1e-12 && w.is_finite() && slope.is_finite()).then_some(Sums { w, x, xx, intercept: y - slope * x, slope, q })
}

/// The slope of y on x; `None` with fewer than four points, without spread in x, or with an error that is none.
pub fn slope(points: &[Point]) -> Option<Slope> {
    let n = points.len() as f64;
    if points.len() < 4 || points.iter().any(|p| !(p.error > 0.0 && p.error.is_finite() && p.x.is_finite())) {
        return None;
    }
    let fixed = weighted(points, 0.0)?;
    // E[Q] = n − 2 + t²·(Σw − tr((X′WX)⁻¹X′W²X))
    let square = |p: &Point| p.error.powi(-4);
    let w2: f64 = points.iter().map(square).sum();
    let xx2: f64 = points.iter().map(|p| square(p) * (p.x - fixed.x).powi(2)).sum();
    let trace = fixed.w - w2 / fixed.w - xx2 / fixed.xx;
    let between = if trace > 0.0 { ((fixed.q - (n - 2.0)) / trace).max(0.0) } else { 0.0 };
    let random = weighted(points, between)?;
    // Knapp and Hartung's factor; never below 1, so that a lucky fit does not narrow what the errors say.
    let factor = (random.q / (n - 2.0)).max(1.0);
    Some(Slope {
        intercept: random.intercept,
        value: random.slope,
        error: (factor / random.xx).sqrt(),
        degrees_of_freedom: n - 2.0,
        between,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    #[test]
    fn equal_errors_without_spread_are_ordinary_least_squares() {
        let points: Vec<Point> =
            [(0.0, 1.0), (1.0, 3.0), (2.0, 5.0), (3.0, 7.0)].map(|(x, y)| Point { x, y, error: 0.5 }).into();
        let s = slope(&points).unwrap();
        assert!((s.value - 2.0).abs() < 1e-12 && (s.intercept - 1.0).abs() < 1e-12 && s.between == 0.0);
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
                    Point { x, y: 0.5 + 0.3 * x + 0.5 * r.normal() + error * r.normal(), error }
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
}
