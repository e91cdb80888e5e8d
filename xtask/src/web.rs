//! The site's files: WebAssembly, its JavaScript side, styles, charts.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};

use crate::{
    inputs, process,
    stages::Stages,
    wasm::{self, Compiler},
    workspace::Workspace,
};

/// Stages of [`build`].
pub const STAGES: usize = 3;

/// All that the site's files are made from.
const INPUTS: [&str; 5] = ["app", "domain", "Cargo.lock", "Cargo.toml", "xtask/bindgen"];

/// What the compiler may have used beyond WebAssembly's first version.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds the site's files, unless they are up to date.
///
/// # Errors
/// The first step that failed.
pub fn build(workspace: &Workspace, stages: &mut Stages) -> Result<()> {
    let stamp = inputs::stamp(&workspace.root, &INPUTS)?;
    let fresh = is_built_from(workspace, &stamp);
    stages.run("browser bundle", || if fresh { up_to_date() } else { compile(workspace) })?;
    stages.run("bindings and size", || if fresh { up_to_date() } else { bind_and_shrink(workspace) })?;
    stages.run("site files", || {
        if fresh {
            return up_to_date();
        }
        let site = workspace.site();
        fs::create_dir_all(&site).with_context(|| format!("could not create {}", site.display()))?;
        process::run(
            process::clean("node")
                .current_dir(workspace.web_sources())
                .args(["build.mjs", "--wasm"])
                .arg(bound(workspace))
                .arg("--out")
                .arg(&site),
        )
        .context("the site's files could not be built")?;
        let file = stamp_file(workspace);
        fs::write(&file, &stamp).with_context(|| format!("could not write {}", file.display()))
    })
}

/// Whether the site's files are what the sources say.
///
/// # Errors
/// A source that cannot be read.
pub fn is_fresh(workspace: &Workspace) -> Result<bool> {
    Ok(is_built_from(workspace, &inputs::stamp(&workspace.root, &INPUTS)?))
}

fn is_built_from(workspace: &Workspace, stamp: &str) -> bool {
    let built = fs::read_to_string(stamp_file(workspace)).unwrap_or_default();
    built == stamp && workspace.site().join("assets.json").is_file()
}

fn stamp_file(workspace: &Workspace) -> std::path::PathBuf {
    workspace.web_target().join("built-from")
}

fn up_to_date() -> Result<()> {
    eprintln!("up to date");
    Ok(())
}

fn compile(workspace: &Workspace) -> Result<()> {
    let compiler = Compiler::obtain(workspace)?;
    let mut cargo = compiler.cargo_build(workspace, &workspace.web_target());
    cargo.args([
        "--profile",
        "web",
        "--package",
        "lexgap-app",
        "--lib",
        "--no-default-features",
        "--features",
        "hydrate",
    ]);
    process::run(&mut cargo).context("the browser bundle could not be built")
}

/// Where wasm-bindgen and wasm-opt leave their results.
fn bound(workspace: &Workspace) -> std::path::PathBuf {
    workspace.web_target().join("bound")
}

fn bind_and_shrink(workspace: &Workspace) -> Result<()> {
    let compiled = workspace.web_target().join(wasm::TARGET).join("web/lexgap_app.wasm");
    let bound = bound(workspace);
    process::run(
        workspace
            .cargo()
            .args(["run", "--release", "--package", "lexgap-bindgen", "--"])
            .args([&compiled, &bound])
            .arg("lexgap"),
    )?;
    shrink(workspace, &bound.join("lexgap_bg.wasm"))
}

/// Optimises for size, in place.
fn shrink(workspace: &Workspace, file: &Path) -> Result<()> {
    let wasm_opt = workspace.web_sources().join("node_modules/.bin/wasm-opt");
    let shrunk = file.with_extension("shrunk");
    process::run(process::clean(wasm_opt).arg("-Oz").args(WASM_FEATURES).arg(file).arg("-o").arg(&shrunk))
        .context("wasm-opt (npm package binaryen) failed")?;
    fs::rename(&shrunk, file).with_context(|| format!("could not replace {}", file.display()))
}
