//! What other sites and programs take from this one: downloads, catalogue, frames, images, citations, limits.

use std::io::Read as _;

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{FEW_DRAWS, Server, fetch};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

fn sha256_hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

fn unzipped(bytes: &[u8]) -> Result<String> {
    let mut text = String::new();
    flate2::read::GzDecoder::new(bytes).read_to_string(&mut text)?;
    Ok(text)
}

#[tokio::test]
async fn an_edition_can_be_taken_whole_and_checked() -> Result<()> {
    let server = Server::shared()?;
    let sums = server.get("/downloads/1/SHA256SUMS").await?;
    ensure!(sums.status == StatusCode::OK, "{} {}", sums.status, sums.text());
    let sums = sums.text();
    ensure!(sums.lines().count() >= 18, "{sums}");
    for line in sums.lines() {
        let (expected, name) = line.split_once("  ").context("two words a line")?;
        let file = server.get(&format!("/downloads/1/{name}")).await?;
        ensure!(file.status == StatusCode::OK, "{name}: {}", file.status);
        ensure!(sha256_hex(&file.bytes) == expected, "{name} is not what its sum says");
        ensure!(file.header("cache-control").contains("immutable"), "{name}");
        ensure!(file.header("content-encoding").is_empty(), "{name} is compressed twice");
        let table = name.split('.').next().unwrap_or_default().replace('_', "-");
        ensure!(lexgap_texts::is_known(&format!("table-{table}")), "no language says what {name} holds");
    }
    for name in ["effects.parquet", "effect_years.parquet", "event-studies.csv.gz"] {
        ensure!(sums.contains(name), "no {name}: {sums}");
    }
    // The rows are those of the API.
    for table in ["laws", "scores"] {
        let lines = unzipped(&server.get(&format!("/downloads/1/{table}.jsonl.gz")).await?.bytes)?;
        let lines = lines.lines().map(|l| Ok(serde_json::from_str(l)?)).collect::<Result<Vec<Value>>>()?;
        ensure!(lines == server.items(&format!("/api/v1/{table}")).await?, "{table}");
        let csv = unzipped(&server.get(&format!("/downloads/1/{table}.csv.gz")).await?.bytes)?;
        ensure!(csv == server.get(&format!("/api/v1/{table}?format=csv")).await?.text(), "{table}");
    }
    let values = unzipped(&server.get("/downloads/1/indicator-values.jsonl.gz").await?.bytes)?;
    let cpi = values.lines().filter(|l| l.contains("\"indicator\":\"ti-cpi\"")).count();
    ensure!(cpi == server.items("/api/v1/indicators/ti-cpi/series").await?.len());
    Ok(())
}

#[tokio::test]
async fn parts_of_a_download_can_be_asked_for() -> Result<()> {
    let server = Server::shared()?;
    let path = "/downloads/1/jurisdictions.jsonl.gz";
    let whole = server.get(path).await?;
    let part = server.get_with(path, &[("range", "bytes=10-29")]).await?;
    ensure!(part.status == StatusCode::PARTIAL_CONTENT && part.bytes == whole.bytes[10..30], "{}", part.status);
    ensure!(part.header("content-range") == format!("bytes 10-29/{}", whole.bytes.len()));
    let behind = server.get_with(path, &[("range", "bytes=99999999-")]).await?;
    ensure!(behind.status == StatusCode::RANGE_NOT_SATISFIABLE, "{}", behind.status);
    let again = server.get_with(path, &[("if-none-match", whole.header("etag"))]).await?;
    ensure!(again.status == StatusCode::NOT_MODIFIED && again.bytes.is_empty());
    for bad in [
        "/downloads/1/nothing.gz",
        "/downloads/1/..%2f..%2flexgap.db",
        "/downloads/1/files.json",
        "/downloads/77",
        "/downloads/77/laws.csv.gz",
    ] {
        ensure!(server.get(bad).await?.status == StatusCode::NOT_FOUND, "{bad}");
    }
    ensure!(server.get("/downloads/x/laws.csv.gz").await?.status == StatusCode::BAD_REQUEST);
    Ok(())
}

#[tokio::test]
async fn downloads_are_made_once_and_stay() -> Result<()> {
    let first = Server::start_with(None, &[FEW_DRAWS])?;
    let path = "/downloads/1/scores.csv.gz";
    let before = first.get(path).await?;
    let data = tempfile::tempdir()?;
    let copy = data.path().join("data");
    ensure!(std::process::Command::new("cp").arg("-r").arg(first.data()).arg(&copy).status()?.success());
    drop(first);
    let made = |folder: &std::path::Path| -> Result<Vec<_>> {
        let mut all = Vec::new();
        for entry in std::fs::read_dir(folder.join("downloads"))? {
            let entry = entry?;
            all.push((entry.file_name(), entry.path().join("scores.csv.gz").metadata()?.modified()?));
        }
        Ok(all)
    };
    let then = made(&copy)?;
    let second = Server::start_with(Some(&copy), &[FEW_DRAWS])?;
    let after = second.get(path).await?;
    ensure!(before.bytes == after.bytes && before.header("etag") == after.header("etag"));
    ensure!(made(&copy)? == then, "written anew");
    Ok(())
}

