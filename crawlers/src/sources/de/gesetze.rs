//! The federal laws of Germany: the publisher's own XML (gesetze-im-internet.de, packed as `xml.zip`), and the
//! Markdown that the repository `bundestag/gesetze` makes of it.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus, TextUnit};

use crate::{
    formats::{
        charset, dates,
        xml::{Step, Walk, squeeze},
        zip,
    },
    law_text::{self, LawText},
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section},
};

/// Parser of both forms.
pub struct Gesetze;

impl Parser for Gesetze {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if zip::is_zip(document.bytes) {
            return Gesetz::read_xml(&statute::xml_text(document)?, document.url)?.law(document);
        }
        let text = charset::decode("the law", document.bytes, document.content_type)?;
        let text = text.trim_start_matches('\u{feff}');
        match text.trim_start().starts_with('<') {
            true => Gesetz::read_xml(text, document.url)?.law(document),
            false => Gesetz::read(text, document)?.law(document),
        }
    }

    fn law_text(&self, document: &Document<'_>) -> Result<Option<LawText>, ParseError> {
        if zip::is_zip(document.bytes) {
            return Ok(None);
        }
        let text = charset::decode("the law", document.bytes, document.content_type)?;
        let is_xml = text.trim_start_matches('\u{feff}').trim_start().starts_with('<');
        Ok((!is_xml).then(|| text_of(&text)))
    }
}

/// Sections begin with `### § 6 Visum` or `## Art 1`; the headings of chapters and what stands before the first section
/// are outside of them.
fn text_of(text: &str) -> LawText {
    // Lines of the title may stand before the front matter.
    let parts = if text.starts_with("---\n") { 2 } else { 3 };
    let body = text.splitn(parts, "\n---\n").last().unwrap_or_default();
    let mut outside = law_text::Section::default();
    let mut sections: Vec<law_text::Section> = Vec::new();
    let mut lines = String::new();
    for line in body.lines() {
        let Some(heading) = line.strip_prefix("##").map(|h| h.trim_start_matches('#').trim()) else {
            lines.push_str(line);
            lines.push('\n');
            continue;
        };
        let paragraphs = law_text::paragraphs(&std::mem::take(&mut lines));
        sections.last_mut().unwrap_or(&mut outside).paragraphs.extend(paragraphs);
        match numbered(heading) {
            Some((number, heading)) => sections.push(law_text::Section { number, heading, paragraphs: Vec::new() }),
            None => outside.paragraphs.push(heading.trim_end_matches(['-', ' ']).to_owned()),
        }
    }
    let paragraphs = law_text::paragraphs(&lines);
    sections.last_mut().unwrap_or(&mut outside).paragraphs.extend(paragraphs);
    sections.push(outside);
    LawText { unit: TextUnit::Section, language: Some("de".to_owned()), sections }
}

/// `§ 299a` and `Bestechlichkeit …`; of a range, such as `§§ 10 bis 12 (weggefallen)`, all numbers.
fn numbered(heading: &str) -> Option<(String, String)> {
    let sign = ["§ ", "§§ ", "Art "].into_iter().find(|s| heading.starts_with(s))?;
    let rest = heading.get(sign.len()..)?;
    let mut words = rest.split(' ').peekable();
    let mut number = words.next().filter(|n| n.starts_with(|c: char| c.is_ascii_digit()))?.to_owned();
    while let Some(word) = words.next_if(|w| matches!(*w, "bis" | "und") || (sign == "§§ " && !w.starts_with('('))) {
        number.push(' ');
        number.push_str(word);
    }
    let heading = words.collect::<Vec<_>>().join(" ");
    Some((format!("{sign}{number}"), heading.trim_start_matches(['-', ' ']).to_owned()))
}

/// What the document says of the law, as written, each with its place.
#[derive(Debug, Default)]
struct Gesetz {
    title: String,
    abbreviation: Option<String>,
    /// Its name here, with umlauts written out.
    slug: Option<String>,
    /// Its name in the publisher's addresses.
    page: Option<String>,
    /// The day of the publisher's text, which tells a repeal to come from one that was.
    built: Option<Date>,
    /// Name, value and place of the entries about the law as a whole.
    fields: Vec<(String, String, String)>,
    /// Heading of each section with its number, and its place.
    sections: Vec<(String, String)>,
}

