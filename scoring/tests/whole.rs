//! A small world with known answers, through the public function.

mod world;

use jiff::civil::date;
use lexgap_domain::{
    ComponentKind, DateKind, DatePrecision, FactSet, FlagKind, IndicatorPoint, Law, LawDate, Measure, Observation,
    Period, Quantity, Score, Topic, places,
};
use lexgap_scoring::{Options, Output, run};
use lexgap_texts::english;
use world::provenance;

const COUNTRIES: [&str; 14] =
    ["BDI", "COM", "DJI", "ERI", "ETH", "KEN", "MDG", "MWI", "MUS", "MOZ", "RWA", "SOM", "UGA", "TZA"];
const TOPIC: Topic = Topic::MigrantSmuggling;

fn law(jurisdiction: &str) -> Law {
    world::treaty('b', TOPIC, jurisdiction, date(2005, 1, 1), date(2005, 2, 1))
}

fn count(jurisdiction: &str, measure: Measure, year: i16, quantity: Quantity) -> Observation {
    world::total("s", TOPIC, jurisdiction, measure, year, quantity)
}

/// Countries of ten million, except Comoros with ten thousand. Burundi convicts most; Comoros reports `<5` only;
/// Djibouti reports zeros only; Tanzania reports nothing.
fn world() -> FactSet {
    let mut facts = FactSet { laws: COUNTRIES.iter().map(|j| law(j)).collect(), ..FactSet::default() };
    for (i, j) in COUNTRIES.iter().enumerate() {
        let people = if *j == "COM" { 1e4 } else { 1e7 };
        for year in 2005..=2015 {
            facts.points.push(IndicatorPoint {
                indicator: "wb-population".into(),
                jurisdiction: (*j).into(),
                period: Period::year(year).unwrap(),
                value: Some(people),
                standard_error: None,
                lower: None,
                upper: None,
                n_sources: None,
                label: None,
                source: "wb-population".into(),
                provenance: provenance(),
            });
            let (convictions, prosecutions) = match *j {
                "TZA" => continue,
                "COM" => (Quantity::interval(0.0, 4.0), Quantity::interval(0.0, 4.0)),
                "DJI" => (Quantity::exact(0.0), Quantity::exact(0.0)),
                "BDI" => (Quantity::exact(400.0), Quantity::exact(500.0)),
                _ if year < 2006 + i as i16 / 3 => continue,
                _ => (Quantity::exact(5.0 + i as f64), Quantity::exact(20.0 + 2.0 * i as f64)),
            };
            facts.observations.push(count(j, Measure::Convictions, year, convictions));
            facts.observations.push(count(j, Measure::Prosecutions, year, prosecutions));
        }
    }
    facts
}

fn scored(seed: u64) -> Output {
    run(&world(), places::all(), &[], Options { seed, draws: 300, as_of: date(2016, 1, 1) })
}

fn of<'a>(output: &'a Output, jurisdiction: &str) -> &'a Score {
    output.scores.iter().find(|s| s.jurisdiction == jurisdiction).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
    let pool = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
    let (one, four) = (pool(1).install(|| scored(7)), pool(4).install(|| scored(7)));
    assert_eq!(one, four);
    assert_ne!(one, scored(8));
}

#[test]
fn who_uses_the_law_most_ranks_first_and_who_never_did_last() {
    let output = scored(7);
    assert_eq!(of(&output, "BDI").rank, Some(1));
    let djibouti = of(&output, "DJI");
    assert_eq!(djibouti.rank, djibouti.ranked);
    assert!(djibouti.flags.iter().any(|f| f.kind == FlagKind::PaperLaw), "{:?}", djibouti.flags);
    assert!(of(&output, "BDI").flags.is_empty());
}

#[test]
fn censored_counts_widen_the_interval_and_do_not_lead() {
    let output = scored(7);
    let (comoros, burundi) = (of(&output, "COM"), of(&output, "BDI"));
    let width = |s: &Score| s.upper.unwrap() - s.lower.unwrap();
    assert!(width(comoros) > 2.0 * width(burundi), "{} against {}", width(comoros), width(burundi));
    assert!(comoros.rank.unwrap() > 1);
    assert!(comoros.grade > burundi.grade);
}

#[test]
fn a_law_in_the_future_and_one_repealed_before_it_began_say_so() {
    let mut facts = world();
    for l in &mut facts.laws {
        if l.jurisdiction == "KEN" {
            l.dates.iter_mut().for_each(|d| d.date = date(2031, 5, 1));
        }
        if l.jurisdiction == "UGA" {
            let repeal = LawDate { kind: DateKind::Repeal, date: date(2001, 2, 3), ..l.dates[0].clone() };
            l.dates.push(repeal);
        }
    }
    let output = run(&facts, places::all(), &[], Options { seed: 7, draws: 300, as_of: date(2016, 1, 1) });
    for (j, says) in [
        ("KEN", "it takes effect on 2031-05-01, which is still to come"),
        ("UGA", "its dates contradict one another: repealed on 2001-02-03, in force from 2005-02-01"),
    ] {
        let s = of(&output, j);
        assert_eq!((s.score, s.rank, s.components.len()), (None, None, 0), "{j}");
        assert!(!s.missing.is_empty() && s.missing.iter().all(|m| english(&m.reason) == says), "{:?}", s.missing);
    }
}

