//! Least squares by Householder QR, never by the normal equations.
//!
//! Golub and Van Loan, *Matrix Computations*, 4th edition, sections 5.1 to 5.4. Columns are first scaled by a power
//! of two near their norm (exact, so nothing is lost) and pivoted by their remaining norm, which shows the rank.

use crate::effect::NotEstimable;

/// A dense matrix, column by column.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    rows: usize,
    cols: usize,
    data: Vec<f64>,
}

impl Matrix {
    /// The matrix whose entry at row `i` and column `j` is `f(i, j)`.
    pub fn from_fn(rows: usize, cols: usize, f: impl Fn(usize, usize) -> f64) -> Matrix {
        let mut data = Vec::with_capacity(rows * cols);
        for j in 0..cols {
            data.extend((0..rows).map(|i| f(i, j)));
        }
        Matrix { rows, cols, data }
    }

    /// The matrix of zeros.
    pub fn zeros(rows: usize, cols: usize) -> Matrix {
        Matrix { rows, cols, data: vec![0.0; rows * cols] }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    pub fn cols(&self) -> usize {
        self.cols
    }

    pub fn col(&self, j: usize) -> &[f64] {
        &self.data[j * self.rows..(j + 1) * self.rows]
    }

    pub fn col_mut(&mut self, j: usize) -> &mut [f64] {
        &mut self.data[j * self.rows..(j + 1) * self.rows]
    }

    pub fn at(&self, i: usize, j: usize) -> f64 {
        self.data[j * self.rows + i]
    }

    pub fn set(&mut self, i: usize, j: usize, value: f64) {
        self.data[j * self.rows + i] = value;
    }

    /// The product with a vector of `cols` entries.
    pub fn times(&self, b: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; self.rows];
        for (j, b) in b.iter().enumerate().take(self.cols) {
            for (o, x) in out.iter_mut().zip(self.col(j)) {
                *o += x * b;
            }
        }
        out
    }

    /// The product of row `i` with a vector of `cols` entries.
    pub fn row_times(&self, i: usize, b: &[f64]) -> f64 {
        b.iter().enumerate().take(self.cols).map(|(j, b)| self.at(i, j) * b).sum()
    }

    /// The rows of `keep`, in that order.
    pub fn select_rows(&self, keep: &[usize]) -> Matrix {
        Matrix::from_fn(keep.len(), self.cols, |i, j| self.at(keep[i], j))
    }

    /// x′ A x.
    pub fn quadratic(&self, x: &[f64]) -> f64 {
        dot(&self.times(x), x)
    }

    /// L with L L′ = A, of which the lower half is read; `None` unless A is positive definite.
    pub fn cholesky(&self) -> Option<Matrix> {
        let n = self.rows;
        let mut l = self.clone();
        for j in 0..n {
            for k in 0..j {
                let factor = l.at(j, k);
                let (before, from) = l.data.split_at_mut(j * n);
                let of_k = &before[k * n..(k + 1) * n];
                for (x, y) in from[j..n].iter_mut().zip(&of_k[j..]) {
                    *x -= factor * y;
                }
            }
            let pivot = l.at(j, j);
            if !(pivot > 0.0 && pivot.is_finite()) {
                return None;
            }
            let root = pivot.sqrt();
            let column = l.col_mut(j);
            column[..j].fill(0.0);
            column[j..].iter_mut().for_each(|x| *x /= root);
        }
        Some(l)
    }

    /// For the lower triangular L of [`Matrix::cholesky`]: x with L x = b, in place.
    pub fn forward(&self, b: &mut [f64]) {
        for j in 0..self.cols {
            b[j] /= self.at(j, j);
            let x = b[j];
            for (b, l) in b[j + 1..].iter_mut().zip(&self.col(j)[j + 1..]) {
                *b -= l * x;
            }
        }
    }

    /// For the same L: x with L′ x = b, in place.
    pub fn backward(&self, b: &mut [f64]) {
        for j in (0..self.cols).rev() {
            let sum = dot(&self.col(j)[j + 1..], &b[j + 1..]);
            b[j] = (b[j] - sum) / self.at(j, j);
        }
    }
}

pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Euclidean norm without overflow.
fn norm(a: &[f64]) -> f64 {
    let largest = a.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    largest * a.iter().map(|x| (x / largest).powi(2)).sum::<f64>().sqrt()
}

/// A · P = Q · R after scaling the columns of A.
#[derive(Clone, Debug)]
pub struct Qr {
    /// Householder vectors below the diagonal (their first entry in `heads`), R on and above it.
    factors: Matrix,
    heads: Vec<f64>,
    scale: Vec<f64>,
    pivot: Vec<usize>,
    rank: usize,
}

impl Qr {
    /// Factors `a`, which has at least as many rows as columns.
    pub fn new(mut a: Matrix) -> Qr {
        let (n, p) = (a.rows, a.cols);
        let scale: Vec<f64> = (0..p)
            .map(|j| match norm(a.col(j)) {
                l if l > 0.0 && l.is_finite() => l.log2().round().exp2(),
                _ => 1.0,
            })
            .collect();
        for (j, s) in scale.iter().enumerate() {
            a.col_mut(j).iter_mut().for_each(|x| *x /= s);
        }
        let mut pivot: Vec<usize> = (0..p).collect();
        let mut heads = vec![0.0; p];
        let mut rank = 0;
        let mut largest = 0.0_f64;
        for k in 0..p.min(n) {
            let left = |j: usize| norm(&a.col(j)[k..]);
            let (best, length) = (k..p).map(|j| (j, left(j))).fold((k, 0.0), |b, c| if c.1 > b.1 { c } else { b });
            largest = largest.max(length);
            let negligible = largest * f64::EPSILON * n.max(p) as f64;
            // Also where it is no number.
            if length.partial_cmp(&negligible) != Some(std::cmp::Ordering::Greater) {
                break;
            }
            rank = k + 1;
            if best != k {
                for i in 0..n {
                    let (x, y) = (a.at(i, k), a.at(i, best));
                    a.set(i, k, y);
                    a.set(i, best, x);
                }
                pivot.swap(k, best);
            }
            // v = x ± |x| e₁ with the sign that does not cancel, scaled so that H = I − v v′ / (|x| |v₁|).
            let x = a.at(k, k);
            let alpha = if x > 0.0 { -length } else { length };
            let head = x - alpha;
            heads[k] = head;
            a.set(k, k, head);
            let weight = 1.0 / (length * head.abs());
            for j in k + 1..p {
                let (left, right) = a.data.split_at_mut(j * n);
                let (v, c) = (&left[k * n + k..(k + 1) * n], &mut right[k..n]);
                let t = dot(v, c) * weight;
                c.iter_mut().zip(v).for_each(|(c, v)| *c -= t * v);
            }
            a.set(k, k, alpha);
        }
        Qr { factors: a, heads, scale, pivot, rank }
    }

    /// The factorisation, or an error where the columns depend on one another.
    ///
    /// # Errors
    /// [`NotEstimable::Collinear`].
    pub fn full_rank(a: Matrix) -> Result<Qr, NotEstimable> {
        let p = a.cols;
        let qr = Qr::new(a);
        if qr.rank == p { Ok(qr) } else { Err(NotEstimable::Collinear { rank: qr.rank, columns: p }) }
    }

    /// Number of independent columns.
    pub fn rank(&self) -> usize {
        self.rank
    }

    fn reflect(&self, k: usize, y: &mut [f64]) {
        let head = self.heads[k];
        let length = self.factors.at(k, k).abs();
        let v = &self.factors.col(k)[k + 1..];
        let t = (head * y[k] + dot(v, &y[k + 1..])) / (length * head.abs());
        y[k] -= t * head;
        y[k + 1..].iter_mut().zip(v).for_each(|(y, v)| *y -= t * v);
    }

    /// y becomes Q′y.
    fn q_transposed(&self, y: &mut [f64]) {
        (0..self.rank).for_each(|k| self.reflect(k, y));
    }

    /// y becomes Qy.
    fn q(&self, y: &mut [f64]) {
        (0..self.rank).rev().for_each(|k| self.reflect(k, y));
    }

