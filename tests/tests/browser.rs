//! The site in a real Chromium.

use std::{path::PathBuf, time::Duration};

use anyhow::{Context as _, Result, ensure};
use fantoccini::{elements::Element, key::Key};
use lexgap_tests::{
    Browser, Exchange,
    site::{ALL_DRAWN, AT_REST, arrive, kinds, opened},
};
use serde_json::{Value, json};

/// One page of each kind, and its heading.
const PAGES: [(&str, &str); 11] = [
    ("/", "The gap between law and practice"),
    ("/jurisdictions/KEN", "Kenya"),
    ("/laws/untc-18-12-a-ken", "Protocol to Prevent"),
    ("/laws/ca-c-45.2", "Corruption of Foreign Public Officials Act"),
    ("/indicators/ti-cpi", "Corruption Perceptions Index"),
    ("/topics/human_trafficking", "Human trafficking"),
    ("/compare?j=KEN,UGA", "Kenya, Uganda"),
    ("/sources", "Sources"),
    ("/methodology", "How Lexgap measures"),
    ("/revisions", "Silent revisions"),
    ("/search?q=kenya", "kenya"),
];

/// Kilobytes of a thousand bytes.
const MOST_FIRST_PAGE: u64 = 750_000;
const MOST_WASM: usize = 400_000;

/// What is drawn: per chart the number of shapes and the rows of its table; shapes of the map.
const DRAWN: &str = "return {
    charts: [...document.querySelectorAll('figure[data-chart]')].map(f => ({
        shapes: f.querySelectorAll('.chart svg path').length,
        wide: f.querySelector('.chart svg')?.getBoundingClientRect().width ?? 0,
        high: f.querySelector('.chart svg')?.getBoundingClientRect().height ?? 0,
        texts: f.querySelectorAll('.chart svg text').length,
        rows: f.querySelectorAll('details table tbody tr').length,
    })),
    maps: [...document.querySelectorAll('figure[data-map]')].map(f => ({
        shapes: f.querySelectorAll('.map svg path').length,
        links: f.querySelectorAll('.map svg a').length,
    })),
}";

/// Nobody else was asked, and everything that was asked for came.
fn own_requests(path: &str, requests: &[Exchange]) -> Result<()> {
    // The browser's own pages ask nobody.
    for r in requests.iter().filter(|r| r.url.starts_with("http")) {
        let is_ours = r.host.as_deref().is_none_or(|h| h == "127.0.0.1");
        ensure!(is_ours, "{path} asks another host: {}", r.url);
        if r.host.is_some() {
            let came = r.status.is_some_and(|s| (200..400).contains(&s));
            ensure!(came, "{path}: {} answered {:?}", r.url, r.status);
        }
    }
    Ok(())
}

/// A picture of the page for people, in the folder `LEXGAP_PICTURES` if that is set.
async fn picture(browser: &Browser, name: &str) -> Result<()> {
    let Some(folder) = std::env::var_os("LEXGAP_PICTURES").map(PathBuf::from) else { return Ok(()) };
    std::fs::create_dir_all(&folder)?;
    browser.run_js("scrollTo(0, 0)").await?;
    let name = name.trim_matches('/').replace(|c: char| !c.is_ascii_alphanumeric() && c != '-', "_");
    browser.screenshot(&folder.join(format!("{}.png", if name.is_empty() { "home" } else { &name }))).await
}

#[tokio::test]
async fn pages_wake_up_and_draw_without_a_complaint() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    browser.requests().await?;
    for (path, heading) in PAGES {
        arrive(&browser, &server.url(path)).await?;
        let shown = browser.wait_for("h1").await?.text().await?;
        ensure!(shown.contains(heading), "{path}: the heading is {shown}");
        browser.wait_until(ALL_DRAWN).await.with_context(|| format!("{path}: not all is drawn"))?;
        let drawn = browser.run_js(DRAWN).await?;
        for chart in drawn["charts"].as_array().context("charts")? {
            let is_drawn = chart["shapes"].as_u64() >= Some(3) && chart["texts"].as_u64() >= Some(3);
            let is_seen = chart["wide"].as_f64() > Some(200.0) && chart["high"].as_f64() > Some(100.0);
            ensure!(is_drawn && is_seen, "{path}: a chart is not drawn: {chart}");
            ensure!(chart["rows"].as_u64() >= Some(1), "{path}: a chart without a table behind it: {chart}");
        }
        for map in drawn["maps"].as_array().context("maps")? {
            ensure!(map["shapes"].as_u64() >= Some(150) && map["links"].as_u64() >= Some(50), "{path}: {map}");
        }
        let counts = (drawn["charts"].as_array().map_or(0, Vec::len), drawn["maps"].as_array().map_or(0, Vec::len));
        let enough = match path {
            "/" => counts.1 >= 1,
            "/jurisdictions/KEN" => counts.0 >= 3,
            "/laws/untc-18-12-a-ken" | "/indicators/ti-cpi" | "/compare?j=KEN,UGA" => counts.0 >= 1,
            _ => true,
        };
        ensure!(enough, "{path}: {} charts, {} maps", counts.0, counts.1);
        let errors = browser.console_errors().await?;
        ensure!(errors.is_empty(), "{path}: {errors:?}");
        own_requests(path, &browser.requests().await?)?;
    }
    browser.close().await
}

