//! What a statement changes in its stream. Pure: rows in, rows out.

use std::collections::HashMap;

use jiff::civil::Date;
use lexgap_domain::{Snapshot, Succession};

use crate::facts::{Accepted, DOCUMENT, LAW, Row};

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
    /// Of the row's snapshot.
    pub vintage: Option<Date>,
}

/// The newest accepted snapshot of a stream.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    pub snapshot: String,
    pub vintage: Option<Date>,
}

impl Standing {
    /// Whether `other` is an older dated copy.
    pub fn is_newer_than(&self, other: &Snapshot) -> bool {
        self.snapshot != other.sha256.as_str() && is_older(other, self.vintage)
    }
}

/// Whether a dated copy is older than one of `vintage`. One without a date is the publisher's current one.
fn is_older(snapshot: &Snapshot, vintage: Option<Date>) -> bool {
    snapshot.vintage.is_some_and(|own| vintage.is_none_or(|other| own < other))
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
            r.kind == LAW && !seen
        });
        rows.iter_mut().for_each(|r| r.retired_in = Some(here.to_owned()));
        done.insert = rows;
        return done;
    }

    for mut row in rows {
        let id = id_of(&row);
        let (old, lost) = (current.remove(&id), retired_here.remove(&id));
        let replaced = match old {
            Some(old) if old.fingerprint == row.fingerprint || stands_alone && is_older(snapshot, old.vintage) => {
                done.counts.unchanged += 1;
                continue;
            }
            Some(old) => {
                done.counts.changed += 1;
                Some(old)
            }
            None => {
                done.counts.added += 1;
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
        if old.place.snapshot == here || reread && !stands_alone {
            done.delete.push(old.place);
            done.retire.extend(retired_here.remove(&id).map(|l| (l.place, None)));
        } else if stands_alone {
            continue;
        } else {
            done.retire.push((old.place, None));
        }
        done.counts.withdrawn += 1;
    }
    done
}
