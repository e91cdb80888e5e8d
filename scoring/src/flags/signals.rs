//! Flags that need more than one law's own counts: went dark, tilted figures, displacement.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use lexgap_domain::{
    FactSet, FactStatus, Flag, FlagKind, JurisdictionId, Measure, Message, MessageValue, Observation, Reconciliation,
    Revision, SourceId, Topic, places,
};

use super::{LEAST, YEARS, rate};
use crate::{
    components::{by_year, hundredths},
    counts::{Bounds, Counts, Population, Series},
    random::{self, Random},
};

/// Years a figure must have been published before its absence is a silence, and for how many full years of its source
/// it must have been absent.
const SILENT: usize = 3;
/// Draws behind the probability of a displacement.
const DRAWS: u32 = 400;
/// Fewest other jurisdictions among which a rise is judged.
const FEWEST_OTHERS: usize = 10;
/// Years before and after a law within which figures are taken.
const REACH: i16 = 6;

/// Trades that share routes, hands or money.
const NEIGHBOURING: [(Topic, Topic); 6] = [
    (Topic::HumanTrafficking, Topic::MigrantSmuggling),
    (Topic::HumanTrafficking, Topic::Organs),
    (Topic::Corruption, Topic::MoneyLaundering),
    (Topic::Drugs, Topic::Firearms),
    (Topic::Drugs, Topic::MoneyLaundering),
    (Topic::Wildlife, Topic::IllicitTrade),
];

/// What is known of all jurisdictions and topics.
pub struct Signals {
    certain: HashMap<(Topic, JurisdictionId), Vec<Flag>>,
    /// Yearly counts with population of each topic's leading measure.
    rates: HashMap<Topic, (Measure, BTreeMap<JurisdictionId, Vec<Year>>)>,
}

#[derive(Clone, Copy, Debug)]
struct Year {
    year: i16,
    bounds: Bounds,
    millions: f64,
}

impl Signals {
    /// Collects them.
    pub fn new(
        facts: &FactSet,
        revisions: &[Revision],
        reconciled: &Reconciliation,
        counts: &Counts,
        population: &Population,
    ) -> Signals {
        let mut certain: HashMap<(Topic, JurisdictionId), Vec<Flag>> = HashMap::new();
        for (key, said) in went_dark(facts, revisions).into_iter().chain(tilted(reconciled)) {
            certain.entry(key).or_default().push(said);
        }
        let rates = Topic::ALL
            .into_iter()
            .filter_map(|topic| {
                // Of all measures the one that most jurisdictions report; victims before prosecutions at a tie.
                let measures = [Measure::VictimsIdentified, Measure::Prosecutions, Measure::OffencesRecorded];
                let by = |m: Measure| -> BTreeMap<JurisdictionId, Vec<Year>> {
                    let of = |j: &JurisdictionId| Some((j.clone(), years(counts.series(topic, j, m)?, j, population)));
                    counts.jurisdictions(topic).into_iter().filter_map(of).filter(|(_, y)| !y.is_empty()).collect()
                };
                let best = measures.into_iter().rev().map(|m| (m, by(m))).max_by_key(|(_, by)| by.len())?;
                (!best.1.is_empty()).then_some((topic, best))
            })
            .collect();
        Signals { certain, rates }
    }

    /// Went dark and tilted figures of a jurisdiction's topic.
    pub fn of(&self, topic: Topic, j: &JurisdictionId) -> &[Flag] {
        self.certain.get(&(topic, j.clone())).map_or(&[], Vec::as_slice)
    }

    /// Displacement after a law that took effect in `year`.
    pub fn displacement(&self, topic: Topic, j: &JurisdictionId, year: i16, seed: u64) -> Vec<Flag> {
        let across = places::neighbours(j.as_str());
        let border = self
            .rise(topic, &across, &[j], year, seed, j)
            .map(|rise| rise.flag(Message::new("flag-displacement-border").with("places", rise.places)));
        let trades = NEIGHBOURING
            .iter()
            .filter_map(|&(a, b)| if a == topic { Some(b) } else { (b == topic).then_some(a) })
            .filter_map(|other| {
                let rise = self.rise(other, std::slice::from_ref(j), &[], year, seed, j)?;
                Some(rise.flag(Message::new("flag-displacement-trade").with("trade", other.in_sentence())))
            });
        border.into_iter().chain(trades).collect()
    }

