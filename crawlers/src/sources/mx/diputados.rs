//! The Cámara de Diputados' list of the federal laws of Mexico, and notes of the Diario Oficial de la Federación.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};
use scraper::{ElementRef, Html, Selector};

use super::reforms;
use crate::{
    formats::{dates, html, text::folded, xml::squeeze},
    parse::{Document, ParseError, Parsed, Parser},
    sources::{
        ar::infoleg::spelled,
        statute::{self, Draft},
    },
};

/// Parser of the list and of notes.
pub struct Diputados;

impl Parser for Diputados {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let text = html::source("the page", document)?;
        let page = Html::parse_document(&text);
        let detail = selector("#DivDetalleNota")?;
        match page.select(&detail).next() {
            Some(detail) => note(document, &page, detail, &text),
            None if reforms::is_one(&page)? => reforms::parse(document, &page),
            None => list(document, &page),
        }
    }
}

pub(super) fn selector(text: &str) -> Result<Selector, ParseError> {
    Selector::parse(text).map_err(|e| ParseError::Layout(format!("selector `{text}`: {e}")))
}

pub(super) fn text_of(element: ElementRef<'_>) -> String {
    squeeze(&element.text().flat_map(|t| [t, " "]).collect::<String>())
}

pub(super) const HOME: &str = "https://www.diputados.gob.mx/LeyesBiblio/";

/// A row a law: number, name with the day of its gazette, last reform, files.
fn list(document: &Document<'_>, page: &Html) -> Result<Parsed, ParseError> {
    let (rows, link) = (selector("tr")?, selector("a[href]")?);
    let mut parsed = Parsed::default();
    let mut without = 0_u32;
    for row in page.select(&rows) {
        let cells: Vec<ElementRef<'_>> =
            row.children().filter_map(ElementRef::wrap).filter(|e| e.value().name() == "td").collect();
        let &[number, name, reform, ..] = cells.as_slice() else { continue };
        let number = text_of(number);
        let Some((href, title)) = name.select(&link).find_map(|a| {
            let title = text_of(a);
            a.value().attr("href").filter(|_| !title.is_empty()).map(|h| (h.to_owned(), title))
        }) else {
            continue;
        };
        let whole = text_of(name);
        let Some(published) = gazette_day(&whole) else {
            // Rows of menus have no day; a law without one is counted.
            without += u32::from(number.len() == 3 && number.bytes().all(|b| b.is_ascii_digit()));
            continue;
        };
        // `ref/cpeum.htm`, `abro/levct.htm`
        let key = href.rsplit('/').next().and_then(|f| f.split('.').next()).unwrap_or_default();
        let mut draft =
            Draft::new(document, format!("mx-{}", statute::slug(key)), "MEX", "es", &title, DateKind::Promulgation)?;
        let at = format!("tr[td='{number}']");
        draft.citation(format!("DOF {}", published.strftime("%d/%m/%Y")));
        draft.url(if href.starts_with("http") { href.clone() } else { format!("{HOME}{href}") });
        draft.date(DateKind::Publication, Some(published), &format!("{at}/td[2]"));
        let reform = text_of(reform);
        let reformed = gazette_day(&reform);
        if reformed.is_some_and(|d| d > published) {
            draft.date(DateKind::LastAmended, reformed, &format!("{at}/td[3]"));
        }
        draft.version(reformed.or(Some(published)), "consolidated", &format!("{at}/td[3]"));
        let lower = whole.to_lowercase();
        if href.starts_with("abro/") || lower.contains("ley abrogada") {
            draft.status(LawStatus::Repealed);
            let end = lower.split_once("a partir del").and_then(|(_, rest)| dates::first(rest, "es"));
            draft.date(DateKind::Repeal, end, &format!("{at}/td[2]"));
        } else {
            draft.status(LawStatus::InForce);
            if let Some(day) = lower.split_once("abrogad").and_then(|(_, rest)| dates::first(rest, "es")) {
                draft.note(format!("The list announces its repeal, by {day} at the latest."));
            }
        }
        parsed.laws.extend(draft.finish());
    }
    if parsed.laws.is_empty() {
        return Err(ParseError::Layout("no row with a law and the day of its gazette (`DOF 05/02/1917`)".to_owned()));
    }
    if without > 0 {
        parsed.skipped.push(("law of the list without a day of publication".to_owned(), without));
    }
    Ok(parsed)
}

