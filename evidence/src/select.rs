//! Which facts of an edition a bundle holds, each with its proof.

use std::collections::BTreeSet;

use lexgap_domain::{
    Claim, Contradiction, EditionIndex, Effect, IndicatorPoint, Law, Measure, Observation, Reconciled, Revision, Score,
    Snapshot, Source, Topic, commitment, hash::MerkleTree,
};

use crate::{
    EvidenceError, Selection,
    redact::{self, Fact, LeftOut, Proven},
};

pub(crate) use crate::redact::Shown;

/// Facts as they are shown.
pub(crate) struct Facts<'a> {
    pub laws: Vec<Shown<'a, Law>>,
    pub observations: Vec<Shown<'a, Observation>>,
    pub points: Vec<Shown<'a, IndicatorPoint>>,
    pub claims: Vec<Shown<'a, Claim>>,
}

/// The chosen part of an edition.
pub(crate) struct Chosen<'a> {
    /// Name of the jurisdiction.
    pub name: &'a str,
    pub facts: Facts<'a>,
    pub scores: Vec<&'a Score>,
    pub reconciled: Vec<&'a Reconciled>,
    /// What changed after each of the laws.
    pub effects: Vec<&'a Effect>,
    pub revisions: Vec<&'a Revision>,
    pub contradictions: Vec<&'a Contradiction>,
    pub sources: Vec<&'a Source>,
    pub snapshots: Vec<&'a Snapshot>,
    /// Snapshots whose originals would tell of what is left out.
    pub withheld: BTreeSet<&'a str>,
    pub left_out: LeftOut,
}

fn of_law(law: &Law) -> impl Iterator<Item = &str> {
    let dates = law.dates.iter().map(|d| &d.provenance);
    let versions = law.versions.iter().map(|v| &v.provenance);
    let provisions = law.provisions.iter().map(|p| &p.provenance);
    dates.chain(versions).chain(provisions).map(|p| p.snapshot.as_str())
}

