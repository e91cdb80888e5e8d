//! Minimum of a function without its derivatives.

/// Evaluations at most, per unknown.
const EVALUATIONS: usize = 120;

/// Nelder and Mead 1965 (*Computer Journal* 7) with their coefficients 1, 2, ½, ½, from a simplex with edges of
/// `step` at `start`; ends when values differ by less than `tolerance`.
pub fn nelder_mead<const N: usize>(
    mut f: impl FnMut([f64; N]) -> f64,
    start: [f64; N],
    step: f64,
    tolerance: f64,
) -> [f64; N] {
    let mut at = |x: [f64; N]| (f(x), x);
    let mut s = vec![at(start)];
    for i in 0..N {
        let mut x = start;
        x[i] += step;
        s.push(at(x));
    }
    for _ in 0..EVALUATIONS * N {
        s.sort_by(|a, b| a.0.total_cmp(&b.0));
        let worst = s[N];
        if (worst.0 - s[0].0).abs() < tolerance && (0..N).all(|i| (worst.1[i] - s[0].1[i]).abs() < tolerance.sqrt()) {
            break;
        }
        let centre: [f64; N] = std::array::from_fn(|i| s[..N].iter().map(|p| p.1[i]).sum::<f64>() / N as f64);
        let along = |t: f64| std::array::from_fn(|i| centre[i] + t * (centre[i] - worst.1[i]));
        let reflected = at(along(1.0));
        if reflected.0 < s[0].0 {
            let expanded = at(along(2.0));
            s[N] = if expanded.0 < reflected.0 { expanded } else { reflected };
        } else if reflected.0 < s[N - 1].0 {
            s[N] = reflected;
        } else {
            let contracted = at(along(if reflected.0 < worst.0 { 0.5 } else { -0.5 }));
            if contracted.0 < worst.0.min(reflected.0) {
                s[N] = contracted;
            } else {
                let best = s[0].1;
                for p in &mut s[1..] {
                    *p = at(std::array::from_fn(|i| f64::midpoint(best[i], p.1[i])));
                }
            }
        }
    }
    s.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(start, |best| best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_valley_of_rosenbrock_is_walked_to_its_end() {
        let f = |[x, y]: [f64; 2]| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2);
        let [x, y] = nelder_mead(f, [-1.2, 1.0], 0.5, 1e-12);
        assert!((x - 1.0).abs() < 1e-3 && (y - 1.0).abs() < 1e-3, "{x} {y}");
    }
}
