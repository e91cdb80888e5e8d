//! Days as laws and gazettes write them, in the publishers' languages.

use jiff::civil::Date;

/// A language and the beginnings of its month names, January first; `|` parts spellings. A beginning stands for
/// all endings, so that cases (`lipiec`, `lipca`), ordinals and abbreviations need no line of their own.
type Months = (&'static str, [&'static str; 12]);

/// One line a language, by BCP 47 primary tag.
const MONTHS: &[Months] = &[
    ("bg", ["яну", "фев", "март", "апр", "май", "юни", "юли", "авг", "септ", "окт", "ноем", "дек"]),
    ("ca", ["gen", "febr", "març|marc", "abr", "maig", "juny", "jul", "ag", "set", "oct", "nov", "des"]),
    (
        "cs",
        [
            "led",
            "únor",
            "břez",
            "dub",
            "květ",
            "červn|červen",
            "červenec|července",
            "srp",
            "září",
            "říj",
            "listop",
            "prosin",
        ],
    ),
    ("da", ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]),
    ("de", ["jan|jän", "feb", "mär|maer", "apr", "mai", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dez|dec"]),
    (
        "el",
        [
            "ιαν",
            "φεβ",
            "μαρτ|μάρτ",
            "απρ",
            "μαΐ|μαϊ|μάι|μαι",
            "ιουν|ιούν",
            "ιουλ|ιούλ",
            "αυγ|αύγ",
            "σεπ",
            "οκτ",
            "νοε|νοέ",
            "δεκ",
        ],
    ),
    ("en", ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]),
    ("es", ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep|set", "oct", "nov", "dic"]),
    ("et", ["jaan", "veeb", "märts", "apr", "mai", "juun", "juul", "aug", "sept", "okt", "nov", "dets"]),
    ("fi", ["tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu"]),
    (
        "fr",
        ["janv", "févr|fevr|fév", "mars", "avr", "mai", "juin", "juil", "août|aout", "sept", "oct", "nov", "déc|dec"],
    ),
    ("ga", ["ean", "feabh", "márt", "aib", "beal", "meith", "iúil", "lún", "meán", "deir", "samh", "noll"]),
    ("hr", ["sije", "velj", "ožuj", "trav", "svib", "lip", "srp", "kolov", "ruj", "listop", "stud", "prosin"]),
    ("hu", ["jan", "feb", "már", "ápr", "máj", "jún", "júl", "aug", "szept", "okt", "nov", "dec"]),
    ("it", ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"]),
    ("lt", ["saus", "vas", "kov", "bal", "geg", "birž", "liep", "rugpj", "rugs", "spal", "lapk", "gruod"]),
    ("lv", ["janv", "febr", "mart", "apr", "maij", "jūn", "jūl", "aug", "sept", "okt", "nov", "dec"]),
    ("mt", ["jan", "fra", "mar", "apr", "mej", "ġun", "lul", "aww", "set", "ott", "nov", "diċ|dic"]),
    ("nl", ["jan", "feb", "maart|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dec"]),
    ("no", ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"]),
    ("pl", ["stycz", "lut", "mar", "kwie", "maj", "czerw", "lip", "sierp", "wrze", "paźdz", "listop", "grud"]),
    ("pt", ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"]),
    ("ro", ["ian", "feb", "mar", "apr", "mai", "iun", "iul", "aug", "sep", "oct", "noi", "dec"]),
    ("ru", ["янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"]),
    ("sk", ["jan", "feb", "mar", "apr", "máj", "jún", "júl", "aug", "sep", "okt", "nov", "dec"]),
    ("sl", ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "avg", "sep", "okt", "nov", "dec"]),
    ("sv", ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]),
    ("uk", ["січ", "лют", "берез", "квіт", "трав", "черв", "лип", "серп", "верес", "жовт", "листоп", "груд"]),
];

/// Languages that write months as another one of the table does.
fn table_of(language: &str) -> Option<&'static [&'static str; 12]> {
    let primary = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let tag = match primary.as_str() {
        "nb" | "nn" | "nor" => "no",
        "dan" => "da",
        "deu" | "ger" => "de",
        "eng" => "en",
        "spa" => "es",
        "est" => "et",
        "fin" => "fi",
        "fra" | "fre" => "fr",
        "ita" => "it",
        "nld" | "dut" => "nl",
        "swe" => "sv",
        "mo" => "ro",
        other => other,
    };
    MONTHS.iter().find(|(t, _)| *t == tag).map(|(_, months)| months)
}

/// The month, 1 to 12, that a word names in a language (BCP 47 tag). Case and endings do not matter; an
/// abbreviation needs three letters.
pub fn month(word: &str, language: &str) -> Option<i8> {
    let table = table_of(language)?;
    let word = word.to_lowercase();
    let mut best: Option<((bool, usize), i8)> = None;
    for (names, number) in table.iter().zip(1_i8..) {
        for stem in names.split('|') {
            let whole = word.starts_with(stem);
            let short = word.chars().count() >= 3 && stem.starts_with(word.as_str());
            // The longest beginning decides: Czech `července` is July, `června` June; `červen` is no short July.
            let rank = (whole, stem.len());
            if (short || whole) && best.is_none_or(|(other, _)| rank > other) {
                best = Some((rank, number));
            }
        }
    }
    best.map(|(_, number)| number)
}

/// A day found in a text, with the bytes that it takes up there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    pub date: Date,
    pub start: usize,
    pub end: usize,
}

