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

use std::{path::Path, str::FromStr as _};

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

impl Engine {
    fn of(url: &str) -> Result<Engine, StoreError> {
        if url.starts_with("sqlite:") {
            Ok(Engine::Sqlite)
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            Ok(Engine::Postgres)
        } else {
            Err(StoreError::Address)
        }
    }
}

/// A connection pool to one database whose schema is up to date, or which is only read.
#[derive(Clone, Debug)]
pub struct Store {
    pool: AnyPool,
    engine: Engine,
}

async fn begin(connection: &mut AnyConnection, with: &'static [&'static str]) -> Result<(), sqlx::Error> {
    for statement in with {
        sqlx::query(*statement).execute(&mut *connection).await?;
    }
    Ok(())
}

impl Store {
    /// Opens `url` (`sqlite://path/to/file.db?mode=rwc` or `postgres://…`) and brings its schema up to date.
    ///
    /// # Errors
    /// An address of another kind, a database that cannot be reached or written, a schema of a newer Lexgap.
    pub async fn open(url: &str) -> Result<Store, StoreError> {
        let engine = Engine::of(url)?;
        let store = Store::connect(url, engine, if engine == Engine::Sqlite { &PRAGMAS } else { &[] }).await?;
        migrations::migrator(engine).run(&store.pool).await?;
        Ok(store)
    }

    /// Opens `url` to be read. Changes nothing, neither tables nor files, so the database may stand on a disk that cannot
    /// be written.
    ///
    /// # Errors
    /// An address of another kind, a database that is not there or cannot be reached.
    pub async fn open_to_read(url: &str) -> Result<Store, StoreError> {
        let engine = Engine::of(url)?;
        match engine {
            Engine::Postgres => {
                Store::connect(url, engine, &["SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"]).await
            }
            Engine::Sqlite => {
                let file = url.split_once('?').map_or(url, |(file, _)| file);
                let path = file.strip_prefix("sqlite://").unwrap_or(file);
                // Only where nobody has it open, and nobody left it in the middle: a log would not be read.
                let is_closed = !Path::new(&format!("{path}-wal")).exists();
                let read = format!("{file}?mode=ro{}", if is_closed { "&immutable=true" } else { "" });
                Store::connect(&read, engine, &PRAGMAS[..1]).await
            }
        }
    }

    /// `first`: what each connection begins with.
    async fn connect(url: &str, engine: Engine, first: &'static [&'static str]) -> Result<Store, StoreError> {
        sqlx::any::install_default_drivers();
        let options = AnyConnectOptions::from_str(url).map_err(|_| StoreError::Address)?;
        if engine == Engine::Sqlite {
            // The pool would try again and again, and in the end tell only that it gave up.
            let mut one = AnyConnection::connect_with(&options).await.map_err(StoreError::Connect)?;
            begin(&mut one, first).await.map_err(StoreError::Connect)?;
            one.close().await.map_err(StoreError::Connect)?;
        }
        let pool = AnyPoolOptions::new()
            .max_connections(if engine == Engine::Sqlite { 4 } else { 16 })
            .acquire_timeout(std::time::Duration::from_secs(10))
            .after_connect(move |connection, _| Box::pin(begin(connection, first)))
            .connect_with(options)
            .await
            .map_err(StoreError::Connect)?;
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
