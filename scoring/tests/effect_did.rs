//! Staggered difference-in-differences: a published analysis, coverage by simulation, the same bits on any number of
//! threads.

mod support;

use std::collections::BTreeMap;

use lexgap_scoring::{
    effect::did::{Base, Controls, Effects, Method, Options, Row, fit},
    random::Random,
};
use rayon::prelude::*;
use serde_json::Value;
use support::{close, json, numbers, table};

fn mpdta(covariates: bool) -> Option<(Vec<Row>, Value)> {
    let data = table("mpdta/mpdta.csv", b',')?;
    let [year, people, employed, first] = ["year", "lpop", "lemp", "first.treat"].map(|c| numbers(&data, c));
    let rows = (0..year.len())
        .map(|i| Row {
            unit: data["countyreal"][i].clone(),
            time: year[i] as i32,
            outcome: employed[i],
            first_treated: (first[i] > 0.0).then_some(first[i] as i32),
            covariates: if covariates { vec![people[i]] } else { vec![] },
        })
        .collect();
    Some((rows, json("mpdta/expected.json")?))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The four aggregates, to the digits that are printed.
fn aggregates(what: &str, found: &Effects, expected: &Value) {
    let ours = [
        ("simple", found.simple),
        ("dynamic", found.dynamic.overall),
        ("group", found.group.overall),
        ("calendar", found.calendar.overall),
    ];
    for (name, e) in ours {
        close(&format!("{what} {name}"), e.estimate, number(&expected[name][0]), 0.000_05 + 1e-9);
        close(&format!("{what} {name}, standard error"), e.standard_error, number(&expected[name][1]), 0.000_05 + 1e-9);
    }
}

#[test]
fn minimum_wage_and_teen_employment() {
    let Some((rows, expected)) = mpdta(false) else { return };
    let published = &expected["published"];
    let found = fit(&rows, &Options { method: Method::OutcomeRegression, ..Options::default() }).unwrap();
    for cell in published["att_gt"].as_array().unwrap() {
        let (g, t) = (number(&cell[0]) as i32, number(&cell[1]) as i32);
        let ours = found.cells.iter().find(|c| (c.group, c.time) == (g, t)).unwrap().effect.estimate;
        close(&format!("ATT({g}, {t})"), ours.estimate, number(&cell[2]), 0.000_05 + 1e-9);
        // The published errors are themselves bootstrapped.
        close(&format!("ATT({g}, {t}), standard error"), ours.standard_error, number(&cell[3]), 0.1 * number(&cell[3]));
    }
    assert_eq!(found.cells.len(), published["att_gt"].as_array().unwrap().len());
    close("pre-trend test, p", found.pre_test.unwrap().p_value, number(&published["pretest_wald_p"]), 0.000_005 + 1e-9);
    for (key, name, aggregate) in [("dynamic", "event time", &found.dynamic), ("group", "group", &found.group)] {
        let by: BTreeMap<i32, f64> = aggregate.by.iter().map(|p| (p.key, p.effect.estimate.estimate)).collect();
        for (k, value) in published[key].as_object().unwrap() {
            close(&format!("{name} {k}"), by[&k.parse::<i32>().unwrap()], number(value), 0.000_05 + 1e-9);
        }
        let overall = &published[format!("{key}_overall")];
        close(&format!("{key} overall"), aggregate.overall.estimate, number(&overall[0]), 0.000_05 + 1e-9);
    }
    aggregates("never treated", &found, &expected["computed_csdid"]["never_reg_no_cov"]);
    // A uniform band is wider than the intervals, and narrower than Bonferroni's.
    assert!((2.2..2.9).contains(&found.cells_critical_value), "{}", found.cells_critical_value);
}

#[test]
fn doubly_robust_with_population_and_not_yet_treated_controls() {
    let Some((rows, expected)) = mpdta(true) else { return };
    let computed = &expected["computed_csdid"];
    let of = |controls, method| fit(&rows, &Options { controls, method, ..Options::default() }).unwrap();
    let never = of(Controls::NeverTreated, Method::DoublyRobust);
    for cell in computed["never_dr_lpop"]["att_gt"].as_array().unwrap() {
        let (g, t) = (number(&cell[0]) as i32, number(&cell[1]) as i32);
        let ours = never.cells.iter().find(|c| (c.group, c.time) == (g, t)).unwrap().effect.estimate;
        close(&format!("doubly robust ATT({g}, {t})"), ours.estimate, number(&cell[2]), 0.000_05 + 1e-9);
    }
    aggregates("doubly robust, never treated", &never, &computed["never_dr_lpop"]);
    let not_yet = of(Controls::NotYetTreated, Method::DoublyRobust);
    aggregates("doubly robust, not yet treated", &not_yet, &computed["notyet_dr_lpop"]);
    // The other two methods estimate the same thing.
    for method in [Method::InverseProbability, Method::OutcomeRegression] {
        let other = of(Controls::NeverTreated, method);
        close(&format!("{method:?} simple"), other.simple.estimate, never.simple.estimate, 0.002);
        close(&format!("{method:?} error"), other.simple.standard_error, never.simple.standard_error, 0.001);
    }
    let Some((plain, _)) = mpdta(false) else { return };
    let found = fit(&plain, &Options { controls: Controls::NotYetTreated, ..Options::default() }).unwrap();
    aggregates("not yet treated", &found, &computed["notyet_reg_no_cov"]);
}

/// Units with their own level, a common path and autocorrelated noise; law in 2004 or 2006 or never.
fn panel(what: u64, draw: u32, units: u32, effect: f64, trend_by_covariate: bool) -> Vec<Row> {
    let mut random = Random::at(4_242, what, draw);
    let common: Vec<f64> = (0..8).map(|_| random.normal()).collect();
    let mut rows = Vec::new();
    for u in 0..units {
        let x = random.normal();
        // Laws come sooner where the covariate is high, and so do rises: confounded without it.
        let lean = if trend_by_covariate { x } else { 0.0 };
        let first = match random.uniform() + 0.12 * lean.clamp(-2.0, 2.0) {
            r if r > 0.75 => Some(2004),
            r if r > 0.45 => Some(2006),
            _ => None,
        };
        let level = 2.0 * random.normal();
        let mut noise = random.normal();
        for (k, common) in common.iter().enumerate() {
            let t = 2001 + k as i32;
            noise = 0.5 * noise + random.normal();
            let since = first.map_or(0.0, |g| f64::from((t - g + 1).max(0)));
            let on = f64::from(u8::from(since > 0.0));
            rows.push(Row {
                unit: format!("{u:04}"),
                time: t,
                outcome: level + common + 0.3 * lean * k as f64 + effect * (on + 0.2 * since) + noise,
                first_treated: first,
                covariates: if trend_by_covariate { vec![x] } else { vec![] },
            });
        }
    }
    rows
}

struct Share {
    hits: u32,
    of: u32,
}

impl Share {
    fn count(hits: impl Iterator<Item = bool>) -> Share {
        hits.fold(Share { hits: 0, of: 0 }, |s, h| Share { hits: s.hits + u32::from(h), of: s.of + 1 })
    }

    fn within(&self, what: &str, low: f64, high: f64) {
        let share = f64::from(self.hits) / f64::from(self.of);
        println!("{what}: {share:.4} of {} (asked {low} to {high})", self.of);
        assert!((low..=high).contains(&share), "{what}: {share}");
    }
}

/// The true average over the treated cells, groups weighted by the units that this panel drew.
fn truth(rows: &[Row], effect: f64) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for r in rows {
        if let Some(g) = r.first_treated.filter(|g| r.time >= *g) {
            sum += effect * (1.0 + 0.2 * f64::from(r.time - g + 1));
            count += 1.0;
        }
    }
    sum / count
}

