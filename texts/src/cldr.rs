//! Numbers, days, names and order as the Unicode Common Locale Data Repository has them.

use std::{cmp::Ordering, str::FromStr as _, sync::LazyLock};

use icu_calendar::Gregorian;
use icu_collator::{Collator, CollatorBorrowed, options::CollatorOptions};
use icu_datetime::{FixedCalendarDateTimeFormatter, fieldsets};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale::{Locale, locale, names::RegionDisplayName, subtags::Region};
use jiff::civil::Date;

use crate::Language;

/// UN M49 codes of regions by the English names that jurisdictions carry.
const REGIONS: [(&str, &str); 30] = [
    ("Africa", "002"),
    ("Americas", "019"),
    ("Asia", "142"),
    ("Europe", "150"),
    ("Oceania", "009"),
    ("Australia and New Zealand", "053"),
    ("Caribbean", "029"),
    ("Central America", "013"),
    ("Central Asia", "143"),
    ("Eastern Africa", "014"),
    ("Eastern Asia", "030"),
    ("Eastern Europe", "151"),
    ("Latin America and the Caribbean", "419"),
    ("Melanesia", "054"),
    ("Micronesia", "057"),
    ("Middle Africa", "017"),
    ("Northern Africa", "015"),
    ("Northern America", "021"),
    ("Northern Europe", "154"),
    ("Polynesia", "061"),
    ("South America", "005"),
    ("South-eastern Asia", "035"),
    ("Southern Africa", "018"),
    ("Southern Asia", "034"),
    ("Southern Europe", "039"),
    ("Sub-Saharan Africa", "202"),
    ("Western Africa", "011"),
    ("Western Asia", "145"),
    ("Western Europe", "155"),
    ("World", "001"),
];

/// The locale of a language: dates as in the United Kingdom, and Western digits in Arabic, as in the publishers'
/// tables that a reader holds beside ours.
fn locale_of(language: Language) -> Locale {
    match language {
        Language::English => locale!("en-GB"),
        Language::French => locale!("fr"),
        Language::Spanish => locale!("es"),
        Language::Arabic => locale!("ar-u-nu-latn"),
    }
}

type Days<F> = FixedCalendarDateTimeFormatter<Gregorian, F>;

/// What formats in one language; `None` where the data lacks it, and then the plain form stands.
struct Formats {
    decimal: Option<DecimalFormatter>,
    day: Option<Days<fieldsets::YMD>>,
    month: Option<Days<fieldsets::YM>>,
    collator: Option<CollatorBorrowed<'static>>,
}

static FORMATS: LazyLock<[Formats; 4]> = LazyLock::new(|| {
    Language::ALL.map(|language| {
        let locale = locale_of(language);
        Formats {
            decimal: DecimalFormatter::try_new((&locale).into(), Default::default()).ok(),
            // The medium form is all digits in Arabic, and whether day or month comes first is then anyone's guess.
            day: match language {
                Language::Arabic => Days::try_new((&locale).into(), fieldsets::YMD::long()).ok(),
                _ => Days::try_new((&locale).into(), fieldsets::YMD::medium()).ok(),
            },
            month: match language {
                Language::Arabic => Days::try_new((&locale).into(), fieldsets::YM::long()).ok(),
                _ => Days::try_new((&locale).into(), fieldsets::YM::medium()).ok(),
            },
            collator: Collator::try_new((&locale).into(), CollatorOptions::default()).ok(),
        }
    })
});

fn formats(language: Language) -> &'static Formats {
    &FORMATS[language.index()]
}

fn decimal(language: Language, plain: &str) -> String {
    let written = Decimal::from_str(plain).ok().zip(formats(language).decimal.as_ref());
    // A hyphen is no minus sign.
    written.map_or_else(|| plain.to_owned(), |(d, f)| f.format(&d).to_string()).replace('-', "−")
}

/// A whole number: `109,947`, `109 947`, `109.947`.
pub fn integer(language: Language, n: i64) -> String {
    decimal(language, &n.to_string())
}

/// A number with at most `decimals` decimals, without zeros at the end.
pub fn number(language: Language, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let plain = format!("{value:.decimals$}");
    let plain = if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.') } else { &plain };
    decimal(language, if plain == "-0" { "0" } else { plain })
}

/// A number with exactly `decimals` decimals.
pub fn fixed(language: Language, value: f64, decimals: usize) -> String {
    if !value.is_finite() {
        return value.to_string();
    }
    let plain = format!("{value:.decimals$}");
    let is_zero = plain.chars().all(|c| matches!(c, '-' | '0' | '.'));
    decimal(language, if is_zero { plain.trim_start_matches('-') } else { &plain })
}

/// A share as a whole percentage: `35 %`.
pub fn percent(language: Language, share: f64) -> String {
    let n = number(language, 100.0 * share, 0);
    if language == Language::Arabic { format!("{n}%") } else { format!("{n} %") }
}

