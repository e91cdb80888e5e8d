//! The reference values of others beside ours, and what simulation says of intervals: two tables of what the tests of
//! `scoring` print.

use std::process::{ExitCode, Stdio};

use anyhow::{Context as _, Result};

use crate::workspace::Workspace;

/// Runs the tests, also those that take minutes, and prints their tables. Fails as they do.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let mut command = workspace.cargo();
    command.args([
        "test",
        "--release",
        "-p",
        "lexgap-scoring",
        "--no-fail-fast",
        "--",
        "--nocapture",
        "--include-ignored",
    ]);
    let done = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().context("cargo could not be started")?;
    let text = String::from_utf8_lossy(&done.stdout);
    let (references, coverage) = tables(&text);
    println!("\nReference values: ours, theirs, difference\n");
    references.iter().for_each(|line| println!("{line}"));
    println!("\nCoverage by simulation\n");
    coverage.iter().for_each(|line| println!("{line}"));
    if done.status.success() {
        return Ok(ExitCode::SUCCESS);
    }
    text.lines().filter(|l| l.contains("FAILED") || l.contains("panicked")).for_each(|l| println!("{l}"));
    Ok(ExitCode::FAILURE)
}

/// Lines that state a reference value, and lines that state a coverage, in the order of the tests.
fn tables(text: &str) -> (Vec<&str>, Vec<&str>) {
    let is_reference =
        |l: &&str| l.contains(" expected ") && l.contains(" difference ") || l.contains(" digits (asked");
    let words = ["covered", "rejected", "uniform band", ": truth "];
    let is_coverage = |l: &&str| !l.starts_with("test ") && words.iter().any(|w| l.contains(w));
    (text.lines().filter(is_reference).collect(), text.lines().filter(is_coverage).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_tests_are_sorted_into_their_tables() {
        let text = "running 3 tests\n\
                    m1 level    -0.11 expected    -0.11 difference   4.4e-10\n\
                    filip   coefficients   8.1 digits, standard errors   8.0 digits (asked 7.5)\n\
                    test intervals_are_covered ... ok\n\
                    simple covered: 0.9510 of 2000 (asked 0.935 to 0.965)\n";
        let (references, coverage) = tables(text);
        assert_eq!((references.len(), coverage.len()), (2, 1));
        assert!(coverage[0].starts_with("simple covered"));
    }
}
