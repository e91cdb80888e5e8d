//! What happened to the laws of a topic and what came of them, by day or year.

use std::collections::{BTreeMap, BTreeSet};

use lexgap_domain::{
    Claim, DateKind, EditionIndex, Indicator, Jurisdiction, Law, LawDate, Observation, Said, Topic, decimal_year,
};

use super::first;
use crate::{
    claims::words,
    format::{number, point_address, quantity, stated},
    say::{self, say, to},
};

/// Laws drawn; the tables hold all.
const MOST_LAWS: usize = 10;
/// Ratings drawn.
const MOST_RATINGS: usize = 3;

/// What a mark stands for. Each has its own shape, so that none is told by its colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Passed,
    InForce,
    Amended,
    Repealed,
    FirstUse,
    PossibleUse,
    Report,
    Rating,
    Higher,
    Lower,
}

impl Kind {
    /// Its message in the key.
    pub fn word(self) -> String {
        say!(match self {
            Kind::Passed => "timeline-key-passed",
            Kind::InForce => "timeline-key-in-force",
            Kind::Amended => "timeline-key-amended",
            Kind::Repealed => "timeline-key-repealed",
            Kind::FirstUse => "timeline-key-first-use",
            Kind::PossibleUse => "timeline-key-possible-use",
            Kind::Report => "timeline-key-report",
            Kind::Rating => "timeline-key-rating",
            Kind::Higher => "timeline-key-higher",
            Kind::Lower => "timeline-key-lower",
        })
    }

    /// Outline around the origin, and how it is painted.
    pub fn shape(self) -> (&'static str, &'static str) {
        match self {
            Kind::Passed => ("M0-6 6 5H-6Z", "solid law"),
            Kind::InForce => ("M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "solid law"),
            Kind::Amended => ("M-1.5-6h3V6h-3Z", "solid law"),
            Kind::Repealed => ("M-5-5 5 5M5-5-5 5", "line law"),
            Kind::FirstUse => ("M0-7 7 0 0 7-7 0Z", "solid use"),
            Kind::PossibleUse => ("M0-6 6 0 0 6-6 0Z", "hollow use"),
            Kind::Report => ("M-5-5H5V5H-5Z", "hollow said"),
            Kind::Rating => ("M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z", "hollow said"),
            Kind::Higher => ("M-6 3 0-4 6 3", "line change"),
            Kind::Lower => ("M-6-3 0 4 6-3", "line change"),
        }
    }
}

/// One mark: what it says stands in full in the list.
pub struct Event {
    pub kind: Kind,
    /// As a number of years.
    pub time: f64,
    pub label: String,
    pub said: String,
    pub href: String,
}

/// What stands on one line.
pub struct Lane {
    pub name: String,
    pub language: Option<String>,
    /// Whether a line runs on from the first event: a law holds, a report does not.
    pub holds: bool,
    pub events: Vec<Event>,
}

/// What happened, law by law, then what reports, assessors and corruption indicators say; nothing where that tells
/// nothing of the topic. And how many laws are left out.
pub fn lanes(index: &EditionIndex, j: &Jurisdiction, topic: Topic, laws: &[&Law]) -> Option<(Vec<Lane>, usize)> {
    let chosen = chosen(index, laws);
    let left_out = laws.len() - chosen.len();
    let mut lanes: Vec<Lane> = chosen.into_iter().map(|law| of_law(index, law, topic)).collect();
    lanes.extend(of_reports(index, j, topic));
    if topic == Topic::HumanTrafficking {
        let mut assessed: Vec<&Indicator> = index.edition.facts.indicators.iter().filter(|i| i.assessment).collect();
        // Those that rated for longest tell most.
        assessed.sort_by_key(|i| std::cmp::Reverse(index.series(i.id.as_str(), j.id.as_str()).len()));
        lanes.extend(assessed.into_iter().filter_map(|i| of_rating(index, j, i)).take(MOST_RATINGS));
    }
    lanes.retain(|l| !l.events.is_empty());
    if lanes.is_empty() {
        return None;
    }
    lanes.extend(of_corruption(index, j));
    for lane in &mut lanes {
        lane.events.sort_by(|a, b| a.time.total_cmp(&b.time).then(a.kind.cmp(&b.kind)));
    }
    Some((lanes, left_out))
}

/// The laws to draw, in the order of their passage: those with most evidence, where there are too many.
fn chosen<'a>(index: &EditionIndex, laws: &[&'a Law]) -> Vec<&'a Law> {
    let points = |l: &Law| {
        index.scores_of_law(l.id.as_str()).iter().map(|s| s.grade_basis.points).fold(f64::NEG_INFINITY, f64::max)
    };
    let mut chosen: Vec<&Law> = laws.iter().copied().filter(|l| !l.dates.is_empty()).collect();
    chosen.sort_by(|a, b| points(b).total_cmp(&points(a)).then_with(|| a.id.cmp(&b.id)));
    chosen.truncate(MOST_LAWS);
    chosen.sort_by_key(|l| (l.passage().map(|d| d.date), l.id.clone()));
    chosen
}

