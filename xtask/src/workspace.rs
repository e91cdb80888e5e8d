//! Where things are.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result};

use crate::process;

/// Folders of the checkout and of what is built from it.
pub struct Workspace {
    /// The checkout.
    pub root: PathBuf,
    /// Cargo's target folder, wherever it was put.
    pub target: PathBuf,
}

impl Workspace {
    /// Asks cargo.
    ///
    /// # Errors
    /// Cargo does not answer as it should.
    pub fn find() -> Result<Self> {
        // A target folder may serve several checkouts: ask where we run, not where we were compiled.
        let package = env::var_os("CARGO_MANIFEST_DIR").context("start this with `cargo xtask`")?;
        let manifest = Path::new(&package).join("../Cargo.toml");
        let text = process::output(
            process::clean(cargo_program())
                .args(["metadata", "--no-deps", "--format-version", "1", "--manifest-path"])
                .arg(manifest),
        )?;
        let metadata: serde_json::Value = serde_json::from_str(&text).context("`cargo metadata` is not JSON")?;
        let folder = |name: &str| {
            metadata[name].as_str().map(PathBuf::from).with_context(|| format!("`cargo metadata` names no {name}"))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// Cargo in the checkout, with the compiler that runs us.
    pub fn cargo(&self) -> Command {
        let mut command = process::clean(cargo_program());
        command.current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        command
    }

    /// Folder of finished programs.
    pub fn release(&self) -> PathBuf {
        self.target.join("release")
    }

    /// The program.
    pub fn program(&self) -> PathBuf {
        self.release().join(format!("lexgap{}", env::consts::EXE_SUFFIX))
    }

    /// The program that sets dossiers, beside the program.
    pub fn typesetter(&self) -> PathBuf {
        self.release().join(format!("lexgap-dossier{}", env::consts::EXE_SUFFIX))
    }

    /// Folder for tools that tests need.
    pub fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The site's files, where the program looks for them.
    pub fn site(&self) -> PathBuf {
        self.release().join("site")
    }

    /// The browser side's own sources: styles, charts, npm packages.
    pub fn web_sources(&self) -> PathBuf {
        self.root.join("app/web")
    }

    /// npm packages that tests use.
    pub fn test_web(&self) -> PathBuf {
        self.root.join("tests/web")
    }

    /// Folder for all that belongs to the browser bundle.
    pub fn web_target(&self) -> PathBuf {
        self.target.join("web-build")
    }
}

fn cargo_program() -> std::ffi::OsString {
    env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
