//! Bad input and bad luck: a clear message, an exit code, and the last good facts as they were.

use std::{fs, net::TcpListener};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{MirrorFolder, Outcome, Program, Server, XLSX, cpi_workbook, statute};
use serde_json::json;

/// A store with good facts of two sources, and the mirror they came from.
struct Kept {
    program: Program,
    mirror: MirrorFolder,
    root: String,
}

/// Documents that a crawl accepts.
fn good_mirror() -> Result<MirrorFolder> {
    let mut mirror = MirrorFolder::new()?;
    mirror.add_cpi(&cpi_workbook(180, 40.0)?)?;
    mirror.add_statute(&statute("An Act about Tests"))?;
    mirror.manifest()?;
    Ok(mirror)
}

fn root(program: &Program) -> Result<String> {
    let head = program.run(["score", "--draws", "100", "--seed", "3", "--json"])?.succeeded()?.last_json()?;
    Ok(head["merkle_root"].as_str().context("no root")?.to_owned())
}

fn crawl(program: &Program, mirror: &MirrorFolder, sources: &[&str]) -> Result<Outcome> {
    let manifest = mirror.manifest()?.display().to_string();
    program.run(["crawl", "--mirror", &manifest].iter().chain(sources))
}

impl Kept {
    fn new() -> Result<Kept> {
        let (program, mirror) = (Program::new()?, good_mirror()?);
        let outcome = crawl(&program, &mirror, &["ti-cpi", "ca-justice"])?.succeeded()?;
        ensure!(outcome.stderr.is_empty(), "a good crawl complains: {}", outcome.stderr);
        ensure!((program.facts("ti-cpi")?, program.facts("ca-justice")?) == (180, 1));
        let root = root(&program)?;
        Ok(Kept { program, mirror, root })
    }

    /// A crawl after something broke: it fails and says `words`; the facts stay; once `mended`, all is well.
    fn fails(&mut self, source: &str, words: &[&str]) -> Result<()> {
        let before = self.program.health(source)?["failures"].as_u64().unwrap_or(0);
        let outcome = crawl(&self.program, &self.mirror, &["ti-cpi", "ca-justice"])?;
        outcome.told(words)?;
        ensure!(root(&self.program)? == self.root, "facts changed");
        let health = self.program.health(source)?;
        ensure!(
            health["failures"].as_u64() > Some(before) && health["last_error"].is_string(),
            "not on record: {health}"
        );
        ensure!(health["last_success"].is_string(), "the last success is forgotten: {health}");
        let listed = self.program.run(["sources"])?.succeeded()?.stdout;
        ensure!(listed.contains(health["last_error"].as_str().unwrap_or("?")), "`lexgap sources` hides it: {listed}");
        Ok(())
    }

    fn recovers(&mut self) -> Result<()> {
        let good = good_mirror()?;
        crawl(&self.program, &good, &["ti-cpi", "ca-justice"])?.succeeded()?;
        ensure!(root(&self.program)? == self.root, "the good documents no longer give the same facts");
        for source in ["ti-cpi", "ca-justice"] {
            ensure!(self.program.health(source)?["failures"] == 0, "{source} is well again");
        }
        Ok(())
    }
}

#[test]
fn broken_documents_stop_at_the_door() -> Result<()> {
    let mut kept = Kept::new()?;
    let good = cpi_workbook(180, 55.0)?;
    let html = b"<!DOCTYPE html><html><head><title>Moved</title></head><body>Not here.</body></html>";
    let cut = |n: usize| good[..n].to_vec();
    let cases: Vec<(&str, Vec<u8>, &[&str])> = vec![
        ("half a workbook", cut(good.len() / 2), &["ti-cpi", "damaged or cut off"]),
        ("a workbook without its end", cut(good.len() - 30), &["ti-cpi", "damaged or cut off"]),
        ("nothing", Vec::new(), &["ti-cpi", "empty"]),
        ("a page instead of a workbook", html.to_vec(), &["ti-cpi", "HTML"]),
        ("bytes of no kind", vec![0xFF; 4096], &["ti-cpi"]),
        (
            "a workbook of other things",
            lexgap_tests::workbook("Notes", &[vec!["Nothing".into()]])?,
            &["ti-cpi", "layout"],
        ),
        ("too few countries", cpi_workbook(90, 55.0)?, &["ti-cpi", "only 90", "at least 170"]),
        ("a score out of range", cpi_workbook(180, 455.0)?, &["ti-cpi", "455", "100"]),
    ];
    for (what, bytes, words) in cases {
        kept.mirror.put("ti-cpi/CPI2012.xlsx", &bytes)?;
        kept.fails("ti-cpi", &[words, &["CPI2012.xlsx", "last good facts stay"]].concat()).context(what)?;
    }
    kept.mirror.put("ti-cpi/CPI2012.xlsx", &cpi_workbook(180, 40.0)?)?;
    let act = statute("An Act about Tests");
    for (what, bytes, words) in [
        ("half an act", act[..act.len() / 2].to_vec(), &["ca-justice"][..]),
        ("an empty act", Vec::new(), &["ca-justice", "empty"]),
        ("a page instead of an act", html.to_vec(), &["ca-justice"]),
        ("an act without its kind", b"<?xml version=\"1.0\"?><Other/>".to_vec(), &["ca-justice"]),
    ] {
        kept.mirror.put("ca/T-1.5.xml", &bytes)?;
        kept.fails("ca-justice", &[words, &["T-1.5.xml"]].concat()).context(what)?;
    }
    kept.recovers()
}

