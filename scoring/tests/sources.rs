//! Several sources of one count, flags between jurisdictions, and what stands beside a score.

#[path = "world/east_africa.rs"]
mod east_africa;
mod world;

use east_africa::{COUNTRIES, source};
use jiff::civil::date;
use lexgap_domain::{
    FactSet, FactStatus, IndicatorPoint, InterestClass, Law, Measure, Observation, Period, Quantity, Revision,
    RevisionKind, Score, Topic, Unit, places,
};
use lexgap_scoring::{Options, Output, run};
use lexgap_texts::english;
use world::provenance;

const TOPIC: Topic = Topic::HumanTrafficking;

fn law(jurisdiction: &str, year: i16) -> Law {
    world::treaty('a', TOPIC, jurisdiction, date(year, 1, 1), date(year, 1, 1))
}

fn count(source: &str, jurisdiction: &str, measure: Measure, year: i16, quantity: Quantity) -> Observation {
    world::total(source, TOPIC, jurisdiction, measure, year, quantity)
}

fn point(indicator: &str, jurisdiction: &str, year: i16, value: f64, standard_error: Option<f64>) -> IndicatorPoint {
    IndicatorPoint {
        indicator: indicator.into(),
        jurisdiction: jurisdiction.into(),
        period: Period::year(year).unwrap(),
        value: Some(value),
        standard_error,
        lower: None,
        upper: None,
        n_sources: None,
        label: None,
        source: "world-bank".into(),
        provenance: provenance(),
    }
}

/// A government's counts of 2005 to 2015, laws of 2006.
fn world() -> FactSet {
    let mut facts = FactSet { laws: COUNTRIES.iter().map(|j| law(j, 2006)).collect(), ..FactSet::default() };
    facts.sources = vec![source("gov", InterestClass::OwnGovernment), source("ngo", InterestClass::Ngo)];
    for (i, j) in COUNTRIES.iter().enumerate() {
        for year in 2005..=2015 {
            facts.points.push(point("wb-population", j, year, 1e7, None));
            for (measure, n) in [(Measure::Convictions, 10.0), (Measure::Prosecutions, 30.0)] {
                let wave = f64::from((i as i32 * 7 + i32::from(year)) % 5);
                facts.observations.push(count("gov", j, measure, year, Quantity::exact(n + wave)));
            }
        }
    }
    facts
}

fn scored(facts: &FactSet, revisions: &[Revision]) -> Output {
    run(facts, places::all(), revisions, Options { seed: 7, draws: 300, as_of: date(2016, 1, 1) })
}

fn of<'a>(output: &'a Output, jurisdiction: &str) -> &'a Score {
    output.scores.iter().find(|s| s.jurisdiction == jurisdiction).unwrap()
}

fn flagged(output: &Output, jurisdiction: &str, flag: &str) -> bool {
    of(output, jurisdiction).flags.iter().any(|f| english(&f.said).starts_with(flag))
}

/// An NGO counts `times` the convictions of the first `n` countries.
fn with_ngo(facts: &mut FactSet, n: usize, times: impl Fn(usize) -> f64) {
    for (i, j) in COUNTRIES.iter().enumerate().take(n) {
        for year in 2007..=2014 {
            let wave = f64::from((i as i32 * 7 + i32::from(year)) % 5);
            let counted = (times(i) * (10.0 + wave)).round();
            facts.observations.push(count("ngo", j, Measure::Convictions, year, Quantity::exact(counted)));
        }
    }
}

#[test]
fn two_sources_are_reconciled_between_them() {
    let mut facts = world();
    with_ngo(&mut facts, 6, |_| 3.0);
    let output = scored(&facts, &[]);
    let r = output
        .reconciliation
        .series
        .iter()
        .find(|r| r.jurisdiction == "ETH" && r.measure == Measure::Convictions)
        .unwrap();
    assert_eq!(r.years.iter().map(|y| y.year).collect::<Vec<_>>(), (2005..=2015).collect::<Vec<_>>());
    for y in r.years.iter().filter(|y| (2007..=2014).contains(&y.year)) {
        assert!(y.lower < y.value && y.value < y.upper);
        assert!(y.value > 10.0 && y.value < 42.0, "between the two: {y:?}");
    }
    let tilt = |id: &str| r.sources.iter().find(|s| s.source == *id).unwrap().beside_others.unwrap();
    assert!((tilt("ngo").value - 3.0).abs() < 0.4 && (tilt("gov").value - 1.0 / 3.0).abs() < 0.06);
    assert!(flagged(&output, "ETH", "Tilted figures"), "{:?}", of(&output, "ETH").flags);
    assert!(!flagged(&output, "NOR", "Tilted figures"), "one source only");
    let overall = output.reconciliation.tilts.iter().find(|t| t.source == "ngo").unwrap();
    assert_eq!((overall.jurisdictions, overall.compared), (6, 6));
    // The conflict is in the score: its interval is wider than that of a country whose figures agree.
    let width = |j: &str| of(&output, j).components.iter().map(|c| c.upper - c.lower).sum::<f64>();
    assert!(width("ETH") > width("MUS"), "{} {}", width("ETH"), width("MUS"));
}

