//! Curators decide about figures that a program read from prose: over HTTP, and in a browser by keyboard alone.

use anyhow::{Context as _, Result, ensure};
use fantoccini::key::Key;
use lexgap_tests::{Browser, MirrorFolder, Program, Server};
use reqwest::{Client, StatusCode, redirect::Policy};
use serde_json::{Value, json};

/// A report of our own, in the shape of the publisher's pages.
const REPORT: &str = "<!DOCTYPE html><html><head><title>Kenya</title></head><body>
<h1>2019 Country Reports on Human Rights Practices: Kenya</h1>
<h2>Section 4. Corruption and Lack of Transparency in Government</h2>
<p>The law provides for penalties. In 2018 courts convicted 31 officials of bribery. The agency was short of money.</p>
<h2>Section 6. Discrimination, Societal Abuses, and Trafficking in Persons</h2>
<h4>Trafficking in Persons</h4>
<p>Police investigated 12 trafficking cases during the year. In 2018 the police identified 40 trafficking victims.</p>
</body></html>";
const ADDRESS: &str = "https://www.state.gov/reports/2019-country-reports-on-human-rights-practices/kenya/";

/// A server whose store holds the figures of [`REPORT`], and the address that opens the curators' page.
fn served() -> Result<(Program, Server, String)> {
    let program = Program::new()?;
    let mut mirror = MirrorFolder::new()?;
    mirror.add(Some(ADDRESS), "kenya.html", "text/html", REPORT.as_bytes())?;
    let manifest = mirror.manifest()?;
    let data = program.data();
    program
        .run([
            "crawl".as_ref(),
            "state-hrr".as_ref(),
            "--mirror".as_ref(),
            manifest.as_os_str(),
            "--data".as_ref(),
            data.as_os_str(),
        ])?
        .succeeded()?;
    let server = Server::start_with(Some(&data), &[lexgap_tests::FEW_DRAWS])?;
    let said = server.said()?;
    let address = said.lines().find_map(|l| l.split_once("/review?token=")).context("no address for curators")?;
    let opens = format!("{}/review?token={}", server.address(), address.1.trim());
    Ok((program, server, opens))
}

/// The figures read from prose, by what they count.
async fn figures(server: &Server) -> Result<Vec<Value>> {
    let mut all = server.items("/api/v1/observations?jurisdiction=KEN").await?;
    ensure!(all.iter().all(|o| o["status"] != "rejected"), "rejected figures come only when asked for");
    all.extend(server.items("/api/v1/observations?jurisdiction=KEN&status=rejected").await?);
    Ok(all.into_iter().filter(|o| o["reading"] != Value::Null).collect())
}

async fn of(server: &Server, measure: &str) -> Result<Value> {
    let found: Vec<Value> = figures(server).await?.into_iter().filter(|o| o["measure"] == measure).collect();
    let [one] = &found[..] else { anyhow::bail!("{} figures of {measure}: {found:?}", found.len()) };
    Ok(one.clone())
}

