//! Verbs with their objects and subjects.

use std::collections::BTreeMap;

use super::{Event, Group, Parser, Phrase, Reading};
use crate::extract::{
    Measure,
    rules::{COUNTED, Class, FORMS},
};

impl Parser<'_> {
    /// Whether a phrase can be the object or passive subject of a verb that measures `m`.
    pub(super) fn fits(&self, m: Measure, phrase: &Phrase, verb: usize) -> bool {
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

    pub(super) fn verb_group(&mut self, group: &Group) {
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
            // "neither the police nor the courts convicted any traffickers"
            if phrase.any {
                let from = (0..group.first).rev().find(|i| self.barrier(*i)).map_or(0, |i| i + 1);
                let none = (from..group.first).any(|i| self.is(i, Class::NOR.or(Class::NO)) && !self.is(i, Class::AND));
                let denied = self.fitting(group, &phrase);
                if none && !denied.is_empty() {
                    self.zeros(&denied, &phrase, phrase.start, "no-subject-active", g);
                    self.use_phrase(p);
                }
                return;
            }
            if phrase.indefinite && self.and_others(group) {
                return;
            }
            if self.by_others(group.first, &group.measures) {
                return;
            }
            if phrase.zero {
                let denied = self.fitting(group, &phrase);
                if !denied.is_empty() {
                    self.zeros(&denied, &phrase, phrase.start, "verb-no-object", g);
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

    /// The measures of a group whose verbs can have the phrase as their object.
    pub(super) fn fitting(&self, group: &Group, phrase: &Phrase) -> Vec<Measure> {
        let verbs = self.verbs_of(group);
        group.measures.iter().zip(verbs).filter(|(m, v)| self.fits(**m, phrase, *v)).map(|(m, _)| *m).collect()
    }

    /// "convicted eight ministers and sentenced them": as many as before.
    pub(super) fn same_people(&mut self, group: &Group) {
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
    pub(super) fn no_information(&mut self, group: &Group) -> bool {
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
                upper: None,
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
    pub(super) fn served(&mut self, group: &Group) -> bool {
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
    pub(super) fn and_others(&mut self, group: &Group) -> bool {
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
    pub(super) fn list_from(&self, p: usize) -> Vec<usize> {
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

    pub(super) fn verbs_of(&self, group: &Group) -> Vec<usize> {
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

    /// The counted phrase that begins right after the verb at `last`.
    pub(super) fn object(&self, last: usize) -> Option<usize> {
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
    pub(super) fn by_others(&self, first: usize, measures: &[Measure]) -> bool {
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

    pub(super) fn agent_is_ngo(&self, last: usize) -> bool {
        self.is(last + 1, Class::BY)
            && (last + 2..last + 6).take_while(|k| !self.mark(*k)).any(|k| self.is(k, Class::NGO))
    }

    /// The phrases that are the subject of a passive whose auxiliaries begin at `start`.
    pub(super) fn subjects(&self, start: usize) -> Vec<usize> {
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
            // "five drivers, two of whom were convicted": the whole is no subject
            if found.len() >= 12 || phrase.partitive {
                break;
            }
        }
        found
    }

    pub(super) fn passive(&mut self, group: &Group) {
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
                let denied = self.fitting(group, &phrase);
                if !denied.is_empty() {
                    self.zeros(&denied, &phrase, phrase.start, "no-subject-passive", g);
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
    pub(super) fn shared_passive(&mut self, group: &Group) -> bool {
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
    pub(super) fn in_cases(&mut self, group: &Group) -> bool {
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
    pub(super) fn and_the_one(&self, from: usize, to: usize) -> f64 {
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
    pub(super) fn denied_passive(&mut self, group: &Group) {
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
    pub(super) fn reduced(&mut self, group: &Group) {
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
    pub(super) fn denied(&mut self, group: &Group) {
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
        // "any" alone stands for whom the verb is about
        if let Some(f) = found.as_mut()
            && f.class == Class::PERSON.or(Class::VICTIM)
        {
            let victims = group.measures.contains(&Measure::VictimsIdentified);
            f.class = if victims { Class::VICTIM } else { Class::PERSON };
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
        let denied = self.fitting(group, &phrase);
        self.zeros(&denied, &phrase, group.first, rule, g);
        for p in &mut self.phrases {
            if p.start >= phrase.start && p.start < phrase.end {
                p.used = true;
            }
        }
    }
}
