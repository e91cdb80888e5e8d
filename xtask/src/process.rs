//! Running other programs.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};

/// A command without the variables that the `cargo run` around us has set: they describe xtask, and another
/// cargo would take them for its own.
pub fn clean(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        let of_xtask = text == "CARGO"
            || ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"]
                .iter()
                .any(|prefix| text.starts_with(prefix));
        if of_xtask {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command with our own input and output.
///
/// # Errors
/// It could not be started, or ended with another code than 0.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed: {status}", shown(command));
    }
    Ok(())
}

/// Runs a command quietly and returns what it wrote to standard output, trimmed.
///
/// # Errors
/// It could not be started, or ended with another code than 0; the message holds what it wrote.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.stdin(Stdio::null()).output().with_context(|| cannot_start(command))?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].concat();
        bail!("`{}` failed: {}\n{}", shown(command), output.status, String::from_utf8_lossy(&said).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a command, run quietly, ends with 0 within `limit`. It is stopped where it takes longer.
pub fn succeeds_within(command: &mut Command, limit: Duration) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return false };
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if start.elapsed() < limit => thread::sleep(Duration::from_millis(50)),
            _ => {
                stop(&mut child);
                return false;
            }
        }
    }
}

fn stop(child: &mut Child) {
    // It may have ended by itself meanwhile; either way it is gone after `wait`.
    let _ = child.kill();
    let _ = child.wait();
}

/// Replaces this process, so that signals reach the program itself.
///
/// # Errors
/// The program could not be started.
#[cfg(unix)]
pub fn hand_over(mut command: Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;
    let error = command.exec();
    Err(error).with_context(|| cannot_start(&command))
}

/// Runs the program to its end and ends as it did.
///
/// # Errors
/// The program could not be started.
#[cfg(not(unix))]
pub fn hand_over(mut command: Command) -> Result<ExitCode> {
    let status = command.status().with_context(|| cannot_start(&command))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The first of `names` found on PATH.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| folders.iter().map(|folder| folder.join(name)).find(|file| is_program(file)))
}

fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        file.is_file()
    }
}

/// Whether we are the system's administrator.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

fn cannot_start(command: &Command) -> String {
    format!("could not start `{}`", command.get_program().to_string_lossy())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command_and_what_it_said() {
        let error = output(Command::new("sh").args(["-c", "echo here it stopped >&2; exit 3"])).unwrap_err();
        let text = error.to_string();
        assert!(text.contains("sh -c") && text.contains("here it stopped"), "{text}");
    }

    #[test]
    fn a_command_that_hangs_is_stopped() {
        assert!(!succeeds_within(Command::new("sleep").arg("60"), Duration::from_millis(100)));
        assert!(succeeds_within(&mut Command::new("true"), Duration::from_secs(20)));
        assert!(!succeeds_within(&mut Command::new("no-such-program-here"), Duration::from_secs(1)));
    }

    #[test]
    fn programs_are_found_by_the_first_name_that_exists() {
        assert!(find(&["no-such-program-here", "sh"]).is_some_and(|file| file.ends_with("sh")));
        assert_eq!(find(&["no-such-program-here"]), None);
    }
}
