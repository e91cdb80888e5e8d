//! `/api/v1` and the addresses for operators, over the baseline.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{FEW_DRAWS, Program, Response, Server, known_facts, same_as_snapshot, shape};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// All lists, with an address that has something to list.
const LISTS: [(&str, &str); 17] = [
    ("jurisdictions", "/api/v1/jurisdictions"),
    ("laws", "/api/v1/laws"),
    ("observations", "/api/v1/observations"),
    ("indicators", "/api/v1/indicators"),
    ("series", "/api/v1/indicators/ti-cpi/series"),
    ("practices", "/api/v1/practices"),
    ("reconciled", "/api/v1/reconciled"),
    ("effects", "/api/v1/effects"),
    ("event-studies", "/api/v1/event-studies"),
    ("conflicts", "/api/v1/conflicts"),
    ("revisions", "/api/v1/revisions"),
    ("claims", "/api/v1/claims"),
    ("scores", "/api/v1/scores"),
    ("sources", "/api/v1/sources"),
    ("snapshots", "/api/v1/snapshots"),
    ("editions", "/api/v1/editions"),
    ("search", "/api/v1/search?q=tra"),
];

fn with(path: &str, parameters: &str) -> String {
    format!("{path}{}{parameters}", if path.contains('?') { '&' } else { '?' })
}

/// The answer is a problem document that says what is wrong.
fn problem(path: &str, answer: &Response, status: StatusCode, word: &str) -> Result<()> {
    ensure!(answer.status == status, "{path}: {} instead of {status}: {}", answer.status, answer.text());
    let kind = answer.header("content-type");
    ensure!(kind.starts_with("application/problem+json"), "{path}: {kind}: {}", answer.text());
    let body = answer.json()?;
    ensure!(
        body["status"] == status.as_u16() && body["title"].is_string() && body["type"].is_string(),
        "{path}: {body}"
    );
    let detail = body["detail"].as_str().unwrap_or_default();
    ensure!(detail.contains(word), "{path}: `{word}` is not in: {detail}");
    Ok(())
}

#[tokio::test]
async fn the_baseline_holds_what_the_publishers_say() -> Result<()> {
    known_facts(Server::shared()?).await
}

#[tokio::test]
async fn lists_are_shaped_as_promised() -> Result<()> {
    let server = Server::shared()?;
    for (name, path) in LISTS {
        let mut page = server.json(&with(path, "limit=1000")).await?;
        // What a breakdown is by, and how many pages there are, is data.
        for item in page["items"].as_array_mut().context("items")? {
            if let Some(parts) = item.get_mut("breakdown") {
                *parts = json!({});
            }
        }
        page["next"] = Value::Null;
        same_as_snapshot(&format!("list-{name}"), &shape(&page))?;
    }
    Ok(())
}

#[tokio::test]
async fn single_answers_are_as_before() -> Result<()> {
    let server = Server::shared()?;
    let convictions = "/api/v1/observations?jurisdiction=KEN&measure=convictions&from=2014&to=2014&totals=true";
    let convictions = server.items(convictions).await?;
    let observation = format!("/api/v1/observations/{}", convictions[0]["id"].as_str().context("id")?);
    ensure!(server.json(&observation).await? == convictions[0], "{observation}");
    let cpi = server.items("/api/v1/indicators/ti-cpi/series?jurisdiction=DNK&from=2023&to=2023").await?;
    let snapshot = format!("/api/v1/snapshots/{}", cpi[0]["snapshot"].as_str().context("snapshot")?);
    let mut snapshot = server.json(&snapshot).await?;
    ensure!(snapshot["retrieved_at"].as_str().is_some_and(|t| t.ends_with('Z')), "{snapshot}");
    snapshot["retrieved_at"] = "a time".into();
    same_as_snapshot("one-jurisdiction", &server.json("/api/v1/jurisdictions/KEN").await?)?;
    same_as_snapshot("one-law", &server.json("/api/v1/laws/ca-c-45.2").await?)?;
    same_as_snapshot("one-treaty", &server.json("/api/v1/laws/untc-18-12-a-alb").await?)?;
    same_as_snapshot("one-observation", &convictions[0])?;
    same_as_snapshot("one-value", &cpi[0])?;
    same_as_snapshot("one-snapshot", &snapshot)?;
    Ok(())
}

