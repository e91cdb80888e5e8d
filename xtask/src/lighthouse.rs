//! `cargo xtask lighthouse`.

use std::{
    io::{BufRead as _, BufReader},
    process::{Child, ExitCode, Stdio},
};

use anyhow::{Context as _, Result, bail};

use crate::{BUILD_STAGES, build, process, setup, stages::Stages, workspace::Workspace};

/// `lexgap serve` with the baseline; it ends when this is dropped.
struct Served {
    child: Child,
    address: String,
    /// Open as long as it serves, or it could not write.
    _output: BufReader<std::process::ChildStdout>,
}

impl Served {
    fn start(workspace: &Workspace) -> Result<Served> {
        let data = workspace.target.join("lighthouse");
        let mut command = process::clean(workspace.program());
        command.args(["serve", "--listen", "127.0.0.1:0", "--no-schedule", "--data"]).arg(&data);
        let mut child = command.stdout(Stdio::piped()).spawn().context("the program could not be started")?;
        let mut output = BufReader::new(child.stdout.take().context("the program has no output")?);
        let mut line = String::new();
        while output.read_line(&mut line).context("the program's output cannot be read")? > 0 {
            if let Some(address) = line.strip_prefix("listening on ") {
                let address = address.trim().to_owned();
                return Ok(Served { child, address, _output: output });
            }
            line.clear();
        }
        let _ = child.wait();
        bail!("`lexgap serve` ended without saying where it listens")
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself meanwhile; either way it is gone after `wait`.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Measures what is served at `address`, else what is built and served for it, and ends as the measuring does.
///
/// # Errors
/// No Chromium or npm, or the program cannot be built.
pub fn run(workspace: &Workspace, address: Option<String>) -> Result<ExitCode> {
    let chromium = setup::chromium().context("no Chromium: install `chromium`")?;
    let builds = if address.is_some() { 0 } else { BUILD_STAGES };
    let mut stages = Stages::new(builds + 2);
    stages.run("Lighthouse", || setup::lighthouse(workspace))?;
    let served = match &address {
        Some(_) => None,
        None => {
            build(workspace, &mut stages)?;
            Some(Served::start(workspace)?)
        }
    };
    let address = served.as_ref().map_or(address.as_deref(), |served| Some(&served.address)).unwrap_or_default();
    let status = stages.run("pages", || {
        let mut node = process::clean("node");
        node.current_dir(workspace.test_web()).args(["lighthouse.mjs", address]).arg(&chromium);
        node.status().context("node could not be started")
    })?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
