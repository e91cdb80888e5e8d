//! What a world map can show: scores, evidence, flags, and any indicator in any year.

use std::collections::BTreeMap;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Indicator, IndicatorPoint, Jurisdiction, JurisdictionStatus, Score};
use serde::Serialize;

use crate::{
    charts::{script_safe, told_ranks},
    components::{self, jurisdiction_link, score_text, table},
    format::number,
    say::{self, say, to},
    share::{self, About},
};

/// Classes of the map.
const CLASSES: usize = 5;
/// Jurisdictions that a map must show at least, to be offered on the first page.
const FEWEST: usize = 30;

/// One jurisdiction on a map.
#[derive(Clone, Debug, Serialize)]
pub struct MapItem {
    /// UN M49 numeric code, three digits.
    pub id: String,
    pub label: String,
    pub href: String,
    /// Class of the value, 0 (lowest) to 4.
    pub bucket: u8,
}

/// The same values in other years, for the slider.
#[derive(Clone, Debug, Serialize)]
pub struct MapYears {
    pub first: i16,
    pub last: i16,
    pub shown: i16,
    /// The least value of each class but the first.
    limits: Vec<f64>,
    /// Per jurisdiction name, address and values from `first` on.
    series: BTreeMap<String, (String, String, Vec<Option<f64>>)>,
}

/// What one map shows.
pub struct MapLayer {
    pub items: Vec<MapItem>,
    /// Names of the classes, lowest first.
    pub legend: Vec<String>,
    pub years: Option<MapYears>,
    pub table: AnyView,
    pub about: About,
    /// In words, for those who do not see the map.
    pub told: Option<String>,
}

/// What can be chosen: identifier, name, and the group it is listed under (a message).
pub fn choices(index: &EditionIndex) -> Vec<(String, String, &'static str)> {
    let mut all = Vec::new();
    let instruments = instruments(index);
    for (group, prefix) in [("home-map-scores", "score"), ("home-map-grades", "grade"), ("home-map-changes", "flags")] {
        all.extend(instruments.iter().map(|(id, title, _)| (format!("{prefix}:{id}"), title.clone(), group)));
    }
    for i in &index.edition.facts.indicators {
        let is_wide =
            index.series_all(i.id.as_str()).iter().filter(|(id, _)| on_map(index, id.as_str()).is_some()).count()
                >= FEWEST;
        if is_wide {
            all.push((i.id.to_string(), i.title.clone(), "home-map-indicators"));
        }
    }
    all
}

/// Treaties by the number of jurisdictions scored on them, the most first.
fn instruments(index: &EditionIndex) -> Vec<(String, String, Vec<&Score>)> {
    let mut by: BTreeMap<&str, Vec<&Score>> = BTreeMap::new();
    for s in index.edition.scores.iter().filter(|s| s.score.is_some()) {
        if let Some(instrument) = index.law(s.law.as_str()).and_then(|l| l.instrument.as_deref()) {
            by.entry(instrument).or_default().push(s);
        }
    }
    let mut all: Vec<_> = by
        .into_iter()
        .filter_map(|(id, scores)| {
            let title = index.law(scores.first()?.law.as_str())?.title().to_owned();
            Some((id.to_owned(), title, scores))
        })
        .collect();
    all.sort_by(|a, b| b.2.len().cmp(&a.2.len()).then_with(|| a.0.cmp(&b.0)));
    all
}

fn on_map<'a>(index: &'a EditionIndex, id: &str) -> Option<(&'a Jurisdiction, String)> {
    let j = index.jurisdiction(id).filter(|j| j.status == JurisdictionStatus::Current)?;
    Some((j, j.numeric.clone()?))
}

/// The layer with that identifier; the scores of the instrument with most where it names none.
pub fn layer(index: &EditionIndex, id: &str, year: Option<i16>) -> Option<MapLayer> {
    if let Some(i) = index.indicator(id) {
        return by_indicator(index, i, year);
    }
    let all = instruments(index);
    let (kind, instrument) = id.split_once(':').unwrap_or(("score", ""));
    let (id, title, scores) = all.iter().find(|(i, ..)| i == instrument).or_else(|| all.first())?;
    let about = |kind: &str| About::new(&["map", kind, id], "").with_data("/api/v1/scores?scored=true".to_owned());
    Some(match kind {
        "grade" => by_grade(index, title, scores, about("grade")),
        "flags" => by_flags(index, title, scores, about("flags")),
        _ => by_score(index, title, scores, about("score")),
    })
}

