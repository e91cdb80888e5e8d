//! Ley Chile of the Biblioteca del Congreso Nacional: one law as XML, and the export of a search as CSV.

use lexgap_domain::{DateKind, LawStatus};

use crate::{
    formats::{
        charset, dates,
        text::folded,
        xml::{Step, Walk},
    },
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Section},
};

/// Parser of a law's XML and of the list.
pub struct Bcn;

impl Parser for Bcn {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = charset::decode("the document", document.bytes, document.content_type)?;
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('<') { Norma::read(text)?.law(document) } else { list(document, text) }
    }
}

/// What the document says of the law as a whole, as written.
#[derive(Debug, Default)]
struct Norma {
    id: Option<String>,
    version: Option<String>,
    repealed: bool,
    treaty: bool,
    promulgated: Option<String>,
    published: Option<String>,
    kind: Option<String>,
    number: Option<String>,
    body: Option<String>,
    title: Option<String>,
    short: Option<String>,
    repeal: Option<String>,
    /// Headings of the books, titles and paragraphs that hold.
    parts: Vec<String>,
}

/// The most headings of one law that are kept.
const MAX_PARTS: usize = 2000;

impl Norma {
    fn read(text: &str) -> Result<Norma, ParseError> {
        crate::formats::xml::expect_xml(text)?;
        let mut walk = Walk::lenient(text);
        let mut norma = Norma::default();
        let mut holds = true;
        while let Some(step) = walk.step()? {
            let Step::Open(element) = step else { continue };
            let path: Vec<&str> = walk.path().iter().map(String::as_str).collect();
            match path.as_slice() {
                ["Norma"] => {
                    norma.id = element.attribute("normaId")?;
                    norma.version = element.attribute("fechaVersion")?;
                    norma.repealed = element.attribute("derogado")?.as_deref() == Some("derogado");
                    norma.treaty = element.attribute("esTratado")?.as_deref() == Some("tratado");
                }
                [root] => {
                    return Err(ParseError::Layout(format!("the document is a <{root}>, expected a <Norma>")));
                }
                ["Norma", "Identificador"] => {
                    norma.promulgated = element.attribute("fechaPromulgacion")?;
                    norma.published = element.attribute("fechaPublicacion")?;
                }
                ["Norma", "Identificador", "TiposNumeros", "TipoNumero", "Tipo"] if norma.kind.is_none() => {
                    norma.kind = Some(walk.text()?);
                }
                ["Norma", "Identificador", "TiposNumeros", "TipoNumero", "Numero"] if norma.number.is_none() => {
                    norma.number = Some(walk.text()?);
                }
                ["Norma", "Identificador", "Organismos", "Organismo"] if norma.body.is_none() => {
                    norma.body = Some(walk.text()?);
                }
                ["Norma", "Metadatos", "TituloNorma"] => norma.title = Some(walk.text()?),
                ["Norma", "Metadatos", "NombresUsoComun", "NombreUsoComun"] if norma.short.is_none() => {
                    norma.short = Some(walk.text()?);
                }
                ["Norma", "Metadatos", "FechaDerogacion"] => norma.repeal = Some(walk.text()?),
                // Parts nest; the data of a part stand before the parts in it.
                [.., "EstructuraFuncional"] => {
                    holds = element.attribute("derogado")?.as_deref() != Some("derogado");
                }
                [.., "EstructuraFuncional", "Metadatos", "TituloParte"]
                    if holds
                        && norma.parts.len() < MAX_PARTS
                        && element.attribute("presente")?.as_deref() == Some("si") =>
                {
                    norma.parts.push(walk.text()?);
                }
                _ => {}
            }
        }
        Ok(norma)
    }

