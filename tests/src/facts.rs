//! Facts that anybody can look up in the publishers' files, and that the API must give.
//!
//! The numbers were counted in the files without the help of the program.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::Server;

/// Holds what a server publishes against the publishers' files.
///
/// # Errors
/// The first fact that is not as it should be.
pub async fn known_facts(server: &Server) -> Result<()> {
    perceptions(server).await.context("Corruption Perceptions Index")?;
    governance(server).await.context("Worldwide Governance Indicators")?;
    trafficking(server).await.context("trafficking counts")?;
    crime_trends(server).await.context("Crime Trends Survey")?;
    ratings(server).await.context("tiers, 3P index, population")?;
    laws(server).await.context("laws")?;
    treaties(server).await.context("treaties")?;
    scores(server).await.context("scores")
}

fn number(item: &Value, field: &str) -> Result<f64> {
    item[field].as_f64().with_context(|| format!("no number {field} in {item}"))
}

fn near(item: &Value, field: &str, expected: f64) -> Result<()> {
    let found = number(item, field)?;
    ensure!((found - expected).abs() < 1e-5, "{field} is {found}, expected {expected}: {item}");
    Ok(())
}

fn of<'a>(items: &'a [Value], jurisdiction: &str) -> Result<&'a Value> {
    let mut found = items.iter().filter(|i| i["jurisdiction"] == jurisdiction);
    let one = found.next().with_context(|| format!("nothing about {jurisdiction}"))?;
    ensure!(found.next().is_none(), "{jurisdiction} twice");
    Ok(one)
}

fn jurisdictions(items: &[Value]) -> BTreeSet<&str> {
    items.iter().filter_map(|i| i["jurisdiction"].as_str()).collect()
}

/// Every value names the place it was read from, and what is missing says so.
fn well_formed(items: &[Value]) -> Result<()> {
    for i in items {
        let snapshot = i["snapshot"].as_str().unwrap_or_default();
        let is_hash = snapshot.len() == 64 && snapshot.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let has_place = i["locator"].as_str().is_some_and(|l| !l.is_empty()) && i["source"].as_str().is_some();
        ensure!(is_hash && has_place, "no provenance: {i}");
        let says = i["qualifier"].as_str().unwrap_or_default();
        let fits = match i["value"].as_f64() {
            Some(_) => matches!(says, "exact" | "at_least" | "about" | "none_reported"),
            None => i["value"].is_null() && matches!(says, "interval" | "not_reported"),
        };
        ensure!(fits, "a value that its qualifier does not explain: {i}");
    }
    Ok(())
}

async fn series(server: &Server, indicator: &str, more: &str) -> Result<Vec<Value>> {
    let items = server.items(&format!("/api/v1/indicators/{indicator}/series{more}")).await?;
    well_formed(&items)?;
    Ok(items)
}

async fn perceptions(server: &Server) -> Result<()> {
    let all = series(server, "ti-cpi", "").await?;
    let years: BTreeSet<i64> = all.iter().filter_map(|i| i["year"].as_i64()).collect();
    ensure!(years.iter().copied().eq(2012..=2023), "another scale before 2012 must stay out: {years:?}");
    let outside = all.iter().find(|i| i["value"].as_f64().is_some_and(|v| !(1.0..=100.0).contains(&v)));
    ensure!(outside.is_none(), "{outside:?}");

    let newest = series(server, "ti-cpi", "?from=2023&to=2023").await?;
    ensure!(newest.len() == 180 && jurisdictions(&newest).len() == 180, "{} countries in 2023", newest.len());
    let denmark = of(&newest, "DNK")?;
    ensure!(denmark["value"] == 90.0 && denmark["n_sources"] == 8, "{denmark}");
    near(denmark, "standard_error", 1.819_265)?;
    near(denmark, "lower", 87.0164)?;
    near(denmark, "upper", 92.9836)?;
    ensure!(of(&newest, "KEN")?["value"] == 31.0 && of(&newest, "SOM")?["value"] == 11.0);

    let oldest = series(server, "ti-cpi", "?from=2012&to=2012").await?;
    ensure!(oldest.len() >= 174, "{} countries in 2012", oldest.len());
    ensure!(of(&oldest, "DNK")?["value"] == 90.0 && of(&oldest, "AFG")?["value"] == 8.0);
    Ok(())
}