#[tokio::test]
async fn pages_follow_one_another_without_loss_or_repetition() -> Result<()> {
    let server = Server::shared()?;
    let lists = [
        ("/api/v1/jurisdictions", "id", 17),
        ("/api/v1/laws?jurisdiction=CAN", "id", 2),
        ("/api/v1/observations?jurisdiction=KEN", "id", 50),
        ("/api/v1/observations?source=unodc-cts&topic=corruption", "id", 1000),
        ("/api/v1/indicators", "id", 5),
        ("/api/v1/indicators/wb-wgi-cc/series?from=2020&to=2023", "", 100),
        ("/api/v1/scores?topic=human_trafficking", "", 60),
        ("/api/v1/sources", "id", 3),
        ("/api/v1/snapshots", "sha256", 9),
        ("/api/v1/editions", "number", 1),
    ];
    for (path, key, limit) in lists {
        let all = server.items(path).await?;
        let paged = server.items_by(path, limit).await?;
        ensure!(paged == all, "{path}: {} in pages of {limit}, {} at once", paged.len(), all.len());
        ensure!(!all.is_empty(), "{path} is empty");
        if !key.is_empty() {
            let different: BTreeSet<String> = all.iter().map(|i| i[key].to_string()).collect();
            ensure!(different.len() == all.len(), "{path}: an item twice");
        }
    }
    let page = server.json("/api/v1/jurisdictions").await?;
    ensure!(page["items"].as_array().context("items")?.len() == 100, "a page holds 100 unless told otherwise");
    // A list that ends exactly with a page has no next one.
    let all = server.items("/api/v1/sources").await?.len();
    ensure!(server.json(&format!("/api/v1/sources?limit={all}")).await?["next"].is_null());
    // Behind the end there is nothing, and no error.
    let behind = server.json("/api/v1/sources?cursor=e1-5000").await?;
    ensure!(behind["items"] == json!([]) && behind["next"].is_null(), "{behind}");
    Ok(())
}

#[tokio::test]
async fn filters_keep_what_they_say() -> Result<()> {
    let server = Server::shared()?;
    let observations = server
        .items("/api/v1/observations?jurisdiction=KEN&topic=human_trafficking&measure=victims_identified&source=unodc-glotip&from=2010&to=2015")
        .await?;
    ensure!(!observations.is_empty());
    for o in &observations {
        let fits = o["jurisdiction"] == "KEN"
            && o["topics"].as_array().is_some_and(|t| t.contains(&json!("human_trafficking")))
            && o["measure"] == "victims_identified"
            && o["source"] == "unodc-glotip"
            && o["year"].as_i64().is_some_and(|y| (2010..=2015).contains(&y));
        ensure!(fits, "{o}");
    }
    // Filters take nothing away that fits them.
    let all = server.items("/api/v1/observations?jurisdiction=KEN").await?;
    let fit = all.iter().filter(|o| {
        o["measure"] == "victims_identified"
            && o["source"] == "unodc-glotip"
            && o["year"].as_i64().is_some_and(|y| (2010..=2015).contains(&y))
    });
    ensure!(fit.count() == observations.len());
    let totals = server.items("/api/v1/observations?jurisdiction=KEN&totals=true").await?;
    ensure!(!totals.is_empty() && totals.len() < all.len() && totals.iter().all(|o| o["breakdown"] == json!({})));

    for (path, field, value) in [
        ("/api/v1/laws?kind=law", "kind", "law"),
        ("/api/v1/laws?kind=treaty", "kind", "treaty"),
        ("/api/v1/laws?jurisdiction=GBR", "jurisdiction", "GBR"),
        ("/api/v1/laws?instrument=untc-18-14", "instrument", "untc-18-14"),
        ("/api/v1/jurisdictions?region=Africa", "region", "Africa"),
        ("/api/v1/scores?topic=corruption", "topic", "corruption"),
        ("/api/v1/scores?law=untc-18-12-a-ken", "law", "untc-18-12-a-ken"),
        ("/api/v1/scores?jurisdiction=ALB", "jurisdiction", "ALB"),
        ("/api/v1/indicators/us-tip-tier/series?jurisdiction=ALB", "jurisdiction", "ALB"),
    ] {
        let items = server.items(path).await?;
        ensure!(!items.is_empty() && items.iter().all(|i| i[field] == value), "{path}: {} items", items.len());
    }
    let laws = server.items("/api/v1/laws?topic=firearms").await?;
    ensure!(laws.len() > 120 && laws.iter().any(|l| l["id"] == "ca-f-11.6"), "{} laws on firearms", laws.len());
    ensure!(server.items("/api/v1/scores?scored=true").await?.iter().all(|s| !s["score"].is_null()));
    ensure!(server.items("/api/v1/observations?jurisdiction=XYZ").await?.is_empty(), "an unknown place has no figures");
    Ok(())
}

