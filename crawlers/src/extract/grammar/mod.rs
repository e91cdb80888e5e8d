//! From the words of a sentence to its statements of enforcement.
//!
//! Three things are looked for and joined: counted phrases ("at least nine suspected cases", "no new
//! prosecutions"), groups of verbs of enforcement with their voice and denial ("did not prosecute or convict"),
//! and comparisons with a period before ("down from one in 2013"). Each statement names the rule that made it.

use std::collections::BTreeMap;

mod clauses;
mod compare;
mod nouns;
mod parts;
mod phrases;
mod verbs;

use super::{
    Measure,
    rules::{Class, FORMS, Rules},
    text::Token,
};

/// How a number is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Exact,
    AtLeast,
    About,
    /// Between two bounds; `value` is the lower.
    Interval,
    /// Below the number that follows; only while a phrase is read.
    Below,
    NoneReported,
    NotReported,
}

/// A statement found in one sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub measure: Measure,
    pub value: Option<f64>,
    /// Upper bound of an interval.
    pub upper: Option<f64>,
    pub reading: Reading,
    pub unit: &'static str,
    pub breakdown: BTreeMap<String, String>,
    /// A value of the period before, given for comparison.
    pub previous: bool,
    /// True for all times ("has never convicted").
    pub ever: bool,
    pub rule: &'static str,
    /// Token at which the statement stands, for its period.
    pub at: usize,
}

/// What the sentence stands in.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setting {
    /// An entry that speaks of enforcement alone: "convicted a trafficker" is a count of one.
    pub dense: bool,
    /// The sentence before speaks of officials: "four of them" are some.
    pub officials_before: bool,
}

/// A counted phrase.
#[derive(Clone, Debug)]
struct Phrase {
    start: usize,
    end: usize,
    head: Option<usize>,
    class: Class,
    official: bool,
    value: f64,
    reading: Reading,
    zero: bool,
    /// "a trafficker", "an investigation": one only where nothing but enforcement is spoken of.
    indefinite: bool,
    /// "any prosecutions": counts only under a denial.
    any: bool,
    nominal: Vec<Measure>,
    /// "three of whom": a part of what was counted before.
    partitive: bool,
    /// The whole of "10 of the 40 victims".
    whole: Option<f64>,
    /// Upper bound of an interval.
    upper: Option<f64>,
    used: bool,
}

impl Phrase {
    /// A phrase that counts only under a denial.
    fn denied(start: usize, end: usize, head: Option<usize>, class: Class) -> Phrase {
        Phrase {
            start,
            end,
            head,
            class,
            official: false,
            value: 0.0,
            reading: Reading::Exact,
            zero: false,
            indefinite: false,
            any: true,
            nominal: Vec::new(),
            partitive: false,
            whole: None,
            upper: None,
            used: false,
        }
    }
}

/// What stands before a verb.
#[derive(Clone, Copy, Debug, Default)]
struct Governor {
    passive: bool,
    infinitive: bool,
    denied: bool,
    ever: bool,
    /// "did not report prosecuting".
    unreported: bool,
    /// Denied only in part ("did not adequately"), or not said to have happened.
    blocked: bool,
    /// Participle without auxiliary.
    bare: bool,
    /// First word of the auxiliaries.
    start: usize,
}

struct Group {
    first: usize,
    last: usize,
    measures: Vec<Measure>,
    verbs: Vec<usize>,
    governor: Governor,
}

pub(super) struct Parser<'a> {
    t: &'a [Token],
    rules: &'a Rules,
    setting: Setting,
    phrases: Vec<Phrase>,
    /// Whether a token stands in a comparison with the period before.
    before: Vec<bool>,
    events: Vec<Event>,
    /// Subjects of the last passive and the token after it.
    passive_before: Option<(Vec<usize>, usize)>,
}
impl<'a> Parser<'a> {
    pub fn new(t: &'a [Token], rules: &'a Rules, setting: Setting) -> Self {
        Parser {
            t,
            rules,
            setting,
            phrases: Vec::new(),
            before: vec![false; t.len()],
            events: Vec::new(),
            passive_before: None,
        }
    }