impl Gesetz {
    fn read(text: &str, document: &Document<'_>) -> Result<Gesetz, ParseError> {
        let mut gesetz = Gesetz { built: document.vintage, ..Gesetz::default() };
        let mut lines = text.lines().enumerate().map(|(i, l)| (i + 1, l.trim_end())).peekable();
        // Lines before the front matter belong to a long title that was cut in the making.
        let mut title: Vec<&str> = Vec::new();
        for (_, line) in lines.by_ref() {
            if line == "---" {
                break;
            }
            title.push(line);
            if title.len() > 40 {
                break;
            }
        }
        let mut in_title = false;
        let mut closed = false;
        for (_, line) in lines.by_ref() {
            if line == "---" {
                closed = true;
                break;
            }
            match line.split_once(": ").or_else(|| line.strip_suffix(':').map(|n| (n, ""))) {
                Some((name, value)) if !line.starts_with(' ') && !name.contains(' ') => {
                    in_title = name.eq_ignore_ascii_case("title");
                    if in_title {
                        // Quotation marks around a title of several lines part with its last one.
                        title.push(value.trim());
                        continue;
                    }
                    let value = value.trim().trim_matches(['"', '\'']);
                    match name.to_ascii_lowercase().as_str() {
                        "jurabk" => gesetz.abbreviation = Some(value.to_owned()),
                        "slug" => gesetz.slug = Some(value.to_owned()),
                        "origslug" => gesetz.page = Some(value.to_owned()),
                        _ => {}
                    }
                }
                _ if in_title => title.push(line),
                _ => {}
            }
        }
        if !closed {
            return Err(ParseError::Layout("no front matter between two lines `---`".to_owned()));
        }
        gesetz.title = unquoted(&statute::clean(&title.join(" ")));
        // The folder of the repository: copies of different years write umlauts differently in the slug.
        let folder = document.url.and_then(|u| u.strip_suffix("/index.md")).and_then(|u| u.rsplit('/').next());
        gesetz.page = gesetz.page.or_else(|| gesetz.slug.clone());
        gesetz.slug = folder.map(str::to_owned).or(gesetz.slug);
        let at = |line: usize| format!("line={line}");
        let mut name: Option<String> = None;
        let mut in_fields = true;
        while let Some((number, line)) = lines.next() {
            if line.starts_with("##") {
                in_fields = false;
                gesetz.sections.push((line.trim_start_matches('#').trim().to_owned(), at(number)));
            } else if in_fields {
                if let Some(value) = line.strip_prefix(": ").or_else(|| line.strip_prefix(":\t")) {
                    let mut value = value.trim().to_owned();
                    while let Some((_, next)) = lines.next_if(|(_, l)| l.starts_with("    ") && !l.trim().is_empty()) {
                        value.push(' ');
                        value.push_str(next.trim());
                    }
                    if let Some(name) = &name {
                        gesetz.fields.push((name.clone(), value, at(number)));
                    }
                } else if let Some(stand) = line.strip_prefix("Stand: ") {
                    gesetz.fields.push(("Stand".to_owned(), stand.to_owned(), at(number)));
                } else if let Some(heading) = line.strip_prefix("# ") {
                    // Older copies state the abbreviation only in the heading, behind the title.
                    gesetz.abbreviation = gesetz.abbreviation.take().or_else(|| in_brackets(heading));
                } else if !line.is_empty() && !line.starts_with('#') {
                    name = Some(line.to_owned());
                }
            }
        }
        Ok(gesetz)
    }

