//! From components to scores: draws, aggregation, ranks (METHODOLOGY section 3).
//!
//! Each draw is one complete analysis: possible counts behind the censored figures, rates from their posterior,
//! and the choices that another analyst might have made — weights (Dirichlet with parameters 20·w), aggregation
//! (geometric or arithmetic), normalisation (percentile or winsorised min-max of logarithms) and peer set. The interval of a
//! score is what comes out over all of them. (OECD/JRC Handbook on Constructing Composite Indicators, 2008,
//! steps 5 to 7.)

use std::collections::{BTreeSet, HashMap};

use lexgap_domain::{
    Adjusted, Bounded, Component, ComponentKind, Expected, ExpectedCount, FactSet, Flag, GradeBasis, IndicatorId,
    InterestClass, Jurisdiction, Message, MissingInput, Revision, Score, ScoreBasis, Topic,
};
use rayon::prelude::*;

use crate::{
    Options,
    components::{
        Evidence, Span, activation, assessment, band, enforcement, follow_through, mid_rank, persistence, protection,
        winsorised,
    },
    counts::{Counts, Population},
    flags::{self, Flags, Signals},
    gamma_poisson::{Prior, beta_quantiles},
    grade, hinges,
    history::{self, Drawn, History, Topical},
    instruments::{self, Group, Instrument},
    integrity::{Away, Integrity},
    peers::{self, Shared},
    random::{self, Random},
    ratings::Ratings,
    reconcile::Reconciler,
    turnbull::Turnbull,
};

/// Least that a component counts for in the geometric mean, so that one zero does not decide alone.
const FLOOR: f64 = 0.01;
/// Precision of the Dirichlet distribution of weights.
const WEIGHT_PRECISION: f64 = 20.0;
/// Share of the applicable weight that must be present.
const LEAST_WEIGHT: f64 = 0.5;

/// Scores every law and topic, ordered by law and topic.
pub fn scores(
    facts: &FactSet,
    jurisdictions: &[Jurisdiction],
    revisions: &[Revision],
    population: &Population,
    reconciler: &Reconciler,
    options: Options,
) -> Vec<Score> {
    let counts = Counts::new(facts);
    let ratings = Ratings::new(facts);
    let groups = instruments::groups(facts);
    let topicals = history::by_topic(groups.iter().map(|g| g.topic), &counts, population, reconciler);
    let integrity = Integrity::new(facts, &reconciler.published);
    let signals = Signals::new(facts, revisions, &reconciler.published, &counts, population);
    let places: HashMap<&str, &Jurisdiction> = jurisdictions.iter().map(|j| (j.id.as_str(), j)).collect();
    let classes = classes_of_indicators(facts);
    let mut all = Vec::new();
    for group in &groups {
        let Some(topical) = topicals.get(&group.topic) else { continue };
        let field = Field::new(group, topical, &places, &ratings, &integrity, &signals);
        all.extend(field.score(options, &classes));
    }
    all.sort_by(|a, b| (&a.law, a.topic).cmp(&(&b.law, b.topic)));
    all
}

fn classes_of_indicators(facts: &FactSet) -> HashMap<&IndicatorId, InterestClass> {
    let of_source: HashMap<_, _> = facts.sources.iter().map(|s| (&s.id, s.interest_class)).collect();
    facts.indicators.iter().filter_map(|i| Some((&i.id, *of_source.get(&i.source)?))).collect()
}

/// Whether a component makes sense for a topic: the others share its weight.
fn applies(kind: ComponentKind, topic: Topic) -> bool {
    match kind {
        ComponentKind::Protection => topic.has_identified_victims(),
        ComponentKind::IndependentAssessment => topic == Topic::HumanTrafficking,
        _ => true,
    }
}

/// One instrument with all that no draw changes.
struct Member<'a> {
    instrument: Instrument<'a>,
    span: Span,
    history: Option<&'a History>,
    /// Position of its history among those of the field.
    counts: Option<usize>,
    activation: Option<activation::Prepared>,
    enforcement: Option<enforcement::Prepared>,
    follow_through: Option<follow_through::Prepared>,
    persistence: Option<persistence::Prepared>,
    protection: Option<protection::Prepared>,
    assessment: Option<assessment::Prepared>,
    flags: Option<flags::Prepared>,
    away: Option<Away>,
    is_scored: bool,
    seed: u64,
    /// Positions in [`Field::sets`] of the sets it may be compared with, by rule the first.
    sets: Vec<usize>,
}