impl<'a> Chosen<'a> {
    pub fn of(index: &'a EditionIndex, selection: &Selection) -> Result<Chosen<'a>, EvidenceError> {
        let (id, edition) = (&selection.jurisdiction, index.head().number);
        let Some(jurisdiction) = index.jurisdiction(id.as_str()) else {
            return Err(EvidenceError::NoJurisdiction { edition, jurisdiction: id.clone() });
        };
        let of_topic = |topic: Topic| selection.topic.is_none_or(|t| t == topic);
        let on_topic = |topics: &[lexgap_domain::Topic]| selection.topic.is_none_or(|t| topics.contains(&t));
        let laws: Vec<&Law> = index.laws_of(id.as_str()).into_iter().filter(|l| on_topic(&l.topics)).collect();
        let observations: Vec<&Observation> =
            index.observations_of(id.as_str()).into_iter().filter(|o| on_topic(&o.topics)).collect();
        if let Some(topic) = selection.topic.filter(|_| laws.is_empty() && observations.is_empty()) {
            return Err(EvidenceError::Nothing { edition, jurisdiction: id.clone(), topic: topic.id() });
        }
        let claims: Vec<&Claim> =
            index.claims_of(id.as_str()).into_iter().filter(|c| c.topics.is_empty() || on_topic(&c.topics)).collect();
        let points = index.edition.facts.points.iter().filter(|p| p.jurisdiction == *id).collect();
        let scores = index.scores_of(id.as_str()).into_iter().filter(|s| of_topic(s.topic));
        let reconciled = index.reconciled_of(id.as_str()).into_iter();
        let effects = laws.iter().flat_map(|l| index.effects_of_law(l.id.as_str()));
        let effects: Vec<&Effect> = effects.filter(|e| of_topic(e.topic)).collect();
        let revisions = index.revisions_of(id.as_str()).into_iter().filter(|r| on_topic(&r.before.topics));
        let known: BTreeSet<&str> = observations.iter().map(|o| o.id.as_str()).collect();
        let contradictions =
            index.contradictions_of(id.as_str()).into_iter().filter(|c| known.contains(c.total.as_str()));

        let (redaction, mut unmet) = (&selection.redaction, BTreeSet::new());
        unmet.extend(redaction.leave_out.iter().chain(&redaction.mask).cloned());
        let laws = redact::keep(laws, redaction, &mut unmet)?;
        let observations = redact::keep(observations, redaction, &mut unmet)?;
        let points = redact::keep(points, redaction, &mut unmet)?;
        let claims = redact::keep(claims, redaction, &mut unmet)?;
        if let Some(name) = unmet.into_iter().next() {
            let fields = redact::all_names()?;
            return Err(EvidenceError::NothingToLeaveOut { edition, jurisdiction: id.clone(), name, fields });
        }
        let mut chosen = Chosen {
            name: &jurisdiction.name,
            facts: Facts {
                laws: laws.shown,
                observations: observations.shown,
                points: points.shown,
                claims: claims.shown,
            },
            scores: scores.collect(),
            reconciled: reconciled.filter(|r| of_topic(r.topic)).collect(),
            effects,
            revisions: revisions.collect(),
            contradictions: contradictions.collect(),
            sources: Vec::new(),
            snapshots: Vec::new(),
            withheld: BTreeSet::new(),
            left_out: LeftOut::default(),
        };
        chosen.count::<Law>(laws.left_out);
        chosen.count::<Observation>(observations.left_out);
        chosen.count::<IndicatorPoint>(points.left_out);
        chosen.count::<Claim>(claims.left_out);
        chosen.masked();
        let told = laws.hidden.iter().flat_map(|l| of_law(l));
        let told = told.chain(observations.hidden.iter().map(|o| o.provenance.snapshot.as_str()));
        let told = told.chain(points.hidden.iter().map(|p| p.provenance.snapshot.as_str()));
        let told = told.chain(claims.hidden.iter().map(|c| c.provenance.snapshot.as_str()));
        chosen.withheld = told.collect();
        chosen.left_out.originals = chosen.withheld.len() as u64;
        chosen.derived(&laws.hidden, &observations.hidden, &points.hidden);
        chosen.cited(index);
        Ok(chosen)
    }

    /// All that an edition holds.
    pub fn everything(index: &'a EditionIndex) -> Chosen<'a> {
        let (edition, facts) = (&index.edition, &index.edition.facts);
        Chosen {
            name: "all jurisdictions",
            facts: Facts {
                laws: facts.laws.iter().map(Shown::whole).collect(),
                observations: facts.observations.iter().map(Shown::whole).collect(),
                points: facts.points.iter().map(Shown::whole).collect(),
                claims: facts.claims.iter().map(Shown::whole).collect(),
            },
            scores: edition.scores.iter().collect(),
            reconciled: edition.reconciliation.series.iter().collect(),
            effects: edition.effects.iter().collect(),
            revisions: edition.revisions.iter().collect(),
            contradictions: edition.contradictions.iter().collect(),
            sources: facts.sources.iter().collect(),
            snapshots: facts.snapshots.iter().collect(),
            withheld: BTreeSet::new(),
            left_out: LeftOut::default(),
        }
    }

    fn count<T: Fact>(&mut self, left_out: u64) {
        if left_out > 0 {
            self.left_out.facts.insert(T::KIND.id().to_owned(), left_out);
        }
    }

    fn masked(&mut self) {
        let Facts { laws, observations, points, claims } = &self.facts;
        let masks = laws.iter().map(|f| &f.masked).chain(observations.iter().map(|f| &f.masked));
        let masks = masks.chain(points.iter().map(|f| &f.masked)).chain(claims.iter().map(|f| &f.masked));
        for masked in masks.filter(|m| !m.is_empty()) {
            self.left_out.facts_masked += 1;
            self.left_out.fields.extend(masked.iter().cloned());
        }
    }

    /// Takes out the results that would tell of hidden facts.
    fn derived(&mut self, laws: &[&Law], observations: &[&Observation], points: &[&IndicatorPoint]) {
        if laws.is_empty() && observations.is_empty() && points.is_empty() {
            return;
        }
        let laws: BTreeSet<&str> = laws.iter().map(|l| l.id.as_str()).collect();
        let ids: BTreeSet<&str> = observations.iter().map(|o| o.id.as_str()).collect();
        let rated: BTreeSet<(&str, i16)> =
            points.iter().map(|p| (p.indicator.as_str(), p.period.index_year())).collect();
        let all = |chosen: &Self| {
            chosen.scores.len()
                + chosen.reconciled.len()
                + chosen.effects.len()
                + chosen.revisions.len()
                + chosen.contradictions.len()
        };
        let before = all(self);
        self.scores.retain(|s| {
            !laws.contains(s.law.as_str())
                && s.components.iter().all(|c| {
                    c.observations.iter().all(|o| !ids.contains(o.as_str()))
                        && c.ratings.iter().all(|(i, year)| !rated.contains(&(i.as_str(), *year)))
                })
        });
        let rests = |measure: Measure, topic: Topic| {
            observations.iter().any(|o| o.measure == measure && o.topics.contains(&topic))
        };
        self.reconciled.retain(|r| !rests(r.measure, r.topic));
        // The other laws of its years are named, too.
        self.effects.retain(|e| {
            let others = e.result.as_ref().ok().into_iter().flat_map(|change| &change.others);
            !std::iter::once(&e.law).chain(others).any(|l| laws.contains(l.as_str()))
                && e.counted.as_ref().is_none_or(|counted| !rests(counted.measure, e.topic))
        });
        // A revision tells what a figure was, whoever states it now.
        self.revisions.retain(|r| {
            !ids.contains(r.before.id.as_str())
                && r.after.as_ref().is_none_or(|after| !ids.contains(after.as_str()))
                && !observations.iter().any(|o| o.key() == r.before.key())
        });
        self.contradictions.retain(|c| std::iter::once(&c.total).chain(&c.parts).all(|o| !ids.contains(o.as_str())));
        self.left_out.derived = (before - all(self)) as u64;
    }

    /// Finds the snapshots and sources that what is shown refers to.
    fn cited(&mut self, index: &'a EditionIndex) {
        let (mut snapshots, mut sources) = (BTreeSet::new(), BTreeSet::new());
        let Facts { laws, observations, points, claims } = &self.facts;
        for law in laws {
            snapshots.extend(of_law(law).map(str::to_owned));
            sources.extend(law.sources.iter().map(|s| s.to_string()));
        }
        let of_counts = observations.iter().map(|o| (&o.provenance, &o.source));
        let of_revisions = self.revisions.iter().map(|r| (&r.before.provenance, &r.before.source));
        let of_points = points.iter().map(|p| (&p.provenance, &p.source));
        let of_claims = claims.iter().map(|c| (&c.provenance, &c.source));
        for (provenance, source) in of_counts.chain(of_revisions).chain(of_points).chain(of_claims) {
            snapshots.insert(provenance.snapshot.to_string());
            sources.insert(source.to_string());
        }
        snapshots.extend(self.revisions.iter().map(|r| r.snapshot.to_string()));
        let snapshots: Vec<&Snapshot> = snapshots.iter().filter_map(|s| index.snapshot(s)).collect();
        sources.extend(snapshots.iter().map(|s| s.source.to_string()));
        self.sources = sources.iter().filter_map(|s| index.source(s)).collect();
        self.snapshots = snapshots;
    }

    /// Each fact with its proof from `tree`, the edition's.
    pub fn proven(&self, index: &EditionIndex, tree: &MerkleTree) -> Result<Vec<Proven>, EvidenceError> {
        let mut facts = Vec::new();
        let prove = Prove { index, tree };
        for law in &self.facts.laws {
            facts.extend(prove.fact(law)?);
        }
        for observation in &self.facts.observations {
            facts.extend(prove.fact(observation)?);
        }
        for point in &self.facts.points {
            facts.extend(prove.fact(point)?);
        }
        for claim in &self.facts.claims {
            facts.extend(prove.fact(claim)?);
        }
        Ok(facts)
    }
}

struct Prove<'a> {
    index: &'a EditionIndex,
    tree: &'a MerkleTree,
}

impl Prove<'_> {
    fn fact<T: Fact>(&self, shown: &Shown<'_, T>) -> Result<Option<Proven>, EvidenceError> {
        let Some(original) = shown.original else { return Ok(None) };
        let entry = serde_json::to_vec(original)?;
        let salt = self.index.edition.secret.salt(&entry);
        let leaf = commitment::fact_leaf(&salt, &entry)?;
        // All of them are facts of the edition, so they have a place.
        let place = self.tree.index_of(&leaf).and_then(|i| Some((i, self.tree.inclusion_proof(i)?)));
        let Some((index, path)) = place else { return Ok(None) };
        let fields = Proven::fields(&entry, &salt, &shown.masked)?;
        let salt = shown.masked.is_empty().then_some(salt);
        Ok(Some(Proven { kind: T::KIND, index, path, salt, fields }))
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