    /// Reads the publisher's XML: the first `norm` is about the law, the others are its sections. Its name in
    /// addresses stands only in the document's own.
    fn read_xml(text: &str, url: Option<&str>) -> Result<Gesetz, ParseError> {
        let mut gesetz = Gesetz {
            page: url.and_then(|u| u.strip_suffix("/xml.zip")).and_then(|u| u.rsplit('/').next()).map(str::to_owned),
            ..Gesetz::default()
        };
        let mut walk = Walk::lenient(text);
        let (mut norms, mut source, mut short_title) = (0_usize, String::new(), None);
        let (mut number, mut heading) = (None::<String>, None::<String>);
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => {
                    let name = element.name().to_owned();
                    if walk.path().len() == 1 {
                        if name != "dokumente" {
                            return Err(ParseError::Layout(format!(
                                "the document is a <{name}>, expected <dokumente>"
                            )));
                        }
                        let built = element.attribute("builddate")?.unwrap_or_default();
                        gesetz.built = built.get(..8).and_then(dates::compact);
                    }
                    if name == "norm" {
                        norms += 1;
                        (number, heading) = (None, None);
                    }
                    let whole = norms == 1;
                    if whole && walk.ends(&["norm", "textdaten", "fussnoten", "Content"]) {
                        let (value, at) = (spaced_text(&mut walk)?, "/dokumente/norm[1]/textdaten/fussnoten");
                        gesetz.fields.push((FOOTNOTE.to_owned(), value, at.to_owned()));
                        continue;
                    }
                    let place = |n: usize, name: &str| format!("/dokumente/norm[{n}]/metadaten/{name}");
                    match (walk.below(&["dokumente", "norm", "metadaten"]).unwrap_or_default().as_slice(), whole) {
                        (["jurabk"], true) => gesetz.abbreviation = Some(walk.text()?),
                        (["langue"], true) => gesetz.title = statute::clean(&spaced_text(&mut walk)?),
                        (["kurzue"], true) => short_title = Some(statute::clean(&spaced_text(&mut walk)?)),
                        (["ausfertigung-datum"], true) => {
                            let (value, at) = (walk.text()?, place(norms, &name));
                            gesetz.fields.push(("Ausfertigungsdatum".to_owned(), value, at));
                        }
                        (["fundstelle", "periodikum"], true) => source = walk.text()?,
                        (["fundstelle", "zitstelle"], true) => {
                            let value = format!("{source} {}", walk.text()?);
                            gesetz.fields.push(("Fundstelle".to_owned(), value.trim().to_owned(), place(norms, &name)));
                        }
                        (["standangabe", "standkommentar"], true) => {
                            let (text, at) = (walk.text()?, place(norms, "standangabe"));
                            let (name, value) = state(&text);
                            gesetz.fields.push((name, value, at));
                        }
                        (["enbez"], false) => number = Some(walk.text()?),
                        (["titel"], false) => heading = Some(spaced_text(&mut walk)?),
                        _ => {}
                    }
                }
                Step::Close if walk.path().last().is_some_and(|n| n == "norm") => {
                    if let (Some(number), Some(heading)) = (number.take(), heading.take()) {
                        gesetz
                            .sections
                            .push((format!("{number} {heading}"), format!("/dokumente/norm[{norms}]/metadaten/titel")));
                    }
                }
                Step::Close | Step::Text(_) => {}
            }
        }
        if gesetz.title.is_empty() {
            gesetz.title = short_title.unwrap_or_default();
        }
        Ok(gesetz)
    }

    fn law(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let short = self.abbreviation.as_deref().unwrap_or_default();
        // The publisher's addresses lack umlauts; the abbreviation has them.
        let named = [self.slug.as_deref(), Some(short), self.page.as_deref()];
        let slug = named.into_iter().flatten().find(|n| !n.is_empty()).unwrap_or_default();
        let id = format!("de-{}", statute::slug(slug));
        let mut draft = Draft::new(document, id, "DEU", "de", &self.title, DateKind::Assent)?;
        draft.url(format!("https://www.gesetze-im-internet.de/{}/", self.page.as_deref().unwrap_or(slug)));
        let found = self.fields.iter().find(|(n, ..)| n == "Fundstelle").map(|(_, v, _)| v.as_str());
        let cited: Vec<&str> = [Some(short), found].into_iter().flatten().filter(|c| !c.is_empty()).collect();
        draft.citation(cited.join(", "));
        let mut last: Option<(Date, String)> = None;
        let made = made(&self.title);
        for (name, value, at) in &self.fields {
            let at = at.clone();
            let lower = name.to_lowercase();
            if name == "Ausfertigungsdatum" {
                draft.date(made, dates::iso_start(value).or_else(|| dates::first(value, "de")), &at);
            } else if name == "Fundstelle" {
                // `BAnz AT 18.11.2022 V1`: the day stands for the issue. Others have a year and page.
                let issue = value.strip_prefix("BAnz").and_then(|rest| rest.split_once("AT "));
                draft.date(DateKind::Publication, issue.and_then(|(_, day)| dates::leading(day, "de")), &at);
            } else if name == FOOTNOTE {
                if made == DateKind::Signature {
                    consent(&mut draft, value, &at);
                }
            } else if name == "Stand" {
                stand(&mut draft, value, self.built, &at);
            } else if lower.contains("geändert durch") || lower.contains("änderung durch") {
                let day = dates::first(value, "de");
                draft.amendment(value, DateKind::Assent, day, &at);
                let is_in = !value.contains("noch nicht berücksichtigt") && !lower.starts_with("mittelbar");
                if let Some(day) = day.filter(|d| is_in && last.as_ref().is_none_or(|(l, _)| d > l)) {
                    last = Some((day, at));
                }
            } else if lower.contains("neugefasst durch") {
                draft.amendment(value, DateKind::Promulgation, dates::first(value, "de"), &at);
            } else {
                // `V aufgeh. durch` and its value.
                stand(&mut draft, &format!("{name} {value}"), self.built, &at);
            }
        }
        if let Some((day, at)) = last {
            draft.date(DateKind::LastAmended, Some(day), &at);
            if document.vintage.is_none() {
                draft.version(Some(day), "consolidated", &at);
            }
        }
        draft.version(document.vintage, "copy of the publisher's text", "vintage of the copy");
        for (heading, at) in &self.sections {
            if let Some(section) = section(heading, at) {
                draft.section(&section, None, None);
            }
        }
        Ok(draft.parsed())
    }
}

