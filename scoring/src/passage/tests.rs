//! Small worlds whose answers are known.

use jiff::civil::date;
use lexgap_domain::{
    Change, DateKind, Effect, FactSet, IndicatorPoint, InterestClass, Law, LawDate, LawKind, Measure, Observation,
    Period, Quantity, Source, Study, Topic, TopicStudy, Unit, places,
};
use lexgap_texts::english;
use proptest::prelude::*;

#[path = "../../tests/world/east_africa.rs"]
mod east_africa;
#[path = "../../tests/world/mod.rs"]
mod world;

use self::{east_africa::COUNTRIES, world::provenance};
use super::{AllSeries, law, topic};
use crate::{counts::Population, random::Random, reconcile::Reconciler};

const TOPIC: Topic = Topic::HumanTrafficking;
fn source(id: &str) -> Source {
    east_africa::source(id, InterestClass::OwnGovernment)
}

/// A law in force from 1 July of `year`; of a treaty where it has an instrument.
fn law_of(id: &str, jurisdiction: &str, year: i16, instrument: Option<&str>) -> Law {
    let day = date(year, 7, 1);
    Law {
        id: id.into(),
        kind: if instrument.is_some() { LawKind::Treaty } else { LawKind::Law },
        instrument: instrument.map(str::to_owned),
        ..world::treaty('a', TOPIC, jurisdiction, day, day)
    }
}

fn total(source: &str, jurisdiction: &str, measure: Measure, year: i16, quantity: Quantity) -> Observation {
    world::total(source, TOPIC, jurisdiction, measure, year, quantity)
}

fn people(jurisdiction: &str, year: i16, millions: f64) -> IndicatorPoint {
    IndicatorPoint {
        indicator: "wb-population".into(),
        jurisdiction: jurisdiction.into(),
        period: Period::year(year).unwrap(),
        value: Some(millions * 1e6),
        standard_error: None,
        lower: None,
        upper: None,
        n_sources: None,
        label: None,
        source: "world-bank".into(),
        provenance: provenance(),
    }
}

/// Kenya with a law of 2008 and counts of `measure` in the years that `count` has one for.
fn kenya(measure: Measure, count: impl Fn(i16) -> Option<Quantity>) -> FactSet {
    let observations = (2003..=2013).filter_map(|y| Some(total("gov", "KEN", measure, y, count(y)?))).collect();
    FactSet {
        sources: vec![source("gov"), source("ngo")],
        laws: vec![law_of("ke-1", "KEN", 2008, None)],
        observations,
        ..FactSet::default()
    }
}

fn exactly(n: f64) -> Option<Quantity> {
    Some(Quantity::exact(n))
}

fn both(facts: &FactSet) -> (Vec<Effect>, Vec<TopicStudy>) {
    let population = Population::new(facts);
    let reconciler = Reconciler::new(facts, &population);
    let series = AllSeries::new(facts, &population, &reconciler, 2024);
    let scored: Vec<_> = facts.laws.iter().map(|l| (&l.id, TOPIC)).collect();
    (
        law::effects(facts, &scored, &series, &population, &reconciler, 7),
        topic::studies(facts, places::all(), &series, &population, &reconciler, 7),
    )
}

fn effects(facts: &FactSet) -> Vec<Effect> {
    both(facts).0
}

fn effect(facts: &FactSet) -> Effect {
    effects(facts).swap_remove(0)
}

fn change(facts: &FactSet) -> Change {
    let found = effect(facts);
    found.result.unwrap_or_else(|reason| panic!("{}", english(&reason)))
}

fn reason(facts: &FactSet) -> String {
    english(&effect(facts).result.unwrap_err())
}

fn near(a: f64, b: f64) -> bool {
    (a / b - 1.0).abs() < 1e-6
}

