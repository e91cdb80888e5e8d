//! The program under test, run as a command.

use std::{
    env,
    ffi::{OsStr, OsString},
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use tempfile::TempDir;

use crate::guarded;

/// Longer than any command takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// The program's file: `LEXGAP_BIN`, else `lexgap` beside the folder of the test executables.
///
/// # Errors
/// It is not there.
pub fn program() -> Result<PathBuf> {
    let path = match env::var_os("LEXGAP_BIN") {
        Some(path) => PathBuf::from(path),
        None => {
            let test = env::current_exe().context("this test's own file")?;
            let release = test.parent().and_then(Path::parent).context("this test's own folder")?;
            release.join(format!("lexgap{}", env::consts::EXE_SUFFIX))
        }
    };
    ensure!(path.is_file(), "no program at {}: build it with `cargo xtask build`, or set LEXGAP_BIN", path.display());
    Ok(path.canonicalize()?)
}

/// How a command ended.
#[derive(Debug)]
pub struct Outcome {
    pub status: ExitStatus,
    pub stdout: String,
    pub stderr: String,
}

impl Outcome {
    /// The outcome of a command that must succeed.
    ///
    /// # Errors
    /// It did not; with all that it said.
    pub fn succeeded(self) -> Result<Outcome> {
        ensure!(self.status.success(), "{}\n{}\n{}", self.status, self.stdout, self.stderr);
        Ok(self)
    }

    /// What a command that must fail told the user on the error stream. It ends with an exit code, not by a
    /// signal, and never with a panic.
    ///
    /// # Errors
    /// It succeeded, or its message lacks one of `words`.
    pub fn told(&self, words: &[&str]) -> Result<&str> {
        ensure!(!self.status.success(), "it should have failed\n{}\n{}", self.stdout, self.stderr);
        ensure!(self.status.code().is_some(), "ended by a signal: {}\n{}", self.status, self.stderr);
        ensure!(!self.stderr.contains("panicked"), "a panic is no message:\n{}", self.stderr);
        for word in words {
            ensure!(self.stderr.contains(word), "the message lacks `{word}`:\n{}", self.stderr);
        }
        Ok(&self.stderr)
    }

    /// Output that is one JSON value a line.
    ///
    /// # Errors
    /// A line that is not JSON.
    pub fn json_lines(&self) -> Result<Vec<Value>> {
        self.stdout.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect()
    }

    /// The last line of such output: the report of `crawl --json`, the edition of `score --json`.
    ///
    /// # Errors
    /// There is none.
    pub fn last_json(&self) -> Result<Value> {
        self.json_lines()?.pop().with_context(|| format!("no output; {}", self.stderr))
    }
}

/// The program with an empty working directory and a data folder of its own.
#[derive(Debug)]
pub struct Program {
    file: PathBuf,
    home: TempDir,
    environment: Vec<(OsString, OsString)>,
}

impl Program {
    /// A program that never ran before.
    ///
    /// # Errors
    /// It is not built, or there is no room for temporary files.
    pub fn new() -> Result<Program> {
        let home = tempfile::Builder::new().prefix("lexgap-test-").tempdir()?;
        Ok(Program { file: program()?, home, environment: Vec::new() })
    }

    /// Sets a variable for each command from here on.
    pub fn env(&mut self, name: &str, value: impl Into<OsString>) {
        self.environment.push((name.into(), value.into()));
    }

    /// The program's file.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The working directory.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    /// The data folder; the first command makes it.
    pub fn data(&self) -> PathBuf {
        self.folder().join("data")
    }

    /// The database.
    pub fn database(&self) -> PathBuf {
        self.data().join("lexgap.db")
    }

    /// Runs a command to its end.
    ///
    /// # Errors
    /// It cannot be started, or never ends.
    pub fn run(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<Outcome> {
        let mut command = Command::new(&self.file);
        command.args(arguments);
        self.finish(command)
    }

    /// Runs a shell script in which `"$lexgap"` is the program.
    ///
    /// # Errors
    /// As [`Program::run`].
    pub fn shell(&self, script: &str) -> Result<Outcome> {
        self.wrapped(&["sh"], script)
    }

    /// Runs a shell script under a command such as `unshare`, whose arguments end with the name of a shell.
    ///
    /// # Errors
    /// As [`Program::run`].
    pub fn wrapped(&self, shell: &[&str], script: &str) -> Result<Outcome> {
        let (first, more) = shell.split_first().context("no shell named")?;
        let mut command = Command::new(first);
        command.args(more).arg("-c").arg(script).env("lexgap", &self.file);
        self.finish(command)
    }

    /// Starts a command whose end the caller does not wait for.
    ///
    /// # Errors
    /// It cannot be started.
    pub fn spawn(&self, arguments: impl IntoIterator<Item = impl AsRef<OsStr>>) -> Result<std::process::Child> {
        let mut command = Command::new(&self.file);
        command.args(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        self.prepare(&mut command);
        command.spawn().with_context(|| format!("could not start {}", self.file.display()))
    }

    fn prepare(&self, command: &mut Command) {
        guarded::clean(command);
        command
            .current_dir(self.folder())
            .env("LEXGAP_DATA", self.data())
            .envs(self.environment.iter().map(|(name, value)| (name, value)));
    }

    fn finish(&self, mut command: Command) -> Result<Outcome> {
        // Files, not pipes: they never fill up.
        let outputs = tempfile::tempdir()?;
        let path = |name: &str| outputs.path().join(name);
        self.prepare(&mut command);
        command.stdin(Stdio::null()).stdout(File::create(path("out"))?).stderr(File::create(path("err"))?);
        let mut child = command.spawn().with_context(|| format!("could not start {command:?}"))?;
        let text = |name: &str| -> Result<String> { Ok(String::from_utf8_lossy(&fs::read(path(name))?).into_owned()) };
        let begun = Instant::now();
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if begun.elapsed() > PATIENCE => {
                    let _ = child.kill();
                    let _ = child.wait();
                    bail!("{command:?} did not end within {PATIENCE:?}\n{}\n{}", text("out")?, text("err")?);
                }
                None => sleep(Duration::from_millis(10)),
            }
        };
        Ok(Outcome { status, stdout: text("out")?, stderr: text("err")? })
    }

    /// Number of facts of each source that the store holds, by `lexgap sources --json`.
    ///
    /// # Errors
    /// The command fails.
    pub fn facts(&self, source: &str) -> Result<u64> {
        Ok(self.health(source)?["facts"].as_u64().unwrap_or(0))
    }

    /// The `health` of a source by `lexgap sources --json`.
    ///
    /// # Errors
    /// The command fails, or there is no such source.
    pub fn health(&self, source: &str) -> Result<Value> {
        let lines = self.run(["sources", "--json"])?.succeeded()?.json_lines()?;
        let line = lines.into_iter().find(|l| l["id"] == source).with_context(|| format!("no source {source}"))?;
        Ok(line["health"].clone())
    }
}
