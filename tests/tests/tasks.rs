//! What people come to the site for, done in a real Chromium: with a mouse, and with the keyboard alone.

use std::{fs, time::Duration};

use anyhow::{Context as _, Result, ensure};
use fantoccini::{Locator, key::Key};
use lexgap_tests::{
    Browser, Server,
    site::{AT_REST, arrive, opened},
};
use lexgap_texts::{Language, country, ids, interval, number, text};
use serde_json::{Value, json};

/// Presses of Tab until something is reached; the first page has some 450 places to stop at.
const MOST_TABS: usize = 900;
/// Until a file is downloaded.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(30);

/// How somebody uses a page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    Mouse,
    Keyboard,
}

/// The element that keys go to: whether it answers to a selector, and whether one sees that it does.
const FOCUS: &str = "const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect();
    return {
        here: e.matches(SELECTOR),
        body: e === document.body,
        seen: (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) && r.width > 0 && r.height > 0,
        what: e.outerHTML.slice(0, 160),
    }";

impl By {
    /// Moves the focus with Tab until it is on an element. Each stop on the way must be seen as such.
    async fn reach(browser: &Browser, css: &str) -> Result<()> {
        let look = FOCUS.replace("SELECTOR", &json!(css).to_string());
        for _ in 0..MOST_TABS {
            let focus = browser.run_js(&look).await?;
            if focus["here"] == true {
                return Ok(());
            }
            browser.press(&char::from(Key::Tab).to_string()).await?;
            let focus = browser.run_js(&look).await?;
            ensure!(focus["body"] == true || focus["seen"] == true, "the focus is not seen on {}", focus["what"]);
        }
        anyhow::bail!("Tab does not lead to {css} on {}", browser.client().current_url().await?)
    }

    /// Opens a link or presses a button.
    async fn press(self, browser: &Browser, css: &str) -> Result<()> {
        match self {
            By::Mouse => {
                let element = browser.wait_for(css).await?;
                browser
                    .run_js(&format!(
                        "document.querySelector({}).scrollIntoView({{block: 'center', behavior: 'instant'}})",
                        json!(css)
                    ))
                    .await?;
                Ok(element.click().await.with_context(|| css.to_owned())?)
            }
            By::Keyboard => {
                By::reach(browser, css).await?;
                browser.press(&char::from(Key::Enter).to_string()).await
            }
        }
    }

    /// Opens a link and waits for the page that it leads to; the condition is a JavaScript expression.
    async fn follow(self, browser: &Browser, css: &str, there: &str) -> Result<()> {
        self.press(browser, css).await?;
        browser.wait_until(&format!("return {there}")).await?;
        browser.wait_until(AT_REST).await
    }

    /// Types into the search box and opens the first answer, whose address must be `href`.
    async fn search(self, browser: &Browser, words: &str, href: &str) -> Result<()> {
        let input = "form.search input";
        match self {
            By::Mouse => browser.wait_for(input).await?.send_keys(words).await?,
            By::Keyboard => {
                By::reach(browser, input).await?;
                browser.press(words).await?;
            }
        }
        let first = "document.querySelector('#hits li a')?.getAttribute('href')";
        browser.wait_until(&format!("return {first} === {}", json!(href))).await?;
        match self {
            By::Mouse => browser.wait_for("#hits li a").await?.click().await?,
            By::Keyboard => {
                browser.press(&char::from(Key::Down).to_string()).await?;
                let is_chosen = "document.querySelector('#hit-0')?.getAttribute('aria-selected') === 'true'";
                browser.wait_until(&format!("return {is_chosen}")).await?;
                browser.press(&char::from(Key::Enter).to_string()).await?;
            }
        }
        browser.wait_until(&format!("return location.pathname === {}", json!(href))).await?;
        browser.wait_until(AT_REST).await
    }

    /// Chooses from a list by what it shows.
    async fn choose(self, browser: &Browser, css: &str, value: &str, label: &str) -> Result<()> {
        match self {
            By::Mouse => browser.wait_for(css).await?.select_by_value(value).await?,
            By::Keyboard => {
                By::reach(browser, css).await?;
                browser.press(label).await?;
            }
        }
        browser.wait_until(&format!("return document.querySelector({}).value === {}", json!(css), json!(value))).await
    }
}

async fn text_of(browser: &Browser, css: &str) -> Result<String> {
    Ok(browser.client().find(Locator::Css(css)).await.with_context(|| css.to_owned())?.text().await?)
}

async fn without_complaint(browser: Browser) -> Result<()> {
    let errors = browser.console_errors().await?;
    ensure!(errors.is_empty(), "{errors:?}");
    browser.close().await
}

