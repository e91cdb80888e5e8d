//! Pages as they come over HTTP, which is what readers without scripts and search engines see.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use lexgap_tests::{
    MirrorFolder, Program, Server, cpi_workbook,
    html::{anchors, attribute, elements, links, text_of},
    site::{in_language, largest_scorecard, packed},
};
use lexgap_texts::Language;

/// One address of each kind, with its heading.
const PAGES: [(&str, &str); 18] = [
    ("/", "The gap between law and practice"),
    ("/jurisdictions/KEN", "Kenya"),
    ("/jurisdictions/ALB", "Albania"),
    ("/laws/ca-c-45.2", "Corruption of Foreign Public Officials Act"),
    ("/laws/untc-18-12-a-alb", "Protocol to Prevent"),
    ("/indicators/ti-cpi", "Corruption Perceptions Index"),
    ("/indicators/ti-cpi/DNK/2023", "Denmark"),
    ("/indicators", "Indicators"),
    ("/topics", "Topics"),
    ("/topics?in=KEN", "Kenya"),
    ("/topics/human_trafficking", "Human trafficking"),
    ("/compare?j=KEN,UGA", "Kenya, Uganda"),
    ("/practices", "Practices, best and worst"),
    ("/sources", "Sources"),
    ("/revisions", "Silent revisions"),
    ("/methodology", "How Lexgap measures"),
    ("/search?q=kenya", "kenya"),
    ("/compare", "Compare"),
];

