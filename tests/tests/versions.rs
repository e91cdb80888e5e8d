//! Versions of a law side by side, documents that lists announce, and sources that their operator describes in files.

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{MirrorFolder, Program, SOURCE_HEAD, Server, statute};
use serde_json::json;

const ACT: &str = "https://laws-lois.justice.gc.ca/eng/XML/T-1.5.xml";

/// A dated copy of an act with these sections.
fn act(day: &str, sections: &str) -> Result<Vec<u8>> {
    let text = String::from_utf8(statute("Trafficking in Persons Act"))?;
    let (head, rest) = text.split_once("<Body>").context("no body")?;
    let (_, tail) = rest.split_once("</Body>").context("no end of the body")?;
    Ok(format!("{head}<Body>{sections}</Body>{tail}").replace("2020-01-02", day).into_bytes())
}

const BEFORE: &str = "<Section><Label>1</Label><Text>This Act may be cited as the Trafficking Act.</Text></Section>\
    <Section><MarginalNote>Offence</MarginalNote><Label>2</Label><Text>No one shall traffic in persons.</Text>\
    <Text>Whoever does is liable to a fine of two hundred dollars &amp; costs.</Text></Section>\
    <Section><Label>3</Label><Text>The court may order that the ship be forfeited to His Majesty in right of Canada.</Text></Section>";
const AFTER: &str = "<Section><Label>1</Label><Text>This Act may be cited as the Trafficking Act.</Text></Section>\
    <Section><MarginalNote>Offence</MarginalNote><Label>2</Label><Text>No one shall traffic in persons.</Text>\
    <Text>Whoever does is liable to imprisonment for life &amp; costs.</Text></Section>\
    <Section><Label>4</Label><Text>&lt;script&gt;alert(1)&lt;/script&gt; is no text of a law.</Text></Section>";

