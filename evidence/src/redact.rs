//! What an advocate leaves out of a bundle or masks in it, and how a fact is shown with some of its fields.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

use lexgap_domain::{
    Claim, IndicatorPoint, Law, Observation,
    commitment::{self, Salt},
    hash::{self, Node},
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::EvidenceError;

/// What to leave out and to mask.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redaction {
    /// Facts by their address: the identifier of a law, a count or a statement, or `ti-cpi@2023` for a value of an
    /// indicator; with `.field` behind it, that field of that fact.
    pub leave_out: BTreeSet<String>,
    /// Names of fields that are masked in all facts that have them.
    pub mask: BTreeSet<String>,
}

impl Redaction {
    /// From lists as people write them, parted by commas.
    pub fn of<'a>(leave_out: impl IntoIterator<Item = &'a str>, mask: impl IntoIterator<Item = &'a str>) -> Redaction {
        fn words<'a>(lists: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
            let words = lists.into_iter().flat_map(|list| list.split(',')).map(str::trim);
            words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
        }
        Redaction { leave_out: words(leave_out), mask: words(mask) }
    }

    /// Whether the bundle shows everything.
    pub fn is_empty(&self) -> bool {
        self.leave_out.is_empty() && self.mask.is_empty()
    }
}

/// What a bundle says of what it does not show, in `edition.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct LeftOut {
    /// Facts that are not there, by kind.
    pub facts: BTreeMap<String, u64>,
    /// Facts that are there with masked fields.
    pub facts_masked: u64,
    /// Which fields are masked in any of them.
    pub fields: BTreeSet<String>,
    /// Scores, joint estimates, revisions and contradictions that would tell of these facts.
    pub derived: u64,
    /// Originals that these facts were read from and that would tell of them.
    pub originals: u64,
}

impl LeftOut {
    pub fn is_empty(&self) -> bool {
        *self == LeftOut::default()
    }

    /// In one sentence.
    pub fn words(&self) -> String {
        let facts: Vec<String> = self.facts.iter().map(|(kind, n)| format!("{n} {}", kind.replace('_', " "))).collect();
        let facts = if facts.is_empty() { "no fact".to_owned() } else { facts.join(", ") };
        let fields = self.fields.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
        let fields = if fields.is_empty() { String::new() } else { format!(" ({fields})") };
        format!(
            "Whoever made this bundle left out of it: {facts}; fields of {} facts{fields}; {} results and {} originals that \
             would tell of them. The proofs hold for all that is shown.",
            self.facts_masked, self.derived, self.originals
        )
    }
}

/// What a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    Law,
    Observation,
    IndicatorPoint,
    Claim,
}

impl Kind {
    pub fn id(self) -> &'static str {
        match self {
            Kind::Law => "law",
            Kind::Observation => "observation",
            Kind::IndicatorPoint => "indicator_point",
            Kind::Claim => "claim",
        }
    }
}

/// A kind of fact.
pub(crate) trait Fact: Clone + Serialize + DeserializeOwned + 'static {
    const KIND: Kind;
    /// A fact that says nothing: what stands in masked fields, in memory only.
    const BLANK: &'static str;
    /// Fields that tell what the fact says; others tell how it was read or judged.
    const TELLING: &'static [&'static str];
    /// Of a field, those that give it away, so that they are masked with it.
    const TELLTALES: &'static [(&'static str, &'static [&'static str])];
    /// What a person names it by.
    fn address(&self) -> String;
}

impl Fact for Law {
    const KIND: Kind = Kind::Law;
    const BLANK: &'static str = r#"{"id":"","jurisdiction":"","kind":"law","titles":[{"language":"en","title":""}],"citation":"","topics":[],"instrument":null,"dates":[],"url":null,"sources":[],"versions":[],"status":"not_stated","sections":[],"amendments":[],"notes":[],"provisions":[]}"#;
    const TELLING: &'static [&'static str] = &[
        "titles",
        "citation",
        "topics",
        "instrument",
        "dates",
        "url",
        "sources",
        "versions",
        "sections",
        "amendments",
        "provisions",
    ];
    const TELLTALES: &'static [(&'static str, &'static [&'static str])] = &[
        ("titles", &["id", "citation", "instrument", "url", "versions", "notes"]),
        ("citation", &["id", "titles", "instrument", "url", "versions", "notes"]),
        ("instrument", &["id", "titles", "citation", "url"]),
        ("sources", &["url", "dates", "versions", "provisions"]),
    ];
    fn address(&self) -> String {
        self.id.to_string()
    }
}