#[test]
fn a_document_of_the_wrong_type_is_refused() -> Result<()> {
    let mut kept = Kept::new()?;
    let mut mirror = MirrorFolder::new()?;
    mirror.add(None, "ti-cpi/CPI2012.xlsx", "text/html", &cpi_workbook(180, 55.0)?)?;
    kept.mirror = mirror;
    kept.fails("ti-cpi", &["ti-cpi", "text/html", XLSX])?;
    kept.recovers()
}

#[test]
fn lines_of_the_manifest_that_cannot_be_used_are_named() -> Result<()> {
    let mut kept = Kept::new()?;
    // A file that is not there.
    fs::remove_file(kept.mirror.folder().join("ti-cpi/CPI2012.xlsx"))?;
    kept.fails("ti-cpi", &["manifest.jsonl", "line 1", "ti-cpi/CPI2012.xlsx", "put the file there"])?;

    // Damaged lines stop neither the others nor go unnoticed.
    let mut mirror = MirrorFolder::new()?;
    mirror.raw_line("{\"url\": null, \"file\": ");
    mirror.raw_line("");
    mirror.line(&json!({"url": null, "file": "../outside.xlsx", "content_type": XLSX}));
    mirror.line(&json!({"url": null, "content_type": XLSX}));
    mirror.add_cpi(&cpi_workbook(180, 61.0)?)?;
    let outcome = crawl(&kept.program, &mirror, &["ti-cpi"])?;
    outcome.told(&["line 1", "line 3", "line 4", "not a JSON object", "leads out"])?;
    let head = root(&kept.program)?;
    ensure!(head != kept.root, "the good line of a damaged manifest was not crawled");
    Ok(())
}

#[test]
fn a_manifest_that_is_not_there_or_no_text_is_told() -> Result<()> {
    let program = Program::new()?;
    program
        .run(["crawl", "--mirror", "nowhere/manifest.jsonl"])?
        .told(&["nowhere/manifest.jsonl", "manifest.jsonl"])?;
    fs::write(program.folder().join("bytes.jsonl"), [0xFF, 0xFE, 0x00, 0x80])?;
    program.run(["crawl", "--mirror", "bytes.jsonl"])?.told(&["bytes.jsonl"])?;
    program.run(["crawl", "--mirror", "."])?.told(&["cannot read the manifest"])?;
    ensure!(!program.data().exists(), "a command that could not begin made a data folder");
    Ok(())
}

#[test]
fn wrong_words_on_the_command_line_are_told() -> Result<()> {
    let program = Program::new()?;
    program.run(["crawl", "nonsense"])?.told(&["no source nonsense", "ti-cpi", "unodc-glotip"])?;
    program.run(["crawl", "ti-cpi", "TI-CPI", "--mirror", "x"])?.told(&["no source TI-CPI"])?;
    program.run(["scroe"])?.told(&["scroe", "score"])?;
    program.run(["score", "--draws", "5"])?.told(&["--draws", "100"])?;
    program.run(["score", "--seed", "many"])?.told(&["--seed"])?;
    program.run(["serve", "--listen", "nowhere"])?.told(&["--listen"])?;
    program.run(["score"])?.told(&["no facts yet", "lexgap crawl"])?;
    program.run(["baseline", "write", "out/baseline.jsonl.zst"])?.told(&["no facts yet", "lexgap crawl"])?;
    ensure!(!program.folder().join("out").exists());
    Ok(())
}

