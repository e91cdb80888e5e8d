//! One pass over sources.

use async_trait::async_trait;
use jiff::Timestamp;
use lexgap_domain::{Snapshot, SourceId};

use crate::parse::Parsed;

/// What the sink did with the facts of one snapshot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Applied {
    pub added: u64,
    pub unchanged: u64,
    /// Old figures that the newer snapshot changed.
    pub changed: u64,
    /// Old figures that the newer snapshot no longer holds.
    pub withdrawn: u64,
}

/// Where a crawl puts what it found. The server passes one that writes to the store.
#[async_trait]
pub trait Sink: Send + Sync {
    /// Whether facts of exactly this snapshot were already accepted as the newest of `stream`, by the parser
    /// of this build (`parser_version`), so that parsing again would change nothing.
    async fn is_current(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
    ) -> Result<bool, SinkError>;

    /// Records the snapshot and makes `parsed` the newest statement of `stream`, in one transaction.
    async fn accept(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
        parsed: Parsed,
    ) -> Result<Applied, SinkError>;

    /// Records that a document could not be had or read; its last good facts stay. `snapshot` is present where
    /// bytes arrived and were archived.
    async fn failed(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: Option<&Snapshot>,
        at: Timestamp,
        error: &str,
    ) -> Result<(), SinkError>;
}

/// The sink could not keep what it was given.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SinkError(pub String);
