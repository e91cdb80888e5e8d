//! When each source is crawled next, and by whom: the schedule's own table, shared by every server.
//!
//! Times are whole seconds of UTC. A server takes a job by a lease that ends by itself, so a server that dies
//! blocks nobody for long; the lease's number grows with each, so one that was late cannot finish another's job.

use jiff::Timestamp;
use lexgap_domain::{MissedRun, SourceId};
use sqlx::{AssertSqlSafe, Row as _, any::AnyRow};

use crate::{Engine, Store, StoreError};

/// The clocks of two servers may differ by so many seconds. A lease that ends later than this allows was made by a
/// clock that ran ahead.
pub const SKEW_SECONDS: i64 = 3600;

/// One source's place in the schedule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    pub source: SourceId,
    /// The words that `next_run` was worked out from: cron fields and time zone.
    pub schedule: String,
    pub next_run: Timestamp,
    pub last_run: Option<Timestamp>,
    /// How the last run ended, in words; `None` where it went well or there was none.
    pub last_error: Option<String>,
    pub missed: MissedRun,
}

/// The right to run a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lease {
    pub source: SourceId,
    /// Greater than that of every earlier lease of the job.
    pub token: i64,
    /// When the run was due.
    pub due: Timestamp,
}

pub(crate) fn time(seconds: i64) -> Result<Timestamp, StoreError> {
    Timestamp::from_second(seconds).map_err(|e| StoreError::Corrupt { what: "time", detail: e.to_string() })
}

fn job(r: &AnyRow) -> Result<Job, StoreError> {
    Ok(Job {
        source: r.try_get::<String, _>(0)?.into(),
        schedule: r.try_get(1)?,
        next_run: time(r.try_get(2)?)?,
        last_run: r.try_get::<Option<i64>, _>(3)?.map(time).transpose()?,
        last_error: r.try_get(4)?,
        missed: MissedRun::of_id(r.try_get(5)?).unwrap_or_default(),
    })
}

impl Store {
    /// Every job, the one due first at the front.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn jobs(&self) -> Result<Vec<Job>, StoreError> {
        let rows = sqlx::query(
            "SELECT source, schedule, next_run, last_run, last_error, missed FROM jobs ORDER BY next_run, source",
        )
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(job).collect()
    }

    /// Sets when a source is due and what becomes of runs that are missed, whether or not it had a job before.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn plan(
        &self,
        source: &SourceId,
        schedule: &str,
        missed: MissedRun,
        next_run: Timestamp,
    ) -> Result<(), StoreError> {
        sqlx::query(
            "INSERT INTO jobs (source, schedule, next_run, missed, lease_token) VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (source) DO UPDATE SET schedule = excluded.schedule, next_run = excluded.next_run,
             missed = excluded.missed",
        )
        .bind(source.to_string())
        .bind(schedule.to_owned())
        .bind(next_run.as_second())
        .bind(missed.id())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Takes the job that is longest overdue at `now`, until `now` and `seconds`. `None` where nothing is due. Only jobs of
    /// `sources` count: another server may know sources that this one does not.
    /// A lease that ends later than any could from `now` on, and [`SKEW_SECONDS`] more, was made by a clock that ran
    /// ahead, and counts for nothing.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn lease(&self, now: Timestamp, seconds: i64, sources: &[SourceId]) -> Result<Option<Lease>, StoreError> {
        if sources.is_empty() {
            return Ok(None);
        }
        let ours = (5..5 + sources.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
        let skip = if self.engine == Engine::Postgres { "FOR UPDATE SKIP LOCKED" } else { "" };
        let sql = format!(
            "UPDATE jobs SET lease_until = $1, lease_token = lease_token + 1 WHERE source =
             (SELECT source FROM jobs WHERE next_run <= $2 AND source IN ({ours}) AND
              (lease_until IS NULL OR lease_until <= $3 OR lease_until > $4) ORDER BY next_run, source LIMIT 1 {skip})
             RETURNING source, lease_token, next_run"
        );
        let (at, until) = (now.as_second(), now.as_second().saturating_add(seconds));
        let mut query =
            sqlx::query(AssertSqlSafe(sql)).bind(until).bind(at).bind(at).bind(until.saturating_add(SKEW_SECONDS));
        for source in sources {
            query = query.bind(source.to_string());
        }
        let row = query.fetch_optional(&self.pool).await?;
        row.map(|r| {
            Ok(Lease { source: r.try_get::<String, _>(0)?.into(), token: r.try_get(1)?, due: time(r.try_get(2)?)? })
        })
        .transpose()
    }

    /// Prolongs a lease until `now` and `seconds`. Whether it is still ours.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn renew(&self, lease: &Lease, now: Timestamp, seconds: i64) -> Result<bool, StoreError> {
        let done = sqlx::query("UPDATE jobs SET lease_until = $1 WHERE source = $2 AND lease_token = $3")
            .bind(now.as_second().saturating_add(seconds))
            .bind(lease.source.to_string())
            .bind(lease.token)
            .execute(&self.pool)
            .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Ends a run at `now`: the job is free and due again at `next_run`. Whether the lease was still ours; where it
    /// was not, nothing changes.
    ///
    /// # Errors
    /// The database refuses.
    pub async fn finish(
        &self,
        lease: &Lease,
        now: Timestamp,
        next_run: Timestamp,
        error: Option<&str>,
    ) -> Result<bool, StoreError> {
        let done = sqlx::query(
            "UPDATE jobs SET lease_until = NULL, last_run = $1, next_run = $2, last_error = $3
             WHERE source = $4 AND lease_token = $5",
        )
        .bind(now.as_second())
        .bind(next_run.as_second())
        .bind(error.map(str::to_owned))
        .bind(lease.source.to_string())
        .bind(lease.token)
        .execute(&self.pool)
        .await?;
        Ok(done.rows_affected() == 1)
    }
}