#[tokio::test]
async fn the_catalogue_leads_to_files_that_are_there() -> Result<()> {
    let server = Server::shared()?;
    let answer = server.get("/catalog.jsonld").await?;
    ensure!(answer.header("content-type").starts_with("application/ld+json"));
    let catalog = answer.json()?;
    ensure!(catalog["@type"] == "dcat:Catalog" && catalog["@context"]["dcat"] == "http://www.w3.org/ns/dcat#");
    let datasets = catalog["dcat:dataset"].as_array().context("datasets")?;
    let mut files = 0;
    for dataset in datasets {
        for d in dataset["dcat:distribution"].as_array().into_iter().flatten() {
            let url = d["dcat:downloadURL"]["@id"].as_str().context("an address")?;
            ensure!(url.starts_with(server.address()), "{url}");
            let file = fetch(url, |r| r).await?;
            ensure!(file.status == StatusCode::OK, "{url}");
            ensure!(d["dcat:byteSize"]["@value"].as_str() == Some(file.bytes.len().to_string().as_str()), "{url}");
            ensure!(d["spdx:checksum"]["spdx:checksumValue"]["@value"] == sha256_hex(&file.bytes), "{url}");
            files += 1;
        }
    }
    let edition = catalog["dcat:dataset"][0]["dcat:version"].as_str().context("a version")?;
    let sums = server.get(&format!("/downloads/{edition}/SHA256SUMS")).await?.text();
    ensure!(files >= 18 && files == sums.lines().count(), "{files} files, {} of the edition", sums.lines().count());
    for page in ["/", "/jurisdictions/KEN"] {
        let html = server.get(page).await?.text();
        ensure!(html.matches("/catalog.jsonld").count() >= 2, "{page} does not lead to the catalogue");
    }
    Ok(())
}

