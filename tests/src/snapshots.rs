//! Expected answers, committed beside the tests.

use std::{env, fs, path::Path};

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

/// Holds `found` against `tests/snapshots/<name>.json`. `UPDATE_SNAPSHOTS=1` writes the file instead; look at the
/// difference before committing it.
///
/// # Errors
/// They differ, or there is no such file.
pub fn same_as_snapshot(name: &str, found: &Value) -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots").join(format!("{name}.json"));
    let text = format!("{found:#}\n");
    if env::var_os("UPDATE_SNAPSHOTS").is_some() {
        return fs::write(&file, text).with_context(|| file.display().to_string());
    }
    let expected =
        fs::read_to_string(&file).with_context(|| format!("{}: UPDATE_SNAPSHOTS=1 writes it", file.display()))?;
    ensure!(
        text == expected,
        "{} differs (UPDATE_SNAPSHOTS=1 writes it anew)\nexpected {expected}found {text}",
        file.display()
    );
    Ok(())
}
