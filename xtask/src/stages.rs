//! Numbered stages with the seconds each took.

use std::time::Instant;

use anyhow::Result;

/// What has been done of how much.
pub struct Stages {
    done: usize,
    total: usize,
}

impl Stages {
    /// `total` stages to come.
    pub fn new(total: usize) -> Self {
        Self { done: 0, total }
    }

    /// Runs one stage, naming it before and saying after how long it took.
    ///
    /// # Errors
    /// The stage's own.
    pub fn run<T>(&mut self, title: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        self.done += 1;
        let head = format!("[{}/{}] {title}", self.done, self.total);
        eprintln!("{head}");
        let start = Instant::now();
        let result = work();
        let word = if result.is_ok() { "done" } else { "failed" };
        eprintln!("{head}: {word} in {:.1} s", start.elapsed().as_secs_f64());
        result
    }
}
