//! Settings: `lexgap.toml`, then `LEXGAP_*` variables, then flags.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context as _, anyhow, bail};
use figment::{
    Figment,
    providers::{Env, Format as _, Serialized, Toml},
};
use lexgap_crawlers::{
    archive::Archive,
    fetch::{HostKeys, NetworkSettings},
};
use lexgap_domain::{commitment, hash};
use lexgap_store::Store;
use serde::{Deserialize, Serialize, de::IgnoredAny};

use crate::{notary::Notary, publish::Scoring, sources::Sources};

/// A text that does not show itself in logs and errors.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(hidden)")
    }
}

/// Keys as they were set. What is no table is told by its name, without what it holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(untagged)]
enum ApiKeys {
    Table(BTreeMap<String, Secret>),
    #[serde(skip_serializing)]
    Other(IgnoredAny),
}

/// How many draws give an interval that can be told, and in a time that can be waited for.
const DRAWS: std::ops::RangeInclusive<u32> = 100..=100_000;

/// All settings of the program.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Folder for the SQLite database and the archive. `LEXGAP_DATA`.
    pub data: PathBuf,
    /// `sqlite://…` or `postgres://…`; SQLite under `data` where absent. `LEXGAP_DATABASE_URL`.
    database_url: Option<Secret>,
    /// Folder of the archive, `data/archive` where absent. `LEXGAP_ARCHIVE_URL`.
    archive_url: Option<String>,
    /// Folder of the site's files; `site` beside the program where absent. `LEXGAP_SITE`.
    site: Option<PathBuf>,
    /// Folder of source files (`*.toml`), which are crawled on their schedules like the program's own sources; read
    /// when a command starts. `LEXGAP_SOURCE_FILES`.
    pub source_files: Option<PathBuf>,
    /// Address that publishers can write to, sent with every request. `LEXGAP_CONTACT`.
    pub contact: Option<String>,
    /// Hosts that may resolve to private addresses. `LEXGAP_ALLOW_HOSTS`, as a TOML list.
    pub allow_hosts: Vec<String>,
    /// Keys that publishers gave to this installation: host, and the line of the header that carries the key. It is sent
    /// to that host only, and neither archived nor shown. `LEXGAP_API_KEYS`, as a TOML table.
    api_keys: ApiKeys,
    /// The most bytes of a body as sent. `LEXGAP_BODY_LIMIT`.
    pub body_limit: u64,
    /// The most bytes of a body after decompression. `LEXGAP_DECOMPRESSED_LIMIT`.
    pub decompressed_limit: u64,
    /// Longest wait for the first byte of an answer, in milliseconds. `LEXGAP_FIRST_BYTE_MS`.
    pub first_byte_ms: u64,
    /// Longest wait for the last byte of an answer, in milliseconds. `LEXGAP_TOTAL_MS`.
    pub total_ms: u64,
    /// Longest first pause before a second try, in milliseconds; it doubles. `LEXGAP_RETRY_MS`.
    pub retry_ms: u64,
    /// Longest `Retry-After` that is waited for, in milliseconds. `LEXGAP_LONGEST_RETRY_MS`.
    pub longest_retry_ms: u64,
    /// Seed of the draws. `LEXGAP_SEED`.
    pub seed: u64,
    /// Draws behind each interval. `LEXGAP_DRAWS`.
    pub draws: u32,
    /// Requests to the API that one address has in a minute, 0 for any number; programs on this machine are not limited.
    /// `LEXGAP_RATE_LIMIT`.
    pub rate_limit: u32,
    /// Addresses or networks (`10.0.0.0/8`) of proxies in front, whose `X-Forwarded-For` is believed.
    /// `LEXGAP_TRUSTED_PROXIES`, as a TOML list.
    pub trusted_proxies: Vec<String>,
    /// Beginning of the site's addresses as others see them: `https://lexgap.example.org`. `LEXGAP_PUBLIC_URL`.
    public_url: Option<String>,
    /// Figures read from prose enter scores only where a person confirmed them. `LEXGAP_CONFIRMED_ONLY`.
    pub confirmed_only: bool,
    /// Address of a time-stamping authority (RFC 3161) that is asked to stamp each edition; none unless set.
    /// `LEXGAP_TIMESTAMP_URL`.
    pub timestamp_url: Option<String>,
    /// 64 hexadecimal digits from which the salts of facts follow, in place of the data folder's own: servers on one
    /// database share it, so that the same facts have the same root. `LEXGAP_EDITION_SECRET`.
    edition_secret: Option<Secret>,
}

