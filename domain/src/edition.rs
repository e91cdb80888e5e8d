//! The edition: an immutable, numbered release, and the index that pages read it through.

use std::{
    collections::{BTreeMap, HashMap},
    sync::OnceLock,
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    claim::Claim,
    commitment::{self, Secret},
    effect::{Effect, TopicStudy},
    fact::FactSet,
    hash,
    ids::{IndicatorId, JurisdictionId, LawId, ObservationId, Sha256Hex, SourceId},
    indicator::{Indicator, IndicatorPoint},
    jurisdiction::Jurisdiction,
    law::Law,
    links::Links,
    measure::Measure,
    message::Message,
    observation::{FactStatus, Observation},
    practices::{OutsideCheck, Practices},
    provenance::Snapshot,
    reconciled::{Reconciled, Reconciliation},
    score::{Score, SignificantChange},
    source::Source,
    topic::Topic,
    value_revisions::ValueRevision,
};

/// Version of METHODOLOGY that the scores of this build follow.
pub const METHOD_VERSION: &str = "1.3";

/// What happened to an old figure in a newer snapshot of the same source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RevisionKind {
    /// Another figure for an old period: a silent revision.
    Changed,
    /// The figure is no longer published: went dark.
    Withdrawn,
}

/// A figure that its own source changed or withdrew; the old figure is kept here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Revision {
    pub kind: RevisionKind,
    /// The figure as it stood before, with its own provenance.
    pub before: Observation,
    /// The figure that replaced it.
    pub after: Option<ObservationId>,
    /// The snapshot in which the change appeared.
    pub snapshot: Sha256Hex,
}

/// Figures of one source that cannot all be true: a part exceeds its total.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contradiction {
    pub source: SourceId,
    pub jurisdiction: JurisdictionId,
    pub measure: Measure,
    pub year: i16,
    pub total: ObservationId,
    /// The parts, of one dimension, that together or alone exceed the total at the least they can be.
    pub parts: Vec<ObservationId>,
    /// In words, with the figures.
    pub explanation: Message,
}

/// What names an edition.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EditionHead {
    /// 1, 2, 3 …
    pub number: u32,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub published_at: Timestamp,
    pub method_version: String,
    pub seed: u64,
    pub draws: u32,
    /// Whether figures read from prose enter scores only where a person confirmed them.
    #[serde(default)]
    pub confirmed_only: bool,
    /// How facts are bound under the root, see [`commitment::PROOF_FORMAT`].
    #[serde(default = "first_proof_format")]
    pub proof_format: u8,
    /// RFC 9162 root over the facts in canonical order, see [`Edition::tree`].
    pub merkle_root: Sha256Hex,
    /// Root of the edition before, if any.
    pub previous_root: Option<Sha256Hex>,
    /// Number of facts under the root.
    pub facts: u64,
    /// Number of scores that are not "insufficient evidence".
    pub scored: u64,
}

fn first_proof_format() -> u8 {
    1
}

impl EditionHead {
    /// Of a first edition at the epoch, with `facts` facts under this root and nothing scored.
    pub fn first(merkle_root: Sha256Hex, facts: u64) -> EditionHead {
        EditionHead {
            number: 1,
            published_at: Timestamp::UNIX_EPOCH,
            method_version: METHOD_VERSION.to_owned(),
            seed: 1,
            draws: 0,
            confirmed_only: false,
            proof_format: commitment::PROOF_FORMAT,
            merkle_root,
            previous_root: None,
            facts,
            scored: 0,
        }
    }

    /// What is signed and stamped: the head as one line of JSON. It names the root of the edition before, so that
    /// editions form a chain.
    ///
    /// # Errors
    /// None for a head that JSON can hold.
    pub fn statement(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }
}

/// An immutable release of all facts and scores.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    pub head: EditionHead,
    pub jurisdictions: Vec<Jurisdiction>,
    pub facts: FactSet,
    pub revisions: Vec<Revision>,
    pub contradictions: Vec<Contradiction>,
    pub scores: Vec<Score>,
    pub changes: Vec<SignificantChange>,
    pub reconciliation: Reconciliation,
    pub practices: Practices,
    pub outside: Vec<OutsideCheck>,
    /// What changed after passage, one of each score, by law and topic.
    pub effects: Vec<Effect>,
    /// The same over jurisdictions, by topic, instrument and measure.
    pub studies: Vec<TopicStudy>,
    /// From which the salts of the facts follow; told to nobody.
    pub secret: Secret,
    /// Values of indicators that their own source changed or withdrew. Stored apart from the rest, so that what was
    /// stored before it was known can be read.
    #[serde(skip)]
    pub value_revisions: Vec<ValueRevision>,
}

