//! Riigi Teataja: the acts of Estonia, as passed and consolidated, in the gazette's own XML.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        dates,
        xml::{Element, Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section},
};

/// Parser of an act.
pub struct RiigiTeataja;

impl Parser for RiigiTeataja {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = statute::xml_text(document)?;
        Act::read(&text)?.law(document)
    }
}

/// Laws on our topics whose abbreviation an older law had, and the year in which they were passed.
const SUCCESSORS: &[(&str, i16)] = &[("KVS", 2012), ("RahaPTS", 2017), ("VMS", 2009)];

/// Identifiers of laws passed until then hold the abbreviation alone. A later law may take one over.
const LAST_WITHOUT_YEAR: i16 = 2026;

/// The part of the gazette that holds translations into English.
const TRANSLATIONS: &str = "RT V";

/// A place in the gazette: `RT I 2001, 61, 364`, since 2010 `RT I, 03.12.2024, 3`.
#[derive(Clone, Debug, Default)]
struct Gazette {
    part: String,
    day: Option<Date>,
    year: String,
    issue: String,
    article: String,
    /// Number of the act's page; of an act's own place the same as its `globaalID`.
    page: String,
}

impl Gazette {
    fn set(&mut self, name: &str, text: String) {
        match name {
            "RTosa" => self.part = text,
            "avaldamineKuupaev" => self.day = dates::iso_start(&text),
            "RTaasta" => self.year = text,
            "RTnr" => self.issue = text,
            "RTartikkel" => self.article = text,
            "aktViide" => self.page = text.rsplit('/').next().unwrap_or_default().trim().to_owned(),
            _ => {}
        }
    }

    fn citation(&self) -> String {
        let issue = if self.issue.is_empty() { String::new() } else { format!("{}, ", self.issue) };
        match self.day {
            Some(day) if self.issue.is_empty() => {
                format!("{}, {}, {}", self.part, day.strftime("%d.%m.%Y"), self.article)
            }
            _ => format!("{} {}, {issue}{}", self.part, self.year, self.article),
        }
    }
}

#[derive(Debug, Default)]
struct Amendment {
    passed: Option<Date>,
    gazette: Gazette,
    in_force: Option<Date>,
}

impl Amendment {
    /// The day of passage. One after the year of the gazette that printed the amendment is misprinted.
    fn passed(&self) -> Option<Date> {
        let printed = self.gazette.day.map(Date::year).or_else(|| self.gazette.year.trim().parse().ok());
        self.passed.filter(|passed| printed.is_none_or(|year: i16| passed.year() <= year))
    }
}

#[derive(Debug, Default)]
struct Paragraph {
    number: String,
    superscript: Option<String>,
    heading: String,
    repealed: bool,
    id: String,
}

/// What the document says of the act, as written.
#[derive(Debug, Default)]
struct Act {
    issuer: String,
    kind: String,
    consolidated: bool,
    short: Option<String>,
    title: String,
    passed: Option<Date>,
    in_force: Option<Date>,
    promulgated: Option<Date>,
    first_gazette: Gazette,
    gazette: Gazette,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    /// `mitte jõustunud`: the wording was set aside before its day came.
    never_in_force: bool,
    global: Option<String>,
    group: Option<String>,
    amendments: Vec<Amendment>,
    paragraphs: Vec<Paragraph>,
}

