//! Reference files of the corpus, where this machine has them.
#![allow(dead_code)]

use std::{collections::BTreeMap, path::PathBuf};

use serde_json::Value;

/// The file at `path` of the reference folder, or `None` and a line that says so.
pub fn reference(path: &str) -> Option<String> {
    let corpus = std::env::var_os("LEXGAP_CORPUS").map_or_else(
        || PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared/data"),
        PathBuf::from,
    );
    match std::fs::read_to_string(corpus.join("reference").join(path)) {
        Ok(text) => Some(text.trim_start_matches('\u{feff}').to_owned()),
        Err(_) => {
            println!("skipped: no reference/{path} in {} (set LEXGAP_CORPUS)", corpus.display());
            None
        }
    }
}

/// A reference file of JSON.
pub fn json(path: &str) -> Option<Value> {
    reference(path).map(|text| serde_json::from_str(&text).unwrap())
}

/// A reference table by columns.
pub fn table(path: &str, delimiter: u8) -> Option<BTreeMap<String, Vec<String>>> {
    let text = reference(path)?;
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for record in reader.records() {
        for (name, cell) in header.iter().zip(&record.unwrap()) {
            columns.entry(name.to_owned()).or_default().push(cell.to_owned());
        }
    }
    Some(columns)
}

/// A column as numbers.
pub fn numbers(table: &BTreeMap<String, Vec<String>>, column: &str) -> Vec<f64> {
    table[column].iter().map(|c| c.parse().unwrap_or_else(|_| panic!("{column}: {c}"))).collect()
}

/// Digits that agree: −log₁₀ of the relative error, 15 for none; for an expected 0 of the absolute error.
pub fn digits(value: f64, expected: f64) -> f64 {
    let error = (value - expected).abs() / if expected == 0.0 { 1.0 } else { expected.abs() };
    if error == 0.0 { 15.0 } else { (-error.log10()).min(15.0) }
}

/// Asserts that `value` lies within `tolerance` of `expected`, and prints both for the table of references.
pub fn close(what: &str, value: f64, expected: f64, tolerance: f64) {
    println!("{what:<44} {value:>16.9} expected {expected:>16.9} difference {:>10.2e}", value - expected);
    assert!((value - expected).abs() <= tolerance, "{what}: {value} is not {expected} within {tolerance}");
}
