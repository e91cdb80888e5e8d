//! Search in the texts of laws, from the crawl's archive to the page.

use std::time::Duration;

use anyhow::{Result, ensure};
use lexgap_tests::{MirrorFolder, Program, Server, statute};
use serde_json::{Value, json};

const ACT: &str = "https://laws-lois.justice.gc.ca/eng/XML/T-1.5.xml";
/// The server reads the texts in the background.
const PATIENCE: Duration = Duration::from_secs(30);

/// An act whose second section speaks of what no name does.
fn act() -> Result<Vec<u8>> {
    let text = String::from_utf8(statute("Trafficking in Persons Act"))?;
    let sections = "<Body><Section><MarginalNote>Forfeiture</MarginalNote><Label>2</Label>\
        <Text>The court may order that the ship be forfeited to His Majesty, &lt;b&gt;with its cargo.</Text></Section></Body>";
    let (head, rest) = text.split_once("<Body>").unwrap_or((&text, ""));
    let tail = rest.split_once("</Body>").map_or("", |(_, tail)| tail);
    Ok(format!("{head}{sections}{tail}").into_bytes())
}

async fn texts(server: &Server, query: &str) -> Result<Value> {
    Ok(server.json(&format!("/api/v1/search?q={query}&texts=true")).await?["texts"].clone())
}

#[tokio::test]
async fn words_of_a_law_are_found_marked_and_corrected() -> Result<()> {
    let mut mirror = MirrorFolder::new()?;
    mirror.line(&json!({"url": ACT, "file": "T-1.5.xml", "content_type": "text/xml", "vintage": "2020-01-02"}));
    mirror.put("T-1.5.xml", &act()?)?;
    let program = Program::new()?;
    let manifest = mirror.manifest()?.into_os_string();
    program.run(["crawl".into(), "ca-justice".into(), "--mirror".into(), manifest])?.succeeded()?;
    program.run(["score", "--draws", "100"])?.succeeded()?;
    let server = Server::start_with(Some(&program.data()), &[])?;

    let begun = std::time::Instant::now();
    while texts(&server, "forfeited").await?["is"] != "found" {
        ensure!(begun.elapsed() < PATIENCE, "no text after {PATIENCE:?}: {}", texts(&server, "forfeited").await?);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let found = texts(&server, "FORFEITED%20ship").await?;
    let hit = &found["hits"][0];
    ensure!(hit["law"] == "ca-t-1.5" && hit["jurisdiction"] == "CAN" && hit["place"] == "2 Forfeiture", "{found}");
    let pieces = hit["excerpt"].as_array().cloned().unwrap_or_default();
    let marked: Vec<&Value> = pieces.iter().filter(|p| p["marked"] == true).map(|p| &p["text"]).collect();
    ensure!(marked == [&json!("ship"), &json!("forfeited")], "{found}");

    let corrected = texts(&server, "forfieted").await?;
    ensure!(corrected["also"] == json!(["forfeited"]) && corrected["hits"][0]["law"] == "ca-t-1.5", "{corrected}");
    for odd in ["%22ship%22", "ship%20AND", "ship*", "NEAR(ship", "%27;DROP%20TABLE%20texts;--%20ship"] {
        let answer = server.get(&format!("/api/v1/search?q={odd}&texts=true")).await?;
        ensure!(answer.status == 200 && answer.header("etag").is_empty(), "{odd}: {} {}", answer.status, answer.text());
    }
    let none = texts(&server, "zeppelin").await?;
    ensure!(none["is"] == "found" && none["hits"] == json!([]), "{none}");

    let page = server.get("/search?q=forfeited").await?.text();
    ensure!(page.contains("<mark>forfeited</mark>") && page.contains("href=\"/laws/ca-t-1.5\""), "{page}");
    ensure!(page.contains("&lt;b&gt;with") && !page.contains("<b>with"), "a text is no markup: {page}");
    let csv = server.get("/api/v1/search?q=forfeited&texts=true&format=csv").await?.text();
    ensure!(csv.starts_with("document,source,law,") && csv.contains("ca-t-1.5"), "{csv}");
    Ok(())
}

#[tokio::test]
async fn a_server_of_the_baseline_says_that_it_holds_no_texts() -> Result<()> {
    let server = Server::shared()?;
    ensure!(texts(server, "law").await?["is"] == "no_texts");
    let page = server.get("/search?q=law").await?.text();
    ensure!(page.contains("This server holds no texts of laws and reports"), "{page}");
    let plain = server.json("/api/v1/search?q=law").await?;
    ensure!(plain.get("texts").is_none(), "{plain}");
    Ok(())
}
