//! Crawls on schedule; tokio-cron-scheduler gives the tick.

use std::sync::Arc;

use anyhow::Context as _;
use jiff::Timestamp;
use lexgap_crawlers::registry::{self, RegisteredSource};
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler};

use crate::{Settings, commands::crawl, http::AppState, publish::publish};

/// Starts one job per source, at the times of its TOML (UTC).
///
/// # Errors
/// A schedule that cannot be understood, by source.
pub async fn start(settings: Settings, state: Arc<AppState>) -> anyhow::Result<JobScheduler> {
    let scheduler = JobScheduler::new().await.context("could not start the scheduler")?;
    let settings = Arc::new(settings);
    // One crawl at a time: sources are few and politeness comes before speed.
    let turn = Arc::new(Mutex::new(()));
    for source in registry::all() {
        let (settings, state, turn) = (settings.clone(), state.clone(), turn.clone());
        let job = Job::new_async(source.spec.schedule.as_str(), move |id, mut scheduler| {
            let (settings, state, turn) = (settings.clone(), state.clone(), turn.clone());
            Box::pin(async move {
                let _turn = turn.lock().await;
                if let Err(error) = refresh(&settings, &state, source).await {
                    tracing::error!("{}: {error:#}", source.spec.id);
                }
                note_next(&state, source, scheduler.next_tick_for_job(id).await.ok().flatten().map(|t| t.timestamp()))
                    .await;
            })
        })
        .with_context(|| format!("schedule of {}: {}", source.spec.id, source.spec.schedule))?;
        scheduler.add(job).await.with_context(|| format!("schedule of {}", source.spec.id))?;
    }
    scheduler.start().await.context("could not start the scheduler")?;
    Ok(scheduler)
}

async fn note_next(state: &AppState, source: &RegisteredSource, seconds: Option<i64>) {
    let Some(at) = seconds.and_then(|s| Timestamp::from_second(s).ok()) else { return };
    let id = source.spec.to_source().id;
    if let Err(error) = state.store.set_next_run(&id, at).await {
        tracing::error!("{id}: {error}");
    }
}

/// Crawls one source; a change in its facts makes a new edition.
async fn refresh(settings: &Settings, state: &AppState, source: &'static RegisteredSource) -> anyhow::Result<()> {
    let report = crawl::from_network(settings, &state.store, vec![source]).await?;
    state.health.store(Arc::new(state.store.health().await?));
    if crawl::changed(&report) {
        let edition = publish(&state.store, settings.seed, settings.draws, Timestamp::now()).await?;
        tracing::info!("edition {}", edition.head.number);
        state.editions.swap(edition);
    }
    Ok(())
}