impl<'a> Member<'a> {
    fn new(
        instrument: Instrument<'a>,
        topical: &'a Topical<'a>,
        ratings: &Ratings,
        integrity: &Integrity,
    ) -> Member<'a> {
        let law = instrument.law;
        let span =
            Span { from: instrument.from.year(), to: law.repeal().map_or(i16::MAX, |repeal| repeal.date.year()) };
        let history = topical.histories.get(&law.jurisdiction);
        let mut member = Member {
            instrument,
            span,
            history,
            counts: None,
            activation: history
                .and_then(|h| activation::Prepared::new(h, topical, (instrument.from, instrument.from_latest), span)),
            enforcement: history.and_then(|h| enforcement::Prepared::new(h, topical, span)),
            follow_through: history.and_then(|h| follow_through::Prepared::new(h, topical, span)),
            persistence: history.and_then(|h| persistence::Prepared::new(h, topical, span)),
            protection: protection::Prepared::new(history, topical, span, &law.jurisdiction, ratings),
            assessment: assessment::Prepared::new(instrument.topic, &law.jurisdiction, span, ratings),
            flags: history.and_then(|h| flags::Prepared::new(h, topical, span)),
            away: integrity.away(&law.jurisdiction),
            is_scored: false,
            seed: random::name(&format!("{}|{}", law.id, instrument.topic)),
            sets: Vec::new(),
        };
        member.is_scored = member.has_enough();
        member
    }

    fn has(&self, kind: ComponentKind) -> bool {
        match kind {
            ComponentKind::Activation => self.activation.is_some(),
            ComponentKind::Enforcement => self.enforcement.is_some(),
            ComponentKind::FollowThrough => self.follow_through.is_some(),
            ComponentKind::Persistence => self.persistence.is_some(),
            ComponentKind::Protection => self.protection.is_some(),
            ComponentKind::IndependentAssessment => self.assessment.is_some(),
        }
    }

    /// Whether at least half of the weight that makes sense for its topic is present.
    fn has_enough(&self) -> bool {
        let topic = self.instrument.topic;
        let weight = |present: bool| -> f64 {
            let counts = |k: &ComponentKind| applies(*k, topic) && (!present || self.has(*k));
            ComponentKind::ALL.into_iter().filter(counts).map(ComponentKind::weight).sum()
        };
        weight(true) >= LEAST_WEIGHT * weight(false) - 1e-12
    }

    fn evidence(&self, kind: ComponentKind, topical: &Topical<'_>, set: Option<&Set>) -> Option<Evidence> {
        let h = self.history;
        match kind {
            ComponentKind::Activation => self.activation.as_ref().and_then(|c| Some(c.evidence(h?, &set?.survival))),
            ComponentKind::Enforcement => self.enforcement.as_ref().and_then(|c| Some(c.evidence(h?, topical))),
            ComponentKind::FollowThrough => self.follow_through.as_ref().and_then(|c| Some(c.evidence(h?, topical))),
            ComponentKind::Persistence => self.persistence.as_ref().and_then(|c| Some(c.evidence(h?))),
            ComponentKind::Protection => self.protection.as_ref().map(|c| c.evidence(h)),
            ComponentKind::IndependentAssessment => self.assessment.as_ref().map(|c| c.evidence()),
        }
    }
}

/// A set of peers with what is estimated from it.
struct Set {
    shared: Shared,
    members: Vec<usize>,
    survival: Turnbull,
    /// Distribution of rates, by enforcement measure.
    priors: Vec<Option<Prior>>,
    victims: Option<Prior>,
}

impl Set {
    fn new(shared: Shared, members: Vec<usize>, all: &[Member<'_>], topical: &Topical<'_>) -> Set {
        let of = |i: &usize| &all[*i];
        let events: Vec<_> = members.iter().map(of).filter_map(|m| Some(m.activation.as_ref()?.event)).collect();
        let fit = |window: &dyn Fn(&Member<'_>) -> Option<enforcement::Window>| {
            Prior::fit(&members.iter().map(of).filter_map(|m| Some(window(m)?.observed())).collect::<Vec<_>>())
        };
        Set {
            shared,
            survival: Turnbull::fit(&events),
            priors: (0..topical.enforcement())
                .map(|measure| fit(&|m| m.enforcement.as_ref()?.windows[measure].clone()))
                .collect(),
            victims: fit(&|m| m.protection.as_ref()?.victims.clone()),
            members,
        }
    }
}

/// What one draw makes of one member.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    components: [Option<f64>; 6],
    score: Option<f64>,
    /// With figures divided by the tilt that corruption suggests.
    adjusted: Option<f64>,
    flags: Flags,
}