const PANELS: u32 = 2_000;

#[test]
fn intervals_cover_and_placebo_laws_are_not_found() {
    let options = Options { draws: 199, ..Options::default() };
    for (what, units, covariate) in [(1, 150, false), (2, 250, true)] {
        // Effects at the expected composition: 0.25 and 0.30 of the units with 5 and 3 periods.
        let runs: Vec<[bool; 4]> = (0..PANELS)
            .into_par_iter()
            .map(|draw| {
                let rows = panel(what, draw, units, 1.0, covariate);
                let found = fit(&rows, &options).unwrap();
                let first = found.dynamic.by.iter().find(|p| p.key == 0).unwrap().effect.estimate;
                let within = |low: f64, truth: f64, high: f64| low <= truth && truth <= high;
                let mut path = found.dynamic.by.iter();
                let band = path.all(|p| {
                    let truth = if p.key < 0 { 0.0 } else { 1.0 + 0.2 * f64::from(p.key + 1) };
                    within(p.effect.band_lower, truth, p.effect.band_upper)
                });
                let unbanded = Options { draws: 1, ..options };
                let placebo = fit(&panel(what + 10, draw, units, 0.0, covariate), &unbanded).unwrap();
                let truth = truth(&rows, 1.0);
                [
                    within(found.simple.lower, truth, found.simple.upper),
                    within(first.lower, 1.2, first.upper),
                    band,
                    placebo.simple.p_value < 0.05,
                ]
            })
            .collect();
        let share = |k: usize| Share::count(runs.iter().map(|r| r[k]));
        println!("{units} units, {}", if covariate { "doubly robust" } else { "no covariates" });
        share(0).within("simple covered", 0.935, 0.965);
        share(1).within("effect on impact covered", 0.935, 0.965);
        share(2).within("whole event study within its uniform band", 0.925, 0.975);
        share(3).within("placebo laws rejected", 0.035, 0.065);
    }
}

