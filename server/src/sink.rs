//! The crawl's sink: writes to the store.

use std::collections::{HashMap, HashSet};

use async_trait::async_trait;
use jiff::Timestamp;
use lexgap_crawlers::{
    crawl::{Applied, Reading, Sink, SinkError},
    parse::Parsed,
};
use lexgap_domain::{Sha256Hex, Snapshot, SourceId, Succession};
use lexgap_store::{Accepted, Stated, Statement, Store, StoreError};

/// Writes what a crawl found to a store.
pub struct StoreSink<'a>(pub &'a Store);

fn refused(error: StoreError) -> SinkError {
    match error {
        StoreError::GoneDark { .. } => SinkError::Suspect(error.to_string()),
        error => SinkError::Store(error.to_string()),
    }
}

fn statement(parsed: Parsed, succession: Succession) -> Statement {
    Statement {
        laws: parsed.laws,
        texts: parsed.texts,
        observations: parsed.observations,
        points: parsed.points,
        claims: parsed.claims,
        pages: parsed.pages.into_iter().map(|d| d.page).collect(),
        documents: parsed.documents,
        unresolved: parsed.unresolved,
        succession,
        left_out: parsed.left_out,
    }
}

fn applied(accepted: Accepted) -> Applied {
    let Accepted { added, unchanged, changed, withdrawn } = accepted;
    Applied { added, unchanged, changed, withdrawn }
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
        let statement = statement(parsed, succession);
        let accepted = self.0.accept(source, stream, snapshot, parser_version, &statement).await.map_err(refused)?;
        self.0.succeeded(source, snapshot.retrieved_at).await.map_err(refused)?;
        Ok(applied(accepted))
    }

    async fn newest(&self, source: &SourceId) -> Result<HashMap<String, (Sha256Hex, u32)>, SinkError> {
        self.0.newest(source).await.map_err(refused)
    }

    async fn standing(&self, source: &SourceId, stream: &str) -> Result<Option<(Snapshot, u32)>, SinkError> {
        self.0.standing(source, stream).await.map_err(refused)
    }

    async fn accepted(&self, source: &SourceId) -> Result<HashMap<String, HashSet<Sha256Hex>>, SinkError> {
        self.0.accepted(source).await.map_err(refused)
    }

    async fn accept_all(
        &self,
        source: &SourceId,
        parser_version: u32,
        batch: &[Reading],
    ) -> Result<Vec<Applied>, SinkError> {
        let stated = |r: &Reading| Stated {
            stream: r.stream.clone(),
            snapshot: r.snapshot.clone(),
            statement: statement(r.parsed.clone(), r.succession),
        };
        let batch: Vec<Stated> = batch.iter().map(stated).collect();
        let accepted = self.0.accept_all(source, parser_version, &batch).await.map_err(refused)?;
        Ok(accepted.into_iter().map(applied).collect())
    }

    async fn unchanged(&self, source: &SourceId, at: Timestamp) -> Result<(), SinkError> {
        self.0.succeeded(source, at).await.map_err(refused)
    }

    async fn passed(&self, source: &SourceId) -> Result<(), SinkError> {
        self.0.passed(source).await.map_err(refused)
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

#[cfg(test)]
mod tests {
    use lexgap_crawlers::{
        archive::Archive,
        crawl::{CrawlOptions, Input, run},
        mirror::Mirror,
        parse::{Document, ParseError, Parser},
        registry::RegisteredSource,
        spec::SourceSpec,
    };
    use serde_json::json;

    use super::*;
    use crate::sources::EXAMPLE;

    /// Reads an act as a law and leaves a notice out; anything else states nothing.
    struct Gazette;

    impl Parser for Gazette {
        fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
            match document.bytes {
                b"act" => {
                    let law = json!({
                        "id": "ke-act-1", "jurisdiction": "KEN", "kind": "law", "titles": [], "citation": "Act 1",
                        "topics": [], "dates": [], "sources": ["x-reports"], "versions": []
                    });
                    Ok(Parsed { laws: vec![serde_json::from_value(law).unwrap()], ..Parsed::default() })
                }
                b"notice" => Ok(Parsed::left_out("a notice")),
                _ => Ok(Parsed::default()),
            }
        }
    }

    const GAZETTE: &str = r#"
[[document]]
stream = "a"
url = "https://x.example.org/1"
[document.assert]
min_facts = 0
"#;

    #[tokio::test]
    async fn a_law_whose_document_is_left_out_now_is_withdrawn_and_nothing_fails() {
        let folder = tempfile::tempdir().unwrap();
        let database = format!("sqlite://{}?mode=rwc", folder.path().join("x.db").display());
        let store = Store::open(&database).await.unwrap();
        let archive = Archive::open(folder.path().join("archive")).unwrap();
        let (head, _) = EXAMPLE.split_once("[follow]").unwrap();
        let spec = SourceSpec::from_toml("x.toml", &format!("{head}{GAZETTE}")).unwrap();
        let source = RegisteredSource::new(spec, &Gazette);
        let manifest = folder.path().join("manifest.jsonl");
        let line = json!({"url": "https://x.example.org/1", "file": "1", "content_type": "text/plain"});
        std::fs::write(&manifest, format!("{line}\n")).unwrap();
        let crawl = async |text: &str| {
            std::fs::write(folder.path().join("1"), text).unwrap();
            let mirror = Mirror::open(&manifest).unwrap();
            let mut report = run(CrawlOptions {
                sources: vec![&source],
                input: Input::Mirror(&mirror),
                archive: &archive,
                sink: &StoreSink(&store),
                now: &Timestamp::now,
                progress: &|_| {},
                concurrency: 1,
            })
            .await;
            report.sources.remove(0)
        };
        let health = async || {
            let health = store.health().await.unwrap().remove(0);
            (health.facts, health.failures)
        };

        let act = crawl("act").await;
        assert!(act.failures.is_empty(), "{:?}", act.failures);
        assert_eq!((act.applied.added, health().await), (1, (1, 0)));
        // A page that was laid out anew says nothing about its law.
        let anew = crawl("<nav>").await;
        assert!(anew.failures.iter().any(|f| f.error.contains("states no fact any more")), "{anew:?}");
        assert_eq!(health().await, (1, 1));
        for withdrawn in [1, 0] {
            let notice = crawl("notice").await;
            assert!(notice.failures.is_empty(), "{:?}", notice.failures);
            assert_eq!((notice.applied.withdrawn, health().await), (withdrawn, (0, 0)));
        }
    }
}