/// What the counts of one draw say of one member, whatever the other choices are.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    /// Of each enforcement measure.
    enforcement: [f64; enforcement::MOST],
    victims: f64,
    first_year: Option<i16>,
    /// Of each link of follow-through.
    links: [Option<(f64, f64)>; 2],
    persistence: Option<f64>,
}

/// The choices of one draw, shared by all members so that they remain comparable.
struct Choices {
    weights: [f64; 6],
    geometric: bool,
    percentile: bool,
    /// Which of a member's sets, as a share of their number.
    set: f64,
}

impl Choices {
    fn draw(random: &mut Random) -> Choices {
        Choices {
            weights: ComponentKind::ALL.map(|k| random.gamma(WEIGHT_PRECISION * k.weight(), 1.0)),
            geometric: random.uniform() < 0.5,
            percentile: random.uniform() < 0.5,
            set: random.uniform(),
        }
    }

    /// Score of 0 to 100 from the components that exist.
    fn aggregate(&self, components: &[Option<f64>; 6]) -> Option<f64> {
        let (mut sum, mut weight) = (0.0, 0.0);
        for (c, w) in components.iter().zip(self.weights) {
            let Some(c) = c else { continue };
            sum += w * if self.geometric { c.max(FLOOR).ln() } else { *c };
            weight += w;
        }
        if weight <= 0.0 {
            return None;
        }
        let mean = sum / weight;
        Some(100.0 * if self.geometric { mean.exp() } else { mean })
    }

    /// What a member sees of it, which may be compared with `sets` sets.
    fn seen(&self, sets: usize) -> hinges::Seen {
        hinges::Seen {
            weights: self.weights,
            geometric: self.geometric,
            percentile: self.percentile,
            set: (self.set * sets as f64) as usize,
        }
    }

    fn normalise(&self, sorted: &[f64], x: f64) -> f64 {
        if self.percentile { mid_rank(sorted, x) } else { winsorised(sorted, x) }
    }
}

/// One number of each member, compared within sets.
struct Compared {
    values: Vec<Option<f64>>,
    order: Vec<(f64, usize)>,
    /// By set, the numbers of its members, ascending.
    sets: Vec<Vec<f64>>,
}

impl Compared {
    fn new(members: usize, sets: usize) -> Compared {
        Compared {
            values: Vec::with_capacity(members),
            order: Vec::with_capacity(members),
            sets: vec![Vec::new(); sets],
        }
    }

    /// Sorts once for all sets; `held_by` tells for each member which sets hold it.
    fn sort(&mut self, held_by: &[Vec<usize>]) {
        let Compared { values, order, sets } = self;
        sets.iter_mut().for_each(Vec::clear);
        order.clear();
        order.extend(values.iter().enumerate().filter_map(|(i, v)| Some(((*v)?, i))));
        order.sort_unstable_by(|a, b| a.0.total_cmp(&b.0));
        for &(value, i) in &*order {
            held_by[i].iter().for_each(|&s| sets[s].push(value));
        }
    }
}

/// What one thread works with, draw after draw.
struct Work {
    /// Counts of each history.
    drawn: Vec<Drawn>,
    counted: Vec<Counted>,
    /// Of each set, the prior of each link of follow-through.
    priors: Vec<[(f64, f64); 2]>,
    rates: Compared,
    victims: Compared,
    /// Rates divided by the tilt that corruption suggests.
    honest: Compared,
}

impl Work {
    fn new(field: &Field<'_>) -> Work {
        let compared = || Compared::new(field.members.len(), field.sets.len());
        Work {
            drawn: field.histories.iter().map(|h| h.lowest()).collect(),
            counted: Vec::with_capacity(field.members.len()),
            priors: Vec::with_capacity(field.sets.len()),
            rates: compared(),
            victims: compared(),
            honest: compared(),
        }
    }

    /// The counts of one draw, and what they say whatever the other choices are.
    fn count(&mut self, field: &Field<'_>, seed: u64, draw: u32) {
        let Work { drawn, counted, priors, .. } = self;
        for (history, drawn) in field.histories.iter().zip(&mut *drawn) {
            field.topical.draw(history, seed, draw, drawn);
        }
        counted.clear();
        counted.extend(field.members.iter().map(|m| field.counted(m, drawn)));
        priors.clear();
        let of_set = |set: &Set, link: usize| {
            follow_through::beta_prior(set.members.iter().filter_map(|&i| counted[i].links[link]))
        };
        priors.extend(field.sets.iter().map(|set| [0, 1].map(|link| of_set(set, link))));
    }
}

