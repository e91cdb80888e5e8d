//! The Verkhovna Rada's open data: the acts of Ukraine as cards, lists of cards, and texts in HTML.

use std::collections::HashMap;

use jiff::civil::Date;
use lexgap_domain::{DateKind, DatePrecision, Law, LawDate, LawStatus};
use serde_json::Value;

use super::super::act::{Act, numbered_heading};
use crate::{
    formats::{
        charset, dates,
        html::{Page, collapse, text},
        json,
        text::slug,
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of the Rada's JSON and of its texts.
pub struct Rada;

/// The publisher's numbers of acts of parliament in `typ`: `Закон`, `Кодекс України`, `Конституція України`.
const LAWS: &[i64] = &[1, 21, 216];

/// Whether a card or an entry of a list is that of an act of parliament.
fn is_law(card: &Value) -> bool {
    json::integer(card, "/typ").is_some_and(|kind| LAWS.contains(&kind))
}

/// What `Не набрав чинності` says; an act that is on its way into force is one that `набирає чинності`.
const NEVER_IN_FORCE: &str = "The publisher says that the act did not come into force.";

impl Parser for Rada {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let start = charset::decode("the act", document.bytes, document.content_type)?;
        if start.trim_start().starts_with('<') {
            return html(document, &Page::read("the act", document)?);
        }
        let value = json::read("the act", document)?;
        if value.get("list").is_none() {
            if is_without_force(&value) {
                return Ok(Parsed::left_out("notice or letter that is never in force, no law"));
            }
            let law = card(document, &value, "")
                .ok_or_else(|| ParseError::Layout("no nreg and nazva in the card of the act".to_owned()))?;
            return Ok(Parsed { laws: vec![law], ..Parsed::default() });
        }
        let mut parsed = Parsed::default();
        let mut others = 0;
        for (i, entry) in json::items(&value, "/list").into_iter().enumerate() {
            match card(document, entry, &format!("/list/{i}")).filter(|_| is_law(entry)) {
                Some(law) => parsed.laws.push(law),
                None => others += 1,
            }
        }
        if others > 0 {
            parsed.skipped =
                Parsed::skipping("entry of a list that is an order or a notice, not a law", others).skipped;
        }
        Ok(parsed)
    }
}

/// Whether a card is that of a notice or letter: of these the publisher's list of states says `не визначено`, not
/// determined.
fn is_without_force(card: &Value) -> bool {
    json::integer(card, "/status") == Some(0) && card.get("typ").is_some() && !is_law(card)
}

fn new_act<'d>(document: &'d Document<'d>, register: &str, number: Option<String>, title: &str) -> Act<'d> {
    let citation = number.map_or_else(|| register.to_owned(), |n| format!("№ {n}"));
    let mut act = Act::new(document, "UKR", format!("ua-{}", slug(register)), ("uk", title), citation);
    act.url(format!("https://zakon.rada.gov.ua/laws/show/{register}"));
    act
}

/// A day as the integer `20070531`.
fn day(value: &Value, pointer: &str) -> Option<Date> {
    json::text(value, pointer).as_deref().and_then(dates::compact)
}

/// A card. `orgdat` is the day on which the issuing body passed the act; `hist` names what happened on each day.
fn card(document: &Document<'_>, value: &Value, at: &str) -> Option<Law> {
    let register = json::text(value, "/nreg")?;
    let title = collapse(&json::text(value, "/nazva")?);
    let mut act = new_act(document, &register, json::text(value, "/n_vlas"), &title);
    for note in json::items(value, "/anots") {
        let language = json::text(note, "/ann_lang").filter(|l| l.len() == 2);
        if let (Some(language), Some(name)) = (language, json::text(note, "/ann_nam")) {
            act.title(&language, &collapse(&name));
        }
    }
    act.date(DateKind::Adoption, day(value, "/orgdat").or_else(|| day(value, "/pridat")), &format!("{at}/orgdat"));
    // `20070621:8:№ 108|20070627:19:…`: the gazettes that printed it.
    let published = json::text(value, "/publics").unwrap_or_default();
    let first = published.split('|').filter_map(|p| dates::compact(p.split(':').next()?)).min();
    act.date(DateKind::Publication, first, &format!("{at}/publics"));
    history(&mut act, value, at);
    for (i, edition) in json::items(value, "/eds").into_iter().enumerate() {
        act.version(day(edition, "/datred"), "consolidated", &format!("{at}/eds/{i}/datred"));
    }
    // The publisher's list of states, `stan`.
    match json::integer(value, "/status") {
        Some(6) => act.note(NEVER_IN_FORCE),
        Some(3) => act.note("The publisher marks the act as suspended."),
        Some(7) => act.note("The publisher marks the act as one that is not applied in Ukraine."),
        _ => {}
    }
    act.status(match json::integer(value, "/status") {
        Some(1) => LawStatus::Repealed,
        Some(2) => LawStatus::NotYetInForce,
        Some(4 | 5) => LawStatus::InForce,
        _ => LawStatus::NotStated,
    });
    Some(act.law())
}

/// Events by their code in `podid`: 1 entry into force, 3 loss of force, 0 a new wording.
fn history(act: &mut Act<'_>, value: &Value, at: &str) {
    for (i, event) in json::items(value, "/hist").into_iter().enumerate() {
        let Some(date) = day(event, "/poddat") else { continue };
        let locator = format!("{at}/hist/{i}");
        match json::integer(event, "/podid") {
            Some(1) => act.date(DateKind::InForce, Some(date), &locator),
            Some(3) => act.date(DateKind::Repeal, Some(date), &locator),
            Some(0) => {
                if let Some(by) = json::text(event, "/pidstava") {
                    act.amendment(&by, DateKind::InForce, date, &locator);
                }
            }
            _ => {}
        }
    }
    act.last_amended_by_list();
}

/// The text. What the publisher calls XML is HTML.
fn html(document: &Document<'_>, page: &Page) -> Result<Parsed, ParseError> {
    if is_no_law(&page.meta("Types").unwrap_or_default(), &page.meta("Organs").unwrap_or_default()) {
        return Ok(Parsed::left_out("draft, letter or ruling of a court, no law"));
    }
    let missing = |what: &str| ParseError::Layout(format!("no {what} on the page"));
    let register = page.meta("Nreg").ok_or_else(|| missing("meta element Nreg"))?;
    let title = page.text_of("h1").or_else(|| page.text_of("title")).ok_or_else(|| missing("h1"))?;
    let mut act = new_act(document, &register, page.meta("Numbers"), &title);
    let adopted = page.meta("Dates").and_then(|d| dates::first(&d, "uk"));
    let described = || page.meta("Description").and_then(|d| dates::first(&d, "uk"));
    act.date(DateKind::Adoption, adopted.or_else(described), "css=meta[name='Dates']");
    let shown = page.text_of("h3").and_then(|t| dates::first(&t, "uk"));
    act.version(shown, "consolidated", "css=h3");
    let state = page.meta("Stan").unwrap_or_default().to_lowercase();
    if state.starts_with("не набрав") {
        act.note(NEVER_IN_FORCE);
    }
    act.status(match state.as_str() {
        s if s.starts_with("втратив") || s.starts_with("не діє") => LawStatus::Repealed,
        s if s.starts_with("набирає") => LawStatus::NotYetInForce,
        s if s.starts_with("чинн") || s.starts_with("дію відновлено") => LawStatus::InForce,
        _ => LawStatus::NotStated,
    });
    let paragraphs: Vec<String> = page.all("p").into_iter().map(text).collect();
    if let Some(list) = paragraphs.iter().find(|p| p.starts_with('{') && p.contains("Із змінами")) {
        for (number, date) in acts_in(list) {
            act.amendment(&format!("№ {number}"), DateKind::Adoption, date, "text={Із змінами");
        }
        // The list gives the days on which amendments were passed; the wording's own day is that of their effect.
        act.date(DateKind::LastAmended, shown, "css=h3");
    }
    sections(&mut act, &paragraphs);
    Ok(act.parsed())
}

/// Whether a text of these types, issued by these bodies, is a draft, a letter or a court's: the register holds them
/// beside the acts.
fn is_no_law(types: &str, organs: &str) -> bool {
    let (types, organs) = (types.to_lowercase(), organs.to_lowercase());
    let first = types.split([' ', ',']).next().unwrap_or_default();
    let of_court = || organs.split([' ', ',', ';']).any(|word| word == "суд");
    ["проект", "лист", "ухвала"].contains(&first) || (["рішення", "постанова"].contains(&first) && of_court())
}

/// Each `№ 1804-VI від 19.01.2010` in a text.
fn acts_in(text: &str) -> Vec<(String, Date)> {
    text.split("№ ")
        .skip(1)
        .filter_map(|part| {
            let (number, rest) = part.split_once(" від ")?;
            let day = dates::leading(rest, "uk")?;
            (number.chars().count() <= 20).then(|| (number.trim().to_owned(), day))
        })
        .collect()
}

/// `Стаття 149. Торгівля людьми`, and notes such as `{Кодекс доповнено статтею 149-1 згідно із Законом № 1-IX від
/// 2.3.2020}` that state an insertion.
fn sections(act: &mut Act<'_>, paragraphs: &[String]) {
    let insertions = insertions(paragraphs);
    for paragraph in paragraphs {
        let Some((number, heading)) = numbered_heading(paragraph, "стаття ") else { continue };
        let locator = format!("text=Стаття {number}");
        let inserted: Option<LawDate> = insertions
            .get(number.as_str())
            .and_then(Option::as_ref)
            .map(|(by, day)| act.inserted(DateKind::Adoption, *day, DatePrecision::Day, &format!("text=№ {by}")));
        act.section(&number, &heading, inserted, &locator);
    }
}

/// Numbers of the articles that notes say were inserted, with the first act that the first such note names.
fn insertions(paragraphs: &[String]) -> HashMap<&str, Option<(String, Date)>> {
    let mut insertions = HashMap::new();
    for note in paragraphs.iter().filter(|p| p.starts_with('{')) {
        for part in note.split("доповнено статтею ").skip(1) {
            if let Some((number, _)) = part.split_once(" згідно") {
                insertions.entry(number).or_insert_with(|| acts_in(note).into_iter().next());
            }
        }
    }
    insertions
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const CARD: &str = r#"{"nreg": "9к/96-вр", "n_vlas": "9-V", "nazva": "Про пробну протидію торгівлі людьми", "typ": 1, "status": 5,
        "orgdat": 20070531, "pridat": 20070531, "anots": [{"ann_lang": "en", "ann_nam": "On a Test of Human Trafficking"}],
        "publics": "20070627:19:2007 р., № 45|20070621:8:№ 108",
        "hist": [{"podid": 4, "poddat": 20070531}, {"podid": 1, "poddat": 20070621}, {"podid": 0, "poddat": 20100209, "pidstava": "1804-17"},
            {"podid": 3, "poddat": 20260916}, {"podid": 0, "poddat": 99999999}],
        "eds": [{"datred": 20100209}, {"datred": 20070531}]}"#;

    const TEXT: &str = r#"<html><head><meta name="Nreg" content="2341-14"><meta name="Dates" content="05.04.2001"><meta name="Numbers" content="2341-III">
        <meta name="Stan" content="Чинний"></head><body><h1>Кримінальний кодекс спроби</h1><h3>Текст документа від 02.03.2026:</h3>
        <p>{Із змінами, внесеними згідно із Законами<br><a>№ 1804-VI від 19.01.2010</a>, ВВР, <a>№ 2-VI від 23.02.2012</a>}</p>
        <p>Стаття 149. Торгівля людьми</p><p>1. Торгівля людиною</p><p>Стаття 369-2. Зловживання впливом і підкуп</p>
        <p>{Кодекс доповнено статтею 369-2 згідно із Законом № 1508-VI від 11.06.2009}</p></body></html>"#;

    #[test]
    fn a_card_keeps_each_day_under_its_name() {
        let law = parse("ua-rada", "x", CARD.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("ua-9k-96-vr", "№ 9-V"));
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Adoption, date(2007, 5, 31)),
                (DateKind::Publication, date(2007, 6, 21)),
                (DateKind::InForce, date(2007, 6, 21)),
                (DateKind::Repeal, date(2026, 9, 16)),
                (DateKind::LastAmended, date(2010, 2, 9)),
            ]
        );
        assert_eq!((law.titles.len(), law.versions.len(), law.amendments.len()), (2, 2, 1));
        assert_eq!((law.status, law.topics.as_slice()), (LawStatus::InForce, &[Topic::HumanTrafficking][..]));
    }

    #[test]
    fn a_text_down_to_its_sections() {
        let law = parse("ua-rada", "x", TEXT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.passage().map(|d| d.date)), ("ua-2341-14", Some(date(2001, 4, 5))));
        assert_eq!(law.amendments.len(), 2);
        assert_eq!(law.dates[1].kind, DateKind::LastAmended);
        assert_eq!(law.versions[0].date, date(2026, 3, 2));
        let sections: Vec<_> =
            law.sections.iter().map(|s| (s.number.as_str(), s.inserted.as_ref().map(|d| d.date))).collect();
        assert_eq!(sections, [("149", None), ("369-2", Some(date(2009, 6, 11)))]);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
    }

    #[test]
    fn the_first_note_on_an_article_counts() {
        let notes = [
            "Кодекс доповнено статтею 1 згідно із Законом № 1-I від 11.06.2009",
            "{Кодекс доповнено статтею 1-2 згідно із Законом № 2-I від 12.06.2009; доповнено статтею 3 згідно із чимось}",
            "{Кодекс доповнено статтею 1-2 згідно із Законом № 3-I від 13.06.2009}",
            "{Кодекс доповнено статтею 4 згідно із чимось}",
        ]
        .map(str::to_owned);
        let found = insertions(&notes);
        let second = Some(("2-I".to_owned(), date(2009, 6, 12)));
        assert_eq!((found.get("1"), found.get("1-2"), found.get("3")), (None, Some(&second), Some(&second)));
        assert_eq!((found.get("4"), found.len()), (Some(&None), 3));
    }

    #[test]
    fn lists_give_laws_and_count_the_rest() {
        let of = |typ: &str| CARD.replace("\"typ\": 1", &format!("\"typ\": {typ}"));
        let list = format!("{{\"cnt\": 4, \"list\": [{CARD}, {}, {}, {}]}}", of("95"), of("21"), of("216"));
        let parsed = parse("ua-rada", "x", list.as_bytes()).unwrap();
        assert_eq!((parsed.laws.len(), parsed.skipped[0].1), (3, 1));
    }

    #[test]
    fn a_card_of_a_notice_is_left_out() {
        let notice = CARD.replace("\"typ\": 1, \"status\": 5", "\"typ\": 95, \"status\": 0");
        let parsed = parse("ua-rada", "x", notice.as_bytes()).unwrap();
        assert!(parsed.left_out && parsed.facts() == 0);
        let order = CARD.replace("\"typ\": 1, \"status\": 5", "\"typ\": 6, \"status\": 7");
        let law = parse("ua-rada", "x", order.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.notes.len()), (LawStatus::NotStated, 1));
    }

    #[test]
    fn an_act_that_did_not_come_into_force_is_not_said_to_wait_for_it() {
        let of = |text: &str| {
            let law = parse("ua-rada", "x", text.as_bytes()).unwrap().laws.remove(0);
            (law.status, law.notes.iter().filter(|n| n.contains("did not come into force")).count())
        };
        let card = |status: &str| CARD.replace("\"status\": 5", &format!("\"status\": {status}"));
        assert_eq!(of(&card("6")), (LawStatus::NotStated, 1));
        assert_eq!(of(&card("2")), (LawStatus::NotYetInForce, 0));
        let text = |state: &str| TEXT.replace("Чинний", state);
        assert_eq!(of(&text("Не набрав чинності")), (LawStatus::NotStated, 1));
        assert_eq!(of(&text("Набирає чинності")), (LawStatus::NotYetInForce, 0));
    }

    #[test]
    fn drafts_letters_and_rulings_are_left_out() {
        let facts = |types: &str, organs: &str| {
            let metas =
                format!("<head><meta name=\"Types\" content=\"{types}\"><meta name=\"Organs\" content=\"{organs}\">");
            parse("ua-rada", "x", TEXT.replace("<head>", &metas).as_bytes()).unwrap().facts()
        };
        assert_eq!(facts("Рішення, Окрема думка", "Конституційний Суд України"), 0);
        assert_eq!(facts("Лист", "Пробне міністерство"), 0);
        assert_eq!(facts("Проект Закону", "Верховна Рада України"), 0);
        assert!(facts("Рішення", "Пробна комісія з питань суду") > 0);
        assert!(facts("Конституція України, Закон", "Верховна Рада України") > 0);
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("ua-rada", "x", b"{\"result\": \"error\"}"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("ua-rada", "x", b"<html>"), Err(ParseError::Layout(_))));
        survives("ua-rada", &[CARD, TEXT]);
    }
}