#[tokio::test]
async fn search_finds_by_name_code_and_slip() -> Result<()> {
    let server = Server::shared()?;
    for (query, href) in [
        ("kenya", "/jurisdictions/KEN"),
        ("keny", "/jurisdictions/KEN"),
        ("keyna", "/jurisdictions/KEN"),
        ("cote%20d%27ivoire", "/jurisdictions/CIV"),
        ("T%C3%BCrkiye", "/jurisdictions/TUR"),
        ("turkiye", "/jurisdictions/TUR"),
        ("foreign%20public%20officials", "/laws/ca-c-45.2"),
        ("human%20rights%20act", "/laws/ukpga-1998-42"),
        ("corruption%20perceptions", "/indicators/ti-cpi"),
    ] {
        let hits = server.json(&format!("/api/v1/search?q={query}")).await?;
        ensure!(hits["items"][0]["href"] == href, "{query}: {}", hits["items"]);
    }
    for query in ["", "%20", "zzzzqqqq", "%00", "%3Cscript%3E"] {
        let hits = server.json(&format!("/api/v1/search?q={query}")).await?;
        ensure!(hits["items"] == json!([]), "{query}: {hits}");
    }
    let hits = server.json("/api/v1/search?q=protocol&limit=3").await?;
    ensure!(hits["items"].as_array().is_some_and(|h| h.len() == 3), "{hits}");
    Ok(())
}

