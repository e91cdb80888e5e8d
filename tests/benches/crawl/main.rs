//! The crawl beside Scrapy: the same pages of a local server, the same fields, texts, hashes and archived bytes.
//!
//! `cargo bench --workspace --bench crawl` after `cargo xtask build`. `LEXGAP_BENCH_ROUNDS` sets how many rounds
//! (default 3); the two take turns in who goes first. Text on the error stream, one JSON object on the output.

mod compare;
mod measure;
mod site;

use std::{
    fs::File,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{Guarded, clean, fetch, program};
use measure::Cost;
use serde_json::{Value, json};
use tempfile::TempDir;

const SEED: u64 = 20_261_125;
/// Requests under way at the same time, of both.
const CONCURRENCY: &str = "16";
/// Compression of archived bodies, of both: the archive's.
const ZSTD_LEVEL: &str = "2";

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["serve"] => tokio::runtime::Runtime::new()?.block_on(site::serve(SEED)),
        ["measure", result, command @ ..] => measure::run(Path::new(result), command),
        // `cargo bench` says `--bench`; without it this is `cargo test --benches`, which must not take minutes.
        other if other.contains(&"--bench") => bench(),
        _ => Ok(()),
    }
}

/// One round of one crawler: what it took, and what the server sent for it.
struct Run {
    cost: Cost,
    sent: u64,
}

struct Bench {
    address: String,
    mean_bytes: f64,
    python: PathBuf,
    _server: Guarded,
}

fn bench() -> Result<()> {
    let rounds: usize = std::env::var("LEXGAP_BENCH_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(3);
    let python = scrapy()?;
    let folder = TempDir::new()?;
    let (server, output) = Guarded::start(&std::env::current_exe()?, ["serve"], &[], folder.path())?;
    let mut line = String::new();
    BufReader::new(output).read_line(&mut line)?;
    let (address, mean) = line.trim().split_once(' ').context("the server did not start")?;
    let bench = Bench { address: address.to_owned(), mean_bytes: mean.parse()?, python, _server: server };
    eprintln!(
        "{} documents of {:.0} bytes in the mean, {} index pages; {rounds} rounds",
        site::DOCUMENTS,
        bench.mean_bytes,
        site::Site::indexes()
    );

    let (mut ours, mut again, mut theirs) = (Vec::new(), Vec::new(), Vec::new());
    // Kept to the end: file systems are slow to make files where many were just removed.
    let mut folders = Vec::new();
    for round in 0..rounds {
        let (here, there) = (TempDir::new()?, TempDir::new()?);
        if round % 2 == 1 {
            theirs.push(bench.scrapy(there.path())?);
        }
        ours.push(bench.lexgap(here.path(), "accepted")?);
        again.push(bench.lexgap(here.path(), "unchanged_documents")?);
        if round % 2 == 0 {
            theirs.push(bench.scrapy(there.path())?);
        }
        let pages = compare::check(here.path(), there.path())?;
        ensure!(pages == site::DOCUMENTS, "{pages} documents in both, {} expected", site::DOCUMENTS);
        eprintln!("round {}: both hold the same {pages} documents, fields, texts and hashes", round + 1);
        folders.extend([here, there]);
    }
    report(&bench, &ours, &again, &theirs)
}

impl Bench {
    /// One pass; `kept` says under which name the report counts the documents.
    fn lexgap(&self, folder: &Path, kept: &str) -> Result<Run> {
        let source = include_str!("source.toml").replace("BASE/list", &self.start());
        std::fs::write(folder.join("source.toml"), source)?;
        let program = program()?;
        let (run, output) = self.measured(folder, |command| {
            command
                .arg(program)
                .args(["crawl", "--source-file", "source.toml", "--json"])
                .env("LEXGAP_DATA", folder.join("data"))
                .env("LEXGAP_ALLOW_HOSTS", "[\"127.0.0.1\"]")
                .env("LEXGAP_CONTACT", "https://bench.example.org/");
        })?;
        let report: Value = serde_json::from_str(output.lines().last().unwrap_or_default())?;
        let report = &report["sources"][0];
        let failures = report["failures"].as_array().map_or(0, Vec::len);
        let closed = report["skipped"]["linked documents that robots.txt asks crawlers to leave alone"].as_u64();
        let all = report[kept] == site::DOCUMENTS && closed == u64::try_from(site::CLOSED).ok();
        ensure!(all && failures == 0, "{report}");
        Ok(run)
    }

    fn scrapy(&self, folder: &Path) -> Result<Run> {
        let spider = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("benches/crawl/spider.py");
        let (run, _) = self.measured(folder, |command| {
            command.arg(&self.python).arg(spider).arg(self.start()).arg(folder).args([CONCURRENCY, ZSTD_LEVEL]);
        })?;
        Ok(run)
    }

    fn start(&self) -> String {
        format!("http://{}/list", self.address)
    }

    /// Runs a command through [`measure::run`] in a process of its own, so that nothing of ours is counted; what it
    /// took and its output.
    fn measured(&self, folder: &Path, fill: impl FnOnce(&mut Command)) -> Result<(Run, String)> {
        let before = self.sent()?;
        let path = |name: &str| folder.join(name);
        let mut command = Command::new(std::env::current_exe()?);
        clean(&mut command);
        command.arg("measure").arg(path("cost.json")).current_dir(folder).stdin(Stdio::null());
        command.stdout(File::create(path("output"))?).stderr(File::create(path("errors"))?);
        fill(&mut command);
        command.status()?;
        let cost = Cost::read(&path("cost.json")).with_context(|| format!("{command:?}"))?;
        Ok((Run { cost, sent: self.sent()? - before }, std::fs::read_to_string(path("output"))?))
    }

    fn sent(&self) -> Result<u64> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let answer = runtime.block_on(fetch(&format!("http://{}/sent", self.address), |request| request))?;
        Ok(answer.text().parse()?)
    }
}

