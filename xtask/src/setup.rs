//! What the machine must have, fetched where that may be done.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail};

use crate::{inputs::is_older, postgres, process, stages::Stages, wasm::Compiler, web, workspace::Workspace};

/// Stages of [`for_build`].
pub const STAGES: usize = 2;
/// Stages of [`for_tests`].
pub const TEST_STAGES: usize = 6;

/// Node's packages and a compiler for the browser bundle. Nothing is asked for where the site is up to date.
///
/// # Errors
/// What is missing and how to install it.
pub fn for_build(workspace: &Workspace, stages: &mut Stages) -> Result<()> {
    let fresh = web::is_fresh(workspace)?;
    stages.run("npm packages", || if fresh { Ok(()) } else { npm_packages(workspace) })?;
    stages.run("compiler for the browser bundle", || {
        if !fresh {
            Compiler::obtain(workspace)?;
        }
        Ok(())
    })
}

/// A browser, axe-core, PostgreSQL, warcio, the tools that evidence bundles are held against, and what reads our API.
/// None is required: tests that need what cannot be had say that they are skipped.
///
/// # Errors
/// None so far; a stage answers with a result.
pub fn for_tests(workspace: &Workspace, stages: &mut Stages) -> Result<()> {
    stages.run("browser", || {
        if browser().is_none() && (apt_install(&["chromium", "chromium-driver"]).is_err() || browser().is_none()) {
            eprintln!(
                "no Chromium with chromedriver: browser tests will be skipped; install `chromium chromium-driver`"
            );
        }
        Ok(())
    })?;
    stages.run("axe-core", || {
        if let Err(error) = npm_install(&workspace.test_web(), "axe-core", &["--omit=dev"]) {
            eprintln!("no axe-core: pages will not be checked with it ({error:#})");
        }
        Ok(())
    })?;
    stages.run("PostgreSQL", || {
        let found = || postgres::programs().is_some();
        if !found() && (apt_install(&["postgresql"]).is_err() || !found()) {
            eprintln!("no PostgreSQL: its tests will be skipped; install `postgresql`");
        }
        Ok(())
    })?;
    stages.run("warcio", || {
        if warcio().is_none() && install_warcio().is_err() {
            eprintln!("no warcio: WARC files will not be checked with it; install Python's `venv` and `pip`");
        }
        Ok(())
    })?;
    for (stage, name, without) in [
        ("tools for evidence bundles", EVIDENCE, "evidence bundles will not be held against other people's tools"),
        ("Python packages that read the API", API, "tests with schemathesis and a generated client will be skipped"),
    ] {
        stages.run(stage, || {
            if let Err(error) = install_python_tools(workspace, name) {
                eprintln!(
                    "{without}: {error:#}; needed are Python with `venv` and `pip`, and a package index that can be reached"
                );
            }
            Ok(())
        })?;
    }
    Ok(())
}

/// Folders below `tests` whose `requirements.txt` names what bundles are held against, and what reads the API.
pub const EVIDENCE: &str = "evidence";
pub const API: &str = "api";

/// The requirements that an environment was made from; written last, so that it tells that all of them are there.
const INSTALLED: &str = "requirements.txt";

fn requirements(workspace: &Workspace, name: &str) -> PathBuf {
    workspace.root.join("tests").join(name).join(INSTALLED)
}

/// Folder of the programs of the Python packages that `tests/NAME/requirements.txt` asks for, where all are installed.
pub fn python_tools(workspace: &Workspace, name: &str) -> Option<PathBuf> {
    let folder = workspace.tools().join(name);
    let installed = std::fs::read(folder.join(INSTALLED)).ok()?;
    let wanted = std::fs::read(requirements(workspace, name)).ok()?;
    (installed == wanted).then(|| folder.join("bin"))
}

