//! Our scores against what experts say of law and practice (METHODOLOGY section 6).
//!
//! The organized-crime index rates "national policies and laws" beside "law enforcement", "judicial system and
//! detention" and "victim and witness support". The first less the mean of the others is the experts' gap.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lexgap_domain::{
    Component, ComponentKind, Disagreement, FactSet, InterestClass, JurisdictionId, Message, MessageValue,
    ObservationId, OutsideCheck, Reconciliation, Score, Source, SourceId, Topic,
    correlation::{FEWEST, mid_ranks, spearman},
};

use crate::{
    components::{band, tenths, whole},
    flags,
};

/// The rating of the law, and those of the practice; each of these has a name in `texts/*.ftl`.
const LAW: &str = "oc-national-policies-and-laws";
const PRACTICE: [&str; 3] = ["oc-law-enforcement", "oc-judicial-system-and-detention", "oc-victim-and-witness-support"];
/// Disagreements listed.
const LISTED: usize = 10;
/// Age in years from which a newest figure is called old, and width in points from which an interval is called wide.
const OLD: u16 = 5;
const WIDE: f64 = 40.0;

/// What experts say of one jurisdiction in one year.
#[derive(Clone, Copy, Debug)]
struct Experts {
    year: i16,
    law: f64,
    /// As [`PRACTICE`].
    practices: [f64; 3],
}

impl Experts {
    fn practice(&self) -> f64 {
        self.practices.iter().sum::<f64>() / 3.0
    }

    fn gap(&self) -> f64 {
        self.law - self.practice()
    }
}

/// Newest year in which all four were rated.
fn experts(facts: &FactSet) -> BTreeMap<&JurisdictionId, Experts> {
    let mut ratings: BTreeMap<(&JurisdictionId, i16), [Option<f64>; 4]> = BTreeMap::new();
    for p in &facts.points {
        let which = std::iter::once(LAW).chain(PRACTICE).position(|id| p.indicator == *id);
        let (Some(which), Some(value)) = (which, p.value.filter(|v| v.is_finite())) else { continue };
        if let Some(slot) = ratings.entry((&p.jurisdiction, p.period.index_year())).or_default().get_mut(which) {
            *slot = Some(value);
        }
    }
    let mut newest = BTreeMap::new();
    for ((j, year), values) in ratings {
        if let [Some(law), Some(a), Some(b), Some(c)] = values {
            newest.insert(j, Experts { year, law, practices: [a, b, c] });
        }
    }
    newest
}

/// The check over all trades, then for each trade with enough jurisdictions.
pub fn checks(facts: &FactSet, scores: &[Score], reconciled: &Reconciliation) -> Vec<OutsideCheck> {
    let experts = experts(facts);
    let behind = Behind::new(facts, reconciled);
    let all = std::iter::once(None).chain(Topic::ALL.map(Some));
    all.filter_map(|topic| check(topic, &experts, scores, &behind)).collect()
}

/// One jurisdiction with its scores and what experts say.
struct Row<'a> {
    jurisdiction: &'a JurisdictionId,
    /// Mean of its scores.
    score: f64,
    experts: Experts,
    scores: Vec<&'a Score>,
}

impl Row<'_> {
    /// Its instruments' values of one component, with the instrument and what the page says of it.
    fn components(&self, kind: ComponentKind) -> impl Iterator<Item = &Component> {
        self.scores.iter().flat_map(|s| &s.components).filter(move |c| c.kind == kind)
    }

    /// Mean of one component over its instruments.
    fn mean(&self, kind: ComponentKind) -> Option<f64> {
        let (sum, n) = self.components(kind).fold((0.0, 0.0), |(sum, n), c| (sum + c.value, n + 1.0));
        (n > 0.0).then(|| sum / n)
    }
}

