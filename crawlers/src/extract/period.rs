//! The time a statement is about.

use super::{
    rules::{Class, FORMS},
    text::Token,
};

/// A span of years as a text gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Time {
    pub from: i16,
    pub to: i16,
    /// From a year to the time of the report ("since 2009").
    pub open: bool,
}

impl Time {
    /// `2014` or `2012/2014`.
    pub fn label(&self) -> String {
        if self.from == self.to { self.from.to_string() } else { format!("{}/{}", self.from, self.to) }
    }
}

/// A year alone in brackets: that of the report summed up.
pub(super) fn closing(t: &[Token], i: usize) -> bool {
    i > 0 && t[i - 1].text("(") && t.get(i + 1).is_some_and(|x| x.text(")"))
}

/// Whether the year at `i` dates a law or a plan ("the 2010 law") or an amendment, and no figure.
fn dates_a_thing(t: &[Token], i: usize) -> bool {
    if closing(t, i) {
        return true;
    }
    let preposition = i > 0 && t[i - 1].is(Class::PREPOSITION);
    // "a May 2011 arrest"
    if i >= 2 && t[i - 1].is(Class::MONTH) && t[i - 2].is(Class::A.or(Class::THE)) {
        return true;
    }
    if t.get(i + 1).is_some_and(|x| x.text("annual")) {
        return false;
    }
    // "a 2005-06 scheme", but "the 2018 fiscal year"
    let time = t.get(i + 1).is_some_and(|x| {
        matches!(x.lower.as_str(), "fiscal" | "calendar" | "reporting" | "period" | "year" | "financial")
    });
    let thing = t.get(i + 1).is_some_and(|x| !x.mark && !x.is(Class::PREPOSITION.or(Class::AND).or(FORMS)));
    if !time && thing && i > 0 && t[i - 1].is(Class::A.or(Class::THE)) {
        return true;
    }
    !preposition
        && t[i + 1..t.len().min(i + 6)]
            .iter()
            .take_while(|x| !x.mark && !x.is(Class::PREPOSITION.or(Class::BE).or(Class::HAVE)))
            .any(|x| {
                x.is(Class::LAW.or(Class::PLAN))
                    || matches!(x.lower.as_str(), "ruling" | "report" | "elections" | "election" | "outbreak")
            })
}

/// The year or years that the statement at token `at` is about. A year in a comparison (`before`) is not the year
/// of the statement, nor the reverse.
pub(super) fn near(t: &[Token], at: usize, before: &dyn Fn(usize) -> bool) -> Option<Time> {
    let mine = before(at);
    let mut best: Option<(usize, Time)> = None;
    let mut i = 0;
    while i < t.len() {
        let Some(year) = t[i].year else {
            i += 1;
            continue;
        };
        let here = i;
        let open = here > 0 && t[here - 1].text("since");
        let mut time = Time { from: year, to: t[here].year_end.unwrap_or(year), open };
        // "from 2002 to 2016", "2012-2013", "between 2016 and 2018"
        let joins = |k: usize| {
            t.get(k).is_some_and(|x| matches!(x.lower.as_str(), "to" | "-" | "–" | "and" | "through" | "/" | "until"))
        };
        if joins(i + 1)
            && let Some(end) = t.get(i + 2).and_then(|x| x.year)
            && end > year
            && (i == 0 || t[i - 1].is(Class::FROM.or(Class::PREPOSITION)) || t[i + 1].mark)
        {
            time.to = end;
            i += 2;
        }
        // "in late 2010 and early 2011"
        if joins(here + 1)
            && t.get(here + 2).is_some_and(|x| matches!(x.lower.as_str(), "early" | "mid" | "late"))
            && let Some(end) = t.get(here + 3).and_then(|x| x.year)
            && end > year
        {
            time.to = end;
            i = here + 3;
        }
        // "between May 2012 and April" ends with the report
        if joins(here + 1)
            && t.get(here + 2).is_some_and(|x| x.is(Class::MONTH))
            && t.get(here + 3).is_none_or(|x| x.year.is_none())
        {
            time.open = true;
        }
        i += 1;
        // "for the first time since 2018" says when it happened last, and nothing of now.
        let again = open && here > 1 && t[here - 2].text("time");
        if again || dates_a_thing(t, here) || before(here) != mine {
            continue;
        }
        // A semicolon or a contrast parts a year from what it does not date; a leading "In 2014," dates all.
        let (a, b) = (here.min(at), here.max(at));
        let leading = here < at && here <= 5 && !t[..here].iter().any(|x| x.is(Class::PAST.or(Class::BE)) || x.mark);
        let parted = t[a..b].iter().any(|x| x.text(";") || x.is(Class::BARRIER) && !x.is(Class::PREPOSITION));
        let apart = t[a..b].iter().any(|x| matches!(x.lower.as_str(), ";" | "however"));
        // Far behind the figure, or behind one of its parts, a year dates something else.
        let behind = here > at && (here - at > 18 || t[at..here].iter().any(|x| x.text("including")));
        if !leading && (apart || behind) {
            continue;
        }
        let distance = if leading { 3 } else { (b - a) + if parted { 60 } else { 0 } + usize::from(here > at) };
        if best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, time));
        }
    }
    best.map(|(_, time)| time)
}

/// Whether the words say "in the previous year" or the like about the statement at `at`.
pub(super) fn earlier(t: &[Token], at: usize) -> bool {
    let range = at.saturating_sub(36)..t.len().min(at + 14);
    range.clone().any(|i| {
        let (a, b) = (i.min(at), i.max(at));
        let counted = t.get(i + 1).is_some_and(|x| x.word.class.is_empty() && !x.text("year"));
        t[i].is(Class::PREVIOUS)
            && (i > at || counted)
            && t.get(i + 1).is_some_and(|x| {
                matches!(x.lower.as_str(), "year" | "years" | "reporting") || x.digits.is_some() || !x.mark
            })
            && t[a..b].iter().all(|x| {
                let parts = x.is(Class::BARRIER.or(Class::COMPARED).or(Class::CHANGE)) || x.text("than");
                !(parts || x.mark && i > at)
            })
            && i > 0
            && matches!(t[i - 1].lower.as_str(), "the" | "in")
            && i > 1
            && matches!(t[i - 2].lower.as_str(), "in" | "during" | "over" | "the" | "for")
    })
}
