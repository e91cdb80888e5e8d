//! Persistence: share of the reported years since activation with enforcement, the newest counting most:
//! weight exp(−age·ln 2/5).

use lexgap_domain::Message;

use super::{Evidence, Span, enforcement_rows};
use crate::history::{Drawn, History, Topical};

/// Half-life of a year's weight.
const HALF_LIFE: f64 = 5.0;
/// Fewest reported years from which persistence can be told.
const FEWEST: usize = 3;

/// A reported year.
#[derive(Clone, Debug)]
struct Year {
    year: i16,
    weight: f64,
    /// Its figures as (measure, position).
    figures: Vec<(usize, usize)>,
    /// One of them shows use in every draw.
    certain: bool,
    /// Those that show use in some draws.
    open: Vec<(usize, usize)>,
}

/// The reported years since the law took effect.
#[derive(Clone, Debug)]
pub struct Prepared {
    years: Vec<Year>,
}

impl Prepared {
    /// `None` with fewer than three reported years.
    pub fn new(history: &History, topical: &Topical<'_>, span: Span) -> Option<Prepared> {
        let last = topical.years?.1;
        let rows = enforcement_rows(history, topical.enforcement(), span);
        let years: Vec<_> = rows
            .chunk_by(|a, b| history.rows[a.0][a.1].year == history.rows[b.0][b.1].year)
            .map(|of_year| {
                let year = history.rows[of_year[0].0][of_year[0].1].year;
                let age = f64::from(last - year);
                Year {
                    year,
                    weight: (-age * std::f64::consts::LN_2 / HALF_LIFE).exp(),
                    figures: of_year.to_vec(),
                    certain: of_year.iter().any(|&(m, i)| history.rows[m][i].bounds.is_certain()),
                    open: of_year.iter().copied().filter(|&(m, i)| history.varies(m, i)).collect(),
                }
            })
            .collect();
        (years.len() >= FEWEST).then_some(Prepared { years })
    }

    /// The component in one draw: 0 where the law was not activated.
    pub fn value(&self, drawn: &Drawn, first_year: Option<i16>) -> f64 {
        let Some(first) = first_year else { return 0.0 };
        let (mut used, mut all) = (0.0, 0.0);
        for Year { weight, certain, open, .. } in self.years.iter().filter(|y| y.year >= first) {
            all += weight;
            if *certain || open.iter().any(|&(m, i)| drawn[m][i] >= 1.0) {
                used += weight;
            }
        }
        if all > 0.0 { used / all } else { 0.0 }
    }

    /// What the page says.
    pub fn evidence(&self, history: &History) -> Evidence {
        let row = |&(m, i): &(usize, usize)| &history.rows[m][i];
        let count = |f: fn(&crate::counts::Bounds) -> bool| {
            self.years.iter().filter(|y| y.figures.iter().any(|r| f(&row(r).bounds))).count()
        };
        let (certain, possible) = (count(|b| b.is_certain()), count(|b| b.is_possible()));
        let said = Message::new("persistence")
            .with("years", self.years.len())
            .with("certain", certain)
            .with("possible", possible - certain);
        Evidence::citing(said, self.years.iter().flat_map(|y| y.figures.iter().map(row)))
    }
}
