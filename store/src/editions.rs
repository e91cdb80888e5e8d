//! Editions: written once, never changed.

use lexgap_domain::{Edition, EditionHead};
use sqlx::Row as _;

use crate::{Store, StoreError, facts::parsed};

/// zstd level for stored editions: reading is what counts.
const LEVEL: i32 = 6;

impl Store {
    /// Keeps an edition. Its number must be the next one.
    ///
    /// # Errors
    /// The number is taken (another process published meanwhile), or the database refuses.
    pub async fn publish(&self, edition: &Edition) -> Result<(), StoreError> {
        let head = serde_json::to_string(&edition.head)?;
        let plain =
            postcard::to_stdvec(edition).map_err(|e| StoreError::Corrupt { what: "edition", detail: e.to_string() })?;
        let body = zstd::encode_all(plain.as_slice(), LEVEL)?;
        sqlx::query("INSERT INTO editions (number, head, body) VALUES ($1, $2, $3)")
            .bind(i64::from(edition.head.number))
            .bind(head)
            .bind(body)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The heads of all editions, newest first.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn edition_heads(&self) -> Result<Vec<EditionHead>, StoreError> {
        let rows = sqlx::query("SELECT head FROM editions ORDER BY number DESC").fetch_all(&self.pool).await?;
        rows.into_iter().map(|r| parsed("edition head", &r.try_get::<String, _>(0)?)).collect()
    }

    /// One edition, or the newest for `None`.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn edition(&self, number: Option<u32>) -> Result<Option<Edition>, StoreError> {
        let row = match number {
            Some(n) => {
                sqlx::query("SELECT body FROM editions WHERE number = $1")
                    .bind(i64::from(n))
                    .fetch_optional(&self.pool)
                    .await?
            }
            None => {
                sqlx::query("SELECT body FROM editions ORDER BY number DESC LIMIT 1").fetch_optional(&self.pool).await?
            }
        };
        let Some(row) = row else { return Ok(None) };
        let body: Vec<u8> = row.try_get(0)?;
        let plain = zstd::decode_all(body.as_slice())?;
        postcard::from_bytes(&plain)
            .map(Some)
            .map_err(|e| StoreError::Corrupt { what: "edition", detail: e.to_string() })
    }
}
