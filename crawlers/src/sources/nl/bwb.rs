//! Basiswettenbestand: the consolidated laws of the Netherlands at wetten.overheid.nl, in BWB XML.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        dates,
        xml::{Element, Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    penal,
    sources::statute::{self, Draft, Inserted, Section},
};

/// Parser of one dated state of a law.
pub struct Bwb;

impl Parser for Bwb {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = statute::xml_text(document)?;
        Toestand::read(&text)?.law(document)
    }
}

/// As much of an article's text as is looked through for its offence, in bytes.
const MAX_TEXT: usize = 3000;

/// Signature and publication of the law as first made.
#[derive(Clone, Copy, Debug, Default)]
struct Origin {
    signed: Option<Date>,
    published: Option<Date>,
}

impl Origin {
    fn known(&self) -> bool {
        self.signed.or(self.published).is_some()
    }
}

#[derive(Debug, Default)]
struct Artikel {
    number: String,
    heading: String,
    /// The beginning of the text, by which an article without a heading names its offence.
    text: String,
    /// `nieuw`, `wijziging`, `vervallen` …
    effect: String,
    signed: Option<Date>,
    in_force: Option<Date>,
    label: String,
}

/// What the document says of the law, as written.
#[derive(Debug, Default)]
struct Toestand {
    id: String,
    kind: String,
    /// Since when the law as it is divided, and since when this state of it, is in force.
    in_force: Option<Date>,
    state: Option<Date>,
    /// Whether the law was divided anew, so that the day of that is not the law's own.
    divided_anew: bool,
    long: String,
    short: Option<String>,
    repealed: Option<Date>,
    /// Of the law as a whole, and of the first part that states one.
    own: Origin,
    first: Origin,
    /// Of a title that never changed, and since when it is in force.
    titled: Origin,
    titled_in_force: Option<Date>,
    /// Since when the title is in force as it is, whether or not it ever changed.
    title_in_force: Option<Date>,
    /// The same where the title does not say that it is that of the law as first made.
    title_source: Origin,
    articles: Vec<Artikel>,
}

impl Toestand {
    fn read(text: &str) -> Result<Toestand, ParseError> {
        let mut walk = Walk::lenient(text);
        let mut found = Toestand::default();
        let mut open: Option<(usize, Artikel)> = None;
        // Whether the publication that is being read is that of the law as first made.
        let mut original = false;
        while let Some(step) = walk.step()? {
            match step {
                Step::Open(element) => found.element(&element, &mut walk, &mut open, &mut original)?,
                Step::Close => {
                    if open.as_ref().is_some_and(|(at, _)| *at == walk.path().len())
                        && let Some((_, artikel)) = open.take()
                    {
                        found.articles.push(artikel);
                    }
                }
                Step::Text(_) => {}
            }
        }
        Ok(found)
    }

