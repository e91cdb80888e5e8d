//! Crawling as people do it: a source without code, the archive on its way out, and a program that is killed.

use std::{
    collections::BTreeSet,
    ffi::OsString,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{MirrorFolder, Program, SOURCE_HEAD, statute};

/// Documents of the publisher's long list.
const MANY: usize = 600;

/// What the publisher gave to those who ask for report 7.
const KEY: &str = "k3y-of-this-installation";

/// A small publisher: two index pages, four reports, one of them closed by robots.txt, one moved, one without a title.
/// Its answers carry an ETag.
fn publisher(served: Arc<AtomicUsize>) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let base = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        for socket in listener.incoming().flatten() {
            let served = Arc::clone(&served);
            thread::spawn(move || answer(socket, &served));
        }
    });
    Ok(base)
}

fn answer(mut socket: TcpStream, served: &AtomicUsize) {
    let mut request = vec![0; 4096];
    let n = socket.read(&mut request).unwrap_or(0);
    let request = String::from_utf8_lossy(&request[..n]).to_lowercase();
    let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
    let report = |n: u32, more: &str| {
        format!(
            "<html><body><nav>menu</nav><main><h1>Report {n}</h1><time datetime=\"2020-0{}-01\">then</time>\
             <p class=ref>Ref. No. {n}7</p><p>Text of report {n}.</p>{more}</main></body></html>",
            (n + 8) % 9 + 1
        )
    };
    let many = path.strip_prefix("/m/").and_then(|n| n.parse().ok());
    if many.is_some() {
        // So that the crawl lasts for many batches: a quick one is over before a kill can come between two.
        thread::sleep(Duration::from_millis(20));
    }
    let page = match path.as_str() {
        "/many" => (0..MANY).map(|n| format!("<a class=doc href=/m/{n}>{n}</a>")).collect(),
        _ if many.is_some() => report(many.unwrap_or(0), &"<p>More text.</p>".repeat(400)),
        "/robots.txt" => "User-agent: *\nDisallow: /closed\n".to_owned(),
        "/list" => "<ul><li><a class=doc href=/r/1>1</a><li><a class=doc href=/closed/2>2</a></ul>\
            <a class=next href='/list?page=2'>next</a>"
            .to_owned(),
        "/list?page=2" => {
            "<a class=doc href='/r/1#again'>1</a><a class=doc href=/old/3>3</a><a class=doc href=/r/4>4</a>\
             <a class=doc href='https://elsewhere.example.org/'>5</a><a class=next href=/list>back</a>"
                .to_owned()
        }
        "/r/1" => report(1, ""),
        "/r/3" => report(3, "<script>var hidden = 1;</script>"),
        "/r/4" => "<main><p>The title is gone.</p></main>".to_owned(),
        "/closed/2" => report(2, ""),
        "/keyed" => "<a class=doc href=/r/7>7</a>".to_owned(),
        // Without its key there is nothing.
        "/r/7" if request.contains(&format!("x-api-key: {KEY}")) => report(7, ""),
        _ => String::new(),
    };
    let tag = format!("\"{}\"", page.len());
    let (status, body) = match path.as_str() {
        "/old/3" => ("301 Moved Permanently\r\nLocation: /r/3".to_owned(), String::new()),
        _ if request.contains(&format!("if-none-match: {tag}")) => ("304 Not Modified".to_owned(), String::new()),
        _ => (format!("200 OK\r\nContent-Type: text/html\r\nETag: {tag}"), page),
    };
    served.fetch_add(body.len(), Ordering::Relaxed);
    let _ = write!(socket, "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
}

/// What a source without code follows; [`SOURCE_HEAD`] stands before it.
const SOURCE: &str = r#"[politeness]
delay_seconds = 0
[follow]
start = ["BASE/list"]
links = "a.doc"
next = "a.next"
text = "main"
[[follow.field]]
name = "title"
select = "h1"
required = true
[[follow.field]]
name = "date"
select = "time"
attribute = "datetime"
[[follow.field]]
name = "number"
select = "p.ref"
pattern = 'No\. (\d+)'
"#;

fn source() -> String {
    format!("{SOURCE_HEAD}{SOURCE}")
}

#[test]
fn a_source_without_code_is_crawled_stored_and_exported() -> Result<()> {
    let served = Arc::new(AtomicUsize::new(0));
    let base = publisher(Arc::clone(&served))?;
    let mut program = Program::new()?;
    program.env("LEXGAP_ALLOW_HOSTS", "[\"127.0.0.1\"]");
    let file = program.folder().join("x.toml");
    std::fs::write(&file, source().replace("BASE", &base))?;
    let crawl = || program.run(["crawl", "--source-file", "x.toml", "--json"]);

    let first = crawl()?;
    first.told(&["no field `title`"])?;
    let report = first.last_json()?["sources"][0].clone();
    ensure!(report["accepted"] == 2 && report["failures"].as_array().is_some_and(|f| f.len() == 1), "{report}");
    for reason in ["other hosts", "robots.txt"] {
        ensure!(report["skipped"].to_string().contains(reason), "{report}");
    }

    let documents = program.run(["documents", "--json"])?.succeeded()?.json_lines()?;
    ensure!(documents.len() == 2, "{documents:?}");
    let one = documents.iter().find(|d| d["title"] == "Report 1").context("no report 1")?;
    ensure!(one["date"] == "2020-01-01" && one["fields"]["number"][0] == "17", "{one}");
    ensure!(one["url"] == format!("{base}/r/1"), "{one}");
    let sha256 = one["provenance"]["snapshot"].as_str().context("no snapshot")?;
    let archived = |name: &str| program.data().join("archive").join(&name[..2]).join(format!("{name}.zst"));
    let text = zstd::decode_all(std::fs::File::open(archived(one["text"].as_str().context("no text")?))?)?;
    ensure!(text == b"Report 1\nthen\nRef. No. 17\nText of report 1.", "{}", String::from_utf8_lossy(&text));
    ensure!(zstd::decode_all(std::fs::File::open(archived(sha256))?)?.starts_with(b"<html>"), "not the page");

    // Again: nothing is sent, nothing is new.
    let before = served.swap(0, Ordering::Relaxed);
    let again = crawl()?.last_json()?["sources"][0].clone();
    ensure!(again["accepted"] == 0 && again["unchanged_documents"] == 2, "{again}");
    println!("measured: {before} bytes of bodies at first, {} again", served.load(Ordering::Relaxed));
    ensure!(program.run(["documents", "--json"])?.json_lines()?.len() == 2, "documents were doubled");

    // The rest of the program lives with a source that it does not know.
    program.run(["sources"])?.succeeded()?;
    program.run(["score", "--draws", "100"])?.succeeded()?;

    let exported = program.run(["archive", "export", "--out", "x.warc.gz", "--json"])?.succeeded()?.last_json()?;
    // robots.txt, two index pages and three reports; the second pass found all of them again.
    ensure!(exported["bodies"] == 6 && exported["redirects"] == 2 && exported["missing"] == 0, "{exported}");
    ensure!(exported["revisits"].as_u64() >= Some(4), "{exported}");
    check_warc(&program, "x.warc.gz")?;

    let verified = program.run(["verify", "--archive", "--json"])?.succeeded()?.last_json()?;
    ensure!(verified["sound"] == true && verified["damaged"] == 0, "{verified}");
    std::fs::write(archived(sha256), b"not what it was")?;
    let damaged = program.run(["verify", "--archive"])?;
    damaged.told(&[sha256, "backup"])?;
    std::fs::remove_file(archived(sha256))?;
    program.run(["verify", "--archive"])?.told(&[sha256, "gone"])?;
    Ok(())
}

#[test]
fn an_archive_that_lost_something_is_not_called_sound() -> Result<()> {
    let base = publisher(Arc::default())?;
    let mut program = Program::new()?;
    program.env("LEXGAP_ALLOW_HOSTS", "[\"127.0.0.1\"]");
    std::fs::write(program.folder().join("x.toml"), source().replace("BASE", &base))?;
    program.run(["crawl", "--source-file", "x.toml", "--json"])?.told(&["no field `title`"])?;
    let documents = program.run(["documents", "--json"])?.succeeded()?.json_lines()?;
    let one = documents.first().context("no document")?;
    let text = one["text"].as_str().context("no text")?;
    let page = one["provenance"]["snapshot"].as_str().context("no snapshot")?;
    let archive = program.data().join("archive");
    let archived = |name: &str| archive.join(&name[..2]).join(format!("{name}.zst"));
    let sound = program.run(["verify", "--archive", "--json"])?.succeeded()?.last_json()?;
    ensure!(sound["sound"] == true && sound["database"] == "checked" && sound["damaged_lines"] == 0, "{sound}");

    // One byte of the log.
    let log = std::fs::read_dir(archive.join("visits"))?.next().context("no log")??.path();
    let whole = std::fs::read(&log)?;
    let mut damaged = whole.clone();
    damaged[1] = b'#';
    std::fs::write(&log, damaged)?;
    program.run(["verify", "--archive"])?.told(&[".jsonl, line 2", "backup"])?;
    program.run(["archive", "export", "--out", "x.warc.gz"])?.told(&["1 lines of the log are damaged"])?;
    std::fs::write(&log, whole)?;
    program.run(["verify", "--archive"])?.succeeded()?;

    // A database that cannot be read does not keep the archive from being checked.
    let database = program.folder().join("moved.db");
    std::fs::rename(program.database(), &database)?;
    std::fs::write(program.database(), "no database".repeat(1_000))?;
    let unread = program.run(["verify", "--archive", "--json"])?.succeeded()?.last_json()?;
    ensure!(unread["sound"] == true && unread["database"] == "unreadable", "{unread}");
    std::fs::rename(&database, program.database())?;

    // A text, which no visit names; then a page together with the log that names it.
    std::fs::remove_file(archived(text))?;
    program.run(["verify", "--archive"])?.told(&[text, "gone"])?;
    std::fs::remove_file(archived(page))?;
    std::fs::remove_file(&log)?;
    program.run(["verify", "--archive"])?.told(&[text, page])?;

    // An archive that is somewhere else, and a disk that is not mounted.
    program.env("LEXGAP_ARCHIVE_URL", "elsewhere");
    let elsewhere = program.folder().join("elsewhere");
    program.run(["verify", "--archive"])?.told(&["no archive at elsewhere"])?;
    program.run(["archive", "export", "--out", "x.warc.gz"])?.told(&["no archive at elsewhere"])?;
    ensure!(!elsewhere.exists(), "an archive was made");
    std::fs::create_dir(&elsewhere)?;
    program.run(["verify", "--archive"])?.told(&["no archive at elsewhere"])?;
    Ok(())
}

#[test]
fn a_publishers_key_is_sent_and_never_kept() -> Result<()> {
    let base = publisher(Arc::default())?;
    let mut program = Program::new()?;
    program.env("LEXGAP_ALLOW_HOSTS", "[\"127.0.0.1\"]");
    let source = source().replace("BASE/list", &format!("{base}/keyed"));
    std::fs::write(program.folder().join("x.toml"), source)?;
    let crawl = |program: &Program| program.run(["crawl", "--source-file", "x.toml", "--json"]);
    crawl(&program)?.told(&["the file is empty"])?;

    let host = base.trim_start_matches("http://");
    program.env("LEXGAP_API_KEYS", format!("{{\"{host}\" = \"X-Api-Key: {KEY}\"}}"));
    let crawled = crawl(&program)?.succeeded()?;
    ensure!(crawled.last_json()?["sources"][0]["accepted"] == 1, "{}", crawled.stdout);
    let doctor = program.run(["doctor"])?;
    ensure!(doctor.stdout.contains(host), "{}", doctor.stdout);
    program.run(["archive", "export", "--out", "x.warc.gz"])?.succeeded()?;
    let mut warc = Vec::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(program.folder().join("x.warc.gz"))?)
        .read_to_end(&mut warc)?;
    let warc = String::from_utf8_lossy(&warc);
    ensure!(warc.contains("/r/7") && warc.contains("user-agent: lexgap"), "the request is not in the archive");
    let told = [&*warc, &crawled.stdout, &crawled.stderr, &doctor.stdout, &doctor.stderr];
    ensure!(told.iter().all(|text| !text.contains(KEY)), "the key was told");
    Ok(())
}

