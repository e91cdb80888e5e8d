//! What says what a bundle is, to people and to other people's programs.

use std::{collections::BTreeSet, fmt::Write as _};

use jiff::Timestamp;
use lexgap_domain::{EditionIndex, Retrieval, Sha256Hex, Snapshot};
use serde_json::{Value, json};

use crate::{EvidenceError, Selection, SigningKey, bag::File, select::Chosen, tables::Table};

/// What the files of a bundle are written from.
pub(crate) struct About<'a> {
    pub index: &'a EditionIndex,
    pub selection: &'a Selection,
    pub chosen: &'a Chosen<'a>,
    /// Number of proven facts.
    pub facts: usize,
    pub archived: &'a BTreeSet<Sha256Hex>,
    pub key: &'a SigningKey,
    pub has_pdf: bool,
    pub now: Timestamp,
}

pub(crate) const SOFTWARE: &str = concat!("Lexgap ", env!("CARGO_PKG_VERSION"));

impl About<'_> {
    pub fn title(&self) -> String {
        let topic = self.selection.topic.map(|t| format!(", {}", t.label().to_lowercase())).unwrap_or_default();
        format!("The gap between law and practice: {}{topic}", self.chosen.name)
    }

    /// The archived originals first, each with whether it is in the bundle.
    pub fn originals(&self) -> impl Iterator<Item = (&Snapshot, bool)> {
        self.chosen.snapshots.iter().map(|s| (*s, self.archived.contains(&s.sha256)))
    }

    pub fn missing(&self) -> usize {
        self.originals().filter(|(_, there)| !there).count()
    }

    /// What the evidence cannot show, in sentences.
    pub fn limits(&self) -> Vec<String> {
        let chosen = self.chosen;
        let mut limits = vec![
            "Counts are what each source reports. A low count may mean few crimes, few cases pursued or few reported; \
             a missing count is not zero."
                .to_owned(),
            "Scores are computed from these figures by a stated method; they are estimates with intervals, not findings \
             of a court."
                .to_owned(),
            "That a passage says what a figure claims is not proven by a hash: open the original at the place named beside \
             the figure and read it."
                .to_owned(),
        ];
        let automatic =
            chosen.facts.observations.iter().filter(|o| o.status == lexgap_domain::FactStatus::Automatic).count();
        if automatic > 0 {
            limits.push(format!(
                "{automatic} of {} counts were read by a program and not yet confirmed by a person.",
                chosen.facts.observations.len()
            ));
        }
        let mirrored = chosen.snapshots.iter().filter(|s| s.retrieval == Retrieval::Mirror).count();
        if mirrored > 0 {
            limits.push(format!(
                "{mirrored} of {} originals came from a copy that somebody kept and not from the publisher's own server; \
                 when the publisher served them is not witnessed by us.",
                chosen.snapshots.len()
            ));
        }
        if !chosen.left_out.is_empty() {
            limits.push(chosen.left_out.words());
        }
        if !self.has_pdf {
            limits.push(
                "The dossier is here as HTML only: no typesetter stood beside the program that made it.".to_owned(),
            );
        }
        if self.missing() > 0 {
            limits.push(format!(
                "{} of {} originals are not in this bundle, since the archive it was made from does not hold them or whoever \
                 made it left them out. Their SHA-256 is stated, so that a copy from elsewhere can be compared.",
                self.missing(),
                chosen.snapshots.len()
            ));
        }
        limits
    }
}

