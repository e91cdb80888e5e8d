//! Akoma Ntoso, as parliaments and gazettes publish it: OASIS LegalDocML 3.0, its committee drafts (`…/CSD13`),
//! version 2.0 and 1.0. Names are read without their namespaces, so all of them read alike.
//!
//! <https://docs.oasis-open.org/legaldocml/akn-core/v1.0/akn-core-v1.0-part1-vocabulary.html>

use jiff::civil::Date;

use crate::{
    formats::{
        dates,
        xml::{Element, Step, Walk, squeeze},
    },
    parse::ParseError,
};

/// The most entries kept of each list.
const MAX_ENTRIES: usize = 50_000;
/// The longest text kept of one element, in bytes.
const MAX_TEXT: usize = 20_000;

/// Levels of a document's identification: work, expression (language and version), manifestation (file).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Work,
    Expression,
    Manifestation,
}

/// A day with the publisher's name for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDate {
    pub level: Level,
    /// `dateIssued`, `jolux:dateDocument`, `Enactment` …, as written.
    pub name: String,
    pub date: Date,
    pub locator: String,
}

/// A name of the work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    pub language: Option<String>,
    pub value: String,
    pub short: Option<String>,
}

/// An element of the publisher's own below `meta`: in `proprietary`, or of a foreign vocabulary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Local names from `meta` (or `proprietary`) to the element, joined by `/`, both ends' container aside.
    pub path: String,
    /// The attribute `name`, whatever its prefix.
    pub name: Option<String>,
    /// The attribute `date` or `value` or `href` or `refersTo`, the first there is.
    pub value: Option<String>,
    pub text: String,
}

/// An article or section with its number and heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provision {
    /// `Art. 4`, `9 a §`, as written.
    pub number: String,
    pub heading: String,
    /// The heading of the nearest part around it that has one.
    pub above: String,
    /// Editors' notes that hang on number and heading.
    pub note: String,
    /// Those on the nearest part around it that has any.
    pub above_note: String,
    pub locator: String,
}

/// What a document says of itself, as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AkomaNtoso {
    /// The element below the root: `act`, `bill`, `doc`, `amendment` …
    pub kind: String,
    /// Its attribute `name`.
    pub kind_name: Option<String>,
    /// `originalVersion`, `singleVersion`, `multipleVersions`.
    pub contains: Option<String>,
    /// Addresses (`FRBRthis`, `FRBRuri`) by level.
    pub work: String,
    pub expression: String,
    pub country: Option<String>,
    pub number: Option<String>,
    pub language: Option<String>,
    pub names: Vec<Name>,
    pub aliases: Vec<String>,
    pub dates: Vec<NamedDate>,
    /// `docTitle`, else `longTitle`, of the preface.
    pub doc_title: Option<String>,
    pub long_title: Option<String>,
    pub short_title: Option<String>,
    pub doc_number: Option<String>,
    pub preface: String,
    pub own: Vec<Own>,
    pub provisions: Vec<Provision>,
}

/// What is open while a document is read, each with its depth.
#[derive(Default)]
struct Open {
    provisions: Vec<(usize, Provision)>,
    /// Parts that have a heading, such as chapters.
    parts: Vec<(usize, String)>,
    /// Editors' notes on number and heading of parts.
    notes: Vec<(usize, String)>,
}

impl Open {
    /// Keeps a note on the part whose number or heading it was.
    fn noted(&mut self, part: usize, note: &str) {
        match self.notes.last_mut() {
            Some((at, known)) if *at == part => push_note(known, note),
            _ if note.is_empty() => {}
            _ => self.notes.push((part, note.to_owned())),
        }
    }
}

/// Articles by their names in the vocabulary. `section` is the article of the Nordic and English drafters.
const PROVISIONS: &[&str] = &["article", "section", "rule"];

