//! What an installation says of an edition, signed, and the keys that it signed with.

use jiff::Timestamp;
use lexgap_domain::EditionHead;
use serde::{Deserialize, Serialize};

use crate::keys::{SigningKey, is_signed};

/// The signed statement of an edition: its head, which names the root of the edition before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attestation {
    /// [`EditionHead::statement`].
    pub statement: String,
    pub public_key: String,
    /// Of the key over the statement's bytes.
    pub signature: String,
}

impl Attestation {
    /// Signs the statement of `head`.
    ///
    /// # Errors
    /// None for a head that JSON can hold.
    pub fn sign(head: &EditionHead, key: &SigningKey) -> Result<Attestation, serde_json::Error> {
        let statement = head.statement()?;
        let signature = key.sign(statement.as_bytes());
        Ok(Attestation { statement, public_key: key.public(), signature })
    }

    /// Whether it is signed with its key.
    pub fn holds(&self) -> bool {
        is_signed(self.statement.as_bytes(), &self.public_key, &self.signature)
    }
}

/// A key of an installation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyRecord {
    pub public_key: String,
    /// When it came into use.
    pub since: Timestamp,
    /// The signature of the key before over the change; the first key has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
}

/// The keys of an installation, oldest first: each but the first is signed for by the one before.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct KeyHistory(pub Vec<KeyRecord>);

/// What the old key signs.
fn change(old: &str, new: &str, since: Timestamp) -> String {
    format!("Lexgap changes its key from {old} to {new} on {since}")
}

impl KeyHistory {
    /// Begins with a first key.
    pub fn new(key: &SigningKey, since: Timestamp) -> KeyHistory {
        KeyHistory(vec![KeyRecord { public_key: key.public(), since, signature: None }])
    }

    /// Puts `new` in the place of `old`, which signs for it.
    pub fn rotate(&mut self, old: &SigningKey, new: &SigningKey, since: Timestamp) {
        let signature = Some(old.sign(change(&old.public(), &new.public(), since).as_bytes()));
        self.0.push(KeyRecord { public_key: new.public(), since, signature });
    }

    /// What is wrong with it, in words.
    pub fn wrong(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        match self.0.first() {
            None => wrong.push("the list of keys is empty".to_owned()),
            Some(first) if first.signature.is_some() => {
                wrong.push("the first key is signed for by a key that is not in the list".to_owned());
            }
            Some(_) => {}
        }
        for pair in self.0.windows(2) {
            let [old, new] = pair else { continue };
            let text = change(&old.public_key, &new.public_key, new.since);
            let signed = new.signature.as_ref().is_some_and(|s| is_signed(text.as_bytes(), &old.public_key, s));
            if !signed || new.since < old.since {
                wrong.push(format!("the key {} is not signed for by the one before", new.public_key));
            }
        }
        wrong
    }

    /// Whether `public` was ever used.
    pub fn knows(&self, public: &str) -> bool {
        self.0.iter().any(|k| k.public_key == public)
    }

    /// The key in use.
    pub fn current(&self) -> Option<&str> {
        self.0.last().map(|k| k.public_key.as_str())
    }
}

/// `attestation.json` of a bundle.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct InBundle {
    #[serde(flatten)]
    pub attestation: Attestation,
    pub keys: KeyHistory,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_signed_for_by_the_one_before() {
        let [a, b, c] = [1, 2, 3].map(|seed| SigningKey::from_seed([seed; 32]));
        let at = |s| Timestamp::from_second(s).unwrap();
        let mut history = KeyHistory::new(&a, at(1));
        history.rotate(&a, &b, at(2));
        history.rotate(&b, &c, at(3));
        assert!(history.wrong().is_empty() && history.knows(&a.public()));
        assert_eq!(history.current(), Some(c.public().as_str()));
        let mut cut = history.clone();
        cut.0.remove(0);
        let mut skipped = history.clone();
        skipped.0.remove(1);
        let mut dated = history.clone();
        dated.0[1].since = at(1);
        let mut stranger = history;
        stranger.rotate(&a, &b, at(4));
        for changed in [cut, skipped, dated, stranger, KeyHistory::default()] {
            assert!(!changed.wrong().is_empty(), "{changed:?}");
        }
    }
}
