//! Checks a bundle without us: files, signature, proofs, tables, originals.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufReader, Cursor, Read, Seek, Write},
};

use lexgap_domain::{EditionHead, Sha256Hex, hash};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256, Sha512};
use zip::{ZipArchive, ZipWriter};

use crate::{
    Selection,
    attest::InBundle,
    bag, keys,
    redact::{Kind, LeftOut, Proven},
    select::Facts,
    stamp::{self, Stamp},
    tables, warc,
};

/// The most files and bytes of a bundle.
const MOST_FILES: usize = 10_000;
const MOST_BYTES: u64 = 4 << 30;

/// One thing that was checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    pub holds: bool,
    /// In words, with what is wrong and where.
    pub what: String,
}

/// What came out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub checked: Vec<Finding>,
    /// What cannot be checked without help, in words.
    pub not_checked: Vec<String>,
    /// The key that signed the bundle.
    pub public_key: Option<String>,
    pub edition: Option<u32>,
    pub merkle_root: Option<Sha256Hex>,
}

impl Verdict {
    /// Whether all that could be checked holds.
    pub fn holds(&self) -> bool {
        !self.checked.is_empty() && self.checked.iter().all(|f| f.holds)
    }

    fn check(&mut self, wrong: Vec<String>, right: String) {
        if wrong.is_empty() {
            self.checked.push(Finding { holds: true, what: right });
        }
        self.checked.extend(wrong.into_iter().take(20).map(|what| Finding { holds: false, what }));
    }
}

/// The part of `edition.json` that a check needs.
#[derive(Deserialize)]
struct Stated {
    edition: EditionHead,
    #[allow(dead_code)]
    selection: Selection,
    facts: u64,
    originals: BTreeSet<Sha256Hex>,
    originals_missing: BTreeSet<Sha256Hex>,
    left_out: LeftOut,
}

#[derive(Deserialize)]
struct Signed {
    public_key: String,
    signature: String,
}

/// Checks a bundle. `trusted` are certificates (DER) of authorities that stamp times and that the reader trusts.
pub fn verify(file: &mut (impl Read + Seek), trusted: &[Vec<u8>]) -> Verdict {
    let mut verdict = Verdict::default();
    let files = match unpacked(file, &mut verdict) {
        Ok(files) => files,
        Err(what) => {
            verdict.checked.push(Finding { holds: false, what });
            return verdict;
        }
    };
    bag(&files, &mut verdict);
    signature(&files, &mut verdict);
    if let Some(stated) = edition(&files, &mut verdict) {
        attestation(&files, &stated, trusted, &mut verdict);
        facts(&files, &stated, &mut verdict);
        originals(&files, &stated, &mut verdict);
    }
    verdict.not_checked.extend(
        [
            "Whose the public key is: compare it with the one that the publisher of the bundle tells you by another way.",
            "That the edition's Merkle root was published: compare it with one that you or others noted at the time.",
            "That a passage says what a figure claims: open the original at the place named beside the figure.",
            "That the scores follow from the facts: they can be computed again with the method and seed of edition.json.",
        ]
        .map(str::to_owned),
    );
    verdict
}