/// Waits until so many questions of this page's search box were answered: one that is still under way when the
/// page is left is cut off by the browser and would look unanswered.
async fn answered(browser: &Browser, questions: usize) -> Result<()> {
    let asked = "performance.getEntriesByType('resource').filter(r => r.name.includes('/api/v1/search'))";
    browser.wait_until(&format!("return {asked}.length === {questions}")).await
}

/// The search box, reached for and awake.
async fn awake(browser: &Browser) -> Result<Element> {
    let input = browser.wait_for("form.search input").await?;
    browser.run_js("document.querySelector('form.search input').focus()").await?;
    browser.wait_until("return document.documentElement.dataset.hydrated === 'true'").await?;
    Ok(input)
}

#[tokio::test]
async fn what_is_typed_before_the_search_box_wakes_is_answered() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    arrive(&browser, &server.url("/sources")).await?;
    let asleep = "return document.documentElement.dataset.hydrated === undefined
        && performance.getEntriesByType('resource').every(r => !r.name.endsWith('.wasm'))";
    ensure!(browser.run_js(asleep).await? == json!(true), "the program came before anybody reached for it");
    // All at once, so that no key is pressed when the program has come.
    let typed = "const input = document.querySelector('form.search input'); input.focus(); input.value = 'kenya'";
    browser.run_js(typed).await?;
    browser
        .wait_until("return document.querySelector('#hits li a')?.getAttribute('href') === '/jurisdictions/KEN'")
        .await?;
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    browser.close().await
}

#[tokio::test]
async fn search_answers_while_one_types() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    arrive(&browser, &server.url("/sources")).await?;
    let here = "return location.pathname + location.search";
    let first = "document.querySelector('#hits li a')?.getAttribute('href')";
    let input = awake(&browser).await?;
    input.send_keys("k").await?;
    ensure!(
        browser.run_js("return document.querySelector('#hits').hidden").await? == json!(true),
        "one letter is no question"
    );
    input.send_keys("eny").await?;
    browser.wait_until(&format!("return {first} === '/jurisdictions/KEN'")).await?;
    let open = "return document.querySelector('form.search input').getAttribute('aria-expanded')";
    ensure!(browser.run_js(open).await? == "true");
    // Escape closes the list, a slip of the pen is forgiven, the keyboard chooses.
    input.send_keys(&char::from(Key::Escape).to_string()).await?;
    browser.wait_until("return document.querySelector('#hits').hidden").await?;
    input.clear().await?;
    input.send_keys("keyna").await?;
    browser.wait_until(&format!("return {first} === '/jurisdictions/KEN'")).await?;
    input.send_keys(&char::from(Key::Down).to_string()).await?;
    browser.wait_until("return document.querySelector('#hit-0').getAttribute('aria-selected') === 'true'").await?;
    // "ke", "ken", "keny"; "ke", "key", "keyn", "keyna".
    answered(&browser, 7).await?;
    input.send_keys(&char::from(Key::Enter).to_string()).await?;
    browser.wait_until("return location.pathname === '/jurisdictions/KEN'").await?;
    browser.wait_until(AT_REST).await?;

    // A click chooses, too.
    let input = awake(&browser).await?;
    input.send_keys("foreign public officials").await?;
    browser.wait_until(&format!("return {first} === '/laws/ca-c-45.2'")).await?;
    answered(&browser, "foreign public officials".len() - 1).await?;
    browser.wait_for("#hits li a").await?.click().await?;
    browser.wait_until("return location.pathname === '/laws/ca-c-45.2'").await?;
    browser.wait_until(AT_REST).await?;

    // Nothing chosen: the page of all answers. What was typed stays text.
    let input = awake(&browser).await?;
    input.send_keys("<b>tier</b>").await?;
    answered(&browser, "<b>tier</b>".len() - 1).await?;
    input.send_keys(&char::from(Key::Enter).to_string()).await?;
    browser.wait_until("return location.pathname === '/search'").await?;
    browser.wait_until(AT_REST).await?;
    let where_now = browser.run_js(here).await?;
    ensure!(where_now.as_str().is_some_and(|w| w.contains("q=")), "{where_now}");
    ensure!(browser.run_js("return document.querySelectorAll('main b').length").await? == json!(0), "it became markup");
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    own_requests("search", &browser.requests().await?)?;
    browser.close().await
}

