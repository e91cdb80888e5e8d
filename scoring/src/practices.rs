//! Which provisions and practices go with better and worse implementation (METHODOLOGY section 6).
//!
//! One outcome at a time (activation, enforcement, and the level change of the interrupted time series), one locality
//! at a time, jurisdictions with a practice against those without by random-effects meta-regression
//! ([`crate::meta`]) at equal years since the law took effect: what early ratifiers have in common is not a practice. Then empirical Bayes, twice (Morris 1983): a practice in the world is shrunk towards no
//! difference, as the practices of its kind scatter; a locality is shrunk towards the world, as localities
//! scatter around it. False discoveries are controlled over all lines (Benjamini and Hochberg 1995, *JRSS B* 57). A
//! difference is not a cause: places that have a practice differ in more than that.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lexgap_domain::{
    Bounded, ComponentKind, Effect, FactSet, Insufficient, Jurisdiction, JurisdictionId, Law, LawId, LawKind, Locality,
    Message, Outcome, PracticeKind, PracticeLine, Practices, Score, Structure, Topic, decimal_year, law,
};
use rayon::prelude::*;

use crate::{
    effect::{normal_quantile, student_quantile, student_two_sided},
    meta::{self, Point},
};

/// Fewest laws on each side of a line.
const FEWEST: usize = 10;
/// Least standard error of an outcome: a percentile is never exact.
const LEAST_ERROR: f64 = 2.0;

/// The provisions that METHODOLOGY asks for (named in `texts/*.ftl`), with words by which titles and headings name
/// them.
const PROVISIONS: [(&str, &[&str]); 8] = [
    ("minimum-penalty", &["minimum penalt", "minimum sentence", "mindeststrafe", "minstestraff"]),
    (
        "corporate-liability",
        &["legal person", "corporate liab", "body corporate", "juristische person", "juriidilise isiku"],
    ),
    ("victims-not-punished", &["non-punishment", "defence for slavery", "exemption of victims", "victims not"]),
    ("specialised-unit", &["specialised unit", "specialized unit", "special prosecutor", "commissioner", "task force"]),
    ("supply-chain", &["supply chain", "transparency in supply", "due diligence", "lieferkette"]),
    ("witness-protection", &["witness protect", "protection of witness", "zeugenschutz"]),
    ("confiscation", &["confiscat", "forfeiture", "proceeds of crime", "einziehung", "konfiskeerimine"]),
    ("whistleblowers", &["whistleblow", "whistle-blow", "hinweisgeber", "protected disclosure"]),
];

/// The organized-crime index's ratings of institutions.
const INSTITUTIONS: [&str; 11] = [
    "oc-national-policies-and-laws",
    "oc-political-leadership-and-governance",
    "oc-government-transparency-and-accountability",
    "oc-international-cooperation",
    "oc-judicial-system-and-detention",
    "oc-law-enforcement",
    "oc-territorial-integrity",
    "oc-anti-money-laundering",
    "oc-economic-regulatory-capacity",
    "oc-victim-and-witness-support",
    "oc-prevention",
];
const MAFIA: &str = "oc-mafia-style-groups";
const NETWORKS: &str = "oc-criminal-networks";

/// Whether a law has it; `None` where that is not known.
type Test = Box<dyn Fn(&Law) -> Option<bool> + Sync>;

/// A practice and who has it: by law for provisions, by jurisdiction for institutions. Who is in neither is unknown.
struct Practice {
    /// In words.
    name: Message,
    /// Orders practices whose lines are alike.
    key: String,
    kind: PracticeKind,
    has: Test,
}

/// One outcome of one law under one topic.
struct Seen<'a> {
    law: &'a Law,
    topic: Topic,
    outcome: Outcome,
    y: f64,
    error: f64,
    /// Years from its taking effect to the newest figure.
    age: f64,
    /// Positions of the localities it lies in.
    localities: Vec<usize>,
}

