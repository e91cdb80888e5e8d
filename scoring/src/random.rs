//! Seeds and draws. A draw depends on its own coordinates and on nothing drawn before it, so any number of
//! threads gives the same bits.

use lexgap_domain::hash;
use rand_distr::{Distribution as _, Gamma, Poisson, StandardNormal, StandardUniform};
use rand_pcg::{
    Pcg64Mcg,
    rand_core::{Rng as _, SeedableRng as _},
};

/// The generator of one coordinate.
pub struct Random(Pcg64Mcg);

/// A number that names `text` in seeds.
pub fn name(text: &str) -> u64 {
    u64::from_str_radix(&hash::short_id(&[text]), 16).unwrap_or_default()
}

/// SplitMix64 (Steele, Lea, Flood 2014): neighbouring inputs give unrelated outputs.
fn split_mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Random {
    /// The generator at `(seed, what, draw)`.
    pub fn at(seed: u64, what: u64, draw: u32) -> Random {
        let mixed = split_mix(split_mix(split_mix(seed) ^ what) ^ u64::from(draw));
        Random(Pcg64Mcg::seed_from_u64(mixed))
    }

    /// Uniform on [0, 1).
    pub fn uniform(&mut self) -> f64 {
        StandardUniform.sample(&mut self.0)
    }

    /// 64 fair coins.
    pub fn bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// Standard normal, by ziggurat.
    pub fn normal(&mut self) -> f64 {
        StandardNormal.sample(&mut self.0)
    }

    /// Poisson with `mean`; 0 where it defines none.
    pub fn poisson(&mut self, mean: f64) -> f64 {
        Poisson::new(mean).map_or(0.0, |p| p.sample(&mut self.0))
    }

    /// A count with `mean` and variance `dispersion · mean`, dispersion above 1: Poisson whose mean is a gamma.
    pub fn overdispersed(&mut self, mean: f64, dispersion: f64) -> f64 {
        let rate = self.gamma(mean / (dispersion - 1.0), 1.0 / (dispersion - 1.0));
        self.poisson(rate)
    }

    /// Gamma with `shape` and `rate`; 0 where they define none.
    pub fn gamma(&mut self, shape: f64, rate: f64) -> f64 {
        Gamma::new(shape, 1.0 / rate).map_or(0.0, |g| g.sample(&mut self.0))
    }

    /// Beta(a, b) as a ratio of gammas.
    pub fn beta(&mut self, a: f64, b: f64) -> f64 {
        let (x, y) = (self.gamma(a, 1.0), self.gamma(b, 1.0));
        if x + y > 0.0 { x / (x + y) } else { a / (a + b) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draw_is_named_by_its_coordinates() {
        let draw = |s, w, d| Random::at(s, w, d).uniform();
        assert_eq!(draw(1, 2, 3), draw(1, 2, 3));
        assert_ne!(draw(1, 2, 3), draw(1, 3, 2));
        assert_ne!(draw(1, 2, 3), draw(2, 2, 3));
    }

    #[test]
    fn gamma_and_beta_have_their_means() {
        let mut r = Random::at(1, 1, 1);
        let n = 20_000;
        let mean = |f: &mut dyn FnMut() -> f64| (0..n).map(|_| f()).sum::<f64>() / f64::from(n);
        assert!((mean(&mut || r.gamma(3.0, 2.0)) - 1.5).abs() < 0.03);
        assert!((mean(&mut || r.beta(2.0, 6.0)) - 0.25).abs() < 0.01);
        assert_eq!(r.gamma(-1.0, 1.0), 0.0);
    }
}
