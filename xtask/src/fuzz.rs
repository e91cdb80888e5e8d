//! `cargo xtask fuzz`: every parser under libFuzzer, with documents that it reads as seeds.

use std::{
    collections::VecDeque,
    fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::Mutex,
    thread,
    time::Instant,
};

use anyhow::{Context as _, Result, bail, ensure};

use crate::{process, workspace::Workspace};

/// What the compiler adds so that libFuzzer sees which code ran (as cargo-fuzz does, without its nightly sanitizers).
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";
/// Where a parser needs longer than this for one document, or more memory, it is at fault.
const LIMITS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=2048"];
/// How long inputs may be, in bytes: as long as the longest seed, within this.
const LENGTHS: [usize; 2] = [128 << 10, 4 << 20];

/// A target and the length of its longest seed.
struct Target {
    name: String,
    longest: Option<usize>,
}

/// How one target fared.
struct Outcome {
    target: String,
    runs: u64,
    crash: Option<PathBuf>,
    said: String,
}

/// `[--seconds N] [--jobs N] [--manifest FILE] [TARGET…]`.
///
/// # Errors
/// The targets cannot be built, an argument cannot be understood, or no such target exists.
pub fn run(workspace: &Workspace, arguments: Vec<String>) -> Result<ExitCode> {
    let (mut seconds, mut jobs) = (600_u64, thread::available_parallelism().map_or(1, usize::from));
    let mut manifest = workspace.root.join("../shared/data/manifest.jsonl");
    let mut chosen: Vec<String> = Vec::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().with_context(|| format!("{argument} needs a value"));
        match argument.as_str() {
            "--seconds" => seconds = value()?.parse().context("--seconds is a whole number")?,
            "--jobs" => jobs = value()?.parse().context("--jobs is a whole number")?,
            "--manifest" => manifest = value()?.into(),
            other if other.starts_with('-') => bail!("no flag {other}"),
            target => chosen.push(target.to_owned()),
        }
    }
    let release = build(workspace)?;
    let work = workspace.target.join("fuzz");
    let listed = process::output(
        process::clean(release.join("lexgap-fuzz"))
            .env("LEXGAP_FUZZ_SEEDS", &manifest)
            .env("LEXGAP_FUZZ_FOLDER", work.join("seeds"))
            .env("LEXGAP_FUZZ_CHOSEN", chosen.join(" "))
            .stderr(Stdio::inherit()),
    )?;
    let targets = chosen_of(&listed, &chosen)?;
    let (queue, done) = (Mutex::new(VecDeque::from(targets)), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..jobs.max(1) {
            scope.spawn(|| {
                while let Some(target) = queue.lock().ok().and_then(|mut q| q.pop_front()) {
                    let outcome = one(&release, &work, &target, seconds).unwrap_or_else(|e| Outcome {
                        target: target.name.clone(),
                        runs: 0,
                        crash: None,
                        said: format!("{e:#}"),
                    });
                    if let Ok(mut done) = done.lock() {
                        let end =
                            outcome.crash.as_ref().map_or("no crash".to_owned(), |c| format!("CRASH {}", c.display()));
                        println!("{:<24} {:>12} runs  {end}", outcome.target, outcome.runs);
                        done.push(outcome);
                    }
                }
            });
        }
    });
    let done = done.into_inner().unwrap_or_default();
    let failed: Vec<&Outcome> = done.iter().filter(|o| o.crash.is_some() || o.runs == 0).collect();
    for outcome in &failed {
        println!("\n{}: {}", outcome.target, outcome.said);
    }
    println!("{} passed, {} failed", done.len() - failed.len(), failed.len());
    Ok(if failed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The chosen targets, all where none is named, out of the lines of the program: name, tab, length of the longest seed.
fn chosen_of(listed: &str, chosen: &[String]) -> Result<Vec<Target>> {
    let known: Vec<Target> = listed
        .lines()
        .map(|line| {
            let (name, longest) = line.split_once('\t').unwrap_or((line, ""));
            Target { name: name.to_owned(), longest: longest.parse().ok().filter(|n| *n > 0) }
        })
        .collect();
    let names = |targets: &[Target]| targets.iter().map(|t| t.name.as_str()).collect::<Vec<_>>().join(", ");
    for name in chosen {
        ensure!(known.iter().any(|t| t.name == *name), "no target {name}; there are {}", names(&known));
    }
    let wanted: Vec<Target> = known.into_iter().filter(|t| chosen.is_empty() || chosen.contains(&t.name)).collect();
    let (wanted, bare): (Vec<Target>, Vec<Target>) = wanted.into_iter().partition(|t| t.longest.is_some());
    ensure!(
        bare.is_empty(),
        "no seed that its parser reads for {}; give publishers' files with --manifest, or add a document of our own \
         to crawlers/src/fuzz/own.rs",
        names(&bare)
    );
    Ok(wanted)
}

fn build(workspace: &Workspace) -> Result<PathBuf> {
    let target = workspace.target.join("fuzz-build");
    let mut cargo = workspace.cargo();
    cargo.current_dir(workspace.root.join("fuzz")).env("CARGO_TARGET_DIR", &target).env("RUSTFLAGS", FLAGS);
    // A target of its own keeps the flags away from build scripts.
    let host = process::output(Command::new("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|l| l.strip_prefix("host: ")).context("`rustc -vV` names no host")?.to_owned();
    process::run(cargo.args(["build", "--release", "--locked", "--target", &host]))
        .context("the fuzz targets could not be built")?;
    Ok(target.join(host).join("release"))
}

fn one(release: &Path, work: &Path, target: &Target, seconds: u64) -> Result<Outcome> {
    let [least, most] = LENGTHS;
    let length = target.longest.unwrap_or_default().clamp(least, most);
    let target = target.name.as_str();
    let (corpus, crashes) = (work.join("corpus").join(target), work.join("crashes").join(target));
    fs::create_dir_all(&corpus)?;
    fs::create_dir_all(&crashes)?;
    let began = Instant::now();
    let output = process::clean(release.join("lexgap-fuzz"))
        .env("LEXGAP_FUZZ_TARGET", target)
        .args(LIMITS)
        .arg(format!("-max_len={length}"))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", crashes.display()))
        .args(["-print_final_stats=1", "-verbosity=0"])
        .arg(&corpus)
        .arg(work.join("seeds").join(target))
        .stdin(Stdio::null())
        .output()
        .context("the fuzz target could not be started")?;
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let runs = said
        .lines()
        .find_map(|l| l.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok())
        .unwrap_or_default();
    let crash = if output.status.success() {
        None
    } else {
        let newest = fs::read_dir(&crashes)?.flatten().max_by_key(|f| f.metadata().and_then(|m| m.modified()).ok());
        Some(newest.map_or_else(|| crashes.clone(), |f| f.path()))
    };
    let tail: Vec<&str> = said.lines().rev().take(30).collect();
    let said =
        format!("after {} s\n{}", began.elapsed().as_secs(), tail.into_iter().rev().collect::<Vec<_>>().join("\n"));
    Ok(Outcome { target: target.to_owned(), runs, crash, said })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTED: &str = "un-sdg\t1200\nwb-api\t0\nextract\t\n";

    fn names(chosen: &[&str]) -> Result<Vec<String>, String> {
        let chosen: Vec<String> = chosen.iter().map(|c| (*c).to_owned()).collect();
        let found = chosen_of(LISTED, &chosen).map_err(|e| e.to_string())?;
        Ok(found.into_iter().map(|t| t.name).collect())
    }

    #[test]
    fn a_target_without_a_seed_that_it_reads_is_no_run() {
        assert_eq!(names(&["un-sdg"]).unwrap(), ["un-sdg"]);
        let error = names(&["un-sdg", "wb-api"]).unwrap_err();
        assert!(error.contains("reads for wb-api;"), "{error}");
        let error = names(&[]).unwrap_err();
        assert!(error.contains("wb-api, extract;"), "{error}");
    }

    #[test]
    fn an_unknown_target_is_named() {
        let error = names(&["un-sgd"]).unwrap_err();
        assert!(error.contains("no target un-sgd; there are un-sdg, wb-api, extract"), "{error}");
    }
}