#[tokio::test]
async fn nobody_else_gets_in() -> Result<()> {
    let (_program, server, opens) = served()?;
    let client = Client::builder().redirect(Policy::none()).no_proxy().build()?;
    let review = server.url("/review");
    ensure!(client.get(&review).send().await?.status() == StatusCode::FORBIDDEN, "without the token");
    let wrong = format!("{review}?token={}", "0".repeat(32));
    ensure!(client.get(wrong).send().await?.status() == StatusCode::FORBIDDEN, "with another token");

    let opened = client.get(&opens).send().await?;
    ensure!(opened.status() == StatusCode::SEE_OTHER, "{}", opened.status());
    let cookie = opened.headers()["set-cookie"].to_str()?.to_owned();
    ensure!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), "{cookie}");
    let cookie = cookie.split(';').next().context("an empty cookie")?.to_owned();
    let page = client.get(&review).header("cookie", &cookie).send().await?;
    ensure!(page.status() == StatusCode::OK && page.headers()["cache-control"] == "no-store", "{page:?}");
    let csp = page.headers()["content-security-policy"].to_str()?.to_owned();
    ensure!(csp.contains("default-src 'none'"), "{csp}");

    // By another name for this machine, through a proxy, from another site's form.
    for (name, value) in [("host", "example.org"), ("x-forwarded-for", "203.0.113.9"), ("forwarded", "for=203.0.113.9")]
    {
        let status = client.get(&review).header("cookie", &cookie).header(name, value).send().await?.status();
        ensure!(status == StatusCode::FORBIDDEN, "{name}: {status}");
    }
    let fact = of(&server, "convictions").await?["id"].as_str().context("no id")?.to_owned();
    let form = |verdict: &str, reviewer: &str| format!("fact={fact}&verdict={verdict}&reviewer={reviewer}&reason=");
    let decide = |body: String, origin: &str| {
        client
            .post(server.url("/review/decide"))
            .header("cookie", &cookie)
            .header("origin", origin)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(body)
            .send()
    };
    let status = decide(form("reject", "X"), "https://example.org").await?.status();
    ensure!(status == StatusCode::FORBIDDEN, "a form of another site: {status}");
    let status = decide(form("reject", "X"), "null").await?.status();
    ensure!(status == StatusCode::FORBIDDEN, "a form of nobody knows which site: {status}");
    // What is wrong with a form is told, and nothing is kept.
    for (body, words) in [
        (form("confirm", ""), "Give your name"),
        (form("", "Amina"), "Choose Confirm"),
        (form("correct", "Amina"), "is no way to read a figure"),
        ("fact=nothing&verdict=confirm&reviewer=Amina".to_owned(), "in no edition"),
        (form("confirm", &"x".repeat(81)), "at most 80"),
    ] {
        let answer = decide(body, server.address()).await?;
        ensure!(answer.status() == StatusCode::UNPROCESSABLE_ENTITY, "{words}: {}", answer.status());
        let text = answer.text().await?;
        ensure!(text.contains(words), "lacks `{words}`");
        ensure!(!text.contains("Newest decisions"), "{words}: it was kept");
    }
    // A name is text.
    let status = decide(form("cannot_tell", "%3Cscript%3Ealert(1)%3C%2Fscript%3E"), server.address()).await?.status();
    ensure!(status == StatusCode::SEE_OTHER, "{status}");
    let text = client.get(&review).header("cookie", &cookie).send().await?.text().await?;
    ensure!(text.contains("Newest decisions") && !text.contains("<script>alert"), "a name is no script");
    Ok(())
}