/// `DOF 05/02/1917`: the first day after the word.
fn gazette_day(text: &str) -> Option<Date> {
    let (_, rest) = text.split_once("DOF")?;
    dates::all(rest, "es").first().filter(|f| rest.get(..f.start).is_some_and(|gap| gap.len() < 12)).map(|f| f.date)
}

/// One note of the gazette: the page wraps the note's own HTML document.
fn note(document: &Document<'_>, page: &Html, detail: ElementRef<'_>, text: &str) -> Result<Parsed, ParseError> {
    let titles = selector("title")?;
    let short = detail.select(&titles).map(text_of).find(|t| !t.is_empty()).unwrap_or_default();
    let short = match folded(&short).as_str() {
        "documento sin titulo" => quoted(&html::text(detail)).unwrap_or_default(),
        _ => short,
    };
    let plain = folded(&short);
    if let Some(notice) = NOTICES.iter().find(|words| plain.starts_with(**words)) {
        return Ok(Parsed::left_out(&format!("note of the gazette that is no law but a notice (`{notice}`)")));
    }
    // The inner title is cut; the heading or the first paragraph that begins so is whole.
    let stem: String = short.chars().take(60).collect();
    let whole = |blocks: &str| -> Result<Option<String>, ParseError> {
        let blocks = selector(blocks)?;
        let found = detail.select(&blocks).map(html::text).filter(|t| !stem.is_empty() && t.starts_with(&stem));
        Ok(found.filter(|t| t.chars().count() < 2000).min_by_key(String::len))
    };
    let title = whole("h1, h2")?.or(whole("p, div, span, td")?).unwrap_or(short);
    let of_url = document.url.and_then(|u| u.split_once("codigo="));
    let code = of_url.or_else(|| text.split_once("codigo=")).map_or("", |(_, rest)| rest);
    let code: String = code.chars().take_while(char::is_ascii_digit).collect();
    let id = if code.is_empty() { String::new() } else { format!("mx-dof-{code}") };
    let mut draft = Draft::new(document, id, "MEX", "es", &title, DateKind::Promulgation)?;
    let bold = selector("b, td.txt")?;
    let published =
        page.select(&bold).map(text_of).filter(|t| t.starts_with("DOF:")).find_map(|t| dates::first(&t, "es"));
    draft.date(DateKind::Publication, published, "//b[starts-with(., 'DOF:')]");
    draft.version(published, "as published", "//b[starts-with(., 'DOF:')]");
    closing(&mut draft, &html::lines(detail), published);
    draft.citation(published.map(|d| format!("DOF {}", d.strftime("%d/%m/%Y"))).unwrap_or_default());
    draft.url(format!("https://www.dof.gob.mx/nota_detalle.php?codigo={code}"));
    Ok(draft.parsed())
}

/// What the titles of notes begin with that are no law, folded: notices, drafts, rates and decisions of courts.
const NOTICES: &[&str] = &[
    "aclaracion",
    "aviso",
    "circular por la que se comunica",
    "convocatoria",
    "costo porcentual",
    "edicto",
    "extracto",
    "fe de errat",
    "licitacion",
    "nota aclaratoria",
    "notificacion",
    "proyecto de",
    "respuesta a",
    "sentencia",
    "tasa de interes",
    "tasas de interes",
    "tipo de cambio",
    "valor de la unidad de inversion",
];

/// The name in quotation marks of the document to which a note without a text of its own leads.
fn quoted(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(['"', '“'])?;
    let (name, _) = rest.split_once(['"', '”'])?;
    Some(squeeze(name)).filter(|n| !n.is_empty())
}

/// What lines that close an act begin with, folded: where it was given.
const PLACES: &[&str] =
    &["ciudad de mexico", "en la ciudad de mexico", "mexico, ", "mexico d", "dado en", "dada en", "salon de sesiones"];

/// What the president says of a decree of congress, and of a treaty or code, folded.
const PROMULGATES: &[&str] = &["expido el presente", "promulgo el presente"];

