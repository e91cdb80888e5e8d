//! `cargo xtask COMMAND`: from a fresh clone to a running or tested Lexgap.
//!
//! Only the standard library and two small crates, so that the first stage begins within seconds.

mod fuzz;
mod inputs;
mod lighthouse;
mod postgres;
mod process;
mod references;
mod setup;
mod stages;
mod summary;
mod test;
mod wasm;
mod web;
mod workspace;

use std::{ffi::OsString, process::ExitCode};

use anyhow::{Context as _, Result, bail};

use crate::{stages::Stages, workspace::Workspace};

const USAGE: &str = "usage: cargo xtask COMMAND

  run [ARGS]  set up what is missing, build, and serve; ARGS go to `lexgap serve`
  test        everything: format, lints, licences, unit, corpus, browser and PostgreSQL tests
  build       the program with its site and the typesetter of dossiers, at release/ under the target folder
  web         the site's files only
  fuzz [--seconds N] [--jobs N] [--manifest FILE] [TARGET…]
              every parser, or those named, under libFuzzer for 600 seconds each; it begins with small documents of
              the manifest's, ../shared/data/manifest.jsonl, and of our own
  lighthouse [ADDRESS]
              the first page, scorecards and a comparison measured as a phone meets them; builds and serves, or
              measures what is served at ADDRESS
  references  published figures beside ours, and the coverage of intervals by simulation
  setup       only what the other commands need from the machine";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch() -> Result<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<OsString> = arguments.collect();
    let command = command.to_str().unwrap_or_default();
    if !matches!(command, "run" | "fuzz" | "lighthouse") && !rest.is_empty() {
        bail!("`cargo xtask {command}` takes no arguments\n\n{USAGE}");
    }
    let done = Ok(ExitCode::SUCCESS);
    match command {
        "setup" => {
            let workspace = Workspace::find()?;
            let mut stages = Stages::new(setup::STAGES + setup::TEST_STAGES);
            setup::for_build(&workspace, &mut stages)?;
            setup::for_tests(&workspace, &mut stages)?;
            done
        }
        "web" => {
            let workspace = Workspace::find()?;
            let mut stages = Stages::new(setup::STAGES + web::STAGES);
            setup::for_build(&workspace, &mut stages)?;
            web::build(&workspace, &mut stages)?;
            done
        }
        "build" => {
            let workspace = Workspace::find()?;
            let mut stages = Stages::new(BUILD_STAGES + TYPESETTER_STAGES);
            build(&workspace, &mut stages)?;
            build_typesetter(&workspace, &mut stages)?;
            println!("built {}", workspace.program().display());
            done
        }
        "run" => {
            let workspace = Workspace::find()?;
            let mut stages = Stages::new(BUILD_STAGES);
            build(&workspace, &mut stages)?;
            serve(&workspace, rest)
        }
        "fuzz" => {
            let words: Vec<String> = rest.iter().map(|word| word.to_string_lossy().into_owned()).collect();
            fuzz::run(&Workspace::find()?, words)
        }
        "lighthouse" if rest.len() > 1 => bail!("`cargo xtask lighthouse` takes one address\n\n{USAGE}"),
        "lighthouse" => {
            let address = rest.first().map(|address| address.to_string_lossy().into_owned());
            lighthouse::run(&Workspace::find()?, address)
        }
        "references" => references::run(&Workspace::find()?),
        "test" => test::run(&Workspace::find()?),
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            done
        }
        other => bail!("no command `{other}`\n\n{USAGE}"),
    }
}

/// Stages of [`build`].
const BUILD_STAGES: usize = setup::STAGES + web::STAGES + 1;

/// Sets up, builds the site's files and the program.
fn build(workspace: &Workspace, stages: &mut Stages) -> Result<()> {
    setup::for_build(workspace, stages)?;
    web::build(workspace, stages)?;
    stages.run("program", || {
        // With the features that the tests will use, so that dependencies compile once.
        process::run(workspace.cargo().args(["build", "--release", "--workspace", "--bin", "lexgap"]))
            .context("the program could not be built")
    })
}

/// Stages of [`build_typesetter`].
const TYPESETTER_STAGES: usize = 1;

/// Builds the program that sets dossiers as PDF. Not part of [`build`]: it takes minutes at the first time, and all else
/// works without it.
fn build_typesetter(workspace: &Workspace, stages: &mut Stages) -> Result<()> {
    stages.run("typesetter of dossiers", || {
        let folder = workspace.target.join("dossier");
        process::run(
            workspace
                .cargo()
                .args(["build", "--release", "--locked", "--manifest-path", "dossier/Cargo.toml", "--target-dir"])
                .arg(&folder),
        )
        .context("the typesetter could not be built")?;
        let name = workspace.typesetter();
        let built = folder.join("release").join(name.file_name().context("the typesetter has no name")?);
        // Copied aside first: a running one must not change under itself.
        let new = name.with_extension("new");
        std::fs::copy(&built, &new).and_then(|_| std::fs::rename(&new, &name)).context("the typesetter's place")?;
        Ok(())
    })
}

/// Hands over to `lexgap serve`.
fn serve(workspace: &Workspace, arguments: Vec<OsString>) -> Result<ExitCode> {
    let mut command = process::clean(workspace.program());
    command.arg("serve").args(arguments);
    process::hand_over(command)
}