#[test]
fn figures_that_no_count_can_be_are_refused_with_the_reason() {
    for (quantity, word) in [
        (Quantity::exact(-3.0), "not negative"),
        (Quantity::exact(2.5), "no whole number"),
        (Quantity::exact(f64::INFINITY), "not finite"),
        (Quantity::interval(9.0, 4.0), "holds no number"),
    ] {
        let mut facts = world();
        facts.observations.push(count("ngo", "KEN", Measure::Convictions, 2010, quantity));
        let output = scored(&facts, &[]);
        let refused = &output.reconciliation.refused;
        assert_eq!(refused.len(), 1, "{refused:?}");
        let reason = english(&refused[0].reason);
        assert!(reason.contains(word) && reason.contains("ngo"), "{reason}");
        assert!(
            output.reconciliation.series.iter().all(|r| r.jurisdiction != "KEN" || r.measure != Measure::Convictions)
        );
        for s in &output.scores {
            assert!(s.score.is_none_or(f64::is_finite));
        }
    }
}

#[test]
fn what_was_published_and_no_longer_is_went_dark() {
    let mut facts = world();
    facts.observations.retain(|o| o.jurisdiction != "UGA" || o.period.index_year() <= 2011);
    let withdrawn = count("gov", "RWA", Measure::Convictions, 2004, Quantity::exact(4.0));
    facts.observations.retain(|o| o.key() != withdrawn.key());
    let revisions = [Revision { kind: RevisionKind::Withdrawn, before: withdrawn, after: None, snapshot: "01".into() }];
    let output = scored(&facts, &revisions);
    assert!(flagged(&output, "UGA", "Went dark"), "the series ended");
    assert!(flagged(&output, "RWA", "Went dark"), "the source withdrew it");
    assert!(!flagged(&output, "KEN", "Went dark"));
}

#[test]
fn what_came_back_has_not_gone_dark_and_what_became_no_figure_has() {
    let figure = || count("gov", "RWA", Measure::Convictions, 2004, Quantity::exact(4.0));
    let withdrawn = |before| Revision { kind: RevisionKind::Withdrawn, before, after: None, snapshot: "01".into() };
    let with = |current: Option<Quantity>, revision: Revision| {
        let mut facts = world();
        facts.observations.retain(|o| o.key() != figure().key());
        facts.observations.extend(current.map(|q| count("gov", "RWA", Measure::Convictions, 2004, q)));
        flagged(&scored(&facts, &[revision]), "RWA", "Went dark")
    };
    assert!(with(None, withdrawn(figure())));
    assert!(!with(Some(Quantity::exact(5.0)), withdrawn(figure())), "it came back");
    let not_reported = count("gov", "RWA", Measure::Convictions, 2004, Quantity::not_reported());
    let changed = Revision {
        kind: RevisionKind::Changed,
        before: figure(),
        after: Some(not_reported.id.clone()),
        snapshot: "01".into(),
    };
    assert!(with(Some(Quantity::not_reported()), changed), "it is no figure any more");
    assert!(!with(None, withdrawn(not_reported)), "it was none");
    let rejected = Observation { status: FactStatus::Rejected, ..figure() };
    assert!(!with(None, withdrawn(rejected)), "nobody had published it");
}

#[test]
fn a_year_that_few_have_reported_yet_is_no_silence() {
    // A survey whose newest two years are still coming in: four of 24 have them.
    let mut facts = world();
    let quick = ["NOR", "SWE", "FIN", "DNK"];
    facts.observations.retain(|o| quick.contains(&o.jurisdiction.as_str()) || o.period.index_year() <= 2013);
    facts.observations.retain(|o| o.jurisdiction != "UGA" || o.period.index_year() <= 2011);
    facts.observations.retain(|o| o.jurisdiction != "RWA" || o.period.index_year() <= 2010);
    let output = scored(&facts, &[]);
    assert!(!flagged(&output, "UGA", "Went dark"), "two full years only: {:?}", of(&output, "UGA").flags);
    assert!(flagged(&output, "RWA", "Went dark"), "three full years");
    let rwanda: Vec<String> = of(&output, "RWA").flags.iter().map(|f| english(&f.said)).collect();
    assert!(rwanda.iter().any(|f| f.contains("6 of the 6 years up to 2010") && f.contains("2013")), "{rwanda:?}");
}

