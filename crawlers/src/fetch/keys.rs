//! Keys that publishers give to whoever runs an installation. Each goes to its one host, in a header, and nowhere else:
//! not into addresses, the archive, logs or errors.

use std::fmt;

use memchr::memmem;
use reqwest::{
    Url,
    header::{self, HeaderMap, HeaderName, HeaderValue},
};

use super::{authority_of, guard::AllowedHosts};

/// A shorter secret would be found in what has nothing to do with it.
const LEAST: usize = 8;
/// Headers that the crawler or HTTP itself sets.
const OURS: [HeaderName; 10] = [
    header::HOST,
    header::USER_AGENT,
    header::ACCEPT,
    header::ACCEPT_ENCODING,
    header::CONTENT_TYPE,
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
    header::IF_NONE_MATCH,
    header::IF_MODIFIED_SINCE,
];

/// Why a key cannot be used. The key itself is not told, nor what may be one in the wrong place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    #[error("entry {0} does not begin with a host, such as api.example.org")]
    Host(usize),
    #[error("the key of {0} is not a header and its value, such as \"X-Api-Key: …\"")]
    Header(String),
    #[error("the key of {0} is in a header that the crawler sets itself")]
    Ours(String),
    #[error("the key of {0} has no part of {LEAST} characters, so it could not be told from other text")]
    Short(String),
}

/// The keys of an installation, by host.
#[derive(Clone, Default)]
pub struct HostKeys(Vec<HostKey>);

/// One host's key.
#[derive(Clone)]
pub(super) struct HostKey {
    /// With its port, where that is not the usual one.
    authority: String,
    name: HeaderName,
    value: HeaderValue,
    /// What must not be kept: the parts of the value that are long enough, as answers may spell them.
    secrets: Vec<Vec<u8>>,
}

impl fmt::Debug for HostKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|key| &key.authority)).finish()
    }
}

impl HostKeys {
    /// Keys of hosts, each as the line of the header that carries it: `api.example.org` and `X-Api-Key: …`.
    ///
    /// # Errors
    /// No host, no header, one that the crawler sets itself, or a key so short that it cannot be told from other text.
    pub fn new<'a>(lines: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<HostKeys, KeyError> {
        let keys = lines.into_iter().enumerate().map(|(n, (host, line))| HostKey::new(n + 1, host, line));
        keys.collect::<Result<_, _>>().map(HostKeys)
    }

    /// The hosts that have a key.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|key| key.authority.as_str())
    }

    /// The key for `url`. A line that others can read carries none, unless its host is `allowed` by name.
    pub(super) fn of(&self, url: &Url, allowed: &AllowedHosts) -> Option<&HostKey> {
        if url.scheme() != "https" && !url.host_str().is_some_and(|host| allowed.contains(host)) {
            return None;
        }
        let authority = authority_of(url);
        self.0.iter().find(|key| key.authority == authority)
    }
}

impl HostKey {
    fn new(number: usize, host: &str, line: &str) -> Result<HostKey, KeyError> {
        // Spelt as addresses spell it. Only a host and a port come out as they went in; a word without a dot may be a key.
        let spelt = Url::parse(&format!("https://{host}/")).map(|url| authority_of(&url));
        let authority = spelt.ok().filter(|a| a.eq_ignore_ascii_case(host) && a.contains(['.', '[']));
        let authority = authority.ok_or(KeyError::Host(number))?;
        let header = || KeyError::Header(authority.clone());
        let (name, value) = line.split_once(':').ok_or_else(header)?;
        let name = HeaderName::from_bytes(name.trim().as_bytes()).map_err(|_| header())?;
        if OURS.contains(&name) {
            return Err(KeyError::Ours(authority));
        }
        let value = value.trim();
        let secrets = secrets(value);
        if secrets.is_empty() {
            return Err(KeyError::Short(authority));
        }
        let mut value = HeaderValue::from_str(value).map_err(|_| header())?;
        value.set_sensitive(true);
        Ok(HostKey { authority, name, value, secrets })
    }

    /// Adds the key to what is sent. Call it after the headers were noted for the archive.
    pub(super) fn add_to(&self, headers: &mut HeaderMap) {
        headers.insert(self.name.clone(), self.value.clone());
    }

    /// Whether the key can be read in `text`, which therefore must not be kept.
    pub(super) fn stands_in(&self, text: &[u8]) -> bool {
        self.secrets.iter().any(|secret| memmem::find(text, secret).is_some())
    }

    /// Whether the key can be read in an answer's headers.
    pub(super) fn stands_in_headers(&self, headers: &HeaderMap) -> bool {
        headers.values().any(|value| self.stands_in(value.as_bytes()))
    }
}

