//! One target a parser, named by `LEXGAP_FUZZ_TARGET`: a source of the registry, or one of the readers below.
//! libFuzzer calls a panic, more than the limit of memory, and more than the limit of time a crash. A panic of other
//! people's code that our reader turns into an error is none.
#![no_main]

mod seeds;

use std::sync::OnceLock;

use lexgap_crawlers::{
    extract,
    parse::Document,
    registry::{self, RegisteredSource},
    spec::SourceSpec,
};
use lexgap_domain::hash;
use libfuzzer_sys::fuzz_target;

enum Target {
    Source(&'static RegisteredSource),
    Extract,
    /// A source file without code.
    SourceFile,
}

fn target() -> &'static Target {
    static TARGET: OnceLock<Target> = OnceLock::new();
    TARGET.get_or_init(|| {
        let name = std::env::var("LEXGAP_FUZZ_TARGET").expect("LEXGAP_FUZZ_TARGET names a source, `extract` or `source-file`");
        match name.as_str() {
            "extract" => Target::Extract,
            "source-file" => Target::SourceFile,
            name => Target::Source(registry::get(name).expect("a source of the registry")),
        }
    })
}

/// With `LEXGAP_FUZZ_SEEDS` (a manifest) and `LEXGAP_FUZZ_FOLDER`, writes the seeds, prints the targets and ends.
fn seeds_only() {
    // libFuzzer's own hook ends the program before anything can be turned into an error; what nobody catches still does.
    drop(std::panic::take_hook());
    let (Some(manifest), Some(folder)) =
        (std::env::var_os("LEXGAP_FUZZ_SEEDS"), std::env::var_os("LEXGAP_FUZZ_FOLDER"))
    else {
        return;
    };
    let written = seeds::write(manifest.as_ref(), folder.as_ref());
    if let Err(e) = &written {
        eprintln!("{e:#}");
    }
    std::process::exit(i32::from(written.is_err()));
}

fuzz_target!(init: seeds_only(), |bytes: &[u8]| {
    match target() {
        Target::Source(source) => {
            let sha256 = hash::sha256(bytes);
            // Sources read several kinds of documents, told apart by stream and address.
            for document in &source.spec.documents {
                let url = document.live_addresses().first().copied().map(str::to_owned);
                let _ = source.parser.parse(&Document {
                    bytes,
                    sha256: &sha256,
                    source: &source.spec.id,
                    stream: document.stream_of(url.as_deref()),
                    url: url.as_deref(),
                    content_type: document.content_types.first().map(String::as_str),
                    vintage: None,
                });
            }
        }
        Target::Extract => {
            if let Ok(statements) = extract::extract(bytes, &extract::Options::default()) {
                for s in statements.iter().take(20) {
                    let _ = extract::passage(bytes, &s.locator);
                }
            }
        }
        Target::SourceFile => {
            if let Ok(text) = std::str::from_utf8(bytes)
                && SourceSpec::from_toml("x.toml", text).is_ok()
            {
                // Those with links to follow are compiled, too; each is kept for good, which is little here.
                let _ = RegisteredSource::from_file("x.toml", text);
            }
        }
    }
});
