//! The publishers of statutes against their real documents, where the corpus is at hand.

use std::{path::PathBuf, sync::LazyLock};

use lexgap_domain::{DateKind, Law, Topic};

use crate::{
    corpus::corpus_with,
    mirror::Mirror,
    parse::{Document, Parsed},
    registry,
};

fn corpus() -> Option<PathBuf> {
    corpus_with("manifest.jsonl")
}

/// Folder of the corpus with the same name as the source; the kind of passage date of each document in the
/// manifest's order within a stream, or the reason why it has none.
const SOURCES: &[(&str, &[DateKind])] = &[
    ("gb-legislation", &[DateKind::Assent]),
    ("ca-justice", &[DateKind::Assent]),
    ("ar-infoleg", &[DateKind::Adoption]),
    ("be-justel", &[DateKind::Promulgation]),
    ("co-suin", &[DateKind::Promulgation]),
    ("cz-esbirka", &[DateKind::Adoption, DateKind::Promulgation]),
    ("it-normattiva", &[DateKind::Promulgation]),
    ("li-lilex", &[DateKind::Adoption]),
    ("lv-likumi", &[DateKind::Adoption]),
    ("pl-sejm", &[DateKind::Adoption]),
    ("ro-portal", &[DateKind::Adoption]),
    ("se-riksdag", &[DateKind::Promulgation]),
    ("sk-slovlex", &[DateKind::Adoption]),
    ("ua-rada", &[DateKind::Adoption]),
    ("uy-impo", &[DateKind::Promulgation]),
    ("ad-bopa", &[DateKind::Adoption]),
    ("at-ris", &[DateKind::Adoption, DateKind::Publication]),
    ("ch-fedlex", &[DateKind::Adoption]),
    ("cl-bcn", &[DateKind::Promulgation]),
    ("de-gesetze", &[DateKind::Assent]),
    ("dk-retsinformation", &[DateKind::Assent, DateKind::Promulgation]),
    ("ee-riigiteataja", &[DateKind::Adoption]),
    ("eu-eurlex", &[DateKind::Adoption]),
    ("fi-finlex", &[DateKind::Assent]),
    ("ie-eisb", &[DateKind::Assent]),
    ("lu-legilux", &[DateKind::Promulgation]),
    ("mx-diputados", &[DateKind::Adoption, DateKind::Publication]),
    ("nl-bwb", &[DateKind::Assent, DateKind::Adoption]),
    ("no-lovdata", &[DateKind::Assent]),
    ("us-govinfo", &[DateKind::Assent]),
];

/// Documents that hold no law: file and cause.
const NO_LAW: &[(&str, &str)] = &[
    ("ad-bopa/api_GetMonthButlletins_2026-04.json", "list of issues"),
    ("ch-fedlex/sparql-ordinary-law.json", "list of files of versions"),
    ("lv-likumi/likumi-sitemap-index.xml", "list of site maps"),
    ("lv-likumi/likumi-sitemap-sample.xml", "addresses without titles and days"),
    ("ua-rada/recent-page1.json", "rates of the national bank and an appointment, no laws"),
];

/// Documents without a known address, whose publisher's addresses do not follow from number and year.
const NO_ADDRESS: &[&str] = &["ar-infoleg/sample-modificatoria-ley-27444-2018-norma.htm"];

/// Documents about a law that do not state the day of its passage: file and cause. Their law gets it from its own
/// document.
const NO_PASSAGE: &[(&str, &str)] = &[
    (
        "ca-justice/eng-E-19.xml",
        "act of the Revised Statutes of 1985: the consolidation leaves out when it was first passed",
    ),
    ("gb-legislation/sample-dpa-2018-changes.feed.xml", "what amends an act, each with its entry into force"),
    ("se-riksdag/se-sfsr-amendments.html", "register of amendments, by number"),
    ("sk-slovlex/sample-constitution-history.html", "versions by their entry into force; no title either"),
];

struct Read {
    file: String,
    parsed: Parsed,
}