/// The first year whose figures of convictions for trafficking in Kenya are all above zero.
async fn first_conviction(server: &Server) -> Result<i16> {
    let all = server.items("/api/v1/observations?jurisdiction=KEN&measure=convictions&topic=human_trafficking").await?;
    let totals = all.iter().filter(|o| o["breakdown"].as_object().is_some_and(serde_json::Map::is_empty));
    let year = |o: &Value| o["period"].as_str().and_then(|p| p.get(..4)?.parse::<i16>().ok());
    let is_certain = |o: &Value| o["lower"].as_f64().or(o["value"].as_f64()).is_some_and(|v| v >= 1.0);
    totals.filter(|o| is_certain(o)).filter_map(year).min().context("no conviction is certain")
}

async fn how_long_until_the_first_conviction(by: By) -> Result<()> {
    const LAW: &str = "ken-counter-trafficking-in-persons-act-2010";
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    arrive(&browser, &server.url("/")).await?;
    by.search(&browser, "kenya trafficking", &format!("/laws/{LAW}")).await?;
    ensure!(text_of(&browser, "h1").await?.contains("Counter-Trafficking in Persons Act"));
    // From the start of the year of passage, which is all that the source states, to the end of that year.
    let law = server.json(&format!("/api/v1/laws/{LAW}")).await?;
    ensure!(law["passage_date"] == "2010-01-01" && law["dates"][0]["precision"] == "year", "{law}");
    let year = first_conviction(server).await?;
    ensure!(year == 2014, "the reports of the United Nations have it in 2014, the API in {year}");
    let rows = browser
        .run_js("return [...document.querySelectorAll('#human_trafficking tr')].map(r => r.textContent)")
        .await?;
    let row = rows.as_array().into_iter().flatten().filter_map(Value::as_str).find(|r| r.starts_with("Activation"));
    let row = row.context("the page does not say when the law was first used")?;
    for words in [
        format!("first use certain in {year}"),
        format!("at most {year_count}.0 years after it took effect", year_count = year + 1 - 2010),
        format!("{year} Convictions: 31"),
    ] {
        ensure!(row.contains(&words), "no `{words}` in `{row}`");
    }
    // And the figure leads to where it was read.
    let figure = "#human_trafficking tr a.fig[title^=\"Convictions 2014\"]";
    if by == By::Mouse {
        // Figures stand folded up.
        browser.run_js("document.querySelectorAll('#human_trafficking details').forEach(d => d.open = true)").await?;
    } else {
        By::reach(&browser, "#human_trafficking table details summary").await?;
        browser.press(&char::from(Key::Enter).to_string()).await?;
    }
    by.follow(&browser, figure, "location.pathname.startsWith('/facts/')").await?;
    let fact = text_of(&browser, "main").await?;
    ensure!(fact.contains("31") && fact.contains("SHA-256"), "{fact}");
    without_complaint(browser).await
}

#[tokio::test]
async fn kenyas_first_conviction_is_found() -> Result<()> {
    how_long_until_the_first_conviction(By::Mouse).await
}

#[tokio::test]
async fn kenyas_first_conviction_is_found_by_keyboard() -> Result<()> {
    how_long_until_the_first_conviction(By::Keyboard).await
}

/// What the table of a comparison shows: heads, then each row with its cells.
const TABLE: &str = "const t = document.querySelector('.compared table'), said = e => e.innerText.trim();
    return {
        heads: [...t.tHead.querySelectorAll('th')].map(said),
        rows: [...t.tBodies[0].rows].map(r => [...r.cells].map(said)),
    }";

/// The number that a cell begins with.
fn leading(cell: &str) -> Option<f64> {
    let plain = cell.replace('−', "-").replace(',', "");
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.' && c != '-').unwrap_or(plain.len());
    plain[..end].parse().ok()
}

