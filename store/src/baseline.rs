//! The baseline: every stored fact with its history and snapshots, as compressed JSON lines.
//!
//! Written from a crawled store and read into an empty one. Identifiers that follow from the rest are left
//! out, and one statement is one line in a stable order, so that the file stays small and comparable.

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Read, Write},
};

use lexgap_domain::{Observation, Snapshot, Unresolved};
use serde::{Deserialize, Serialize};
use sqlx::Row as _;

use crate::{
    Store, StoreError,
    facts::{Newest, PAGE, Row, TEXT, insert_rows, insert_snapshots, insert_unresolved, parsed, set_streams},
};

/// Format of the file; raised when a reader of the old format would misread it.
const FORMAT: u32 = 1;
/// The file lives in the repository: small counts more than quick writing.
const LEVEL: i32 = 21;
/// A baseline is far smaller; more is not one of ours.
const MAX_BYTES: u64 = 512 * 1024 * 1024;

#[derive(Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
enum Line {
    Baseline {
        format: u32,
    },
    Snapshot(Snapshot),
    Stream {
        source: String,
        stream: String,
        snapshot: String,
        parser_version: u32,
        at: String,
    },
    Unresolved {
        stream: String,
        #[serde(flatten)]
        name: Unresolved,
    },
    Fact {
        source: String,
        stream: String,
        kind: String,
        /// Absent for observations: both follow from the body.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        fingerprint: Option<String>,
        snapshot: String,
        #[serde(default, skip_serializing_if = "is_zero")]
        again: i64,
        body: serde_json::Value,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        retired_in: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        replaced_by: Option<String>,
    },
}

fn is_zero(again: &i64) -> bool {
    *again == 0
}

/// The lines of a baseline, numbered from 1; the first must name a format that this program reads.
fn lines(input: impl Read) -> Result<impl Iterator<Item = Result<(usize, Line), StoreError>>, StoreError> {
    let reader = BufReader::new(zstd::Decoder::new(input)?.take(MAX_BYTES));
    Ok(reader.lines().zip(1..).map(|(text, n)| {
        let at = |detail: String| StoreError::Baseline { line: n, detail };
        let line: Line = serde_json::from_str(&text.map_err(|e| at(e.to_string()))?).map_err(|e| at(e.to_string()))?;
        match line {
            Line::Baseline { format: FORMAT } if n == 1 => {}
            Line::Baseline { format } => return Err(at(format!("format {format}, this program reads {FORMAT}"))),
            _ if n == 1 => return Err(at("not a baseline: the first line must name the format".to_owned())),
            _ => {}
        }
        Ok((n, line))
    }))
}

/// Number of facts per source in a baseline.
///
/// # Errors
/// A damaged file, with its line.
pub fn describe_baseline(input: impl Read) -> Result<BTreeMap<String, u64>, StoreError> {
    let mut facts = BTreeMap::new();
    for read in lines(input)? {
        if let (_, Line::Fact { source, kind, .. }) = read?
            && kind != TEXT
        {
            *facts.entry(source).or_default() += 1;
        }
    }
    Ok(facts)
}

/// What a baseline held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct BaselineCount {
    pub snapshots: u64,
    pub facts: u64,
}