fn check(
    topic: Option<Topic>,
    experts: &BTreeMap<&JurisdictionId, Experts>,
    scores: &[Score],
    behind: &Behind<'_>,
) -> Option<OutsideCheck> {
    let mut by: BTreeMap<&JurisdictionId, Vec<&Score>> = BTreeMap::new();
    for s in scores.iter().filter(|s| s.score.is_some() && topic.is_none_or(|t| s.topic == t)) {
        by.entry(&s.jurisdiction).or_default().push(s);
    }
    let rows: Vec<Row<'_>> = by
        .into_iter()
        .filter_map(|(jurisdiction, scores)| {
            let score = scores.iter().filter_map(|s| s.score).sum::<f64>() / scores.len() as f64;
            Some(Row { jurisdiction, score, experts: *experts.get(jurisdiction)?, scores })
        })
        .collect();
    // A trade of few scored jurisdictions says nothing; the whole stays, to say that.
    if topic.is_some() && rows.len() < FEWEST {
        return None;
    }
    let ours: Vec<f64> = rows.iter().map(|r| r.score).collect();
    let gaps: Vec<f64> = rows.iter().map(|r| r.experts.gap()).collect();
    let practice: Vec<f64> = rows.iter().map(|r| r.experts.practice()).collect();
    let better: Vec<f64> = ours.iter().map(|x| -x).collect();
    let (by_score, by_gap) = (mid_ranks(&better), mid_ranks(&gaps));
    let middles = ComponentKind::ALL.map(|kind| {
        let mut means: Vec<f64> = rows.iter().filter_map(|r| r.mean(kind)).collect();
        band(&mut means).map(|b| b[1])
    });
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| (by_score[b] - by_gap[b]).abs().total_cmp(&(by_score[a] - by_gap[a]).abs()));
    let disagreements = order
        .into_iter()
        .take(LISTED)
        .filter_map(|i| {
            let row = &rows[i];
            Some(Disagreement {
                jurisdiction: row.jurisdiction.clone(),
                score: row.score,
                gap: row.experts.gap(),
                score_rank: by_score[i].round() as u32,
                gap_rank: by_gap[i].round() as u32,
                grade: row.scores.iter().map(|s| s.grade).min()?,
                explanation: explanation(by_score[i] < by_gap[i], row, &middles, behind),
            })
        })
        .collect();
    let scope = topic.map_or_else(|| Message::new("all-trades"), Topic::in_sentence);
    Some(OutsideCheck {
        gap: Message::new("outside-gap").with("scope", scope).with("practices", Vec::from(PRACTICE.map(rating))),
        n: rows.len() as u32,
        correlation: spearman(&ours, &gaps),
        with_practice: spearman(&ours, &practice),
        disagreements,
    })
}

/// The name of a rating of the organized-crime index.
fn rating(id: &str) -> Message {
    Message::new(format!("rating-{id}"))
}

/// Who stands behind figures.
struct Behind<'a> {
    sources: HashMap<&'a SourceId, &'a Source>,
    of: HashMap<&'a ObservationId, &'a SourceId>,
    reconciled: &'a Reconciliation,
}

impl<'a> Behind<'a> {
    fn new(facts: &'a FactSet, reconciled: &'a Reconciliation) -> Behind<'a> {
        Behind {
            sources: facts.sources.iter().map(|s| (&s.id, s)).collect(),
            of: facts.observations.iter().map(|o| (&o.id, &o.source)).collect(),
            reconciled,
        }
    }

    /// The sources that a row's scores cite, and whether they agree.
    fn said(&self, row: &Row<'_>) -> Message {
        let cited = row.scores.iter().flat_map(|s| &s.components).flat_map(|c| &c.observations);
        let sources: BTreeSet<&SourceId> = cited.filter_map(|id| self.of.get(id).copied()).collect();
        let named = |id: &SourceId| flags::named(self.sources.get(id).map(|s| s.title.as_str()), id);
        let topics: BTreeSet<Topic> = row.scores.iter().map(|s| s.topic).collect();
        let mut apart = self
            .reconciled
            .series
            .iter()
            .filter(|r| r.jurisdiction == *row.jurisdiction && topics.contains(&r.topic))
            .flat_map(|r| r.sources.iter().map(move |s| (r, s)))
            .filter_map(|(r, s)| Some((r, s, s.beside_others.filter(|t| t.excludes_one())?)));
        if let Some((r, s, tilt)) = apart.next() {
            return Message::new("outside-sources-disagree")
                .with("source", named(&s.source))
                .with("times", tenths(tilt.value))
                .with("measure", r.measure.in_sentence());
        }
        match sources.iter().next() {
            Some(only) if sources.len() == 1 => {
                let answers = matches!(
                    self.sources.get(only).map(|s| s.interest_class),
                    Some(InterestClass::IntergovernmentalQuestionnaire | InterestClass::OwnGovernment)
                );
                let said = if answers { "outside-one-source-answered" } else { "outside-one-source" };
                Message::new(said).with("source", named(only))
            }
            Some(_) => {
                let sources: Vec<Message> = sources.iter().map(|s| named(s)).collect();
                Message::new("outside-sources").with("sources", sources)
            }
            None => Message::new("outside-no-counts"),
        }
    }
}

