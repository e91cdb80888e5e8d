//! Values of indicators that their own source changed or withdrew.

use lexgap_domain::{IndicatorPoint, RetiredValue, Snapshot, ValueRevision, value_revisions};
use sqlx::Row as _;

use crate::{
    Store, StoreError,
    facts::{POINT, ages, newest_first, parsed},
};

impl Store {
    /// Values of indicators that their own source changed or withdrew, by indicator, jurisdiction, period and snapshot.
    /// `snapshots` are [`Store::snapshots`], which tell the newer statement.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn value_revisions(&self, snapshots: &[Snapshot]) -> Result<Vec<ValueRevision>, StoreError> {
        let rows = sqlx::query(
            "SELECT body, retired_in, replaced_by FROM facts WHERE kind = $1 AND retired_in IS NOT NULL
             ORDER BY source, stream, fact_key, snapshot, again",
        )
        .bind(POINT)
        .fetch_all(&self.pool)
        .await?;
        let mut retired = Vec::with_capacity(rows.len());
        for r in rows {
            retired.push(RetiredValue {
                value: parsed::<IndicatorPoint>("indicator value", &r.try_get::<String, _>(0)?)?,
                retired_in: r.try_get::<String, _>(1)?.into(),
                is_replaced: r.try_get::<Option<String>, _>(2)?.is_some(),
            });
        }
        // Most values are stated once and never were otherwise: they need not be read.
        let rows = sqlx::query(
            "SELECT body FROM facts WHERE kind = $1 AND retired_in IS NULL AND (source, fact_key) IN (
                 SELECT source, fact_key FROM facts WHERE kind = $1 AND retired_in IS NULL
                 GROUP BY source, fact_key HAVING COUNT(*) > 1
                 UNION SELECT source, fact_key FROM facts WHERE kind = $1 AND retired_in IS NOT NULL)
             ORDER BY source, stream, fact_key, snapshot",
        )
        .bind(POINT)
        .fetch_all(&self.pool)
        .await?;
        let mut stated = Vec::with_capacity(rows.len());
        for r in rows {
            stated.push(parsed::<IndicatorPoint>("indicator value", &r.try_get::<String, _>(0)?)?);
        }
        let ages = ages(snapshots);
        newest_first(&mut stated, &ages);
        let age = |r: &RetiredValue| ages.get(r.retired_in.as_str()).copied();
        let place = |r: &RetiredValue| (r.value.provenance.snapshot.clone(), r.value.provenance.locator.clone());
        retired.sort_by(|a, b| age(b).cmp(&age(a)).then_with(|| place(a).cmp(&place(b))));
        Ok(value_revisions(stated, retired))
    }
}
