//! The languages of the interface.

/// A language in which the whole interface can be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    English,
    French,
    Spanish,
    Arabic,
}

impl Language {
    /// Every language, in the order in which pages offer them.
    pub const ALL: [Language; 4] = [Language::English, Language::French, Language::Spanish, Language::Arabic];

    /// BCP 47 tag, as in `lang` of HTML.
    pub fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::French => "fr",
            Language::Spanish => "es",
            Language::Arabic => "ar",
        }
    }

    /// The language with that tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|l| l.tag() == tag)
    }

    /// What its speakers call it.
    pub fn endonym(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::French => "Français",
            Language::Spanish => "Español",
            Language::Arabic => "العربية",
        }
    }

    /// `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        if self == Language::Arabic { "rtl" } else { "ltr" }
    }

    /// What addresses of its pages begin with: nothing in English, so that addresses from before stay.
    pub fn prefix(self) -> &'static str {
        match self {
            Language::English => "",
            Language::French => "/fr",
            Language::Spanish => "/es",
            Language::Arabic => "/ar",
        }
    }

    /// Parts the language from the rest of an address: `/fr/laws/x` is French and `/laws/x`.
    pub fn of_path(path: &str) -> (Language, &str) {
        for language in Language::ALL.into_iter().skip(1) {
            match path.strip_prefix(language.prefix()) {
                Some("") => return (language, "/"),
                Some(rest) if rest.starts_with('/') => return (language, rest),
                _ => {}
            }
        }
        (Language::English, path)
    }

    pub(crate) fn index(self) -> usize {
        self as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_stands_first_in_an_address() {
        assert_eq!(Language::of_path("/fr/laws/x"), (Language::French, "/laws/x"));
        assert_eq!(Language::of_path("/ar"), (Language::Arabic, "/"));
        assert_eq!(Language::of_path("/es/"), (Language::Spanish, "/"));
        assert_eq!(Language::of_path("/area"), (Language::English, "/area"));
        assert_eq!(Language::of_path("/"), (Language::English, "/"));
        assert_eq!(Language::of_path("/laws/fr/x"), (Language::English, "/laws/fr/x"));
    }

    #[test]
    fn tags_name_one_language_each() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag("de"), None);
    }
}