#[tokio::test]
async fn a_person_decides_by_keyboard_alone() -> Result<()> {
    let Some(browser) = Browser::open().await? else { return Ok(()) };
    let (_program, server, opens) = served()?;
    if !server.get("/").await?.text().contains("/assets/") {
        println!("skipped: no site files beside the program (`cargo xtask build` writes them)");
        return browser.close().await;
    }
    let all = figures(&server).await?;
    ensure!(all.len() == 3 && all.iter().all(|o| o["status"] == "automatic"), "{all:?}");

    // Keys as a person presses them, to whatever has the focus.
    let press = async |keys: &str| browser.client().active_element().await?.send_keys(keys).await.context("keys");
    let at_rest = "return document.readyState === 'complete' && document.documentElement.dataset.hydrated === 'true'";
    let says = async |words: &str| {
        let script = format!(
            "return document.readyState === 'complete' && document.querySelector('main p[role=status]')?.textContent === {}",
            json!(words)
        );
        if let Err(e) = browser.wait_until(&script).await {
            let page = browser.run_js("return document.body.innerText").await?;
            return Err(e.context(format!("no `{words}` in: {page}")));
        }
        browser.wait_until(at_rest).await
    };
    browser.goto(&opens).await?;
    browser.wait_until(at_rest).await?;
    let seen = async || {
        browser.run_js("return [document.querySelector('h2').textContent, document.querySelector('mark').textContent, document.querySelector('.passage').textContent]").await
    };
    let measure_shown = async || anyhow::Ok(seen().await?[0].as_str().unwrap_or_default().to_owned());
    // Walk to the convictions: the order is the program's.
    let walk_to = async |measure: &str| {
        for _ in 0..5 {
            if measure_shown().await?.starts_with(measure) {
                return Ok(());
            }
            let before = measure_shown().await?;
            let is_last =
                browser.run_js("return document.querySelector('[data-key=j]') === null").await? == json!(true);
            press(if is_last { "k" } else { "j" }).await?;
            let moved = format!(
                "return document.readyState === 'complete' && document.querySelector('h2')?.textContent !== {}",
                json!(before)
            );
            browser.wait_until(&moved).await?;
            browser.wait_until(at_rest).await?;
        }
        anyhow::bail!("no figure of {measure} in the queue")
    };
    walk_to("Convictions").await?;
    let text = seen().await?;
    ensure!(text[1] == "In 2018 courts convicted 31 officials of bribery.", "{text}");
    ensure!(text[2].as_str().is_some_and(|t| t.contains("The law provides") && t.contains("short of money")), "{text}");
    if let Some(folder) = std::env::var_os("LEXGAP_PICTURES") {
        for (width, dark) in [(1280, false), (1280, true), (390, false), (390, true)] {
            browser.emulate(width, 900, dark, true).await?;
            let name = format!("review-{width}-{}.png", if dark { "dark" } else { "light" });
            browser.screenshot(&std::path::Path::new(&folder).join(name)).await?;
        }
        browser.emulate(1280, 900, false, true).await?;
    }

    // A name first: Tab from the top reaches every field.
    let to_field = async |name: &str| {
        for _ in 0..60 {
            let here = browser.run_js("return document.activeElement?.getAttribute('name')").await?;
            if here == name {
                return Ok(());
            }
            press(&char::from(Key::Tab).to_string()).await?;
        }
        anyhow::bail!("Tab does not reach {name}")
    };
    to_field("reviewer").await?;
    press("Amina").await?;
    // Enter in a field decides nothing.
    press(&char::from(Key::Enter).to_string()).await?;
    says("Choose Confirm, Reject, Cannot tell, or save a correction.").await?;
    press("c").await?;
    says("Confirmed.").await?;
    walk_to("Investigations").await?;
    press("r").await?;
    says("Rejected.").await?;
    // The last one is corrected: it is the country's total, and there were 41.
    walk_to("Victims identified").await?;
    press("e").await?;
    to_field("value").await?;
    press(&format!("{}{}41", char::from(Key::Backspace), char::from(Key::Backspace))).await?;
    to_field("is_total").await?;
    press(" ").await?;
    press(&char::from(Key::Tab).to_string()).await?;
    press(&char::from(Key::Enter).to_string()).await?;
    says("Corrected.").await?;
    ensure!(
        browser.run_js("return document.querySelector('section.review') === null").await? == json!(true),
        "none waits"
    );

    // Undone, and decided otherwise.
    press("u").await?;
    says("Undone.").await?;
    walk_to("Victims identified").await?;
    press("t").await?;
    says("Kept as: cannot tell.").await?;
    ensure!(figures(&server).await?.iter().all(|o| o["status"] == "automatic"), "an edition never changes");

    // A new edition knows the decisions, on every page and in the API.
    let publish = "return document.querySelector('form[action=\"/review/publish\"] button')";
    browser.run_js(&format!("{publish}.focus(); {}", publish.replace("return ", ""))).await?;
    press(&char::from(Key::Enter).to_string()).await?;
    says("A new edition is out.").await?;
    let (convictions, investigations, victims) = (
        of(&server, "convictions").await?,
        of(&server, "investigations").await?,
        of(&server, "victims_identified").await?,
    );
    ensure!(convictions["status"] == "confirmed" && convictions["review"]["confirmed"] == 1, "{convictions}");
    ensure!(investigations["status"] == "rejected", "{investigations}");
    ensure!(victims["status"] == "automatic" && victims["review"]["cannot_tell"] == 1, "{victims}");
    let page = server.get(&format!("/facts/{}", investigations["id"].as_str().unwrap_or_default())).await?.text();
    ensure!(page.contains("rejected by a person") && !page.contains("Amina"), "names stay with the curators");
    let page = server.get("/jurisdictions/KEN").await?.text();
    ensure!(!page.contains("Amina"), "names stay with the curators");

    // Another person disagrees.
    let fact = convictions["id"].as_str().context("no id")?;
    browser.goto(&server.url(&format!("/review?fact={fact}"))).await?;
    browser.wait_until(at_rest).await?;
    to_field("reviewer").await?;
    press(&format!("{}Zoë", char::from(Key::Backspace).to_string().repeat(5))).await?;
    press(&char::from(Key::Escape).to_string()).await?;
    press("r").await?;
    says("Rejected.").await?;
    browser.goto(&server.url(&format!("/review?fact={fact}"))).await?;
    let status = browser
        .run_js("return [...document.querySelectorAll('.facts dd')].some(d => d.textContent === 'disputed')")
        .await?;
    ensure!(status == json!(true), "two people disagree, and that must show");

    let complaints = browser.console_errors().await?;
    // The one form that was wrong.
    let complaints: Vec<&String> = complaints.iter().filter(|c| !c.contains("422")).collect();
    ensure!(complaints.is_empty(), "{complaints:?}");
    browser.close().await
}
