//! Our scores against what experts say of law and practice (METHODOLOGY section 6).
//!
//! The organized-crime index rates "national policies and laws" beside "law enforcement", "judicial system and
//! detention" and "victim and witness support". The first less the mean of the others is the experts' gap.

use std::collections::BTreeMap;

use lexgap_domain::{Bounded, Disagreement, FactSet, JurisdictionId, OutsideCheck, Score, Topic};

use crate::effect::normal_quantile;

/// The rating of the law, and those of the practice.
const LAW: &str = "oc-national-policies-and-laws";
const PRACTICE: [(&str, &str); 3] = [
    ("oc-law-enforcement", "law enforcement"),
    ("oc-judicial-system-and-detention", "judicial system and detention"),
    ("oc-victim-and-witness-support", "victim and witness support"),
];
/// Fewest jurisdictions for a correlation.
const FEWEST: usize = 10;
/// Disagreements listed.
const LISTED: usize = 10;

/// What experts say of one jurisdiction in one year.
#[derive(Clone, Copy, Debug)]
struct Experts {
    year: i16,
    law: f64,
    practice: f64,
}

impl Experts {
    fn gap(&self) -> f64 {
        self.law - self.practice
    }
}

/// Newest year in which all four were rated.
fn experts(facts: &FactSet) -> BTreeMap<&JurisdictionId, Experts> {
    let mut ratings: BTreeMap<(&JurisdictionId, i16), [Option<f64>; 4]> = BTreeMap::new();
    for p in &facts.points {
        let which = std::iter::once(LAW).chain(PRACTICE.map(|p| p.0)).position(|id| p.indicator == *id);
        let (Some(which), Some(value)) = (which, p.value.filter(|v| v.is_finite())) else { continue };
        if let Some(slot) = ratings.entry((&p.jurisdiction, p.period.index_year())).or_default().get_mut(which) {
            *slot = Some(value);
        }
    }
    let mut newest = BTreeMap::new();
    for ((j, year), values) in ratings {
        if let [Some(law), Some(a), Some(b), Some(c)] = values {
            newest.insert(j, Experts { year, law, practice: (a + b + c) / 3.0 });
        }
    }
    newest
}

/// Ranks with ties sharing their mean, 1 for the smallest.
fn mid_ranks(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = |x: &f64| (sorted.partition_point(|v| v < x) + sorted.partition_point(|v| v <= x) + 1) as f64 / 2.0;
    values.iter().map(rank).collect()
}

/// Spearman's rank correlation with its 90 % interval by Fisher's z, whose variance is (1 + r²/2)/(n − 3) for ranks
/// (Bonett and Wright 2000, *Psychometrika* 65); `None` with fewer than ten pairs or where one side never differs.
fn spearman(x: &[f64], y: &[f64]) -> Option<Bounded> {
    let n = x.len();
    if n < FEWEST {
        return None;
    }
    let (x, y) = (mid_ranks(x), mid_ranks(y));
    let middle = (n as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - middle) * (b - middle)).sum::<f64>();
    let spread = (product(&x, &x) * product(&y, &y)).sqrt();
    if spread <= 0.0 {
        return None;
    }
    let r = (product(&x, &y) / spread).clamp(-1.0, 1.0);
    let half = normal_quantile(0.95) * ((1.0 + r * r / 2.0) / (n as f64 - 3.0)).sqrt();
    let z = r.clamp(-1.0 + 1e-12, 1.0 - 1e-12).atanh();
    Some(Bounded { value: r, lower: (z - half).tanh(), upper: (z + half).tanh() })
}

/// The check over all trades, then for each trade with enough jurisdictions.
pub fn checks(facts: &FactSet, scores: &[Score]) -> Vec<OutsideCheck> {
    let experts = experts(facts);
    let all = std::iter::once(None).chain(Topic::ALL.map(Some));
    all.filter_map(|topic| check(topic, &experts, scores)).collect()
}

