//! Accepting what a snapshot states, and reading all current facts back.

use std::{
    borrow::Borrow,
    collections::{BTreeMap, HashMap, HashSet},
};

use jiff::{Timestamp, civil::Date};
use lexgap_domain::{
    Claim, FactSet, FoundText, IndicatorPoint, Law, LawId, LawTextFound, LawVersion, ListedDocument, Observation,
    ObservationId, PageDocument, Retrieval, Revision, RevisionKind, Snapshot, SourceId, Succession, Unresolved, hash,
};
use serde::de::DeserializeOwned;
use sqlx::{
    Any, AssertSqlSafe, Row as _, Transaction,
    any::{AnyArguments, AnyRow},
    query::Query,
};

use crate::{
    Store, StoreError,
    changes::{Changes, DAY, Known, Place, Standing, changes, day_of, gone_dark, ordinals},
    standing::set_accepted,
};

/// All that one snapshot of one stream states.
#[derive(Clone, Debug, Default)]
pub struct Statement {
    pub laws: Vec<Law>,
    /// Of which of them it holds the text.
    pub texts: Vec<LawTextFound>,
    pub observations: Vec<Observation>,
    pub points: Vec<IndicatorPoint>,
    pub claims: Vec<Claim>,
    /// Documents of sources without code, with their fields.
    pub pages: Vec<PageDocument>,
    /// Documents that an index announces, each address once.
    pub documents: Vec<ListedDocument>,
    pub unresolved: Vec<Unresolved>,
    pub succession: Succession,
    /// Whether the document was understood and is none of those that its source is about: what it stated before is
    /// withdrawn.
    pub left_out: bool,
}

/// What a snapshot changed in the store.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    pub added: u64,
    pub unchanged: u64,
    pub changed: u64,
    pub withdrawn: u64,
}

/// One row to be of the table `facts`.
pub(crate) struct Row {
    pub source: String,
    pub stream: String,
    pub kind: String,
    pub key: String,
    pub snapshot: String,
    /// How often the same snapshot had stated and lost the fact before.
    pub again: i64,
    pub fingerprint: String,
    pub body: String,
    pub retired_in: Option<String>,
    pub replaced_by: Option<String>,
}

pub(crate) const OBSERVATION: &str = "observation";
pub(crate) const POINT: &str = "point";
const CLAIM: &str = "claim";
pub(crate) const LAW: &str = "law";
/// Which text of a law a document held; no fact by itself.
pub(crate) const TEXT: &str = "text";
/// Of a source without code; part of no edition and no baseline.
pub(crate) const PAGE: &str = "page";
pub(crate) const DOCUMENT: &str = "document";

/// Fingerprint of a statement that carries its snapshot inside: the same words in another snapshot are equal.
fn fingerprint(body: &str, snapshot: &str) -> String {
    hash::short_id(&[&body.replace(snapshot, "")])
}

/// `ordinals`: those that observations get instead of their own, by position.
pub(crate) fn rows_of(
    statement: &Statement,
    ordinals: &HashMap<usize, u16>,
    source: &SourceId,
    stream: &str,
    snapshot: &Snapshot,
) -> Result<Vec<Row>, StoreError> {
    let row = |kind: &str, key: String, fingerprint: String, body: String| Row {
        source: source.to_string(),
        stream: stream.to_owned(),
        kind: kind.to_owned(),
        key,
        snapshot: snapshot.sha256.to_string(),
        again: 0,
        fingerprint,
        body,
        retired_in: None,
        replaced_by: None,
    };
    let mut rows = Vec::with_capacity(statement.observations.len() + statement.points.len() + statement.laws.len());
    for (i, o) in statement.observations.iter().enumerate() {
        let renumbered = ordinals.get(&i).map(|&ordinal| Observation { ordinal, ..o.clone() }.with_id());
        let o = renumbered.as_ref().unwrap_or(o);
        rows.push(row(OBSERVATION, o.key(), o.id.to_string(), serde_json::to_string(o)?));
    }
    for p in &statement.points {
        let (indicator, jurisdiction, period) = p.key();
        let body = serde_json::to_string(p)?;
        // The locator moves when a publisher adds a row above; the value has not changed by that.
        let values = serde_json::to_string(&(p.value, p.standard_error, p.lower, p.upper, p.n_sources, &p.label))?;
        rows.push(row(
            POINT,
            format!("{indicator}|{jurisdiction}|{}", period.label()),
            hash::short_id(&[&values]),
            body,
        ));
    }
    for l in &statement.laws {
        let body = serde_json::to_string(l)?;
        rows.push(row(LAW, l.id.to_string(), fingerprint(&body, snapshot.sha256.as_str()), body));
    }
    for t in &statement.texts {
        rows.push(row(TEXT, t.law.to_string(), t.words.to_string(), serde_json::to_string(t)?));
    }
    for c in &statement.claims {
        rows.push(row(CLAIM, c.id.to_string(), c.id.to_string(), serde_json::to_string(c)?));
    }
    for d in &statement.documents {
        let date = d.date.map(|date| date.to_string()).unwrap_or_default();
        rows.push(row(DOCUMENT, d.url.clone(), hash::short_id(&[&d.title, &date]), serde_json::to_string(d)?));
    }
    for p in &statement.pages {
        let body = serde_json::to_string(p)?;
        rows.push(row(PAGE, p.url.clone(), fingerprint(&body, snapshot.sha256.as_str()), body));
    }
    Ok(rows)
}