/// The files of the bag by their path below its folder, in the order of the ZIP file.
fn unpacked(file: &mut (impl Read + Seek), verdict: &mut Verdict) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let mut archive =
        ZipArchive::new(&mut *file).map_err(|e| format!("the file is no ZIP archive that can be read: {e}"))?;
    if archive.len() > MOST_FILES {
        return Err(format!("the file holds {} files, at most {MOST_FILES} are read", archive.len()));
    }
    let (mut files, mut order, mut left) = (BTreeMap::new(), Vec::new(), MOST_BYTES);
    for i in 0..archive.len() {
        let entry = archive.by_index(i).map_err(|e| format!("file {} of the archive cannot be read: {e}", i + 1))?;
        let name = entry
            .name()
            .map_err(|e| format!("file {} of the archive has no name that can be read: {e}", i + 1))?
            .into_owned();
        let mut content = Vec::new();
        entry.take(left + 1).read_to_end(&mut content).map_err(|e| format!("{name} cannot be read: {e}"))?;
        left = left
            .checked_sub(content.len() as u64)
            .ok_or_else(|| format!("the files unpack to more than {MOST_BYTES} bytes"))?;
        order.push((name, content));
    }
    drop(archive);
    // Written again the same way, the bytes must be the same: nothing hides between the files.
    let again = packed(&order).map_err(|e| e.to_string())?;
    let mut bytes = Vec::new();
    let whole = file.rewind().and_then(|()| file.take(MOST_BYTES).read_to_end(&mut bytes));
    whole.map_err(|e| format!("the file cannot be read: {e}"))?;
    let wrong = if again == bytes {
        Vec::new()
    } else {
        vec![
            "the ZIP file is not packed as Lexgap packs it: it was packed again or changed between its files"
                .to_owned(),
        ]
    };
    verdict.check(wrong, "the ZIP file is byte by byte as it was packed".to_owned());
    let folder = order.first().and_then(|(name, _)| name.split('/').next()).unwrap_or_default().to_owned();
    for (name, content) in order {
        let inside = name.strip_prefix(&folder).and_then(|n| n.strip_prefix('/'));
        let safe = |path: &&str| path.split('/').all(|part| !matches!(part, "" | "." | ".."));
        let path = inside.filter(safe).ok_or_else(|| format!("`{name}` lies outside of the bag's folder"))?;
        if files.insert(path.to_owned(), content).is_some() {
            return Err(format!("`{name}` is there twice"));
        }
    }
    Ok(files)
}

fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name.as_str(), bag::options())?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn text<'f>(files: &'f BTreeMap<String, Vec<u8>>, name: &str) -> Option<&'f str> {
    files.get(name).and_then(|bytes| std::str::from_utf8(bytes).ok())
}

fn bag(files: &BTreeMap<String, Vec<u8>>, verdict: &mut Verdict) {
    let mut wrong = Vec::new();
    if text(files, "bagit.txt") != Some(bag::DECLARATION) {
        wrong.push("bagit.txt is missing or not that of BagIt 1.0".to_owned());
    }
    type Digest = fn(&[u8]) -> String;
    let digests: [(&str, Digest); 2] =
        [("sha256", |b| hash::hex(&Sha256::digest(b))), ("sha512", |b| hash::hex(&Sha512::digest(b)))];
    for (algorithm, digest) in digests {
        for (manifest, of_payload) in
            [(format!("manifest-{algorithm}.txt"), true), (format!("tagmanifest-{algorithm}.txt"), false)]
        {
            let Some(list) = text(files, &manifest) else {
                wrong.push(format!("{manifest} is missing"));
                continue;
            };
            let mut listed = BTreeSet::new();
            // The manifests of payload are signed; of the others the order is known.
            let paths = list.lines().filter_map(|l| Some(l.split_once("  ")?.1));
            if !of_payload && !paths.eq(bag::TAGS) {
                wrong.push(format!("{manifest} does not list the tag files in their order"));
            }
            for line in list.lines() {
                let Some((stated, path)) = line.split_once("  ") else {
                    wrong.push(format!("{manifest}: `{line}` is no line of a manifest"));
                    continue;
                };
                listed.insert(path);
                match files.get(path) {
                    None => wrong.push(format!("{path} is missing")),
                    Some(bytes) if digest(bytes) != stated => {
                        wrong.push(format!("{path} is not what {manifest} says: its {algorithm} differs"));
                    }
                    Some(_) => {}
                }
            }
            let ours = |path: &str| {
                path.starts_with("data/") == of_payload && (of_payload || !path.starts_with("tagmanifest-"))
            };
            wrong.extend(
                files
                    .keys()
                    .filter(|p| ours(p) && !listed.contains(p.as_str()))
                    .map(|p| format!("{p} is in no line of {manifest}")),
            );
        }
    }
    let octets: usize = files.iter().filter(|(p, _)| p.starts_with("data/")).map(|(_, b)| b.len()).sum();
    let number = files.keys().filter(|p| p.starts_with("data/")).count();
    let oxum = format!("Payload-Oxum: {octets}.{number}");
    if !text(files, "bag-info.txt").is_some_and(|t| t.lines().any(|l| l == oxum)) {
        wrong.push(format!("bag-info.txt does not say `{oxum}`"));
    }
    verdict.check(wrong, format!("all {} files are those of the manifests (SHA-256 and SHA-512)", files.len()));
}

