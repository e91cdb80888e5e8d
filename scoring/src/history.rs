//! What was reported of a topic, jurisdiction by jurisdiction, and draws of what it may have been.

use std::collections::{BTreeMap, HashMap};

use lexgap_domain::{InterestClass, JurisdictionId, Measure, ObservationId, Topic, Unit};

use crate::{
    counts::{Bounds, Counts, Population},
    gamma_poisson::{Prior, draw_count},
    random::{self, Random},
    reconcile::{Path, Reconciler},
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
    /// See [`Prior::cumulative`]; filled when the distribution of the world's rates is known.
    cumulative: Vec<f64>,
}

/// Position of a measure in [`Topical::measures`].
pub type M = usize;

/// The figures of one jurisdiction: by measure, ascending by year.
#[derive(Clone, Debug)]
pub struct History {
    pub rows: Vec<Vec<Row>>,
    /// By measure: where it is drawn from if several sources report it.
    reconciled: Vec<Option<Path>>,
    /// By measure: positions of the rows that are not known exactly.
    open: Vec<Vec<usize>>,
    seed: u64,
}

impl History {
    /// Whether a count can differ from draw to draw.
    pub fn varies(&self, measure: M, position: usize) -> bool {
        let exact = self.rows[measure].get(position).is_some_and(|r| r.bounds.high == Some(r.bounds.low));
        !exact || self.reconciled[measure].is_some()
    }

    /// The least that each count can be.
    pub fn lowest(&self) -> Drawn {
        self.rows.iter().map(|rows| rows.iter().map(|r| r.bounds.low).collect()).collect()
    }
}

/// One possible truth: a count for each row of a [`History`].
pub type Drawn = Vec<Vec<f64>>;

/// All figures of one topic.
pub struct Topical<'a> {
    pub topic: Topic,
    /// Enforcement measures with their weights first, then victims where the topic has any, then investigations.
    pub measures: Vec<Measure>,
    /// Weights of the enforcement measures.
    pub weights: Vec<f64>,
    /// Neither prosecutions nor convictions are published: recorded offences stand in (docs/decisions/0005).
    pub stand_in: bool,
    /// First and last year for which anybody published an enforcement figure.
    pub years: Option<(i16, i16)>,
    pub histories: BTreeMap<JurisdictionId, History>,
    reconciler: &'a Reconciler,
}

impl<'a> Topical<'a> {
    /// Collects the figures of `topic`.
    pub fn new(topic: Topic, counts: &Counts, population: &Population, reconciler: &'a Reconciler) -> Topical<'a> {
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
        // For follow-through alone.
        measures.push(Measure::Investigations);
        let mut histories: BTreeMap<JurisdictionId, History> = counts
            .jurisdictions(topic)
            .into_iter()
            .map(|j| {
                let rows: Vec<Vec<Row>> = measures.iter().map(|m| rows(counts, population, topic, j, *m)).collect();
                let path = |(measure, rows): (&Measure, &Vec<Row>)| {
                    // Cases and persons are no two reports of one count.
                    let unit = rows.first()?.unit?;
                    let is_one = rows.iter().all(|r| r.unit == Some(unit));
                    is_one.then(|| reconciler.conflicting(topic, j, *measure, unit))?
                };
                let reconciled = measures.iter().zip(&rows).map(path).collect();
                let is_open = |r: &Row| r.bounds.high != Some(r.bounds.low);
                let open_of = |rows: &Vec<Row>| (0..rows.len()).filter(|&i| is_open(&rows[i])).collect();
                let open = rows.iter().map(open_of).collect();
                (j.clone(), History { rows, reconciled, open, seed: random::name(&format!("counts|{topic}|{j}")) })
            })
            .filter(|(_, h): &(_, History)| h.rows.iter().any(|r| !r.is_empty()))
            .collect();
        for m in 0..measures.len() {
            // Distribution of yearly rates over the world: how likely a censored figure hides what.
            let newest = histories.values().filter_map(|h| h.rows[m].last());
            let known: Vec<_> = newest.filter_map(|r| Some((r.bounds, r.millions?))).collect();
            let Some(prior) = Prior::fit(&known) else { continue };
            for row in histories.values_mut().flat_map(|h| &mut h.rows[m]) {
                if let Some(millions) = row.millions {
                    row.cumulative = prior.cumulative(&row.bounds, millions);
                }
            }
        }
        let weights = enforcement.iter().map(|e| e.1).collect();
        Topical { topic, measures, weights, stand_in, years, histories, reconciler }
    }

    /// Position of `measure`, if it is counted for this topic.
    pub fn position(&self, measure: Measure) -> Option<M> {
        self.measures.iter().position(|m| *m == measure)
    }

    /// Number of enforcement measures.
    pub fn enforcement(&self) -> usize {
        self.weights.len()
    }

    /// One possible truth of a jurisdiction, named by seed and draw, in the place of another that
    /// [`History::lowest`] or an earlier draw left in `drawn`: what is known exactly stays.
    pub fn draw(&self, history: &History, seed: u64, draw: u32, drawn: &mut Drawn) {
        let mut random = Random::at(seed, history.seed, draw);
        for (m, (rows, counts)) in history.rows.iter().zip(drawn).enumerate() {
            match &history.reconciled[m] {
                Some(path) => self.draw_reconciled(rows, path, &mut random, counts),
                None => {
                    for &i in &history.open[m] {
                        counts[i] = draw_count(&rows[i].bounds, &rows[i].cumulative, &mut random);
                    }
                }
            }
        }
    }

    /// Whole numbers whose mean is the expected count, and no less than every source saw.
    fn draw_reconciled(&self, rows: &[Row], path: &Path, random: &mut Random, counts: &mut [f64]) {
        let expected = self.reconciler.draw(path, random);
        for (r, count) in rows.iter().zip(counts) {
            let mean = expected.get((r.year - path.first) as usize).copied().unwrap_or(r.bounds.low);
            *count = (mean + random.uniform()).floor().max(r.bounds.low);
        }
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
            cumulative: Vec::new(),
        })
        .collect()
}

/// The figures of all topics that instruments are about.
pub fn by_topic<'a>(
    topics: impl Iterator<Item = Topic>,
    counts: &Counts,
    population: &Population,
    reconciler: &'a Reconciler,
) -> HashMap<Topic, Topical<'a>> {
    let mut all = HashMap::new();
    for topic in topics {
        all.entry(topic).or_insert_with(|| Topical::new(topic, counts, population, reconciler));
    }
    all
}