async fn governance(server: &Server) -> Result<()> {
    let all = series(server, "wb-wgi-cc", "").await?;
    let mut by_year: BTreeMap<i64, (usize, usize)> = BTreeMap::new();
    for i in &all {
        let (with, without) = by_year.entry(i["year"].as_i64().context("no year")?).or_default();
        if i["value"].is_null() {
            *without += 1;
        } else {
            *with += 1;
        }
    }
    // Every second year until 2002; `..` is missing, and missing is listed as such.
    let years: Vec<i64> = [1996, 1998, 2000].into_iter().chain(2002..=2023).collect();
    ensure!(by_year.keys().eq(&years), "{:?}", by_year.keys());
    ensure!(by_year.values().all(|(with, without)| with + without == 214), "{by_year:?}");
    ensure!(by_year[&1996] == (187, 27) && by_year[&2023] == (213, 1), "{by_year:?}");
    let both = |j: &&str| {
        let has = |y| all.iter().any(|i| i["jurisdiction"] == **j && i["year"] == y && !i["value"].is_null());
        has(1996) && has(2023)
    };
    ensure!(jurisdictions(&all).len() >= 200);
    ensure!(jurisdictions(&all).iter().filter(|j| both(j)).count() >= 180, "both ends of the series");

    let newest = series(server, "wb-wgi-cc", "?from=2023&to=2023").await?;
    near(of(&newest, "KEN")?, "value", -0.770_913)?;
    near(of(&newest, "KEN")?, "standard_error", 0.152_046)?;
    near(of(&newest, "DNK")?, "value", 2.376_053)?;
    // Codes and names of the publisher's own.
    near(of(&newest, "XKX")?, "value", -0.185_286)?;
    near(of(&newest, "PSE")?, "value", -0.676_134)?;
    let former = of(&newest, "ANT")?;
    ensure!(former["value"].is_null() && former["qualifier"] == "not_reported", "{former}");
    for dimension in ["va", "pv", "ge", "rq", "rl"] {
        ensure!(series(server, &format!("wb-wgi-{dimension}"), "").await?.len() == 5350, "{dimension}");
    }
    Ok(())
}

async fn trafficking(server: &Server) -> Result<()> {
    let all = server.items("/api/v1/observations?source=unodc-glotip").await?;
    well_formed(&all)?;
    // 46,556 rows, of which 27 are about Sark or about Aruba and Curaçao together.
    ensure!(all.len() == 46_529, "{} facts", all.len());
    let censored: Vec<&Value> = all.iter().filter(|o| o["qualifier"] == "interval").collect();
    ensure!(censored.len() == 23_051, "{} censored", censored.len());
    for o in &censored {
        ensure!(o["value"].is_null() && o["lower"] == 0.0 && o["upper"] == 4.0, "not [0, 4]: {o}");
    }
    for o in all.iter().filter(|o| o["qualifier"] != "interval") {
        ensure!(o["qualifier"] == "exact" && number(o, "value")? > 0.0, "the file holds no zero: {o}");
        ensure!(o["lower"] == o["value"] && o["upper"] == o["value"], "{o}");
    }
    ensure!(all.iter().all(|o| o["interest_class"] == "intergovernmental_questionnaire"));
    let measures = |name: &str| all.iter().filter(|o| o["measure"] == name).count();
    ensure!((measures("convictions"), measures("prosecutions"), measures("persons_suspected")) == (6253, 3659, 3124));

    // A thousands comma is part of the number.
    let argentina = "/api/v1/observations?jurisdiction=ARG&measure=offences_recorded&from=2012&to=2014\
                     &source=unodc-glotip&totals=true";
    let offences: Vec<Value> = server.items(argentina).await?.iter().map(|o| o["value"].clone()).collect();
    ensure!(offences == [json!(1757.0), json!(2004.0), json!(2386.0)], "{offences:?}");

    let kenya = "/api/v1/observations?jurisdiction=KEN&measure=convictions&from=2014&to=2014";
    let convictions = server.items(kenya).await?;
    let total = convictions.iter().find(|o| o["breakdown"] == json!({})).context("no total")?;
    let part = convictions.iter().find(|o| o["breakdown"] != json!({})).context("no part")?;
    ensure!(total["value"] == 31.0 && part["value"] == 32.0 && convictions.len() == 2, "{convictions:?}");
    ensure!(part["breakdown"].to_string().contains("Sexual exploitation"), "{part}");
    let page = server.get("/jurisdictions/KEN").await?.text();
    ensure!(page.contains(&format!("/facts/{}", total["id"].as_str().unwrap_or_default())), "the total is not shown");
    ensure!(page.contains(&format!("/facts/{}", part["id"].as_str().unwrap_or_default())), "the part is not shown");
    Ok(())
}