impl Default for Settings {
    fn default() -> Self {
        let network = NetworkSettings::default();
        let milliseconds = |d: Duration| u64::try_from(d.as_millis()).unwrap_or(u64::MAX);
        Self {
            data: PathBuf::from("data"),
            database_url: None,
            archive_url: None,
            site: None,
            source_files: None,
            contact: None,
            allow_hosts: Vec::new(),
            api_keys: ApiKeys::Table(BTreeMap::new()),
            body_limit: network.body_limit,
            decompressed_limit: network.decompressed_limit,
            first_byte_ms: milliseconds(network.first_byte_timeout),
            total_ms: milliseconds(network.total_timeout),
            retry_ms: milliseconds(network.retry_pause),
            longest_retry_ms: milliseconds(network.longest_retry),
            seed: 20_000,
            draws: 1_000,
            rate_limit: 600,
            trusted_proxies: Vec::new(),
            public_url: None,
            confirmed_only: false,
            timestamp_url: None,
            edition_secret: None,
        }
    }
}

impl Settings {
    /// Reads the settings file, where there is one, and the environment.
    ///
    /// # Errors
    /// A file or variable that cannot be understood, by name.
    pub fn load(named: Option<&Path>) -> anyhow::Result<Settings> {
        if let Some(missing) = named.filter(|file| !file.is_file()) {
            bail!("there is no settings file {}", missing.display());
        }
        let file = named.unwrap_or(Path::new("lexgap.toml"));
        let cannot = |e: figment::Error| {
            let error = without_quotations(&e.to_string());
            anyhow!("the settings ({} or a LEXGAP_ variable) cannot be understood: {error}", file.display())
        };
        let settings: Settings = Figment::from(Serialized::defaults(Settings::default()))
            .merge(Toml::file(file))
            .merge(Env::prefixed("LEXGAP_"))
            .extract()
            .map_err(cannot)?;
        if !DRAWS.contains(&settings.draws) {
            bail!("draws = {}: it can be {} to {} (LEXGAP_DRAWS)", settings.draws, DRAWS.start(), DRAWS.end());
        }
        if settings.edition_secret.is_some() && settings.named_secret().is_none() {
            bail!("LEXGAP_EDITION_SECRET is not 64 hexadecimal digits");
        }
        settings.keys()?;
        Ok(settings)
    }

    /// Keys that publishers gave to this installation.
    ///
    /// # Errors
    /// They are no table of hosts and headers.
    pub fn keys(&self) -> anyhow::Result<HostKeys> {
        let ApiKeys::Table(keys) = &self.api_keys else {
            bail!(
                "api_keys is no table: give hosts with the header that carries the key, such as \
                 {{\"api.congress.gov\" = \"X-Api-Key: …\"}} (LEXGAP_API_KEYS)"
            );
        };
        HostKeys::new(keys.iter().map(|(host, line)| (host.as_str(), line.0.as_str())))
            .context("api_keys (LEXGAP_API_KEYS)")
    }

    fn named_secret(&self) -> Option<commitment::Secret> {
        hash::unhex(&self.edition_secret.as_ref()?.0).map(commitment::Secret::new)
    }

    /// What this installation vouches with.
    pub fn notary(&self) -> Notary {
        Notary::new(&self.data, self.named_secret(), self.timestamp_url.clone())
    }

    /// How editions are scored.
    pub fn scoring(&self) -> Scoring {
        Scoring { seed: self.seed, draws: self.draws, confirmed_only: self.confirmed_only }
    }

    /// The public address without a slash at its end.
    ///
    /// # Errors
    /// It is no http or https address.
    pub fn public_url(&self) -> anyhow::Result<Option<String>> {
        let Some(text) = self.public_url.as_deref() else { return Ok(None) };
        let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/[]".contains(c);
        if rest.is_none_or(|r| r.trim_matches('/').is_empty() || !r.chars().all(plain)) {
            bail!("public_url = {text}: give an address such as https://lexgap.example.org (LEXGAP_PUBLIC_URL)");
        }
        Ok(Some(text.trim_end_matches('/').to_owned()))
    }

    fn make_data_folder(&self) -> anyhow::Result<()> {
        std::fs::create_dir_all(&self.data).with_context(|| {
            format!(
                "could not create the data folder {}: choose a writable one with --data or LEXGAP_DATA",
                self.data.display()
            )
        })
    }

    /// Opens the database.
    ///
    /// # Errors
    /// It cannot be reached or written.
    pub async fn store(&self) -> anyhow::Result<Store> {
        match &self.database_url {
            Some(Secret(url)) => Ok(Store::open(url).await?),
            None => {
                self.make_data_folder()?;
                let file = self.data.join("lexgap.db");
                Store::open(&format!("sqlite://{}?mode=rwc", file.display()))
                    .await
                    .with_context(|| format!("database {}", file.display()))
            }
        }
    }

