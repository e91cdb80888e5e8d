//! The same program over PostgreSQL gives the same edition as over SQLite.

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{FEW_DRAWS, MirrorFolder, Program, Server, cpi_workbook, known_facts, statute};
use serde_json::Value;
use sqlx::{AssertSqlSafe, Connection as _, PgConnection};

/// A new, empty database, if there is a server for tests.
async fn database(name: &str) -> Result<Option<String>> {
    let Ok(server) = std::env::var("LEXGAP_TEST_POSTGRES") else {
        println!("skipped: LEXGAP_TEST_POSTGRES names no PostgreSQL server");
        return Ok(None);
    };
    let (base, _) = server.rsplit_once('/').context("LEXGAP_TEST_POSTGRES names no database")?;
    let name = format!("lexgap_{name}_{}", std::process::id());
    let mut admin = PgConnection::connect(&server).await.context("LEXGAP_TEST_POSTGRES")?;
    sqlx::query(AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&mut admin).await?;
    admin.close().await?;
    Ok(Some(format!("{base}/{name}")))
}

#[tokio::test]
async fn the_baseline_gives_the_same_edition_on_both_engines() -> Result<()> {
    let Some(url) = database("baseline").await? else { return Ok(()) };
    let sqlite = Server::shared()?;
    let postgres = Server::start_with(None, &[("LEXGAP_DATABASE_URL", &url), FEW_DRAWS])?;
    ensure!(!postgres.data().join("lexgap.db").exists(), "it made an SQLite database all the same");

    let (a, b) = (sqlite.items("/api/v1/editions").await?, postgres.items("/api/v1/editions").await?);
    ensure!(a.len() == 1 && b.len() == 1, "{a:?} {b:?}");
    for field in ["number", "method_version", "seed", "draws", "merkle_root", "facts", "scored"] {
        ensure!(a[0][field] == b[0][field], "{field} differs: {} and {}", a[0][field], b[0][field]);
    }
    for path in [
        "/api/v1/scores",
        "/api/v1/laws",
        "/api/v1/snapshots",
        "/api/v1/observations?jurisdiction=KEN",
        "/api/v1/observations?source=unodc-cts",
        "/api/v1/indicators/wb-wgi-cc/series",
    ] {
        ensure!(sqlite.items(path).await? == postgres.items(path).await?, "{path} differs");
    }
    known_facts(&postgres).await?;
    ensure!(postgres.get("/readyz").await?.status == 200);

    // A second start reads what is there, and so does a second server beside the first.
    let second = Server::start_with(None, &[("LEXGAP_DATABASE_URL", &url)])?;
    ensure!(second.items("/api/v1/editions").await? == b, "a second start made another edition");
    Ok(())
}

fn root(program: &Program) -> Result<Value> {
    let head = program.run(["score", "--draws", "100", "--seed", "3", "--json"])?.succeeded()?.last_json()?;
    Ok(head["merkle_root"].clone())
}

#[tokio::test]
async fn crawls_leave_the_same_facts_on_both_engines() -> Result<()> {
    let Some(url) = database("crawl").await? else { return Ok(()) };
    let (sqlite, mut postgres) = (Program::new()?, Program::new()?);
    postgres.env("LEXGAP_DATABASE_URL", &url);

    let mut mirror = MirrorFolder::new()?;
    mirror.add_cpi(&cpi_workbook(180, 40.0)?)?;
    mirror.add_statute(&statute("An Act about Tests"))?;
    let manifest = mirror.manifest()?.display().to_string();
    // A newer workbook with other figures and fewer countries; then a broken one.
    let mut roots = Vec::new();
    for (workbook, is_good) in
        [(cpi_workbook(180, 40.0)?, true), (cpi_workbook(175, 41.5)?, true), (b"<html>gone</html>".to_vec(), false)]
    {
        mirror.put("ti-cpi/CPI2012.xlsx", &workbook)?;
        let mut reports = Vec::new();
        for program in [&sqlite, &postgres] {
            let outcome = program.run(["crawl", "--json", "--mirror", &manifest, "ti-cpi", "ca-justice"])?;
            ensure!(outcome.status.success() == is_good, "{outcome:?}");
            let report = outcome.last_json()?;
            reports.push((report["sources"][0]["applied"].clone(), report["sources"][1]["applied"].clone()));
        }
        ensure!(reports[0] == reports[1], "{reports:?}");
        let (a, b) = (root(&sqlite)?, root(&postgres)?);
        ensure!(a == b, "the engines hold different facts");
        roots.push(a);
    }
    ensure!(roots[0] != roots[1], "other figures, the same root");
    ensure!(roots[1] == roots[2], "a broken workbook changed facts");
    ensure!(postgres.health("ti-cpi")?["failures"].as_u64() > Some(0), "the failure is not on record");
    ensure!(!postgres.database().exists(), "an SQLite database beside PostgreSQL");
    Ok(())
}

#[tokio::test]
async fn a_server_that_is_not_there_is_told_without_the_password() -> Result<()> {
    let mut program = Program::new()?;
    program.env("LEXGAP_DATABASE_URL", "postgres://someone:open-sesame@127.0.0.1:1/lexgap");
    for command in [&["sources"][..], &["score"], &["serve", "--listen", "127.0.0.1:0"]] {
        let outcome = program.run(command)?;
        let told = outcome.told(&["could not open the database"])?;
        ensure!(!told.contains("open-sesame"), "{told}");
    }
    Ok(())
}
