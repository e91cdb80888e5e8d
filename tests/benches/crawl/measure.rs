//! What a command takes, as the kernel counts it.

use std::{path::Path, process::Command, time::Instant};

use anyhow::{Context as _, Result};
use nix::sys::{
    resource::{UsageWho, getrusage},
    time::TimeVal,
};
use serde_json::{Value, json};

/// Time and memory of one process with all its threads.
pub struct Cost {
    pub wall_seconds: f64,
    pub user_seconds: f64,
    pub system_seconds: f64,
    /// Peak of resident memory.
    pub peak_kib: f64,
}

/// Runs `command` to its end and writes what it took; ends as it does. Meant for a small process: what the kernel says
/// of a child begins with what its parent held.
pub fn run(result: &Path, command: &[&str]) -> Result<()> {
    let (program, arguments) = command.split_first().context("no command to measure")?;
    let begun = Instant::now();
    let status = Command::new(program).args(arguments).status().with_context(|| (*program).to_owned())?;
    let wall = begun.elapsed().as_secs_f64();
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN)?;
    let seconds = |t: TimeVal| t.tv_sec() as f64 + t.tv_usec() as f64 / 1e6;
    let cost = json!({
        "wall_seconds": wall,
        "user_seconds": seconds(usage.user_time()),
        "system_seconds": seconds(usage.system_time()),
        "peak_kib": usage.max_rss(),
    });
    std::fs::write(result, cost.to_string())?;
    std::process::exit(status.code().unwrap_or(1))
}

impl Cost {
    /// Reads what [`run`] wrote.
    pub fn read(file: &Path) -> Result<Cost> {
        let value: Value = serde_json::from_slice(&std::fs::read(file)?)?;
        let number = |name: &str| value[name].as_f64().with_context(|| format!("{name} is missing"));
        Ok(Cost {
            wall_seconds: number("wall_seconds")?,
            user_seconds: number("user_seconds")?,
            system_seconds: number("system_seconds")?,
            peak_kib: number("peak_kib")?,
        })
    }

    pub fn cpu_seconds(&self) -> f64 {
        self.user_seconds + self.system_seconds
    }

    pub fn peak_mib(&self) -> f64 {
        self.peak_kib / 1024.0
    }

    pub fn json(&self, sent: u64) -> Value {
        json!({
            "wall_seconds": self.wall_seconds,
            "user_seconds": self.user_seconds,
            "system_seconds": self.system_seconds,
            "peak_kib": self.peak_kib,
            "bytes_from_server": sent,
        })
    }
}
