//! e-Sbírka: the acts of Czechia as its electronic collection of laws gives them to its own pages: a record of an
//! act's version, and its text in pages of fragments.

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};
use serde_json::Value;

use super::super::act::Act;
use crate::{
    formats::{dates, html, json, text::folded},
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of e-Sbírka's JSON.
pub struct ESbirka;

impl Parser for ESbirka {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let value = json::read("the act", document)?;
        let fragments = json::items(&value, "/seznam");
        if !fragments.is_empty() {
            return text_page(document, &fragments);
        }
        if value.pointer("/seznam").is_some() {
            return Ok(Parsed::skipping("an empty page of a list", 1));
        }
        if value.pointer("/historie").is_some() {
            return history(document, &json::items(&value, "/historie"));
        }
        record(document, &value)
    }
}

/// Where an act stands: `/sb/2009/40/2026-01-01` is the version of that day of number 40 of 2009 in the collection
/// of laws.
struct Place {
    collection: String,
    year: String,
    number: String,
    version: Option<Date>,
}

impl Place {
    fn of(value: &Value) -> Option<Place> {
        let path = json::text(value, "/staleUrl")?;
        let mut parts = path.trim_matches('/').split('/');
        let (collection, year, number) = (parts.next()?, parts.next()?, parts.next()?);
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(year) || !digits(number) || !collection.bytes().all(|b| b.is_ascii_lowercase()) {
            return None;
        }
        let version = parts.next().and_then(dates::iso_start);
        Some(Place { collection: collection.to_owned(), year: year.to_owned(), number: number.to_owned(), version })
    }

    fn id(&self) -> String {
        match self.collection.as_str() {
            "sb" => format!("cz-{}-{}", self.year, self.number),
            other => format!("cz-{other}-{}-{}", self.year, self.number),
        }
    }

    /// Whether the collection is that of acts; the other one holds treaties.
    fn of_acts(&self) -> bool {
        self.collection == "sb"
    }

    fn url(&self) -> String {
        format!("https://e-sbirka.gov.cz/{}/{}/{}", self.collection, self.year, self.number)
    }

    /// `Zákon č. 40/2009 Sb.` from a citation that goes on with the title, else the number alone. Treaties are cited
    /// by the name of their own collection, `Sb. m. s.`
    fn citation(&self, full: Option<&str>) -> String {
        let name = if self.of_acts() { "Sb." } else { "Sb. m. s." };
        let short = full.and_then(|f| f.split_once(" Sb.")).map(|(head, _)| format!("{head} {name}"));
        short.unwrap_or_else(|| format!("č. {}/{} {name}", self.number, self.year))
    }
}

/// What a document that the collection prints beside acts is.
const NO_ACT: &str = "notice or finding of a court in the collection of laws, no act";

/// Whether a citation is that of a finding of the constitutional court or of a notice. Notices (`Sdělení …`) also
/// announce treaties, which are kept.
fn is_no_act(citation: &str, title: &str, treaty: bool) -> bool {
    let kind = folded(citation.split(" č. ").next().unwrap_or_default());
    let names_treaty = || {
        let title = folded(title);
        ["smlouv", "umluv", "dohod", "protokol"].iter().any(|word| title.contains(word))
    };
    match kind.split(' ').next().unwrap_or_default() {
        "nalez" | "redakcni" => true,
        "sdeleni" => !treaty && !names_treaty(),
        _ => false,
    }
}

fn missing(what: &str) -> ParseError {
    ParseError::Layout(format!("no {what} in the record of the act"))
}

