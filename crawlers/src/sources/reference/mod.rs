//! Tables that other figures are read with.

pub mod country_codes;
pub mod population;
