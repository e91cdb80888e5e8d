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
        self.times_into(b, &mut out);
        out
    }

    /// The same into `out`, which has `rows` entries.
    pub fn times_into(&self, b: &[f64], out: &mut [f64]) {
        out.fill(0.0);
        for (j, b) in b.iter().enumerate().take(self.cols) {
            for (o, x) in out.iter_mut().zip(self.col(j)) {
                *o += x * b;
            }
        }
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
                // Curvatures of series are mostly empty.
                if factor == 0.0 {
                    continue;
                }
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
            if b[j] == 0.0 {
                continue;
            }
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

/// Σ ab, in four sums side by side, so that no addition waits for the one before.
pub fn dot(a: &[f64], b: &[f64]) -> f64 {
    let n = a.len().min(b.len());
    let ((a, a_rest), (b, b_rest)) = (a[..n].as_chunks::<4>(), b[..n].as_chunks::<4>());
    let mut sums = [0.0; 4];
    for (a, b) in a.iter().zip(b) {
        for k in 0..4 {
            sums[k] += a[k] * b[k];
        }
    }
    let rest: f64 = a_rest.iter().zip(b_rest).map(|(a, b)| a * b).sum();
    (sums[0] + sums[2]) + (sums[1] + sums[3]) + rest
}

/// Euclidean norm without overflow.
fn norm(a: &[f64]) -> f64 {
    let square = dot(a, a);
    if (1e-200..1e200).contains(&square) {
        return square.sqrt();
    }
    let largest = a.iter().fold(0.0_f64, |m, x| m.max(x.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    largest * a.iter().map(|x| (x / largest).powi(2)).sum::<f64>().sqrt()
}

/// The power of two nearest to a positive number, by its exponent alone.
fn power_of_two(x: f64) -> f64 {
    const MANTISSA: u32 = 52;
    const ROOT_TWO: f64 = std::f64::consts::SQRT_2;
    let bits = x.to_bits() & (0x7ff << MANTISSA);
    let below = f64::from_bits(bits);
    // Numbers too small or large for that are left as they are.
    match below {
        b if !(1e-300..=1e300).contains(&b) => 1.0,
        b if x > b * ROOT_TWO => b * 2.0,
        b => b,
    }
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
    /// Norms of what is left of the columns: brought down step by step (Golub and Van Loan, section 5.4.2), and counted
    /// anew where too little of them remains for that.
    left: Vec<f64>,
    /// As they were last counted.
    counted: Vec<f64>,
}

impl Qr {
    /// Factors `a`, which has at least as many rows as columns.
    pub fn new(a: Matrix) -> Qr {
        let p = a.cols;
        let mut qr = Qr {
            factors: a,
            heads: vec![0.0; p],
            scale: vec![1.0; p],
            pivot: vec![0; p],
            rank: 0,
            left: vec![0.0; p],
            counted: vec![0.0; p],
        };
        qr.factor();
        qr
    }

    /// Factors diag(`weights`) · `x`, of the same size as before, in the memory of the factorisation before it.
    pub fn again(&mut self, x: &Matrix, weights: &[f64]) {
        self.factors.data.copy_from_slice(&x.data);
        for j in 0..x.cols {
            self.factors.col_mut(j).iter_mut().zip(weights).for_each(|(x, w)| *x *= w);
        }
        self.factor();
    }

    fn factor(&mut self) {
        let Qr { factors: a, heads, scale, pivot, rank, left, counted } = self;
        let (n, p) = (a.rows, a.cols);
        for j in 0..p {
            let length = norm(a.col(j));
            scale[j] = power_of_two(length);
            let inverse = 1.0 / scale[j];
            a.col_mut(j).iter_mut().for_each(|x| *x *= inverse);
            left[j] = length * inverse;
            pivot[j] = j;
        }
        counted.copy_from_slice(left);
        *rank = 0;
        let mut largest = 0.0_f64;
        for k in 0..p.min(n) {
            let best = (k..p).fold(k, |b, j| if left[j] > left[b] { j } else { b });
            let length = norm(&a.col(best)[k..]);
            largest = largest.max(length);
            let negligible = largest * f64::EPSILON * n.max(p) as f64;
            // Also where it is no number.
            if length.partial_cmp(&negligible) != Some(std::cmp::Ordering::Greater) {
                break;
            }
            *rank = k + 1;
            if best != k {
                let (before, from) = a.data.split_at_mut(best * n);
                before[k * n..(k + 1) * n].swap_with_slice(&mut from[..n]);
                pivot.swap(k, best);
                left.swap(k, best);
                counted.swap(k, best);
            }
            // v = x ± |x| e₁ with the sign that does not cancel, scaled so that H = I − v v′ / (|x| |v₁|).
            let x = a.at(k, k);
            let alpha = if x > 0.0 { -length } else { length };
            let head = x - alpha;
            heads[k] = head;
            a.set(k, k, head);
            let weight = 1.0 / (length * head.abs());
            for j in k + 1..p {
                let (before, from) = a.data.split_at_mut(j * n);
                let (v, c) = (&before[k * n + k..(k + 1) * n], &mut from[k..n]);
                let t = dot(v, c) * weight;
                c.iter_mut().zip(v).for_each(|(c, v)| *c -= t * v);
                let share = 1.0 - (c[0] / left[j]).powi(2);
                if share * (left[j] / counted[j]).powi(2) > 1e-8 {
                    left[j] *= share.sqrt();
                } else {
                    left[j] = norm(&c[1..]);
                    counted[j] = left[j];
                }
            }
            a.set(k, k, alpha);
        }
    }

    /// The factorisation, or an error where the columns depend on one another.
    ///
    /// # Errors
    /// [`NotEstimable::Collinear`].
    pub fn full_rank(a: Matrix) -> Result<Qr, NotEstimable> {
        let qr = Qr::new(a);
        qr.check_rank()?;
        Ok(qr)
    }

    /// An error where the columns depend on one another.
    ///
    /// # Errors
    /// [`NotEstimable::Collinear`].
    pub fn check_rank(&self) -> Result<(), NotEstimable> {
        let columns = self.pivot.len();
        if self.rank == columns { Ok(()) } else { Err(NotEstimable::Collinear { rank: self.rank, columns }) }
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

    /// Solves R z = c in place; z in the order of the pivots.
    fn back_in_place(&self, z: &mut [f64]) {
        for k in (0..self.rank).rev() {
            z[k] /= self.factors.at(k, k);
            let (done, col) = (z[k], self.factors.col(k));
            z[..k].iter_mut().zip(col).for_each(|(z, r)| *z -= done * r);
        }
    }

    fn back(&self, c: &[f64]) -> Vec<f64> {
        let mut z = c[..self.rank].to_vec();
        self.back_in_place(&mut z);
        z
    }

    /// Solves R′ z = c in place, c and z in the order of the pivots.
    fn forward(&self, z: &mut [f64]) {
        for k in 0..self.rank {
            let col = self.factors.col(k);
            z[k] = (z[k] - dot(&col[..k], &z[..k])) / col[k];
        }
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
        let mut b = vec![0.0; self.pivot.len()];
        self.solve_into(&mut y.to_vec(), &mut b);
        b
    }

    /// The same into `b`, which has an entry a column; `y` is used up.
    pub fn solve_into(&self, y: &mut [f64], b: &mut [f64]) {
        self.q_transposed(y);
        let z = &mut y[..self.rank];
        self.back_in_place(z);
        b.fill(0.0);
        for (z, j) in z.iter().zip(&self.pivot) {
            b[*j] = z / self.scale[*j];
        }
    }

    /// The least |y − A b|².
    pub fn residual_squares(&self, y: &[f64]) -> f64 {
        let mut y = y.to_vec();
        self.q_transposed(&mut y);
        let rest = &y[self.rank..];
        dot(rest, rest)
    }

    /// (A′A)⁻¹ c through R⁻¹ R⁻ᵀ.
    pub fn solve_gram(&self, c: &[f64]) -> Vec<f64> {
        let mut z: Vec<f64> = self.scaled(c).collect();
        self.forward(&mut z);
        self.unscale(&self.back(&z))
    }

    /// To the order of the pivots and the scaled columns.
    fn scaled(&self, c: &[f64]) -> impl Iterator<Item = f64> {
        self.pivot[..self.rank].iter().map(move |j| c[*j] / self.scale[*j])
    }

    /// c′ (A′A)⁻¹ c = |R⁻ᵀ c|².
    pub fn inverse_quadratic(&self, c: &[f64]) -> f64 {
        const FEW: usize = 16;
        let (mut few, mut many) = ([0.0; FEW], Vec::new());
        let z = if self.rank <= FEW {
            &mut few[..self.rank]
        } else {
            many.resize(self.rank, 0.0);
            &mut many[..]
        };
        z.iter_mut().zip(self.scaled(c)).for_each(|(z, c)| *z = c);
        self.forward(z);
        dot(z, z)
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
            let mut h: Vec<f64> = qr.scaled(&g).collect();
            qr.forward(&mut h);
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
