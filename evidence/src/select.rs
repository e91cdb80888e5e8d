//! Which facts of an edition a bundle holds, each with its proof.

use std::collections::BTreeSet;

use lexgap_domain::{
    Claim, Contradiction, EditionIndex, IndicatorPoint, Jurisdiction, Law, Observation, Reconciled, Revision, Score,
    Sha256Hex, Snapshot, Source, hash::MerkleTree,
};
use serde::{Deserialize, Serialize};

use crate::{EvidenceError, Selection};

/// A fact with the proof that the edition holds it. One line of `facts.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proven {
    pub kind: Kind,
    /// Position among the edition's facts, and the proof of RFC 9162.
    pub index: u64,
    pub path: Vec<Sha256Hex>,
    /// The entry itself: the fact's JSON, byte by byte as it was hashed.
    pub entry: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Law,
    Observation,
    IndicatorPoint,
    Claim,
}

/// The chosen part of an edition.
pub(crate) struct Chosen<'a> {
    pub jurisdiction: &'a Jurisdiction,
    pub laws: Vec<&'a Law>,
    pub observations: Vec<&'a Observation>,
    pub points: Vec<&'a IndicatorPoint>,
    pub claims: Vec<&'a Claim>,
    pub scores: Vec<&'a Score>,
    pub reconciled: Vec<&'a Reconciled>,
    pub revisions: Vec<&'a Revision>,
    pub contradictions: Vec<&'a Contradiction>,
    pub sources: Vec<&'a Source>,
    pub snapshots: Vec<&'a Snapshot>,
}

impl<'a> Chosen<'a> {
    pub fn of(index: &'a EditionIndex, selection: &Selection) -> Result<Chosen<'a>, EvidenceError> {
        let (id, edition) = (&selection.jurisdiction, index.head().number);
        let Some(jurisdiction) = index.jurisdiction(id.as_str()) else {
            return Err(EvidenceError::NoJurisdiction { edition, jurisdiction: id.clone() });
        };
        let on_topic = |topics: &[lexgap_domain::Topic]| selection.topic.is_none_or(|t| topics.contains(&t));
        let laws: Vec<&Law> = index.laws_of(id.as_str()).into_iter().filter(|l| on_topic(&l.topics)).collect();
        let observations: Vec<&Observation> =
            index.observations_of(id.as_str()).into_iter().filter(|o| on_topic(&o.topics)).collect();
        if let Some(topic) = selection.topic.filter(|_| laws.is_empty() && observations.is_empty()) {
            return Err(EvidenceError::Nothing { edition, jurisdiction: id.clone(), topic: topic.id() });
        }
        let claims: Vec<&Claim> =
            index.claims_of(id.as_str()).into_iter().filter(|c| c.topics.is_empty() || on_topic(&c.topics)).collect();
        let facts = &index.edition.facts;
        let points: Vec<&IndicatorPoint> = facts.points.iter().filter(|p| p.jurisdiction == *id).collect();
        let scores = index.scores_of(id.as_str()).into_iter().filter(|s| selection.topic.is_none_or(|t| s.topic == t));
        let reconciled = index.reconciled_of(id.as_str()).into_iter();
        let reconciled = reconciled.filter(|r| selection.topic.is_none_or(|t| r.topic == t)).collect();
        let revisions: Vec<&Revision> =
            index.revisions_of(id.as_str()).into_iter().filter(|r| on_topic(&r.before.topics)).collect();
        let known: BTreeSet<&str> = observations.iter().map(|o| o.id.as_str()).collect();
        let contradictions: Vec<&Contradiction> =
            index.contradictions_of(id.as_str()).into_iter().filter(|c| known.contains(c.total.as_str())).collect();

        let mut snapshots: BTreeSet<&str> = BTreeSet::new();
        let mut sources: BTreeSet<&str> = BTreeSet::new();
        for law in &laws {
            snapshots.extend(law.dates.iter().map(|d| d.provenance.snapshot.as_str()));
            snapshots.extend(law.versions.iter().map(|v| v.provenance.snapshot.as_str()));
            snapshots.extend(law.provisions.iter().map(|p| p.provenance.snapshot.as_str()));
            sources.extend(law.sources.iter().map(|s| s.as_str()));
        }
        for observation in observations.iter().copied().chain(revisions.iter().map(|r| &r.before)) {
            snapshots.insert(observation.provenance.snapshot.as_str());
            sources.insert(observation.source.as_str());
        }
        snapshots.extend(revisions.iter().map(|r| r.snapshot.as_str()));
        for point in &points {
            snapshots.insert(point.provenance.snapshot.as_str());
            sources.insert(point.source.as_str());
        }
        for claim in &claims {
            snapshots.insert(claim.provenance.snapshot.as_str());
            sources.insert(claim.source.as_str());
        }
        let snapshots: Vec<&Snapshot> = snapshots.into_iter().filter_map(|s| index.snapshot(s)).collect();
        sources.extend(snapshots.iter().map(|s| s.source.as_str()));

        Ok(Chosen {
            jurisdiction,
            laws,
            observations,
            points,
            claims,
            scores: scores.collect(),
            reconciled,
            revisions,
            contradictions,
            sources: sources.into_iter().filter_map(|s| index.source(s)).collect(),
            snapshots,
        })
    }

    /// Each fact with its proof from `tree`, the edition's.
    pub fn proven(&self, tree: &MerkleTree) -> Result<Vec<Proven>, EvidenceError> {
        let laws = self.laws.iter().map(|l| Ok::<_, EvidenceError>((Kind::Law, serde_json::to_vec(l)?)));
        let observations =
            self.observations.iter().map(|o| Ok::<_, EvidenceError>((Kind::Observation, serde_json::to_vec(o)?)));
        let points = self.points.iter().map(|p| Ok::<_, EvidenceError>((Kind::IndicatorPoint, serde_json::to_vec(p)?)));
        let claims = self.claims.iter().map(|c| Ok::<_, EvidenceError>((Kind::Claim, serde_json::to_vec(c)?)));
        let mut facts = Vec::new();
        for fact in laws.chain(observations).chain(points).chain(claims) {
            let (kind, entry) = fact?;
            // All of them are facts of the edition, so they have a place.
            let Some((index, path)) = tree.index_of(&entry).and_then(|i| Some((i, tree.inclusion_proof(i)?))) else {
                continue;
            };
            facts.push(Proven { kind, index, path, entry: String::from_utf8_lossy(&entry).into_owned() });
        }
        Ok(facts)
    }
}

/// `facts.jsonl`.
pub(crate) fn lines(facts: &[Proven]) -> Result<Vec<u8>, EvidenceError> {
    let mut lines = Vec::new();
    for fact in facts {
        serde_json::to_writer(&mut lines, fact)?;
        lines.push(b'\n');
    }
    Ok(lines)
}
