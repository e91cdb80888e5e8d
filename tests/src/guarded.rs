//! Processes that never outlive the test that started them.

use std::{
    ffi::OsStr,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use anyhow::{Context as _, Result};

/// Waits until its input closes, which also happens when the test process is killed; then ends the process group
/// of the command and removes the folder.
const GUARD: &str = r#"
trap '' INT HUP TERM
folder=$1; shift
# A group of its own; the shell's own job control needs a terminal.
setsid "$@" </dev/null &
command=$!
exec >/dev/null 2>&1
cat
kill -9 "-$command" || kill -9 "$command"
wait "$command"
rm -rf "$folder"
"#;

/// A process with a folder of its own; both go away when this is dropped or the test process ends.
#[derive(Debug)]
pub struct Guarded {
    guard: Child,
}

impl Guarded {
    /// Starts `program` in `folder` and gives its output. What it writes to the error stream goes to
    /// `errors.txt` in the folder.
    ///
    /// # Errors
    /// There is no `sh`, or the folder cannot be written.
    pub fn start(
        program: &Path,
        arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
        environment: &[(&str, &str)],
        folder: &Path,
    ) -> Result<(Guarded, ChildStdout)> {
        let errors = std::fs::File::create(folder.join("errors.txt")).context("the folder of the process")?;
        let mut command = Command::new("sh");
        clean(&mut command);
        let mut guard = command
            .args(["-c", GUARD, "sh"])
            .arg(folder)
            .arg(program)
            .args(arguments)
            .envs(environment.iter().copied())
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(errors)
            .spawn()
            .context("could not start sh")?;
        let output = guard.stdout.take().context("the process has no output")?;
        Ok((Guarded { guard }, output))
    }
}

impl Drop for Guarded {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let _ = self.guard.wait();
    }
}

/// One secret for all programs of the tests, so that the same facts have the same root.
const EDITION_SECRET: &str = "abababababababababababababababababababababababababababababababab";

/// Takes our own settings out of a command's environment: a developer's must not change a test.
pub fn clean(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let ours = name.to_str().is_some_and(|n| n.starts_with("LEXGAP_") || n == "RUST_LOG" || n == "RUST_BACKTRACE");
        if ours {
            command.env_remove(name);
        }
    }
    command.env("LEXGAP_EDITION_SECRET", EDITION_SECRET);
}