pub(crate) fn text_of<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    Ok(match serde_json::to_value(value)? {
        serde_json::Value::String(s) => s,
        other => other.to_string(),
    })
}

pub(crate) fn parsed<T: DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Corrupt { what, detail: e.to_string() })
}

/// Columns of [`snapshot_of`], of `s` in the table `snapshots`.
pub(crate) const SNAPSHOT: &str =
    "s.source, s.sha256, s.url, s.name, s.content_type, s.bytes, s.retrieved_at, s.retrieval, s.vintage";

/// The snapshot in the first columns of a row, see [`SNAPSHOT`].
pub(crate) fn snapshot_of(r: &AnyRow) -> Result<Snapshot, StoreError> {
    let vintage: Option<String> = r.try_get(8)?;
    Ok(Snapshot {
        source: r.try_get::<String, _>(0)?.into(),
        sha256: r.try_get::<String, _>(1)?.into(),
        url: r.try_get(2)?,
        name: r.try_get(3)?,
        content_type: r.try_get(4)?,
        bytes: u64::try_from(r.try_get::<i64, _>(5)?).unwrap_or_default(),
        retrieved_at: word::<Timestamp>("retrieval time", r.try_get(6)?)?,
        retrieval: word::<Retrieval>("retrieval", r.try_get(7)?)?,
        vintage: vintage.map(|v| word("vintage", v)).transpose()?,
    })
}

pub(crate) fn word<T: DeserializeOwned>(what: &'static str, text: String) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(text))
        .map_err(|e| StoreError::Corrupt { what, detail: e.to_string() })
}

/// `($1,$2,…),($n,…)` for `rows` rows of `columns` columns.
pub(crate) fn placeholders(rows: usize, columns: usize) -> String {
    let mut sql = String::with_capacity(rows * columns * 6);
    for r in 0..rows {
        sql.push_str(if r == 0 { "(" } else { ",(" });
        for c in 0..columns {
            if c > 0 {
                sql.push(',');
            }
            sql.push_str(&format!("${}", r * columns + c + 1));
        }
        sql.push(')');
    }
    sql
}

/// Rows per multi-row INSERT: 10 columns stay well below SQLite's limit of 32,766 parameters.
pub(crate) const BATCH: usize = 500;

pub(crate) async fn insert_rows<R: Borrow<Row>>(tx: &mut Transaction<'_, Any>, rows: &[R]) -> Result<(), StoreError> {
    for batch in rows.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO facts (source, stream, kind, fact_key, snapshot, again, fingerprint, body, retired_in, replaced_by)
             VALUES {}",
            placeholders(batch.len(), 10)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for r in batch.iter().map(Borrow::borrow) {
            query = query
                .bind(r.source.clone())
                .bind(r.stream.clone())
                .bind(r.kind.clone())
                .bind(r.key.clone())
                .bind(r.snapshot.clone())
                .bind(r.again)
                .bind(r.fingerprint.clone())
                .bind(r.body.clone())
                .bind(r.retired_in.clone())
                .bind(r.replaced_by.clone());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

pub(crate) async fn insert_snapshots(tx: &mut Transaction<'_, Any>, snapshots: &[&Snapshot]) -> Result<(), StoreError> {
    for batch in snapshots.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO snapshots (source, sha256, url, name, content_type, bytes, retrieved_at, retrieval, vintage)
             VALUES {} ON CONFLICT (source, sha256) DO NOTHING",
            placeholders(batch.len(), 9)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for s in batch {
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
    }
    Ok(())
}

/// The newest accepted snapshot of a stream.
pub(crate) struct Newest<'s> {
    pub source: &'s str,
    pub stream: &'s str,
    pub snapshot: &'s str,
    pub parser_version: u32,
    pub at: String,
}

impl Newest<'_> {
    /// Binds which statement it is.
    fn bind<'q>(&self, query: Query<'q, Any, AnyArguments>) -> Query<'q, Any, AnyArguments> {
        query
            .bind(self.source.to_owned())
            .bind(self.stream.to_owned())
            .bind(self.snapshot.to_owned())
            .bind(i64::from(self.parser_version))
    }
}