    /// The archive's folder.
    ///
    /// # Errors
    /// An archive of a kind that this version does not know.
    pub fn archive_folder(&self) -> anyhow::Result<PathBuf> {
        match self.archive_url.as_deref() {
            None => Ok(self.data.join("archive")),
            Some(url) => match url.split_once("://") {
                None => Ok(PathBuf::from(url)),
                Some(("file", path)) => Ok(PathBuf::from(path)),
                Some((scheme, _)) => {
                    bail!(
                        "LEXGAP_ARCHIVE_URL begins with {scheme}://, but this version archives into a folder: give its path"
                    )
                }
            },
        }
    }

    /// Opens the archive.
    ///
    /// # Errors
    /// Its folder cannot be written.
    pub fn archive(&self) -> anyhow::Result<Archive> {
        Ok(Archive::open(&self.archive_folder()?)?)
    }

    /// Opens the archive that is there, to be read; makes and changes nothing.
    ///
    /// # Errors
    /// There is none.
    pub fn existing_archive(&self) -> anyhow::Result<Archive> {
        Ok(Archive::open_existing(self.archive_folder()?)?)
    }

    /// Opens the database where there is one, to be read; makes and changes nothing.
    ///
    /// # Errors
    /// It cannot be reached.
    pub async fn existing_store(&self) -> anyhow::Result<Option<Store>> {
        if let Some(Secret(url)) = &self.database_url {
            return Ok(Some(Store::open_to_read(url).await?));
        }
        let file = self.data.join("lexgap.db");
        if !file.exists() {
            return Ok(None);
        }
        let store = Store::open_to_read(&format!("sqlite://{}", file.display())).await;
        store.map(Some).with_context(|| format!("database {}", file.display()))
    }

    /// The sources of this installation.
    ///
    /// # Errors
    /// A source file that cannot be used.
    pub fn sources(&self) -> anyhow::Result<Sources> {
        Sources::load(self.source_files.as_deref())
    }

    /// The folder with the site's files, if it is there.
    pub fn site_folder(&self) -> Option<PathBuf> {
        let beside = || Some(std::env::current_exe().ok()?.parent()?.join("site"));
        self.site.clone().or_else(beside).filter(|folder| folder.join("assets.json").is_file())
    }
}

/// An error of the TOML reader without the line that it quotes: a key may stand there.
fn without_quotations(error: &str) -> String {
    let is_quoted = |line: &&str| line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).starts_with('|');
    error.lines().filter(|line| !is_quoted(line)).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_never_shows() {
        let settings =
            Settings { database_url: Some(Secret("postgres://u:hunter2@h/d".to_owned())), ..Settings::default() };
        assert!(!format!("{settings:?}").contains("hunter2"));
    }

    #[test]
    fn keys_are_a_table_and_never_show() {
        let read = |text: &str| Figment::from(Serialized::defaults(Settings::default())).merge(Toml::string(text));
        let settings: Settings =
            read("[api_keys]\n\"api.congress.gov\" = \"X-Api-Key: hunter2hunter2\"").extract().unwrap();
        assert_eq!(settings.keys().unwrap().hosts().collect::<Vec<_>>(), ["api.congress.gov"]);
        assert!(!format!("{settings:?} {:?}", settings.keys()).contains("hunter2"));
        for wrong in
            ["api_keys = \"X-Api-Key: hunter2hunter2\"", "[api_keys]\n\"api.congress.gov\" = \"hunter2hunter2\""]
        {
            let settings: Settings = read(wrong).extract().unwrap();
            let error = format!("{:#}", settings.keys().unwrap_err());
            assert!(error.contains("LEXGAP_API_KEYS") && !error.contains("hunter2"), "{error}");
        }
        assert!(Settings::default().keys().unwrap().hosts().next().is_none());
    }

    #[test]
    fn a_damaged_file_is_told_without_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("x.toml");
        std::fs::write(&file, "seed = 1\n[api_keys]\n\"api.congress.gov\" = \"X-Api-Key: hunter2hunter2\n").unwrap();
        let error = format!("{:#}", Settings::load(Some(&file)).unwrap_err());
        assert!(error.contains("x.toml") && error.contains("line 3") && !error.contains("hunter2"), "{error}");
    }

    #[test]
    fn an_unknown_archive_is_refused_in_plain_words() {
        let settings = Settings { archive_url: Some("s3://bucket/x".to_owned()), ..Settings::default() };
        assert!(settings.archive_folder().unwrap_err().to_string().contains("s3://"));
    }
}
