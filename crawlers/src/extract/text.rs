//! Sentences and words, with their places in the text.

use super::rules::{Class, Rules, Word};

/// Part of a text, as byte offsets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

/// What follows a full stop here does not begin a sentence.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "prof", "gen", "col", "lt", "sgt", "no", "art", "sec", "vs", "etc", "e.g", "i.e",
    "u.s", "u.n", "u.k", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "inc",
    "ltd", "co", "jr", "sr", "cap", "fig", "para", "approx", "rev", "hon", "sra", "art", "núm", "n", "p", "pp",
];

/// Whether the full stop at `at` ends an abbreviation or an initial.
fn abbreviation(text: &str, at: usize) -> bool {
    let before = &text[..at];
    let word = before.rsplit(|c: char| c.is_whitespace() || matches!(c, '(' | '“' | '"' | '’')).next().unwrap_or("");
    let lower = word.to_lowercase();
    ABBREVIATIONS.contains(&lower.as_str())
        || (word.chars().count() == 1 && word.chars().all(char::is_uppercase))
        || (word.contains('.') && word.split('.').all(|p| p.chars().count() <= 1))
}

/// Sentences of `text`. With `clauses` a semicolon ends one too: dense entries string their statements together
/// with them.
pub(super) fn sentences(text: &str, clauses: bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    let mut push = |from: usize, to: usize| {
        let part = text.get(from..to).unwrap_or("");
        let lead = part.len() - part.trim_start().len();
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            spans.push(Span { start: from + lead, end: from + lead + trimmed.len() });
        }
    };
    while let Some((i, c)) = chars.next() {
        let end = i + c.len_utf8();
        match c {
            '\n' if text.get(end..).is_some_and(|r| r.trim_start_matches([' ', '\t', '\r']).starts_with('\n')) => {
                push(start, end);
                start = end;
            }
            ';' if clauses => {
                push(start, i);
                start = end;
            }
            '.' | '!' | '?' => {
                let mut after = end;
                while let Some(&(j, q)) = chars.peek() {
                    if !matches!(q, '”' | '"' | '’' | ')' | ']' | '\'') {
                        break;
                    }
                    after = j + q.len_utf8();
                    chars.next();
                }
                let rest = text.get(after..).unwrap_or("");
                let next = rest.trim_start().chars().next();
                let spaced = rest.starts_with(char::is_whitespace);
                // Text of PDFs loses the space after a full stop: "report.The".
                let glued = !spaced
                    && text.get(..i).and_then(|b| b.chars().next_back()).is_some_and(|b| b.is_lowercase() || b == ')')
                    && rest.starts_with(char::is_uppercase)
                    && rest.chars().nth(1).is_some_and(|c| c.is_lowercase() || c == ' ');
                let begins = next.is_none_or(|n| {
                    n.is_uppercase() || n.is_ascii_digit() || matches!(n, '“' | '"' | '(' | '‘' | '¿' | '«')
                });
                if rest.is_empty() || (begins && (spaced || glued) && !(c == '.' && abbreviation(text, i))) {
                    push(start, after);
                    start = after;
                }
            }
            _ => {}
        }
    }
    push(start, text.len());
    spans
}

/// One word or mark.
#[derive(Clone, Debug)]
pub(super) struct Token {
    /// Place in the block's text.
    pub span: Span,
    pub lower: String,
    pub word: Word,
    /// Value of a number in digits.
    pub digits: Option<f64>,
    pub capital: bool,
    pub mark: bool,
    /// A year of the calendar.
    pub year: Option<i16>,
    /// The last year of "2014-15".
    pub year_end: Option<i16>,
}

impl Token {
    pub fn is(&self, class: Class) -> bool {
        self.word.class.any(class)
    }

    pub fn text(&self, text: &str) -> bool {
        self.lower == text
    }
}

fn number(raw: &str, thousands: char) -> Option<f64> {
    if !raw.starts_with(|c: char| c.is_ascii_digit()) || raw.len() > 15 {
        return None;
    }
    let mut plain = String::with_capacity(raw.len());
    let mut groups = raw.split(thousands);
    let first = groups.next()?;
    if groups.clone().next().is_some() {
        let digits = |g: &str| g.bytes().all(|b| b.is_ascii_digit());
        if first.len() > 3 || !digits(first) || !groups.clone().all(|g| g.len() == 3 && digits(g)) {
            return None;
        }
        plain.push_str(first);
        groups.for_each(|g| plain.push_str(g));
    } else {
        plain.push_str(raw);
    }
    plain.parse().ok()
}

