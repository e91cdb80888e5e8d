//! Evidence bundles: written by the program, checked by it, by a verifier of its own and by other people's tools, and
//! changed in a thousand ways, each of which shows.

use std::{
    fs,
    io::{Cursor, Write as _},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};
use lexgap_evidence::{Verdict, verify};
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
    verify(&mut Cursor::new(bytes))
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
    ensure!(page.contains("href=\"/jurisdictions/CAN/evidence.zip\""), "the scorecard does not lead to its evidence");
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
    ] {
        let answer = server.get(path).await?;
        ensure!(answer.status == status && answer.text().contains(word), "{path}: {} {}", answer.status, answer.text());
    }
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

#[test]
fn a_thousand_changes_are_all_seen() -> Result<()> {
    let (_program, file) = bundle()?;
    let bytes = fs::read(&file)?;
    ensure!(verdict(&bytes).holds(), "{}", wrong(&verdict(&bytes)));
    let mut archive = ZipArchive::new(Cursor::new(&bytes))?;
    let mut files = Vec::new();
    for i in 0..archive.len() {
        let mut entry = archive.by_index(i)?;
        let (name, mut content) = (entry.name()?.into_owned(), Vec::new());
        std::io::Read::read_to_end(&mut entry, &mut content)?;
        files.push((name, content));
    }
    ensure!(packed(&files)? == bytes, "the test packs otherwise than the program");
    let (mut seeded, mut tried) = (Seeded(20_261_125), 0);
    // Of the ZIP file as a whole.
    for _ in 0..520 {
        let (changed, what) = mutated(&bytes, &mut seeded);
        if changed != bytes {
            tried += 1;
            ensure!(!verdict(&changed).holds(), "{what}: not seen");
        }
    }
    // Of one file, packed again as if it had been so from the beginning; of one line; a file less; two files in each
    // other's place.
    for round in 0..500 {
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
    ensure!(tried >= 1_000, "only {tried} changes");
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
