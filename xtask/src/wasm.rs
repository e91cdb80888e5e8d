//! A compiler that can write WebAssembly, by the first route that works.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use anyhow::{Result, bail};

use crate::{process, setup, workspace::Workspace};

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// How long rustup may take to fetch the target's standard library.
const RUSTUP_LIMIT: Duration = Duration::from_secs(60);

/// Debian's own compiler, beside whatever rustup has.
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// What compiles the browser bundle.
#[derive(Debug, PartialEq, Eq)]
pub enum Compiler {
    /// The compiler that runs us has the target's standard library.
    Own,
    /// Debian's compiler, which builds the standard library from its source.
    Debian { linker: PathBuf },
}

impl Compiler {
    /// What is on this machine already.
    pub fn installed(workspace: &Workspace) -> Option<Self> {
        if has_target(workspace) { Some(Self::Own) } else { debian() }
    }

    /// Fetches what is missing.
    ///
    /// # Errors
    /// No route works; the message says what to install.
    pub fn obtain(workspace: &Workspace) -> Result<Self> {
        if let Some(compiler) = Self::installed(workspace) {
            return Ok(compiler);
        }
        let mut rustup = process::clean("rustup");
        rustup.current_dir(&workspace.root).args(["target", "add", TARGET]);
        if process::succeeds_within(&mut rustup, RUSTUP_LIMIT) && has_target(workspace) {
            return Ok(Self::Own);
        }
        eprintln!("rustup cannot fetch {TARGET}; trying Debian's compiler");
        let tried = setup::apt_install(&DEBIAN_PACKAGES);
        match (tried, debian()) {
            (_, Some(compiler)) => Ok(compiler),
            (Err(error), None) => bail!(
                "no compiler for {TARGET}: run `rustup target add {TARGET}`, or as administrator \
                 `apt-get install {}` ({error:#})",
                DEBIAN_PACKAGES.join(" ")
            ),
            (Ok(()), None) => {
                bail!("no compiler for {TARGET}: run `rustup target add {TARGET}` where it has a network")
            }
        }
    }

    /// `cargo build` for the target, with the results in `target_dir`.
    pub fn cargo_build(&self, workspace: &Workspace, target_dir: &Path) -> Command {
        let mut command = match self {
            Self::Own => workspace.cargo(),
            Self::Debian { linker } => {
                let mut command = process::clean(DEBIAN_CARGO);
                for name in ["RUSTUP_TOOLCHAIN", "RUSTDOC", "RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
                    command.env_remove(name);
                }
                command
                    .current_dir(&workspace.root)
                    .env("RUSTC", DEBIAN_RUSTC)
                    // Building the standard library is not stable yet.
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                command
            }
        };
        command.env_remove("RUSTC_WRAPPER").env("CARGO_TARGET_DIR", target_dir).args(["build", "--target", TARGET]);
        if let Self::Debian { .. } = self {
            command.arg("-Zbuild-std=std,panic_abort");
        }
        command
    }
}

/// Whether the compiler that runs us has the target's standard library.
fn has_target(workspace: &Workspace) -> bool {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    process::output(process::clean(rustc).current_dir(&workspace.root).args(["--print", "sysroot"]))
        .is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn debian() -> Option<Compiler> {
    let complete = [DEBIAN_CARGO, DEBIAN_RUSTC, "/usr/lib/rustlib/src/rust/library/std/Cargo.toml"]
        .iter()
        .all(|file| Path::new(file).is_file());
    let linker = Path::new("/usr/bin/wasm-ld-22");
    (complete && linker.is_file()).then(|| Compiler::Debian { linker: linker.to_owned() })
}
