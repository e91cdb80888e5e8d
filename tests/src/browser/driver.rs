//! chromedriver as a process.

use std::{
    env, fs,
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context as _, Result};

use crate::guarded::Guarded;

/// A running chromedriver and where its Chromium is.
#[derive(Debug)]
pub struct Driver {
    /// Such as `http://127.0.0.1:41234/`.
    pub address: String,
    pub chromium: PathBuf,
    folder: PathBuf,
    _process: Guarded,
}

impl Driver {
    /// Starts it on a free port. Where it or Chromium is missing, says so and gives nothing.
    ///
    /// # Errors
    /// It is there but does not start.
    pub fn start() -> Result<Option<Driver>> {
        let Some(program) = find("CHROMEDRIVER", &["chromedriver"]) else { return Ok(None) };
        let Some(chromium) = find("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"]) else {
            return Ok(None);
        };
        let folder = tempfile::Builder::new().prefix("lexgap-browser-").tempdir()?.keep();
        let (process, output) = Guarded::start(&program, ["--port=0"], &[], &folder)?;
        let mut lines = BufReader::new(output).lines();
        let port = loop {
            let line = lines.next().context("chromedriver ended at once")??;
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        thread::spawn(move || lines.for_each(drop));
        Ok(Some(Driver { address: format!("http://127.0.0.1:{port}/"), chromium, folder, _process: process }))
    }

    /// Arguments of Chromium: no window, nothing of its own over the network, a new profile.
    pub fn arguments(&self) -> Vec<String> {
        let quiet = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-sync",
        ];
        let profile = format!("--user-data-dir={}", self.folder.join("profile").display());
        quiet.into_iter().map(str::to_owned).chain([profile]).collect()
    }

    /// What chromedriver complained about.
    pub fn errors(&self) -> String {
        fs::read_to_string(self.folder.join("errors.txt")).unwrap_or_default()
    }
}

/// The program that a variable names, else the first of `names` on PATH.
fn find(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let found = match env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)).filter(|p| p.is_file()),
        None => {
            let path = env::var_os("PATH").unwrap_or_default();
            let folders: Vec<PathBuf> = env::split_paths(&path).collect();
            let on_path = |name: &&str| folders.iter().map(|f: &PathBuf| Path::join(f, name)).find(|p| p.is_file());
            names.iter().find_map(on_path)
        }
    };
    if found.is_none() {
        println!("skipped: no {} on PATH (set {variable})", names[0]);
    }
    found
}