    fn law(self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if self.treaty {
            return Ok(Parsed::left_out("text of a treaty; the treaty depositary states who is bound and since when"));
        }
        let key = self.id.clone().unwrap_or_default();
        let (kind, number) = (self.kind.unwrap_or_default(), self.number.unwrap_or_default());
        let title = self.title.unwrap_or_default();
        let id = law_id(&kind, &number, &key);
        let mut draft = Draft::new(document, id, "CHL", "es", &title, DateKind::Promulgation)?;
        if let Some(short) = &self.short {
            draft.also_titled("es", short);
        }
        // A number of a decree is one ministry's own.
        let issuer = self.body.filter(|_| !kind.eq_ignore_ascii_case("ley")).map(|b| format!(", {b}"));
        draft.citation(format!("{kind} {number}{}", issuer.unwrap_or_default()));
        draft.url(format!("https://www.bcn.cl/leychile/navegar?idNorma={key}"));
        let day = |text: &Option<String>| text.as_deref().and_then(dates::iso_start);
        let promulgated = "/Norma/Identificador/@fechaPromulgacion";
        let published = "/Norma/Identificador/@fechaPublicacion";
        draft.date(DateKind::Promulgation, day(&self.promulgated), promulgated);
        draft.date(DateKind::Publication, day(&self.published), published);
        let version = day(&self.version);
        if self.repealed {
            draft.status(LawStatus::Repealed);
            // Where no day is named, the last wording is that without any part in force.
            let named = day(&self.repeal);
            draft.date(DateKind::Repeal, named, "/Norma/Metadatos/FechaDerogacion");
            draft.date(DateKind::Repeal, version.filter(|_| named.is_none()), "/Norma/@fechaVersion");
        } else {
            draft.status(LawStatus::InForce);
            if version > day(&self.published) {
                draft.date(DateKind::LastAmended, version, "/Norma/@fechaVersion");
            }
        }
        draft.version(version, "consolidated", "/Norma/@fechaVersion");
        // Articles have no headings. A part's day is that of its newest wording, so its insertion is not known.
        let of_crimes = folded(&title).contains("penal");
        for (number, heading) in self.parts.iter().filter_map(|p| part(p)) {
            if of_crimes || folded(&heading).contains("delito") {
                let locator = format!("//TituloParte[starts-with(., '{number}')]");
                let section = Section { sign: number.clone(), number, heading, locator, ..Section::default() };
                draft.section(&section, None, None);
            }
        }
        Ok(draft.parsed())
    }
}

/// Number and heading of a part: `§ 5 bis. De los delitos`, `TITULO I De los delitos`, `Párrafo 1º De los crímenes`.
fn part(title: &str) -> Option<(String, String)> {
    let title = statute::clean(title);
    let (number, heading) = match title.split_once(". ").filter(|(number, _)| number.chars().count() <= 20) {
        Some((number, heading)) => (number.to_owned(), heading),
        None => {
            let (kind, rest) = title.split_once(' ')?;
            let (count, heading) = rest.split_once(' ')?;
            (format!("{kind} {count}"), heading)
        }
    };
    let heading = heading.trim().trim_end_matches('.').to_owned();
    (number.chars().count() <= 40 && !heading.is_empty()).then_some((number, heading))
}

/// Laws are numbered through; decrees and the like are known only by the library's own number.
fn law_id(kind: &str, number: &str, key: &str) -> String {
    let digits: String = number.chars().filter(|c| *c != '.').collect();
    if kind.eq_ignore_ascii_case("ley") && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty() {
        format!("cl-ley-{digits}")
    } else {
        format!("cl-norma-{}", statute::slug(key))
    }
}

