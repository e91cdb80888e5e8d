//! Nouns of enforcement, and verbs that count only with certain nouns.

use std::collections::BTreeMap;

use super::{Event, Governor, Parser, Phrase, Reading};
use crate::extract::{
    Measure,
    rules::{COUNTED, Class, FORMS},
};

impl Parser<'_> {
    /// "initiated 60 criminal cases", "filed five cases", "40 cases were sent to court".
    pub(super) fn case_verbs(&mut self) {
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
            let tried = filed && self.lower(k).starts_with("tri") && people;
            let measure = if sent && to_court && (case || people) {
                Measure::Prosecutions
            } else if opened && case || complete && case && !resulting {
                Measure::Investigations
            } else if pronounced && phrase.class.any(Class::SENTENCE) && phrase.value > 1.0 {
                Measure::Sentenced
            } else if filed && case || tried {
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
            // "40 cases involving 52 persons were sent to court", "sent 30 cases regarding 70 men"
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

    /// "9 child smuggling inquiries", "no prosecutions or convictions".
    pub(super) fn nominals(&mut self) {
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

    /// "convictions remained at zero".
    pub(super) fn at_zero(&mut self) {
        for p in 0..self.phrases.len() {
            let phrase = self.phrases[p].clone();
            if phrase.used || !phrase.zero || phrase.start < 2 || self.is(phrase.end, COUNTED) {
                continue;
            }
            let said = matches!(self.lower(phrase.start - 1), "at" | "was" | "were")
                && matches!(self.lower(phrase.start), "zero" | "0");
            let noun = (phrase.start.saturating_sub(4)..phrase.start).rev().find(|i| self.is(*i, Class::NOMINAL));
            let Some(m) = noun.filter(|_| said).and_then(|i| self.t[i].word.measure) else { continue };
            self.use_phrase(p);
            self.zero(m, None, phrase.start, "at-zero", false, false);
        }
    }

    /// "prosecution of six smugglers", "charges against 12 persons", "investigations of 9 suspects".
    pub(super) fn nominal_objects(&mut self) {
        for k in 0..self.t.len() {
            let token = &self.t[k];
            let nominal = token.is(Class::NOMINAL);
            let against = token.is(Class::AGAINST_NOUN) && self.lower(k + 1) == "against";
            let completion = token.is(Class::COMPLETION);
            // "the rescue of 20 child victims"
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
            // "convictions in 6 cases", "investigations for 7 cases"
            let in_cases = nominal && matches!(self.lower(k + 1), "in" | "for");
            // "264 convictions to 676 defendants"
            let to_people = nominal && token.word.measure == Some(Measure::Convictions) && self.is(k + 1, Class::TO);
            // "trials began against 20 men"
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
            if far.is_none()
                && (!(nominal || against || completion) || !(self.is(k + 1, Class::AGAINST) || in_cases || to_people))
            {
                continue;
            }
            let object = far.map_or(k + 2, |a| a + 1);
            let Some(p) = self.phrases.iter().position(|p| p.start == object) else { continue };
            let phrase = self.phrases[p].clone();
            // "30 convictions in 50 cases" has its count already
            let counted = self.phrases.iter().any(|q| q.start <= k && k < q.end && !q.any && !q.indefinite);
            if in_cases && (counted || !phrase.class.any(Class::CASE)) {
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
    pub(super) fn denied_nominals(&mut self) {
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
                        self.is(end, Class::INVOLVE) && !self.is(end, Class::AGAINST) || self.lower(end) == "following";
                    head.filter(|h| self.is(*h, Class::NOMINAL) && !part).map(|h| {
                        let mut p = Phrase::denied(q, end, head, self.t[h].word.class);
                        p.nominal = self.t[h].word.measure.into_iter().collect();
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

    /// "no actions were taken against officials", "did not hold any officials accountable".
    pub(super) fn no_action(&mut self) {
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
                    && (!self.adverb(i + 1) || self.is(i + 1, Class::ADVERB))
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

    /// "did not provide information on … the number of convictions", "the number of investigations is unknown".
    pub(super) fn not_reported(&mut self) {
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
                let of_persons = i < d + 5 && self.is(i, Class::PERSON);
                let aim = i > d + 1 && self.lower(i) == "for";
                !(self.is(i, Class::BE.or(Class::RELATIVE)) || of_persons || aim)
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
                upper: None,
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
