//! Our scores against what experts say of law and practice (METHODOLOGY section 6).
//!
//! The organized-crime index rates "national policies and laws" beside "law enforcement", "judicial system and
//! detention" and "victim and witness support". The first less the mean of the others is the experts' gap.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use lexgap_domain::{
    Component, ComponentKind, Disagreement, FactSet, InterestClass, JurisdictionId, ObservationId, OutsideCheck,
    Reconciliation, Score, Source, SourceId, Topic,
    correlation::{FEWEST, mid_ranks, spearman},
};

use crate::components::band;

/// The rating of the law, and those of the practice.
const LAW: &str = "oc-national-policies-and-laws";
const PRACTICE: [(&str, &str); 3] = [
    ("oc-law-enforcement", "law enforcement"),
    ("oc-judicial-system-and-detention", "judicial system and detention"),
    ("oc-victim-and-witness-support", "victim and witness support"),
];
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
        let which = std::iter::once(LAW).chain(PRACTICE.map(|p| p.0)).position(|id| p.indicator == *id);
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
    let scope = topic.map_or("all trades".to_owned(), |t| t.label().to_lowercase());
    let practices = PRACTICE.map(|p| p.1).join(", ");
    Some(OutsideCheck {
        gap: format!(
            "{scope}: the organized-crime index’s rating of national policies and laws, less the mean of its ratings of {practices}, newest year"
        ),
        n: rows.len() as u32,
        correlation: spearman(&ours, &gaps),
        with_practice: spearman(&ours, &practice),
        disagreements,
    })
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
    fn said(&self, row: &Row<'_>) -> String {
        let cited = row.scores.iter().flat_map(|s| &s.components).flat_map(|c| &c.observations);
        let sources: BTreeSet<&SourceId> = cited.filter_map(|id| self.of.get(id).copied()).collect();
        let named = |id: &SourceId| self.sources.get(id).map_or_else(|| id.to_string(), |s| format!("“{}”", s.title));
        let topics: BTreeSet<Topic> = row.scores.iter().map(|s| s.topic).collect();
        let mut apart = self
            .reconciled
            .series
            .iter()
            .filter(|r| r.jurisdiction == *row.jurisdiction && topics.contains(&r.topic))
            .flat_map(|r| r.sources.iter().map(move |s| (r, s)))
            .filter_map(|(r, s)| Some((r, s, s.beside_others.filter(|t| t.excludes_one())?)));
        if let Some((r, s, tilt)) = apart.next() {
            return format!(
                "its sources disagree: {} reports {:.1} times the {} that others do",
                named(&s.source),
                tilt.value,
                r.measure.label().to_lowercase()
            );
        }
        let list: Vec<String> = sources.iter().map(|s| named(s)).collect();
        match sources.iter().next() {
            Some(only) if sources.len() == 1 => {
                let answers = matches!(
                    self.sources.get(only).map(|s| s.interest_class),
                    Some(InterestClass::IntergovernmentalQuestionnaire | InterestClass::OwnGovernment)
                );
                let whose = if answers { ", to which its government answers" } else { "" };
                format!("all its counts come from {}{whose}, so that nothing checks them", named(only))
            }
            Some(_) => format!("its counts come from {}", list.join(", ")),
            None => "it has no counts".to_owned(),
        }
    }
}

/// Why both may differ, from the jurisdiction's own figures: the component that moves our score most, what is missing,
/// who says so, and the rating that makes the experts' gap.
fn explanation(ours_is_better: bool, row: &Row<'_>, middles: &[Option<f64>; 6], behind: &Behind<'_>) -> String {
    let sign = if ours_is_better { 1.0 } else { -1.0 };
    let pulls = ComponentKind::ALL.iter().zip(middles).filter_map(|(kind, middle)| {
        let (own, middle) = (row.mean(*kind)?, (*middle)?);
        let pull = sign * (own - middle) * kind.weight();
        (pull > 0.0).then_some((*kind, own, middle, pull))
    });
    let driver = pulls.max_by(|a, b| a.3.total_cmp(&b.3));
    let mut said = vec![match driver {
        Some((kind, own, middle, _)) => {
            // Of several instruments the one that is furthest out.
            let furthest = row.components(kind).max_by(|a, b| (sign * a.value).total_cmp(&(sign * b.value)));
            format!(
                "{} {} our score most: {:.0} of 100, where half of all have {:.0} or more ({})",
                kind.label(),
                if ours_is_better { "lifts" } else { "lowers" },
                100.0 * own,
                100.0 * middle,
                furthest.map_or("", |c| c.explanation.as_str())
            )
        }
        None => {
            let side = if ours_is_better { "above" } else { "below" };
            format!("none of its components lies {side} the middle of all, so that its rank is close to many others")
        }
    }];
    let e = &row.experts;
    let least = PRACTICE.iter().zip(e.practices).min_by(|a, b| a.1.total_cmp(&b.1));
    let most = PRACTICE.iter().zip(e.practices).max_by(|a, b| a.1.total_cmp(&b.1));
    let rating = if ours_is_better { least } else { most };
    said.push(format!(
        "experts rated the law {:.1} and practice {:.1} of 10 in {}{}",
        e.law,
        e.practice(),
        e.year,
        rating.map_or(String::new(), |((_, name), x)| {
            format!(", {} of all {name} at {x:.1}", if ours_is_better { "worst" } else { "best" })
        })
    ));
    let missing: BTreeSet<&str> = row.scores.iter().flat_map(|s| &s.missing).map(|m| m.component.label()).collect();
    if !missing.is_empty() {
        let list = missing.into_iter().collect::<Vec<_>>().join(", ").to_lowercase();
        said.push(format!("we have nothing on {list}"));
    }
    said.push(behind.said(row));
    let age = row.scores.iter().filter_map(|s| s.grade_basis.newest_age).min();
    said.extend(age.filter(|a| *a >= OLD).map(|a| format!("its newest count is {a} years old")));
    let widest = row.scores.iter().filter_map(|s| Some(s.upper? - s.lower?)).fold(0.0, f64::max);
    if widest >= WIDE {
        said.push(format!("our interval is {widest:.0} points wide"));
    }
    said.join("; ")
}
