//! `lexgap verify`.

use std::{
    collections::BTreeMap,
    fs::File,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use lexgap_crawlers::archive::{ArchiveError, DamagedLine};
use lexgap_domain::{Retrieval, Sha256Hex};
use lexgap_evidence::stamp;
use lexgap_store::{Store, StoreError};
use serde::Serialize;

use crate::{Settings, cli::VerifyArgs, commands::progress::Steps};

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum Event<'a> {
    DatabaseUnreadable {
        error: String,
    },
    Damaged {
        file: String,
        error: &'a str,
    },
    DamagedLine {
        file: String,
        line: u64,
        error: &'a str,
    },
    Missing {
        sha256: &'a str,
        named_by: NamedBy,
    },
    Verified {
        intact: u64,
        damaged: u64,
        missing: u64,
        visits: u64,
        torn: u64,
        damaged_lines: u64,
        database: Database,
        sound: bool,
    },
}

/// Why bytes must be in the archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum NamedBy {
    /// A line of the log.
    Visit,
    /// A body in the database.
    Snapshot,
    /// The full text of a document of a source without code.
    Text,
}

/// Whether the database said what must be in the archive.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "snake_case")]
enum Database {
    Checked,
    Absent,
    Unreadable,
}

/// Checks a bundle, or the archive. Ends with an error where anything does not hold.
pub async fn run(settings: Settings, args: VerifyArgs) -> anyhow::Result<ExitCode> {
    match args.file {
        Some(file) => tokio::task::spawn_blocking(move || bundle(&file, &args.trust, args.json)).await?,
        None => archive(settings, args).await,
    }
}

