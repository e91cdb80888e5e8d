//! IMPO: the acts of Uruguay as its bank of norms gives them in JSON, article by article.

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, LawStatus};
use serde_json::Value;

use super::super::act::{Act, sentence};
use crate::{
    formats::{
        dates, html, json,
        text::{folded, slug},
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of IMPO's JSON.
pub struct Impo;

impl Parser for Impo {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let value = json::read("the act", document)?;
        let missing = |what: &str| ParseError::Layout(format!("no {what} in the record of the act"));
        let kind = json::text(&value, "/tipoNorma").ok_or_else(|| missing("tipoNorma"))?;
        let number = json::text(&value, "/nroNorma").unwrap_or_default();
        let day = |pointer: &str| json::text(&value, pointer).and_then(|d| dates::whole(&d, "es"));
        let year = match json::integer(&value, "/anioNorma") {
            Some(year) => year.to_string(),
            // The constitution has neither number nor year of its own.
            None if number.is_empty() => {
                let first = day("/fechaPromulgacion").or_else(|| day("/fechaPublicacion"));
                first.map(|d| d.year().to_string()).unwrap_or_default()
            }
            None => String::new(),
        };
        if number.is_empty() && year.is_empty() {
            return Err(missing("nroNorma or anioNorma"));
        }
        let citation = match number.as_str() {
            "" => format!("{kind} {year}"),
            // Laws and codes are counted through, decrees and resolutions anew each year.
            number if year.is_empty() || is_counted_through(&kind) => format!("{kind} N° {number}"),
            number => format!("{kind} N° {number}/{year}"),
        };
        let name = json::text(&value, "/nombreNorma").map(|n| html::plain(&n)).transpose()?;
        let title = match name.filter(|n| !n.is_empty()) {
            // The name of a code says only by what it was approved.
            Some(name) if folded(&name).starts_with("aprobado por") => format!("{kind} ({name})"),
            Some(name) => name,
            None => citation.clone(),
        };
        let mut act = Act::new(document, "URY", slug(&format!("uy {kind} {number} {year}")), ("es", &title), citation);
        for (kind, pointer) in
            [(DateKind::Promulgation, "/fechaPromulgacion"), (DateKind::Publication, "/fechaPublicacion")]
        {
            act.date(kind, day(pointer), pointer);
        }
        if let Some(url) = document.url {
            act.url(url.split('?').next().unwrap_or(url).to_owned());
        }
        state(&mut act, &value)?;
        for (i, article) in json::items(&value, "/articulos").into_iter().enumerate() {
            self::article(&mut act, article, &format!("/articulos/{i}"))?;
        }
        act.last_amended_by_list();
        Ok(act.parsed())
    }
}

/// Whether one count runs through all acts of that type.
fn is_counted_through(kind: &str) -> bool {
    let plain = folded(kind);
    ["ley", "decreto ley", "decreto-ley", "codigo", "constitucion"].iter().any(|w| plain.starts_with(w))
}

/// Acts that changed or repealed the whole norm.
fn state(act: &mut Act<'_>, value: &Value) -> Result<(), ParseError> {
    let banner = folded(&json::text(value, "/leyenda").unwrap_or_default());
    let references = json::text(value, "/referenciasNorma").unwrap_or_default();
    let articles = json::items(value, "/articulos");
    let mut repealed = banner.contains("derogad");
    if !repealed && !articles.is_empty() {
        repealed = articles.into_iter().map(is_repealed).collect::<Result<Vec<bool>, _>>()?.into_iter().all(|a| a);
    }
    for (label, words) in labelled(&references)? {
        let label = folded(&label);
        if label.contains("derogad") && !label.contains("parcial") && !words.contains("parcialmente") {
            repealed = true;
        }
        if changes(&label) {
            for (cited, day) in acts_in(&words) {
                act.amendment(&cited, DateKind::Promulgation, day, "/referenciasNorma");
            }
        }
    }
    if repealed {
        act.status(LawStatus::Repealed);
    }
    Ok(())
}

/// Whether nothing but the mark `(*)` is left of an article, and its notes say which act repealed it. The mark also
/// stands where an article changed another act; the note then is another.
fn is_repealed(article: &Value) -> Result<bool, ParseError> {
    let words = html::plain(&json::text(article, "/textoArticulo").unwrap_or_default())?;
    let gone = words.trim() == "(*)";
    let by = |(label, words): (String, String)| {
        let label = folded(&label);
        // `Derogado/s por:`, and no `Derogado/s parcialmente por:` or `Este artículo derogó a:`
        label.trim_start().starts_with("derogad") && !label.contains("parcial") && !words.contains("parcialmente")
    };
    Ok(gone && labelled(&json::text(article, "/notasArticulo").unwrap_or_default())?.into_iter().any(by))
}

/// Whether a label such as `Redacción dada por:` introduces acts that changed this one.
fn changes(label: &str) -> bool {
    ["modificad", "redaccion dada", "agregad", "sustituid", "derogad"].iter().any(|w| label.contains(w))
}

/// Pairs of a bold label and the plain text up to the next: `<b>Ver:</b> Ley Nº 1 de 2/3/2004.`
fn labelled(markup: &str) -> Result<Vec<(String, String)>, ParseError> {
    let mut pairs = Vec::new();
    for part in markup.split("<b>").skip(1) {
        if let Some((label, words)) = part.split_once("</b>") {
            pairs.push((html::plain(label)?, html::plain(words)?));
        }
    }
    Ok(pairs)
}

/// Each `Ley Nº 19.438 de 14/10/2016` in a text.
fn acts_in(text: &str) -> Vec<(String, Date)> {
    let mut acts = Vec::new();
    let mut from = 0;
    for found in dates::all(text, "es") {
        let before = text.get(from..found.start).unwrap_or_default();
        from = found.end;
        let Some(head) = before.trim_end().strip_suffix(" de") else { continue };
        let start = ["Ley N", "Decreto Ley N", "Decreto-Ley N", "Decreto N"].iter().filter_map(|w| head.rfind(w)).min();
        if let Some(cited) = start.and_then(|s| head.get(s..)).filter(|c| c.chars().count() <= 40) {
            acts.push((cited.trim().to_owned(), found.date));
        }
    }
    acts
}

fn article(act: &mut Act<'_>, value: &Value, at: &str) -> Result<(), ParseError> {
    let number = format!(
        "{}{}",
        json::text(value, "/nroArticulo").unwrap_or_default(),
        json::text(value, "/secArticulo").map(|s| format!(" {s}")).unwrap_or_default()
    );
    let mut inserted = None;
    for (label, words) in labelled(&json::text(value, "/notasArticulo").unwrap_or_default())? {
        // `Literal B) agregado/s por:` goes on about a part of the article.
        let whole = label.starts_with(char::is_uppercase);
        let label = folded(&label);
        for (cited, day) in acts_in(&words).into_iter().filter(|_| changes(&label)) {
            act.amendment(&cited, DateKind::Promulgation, day, &format!("{at}/notasArticulo"));
            if whole && label.contains("agregad") {
                inserted = Some(day);
            }
        }
    }
    let words = json::text(value, "/textoArticulo").map(|t| html::plain(&t)).transpose()?.unwrap_or_default();
    // `(Trata de personas).- Quien …` or `Derecho humano.- El derecho …`
    let heading = match words.strip_prefix('(').and_then(|w| w.split_once(')')) {
        Some((heading, _)) => Some(heading.trim().trim_end_matches('.').to_owned()),
        None => words.split_once(".-").map(|(h, _)| h.trim().to_owned()).or_else(|| sentence(&words)),
    };
    if let Some(heading) = heading.filter(|h| h.chars().count() <= 200) {
        let locator = format!("{at}/textoArticulo");
        let inserted = inserted
            .map(|day| act.inserted(DateKind::Promulgation, day, DatePrecision::Day, &format!("{at}/notasArticulo")));
        act.section(number.trim(), &heading, inserted, &locator);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const ACT: &str = r#"{"tipoNorma": "Ley", "nroNorma": "99331", "anioNorma": 2008, "nombreNorma": "LEY DE PREVENCION DE LA CORRUPCION DE PRUEBA",
        "leyenda": " Documento Actualizado ", "fechaPromulgacion": "11/08/2008", "fechaPublicacion": "18/08/2008",
        "referenciasNorma": " <b>Reglamentada por:</b> Decreto <a>Nº 414/009</a> de 31/08/2009.\r\n<b>Ver:</b> Ley Nº 1 de 2/3/2010.",
        "articulos": [{"nroArticulo": "1", "textoArticulo": " Ambito.- Esta ley <br> rige. "},
            {"nroArticulo": "7", "secArticulo": "BIS", "textoArticulo": "(Trata de personas) Quien",
             "notasArticulo": "<b>Agregado/s por:</b> Ley <a>Nº 19.670</a> de 15/10/2018 artículo 152."}]}"#;

    #[test]
    fn an_act_in_latin_1() {
        let bytes: Vec<u8> = ACT.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        assert!(std::str::from_utf8(&bytes).is_err());
        let law = parse("uy-impo", "x", &bytes).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("uy-ley-99331-2008", "Ley N° 99331"));
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Promulgation, date(2008, 8, 11)),
                (DateKind::Publication, date(2008, 8, 18)),
                (DateKind::LastAmended, date(2018, 10, 15)),
            ]
        );
        assert_eq!(law.amendments[0].citation, "Ley Nº 19.670");
        assert_eq!(law.topics, [Topic::Corruption]);
        assert_eq!((law.sections.len(), law.sections[0].number.as_str()), (1, "7 BIS"));
        assert_eq!(law.sections[0].inserted.as_ref().map(|d| d.date), Some(date(2018, 10, 15)));
        assert_eq!(law.status, LawStatus::NotStated);
    }

    #[test]
    fn an_added_part_of_an_article_is_no_added_article() {
        let part = ACT.replace("\"<b>Agregado/s por:", "\"Inciso 2\u{ba}) <b><font>agregado/s por:</font>");
        let law = parse("uy-impo", "x", part.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.sections.len(), law.sections[0].inserted.as_ref()), (1, None));
        assert_eq!(law.amendments[0].citation, "Ley Nº 19.670");
    }

    #[test]
    fn a_repealed_act_says_so() {
        for (old, new) in [("Documento Actualizado", "Norma Derogada"), ("<b>Ver:</b>", "<b>Derogada/o por:</b>")] {
            let law = parse("uy-impo", "x", ACT.replace(old, new).as_bytes()).unwrap().laws.remove(0);
            assert_eq!(law.status, LawStatus::Repealed, "{new}");
        }
    }

    #[test]
    fn an_act_is_repealed_where_each_of_its_articles_is() {
        let status = |articles: &str| {
            let (head, _) = ACT.split_once("\"articulos\"").unwrap();
            let page = format!("{head}\"articulos\": [{articles}]}}");
            let law = parse("uy-impo", "x", page.as_bytes()).unwrap().laws.remove(0);
            assert!(law.repeal().is_none());
            law.status
        };
        let article = |text: &str, note: &str| {
            let note =
                format!("<b><font>{note}:</font></b> Ley N\u{ba} 19.093 de 17/06/2013 <a>1</a> (vigencia 29/12/2011).");
            format!(r#"{{"nroArticulo": "1", "textoArticulo": "{text}", "notasArticulo": "{note}"}}"#)
        };
        let gone = article(" (*) ", "Derogado/s por");
        assert_eq!(status(&format!("{gone}, {gone}")), LawStatus::Repealed);
        for other in [
            article("(Trata de personas) Quien", "Derogado/s por"),
            article(" (*) ", "Este art\u{ed}culo derog\u{f3} a"),
            article(" (*) ", "Derogado/s parcialmente por"),
            r#"{"nroArticulo": "2", "textoArticulo": " (*) "}"#.to_owned(),
        ] {
            assert_eq!(status(&format!("{gone}, {other}")), LawStatus::NotStated, "{other}");
        }
        assert_eq!(status(""), LawStatus::NotStated);
    }

    #[test]
    fn a_constitution_has_only_the_day_of_its_publication() {
        let text = r#"{"tipoNorma": "CONSTITUCION DE PRUEBA", "leyenda": " Documento Actualizado ",
            "fechaPublicacion": "03/04/1957", "articulos": [{"nroArticulo": "1", "textoArticulo": "  Prueba es un lugar. "}]}"#;
        let law = parse("uy-impo", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("uy-constitucion-de-prueba-1957", "CONSTITUCION DE PRUEBA 1957"));
        let passage = law.passage().map(|d| (d.kind, d.date));
        assert_eq!(passage, Some((DateKind::Publication, date(1957, 4, 3))));
        let undated = text.replace("03/04/1957", "");
        assert!(matches!(parse("uy-impo", "x", undated.as_bytes()), Err(ParseError::Layout(_))));
    }

    #[test]
    fn codes_bear_their_type_and_decrees_their_year() {
        let code = ACT.replace(r#""Ley""#, r#""Código de Prueba""#);
        let code = code.replace("LEY DE PREVENCION DE LA CORRUPCION DE PRUEBA", "APROBADO POR DECRETO LEY N 99.331");
        let law = parse("uy-impo", "x", code.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.title(), "Código de Prueba (APROBADO POR DECRETO LEY N 99.331)");
        assert_eq!(law.citation, "Código de Prueba N° 99331");
        let decree = ACT.replace(r#""Ley""#, r#""Decreto""#).replace("99331", "414");
        let law = parse("uy-impo", "x", decree.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("uy-decreto-414-2008", "Decreto N° 414/2008"));
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("uy-impo", "x", b"{}"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("uy-impo", "x", b"<html>"), Err(ParseError::WrongType { .. })));
        survives("uy-impo", &[ACT]);
    }
}