#[test]
fn a_doubling_is_a_doubling() {
    let facts = kenya(Measure::Prosecutions, |y| exactly(if y < 2008 { 100.0 } else { 200.0 }));
    let found = change(&facts);
    assert_eq!((found.years_before, found.years_after, found.draws, found.withheld), (5, 6, 1, 0));
    assert!(
        near(found.level.value, 2.0) && near(found.slope.value, 1.0) && near(found.overall.value, 2.0),
        "{found:?}"
    );
    assert!(found.overall.is_change() && found.overall.p_value < 0.05, "{found:?}");
    // Figures on a line have the error of Poisson counts, not none.
    assert!(found.dispersion < 1e-6 && found.level.standard_error > 0.05, "{found:?}");
    let after: Vec<_> = found.points.iter().filter(|p| p.year >= 2008).collect();
    assert!(after.iter().all(|p| near(p.counterfactual, 100.0) && near(p.fitted, 200.0) && p.observed == 200.0));
    assert!(after.iter().all(|p| p.counterfactual_lower < 100.0 && p.counterfactual_upper > 100.0));
    assert!(!found.per_inhabitant && found.others.is_empty());
}

#[test]
fn twice_the_people_are_no_change() {
    let mut facts = kenya(Measure::Prosecutions, |y| exactly(if y < 2008 { 100.0 } else { 200.0 }));
    facts.points = (2003..=2013).map(|y| people("KEN", y, if y < 2008 { 10.0 } else { 20.0 })).collect();
    let found = change(&facts);
    assert!(found.per_inhabitant && near(found.overall.value, 1.0) && !found.overall.is_change(), "{found:?}");
}

#[test]
fn a_missing_year_is_left_out_and_is_no_zero() {
    let facts = kenya(Measure::Prosecutions, |y| if y == 2010 { None } else { exactly(100.0) });
    let found = change(&facts);
    assert!(found.points.iter().all(|p| p.year != 2010 && p.observed == 100.0));
    assert!(near(found.overall.value, 1.0) && found.years_after == 5, "{found:?}");
    let silent =
        kenya(Measure::Prosecutions, |y| if y == 2010 { Some(Quantity::not_reported()) } else { exactly(100.0) });
    assert_eq!(change(&silent).points, found.points);
    let zero = kenya(Measure::Prosecutions, |y| exactly(if y == 2010 { 0.0 } else { 100.0 }));
    assert!(change(&zero).overall.value < 0.9);
}

/// Prosecutions first; a measure with more years before them.
#[test]
fn the_measure_with_most_years_around_the_law_is_taken() {
    let mut facts = kenya(Measure::Prosecutions, |_| exactly(50.0));
    let more = kenya(Measure::Convictions, |_| exactly(20.0)).observations;
    facts.observations.extend(more.clone());
    assert_eq!(effect(&facts).counted.unwrap().measure, Measure::Prosecutions);
    facts.observations.retain(|o| o.measure != Measure::Prosecutions || o.period.index_year() > 2003);
    assert_eq!(effect(&facts).counted.unwrap().measure, Measure::Convictions);
    // More years that do not suffice are not more.
    facts.observations.retain(|o| o.measure != Measure::Convictions || o.period.index_year() >= 2006);
    facts.observations.retain(|o| o.measure != Measure::Prosecutions || o.period.index_year() < 2011);
    assert_eq!(effect(&facts).counted.unwrap().measure, Measure::Prosecutions);
    assert!(effect(&facts).result.is_ok());
}

/// Recorded offences stand in only where nobody in the world counts what comes first.
#[test]
fn recorded_offences_stand_in() {
    let mut facts = kenya(Measure::OffencesRecorded, |_| exactly(50.0));
    assert_eq!(effect(&facts).counted.unwrap().measure, Measure::OffencesRecorded);
    facts.observations.push(total("gov", "NOR", Measure::Convictions, 2010, Quantity::exact(4.0)));
    let said = reason(&facts);
    assert_eq!(said, "no source in this edition counts prosecutions, convictions, victims identified here");
}