fn of_law(index: &EditionIndex, law: &Law, topic: Topic) -> Lane {
    let href = to(format!("/laws/{}#timeline", law.id));
    let dated = |kind: Kind, d: &LawDate| Event {
        kind,
        // The middle of the days that it may mean.
        time: (decimal_year(d.date) + decimal_year(d.precision.last_day(d.date))) / 2.0,
        label: d.date.year().to_string(),
        said: say!("card-dated", kind = say::date_kind(d.kind), day = stated(d)),
        href: href.clone(),
    };
    let mut events: Vec<Event> = Vec::new();
    events.extend(law.passage().map(|d| dated(Kind::Passed, d)));
    events.extend(law.in_force().map(|d| dated(Kind::InForce, d)));
    // The year stands once where both fall into it.
    if let [passed, in_force] = &mut events[..]
        && passed.label == in_force.label
    {
        in_force.label.clear();
    }
    let mut amended: BTreeMap<i16, usize> = BTreeMap::new();
    for a in &law.amendments {
        *amended.entry(a.date.year()).or_default() += 1;
    }
    let last = law.dates.iter().find(|d| d.kind == DateKind::LastAmended);
    let last = last.filter(|d| !amended.contains_key(&d.date.year()));
    events.extend(last.map(|d| Event { label: String::new(), ..dated(Kind::Amended, d) }));
    events.extend(amended.into_iter().map(|(year, n)| Event {
        kind: Kind::Amended,
        time: f64::from(year) + 0.5,
        label: String::new(),
        said: say!("timeline-amended", n = n, year = year.to_string()),
        href: href.clone(),
    }));
    events.extend(law.repeal().map(|d| dated(Kind::Repealed, d)));
    if let Some(s) = index.scores_of_law(law.id.as_str()).into_iter().find(|s| s.topic == topic) {
        let first = first::of_score(index, s);
        events.extend(first.certain.map(|o| use_of(Kind::FirstUse, "timeline-first-use", o)));
        events.extend(first.earlier().map(|o| use_of(Kind::PossibleUse, "timeline-possible-use", o)));
    }
    let language = law.titles.first().map(|t| t.language.clone());
    Lane { name: law.title().to_owned(), language, holds: law.repeal().is_none(), events }
}

fn use_of(kind: Kind, id: &'static str, o: &Observation) -> Event {
    Event {
        kind,
        time: f64::from(o.period.index_year()) + 0.5,
        label: o.period.index_year().to_string(),
        said: say!(id, measure = say::measure(o.measure), period = o.period.label(), n = quantity(&o.quantity)),
        href: to(format!("/facts/{}", o.id)),
    }
}

/// What reports say of laws and officials, one mark a year.
fn of_reports(index: &EditionIndex, j: &Jurisdiction, topic: Topic) -> Option<Lane> {
    let mut by_year: BTreeMap<i16, Vec<&Claim>> = BTreeMap::new();
    for c in index.claims_of(j.id.as_str()).into_iter().filter(|c| c.topics.contains(&topic)) {
        let told = match &c.said {
            Said::Law { year, .. } => *year,
            Said::Rating { .. } | Said::Complicity { .. } => None,
        };
        if let Some(year) = told.or_else(|| c.period.map(|p| p.index_year())) {
            by_year.entry(year).or_default().push(c);
        }
    }
    let events: Vec<Event> = by_year
        .into_iter()
        .filter_map(|(year, claims)| {
            let said: BTreeSet<String> = claims.iter().map(|c| words(&c.said)).collect();
            let (first, rest) = (said.first()?.clone(), said.len() - 1);
            let said = if rest == 0 { first } else { say!("and-more", first = first, n = rest) };
            let href = match &claims[..] {
                [one] => to(format!("/facts/{}", one.id)),
                _ => "#reports".to_owned(),
            };
            let said = say!("timeline-report", year = year.to_string(), said = said);
            Some(Event { kind: Kind::Report, time: f64::from(year) + 0.5, label: String::new(), said, href })
        })
        .collect();
    (!events.is_empty()).then(|| Lane { name: say!("claims-title"), language: None, holds: false, events })
}

/// A rating where it begins and wherever it changes.
fn of_rating(index: &EditionIndex, j: &Jurisdiction, i: &Indicator) -> Option<Lane> {
    let mut before: Option<f64> = None;
    let mut events = Vec::new();
    for p in index.series(i.id.as_str(), j.id.as_str()) {
        let Some(value) = p.value else { continue };
        if before.replace(value) == Some(value) {
            continue;
        }
        // What the mark says must be in what it is called.
        let short = number(value, 1);
        let shown = match &p.label {
            Some(label) if label.contains(&short) => label.clone(),
            Some(label) => format!("{label} · {short}"),
            None => short.clone(),
        };
        events.push(Event {
            kind: Kind::Rating,
            time: f64::from(p.period.index_year()) + 0.5,
            label: short,
            said: say!("timeline-rating", period = p.period.label(), value = shown),
            href: point_address(p),
        });
    }
    let language = Some("en".to_owned());
    (!events.is_empty()).then(|| Lane { name: i.title.clone(), language, holds: false, events })
}

/// Changes of corruption indicators that are more than noise, one mark for each.
fn of_corruption(index: &EditionIndex, j: &Jurisdiction) -> Option<Lane> {
    let mut events = Vec::new();
    for i in index.edition.facts.indicators.iter().filter(|i| i.corruption) {
        for c in index.changes_of(&j.id, &i.id).into_iter().filter(|c| c.significant) {
            let is_higher = c.change > 0.0;
            let id = if is_higher { "timeline-higher" } else { "timeline-lower" };
            events.push(Event {
                kind: if is_higher { Kind::Higher } else { Kind::Lower },
                time: f64::from(c.to_year) + 0.5,
                label: String::new(),
                said: say!(
                    id,
                    indicator = i.title.as_str(),
                    change = number(c.change.abs(), 2),
                    from = c.from_year.to_string(),
                    to = c.to_year.to_string()
                ),
                href: to(format!("/indicators/{}", i.id)),
            });
        }
    }
    (!events.is_empty()).then(|| Lane { name: say!("timeline-corruption"), language: None, holds: false, events })
}
