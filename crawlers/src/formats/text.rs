//! Counts, numbers and dates as publishers print them.

use jiff::civil::Date;
use lexgap_domain::Quantity;
pub use lexgap_domain::classify::folded;

/// A number, with thousands commas where they stand between groups of three digits. `None` for words, blanks
/// and `..`.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = if text.contains(',') { ungrouped(text)? } else { text.to_owned() };
    if !plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '.')) {
        return None; // what Rust takes for a float, such as `inf` and `nan`, is none here
    }
    plain.parse().ok().filter(|n: &f64| n.is_finite())
}

/// `2,161` without its comma; `None` where the commas do not group thousands (`1,5`).
fn ungrouped(text: &str) -> Option<String> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(w, f)| (w, Some(f)));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let digits = |g: &str| g.bytes().all(|b| b.is_ascii_digit());
    if first.is_empty() || first.len() > 3 || !digits(first) || !groups.all(|g| g.len() == 3 && digits(g)) {
        return None;
    }
    let whole = whole.replace(',', "");
    Some(fraction.map_or_else(|| whole.clone(), |f| format!("{whole}.{f}")))
}

/// A count: `31`, `2,161`, or censored: `<5` is the interval [0, 4], since a zero may hide in it.
pub fn count(text: &str) -> Option<Quantity> {
    let text = text.trim();
    let whole = |t: &str| number(t).filter(|n| *n >= 0.0 && n.fract() == 0.0);
    match text.strip_prefix('<') {
        Some(bound) => whole(bound).filter(|n| *n >= 1.0).map(|n| Quantity::interval(0.0, n - 1.0)),
        None => whole(text).map(Quantity::exact),
    }
}

/// `21 Aug 2002`, and the word that may follow it (`17 Feb 2010 a`).
pub fn day_month_year(text: &str) -> Option<(Date, Option<&str>)> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words = text.split_whitespace();
    let day = words.next()?.parse().ok()?;
    let name = words.next()?.get(..3)?.to_ascii_lowercase();
    let month = (1..).zip(MONTHS).find(|(_, m)| *m == name)?.0;
    let date = Date::new(words.next()?.parse().ok()?, month, day).ok()?;
    let rest = words.next();
    words.next().is_none().then_some((date, rest))
}

/// Text as addresses write it, `Llei%2018%2f2024`: bytes of UTF-8 in hexadecimal.
pub fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut i = 0;
    while let Some(&byte) = bytes.get(i) {
        let hex = text.get(i + 1..i + 3).filter(|_| byte == b'%').and_then(|h| u8::from_str_radix(h, 16).ok());
        match hex {
            Some(value) => {
                out.push(value);
                i += 3;
            }
            None => {
                out.push(byte);
                i += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A short name for identifiers and addresses: Latin letters and digits joined by hyphens, Cyrillic letters written
/// in Latin ones.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in folded(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c);
        } else if let Some(latin) = in_latin(c) {
            out.push_str(latin);
        } else if c != '\'' && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Cyrillic letters by the Ukrainian transliteration of 2010, without its rules for beginnings of words.
fn in_latin(c: char) -> Option<&'static str> {
    const LETTERS: &[(char, &str)] = &[
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "h"),
        ('ґ', "g"),
        ('д', "d"),
        ('е', "e"),
        ('є', "ie"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "y"),
        ('і', "i"),
        ('ї', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ь', ""),
        ('ю', "iu"),
        ('я', "ia"),
        ('ß', "ss"),
    ];
    LETTERS.iter().find(|(letter, _)| *letter == c).map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn numbers() {
        assert_eq!(number("2,161"), Some(2161.0));
        assert_eq!(number(" 1,234,567.5 "), Some(1_234_567.5));
        assert_eq!(number("-1.2917"), Some(-1.2917));
        for bad in ["", "..", "NA", "1,5", "12,34", ",123", "inf", "nan", "1 2"] {
            assert_eq!(number(bad), None, "{bad}");
        }
    }

    #[test]
    fn text_as_addresses_write_it() {
        assert_eq!(percent_decoded("Llei%2018%2f2024, ca%C3%A7a"), "Llei 18/2024, caça");
        assert_eq!(percent_decoded("100 % of it, 5%"), "100 % of it, 5%");
    }

    #[test]
    fn a_censored_count_is_an_interval() {
        assert_eq!(count("<5"), Some(Quantity::interval(0.0, 4.0)));
        assert_eq!(count("0"), Some(Quantity::exact(0.0)));
        assert_eq!(count("2,161"), Some(Quantity::exact(2161.0)));
        for bad in ["-3", "1.5", "<", "<0", "<x", ""] {
            assert_eq!(count(bad), None, "{bad}");
        }
    }

    #[test]
    fn dates_with_a_suffix() {
        assert_eq!(day_month_year("21 Aug 2002"), Some((date(2002, 8, 21), None)));
        assert_eq!(day_month_year("17 Feb 2010 a"), Some((date(2010, 2, 17), Some("a"))));
        for bad in ["31 Feb 2010", "Aug 2002", "21 Xyz 2002", "", "21 Aug 2002 a b"] {
            assert_eq!(day_month_year(bad), None, "{bad}");
        }
    }

    #[test]
    fn words_without_marks() {
        assert_eq!(folded("ŁAPÓWKI Žiť corupţie L’État"), "lapowki zit corupţie l'etat".replace('ţ', "t"));
        assert_eq!(folded("e\u{301}"), "e");
        assert_eq!(slug("254к/96-ВР"), "254k-96-vr");
        assert_eq!(slug("ORDONANȚĂ DE URGENȚĂ"), "ordonanta-de-urgenta");
        assert_eq!(slug(" - "), "");
    }

    proptest! {
        #[test]
        fn a_slug_fits_an_address(text in "\\PC{0,30}") {
            let slug = slug(&text);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'), "{}", slug);
        }

        #[test]
        fn any_text_is_survived(text in "\\PC{0,30}") {
            let _ = (number(&text), count(&text), day_month_year(&text));
        }

        #[test]
        fn thousands_commas_change_nothing(n in 0_u32..2_000_000_000) {
            let plain = n.to_string();
            let mut grouped = String::new();
            for (i, c) in plain.chars().enumerate() {
                if i > 0 && (plain.len() - i) % 3 == 0 {
                    grouped.push(',');
                }
                grouped.push(c);
            }
            prop_assert_eq!(number(&grouped), Some(f64::from(n)));
        }
    }
}