fn signature(files: &BTreeMap<String, Vec<u8>>, verdict: &mut Verdict) {
    let signed = text(files, bag::SIGNATURE).and_then(|t| serde_json::from_str::<Signed>(t).ok());
    let (Some(signed), Some(manifest)) = (signed, files.get("manifest-sha256.txt")) else {
        verdict.check(vec![format!("{} is missing or cannot be read", bag::SIGNATURE)], String::new());
        return;
    };
    let wrong = if keys::is_signed(manifest, &signed.public_key, &signed.signature) {
        Vec::new()
    } else {
        vec!["the signature is not that of the public key over manifest-sha256.txt".to_owned()]
    };
    verdict.check(wrong, format!("the manifest is signed with the key {}", signed.public_key));
    verdict.public_key = Some(signed.public_key);
}

fn attestation(files: &BTreeMap<String, Vec<u8>>, stated: &Stated, trusted: &[Vec<u8>], verdict: &mut Verdict) {
    let found = text(files, "data/attestation.json").and_then(|t| serde_json::from_str::<InBundle>(t).ok());
    let Some(InBundle { attestation, keys }) = found else {
        verdict.check(vec!["data/attestation.json is missing or cannot be read".to_owned()], String::new());
        return;
    };
    let mut wrong = keys.wrong();
    if !attestation.holds() {
        wrong.push("the statement of the edition is not signed with the key that it names".to_owned());
    }
    if !keys.knows(&attestation.public_key) {
        wrong.push("the statement of the edition is signed with a key that is not in the list of keys".to_owned());
    }
    if keys.current() != verdict.public_key.as_deref() {
        wrong.push("the bundle is not signed with the newest key of the list of keys".to_owned());
    }
    if serde_json::from_str::<EditionHead>(&attestation.statement).ok().as_ref() != Some(&stated.edition) {
        wrong.push("the signed statement is about another edition than edition.json".to_owned());
    }
    let before = match &stated.edition.previous_root {
        Some(root) => format!("the root of the edition before, {root}"),
        None => "that no edition was before it".to_owned(),
    };
    let right = format!(
        "the edition's statement is signed with the key {} and names {before}; {} keys, each signed for by the one before",
        attestation.public_key,
        keys.0.len()
    );
    verdict.check(wrong, right);
    let Some(stamp) = files.get("data/attestation.tsr") else {
        verdict.not_checked.push("When the edition existed: nobody else stamped its time.".to_owned());
        return;
    };
    match stamp::check(stamp, &attestation.statement, None, trusted) {
        Err(e) => verdict.check(vec![format!("attestation.tsr: {e}")], String::new()),
        Ok(Stamp { at, by, trusted }) => {
            let right =
                format!("{by} stamped the edition's statement on {at} (RFC 3161), with the certificate in the stamp");
            verdict.check(Vec::new(), right);
            if trusted {
                verdict.check(Vec::new(), "that certificate leads to one that you trust".to_owned());
            } else {
                verdict.not_checked.push(format!(
                    "Whether the certificate of {by} is genuine: give the certificate of an authority that you trust with --trust."
                ));
            }
        }
    }
}

fn edition(files: &BTreeMap<String, Vec<u8>>, verdict: &mut Verdict) -> Option<Stated> {
    let stated = text(files, "data/edition.json").map(serde_json::from_str::<Stated>);
    match stated {
        Some(Ok(stated)) => {
            verdict.edition = Some(stated.edition.number);
            verdict.merkle_root = Some(stated.edition.merkle_root.clone());
            Some(stated)
        }
        other => {
            let why = other.and_then(Result::err).map_or_else(|| "it is missing".to_owned(), |e| e.to_string());
            verdict.check(vec![format!("data/edition.json cannot be read: {why}")], String::new());
            None
        }
    }
}