async fn crime_trends(server: &Server) -> Result<()> {
    let all = server.items("/api/v1/observations?source=unodc-cts").await?;
    well_formed(&all)?;
    // The counts of the newer copy in our topics; four rows are about a part of Iraq that has no code.
    let whole = all.iter().filter(|o| o["jurisdiction"].as_str().is_some_and(|j| j.len() == 3)).count();
    ensure!((2939..=2945).contains(&whole), "{whole} facts");
    ensure!(all.iter().all(|o| o["unit"] == "offences" && o["measure"] == "offences_recorded"), "rates are no counts");
    // The newer copy withdrew every zero of the older one; what is left is a number.
    ensure!(
        all.iter().all(|o| o["qualifier"] == "exact" && o["value"].as_f64() > Some(0.0)),
        "a zero in the newer copy"
    );
    let armenia =
        "/api/v1/observations?jurisdiction=ARM&source=unodc-cts&topic=corruption&from=2013&to=2013&totals=true";
    let armenia = server.items(armenia).await?;
    ensure!(armenia.len() == 1 && armenia[0]["value"] == 782.0, "{armenia:?}");
    // Withdrawn between the two copies.
    let gone = server.items("/api/v1/observations?source=unodc-cts&jurisdiction=AND&from=2016&to=2016").await?;
    ensure!(gone.is_empty(), "{gone:?}");
    Ok(())
}

async fn ratings(server: &Server) -> Result<()> {
    let tiers = series(server, "us-tip-tier", "").await?;
    ensure!(tiers.len() == 2251, "{} tiers", tiers.len());
    let watched = tiers.iter().filter(|t| t["value"] == 2.5).count();
    ensure!(watched == 494, "{watched} on the watch list");
    ensure!(tiers.iter().all(|t| [1.0, 2.0, 2.5, 3.0].iter().any(|v| t["value"] == *v)));
    for pillar in ["prosecution", "prevention", "protection"] {
        let items = series(server, &format!("3p-{pillar}"), "").await?;
        ensure!(jurisdictions(&items).len() >= 180, "{pillar}");
        ensure!(items.iter().all(|i| i["value"].as_f64().is_none_or(|v| (1.0..=5.0).contains(&v))), "{pillar}");
    }
    let population = series(server, "wb-population", "?jurisdiction=KEN&from=2014&to=2014").await?;
    ensure!(population.len() == 1 && population[0]["value"] == 46_051_440.0, "{population:?}");
    Ok(())
}

async fn laws(server: &Server) -> Result<()> {
    let law = |id: &str| {
        let path = format!("/api/v1/laws/{id}");
        async move { server.json(&path).await }
    };
    let bribery = law("ca-c-45.2").await?;
    ensure!(bribery["title"] == "Corruption of Foreign Public Officials Act", "{bribery}");
    ensure!(bribery["passage_date"] == "1998-12-10" && bribery["passage_date_kind"] == "assent", "{bribery}");
    ensure!(bribery["in_force_date"] == "1999-02-14" && bribery["repeal_date"].is_null(), "{bribery}");
    ensure!(bribery["topics"] == json!(["corruption"]) && bribery["kind"] == "law", "{bribery}");
    let french = bribery["titles"].as_array().context("titles")?.iter().any(|t| t["language"] == "fr");
    ensure!(french, "{bribery}");

    let rights = law("ukpga-1998-42").await?;
    ensure!(rights["title"] == "Human Rights Act 1998" && rights["jurisdiction"] == "GBR", "{rights}");
    ensure!(rights["passage_date"] == "1998-11-09" && rights["passage_date_kind"] == "assent", "{rights}");
    // The consolidated text's newest date is not the passage date.
    let data = law("ukpga-2018-12").await?;
    ensure!(data["passage_date"] == "2018-05-23" && data["citation"] == "2018 c. 12", "{data}");
    let scottish = law("asp-2021-11").await?;
    ensure!(scottish["jurisdiction"] == "GB-SCT" && scottish["passage_date"] == "2021-04-21", "{scottish}");
    let supply = law("ca-f-10.6").await?;
    ensure!(supply["passage_date"] == "2023-05-11" && supply["in_force_date"] == "2024-01-01", "{supply}");
    // An act whose text states no day of assent has none.
    let permits = law("ca-e-19").await?;
    ensure!(permits["passage_date"].is_null() && permits["passage_date_kind"].is_null(), "{permits}");
    Ok(())
}