/// `snapshot` as the newest of `stream`.
pub(crate) fn newest_of<'s>(
    source: &'s SourceId,
    stream: &'s str,
    snapshot: &'s Snapshot,
    parser_version: u32,
) -> Newest<'s> {
    let at = snapshot.retrieved_at.to_string();
    Newest { source: source.as_str(), stream, snapshot: snapshot.sha256.as_str(), parser_version, at }
}

/// Streams that all differ.
pub(crate) async fn set_streams(tx: &mut Transaction<'_, Any>, streams: &[Newest<'_>]) -> Result<(), StoreError> {
    for batch in streams.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO streams (source, stream, snapshot, parser_version, accepted_at) VALUES {}
             ON CONFLICT (source, stream) DO UPDATE SET snapshot = excluded.snapshot,
             parser_version = excluded.parser_version, accepted_at = excluded.accepted_at",
            placeholders(batch.len(), 5)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for s in batch {
            query = s.bind(query).bind(s.at.clone());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

/// Notes statements whose facts no edition holds yet.
pub(crate) async fn set_unpublished(
    tx: &mut Transaction<'_, Any>,
    statements: &[Newest<'_>],
) -> Result<(), StoreError> {
    for batch in statements.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO unpublished (source, stream, snapshot, parser_version) VALUES {} ON CONFLICT DO NOTHING",
            placeholders(batch.len(), 4)
        );
        let query = batch.iter().fold(sqlx::query(AssertSqlSafe(sql)), |query, s| s.bind(query));
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

pub(crate) async fn insert_unresolved(
    tx: &mut Transaction<'_, Any>,
    stream: &str,
    u: &Unresolved,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO unresolved (source, stream, snapshot, name, affected, locator) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (source, stream, name) DO UPDATE SET affected = unresolved.affected + excluded.affected",
    )
    .bind(u.source.to_string())
    .bind(stream.to_owned())
    .bind(u.snapshot.to_string())
    .bind(u.name.clone())
    .bind(i64::from(u.rows))
    .bind(u.locator.clone())
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// The newest accepted snapshot of a stream.
async fn standing(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    stream: &str,
) -> Result<Option<Standing>, StoreError> {
    let sql = format!(
        "SELECT t.snapshot, {DAY} FROM streams t LEFT JOIN snapshots s
         ON s.source = t.source AND s.sha256 = t.snapshot WHERE t.source = $1 AND t.stream = $2"
    );
    let row = sqlx::query(AssertSqlSafe(sql))
        .bind(source.to_string())
        .bind(stream.to_owned())
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|r| {
        let day: Option<String> = r.try_get(1)?;
        let day = day.map(|d| word("date of a snapshot", d)).transpose()?;
        Ok(Standing { snapshot: r.try_get(0)?, day })
    })
    .transpose()
}

/// The rows of a stream that a statement of `snapshot` may touch.
async fn known(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    stream: &str,
    snapshot: &Snapshot,
) -> Result<Vec<Known>, StoreError> {
    let sql = format!(
        "SELECT f.kind, f.fact_key, f.snapshot, f.again, f.fingerprint, f.retired_in, {DAY},
         CASE WHEN f.snapshot = $3 THEN f.body END
         FROM facts f LEFT JOIN snapshots s ON s.source = f.source AND s.sha256 = f.snapshot
         WHERE f.source = $1 AND f.stream = $2 AND (f.retired_in IS NULL OR f.retired_in = $3 OR f.snapshot = $3)"
    );
    let rows = sqlx::query(AssertSqlSafe(sql))
        .bind(source.to_string())
        .bind(stream.to_owned())
        .bind(snapshot.sha256.to_string())
        .fetch_all(&mut **tx)
        .await?;
    rows.into_iter()
        .map(|r| {
            let day: Option<String> = r.try_get(6)?;
            Ok(Known {
                place: Place { kind: r.try_get(0)?, key: r.try_get(1)?, snapshot: r.try_get(2)?, again: r.try_get(3)? },
                fingerprint: r.try_get(4)?,
                retired_in: r.try_get(5)?,
                day: day.map(|d| word("date of a snapshot", d)).transpose()?,
                body: r.try_get(7)?,
            })
        })
        .collect()
}

async fn write(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    stream: &str,
    snapshot: &Snapshot,
    changes: &Changes,
) -> Result<(), StoreError> {
    const PLACE: &str = "source = $1 AND stream = $2 AND kind = $3 AND fact_key = $4 AND snapshot = $5 AND again = $6";
    let at = |sql: String, place: &Place| {
        sqlx::query(AssertSqlSafe(sql))
            .bind(source.to_string())
            .bind(stream.to_owned())
            .bind(place.kind.clone())
            .bind(place.key.clone())
            .bind(place.snapshot.clone())
            .bind(place.again)
    };
    for place in &changes.delete {
        at(format!("DELETE FROM facts WHERE {PLACE}"), place).execute(&mut **tx).await?;
    }
    for (place, replaced_by) in &changes.retire {
        at(format!("UPDATE facts SET retired_in = $7, replaced_by = $8 WHERE {PLACE}"), place)
            .bind(snapshot.sha256.to_string())
            .bind(replaced_by.clone())
            .execute(&mut **tx)
            .await?;
    }
    for place in &changes.restore {
        at(format!("UPDATE facts SET retired_in = NULL, replaced_by = NULL WHERE {PLACE}"), place)
            .execute(&mut **tx)
            .await?;
    }
    insert_rows(tx, &changes.insert).await
}

/// [`Store::accept`] within a transaction.
pub(crate) async fn accept_in(
    tx: &mut Transaction<'_, Any>,
    source: &SourceId,
    stream: &str,
    snapshot: &Snapshot,
    parser_version: u32,
    statement: &Statement,
) -> Result<Accepted, StoreError> {
    insert_snapshots(tx, &[snapshot]).await?;

    let standing = standing(tx, source, stream).await?;
    let known = known(tx, source, stream, snapshot).await?;
    let newest = standing.as_ref().is_none_or(|s| !s.is_newer_than(snapshot));
    let ordinals = ordinals(&statement.observations, &known, snapshot);
    let rows = rows_of(statement, &ordinals, source, stream, snapshot)?;
    let published = match statement.left_out {
        true => 0,
        false => gone_dark(&rows, &known, snapshot, standing.as_ref(), statement.succession),
    };
    if published > 0 {
        return Err(StoreError::GoneDark { document: stream.to_owned(), published });
    }
    let changes = changes(rows, known, snapshot, standing.as_ref(), statement.succession);
    write(tx, source, stream, snapshot, &changes).await?;
    set_accepted(tx, &[newest_of(source, stream, snapshot, parser_version)]).await?;
    if changes.is_any() {
        set_unpublished(tx, &[newest_of(source, stream, snapshot, parser_version)]).await?;
    }
    if !newest {
        return Ok(changes.counts);
    }

    sqlx::query("DELETE FROM unresolved WHERE source = $1 AND stream = $2")
        .bind(source.to_string())
        .bind(stream.to_owned())
        .execute(&mut **tx)
        .await?;
    for u in &statement.unresolved {
        insert_unresolved(tx, stream, u).await?;
    }
    set_streams(tx, &[newest_of(source, stream, snapshot, parser_version)]).await?;
    Ok(changes.counts)
}

impl Store {
    /// Whether `snapshot` is already the newest accepted one of `stream`, read by `parser_version`.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn is_current(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &str,
        parser_version: u32,
    ) -> Result<bool, StoreError> {
        let row = sqlx::query(
            "SELECT 1 AS one FROM streams WHERE source = $1 AND stream = $2 AND snapshot = $3 AND parser_version = $4",
        )
        .bind(source.to_string())
        .bind(stream.to_owned())
        .bind(snapshot.to_owned())
        .bind(i64::from(parser_version))
        .fetch_optional(&self.pool)
        .await?;
        Ok(row.is_some())
    }

    /// Makes `statement` the newest of `stream`, in one transaction: equal facts stay as they are, changed and
    /// missing ones are retired and kept, new ones are added. What a missing fact means is the statement's
    /// `succession` to say.
    ///
    /// A snapshot that is older than the accepted one changes nothing that a newer one states.
    ///
    /// # Errors
    /// The database refuses, or new bytes of a cumulative stream with facts state none ([`StoreError::GoneDark`]); then
    /// nothing of the statement was kept.
    pub async fn accept(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: &Snapshot,
        parser_version: u32,
        statement: &Statement,
    ) -> Result<Accepted, StoreError> {
        let mut tx = self.begin_write().await?;
        let done = accept_in(&mut tx, source, stream, snapshot, parser_version, statement).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Names of the streams of a source that were ever accepted, in their order.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn streams(&self, source: &SourceId) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query("SELECT stream FROM streams WHERE source = $1 ORDER BY stream")
            .bind(source.to_string())
            .fetch_all(&self.pool)
            .await?;
        rows.into_iter().map(|r| Ok(r.try_get(0)?)).collect()
    }

    /// Records bytes that could not be read, or that are a page of a document in pages.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn keep_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        insert_snapshots(&mut tx, &[snapshot]).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn bodies(&self, kind: &str) -> Result<Vec<String>, StoreError> {
        let rows = sqlx::query(
            "SELECT body FROM facts WHERE kind = $1 AND retired_in IS NULL ORDER BY source, stream, fact_key, snapshot",
        )
        .bind(kind.to_owned())
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter().map(|r| Ok(r.try_get::<String, _>(0)?)).collect()
    }

    /// Retired laws with their documents, the newest first.
    async fn earlier_laws(&self) -> Result<Vec<Earlier>, StoreError> {
        let sql = format!(
            "SELECT f.body, f.source, f.stream FROM facts f
             LEFT JOIN snapshots s ON s.source = f.source AND s.sha256 = f.snapshot
             WHERE f.kind = $1 AND f.retired_in IS NOT NULL
             ORDER BY {DAY} DESC, s.retrieved_at DESC, f.source, f.stream, f.fact_key, f.snapshot, f.again"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(LAW).fetch_all(&self.pool).await?;
        let of = |r: AnyRow| {
            let body: String = r.try_get(0)?;
            Ok(Earlier { document: (r.try_get(1)?, r.try_get(2)?), law: parsed("law", &body)? })
        };
        rows.into_iter().map(of).collect()
    }

    /// The texts of each law of which a document held more than one, by document, the oldest first.
    async fn law_texts(&self) -> Result<HashMap<LawId, Vec<Vec<FoundText>>>, StoreError> {
        let sql = format!(
            "SELECT f.source, f.stream, f.fingerprint, f.body, {DAY}
             FROM facts f LEFT JOIN snapshots s ON s.source = f.source AND s.sha256 = f.snapshot
             WHERE f.kind = $1 AND EXISTS (SELECT 1 FROM facts o WHERE o.source = f.source AND o.stream = f.stream
                 AND o.kind = f.kind AND o.fact_key = f.fact_key AND o.fingerprint <> f.fingerprint)
             ORDER BY f.source, f.stream, f.fact_key, {DAY}, CASE WHEN f.retired_in IS NULL THEN 1 ELSE 0 END,
             s.retrieved_at, f.snapshot, f.again"
        );
        let rows = sqlx::query(AssertSqlSafe(sql)).bind(TEXT).fetch_all(&self.pool).await?;
        let mut texts: HashMap<LawId, Vec<Vec<FoundText>>> = HashMap::new();
        let mut before: Option<(String, String, LawId)> = None;
        for r in rows {
            let found: LawTextFound = parsed("text of a law", &r.try_get::<String, _>(3)?)?;
            let Some(day) = r.try_get::<Option<String>, _>(4)? else { continue };
            let text =
                FoundText { words: r.try_get(2)?, provenance: found.provenance, day: word("date of a snapshot", day)? };
            let document = Some((r.try_get(0)?, r.try_get(1)?, found.law.clone()));
            let documents = texts.entry(found.law).or_default();
            match documents.last_mut().filter(|_| before == document) {
                Some(same) => same.push(text),
                None => documents.push(vec![text]),
            }
            before = document;
        }
        Ok(texts)
    }

    /// All current facts, in a stable order. `sources` and `indicators` are left empty: they are the program's
    /// own tables, which the caller adds.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn current_facts(&self) -> Result<FactSet, StoreError> {
        fn read<T: DeserializeOwned>(what: &'static str, bodies: Vec<String>) -> Result<Vec<T>, StoreError> {
            bodies.iter().map(|b| parsed(what, b)).collect()
        }
        let observations: Vec<Observation> = read("observation", self.bodies(OBSERVATION).await?)?;
        let decisions = self.decisions_by_fact().await?;
        // Two reports of one publisher that state the same figure of the same year state one fact.
        let mut seen = HashSet::new();
        let observations = observations
            .into_iter()
            .filter(|o| seen.insert(o.id.clone()))
            .map(|o| match decisions.get(&o.id) {
                Some(decisions) => o.reviewed(decisions),
                None => o,
            })
            .collect();
        let claims: Vec<Claim> = read("claim", self.bodies(CLAIM).await?)?;
        let mut seen = HashSet::new();
        let claims = claims
            .into_iter()
            .filter(|c| seen.insert(c.id.clone()))
            .map(|c| match decisions.get(&c.id) {
                Some(decisions) => c.reviewed(decisions),
                None => c,
            })
            .collect();
        let mut points: Vec<IndicatorPoint> = read("indicator value", self.bodies(POINT).await?)?;
        let current: Vec<Law> = read("law", self.bodies(LAW).await?)?;
        let earlier = self.earlier_laws().await?;
        let texts = self.law_texts().await?;
        let snapshots = self.snapshots().await?;
        keep_newest(&mut points, &snapshots);

        let mut by_law: BTreeMap<LawId, (Vec<Law>, Vec<Earlier>)> = BTreeMap::new();
        for law in current {
            by_law.entry(law.id.clone()).or_default().0.push(law);
        }
        for e in earlier {
            by_law.entry(e.law.id.clone()).or_default().1.push(e);
        }
        let laws = by_law.into_iter().filter_map(|(id, (current, earlier))| {
            let Some(texts) = texts.get(&id) else { return law_of(current, earlier) };
            let all = current.iter().chain(earlier.iter().map(|e| &e.law));
            let stated: Vec<LawVersion> = all.flat_map(|law| law.versions.iter().cloned()).collect();
            let law = law_of(current, earlier)?;
            Some(texts.iter().fold(law, |law, of_document| law.with_found_texts(&stated, of_document)))
        });

        Ok(FactSet {
            laws: laws.collect(),
            observations,
            points,
            claims,
            snapshots,
            unresolved: self.unresolved().await?,
            ..FactSet::default()
        })
    }

    /// The documents of sources without code, of one source or of all.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn page_documents(&self, source: Option<&SourceId>) -> Result<Vec<PageDocument>, StoreError> {
        let bodies = self.bodies(PAGE).await?;
        let documents = bodies.iter().map(|b| parsed::<PageDocument>("document", b));
        documents.filter(|d| d.as_ref().map_or(true, |d| source.is_none_or(|s| d.source == *s))).collect()
    }

    /// Every document that an index of a publisher announced: the newest first, those without a date last.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn listed_documents(&self) -> Result<Vec<ListedDocument>, StoreError> {
        let bodies = self.bodies(DOCUMENT).await?;
        let mut documents: Vec<ListedDocument> =
            bodies.iter().map(|b| parsed("listed document", b)).collect::<Result<_, _>>()?;
        documents.sort_by(|a, b| (b.date, &a.source, &a.url).cmp(&(a.date, &b.source, &b.url)));
        // Several lists of one source may announce the same document.
        documents.dedup_by(|a, b| a.source == b.source && a.url == b.url);
        Ok(documents)
    }

    /// Figures that their own source changed or withdrew.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn revisions(&self) -> Result<Vec<Revision>, StoreError> {
        let rows = sqlx::query(
            "SELECT body, retired_in, replaced_by FROM facts WHERE kind = $1 AND retired_in IS NOT NULL
             ORDER BY source, stream, fact_key, snapshot",
        )
        .bind(OBSERVATION)
        .fetch_all(&self.pool)
        .await?;
        let decisions = self.decisions_by_fact().await?;
        rows.into_iter()
            .map(|r| {
                let after: Option<String> = r.try_get(2)?;
                let before: Observation = parsed("observation", &r.try_get::<String, _>(0)?)?;
                Ok(Revision {
                    kind: if after.is_some() { RevisionKind::Changed } else { RevisionKind::Withdrawn },
                    before: match decisions.get(&before.id) {
                        Some(decisions) => before.reviewed(decisions),
                        None => before,
                    },
                    after: after.map(ObservationId::new),
                    snapshot: r.try_get::<String, _>(1)?.into(),
                })
            })
            .collect()
    }

    /// Every archived response.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn snapshots(&self) -> Result<Vec<Snapshot>, StoreError> {
        let sql = format!("SELECT {SNAPSHOT} FROM snapshots s ORDER BY s.source, s.sha256");
        let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(&self.pool).await?;
        rows.iter().map(snapshot_of).collect()
    }

    /// Names that no jurisdiction answers to.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn unresolved(&self) -> Result<Vec<Unresolved>, StoreError> {
        let rows = sqlx::query(
            "SELECT source, snapshot, name, affected, locator FROM unresolved ORDER BY source, stream, name",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|r| {
                Ok(Unresolved {
                    source: r.try_get::<String, _>(0)?.into(),
                    snapshot: r.try_get::<String, _>(1)?.into(),
                    name: r.try_get(2)?,
                    rows: u32::try_from(r.try_get::<i64, _>(3)?).unwrap_or(u32::MAX),
                    locator: r.try_get(4)?,
                })
            })
            .collect()
    }

    /// Number of current facts per source.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn fact_counts(&self) -> Result<HashMap<SourceId, u64>, StoreError> {
        let rows = sqlx::query(
            "SELECT source, COUNT(*) AS n FROM facts WHERE retired_in IS NULL AND kind <> $1 AND kind <> $2
             GROUP BY source",
        )
        .bind(DOCUMENT)
        .bind(TEXT)
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|r| {
                let n: i64 = r.try_get(1)?;
                Ok((r.try_get::<String, _>(0)?.into(), u64::try_from(n).unwrap_or_default()))
            })
            .collect()
    }
}

