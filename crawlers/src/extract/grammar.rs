//! From the words of a sentence to its statements of enforcement.
//!
//! Three things are looked for and joined: counted phrases ("at least nine suspected cases", "no new
//! prosecutions"), groups of verbs of enforcement with their voice and denial ("did not prosecute or convict"),
//! and comparisons with a period before ("down from one in 2013"). Each statement names the rule that made it.

use std::collections::BTreeMap;

use super::{
    Measure,
    rules::{COUNTED, Class, FORMS, Rules},
    text::Token,
};

/// How a number is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Exact,
    AtLeast,
    About,
    NoneReported,
    NotReported,
}

/// A statement found in one sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Event {
    pub measure: Measure,
    pub value: Option<f64>,
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
    /// The whole of "100 of the 497 victims".
    whole: Option<f64>,
    used: bool,
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
        self.nominal_objects();
        self.denied_nominals();
        self.no_action();
        self.under_investigation();
        self.received_sentences();
        self.resulted_in();
        self.faced();
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

    // ---- counted phrases ----

    /// A number in digits or words at `i`, with the index after it.
    fn number(&self, i: usize) -> Option<(f64, usize)> {
        let token = self.at(i)?;
        if token.year.is_some() {
            return None;
        }
        let mut end = i + 1;
        let mut value = match token.digits {
            Some(n) => n,
            None => self.number_word(&token.lower)?,
        };
        // "two hundred ninety-four", "two dozen", "3 thousand"
        while let Some(next) = self.at(end) {
            if let Some(scale) = self.rules.scales.get(&next.lower) {
                value *= scale;
            } else if value >= 100.0
                && token.digits.is_none()
                && let Some(more) = self.number_word(&next.lower)
            {
                value += more;
            } else {
                break;
            }
            end += 1;
        }
        let next = self.lower(end);
        if matches!(next, "million" | "billion" | "percent" | "%" | "per" | "km" | "kg") {
            return None;
        }
        Some((value, end))
    }

    fn number_word(&self, lower: &str) -> Option<f64> {
        if let Some(n) = self.rules.numbers.get(lower) {
            return Some(*n);
        }
        let (tens, ones) = lower.split_once('-')?;
        let (tens, ones) = (self.rules.numbers.get(tens)?, self.rules.numbers.get(ones)?);
        (*tens >= 20.0 && *ones < 10.0 && *ones > 0.0).then_some(tens + ones)
    }

    /// Whether the number at `i..end` is a date, an amount of money, a label or an age.
    fn no_count(&self, i: usize, end: usize) -> bool {
        let before = i.checked_sub(1);
        let is_before = |c: Class| before.is_some_and(|b| self.is(b, c));
        let value = self.at(i).and_then(|t| t.digits);
        if value.is_some_and(|v| v <= 31.0) && (is_before(Class::MONTH) || self.is(end, Class::MONTH)) {
            return true;
        }
        if value.is_some_and(|v| v.fract() != 0.0) {
            return true;
        }
        // "law No. 20", "Section 4", "age 9"; a small word such as "no" is a label only before digits
        if value.is_some() && is_before(Class::LABEL) && !is_before(Class::NO) {
            return true;
        }
        if is_before(Class::CURRENCY) || self.is(end, Class::CURRENCY) {
            return true;
        }
        matches!(self.lower(end), "-" | "/" | "°")
    }

    /// A run of modifiers and nouns from `j`: its end and its head, if the last noun is a known one.
    fn run(&self, j: usize) -> (usize, Option<usize>) {
        let mut head = None;
        let mut k = j;
        let stop = Class::PREPOSITION
            .or(Class::BE)
            .or(Class::HAVE)
            .or(Class::DO)
            .or(Class::MODAL)
            .or(Class::BARRIER)
            .or(Class::RELATIVE)
            .or(Class::NOT)
            .or(Class::NO)
            .or(Class::THE)
            .or(Class::ANY)
            .or(Class::A)
            .or(Class::TO)
            .or(Class::PRONOUN)
            .or(Class::NEVER)
            .or(Class::NOR);
        while k < self.t.len() && k < j + 9 {
            let Some(token) = self.at(k) else { break };
            let known =
                token.is(COUNTED.or(Class::NOMINAL).or(Class::NOMINAL_OTHER).or(Class::OF_RATE).or(Class::EFFORT));
            // "trafficking in persons cases" is one noun
            if self.lower(k) == "in" && self.lower(k + 1) == "persons" && self.noun(k + 2) {
                k += 2;
                continue;
            }
            if token.mark || token.digits.is_some() || (token.is(stop) && !known) {
                break;
            }
            if token.is(Class::AND) {
                // "sex and labor trafficking victims", but not "victims and …"
                if head.is_some() || self.number(k + 1).is_some() {
                    break;
                }
                k += 1;
                continue;
            }
            if k > j && self.number_word(&token.lower).is_some() {
                break;
            }
            let verb = token.is(FORMS) && !known;
            if verb {
                if head.is_some() {
                    break;
                }
            } else if token.is(Class::OF_RATE) && !token.is(COUNTED) {
                head = None;
                if k > j && !token.is(Class::EFFORT) {
                    return (k + 1, None);
                }
                if token.is(Class::EFFORT) {
                    head = Some(k);
                }
            } else if known {
                // "trafficking victims identified": a noun after a head takes over, a verb ends the run
                if head.is_some() && token.is(FORMS) && !token.is(COUNTED) && !token.is(Class::NOMINAL) {
                    break;
                }
                head = Some(k);
            } else if head.is_some() && self.leads(k) {
                // "child trafficking investigations": the last noun is the head
                head = None;
            } else if head.is_some() {
                let l = token.lower.as_str();
                let adverb = self.adverb(k);
                if adverb || l.ends_with("ed") || l.ends_with("ing") || token.capital || !l.ends_with('s') {
                    // A word after the head: another noun makes a compound whose head is unknown.
                    if !adverb && !token.capital && self.compound(k) {
                        return (k + 1, None);
                    }
                    break;
                }
                return (k + 1, None);
            }
            k += 1;
        }
        match head {
            Some(h) => (h + 1, Some(h)),
            None => (k, None),
        }
    }

    fn noun(&self, k: usize) -> bool {
        self.is(k, COUNTED.or(Class::NOMINAL).or(Class::NOMINAL_OTHER))
    }

    /// Whether a noun that can be counted follows the word at `k`, with nothing but modifiers between.
    fn leads(&self, k: usize) -> bool {
        for q in k..k + 3 {
            let Some(token) = self.at(q) else { return false };
            if q > k && self.noun(q) {
                return true;
            }
            let modifier = token.word.class.is_empty()
                || token.is(Class::SEXUAL
                    .or(Class::LABOUR)
                    .or(Class::VICTIM_CONTEXT)
                    .or(Class::PRIVATE)
                    .or(Class::OFFICIAL_OF))
                    && !token.is(FORMS);
            if token.mark
                || !modifier
                || token.capital
                || token.year.is_some()
                || token.digits.is_some()
                || self.adverb(q)
            {
                return false;
            }
        }
        false
    }

    /// Whether the unknown word at `k` continues a compound ("victim assistance specialists").
    fn compound(&self, k: usize) -> bool {
        let l = self.lower(k);
        !(l.ends_with("ed") || l.ends_with("ing"))
            && ["tion", "ment", "ance", "ence", "ity", "ship", "team", "unit", "law", "data", "rate", "file", "load"]
                .iter()
                .any(|s| l.ends_with(s))
    }

    /// Index of the first word of a qualifier that ends before `i`, and how it reads.
    fn qualifier(&self, mut i: usize) -> (usize, Reading) {
        let mut reading = Reading::Exact;
        'again: loop {
            for (list, what) in [
                (&self.rules.at_least, Some(Reading::AtLeast)),
                (&self.rules.about, Some(Reading::About)),
                (&self.rules.skip, None),
            ] {
                for phrase in list {
                    let n = phrase.len();
                    if n <= i && (0..n).all(|k| self.lower(i - n + k) == phrase[k]) {
                        i -= n;
                        if let Some(what) = what {
                            reading = what;
                        }
                        continue 'again;
                    }
                }
            }
            return (i, reading);
        }
    }

    fn official(&self, from: usize, head: usize) -> bool {
        let private = (from..head).any(|k| self.is(k, Class::PRIVATE));
        if private {
            return false;
        }
        if self.is(head, Class::OFFICIAL) {
            return true;
        }
        self.is(head, Class::OFFICIAL_IF)
            && ((from..head).any(|k| self.is(k, Class::OFFICIAL_OF.or(Class::OFFICIAL)))
                || (self.is(head + 1, Class::OF)
                    && (head + 2..head + 6).take_while(|k| !self.mark(*k)).any(|k| self.is(k, Class::OFFICIAL_OF))))
    }

    fn find_phrases(&mut self) {
        let mut i = 0;
        while i < self.t.len() {
            let found = self.phrase(i);
            i = match found {
                Some(phrase) => {
                    let next = phrase.end.max(i + 1);
                    self.phrases.push(phrase);
                    next
                }
                None => i + 1,
            };
        }
    }

    fn phrase(&self, i: usize) -> Option<Phrase> {
        let token = self.at(i)?;
        let mut phrase = Phrase {
            start: i,
            end: i + 1,
            head: None,
            class: Class::default(),
            official: false,
            value: 0.0,
            reading: Reading::Exact,
            zero: false,
            indefinite: false,
            any: false,
            nominal: Vec::new(),
            partitive: false,
            whole: None,
            used: false,
        };
        let run_from;
        if let Some((value, end)) = self.number(i) {
            if self.no_count(i, end) {
                return None;
            }
            phrase.value = value;
            let (start, reading) = self.qualifier(i);
            (phrase.start, phrase.reading) = (start, reading);
            phrase.zero = value == 0.0;
            run_from = end;
            phrase.end = end;
            // "no one"
            if i > 0 && self.is(i - 1, Class::NO) {
                return None;
            }
        } else if token.is(Class::NO) || (token.is(Class::NONE) && !self.is(i + 1, Class::OF)) {
            phrase.zero = true;
            run_from = i + 1;
            if token.is(Class::NONE) && !token.is(Class::NO) {
                return Some(phrase);
            }
        } else if token.is(Class::NONE) {
            phrase.zero = true;
            phrase.partitive = true;
            phrase.end = i + 2;
            if self.is(i + 2, Class::RELATIVE.or(Class::PRONOUN).or(Class::THE)) {
                phrase.end = i + 3;
            }
            return Some(phrase);
        } else if token.is(Class::ANY) {
            phrase.any = true;
            run_from = i + 1;
        } else if token.is(Class::THE) && self.is(i + 1, Class::FIRST) && token.lower != "the" {
            // "its first conviction"
            phrase.value = 1.0;
            run_from = i + 2;
        } else if token.is(Class::THE) && self.is(i + 1, Class::ONLY) {
            // "the only defendant"
            phrase.value = 1.0;
            run_from = if self.number(i + 2).is_some() { return None } else { i + 2 };
        } else if token.is(Class::A) {
            let begins = [&self.rules.at_least, &self.rules.about, &self.rules.skip]
                .into_iter()
                .flatten()
                .any(|p| p.len() > 1 && p.iter().enumerate().all(|(n, w)| self.lower(i + n) == w));
            if begins || matches!(self.lower(i + 1), "number" | "few" | "couple" | "lot" | "handful" | "series") {
                return None;
            }
            phrase.value = 1.0;
            phrase.indefinite = true;
            run_from = i + 1;
        } else {
            return None;
        }
        let mut from = run_from;
        if self.is(from, Class::OF) && !phrase.zero {
            // "three of whom", "11 of the 19 defendants", "four of his brothers"
            if self.is(from + 1, Class::RELATIVE)
                || (self.is(from + 1, Class::THE.or(Class::PRONOUN)) && self.mark(from + 2))
                || matches!(self.lower(from + 1), "them" | "those" | "these") && !self.is(from + 2, COUNTED)
            {
                phrase.end = from + 2;
                phrase.partitive = true;
                phrase.official = self.setting.officials_before && !self.is(from + 1, Class::RELATIVE);
                return Some(phrase);
            }
            from += 1;
            while self.is(from, Class::THE) {
                from += 1;
            }
            if let Some((whole, end)) = self.number(from) {
                phrase.whole = Some(whole);
                from = end;
            }
        }
        let (end, head) = self.run(from);
        phrase.head = head;
        match head {
            Some(h) => {
                phrase.end = end;
                let class = self.at(h)?.word.class;
                phrase.class = class;
                phrase.official = self.official(from, h);
                // "a court convicted traffickers": no phrase of one
                if phrase.indefinite && self.lower(h).ends_with('s') {
                    phrase.class = Class::default();
                    phrase.end = run_from;
                    return Some(phrase);
                }
                if let (true, Some(m)) = (class.any(Class::NOMINAL), self.at(h)?.word.measure) {
                    phrase.nominal.push(m);
                }
                self.coordinate(&mut phrase);
            }
            None => {
                if phrase.zero || phrase.any || phrase.indefinite {
                    // The head is unknown: nothing of ours is counted, but the words are taken.
                    phrase.end = if phrase.indefinite { run_from } else { end.max(run_from) };
                    phrase.class = Class::default();
                    phrase.head = Some(phrase.end.saturating_sub(1));
                    return Some(phrase);
                }
                // A number before an unknown noun ("22 training events") counts something else.
                if end > from {
                    phrase.head = Some(end - 1);
                    phrase.class = Class::default();
                    // … unless a verb or an adverb follows at once ("35 were", "264 newly registered").
                    let bare = (from..end).all(|k| self.adverb(k) || self.verb(k));
                    if bare {
                        phrase.head = None;
                        phrase.end = from;
                    }
                }
            }
        }
        Some(phrase)
    }

    /// Adds the further heads of a list: "no prosecutions, convictions, or punishments", "any traffickers or
    /// officials".
    fn coordinate(&self, phrase: &mut Phrase) {
        let list = phrase.class.any(Class::NOMINAL.or(Class::NOMINAL_OTHER));
        let mut k = phrase.end;
        // "investigations into or prosecutions for"
        let mut tries = 0;
        loop {
            tries += 1;
            if tries > 12 {
                return;
            }
            let mut q = k;
            if list && self.is(q, Class::PREPOSITION) && self.is(q + 1, Class::AND) {
                q += 1;
            }
            let comma = self.at(q).is_some_and(|t| t.text(","));
            if comma {
                q += 1;
            }
            let and = self.is(q, Class::AND);
            if and {
                q += 1;
            }
            if !comma && !and {
                return;
            }
            // "including complicit officials" after the list belongs to it
            let including = comma && !list && self.lower(q) == "including";
            if including && (phrase.any || phrase.zero) {
                q += 1;
            } else if !list && comma && !and {
                // Persons are listed with a comma only where the list ends in "or".
                if !(phrase.any || phrase.zero) {
                    return;
                }
            }
            if self.number(q).is_some() || self.is(q, Class::NO.or(Class::A).or(Class::THE).or(Class::ANY)) {
                return;
            }
            // "any offenders or report providing …": the next verb of the sentence
            if !list && self.verb(q) && !self.noun(q) {
                return;
            }
            let (end, head) = self.run(q);
            let Some(h) = head else { return };
            let class = match self.at(h) {
                Some(t) => t.word.class,
                None => return,
            };
            if list {
                if !class.any(Class::NOMINAL.or(Class::NOMINAL_OTHER)) {
                    return;
                }
                if let (true, Some(m)) = (class.any(Class::NOMINAL), self.at(h).and_then(|t| t.word.measure))
                    && !phrase.nominal.contains(&m)
                {
                    phrase.nominal.push(m);
                }
            } else if class.any(COUNTED) && !class.any(Class::NOMINAL) {
                let official = self.official(q, h);
                if phrase.zero || phrase.any {
                    phrase.class = phrase.class.or(class);
                    if official {
                        phrase.official = true;
                        phrase.class = phrase.class.or(Class::OFFICIAL);
                    }
                }
            } else {
                return;
            }
            phrase.end = end;
            k = end;
        }
    }

    // ---- verbs ----

    fn governor(&self, k: usize) -> Governor {
        let mut g = Governor { start: k, ..Governor::default() };
        let form = self.at(k).map(|t| t.word.class).unwrap_or_default();
        let base = form.any(Class::BASE);
        let gerund = form.any(Class::GERUND);
        let participle = form.any(Class::PARTICIPLE) && !gerund;
        let mut degree = false;
        let mut auxiliary = false;
        let mut p = k;
        let mut crossed = false; // left the verb's own auxiliaries for the list it stands in
        let limit = k.saturating_sub(28);
        while p > limit {
            p -= 1;
            let Some(token) = self.at(p) else { break };
            if self.barrier(p) && !(token.is(Class::BARRIER) && token.is(Class::PREPOSITION)) {
                break;
            }
            if token.is(Class::NOT) {
                // "did not adequately screen or identify" denies the manner of both
                degree |= crossed && self.adverb(p + 1) && !self.is(p + 1, Class::ADVERB);
                // "do not investigate" tells a habit, not a period
                degree |= p > 0 && base && matches!(self.lower(p - 1), "do" | "does");
                g.denied = !degree;
                g.blocked |= degree;
                g.ever = token.is(Class::NEVER) && !degree;
                g.start = p;
                if participle && !crossed && p > 0 && self.is(p - 1, Class::BE) {
                    g.passive = true;
                    g.start = p - 1;
                }
                break;
            }
            if token.is(Class::NOR) && !token.is(Class::NO) {
                if base || gerund || auxiliary {
                    g.denied = !degree;
                    g.blocked |= degree;
                    g.start = p;
                    break;
                }
                continue;
            }
            if token.is(Class::WITHOUT) && gerund {
                g.denied = true;
                break;
            }
            if token.is(Class::BE) && !crossed {
                if participle {
                    g.passive = true;
                }
                auxiliary = true;
                g.start = p;
                continue;
            }
            if token.is(Class::HAVE.or(Class::DO)) && !token.is(Class::LIGHT) || (token.is(Class::HAVE) && !crossed) {
                auxiliary = true;
                if !crossed {
                    g.start = p;
                }
                continue;
            }
            if token.is(Class::MODAL) {
                g.blocked = true;
                break;
            }
            if token.is(Class::TO) && self.at(p + 1).is_some_and(|t| t.is(FORMS) || self.adverb(p + 1)) {
                // An infinitive: what does it hang on?
                let own = !crossed || base;
                if !own {
                    break;
                }
                // "failed to prosecute any offenders or to identify victims": on what the infinitive before hangs on
                if p > 0 && self.is(p - 1, Class::AND) {
                    let earlier = (p.saturating_sub(14)..p - 1)
                        .rev()
                        .take_while(|r| !self.barrier(*r))
                        .find(|r| self.is(*r, Class::TO) && self.is(*r + 1, FORMS));
                    if let Some(r) = earlier {
                        let outer = self.governor(r + 1);
                        g.denied = outer.denied && !degree;
                        g.unreported = outer.unreported;
                        g.ever = outer.ever;
                        g.blocked = !g.denied;
                        g.infinitive = true;
                        return g;
                    }
                }
                let mut q = p;
                // "were made to", "and to"
                for _ in 0..5 {
                    if q == 0 {
                        break;
                    }
                    q -= 1;
                    if self.is(q, Class::FAIL) {
                        g.denied = !degree;
                        g.blocked |= degree;
                        g.start = q;
                        return g;
                    }
                    if self.is(q, Class::YET) {
                        g.denied = true;
                        g.ever = true;
                        g.start = q;
                        return g;
                    }
                    if self.is(q, Class::EFFORT) {
                        let all = (q.saturating_sub(3)..q).any(|x| self.is(x, Class::NOT_ALL));
                        let head = self.effort_denied(q);
                        g.denied = head.0 && !all && !degree;
                        g.unreported = head.1;
                        g.blocked = !g.denied;
                        g.start = q;
                        return g;
                    }
                    // "laws were not used to prosecute"
                    if self.lower(q) == "used" && (q.saturating_sub(3)..q).any(|x| self.is(x, Class::NOT)) {
                        g.denied = !degree;
                        g.blocked = degree;
                        g.start = q;
                        return g;
                    }
                    if self.mark(q) || !(self.is(q, Class::BE.or(Class::AND).or(Class::LIGHT)) || self.adverb(q)) {
                        break;
                    }
                }
                g.infinitive = true;
                g.blocked = true;
                return g;
            }
            if self.adverb(p) {
                if !token.is(Class::ADVERB) && !crossed {
                    degree = true;
                }
                continue;
            }
            if token.is(Class::REPORT) && gerund && !token.is(Class::EVENT) {
                g.unreported = true;
                // Now the reporting verb's own denial decides.
                let outer = self.governor(p);
                g.denied = outer.denied;
                g.ever = outer.ever;
                g.blocked |= outer.blocked && !outer.infinitive;
                return g;
            }
            if token.is(Class::FAIL) && (base || gerund) {
                g.denied = true;
                g.start = p;
                break;
            }
            if !crossed && (auxiliary || participle) && !token.is(Class::AND) && !token.text(",") && !base && !gerund {
                break;
            }
            // Leftwards through a list of verbs of the same form, with their objects.
            crossed = true;
            if token.is(FORMS) && !token.is(COUNTED.or(Class::NOMINAL)) {
                let other = token.word.class;
                let same = (base && other.any(Class::BASE))
                    || (gerund && other.any(Class::GERUND))
                    || (participle && other.any(Class::PARTICIPLE));
                if !same {
                    break;
                }
                // "a system for identifying": hangs on a noun, not on the list
            } else if gerund && token.is(Class::PREPOSITION) && p + 1 == k {
                g.blocked = !token.is(Class::BY)
                    && !matches!(token.lower.as_str(), "including" | "with" | "after" | "despite" | "in");
                break;
            } else if !(base || gerund) && !token.is(Class::AND) && !token.text(",") {
                break;
            } else if token.is(Class::PRONOUN) && base {
                continue;
            }
        }
        g.bare = participle && !auxiliary && !g.passive;
        if base && !g.denied && !g.infinitive {
            g.blocked = true;
        }
        g.blocked |= degree && !g.passive && (base || g.denied);
        g
    }

    /// Whether the efforts at `q` are denied: "no efforts", "did not make efforts", "did not report efforts".
    fn effort_denied(&self, q: usize) -> (bool, bool) {
        let mut p = q;
        let mut unreported = false;
        for _ in 0..7 {
            if p == 0 {
                break;
            }
            p -= 1;
            if self.barrier(p) {
                break;
            }
            if self.is(p, Class::NO) || self.is(p, Class::NOT) {
                return (true, unreported);
            }
            if self.is(p, Class::REPORT) {
                unreported = true;
            } else if (self.is(p, FORMS) || self.lower(p).ends_with("ing")) && !self.is(p, Class::LIGHT) {
                return (false, false);
            }
        }
        (false, false)
    }

    fn find_groups(&self) -> Vec<Group> {
        let mut groups = Vec::new();
        let mut k = 0;
        while k < self.t.len() {
            if !self.event_verb(k) {
                k += 1;
                continue;
            }
            let group = self.group(k);
            k = group.last + 1;
            groups.push(group);
        }
        groups
    }

    /// A verb of enforcement at `k`, and no modifier of a noun ("three convicted traffickers").
    fn event_verb(&self, k: usize) -> bool {
        if !self.is(k, Class::EVENT) {
            return false;
        }
        let Some(token) = self.at(k) else { return false };
        // "sentences", "charges" as nouns
        if token.is(Class::NOMINAL_OTHER.or(Class::AGAINST_NOUN).or(Class::SENTENCE)) {
            if token.is(Class::THIRD) {
                return false;
            }
            let before = k.checked_sub(1);
            if before.is_some_and(|b| self.is(b, Class::A.or(Class::THE).or(Class::NO).or(Class::OF))) {
                return false;
            }
        }
        if token.is(Class::THIRD) && !token.is(Class::BASE) {
            return false;
        }
        if token.is(Class::PARTICIPLE) {
            let inside = self.phrases.iter().any(|p| p.start <= k && p.head.is_some_and(|h| k < h) && k < p.end);
            if inside {
                return false;
            }
            // "sentence convicted traffickers", "referring identified victims", "of convicted traffickers"
            let before = k.checked_sub(1);
            let modifies = before.is_some_and(|b| {
                self.is(b, Class::PREPOSITION.or(Class::THE).or(Class::A).or(Class::ANY).or(Class::FIND))
                    || (self.is(b, Class::BASE.or(Class::GERUND)) && !self.is(b, Class::BE.or(Class::HAVE)))
            });
            if modifies && self.is(k + 1, COUNTED.or(Class::SEXUAL).or(Class::VICTIM_CONTEXT)) {
                return false;
            }
        }
        true
    }

    fn group(&self, k: usize) -> Group {
        let form = self.at(k).map(|t| t.word.class).unwrap_or_default();
        let mut group = Group { first: k, last: k, measures: Vec::new(), verbs: vec![k], governor: self.governor(k) };
        let measure = |i: usize| self.at(i).filter(|t| t.is(Class::EVENT)).and_then(|t| t.word.measure);
        group.measures.extend(measure(k));
        let mut p = k + 1;
        loop {
            let mut q = p;
            let mut separated = false;
            while self.adverb(q) {
                q += 1;
            }
            if self.at(q).is_some_and(|t| t.text(",")) {
                q += 1;
                separated = true;
            }
            if self.is(q, Class::AND) {
                q += 1;
                separated = true;
            }
            if !separated {
                break;
            }
            while self.adverb(q) || self.is(q, Class::TO) || self.is(q, Class::NOT) && !self.is(q, Class::NO) {
                q += 1;
            }
            let Some(next) = self.at(q) else { break };
            let class = next.word.class;
            let same = (form.any(Class::BASE) && class.any(Class::BASE))
                || (form.any(Class::GERUND) && class.any(Class::GERUND))
                || (form.any(Class::PAST.or(Class::PARTICIPLE)) && class.any(Class::PAST.or(Class::PARTICIPLE)));
            // "identified and removed four children": a verb that is not known, by its ending
            let unknown = class.is_empty()
                && (form.any(Class::PAST) && next.lower.ends_with("ed")
                    || form.any(Class::GERUND) && next.lower.ends_with("ing"));
            if !unknown && (!same || !next.is(Class::EVENT.or(Class::OTHER_VERB))) {
                break;
            }
            // "…, identified 77 victims": a new clause with its own object is a group of its own
            if group.last + 1 < q && self.phrases.iter().any(|f| f.start > group.last && f.start < q) {
                break;
            }
            if let Some(m) = measure(q) {
                if !group.measures.contains(&m) {
                    group.measures.push(m);
                }
                group.verbs.push(q);
                group.last = q;
            } else if self.phrases.iter().any(|f| f.start == q + 1 && !f.any) {
                // "identified and repatriated 19 girls": the object follows the last verb of the list
                group.last = q;
                break;
            }
            p = q + 1;
        }
        group
    }

    /// Whether a phrase can be the object or passive subject of a verb that measures `m`.
    fn fits(&self, m: Measure, phrase: &Phrase, verb: usize) -> bool {
        let c = phrase.class;
        if phrase.head.is_none() {
            return !phrase.indefinite;
        }
        let people = Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF);
        match m {
            Measure::VictimsIdentified => {
                if c.any(Class::VICTIM) {
                    return true;
                }
                let rescue = !self.lower(verb).starts_with("identif");
                let context =
                    (phrase.start..self.t.len().min(phrase.end + 14)).any(|i| self.is(i, Class::VICTIM_CONTEXT));
                c.any(people)
                    && !c.any(Class::GUESSED)
                    && !phrase.zero
                    && !phrase.any
                    && !phrase.official
                    && (rescue || context)
            }
            Measure::Investigations => {
                !c.any(Class::VICTIM) && c.any(Class::CASE.or(people))
                    || (c.any(Class::OFFENCE) && (phrase.zero || phrase.any))
            }
            Measure::Sentenced => c.any(people) && !c.any(Class::VICTIM),
            _ if self.lower(verb).starts_with("charg") || self.lower(verb).starts_with("indict") => {
                c.any(people.or(Class::CASE)) && !c.any(Class::VICTIM)
            }
            _ => {
                !c.any(Class::VICTIM) && c.any(Class::CASE.or(people))
                    || (c.any(Class::OFFENCE) && (phrase.zero || phrase.any))
            }
        }
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

    fn breakdown(&self, phrase: &Phrase) -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        let words = phrase.start..phrase.end;
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

    fn verb_group(&mut self, group: &Group) {
        let g = group.governor;
        if group.measures.is_empty() {
            return;
        }
        if g.passive {
            self.passive(group);
            return;
        }
        if g.denied {
            if !g.blocked {
                self.denied(group);
            }
            return;
        }
        if g.blocked {
            return;
        }
        // Active, or a participle that belongs to the noun before it.
        if let Some(p) = self.object(group.last) {
            let Some(phrase) = self.phrases.get(p).cloned() else { return };
            if phrase.any {
                return;
            }
            if self.by_others(group.first, &group.measures) {
                return;
            }
            if phrase.zero {
                if group.verbs.iter().any(|v| group.measures.iter().any(|m| self.fits(*m, &phrase, *v))) {
                    self.zeros(&group.measures, &phrase, phrase.start, "verb-no-object", g);
                    self.use_phrase(p);
                }
                return;
            }
            let list = self.list_from(p);
            for (m, v) in group.measures.clone().into_iter().zip(self.verbs_of(group)) {
                if !self.fits(m, &phrase, v) {
                    continue;
                }
                let m = Self::of_officials(m, &phrase);
                self.push(m, p, "verb-object", Some(g));
                if list.len() >= 3
                    && let Some(e) = self.events.last_mut()
                {
                    e.value = Some(list.iter().filter_map(|q| self.phrases.get(*q)).map(|q| q.value).sum());
                    e.rule = "sum-of-list";
                }
            }
            if list.len() >= 3 {
                list.iter().for_each(|q| self.use_phrase(*q));
            }
            return;
        }
        if self.lower(group.last + 1) == "them" {
            self.same_people(group);
            return;
        }
        if self.no_information(group)
            || self.and_others(group)
            || self.served(group)
            || self.shared_passive(group)
            || self.in_cases(group)
        {
            return;
        }
        if g.bare || self.is(group.first, Class::PARTICIPLE) {
            self.reduced(group);
        }
    }

    /// "convicted eight ministers and sentenced them": as many as before.
    fn same_people(&mut self, group: &Group) {
        let people = Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF);
        let before =
            self.phrases.iter().rev().find(|p| p.used && !p.zero && p.end <= group.first && p.class.any(people));
        let Some(phrase) = before.cloned() else { return };
        let Some(model) = self.events.iter().rev().find(|e| e.at == phrase.start).cloned() else { return };
        for m in group.measures.clone() {
            if m != Measure::VictimsIdentified && m != model.measure {
                let m = Self::of_officials(m, &phrase);
                self.events.push(Event { measure: m, unit: "persons", rule: "same-people", ..model.clone() });
            }
        }
    }

    /// "research found no information that the police investigated or prosecuted officials".
    fn no_information(&mut self, group: &Group) -> bool {
        let from = group.first.saturating_sub(16);
        let no = (from..group.first).rev().take_while(|i| !self.barrier(*i)).find(|i| {
            self.is(*i, Class::NO)
                && (self.is(*i + 1, Class::DATA) || matches!(self.lower(*i + 1), "indication" | "evidence"))
        });
        if no.is_none() {
            return false;
        }
        let Some(object) = self.bare_object(group.last + 1) else { return true };
        let measures = if object.official { vec![Measure::OfficialsProsecuted] } else { group.measures.clone() };
        for measure in measures {
            self.events.push(Event {
                measure,
                value: None,
                reading: Reading::NotReported,
                unit: Self::unit(measure, object.class),
                breakdown: BTreeMap::new(),
                previous: false,
                ever: false,
                rule: "said-unknown",
                at: group.first,
            });
        }
        true
    }

    /// "identified and provided services to 11 victims".
    fn served(&mut self, group: &Group) -> bool {
        if !group.measures.contains(&Measure::VictimsIdentified)
            || !self.is(group.last + 1, Class::AND)
            || !self.is(group.last + 2, Class::OTHER_VERB)
        {
            return false;
        }
        let p = self.phrases.iter().position(|p| {
            p.start > group.last + 2
                && p.start <= group.last + 8
                && !p.zero
                && !p.any
                && !p.indefinite
                && p.class.any(Class::VICTIM)
                && self.is(p.start - 1, Class::TO)
                && (group.last + 3..p.start).all(|i| !self.mark(i) && !self.is(i, Class::BE.or(Class::PAST)))
        });
        let Some(p) = p else { return false };
        self.push(Measure::VictimsIdentified, p, "verb-object", Some(group.governor));
        true
    }

    /// "indicted the former head of the agency and three other employees".
    fn and_others(&mut self, group: &Group) -> bool {
        let end = self.t.len().min(group.last + 34);
        let stop = (group.last + 1..end)
            .find(|i| self.barrier(*i) || self.is(*i, Class::BE.or(Class::RELATIVE)) || self.event_verb(*i))
            .unwrap_or(end);
        let people = Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF);
        let p = self.phrases.iter().position(|p| {
            p.start > group.last + 1
                && p.end <= stop
                && !p.zero
                && !p.any
                && !p.indefinite
                && p.class.any(people)
                && !p.class.any(Class::VICTIM)
                && p.start > 0
                && self.is(p.start - 1, Class::AND)
                && (p.start..p.end)
                    .any(|i| matches!(self.lower(i), "other" | "others" | "codefendants" | "accomplices"))
        });
        let Some(p) = p else { return false };
        let Some(phrase) = self.phrases.get(p).cloned() else { return false };
        for m in group.measures.clone() {
            if m != Measure::VictimsIdentified && m != Measure::Investigations {
                self.push(Self::of_officials(m, &phrase), p, "and-others", None);
            }
        }
        true
    }

    /// Numbered persons in one list: "19 attorneys, one comptroller, and 16 officials".
    fn list_from(&self, p: usize) -> Vec<usize> {
        let people = Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF);
        let counted = |q: &Phrase| {
            q.class.any(people) && !q.class.any(Class::VICTIM) && !q.zero && !q.any && !q.indefinite && !q.used
        };
        let mut list = Vec::new();
        let mut end = 0;
        for (n, phrase) in self.phrases.iter().enumerate().skip(p) {
            if !counted(phrase) {
                break;
            }
            if n > p {
                let gap = end..phrase.start;
                let joined = gap
                    .clone()
                    .next_back()
                    .is_some_and(|i| self.is(i, Class::AND) || self.at(i).is_some_and(|t| t.text(",")));
                let clear = gap.clone().all(|i| {
                    !self.barrier(i)
                        && !self.is(i, Class::BE.or(Class::RELATIVE).or(FORMS))
                        && !matches!(self.lower(i), "including" | "against" | "involving")
                });
                if !joined || !clear || gap.len() > 9 {
                    break;
                }
            }
            list.push(n);
            end = phrase.end;
        }
        list
    }

    fn verbs_of(&self, group: &Group) -> Vec<usize> {
        let mut seen = Vec::new();
        let mut out = Vec::new();
        for v in &group.verbs {
            if let Some(m) = self.at(*v).and_then(|t| t.word.measure)
                && !seen.contains(&m)
            {
                seen.push(m);
                out.push(*v);
            }
        }
        out
    }

    fn of_officials(m: Measure, phrase: &Phrase) -> Measure {
        if m == Measure::Prosecutions && phrase.official { Measure::OfficialsProsecuted } else { m }
    }

    fn use_phrase(&mut self, p: usize) {
        if let Some(phrase) = self.phrases.get_mut(p) {
            phrase.used = true;
        }
    }

    /// The counted phrase that begins right after the verb at `last`.
    fn object(&self, last: usize) -> Option<usize> {
        let mut q = last + 1;
        for _ in 0..3 {
            if let Some(p) = self.phrases.iter().position(|p| p.start == q) {
                return Some(p);
            }
            // qualifiers are part of the phrase; only adverbs and particles stand between
            if self.adverb(q)
                || matches!(self.lower(q), "against" | "out" | "approximately" | "about" | "into" | "of")
                    && q == last + 1
            {
                q += 1;
            } else {
                break;
            }
        }
        self.phrases.iter().position(|p| p.start == q)
    }

    /// An NGO as the subject of an identification: not the state's figure.
    fn by_others(&self, first: usize, measures: &[Measure]) -> bool {
        if !measures.contains(&Measure::VictimsIdentified) {
            return false;
        }
        let mut p = first;
        let mut ngo = false;
        while p > 0 {
            p -= 1;
            if self.barrier(p) || self.at(p).is_some_and(|t| t.text(",")) || self.is(p, FORMS) && !self.is(p, COUNTED) {
                break;
            }
            ngo |= self.is(p, Class::NGO);
            if matches!(
                self.lower(p),
                "government" | "authorities" | "police" | "department" | "ministry" | "officials"
            ) {
                return false;
            }
        }
        ngo
    }

    fn agent_is_ngo(&self, last: usize) -> bool {
        self.is(last + 1, Class::BY)
            && (last + 2..last + 6).take_while(|k| !self.mark(*k)).any(|k| self.is(k, Class::NGO))
    }

    /// The phrases that are the subject of a passive whose auxiliaries begin at `start`.
    fn subjects(&self, start: usize) -> Vec<usize> {
        let mut found = Vec::new();
        let mut limit = start;
        loop {
            let candidate = self.phrases.iter().enumerate().rev().find(|(_, p)| p.end <= limit && !p.any);
            let Some((index, phrase)) = candidate else { break };
            let between = phrase.end..limit;
            // What stands between two dashes or in brackets is an aside.
            let dash = |i: &usize| matches!(self.lower(*i), "–" | "—" | "(" | ")");
            let aside = match (between.clone().find(dash), between.clone().rev().find(dash)) {
                (Some(a), Some(b)) if a < b => a..b + 1,
                _ => 0..0,
            };
            let cut = between.clone().any(|i| {
                if aside.contains(&i) {
                    return false;
                }
                let token = &self.t[i];
                self.barrier(i)
                    || token.text("whose")
                    || token.is(Class::BE.or(Class::DO).or(Class::MODAL))
                    || (token.is(Class::PAST) && !token.is(Class::PARTICIPLE.or(COUNTED)))
                    || (token.is(Class::PRONOUN) && !token.is(Class::RELATIVE))
            });
            if cut {
                break;
            }
            if !found.is_empty() {
                // Only a phrase coordinated with the first is a subject too.
                // So are the cases that involve it.
                let involve =
                    phrase.class.any(Class::CASE) && between.len() == 1 && self.is(phrase.end, Class::INVOLVE);
                let joined = involve
                    || between.clone().all(|i| {
                        let token = &self.t[i];
                        token.is(Class::AND) || token.text(",")
                    });
                if !joined || between.is_empty() {
                    break;
                }
            }
            // A date or a place before the subject proper: "On December 7, 11 of the 19" has no phrase for 7.
            if found.is_empty() && phrase.head.is_some() && phrase.class.is_empty() {
                limit = phrase.start;
                if phrase.zero {
                    return Vec::new();
                }
                continue;
            }
            limit = phrase.start;
            found.push(index);
            if found.len() >= 12 {
                break;
            }
        }
        found
    }

    fn passive(&mut self, group: &Group) {
        let g = group.governor;
        if self.agent_is_ngo(group.last) && group.measures.contains(&Measure::VictimsIdentified) {
            return;
        }
        let subjects = self.subjects(g.start);
        let verbs = self.verbs_of(group);
        // "one judge, two prosecutors, one mayor … were indicted": a list of persons is summed
        let list: Vec<Phrase> = subjects.iter().filter_map(|s| self.phrases.get(*s).cloned()).collect();
        let summed = list.len() >= 3
            && list.iter().all(|p| {
                !p.zero && p.head.is_some() && p.class.any(Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF))
            });
        let mut any = false;
        for s in subjects.iter().rev() {
            let Some(phrase) = self.phrases.get(*s).cloned() else { continue };
            if g.denied {
                continue;
            }
            if phrase.zero {
                if group.measures.iter().zip(&verbs).any(|(m, v)| self.fits(*m, &phrase, *v)) {
                    self.zeros(&group.measures, &phrase, phrase.start, "no-subject-passive", g);
                    self.use_phrase(*s);
                }
                continue;
            }
            if summed && any {
                continue;
            }
            for (m, v) in group.measures.clone().into_iter().zip(&verbs) {
                if !self.fits(m, &phrase, *v) || g.blocked {
                    continue;
                }
                let m = Self::of_officials(m, &phrase);
                self.push(m, *s, "subject-passive", Some(g));
                if summed {
                    let more = self.and_the_one(list.first().map_or(0, |p| p.end), g.start);
                    let Some(e) = self.events.last_mut() else { continue };
                    e.value = Some(list.iter().map(|p| p.value).sum::<f64>() + more);
                    e.rule = "sum-of-list";
                }
                any = true;
            }
        }
        if any {
            self.passive_before = Some((subjects.clone(), group.last + 1));
        }
        if g.denied && !g.blocked && subjects.is_empty() {
            self.denied_passive(group);
        }
    }

    /// "were charged with bribery and sentenced to three years": the subject of the passive before.
    fn shared_passive(&mut self, group: &Group) -> bool {
        if group.first == 0
            || !self.is(group.first - 1, Class::AND)
            || !self.is(group.last + 1, Class::PREPOSITION.or(Class::TO))
        {
            return false;
        }
        let Some((subjects, from)) = self.passive_before.clone() else { return false };
        let clear =
            (from..group.first - 1).all(|i| !self.barrier(i) && !self.is(i, Class::PRONOUN) && !self.is(i, Class::BE));
        if !clear || group.first - from > 14 {
            return false;
        }
        for s in subjects.into_iter().rev() {
            let Some(phrase) = self.phrases.get(s).cloned() else { continue };
            let verbs = self.verbs_of(group);
            for (m, v) in group.measures.clone().into_iter().zip(verbs) {
                if !phrase.zero && self.fits(m, &phrase, v) {
                    self.push(Self::of_officials(m, &phrase), s, "shared-passive", Some(group.governor));
                }
            }
        }
        true
    }

    /// "investigated owners and brokers in 41 cases".
    fn in_cases(&mut self, group: &Group) -> bool {
        let stop = (group.last + 1..self.t.len().min(group.last + 22))
            .find(|i| self.barrier(*i) || self.is(*i, Class::BE.or(Class::RELATIVE)) || self.event_verb(*i))
            .unwrap_or(self.t.len().min(group.last + 22));
        let p = self.phrases.iter().position(|p| {
            p.start > group.last + 1
                && p.end <= stop
                && p.class.any(Class::CASE)
                && !p.zero
                && !p.any
                && !p.indefinite
                && self.lower(p.start - 1) == "in"
        });
        let Some(p) = p else { return false };
        for m in group.measures.clone() {
            if m != Measure::VictimsIdentified && m != Measure::Sentenced {
                self.push(m, p, "in-cases", Some(group.governor));
            }
        }
        true
    }

    /// 1 where a list of numbers ends in one person without a number: "and the former director … were indicted".
    fn and_the_one(&self, from: usize, to: usize) -> f64 {
        let Some(and) = (from..to).find(|i| self.is(*i, Class::AND)) else { return 0.0 };
        if !self.is(and + 1, Class::THE.or(Class::A)) {
            return 0.0;
        }
        let (_, head) = self.run(and + 2);
        let one = head.is_some_and(|h| {
            self.is(h, Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF)) && !self.lower(h).ends_with('s')
        });
        f64::from(u8::from(one))
    }

    /// "officials complicit in trafficking were not prosecuted".
    fn denied_passive(&mut self, group: &Group) {
        if !group.measures.contains(&Measure::Prosecutions) {
            return;
        }
        let mut p = group.governor.start;
        let mut official = None;
        while p > 0 {
            p -= 1;
            if self.barrier(p) {
                break;
            }
            if self.is(p, Class::OFFICIAL) && self.lower(p).ends_with('s') {
                official = Some(p);
            }
        }
        if official.is_some() {
            self.zero(Measure::OfficialsProsecuted, None, group.first, "officials-not-prosecuted", false, false);
        }
    }

    /// "only one case investigated", "the 84 individuals sentenced in the first half".
    fn reduced(&mut self, group: &Group) {
        if self.agent_is_ngo(group.last) {
            return;
        }
        let mut q = group.first;
        while q > 0 && self.adverb(q - 1) {
            q -= 1;
        }
        // Directly before the participle, or before a short "of …" that belongs to the phrase.
        let candidate = self.phrases.iter().rposition(|p| p.end <= q);
        let Some(p) = candidate else { return };
        let Some(phrase) = self.phrases.get(p).cloned() else { return };
        let gap: Vec<usize> = (phrase.end..q).collect();
        let near = gap.is_empty()
            || (gap.len() <= 4
                && self.is(phrase.end, Class::OF)
                && gap.iter().all(|i| !self.mark(*i) && !self.is(*i, FORMS.or(Class::BE))))
            // "the 119 cases the Bureau investigated"
            || (gap.len() <= 8
                && self.is(phrase.end, Class::THE)
                && phrase.head.is_some()
                && gap.iter().all(|i| !self.mark(*i) && !self.is(*i, FORMS.or(Class::BE))));
        if !near || phrase.any || (phrase.head.is_none() && !gap.is_empty()) {
            return;
        }
        // A noun right after the verb would be its object: then the phrase is its subject.
        let after = group.last + 1;
        if self.is(after, Class::THE.or(Class::A)) || self.number(after).is_some_and(|_| !self.is(after, Class::MONTH))
        {
            return;
        }
        if after < self.t.len()
            && self.at(after).is_some_and(|t| t.word.class.is_empty() && !t.mark && t.year.is_none())
            && !self.adverb(after)
        {
            return;
        }
        let verbs = self.verbs_of(group);
        for (m, v) in group.measures.clone().into_iter().zip(verbs) {
            if !self.fits(m, &phrase, v) {
                continue;
            }
            if phrase.zero {
                self.zeros(&[m], &phrase, phrase.start, "no-noun-participle", group.governor);
                self.use_phrase(p);
            } else {
                let m = Self::of_officials(m, &phrase);
                self.push(m, p, "noun-participle", Some(group.governor));
                // "100 of the 497 victims identified": the participle counts the whole
                if let (Some(whole), Some(e)) = (phrase.whole, self.events.last_mut()) {
                    e.value = Some(whole);
                }
            }
        }
    }

    /// "did not prosecute or convict any offenders", "failed to identify victims".
    fn denied(&mut self, group: &Group) {
        let g = group.governor;
        // Object at once, or after further verbs of the list.
        let mut found = None;
        let end = self.t.len().min(group.last + 16);
        let mut k = group.last + 1;
        while self.adverb(k) {
            k += 1;
        }
        if let Some(phrase) = self.bare_object(k) {
            found = Some(phrase);
        } else {
            let victims = group.measures.contains(&Measure::VictimsIdentified);
            let mut q = k;
            while q < end && !self.barrier(q) {
                let list = self.is(q, Class::AND) || self.at(q).is_some_and(|t| t.text(","));
                if victims && self.is(q, Class::VICTIM) {
                    found = self.bare_object(q);
                    break;
                }
                if self.is(q, Class::ANY) || (q > k && self.is(q, Class::A)) {
                    found = self.bare_object(q);
                    break;
                }
                // Only the rest of a list of verbs may stand between.
                if q == k && !list {
                    break;
                }
                q += 1;
            }
        }
        let Some(phrase) = found else {
            // "three were investigated but authorities did not prosecute": nothing to attach to
            return;
        };
        let verbs = self.verbs_of(group);
        if !group.measures.iter().zip(&verbs).any(|(m, v)| self.fits(*m, &phrase, *v)) {
            return;
        }
        // "did not sentence anyone to significant terms" denies the terms; "did not identify victims among …" a part
        let after: Vec<usize> =
            (phrase.end..self.t.len().min(phrase.end + 9)).take_while(|i| !self.barrier(*i)).collect();
        let sentenced = group.measures.contains(&Measure::Sentenced) && after.iter().any(|i| self.is(*i, Class::TO));
        let among = group.measures.contains(&Measure::VictimsIdentified)
            && !self.is(phrase.start, Class::ANY)
            && after.iter().any(|i| self.lower(*i) == "among");
        if sentenced
            || among && !self.is(group.first.saturating_sub(1), Class::TO)
            || among && (group.first.saturating_sub(3)..group.first).any(|i| self.is(i, Class::FAIL))
        {
            return;
        }
        // One named or specified person is no statement about all.
        if self.is(phrase.start, Class::THE) && !phrase.any {
            return;
        }
        let rule = if g.unreported {
            "not-reported-doing"
        } else if g.ever {
            "never-verb"
        } else {
            "not-verb"
        };
        self.zeros(&group.measures, &phrase, group.first, rule, g);
        for p in &mut self.phrases {
            if p.start >= phrase.start && p.start < phrase.end {
                p.used = true;
            }
        }
    }

    /// The object of a denied verb at `k`: with "any", "a", or bare.
    fn bare_object(&self, k: usize) -> Option<Phrase> {
        if let Some(p) = self.phrases.iter().find(|p| p.start == k) {
            return (p.any || p.indefinite).then(|| p.clone()).filter(|p| !p.class.is_empty());
        }
        if self.is(k, Class::ANYONE) {
            return Some(Phrase {
                start: k,
                end: k + 1,
                head: Some(k),
                class: Class::PERSON,
                official: false,
                value: 0.0,
                reading: Reading::Exact,
                zero: false,
                indefinite: false,
                any: true,
                nominal: Vec::new(),
                partitive: false,
                whole: None,
                used: false,
            });
        }
        if self.is(k, Class::THE.or(Class::PREPOSITION)) || self.number(k).is_some() {
            return None;
        }
        let (end, head) = self.run(k);
        let head = head?;
        if (k..head).any(|i| self.is(i, Class::NOT_ALL)) || self.is(head, Class::NOMINAL.or(Class::NOMINAL_OTHER)) {
            return None;
        }
        // "did not investigate cases with …" speaks of some cases only
        if self.is(head, Class::CASE) && head == k && self.is(end, Class::INVOLVE) {
            return None;
        }
        // Allegations and concerns are not crimes: "did not investigate allegations of …"
        if self.lower(head).starts_with("allegation") {
            return None;
        }
        let mut phrase = Phrase {
            start: k,
            end,
            head: Some(head),
            class: self.at(head)?.word.class,
            official: self.official(k, head),
            value: 0.0,
            reading: Reading::Exact,
            zero: false,
            indefinite: false,
            any: true,
            nominal: Vec::new(),
            partitive: false,
            whole: None,
            used: false,
        };
        self.coordinate(&mut phrase);
        Some(phrase)
    }

    /// "initiated 518 criminal cases", "filed five cases", "137 cases were sent to the courts".
    fn case_verbs(&mut self) {
        for k in 0..self.t.len() {
            let class = self.t[k].word.class;
            if !class.any(FORMS) || class.any(Class::THIRD) && !class.any(Class::BASE) {
                continue;
            }
            let opened = class.any(Class::CASES_INVESTIGATED);
            let filed = class.any(Class::CASES_PROSECUTED);
            let sent = class.any(Class::SEND);
            let found = class.any(Class::FIND);
            let complete = class.any(Class::LIGHT) && self.lower(k).starts_with("complet");
            let pronounced = class.any(Class::PRONOUNCE);
            if !(opened || filed || sent || found || complete || pronounced) || class.any(Class::EVENT) {
                continue;
            }
            let g = self.governor(k);
            if g.blocked || g.denied {
                continue;
            }
            let object = if g.passive {
                self.subjects(g.start).first().copied()
            } else {
                let to_court = (sent && self.is(k + 1, Class::TO))
                    .then(|| (k + 2..k + 5).find(|i| self.is(*i, Class::COURT)))
                    .flatten()
                    .and_then(|c| self.object(c));
                self.object(k).or(to_court).or_else(|| {
                    // "cases opened": a participle after its noun
                    self.phrases
                        .iter()
                        .rposition(|p| p.end == k && class.any(Class::PARTICIPLE) && !p.any && p.class.any(Class::CASE))
                })
            };
            let Some(p) = object else { continue };
            let Some(phrase) = self.phrases.get(p).cloned() else { continue };
            if phrase.used || phrase.any || phrase.indefinite || phrase.head.is_none() || !phrase.nominal.is_empty() {
                continue;
            }
            let after = if g.passive { k } else { phrase.end.max(k) };
            let after = if sent && !g.passive { k } else { after };
            let to_court = (after..self.t.len().min(after + 14)).take_while(|i| !self.barrier(*i)).any(|i| {
                self.is(i, Class::COURT)
                    && self.is(i.saturating_sub(1), Class::THE.or(Class::PREPOSITION).or(Class::TO))
            });
            let case = phrase.class.any(Class::CASE);
            let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL)) && !phrase.class.any(Class::VICTIM);
            let resulting = (phrase.end..self.t.len().min(phrase.end + 3)).any(|i| self.is(i, Class::RESULT));
            let measure = if sent && to_court && (case || people) {
                Measure::Prosecutions
            } else if opened && case || complete && case && !resulting {
                Measure::Investigations
            } else if pronounced && phrase.class.any(Class::SENTENCE) && phrase.value > 1.0 {
                Measure::Sentenced
            } else if filed && case {
                Measure::Prosecutions
            } else if found && phrase.class.any(Class::VICTIM) {
                Measure::VictimsIdentified
            } else {
                continue;
            };
            if phrase.zero && !opened && !filed {
                continue;
            }
            self.push(Self::of_officials(measure, &phrase), p, "case-verb", Some(g));
            // "137 cases involving 174 persons were sent to the courts", "sent 284 cases regarding 914 defendants"
            if sent {
                let inner = if case {
                    self.phrases.iter().position(|q| {
                        q.start > phrase.end
                            && q.start <= phrase.end + 2
                            && q.class.any(Class::PERSON.or(Class::OFFICIAL))
                            && !q.used
                    })
                } else {
                    self.subjects(g.start).get(1).copied().filter(|_| g.passive)
                };
                if let Some(inner) = inner {
                    self.push(measure, inner, "case-verb", Some(g));
                }
            }
        }
    }

    /// "11 child trafficking investigations", "no prosecutions or convictions".
    fn nominals(&mut self) {
        for p in 0..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            if phrase.used || phrase.any || phrase.nominal.is_empty() {
                continue;
            }
            if phrase.zero {
                if (phrase.start..phrase.end).any(|i| self.is(i, Class::NOT_ALL)) {
                    continue;
                }
                // of whom? "of government officials", "of high-level officials", "of labor traffickers"
                let mut about = phrase.clone();
                let of = phrase.end;
                let mut g = Governor::default();
                if self.is(of, Class::AGAINST)
                    && let Some(object) = self.bare_object(of + 1)
                {
                    about.class = object.class;
                    about.official = object.official;
                    if object.class.any(Class::VICTIM) {
                        continue;
                    }
                }
                // "… were reported"
                let reported = (phrase.end..self.t.len().min(phrase.end + 14))
                    .take_while(|i| !self.barrier(*i) && !self.at(*i).is_some_and(|t| t.text(",")))
                    .any(|i| {
                        self.is(i, Class::REPORT) && self.is(i, Class::PARTICIPLE) && i > 0 && self.is(i - 1, Class::BE)
                    });
                let modifier = (phrase.start..phrase.end).any(|i| self.is(i, Class::REPORT));
                g.unreported = reported || modifier;
                let at = phrase.start;
                self.use_phrase(p);
                // "no convictions, down from one in 2013" keeps its own comparison
                self.zeros(&phrase.nominal.clone(), &about, at, "no-noun", g);
                continue;
            }
            if phrase.indefinite && !self.setting.dense {
                continue;
            }
            // "a conviction" only if something was done: "made", "initiated", "secured" …
            if phrase.indefinite || phrase.value == 1.0 && self.is(phrase.start, Class::THE) {
                let done = (phrase.start.saturating_sub(4)..phrase.start)
                    .any(|i| self.is(i, Class::LIGHT.or(Class::REPORT)) && !self.is(i, Class::BASE.or(Class::HAVE)))
                    || (phrase.end..self.t.len().min(phrase.end + 8))
                        .any(|i| self.is(i, Class::LIGHT) && self.is(i, Class::PARTICIPLE))
                    || (phrase.start.saturating_sub(2)..phrase.start)
                        .any(|i| matches!(self.lower(i), "include" | "includes" | "included" | "including"));
                let denied =
                    (phrase.start.saturating_sub(6)..phrase.start).any(|i| self.is(i, Class::NOT.or(Class::NOR)));
                if !done || denied {
                    continue;
                }
            }
            if self.is(phrase.end, Class::OF_RATE) {
                continue;
            }
            for m in phrase.nominal.clone() {
                self.push(m, p, "number-noun", None);
            }
        }
    }

    /// "prosecution of four offenders", "charges against 13 persons", "investigations of 16 suspects".
    fn nominal_objects(&mut self) {
        for k in 0..self.t.len() {
            let token = &self.t[k];
            let nominal = token.is(Class::NOMINAL);
            let against = token.is(Class::AGAINST_NOUN) && self.lower(k + 1) == "against";
            let completion = token.is(Class::COMPLETION);
            // "the rescue of 57 child victims"
            let identified = token.is(Class::IDENTIFICATION) && self.is(k + 1, Class::OF);
            if identified && let Some(p) = self.phrases.iter().position(|p| p.start == k + 2) {
                let phrase = &self.phrases[p];
                let ok = !phrase.used
                    && !phrase.any
                    && !phrase.zero
                    && !phrase.indefinite
                    && phrase.class.any(Class::VICTIM.or(Class::PERSON));
                if ok
                    && !(k.saturating_sub(8)..k).any(|i| {
                        self.is(i, Class::TENTATIVE)
                            || self.is(i, Class::NOT)
                            || self.is(i, Class::TO) && self.is(i + 1, Class::BASE)
                    })
                {
                    self.push(Measure::VictimsIdentified, p, "noun-of", None);
                }
                continue;
            }
            // "convictions in 8 cases", "investigations for 19 cases"
            let in_cases = nominal && matches!(self.lower(k + 1), "in" | "for");
            // "trials began against 51 individuals"
            let far = token
                .is(Class::AGAINST_NOUN)
                .then(|| {
                    (k + 2..k + 5).find(|i| {
                        self.lower(*i) == "against"
                            && (k + 1..*i)
                                .all(|x| self.is(x, Class::LIGHT.or(Class::BE).or(Class::PARTICIPLE)) || self.adverb(x))
                    })
                })
                .flatten();
            if far.is_none() && (!(nominal || against || completion) || !(self.is(k + 1, Class::AGAINST) || in_cases)) {
                continue;
            }
            let object = far.map_or(k + 2, |a| a + 1);
            let Some(p) = self.phrases.iter().position(|p| p.start == object) else { continue };
            let phrase = self.phrases[p].clone();
            if in_cases && !phrase.class.any(Class::CASE) {
                continue;
            }
            let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF))
                && !phrase.class.any(Class::VICTIM);
            let case = phrase.class.any(Class::CASE);
            if phrase.used
                || phrase.any
                || phrase.zero
                || phrase.indefinite
                || !(people || case)
                || phrase.head.is_none()
            {
                continue;
            }
            let from = k.saturating_sub(8);
            if (from..k).any(|i| self.is(i, Class::TENTATIVE) || (self.is(i, Class::NOT) && !self.is(i, Class::NO))) {
                continue;
            }
            let measure = match token.word.measure {
                Some(m) => m,
                None if completion && case => Measure::Investigations,
                None if completion => continue,
                None => Measure::Prosecutions,
            };
            self.push(Self::of_officials(measure, &phrase), p, "noun-of", None);
        }
    }

    /// "did not initiate any prosecutions", "nor report any investigations", "has not had a conviction".
    fn denied_nominals(&mut self) {
        let mut done = Vec::new();
        for k in 0..self.t.len() {
            let token = &self.t[k];
            if !token.is(Class::LIGHT.or(Class::REPORT)) || !token.is(FORMS) || token.is(Class::EVENT) {
                continue;
            }
            let g = if token.is(Class::HAVE) { self.governor_of_have(k) } else { self.governor(k) };
            if !g.denied || g.blocked || g.passive {
                continue;
            }
            let reported = token.is(Class::REPORT);
            let mut q = k + 1;
            while self.adverb(q) {
                q += 1;
            }
            // "did not report initiating any investigations" is found at "initiating"
            let phrase = match self.phrases.iter().find(|p| p.start == q) {
                Some(p) if p.any || p.indefinite => Some(p.clone()),
                Some(_) => None,
                None if self.is(q, Class::THE) => None,
                None => {
                    let (end, head) = self.run(q);
                    // Without "any", what follows may leave only a part denied.
                    let part =
                        self.is(end, Class::PREPOSITION) && !self.is(end, Class::AGAINST) && self.lower(end) != "for";
                    head.filter(|h| self.is(*h, Class::NOMINAL) && !part).map(|h| {
                        let mut p = Phrase {
                            start: q,
                            end,
                            head,
                            class: self.t[h].word.class,
                            official: false,
                            value: 0.0,
                            reading: Reading::Exact,
                            zero: false,
                            indefinite: false,
                            any: true,
                            nominal: self.t[h].word.measure.into_iter().collect(),
                            partitive: false,
                            whole: None,
                            used: false,
                        };
                        self.coordinate(&mut p);
                        p
                    })
                }
            };
            let Some(phrase) = phrase else { continue };
            if phrase.nominal.is_empty() || done.contains(&phrase.start) {
                continue;
            }
            if (phrase.start..phrase.end).any(|i| self.is(i, Class::NOT_ALL)) {
                continue;
            }
            done.push(phrase.start);
            let mut about = phrase.clone();
            if self.is(phrase.end, Class::AGAINST)
                && let Some(object) = self.bare_object(phrase.end + 1)
            {
                about.class = object.class;
                about.official = object.official;
                if object.class.any(Class::VICTIM) {
                    continue;
                }
            }
            let g = Governor { unreported: reported || g.unreported, ..g };
            self.zeros(&phrase.nominal, &about, k, "not-verb-noun", g);
            let range = phrase.start..phrase.end;
            self.phrases.iter_mut().filter(|p| range.contains(&p.start)).for_each(|p| p.used = true);
        }
        // "without any prosecutions"
        for p in 0..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            if phrase.any
                && !phrase.used
                && !phrase.nominal.is_empty()
                && phrase.start > 0
                && self.is(phrase.start - 1, Class::WITHOUT)
            {
                self.use_phrase(p);
                self.zeros(&phrase.nominal, &phrase, phrase.start, "no-noun", Governor::default());
            }
        }
    }

    /// "has not had a conviction": the denial stands before the first auxiliary.
    fn governor_of_have(&self, k: usize) -> Governor {
        let denied = (k.saturating_sub(3)..k).any(|i| self.is(i, Class::NOT));
        Governor { denied, start: k, ..Governor::default() }
    }

    /// "no actions were taken against officials", "did not hold any officials accountable".
    fn no_action(&mut self) {
        for k in 0..self.t.len() {
            let accountable = self.is(k, Class::ACCOUNTABLE);
            let action = self.is(k, Class::EFFORT) && self.lower(k).starts_with("action");
            if !(accountable || action) {
                continue;
            }
            let from = (0..k).rev().find(|i| self.barrier(*i)).map_or(0, |i| i + 1);
            let to = (k..self.t.len())
                .find(|i| self.barrier(*i) || self.at(*i).is_some_and(|t| t.text(",")))
                .unwrap_or(self.t.len());
            let denied = (from.max(k.saturating_sub(14))..k).any(|i| {
                self.is(i, Class::NOT.or(Class::NO).or(Class::NOR))
                    && !self.adverb(i + 1).then(|| !self.is(i + 1, Class::ADVERB)).unwrap_or(false)
            });
            if !denied {
                continue;
            }
            if action {
                let against = (k + 1..to.min(k + 8)).find(|i| self.lower(*i) == "against");
                let Some(a) = against else { continue };
                let (_, head) = self.run(a + 1);
                let officials = (a + 1..to.min(a + 9))
                    .any(|i| self.is(i, Class::OFFICIAL) || self.lower(i) == "forces")
                    || head.is_some_and(|h| self.official(a + 1, h));
                let done = (from..to).any(|i| self.lower(i).starts_with("take") || self.lower(i).starts_with("took"));
                if officials && done {
                    self.zero(Measure::OfficialsProsecuted, None, k, "no-action-against-officials", false, false);
                }
            } else {
                let range = from.max(k.saturating_sub(10))..k;
                let officials = range.clone().any(|i| self.is(i, Class::OFFICIAL) && self.lower(i) != "authorities");
                let held = range.clone().any(|i| matches!(self.lower(i), "hold" | "held"));
                // The officials must be the object, not those who do not hold.
                let subject = range.clone().find(|i| matches!(self.lower(*i), "hold" | "held")).is_some_and(|h| {
                    (h..k).any(|i| self.is(i, Class::OFFICIAL)) || (h > 0 && self.is(h - 1, Class::BE))
                });
                if officials && held && subject {
                    self.zero(Measure::OfficialsProsecuted, None, k, "no-action-against-officials", false, false);
                }
            }
        }
    }

    /// "with 46 cases under investigation".
    fn under_investigation(&mut self) {
        for k in 1..self.t.len() {
            if !self.is(k, Class::NOMINAL) || !self.is(k - 1, Class::UNDER) {
                continue;
            }
            let mut start = k - 1;
            while start > 0
                && (self.is(start - 1, Class::BE)
                    || self.adverb(start - 1)
                    || self.lower(start - 1).starts_with("remain"))
            {
                start -= 1;
            }
            let Some(p) = self.subjects(start).first().copied() else { continue };
            let phrase = self.phrases[p].clone();
            let ok = phrase.class.any(Class::CASE.or(Class::PERSON).or(Class::OFFICIAL))
                && !phrase.class.any(Class::VICTIM)
                || phrase.head.is_none();
            if phrase.used || phrase.indefinite || !ok {
                continue;
            }
            let Some(m) = self.t[k].word.measure else { continue };
            self.push(Self::of_officials(m, &phrase), p, "under-investigation", None);
        }
    }

    /// "Two other officers received a four-month suspended prison sentence".
    fn received_sentences(&mut self) {
        for k in 0..self.t.len() {
            if !self.is(k, Class::RECEIVE) || !self.is(k, Class::PAST) {
                continue;
            }
            let sentence = (k + 1..self.t.len().min(k + 9))
                .take_while(|i| !self.barrier(*i))
                .any(|i| self.is(i, Class::SENTENCE) && self.at(i + 1).is_none_or(|t| !t.is(Class::COURT)));
            if !sentence {
                continue;
            }
            let Some(p) = self.subjects(k).first().copied() else { continue };
            let phrase = self.phrases[p].clone();
            let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL)) && !phrase.class.any(Class::VICTIM);
            if phrase.zero || phrase.indefinite || !(people || phrase.head.is_none()) {
                continue;
            }
            self.push(Measure::Sentenced, p, "received-sentence", None);
        }
    }

    /// "only three resulted in convictions", "77 cases resulting in convictions".
    fn resulted_in(&mut self) {
        for k in 0..self.t.len() {
            if !self.is(k, Class::RESULT) {
                continue;
            }
            let noun =
                (k + 1..self.t.len().min(k + 5)).take_while(|i| !self.mark(*i)).find(|i| self.is(*i, Class::NOMINAL));
            let Some(noun) = noun else { continue };
            if self.phrases.iter().any(|p| p.start <= noun && noun < p.end && !p.indefinite) {
                continue; // has a number of its own
            }
            let Some(m) = self.t[noun].word.measure else { continue };
            let Some(p) = self.subjects(k).first().copied() else { continue };
            let phrase = self.phrases[p].clone();
            if phrase.zero || phrase.indefinite || phrase.any {
                continue;
            }
            if phrase.head.is_none()
                || phrase.class.any(Class::CASE)
                || (!phrase.nominal.is_empty() && !phrase.nominal.contains(&m))
            {
                // Cases that resulted in convictions, whatever else they were counted as.
                self.push(m, p, "resulted-in", None);
            }
        }
    }

    /// "the only defendant to face prosecution".
    fn faced(&mut self) {
        for k in 0..self.t.len() {
            if !self.is(k, Class::FACE) {
                continue;
            }
            let noun = (k + 1..self.t.len().min(k + 4)).find(|i| self.is(*i, Class::NOMINAL.or(Class::COURT)));
            let Some(noun) = noun else { continue };
            let m = self.t[noun].word.measure.unwrap_or(Measure::Prosecutions);
            if m != Measure::Prosecutions {
                continue;
            }
            let to = if k > 0 && self.is(k - 1, Class::TO) { k - 1 } else { k };
            let Some(p) = self.subjects(to).first().copied() else { continue };
            let phrase = self.phrases[p].clone();
            let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL)) && !phrase.class.any(Class::VICTIM);
            if phrase.used || phrase.zero || phrase.indefinite || !people {
                continue;
            }
            self.push(Self::of_officials(m, &phrase), p, "faced-prosecution", None);
        }
    }

    /// "investigated 182 cases involving 811 victims".
    fn involved_victims(&mut self) {
        for p in 0..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            if phrase.used
                || phrase.zero
                || phrase.any
                || phrase.indefinite
                || !phrase.class.any(Class::VICTIM)
                || phrase.start == 0
            {
                continue;
            }
            if self.lower(phrase.start - 1) != "involving" {
                continue;
            }
            let cases = self.phrases.iter().any(|q| {
                q.end <= phrase.start
                    && phrase.start - q.end <= 6
                    && (q.class.any(Class::CASE) || !q.nominal.is_empty())
                    && q.used
            });
            if cases {
                self.push(Measure::VictimsIdentified, p, "involving-victims", None);
            }
        }
    }

    /// "four indicted former ministers": the modifier says what was done to them.
    fn modified(&mut self) {
        for p in 0..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL).or(Class::OFFICIAL_IF))
                && !phrase.class.any(Class::VICTIM);
            if phrase.used || phrase.zero || phrase.any || phrase.indefinite || !people {
                continue;
            }
            let indicted = (phrase.start..phrase.end).any(|i| {
                self.is(i, Class::EVENT)
                    && self.is(i, Class::PARTICIPLE)
                    && self.t[i].word.measure == Some(Measure::Prosecutions)
            });
            if indicted {
                self.push(Self::of_officials(Measure::Prosecutions, &phrase), p, "modifier-participle", None);
            }
        }
    }

    /// "bringing the total number of ongoing cases to 2,282".
    fn total_to(&mut self) {
        for p in 0..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            if phrase.used
                || phrase.zero
                || phrase.any
                || phrase.indefinite
                || phrase.head.is_some()
                || phrase.start < 5
                || !self.is(phrase.start - 1, Class::TO)
            {
                continue;
            }
            let Some(of) = (phrase.start.saturating_sub(9)..phrase.start - 1)
                .rev()
                .find(|i| self.is(*i, Class::OF) && *i > 0 && self.lower(*i - 1) == "number")
            else {
                continue;
            };
            let (end, head) = self.run(of + 1);
            let Some(h) = head.filter(|_| end == phrase.start - 1) else { continue };
            let m = match self.t[h].word.measure {
                Some(m) if self.is(h, Class::NOMINAL) => m,
                _ if self.is(h, Class::CASE) && self.events.iter().any(|e| e.measure == Measure::Investigations) => {
                    Measure::Investigations
                }
                _ => continue,
            };
            let class = self.t[h].word.class;
            self.push(m, p, "total-to", None);
            if let Some(e) = self.events.last_mut() {
                e.unit = Self::unit(m, class);
            }
        }
    }

    /// "59 investigations against former governors and 28 against sitting governors": a number without its noun.
    fn elliptic(&mut self) {
        for p in 1..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            if phrase.used || phrase.any || phrase.indefinite || phrase.start == 0 {
                continue;
            }
            let including = self.lower(phrase.start - 1) == "including";
            let joined =
                self.is(phrase.start - 1, Class::AND) || self.at(phrase.start - 1).is_some_and(|t| t.text(","));
            if !(joined || including) || (joined && phrase.partitive) {
                continue;
            }
            let Some(before) = self.phrases[..p].iter().rposition(|q| q.used) else { continue };
            let earlier = self.phrases[before].clone();
            if (earlier.end..phrase.start).any(|i| {
                self.barrier(i) || self.is(i, Class::PAST) && !self.is(i, Class::PARTICIPLE) || self.is(i, Class::BE)
            }) {
                continue;
            }
            let bare = phrase.head.is_none() && !including && self.is(phrase.end, Class::PREPOSITION);
            let same_noun = match (phrase.head, earlier.head) {
                (Some(a), Some(b)) if self.is(phrase.start - 1, Class::AND) => {
                    let people = Class::PERSON.or(Class::VICTIM);
                    let victims =
                        self.events.iter().any(|e| e.at == earlier.start && e.measure == Measure::VictimsIdentified);
                    self.lower(a) == self.lower(b)
                        || (victims
                            && earlier.end + 1 == phrase.start
                            && phrase.class.any(people)
                            && earlier.class.any(people))
                }
                _ => false,
            };
            let again = (phrase.class.any(Class::CASE.or(Class::VICTIM)) && earlier.class.any(phrase.class)
                || same_noun)
                && phrase.nominal.is_empty();
            if !(bare || again) {
                continue;
            }
            let Some(model) = self.events.iter().rev().find(|e| e.at == earlier.start).cloned() else { continue };
            if model.rule == "resulted-in" {
                continue;
            }
            let mut breakdown = self.breakdown(&phrase);
            if bare || including {
                // What follows tells the part: "for sex trafficking".
                let about = Phrase { end: self.t.len().min(phrase.end + 6), ..phrase.clone() };
                breakdown = self.breakdown(&about);
                if breakdown.is_empty() {
                    breakdown.insert("part".to_owned(), "other".to_owned());
                }
            }
            self.use_phrase(p);
            self.events.push(Event {
                value: Some(phrase.value),
                reading: phrase.reading,
                breakdown,
                rule: "elliptic-number",
                at: phrase.start,
                previous: self.before.get(phrase.start).copied().unwrap_or(false),
                ..model
            });
        }
    }

    /// "convicting one trafficker – a police officer": the person is an official too. "Of the 147 prosecuted, five
    /// were public-sector employees".
    fn apposition(&mut self) {
        let mut more = Vec::new();
        for event in &self.events {
            if event.value != Some(1.0) || !matches!(event.measure, Measure::Prosecutions | Measure::Convictions) {
                continue;
            }
            let Some(phrase) = self.phrases.iter().find(|p| p.start == event.at) else { continue };
            if phrase.official || !(self.mark(phrase.end) && self.is(phrase.end + 1, Class::A)) {
                continue;
            }
            let (_, head) = self.run(phrase.end + 2);
            if head.is_some_and(|h| self.official(phrase.end + 2, h)) {
                more.push(Event {
                    measure: Measure::OfficialsProsecuted,
                    rule: "apposition-official",
                    ..event.clone()
                });
            }
        }
        let prosecuted = self
            .events
            .iter()
            .find(|e| e.measure == Measure::Prosecutions && e.value.is_some_and(|v| v > 0.0))
            .cloned();
        if let Some(model) = prosecuted {
            for phrase in &self.phrases {
                let be = phrase.head.is_none()
                    && !phrase.zero
                    && !phrase.any
                    && !phrase.used
                    && self.is(phrase.end, Class::BE)
                    && phrase.start > model.at;
                if !be {
                    continue;
                }
                let (_, head) = self.run(phrase.end + 1);
                if head.is_some_and(|h| self.official(phrase.end + 1, h)) {
                    more.push(Event {
                        measure: Measure::OfficialsProsecuted,
                        value: Some(phrase.value),
                        rule: "apposition-official",
                        at: phrase.start,
                        unit: "persons",
                        ..model.clone()
                    });
                }
            }
        }
        self.events.extend(more);
    }

    // ---- comparisons ----

    /// The measure that is being spoken of to the left of `i`.
    fn measure_before(&self, i: usize) -> Option<Measure> {
        let from = (0..i).rev().find(|k| self.at(*k).is_some_and(|t| t.text(";"))).map_or(0, |k| k + 1);
        let mut victims = false;
        for k in (from..i).rev() {
            let token = &self.t[k];
            if token.is(Class::VICTIM) {
                victims = true;
            }
            if token.is(Class::IDENTIFICATION) {
                return Some(Measure::VictimsIdentified);
            }
            let counted = token.is(Class::NOMINAL) || self.event_verb(k) && !token.is(Class::SENTENCE);
            if counted && let Some(m) = token.word.measure {
                if m == Measure::VictimsIdentified || !victims {
                    return Some(m);
                }
            }
        }
        victims.then_some(Measure::VictimsIdentified)
    }

    fn comparisons(&mut self) {
        // Where a comparison begins, to the end of its clause.
        let mut i = 0;
        while i < self.t.len() {
            let compared = self.is(i, Class::COMPARED) && matches!(self.lower(i + 1), "with" | "to" | "against")
                || self.lower(i) == "versus";
            let change = self.is(i, Class::FROM) && (i.saturating_sub(9)..i).any(|k| self.is(k, Class::CHANGE));
            if compared {
                let end = self.clause_end(i + 2);
                self.before[i..end].fill(true);
                let first =
                    self.phrases.iter().position(|p| p.start >= i + 1 && p.start <= i + 4 && p.end <= end.max(p.end));
                if let Some(p) = first {
                    self.compare(p, i);
                }
                i = end.max(i + 1);
                continue;
            }
            if change {
                let first =
                    self.phrases.iter().position(|p| p.start > i && p.start <= i + 5 && !p.any && !p.indefinite);
                if let Some(p) = first {
                    let phrase = self.phrases[p].clone();
                    let to = (phrase.end..self.t.len().min(phrase.end + 9))
                        .take_while(|k| !self.barrier(*k))
                        .find(|k| self.is(*k, Class::TO));
                    let second = to.and_then(|to| self.phrases.iter().position(|q| q.start > to && q.start <= to + 2));
                    // "from 15 to seven years" is no count
                    if second.is_some_and(|q| self.phrases[q].head.is_some() && self.phrases[q].class.is_empty()) {
                        i += 1;
                        continue;
                    }
                    let end = match (to, second) {
                        (Some(to), Some(_)) => to,
                        _ => self.clause_end(phrase.end),
                    };
                    self.before[i..end].fill(true);
                    self.compare(p, i);
                    if let (Some(to), Some(q)) = (to, second) {
                        self.now(q, p, i);
                        i = to;
                    }
                }
            }
            i += 1;
        }
    }

    fn clause_end(&self, from: usize) -> usize {
        (from..self.t.len())
            .find(|k| {
                self.is(*k, Class::AND) && self.is(*k + 1, Class::PAST)
                    || self.at(*k).is_some_and(|t| matches!(t.lower.as_str(), ")" | ";" | ",") || t.is(Class::BARRIER))
            })
            .unwrap_or(self.t.len())
    }

    /// A value of the period before at phrase `p`, compared at token `i`.
    fn compare(&mut self, p: usize, i: usize) {
        let phrase = self.phrases[p].clone();
        if phrase.used || phrase.any || phrase.indefinite {
            return;
        }
        // With a noun of its own it is found by that noun.
        if !phrase.nominal.is_empty() {
            return;
        }
        let Some(m) = self.measure_of(&phrase, i) else { return };
        self.push(m, p, "compared-with-before", None);
        if let Some(e) = self.events.last_mut() {
            e.previous = true;
        }
    }

    fn measure_of(&self, phrase: &Phrase, i: usize) -> Option<Measure> {
        if let Some(m) = phrase.nominal.first() {
            return Some(*m);
        }
        // "the number of inspectors increased from 12 to 28" counts what is named there, and nothing else
        let from = (0..i).rev().find(|k| self.at(*k).is_some_and(|t| t.text(";"))).map_or(0, |k| k + 1);
        let number_of = (from..i).rev().find(|k| self.lower(*k) == "number" && self.is(*k + 1, Class::OF));
        if let Some(k) = number_of {
            let (end, head) = self.run(k + 2);
            let head = head?;
            if self.is(head, Class::NOMINAL) {
                return self.t[head].word.measure;
            }
            let verb = (end..i).take(4).find(|v| self.is(*v, Class::EVENT) && self.is(*v, Class::PARTICIPLE));
            if !self.is(head, Class::CASE.or(Class::VICTIM).or(Class::PERSON)) {
                return None;
            }
            return match verb.or((k + 2..head).find(|v| self.is(*v, Class::EVENT) && self.is(*v, Class::PARTICIPLE))) {
                Some(v) => self.t[v].word.measure,
                None => None,
            };
        }
        // "the initiation of 12 prosecutions" is a phrase with its noun; "1" takes the noun before
        let before = self.measure_before(i)?;
        if phrase.class.any(Class::VICTIM) {
            return (before == Measure::VictimsIdentified || self.is_about_identification(i))
                .then_some(Measure::VictimsIdentified);
        }
        if phrase.head.is_some() && phrase.class.is_empty() {
            return None;
        }
        Some(before)
    }

    fn is_about_identification(&self, i: usize) -> bool {
        (0..i).any(|k| self.is(k, Class::IDENTIFICATION) || self.lower(k).starts_with("identif"))
    }

    /// The value of now at phrase `q` after "from … to", counted like the one before at `p`.
    fn now(&mut self, q: usize, p: usize, i: usize) {
        let (now, then) = (self.phrases[q].clone(), self.phrases[p].clone());
        if now.used || now.any || now.indefinite || !now.nominal.is_empty() {
            return;
        }
        let Some(m) = self.measure_of(&then, i) else { return };
        if now.head.is_some() && now.class.is_empty() {
            return;
        }
        self.push(m, q, "from-to", None);
        if let Some(e) = self.events.last_mut() {
            e.previous = false;
            e.unit = Self::unit(m, then.class);
        }
    }

    // ---- said to be unknown ----

    /// "did not provide information on … the number of convictions", "the number of investigations is unknown".
    fn not_reported(&mut self) {
        let mut found: Vec<(Measure, usize)> = Vec::new();
        for k in 0..self.t.len() {
            if !self.is(k, Class::NOMINAL) {
                continue;
            }
            let Some(m) = self.t[k].word.measure.filter(|m| *m != Measure::Sentenced) else { continue };
            let number_of = (k.saturating_sub(6)..k)
                .any(|i| matches!(self.lower(i), "number" | "numbers" | "information" | "data" | "statistics"));
            if number_of {
                let unknown = (k + 1..self.t.len())
                    .take_while(|i| !self.barrier(*i) && !self.at(*i).is_some_and(|t| t.text(",")))
                    .any(|i| {
                        self.is(i, Class::UNKNOWN)
                            || (self.is(i, Class::AVAILABLE)
                                && (i.saturating_sub(3)..i).any(|j| self.is(j, Class::NOT)))
                    });
                if unknown {
                    found.push((m, k));
                    continue;
                }
            }
            // "did not provide/publish/report information/data on|regarding …"
            let data = (0..k).rev().take_while(|i| !self.barrier(*i)).find(|i| self.is(*i, Class::DATA));
            let Some(d) = data else { continue };
            let about = self.is(d + 1, Class::PREPOSITION) && !self.is(d + 1, Class::TO);
            let denied = (d.saturating_sub(6)..d).any(|i| self.is(i, Class::NOT))
                && !(d.saturating_sub(6)..d)
                    .any(|i| matches!(self.lower(i), "complete" | "comprehensive" | "disaggregate" | "disaggregated"));
            let plain = (d + 1..k).all(|i| {
                !self.is(i, Class::BE.or(Class::RELATIVE))
                    && !(i < d + 5 && self.is(i, Class::PERSON))
                    && !(i > d + 1 && self.lower(i) == "for")
            }) && (d + 1..k).all(|i| !(self.is(i, Class::TO) && self.is(i + 1, Class::BASE)));
            if about && denied && plain {
                found.push((m, k));
            }
        }
        for (m, at) in found {
            if self.events.iter().any(|e| e.at == at || (e.measure == m && e.value == Some(0.0))) {
                continue;
            }
            self.events.push(Event {
                measure: m,
                value: None,
                reading: Reading::NotReported,
                unit: Self::unit(m, Class::NOMINAL),
                breakdown: BTreeMap::new(),
                previous: false,
                ever: false,
                rule: "said-unknown",
                at,
            });
        }
    }
}