fn check(topic: Option<Topic>, experts: &BTreeMap<&JurisdictionId, Experts>, scores: &[Score]) -> Option<OutsideCheck> {
    let mut by: BTreeMap<&JurisdictionId, Vec<&Score>> = BTreeMap::new();
    for s in scores.iter().filter(|s| s.score.is_some() && topic.is_none_or(|t| s.topic == t)) {
        by.entry(&s.jurisdiction).or_default().push(s);
    }
    let rows: Vec<(&JurisdictionId, f64, Experts, Vec<&Score>)> = by
        .into_iter()
        .filter_map(|(j, of)| {
            let mean = of.iter().filter_map(|s| s.score).sum::<f64>() / of.len() as f64;
            Some((j, mean, *experts.get(j)?, of))
        })
        .collect();
    // A trade of few scored jurisdictions says nothing; the whole stays, to say that.
    if topic.is_some() && rows.len() < FEWEST {
        return None;
    }
    let ours: Vec<f64> = rows.iter().map(|r| r.1).collect();
    let gaps: Vec<f64> = rows.iter().map(|r| r.2.gap()).collect();
    let practice: Vec<f64> = rows.iter().map(|r| r.2.practice).collect();
    let better: Vec<f64> = ours.iter().map(|x| -x).collect();
    let (by_score, by_gap) = (mid_ranks(&better), mid_ranks(&gaps));
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| (by_score[b] - by_gap[b]).abs().total_cmp(&(by_score[a] - by_gap[a]).abs()));
    let disagreements = order
        .into_iter()
        .take(LISTED)
        .filter_map(|i| {
            let (j, score, e, of) = &rows[i];
            let grade = of.iter().map(|s| s.grade).min()?;
            Some(Disagreement {
                jurisdiction: (*j).clone(),
                score: *score,
                gap: e.gap(),
                score_rank: by_score[i].round() as u32,
                gap_rank: by_gap[i].round() as u32,
                grade,
                explanation: explanation(by_score[i] < by_gap[i], e, of),
            })
        })
        .collect();
    let scope = topic.map_or("all trades".to_owned(), |t| t.label().to_lowercase());
    let practices = PRACTICE.map(|p| p.1).join(", ");
    Some(OutsideCheck {
        gap: format!(
            "{scope}: the organized-crime index’s rating of national policies and laws, less the mean of its ratings of {practices}, newest year"
        ),
        n: rows.len() as u32,
        correlation: spearman(&ours, &gaps),
        with_practice: spearman(&ours, &practice),
        disagreements,
    })
}

/// Why both may differ, with the figures.
fn explanation(ours_is_better: bool, e: &Experts, of: &[&Score]) -> String {
    let components = || of.iter().flat_map(|s| s.components.iter());
    let named = |c: &lexgap_domain::Component| format!("{} {:.0}", c.kind.label().to_lowercase(), 100.0 * c.value);
    let least = components().min_by(|a, b| a.value.total_cmp(&b.value)).map(named).unwrap_or_default();
    let most = components().max_by(|a, b| a.value.total_cmp(&b.value)).map(named).unwrap_or_default();
    let age = of.iter().filter_map(|s| s.grade_basis.newest_age).min();
    let old = age.filter(|a| *a > 4).map(|a| format!("; our newest figure is {a} years old")).unwrap_or_default();
    let widest = of.iter().filter_map(|s| Some(s.upper? - s.lower?)).fold(0.0, f64::max);
    let wide = if widest > 40.0 { format!("; our interval is {widest:.0} points wide") } else { String::new() };
    let why = if ours_is_better {
        "the counts show use, and they are what the government itself reports; experts see practice lag the law"
    } else if e.law < 5.0 {
        "little use is on record; experts see a small gap because they rate the law itself as weak"
    } else {
        "little use is on record; experts see practice near the law, by more than counts"
    };
    format!(
        "{why}. Experts in {}: law {:.1}, practice {:.1} of 10; our components reach from {least} to {most} of 100{old}{wide}",
        e.year, e.law, e.practice
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranks_share_their_ties() {
        assert_eq!(mid_ranks(&[10.0, 20.0, 10.0, 5.0]), [2.5, 4.0, 2.5, 1.0]);
    }

    #[test]
    fn correlation_of_ranks() {
        // R: cor(1:10, c(1,3,2,5,4,7,6,9,8,10), method = "spearman") is 0.9515152.
        let x: Vec<f64> = (1..=10).map(f64::from).collect();
        let y = [1.0, 3.0, 2.0, 5.0, 4.0, 7.0, 6.0, 9.0, 8.0, 10.0];
        let r = spearman(&x, &y).unwrap();
        assert!((r.value - 0.951_515_15).abs() < 1e-8 && r.lower < r.value && r.value < r.upper && r.upper < 1.0);
        assert_eq!(spearman(&x[..9], &y[..9]), None, "too few");
        assert_eq!(spearman(&x, &[1.0; 10]), None, "no differences");
        assert!(spearman(&x, &x).unwrap().upper <= 1.0);
    }
}