impl Fact for Observation {
    const KIND: Kind = Kind::Observation;
    const BLANK: &'static str = r#"{"id":"","jurisdiction":"","topics":[],"measure":"convictions","period":{"start":"0001-01-01","end":"0001-01-01"},"quantity":{"qualifier":"not_reported","value":null,"lower":null,"upper":null},"unit":"persons","breakdown":{},"ordinal":0,"source":"","provenance":{"snapshot":"","locator":""},"status":"automatic","reading":null,"review":null}"#;
    const TELLING: &'static [&'static str] =
        &["topics", "measure", "period", "quantity", "unit", "breakdown", "ordinal", "source", "provenance"];
    // The identifier is a hash over key and figure.
    const TELLTALES: &'static [(&'static str, &'static [&'static str])] = &[
        ("topics", &["id"]),
        ("measure", &["id", "review"]),
        ("period", &["id", "review"]),
        ("quantity", &["id", "review"]),
        ("unit", &["id"]),
        ("breakdown", &["id"]),
        ("ordinal", &["id"]),
        ("source", &["id", "provenance"]),
    ];
    fn address(&self) -> String {
        self.id.to_string()
    }
}

impl Fact for IndicatorPoint {
    const KIND: Kind = Kind::IndicatorPoint;
    const BLANK: &'static str = r#"{"indicator":"","jurisdiction":"","period":{"start":"0001-01-01","end":"0001-01-01"},"value":null,"standard_error":null,"lower":null,"upper":null,"n_sources":null,"label":null,"source":"","provenance":{"snapshot":"","locator":""}}"#;
    const TELLING: &'static [&'static str] =
        &["indicator", "period", "value", "standard_error", "lower", "upper", "label", "source", "provenance"];
    const TELLTALES: &'static [(&'static str, &'static [&'static str])] = &[
        ("value", &["standard_error", "lower", "upper", "label"]),
        ("label", &["value", "standard_error", "lower", "upper"]),
        // An indicator is its publisher's.
        ("source", &["indicator", "provenance"]),
        ("indicator", &["source", "provenance"]),
    ];
    fn address(&self) -> String {
        format!("{}@{}", self.indicator, self.period.label())
    }
}

impl Fact for Claim {
    const KIND: Kind = Kind::Claim;
    const BLANK: &'static str = r#"{"id":"","jurisdiction":"","topics":[],"said":{"rating":{"tier":""}},"period":null,"source":"","provenance":{"snapshot":"","locator":""},"status":"automatic","reading":{"rule":"","confidence":0.0},"review":null,"as_read":null}"#;
    const TELLING: &'static [&'static str] = &["topics", "said", "period", "source", "provenance"];
    const TELLTALES: &'static [(&'static str, &'static [&'static str])] = &[
        ("topics", &["id"]),
        ("said", &["id", "review", "as_read"]),
        ("period", &["id"]),
        ("source", &["id", "provenance"]),
    ];
    fn address(&self) -> String {
        self.id.to_string()
    }
}

/// Names of the fields of a kind.
pub(crate) fn names<T: Fact>() -> Result<Vec<String>, serde_json::Error> {
    Ok(commitment::fields(T::BLANK.as_bytes())?.into_iter().map(|(name, _)| name).collect())
}

/// Names of the fields of all kinds.
pub(crate) fn all_names() -> Result<String, serde_json::Error> {
    let mut all = BTreeSet::new();
    all.extend(names::<Law>()?);
    all.extend(names::<Observation>()?);
    all.extend(names::<IndicatorPoint>()?);
    all.extend(names::<Claim>()?);
    Ok(all.into_iter().collect::<Vec<_>>().join(", "))
}