    /// Every statement of the sentence.
    pub fn parse(mut self) -> (Vec<Event>, Vec<bool>) {
        self.find_phrases();
        self.comparisons();
        let groups = self.find_groups();
        for group in &groups {
            self.verb_group(group);
        }
        self.case_verbs();
        self.nominals();
        self.at_zero();
        self.nominal_objects();
        self.denied_nominals();
        self.no_action();
        self.under_investigation();
        self.received_sentences();
        self.resulted_in();
        self.faced();
        self.guilty();
        self.involved_victims();
        self.modified();
        self.total_to();
        self.elliptic();
        self.apposition();
        self.not_reported();
        (self.events, self.before)
    }

    fn at(&self, i: usize) -> Option<&'a Token> {
        self.t.get(i)
    }

    fn is(&self, i: usize, class: Class) -> bool {
        self.at(i).is_some_and(|t| t.is(class))
    }

    fn lower(&self, i: usize) -> &'a str {
        self.at(i).map_or("", |t| t.lower.as_str())
    }

    fn mark(&self, i: usize) -> bool {
        self.at(i).is_none_or(|t| t.mark)
    }

    fn barrier(&self, i: usize) -> bool {
        self.at(i).is_none_or(|t| t.is(Class::BARRIER) || matches!(t.lower.as_str(), ";" | ":" | "–" | "—"))
    }

    fn adverb(&self, i: usize) -> bool {
        self.at(i)
            .is_some_and(|t| t.is(Class::ADVERB) || (t.lower.len() > 4 && t.lower.ends_with("ly") && !t.is(Class::AND)))
    }

    fn verb(&self, i: usize) -> bool {
        self.is(i, FORMS)
    }

    fn unit(m: Measure, class: Class) -> &'static str {
        if class.any(Class::NOMINAL.or(Class::SENTENCE)) {
            return match m {
                Measure::Investigations => "investigations",
                Measure::Convictions => "convictions",
                Measure::Sentenced => "sentences",
                _ => "prosecutions",
            };
        }
        if class.any(Class::CASE) && !class.any(Class::PERSON.or(Class::OFFICIAL).or(Class::VICTIM)) {
            "cases"
        } else {
            "persons"
        }
    }

    /// What follows a noun of cases and tells their kind: "cases of child trafficking", "convictions for sex trafficking".
    fn complement(&self, phrase: &Phrase) -> std::ops::Range<usize> {
        let from = phrase.end;
        let kind = self.is(from, Class::OF.or(Class::INVOLVE)) || matches!(self.lower(from), "for" | "related");
        if !phrase.class.any(Class::CASE.or(Class::NOMINAL)) || !kind || self.lower(from) == "against" {
            return from..from;
        }
        let ends = |i: usize| {
            self.mark(i)
                || self.barrier(i)
                || self.is(i, Class::BE.or(Class::RELATIVE).or(Class::PAST))
                || self.phrases.iter().any(|p| p.start == i)
                || self.is(i, Class::AND) && self.phrases.iter().any(|p| p.start == i + 1)
        };
        from..(from + 1..from + 9).find(|i| ends(*i)).unwrap_or(from + 9)
    }

    fn breakdown(&self, phrase: &Phrase) -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        let words = (phrase.start..phrase.end).chain(self.complement(phrase));
        let has = |c: Class| words.clone().any(|i| self.is(i, c));
        for (dimension, a, b) in [
            ("sex", (Class::MALE, "male"), (Class::FEMALE, "female")),
            ("age", (Class::CHILD, "child"), (Class::ADULT, "adult")),
            ("exploitation", (Class::SEXUAL, "sexual"), (Class::LABOUR, "labour")),
        ] {
            let value = match (has(a.0), has(b.0)) {
                (true, false) => a.1,
                (false, true) => b.1,
                _ => continue,
            };
            out.insert(dimension.to_owned(), value.to_owned());
        }
        if has(Class::SMUGGLING) {
            out.insert("act".to_owned(), "smuggling".to_owned());
        }
        out
    }

    fn push(&mut self, m: Measure, p: usize, rule: &'static str, governor: Option<Governor>) {
        let Some(phrase) = self.phrases.get(p).cloned() else { return };
        if phrase.indefinite && !self.setting.dense {
            return;
        }
        let mut breakdown = self.breakdown(&phrase);
        if phrase.official {
            breakdown.insert("perpetrator".to_owned(), "official".to_owned());
        }
        let at = phrase.start;
        let previous = self.before.get(at).copied().unwrap_or(false);
        let reading =
            if phrase.zero && governor.is_some_and(|g| g.unreported) { Reading::NoneReported } else { phrase.reading };
        self.events.push(Event {
            measure: m,
            value: Some(phrase.value),
            upper: phrase.upper,
            reading,
            unit: Self::unit(m, phrase.class),
            breakdown,
            previous,
            ever: governor.is_some_and(|g| g.ever),
            rule,
            at,
        });
        if let Some(found) = self.phrases.get_mut(p) {
            found.used = true;
        }
    }

    fn zero(
        &mut self,
        m: Measure,
        phrase: Option<&Phrase>,
        at: usize,
        rule: &'static str,
        unreported: bool,
        ever: bool,
    ) {
        let mut breakdown = phrase.map(|p| self.breakdown(p)).unwrap_or_default();
        breakdown.remove("exploitation");
        if let Some(p) = phrase {
            // "any sex trafficking victims" denies a part; "any trafficking victims" all.
            let part = self.breakdown(p);
            if let Some(v) = part.get("exploitation") {
                breakdown.insert("exploitation".to_owned(), v.clone());
            }
        }
        let unit = phrase.map_or("persons", |p| Self::unit(m, p.class));
        let previous = self.before.get(at).copied().unwrap_or(false);
        self.events.push(Event {
            measure: m,
            value: Some(0.0),
            upper: None,
            reading: if unreported { Reading::NoneReported } else { Reading::Exact },
            unit,
            breakdown,
            previous,
            ever,
            rule,
            at,
        });
    }

    /// Zeros of several measures about one phrase; of officials, who was not prosecuted counts once.
    fn zeros(&mut self, measures: &[Measure], phrase: &Phrase, at: usize, rule: &'static str, g: Governor) {
        let people = phrase.class.any(Class::PERSON.or(Class::CASE).or(Class::OFFENCE));
        let mixed = phrase.official && people && phrase.end > phrase.start + 3 && self.names_traffickers(phrase);
        if phrase.official && !measures.contains(&Measure::VictimsIdentified) {
            if measures.contains(&Measure::Prosecutions) || measures.len() > 1 {
                self.zero(Measure::OfficialsProsecuted, Some(phrase), at, rule, g.unreported, g.ever);
            } else if let (Some(m), false) = (measures.first(), mixed) {
                self.zero(*m, Some(phrase), at, rule, g.unreported, g.ever);
                if let Some(e) = self.events.last_mut() {
                    e.breakdown.insert("perpetrator".to_owned(), "official".to_owned());
                }
            }
            if !mixed {
                return;
            }
        }
        for m in measures {
            let mut plain = phrase.clone();
            plain.official = false;
            self.zero(*m, Some(&plain), at, rule, g.unreported, g.ever);
        }
    }

    /// "any traffickers or officials complicit": the first head is no official and no mere employer.
    fn names_traffickers(&self, phrase: &Phrase) -> bool {
        (phrase.start..phrase.end).any(|i| {
            let l = self.lower(i);
            self.is(i, Class::PERSON) && !self.is(i, Class::OFFICIAL.or(Class::OFFICIAL_IF)) && !l.starts_with("employ")
        })
    }

    fn of_officials(m: Measure, phrase: &Phrase) -> Measure {
        if m == Measure::Prosecutions && phrase.official { Measure::OfficialsProsecuted } else { m }
    }

    fn use_phrase(&mut self, p: usize) {
        if let Some(phrase) = self.phrases.get_mut(p) {
            phrase.used = true;
        }
    }
}
