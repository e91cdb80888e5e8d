//! The description of the API is true: its examples, its schemas by `schemathesis`, a client made from it.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{Browser, Server};
use reqwest::StatusCode;
use serde_json::{Map, Value, json};

fn folder() -> PathBuf {
    PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("api")
}

/// A program of the Python packages in `api/requirements.txt`, where they are installed.
fn tool(name: &str) -> Option<PathBuf> {
    let found = std::env::var_os("LEXGAP_API_TOOLS").map(|f| PathBuf::from(f).join(name)).filter(|p| p.is_file());
    if found.is_none() {
        println!("skipped: {name} is not installed (`cargo xtask test` does; else set LEXGAP_API_TOOLS)");
    }
    found
}

/// Runs a command to its end; all that it said where it failed.
fn run(command: &mut Command) -> Result<String> {
    // Our own server is on this machine.
    for proxy in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
        command.env_remove(proxy);
    }
    let output = command.output().with_context(|| format!("{command:?}"))?;
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    ensure!(output.status.success(), "{command:?}: {}\n{said}", output.status);
    Ok(said)
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The address that an operation's parameters give with these values.
fn address(path: &str, operation: &Value, values: &Map<String, Value>) -> Result<String> {
    let mut url = url::Url::parse("http://x")?;
    let mut path = path.to_owned();
    for parameter in operation["parameters"].as_array().context("parameters")? {
        let name = parameter["name"].as_str().context("a parameter without name")?;
        let Some(value) = values.get(name) else { continue };
        if parameter["in"] == "path" {
            path = path.replace(&format!("{{{name}}}"), &text(value));
        } else {
            url.query_pairs_mut().append_pair(name, &text(value));
        }
    }
    url.set_path(&format!("/api/v1{path}"));
    Ok(format!("{}{}", url.path(), url.query().map(|q| format!("?{q}")).unwrap_or_default()))
}

fn operations(document: &Value) -> Result<Vec<(&String, &Value)>> {
    let paths = document["paths"].as_object().context("paths")?;
    Ok(paths.iter().map(|(path, methods)| (path, &methods["get"])).collect())
}

#[tokio::test]
async fn each_example_is_what_the_server_answers() -> Result<()> {
    let server = Server::shared()?;
    let document = server.json("/api/v1/openapi.json").await?;
    ensure!(document["openapi"].as_str().is_some_and(|v| v.starts_with("3.1")), "{}", document["openapi"]);
    let file = folder().join("../../server/src/http/api/examples.json");
    let mut committed: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    for (path, operation) in operations(&document)? {
        let id = operation["operationId"].as_str().context("operationId")?;
        // Needs archived originals, which the baseline has not; `versions.rs` asks it.
        if id == "get_law_diff" {
            continue;
        }
        let values = match committed[id]["request"].as_object() {
            Some(request) if update => request.clone(),
            _ => {
                let parameters = operation["parameters"].as_array().context("parameters")?;
                let with_example = parameters.iter().filter(|p| !p["example"].is_null());
                with_example.map(|p| (text(&p["name"]), p["example"].clone())).collect()
            }
        };
        let address = address(path, operation, &values)?;
        let found = server.json(&address).await?;
        if found.get("items").is_some_and(|i| *i == json!([])) && id != "list_documents" {
            anyhow::bail!("{address}: an example of nothing");
        }
        if update {
            committed[id]["response"] = found;
        } else {
            let expected = &operation["responses"]["200"]["content"]["application/json"]["example"];
            ensure!(found == *expected, "{address}\nexample {expected:#}\nanswer {found:#}");
        }
    }
    if update {
        fs::write(&file, format!("{committed:#}\n"))?;
    }
    Ok(())
}

