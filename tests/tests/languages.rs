//! The site in each of its languages, as it comes over HTTP.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};
use lexgap_tests::{
    Server,
    html::{attribute, elements, links, said},
    site::{NOWHERE, in_language, kinds},
};
use lexgap_texts::{Language, ids, text, variables};

/// Shortest message that is surely a sentence of its own.
const LONG: usize = 60;
/// Fewest of those that the looked-at pages must hold in English, lest nothing is tested.
const ENOUGH: usize = 40;

/// What has no language: data and files.
fn has_no_language(address: &str) -> bool {
    let (_, path) = Language::of_path(address.split(['?', '#']).next().unwrap_or_default());
    if path == "/api/v1/docs" {
        return false;
    }
    if let Some(edition) = path.strip_prefix("/downloads/") {
        return edition.contains('/');
    }
    ["/api/", "/assets/", "/oembed", "/og/", "/embed/", "/cite/", "/catalog"].iter().any(|p| path.starts_with(p))
        || path.ends_with(".zip")
        || address.contains("format=")
}

/// Each kind of page in each language: the language, the English address, its own address and the page.
async fn pages(server: &Server) -> Result<Vec<(Language, String, String, String)>> {
    let mut all = Vec::new();
    let paths = kinds(server).await?;
    for language in Language::ALL {
        for path in &paths {
            let address = in_language(language.prefix(), path);
            let page = server.get(&address).await?;
            let status = if path == NOWHERE { 404 } else { 200 };
            ensure!(page.status == status, "{address}: {}", page.status);
            all.push((language, path.clone(), address, page.text()));
        }
    }
    Ok(all)
}

#[tokio::test]
async fn every_page_says_its_language_and_leads_to_the_others() -> Result<()> {
    let server = Server::shared()?;
    let mut alternates = BTreeSet::new();
    for (language, path, address, html) in pages(server).await? {
        let whole = elements(&html, "html");
        let (attributes, _) = whole.first().copied().unwrap_or_default();
        let (lang, dir) = (attribute(attributes, "lang"), attribute(attributes, "dir"));
        ensure!(lang == Some(language.tag()) && dir == Some(language.direction()), "{address}: <html {attributes}>");
        let offered = |name: &str| -> BTreeMap<String, String> {
            let of = |(a, _): &(&str, &str)| {
                Some((attribute(a, "hreflang")?.to_owned(), attribute(a, "href")?.replace("&amp;", "&")))
            };
            elements(&html, name).iter().filter_map(of).collect()
        };
        let expected: BTreeMap<String, String> =
            Language::ALL.iter().map(|l| (l.tag().to_owned(), in_language(l.prefix(), &path))).collect();
        ensure!(offered("link") == expected, "{address}: alternates {:?}", offered("link"));
        ensure!(offered("a") == expected, "{address}: offered {:?}", offered("a"));
        let current: Vec<Option<&str>> = elements(&html, "a")
            .iter()
            .filter(|(a, _)| attribute(a, "hreflang").is_some() && attribute(a, "aria-current") == Some("true"))
            .map(|(a, _)| attribute(a, "hreflang"))
            .collect();
        ensure!(current == [Some(language.tag())], "{address}: marked as current {current:?}");
        alternates.extend(expected.into_values().filter(|a| !a.ends_with(NOWHERE)));
    }
    for address in alternates {
        let status = server.get(&address).await?.status;
        ensure!(status == 200, "{address}: {status}");
    }
    Ok(())
}

#[tokio::test]
async fn links_keep_the_language() -> Result<()> {
    let server = Server::shared()?;
    let mut wrong = BTreeSet::new();
    let mut kept = 0;
    for (language, path, address, html) in pages(server).await? {
        let others: BTreeSet<String> = Language::ALL.iter().map(|l| in_language(l.prefix(), &path)).collect();
        for link in links(&html).into_iter().filter(|l| !has_no_language(l) && !others.contains(l)) {
            let (of_link, _) = Language::of_path(link.split(['?', '#']).next().unwrap_or_default());
            if of_link == language {
                kept += 1;
            } else {
                wrong.insert(format!("{address} leads to {link}"));
            }
        }
        for (attributes, _) in elements(&html, "form") {
            let action = attribute(attributes, "action").unwrap_or_default();
            if !has_no_language(action) && Language::of_path(action).0 != language {
                wrong.insert(format!("{address}: a form leads to {action}"));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    ensure!(kept > 1000, "only {kept} links were looked at");
    Ok(())
}

/// Words with their hyphens, as identifiers are written.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c)).filter(|word| !word.is_empty())
}

#[tokio::test]
async fn no_message_is_raw() -> Result<()> {
    let server = Server::shared()?;
    // Those of one word may be words of a publisher's, and some are English words, such as `follow-through`.
    let every: String = ids(Language::English).iter().map(|id| text(Language::English, id, &[]) + "\n").collect();
    let english: BTreeSet<&str> = words(&every).collect();
    let is_told = |id: &String| id.contains('-') && !english.contains(id.as_str());
    let known: BTreeSet<String> = ids(Language::English).into_iter().filter(is_told).collect();
    ensure!(known.len() > 300, "{} identifiers", known.len());
    let mut wrong = BTreeSet::new();
    for (_, _, address, html) in pages(server).await? {
        for piece in said(&html) {
            for id in words(&piece).filter(|word| known.contains(*word)) {
                wrong.insert(format!("{address}: `{id}` in `{}`", piece.chars().take(120).collect::<String>()));
            }
            // Variables that were not given, and marks of views that were not put in.
            if piece.contains("{$")
                || piece.contains("{ $")
                || piece.contains(|c| ('\u{e000}'..'\u{f8ff}').contains(&c))
            {
                wrong.insert(format!("{address}: `{}`", piece.chars().take(200).collect::<String>()));
            }
        }
    }
    ensure!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    Ok(())
}

#[tokio::test]
async fn sentences_are_in_the_language_of_their_page() -> Result<()> {
    let server = Server::shared()?;
    let with_variables = variables(Language::English);
    let sentences: Vec<(String, String)> = ids(Language::English)
        .into_iter()
        .filter(|id| with_variables.get(id).is_none_or(BTreeSet::is_empty))
        .map(|id| (text(Language::English, &id, &[]), id))
        .filter(|(said, _)| said.chars().count() >= LONG && !said.contains(['<', '{']))
        .collect();
    let (mut in_english, mut wrong) = (BTreeSet::new(), BTreeSet::new());
    for (language, _, address, html) in pages(server).await? {
        let pieces = said(&html).join("\n");
        for (sentence, id) in sentences.iter().filter(|(sentence, _)| pieces.contains(sentence)) {
            if language == Language::English {
                in_english.insert(id);
            } else if text(language, id, &[]) != *sentence {
                wrong.insert(format!("{address} says in English: {sentence}"));
            } else {
                wrong.insert(format!("{id} is not translated into {}: {sentence}", language.tag()));
            }
        }
    }
    println!("measured: {} of {} long messages were seen in English", in_english.len(), sentences.len());
    ensure!(in_english.len() >= ENOUGH, "only {} sentences were looked for", in_english.len());
    ensure!(wrong.is_empty(), "{}", wrong.into_iter().collect::<Vec<_>>().join("\n"));
    Ok(())
}
