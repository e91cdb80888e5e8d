//! What the parsers of laws share: one law, put together from what its document says.

use jiff::civil::Date;
use lexgap_domain::{
    DateKind, DatePrecision, Law, LawAmendment, LawDate, LawKind, LawSection, LawStatus, LawTitle, LawVersion, Topic,
};

use crate::{
    classify,
    formats::text::{folded, slug},
    parse::{Document, Parsed},
    penal,
};

/// The most sections of one law that are kept.
const MAX_SECTIONS: usize = 200;

/// A law that takes shape.
pub struct Act<'d> {
    document: &'d Document<'d>,
    language: String,
    penal: bool,
    law: Law,
    section_laws: Vec<Law>,
}

impl<'d> Act<'d> {
    /// A law by its identifier, language (BCP 47) and title. Its topics follow from the title.
    pub fn new(
        document: &'d Document<'d>,
        jurisdiction: &str,
        id: String,
        (language, title): (&str, &str),
        citation: String,
    ) -> Act<'d> {
        let titles = match title {
            "" => vec![],
            title => vec![LawTitle { language: language.to_owned(), title: title.to_owned() }],
        };
        Act {
            document,
            language: language.to_owned(),
            penal: penal::is_penal(title),
            law: Law {
                id: id.into(),
                jurisdiction: jurisdiction.into(),
                kind: LawKind::Law,
                titles,
                citation,
                topics: classify::topics(title, language),
                instrument: None,
                dates: vec![],
                url: None,
                sources: vec![document.source.clone()],
                versions: vec![],
                status: LawStatus::NotStated,
                sections: vec![],
                amendments: vec![],
                notes: vec![],
                provisions: vec![],
            },
            section_laws: vec![],
        }
    }

    /// For a reader that makes its law itself: collects sections of that law, which [`Act::sections_of`] gives back.
    pub fn of(document: &'d Document<'d>, law: &Law, language: &str) -> Act<'d> {
        let titled = (language, law.title());
        Act::new(document, law.jurisdiction.as_str(), law.id.to_string(), titled, law.citation.clone())
    }

    /// Whether the title is that of a code of crimes.
    pub fn is_penal(&self) -> bool {
        self.penal
    }

    /// A title in a further language, with the topics that it gives.
    pub fn title(&mut self, language: &str, title: &str) {
        if self.law.titles.iter().any(|t| t.language == language) {
            return;
        }
        self.law.titles.push(LawTitle { language: language.to_owned(), title: title.to_owned() });
        self.penal |= penal::is_penal(title);
        self.topics(&classify::topics(title, language));
    }

    /// A day of the law, where there is one. A kind and day is kept once.
    pub fn date(&mut self, kind: DateKind, date: Option<Date>, locator: &str) {
        self.computed(kind, date, locator, None);
    }

    /// As [`Act::date`], for a day that follows from the document by a rule.
    pub fn computed(&mut self, kind: DateKind, date: Option<Date>, locator: &str, rule: Option<&str>) {
        let Some(date) = date else { return };
        if !self.law.dates.iter().any(|d| d.kind == kind && d.date == date) {
            self.law.dates.push(LawDate {
                kind,
                date,
                precision: DatePrecision::Day,
                provenance: self.document.at(locator),
                computed_by: rule.map(str::to_owned),
            });
        }
    }

    /// As [`Act::computed`], where only the year is known.
    pub fn year(&mut self, kind: DateKind, year: i16, locator: &str, rule: &str) {
        let Ok(date) = Date::new(year, 1, 1) else { return };
        if !self.law.dates.iter().any(|d| d.kind == kind && d.date == date) {
            let provenance = self.document.at(locator);
            let computed_by = Some(rule.to_owned());
            self.law.dates.push(LawDate { kind, date, precision: DatePrecision::Year, provenance, computed_by });
        }
    }

    /// Whether a day of that kind is known.
    pub fn has(&self, kind: DateKind) -> bool {
        self.law.dates.iter().any(|d| d.kind == kind)
    }

    /// A dated state of the text.
    pub fn version(&mut self, date: Option<Date>, label: &str, locator: &str) {
        let Some(date) = date else { return };
        if !self.law.versions.iter().any(|v| v.date == date) {
            let provenance = self.document.at(locator);
            self.law.versions.push(LawVersion { date, label: label.to_owned(), provenance });
        }
    }

    /// A dated amendment. Of two that agree in citation and day one is kept.
    pub fn amendment(&mut self, citation: &str, kind: DateKind, date: Date, locator: &str) {
        let known = |a: &LawAmendment| a.citation == citation && a.date == date;
        if !self.law.amendments.iter().any(known) {
            let (citation, locator) = (citation.to_owned(), locator.to_owned());
            self.law.amendments.push(LawAmendment { citation, kind, date, locator });
        }
    }

    /// States the newest amendment's day as the law's own, for publishers that do not.
    pub fn last_amended_by_list(&mut self) {
        let newest = self.law.amendments.iter().max_by_key(|a| a.date).map(|a| (a.date, a.locator.clone()));
        if let Some((date, locator)) = newest.filter(|_| !self.has(DateKind::LastAmended)) {
            self.date(DateKind::LastAmended, Some(date), &locator);
        }
    }

    /// A section, if its heading names one of our topics that the law's title does not ([`penal::section_topics`]). A
    /// section whose insertion is known becomes a law of its own, because the code's passage says nothing about it;
    /// others give the code their topics.
    pub fn section(&mut self, number: &str, heading: &str, inserted: Option<LawDate>, locator: &str) {
        if self.law.sections.len() >= MAX_SECTIONS || self.law.sections.iter().any(|s| s.number == number) {
            return;
        }
        let of_title = self.law.titles.iter().flat_map(|t| classify::topics(&t.title, &t.language)).collect::<Vec<_>>();
        let topics = penal::section_topics(heading, &self.language, self.penal, &of_title);
        if topics.is_empty() {
            return;
        }
        match &inserted {
            Some(day) => self.section_law(number, heading, &topics, day),
            None => self.topics(&topics),
        }
        let (number, heading, locator) = (number.to_owned(), heading.to_owned(), locator.to_owned());
        self.law.sections.push(LawSection { number, heading, inserted, topics, locator });
    }

    fn section_law(&mut self, number: &str, heading: &str, topics: &[Topic], day: &LawDate) {
        let code = self.law.title();
        self.section_laws.push(Law {
            id: format!("{}-{}", self.law.id, slug(number)).into(),
            titles: vec![LawTitle { language: self.language.clone(), title: format!("{heading} ({code}, {number})") }],
            citation: format!("{}, {number}", self.law.citation),
            topics: topics.to_vec(),
            dates: vec![day.clone()],
            versions: vec![],
            amendments: vec![],
            sections: vec![],
            notes: vec!["A section of a code of many topics: the day is that of its insertion.".to_owned()],
            ..self.law.clone()
        });
    }

    /// A day on which a section was inserted.
    pub fn inserted(&self, kind: DateKind, date: Date, precision: DatePrecision, locator: &str) -> LawDate {
        LawDate { kind, date, precision, provenance: self.document.at(locator), computed_by: None }
    }

    fn topics(&mut self, more: &[Topic]) {
        for topic in more {
            if !self.law.topics.contains(topic) {
                self.law.topics.push(*topic);
            }
        }
        self.law.topics.sort();
    }

    pub fn status(&mut self, status: LawStatus) {
        self.law.status = status;
    }

    pub fn url(&mut self, url: String) {
        self.law.url = Some(url);
    }

    /// What a reader must know, in words.
    pub fn note(&mut self, note: &str) {
        if !self.law.notes.iter().any(|n| n == note) {
            self.law.notes.push(note.to_owned());
        }
    }

    /// Number of sections so far.
    pub fn sections(&self) -> usize {
        self.law.sections.len()
    }

    /// The law, its lists in order, and the sections that are laws of their own.
    pub fn laws(mut self) -> Vec<Law> {
        let undated = self.law.sections.iter().filter(|s| s.inserted.is_none()).map(|s| s.number.as_str());
        let undated = undated.take(12).collect::<Vec<_>>().join(", ");
        if !undated.is_empty() {
            self.note(&format!(
                "Topics come from sections {undated}. When these were inserted is not known: the dates are those of \
                 the whole law."
            ));
        }
        let of_sections = std::mem::take(&mut self.section_laws).into_iter().map(|mut law| {
            // What was stated after the section was read.
            (law.url, law.status) = (self.law.url.clone(), self.law.status);
            law
        });
        let of_sections: Vec<Law> = of_sections.collect();
        let mut laws = vec![self.law()];
        laws.extend(of_sections);
        laws
    }

    /// `law` with the sections that were collected for it, and after it those that are laws of their own.
    pub fn sections_of(mut self, mut law: Law) -> Vec<Law> {
        if self.sections() == 0 {
            return vec![law];
        }
        (self.law.url, self.law.status) = (law.url.clone(), law.status);
        let mut laws = self.laws().into_iter();
        if let Some(whole) = laws.next() {
            (law.topics, law.sections, law.notes) = (whole.topics, whole.sections, whole.notes);
        }
        std::iter::once(law).chain(laws).collect()
    }

    /// The law alone, its lists in order.
    pub fn law(mut self) -> Law {
        self.law.versions.sort_by_key(|v| v.date);
        self.law.amendments.sort_by_key(|a| a.date);
        self.law
    }

    /// The law as all that a document holds.
    pub fn parsed(self) -> Parsed {
        Parsed { laws: self.laws(), ..Parsed::default() }
    }
}