async fn three_states_side_by_side(by: By) -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    let folder = tempfile::tempdir()?;
    browser.download_to(folder.path()).await?;
    arrive(&browser, &server.url("/")).await?;
    by.follow(&browser, "header nav a[href=\"/compare\"]", "location.pathname === '/compare'").await?;
    let mut chosen: Vec<&str> = Vec::new();
    for code in ["KEN", "UGA", "TZA"] {
        let place = server.json(&format!("/api/v1/jurisdictions/{code}")).await?;
        by.choose(&browser, "select[name=add]", code, place["name"].as_str().context("no name")?).await?;
        chosen.push(code);
        let there = format!("location.search.includes('j={}')", chosen.join(","));
        by.follow(&browser, "form.compare button[type=submit]", &there).await?;
    }
    let table = browser.run_js(TABLE).await?;
    by.press(&browser, "a[href$=\"format=csv\"]").await?;
    let downloaded = async {
        loop {
            let file = folder.path().join("lexgap-compare.csv");
            if file.is_file() {
                return fs::read(&file);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    };
    let file = tokio::time::timeout(DOWNLOAD_LIMIT, downloaded).await.context("no file came")??;
    let lines: Vec<csv::StringRecord> =
        csv::Reader::from_reader(file.as_slice()).records().collect::<Result<_, _>>()?;

    let heads: Vec<&str> = table["heads"].as_array().context("heads")?.iter().filter_map(Value::as_str).collect();
    let rows = table["rows"].as_array().context("rows")?;
    ensure!(rows.len() == 3 && heads.len() > 3, "{table}");
    ensure!(lines.len() == rows.len() * (heads.len() - 1), "{} lines, {} columns", lines.len(), heads.len());
    let mut numbers = 0;
    for (row, lines) in rows.iter().zip(lines.chunks(heads.len() - 1)) {
        let cells: Vec<&str> = row.as_array().context("cells")?.iter().filter_map(Value::as_str).collect();
        for ((cell, head), line) in cells[1..].iter().zip(&heads[1..]).zip(lines) {
            ensure!(line[1] == *cells[0] && head.starts_with(&line[3]), "{line:?} is not {} of {}", head, cells[0]);
            let Ok(value) = line[5].parse::<f64>() else {
                ensure!(leading(cell).is_none(), "{} of {}: {cell}, and in the file nothing", head, cells[0]);
                continue;
            };
            // Scores are shown without decimals, indicators with two.
            let close = if line[2].starts_with("score:") { 0.5 } else { 0.005 } + 1e-9;
            let shown = leading(cell).with_context(|| format!("{cell} is no number, in the file {value}"))?;
            ensure!((shown - value).abs() <= close, "{} of {}: {cell}, in the file {value}", head, cells[0]);
            ensure!(line[8].is_empty() || cell.ends_with(&line[8]), "{cell} is not of grade {}", &line[8]);
            numbers += 1;
        }
    }
    ensure!(numbers >= 12, "only {numbers} numbers");
    without_complaint(browser).await
}

#[tokio::test]
async fn three_states_are_compared_and_downloaded() -> Result<()> {
    three_states_side_by_side(By::Mouse).await
}

#[tokio::test]
async fn three_states_are_compared_and_downloaded_by_keyboard() -> Result<()> {
    three_states_side_by_side(By::Keyboard).await
}

async fn every_law_that_fell(by: By) -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    let scores = server.items("/api/v1/scores").await?;
    let fell = |s: &&Value| {
        let flags = s["flags"].as_array().into_iter().flatten().filter_map(Value::as_str);
        flags.into_iter().any(|f| f.starts_with("Regression"))
    };
    let mut expected: Vec<&str> = scores.iter().filter(fell).filter_map(|s| s["law"].as_str()).collect();
    expected.sort_unstable();
    expected.dedup();
    ensure!(expected.len() > 6, "so few need no list: {expected:?}");
    arrive(&browser, &server.url("/")).await?;
    // The first page has the newest; a link beside them leads to all.
    let heading = json!(text(Language::English, "home-regressions", &[]));
    let marked = browser
        .run_js(&format!(
            "const section = [...document.querySelectorAll('main section')]
                .find(s => s.querySelector('h2')?.textContent.includes({heading}));
            const link = [...(section?.querySelectorAll('p a') ?? [])].find(a => !a.pathname.endsWith('.atom'));
            link?.setAttribute('data-all', '');
            return [section != null, link?.pathname + link?.search]"
        ))
        .await?;
    ensure!(marked[0] == true, "no regressions on the first page");
    let all = marked[1].as_str().filter(|a| a.starts_with('/')).with_context(|| {
        format!("the first page shows some of {} laws whose enforcement fell, and leads to no list", expected.len())
    })?;
    by.follow(&browser, "a[data-all]", &format!("location.pathname + location.search === {}", json!(all))).await?;
    let listed = browser
        .run_js("return [...document.querySelectorAll('main a')].map(a => decodeURIComponent(a.pathname)).filter(p => p.startsWith('/laws/')).map(p => p.slice(6))")
        .await?;
    let listed: Vec<&str> = listed.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let missing: Vec<&&str> = expected.iter().filter(|law| !listed.contains(law)).collect();
    ensure!(missing.is_empty(), "{all} lacks {missing:?}");
    without_complaint(browser).await
}

