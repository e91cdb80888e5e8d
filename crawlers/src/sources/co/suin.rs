//! SUIN-Juriscol: the acts of Colombia, each page with hidden fields and a table of its days.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};

use super::super::act::{Act, numbered_heading};
use crate::{
    formats::{
        dates,
        html::{Page, below, text},
        text::{folded, slug},
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of SUIN-Juriscol's pages.
pub struct Suin;

impl Parser for Suin {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the act", document)?;
        let field = |name: &str| page.text_of(&format!("span[field='{name}']"));
        let missing = |what: &str| ParseError::Layout(format!("no {what} on the page"));
        let name = page.text_of("#titulotipo h1").or_else(|| page.text_of("h1"));
        let parts = (field("tipo"), field("numero"), field("anio"));
        let citation = match (&name, &parts) {
            (Some(name), _) => name.clone(),
            (None, (Some(kind), Some(number), Some(year))) => format!("{kind} {number} DE {year}"),
            _ => return Err(missing("hidden fields tipo, numero and anio")),
        };
        if is_of_court(&citation) || parts.0.as_deref().is_some_and(is_of_court) {
            // The site map of laws leads to them as well.
            return Ok(Parsed::left_out("judgment or order of a court, which is no act"));
        }
        let (kind, number, year) = match parts {
            (Some(kind), Some(number), Some(year)) => (kind, number, year),
            _ => split_name(&citation).ok_or_else(|| missing("name such as `LEY 985 DE 2005`"))?,
        };
        let title = field("epigrafe").unwrap_or_else(|| citation.clone());
        let title = title.trim_matches(['"', '“', '”', ' ']).to_owned();
        let mut act = Act::new(document, "COL", slug(&format!("co {kind} {number} {year}")), ("es", &title), citation);
        for (kind, name, label) in [
            (DateKind::Promulgation, "fecha_expedicion", "fecha de expedicion de la norma"),
            (DateKind::Publication, "fecha_diario_oficial", "fecha de publicacion de la norma"),
            (DateKind::InForce, "fecha_vigencia", "fecha de entrada en vigencia de la norma"),
            (DateKind::Repeal, "fecha_fin_vigencia", "fecha fin de vigencia de la norma"),
        ] {
            let day = field(name).and_then(|v| dates::whole(&v, "es"));
            act.date(kind, day, &format!("css=span[field='{name}']"));
            if !act.has(kind) {
                act.date(kind, row(&page, label), &format!("css=#tablita;label={label}"));
            }
        }
        if !act.has(DateKind::Repeal) {
            let label = "fecha en la cual dejo de estar vigente la norma";
            act.date(DateKind::Repeal, row(&page, label), &format!("css=#tablita;label={label}"));
        }
        if !act.has(DateKind::Promulgation) {
            // `(mayo 28)` under the name, which holds the year
            let under = page.all("p").into_iter().map(text).find(|t| t.starts_with('(') && t.len() < 40);
            let day = under.and_then(|t| dates::first(&format!("{} {year}", t.trim_matches(['(', ')'])), "es"));
            act.date(DateKind::Promulgation, day, "css=#titulotipo + div");
        }
        let state = folded(&field("estado_documento").unwrap_or_default());
        act.status(match state.as_str() {
            s if s.starts_with("vigente") => LawStatus::InForce,
            s if s.starts_with("no vigente") || s.contains("derogad") || s.contains("inexequible") => {
                LawStatus::Repealed
            }
            _ => LawStatus::NotStated,
        });
        if let Some(url) = document.url {
            act.url(url.to_owned());
        }
        for line in page.lines().lines() {
            if let Some((number, heading)) = numbered_heading(line.trim(), "articulo") {
                act.section(&number, &heading, None, &format!("text=Artículo {number}"));
            }
        }
        Ok(act.parsed())
    }
}

/// Whether a name is that of a court's judgment: `SENTENCIA C 221 DE 1994`, `AUTO 92 DE 2008`.
fn is_of_court(name: &str) -> bool {
    folded(name).split_whitespace().next().is_some_and(|kind| matches!(kind, "sentencia" | "auto"))
}

/// The day beside a label of the table, which names days that the fields may leave empty.
fn row(page: &Page, label: &str) -> Option<Date> {
    page.all("#tablita tr").into_iter().find_map(|row| {
        let cells = below(row, "td");
        let (name, value) = (cells.first()?, cells.get(1)?);
        (folded(&text(*name)) == label).then(|| dates::first(&text(*value), "es"))?
    })
}

/// `LEY 985 DE 2005` as type, number and year.
fn split_name(name: &str) -> Option<(String, String, String)> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let at = words.iter().position(|w| w.starts_with(|c: char| c.is_ascii_digit()))?;
    let year = words.iter().skip(at + 1).find(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()))?;
    let kind = words.get(..at)?.join(" ");
    (!kind.is_empty()).then(|| (kind, words.get(at).copied().unwrap_or_default().to_owned(), (*year).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const ACT: &str = r#"<?xml version="1.0" encoding="UTF-8"?><html lang="es-CO"><head><META http-equiv="Content-Type" content="text/html; charset=utf-16"></head>
        <body><span field="tipo">LEY</span><span field="numero">9599</span><span field="anio">2000</span><span field="fecha">200007
        script</span><span field="epigrafe">Por la cual se expide el Código Penal de ensayo.</span><span field="estado_documento">No vigente</span>
        <span field="fecha_diario_oficial">24/07/2000</span><span field="fecha_expedicion"></span><span field="fecha_vigencia">25/07/2001</span>
        <span field="fecha_fin_vigencia">01/02/2010</span><div id="titulotipo"><h1> LEY 9599 DE 2000</h1></div><p>(julio 24)</p>
        <table><tr><td><p><b>ESTADO</b><div id="tablita"><table><tr><td><p>Fecha de expedición de la norma</p></td><td><p>23/07/2000<br></p></td></tr></table></div></p></td></tr></table>
        <p><strong>Artículo 188A. Trata de personas.</strong> El que.</p><p>Artículo 2. Otra cosa. No.</p></body></html>"#;

    #[test]
    fn fields_and_table_give_the_days_whatever_the_charset_claims() {
        let law = parse("co-suin", "x", ACT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("co-ley-9599-2000", "LEY 9599 DE 2000"));
        assert_eq!(law.title(), "Por la cual se expide el Código Penal de ensayo.");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Promulgation, date(2000, 7, 23)),
                (DateKind::Publication, date(2000, 7, 24)),
                (DateKind::InForce, date(2001, 7, 25)),
                (DateKind::Repeal, date(2010, 2, 1)),
            ]
        );
        assert_eq!(law.status, LawStatus::Repealed);
        assert_eq!((law.sections[0].number.as_str(), law.topics.as_slice()), ("188A", &[Topic::HumanTrafficking][..]));
    }

    #[test]
    fn the_table_alone_may_tell_the_end() {
        let row = "<tr><td>Fecha en la cual dejó de estar vigente la norma</td><td>13/01/2011</td></tr>";
        let page = ACT
            .replace("01/02/2010", "")
            .replace("<div id=\"tablita\"><table>", &format!("<div id=\"tablita\"><table>{row}"))
            .replace(">No vigente<", ">DEROGADO<");
        let law = parse("co-suin", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2011, 1, 13))));
    }

    #[test]
    fn the_day_under_the_name_is_the_last_resort() {
        let bare = ACT.replace("Fecha de expedición de la norma", "x").replace("field=\"tipo\"", "field=\"y\"");
        let law = parse("co-suin", "x", bare.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.passage().map(|d| d.date)), ("co-ley-9599-2000", Some(date(2000, 7, 24))));
    }

    #[test]
    fn a_judgment_is_left_out() {
        for name in ["SENTENCIA C 999 DE 2000", "Sentencia C-999 de 2000", "AUTO 999 DE 2000"] {
            let page = format!("<div id=\"titulotipo\"><h1> {name}</h1></div><p>(julio 24)</p>");
            let parsed = parse("co-suin", "x", page.as_bytes()).unwrap();
            assert_eq!((parsed.laws.len(), parsed.skipped.len()), (0, 1), "{name}");
        }
        let field = ACT.replace("<span field=\"tipo\">LEY<", "<span field=\"tipo\">SENTENCIA<");
        assert!(parse("co-suin", "x", field.as_bytes()).unwrap().laws.is_empty());
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("co-suin", "x", b"<p>Error"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("co-suin", "x", b"<h1>Error</h1>"), Err(ParseError::Layout(_))));
        survives("co-suin", &[ACT]);
    }
}
