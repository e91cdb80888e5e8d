//! What people decided about figures that a program read.

use std::collections::HashMap;

use jiff::Timestamp;
use lexgap_domain::{Decision, ObservationId, Verdict, hash};
use sqlx::Row as _;

use crate::{Store, StoreError, facts::parsed};

impl Store {
    /// Keeps a decision and returns it.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn decide(
        &self,
        fact: &ObservationId,
        reviewer: &str,
        verdict: Verdict,
        reason: &str,
        at: Timestamp,
    ) -> Result<Decision, StoreError> {
        let words = serde_json::to_string(&verdict)?;
        let decision = Decision {
            id: hash::short_id(&[fact.as_str(), reviewer, &at.to_string(), &words]),
            fact: fact.clone(),
            reviewer: reviewer.to_owned(),
            verdict,
            reason: reason.to_owned(),
            at,
            undone: None,
        };
        // A form that was sent twice is one decision.
        sqlx::query(
            "INSERT INTO decisions (id, fact, reviewer, verdict, reason, at) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (id) DO NOTHING",
        )
        .bind(decision.id.clone())
        .bind(decision.fact.to_string())
        .bind(decision.reviewer.clone())
        .bind(words)
        .bind(decision.reason.clone())
        .bind(at.to_string())
        .execute(&self.pool)
        .await?;
        Ok(decision)
    }

    /// Undoes a decision; says whether there was one that stood.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn undo(&self, decision: &str, by: &str, at: Timestamp) -> Result<bool, StoreError> {
        let done =
            sqlx::query("UPDATE decisions SET undone_at = $1, undone_by = $2 WHERE id = $3 AND undone_at IS NULL")
                .bind(at.to_string())
                .bind(by.to_owned())
                .bind(decision.to_owned())
                .execute(&self.pool)
                .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Every decision, undone ones too, the oldest first.
    ///
    /// # Errors
    /// The database does not answer, or holds what this version cannot read.
    pub async fn decisions(&self) -> Result<Vec<Decision>, StoreError> {
        let rows = sqlx::query(
            "SELECT id, fact, reviewer, verdict, reason, at, undone_at, undone_by FROM decisions ORDER BY at, id",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.into_iter()
            .map(|r| {
                let time = |text: String| {
                    text.parse::<Timestamp>()
                        .map_err(|e| StoreError::Corrupt { what: "decision", detail: e.to_string() })
                };
                let (undone_at, undone_by): (Option<String>, Option<String>) = (r.try_get(6)?, r.try_get(7)?);
                Ok(Decision {
                    id: r.try_get(0)?,
                    fact: ObservationId::new(r.try_get::<String, _>(1)?),
                    reviewer: r.try_get(2)?,
                    verdict: parsed("decision", &r.try_get::<String, _>(3)?)?,
                    reason: r.try_get(4)?,
                    at: time(r.try_get(5)?)?,
                    undone: undone_at.map(time).transpose()?.map(|t| (t, undone_by.unwrap_or_default())),
                })
            })
            .collect()
    }

    /// Every decision by the figure it is about.
    ///
    /// # Errors
    /// As [`Store::decisions`].
    pub async fn decisions_by_fact(&self) -> Result<HashMap<ObservationId, Vec<Decision>>, StoreError> {
        let mut by: HashMap<ObservationId, Vec<Decision>> = HashMap::new();
        for d in self.decisions().await? {
            by.entry(d.fact.clone()).or_default().push(d);
        }
        Ok(by)
    }
}