#[tokio::test]
async fn each_page_is_there_with_all_its_text() -> Result<()> {
    let server = Server::shared()?;
    for (path, heading) in PAGES {
        let page = server.get(path).await?;
        ensure!(page.status == 200, "{path}: {}", page.status);
        ensure!(page.header("content-type") == "text/html; charset=utf-8", "{path}: {}", page.header("content-type"));
        let html = page.text();
        ensure!(html.starts_with("<!DOCTYPE html>") && html.contains("lang=\"en\""), "{path}");
        ensure!(html.matches("<h1").count() == 1, "{path}: one heading");
        ensure!(text_of(&html, "h1").contains(heading), "{path}: the heading is {}", text_of(&html, "h1"));
        ensure!(text_of(&html, "title").ends_with("Lexgap") && html.contains("name=\"description\""), "{path}");
        ensure!(text_of(&html, "footer").contains("Edition 1"), "{path} does not name its edition");
        // The policy of the site forbids what stands in the page itself.
        ensure!(!html.contains(" style=\"") && !html.contains(" onclick=") && !html.contains("<style"), "{path}");
        // Each chart has its table.
        let (charts, tables) =
            (html.matches("<figure data-chart").count(), html.matches("Table behind the chart").count());
        ensure!(charts == tables, "{path}: {charts} charts, {tables} tables");
        // Nothing is loaded from elsewhere; links to publishers may be followed.
        for attribute in ["src=\"http", "src=\"//", "stylesheet\" href=\"http", "@import"] {
            ensure!(!html.contains(attribute), "{path}: {attribute}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_changed_after_passage_is_drawn_or_says_why_not() -> Result<()> {
    let server = Server::shared()?;
    let of = async |estimated: bool| -> Result<serde_json::Value> {
        let address = format!("/api/v1/effects?topic=human_trafficking&estimated={estimated}");
        server.items(&address).await?.into_iter().next().context(address)
    };
    let (found, not) = (of(true).await?, of(false).await?);
    let id = found["law"].as_str().context("law")?;
    let whole = server.json(&format!("/api/v1/laws/{id}")).await?;
    let same = whole["effects"].as_array().context("effects")?.contains(&found);
    ensure!(same, "{whole:#} has not {found:#}");
    ensure!(found["reason"].is_null() && found["overall"]["lower"].as_f64().is_some_and(|x| x > 0.0), "{found:#}");
    let points = found["points"].as_array().context("points")?;
    ensure!(
        points.len() as u64 == found["years_before"].as_u64().unwrap_or(0) + found["years_after"].as_u64().unwrap_or(0)
    );
    for (path, words) in
        [("", "times as many"), ("/fr", "fois celui"), ("/es", "veces el que"), ("/ar", "الاتجاه السابق")]
    {
        let html = server.get(&format!("{path}/laws/{id}")).await?.text();
        ensure!(html.contains("id=\"effect-human-trafficking\"") && html.contains(words), "{path}/laws/{id}");
    }
    ensure!(not["overall"].is_null() && not["points"] == serde_json::json!([]), "{not:#}");
    let reason = not["reason"].as_str().context("reason")?;
    let page = format!("/laws/{}", not["law"].as_str().context("law")?);
    let html = server.get(&page).await?.text();
    ensure!(html.contains("What changed cannot be estimated:"), "{page}: {reason}");
    ensure!(!html.contains("id=\"effect-human-trafficking\""), "{page}: a chart of nothing");

    let studies = server.items("/api/v1/event-studies?topic=human_trafficking").await?;
    ensure!(!studies.is_empty(), "no study");
    let html = server.get("/topics/human_trafficking").await?.text();
    let drawn = studies.iter().filter(|s| s["reason"].is_null()).count();
    ensure!(
        html.matches("id=\"study-human-trafficking-").count() == 2 * drawn,
        "one chart and its summary for each of {drawn}"
    );
    ensure!(html.contains("<section id=\"effects\""), "no section");
    Ok(())
}

/// Most bytes of a scorecard and the style sheet together, as they come over the wire: 60 KB.
const MOST_BYTES: usize = 60_000;

#[tokio::test]
async fn a_scorecard_is_light() -> Result<()> {
    let server = Server::shared()?;
    let (largest, _) = largest_scorecard(server).await?;
    for path in ["/jurisdictions/KEN", &largest] {
        let page = packed(server, path).await?;
        let html = server.get(path).await?.text();
        let style = elements(&html, "link").into_iter().find(|(a, _)| attribute(a, "rel") == Some("stylesheet"));
        let Some(style) = style.and_then(|(a, _)| attribute(a, "href")) else {
            println!("skipped: no site files beside the program (`cargo xtask build` writes them)");
            return Ok(());
        };
        let (page, style) = (page.bytes.len(), packed(server, style).await?.bytes.len());
        println!("measured: {page} + {style} bytes of HTML and CSS with brotli for {path}");
        ensure!(page + style <= MOST_BYTES, "{path}: {page} bytes of HTML and {style} of CSS");
    }
    Ok(())
}

#[tokio::test]
async fn no_link_is_broken() -> Result<()> {
    let server = Server::shared()?;
    let mut seen = BTreeSet::new();
    for (path, _) in PAGES {
        let html = server.get(path).await?.text();
        for link in links(&html) {
            let (address, place) = link.split_once('#').unwrap_or((&link, ""));
            // Of the many alike, some; of the others, all.
            let kind = address.split('/').nth(1).unwrap_or_default();
            let alike = seen.iter().filter(|s: &&String| s.split('/').nth(1) == Some(kind)).count();
            if address.is_empty() || (alike >= 25 && place.is_empty()) || !seen.insert(address.to_owned()) {
                continue;
            }
            let answer = server.get(address).await?;
            ensure!(
                answer.status.is_success() || answer.status.is_redirection(),
                "{path} leads to {link}: {}",
                answer.status
            );
            if !place.is_empty() && address != "/" {
                ensure!(
                    answer.text().contains(&format!("id=\"{place}\"")),
                    "{path} leads to {link}, which has no such place"
                );
            }
        }
    }
    ensure!(seen.len() > 100, "only {} links", seen.len());
    Ok(())
}

#[tokio::test]
async fn every_figure_of_a_scorecard_leads_to_its_place_in_a_file() -> Result<()> {
    let server = Server::shared()?;
    for id in ["KEN", "ALB", "DNK"] {
        let path = format!("/jurisdictions/{id}");
        let html = server.get(&path).await?.text();
        // Rows with numbers have a figure that is a link.
        let mut figures = BTreeSet::new();
        for row in html.split("<tr").skip(1).filter_map(|r| r.split_once("</tr>")).map(|(row, _)| row) {
            let of_row: Vec<String> = anchors(row, "fig").into_iter().map(|(href, _)| href).collect();
            let has_number = row.split("<td class=\"n\">").skip(1).any(|cell| {
                let text = cell.split_once("</td>").map_or(cell, |(text, _)| text);
                text.split('<').any(|p| p.split_once('>').map_or(p, |(_, t)| t).chars().any(|c| c.is_ascii_digit()))
            });
            ensure!(!has_number || !of_row.is_empty(), "{path}: a number without a source in: {row}");
            figures.extend(of_row);
        }
        let is_provenance = |f: &String| f.starts_with("/facts/") || f.split('/').count() == 5;
        ensure!(figures.len() >= 40 && figures.iter().all(is_provenance), "{path}: {figures:?}");
        for figure in figures {
            let answer = server.get(&figure).await?;
            ensure!(answer.status == 200, "{path} leads to {figure}: {}", answer.status);
            let page = answer.text();
            let page = page.split_once("Where it comes from").with_context(|| format!("{figure}: no provenance"))?.1;
            let hash = page.split("class=\"hash\">").nth(1).map_or("", |h| h.split('<').next().unwrap_or_default());
            ensure!(hash.len() == 64 && hash.bytes().all(|b| b.is_ascii_hexdigit()), "{figure}: hash {hash}");
            ensure!(page.contains(&format!("href=\"/snapshots/{hash}\"")), "{figure} does not lead to its file");
            let locator =
                page.split("class=\"locator\">").nth(1).map_or("", |l| l.split('<').next().unwrap_or_default());
            // A cell or element, or the characters of a sentence.
            ensure!(locator.contains('=') || locator.contains("; characters "), "{figure}: place {locator}");
            ensure!(page.contains("href=\"/sources#"), "{figure} does not name its source");
            ensure!(page.contains("What could tilt it") && page.contains("Attribution"), "{figure}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_mark_on_a_line_of_time_is_told_in_words() -> Result<()> {
    let server = Server::shared()?;
    let html = server.get("/jurisdictions/KEN").await?.text();
    let figures = html.split("<figure class=\"time\"").skip(1).filter_map(|f| f.split_once("</figure>"));
    let mut seen = 0;
    for (figure, _) in figures {
        let (drawing, list) = figure.split_once("<details").context("a line of time without its list")?;
        let (marks, told) = (drawing.matches("class=\"hit\"").count(), list.matches("<li><a ").count());
        ensure!(marks > 0 && marks == told, "{marks} marks, {told} in the list: {figure}");
        ensure!(drawing.matches("aria-label").count() > marks, "a mark without a name: {drawing}");
        seen += 1;
    }
    ensure!(seen > 0, "Kenya has no line of time");
    for place in ["missing", "peers"] {
        ensure!(html.contains(&format!("<section id=\"{place}\"")), "Kenya has no section {place}");
    }
    Ok(())
}

#[tokio::test]
async fn a_contradiction_is_shown_with_both_figures() -> Result<()> {
    let server = Server::shared()?;
    let html = server.get("/jurisdictions/KEN").await?.text();
    let section = html.split_once("id=\"contradictions\"").context("Kenya has no contradictions")?.1;
    let section = section.split_once("</section>").context("no end")?.0;
    let item = section.split("<strong>").find(|i| i.starts_with("2014")).context("none of 2014")?;
    ensure!(item.contains(">31<") && item.contains(">32<") && item.contains("Sexual exploitation"), "{item}");
    Ok(())
}

#[tokio::test]
async fn missing_and_withheld_are_not_zero() -> Result<()> {
    let server = Server::shared()?;
    let html = server.get("/jurisdictions/KEN").await?.text();
    let withheld = anchors(&html, "censored");
    ensure!(!withheld.is_empty() && withheld.iter().all(|(_, text)| text == "&lt;5"), "{withheld:?}");
    ensure!(html.contains("that is not a zero"), "an absent figure is not explained");
    let former = server.get("/indicators/wb-wgi-cc/ANT/2023").await?;
    ensure!(former.status == 200 && former.text().contains("that is not a zero"), "{}", former.status);
    Ok(())
}

#[tokio::test]
async fn what_does_not_exist_gets_a_page_that_helps() -> Result<()> {
    let server = Server::shared()?;
    for (path, link) in [
        ("/jurisdictions/Kenia", "/jurisdictions/KEN"),
        ("/jurisdictions/XYZ", "/"),
        ("/laws/human-rights-act", "/laws/ukpga-1998-42"),
        ("/laws/nonsense", "/"),
        ("/indicators/corruption", "/indicators/ti-cpi"),
        ("/indicators/ti-cpi/KEN/1812", "/indicators/ti-cpi"),
        ("/topics/nonsense", "/"),
        ("/facts/nonsense", "/"),
        ("/snapshots/00", "/"),
        ("/nowhere/kenya", "/jurisdictions/KEN"),
        ("/jurisdictions/%3Cscript%3Ealert(1)%3C%2Fscript%3E", "/"),
    ] {
        let page = server.get(path).await?;
        let html = page.text();
        ensure!(page.status == 404, "{path}: {}", page.status);
        ensure!(page.header("content-type").starts_with("text/html"), "{path}");
        let main = html.split_once("<main").map_or("", |(_, rest)| rest);
        ensure!(links(main).contains(link), "{path} does not offer {link}: {:?}", links(main));
        ensure!(html.contains("role=\"search\"") && !html.contains("<script>alert"), "{path}");
        ensure!(page.header("etag").is_empty(), "{path}: what is not there may come");
    }
    // A code in small letters is not wrong, only unusual.
    let small = server.get("/jurisdictions/ken").await?;
    ensure!(small.status == 308 && small.header("location") == "/jurisdictions/KEN", "{small:?}");
    Ok(())
}

#[tokio::test]
async fn forms_work_without_scripts() -> Result<()> {
    let server = Server::shared()?;
    let found = server.get("/search?q=keyna").await?.text();
    ensure!(links(&found).contains("/jurisdictions/KEN"), "{:?}", links(&found));
    let none = server.get("/search?q=%3Cimg+src%3Dx%3E+zzzz").await?;
    ensure!(none.status == 200 && !none.text().contains("<img"), "{}", none.status);
    let added = server.get("/compare?j=KEN%2CUGA&add=TZA").await?;
    ensure!(added.status == 303 && added.header("location") == "/compare?j=KEN,UGA,TZA", "{added:?}");
    let elsewhere = server.get("/compare?j=KEN&add=%2F%2Fexample.org%0d%0a").await?;
    ensure!(!elsewhere.header("location").contains("//"), "{elsewhere:?}");
    let unknown = server.get("/compare?j=KEN,XYZ").await?;
    ensure!(unknown.status == 200 && unknown.text().contains("No jurisdiction answers to XYZ"), "{}", unknown.status);
    Ok(())
}

#[tokio::test]
async fn a_comparison_is_shown_in_six_ways_by_links_alone() -> Result<()> {
    let server = Server::shared()?;
    let places = "/compare?j=KEN,UGA,TZA";
    let plain = server.get(places).await?.text();
    for view in ["heat", "ranks", "small", "scatter", "since"] {
        let address = format!("{places}&view={view}");
        ensure!(links(&plain).contains(&address), "no link to {address}: {:?}", links(&plain));
        let page = server.get(&address).await?;
        let html = page.text();
        ensure!(page.status == 200 && html.contains("Uganda") && html.contains("<table"), "{view}: {}", page.status);
        let is_marked = html.split("<a ").filter_map(|part| part.split_once('>')).any(|(attributes, _)| {
            attributes.contains(&format!("view={view}\"")) && attributes.contains("aria-current=\"true\"")
        });
        ensure!(is_marked, "{view}: the way of showing is not marked");
        ensure!(!html.contains(">compare-"), "{view}: a message is missing");
    }
    let heat = server.get(&format!("{places}&view=heat")).await?.text();
    let cells: Vec<&str> = heat.split("<td class=\"n b").skip(1).collect();
    ensure!(!cells.is_empty(), "no cell is coloured");
    for cell in cells {
        let text = text_of(&format!("<td class=\"b{cell}"), "td");
        ensure!(text.chars().any(char::is_alphanumeric), "a colour without its value: {text}");
    }
    Ok(())
}

#[tokio::test]
async fn columns_of_a_comparison_sort_both_ways() -> Result<()> {
    let server = Server::shared()?;
    let order = async |address: &str| -> Result<Vec<usize>> {
        let html = server.get(address).await?.text();
        let body = html.split_once("<tbody").context("no table")?.1.to_owned();
        let body = body.split_once("</tbody>").map_or(body.as_str(), |(body, _)| body);
        ["KEN", "TZA", "UGA"]
            .into_iter()
            .map(|code| body.find(&format!("/jurisdictions/{code}\"")).with_context(|| format!("{code} is not there")))
            .collect()
    };
    let up = order("/compare?j=TZA,UGA,KEN&sort=name").await?;
    ensure!(up.is_sorted(), "{up:?}");
    let down = order("/compare?j=TZA,UGA,KEN&sort=name&order=desc").await?;
    ensure!(down.iter().rev().is_sorted(), "{down:?}");
    let html = server.get("/compare?j=TZA,UGA,KEN&sort=name&order=desc").await?.text();
    ensure!(html.matches("aria-sort=\"descending\"").count() == 1, "the sorted column is not marked");
    ensure!(!html.contains("aria-sort=\"ascending\""), "two columns are marked");
    ensure!(links(&html).contains("/compare?j=TZA,UGA,KEN&sort=name"), "{:?}", links(&html));
    Ok(())
}

#[tokio::test]
async fn a_comparison_takes_regions_within_its_limit() -> Result<()> {
    let server = Server::shared()?;
    let region = server.get("/compare?j=DNK&region=Eastern%20Africa").await?.text();
    for code in ["DNK", "KEN", "MDG", "ZWE"] {
        ensure!(links(&region).contains(&format!("/jurisdictions/{code}")), "{code} is not there");
    }
    ensure!(links(&region).contains("/compare?j=DNK"), "the region cannot be taken away: {:?}", links(&region));
    ensure!(!region.contains("class=\"notice\""), "nothing is amiss");
    let much = "/compare?region=Africa&region=Asia&region=Europe";
    let drawn = server.get(&format!("{much}&view=small")).await?.text();
    ensure!(drawn.contains("the first 60 are shown"), "nothing tells that some are left off");
    let all = server.get(much).await?.text();
    ensure!(!all.contains("class=\"notice\"") && links(&all).contains("/jurisdictions/ZWE"), "a table holds them all");
    let poor = server.get("/compare?income=Low%20income").await?.text();
    ensure!(links(&poor).contains("/jurisdictions/UGA") && !links(&poor).contains("/jurisdictions/KEN"));
    let none = server.get("/compare?region=Atlantis").await?;
    ensure!(none.status == 200 && none.text().contains("No jurisdiction answers to Atlantis"), "{}", none.status);
    let chosen = server.get("/compare?j=KEN&add=&region=Eastern+Africa&income=&x=&y=ti-cpi&view=scatter").await?;
    let address = "/compare?j=KEN&region=Eastern%20Africa&view=scatter&y=ti-cpi";
    ensure!(chosen.status == 303 && chosen.header("location") == address, "{chosen:?}");
    Ok(())
}

#[tokio::test]
async fn a_comparison_comes_as_csv() -> Result<()> {
    let server = Server::shared()?;
    let address = "/compare?j=KEN,UGA&format=csv";
    let html = server.get("/compare?j=KEN,UGA").await?.text();
    ensure!(links(&html).contains(address), "{:?}", links(&html));
    let file = server.get(address).await?;
    ensure!(file.status == 200 && file.header("content-type") == "text/csv; charset=utf-8", "{file:?}");
    let text = file.text();
    let mut lines = text.lines();
    ensure!(lines.next() == Some("jurisdiction,name,column,title,period,value,lower,upper,grade"), "{text}");
    let codes: Vec<&str> = lines.filter_map(|line| line.split_once(',')).map(|(code, _)| code).collect();
    let of = |code: &str| codes.iter().filter(|c| **c == code).count();
    ensure!(of("KEN") > 0 && of("KEN") == of("UGA") && of("KEN") + of("UGA") == codes.len(), "{codes:?}");
    ensure!(text.contains(",ti-cpi,"), "the index is not in the file: {text}");
    Ok(())
}

#[tokio::test]
async fn every_chart_says_whose_figures_it_shows_and_can_be_taken_away() -> Result<()> {
    let server = Server::shared()?;
    let mut seen = 0;
    for (path, _) in PAGES {
        let html = server.get(path).await?.text();
        let mut ids = BTreeSet::new();
        for figure in html.split("<figure data-").skip(1).filter_map(|f| Some(f.split_once("</figure>")?.0)) {
            let id = figure.split_once(" id=\"").and_then(|(_, v)| Some(v.split_once('"')?.0)).unwrap_or_default();
            ensure!(!id.is_empty() && ids.insert(id.to_owned()), "{path}: the identifier {id:?}");
            let told = figure.split_once(&format!("<p id=\"{id}-summary\"")).context("no summary")?.1;
            let told = told.split_once('>').context("no end")?.1;
            ensure!(
                told.split('<').next().is_some_and(|t| t.chars().any(|c| c.is_ascii_digit())),
                "{path} {id}: {told}"
            );
            ensure!(figure.contains(&format!("aria-describedby=\"{id}-summary\"")), "{path} {id}");
            ensure!(figure.contains("Lexgap, edition 1 of "), "{path} {id}: no edition");
            ensure!(figure.contains(&format!("edition=1#{id}\"")), "{path} {id}: no lasting link");
            seen += 1;
        }
    }
    ensure!(seen >= 12, "only {seen} figures");
    Ok(())
}

#[tokio::test]
async fn a_chart_stands_alone_in_a_frame() -> Result<()> {
    let server = Server::shared()?;
    let page = server.get("/jurisdictions/KEN").await?;
    ensure!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "a page lets itself be framed");
    let html = page.text();
    let id = html.split_once("<figure data-chart").and_then(|(_, f)| f.split_once(" id=\"")).context("no chart")?.1;
    let id = id.split('"').next().unwrap_or_default();
    let frame = server.get(&format!("/fr/jurisdictions/KEN?edition=1&embed={id}")).await?;
    ensure!(frame.status == 200 && frame.header("content-security-policy").contains("frame-ancestors *"), "{id}");
    let html = frame.text();
    ensure!(html.matches("<figure").count() == 1 && html.contains(&format!("id=\"{id}\"")), "{html}");
    ensure!(!html.contains("<header>") && html.contains("édition 1") && html.contains("lang=\"fr\""), "{html}");
    let none = server.get("/jurisdictions/KEN?embed=nonsense").await?;
    ensure!(none.status == 404 && none.text().contains("href=\"/jurisdictions/KEN\""), "{}", none.status);
    Ok(())
}

#[tokio::test]
async fn an_edition_that_is_not_there_is_said_not_to_be() -> Result<()> {
    let server = Server::shared()?;
    let same = server.get("/jurisdictions/KEN?edition=1").await?;
    ensure!(same.status == 200 && !same.text().contains("You are reading edition"), "{}", same.status);
    for wrong in ["99", "0", "-1", "nonsense"] {
        let page = server.get(&format!("/jurisdictions/KEN?edition={wrong}")).await?;
        ensure!(page.status == 404 && page.text().contains("the newest is 1"), "{wrong}: {}", page.status);
    }
    Ok(())
}

#[tokio::test]
async fn values_that_a_publisher_changed_keep_what_stood_before() -> Result<()> {
    let (program, mut mirror) = (Program::new()?, MirrorFolder::new()?);
    mirror.add_cpi(&cpi_workbook(180, 40.0)?)?;
    let manifest = mirror.manifest()?.display().to_string();
    // A newer copy with other values and fewer countries.
    for workbook in [cpi_workbook(180, 40.0)?, cpi_workbook(175, 41.5)?] {
        mirror.put("ti-cpi/CPI2012.xlsx", &workbook)?;
        program.run(["crawl", "--mirror", &manifest, "ti-cpi"])?.succeeded()?;
        program.run(["score", "--draws", "100"])?.succeeded()?;
    }
    let server = Server::start_with(Some(&program.data()), &[])?;
    let page = async |path: &str| -> Result<String> {
        let page = server.get(path).await?;
        ensure!(page.status == 200, "{path}: {}", page.status);
        Ok(page.text().replace("<!>", ""))
    };

    let own = page("/indicators/ti-cpi").await?;
    let section = own.split_once("<section id=\"revisions\"").context("no section")?.1;
    let section = section.split_once("</section>").context("no end")?.0;
    ensure!(section.matches("<th scope=\"row\">").count() == 20, "{section}");
    ensure!(section.contains("160 more old values are not shown"), "{section}");
    ensure!(section.contains("<bdi>40 [36.7, 43.3]</bdi>") && section.contains(">41.5 [38.2, 44.8]</a>"), "{section}");
    ensure!(section.contains("class=\"locator\""), "{section}");
    let file = section.split("href=\"/snapshots/").nth(1).and_then(|rest| rest.split('"').next());
    page(&format!("/snapshots/{}", file.context("no file")?)).await?;

    let all = page("/revisions").await?;
    ensure!(all.contains("Changed: 175. Withdrawn: 5."), "{all}");
    ensure!(all.contains("href=\"/indicators/ti-cpi#revisions\"") && all.contains("<section id=\"ti-cpi\""), "{all}");
    let examples = all.split_once("<section id=\"ti-cpi\"").map_or("", |(_, rest)| rest);
    ensure!(examples.matches("<bdi>40 [").count() == 5, "{examples}");
    let items = server.items("/api/v1/revisions?indicator=ti-cpi").await?;
    ensure!(items.len() == 180, "{} revisions", items.len());
    let of = |place: &str| items.iter().find(|i| i["jurisdiction"] == place).with_context(|| place.to_owned());
    let (changed, withdrawn) = (of("DNK")?, of("ZWE")?);
    ensure!(changed["kind"] == "changed" && changed["value"] == 40.0 && changed["new_value"] == 41.5, "{changed}");
    ensure!(
        changed["snapshot"] != changed["new_snapshot"] && changed["new_snapshot"] == changed["seen_in"],
        "{changed}"
    );
    ensure!(withdrawn["kind"] == "withdrawn" && withdrawn["new_value"].is_null(), "{withdrawn}");
    ensure!(server.items("/api/v1/revisions?indicator=ti-cpi&kind=withdrawn").await?.len() == 5);
    ensure!(own.contains("/api/v1/revisions?format=csv&amp;indicator=ti-cpi"), "programs are not told");
    ensure!(page("/").await?.contains("175 figures"), "the first page does not count them");
    ensure!(page("/indicators/ti-cpi/DNK/2012").await?.contains("What the source said before"));

    let told = page("/feed.atom").await?;
    ensure!(told.matches("/indicators/ti-cpi?edition=2#revisions").count() == 2, "{told}");
    let of_one = page("/jurisdictions/ZWE/feed.atom").await?;
    ensure!(of_one.contains("Values withdrawn") && !of_one.contains("Silent revision of values"), "{of_one}");
    Ok(())
}

#[tokio::test]
async fn feeds_tell_what_changed() -> Result<()> {
    let server = Server::shared()?;
    let all = server.get("/feed.atom").await?;
    ensure!(all.header("content-type") == "application/atom+xml; charset=utf-8", "{}", all.header("content-type"));
    let text = all.text();
    ensure!(text.contains("<feed") && text.matches("<entry>").count() > 10, "{text}");
    let ids: Vec<&str> = text.split("<id>").skip(1).map(|i| i.split('<').next().unwrap_or_default()).collect();
    ensure!(ids.iter().all(|id| id.starts_with("tag:")), "{ids:?}");
    ensure!(ids.iter().collect::<BTreeSet<_>>().len() == ids.len(), "identifiers repeat");
    let tag = all.header("etag").to_owned();
    let again = server.get_with("/feed.atom", &[("if-none-match", &tag)]).await?;
    ensure!(again.status == 304, "{}", again.status);
    for path in ["/jurisdictions/KEN/feed.atom", "/topics/human_trafficking/feed.atom", "/flags/went_dark/feed.atom"] {
        let feed = server.get(path).await?;
        ensure!(feed.status == 200 && feed.text().contains(&format!("href=\"{path}\" rel=\"self\"")), "{path}");
    }
    for path in ["/jurisdictions/XYZ/feed.atom", "/topics/nonsense/feed.atom", "/flags/nonsense/feed.atom"] {
        ensure!(server.get(path).await?.status == 404, "{path}");
    }
    let count = text.matches("<entry>").count();
    for language in Language::ALL {
        let path = in_language(language.prefix(), "/jurisdictions/KEN");
        let feed = format!("{path}/feed.atom");
        ensure!(
            server.get(&path).await?.text().contains(&format!("href=\"{feed}\"")),
            "{path} does not lead to {feed}"
        );
        let all = server.get(&in_language(language.prefix(), "/feed.atom")).await?.text();
        ensure!(all.contains(&format!("xml:lang=\"{}\"", language.tag())), "{}", language.tag());
        ensure!(all.matches("<entry>").count() == count, "{}: not as many entries", language.tag());
        let links: Vec<&str> = all.split("<link href=\"").skip(1).filter_map(|l| l.split('"').next()).collect();
        ensure!(links.iter().all(|l| l.starts_with(language.prefix())), "{links:?}");
        for words in ["what changed", "(probability "] {
            ensure!((language == Language::English) == all.contains(words), "{}: {words}", language.tag());
        }
    }
    Ok(())
}

#[tokio::test]
async fn topics_tell_what_goes_together_and_where() -> Result<()> {
    let server = Server::shared()?;
    let page = server.get("/topics/human_trafficking").await?.text();
    // Worked out from the index's own file by ten lines of Python: human smuggling, state-embedded actors.
    for figure in ["0.77 [0.71, 0.82]", "0.66 [0.58, 0.73]"] {
        ensure!(page.contains(figure), "{figure} is not on the page");
    }
    let links = links(&page);
    for there in
        ["/indicators/oc-human-smuggling", "/indicators/oc-state-embedded-actors", "/jurisdictions/YEM", "/topics"]
    {
        ensure!(links.contains(there), "{there}: {links:?}");
    }
    let laundering = server.get("/topics/money_laundering").await?.text();
    ensure!(laundering.contains("scores nothing that stands for this topic"), "{laundering}");
    let country = server.get("/topics?in=ken").await?.text();
    ensure!(country.contains("Kenya: markets") && country.contains("of 193"), "{country}");
    let nowhere = server.get("/topics?in=%3Cscript%3E").await?;
    ensure!(nowhere.status == 404 && !nowhere.text().contains("<SCRIPT>"), "{}", nowhere.status);
    let all = server.get("/indicators").await?.text();
    ensure!(all.contains("href=\"/indicators/ti-cpi\"") && all.contains("2012–"), "{all}");
    Ok(())
}
