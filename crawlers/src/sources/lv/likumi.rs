//! Likumi.lv: the acts of Latvia, each page with a passport (`Tiesību akta pase`) of its days, in Latvian or English.

use std::collections::BTreeMap;

use jiff::civil::Date;
use lexgap_domain::{DateKind, LawStatus};
use serde_json::Value;

use super::super::act::Act;
use crate::{
    formats::{
        charset, dates,
        html::{Page, below, text},
        json,
        text::folded,
    },
    parse::{Document, ParseError, Parsed, Parser},
};

/// Parser of Likumi.lv's pages and of its site maps.
pub struct Likumi;

impl Parser for Likumi {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        let start = charset::decode("the act", document.bytes, document.content_type)?;
        if start.contains("<urlset") || start.contains("<sitemapindex") {
            let reason = "address in a site map, without the act's title and days; the act's own page states them";
            return Ok(Parsed::skipping(reason, start.matches("<loc>").count()));
        }
        act(document, &Page::read("the act", document)?)
    }
}

/// Fields of the passport by the words of the page's two languages, folded.
const FIELDS: &[(&str, &[&str])] = &[
    ("status", &["statuss", "status"]),
    ("issuer", &["izdevejs", "issuer"]),
    ("type", &["veids", "type"]),
    ("number", &["numurs", "number", "document number"]),
    ("adopted", &["pienemts", "adoption", "adopted"]),
    ("in force", &["stajas speka", "entry into force"]),
    ("repealed", &["zaude speku", "end of validity"]),
    ("published", &["publicets", "publication", "published"]),
];

fn passport(page: &Page) -> BTreeMap<&'static str, String> {
    let mut fields = BTreeMap::new();
    for label in page.all(".pase-container font") {
        let words = text(label);
        let plain = folded(words.trim_end_matches([':', ' ']));
        let Some((field, _)) = FIELDS.iter().find(|(_, names)| names.contains(&plain.as_str())) else { continue };
        let parent = label.parent().and_then(scraper::ElementRef::wrap).map(text).unwrap_or_default();
        let value = parent.strip_prefix(&words).unwrap_or(&parent).trim().to_owned();
        fields.entry(*field).or_insert(value);
    }
    fields
}

/// What the publisher sets before the title of an act that no longer holds.
const REPEALED: &[&str] = &["Zaudējis spēku - ", "No longer in force - ", "Expired - ", "Repealed - "];

fn act(document: &Document<'_>, page: &Page) -> Result<Parsed, ParseError> {
    let missing = |what: &str| ParseError::Layout(format!("no {what} on the page"));
    let title = page.meta("og:title").or_else(|| page.text_of("title")).ok_or_else(|| missing("og:title"))?;
    let marked = REPEALED.iter().find_map(|mark| title.strip_prefix(mark));
    let title = marked.unwrap_or(&title).to_owned();
    let number = page.meta("og:url").and_then(|u| number_of(&u)).or_else(|| document.url.and_then(number_of));
    let number = number.ok_or_else(|| missing("og:url with the act's number"))?;
    let fields = passport(page);
    let field = |name: &str| fields.get(name).map(String::as_str).filter(|v| !v.is_empty());
    let day = |name: &str| field(name).and_then(|v| dates::first(v, "lv"));
    let english = page.all(".pase-container font").into_iter().any(|e| folded(&text(e)).starts_with("issuer"));
    let language = if english { "en" } else { "lv" };
    let mut act = Act::new(document, "LVA", format!("lv-{number}"), (language, &title), citation(&fields));
    act.date(DateKind::Adoption, day("adopted"), "css=.pase-container;label=Pieņemts");
    // Printed again in later collections: the first print is the publication.
    let published = field("published").and_then(|v| dates::all(v, "lv").into_iter().map(|f| f.date).min());
    act.date(DateKind::Publication, published, "css=.pase-container;label=Publicēts");
    act.date(DateKind::InForce, day("in force"), "css=.pase-container;label=Stājas spēkā");
    act.date(DateKind::Repeal, day("repealed"), "css=.pase-container;label=Zaudē spēku");
    let status = field("status").map(folded).unwrap_or_default();
    act.status(if marked.is_some() || status.contains("zaudejis speku") || status.contains("no longer") {
        LawStatus::Repealed
    } else if status.contains("vel nav speka") || status.contains("not yet") {
        LawStatus::NotYetInForce
    } else if status.contains("speka esoss") || status.contains("in force") {
        LawStatus::InForce
    } else {
        LawStatus::NotStated
    });
    act.url(format!("https://likumi.lv/ta/id/{number}"));
    history(&mut act, page);
    wordings(&mut act, page);
    sections(&mut act, page);
    Ok(act.parsed())
}