#[tokio::test]
async fn links_lead_from_the_world_to_the_place_in_a_file_and_back() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    arrive(&browser, &server.url("/")).await?;
    browser.wait_until(ALL_DRAWN).await?;
    let click = |selector: &str| {
        let script = format!(
            "const a = document.querySelector(`{selector}`); if (!a) return false; \
             a.dispatchEvent(new MouseEvent('click', {{bubbles: true, cancelable: true, view: window}})); return true"
        );
        let browser = &browser;
        async move { anyhow::Ok(browser.run_js(&script).await? == json!(true)) }
    };
    ensure!(click("figure[data-map] .map svg a[href=\"/jurisdictions/ALB\"]").await?, "Albania is not on the map");
    browser.wait_until("return location.pathname === '/jurisdictions/ALB'").await?;
    browser.wait_until(AT_REST).await?;
    ensure!(click("main a[href^=\"/laws/untc-18-12-a-alb\"]").await?, "no way to the protocol");
    browser.wait_until("return location.pathname === '/laws/untc-18-12-a-alb'").await?;
    browser.wait_until(AT_REST).await?;
    let timeline = browser.wait_for("#timeline").await?.text().await?;
    ensure!(timeline.contains("21 Aug 2002") && timeline.contains("Ratified"), "{timeline}");
    ensure!(click("main a[href=\"/jurisdictions/ALB\"]").await?);
    browser.wait_until("return location.pathname === '/jurisdictions/ALB'").await?;
    browser.wait_until(AT_REST).await?;
    ensure!(click("main a.fig[href^=\"/facts/\"]").await?, "no figure");
    browser.wait_until("return location.pathname.startsWith('/facts/')").await?;
    browser.wait_until(AT_REST).await?;
    let text = browser.wait_for("main").await?.text().await?;
    ensure!(text.contains("SHA-256") && text.contains("Place in it"), "{text}");
    ensure!(click("main a[href^=\"/snapshots/\"]").await?);
    browser.wait_until("return location.pathname.startsWith('/snapshots/')").await?;
    browser.wait_until(AT_REST).await?;
    browser.client().back().await?;
    browser.wait_until("return location.pathname.startsWith('/facts/')").await?;
    browser.wait_until(AT_REST).await?;
    // By real clicks, through the main navigation.
    for (label, path) in [("Compare", "/compare"), ("Sources", "/sources"), ("Methodology", "/methodology")] {
        browser.client().find(fantoccini::Locator::LinkText(label)).await?.click().await?;
        browser.wait_until(&format!("return location.pathname === '{path}'")).await?;
        browser.wait_until(AT_REST).await?;
    }
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    browser.close().await
}

