//! What the parsers of statutes share: one law in the making, and the notes by which publishers say when a
//! section was inserted.

use std::borrow::Cow;

use jiff::civil::Date;
use lexgap_domain::{
    DateKind, DatePrecision, Law, LawAmendment, LawDate, LawKind, LawSection, LawStatus, LawTitle, LawVersion, Topic,
    places,
};

use crate::{
    classify,
    formats::{charset, dates, xml, zip},
    parse::{Document, ParseError, Parsed},
    penal,
};

/// The longest title or heading that is kept, in characters; the longest of the corpus has 1,100.
const MAX_TITLE: usize = 4000;
/// The most sections and amendments kept of one law.
const MAX_PARTS: usize = 20_000;

/// The text of a document that should be XML, whatever its charset; of the first file where it is a ZIP archive.
///
/// # Errors
/// Empty, too large, or something other than XML.
pub fn xml_text<'d>(document: &Document<'d>) -> Result<Cow<'d, str>, ParseError> {
    if zip::is_zip(document.bytes) {
        let first = zip::xml_files(document.bytes)?.into_iter().next();
        let (name, bytes) = first.ok_or_else(|| ParseError::Empty { what: "the archive".to_owned() })?;
        let text = charset::decode(&name, &bytes, None)?.into_owned();
        xml::expect_xml(&text)?;
        return Ok(Cow::Owned(text));
    }
    let text = charset::decode("the document", document.bytes, document.content_type)?;
    xml::expect_xml(&text)?;
    Ok(text)
}

/// Letters and digits in lower case with single hyphens between: safe inside an identifier. `133¹` must be
/// written `133-1` before.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain: &str = match c {
            'ä' => "ae",
            'ö' | 'ø' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'å' => "aa",
            'æ' => "ae",
            'õ' | 'ó' | 'ò' | 'ô' => "o",
            'á' | 'à' | 'â' | 'ã' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'í' | 'ì' | 'î' | 'ï' => "i",
            'ú' | 'ù' | 'û' => "u",
            'ñ' => "n",
            'ç' => "c",
            _ => "",
        };
        if !plain.is_empty() {
            slug.push_str(plain);
        } else if c.is_ascii_alphanumeric() {
            slug.push(c);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() > 120 {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// A section as it stands in the document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Without its sign: `232`, `133-1`.
    pub number: String,
    /// As the law writes it: `§ 232`.
    pub sign: String,
    pub heading: String,
    /// Notes of the editors on the section as a whole.
    pub note: String,
    pub locator: String,
}

/// When a section was inserted, as a note says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inserted {
    /// The day of the inserting act.
    pub act: Option<Date>,
    pub in_force: Option<Date>,
}

/// "Inserted" in both written forms of Norwegian: editors note in the law's own.
const NORWEGIAN: &[&str] =
    &["tilføyd ved", "tilføyd med", "føyd til ved", "føyd til med", "føydd til ved", "føydd til med"];

/// Words of the editors' notes: language, "inserted", "in force".
const NOTES: &[(&str, &[&str], &[&str])] = &[
    ("de", &["eingefügt durch", "eingefügt gemäss", "eingefügt gemäß"], &["in kraft seit", "in kraft ab"]),
    ("fr", &["introduit par", "introduite par", "inséré par", "insérée par"], &["en vigueur depuis"]),
    ("it", &["introdotto dal", "introdotta dal", "inserito dal"], &["in vigore dal"]),
    ("no", NORWEGIAN, &["ikr.", "i kraft"]),
    ("nb", NORWEGIAN, &["ikr.", "i kraft"]),
    ("da", &["indsat ved"], &["i kraft"]),
    ("en", &["added", "inserted"], &["effective", "in force"]),
];

/// Reads a note such as `Tilføyd ved lov 4 des 2020 nr. 135 (ikr. 1 jan 2021 iflg. …), endret ved …`: only what
/// is said of the insertion, not of later amendments. `None`: the note says nothing of an insertion.
pub fn inserted(note: &str, language: &str) -> Option<Inserted> {
    let primary = language.split('-').next().unwrap_or_default();
    let (_, inserting, in_force) = NOTES.iter().find(|(l, ..)| *l == primary)?;
    let lower = note.to_lowercase();
    let at = inserting.iter().filter_map(|w| lower.find(w).map(|at| at + w.len())).min()?;
    let rest = lower.get(at..)?;
    let mut found = dates::all(rest, language).into_iter();
    let act = found.next()?;
    // What comes after the word "amended" is about other acts. `endra` is Nynorsk; French futures end so, too.
    let end = ["endret", " endra", "fassung", "nouvelle teneur", "nuovo testo", "ændret", "amended", "modifi"]
        .iter()
        .filter_map(|w| rest.get(act.end..)?.find(w).map(|i| act.end + i))
        .min()
        .unwrap_or(rest.len());
    let of_insertion = rest.get(act.end..end)?;
    let in_force = in_force.iter().find_map(|word| {
        let (_, after) = of_insertion.split_once(word)?;
        dates::first(after, language)
    });
    Some(Inserted { act: Some(act.date), in_force })
}

