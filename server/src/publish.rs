//! From stored facts to a published edition.

use std::collections::HashSet;

use anyhow::Context as _;
use jiff::{Timestamp, tz::TimeZone};
use lexgap_crawlers::registry;
use lexgap_domain::{
    Edition, EditionHead, FactSet, FactStatus, InterestClass, METHOD_VERSION, Observation, SourceId,
    commitment::PROOF_FORMAT,
    confirmed_laws, places,
    same_law::{self, Joined},
};
use lexgap_scoring::Options;
use lexgap_store::Store;

use crate::{notary::Notary, sources::Sources};

/// How an edition is scored.
#[derive(Clone, Copy, Debug)]
pub struct Scoring {
    /// Seed of the draws; the same seed gives the same bits.
    pub seed: u64,
    /// Draws behind each interval.
    pub draws: u32,
    /// Figures read from prose count only where a person confirmed them.
    pub confirmed_only: bool,
}

/// The store's current facts with the program's own tables; a law that a register and a report state alike is one.
///
/// # Errors
/// The database does not answer.
pub async fn facts(store: &Store, sources: &Sources) -> anyhow::Result<FactSet> {
    let mut facts = store.current_facts().await?;
    facts.sources = sources.shown();
    facts.indicators = registry::indicators();
    let registers: HashSet<SourceId> = facts
        .sources
        .iter()
        .filter(|s| s.interest_class == InterestClass::OfficialRegister)
        .map(|s| s.id.clone())
        .collect();
    let laws = std::mem::take(&mut facts.laws);
    let (laws, joined) = same_law::join(laws, |law| law.sources.iter().any(|s| registers.contains(s)));
    facts.laws = laws;
    // What only a report names is a law once a person confirmed it, and only where no source knows it already.
    let confirmed = confirmed_laws(&facts.claims, &facts.laws);
    facts.laws.extend(confirmed);
    for Joined { kept, dropped, by } in joined {
        tracing::info!("{dropped} is {kept}: {by} agree");
    }
    Ok(facts)
}

/// Whether a figure enters scores.
pub fn counts(o: &Observation, confirmed_only: bool) -> bool {
    match o.status {
        FactStatus::Rejected => false,
        FactStatus::Confirmed => true,
        FactStatus::Automatic | FactStatus::Disputed => !confirmed_only || o.reading.is_none(),
    }
}

/// Scores the store's current facts and keeps the result as the next edition, which `notary` signs.
///
/// # Errors
/// The database refuses, or another process published at the same moment.
pub async fn publish(
    store: &Store,
    sources: &Sources,
    scoring: Scoring,
    notary: &Notary,
    now: Timestamp,
) -> anyhow::Result<Edition> {
    let held = store.unpublished().await?;
    let mut facts = facts(store, sources).await?;
    let revisions = store.revisions().await?;
    let value_revisions = store.value_revisions(&facts.snapshots).await?;
    let previous = store.edition_heads().await?.into_iter().next();
    let jurisdictions = places::all().to_vec();

    let secret = notary.edition_secret()?;
    let Scoring { seed, draws, confirmed_only } = scoring;
    let options = Options { seed, draws, as_of: TimeZone::UTC.to_datetime(now).date() };
    facts.laws.iter_mut().for_each(|law| law.as_of(options.as_of));
    let edition = tokio::task::spawn_blocking(move || -> anyhow::Result<Edition> {
        let all = std::mem::take(&mut facts.observations);
        facts.observations = all.iter().filter(|o| counts(o, confirmed_only)).cloned().collect();
        let output = lexgap_scoring::run(&facts, &jurisdictions, &revisions, options);
        facts.observations = all;
        let (merkle_root, n) = Edition::compute_root(&facts, &secret)?;
        let head = EditionHead {
            number: previous.as_ref().map_or(1, |p| p.number + 1),
            published_at: now,
            method_version: METHOD_VERSION.to_owned(),
            seed,
            draws,
            confirmed_only,
            proof_format: PROOF_FORMAT,
            merkle_root,
            previous_root: previous.map(|p| p.merkle_root),
            facts: n,
            scored: output.scores.iter().filter(|s| s.score.is_some()).count() as u64,
        };
        Ok(Edition {
            head,
            jurisdictions,
            facts,
            revisions,
            contradictions: output.contradictions,
            scores: output.scores,
            changes: output.changes,
            reconciliation: output.reconciliation,
            practices: output.practices,
            outside: output.outside,
            effects: output.effects,
            studies: output.studies,
            secret,
            value_revisions,
        })
    })
    .await
    .context("scoring stopped")??;
    store.publish(&edition, &held).await.context("the edition was not kept; run `lexgap score` again")?;
    notary.vouch(&edition.head).await;
    Ok(edition)
}
