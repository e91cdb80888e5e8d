//! How each source fared.

use jiff::Timestamp;
use lexgap_domain::{SourceHealth, SourceId};
use sqlx::{AnyConnection, Row as _};

use crate::{Store, StoreError, jobs::time as of_seconds};

fn time(text: Option<String>) -> Result<Option<Timestamp>, StoreError> {
    text.map(|t| t.parse().map_err(|e: jiff::Error| StoreError::Corrupt { what: "time", detail: e.to_string() }))
        .transpose()
}

/// That facts of `source` were had or found unchanged. What failed before stays told: see [`Store::passed`].
pub(crate) async fn set_success(
    connection: &mut AnyConnection,
    source: &SourceId,
    at: Timestamp,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO health (source, last_success, failures) VALUES ($1, $2, 0)
         ON CONFLICT (source) DO UPDATE SET last_success = excluded.last_success",
    )
    .bind(source.to_string())
    .bind(at.to_string())
    .execute(connection)
    .await?;
    Ok(())
}

impl Store {
    /// Records that facts of a source were accepted or found unchanged. Failures of its other documents stay counted.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn succeeded(&self, source: &SourceId, at: Timestamp) -> Result<(), StoreError> {
        let mut connection = self.pool.acquire().await?;
        set_success(&mut connection, source, at).await
    }

    /// Records that everything that was asked of a source went well: nothing fails any more.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn passed(&self, source: &SourceId) -> Result<(), StoreError> {
        sqlx::query("UPDATE health SET failures = 0 WHERE source = $1 AND failures > 0")
            .bind(source.to_string())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Records a failure; the source's last good facts stay.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn failed(
        &self,
        source: &SourceId,
        stream: &str,
        snapshot: Option<&str>,
        at: Timestamp,
        error: &str,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin_write().await?;
        sqlx::query("INSERT INTO failures (source, stream, at, snapshot, error) VALUES ($1, $2, $3, $4, $5)")
            .bind(source.to_string())
            .bind(stream.to_owned())
            .bind(at.to_string())
            .bind(snapshot.map(str::to_owned))
            .bind(error.to_owned())
            .execute(&mut *tx)
            .await?;
        sqlx::query(
            "INSERT INTO health (source, last_failure, last_error, failures) VALUES ($1, $2, $3, 1)
             ON CONFLICT (source) DO UPDATE SET last_failure = excluded.last_failure,
             last_error = excluded.last_error, failures = health.failures + 1",
        )
        .bind(source.to_string())
        .bind(at.to_string())
        .bind(error.to_owned())
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(())
    }

    /// The health of every source that was ever tried or is planned, with its number of facts.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn health(&self) -> Result<Vec<SourceHealth>, StoreError> {
        let counts = self.fact_counts().await?;
        let rows = sqlx::query(
            "SELECT s.source, h.last_success, h.last_failure, h.last_error, COALESCE(h.failures, 0), j.next_run
             FROM (SELECT source FROM health UNION SELECT source FROM jobs) s
             LEFT JOIN health h ON h.source = s.source LEFT JOIN jobs j ON j.source = s.source ORDER BY s.source",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|r| {
                let source = SourceId::new(r.try_get::<String, _>(0)?);
                Ok(SourceHealth {
                    last_success: time(r.try_get(1)?)?,
                    last_failure: time(r.try_get(2)?)?,
                    last_error: r.try_get(3)?,
                    failures: u32::try_from(r.try_get::<i64, _>(4)?).unwrap_or(u32::MAX),
                    next_run: r.try_get::<Option<i64>, _>(5)?.map(of_seconds).transpose()?,
                    facts: counts.get(&source).copied().unwrap_or_default(),
                    source,
                })
            })
            .collect()
    }
}