/// One law in the making.
pub struct Draft<'d> {
    document: &'d Document<'d>,
    law: Law,
    language: String,
    /// Kind of the day on which an inserting act was passed.
    passage: DateKind,
    section_laws: Vec<Law>,
    whole_topics: Vec<Topic>,
    penal: bool,
}

impl<'d> Draft<'d> {
    /// Begins a law. `language` is a BCP 47 tag; `passage` is what a parliament's act of this jurisdiction carries
    /// as the day it passed.
    ///
    /// # Errors
    /// No title, no identifier, or a jurisdiction that no table knows.
    pub fn new(
        document: &'d Document<'d>,
        id: String,
        jurisdiction: &str,
        language: &str,
        title: &str,
        passage: DateKind,
    ) -> Result<Draft<'d>, ParseError> {
        let title = clean(title);
        if title.is_empty() {
            return Err(ParseError::Layout("the document states no title of a law".to_owned()));
        }
        if id.ends_with('-') || id.is_empty() {
            return Err(ParseError::Layout(format!("no number or name for the law `{title}`")));
        }
        let Some(place) = places::get(jurisdiction) else {
            return Err(ParseError::Layout(format!("`{jurisdiction}` is no jurisdiction")));
        };
        let law = Law {
            id: id.into(),
            jurisdiction: place.id.clone(),
            kind: LawKind::Law,
            titles: vec![LawTitle { language: language.to_owned(), title: title.clone() }],
            citation: String::new(),
            topics: Vec::new(),
            instrument: None,
            dates: Vec::new(),
            url: None,
            sources: vec![document.source.clone()],
            versions: Vec::new(),
            status: LawStatus::NotStated,
            sections: Vec::new(),
            amendments: Vec::new(),
            notes: Vec::new(),
            provisions: Vec::new(),
        };
        let (whole_topics, penal) = (classify::topics(&title, language), penal::is_penal(&title));
        let (language, section_laws) = (language.to_owned(), Vec::new());
        Ok(Draft { document, law, language, passage, section_laws, whole_topics, penal })
    }

    /// Whether one of the titles is that of a code of crimes.
    pub fn is_penal(&self) -> bool {
        self.penal
    }

    /// The citation as the jurisdiction writes it.
    pub fn citation(&mut self, citation: impl Into<String>) -> &mut Self {
        self.law.citation = citation.into();
        self
    }

    /// The publisher's own page.
    pub fn url(&mut self, url: impl Into<String>) -> &mut Self {
        self.law.url = Some(url.into());
        self
    }

    /// The title in another language, or another title in the same for the topics only.
    pub fn also_titled(&mut self, language: &str, title: &str) -> &mut Self {
        let title = clean(title);
        self.penal |= penal::is_penal(&title);
        for topic in classify::topics(&title, language) {
            if !self.whole_topics.contains(&topic) {
                self.whole_topics.push(topic);
            }
        }
        if !title.is_empty() && !self.law.titles.iter().any(|t| t.language == language) {
            self.law.titles.push(LawTitle { language: language.to_owned(), title });
        }
        self
    }

    /// A day that the document states.
    pub fn date(&mut self, kind: DateKind, date: Option<Date>, locator: &str) -> &mut Self {
        if let Some(date) = date {
            self.push_date(kind, date, DatePrecision::Day, locator, None);
        }
        self
    }

    /// A day that follows from the document by a rule.
    pub fn computed(&mut self, kind: DateKind, date: Option<Date>, locator: &str, rule: &str) -> &mut Self {
        if let Some(date) = date {
            self.push_date(kind, date, DatePrecision::Day, locator, Some(rule));
        }
        self
    }

    /// Only the year is known, by a rule.
    pub fn year(&mut self, kind: DateKind, year: Option<i16>, locator: &str, rule: &str) -> &mut Self {
        if let Some(date) = year.and_then(|y| Date::new(y, 1, 1).ok()) {
            self.push_date(kind, date, DatePrecision::Year, locator, Some(rule));
        }
        self
    }

    fn push_date(&mut self, kind: DateKind, date: Date, precision: DatePrecision, at: &str, rule: Option<&str>) {
        if self.law.dates.iter().any(|d| d.kind == kind && d.date == date) {
            return;
        }
        let provenance = self.document.at(at);
        self.law.dates.push(LawDate { kind, date, precision, provenance, computed_by: rule.map(str::to_owned) });
    }

    /// A dated state of the text.
    pub fn version(&mut self, date: Option<Date>, label: &str, locator: &str) -> &mut Self {
        if let Some(date) = date
            && !self.law.versions.iter().any(|v| v.date == date)
        {
            let provenance = self.document.at(locator);
            self.law.versions.push(LawVersion { date, label: label.to_owned(), provenance });
        }
        self
    }

    /// What the publisher says of the law as a whole.
    pub fn status(&mut self, status: LawStatus) -> &mut Self {
        self.law.status = status;
        self
    }

    /// What a reader must know to judge the dates.
    pub fn note(&mut self, note: impl Into<String>) -> &mut Self {
        let note = note.into();
        if !self.law.notes.contains(&note) {
            self.law.notes.push(note);
        }
        self
    }

    /// An amendment that the publisher lists.
    pub fn amendment(&mut self, citation: &str, kind: DateKind, date: Option<Date>, locator: &str) -> &mut Self {
        if let Some(date) = date
            && self.law.amendments.len() < MAX_PARTS
        {
            let citation = clean(citation);
            self.law.amendments.push(LawAmendment { citation, kind, date, locator: locator.to_owned() });
        }
        self
    }

    /// The day that the law has by that name, as far as it is known by now.
    pub fn known(&self, kind: DateKind) -> Option<Date> {
        self.law.dates.iter().filter(|d| d.kind == kind).map(|d| d.date).min()
    }

    /// A section of the law. One on a topic that the title does not name is kept ([`penal::section_topics`]); where its
    /// insertion is known it becomes a law of its own, because the code's passage says nothing about it. `computed_by`
    /// states the rule where the insertion was not read from a note on this section.
    pub fn section(&mut self, section: &Section, inserted: Option<Inserted>, computed_by: Option<&str>) {
        let heading = clean(&section.heading);
        if section.number.is_empty() || heading.is_empty() || self.law.sections.len() >= MAX_PARTS {
            return;
        }
        let topics = penal::section_topics(&heading, &self.language, self.penal, &self.whole_topics);
        if topics.is_empty() {
            return;
        }
        let dated = |kind, date: Option<Date>| {
            date.map(|date| LawDate {
                kind,
                date,
                precision: DatePrecision::Day,
                provenance: self.document.at(section.locator.clone()),
                computed_by: computed_by.map(str::to_owned),
            })
        };
        let act = inserted.and_then(|i| dated(self.passage, i.act));
        let in_force = inserted.and_then(|i| dated(DateKind::InForce, i.in_force));
        let kept = LawSection {
            number: section.number.clone(),
            heading: heading.clone(),
            inserted: act.clone().or_else(|| in_force.clone()),
            topics: topics.clone(),
            locator: section.locator.clone(),
        };
        if kept.inserted.is_some() {
            let short = self.law.titles.first().map(|t| t.title.clone()).unwrap_or_default();
            let mut law = self.law.clone();
            law.id = format!("{}-{}", self.law.id, slug(&section.number)).into();
            law.titles = vec![LawTitle {
                language: self.language.clone(),
                title: format!("{heading} ({} {short})", section.sign),
            }];
            law.citation = format!("{} {}", section.sign, self.law.citation);
            law.topics = topics;
            law.dates = act.into_iter().chain(in_force).collect();
            (law.versions, law.sections, law.amendments) = (Vec::new(), Vec::new(), Vec::new());
            law.notes = vec!["A section of a code of many topics: the day is that of its insertion.".to_owned()];
            self.section_laws.push(law);
        }
        self.law.sections.push(kept);
    }

    /// The law, and a law for each section whose insertion is known. Sections without it give the code their
    /// topics, which a note says.
    pub fn finish(mut self) -> Vec<Law> {
        let mut topics = self.whole_topics.clone();
        let mut undated: Vec<&str> = Vec::new();
        for section in self.law.sections.iter().filter(|s| s.inserted.is_none()) {
            topics.extend(section.topics.iter().copied());
            undated.push(&section.number);
        }
        if !undated.is_empty() {
            let more = if undated.len() > 12 { format!(" and {} more", undated.len() - 12) } else { String::new() };
            undated.truncate(12);
            let note = format!(
                "The topics come from sections {}{more}. The publisher does not say when they were inserted; the dates \
                 are those of the whole law, so the provisions may be younger.",
                undated.join(", ")
            );
            self.note(note);
        }
        topics.sort();
        topics.dedup();
        self.law.topics = topics;
        self.law.dates.sort_by_key(|d| (d.date, d.kind));
        self.law.versions.sort_by_key(|v| v.date);
        self.law.amendments.sort_by_key(|a| a.date);
        let mut laws = vec![self.law];
        for law in self.section_laws {
            // A number that occurs twice (another book of the code) is one too many for an identifier.
            if !laws.iter().any(|l| l.id == law.id) {
                laws.push(law);
            }
        }
        laws
    }

    /// [`Draft::finish`] as a parser's result.
    pub fn parsed(self) -> Parsed {
        Parsed { laws: self.finish(), ..Parsed::default() }
    }
}

