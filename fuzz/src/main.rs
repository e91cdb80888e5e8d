//! One target a parser, named by `LEXGAP_FUZZ_TARGET`: see `lexgap_crawlers::fuzz`.
//! libFuzzer calls a panic, more than the limit of memory, and more than the limit of time a crash. A panic of other
//! people's code that our reader turns into an error is none.
#![no_main]

mod seeds;

use std::sync::OnceLock;

use lexgap_crawlers::fuzz::Target;
use libfuzzer_sys::fuzz_target;

fn target() -> &'static Target {
    static TARGET: OnceLock<Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = std::env::var("LEXGAP_FUZZ_TARGET").expect("LEXGAP_FUZZ_TARGET names a target");
        Target::named(&name).unwrap_or_else(|| panic!("no target {name}"))
    })
}

/// With `LEXGAP_FUZZ_SEEDS` (a manifest) and `LEXGAP_FUZZ_FOLDER`, writes the seeds of the targets in
/// `LEXGAP_FUZZ_CHOSEN` (all where it is empty), prints the targets and ends.
fn seeds_only() {
    // libFuzzer's own hook ends the program before anything can be turned into an error; what nobody catches still does.
    drop(std::panic::take_hook());
    let (Some(manifest), Some(folder)) =
        (std::env::var_os("LEXGAP_FUZZ_SEEDS"), std::env::var_os("LEXGAP_FUZZ_FOLDER"))
    else {
        return;
    };
    let chosen = std::env::var("LEXGAP_FUZZ_CHOSEN").unwrap_or_default();
    let chosen: Vec<&str> = chosen.split_whitespace().collect();
    let written = seeds::write(manifest.as_ref(), folder.as_ref(), &chosen);
    if let Err(e) = &written {
        eprintln!("{e:#}");
    }
    std::process::exit(i32::from(written.is_err()));
}

fuzz_target!(init: seeds_only(), |bytes: &[u8]| {
    let _ = target().run(bytes);
});