/// What a document stated of a law before.
struct Earlier {
    /// Source and stream.
    document: (String, String),
    law: Law,
}

/// A law from the documents that state it now and, the newest first, those that did before.
fn law_of(current: Vec<Law>, mut earlier: Vec<Earlier>) -> Option<Law> {
    if !current.is_empty() {
        return Some(Law::merge(current)?.with_history(earlier.into_iter().map(|e| e.law)));
    }
    // No document states it any more: what each of them said last is what is known of it.
    let mut seen = HashSet::new();
    let last: Vec<Earlier> = earlier.extract_if(.., |e| seen.insert(e.document.clone())).collect();
    Some(Law::merge(last.into_iter().map(|e| e.law))?.with_history(earlier.into_iter().map(|e| e.law)))
}

/// Where several streams of one source state the same value (each yearly workbook repeats the years before),
/// the newest snapshot's statement is the current one; [`Store::value_revisions`] tells of those that differ.
fn keep_newest(points: &mut Vec<IndicatorPoint>, snapshots: &[Snapshot]) {
    newest_first(points, &ages(snapshots));
    points.dedup_by(|later, first| later.key() == first.key());
}

/// What a snapshot is older or newer by.
pub(crate) type Age<'s> = (Date, Timestamp, &'s str);

/// Of each snapshot by its SHA-256.
pub(crate) fn ages(snapshots: &[Snapshot]) -> HashMap<&str, Age<'_>> {
    snapshots.iter().map(|s| (s.sha256.as_str(), (day_of(s), s.retrieved_at, s.name.as_str()))).collect()
}

/// Sorts by key, and those of one key by the age of their snapshots.
pub(crate) fn newest_first(points: &mut [IndicatorPoint], ages: &HashMap<&str, Age<'_>>) {
    points.sort_by(|a, b| {
        let age = |p: &IndicatorPoint| ages.get(p.provenance.snapshot.as_str());
        a.key().cmp(&b.key()).then_with(|| age(b).cmp(&age(a)))
    });
}