    fn element(
        &mut self,
        element: &Element<'_>,
        walk: &mut Walk<'_>,
        open: &mut Option<(usize, Artikel)>,
        original: &mut bool,
    ) -> Result<(), ParseError> {
        let depth = walk.path().len();
        let day = |name: &str| -> Result<Option<Date>, ParseError> {
            Ok(element.attribute(name)?.as_deref().and_then(dates::iso_start))
        };
        match (element.name(), depth) {
            ("toestand", 1) => {
                // `http://wetten.overheid.nl/id/BWBR0014493/2002-12-22/0`
                let address = element.attribute("bwb-ng-vast-deel")?.unwrap_or_default();
                let of_address = address.split('/').find(|p| p.starts_with("BWB")).map(str::to_owned);
                self.id = element.attribute("bwb-id")?.or(of_address).unwrap_or_default();
                self.state = day("inwerkingtreding")?;
            }
            (root, 1) => {
                return Err(ParseError::Layout(format!("the document is a <{root}>, expected a <toestand>")));
            }
            ("wetgeving", 2) => {
                self.kind = element.attribute("soort")?.unwrap_or_default();
                self.in_force = day("inwerkingtredingsdatum")?;
                self.repealed = day("vervaldatum")?.or(day("datum-vervallen")?);
            }
            ("intitule", _) => {
                self.title_source = Origin { signed: day("ondertekening_bron")?, published: day("publicatie_bron")? };
                self.title_in_force = day("inwerking")?;
                if element.attribute("effect")?.as_deref() == Some("nieuwe-regeling") {
                    self.titled = self.title_source;
                    self.titled_in_force = self.title_in_force;
                }
                self.long = own_text(walk)?;
            }
            ("citeertitel", _) if self.short.is_none() => self.short = Some(own_text(walk)?),
            ("title", _) if self.short.is_none() && walk.ends(&["owmskern", "title"]) => {
                self.short = Some(walk.text()?);
            }
            ("artikel", _) if open.is_none() => {
                let label = element.attribute("label")?.unwrap_or_default();
                let effect = element.attribute("effect")?.unwrap_or_default();
                let (signed, in_force) = (day("ondertekening_bron")?, day("inwerking")?);
                *open = Some((depth, Artikel { label, effect, signed, in_force, ..Artikel::default() }));
            }
            ("publicatie", _) => {
                let effect = element.attribute("effect")?.unwrap_or_default();
                let made = walk.path().iter().any(|p| p == "oorspronkelijk");
                *original = made && effect == "nieuwe-regeling";
                let whole = walk.path().iter().skip(2).map(String::as_str).take(2).eq(["meta-data", "brondata"]);
                self.divided_anew |= made && whole && !effect.is_empty() && !*original;
            }
            ("ondertekeningsdatum" | "uitgiftedatum", _) if *original => {
                let date = day("isodatum")?;
                let whole = walk.path().get(2).is_some_and(|p| p == "meta-data");
                let origin = if whole { &mut self.own } else { &mut self.first };
                let place = if element.name() == "uitgiftedatum" { &mut origin.published } else { &mut origin.signed };
                *place = place.or(date);
            }
            ("nr", _) if walk.ends(&["artikel", "kop", "nr"]) => {
                let text = walk.text()?;
                if let Some((_, artikel)) = open {
                    artikel.number = text;
                }
            }
            ("al", _) if open.as_ref().is_some_and(|(_, a)| a.heading.is_empty() && a.text.len() < MAX_TEXT) => {
                let text = own_text(walk)?;
                if let Some((_, artikel)) = open {
                    artikel.text.push_str(&text);
                    artikel.text.push(' ');
                }
            }
            ("titel", _) if walk.ends(&["artikel", "kop", "titel"]) => {
                let text = walk.text()?;
                if let Some((_, artikel)) = open {
                    artikel.heading = text;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let by_crown = ["wet", "rijkswet", "amvb", "kb", "rijksKB", "rijksAMvB"];
        let royal = self.kind.is_empty() || by_crown.iter().any(|k| self.kind.eq_ignore_ascii_case(k));
        // Laws and royal decrees are signed by the king; a minister's regulation is the minister's own.
        let passage = if royal { DateKind::Assent } else { DateKind::Adoption };
        let title = self.short.as_ref().filter(|t| !t.is_empty()).unwrap_or(&self.long);
        let id = format!("nl-{}", statute::slug(&self.id));
        let mut draft = Draft::new(document, id, "NLD", "nl", title, passage)?;
        draft.also_titled("nl", &self.long);
        draft.citation(self.id.clone());
        draft.url(format!("https://wetten.overheid.nl/{}", self.id));
        let treaty = self.kind == "verdrag";
        let stated = if treaty {
            // `Verdrag tot …, Rome, 04-11-1950`: where and when a treaty was made ends its title.
            dates::all(&self.long, "nl").last().filter(|f| f.end == self.long.len()).map(|f| f.date)
        } else {
            // `Wet van 29 september 1815, houdende …`
            let rest = self.long.split_once(" van ").map_or("", |(_, rest)| rest);
            dates::leading(rest, "nl")
        };
        let publication = |at: &str| (format!("{at}/ondertekeningsdatum"), format!("{at}/uitgiftedatum"));
        let (origin, (signed_at, published_at)) = if self.own.known() {
            (self.own, publication("/toestand/wetgeving/meta-data/brondata/oorspronkelijk/publicatie"))
        } else if self.first.known() {
            (self.first, publication("//brondata/oorspronkelijk/publicatie[@effect='nieuwe-regeling']"))
        } else {
            let at = |name: &str| format!("/toestand/wetgeving/intitule/@{name}");
            // What the title says of its source is of the law as first made where the title has that day.
            let same = stated.is_some() && self.title_source.signed == stated;
            let origin = if !self.titled.known() && same { self.title_source } else { self.titled };
            (origin, (at("ondertekening_bron"), at("publicatie_bron")))
        };
        // A treaty's source may have another event than its signing, which comes before it is printed.
        let is_signing = !treaty || origin.published.is_none_or(|p| origin.signed.is_none_or(|s| s <= p));
        let origin = Origin { signed: origin.signed.filter(|_| is_signing), ..origin };
        // A law that was published anew keeps its day in its title; the days of the later publication are not its own.
        let anew = stated.is_some() && origin.signed > stated;
        if treaty && (stated.is_some() || origin.signed.is_some()) {
            draft.note("A treaty; the day is that on which it was made.");
        }
        if !anew {
            draft.date(passage, origin.signed, &signed_at);
            draft.date(DateKind::Publication, origin.published, &published_at);
        }
        if anew || origin.signed.is_none() {
            draft.computed(passage, stated, "/toestand/wetgeving/intitule", "the day in the title");
        }
        // A title that is older than the law is that of a law before: the day is of this state alone.
        let is_older = self.title_in_force.is_some_and(|title| Some(title) < self.in_force);
        let in_force = match self.titled_in_force {
            _ if anew => None,
            Some(day) if self.divided_anew || is_older || !self.own.known() => {
                draft.date(DateKind::InForce, Some(day), "/toestand/wetgeving/intitule/@inwerking");
                Some(day)
            }
            _ => {
                let day = self.in_force.filter(|_| !self.divided_anew && !is_older);
                draft.date(DateKind::InForce, day, "/toestand/wetgeving/@inwerkingtredingsdatum");
                day
            }
        };
        let state = "/toestand/@inwerkingtreding";
        let since = in_force.or(self.title_in_force.min(self.in_force)).or(self.in_force);
        if self.state > since && since.is_some() {
            draft.date(DateKind::LastAmended, self.state, state);
        }
        draft.version(self.state, "consolidated", state);
        if self.repealed.is_some() {
            draft.date(DateKind::Repeal, self.repealed, "/toestand/wetgeving/@vervaldatum").status(LawStatus::Repealed);
        }
        for a in self.articles.iter().filter(|a| a.effect != "vervallen") {
            let inserted = (a.effect == "nieuw").then_some(Inserted { act: a.signed, in_force: a.in_force });
            let of_text = || penal::offence(&a.text, "nl").filter(|_| draft.is_penal());
            let heading = Some(&a.heading).filter(|h| !h.is_empty()).cloned().or_else(of_text).unwrap_or_default();
            let section = Section {
                number: a.number.clone(),
                sign: format!("artikel {}", a.number),
                heading,
                note: String::new(),
                locator: format!("//artikel[@label='{}']", a.label),
            };
            draft.section(&section, inserted, None);
        }
        Ok(draft.parsed())
    }
}

/// The text of the element that was just opened without the metadata inside it.
fn own_text(walk: &mut Walk<'_>) -> Result<String, ParseError> {
    let depth = walk.path().len();
    let mut text = String::new();
    while let Some(step) = walk.step()? {
        let inside = walk.path().get(depth..).unwrap_or_default();
        match step {
            Step::Text(piece) if !inside.iter().any(|p| p == "meta-data" || p == "noot") => text.push_str(&piece),
            Step::Close if walk.path().len() == depth => break,
            _ => {}
        }
    }
    Ok(statute::clean(&text))
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

    const LAW: &str = r#"<?xml version="1.0" encoding="UTF-8"?><toestand bwb-id="BWBR0009999" inwerkingtreding="2020-07-01"><wetgeving soort="wet" inwerkingtredingsdatum="1999-01-01">
<intitule>Wet van 3 december 1998 over dingen<meta-data><brondata>x</brondata></meta-data></intitule><citeertitel>Dingenwet</citeertitel>
<wet-besluit><wettekst><artikel label="Artikel 1" effect="nieuwe-regeling"><kop><label>Artikel</label><nr>1</nr><titel>Begrippen</titel></kop>
<meta-data><brondata><oorspronkelijk><publicatie effect="nieuwe-regeling"><uitgiftedatum isodatum="1998-12-10"/><ondertekeningsdatum isodatum="1998-12-03"/></publicatie></oorspronkelijk></brondata></meta-data></artikel>
<artikel label="Artikel 2a" effect="nieuw" ondertekening_bron="2004-12-09" inwerking="2005-01-01"><kop><nr>2a</nr><titel>Mensenhandel</titel></kop>
<meta-data><brondata><oorspronkelijk><publicatie effect="nieuw"><ondertekeningsdatum isodatum="2004-12-09"/></publicatie></oorspronkelijk></brondata></meta-data></artikel></wettekst></wet-besluit></wetgeving></toestand>"#;

    #[test]
    fn a_law_and_an_article_that_was_added_later() {
        let laws = parse("nl-bwb", "x", LAW.as_bytes()).unwrap().laws;
        assert_eq!((laws[0].id.as_str(), laws[0].title()), ("nl-bwbr0009999", "Dingenwet"));
        assert_eq!(
            days(&laws[0]),
            [
                (DateKind::Assent, date(1998, 12, 3)),
                (DateKind::Publication, date(1998, 12, 10)),
                (DateKind::InForce, date(1999, 1, 1)),
                (DateKind::LastAmended, date(2020, 7, 1))
            ]
        );
        assert_eq!((laws[1].id.as_str(), &laws[1].topics[..]), ("nl-bwbr0009999-2a", &[Topic::HumanTrafficking][..]));
        assert_eq!(days(&laws[1]), [(DateKind::Assent, date(2004, 12, 9)), (DateKind::InForce, date(2005, 1, 1))]);
    }

    #[test]
    fn an_article_of_the_code_without_a_heading_names_its_offence() {
        let named = "</kop><lid><lidnr>1</lidnr><al>Als schuldig aan mensenhandel wordt gestraft degene die:</al><lijst><li><al>een ander werft;</al></li></lijst></lid>";
        let text =
            LAW.replace("Dingenwet", "Wetboek van Strafrecht").replace("<titel>Mensenhandel</titel></kop>", named);
        let laws = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws;
        assert_eq!((laws[1].id.as_str(), &laws[1].topics[..]), ("nl-bwbr0009999-2a", &[Topic::HumanTrafficking][..]));
        assert_eq!(laws[1].title(), "mensenhandel (artikel 2a Wetboek van Strafrecht)");
        assert_eq!(days(&laws[1]), [(DateKind::Assent, date(2004, 12, 9)), (DateKind::InForce, date(2005, 1, 1))]);
        let other = text.replace("Wetboek van Strafrecht", "Dingenwet");
        assert_eq!(parse("nl-bwb", "x", other.as_bytes()).unwrap().laws.len(), 1, "no code of crimes");
    }

    #[test]
    fn a_law_without_source_data_takes_the_day_from_its_title() {
        let text =
            LAW.replace("nieuwe-regeling", "wijziging").replace("soort=\"wet\"", "soort=\"ministeriele-regeling\"");
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(1998, 12, 3))));
        assert!(law.dates[0].computed_by.is_some());
    }

