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
    // The same page and the same refusals in another language.
    let french = server.url("/fr/review");
    ensure!(client.get(&french).send().await?.status() == StatusCode::FORBIDDEN, "in French without the token");
    let page = client.get(&french).header("cookie", &cookie).send().await?.text().await?;
    ensure!(page.contains("lang=\"fr\"") && page.contains("action=\"/fr/review/decide\""), "{page}");
    let answer = client
        .post(server.url("/fr/review/decide"))
        .header("cookie", &cookie)
        .header("origin", server.address())
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form("", "Amina"))
        .send()
        .await?;
    ensure!(
        answer.status() == StatusCode::UNPROCESSABLE_ENTITY && answer.text().await?.contains("Choisissez Confirmer")
    );
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
    let at_rest = "return document.readyState === 'complete' && document.documentElement.dataset.ready === 'true'";
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

/// A country's file in the shape of the reference book.
const ENTRY: &str = "https://raw.githubusercontent.com/factbook/factbook.json/master/africa/ke.json";

fn entry() -> String {
    let text = "Tier 2 Watch List - the state does too little; in 2010, parliament enacted an anti-smuggling and \
                anti-trafficking law; a 2013 trafficking amendment was not passed; allegations of official complicity \
                persisted; three female child victims were identified (2015)";
    json!({
        "Government": {"Country name": {"conventional short form": {"text": "Kenya"}}},
        "Transnational Issues": {"Trafficking in persons": {"tier rating": {"text": text}}},
    })
    .to_string()
}

#[tokio::test]
async fn what_reports_say_of_laws_enters_scores_once_a_person_confirms_it() -> Result<()> {
    let program = Program::new()?;
    let mut mirror = MirrorFolder::new()?;
    mirror.add(Some(ENTRY), "ke.json", "application/json", entry().as_bytes())?;
    let manifest = mirror.manifest()?;
    let data = program.data();
    let crawl = ["crawl".as_ref(), "cia-factbook".as_ref(), "--mirror".as_ref(), manifest.as_os_str()];
    program.run(crawl)?.succeeded()?;
    let server = Server::start_with(Some(&data), &[lexgap_tests::FEW_DRAWS])?;
    let said = server.said()?;
    let token = said.lines().find_map(|l| l.split_once("/review?token=")).context("no address for curators")?.1.trim();
    let cookie = format!("lexgap_review={token}");

    let claims = server.items("/api/v1/claims?jurisdiction=KEN").await?;
    let of_kind = |kind: &str| claims.iter().filter(|c| c["kind"] == kind).collect::<Vec<_>>();
    let said: Vec<_> = of_kind("law").iter().map(|c| (&c["polarity"], &c["law_year"])).collect();
    ensure!(
        said.contains(&(&json!("passed"), &json!(2010))) && said.contains(&(&json!("failed"), &json!(2013))),
        "{said:?}"
    );
    let rating = of_kind("rating");
    ensure!(rating.len() == 1 && rating[0]["tier"] == "2WL" && rating[0]["period"] == "2014", "{rating:?}");
    let complicity = of_kind("complicity");
    ensure!(complicity.len() == 1 && complicity[0]["alleged"] == true, "{complicity:?}");
    for c in &claims {
        let rule = c["reading"]["rule"].as_str().is_some_and(|r| !r.is_empty());
        let place = c["locator"].as_str().is_some_and(|l| l.contains("sentence") || l.contains("tier rating"));
        ensure!(c["status"] == "automatic" && c["interest_class"] == "other_government" && rule && place, "{c}");
    }
    // A part is told as one, in the words that tables use, and stands in no total.
    let victims = server.items("/api/v1/observations?jurisdiction=KEN&measure=victims_identified").await?;
    let part = json!({"sex": "Female", "age": "0 to 17 years"});
    ensure!(victims.len() == 1 && victims[0]["breakdown"] == part, "{victims:?}");
    ensure!(
        server.items("/api/v1/observations?jurisdiction=KEN&measure=victims_identified&totals=true").await?.is_empty()
    );

    // Nobody confirmed it: no law, and the pages say what the report says.
    let laws = async || server.items("/api/v1/laws?jurisdiction=KEN").await;
    ensure!(laws().await?.is_empty(), "a law that only a report names");
    let page = server.get("/jurisdictions/KEN").await?.text();
    for words in
        ["What reports say", "Tier 2 Watch List", "officials are alleged to be complicit", "automatic, from prose"]
    {
        ensure!(page.contains(words), "lacks `{words}`");
    }
    let law = of_kind("law").into_iter().find(|c| c["polarity"] == "passed").context("no law")?;
    let id = law["id"].as_str().context("no id")?;
    let page = server.get(&format!("/facts/{id}")).await?;
    ensure!(page.status == StatusCode::OK && page.text().contains("No other source that we read knows this law"));
    let csv = server.get("/api/v1/claims?jurisdiction=KEN&format=csv").await?.text();
    ensure!(csv.lines().next().is_some_and(|head| head.contains("status") && head.contains("reading")), "{csv}");
    ensure!(server.get("/api/v1/claims?kind=rumour").await?.status == StatusCode::BAD_REQUEST);

    // By the curators' form: what is wrong with it is told; two who differ decide nothing.
    let client = Client::builder().redirect(Policy::none()).no_proxy().build()?;
    let post = async |path: &str, body: String| {
        let request = client.post(server.url(path)).header("cookie", &cookie).header("origin", server.address());
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        anyhow::Ok(request.send().await?.status())
    };
    let shown =
        client.get(server.url(&format!("/review?fact={id}"))).header("cookie", &cookie).send().await?.text().await?;
    ensure!(
        shown.contains("<mark>") && shown.contains("enacted an anti-smuggling"),
        "the sentence stands beside the claim"
    );
    ensure!(shown.contains("name=\"polarity\"") && shown.contains("name=\"law_year\""), "what can be corrected");
    let form = |more: &str, who: &str| format!("fact={id}&reviewer={who}&reason=&{more}");
    let corrected = |year: &str| {
        format!("verdict=correct&claim=law&law_name=Counter-Trafficking+Act&law_year={year}&polarity=passed")
    };
    ensure!(post("/review/decide", form(&corrected("x"), "Amina")).await? == StatusCode::UNPROCESSABLE_ENTITY);
    let other = form("verdict=correct&claim=rating&tier=1", "Amina");
    ensure!(post("/review/decide", other).await? == StatusCode::UNPROCESSABLE_ENTITY, "a law is no rating");
    ensure!(post("/review/decide", form(&corrected("2010"), "Amina")).await? == StatusCode::SEE_OTHER);
    ensure!(post("/review/publish", String::new()).await? == StatusCode::SEE_OTHER);
    let found = laws().await?;
    let [one] = &found[..] else { anyhow::bail!("{found:?}") };
    ensure!(one["title"] == "Counter-Trafficking Act" && one["passage_date"] == "2010-01-01", "{one}");
    ensure!(server.items("/api/v1/scores?jurisdiction=KEN").await?.iter().any(|s| s["law"] == one["id"]), "not scored");
    let page = server.get(&format!("/laws/{}", one["id"].as_str().unwrap_or_default())).await?.text();
    ensure!(page.contains("confirmed by a person"), "a law's page says where it is from");

    ensure!(post("/review/decide", form("verdict=reject", "Zo%C3%AB")).await? == StatusCode::SEE_OTHER);
    ensure!(post("/review/publish", String::new()).await? == StatusCode::SEE_OTHER);
    ensure!(laws().await?.is_empty(), "two people disagree about it");
    let disputed = server.items("/api/v1/claims?jurisdiction=KEN&status=disputed").await?;
    ensure!(
        disputed.len() == 1 && disputed[0]["id"] == id && disputed[0]["law_name"] != "Counter-Trafficking Act",
        "{disputed:?}"
    );
    ensure!(server.get("/jurisdictions/KEN").await?.text().contains("disputed"));
    Ok(())
}

