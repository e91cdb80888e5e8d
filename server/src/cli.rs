//! Command line. Settings come from `lexgap.toml`, then `LEXGAP_*` variables, then flags.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

use anyhow::Context as _;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::{Settings, commands};

/// Lexgap shows the gap between law and practice: it collects laws, enforcement counts and public reports,
/// keeps each figure tied to the archived page it came from, and measures how far each law is carried out.
#[derive(Debug, Parser)]
#[command(name = "lexgap", version, propagate_version = true)]
pub struct Cli {
    /// Settings file (lexgap.toml in the working directory, where there is one).
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
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
    /// Hold scores against what experts say of law and practice: rank correlation and the ten largest disagreements.
    Check(CheckArgs),
    /// Estimate what changed after a law, from a CSV table of your own.
    #[command(subcommand)]
    Effect(EffectCommand),
    /// Find counts, ratings and laws in a report's prose: HTML, JSON, PDF or text.
    Extract(ExtractArgs),
    /// List sources with their health.
    Sources(SourcesArgs),
    /// List the documents of sources that were crawled with --source-file.
    Documents(DocumentsArgs),
    /// Write an evidence bundle about a country: facts, scores, originals, proofs, a dossier.
    Export(ExportArgs),
    /// The keys that sign bundles and editions.
    #[command(subcommand)]
    Keys(KeysCommand),
    /// Check an evidence bundle, or that nothing in the archive is damaged or lost.
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
    #[arg(long, value_name = "FILE.toml", conflicts_with = "sources")]
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
    /// Count figures read from prose only where a person confirmed them.
    #[arg(long)]
    pub confirmed_only: bool,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Number of the edition; the newest unless said otherwise.
    #[arg(long)]
    pub edition: Option<u32>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Report to read; PDFs need poppler's `pdftotext`.
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// Country that the report is about: ISO 3166-1 alpha-3.
    #[arg(long, value_name = "ISO3")]
    pub jurisdiction: Option<String>,
    /// Year of the report; a year that the text states about itself goes before it.
    #[arg(long, value_name = "YEAR", value_parser = clap::value_parser!(i16).range(1900..=2100))]
    pub year: Option<i16>,
    /// Print JSON lines.
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

/// Flags of `export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Country: ISO 3166-1 alpha-3.
    #[arg(long, value_name = "ISO3")]
    pub jurisdiction: String,
    /// One topic, such as `trafficking`; all where absent.
    #[arg(long, value_name = "TOPIC")]
    pub topic: Option<String>,
    /// Number of the edition; the newest unless said otherwise.
    #[arg(long)]
    pub edition: Option<u32>,
    /// Facts to leave out, by identifier (`ti-cpi@2023` for a value of an indicator), or `FACT.field` for a field of one
    /// fact; parted by commas. The proofs hold for the rest, and the bundle says how much was left out.
    #[arg(long, value_name = "FACT[.FIELD],…")]
    pub leave_out: Vec<String>,
    /// Fields to mask in all facts, such as `breakdown,review`; parted by commas.
    #[arg(long, value_name = "FIELD,…")]
    pub mask: Vec<String>,
    /// File to write.
    #[arg(long, value_name = "FILE.zip")]
    pub out: PathBuf,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// What to do with the keys.
#[derive(Debug, Subcommand)]
pub enum KeysCommand {
    /// List all keys, oldest first.
    List(KeysArgs),
    /// Put a new key in the place of the old, which signs for it.
    Rotate(KeysArgs),
    /// Ask the time-stamping authority of the settings for a stamp over an edition, where it has none.
    Stamp {
        /// Number of the edition; the newest unless said otherwise.
        #[arg(long)]
        edition: Option<u32>,
    },
}

/// Flags of `keys`.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// Evidence bundle to check, without network or database.
    #[arg(value_name = "FILE.zip", required_unless_present = "archive", conflicts_with = "archive")]
    pub file: Option<PathBuf>,
    /// Certificate (PEM) of an authority that stamps times and that you trust.
    #[arg(long, value_name = "FILE.pem", conflicts_with = "archive")]
    pub trust: Vec<PathBuf>,
    /// Read every archived file and hold it against its hash.
    #[arg(long)]
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

/// Which design.
#[derive(Debug, Subcommand)]
pub enum EffectCommand {
    /// Interrupted time series: one series before and after a law.
    Its(ItsArgs),
    /// Staggered difference-in-differences (Callaway and Sant'Anna 2021): many units, laws at different times.
    Did(DidArgs),
    /// Synthetic control and synthetic difference-in-differences: one law against units without it.
    Synth(SynthArgs),
}

/// The table, for every design.
#[derive(Debug, Args)]
pub struct TableArgs {
    /// CSV file whose first line names the columns; comma, semicolon or tab.
    // Under the name of the global flag, whose place it takes here: these commands have no store.
    #[arg(id = "data", long, value_name = "FILE")]
    pub table: PathBuf,
    /// Column of the outcome. Empty cells are left out, never read as 0.
    #[arg(long, value_name = "COLUMN")]
    pub outcome: String,
    /// Column of the time: year, month number or the like.
    #[arg(long, value_name = "COLUMN")]
    pub time: String,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
}

/// Flags of `effect its`.
#[derive(Debug, Args)]
pub struct ItsArgs {
    #[command(flatten)]
    pub table: TableArgs,
    /// First time at which the law is in force.
    #[arg(long, value_name = "TIME", required_unless_present = "treated")]
    pub event: Option<f64>,
    /// Instead of --event: column of 0 before the law and 1 from then on.
    #[arg(long, value_name = "COLUMN", conflicts_with = "event")]
    pub treated: Option<String>,
    /// Column of the unit: one series for each.
    #[arg(long, value_name = "COLUMN")]
    pub unit: Option<String>,
    /// Column of the population or other exposure; its logarithm is the offset.
    #[arg(long, value_name = "COLUMN")]
    pub offset: Option<String>,
    /// How the outcome varies around its mean.
    #[arg(long, value_enum, default_value_t = ItsFamily::QuasiPoisson)]
    pub family: ItsFamily,
    /// Pairs of sine and cosine for a season.
    #[arg(long, default_value_t = 0, value_parser = clap::value_parser!(u8).range(0..=12))]
    pub harmonics: u8,
    /// Length of the season in units of time.
    #[arg(long, default_value_t = 12.0, value_name = "LENGTH")]
    pub season: f64,
    /// The level may change, the slope not.
    #[arg(long)]
    pub no_slope: bool,
    /// Intervals by the normal distribution instead of Student's t.
    #[arg(long)]
    pub normal: bool,
}

/// Family of `effect its`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ItsFamily {
    /// Counts whose variance is proportional to their mean; ratios.
    #[value(alias = "quasipoisson")]
    QuasiPoisson,
    /// Counts whose variance is their mean; ratios, normal intervals.
    Poisson,
    /// Rates and indices; differences.
    Gaussian,
}