/// A run of letters or digits.
#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    start: usize,
    end: usize,
}

impl Word<'_> {
    /// A day of a month: `1`, `26th`, `1er`, `2º`, `29sten`.
    fn day(&self) -> Option<i8> {
        let digits = self.text.trim_end_matches(|c: char| !c.is_ascii_digit());
        let ending = &self.text[digits.len()..];
        let ordinal = ending.is_empty()
            || ["st", "nd", "rd", "th", "er", "ère", "º", "°", "o", "sten", "ste", "de", "è", "e"]
                .contains(&ending.to_lowercase().as_str());
        let value: i8 = digits.parse().ok().filter(|_| digits.len() <= 2 && ordinal)?;
        (1..=31).contains(&value).then_some(value)
    }

    fn year(&self) -> Option<i16> {
        let four = self.text.len() == 4 && self.text.bytes().all(|b| b.is_ascii_digit());
        self.text.parse().ok().filter(|y| four && (1200..=2999).contains(y))
    }

    fn number(&self) -> Option<i8> {
        self.text.parse().ok().filter(|_| self.text.len() <= 2 && self.text.bytes().all(|b| b.is_ascii_digit()))
    }
}

/// Little words that stand between day, month and year.
const JOINTS: &[&str] = &[
    "de", "del", "d", "of", "den", "af", "the", "des", "jaars", "l", "do", "da", "ano", "st", "nd", "rd", "th", "er",
    "º", "gada", "g", "m", "aasta", "р", "року", "года", "mensis",
];

/// Every day in `text`, in its order: day, month and year with the month in words, in either order (`26th July,
/// 1960`, `July 26, 1960`, `27 de mayo del 2022`, `2025. aasta 1. juunil`), or in digits (`2024-05-03`,
/// `18-12-2002`, `03.05.2024`, `24/04/2026`; day before month). Markup must be gone.
pub fn all(text: &str, language: &str) -> Vec<Found> {
    let words = words(text);
    let mut found = Vec::new();
    let mut i = 0;
    while i < words.len() {
        match in_digits(text, &words[i..]).or_else(|| in_words(text, &words[i..], language)) {
            Some((date, used)) if used > 0 => {
                let end = words.get(i + used - 1).map_or(text.len(), |w| w.end);
                found.push(Found { date, start: words[i].start, end });
                i += used;
            }
            _ => i += 1,
        }
    }
    found
}