    /// Solves R z = c; z in the order of the pivots.
    fn back(&self, c: &[f64]) -> Vec<f64> {
        let mut z = c[..self.rank].to_vec();
        for k in (0..self.rank).rev() {
            z[k] /= self.factors.at(k, k);
            let (done, col) = (z[k], self.factors.col(k));
            z[..k].iter_mut().zip(col).for_each(|(z, r)| *z -= done * r);
        }
        z
    }

    /// Solves R′ z = c, c and z in the order of the pivots.
    fn forward(&self, c: &[f64]) -> Vec<f64> {
        let mut z = c[..self.rank].to_vec();
        for k in 0..self.rank {
            let col = self.factors.col(k);
            z[k] = (z[k] - dot(&col[..k], &z[..k])) / col[k];
        }
        z
    }

    /// From the order of the pivots and scaled to the caller's columns; 0 for columns beyond the rank.
    fn unscale(&self, z: &[f64]) -> Vec<f64> {
        let mut b = vec![0.0; self.pivot.len()];
        for (z, j) in z.iter().zip(&self.pivot) {
            b[*j] = z / self.scale[*j];
        }
        b
    }

    /// The b that minimises |y − A b|.
    pub fn solve(&self, y: &[f64]) -> Vec<f64> {
        let mut y = y.to_vec();
        self.q_transposed(&mut y);
        self.unscale(&self.back(&y))
    }

    /// (A′A)⁻¹ c through R⁻¹ R⁻ᵀ.
    pub fn solve_gram(&self, c: &[f64]) -> Vec<f64> {
        self.unscale(&self.back(&self.forward(&self.scaled(c))))
    }

    /// To the order of the pivots and the scaled columns.
    fn scaled(&self, c: &[f64]) -> Vec<f64> {
        self.pivot[..self.rank].iter().map(|j| c[*j] / self.scale[*j]).collect()
    }

    /// c′ (A′A)⁻¹ c = |R⁻ᵀ c|².
    pub fn inverse_quadratic(&self, c: &[f64]) -> f64 {
        self.forward(&self.scaled(c)).iter().map(|z| z * z).sum()
    }

    /// (A′A)⁻¹.
    pub fn inverse_gram(&self) -> Matrix {
        let p = self.pivot.len();
        let mut inverse = Matrix::zeros(p, p);
        for j in 0..p {
            let mut unit = vec![0.0; p];
            unit[j] = 1.0;
            inverse.col_mut(j).copy_from_slice(&self.solve_gram(&unit));
        }
        inverse
    }
}

/// A sum of products with twice the working precision (Ogita, Rump, Oishi 2005, *SIAM Journal on Scientific
/// Computing* 26, algorithm 5.3).
fn dot2(start: f64, terms: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut sum, mut error) = (start, 0.0);
    for (a, b) in terms {
        let product = a * b;
        let lost_product = a.mul_add(b, -product);
        let next = sum + product;
        let part = next - sum;
        let lost_sum = (sum - (next - part)) + (product - part);
        sum = next;
        error += lost_product + lost_sum;
    }
    sum + error
}

/// An ordinary least squares fit.
#[derive(Clone, Debug)]
pub struct LeastSquares {
    pub coefficients: Vec<f64>,
    /// y − X b.
    pub residuals: Vec<f64>,
    /// Residual sum of squares.
    pub rss: f64,
    /// Rows less columns.
    pub degrees_of_freedom: usize,
    pub qr: Qr,
}

