//! What an edition binds itself to: of each fact every field behind a salt of its own. A fact can then be shown in whole,
//! or with fields masked whose values nobody can guess from the hash that stands in their place.
//!
//! The leaf of a fact in the edition's tree is the root of a small RFC 9162 tree over the fact's fields. The entry of a
//! field is its salt (32 bytes), its name, a zero byte and its value as JSON. All salts of a fact follow from one, which is
//! given away only with the whole fact; that one follows from the edition's secret and the fact.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::hash::{self, Node};

/// Number of this way to bind facts; 1 was a leaf over the fact's JSON line, which could not be shown in part.
pub const PROOF_FORMAT: u8 = 2;

/// Bytes of SHA-256 in one block.
const BLOCK: usize = 64;

/// From which all salts of an edition follow. Whoever knows it can test guesses at masked values.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret([u8; 32]);

impl Secret {
    /// From 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Secret {
        Secret(bytes)
    }

    /// The bytes, to keep them.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The salt of the fact with the JSON line `entry`: HMAC-SHA-256 (RFC 2104) of it under the secret.
    pub fn salt(&self, entry: &[u8]) -> Salt {
        let pad =
            |with: u8| -> [u8; BLOCK] { std::array::from_fn(|i| self.0.get(i).copied().unwrap_or_default() ^ with) };
        let inner = Sha256::new().chain_update(pad(0x36)).chain_update(entry).finalize();
        Salt(Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().into())
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Keeps a value from being guessed: 64 hexadecimal digits in files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Salt([u8; 32]);

impl Salt {
    /// The salt of a fact's field, from that of the fact.
    pub fn of_field(&self, name: &str) -> Salt {
        Salt(Sha256::new().chain_update([0x02]).chain_update(self.0).chain_update(name).finalize().into())
    }
}

impl Serialize for Salt {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hash::hex(&self.0))
    }
}

impl<'de> Deserialize<'de> for Salt {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Salt, D::Error> {
        let text = String::deserialize(from)?;
        hash::unhex(&text).map(Salt).ok_or_else(|| de::Error::custom("a salt is 64 hexadecimal digits"))
    }
}

/// The leaf of a field: what stands in the place of a masked one.
pub fn field_leaf(salt: &Salt, name: &str, value: &str) -> Node {
    let mut entry = Vec::with_capacity(33 + name.len() + value.len());
    entry.extend_from_slice(&salt.0);
    entry.extend_from_slice(name.as_bytes());
    entry.push(0);
    entry.extend_from_slice(value.as_bytes());
    hash::leaf(&entry)
}

/// The leaf of the fact with the JSON line `entry` and the salt `salt`.
///
/// # Errors
/// `entry` is no JSON object.
pub fn fact_leaf(salt: &Salt, entry: &[u8]) -> Result<Node, serde_json::Error> {
    let Fields(fields) = serde_json::from_slice(entry)?;
    Ok(hash::root_over(fields.iter().map(|(name, value)| field_leaf(&salt.of_field(name), name, value.get()))))
}

/// Names and values of the fields of a fact's JSON line, in their order, each value as it is written there.
///
/// # Errors
/// `entry` is no JSON object.
pub fn fields(entry: &[u8]) -> Result<Vec<(String, String)>, serde_json::Error> {
    let Fields(fields) = serde_json::from_slice(entry)?;
    Ok(fields.into_iter().map(|(name, value)| (name, value.get().to_owned())).collect())
}

struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> de::Visitor<'de> for Visitor {
            type Value = Fields<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a fact as a JSON object")
            }
            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }
        from.deserialize_map(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 4231, test case 2 with its key filled up to 32 bytes, which HMAC does itself.
    #[test]
    fn salts_are_those_of_hmac() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        assert_eq!(
            hash::hex(&Secret::new(key).salt(b"what do ya want for nothing?").0),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        );
    }

    #[test]
    fn a_fact_with_a_masked_field_has_the_same_leaf() {
        let (secret, entry) = (Secret::new([7; 32]), br#"{"id":"a","quantity":{"value":12.50},"unit":"persons"}"#);
        let salt = secret.salt(entry);
        let all = fields(entry).unwrap();
        assert_eq!(all[1], ("quantity".to_owned(), r#"{"value":12.50}"#.to_owned()));
        let leaf = |(name, value): &(String, String)| field_leaf(&salt.of_field(name), name, value);
        let whole = fact_leaf(&salt, entry).unwrap();
        assert_eq!(hash::root_over(all.iter().map(leaf)), whole);
        // Another value, name, order or salt gives another leaf.
        let swapped = [&all[1], &all[0], &all[2]];
        assert_ne!(hash::root_over(swapped.into_iter().map(leaf)), whole);
        assert_ne!(field_leaf(&salt.of_field("id"), "id", "\"b\""), leaf(&all[0]));
        assert_ne!(field_leaf(&salt.of_field("unit"), "id", "\"a\""), leaf(&all[0]));
        assert_ne!(fact_leaf(&Secret::new([8; 32]).salt(entry), entry).unwrap(), whole);
        assert!(fact_leaf(&salt, b"[1]").is_err() && fields(b"{").is_err());
        assert_eq!(format!("{secret:?}"), "Secret(…)");
    }
}