#[test]
fn no_figures_is_insufficient_evidence_and_not_a_zero() {
    let output = scored(7);
    let tanzania = of(&output, "TZA");
    assert_eq!((tanzania.score, tanzania.rank, tanzania.ranked), (None, None, None));
    let missing: Vec<_> = tanzania.missing.iter().map(|m| m.component).collect();
    assert!(missing.contains(&ComponentKind::Enforcement));
    assert!(!missing.contains(&ComponentKind::Protection), "smuggling has no identified victims");
}

/// Missing is not zero: of two countries with the same first figures, the one that reported zeros before them is known
/// to have been late, the other is not.
#[test]
fn a_year_without_a_figure_is_no_year_without_use() {
    let mut facts = world();
    for o in &mut facts.observations {
        if o.jurisdiction == "UGA" || o.jurisdiction == "RWA" {
            o.jurisdiction = if o.jurisdiction == "UGA" { "RWA".into() } else { "UGA".into() };
        }
    }
    facts.observations.retain(|o| !["UGA", "RWA"].contains(&o.jurisdiction.as_str()));
    for year in 2005..=2015 {
        for measure in [Measure::Convictions, Measure::Prosecutions] {
            let n = if year < 2011 { 0.0 } else { 20.0 };
            facts.observations.push(count("RWA", measure, year, Quantity::exact(n)));
            if year >= 2011 {
                facts.observations.push(count("UGA", measure, year, Quantity::exact(n)));
            }
        }
    }
    let output = run(&facts, places::all(), &[], Options { seed: 7, draws: 300, as_of: date(2016, 1, 1) });
    let activation =
        |j: &str| of(&output, j).components.iter().find(|c| c.kind == ComponentKind::Activation).cloned().unwrap();
    let (late, unknown) = (activation("RWA"), activation("UGA"));
    assert!(unknown.upper > late.upper + 0.1 && unknown.value > late.value, "{unknown:?} {late:?}");
    assert!(english(&unknown.explanation).contains("2005 has no figure here"), "{}", english(&unknown.explanation));
    assert!(english(&late.explanation).contains("5.9 to 6.9 years"), "{}", english(&late.explanation));
}

#[test]
fn silence_after_zeros_is_no_more_years_of_zeros() {
    // Two that never used it as far as was reported: one reported for two years, the other for eleven.
    let mut facts = world();
    facts.observations.retain(|o| o.jurisdiction != "KEN");
    for year in 2005..=2006 {
        facts.observations.push(count("KEN", Measure::Convictions, year, Quantity::exact(0.0)));
    }
    let output = run(&facts, places::all(), &[], Options { seed: 7, draws: 300, as_of: date(2016, 1, 1) });
    let activation =
        |j: &str| of(&output, j).components.iter().find(|c| c.kind == ComponentKind::Activation).cloned().unwrap();
    let (short, long) = (activation("KEN"), activation("DJI"));
    assert!(short.value > long.value, "{short:?} {long:?}");
    assert!(english(&short.explanation).contains("not used in 1.9 years"), "{}", english(&short.explanation));
}

#[test]
fn a_date_told_by_its_year_alone_widens_activation() {
    let activation = |precision| {
        let mut facts = world();
        let uganda = facts.laws.iter_mut().find(|l| l.jurisdiction == "UGA").unwrap();
        for dated in &mut uganda.dates {
            dated.date = date(2006, 1, 1);
            dated.precision = precision;
        }
        // Every year since is reported, so that only the date leaves anything open.
        let figures = |o: &Observation| o.jurisdiction == "UGA" && o.measure == Measure::Convictions;
        let reported: Vec<i16> =
            facts.observations.iter().filter(|o| figures(o)).map(|o| o.period.index_year()).collect();
        for year in (2006..=2015).filter(|y| !reported.contains(y)) {
            facts.observations.push(count("UGA", Measure::Convictions, year, Quantity::exact(0.0)));
        }
        let output = run(&facts, places::all(), &[], Options { seed: 7, draws: 300, as_of: date(2016, 1, 1) });
        let component = of(&output, "UGA").components.iter().find(|c| c.kind == ComponentKind::Activation).unwrap();
        component.upper - component.lower
    };
    let (day, year) = (activation(DatePrecision::Day), activation(DatePrecision::Year));
    assert!(year > day, "{year} against {day}");
}

#[test]
fn every_number_lies_within_its_interval_and_range() {
    for s in scored(7).scores.iter().filter(|s| s.score.is_some()) {
        let [lower, score, upper] = [s.lower, s.score, s.upper].map(Option::unwrap);
        assert!(0.0 <= lower && lower <= score && score <= upper && upper <= 100.0);
        assert!(s.rank_lower <= s.rank && s.rank <= s.rank_upper && s.rank_upper <= s.ranked);
        for c in &s.components {
            assert!(0.0 <= c.lower && c.lower <= c.value && c.value <= c.upper && c.upper <= 1.0, "{c:?}");
            assert!(!c.observations.is_empty() || !c.ratings.is_empty());
        }
    }
}