/// The record of a version. Promulgation (`vyhlášení`) happens by the collection's publication.
fn record(document: &Document<'_>, value: &Value) -> Result<Parsed, ParseError> {
    let place = Place::of(value).ok_or_else(|| missing("staleUrl such as /sb/2009/40/2026-01-01"))?;
    let full = json::text(value, "/uplnaCitace");
    let title = json::text(value, "/nazev")
        .or_else(|| full.as_deref().and_then(|f| f.split_once(", ")).map(|(_, title)| title.to_owned()))
        .ok_or_else(|| missing("nazev"))?;
    let citation = json::text(value, "/zkracenaCitace").unwrap_or_else(|| place.citation(full.as_deref()));
    let treaty = value.get("jeMezinarodniSmlouva").and_then(Value::as_bool).unwrap_or_default();
    if is_no_act(&citation, &title, treaty || !place.of_acts()) {
        return Ok(Parsed::left_out(NO_ACT));
    }
    let mut act = Act::new(document, "CZE", place.id(), ("cs", &title), citation);
    let day = |pointer: &str| json::text(value, pointer).as_deref().and_then(dates::iso_start);
    act.date(DateKind::Promulgation, day("/datumCasVyhlaseni"), "/datumCasVyhlaseni");
    // Days of taking effect are stated, too, where a court or another act set it aside before.
    let never_in_force = value.get("nikdyNebylUcinny").and_then(Value::as_bool).unwrap_or_default();
    if never_in_force {
        act.note("The publisher says that the act never took effect.");
    }
    let in_force = day("/datumUcinnostiOd").filter(|_| !never_in_force);
    let of_version = day("/datumUcinnostiZneniOd").or(place.version).filter(|_| !never_in_force);
    act.date(DateKind::InForce, in_force, "/datumUcinnostiOd");
    act.version(of_version, "consolidated", "/datumUcinnostiZneniOd");
    // Parts of an act that nothing amended, so that no amendment is in its citation, may come into force after the
    // rest.
    let unamended = json::items(value, "/novely").is_empty()
        && full.is_some()
        && json::text(value, "/uplnaCitaceSNovelami") == full;
    let kind = json::text(value, "/typZneni").unwrap_or_default().to_uppercase();
    // A wording that is still to come would hide, beside the record of today's, the amendment that made that one.
    if in_force.is_some() && of_version > in_force && !unamended && kind != "BUDOUCI" {
        act.date(DateKind::LastAmended, of_version, "/datumUcinnostiZneniOd");
    }
    for pointer in ["/datumZruseni", "/datumUcinnostiDo"] {
        if !act.has(DateKind::Repeal) {
            act.date(DateKind::Repeal, day(pointer), pointer);
        }
    }
    act.status(match kind.as_str() {
        _ if never_in_force => LawStatus::NotStated,
        _ if act.has(DateKind::Repeal) || kind.contains("ZRUS") => LawStatus::Repealed,
        "AKTUALNI" => LawStatus::InForce,
        "BUDOUCI" if in_force.is_some() && in_force == of_version => LawStatus::NotYetInForce,
        _ => LawStatus::NotStated,
    });
    act.url(place.url());
    let undated = json::items(value, "/novely").len();
    let mut parsed = act.parsed();
    if undated > 0 {
        parsed.skipped.extend(Parsed::skipping("amending act that is named without its day", undated).skipped);
    }
    Ok(parsed)
}

/// The list of an act's versions, the newest first, each with the acts that made it. It names the act by its place
/// alone.
fn history(document: &Document<'_>, versions: &[&Value]) -> Result<Parsed, ParseError> {
    let Some(place) = versions.iter().find_map(|version| Place::of(version)) else {
        return Ok(Parsed::skipping("list of versions that does not name the act", 1));
    };
    let mut act = Act::new(document, "CZE", place.id(), ("cs", ""), place.citation(None));
    for (i, version) in versions.iter().enumerate() {
        let at = format!("/historie/{i}/datumUcinnostiZneniOd");
        let Some(day) = json::text(version, "/datumUcinnostiZneniOd").as_deref().and_then(dates::iso_start) else {
            continue;
        };
        act.version(Some(day), "consolidated", &at);
        for amending in json::items(version, "/novely") {
            if let Some(cited) = json::text(amending, "/kodDokumentuSbirky") {
                act.amendment(&cited, DateKind::InForce, day, &at);
            }
        }
        if json::text(version, "/typZneni").is_some_and(|kind| kind.eq_ignore_ascii_case("AKTUALNI")) {
            act.status(LawStatus::InForce);
        }
    }
    act.url(place.url());
    Ok(act.parsed())
}

