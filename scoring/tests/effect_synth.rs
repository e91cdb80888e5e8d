//! Synthetic control and synthetic difference-in-differences: published analyses.

mod support;

use lexgap_scoring::effect::synth::{Effect, Effects, Method, Options, Row, fit};
use serde_json::Value;
use support::{close, json, numbers, table};

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// Rows of a table whose treated unit starts in `event`.
fn rows(file: &str, delimiter: u8, [unit, time, outcome]: [&str; 3], treated: &str, event: i32) -> Option<Vec<Row>> {
    let data = table(file, delimiter)?;
    let years = numbers(&data, time);
    Some(
        (0..years.len())
            .map(|i| Row {
                unit: data[unit][i].clone(),
                time: years[i] as i32,
                outcome: data[outcome][i].parse().unwrap(),
                treated: data[unit][i] == treated && years[i] as i32 >= event,
            })
            .collect(),
    )
}

fn of(found: &Effects, method: Method) -> &Effect {
    found.effects.iter().find(|e| e.method == method).unwrap()
}

fn run(rows: &[Row]) -> Effects {
    fit(rows, &Method::ALL, &Options::default()).unwrap()
}

#[test]
fn proposition_99() {
    let columns = ["State", "Year", "PacksPerCapita"];
    let Some(rows) = rows("prop99_synthdid/california_prop99.csv", b';', columns, "California", 1989) else { return };
    let Some(expected) = json("prop99_synthdid/expected.json") else { return };
    let found = run(&rows);
    assert_eq!((found.controls, found.periods_before, found.periods_after), (38, 19, 12));
    close("difference-in-differences", of(&found, Method::Did).estimate, number(&expected["did"]), 1e-9);
    let did = of(&found, Method::SyntheticDid);
    let e = &expected["sdid"];
    close("synthetic difference-in-differences", did.estimate, number(&e["recomputed"]), 0.005);
    close("synthetic difference-in-differences, paper", did.estimate, number(&e["published"]), 0.01);
    let control = of(&found, Method::SyntheticControl);
    let e = &expected["sc"];
    close("synthetic control", control.estimate, number(&e["recomputed"]), number(&e["tol"]));
    // Arkhangelsky et al. 2021, table 1: placebo standard errors 8.4 and 9.9.
    close("synthetic did, standard error", did.standard_error.unwrap(), 8.4, 1.5);
    close("synthetic control, standard error", control.standard_error.unwrap(), 9.9, 2.0);
    println!("placebo p {:?}, gap ratio p {:?}", control.placebo_p_value, control.gap_ratio_p_value);
    // Abadie, Diamond and Hainmueller 2010: California has the largest ratio of all 39 states.
    assert!(control.gap_ratio_p_value.unwrap() < 0.11, "{:?}", control.gap_ratio_p_value);
}

/// Their predictors beside the outcome give other weights than the outcomes alone: within the width of a fit.
#[test]
fn abadies_examples_loosely() {
    let columns = ["country", "year", "gdp"];
    let Some(germany) = rows("synthetic_control/german_reunification.csv", b',', columns, "West Germany", 1990) else {
        return;
    };
    let control = of(&run(&germany), Method::SyntheticControl).clone();
    for w in &control.unit_weights {
        println!("West Germany: {} {:.3}", w.of, w.weight);
    }
    close("German reunification, US dollars a year", control.estimate, -1_600.0, 400.0);
    assert_eq!(control.unit_weights[0].of, "Austria");

    let columns = ["regionname", "year", "gdpcap"];
    let Some(spain) = rows("synthetic_control/basque_data.csv", b',', columns, "Basque Country (Pais Vasco)", 1970)
    else {
        return;
    };
    // The country as a whole is no donor.
    let regions: Vec<Row> = spain.into_iter().filter(|r| !r.unit.starts_with("Spain")).collect();
    let control = of(&run(&regions), Method::SyntheticControl).clone();
    for w in &control.unit_weights {
        println!("Basque Country: {} {:.3}", w.of, w.weight);
    }
    let gap: Vec<_> = control.line.iter().filter(|l| (1975..1998).contains(&l.time)).collect();
    let share = gap.iter().map(|l| l.gap / l.counterfactual).sum::<f64>() / gap.len() as f64;
    close("Basque Country, share of income", share, -0.10, 0.03);
}

#[test]
fn the_same_bits_on_one_thread_and_on_two() {
    let mut rows = Vec::new();
    for u in 0..10_i32 {
        for t in 2000..2012 {
            let wave = f64::from((u * 7 + t * 13) % 11) / 5.0;
            let treated = u >= 8 && t >= 2007;
            let outcome = f64::from(u) + f64::from(t - 2000) + wave + if treated { 3.0 } else { 0.0 };
            rows.push(Row { unit: format!("u{u}"), time: t, outcome, treated });
        }
    }
    let on = |n: usize, seed: u64| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
        pool.install(|| fit(&rows, &Method::ALL, &Options { draws: 40, seed }).unwrap())
    };
    assert_eq!(on(1, 7), on(2, 7));
    assert_ne!(on(1, 7).effects[0].standard_error, on(1, 8).effects[0].standard_error);
    assert_eq!(on(1, 7).effects[0].space_placebos.len(), 40);
}
