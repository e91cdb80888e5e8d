//! A PostgreSQL of our own for the tests: fresh, on a free port, gone afterwards.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::process;

/// A running server. Stops, and removes its data, when dropped.
pub struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Postgres {
    /// Starts a server with an empty database in a temporary folder.
    ///
    /// # Errors
    /// It is not installed or does not start.
    pub fn start() -> Result<Self> {
        let programs = programs().context("PostgreSQL is not installed")?;
        let folder = std::env::temp_dir().join(format!("lexgap-postgres-{}", std::process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("could not create {}", folder.display()))?;
        // From here on, whatever fails, the folder is removed.
        let server = Self { programs, folder, port: free_port()? };
        if process::is_root() {
            // PostgreSQL refuses to run as the administrator.
            process::output(Command::new("chown").arg("postgres:").arg(&server.folder))?;
        }
        server.as_owner("initdb", "-A trust -U postgres -E UTF8 --locale=C -D \"$1/data\"")?;
        // Tests ask for correct results, not for results that survive a power cut.
        let options = format!("-p {} -h 127.0.0.1 -c fsync=off -c max_connections=200", server.port);
        server.as_owner(
            "pg_ctl",
            &format!("-D \"$1/data\" -l \"$1/log\" -o \"{options} -k '$1'\" -w start </dev/null >/dev/null"),
        )?;
        Ok(server)
    }

    /// Address of the database `postgres`.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Runs one of PostgreSQL's programs as a user who may; `$1` is the folder.
    fn as_owner(&self, program: &str, arguments: &str) -> Result<String> {
        let script = format!("cd \"$1\" && \"$0\" {arguments}");
        let mut command = if process::is_root() {
            let mut command = Command::new("su");
            command.args(["postgres", "-s", "/bin/sh", "-c", &script, "--"]);
            command
        } else {
            let mut command = Command::new("sh");
            command.args(["-c", &script]);
            command
        };
        process::output(command.arg(self.programs.join(program)).arg(&self.folder))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if self.folder.join("data/postmaster.pid").exists()
            && let Err(error) = self.as_owner("pg_ctl", "-D \"$1/data\" -m immediate stop")
        {
            eprintln!("PostgreSQL could not be stopped: {error:#}");
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("{} could not be removed: {error}", self.folder.display());
        }
    }
}

/// The folder with PostgreSQL's programs: on PATH, or where Debian keeps the newest version.
pub fn programs() -> Option<PathBuf> {
    if let Some(found) = process::find(&["pg_ctl"]) {
        // A link on PATH need not have its siblings beside it.
        let folder = fs::canonicalize(found).ok()?.parent()?.to_owned();
        if is_complete(&folder) {
            return Some(folder);
        }
    }
    let versions = fs::read_dir("/usr/lib/postgresql").ok()?;
    versions
        .filter_map(|entry| {
            let version = entry.ok()?.path();
            let number: u32 = version.file_name()?.to_str()?.parse().ok()?;
            let programs = version.join("bin");
            is_complete(&programs).then_some((number, programs))
        })
        .max()
        .map(|(_, programs)| programs)
}

fn is_complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"].iter().all(|name| folder.join(name).is_file())
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port for PostgreSQL")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_starts_listens_and_leaves_nothing_behind() -> Result<()> {
        if programs().is_none() {
            println!("skipped: PostgreSQL is not installed");
            return Ok(());
        }
        let server = Postgres::start()?;
        let (folder, port) = (server.folder.clone(), server.port);
        assert!(server.url().ends_with(&format!("127.0.0.1:{port}/postgres")));
        std::net::TcpStream::connect(("127.0.0.1", port))?;
        drop(server);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
        Ok(())
    }
}
