//! What a decision on a figure would change in scores.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{
    FactSet, FactStatus, Jurisdiction, JurisdictionId, LawId, Observation, ObservationId, Revision, Topic,
};
use lexgap_scoring::Options;

use crate::publish::counts;

/// Whether a person's decision is still wanted: read from prose, and nobody decided, or people disagree.
pub fn is_waiting(o: &Observation) -> bool {
    o.reading.is_some() && matches!(o.status, FactStatus::Automatic | FactStatus::Disputed)
}

type Scores = HashMap<(LawId, Topic), Option<f64>>;

fn scores(
    facts: &FactSet,
    jurisdictions: &[Jurisdiction],
    revisions: &[Revision],
    options: Options,
) -> (Scores, HashMap<LawId, JurisdictionId>) {
    let output = lexgap_scoring::run(facts, jurisdictions, revisions, options);
    let places = output.scores.iter().map(|s| (s.law.clone(), s.jurisdiction.clone())).collect();
    (output.scores.into_iter().map(|s| ((s.law, s.topic), s.score)).collect(), places)
}

/// For each figure that waits, the points by which the score it touches most would change if the decision went
/// against what the scores assume now: a figure that counts is taken out, one that is told as a part counts as a
/// total. A score that appears or vanishes changes by itself.
///
/// Scores of other jurisdictions change little by one figure, through the peers, so each round asks about one
/// figure in every jurisdiction.
pub fn effects(
    mut facts: FactSet,
    jurisdictions: &[Jurisdiction],
    revisions: &[Revision],
    options: Options,
) -> HashMap<ObservationId, f64> {
    facts.observations.retain(|o| counts(o, false));
    let (before, places) = scores(&facts, jurisdictions, revisions, options);
    let mut waiting: BTreeMap<JurisdictionId, Vec<usize>> = BTreeMap::new();
    for (i, o) in facts.observations.iter().enumerate().filter(|(_, o)| is_waiting(o)) {
        waiting.entry(o.jurisdiction.clone()).or_default().push(i);
    }
    let rounds = waiting.values().map(Vec::len).max().unwrap_or_default();
    let mut effects = HashMap::new();
    for round in 0..rounds {
        let asked: Vec<usize> = waiting.values().filter_map(|of| of.get(round).copied()).collect();
        let mut other = facts.clone();
        for &i in &asked {
            let Some(o) = other.observations.get_mut(i) else { continue };
            if o.is_total() {
                // Stays in its place, and counts no more.
                o.breakdown.insert("scope".to_owned(), "taken out".to_owned());
            } else {
                o.breakdown.clear();
            }
        }
        let (after, _) = scores(&other, jurisdictions, revisions, options);
        let mut largest: HashMap<&JurisdictionId, f64> = HashMap::new();
        for (key, old) in &before {
            let Some(place) = places.get(&key.0) else { continue };
            let change = match (old, after.get(key).copied().flatten()) {
                (Some(a), Some(b)) => (a - b).abs(),
                (Some(a), None) => *a,
                (None, Some(b)) => b,
                (None, None) => 0.0,
            };
            let so_far = largest.entry(place).or_default();
            *so_far = so_far.max(change);
        }
        for i in asked {
            if let Some(o) = facts.observations.get(i) {
                effects.insert(o.id.clone(), largest.get(&o.jurisdiction).copied().unwrap_or_default());
            }
        }
    }
    effects
}

/// The figures that wait, in the order of what is expected to change: the effect, times the chance that the
/// program misread it. Where effects are not known yet, the least certain come first.
pub fn queue<'a>(observations: &'a [Observation], effects: &HashMap<ObservationId, f64>) -> Vec<&'a Observation> {
    let mut waiting: Vec<&Observation> = observations.iter().filter(|o| is_waiting(o)).collect();
    let rank = |o: &Observation| {
        let doubt = 1.0 - o.reading.as_ref().map_or(1.0, |r| r.confidence);
        // A disputed figure is half right at best.
        let doubt = if o.status == FactStatus::Disputed { doubt.max(0.5) } else { doubt };
        (doubt * effects.get(&o.id).copied().unwrap_or_default(), doubt)
    };
    waiting.sort_by(|a, b| {
        let (x, y) = (rank(a), rank(b));
        y.0.total_cmp(&x.0).then(y.1.total_cmp(&x.1)).then_with(|| a.id.cmp(&b.id))
    });
    waiting
}