/// A group made ready for draws.
struct Field<'a> {
    topical: &'a Topical<'a>,
    members: Vec<Member<'a>>,
    /// Of all members, each once: laws of one jurisdiction share its counts.
    histories: Vec<&'a History>,
    ranked: usize,
    sets: Vec<Set>,
    /// By member, the sets that hold it.
    held_by: Vec<Vec<usize>>,
    integrity: &'a Integrity,
    signals: &'a Signals,
}

impl<'a> Field<'a> {
    fn new(
        group: &Group<'a>,
        topical: &'a Topical<'a>,
        places: &HashMap<&str, &Jurisdiction>,
        ratings: &Ratings,
        integrity: &'a Integrity,
        signals: &'a Signals,
    ) -> Field<'a> {
        let mut members: Vec<Member<'a>> =
            group.instruments.par_iter().map(|i| Member::new(*i, topical, ratings, integrity)).collect();
        let mut histories: Vec<&History> = Vec::new();
        let mut at: HashMap<&str, usize> = HashMap::new();
        for member in &mut members {
            let Some(history) = member.history else { continue };
            let place = at.entry(member.instrument.law.jurisdiction.as_str()).or_insert_with(|| {
                histories.push(history);
                histories.len() - 1
            });
            member.counts = Some(*place);
        }
        // Who has no figures is nobody's peer.
        let reporting: Vec<usize> = (0..members.len()).filter(|&i| members[i].enforcement.is_some()).collect();
        let compared: Vec<Option<&Jurisdiction>> =
            reporting.iter().map(|&i| places.get(members[i].instrument.law.jurisdiction.as_str()).copied()).collect();
        let mut named: Vec<(Shared, Vec<usize>)> = Vec::new();
        for (&i, candidates) in reporting.iter().zip(peers::candidates(&compared)) {
            for set in candidates {
                let at = named.iter().position(|(shared, _)| *shared == set.shared).unwrap_or_else(|| {
                    named.push((set.shared, set.members.iter().map(|&m| reporting[m]).collect()));
                    named.len() - 1
                });
                members[i].sets.push(at);
            }
        }
        let sets: Vec<Set> =
            named.into_par_iter().map(|(shared, of)| Set::new(shared, of, &members, topical)).collect();
        let mut held_by = vec![Vec::new(); members.len()];
        for (s, set) in sets.iter().enumerate() {
            set.members.iter().for_each(|&i| held_by[i].push(s));
        }
        Field { topical, members, histories, ranked: group.ranked, sets, held_by, integrity, signals }
    }

    fn score(&self, options: Options, classes: &HashMap<&IndicatorId, InterestClass>) -> Vec<Score> {
        let n = options.draws.max(1);
        let what = random::name("choices");
        let choices: Vec<Choices> = (0..n).map(|d| Choices::draw(&mut Random::at(options.seed, what, d))).collect();
        let (draws, crossed): (Vec<Vec<Outcome>>, Vec<Vec<Option<f64>>>) = (0..n)
            .into_par_iter()
            .map_init(
                || Work::new(self),
                |work, d| {
                    work.count(self, options.seed, d);
                    let mut outcomes = Vec::with_capacity(self.members.len());
                    self.analyse(work, (options.seed, d), &choices[d as usize], true, |o| outcomes.push(o));
                    // The same counts under other choices, for what the scores hinge on.
                    let mut crossed = Vec::new();
                    if n >= hinges::FEWEST {
                        crossed.reserve(self.members.len());
                        let other = &choices[((d + 1) % n) as usize];
                        self.analyse(work, (options.seed, d), other, false, |o| crossed.push(o.score));
                    }
                    (outcomes, crossed)
                },
            )
            .unzip();
        let ranks: Vec<Vec<u32>> = draws.par_iter().map(|outcomes| rank(&outcomes[..self.ranked])).collect();
        let of_group = self.members[..self.ranked].iter().filter(|m| m.is_scored).count() as u32;
        (0..self.ranked)
            .into_par_iter()
            .map(|i| {
                let mine: Vec<Outcome> = draws.iter().map(|d| d[i]).collect();
                let mut ranks: Vec<f64> = ranks.iter().map(|r| f64::from(r[i])).collect();
                let crossed: Vec<Option<f64>> = crossed.iter().map(|c| c.get(i).copied().flatten()).collect();
                let member = &self.members[i];
                let mut score = self.publish(member, &mine, &mut ranks, of_group, options, classes);
                let seen: Vec<hinges::Seen> = choices.iter().map(|c| c.seen(member.sets.len())).collect();
                let scores: Vec<Option<f64>> = mine.iter().map(|o| o.score).collect();
                score.hinges = hinges::of(&scores, &crossed, &seen, mine.first().map(|o| o.components));
                score
            })
            .collect()
    }

    /// What the counts of one draw say of one member.
    fn counted(&self, m: &Member<'_>, drawn: &[Drawn]) -> Counted {
        let Some(drawn) = m.history.and(m.counts.and_then(|at| drawn.get(at))) else { return Counted::default() };
        let first_year = m.activation.as_ref().and_then(|a| a.first_year(drawn));
        Counted {
            enforcement: m.enforcement.as_ref().map(|e| e.counts(drawn)).unwrap_or_default(),
            victims: m.protection.as_ref().and_then(|p| p.victims.as_ref()).map_or(0.0, |w| w.count(drawn)),
            first_year,
            links: [0, 1].map(|link| m.follow_through.as_ref()?.sums(link, drawn)),
            persistence: m.persistence.as_ref().map(|p| p.value(drawn, first_year)),
        }
    }

    /// One complete analysis of the counts that stand in `work`, member by member; `whole` with flags and the adjusted
    /// variant.
    fn analyse(
        &self,
        work: &mut Work,
        (seed, draw): (u64, u32),
        choices: &Choices,
        whole: bool,
        mut put: impl FnMut(Outcome),
    ) {
        let Work { drawn, counted, priors, rates, victims, honest } = work;
        let set_of = |m: &Member<'_>| m.sets.get((choices.set * m.sets.len() as f64) as usize).copied();
        let tilt = if whole { self.integrity.draw(seed, draw) } else { None };
        // First all rates, since each is compared with those of its peers.
        for all in [&mut *rates, &mut *victims, &mut *honest] {
            all.values.clear();
        }
        let mut randoms = Vec::with_capacity(self.members.len());
        for (member, counted) in self.members.iter().zip(&*counted) {
            let mut random = Random::at(seed, member.seed, draw);
            let set = set_of(member).map(|s| &self.sets[s]).filter(|_| member.counts.is_some());
            let rate = member.enforcement.as_ref().zip(set);
            let rate = rate.and_then(|(e, set)| e.rate(&counted.enforcement, self.topical, &set.priors, &mut random));
            rates.values.push(rate);
            honest.values.extend(tilt.as_ref().map(|tilt| rate.map(|r| r / tilt.of(member.away))));
            let window = member.protection.as_ref().and_then(|p| p.victims.as_ref());
            let of_victims = window.zip(set.and_then(|s| s.victims.as_ref()));
            victims.values.push(of_victims.map(|(w, prior)| w.rate(counted.victims, prior, &mut random)));
            randoms.push(random);
        }
        for all in [&mut *rates, &mut *victims, &mut *honest] {
            all.sort(&self.held_by);
        }
        for (i, ((member, counted), random)) in self.members.iter().zip(&*counted).zip(&mut randoms).enumerate() {
            let set = set_of(member);
            let normalised = |all: &Compared| {
                set.zip(all.values.get(i).copied().flatten()).map(|(s, x)| choices.normalise(&all.sets[s], x))
            };
            let mut components = [None; 6];
            let mut raised = Flags::default();
            if let (Some(at), Some(set)) = (member.counts, set) {
                let first = counted.first_year;
                components[0] = member.activation.as_ref().map(|a| a.value(first, &self.sets[set].survival, random));
                components[1] = normalised(rates);
                components[2] = member.follow_through.as_ref().map(|f| f.value(&counted.links, &priors[set], random));
                components[3] = counted.persistence;
                if let Some(flags) = member.flags.as_ref().filter(|_| whole) {
                    raised = flags.raised(&drawn[at], first, random);
                }
            }
            components[4] = member.protection.as_ref().and_then(|p| p.value(normalised(victims)));
            components[5] = member.assessment.as_ref().map(|a| a.value);
            let score = if member.is_scored { choices.aggregate(&components) } else { None };
            let adjusted = score.and_then(|_| {
                tilt.as_ref()?;
                let mut components = components;
                components[1] = normalised(honest);
                choices.aggregate(&components)
            });
            put(Outcome { components, score, adjusted, flags: raised });
        }
    }

    fn publish(
        &self,
        member: &Member<'_>,
        draws: &[Outcome],
        ranks: &mut [f64],
        of_group: u32,
        options: Options,
        classes: &HashMap<&IndicatorId, InterestClass>,
    ) -> Score {
        let Instrument { law, topic, from, from_is_passage, .. } = member.instrument;
        let set = member.sets.first().map(|&s| &self.sets[s]);
        let components: Vec<Component> = ComponentKind::ALL
            .into_iter()
            .enumerate()
            .filter_map(|(k, kind)| {
                let [lower, value, upper] = band_of(draws.iter().filter_map(|d| d.components[k]))?;
                let evidence = member.evidence(kind, self.topical, set)?;
                Some(Component {
                    kind,
                    value,
                    lower,
                    upper,
                    explanation: evidence.explanation,
                    observations: evidence.observations,
                    ratings: evidence.ratings,
                })
            })
            .collect();
        let values = band_of(draws.iter().filter_map(|d| d.score));
        let ranks = values.and_then(|_| band(ranks)).map(|r| r.map(|r| r.round() as u32));
        let (grade, grade_basis) = grade::grade(self.grade_basis(member, &components, options, classes));
        let years = member.history.map(|h| used_years(h, member.span)).unwrap_or_default();
        Score {
            law: law.id.clone(),
            jurisdiction: law.jurisdiction.clone(),
            topic,
            year: years.last().copied().unwrap_or(from.year()),
            score: values.map(|v| v[1]),
            lower: values.map(|v| v[0]),
            upper: values.map(|v| v[2]),
            rank: ranks.map(|r| r[1]),
            rank_lower: ranks.map(|r| r[0]),
            rank_upper: ranks.map(|r| r[2]),
            ranked: values.map(|_| of_group),
            grade,
            grade_basis,
            missing: self.missing(member, &components, options),
            flags: self.flags(member, draws, grade, options.seed),
            hinges: Vec::new(),
            adjusted: self.adjusted(member, draws),
            expected: set.and_then(|set| self.expected(member, set)),
            components,
            basis: ScoreBasis {
                peers: set.map_or_else(|| Message::new("peers-nobody"), |s| s.shared.message()),
                n_peers: set.map_or(0, |s| s.members.len() as u32),
                first_year: years.first().copied(),
                last_year: years.last().copied(),
                effective_date: from.to_string(),
                effective_is_passage: from_is_passage,
                recorded_offences_stand_in: self.topical.stand_in,
            },
        }
    }

    fn flags(
        &self,
        member: &Member<'_>,
        draws: &[Outcome],
        grade: lexgap_domain::EvidenceGrade,
        seed: u64,
    ) -> Vec<Flag> {
        let j = &member.instrument.law.jurisdiction;
        let mut said = match (member.history, &member.activation) {
            (Some(history), Some(_)) => {
                flags::described(history, self.topical, member.span, grade, draws.iter().map(|d| d.flags))
            }
            _ => Vec::new(),
        };
        said.extend(self.signals.of(self.topical.topic, j).iter().cloned());
        said.extend(self.signals.displacement(self.topical.topic, j, member.span.from, seed));
        said
    }

    fn adjusted(&self, member: &Member<'_>, draws: &[Outcome]) -> Adjusted {
        let explanation = self.integrity.explain(&member.instrument.law.jurisdiction);
        let values = band_of(draws.iter().filter_map(|d| d.adjusted));
        Adjusted { score: values.map(|v| v[1]), lower: values.map(|v| v[0]), upper: values.map(|v| v[2]), explanation }
    }

    /// What the peers' first uses and rates lead one to expect.
    fn expected(&self, member: &Member<'_>, set: &Set) -> Option<Expected> {
        let age = member.activation.as_ref()?.age();
        let n = set.members.len() as f64;
        let used = (1.0 - set.survival.survival(age)).clamp(0.0, 1.0);
        let history = member.history?;
        let counts = (0..self.topical.enforcement())
            .filter_map(|m| {
                let prior = set.priors[m].as_ref()?;
                let millions = history.rows[m].iter().rev().find_map(|r| r.millions)?;
                let window = member.enforcement.as_ref().and_then(|e| e.windows[m].as_ref());
                Some(ExpectedCount {
                    measure: self.topical.measures[m],
                    per_year: prior.rates()?.map(|rate| rate * millions).into(),
                    counted: window.map(|w| {
                        let (low, high) = w.bounds.span();
                        let years = w.positions().len() as f64;
                        (low / years, high / years)
                    }),
                })
            })
            .collect();
        let [lower, _, upper] = beta_quantiles(n * used + 0.5, n * (1.0 - used) + 0.5)?;
        Some(Expected {
            age,
            peers: set.shared.message(),
            n_peers: set.members.len() as u32,
            used: Bounded { value: used, lower: lower.min(used), upper: upper.max(used) },
            counts,
        })
    }

    /// Figures expected: each enforcement measure in each year for which anybody in the world has one.
    fn grade_basis(
        &self,
        member: &Member<'_>,
        components: &[Component],
        options: Options,
        classes: &HashMap<&IndicatorId, InterestClass>,
    ) -> GradeBasis {
        let measures = self.topical.enforcement();
        let (first, last) = self.topical.years.unwrap_or_default();
        let expected = f64::from((last.min(member.span.to) - first.max(member.span.from) + 1).max(0)) * measures as f64;
        let rows: Vec<_> = member
            .history
            .map(|h| h.rows[..measures].iter().flatten().filter(|r| member.span.from <= r.year).collect())
            .unwrap_or_default();
        let share = |n: usize| if rows.is_empty() { 0.0 } else { n as f64 / rows.len() as f64 };
        let ratings = components.iter().flat_map(|c| &c.ratings).filter_map(|(id, _)| classes.get(id).copied());
        let independent: BTreeSet<InterestClass> =
            rows.iter().flat_map(|r| r.classes.iter().copied()).chain(ratings).collect();
        GradeBasis {
            coverage: if expected > 0.0 { (rows.len() as f64 / expected).min(1.0) } else { 0.0 },
            interest_classes: independent.len() as u8,
            uncensored: share(rows.iter().filter(|r| r.exact).count()),
            newest_age: rows.iter().map(|r| r.year).max().map(|y| (options.as_of.year() - y).max(0) as u16),
            confirmed: share(rows.iter().filter(|r| r.confirmed).count()),
            points: 0.0,
        }
    }

    /// Why no year can be measured at all, whatever is reported.
    fn no_year(member: &Member<'_>, options: Options) -> Option<Message> {
        let Instrument { law, from, .. } = member.instrument;
        let repeal = law.repeal().filter(|r| r.date < from).map(|r| r.date);
        if let Some(repeal) = repeal {
            return Some(Message::new("missing-dates-contradict").with("repeal", repeal).with("from", from));
        }
        (from > options.as_of).then(|| Message::new("missing-still-to-come").with("from", from))
    }

    fn missing(&self, member: &Member<'_>, components: &[Component], options: Options) -> Vec<MissingInput> {
        let topic = self.topical.topic;
        let since = member.span.from;
        let no_year = Field::no_year(member, options);
        let about = |reason: Message| reason.with("topic", topic.in_sentence());
        ComponentKind::ALL
            .into_iter()
            .filter(|kind| applies(*kind, topic) && components.iter().all(|c| c.kind != *kind))
            .map(|kind| {
                let (reason, supplier) = match kind {
                    ComponentKind::Activation | ComponentKind::Enforcement => {
                        (about(Message::new("missing-enforcement")), Message::new("supplier-ministry"))
                    }
                    ComponentKind::FollowThrough => {
                        (about(Message::new("missing-follow-through")), Message::new("supplier-courts"))
                    }
                    ComponentKind::Persistence => {
                        (about(Message::new("missing-persistence")), Message::new("supplier-ministry"))
                    }
                    ComponentKind::Protection => {
                        (Message::new("missing-protection"), Message::new("supplier-rapporteur"))
                    }
                    ComponentKind::IndependentAssessment => {
                        (about(Message::new("missing-assessment")), Message::new("supplier-assessors"))
                    }
                };
                match &no_year {
                    Some(reason) => MissingInput {
                        component: kind,
                        reason: reason.clone(),
                        supplier: Message::new("supplier-publisher"),
                    },
                    None => MissingInput { component: kind, reason: reason.with("since", since), supplier },
                }
            })
            .collect()
    }
}

