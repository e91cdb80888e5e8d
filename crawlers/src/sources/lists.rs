//! The lists of publishers, as their TOMLs describe them: over the corpus where it holds one, and over small documents
//! of our own in the publisher's documented shape where it does not.

use crate::{
    corpus::corpus_with,
    index::Listing,
    mirror::{Entry, Mirror},
    parse::Document,
    registry::{self, RegisteredSource},
    sources::list_cases::CASES,
    spec::{DocumentSpec, matches_pattern},
};

/// Reads `body` as the list of a source at an address.
fn read(source: &str, address: &str, body: &[u8]) -> Listing {
    let registered = registry::get(source).expect("registered");
    let document = taker(source, address).unwrap_or_else(|| panic!("{source}: nothing takes {address}"));
    let index = document.index.as_ref().unwrap_or_else(|| panic!("{address} is no list"));
    let sha256 = lexgap_domain::hash::sha256(body);
    let document = Document {
        bytes: body,
        sha256: &sha256,
        source: &registered.spec.id,
        stream: address,
        url: Some(address),
        content_type: None,
        vintage: None,
    };
    let listing = index.read(&document, registered.parser).unwrap_or_else(|e| panic!("{source}: {e}"));
    for lead in &listing.leads {
        let document = taker(source, lead).unwrap_or_else(|| panic!("{source}: no document of the TOML takes {lead}"));
        let posted = document.request.as_ref().map(|request| request.posted(lead));
        posted.transpose().unwrap_or_else(|e| panic!("{source}: {e}"));
    }
    // Else the next crawl would take a further page for a document.
    let document = listing.next.as_deref().and_then(|next| taker(source, next));
    assert!(document.is_none_or(|d| d.index.is_some()), "{source}: {:?} is taken for a document", listing.next);
    listing
}

fn taker(source: &str, address: &str) -> Option<&'static DocumentSpec> {
    let spec = &registry::get(source)?.spec;
    spec.documents.iter().find(|d| d.url.as_deref().is_some_and(|u| matches_pattern(u, address)))
}

/// The record of an act, asked for without a day, names its wording of today.
#[test]
fn a_record_without_a_day_leads_to_the_text_of_today() {
    let address = "https://e-sbirka.gov.cz/sbr-cache/dokumenty-sbirky/%2Fsb%2F2009%2F40";
    let registered = registry::get("cz-esbirka").expect("registered");
    let versions = taker("cz-esbirka", address).and_then(|d| d.versions.as_ref()).expect("the TOML says where");
    let read = |address: &str| {
        let sha256 = "00".into();
        let (content_type, vintage, url, source) = (None, None, Some(address), &registered.spec.id);
        let bytes = br#"{"staleUrl": "/sb/2009/40/2030-02-01", "nazev": "x"}"#;
        versions.read(&Document { bytes, sha256: &sha256, source, stream: address, url, content_type, vintage })
    };
    let found = read(address).expect("a record");
    let first = format!("{address}%2F2030-02-01/fragmenty?cisloStranky=0");
    assert_eq!((found.len(), found.first()), (5, Some(&first)));
    assert!(found.iter().all(|address| taker("cz-esbirka", address).is_some()));
    assert!(read(&format!("{address}%2F2026-01-01")).expect("a record").is_empty(), "a past wording leads nowhere");
}

#[test]
fn a_numbered_page_after_the_last_has_no_list_and_ends_it() {
    let page = "https://data.bka.gv.at/ris/api/v2.6/Bundesrecht?Applikation=BrKons&ImRisSeit=EinemMonat&DokumenteProSeite=OneHundred&Seitennummer=3";
    let hits = r##"{"OgdSearchResult": {"OgdDocumentResults": {"Hits": {"@pageNumber": "3", "#text": "200"}}}}"##;
    let listing = read("at-ris", page, hits.as_bytes());
    assert_eq!((listing.entries, listing.next), (0, None));
}

