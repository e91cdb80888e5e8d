//! The words of a language and their classes, read from data: one TOML file per language, one engine for all.

use std::{collections::HashMap, sync::LazyLock};

use serde::Deserialize;

use super::Measure;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u128);

macro_rules! classes {
    ($($name:ident = $bit:literal),+ $(,)?) => { impl Class { $(pub const $name: Class = Class(1 << $bit);)+ } };
}

classes! {
    THE = 0, ANY = 1, A = 2, NO = 3, NONE = 4, ANYONE = 5, NOT = 6, NEVER = 7, NOR = 8, WITHOUT = 9, YET = 10,
    BE = 11, HAVE = 12, DO = 13, MODAL = 14, TO = 15, AND = 16, RELATIVE = 17, PRONOUN = 18, PREPOSITION = 19,
    BARRIER = 20, OF = 21, AGAINST = 22, BY = 23, UNDER = 24, ADVERB = 25, FIRST = 26, ONLY = 27, LABEL = 28,
    CURRENCY = 29, CHANGE = 30, COMPARED = 31, FROM = 32, PREVIOUS = 33, COMPLICIT = 34, UNKNOWN = 35,
    AVAILABLE = 36, ACCOUNTABLE = 37, NOT_ALL = 38, OF_RATE = 39, CASE = 40, OFFENCE = 41, PERSON = 42,
    OFFICIAL = 43, OFFICIAL_OF = 44, OFFICIAL_IF = 45, VICTIM = 46, EFFORT = 47, LAW = 48, NGO = 49, DATA = 50,
    MONTH = 51, NOMINAL_OTHER = 52, AGAINST_NOUN = 53, IDENTIFICATION = 54, SENTENCE = 55, COURT = 56,
    NOMINAL = 57, EVENT = 58, CASES_INVESTIGATED = 59, CASES_PROSECUTED = 60, LIGHT = 61, REPORT = 62,
    OTHER_VERB = 63, FAIL = 64, RECEIVE = 65, FACE = 66, RESULT = 67, SEND = 68, ENACT = 69, DRAFT = 70,
    REPEAL = 71, BASE = 72, THIRD = 73, PAST = 74, PARTICIPLE = 75, GERUND = 76, REPEALED = 77, STRUCK_DOWN = 78,
    PENDING = 79, IN_FORCE = 80, LAW_SUBJECT = 81, PLAN = 82, MALE = 83, FEMALE = 84, CHILD = 85, ADULT = 86,
    SEXUAL = 87, LABOUR = 88, SMUGGLING = 89, FIND = 90, VICTIM_CONTEXT = 91, PRIVATE = 92, COMPLETION = 93,
    INVOLVE = 94, TENTATIVE = 95, PRONOUNCE = 96, GUESSED = 97, GUILTY = 98, COMPLICITY = 99, ALLEGED = 100, LAW_SAYS = 101, INVOLVED = 102,
}

