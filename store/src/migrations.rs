//! One numbered series that both engines run; where a statement must differ, two files share a number.

use std::borrow::Cow;

use sqlx::{
    SqlSafeStr as _,
    migrate::{Migration, MigrationType, Migrator},
};

use crate::Engine;

/// The series for `engine`.
pub(crate) fn migrator(engine: Engine) -> Migrator {
    let editions = match engine {
        Engine::Sqlite => include_str!("../../migrations/0002_editions.sqlite.sql"),
        Engine::Postgres => include_str!("../../migrations/0002_editions.postgres.sql"),
    };
    let texts = match engine {
        Engine::Sqlite => include_str!("../../migrations/0006_texts.sqlite.sql"),
        Engine::Postgres => include_str!("../../migrations/0006_texts.postgres.sql"),
    };
    let series = [
        ("facts", include_str!("../../migrations/0001_facts.sql")),
        ("editions", editions),
        ("schedule", include_str!("../../migrations/0003_schedule.sql")),
        ("returning facts", include_str!("../../migrations/0004_returning_facts.sql")),
        ("decisions", include_str!("../../migrations/0005_decisions.sql")),
        ("texts", texts),
        ("unpublished facts", include_str!("../../migrations/0007_unpublished_facts.sql")),
        ("accepted snapshots", include_str!("../../migrations/0008_accepted.sql")),
        ("next run of jobs", include_str!("../../migrations/0009_next_run_of_jobs.sql")),
    ];
    let migrations = (1..).zip(series).map(|(version, (description, sql))| {
        Migration::new(version, Cow::Borrowed(description), MigrationType::Simple, sql.into_sql_str(), false)
    });
    Migrator::with_migrations(migrations.collect())
}