#[test]
fn each_list_leads_to_the_documents_on_our_topics() {
    for (source, address, body, leads, next) in CASES {
        let listing = read(source, address, body.as_bytes());
        assert_eq!(listing.leads, *leads, "{source}: {address}");
        assert_eq!(listing.next.as_deref(), *next, "{source}: {address}");
        assert!(listing.entries > 0);
    }
}

/// The list of documents is for people, who cannot open what is asked for by POST.
#[test]
fn what_is_asked_for_by_post_is_listed_by_its_page() {
    let (_, address, body, ..) = CASES.iter().find(|(source, ..)| *source == "it-normattiva").expect("a case");
    let listed = read("it-normattiva", address, body.as_bytes()).parsed.documents;
    let page = "https://www.normattiva.it/atto/caricaDettaglioAtto?atto.dataPubblicazioneGazzetta=2030-02-09&atto.codiceRedazionale=30G00007";
    assert_eq!(listed.iter().map(|d| d.url.as_str()).collect::<Vec<_>>(), [page]);
    assert_eq!(listed[0].date.map(|d| d.to_string()).as_deref(), Some("2030-02-03"));
}

/// Lists whose address is a query: named by their stream.
#[test]
fn answers_of_query_services_lead_to_files() {
    let bindings = |rows: &str| format!(r#"{{"results": {{"bindings": [{rows}]}}}}"#);
    for (source, stream, rows, leads) in [
        (
            "eu-eurlex",
            "acts-by-topic",
            r#"{"celex": {"value": "32011L0036"}, "title": {"xml:lang": "en", "value": "Directive 2011/36/EU"}, "date": {"value": "2011-04-05"}, "force": {"value": "1"},
            "item": {"value": "http://publications.europa.eu/resource/cellar/a.0006.02/DOC_1"}}, {"celex": {"value": "32002F0629"}, "title": {"value": "Framework Decision"}, "date": {"value": "2002-07-19"}}"#,
            &["https://publications.europa.eu/resource/cellar/a.0006.02/DOC_1"][..],
        ),
        (
            "ch-fedlex",
            "consolidations",
            r#"{"title": {"value": "Bundesgesetz über die Bekämpfung der Geldwäscherei"}, "date": {"value": "2030-01-01"},
            "url": {"value": "https://fedlex.data.admin.ch/filestore/fedlex.data.admin.ch/eli/cc/1998/892_892_892/20300101/de/xml/x.xml"}},
            {"title": {"value": "Schweizerisches Strafgesetzbuch vom 21. Dezember 1937"},
            "url": {"value": "https://fedlex.data.admin.ch/filestore/fedlex.data.admin.ch/eli/cc/54/757_781_799/20300101/de/xml/y.xml"}},
            {"title": {"value": "Verordnung zum Strafgesetzbuch"}, "url": {"value": "https://fedlex.data.admin.ch/filestore/z.xml"}},
            {"title": {"value": "Bundesgesetz über Töpfe"}, "url": {"value": "https://fedlex.data.admin.ch/filestore/y.xml"}}"#,
            &[
                "https://fedlex.data.admin.ch/filestore/fedlex.data.admin.ch/eli/cc/1998/892_892_892/20300101/de/xml/x.xml",
                "https://fedlex.data.admin.ch/filestore/fedlex.data.admin.ch/eli/cc/54/757_781_799/20300101/de/xml/y.xml",
            ],
        ),
        (
            "lu-legilux",
            "laws",
            r#"{"title": {"value": "Loi du 3 février 2030 sur la traite des êtres humains"}, "act": {"value": "http://data.legilux.public.lu/eli/etat/leg/loi/2030/02/03/a7/jo"}},
            {"title": {"value": "Loi sur les pots"}, "act": {"value": "http://data.legilux.public.lu/eli/etat/leg/loi/2030/02/03/a8/jo"}}"#,
            &["http://data.legilux.public.lu/eli/etat/leg/loi/2030/02/03/a7/jo"],
        ),
    ] {
        let spec = &registry::get(source).expect("registered").spec;
        let document = spec.documents.iter().find(|d| d.stream.as_deref() == Some(stream)).expect("a stream");
        let address = document.url.as_deref().expect("an address");
        reqwest::Url::parse(address).expect("a whole address");
        let listing = read(source, address, bindings(rows).as_bytes());
        assert_eq!(listing.leads, leads, "{source}");
        if source == "eu-eurlex" {
            assert_eq!(listing.parsed.laws.len(), 2, "the rows are laws with their days as well");
        }
    }
    let spec = &registry::get("nl-bwb").expect("registered").spec;
    let address = spec.documents.iter().find(|d| d.stream.as_deref() == Some("laws")).and_then(|d| d.url.as_deref());
    let state = |title: &str, date: &str| {
        format!(
            r#"<srw:record><srw:recordData><gzd xmlns:d="d" xmlns:b="b"><originalData><b:meta><owmskern><d:identifier>BWBR1</d:identifier><d:title>{title}</d:title></owmskern>
            <bwbipm><b:geldigheidsperiode_startdatum>{date}</b:geldigheidsperiode_startdatum></bwbipm></b:meta></originalData>
            <enrichedData><b:locatie_toestand>https://repository.officiele-overheidspublicaties.nl/bwb/BWBR1/{date}_0/xml/BWBR1_{date}_0.xml</b:locatie_toestand></enrichedData></gzd></srw:recordData></srw:record>"#
        )
    };
    let answer = format!(
        r#"<srw:searchRetrieveResponse xmlns:srw="s"><srw:numberOfRecords>2</srw:numberOfRecords><srw:records>{}{}</srw:records></srw:searchRetrieveResponse>"#,
        state("Wet ter voorkoming van witwassen en financieren van terrorisme", "2030-01-01"),
        state("Pottenwet", "2030-01-01")
    );
    let listing = read("nl-bwb", address.expect("an address"), answer.as_bytes());
    let expected =
        "https://repository.officiele-overheidspublicaties.nl/bwb/BWBR1/2030-01-01_0/xml/BWBR1_2030-01-01_0.xml";
    assert_eq!(listing.leads, [expected]);
    assert!(listing.next.is_some_and(|n| n.ends_with("startRecord=51")));
}