#[tokio::test]
async fn lists_are_also_csv() -> Result<()> {
    let server = Server::shared()?;
    let read = |answer: &Response| -> Result<(Vec<String>, Vec<Vec<String>>)> {
        let mut reader = csv::Reader::from_reader(answer.bytes.as_slice());
        let head = reader.headers()?.iter().map(str::to_owned).collect();
        let rows = reader.records().map(|r| Ok(r?.iter().map(str::to_owned).collect())).collect::<Result<_>>()?;
        Ok((head, rows))
    };
    for (name, path) in LISTS {
        if name == "search" {
            continue;
        }
        let by_parameter = server.get(&with(path, "format=csv")).await?;
        let by_header = server.get_with(path, &[("accept", "text/csv")]).await?;
        ensure!(by_parameter.status == StatusCode::OK, "{path}: {}", by_parameter.text());
        ensure!(by_parameter.header("content-type").starts_with("text/csv"), "{path}");
        ensure!(by_header.bytes == by_parameter.bytes, "{path}: asked for in two ways");
        ensure!(by_header.header("vary").to_lowercase().contains("accept"), "{path}: caches must tell them apart");
        let (head, rows) = read(&by_parameter)?;
        let items = server.items(path).await?;
        ensure!(rows.len() == items.len(), "{path}: {} rows, {} items", rows.len(), items.len());
        let first = items[0].as_object().context("no object")?;
        ensure!(head.iter().all(|c| first.contains_key(c)), "{path}: columns {head:?}");
    }
    // As browsers ask: JSON, unless CSV is wanted outright.
    let browser =
        server.get_with("/api/v1/sources", &[("accept", "text/html,application/json;q=0.9,*/*;q=0.8")]).await?;
    ensure!(browser.header("content-type").starts_with("application/json"));

    let path = "/api/v1/observations?jurisdiction=KEN&measure=convictions&source=unodc-glotip&format=csv";
    let (head, rows) = read(&server.get(path).await?)?;
    let column = |name: &str| head.iter().position(|c| c == name).with_context(|| format!("no column {name}"));
    let (value, lower, upper) = (column("value")?, column("lower")?, column("upper")?);
    let censored = rows.iter().filter(|r| r[column("qualifier").unwrap_or(0)] == "interval").collect::<Vec<_>>();
    ensure!(!censored.is_empty());
    for row in censored {
        ensure!(row[value].is_empty() && row[lower].starts_with('0') && row[upper].starts_with('4'), "{row:?}");
    }

    // With a limit, the next page is named by a header.
    let page = server.get("/api/v1/jurisdictions?format=csv&limit=10").await?;
    let cursor = page.header("x-next-cursor").to_owned();
    let next = server.get(&format!("/api/v1/jurisdictions?format=csv&limit=10&cursor={cursor}")).await?;
    let (first, second) = (read(&page)?.1, read(&next)?.1);
    ensure!(first.len() == 10 && second.len() == 10 && first[9][0] < second[0][0], "{first:?} {second:?}");
    Ok(())
}

#[tokio::test]
async fn the_edition_is_the_tag() -> Result<()> {
    let server = Server::shared()?;
    let addresses = LISTS.iter().map(|(_, path)| *path).filter(|path| *path != "/api/v1/sources");
    let more = ["/", "/jurisdictions/KEN", "/methodology", "/api/v1/jurisdictions/KEN", "/api/v1/laws/ca-c-45.2"];
    for path in addresses.chain(more) {
        let first = server.get(path).await?;
        let tag = first.header("etag");
        ensure!(first.status == StatusCode::OK && tag.starts_with('"') && tag.ends_with('"'), "{path}: tag {tag}");
        ensure!(first.header("cache-control").contains("no-cache"), "{path}: {}", first.header("cache-control"));
        let weak = format!("W/{tag}");
        let one_of = format!("\"other\", {tag}");
        for known in [tag, weak.as_str(), one_of.as_str(), "*"] {
            let again = server.get_with(path, &[("if-none-match", known)]).await?;
            ensure!(again.status == StatusCode::NOT_MODIFIED, "{path}: {} to If-None-Match: {known}", again.status);
            ensure!(again.bytes.is_empty() && again.header("etag") == tag, "{path}: a body or no tag with 304");
        }
        let other = server.get_with(path, &[("if-none-match", "\"e0-00000000\"")]).await?;
        ensure!(other.status == StatusCode::OK && other.bytes == first.bytes, "{path}: another tag");
    }
    Ok(())
}

