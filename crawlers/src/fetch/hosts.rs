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
    /// The last turn given to a document, and when the next may be at the earliest.
    last: Option<Instant>,
    next: Option<Instant>,
    active: usize,
    failures: u32,
    rests_until: Option<Instant>,
    held_until: Option<Instant>,
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

    /// Books the next time at which the host may be asked: `delay` after the turn before, which may have wished for a
    /// longer distance to this one. Only the turns of documents count for the next one's `delay`.
    pub fn book_turn(&self, delay: Duration, document: bool, now: Instant) -> Instant {
        let mut state = lock(&self.state);
        let after_last = state.last.map_or(now, |last| last + delay);
        let turn = state.next.unwrap_or(now).max(after_last).max(now);
        state.next = Some(turn + delay);
        if document {
            state.last = Some(turn);
        }
        turn
    }

    /// Notes at `now` that the host asks to be left alone for `wait`.
    pub fn hold(&self, wait: Duration, now: Instant) {
        let mut state = lock(&self.state);
        state.next = state.next.max(Some(now + wait));
        state.held_until = state.held_until.max(Some(now + wait));
    }

    /// Whether the host asked, since a turn was booked, to be left alone at `now`; then another turn is due.
    pub fn is_held(&self, now: Instant) -> bool {
        lock(&self.state).held_until.is_some_and(|until| now < until)
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
        assert_eq!(a.book_turn(delay, true, now), now);
        assert_eq!(hosts.get("a.example.org").book_turn(delay, true, now), now + delay);
        assert_eq!(b.book_turn(delay, true, now), now);
        assert_eq!(a.book_turn(delay, true, now + 9 * delay), now + 9 * delay);
        // Another source's documents on the same host want a longer distance.
        assert_eq!(a.book_turn(3 * delay, true, now + 9 * delay), now + 12 * delay);
        assert_eq!(a.book_turn(delay, true, now + 9 * delay), now + 15 * delay);
    }

    #[test]
    fn a_host_that_asks_for_peace_has_it_from_every_request() {
        let (host, now, delay) = (Host::default(), Instant::now(), Duration::from_secs(1));
        assert_eq!(host.book_turn(delay, true, now), now);
        host.hold(20 * delay, now);
        host.hold(5 * delay, now);
        assert!(host.is_held(now + 19 * delay) && !host.is_held(now + 20 * delay));
        assert_eq!(host.book_turn(delay, true, now), now + 20 * delay);
        assert_eq!(host.book_turn(delay, true, now), now + 21 * delay);
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
