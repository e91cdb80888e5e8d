//! The crawl's sink: writes to the store.

use async_trait::async_trait;
use jiff::Timestamp;
use lexgap_crawlers::{
    crawl::{Applied, Sink, SinkError},
    parse::Parsed,
};
use lexgap_domain::{Snapshot, SourceId, Succession};
use lexgap_store::{Statement, Store, StoreError};

/// Writes what a crawl found to a store.
pub struct StoreSink<'a>(pub &'a Store);

fn refused(error: StoreError) -> SinkError {
    SinkError(error.to_string())
}

#[async_trait]
impl Sink for StoreSink<'_> {
    async fn is_current(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
    ) -> Result<bool, SinkError> {
        let current =
            self.0.is_current(source, stream, snapshot.sha256.as_str(), parser_version).await.map_err(refused)?;
        if current {
            self.0.succeeded(source, snapshot.retrieved_at).await.map_err(refused)?;
        }
        Ok(current)
    }

    async fn accept(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
        succession: Succession,
        parsed: Parsed,
    ) -> Result<Applied, SinkError> {
        let statement = Statement {
            laws: parsed.laws,
            observations: parsed.observations,
            points: parsed.points,
            pages: parsed.pages.into_iter().map(|d| d.page).collect(),
            documents: parsed.documents,
            unresolved: parsed.unresolved,
            succession,
        };
        let accepted = self.0.accept(source, stream, snapshot, parser_version, &statement).await.map_err(refused)?;
        self.0.succeeded(source, snapshot.retrieved_at).await.map_err(refused)?;
        Ok(Applied {
            added: accepted.added,
            unchanged: accepted.unchanged,
            changed: accepted.changed,
            withdrawn: accepted.withdrawn,
        })
    }

    async fn keep(&self, snapshot: &Snapshot) -> Result<(), SinkError> {
        self.0.keep_snapshot(snapshot).await.map_err(refused)
    }

    async fn streams(&self, source: &SourceId) -> Result<Vec<String>, SinkError> {
        self.0.streams(source).await.map_err(refused)
    }

    async fn failed(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: Option<&Snapshot>,
        at: Timestamp,
        error: &str,
    ) -> Result<(), SinkError> {
        if let Some(snapshot) = snapshot {
            self.0.keep_snapshot(snapshot).await.map_err(refused)?;
        }
        let sha256 = snapshot.map(|s| s.sha256.as_str());
        self.0.failed(source, stream, sha256, at, error).await.map_err(refused)
    }
}
