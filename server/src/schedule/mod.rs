//! Crawls on schedule. The times stand in the store's table `jobs`; tokio-cron-scheduler gives only the tick, so
//! that a restart, a clock that jumps or a summer that begins loses no run and adds none.

mod clock;
mod planner;

use std::{future::Future, sync::Arc};

use anyhow::Context as _;
use jiff::Timestamp;
use lexgap_crawlers::registry::RegisteredSource;
use lexgap_domain::SourceId;
use tokio::sync::Mutex;
use tokio_cron_scheduler::{Job, JobScheduler};

use crate::{Settings, commands::crawl, http::AppState, publish::publish, sources::Sources};
use planner::Planner;

/// Every twenty seconds.
const TICK: &str = "*/20 * * * * *";

/// Starts the tick. What is overdue since before runs once, spread out.
///
/// # Errors
/// A schedule that cannot be understood, by source.
pub async fn start(settings: Settings, sources: Sources, state: Arc<AppState>) -> anyhow::Result<JobScheduler> {
    let planner = Planner::new(sources.all().iter().map(|s| &s.spec))?;
    planner.begin(&state.store, Timestamp::now()).await?;
    let scheduler = JobScheduler::new().await.context("could not start the scheduler")?;
    // One crawl at a time: sources are few and politeness comes before speed.
    let shared = Arc::new((settings, sources, state, planner, Mutex::new(())));
    let tick = Job::new_async(TICK, move |_, _| {
        let shared = Arc::clone(&shared);
        Box::pin(async move {
            let (settings, sources, state, planner, turn) = &*shared;
            // The last tick is still crawling.
            let Ok(_turn) = turn.try_lock() else { return };
            let run = |source: SourceId| refresh(settings, sources, state, source);
            if let Err(error) = planner.tick(&state.store, &Timestamp::now, run).await {
                tracing::error!("schedule: {error:#}");
            }
        })
    })
    .context("the scheduler's tick")?;
    scheduler.add(tick).await.context("the scheduler's tick")?;
    scheduler.start().await.context("could not start the scheduler")?;
    Ok(scheduler)
}

/// Crawls one source; a change in its facts makes a new edition.
fn refresh(
    settings: &Settings,
    sources: &Sources,
    state: &AppState,
    source: SourceId,
) -> impl Future<Output = anyhow::Result<()>> + Send {
    let registered: Option<&'static RegisteredSource> = sources.get(source.as_str());
    async move {
        let registered = registered.with_context(|| format!("no source {source} in this program"))?;
        let report = crawl::from_network(settings, &state.store, vec![registered]).await?;
        state.health.store(Arc::new(state.store.health().await?));
        state.listed.store(Arc::new(state.store.listed_documents().await?));
        if crawl::changed(&report) {
            let edition =
                publish(&state.store, sources, settings.scoring(), &settings.notary(), Timestamp::now()).await?;
            tracing::info!("edition {}", edition.head.number);
            state.editions.swap(edition);
        }
        Ok(())
    }
}
