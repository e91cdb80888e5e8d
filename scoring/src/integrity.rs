//! The tilt that corruption suggests for what governments say about themselves (METHODOLOGY section 3, integrity
//! context).
//!
//! Where a government and somebody independent of it report the same count, section 2 tells how many times the
//! others the government reports. These tilts, on the logarithmic scale, are regressed on the control of corruption
//! (Worldwide Governance Indicators); the adjusted variant divides each government's rates by exp(slope · (its control of
//! corruption − the mean)), slope and control drawn within their errors. Where fewer than ten jurisdictions have such a
//! pair nothing is adjusted, and the reason stands in its place.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{FactSet, InterestClass, JurisdictionId, Message, Reconciliation, SourceId};

use crate::{
    components::hundredths,
    effect::normal_quantile,
    meta::{self, Point},
    random::{self, Random},
};

/// The indicator of control of corruption.
pub const CONTROL: &str = "wb-wgi-cc";
/// Fewest jurisdictions with a government's and an independent figure.
const FEWEST: usize = 10;

/// Control of corruption: year, value, standard error.
type Control = (i16, f64, f64);

/// What a draw needs of one jurisdiction: how far its control of corruption lies from the mean, its error, its name
/// in seeds.
#[derive(Clone, Copy, Debug)]
pub struct Away {
    value: f64,
    error: f64,
    seed: u64,
}

/// What is known of the tilt by corruption.
#[derive(Debug)]
pub struct Integrity {
    control: HashMap<JurisdictionId, Control>,
    mean: f64,
    slope: Option<meta::Slope>,
    /// Jurisdictions with a pair.
    pairs: usize,
}

/// By what rates are divided in one draw.
pub struct Tilts {
    slope: f64,
    seed: u64,
    draw: u32,
}

impl Tilts {
    /// The factor of a jurisdiction; 1 where nobody rates its corruption.
    pub fn of(&self, away: Option<Away>) -> f64 {
        let Some(Away { value, error, seed }) = away else { return 1.0 };
        let mut random = Random::at(self.seed, seed, self.draw);
        (self.slope * (value + error * random.normal())).exp()
    }
}

/// Whether the figures are a government's about itself; a questionnaire is what governments answer.
fn says_itself(class: InterestClass) -> bool {
    matches!(class, InterestClass::OwnGovernment | InterestClass::IntergovernmentalQuestionnaire)
}

impl Integrity {
    /// Collects indicator and tilts.
    pub fn new(facts: &FactSet, reconciled: &Reconciliation) -> Integrity {
        let mut control: HashMap<JurisdictionId, Control> = HashMap::new();
        for p in facts.points.iter().filter(|p| p.indicator == *CONTROL) {
            let (Some(value), year) = (p.value, p.period.index_year()) else { continue };
            let new = (year, value, p.standard_error.unwrap_or(0.0).max(0.0));
            let kept = control.entry(p.jurisdiction.clone()).or_insert(new);
            if year > kept.0 {
                *kept = new;
            }
        }
        // In the order of identifiers: a sum of floating point numbers depends on its order.
        let ordered: BTreeMap<_, _> = control.iter().collect();
        let mean = ordered.values().map(|c| c.1).sum::<f64>() / control.len().max(1) as f64;
        let points = pairs(facts, reconciled, &control);
        let slope = (points.len() >= FEWEST).then(|| meta::slope(&points)).flatten();
        Integrity { control, mean, slope, pairs: points.len() }
    }

    /// The tilts of one draw; `None` where the slope cannot be told.
    pub fn draw(&self, seed: u64, draw: u32) -> Option<Tilts> {
        let slope = self.slope?;
        let mut random = Random::at(seed, random::name("integrity"), draw);
        Some(Tilts { slope: slope.value + slope.error * random.normal(), seed, draw })
    }

    /// What draws need of a jurisdiction; `None` where nobody rates its corruption.
    pub fn away(&self, j: &JurisdictionId) -> Option<Away> {
        let &(_, value, error) = self.control.get(j)?;
        Some(Away { value: value - self.mean, error, seed: random::name(&format!("control|{j}")) })
    }

    /// What was done to the figures of a jurisdiction, or why nothing was.
    pub fn explain(&self, j: &JurisdictionId) -> Message {
        let Some(slope) = self.slope else {
            return Message::new("adjusted-not-estimable").with("pairs", self.pairs).with("needed", FEWEST);
        };
        let Some(&(year, value, _)) = self.control.get(j) else {
            return Message::new("adjusted-not-rated");
        };
        let at = |slope: f64| (slope * (value - self.mean)).exp();
        let half = normal_quantile(0.95) * slope.error;
        let (a, b) = (at(slope.value - half), at(slope.value + half));
        Message::new("adjusted-divided")
            .with("factor", hundredths(at(slope.value)))
            .with("lower", hundredths(a.min(b)))
            .with("upper", hundredths(a.max(b)))
            .with("control", hundredths(value))
            .with("year", year)
            .with("pairs", self.pairs)
    }
}

/// One point a jurisdiction: the mean logarithm of its government's tilts beside others, by control of corruption.
fn pairs(facts: &FactSet, reconciled: &Reconciliation, control: &HashMap<JurisdictionId, Control>) -> Vec<Point> {
    let class: HashMap<&SourceId, InterestClass> = facts.sources.iter().map(|s| (&s.id, s.interest_class)).collect();
    let of_government = |s: &SourceId| class.get(s).is_some_and(|c| says_itself(*c));
    let z = 2.0 * normal_quantile(0.95);
    let mut by: BTreeMap<&JurisdictionId, Vec<(f64, f64)>> = BTreeMap::new();
    for r in &reconciled.series {
        if r.sources.iter().all(|s| of_government(&s.source)) {
            continue;
        }
        for s in r.sources.iter().filter(|s| of_government(&s.source)) {
            if let Some(t) = s.beside_others {
                by.entry(&r.jurisdiction).or_default().push((t.value.ln(), (t.upper / t.lower).ln() / z));
            }
        }
    }
    by.into_iter()
        .filter_map(|(j, tilts)| {
            let (_, x, _) = *control.get(j)?;
            let n = tilts.len() as f64;
            // Counts of one jurisdiction share what tilts them: their errors are not averaged away.
            let y = tilts.iter().map(|t| t.0).sum::<f64>() / n;
            let error = (tilts.iter().map(|t| t.1 * t.1).sum::<f64>() / n).sqrt();
            (error > 0.0 && y.is_finite()).then_some(Point { x, z: 0.0, y, error })
        })
        .collect()
}