/// Makes an environment of its own for those packages, unless it is there.
fn install_python_tools(workspace: &Workspace, name: &str) -> Result<()> {
    if python_tools(workspace, name).is_some() {
        return Ok(());
    }
    let (folder, list) = (workspace.tools().join(name), requirements(workspace, name));
    let python = process::find(&["python3", "python"]).context("there is no Python on this machine")?;
    process::output(Command::new(python).args(["-m", "venv", "--clear"]).arg(&folder))?;
    process::output(Command::new(folder.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(&list))?;
    std::fs::copy(&list, folder.join(INSTALLED)).context("could not note what was installed")?;
    Ok(())
}

/// The tool that WARC files are checked with: from PATH, else our own copy.
pub fn warcio() -> Option<PathBuf> {
    process::find(&["warcio"]).or_else(|| warcio_folder().map(|f| f.join("bin/warcio")).filter(|p| p.is_file()))
}

fn warcio_folder() -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("HOME")?).join(".cache/lexgap/tools/warcio"))
}

fn install_warcio() -> Result<()> {
    let folder = warcio_folder().context("HOME is not set")?;
    let python = process::find(&["python3", "python"]).context("there is no Python on this machine")?;
    process::output(Command::new(python).args(["-m", "venv"]).arg(&folder))?;
    process::output(Command::new(folder.join("bin/pip")).args(["install", "--quiet", "warcio"]))?;
    Ok(())
}

/// Chromium and its driver, if both are here.
fn browser() -> Option<(PathBuf, PathBuf)> {
    Some((chromium()?, process::find(&["chromedriver"])?))
}

/// Chromium, if it is here.
pub fn chromium() -> Option<PathBuf> {
    process::find(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

fn npm_packages(workspace: &Workspace) -> Result<()> {
    npm_install(&workspace.web_sources(), "esbuild", &[])
}

/// Lighthouse, which no test needs, beside what the tests need.
///
/// # Errors
/// npm is not there, or its registry.
pub fn lighthouse(workspace: &Workspace) -> Result<()> {
    npm_install(&workspace.test_web(), "lighthouse", &[])
}

/// Installs what the lock file of a folder names, unless it is there; `package` is one of it.
fn npm_install(folder: &Path, package: &str, options: &[&str]) -> Result<()> {
    if process::find(&["node"]).is_none() || process::find(&["npm"]).is_none() {
        bail!("Node.js with npm is needed: install `nodejs npm` (version 18 or newer)");
    }
    let modules = folder.join("node_modules");
    // npm writes this file last.
    let is_new = !is_older(&modules.join(".package-lock.json"), &folder.join("package-lock.json"));
    if is_new && modules.join(package).is_dir() {
        return Ok(());
    }
    process::run(process::clean("npm").current_dir(folder).args(["ci", "--no-audit", "--no-fund"]).args(options))
        .with_context(|| {
            format!("npm could not install the packages of {}; is the registry reachable?", folder.display())
        })
}

/// Installs Debian packages, where we may.
///
/// # Errors
/// This is no Debian, we may not, or apt failed.
pub fn apt_install(packages: &[&str]) -> Result<()> {
    if process::find(&["apt-get"]).is_none() {
        bail!("there is no apt-get on this machine");
    }
    let root = process::is_root();
    if !root && process::output(Command::new("sudo").args(["-n", "true"])).is_err() {
        bail!("installing packages needs an administrator");
    }
    let apt = |arguments: &[&str]| {
        let mut command = if root { Command::new("env") } else { Command::new("sudo") };
        if !root {
            command.args(["-n", "env"]);
        }
        process::output(command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]).args(arguments))
    };
    eprintln!("apt-get install {}", packages.join(" "));
    let install: Vec<&str> = ["install", "--no-install-recommends"].iter().chain(packages).copied().collect();
    // The lists of packages may be old or, in a container, absent.
    if apt(&install).is_err() {
        apt(&["update"])?;
        apt(&install)?;
    }
    Ok(())
}
