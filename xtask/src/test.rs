//! `cargo xtask test`.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result};

use crate::{
    BUILD_STAGES, TYPESETTER_STAGES, build, build_typesetter, postgres::Postgres, process, setup, stages::Stages,
    summary::Summary, workspace::Workspace,
};

/// How long the database of advisories may take to answer.
const ADVISORIES_LIMIT: Duration = Duration::from_secs(120);

/// Runs every check, the tests last, and ends as they do.
///
/// # Errors
/// A check that failed before the tests.
pub fn run(workspace: &Workspace) -> Result<ExitCode> {
    let mut stages = Stages::new(setup::TEST_STAGES + BUILD_STAGES + TYPESETTER_STAGES + 5);
    setup::for_tests(workspace, &mut stages)?;
    build(workspace, &mut stages)?;
    build_typesetter(workspace, &mut stages)?;
    stages.run("format", || process::run(workspace.cargo().args(["fmt", "--all", "--check"])))?;
    stages.run("lints", || {
        process::run(workspace.cargo().args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--release",
            "--",
            "-D",
            "warnings",
        ]))
    })?;
    stages.run("licences and sources of dependencies", || check_dependencies(workspace))?;
    let database = stages.run("PostgreSQL for the tests", || {
        Ok(Postgres::start().inspect_err(|error| eprintln!("no PostgreSQL, its tests will be skipped: {error:#}")).ok())
    })?;
    let mut summary = Summary::default();
    let passed = stages.run("tests", || run_tests(workspace, database.as_ref(), &mut summary));
    drop(database);
    for reason in &summary.reasons {
        println!("{reason}");
    }
    println!("{summary}");
    Ok(if passed? { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn check_dependencies(workspace: &Workspace) -> Result<()> {
    let program = cargo_deny()?;
    let check = |what: &[&str]| {
        let mut command = process::clean(&program);
        command.current_dir(&workspace.root).arg("check").args(what);
        command
    };
    process::run(&mut check(&["bans", "licenses", "sources"]))?;
    // Their database comes over the network, which need not be there.
    if process::succeeds_within(check(&["advisories"]).current_dir(&workspace.root), ADVISORIES_LIMIT) {
        eprintln!("advisories ok");
    } else {
        eprintln!("advisories not checked, or some found: see `cargo deny check advisories`");
    }
    Ok(())
}

/// `cargo-deny` from PATH, else our own copy, which is installed at the first need.
fn cargo_deny() -> Result<PathBuf> {
    if let Some(found) = process::find(&["cargo-deny"]) {
        return Ok(found);
    }
    let home = std::env::var_os("HOME").context("HOME is not set")?;
    let tools = Path::new(&home).join(".cache/lexgap/tools");
    let program = tools.join("bin/cargo-deny");
    if !program.is_file() {
        process::run(process::clean("cargo").args(["install", "cargo-deny", "--locked", "--root"]).arg(&tools))
            .context("cargo-deny could not be installed")?;
    }
    Ok(program)
}

/// Runs the tests, passing on what they say and summing it up; whether all passed.
fn run_tests(workspace: &Workspace, database: Option<&Postgres>, summary: &mut Summary) -> Result<bool> {
    let mut cargo: Command = workspace.cargo();
    // With the output of tests that pass: it holds what was measured and what was skipped.
    cargo.args(["test", "--workspace", "--release", "--no-fail-fast", "--", "--show-output"]);
    cargo.env("LEXGAP_BIN", workspace.program()).stdout(Stdio::piped());
    if let Some(database) = database {
        cargo.env("LEXGAP_TEST_POSTGRES", database.url());
    }
    if let Some(warcio) = setup::warcio() {
        cargo.env("LEXGAP_WARCIO", warcio);
    }
    if let Some(tools) = setup::python_tools(workspace, setup::EVIDENCE) {
        cargo.env("LEXGAP_PYTHON", tools.join("python"));
    }
    if let Some(tools) = setup::python_tools(workspace, setup::API) {
        cargo.env("LEXGAP_API_TOOLS", tools);
    }
    let mut child = cargo.spawn().context("could not start cargo")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut out = std::io::stdout().lock();
    for line in BufReader::new(output).split(b'\n') {
        let line = line.context("the tests' output cannot be read")?;
        let line = String::from_utf8_lossy(&line);
        writeln!(out, "{line}").context("our own output cannot be written")?;
        summary.read(&line);
    }
    Ok(child.wait().context("cargo cannot be waited for")?.success())
}