#[test]
fn sources_are_never_mixed_but_reconciled() {
    let mut facts = kenya(Measure::Prosecutions, |_| exactly(50.0));
    // Another unit, ten times as much: no two reports of one count.
    for year in 2009..=2013 {
        let mut o = total("ngo", "KEN", Measure::Prosecutions, year, Quantity::exact(500.0));
        o.unit = Unit::Cases;
        facts.observations.push(o.with_id());
    }
    let found = effect(&facts);
    assert_eq!(found.counted.unwrap().sources, ["gov"]);
    assert!(found.result.unwrap().points.iter().all(|p| p.observed == 50.0));
    // The same unit: both, reconciled, with the uncertainty of which is right.
    for o in facts.observations.iter_mut().filter(|o| o.unit == Unit::Cases) {
        o.unit = Unit::Persons;
        o.quantity = Quantity::exact(60.0);
    }
    let found = effect(&facts);
    assert_eq!(found.counted.as_ref().unwrap().sources.len(), 2);
    let found = found.result.unwrap();
    assert!(found.draws > 1 && found.points.iter().any(|p| p.observed_lower < p.observed_upper), "{found:?}");
    assert!(found.overall.lower < 1.0 && found.overall.upper > 1.0, "{found:?}");
}

#[test]
fn withheld_counts_widen_the_interval() {
    let certain = kenya(Measure::Prosecutions, |y| exactly(if y % 3 == 0 { 2.0 } else { 30.0 }));
    let withheld =
        kenya(Measure::Prosecutions, |y| if y % 3 == 0 { Some(Quantity::interval(0.0, 4.0)) } else { exactly(30.0) });
    let (a, b) = (change(&certain), change(&withheld));
    assert_eq!((a.withheld, a.draws), (0, 1));
    assert!(b.withheld == 4 && b.draws > 1, "{b:?}");
    assert!(b.points.iter().filter(|p| p.observed_lower < p.observed_upper).all(|p| p.year % 3 == 0));
    // Known counts alone: the rest of the world tells what rates are likely, and here nobody else counts.
    let steady = |q: Quantity| kenya(Measure::Prosecutions, move |y| if y == 2007 { Some(q) } else { exactly(30.0) });
    let (known, open) = (change(&steady(Quantity::exact(30.0))), change(&steady(Quantity::interval(10.0, 50.0))));
    assert!(open.level.standard_error > known.level.standard_error, "{known:?} {open:?}");
}

#[test]
fn what_cannot_be_estimated_says_why() {
    let of = |count: &dyn Fn(i16) -> Option<Quantity>| reason(&kenya(Measure::Convictions, count));
    assert_eq!(
        of(&|y| if y < 2006 { None } else { exactly(5.0) }),
        "convictions: 2 years with figures before the law and 6 from it on, within 10 years of it; at least 3 of each \
         are needed"
    );
    assert!(of(&|y| if y < 2008 { None } else { exactly(5.0) }).starts_with("convictions: no year with figures"));
    assert!(of(&|y| exactly(if y < 2008 { 0.0 } else { 5.0 })).contains("before the law is zero"));
    assert!(of(&|y| exactly(if y < 2008 { 5.0 } else { 0.0 })).contains("from the law on is zero"));
    assert!(of(&|_| exactly(0.0)).contains("alike"));
    assert!(of(&|_| Some(Quantity::interval(0.0, 4.0))).contains("withheld"));
    assert!(of(&|_| exactly(-3.0)).contains("no source in this edition counts"), "no count, no series");
    assert!(of(&|_| None).contains("no source in this edition counts"));
}