/// The days with which a note closes: that on which congress passed a decree, signed by members of both chambers,
/// and that of its promulgation by the president; or that on which an authority issued an act of its own.
fn closing(draft: &mut Draft<'_>, lines: &str, published: Option<Date>) {
    let (mut passed, mut promulgated, mut issued) = (None, None, None);
    for line in lines.lines() {
        let plain = folded(&squeeze(line));
        // A quoted text ends in this line as well: the day is not behind that of the gazette.
        let day = |text: &str| {
            let near = dates::all(text, "es").into_iter().next().filter(|f| f.start < 250).map(|f| f.date);
            near.or_else(|| spelled(text)).filter(|d| published.is_none_or(|p| *d <= p))
        };
        if let Some((_, rest)) = PROMULGATES.iter().find_map(|words| plain.split_once(words)) {
            promulgated = day(rest).or(promulgated);
            continue;
        }
        let start = plain.trim_start_matches(|c: char| !c.is_alphanumeric());
        if PLACES.iter().any(|p| start.starts_with(p)) {
            let signed = ["sen. ", "dip. "].iter().any(|w| plain.contains(w));
            match day(&plain) {
                Some(day) if signed => passed = passed.or(Some(day)),
                Some(day) => issued = Some(day),
                None => {}
            }
        }
    }
    let of_congress = passed.is_some() || promulgated.is_some();
    draft.date(DateKind::Adoption, passed, "text=Presidente.- Rúbricas");
    draft.date(DateKind::Promulgation, promulgated, "text=expido el presente; text=promulgo el presente");
    draft.date(DateKind::Adoption, issued.filter(|_| !of_congress), "text=Dado en; text=Ciudad de México, a");
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

    const LIST: &str = r##"<html><head><meta charset="utf-8"></head><body><table><tr><td><a href="index.htm">Menú</a></td></tr>
<tr><td>001</td><td><b><a href="ref/lgpsedmtp.htm"><font>LEY General para Prevenir los Delitos en Materia de
 Trata de Personas</font></a></b><p>DOF 14/06/2012</p><p>Nueva reforma</p></td><td>DOF 07/06/2024</td><td></td></tr>
<tr><td>002</td><td><a href="ref/x.htm">LEY de Cosas</a><p>DOF 24/02/1943</p><p>(<i>Abrogado en un plazo que no exceda del 01/04/2027</i>)</td><td>Sin reforma</td><td></td></tr>
<tr><td>A</td><td><a href="abro/levct.htm">LEY sobre Caf&eacute;</a><p>DOF 25/05/1972</p><b>Ley Abrogada a
 partir del 17/06/2026</b></td><td>DOF 19/12/2025</td><td></td></tr><tr><td>003</td><td><a href="ref/y.htm">LEY sin fecha</a></td><td></td></tr></table></body></html>"##;
    const NOTE: &str = r##"<html><body><b>DOF: 24/04/2026</b><div id='DivDetalleNota'><RESULTADO><!DOCTYPE HTML><HTML><head><title>ACUERDO por el que se dan a conocer las medidas contra el lavado de dinero que se ind</title></head><body>
<div><p>ACUERDO por el que se dan a conocer las medidas contra el lavado de dinero que se indican.</p><p>x</p></div></body></HTML></div><a href='nota_detalle_popup.php?codigo=57'>x</a></body></html>"##;

    #[test]
    fn a_list_of_laws_with_repealed_ones() {
        let parsed = parse("mx-diputados", "x", LIST.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (3, 1));
        let [trata, cosas, cafe] = &parsed.laws[..] else { panic!("three laws") };
        assert_eq!((trata.id.as_str(), &trata.topics[..]), ("mx-lgpsedmtp", &[Topic::HumanTrafficking][..]));
        assert_eq!(
            days(trata),
            [(DateKind::Publication, date(2012, 6, 14)), (DateKind::LastAmended, date(2024, 6, 7))]
        );
        assert_eq!((cosas.status, days(cosas).len()), (LawStatus::InForce, 1));
        assert!(cosas.notes[0].contains("2027-04-01"));
        assert_eq!((cafe.status, cafe.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2026, 6, 17))));
    }

    #[test]
    fn a_false_charset_does_not_spoil_names() {
        let bytes: Vec<u8> =
            LIST.replace("Caf&eacute;", "Café").chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        let parsed = parse("mx-diputados", "x", &bytes).unwrap();
        assert_eq!(parsed.laws[2].title(), "LEY sobre Café");
    }

    #[test]
    fn a_note_of_the_gazette_with_its_whole_title() {
        let law = parse("mx-diputados", "x", NOTE.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id, "mx-dof-57");
        assert!(law.title().ends_with("que se indican."), "{}", law.title());
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(days(&law), [(DateKind::Publication, date(2026, 4, 24))]);
    }

    fn note_of(title: &str, body: &str) -> Vec<u8> {
        let inner = format!("<html><head><title>{title}</title></head><body><div>{body}</div></body></html>");
        format!("<b>DOF: 15/09/2024</b><div id='DivDetalleNota'>{inner}</div><a href='?codigo=58'>x</a>").into_bytes()
    }

    #[test]
    fn a_decree_of_congress_closes_with_its_days() {
        let body = "<h1><span>DECRETO</span><span> </span><span>de prueba por el que se reforman cosas, en materia de \
            ensayo y de otras muchas.</span></h1><div>Visto el escrito de 3 de mayo de 2020.</div><div>Ciudad de \
            M&eacute;xico, a 13 de septiembre de 2024.- Sen. <b>A. Uno</b>, Presidente.- Dip. <b>B. Dos</b>, \
            Presidenta.- R&uacute;bricas.</div><div>Para su debida observancia, expido el presente Decreto en la \
            Residencia, en la Ciudad de M&eacute;xico, a 14 de septiembre de 2024.- C. Tres.- R&uacute;brica.</div>";
        let title = "DECRETO de prueba por el que se reforman cosas, en materia de ensayo y";
        let law = parse("mx-diputados", "x", &note_of(title, body)).unwrap().laws.remove(0);
        assert!(law.title().ends_with("de otras muchas."), "{}", law.title());
        assert_eq!(
            days(&law),
            [
                (DateKind::Adoption, date(2024, 9, 13)),
                (DateKind::Promulgation, date(2024, 9, 14)),
                (DateKind::Publication, date(2024, 9, 15))
            ]
        );
    }

    #[test]
    fn a_treaty_is_promulgated_in_words_of_its_own() {
        let title = "DECRETO Promulgatorio del Tratado de Prueba, firmado el primero de mayo de dos mil diez.";
        let body = format!(
            "<p>{title}</p><p>El Tratado fue aprobado el dos de junio de dos mil once.</p><p>Por lo tanto, para su \
             debida observancia, promulgo el presente Decreto, en la residencia oficial del Poder Ejecutivo Federal, \
             en la Ciudad de M&eacute;xico, el once de septiembre de dos mil veinticuatro.</p>"
        );
        let law = parse("mx-diputados", "x", &note_of(title, &body)).unwrap().laws.remove(0);
        assert_eq!(
            days(&law),
            [(DateKind::Promulgation, date(2024, 9, 11)), (DateKind::Publication, date(2024, 9, 15))]
        );
    }

    #[test]
    fn an_act_of_an_authority_bears_the_day_of_its_issue() {
        for (place, expected) in [
            ("Dado en la residencia del Poder Ejecutivo Federal, en Ciudad de México, a 12 de abril de 2024.- X", true),
            ("Ciudad de México, a 12 de abril 2024.- Con fundamento en el Reglamento, Y.- Rúbrica.", true),
            ("Dado en México, Distrito Federal, a los doce días del mes de abril de dos mil veinticuatro.- Z", true),
            ("Dado en la Ciudad de México, a doce de abril de dos mil veinticuatro.- W", true),
            ("Ciudad de México, a 12 de abril de 2031.- De otro texto.", false),
            ("El escrito de la Ciudad de México, a 12 de abril de 2024, se archiva.", false),
        ] {
            let note = note_of("REGLAMENTO de Prueba", &format!("<p>REGLAMENTO de Prueba</p><p>{place}</p>"));
            let law = parse("mx-diputados", "x", &note).unwrap().laws.remove(0);
            let adopted = law.dates.iter().find(|d| d.kind == DateKind::Adoption).map(|d| d.date);
            assert_eq!(adopted, expected.then_some(date(2024, 4, 12)), "{place}");
            assert_eq!(law.title(), "REGLAMENTO de Prueba");
        }
    }

    #[test]
    fn a_note_may_only_lead_to_its_document_or_be_a_notice() {
        let link = "<p>Para consultar la <b>\"Resolución de Prueba, y sus Anexos 1 y 2\"</b>, dar click.</p>";
        let law = parse("mx-diputados", "x", &note_of("Documento sin t&iacute;tulo", link)).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Resolución de Prueba, y sus Anexos 1 y 2");
        assert!(parse("mx-diputados", "x", &note_of("Documento sin título", "<p>Nada.</p>")).is_err());
        let notice = parse("mx-diputados", "x", &note_of("AVISO de prueba", "<p>AVISO de prueba</p>")).unwrap();
        assert_eq!((notice.laws.len(), notice.skipped[0].1), (0, 1));
        let registered = crate::registry::get("mx-diputados").unwrap();
        let notes = registered.spec.documents.last().unwrap();
        assert_eq!(notes.assertions.check(&notice), Ok(()), "the reason is kept, not a count that falls short");
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("mx-diputados", "x", LIST);
        survives("mx-diputados", "x", NOTE);
        assert!(parse("mx-diputados", "x", b"<html><body>Mantenimiento</body></html>").is_err());
    }
}
