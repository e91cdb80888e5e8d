//! Texts per second on one core: the extractor, and a plain pattern matcher in the same run.
//!
//! `cargo bench --workspace --bench extract -- ENTRIES.jsonl` reads the World Factbook's entries as the corpus has them
//! (`reports/cia-factbook/trafficking_entries.jsonl`: `entry` → `tier rating` → `text`).

use std::{error::Error, fs, hint::black_box, time::Instant};

use lexgap_crawlers::extract::{Options, extract_text};
use regex::Regex;
use serde_json::Value;

/// Texts of one round; the file's are repeated.
const TEXTS: usize = 2_000;
const ROUNDS: usize = 5;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo passes flags of its own.
    let file = std::env::args().skip(1).find(|a| !a.starts_with('-')).ok_or("usage: extract ENTRIES.jsonl")?;
    let mut texts: Vec<String> = Vec::new();
    for line in fs::read_to_string(&file).map_err(|e| format!("{file}: {e}"))?.lines() {
        let record: Value = serde_json::from_str(line)?;
        if let Some(text) = record["entry"]["tier rating"]["text"].as_str() {
            texts.push(text.to_owned());
        }
    }
    if texts.is_empty() {
        return Err(format!("{file}: no line has an entry with a tier rating").into());
    }
    let all: Vec<&str> = texts.iter().map(String::as_str).cycle().take(TEXTS).collect();
    let bytes: usize = all.iter().map(|t| t.len()).sum();
    let plain = Regex::new(
        r"(?i)(\d[\d,]*|no|one|two|three|four|five|six|seven|eight|nine|ten)\s+(?:\w+\s+){0,3}(investigations?|prosecutions?|convictions?|traffickers?|victims?)",
    )?;
    let options = Options::default();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let found: usize = all.iter().map(|t| black_box(extract_text(t, true, &options)).len()).sum();
        ours.push(start.elapsed().as_secs_f64());
        let start = Instant::now();
        let matched: usize = all.iter().map(|t| black_box(plain.captures_iter(t).count())).sum();
        theirs.push(start.elapsed().as_secs_f64());
        black_box((found, matched));
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    };
    let (ours, theirs) = (median(&mut ours), median(&mut theirs));
    #[expect(clippy::cast_precision_loss, reason = "small numbers")]
    let per_second = |time: f64| TEXTS as f64 / time;
    println!("{TEXTS} texts of {} bytes on average, median of {ROUNDS} rounds, one core", bytes / TEXTS);
    println!("extractor      {:>9.0} texts per second", per_second(ours));
    println!("plain patterns {:>9.0} texts per second", per_second(theirs));
    println!("ratio          {:>9.2}", theirs / ours);
    Ok(())
}