/// Flags of `effect did`.
#[derive(Debug, Args)]
pub struct DidArgs {
    #[command(flatten)]
    pub table: TableArgs,
    /// Column of the unit.
    #[arg(long, value_name = "COLUMN")]
    pub unit: String,
    /// Column of the unit's first treated period; 0 or empty for never.
    #[arg(long, value_name = "COLUMN")]
    pub treated: String,
    /// Columns of covariates, separated by commas.
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub covariates: Vec<String>,
    /// Whom treated units are compared with.
    #[arg(long, value_enum, default_value_t = ControlGroup::Never)]
    pub controls: ControlGroup,
    /// How covariates enter.
    #[arg(long, value_enum, default_value_t = DidMethod::Dr)]
    pub method: DidMethod,
    /// Compare periods before treatment with the last before treatment, not each with the one before it.
    #[arg(long)]
    pub universal_base: bool,
    /// Periods before treatment in which units may already respond.
    #[arg(long, default_value_t = 0)]
    pub anticipation: u16,
    /// First event time of the event study.
    #[arg(long, value_name = "PERIODS", allow_negative_numbers = true)]
    pub first_event: Option<i32>,
    /// Last event time of the event study.
    #[arg(long, value_name = "PERIODS", allow_negative_numbers = true)]
    pub last_event: Option<i32>,
    /// Units with gaps take part in the comparisons whose two periods they have, where at least N treated units and N
    /// controls do; without it they are left out.
    #[arg(long, value_name = "N")]
    pub sparse: Option<usize>,
    /// How far from parallel trends the effect on impact holds (Rambachan and Roth 2023).
    #[arg(long)]
    pub sensitivity: bool,
    /// Multiplier draws behind the uniform bands.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub draws: u32,
    /// Seed of the draws; the same seed gives the same bits.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
}