/// Holds a file against the tool that other archives use: `LEXGAP_WARCIO`, else `warcio` on the path.
fn check_warc(program: &Program, file: &str) -> Result<()> {
    let tool = std::env::var_os("LEXGAP_WARCIO").unwrap_or_else(|| "warcio".into());
    match Command::new(&tool).args(["check", "-v", file]).current_dir(program.folder()).output() {
        Err(_) => println!("skipped: no warcio to check the WARC file with; `pip install warcio` or set LEXGAP_WARCIO"),
        Ok(output) => {
            let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
            ensure!(output.status.success(), "warcio does not accept the file:\n{said}");
            println!(
                "measured: warcio check accepts the file, {} records with digests",
                said.matches("digest pass").count()
            );
        }
    }
    Ok(())
}

#[test]
fn a_source_file_that_cannot_be_used_says_why() -> Result<()> {
    let program = Program::new()?;
    let good = source().replace("BASE", "http://127.0.0.1:1");
    for (from, to, words) in [
        ("links = \"a.doc\"", "links = \"a >>> b\"", ["x.toml", "follow.links"]),
        ("x-reports", "ti-cpi", ["ti-cpi", "choose another"]),
        ("terms =", "term =", ["x.toml", "term"]),
        ("No\\. (\\d+)", "No\\. (", ["number", "pattern"]),
    ] {
        std::fs::write(program.folder().join("x.toml"), good.replace(from, to))?;
        program.run(["crawl", "--source-file", "x.toml"])?.told(&words)?;
    }
    program.run(["crawl", "--source-file", "absent.toml"])?.told(&["absent.toml"])?;
    Ok(())
}

