//! Statements that officials take part in what they should prosecute.

use super::{rules::Class, text::Token};

/// A statement of complicity at token `at`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Complicity {
    pub at: usize,
    /// Told as an allegation or suspicion only.
    pub alleged: bool,
    pub rule: &'static str,
}

/// How far before and after the word an allegation still speaks of it.
const BEFORE: usize = 6;
const AFTER: usize = 2;

/// Where the clause of token `i` begins.
fn clause(t: &[Token], i: usize) -> usize {
    (0..i)
        .rev()
        .find(|k| t[*k].text(";") || t[*k].is(Class::BARRIER) && !t[*k].is(Class::PREPOSITION))
        .map_or(0, |k| k + 1)
}

fn official(t: &Token) -> bool {
    t.is(Class::OFFICIAL.or(Class::OFFICIAL_IF).or(Class::OFFICIAL_OF))
}

/// The first statement of complicity in a sentence; `dense` tells an entry that speaks of the state alone, where the
/// complicity is that of its officials.
pub(super) fn find(t: &[Token], dense: bool) -> Option<Complicity> {
    (0..t.len()).find_map(|i| at(t, i, dense))
}

/// "officials were involved in trafficking", but not "in anti-trafficking training".
fn involved(t: &[Token], i: usize) -> Option<Complicity> {
    let from = clause(t, i);
    let trade = Class::VICTIM_CONTEXT.or(Class::SEXUAL).or(Class::SMUGGLING);
    let in_trade = t.get(i + 1).is_some_and(|x| x.is(Class::PREPOSITION)) && t.get(i + 2).is_some_and(|x| x.is(trade));
    let who = t[i.saturating_sub(5).max(from)..i].iter().any(official);
    let denied = t[from..i].iter().any(|x| x.is(Class::NOT.or(Class::NO).or(Class::NOR)));
    let alleged = t[i.saturating_sub(BEFORE).max(from)..i].iter().any(|x| x.is(Class::ALLEGED));
    (in_trade && who && !denied).then_some(Complicity { at: i, alleged, rule: "officials-involved" })
}

fn at(t: &[Token], i: usize, dense: bool) -> Option<Complicity> {
    if t[i].is(Class::INVOLVED) {
        return involved(t, i);
    }
    let noun = t[i].is(Class::COMPLICITY);
    if !noun && !t[i].is(Class::COMPLICIT) {
        return None;
    }
    let from = clause(t, i);
    let denial = Class::NOT.or(Class::NO).or(Class::NONE).or(Class::NOR).or(Class::WITHOUT).or(Class::FAIL);
    let denied = t[from..i].iter().any(|x| x.is(denial));
    let alleged = || {
        let around = t[i.saturating_sub(BEFORE).max(from)..t.len().min(i + 1 + AFTER)].iter();
        around.filter(|x| !x.text(";")).any(|x| x.is(Class::ALLEGED))
    };
    if noun {
        // "no reports of complicity"; what was not acted on is there all the same: "did not address complicity"
        let none = t[from..i].iter().rev().take(5).any(|x| x.is(Class::NO.or(Class::NONE).or(Class::WITHOUT)));
        if none || !dense && !t.iter().any(official) {
            return None;
        }
        return Some(Complicity { at: i, alleged: alleged(), rule: "complicity" });
    }
    // "officials are complicit", "officials complicit in", "complicit officials"; whom nobody prosecuted may not exist.
    let beside = t[i.saturating_sub(4).max(from)..i].iter().any(official) || t.get(i + 1).is_some_and(official) || {
        t.get(i + 1).is_some_and(|x| x.is(Class::OFFICIAL_OF)) && t.get(i + 2).is_some_and(official)
    };
    (beside && !denied).then(|| Complicity { at: i, alleged: alleged(), rule: "complicit-officials" })
}