impl Edition {
    /// An edition of `facts` without anything that follows from them, for its head.
    pub fn of(head: EditionHead, facts: FactSet, secret: Secret) -> Edition {
        Edition {
            head,
            jurisdictions: Vec::new(),
            facts,
            revisions: Vec::new(),
            contradictions: Vec::new(),
            scores: Vec::new(),
            changes: Vec::new(),
            reconciliation: Reconciliation::default(),
            practices: Practices::default(),
            outside: Vec::new(),
            effects: Vec::new(),
            studies: Vec::new(),
            secret,
            value_revisions: Vec::new(),
        }
    }

    /// Merkle root over laws, observations, indicator points and claims, and how many they are.
    ///
    /// # Errors
    /// A fact that JSON cannot hold.
    pub fn compute_root(facts: &FactSet, secret: &Secret) -> Result<(Sha256Hex, u64), serde_json::Error> {
        let leaves = Edition::leaves(facts, secret)?;
        Ok((hash::merkle_root(&leaves), leaves.len() as u64))
    }

    /// The tree under the root, for proofs.
    ///
    /// # Errors
    /// A fact that JSON cannot hold.
    pub fn tree(facts: &FactSet, secret: &Secret) -> Result<hash::MerkleTree, serde_json::Error> {
        Ok(hash::MerkleTree::new(Edition::leaves(facts, secret)?))
    }

    /// The entries under the root, see [`commitment`], sorted: their order tells nothing about the facts.
    fn leaves(facts: &FactSet, secret: &Secret) -> Result<Vec<hash::Node>, serde_json::Error> {
        let mut lines =
            Vec::with_capacity(facts.laws.len() + facts.observations.len() + facts.points.len() + facts.claims.len());
        for law in &facts.laws {
            lines.push(serde_json::to_vec(law)?);
        }
        for observation in &facts.observations {
            lines.push(serde_json::to_vec(observation)?);
        }
        for point in &facts.points {
            lines.push(serde_json::to_vec(point)?);
        }
        for claim in &facts.claims {
            lines.push(serde_json::to_vec(claim)?);
        }
        let leaf = |line: Vec<u8>| commitment::fact_leaf(&secret.salt(&line), &line);
        let mut leaves = lines.into_iter().map(leaf).collect::<Result<Vec<_>, _>>()?;
        leaves.sort_unstable();
        Ok(leaves)
    }
}

/// An edition with the look-ups that pages and the API need, built once per edition.
#[derive(Debug)]
pub struct EditionIndex {
    pub edition: Edition,
    jurisdiction: HashMap<JurisdictionId, usize>,
    law: HashMap<LawId, usize>,
    observation: HashMap<ObservationId, usize>,
    source: HashMap<SourceId, usize>,
    snapshot: HashMap<Sha256Hex, usize>,
    indicator: HashMap<IndicatorId, usize>,
    laws_of: HashMap<JurisdictionId, Vec<usize>>,
    observations_of: HashMap<JurisdictionId, Vec<usize>>,
    scores_of: HashMap<JurisdictionId, Vec<usize>>,
    scores_of_law: HashMap<LawId, Vec<usize>>,
    /// Positions sorted by year; the outer map is ordered so that pages are stable.
    series: HashMap<IndicatorId, BTreeMap<JurisdictionId, Vec<usize>>>,
    contradictions_of: HashMap<JurisdictionId, Vec<usize>>,
    revisions_of: HashMap<JurisdictionId, Vec<usize>>,
    value_revisions_of: HashMap<IndicatorId, Vec<usize>>,
    changes_of: HashMap<(JurisdictionId, IndicatorId), Vec<usize>>,
    reconciled_of: HashMap<JurisdictionId, Vec<usize>>,
    effects_of_law: HashMap<LawId, Vec<usize>>,
    studies_of: HashMap<Topic, Vec<usize>>,
    claim: HashMap<ObservationId, usize>,
    claims_of: HashMap<JurisdictionId, Vec<usize>>,
    links: OnceLock<Links>,
}

fn by_key<K: std::hash::Hash + Eq, T>(items: &[T], key: impl Fn(&T) -> K) -> HashMap<K, usize> {
    items.iter().enumerate().map(|(i, x)| (key(x), i)).collect()
}