#[test]
fn other_laws_of_these_years_are_named() {
    let mut facts = kenya(Measure::Prosecutions, |_| exactly(100.0));
    facts.laws.push(law_of("ke-2", "KEN", 2010, None));
    facts.laws.push(law_of("ke-3", "KEN", 1995, None));
    facts.laws.push(law_of("no-1", "NOR", 2010, None));
    assert_eq!(change(&facts).others, ["ke-2"]);
    let second = effects(&facts).swap_remove(1).result.unwrap();
    assert_eq!(second.others, ["ke-1"]);
}

#[test]
fn a_repealed_law_is_followed_to_its_end() {
    let mut facts = kenya(Measure::Prosecutions, |_| exactly(100.0));
    let end = LawDate { kind: DateKind::Repeal, date: date(2011, 3, 1), ..facts.laws[0].dates[0].clone() };
    facts.laws[0].dates.push(end);
    assert_eq!(change(&facts).points.last().unwrap().year, 2011);
}

/// Twenty-four states of ten millions with `count(place, year)` prosecutions: the first ten are parties since 2008, the
/// next four since 2011.
fn world(count: impl Fn(usize, i16) -> Option<f64>) -> FactSet {
    let mut facts = FactSet { sources: vec![source("gov")], ..FactSet::default() };
    for (i, j) in COUNTRIES.iter().enumerate() {
        facts.points.push(people(j, 2003, 10.0));
        if i < 14 {
            let year = if i < 10 { 2008 } else { 2011 };
            facts.laws.push(law_of(&format!("t-{j}"), j, year, Some("untc-t")));
        }
        let counted = (2003..=2014).filter_map(|y| Some((y, count(i, y)?)));
        let counted = counted.map(|(y, n)| total("gov", j, Measure::Prosecutions, y, Quantity::exact(n)));
        facts.observations.extend(counted);
    }
    facts
}

fn studies(facts: &FactSet) -> Vec<TopicStudy> {
    both(facts).1
}

fn study(facts: &FactSet) -> Study {
    let found = studies(facts).swap_remove(0);
    assert_eq!(
        (found.topic, found.instrument.as_deref(), found.measure),
        (TOPIC, Some("untc-t"), Measure::Prosecutions)
    );
    found.result.unwrap_or_else(|reason| panic!("{}", english(&reason)))
}

/// Some noise, the same in every run.
fn wave(i: usize, year: i16) -> f64 {
    f64::from((i as i32 * 7 + i32::from(year) * 5) % 11)
}

/// From 40 to 90 in ten millions: ln(1 + 9) − ln(1 + 4).
#[test]
fn a_rise_of_the_parties_alone_is_found() {
    let since = |i: usize| if i < 10 { 2008 } else { 2011 };
    let flat = world(|i, y| Some(if i < 14 && y >= since(i) { 90.0 } else { 40.0 }));
    let found = study(&flat);
    assert_eq!((found.treated, found.never_treated, found.left_out), (14, 10, 0));
    assert_eq!((found.first_year, found.last_year), (2003, 2014));
    let rise = 2.0_f64.ln();
    for y in &found.years {
        let truth = if y.since >= 0 { rise } else { 0.0 };
        assert!((y.estimate - truth).abs() < 1e-9, "{y:?}");
    }
    assert!((found.overall.estimate - rise).abs() < 1e-9);
    assert_eq!(found.years.first().unwrap().since, -5);
    assert_eq!(found.years.last().unwrap().since, 6);
    let reference = found.years.iter().find(|y| y.since == -1).unwrap();
    assert_eq!((reference.estimate, reference.standard_error, reference.treated), (0.0, 0.0, 0));
    assert_eq!(found.years.iter().find(|y| y.since == 0).unwrap().treated, 14);

    let noisy = world(|i, y| Some(if i < 14 && y >= since(i) { 90.0 } else { 40.0 } + wave(i, y)));
    let found = study(&noisy);
    assert!(found.overall.is_change() && (found.overall.estimate - rise).abs() < 0.2, "{found:?}");
    for y in found.years.iter().filter(|y| y.since != -1) {
        assert!(y.band_lower <= y.lower && y.lower < y.estimate && y.upper <= y.band_upper, "{y:?}");
    }
    let sensitivity = found.sensitivity.unwrap();
    assert_ne!(sensitivity.breakdown_relative, Some(0.0), "told from none with parallel trends");
    assert_eq!(sensitivity.relative_magnitudes.len(), 4);
}

