//! Slov-Lex: the acts of Slovakia, the page of a text with its table of facts, and the page of an act's history.

use jiff::{ToSpan as _, civil::Date};
use lexgap_domain::{DateKind, LawStatus};
use scraper::ElementRef;

use super::super::act::Act;
use crate::{
    formats::{
        dates,
        html::{Page, below, text},
        text::folded,
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of Slov-Lex' static pages.
pub struct SlovLex;

impl Parser for SlovLex {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let page = Page::read("the act", document)?;
        let facts = facts(&page);
        let fact = |label: &str| facts.iter().find(|(name, _)| name == label).map(|(_, value)| value.as_str());
        let heading = page.text_of("h1").unwrap_or_default();
        let cited = fact("cislo predpisu").map(str::to_owned).or_else(|| cited_in(&heading));
        let (cited, number, year) = cited
            .and_then(|c| number_of(&c).map(|(n, y)| (c, n, y)))
            .ok_or_else(|| ParseError::Layout("no number such as 460/1992 Z. z. on the page".to_owned()))?;
        if fact("typ").is_some_and(is_notice) {
            return Ok(Parsed::left_out("notice or finding of a court in the collection of laws, no law"));
        }
        let title = fact("nazov").map(str::to_owned).or_else(|| title_of_text(&page)).unwrap_or_default();
        let mut act = Act::new(document, "SVK", format!("sk-{year}-{number}"), ("sk", &title), cited);
        act.url(format!("https://static.slov-lex.sk/static/SK/ZZ/{year}/{number}/"));
        // Promulgation (`vyhlásenie`) happens by the collection's publication.
        for (kind, label, name) in [
            (DateKind::Adoption, "datum schvalenia", "Dátum schválenia"),
            (DateKind::Promulgation, "datum vyhlasenia", "Dátum vyhlásenia"),
        ] {
            let day = fact(label).and_then(|v| dates::first(v, "sk"));
            act.date(kind, day, &format!("css=#InfoTable;label={name}"));
        }
        if !act.has(DateKind::Adoption) {
            let day = page.text_of(".predpisDatum").and_then(|t| dates::first(&t, "sk"));
            act.date(DateKind::Adoption, day, "css=.predpisDatum");
        }
        let shown = page.first(".ucinnost_header").and_then(|e| day_in(e, "data-from"));
        act.version(shown, "consolidated", "css=.ucinnost_header/@data-from");
        history(&mut act, &page);
        for section in page.all("div.paragraf, div.clanok") {
            let part = |css: &str| below(section, css).first().map(|e| text(*e)).filter(|t| !t.is_empty());
            let number = part(".paragrafOznacenie, .clanokOznacenie");
            if let (Some(number), Some(heading)) = (number, part(".paragrafNadpis, .clanokNadpis")) {
                let anchor = section.attr("id").unwrap_or_default();
                act.section(number.trim_start_matches(['§', ' ']), &heading, None, &format!("css=[id='{anchor}']"));
            }
        }
        Ok(act.parsed())
    }
}

/// The rows of the table of facts, label folded and without its colon.
fn facts(page: &Page) -> Vec<(String, String)> {
    page.all("#InfoTable tr")
        .into_iter()
        .filter_map(|row| {
            let cells = below(row, "td");
            let (label, value) = (cells.first()?, cells.get(1)?);
            Some((folded(text(*label).trim_end_matches([':', ' '])), text(*value)))
        })
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// `Oznámenie`, `Redakčné oznámenie`, `Nález`: the collection also announces agreements, decrees that are printed
/// elsewhere, its own misprints, and what the constitutional court found.
fn is_notice(kind: &str) -> bool {
    folded(kind).split_whitespace().any(|word| ["oznamenie", "nalez"].contains(&word))
}

/// `460/1992 Z. z.` in a heading.
fn cited_in(heading: &str) -> Option<String> {
    let at = heading.find(|c: char| c.is_ascii_digit())?;
    heading.get(at..).map(|c| c.trim().to_owned())
}

fn number_of(cited: &str) -> Option<(u32, u16)> {
    let (number, rest) = cited.split_once('/')?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    Some((number.trim().parse().ok()?, rest.get(..end)?.parse().ok()?))
}

fn title_of_text(page: &Page) -> Option<String> {
    let parts = [".predpisTyp", ".predpisNadpis", ".predpisPodnadpis"].iter().filter_map(|css| page.text_of(css));
    Some(parts.collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty())
}

fn day_in(element: ElementRef<'_>, attribute: &str) -> Option<Date> {
    element.attr(attribute).and_then(dates::iso_start)
}

/// The table of versions: the first dated one begins with the act's entry into force, each with that of the
/// amendments beside it. A last version that has an end is that of an act that holds no more.
fn history(act: &mut Act<'_>, page: &Page) {
    let mut rows: Vec<_> = page
        .all("tr.effectivenessHistoryItem")
        .into_iter()
        .filter_map(|row| Some((day_in(row, "data-ucinnostod")?, day_in(row, "data-ucinnostdo"), row)))
        .collect();
    rows.sort_by_key(|(from, _, _)| *from);
    let locator = |row: &ElementRef<'_>| format!("css=tr[data-iri='{}']", row.attr("data-iri").unwrap_or_default());
    for (i, (from, _, row)) in rows.iter().enumerate() {
        act.version(Some(*from), "consolidated", &locator(row));
        // An act can be amended before it comes into force.
        if i == 0 {
            act.date(DateKind::InForce, Some(*from), &locator(row));
        }
        for link in below(*row, "td a").into_iter().skip(1) {
            act.amendment(&text(link), DateKind::InForce, *from, &locator(row));
        }
    }
    act.last_amended_by_list();
    match rows.last() {
        Some((_, None, _)) => act.status(LawStatus::InForce),
        Some((_, Some(end), row)) => {
            act.status(LawStatus::Repealed);
            let rule = Some("the day after the end of the last version");
            act.computed(DateKind::Repeal, end.checked_add(1.day()).ok(), &locator(row), rule);
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const HISTORY: &str = r#"<table id="HistoriaTable"><tr class="effectivenessHistoryItem" data-iri="/x/vyhlasene_znenie" data-ucinnostod="" data-ucinnostdo=""><td>1.</td></tr>
        <tr class="effectivenessHistoryItem" data-iri="/x/20060101" data-ucinnostod="2006-01-01" data-ucinnostdo="2010-12-31"><td>2.</td><td><a>01.01.2006 - 31.12.2010</a></td><td></td></tr>
        <tr class="effectivenessHistoryItem" data-iri="/x/20110101" data-ucinnostod="2011-01-01" data-ucinnostdo=""><td>3.</td><td><a>01.01.2011 - </a></td><td><a>244/2010&nbsp;Z.&nbsp;z.</a></td></tr></table>"#;

    const FACTS: &str = r#"<h1>7/2005 Z. z.</h1><div class="ucinnost_header" data-from="2011-01-01"></div>HISTORY
        <table id="InfoTable"><tr><td class="title">Číslo predpisu:</td><td>7/2005 Z. z.</td></tr><tr><td>Názov:</td><td>Trestný zákon na skúšku</td></tr>
        <tr><td>Dátum schválenia:</td><td>20.05.2005</td></tr><tr><td>Dátum vyhlásenia:</td><td>02.07.2005</td></tr></table>
        <div class="predpisDatum">z&nbsp;20. mája 2005</div>
        <div class="paragraf Skupina" id="paragraf-179"><div class="paragrafOznacenie">§ 179</div><div class="paragrafNadpis">Obchodovanie s ľuďmi</div></div>"#;

    fn page() -> String {
        FACTS.replace("HISTORY", HISTORY)
    }

    #[test]
    fn a_text_with_its_facts_and_history() {
        let law = parse("sk-slovlex", "x", page().as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("sk-2005-7", "7/2005 Z. z."));
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Adoption, date(2005, 5, 20)),
                (DateKind::Promulgation, date(2005, 7, 2)),
                (DateKind::InForce, date(2006, 1, 1)),
                (DateKind::LastAmended, date(2011, 1, 1)),
            ]
        );
        assert_eq!((law.status, law.versions.len()), (LawStatus::InForce, 2));
        assert_eq!((law.sections[0].number.as_str(), law.topics.as_slice()), ("179", &[Topic::HumanTrafficking][..]));
    }

    #[test]
    fn a_history_alone_names_the_act_by_its_number() {
        let alone = format!("<h1>História predpisu 7/2005 Z. z.</h1>{HISTORY}");
        let law = parse("sk-slovlex", "x", alone.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("sk-2005-7", "7/2005 Z. z."));
        assert_eq!(law.amendments[0].citation, "244/2010 Z. z.");
        let ended = alone.replace(
            "data-ucinnostod=\"2011-01-01\" data-ucinnostdo=\"\"",
            "data-ucinnostod=\"2011-01-01\" data-ucinnostdo=\"2012-02-29\"",
        );
        let law = parse("sk-slovlex", "x", ended.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2012, 3, 1))));
    }

    #[test]
    fn an_amendment_can_come_with_the_first_version() {
        let early = HISTORY
            .replace("31.12.2010</a></td><td></td>", "31.12.2010</a></td><td><a>9/2005&nbsp;Z.&nbsp;z.</a></td>");
        let text = format!("<h1>7/2005 Z. z.</h1>{early}");
        let law = parse("sk-slovlex", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.amendments[0].citation.as_str(), law.amendments[0].date), ("9/2005 Z. z.", date(2006, 1, 1)));
        assert_eq!((law.amendments.len(), law.in_force().map(|d| d.date)), (2, Some(date(2006, 1, 1))));
    }

    #[test]
    fn the_day_under_the_title_helps_where_the_table_is_missing() {
        let bare =
            "<h1>7/2005 Z. z.</h1><div class=predpisTyp>ZÁKON</div><div class=predpisDatum>z 20. mája 2005</div>";
        let law = parse("sk-slovlex", "x", bare.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.title(), law.dates[0].kind), ("ZÁKON", DateKind::Adoption));
    }

    #[test]
    fn a_notice_is_left_out() {
        let typed = |kind: &str| {
            let row = format!("<table id=\"InfoTable\"><tr><td>Typ:</td><td>{kind}</td></tr>");
            parse("sk-slovlex", "x", page().replace("<table id=\"InfoTable\">", &row).as_bytes()).unwrap()
        };
        for kind in ["Oznámenie", "Redakčné oznámenie", "Nález"] {
            let parsed = typed(kind);
            assert_eq!((parsed.facts(), parsed.skipped[0].1), (0, 1), "{kind}");
        }
        assert_eq!(typed("Nariadenie vlády").laws.len(), 1);
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("sk-slovlex", "x", b"<h1>404</h1>"), Err(ParseError::Layout(_))));
        survives("sk-slovlex", &[&page()]);
    }
}