/// The name of the notes on a law as a whole among its fields.
const FOOTNOTE: &str = "Fussnote";

/// Words after which a title tells what the act is about, or whose it is.
const ABOUT: &[&str] =
    &["über", "zu", "zur", "zum", "zwischen", "vom", "von", "der", "des", "den", "für", "mit", "betreffend"];

/// What the Ausfertigungsdatum is of the kind of act that the title names: the president signs a law, a treaty is signed
/// by its parties, and all else is made by those who publish it. An act that names no kind is a law, such as a code.
fn made(title: &str) -> DateKind {
    for word in title.split_whitespace() {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let is = |kinds: &[&str]| kinds.iter().any(|kind| word.ends_with(kind));
        if ABOUT.contains(&word.as_str()) || is(&["gesetz", "gesetzbuch"]) {
            break;
        }
        if is(&["verordnung", "anordnung", "bekanntmachung"]) {
            return DateKind::Adoption;
        }
        if is(&["abkommen", "übereinkommen", "vertrag", "protokoll"]) {
            return DateKind::Signature;
        }
    }
    DateKind::Assent
}

/// `G v. 20.3.1953 II 35 Inkraft gem. Bek. v. 30.4.1953 II 128 mWv 27.3.1953`: the law by which a treaty was consented
/// to, and since when the treaty is in force.
fn consent(draft: &mut Draft<'_>, note: &str, at: &str) {
    let Some(day) = note.strip_prefix("G v. ").and_then(|rest| dates::leading(rest, "de")) else { return };
    draft.date(DateKind::Assent, Some(day), at);
    draft.note("A treaty; the day of assent is that of the law of consent.");
    let started = note.split_once("Inkraft gem. ").and_then(|(_, rest)| rest.split_once("mWv "));
    draft.date(DateKind::InForce, started.and_then(|(_, day)| dates::leading(day, "de")), at);
}

