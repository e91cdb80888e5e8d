//! Command line. Settings come from `lexgap.toml`, then `LEXGAP_*` variables, then flags.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand};

use crate::{Settings, commands};

/// Lexgap shows the gap between law and practice: it collects laws, enforcement counts and public reports,
/// keeps each figure tied to the archived page it came from, and measures how far each law is carried out.
#[derive(Debug, Parser)]
#[command(name = "lexgap", version, propagate_version = true)]
pub struct Cli {
    /// Settings file.
    #[arg(long, global = true, default_value = "lexgap.toml", value_name = "FILE")]
    pub config: PathBuf,
    /// Folder for database and archive (LEXGAP_DATA, default ./data).
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve site and API, and crawl on schedule.
    Serve(ServeArgs),
    /// Crawl sources once, from the network or from a mirror.
    Crawl(CrawlArgs),
    /// Score all laws and publish the result as a new edition.
    Score(ScoreArgs),
    /// List sources with their health.
    Sources(SourcesArgs),
    /// List the documents of sources that were crawled with --source-file.
    Documents(DocumentsArgs),
    /// Check that nothing in the archive is damaged or lost.
    Verify(VerifyArgs),
    /// Write the archive for other archives to read.
    #[command(subcommand)]
    Archive(ArchiveCommand),
    /// Check settings, database, archive, site files and browser bundle.
    Doctor,
    /// Write or inspect the baseline that ships with the program.
    #[command(subcommand)]
    Baseline(BaselineCommand),
}

/// Flags of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address to listen on; port 0 takes any free one.
    #[arg(long, default_value = "127.0.0.1:3000")]
    pub listen: SocketAddr,
    /// Do not crawl on schedule.
    #[arg(long)]
    pub no_schedule: bool,
}

/// Flags of `crawl`.
#[derive(Debug, Args)]
pub struct CrawlArgs {
    /// Sources to crawl; all when none is named (see `lexgap sources`).
    pub sources: Vec<String>,
    /// Answer from a mirror's manifest.jsonl instead of the network.
    #[arg(long, value_name = "MANIFEST")]
    pub mirror: Option<PathBuf>,
    /// Crawl a source without code, described in a file: index pages, links, named fields.
    #[arg(long, value_name = "FILE.toml", conflicts_with_all = ["sources", "mirror"])]
    pub source_file: Option<PathBuf>,
    /// Sources crawled at a time.
    #[arg(long, default_value_t = 4)]
    pub concurrency: usize,
    /// Print JSON lines.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `score`.
#[derive(Debug, Args)]
pub struct ScoreArgs {
    /// Seed of the draws; the same seed gives the same bits.
    #[arg(long)]
    pub seed: Option<u64>,
    /// Number of draws behind each interval.
    #[arg(long, value_parser = clap::value_parser!(u32).range(100..=100_000))]
    pub draws: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `sources`.
#[derive(Debug, Args)]
pub struct SourcesArgs {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `documents`.
#[derive(Debug, Args)]
pub struct DocumentsArgs {
    /// Source to list; all when none is named.
    pub source: Option<String>,
    /// Print JSON lines.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Read every archived file and hold it against its hash.
    #[arg(long, required = true)]
    pub archive: bool,
    /// Print JSON lines.
    #[arg(long)]
    pub json: bool,
}

/// What to do with the archive.
#[derive(Debug, Subcommand)]
pub enum ArchiveCommand {
    /// Write requests and responses as WARC 1.1.
    Export(ArchiveExportArgs),
}

/// Flags of `archive export`.
#[derive(Debug, Args)]
pub struct ArchiveExportArgs {
    /// File to write, such as lexgap.warc.gz.
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Sources to write; all when none is named.
    pub sources: Vec<String>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to do with the baseline.
#[derive(Debug, Subcommand)]
pub enum BaselineCommand {
    /// Write the store's facts to a file.
    Write {
        /// Where to; the repository's own is baseline/baseline.jsonl.zst.
        #[arg(default_value = "baseline/baseline.jsonl.zst")]
        out: PathBuf,
    },
    /// Say what the embedded baseline holds.
    Show,
}

/// Runs one command.
///
/// # Errors
/// What went wrong, where, and what to do; the caller prints it and exits with 1.
pub fn run(cli: Cli) -> anyhow::Result<ExitCode> {
    let mut settings = Settings::load(&cli.config)?;
    if let Some(data) = cli.data {
        settings.data = data;
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .context("could not start the asynchronous runtime")?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve(args) => commands::serve::run(settings, args).await,
            Command::Crawl(args) => commands::crawl::run(settings, args).await,
            Command::Score(args) => commands::score::run(settings, args).await,
            Command::Sources(args) => commands::sources::run(settings, args).await,
            Command::Documents(args) => commands::documents::run(settings, args).await,
            Command::Verify(args) => commands::verify::run(settings, args).await,
            Command::Archive(command) => commands::archive::run(settings, command).await,
            Command::Doctor => commands::doctor::run(settings).await,
            Command::Baseline(command) => commands::baseline::run(settings, command).await,
        }
    })
}