/// Years of "2014-15" or "2014-2016", written as one word.
fn year_span(raw: &str) -> (Option<i16>, Option<i16>) {
    let Some((a, b)) = raw.split_once(['-', '/']) else { return (None, None) };
    let digits = |s: &str| s.bytes().all(|c| c.is_ascii_digit());
    if a.len() != 4 || !digits(a) || !digits(b) || !matches!(b.len(), 2 | 4) {
        return (None, None);
    }
    let Some(from) = a.parse::<i16>().ok().filter(|y| (1900..=2100).contains(y)) else { return (None, None) };
    let to = b.parse::<i16>().ok().map(|y| if b.len() == 2 { from / 100 * 100 + y } else { y });
    match to {
        Some(to) if to > from && to <= 2100 => (Some(from), Some(to)),
        _ => (None, None),
    }
}

/// The most words of one sentence that are read: longer ones are lists or broken text.
pub(super) const MAX_TOKENS: usize = 400;

/// Words and marks of `span`.
pub(super) fn tokens(text: &str, span: Span, rules: &Rules) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let Some(part) = text.get(span.start..span.end) else { return out };
    let mut chars = part.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        if out.len() >= MAX_TOKENS {
            break;
        }
        if c.is_whitespace() {
            continue;
        }
        let mut end = i + c.len_utf8();
        let mark = !c.is_alphanumeric();
        if !mark {
            while let Some(&(j, n)) = chars.peek() {
                let next = part[j + n.len_utf8()..].chars().next();
                let joins = match n {
                    '-' | '\u{2010}' | '\u{2011}' | '/' => next.is_some_and(char::is_alphanumeric),
                    '\'' | '’' => next.is_some_and(char::is_alphabetic),
                    '.' | ',' => {
                        part[..j].ends_with(|b: char| b.is_ascii_digit()) && next.is_some_and(|d| d.is_ascii_digit())
                    }
                    _ => n.is_alphanumeric(),
                };
                if !joins {
                    break;
                }
                end = j + n.len_utf8();
                chars.next();
                if rules.elide && matches!(n, '\'' | '’') {
                    break;
                }
            }
        }
        let raw = &part[i..end];
        let mut lower = raw.to_lowercase().replace('’', "'");
        if !rules.elide
            && let Some(stem) = lower.strip_suffix("'s")
        {
            lower = stem.to_owned();
        }
        let mut word = rules.word(&lower);
        // "May" is a month, "may" is none.
        if word.class.any(Class::MONTH) && word.class.any(Class::MODAL) {
            word.class = if raw.starts_with(char::is_uppercase) { Class::MONTH } else { Class::MODAL };
        }
        let digits = number(raw, rules.thousands);
        let (year, year_end) = match digits {
            Some(n) if raw.len() == 4 && (1900.0..=2100.0).contains(&n) && n.fract() == 0.0 => {
                #[expect(clippy::cast_possible_truncation, reason = "between 1900 and 2100")]
                let year = n as i16;
                (Some(year), None)
            }
            _ => year_span(raw),
        };
        out.push(Token {
            span: Span { start: span.start + i, end: span.start + end },
            capital: raw.starts_with(char::is_uppercase),
            lower,
            word,
            digits,
            mark,
            year,
            year_end,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{super::rules, *};

    fn parts(text: &str, clauses: bool) -> Vec<&str> {
        sentences(text, clauses).iter().map(|s| &text[s.start..s.end]).collect()
    }

    #[test]
    fn abbreviations_end_no_sentence() {
        assert_eq!(
            parts("Mr. J. Doe of the U.S. embassy spoke. No. 4 was read.The end", false),
            ["Mr. J. Doe of the U.S. embassy spoke.", "No. 4 was read.", "The end"]
        );
        assert_eq!(parts("one case; two cases (2014)", true), ["one case", "two cases (2014)"]);
        assert_eq!(parts("Costs rose 2.5 percent. It fell.", false).len(), 2);
    }

    #[test]
    fn words_keep_their_places() {
        let text = "The court’s 2,161 co-defendants paid $3.5 in 2014.";
        let found = tokens(text, Span { start: 0, end: text.len() }, &rules::all()[0]);
        let words: Vec<&str> = found.iter().map(|t| t.lower.as_str()).collect();
        assert_eq!(words, ["the", "court", "2,161", "co-defendants", "paid", "$", "3.5", "in", "2014", "."]);
        assert_eq!(found[2].digits, Some(2161.0));
        assert_eq!(found[8].year, Some(2014));
        assert!(found.iter().all(|t| text.get(t.span.start..t.span.end).is_some()));
    }

    proptest! {
        #[test]
        fn spans_lie_in_the_text(text in "\\PC{0,200}", clauses: bool) {
            for span in sentences(&text, clauses) {
                prop_assert!(text.get(span.start..span.end).is_some());
                for rules in rules::all() {
                    for token in tokens(&text, span, rules) {
                        prop_assert!(text.get(token.span.start..token.span.end).is_some());
                    }
                }
            }
        }
    }
}