/// Every document of a source, parsed; and the files of its folder that no document of its TOML takes.
fn read_all(mirror: &Mirror, source: &str) -> (Vec<Read>, Vec<String>) {
    let registered = registry::get(source).expect("registered");
    let mut read = Vec::new();
    for stream in mirror.matching(&registered.spec) {
        for entry in stream.entries {
            assert!(
                stream.document.accepts(entry.content_type.as_deref()),
                "{}: type {:?} is not accepted",
                entry.file,
                entry.content_type
            );
            let bytes = mirror.read(entry).expect("readable");
            let sha256 = lexgap_domain::hash::sha256(&bytes);
            let document = Document {
                bytes: &bytes,
                sha256: &sha256,
                source: &registered.spec.id,
                stream: stream.stream,
                url: entry.url.as_deref(),
                content_type: entry.content_type.as_deref(),
                vintage: entry.vintage,
            };
            let mut parsed = registered.parser.parse(&document).unwrap_or_else(|e| panic!("{}: {e}", entry.file));
            registered.spec.review_topics(&mut parsed.laws);
            stream.document.assertions.check(&parsed).unwrap_or_else(|e| panic!("{}: {e}", entry.file));
            read.push(Read { file: entry.file.clone(), parsed });
        }
    }
    let folder = format!("statutes/{source}/");
    let missed = mirror
        .entries()
        .iter()
        .filter(|e| e.file.starts_with(&folder) && !read.iter().any(|r| r.file == e.file))
        .map(|e| e.file.clone())
        .collect();
    (read, missed)
}

#[test]
fn every_document_of_the_corpus_yields_title_jurisdiction_and_the_right_kind_of_date() {
    let Some(folder) = corpus() else { return };
    let mirror = Mirror::open(folder.join("manifest.jsonl")).expect("a manifest");
    println!("source | documents | laws | sections as laws | with passage date | without law");
    let (mut documents, mut right, mut lists) = (0_usize, 0_usize, 0_usize);
    for (source, kinds) in SOURCES {
        let (read, missed) = read_all(&mirror, source);
        assert!(missed.is_empty(), "{source}: no document of the TOML takes {missed:?}");
        let (mut laws, mut sections, mut dated, mut none) = (0, 0, 0, 0);
        for Read { file, parsed } in &read {
            let name = file.trim_start_matches("statutes/");
            if let Some((_, cause)) = NO_LAW.iter().find(|(f, _)| *f == name) {
                assert!(parsed.laws.is_empty() && !parsed.skipped.is_empty(), "{name}: {cause}");
                println!("  {name}: no law ({cause})");
                none += 1;
                continue;
            }
            assert!(!parsed.laws.is_empty(), "{name}: no law");
            for law in &parsed.laws {
                laws += 1;
                let of_section = law.notes.iter().any(|n| n.starts_with("A section of a code"));
                sections += usize::from(of_section);
                if let Some((_, cause)) = NO_PASSAGE.iter().find(|(f, _)| *f == name) {
                    assert!(law.passage().is_none(), "{name}: {cause}");
                    println!("  {name}: {} without day of passage ({cause})", law.id);
                    continue;
                }
                let passage = law.passage().or_else(|| law.dates.iter().find(|_| of_section));
                let passage = passage.unwrap_or_else(|| panic!("{name}: {} has no passage date", law.id));
                assert!(of_section || kinds.contains(&passage.kind), "{name}: {} passed by {:?}", law.id, passage.kind);
                dated += 1;
                assert!(!law.title().is_empty() && !law.citation.is_empty(), "{name}: {}", law.id);
                let without = NO_ADDRESS.contains(&name);
                assert!(law.url.as_deref().map_or(without, |u| u.starts_with("http")), "{name}: {}", law.id);
                let place = lexgap_domain::places::get(law.jurisdiction.as_str());
                assert!(place.is_some(), "{name}: {}", law.jurisdiction);
            }
            if parsed.laws.len() < 40 {
                for law in &parsed.laws {
                    let dates: Vec<String> = law.dates.iter().map(|d| format!("{} {}", d.kind.id(), d.date)).collect();
                    let topics: Vec<&str> = law.topics.iter().map(|t| t.id()).collect();
                    let title: String = law.title().chars().take(60).collect();
                    println!("  {name}: {} | {title} | {} | {}", law.id, dates.join(", "), topics.join(" "));
                }
            } else {
                println!("  {name}: {} laws", parsed.laws.len());
            }
        }
        println!("{source} | {} | {laws} | {sections} | {dated} | {none}", read.len());
        let of_source =
            |list: &[(&str, &str)]| list.iter().filter(|(f, _)| f.starts_with(&format!("{source}/"))).count();
        documents += read.len();
        lists += of_source(NO_LAW);
        right += read.len() - of_source(NO_LAW) - of_source(NO_PASSAGE);
        assert!(!read.is_empty(), "{source}: no document");
    }
    let about_laws = documents - lists;
    let share = 100.0 * right as f64 / about_laws as f64;
    println!(
        "{documents} documents, {lists} of them lists without any law; title, jurisdiction and the right kind of date in \
         {right} of {about_laws} ({share:.1} %)"
    );
    assert!(share >= 95.0);
}

