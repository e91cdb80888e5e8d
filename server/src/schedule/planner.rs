//! Which job runs when. The time is passed in, so that tests can turn the clock.

use std::{collections::HashMap, future::Future, time::Duration};

use anyhow::Context as _;
use jiff::Timestamp;
use lexgap_crawlers::spec::SourceSpec;
use lexgap_domain::{MissedRun, SourceId};
use lexgap_store::{Lease, SKEW_SECONDS, Store};

use super::clock::Clock;

/// A lease is prolonged while its job runs; a server that dies blocks the job for that long.
const LEASE_SECONDS: i64 = 900;
/// Between the starts of jobs that are all overdue.
const SPREAD_SECONDS: i64 = 60;

/// A run that would begin later than this was missed.
const LATE_SECONDS: i64 = 3600;

/// The clocks of all sources.
pub struct Planner {
    clocks: Vec<(SourceId, Clock, MissedRun)>,
}

impl Planner {
    /// # Errors
    /// A schedule that cannot be understood, by source.
    pub fn new<'a>(sources: impl IntoIterator<Item = &'a SourceSpec>) -> anyhow::Result<Planner> {
        let clock = |s: &SourceSpec| {
            Ok((s.id.clone(), Clock::of(s).with_context(|| format!("schedule of {}", s.id))?, s.missed))
        };
        Ok(Planner { clocks: sources.into_iter().map(clock).collect::<anyhow::Result<_>>()? })
    }

    /// Brings the table up to date at the start of a server: whatever is overdue runs once, the longest overdue
    /// first, a minute apart, or waits for its next time ([`MissedRun`]).
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn begin(&self, store: &Store, now: Timestamp) -> anyhow::Result<()> {
        self.plan(store, now).await?;
        self.spread(store, now, later(now, 1)).await?;
        Ok(())
    }

    /// Has what was due before `missed` run from now on, the first at once and the others a minute apart, or wait for its
    /// next time; whether any has another time now.
    async fn spread(&self, store: &Store, now: Timestamp, missed: Timestamp) -> anyhow::Result<bool> {
        let (mut pause, mut moved) = (0, false);
        for job in store.jobs().await?.into_iter().filter(|j| j.next_run < missed) {
            let Some((_, clock, policy)) = self.clocks.iter().find(|(id, ..)| *id == job.source) else { continue };
            if *policy == MissedRun::Skip {
                wait(store, &job.source, clock, *policy, now).await?;
                moved = true;
                continue;
            }
            if pause > 0 {
                store.plan(&job.source, &job.schedule, *policy, later(now, pause)).await?;
                moved = true;
            }
            pause += SPREAD_SECONDS;
        }
        Ok(moved)
    }

    /// Gives every source its next time. One that is set already stays, unless the schedule was rewritten or the clock
    /// went back: no job is due later than its clock's next time from now, but for as much as another server's clock may
    /// be ahead. Whether any has another time now.
    async fn plan(&self, store: &Store, now: Timestamp) -> anyhow::Result<bool> {
        let mut moved = false;
        let known: HashMap<SourceId, _> = store.jobs().await?.into_iter().map(|j| (j.source.clone(), j)).collect();
        let ahead = later(now, SKEW_SECONDS);
        for (source, clock, missed) in &self.clocks {
            let stands = match known.get(source) {
                Some(job) if job.schedule == clock.words() && job.missed == *missed => {
                    job.next_run <= clock.after(ahead)?
                }
                _ => false,
            };
            if !stands {
                wait(store, source, clock, *missed, now).await?;
                moved = true;
            }
        }
        Ok(moved)
    }

    /// Runs what is due, one after another, each once however many times it was missed. What is late because the machine
    /// slept, or the clock was put forward, is spread as at the start of a server. `moved` is called whenever the times of
    /// jobs have changed, and after each run.
    ///
    /// # Errors
    /// The database does not answer. A run that fails is noted, and the schedule goes on.
    pub async fn tick<F, M>(
        &self,
        store: &Store,
        now: &(dyn Fn() -> Timestamp + Send + Sync),
        run: impl Fn(SourceId) -> F,
        moved: impl Fn() -> M,
    ) -> anyhow::Result<()>
    where
        F: Future<Output = anyhow::Result<()>>,
        M: Future<Output = ()>,
    {
        let mut changed = self.plan(store, now()).await?;
        let known: Vec<SourceId> = self.clocks.iter().map(|(id, ..)| id.clone()).collect();
        loop {
            changed |= self.spread(store, now(), later(now(), -LATE_SECONDS)).await?;
            if std::mem::take(&mut changed) {
                moved().await;
            }
            let Some(lease) = store.lease(now(), LEASE_SECONDS, &known).await? else { break };
            // Only jobs of known sources are leased.
            let Some((_, clock, _)) = self.clocks.iter().find(|(id, ..)| *id == lease.source) else { break };
            let ended = tokio::select! {
                ended = run(lease.source.clone()) => ended,
                lost = keep(store, &lease, now) => lost,
            };
            let error = ended.err().map(|e| format!("{e:#}"));
            if let Some(error) = &error {
                tracing::error!("{}: {error}", lease.source);
            }
            store.finish(&lease, now(), clock.after(now())?, error.as_deref()).await?;
            // Also where another server took the job over: what this run brought shall be seen.
            changed = true;
        }
        Ok(())
    }
}