impl AkomaNtoso {
    /// Reads a document.
    ///
    /// # Errors
    /// Damage; or a root that is not Akoma Ntoso.
    pub fn read(text: &str) -> Result<AkomaNtoso, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut found = AkomaNtoso::default();
        let mut open = Open::default();
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => found.element(&element, &mut walk, &mut open)?,
                Step::Close => {
                    let depth = walk.path().len();
                    open.parts.pop_if(|(at, _)| *at == depth);
                    open.notes.pop_if(|(at, _)| *at == depth);
                    let open = &mut open.provisions;
                    if open.last().is_some_and(|(at, _)| *at == depth)
                        && let Some((_, provision)) = open.pop()
                    {
                        found.close(provision);
                    }
                }
                Step::Text(_) => {}
            }
        }
        Ok(found)
    }

    fn close(&mut self, provision: Provision) {
        if !provision.number.is_empty() && self.provisions.len() < MAX_ENTRIES {
            self.provisions.push(provision);
        }
    }

    fn element(&mut self, element: &Element<'_>, walk: &mut Walk<'_>, open: &mut Open) -> Result<(), ParseError> {
        let depth = walk.path().len();
        let name = element.name();
        if depth == 1 {
            if !name.eq_ignore_ascii_case("akomaNtoso") {
                return Err(ParseError::Layout(format!("the document is a <{name}>, expected <akomaNtoso>")));
            }
            return Ok(());
        }
        if depth == 2 {
            self.kind = name.to_owned();
            self.kind_name = element.attribute("name")?;
            self.contains = element.attribute("contains")?;
            return Ok(());
        }
        let path: Vec<&str> = walk.path().iter().skip(2).map(String::as_str).collect();
        match path.as_slice() {
            ["meta", "identification", level, ..] if level.starts_with("FRBR") => {
                let level = match *level {
                    "FRBRWork" => Level::Work,
                    "FRBRExpression" => Level::Expression,
                    _ => Level::Manifestation,
                };
                self.identification(level, element)
            }
            ["meta", "publication"] => {
                let date = element.attribute("date")?.as_deref().and_then(dates::iso_start);
                let locator = "//meta/publication/@date".to_owned();
                if let Some(date) = date {
                    self.dates.push(NamedDate { level: Level::Work, name: "publication".to_owned(), date, locator });
                }
                Ok(())
            }
            ["meta", "lifecycle", "eventRef" | "event"] => self.event(element),
            ["meta", "references" | "classification" | "analysis" | "notes", ..] | ["meta"] => Ok(()),
            ["meta", ..] => self.own(element, walk),
            ["preface" | "coverPage" | "preamble" | "conclusions" | "header", ..] => self.preface(element, walk),
            _ => Self::body(element, walk, open),
        }
    }

    fn identification(&mut self, level: Level, element: &Element<'_>) -> Result<(), ParseError> {
        let value = element.attribute("value")?;
        match element.name() {
            "FRBRthis" | "FRBRuri" => {
                let place = match level {
                    Level::Work => &mut self.work,
                    Level::Expression => &mut self.expression,
                    Level::Manifestation => return Ok(()),
                };
                // `FRBRthis` comes first and names the component; an address without it is shorter and better.
                if let Some(value) = value.filter(|v| !v.is_empty())
                    && (place.is_empty() || element.name() == "FRBRuri")
                {
                    *place = value;
                }
            }
            "FRBRdate" => {
                let name = element.attribute("name")?.unwrap_or_default();
                let date = element.attribute("date")?.as_deref().and_then(dates::iso_start);
                if let Some(date) = date.filter(|_| self.dates.len() < MAX_ENTRIES) {
                    let locator = format!("//{}/FRBRdate[@name='{name}']", level_name(level));
                    self.dates.push(NamedDate { level, name, date, locator });
                }
            }
            "FRBRcountry" if level == Level::Work => self.country = value,
            "FRBRnumber" if level == Level::Work => self.number = value.filter(|v| !v.is_empty()),
            "FRBRlanguage" => self.language = element.attribute("language")?,
            "FRBRalias" => self.aliases.extend(value),
            "FRBRname" => {
                if let Some(value) = value.filter(|v| !v.is_empty()) {
                    let language = element.attribute("xml:lang")?;
                    self.names.push(Name { language, value, short: element.attribute("shortForm")? });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// `<eventRef date="2001-01-01" type="generation|amendment|repeal" …/>`
    fn event(&mut self, element: &Element<'_>) -> Result<(), ParseError> {
        let kind = element.attribute("type")?.unwrap_or_default();
        let date = element.attribute("date")?.as_deref().and_then(dates::iso_start);
        if let Some(date) = date.filter(|_| self.dates.len() < MAX_ENTRIES) {
            let locator = format!("//meta/lifecycle/eventRef[@type='{kind}']");
            self.dates.push(NamedDate { level: Level::Work, name: format!("event:{kind}"), date, locator });
        }
        Ok(())
    }

    fn own(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        if self.own.len() >= MAX_ENTRIES {
            return Ok(());
        }
        let attributes = element.attributes()?;
        let find = |wanted: &str| {
            attributes.iter().find(|(n, _)| n.rsplit(':').next() == Some(wanted)).map(|(_, v)| v.clone())
        };
        let path = walk.path().get(3..).unwrap_or_default().join("/");
        let mut own = Own {
            path: path.strip_prefix("proprietary/").unwrap_or(&path).to_owned(),
            name: find("name"),
            value: ["date", "value", "href", "refersTo"].into_iter().find_map(find),
            text: String::new(),
        };
        // Only leaves hold text worth keeping; a container is read child by child.
        if let Some(text) = walk.leaf_text()? {
            own.text = text.chars().take(MAX_TEXT).collect();
        }
        self.own.push(own);
        Ok(())
    }

    fn preface(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        match element.name() {
            "docTitle" => {
                let (text, _) = text_and_notes(walk)?;
                self.doc_title.get_or_insert(text);
            }
            "longTitle" => {
                let (text, _) = text_and_notes(walk)?;
                self.long_title.get_or_insert(text);
            }
            "shortTitle" if walk.path().iter().any(|p| p == "preface") => {
                let (text, _) = text_and_notes(walk)?;
                self.short_title.get_or_insert(text);
            }
            "docNumber" => {
                let (text, _) = text_and_notes(walk)?;
                self.doc_number.get_or_insert(text);
            }
            "docDate" => {
                let name = "docDate".to_owned();
                if let Some(date) = element.attribute("date")?.as_deref().and_then(dates::iso_start) {
                    let locator = "//docDate/@date".to_owned();
                    self.dates.push(NamedDate { level: Level::Work, name, date, locator });
                }
            }
            "p" if self.preface.len() < MAX_TEXT && walk.path().iter().any(|p| p == "preface") => {
                if let Some(text) = walk.leaf_text()? {
                    self.preface.push_str(&text);
                    self.preface.push('\n');
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn body(element: &Element<'_>, walk: &mut Walk<'_>, open: &mut Open) -> Result<(), ParseError> {
        let depth = walk.path().len();
        let name = element.name();
        if PROVISIONS.contains(&name) {
            let id = element.attribute("eId")?.or(element.attribute("id")?).unwrap_or_default();
            let above = open.parts.last().map(|(_, heading)| heading.clone()).unwrap_or_default();
            let above_note = open.notes.last().map(|(_, note)| note.clone()).unwrap_or_default();
            let locator = format!("//{name}[@eId='{id}']");
            open.provisions.push((depth, Provision { locator, above, above_note, ..Provision::default() }));
        } else if let Some((at, provision)) = open.provisions.last_mut()
            && *at + 1 == depth
        {
            match name {
                "num" => {
                    let (text, note) = text_and_notes(walk)?;
                    provision.number = text;
                    push_note(&mut provision.note, &note);
                }
                "heading" => {
                    let (text, note) = text_and_notes(walk)?;
                    provision.heading = text;
                    push_note(&mut provision.note, &note);
                }
                _ => {}
            }
        } else if name == "heading" {
            let part = depth - 1;
            let (heading, note) = text_and_notes(walk)?;
            if open.provisions.is_empty() {
                open.noted(part, &note);
            }
            open.parts.pop_if(|(at, _)| *at == part);
            open.parts.push((part, heading));
        } else if name == "num" && open.provisions.is_empty() {
            open.noted(depth - 1, &text_and_notes(walk)?.1);
        }
        Ok(())
    }

    /// The first own element whose path ends so.
    pub fn own_value(&self, tail: &str) -> Option<&Own> {
        self.own.iter().find(|o| o.path.ends_with(tail))
    }

    /// The first own element with that attribute `name`.
    pub fn own_named(&self, name: &str) -> Option<&Own> {
        self.own.iter().find(|o| o.name.as_deref() == Some(name))
    }

    /// The first day by one of these names, vocabulary prefixes aside, work before expression before file.
    pub fn date(&self, names: &[&str]) -> Option<&NamedDate> {
        [Level::Work, Level::Expression, Level::Manifestation].into_iter().find_map(|level| {
            self.dates.iter().find(|d| {
                let bare = d.name.rsplit(':').next().unwrap_or_default();
                d.level == level && names.iter().any(|n| bare.eq_ignore_ascii_case(n))
            })
        })
    }

    /// The language as a two-letter tag where there is one: `http://…/language/FRA`, `fin`, `de`.
    pub fn language_tag(&self) -> Option<&str> {
        let written = self.language.as_deref()?.rsplit(['/', '#']).next()?;
        Some(two_letters(written))
    }
}

/// ISO 639-1 for the three-letter codes of the publishers.
pub fn two_letters(code: &str) -> &str {
    match code.to_ascii_lowercase().as_str() {
        "deu" | "ger" => "de",
        "fra" | "fre" => "fr",
        "ita" => "it",
        "roh" => "rm",
        "eng" => "en",
        "fin" => "fi",
        "swe" => "sv",
        "spa" => "es",
        "por" => "pt",
        "ltz" => "lb",
        "nld" | "dut" => "nl",
        "dan" => "da",
        "est" => "et",
        "lav" => "lv",
        "lit" => "lt",
        "pol" => "pl",
        "ces" | "cze" => "cs",
        "slk" | "slo" => "sk",
        "slv" => "sl",
        "hun" => "hu",
        "ron" | "rum" => "ro",
        "bul" => "bg",
        "ell" | "gre" => "el",
        "hrv" => "hr",
        "gle" => "ga",
        "mlt" => "mt",
        "sme" => "se",
        _ => code,
    }
}

fn level_name(level: Level) -> &'static str {
    match level {
        Level::Work => "FRBRWork",
        Level::Expression => "FRBRExpression",
        Level::Manifestation => "FRBRManifestation",
    }
}

fn push_note(note: &mut String, more: &str) {
    if !more.is_empty() && note.len() < MAX_TEXT {
        note.push(' ');
        note.push_str(more);
    }
}

/// The text of the element that was just opened, and apart from it the text of the editors' notes inside it.
fn text_and_notes(walk: &mut Walk<'_>) -> Result<(String, String), ParseError> {
    let depth = walk.path().len();
    let (mut text, mut notes) = (String::new(), String::new());
    let mut note_at: Option<usize> = None;
    while let Some(step) = walk.step()? {
        let here = walk.path().len();
        match step {
            Step::Open(element) => match element.name() {
                "authorialNote" | "noteRef" if note_at.is_none() => {
                    note_at = Some(here);
                    notes.push(' ');
                }
                // Line breaks and paragraphs part words.
                "br" | "p" | "li" | "eol" => {
                    if note_at.is_some() {
                        notes.push(' ')
                    } else {
                        text.push(' ')
                    }
                }
                _ => {}
            },
            Step::Text(piece) => {
                let into = if note_at.is_some() { &mut notes } else { &mut text };
                if into.len() < MAX_TEXT {
                    into.push_str(&piece);
                }
            }
            Step::Close if here == depth => break,
            Step::Close => {
                if note_at == Some(here) {
                    note_at = None;
                }
            }
        }
    }
    Ok((squeeze(&text), squeeze(&notes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const ACT: &str = r##"<an:akomaNtoso xmlns:an="http://www.akomantoso.org/2.0" xmlns:own="x">
  <an:act name="law" contains="singleVersion"><an:meta>
    <an:identification source="#s"><an:FRBRWork><an:FRBRthis value="/xx/act/2001/5/main"/><an:FRBRuri value="/xx/act/2001/5"/>
      <an:FRBRdate date="2001-02-03" name="Enactment"/><an:FRBRcountry value="xx"/><an:FRBRnumber value=""/>
      <an:FRBRname xml:lang="de" value="Gesetz" shortForm="G"/></an:FRBRWork>
      <an:FRBRExpression><an:FRBRuri value="/xx/act/2001/5/deu@2004"/><an:FRBRdate date="2004-01-01T00:00:00" name="x:dateConsolidated"/>
      <an:FRBRlanguage language="http://e.org/language/DEU"/></an:FRBRExpression></an:identification>
    <an:publication date="2001-02-10" name="Gazette"/>
    <an:lifecycle><an:eventRef date="2003-03-03" type="amendment"/></an:lifecycle>
    <an:proprietary><own:state value="true"/><own:by><own:ref href="/a/1">1/2003</own:ref></own:by></an:proprietary></an:meta>
  <an:preface><an:p><an:docNumber>5/2001</an:docNumber> <an:docTitle>Gesetz<an:br/>über X<an:authorialNote><an:p>Note 1</an:p></an:authorialNote></an:docTitle></an:p></an:preface>
  <an:body><an:chapter><an:num>1</an:num><an:heading>Teil</an:heading>
    <an:article eId="art_1"><an:num>Art. 1<an:authorialNote><an:p>Eingefügt 2003</an:p></an:authorialNote></an:num><an:heading>Zweck</an:heading>
      <an:paragraph><an:num>1</an:num><an:content><an:p>Text</an:p></an:content></an:paragraph></an:article>
    <an:article eId="art_2"><an:num>Art. 2</an:num><an:content><an:p>Ohne</an:p></an:content></an:article>
  </an:chapter></an:body></an:act></an:akomaNtoso>"##;

    #[test]
    fn an_old_vocabulary_with_prefixes_reads_alike() {
        let akn = AkomaNtoso::read(ACT).unwrap();
        assert_eq!((akn.kind.as_str(), akn.contains.as_deref()), ("act", Some("singleVersion")));
        assert_eq!((akn.work.as_str(), akn.expression.as_str()), ("/xx/act/2001/5", "/xx/act/2001/5/deu@2004"));
        assert_eq!(akn.language_tag(), Some("de"));
        assert_eq!(akn.date(&["enactment"]).map(|d| d.date), Some(date(2001, 2, 3)));
        assert_eq!(akn.date(&["dateConsolidated"]).map(|d| d.date), Some(date(2004, 1, 1)));
        assert_eq!(akn.date(&["publication"]).map(|d| d.date), Some(date(2001, 2, 10)));
        assert_eq!(akn.date(&["amendment"]).map(|d| d.date), Some(date(2003, 3, 3)));
        assert_eq!(akn.doc_title.as_deref(), Some("Gesetz über X"));
        assert_eq!(akn.doc_number.as_deref(), Some("5/2001"));
        assert_eq!(akn.number, None);
        assert_eq!(akn.names[0].short.as_deref(), Some("G"));
        assert_eq!(akn.own_value("state").and_then(|o| o.value.as_deref()), Some("true"));
        let by = akn.own_value("by/ref").unwrap();
        assert_eq!((by.value.as_deref(), by.text.as_str()), (Some("/a/1"), "1/2003"));
    }

    #[test]
    fn articles_with_their_own_number_heading_and_notes() {
        let akn = AkomaNtoso::read(ACT).unwrap();
        assert_eq!(akn.provisions.len(), 2);
        let first = &akn.provisions[0];
        assert_eq!((first.number.as_str(), first.heading.as_str()), ("Art. 1", "Zweck"));
        assert_eq!(first.note.trim(), "Eingefügt 2003");
        assert_eq!(first.locator, "//article[@eId='art_1']");
        assert_eq!(akn.provisions[1].heading, "");
    }

    #[test]
    fn notes_on_a_part_reach_its_articles_alone() {
        let note = |text: &str| format!("<an:authorialNote><an:p>{text}</an:p></an:authorialNote>");
        let part = format!("<an:num>1{}</an:num><an:heading>Teil{}</an:heading>", note("Neu"), note("so"));
        let text = ACT
            .replace("<an:num>1</an:num><an:heading>Teil</an:heading>", &part)
            .replace(
                "<an:article eId=\"art_2\">",
                "<an:section><an:num>A</an:num></an:section><an:article eId=\"art_2\">",
            )
            .replace("</an:chapter>", "</an:chapter><an:article eId=\"art_3\"><an:num>Art. 3</an:num></an:article>");
        let akn = AkomaNtoso::read(&text).unwrap();
        let notes: Vec<_> = akn.provisions.iter().map(|p| (p.number.as_str(), p.above_note.as_str())).collect();
        assert_eq!(notes, [("Art. 1", "Neu so"), ("A", "Neu so"), ("Art. 2", "Neu so"), ("Art. 3", "")]);
        assert_eq!(akn.provisions[0].note.trim(), "Eingefügt 2003");
    }

    #[test]
    fn what_is_not_akoma_ntoso_is_refused() {
        assert!(matches!(AkomaNtoso::read("<html/>"), Err(ParseError::Layout(_))));
        assert!(matches!(AkomaNtoso::read(&ACT[..ACT.len() / 2]), Err(ParseError::Damaged { .. })));
    }

    proptest! {
        #[test]
        fn damaged_documents_are_survived(at in 0_usize..2600, put in "[<>/a-z\"&;#= 0-9]{0,6}") {
            let mut at = at.min(ACT.len());
            while !ACT.is_char_boundary(at) { at -= 1; }
            let text = format!("{}{put}{}", &ACT[..at], &ACT[at..]);
            let _ = AkomaNtoso::read(&text);
            let _ = AkomaNtoso::read(&ACT[..at]);
        }
    }
}