#[test]
fn settings_that_cannot_be_understood_are_told() -> Result<()> {
    let program = Program::new()?;
    let file = program.folder().join("lexgap.toml");
    for (text, word) in [
        ("seed = ", "lexgap.toml"),
        ("draws = \"many\"", "draws"),
        ("draws = -1", "draws"),
        ("allow_hosts = \"example.org\"", "allow_hosts"),
    ] {
        fs::write(&file, text)?;
        program.run(["sources"])?.told(&["settings", word]).context(text)?;
    }
    fs::remove_file(&file)?;
    program.shell("LEXGAP_SEED=many \"$lexgap\" sources")?.told(&["settings", "SEED"])?;
    program.shell("LEXGAP_DATABASE_URL=mysql://x/y \"$lexgap\" sources")?.told(&["sqlite://", "postgres://"])?;
    program.shell("LEXGAP_ARCHIVE_URL=s3://bucket/x \"$lexgap\" crawl ti-cpi")?.told(&["s3://", "path"])?;
    program.run(["--config", "nowhere.toml", "sources"])?.told(&["nowhere.toml"])?;
    // Too few draws for an interval, also where no flag was checked.
    let kept = Kept::new()?;
    kept.program.shell("LEXGAP_DRAWS=1 \"$lexgap\" score")?.told(&["draws", "100"])?;
    Ok(())
}

#[test]
fn a_port_in_use_is_told_at_once() -> Result<()> {
    let taken = TcpListener::bind("127.0.0.1:0")?;
    let port = taken.local_addr()?.port();
    let program = Program::new()?;
    let listen = format!("127.0.0.1:{port}");
    let outcome = program.run(["serve", "--no-schedule", "--listen", &listen])?;
    outcome.told(&[&format!("port {port} is in use"), "--listen"])?;
    ensure!(!program.database().exists(), "it filled a store before it looked for its port");
    Ok(())
}

#[test]
fn a_data_folder_that_cannot_be_written_is_told() -> Result<()> {
    let program = Program::new()?;
    fs::write(program.folder().join("file"), "not a folder")?;
    for folder in ["file/data", "/proc/lexgap"] {
        for command in [&["sources"][..], &["crawl", "ti-cpi"], &["score"], &["serve", "--listen", "127.0.0.1:0"]] {
            let outcome = program.run(["--data", folder].iter().chain(command))?;
            outcome.told(&[folder, "--data"]).with_context(|| format!("{command:?}"))?;
        }
    }
    let doctor = program.run(["--data", "file/data", "doctor"])?;
    ensure!(doctor.status.code() == Some(1) && doctor.stdout.contains("FAIL  database"), "{doctor:?}");
    // An archive that cannot be written, with a store that can.
    let mirror = good_mirror()?;
    let script =
        format!("LEXGAP_ARCHIVE_URL=file/archive \"$lexgap\" crawl ti-cpi --mirror {}", mirror.manifest()?.display());
    program.shell(&script)?.told(&["file/archive"])?;
    Ok(())
}

#[test]
fn a_damaged_database_is_told_and_left_alone() -> Result<()> {
    let program = Program::new()?;
    fs::create_dir_all(program.data())?;
    let bytes = b"this is no database, but somebody may still want it".repeat(100);
    fs::write(program.database(), &bytes)?;
    for command in [&["sources"][..], &["score"], &["serve", "--listen", "127.0.0.1:0"]] {
        program.run(command)?.told(&["lexgap.db"]).with_context(|| format!("{command:?}"))?;
    }
    ensure!(fs::read(program.database())? == bytes, "somebody's file was changed");
    Ok(())
}

/// A shell in which file systems can be mounted, if this machine lets us.
fn mounting_shell(program: &Program) -> Result<Option<&'static [&'static str]>> {
    for shell in [&["unshare", "--mount", "sh"][..], &["unshare", "--map-root-user", "--mount", "sh"]] {
        if let Ok(outcome) = program.wrapped(shell, "mkdir -p probe && mount -t tmpfs -o size=64k tmpfs probe")
            && outcome.status.success()
        {
            return Ok(Some(shell));
        }
    }
    Ok(None)
}