fn item(index: &EditionIndex, s: &Score, label: impl Fn(&str) -> String, bucket: u8) -> Option<MapItem> {
    let (j, id) = on_map(index, s.jurisdiction.as_str())?;
    Some(MapItem { id, label: label(&say::name(j)), href: to(format!("/jurisdictions/{}", j.id)), bucket })
}

fn by_score(index: &EditionIndex, title: &str, scores: &[&Score], about: About) -> MapLayer {
    let mut scores = scores.to_vec();
    scores.sort_by(|a, b| b.score.unwrap_or(0.0).total_cmp(&a.score.unwrap_or(0.0)));
    let caption = say!("home-map-of", title = title);
    let items: Vec<MapItem> = scores
        .iter()
        .filter_map(|s| {
            let (text, grade) = (score_text(s)?, s.grade.letter().to_string());
            let label = |name: &str| say!("home-map-label", name = name, score = text.as_str(), grade = grade.as_str());
            item(index, s, label, fifth(s.score?))
        })
        .collect();
    let rows = scores.iter().map(|s| score_row(index, s)).collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("score-90")}</th>
        <th scope="col">{say!("rank-interval")}</th>
        <th scope="col">{say!("evidence")}</th>
    };
    let table = table(say!("home-map-every", caption = caption.as_str()), head, rows);
    let legend = ["0–20", "20–40", "40–60", "60–80", "80–100"].map(str::to_owned).to_vec();
    let values: Vec<(String, f64)> =
        scores.iter().filter_map(|s| Some((components::name_of(index, s.jurisdiction.as_str()), s.score?))).collect();
    let told = told_ranks(values.iter().map(|v| (v.0.as_str(), v.1)));
    MapLayer { about: About { caption, ..about }, told, items, legend, years: None, table }
}

fn score_row(index: &EditionIndex, s: &Score) -> impl IntoView + use<> {
    view! {
        <tr>
            <th scope="row">{jurisdiction_link(index, s.jurisdiction.as_str())}</th>
            <td class="bar-cell">{components::score(s)}</td>
            <td>{components::rank_text(s)}</td>
            <td>{components::grade(s)}</td>
        </tr>
    }
}

/// A fifth of the scale, 0 to 4.
fn fifth(score: f64) -> u8 {
    match score {
        s if s < 20.0 => 0,
        s if s < 40.0 => 1,
        s if s < 60.0 => 2,
        s if s < 80.0 => 3,
        _ => 4,
    }
}

fn by_grade(index: &EditionIndex, title: &str, scores: &[&Score], about: About) -> MapLayer {
    let caption = say!("home-map-grade-of", title = title);
    let items: Vec<MapItem> = scores
        .iter()
        .filter_map(|s| {
            let letter = s.grade.letter();
            let label = |name: &str| say!("home-map-grade-label", name = name, grade = letter.to_string());
            item(index, s, label, u8::try_from(u32::from('E').saturating_sub(u32::from(letter))).unwrap_or(0))
        })
        .collect();
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| a.grade.cmp(&b.grade).then_with(|| a.jurisdiction.cmp(&b.jurisdiction)));
    let rows = sorted.iter().map(|s| score_row(index, s)).collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("score-90")}</th>
        <th scope="col">{say!("rank-interval")}</th>
        <th scope="col">{say!("evidence")}</th>
    };
    let table = table(caption.clone(), head, rows);
    let legend = ["E", "D", "C", "B", "A"].map(str::to_owned).to_vec();
    let told = told_classes(&items, &legend);
    MapLayer { about: About { caption, ..about }, told, items, legend, years: None, table }
}