fn grouped<K: std::hash::Hash + Eq, T>(items: &[T], key: impl Fn(&T) -> K) -> HashMap<K, Vec<usize>> {
    let mut map: HashMap<K, Vec<usize>> = HashMap::new();
    for (i, x) in items.iter().enumerate() {
        map.entry(key(x)).or_default().push(i);
    }
    map
}

impl EditionIndex {
    /// Builds the look-ups.
    pub fn new(edition: Edition) -> Self {
        let f = &edition.facts;
        let mut series: HashMap<IndicatorId, BTreeMap<JurisdictionId, Vec<usize>>> = HashMap::new();
        for (i, p) in f.points.iter().enumerate() {
            series.entry(p.indicator.clone()).or_default().entry(p.jurisdiction.clone()).or_default().push(i);
        }
        for by_jurisdiction in series.values_mut() {
            for positions in by_jurisdiction.values_mut() {
                positions.sort_by_key(|&i| f.points[i].period);
            }
        }
        let mut observations_of = grouped(&f.observations, |o| o.jurisdiction.clone());
        // What people rejected has its own page, with its history, and stands on no other.
        for positions in observations_of.values_mut() {
            positions.retain(|&i| f.observations[i].status != FactStatus::Rejected);
        }
        for positions in observations_of.values_mut() {
            positions.sort_by(|&a, &b| {
                let key = |i: usize| {
                    let o = &f.observations[i];
                    (o.measure, o.period, &o.breakdown, o.ordinal)
                };
                key(a).cmp(&key(b))
            });
        }
        let mut claims_of = grouped(&f.claims, |c| c.jurisdiction.clone());
        for positions in claims_of.values_mut() {
            positions.retain(|&i| f.claims[i].status != FactStatus::Rejected);
            positions.sort_by_cached_key(|&i| {
                let c = &f.claims[i];
                (c.said.kind(), std::cmp::Reverse(c.period), c.said.words(), c.source.clone())
            });
        }
        Self {
            claim: by_key(&f.claims, |c| c.id.clone()),
            claims_of,
            jurisdiction: by_key(&edition.jurisdictions, |j| j.id.clone()),
            law: by_key(&f.laws, |l| l.id.clone()),
            observation: by_key(&f.observations, |o| o.id.clone()),
            source: by_key(&f.sources, |s| s.id.clone()),
            snapshot: by_key(&f.snapshots, |s| s.sha256.clone()),
            indicator: by_key(&f.indicators, |i| i.id.clone()),
            laws_of: grouped(&f.laws, |l| l.jurisdiction.clone()),
            observations_of,
            scores_of: grouped(&edition.scores, |s| s.jurisdiction.clone()),
            scores_of_law: grouped(&edition.scores, |s| s.law.clone()),
            series,
            contradictions_of: grouped(&edition.contradictions, |c| c.jurisdiction.clone()),
            revisions_of: grouped(&edition.revisions, |r| r.before.jurisdiction.clone()),
            value_revisions_of: grouped(&edition.value_revisions, |r| r.before.indicator.clone()),
            changes_of: grouped(&edition.changes, |c| (c.jurisdiction.clone(), c.indicator.clone())),
            reconciled_of: grouped(&edition.reconciliation.series, |r| r.jurisdiction.clone()),
            effects_of_law: grouped(&edition.effects, |e| e.law.clone()),
            studies_of: grouped(&edition.studies, |s| s.topic),
            links: OnceLock::new(),
            edition,
        }
    }

    fn pick<'a, T>(&self, items: &'a [T], positions: Option<&'a Vec<usize>>) -> Vec<&'a T> {
        positions.map(|v| v.iter().map(|&i| &items[i]).collect()).unwrap_or_default()
    }

