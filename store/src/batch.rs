//! Accepting many documents of one source at once: one transaction, one flush of the disk.

use std::collections::{HashMap, HashSet};

use lexgap_domain::{Sha256Hex, Snapshot, SourceId};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use crate::{
    Accepted, Statement, Store, StoreError,
    changes::changes,
    facts::{BATCH, Row, accept_in, insert_rows, insert_unresolved, placeholders, rows_of, text_of},
    health::set_success,
};

/// A statement with the stream that it is the newest of, and the snapshot that it was read from.
#[derive(Clone, Debug)]
pub struct Stated {
    pub stream: String,
    pub snapshot: Snapshot,
    pub statement: Statement,
}

impl Store {
    /// The newest accepted snapshot of every stream of `source`, and the version of the parser that read it.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn newest(&self, source: &SourceId) -> Result<HashMap<String, (Sha256Hex, u32)>, StoreError> {
        let rows = sqlx::query("SELECT stream, snapshot, parser_version FROM streams WHERE source = $1")
            .bind(source.to_string())
            .fetch_all(&self.pool)
            .await?;
        rows.into_iter()
            .map(|r| {
                let parser = u32::try_from(r.try_get::<i64, _>(2)?).unwrap_or_default();
                Ok((r.try_get(0)?, (r.try_get::<String, _>(1)?.into(), parser)))
            })
            .collect()
    }

    /// As [`Store::accept`] for each of `batch` in its order, and the source has succeeded, all in one transaction.
    ///
    /// # Errors
    /// The database refuses; then nothing of the batch was kept.
    pub async fn accept_all(
        &self,
        source: &SourceId,
        parser_version: u32,
        batch: &[Stated],
    ) -> Result<Vec<Accepted>, StoreError> {
        let mut tx = self.begin_write().await?;
        let mut known = known_streams(&mut tx, source, batch).await?;
        // The rows of what was never stated before need not be looked for.
        let (mut first, mut done) = (Vec::new(), Vec::with_capacity(batch.len()));
        for stated in batch {
            let Stated { stream, snapshot, statement } = stated;
            if known.insert(stream) {
                let rows = rows_of(statement, source, stream, snapshot)?;
                let changes = changes(rows, Vec::new(), snapshot, None, statement.succession);
                done.push(changes.counts);
                first.push(First { stated, rows: changes.insert });
            } else {
                // An earlier one of this batch may be of the same stream.
                insert_first(&mut tx, source, parser_version, &std::mem::take(&mut first)).await?;
                done.push(accept_in(&mut tx, source, stream, snapshot, parser_version, statement).await?);
            }
        }
        insert_first(&mut tx, source, parser_version, &first).await?;
        if let Some(at) = batch.iter().map(|s| s.snapshot.retrieved_at).max() {
            set_success(&mut tx, source, at).await?;
        }
        tx.commit().await?;
        Ok(done)
    }
}

/// The first statement of a stream, and its rows.
struct First<'b> {
    stated: &'b Stated,
    rows: Vec<Row>,
}

/// Those streams of `batch` that have an accepted statement.
async fn known_streams<'b>(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    batch: &'b [Stated],
) -> Result<HashSet<&'b str>, StoreError> {
    let mut known = HashSet::new();
    for part in batch.chunks(BATCH) {
        let list = (2..part.len() + 2).map(|i| format!("${i}")).collect::<Vec<_>>().join(",");
        let sql = format!("SELECT stream FROM streams WHERE source = $1 AND stream IN ({list})");
        let mut query = sqlx::query(AssertSqlSafe(sql)).bind(source.to_string());
        for stated in part {
            query = query.bind(stated.stream.clone());
        }
        let mut found = HashSet::new();
        for row in query.fetch_all(&mut **tx).await? {
            found.insert(row.try_get::<String, _>(0)?);
        }
        known.extend(part.iter().map(|s| s.stream.as_str()).filter(|s| found.contains(*s)));
    }
    Ok(known)
}

/// Writes the first statements of streams that all differ.
async fn insert_first(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    parser_version: u32,
    first: &[First<'_>],
) -> Result<(), StoreError> {
    for part in first.chunks(BATCH) {
        insert_snapshots(tx, part).await?;
        let rows: Vec<&Row> = part.iter().flat_map(|f| &f.rows).collect();
        insert_rows(tx, &rows).await?;
        for First { stated, .. } in part {
            for unresolved in &stated.statement.unresolved {
                insert_unresolved(tx, &stated.stream, unresolved).await?;
            }
        }
        insert_streams(tx, source, parser_version, part).await?;
    }
    Ok(())
}

async fn insert_snapshots(tx: &mut Transaction<'_, Any>, part: &[First<'_>]) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO snapshots (source, sha256, url, name, content_type, bytes, retrieved_at, retrieval, vintage)
         VALUES {} ON CONFLICT (source, sha256) DO NOTHING",
        placeholders(part.len(), 9)
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for First { stated: Stated { snapshot: s, .. }, .. } in part {
        query = query
            .bind(s.source.to_string())
            .bind(s.sha256.to_string())
            .bind(s.url.clone())
            .bind(s.name.clone())
            .bind(s.content_type.clone())
            .bind(i64::try_from(s.bytes).unwrap_or(i64::MAX))
            .bind(s.retrieved_at.to_string())
            .bind(text_of(&s.retrieval)?)
            .bind(s.vintage.map(|d| d.to_string()));
    }
    query.execute(&mut **tx).await?;
    Ok(())
}

async fn insert_streams(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    parser_version: u32,
    part: &[First<'_>],
) -> Result<(), StoreError> {
    let sql = format!(
        "INSERT INTO streams (source, stream, snapshot, parser_version, accepted_at) VALUES {}",
        placeholders(part.len(), 5)
    );
    let mut query = sqlx::query(AssertSqlSafe(sql));
    for First { stated, .. } in part {
        query = query
            .bind(source.to_string())
            .bind(stated.stream.clone())
            .bind(stated.snapshot.sha256.to_string())
            .bind(i64::from(parser_version))
            .bind(stated.snapshot.retrieved_at.to_string());
    }
    query.execute(&mut **tx).await?;
    Ok(())
}