#[test]
fn places_that_go_as_the_others_do_show_nothing() {
    let found = study(&world(|i, y| Some(40.0 + f64::from(y - 2003) * 3.0 + wave(i, y))));
    assert!(!found.overall.is_change(), "{found:?}");
    assert!(found.pre_trend.is_some());
}

/// A quarter of the figures is missing: what is there is compared, and no gap is a zero.
#[test]
fn gaps_are_no_zeros() {
    let found = study(&world(|i, y| (wave(i, y) < 8.0).then_some(if i < 10 && y >= 2008 { 90.0 } else { 40.0 })));
    let rise = 2.0_f64.ln();
    for y in found.years.iter().filter(|y| y.since < 0) {
        assert!(y.estimate.abs() < 1e-9, "{y:?}");
    }
    let on_impact = found.years.iter().find(|y| y.since == 0).unwrap();
    // Those of 2011 do not rise: the mean of both groups lies between.
    assert!(on_impact.estimate > 0.3 * rise && on_impact.estimate <= rise + 1e-9, "{on_impact:?}");
}

#[test]
fn who_is_not_known_to_be_without_it_is_no_control() {
    let mut facts = world(|_, _| Some(40.0));
    // A party whose day nobody states.
    let mut undated = law_of("t-PRT", "PRT", 2008, Some("untc-t"));
    undated.dates.clear();
    facts.laws.push(undated);
    let rise = |facts: &mut FactSet| {
        for o in facts.observations.iter_mut().filter(|o| o.jurisdiction == *"KEN") {
            o.quantity = Quantity::exact(41.0);
        }
    };
    rise(&mut facts);
    let found = study(&facts);
    assert_eq!((found.treated, found.never_treated, found.left_out), (14, 9, 1));
    // National laws: places without a known law are left out, and nothing came later.
    facts.laws.retain(|l| l.instrument.is_none());
    for (i, j) in COUNTRIES.iter().take(12).enumerate() {
        facts.laws.push(law_of(&format!("n-{j}"), j, if i < 4 { 2008 } else { 2012 }, None));
    }
    let found = studies(&facts).swap_remove(0);
    assert_eq!(found.instrument, None);
    let found = found.result.unwrap();
    assert_eq!((found.treated, found.never_treated, found.left_out), (12, 0, 12));
    // Those of 2012 are controls until then only.
    assert!(found.years.iter().all(|y| y.since <= 3), "{:?}", found.years);
}

#[test]
fn too_few_places_are_no_study() {
    let mut facts = world(|_, y| Some(40.0 + f64::from(y % 3)));
    facts.laws.truncate(2);
    let found = studies(&facts).swap_remove(0);
    let said = english(&found.result.unwrap_err());
    assert!(said.starts_with("at least 3 jurisdictions that took it up in the same year"), "{said}");
    facts.observations.clear();
    assert!(studies(&facts).is_empty(), "nothing is counted: no study, and the page says so by itself");
}