/// Control group of `effect did`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ControlGroup {
    /// Units that are never treated.
    Never,
    /// Units not treated by then.
    NotYet,
}

/// Method of `effect did`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DidMethod {
    /// Doubly robust.
    Dr,
    /// Inverse probability weights.
    Ipw,
    /// Outcome regression.
    Reg,
}

/// Flags of `effect synth`.
#[derive(Debug, Args)]
pub struct SynthArgs {
    #[command(flatten)]
    pub table: TableArgs,
    /// Column of the unit.
    #[arg(long, value_name = "COLUMN")]
    pub unit: String,
    /// Column of 0 without the law and 1 with it.
    #[arg(long, value_name = "COLUMN")]
    pub treated: String,
    /// Which estimator.
    #[arg(long, value_enum, default_value_t = SynthMethod::All)]
    pub method: SynthMethod,
    /// Placebo draws where several units are treated.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub draws: u32,
    /// Seed of the draws; the same seed gives the same bits.
    #[arg(long, default_value_t = 0)]
    pub seed: u64,
}

/// Estimator of `effect synth`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SynthMethod {
    All,
    /// Synthetic difference-in-differences.
    Sdid,
    /// Synthetic control.
    Sc,
    /// Difference-in-differences.
    Did,
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
    // Anybody's table needs no settings and no store.
    let command = match cli.command {
        Command::Effect(command) => return commands::effect::run(command),
        other => other,
    };
    let mut settings = Settings::load(cli.config.as_deref())?;
    if let Some(data) = cli.data {
        settings.data = data;
    }
    // A crawl's requests wait more than they work, and its work runs beside them: one thread saves waking others.
    let mut runtime = match command {
        Command::Serve(_) => tokio::runtime::Builder::new_multi_thread(),
        _ => tokio::runtime::Builder::new_current_thread(),
    };
    let runtime = runtime.enable_all().build().context("could not start the asynchronous runtime")?;
    runtime.block_on(async {
        match command {
            Command::Serve(args) => commands::serve::run(settings, args).await,
            Command::Crawl(args) => commands::crawl::run(settings, args).await,
            Command::Score(args) => commands::score::run(settings, args).await,
            Command::Check(args) => commands::check::run(settings, args).await,
            Command::Effect(command) => commands::effect::run(command),
            Command::Extract(args) => commands::extract::run(args),
            Command::Sources(args) => commands::sources::run(settings, args).await,
            Command::Documents(args) => commands::documents::run(settings, args).await,
            Command::Verify(args) => commands::verify::run(settings, args).await,
            Command::Keys(command) => commands::keys::run(settings, command).await,
            Command::Export(args) => commands::export::run(settings, args).await,
            Command::Archive(command) => commands::archive::run(settings, command).await,
            Command::Doctor => commands::doctor::run(settings).await,
            Command::Baseline(command) => commands::baseline::run(settings, command).await,
        }
    })
}
