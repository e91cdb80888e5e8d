//! What a decision on a figure or a claim would change in scores.

use std::collections::{BTreeMap, HashMap, HashSet};

use lexgap_domain::{
    FactSet, FactStatus, Jurisdiction, JurisdictionId, Law, LawId, Observation, ObservationId, PART_OF_REPORT,
    Proposal, Revision, Topic,
};
use lexgap_scoring::Options;

use crate::publish::counts;

/// How an edition was scored, for scoring it again with one decision more.
#[derive(Clone, Copy)]
pub struct Scored<'a> {
    pub jurisdictions: &'a [Jurisdiction],
    pub revisions: &'a [Revision],
    pub options: Options,
    /// Whether figures read from prose count only where a person confirmed them.
    pub confirmed_only: bool,
}

type Scores = HashMap<(LawId, Topic), (JurisdictionId, Option<f64>)>;

fn scores(facts: &FactSet, by: Scored<'_>) -> Scores {
    let output = lexgap_scoring::run(facts, by.jurisdictions, by.revisions, by.options);
    output.scores.into_iter().map(|s| ((s.law, s.topic), (s.jurisdiction, s.score))).collect()
}

/// The largest change of a score, by jurisdiction. A score that appears or vanishes changes by itself.
fn changes<'a>(before: &'a Scores, after: &'a Scores) -> HashMap<&'a JurisdictionId, f64> {
    let keys: HashSet<_> = before.keys().chain(after.keys()).collect();
    let mut largest: HashMap<&JurisdictionId, f64> = HashMap::new();
    for key in keys {
        let (old, new) = (before.get(key), after.get(key));
        let Some((place, _)) = old.or(new) else { continue };
        let value = |of: Option<&(JurisdictionId, Option<f64>)>| of.and_then(|(_, score)| *score);
        let change = match (value(old), value(new)) {
            (Some(a), Some(b)) => (a - b).abs(),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => 0.0,
        };
        let so_far = largest.entry(place).or_default();
        *so_far = so_far.max(change);
    }
    largest
}

/// What a decision may do to the facts.
enum Asked {
    /// The figure at that place among the observations.
    Figure(usize),
    /// A claim that becomes this law.
    Law(Box<Law>),
}

/// A figure that stays in its place and counts no more.
fn take_out(o: &mut Observation) {
    o.breakdown.insert("scope".to_owned(), "taken out".to_owned());
}

/// Takes out what does not count now; tells of each figure whether it counts as a total.
fn take_out_uncounted(observations: &mut [Observation], confirmed_only: bool) -> Vec<bool> {
    observations
        .iter_mut()
        .map(|o| {
            let counts = counts(o, confirmed_only);
            let is_in = o.is_total() && counts;
            if !counts {
                take_out(o);
            }
            is_in
        })
        .collect()
}

/// For each figure and claim that waits, the points by which the score it touches most would change if the decision
/// went against what the scores assume now: a figure that counts is taken out; one that is told as a part, or that
/// counts only once it is confirmed, counts as a total; a law that only a report names is in force.
///
/// Scores of other jurisdictions change little by one figure, through the peers, so each round asks about one
/// figure in every jurisdiction.
pub fn effects(mut facts: FactSet, by: Scored<'_>) -> HashMap<ObservationId, f64> {
    facts.observations.retain(|o| o.status != FactStatus::Rejected);
    let mut waiting: BTreeMap<JurisdictionId, Vec<(ObservationId, Asked)>> = BTreeMap::new();
    let mut effects = HashMap::new();
    for (i, o) in facts.observations.iter().enumerate() {
        if Proposal::of_figure(o).is_some_and(|p| p.is_waiting()) {
            // A part by sex, age or form is in no score, whatever is decided; one that a report tells may be the total.
            if o.breakdown.keys().all(|dimension| dimension == PART_OF_REPORT.0) {
                waiting.entry(o.jurisdiction.clone()).or_default().push((o.id.clone(), Asked::Figure(i)));
            } else {
                effects.insert(o.id.clone(), 0.0);
            }
        }
    }
    let is_in = take_out_uncounted(&mut facts.observations, by.confirmed_only);
    for claim in facts.claims.iter().filter(|c| Proposal::of_claim(c).is_waiting()) {
        if let Some(law) = claim.as_law(&facts.laws) {
            waiting.entry(claim.jurisdiction.clone()).or_default().push((claim.id.clone(), Asked::Law(Box::new(law))));
        }
    }
    let before = scores(&facts, by);
    let rounds = waiting.values().map(Vec::len).max().unwrap_or_default();
    for round in 0..rounds {
        let asked: Vec<_> =
            waiting.iter().filter_map(|(place, of)| of.get(round).map(|(id, a)| (place, id, a))).collect();
        let mut other = facts.clone();
        for (_, _, asked) in &asked {
            match asked {
                Asked::Law(law) => other.laws.push((**law).clone()),
                Asked::Figure(i) => {
                    let Some(o) = other.observations.get_mut(*i) else { continue };
                    if is_in.get(*i).copied().unwrap_or_default() { take_out(o) } else { o.breakdown.clear() }
                }
            }
        }
        let after = scores(&other, by);
        let largest = changes(&before, &after);
        for (place, id, _) in asked {
            effects.insert(id.clone(), largest.get(place).copied().unwrap_or_default());
        }
    }
    effects
}

