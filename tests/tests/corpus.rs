//! From an empty folder through crawl, scores and API, over the publishers' own files.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{Outcome, Program, Server, corpus, known_facts};
use serde_json::{Value, json};

fn of<'a>(report: &'a Value, source: &str) -> Result<&'a Value> {
    let mut sources = report["sources"].as_array().into_iter().flatten();
    sources.find(|s| s["source"] == source).with_context(|| format!("the report lacks {source}: {report}"))
}

fn crawl(program: &Program, manifest: &Path) -> Result<Outcome> {
    let arguments = ["crawl", "--json", "--mirror"].map(Into::into);
    program.run(arguments.into_iter().chain([manifest.as_os_str().to_owned()]))?.succeeded()
}

fn score(program: &Program, seed: &str) -> Result<Value> {
    program.run(["score", "--draws", "100", "--json", "--seed", seed])?.succeeded()?.last_json()
}

/// Scores without what names the edition they stand in.
async fn scores(server: &Server, edition: &Value) -> Result<Vec<Value>> {
    server.items(&format!("/api/v1/scores?edition={edition}")).await
}

#[tokio::test]
async fn the_publishers_files_become_scorecards() -> Result<()> {
    let Some(corpus) = corpus() else { return Ok(()) };
    let manifest = corpus.join("manifest.jsonl");
    let program = Program::new()?;

    // Sources of which the corpus holds no document.
    let lines = program.run(["sources", "--json"])?.succeeded()?.json_lines()?;
    let only_ours = lines.iter().filter(|s| s["tried_on_own_documents_only"] == true);
    let unproven: Vec<String> = only_ours.filter_map(|s| s["id"].as_str().map(str::to_owned)).collect();

    let outcome = crawl(&program, &manifest)?;
    let report = outcome.last_json()?;
    let (mut laws, mut facts) = (0, 0);
    for source in report["sources"].as_array().context("no sources")? {
        ensure!(source["failures"] == json!([]), "{source}");
        let is_unproven = unproven.iter().any(|id| source["source"] == id.as_str());
        ensure!(is_unproven || source["accepted"].as_u64() > Some(0), "{source}");
        laws += source["laws"].as_u64().unwrap_or(0);
        facts += source["facts"].as_u64().unwrap_or(0);
    }
    ensure!(report["manifest"] == json!([]), "{}", report["manifest"]);
    ensure!(report["untaken"] == json!([]), "{}", report["untaken"]);
    ensure!(laws >= 1100 && facts >= 100_000, "{laws} laws, {facts} facts");

    // What has no jurisdiction of its own is named and counted.
    let glotip = of(&report, "unodc-glotip")?;
    ensure!(glotip["unresolved"] == json!({"Sark": 26, "Aruba/Curacao": 1}), "{}", glotip["unresolved"]);
    // Two copies of the same figures: nothing is new in the second, nothing is revised.
    let applied = &glotip["applied"];
    ensure!(applied["added"] == 46_529 && applied["unchanged"] == 46_529, "{applied}");
    ensure!(applied["changed"] == 0 && applied["withdrawn"] == 0, "{applied}");
    // Columns that changed without notice, with the same values.
    let governance = &of(&report, "wb-wgi")?["applied"];
    ensure!(governance["changed"] == 0 && governance["withdrawn"] == 0, "{governance}");
    // Seven yearly copies of the Factbook, some of them telling the same year again: none says otherwise.
    let factbook = &of(&report, "cia-factbook")?["applied"];
    ensure!(factbook["changed"] == 0 && factbook["withdrawn"] == 0, "{factbook}");
    ensure!(factbook["unchanged"].as_u64() > Some(0), "{factbook}");
    // Between the two copies of the survey 327 counts of our topics went, 65 of them of parts of the United Kingdom.
    let survey = of(&report, "unodc-cts")?;
    ensure!(survey["applied"]["withdrawn"] == 327 && survey["applied"]["changed"] == 0, "{}", survey["applied"]);
    ensure!(survey["unresolved"] == json!({"Iraq (Central Iraq) (IRQ_C)": 30}), "{}", survey["unresolved"]);

    let head = score(&program, "7")?;
    ensure!(head["number"] == 1 && head["scored"].as_u64() > Some(100), "{head}");
    let again = score(&program, "7")?;
    let other = score(&program, "8")?;
    for later in [&again, &other] {
        ensure!(later["merkle_root"] == head["merkle_root"] && later["facts"] == head["facts"], "{head} {later}");
    }
    let server = Server::start_with(Some(&program.data()), &[])?;
    let first = scores(&server, &head["number"]).await?;
    ensure!(first == scores(&server, &again["number"]).await?, "the same seed gave other scores");
    ensure!(first != scores(&server, &other["number"]).await?, "another seed gave the same scores");
    // On one thread, too.
    let one_thread = "RAYON_NUM_THREADS=1 \"$lexgap\" score --draws 100 --seed 7 --json";
    let head_one = program.shell(one_thread)?.succeeded()?.last_json()?;
    ensure!(first == scores(&server, &head_one["number"]).await?, "scores depend on the number of threads");

    known_facts(&server).await?;
    provenance(&server, &corpus).await?;
    revisions(&server).await?;
    drop(server);

    // A second pass finds everything as it was.
    let report = crawl(&program, &manifest)?.last_json()?;
    for source in report["sources"].as_array().context("no sources")? {
        let is_unproven = unproven.iter().any(|id| source["source"] == id.as_str());
        ensure!(
            source["accepted"] == 0 && (is_unproven || source["unchanged_documents"].as_u64() > Some(0)),
            "{source}"
        );
        let applied = &source["applied"];
        ensure!(["added", "changed", "withdrawn"].iter().all(|k| applied[*k] == 0), "{source}");
    }
    let after = score(&program, "7")?;
    ensure!(after["merkle_root"] == head["merkle_root"], "a second crawl changed facts");
    Ok(())
}

