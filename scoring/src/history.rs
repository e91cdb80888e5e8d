//! What was reported of a topic, jurisdiction by jurisdiction, and draws of what it may have been.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{InterestClass, JurisdictionId, Measure, ObservationId, Topic, Unit};

use crate::{
    counts::{Bounds, Counts, Population},
    gamma_poisson::Prior,
    random::{self, Random},
};

/// One reported year of one measure.
#[derive(Clone, Debug)]
pub struct Row {
    pub year: i16,
    pub bounds: Bounds,
    /// Millions of inhabitants, where known.
    pub millions: Option<f64>,
    pub observations: Vec<ObservationId>,
    pub classes: Vec<InterestClass>,
    pub unit: Option<Unit>,
    pub exact: bool,
    pub confirmed: bool,
}

/// Position of a measure in [`Topical::measures`].
pub type M = usize;

/// The figures of one jurisdiction: by measure, ascending by year.
#[derive(Clone, Debug)]
pub struct History {
    pub rows: Vec<Vec<Row>>,
    seed: u64,
}

/// One possible truth: a count for each row of a [`History`].
pub type Drawn = Vec<Vec<f64>>;

/// All figures of one topic.
pub struct Topical {
    pub topic: Topic,
    /// Enforcement measures with their weights first, then victims where the topic has any.
    pub measures: Vec<Measure>,
    /// Weights of the enforcement measures.
    pub weights: Vec<f64>,
    /// Neither prosecutions nor convictions are published: recorded offences stand in (docs/decisions/0005).
    pub stand_in: bool,
    /// First and last year for which anybody published an enforcement figure.
    pub years: Option<(i16, i16)>,
    pub histories: BTreeMap<JurisdictionId, History>,
    /// Distribution of yearly rates over the world, by measure: how likely a censored figure hides what.
    worldwide: Vec<Option<Prior>>,
}

impl Topical {
    /// Collects the figures of `topic`.
    pub fn new(topic: Topic, counts: &Counts, population: &Population) -> Topical {
        let direct = [Measure::Convictions, Measure::Prosecutions];
        let stand_in = counts.years(topic, &direct).is_none();
        let enforcement: Vec<(Measure, f64)> = if stand_in {
            vec![(Measure::OffencesRecorded, 0.5)]
        } else {
            vec![(Measure::Convictions, 1.0), (Measure::Prosecutions, 0.5)]
        };
        let mut measures: Vec<Measure> = enforcement.iter().map(|e| e.0).collect();
        let years = counts.years(topic, &measures);
        measures.extend(topic.has_identified_victims().then_some(Measure::VictimsIdentified));
        let histories: BTreeMap<JurisdictionId, History> = counts
            .jurisdictions(topic)
            .into_iter()
            .map(|j| {
                let rows = measures.iter().map(|m| rows(counts, population, topic, j, *m)).collect();
                (j.clone(), History { rows, seed: random::name(&format!("counts|{topic}|{j}")) })
            })
            .filter(|(_, h): &(_, History)| h.rows.iter().any(|r| !r.is_empty()))
            .collect();
        let worldwide = (0..measures.len())
            .map(|m| {
                let newest = histories.values().filter_map(|h| h.rows[m].last());
                let known: Vec<_> = newest.filter_map(|r| Some((r.bounds, r.millions?))).collect();
                Prior::fit(&known)
            })
            .collect();
        let weights = enforcement.iter().map(|e| e.1).collect();
        Topical { topic, measures, weights, stand_in, years, histories, worldwide }
    }

    /// Position of `measure`, if it is counted for this topic.
    pub fn position(&self, measure: Measure) -> Option<M> {
        self.measures.iter().position(|m| *m == measure)
    }

    /// Number of enforcement measures.
    pub fn enforcement(&self) -> usize {
        self.weights.len()
    }

    /// One possible truth of a jurisdiction, named by seed and draw.
    pub fn draw(&self, history: &History, seed: u64, draw: u32) -> Drawn {
        let mut random = Random::at(seed, history.seed, draw);
        history
            .rows
            .iter()
            .zip(&self.worldwide)
            .map(|(rows, prior)| {
                rows.iter()
                    .map(|r| match (prior, r.millions) {
                        (Some(prior), Some(millions)) => prior.draw_count(&r.bounds, millions, &mut random),
                        _ => r.bounds.draw_uniform(&mut random),
                    })
                    .collect()
            })
            .collect()
    }
}

fn rows(counts: &Counts, population: &Population, topic: Topic, j: &JurisdictionId, measure: Measure) -> Vec<Row> {
    let Some(series) = counts.series(topic, j, measure) else { return Vec::new() };
    series
        .iter()
        .map(|(&year, r)| Row {
            year,
            bounds: r.bounds,
            millions: population.millions(j, year),
            observations: r.observations.clone(),
            classes: r.classes.clone(),
            unit: r.unit,
            exact: r.exact,
            confirmed: r.confirmed,
        })
        .collect()
}

/// The figures of all topics that instruments are about.
pub fn by_topic(
    topics: impl Iterator<Item = Topic>,
    counts: &Counts,
    population: &Population,
) -> HashMap<Topic, Topical> {
    let mut all = HashMap::new();
    for topic in topics {
        all.entry(topic).or_insert_with(|| Topical::new(topic, counts, population));
    }
    all
}