/// Python with the pinned Scrapy, made at the first need below cargo's folder for temporary files.
fn scrapy() -> Result<PathBuf> {
    let wanted = include_str!("requirements.txt");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crawl-bench-python");
    let (python, stamp) = (folder.join("bin/python"), folder.join("requirements.txt"));
    if std::fs::read_to_string(&stamp).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    let run = |command: &mut Command, what: &str| -> Result<()> {
        ensure!(command.stdout(Stdio::null()).status().with_context(|| what.to_owned())?.success(), "{what}");
        Ok(())
    };
    run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder), "python3 with venv is needed")?;
    let file = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("benches/crawl/requirements.txt");
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "-r"]).arg(file), "Scrapy cannot be installed")?;
    std::fs::write(&stamp, wanted)?;
    Ok(python)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let (low, high) = ((values.len().max(1) - 1) / 2, values.len() / 2);
    (values[low] + values[high]) / 2.0
}

/// Medians over the rounds.
struct Medians {
    pages_per_second: f64,
    cpu_ms_per_page: f64,
    peak_mib: f64,
    bytes: f64,
}

impl Medians {
    fn of(runs: &[Run]) -> Medians {
        let pages = (site::DOCUMENTS + site::Site::indexes()) as f64;
        let over = |value: &dyn Fn(&Run) -> f64| median(runs.iter().map(value).collect());
        Medians {
            pages_per_second: over(&|r| pages / r.cost.wall_seconds),
            cpu_ms_per_page: over(&|r| r.cost.cpu_seconds() * 1_000.0 / pages),
            peak_mib: over(&|r| r.cost.peak_mib()),
            bytes: over(&|r| r.sent as f64),
        }
    }

    fn json(&self) -> Value {
        let Medians { pages_per_second, cpu_ms_per_page, peak_mib, bytes } = self;
        json!({ "pages_per_second": pages_per_second, "cpu_ms_per_page": cpu_ms_per_page, "peak_mib": peak_mib,
            "bytes_from_server": bytes })
    }
}

fn report(bench: &Bench, ours: &[Run], again: &[Run], theirs: &[Run]) -> Result<()> {
    let rounds = |runs: &[Run]| runs.iter().map(|r| r.cost.json(r.sent)).collect::<Vec<_>>();
    let all = json!({ "lexgap": rounds(ours), "unchanged": rounds(again), "scrapy": rounds(theirs) });
    let (ours, again, theirs) = (Medians::of(ours), Medians::of(again), Medians::of(theirs));
    eprintln!("{:<20} {:>10} {:>12} {:>10} {:>14}", "median", "pages/s", "CPU ms/page", "peak MiB", "bytes sent");
    for (name, m) in [("lexgap", &ours), ("scrapy", &theirs), ("lexgap, unchanged", &again)] {
        eprintln!(
            "{name:<20} {:>10.0} {:>12.3} {:>10.0} {:>14.0}",
            m.pages_per_second, m.cpu_ms_per_page, m.peak_mib, m.bytes
        );
    }
    let ratios = [
        ("pages_per_second", ours.pages_per_second / theirs.pages_per_second, "at least 6, aim 10"),
        ("cpu_per_page", theirs.cpu_ms_per_page / ours.cpu_ms_per_page, "at least 5, aim 10"),
        ("memory", ours.peak_mib / theirs.peak_mib, "at most 1"),
        ("unchanged_bytes", again.bytes / ours.bytes, "at most 0.02"),
        ("unchanged_cpu", again.cpu_ms_per_page / ours.cpu_ms_per_page, "at most 0.1"),
    ];
    for (name, ratio, goal) in ratios {
        eprintln!("{name}: {ratio:.3} ({goal})");
    }
    let line = json!({
        "documents": site::DOCUMENTS,
        "mean_bytes": bench.mean_bytes,
        "index_pages": site::Site::indexes(),
        "cores": std::thread::available_parallelism().map_or(0, usize::from),
        "lexgap": ours.json(),
        "scrapy": theirs.json(),
        "unchanged": again.json(),
        "ratios": ratios.iter().map(|(name, ratio, _)| ((*name).to_owned(), json!(ratio)))
            .collect::<serde_json::Map<_, _>>(),
        "rounds": all,
    });
    println!("{line}");
    Ok(())
}