/// Why both may differ, from the jurisdiction's own figures: the component that moves our score most, what is missing,
/// who says so, and the rating that makes the experts' gap.
fn explanation(ours_is_better: bool, row: &Row<'_>, middles: &[Option<f64>; 6], behind: &Behind<'_>) -> Message {
    let sign = if ours_is_better { 1.0 } else { -1.0 };
    let pulls = ComponentKind::ALL.iter().zip(middles).filter_map(|(kind, middle)| {
        let (own, middle) = (row.mean(*kind)?, (*middle)?);
        // Of several instruments the one that is furthest out.
        let furthest = row.components(*kind).max_by(|a, b| (sign * a.value).total_cmp(&(sign * b.value)))?;
        let pull = sign * (own - middle) * kind.weight();
        (pull > 0.0).then_some((own, middle, furthest, pull))
    });
    let driver = pulls.max_by(|a, b| a.3.total_cmp(&b.3));
    let mut said = vec![match (driver, ours_is_better) {
        (Some((own, middle, furthest, _)), _) => {
            Message::new(if ours_is_better { "outside-lifts" } else { "outside-lowers" })
                .with("component", furthest.kind.message())
                .with("own", whole(100.0 * own))
                .with("middle", whole(100.0 * middle))
                .with("explanation", furthest.explanation.clone())
        }
        (None, true) => Message::new("outside-none-above"),
        (None, false) => Message::new("outside-none-below"),
    }];
    let e = &row.experts;
    let rated = || PRACTICE.into_iter().zip(e.practices);
    let least = rated().min_by(|a, b| a.1.total_cmp(&b.1));
    let most = rated().max_by(|a, b| a.1.total_cmp(&b.1));
    if let Some((which, value)) = if ours_is_better { least } else { most } {
        said.push(
            Message::new(if ours_is_better { "experts-rated-worst" } else { "experts-rated-best" })
                .with("law", tenths(e.law))
                .with("practice", tenths(e.practice()))
                .with("year", e.year)
                .with("rating", rating(which))
                .with("value", tenths(value)),
        );
    }
    let missing = row.scores.iter().flat_map(|s| &s.missing).map(|m| (m.component.id(), m.component));
    let missing: BTreeMap<&str, ComponentKind> = missing.collect();
    if !missing.is_empty() {
        let components: Vec<Message> = missing.into_values().map(ComponentKind::in_sentence).collect();
        said.push(Message::new("outside-nothing-on").with("components", components));
    }
    said.push(behind.said(row));
    let age = row.scores.iter().filter_map(|s| s.grade_basis.newest_age).min();
    said.extend(age.filter(|a| *a >= OLD).map(|a| Message::new("outside-old").with("years", a)));
    let widest = row.scores.iter().filter_map(|s| Some(s.upper? - s.lower?)).fold(0.0, f64::max);
    if widest >= WIDE {
        said.push(Message::new("outside-wide").with("points", MessageValue::Count(widest.round() as i64)));
    }
    Message::clauses(said)
}
