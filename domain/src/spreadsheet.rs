//! Texts of others in files that spreadsheets open: none of them may run.

use std::borrow::Cow;

/// What makes a spreadsheet take a text for a formula or a command, in all widths that it treats alike.
fn begins_formula(c: char) -> bool {
    matches!(
        c,
        '=' | '+' | '-' | '@' | '|' | '%' | '\u{2212}' | '\u{ff1d}' | '\u{ff0b}' | '\u{ff0d}' | '\u{ff20}' | '\u{fe62}'
            ..='\u{fe63}' | '\u{fe66}' | '\u{fe6b}' | '\u{ff5c}' | '\u{ff05}'
    )
}

/// What a spreadsheet may drop before it looks at a text: blanks, marks that have no width, quotes.
fn is_dropped(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '"' | '\'' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// Where CSV is opened with another separator than the comma, a text may fall apart.
fn parts(c: char) -> bool {
    matches!(c, ';' | '\t' | '\r' | '\n')
}

/// `text` as a cell of a CSV file: an apostrophe stands before whatever a spreadsheet would run, as spreadsheets
/// themselves write it, at the beginning and where another separator would begin a cell. Other texts stay as they are.
///
/// After a separator only what no list or range begins with is taken for a formula: `=`, `@` and `+`, and `-` before
/// a digit or a bracket.
pub fn inert(text: &str) -> Cow<'_, str> {
    let begins = |from: &str| {
        let mut rest = from.chars().skip_while(|c| is_dropped(*c));
        rest.next().is_some_and(begins_formula)
    };
    let runs_after_separator = |from: &str| {
        let rest = from.trim_start_matches(is_dropped);
        let mut rest = rest.chars();
        match (rest.next(), rest.next()) {
            (Some('-' | '\u{2212}' | '\u{ff0d}' | '\u{fe63}'), next) => {
                next.is_some_and(|c| c.is_ascii_digit() || c == '(')
            }
            (Some('|' | '%' | '\u{ff5c}' | '\u{ff05}' | '\u{fe6b}'), _) => false,
            (first, _) => first.is_some_and(begins_formula),
        }
    };
    let head = begins(text) || text.starts_with(['\t', '\r', '\n']);
    let inside =
        text.char_indices().any(|(i, c)| parts(c) && text.get(i + c.len_utf8()..).is_some_and(runs_after_separator));
    if !head && !inside {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 2);
    if head {
        out.push('\'');
    }
    for (i, c) in text.char_indices() {
        out.push(c);
        if parts(c) && text.get(i + c.len_utf8()..).is_some_and(runs_after_separator) {
            out.push('\'');
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_inert_and_what_does_not_stays() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            (" =1", "' =1"),
            ("\u{feff}=1", "'\u{feff}=1"),
            ("\u{ff1d}1", "'\u{ff1d}1"),
            ("\t1", "'\t1"),
            ("a;=1", "a;'=1"),
            ("a\n@SUM(A1)", "a\n'@SUM(A1)"),
            ("\"=1\"", "'\"=1\""),
        ] {
            assert_eq!(inert(text), written);
        }
        for text in
            ["", "a=1", "Act No. 7 - 1998", "one;two", "a\n- b", "https://a.org/?b=1;c=2", "(2) x", "L'été", "₤5"]
        {
            assert!(matches!(inert(text), Cow::Borrowed(_)), "{text}");
        }
    }
}