fn laws_of(source: &str) -> Option<Vec<Law>> {
    let mirror = Mirror::open(corpus()?.join("manifest.jsonl")).expect("a manifest");
    Some(read_all(&mirror, source).0.into_iter().flat_map(|r| r.parsed.laws).collect())
}

fn day(law: &Law, kind: DateKind) -> Option<String> {
    law.dates.iter().filter(|d| d.kind == kind).map(|d| d.date.to_string()).min()
}

#[test]
fn dates_that_were_looked_up_by_hand() {
    // Read in the documents themselves: law, kind, day.
    for (source, id, kind, expected) in [
        ("ar-infoleg", "ar-ley-27444", DateKind::Adoption, "2018-05-30"),
        ("ar-infoleg", "ar-ley-27444", DateKind::Publication, "2018-06-18"),
        ("be-justel", "be-2024000164", DateKind::Promulgation, "2024-01-07"),
        ("be-justel", "be-2024000164", DateKind::InForce, "2024-01-27"),
        ("co-suin", "co-acto-legislativo-1-1910", DateKind::Promulgation, "1910-05-28"),
        ("co-suin", "co-decreto-453-1981", DateKind::Promulgation, "1981-02-26"),
        ("cz-esbirka", "cz-2009-40", DateKind::Adoption, "2009-01-08"),
        ("cz-esbirka", "cz-2009-40", DateKind::Promulgation, "2009-02-09"),
        ("cz-esbirka", "cz-2009-40", DateKind::InForce, "2010-01-01"),
        ("it-normattiva", "it-legge-1990-241", DateKind::Promulgation, "1990-08-07"),
        ("it-normattiva", "it-legge-1990-241", DateKind::Publication, "1990-08-18"),
        ("li-lilex", "li-1988-037", DateKind::Adoption, "1987-06-24"),
        ("li-lilex", "li-1988-037", DateKind::Publication, "1988-10-22"),
        ("lv-likumi", "lv-1000", DateKind::Repeal, "2006-01-01"),
        ("lv-likumi", "lv-57980", DateKind::Adoption, "1922-02-15"),
        ("lv-likumi", "lv-57980", DateKind::Publication, "1922-06-30"),
        ("pl-sejm", "pl-du-2024-1976", DateKind::Adoption, "2024-12-05"),
        ("pl-sejm", "pl-du-2024-1976", DateKind::Promulgation, "2024-12-31"),
        ("ro-portal", "ro-hotarare-611-2008-06-04", DateKind::Adoption, "2008-06-04"),
        ("ro-portal", "ro-hotarare-611-2008-06-04", DateKind::Publication, "2008-07-14"),
        ("se-riksdag", "se-1962-700", DateKind::Promulgation, "1962-12-21"),
        ("se-riksdag", "se-1686-0903", DateKind::Repeal, "1993-01-01"),
        ("sk-slovlex", "sk-1992-460", DateKind::Adoption, "1992-09-01"),
        ("sk-slovlex", "sk-1992-460", DateKind::InForce, "1992-10-01"),
        ("ua-rada", "ua-1103-16", DateKind::Adoption, "2007-05-31"),
        ("ua-rada", "ua-1103-16", DateKind::Repeal, "2026-09-16"),
        ("uy-impo", "uy-ley-18331-2008", DateKind::Promulgation, "2008-08-11"),
        ("ad-bopa", "ad-llei-14-2017", DateKind::Adoption, "2017-06-22"),
        ("ad-bopa", "ad-llei-37-2021", DateKind::Adoption, "2021-12-16"),
        ("at-ris", "at-10002333", DateKind::Adoption, "1974-12-12"),
        ("at-ris", "at-10002333", DateKind::Repeal, "1994-10-14"),
        ("ch-fedlex", "ch-cc-2024-620", DateKind::Adoption, "2023-09-29"),
        ("ch-fedlex", "ch-cc-2024-620", DateKind::InForce, "2025-01-01"),
        ("ch-fedlex", "ch-cc-1991-1184-1184-1184", DateKind::Adoption, "1990-12-14"),
        ("cl-bcn", "cl-ley-21180", DateKind::Promulgation, "2019-10-25"),
        ("cl-bcn", "cl-norma-258831", DateKind::Repeal, "2007-02-19"),
        ("de-gesetze", "de-stgb", DateKind::Assent, "1871-05-15"),
        ("de-gesetze", "de-intbestg", DateKind::InForce, "1999-02-15"),
        ("de-gesetze", "de-waffg-2002", DateKind::LastAmended, "2020-06-19"),
        ("dk-retsinformation", "dk-lov-2023-1547", DateKind::Assent, "2023-12-12"),
        ("dk-retsinformation", "dk-lbk-2024-62", DateKind::Publication, "2024-01-23"),
        ("ee-riigiteataja", "ee-kars", DateKind::Adoption, "2001-06-06"),
        ("ee-riigiteataja", "ee-kars", DateKind::InForce, "2002-09-01"),
        ("ee-riigiteataja", "ee-103122024003", DateKind::Promulgation, "2024-11-25"),
        ("eu-eurlex", "eu-32019r2088", DateKind::Adoption, "2019-11-27"),
        ("eu-eurlex", "eu-32019r2088", DateKind::Publication, "2019-12-09"),
        ("fi-finlex", "fi-1999-731", DateKind::InForce, "2000-03-01"),
        ("fi-finlex", "fi-2024-224", DateKind::Assent, "2024-05-03"),
        ("ie-eisb", "ie-1960-act-27", DateKind::Assent, "1960-07-26"),
        ("ie-eisb", "ie-2015-act-29", DateKind::Assent, "2015-07-27"),
        ("lu-legilux", "lu-loi-2022-05-27-a250", DateKind::Publication, "2022-06-01"),
        ("mx-diputados", "mx-cpeum", DateKind::Publication, "1917-02-05"),
        ("mx-diputados", "mx-levct", DateKind::Repeal, "2026-06-17"),
        ("mx-diputados", "mx-dof-5785960", DateKind::Publication, "2026-04-24"),
        ("nl-bwb", "nl-bwbr0001823", DateKind::Assent, "1815-09-29"),
        ("nl-bwb", "nl-bwbr0014493", DateKind::Adoption, "2002-12-18"),
        ("nl-bwb", "nl-bwbr0014493", DateKind::Publication, "2002-12-20"),
        ("no-lovdata", "no-lov-2005-05-20-28", DateKind::Assent, "2005-05-20"),
        ("no-lovdata", "no-lov-2005-05-20-28-257", DateKind::Assent, "2009-06-19"),
        ("no-lovdata", "no-lov-2005-05-20-28-260-a", DateKind::InForce, "2021-01-01"),
        ("us-govinfo", "us-pl-119-1", DateKind::Assent, "2025-01-29"),
        ("us-govinfo", "us-pl-95-563", DateKind::Assent, "1978-11-01"),
        ("us-govinfo", "us-usc-t1", DateKind::Assent, "1947-07-30"),
    ] {
        let Some(laws) = laws_of(source) else { return };
        let found: Vec<String> = laws.iter().filter(|l| l.id == *id).filter_map(|l| day(l, kind)).collect();
        assert!(found.iter().any(|d| d == expected), "{id} {kind:?}: {found:?}, expected {expected}");
    }
}