fn list(document: &Document<'_>, text: &str) -> Result<Parsed, ParseError> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').flexible(true).from_reader(text.as_bytes());
    let damaged = |e: csv::Error| ParseError::Damaged { format: "CSV", detail: e.to_string() };
    let headers = reader.headers().map_err(damaged)?.clone();
    let column = |name: &str| headers.iter().position(|h| h.trim().trim_matches('"') == name);
    let needed = |name: &str| column(name).ok_or_else(|| ParseError::Layout(format!("no column `{name}`")));
    let key = needed("Identificación de la Norma")?;
    let (kind, number) = (needed("Tipo Norma")?, needed("Número de la Norma")?);
    let (title, published) = (needed("Título de la Norma")?, needed("Fecha de Publicación")?);
    let promulgated = needed("Fecha de Promulgación")?;
    let (label, repealed, url) = (column("Tipo/Número"), column("Derogado"), column("Url"));
    let treaty = column("Es Tratado");
    let mut parsed = Parsed::default();
    let mut left_out = 0_u32;
    for record in reader.records() {
        let record = record.map_err(damaged)?;
        let line = record.position().map_or(0, csv::Position::line);
        let field = |i: usize| record.get(i).unwrap_or_default().trim();
        let is = |i: Option<usize>| i.is_some_and(|i| field(i).to_lowercase().starts_with('s'));
        if field(title).is_empty() || is(treaty) {
            left_out += 1;
            continue;
        }
        let id = law_id(field(kind), field(number), field(key));
        let mut draft = Draft::new(document, id, "CHL", "es", field(title), DateKind::Promulgation)?;
        draft.citation(label.map(field).filter(|l| !l.is_empty()).unwrap_or(field(number)));
        if let Some(url) = url.map(field).filter(|u| u.starts_with("http")) {
            draft.url(url);
        }
        let at = |i: usize| format!("row={line};column={}", headers.get(i).unwrap_or_default());
        draft.date(DateKind::Promulgation, dates::iso_start(field(promulgated)), &at(promulgated));
        draft.date(DateKind::Publication, dates::iso_start(field(published)), &at(published));
        if is(repealed) {
            draft.status(LawStatus::Repealed);
        }
        parsed.laws.extend(draft.finish());
    }
    if left_out > 0 {
        parsed.skipped.push(("treaty, or row without a title".to_owned(), left_out));
    }
    Ok(parsed)
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

    const LAW: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Norma xmlns="http://www.leychile.cl/esquemas" normaId="1024319" esTratado="no tratado" fechaVersion="2021-02-03" derogado="no derogado">
