//! Entry of the `lexgap` program.

use clap::Parser as _;

/// Crawling and scoring are made of many small allocations on many threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    let cli = lexgap_server::cli::Cli::parse();
    match lexgap_server::cli::run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("lexgap: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