/// Number and heading of a line such as `Art. 188A. Trafficking in persons. Whoever …`, in which `word` (folded)
/// opens the line. The heading ends with its sentence; `None` where the line holds none.
pub fn numbered_heading(line: &str, word: &str) -> Option<(String, String)> {
    let plain = folded(line.get(..line.len().min(60)).or_else(|| char_start(line, 60))?);
    if !plain.starts_with(word) {
        return None;
    }
    let rest = line.split_once(char::is_whitespace)?.1.trim_start_matches([' ', '[', '°', 'º']);
    // A point ends the number where a word follows; a dash where white space or the sign of an ordinal is before it.
    let end = rest.char_indices().find(|(i, c)| {
        let next = rest.get(i + c.len_utf8()..).and_then(|r| r.chars().next());
        let before = rest.get(..*i).and_then(|r| r.chars().next_back());
        match c {
            '.' => next.is_none_or(|n| n.is_whitespace() || matches!(n, '-' | '—' | '–')),
            '-' | '—' | '–' => before.is_some_and(|b| b.is_whitespace() || matches!(b, '°' | 'º')),
            _ => false,
        }
    })?;
    let number = rest.get(..end.0)?.trim().trim_end_matches([']', '°', 'º', '\u{a0}']).trim().to_owned();
    let starts_well = number.starts_with(|c: char| c.is_ascii_digit());
    if !starts_well || number.chars().count() > 12 {
        return None;
    }
    let after = rest.get(end.0..)?.trim_start_matches(['.', '-', '—', '–', ' ', '\u{a0}', ':']);
    Some((number, sentence(after)?))
}