/// A page of a text. The first holds the act's head with the day on which parliament passed it; the others only
/// name the act, so that they are worth a law only for their sections.
fn text_page(document: &Document<'_>, fragments: &[&Value]) -> Result<Parsed, ParseError> {
    if !fragments.iter().any(|f| f.get("kodTypuFragmentu").is_some()) {
        return Ok(Parsed::skipping("entry of a list; the act's own record states its days", fragments.len()));
    }
    let place = fragments
        .iter()
        .find_map(|f| Place::of(f))
        .ok_or_else(|| ParseError::Layout("no fragment with a staleUrl such as /sb/2009/40/2026-01-01".to_owned()))?;
    let head = |kind: &str| {
        fragments.iter().enumerate().find(|(_, f)| json::text(f, "/kodTypuFragmentu").as_deref() == Some(kind))
    };
    let words = |fragment: &Value| json::text(fragment, "/xhtml").map(|x| html::plain(&x)).transpose();
    let full = fragments.iter().find_map(|f| json::text(f, "/uplnaCitace"));
    let title = match (head("Prefix_Type"), head("Prefix_Title")) {
        (kind, Some((_, title))) => {
            let kind = kind.map(|(_, k)| words(k)).transpose()?.flatten().map(|k| sentence_case(&k));
            [kind, words(title)?].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        _ => full.as_deref().and_then(title_of_citation).unwrap_or_default(),
    };
    // The fragment of the whole document cites the act as its record does; others begin with their own number.
    let short = head("Virtual_Document").and_then(|(_, f)| json::text(f, "/zkracenaCitace"));
    let citation = short.unwrap_or_else(|| place.citation(full.as_deref().and_then(whole)));
    if is_no_act(&citation, &title, !place.of_acts()) {
        return Ok(Parsed::left_out(NO_ACT));
    }
    let mut act = Act::new(document, "CZE", place.id(), ("cs", &title), citation);
    if let Some((i, fragment)) = head("Prefix_Date") {
        let adopted = words(fragment)?.and_then(|text| dates::first(&text, "cs"));
        act.date(DateKind::Adoption, adopted, &format!("/seznam/{i}/xhtml"));
    }
    act.version(place.version, "consolidated", "/seznam/0/staleUrl");
    act.url(place.url());
    sections(&mut act, fragments)?;
    if !act.has(DateKind::Adoption) && act.sections() == 0 {
        return Ok(Parsed::skipping("page of a text without the act's head or a section on our topics", 1));
    }
    Ok(act.parsed())
}

/// Sections and their headings, which follow as fragments of their own.
fn sections(act: &mut Act<'_>, fragments: &[&Value]) -> Result<(), ParseError> {
    let mut number: Option<(usize, String)> = None;
    for (i, fragment) in fragments.iter().enumerate() {
        let kind = json::text(fragment, "/kodTypuFragmentu").unwrap_or_default();
        let words = || json::text(fragment, "/xhtml").map(|x| html::plain(&x)).transpose();
        if kind.starts_with("Paragraf") {
            number = words()?.map(|t| (i, t.trim_start_matches(['§', ' ']).to_owned()));
        } else if kind.starts_with("Nadpis") {
            if let (Some((at, number)), Some(heading)) = (number.take(), words()?) {
                act.section(&number, &heading, None, &format!("/seznam/{at}"));
            }
        } else {
            number = None;
        }
    }
    Ok(())
}

/// `ZÁKON` as `Zákon`, as the record writes it.
fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|c| c.to_uppercase().chain(letters.flat_map(char::to_lowercase)).collect()).unwrap_or_default()
}

/// The citation of a whole act; that of a fragment begins with its own number.
fn whole(full: &str) -> Option<&str> {
    full.split_once(" č. ")
        .filter(|(head, _)| head.split(' ').count() <= 3 && !head.contains(['§', '0', '1']))
        .map(|_| full)
}