/// Forty units with two of five figures missing: three to seven treated behind most comparisons, as in counts of
/// trafficking. Intervals are those of the normal distribution, so that they cover somewhat less than they say.
#[test]
fn sparse_panels_cover_nearly_as_much_as_they_say() {
    let options = Options { draws: 1, controls: Controls::NotYetTreated, sparse: Some(3), ..Options::default() };
    let gaps = |what: u64, draw: u32, effect: f64| {
        let mut random = Random::at(77, what, draw);
        let mut rows = panel(what, draw, 40, effect, false);
        rows.retain(|_| random.uniform() < 0.6);
        rows
    };
    let runs: Vec<Option<[bool; 2]>> = (0..PANELS)
        .into_par_iter()
        .map(|draw| {
            let found = fit(&gaps(31, draw, 1.0), &options).ok()?;
            let first = found.dynamic.by.iter().find(|p| p.key == 0)?.effect.estimate;
            let placebo = fit(&gaps(32, draw, 0.0), &options).ok()?.dynamic.overall;
            Some([first.lower <= 1.2 && 1.2 <= first.upper, placebo.p_value < 0.05])
        })
        .collect();
    let told: Vec<[bool; 2]> = runs.into_iter().flatten().collect();
    assert!(told.len() as u32 > PANELS * 9 / 10, "{}", told.len());
    Share::count(told.iter().map(|r| r[0])).within("sparse: effect on impact covered", 0.88, 0.965);
    Share::count(told.iter().map(|r| r[1])).within("sparse: placebo laws rejected", 0.03, 0.12);
}

#[test]
fn the_pre_trend_test_has_its_size_and_finds_what_is_there() {
    let options = Options { draws: 1, ..Options::default() };
    let rejected = |what: u64, drift: f64| {
        let p: Vec<f64> = (0..500)
            .into_par_iter()
            .map(|draw| {
                let mut rows = panel(what, draw, 300, 0.5, false);
                for r in rows.iter_mut().filter(|r| r.first_treated.is_some()) {
                    r.outcome += drift * f64::from(r.time - 2001);
                }
                fit(&rows, &options).unwrap().pre_test.unwrap().p_value
            })
            .collect();
        Share::count(p.into_iter().map(|p| p < 0.05))
    };
    rejected(21, 0.0).within("no drift, rejected", 0.02, 0.09);
    rejected(22, 0.5).within("drift, rejected", 0.9, 1.0);
}

#[test]
fn the_same_seed_gives_the_same_bits_on_one_thread_and_on_two() {
    let rows = panel(31, 0, 120, 1.0, true);
    let options = Options { base: Base::Universal, seed: 9, ..Options::default() };
    let on = |n: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
        pool.install(|| fit(&rows, &options).unwrap())
    };
    assert_eq!(on(1), on(2));
    let other = fit(&rows, &Options { seed: 10, ..options }).unwrap();
    assert_ne!(on(1).cells_critical_value, other.cells_critical_value);
    assert_eq!(on(1).simple, other.simple, "the seed moves bands only");
}
