//! Messages by their identifiers.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use lexgap_domain::{Message, MessageValue};
use unic_langid::LanguageIdentifier;

use crate::{Language, cldr};

/// The files of each language, by what they are about.
macro_rules! files {
    ($($language:ident $folder:literal),*) => {
        [$((Language::$language, files!(@ $folder common, home, scorecard, card, law, compare, topic, provenance, methodology, review, share, lists, evidence, effect, programs, computed))),*]
    };
    (@ $folder:literal $($area:ident),*) => {
        [$(include_str!(concat!("../", $folder, "/", stringify!($area), ".ftl"))),*]
    };
}

const AREAS: usize = 16;
const SOURCES: [(Language, [&str; AREAS]); 4] = files!(English "en", French "fr", Spanish "es", Arabic "ar");

const LATIN_AMERICA: &str = "Latin America and the Caribbean";

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<[Bundle; 4]> = LazyLock::new(|| SOURCES.map(|(language, sources)| bundle(language, &sources)));

fn bundle(language: Language, sources: &[&str]) -> Bundle {
    let identifier: LanguageIdentifier = language.tag().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
    // Latin names inside Arabic sentences keep their own direction by isolating marks; elsewhere all is one direction.
    bundle.set_use_isolating(language == Language::Arabic);
    bundle.set_formatter(Some(match language {
        Language::English => |value, _| formatted(Language::English, value),
        Language::French => |value, _| formatted(Language::French, value),
        Language::Spanish => |value, _| formatted(Language::Spanish, value),
        Language::Arabic => |value, _| formatted(Language::Arabic, value),
    }));
    for source in sources {
        // What does not parse is left out here, and found by the tests.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*source).to_owned());
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn formatted(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(n) if n.value.fract() == 0.0 => Some(cldr::integer(language, n.value as i64)),
        _ => None,
    }
}

/// What a message's variable stands for.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    Text(String),
    /// A count: it chooses the plural and is written as the language writes it.
    Count(i64),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Text(text)
    }
}

macro_rules! counts {
    ($($kind:ty),*) => {
        $(impl From<$kind> for Arg {
            fn from(n: $kind) -> Arg {
                Arg::Count(i64::try_from(n).unwrap_or(i64::MAX))
            }
        })*
    };
}

counts!(u16, u32, u64, usize, i64);

/// The message with that identifier and those variables. One that a language lacks is said in English; one that
/// nobody has is its identifier.
pub fn text(language: Language, id: &str, args: &[(&str, Arg)]) -> String {
    let mut values = FluentArgs::with_capacity(args.len());
    for (name, arg) in args {
        match arg {
            Arg::Text(text) => values.set(*name, text.as_str()),
            Arg::Count(n) => values.set(*name, *n),
        }
    }
    find(language, id, &values)
}

/// Whether there is a message with that identifier.
pub fn is_known(id: &str) -> bool {
    BUNDLES[Language::English.index()].has_message(id)
}

fn find(language: Language, id: &str, values: &FluentArgs<'_>) -> String {
    let of = |language: Language| {
        let bundle = &BUNDLES[language.index()];
        let pattern = bundle.get_message(id)?.value()?;
        Some(bundle.format_pattern(pattern, Some(values), &mut Vec::new()).into_owned())
    };
    of(language).or_else(|| of(Language::English)).unwrap_or_else(|| id.to_owned())
}

/// A computed sentence in that language.
pub fn say(language: Language, message: &Message) -> String {
    let mut values = FluentArgs::with_capacity(message.args.len());
    for (name, value) in &message.args {
        match value {
            MessageValue::Count(n) => values.set(name.as_str(), *n),
            other => values.set(name.as_str(), shown(language, other)),
        }
    }
    find(language, &message.id, &values)
}

/// A computed sentence in English, as files, commands and the API have it.
pub fn english(message: &Message) -> String {
    say(Language::English, message)
}

fn shown(language: Language, value: &MessageValue) -> String {
    match value {
        MessageValue::Text(text) => text.clone(),
        MessageValue::Count(n) => cldr::integer(language, *n),
        MessageValue::Decimal(x, decimals) => cldr::number(language, *x, usize::from(*decimals)),
        MessageValue::Fixed(x, decimals) => cldr::fixed(language, *x, usize::from(*decimals)),
        MessageValue::Year(year) => cldr::year_number(*year),
        // As files and the API have it.
        MessageValue::Day(day) if language == Language::English => day.to_string(),
        MessageValue::Day(day) => cldr::day(language, *day),
        MessageValue::Place(name) => place(language, name),
        MessageValue::Message(message) => say(language, message),
        MessageValue::List(all) => joined(language, all, "list-separator"),
        MessageValue::Clauses(all) => joined(language, all, "clause-separator"),
    }
}

/// A UN region by its English name, or a country by its code; what is neither stays.
pub fn place(language: Language, name: &str) -> String {
    match name {
        // CLDR leaves the Caribbean out of its name.
        LATIN_AMERICA => text(language, "region-latin-america", &[]),
        name => cldr::place(language, name),
    }
}

fn joined(language: Language, all: &[MessageValue], separator: &str) -> String {
    let each: Vec<String> = all.iter().map(|v| shown(language, v)).collect();
    each.join(&text(language, separator, &[]))
}

/// Identifiers of all messages, in the order of the files.
pub fn ids(language: Language) -> Vec<String> {
    let (_, sources) = SOURCES[language.index()];
    sources
        .iter()
        .flat_map(|source| source.lines())
        .filter_map(|line| line.split_once(" ="))
        .map(|(id, _)| id)
        .filter(|id| id.starts_with(|c: char| c.is_ascii_lowercase()))
        .map(str::to_owned)
        .collect()
}

/// Names of each message's variables.
pub fn variables(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let (_, sources) = SOURCES[language.index()];
    used(&sources.join("\n")).into_iter().map(|(id, (variables, _))| (id, variables)).collect()
}

/// Variables and tags of a message with all its plural forms.
fn used(source: &str) -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let mut all: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    let mut current = String::new();
    for line in source.lines().filter(|l| !l.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            current = id.to_owned();
        }
        let entry = all.entry(current.clone()).or_default();
        for part in line.split('$').skip(1) {
            entry.0.insert(part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect());
        }
        for part in line.split('<').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '/').collect();
            entry.1.insert(name);
        }
    }
    all.remove("");
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_parses() {
        for (language, sources) in SOURCES {
            for source in sources {
                if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                    panic!("{language:?}: {errors:?}");
                }
            }
            let all = ids(language);
            let distinct: BTreeSet<&String> = all.iter().collect();
            assert_eq!(all.len(), distinct.len(), "{language:?}: an identifier stands twice");
        }
    }

    #[test]
    fn every_language_says_everything_with_the_same_variables() {
        let english = used(&SOURCES[0].1.join("\n"));
        for (language, sources) in SOURCES.into_iter().skip(1) {
            let other = used(&sources.join("\n"));
            let mut wrong = Vec::new();
            for (id, expected) in &english {
                match other.get(id) {
                    None => wrong.push(format!("{id} is missing")),
                    Some(found) if found != expected => wrong.push(format!("{id}: {found:?}, English {expected:?}")),
                    Some(_) => {}
                }
            }
            wrong.extend(
                other.keys().filter(|id| !english.contains_key(*id)).map(|id| format!("{id} is not in English")),
            );
            assert!(wrong.is_empty(), "{language:?}:\n{}", wrong.join("\n"));
        }
    }

    #[test]
    fn what_nobody_has_is_its_identifier() {
        assert_eq!(text(Language::French, "no-such-message", &[]), "no-such-message");
    }
}
