//! The runner's own lines, summed.

/// Sums over all `test result:` lines.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    passed: u64,
    failed: u64,
    ignored: u64,
    /// Why tests were skipped, each reason once.
    pub reasons: Vec<String>,
}

impl Summary {
    /// Takes in one line of the runner's output.
    pub fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some(result) = line.strip_prefix("test result:") {
            for part in result.split([';', '.']) {
                let mut words = part.split_whitespace();
                let (Some(Ok(count)), Some(what)) = (words.next().map(str::parse::<u64>), words.next()) else {
                    continue;
                };
                match what {
                    "passed" => self.passed += count,
                    "failed" => self.failed += count,
                    "ignored" => self.ignored += count,
                    _ => {}
                }
            }
        } else if line.starts_with("skipped: ") && !self.reasons.iter().any(|known| known == line) {
            self.reasons.push(line.to_owned());
        }
    }
}

impl std::fmt::Display for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.ignored)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lines_of_all_programs_are_summed() {
        let mut summary = Summary::default();
        for line in [
            "running 3 tests",
            "test a ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "skipped: corpus not found",
            "skipped: corpus not found",
            "test result: FAILED. 10 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.27s",
        ] {
            summary.read(line);
        }
        assert_eq!(summary.to_string(), "13 passed, 2 failed, 1 skipped");
        assert_eq!(summary.reasons, ["skipped: corpus not found"]);
    }
}
