//! From stored facts to a published edition.

use anyhow::Context as _;
use jiff::{Timestamp, tz::TimeZone};
use lexgap_crawlers::registry;
use lexgap_domain::{Edition, EditionHead, METHOD_VERSION, places};
use lexgap_scoring::Options;
use lexgap_store::Store;

use crate::sources::Sources;

/// Scores the store's current facts and keeps the result as the next edition.
///
/// # Errors
/// The database refuses, or another process published at the same moment.
pub async fn publish(
    store: &Store,
    sources: &Sources,
    seed: u64,
    draws: u32,
    now: Timestamp,
) -> anyhow::Result<Edition> {
    let mut facts = store.current_facts().await?;
    facts.sources = sources.shown();
    facts.indicators = registry::indicators();
    let revisions = store.revisions().await?;
    let previous = store.edition_heads().await?.into_iter().next();
    let jurisdictions = places::all().to_vec();

    let options = Options { seed, draws, as_of: TimeZone::UTC.to_datetime(now).date() };
    let edition = tokio::task::spawn_blocking(move || -> anyhow::Result<Edition> {
        let output = lexgap_scoring::run(&facts, &jurisdictions, options);
        let (merkle_root, n) = Edition::compute_root(&facts)?;
        let head = EditionHead {
            number: previous.as_ref().map_or(1, |p| p.number + 1),
            published_at: now,
            method_version: METHOD_VERSION.to_owned(),
            seed,
            draws,
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
        })
    })
    .await
    .context("scoring stopped")??;
    store.publish(&edition).await.context("the edition was not kept; run `lexgap score` again")?;
    Ok(edition)
}
