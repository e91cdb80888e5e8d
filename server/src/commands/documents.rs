//! `lexgap documents`.

use std::process::ExitCode;

use lexgap_domain::SourceId;

use crate::{Settings, cli::DocumentsArgs};

/// Lists the documents of sources without code.
pub async fn run(settings: Settings, args: DocumentsArgs) -> anyhow::Result<ExitCode> {
    let store = settings.store().await?;
    let source = args.source.map(SourceId::from);
    for page in store.page_documents(source.as_ref()).await? {
        if args.json {
            say!("{}", serde_json::to_string(&page)?);
            continue;
        }
        let date = page.date.map(|d| d.to_string()).unwrap_or_default();
        say!("{date:<10} {} <{}>", page.title.as_deref().unwrap_or("(without a title)"), page.url);
    }
    store.close().await;
    Ok(ExitCode::SUCCESS)
}