/// The text of the element that was just opened; a line break in it (`<BR/>`) parts words.
fn spaced_text(walk: &mut Walk<'_>) -> Result<String, ParseError> {
    let depth = walk.path().len();
    let mut text = String::new();
    while let Some(step) = walk.step()? {
        match step {
            Step::Text(piece) => text.push_str(&piece),
            Step::Open(_) => text.push(' '),
            Step::Close if walk.path().len() == depth => break,
            Step::Close => {}
        }
    }
    Ok(squeeze(&text))
}

/// `Zuletzt geändert durch Art. 1 G v. …` as name and value; what is said otherwise is the state as a whole.
fn state(text: &str) -> (String, String) {
    match text.split_once(" durch ") {
        Some((name, value))
            if ["geändert", "änderung", "neugefasst"].iter().any(|w| name.to_lowercase().ends_with(w)) =>
        {
            (format!("{name} durch"), value.to_owned())
        }
        _ => ("Stand".to_owned(), text.to_owned()),
    }
}

/// A title without the quotation marks around all of it.
fn unquoted(title: &str) -> String {
    let inside = ['"', '\''].into_iter().find_map(|q| title.strip_prefix(q)?.strip_suffix(q));
    inside.unwrap_or(title).replace("\\\"", "\"")
}

/// The abbreviation behind a title: `Gesetz über Dinge (DingeG)`.
fn in_brackets(heading: &str) -> Option<String> {
    let (_, inside) = heading.trim_end().strip_suffix(')')?.rsplit_once('(')?;
    (!inside.is_empty() && inside.chars().count() <= 60).then(|| inside.trim().to_owned())
}

/// `Stand: G in Kraft gem. Bek. v. 4.2.1999 II 87 mWv 15.2.1999`, `Stand: Aufgeh. durch Art. 2 G v. … mWv 1.1.2020`;
/// most say nothing of the law as a whole. A repeal after `built`, the day of the text, is one to come.
fn stand(draft: &mut Draft<'_>, value: &str, built: Option<Date>, at: &str) {
    let lower = value.to_lowercase();
    let with_effect = lower.split_once("mwv").and_then(|(_, rest)| dates::first(rest, "de"));
    if lower.starts_with("g in kraft") || lower.starts_with("v in kraft") {
        draft.date(DateKind::InForce, with_effect.or_else(|| dates::all(&lower, "de").last().map(|f| f.date)), at);
        draft.status(LawStatus::InForce);
    } else if ends(&lower) {
        let day = end(&lower);
        draft.date(DateKind::Repeal, day, at);
        let over = match (day, built) {
            (Some(day), Some(built)) => day <= built,
            // `tritt am … außer Kraft` may speak of a day to come.
            _ => lower.contains("aufgeh") || lower.starts_with("außer kraft"),
        };
        if over {
            draft.status(LawStatus::Repealed);
        }
    }
}

/// What stands at the start of comments on the whole of a law, in lower case; those on parts begin with `§`, `Art.` …
const WHOLE: &[&str] = &[
    "g ",
    "v ",
    "vo ",
    "ano ",
    "bek",
    "abk",
    "vtr",
    "gesetz",
    "verordnung",
    "anordnung",
    "aufgeh",
    "außer kraft",
    "tritt",
];

/// Whether a comment, in lower case, is about the end of the whole law: `v aufgeh. durch …`, `die v tritt gem. § 10 …
/// außer kraft`.
fn ends(comment: &str) -> bool {
    let subject = ["die ", "das ", "der "].iter().find_map(|a| comment.strip_prefix(a)).unwrap_or(comment);
    // `V teilweise aufgeh. durch …`
    let in_part = ["teilweise", "tlw.", "teilw."].iter().any(|w| comment.contains(w));
    WHOLE.iter().any(|w| subject.starts_with(w))
        && !in_part
        && (comment.contains("aufgeh") || comment.contains("außer kraft"))
}