pub(crate) fn readme(about: &About<'_>) -> String {
    let head = about.index.head();
    let mut text = format!(
        "{}\nEvidence bundle of Lexgap, edition {} of {}, method {}.\nMade {} by {SOFTWARE}.\n\n",
        about.title(),
        head.number,
        head.published_at,
        head.method_version,
        about.now
    );
    text.push_str(
        "dossier.html            what is claimed, on what, how sure, what contradicts it, how to check it\n\
         dossier.pdf             the same as accessible PDF (PDF/UA-1), where a typesetter was at hand\n\
         edition.json            the edition, its Merkle root and the root before it\n\
         attestation.json        the signed statement of the edition, with the keys of its publisher\n\
         attestation.tsr         the time stamp over that statement (RFC 3161), where one was asked for\n\
         facts.jsonl             every fact with the proof that the edition holds it (RFC 9162)\n\
         tables/*.csv            the same facts and the scores as tables, described in datapackage.json\n\
         tables/*.parquet        the same tables with typed columns\n\
         tables.xlsx             the tables as one workbook\n\
         sdmx/*                  the indicators as SDMX-CSV and SDMX-JSON\n\
         originals.warc.gz       the originals as they were obtained (WARC 1.1)\n\
         prov.json               how each thing came from another (W3C PROV)\n\
         custody.jsonl           who held the originals and when\n\
         citations.*             how to cite this (CSL-JSON, BibTeX, RIS)\n\
         ro-crate-metadata.json  what each file is (RO-Crate 1.1)\n\n\
         How to check it\n\
         1. Any BagIt tool compares all files with their SHA-256 and SHA-512.\n\
         2. signature.json beside data/ holds an Ed25519 signature over manifest-sha256.txt, which names every file.\n\
         \x20  Compare its public key with the one that the publisher of this bundle tells you by another way.\n\
         3. `lexgap verify FILE.zip` does both, checks each fact's proof and each original, and says what it could not check.\n\
         4. Open originals.warc.gz with any web archive player and read the place that each figure names.\n\n\
         Limits\n",
    );
    for limit in about.limits() {
        let _ = writeln!(text, "- {limit}");
    }
    text
}

pub(crate) fn edition(about: &About<'_>) -> Value {
    json!({
        "edition": about.index.head(),
        "selection": about.selection,
        "made_at": about.now,
        "software": SOFTWARE,
        "facts": about.facts,
        "left_out": about.chosen.left_out,
        "originals": about.originals().filter(|(_, there)| *there).map(|(s, _)| &s.sha256).collect::<Vec<_>>(),
        "originals_missing": about.originals().filter(|(_, there)| !there).map(|(s, _)| &s.sha256).collect::<Vec<_>>(),
        "hashing": "RFC 9162, section 2.1.1, SHA-256. The entry of a fact is the root of a tree over its fields in their order; the \
            entry of a field is its salt (32 bytes), its name, a zero byte and its value as JSON. The salt of a field is SHA-256 of \
            the byte 2, the salt of the fact and the field's name. Entries of facts are sorted bytewise.",
    })
}

pub(crate) fn bag_info(about: &About<'_>) -> Vec<(&'static str, String)> {
    vec![
        ("Bag-Software-Agent", SOFTWARE.to_owned()),
        ("Bagging-Date", about.now.strftime("%Y-%m-%d").to_string()),
        ("External-Identifier", about.selection.name(about.index.head().number)),
        ("External-Description", about.title()),
        ("Lexgap-Edition", about.index.head().number.to_string()),
        ("Lexgap-Merkle-Root", about.index.head().merkle_root.to_string()),
        ("Lexgap-Signing-Key", about.key.public()),
    ]
}

/// Frictionless Data Package of the tables.
pub(crate) fn datapackage(about: &About<'_>, tables: &[Table]) -> Value {
    let resources: Vec<Value> = tables
        .iter()
        .map(|t| {
            let fields: Vec<Value> = t
                .columns
                .iter()
                .map(|(name, kind, meaning)| {
                    let kind = if *kind == "datetime" { "string" } else { kind };
                    json!({ "name": name, "type": kind, "description": meaning })
                })
                .collect();
            json!({
                "name": t.name.replace('_', "-"), "title": t.title, "path": format!("tables/{}.csv", t.name), "profile": "tabular-data-resource",
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "header": true },
                "schema": { "fields": fields, "missingValues": [""] },
            })
        })
        .collect();
    let sources: Vec<Value> =
        about.chosen.sources.iter().map(|s| json!({ "title": s.attribution, "path": s.homepage })).collect();
    json!({
        "profile": "tabular-data-package",
        "name": about.selection.name(about.index.head().number).to_lowercase(),
        "title": about.title(),
        "version": about.index.head().number.to_string(),
        "created": about.now.to_string(),
        "sources": sources,
        "resources": resources,
    })
}