/// `trestní zákoník` of `§ 1 zákona č. 40/2009 Sb., trestní zákoník ve znění …`.
fn title_of_citation(full: &str) -> Option<String> {
    let (_, rest) = full.split_once("Sb., ").or_else(|| full.split_once("Sb. m. s., "))?;
    Some(rest.split(" ve znění ").next().unwrap_or(rest).trim().trim_end_matches(',').to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::{LawStatus, Topic};

    use super::*;

    const RECORD: &str = r#"{"staleUrl": "/sb/2011/7/2020-01-01", "nazev": "Zákon o zkoušce legalizace výnosů z trestné činnosti",
        "zkracenaCitace": "Zákon č. 7/2011 Sb.", "uplnaCitace": "Zákon č. 7/2011 Sb., o zkoušce", "typZneni": "AKTUALNI",
        "datumCasVyhlaseni": "2011-02-03T00:00:00.000+01:00", "datumUcinnostiOd": "2011-03-01",
        "datumUcinnostiZneniOd": "2020-01-01", "novely": [{"staleUrl": "/sb/2019/1"}]}"#;

    const PAGE: &str = r#"{"seznam": [
        {"staleUrl": "/sb/2009/99/2026-01-01", "kodTypuFragmentu": "Virtual_Document",
         "uplnaCitace": "Zákon č. 99/2009 Sb., zkušební trestní zákoník ve znění zákona č. 1/2010 Sb."},
        {"kodTypuFragmentu": "Prefix_Type", "xhtml": "ZÁKON"},
        {"kodTypuFragmentu": "Prefix_Date", "xhtml": "ze dne 8.&nbsp;ledna 2009"},
        {"kodTypuFragmentu": "Prefix_Title", "xhtml": "zkušební trestní zákoník"},
        {"kodTypuFragmentu": "Paragraf", "xhtml": "<var>§ 168</var>"},
        {"kodTypuFragmentu": "Nadpis_pod", "xhtml": "Obchodování s <b>lidmi</b>"},
        {"kodTypuFragmentu": "Paragraf", "xhtml": "<var>§ 169</var>"},
        {"kodTypuFragmentu": "Odstavec_Dc", "xhtml": "x"},
        {"kodTypuFragmentu": "Nadpis_pod", "xhtml": "Úplatky"}], "pocetStranek": 2}"#;

    #[test]
    fn a_record_keeps_each_day_under_its_name() {
        let parsed = parse("cz-esbirka", "x", RECORD.as_bytes()).unwrap();
        let law = &parsed.laws[0];
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("cz-2011-7", "Zákon č. 7/2011 Sb."));
        assert_eq!(law.topics, [Topic::MoneyLaundering]);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Promulgation, date(2011, 2, 3))));
        assert_eq!(law.in_force().map(|d| d.date), Some(date(2011, 3, 1)));
        assert_eq!(law.status, LawStatus::InForce);
        assert_eq!(law.versions[0].date, date(2020, 1, 1));
        assert_eq!(parsed.skipped[0].1, 1);
        let ended = RECORD.replace("\"novely\"", "\"datumUcinnostiDo\": \"2022-05-06\", \"novely\"");
        let law = parse("cz-esbirka", "x", ended.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.status, law.repeal().map(|d| d.date)), (LawStatus::Repealed, Some(date(2022, 5, 6))));
    }

    #[test]
    fn a_version_that_nothing_amended_is_no_amendment() {
        let unamended = RECORD
            .replace("[{\"staleUrl\": \"/sb/2019/1\"}]", "[]")
            .replace("\"novely\"", "\"uplnaCitaceSNovelami\": \"Zákon č. 7/2011 Sb., o zkoušce\", \"novely\"");
        let amended = |text: &str| {
            let law = parse("cz-esbirka", "x", text.as_bytes()).unwrap().laws.remove(0);
            law.dates.iter().any(|d| d.kind == DateKind::LastAmended)
        };
        assert!(!amended(&unamended));
        assert!(amended(
            &unamended.replace("o zkoušce\", \"novely", "o zkoušce ve znění zákona č. 1/2012 Sb.\", \"novely")
        ));
        assert!(amended(RECORD));
        assert!(!amended(&RECORD.replace("datumUcinnostiOd", "jine")), "the first version is not known");
    }

    #[test]
    fn an_act_that_never_took_effect_was_never_in_force() {
        let never = RECORD.replace("\"novely\"", "\"nikdyNebylUcinny\": true, \"novely\"");
        let law = parse("cz-esbirka", "x", never.as_bytes()).unwrap().laws.remove(0);
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(days, [(DateKind::Promulgation, date(2011, 2, 3))]);
        assert_eq!((law.versions.len(), law.status), (0, LawStatus::NotStated));
        assert!(law.notes.iter().any(|n| n.contains("never")), "{:?}", law.notes);
        let took = never.replace("true", "false");
        let law = parse("cz-esbirka", "x", took.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.versions.len(), law.status, law.notes.len()), (1, LawStatus::InForce, 0));
    }

    #[test]
    fn a_wording_of_the_future_has_not_amended_the_act() {
        let ahead = RECORD.replace("AKTUALNI", "BUDOUCI");
        let law = parse("cz-esbirka", "x", ahead.as_bytes()).unwrap().laws.remove(0);
        assert!(!law.dates.iter().any(|d| d.kind == DateKind::LastAmended));
        assert_eq!((law.versions.len(), law.status), (1, LawStatus::NotStated));
    }

    #[test]
    fn a_treaty_is_cited_by_its_own_collection() {
        let list = r#"{"historie": [{"staleUrl": "/sm/2015/6/2015-03-17", "typZneni": "AKTUALNI",
            "datumUcinnostiZneniOd": "2015-03-17"}]}"#;
        let law = parse("cz-esbirka", "x", list.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.citation.as_str()), ("cz-sm-2015-6", "č. 6/2015 Sb. m. s."));
        let record = RECORD
            .replace("/sb/", "/sm/")
            .replace("\"zkracenaCitace\": \"Zákon č. 7/2011 Sb.\",", "")
            .replace("\"nazev\": \"Zákon o zkoušce legalizace výnosů z trestné činnosti\",", "")
            .replace("Zákon č. 7/2011 Sb.,", "Sdělení zkoušky č. 7/2011 Sb. m. s.,");
        let law = parse("cz-esbirka", "x", record.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.citation.as_str(), law.title()), ("Sdělení zkoušky č. 7/2011 Sb. m. s.", "o zkoušce"));
        let page = PAGE
            .replace("/sb/", "/sm/")
            .replace("Prefix_", "Other_")
            .replace("Zákon č. 99/2009 Sb.,", "Sdělení č. 99/2009 Sb. m. s.,");
        let law = parse("cz-esbirka", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.citation.as_str(), law.title()), ("Sdělení č. 99/2009 Sb. m. s.", "zkušební trestní zákoník"));
    }

    #[test]
    fn a_list_of_versions_gives_their_days_and_the_acts_that_made_them() {
        let list = r#"{"historie": [{"staleUrl": "/sb/2011/7/2021-05-01", "typZneni": "AKTUALNI",
            "datumUcinnostiZneniOd": "2021-05-01", "novely": [{"kodDokumentuSbirky": "9/2021 Sb."}]},
            {"staleUrl": "/sb/2011/7/2011-03-01", "typZneni": "MINULE", "datumUcinnostiZneniOd": "2011-03-01"}]}"#;
        let law = parse("cz-esbirka", "x", list.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.status), ("cz-2011-7", LawStatus::InForce));
        let versions: Vec<_> = law.versions.iter().map(|v| v.date).collect();
        assert_eq!(versions, [date(2011, 3, 1), date(2021, 5, 1)]);
        assert_eq!((law.amendments[0].citation.as_str(), law.amendments[0].date), ("9/2021 Sb.", date(2021, 5, 1)));
        assert_eq!(parse("cz-esbirka", "x", b"{\"historie\": []}").unwrap().facts(), 0);
    }

    #[test]
    fn findings_of_courts_and_notices_are_left_out_and_treaties_kept() {
        let facts = |kind: &str, more: &str| {
            let text = RECORD.replace("\"Zákon č. 7/2011 Sb.\"", &format!("\"{kind} č. 7/2011 Sb.\"{more}"));
            let parsed = parse("cz-esbirka", "x", text.as_bytes()).unwrap();
            assert_eq!(parsed.left_out, parsed.facts() == 0);
            parsed.facts()
        };
        assert_eq!(facts("Nález Ústavního soudu", ""), 0);
        assert_eq!(facts("Sdělení Zkušebního úřadu", ""), 0);
        assert_eq!(facts("Sdělení Zkušebního úřadu", ", \"jeMezinarodniSmlouva\": true"), 1);
        assert_eq!(facts("Vyhláška Zkušebního úřadu", ""), 1);
        let page =
            PAGE.replace("\"Virtual_Document\"", "\"Virtual_Document\", \"zkracenaCitace\": \"Nález č. 1/2010 Sb.\"");
        assert!(parse("cz-esbirka", "x", page.as_bytes()).unwrap().left_out);
    }

    #[test]
    fn a_text_page_has_the_day_of_passage_and_the_sections() {
        let law = parse("cz-esbirka", "x", PAGE.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.id.as_str(), "cz-2009-99");
        assert_eq!(law.title(), "Zákon zkušební trestní zákoník");
        assert_eq!(law.citation, "Zákon č. 99/2009 Sb.");
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2009, 1, 8))));
        assert_eq!(law.sections.len(), 1);
        assert_eq!((law.sections[0].number.as_str(), law.sections[0].locator.as_str()), ("168", "/seznam/4"));
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
    }

    #[test]
    fn a_text_page_cites_the_act_as_its_record_does() {
        let cited = "\"Virtual_Document\", \"zkracenaCitace\": \"Ústavní zákon Zkušební národní rady č. 99/2009 Sb.\"";
        let text = PAGE.replace("\"Virtual_Document\"", cited);
        let law = parse("cz-esbirka", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.citation, "Ústavní zákon Zkušební národní rady č. 99/2009 Sb.");
    }

    #[test]
    fn later_pages_count_for_their_sections_only() {
        let later = PAGE.replace("Prefix_", "Other_");
        let law = parse("cz-esbirka", "x", later.as_bytes()).unwrap().laws.remove(0);
        assert!(law.dates.is_empty());
        assert_eq!(law.title(), "zkušební trestní zákoník");
        let none = later.replace("lidmi", "zbožím");
        assert_eq!(parse("cz-esbirka", "x", none.as_bytes()).unwrap().facts(), 0);
    }

    #[test]
    fn what_is_no_act_is_refused() {
        assert!(matches!(parse("cz-esbirka", "x", b"{\"a\": 1}"), Err(ParseError::Layout(_))));
        assert!(matches!(parse("cz-esbirka", "x", b"<html>"), Err(ParseError::WrongType { .. })));
        survives("cz-esbirka", &[RECORD, PAGE]);
    }
}