    /// Whether the rates of `places` rose after `year` more than those of as many others, drawn at random, did.
    fn rise(
        &self,
        topic: Topic,
        places: &[JurisdictionId],
        but: &[&JurisdictionId],
        year: i16,
        seed: u64,
        about: &JurisdictionId,
    ) -> Option<Rise> {
        let (measure, by) = self.rates.get(&topic)?;
        let (mut own, mut others) = (Vec::new(), Vec::new());
        for (j, years) in by {
            let Some(windows) = Windows::around(years, year) else { continue };
            if places.contains(j) {
                own.push(windows);
            } else if !but.contains(&j) {
                others.push(windows);
            }
        }
        if own.is_empty() || others.len() < FEWEST_OTHERS {
            return None;
        }
        let what = random::name(&format!("displacement|{topic}|{about}|{year}"));
        // As soon as too many draws speak against it, the rest cannot make it probable any more.
        let (mut above, mut against) = (0_u32, 0_u32);
        let mut ratios = Vec::with_capacity(DRAWS as usize);
        for draw in 0..DRAWS {
            let mut random = Random::at(seed, what, draw);
            let n = own.len() as f64;
            let mine = own.iter().map(|w| w.ratio(&mut random)).sum::<f64>() / n;
            let theirs = (0..own.len())
                .map(|_| {
                    let at = (random.uniform() * others.len() as f64) as usize;
                    others.get(at).map_or(0.0, |w| w.ratio(&mut random))
                })
                .sum::<f64>()
                / n;
            let is_above = mine > 0.0 && mine > theirs;
            above += u32::from(is_above);
            against += u32::from(!is_above);
            if f64::from(DRAWS - against) < LEAST * f64::from(DRAWS) {
                return None;
            }
            ratios.push(mine);
        }
        let probability = f64::from(above) / f64::from(DRAWS);
        if probability < LEAST {
            return None;
        }
        ratios.sort_by(f64::total_cmp);
        let at = |p: f64| ratios.get((p * f64::from(DRAWS)) as usize).map_or(1.0, |x| x.exp());
        Some(Rise {
            probability,
            measure: *measure,
            year,
            places: own.len(),
            ratio: [at(0.05), at(0.5), at(0.95)],
            figures: own.iter().take(3).map(|w| w.listed().into()).collect(),
        })
    }
}

struct Rise {
    probability: f64,
    measure: Measure,
    year: i16,
    places: usize,
    ratio: [f64; 3],
    figures: Vec<MessageValue>,
}

impl Rise {
    /// `place` is the sentence about where, still without the figures.
    fn flag(&self, place: Message) -> Flag {
        let [lower, middle, upper] = self.ratio.map(hundredths);
        let said = place
            .with("probability", hundredths(self.probability))
            .with("measure", self.measure.in_sentence())
            .with("times", middle)
            .with("lower", lower)
            .with("upper", upper)
            .with("year", self.year)
            .with("figures", MessageValue::Clauses(self.figures.clone()));
        Flag { kind: FlagKind::Displacement, said }
    }
}

/// Three reported years before a law and three from the year after it.
struct Windows<'a> {
    before: &'a [Year],
    after: &'a [Year],
}