fn used_years(history: &History, span: Span) -> Vec<i16> {
    let mut years: Vec<i16> =
        history.rows.iter().flat_map(|rows| span.positions(rows).into_iter().map(|i| rows[i].year)).collect();
    years.sort_unstable();
    years.dedup();
    years
}

fn band_of(values: impl Iterator<Item = f64>) -> Option<[f64; 3]> {
    band(&mut values.collect::<Vec<f64>>())
}

/// Competition ranks, 1 is best; 0 for who has no score.
fn rank(outcomes: &[Outcome]) -> Vec<u32> {
    let mut all: Vec<f64> = outcomes.iter().filter_map(|o| o.score).collect();
    all.sort_unstable_by(f64::total_cmp);
    outcomes.iter().map(|o| o.score.map_or(0, |s| (all.len() - all.partition_point(|v| *v <= s)) as u32 + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices(geometric: bool) -> Choices {
        Choices { weights: ComponentKind::ALL.map(ComponentKind::weight), geometric, percentile: true, set: 0.0 }
    }

    #[test]
    fn a_brilliant_component_cannot_buy_off_a_dead_one() {
        let components = [Some(1.0), Some(0.0), None, None, None, None];
        let geometric = choices(true).aggregate(&components).unwrap();
        // exp((0.20 ln 1 + 0.25 ln 0.01) / 0.45)
        assert!((geometric - 100.0 * (0.25 / 0.45 * 0.01_f64.ln()).exp()).abs() < 1e-9);
        let arithmetic = choices(false).aggregate(&components).unwrap();
        assert!((arithmetic - 100.0 * 0.20 / 0.45).abs() < 1e-9);
        assert_eq!(choices(true).aggregate(&[None; 6]), None);
    }

    /// The ASEM index of sustainable connectivity as COINr publishes it, above its pillars, where its method is ours:
    /// arithmetic mean with equal weights, competition ranks. (Below, it winsorises by skewness and takes no logarithms.)
    #[test]
    fn the_asem_index_comes_back_from_its_pillars() {
        let corpus = std::env::var_os("LEXGAP_CORPUS").map_or_else(
            || std::path::PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared/data"),
            std::path::PathBuf::from,
        );
        let Ok(text) = std::fs::read_to_string(corpus.join("reference/coinr_asem/expected.json")) else {
            println!("skipped: no reference/coinr_asem/expected.json (set LEXGAP_CORPUS)");
            return;
        };
        let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
        let number = |v: &serde_json::Value| v.as_f64().unwrap();
        let equal = Choices { weights: [1.0; 6], geometric: false, percentile: true, set: 0.0 };
        let mean = |parts: &[f64]| {
            let mut components = [None; 6];
            components.iter_mut().zip(parts).for_each(|(c, x)| *c = Some(x / 100.0));
            equal.aggregate(&components).unwrap()
        };
        // Both the parts and the whole are printed to two decimals.
        let tolerance = 0.005 + number(&expected["tol"]) + 1e-9;
        let close = |what: &str, ours: f64, theirs: f64| {
            println!("{what:<44} {ours:>16.9} expected {theirs:>16.9} difference {:>10.2e}", ours - theirs);
            assert!((ours - theirs).abs() <= tolerance, "{what}: {ours} is not {theirs}");
        };
        let india = |name: &str| number(&expected["IND"][name][0]);
        let connectivity = ["Physical", "ConEcFin", "Political", "Instit", "P2P"].map(india);
        close("ASEM, India, connectivity", mean(&connectivity), india("Conn"));
        close("ASEM, India, sustainability", mean(&["Environ", "Social", "SusEcFin"].map(india)), india("Sust"));
        close("ASEM, India, index", mean(&["Conn", "Sust"].map(india)), india("Index"));
        let mut outcomes = Vec::new();
        for row in expected["top6"].as_array().unwrap() {
            let country = row[0].as_str().unwrap();
            let parts = &expected["top6_Conn_Sust"][country];
            let index = mean(&[number(&parts[0]), number(&parts[1])]);
            close(&format!("ASEM, {country}, index"), index, number(&row[2]));
            outcomes.push(Outcome { score: Some(index), ..Outcome::default() });
        }
        let published: Vec<u32> = expected["top6"].as_array().unwrap().iter().map(|r| number(&r[1]) as u32).collect();
        assert_eq!(rank(&outcomes), published);
    }

    #[test]
    fn the_best_is_first_and_ties_share() {
        let outcome = |score| Outcome { score, ..Outcome::default() };
        let ranks = rank(&[outcome(Some(10.0)), outcome(None), outcome(Some(30.0)), outcome(Some(10.0))]);
        assert_eq!(ranks, [2, 0, 1, 2]);
    }
}