/// All lines, and what cannot be said.
pub fn find(facts: &FactSet, jurisdictions: &[Jurisdiction], scores: &[Score], effects: &[Effect]) -> Practices {
    let laws: HashMap<&LawId, &Law> = facts.laws.iter().map(|l| (&l.id, l)).collect();
    let localities = localities(facts, jurisdictions);
    let mut seen = outcomes(scores, &laws, effects);
    for s in &mut seen {
        let holds = |i: &usize| localities[*i].1.as_ref().is_none_or(|m| m.contains(&s.law.jurisdiction));
        s.localities = (0..localities.len()).filter(holds).collect();
    }
    let practices = practices(facts);
    let topics: Vec<Option<Topic>> = std::iter::once(None).chain(Topic::ALL.map(Some)).collect();
    let mut estimates: Vec<Estimate> = practices
        .par_iter()
        .enumerate()
        .flat_map_iter(|(i, practice)| {
            let eligible = |s: &&Seen<'_>| practice.kind == PracticeKind::Institution || s.law.kind == LawKind::Law;
            let known: Vec<(&Seen<'_>, bool)> =
                seen.iter().filter(eligible).filter_map(|s| Some((s, (practice.has)(s.law)?))).collect();
            let mut found = Vec::new();
            for &topic in &topics {
                for outcome in Outcome::ALL {
                    for (at, (locality, _)) in localities.iter().enumerate() {
                        let of = |(s, _): &(&Seen<'_>, bool)| {
                            s.outcome == outcome && topic.is_none_or(|t| s.topic == t) && s.localities.contains(&at)
                        };
                        let chosen: Vec<(&Seen<'_>, bool)> = known.iter().copied().filter(of).collect();
                        found.extend(estimate(i, &chosen, (topic, outcome, locality)));
                    }
                }
            }
            found
        })
        .collect();
    false_discoveries(&mut estimates);
    let lines: Vec<PracticeLine> = shrunk(&practices, &estimates);
    let insufficient = practices
        .iter()
        .filter(|p| lines.iter().all(|l| l.practice != p.name || l.kind != p.kind))
        .map(|p| insufficient(p, &seen))
        .collect();
    Practices { lines, insufficient }
}

fn insufficient(p: &Practice, seen: &[Seen<'_>]) -> Insufficient {
    let laws: BTreeMap<&LawId, bool> = seen.iter().filter_map(|s| Some((&s.law.id, (p.has)(s.law)?))).collect();
    let with = laws.values().filter(|has| **has).count();
    let without = laws.len() - with;
    Insufficient {
        practice: p.name.clone(),
        kind: p.kind,
        reason: Message::new("practice-insufficient")
            .with("with", with)
            .with("without", without)
            .with("needed", FEWEST),
    }
}

fn practices(facts: &FactSet) -> Vec<Practice> {
    let mut all = Vec::new();
    for (name, words) in PROVISIONS {
        let has = move |law: &Law| {
            let texts = law.titles.iter().map(|t| &t.title).chain(law.sections.iter().map(|s| &s.heading));
            let named = texts.map(|t| t.to_lowercase()).any(|t| words.iter().any(|w| t.contains(w)));
            // Only headings tell that a provision is not there.
            (named || !law.sections.is_empty()).then_some(named)
        };
        all.push(Practice {
            name: Message::new(format!("practice-{name}")),
            key: name.to_owned(),
            kind: PracticeKind::Provision,
            has: Box::new(has),
        });
    }
    let subjects: BTreeSet<&String> = facts.laws.iter().flat_map(|l| l.provisions.iter().map(|p| &p.subject)).collect();
    for subject in subjects {
        let subject = subject.clone();
        let name = Message::new("practice-cited").with("subject", law::subject(&subject));
        let key = format!("cited against {subject}");
        let has =
            move |law: &Law| (!law.provisions.is_empty()).then(|| law.provisions.iter().any(|p| p.subject == subject));
        all.push(Practice { name, key, kind: PracticeKind::Provision, has: Box::new(has) });
    }
    for id in INSTITUTIONS {
        let newest = newest(facts, id);
        let mut values: Vec<f64> = newest.values().copied().collect();
        values.sort_by(f64::total_cmp);
        let Some(&median) = values.get(values.len() / 2) else { continue };
        let title = facts.indicators.iter().find(|i| i.id == *id).map_or(id, |i| i.title.as_str());
        let has = move |law: &Law| newest.get(&law.jurisdiction).map(|v| *v > median);
        all.push(Practice {
            name: Message::verbatim(title),
            key: title.to_owned(),
            kind: PracticeKind::Institution,
            has: Box::new(has),
        });
    }
    all
}

/// The newest value of an indicator by jurisdiction.
fn newest(facts: &FactSet, id: &str) -> HashMap<JurisdictionId, f64> {
    let mut newest: HashMap<JurisdictionId, (i16, f64)> = HashMap::new();
    for p in facts.points.iter().filter(|p| p.indicator == *id) {
        let Some(value) = p.value.filter(|v| v.is_finite()) else { continue };
        let new = (p.period.index_year(), value);
        let kept = newest.entry(p.jurisdiction.clone()).or_insert(new);
        if new.0 > kept.0 {
            *kept = new;
        }
    }
    newest.into_iter().map(|(j, (_, value))| (j, value)).collect()
}

/// The world, regions, income groups where stated, and the structure of the groups behind the trade.
fn localities(facts: &FactSet, all: &[Jurisdiction]) -> Vec<(Locality, Option<BTreeSet<JurisdictionId>>)> {
    let mut by: BTreeMap<Locality, BTreeSet<JurisdictionId>> = BTreeMap::new();
    for j in all {
        let of = [j.region.clone().map(Locality::Region), j.income_group.clone().map(Locality::IncomeGroup)];
        for locality in of.into_iter().flatten() {
            by.entry(locality).or_default().insert(j.id.clone());
        }
    }
    let networks = newest(facts, NETWORKS);
    for (j, mafia) in newest(facts, MAFIA) {
        let Some(loose) = networks.get(&j) else { continue };
        let structure = match mafia.total_cmp(loose) {
            std::cmp::Ordering::Greater => Structure::MafiaStyleGroups,
            std::cmp::Ordering::Less => Structure::LooseNetworks,
            std::cmp::Ordering::Equal => Structure::Alike,
        };
        by.entry(Locality::Structure(structure)).or_default().insert(j);
    }
    std::iter::once((Locality::World, None)).chain(by.into_iter().map(|(l, m)| (l, Some(m)))).collect()
}

fn outcomes<'a>(scores: &[Score], laws: &HashMap<&LawId, &'a Law>, effects: &[Effect]) -> Vec<Seen<'a>> {
    let effects: HashMap<(&LawId, Topic), &Effect> = effects.iter().map(|e| ((&e.law, e.topic), e)).collect();
    let mut seen = Vec::new();
    for s in scores {
        let Some((law, from)) = laws.get(&s.law).and_then(|&law| Some((law, law.effective()?.0))) else { continue };
        let age = f64::from(s.year) - decimal_year(from);
        for (outcome, kind) in
            [(Outcome::Activation, ComponentKind::Activation), (Outcome::Enforcement, ComponentKind::Enforcement)]
        {
            let Some(c) = s.components.iter().find(|c| c.kind == kind) else { continue };
            let error = (100.0 * (c.upper - c.lower) / (2.0 * normal_quantile(0.95))).max(LEAST_ERROR);
            seen.push(Seen { law, topic: s.topic, outcome, y: 100.0 * c.value, error, age, localities: vec![] });
        }
        if let Some(change) = effects.get(&(&s.law, s.topic)).and_then(|e| e.result.as_ref().ok()) {
            // Hundred times the logarithm of the level ratio.
            let (y, error) = (100.0 * change.level.value.ln(), (100.0 * change.level.standard_error).max(LEAST_ERROR));
            seen.push(Seen { law, topic: s.topic, outcome: Outcome::Effect, y, error, age, localities: vec![] });
        }
    }
    seen
}

struct Estimate {
    practice: usize,
    topic: Option<Topic>,
    outcome: Outcome,
    locality: Locality,
    laws_with: usize,
    laws_without: usize,
    jurisdictions: usize,
    value: f64,
    error: f64,
    /// Half of the 90 % interval.
    half: f64,
    p: f64,
    q: f64,
}

fn estimate(
    practice: usize,
    seen: &[(&Seen<'_>, bool)],
    (topic, outcome, locality): (Option<Topic>, Outcome, &Locality),
) -> Option<Estimate> {
    // One point a jurisdiction and side: laws of one jurisdiction share its counts.
    let mut by: BTreeMap<(&JurisdictionId, bool), Vec<&Seen<'_>>> = BTreeMap::new();
    let (mut with, mut without) = (BTreeSet::new(), BTreeSet::new());
    for &(s, has) in seen {
        by.entry((&s.law.jurisdiction, has)).or_default().push(s);
        if has {
            with.insert(&s.law.id)
        } else {
            without.insert(&s.law.id)
        };
    }
    if with.len() < FEWEST || without.len() < FEWEST {
        return None;
    }
    let points: Vec<Point> = by
        .iter()
        .map(|((_, has), values)| {
            let n = values.len() as f64;
            let y = values.iter().map(|s| s.y).sum::<f64>() / n;
            let error = (values.iter().map(|s| s.error * s.error).sum::<f64>() / n).sqrt();
            let z = values.iter().map(|s| s.age).sum::<f64>() / n;
            Point { x: f64::from(u8::from(*has)), z, y, error }
        })
        .collect();
    let jurisdictions = by.keys().map(|k| k.0).collect::<BTreeSet<_>>().len();
    let slope = meta::slope(&points)?;
    Some(Estimate {
        practice,
        topic,
        outcome,
        locality: locality.clone(),
        laws_with: with.len(),
        laws_without: without.len(),
        jurisdictions,
        value: slope.value,
        error: slope.error,
        half: student_quantile(0.95, slope.degrees_of_freedom) * slope.error,
        p: student_two_sided(slope.value / slope.error, slope.degrees_of_freedom),
        q: 1.0,
    })
}

/// Benjamini and Hochberg's adjusted p over all lines.
fn false_discoveries(estimates: &mut [Estimate]) {
    let n = estimates.len() as f64;
    let mut order: Vec<usize> = (0..estimates.len()).collect();
    order.sort_by(|&a, &b| estimates[b].p.total_cmp(&estimates[a].p));
    let mut least = 1.0_f64;
    for (from_last, i) in order.into_iter().enumerate() {
        let rank = n - from_last as f64;
        least = least.min(estimates[i].p * n / rank);
        estimates[i].q = least;
    }
}

/// Variance beyond the errors, by moments, of differences that scatter around 0.
fn beyond(differences: impl Iterator<Item = (f64, f64)>) -> f64 {
    let (mut sum, mut n) = (0.0, 0.0);
    for (d, variance) in differences {
        sum += d * d - variance;
        n += 1.0;
    }
    if n > 0.0 { (sum / n).max(0.0) } else { 0.0 }
}

/// A normal estimate shrunk towards a normal prior: mean and variance.
fn posterior(value: f64, variance: f64, prior: f64, prior_variance: f64) -> (f64, f64) {
    if prior_variance <= 0.0 {
        return (prior, 0.0);
    }
    let share = prior_variance / (prior_variance + variance);
    (prior + share * (value - prior), share * variance)
}

fn shrunk(practices: &[Practice], estimates: &[Estimate]) -> Vec<PracticeLine> {
    let kind = |e: &Estimate| practices[e.practice].kind;
    let is_world = |e: &&Estimate| e.locality == Locality::World;
    // World lines by practice, topic, outcome; scatter by kind and outcome.
    let mut world: HashMap<(usize, Option<Topic>, Outcome), (f64, f64)> = HashMap::new();
    for e in estimates.iter().filter(is_world) {
        let alike = estimates.iter().filter(is_world).filter(|o| kind(o) == kind(e) && o.outcome == e.outcome);
        // At least a quarter of its own variance: that all practices are the same is not known so surely.
        let scatter = beyond(alike.map(|o| (o.value, o.error * o.error))).max(0.25 * e.error * e.error);
        world.insert((e.practice, e.topic, e.outcome), posterior(e.value, e.error * e.error, 0.0, scatter));
    }
    let around = |e: &Estimate| world.get(&(e.practice, e.topic, e.outcome)).copied();
    let mut lines: Vec<(&str, PracticeLine)> = estimates
        .iter()
        .filter_map(|e| {
            let (centre, spread) = around(e)?;
            let (value, variance) = if e.locality == Locality::World {
                (centre, spread)
            } else {
                let alike = estimates
                    .iter()
                    .filter(|o| o.locality != Locality::World && kind(o) == kind(e) && o.outcome == e.outcome);
                let scatter =
                    beyond(alike.filter_map(|o| Some((o.value - around(o)?.0, o.error * o.error + around(o)?.1))));
                let scatter = scatter.max(0.25 * e.error * e.error);
                posterior(e.value, e.error * e.error, centre, scatter + spread)
            };
            let half = normal_quantile(0.95) * variance.sqrt();
            let line = PracticeLine {
                practice: practices[e.practice].name.clone(),
                kind: kind(e),
                topic: e.topic,
                outcome: e.outcome,
                locality: e.locality.clone(),
                laws_with: e.laws_with as u32,
                laws_without: e.laws_without as u32,
                jurisdictions: e.jurisdictions as u32,
                raw: Bounded { value: e.value, lower: e.value - e.half, upper: e.value + e.half },
                shrunk: Bounded { value, lower: value - half, upper: value + half },
                q: e.q,
            };
            Some((practices[e.practice].key.as_str(), line))
        })
        .collect();
    lines.sort_by(|(a_key, a), (b_key, b)| {
        (&a.locality, a.topic, a.outcome)
            .cmp(&(&b.locality, b.topic, b.outcome))
            .then_with(|| b.shrunk.value.total_cmp(&a.shrunk.value))
            .then_with(|| a_key.cmp(b_key))
    });
    lines.into_iter().map(|(_, line)| line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Random;

    fn estimate_of(practice: usize, locality: Locality, value: f64, error: f64) -> Estimate {
        Estimate {
            practice,
            topic: None,
            outcome: Outcome::Activation,
            locality,
            laws_with: 10,
            laws_without: 10,
            jurisdictions: 20,
            value,
            error,
            half: 1.7 * error,
            p: student_two_sided(value / error, 18.0),
            q: 1.0,
        }
    }

    fn named(n: usize) -> Vec<Practice> {
        (0..n)
            .map(|i| Practice {
                name: Message::verbatim(format!("{i:03}")),
                key: format!("{i:03}"),
                kind: PracticeKind::Provision,
                has: Box::new(|_| None),
            })
            .collect()
    }

    #[test]
    fn practices_that_do_nothing_are_seldom_called_findings() {
        let (mut runs, mut false_alarms) = (0, 0);
        for run in 0..200 {
            let mut r = Random::at(6, 6, run);
            let mut all: Vec<Estimate> =
                (0..40).map(|i| estimate_of(i, Locality::World, 5.0 * r.normal(), 5.0)).collect();
            false_discoveries(&mut all);
            runs += 1;
            false_alarms += usize::from(shrunk(&named(40), &all).iter().any(PracticeLine::is_finding));
        }
        assert!(false_alarms * 100 <= runs * 14, "{false_alarms} of {runs} runs at 10 %");
    }

    #[test]
    fn a_strong_practice_is_found_and_shrunk() {
        let mut r = Random::at(7, 6, 1);
        let mut all: Vec<Estimate> = (0..39).map(|i| estimate_of(i, Locality::World, 3.0 * r.normal(), 3.0)).collect();
        all.push(estimate_of(39, Locality::World, 30.0, 3.0));
        all.push(estimate_of(39, Locality::Region("Africa".to_owned()), 60.0, 30.0));
        false_discoveries(&mut all);
        let lines = shrunk(&named(40), &all);
        let of = |l: &PracticeLine| l.practice == Message::verbatim("039");
        let world = lines.iter().find(|l| of(l) && l.locality == Locality::World).unwrap();
        assert!(world.is_finding() && world.shrunk.value < 30.0 && world.shrunk.value > 15.0, "{world:?}");
        let africa = lines.iter().find(|l| of(l) && l.locality != Locality::World).unwrap();
        assert!(africa.shrunk.value < 50.0 && africa.shrunk.value > world.shrunk.value, "{africa:?}");
        assert_eq!(lines[0].practice, Message::verbatim("039"), "the best of the world first");
    }

    #[test]
    fn adjusted_p_values_are_those_of_the_textbook() {
        // R: p.adjust(c(0.01, 0.02, 0.03, 0.5), "BH") is 0.04 0.04 0.04 0.5.
        let mut all: Vec<Estimate> = [0.01, 0.02, 0.03, 0.5]
            .into_iter()
            .map(|p| Estimate { p, ..estimate_of(0, Locality::World, 1.0, 1.0) })
            .collect();
        false_discoveries(&mut all);
        for (e, q) in all.iter().zip([0.04, 0.04, 0.04, 0.5]) {
            assert!((e.q - q).abs() < 1e-12, "{} {q}", e.q);
        }
    }
}