#[tokio::test]
async fn a_first_visit_is_light() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    browser.requests().await?;
    // What goes through the service worker is told as nothing sent, and whether it does is a race.
    browser.devtools("Network.setBypassServiceWorker", json!({"bypass": true})).await?;
    arrive(&browser, &server.url("/jurisdictions/KEN")).await?;
    browser.wait_until(ALL_DRAWN).await?;
    awake(&browser).await?;
    browser.wait_until(AT_REST).await?;
    // Nothing in the page tells when the icon has come.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let requests = browser.requests().await?;
    own_requests("/jurisdictions/KEN", &requests)?;
    for r in requests.iter().filter(|r| r.url.starts_with("http")) {
        ensure!(r.bytes > 0, "{} was still under way", r.url);
        println!("measured: {:>8} bytes  {}", r.bytes, r.url.replace(server.address(), ""));
    }
    let total: u64 = requests.iter().map(|r| r.bytes).sum();
    println!("measured: {total} bytes for a first visit of /jurisdictions/KEN with all its charts and the search box");
    ensure!(requests.iter().any(|r| r.url.contains("chart.")) && requests.iter().any(|r| r.url.contains(".wasm")));
    ensure!(total <= MOST_FIRST_PAGE, "{total} bytes for a first visit");

    let wasm = browser.run_js("return document.querySelector('#boot').dataset.wasm").await?;
    let wasm = wasm.as_str().context("no wasm")?;
    let packed = server.get_with(wasm, &[("accept-encoding", "br")]).await?;
    ensure!(packed.header("content-encoding") == "br", "{wasm} comes as {}", packed.header("content-encoding"));
    println!("measured: {} bytes of wasm with brotli", packed.bytes.len());
    ensure!(packed.bytes.len() <= MOST_WASM, "{} bytes of wasm", packed.bytes.len());
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut packed.bytes.as_slice(), &mut unpacked)?;
    let plain = server.get_with(wasm, &[("accept-encoding", "identity")]).await?;
    ensure!(plain.bytes == unpacked && unpacked.starts_with(b"\0asm"), "the packed file is another");
    ensure!(plain.header("content-type") == "application/wasm", "{}", plain.header("content-type"));
    // A second visit asks for nothing that it has.
    arrive(&browser, &server.url("/jurisdictions/ALB")).await?;
    let again: u64 = browser.requests().await?.iter().filter(|r| r.url.contains("/assets/")).map(|r| r.bytes).sum();
    ensure!(again < 1000, "{again} bytes of files were fetched again");
    browser.close().await
}

/// When the first words were seen; when what is loaded was asked for; and what there is for it to do.
const ORDER: &str = "return {
    paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null,
    asked: performance.getEntriesByType('resource').map(r => [new URL(r.name).pathname, r.startTime]),
    charts: document.querySelectorAll('figure[data-chart]').length,
    maps: document.querySelectorAll('figure[data-map]').length,
    awake: document.documentElement.dataset.hydrated === 'true' ? 1 : 0,
}";

#[tokio::test]
async fn programs_come_after_the_first_words_and_only_where_they_are_used() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    let (mut with, mut without) = (0, 0);
    for path in kinds(server).await? {
        // Else the program of the page before is there already.
        browser.devtools("Network.clearBrowserCache", json!({})).await?;
        arrive(&browser, &server.url(&path)).await?;
        browser.wait_until(ALL_DRAWN).await.with_context(|| path.clone())?;
        browser.wait_until("return performance.getEntriesByName('first-contentful-paint').length > 0").await?;
        let seen = browser.run_js(ORDER).await?;
        let paint = seen["paint"].as_f64().context("nothing was painted")?;
        for (program, of) in [("chart.", "charts"), ("map.", "maps"), ("world.", "maps"), ("lexgap.", "awake")] {
            let asked: Vec<f64> = seen["asked"]
                .as_array()
                .into_iter()
                .flatten()
                .filter(|a| a[0].as_str().is_some_and(|p| p.starts_with(&format!("/assets/{program}"))))
                .filter_map(|a| a[1].as_f64())
                .collect();
            let is_used = seen[of].as_u64() > Some(0);
            ensure!(asked.is_empty() != is_used, "{path}: {program}… was asked for at {asked:?}, {of}: {}", seen[of]);
            if is_used {
                with += 1
            } else {
                without += 1
            }
            let early = asked.iter().find(|at| **at < paint);
            ensure!(early.is_none(), "{path}: {program}… was asked for at {early:?} ms, first words at {paint} ms");
        }
    }
    ensure!(with >= 10 && without >= 10, "{with} uses, {without} pages that do without");
    browser.close().await
}

#[tokio::test]
async fn pages_can_be_read_with_scripts_off() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    browser.emulate(1280, 800, false, false).await?;
    for (path, heading) in PAGES {
        browser.goto(&server.url(path)).await?;
        let seen = browser
            .run_js(
                "return {
                    heading: document.querySelector('h1').innerText,
                    awake: document.documentElement.dataset.ready ?? null,
                    words: document.querySelector('main').innerText.split(/\\s+/).length,
                    rows: document.querySelectorAll('main table tbody tr').length,
                    tables: [...document.querySelectorAll('figure[data-chart]')].every(f => f.querySelector('table tbody tr')),
                    links: document.querySelectorAll('header nav a').length,
                    form: document.querySelector('form.search').action,
                }",
            )
            .await
            .with_context(|| path.to_owned())?;
        ensure!(seen["awake"].is_null(), "{path}: scripts ran although they are off");
        ensure!(seen["heading"].as_str().is_some_and(|h| h.contains(heading)), "{path}: {seen}");
        ensure!(seen["words"].as_u64() > Some(20) && seen["tables"] == json!(true), "{path}: {seen}");
        let has_table = !matches!(path, "/search?q=kenya" | "/laws/ca-c-45.2");
        ensure!(!has_table || seen["rows"].as_u64() > Some(0), "{path}: no table: {seen}");
        ensure!(seen["links"].as_u64() >= Some(5) && seen["form"] == server.url("/search").as_str(), "{path}: {seen}");
    }
    picture(&browser, "no-scripts").await?;
    // Search by form.
    browser.goto(&server.url("/")).await?;
    browser.wait_for("form.search input").await?.send_keys("kenya").await?;
    browser.wait_for("form.search button").await?.click().await?;
    let heading = browser.wait_for("main .hits a[href=\"/jurisdictions/KEN\"]").await?.text().await?;
    ensure!(heading.contains("Kenya"), "{heading}");
    browser.close().await
}