/// Soft hyphens and zero-width characters out, white space squeezed, length limited.
pub fn clean(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{feff}')).collect();
    xml::squeeze(&text).chars().take(MAX_TITLE).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use jiff::civil::date;
    use lexgap_domain::{Sha256Hex, SourceId};

    /// Every kind and day of a law, for short tests.
    pub(crate) fn days(law: &Law) -> Vec<(DateKind, Date)> {
        law.dates.iter().map(|d| (d.kind, d.date)).collect()
    }

    /// Parses `text` and every damaged variant of it that a broken transfer makes: cut at many places, bytes
    /// changed. The parser must answer each time; what it answers does not matter.
    pub(crate) fn survives(source: &str, stream: &str, text: &str) {
        let bytes = text.as_bytes();
        let step = (bytes.len() / 97).max(1);
        for end in (0..bytes.len()).step_by(step) {
            let _ = crate::sources::tests::parse(source, stream, &bytes[..end]);
            let mut changed = bytes.to_vec();
            for (i, byte) in [b'<', 0xff, b'"', b'9', 0].into_iter().enumerate() {
                if let Some(place) = changed.get_mut(end + 7 * i) {
                    *place = byte;
                }
            }
            let _ = crate::sources::tests::parse(source, stream, &changed);
        }
    }

    #[test]
    fn notes_of_insertion() {
        let day = |a, b| Some(Inserted { act: Some(a), in_force: b });
        for (language, note, expected) in [
            (
                "nb",
                "Tilføyd ved lov 4 des 2020 nr. 135 (ikr. 1 jan 2021 iflg. res. 4 des 2020 nr. 9).",
                day(date(2020, 12, 4), Some(date(2021, 1, 1))),
            ),
            (
                "nb",
                "Tilføyd ved lov 19 juni 2009 nr. 74, endret ved lov 1 mai 2011 nr. 1 (ikr. 1 mai 2012).",
                day(date(2009, 6, 19), None),
            ),
            (
                "nb",
                "Tilføyd ved lov 4 des 2009 nr. 135, endra ved lov 20 apr 2018 nr. 12 (ikr. 20 apr 2018).",
                day(date(2009, 12, 4), None),
            ),
            (
                "nb",
                "Føydd til med lov 4 des 2009 nr. 135 (i kraft 1 jan 2010), endra med lov 20 apr 2018 nr. 12.",
                day(date(2009, 12, 4), Some(date(2010, 1, 1))),
            ),
            ("nb", "Tilføyd med lov 4 des 2009 nr. 135.", day(date(2009, 12, 4), None)),
            ("nb", "Føyd til med lov 4 des 2009 nr. 135.", day(date(2009, 12, 4), None)),
            ("nb", "Endret ved lov 19 juni 2009 nr. 74.", None),
            ("nb", "Endra med lov 21 juni 2013 nr. 100 (ikr. 1 jan 2016).", None),
            (
                "de",
                "Eingefügt durch Ziff. I des BG vom 24. März 2006, in Kraft seit 1. Dez. 2006 (AS 2006 1).",
                day(date(2006, 3, 24), Some(date(2006, 12, 1))),
            ),
            ("de", "Fassung gemäss Ziff. I des BG vom 24. März 2006.", None),
            (
                "fr",
                "Introduit par le ch. I de la LF du 24 mars 2006, en vigueur depuis le 1er déc. 2006.",
                day(date(2006, 3, 24), Some(date(2006, 12, 1))),
            ),
            (
                "en",
                "(Added Pub. L. 106–386, § 112, Oct. 28, 2000, 114 Stat. 1; amended Pub. L. 110, Dec. 23, 2008.)",
                day(date(2000, 10, 28), None),
            ),
            ("xx", "Inserted 1 May 2000", None),
        ] {
            assert_eq!(inserted(note, language), expected, "{note}");
        }
    }

    #[test]
    fn slugs_are_safe_and_readable() {
        assert_eq!(slug("GwG 2017"), "gwg-2017");
        assert_eq!(slug("§ 133-1 "), "133-1");
        assert_eq!(slug("Straße/Öl"), "strasse-oel");
        assert_eq!(slug("…"), "");
        assert!(slug(&"x".repeat(500)).len() < 130);
    }

    #[test]
    fn a_section_with_its_own_date_is_a_law_of_its_own_and_the_code_keeps_the_others() {
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("x"));
        let document = Document {
            bytes: b"",
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        };
        let mut draft = Draft::new(&document, "xx-code".into(), "NOR", "en", "Penal Code", DateKind::Assent).unwrap();
        draft.citation("Act 1").date(DateKind::Assent, Some(date(1902, 5, 22)), "/x");
        let section = |number: &str, heading: &str| Section {
            number: number.into(),
            sign: format!("§ {number}"),
            heading: heading.into(),
            note: String::new(),
            locator: format!("//{number}"),
        };
        draft.section(
            &section("224", "Human trafficking"),
            Some(Inserted { act: Some(date(2003, 7, 4)), in_force: Some(date(2003, 8, 1)) }),
            None,
        );
        draft.section(&section("113", "Bribery"), None, None);
        draft.section(&section("1", "Scope"), None, None);
        let laws = draft.finish();
        assert_eq!(laws.len(), 2);
        assert_eq!(laws[0].topics, [Topic::Corruption]);
        assert!(laws[0].notes[0].contains("113"));
        assert_eq!(laws[0].sections.len(), 2);
        assert_eq!(laws[1].id, "xx-code-224");
        assert_eq!(laws[1].topics, [Topic::HumanTrafficking]);
        assert_eq!(laws[1].title(), "Human trafficking (§ 224 Penal Code)");
        assert_eq!(days(&laws[1]), [(DateKind::Assent, date(2003, 7, 4)), (DateKind::InForce, date(2003, 8, 1))]);
        assert_eq!(laws[1].effective(), Some((date(2003, 8, 1), false)));
    }

    #[test]
    fn words_for_goods_make_no_topic_of_a_law_that_is_no_code_of_crimes() {
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("x"));
        let (url, content_type, vintage) = (None, None, None);
        let document =
            Document { bytes: b"", sha256: &sha256, source: &source, stream: "x", url, content_type, vintage };
        let topics = |title: &str, also: &str| {
            let mut draft = Draft::new(&document, "no-1".into(), "NOR", "nb", title, DateKind::Assent).unwrap();
            draft.also_titled("nb", also);
            for (number, heading) in [("1", "Tobakksvarer"), ("2", "Narkotika"), ("3", "Menneskehandel")] {
                let (number, heading) = (number.to_owned(), heading.to_owned());
                draft.section(&Section { number, heading, ..Section::default() }, None, None);
            }
            draft.finish().remove(0).topics
        };
        assert_eq!(topics("Lov om avgifter", ""), [Topic::HumanTrafficking]);
        let all = [Topic::HumanTrafficking, Topic::Drugs, Topic::IllicitTrade];
        assert_eq!(topics("Lov om straff", "Straffeloven"), all);
    }

    #[test]
    fn what_has_no_title_or_no_jurisdiction_is_refused() {
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("x"));
        let document = Document {
            bytes: b"",
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        };
        let draft = |id: &str, place: &str, title: &str| {
            Draft::new(&document, id.into(), place, "en", title, DateKind::Assent).is_err()
        };
        assert!(draft("x-1", "NOR", " \u{ad} ") && draft("x-1", "XYZ", "A") && draft("x-", "NOR", "A"));
        assert!(!draft("x-1", "NOR", "A"));
    }
}
