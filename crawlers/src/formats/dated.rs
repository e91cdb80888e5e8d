//! The day that stands somewhere in a line of text.

use jiff::civil::Date;

use crate::formats::text::day_month_year;

/// The first day in a text: `2021-09-06`, `Mon, 06 Sep 2021 00:01`, `6 September 2021`, `September 6, 2021`.
/// Numbers between strokes (`06/09/2021`) are not read, since publishers mean two different days by them.
pub fn first_date(text: &str) -> Option<Date> {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    (0..words.len()).find_map(|i| {
        let word = words.get(i)?.trim_matches(|c: char| !c.is_alphanumeric());
        let iso = word.get(..10).and_then(|d| d.parse::<Date>().ok());
        let next = |n: usize| words.get(i + n).map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
        let spelt = |day: Option<&str>, month: Option<&str>| {
            let year = next(2).filter(|y| y.len() == 4)?;
            day_month_year(&format!("{} {} {year}", day?, month?)).map(|(date, _)| date)
        };
        iso.or_else(|| spelt(Some(word), next(1))).or_else(|| spelt(next(1), Some(word)))
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_in_many_spellings() {
        let day = Some(date(2021, 9, 6));
        for text in [
            "2021-09-06",
            "2021-09-06T10:00:00Z",
            "Mon, 06 Sep 2021 00:01:00 +0000",
            "Published (6 September 2021)",
            "September 6, 2021",
            "Report | Sept 6 2021.",
        ] {
            assert_eq!(first_date(text), day, "{text}");
        }
        for text in ["", "06/09/2021", "6 Smarch 2021", "Report 2021", "31 February 2021", "may 2021 be good"] {
            assert_eq!(first_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,60}") {
            let _ = first_date(&text);
        }
    }
}
