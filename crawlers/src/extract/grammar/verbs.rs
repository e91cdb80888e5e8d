//! Groups of verbs of enforcement, their voice and their denial.

use super::{Governor, Group, Parser};
use crate::extract::rules::{COUNTED, Class, FORMS};

impl Parser<'_> {
    pub(super) fn governor(&self, k: usize) -> Governor {
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
            } else if !(base || gerund || token.is(Class::AND) || token.text(",")) {
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
    pub(super) fn effort_denied(&self, q: usize) -> (bool, bool) {
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

    pub(super) fn find_groups(&self) -> Vec<Group> {
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
    pub(super) fn event_verb(&self, k: usize) -> bool {
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

    pub(super) fn group(&self, k: usize) -> Group {
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
            if !unknown && (!same || !next.is(FORMS)) {
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

    /// "has not had a conviction": the denial stands before the first auxiliary.
    pub(super) fn governor_of_have(&self, k: usize) -> Governor {
        let denied = (k.saturating_sub(3)..k).any(|i| self.is(i, Class::NOT));
        Governor { denied, start: k, ..Governor::default() }
    }
}