/// W3C PROV as JSON (PROV-JSON): originals, facts, scores, and what was derived from what by whom.
pub(crate) fn prov(about: &About<'_>) -> Value {
    let (head, chosen) = (about.index.head(), about.chosen);
    let edition = format!("lexgap:edition/{}", head.number);
    let (mut entities, mut agents) = (serde_json::Map::new(), serde_json::Map::new());
    let (mut derived, mut attributed) = (serde_json::Map::new(), serde_json::Map::new());
    agents.insert("lexgap:software".to_owned(), json!({ "prov:type": "prov:SoftwareAgent", "prov:label": SOFTWARE }));
    for source in &chosen.sources {
        agents.insert(
            format!("lexgap:publisher/{}", source.id),
            json!({ "prov:type": "prov:Organization", "prov:label": source.publisher,
                "lexgap:interest_class": source.interest_class.id() }),
        );
    }
    for (snapshot, there) in about.originals() {
        let name = format!("lexgap:original/{}", snapshot.sha256);
        attributed.insert(
            format!("_:a{}", attributed.len()),
            json!({ "prov:entity": name, "prov:agent": format!("lexgap:publisher/{}", snapshot.source) }),
        );
        entities.insert(
            name,
            json!({ "prov:label": snapshot.name, "lexgap:url": snapshot.url, "lexgap:in_bundle": there,
                "lexgap:retrieved_at": snapshot.retrieved_at }),
        );
    }
    let read = "lexgap:reading";
    let of_laws = chosen.facts.laws.iter().filter(|l| !l.is_masked("id") && !l.is_masked("dates")).flat_map(|law| {
        let snapshots: BTreeSet<&Sha256Hex> = law.dates.iter().map(|d| &d.provenance.snapshot).collect();
        snapshots.into_iter().map(|s| (format!("lexgap:law/{}", law.id), s)).collect::<Vec<_>>()
    });
    let of_counts = chosen.facts.observations.iter().filter(|o| !o.is_masked("id") && !o.is_masked("provenance"));
    let of_counts = of_counts.map(|o| (format!("lexgap:observation/{}", o.id), &o.provenance.snapshot));
    let of_points = chosen
        .facts
        .points
        .iter()
        .map(|p| (format!("lexgap:indicator/{}/{}", p.indicator, p.period.label()), &p.provenance.snapshot));
    for (fact, snapshot) in of_laws.chain(of_counts).chain(of_points) {
        entities.entry(fact.clone()).or_insert_with(|| json!({ "prov:type": "lexgap:Fact" }));
        derived.insert(
            format!("_:d{}", derived.len()),
            json!({ "prov:generatedEntity": fact, "prov:usedEntity": format!("lexgap:original/{snapshot}"), "prov:activity": read }),
        );
    }
    for score in &chosen.scores {
        let name = format!("lexgap:score/{}/{}/{}", score.law, score.topic.id(), head.number);
        entities.insert(name.clone(), json!({ "prov:type": "lexgap:Score" }));
        let law = std::iter::once(format!("lexgap:law/{}", score.law));
        let counts = score.components.iter().flat_map(|c| &c.observations).map(|o| format!("lexgap:observation/{o}"));
        for used in law.chain(counts) {
            derived.insert(
                format!("_:d{}", derived.len()),
                json!({ "prov:generatedEntity": name, "prov:usedEntity": used, "prov:activity": "lexgap:scoring" }),
            );
        }
    }
    entities.insert(
        edition,
        json!({ "prov:label": format!("Edition {}", head.number), "lexgap:merkle_root": head.merkle_root }),
    );
    json!({
        "prefix": { "lexgap": "https://lexgap.org/ns#", "prov": "http://www.w3.org/ns/prov#" },
        "entity": entities,
        "agent": agents,
        "activity": {
            read: { "prov:label": "Reading figures and dates out of originals" },
            "lexgap:scoring": { "prov:label": format!("Scoring by method {}", head.method_version), "prov:endTime": head.published_at },
        },
        "wasDerivedFrom": derived,
        "wasAttributedTo": attributed,
        "wasAssociatedWith": {
            "_:w0": { "prov:activity": read, "prov:agent": "lexgap:software" },
            "_:w1": { "prov:activity": "lexgap:scoring", "prov:agent": "lexgap:software" },
        },
    })
}

