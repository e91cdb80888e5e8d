//! The linear sets of NIST's Statistical Reference Datasets.

mod support;

use lexgap_scoring::effect::linear::{LeastSquares, Matrix};
use support::{digits, json, numbers, table};

/// Digits asked of each set: what a scaled QR reaches in double precision.
const ASKED: [(&str, f64); 10] = [
    ("norris", 11.0),
    ("pontius", 11.0),
    ("noint1", 11.0),
    ("noint2", 11.0),
    ("longley", 10.0),
    ("filip", 7.5),
    ("wampler1", 9.0),
    ("wampler2", 9.0),
    ("wampler3", 9.0),
    ("wampler4", 7.0),
];

fn column(set: &str, data: &std::collections::BTreeMap<String, Vec<String>>, degree: usize, power: usize) -> Vec<f64> {
    let linear = set == "longley";
    let name = match (set, linear) {
        ("filip", _) => "x1".to_owned(),
        (_, true) if power > 0 => format!("x{power}"),
        (_, true) => "x1".to_owned(),
        _ => "x".to_owned(),
    };
    assert!(power <= degree);
    let exponent = if linear { i32::from(power > 0) } else { power as i32 };
    numbers(data, &name).into_iter().map(|x| x.powi(exponent)).collect()
}

#[test]
fn certified_coefficients_and_standard_errors() {
    let Some(expected) = json("nist_strd_linear/expected_exact.json") else { return };
    for (set, asked) in ASKED.into_iter().chain([("wampler5", 5.0)]) {
        let Some(data) = table(&format!("nist_strd_linear/{set}.csv"), b',') else { return };
        let e = &expected["sets"][set];
        let degree = e["degree_or_k"].as_u64().unwrap() as usize;
        let first = usize::from(!e["intercept"].as_bool().unwrap());
        let columns: Vec<Vec<f64>> = (first..=degree).map(|p| column(set, &data, degree, p)).collect();
        let y = numbers(&data, "y");
        assert_eq!(y.len() as u64, e["n"].as_u64().unwrap());
        let fit = LeastSquares::fit(&Matrix::from_fn(y.len(), columns.len(), |i, j| columns[j][i]), &y).unwrap();
        let exact = |key: &str, i: usize| e[key][i].as_str().unwrap().parse::<f64>().unwrap();
        let least = |values: &[f64], key: &str| {
            values.iter().enumerate().map(|(i, v)| digits(*v, exact(key, i))).fold(15.0, f64::min)
        };
        let (b, se) = (least(&fit.coefficients, "beta"), least(&fit.standard_errors(), "se"));
        println!("{set:<9} coefficients {b:>5.1} digits, standard errors {se:>5.1} digits (asked {asked})");
        assert!(b >= asked, "{set}: {b} digits of the coefficients, asked {asked}");
        // Standard errors of an exact fit are zero.
        if exact("se", 0) > 0.0 {
            assert!(se >= asked.min(7.0), "{set}: {se} digits of the standard errors");
        }
    }
}