#[tokio::test]
async fn what_changed_between_two_versions_of_a_law() -> Result<()> {
    let mut mirror = MirrorFolder::new()?;
    for (day, sections) in [("2020-01-02", BEFORE), ("2024-05-06", AFTER)] {
        let file = format!("ca/{day}/T-1.5.xml");
        mirror.line(&json!({"url": ACT, "file": file, "content_type": "text/xml", "vintage": day}));
        mirror.put(&file, &act(day, sections)?)?;
    }
    let program = Program::new()?;
    let manifest = mirror.manifest()?.into_os_string();
    program.run(["crawl".into(), "ca-justice".into(), "--mirror".into(), manifest])?.succeeded()?;
    program.run(["score", "--draws", "100"])?.succeeded()?;
    let server = Server::start_with(Some(&program.data()), &[])?;

    let address = "/laws/ca-t-1.5/versions/2020-01-02...2024-05-06";
    let law = server.get("/laws/ca-t-1.5").await?.text();
    ensure!(law.contains(&format!("href=\"{address}\"")), "the law's page does not lead to {address}");
    let page = server.get(address).await?;
    // Without the marks that the renderer puts between texts.
    let html = page.text().replace("<!>", "");
    ensure!(page.status == 200 && html.matches("<h1").count() == 1, "{}: {html}", page.status);
    for words in [
        "What changed from ",
        "<time datetime=\"2020-01-02\">2 Jan 2020</time>",
        "<time datetime=\"2024-05-06\">6 May 2024</time>",
        "Sections: 1 added, 1 repealed, 1 changed; 1 unchanged.",
        "<del>",
        "<ins>",
        "lang=\"en\" dir=\"ltr\"",
        "imprisonment for life",
        "ship be forfeited",
    ] {
        ensure!(html.contains(words), "no {words}: {html}");
    }
    ensure!(!html.contains("<script>alert") && html.contains("&lt;script&gt;"), "not escaped");
    ensure!(!html.contains(" style=\""), "the site's policy forbids inline styles");
    // What did not change is not shown again.
    ensure!(!html.contains("may be cited"), "an unchanged section is shown");

    let law = server.json("/api/v1/laws/ca-t-1.5").await?;
    let shas: Vec<&str> =
        law["versions"].as_array().into_iter().flatten().filter_map(|v| v["provenance"]["snapshot"].as_str()).collect();
    let [from, to] = shas[..] else { anyhow::bail!("{law}") };
    let diff = server.json(&format!("/api/v1/laws/ca-t-1.5/diff?from={from}&to={to}")).await?;
    let told: Vec<(&str, &str)> = diff["changes"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|c| Some((c["number"].as_str()?, c["kind"].as_str()?)))
        .collect();
    ensure!(told == [("2", "changed"), ("3", "repealed"), ("4", "added")], "{diff}");
    ensure!(diff["unit"] == "section" && diff["unchanged"] == 1 && diff["language"] == "en", "{diff}");
    // The other way round.
    let back = server.json("/api/v1/laws/ca-t-1.5/diff?from=2024-05-06&to=2020-01-02").await?;
    ensure!(back["changes"].to_string().contains("two hundred dollars"), "{back}");

    for (path, status, word) in [
        ("/laws/ca-t-1.5/versions/2020-01-02...1999-01-01", 404, "1999-01-01"),
        ("/laws/ca-t-1.5/versions/2020-01-02...2020-01-02", 404, "same version"),
        ("/laws/ca-t-1.5/versions/latest", 404, "There is no page"),
        ("/laws/none/versions/a...b", 404, "There is no page"),
        ("/api/v1/laws/ca-t-1.5/diff?from=2020-01-02&to=x", 404, "no archived version"),
        ("/api/v1/laws/ca-t-1.5/diff?from=2020-01-02&to=2020-01-02", 400, "same version"),
        ("/api/v1/laws/ca-t-1.5/diff?from=2020-01-02", 400, "to"),
        ("/api/v1/laws/none/diff?from=a&to=b", 404, "no law none"),
    ] {
        let answer = server.get(path).await?;
        ensure!(answer.status == status && answer.text().contains(word), "{path}: {} {}", answer.status, answer.text());
    }

    // A server that came up from the baseline holds facts without their originals.
    drop(server);
    std::fs::remove_dir_all(program.data().join("archive"))?;
    let server = Server::start_with(Some(&program.data()), &[])?;
    let page = server.get(address).await?;
    ensure!(page.status == 200 && page.text().contains("not in this server’s archive"), "{}", page.text());
    let answer = server.get("/api/v1/laws/ca-t-1.5/diff?from=2020-01-02&to=2024-05-06").await?;
    ensure!(answer.status == 404, "{}", answer.text());
    Ok(())
}

/// A consolidated law of a publisher that gives its texts no date.
fn undated_law(visitors: u32, penalty: &str) -> Vec<u8> {
    let article = format!(
        "Quien reclute, transporte, traslade, acoja o reciba a una persona para explotarla sexualmente, para el trabajo \
         forzoso o para la extracción de sus órganos, mediante amenazas, fuerza, engaño o abuso de una situación de \
         vulnerabilidad, será castigado con {penalty} años de penitenciaría"
    );
    let law = json!({
        "tipoNorma": "Ley", "nroNorma": "99331", "anioNorma": 2008, "nombreNorma": "LEY DE TRATA DE PERSONAS DE PRUEBA",
        "leyenda": "Documento Actualizado", "visitas": format!("Visitas {visitors}"),
        "fechaPromulgacion": "11/08/2008", "fechaPublicacion": "18/08/2008",
        "articulos": [{"nroArticulo": "1", "textoArticulo": article}],
    });
    law.to_string().into_bytes()
}

