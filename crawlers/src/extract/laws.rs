//! Statements about laws: passed, drafted, failed, repealed, struck down.

use super::{
    Polarity,
    rules::{Class, FORMS},
    text::Token,
};

/// A statement about a law.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct LawStatement {
    pub name: String,
    pub year: Option<i16>,
    pub polarity: Polarity,
    pub rule: &'static str,
    pub at: usize,
}

const NAME_WORDS: usize = 14;

fn is(t: &[Token], i: usize, class: Class) -> bool {
    t.get(i).is_some_and(|x| x.is(class))
}

fn lower(t: &[Token], i: usize) -> &str {
    t.get(i).map_or("", |x| x.lower.as_str())
}

fn barrier(t: &[Token], i: usize) -> bool {
    t.get(i).is_none_or(|x| x.text(";") || x.is(Class::BARRIER) && !x.is(Class::PREPOSITION))
}

/// The last word of the law's short name: "law", "penal code", "Act".
fn head(t: &[Token], i: usize) -> bool {
    let token = &t[i];
    // "international law", "signed into law"
    if !token.is(Class::LAW) || i > 0 && matches!(lower(t, i - 1), "international" | "into") {
        return false;
    }
    let next = t.get(i + 1);
    if next.is_some_and(|n| n.is(Class::LAW)) {
        return false;
    }
    // "law enforcement", "labor law violations", "Act" as a verb or a deed
    let noun_follows = next.is_some_and(|n| {
        !n.mark
            && n.word.class.is_empty()
            && n.year.is_none()
            && !n.lower.ends_with("ing")
            && !n.lower.ends_with("ed")
            && !n.lower.ends_with("ly")
            && n.digits.is_none()
            && !n.capital
    });
    if noun_follows
        || next
            .is_some_and(|n| matches!(n.lower.as_str(), "enforcement" | "violations" | "violation" | "firm" | "school"))
    {
        return false;
    }
    if matches!(token.lower.as_str(), "act" | "acts" | "code" | "provision" | "constitution") {
        let before = i.checked_sub(1).and_then(|b| t.get(b));
        return token.capital
            || before.is_some_and(|b| {
                matches!(
                    b.lower.as_str(),
                    "penal" | "criminal" | "labor" | "labour" | "anti-trafficking" | "antitrafficking" | "trafficking"
                )
            });
    }
    true
}

/// First word of the phrase that ends with the law's head at `i`, and the year in it.
fn phrase(t: &[Token], i: usize) -> (usize, Option<i16>) {
    let mut start = i;
    let mut year = None;
    let mut p = i;
    while p > 0 && i - p < NAME_WORDS {
        p -= 1;
        let token = &t[p];
        if token.year.is_some() {
            year = token.year;
            start = p;
            continue;
        }
        // "Trafficking in Persons Act"
        if matches!(token.lower.as_str(), "in" | "of")
            && p > 0
            && p + 1 < i
            && (t[p + 1].text("persons") || t[p + 1].capital && t[p - 1].capital && t[i].capital)
        {
            continue;
        }
        let stop = Class::PREPOSITION
            .or(Class::BE)
            .or(Class::HAVE)
            .or(Class::BARRIER)
            .or(Class::RELATIVE)
            .or(Class::DO)
            .or(Class::MODAL)
            .or(Class::THE)
            .or(Class::ANY)
            .or(Class::A)
            .or(Class::NO)
            .or(Class::TO)
            .or(Class::PRONOUN)
            .or(Class::NOT);
        let verb = token.is(FORMS) && !token.is(Class::LAW) && !token.is(Class::PARTICIPLE);
        let enacted = token.is(Class::ENACT.or(Class::REPEAL)) || token.is(Class::DRAFT) && !token.text("draft");
        if token.mark || token.is(stop) || verb || enacted || token.is(Class::AND) {
            break;
        }
        start = p;
    }
    (start, year)
}

