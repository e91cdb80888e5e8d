//! Lovdata's public data: the laws and regulations of Norway, HTML in files that end in `.xml`.

use lexgap_domain::{DateKind, Law, LawStatus, Provenance};
use scraper::{ElementRef, Html, Selector};

use crate::{
    formats::{dates, html, tar, xml::squeeze},
    parse::{Document, ParseError, Parsed, Parser},
    sources::statute::{self, Draft, Inserted, Section, inserted},
};

/// Parser of a law.
pub struct Lovdata;

impl Parser for Lovdata {
    fn parse(&self, document: &Document<'_>) -> Result<Parsed, ParseError> {
        if tar::is_bzip2(document.bytes) {
            return all(document);
        }
        let text = html::source("the page", document)?;
        let page = Html::parse_document(&text);
        law(document, &page)
    }
}

/// The laws on our topics in the archive of all laws in force. One that cannot be read costs the others nothing.
fn all(document: &Document<'_>) -> Result<Parsed, ParseError> {
    let (mut parsed, mut off_topic, mut unread, mut files) = (Parsed::default(), 0_u32, 0_u32, 0_u32);
    let too_long = tar::each_xml_file(document.bytes, |name, bytes| {
        files = files.saturating_add(1);
        let found = html::source("the page", &Document { bytes: &bytes, ..document.clone() })
            .and_then(|text| law(document, &Html::parse_document(&text)));
        match found {
            Ok(mut found) if found.laws.iter().any(|law| !law.topics.is_empty()) => {
                found.laws.iter_mut().for_each(|law| stands_in(law, name));
                parsed.append(found);
            }
            Ok(_) => off_topic = off_topic.saturating_add(1),
            Err(_) => unread = unread.saturating_add(1),
        }
        Ok(())
    })?;
    if files == 0 || unread > files / 10 {
        return Err(ParseError::Layout(format!("{unread} of {files} files of the archive cannot be read")));
    }
    for (reason, n) in [("laws on other topics", off_topic), ("files that cannot be read", unread + too_long)] {
        if n > 0 {
            parsed.skipped.push((reason.to_owned(), n));
        }
    }
    Ok(parsed)
}

/// Names the file of the archive wherever something is said to stand, so that the law's text is found in it.
fn stands_in(law: &mut Law, file: &str) {
    let within = |p: &mut Provenance| p.locator = format!("file={file}; {}", p.locator);
    law.dates.iter_mut().for_each(|d| within(&mut d.provenance));
    law.provisions.iter_mut().for_each(|p| within(&mut p.provenance));
    for version in &mut law.versions {
        within(&mut version.provenance);
    }
}

fn selector(text: &str) -> Result<Selector, ParseError> {
    Selector::parse(text).map_err(|e| ParseError::Layout(format!("selector `{text}`: {e}")))
}

fn text_of(element: ElementRef<'_>) -> String {
    squeeze(&element.text().collect::<String>())
}