impl Class {
    /// Whether any class of `other` is present.
    pub fn any(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn or(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }

    fn add(&mut self, other: Class) {
        self.0 |= other.0;
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Forms of a verb.
pub(super) const FORMS: Class = Class::BASE.or(Class::THIRD).or(Class::PAST).or(Class::PARTICIPLE).or(Class::GERUND);
/// What can be the head of a counted phrase.
pub(super) const COUNTED: Class =
    Class::CASE.or(Class::OFFENCE).or(Class::PERSON).or(Class::OFFICIAL).or(Class::OFFICIAL_IF).or(Class::VICTIM);

/// One word of the lexicon.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    pub class: Class,
    /// What the verb or the noun measures.
    pub measure: Option<Measure>,
}

type Words = Vec<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    words: HashMap<String, f64>,
    scales: HashMap<String, f64>,
    joiner: String,
    /// Whether the joiner stands between tens and ones ("treinta y cinco").
    joins_tens: bool,
    thousands: char,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Months {
    names: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Qualifiers {
    at_least: Words,
    about: Words,
    below: Words,
    skip: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sections {
    relevant: Words,
    irrelevant: Words,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: String,
    stopwords: Words,
    elide: bool,
    numbers: Numbers,
    months: Months,
    qualifiers: Qualifiers,
    verbs: HashMap<String, Words>,
    nominals: HashMap<String, Words>,
    nouns: HashMap<String, Words>,
    words: HashMap<String, Words>,
    breakdown: HashMap<String, HashMap<String, Words>>,
    law: HashMap<String, Words>,
    sections: Sections,
}

/// The rules of one language.
pub(super) struct Rules {
    pub language: String,
    pub stopwords: Words,
    /// Whether an apostrophe ends a word of its own (`l'enquête`).
    pub elide: bool,
    pub numbers: HashMap<String, f64>,
    pub scales: HashMap<String, f64>,
    pub joiner: String,
    pub joins_tens: bool,
    pub thousands: char,
    pub at_least: Vec<Words>,
    pub about: Vec<Words>,
    pub below: Vec<Words>,
    pub skip: Vec<Words>,
    pub relevant: Words,
    pub irrelevant: Words,
    person_suffixes: Words,
    not_person: Words,
    words: HashMap<String, Word>,
}

/// A rule file that does not hold what the engine needs.
#[derive(Debug, thiserror::Error)]
pub(super) enum RulesError {
    #[error("{0}")]
    Toml(#[from] toml::de::Error),
    #[error("`{0}` is no group of words that the engine knows")]
    Group(String),
    #[error("`{0}` must be five forms, base|third|past|participle|gerund")]
    Verb(String),
}

fn measure_named(name: &str) -> Option<Measure> {
    Measure::ALL.into_iter().find(|m| m.id() == name)
}

fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "the" => Class::THE,
        "any" => Class::ANY,
        "a" => Class::A,
        "no" => Class::NO,
        "none" => Class::NONE,
        "anyone" => Class::ANYONE,
        "not" => Class::NOT,
        "never" => Class::NEVER,
        "nor" => Class::NOR,
        "without" => Class::WITHOUT,
        "yet" => Class::YET,
        "be" => Class::BE,
        "have" => Class::HAVE,
        "do" => Class::DO,
        "modal" => Class::MODAL,
        "to" => Class::TO,
        "and" => Class::AND,
        "relative" => Class::RELATIVE,
        "pronoun" => Class::PRONOUN,
        "preposition" => Class::PREPOSITION,
        "barrier" => Class::BARRIER,
        "of" => Class::OF,
        "against" => Class::AGAINST,
        "by" => Class::BY,
        "under" => Class::UNDER,
        "adverbs" => Class::ADVERB,
        "ordinal_one" => Class::FIRST,
        "only" => Class::ONLY,
        "label" => Class::LABEL,
        "currency" => Class::CURRENCY,
        "change" => Class::CHANGE,
        "compared" => Class::COMPARED,
        "from" => Class::FROM,
        "previous" => Class::PREVIOUS,
        "complicit" => Class::COMPLICIT,
        "unknown" => Class::UNKNOWN,
        "available" => Class::AVAILABLE,
        "accountable" => Class::ACCOUNTABLE,
        "not_all" => Class::NOT_ALL,
        "of_rate" => Class::OF_RATE,
        "victim_context" => Class::VICTIM_CONTEXT,
        "private" => Class::PRIVATE,
        "involve" => Class::INVOLVE,
        "tentative" => Class::TENTATIVE,
        "guilty" => Class::GUILTY,
        "complicity" => Class::COMPLICITY,
        "alleged" => Class::ALLEGED,
        "involved" => Class::INVOLVED,
        _ => return None,
    })
}

impl Rules {
    fn from_toml(text: &str) -> Result<Rules, RulesError> {
        let file: File = toml::from_str(text)?;
        let mut words: HashMap<String, Word> = HashMap::new();
        let mut add = |word: &str, class: Class, measure: Option<Measure>| {
            let entry = words.entry(word.to_owned()).or_default();
            entry.class.add(class);
            entry.measure = entry.measure.or(measure);
        };
        for (group, verbs) in &file.verbs {
            let (class, measure) = match (measure_named(group), group.as_str()) {
                (Some(measure), _) => (Class::EVENT, Some(measure)),
                (_, "cases_investigated") => (Class::CASES_INVESTIGATED, None),
                (_, "cases_prosecuted") => (Class::CASES_PROSECUTED, None),
                (_, "light") => (Class::LIGHT, None),
                (_, "report") => (Class::REPORT, None),
                (_, "other") => (Class::OTHER_VERB, None),
                (_, "fail") => (Class::FAIL, None),
                (_, "receive") => (Class::RECEIVE, None),
                (_, "face") => (Class::FACE, None),
                (_, "result") => (Class::RESULT, None),
                (_, "send") => (Class::SEND, None),
                (_, "find") => (Class::FIND, None),
                (_, "pronounce") => (Class::PRONOUNCE, None),
                (_, "enact") => (Class::ENACT, None),
                (_, "draft") => (Class::DRAFT, None),
                (_, "repeal") => (Class::REPEAL, None),
                _ => return Err(RulesError::Group(format!("verbs.{group}"))),
            };
            for verb in verbs {
                let forms: Vec<&str> = verb.split('|').collect();
                let [base, third, past, participle, gerund] = forms[..] else {
                    return Err(RulesError::Verb(verb.clone()));
                };
                add(base, class.or(Class::BASE), measure);
                add(third, class.or(Class::THIRD), measure);
                add(past, class.or(Class::PAST), measure);
                add(participle, class.or(Class::PARTICIPLE), measure);
                add(gerund, class.or(Class::GERUND), measure);
            }
        }
        for (group, nouns) in &file.nominals {
            let (class, measure) = match (measure_named(group), group.as_str()) {
                (Some(measure), _) => (Class::NOMINAL, Some(measure)),
                (_, "other") => (Class::NOMINAL_OTHER, None),
                (_, "against") => (Class::AGAINST_NOUN, None),
                (_, "identification") => (Class::IDENTIFICATION, None),
                (_, "sentence") => (Class::SENTENCE, None),
                (_, "court") => (Class::COURT, None),
                (_, "completion") => (Class::COMPLETION, None),
                _ => return Err(RulesError::Group(format!("nominals.{group}"))),
            };
            nouns.iter().for_each(|n| add(n, class, measure));
        }
        let mut person_suffixes = Vec::new();
        let mut not_person = Vec::new();
        for (group, nouns) in &file.nouns {
            let class = match group.as_str() {
                "case" => Class::CASE,
                "offence" => Class::OFFENCE,
                "person" => Class::PERSON,
                "official" => Class::OFFICIAL,
                "official_of" => Class::OFFICIAL_OF,
                "official_if" => Class::OFFICIAL_IF,
                "victim" => Class::VICTIM,
                "effort" => Class::EFFORT,
                "law" => Class::LAW,
                "ngo" => Class::NGO,
                "data" => Class::DATA,
                "person_suffixes" => {
                    person_suffixes.clone_from(nouns);
                    continue;
                }
                "not_person" => {
                    not_person.clone_from(nouns);
                    continue;
                }
                _ => return Err(RulesError::Group(format!("nouns.{group}"))),
            };
            nouns.iter().for_each(|n| add(n, class, None));
        }
        for (group, list) in &file.words {
            let class = class_named(group).ok_or_else(|| RulesError::Group(format!("words.{group}")))?;
            list.iter().for_each(|w| add(w, class, None));
        }
        for (dimension, categories) in &file.breakdown {
            for (category, list) in categories {
                let class = match (dimension.as_str(), category.as_str()) {
                    ("sex", "male") => Class::MALE,
                    ("sex", "female") => Class::FEMALE,
                    ("age", "child") => Class::CHILD,
                    ("age", "adult") => Class::ADULT,
                    ("exploitation", "sexual") => Class::SEXUAL,
                    ("exploitation", "labour") => Class::LABOUR,
                    ("act", "smuggling") => Class::SMUGGLING,
                    _ => return Err(RulesError::Group(format!("breakdown.{dimension}.{category}"))),
                };
                list.iter().for_each(|w| add(w, class, None));
            }
        }
        for (group, list) in &file.law {
            let class = match group.as_str() {
                "repealed" => Class::REPEALED,
                "struck_down" => Class::STRUCK_DOWN,
                "pending" => Class::PENDING,
                "in_force" => Class::IN_FORCE,
                "subjects" => Class::LAW_SUBJECT,
                "says" => Class::LAW_SAYS,
                "plans" => Class::PLAN,
                _ => return Err(RulesError::Group(format!("law.{group}"))),
            };
            list.iter().for_each(|w| add(w, class, None));
        }
        file.months.names.iter().for_each(|m| add(m, Class::MONTH, None));
        let phrases =
            |list: &Words| -> Vec<Words> { list.iter().map(|p| p.split(' ').map(str::to_owned).collect()).collect() };
        Ok(Rules {
            at_least: phrases(&file.qualifiers.at_least),
            about: phrases(&file.qualifiers.about),
            below: phrases(&file.qualifiers.below),
            skip: phrases(&file.qualifiers.skip),
            language: file.language,
            stopwords: file.stopwords,
            elide: file.elide,
            numbers: file.numbers.words,
            scales: file.numbers.scales,
            joiner: file.numbers.joiner,
            joins_tens: file.numbers.joins_tens,
            thousands: file.numbers.thousands,
            relevant: file.sections.relevant,
            irrelevant: file.sections.irrelevant,
            person_suffixes,
            not_person,
            words,
        })
    }

    /// The classes of a word in lower case; an unknown plural may be persons by its ending.
    pub fn word(&self, lower: &str) -> Word {
        if let Some(word) = self.words.get(lower) {
            return *word;
        }
        let suffix = |s: &String| lower.len() > s.len() + 2 && lower.ends_with(s.as_str());
        if self.person_suffixes.iter().any(suffix) && !self.not_person.iter().any(|w| w == lower) {
            return Word { class: Class::PERSON.or(Class::GUESSED), measure: None };
        }
        Word::default()
    }

    /// How many stopwords of this language stand in `lower` words.
    pub fn familiarity<'a>(&self, lower: impl Iterator<Item = &'a str>) -> usize {
        lower.filter(|w| self.stopwords.iter().any(|s| s == w)).count()
    }
}

static ALL: LazyLock<Vec<Rules>> = LazyLock::new(|| {
    [include_str!("rules/en.toml"), include_str!("rules/fr.toml"), include_str!("rules/es.toml")]
        .into_iter()
        .map(|text| match Rules::from_toml(text) {
            Ok(rules) => rules,
            // The texts are part of the program: the test `every_language_loads` holds this branch unreachable.
            Err(e) => unreachable!("{e}"),
        })
        .collect()
});

/// The rules of every language, English first.
pub(super) fn all() -> &'static [Rules] {
    &ALL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_loads() {
        for text in [include_str!("rules/en.toml"), include_str!("rules/fr.toml"), include_str!("rules/es.toml")] {
            if let Err(e) = Rules::from_toml(text) {
                panic!("{e}");
            }
        }
        assert_eq!(all().iter().map(|r| r.language.as_str()).collect::<Vec<_>>(), ["en", "fr", "es"]);
    }

    #[test]
    fn endings_tell_persons() {
        let en = &all()[0];
        assert!(en.word("kidnappers").class.any(Class::PERSON));
        assert!(en.word("ships").class.is_empty());
        assert!(!en.word("shelters").class.any(Class::PERSON));
    }
}