/// The number in `…/doc.php?id=1000`, `…/ta/id/1000-title`.
fn number_of(url: &str) -> Option<u32> {
    let (_, rest) = url.rsplit_once("id=").or_else(|| url.rsplit_once("/id/"))?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest.get(..end)?.parse().ok()
}

/// Issuer, type, number and day, by which the publisher itself names an act.
fn citation(fields: &BTreeMap<&str, String>) -> String {
    let mut parts = Vec::new();
    for (name, before) in [("issuer", ""), ("type", ""), ("number", "Nr. "), ("adopted", "")] {
        if let Some(value) = fields.get(name).filter(|v| !v.is_empty()) {
            parts.push(format!("{before}{}", value.trim_end_matches('.')));
        }
    }
    parts.join(", ")
}

/// Notes below sections: the amending act with its day, and the day on which that wording came into force.
fn history(act: &mut Act<'_>, page: &Page) {
    let mut newest: Option<Date> = None;
    for note in page.all(".labojumu_pamats") {
        let mut amending: Option<String> = None;
        for link in below(note, "a[href]") {
            let href = link.attr("href").unwrap_or_default();
            if let Some((_, day)) = href.split_once("/redakcijas-datums/") {
                let Some(day) = path_day(day) else { continue };
                let locator = format!("css=a[href*='/redakcijas-datums/{}']", day.strftime("%Y/%m/%d"));
                act.version(Some(day), "consolidated", &locator);
                newest = newest.max(Some(day));
                if let Some(citation) = amending.take() {
                    act.amendment(&citation, DateKind::InForce, day, &locator);
                }
            } else if let Some(number) = number_of(href) {
                amending = Some(format!("{} (likumi.lv/ta/id/{number})", text(link).trim_end_matches('.')));
            }
        }
    }
    act.date(DateKind::LastAmended, newest, "css=.labojumu_pamats a");
}

/// The most wordings that are read of one page's list.
const MAX_WORDINGS: usize = 1000;

/// Every wording in the page's list of them; the one shown, where there is no other.
fn wordings(act: &mut Act<'_>, page: &Page) {
    let list = page.text_of("#ver_date").and_then(|t| serde_json::from_str::<Value>(&t).ok()).unwrap_or_default();
    for wording in json::items(&list, "/data").into_iter().take(MAX_WORDINGS) {
        let day = json::text(wording, "/iso_value").and_then(|d| path_day(&d));
        act.version(day, "consolidated", "css=#ver_date");
    }
    if let Some(shown) = page.first("#version_date") {
        let label = if shown.attr("data-kons") == Some("true") { "consolidated" } else { "as published" };
        act.version(dates::whole(&text(shown), "lv"), label, "css=#version_date");
    }
}

