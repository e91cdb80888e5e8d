//! legislation.gov.uk: acts of the United Kingdom and its parliaments, and the instruments made under them, in Crown
//! Legislation Markup Language.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, Law, LawAmendment, LawDate, LawKind, LawStatus, LawTitle, LawVersion};

use crate::{
    classify,
    formats::{
        dates,
        text::slug,
        xml::{Element, Step, Walk, decode},
    },
    law_text::{self, LawText, xml::Layout},
    parse::{Document, ParseError, Parsed, Parser, iso_date},
    sources::act::Act as Shared,
};

/// Parser of CLML documents and of the publisher's Atom lists.
pub struct Legislation;

impl Parser for Legislation {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = decode("the act", document.bytes)?;
        let mut walk = Walk::new(&text);
        let Some(Step::Open(root)) = first_element(&mut walk)? else {
            return Err(ParseError::Layout("the document holds no element".to_owned()));
        };
        match root.name() {
            "Legislation" => {
                let act = Act::read(&root, &mut walk)?;
                act.parsed(document)
            }
            "feed" => list(&mut walk, document),
            "EN" | "EM" => Ok(Parsed::left_out("explanatory notes of an act, which are no law")),
            other => Err(ParseError::Layout(format!("the document is a <{other}>, expected <Legislation> or <feed>"))),
        }
    }

    fn law_text(&self, document: &Document<'_>) -> Result<Option<LawText>, ParseError> {
        law_text::xml::read(&decode("the act", document.bytes)?, &TEXT).map(Some)
    }
}

/// Where the text stands. Commentaries say what amended it, which is not its text.
const TEXT: Layout = Layout {
    sections: &["P1"],
    numbers: &["Pnumber"],
    headings: &["Title"],
    groups: &["P1group", "Pblock"],
    containers: &["Schedule"],
    labels: &["Number"],
    paragraphs: &["Text", "Title", "Number", "LongTitle", "EnactingText", "Reference", "td", "th"],
    silent: &[
        "Metadata",
        "Contents",
        "Commentaries",
        "CommentaryRef",
        "Footnotes",
        "MarginNotes",
        "Versions",
        "Resources",
    ],
    language: &["Metadata", "language"],
};

fn first_element<'t>(walk: &mut Walk<'t>) -> Result<Option<Step<'t>>, ParseError> {
    loop {
        match walk.step()? {
            Some(Step::Text(_)) => {}
            other => return Ok(other),
        }
    }
}

/// A list of acts, or of the effects that amending acts have on one.
fn list(walk: &mut Walk<'_>, document: &Document<'_>) -> Result<Parsed, ParseError> {
    let mut affected: BTreeMap<String, Affected> = BTreeMap::new();
    let mut parsed = Parsed::default();
    let (mut others, mut undated, mut number) = (0_u32, 0_u32, 0_usize);
    let mut entry: Option<Listed> = None;
    let mut effect: Option<Effect> = None;
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(element) => match (element.name(), &mut effect, &mut entry) {
                ("entry", ..) => {
                    number += 1;
                    entry = Some(Listed::default());
                }
                ("id", None, Some(entry)) => entry.identity = walk.text()?,
                ("title", None, Some(entry)) => entry.title = walk.text()?,
                ("CreationDate", None, Some(entry)) => entry.made = element.attribute("Date")?,
                ("Year", None, Some(entry)) => entry.reign.year = element.attribute("Value")?,
                ("AlternativeNumber", None, Some(entry)) => entry.reign.number(&element)?,
                // An entry with an effect is about an amendment, the others are about acts.
                ("Effect", _, entry) => {
                    *entry = None;
                    effect =
                        Some(Effect { of: element.attribute("AffectedURI")?.unwrap_or_default(), ..Effect::default() });
                }
                ("AffectedTitle", Some(effect), _) => effect.affected = walk.text()?,
                ("AffectingTitle", Some(effect), _) => effect.affecting = walk.text()?,
                // One effect may come into force bit by bit; its first day counts.
                ("InForce", Some(effect), _) => {
                    let day = element.attribute("Date")?.and_then(|d| d.parse::<Date>().ok());
                    effect.day = [effect.day, day].into_iter().flatten().min();
                }
                _ => {}
            },
            Step::Close => match walk.path().last().map(String::as_str) {
                Some("entry") => {
                    if let Some(entry) = entry.take() {
                        match entry.law(number, document) {
                            Some(law) => parsed.laws.push(law),
                            None => others += 1,
                        }
                    }
                }
                Some("Effect") => {
                    let Some(Effect { of, affected: title, affecting, day }) = effect.take() else { continue };
                    let Some(day) = day.filter(|_| !affecting.is_empty()) else {
                        undated += 1;
                        continue;
                    };
                    let law = affected.entry(of).or_default();
                    if law.title.is_empty() {
                        law.title = title;
                    }
                    law.amendments.entry((affecting, day)).or_insert(number);
                }
                _ => {}
            },
            Step::Text(_) => {}
        }
    }
    parsed.laws.extend(affected.into_iter().filter_map(|(identity, act)| act.law(&identity, document)));
    for (reason, n) in [
        ("entry of a list without a day, or of a kind that is not read", others),
        ("effect of an amendment that is not yet in force, or without a day", undated),
    ] {
        if n > 0 {
            parsed.skipped.push((reason.to_owned(), n));
        }
    }
    Ok(parsed)
}

/// An act as the address under `/id/` names it, without days.
fn named(identity: &str, title: &str, reign: &Reign, document: &Document<'_>) -> Option<Law> {
    let (_, path) = identity.split_once("/id/")?;
    let parts: Vec<&str> = path.split('/').collect();
    let kind = kind_of(path)?;
    Some(Law {
        id: parts.join("-").to_lowercase().into(),
        jurisdiction: kind.jurisdiction.into(),
        kind: LawKind::Law,
        topics: classify::topics(title, "en"),
        titles: vec![LawTitle { language: "en".to_owned(), title: title.to_owned() }],
        citation: citation(kind, parts.get(1..).unwrap_or_default(), reign),
        instrument: None,
        dates: vec![],
        url: Some(format!("https://www.legislation.gov.uk/{path}")),
        sources: vec![document.source.clone()],
        versions: vec![],
        status: LawStatus::NotStated,
        sections: vec![],
        amendments: vec![],
        notes: vec![],
        provisions: vec![],
    })
}

/// An act as a list names it.
#[derive(Default)]
struct Listed {
    identity: String,
    title: String,
    made: Option<String>,
    reign: Reign,
}

/// The year of an act, and the years of the reign that it bears if it is from before 1963.
#[derive(Debug, Default)]
struct Reign {
    year: Option<String>,
    /// `4_and_5_Eliz_2`
    years: Option<String>,
}