#[tokio::test]
async fn figures_of_two_sources_and_two_files_stand_side_by_side() -> Result<()> {
    let program = Program::new()?;
    let report = |year: &str, n: &str| {
        REPORT
            .replace("2019 Country", &format!("{year} Country"))
            .replace("convicted 31 officials", &format!("convicted {n} officials"))
    };
    let mut mirror = MirrorFolder::new()?;
    for (year, n) in [("2019", "31"), ("2020", "34")] {
        let address = ADDRESS.replace("2019", year);
        mirror.add(Some(&address), &format!("kenya-{year}.html"), "text/html", report(year, n).as_bytes())?;
    }
    let manifest = mirror.manifest()?;
    let data = program.data();
    program.run(["crawl".as_ref(), "state-hrr".as_ref(), "--mirror".as_ref(), manifest.as_os_str()])?.succeeded()?;
    let server = Server::start_with(Some(&data), &[lexgap_tests::FEW_DRAWS])?;
    let all = server.items("/api/v1/conflicts?jurisdiction=KEN&measure=convictions").await?;
    let [one] = &all[..] else { anyhow::bail!("{all:?}") };
    let values: Vec<_> = one["figures"].as_array().context("no figures")?.iter().map(|f| f["value"].as_f64()).collect();
    ensure!(values.len() == 2 && values.contains(&Some(31.0)) && values.contains(&Some(34.0)), "{one}");
    // Reports tell of single cases in the same words.
    ensure!(one["period"] == "2018" && one["differ"] == false && one.get("average").is_none(), "{one}");
    for f in one["figures"].as_array().into_iter().flatten() {
        let known =
            f["interest_class"] == "other_government" && f["qualifier"] == "exact" && f["status"] == "automatic";
        ensure!(known && f["from_prose"] == true && f["locator"].is_string() && f["snapshot"].is_string(), "{f}");
    }
    ensure!(server.items("/api/v1/conflicts?jurisdiction=KEN&differ=true").await?.is_empty());
    ensure!(server.items("/api/v1/conflicts?jurisdiction=KEN&topic=drugs").await?.is_empty());
    ensure!(server.get("/api/v1/conflicts?measure=quarrels").await?.status == StatusCode::BAD_REQUEST);
    let page = server.get("/jurisdictions/KEN/figures").await?.text();
    let id = one["figures"][0]["id"].as_str().unwrap_or_default();
    let snapshot = one["figures"][0]["snapshot"].as_str().unwrap_or_default();
    for words in [
        format!("/facts/{id}"),
        format!("/snapshots/{snapshot}"),
        "automatic, from prose".to_owned(),
        "Another government".to_owned(),
    ] {
        ensure!(page.contains(&words), "lacks `{words}`");
    }
    ensure!(
        server.get("/jurisdictions/KEN").await?.text().contains("/jurisdictions/KEN/figures"),
        "no link from the scorecard"
    );
    ensure!(server.get("/jurisdictions/XYZ/figures").await?.status == StatusCode::NOT_FOUND);
    Ok(())
}