#[tokio::test]
async fn a_text_that_changes_without_a_date_is_a_version_of_the_day_on_which_it_was_found() -> Result<()> {
    const LAW: &str = "https://www.impo.com.uy/bases/leyes/99331-2008?json=true";
    let mut mirror = MirrorFolder::new()?;
    let copies = [("2024-01-15", 7, "cuatro"), ("2025-02-16", 8_123, "cuatro"), ("2026-03-17", 9_999, "doce")];
    for (day, visitors, penalty) in copies {
        let file = format!("uy/{day}/99331.json");
        mirror.line(&json!({"url": LAW, "file": file, "content_type": "application/json", "vintage": day}));
        mirror.put(&file, &undated_law(visitors, penalty))?;
    }
    let program = Program::new()?;
    let manifest = mirror.manifest()?.into_os_string();
    program.run(["crawl".into(), "uy-impo".into(), "--mirror".into(), manifest])?.succeeded()?;
    program.run(["score", "--draws", "100"])?.succeeded()?;
    let server = Server::start_with(Some(&program.data()), &[])?;

    let law = server.json("/api/v1/laws/uy-ley-99331-2008").await?;
    let told: Vec<(&str, &str)> = law["versions"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|v| Some((v["date"].as_str()?, v["label"].as_str()?)))
        .collect();
    // The copy between them has other visitors and the same words.
    ensure!(told == [("2024-01-15", "found by the crawler"), ("2026-03-17", "found by the crawler")], "{law}");
    let address = "/laws/uy-ley-99331-2008/versions/2024-01-15...2026-03-17";
    let html = server.get("/laws/uy-ley-99331-2008").await?.text();
    ensure!(html.contains(&format!("href=\"{address}\"")), "the law's page does not lead to {address}");
    ensure!(html.contains("its publisher states no other date"), "{html}");
    let html = server.get(address).await?.text();
    ensure!(html.contains("cuatro") && html.contains("doce") && html.contains("<ins>"), "{html}");
    Ok(())
}

const FEED: &str = "https://www.legislation.gov.uk/new/data.feed";

#[tokio::test]
async fn what_lists_announce_is_shown() -> Result<()> {
    let mut mirror = MirrorFolder::new()?;
    let entries: String = (1..=25)
        .map(|n| {
            format!(
                "<entry><title>Act {n} &amp; more</title><link href=\"https://www.legislation.gov.uk/ukpga/2025/{n}\"/>\
                 <updated>2025-01-{n:02}T10:00:00Z</updated></entry>"
            )
        })
        .collect();
    let feed = format!("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>New</title>{entries}</feed>");
    mirror.add(Some(FEED), "feed.xml", "application/atom+xml", feed.as_bytes())?;
    let program = Program::new()?;
    let manifest = mirror.manifest()?.into_os_string();
    program.run(["crawl".into(), "gb-new-legislation".into(), "--mirror".into(), manifest])?.succeeded()?;
    // Facts of some source: a score needs any.
    let mut facts = MirrorFolder::new()?;
    facts.add_statute(&statute("Trafficking in Persons Act"))?;
    let manifest = facts.manifest()?.into_os_string();
    program.run(["crawl".into(), "ca-justice".into(), "--mirror".into(), manifest])?.succeeded()?;
    program.run(["score", "--draws", "100"])?.succeeded()?;
    let server = Server::start_with(Some(&program.data()), &[])?;

    let items = server.items_by("/api/v1/documents?source=gb-new-legislation", 10).await?;
    ensure!(items.len() == 25, "{} documents", items.len());
    ensure!(items[0]["date"] == "2025-01-25" && items[24]["date"] == "2025-01-01", "the newest first: {items:?}");
    ensure!(items[0]["title"] == "Act 25 & more" && items[0]["provenance"]["snapshot"].is_string(), "{}", items[0]);
    ensure!(server.items("/api/v1/documents?source=ti-cpi").await?.is_empty());
    let csv = server.get("/api/v1/documents?format=csv").await?.text();
    ensure!(csv.lines().count() == 26 && csv.starts_with("title,url,date,source"), "{csv}");

    let html = server.get("/sources").await?.text();
    let section = html.split_once("id=\"gb-new-legislation\"").context("no such source")?.1;
    let section = section.split_once("</section>").context("no end")?.0;
    ensure!(section.contains("25 documents that its lists announce"), "{section}");
    let links = section.matches("https://www.legislation.gov.uk/ukpga/2025/").count();
    ensure!(links == 20 && section.contains("25 Jan 2025 ") && !section.contains(">5 Jan 2025 "), "{links} links");
    let row = html.split_once("href=\"#ti-cpi\"").context("no such row")?.1.split_once("</tr>").context("no end")?.0;
    ensure!(row.contains(">not asked yet<"), "no facts of it, so none from the baseline: {row}");
    Ok(())
}