#[tokio::test]
async fn the_description_names_every_field_that_answers_have() -> Result<()> {
    let server = Server::shared()?;
    let document = server.json("/api/v1/openapi.json").await?;
    for (path, operation) in operations(&document)? {
        let parameters = operation["parameters"].as_array().context("parameters")?;
        if path.contains('{') || !parameters.iter().any(|p| p["name"] == "cursor") {
            continue;
        }
        let query = if path == "/search" { "q=kenya" } else { "limit=200" };
        let items = server.json(&format!("/api/v1{path}?{query}")).await?;
        let schema = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        let pattern = parameters.iter().find(|p| p["name"] == "fields").context("fields")?["schema"]["pattern"].clone();
        for item in items["items"].as_array().context("items")? {
            for name in item.as_object().context("object")?.keys() {
                let known = text(&pattern).split(['(', ')', '|']).any(|n| n == name);
                ensure!(known, "{path}: the answer has {name}, which {schema} does not know: {pattern}");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn schemathesis_finds_nothing() -> Result<()> {
    let Some(schemathesis) = tool("schemathesis") else { return Ok(()) };
    let server = Server::shared()?;
    let work = tempfile::tempdir()?;
    let said = run(Command::new(schemathesis)
        .current_dir(work.path())
        .arg("run")
        .arg(server.url("/api/v1/openapi.json"))
        .args(["--checks", "all", "--max-examples", "25", "--seed", "1", "--generation-deterministic", "--no-color"]))?;
    println!("{}", said.lines().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>().join("\n"));
    ensure!(!server.said()?.contains("panicked"), "{}", server.said()?);
    Ok(())
}

#[tokio::test]
async fn a_python_client_can_be_made_and_used() -> Result<()> {
    let (Some(generator), Some(python)) = (tool("openapi-python-client"), tool("python")) else { return Ok(()) };
    let server = Server::shared()?;
    let work = tempfile::tempdir()?;
    let description = work.path().join("openapi.json");
    fs::write(&description, server.get("/api/v1/openapi.json").await?.bytes)?;
    let made = work.path().join("lexgap_client");
    let said = run(Command::new(generator)
        .args(["generate", "--meta", "none", "--fail-on-warning", "--path"])
        .arg(&description)
        .arg("--config")
        .arg(folder().join("client.yaml"))
        .arg("--output-path")
        .arg(&made))?;
    ensure!(Path::new(&made).join("client.py").is_file(), "{said}");
    print!("{}", run(Command::new(python).arg(folder().join("try_client.py")).arg(work.path()).arg(server.address()))?);
    Ok(())
}

#[tokio::test]
async fn the_page_of_the_api_needs_no_scripts() -> Result<()> {
    let server = Server::shared()?;
    let page = server.get("/api/v1/docs").await?;
    ensure!(page.status == StatusCode::OK && page.header("content-type").starts_with("text/html"), "{}", page.status);
    let html = page.text();
    let document = server.json("/api/v1/openapi.json").await?;
    for (path, operation) in operations(&document)? {
        ensure!(html.contains(&format!("/api/v1{path}")), "{path} is not on the page");
        ensure!(html.contains(&format!("id=\"{}\"", text(&operation["operationId"]))), "{path}");
    }
    // Addresses of kinds of errors lead to the page.
    let problem = server.get("/api/v1/laws/nonsense").await?.json()?;
    let (address, place) = problem["type"].as_str().and_then(|t| t.split_once('#')).context("type")?;
    ensure!(address == "/api/v1/docs" && html.contains(&format!("id=\"{place}\"")), "{problem}");
    for attribute in ["src=\"http", "href=\"http", "style=\"", "<style", "onclick"] {
        ensure!(!html.contains(attribute), "{attribute} on the page");
    }
    Ok(())
}

#[tokio::test]
async fn the_viewer_shows_and_tries_the_api_and_asks_nobody_else() -> Result<()> {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    let server = Server::shared()?;
    if !server.get("/api/v1/docs").await?.text().contains("/assets/docs.") {
        println!("skipped: no viewer beside the program (`cargo xtask build` writes it)");
        return browser.close().await;
    }
    browser.requests().await?;
    browser.goto(&server.url("/api/v1/docs")).await?;
    browser.wait_until("return document.querySelectorAll('#viewer .opblock-tag').length >= 5").await?;
    // Opens one operation, sends its example and waits for the answer.
    browser.run_js("document.querySelector('#viewer .opblock-tag').click()").await?;
    browser.wait_until("return document.querySelector('#viewer .opblock-summary-control') !== null").await?;
    browser.run_js("document.querySelector('#viewer .opblock-summary-control').click()").await?;
    browser.wait_until("return document.querySelector('#viewer .btn.execute') !== null").await?;
    // Examples reach the fields a moment after the button; before that the viewer refuses to send.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    browser.run_js("document.querySelector('#viewer .btn.execute').click()").await?;
    browser
        .wait_until(
            "return document.querySelector('#viewer .live-responses-table tr.response .response-col_status')\
             ?.textContent.trim().startsWith('200') ?? false",
        )
        .await?;
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    for exchange in browser.requests().await?.iter().filter(|r| r.url.starts_with("http")) {
        ensure!(exchange.host.as_deref().is_none_or(|h| h == "127.0.0.1"), "asked {}", exchange.url);
    }
    browser.close().await
}