/// So many seconds after `time`.
fn later(time: Timestamp, seconds: i64) -> Timestamp {
    Timestamp::from_second(time.as_second().saturating_add(seconds)).unwrap_or(time)
}

/// Has a source wait for its clock's next time.
async fn wait(
    store: &Store,
    source: &SourceId,
    clock: &Clock,
    missed: MissedRun,
    now: Timestamp,
) -> anyhow::Result<()> {
    store.plan(source, clock.words(), missed, clock.after(now)?).await?;
    Ok(())
}

/// Prolongs the lease until the run ends, or the lease is lost.
async fn keep(store: &Store, lease: &Lease, now: &(dyn Fn() -> Timestamp + Send + Sync)) -> anyhow::Result<()> {
    loop {
        tokio::time::sleep(Duration::from_secs(LEASE_SECONDS.unsigned_abs() / 3)).await;
        if !store.renew(lease, now(), LEASE_SECONDS).await? {
            anyhow::bail!("another server took this job over");
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;

    struct World {
        _folder: tempfile::TempDir,
        url: String,
        now: Mutex<Timestamp>,
        ran: Mutex<Vec<String>>,
    }

    impl World {
        fn new(now: &str) -> World {
            let folder = tempfile::tempdir().unwrap();
            let url = format!("sqlite://{}?mode=rwc", folder.path().join("x.db").display());
            World { _folder: folder, url, now: Mutex::new(now.parse().unwrap()), ran: Mutex::default() }
        }

        fn now(&self) -> Timestamp {
            *self.now.lock().unwrap()
        }

        fn set(&self, now: &str) {
            *self.now.lock().unwrap() = now.parse().unwrap();
        }

        /// A server that starts now, and what it runs in this minute.
        async fn server(&self) -> (Store, Planner) {
            let store = Store::open(&self.url).await.unwrap();
            let clock =
                |id: &str, schedule: &str, zone| (id.into(), Clock::new(schedule, zone).unwrap(), MissedRun::Once);
            let clocks = vec![
                clock("daily", "0 0 4 * * *", None),
                clock("local", "0 0 4 * * *", Some("Europe/Berlin")),
                clock("weekly", "0 0 5 * * Mon", None),
            ];
            let planner = Planner { clocks };
            planner.begin(&store, self.now()).await.unwrap();
            (store, planner)
        }

        async fn tick(&self, (store, planner): &(Store, Planner)) -> Vec<String> {
            let run = |source: SourceId| async move {
                self.ran.lock().unwrap().push(source.to_string());
                Ok(())
            };
            planner.tick(store, &|| self.now(), run, || async {}).await.unwrap();
            std::mem::take(&mut self.ran.lock().unwrap())
        }

        async fn next(&self, (store, _): &(Store, Planner), source: &str) -> String {
            store.jobs().await.unwrap().into_iter().find(|j| j.source == *source).unwrap().next_run.to_string()
        }
    }

    #[tokio::test]
    async fn each_time_runs_once_in_its_zone() {
        // Saturday before the summer time of Berlin begins.
        let world = World::new("2026-03-28T12:00:00Z");
        let server = world.server().await;
        assert_eq!(world.tick(&server).await, [""; 0], "a new schedule begins with its next time");
        world.set("2026-03-29T01:59:59Z");
        assert_eq!(world.tick(&server).await, [""; 0]);
        world.set("2026-03-29T02:00:00Z");
        assert_eq!(world.tick(&server).await, ["local"]);
        assert_eq!(world.tick(&server).await, [""; 0]);
        world.set("2026-03-29T04:00:07Z");
        assert_eq!(world.tick(&server).await, ["daily"]);
        assert_eq!(world.next(&server, "local").await, "2026-03-30T02:00:00Z");
        world.set("2026-03-30T05:00:00Z");
        assert_eq!(world.tick(&server).await, ["local", "daily", "weekly"]);
    }

    #[tokio::test]
    async fn after_weeks_away_everything_runs_once_spread_out() {
        let world = World::new("2026-03-28T12:00:00Z");
        drop(world.server().await);
        world.set("2026-05-01T12:00:00Z");
        let server = world.server().await;
        let mut ran = world.tick(&server).await;
        assert_eq!(ran.len(), 1, "not all at once: {ran:?}");
        world.set("2026-05-01T12:01:00Z");
        ran.extend(world.tick(&server).await);
        world.set("2026-05-01T12:05:00Z");
        ran.extend(world.tick(&server).await);
        ran.sort();
        assert_eq!(ran, ["daily", "local", "weekly"]);
        assert_eq!(world.next(&server, "daily").await, "2026-05-02T04:00:00Z");
    }

    #[tokio::test]
    async fn a_clock_that_jumps_loses_and_adds_nothing() {
        let world = World::new("2026-03-28T12:00:00Z");
        let server = world.server().await;
        // Years ahead by mistake: one run each, a minute apart, as after a long pause.
        let mut ran = Vec::new();
        for minute in ["00", "01", "02", "03"] {
            world.set(&format!("2031-01-01T00:{minute}:00Z"));
            let now = world.tick(&server).await;
            assert!(now.len() <= 1, "{now:?}");
            ran.extend(now);
        }
        assert_eq!(ran, ["local", "daily", "weekly"]);
        // And back again: nobody waits until 2031.
        world.set("2026-03-28T12:05:00Z");
        assert_eq!(world.tick(&server).await, [""; 0]);
        assert_eq!(world.next(&server, "daily").await, "2026-03-29T04:00:00Z");
        world.set("2026-03-29T04:00:00Z");
        assert_eq!(world.tick(&server).await, ["local", "daily"]);
    }

    #[tokio::test]
    async fn a_rewritten_schedule_counts_at_once() {
        let world = World::new("2026-03-28T12:00:00Z");
        let server = world.server().await;
        server
            .0
            .plan(&"daily".into(), "0 0 6 1 1 * UTC", MissedRun::Once, "2027-01-01T06:00:00Z".parse().unwrap())
            .await
            .unwrap();
        assert_eq!(world.tick(&server).await, [""; 0]);
        assert_eq!(world.next(&server, "daily").await, "2026-03-29T04:00:00Z");
    }

    #[tokio::test]
    async fn of_two_servers_one_runs_a_job_and_a_dead_one_blocks_it_for_its_lease() {
        let world = World::new("2026-03-28T12:00:00Z");
        let (one, two) = (world.server().await, world.server().await);
        world.set("2026-03-29T04:30:00Z");
        let lease = one.0.lease(world.now(), LEASE_SECONDS, &["local".into()]).await.unwrap().unwrap();
        assert_eq!(lease.source.as_str(), "local");
        // `one` dies here.
        assert_eq!(world.tick(&two).await, ["daily"]);
        world.set("2026-03-29T04:45:00Z");
        assert_eq!(world.tick(&two).await, ["local"]);
        // It was only asleep: too late.
        let next = world.now();
        assert!(!one.0.renew(&lease, next, LEASE_SECONDS).await.unwrap());
        assert!(!one.0.finish(&lease, next, next, None).await.unwrap());
        assert_eq!(world.next(&two, "local").await, "2026-03-30T02:00:00Z");
    }

    #[tokio::test]
    async fn servers_whose_clocks_differ_run_a_job_once() {
        let world = World::new("2026-03-28T12:00:00Z");
        let (one, two) = (world.server().await, world.server().await);
        world.set("2026-03-29T02:00:10Z");
        let known = ["local".into()];
        let lease = one.0.lease(world.now(), LEASE_SECONDS, &known).await.unwrap().unwrap();
        // The other's clock is ten seconds behind, or it read its clock before it waited for the database.
        world.set("2026-03-29T02:00:00Z");
        assert_eq!(two.0.lease(world.now(), LEASE_SECONDS, &known).await.unwrap(), None);
        assert_eq!(world.tick(&two).await, [""; 0]);
        world.set("2026-03-29T02:00:20Z");
        let next = one.1.clocks[1].1.after(world.now()).unwrap();
        assert!(one.0.finish(&lease, world.now(), next, None).await.unwrap());
        // For the other the time has not come yet: it has been all the same.
        world.set("2026-03-29T01:59:50Z");
        assert_eq!(world.tick(&two).await, [""; 0]);
        world.set("2026-03-29T02:00:00Z");
        assert_eq!(world.tick(&two).await, [""; 0]);
        assert_eq!(world.next(&two, "local").await, "2026-03-30T02:00:00Z");
    }

    #[tokio::test]
    async fn a_run_that_was_missed_is_skipped_where_the_source_wishes_it() {
        let world = World::new("2026-03-28T12:00:00Z");
        let (store, mut planner) = world.server().await;
        planner.clocks[0].2 = MissedRun::Skip;
        planner.begin(&store, world.now()).await.unwrap();
        let server = (store, planner);
        // In time.
        world.set("2026-03-29T04:00:07Z");
        assert_eq!(world.tick(&server).await, ["local", "daily"]);
        // The machine slept for some hours.
        world.set("2026-03-30T09:00:00Z");
        assert_eq!(world.tick(&server).await, ["local"]);
        assert_eq!(world.next(&server, "daily").await, "2026-03-31T04:00:00Z");
        world.set("2026-03-30T09:01:00Z");
        assert_eq!(world.tick(&server).await, ["weekly"]);
        // No server ran, however short.
        world.set("2026-03-31T04:00:30Z");
        server.1.begin(&server.0, world.now()).await.unwrap();
        assert_eq!(world.next(&server, "daily").await, "2026-04-01T04:00:00Z");
        let job = server.0.jobs().await.unwrap().into_iter().find(|j| j.source == *"daily").unwrap();
        assert_eq!(job.missed, MissedRun::Skip);
    }

    #[tokio::test]
    async fn what_comes_twice_in_autumn_runs_once() {
        let world = World::new("2026-10-24T12:00:00Z");
        let (store, mut planner) = world.server().await;
        planner.clocks =
            vec![("night".into(), Clock::new("0 30 2 * * *", Some("Europe/Berlin")).unwrap(), MissedRun::Once)];
        planner.begin(&store, world.now()).await.unwrap();
        let server = (store, planner);
        let mut ran = 0;
        for minute in 0..180 {
            let from: Timestamp = "2026-10-24T23:30:00Z".parse().unwrap();
            world.set(&Timestamp::from_second(from.as_second() + 60 * minute).unwrap().to_string());
            ran += world.tick(&server).await.len();
        }
        assert_eq!(ran, 1);
    }

    #[tokio::test]
    async fn a_source_that_only_another_server_knows_is_left_to_it() {
        let world = World::new("2026-03-28T12:00:00Z");
        let (store, _) = world.server().await;
        let described =
            Planner { clocks: vec![("x-reports".into(), Clock::new("0 0 3 * * *", None).unwrap(), MissedRun::Once)] };
        described.begin(&store, world.now()).await.unwrap();
        world.set("2026-03-29T04:30:00Z");
        let server = world.server().await;
        assert!(!world.tick(&server).await.contains(&"x-reports".to_owned()));
        assert_eq!(world.next(&server, "x-reports").await, "2026-03-29T03:00:00Z", "still due");
        assert_eq!(world.tick(&(store, described)).await, ["x-reports"]);
    }

    #[tokio::test]
    async fn a_source_of_a_file_runs_like_the_programs_own() {
        let folder = tempfile::tempdir().unwrap();
        let file = crate::sources::EXAMPLE.replace("0 0 4 * * *", "0 30 4 * * *");
        std::fs::write(folder.path().join("x.toml"), file).unwrap();
        let sources = crate::sources::Sources::load(Some(folder.path())).unwrap();
        let world = World::new("2026-03-28T12:00:00Z");
        let store = Store::open(&world.url).await.unwrap();
        let server = (store, Planner::new(sources.all().iter().map(|s| &s.spec)).unwrap());
        server.1.begin(&server.0, world.now()).await.unwrap();
        world.set("2026-03-29T04:29:59Z");
        assert!(!world.tick(&server).await.contains(&"x-reports".to_owned()));
        world.set("2026-03-29T04:30:00Z");
        assert!(world.tick(&server).await.contains(&"x-reports".to_owned()));
        assert_eq!(world.next(&server, "x-reports").await, "2026-03-30T04:30:00Z");
    }

    #[tokio::test]
    async fn a_run_that_fails_is_noted_and_the_others_run() {
        let world = World::new("2026-03-28T12:00:00Z");
        let (store, planner) = world.server().await;
        let run = |source: SourceId| async move {
            anyhow::ensure!(source.as_str() != "daily", "no way");
            Ok(())
        };
        for now in ["2026-03-30T05:00:00Z", "2026-03-30T05:01:00Z"] {
            world.set(now);
            planner.tick(&store, &|| world.now(), run, || async {}).await.unwrap();
        }
        let jobs = store.jobs().await.unwrap();
        let errors: Vec<_> = jobs.iter().filter_map(|j| j.last_error.as_deref()).collect();
        assert_eq!(errors, ["no way"]);
        assert!(jobs.iter().all(|j| j.last_run.is_some() && j.next_run > world.now()));
    }
}