/// `2014/07/22`
fn path_day(path: &str) -> Option<Date> {
    let mut parts = path.split('/').map(|p| p.trim());
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `154.1 pants. Cilvēku tirdzniecība`, the number's last part in superscript.
fn sections(act: &mut Act<'_>, page: &Page) {
    for section in page.all("div[data-num]") {
        let number = section.attr("data-num").unwrap_or_default();
        let Some(head) = below(section, "b").first().map(|b| text(*b)) else { continue };
        let heading = head.split_once("pants.").or_else(|| head.split_once("Section")).map(|(_, h)| h.trim());
        // `Section 154.1 Human Trafficking`: in English the number comes second.
        let heading = heading.map(|h| h.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ')));
        if let Some(heading) = heading.filter(|h| !h.is_empty()) {
            act.section(number, heading, None, &format!("css=div[data-num='{number}']"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tests::{parse, survives};
    use jiff::civil::date;
    use lexgap_domain::Topic;

    use super::*;

    const ACT: &str = r#"<html><head><meta property='og:url' content='https://likumi.lv/doc.php?id=77'>
        <meta property='og:title' content='Zaudējis spēku - Mēģinājuma krimināllikums'></head><body>
        <label>Pieņemts</label>
        <div data-num="154.1" data-pfx="p"><p class="TV213"><b>154.<sup>1</sup> pants. Cilvēku tirdzniecība</b></p>
        <p class='labojumu_pamats'>(<a href='/ta/id/99-grozijumi'>23.09.2004.</a> likuma redakcijā, kas stājas spēkā
        <a href='/ta/id/77-x/redakcijas-datums/2004/10/21'>21.10.2004.</a>)</p></div>
        <div class="pase-container"><span><font class='fclg2'> Statuss: </font><div>Zaudējis spēku</div> zaudējis spēku</span>
        <span><font class='fclg2'> Izdevējs: </font>Saeima</span><span><font>Veids: </font><a>likums</a></span>
        <span><font>Numurs: </font>12</span><span><font>Pieņemts: </font>17.06.1998.</span>
        <span><font>Stājas spēkā: </font><a>01.04.1999.</a></span><span><font>Zaudē spēku: </font><a>01.01.2006.</a></span>
        <span><font>Publicēts: </font><a>Ziņotājs</a>, 6, 31.03.2001.; <a>Vēstnesis</a>, 199, 08.07.1998.</span></div>
        </body></html>"#;

    #[test]
    fn the_passport_gives_each_day() {
        let law = parse("lv-likumi", "x", ACT.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.title()), ("lv-77", "Mēģinājuma krimināllikums"));
        assert_eq!(law.citation, "Saeima, likums, Nr. 12, 17.06.1998");
        let days: Vec<_> = law.dates.iter().map(|d| (d.kind, d.date)).collect();
        assert_eq!(
            days,
            [
                (DateKind::Adoption, date(1998, 6, 17)),
                (DateKind::Publication, date(1998, 7, 8)),
                (DateKind::InForce, date(1999, 4, 1)),
                (DateKind::Repeal, date(2006, 1, 1)),
                (DateKind::LastAmended, date(2004, 10, 21)),
            ]
        );
        assert_eq!(law.status, LawStatus::Repealed);
        assert_eq!(law.topics, [Topic::HumanTrafficking]);
        assert_eq!(law.sections[0].number, "154.1");
        assert_eq!(law.amendments[0].citation, "23.09.2004 (likumi.lv/ta/id/99)");
        assert_eq!(law.versions[0].date, date(2004, 10, 21));
    }

    #[test]
    fn the_list_of_wordings_gives_each_day() {
        let list = r#"<div id="ver_date">{"selected":{"value":"21.10.2004"},
            "data":[{"value":"21.10.2004","iso_value":"2004\/10\/21",
            "content":"&lt;font&gt;21.10.2004.-...&lt;\/font&gt;"},{"value":"01.04.1999","iso_value":"1999\/04\/01"}]}</div>
            <div id="version_date" data-kons="false">21.10.2004</div></body>"#;
        let days = |page: &str| {
            let law = parse("lv-likumi", "x", page.as_bytes()).unwrap().laws.remove(0);
            law.versions.into_iter().map(|v| (v.date, v.label)).collect::<Vec<_>>()
        };
        let consolidated = |day| (day, "consolidated".to_owned());
        let listed = days(&ACT.replace("</body>", list));
        assert_eq!(listed, [consolidated(date(1999, 4, 1)), consolidated(date(2004, 10, 21))]);
        let shown = "<p id='version_date'>17.06.1998</p></body>";
        let only = ACT.replace("redakcijas-datums", "x").replace("</body>", shown);
        assert_eq!(days(&only), [(date(1998, 6, 17), "as published".to_owned())]);
    }

    #[test]
    fn an_english_page_is_read_alike() {
        let page = r#"<meta property='og:url' content='https://likumi.lv/ta/en/en/id/5-x'><title>Test Law on Money Laundering</title>
            <div class="pase-container"><span><font>Status:</font> In force</span><span><font>Issuer:</font> Saeima</span>
            <span><font>Adoption:</font> 17.07.2008.</span><span><font>Entry into force:</font> 13.08.2008.</span></div>"#;
        let law = parse("lv-likumi", "x", page.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.titles[0].language.as_str(), law.status), ("en", LawStatus::InForce));
        assert_eq!(law.dates.iter().map(|d| d.kind).collect::<Vec<_>>(), [DateKind::Adoption, DateKind::InForce]);
        let section = "<title>Criminal Law of Test</title><div data-num='154.1'><b>Section 154.<sup>1</sup> Human \
            Trafficking</b></div>";
        let code = page.replace("<title>Test Law on Money Laundering</title>", section);
        let law = parse("lv-likumi", "x", code.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.sections[0].number.as_str(), law.sections[0].heading.as_str()), ("154.1", "Human Trafficking"));
    }

    #[test]
    fn site_maps_are_counted_and_other_pages_refused() {
        let map = "<?xml version=\"1.0\"?><urlset><url><loc>https://likumi.lv/ta/id/1</loc></url></urlset>";
        assert_eq!(parse("lv-likumi", "x", map.as_bytes()).unwrap().skipped[0].1, 1);
        assert!(matches!(parse("lv-likumi", "x", b"<p>404"), Err(ParseError::Layout(_))));
        survives("lv-likumi", &[ACT]);
    }
}