#[test]
fn who_reports_now_and_then_has_not_gone_dark() {
    let mut facts = world();
    facts.observations.retain(|o| o.period.index_year() <= 2014);
    let kept = [2005, 2009, 2010, 2011];
    facts.observations.retain(|o| o.jurisdiction != "UGA" || kept.contains(&o.period.index_year()));
    facts.observations.retain(|o| o.jurisdiction != "RWA" || o.period.index_year() <= 2011);
    let output = scored(&facts, &[]);
    assert!(!flagged(&output, "UGA", "Went dark"), "{:?}", of(&output, "UGA").flags);
    assert!(flagged(&output, "RWA", "Went dark"), "it had every year");
}

#[test]
fn a_rise_across_the_border_is_displacement_only_if_it_is_no_rise_everywhere() {
    let raise = |facts: &mut FactSet, who: &dyn Fn(&str) -> bool| {
        for o in &mut facts.observations {
            if who(o.jurisdiction.as_str()) && o.period.index_year() > 2010 {
                o.quantity = Quantity::exact(o.quantity.value.unwrap() * 5.0);
            }
        }
    };
    let mut facts = world();
    facts.laws.iter_mut().for_each(|l| *l = law(l.jurisdiction.as_str(), 2010));
    // Norway borders Sweden and Finland here.
    raise(&mut facts, &|j| j == "SWE" || j == "FIN");
    let output = scored(&facts, &[]);
    assert!(flagged(&output, "NOR", "Displacement"), "{:?}", of(&output, "NOR").flags);
    assert!(!flagged(&output, "ISL", "Displacement"), "an island");
    raise(&mut facts, &|j| j != "SWE" && j != "FIN");
    assert!(!flagged(&scored(&facts, &[]), "NOR", "Displacement"), "it rose everywhere");
}

#[test]
fn no_more_use_than_before_is_a_paper_law() {
    let mut facts = world();
    facts.laws.iter_mut().for_each(|l| *l = law(l.jurisdiction.as_str(), 2010));
    for o in &mut facts.observations {
        if o.jurisdiction == "KEN" && o.period.index_year() >= 2010 {
            o.quantity = Quantity::exact(1.0);
        }
    }
    let output = scored(&facts, &[]);
    assert!(flagged(&output, "KEN", "Paper law"), "{:?}", of(&output, "KEN"));
    assert!(!flagged(&output, "UGA", "Paper law"));
}

#[test]
fn peers_lead_one_to_expect_what_they_did() {
    let output = scored(&world(), &[]);
    let expected = of(&output, "KEN").expected.clone().unwrap();
    assert_eq!((expected.age, expected.n_peers, english(&expected.peers)), (10.0, 14, "Eastern Africa".to_owned()));
    assert!((expected.used.value - 1.0).abs() < 1e-9 && expected.used.lower > 0.8, "all had used theirs: {expected:?}");
    let convictions = &expected.counts[0];
    assert!(convictions.per_year.lower > 8.0 && convictions.per_year.upper < 16.0, "{convictions:?}");
    assert!(convictions.counted.is_some_and(|(low, high)| low == high && low > 9.0 && low < 15.0));
}

#[test]
fn the_variant_for_corruption_needs_independent_figures() {
    let mut facts = world();
    for (i, j) in COUNTRIES.iter().enumerate() {
        facts.points.push(point("wb-wgi-cc", j, 2014, -1.2 + 0.1 * i as f64, Some(0.15)));
    }
    let without = scored(&facts, &[]);
    let adjusted = &of(&without, "KEN").adjusted;
    assert_eq!(adjusted.score, None);
    let explanation = english(&adjusted.explanation);
    assert!(explanation.contains("in 0 jurisdictions"), "{explanation}");

    // The more corrupt, the more convictions a government claims: an NGO counts fewer of them.
    with_ngo(&mut facts, 24, |i| 0.4 + 0.06 * i as f64);
    let with = scored(&facts, &[]);
    let (corrupt, clean) = (of(&with, "BDI"), of(&with, "PRT"));
    let fall = |s: &Score| s.score.unwrap() - s.adjusted.score.unwrap();
    assert!(fall(corrupt) > 5.0, "{} {:?}", corrupt.score.unwrap(), corrupt.adjusted);
    assert!(fall(clean) < -2.0, "{} {:?}", clean.score.unwrap(), clean.adjusted);
    let explanation = english(&corrupt.adjusted.explanation);
    assert!(explanation.contains("24 jurisdictions"), "{explanation}");
}

