//! Interrupted time series: a published analysis, and coverage by simulation.

mod support;

use lexgap_scoring::effect::{
    its::{Family, Fit, Model, Point, Reference, fit},
    normal_quantile,
};
use lexgap_scoring::random::Random;
use rayon::prelude::*;
use serde_json::Value;
use support::{close, json, numbers, table};

fn sicily() -> Option<(Vec<Point>, Value)> {
    let data = table("sicily_smoking_ban/sicily.csv", b',')?;
    let [time, aces, people] = ["time", "aces", "stdpop"].map(|c| numbers(&data, c));
    let points = (0..time.len()).map(|i| Point { time: time[i], outcome: aces[i], exposure: people[i] }).collect();
    Some((points, json("sicily_smoking_ban/expected.json")?))
}

/// The ban came into force in January 2005, month 37.
fn model(family: Family, slope: bool, harmonics: u8) -> Model {
    Model { family, slope, harmonics, reference: Reference::Normal, ..Model::new(37.0) }
}

fn coefficient(fit: &Fit, name: &str) -> (f64, f64) {
    let c = fit.coefficients.iter().find(|c| c.name == name).unwrap();
    (c.estimate.estimate, c.estimate.standard_error)
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

#[test]
fn sicily_smoking_ban() {
    let Some((points, expected)) = sicily() else { return };
    let m1 = fit(&points, &model(Family::Poisson, false, 0)).unwrap();
    let e = &expected["m1"];
    for (i, name) in ["intercept", "level", "trend"].into_iter().enumerate() {
        let (b, se) = coefficient(&m1, name);
        close(&format!("m1 {name}"), b, number(&e["coef"][i]), 1e-8 * 10.0);
        close(&format!("m1 {name}, standard error"), se, number(&e["se"][i]), 1e-8);
    }
    close("m1 rate ratio", m1.level.estimate, number(&e["rr_smokban"]), 1e-9);
    close("m1 lower", m1.level.lower, number(&e["rr_ci95"][0]), 1e-8);
    close("m1 upper", m1.level.upper, number(&e["rr_ci95"][1]), 1e-8);
    close("m1 Pearson dispersion", m1.pearson_dispersion, number(&e["pearson_dispersion"]), 1e-8);
    close("m1 deviance", m1.deviance, number(&e["deviance"]), 1e-8);

    let m2 = fit(&points, &model(Family::QuasiPoisson, false, 0)).unwrap();
    close("m2 lower", m2.level.lower, number(&expected["m2"]["rr_ci95_quasi_normal"][0]), 1e-6);
    close("m2 upper", m2.level.upper, number(&expected["m2"]["rr_ci95_quasi_normal"][1]), 1e-6);

    let m3 = fit(&points, &model(Family::QuasiPoisson, false, 2)).unwrap();
    let e = &expected["m3"];
    for (i, name) in ["intercept", "level", "trend"].into_iter().enumerate() {
        let (b, se) = coefficient(&m3, name);
        close(&format!("m3 {name}"), b, number(&e["coef_const_smokban_time"][i]), 1e-7);
        close(&format!("m3 {name}, standard error"), se, number(&e["se_const_smokban_time"][i]), 1e-7);
    }
    close("m3 rate ratio", m3.level.estimate, number(&e["rr_smokban"]), 1e-9);
    close("m3 lower", m3.level.lower, number(&e["rr_ci95"][0]), 1e-7);
    close("m3 upper", m3.level.upper, number(&e["rr_ci95"][1]), 1e-7);
    close("m3 trend a year", (12.0 * coefficient(&m3, "trend").0).exp(), number(&e["trend_per_year"]), 1e-9);
    close("m3 dispersion", m3.dispersion, number(&e["dispersion"]), 1e-8);

    let m4 = fit(&points, &model(Family::QuasiPoisson, true, 2)).unwrap();
    let (e, slope) = (&expected["m4"], m4.slope.unwrap());
    close("m4 slope ratio", slope.estimate, number(&e["slope_change_rr"]), 1e-9);
    close("m4 lower", slope.lower, number(&e["ci95"][0]), 1e-7);
    close("m4 upper", slope.upper, number(&e["ci95"][1]), 1e-7);
    close("m4 p", slope.p_value, number(&e["p_normal"]), 1e-6);
}

#[test]
fn students_t_is_wider_than_the_normal() {
    let Some((points, _)) = sicily() else { return };
    let normal = fit(&points, &model(Family::QuasiPoisson, false, 0)).unwrap();
    let t = fit(&points, &Model { reference: Reference::StudentT, ..model(Family::QuasiPoisson, false, 0) }).unwrap();
    let ratio = (t.level.upper / t.level.estimate).ln() / (normal.level.upper / normal.level.estimate).ln();
    // t of 56 degrees of freedom: 2.0032.
    assert!((ratio - 2.003_240_72 / normal_quantile(0.975)).abs() < 1e-6, "{ratio}");
}

const PANELS: u32 = 2_000;

/// Share of intervals that hold the true level ratio, and share of p-values below 5 %.
fn simulate(what: u64, years: u32, base: f64, dispersion: f64, effect: f64) -> [f64; 3] {
    let hits: Vec<[bool; 3]> = (0..PANELS)
        .into_par_iter()
        .map(|draw| {
            let mut random = Random::at(20_260, what, draw);
            let event = f64::from(years / 2);
            let slope = if effect == 0.0 { 0.0 } else { 0.02 };
            let points: Vec<Point> = (0..years)
                .map(|t| {
                    let time = f64::from(t);
                    let people = 1.0 + 0.02 * time;
                    let law = if time >= event { effect + slope * (time - event) } else { 0.0 };
                    let mean = people * (base.ln() + 0.01 * time + law).exp();
                    Point { time, outcome: random.overdispersed(mean, dispersion), exposure: people }
                })
                .collect();
            let fit = fit(&points, &Model::new(event)).unwrap();
            let (level, slopes) = (fit.level, fit.slope.unwrap());
            let within = |low: f64, truth: f64, high: f64| low <= truth && truth <= high;
            [
                within(level.lower, effect.exp(), level.upper),
                within(slopes.lower, slope.exp(), slopes.upper),
                level.p_value < 0.05,
            ]
        })
        .collect();
    [0, 1, 2].map(|k| hits.iter().filter(|h| h[k]).count() as f64 / f64::from(PANELS))
}

#[test]
fn intervals_cover_and_placebo_laws_are_not_found() {
    for (what, years, base, dispersion) in [(1, 12, 60.0, 3.0), (2, 20, 30.0, 2.0), (3, 24, 200.0, 8.0)] {
        let [level, slope, _] = simulate(what, years, base, dispersion, 0.3);
        let [_, _, rejected] = simulate(what + 100, years, base, dispersion, 0.0);
        println!(
            "{years} years, mean {base}, dispersion {dispersion}: level covered {level:.3}, slope {slope:.3}, \
             placebo laws rejected {rejected:.3}"
        );
        assert!((0.935..=0.965).contains(&level), "level {level}");
        assert!((0.935..=0.965).contains(&slope), "slope {slope}");
        assert!((0.035..=0.065).contains(&rejected), "placebo {rejected}");
    }
}