async fn treaties(server: &Server) -> Result<()> {
    // Participants, and how many of them are bound rather than have signed.
    let tables = [
        ("untc-18-12", 185, 179),
        ("untc-18-12-a", 167, 159),
        ("untc-18-12-b", 152, 138),
        ("untc-18-12-c", 123, 109),
        ("untc-18-14", 178, 171),
        ("untc-6-19", 189, 189),
        ("untc-7-11-a", 95, 82),
    ];
    for (instrument, participants, bound) in tables {
        let items = server.items(&format!("/api/v1/laws?kind=treaty&instrument={instrument}")).await?;
        let with_date = items.iter().filter(|l| !l["passage_date"].is_null()).count();
        ensure!((items.len(), with_date) == (participants, bound), "{instrument}: {} and {with_date}", items.len());
        ensure!(jurisdictions(&items).len() == participants, "{instrument}: a participant twice");
    }
    let of = |id: &str| {
        let path = format!("/api/v1/laws/{id}");
        async move { server.json(&path).await }
    };
    let albania = of("untc-18-12-a-alb").await?;
    ensure!(albania["passage_date"] == "2002-08-21" && albania["passage_date_kind"] == "ratification", "{albania}");
    // Bound before the treaty was: in force with it.
    ensure!(albania["in_force_date"] == "2003-12-25", "{albania}");
    let kenya = of("untc-18-12-a-ken").await?;
    ensure!(kenya["passage_date"] == "2005-01-05" && kenya["passage_date_kind"] == "accession", "{kenya}");
    ensure!(kenya["in_force_date"] == "2005-02-04", "{kenya}");
    let serbia = of("untc-6-19-srb").await?;
    ensure!(serbia["passage_date"] == "2001-03-12" && serbia["passage_date_kind"] == "succession", "{serbia}");
    let japan = of("untc-18-12-a-jpn").await?;
    ensure!(japan["passage_date"].is_null() && japan["in_force_date"].is_null(), "a signature binds nobody: {japan}");
    Ok(())
}

async fn scores(server: &Server) -> Result<()> {
    let scored = server.items("/api/v1/scores?scored=true").await?;
    ensure!(jurisdictions(&scored).len() >= 100, "{} jurisdictions with a score", jurisdictions(&scored).len());
    for s in &scored {
        let (score, lower, upper) = (number(s, "score")?, number(s, "lower")?, number(s, "upper")?);
        ensure!(0.0 <= lower && lower <= score && score <= upper && upper <= 100.0, "{s}");
        let (rank, first, last) = (number(s, "rank")?, number(s, "rank_lower")?, number(s, "rank_upper")?);
        ensure!(1.0 <= first && first <= rank && rank <= last && last <= number(s, "ranked")?, "{s}");
        ensure!("ABCDE".contains(s["grade"].as_str().context("no grade")?), "{s}");
        let components = s["components"].as_array().context("no components")?;
        ensure!(!components.is_empty(), "{s}");
        for c in components {
            let (value, lower, upper) = (number(c, "value")?, number(c, "lower")?, number(c, "upper")?);
            ensure!(0.0 <= lower && lower <= value && value <= upper && upper <= 1.0, "{c}");
        }
    }
    let all = server.items("/api/v1/scores").await?;
    for s in all.iter().filter(|s| s["score"].is_null()) {
        ensure!(s["lower"].is_null() && s["upper"].is_null() && s["rank"].is_null(), "half a score: {s}");
        ensure!(s["missing"].as_array().is_some_and(|m| !m.is_empty()), "no score and no reason: {s}");
    }
    // A signature is no obligation, so nothing is scored against it.
    ensure!(!all.iter().any(|s| s["law"] == "untc-18-12-a-jpn"), "scored without ratification");
    for instrument in ["untc-18-12-a", "untc-18-14"] {
        let n = scored.iter().filter(|s| s["law"].as_str().is_some_and(|l| is_of(l, instrument))).count();
        ensure!(n > 0, "no score under {instrument}");
    }
    Ok(())
}

/// Whether a law's identifier is that of an instrument for some jurisdiction.
fn is_of(law: &str, instrument: &str) -> bool {
    law.strip_prefix(instrument).and_then(|rest| rest.strip_prefix('-')).is_some_and(|code| code.len() == 3)
}