impl Store {
    /// Whether no fact was ever stored.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn is_empty(&self) -> Result<bool, StoreError> {
        Ok(sqlx::query("SELECT 1 AS one FROM streams LIMIT 1").fetch_optional(&self.pool).await?.is_none())
    }

    /// Writes all facts, current and retired, with their snapshots.
    ///
    /// # Errors
    /// The database does not answer, or `out` refuses.
    pub async fn write_baseline(&self, out: impl Write) -> Result<BaselineCount, StoreError> {
        let mut count = BaselineCount::default();
        let mut out = zstd::Encoder::new(out, LEVEL)?;
        out.long_distance_matching(true)?;
        let mut line = |l: &Line| -> Result<(), StoreError> {
            serde_json::to_writer(&mut out, l)?;
            out.write_all(b"\n")?;
            Ok(())
        };
        line(&Line::Baseline { format: FORMAT })?;
        for snapshot in self.snapshots().await? {
            count.snapshots += 1;
            line(&Line::Snapshot(snapshot))?;
        }
        let streams = sqlx::query(
            "SELECT source, stream, snapshot, parser_version, accepted_at FROM streams ORDER BY source, stream",
        )
        .fetch_all(&self.pool)
        .await?;
        for r in streams {
            line(&Line::Stream {
                source: r.try_get(0)?,
                stream: r.try_get(1)?,
                snapshot: r.try_get(2)?,
                parser_version: u32::try_from(r.try_get::<i64, _>(3)?).unwrap_or_default(),
                at: r.try_get(4)?,
            })?;
        }
        let names = sqlx::query(
            "SELECT stream, source, snapshot, name, affected, locator FROM unresolved ORDER BY source, stream, name",
        )
        .fetch_all(&self.pool)
        .await?;
        for r in names {
            let name = Unresolved {
                source: r.try_get::<String, _>(1)?.into(),
                snapshot: r.try_get::<String, _>(2)?.into(),
                name: r.try_get(3)?,
                rows: u32::try_from(r.try_get::<i64, _>(4)?).unwrap_or(u32::MAX),
                locator: r.try_get(5)?,
            };
            line(&Line::Unresolved { stream: r.try_get(0)?, name })?;
        }
        let facts = sqlx::query(
            "SELECT source, stream, kind, fact_key, snapshot, fingerprint, body, retired_in, replaced_by, again
             FROM facts WHERE kind <> $1 ORDER BY kind, source, stream, fact_key, snapshot, again",
        )
        .bind(PAGE)
        .fetch_all(&self.pool)
        .await?;
        for r in facts {
            let kind: String = r.try_get(2)?;
            count.facts += u64::from(kind != TEXT);
            let mut body: serde_json::Value = parsed("fact", &r.try_get::<String, _>(6)?)?;
            let derivable = kind == "observation";
            if derivable && let Some(o) = body.as_object_mut() {
                o.insert("id".to_owned(), serde_json::Value::String(String::new()));
            }
            line(&Line::Fact {
                source: r.try_get(0)?,
                stream: r.try_get(1)?,
                key: if derivable { None } else { Some(r.try_get(3)?) },
                fingerprint: if derivable { None } else { Some(r.try_get(5)?) },
                kind,
                snapshot: r.try_get(4)?,
                again: r.try_get(9)?,
                body,
                retired_in: r.try_get(7)?,
                replaced_by: r.try_get(8)?,
            })?;
        }
        out.finish()?.flush()?;
        Ok(count)
    }

    /// Reads a baseline into this store, which must be empty; all or nothing.
    ///
    /// # Errors
    /// A damaged file (with its line), or the database refuses.
    pub async fn read_baseline(&self, input: impl Read) -> Result<BaselineCount, StoreError> {
        let mut count = BaselineCount::default();
        let mut tx = self.begin_write().await?;
        let mut rows = Vec::new();
        for read in lines(input)? {
            let (n, line) = read?;
            let at = |detail: String| StoreError::Baseline { line: n, detail };
            match line {
                Line::Baseline { .. } => {}
                Line::Snapshot(s) => {
                    count.snapshots += 1;
                    insert_snapshots(&mut tx, &[&s]).await?;
                }
                Line::Stream { source, stream, snapshot, parser_version, at } => {
                    let (source, stream, snapshot) = (&source, &stream, &snapshot);
                    set_streams(&mut tx, &[Newest { source, stream, snapshot, parser_version, at }]).await?;
                }
                Line::Unresolved { stream, name } => insert_unresolved(&mut tx, &stream, &name).await?,
                Line::Fact {
                    source,
                    stream,
                    kind,
                    key,
                    fingerprint,
                    snapshot,
                    again,
                    body,
                    retired_in,
                    replaced_by,
                } => {
                    count.facts += u64::from(kind != TEXT);
                    let (key, fingerprint, body) = match (key, fingerprint) {
                        (Some(key), Some(fingerprint)) => (key, fingerprint, body.to_string()),
                        _ => {
                            let o: Observation = serde_json::from_value(body).map_err(|e| at(e.to_string()))?;
                            let o = o.with_id();
                            (o.key(), o.id.to_string(), serde_json::to_string(&o)?)
                        }
                    };
                    rows.push(Row {
                        source,
                        stream,
                        kind,
                        key,
                        snapshot,
                        again,
                        fingerprint,
                        body,
                        retired_in,
                        replaced_by,
                    });
                    if rows.len() == 5_000 {
                        insert_rows(&mut tx, &rows).await?;
                        rows.clear();
                    }
                }
            }
        }
        insert_rows(&mut tx, &rows).await?;
        tx.commit().await?;
        Ok(count)
    }
}
