//! Accepting many documents of one source at once: one transaction, one flush of the disk.

use std::collections::{HashMap, HashSet};

use lexgap_domain::{Sha256Hex, Snapshot, SourceId};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use crate::{
    Accepted, Statement, Store, StoreError,
    changes::changes,
    facts::{
        BATCH, Row, accept_in, insert_rows, insert_snapshots, insert_unresolved, newest_of, rows_of, set_streams,
        set_unpublished,
    },
    health::set_success,
    standing::set_accepted,
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
    /// As of [`Store::accept`]; then nothing of the batch was kept.
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
                let rows = rows_of(statement, &HashMap::new(), source, stream, snapshot)?;
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
async fn insert_first<'b>(
    tx: &mut Transaction<'_, Any>,
    source: &'b SourceId,
    parser_version: u32,
    first: &[First<'b>],
) -> Result<(), StoreError> {
    for part in first.chunks(BATCH) {
        let snapshots: Vec<&Snapshot> = part.iter().map(|f| &f.stated.snapshot).collect();
        insert_snapshots(tx, &snapshots).await?;
        let rows: Vec<&Row> = part.iter().flat_map(|f| &f.rows).collect();
        insert_rows(tx, &rows).await?;
        for First { stated, .. } in part {
            for unresolved in &stated.statement.unresolved {
                insert_unresolved(tx, &stated.stream, unresolved).await?;
            }
        }
        let newest = |f: &First<'b>| newest_of(source, &f.stated.stream, &f.stated.snapshot, parser_version);
        // A document that states nothing changes no edition.
        let with_facts = part.iter().filter(|f| !f.rows.is_empty());
        set_unpublished(tx, &with_facts.map(newest).collect::<Vec<_>>()).await?;
        set_accepted(tx, &part.iter().map(newest).collect::<Vec<_>>()).await?;
        set_streams(tx, &part.iter().map(newest).collect::<Vec<_>>()).await?;
    }
    Ok(())
}