<Identificador fechaPromulgacion="2011-04-01" fechaPublicacion="2011-04-08"><TiposNumeros><TipoNumero><Tipo>Ley</Tipo><Numero>20507</Numero></TipoNumero></TiposNumeros>
<Organismos><Organismo>MINISTERIO DEL INTERIOR</Organismo></Organismos></Identificador>
<Metadatos><TituloNorma>TIPIFICA LOS DELITOS DE TR&#193;FICO IL&Iacute;CITO DE MIGRANTES Y TRATA DE PERSONAS</TituloNorma></Metadatos>
<EstructurasFuncionales><EstructuraFuncional derogado="derogado"><Metadatos><TituloNorma>no</TituloNorma></Metadatos></EstructuraFuncional></EstructurasFuncionales></Norma>"#;
    const LIST: &str = "\u{feff}\"Identificación de la Norma\";\"Tipo/Número\";\"Fecha de Publicación\";\"Fecha de Promulgación\";\"Título de la Norma\";\"Tipo Norma\";\"Número de la Norma\";\"Derogado\";\"Url\"\n\
\"12\";\"Ley 20507\";\"2011-04-08\";\"2011-04-01\";\"SOBRE TRATA DE PERSONAS\";\"Ley\";\"20507\";\"Sí\";\"https://e.org/1\"\n\"13\";\"Ley 2\";\"\";\"\";\"\";\"Ley\";\"2\";\"\";\"\"\n";

    #[test]
    fn a_law_with_entities_of_html() {
        let law = parse("cl-bcn", "x", LAW.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("cl-ley-20507", "Ley 20507"));
        assert!(law.title().contains("TRÁFICO ILÍCITO DE MIGRANTES"));
        assert_eq!(law.topics, [Topic::HumanTrafficking, Topic::MigrantSmuggling]);
        assert_eq!(
            days(&law),
            [
                (DateKind::Promulgation, date(2011, 4, 1)),
                (DateKind::Publication, date(2011, 4, 8)),
                (DateKind::LastAmended, date(2021, 2, 3))
            ]
        );
    }

    #[test]
    fn a_repealed_decree() {
        let text = LAW
            .replace("derogado=\"no derogado\"", "derogado=\"derogado\"")
            .replace("<Tipo>Ley", "<Tipo>Decreto")
            .replace(
                "</TituloNorma></Metadatos>\n",
                "</TituloNorma><FechaDerogacion>2019-01-01</FechaDerogacion></Metadatos>\n",
            );
        let law = parse("cl-bcn", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(
            (law.id.as_str(), law.citation.as_str()),
            ("cl-norma-1024319", "Decreto 20507, MINISTERIO DEL INTERIOR")
        );
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2019, 1, 1))));
    }

    #[test]
    fn a_repealed_norm_without_a_day_of_repeal_and_a_treaty() {
        let text = LAW.replace("derogado=\"no derogado\"", "derogado=\"derogado\"");
        let law = parse("cl-bcn", "x", text.as_bytes()).unwrap().laws.remove(0);
        let repeal = law.repeal().map(|d| (d.date, d.provenance.locator.as_str()));
        assert_eq!(repeal, Some((date(2021, 2, 3), "/Norma/@fechaVersion")));
        let treaty = LAW.replace("esTratado=\"no tratado\"", "esTratado=\"tratado\"");
        let parsed = parse("cl-bcn", "x", treaty.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped.len()), (0, 1));
        let registered = crate::registry::get("cl-bcn").unwrap();
        let texts = registered.spec.documents.iter().find(|d| d.index.is_none()).unwrap();
        assert_eq!(texts.assertions.check(&parsed), Ok(()), "the reason is kept, not a count that falls short");
    }

    #[test]
    fn parts_of_a_code_give_their_topics() {
        let part = |title: &str, state: &str, inner: &str| {
            format!(
                "<EstructuraFuncional tipoParte=\"Párrafo\" derogado=\"{state}\"><Texto>x</Texto>\
                 <Metadatos><TituloParte presente=\"si\">{title}</TituloParte></Metadatos><EstructurasFuncionales>\
                 {inner}</EstructurasFuncionales></EstructuraFuncional>"
            )
        };
        let inner = part("&#167; 5 bis. Del cohecho de ensayo.", "no derogado", "")
            + &part("&#167; 6. De la trata de personas", "derogado", "");
        let code = |title: &str| {
            let parts = part("LIBRO SEGUNDO CR&#205;MENES", "no derogado", &inner);
            format!(
                "<Norma normaId=\"7\" derogado=\"no derogado\"><Identificador fechaPromulgacion=\"1999-01-02\"/>\
                 <Metadatos><TituloNorma>{title}</TituloNorma></Metadatos><EstructurasFuncionales>{parts}\
                 </EstructurasFuncionales></Norma>"
            )
        };
        let law = parse("cl-bcn", "x", code("CODIGO PENAL DE PRUEBA").as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.topics, [Topic::Corruption]);
        let sections: Vec<_> = law.sections.iter().map(|s| (s.number.as_str(), s.heading.as_str())).collect();
        assert_eq!(sections, [("§ 5 bis", "Del cohecho de ensayo")]);
        assert_eq!(law.notes.len(), 1, "when it was inserted is not known");
        let other = parse("cl-bcn", "x", code("CODIGO DE PRUEBA").as_bytes()).unwrap().laws.remove(0);
        assert!(other.sections.is_empty());
        for (title, expected) in [
            ("TITULO I De los delitos", Some(("TITULO I", "De los delitos"))),
            ("Párrafo 1º De los crímenes", Some(("Párrafo 1º", "De los crímenes"))),
            ("TÍTULO OCTAVO", None),
            ("", None),
        ] {
            let found = super::part(title);
            assert_eq!(found.as_ref().map(|(n, h)| (n.as_str(), h.as_str())), expected, "{title}");
        }
        survives("cl-bcn", "x", &code("CODIGO PENAL DE PRUEBA"));
    }

    #[test]
    fn a_list_of_laws() {
        let parsed = parse("cl-bcn", "x", LIST.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (1, 1));
        let law = &parsed.laws[0];
        assert_eq!((law.id.as_str(), law.status), ("cl-ley-20507", LawStatus::Repealed));
        assert_eq!(law.dates[0].provenance.locator, "row=2;column=Fecha de Promulgación");
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("cl-bcn", "x", LAW);
        survives("cl-bcn", "x", LIST);
        assert!(parse("cl-bcn", "x", b"<html></html>").is_err());
        assert!(parse("cl-bcn", "x", b"a;b\n1;2\n").is_err());
    }
}