/// Acts of Canada in a mirror.
const ACTS: usize = 120;

fn acts() -> Result<MirrorFolder> {
    let mut mirror = MirrorFolder::new()?;
    for n in 1..=ACTS {
        let act = String::from_utf8(statute(&format!("Trafficking in Persons Act {n}")))?
            .replace("T-1.5", &format!("T-{n}.5"));
        let url = format!("https://laws-lois.justice.gc.ca/eng/XML/T-{n}.5.xml");
        mirror.add(Some(&url), &format!("ca/T-{n}.5.xml"), "text/xml", act.as_bytes())?;
    }
    Ok(mirror)
}

#[test]
fn a_crawl_killed_at_any_moment_loses_and_doubles_nothing() -> Result<()> {
    let mirror = acts()?;
    let manifest = mirror.manifest()?.into_os_string();
    let arguments = ["crawl".into(), "ca-justice".into(), "--json".into(), "--mirror".into(), manifest];
    killed_at_any_moment(&Program::new()?, &arguments, ACTS, |program| program.facts("ca-justice"))
}

/// What is fetched beside one another is kept in batches, which a kill must not tear apart.
#[test]
fn a_crawl_along_links_killed_at_any_moment_loses_and_doubles_nothing() -> Result<()> {
    let base = publisher(Arc::default())?;
    let mut program = Program::new()?;
    program.env("LEXGAP_ALLOW_HOSTS", "[\"127.0.0.1\"]");
    let source =
        source().replace("BASE/list", &format!("{base}/many")).replace("[follow]", "[follow]\nconcurrency = 8");
    std::fs::write(program.folder().join("x.toml"), source)?;
    let arguments = ["crawl", "--source-file", "x.toml", "--json"].map(OsString::from);
    killed_at_any_moment(&program, &arguments, MANY, |program| {
        let documents = program.run(["documents", "--json"])?.succeeded()?.json_lines()?;
        let urls: BTreeSet<&str> = documents.iter().filter_map(|d| d["url"].as_str()).collect();
        ensure!(urls.len() == documents.len(), "{} documents, {} addresses", documents.len(), urls.len());
        Ok(urls.len() as u64)
    })
}