/// The hash that stands beside a figure is that of the publisher's file, and so is the hash of what was archived.
async fn provenance(server: &Server, corpus: &Path) -> Result<()> {
    let snapshots = server.items("/api/v1/snapshots").await?;
    ensure!(snapshots.len() >= 40, "{} snapshots", snapshots.len());
    for s in &snapshots {
        ensure!(s["retrieval"] == "mirror", "a mirror answered, so the snapshot must say so: {s}");
    }
    let file = corpus.join("indicators/ti-cpi/CPI2023_Global_Results__Trends.xlsx");
    let sum = std::process::Command::new("sha256sum").arg(&file).output();
    let Ok(sum) = sum else {
        println!("skipped: no sha256sum to compare hashes with");
        return Ok(());
    };
    let sum = String::from_utf8_lossy(&sum.stdout).chars().take(64).collect::<String>();
    let denmark = server.items("/api/v1/indicators/ti-cpi/series?jurisdiction=DNK&from=2023&to=2023").await?;
    ensure!(denmark[0]["snapshot"] == sum.as_str(), "{} is not {sum}", denmark[0]["snapshot"]);
    // Where a person finds it in the publisher's workbook.
    ensure!(denmark[0]["locator"] == "sheet=CPI 2023;cell=D5", "{}", denmark[0]["locator"]);
    let snapshot = server.json(&format!("/api/v1/snapshots/{sum}")).await?;
    ensure!(snapshot["bytes"] == file.metadata()?.len() && snapshot["source"] == "ti-cpi", "{snapshot}");
    Ok(())
}

/// What the newer copy of the survey no longer holds stays visible as history.
async fn revisions(server: &Server) -> Result<()> {
    let page = server.get("/revisions").await?;
    ensure!(page.status == 200, "{}", page.status);
    let text = page.text();
    ensure!(text.contains("withdrawn") || text.contains("Withdrawn"), "the page shows no withdrawn figure");
    let fact = text.split("href=\"/facts/").nth(1).and_then(|rest| rest.split('"').next());
    let fact = fact.context("no revision leads to a figure")?;
    ensure!(server.get(&format!("/facts/{fact}")).await?.status == 200, "/facts/{fact}");
    let old = server.json(&format!("/api/v1/observations/{fact}")).await?;
    // A zero that was stated is a zero, also after it was withdrawn.
    ensure!(old["source"] == "unodc-cts" && old["value"] == 0.0 && old["qualifier"] == "exact", "{old}");
    Ok(())
}
