//! What this installation vouches with: its keys, its signed statements of editions, and the time stamps of others.
//!
//! All of it lies in the data folder: `keys/signing.key` (secret), `keys/edition.secret` (secret), `keys/history.json`, and
//! `statements/`, a file an edition.

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, bail, ensure};
use jiff::Timestamp;
use lexgap_domain::{EditionHead, commitment::Secret, hash};
use lexgap_evidence::{Attestation, KeyHistory, SigningKey, stamp};

/// Longest wait for a time-stamping authority.
const PATIENCE: Duration = Duration::from_secs(20);

/// Keeps keys and statements.
#[derive(Clone, Debug)]
pub struct Notary {
    data: PathBuf,
    /// In place of the one that is made at the first need: several servers on one database share it.
    secret: Option<Secret>,
    /// Address of a time-stamping authority (RFC 3161).
    authority: Option<String>,
}

/// A statement with the time stamp over it.
pub struct Statement {
    pub attestation: Attestation,
    pub stamp: Option<Vec<u8>>,
}

fn random<const N: usize>() -> anyhow::Result<[u8; N]> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| anyhow::anyhow!("the system gives no random bytes: {e}"))?;
    Ok(bytes)
}

/// The text of a file, if it is there.
fn read(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(e) => Err(e).with_context(|| format!("could not read {}", path.display())),
    }
}

/// Puts a whole file in its place; only its owner may read it. `false` where one was there already and `over` is not set.
fn place(path: &Path, bytes: &[u8], over: bool) -> anyhow::Result<bool> {
    let told = || format!("could not write {}", path.display());
    let folder = path.parent().with_context(told)?;
    fs::create_dir_all(folder).with_context(told)?;
    let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder).with_context(told)?;
    file.write_all(bytes).with_context(told)?;
    file.as_file().sync_all().with_context(told)?;
    if over {
        file.persist(path).with_context(told)?;
        return Ok(true);
    }
    match file.persist_noclobber(path) {
        Ok(_) => Ok(true),
        Err(e) if e.error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(e) => Err(e.error).with_context(told),
    }
}

impl Notary {
    /// Keys and statements of the data folder `data`.
    pub fn new(data: &Path, secret: Option<Secret>, authority: Option<String>) -> Notary {
        Notary { data: data.to_owned(), secret, authority }
    }

    /// Whether a time-stamping authority is set.
    pub fn stamps(&self) -> bool {
        self.authority.is_some()
    }

    fn keys(&self, name: &str) -> PathBuf {
        self.data.join("keys").join(name)
    }

    /// A secret of 32 bytes in a file of the data folder, made at the first need. What appeared meanwhile counts.
    fn kept(&self, name: &str) -> anyhow::Result<[u8; 32]> {
        let path = self.keys(name);
        if read(&path)?.is_none() {
            place(&path, format!("{}\n", hash::hex(&random::<32>()?)).as_bytes(), false)?;
        }
        let text = read(&path)?.with_context(|| format!("{} is gone again", path.display()))?;
        hash::unhex(text.trim())
            .with_context(|| format!("{} is not 64 hexadecimal digits: take it from a backup", path.display()))
    }