/// Denied: "did not pass", "failed to pass", "was not passed", "no legislation was enacted".
fn denied(t: &[Token], verb: usize) -> bool {
    let mut p = verb;
    for _ in 0..9 {
        if p == 0 {
            return false;
        }
        p -= 1;
        if barrier(t, p) {
            return false;
        }
        let token = &t[p];
        if token.is(Class::NOT.or(Class::FAIL).or(Class::NOR)) || token.is(Class::YET) && is(t, p + 1, Class::TO) {
            return true;
        }
        if token.is(FORMS)
            && !token.is(Class::BE
                .or(Class::HAVE)
                .or(Class::DO)
                .or(Class::OTHER_VERB)
                .or(Class::DRAFT)
                .or(Class::ENACT)
                .or(Class::LAW))
            && token.is(Class::PAST)
        {
            return false;
        }
    }
    false
}

/// Not said to have happened: infinitives, "in the process of amending", "would amend".
fn unreal(t: &[Token], verb: usize) -> bool {
    for back in 1..=4 {
        let Some(p) = verb.checked_sub(back) else { return false };
        if barrier(t, p) {
            return false;
        }
        let token = &t[p];
        if token.is(Class::TO) && is(t, verb, Class::BASE) || token.is(Class::MODAL) {
            return true;
        }
        if back == 1
            && is(t, verb, Class::GERUND)
            && matches!(token.lower.as_str(), "of" | "for" | "toward" | "towards" | "on")
        {
            return true;
        }
    }
    false
}

