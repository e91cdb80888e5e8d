//! The corpus's documents as seeds.

use std::{fs, path::Path};

use anyhow::Result;
use lexgap_crawlers::{mirror::Mirror, registry};

/// Longer documents are cut: the fuzzer learns from what it can try often.
const LONGEST: usize = 64 << 10;
/// Documents of one source; they resemble one another.
const MOST: usize = 24;

/// Writes one folder a target below `folder`; prints the targets, one a line.
pub fn write(manifest: &Path, folder: &Path) -> Result<()> {
    let mirror = manifest.is_file().then(|| Mirror::open(manifest)).transpose()?;
    let seed = |target: &str, name: &str, bytes: &[u8]| -> Result<()> {
        let place = folder.join(target);
        fs::create_dir_all(&place)?;
        let name = name.replace(|c: char| !c.is_ascii_alphanumeric() && c != '.', "_");
        fs::write(place.join(name), &bytes[..bytes.len().min(LONGEST)])?;
        Ok(())
    };
    for source in registry::all() {
        let id = source.spec.id.as_str();
        fs::create_dir_all(folder.join(id))?;
        println!("{id}");
        let Some(mirror) = &mirror else { continue };
        let streams = mirror.matching(&source.spec);
        for entry in streams.iter().flat_map(|s| &s.entries).take(MOST) {
            let bytes = mirror.read(entry)?;
            seed(id, &entry.file, &bytes)?;
            if ["cia-factbook", "state-hrr", "dol-findings"].contains(&id) {
                seed("extract", &entry.file, &bytes)?;
            }
        }
    }
    for file in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../crawlers/src/sources"))? {
        let file = file?.path();
        if file.is_dir() {
            for toml in fs::read_dir(file)?.flatten().filter(|f| f.path().extension().is_some_and(|e| e == "toml")) {
                seed("source-file", &toml.file_name().to_string_lossy(), &fs::read(toml.path())?)?;
            }
        }
    }
    fs::create_dir_all(folder.join("extract"))?;
    println!("extract\nsource-file");
    Ok(())
}