/// A fact as a bundle shows it: what is masked says nothing in it.
#[derive(Clone, Debug)]
pub(crate) struct Shown<'a, T: Clone> {
    fact: Cow<'a, T>,
    /// As the edition holds it; a check has only what is shown.
    pub original: Option<&'a T>,
    pub masked: BTreeSet<String>,
}

impl<T: Clone> Deref for Shown<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.fact
    }
}

impl<'a, T: Fact> Shown<'a, T> {
    pub fn whole(fact: &'a T) -> Shown<'a, T> {
        Shown { fact: Cow::Borrowed(fact), original: Some(fact), masked: BTreeSet::new() }
    }

    pub fn is_masked(&self, field: &str) -> bool {
        self.masked.contains(field)
    }

    /// Whether what the fact says is hidden in part.
    pub fn hides(&self) -> bool {
        T::TELLING.iter().any(|field| self.masked.contains(*field))
    }

    /// The fact with `masked` fields, and those that give them away, hidden.
    fn with(fact: &'a T, mut masked: BTreeSet<String>) -> Result<Shown<'a, T>, serde_json::Error> {
        loop {
            let before = masked.len();
            for (_, telltales) in T::TELLTALES.iter().filter(|(field, _)| masked.contains(*field)).collect::<Vec<_>>() {
                masked.extend(telltales.iter().map(|f| (*f).to_owned()));
            }
            if masked.len() == before {
                break;
            }
        }
        let fields = commitment::fields(&serde_json::to_vec(fact)?)?;
        masked.retain(|name| fields.iter().any(|(n, _)| n == name));
        if masked.is_empty() {
            return Ok(Shown::whole(fact));
        }
        let shown = fields.into_iter().map(|(name, value)| {
            let value = (!masked.contains(&name)).then_some(value);
            (name, value)
        });
        let Shown { fact: of_fields, masked, .. } = Shown::from_fields(shown.collect())?;
        Ok(Shown { fact: of_fields, original: Some(fact), masked })
    }

    /// A fact from its fields; `None` stands for a masked value.
    pub fn from_fields(fields: Vec<(String, Option<String>)>) -> Result<Shown<'static, T>, serde_json::Error> {
        let blank: BTreeMap<String, String> = commitment::fields(T::BLANK.as_bytes())?.into_iter().collect();
        let masked: BTreeSet<String> = fields.iter().filter(|(_, v)| v.is_none()).map(|(n, _)| n.clone()).collect();
        let mut text = String::from("{");
        for (i, (name, value)) in fields.iter().enumerate() {
            text.push_str(if i == 0 { "" } else { "," });
            text.push_str(&serde_json::to_string(name)?);
            text.push(':');
            text.push_str(value.as_ref().or_else(|| blank.get(name)).map_or("null", String::as_str));
        }
        text.push('}');
        Ok(Shown { fact: Cow::Owned(serde_json::from_str(&text)?), original: None, masked })
    }
}

/// Facts of one kind as a redaction lets them be shown, those of which nothing derived may be told, and how many are
/// left out.
pub(crate) struct Kept<'a, T: Clone> {
    pub shown: Vec<Shown<'a, T>>,
    /// Facts that are left out or hide what they say.
    pub hidden: Vec<&'a T>,
    pub left_out: u64,
}

/// Applies `redaction`; takes from `unmet` what it met.
pub(crate) fn keep<'a, T: Fact>(
    facts: Vec<&'a T>,
    redaction: &Redaction,
    unmet: &mut BTreeSet<String>,
) -> Result<Kept<'a, T>, EvidenceError> {
    let mut kept = Kept { shown: Vec::with_capacity(facts.len()), hidden: Vec::new(), left_out: 0 };
    if redaction.is_empty() {
        kept.shown.extend(facts.into_iter().map(Shown::whole));
        return Ok(kept);
    }
    let known = names::<T>()?;
    let everywhere: BTreeSet<String> = redaction.mask.iter().filter(|n| known.contains(n)).cloned().collect();
    for name in &everywhere {
        unmet.remove(name);
    }
    for fact in facts {
        let address = fact.address();
        if redaction.leave_out.contains(&address) {
            unmet.remove(&address);
            kept.left_out += 1;
            kept.hidden.push(fact);
            continue;
        }
        let mut masked = everywhere.clone();
        for name in &known {
            let one = format!("{address}.{name}");
            if redaction.leave_out.contains(&one) {
                unmet.remove(&one);
                masked.insert(name.clone());
            }
        }
        let shown = Shown::with(fact, masked)?;
        if shown.hides() {
            kept.hidden.push(fact);
        }
        kept.shown.push(shown);
    }
    Ok(kept)
}

