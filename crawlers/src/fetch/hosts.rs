//! What we owe each host: a distance between requests, few at a time, and a rest while it is in trouble.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{sync::Notify, time::Instant};

/// The longest rest of a host, however often it failed.
const LONGEST_REST: Duration = Duration::from_secs(3600);

/// A host that failed so often in a row that it is left alone for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resting {
    pub failures: u32,
    pub left: Duration,
}

/// Every host asked so far, by name and port.
#[derive(Default)]
pub struct Hosts(Mutex<HashMap<String, Arc<Host>>>);

impl Hosts {
    pub fn get(&self, authority: &str) -> Arc<Host> {
        Arc::clone(lock(&self.0).entry(authority.to_owned()).or_default())
    }
}

/// One host.
#[derive(Default)]
pub struct Host {
    state: Mutex<State>,
    freed: Notify,
}

#[derive(Default)]
struct State {
    next: Option<Instant>,
    active: usize,
    failures: u32,
    rests_until: Option<Instant>,
}

impl Host {
    /// Waits until fewer than `limit` requests to this host are under way; 0 counts as 1.
    pub async fn enter(self: &Arc<Self>, limit: usize) -> Entered {
        loop {
            let freed = self.freed.notified();
            tokio::pin!(freed);
            // Before the look at the state, so that a request that ends in between is not missed.
            freed.as_mut().enable();
            {
                let mut state = lock(&self.state);
                if state.active < limit.max(1) {
                    state.active += 1;
                    return Entered(Arc::clone(self));
                }
            }
            freed.await;
        }
    }

    /// Books the next time at which the host may be asked, and `delay` after it for the request that follows.
    pub fn book_turn(&self, delay: Duration, now: Instant) -> Instant {
        let mut state = lock(&self.state);
        let turn = state.next.unwrap_or(now).max(now);
        state.next = Some(turn + delay);
        turn
    }

    /// Whether the host may be asked at `now`. After its rest one request is let through as a trial; the next
    /// one only when that succeeded, or after another `rest`.
    ///
    /// # Errors
    /// It rests.
    pub fn admit(&self, rest: Duration, now: Instant) -> Result<(), Resting> {
        let mut state = lock(&self.state);
        match state.rests_until {
            Some(until) if now < until => Err(Resting { failures: state.failures, left: until - now }),
            Some(_) => {
                state.rests_until = Some(now + rest);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Notes that the host answered, whatever it said.
    pub fn answered(&self) {
        let mut state = lock(&self.state);
        (state.failures, state.rests_until) = (0, None);
    }

    /// Notes a failure of the host at `now`. From the `most`th in a row it rests, twice as long after each
    /// further one, an hour at most.
    pub fn failed(&self, most: u32, rest: Duration, now: Instant) {
        let mut state = lock(&self.state);
        state.failures = state.failures.saturating_add(1);
        if state.failures >= most.max(1) {
            let doublings = (state.failures - most.max(1)).min(16);
            state.rests_until = Some(now + rest.saturating_mul(1 << doublings).min(LONGEST_REST.max(rest)));
        }
    }
}

/// A request under way; its place is free again when this is dropped.
pub struct Entered(Arc<Host>);

impl Drop for Entered {
    fn drop(&mut self) {
        lock(&self.0.state).active -= 1;
        self.0.freed.notify_waiters();
    }
}

/// Nothing in here can leave a state half written, so a panic elsewhere does not spoil it.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A pause between half of `pause` and all of it: clients that failed together do not come back together. The
/// same seed and step give the same pause.
pub fn jittered(pause: Duration, seed: u64, step: u64) -> Duration {
    // SplitMix64 (Steele, Lea and Flood 2014).
    let mut z = seed.wrapping_add(step.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    let half = pause / 2;
    half + half.mul_f64((z >> 11) as f64 / (1_u64 << 53) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: Duration = Duration::from_secs(10);

    #[test]
    fn requests_keep_their_distance() {
        let hosts = Hosts::default();
        let (a, b) = (hosts.get("a.example.org"), hosts.get("b.example.org"));
        let (now, delay) = (Instant::now(), Duration::from_secs(2));
        assert_eq!(a.book_turn(delay, now), now);
        assert_eq!(hosts.get("a.example.org").book_turn(delay, now), now + delay);
        assert_eq!(b.book_turn(delay, now), now);
        assert_eq!(a.book_turn(delay, now + 9 * delay), now + 9 * delay);
    }

    #[test]
    fn a_host_in_trouble_rests_and_is_tried_again() {
        let (host, now) = (Host::default(), Instant::now());
        for _ in 0..2 {
            host.failed(3, REST, now);
            assert_eq!(host.admit(REST, now), Ok(()));
        }
        host.failed(3, REST, now);
        assert_eq!(host.admit(REST, now), Err(Resting { failures: 3, left: REST }));
        let later = now + REST;
        assert_eq!(host.admit(REST, later), Ok(()), "one trial");
        assert!(host.admit(REST, later).is_err(), "no second beside it");
        host.failed(3, REST, later);
        assert_eq!(host.admit(REST, later + REST), Err(Resting { failures: 4, left: REST }), "twice as long");
        assert_eq!(host.admit(REST, later + 2 * REST), Ok(()));
        host.answered();
        assert_eq!(host.admit(REST, later), Ok(()));
        host.failed(3, REST, later);
        assert_eq!(host.admit(REST, later), Ok(()), "counted from the start again");
    }

    #[test]
    fn a_rest_has_an_end() {
        let (host, now) = (Host::default(), Instant::now());
        for _ in 0..500 {
            host.failed(1, REST, now);
        }
        assert_eq!(host.admit(REST, now + LONGEST_REST), Ok(()));
    }

    #[tokio::test]
    async fn no_more_than_the_limit_are_under_way() {
        let host = Arc::new(Host::default());
        let (first, second) = (host.enter(2).await, host.enter(2).await);
        let short = Duration::from_millis(20);
        assert!(tokio::time::timeout(short, host.enter(2)).await.is_err());
        let waiting = tokio::spawn({
            let host = Arc::clone(&host);
            async move { drop(host.enter(2).await) }
        });
        drop(first);
        waiting.await.unwrap();
        assert!(tokio::time::timeout(short, host.enter(1)).await.is_err());
        drop(second);
        drop(host.enter(1).await);
    }

    #[test]
    fn jitter_stays_in_its_range_repeats_and_differs() {
        let pause = Duration::from_secs(8);
        let pauses: Vec<Duration> = (0..100).map(|step| jittered(pause, 7, step)).collect();
        assert!(pauses.iter().all(|p| (pause / 2..=pause).contains(p)));
        assert!(pauses.windows(2).all(|w| w[0] != w[1]));
        assert_eq!(pauses, (0..100).map(|step| jittered(pause, 7, step)).collect::<Vec<_>>());
        assert_ne!(jittered(pause, 8, 0), pauses[0]);
    }
}