    /// The edition's number, time, root and method.
    pub fn head(&self) -> &EditionHead {
        &self.edition.head
    }
    /// The jurisdiction with that identifier.
    pub fn jurisdiction(&self, id: &str) -> Option<&Jurisdiction> {
        self.jurisdiction.get(id).map(|&i| &self.edition.jurisdictions[i])
    }
    /// The law with that identifier.
    pub fn law(&self, id: &str) -> Option<&Law> {
        self.law.get(id).map(|&i| &self.edition.facts.laws[i])
    }
    /// The observation with that identifier.
    pub fn observation(&self, id: &str) -> Option<&Observation> {
        self.observation.get(id).map(|&i| &self.edition.facts.observations[i])
    }
    /// The source with that identifier.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.get(id).map(|&i| &self.edition.facts.sources[i])
    }
    /// The snapshot with that SHA-256.
    pub fn snapshot(&self, sha256: &str) -> Option<&Snapshot> {
        self.snapshot.get(sha256).map(|&i| &self.edition.facts.snapshots[i])
    }
    /// The indicator with that identifier.
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicator.get(id).map(|&i| &self.edition.facts.indicators[i])
    }
    /// Laws and treaty obligations of a jurisdiction.
    pub fn laws_of(&self, jurisdiction: &str) -> Vec<&Law> {
        self.pick(&self.edition.facts.laws, self.laws_of.get(jurisdiction))
    }
    /// Counts of a jurisdiction that nobody rejected, by measure, period and breakdown.
    pub fn observations_of(&self, jurisdiction: &str) -> Vec<&Observation> {
        self.pick(&self.edition.facts.observations, self.observations_of.get(jurisdiction))
    }
    /// The claim with that identifier.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claim.get(id).map(|&i| &self.edition.facts.claims[i])
    }
    /// What reports say of a jurisdiction's laws, rating and officials and nobody rejected, by kind, the newest first.
    pub fn claims_of(&self, jurisdiction: &str) -> Vec<&Claim> {
        self.pick(&self.edition.facts.claims, self.claims_of.get(jurisdiction))
    }
    /// Scores of a jurisdiction's laws.
    pub fn scores_of(&self, jurisdiction: &str) -> Vec<&Score> {
        self.pick(&self.edition.scores, self.scores_of.get(jurisdiction))
    }
    /// Scores of one law, one per topic.
    pub fn scores_of_law(&self, law: &str) -> Vec<&Score> {
        self.pick(&self.edition.scores, self.scores_of_law.get(law))
    }
    /// Values of an indicator for one jurisdiction, by year.
    pub fn series(&self, indicator: &str, jurisdiction: &str) -> Vec<&IndicatorPoint> {
        self.pick(&self.edition.facts.points, self.series.get(indicator).and_then(|m| m.get(jurisdiction)))
    }
    /// Values of an indicator, by jurisdiction and year.
    pub fn series_all(&self, indicator: &str) -> Vec<(&JurisdictionId, Vec<&IndicatorPoint>)> {
        self.series
            .get(indicator)
            .map(|m| m.iter().map(|(j, v)| (j, self.pick(&self.edition.facts.points, Some(v)))).collect())
            .unwrap_or_default()
    }
    /// Figures of one source that cannot all be true.
    pub fn contradictions_of(&self, jurisdiction: &str) -> Vec<&Contradiction> {
        self.pick(&self.edition.contradictions, self.contradictions_of.get(jurisdiction))
    }
    /// Figures that a source changed or withdrew.
    pub fn revisions_of(&self, jurisdiction: &str) -> Vec<&Revision> {
        self.pick(&self.edition.revisions, self.revisions_of.get(jurisdiction))
    }
    /// Values of an indicator that its source changed or withdrew, by jurisdiction and period.
    pub fn value_revisions_of(&self, indicator: &str) -> Vec<&ValueRevision> {
        self.pick(&self.edition.value_revisions, self.value_revisions_of.get(indicator))
    }
    /// The value that stands now where a source stated another before.
    pub fn value_now(&self, r: &ValueRevision) -> Option<&IndicatorPoint> {
        let of = self.series.get(&r.before.indicator)?.get(&r.before.jurisdiction)?;
        of.iter().map(|&i| &self.edition.facts.points[i]).find(|p| p.period == r.before.period)
    }
    /// What the sources of each count together say.
    pub fn reconciled_of(&self, jurisdiction: &str) -> Vec<&Reconciled> {
        self.pick(&self.edition.reconciliation.series, self.reconciled_of.get(jurisdiction))
    }
    /// What changed after a law's passage, one per topic.
    pub fn effects_of_law(&self, law: &str) -> Vec<&Effect> {
        self.pick(&self.edition.effects, self.effects_of_law.get(law))
    }
    /// What changed after passage over jurisdictions, by instrument and measure.
    pub fn studies_of(&self, topic: Topic) -> Vec<&TopicStudy> {
        self.pick(&self.edition.studies, self.studies_of.get(&topic))
    }
    /// Which illicit trades go together, worked out at the first need.
    pub fn links(&self) -> &Links {
        self.links.get_or_init(|| Links::new(self))
    }
    /// Year-to-year changes of an indicator with their significance.
    pub fn changes_of(&self, jurisdiction: &JurisdictionId, indicator: &IndicatorId) -> Vec<&SignificantChange> {
        self.pick(&self.edition.changes, self.changes_of.get(&(jurisdiction.clone(), indicator.clone())))
    }
}