impl Act {
    fn read(text: &str) -> Result<Act, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut act = Act::default();
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            act.element(&element, &mut walk)?;
        }
        Ok(act)
    }

    fn element(&mut self, element: &Element<'_>, walk: &mut Walk<'_>) -> Result<(), ParseError> {
        let path: Vec<&str> = walk.path().iter().map(String::as_str).collect();
        match path.as_slice() {
            ["oigusakt"] => {}
            [root] => return Err(ParseError::Layout(format!("the document is a <{root}>, expected an <oigusakt>"))),
            ["oigusakt", "metaandmed", rest @ ..] => match rest {
                ["valjaandja"] => self.issuer = walk.text()?,
                ["dokumentLiik"] => self.kind = walk.text()?,
                ["tekstiliik"] => self.consolidated = walk.text()?.starts_with("tervik"),
                ["lyhend"] => self.short = Some(walk.text()?),
                ["globaalID"] => self.global = Some(walk.text()?),
                ["terviktekstiGrupiID"] => self.group = Some(walk.text()?),
                ["vastuvoetud", "aktikuupaev"] => self.passed = dates::iso_start(&walk.text()?),
                ["vastuvoetud", "joustumine"] => self.in_force = dates::iso_start(&walk.text()?),
                ["vastuvoetud", "avaldamismarge", name] => {
                    let name = (*name).to_owned();
                    self.first_gazette.set(&name, walk.text()?);
                }
                ["valjakuulutamine", "valjakuulutatud", "kuupaev"] => {
                    self.promulgated = dates::iso_start(&walk.text()?);
                }
                ["avaldamismarge", name] => {
                    let name = (*name).to_owned();
                    self.gazette.set(&name, walk.text()?);
                }
                ["kehtivus", "kehtivuseAlgus"] => self.valid_from = dates::iso_start(&walk.text()?),
                ["kehtivus", "kehtivuseLopp"] => self.valid_to = dates::iso_start(&walk.text()?),
                ["kehtivus", "tavatekstLopp"] => {
                    self.never_in_force = walk.text()?.to_lowercase().contains("mitte jõustunud");
                }
                _ => {}
            },
            ["oigusakt", "aktinimi", "nimi", "pealkiri"] => self.title = walk.text()?,
            ["oigusakt", "muutmismarge"] => self.amendments.push(Amendment::default()),
            ["oigusakt", "muutmismarge", rest @ ..] => {
                let rest: Vec<String> = rest.iter().map(|p| (*p).to_owned()).collect();
                if let Some(last) = self.amendments.last_mut() {
                    match rest.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
                        ["aktikuupaev"] => last.passed = dates::iso_start(&walk.text()?),
                        ["joustumine"] => last.in_force = dates::iso_start(&walk.text()?),
                        ["avaldamismarge", name] => last.gazette.set(name, walk.text()?),
                        _ => {}
                    }
                }
            }
            [.., "paragrahv"] => {
                let id = element.attribute("id")?.unwrap_or_default();
                self.paragraphs.push(Paragraph { id, ..Paragraph::default() });
            }
            [.., "paragrahv", "paragrahvNr"] => {
                let superscript = element.attribute("ylaIndeks")?.filter(|i| !i.is_empty());
                let number = walk.text()?;
                if let Some(last) = self.paragraphs.last_mut() {
                    (last.number, last.superscript) = (number, superscript);
                }
            }
            [.., "paragrahv", "paragrahvPealkiri"] => {
                let heading = walk.text()?;
                if let Some(last) = self.paragraphs.last_mut() {
                    last.heading = heading;
                }
            }
            [.., "paragrahv", "muutmismarge", "tavatekst"] => {
                let text = walk.text()?;
                if let Some(last) = self.paragraphs.last_mut() {
                    last.repealed |= text.to_lowercase().starts_with("kehtetu");
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether the act was in force on the day on which the gazette printed this wording. One with an end says nothing:
    /// an amendment ends a wording as well as a repeal does.
    fn status(&self) -> LawStatus {
        let begins = self.in_force.or(self.valid_from.filter(|_| !self.consolidated));
        match (begins, self.gazette.day) {
            _ if self.never_in_force || self.valid_to.is_some() => LawStatus::NotStated,
            (Some(begins), Some(printed)) if begins <= printed => LawStatus::InForce,
            _ => LawStatus::NotStated,
        }
    }

    /// The abbreviation, with the year of passage where it is not the law that readers first knew by it.
    fn abbreviation(&self) -> Option<String> {
        let short = self.short.as_ref()?;
        let first = SUCCESSORS.iter().find(|(name, _)| name == short).map(|(_, year)| *year);
        Some(match self.passed.map(Date::year) {
            Some(year) if first.is_some_and(|first| year < first) || year > LAST_WITHOUT_YEAR => {
                format!("{short}-{year}")
            }
            _ => short.clone(),
        })
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if self.gazette.part.trim() == TRANSLATIONS {
            return Ok(Parsed::left_out("English translation, which does not name the act that it translates"));
        }
        let page = Some(&self.gazette.page).filter(|page| !page.is_empty());
        let global = self.global.as_ref().or(page);
        let key = self.abbreviation().or_else(|| self.group.clone()).or_else(|| global.cloned());
        let id = format!("ee-{}", key.map(|k| statute::slug(&k)).unwrap_or_default());
        let mut draft = Draft::new(document, id, "EST", "et", &self.title, DateKind::Adoption)?;
        let meta = "/oigusakt/metaandmed";
        let original = if self.consolidated { &self.first_gazette } else { &self.gazette };
        // A consolidated text may name no place but its own.
        let cited = if original.part.is_empty() { &self.gazette } else { original };
        draft.citation(cited.citation());
        if let Some(global) = global {
            draft.url(format!("https://www.riigiteataja.ee/akt/{global}"));
        }
        draft.date(DateKind::Adoption, self.passed, &format!("{meta}/vastuvoetud/aktikuupaev"));
        draft.date(
            DateKind::Promulgation,
            self.promulgated,
            &format!("{meta}/valjakuulutamine/valjakuulutatud/kuupaev"),
        );
        let place = if self.consolidated { "vastuvoetud/avaldamismarge" } else { "avaldamismarge" };
        draft.date(DateKind::Publication, original.day, &format!("{meta}/{place}/avaldamineKuupaev"));
        draft.date(DateKind::InForce, self.in_force, &format!("{meta}/vastuvoetud/joustumine"));
        let begins = format!("{meta}/kehtivus/kehtivuseAlgus");
        if self.never_in_force {
            draft.note("The publisher says that this wording never came into force.");
        } else if self.consolidated {
            draft.version(self.valid_from, "consolidated", &begins);
        } else {
            draft.date(DateKind::InForce, self.valid_from, &begins);
            draft.version(self.valid_from, "enacted", &begins);
            // A later wording ends the first one just as a repeal does.
            if let Some(end) = self.valid_to {
                draft.note(format!(
                    "The wording as passed holds until {end}; whether the act was then amended or repealed is not said."
                ));
            }
        }
        draft.status(self.status());
        for (i, a) in self.amendments.iter().enumerate() {
            let at = format!("/oigusakt/muutmismarge[{}]", i + 1);
            draft.amendment(&a.gazette.citation(), DateKind::Adoption, a.passed(), &at);
        }
        let last = self.amendments.iter().filter_map(Amendment::passed).max();
        draft.date(DateKind::LastAmended, last, "/oigusakt/muutmismarge/aktikuupaev");
        for p in self.paragraphs.iter().filter(|p| !p.repealed) {
            let number = match &p.superscript {
                Some(index) => format!("{}-{index}", p.number),
                None => p.number.clone(),
            };
            let section = Section {
                sign: format!("§ {number}"),
                number,
                heading: p.heading.clone(),
                note: String::new(),
                locator: format!("//paragrahv[@id='{}']", p.id),
            };
            // The notes on a section name the last change of each of its parts, not the insertion of the whole.
            draft.section(&section, None, None);
        }
        Ok(draft.parsed())
    }
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

    const LAW: &str = r#"<?xml version="1.0" encoding="UTF-8"?><oigusakt xmlns="tyviseadus_1"><metaandmed><valjaandja>Riigikogu</valjaandja><tekstiliik>terviktekst</tekstiliik>
<lyhend>XS</lyhend><vastuvoetud><aktikuupaev>2001-06-06</aktikuupaev><avaldamismarge><RTosa>RT I</RTosa><RTaasta>2001</RTaasta><RTnr>61</RTnr><RTartikkel>364</RTartikkel></avaldamismarge><joustumine>2002-09-01</joustumine></vastuvoetud>
<avaldamismarge><RTosa>RT I</RTosa><avaldamineKuupaev>2025-12-22+02:00</avaldamineKuupaev><RTartikkel>2</RTartikkel></avaldamismarge><kehtivus><kehtivuseAlgus>2026-01-01</kehtivuseAlgus><kehtivuseLopp>2026-06-01</kehtivuseLopp></kehtivus><globaalID>122</globaalID></metaandmed>
<aktinimi><nimi><pealkiri>Asjade seadustik</pealkiri></nimi></aktinimi>
<muutmismarge><aktikuupaev>2002-05-15</aktikuupaev><avaldamismarge><RTosa>RT I</RTosa><RTaasta>2002</RTaasta><RTnr>44</RTnr><RTartikkel>284</RTartikkel></avaldamismarge><joustumine>2002-09-01</joustumine></muutmismarge>
<sisu><peatykk><paragrahv id="para133b1"><paragrahvNr ylaIndeks="1">133</paragrahvNr><paragrahvPealkiri>Inimkaubanduse toetamine</paragrahvPealkiri><loige><muutmismarge><tavatekst>Kehtetu</tavatekst></muutmismarge></loige></paragrahv>
<paragrahv id="para293"><paragrahvNr>293</paragrahvNr><paragrahvPealkiri>Pistise võtmine</paragrahvPealkiri><muutmismarge><tavatekst>Kehtetu - </tavatekst></muutmismarge></paragrahv></peatykk></sisu></oigusakt>"#;

    #[test]
    fn a_consolidated_code_keeps_the_dates_of_its_passage() {
        let law = parse("ee-riigiteataja", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ee-xs", "RT I 2001, 61, 364"));
        assert_eq!(
            days(&law),
            [
                (DateKind::Adoption, date(2001, 6, 6)),
                (DateKind::LastAmended, date(2002, 5, 15)),
                (DateKind::InForce, date(2002, 9, 1))
            ]
        );
        assert_eq!(law.versions[0].date, date(2026, 1, 1));
        assert_eq!(law.amendments[0].citation, "RT I 2002, 44, 284");
        assert_eq!(law.status, LawStatus::NotStated, "the end of a version is no repeal");
    }

    #[test]
    fn an_act_is_in_force_where_its_day_had_come_as_its_wording_was_printed() {
        let open = LAW.replace("<kehtivuseLopp>2026-06-01</kehtivuseLopp>", "");
        let status = |text: &str| parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0).status;
        assert_eq!(status(&open), LawStatus::InForce);
        assert_eq!(status(&open.replace("2002-09-01", "2026-09-01")), LawStatus::NotStated);
        assert_eq!(status(&open.replace("2025-12-22+02:00", "")), LawStatus::NotStated);
    }

    #[test]
    fn sections_with_a_raised_number_are_kept_and_repealed_ones_are_not() {
        let law = parse("ee-riigiteataja", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(law.sections.iter().map(|s| s.number.as_str()).collect::<Vec<_>>(), ["133-1"]);
    }

    #[test]
    fn a_consolidated_text_that_names_only_its_own_place_is_cited_by_it() {
        let first = "<avaldamismarge><RTosa>RT I</RTosa><RTaasta>2001</RTaasta><RTnr>61</RTnr><RTartikkel>364</RTartikkel></avaldamismarge><joustumine>";
        let text = LAW.replace(first, "<joustumine>");
        let law = parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.citation, "RT I, 22.12.2025, 2");
        assert!(!days(&law).iter().any(|(kind, _)| *kind == DateKind::Publication));
    }

    #[test]
    fn an_act_as_passed() {
        let text = LAW
            .replace("terviktekst", "algtekst")
            .replace("<lyhend>XS</lyhend>", "")
            .replace("<kehtivuseLopp>2026-06-01</kehtivuseLopp>", "");
        let law = parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ee-122", "RT I, 22.12.2025, 2"));
        assert!(days(&law).contains(&(DateKind::Publication, date(2025, 12, 22))));
    }

    #[test]
    fn the_end_of_the_wording_as_passed_is_no_repeal() {
        let text = LAW.replace("terviktekst", "algtekst");
        let law = parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal()), (LawStatus::NotStated, None));
        assert!(law.notes.iter().any(|n| n.contains("2026-06-01")));
    }

    #[test]
    fn an_amendment_passed_after_it_was_printed_has_no_day() {
        let text = LAW.replace("<aktikuupaev>2002-05-15", "<aktikuupaev>2902-05-15");
        let law = parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert!(law.amendments.is_empty() && !days(&law).iter().any(|(kind, _)| *kind == DateKind::LastAmended));
    }

    #[test]
    fn an_act_without_a_number_of_its_own_has_that_of_its_page() {
        let text = LAW
            .replace("<lyhend>XS</lyhend>", "")
            .replace("<globaalID>122</globaalID>", "")
            .replace("<RTartikkel>2</RTartikkel>", "<RTartikkel>2</RTartikkel><aktViide>122122</aktViide>");
        let law = parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.passage().map(|d| d.date)), ("ee-122122", Some(date(2001, 6, 6))));
        assert!(law.url.is_some_and(|url| url.ends_with("/akt/122122")));
    }

    #[test]
    fn a_wording_that_never_came_into_force_is_no_version() {
        let never = "<tavatekstLopp>mitte jõustunud</tavatekstLopp></kehtivus>";
        let law = parse("ee-riigiteataja", "x", LAW.replace("</kehtivus>", never).as_bytes()).unwrap().laws.remove(0);
        assert!(law.versions.is_empty());
        assert_eq!(law.passage().map(|d| d.date), Some(date(2001, 6, 6)));
    }

    #[test]
    fn an_english_translation_is_no_second_law() {
        let text = LAW
            .replace("<RTosa>RT I</RTosa><avaldamineKuupaev>", "<RTosa>RT V</RTosa><avaldamineKuupaev>")
            .replace("Asjade seadustik", "Things Act");
        let parsed = parse("ee-riigiteataja", "x", text.as_bytes()).unwrap();
        assert!(parsed.left_out && parsed.facts() == 0);
        assert!(parsed.skipped[0].0.contains("translation"), "{:?}", parsed.skipped);
    }

    #[test]
    fn a_law_that_takes_an_abbreviation_over_is_another_law() {
        let id = |short: &str, passed: &str| {
            let text = LAW.replace("<lyhend>XS<", &format!("<lyhend>{short}<"));
            let text = text.replace("<aktikuupaev>2001-06-06<", &format!("<aktikuupaev>{passed}<"));
            parse("ee-riigiteataja", "x", text.as_bytes()).unwrap().laws.remove(0).id.to_string()
        };
        assert_eq!(id("RahaPTS", "2007-12-19"), "ee-rahapts-2007");
        assert_eq!(id("RahaPTS", "2017-10-26+03:00"), "ee-rahapts");
        assert_eq!(id("RahaPTS", "2031-05-06"), "ee-rahapts-2031");
        assert_eq!((id("XS", "1992-06-28"), id("XS", "2027-01-20")), ("ee-xs".into(), "ee-xs-2027".into()));
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("ee-riigiteataja", "x", LAW);
        assert!(parse("ee-riigiteataja", "x", b"<html/>").is_err());
    }
}
