//! What a statement changes in its stream. Pure: rows in, rows out.

use std::collections::{HashMap, HashSet};

use jiff::{civil::Date, tz::TimeZone};
use lexgap_domain::{Observation, Snapshot, Succession};

use crate::facts::{Accepted, DOCUMENT, LAW, OBSERVATION, Row, TEXT};

/// What names a row within its stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    pub kind: String,
    pub key: String,
    pub snapshot: String,
    pub again: i64,
}

/// A stored row: one that is current, or that the statement's snapshot stated or retired before.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub place: Place,
    pub fingerprint: String,
    pub retired_in: Option<String>,
    /// Of the row's snapshot, see [`day_of`].
    pub day: Option<Date>,
    /// Of a row of the statement's own snapshot; nobody asks for the others.
    pub body: Option<String>,
}

/// The newest accepted snapshot of a stream.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub snapshot: String,
    /// See [`day_of`].
    pub day: Option<Date>,
}

impl Standing {
    /// Whether `other` is an older copy.
    pub fn is_newer_than(&self, other: &Snapshot) -> bool {
        self.snapshot != other.sha256.as_str() && is_older(other, self.day)
    }
}

/// The day that a snapshot speaks of: that of a dated copy, else the day on which its bytes were obtained, since one
/// without a date was the publisher's current one then.
pub(crate) fn day_of(snapshot: &Snapshot) -> Date {
    snapshot.vintage.unwrap_or_else(|| TimeZone::UTC.to_datetime(snapshot.retrieved_at).date())
}

/// [`day_of`] in SQL, of `s` in the table `snapshots`.
pub(crate) const DAY: &str = "SUBSTR(COALESCE(s.vintage, s.retrieved_at), 1, 10)";

fn is_older(snapshot: &Snapshot, day: Option<Date>) -> bool {
    day.is_some_and(|day| day_of(snapshot) < day)
}

/// What to write, in this order.
#[derive(Default)]
pub(crate) struct Changes {
    /// Corrections of ours: a better parser reads the same bytes otherwise.
    pub delete: Vec<Place>,
    /// Rows that the snapshot retires, each with the fingerprint that replaces it.
    pub retire: Vec<(Place, Option<String>)>,
    /// Rows that the snapshot had retired by a misreading of ours.
    pub restore: Vec<Place>,
    pub insert: Vec<Row>,
    pub counts: Accepted,
}

impl Changes {
    /// Whether an edition may differ by them. The counts do not tell: a row that is put right counts as unchanged, and
    /// an older state of a law not at all.
    pub fn is_any(&self) -> bool {
        let Changes { delete, retire, restore, insert, counts: _ } = self;
        !(delete.is_empty() && retire.is_empty() && restore.is_empty() && insert.is_empty())
    }
}

/// How many facts would be withdrawn by new bytes that state none at all. That a page was laid out anew is far likelier
/// than that its publisher took back everything.
pub(crate) fn gone_dark(
    rows: &[Row],
    known: &[Known],
    snapshot: &Snapshot,
    standing: Option<&Standing>,
    succession: Succession,
) -> usize {
    let is_newer = standing.is_some_and(|s| s.snapshot != snapshot.sha256.as_str() && !s.is_newer_than(snapshot));
    if !is_newer || succession == Succession::EachStandsAlone || rows.iter().any(|r| r.kind != DOCUMENT) {
        return 0;
    }
    known.iter().filter(|k| k.retired_in.is_none() && ![DOCUMENT, TEXT].contains(&k.place.kind.as_str())).count()
}

/// New ordinals, by position, of those figures that share a key with others. By their order alone, one more at the top
/// would make a revision of every other: a figure that stood before keeps its ordinal, and so its identifier.
pub(crate) fn ordinals(observations: &[Observation], known: &[Known], snapshot: &Snapshot) -> HashMap<usize, u16> {
    let here = snapshot.sha256.as_str();
    let may_return = |k: &&Known| k.retired_in.is_none() || k.place.snapshot != here;
    let earlier: Vec<(&str, u16, &Known)> = known
        .iter()
        .filter(|k| k.place.kind == OBSERVATION)
        .filter(may_return)
        .map(|k| {
            let (key, ordinal) = without_ordinal(&k.place.key);
            (key, ordinal, k)
        })
        .collect();
    if earlier.is_empty() {
        return HashMap::new();
    }
    let keys: Vec<String> = observations.iter().map(Observation::key).collect();
    // Most keys are stated once, now and before.
    let mut sharing: HashMap<&str, Sharing<'_>> = HashMap::new();
    for (key, ordinal) in keys.iter().map(|k| without_ordinal(k)).chain(earlier.iter().map(|&(key, n, _)| (key, n))) {
        if ordinal > 0 {
            sharing.entry(key).or_default();
        }
    }
    for (i, key) in keys.iter().enumerate() {
        if let Some(sharing) = sharing.get_mut(without_ordinal(key).0) {
            sharing.open.push(i);
        }
    }
    for (key, ordinal, known) in earlier {
        if let Some(sharing) = sharing.get_mut(key) {
            let list = if known.retired_in.is_none() { &mut sharing.current } else { &mut sharing.lost };
            list.push(Earlier::new(ordinal, known));
        }
    }
    let given = sharing.into_values().flat_map(|s| s.given(observations));
    given.filter(|(i, ordinal)| observations.get(*i).is_some_and(|o| o.ordinal != *ordinal)).collect()
}

