//! Crawls on schedule. The times stand in the store's table `jobs`; tokio-cron-scheduler gives only the tick, so
//! that a restart, a clock that jumps or a summer that begins loses no run and adds none.

mod clock;
mod planner;

use std::{
    future::Future,
    sync::{Arc, Mutex as StdMutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context as _, anyhow};
use jiff::Timestamp;
use lexgap_crawlers::registry::RegisteredSource;
use lexgap_domain::SourceId;
use tokio::{sync::Mutex, task::JoinHandle};
use tokio_cron_scheduler::{Job, JobScheduler};

use crate::{Settings, commands::crawl, http::AppState, publish::publish, sources::Sources};
pub use clock::Clock;
use planner::Planner;

/// Every twenty seconds.
const TICK: &str = "*/20 * * * * *";
/// Without a tick for so long, by a clock that nobody can set, one is given.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// The schedule while it runs, until [`Running::stop`].
pub struct Running {
    scheduler: JobScheduler,
    watch: JoinHandle<()>,
}

impl Running {
    /// Gives no further tick.
    pub async fn stop(mut self) {
        self.watch.abort();
        let _ = self.scheduler.shutdown().await;
    }
}

/// When the last tick was.
#[derive(Clone)]
struct Beat(Arc<StdMutex<Instant>>);

impl Beat {
    fn new() -> Beat {
        Beat(Arc::new(StdMutex::new(Instant::now())))
    }

    fn now(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    fn pause(&self) -> Duration {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).elapsed()
    }

    /// Gives a tick wherever none came: tokio-cron-scheduler waits for a time of day, and where the clock was set back
    /// that is far away.
    async fn keep<F: Future<Output = ()>>(&self, longest: Duration, tick: impl Fn() -> F) {
        loop {
            tokio::time::sleep(longest / 2).await;
            if self.pause() >= longest {
                self.now();
                tick().await;
            }
        }
    }
}

/// What a tick needs.
struct Schedule {
    settings: Settings,
    sources: Sources,
    state: Arc<AppState>,
    planner: Planner,
    /// One crawl at a time: sources are few and politeness comes before speed.
    turn: Mutex<()>,
}

impl Schedule {
    async fn tick(&self) {
        // The last tick is still crawling.
        let Ok(_turn) = self.turn.try_lock() else { return };
        let run = |source: SourceId| refresh(&self.settings, &self.sources, &self.state, source);
        let moved = || show_health(&self.state);
        if let Err(error) = self.planner.tick(&self.state.store, &Timestamp::now, run, moved).await {
            tracing::error!("schedule: {error:#}");
        }
    }
}

/// Starts the tick. What is overdue since before runs once, spread out.
///
/// # Errors
/// A schedule that cannot be understood, by source.
pub async fn start(settings: Settings, sources: Sources, state: Arc<AppState>) -> anyhow::Result<Running> {
    let planner = Planner::new(sources.all().iter().map(|s| &s.spec))?;
    planner.begin(&state.store, Timestamp::now()).await?;
    show_health(&state).await;
    let scheduler = JobScheduler::new().await.context("could not start the scheduler")?;
    let schedule = Arc::new(Schedule { settings, sources, state, planner, turn: Mutex::new(()) });
    let beat = Beat::new();
    let (of_tick, of_job) = (Arc::clone(&schedule), beat.clone());
    let tick = Job::new_async(TICK, move |_, _| {
        of_job.now();
        let schedule = Arc::clone(&of_tick);
        Box::pin(async move { schedule.tick().await })
    })
    .context("the scheduler's tick")?;
    scheduler.add(tick).await.context("the scheduler's tick")?;
    scheduler.start().await.context("could not start the scheduler")?;
    let watch = tokio::spawn(async move { beat.keep(LONGEST_PAUSE, || schedule.tick()).await });
    Ok(Running { scheduler, watch })
}

/// Has pages and API show how sources fare, and when they are due.
async fn show_health(state: &AppState) {
    match state.store.health().await {
        Ok(health) => state.health.store(Arc::new(health)),
        Err(error) => tracing::error!("schedule: {error:#}"),
    }
}

/// What failed for a whole source stands beside what fails for its documents, where people look.
async fn told<T>(state: &AppState, source: &SourceId, result: anyhow::Result<T>) -> anyhow::Result<T> {
    if let Err(error) = &result {
        state.store.failed(source, "schedule", None, Timestamp::now(), &format!("{error:#}")).await?;
    }
    result
}

/// Crawls one source. Facts that no edition holds make a new one, those of an earlier run that was broken off, too.
fn refresh(
    settings: &Settings,
    sources: &Sources,
    state: &AppState,
    source: SourceId,
) -> impl Future<Output = anyhow::Result<()>> + Send {
    let registered: Option<&'static RegisteredSource> = sources.get(source.as_str());
    async move {
        let registered = registered.with_context(|| format!("no source {source} in this program"))?;
        let crawled = crawl::from_network(settings, &state.store, vec![registered]).await;
        let report = told(state, &source, crawled).await?;
        state.listed.store(Arc::new(state.store.listed_documents().await?));
        if !state.store.unpublished().await?.is_empty() {
            let published =
                publish(&state.store, sources, settings.scoring(), &settings.notary(), Timestamp::now()).await;
            let edition = told(state, &source, published).await?;
            tracing::info!("edition {}", edition.head.number);
            state.editions.swap(edition);
        }
        let mut failures = report.sources.iter().flat_map(|s| &s.failures);
        match (failures.next(), failures.count()) {
            (None, _) => Ok(()),
            (Some(first), more) => Err(anyhow!("{}: {}{}", first.document, first.error, and_more(more))),
        }
    }
}

fn and_more(failures: usize) -> String {
    if failures == 0 { String::new() } else { format!("; and {failures} more") }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_tick_that_does_not_come_is_given() {
        let (beat, given) = (Beat::new(), AtomicU32::new(0));
        let tick = || async {
            given.fetch_add(1, Ordering::Relaxed);
        };
        let milliseconds = |n| tokio::time::sleep(Duration::from_millis(n));
        // The scheduler waits for 2031.
        tokio::select! { () = beat.keep(Duration::from_millis(20), tick) => {}, () = milliseconds(1000) => {} }
        assert!((2..=50).contains(&given.load(Ordering::Relaxed)), "{given:?}");
        // It ticks again.
        given.store(0, Ordering::Relaxed);
        let ticking = async {
            for _ in 0..200 {
                beat.now();
                milliseconds(10).await;
            }
        };
        tokio::select! { () = beat.keep(Duration::from_millis(500), tick) => {}, () = ticking => {} }
        assert_eq!(given.load(Ordering::Relaxed), 0);
    }
}