impl Reign {
    /// Reads an `AlternativeNumber`.
    fn number(&mut self, element: &Element<'_>) -> Result<(), ParseError> {
        if element.attribute("Category")?.as_deref() == Some("Regnal") {
            self.years = element.attribute("Value")?;
        }
        Ok(())
    }

    /// `1956 (4 & 5 Eliz 2)`: the year alone may name two acts.
    fn cited(&self) -> Option<String> {
        let (year, years) = (self.year.as_deref()?, self.years.as_deref()?);
        let years = years.replace("_and_", " & ").replace('_', " ");
        Some(format!("{year} ({})", years.trim()))
    }
}

/// The publisher's lists call the day of assent the day of creation: so it is for each act whose own document is at
/// hand, and for acts alone, not for orders.
const MADE: &str = "the day of creation in the publisher's list, which for acts is that of royal assent";

impl Listed {
    fn law(self, number: usize, document: &Document<'_>) -> Option<Law> {
        let date: Date = self.made?.parse().ok()?;
        let (title, repealed) = without_repeal(&self.title);
        let kind = self.identity.split_once("/id/").and_then(|(_, path)| kind_of(path));
        let is_act = kind.is_some_and(|k| !k.instrument);
        let mut law = named(&self.identity, title, &self.reign, document).filter(|_| is_act && !title.is_empty())?;
        law.dates.push(LawDate {
            kind: DateKind::Assent,
            date,
            precision: DatePrecision::Day,
            provenance: document.at(format!("/feed/entry[{number}]/CreationDate/@Date")),
            computed_by: Some(MADE.to_owned()),
        });
        if repealed.whole {
            law.status = LawStatus::Repealed;
        }
        if let Some(date) = repealed.since {
            let provenance = document.at(format!("/feed/entry[{number}]/title"));
            let precision = DatePrecision::Day;
            law.dates.push(LawDate { kind: DateKind::Repeal, date, precision, provenance, computed_by: None });
        }
        Some(law)
    }
}

/// One effect of an amending act.
#[derive(Default)]
struct Effect {
    of: String,
    affected: String,
    affecting: String,
    day: Option<Date>,
}

/// An act and what amended it: title and day of entry into force of the amendment, with the entry that says so.
#[derive(Default)]
struct Affected {
    title: String,
    amendments: BTreeMap<(String, Date), usize>,
}

impl Affected {
    /// What the list says of the act; its own document has the rest. `None` for a kind that is not read.
    fn law(self, identity: &str, document: &Document<'_>) -> Option<Law> {
        let mut law = named(identity, &self.title, &Reign::default(), document)?;
        law.amendments = self
            .amendments
            .into_iter()
            .map(|((citation, date), entry)| LawAmendment {
                citation,
                kind: DateKind::InForce,
                date,
                locator: format!("/feed/entry[{entry}]//InForce/@Date"),
            })
            .collect();
        law.amendments.sort_by_key(|a| a.date);
        Some(law)
    }
}

/// A kind of act or instrument: its name in addresses, the parliament's or executive's jurisdiction, and the word of its
/// citation between year and number (`1998 c. 42`, `2021 asp 11`, `1996 No. 690`).
struct Kind {
    code: &'static str,
    jurisdiction: &'static str,
    word: &'static str,
    /// Made by ministers or in council, not passed by a parliament.
    instrument: bool,
}

const fn act(code: &'static str, jurisdiction: &'static str, word: &'static str) -> Kind {
    Kind { code, jurisdiction, word, instrument: false }
}

const fn made(code: &'static str, jurisdiction: &'static str) -> Kind {
    Kind { code, jurisdiction, word: "No.", instrument: true }
}

const KINDS: &[Kind] = &[
    act("ukpga", "GBR", "c."),
    act("asp", "GB-SCT", "asp"),
    act("anaw", "GB-WLS", "anaw"),
    act("asc", "GB-WLS", "asc"),
    act("mwa", "GB-WLS", "nawm"),
    act("nia", "GB-NIR", "c."),
    // Acts of the parliaments before: Great Britain, Scotland, England, Northern Ireland.
    act("apgb", "GBR", "c."),
    act("aep", "GBR", "c."),
    act("aosp", "GB-SCT", "c."),
    act("apni", "GB-NIR", "c."),
    act("mnia", "GB-NIR", "c."),
    act("ukla", "GBR", "c."),
    act("ukppa", "GBR", "c."),
    act("gbla", "GBR", "c."),
    act("gbppa", "GBR", "c."),
    act("ukcm", "GBR", "No."),
    // Instruments; `nisi` are Orders in Council for Northern Ireland, `uksro` and `nisro` those from before 1948 and 1974.
    made("uksi", "GBR"),
    made("uksro", "GBR"),
    made("ukmo", "GBR"),
    made("ukci", "GBR"),
    made("ssi", "GB-SCT"),
    made("wsi", "GB-WLS"),
    made("nisr", "GB-NIR"),
    made("nisro", "GB-NIR"),
    made("nisi", "GB-NIR"),
];

/// Kinds of drafts, which are no law.
const DRAFTS: &[&str] = &["ukdsi", "sdsi", "nidsr", "wdsi", "ukdpb", "ukdcm"];

/// The kind that a path such as `ukpga/1998/42` names.
fn kind_of(path: &str) -> Option<&'static Kind> {
    let code = path.split('/').next()?;
    KINDS.iter().find(|k| k.code == code)
}

/// The path of the whole act in that of a part of it: `ukpga/1971/77` in `ukpga/1971/77/schedule/3`. Acts from before
/// 1963 have a reign and its years for a year: `ukpga/Vict/24-25/100`.
fn of_whole(path: &str) -> &str {
    let by_reign = path.split('/').nth(1).is_some_and(|year| !year.starts_with(|c: char| c.is_ascii_digit()));
    let end = path.match_indices('/').nth(if by_reign { 3 } else { 2 });
    end.and_then(|(at, _)| path.get(..at)).unwrap_or(path)
}

/// What a title says of the repeal of all of an act, and since when.
#[derive(Clone, Copy, Default)]
struct Repealed {
    whole: bool,
    since: Option<Date>,
}

/// The title without `(repealed)` or `(revoked 5.11.1993)` at its end, and what that said.
fn without_repeal(title: &str) -> (&str, Repealed) {
    let found = title.trim_end().strip_suffix(')').and_then(|t| t.rsplit_once('(')).and_then(|(head, inside)| {
        let rest = inside.strip_prefix("repealed").or_else(|| inside.strip_prefix("revoked"))?;
        let since = dates::whole(rest, "en");
        // "repealed in part" and the like say less.
        let whole = rest.trim().is_empty() || since.is_some();
        whole.then(|| (head.trim_end(), Repealed { whole, since }))
    });
    found.unwrap_or((title, Repealed::default()))
}

