//! `lexgap doctor`.

use std::process::ExitCode;

use crate::{Settings, http::SiteFiles};

/// Checks what the program needs, one line each.
pub async fn run(settings: Settings) -> anyhow::Result<ExitCode> {
    let mut sound = true;
    let mut line = |what: &str, result: anyhow::Result<String>| match result {
        Ok(detail) => say!("ok    {what}: {detail}"),
        Err(error) => {
            sound = false;
            say!("FAIL  {what}: {error:#}");
        }
    };
    match settings.store().await {
        Ok(store) => {
            let facts: u64 = store.fact_counts().await?.values().sum();
            line("database", Ok(format!("{:?}, {facts} facts", store.engine())));
            let heads = store.edition_heads().await?;
            let newest = heads.first().map_or("none yet".to_owned(), |h| format!("number {}", h.number));
            line("newest edition", Ok(newest));
            store.close().await;
        }
        Err(error) => line("database", Err(error)),
    }
    line("archive", settings.archive().and_then(|_| Ok(settings.archive_folder()?.display().to_string())));
    let site = match settings.site_folder() {
        None => Err(anyhow::anyhow!("no assets.json found; build it with `cargo xtask build` or set LEXGAP_SITE")),
        Some(folder) => SiteFiles::open(&folder).map(|(_, a)| format!("{}, {} files", folder.display(), a.files.len())),
    };
    line("site files", site);
    let sources = settings.sources().map(|sources| format!("{}", sources.all().len()));
    line("sources, with those of source files", sources);
    let contact = settings
        .contact
        .as_deref()
        .map_or_else(|| "not set; publishers like to know whom to write to (LEXGAP_CONTACT)".to_owned(), str::to_owned);
    line("contact", Ok(contact));
    let keys = settings.keys().map(|keys| keys.hosts().collect::<Vec<_>>().join(", "));
    line("keys of publishers' APIs", keys.map(|hosts| if hosts.is_empty() { "none".to_owned() } else { hosts }));
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