/// A year: never grouped.
pub fn year_number(year: i16) -> String {
    year.to_string()
}

/// `[12, 75]`; where a comma begins decimals, the bounds are parted by a semicolon.
pub fn interval(language: Language, lower: f64, upper: f64, decimals: usize) -> String {
    let between = match language {
        Language::English => ", ",
        Language::French => " ; ",
        Language::Spanish => "; ",
        // Held together: a bound on the next line would seem to come first.
        Language::Arabic => "،\u{a0}",
    };
    format!("[{}{between}{}]", number(language, lower, decimals), number(language, upper, decimals))
}

fn gregorian(date: Date) -> Option<icu_calendar::Date<Gregorian>> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    icu_calendar::Date::try_new_gregorian(i32::from(date.year()), month, day).ok()
}

/// A day: `1 Oct 2010`.
pub fn day(language: Language, date: Date) -> String {
    let written = gregorian(date).zip(formats(language).day.as_ref()).map(|(d, f)| f.format(&d).to_string());
    written.unwrap_or_else(|| date.to_string())
}

/// A month: `Oct 2010`.
pub fn month(language: Language, date: Date) -> String {
    let written = gregorian(date).zip(formats(language).month.as_ref()).map(|(d, f)| f.format(&d).to_string());
    written.unwrap_or_else(|| date.strftime("%Y-%m").to_string())
}

/// The name of a country by its ISO 3166-1 alpha-2 code, or of a UN region by its English name.
pub fn country(language: Language, code_or_region: &str) -> Option<String> {
    let code = REGIONS.iter().find(|(name, _)| *name == code_or_region).map_or(code_or_region, |(_, code)| code);
    let region: Region = code.parse().ok()?;
    Some(RegionDisplayName::try_new_light((&locale_of(language)).into(), region).ok()?.to_string())
}

/// A UN region by its English name, which stays as it is in English, or a country by its code; what is neither stays.
pub fn place(language: Language, name: &str) -> String {
    if language == Language::English && REGIONS.iter().any(|(region, _)| *region == name) {
        return name.to_owned();
    }
    country(language, name).unwrap_or_else(|| name.to_owned())
}

/// Alphabetical order of the language.
pub fn compare(language: Language, a: &str, b: &str) -> Ordering {
    formats(language).collator.as_ref().map_or_else(|| a.cmp(b), |c| c.compare(a, b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ALL: [Language; 4] = Language::ALL;

    #[test]
    fn numbers_as_each_language_writes_them() {
        assert_eq!(ALL.map(|l| integer(l, 109_947)), ["109,947", "109\u{202f}947", "109.947", "109,947"]);
        assert_eq!(ALL.map(|l| number(l, 1.820, 2)), ["1.82", "1,82", "1,82", "1.82"]);
        assert_eq!(number(Language::English, -0.451, 2), "−0.45");
        assert_eq!(number(Language::English, -0.001, 2), "0");
        assert_eq!(number(Language::English, 90.0, 2), "90");
        assert_eq!(ALL.map(|l| fixed(l, 0.9, 2)), ["0.90", "0,90", "0,90", "0.90"]);
        assert_eq!(
            (fixed(Language::English, -0.001, 2), fixed(Language::French, 8.0, 1)),
            ("0.00".into(), "8,0".into())
        );
        assert_eq!(interval(Language::French, 0.5, 1.25, 1), "[0,5 ; 1,2]");
        assert_eq!(percent(Language::English, 0.351), "35 %");
    }

    #[test]
    fn days_as_each_language_writes_them() {
        let days = ALL.map(|l| day(l, date(2010, 10, 1)));
        assert_eq!(days, ["1 Oct 2010", "1 oct. 2010", "1 oct 2010", "1 أكتوبر 2010"]);
        assert_eq!(month(Language::English, date(2010, 10, 1)), "Oct 2010");
    }

    #[test]
    fn countries_and_regions_have_names() {
        assert_eq!(ALL.map(|l| country(l, "KE").unwrap_or_default()), ["Kenya", "Kenya", "Kenia", "كينيا"]);
        for (name, _) in REGIONS {
            for language in ALL {
                assert!(country(language, name).is_some_and(|n| !n.is_empty()), "{language:?} {name}");
            }
        }
        assert_eq!(country(Language::English, "Atlantis"), None);
        let asia = ALL.map(|l| place(l, "South-eastern Asia"));
        assert_eq!(asia[..2], ["South-eastern Asia", "Asie du Sud-Est"], "English as the United Nations write it");
        assert_eq!(place(Language::French, "Atlantis"), "Atlantis");
    }

    #[test]
    fn accents_do_not_part_words() {
        let mut names = ["Zambie", "Égypte", "Espagne"];
        names.sort_by(|a, b| compare(Language::French, a, b));
        assert_eq!(names, ["Égypte", "Espagne", "Zambie"]);
    }
}