/// Laws that change nothing, in worlds whose counts below five are withheld: 95 % intervals of step and slope hold 1 about as
/// often as they say, with withheld counts and without.
#[test]
fn intervals_cover_where_counts_are_withheld() {
    let (mut with, mut without) = ([0_u32; 3], [0_u32; 3]);
    for run in 0..80 {
        let mut random = Random::at(31, 4, run);
        let mut facts = FactSet { sources: vec![source("gov")], ..FactSet::default() };
        for j in COUNTRIES {
            facts.points.push(people(j, 2003, 10.0));
            facts.laws.push(law_of(&format!("l-{j}"), j, 2010, None));
            let mean = 0.5 + random.gamma(1.5, 0.15);
            for year in 2003..=2016 {
                let n = random.overdispersed(mean, 1.5);
                let q = if n < 5.0 { Quantity::interval(0.0, 4.0) } else { Quantity::exact(n) };
                facts.observations.push(total("gov", j, Measure::Prosecutions, year, q));
            }
        }
        let population = Population::new(&facts);
        let reconciler = Reconciler::default();
        let series = AllSeries::new(&facts, &population, &reconciler, 2024);
        let scored: Vec<_> = facts.laws.iter().map(|l| (&l.id, TOPIC)).collect();
        let found = law::effects(&facts, &scored, &series, &population, &reconciler, 7);
        for c in found.iter().filter_map(|e| e.result.as_ref().ok()) {
            let share = if c.withheld > 0 { &mut with } else { &mut without };
            share[0] += 1;
            share[1] += u32::from(!c.level.is_change());
            share[2] += u32::from(!c.slope.is_change());
        }
    }
    for (what, [n, level, slope]) in [("withheld counts", with), ("every count known", without)] {
        let (level, slope) = (f64::from(level) / f64::from(n), f64::from(slope) / f64::from(n));
        println!("{what}, {n} series: step covered {level:.3}, slope covered {slope:.3}");
        assert!(n > 200 && (0.93..=0.99).contains(&level) && (0.93..=0.99).contains(&slope), "{what} {level} {slope}");
    }
}

/// Mostly small counts, some withheld, some missing, seldom what no count can be.
fn quantity() -> impl Strategy<Value = Option<Quantity>> {
    prop_oneof![
        2 => Just(None),
        3 => Just(Some(Quantity::exact(0.0))),
        8 => (0..40_i32).prop_map(|n| Some(Quantity::exact(f64::from(n)))),
        3 => Just(Some(Quantity::interval(0.0, 4.0))),
        1 => (0..9_i32).prop_map(|n| Some(Quantity::at_least(f64::from(n)))),
        1 => Just(Some(Quantity::not_reported())),
        1 => prop_oneof![Just(-1.0), Just(2.5), Just(1e15)].prop_map(|n| Some(Quantity::exact(n))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_counted_every_number_is_one(
        counts in prop::collection::vec(quantity(), 96),
        years in prop::collection::vec(1999..2018_i16, 8),
        others in prop::collection::vec(any::<bool>(), 96),
        peopled in prop::collection::vec(any::<bool>(), 8),
    ) {
        let mut facts = FactSet { sources: vec![source("gov"), source("ngo")], ..FactSet::default() };
        for (i, j) in COUNTRIES.iter().take(8).enumerate() {
            let instrument = (i % 2 == 0).then_some("untc-t");
            facts.laws.push(law_of(&format!("l-{j}"), j, years[i], instrument));
            if peopled[i] {
                facts.points.push(people(j, 2003, 0.5 + i as f64));
            }
            for t in 0..12 {
                let Some(q) = counts[12 * i + t] else { continue };
                let origin = if others[12 * i + t] { "ngo" } else { "gov" };
                facts.observations.push(total(origin, j, Measure::Convictions, 2003 + t as i16, q));
            }
        }
        let all = both(&facts);
        let found = &all.0;
        prop_assert_eq!(found.len(), 8);
        let said = format!("{all:?}");
        prop_assert!(!said.contains("NaN") && !said.contains("inf"), "{}", said);
        prop_assert_eq!(&all, &both(&facts), "the same again");
        for c in found.iter().filter_map(|e| e.result.as_ref().ok()) {
            for r in [c.level, c.slope, c.overall] {
                prop_assert!(0.0 < r.lower && r.lower <= r.value && r.value <= r.upper, "{:?}", r);
            }
            prop_assert!(c.years_before >= 3 && c.years_after >= 3);
        }
    }
}
