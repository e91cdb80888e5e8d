//! Writes the seeds of the targets, where they are asked for.

use std::{fs, path::Path};

use anyhow::{Context as _, Result};
use lexgap_crawlers::{fuzz::Target, mirror::Mirror};

/// Writes one folder a target below `folder`, of those in `chosen` or of all; prints each target with the length of its
/// longest seed, one a line. What has no seed has none that its parser reads.
pub fn write(manifest: &Path, folder: &Path, chosen: &[&str]) -> Result<()> {
    let mirror = manifest.is_file().then(|| Mirror::open(manifest)).transpose()?;
    if mirror.is_none() {
        eprintln!("{} is no manifest of publishers' files: only documents of our own are seeds", manifest.display());
    }
    for target in Target::all() {
        let name = target.name();
        if !chosen.is_empty() && !chosen.contains(&name) {
            println!("{name}\t");
            continue;
        }
        let place = folder.join(name);
        // Those of an earlier run may be in another shape.
        if place.exists() {
            fs::remove_dir_all(&place).with_context(|| format!("cannot empty {}", place.display()))?;
        }
        fs::create_dir_all(&place)?;
        let seeds = target.seeds(mirror.as_ref());
        for seed in &seeds {
            fs::write(place.join(&seed.name), &seed.bytes)?;
        }
        println!("{name}\t{}", seeds.iter().map(|s| s.bytes.len()).max().unwrap_or_default());
        let without = target.kinds_without(&seeds);
        if !without.is_empty() {
            eprintln!("{name}: no seed for {}", without.join(", "));
        }
    }
    Ok(())
}
