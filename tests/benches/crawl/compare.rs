//! Whether both crawlers hold the same.

use std::{collections::BTreeMap, path::Path, process::Command};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{clean, program};
use serde_json::Value;
use sqlx::{ConnectOptions as _, Row as _, sqlite::SqliteConnectOptions};

/// One document as one of them holds it. How it lays out lines and spaces is each crawler's own.
#[derive(Debug, PartialEq)]
struct Held {
    sha256: String,
    fields: BTreeMap<String, Vec<String>>,
    text: String,
}

/// Holds what `lexgap` kept in `ours` against what Scrapy kept in `theirs`; the number of documents.
pub fn check(ours: &Path, theirs: &Path) -> Result<usize> {
    let (ours, theirs) = (lexgap(ours)?, scrapy(theirs)?);
    for (url, held) in &ours {
        let other = theirs.get(url).with_context(|| format!("Scrapy lacks {url}"))?;
        ensure!(held.sha256 == other.sha256, "{url}: {} and {}", held.sha256, other.sha256);
        ensure!(held.fields == other.fields, "{url}: {:?} and {:?}", held.fields, other.fields);
        ensure!(held.text == other.text, "{url}: the texts differ {}", difference(&held.text, &other.text));
    }
    ensure!(ours.len() == theirs.len(), "{} and {} documents", ours.len(), theirs.len());
    Ok(ours.len())
}

fn difference(a: &str, b: &str) -> String {
    let at = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let around = |t: &str| t.chars().skip(at.saturating_sub(20)).take(60).collect::<String>();
    format!("from character {at}: `{}` and `{}`", around(a), around(b))
}

fn without_spaces(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn lexgap(folder: &Path) -> Result<BTreeMap<String, Held>> {
    let data = folder.join("data");
    let mut command = Command::new(program()?);
    clean(&mut command);
    let output = command.args(["documents", "--json"]).env("LEXGAP_DATA", &data).current_dir(folder).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let archived = |name: &str| -> Result<Vec<u8>> {
        let path = data.join("archive").join(&name[..2]).join(format!("{name}.zst"));
        Ok(zstd::decode_all(std::fs::File::open(path)?)?)
    };
    let mut all = BTreeMap::new();
    for line in String::from_utf8(output.stdout)?.lines() {
        let line: Value = serde_json::from_str(line)?;
        let word = |v: &Value| v.as_str().map(str::to_owned).context("a field is missing");
        let sha256 = word(&line["provenance"]["snapshot"])?;
        ensure!(!archived(&sha256)?.is_empty(), "no bytes of {sha256}");
        let text = String::from_utf8(archived(&word(&line["text"])?)?)?;
        let fields = serde_json::from_value(line["fields"].clone())?;
        all.insert(word(&line["url"])?, Held { sha256, fields, text: without_spaces(&text) });
    }
    Ok(all)
}

fn scrapy(folder: &Path) -> Result<BTreeMap<String, Held>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let mut database = SqliteConnectOptions::new().filename(folder.join("pages.db")).connect().await?;
        let rows = sqlx::query("SELECT url, sha256, fields, text FROM pages WHERE fields IS NOT NULL")
            .fetch_all(&mut database)
            .await?;
        let mut all = BTreeMap::new();
        for row in rows {
            let sha256: String = row.try_get(1)?;
            let body = folder.join("bodies").join(&sha256[..2]).join(format!("{sha256}.zst"));
            ensure!(body.is_file(), "no bytes of {sha256}");
            let fields = serde_json::from_str(&row.try_get::<String, _>(2)?)?;
            let text = without_spaces(&row.try_get::<String, _>(3)?);
            all.insert(row.try_get(0)?, Held { sha256, fields, text });
        }
        Ok(all)
    })
}
