//! Editions: written once, never changed.

use lexgap_domain::{Edition, EditionHead};
use sqlx::{AssertSqlSafe, Row as _, any::AnyRow};

use crate::{
    Store, StoreError,
    facts::{BATCH, parsed},
};

/// The first byte of a stored edition; a new one for each change of [`Edition`] or of anything in it.
///
/// The body is one message with all of [`Edition`] but [`Edition::value_revisions`], and a second one with these.
pub const FORMAT: u8 = 7;
/// The first message alone.
const WITHOUT_VALUE_REVISIONS: u8 = 6;
/// The first byte of what was stored before formats had a number: that of zstd's magic number.
const UNNUMBERED: u8 = 0x28;

/// zstd level for stored editions: reading is what counts.
const LEVEL: i32 = 6;

/// Statements that changed facts and that no edition holds yet: source, stream, snapshot, parser version.
#[derive(Clone, Debug, Default)]
pub struct Unpublished(Vec<(String, String, String, i64)>);

impl Unpublished {
    /// Whether the newest edition holds all facts.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Store {
    /// What no edition holds yet. Facts that are read after this are at least these.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn unpublished(&self) -> Result<Unpublished, StoreError> {
        let rows = sqlx::query("SELECT source, stream, snapshot, parser_version FROM unpublished")
            .fetch_all(&self.pool)
            .await?;
        let of = |r: AnyRow| Ok((r.try_get(0)?, r.try_get(1)?, r.try_get(2)?, r.try_get(3)?));
        rows.into_iter().map(of).collect::<Result<_, StoreError>>().map(Unpublished)
    }

    /// Keeps an edition, which holds all of `held`. Its number must be the next one.
    ///
    /// # Errors
    /// The number is taken (another process published meanwhile), or the database refuses; then nothing changed.
    pub async fn publish(&self, edition: &Edition, held: &Unpublished) -> Result<(), StoreError> {
        let head = serde_json::to_string(&edition.head)?;
        let body = encoded(edition)?;
        let mut tx = self.begin_write().await?;
        sqlx::query("INSERT INTO editions (number, head, body) VALUES ($1, $2, $3)")
            .bind(i64::from(edition.head.number))
            .bind(head)
            .bind(body)
            .execute(&mut *tx)
            .await?;
        for part in held.0.chunks(BATCH) {
            let one = |i: usize| {
                let [a, b, c, d] = [1, 2, 3, 4].map(|n| 4 * i + n);
                format!("(source = ${a} AND stream = ${b} AND snapshot = ${c} AND parser_version = ${d})")
            };
            let these: Vec<String> = (0..part.len()).map(one).collect();
            let sql = format!("DELETE FROM unpublished WHERE {}", these.join(" OR "));
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for (source, stream, snapshot, version) in part {
                query = query.bind(source.clone()).bind(stream.clone()).bind(snapshot.clone()).bind(*version);
            }
            query.execute(&mut *tx).await?;
        }
        tx.commit().await?;
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
                sqlx::query("SELECT number, body FROM editions WHERE number = $1")
                    .bind(i64::from(n))
                    .fetch_optional(&self.pool)
                    .await?
            }
            None => {
                sqlx::query("SELECT number, body FROM editions ORDER BY number DESC LIMIT 1")
                    .fetch_optional(&self.pool)
                    .await?
            }
        };
        let Some(row) = row else { return Ok(None) };
        let number = u32::try_from(row.try_get::<i64, _>(0)?).unwrap_or_default();
        let body: Vec<u8> = row.try_get(1)?;
        decoded(number, &body).map(Some)
    }
}

fn corrupt(detail: impl ToString) -> StoreError {
    StoreError::Corrupt { what: "edition", detail: detail.to_string() }
}

fn encoded(edition: &Edition) -> Result<Vec<u8>, StoreError> {
    let mut plain = postcard::to_stdvec(edition).map_err(corrupt)?;
    plain.extend(postcard::to_stdvec(&edition.value_revisions).map_err(corrupt)?);
    let mut body = vec![FORMAT];
    body.extend(zstd::encode_all(plain.as_slice(), LEVEL)?);
    Ok(body)
}