/// An observation's key without its ordinal, and the ordinal.
fn without_ordinal(key: &str) -> (&str, u16) {
    // What stands before it ends with a semicolon, a topic or nothing, never with a number of its own.
    key.rsplit_once('|').and_then(|(key, ordinal)| Some((key, ordinal.parse().ok()?))).unwrap_or((key, 0))
}

/// A stored figure of a key that several share.
struct Earlier<'k> {
    ordinal: u16,
    fingerprint: &'k str,
    /// Where it stands in the statement's own snapshot, if it is of that.
    locator: Option<String>,
}

impl<'k> Earlier<'k> {
    fn new(ordinal: u16, known: &'k Known) -> Self {
        let read = known.body.as_deref().and_then(|body| serde_json::from_str::<Observation>(body).ok());
        Earlier { ordinal, fingerprint: &known.fingerprint, locator: read.map(|o| o.provenance.locator) }
    }

    fn is_figure_of(&self, o: &Observation) -> bool {
        Observation { ordinal: self.ordinal, ..o.clone() }.with_id().id.as_str() == self.fingerprint
    }

    fn is_at_place_of(&self, o: &Observation) -> bool {
        self.locator.as_deref() == Some(o.provenance.locator.as_str())
    }
}

/// The figures of one key.
#[derive(Default)]
struct Sharing<'k> {
    /// Positions of those in the statement that have no ordinal yet.
    open: Vec<usize>,
    current: Vec<Earlier<'k>>,
    /// What the statement's snapshot had retired.
    lost: Vec<Earlier<'k>>,
    taken: HashSet<u16>,
    given: Vec<(usize, u16)>,
}

impl Sharing<'_> {
    /// Position and ordinal of each figure, all different.
    fn given(mut self, observations: &[Observation]) -> Vec<(usize, u16)> {
        let (mut current, mut lost) = (std::mem::take(&mut self.current), std::mem::take(&mut self.lost));
        current.sort_by_key(|e| e.ordinal);
        lost.sort_by_key(|e| e.ordinal);
        // The same bytes read again leave everything where it is.
        self.pair(observations, &current, |e, o| e.is_at_place_of(o) && e.is_figure_of(o));
        self.pair(observations, &current, Earlier::is_figure_of);
        self.pair(observations, &lost, Earlier::is_figure_of);
        // What is left on both sides is taken for the same thing with another figure.
        self.pair(observations, &current, |_, _| true);
        let Sharing { open, taken, mut given, .. } = self;
        given.extend(open.into_iter().zip((0..=u16::MAX).filter(|n| !taken.contains(n))));
        given
    }

    /// Gives the ordinal of each of `earlier` to the first figure that fits it.
    fn pair<'e>(
        &mut self,
        observations: &[Observation],
        earlier: &[Earlier<'e>],
        fits: impl Fn(&Earlier<'e>, &Observation) -> bool,
    ) {
        for e in earlier {
            if self.taken.contains(&e.ordinal) {
                continue;
            }
            if let Some(at) = self.open.iter().position(|i| observations.get(*i).is_some_and(|o| fits(e, o))) {
                self.given.push((self.open.remove(at), e.ordinal));
                self.taken.insert(e.ordinal);
            }
        }
    }
}

/// Whether two bodies say different things; one from a baseline may say the same in another order.
fn differ(a: &str, b: &str) -> bool {
    let read = |body: &str| serde_json::from_str::<serde_json::Value>(body).ok();
    a != b && read(a) != read(b)
}