/// The day of the end, not that of the act that brings it: behind `mWv`, `mit Ablauf des`, `am … außer Kraft`. Of several,
/// such as an end that was put off or parts that last longer, the last.
fn end(comment: &str) -> Option<Date> {
    let out = comment.rfind("außer kraft").unwrap_or(0);
    let put_off = comment.contains("verläng");
    let found = dates::all(comment, "de").into_iter().filter(|f| {
        let before = comment.get(..f.start).unwrap_or_default().trim_end();
        ["mwv", "mit ablauf des", "mit ablauf d.", "mit ablauf"].iter().any(|w| before.ends_with(w))
            || (put_off && before.ends_with("bis zum"))
            || (before.ends_with(" am") && f.end <= out)
    });
    found.map(|f| f.date).max()
}

/// `§ 299a Bestechlichkeit im Gesundheitswesen`; chapters, sections that were dropped and ranges are none.
fn section(heading: &str, at: &str) -> Option<Section> {
    let rest = heading.strip_prefix("§ ").or_else(|| heading.strip_prefix("Art "))?;
    let (number, title) = rest.split_once(' ')?;
    let numbered = number.starts_with(|c: char| c.is_ascii_digit());
    let sign = heading.get(..heading.len() - title.len())?.trim().to_owned();
    (numbered && !title.starts_with("(weggefallen")).then(|| Section {
        number: number.to_owned(),
        sign,
        heading: title.trim_start_matches(['-', ' ']).to_owned(),
        note: String::new(),
        locator: at.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::{
        statute::tests::{days, survives},
        tests::parse,
    };
    use jiff::civil::date;
    use lexgap_domain::Topic;

    const LAW: &str = "---\nTitle: Gesetz über Dinge\n  und Sachen\njurabk: DSG 2001\nlayout: default\nslug: dsg_2001\n\n---\n\n\
# Gesetz über Dinge und Sachen (DSG 2001)\n\nAusfertigungsdatum\n:   2001-02-03\n\nFundstelle\n:   BGBl I: 2001, 5\n\n\
Neugefasst durch\n:   Bek. v. 1.3.2005 I 358;\n\nZuletzt geändert durch\n:   Art. 1 G v. 14.1.2021 I 70\n\n\
Änderung durch\n:   Art. 2 G v. 3.2.2022 I 9 noch nicht berücksichtigt\n\nStand: G in Kraft gem. Bek. v. 4.2.2001 I 8 mWv 15.2.2001\n\n\n\
## Abschnitt 1 - Allgemeines\n\n### § 1 Zweck\n\nText.\n\n### § 9a Menschenhandel\n\nText.\n\n### § 10 (weggefallen)\n";

    #[test]
    fn a_law_with_each_date_under_its_own_name() {
        let law = parse("de-gesetze", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("de-dsg-2001", "Gesetz über Dinge und Sachen"));
        assert_eq!(law.citation, "DSG 2001, BGBl I: 2001, 5");
        assert_eq!(
            days(&law),
            [
                (DateKind::Assent, date(2001, 2, 3)),
                (DateKind::InForce, date(2001, 2, 15)),
                (DateKind::LastAmended, date(2021, 1, 14))
            ]
        );
        assert_eq!(law.dates[0].provenance.locator, "line=13");
        assert_eq!(law.amendments.len(), 3);
        assert_eq!(law.status, LawStatus::InForce);
    }

    #[test]
    fn a_section_on_a_topic_gives_it_to_the_code_with_a_note() {
        let law = parse("de-gesetze", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!((law.sections[0].number.as_str(), law.sections[0].locator.as_str()), ("9a", "line=36"));
        assert!(law.notes[0].contains("9a"));
    }

    #[test]
    fn a_title_that_was_cut_before_the_front_matter_is_whole_again() {
        let text = LAW.replacen("---\nTitle: Gesetz über Dinge\n  und", "Gesetz\nüber Dinge\n---\nTitle: und", 1);
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Gesetz über Dinge und Sachen");
    }

    #[test]
    fn a_repealed_law_says_so() {
        let text = LAW.replace(
            "G in Kraft gem. Bek. v. 4.2.2001 I 8 mWv 15.2.2001",
            "Aufgeh. durch Art. 3 G v. 1.2.2019 I 4 mWv 1.1.2020",
        );
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2020, 1, 1))));
    }

    #[test]
    fn the_end_of_a_law_is_not_the_day_of_the_act_that_brings_it() {
        for (comment, expected) in [
            ("V aufgeh. durch § 9 idF d. Art. 2 V v. 8.7.2025 mWv 1.7.2026", Some(date(2026, 7, 1))),
            (
                "Die V tritt gem. § 10 idF d. V v. 1.2.2020 mit Ablauf d. 31.12.2026 außer Kraft",
                Some(date(2026, 12, 31)),
            ),
            ("Das G tritt gem. § 2 am 31.12.2026 außer Kraft", Some(date(2026, 12, 31))),
            (
                "G tritt am 31.12.2016 außer Kraft; durch Art. 1 V v. 2.3.2015 bis zum 31.12.2031 verlängert",
                Some(date(2031, 12, 31)),
            ),
            ("V tritt an dem Tag außer Kraft, an dem das Abkommen endet", None),
        ] {
            let lower = comment.to_lowercase();
            assert!(ends(&lower), "{comment}");
            assert_eq!(end(&lower), expected, "{comment}");
        }
        for part in [
            "§ 3 aufgeh. durch Art. 1 G v. 1.2.2019 mWv 1.1.2020",
            "Art. 4 tritt am 1.1.2020 außer Kraft",
            "V teilweise aufgeh. durch Art. 4 Nr. 1 G v. 1.7.1999 I 16",
        ] {
            assert!(!ends(&part.to_lowercase()), "{part}");
        }
        // In the Markdown, `durch` parts such a comment in name and value.
        let text = LAW.replace(
            "Stand: G in Kraft gem. Bek. v. 4.2.2001 I 8 mWv 15.2.2001",
            "G aufgeh. durch\n:   Art. 3 G v. 1.2.2019 I 4 mWv 1.1.2020",
        );
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2020, 1, 1))));
        // The publisher's text is older than the end that it tells.
        let comment = "Neugefasst durch Bek. v. 1.3.2005 I 358;";
        let text = XML.replace(comment, "Die V tritt gem. § 3 mit Ablauf d. 31.12.2030 außer Kraft");
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::NotStated, Some(date(2030, 12, 31))));
    }

    #[test]
    fn older_copies_state_the_abbreviation_only_behind_the_title() {
        let text =
            LAW.replace("jurabk: DSG 2001\n", "").replace("slug: dsg_2001", "origslug: d_sg_2001\nslug: dsg_2001");
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.citation, "DSG 2001, BGBl I: 2001, 5");
        assert_eq!(law.url.as_deref(), Some("https://www.gesetze-im-internet.de/d_sg_2001/"));
        let text = LAW.replace("Title: Gesetz über Dinge\n  und Sachen", "Title: Gesetz über die Stiftung \"Dinge\"");
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Gesetz über die Stiftung \"Dinge\"");
    }

    #[test]
    fn the_day_on_which_an_act_was_made_is_of_its_kind() {
        for (title, kind) in [
            ("Verordnung über Dinge nach dem Gesetz über Sachen", DateKind::Adoption),
            ("Neunte Verordnung zur Durchführung des Dinggesetzes", DateKind::Adoption),
            ("Bekanntmachung zu dem Abkommen über Dinge", DateKind::Adoption),
            ("Gefahrdingverordnung", DateKind::Adoption),
            ("Gesetz zu dem Übereinkommen vom 17. Dezember 1997 über Dinge", DateKind::Assent),
            ("Gesetz zur Änderung der Verordnung über Dinge", DateKind::Assent),
            ("Strafprozeßordnung", DateKind::Assent),
            ("Strafgesetzbuch", DateKind::Assent),
            ("Bürgerliches Gesetzbuch", DateKind::Assent),
            ("Dingordnung zum Vertrag", DateKind::Assent),
            ("Abkommen zwischen der Bundesrepublik Deutschland und einem Staat", DateKind::Signature),
            ("Europäisches Übereinkommen über Dinge", DateKind::Signature),
            ("Vertrag über die Verordnung von Dingen", DateKind::Signature),
        ] {
            assert_eq!(made(title), kind, "{title}");
        }
        let text = LAW.replace("Title: Gesetz über", "Title: Verordnung über");
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2001, 2, 3))));
        let text = text.replace("BGBl I: 2001, 5", "BAnz: AT 18.2.2001 V1");
        let law = parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert!(days(&law).contains(&(DateKind::Publication, date(2001, 2, 18))), "{:?}", law.dates);
    }

    const TREATY: &str = r#"<dokumente builddate="20120625154940"><norm><metadaten><jurabk>Abk ISR</jurabk>