#[tokio::test]
async fn bad_questions_get_answers_that_help() -> Result<()> {
    let server = Server::shared()?;
    let bad = StatusCode::BAD_REQUEST;
    for (path, word) in [
        ("/api/v1/laws?topic=nonsense", "human_trafficking"),
        ("/api/v1/laws?kind=statute", "treaty"),
        ("/api/v1/observations?topic=Corruption", "corruption"),
        ("/api/v1/observations?measure=arrests", "convictions"),
        ("/api/v1/observations?from=lately", "from"),
        ("/api/v1/observations?to=99999", "to"),
        ("/api/v1/observations?totals=perhaps", "totals"),
        ("/api/v1/revisions?kind=silent", "withdrawn"),
        ("/api/v1/scores?topic=x", "human_trafficking"),
        ("/api/v1/scores?scored=1x", "scored"),
        ("/api/v1/indicators/ti-cpi/series?from=x", "from"),
    ] {
        problem(path, &server.get(path).await?, bad, word)?;
    }
    for (_, path) in LISTS {
        for (parameter, word) in [
            ("format=xml", "csv"),
            ("cursor=nonsense", "next"),
            ("cursor=e1--5", "next"),
            ("limit=many", "limit"),
            ("limit=-1", "limit"),
            ("edition=first", "edition"),
        ] {
            let path = with(path, parameter);
            problem(&path, &server.get(&path).await?, bad, word)?;
        }
        if !path.contains("search") {
            for parameter in ["limit=0", "limit=1001"] {
                let path = with(path, parameter);
                problem(&path, &server.get(&path).await?, bad, "1000")?;
            }
        }
        let path = with(path, "edition=4000");
        problem(&path, &server.get(&path).await?, StatusCode::NOT_FOUND, "/api/v1/editions")?;
    }
    for (path, word) in [
        ("/api/v1/jurisdictions/XYZ", "alpha-3"),
        ("/api/v1/jurisdictions/ken%2f..%2f", "alpha-3"),
        ("/api/v1/laws/nonsense", "/api/v1/laws"),
        ("/api/v1/observations/nonsense", "nonsense"),
        ("/api/v1/indicators/nonsense/series", "/api/v1/indicators"),
        ("/api/v1/snapshots/00", "/api/v1/snapshots"),
        ("/api/v1/nonsense", "observations"),
        ("/api/v1", "observations"),
        ("/api/v1/", "observations"),
    ] {
        problem(path, &server.get(path).await?, StatusCode::NOT_FOUND, word)?;
    }
    // None of that hurt it.
    ensure!(server.get("/healthz").await?.status == StatusCode::OK);
    Ok(())
}

#[tokio::test]
async fn nothing_can_be_written() -> Result<()> {
    let server = Server::shared()?;
    let client = reqwest::Client::builder().no_proxy().build()?;
    for path in ["/api/v1/laws", "/api/v1/scores", "/", "/jurisdictions/KEN"] {
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let answer = client.request(method.clone(), server.url(path)).body("{}").send().await?;
            ensure!(answer.status() == StatusCode::METHOD_NOT_ALLOWED, "{method} {path}: {}", answer.status());
        }
        let head = client.head(server.url(path)).send().await?;
        ensure!(head.status() == StatusCode::OK && head.bytes().await?.is_empty(), "HEAD {path}");
    }
    Ok(())
}

#[tokio::test]
async fn operators_learn_how_it_fares() -> Result<()> {
    let server = Server::shared()?;
    let health = server.get("/healthz").await?;
    ensure!(health.status == StatusCode::OK && health.text() == "ok\n", "{health:?}");
    let ready = server.get("/readyz").await?;
    ensure!(ready.status == StatusCode::OK && ready.text().contains("edition 1"), "{ready:?}");
    let metrics = server.get("/metrics").await?;
    ensure!(metrics.header("content-type").starts_with("text/plain; version=0.0.4"), "{metrics:?}");
    let head = server.json("/api/v1/editions").await?["items"][0].clone();
    for (name, value) in
        [("lexgap_edition", &head["number"]), ("lexgap_facts", &head["facts"]), ("lexgap_scores", &head["scored"])]
    {
        let text = metrics.text();
        let line =
            text.lines().find_map(|l| l.strip_prefix(&format!("{name} "))).with_context(|| format!("no {name}"))?;
        ensure!(line.parse::<f64>()? == value.as_f64().unwrap_or(-1.0), "{name} is {line}, the edition says {value}");
        ensure!(text.contains(&format!("# TYPE {name} gauge")), "{name} has no type");
    }
    Ok(())
}