    /// The secret from which the salts of the next edition follow.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    pub fn edition_secret(&self) -> anyhow::Result<Secret> {
        match &self.secret {
            Some(secret) => Ok(secret.clone()),
            None => Ok(Secret::new(self.kept("edition.secret")?)),
        }
    }

    /// The key that signs, and all keys up to it.
    ///
    /// # Errors
    /// A file that cannot be read or written, or a history that does not end in the key.
    pub fn key(&self) -> anyhow::Result<(SigningKey, KeyHistory)> {
        let key = SigningKey::from_seed(self.kept("signing.key")?);
        let path = self.keys("history.json");
        if read(&path)?.is_none() {
            let first = KeyHistory::new(&key, Timestamp::now());
            place(&path, format!("{}\n", serde_json::to_string_pretty(&first)?).as_bytes(), false)?;
        }
        let text = read(&path)?.unwrap_or_default();
        let mut history: KeyHistory =
            serde_json::from_str(&text).with_context(|| format!("{} cannot be read", path.display()))?;
        // A change that was broken off between its two files goes on with the old key.
        if let Some(at) = history.0.iter().position(|k| k.public_key == key.public()) {
            history.0.truncate(at + 1);
        }
        let wrong = history.wrong();
        if history.current() != Some(key.public().as_str()) || !wrong.is_empty() {
            bail!(
                "{} does not end in the key of {}: take both from one backup {}",
                path.display(),
                self.keys("signing.key").display(),
                wrong.join("; ")
            );
        }
        Ok((key, history))
    }

    /// Puts a new key in the place of the old, which signs for it.
    ///
    /// # Errors
    /// As [`Notary::key`].
    pub fn rotate(&self, now: Timestamp) -> anyhow::Result<KeyHistory> {
        let (old, mut history) = self.key()?;
        let seed = random::<32>()?;
        history.rotate(&old, &SigningKey::from_seed(seed), now);
        // History first: see `key`.
        place(&self.keys("history.json"), format!("{}\n", serde_json::to_string_pretty(&history)?).as_bytes(), true)?;
        place(&self.keys("signing.key"), format!("{}\n", hash::hex(&seed)).as_bytes(), true)?;
        Ok(history)
    }

    fn statement_file(&self, head: &EditionHead, ending: &str) -> PathBuf {
        let root: String = head.merkle_root.as_str().chars().take(16).collect();
        self.data.join("statements").join(format!("edition-{}-{root}.{ending}", head.number))
    }

    /// The signed statement of an edition, made now where none was made, with its time stamp where there is one.
    ///
    /// # Errors
    /// A file that cannot be read or written.
    pub fn statement(&self, head: &EditionHead) -> anyhow::Result<Statement> {
        let path = self.statement_file(head, "json");
        let text = match read(&path)? {
            Some(text) => text,
            None => {
                let text = serde_json::to_string_pretty(&Attestation::sign(head, &self.key()?.0)?)?;
                place(&path, format!("{text}\n").as_bytes(), false)?;
                read(&path)?.unwrap_or_default()
            }
        };
        let attestation: Attestation =
            serde_json::from_str(&text).with_context(|| format!("{} cannot be read", path.display()))?;
        ensure!(
            attestation.holds() && attestation.statement == head.statement()?,
            "{} is not about edition {}: move it away to have it signed again",
            path.display(),
            head.number
        );
        let stamp = self.statement_file(head, "tsr");
        let stamp = match fs::read(&stamp) {
            Ok(bytes) => Some(bytes),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            Err(e) => return Err(e).with_context(|| format!("could not read {}", stamp.display())),
        };
        Ok(Statement { attestation, stamp })
    }

    /// Signs the statement of a new edition and has it stamped where an authority is set. An edition stands without
    /// either, so what fails is told and tried again with the next: `lexgap keys stamp` does so at once.
    pub async fn vouch(&self, head: &EditionHead) {
        if let Err(e) = self.statement(head) {
            eprintln!("edition {} is not signed: {e:#}", head.number);
            return;
        }
        if self.stamps()
            && let Err(e) = self.stamp(head).await
        {
            eprintln!("edition {} has no time stamp: {e:#}; `lexgap keys stamp` asks again", head.number);
        }
    }

    /// Has the statement of an edition stamped, unless it is.
    ///
    /// # Errors
    /// No authority is set, or what it answers does not hold.
    pub async fn stamp(&self, head: &EditionHead) -> anyhow::Result<()> {
        let Statement { attestation, stamp: known } = self.statement(head)?;
        if known.is_some() {
            return Ok(());
        }
        let url = self.authority.as_deref().context("no time-stamping authority is set (LEXGAP_TIMESTAMP_URL)")?;
        let told = || format!("time-stamping authority {url}");
        let nonce = random::<8>()?;
        let client = reqwest::Client::builder()
            .timeout(PATIENCE)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .build()
            .with_context(told)?;
        let request = client
            .post(url)
            .header(reqwest::header::CONTENT_TYPE, "application/timestamp-query")
            .body(stamp::request(&attestation.statement, nonce)?);
        let mut answer = request.send().await.and_then(reqwest::Response::error_for_status).with_context(told)?;
        let mut bytes = Vec::new();
        while let Some(piece) = answer.chunk().await.with_context(told)? {
            bytes.extend_from_slice(&piece);
            ensure!(bytes.len() as u64 <= stamp::MOST, "{}: it answers more than {} bytes", told(), stamp::MOST);
        }
        stamp::check(&bytes, &attestation.statement, Some(nonce), &[]).with_context(told)?;
        place(&self.statement_file(head, "tsr"), &bytes, false)?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_keys_that_was_broken_off_goes_on_with_the_old_key() {
        let folder = tempfile::tempdir().unwrap();
        let notary = Notary::new(folder.path(), None, None);
        let (old, _) = notary.key().unwrap();
        let secret = fs::read(notary.keys("signing.key")).unwrap();
        let history = notary.rotate(Timestamp::now()).unwrap();
        assert_eq!(history.0.len(), 2);
        assert_ne!(notary.key().unwrap().0.public(), old.public());
        assert_eq!(notary.key().unwrap().1, history);
        // As it stands after the first of the two files.
        fs::write(notary.keys("signing.key"), &secret).unwrap();
        assert_eq!(notary.key().unwrap().1.0.len(), 1);
        assert_eq!(notary.rotate(Timestamp::now()).unwrap().0.len(), 2);
        fs::write(notary.keys("signing.key"), "ab").unwrap();
        assert!(notary.key().err().unwrap().to_string().contains("backup"));
    }
}
