//! `lexgap keys`.

use std::process::ExitCode;

use anyhow::Context as _;
use jiff::Timestamp;
use lexgap_evidence::KeyHistory;

use crate::{
    Settings,
    cli::{KeysArgs, KeysCommand},
};

/// Lists the keys, changes the key, or has an edition stamped.
pub async fn run(settings: Settings, command: KeysCommand) -> anyhow::Result<ExitCode> {
    let notary = settings.notary();
    match command {
        KeysCommand::List(KeysArgs { json }) => tell(&notary.key()?.1, json)?,
        KeysCommand::Rotate(KeysArgs { json }) => tell(&notary.rotate(Timestamp::now())?, json)?,
        KeysCommand::Stamp { edition } => {
            let store = settings.store().await?;
            let heads = store.edition_heads().await?;
            store.close().await;
            let head = heads.iter().find(|h| edition.is_none_or(|n| h.number == n));
            let head = head.context("there is no such edition: run `lexgap score`, or see `/api/v1/editions`")?;
            notary.stamp(head).await?;
            say!("edition {} is stamped", head.number);
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(history: &KeyHistory, json: bool) -> anyhow::Result<()> {
    if json {
        say!("{}", serde_json::to_string(history)?);
        return Ok(());
    }
    for key in &history.0 {
        let by = if key.signature.is_some() { "signed for by the one before" } else { "the first" };
        say!("{} since {}, {by}", key.public_key, key.since);
    }
    Ok(())
}