fn facts(files: &BTreeMap<String, Vec<u8>>, stated: &Stated, verdict: &mut Verdict) {
    let mut wrong = Vec::new();
    let mut shown = Facts { laws: Vec::new(), observations: Vec::new(), points: Vec::new(), claims: Vec::new() };
    let (head, mut number, mut masked, mut seen) = (&stated.edition, 0_u64, 0_u64, BTreeSet::new());
    for (i, line) in text(files, "data/facts.jsonl").unwrap_or_default().lines().enumerate() {
        let at = format!("facts.jsonl, line {}", i + 1);
        let Ok(fact) = serde_json::from_str::<Proven>(line) else {
            wrong.push(format!("{at} cannot be read"));
            continue;
        };
        number += 1;
        masked += u64::from(fact.fields.iter().any(|f| f.hash.is_some()));
        if !seen.insert(fact.index) {
            wrong.push(format!("{at}: the fact is there twice"));
        }
        let proven = fact
            .leaf()
            .is_some_and(|leaf| hash::is_included(&leaf, fact.index, head.facts, &fact.path, &head.merkle_root));
        if !proven {
            wrong.push(format!("{at}: the proof does not lead to the edition's root"));
        }
        let read = match fact.kind {
            Kind::Law => fact.fact().map(|f| shown.laws.push(f)),
            Kind::Observation => fact.fact().map(|f| shown.observations.push(f)),
            Kind::IndicatorPoint => fact.fact().map(|f| shown.points.push(f)),
            Kind::Claim => fact.fact().map(|f| shown.claims.push(f)),
        };
        if let Err(e) = read {
            wrong.push(format!("{at}: no fact of its kind: {e}"));
        }
    }
    if number != stated.facts {
        wrong.push(format!("facts.jsonl holds {number} facts, edition.json says {}", stated.facts));
    }
    if masked != stated.left_out.facts_masked {
        let said = stated.left_out.facts_masked;
        wrong.push(format!("facts.jsonl holds {masked} facts with masked fields, edition.json says {said}"));
    }
    verdict.check(wrong, format!("all {number} facts are part of edition {} (RFC 9162 proofs)", head.number));
    if !stated.left_out.is_empty() {
        verdict.not_checked.push(stated.left_out.words());
    }

    let mut wrong = Vec::new();
    for table in tables::of_facts(&shown) {
        match table.csv() {
            Ok(csv) if files.get(&format!("data/tables/{}.csv", table.name)) == Some(&csv) => {}
            Ok(_) => wrong.push(format!("tables/{}.csv does not say what facts.jsonl says", table.name)),
            Err(e) => wrong.push(e.to_string()),
        }
    }
    verdict.check(wrong, "the tables of laws and figures say what the proven facts say".to_owned());
}

fn originals(files: &BTreeMap<String, Vec<u8>>, stated: &Stated, verdict: &mut Verdict) {
    let bytes = files.get("data/originals.warc.gz").map(Vec::as_slice).unwrap_or_default();
    let wrong = match warc::bodies(BufReader::new(bytes)) {
        Ok(found) => stated
            .originals
            .iter()
            .filter(|o| !found.contains(*o))
            .map(|o| format!("the original {o} is not in originals.warc.gz"))
            .collect(),
        Err(e) => vec![format!("originals.warc.gz: {e}")],
    };
    let n = stated.originals.len();
    verdict.check(wrong, format!("all {n} originals are there and match their SHA-256"));
    if !stated.originals_missing.is_empty() {
        verdict.not_checked.push(format!(
            "{} originals are not in the bundle: {}.",
            stated.originals_missing.len(),
            stated.originals_missing.iter().map(|s| s.as_str()).collect::<Vec<_>>().join(", ")
        ));
    }
}