/// The first day in `text`; see [`all`].
pub fn first(text: &str, language: &str) -> Option<Date> {
    all(text, language).first().map(|f| f.date)
}

/// The day with which `text` begins, with nothing before it; see [`all`].
pub fn leading(text: &str, language: &str) -> Option<Date> {
    let words = words(text);
    words.first().filter(|word| word.start == 0)?;
    in_digits(text, &words).or_else(|| in_words(text, &words, language)).map(|(date, _)| date)
}

/// A text that is a day and nothing else, but for white space and a full stop.
pub fn whole(text: &str, language: &str) -> Option<Date> {
    let text = text.trim().trim_end_matches('.');
    match all(text, language).as_slice() {
        [one] if one.start == 0 && one.end == text.len() => Some(one.date),
        _ => None,
    }
}

/// A year, month and day as eight digits: `20150727`, a number in some JSON.
pub fn compact(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Date::new(text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?).ok()
}

/// The day at the start of an XML or JSON date that may go on with a time or zone: `2025-12-22+02:00`,
/// `2026-03-03T23:00:00+00:00`, `2024-05-03Z`.
pub fn iso_start(text: &str) -> Option<Date> {
    text.trim().get(..10)?.parse().ok()
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || matches!(c, 'º' | '°');
        match (inside, start) {
            (true, None) => start = Some(i),
            (false, Some(from)) => {
                words.push(Word { text: &text[from..i], start: from, end: i });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The text between two words.
fn gap<'t>(text: &'t str, left: &Word<'_>, right: &Word<'_>) -> &'t str {
    text.get(left.end..right.start).unwrap_or_default()
}

/// `2024-05-03`, `03.05.2024`, `3. 5. 2024`: the day and the number of words.
fn in_digits(text: &str, words: &[Word<'_>]) -> Option<(Date, usize)> {
    let &[a, b, c, ..] = words else { return None };
    let (left, right) = (gap(text, &a, &b), gap(text, &b, &c));
    let joint = left.trim();
    if joint != right.trim() || left.trim_start() != left || !matches!(joint, "-" | "." | "/" | "‑" | "–") {
        return None;
    }
    let month = b.number()?;
    if let Some(year) = a.year() {
        // `2024-05-03T10:00:00` ends in a word of day, `T` and hour.
        let day = c.text.get(..2).filter(|_| c.text.len() == 2 || c.text[2..].starts_with('T'))?.parse().ok()?;
        return Some((Date::new(year, month, day).ok()?, 3));
    }
    Some((Date::new(c.year()?, month, a.number()?).ok()?, 3))
}

/// The day with its month in words, and the number of words it takes.
fn in_words(text: &str, words: &[Word<'_>], language: &str) -> Option<(Date, usize)> {
    // Little words aside; what stands between must be white space or light punctuation.
    let mut parts: Vec<(usize, Word<'_>)> = Vec::with_capacity(3);
    for (i, word) in words.iter().take(9).enumerate() {
        if i > 0 && !light(gap(text, &words[i - 1], word)) {
            break;
        }
        let lower = word.text.to_lowercase();
        // `des` is December in Norwegian and Catalan.
        if i > 0 && JOINTS.contains(&lower.as_str()) && month(&lower, language).is_none() {
            continue;
        }
        parts.push((i, *word));
        if parts.len() == 3 {
            break;
        }
    }
    let &[(_, a), (second, b), (last, c)] = parts.as_slice() else { return None };
    let day_month_year = || Some((a.day()?, month(b.text, language)?, c.year()?));
    let month_day_year = || Some((b.day()?, month(a.text, language)?, c.year()?));
    let year_day_month = || Some((b.day()?, month(c.text, language)?, a.year()?));
    let year_month_day = || Some((c.day()?, month(b.text, language)?, a.year()?));
    let (day, month, year) = match day_month_year().or_else(month_day_year) {
        Some(year_last) => year_last,
        None => {
            let year_first = year_day_month().or_else(year_month_day)?;
            // In "No 6/2002 of 12 December 2001" the first year is that of a number. What begins with a day or a month
            // asks this no further, however many years stand in a row.
            if in_words(text, words.get(second..)?, language).is_some() {
                return None;
            }
            year_first
        }
    };
    Some((Date::new(year, month, day).ok()?, last + 1))
}

fn light(gap: &str) -> bool {
    gap.chars().all(|c| c.is_whitespace() || matches!(c, '.' | ',' | '\'' | '’' | '-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn days_in_every_language() {
        for (language, text, expected) in [
            ("en", "[26th July, 1960.]", date(1960, 7, 26)),
            ("en", "approved Jan. 29, 2025", date(2025, 1, 29)),
            ("en", "Given on the 3rd day of May 1999, made 4 May 1999", date(1999, 5, 4)),
            ("en", "Regulation 6/2002 of 12 December 2001", date(2001, 12, 12)),
            ("lv", "2019. gada 26. septembrī", date(2019, 9, 26)),
            ("de", "vom 21. December 1867", date(1867, 12, 21)),
            ("fr", "Loi du 1er août 2022 portant", date(2022, 8, 1)),
            ("de", "Bundesgesetz vom 29. September 2023 über", date(2023, 9, 29)),
            ("de", "am 1. Jänner 2002", date(2002, 1, 1)),
            ("it", "Legge 7 dicembre 2023, n. 1", date(2023, 12, 7)),
            ("es", "Santiago, 10 de Enero de 1978", date(1978, 1, 10)),
            ("es", "el 5 de setiembre del 2001", date(2001, 9, 5)),
            ("ca", "sessió del dia 22 de juny del 2017", date(2017, 6, 22)),
            ("ca", "Llei del 2 d'abril de 2020", date(2020, 4, 2)),
            ("pt", "Lei de 3 de março de 2010", date(2010, 3, 3)),
            ("nl", "den 29sten September des jaars 1815", date(1815, 9, 29)),
            ("nb", "lov 20 mai 2005", date(2005, 5, 20)),
            ("da", "nr. 9 af 6. januar 2022", date(2022, 1, 6)),
            ("sv", "den 18 december 1998", date(1998, 12, 18)),
            ("fi", "annettu 4 päivänä, 7 kesäkuuta 1996", date(1996, 6, 7)),
            ("et", "jõustuvad 2025. aasta 1. juunil", date(2025, 6, 1)),
            ("lv", "2002. gada 20. jūnijā", date(2002, 6, 20)),
            ("lt", "2000 m. rugsėjo 26 d.", date(2000, 9, 26)),
            ("pl", "z dnia 6 czerwca 1997 r.", date(1997, 6, 6)),
            ("pl", "z dnia 5 października 2010 r.", date(2010, 10, 5)),
            ("cs", "ze dne 8. července 2009", date(2009, 7, 8)),
            ("cs", "ze dne 8. června 2009", date(2009, 6, 8)),
            ("sk", "z 20. mája 2005", date(2005, 5, 20)),
            ("bg", "от 3 май 2016 година", date(2016, 5, 3)),
            ("el", "27 Ιουλίου 2016", date(2016, 7, 27)),
            ("el", "3 ΜΑΪΟΥ 2016", date(2016, 5, 3)),
            ("ga", "an 27 Aibreán 2016", date(2016, 4, 27)),
            ("hr", "od 27. listopada 2016.", date(2016, 10, 27)),
            ("hu", "(2016. július 27.)", date(2016, 7, 27)),
            ("mt", "27 Ġunju 2016", date(2016, 6, 27)),
            ("sl", "z dne 27. avgusta 2016", date(2016, 8, 27)),
            ("ro", "din 17 iulie 2009", date(2009, 7, 17)),
            ("uk", "від 5 квітня 2001 року", date(2001, 4, 5)),
            ("en", "2024-05-03T10:00:00Z", date(2024, 5, 3)),
            ("de", "am 03.05.2024 und", date(2024, 5, 3)),
            ("de", "Bek. v. 3. 5. 2024", date(2024, 5, 3)),
            ("nl", "18-12-2002", date(2002, 12, 18)),
            ("es", "DOF: 24/04/2026", date(2026, 4, 24)),
        ] {
            assert_eq!(first(text, language), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_day() {
        for (language, text) in [
            ("en", "section 31 of the 1968 Act"),
            ("en", "31 February 2001"),
            ("en", "may 2001"),
            ("de", "1. Halbjahr 2001"),
            ("de", "BGBl. Nr. 43/1975"),
            ("fr", "3 maisons 2001 x"),
            ("xx", "3 May 2001"),
            ("en", "2024-13-01"),
            ("en", "1.2.3"),
        ] {
            let found = first(text, language);
            // A word that begins like a month is taken for one only with day and year around it.
            assert!(found.is_none() || language == "fr", "{text}: {found:?}");
        }
    }

    #[test]
    fn a_leading_day_has_nothing_before_it() {
        for (text, expected) in [
            ("3 May 2016 and 4 May 2017", Some(date(2016, 5, 3))),
            ("2016-05-03, later", Some(date(2016, 5, 3))),
            (" 3 May 2016", None),
            ("on 3 May 2016", None),
            ("", None),
        ] {
            assert_eq!(leading(text, "en"), expected, "{text:?}");
            let same = all(text, "en").first().filter(|found| found.start == 0).map(|found| found.date);
            assert_eq!(leading(text, "en"), same, "{text:?}");
        }
    }

    #[test]
    fn a_long_row_of_years_is_survived() {
        assert!(all(&"2001 ".repeat(100_000), "en").is_empty());
    }

    #[test]
    fn all_days_with_their_places() {
        let text = "vom 1. Mai 2001 bis 02.06.2003";
        let found = all(text, "de");
        assert_eq!(found.len(), 2);
        assert_eq!(&text[found[0].start..found[0].end], "1. Mai 2001");
        assert_eq!(&text[found[1].start..found[1].end], "02.06.2003");
        assert_eq!(whole(" 2.6.2003. ", "de"), Some(date(2003, 6, 2)));
        assert_eq!(whole("seit 2.6.2003", "de"), None);
    }

    #[test]
    fn compact_and_longer_forms() {
        assert_eq!(compact("20150727"), Some(date(2015, 7, 27)));
        for bad in ["2015072", "20151327", "2015072x", "99999999", ""] {
            assert_eq!(compact(bad), None, "{bad}");
        }
        assert_eq!(iso_start("2025-12-22+02:00"), Some(date(2025, 12, 22)));
        assert_eq!(iso_start("2025-12"), None);
    }

    #[test]
    fn no_two_months_of_a_language_share_a_beginning() {
        for (language, months) in MONTHS {
            for (names, number) in months.iter().zip(1_i8..) {
                for name in names.split('|') {
                    assert_eq!(month(name, language), Some(number), "{language} {name}");
                }
            }
        }
    }

    proptest! {
        #[test]
        fn any_text_is_survived(text in "\\PC{0,60}") {
            for language in ["en", "cs", "uk", "lt"] {
                for found in all(&text, language) {
                    prop_assert!(text.get(found.start..found.end).is_some());
                }
            }
            let _ = (compact(&text), iso_start(&text), whole(&text, "fr"));
        }

        #[test]
        fn a_day_in_words_comes_back(year in 1800_i16..2100, m in 1_usize..=12, day in 1_i8..=28) {
            for (language, months) in MONTHS {
                let name = months[m - 1].split('|').next().unwrap();
                let text = format!("x {day}. {name} {year} y");
                prop_assert_eq!(first(&text, language), Date::new(year, m as i8, day).ok(), "{} {}", language, text);
            }
        }
    }
}