/// Each of the ten largest disagreements is explained from its own figures.
#[test]
fn disagreements_with_experts_are_explained_from_their_own_figures() {
    let mut facts = world();
    let ratings = [
        "oc-national-policies-and-laws",
        "oc-law-enforcement",
        "oc-judicial-system-and-detention",
        "oc-victim-and-witness-support",
    ];
    for (i, j) in COUNTRIES.iter().enumerate() {
        for (k, id) in ratings.iter().enumerate() {
            // Experts see the same everywhere, but in Kenya a practice far below its law, worst for victims.
            let value = match (*j, k) {
                ("KEN", 0) => 8.0,
                ("KEN", 3) => 1.5,
                (_, 0) => 5.0,
                _ => 4.0 + 0.01 * i as f64,
            };
            facts.points.push(point(id, j, 2014, value, None));
        }
    }
    // Kenya convicts ten times as many as the others; nobody has victims or ratings.
    for o in facts.observations.iter_mut().filter(|o| o.jurisdiction == "KEN") {
        o.quantity = Quantity::exact(o.quantity.value.unwrap() * 10.0);
    }
    let output = scored(&facts, &[]);
    let check = &output.outside[0];
    assert_eq!((check.n, check.disagreements.len()), (24, 10));
    let kenya = english(&check.disagreements.iter().find(|d| d.jurisdiction == "KEN").unwrap().explanation);
    for part in [
        "Enforcement lifts our score most",
        "convictions: 13",
        "experts rated the law 8.0 and practice 3.2 of 10 in 2014, worst of all victim and witness support at 1.5",
        "we have nothing on independent assessment, protection",
        "all its counts come from “gov”, to which its government answers, so that nothing checks them",
    ] {
        assert!(kenya.contains(part), "`{part}` is not in: {kenya}");
    }
    let others: std::collections::BTreeSet<String> =
        check.disagreements.iter().map(|d| english(&d.explanation)).collect();
    assert!(others.len() > 5, "each has its own: {others:?}");

    // Where two sources disagree, that comes first among what is said of them.
    with_ngo(&mut facts, 24, |i| if COUNTRIES[i] == "KEN" { 0.2 } else { 1.0 });
    let again = scored(&facts, &[]);
    let kenya = again.outside[0].disagreements.iter().find(|d| d.jurisdiction == "KEN").unwrap();
    let explanation = english(&kenya.explanation);
    assert!(explanation.contains("its sources disagree: “gov” reports"), "{explanation}");
}

#[test]
fn shares_of_variance_are_shares() {
    let output = scored(&world(), &[]);
    for s in output.scores.iter().filter(|s| s.score.is_some()) {
        assert_eq!(s.hinges.len(), 5, "{:?}", s.law);
        assert!(s.hinges.iter().all(|h| (0.0..=1.0).contains(&h.share)));
        assert!(s.hinges.is_sorted_by(|a, b| a.share >= b.share));
        assert!(s.hinges.iter().map(|h| h.share).sum::<f64>() < 1.25, "{:?}", s.hinges);
    }
}

#[test]
fn threads_do_not_change_a_bit() {
    let mut facts = world();
    with_ngo(&mut facts, 12, |i| 0.5 + 0.1 * i as f64);
    let pool = |n| rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
    assert_eq!(pool(1).install(|| scored(&facts, &[])), pool(2).install(|| scored(&facts, &[])));
}

#[test]
fn prosecutions_answer_investigations_where_both_are_counted() {
    let mut facts = world();
    for j in COUNTRIES {
        for year in 2008..=2015 {
            facts.observations.push(count("gov", j, Measure::Investigations, year, Quantity::exact(400.0)));
        }
    }
    // Cases are not divided by persons.
    for o in facts.observations.iter_mut().filter(|o| o.jurisdiction == "UGA") {
        if o.measure == Measure::Investigations {
            o.unit = Unit::Cases;
        }
    }
    let output = scored(&facts, &[]);
    let follow = |j: &str| {
        let c = of(&output, j).components.iter().find(|c| c.kind == lexgap_domain::ComponentKind::FollowThrough);
        c.cloned().unwrap()
    };
    // Convictions are 12 of 32 prosecutions, prosecutions 32 of 400 investigations.
    let (one, both) = (follow("UGA"), follow("KEN"));
    assert!((one.value - 12.0 / 32.0).abs() < 0.05, "{one:?}");
    assert!((both.value - (12.0 / 32.0 * 32.0 / 400.0_f64).sqrt()).abs() < 0.03, "{both:?}");
    let explanation = english(&both.explanation);
    assert!(explanation.contains("prosecutions") && explanation.contains("investigations"), "{explanation}");
}
