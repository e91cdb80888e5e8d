//! Set phrases of enforcement, and parts of what was counted before.

use super::{Event, Parser, Phrase};
use crate::extract::{Measure, rules::Class};

impl Parser<'_> {
    /// "with 20 cases under investigation".
    pub(super) fn under_investigation(&mut self) {
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

    /// "Three guards received suspended sentences".
    pub(super) fn received_sentences(&mut self) {
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

    /// "only two resulted in convictions", "30 cases resulting in convictions".
    pub(super) fn resulted_in(&mut self) {
        for k in 0..self.t.len() {
            if !self.is(k, Class::RESULT) {
                continue;
            }
            let noun =
                (k + 1..self.t.len().min(k + 5)).take_while(|i| !self.mark(*i)).find(|i| self.is(*i, Class::NOMINAL));
            let Some(noun) = noun else { continue };
            let of_its_own = self.is(noun + 1, Class::OF) && self.phrases.iter().any(|p| p.start == noun + 2);
            if of_its_own || self.phrases.iter().any(|p| p.start <= noun && noun < p.end && !p.indefinite) {
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

    /// "20 of them were found guilty", "six men pleaded guilty".
    pub(super) fn guilty(&mut self) {
        for k in 1..self.t.len() {
            if !self.is(k, Class::GUILTY) || self.is(k - 1, Class::NOT) {
                continue;
            }
            // "found 12 men guilty"
            let object =
                self.phrases.iter().position(|p| p.end == k && p.start > 0 && self.is(p.start - 1, Class::FIND));
            if let Some(p) = object {
                let phrase = self.phrases[p].clone();
                let g = self.governor(phrase.start - 1);
                let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL)) && !phrase.class.any(Class::VICTIM);
                if phrase.used || phrase.indefinite || !people || g.blocked || g.passive {
                    continue;
                }
                if g.denied || phrase.zero {
                    self.zeros(&[Measure::Convictions], &phrase, phrase.start, "found-guilty", g);
                } else if !phrase.any {
                    self.push(Measure::Convictions, p, "found-guilty", Some(g));
                }
                continue;
            }
            let verb = k - 1;
            let pleaded = matches!(self.lower(verb), "pleaded" | "pled");
            let found = self.is(verb, Class::FIND) && self.is(verb, Class::PARTICIPLE);
            let g = self.governor(verb);
            if !(pleaded || found) || g.denied || g.blocked || found && !g.passive {
                continue;
            }
            let Some(p) = self.subjects(g.start).first().copied() else { continue };
            let phrase = self.phrases[p].clone();
            let people = phrase.class.any(Class::PERSON.or(Class::OFFICIAL)) && !phrase.class.any(Class::VICTIM);
            if phrase.used || phrase.indefinite || !(people || phrase.head.is_none()) {
                continue;
            }
            if phrase.zero {
                self.zeros(&[Measure::Convictions], &phrase, phrase.start, "found-guilty", g);
            } else {
                self.push(Measure::Convictions, p, "found-guilty", Some(g));
            }
        }
    }

    /// "the only man to face prosecution".
    pub(super) fn faced(&mut self) {
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

    /// "investigated 12 cases involving 20 victims".
    pub(super) fn involved_victims(&mut self) {
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

    /// "three indicted governors": the modifier says what was done to them.
    pub(super) fn modified(&mut self) {
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

    /// "bringing the number of open cases to 300".
    pub(super) fn total_to(&mut self) {
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

    /// "30 inquiries against mayors and 9 against judges": a number without its noun.
    pub(super) fn elliptic(&mut self) {
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
                upper: phrase.upper,
                reading: phrase.reading,
                breakdown,
                rule: "elliptic-number",
                at: phrase.start,
                previous: self.before.get(phrase.start).copied().unwrap_or(false),
                ..model
            });
        }
    }

    /// "convicting one smuggler – a border guard": the person is an official too. "Of the 20 prosecuted, three
    /// were state clerks".
    pub(super) fn apposition(&mut self) {
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
}