#[test]
fn topics_inside_codes() {
    for (source, id, topic) in [
        ("li-lilex", "li-1988-037", Topic::HumanTrafficking),
        ("li-lilex", "li-1988-037", Topic::Corruption),
        ("li-lilex", "li-1988-037", Topic::MoneyLaundering),
        ("de-gesetze", "de-stgb", Topic::HumanTrafficking),
        ("de-gesetze", "de-stgb", Topic::Corruption),
        ("de-gesetze", "de-stgb", Topic::MoneyLaundering),
        ("de-gesetze", "de-aufenthg-2004", Topic::MigrantSmuggling),
        ("de-gesetze", "de-gwg-2017", Topic::MoneyLaundering),
        ("de-gesetze", "de-btmg-1981", Topic::Drugs),
        ("de-gesetze", "de-waffg-2002", Topic::Firearms),
        ("de-gesetze", "de-tpg", Topic::Organs),
        ("de-gesetze", "de-intbestg", Topic::Corruption),
        ("ee-riigiteataja", "ee-kars", Topic::HumanTrafficking),
        ("ee-riigiteataja", "ee-kars", Topic::Corruption),
        ("no-lovdata", "no-lov-2005-05-20-28-257", Topic::HumanTrafficking),
        ("no-lovdata", "no-lov-2005-05-20-28-387", Topic::Corruption),
        ("ad-bopa", "ad-llei-14-2017", Topic::MoneyLaundering),
    ] {
        let Some(laws) = laws_of(source) else { return };
        let law = laws.iter().find(|l| l.id == *id).unwrap_or_else(|| panic!("{id} is missing"));
        assert!(law.topics.contains(&topic), "{id}: {:?}", law.topics);
    }
}

