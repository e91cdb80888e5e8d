//! Comparisons with the period before.

use std::collections::BTreeMap;

use super::{Parser, Phrase};
use crate::extract::{Measure, Reading, rules::Class};

impl Parser<'_> {
    /// The measure that is being spoken of to the left of `i`.
    pub(super) fn measure_before(&self, i: usize) -> Option<Measure> {
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
            if counted
                && let Some(m) = token.word.measure
                && (m == Measure::VictimsIdentified || !victims)
            {
                return Some(m);
            }
        }
        victims.then_some(Measure::VictimsIdentified)
    }

    pub(super) fn comparisons(&mut self) {
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
                    self.phrases.iter().position(|p| p.start > i && p.start <= i + 4 && p.end <= end.max(p.end));
                if let Some(p) = first {
                    self.compare(p, i);
                }
                i = end.max(i + 1);
                continue;
            }
            // "22 prosecutions (18 in 2013)"
            if self.lower(i) == "("
                && let Some(p) = self.phrases.iter().position(|p| p.start == i + 1)
            {
                let end = self.phrases[p].end;
                let year = self.lower(end) == "in"
                    && self.at(end + 1).is_some_and(|t| t.year.is_some())
                    && self.lower(end + 2) == ")";
                if year {
                    self.before[i..end + 3].fill(true);
                    self.compare(p, i);
                    i = end + 3;
                    continue;
                }
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
                    // "from 12 to four years" is no count
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
                    // "rose to 45 from 30"
                    let ahead =
                        self.phrases.iter().position(|q| q.end == i && q.start > 0 && self.is(q.start - 1, Class::TO));
                    if let (None, Some(q)) = (second, ahead) {
                        self.now(q, p, i);
                    }
                    if let (Some(to), Some(q)) = (to, second) {
                        self.now(q, p, i);
                        i = to;
                    }
                }
            }
            i += 1;
        }
    }

    pub(super) fn clause_end(&self, from: usize) -> usize {
        (from..self.t.len())
            .find(|k| {
                self.is(*k, Class::AND) && self.is(*k + 1, Class::PAST)
                    || self.at(*k).is_some_and(|t| matches!(t.lower.as_str(), ")" | ";" | ",") || t.is(Class::BARRIER))
            })
            .unwrap_or(self.t.len())
    }

    /// A value of the period before at phrase `p`, compared at token `i`.
    pub(super) fn compare(&mut self, p: usize, i: usize) {
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
        // A number without its noun is of what the noun before it names, in the same unit and part.
        let bare = phrase.head.is_none();
        let (part, unit) = if bare { self.named_before(m, i) } else { Default::default() };
        let is_unreported = phrase.zero && self.lower(phrase.end) == "reported";
        if let Some(e) = self.events.last_mut() {
            e.previous = true;
            e.breakdown.extend(part);
            e.unit = unit.unwrap_or(e.unit);
            if is_unreported {
                e.reading = Reading::NoneReported;
            }
        }
    }

    pub(super) fn measure_of(&self, phrase: &Phrase, i: usize) -> Option<Measure> {
        if let Some(m) = phrase.nominal.first() {
            return Some(*m);
        }
        // "the number of guards increased from 10 to 20" counts what is named there, and nothing else
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

    pub(super) fn is_about_identification(&self, i: usize) -> bool {
        (0..i).any(|k| self.is(k, Class::IDENTIFICATION) || self.lower(k).starts_with("identif"))
    }

    /// The value of now at phrase `q` after "from … to", counted like the one before at `p`.
    pub(super) fn now(&mut self, q: usize, p: usize, i: usize) {
        let (now, then) = (self.phrases[q].clone(), self.phrases[p].clone());
        if now.used || now.any || now.indefinite || !now.nominal.is_empty() {
            return;
        }
        let Some(m) = self.measure_of(&then, i) else { return };
        if now.head.is_some() && now.class.is_empty() {
            return;
        }
        self.push(m, q, "from-to", None);
        let part = match (now.head, then.head) {
            (Some(_), _) => BTreeMap::new(),
            (None, Some(_)) => self.breakdown(&then),
            (None, None) => self.named_before(m, i).0,
        };
        if let Some(e) = self.events.last_mut() {
            e.previous = false;
            e.unit = Self::unit(m, then.class);
            e.breakdown.extend(part);
        }
    }

    /// The part that the last counted phrase before token `i` names, in its clause, and what it counts.
    fn named_before(&self, m: Measure, i: usize) -> (BTreeMap<String, String>, Option<&'static str>) {
        // Not the "decrease" of "90 investigations, a decrease from 120".
        let counts = |p: &&Phrase| p.end <= i && p.head.is_some() && !(p.indefinite && p.class.is_empty());
        let last = self.phrases.iter().rev().find(counts);
        let near = last.filter(|p| (p.end..i).all(|k| !self.at(k).is_some_and(|t| t.text(";"))));
        near.map(|p| (self.breakdown(p), Some(Self::unit(m, p.class)))).unwrap_or_default()
    }
}
