//! Versions of laws from publishers' own files, where the corpus is. What must come out was counted apart from this
//! code, with another XML library.

#[path = "../src/corpus.rs"]
mod corpus;

use std::path::{Path, PathBuf};

use lexgap_crawlers::{
    law_text::{self, Comparison, LawText},
    parse::Document,
    registry,
};
use lexgap_domain::{DiffParagraph, Edit, SectionChange, SectionChangeKind, TextUnit};

fn corpus() -> Option<PathBuf> {
    corpus::corpus_with("manifest.jsonl")
}

fn text(source: &str, path: &Path) -> LawText {
    let bytes = std::fs::read(path).unwrap();
    let source = registry::get(source).unwrap();
    let document = Document {
        bytes: &bytes,
        sha256: &lexgap_domain::hash::sha256(&bytes),
        source: &source.spec.id,
        stream: "x",
        url: None,
        content_type: None,
        vintage: None,
    };
    law_text::read(source.parser, &document, "").unwrap()
}

fn compared(source: &str, folder: &Path, old: &str, new: &str) -> Comparison {
    law_text::compare(&text(source, &folder.join(old)), &text(source, &folder.join(new)))
}

/// Numbers of the sections that changed in that way.
fn of(found: &Comparison, kind: SectionChangeKind) -> Vec<&str> {
    found.changes.iter().filter(|c| c.kind == kind && !c.number.is_empty()).map(|c| c.number.as_str()).collect()
}

fn words(change: &SectionChange, edit: Edit) -> String {
    let pieces = change.paragraphs.iter().flat_map(|p| match p {
        DiffParagraph::Text(pieces) => pieces.as_slice(),
        DiffParagraph::Unchanged(_) => &[],
    });
    pieces.filter(|p| p.edit == edit).map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
}

use SectionChangeKind::{Added, Changed, Moved, Repealed};

#[test]
fn two_years_of_canadas_act_on_money_laundering() {
    let Some(corpus) = corpus() else { return };
    let folder = corpus.join("statutes/ca-justice/history");
    let found = compared("ca-justice", &folder, "2021-02-26/eng-P-24.501.xml", "2023-08-01/eng-P-24.501.xml");
    assert_eq!(of(&found, Added), ["9.61", "11.171", "53.31", "63.01", "65.03", "77.2", "77.3"]);
    assert_eq!(
        of(&found, Changed),
        [
            "5", "9.3", "9.31", "9.4", "11.1", "11.11", "11.4", "11.42", "11.49", "53.2", "54", "55", "55.1", "56.1",
            "58", "58.1", "65", "73.13", "73.15", "74", "75", "77", "77.1", "79", "81"
        ]
    );
    assert!(of(&found, Repealed).is_empty() && of(&found, Moved).is_empty());
    // Half a year later five sections more, and one changed.
    let found = compared("ca-justice", &folder, "2023-08-01/eng-P-24.501.xml", "2024-02-05/eng-P-24.501.xml");
    assert_eq!(of(&found, Added), ["50.1", "51.1", "51.2", "51.3", "51.4"]);
    assert_eq!(of(&found, Changed), ["73"]);
}

#[test]
fn an_act_whose_text_stood_still() {
    let Some(corpus) = corpus() else { return };
    let folder = corpus.join("statutes/ca-justice/history");
    let found = compared("ca-justice", &folder, "2021-02-26/eng-C-45.2.xml", "2025-07-31/eng-C-45.2.xml");
    assert_eq!((found.changes, found.left_out), (vec![], 0));
    assert!(found.unchanged >= 11, "{}", found.unchanged);
}

#[test]
fn one_paragraph_of_the_german_penal_code() {
    let Some(corpus) = corpus() else { return };
    let folder = corpus.join("statutes/de-gesetze/history");
    let (old, new) = (folder.join("2012-08-06/stgb.md"), folder.join("2013-01-11/stgb.md"));
    let (old, new) = (text("de-gesetze", &old), text("de-gesetze", &new));
    assert_eq!((old.parts(), new.parts(), old.unit), (524, 524, TextUnit::Section));
    let found = law_text::compare(&old, &new);
    assert_eq!(of(&found, Changed), ["§ 58"]);
    let section = found.changes.iter().find(|c| c.number == "§ 58").unwrap();
    let (gone, come) = (words(section, Edit::Delete), words(section, Edit::Insert));
    assert!(gone.len() + come.len() < 200, "only the words that differ: -{gone} +{come}");
}

#[test]
fn eight_years_of_a_british_act_with_its_schedules() {
    let Some(corpus) = corpus() else { return };
    let folder = corpus.join("statutes/gb-legislation");
    let enacted = text("gb-legislation", &folder.join("sample-dpa-2018-enacted.xml"));
    let latest = text("gb-legislation", &folder.join("sample-dpa-2018-latest.xml"));
    assert_eq!((enacted.parts(), latest.parts()), (1046, 1139));
    assert_eq!(enacted.language.as_deref(), Some("en"));
    let found = law_text::compare(&enacted, &latest);
    let added = of(&found, Added);
    for number in ["9A", "13A", "17A", "17B", "17C", "42A", "45A", "50A", "50B", "50C", "50D", "71A"] {
        assert!(added.contains(&number), "{number}: {added:?}");
    }
    // Schedule 6 was repealed: the publisher leaves a row of dots.
    let repealed = of(&found, Repealed);
    assert!(repealed.iter().filter(|n| n.starts_with("SCHEDULE 6, ")).count() > 50, "{repealed:?}");
    let first = found.changes.iter().find(|c| c.number == "1").unwrap();
    let (gone, come) = (words(first, Edit::Delete), words(first, Edit::Insert));
    assert!(come.contains("UK") && gone.contains("implements the Law Enforcement Directive"), "-{gone} +{come}");
    assert_eq!(found.left_out, 0);
}

/// Every statute of the corpus has a text, by sections where its reader keeps them.
#[test]
fn every_law_of_the_corpus_has_a_text() {
    let Some(corpus) = corpus() else { return };
    let manifest = std::fs::read_to_string(corpus.join("manifest.jsonl")).unwrap();
    let (mut by_sections, mut by_paragraphs) = (0, 0);
    for line in manifest.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let (file, url) = (line["file"].as_str().unwrap(), line["url"].as_str());
        let owner = registry::all().iter().find(|s| s.spec.documents.iter().any(|d| d.matches_entry(url, file)));
        let Some(source) = owner.filter(|_| file.starts_with("statutes/")) else { continue };
        let bytes = std::fs::read(corpus.join(file)).unwrap();
        let document = Document {
            bytes: &bytes,
            sha256: &lexgap_domain::hash::sha256(&bytes),
            source: &source.spec.id,
            stream: "x",
            url,
            content_type: line["content_type"].as_str(),
            vintage: None,
        };
        let text = law_text::read(source.parser, &document, "").unwrap_or_else(|e| panic!("{file}: {e}"));
        let length: usize = text.sections.iter().flat_map(|s| &s.paragraphs).map(String::len).sum();
        assert!(length > 100, "{file}: {length} bytes of text in {}", bytes.len());
        let count = if text.unit == TextUnit::Section { &mut by_sections } else { &mut by_paragraphs };
        *count += 1;
    }
    println!("{by_sections} documents by sections, {by_paragraphs} by paragraphs");
    assert!(by_sections >= 40, "{by_sections} by sections, {by_paragraphs} by paragraphs");
}