/// The smallest document of each source, which keeps the test of damage quick.
static SMALLEST: LazyLock<Vec<(&str, Vec<u8>)>> = LazyLock::new(|| {
    let Some(folder) = corpus() else { return Vec::new() };
    let mirror = Mirror::open(folder.join("manifest.jsonl")).expect("a manifest");
    let smallest = |source: &&'static str| {
        let streams = mirror.matching(&registry::get(source).expect("registered").spec);
        let entries = streams.iter().flat_map(|s| &s.entries);
        entries.filter_map(|e| mirror.read(e).ok()).filter(|b| b.len() < 70_000).min_by_key(Vec::len)
    };
    SOURCES.iter().filter_map(|(source, _)| Some((*source, smallest(source)?))).collect()
});

/// Runs of what markup, JSON and laws are made of.
const SOUP: &str = "(<[a-z]{1,9}( [a-z]{1,5}=\"[a-zé0-9/-]{0,9}\")?>|</[a-z]{1,9}>|&[a-z]{1,6};|[{}\\[\\],:\"]|\
<(Norma|Dokument|oigusakt|toestand|akomaNtoso|act|pLaw|uscDoc|risdok|meta|title|p|tr|td)>|---\n|Title: x\n|## § 1 x\n|\
 1 de mayo del 2001|\u{feff}|[0-9]{1,8}|[ a-zéßõА-я]{0,9}){0,40}";

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_parser_falls_over_anything(soup in SOUP, bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..120)) {
        for (source, _) in SOURCES {
            let _ = crate::sources::tests::parse(source, "x", soup.as_bytes());
            let _ = crate::sources::tests::parse(source, "x", &bytes);
        }
    }

    #[test]
    fn real_documents_may_be_cut_or_changed_anywhere(cut in 0.0_f64..1.0, at in 0.0_f64..1.0, byte in proptest::prelude::any::<u8>()) {
        for (source, whole) in SMALLEST.iter() {
            let mut bytes = whole.clone();
            let place = ((bytes.len() - 1) as f64 * at) as usize;
            bytes[place] = byte;
            let _ = crate::sources::tests::parse(source, "x", &bytes);
            bytes.truncate((bytes.len() as f64 * cut) as usize);
            let _ = crate::sources::tests::parse(source, "x", &bytes);
        }
    }
}
