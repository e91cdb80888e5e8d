//! Entry of the `lexgap` program.

use clap::Parser as _;

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