/// Checks an evidence bundle by itself.
fn bundle(path: &Path, trust: &[PathBuf], json: bool) -> anyhow::Result<ExitCode> {
    let mut trusted = Vec::new();
    for file in trust {
        let told = || format!("certificate {}", file.display());
        trusted.extend(stamp::certificates(&std::fs::read(file).with_context(told)?).with_context(told)?);
    }
    let mut file = File::open(path).with_context(|| format!("could not open {}", path.display()))?;
    let verdict = lexgap_evidence::verify(&mut file, &trusted);
    let holds = verdict.holds();
    if json {
        say!("{}", serde_json::to_string(&serde_json::json!({ "holds": holds, "verdict": verdict }))?);
    } else {
        for finding in &verdict.checked {
            say!("{} {}", if finding.holds { "holds:" } else { "FAILS:" }, finding.what);
        }
        for what in &verdict.not_checked {
            say!("not checked: {what}");
        }
        say!("{}: {}", path.display(), if holds { "all that could be checked holds" } else { "does NOT hold" });
    }
    Ok(if holds { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What the database names; `None` where there is none.
async fn named_by_database(settings: &Settings) -> anyhow::Result<Option<BTreeMap<Sha256Hex, NamedBy>>> {
    let Some(store) = settings.existing_store().await? else { return Ok(None) };
    let named = named(&store).await;
    store.close().await;
    Ok(Some(named?))
}

/// What must be in the archive, by what the store holds. A mirror's body may have come with the baseline, which brings
/// facts and no bytes; a body from the network, or a document of a source without code, is in no baseline.
async fn named(store: &Store) -> Result<BTreeMap<Sha256Hex, NamedBy>, StoreError> {
    let mut named = BTreeMap::new();
    for document in store.page_documents(None).await? {
        named.insert(document.text, NamedBy::Text);
        named.insert(document.provenance.snapshot, NamedBy::Snapshot);
    }
    for snapshot in store.snapshots().await? {
        if snapshot.retrieval == Retrieval::Network {
            named.insert(snapshot.sha256, NamedBy::Snapshot);
        }
    }
    Ok(named)
}

/// Reads the whole archive and holds it against its hashes, its log and the database.
async fn archive(settings: Settings, args: VerifyArgs) -> anyhow::Result<ExitCode> {
    let archive = settings.existing_archive()?;
    let (database, named) = match named_by_database(&settings).await {
        Ok(Some(named)) => (Database::Checked, named),
        Ok(None) => (Database::Absent, BTreeMap::new()),
        Err(error) => {
            tell(args.json, &Event::DatabaseUnreadable { error: format!("{error:#}") })?;
            (Database::Unreadable, BTreeMap::new())
        }
    };
    let steps = Steps::new(args.json, "files");
    let counter = steps.clone();
    let verified = tokio::task::spawn_blocking(move || {
        let result = archive.verify(|checked| counter.at(checked.done))?;
        let lost = |(sha256, _): &(Sha256Hex, NamedBy)| !result.missing.contains(sha256) && !archive.contains(sha256);
        let lost: Vec<_> = named.into_iter().filter(lost).collect();
        Ok::<_, ArchiveError>((result, lost))
    });
    let (result, lost) = verified.await??;
    steps.done();
    for (file, error) in &result.damaged {
        tell(args.json, &Event::Damaged { file: file.display().to_string(), error })?;
    }
    for DamagedLine { file, line, error } in &result.damaged_lines {
        tell(args.json, &Event::DamagedLine { file: file.display().to_string(), line: *line, error })?;
    }
    for sha256 in &result.missing {
        tell(args.json, &Event::Missing { sha256: sha256.as_str(), named_by: NamedBy::Visit })?;
    }
    for (sha256, named_by) in &lost {
        tell(args.json, &Event::Missing { sha256: sha256.as_str(), named_by: *named_by })?;
    }
    let sound = result.is_sound() && lost.is_empty();
    tell(
        args.json,
        &Event::Verified {
            intact: result.intact,
            damaged: result.damaged.len() as u64,
            missing: (result.missing.len() + lost.len()) as u64,
            visits: result.visits,
            torn: result.torn,
            damaged_lines: result.damaged_lines.len() as u64,
            database,
            sound,
        },
    )?;
    Ok(if sound { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn tell(json: bool, line: &Event<'_>) -> anyhow::Result<()> {
    if json {
        say!("{}", serde_json::to_string(line)?);
        return Ok(());
    }
    match line {
        // The error names the file and what to do.
        Event::Damaged { error, .. } => eprintln!("{error}"),
        Event::DamagedLine { file, line, error } => {
            eprintln!("{file}, line {line}: damaged ({error}); take this file of the log from a backup");
        }
        Event::Missing { sha256, named_by } => {
            let (what, or) = match named_by {
                NamedBy::Visit => ("a visit found these bytes", "crawl its source again, or "),
                NamedBy::Snapshot => ("the database names these bytes", "crawl its source again, or "),
                // Of a page that has not changed, no crawl reads the text again.
                NamedBy::Text => ("these bytes are the text of a document", ""),
            };
            eprintln!("{sha256}: {what}, but they are gone; {or}take the file from a backup");
        }
        Event::DatabaseUnreadable { error } => {
            eprintln!("the archive is held against its own log alone, since the database cannot be read: {error}");
        }
        Event::Verified { intact, damaged, missing, visits, torn, database, .. } => {
            say!("{intact} files intact, {damaged} damaged, {missing} missing; {visits} visits in the log");
            if *torn > 0 {
                say!("{torn} lines of the log were torn apart by a power cut; the bytes of those visits are there");
            }
            if matches!(database, Database::Absent) {
                say!("there is no database in the data folder: what it would name was not looked for");
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use lexgap_domain::{PageDocument, Provenance, Snapshot, hash};
    use lexgap_store::Statement;

    use super::*;
    use crate::commands::baseline;

    fn snapshot(bytes: &[u8], retrieval: Retrieval) -> Snapshot {
        Snapshot {
            sha256: hash::sha256(bytes),
            source: "x".into(),
            url: None,
            name: "x".to_owned(),
            content_type: None,
            bytes: bytes.len() as u64,
            retrieved_at: Timestamp::UNIX_EPOCH,
            retrieval,
            vintage: None,
        }
    }

    #[tokio::test]
    async fn a_fresh_installation_needs_no_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.data = folder.path().to_owned();
        assert!(named_by_database(&settings).await.unwrap().is_none());
        assert!(settings.existing_archive().is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "something was made");
        let store = settings.store().await.unwrap();
        baseline::fill(&store).await.unwrap();
        store.close().await;
        let files = || {
            let files = std::fs::read_dir(folder.path()).unwrap().map(|f| f.unwrap().path());
            files.map(|f| (f.clone(), hash::sha256(&std::fs::read(&f).unwrap()))).collect::<BTreeMap<_, _>>()
        };
        let before = files();
        assert_eq!(named_by_database(&settings).await.unwrap(), Some(BTreeMap::new()));
        assert_eq!(files(), before, "a database that is read stays as it is");
    }

    #[tokio::test]
    async fn what_came_over_the_network_and_full_texts_must_be_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = Settings::default();
        settings.data = folder.path().to_owned();
        let store = settings.store().await.unwrap();
        let (copy, list) = (snapshot(b"copy", Retrieval::Mirror), snapshot(b"list", Retrieval::Network));
        store.keep_snapshot(&copy).await.unwrap();
        store.keep_snapshot(&list).await.unwrap();
        let (page, text) = (snapshot(b"page", Retrieval::Mirror), hash::sha256(b"text"));
        let document = PageDocument {
            source: "x".into(),
            url: "https://x.example.org/".to_owned(),
            title: None,
            date: None,
            fields: BTreeMap::new(),
            text: text.clone(),
            characters: 4,
            provenance: Provenance { snapshot: page.sha256.clone(), locator: "page".to_owned() },
        };
        let statement = Statement { pages: vec![document], ..Statement::default() };
        store.accept(&page.source, "x", &page, 1, &statement).await.unwrap();
        let read = named_by_database(&settings).await.unwrap().unwrap();
        assert_eq!(read.len(), 3, "what a running server wrote last is in its log");
        let needed = [(list.sha256, NamedBy::Snapshot), (page.sha256, NamedBy::Snapshot), (text, NamedBy::Text)];
        assert_eq!(named(&store).await.unwrap(), BTreeMap::from(needed.clone()));
        store.close().await;
        assert_eq!(named_by_database(&settings).await.unwrap(), Some(BTreeMap::from(needed)));
    }
}