/// What waits, in the order of what is expected to change: the effect, times the chance that the program misread it.
/// What counts only once it is confirmed changes a score if the program read it right. Where effects are not known yet,
/// the least certain come first.
pub fn queue<'a>(
    proposals: &'a [Proposal],
    effects: &HashMap<ObservationId, f64>,
    confirmed_only: bool,
) -> Vec<&'a Proposal> {
    let mut waiting: Vec<&Proposal> = proposals.iter().filter(|p| p.is_waiting()).collect();
    let rank = |p: &Proposal| {
        let doubt = 1.0 - p.reading().map_or(1.0, |r| r.confidence);
        // A disputed figure is half right at best.
        let doubt = if p.status() == FactStatus::Disputed { doubt.max(0.5) } else { doubt };
        let is_in = matches!(p, Proposal::Figure(_)) && !confirmed_only;
        let chance = if is_in { doubt } else { 1.0 - doubt };
        (chance * effects.get(p.id()).copied().unwrap_or_default(), doubt)
    };
    waiting.sort_by(|a, b| {
        let (x, y) = (rank(a), rank(b));
        y.0.total_cmp(&x.0).then(y.1.total_cmp(&x.1)).then_with(|| a.id().cmp(b.id()))
    });
    waiting
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use lexgap_domain::{
        Breakdown, Claim, DateKind, DatePrecision, IndicatorPoint, LawDate, LawKind, LawStatus, Measure, Period,
        Polarity, Provenance, Quantity, Reading, Said, Unit, places,
    };

    use super::*;

    const COUNTRIES: [&str; 12] = ["BDI", "COM", "DJI", "ERI", "ETH", "KEN", "MDG", "MWI", "MUS", "MOZ", "RWA", "UGA"];

    fn provenance() -> Provenance {
        Provenance { snapshot: "00".into(), locator: "row=1".to_owned() }
    }

    fn law(jurisdiction: &str) -> Law {
        Law {
            id: format!("{}-law", jurisdiction.to_lowercase()).into(),
            jurisdiction: jurisdiction.into(),
            kind: LawKind::Law,
            titles: vec![],
            citation: "Act 1".to_owned(),
            topics: vec![Topic::HumanTrafficking],
            instrument: None,
            dates: vec![LawDate {
                kind: DateKind::Adoption,
                date: date(2004, 1, 1),
                precision: DatePrecision::Day,
                provenance: provenance(),
                computed_by: None,
            }],
            url: None,
            sources: vec!["s".into()],
            versions: vec![],
            status: LawStatus::NotStated,
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        }
    }

    /// Every country convicts; Kenya's figures stand in prose. `told` of them are there.
    fn world(told: i16) -> FactSet {
        let mut facts = FactSet { laws: COUNTRIES.iter().map(|j| law(j)).collect(), ..FactSet::default() };
        for (i, j) in COUNTRIES.iter().enumerate() {
            for year in 2005..=2015_i16 {
                let period = Period::year(year).unwrap();
                facts.points.push(IndicatorPoint {
                    indicator: "wb-population".into(),
                    jurisdiction: (*j).into(),
                    period,
                    value: Some(1e7),
                    standard_error: None,
                    lower: None,
                    upper: None,
                    n_sources: None,
                    label: None,
                    source: "wb-population".into(),
                    provenance: provenance(),
                });
                let prose = *j == "KEN";
                if prose && year <= 2015 - told {
                    continue;
                }
                for (measure, n) in [(Measure::Convictions, 5.0), (Measure::Prosecutions, 20.0)] {
                    facts.observations.push(
                        Observation {
                            id: ObservationId::default(),
                            jurisdiction: (*j).into(),
                            topics: vec![Topic::HumanTrafficking],
                            measure,
                            period,
                            quantity: Quantity::exact(n + i as f64),
                            unit: Unit::Persons,
                            breakdown: Breakdown::new(),
                            ordinal: 0,
                            source: "s".into(),
                            provenance: provenance(),
                            status: FactStatus::Automatic,
                            reading: prose.then(|| Reading { rule: "x".to_owned(), confidence: 0.9 }),
                            review: None,
                        }
                        .with_id(),
                    );
                }
            }
        }
        facts
    }

    fn scored(confirmed_only: bool) -> Scored<'static> {
        let options = Options { seed: 7, draws: 100, as_of: date(2016, 1, 1) };
        Scored { jurisdictions: places::all(), revisions: &[], options, confirmed_only }
    }

    #[test]
    fn scores_to_compare_with_hold_what_the_edition_counts_and_nothing_else() {
        for (confirmed_only, kenyan) in [(false, 20), (true, 0)] {
            let mut facts = world(10);
            let all = facts.observations.len();
            let is_in = take_out_uncounted(&mut facts.observations, confirmed_only);
            let totals = |of: &str| facts.observations.iter().filter(|o| o.jurisdiction == *of && o.is_total()).count();
            assert_eq!((totals("KEN"), totals("UGA"), facts.observations.len()), (kenyan, 22, all));
            assert_eq!(is_in.iter().filter(|is_in| **is_in).count(), all - 20 + kenyan);
            // Each of them can be decided either way.
            assert_eq!(effects(world(10), scored(confirmed_only)).len(), 20);
        }
    }

    #[test]
    fn where_only_confirmed_figures_count_the_surest_come_first() {
        let mut figures: Vec<Observation> = world(1).observations.into_iter().filter(|o| o.reading.is_some()).collect();
        figures[1].reading = Some(Reading { rule: "y".to_owned(), confidence: 0.6 });
        let all: Vec<Proposal> = figures.iter().filter_map(Proposal::of_figure).collect();
        let same = figures.iter().map(|o| (o.id.clone(), 10.0)).collect();
        let first = |confirmed_only| queue(&all, &same, confirmed_only)[0].reading().unwrap().confidence;
        assert_eq!((first(false), first(true)), (0.6, 0.9));
    }

    #[test]
    fn a_law_that_only_a_report_names_is_worth_its_score() {
        let mut facts = world(10);
        let claim = |name: &str, year| {
            Claim {
                id: ObservationId::default(),
                jurisdiction: "UGA".into(),
                topics: vec![Topic::HumanTrafficking],
                said: Said::Law { name: name.to_owned(), year: Some(year), polarity: Polarity::Passed },
                period: Period::year(year),
                source: "s".into(),
                provenance: provenance(),
                status: FactStatus::Automatic,
                reading: Reading { rule: "law-verb".to_owned(), confidence: 0.9 },
                review: None,
                as_read: None,
            }
            .with_id()
        };
        let (unknown, known) = (claim("a law", 2008), claim("the law", 2004));
        facts.claims = vec![unknown.clone(), known.clone()];
        let found = effects(facts, scored(false));
        assert!(found[&unknown.id] > 10.0, "{}", found[&unknown.id]);
        assert!(!found.contains_key(&known.id), "another source knows it");

        let waiting = [Proposal::of_claim(&known), Proposal::of_claim(&unknown)];
        let order: Vec<_> = queue(&waiting, &found, false).iter().map(|p| p.id().clone()).collect();
        assert_eq!(order, [unknown.id, known.id]);
    }
}