fn decoded(number: u32, body: &[u8]) -> Result<Edition, StoreError> {
    match body.split_first() {
        Some((&format, packed)) if format == FORMAT || format == WITHOUT_VALUE_REVISIONS => {
            let plain = zstd::decode_all(packed).map_err(corrupt)?;
            let (mut edition, mut rest) = postcard::take_from_bytes::<Edition>(&plain).map_err(corrupt)?;
            if format == FORMAT {
                (edition.value_revisions, rest) = postcard::take_from_bytes(rest).map_err(corrupt)?;
            }
            if rest.is_empty() { Ok(edition) } else { Err(corrupt("more than an edition")) }
        }
        Some((&UNNUMBERED, _)) => Err(StoreError::OtherFormat { number, found: 1 }),
        Some((&found, _)) => Err(StoreError::OtherFormat { number, found }),
        None => Err(corrupt("it is empty")),
    }
}

#[cfg(test)]
mod tests {
    use lexgap_domain::{FactSet, IndicatorPoint, Period, Provenance, RevisionKind, ValueRevision, commitment::Secret};

    use super::*;

    /// An edition with one value that was withdrawn.
    fn edition() -> Edition {
        let before = IndicatorPoint {
            indicator: "ti-cpi".into(),
            jurisdiction: "DNK".into(),
            period: Period::year(2012).unwrap(),
            value: Some(90.0),
            standard_error: Some(1.819264970102),
            lower: None,
            upper: None,
            n_sources: Some(7),
            label: None,
            source: "ti-cpi".into(),
            provenance: Provenance { snapshot: "00".into(), locator: "cell=D5".to_owned() },
        };
        let head = EditionHead::first("11".into(), 0);
        let value_revisions = vec![ValueRevision { kind: RevisionKind::Withdrawn, before, snapshot: "01".into() }];
        Edition { value_revisions, ..Edition::of(head, FactSet::default(), Secret::new([7; 32])) }
    }

    fn packed(format: u8, plain: &[u8]) -> Vec<u8> {
        let mut body = vec![format];
        body.extend(zstd::encode_all(plain, 1).unwrap());
        body
    }

    #[test]
    fn editions_are_read_with_and_without_revisions_of_values() {
        let edition = edition();
        assert_eq!(decoded(1, &encoded(&edition).unwrap()).unwrap(), edition);
        let mut plain = postcard::to_stdvec(&edition).unwrap();
        let before = decoded(1, &packed(WITHOUT_VALUE_REVISIONS, &plain)).unwrap();
        assert_eq!(before, Edition { value_revisions: vec![], ..edition.clone() });
        let is_corrupt = |format, plain: &[u8]| {
            let error = decoded(1, &packed(format, plain)).unwrap_err();
            assert!(matches!(error, StoreError::Corrupt { .. }), "{error}");
        };
        is_corrupt(FORMAT, &plain);
        plain.extend(postcard::to_stdvec(&edition.value_revisions).unwrap());
        is_corrupt(WITHOUT_VALUE_REVISIONS, &plain);
        plain.push(0);
        is_corrupt(FORMAT, &plain);
    }

    #[test]
    fn an_edition_of_another_version_is_said_to_be_one() {
        let old = zstd::encode_all([7_u8, 0, 1].as_slice(), 1).unwrap();
        for (bytes, format) in [(old.as_slice(), 1), (&[9, 1, 2, 3], 9)] {
            let error = decoded(4, bytes).unwrap_err();
            assert!(matches!(error, StoreError::OtherFormat { number: 4, found } if found == format), "{error}");
            assert!(error.to_string().contains("lexgap score"), "{error}");
        }
        for damaged in [&[][..], &[FORMAT][..], &[FORMAT, 1, 2, 3][..]] {
            assert!(matches!(decoded(4, damaged), Err(StoreError::Corrupt { .. })));
        }
    }
}