/// What the document says of the act as a whole, as written.
#[derive(Debug, Default)]
struct Act {
    /// `http://www.legislation.gov.uk/id/ukpga/1998/42`
    identity: Option<String>,
    /// The document's own address; ends in `/enacted` for the text as passed.
    address: Option<String>,
    status: Option<String>,
    /// End of the validity of this text.
    ends: Option<String>,
    title: Option<String>,
    language: Option<String>,
    reign: Reign,
    enacted: Option<String>,
    /// The day on which an instrument was made.
    made: Option<String>,
    /// The day that the text itself states, and its place.
    printed: Option<(DateKind, Date, &'static str)>,
    /// The days on which an instrument came into force.
    in_force: BTreeSet<String>,
    /// Whether the publisher calls it a draft.
    draft: bool,
    /// Since when this text is valid.
    valid: Option<String>,
    /// Days of the versions that the publisher keeps.
    listed: BTreeSet<String>,
    /// The heading that stands above the next sections of the body.
    heading: String,
    sections: Vec<Provision>,
    /// Whether what is read now belongs to the last of the sections.
    in_section: bool,
    /// Commentaries on what inserted sections, by their identifiers.
    insertions: HashMap<String, Inserted>,
    /// Those on what repealed sections, with the day.
    repeals: HashMap<String, Date>,
}

/// A section of an act, as written.
#[derive(Debug, Default)]
struct Provision {
    number: String,
    heading: String,
    /// The commentaries at its number.
    references: Vec<String>,
    /// Whether the publisher marks it as repealed.
    repealed: bool,
    /// Whether it has any words, and any dots that stand for words.
    words: bool,
    dots: bool,
}

impl Provision {
    /// Whether nothing of it is left: dots stand in place of a text that was repealed.
    fn is_gone(&self) -> bool {
        self.repealed || (self.dots && !self.words)
    }
}

/// The most sections and commentaries of one act that are kept.
const MAX_PARTS: usize = 20_000;

/// When and by what a section was inserted.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Inserted {
    in_force: Option<Date>,
    /// The year of the inserting act, or of the inserting instrument.
    year: i16,
    by_instrument: bool,
}

/// `S. 9A inserted (6.4.2013) by Pots Act 2012 (c. 9), ss. 1, 2; S.I. 2013/470, art. 2`. A new section may also stand for
/// old ones: `S. 9A substituted (6.4.2013) for ss. 7-9 by …`.
fn inserted(note: &str) -> Option<Inserted> {
    let (head, rest) = note.split_once(" by ")?;
    let of_sections = ["S. ", "Ss. ", "Pt. ", "Pts. "].iter().any(|start| head.starts_with(start));
    let is_new = head.contains(" inserted") || (head.contains(" substituted") && head.contains(" for s"));
    if !of_sections || !is_new {
        return None;
    }
    // `by 2002 c. 41, s. 143` in older notes; in newer ones the citation stands behind a title that ends with its year.
    let older = rest.split_at_checked(4).filter(|(_, after)| after.starts_with(" c. ") || after.starts_with(" asp "));
    let (year, by_instrument) = match older {
        Some((year, _)) => (year, false),
        None => {
            let found = CITED.iter().filter_map(|(words, made)| Some((rest.find(*words)?, *made))).min();
            let (at, made) = found?;
            (rest.get(..at)?.rsplit(' ').next()?, made)
        }
    };
    let in_brackets = |part: &str| dates::whole(part.split_once(')')?.0, "en");
    let in_force = head.split('(').skip(1).find_map(in_brackets);
    Some(Inserted { in_force, year: year.parse().ok()?, by_instrument })
}

/// The day in `S. 59A repealed (31.7.2015) by …`. Brackets before the verb are those of a part: `S. 6(4) repealed …`.
fn repealed(note: &str) -> Option<Date> {
    let (head, _) = note.split_once(" by ")?;
    let of_sections = ["S. ", "Ss. ", "Pt. ", "Pts. "].iter().any(|start| head.starts_with(start));
    let (what, when) = head.split_once(" repealed").or_else(|| head.split_once(" omitted"))?;
    let whole = of_sections && !what.contains(['(', ':', '"', '“']) && !what.to_lowercase().contains("words");
    let in_brackets = |part: &str| dates::whole(part.split_once(')')?.0, "en");
    when.split('(').skip(1).find_map(in_brackets).filter(|_| whole)
}

/// The beginnings of citations behind titles, and whether they are those of instruments.
const CITED: &[(&str, bool)] = &[
    (" (c. ", false),
    (" (asp ", false),
    (" (anaw ", false),
    (" (asc ", false),
    (" (nawm ", false),
    (" (S.I. ", true),
    (" (S.S.I. ", true),
    (" (S.R. ", true),
];

/// Commentaries name the inserting act by its year alone.
const INSERTING: &str = "the year in the title of the act or instrument that inserted the section";

const DISCARDED: &str = "The publisher marks the act as discarded: it never came into force.";

const METADATA: [&str; 2] = ["Legislation", "Metadata"];
const ENACTMENT: &str = "/Legislation/ukm:Metadata/ukm:PrimaryMetadata/ukm:EnactmentDate/@Date";
const MAKING: &str = "/Legislation/ukm:Metadata/ukm:SecondaryMetadata/ukm:Made/@Date";
const COMMENCEMENT: &str = "/Legislation/ukm:Metadata/ukm:SecondaryMetadata/ukm:ComingIntoForce/ukm:DateTime/@Date";

/// Where a text states the day of its passage, and how that place is written.
const PRINTED: &[(DateKind, &[&str], &str)] = &[
    (
        DateKind::Assent,
        &["Legislation", "Primary", "PrimaryPrelims", "DateOfEnactment", "DateText"],
        "/Legislation/Primary/PrimaryPrelims/DateOfEnactment/DateText",
    ),
    (
        DateKind::Adoption,
        &["Legislation", "Secondary", "SecondaryPrelims", "MadeDate", "DateText"],
        "/Legislation/Secondary/SecondaryPrelims/MadeDate/DateText",
    ),
];

impl Act {
    fn read(root: &Element<'_>, walk: &mut Walk<'_>) -> Result<Act, ParseError> {
        let identity = root.attribute("IdURI")?;
        // The marks of a part are not those of the whole act.
        let path = identity.as_deref().and_then(|identity| identity.split_once("/id/")).map(|(_, path)| path);
        let is_whole = path.is_none_or(|path| of_whole(path) == path);
        let mark = |name: &str| if is_whole { root.attribute(name) } else { Ok(None) };
        let (status, ends) = (mark("Status")?, mark("RestrictEndDate")?);
        let mut act = Act { identity, address: root.attribute("DocumentURI")?, status, ends, ..Act::default() };
        while let Some(step) = walk.step()? {
            if let Step::Open(element) = step {
                act.metadata(&element, walk)?;
                act.prelims(&element, walk)?;
                act.provision(&element, walk)?;
            }
        }
        Ok(act)
    }