/// Contrast of text with what lies behind it (WCAG 2), of a body text and of quiet words.
const CONTRAST: &str = "
    const probe = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
    const rgb = colour => { probe.fillStyle = colour; probe.clearRect(0, 0, 1, 1); probe.fillRect(0, 0, 1, 1);
        return [...probe.getImageData(0, 0, 1, 1).data]; };
    const behind = e => { for (; e; e = e.parentElement) { const c = rgb(getComputedStyle(e).backgroundColor); if (c[3] === 255) return c; }
        return rgb(getComputedStyle(document.documentElement).colorScheme.includes('dark') && matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#fff'); };
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const contrast = e => { const [a, b] = [light(rgb(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
    const seen = [...document.querySelectorAll('h1, h2, p, li, td, th, a, small, figcaption, summary, button, dt, dd')].filter(e => e.checkVisibility() && (e.innerText ?? '').trim());
    const worst = seen.map(e => [contrast(e), e.outerHTML.slice(0, 120)]).sort((x, y) => x[0] - y[0])[0];
    return {behind: behind(document.body).slice(0, 3), worst: worst[0], where: worst[1]}";

/// Elements that reach out of the window although nothing around them scrolls.
const TOO_WIDE: &str = "return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.scroll, .chart, .map'))
    .slice(0, 3).map(e => e.outerHTML.slice(0, 160))";

#[tokio::test]
async fn pages_fit_wide_and_narrow_screens_in_both_colours() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    for (path, _) in PAGES {
        let mut backgrounds = Vec::new();
        for (width, height, dark) in [(1280, 900, false), (1280, 900, true), (390, 844, true), (390, 844, false)] {
            browser.emulate(width, height, dark, true).await?;
            if backgrounds.is_empty() || width == 390 {
                arrive(&browser, &server.url(path)).await?;
                browser.wait_until(ALL_DRAWN).await.with_context(|| format!("{path} at {width}"))?;
            }
            let wide = browser.run_js("return document.scrollingElement.scrollWidth").await?;
            let inner = browser.run_js("return innerWidth").await?;
            ensure!(
                wide.as_u64() <= Some(u64::from(width)) && inner.as_u64() == Some(u64::from(width)),
                "{path} is {wide} wide in a window of {width} ({inner}): {}",
                browser.run_js(TOO_WIDE).await?
            );
            let colours = browser.run_js(CONTRAST).await?;
            ensure!(colours["worst"].as_f64() >= Some(4.5), "{path}, dark {dark}, {width} wide: {colours}");
            backgrounds.push((dark, colours["behind"].clone()));
            picture(&browser, &format!("{path}-{width}-{}", if dark { "dark" } else { "light" })).await?;
        }
        let sum = |v: &Value| v.as_array().map_or(0, |c| c.iter().filter_map(Value::as_u64).sum::<u64>());
        for (dark, background) in &backgrounds {
            ensure!(if *dark { sum(background) < 200 } else { sum(background) > 560 }, "{path}: {backgrounds:?}");
        }
    }
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    browser.close().await
}

#[tokio::test]
async fn a_page_that_is_not_there_helps() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    for (path, link) in
        [("/jurisdictions/Kenia", "/jurisdictions/KEN"), ("/laws/human-rights-act", "/laws/ukpga-1998-42")]
    {
        arrive(&browser, &server.url(path)).await?;
        browser.wait_for(&format!("main a[href=\"{link}\"]")).await?.click().await?;
        browser.wait_until(&format!("return location.pathname === '{link}'")).await?;
    }
    // The browser itself reports the 404, and nothing else.
    let errors = browser.console_errors().await?;
    ensure!(errors.iter().all(|e| e.contains("404")), "{errors:?}");
    browser.close().await
}