impl LeastSquares {
    /// Fits y on the columns of `x`, with two steps of iterative refinement whose residuals carry twice the working
    /// precision (Björck 1967, *BIT* 7: both equations r + A x = y and A′r = 0 are refined together).
    ///
    /// # Errors
    /// [`NotEstimable::TooFewPoints`] with no row to spare, [`NotEstimable::Collinear`].
    pub fn fit(x: &Matrix, y: &[f64]) -> Result<LeastSquares, NotEstimable> {
        let (n, p) = (x.rows, x.cols);
        if n < p {
            return Err(NotEstimable::TooFewPoints { have: n, need: p });
        }
        let qr = Qr::full_rank(x.clone())?;
        let mut b = qr.solve(y);
        let mut r: Vec<f64> = {
            let fitted = x.times(&b);
            y.iter().zip(&fitted).map(|(y, f)| y - f).collect()
        };
        for _ in 0..2 {
            let mut f: Vec<f64> = (0..n)
                .map(|i| dot2(y[i], std::iter::once((r[i], -1.0)).chain((0..p).map(|j| (x.at(i, j), -b[j])))))
                .collect();
            let g: Vec<f64> = (0..p).map(|j| dot2(0.0, x.col(j).iter().zip(&r).map(|(x, r)| (*x, -r)))).collect();
            qr.q_transposed(&mut f);
            let h = qr.forward(&qr.scaled(&g));
            let difference: Vec<f64> = f.iter().zip(&h).map(|(f, h)| f - h).collect();
            let step = qr.unscale(&qr.back(&difference));
            f[..p].copy_from_slice(&h);
            qr.q(&mut f);
            r.iter_mut().zip(&f).for_each(|(r, d)| *r += d);
            b.iter_mut().zip(&step).for_each(|(b, d)| *b += d);
        }
        let rss = dot(&r, &r);
        Ok(LeastSquares { coefficients: b, residuals: r, rss, degrees_of_freedom: n - p, qr })
    }

    /// Residual variance; `None` with no degree of freedom.
    pub fn variance(&self) -> Option<f64> {
        (self.degrees_of_freedom > 0).then(|| self.rss / self.degrees_of_freedom as f64)
    }

    /// Classical standard errors; empty with no degree of freedom.
    pub fn standard_errors(&self) -> Vec<f64> {
        let Some(variance) = self.variance() else { return Vec::new() };
        let inverse = self.qr.inverse_gram();
        (0..inverse.cols()).map(|j| (variance * inverse.at(j, j)).sqrt()).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_through_two_points_and_its_inverse() {
        let x = Matrix::from_fn(3, 2, |i, j| if j == 0 { 1.0 } else { i as f64 });
        let fit = LeastSquares::fit(&x, &[1.0, 3.0, 5.0]).unwrap();
        assert!((fit.coefficients[0] - 1.0).abs() < 1e-15 && (fit.coefficients[1] - 2.0).abs() < 1e-15);
        let inverse = fit.qr.inverse_gram();
        // X'X = [3 3; 3 5], inverse [5 -3; -3 3] / 6.
        for (i, j, e) in [(0, 0, 5.0 / 6.0), (0, 1, -0.5), (1, 0, -0.5), (1, 1, 0.5)] {
            assert!((inverse.at(i, j) - e).abs() < 1e-14);
        }
        assert!((fit.qr.inverse_quadratic(&[1.0, 1.0]) - 1.0 / 3.0).abs() < 1e-14);
    }

    #[test]
    fn dependent_columns_are_said() {
        let x = Matrix::from_fn(5, 3, |i, j| [1.0, i as f64, 2.0 * i as f64 + 3.0][j]);
        assert_eq!(LeastSquares::fit(&x, &[0.0; 5]).unwrap_err(), NotEstimable::Collinear { rank: 2, columns: 3 });
        let zeros = Matrix::zeros(4, 2);
        assert_eq!(Qr::new(zeros).rank(), 0);
    }

    proptest! {
        #[test]
        fn residuals_are_orthogonal_to_the_columns(
            x in prop::collection::vec(-100.0..100.0_f64, 24),
            y in prop::collection::vec(-100.0..100.0_f64, 8),
            shrink in -6..6_i32,
        ) {
            let a = Matrix::from_fn(8, 3, |i, j| x[j * 8 + i] * if j == 1 { 10_f64.powi(shrink) } else { 1.0 });
            if let Ok(fit) = LeastSquares::fit(&a, &y) {
                for j in 0..3 {
                    let size = norm(a.col(j)) * norm(&fit.residuals).max(1e-12);
                    prop_assert!(dot(a.col(j), &fit.residuals).abs() <= 1e-12 * size);
                }
            }
        }
    }
}
