//! Which snapshots of a stream were accepted, and which one stands as its newest.

use std::collections::{HashMap, HashSet};

use lexgap_domain::{Sha256Hex, Snapshot, SourceId};
use sqlx::{Any, AssertSqlSafe, Row as _, Transaction};

use crate::{
    Store, StoreError,
    facts::{BATCH, Newest, SNAPSHOT, placeholders, snapshot_of},
};

/// Notes that statements were accepted, whether or not each is the newest of its stream.
pub(crate) async fn set_accepted(tx: &mut Transaction<'_, Any>, statements: &[Newest<'_>]) -> Result<(), StoreError> {
    for batch in statements.chunks(BATCH) {
        let sql = format!(
            "INSERT INTO accepted (source, stream, snapshot) VALUES {} ON CONFLICT DO NOTHING",
            placeholders(batch.len(), 3)
        );
        let mut query = sqlx::query(AssertSqlSafe(sql));
        for s in batch {
            query = query.bind(s.source.to_owned()).bind(s.stream.to_owned()).bind(s.snapshot.to_owned());
        }
        query.execute(&mut **tx).await?;
    }
    Ok(())
}

impl Store {
    /// Every snapshot that was accepted for each stream of `source`, apart from those that came with a baseline.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn accepted(&self, source: &SourceId) -> Result<HashMap<String, HashSet<Sha256Hex>>, StoreError> {
        let rows = sqlx::query("SELECT stream, snapshot FROM accepted WHERE source = $1")
            .bind(source.to_string())
            .fetch_all(&self.pool)
            .await?;
        let mut accepted: HashMap<String, HashSet<Sha256Hex>> = HashMap::new();
        for row in rows {
            let (stream, snapshot): (String, String) = (row.try_get(0)?, row.try_get(1)?);
            accepted.entry(stream).or_default().insert(snapshot.into());
        }
        Ok(accepted)
    }

    /// The newest accepted snapshot of one stream, and the version of the parser that read it.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn standing(&self, source: &SourceId, stream: &str) -> Result<Option<(Snapshot, u32)>, StoreError> {
        let sql = format!(
            "SELECT {SNAPSHOT}, t.parser_version FROM streams t JOIN snapshots s
             ON s.source = t.source AND s.sha256 = t.snapshot WHERE t.source = $1 AND t.stream = $2"
        );
        let row = sqlx::query(AssertSqlSafe(sql))
            .bind(source.to_string())
            .bind(stream.to_owned())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|r| Ok((snapshot_of(&r)?, u32::try_from(r.try_get::<i64, _>(9)?).unwrap_or_default()))).transpose()
    }
}

#[cfg(test)]
mod tests {
    use jiff::{
        Timestamp,
        civil::{Date, date},
    };
    use lexgap_domain::{Retrieval, hash};

    use super::*;
    use crate::{Stated, Statement};

    fn snapshot(bytes: &[u8], vintage: Option<Date>) -> Snapshot {
        Snapshot {
            sha256: hash::sha256(bytes),
            source: "x".into(),
            url: Some("https://x.example.org/a".to_owned()),
            name: "a".to_owned(),
            content_type: None,
            bytes: bytes.len() as u64,
            retrieved_at: Timestamp::UNIX_EPOCH,
            retrieval: Retrieval::Mirror,
            vintage,
        }
    }

    #[tokio::test]
    async fn what_was_accepted_is_known_though_it_changed_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("x.db").display());
        let store = Store::open(&url).await.unwrap();
        let source = SourceId::from("x");
        assert_eq!(store.standing(&source, "a").await.unwrap(), None);
        let (old, new) = (snapshot(b"old", Some(date(2020, 1, 1))), snapshot(b"new", Some(date(2024, 1, 1))));
        store.accept(&source, "a", &new, 3, &Statement::default()).await.unwrap();
        // An older copy that comes late stands nowhere else.
        store.accept(&source, "a", &old, 3, &Statement::default()).await.unwrap();
        let stated = |stream: &str| Stated {
            stream: stream.to_owned(),
            snapshot: snapshot(b"one", None),
            statement: Statement::default(),
        };
        store.accept_all(&source, 4, &[stated("b"), stated("c"), stated("b")]).await.unwrap();
        let one = hash::sha256(b"one");
        let expected = HashMap::from([
            ("a".to_owned(), HashSet::from([old.sha256, new.sha256.clone()])),
            ("b".to_owned(), HashSet::from([one.clone()])),
            ("c".to_owned(), HashSet::from([one])),
        ]);
        assert_eq!(store.accepted(&source).await.unwrap(), expected);
        assert!(store.accepted(&"y".into()).await.unwrap().is_empty());
        assert_eq!(store.standing(&source, "a").await.unwrap(), Some((new, 3)));
        let (standing, parser) = store.standing(&source, "c").await.unwrap().unwrap();
        assert_eq!((standing, parser), (snapshot(b"one", None), 4));
        store.close().await;
    }
}
