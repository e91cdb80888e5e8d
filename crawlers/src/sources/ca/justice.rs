//! Justice Laws: the federal acts and regulations of Canada as the Department of Justice consolidates them, in English
//! and French.

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, Law, LawDate, LawKind, LawStatus, LawTitle, LawVersion};

use crate::{
    classify,
    formats::{
        dates,
        text::slug,
        xml::{Element, Step, Walk, decode},
    },
    law_text::{self, LawText, xml::Layout},
    parse::{Document, ParseError, Parsed, Parser, iso_date},
    sources::{act::Act, statute},
};

/// Parser of Justice Laws' own XML.
pub struct JusticeLaws;

impl Parser for JusticeLaws {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = decode("the act", document.bytes)?;
        let statute = Statute::read(&mut Walk::new(&text))?;
        let law = statute.law(document)?;
        let mut laws = statute.with_sections(law, document);
        if let Some(law) = laws.first_mut().filter(|_| statute.is_of_first_records()) {
            law.notes.push(FIRST_RECORDS.to_owned());
        }
        Ok(Parsed { laws, ..Parsed::default() })
    }

    fn law_text(&self, document: &Document<'_>) -> Result<Option<LawText>, ParseError> {
        law_text::xml::read(&decode("the act", document.bytes)?, &TEXT).map(Some)
    }
}

/// Where the text stands. The list of recent amendments, the history of each section, and the amendments that are not in
/// force (`BillPiece`) are the editors' additions.
const TEXT: Layout = Layout {
    sections: &["Section"],
    numbers: &["Label"],
    headings: &["MarginalNote"],
    groups: &[],
    containers: &["Schedule"],
    labels: &["Label", "TitleText"],
    paragraphs: &["Text", "MarginalNote", "TitleText", "Heading", "entry", "FormHeading"],
    silent: &["Identification", "RecentAmendments", "BillPiece", "HistoricalNote", "Footnote", "FootnoteRef"],
    language: &[],
};

/// What the document says of the act or regulation as a whole, as written.
#[derive(Debug, Default)]
struct Statute {
    regulation: bool,
    language: String,
    last_amended: Option<String>,
    /// Whether the publisher marks the act as in force: `yes` or `no`.
    holds: Option<String>,
    /// The day whose text this is.
    text_of: Option<String>,
    /// The day since which the act as a whole stands as it does.
    stands_since: Option<String>,
    /// Whether the publisher keeps a text from before.
    has_previous: bool,
    long_title: Option<String>,
    short_title: Option<String>,
    assent: Option<Date>,
    /// `C-45.2`
    number: Option<String>,
    /// Chapter and year of an act that is not part of the Revised Statutes.
    annual: Option<(String, String)>,
    /// Chapter in a supplement to the Revised Statutes, in its English form: `30 (4th Supp.)`.
    supplement: Option<String>,
    /// The day of assent in a note to the reader, where no stage tells it.
    noted: Option<Date>,
    in_force: Option<InForce>,
    /// `SOR/2001-227`, `C.R.C., c. 10`: of a regulation.
    instrument: Option<String>,
    /// The day of the order that made a regulation.
    made: Option<Date>,
    registered: Option<Date>,
    /// Whether all of it is repealed, and since when.
    repealed: bool,
    repealed_since: Option<String>,
    /// The sections of the body in their order.
    sections: Vec<Provision>,
}

/// A section, as written.
#[derive(Debug, Default)]
struct Provision {
    number: String,
    /// The marginal note above it, not those above its subsections.
    heading: String,
    /// The first note on its history, such as `2005, c. 43, s. 3; 2010, c. 3, s. 1`.
    history: Option<String>,
    /// The day of enactment that this note carries, in the newer ones.
    enacted: Option<String>,
    /// Whether the publisher marks it as not in force, by a word or by a day that never comes.
    waits: bool,
}

/// Entry into force of the whole act, with its place in the document.
#[derive(Debug, PartialEq)]
struct InForce {
    rule: InForceRule,
    locator: String,
}

#[derive(Debug, PartialEq)]
enum InForceRule {
    On(Date),
    OnAssent,
    JanuaryAfterAssent,
}

impl Statute {
    fn read(walk: &mut Walk<'_>) -> Result<Statute, ParseError> {
        let mut statute = Statute::default();
        while let Some(step) = walk.step()? {
            if let Step::Open(element) = step {
                statute.element(&element, walk)?;
            }
        }
        Ok(statute)
    }

    fn element(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        if walk.path().len() == 1 {
            return self.root(element);
        }
        // Single sections are repealed deeper down.
        if walk.path().len() == 2 && element.name() == "Repealed" {
            self.repealed = true;
            self.repealed_since = element.attribute("lims:inforce-start-date")?;
            return Ok(());
        }
        if self.identification(element, walk)? || self.provision(element, walk)? {
            return Ok(());
        }
        match element.name() {
            "Footnote" => self.footnote(element, walk),
            "Section" if element.attribute("type")?.as_deref() == Some("CIF") => self.coming_into_force(walk),
            _ => Ok(()),
        }
    }