#[test]
fn a_full_disk_leaves_the_last_good_facts() -> Result<()> {
    let (program, good, newer) = (Program::new()?, good_mirror()?, MirrorFolder::new()?);
    let mut newer = newer;
    // Random cells do not compress away.
    newer.add_cpi(&cpi_workbook(180, 77.0)?)?;
    let (good, newer) = (good.manifest()?, newer.manifest()?);
    let Some(shell) = mounting_shell(&program)? else {
        println!("skipped: this machine lets nobody mount a small disk; limiting the size of files instead");
        return full_by_limit(&program, &good, &newer);
    };
    fs::create_dir_all(program.data())?;
    let script = format!(
        r#"
        set -eu
        mount -t tmpfs -o size=16m tmpfs "$LEXGAP_DATA"
        "$lexgap" crawl ti-cpi ca-justice --mirror {good} >/dev/null
        "$lexgap" score --draws 100 --seed 3 --json >before
        dd if=/dev/zero of="$LEXGAP_DATA/filler" bs=4k 2>/dev/null || true
        status=0; "$lexgap" crawl ti-cpi --mirror {newer} >out 2>crawl || status=$?; echo $status >>crawl
        status=0; "$lexgap" score --draws 100 --seed 4 >out 2>score || status=$?; echo $status >>score
        rm "$LEXGAP_DATA/filler"
        "$lexgap" score --draws 100 --seed 3 --json >after
        "$lexgap" crawl ti-cpi --mirror {newer} >/dev/null
        "$lexgap" score --draws 100 --seed 3 --json >mended
        "#,
        good = good.display(),
        newer = newer.display(),
    );
    program.wrapped(shell, &script)?.succeeded()?;
    let text = |name: &str| fs::read_to_string(program.folder().join(name)).with_context(|| name.to_owned());
    let root = |name: &str| -> Result<String> {
        let head: serde_json::Value = serde_json::from_str(&text(name)?).with_context(|| name.to_owned())?;
        Ok(head["merkle_root"].to_string())
    };
    for name in ["crawl", "score"] {
        let told = text(name)?;
        ensure!(told.ends_with("\n1\n"), "{name} on a full disk: {told}");
        ensure!(told.contains("full") || told.to_lowercase().contains("no space"), "{name} does not say why: {told}");
        ensure!(!told.contains("panicked"), "{told}");
    }
    ensure!(root("before")? == root("after")?, "a full disk changed facts");
    ensure!(root("mended")? != root("before")?, "with room again, the crawl goes through");
    Ok(())
}

/// Where nothing can be mounted: no file may grow beyond what the good facts took.
fn full_by_limit(program: &Program, good: &std::path::Path, newer: &std::path::Path) -> Result<()> {
    let script = |manifest: &std::path::Path, blocks: u32| {
        format!("trap '' XFSZ; ulimit -f {blocks}; \"$lexgap\" crawl ti-cpi --mirror {}", manifest.display())
    };
    program.shell(&script(good, 1_000_000))?.succeeded()?;
    let before = root(program)?;
    program.shell(&script(newer, 1))?.told(&[])?;
    ensure!(root(program)? == before, "a full disk changed facts");
    Ok(())
}

#[test]
fn a_first_start_on_a_full_disk_can_be_repeated() -> Result<()> {
    let program = Program::new()?;
    let Some(shell) = mounting_shell(&program)? else {
        println!("skipped: this machine lets nobody mount a small disk");
        return Ok(());
    };
    fs::create_dir_all(program.data())?;
    // Room for some of the baseline. With more room, the second start must not take a part for the whole.
    let script = r#"
        set -u
        mount -t tmpfs -o size=8m tmpfs "$LEXGAP_DATA"
        "$lexgap" serve --no-schedule --listen 127.0.0.1:0 >out 2>told; echo $? >>told
        mount -o remount,size=900m "$LEXGAP_DATA"
        LEXGAP_DRAWS=100 "$lexgap" serve --no-schedule --listen 127.0.0.1:0 >second 2>errors &
        serving=$!
        until grep -q listening second || ! kill -0 $serving 2>/dev/null; do sleep 0.1; done
        kill $serving; wait $serving
        "$lexgap" score --draws 100 --json >head
    "#;
    program.wrapped(shell, script)?.succeeded()?;
    let text = |name: &str| fs::read_to_string(program.folder().join(name)).with_context(|| name.to_owned());
    let told = text("told")?;
    ensure!(told.ends_with("\n1\n") && !told.contains("panicked"), "{told}");
    ensure!(told.contains("full") || told.to_lowercase().contains("no space"), "it does not say why: {told}");
    ensure!(text("second")?.contains("listening"), "{}", text("errors")?);
    let head: serde_json::Value = serde_json::from_str(&text("head")?)?;
    ensure!(head["facts"].as_u64() > Some(100_000), "part of the baseline was taken for the whole: {head}");
    Ok(())
}

#[tokio::test]
async fn a_server_without_site_files_still_serves_readable_pages() -> Result<()> {
    let kept = Kept::new()?;
    let empty = tempfile::tempdir()?;
    let site = empty.path().display().to_string();
    let server = Server::start_with(Some(&kept.program.data()), &[("LEXGAP_SITE", &site)])?;
    let page = server.get("/jurisdictions/CAN").await?;
    ensure!(page.status == 200 && page.text().contains("An Act about Tests"), "{}", page.status);
    ensure!(!page.text().contains("/assets/"), "it names files that are not there");
    fs::write(empty.path().join("assets.json"), "{broken")?;
    let script = format!("LEXGAP_SITE={site} \"$lexgap\" serve --listen 127.0.0.1:0");
    kept.program.shell(&script)?.told(&["assets.json", "damaged"])?;
    Ok(())
}