<ausfertigung-datum manuell="ja">1952-09-10</ausfertigung-datum><langue>Abkommen zwischen zwei Staaten</langue></metadaten>
<textdaten><fussnoten><Content><P>G v. 20.3.1953 II 35 <BR/>Inkraft gem. Bek. v. 30.4.1953 II 128 mWv 27.3.1953</P></Content></fussnoten></textdaten></norm>
<norm><metadaten><enbez>Art 1</enbez></metadaten><textdaten><fussnoten><Content><P>G v. 1.1.1999</P></Content></fussnoten></textdaten></norm></dokumente>"#;

    #[test]
    fn a_treaty_was_signed_and_the_law_of_consent_has_a_day_of_its_own() {
        let law = |text: &str| parse("de-gesetze", "x", text.as_bytes()).unwrap().laws.remove(0);
        let signed = (DateKind::Signature, date(1952, 9, 10));
        let consented = (DateKind::Assent, date(1953, 3, 20));
        assert_eq!(days(&law(TREATY)), [signed, consented, (DateKind::InForce, date(1953, 3, 27))]);
        assert!(law(TREATY).notes[0].contains("law of consent"));
        let untold = law(&TREATY.replace("G v. 20.3.1953 II 35", "Text in der Anlage"));
        assert_eq!((days(&untold), untold.passage()), (vec![signed], None));
        let other = law(&TREATY.replace("Abkommen zwischen", "Gesetz über"));
        assert_eq!(days(&other), [(DateKind::Assent, date(1952, 9, 10))], "a note is of a treaty only");
        survives("de-gesetze", "x", TREATY);
    }

    const XML: &str = include_str!("../../../seeds/de-gesetze/gii-norm.xml");

    #[test]
    fn the_publishers_own_xml_says_the_same() {
        let bytes = crate::fuzz::zip(&[("BJNR.jpg", b"x"), ("BJNR.xml", XML.as_bytes())]).unwrap();
        for bytes in [bytes.as_slice(), XML.as_bytes()] {
            let law = parse("de-gesetze", "x", bytes).unwrap().laws.remove(0);
            assert_eq!((law.id.as_str(), law.title()), ("de-dsg-2001", "Gesetz über Dinge und Sachen"));
            assert_eq!(law.citation, "DSG 2001, BGBl I 2001, 5");
            assert_eq!(days(&law), [(DateKind::Assent, date(2001, 2, 3)), (DateKind::LastAmended, date(2021, 1, 14))]);
            assert_eq!(law.dates[0].provenance.locator, "/dokumente/norm[1]/metadaten/ausfertigung-datum");
            assert_eq!((law.amendments.len(), law.topics.as_slice()), (3, &[Topic::HumanTrafficking][..]));
            assert_eq!(law.sections[0].locator, "/dokumente/norm[3]/metadaten/titel");
        }
        let repealed = XML
            .replace("Neugefasst durch Bek. v. 1.3.2005 I 358;", "Aufgeh. durch Art. 3 G v. 1.2.2019 I 4 mWv 1.1.2020");
        let law = parse("de-gesetze", "x", repealed.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2020, 1, 1))));
        survives("de-gesetze", "x", XML);
        assert!(parse("de-gesetze", "x", b"<items/>").is_err());
    }

    #[test]
    fn damage_is_survived_and_other_text_refused() {
        survives("de-gesetze", "x", LAW);
        assert!(parse("de-gesetze", "x", b"# Not found\n").is_err());
    }
}