fn law(document: &Document<'_>, page: &Html) -> Result<Parsed, ParseError> {
    let list = selector("dl.data-document-key-info")?;
    let Some(list) = page.select(&list).next() else {
        return Err(ParseError::Layout("no dl.data-document-key-info".to_owned()));
    };
    let values = selector("dd")?;
    let field = |class: &str| {
        list.select(&values).find(|dd| dd.value().classes().any(|c| c == class)).map(text_of).filter(|t| !t.is_empty())
    };
    let at = |class: &str| format!("dl.data-document-key-info > dd.{class}");
    // `NL/lov/2005-05-20-28`, `SF/forskrift/2009-06-01-587`
    let of_code = field("legacyID").and_then(|c| {
        let (kind, number) = c.split_once('-')?;
        Some(format!("{}/{number}", if kind == "LOV" { "lov" } else { "forskrift" }))
    });
    let key = field("dokid").or_else(|| field("refid")).or(of_code).unwrap_or_default();
    let path: Vec<&str> = key.split('/').collect();
    let (kind, number) = match path.as_slice() {
        [.., kind, number] => (*kind, *number),
        _ => ("", ""),
    };
    let title = field("title").or_else(|| field("titleShort")).unwrap_or_default();
    let is_law = kind == "lov";
    // The king in council sanctions laws on the day that names them; regulations are made by their authority, and the
    // constitution by an assembly.
    let constitution = title.starts_with("Kongeriket ") && title.to_lowercase().contains("grunnlov");
    let passage = if is_law && !constitution { DateKind::Assent } else { DateKind::Adoption };
    // A document without a number is none of the register; `Draft` refuses its empty identifier.
    let id =
        if number.is_empty() { String::new() } else { format!("no-{}", statute::slug(&format!("{kind}-{number}"))) };
    let written = selector("html[lang]")?;
    let written = page.select(&written).next().and_then(|h| h.value().attr("lang"));
    let nynorsk = written.is_some_and(|tag| tag.split('-').next() == Some("nn")) || title.starts_with("Lov um ");
    let language = if nynorsk { "nn" } else { "nb" };
    let mut draft = Draft::new(document, id, "NOR", language, &title, passage)?;
    if let Some(short) = field("titleShort") {
        draft.also_titled(language, &short);
    }
    draft.citation(field("legacyID").unwrap_or_else(|| key.clone()));
    draft.url(format!("https://lovdata.no/dokument/{key}"));
    draft.date(passage, dates::iso_start(number), &at("dokid"));
    draft.date(
        DateKind::Publication,
        field("dateOfPublication").as_deref().and_then(dates::iso_start),
        &at("dateOfPublication"),
    );
    let in_force = field("dateInForce").unwrap_or_default();
    let starts: Vec<_> = dates::all(&in_force, "nb")
        .into_iter()
        .filter(|f| !in_force.get(..f.start).is_some_and(reaches_back))
        .map(|f| f.date)
        .collect();
    for day in &starts {
        draft.date(DateKind::InForce, Some(*day), &at("dateInForce"));
    }
    if starts.len() > 1 {
        draft.note("Parts of the law came into force on different days.");
    }
    let last = field("lastChangeInForce").and_then(|t| dates::all(&t, "nb").into_iter().map(|f| f.date).max());
    draft.date(DateKind::LastAmended, last, &at("lastChangeInForce"));
    draft.version(last, "consolidated", &at("lastChangeInForce"));
    // `lov/2026-04-10-13 fra 2026-05-01`: what holds no slash is the day from which the change holds.
    let changed_by = field("lastChangedBy").unwrap_or_default();
    for by in changed_by.split([',', ' ']).filter(|by| by.contains('/')) {
        let day = by.rsplit('/').next().and_then(dates::iso_start);
        draft.amendment(by, passage, day, &at("lastChangedBy"));
    }
    // `Kongen bestemmer`, in Nynorsk `Kongen fastset` and other verbs.
    let left_to_king = in_force.to_lowercase().contains("kongen");
    if left_to_king && !starts.is_empty() {
        draft.note("Parts of the law come into force on a day that the King has yet to set.");
    }
    let repealed = field("dateOfRepeal").or_else(|| field("dateEnd")).and_then(|t| dates::first(&t, "nb"));
    draft.date(DateKind::Repeal, repealed, &at("dateOfRepeal"));
    // Lovdata keeps repealed laws and regulations (`opphevet`) in collections of their own.
    let among_repealed = ["NLO/", "SFO/"].iter().any(|collection| key.starts_with(collection));
    // Lovtidend, the gazette, keeps laws as they were printed, whatever became of them.
    let in_gazette = ["LTI/", "LTII/"].iter().any(|part| key.starts_with(part));
    draft.status(if repealed.is_some() || among_repealed {
        LawStatus::Repealed
    } else if starts.is_empty() && left_to_king {
        LawStatus::NotYetInForce
    } else if in_gazette {
        LawStatus::NotStated
    } else {
        // The public data set holds `gjeldende lover`, the laws that hold today.
        LawStatus::InForce
    });
    sections(&mut draft, page, &starts)?;
    Ok(draft.parsed())
}