/// Kills a crawl of `documents` documents again and again, each time from an empty store; `LEXGAP_KILLS` sets how
/// often: 100 for the full measure. `facts` counts what the store holds.
fn killed_at_any_moment(
    program: &Program,
    arguments: &[OsString],
    documents: usize,
    facts: impl Fn(&Program) -> Result<u64>,
) -> Result<()> {
    let kills: u64 = std::env::var("LEXGAP_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(10);
    // The shortest of several: kills should come before the end.
    let mut whole = Duration::MAX;
    for _ in 0..3 {
        let _ = std::fs::remove_dir_all(program.data());
        let begun = Instant::now();
        program.run(arguments)?.succeeded()?;
        whole = whole.min(begun.elapsed());
    }
    let expected = facts(program)?;
    ensure!(expected >= documents as u64, "{expected} facts");

    // Moments by a fixed sequence (Knuth's multiplier), so that a failure comes again.
    let mut seed = 20_261_125_u64;
    let (mut acknowledged, mut early, mut late, mut whole_ones) = (0, 0, 0, 0);
    for kill in 0..kills {
        std::fs::remove_dir_all(program.data())?;
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let moment = whole.mul_f64((seed >> 11) as f64 / (1_u64 << 53) as f64);
        let mut child = program.spawn(arguments)?;
        let output = child.stdout.take().context("no output")?;
        let lines = thread::spawn(move || BufReader::new(output).lines().map_while(Result::ok).collect::<Vec<_>>());
        thread::sleep(moment);
        let ended = child.try_wait()?.is_some();
        // SIGKILL: no chance to tidy up.
        let _ = child.kill();
        child.wait()?;
        let lines = lines.join().map_err(|_| anyhow::anyhow!("the reader broke down"))?;
        let known: BTreeSet<String> = events(&lines, "accepted");
        if ended {
            late += 1;
            whole = whole.min(moment);
        } else if known.is_empty() {
            early += 1;
        }
        whole_ones += usize::from(!ended && known.len() == documents);
        acknowledged += known.len();

        let next = program.run(arguments)?.succeeded()?;
        let lines: Vec<String> = next.stdout.lines().map(str::to_owned).collect();
        let (accepted, unchanged) = (events(&lines, "accepted"), events(&lines, "unchanged"));
        ensure!(
            known.is_subset(&unchanged),
            "kill {kill} at {moment:?}: acknowledged but lost: {:?}",
            known.difference(&unchanged)
        );
        ensure!(accepted.is_disjoint(&unchanged), "kill {kill}: told twice");
        ensure!(
            accepted.len() + unchanged.len() == documents,
            "kill {kill}: {} and {}",
            accepted.len(),
            unchanged.len()
        );
        let found = facts(program)?;
        ensure!(found == expected, "kill {kill} at {moment:?}: {found} facts, {expected} expected");
        program.run(["verify", "--archive"])?.succeeded()?;
    }
    let inside = kills - late;
    println!(
        "measured: {kills} kills, {inside} during the crawl ({early} before the first document, {whole_ones} after the \
         last), {late} after its end; {acknowledged} documents acknowledged before them, none lost, none twice"
    );
    ensure!(acknowledged > 0, "every kill came before the first document");
    Ok(())
}

fn events(lines: &[String], kind: &str) -> BTreeSet<String> {
    // The last line may be torn.
    let events = lines.iter().filter_map(|l| serde_json::from_str::<serde_json::Value>(l).ok());
    events.filter(|e| e["event"] == kind).filter_map(|e| e["document"].as_str().map(str::to_owned)).collect()
}