/// What a source without code follows; [`SOURCE_HEAD`] stands before it.
const REPORTS: &str = r#"[follow]
start = ["https://x.example.org/list"]
links = "a"
min_documents = 2
[[follow.field]]
name = "title"
select = "h1"
"#;

fn reports() -> String {
    format!("{SOURCE_HEAD}{REPORTS}")
}

#[tokio::test]
async fn a_described_source_is_one_of_the_programs_and_a_mirror_answers_for_it() -> Result<()> {
    let mut mirror = MirrorFolder::new()?;
    let list = b"<a href=/1>one</a><a href=/2>two</a><a href=/3>not in the mirror</a>";
    mirror.add(Some("https://x.example.org/list"), "list.html", "text/html", list)?;
    let page = |title: &str| format!("<html><body><h1>{title}</h1><p>Text.</p></body></html>").into_bytes();
    mirror.add(Some("https://x.example.org/1"), "1.html", "text/html", &page("One"))?;
    for (vintage, title) in [("2021-01-01", "Two, draft"), ("2022-01-01", "Two")] {
        let file = format!("2-{vintage}.html");
        mirror.line(
            &json!({"url": "https://x.example.org/2", "file": file, "content_type": "text/html", "vintage": vintage}),
        );
        mirror.put(&file, &page(title))?;
    }
    let manifest = mirror.manifest()?;

    let mut program = Program::new()?;
    let folder = program.folder().join("described");
    std::fs::create_dir(&folder)?;
    std::fs::write(folder.join("x.toml"), reports())?;
    // By its file alone …
    let arguments = ["crawl", "--source-file", "described/x.toml", "--json", "--mirror"].map(Into::into);
    let crawl = |p: &Program| p.run(arguments.clone().into_iter().chain([manifest.clone().into_os_string()]));
    let report = crawl(&program)?.succeeded()?.last_json()?["sources"][0].clone();
    ensure!(report["accepted"] == 2 && report["failures"] == json!([]), "{report}");
    ensure!(report["absent"] == json!(["https://x.example.org/3"]), "{report}");
    let documents = program.run(["documents", "--json"])?.succeeded()?.json_lines()?;
    let titles: Vec<&str> = documents.iter().filter_map(|d| d["title"].as_str()).collect();
    ensure!(titles == ["One", "Two"], "{documents:?}");
    let again = crawl(&program)?.succeeded()?.last_json()?["sources"][0].clone();
    ensure!(again["accepted"] == 0 && again["unchanged_documents"] == 2, "{again}");

    // … and as one of the installation's.
    let unknown = program.run(["crawl", "x-reports"])?;
    unknown.told(&["no source x-reports"])?;
    program.env("LEXGAP_SOURCE_FILES", "described");
    let health = program.health("x-reports")?;
    ensure!(health["last_success"].is_string(), "{health}");
    let listing = program.run(["sources"])?.succeeded()?.stdout;
    ensure!(listing.contains("Reports of X") && listing.contains("0 0 4 * * *"), "{listing}");
    let by_name = ["crawl", "x-reports", "--json", "--mirror"].map(Into::into);
    let report = program.run(by_name.into_iter().chain([manifest.into_os_string()]))?.succeeded()?.last_json()?;
    ensure!(report["sources"][0]["unchanged_documents"] == 2, "{report}");

    std::fs::write(folder.join("y.toml"), reports())?;
    program.run(["sources"])?.told(&["y.toml", "x-reports"])?;
    Ok(())
}