/// Holds `rows`, all that `snapshot` states, against the `known` rows of the stream.
pub(crate) fn changes(
    mut rows: Vec<Row>,
    known: Vec<Known>,
    snapshot: &Snapshot,
    standing: Option<&Standing>,
    succession: Succession,
) -> Changes {
    let here = snapshot.sha256.as_str();
    let stands_alone = succession == Succession::EachStandsAlone;
    let reread = standing.is_some_and(|s| s.snapshot == here);
    let mut current: HashMap<(String, String), Known> = HashMap::with_capacity(known.len());
    let mut retired_here: HashMap<(String, String), Known> = HashMap::new();
    let mut stated_here: HashMap<(String, String), i64> = HashMap::new();
    for row in known {
        let id = (row.place.kind.clone(), row.place.key.clone());
        if row.retired_in.is_none() {
            current.insert(id, row);
            continue;
        }
        if row.place.snapshot == here {
            let times = stated_here.entry(id.clone()).or_default();
            *times = (*times).max(row.place.again + 1);
        } else if row.retired_in.as_deref() == Some(here) {
            retired_here.insert(id, row);
        }
    }
    let id_of = |row: &Row| (row.kind.clone(), row.key.clone());
    let mut done = Changes::default();

    if !stands_alone && standing.is_some_and(|s| s.is_newer_than(snapshot)) {
        // An older state of a law is history that is good to have; an old figure says nothing that stands.
        rows.retain(|r| {
            let id = id_of(r);
            let seen = current.get(&id).is_some_and(|c| c.place.snapshot == here) || stated_here.contains_key(&id);
            [LAW, TEXT].contains(&r.kind.as_str()) && !seen
        });
        rows.iter_mut().for_each(|r| r.retired_in = Some(here.to_owned()));
        done.insert = rows;
        return done;
    }

    for mut row in rows {
        let id = id_of(&row);
        // A text is no fact: it comes and goes with its law.
        let one = u64::from(row.kind != TEXT);
        let (old, lost) = (current.remove(&id), retired_here.remove(&id));
        let replaced = match old {
            Some(old) if old.fingerprint == row.fingerprint => {
                done.counts.unchanged += one;
                // The same figure of the same bytes, by a better parser: its place, or how surely it was read.
                if old.body.as_deref().is_some_and(|body| differ(body, &row.body)) {
                    row.again = old.place.again;
                    done.delete.push(old.place);
                    done.insert.push(row);
                }
                continue;
            }
            Some(old) if stands_alone && is_older(snapshot, old.day) => {
                done.counts.unchanged += one;
                continue;
            }
            Some(old) => {
                done.counts.changed += one;
                Some(old)
            }
            None => {
                done.counts.added += one;
                None
            }
        };
        match replaced {
            Some(old) if old.place.snapshot == here || reread => done.delete.push(old.place),
            Some(old) => done.retire.push((old.place, Some(row.fingerprint.clone()))),
            None => {}
        }
        match lost {
            Some(lost) if lost.fingerprint == row.fingerprint => done.restore.push(lost.place),
            lost => {
                done.retire.extend(lost.map(|l| (l.place, Some(row.fingerprint.clone()))));
                row.again = stated_here.get(&id).copied().unwrap_or_default();
                done.insert.push(row);
            }
        }
    }
    // A feed lists its newest entries only: what it no longer names is still published.
    for (id, old) in current.into_iter().filter(|((kind, _), _)| kind != DOCUMENT) {
        let one = u64::from(id.0 != TEXT);
        if old.place.snapshot == here || reread && !stands_alone {
            done.delete.push(old.place);
            done.retire.extend(retired_here.remove(&id).map(|l| (l.place, None)));
        } else if stands_alone {
            continue;
        } else {
            done.retire.push((old.place, None));
        }
        done.counts.withdrawn += one;
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ordinal_of_a_key_is_told_from_its_last_part() {
        let whole = "s|ALB|victims|2017|persons|form=Other|7;#human_trafficking";
        for key in [whole, "s|ALB|victims|2017|persons|", "s|ALB|victims|2017|persons|age=5;"] {
            assert_eq!(without_ordinal(key), (key, 0));
            assert_eq!(without_ordinal(&format!("{key}|12")), (key, 12));
        }
    }

    #[test]
    fn bodies_differ_by_what_they_say() {
        assert!(!differ(r#"{"a":1,"b":[2.5]}"#, r#"{"b":[2.5],"a":1}"#));
        assert!(differ(r#"{"a":1}"#, r#"{"a":2}"#));
    }
}