#[tokio::test]
async fn every_law_that_fell_is_found() -> Result<()> {
    every_law_that_fell(By::Mouse).await
}

#[tokio::test]
async fn every_law_that_fell_is_found_by_keyboard() -> Result<()> {
    every_law_that_fell(By::Keyboard).await
}

/// What an Arabic page shows; `strays` are links to pages in another language.
const IN_ARABIC: &str = "const files = /^\\/(api|assets|oembed|og|downloads|embed|cite|catalog)\\b|\\.(zip|atom)$/;
    return {
        lang: document.documentElement.lang,
        direction: getComputedStyle(document.body).direction,
        text: document.body.innerText,
        strays: [...document.querySelectorAll('a[href]:not([hreflang])')]
            .filter(a => a.origin === location.origin && !files.test(a.pathname) && !/^\\/ar(\\/|$)/.test(a.pathname))
            .map(a => a.getAttribute('href')),
        links: document.querySelectorAll('main a[href^=\"/ar/\"]').length,
    }";

async fn a_scorecard_in_arabic(by: By) -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    let scores = server.items("/api/v1/scores?jurisdiction=KEN&scored=true").await?;
    arrive(&browser, &server.url("/")).await?;
    by.follow(&browser, "a[hreflang=ar]", "location.pathname === '/ar'").await?;
    let kenya = country(Language::Arabic, "KE").context("Kenya has no Arabic name")?;
    by.search(&browser, &kenya, "/ar/jurisdictions/KEN").await?;
    ensure!(text_of(&browser, "h1").await?.contains(&kenya), "{}", text_of(&browser, "h1").await?);
    let known: Vec<String> = ids(Language::English).into_iter().filter(|id| id.contains('-')).collect();
    let good = async |what: &str| -> Result<String> {
        let seen = browser.run_js(IN_ARABIC).await?;
        ensure!(seen["lang"] == "ar" && seen["direction"] == "rtl", "{what}: {seen}");
        ensure!(seen["strays"] == json!([]), "{what} leaves Arabic: {}", seen["strays"]);
        ensure!(seen["links"].as_u64() > Some(0), "{what} leads nowhere");
        let text = seen["text"].as_str().unwrap_or_default().to_owned();
        let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
        let raw = words.find(|word| known.iter().any(|id| id == word));
        ensure!(raw.is_none() && !text.contains("{$") && !text.contains("{ $"), "{what} shows a raw message: {raw:?}");
        Ok(text)
    };
    let scorecard = good("the scorecard").await?;
    // The very numbers, as Arabic writes them.
    for s in &scores {
        let of = |field: &str| s[field].as_f64().with_context(|| format!("{field}: {s}"));
        let score = number(Language::Arabic, of("score")?, 0);
        let interval = interval(Language::Arabic, of("lower")?, of("upper")?, 0);
        ensure!(scorecard.contains(&format!("{score} {interval}")), "no {score} {interval} of {}", s["law"]);
    }
    ensure!(!scores.is_empty(), "Kenya has no score");
    let law = "main a[href^=\"/ar/laws/\"]";
    by.follow(&browser, law, "location.pathname.startsWith('/ar/laws/')").await?;
    good("the law").await?;
    without_complaint(browser).await
}

#[tokio::test]
async fn a_scorecard_is_read_in_arabic() -> Result<()> {
    a_scorecard_in_arabic(By::Mouse).await
}

#[tokio::test]
async fn a_scorecard_is_read_in_arabic_by_keyboard() -> Result<()> {
    a_scorecard_in_arabic(By::Keyboard).await
}

#[tokio::test]
async fn the_keyboard_skips_to_the_content() -> Result<()> {
    let Some((server, browser)) = opened().await? else { return Ok(()) };
    arrive(&browser, &server.url("/jurisdictions/KEN")).await?;
    browser.press(&char::from(Key::Tab).to_string()).await?;
    let first = browser
        .run_js("const e = document.activeElement, r = e.getBoundingClientRect(); return [e.matches('a.skip'), r.top >= 0 && r.height > 0]")
        .await?;
    ensure!(first == json!([true, true]), "the first stop is not the way to the content: {first}");
    browser.press(&char::from(Key::Enter).to_string()).await?;
    browser.press(&char::from(Key::Tab).to_string()).await?;
    let is_inside = browser.run_js("return document.activeElement.closest('main') !== null").await?;
    ensure!(is_inside == true, "the next stop is not in the content");
    without_complaint(browser).await
}
