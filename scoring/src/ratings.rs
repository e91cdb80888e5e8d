//! Ratings by independent assessors, by indicator, year and jurisdiction.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{Direction, FactSet, JurisdictionId, Topic};

use crate::components::mid_rank;

/// Rating of protection that enters the component *Protection*.
pub const THREE_P_PROTECTION: &str = "3p-protection";
/// Ratings that enter *Independent assessment*; each has a name in `texts/*.ftl`.
pub const ASSESSORS: [&str; 2] = ["us-tip-tier", "3p-prosecution"];

/// Ratings of one indicator.
#[derive(Default)]
struct Rated {
    by: HashMap<JurisdictionId, BTreeMap<i16, f64>>,
    /// All values of a year, ascending, turned so that higher is better.
    sorted: BTreeMap<i16, Vec<f64>>,
}

/// All ratings that scores use.
pub struct Ratings(HashMap<&'static str, Rated>);

impl Ratings {
    /// Collects them; a value on a scale whose low end is good is negated.
    pub fn new(facts: &FactSet) -> Ratings {
        let ids = || ASSESSORS.into_iter().chain([THREE_P_PROTECTION]);
        let wanted = |id: &str| ids().find(|w| *w == id);
        let lower_is_better =
            |id: &str| facts.indicators.iter().any(|i| i.id == *id && i.direction == Direction::LowerIsBetter);
        let sign: HashMap<&str, f64> = ids().map(|id| (id, if lower_is_better(id) { -1.0 } else { 1.0 })).collect();
        let mut all: HashMap<&'static str, Rated> = HashMap::new();
        for p in &facts.points {
            let Some((id, value)) = wanted(p.indicator.as_str()).zip(p.value) else { continue };
            let (year, value) = (p.period.index_year(), value * sign.get(id).copied().unwrap_or(1.0));
            let rated = all.entry(id).or_default();
            if rated.by.entry(p.jurisdiction.clone()).or_default().insert(year, value).is_none() {
                rated.sorted.entry(year).or_default().push(value);
            }
        }
        for rated in all.values_mut() {
            rated.sorted.values_mut().for_each(|v| v.sort_by(f64::total_cmp));
        }
        Ratings(all)
    }

    /// Newest year and value, better is higher. All ratings in use are about human trafficking.
    pub fn newest(&self, topic: Topic, indicator: &str, jurisdiction: &JurisdictionId) -> Option<(i16, f64)> {
        if topic != Topic::HumanTrafficking {
            return None;
        }
        let (year, value) = self.0.get(indicator)?.by.get(jurisdiction)?.last_key_value()?;
        Some((*year, *value))
    }

    /// Empirical distribution function at the jurisdiction's rating of `year`, in (0, 1).
    pub fn standing(&self, indicator: &str, jurisdiction: &JurisdictionId, year: i16) -> Option<f64> {
        let rated = self.0.get(indicator)?;
        let value = rated.by.get(jurisdiction)?.get(&year)?;
        Some(mid_rank(rated.sorted.get(&year)?, *value))
    }
}
