//! `lexgap-bindgen INPUT.wasm OUT_DIR OUT_NAME`: writes the JavaScript side of the browser bundle.
//!
//! wasm-bindgen's tool and crate must be of one version. As a library the tool comes through Cargo.lock, so
//! nobody has to install it.

use std::path::PathBuf;

use anyhow::{Context as _, bail};
use wasm_bindgen_cli_support::Bindgen;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<_> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [input, out_dir, out_name] = arguments.as_slice() else {
        bail!("usage: lexgap-bindgen INPUT.wasm OUT_DIR OUT_NAME");
    };
    let name = out_name.to_str().context("the output name must be plain text")?;
    Bindgen::new()
        .web(true)?
        .input_path(input)
        .out_name(name)
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out_dir)
        .with_context(|| format!("wasm-bindgen could not process {}", input.display()))
}