    fn root(&mut self, root: &Element<'_>) -> Result<(), ParseError> {
        self.regulation = match root.name() {
            "Statute" => false,
            "Regulation" => true,
            other => {
                let detail = format!("the document is a <{other}>, expected a <Statute> or <Regulation>");
                return Err(ParseError::Layout(detail));
            }
        };
        self.language = root.attribute("xml:lang")?.unwrap_or_else(|| "en".to_owned());
        self.last_amended = root.attribute("lims:lastAmendedDate")?;
        self.holds = root.attribute("in-force")?;
        self.text_of = root.attribute("lims:pit-date")?;
        self.stands_since = root.attribute("lims:inforce-start-date")?;
        self.has_previous = root.attribute("hasPreviousVersion")?.as_deref() == Some("true");
        Ok(())
    }

    /// Whether the day of the last amendment is that with which the publisher's records begin, for which no earlier
    /// text and no other day is known.
    fn is_of_first_records(&self) -> bool {
        let day = self.last_amended.as_deref();
        matches!(day, Some("2002-12-31" | "2003-01-01"))
            && day == self.text_of.as_deref()
            && day == self.stands_since.as_deref()
            && !self.has_previous
    }

    fn root_name(&self) -> &'static str {
        if self.regulation { "Regulation" } else { "Statute" }
    }

    /// Whether the element belongs to the identification.
    fn identification(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<bool, ParseError> {
        let Some(path) = walk.below(&[self.root_name(), "Identification"]) else { return Ok(false) };
        match path.as_slice() {
            ["LongTitle"] => self.long_title = Some(walk.text()?),
            ["ShortTitle"] => self.short_title = Some(walk.text()?),
            ["BillHistory", "Stages"] if element.attribute("stage")?.as_deref() == Some("assented-to") => {
                self.assent = Some(stage_date(walk)?);
            }
            ["Chapter", "ConsolidatedNumber"] => self.number = Some(walk.text()?),
            ["Chapter", "AnnualStatuteId"] => {
                let revised = element.attribute("revised-statute")?.as_deref() == Some("yes");
                let read = annual_statute(walk)?;
                if revised {
                    self.supplement = read.and_then(|(chapter, _)| supplement(&chapter));
                } else {
                    self.annual = read;
                }
            }
            ["ReaderNote"] if self.noted.is_none() => self.noted = assented(&walk.text()?),
            ["InstrumentNumber"] => self.instrument = Some(instrument(&walk.text()?)).filter(|n| !n.is_empty()),
            ["RegistrationDate"] => self.registered = date_parts(walk)?.date(),
            ["RegulationMakerOrder", "Date"] if self.made.is_none() => self.made = date_parts(walk)?.date(),
            _ => {}
        }
        Ok(true)
    }

    /// Whether the element says what a section of the body is about, or when it was made.
    fn provision(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<bool, ParseError> {
        let Some(path) = walk.below(&[self.root_name(), "Body", "Section"]) else { return Ok(false) };
        if path.is_empty() {
            let waits = matches!(element.attribute("in-force")?.as_deref(), Some("no" | "9999-01-01"));
            self.sections.push(Provision { waits, ..Provision::default() });
            return Ok(false);
        }
        let Some(section) = self.sections.last_mut() else { return Ok(false) };
        match path.as_slice() {
            ["Label"] if section.number.is_empty() => section.number = walk.text()?,
            ["MarginalNote"] if section.heading.is_empty() => section.heading = walk.text()?,
            ["HistoricalNote", "HistoricalNoteSubItem"] if section.history.is_none() => {
                section.enacted = element.attribute("lims:enacted-date")?;
                section.history = Some(walk.text()?);
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Editors' notes such as `[Note: Act in force February 14, 1999, see SI/99-13.]`. Most notes are about
    /// single sections and say nothing of the act.
    fn footnote(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let id = element.attribute("id")?.unwrap_or_default();
        if let Some(rule) = note_of_whole_act(&walk.text()?) {
            self.in_force = Some(InForce { rule, locator: format!("//Footnote[@id='{id}']/Text") });
        }
        Ok(())
    }

    fn coming_into_force(&mut self, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let text = walk.text()?;
        let found = COMING_INTO_FORCE.iter().find(|(words, _)| text.contains(words));
        // A note of the editors states the day itself and wins.
        if let (Some((_, rule)), None) = (found, &self.in_force) {
            self.in_force = Some(InForce { rule: rule(), locator: "//Section[@type='CIF']".to_owned() });
        }
        Ok(())
    }

    /// Whether a section of an act made the regulation, which then bears that section for a number:
    /// `2024, c. 15, s. 97`.
    fn is_enacted(&self) -> bool {
        self.instrument.as_deref().is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    }

    fn law(&self, document: &Document<'_>) -> Result<Law, ParseError> {
        let root = self.root_name();
        let missing = |what: &str| ParseError::Layout(format!("no {what} under /{root}/Identification"));
        // Acts outside the consolidation by chapters are known by the name of their file.
        let of_file = document.url.and_then(|u| u.rsplit('/').next()).and_then(|f| f.strip_suffix(".xml"));
        let stated = if self.regulation { &self.instrument } else { &self.number };
        let stated = stated.as_deref().filter(|n| !n.is_empty());
        let number = stated.or(of_file).filter(|n| !n.is_empty()).ok_or_else(|| missing("number"))?;
        let (id, folder, page) = if self.regulation {
            let page = of_file.filter(|_| self.is_enacted()).unwrap_or(number).replace("DORS-", "SOR-");
            (statute::slug(number), "regulations", page.replace('/', "-").replace(' ', "_"))
        } else {
            (number.to_lowercase(), "acts", number.to_owned())
        };
        let title = self.short_title.as_ref().or(self.long_title.as_ref()).ok_or_else(|| missing("ShortTitle"))?;
        Ok(Law {
            id: format!("ca-{id}").into(),
            jurisdiction: "CAN".into(),
            kind: LawKind::Law,
            titles: vec![LawTitle { language: self.language.clone(), title: title.clone() }],
            citation: self.citation(number),
            topics: classify::topics(title, &self.language),
            instrument: None,
            dates: self.dates(document)?,
            url: Some(format!("https://laws-lois.justice.gc.ca/eng/{folder}/{page}/")),
            sources: vec![document.source.clone()],
            versions: self.version(document)?.into_iter().collect(),
            // `no` may mean not yet or no longer.
            status: match self.holds.as_deref() {
                _ if self.repealed => LawStatus::Repealed,
                Some("yes") => LawStatus::InForce,
                _ => LawStatus::NotStated,
            },
            sections: vec![],
            amendments: vec![],
            notes: vec![],
            provisions: vec![],
        })
    }

    /// The law, and those of its sections on our topics that a later act inserted.
    fn with_sections(&self, law: Law, document: &Document<'_>) -> Vec<Law> {
        if self.regulation {
            return vec![law];
        }
        let mut act = Act::of(document, &law, &self.language);
        for section in self.sections.iter().filter(|s| !s.number.is_empty() && !s.heading.is_empty()) {
            let locator = format!("/Statute/Body/Section[Label='{}']/HistoricalNote", section.number);
            let inserted = self.inserted(section).map(|(date, precision)| {
                let mut day = act.inserted(DateKind::Assent, date, precision, &locator);
                day.computed_by = Some(INSERTED.to_owned());
                day
            });
            act.section(&section.number, &section.heading, inserted, &locator);
        }
        let waiting = self.sections.iter().filter(|section| section.waits);
        let waiting: Vec<String> = waiting.map(|s| format!("{}-{}", law.id, slug(&s.number))).collect();
        let mut laws = act.sections_of(law);
        for section in laws.iter_mut().skip(1).filter(|law| waiting.iter().any(|id| law.id == id.as_str())) {
            section.status = LawStatus::NotYetInForce;
        }
        laws
    }

    /// The act that its history names first made a section: `2005, c. 43, s. 3`. The revision of 1985 (`R.S., c. C-34`)
    /// and its supplements say nothing of that, and a section of the act's own chapter is as old as the act.
    fn inserted(&self, section: &Provision) -> Option<(Date, DatePrecision)> {
        let history = section.history.as_deref()?;
        let (year, rest) = history.split_at_checked(4)?;
        let rest = rest.strip_prefix(", c. ").or_else(|| rest.strip_prefix(", ch. "))?;
        let chapter = rest.split(',').next().unwrap_or_default();
        if self.annual.as_ref().is_some_and(|(c, y)| c == chapter && y == year) {
            return None;
        }
        let first = Date::new(year.parse().ok()?, 1, 1).ok()?;
        // The day is that of the newest act which the note names.
        let enacted =
            section.enacted.as_deref().filter(|_| !history.contains(';')).and_then(|d| d.parse::<Date>().ok());
        let day = enacted.filter(|d| d.year() == first.year());
        Some(day.map_or((first, DatePrecision::Year), |day| (day, DatePrecision::Day)))
    }

    /// The English form in both languages, so that both documents name one law alike. Acts without an annual
    /// chapter are those of the Revised Statutes of 1985, cited by their consolidated number.
    fn citation(&self, number: &str) -> String {
        match &self.annual {
            _ if self.regulation => number.to_owned(),
            Some((chapter, year)) => format!("S.C. {year}, c. {}", chapter.replace("Partie ", "Part ")),
            None => format!("R.S.C. 1985, c. {}", self.supplement.as_deref().unwrap_or(number)),
        }
    }

    fn dates(&self, document: &Document<'_>) -> Result<Vec<LawDate>, ParseError> {
        let law_date = |kind, date, locator: &str, computed_by: Option<&str>| LawDate {
            kind,
            date,
            precision: DatePrecision::Day,
            provenance: document.at(locator),
            computed_by: computed_by.map(str::to_owned),
        };
        let mut dates = Vec::new();
        let of_stage = "/Statute/Identification/BillHistory/Stages[@stage='assented-to']/Date";
        let of_note = "/Statute/Identification/ReaderNote/Note";
        let assent = self.assent.map(|day| (day, of_stage)).or(self.noted.map(|day| (day, of_note)));
        if let Some((assent, locator)) = assent {
            dates.push(law_date(DateKind::Assent, assent, locator, None));
        }
        let root = self.root_name();
        if let Some(made) = self.made {
            let locator = format!("/{root}/Identification/RegulationMakerOrder/Date");
            dates.push(law_date(DateKind::Adoption, made, &locator, None));
        }
        if let Some(registered) = self.registered {
            let locator = format!("/{root}/Identification/RegistrationDate");
            let (kind, rule) =
                if self.is_enacted() { (DateKind::Assent, ENACTED) } else { (DateKind::Promulgation, REGISTERED) };
            dates.push(law_date(kind, registered, &locator, Some(rule)));
        }
        if let Some((date, computed_by, locator)) = self.in_force_date() {
            dates.push(law_date(DateKind::InForce, date, locator, computed_by));
        }
        if let Some(amended) = self.last_amended.as_ref().filter(|_| !self.is_of_first_records()) {
            let locator = format!("/{root}/@lims:lastAmendedDate");
            dates.push(law_date(DateKind::LastAmended, iso_date(amended, &locator)?, &locator, None));
        }
        if let Some(since) = &self.repealed_since {
            let locator = format!("/{root}/Repealed/@lims:inforce-start-date");
            dates.push(law_date(DateKind::Repeal, iso_date(since, &locator)?, &locator, None));
        }
        Ok(dates)
    }

    /// Date, rule where it was computed, and place.
    fn in_force_date(&self) -> Option<(Date, Option<&'static str>, &str)> {
        let InForce { rule, locator } = self.in_force.as_ref()?;
        match rule {
            InForceRule::On(date) => Some((*date, None, locator)),
            InForceRule::OnAssent => Some((self.assent?, Some("the day of royal assent, as the act says"), locator)),
            InForceRule::JanuaryAfterAssent => {
                let year = self.assent?.year().checked_add(1)?;
                let rule = "1 January of the year after royal assent, as the act says";
                Some((Date::new(year, 1, 1).ok()?, Some(rule), locator))
            }
        }
    }

    fn version(&self, document: &Document<'_>) -> Result<Option<LawVersion>, ParseError> {
        let locator = format!("/{}/@lims:pit-date", self.root_name());
        let Some(text_of) = &self.text_of else { return Ok(None) };
        let date = iso_date(text_of, &locator)?;
        Ok(Some(LawVersion { date, label: "consolidated".to_owned(), provenance: document.at(locator) }))
    }
}

/// What the days of sections follow from.
const INSERTED: &str = "the act that the section's historical note names first; of older acts only the year is known";

const FIRST_RECORDS: &str = "The publisher's dated texts seem to begin at the turn of the year 2003; it gives that day \
    for this text, its start and its last amendment alike, so the day of the last amendment is not known.";

/// Regulations are registered between their making and their publication; the registrar's day is the official one.
const REGISTERED: &str = "the day of registration by the Clerk of the Privy Council";

/// Where an act makes a regulation, nobody registers it.
const ENACTED: &str = "the day of registration, which for a regulation that an act makes is that of the act's assent";

/// `[1988, c. 37, assented to 28th July, 1988]`: the day, which follows at once.
fn assented(note: &str) -> Option<Date> {
    let phrases = [("assented to ", "en"), ("sanctionnée le ", "fr"), ("sanctionné le ", "fr")];
    phrases.iter().find_map(|(words, language)| {
        let (_, rest) = note.split_once(*words)?;
        dates::leading(rest, language)
    })
}

/// `30 (4e suppl.)` as `30 (4th Supp.)`; `None` for a chapter of the revision itself.
fn supplement(chapter: &str) -> Option<String> {
    let english = [
        ("1er suppl.", "1st Supp."),
        ("2e suppl.", "2nd Supp."),
        ("3e suppl.", "3rd Supp."),
        ("4e suppl.", "4th Supp."),
    ]
    .iter()
    .fold(chapter.to_owned(), |text, (french, english)| text.replace(*french, english));
    english.contains("Supp.").then_some(english)
}

/// The number of a regulation in its English form, so that both documents name one regulation alike.
fn instrument(number: &str) -> String {
    match (number.strip_prefix("DORS/"), number.strip_prefix("TR/")) {
        (Some(rest), _) => format!("SOR/{rest}"),
        (_, Some(rest)) => format!("SI/{rest}"),
        _ => number.replace(", ch. ", ", c. ").replace(", art. ", ", s. "),
    }
}

type RuleOf = fn() -> InForceRule;

/// The sentences by which an act itself sets one day for all of it.
const COMING_INTO_FORCE: &[(&str, RuleOf)] = &[
    ("This Act comes into force on January 1 of the year following the year in which it receives royal assent", || {
        InForceRule::JanuaryAfterAssent
    }),
    ("La présente loi entre en vigueur le 1er janvier de l’année suivant celle de sa sanction", || {
        InForceRule::JanuaryAfterAssent
    }),
    ("This Act comes into force on the day on which it receives royal assent", || InForceRule::OnAssent),
    ("La présente loi entre en vigueur à la date de sa sanction", || InForceRule::OnAssent),
];

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const MONTHS_FR: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Reads a note that gives one day for the whole act. A note that goes on to except sections is not one.
fn note_of_whole_act(note: &str) -> Option<InForceRule> {
    let (_, note) = note.split_once("[Note")?;
    let note = note.trim_start_matches([' ', '\u{a0}', ':']);
    let after = |starts: &[&str]| starts.iter().find_map(|s| note.strip_prefix(s));
    let (date, rest) = match after(&["Act in force ", "Regulations in force ", "Order in force "]) {
        Some(text) => english_date(text)?,
        None => french_date(after(&["Loi en vigueur le ", "Règlement en vigueur le ", "Décret en vigueur le "])?)?,
    };
    let rest = rest.trim_start_matches(',').trim_start();
    let whole = ["see ", "voir ", "]", ".]"].iter().any(|end| rest.starts_with(end)) && !rest.contains(';');
    whole.then_some(InForceRule::On(date))
}

/// `February 14, 1999` and what follows.
fn english_date(text: &str) -> Option<(Date, &str)> {
    let (month, rest) = text.split_once(' ')?;
    let (day, rest) = rest.split_once(", ")?;
    calendar(&MONTHS_EN, day, month, rest)
}

/// `14 février 1999` or `1er janvier 2000` and what follows.
fn french_date(text: &str) -> Option<(Date, &str)> {
    let (day, rest) = text.split_once(' ')?;
    let (month, rest) = rest.split_once(' ')?;
    calendar(&MONTHS_FR, day.trim_end_matches("er"), month, rest)
}

fn calendar<'t>(months: &[&str; 12], day: &str, month: &str, rest: &'t str) -> Option<(Date, &'t str)> {
    let month = months.iter().position(|m| *m == month)?;
    let (year, rest) = rest.split_at_checked(4)?;
    Some((Date::new(year.parse().ok()?, i8::try_from(month + 1).ok()?, day.parse().ok()?).ok()?, rest))
}

/// Year, month and day as written.
struct DateParts {
    year: String,
    month: String,
    day: String,
}

impl DateParts {
    fn date(&self) -> Option<Date> {
        Date::new(self.year.parse().ok()?, self.month.parse().ok()?, self.day.parse().ok()?).ok()
    }
}

/// The parts of the date in the element that was just opened.
fn date_parts(walk: &mut Walk<'_>) -> Result<DateParts, ParseError> {
    let depth = walk.path().len();
    let mut parts = DateParts { year: String::new(), month: String::new(), day: String::new() };
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(e) => match e.name() {
                "YYYY" => parts.year = walk.text()?,
                "MM" => parts.month = walk.text()?,
                "DD" => parts.day = walk.text()?,
                _ => {}
            },
            Step::Close if walk.path().len() == depth => break,
            _ => {}
        }
    }
    Ok(parts)
}

/// The `Date` of a stage that was just opened, with its parts as elements.
fn stage_date(walk: &mut Walk<'_>) -> Result<Date, ParseError> {
    let parts = date_parts(walk)?;
    parts.date().ok_or_else(|| ParseError::Value {
        at: "/Statute/Identification/BillHistory/Stages[@stage='assented-to']/Date".to_owned(),
        detail: format!("`{}-{}-{}` is not a date", parts.year, parts.month, parts.day),
    })
}

/// Chapter and year of the `AnnualStatuteId` that was just opened.
fn annual_statute(walk: &mut Walk<'_>) -> Result<Option<(String, String)>, ParseError> {
    let depth = walk.path().len();
    let (mut chapter, mut year) = (None, None);
    while let Some(step) = walk.step()? {
        match step {
            Step::Open(e) => match e.name() {
                "AnnualStatuteNumber" => chapter = Some(walk.text()?),
                "YYYY" => year = Some(walk.text()?),
                _ => {}
            },
            Step::Close if walk.path().len() == depth => break,
            _ => {}
        }
    }
    Ok(chapter.zip(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use lexgap_domain::{Sha256Hex, SourceId, Topic};

    const ACT: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="en" in-force="yes" lims:pit-date="2020-01-02"
    lims:lastAmendedDate="2019-05-06" lims:inforce-start-date="2013-06-19">
  <Identification>
    <LongTitle>An Act about bribes</LongTitle><ShortTitle status="official">Bribery of Everybody Act</ShortTitle>
    <BillHistory>
      <Stages stage="consolidation"><Date><YYYY>2020</YYYY><MM>2</MM><DD>3</DD></Date></Stages>
      <Stages stage="assented-to"><Date><YYYY>1999</YYYY><MM>12</MM><DD>9</DD></Date></Stages>
    </BillHistory>
    <Chapter><ConsolidatedNumber official="no">B-1.2</ConsolidatedNumber>
      <AnnualStatuteId revised-statute="no"><AnnualStatuteNumber>7</AnnualStatuteNumber><YYYY>1999</YYYY></AnnualStatuteId>
    </Chapter>
  </Identification>
  <Body><Section><Footnote id="n1"><Label>*</Label><Text>[Note: Act in force March 1, 2000, <Emphasis>see</Emphasis> SI/2000-1.]</Text></Footnote></Section></Body>
</Statute>"#;

    fn parse(text: &str) -> Result<Law, ParseError> {
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("ca-justice"));
        let document = Document {
            bytes: text.as_bytes(),
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: None,
            content_type: None,
            vintage: None,
        };
        JusticeLaws.parse(&document).map(|mut p| p.laws.remove(0))
    }

    fn dates(law: &Law) -> Vec<(DateKind, Date)> {
        law.dates.iter().map(|d| (d.kind, d.date)).collect()
    }

    #[test]
    fn an_act_with_each_date_under_its_own_name() {
        let law = parse(ACT).unwrap();
        assert_eq!(law.id, "ca-b-1.2");
        assert_eq!(law.title(), "Bribery of Everybody Act");
        assert_eq!(law.citation, "S.C. 1999, c. 7");
        assert_eq!(law.topics, [Topic::Corruption]);
        assert_eq!(
            dates(&law),
            [
                (DateKind::Assent, date(1999, 12, 9)),
                (DateKind::InForce, date(2000, 3, 1)),
                (DateKind::LastAmended, date(2019, 5, 6)),
            ]
        );
        assert_eq!(law.in_force().unwrap().provenance.locator, "//Footnote[@id='n1']/Text");
        assert_eq!(law.versions[0].date, date(2020, 1, 2));
    }

    #[test]
    fn the_day_on_which_the_records_begin_is_no_amendment() {
        let text = |day: &str| {
            ["2020-01-02", "2019-05-06", "2013-06-19"].iter().fold(ACT.to_owned(), |text, old| text.replace(old, day))
        };
        let has = |law: &Law| law.dates.iter().any(|d| d.kind == DateKind::LastAmended);
        for day in ["2002-12-31", "2003-01-01"] {
            let law = parse(&text(day)).unwrap();
            assert!(!has(&law) && law.notes.iter().any(|note| note.contains("2003")), "{day}");
            assert_eq!((law.versions[0].date.to_string().as_str(), law.status), (day, LawStatus::InForce));
        }
        let records = text("2003-01-01");
        for other in [
            text("2003-01-02"),
            records.replace("xml:lang", "hasPreviousVersion=\"true\" xml:lang"),
            records.replace("inforce-start-date=\"2003-01-01", "inforce-start-date=\"2002-01-01"),
        ] {
            let law = parse(&other).unwrap();
            assert!(has(&law) && law.notes.is_empty());
        }
    }

    #[test]
    fn acts_of_a_supplement_tell_their_assent_in_a_note() {
        let stage = r#"<Stages stage="assented-to"><Date><YYYY>1999</YYYY><MM>12</MM><DD>9</DD></Date></Stages>"#;
        assert!(ACT.contains(stage));
        let text = ACT.replace(stage, "").replace(
            r#"revised-statute="no"><AnnualStatuteNumber>7"#,
            r#"revised-statute="yes"><AnnualStatuteNumber>7 (4th Supp.)"#,
        );
        let noted = |note: &str| {
            let end = format!("</Chapter><ReaderNote><Note>[<Emphasis>{note}</Emphasis>]</Note></ReaderNote>");
            parse(&text.replace("</Chapter>", &end)).unwrap()
        };
        let law = noted("1988, c. 3, assented to 28th July, 1988");
        assert_eq!(law.citation, "R.S.C. 1985, c. 7 (4th Supp.)");
        assert_eq!(law.passage().map(|d| d.date), Some(date(1988, 7, 28)));
        assert_eq!(law.passage().unwrap().provenance.locator, "/Statute/Identification/ReaderNote/Note");
        assert_eq!(
            noted("1988, ch. 3, sanctionnée le 28 juillet 1988").passage().map(|d| d.date),
            Some(date(1988, 7, 28))
        );
        assert!(noted("In force on proclamation, see SI/88-1 of 3rd August, 1988").passage().is_none());
        assert_eq!(supplement("7 (3e suppl.)").as_deref(), Some("7 (3rd Supp.)"));
        assert_eq!(supplement("C-46"), None);
    }

    const CODE: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Statute xmlns:lims="http://justice.gc.ca/lims" xml:lang="en" in-force="yes"><Identification><ShortTitle>Criminal Code</ShortTitle>
<Chapter><ConsolidatedNumber official="yes">Q-46</ConsolidatedNumber></Chapter></Identification><Body>
<Section><MarginalNote>Bribery of officers</MarginalNote><Label>7</Label><Text>x</Text><HistoricalNote><HistoricalNoteSubItem>R.S., c. Q-34, s. 7; 2007, c. 1, s. 2</HistoricalNoteSubItem></HistoricalNote></Section>
<Section><MarginalNote>Trafficking in persons</MarginalNote><Label>7.1</Label><Subsection><MarginalNote>Money laundering</MarginalNote><Label>(2)</Label></Subsection>
<HistoricalNote><HistoricalNoteSubItem>2005, c. 43, s. 3; 2010, c. 3, s. 1</HistoricalNoteSubItem><HistoricalNoteSubItem lims:enacted-date="2019-06-21">2019, c. 25, s. 1</HistoricalNoteSubItem></HistoricalNote></Section>
<Section><MarginalNote>Trafficking in human organs</MarginalNote><Label>7.2</Label><HistoricalNote><HistoricalNoteSubItem lims:enacted-date="2022-12-15">2022, c. 18, s. 1</HistoricalNoteSubItem></HistoricalNote></Section></Body>
<Schedule><Section><MarginalNote>Bribery elsewhere</MarginalNote><Label>9</Label></Section></Schedule></Statute>"#;

    #[test]
    fn sections_of_the_code_of_crimes_have_the_day_of_the_act_that_inserted_them() {
        let laws = crate::sources::tests::parse("ca-justice", "x", CODE.as_bytes()).unwrap().laws;
        assert_eq!(laws[0].topics, [Topic::Corruption], "as old as the code");
        assert_eq!(laws[0].sections.iter().map(|s| s.number.as_str()).collect::<Vec<_>>(), ["7", "7.1", "7.2"]);
        let found: Vec<_> = laws[1..].iter().map(|l| (l.id.as_str(), dates(l), l.dates[0].precision)).collect();
        let assent = |y, m, d| vec![(DateKind::Assent, date(y, m, d))];
        assert_eq!(
            found,
            [
                ("ca-q-46-7-1", assent(2005, 1, 1), DatePrecision::Year),
                ("ca-q-46-7-2", assent(2022, 12, 15), DatePrecision::Day)
            ]
        );
        assert_eq!((laws[1].status, &laws[1].topics[..]), (LawStatus::InForce, &[Topic::HumanTrafficking][..]));
        let marked = "<Section in-force=\"no\"><MarginalNote>Trafficking in persons";
        let waiting = CODE.replace("<Section><MarginalNote>Trafficking in persons", marked);
        let laws = crate::sources::tests::parse("ca-justice", "x", waiting.as_bytes()).unwrap().laws;
        let states = laws.iter().map(|l| l.status).collect::<Vec<_>>();
        assert_eq!(states, [LawStatus::InForce, LawStatus::NotYetInForce, LawStatus::InForce]);
        let french = CODE.replace("Criminal Code", "Code criminel").replace(r#"lang="en""#, r#"lang="fr""#);
        let french =
            french.replace("Trafficking in persons", "Traite des personnes").replace("2005, c. ", "2005, ch. ");
        let laws = crate::sources::tests::parse("ca-justice", "x", french.as_bytes()).unwrap().laws;
        let trafficking = laws.iter().find(|l| l.id == "ca-q-46-7-1").unwrap();
        assert_eq!((dates(trafficking), trafficking.dates[0].precision), (assent(2005, 1, 1), DatePrecision::Year));
        // In another act, only words that always mean the crime count.
        let other = CODE.replace("Criminal Code", "Pots Act").replace("Trafficking in human organs", "Firearms");
        let laws = crate::sources::tests::parse("ca-justice", "x", other.as_bytes()).unwrap().laws;
        assert_eq!(laws.iter().map(|l| l.id.as_str()).collect::<Vec<_>>(), ["ca-q-46", "ca-q-46-7-1"]);
        assert_eq!((laws[0].title(), &laws[0].topics[..]), ("Pots Act", &[Topic::Corruption][..]));
    }

    #[test]
    fn notes_about_sections_are_not_about_the_act() {
        for note in [
            "Section 3 in force March 1, 2000, see SI/2000-1.",
            "Act in force March 1, 2000, except section 3, see SI/2000-1.",
            "Act in force March 1, 2000, see SI/2000-1; section 3 in force May 1, 2001.",
            "Act in force on a day to be fixed.",
            "Act in force March 45, 2000, see SI/2000-1.",
        ] {
            assert_eq!(note_of_whole_act(&format!("*[Note: {note}]")), None, "{note}");
        }
        let note = "*[Note : Loi en vigueur le 1er août 2001, voir TR/2001-1.]";
        assert_eq!(note_of_whole_act(note), Some(InForceRule::On(date(2001, 8, 1))));
    }

    #[test]
    fn an_act_may_set_its_own_day() {
        let own = r#"<Section type="CIF"><Text>This Act comes into force on January 1 of the year following the year in which it receives royal assent.</Text></Section>"#;
        let body = ACT.find("<Body>").unwrap();
        let law = parse(&format!("{}<Body>{own}</Body></Statute>", &ACT[..body])).unwrap();
        let in_force = law.in_force().unwrap();
        assert_eq!(in_force.date, date(2000, 1, 1));
        assert!(in_force.computed_by.is_some());
    }

    #[test]
    fn an_act_outside_the_chapters_is_named_after_its_file_and_its_mark_is_kept() {
        assert_eq!(parse(ACT).unwrap().status, LawStatus::InForce);
        let text = ACT
            .replace("<ConsolidatedNumber official=\"no\">B-1.2</ConsolidatedNumber>", "")
            .replace("in-force=\"yes\"", "in-force=\"no\"");
        assert!(matches!(parse(&text), Err(ParseError::Layout(_))));
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("ca-justice"));
        let document = Document {
            bytes: text.as_bytes(),
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: Some("https://laws-lois.justice.gc.ca/eng/XML/B-9.xml"),
            content_type: None,
            vintage: None,
        };
        let law = JusticeLaws.parse(&document).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.status), ("ca-b-9", LawStatus::NotStated));
    }

    #[test]
    fn a_revised_statute_has_no_day_of_assent() {
        let start = ACT.find("<AnnualStatuteId").unwrap();
        let end = ACT.find("</AnnualStatuteId>").unwrap() + "</AnnualStatuteId>".len();
        let text = format!("{}{}", &ACT[..start], &ACT[end..]).replace("assented-to", "other");
        let law = parse(&text).unwrap();
        assert_eq!(law.citation, "R.S.C. 1985, c. B-1.2");
        assert!(law.passage().is_none());
    }

    const REGULATION: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Regulation xmlns:lims="http://justice.gc.ca/lims" xml:lang="fr" regulation-type="SOR" lims:pit-date="2014-03-31" lims:lastAmendedDate="2014-03-31">
  <Identification><InstrumentNumber>DORS/2001-9</InstrumentNumber>
    <RegistrationDate><Date><YYYY>2001</YYYY><MM>6</MM><DD>26</DD></Date></RegistrationDate>
    <ConsolidationDate><Date><YYYY>2025</YYYY><MM>7</MM><DD>25</DD></Date></ConsolidationDate>
    <LongTitle>Règlement sur les armes à feu en carton</LongTitle>
    <RegulationMakerOrder><RegulationMaker>C.P.</RegulationMaker><OrderNumber>2001-1</OrderNumber><Date><YYYY>2001</YYYY><MM>6</MM><DD>14</DD></Date></RegulationMakerOrder>
  </Identification>
  <Body><Section><Label>1</Label><Text><Repealed lims:inforce-start-date="2003-01-01">[Abrogé]</Repealed></Text></Section></Body>
</Regulation>"#;

    #[test]
    fn a_regulation_with_the_day_of_its_making_before_that_of_its_registration() {
        let law = parse(REGULATION).unwrap();
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ca-sor-2001-9", "SOR/2001-9"));
        assert_eq!(law.title(), "Règlement sur les armes à feu en carton");
        assert_eq!(law.url.as_deref(), Some("https://laws-lois.justice.gc.ca/eng/regulations/SOR-2001-9/"));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2001, 6, 14))));
        assert_eq!(
            dates(&law),
            [
                (DateKind::Adoption, date(2001, 6, 14)),
                (DateKind::Promulgation, date(2001, 6, 26)),
                (DateKind::LastAmended, date(2014, 3, 31)),
            ]
        );
        assert_eq!(law.status, LawStatus::NotStated, "only a section is repealed");
        assert_eq!(law.versions[0].provenance.locator, "/Regulation/@lims:pit-date");
        let old = REGULATION.replace("DORS/2001-9", "C.R.C., ch. 12");
        let start = old.find("<RegistrationDate>").unwrap();
        let end = old.find("<ConsolidationDate>").unwrap();
        let law = parse(&format!("{}{}", &old[..start], &old[end..])).unwrap();
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ca-c-r-c-c-12", "C.R.C., c. 12"));
    }

    #[test]
    fn a_regulation_that_an_act_makes_passes_with_the_act() {
        let start = REGULATION.find("<RegulationMakerOrder>").unwrap();
        let end = REGULATION.find("</Identification>").unwrap();
        let text = format!("{}{}", &REGULATION[..start], &REGULATION[end..]);
        let text = text.replace("DORS/2001-9", "2001, ch. 5, art. 7");
        let (sha256, source) = (Sha256Hex::from("00"), SourceId::from("ca-justice"));
        let document = Document {
            bytes: text.as_bytes(),
            sha256: &sha256,
            source: &source,
            stream: "x",
            url: Some("https://laws-lois.justice.gc.ca/fra/XML/DORS-2001-507.xml"),
            content_type: None,
            vintage: None,
        };
        let law = JusticeLaws.parse(&document).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ca-2001-c-5-s-7", "2001, c. 5, s. 7"));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Assent, date(2001, 6, 26))));
        assert_eq!(law.url.as_deref(), Some("https://laws-lois.justice.gc.ca/eng/regulations/SOR-2001-507/"));
    }

    #[test]
    fn what_is_repealed_as_a_whole_says_so_and_since_when() {
        let mark = r#"<Repealed lims:inforce-start-date="2014-03-31">[Repealed, SOR/2013-1, s. 2]</Repealed><Body>"#;
        for text in [REGULATION, ACT] {
            let law = parse(&text.replacen("<Body>", mark, 1)).unwrap();
            assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2014, 3, 31))));
        }
    }

    #[test]
    fn a_chapter_in_parts_is_cited_alike_in_both_languages() {
        let text = ACT.replace(">7</AnnualStatuteNumber>", ">7, Partie II</AnnualStatuteNumber>");
        assert_eq!(parse(&text).unwrap().citation, "S.C. 1999, c. 7, Part II");
        let note = "*[Note: Regulations in force February 2, 1993.]";
        assert_eq!(note_of_whole_act(note), Some(InForceRule::On(date(1993, 2, 2))));
    }

    #[test]
    fn what_is_not_an_act_is_refused() {
        let cut = &ACT[..ACT.len() - 20];
        assert!(matches!(parse(cut), Err(ParseError::Damaged { .. })));
        assert!(matches!(parse("<Regulation/>"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("<Statute/>"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("<html><body/></html>"), Err(ParseError::WrongType { .. })));
        assert!(matches!(parse(""), Err(ParseError::Empty { .. })));
        let odd = ACT.replace("<MM>12</MM>", "<MM>13</MM>");
        assert!(matches!(parse(&odd), Err(ParseError::Value { .. })));
    }
}