#[tokio::test]
async fn every_answer_keeps_the_browser_safe() -> Result<()> {
    let server = Server::shared()?;
    let home = server.get("/").await?.text();
    let asset = home.split('"').find(|s| s.starts_with("/assets/")).map(str::to_owned);
    let paths = ["/", "/jurisdictions/KEN", "/nowhere", "/api/v1/laws", "/api/v1/nowhere", "/healthz", "/metrics"];
    for path in paths.into_iter().chain(asset.as_deref()) {
        let answer = server.get(path).await?;
        let policy = answer.header("content-security-policy");
        for rule in ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"] {
            ensure!(policy.contains(rule), "{path}: the policy lacks {rule}: {policy}");
        }
        ensure!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
        ensure!(!policy.contains("http:") && !policy.contains("https:"), "{path}: another host in {policy}");
        ensure!(answer.header("x-content-type-options") == "nosniff", "{path}");
        ensure!(answer.header("referrer-policy") == "no-referrer", "{path}");
        ensure!(answer.header("cross-origin-opener-policy") == "same-origin", "{path}");
        ensure!(answer.header("permissions-policy").contains("geolocation=()"), "{path}");
        ensure!(answer.header("set-cookie").is_empty(), "{path} sets a cookie");
    }
    match asset {
        None => println!("skipped: no site files beside the program"),
        Some(asset) => {
            let kept = server.get(&asset).await?.header("cache-control").to_owned();
            ensure!(kept.contains("immutable"), "{asset}: {kept}");
            let missing = server.get("/assets/nothing.00000000.js").await?;
            ensure!(missing.status == StatusCode::NOT_FOUND, "{missing:?}");
            ensure!(!missing.header("cache-control").contains("immutable"), "a missing file is kept for ever");
            let outside = server.get("/assets/..%2f..%2fCargo.toml").await?;
            ensure!(outside.status.is_client_error(), "{}", outside.status);
        }
    }
    Ok(())
}

#[tokio::test]
async fn old_editions_stay() -> Result<()> {
    let program = Program::new()?;
    let first = {
        let server = Server::start_with(Some(&program.data()), &[FEW_DRAWS])?;
        server.json("/api/v1/scores?jurisdiction=KEN").await?
    };
    ensure!(first["edition"] == 1);
    let head = program.run(["score", "--seed", "5", "--draws", "100", "--json"])?.succeeded()?.last_json()?;
    ensure!(head["number"] == 2 && head["seed"] == 5 && head["draws"] == 100, "{head}");
    let server = Server::start_with(Some(&program.data()), &[])?;
    ensure!(server.get("/readyz").await?.text().contains("edition 2"));
    let heads = server.items("/api/v1/editions").await?;
    ensure!(heads.len() == 2 && heads[0]["number"] == 2 && heads[1]["number"] == 1, "{heads:?}");
    // The same facts, so the same root; each names the one before it.
    ensure!(heads[0]["merkle_root"] == heads[1]["merkle_root"], "{heads:?}");
    ensure!(heads[0]["previous_root"] == heads[1]["merkle_root"] && heads[1]["previous_root"].is_null(), "{heads:?}");

    let old = server.json("/api/v1/scores?jurisdiction=KEN&edition=1").await?;
    ensure!(old == first, "edition 1 changed");
    let new = server.json("/api/v1/scores?jurisdiction=KEN").await?;
    ensure!(new["edition"] == 2 && new["items"] != first["items"], "another seed, the same scores");
    // A list that was begun in an old edition goes on in it.
    let page = server.json("/api/v1/scores?edition=1&limit=5").await?;
    let cursor = page["next"].as_str().context("no next page")?;
    let next = server.json(&format!("/api/v1/scores?limit=5&cursor={cursor}")).await?;
    ensure!(next["edition"] == 1, "{}", next["edition"]);
    let tags = (server.get("/api/v1/laws?edition=1").await?, server.get("/api/v1/laws").await?);
    ensure!(tags.0.header("etag") != tags.1.header("etag"), "two editions, one tag");
    Ok(())
}