/// The law's name as the text gives it, without its article.
fn name(text: &str, t: &[Token], start: usize, end: usize) -> String {
    let (Some(a), Some(b)) = (t.get(start), t.get(end.saturating_sub(1))) else { return String::new() };
    text.get(a.span.start..b.span.end).unwrap_or("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// End of a title that goes on: "the Law on Integrity in Public Institutions", "law prohibiting human trafficking".
fn complement(t: &[Token], i: usize) -> usize {
    let mut end = i + 1;
    let title = t.get(i).is_some_and(|x| x.capital);
    let goes_on = is(t, end, Class::LAW_SUBJECT) || title && is(t, end, Class::OF);
    if !goes_on {
        return end;
    }
    let mut k = end;
    while k < t.len() && k < i + NAME_WORDS {
        let token = &t[k];
        if token.mark
            || barrier(t, k)
            || token.is(Class::BE.or(Class::HAVE).or(Class::RELATIVE).or(Class::MODAL).or(Class::DO).or(Class::PAST))
            || token.year.is_some()
        {
            break;
        }
        if title
            && !token.capital
            && !matches!(token.lower.as_str(), "on" | "of" | "the" | "and" | "in" | "for" | "to" | "against")
        {
            break;
        }
        k += 1;
        if !token.is(Class::PREPOSITION.or(Class::AND).or(Class::THE)) {
            end = k;
        }
    }
    end
}

/// Every statement about a law in a sentence.
pub(super) fn find(text: &str, t: &[Token]) -> Vec<LawStatement> {
    let mut out: Vec<LawStatement> = Vec::new();
    let mut taken = vec![false; t.len()];
    for i in 0..t.len() {
        if taken.get(i).copied().unwrap_or(true) || !head(t, i) {
            continue;
        }
        let (start, mut year) = phrase(t, i);
        if (start..=i).any(|k| is(t, k, Class::PLAN)) {
            continue;
        }
        let mut end = complement(t, i);
        // "amendments to the law on public information": one law, unless the law amended is told with its own year
        if t[i].lower.starts_with("amendment")
            && is(t, end, Class::TO)
            && let Some(j) =
                (end + 1..t.len().min(end + NAME_WORDS)).take_while(|k| !barrier(t, *k)).find(|k| head(t, *k))
            && let (first, None) = phrase(t, j)
            && first > end
            && t[end + 1..first].iter().all(|x| x.is(Class::THE.or(Class::A)))
        {
            end = complement(t, j);
        }
        let label = name(text, t, start, end);
        // Bare "laws" names none; a list of titles may follow it.
        let bare = start == i && end == i + 1 && t[i].lower.ends_with('s') && !t[i].lower.starts_with("amend");
        // "the Smuggling Act of 2011"
        if year.is_none() && t[i].capital && is(t, i + 1, Class::OF) {
            year = t.get(i + 2).and_then(|x| x.year);
        }
        // Verbs before: "enacted a comprehensive law", "failed to pass a legal amendment".
        let mut polarity = None;
        let mut rule = "law-verb";
        let from = start.saturating_sub(9);
        for k in (from..start).rev() {
            if barrier(t, k) || is(t, k, Class::TO) && !is(t, k + 1, Class::ENACT.or(Class::DRAFT).or(Class::REPEAL)) {
                break;
            }
            let token = &t[k];
            // A decree is signed for many ends; what is signed "into law" is one.
            let signed = token.lower.starts_with("sign") && !t[k + 1].text("into") && t[i].text("decree");
            let verb = token.is(Class::ENACT.or(Class::DRAFT).or(Class::REPEAL)) && token.is(FORMS) && !signed;
            if !verb {
                // Another clause's verb or noun stands between.
                if token.is(FORMS) && token.is(Class::PAST.or(Class::GERUND)) && !token.is(Class::ENACT)
                    || token.is(Class::PLAN)
                    || token.is(Class::RELATIVE)
                {
                    break;
                }
                continue;
            }
            if k > 0 && is(t, k - 1, Class::BE) && token.is(Class::PARTICIPLE) {
                break; // passive of something else
            }
            if k > 0 && is(t, k - 1, Class::A.or(Class::THE)) && token.is(Class::PARTICIPLE) {
                continue; // "a revised law"
            }
            polarity = Some(if denied(t, k) {
                Polarity::Failed
            } else if unreal(t, k) || token.is(Class::DRAFT) {
                Polarity::Drafted
            } else if token.is(Class::REPEAL) && !token.is(Class::ENACT) && !(k > 1 && is(t, k - 2, Class::ENACT)) {
                Polarity::Repealed
            } else if token.is(Class::THIRD.or(Class::BASE)) && !token.is(Class::PAST) {
                continue;
            } else {
                Polarity::Passed
            });
            break;
        }
        // "annulled the 2014 law"
        if (start.saturating_sub(3)..start).any(|k| is(t, k, Class::STRUCK_DOWN)) {
            polarity = Some(Polarity::StruckDown);
            rule = "law-struck-down";
        }
        // Verbs after: "was passed", "passed in 2013", "drafted in 2010 remained unapproved", "went into effect".
        let stop = (end..t.len()).find(|k| barrier(t, *k)).unwrap_or(t.len());
        let near = stop.min(end + 22);
        for k in end..near {
            let token = &t[k];
            // ", and all prosecutions remain pending" has a subject of its own
            if is(t, k, Class::AND) && k > 0 && t[k - 1].text(",") {
                break;
            }
            // A second law with a verb of its own before it.
            if head(t, k)
                && t[end..k].iter().any(|x| x.is(Class::PAST.or(Class::BE)) && !x.is(Class::ENACT.or(Class::DRAFT)))
            {
                break;
            }
            let passive = k > 0
                && (is(t, k - 1, Class::BE.or(Class::NOT)) || k == end || t[k - 1].mark || is(t, k - 1, Class::ADVERB));
            let participle = token.is(Class::PARTICIPLE) && passive;
            if token.is(Class::STRUCK_DOWN) {
                polarity = Some(Polarity::StruckDown);
                rule = "law-struck-down";
            } else if participle && token.is(Class::REPEAL) && polarity.is_none() {
                polarity = Some(Polarity::Repealed);
            } else if participle && token.is(Class::ENACT) {
                let no = (start > 0 && is(t, start - 1, Class::NO)) || is(t, start, Class::NO);
                if denied(t, k) || no {
                    polarity = Some(Polarity::Failed);
                } else if polarity.is_none() && !unreal(t, k) {
                    polarity = Some(Polarity::Passed);
                }
                rule = "law-passive";
            } else if token.is(Class::PENDING) || participle && token.is(Class::DRAFT) {
                if polarity != Some(Polarity::Failed) && polarity != Some(Polarity::Passed) {
                    polarity = Some(Polarity::Drafted);
                    rule = "law-pending";
                }
            } else if token.is(Class::IN_FORCE)
                && k > 1
                && polarity.is_none()
                && (matches!(lower(t, k - 1), "into" | "in")
                    && (end..k).any(|x| matches!(lower(t, x), "went" | "came" | "entered" | "took"))
                    || matches!(lower(t, k - 1), "took" | "taken"))
                && !denied(t, k)
            {
                polarity = Some(Polarity::Passed);
                rule = "law-in-force";
            } else if matches!(token.lower.as_str(), "made")
                && k > 0
                && is(t, k - 1, Class::BE)
                && t[i].lower.starts_with("amendment")
                && polarity.is_none()
            {
                polarity = Some(Polarity::Passed);
                rule = "law-passive";
            }
        }
        if polarity.is_some_and(|p| p == Polarity::Passed) && (start..=i).any(|k| is(t, k, Class::PENDING)) {
            polarity = Some(Polarity::Drafted);
        }
        // "…, but these changes await adoption": said of the same law in the next clause
        let rest = &t[stop.min(t.len())..t.len().min(stop + 16)];
        let same = rest.iter().take(4).any(|x| matches!(x.lower.as_str(), "these" | "this" | "it" | "they"));
        if polarity == Some(Polarity::Passed)
            && same
            && rest.iter().any(|x| x.is(Class::PENDING) || x.is(Class::ENACT) && rest.iter().any(|n| n.is(Class::NOT)))
        {
            polarity = Some(Polarity::Drafted);
            rule = "law-pending";
        }
        // A year in its name says that it was passed: "its 2004 anti-trafficking law".
        let polarity = match polarity {
            Some(p) => p,
            None if year.is_some() && !(start..=i).any(|k| is(t, k, Class::PENDING)) => {
                rule = "law-with-year";
                Polarity::Passed
            }
            None => continue,
        };
        // "the government's existing laws", bare "law" with nothing that names it
        if year.is_none() {
            let dated = |k: usize| t.get(k).filter(|_| !super::period::closing(t, k)).and_then(|x| x.year);
            let after = (end..near).take(12).take_while(|k| !is(t, *k, Class::BARRIER)).find_map(dated);
            let ahead = (from..start)
                .rev()
                .take_while(|k| !is(t, *k, Class::BARRIER.or(Class::LAW)) && !t[*k].text(";"))
                .find_map(dated);
            let leading = is(t, 0, Class::PREPOSITION).then(|| dated(1)).flatten();
            year = after.or(ahead).or(leading);
        }
        if bare {
            rule = "bare";
        }
        taken[start..end].fill(true);
        out.push(LawStatement { name: label, year, polarity, rule, at: i });
        // "which included the Law on X, the Law on Y": the titles stand for the package
    }
    // Titles in a list after a collective ("a package of laws, which included …") take its polarity.
    titles(text, t, &mut out);
    out.retain(|l| l.rule != "bare");
    out
}

fn titles(text: &str, t: &[Token], out: &mut Vec<LawStatement>) {
    let Some(first) = out
        .iter()
        .find(|l| l.polarity == Polarity::Passed && t.get(l.at).is_some_and(|x| x.lower.ends_with('s')))
        .cloned()
    else {
        return;
    };
    let mut found = Vec::new();
    for i in first.at + 1..t.len() {
        if t[i].capital
            && t[i].is(Class::LAW)
            && is(t, i + 1, Class::LAW_SUBJECT)
            && t.get(i + 2).is_some_and(|x| x.capital || x.is(Class::THE))
        {
            let end = complement(t, i);
            found.push(LawStatement { name: name(text, t, i, end), at: i, rule: "law-title-list", ..first.clone() });
        }
    }
    if found.len() >= 2 {
        out.retain(|l| l.at != first.at && !found.iter().any(|f| f.at == l.at));
        out.extend(found);
    }
}
