//! Counted phrases: a number or a denial, its modifiers and its noun.

use super::{Parser, Phrase, Reading};
use crate::extract::rules::{COUNTED, Class, FORMS};

impl<'a> Parser<'a> {
    /// A number in digits or words at `i`, with the index after it.
    pub(super) fn number(&self, i: usize) -> Option<(f64, usize)> {
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
            } else if next.lower == self.rules.joiner
                && token.digits.is_none()
                && let Some(more) = self.at(end + 1).and_then(|t| self.number_word(&t.lower))
                && (value >= 100.0 && more < 100.0
                    || self.rules.joins_tens && value >= 20.0 && value % 10.0 == 0.0 && more < 10.0)
            {
                // "two hundred and five", "treinta y cinco"
                value += more;
                end += 1;
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

    pub(super) fn number_word(&self, lower: &str) -> Option<f64> {
        if let Some(n) = self.rules.numbers.get(lower) {
            return Some(*n);
        }
        let (tens, ones) = lower.split_once('-')?;
        let (tens, ones) = (self.rules.numbers.get(tens)?, self.rules.numbers.get(ones)?);
        (*tens >= 20.0 && *ones < 10.0 && *ones > 0.0).then_some(tens + ones)
    }

    /// Whether the number at `i..end` is a date, an amount of money, a label or an age.
    pub(super) fn no_count(&self, i: usize, end: usize) -> bool {
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
    pub(super) fn run(&self, j: usize) -> (usize, Option<usize>) {
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

    pub(super) fn noun(&self, k: usize) -> bool {
        self.is(k, COUNTED.or(Class::NOMINAL).or(Class::NOMINAL_OTHER))
    }

    /// Whether a noun that can be counted follows the word at `k`, with nothing but modifiers between.
    pub(super) fn leads(&self, k: usize) -> bool {
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
                    .or(Class::ALLEGED)
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
    pub(super) fn compound(&self, k: usize) -> bool {
        let l = self.lower(k);
        !(l.ends_with("ed") || l.ends_with("ing"))
            && ["tion", "ment", "ance", "ence", "ity", "ship", "team", "unit", "law", "data", "rate", "file", "load"]
                .iter()
                .any(|s| l.ends_with(s))
    }

    /// Index of the first word of a qualifier that ends before `i`, and how it reads.
    pub(super) fn qualifier(&self, mut i: usize) -> (usize, Reading) {
        let mut reading = Reading::Exact;
        'again: loop {
            for (list, what) in [
                (&self.rules.at_least, Some(Reading::AtLeast)),
                (&self.rules.about, Some(Reading::About)),
                (&self.rules.below, Some(Reading::Below)),
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

    pub(super) fn official(&self, from: usize, head: usize) -> bool {
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

    pub(super) fn find_phrases(&mut self) {
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

    pub(super) fn phrase(&self, i: usize) -> Option<Phrase> {
        let token = self.at(i)?;
        let mut phrase = Phrase { any: false, ..Phrase::denied(i, i + 1, None, Class::default()) };
        let run_from;
        if let Some((value, end)) = self.number(i) {
            if self.no_count(i, end) {
                return None;
            }
            phrase.value = value;
            let (start, reading) = self.qualifier(i);
            (phrase.start, phrase.reading) = (start, reading);
            phrase.zero = value == 0.0;
            let mut end = end;
            // "between 20 and 30 suspects", "fewer than ten"
            let between = start > 0 && self.lower(start - 1) == "between" && self.is(end, Class::AND);
            match self.number(end + 1) {
                Some((upper, after)) if between && upper > value => {
                    phrase.reading = Reading::Interval;
                    phrase.upper = Some(upper);
                    phrase.start = start - 1;
                    end = after;
                }
                _ => {}
            }
            if phrase.reading == Reading::Below {
                phrase.reading = Reading::Interval;
                phrase.upper = Some((value - 1.0).max(0.0));
                phrase.value = 0.0;
                phrase.zero = false;
            }
            run_from = end;
            phrase.end = end;
            // "no one"
            if i > 0 && self.is(i - 1, Class::NO) {
                return None;
            }
        } else if token.is(Class::NO) && self.lower(i + 1) == "one" || token.lower == "nobody" {
            phrase.zero = true;
            phrase.end = if token.is(Class::NO) { i + 2 } else { i + 1 };
            phrase.head = Some(phrase.end - 1);
            phrase.class = Class::PERSON;
            return Some(phrase);
        } else if token.is(Class::NOT) && self.is(i + 1, Class::A) && self.lower(i + 2) == "single" {
            phrase.zero = true;
            run_from = i + 3;
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
            // "three of whom", "11 of the 15 defendants", "four of his brothers"
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
                    // … unless a verb or an adverb follows at once ("35 were", "40 newly registered").
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
    pub(super) fn coordinate(&self, phrase: &mut Phrase) {
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

    /// The object of a denied verb at `k`: with "any", "a", or bare.
    pub(super) fn bare_object(&self, k: usize) -> Option<Phrase> {
        // "did not convict any": the persons or victims spoken of
        if self.is(k, Class::ANY)
            && self.at(k + 1).is_none_or(|t| t.mark || t.is(Class::BARRIER.or(Class::PREPOSITION).or(Class::AND)))
        {
            return Some(Phrase::denied(k, k + 1, Some(k), Class::PERSON.or(Class::VICTIM)));
        }
        if let Some(p) = self.phrases.iter().find(|p| p.start == k) {
            return (p.any || p.indefinite || p.zero).then(|| p.clone()).filter(|p| !p.class.is_empty());
        }
        if self.is(k, Class::ANYONE) {
            return Some(Phrase::denied(k, k + 1, Some(k), Class::PERSON));
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
        let mut phrase = Phrase::denied(k, end, Some(head), self.at(head)?.word.class);
        phrase.official = self.official(k, head);
        self.coordinate(&mut phrase);
        Some(phrase)
    }
}