    /// The day as it is printed: `[5th July 1956]`. The metadata of some old acts lack it.
    fn prelims(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        if self.printed.is_some() || element.name() != "DateText" {
            return Ok(());
        }
        let stands = |path: &[&str]| walk.below(path).is_some_and(|rest| rest.is_empty());
        let found = PRINTED.iter().find(|(_, path, _)| stands(path));
        let Some((kind, _, locator)) = found else { return Ok(()) };
        let day = dates::whole(walk.text()?.trim_matches(['[', ']', '.', ' ']), "en");
        self.printed = day.map(|day| (*kind, day, *locator));
        Ok(())
    }

    /// What the body says of its sections, and commentaries of their insertion.
    fn provision(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        if walk.below(&["Legislation", "Commentaries", "Commentary"]).is_some_and(|path| path.is_empty()) {
            let id = element.attribute("id")?.unwrap_or_default();
            let note = walk.text()?;
            if let Some(day) = repealed(&note).filter(|_| self.repeals.len() < MAX_PARTS) {
                self.repeals.insert(id.clone(), day);
            }
            if let Some(found) = inserted(&note).filter(|_| self.insertions.len() < MAX_PARTS) {
                self.insertions.insert(id, found);
            }
            return Ok(());
        }
        // Acts that amend others quote their sections.
        let quoted = || walk.path().iter().any(|name| name == "BlockAmendment");
        if walk.below(&["Legislation", "Primary", "Body"]).is_none() || quoted() {
            return Ok(());
        }
        match element.name() {
            "P1group" => self.heading.clear(),
            "Title" if walk.ends(&["P1group", "Title"]) => self.heading = walk.text()?,
            "P1" => {
                let id = element.attribute("id")?.unwrap_or_default();
                let number = id.strip_prefix("section-").filter(|_| walk.ends(&["P1group", "P1"]));
                let number = number.filter(|_| self.sections.len() < MAX_PARTS);
                self.in_section = number.is_some();
                if let Some(number) = number {
                    let (number, heading) = (number.to_owned(), self.heading.clone());
                    let repealed = element.attribute("Status")?.as_deref() == Some("Repealed");
                    self.sections.push(Provision { number, heading, repealed, ..Provision::default() });
                }
            }
            "Text" if self.in_section && walk.path().iter().any(|name| name == "P1") => {
                let text = walk.text()?;
                if let Some(section) = self.sections.last_mut() {
                    section.words |= text.contains(char::is_alphanumeric);
                    section.dots |= text.starts_with(['.', '…']);
                }
            }
            "CommentaryRef" | "Addition" | "Substitution" if walk.ends(&["P1", "Pnumber", element.name()]) => {
                let name = if element.name() == "CommentaryRef" { "Ref" } else { "CommentaryRef" };
                if let (Some(section), Some(reference)) = (self.sections.last_mut(), element.attribute(name)?) {
                    section.references.push(reference);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// The act, and those of its sections on our topics that a later act inserted.
    fn with_sections(&self, law: Law, document: &Document<'_>) -> Vec<Law> {
        let language = self.language.as_deref().unwrap_or("en");
        let mut act = Shared::of(document, &law, language);
        let mut starts: Vec<(String, LawDate)> = Vec::new();
        let mut gone: Vec<(String, Option<LawDate>)> = Vec::new();
        for section in &self.sections {
            let at = format!("//P1[@id='section-{}']", section.number);
            let inserted = section.references.iter().find_map(|r| self.insertions.get(r)).copied();
            let passed = inserted.and_then(|i| {
                let kind = if i.by_instrument { DateKind::Adoption } else { DateKind::Assent };
                let mut day = act.inserted(kind, Date::new(i.year, 1, 1).ok()?, DatePrecision::Year, &at);
                day.computed_by = Some(INSERTING.to_owned());
                Some(day)
            });
            if let (Some(day), Some(_)) = (inserted.and_then(|i| i.in_force), &passed) {
                let start = act.inserted(DateKind::InForce, day, DatePrecision::Day, &at);
                starts.push((format!("{}-{}", law.id, slug(&section.number)), start));
            }
            if section.is_gone() {
                // What is no longer there is no topic of the act.
                if passed.is_none() {
                    continue;
                }
                let day = section.references.iter().find_map(|r| self.repeals.get(r));
                let end = day.map(|day| act.inserted(DateKind::Repeal, *day, DatePrecision::Day, &at));
                gone.push((format!("{}-{}", law.id, slug(&section.number)), end));
            }
            act.section(&section.number, &section.heading, passed, &at);
        }
        let mut laws = act.sections_of(law);
        for section in laws.iter_mut().skip(1) {
            let start = starts.iter().find(|(id, _)| section.id == id.as_str()).map(|(_, start)| start.clone());
            section.dates.extend(start);
            if let Some((_, end)) = gone.iter().find(|(id, _)| section.id == id.as_str()) {
                section.status = LawStatus::Repealed;
                section.dates.extend(end.clone());
            }
        }
        laws
    }

    fn metadata(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let Some(path) = walk.below(&METADATA) else { return Ok(()) };
        match path.as_slice() {
            // The document's own words come first; later ones belong to documents beside it.
            ["title"] if self.title.is_none() => self.title = Some(walk.text()?),
            ["language"] if self.language.is_none() => self.language = Some(walk.text()?),
            ["valid"] if self.valid.is_none() => self.valid = Some(walk.text()?),
            ["PrimaryMetadata", "EnactmentDate"] => self.enacted = element.attribute("Date")?,
            ["PrimaryMetadata", "Year"] => self.reign.year = element.attribute("Value")?,
            ["PrimaryMetadata", "AlternativeNumber"] => self.reign.number(element)?,
            ["SecondaryMetadata", "Made"] => self.made = element.attribute("Date")?,
            ["SecondaryMetadata", "ComingIntoForce", "DateTime"] => self.in_force.extend(element.attribute("Date")?),
            [_, "DocumentClassification", "DocumentStatus"] => {
                self.draft = matches!(element.attribute("Value")?.as_deref(), Some("draft" | "proposed"));
            }
            ["link"] if element.attribute("rel")?.as_deref() == Some("http://purl.org/dc/terms/hasVersion") => {
                self.listed.extend(element.attribute("title")?);
            }
            _ => {}
        }
        Ok(())
    }

    fn parsed(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let missing = |what: &str| ParseError::Layout(format!("no {what}"));
        let identity = self.identity.as_deref().ok_or_else(|| missing("/Legislation/@IdURI"))?;
        let Some((_, path)) = identity.split_once("/id/") else {
            return Err(ParseError::Layout(format!(
                "/Legislation/@IdURI is `{identity}`, expected …/id/ukpga/1998/42"
            )));
        };
        let path = of_whole(path);
        let parts: Vec<&str> = path.split('/').collect();
        if self.draft || parts.first().is_some_and(|code| DRAFTS.contains(code)) {
            return Ok(Parsed::left_out("a draft"));
        }
        let Some(kind) = kind_of(path) else {
            let code = parts.first().copied().unwrap_or_default();
            let reason = format!("legislation of the kind `{code}`, which is not read yet");
            return Ok(Parsed::left_out(&reason));
        };
        let title = self.title.clone().ok_or_else(|| missing("/Legislation/ukm:Metadata/dc:title"))?;
        let (short, repealed) = without_repeal(&title);
        let title = short.to_owned();
        let language = self.language.clone().unwrap_or_else(|| "en".to_owned());
        let mut dates = self.dates(document)?;
        if let Some(date) = repealed.since
            && !dates.iter().any(|d| d.kind == DateKind::Repeal)
        {
            let provenance = document.at("/Legislation/ukm:Metadata/dc:title");
            let precision = DatePrecision::Day;
            dates.push(LawDate { kind: DateKind::Repeal, date, precision, provenance, computed_by: None });
        }
        let is_repealed = repealed.whole || self.status.as_deref() == Some("Repealed");
        // An act that was repealed before it came into force, whose text was never that of the law.
        let discarded = self.status.as_deref() == Some("Discarded");
        let law = Law {
            id: parts.join("-").to_lowercase().into(),
            jurisdiction: kind.jurisdiction.into(),
            kind: LawKind::Law,
            topics: classify::topics(&title, &language),
            titles: vec![LawTitle { language, title }],
            citation: citation(kind, parts.get(1..).unwrap_or_default(), &self.reign),
            instrument: None,
            dates,
            url: Some(format!("https://www.legislation.gov.uk/{path}")),
            sources: vec![document.source.clone()],
            versions: self.versions(document)?,
            status: match self.status.as_deref() {
                _ if is_repealed => LawStatus::Repealed,
                Some("Prospective") => LawStatus::NotYetInForce,
                _ => LawStatus::NotStated,
            },
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        };
        let mut laws = if kind.instrument { vec![law] } else { self.with_sections(law, document) };
        if discarded {
            for law in &mut laws {
                law.versions.retain(|version| version.label == "enacted");
                law.dates.retain(|d| d.kind != DateKind::InForce);
                law.notes.push(DISCARDED.to_owned());
            }
        }
        Ok(Parsed { laws, ..Parsed::default() })
    }

    fn dates(&self, document: &Document<'_>) -> Result<Vec<LawDate>, ParseError> {
        let law_date = |kind, text: &str, locator: &str| {
            let provenance = document.at(locator);
            let precision = DatePrecision::Day;
            iso_date(text, locator).map(|date| LawDate { kind, date, precision, provenance, computed_by: None })
        };
        let mut dates = Vec::new();
        if let Some(enacted) = &self.enacted {
            dates.push(law_date(DateKind::Assent, enacted, ENACTMENT)?);
        }
        if let Some(made) = &self.made {
            dates.push(law_date(DateKind::Adoption, made, MAKING)?);
        }
        if let (None, None, Some((kind, date, locator))) = (&self.enacted, &self.made, self.printed) {
            let provenance = document.at(locator);
            dates.push(LawDate { kind, date, precision: DatePrecision::Day, provenance, computed_by: None });
        }
        // Several days are those of parts.
        if let (Some(day), 1) = (self.in_force.first(), self.in_force.len()) {
            dates.push(law_date(DateKind::InForce, day, COMMENCEMENT)?);
        }
        // Only where the whole act is marked: single sections carry the same attribute.
        if let (Some("Repealed"), Some(end)) = (self.status.as_deref(), &self.ends) {
            dates.push(law_date(DateKind::Repeal, end, "/Legislation/@RestrictEndDate")?);
        }
        Ok(dates)
    }

    /// This text first, then the days of those that the publisher lists.
    fn versions(&self, document: &Document<'_>) -> Result<Vec<LawVersion>, ParseError> {
        let first = ["/enacted", "/made", "/created"];
        let address = self.address.as_deref().unwrap_or_default();
        // `…/enacted/welsh` where the text is there in both languages.
        let address = address.strip_suffix("/welsh").unwrap_or(address);
        let is_enacted = first.iter().any(|end| address.ends_with(end));
        let own = match (is_enacted, &self.enacted, &self.made, &self.valid) {
            (true, Some(date), ..) => Some(("enacted", date, ENACTMENT)),
            (true, None, Some(date), _) => Some(("enacted", date, MAKING)),
            (.., Some(date)) => Some(("consolidated", date, "/Legislation/ukm:Metadata/dct:valid")),
            _ => None,
        };
        let mut versions = Vec::new();
        if let Some((label, date, locator)) = own {
            let date = iso_date(date, locator)?;
            versions.push(LawVersion { date, label: label.to_owned(), provenance: document.at(locator) });
        }
        for listed in &self.listed {
            // `enacted` and `current` are titles of links too.
            let Ok(date) = listed.parse::<Date>() else { continue };
            let provenance = document.at(format!("/Legislation/ukm:Metadata/atom:link[@title='{listed}']"));
            versions.push(LawVersion { date, label: LawVersion::LISTED.to_owned(), provenance });
        }
        versions.sort_by_key(|v| v.date);
        Ok(versions)
    }
}

/// `1998 c. 42`; acts from before 1963 carry the years of a reign: `1956 (4 & 5 Eliz 2) c. 52`. Where a document does not
/// tell these, `Eliz2 4-5 c. 52` stays as the address writes it.
fn citation(kind: &Kind, parts: &[&str], reign: &Reign) -> String {
    match parts.split_last() {
        Some((number, session)) => {
            let by_reign = reign.cited().filter(|_| session.len() > 1);
            format!("{} {} {number}", by_reign.unwrap_or_else(|| session.join(" ")), kind.word)
        }
        None => kind.code.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use lexgap_domain::{Sha256Hex, SourceId, Topic};

    const ACT: &str = r#"<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"
    DocumentURI="http://www.legislation.gov.uk/asp/2012/3" IdURI="http://www.legislation.gov.uk/id/asp/2012/3"
    RestrictStartDate="2020-02-01">
  <ukm:Metadata xmlns:dc="d" xmlns:dct="t" xmlns:atom="a" xmlns:ukm="u">
    <dc:title>Human Trafficking (Somewhere) Act 2012</dc:title><dc:language>en</dc:language>
    <dct:valid>2020-02-01</dct:valid>
    <atom:link rel="http://purl.org/dc/terms/hasVersion" href="x" title="enacted"/>
    <atom:link rel="http://purl.org/dc/terms/hasVersion" href="x" title="2012-05-06"/>
    <atom:link rel="http://purl.org/dc/terms/replaces" href="x" title="2019-01-01"/>
    <ukm:PrimaryMetadata><ukm:EnactmentDate Date="2012-04-05"/></ukm:PrimaryMetadata>
  </ukm:Metadata>
  <Primary><Body><P1 Status="Repealed" RestrictEndDate="2019-01-01"><Title>Not this one</Title></P1></Body></Primary>
</Legislation>"#;

    fn parse(text: &str) -> Result<Parsed, ParseError> {
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("gb-legislation"));
        let document = Document {
            bytes: text.as_bytes(),
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        };
        Legislation.parse(&document)
    }

    fn versions(law: &Law) -> Vec<(Date, &str)> {
        law.versions.iter().map(|v| (v.date, v.label.as_str())).collect()
    }

    #[test]
    fn an_act_of_a_parliament_within_the_kingdom() {
        let law = parse(ACT).unwrap().laws.remove(0);
        assert_eq!(law.id, "asp-2012-3");
        assert_eq!(law.jurisdiction, "GB-SCT");
        assert_eq!(law.citation, "2012 asp 3");
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(law.url.as_deref(), Some("https://www.legislation.gov.uk/asp/2012/3"));
        assert_eq!(law.dates.len(), 1);
        assert_eq!((law.dates[0].kind, law.dates[0].date), (DateKind::Assent, date(2012, 4, 5)));
        assert_eq!(versions(&law), [(date(2012, 5, 6), "listed by the publisher"), (date(2020, 2, 1), "consolidated")]);
    }

    #[test]
    fn the_text_as_passed_is_a_version_of_the_day_of_assent() {
        let enacted = ACT
            .replace("uk/asp/2012/3\"", "uk/asp/2012/3/enacted\"")
            .replace("uk/id/asp/2012/3/enacted", "uk/id/asp/2012/3")
            .replace("<dct:valid>2020-02-01</dct:valid>", "");
        for text in [enacted.clone(), enacted.replace("/enacted\"", "/enacted/welsh\"")] {
            let law = parse(&text).unwrap().laws.remove(0);
            assert_eq!(law.id, "asp-2012-3");
            assert_eq!(versions(&law)[0], (date(2012, 4, 5), "enacted"));
        }
    }

    #[test]
    fn an_act_of_the_years_of_a_reign_is_cited_by_its_year_too() {
        let years = r#"<ukm:Year Value="1856"/><ukm:AlternativeNumber Category="Regnal" Value="19_and_20_Vict"/>"#;
        let text = ACT
            .replace("asp/2012/3\"", "ukpga/Vict/19-20/52\"")
            .replace("<ukm:PrimaryMetadata>", &format!("<ukm:PrimaryMetadata>{years}"));
        let law = parse(&text).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ukpga-vict-19-20-52", "1856 (19 & 20 Vict) c. 52"));
        assert_eq!(parse(&text.replace("Regnal", "Other")).unwrap().laws[0].citation, "Vict 19-20 c. 52");
        let feed = format!(
            r#"<feed><entry><id>http://www.legislation.gov.uk/id/ukpga/Vict/19-20/52</id><title>Pots Act 1856 (repealed 5.11.1993)</title>
            {years}<ukm:CreationDate Date="1856-07-05"/></entry></feed>"#
        );
        let law = parse(&feed).unwrap().laws.remove(0);
        assert_eq!(law.citation, "1856 (19 & 20 Vict) c. 52");
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(1993, 11, 5))));
        assert_eq!(law.passage().map(|d| d.date), Some(date(1856, 7, 5)));
    }

    #[test]
    fn a_repeal_counts_only_for_the_whole_act() {
        let repealed = ACT.replacen(
            "RestrictStartDate",
            "Status=\"Repealed\" RestrictEndDate=\"2021-09-08\" RestrictStartDate",
            1,
        );
        let law = parse(&repealed).unwrap().laws.remove(0);
        assert_eq!(law.repeal().map(|d| d.date), Some(date(2021, 9, 8)));
        assert_eq!(law.status, LawStatus::Repealed);
        assert_eq!(parse(ACT).unwrap().laws[0].status, LawStatus::NotStated);
        let prospective = ACT.replacen("RestrictStartDate=\"2020-02-01\"", "Status=\"Prospective\"", 1);
        assert_eq!(parse(&prospective).unwrap().laws[0].status, LawStatus::NotYetInForce);
        let titled = |mark: &str| {
            let law = parse(&ACT.replace("Act 2012<", &format!("Act 2012 ({mark})<"))).unwrap().laws.remove(0);
            (law.title().to_owned(), law.status, law.repeal().map(|d| d.date))
        };
        let title = "Human Trafficking (Somewhere) Act 2012".to_owned();
        assert_eq!(titled("repealed"), (title.clone(), LawStatus::Repealed, None));
        assert_eq!(titled("repealed 5.11.2019"), (title.clone(), LawStatus::Repealed, Some(date(2019, 11, 5))));
        assert_eq!(titled("repealed in part").1, LawStatus::NotStated);
    }

    #[test]
    fn a_part_of_an_act_is_read_as_the_act_without_its_own_marks() {
        let part = ACT.replace("asp/2012/3\"", "asp/2012/3/schedule/2\"").replacen(
            "RestrictStartDate",
            "Status=\"Repealed\" RestrictEndDate=\"2021-09-08\" RestrictStartDate",
            1,
        );
        let law = parse(&part).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("asp-2012-3", "2012 asp 3"));
        assert_eq!(law.url.as_deref(), Some("https://www.legislation.gov.uk/asp/2012/3"));
        assert_eq!((law.status, law.repeal().is_none()), (LawStatus::NotStated, true));
        assert_eq!(of_whole("ukpga/Vict/24-25/100/section/20"), "ukpga/Vict/24-25/100");
        assert_eq!(of_whole("ukpga/Vict/24-25/100"), "ukpga/Vict/24-25/100");
        assert_eq!(of_whole("ukpga"), "ukpga");
    }

