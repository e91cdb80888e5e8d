//! Sensitivity to parallel trends: a published analysis of Medicaid expansion and insurance.

mod support;

use std::collections::BTreeMap;

use lexgap_scoring::effect::{
    honest::Study,
    linear::{LeastSquares, Matrix, dot},
};
use support::{close, json, numbers, table};

/// The two-way fixed-effects event study of the reference: states and years, treated in 2014 or not before 2016, the
/// year before the law as reference, errors clustered by state.
fn event_study() -> Option<Study> {
    let data = table("honestdid/ehec_data.csv", b',')?;
    let [state, year, insured] = ["stfips", "year", "dins"].map(|c| numbers(&data, c));
    let first: Vec<Option<f64>> = data["yexp2"].iter().map(|c| c.parse().ok()).collect();
    let kept: Vec<usize> = (0..year.len()).filter(|i| year[*i] < 2016.0 && first[*i] != Some(2015.0)).collect();
    let mut states: BTreeMap<i32, usize> = BTreeMap::new();
    for i in &kept {
        let next = states.len();
        states.entry(state[*i] as i32).or_insert(next);
    }
    let event_years: Vec<f64> = (2008..2016).filter(|y| *y != 2013).map(f64::from).collect();
    let years: Vec<f64> = (2009..2016).map(f64::from).collect();
    let (n, e) = (kept.len(), event_years.len());
    let columns = e + states.len() + years.len();
    let x = Matrix::from_fn(n, columns, |r, c| {
        let i = kept[r];
        let on = |b: bool| f64::from(u8::from(b));
        if c < e {
            on(first[i] == Some(2014.0) && year[i] == event_years[c])
        } else if c < e + states.len() {
            on(states[&(state[i] as i32)] == c - e)
        } else {
            on(year[i] == years[c - e - states.len()])
        }
    });
    let y: Vec<f64> = kept.iter().map(|i| insured[*i]).collect();
    let fit = LeastSquares::fit(&x, &y).unwrap();
    // Cluster sandwich: Σ_g s_g s_g′ with s_g = (X′X)⁻¹ X_g′ e_g.
    let mut scores = vec![vec![0.0; columns]; states.len()];
    for (r, i) in kept.iter().enumerate() {
        let g = states[&(state[*i] as i32)];
        for (c, s) in scores[g].iter_mut().enumerate() {
            *s += x.at(r, c) * fit.residuals[r];
        }
    }
    let influence: Vec<Vec<f64>> = scores.iter().map(|s| fit.qr.solve_gram(s)).collect();
    // Small-sample factor of the reference's software: state effects, nested in the clusters, do not count.
    let (clusters, counted) = (states.len() as f64, (e + years.len() + 1) as f64);
    let factor = clusters / (clusters - 1.0) * (n as f64 - 1.0) / (n as f64 - counted);
    let column = |c: usize| influence.iter().map(|i| i[c]).collect::<Vec<f64>>();
    let sigma = Matrix::from_fn(e, e, |a, b| factor * dot(&column(a), &column(b)));
    Some(Study::new(fit.coefficients[..e].to_vec(), sigma, 5).unwrap())
}

#[test]
fn medicaid_expansion_smoothness() {
    let (Some(study), Some(expected)) = (event_study(), json("honestdid/expected.json")) else { return };
    let tolerance = expected["tol_abs"].as_f64().unwrap();
    let mut breakdown = None;
    for row in expected["delta_sd_FLCI"].as_array().unwrap() {
        let [m, lower, upper] = [0, 1, 2].map(|i| row[i].as_f64().unwrap());
        let ours = study.smoothness(&[1.0, 0.0], m).unwrap();
        close(&format!("smoothness {m}, lower"), ours.lower.unwrap(), lower, tolerance);
        close(&format!("smoothness {m}, upper"), ours.upper.unwrap(), upper, tolerance);
        if ours.lower.unwrap() <= 0.0 {
            breakdown = breakdown.or(Some(m));
        }
    }
    assert_eq!(breakdown, expected["breakdown_M"].as_f64());
}

#[test]
fn medicaid_expansion_relative_magnitudes() {
    let (Some(study), Some(expected)) = (event_study(), json("honestdid/expected.json")) else { return };
    let tolerance = expected["tol_abs"].as_f64().unwrap();
    let mut breakdown = None;
    for row in expected["delta_rm_C-LF"].as_array().unwrap() {
        let [m, lower, upper] = [0, 1, 2].map(|i| row[i].as_f64().unwrap());
        let ours = study.relative_magnitudes(&[1.0, 0.0], m, 0).unwrap();
        close(&format!("relative magnitudes {m}, lower"), ours.lower.unwrap(), lower, tolerance);
        close(&format!("relative magnitudes {m}, upper"), ours.upper.unwrap(), upper, tolerance);
        if ours.lower.unwrap() <= 0.0 {
            breakdown = breakdown.or(Some(m));
        }
    }
    assert_eq!(breakdown, expected["breakdown_Mbar"].as_f64());
}