/// Whether the day after these words is one to which effects reach back: `1966-05-06 med virkning fra 1963-01-01`.
fn reaches_back(before: &str) -> bool {
    let before = before.trim_end();
    ["virkning fra", "virkning frå", "verknad fra", "verknad frå"].iter().any(|words| before.ends_with(words))
}

fn sections(draft: &mut Draft<'_>, page: &Html, starts: &[jiff::civil::Date]) -> Result<(), ParseError> {
    let articles = selector("article.legalArticle")?;
    let (value, title) = (selector(".legalArticleValue")?, selector(".legalArticleTitle")?);
    for article in page.select(&articles) {
        let Some(sign) = article.select(&value).next().map(text_of) else { continue };
        let Some(heading) = article.select(&title).next().map(text_of) else { continue };
        let note: String = article
            .children()
            .filter_map(ElementRef::wrap)
            .filter(|e| e.value().classes().any(|c| c == "changesToParent"))
            .map(text_of)
            .collect();
        let number = sign.trim_start_matches('§').trim().to_owned();
        let id = article.value().attr("id").unwrap_or_default();
        let section = Section { number, sign, heading, note, locator: format!("article[id='{id}']") };
        let mut rule = None;
        let found = inserted(&section.note, "nb").map(|i| match (i.act, i.in_force) {
            // Inserted before the code itself was in force: it came with the code.
            (Some(act), None) => {
                let with_code = starts.iter().filter(|s| **s >= act).min().copied();
                rule = with_code
                    .map(|_| "the inserting act; in force with the code, on its first day after the insertion");
                Inserted { act: i.act, in_force: with_code }
            }
            _ => i,
        });
        draft.section(&section, found, rule);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        fuzz::tar_bz2,
        sources::{
            statute::tests::{days, survives},
            tests::parse,
        },
    };
    use jiff::civil::date;
    use lexgap_domain::Topic;

    const LAW: &str = include_str!("../../../seeds/no-lovdata/law.xml");

    #[test]
    fn a_code_and_the_sections_that_were_inserted() {
        let laws = parse("no-lovdata", "x", LAW.as_bytes()).unwrap().laws;
        assert_eq!((laws[0].id.as_str(), laws[0].title()), ("no-lov-2001-05-20-28", "Lov om straffer én gang"));
        assert_eq!(laws[0].citation, "LOV-2001-05-20-28");
        assert_eq!(laws[0].topics, [Topic::MoneyLaundering]);
        assert_eq!(laws[0].passage().map(|d| (d.kind, d.date)), Some((DateKind::Assent, date(2001, 5, 20))));
        assert_eq!(laws[0].in_force().map(|d| d.date), Some(date(2008, 3, 7)));
        assert_eq!(laws[0].amendments[0].date, date(2026, 4, 10));
        let of = |id: &str| laws.iter().find(|l| l.id == *id).map(days).unwrap();
        assert_eq!(
            of("no-lov-2001-05-20-28-257"),
            [(DateKind::Assent, date(2009, 6, 19)), (DateKind::InForce, date(2015, 10, 1))]
        );
        assert_eq!(
            of("no-lov-2001-05-20-28-260-a"),
            [(DateKind::Assent, date(2020, 12, 4)), (DateKind::InForce, date(2021, 1, 1))]
        );
    }

    #[test]
    fn a_law_that_is_not_in_force_and_has_only_its_code() {
        let text = LAW
            .replace("<dt>x</dt><dd class=\"dokid\">NL/lov/2001-05-20-28</dd>", "")
            .replace("2015-10-01, 2008-03-07", "Kongen bestemmer");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.status), ("no-lov-2001-05-20-28", LawStatus::NotYetInForce));
    }

    #[test]
    fn the_constitution_was_adopted_and_a_region_may_follow_the_language() {
        let text = LAW
            .replace("Lov om straffer &eacute;n gang", "Kongeriket Prøvelands grunnlov")
            .replace("<html>", "<html lang=\"nn-NO\">");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.passage().map(|d| (d.kind, d.date)), Some((DateKind::Adoption, date(2001, 5, 20))));
        assert_eq!(law.titles[0].language, "nn");
    }

    #[test]
    fn a_day_to_which_effects_reach_back_is_no_entry_into_force() {
        let text = LAW.replace("2015-10-01, 2008-03-07", "2001-05-20 med virkning fra 1999-01-01");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.in_force().map(|d| d.date), Some(date(2001, 5, 20)));
        assert!(law.dates.iter().all(|d| d.date.year() > 2000) && !law.notes.iter().any(|n| n.contains("different")));
    }

    #[test]
    fn a_change_is_one_amendment_and_nynorsk_leaves_the_start_to_the_king_too() {
        let text = LAW.replace("lov/2026-04-10-13</a>", "lov/2026-04-10-13</a> fra 2026-05-01");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        let amendments: Vec<_> = law.amendments.iter().map(|a| (a.citation.as_str(), a.date)).collect();
        assert_eq!(amendments, [("lov/2026-04-10-13", date(2026, 4, 10))]);
        let text = LAW.replace("2015-10-01, 2008-03-07", "Kongen fastset");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!(law.status, LawStatus::NotYetInForce);
    }

    #[test]
    fn a_law_among_the_repealed_ones_is_repealed_though_its_day_is_not_stated() {
        let text = LAW.replace("NL/lov/", "NLO/lov/");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.id.as_str(), law.status), ("no-lov-2001-05-20-28", LawStatus::Repealed));
    }

    #[test]
    fn the_gazette_does_not_say_that_a_law_still_holds() {
        let gazette = LAW.replace("NL/lov/", "LTI/lov/");
        let status = |text: &str| parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0).status;
        assert_eq!(status(&gazette), LawStatus::NotStated);
        let king = gazette.replace("2015-10-01, 2008-03-07", "Kongen bestemmer");
        assert_eq!(status(&king), LawStatus::NotYetInForce);
    }

    #[test]
    fn a_part_that_waits_for_the_king_is_noted() {
        let text = LAW.replace("2015-10-01, 2008-03-07", "2008-03-07, Kongen bestemmer");
        let law = parse("no-lovdata", "x", text.as_bytes()).unwrap().laws.remove(0);
        assert_eq!((law.in_force().map(|d| d.date), law.status), (Some(date(2008, 3, 7)), LawStatus::InForce));
        assert!(law.notes.iter().any(|n| n.contains("the King")), "{:?}", law.notes);
    }

    #[test]
    fn all_laws_come_in_one_archive() {
        let other = LAW.replace("Menneskehandel", "x").replace("Korrupsjon", "x").replace("Hvitvasking", "x");
        let other = other.replace("2001-05-20-28", "2001-05-20-29");
        let bytes = tar_bz2(&[
            ("nl/nl-20010520-028.xml", LAW.as_bytes()),
            ("nl/nl-20010520-029.xml", other.as_bytes()),
            ("nl/readme.txt", b"x"),
        ])
        .unwrap();
        let parsed = parse("no-lovdata", "gjeldende-lover", &bytes).unwrap();
        assert_eq!(parsed.skipped, [("laws on other topics".to_owned(), 1)]);
        let alone = parse("no-lovdata", "x", LAW.as_bytes()).unwrap();
        assert_eq!(parsed.laws.len(), alone.laws.len());
        let law = &parsed.laws[0];
        assert_eq!(law.passage().map(|d| d.date), Some(date(2001, 5, 20)));
        let locator = &law.passage().unwrap().provenance.locator;
        assert!(locator.starts_with("file=nl/nl-20010520-028.xml; "), "{locator}");
        let texts = law.texts();
        assert!(texts[0].provenance.locator.starts_with("file=nl/nl-20010520-028.xml; "), "{texts:?}");
        let error = parse("no-lovdata", "x", &tar_bz2(&[("a.xml", b"<p>Ikke funnet</p>")]).unwrap()).unwrap_err();
        assert!(error.to_string().contains("1 of 1"), "{error}");
    }

    #[test]
    fn damage_is_survived_and_other_documents_refused() {
        survives("no-lovdata", "x", LAW);
        assert!(parse("no-lovdata", "x", b"<html><body>Ikke funnet</body></html>").is_err());
        assert!(parse("no-lovdata", "x", b"{}").is_err());
    }
}