    const ORDER: &str = r#"<Legislation xmlns="http://www.legislation.gov.uk/namespaces/legislation"
    DocumentURI="http://www.legislation.gov.uk/nisr/2030/6/made" IdURI="http://www.legislation.gov.uk/id/nisr/2030/6">
  <ukm:Metadata xmlns:dc="d" xmlns:ukm="u"><dc:title>The Pots Order (Northern Ireland) 2030</dc:title>
    <ukm:SecondaryMetadata><ukm:DocumentClassification><ukm:DocumentCategory Value="secondary"/><ukm:DocumentStatus Value="final"/></ukm:DocumentClassification>
    <ukm:Made Date="2030-03-07"/><ukm:Laid Date="2030-03-11" Class="x"/><ukm:ComingIntoForce><ukm:DateTime Date="2030-04-08"/></ukm:ComingIntoForce>
    </ukm:SecondaryMetadata></ukm:Metadata><Secondary/></Legislation>"#;

    #[test]
    fn an_instrument_passes_on_the_day_of_its_making() {
        let law = parse(ORDER).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("nisr-2030-6", "2030 No. 6"));
        assert_eq!(law.jurisdiction, "GB-NIR");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Adoption, date(2030, 3, 7)), (DateKind::InForce, date(2030, 4, 8))]);
        assert_eq!(versions(&law), [(date(2030, 3, 7), "enacted")]);
        let two = ORDER.replace("</ukm:ComingIntoForce>", "<ukm:DateTime Date=\"2031-01-01\"/></ukm:ComingIntoForce>");
        assert!(parse(&two).unwrap().laws[0].in_force().is_none(), "parts of it");
    }

    #[test]
    fn the_printed_day_stands_in_where_the_metadata_lack_it() {
        let printed = |day: &str| {
            let text = ACT.replace(r#"<ukm:EnactmentDate Date="2012-04-05"/>"#, "").replace(
                "<Primary>",
                &format!("<Primary><PrimaryPrelims><DateOfEnactment><DateText>{day}</DateText></DateOfEnactment></PrimaryPrelims>"),
            );
            parse(&text).unwrap().laws.remove(0)
        };
        let law = printed("[5th July 1956]");
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Assent, date(1956, 7, 5))));
        assert!(law.passage().unwrap().provenance.locator.ends_with("DateOfEnactment/DateText"));
        assert!(printed("passed by the Parliament on 5th July 1956").passage().is_none());
        let made = "<Secondary><SecondaryPrelims><MadeDate><Text>Made</Text><DateText>7th March 2030</DateText></MadeDate></SecondaryPrelims></Secondary>";
        let text = ORDER.replace("<ukm:Made Date=\"2030-03-07\"/>", "").replace("<Secondary/>", made);
        let law = parse(&text).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2030, 3, 7))));
    }

    #[test]
    fn a_draft_is_left_out() {
        for draft in [ORDER.replace("/id/nisr/", "/id/nidsr/"), ORDER.replace("\"final\"", "\"draft\"")] {
            let parsed = parse(&draft).unwrap();
            assert!(parsed.left_out && parsed.laws.is_empty());
            assert_eq!(parsed.skipped, [("a draft".to_owned(), 1)]);
        }
    }

    #[test]
    fn sections_that_a_later_act_inserted_have_days_of_their_own() {
        let group = |number: &str, title: &str, marks: &str| {
            format!(
                r#"<P1group><Title>{title}</Title><P1 id="section-{number}"><Pnumber>{marks}{number}</Pnumber><P1para>
                <BlockAmendment><P1group><Title>Bribery quoted</Title><P1 id="section-1"/></P1group></BlockAmendment></P1para></P1></P1group>"#
            )
        };
        let note = |id: &str, text: &str| {
            format!(r#"<Commentary id="{id}" Type="F"><Para><Text>{text}</Text></Para></Commentary>"#)
        };
        let body = format!(
            "<Body>{}{}{}{}</Body></Primary><Commentaries>{}{}{}</Commentaries></Legislation>",
            group("2", "Bribery of pots", r#"<CommentaryRef Ref="k3"/>"#),
            group("2A", "Forced labour", r#"<CommentaryRef Ref="k0"/><Addition CommentaryRef="k1">x</Addition>"#),
            group("2B", "Money laundering", r#"<Substitution CommentaryRef="k2">x</Substitution>"#),
            group("3", "Short title", ""),
            note(
                "k1",
                "S. 2A inserted (6.4.2014) by <Citation>Pots (Jars) Act 2013 (c. 9)</Citation>, s. 1; S.I. 2014/470"
            ),
            note("k2", "Ss. 2B, 2C substituted (E.W.) for s. 2 by The Pots Order 2015 (S.I. 2015/3), art. 2"),
            note("k3", "Words in s. 2 inserted (1.1.2016) by Jars Act 2015 (c. 1)"),
        );
        let (head, _) = ACT.split_once("<Body>").unwrap();
        let text = format!("{head}{body}").replace("Human Trafficking (Somewhere)", "Crimes (Somewhere)");
        let laws = parse(&text).unwrap().laws;
        assert_eq!(laws[0].topics, [Topic::Corruption], "of the section as old as the act");
        let found: Vec<_> = laws[1..]
            .iter()
            .map(|l| (l.id.as_str(), l.dates.iter().map(|d| (d.kind, d.date, d.precision)).collect::<Vec<_>>()))
            .collect();
        let year = DatePrecision::Year;
        assert_eq!(
            found,
            [
                (
                    "asp-2012-3-2a",
                    vec![
                        (DateKind::Assent, date(2013, 1, 1), year),
                        (DateKind::InForce, date(2014, 4, 6), DatePrecision::Day)
                    ]
                ),
                ("asp-2012-3-2b", vec![(DateKind::Adoption, date(2015, 1, 1), year)]),
            ]
        );
        assert_eq!(laws[1].topics, [Topic::HumanTrafficking]);
        let older = inserted("S. 9A inserted (E.W.) (10.2.2003) by 2002 c. 41, ss. 1, 2; S.I. 2003/1, art. 2");
        assert_eq!(older, Some(Inserted { in_force: Some(date(2003, 2, 10)), year: 2002, by_instrument: false }));
        assert_eq!(inserted("S. 9 substituted (1.1.2003) by Pots Act 2002 (c. 9)"), None, "as old as the act");
        assert_eq!(inserted("S. 9A inserted by 20"), None);
    }

    #[test]
    fn a_section_that_was_repealed_again_says_so_and_is_no_topic_of_the_act() {
        let group = |number: &str, title: &str, marks: &str, mark: &str, text: &str| {
            format!(
                r#"<P1group><Title>{title}</Title><P1 id="section-{number}"{mark}><Pnumber>{marks}{number}</Pnumber><P1para>
                <P2><P2para><Text>{text}</Text></P2para></P2></P1para></P1></P1group>"#
            )
        };
        let note =
            |id: &str, text: &str| format!(r#"<Commentary id="{id}"><Para><Text>{text}</Text></Para></Commentary>"#);
        let (both, dots) = (r#"<CommentaryRef Ref="k1"/><CommentaryRef Ref="k2"/>"#, ". . . . . . .");
        let body = format!(
            "<Body>{}{}{}{}</Body></Primary><Commentaries>{}{}{}</Commentaries></Legislation>",
            group("2A", "Trafficking people", both, "", dots),
            group("3", "Bribery of pots", r#"<CommentaryRef Ref="k3"/>"#, "", dots),
            group("4", "Money laundering", "", r#" Status="Repealed""#, "As it was."),
            group("5A", "Forced labour", both, "", "Pots . . . and jars."),
            note("k1", "Ss. 2A, 2B substituted (6.4.2013) for ss. 1-2 by Pots Act 2012 (c. 9), s. 1"),
            note(
                "k2",
                "S. 2A repealed (31.7.2015) by Modern Pots Act 2015 (c. 30), s. 61(1); S.I. 2015/1476, reg. 2(j)"
            ),
            note("k3", "S. 3 repealed (31.7.2015) by Modern Pots Act 2015 (c. 30), s. 61(1)"),
        );
        let (head, _) = ACT.split_once("<Body>").unwrap();
        let text = format!("{head}{body}").replace("Human Trafficking (Somewhere)", "Crimes (Somewhere)");
        let laws = parse(&text).unwrap().laws;
        assert!(laws[0].topics.is_empty(), "{:?}", laws[0].topics);
        let found: Vec<_> = laws[1..].iter().map(|l| (l.id.as_str(), l.status, l.repeal().map(|d| d.date))).collect();
        assert_eq!(
            found,
            [
                ("asp-2012-3-2a", LawStatus::Repealed, Some(date(2015, 7, 31))),
                ("asp-2012-3-5a", LawStatus::NotStated, None)
            ]
        );
        assert_eq!(laws[1].in_force().map(|d| d.date), Some(date(2013, 4, 6)));
        for (note, day) in [
            (
                "S. 9 omitted (31.12.2020) by virtue of The Pots Regulations 2019 (S.I. 2019/419)",
                Some(date(2020, 12, 31)),
            ),
            ("S. 9 repealed (E.W.) (1.1.2020) by Pots Act 2019 (c. 1)", Some(date(2020, 1, 1))),
            ("S. 6(4) repealed (1.10.2009) by Pots Act 2005 (c. 4)", None),
            ("Words in s. 9 repealed (1.10.2009) by Pots Act 2005 (c. 4)", None),
            ("S. 9 repealed (28.3.2009 for certain purposes) by Pots Act 2006 (c. 5)", None),
        ] {
            assert_eq!(repealed(note), day, "{note}");
        }
    }

    #[test]
    fn an_act_that_was_discarded_never_came_into_force() {
        let text = ACT.replacen("RestrictStartDate", "Status=\"Discarded\" RestrictStartDate", 1);
        let law = parse(&text).unwrap().laws.remove(0);
        assert_eq!((law.status, law.in_force().is_none(), law.versions.len()), (LawStatus::NotStated, true, 0));
        assert_eq!(law.passage().map(|d| d.kind), Some(DateKind::Assent));
        assert!(law.notes.iter().any(|note| note.contains("never came into force")), "{:?}", law.notes);
    }

    #[test]
    fn explanatory_notes_are_no_law() {
        assert!(parse("<EN xmlns=\"x\"><Title>Bribery Act 2010</Title></EN>").unwrap().left_out);
    }

    #[test]
    fn every_parliament_is_a_known_jurisdiction() {
        for kind in KINDS {
            assert!(lexgap_domain::places::get(kind.jurisdiction).is_some(), "{}", kind.jurisdiction);
        }
    }

    #[test]
    fn a_list_of_acts_names_their_day_of_assent() {
        let entry = |path: &str, title: &str, more: &str| {
            format!("<entry><id>http://www.legislation.gov.uk/id/{path}</id><title>{title}</title>{more}</entry>")
        };
        let day = r#"<ukm:CreationDate Date="2030-03-18"/>"#;
        let feed = format!(
            "<feed><id>x</id><title>Search Results</title>{}{}{}{}</feed>",
            entry("nia/2030/4", "Human Trafficking Act (Northern Ireland) 2030", day),
            entry("ukpga/2030/5", "Pots Act 2030 (repealed)", day),
            entry("uksi/2030/6", "The Pots Order 2030", day),
            entry("ukpga/1801/7", "Pots Act 1801", ""),
        );
        let parsed = parse(&feed).unwrap();
        let found: Vec<_> =
            parsed.laws.iter().map(|l| (l.id.as_str(), l.jurisdiction.as_str(), l.title(), l.status)).collect();
        assert_eq!(
            found,
            [
                ("nia-2030-4", "GB-NIR", "Human Trafficking Act (Northern Ireland) 2030", LawStatus::NotStated),
                ("ukpga-2030-5", "GBR", "Pots Act 2030", LawStatus::Repealed),
            ]
        );
        assert_eq!(parsed.laws[0].passage().map(|d| d.date), Some(date(2030, 3, 18)));
        assert_eq!(parsed.laws[0].dates[0].provenance.locator, "/feed/entry[1]/CreationDate/@Date");
        assert_eq!(parsed.skipped[0].1, 2, "an order, and an act without a day");
    }

    #[test]
    fn effects_are_amendments() {
        let effect = |title: &str, dates: &str| {
            format!(
                r#"<entry><content><Effect AffectedURI="http://www.legislation.gov.uk/id/ukpga/2015/30"><AffectedTitle>Modern Slavery Act 2015</AffectedTitle>
                <AffectingTitle>{title}</AffectingTitle><InForceDates>{dates}</InForceDates></Effect></content></entry>"#
            )
        };
        let feed = format!(
            "<feed><entry><title>A</title></entry>{}{}{}{}</feed>",
            effect("Policing Act 2030", r#"<InForce Date="2031-02-03"/><InForce Date="2030-07-01"/>"#),
            effect("Policing Act 2030", r#"<InForce Date="2030-07-01"/>"#),
            effect("Nationality Act 2022", r#"<InForce Date="2022-06-28"/>"#),
            effect("Later Act 2032", r#"<InForce Prospective="true"/>"#),
        );
        let parsed = parse(&feed).unwrap();
        let law = &parsed.laws[0];
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ukpga-2015-30", "2015 c. 30"));
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        let amendments: Vec<_> =
            law.amendments.iter().map(|a| (a.citation.as_str(), a.date, a.locator.as_str())).collect();
        assert_eq!(
            amendments,
            [
                ("Nationality Act 2022", date(2022, 6, 28), "/feed/entry[4]//InForce/@Date"),
                ("Policing Act 2030", date(2030, 7, 1), "/feed/entry[2]//InForce/@Date"),
            ]
        );
        assert!(law.dates.is_empty(), "the act's own document states its days");
        assert_eq!(parsed.skipped.iter().map(|(_, n)| *n).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn other_kinds_are_skipped_and_other_documents_refused() {
        let foreign = ACT.replace("/id/asp/2012/3", "/id/eudr/2012/3");
        assert_eq!(parse(&foreign).unwrap().skipped.len(), 1);
        assert!(matches!(parse("<other/>"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("<Legislation/>"), Err(ParseError::Layout(_))));
        assert!(matches!(parse(&ACT[..ACT.len() - 30]), Err(ParseError::Damaged { .. })));
        assert!(matches!(parse("<!DOCTYPE html><html/>"), Err(ParseError::WrongType { .. })));
        let odd = ACT.replace("2012-04-05", "5 April");
        assert!(matches!(parse(&odd), Err(ParseError::Value { .. })));
    }
}