/// The chain of custody: each event one line, oldest first.
pub(crate) fn custody(about: &About<'_>) -> Result<Vec<u8>, EvidenceError> {
    let head = about.index.head();
    let mut events: Vec<(Timestamp, Value)> = about
        .originals()
        .map(|(s, there)| {
            let how = match s.retrieval {
                Retrieval::Network => "obtained from the publisher's address",
                Retrieval::Mirror => "obtained from a copy named in a manifest",
            };
            let event = json!({ "at": s.retrieved_at, "event": how, "sha256": s.sha256, "source": s.source, "url": s.url,
                "bytes": s.bytes, "in_bundle": there });
            (s.retrieved_at, event)
        })
        .collect();
    events.push((
        head.published_at,
        json!({ "at": head.published_at, "event": "edition published", "edition": head.number, "merkle_root": head.merkle_root,
            "previous_root": head.previous_root, "method": head.method_version }),
    ));
    events.push((
        about.now,
        json!({ "at": about.now, "event": "bundle made and signed", "by": SOFTWARE, "public_key": about.key.public() }),
    ));
    events.sort_by_key(|(at, _)| *at);
    let mut lines = Vec::new();
    for (_, event) in events {
        serde_json::to_writer(&mut lines, &event)?;
        lines.push(b'\n');
    }
    Ok(lines)
}

/// RO-Crate 1.1 of the payload.
pub(crate) fn ro_crate(about: &About<'_>, files: &[File]) -> Value {
    let head = about.index.head();
    let kind = |path: &str| match path.rsplit('.').next() {
        Some("csv") => "text/csv",
        Some("json") => "application/json",
        Some("jsonl") => "application/x-ndjson",
        Some("html") => "text/html",
        Some("pdf") => "application/pdf",
        Some("gz") => "application/warc",
        Some("bib") => "application/x-bibtex",
        Some("parquet") => "application/vnd.apache.parquet",
        Some("tsr") => "application/timestamp-reply",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("ris") => "application/x-research-info-systems",
        _ => "text/plain",
    };
    let describe = |path: &str| match path {
        "README.txt" => "What is in the bundle and how to check it",
        "dossier.html" | "dossier.pdf" => "What is claimed, on what, how sure, what contradicts it",
        "edition.json" => "The edition and its Merkle root",
        "attestation.json" => "The signed statement of the edition, and the keys of its publisher",
        "attestation.tsr" => "The time stamp over the statement (RFC 3161)",
        "facts.jsonl" => "Every fact with its inclusion proof",
        "datapackage.json" => "Description of the tables",
        "prov.json" => "Provenance",
        "custody.jsonl" => "Chain of custody",
        "originals.warc.gz" => "The originals as obtained",
        "tables.xlsx" => "The tables as one workbook",
        "sdmx/structure.json" => "Structure of the indicators (SDMX-JSON 2.0)",
        path if path.starts_with("sdmx/") => "Indicators (SDMX 3.0)",
        path if path.starts_with("citations") => "How to cite the bundle",
        _ => "Table",
    };
    let parts: Vec<Value> = files.iter().map(|f| json!({ "@id": f.path })).collect();
    let mut graph = vec![
        json!({ "@id": "ro-crate-metadata.json", "@type": "CreativeWork",
            "conformsTo": { "@id": "https://w3id.org/ro/crate/1.1" }, "about": { "@id": "./" } }),
        json!({ "@id": "./", "@type": "Dataset", "name": about.title(),
            "description": format!("Facts of edition {} about {}, with originals, provenance and proofs.", head.number, about.chosen.name),
            "datePublished": about.now.to_string(), "version": head.number.to_string(),
            "license": "Facts and scores may be reused with attribution; originals stand under the terms of their publishers, see tables/sources.csv.",
            "hasPart": parts }),
    ];
    graph.extend(files.iter().map(|f| {
        json!({ "@id": f.path, "@type": "File", "name": describe(&f.path), "encodingFormat": kind(&f.path),
            "contentSize": f.bytes.to_string(), "sha256": f.sha256 })
    }));
    json!({ "@context": ["https://w3id.org/ro/crate/1.1/context", { "sha256": "https://w3id.org/ro/terms/workflow-run#sha256" }], "@graph": graph })
}