/// A fact with the proof that the edition holds it. One line of `facts.jsonl`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Proven {
    pub kind: Kind,
    /// Position among the edition's facts, and the proof of RFC 9162.
    pub index: u64,
    pub path: Vec<lexgap_domain::Sha256Hex>,
    /// From which the salts of all fields follow; only with a whole fact.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    pub fields: Vec<Field>,
}

/// A field of a fact: its value as JSON with its salt, or the hash that stands in the place of both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Field {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub salt: Option<Salt>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<lexgap_domain::Sha256Hex>,
}

impl Proven {
    /// The fields of the fact with the JSON line `entry` and the salt `salt`, without those that are `masked`.
    pub fn fields(entry: &[u8], salt: &Salt, masked: &BTreeSet<String>) -> Result<Vec<Field>, serde_json::Error> {
        let fields = commitment::fields(entry)?.into_iter().map(|(name, value)| {
            let of_field = salt.of_field(&name);
            if masked.contains(&name) {
                let leaf = commitment::field_leaf(&of_field, &name, &value);
                let hash = Some(lexgap_domain::Sha256Hex::new(hash::hex(&leaf)));
                Field { name, value: None, salt: None, hash }
            } else {
                let salt = (!masked.is_empty()).then_some(of_field);
                Field { name, value: Some(value), salt, hash: None }
            }
        });
        Ok(fields.collect())
    }

    /// The leaf that the fields lead to; `None` where a field has neither value with salt nor a hash.
    pub fn leaf(&self) -> Option<Node> {
        let leaves: Option<Vec<Node>> = self
            .fields
            .iter()
            .map(|f| match (&f.value, &f.hash) {
                (Some(value), None) => {
                    let salt = match (self.salt, f.salt) {
                        (Some(salt), None) => salt.of_field(&f.name),
                        (None, Some(salt)) => salt,
                        _ => return None,
                    };
                    Some(commitment::field_leaf(&salt, &f.name, value))
                }
                // A fact's own salt would give away what is masked.
                (None, Some(hash)) if self.salt.is_none() && f.salt.is_none() => hash::unhex(hash.as_str()),
                _ => None,
            })
            .collect();
        Some(hash::root_over(leaves?))
    }

    /// The fact itself, as far as it is shown.
    pub fn fact<T: Fact>(self) -> Result<Shown<'static, T>, serde_json::Error> {
        Shown::from_fields(self.fields.into_iter().map(|f| (f.name, f.value)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blank_says_nothing_and_knows_every_field<T: Fact>() {
        let blank: T = serde_json::from_str(T::BLANK).unwrap();
        let all = commitment::fields(&serde_json::to_vec(&blank).unwrap()).unwrap();
        let of_blank = commitment::fields(T::BLANK.as_bytes()).unwrap();
        assert_eq!(all, of_blank, "{}: a field is new, gone or moved", T::KIND.id());
        let telltales = T::TELLTALES.iter().flat_map(|(field, with)| std::iter::once(field).chain(with.iter()));
        for name in T::TELLING.iter().chain(telltales) {
            assert!(all.iter().any(|(n, _)| n == name), "{}: no field {name}", T::KIND.id());
        }
    }

    #[test]
    fn blanks_follow_the_types() {
        blank_says_nothing_and_knows_every_field::<Law>();
        blank_says_nothing_and_knows_every_field::<Observation>();
        blank_says_nothing_and_knows_every_field::<IndicatorPoint>();
        blank_says_nothing_and_knows_every_field::<Claim>();
    }
}