#[tokio::test]
async fn a_scorecard_can_be_embedded_and_nothing_else() -> Result<()> {
    let server = Server::shared()?;
    let html = server.get("/jurisdictions/KEN").await?.text();
    let discovery = html.split("application/json+oembed").nth(1).and_then(|rest| rest.split("href=\"").nth(1));
    let discovery = discovery.and_then(|rest| rest.split('"').next()).context("no discovery link")?;
    ensure!(discovery.starts_with("/oembed?url="), "{discovery}");
    let asked = format!(
        "/oembed?url={}%2Fjurisdictions%2FKEN&maxwidth=500",
        server.address().replace(':', "%3A").replace('/', "%2F")
    );
    let answer = server.json(&asked).await?;
    ensure!(answer["version"] == "1.0" && answer["type"] == "rich" && answer["width"] == 500, "{answer}");
    let frame = answer["html"].as_str().and_then(|h| h.split('"').nth(1)).context("html")?;
    let embedded = fetch(frame, |r| r).await?;
    ensure!(embedded.status == StatusCode::OK && embedded.text().contains("Kenya"), "{frame}");
    let policy = embedded.header("content-security-policy");
    ensure!(policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"), "{policy}");
    ensure!(!embedded.text().contains("<script"), "scripts in a frame");
    let page = server.get("/jurisdictions/KEN").await?;
    ensure!(page.header("content-security-policy").contains("frame-ancestors 'none'"));

    let thumbnail = fetch(answer["thumbnail_url"].as_str().context("thumbnail")?, |r| r).await?;
    ensure!(thumbnail.header("content-type") == "image/png" && thumbnail.bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(thumbnail.bytes[at..at + 4].try_into().unwrap_or_default());
    ensure!((number(16), number(20)) == (1200, 630), "{} × {}", number(16), number(20));
    let again = server.get_with("/og/jurisdictions/KEN.png", &[("if-none-match", thumbnail.header("etag"))]).await?;
    ensure!(again.status == StatusCode::NOT_MODIFIED);

    let elsewhere = server.get("/oembed?url=https%3A%2F%2Fexample.org%2Fjurisdictions%2FKEN").await?;
    ensure!(elsewhere.status == StatusCode::NOT_FOUND, "{}", elsewhere.status);
    ensure!(server.get(&format!("{asked}&format=xml")).await?.status == StatusCode::NOT_IMPLEMENTED);
    for bad in ["/og/jurisdictions/XYZ.png", "/og/jurisdictions/KEN", "/embed/jurisdictions/XYZ"] {
        ensure!(server.get(bad).await?.status == StatusCode::NOT_FOUND, "{bad}");
    }
    Ok(())
}

#[tokio::test]
async fn pages_describe_their_data_and_can_be_cited() -> Result<()> {
    let server = Server::start_with(None, &[FEW_DRAWS, ("LEXGAP_PUBLIC_URL", "https://lexgap.example.org/")])?;
    for (page, name) in [("/jurisdictions/KEN", "Kenya"), ("/indicators/ti-cpi", "Corruption Perceptions Index")] {
        let html = server.get(page).await?.text();
        let data = html.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
        let data: Value = serde_json::from_str(data.context("no description")?)?;
        ensure!(data["@type"] == "Dataset" && data["name"] == name, "{data}");
        ensure!(data["url"] == format!("https://lexgap.example.org{page}"), "{data}");
        ensure!(html.contains("<meta property=\"og:title\""), "{page}");
    }
    let html = server.get("/jurisdictions/KEN").await?.text();
    ensure!(html.contains("content=\"https://lexgap.example.org/og/jurisdictions/KEN.png\""));
    for (kind, id) in [("jurisdictions", "KEN"), ("laws", "ca-c-45.2"), ("indicators", "ti-cpi")] {
        let html = server.get(&format!("/{kind}/{id}")).await?.text();
        let url = format!("https://lexgap.example.org/{kind}/{id}");
        ensure!(html.contains("Cite this") && html.contains(&format!("(Edition 1) [Data set]. {url}")), "{kind}");
        let csl = server.json(&format!("/cite/{kind}/{id}/1.json")).await?;
        ensure!(csl[0]["URL"] == url && csl[0]["version"] == "edition 1" && csl[0]["type"] == "dataset", "{csl}");
        ensure!(server.get(&format!("/cite/{kind}/{id}/1.bib")).await?.text().starts_with("@dataset{"));
        ensure!(server.get(&format!("/cite/{kind}/{id}/1.ris")).await?.text().starts_with("TY  - DATA\r\n"));
        for bad in ["9.json", "1.xml", "x.json", "json"] {
            ensure!(server.get(&format!("/cite/{kind}/{id}/{bad}")).await?.status == StatusCode::NOT_FOUND, "{bad}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn callers_choose_fields_and_formats() -> Result<()> {
    let server = Server::shared()?;
    let some = server.items("/api/v1/jurisdictions?fields=name,id").await?;
    let all = server.items("/api/v1/jurisdictions").await?;
    ensure!(some.len() == all.len());
    for (some, all) in some.iter().zip(&all) {
        ensure!(*some == json!({"name": all["name"], "id": all["id"]}), "{some}");
    }
    let csv = server.get("/api/v1/jurisdictions?fields=name,id&format=csv&limit=2").await?.text();
    ensure!(csv.starts_with("name,id\r\n") && csv.lines().count() == 3, "{csv}");
    let one = server.json("/api/v1/laws/ca-c-45.2?fields=title").await?;
    ensure!(one.as_object().is_some_and(|o| o.len() == 1 && o.contains_key("title")), "{one}");
    for bad in ["fields=", "fields=nonsense", "fields=id,,name"] {
        let answer = server.get(&format!("/api/v1/jurisdictions?{bad}")).await?;
        ensure!(
            answer.status == StatusCode::BAD_REQUEST && answer.text().contains("income_group"),
            "{bad}: {}",
            answer.text()
        );
    }
    let fact = &server.json("/api/v1/observations?jurisdiction=KEN&limit=1").await?["items"][0];
    ensure!(server.json(&format!("/api/v1/facts/{}", fact["id"].as_str().unwrap_or_default())).await? == *fact);
    let claim = &server.items("/api/v1/claims").await?[0];
    ensure!(server.json(&format!("/api/v1/facts/{}", claim["id"].as_str().unwrap_or_default())).await? == *claim);

    for (accept, kind) in [
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv"),
        ("text/csv;q=0.5, application/json", "application/json"),
        ("text/csv;q=0, */*", "application/json"),
    ] {
        let answer = server.get_with("/api/v1/sources", &[("accept", accept)]).await?;
        ensure!(answer.header("content-type").starts_with(kind), "{accept}: {}", answer.header("content-type"));
    }
    for (path, accept) in [("/api/v1/sources", "image/png"), ("/api/v1/laws/gb/diff?from=1&to=2", "text/csv")] {
        let answer = server.get_with(path, &[("accept", accept)]).await?;
        ensure!(answer.status == StatusCode::NOT_ACCEPTABLE, "{path}: {}", answer.status);
        ensure!(answer.header("content-type") == "application/problem+json");
    }
    // Two formats are two representations.
    let (json, csv) = ("/api/v1/laws?limit=1&format=json", "/api/v1/laws?limit=1&format=csv");
    ensure!(server.get(json).await?.header("etag") != server.get(csv).await?.header("etag"));
    for coding in ["gzip", "br"] {
        let answer = server.get_with("/api/v1/laws?limit=500", &[("accept-encoding", coding)]).await?;
        ensure!(answer.header("content-encoding") == coding, "{coding}");
        let mut read = Vec::new();
        match coding {
            "gzip" => flate2::read::GzDecoder::new(answer.bytes.as_slice()).read_to_end(&mut read)?,
            _ => brotli::Decompressor::new(answer.bytes.as_slice(), 4096).read_to_end(&mut read)?,
        };
        ensure!(read == server.get("/api/v1/laws?limit=500").await?.bytes, "{coding}");
    }
    Ok(())
}

#[tokio::test]
async fn scripts_of_other_sites_may_read() -> Result<()> {
    let server = Server::shared()?;
    let origin = ("origin", "https://example.org");
    for path in ["/api/v1/laws", "/api/v1/laws/nonsense", "/oembed", "/catalog.jsonld", "/downloads/1/SHA256SUMS"] {
        let answer = server.get_with(path, &[origin]).await?;
        ensure!(answer.header("access-control-allow-origin") == "*", "{path}");
        ensure!(answer.header("access-control-expose-headers").contains("etag"), "{path}");
    }
    let client = reqwest::Client::builder().no_proxy().build()?;
    let preflight = client
        .request(Method::OPTIONS, server.url("/api/v1/laws"))
        .header("origin", "https://example.org")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "if-none-match")
        .send()
        .await?;
    let allowed =
        |name: &str| preflight.headers().get(name).and_then(|v| v.to_str().ok()).unwrap_or_default().to_lowercase();
    ensure!(preflight.status().is_success(), "{}", preflight.status());
    ensure!(
        allowed("access-control-allow-methods").contains("get")
            && !allowed("access-control-allow-methods").contains("post")
    );
    ensure!(allowed("access-control-allow-headers").contains("if-none-match"));
    // Pages and the curators' forms are nobody else's.
    for path in ["/jurisdictions/KEN", "/review"] {
        ensure!(server.get_with(path, &[origin]).await?.header("access-control-allow-origin").is_empty(), "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn one_address_has_so_many_requests() -> Result<()> {
    let environment = [FEW_DRAWS, ("LEXGAP_RATE_LIMIT", "5"), ("LEXGAP_TRUSTED_PROXIES", "[\"127.0.0.0/8\"]")];
    let server = Server::start_with(None, &environment)?;
    let path = "/api/v1/jurisdictions/KEN";
    let ask = async |from: &str| server.get_with(path, &[("x-forwarded-for", from)]).await;
    for left in (0..5).rev() {
        let answer = ask("203.0.113.7").await?;
        ensure!(answer.status == StatusCode::OK, "{left}: {}", answer.status);
        ensure!(answer.header("ratelimit-policy") == "\"requests\";q=5;w=60", "{}", answer.header("ratelimit-policy"));
        ensure!(
            answer.header("ratelimit").starts_with(&format!("\"requests\";r={left};t=")),
            "{}",
            answer.header("ratelimit")
        );
    }
    let refused = ask("203.0.113.7").await?;
    ensure!(refused.status == StatusCode::TOO_MANY_REQUESTS, "{}", refused.status);
    let wait: u64 = refused.header("retry-after").parse()?;
    ensure!((1..=13).contains(&wait), "{wait}");
    ensure!(refused.json()?["type"] == "/api/v1/docs#problem-too-many-requests", "{}", refused.text());
    ensure!(refused.header("access-control-allow-origin") == "*", "scripts must be able to read why");
    // Another address has its own; pages are not limited; nor is this machine itself.
    let other = ask("203.0.113.8").await?;
    ensure!(other.status == StatusCode::OK);
    let tag = other.header("etag").to_owned();
    for _ in 0..30 {
        let known = [("x-forwarded-for", "203.0.113.8"), ("if-none-match", tag.as_str())];
        ensure!(server.get_with(path, &known).await?.status == StatusCode::NOT_MODIFIED, "a tenth of a request each");
    }
    ensure!(
        server.get_with("/jurisdictions/KEN", &[("x-forwarded-for", "203.0.113.7")]).await?.status == StatusCode::OK
    );
    for _ in 0..10 {
        ensure!(server.get(path).await?.status == StatusCode::OK);
    }
    Ok(())
}
