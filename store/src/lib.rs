//! Facts, snapshots' index, health and editions, in SQLite (default) or PostgreSQL, behind one API.
//!
//! Both engines run the same SQL through sqlx's `Any` driver; the few statements that must differ stand side
//! by side in `migrations/`. Facts are append-only: a newer snapshot retires the figures that it changed or
//! no longer holds, and the old ones stay as history.

mod baseline;
mod batch;
mod changes;
mod decisions;
mod editions;
mod error;
mod facts;
mod health;
mod jobs;
mod migrations;
mod standing;
mod texts;
mod values;

use std::str::FromStr as _;

use sqlx::{
    Any, AnyConnection, AnyPool, Connection as _, Transaction,
    any::{AnyConnectOptions, AnyPoolOptions},
};

pub use baseline::{BaselineCount, describe_baseline};
pub use batch::Stated;
pub use editions::Unpublished;
pub use error::StoreError;
pub use facts::{Accepted, Statement};
pub use jobs::{Job, Lease, SKEW_SECONDS};
pub use texts::DocumentText;

/// A reader never waits for the crawl's writer, a writer waits for its turn, and an acknowledged fact survives a
/// power cut.
const PRAGMAS: [&str; 3] = ["PRAGMA busy_timeout = 120000", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"];

/// The engine behind a store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A connection pool to one database whose schema is up to date.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
}

impl Store {
    /// Opens `url` (`sqlite://path/to/file.db?mode=rwc` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// An address of another kind, a database that cannot be reached or written, a schema of a newer Lexgap.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        sqlx::any::install_default_drivers();
        let engine = if url.starts_with("sqlite:") {
            Engine::Sqlite
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Engine::Postgres
        } else {
            return Err(StoreError::Address);
        };
        let options = AnyConnectOptions::from_str(url).map_err(|_| StoreError::Address)?;
        if engine == Engine::Sqlite {
            // The pool would try again and again, and in the end tell only that it gave up.
            let mut first = AnyConnection::connect_with(&options).await.map_err(StoreError::Connect)?;
            for pragma in PRAGMAS {
                sqlx::query(pragma).execute(&mut first).await.map_err(StoreError::Connect)?;
            }
            first.close().await.map_err(StoreError::Connect)?;
        }
        let pool = AnyPoolOptions::new()
            .max_connections(if engine == Engine::Sqlite { 4 } else { 16 })
            .acquire_timeout(std::time::Duration::from_secs(10))
            .after_connect(move |connection, _| {
                Box::pin(async move {
                    if engine == Engine::Sqlite {
                        for pragma in PRAGMAS {
                            sqlx::query(pragma).execute(&mut *connection).await?;
                        }
                    }
                    Ok(())
                })
            })
            .connect_with(options)
            .await
            .map_err(StoreError::Connect)?;
        migrations::migrator(engine).run(&pool).await?;
        Ok(Store { pool, engine })
    }

    /// The engine behind this store.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Begins a transaction that will write. SQLite takes the writer's turn at once: a reader that becomes a writer
    /// later cannot wait for it.
    async fn begin_write(&self) -> Result<Transaction<'static, Any>, sqlx::Error> {
        match self.engine {
            Engine::Sqlite => self.pool.begin_with("BEGIN IMMEDIATE").await,
            Engine::Postgres => self.pool.begin().await,
        }
    }

    /// Asks the database for an answer.
    ///
    /// # Errors
    /// It does not answer.
    pub async fn ping(&self) -> Result<(), StoreError> {
        sqlx::query("SELECT 1").execute(&self.pool).await?;
        Ok(())
    }

    /// Closes all connections; writes what SQLite still holds in its log.
    pub async fn close(&self) {
        self.pool.close().await;
    }
}