/// The parts of a header's value that may be the key (`Bearer …`, `token="…", v="1.0"`), each as it is, as addresses
/// escape it, and as JSON may.
fn secrets(value: &str) -> Vec<Vec<u8>> {
    let words = value.split([' ', ',', '"', '\'']);
    let parts = words.flat_map(|word| [Some(word), word.split_once('=').map(|(_, value)| value)]);
    let mut secrets: Vec<Vec<u8>> = Vec::new();
    for part in parts.flatten().filter(|part| part.len() >= LEAST) {
        for spelt in [part.to_owned(), escaped(part), part.replace('/', "\\/")].map(String::into_bytes) {
            if !secrets.contains(&spelt) {
                secrets.push(spelt);
            }
        }
    }
    secrets
}

fn escaped(text: &str) -> String {
    let Ok(mut url) = Url::parse("https://x.example.org/") else { return text.to_owned() };
    url.query_pairs_mut().append_key_only(text);
    url.query().unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(host: &str, line: &str) -> KeyError {
        HostKeys::new([(host, line)]).unwrap_err()
    }

    #[test]
    fn a_key_goes_to_its_host_over_a_line_that_nobody_reads() {
        let keys = HostKeys::new([("API.example.org", "X-Api-Key: abcdefgh1"), ("127.0.0.1:81", "X-Key: abcdefgh2")]);
        let (keys, allowed) = (keys.unwrap(), AllowedHosts::new(["127.0.0.1"]));
        let name = |url: &str| keys.of(&Url::parse(url).unwrap(), &allowed).map(|k| k.name.as_str().to_owned());
        assert_eq!(name("https://api.example.org/a?b").as_deref(), Some("x-api-key"));
        assert_eq!(name("https://api.example.org:443/").as_deref(), Some("x-api-key"));
        assert_eq!(name("http://127.0.0.1:81/").as_deref(), Some("x-key"));
        for other in [
            "http://api.example.org/",
            "https://api.example.org:444/",
            "https://example.org/",
            "https://api.example.org.example.com/",
            "https://x.api.example.org/",
            "http://127.0.0.1:82/",
        ] {
            assert_eq!(name(other), None, "{other}");
        }
        assert_eq!(keys.hosts().collect::<Vec<_>>(), ["api.example.org", "127.0.0.1:81"]);
    }

    #[test]
    fn what_is_no_key_is_refused_and_not_told() {
        let hosts = ["", "https://api.example.org", "api.example.org/x", "user@api.example.org", "api.example.org:443"];
        // The last two are keys where the host should be.
        for host in hosts.into_iter().chain(["X-Api-Key: s3cr3tk3y", "s3cr3tk3y"]) {
            let error = error(host, "api.example.org");
            assert!(error == KeyError::Host(1) && !error.to_string().contains("s3cr3t"), "{host}: {error}");
        }
        let host = || "api.example.org".to_owned();
        for line in ["abcdefghij", "X Api: abcdefgh", "X-Api-Key: abcdef\ngh", ": abcdefgh"] {
            assert_eq!(error(&host(), line), KeyError::Header(host()), "{line}");
        }
        assert_eq!(error(&host(), "User-Agent: abcdefgh"), KeyError::Ours(host()));
        assert_eq!(error(&host(), "Authorization: Bearer abc"), KeyError::Short(host()));
    }

    #[test]
    fn a_key_never_shows_and_is_found_in_what_comes_back() {
        let keys = HostKeys::new([("api.example.org", "Authorization: Bearer s3cr3tk3y")]).unwrap();
        assert_eq!(format!("{keys:?}"), "[\"api.example.org\"]");
        let key = keys.of(&Url::parse("https://api.example.org/").unwrap(), &AllowedHosts::default()).unwrap();
        assert!(key.stands_in(b"{\"key\": \"s3cr3tk3y\"}") && !key.stands_in(b"Bearer"));
        let odd = [("api.example.org", "Authorization: OAuth token=\"ab/cd+ef==\", v=\"1.0\"")];
        let odd = HostKeys::new(odd).unwrap();
        let odd = odd.of(&Url::parse("https://api.example.org/").unwrap(), &AllowedHosts::default()).unwrap();
        for told in ["ab/cd+ef==", "next?key=ab%2Fcd%2Bef%3D%3D&page=2", r#"{"key": "ab\/cd+ef=="}"#] {
            assert!(odd.stands_in(told.as_bytes()), "{told}");
        }
        assert!(!odd.stands_in(b"v=1.0 OAuth"));
        let mut headers = HeaderMap::new();
        key.add_to(&mut headers);
        assert!(key.stands_in_headers(&headers) && !format!("{headers:?}").contains("s3cr3t"));
    }
}