#[test]
fn an_issue_of_andorras_gazette_leads_to_the_laws_in_it_and_the_last_issue_ends_the_year() {
    let address = "https://bopaazurefunctions.azurewebsites.net/api/GetDocumentsByBOPA?year=2025&numBOPA=4";
    let empty = read("ad-bopa", address, br#"{"totalCount": 0, "paginatedDocuments": []}"#);
    assert_eq!((empty.entries, empty.next), (0, None));
    let file = "statutes/ad-bopa/api_GetDocumentsByBOPA_2025-4.json";
    let Some(corpus) = corpus_with(file) else { return };
    let listing = read("ad-bopa", address, &std::fs::read(corpus.join(file)).unwrap());
    // Its one law is on hunting.
    assert!(listing.entries > 100 && listing.leads.is_empty(), "{} entries, {:?}", listing.entries, listing.leads);
    assert_eq!(listing.parsed.laws.len(), 1);
    assert!(listing.next.is_some_and(|n| n.ends_with("year=2025&numBOPA=5")));
}

/// Files of the corpus that name the versions of their text, with the number of these and the first.
const NAMING_VERSIONS: &[(&str, &str, usize, &str)] = &[
    (
        "gb-legislation",
        "sample-human-rights-1998.xml",
        30,
        "https://www.legislation.gov.uk/ukpga/1998/42/2024-04-25/data.xml",
    ),
    ("ua-rada", "card-1103-16.json", 18, "https://data.rada.gov.ua/laws/show/1103-16/ed20260302"),
    ("ro-portal", "sample-regulation.html", 9, "https://legislatie.just.ro/Public/DetaliiDocument/216949"),
    ("lv-likumi", "likumi-57980-satversme.html", 15, "https://likumi.lv/ta/id/57980/redakcijas-datums/2014/07/22"),
    ("li-lilex", "stgb-meta.html", 20, "https://www.gesetze.li/konso/1988037000?version=53"),
];

#[test]
fn documents_of_the_corpus_lead_to_their_versions() {
    let Some(mirror) = corpus() else { return };
    let mut told = Vec::new();
    for (source, name, ..) in NAMING_VERSIONS {
        let registered = registry::get(source).expect("registered");
        let streams = mirror.matching(&registered.spec);
        let found = streams.iter().flat_map(|s| s.entries.iter().map(move |e| (s, e)));
        let (stream, entry) = found.into_iter().find(|(_, e)| e.file.ends_with(name)).expect("in the corpus");
        let bytes = mirror.read(entry).unwrap();
        let versions = stream.document.versions.as_ref().expect("the TOML says where versions are");
        let found = with(registered, entry, &bytes, stream.stream, |document| versions.read(document)).unwrap();
        for address in &found {
            assert!(taker(source, address).is_some(), "{source}: no document of the TOML takes {address}");
        }
        told.push((*source, *name, found.len(), found.first().cloned().unwrap_or_default()));
    }
    assert_eq!(told.iter().map(|(s, n, m, f)| (*s, *n, *m, f.as_str())).collect::<Vec<_>>(), NAMING_VERSIONS);
}

/// Files of the corpus that are lists, with the number of entries, and of addresses that are followed.
const IN_CORPUS: &[(&str, &str, usize, usize)] = &[
    ("gb-legislation", "sample-atom-ukpga-2018.xml", 20, 2),
    ("gb-legislation", "sample-atom-ukpga-page1.xml", 20, 0),
    ("be-justel", "sample-listing-loi-2024.html", 204, 6),
    ("ch-fedlex", "sparql-ordinary-law.json", 4, 1),
    ("cl-bcn", "bcn-search-leyes-sample.csv", 8, 0),
    ("lv-likumi", "likumi-sitemap-index.xml", 3, 3),
    ("lv-likumi", "likumi-sitemap-sample.xml", 166, 1),
    ("ua-rada", "recent-page1.json", 5, 0),
    ("ad-bopa", "api_GetDocumentsByBOPA_2025-4.json", 1, 0),
    ("at-ris", "ris-metadata-10002333.json", 4, 0),
    ("sk-slovlex", "sample-constitution-history.html", 29, 0),
    ("mx-diputados", "diputados-index.html", 317, 9),
];

fn corpus() -> Option<Mirror> {
    Some(Mirror::open(corpus_with("manifest.jsonl")?.join("manifest.jsonl")).expect("a manifest"))
}

/// A file of the corpus as a document of its source.
fn with<T>(
    registered: &RegisteredSource,
    entry: &Entry,
    bytes: &[u8],
    stream: &str,
    read: impl FnOnce(&Document<'_>) -> T,
) -> T {
    read(&Document {
        bytes,
        sha256: &lexgap_domain::hash::sha256(bytes),
        source: &registered.spec.id,
        stream,
        url: entry.url.as_deref(),
        content_type: entry.content_type.as_deref(),
        vintage: entry.vintage,
    })
}

#[test]
fn lists_of_the_corpus() {
    let Some(mirror) = corpus() else { return };
    let mut tried = Vec::new();
    for registered in registry::all() {
        for stream in mirror.matching(&registered.spec) {
            let Some(index) = &stream.document.index else { continue };
            assert!(!index.tried_on_own_documents_only, "{}: {} is in the corpus", registered.spec.id, stream.stream);
            for entry in stream.entries {
                let bytes = mirror.read(entry).unwrap();
                let read = |document: &Document<'_>| index.read(document, registered.parser);
                let listing = with(registered, entry, &bytes, stream.stream, read)
                    .unwrap_or_else(|e| panic!("{}: {e}", entry.file));
                let name = entry.file.rsplit('/').next().unwrap_or_default();
                println!(
                    "{} | {name} | {} entries | {} followed | next {:?}\n   {:?}",
                    registered.spec.id,
                    listing.entries,
                    listing.leads.len(),
                    listing.next,
                    listing.leads.iter().take(3).collect::<Vec<_>>()
                );
                tried.push((registered.spec.id.as_str(), name.to_owned(), listing.entries, listing.leads.len()));
            }
        }
    }
    for (source, name, entries, leads) in IN_CORPUS {
        let found = tried.iter().find(|(s, n, ..)| s == source && n == name);
        let found = found.unwrap_or_else(|| panic!("{source}: {name} was not read as a list"));
        assert_eq!((found.2, found.3), (*entries, *leads), "{name}");
    }
    assert_eq!(tried.len(), IN_CORPUS.len(), "{tried:?}");
}

#[test]
fn every_list_that_was_never_seen_says_so() {
    for registered in registry::all() {
        for document in registered.spec.documents.iter().filter(|d| d.index.is_some()) {
            let index = document.index.as_ref().expect("a list");
            let seen = IN_CORPUS.iter().any(|(s, ..)| *s == registered.spec.id.as_str());
            assert!(seen || index.tried_on_own_documents_only, "{}: {:?}", registered.spec.id, document.url);
        }
    }
}

/// Addresses of which the corpus has no copy, but one of the same form under another address of the same source.
const SAME_FORM: &[(&str, &str)] = &[
    ("ar-infoleg", "https://servicios.infoleg.gob.ar/infolegInternet/*"),
    ("ar-infoleg", "http://servicios.infoleg.gob.ar/infolegInternet/*"),
    ("be-justel", "https://www.ejustice.just.fgov.be/eli/*/justel"),
    ("ch-fedlex", "https://fedlex.data.admin.ch/filestore/*.xml"),
    ("dk-retsinformation", "https://www.retsinformation.dk/eli/accn/*/xml"),
    ("ee-riigiteataja", "https://www.riigiteataja.ee/public-api/api/v1/akt/*xml"),
    ("it-normattiva", "https://api.normattiva.it/t/normattiva.api/bff-opendata/v1/api/v1/atto/dettaglio-atto#*"),
    ("nl-bwb", "https://repository.officiele-overheidspublicaties.nl/bwb/*.xml"),
    ("nl-bwb", "https://wetten.overheid.nl/BWBV*"),
    ("pl-sejm", "https://api.sejm.gov.pl/eli/acts/MP/*/*"),
    ("ro-portal", "http://legislatie.just.ro/Public/*"),
    ("se-riksdag", "https://data.riksdagen.se/dokument/*.json"),
    ("se-riksdag", "https://rkrattsbaser.gov.se/sfsr?bet=*"),
    ("ua-rada", "https://data.rada.gov.ua/laws/show/*"),
];

#[test]
fn every_document_that_was_never_seen_says_so_and_no_other() {
    let Some(mirror) = corpus() else { return };
    for registered in registry::all().iter().filter(|r| !r.spec.tried_on_own_documents_only) {
        let streams = mirror.matching(&registered.spec);
        for document in &registered.spec.documents {
            let of = (registered.spec.id.as_str(), document.url.as_deref().unwrap_or_default());
            let in_corpus = streams.iter().any(|s| std::ptr::eq(s.document, document));
            let same_form = SAME_FORM.contains(&of);
            assert!(!(in_corpus && same_form), "{of:?} is in the corpus");
            assert_eq!(in_corpus || same_form, !document.is_tried_on_own_documents_only(), "{of:?}");
        }
    }
}