/// Where what changed is flagged: none, some, several.
fn by_flags(index: &EditionIndex, title: &str, scores: &[&Score], about: About) -> MapLayer {
    let caption = say!("home-map-flags-of", title = title);
    let items: Vec<MapItem> = scores
        .iter()
        .filter_map(|s| {
            let label = |name: &str| say!("home-map-flags-label", name = name, n = s.flags.len());
            item(index, s, label, u8::try_from(s.flags.len().min(CLASSES - 1)).unwrap_or(0))
        })
        .collect();
    let mut sorted = scores.to_vec();
    sorted.sort_by(|a, b| b.flags.len().cmp(&a.flags.len()).then_with(|| a.jurisdiction.cmp(&b.jurisdiction)));
    let rows = sorted
        .iter()
        .filter(|s| !s.flags.is_empty())
        .map(|s| {
            let flags = s.flags.iter().map(|f| view! { <li class="flag">{say::message(&f.said)}</li> }).collect_view();
            view! {
                <tr>
                    <th scope="row">{jurisdiction_link(index, s.jurisdiction.as_str())}</th>
                    <td><ul class="plain">{flags}</ul></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("jurisdiction")}</th>
        <th scope="col">{say!("flags")}</th>
    };
    let table = table(caption.clone(), head, rows);
    let legend = vec!["0".to_owned(), "1".to_owned(), "2".to_owned(), "3".to_owned(), "4 +".to_owned()];
    let told = told_classes(&items, &legend);
    MapLayer { about: About { caption, ..about }, told, items, legend, years: None, table }
}

/// How many places are in each class, in words.
fn told_classes(items: &[MapItem], legend: &[String]) -> Option<String> {
    let of = |at: usize| items.iter().filter(|i| usize::from(i.bucket) == at).count();
    let said: Vec<String> =
        legend.iter().enumerate().map(|(at, name)| say!("told-class", name = name.as_str(), n = of(at))).collect();
    (!items.is_empty()).then(|| said.join(&say!("list-separator")))
}

/// The value of an indicator in each jurisdiction: of one year, or each jurisdiction's newest.
pub fn by_indicator(index: &EditionIndex, i: &Indicator, year: Option<i16>) -> Option<MapLayer> {
    let all: Vec<(&Jurisdiction, String, Vec<&IndicatorPoint>)> = index
        .series_all(i.id.as_str())
        .into_iter()
        .filter_map(|(id, points)| on_map(index, id.as_str()).map(|(j, numeric)| (j, numeric, points)))
        .collect();
    let years = || all.iter().flat_map(|(.., p)| p.iter()).filter(|p| p.value.is_some()).map(|p| p.period.index_year());
    let (first, last) = (years().min()?, years().max()?);
    let year = year.filter(|y| (first..=last).contains(y));
    let chosen: Vec<(&Jurisdiction, &str, &IndicatorPoint, f64)> = all
        .iter()
        .filter_map(|(j, numeric, points)| {
            let mut with_value = points.iter().rev().filter(|p| p.value.is_some());
            let p = match year {
                Some(y) => with_value.find(|p| p.period.index_year() == y)?,
                None => with_value.next()?,
            };
            Some((*j, numeric.as_str(), *p, p.value?))
        })
        .collect();
    // One set of classes for all years, so that a colour means the same in each.
    let mut values: Vec<f64> = all.iter().flat_map(|(.., p)| p.iter().filter_map(|p| p.value)).collect();
    values.sort_by(f64::total_cmp);
    let mut limits: Vec<f64> = values.clone();
    limits.dedup();
    let is_rating = limits.len() <= CLASSES;
    if !is_rating {
        limits =
            (1..=CLASSES).filter_map(|k| values.get((values.len() * k / CLASSES).saturating_sub(1)).copied()).collect();
        limits.dedup();
    }
    let class = |x: f64| limits.iter().position(|limit| x <= *limit).unwrap_or(0);
    let least = *values.first()?;
    let rating_name = |x: f64| {
        let mut points = all.iter().flat_map(|(.., p)| p.iter());
        points.find(|p| p.value == Some(x)).and_then(|p| p.label.clone()).unwrap_or_else(|| number(x, 2))
    };
    let legend = (0..limits.len())
        .map(|k| {
            if is_rating {
                return rating_name(limits[k]);
            }
            let from = if k == 0 { least } else { limits[k - 1] };
            let (low, high) = (number(from, 2), number(limits[k], 2));
            match (k, from == limits[k]) {
                (_, true) => high,
                (0, false) => say!("range-to", low = low, high = high),
                (_, false) => say!("range-above", low = low, high = high),
            }
        })
        .collect();
    let items = chosen
        .iter()
        .map(|(j, id, p, value)| MapItem {
            id: (*id).to_owned(),
            label: say!(
                "map-value",
                name = say::name(j),
                value = p.label.clone().unwrap_or_else(|| number(*value, 2)),
                period = p.period.label()
            ),
            href: to(format!("/jurisdictions/{}", j.id)),
            bucket: u8::try_from(class(*value)).unwrap_or(0),
        })
        .collect();
    let caption = match year {
        Some(y) => say!("home-map-in-year", title = i.title.as_str(), year = y.to_string()),
        None => say!("home-map-newest", title = i.title.as_str()),
    };
    let mut sorted = chosen.clone();
    sorted.sort_by(|a, b| b.3.total_cmp(&a.3));
    let points: Vec<&IndicatorPoint> = sorted.iter().map(|(_, _, p, _)| *p).collect();
    let table = components::points_table(index, &points, caption.clone());
    let series = all
        .iter()
        .map(|(j, numeric, points)| {
            let of = |y: i16| points.iter().find(|p| p.period.index_year() == y).and_then(|p| p.value).map(rounded);
            let values = (first..=last).map(of).collect();
            (numeric.clone(), (say::name(j), to(format!("/jurisdictions/{}", j.id)), values))
        })
        .collect();
    let years = (first < last).then(|| MapYears { first, last, shown: year.unwrap_or(last), limits, series });
    let named: Vec<(String, f64)> = chosen.iter().map(|(j, _, _, value)| (say::name(j), *value)).collect();
    let told = told_ranks(named.iter().map(|v| (v.0.as_str(), v.1)));
    let about = About::new(&["map", i.id.as_str()], caption)
        .by(index, [&i.source])
        .with_data(format!("/api/v1/indicators/{}/series", i.id));
    Some(MapLayer { about, told, items, legend, years, table })
}

fn rounded(x: f64) -> f64 {
    (x * 1000.0).round() / 1000.0
}

/// A world map with its legend and, folded away, the table behind it.
pub fn map(layer: MapLayer) -> AnyView {
    let folded = view! {
        <details>
            <summary>{say!("table-behind-map")}</summary>
            {layer.table}
        </details>
    };
    figure(MapLayer { table: folded.into_any(), ..layer })
}

/// A world map whose table follows it on the page.
pub fn map_over_table(layer: MapLayer) -> AnyView {
    figure(MapLayer { table: ().into_any(), ..layer })
}

fn figure(layer: MapLayer) -> AnyView {
    let MapLayer { about, told, items, legend, years, table } = layer;
    let slider = years.as_ref().map(|y| {
        view! {
            <div class="years" hidden="">
                <button type="button" data-play=say!("map-play") data-pause=say!("map-pause")>{say!("map-play")}</button>
                <label>
                    {say!("year")} " "
                    <input type="range" min=y.first.to_string() max=y.last.to_string() step="1" value=y.shown.to_string() />
                </label>
                <output>{y.shown.to_string()}</output>
            </div>
        }
    });
    let json = serde_json::json!({ "items": items, "years": years }).to_string();
    let classes = legend
        .into_iter()
        .enumerate()
        .map(|(i, text)| view! { <li><span class=format!("swatch b{i}")></span><span dir="auto">{text}</span></li> })
        .collect_view();
    let caption = about.caption.clone();
    let name = caption.clone();
    // The browser writes the names of places without a figure itself.
    let without = say!("map-no-figure", name = "{name}");
    let told: Vec<String> = told.into_iter().collect();
    share::figure(about, &told, |id, under| {
        let summary = share::summary_id(&id);
        view! {
            <figure data-map="" id=id aria-describedby=summary data-label=name data-without=without>
                <figcaption dir="auto">{caption}</figcaption>
                {slider}
                <div class="map" dir="ltr"></div>
                <ul class="legend">
                    {classes}
                    <li><span class="swatch none"></span>{say!("map-nothing")}</li>
                </ul>
                <script type="application/json" inner_html=script_safe(&json)></script>
                {under}
                {table}
            </figure>
        }
        .into_any()
    })
}