impl<'a> Windows<'a> {
    /// `years` ascend.
    fn around(years: &'a [Year], law: i16) -> Option<Windows<'a>> {
        let at = |year: i16| years.partition_point(|y| y.year < year);
        let before = years.get(at(law - REACH)..at(law))?;
        let after = years.get(at(law + 1)..at(law + REACH + 1))?;
        let (before, after) = (before.get(before.len().checked_sub(YEARS)?..)?, after.get(..YEARS)?);
        Some(Windows { before, after })
    }

    /// ln of the rate after over the rate before, in one draw.
    fn ratio(&self, random: &mut Random) -> f64 {
        let mut of = |years: &[Year]| {
            let count: f64 = years.iter().map(|y| y.bounds.draw_uniform(random)).sum();
            rate(count, years.iter().map(|y| y.millions).sum(), random)
        };
        let (before, after) = (of(self.before), of(self.after));
        (after.max(1e-9) / before.max(1e-9)).ln()
    }

    fn listed(&self) -> Message {
        let of = |years: &[Year]| by_year(years.iter().map(|y| (y.bounds, y.year)));
        Message::new("before-after").with("before", of(self.before)).with("after", of(self.after))
    }
}

fn years(series: &Series, j: &JurisdictionId, population: &Population) -> Vec<Year> {
    let of = |(&year, r): (&i16, &crate::counts::Reported)| {
        Some(Year { year, bounds: r.bounds, millions: population.millions(j, year)? })
    };
    series.iter().filter_map(of).collect()
}

/// Figures that their source no longer publishes (withdrawn and not come back, or replaced by no figure), and series that
/// ended while their source went on.
fn went_dark(facts: &FactSet, revisions: &[Revision]) -> Vec<((Topic, JurisdictionId), Flag)> {
    let titles: HashMap<&SourceId, &str> = facts.sources.iter().map(|s| (&s.id, s.title.as_str())).collect();
    let name = |source: &SourceId| named(titles.get(source).copied(), source);
    let mut found = Vec::new();
    let mut withdrawn: BTreeMap<(Topic, &JurisdictionId, Measure, &SourceId), BTreeSet<i16>> = BTreeMap::new();
    let is_figure = |o: &Observation| Bounds::of(&o.quantity).is_some() && o.status != FactStatus::Rejected;
    let standing: HashSet<String> =
        facts.observations.iter().filter(|o| o.is_total() && is_figure(o)).map(Observation::key).collect();
    let gone = |o: &Observation| o.is_total() && is_figure(o) && !standing.contains(&o.key());
    for r in revisions.iter().filter(|r| gone(&r.before)) {
        for &topic in &r.before.topics {
            let key = (topic, &r.before.jurisdiction, r.before.measure, &r.before.source);
            withdrawn.entry(key).or_default().insert(r.before.period.index_year());
        }
    }
    for ((topic, j, measure, source), years) in withdrawn {
        let years: Vec<MessageValue> = years.into_iter().map(MessageValue::from).collect();
        let said = Message::new("flag-withdrawn")
            .with("source", name(source))
            .with("measure", measure.in_sentence())
            .with("years", years);
        found.push(((topic, j.clone()), Flag { kind: FlagKind::WentDark, said }));
    }
    let mut published: BTreeMap<(Topic, &JurisdictionId, Measure, &SourceId), BTreeSet<i16>> = BTreeMap::new();
    for o in facts.observations.iter().filter(|o| o.is_total() && Bounds::of(&o.quantity).is_some()) {
        for &topic in &o.topics {
            let key = (topic, &o.jurisdiction, o.measure, &o.source);
            published.entry(key).or_default().insert(o.period.index_year());
        }
    }
    // Of each source and measure, how many jurisdictions have a figure of each year.
    let mut fullness: HashMap<(Topic, Measure, &SourceId), BTreeMap<i16, usize>> = HashMap::new();
    for (&(topic, _, measure, source), years) in &published {
        let of_source = fullness.entry((topic, measure, source)).or_default();
        years.iter().for_each(|y| *of_source.entry(*y).or_insert(0) += 1);
    }
    // One line a source: it mostly falls silent on all measures together.
    type OfSource<'a> = (Topic, &'a JurisdictionId, &'a SourceId);
    let mut silent: BTreeMap<OfSource<'_>, Vec<(Measure, Silence)>> = BTreeMap::new();
    let mut measures: HashMap<OfSource<'_>, usize> = HashMap::new();
    for &(topic, j, _, source) in published.keys() {
        *measures.entry((topic, j, source)).or_insert(0) += 1;
    }
    for ((topic, j, measure, source), years) in &published {
        let of_source = fullness.get(&(*topic, *measure, *source)).zip(measures.get(&(*topic, *j, *source)));
        let Some(silence) = of_source.and_then(|(all, n)| Silence::of(years, all, *n)) else { continue };
        if silence.probability >= LEAST {
            silent.entry((*topic, j, source)).or_default().push((*measure, silence));
        }
    }
    for ((topic, j, source), measures) in silent {
        let each: Vec<Message> = measures
            .iter()
            .map(|(measure, s)| {
                Message::new("silence")
                    .with("measure", measure.in_sentence())
                    .with("reported", s.reported)
                    .with("asked", s.asked)
                    .with("last", s.last)
            })
            .collect();
        let probability = measures.iter().map(|(_, s)| s.probability).fold(0.0, f64::max);
        let went_on = measures.iter().map(|(_, s)| s.full).max().unwrap_or_default();
        let said = Message::new("flag-went_dark-said")
            .with("probability", hundredths(probability))
            .with("source", name(source))
            .with("figures", each)
            .with("year", went_on);
        found.push(((topic, j.clone()), Flag { kind: FlagKind::WentDark, said }));
    }
    found
}

/// A source by its title between quotation marks, or by its identifier.
pub fn named(title: Option<&str>, source: &SourceId) -> Message {
    title.map_or_else(|| Message::verbatim(source.as_str()), Message::quoted)
}

/// The years since a series last had a figure.
struct Silence {
    last: i16,
    /// Years up to the last that the source has for anybody, and those of them that the series has.
    asked: usize,
    reported: usize,
    /// The newest year that most of the source's jurisdictions have reported: later ones are still coming in.
    full: i16,
    /// That a series which went on in its own rhythm would have had a figure since.
    probability: f64,
}

impl Silence {
    /// `None` for fewer than three figures, or with fewer than three full years of the source since the last.
    ///
    /// The probability is the beta-binomial predictive of as many misses in a row, with Jeffreys' prior for the share
    /// of years reported: Π (β + i)/(α + β + i) (Johnson, Kemp, Kotz 2005, *Univariate Discrete Distributions*, 6.9).
    /// Of several `measures` of one source the most silent is no surprise: chance is multiplied by their number
    /// (Bonferroni).
    fn of(years: &BTreeSet<i16>, all: &BTreeMap<i16, usize>, measures: usize) -> Option<Silence> {
        let (&first, &last) = (years.first()?, years.last()?);
        let fullest = *all.values().max()?;
        let full = *all.iter().rev().find(|(_, n)| **n * 2 >= fullest)?.0;
        let missed = all.range(last + 1..).filter(|(year, _)| **year <= full).count();
        let (asked, reported) = (all.range(first..=last).count(), years.len());
        if reported < SILENT || missed < SILENT {
            return None;
        }
        let (alpha, beta) = (reported as f64 + 0.5, (asked - reported) as f64 + 0.5);
        let by_chance: f64 = (0..missed).map(|i| (beta + i as f64) / (alpha + beta + i as f64)).product();
        let probability = 1.0 - (measures as f64 * by_chance).min(1.0);
        Some(Silence { last, asked, reported, full, probability })
    }
}

/// Sources whose tilt beside the others excludes 1.
fn tilted(reconciled: &Reconciliation) -> Vec<((Topic, JurisdictionId), Flag)> {
    let mut found = Vec::new();
    for r in &reconciled.series {
        for s in &r.sources {
            let Some(t) = s.beside_others.filter(|t| t.excludes_one()) else { continue };
            let said = Message::new("flag-tilted_figures-said")
                .with("source", s.source.as_str())
                .with("times", hundredths(t.value))
                .with("lower", hundredths(t.lower))
                .with("upper", hundredths(t.upper))
                .with("measure", r.measure.in_sentence())
                .with("others", r.sources.len() - 1)
                .with("figures", s.figures);
            found.push(((r.topic, r.jurisdiction.clone()), Flag { kind: FlagKind::TiltedFigures, said }));
        }
    }
    found
}
