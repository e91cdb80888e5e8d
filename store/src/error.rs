//! What can go wrong with a store.

use crate::editions::FORMAT;

/// What happened and what to do; never the address with its password.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the database address must begin with sqlite:// or postgres:// (LEXGAP_DATABASE_URL)")]
    Address,
    #[error(
        "could not open the database: {0}; check that the folder is writable and its disk not full, or that the server is running"
    )]
    Connect(#[source] sqlx::Error),
    #[error("could not bring the database's tables up to date: {0}; a newer Lexgap may have written this database")]
    Migrate(#[from] sqlx::migrate::MigrateError),
    #[error("the database refused: {0}")]
    Database(#[from] sqlx::Error),
    #[error("a stored {what} cannot be read: {detail}")]
    Corrupt { what: &'static str, detail: String },
    #[error(
        "edition {number} was written by another version of this program (format {found}, here {FORMAT}) and cannot be \
         read; its facts are kept: `lexgap score` publishes them as a new edition"
    )]
    OtherFormat { number: u32, found: u8 },
    #[error("{document} states no fact any more, and {published} that it stated are current: they stay")]
    GoneDark { document: String, published: usize },
    #[error("a fact cannot be written: {0}")]
    Encode(#[from] serde_json::Error),
    #[error("the baseline cannot be read: line {line}: {detail}")]
    Baseline { line: usize, detail: String },
    #[error("the baseline cannot be written: {0}")]
    Io(#[from] std::io::Error),
}