/// The first sentence of a text, without brackets around it; at most 200 characters of it.
pub fn sentence(text: &str) -> Option<String> {
    let text = text.trim();
    let end = text
        .char_indices()
        .find(|(i, c)| {
            matches!(c, '.' | ';' | '\n')
                && text
                    .get(i + c.len_utf8()..)
                    .is_none_or(|r| r.is_empty() || r.starts_with([' ', '-', '\u{a0}', '\n']))
        })
        .map_or(text.len(), |(i, _)| i);
    let one: String = text.get(..end)?.chars().take(200).collect();
    let one = one.trim().trim_start_matches(['(', '[']).trim_end_matches([')', ']', '-']).trim();
    (!one.is_empty()).then(|| one.to_owned())
}

/// At least `bytes` bytes of a text's start, to the next whole character.
fn char_start(text: &str, bytes: usize) -> Option<&str> {
    (bytes..bytes + 4).find_map(|end| text.get(..end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn with_act<R>(title: &str, language: &str, f: impl FnOnce(&mut Act<'_>) -> R) -> (R, Law) {
        let (sha256, source) = ("00".into(), "x".into());
        let (url, content_type, vintage, stream) = (None, None, None, "x");
        let document = Document { bytes: b"", sha256: &sha256, source: &source, stream, url, content_type, vintage };
        let mut act = Act::new(&document, "XXX", "x-1".to_owned(), (language, title), "C".to_owned());
        let result = f(&mut act);
        (result, act.laws().remove(0))
    }

    #[test]
    fn sections_of_a_code_give_topics_and_those_of_a_tax_law_do_not() {
        let sections = |act: &mut Act<'_>| {
            act.section("104a", "Menschenhandel", None, "l");
            act.section("104a", "Menschenhandel", None, "l");
            act.section("28", "Tabakwaren", None, "l");
            act.section("9", "Schlussbestimmungen", None, "l");
        };
        let (_, code) = with_act("Strafgesetzbuch", "de", sections);
        assert_eq!(code.sections.len(), 2);
        assert_eq!(code.topics, [Topic::HumanTrafficking, Topic::IllicitTrade]);
        let (_, tax) = with_act("Steuergesetz", "de", sections);
        assert_eq!(tax.topics, [Topic::HumanTrafficking]);
        let (_, own) = with_act("Gesetz gegen Menschenhandel", "de", sections);
        assert!(own.sections.is_empty());
    }

    #[test]
    fn a_section_with_a_known_insertion_is_a_law_of_its_own() {
        let (sha256, source) = ("00".into(), "x".into());
        let (url, content_type, vintage, stream) = (None, None, None, "x");
        let document = Document { bytes: b"", sha256: &sha256, source: &source, stream, url, content_type, vintage };
        let mut act = Act::new(&document, "XXX", "x-1".to_owned(), ("de", "Strafgesetzbuch"), "C".to_owned());
        act.date(DateKind::Adoption, Some(date(1975, 1, 1)), "l");
        let day = act.inserted(DateKind::InForce, date(2007, 8, 1), DatePrecision::Day, "l");
        act.section("104a", "Menschenhandel", Some(day), "l");
        act.section("304", "Bestechlichkeit", None, "l");
        act.status(LawStatus::InForce);
        let laws = act.laws();
        assert_eq!(laws.iter().map(|l| l.id.as_str()).collect::<Vec<_>>(), ["x-1", "x-1-104a"]);
        assert_eq!((laws[0].topics.as_slice(), laws[0].notes.len()), (&[Topic::Corruption][..], 1));
        assert_eq!((laws[1].topics.as_slice(), laws[1].status), (&[Topic::HumanTrafficking][..], LawStatus::InForce));
        assert_eq!(laws[1].dates.len(), 1);
        assert_eq!(laws[1].title(), "Menschenhandel (Strafgesetzbuch, 104a)");
    }

    #[test]
    fn days_versions_and_amendments_stand_once() {
        let (_, law) = with_act("T", "en", |act| {
            act.date(DateKind::Adoption, Some(date(2001, 2, 3)), "a");
            act.date(DateKind::Adoption, Some(date(2001, 2, 3)), "b");
            act.date(DateKind::Repeal, None, "c");
            act.version(Some(date(2005, 1, 1)), "x", "d");
            act.version(Some(date(2002, 1, 1)), "x", "e");
            act.version(Some(date(2002, 1, 1)), "x", "f");
            act.amendment("B", DateKind::InForce, date(2004, 1, 1), "g");
            act.amendment("A", DateKind::InForce, date(2003, 1, 1), "h");
            act.amendment("A", DateKind::InForce, date(2003, 1, 1), "i");
            act.last_amended_by_list();
        });
        assert_eq!(law.dates.len(), 2);
        assert_eq!(law.versions.iter().map(|v| v.date.year()).collect::<Vec<_>>(), [2002, 2005]);
        assert_eq!(law.amendments.iter().map(|a| a.citation.as_str()).collect::<Vec<_>>(), ["A", "B"]);
        assert_eq!(law.dates[1].date, date(2004, 1, 1));
    }

    #[test]
    fn headings_after_numbers() {
        let found = |line: &str, word: &str| numbered_heading(line, word);
        let pair = |n: &str, h: &str| Some((n.to_owned(), h.to_owned()));
        assert_eq!(found("Artículo 188A. Trata de personas. El que", "articulo"), pair("188A", "Trata de personas"));
        assert_eq!(found("Стаття 149. Торгівля людьми", "стаття"), pair("149", "Торгівля людьми"));
        assert_eq!(found("ARTICULO 5º.- (Cohecho).- El que", "articulo"), pair("5", "Cohecho"));
        assert_eq!(found("ARTICULO 145 bis. — Trata de personas.", "articulo"), pair("145 bis", "Trata de personas"));
        assert_eq!(found("Artículo 1°- Sustitúyese el 2.", "articulo"), pair("1", "Sustitúyese el 2"));
        assert_eq!(found("ARTICULO 4º — Trata. Más", "articulo"), pair("4", "Trata"));
        assert_eq!(found("Artículo 188-A. Trata", "articulo"), pair("188-A", "Trata"));
        assert_eq!(found("Artículo único. Nada.", "articulo"), None);
        assert_eq!(found("Artículo 7", "articulo"), None);
        assert_eq!(found("Otro 7. Cosa.", "articulo"), None);
        assert_eq!(sentence("(Trata). Más"), Some("Trata".to_owned()));
        assert_eq!(sentence(" . "), None);
    }

    proptest! {
        #[test]
        fn any_line_is_survived(line in "\\PC{0,90}") {
            let _ = (numbered_heading(&line, "a"), numbered_heading(&format!("Art {line}"), "art"), sentence(&line));
        }
    }
}
