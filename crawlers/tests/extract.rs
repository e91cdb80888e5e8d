//! The extractor over the labelled texts of the corpus: what must not get worse. The full table, with every error,
//! is printed by the example `evaluate_extract`.

#[path = "../src/corpus.rs"]
mod corpus;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use lexgap_crawlers::extract::{ExtractError, Measure, Options, Polarity, Statement, Value, extract, pdf::PdfError};
use serde_json::Value as Json;

fn corpus() -> Option<PathBuf> {
    corpus::corpus_with("reports/gold/counts.jsonl")
}

fn lines(path: &Path) -> Vec<Json> {
    let text = fs::read_to_string(path).expect("labels are readable");
    text.lines().filter(|l| !l.trim().is_empty()).map(|l| serde_json::from_str(l).expect("a label is JSON")).collect()
}

/// Bytes of a labelled file; of an entry that is only in the extract of all entries, the entry as its file holds it.
fn bytes(corpus: &Path, entries: &[Json], file: &str) -> Vec<u8> {
    fs::read(corpus.join(file)).unwrap_or_else(|_| {
        let entry = entries.iter().find(|e| {
            let (vintage, path) = (e["vintage"].as_str().unwrap_or(""), e["path"].as_str().unwrap_or(""));
            file == format!("reports/cia-factbook/{vintage}/{path}")
        });
        let entry = entry.unwrap_or_else(|| panic!("{file} is not in the corpus"));
        serde_json::json!({"Trafficking in persons": entry["entry"]}).to_string().into_bytes()
    })
}

fn value(s: &Statement) -> Option<String> {
    s.value.as_ref().map(|v| match v {
        Value::Count(n) => n.to_string(),
        Value::Name(n) => (*n).to_owned(),
    })
}

/// Labelled facts found, and all; statements of counts that are no labelled fact, and all.
#[derive(Debug, Default)]
struct Score {
    found: u32,
    labelled: u32,
    stray: u32,
    stated: u32,
}

#[test]
fn labelled_texts_are_read_as_before() {
    let Some(corpus) = corpus() else { return };
    let entries = lines(&corpus.join("reports/cia-factbook/trafficking_entries.jsonl"));
    let own = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/extract/labels.jsonl");
    let mut files: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for label in lines(&corpus.join("reports/gold/counts.jsonl")).into_iter().chain(lines(&own)) {
        files.entry(label["file"].as_str().expect("a label names its file").to_owned()).or_default().push(label);
    }
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    for (file, labels) in &files {
        let group = ["factbook", "state-hrr", "dol-ilab"].into_iter().find(|g| file.contains(g)).expect("a known kind");
        let year = labels.iter().find_map(|l| l["report_year"].as_i64()).and_then(|y| i16::try_from(y).ok());
        let options = Options { jurisdiction: None, year };
        let statements = match extract(&bytes(&corpus, &entries, file), &options) {
            Err(ExtractError::Pdf(PdfError::Tool(e))) => {
                println!("skipped: {file}: {e}");
                continue;
            }
            other => other.unwrap_or_else(|e| panic!("{file}: {e}")),
        };
        let score = scores.entry(group).or_default();
        let mut left: Vec<&Json> = labels.iter().filter(|l| l["measure"].is_string()).collect();
        for s in statements.iter().filter(|s| s.value.is_some()) {
            let same = |l: &&Json| {
                let is = |v: &Json| match v {
                    Json::String(t) => Some(t.clone()),
                    Json::Number(n) => n.as_f64().map(|f| format!("{f:.0}")),
                    _ => None,
                };
                l["measure"] == s.measure.id() && (is(&l["value"]) == value(s) || is(&l["stated"]) == value(s))
            };
            score.stated += 1;
            match left.iter().position(same) {
                Some(k) => {
                    let label = left.remove(k);
                    score.found += u32::from(!label["optional"].as_bool().unwrap_or(false));
                }
                None => score.stray += 1,
            }
            if s.measure == Measure::Tier {
                let tier = labels.iter().find(|l| l["measure"] == "tier").map(|l| l["value"].as_str());
                assert!(tier.is_none_or(|t| t == value(s).as_deref()), "{file}: tier {:?}", s.value);
            }
        }
        score.labelled += u32::try_from(
            labels
                .iter()
                .filter(|l| l["measure"].is_string() && !l["value"].is_null() && l["optional"] != true)
                .count(),
        )
        .expect("few labels");
        // No law reported as passed that failed.
        for s in statements.iter().filter(|s| s.polarity == Some(Polarity::Passed)) {
            let name = s.law_name.as_deref().unwrap_or("");
            for trap in ["legal amendment", "2012 anti-trafficking legislation"] {
                assert!(!name.contains(trap), "{file}: {name} is said to have passed: {}", s.quote);
            }
        }
    }
    for (group, s) in &scores {
        let recall = f64::from(s.found) / f64::from(s.labelled.max(1));
        println!("{group}: {s:?}, recall {recall:.3}");
        assert!(recall >= 0.85, "{group}: recall {recall:.3}");
        // Elsewhere a document says more than its labelled part.
        if *group == "factbook" {
            let precision = 1.0 - f64::from(s.stray) / f64::from(s.stated.max(1));
            assert!(precision >= 0.95, "{group}: precision {precision:.3}");
        }
    }
}
