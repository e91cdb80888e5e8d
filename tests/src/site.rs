//! The site as its readers meet it.

use anyhow::{Context as _, Result, ensure};

use crate::{Browser, Response, Server, html::links};

/// True when all is at rest: scripts have begun, everything loaded.
pub const AT_REST: &str = "return document.readyState === 'complete' \
    && document.documentElement.dataset.ready === 'true' \
    && performance.getEntriesByType('resource').every(r => r.responseEnd > 0)";

/// Brings each chart onto the screen, and tells whether all charts and maps are drawn.
pub const ALL_DRAWN: &str = "
    const waiting = [...document.querySelectorAll('figure[data-chart]:not([data-drawn]), figure[data-map]:not([data-drawn])')];
    if (waiting.length > 0) waiting[0].scrollIntoView();
    return waiting.length === 0";

/// An address of each kind of page that needs no look-up, in English.
const KINDS: [&str; 29] = [
    "/",
    "/jurisdictions/KEN",
    "/jurisdictions/KEN/figures",
    "/jurisdictions/KEN/evidence",
    "/laws/untc-18-12-a-ken",
    "/laws/ca-c-45.2",
    "/indicators",
    "/indicators/ti-cpi",
    "/indicators/ti-cpi/DNK/2023",
    "/compare",
    "/compare?j=KEN,UGA,TZA",
    "/compare?j=KEN,UGA,TZA&view=heat",
    "/compare?j=KEN,UGA,TZA&view=ranks",
    "/compare?j=KEN,UGA,TZA&view=small",
    "/compare?j=KEN,UGA,TZA&view=scatter",
    "/compare?j=KEN,UGA,TZA&view=since",
    "/topics",
    "/topics?in=KEN",
    "/topics/human_trafficking",
    "/practices",
    "/sources",
    "/revisions",
    "/methodology",
    "/search?q=kenya",
    "/search?q=zzzzzz",
    "/offline",
    "/downloads/1",
    "/api/v1/docs",
    "/nowhere",
];

/// Of [`KINDS`], what does not exist.
pub const NOWHERE: &str = "/nowhere";

/// The served site and a browser, where both can be had.
///
/// # Errors
/// They are there but do not start.
pub async fn opened() -> Result<Option<(&'static Server, Browser)>> {
    let Some(browser) = Browser::open().await? else { return Ok(None) };
    let server = Server::shared()?;
    if !server.get("/").await?.text().contains("/assets/") {
        println!("skipped: no site files beside the program (`cargo xtask build` writes them)");
        browser.close().await?;
        return Ok(None);
    }
    Ok(Some((server, browser)))
}

/// Goes to an address and waits until the page is at rest.
///
/// # Errors
/// It never is.
pub async fn arrive(browser: &Browser, url: &str) -> Result<()> {
    browser.goto(url).await?;
    browser.wait_until(AT_REST).await.with_context(|| url.to_owned())
}

/// An address of each kind of page, in English: those of facts and files are found on Kenya's scorecard, that of two
/// versions of a law on the page of the first law that has them.
///
/// # Errors
/// The scorecard leads to no fact or file.
pub async fn kinds(server: &Server) -> Result<Vec<String>> {
    let mut all: Vec<String> = KINDS.map(str::to_owned).to_vec();
    let scorecard = links(&server.get("/jurisdictions/KEN").await?.text());
    let fact = scorecard.iter().find(|l| l.starts_with("/facts/")).context("no fact on Kenya's scorecard")?;
    let snapshots = links(&server.get(fact).await?.text());
    let snapshot = snapshots.iter().find(|l| l.starts_with("/snapshots/")).context("the fact has no file")?;
    all.extend([fact.clone(), snapshot.clone()]);
    let laws = server.items("/api/v1/laws").await?;
    if let Some(law) = laws.iter().find(|l| l["versions"].as_array().is_some_and(|v| v.len() > 1)) {
        let page = server.get(&format!("/laws/{}", law["id"].as_str().unwrap_or_default())).await?;
        all.extend(links(&page.text()).into_iter().find(|l| l.contains("/versions/")));
    }
    Ok(all)
}

/// An English address in another language, whose prefix is such as `/ar`.
pub fn in_language(prefix: &str, path: &str) -> String {
    match (prefix, path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    }
}

/// What a path answers, packed with brotli.
///
/// # Errors
/// It comes in another way.
pub async fn packed(server: &Server, path: &str) -> Result<Response> {
    let answer = server.get_with(path, &[("accept-encoding", "br")]).await?;
    let how = answer.header("content-encoding");
    ensure!(answer.status == 200 && how == "br", "{path}: {}, packed as `{how}`", answer.status);
    Ok(answer)
}

/// The scorecard that takes most bytes over the wire, and how many.
///
/// # Errors
/// One that does not come packed.
pub async fn largest_scorecard(server: &Server) -> Result<(String, usize)> {
    let mut largest = (String::new(), 0);
    let home = links(&server.get("/").await?.text());
    for path in home.into_iter().filter(|l| l.starts_with("/jurisdictions/") && l.split(['/', '#']).count() == 3) {
        let bytes = packed(server, &path).await?.bytes.len();
        if bytes > largest.1 {
            largest = (path, bytes);
        }
    }
    ensure!(largest.1 > 0, "the first page leads to no scorecard");
    Ok(largest)
}