    const TITLE: &str = r#"<intitule effect="nieuwe-regeling" ondertekening_bron="1951-05-07" publicatie_bron="1951-05-12" inwerking="1951-06-01">Wet"#;
    const WHOLE: &str = r#"<meta-data><brondata><oorspronkelijk><publicatie effect="nieuwe-regeling"><uitgiftedatum isodatum="1998-12-10"/><ondertekeningsdatum isodatum="1998-12-03"/></publicatie></oorspronkelijk></brondata></meta-data>"#;
    const DIVIDED: &str = r#"<meta-data><brondata><oorspronkelijk><publicatie effect="structuurwijziging"><ondertekeningsdatum isodatum="1998-11-30"/></publicatie></oorspronkelijk></brondata></meta-data></wetgeving>"#;

    #[test]
    fn a_law_divided_anew_keeps_the_days_of_its_title() {
        let text = LAW
            .replace("effect=\"nieuwe-regeling\"", "effect=\"wijziging\"")
            .replace("<intitule>Wet van 3 december 1998", TITLE)
            .replace("</wetgeving>", DIVIDED);
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            days(&law),
            [
                (DateKind::Assent, date(1951, 5, 7)),
                (DateKind::Publication, date(1951, 5, 12)),
                (DateKind::InForce, date(1951, 6, 1)),
                (DateKind::LastAmended, date(2020, 7, 1))
            ]
        );
    }

    #[test]
    fn a_law_published_anew_keeps_the_day_in_its_title() {
        let text = LAW.replace("Wet van 3 december 1998", "Handvest van 2 mei 1814");
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law), [(DateKind::Assent, date(1814, 5, 2)), (DateKind::LastAmended, date(2020, 7, 1))]);
    }

    #[test]
    fn a_treaty_has_the_day_at_the_end_of_its_title() {
        let text = LAW
            .replace("soort=\"wet\"", "soort=\"verdrag\"")
            .replace("nieuwe-regeling", "wijziging")
            .replace("BWBR0009999", "BWBV0009999")
            .replace("Wet van 3 december 1998 over dingen", "Verdrag over mensenhandel, Den Haag, 07-02-1950")
            .replace("Dingenwet", "");
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), &law.topics[..]), ("nl-bwbv0009999", &[Topic::HumanTrafficking][..]));
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(1950, 2, 7))));
    }

    #[test]
    fn a_treaty_was_not_made_after_it_was_printed() {
        let law = |signed: &str| {
            let title = format!(
                "<intitule ondertekening_bron=\"{signed}\" publicatie_bron=\"1993-06-07\" effect=\"nieuwe-regeling\">"
            );
            let text = LAW
                .replace("soort=\"wet\"", "soort=\"verdrag\"")
                .replace("nieuwe-regeling", "wijziging")
                .replace("Wet van 3 december 1998 over dingen", "Verdrag over dingen")
                .replace("<intitule>", &title);
            parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0)
        };
        let entered = law("1993-12-01");
        assert_eq!(entered.passage().map(|d| (d.kind, d.date)), Some((DateKind::Publication, date(1993, 6, 7))));
        assert!(entered.notes.is_empty(), "{:?}", entered.notes);
        let made = law("1992-12-18");
        assert_eq!(made.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(1992, 12, 18))));
        assert_eq!(made.notes.len(), 1);
    }

    #[test]
    fn a_treaty_with_its_day_in_the_title_keeps_its_other_days() {
        let title = r#"<intitule ondertekening_bron="1954-08-31" publicatie_bron="1951-12-17" effect="nieuwe-regeling" inwerking="1954-08-31">"#;
        let text = LAW
            .replace("soort=\"wet\"", "soort=\"verdrag\"")
            .replace("nieuwe-regeling", "wijziging")
            .replace("Wet van 3 december 1998 over dingen", "Verdrag over dingen, Rome, 04-11-1950")
            .replace("<intitule>", title);
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            days(&law)[..3],
            [
                (DateKind::Adoption, date(1950, 11, 4)),
                (DateKind::Publication, date(1951, 12, 17)),
                (DateKind::InForce, date(1954, 8, 31))
            ]
        );
    }

    #[test]
    fn a_title_of_the_first_text_tells_when_the_law_came_into_force() {
        let text = LAW
            .replace("inwerkingtredingsdatum=\"1999-01-01\"", "inwerkingtredingsdatum=\"2020-07-01\"")
            .replace("<intitule>", r#"<intitule effect="nieuwe-regeling" inwerking="1999-01-01">"#)
            .replace("</wetgeving>", &format!("{WHOLE}</wetgeving>"));
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(days(&law)[2..], [(DateKind::InForce, date(1999, 1, 1)), (DateKind::LastAmended, date(2020, 7, 1))]);
    }

    #[test]
    fn a_title_older_than_the_law_shows_that_the_day_is_of_this_state() {
        let text = LAW
            .replace("inwerkingtreding=\"2020-07-01\"", "inwerkingtreding=\"2000-11-01\"")
            .replace("inwerkingtredingsdatum=\"1999-01-01\"", "inwerkingtredingsdatum=\"2000-11-01\"")
            .replace("<intitule>", "<intitule inwerking=\"1999-02-01\">");
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            days(&law)[..],
            [
                (DateKind::Assent, date(1998, 12, 3)),
                (DateKind::Publication, date(1998, 12, 10)),
                (DateKind::LastAmended, date(2000, 11, 1))
            ]
        );
    }

    const SOURCE: &str = r#"<intitule ondertekening_bron="1998-12-03" publicatie_bron="1998-12-10">"#;

    #[test]
    fn a_title_with_the_day_of_its_source_is_of_the_first_text() {
        let text = LAW.replace("nieuwe-regeling", "wijziging").replace("<intitule>", SOURCE);
        let law = parse("nl-bwb", "x", text.as_bytes()).unwrap().laws.remove(0);
        let own = [(DateKind::Assent, date(1998, 12, 3)), (DateKind::Publication, date(1998, 12, 10))];
        assert_eq!(days(&law)[..2], own);
        assert!(law.dates[0].computed_by.is_none());
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("nl-bwb", "x", LAW);
        assert!(parse("nl-bwb", "x", b"<html/>").is_err());
    }
}
