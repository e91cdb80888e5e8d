//! Jurisdictions side by side; the whole state stands in the address.

mod asked;
mod columns;
mod ranks;
mod scatter;
mod since;
mod small;
mod table;

use std::collections::BTreeSet;

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, Jurisdiction, JurisdictionStatus, Topic};
use lexgap_texts::compare;

pub use self::asked::{Asked, Drawing, Order};
use self::columns::Column;
pub use self::table::{CSV_HEAD, csv};
use crate::{
    components,
    format::integer,
    layout::{Content, Context},
    say::{self, language, link, rich, say, to},
};

/// Most jurisdictions in one comparison, and where each has a chart or a line.
const MOST: usize = 400;
const MOST_DRAWN: usize = 60;
/// Most names in the title of the page.
const NAMES_IN_TITLE: usize = 4;

/// Whom an address asks for.
struct Members<'a> {
    /// Those that are shown.
    chosen: Vec<&'a Jurisdiction>,
    /// How many more were asked for.
    left_off: usize,
    /// Codes, regions and income groups that nobody answers to.
    unknown: Vec<&'a str>,
}

/// A comparison of those who are asked for; what does not exist is named.
pub fn page(context: Context<'_>, asked: &Asked) -> Content {
    let index = context.index;
    let members = members(index, asked);
    let title = title(index, asked);
    let unknown = (!members.unknown.is_empty()).then(|| {
        let codes = members.unknown.join(say!("list-separator").as_str());
        view! { <p class="notice">{say!("compare-unknown", codes = codes)}</p> }
    });
    let left_off = (members.left_off > 0).then(|| {
        let text = say!("compare-left-off", asked = members.chosen.len() + members.left_off, shown = most(asked.view));
        view! { <p class="notice">{text}</p> }
    });
    let chosen = &members.chosen[..];
    let content = if chosen.is_empty() { start() } else { comparison(index, asked, chosen) };
    let body = view! {
        <h1>{title.clone()}</h1>
        {unknown}
        {left_off}
        {form(index, asked, chosen)}
        {content}
        {(!chosen.is_empty()).then(components::keep_button)}
    };
    Content::new(title, say!("compare-description"), body)
}

/// The jurisdictions by their codes, then those of regions and income groups by name, each once.
fn members<'a>(index: &'a EditionIndex, asked: &'a Asked) -> Members<'a> {
    let (mut chosen, mut unknown): (Vec<&Jurisdiction>, Vec<&str>) = (Vec::new(), Vec::new());
    for code in &asked.jurisdictions {
        match index.jurisdiction(code) {
            Some(j) => chosen.push(j),
            None => unknown.push(code),
        }
    }
    let regions = asked.regions.iter().map(|r| (r.as_str(), of_region(index, r)));
    let incomes = asked.incomes.iter().map(|i| (i.as_str(), of_income(index, i)));
    for (name, found) in regions.chain(incomes) {
        if found.is_empty() {
            unknown.push(name);
        }
        for j in found {
            if chosen.iter().all(|c| c.id != j.id) {
                chosen.push(j);
            }
        }
    }
    let most = most(asked.view);
    let left_off = chosen.len().saturating_sub(most);
    chosen.truncate(most);
    Members { chosen, left_off, unknown }
}

fn most(view: Drawing) -> usize {
    match view {
        Drawing::Small | Drawing::Since => MOST_DRAWN,
        Drawing::Table | Drawing::Heat | Drawing::Ranks | Drawing::Scatter => MOST,
    }
}

fn current(index: &EditionIndex) -> impl Iterator<Item = &Jurisdiction> {
    index.edition.jurisdictions.iter().filter(|j| j.status == JurisdictionStatus::Current)
}

fn by_name(mut found: Vec<&Jurisdiction>) -> Vec<&Jurisdiction> {
    found.sort_by_cached_key(|j| j.id.clone());
    columns::sort_by_name(&mut found, Order::Ascending, |j| say::name(j));
    found
}

fn regions_of(j: &Jurisdiction) -> impl Iterator<Item = &str> {
    [&j.region, &j.subregion, &j.intermediate_region].into_iter().flatten().map(String::as_str)
}

fn of_region<'a>(index: &'a EditionIndex, region: &str) -> Vec<&'a Jurisdiction> {
    by_name(current(index).filter(|j| regions_of(j).any(|r| r == region)).collect())
}

fn of_income<'a>(index: &'a EditionIndex, income: &str) -> Vec<&'a Jurisdiction> {
    by_name(current(index).filter(|j| j.income_group.as_deref() == Some(income)).collect())
}

fn title(index: &EditionIndex, asked: &Asked) -> String {
    let mut names: Vec<String> =
        asked.jurisdictions.iter().filter_map(|code| index.jurisdiction(code)).map(say::name).collect();
    names.extend(asked.regions.iter().map(|r| say::region(r)));
    names.extend(asked.incomes.iter().map(|i| say::income_group(i)));
    if names.is_empty() {
        return say!("compare-title");
    }
    let shown =
        names.iter().take(NAMES_IN_TITLE).map(String::as_str).collect::<Vec<_>>().join(say!("list-separator").as_str());
    let names = match names.len().saturating_sub(NAMES_IN_TITLE) {
        0 => shown,
        more => say!("and-more", first = shown, n = more),
    };
    say!("compare-title-of", names = names)
}

fn start() -> AnyView {
    let text = rich!(
        "compare-start",
        east = link("/compare?j=KEN,UGA,TZA"),
        balkans = link("/compare?j=ALB,MKD,MNE,SRB"),
        four = link("/compare?j=CAN,GBR,FRA,DEU"),
        region = link("/compare?region=Eastern%20Africa&view=heat"),
    );
    view! { <p>{text}</p> }.into_any()
}

/// What a select of the form offers, with what is chosen.
fn options(choices: impl IntoIterator<Item = (String, String)>, selected: Option<&str>) -> Vec<AnyView> {
    choices
        .into_iter()
        .map(|(value, label)| {
            let is_selected = selected == Some(value.as_str());
            view! { <option value=value selected=is_selected>{label}</option> }.into_any()
        })
        .collect()
}

/// Adds members and chooses what is shown without scripts; links take members away.
fn form(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let others = by_name(current(index).filter(|j| chosen.iter().all(|c| c.id != j.id)).collect());
    let others = options(others.into_iter().map(|j| (j.id.to_string(), say::name(j))), None);
    let named = |names: BTreeSet<&str>, label: fn(&str) -> String| {
        let mut all: Vec<(String, String)> = names.into_iter().map(|n| (n.to_owned(), label(n))).collect();
        all.sort_by(|a, b| compare(language(), &a.1, &b.1));
        all
    };
    let regions: BTreeSet<&str> =
        current(index).flat_map(regions_of).filter(|r| asked.regions.iter().all(|a| a != r)).collect();
    let regions = options(named(regions, say::region), None);
    let incomes: BTreeSet<&str> = current(index)
        .filter_map(|j| j.income_group.as_deref())
        .filter(|g| asked.incomes.iter().all(|a| a != g))
        .collect();
    // Where no source states income groups, there is nothing to choose.
    let incomes = (!incomes.is_empty()).then(|| {
        let incomes = options(named(incomes, say::income_group), None);
        view! { <label>{say!("compare-add-income")} " " <select name="income"><option value="">"–"</option>{incomes}</select></label> }
    });
    let topics = Topic::ALL.map(|t| (t.id().to_owned(), say::topic(t)));
    let topics = options(topics, asked.topic.map(Topic::id));
    let measures = |selected: &Option<String>| {
        let scores = columns::scores(index, &Asked { topic: None, ..asked.clone() }, chosen);
        let indicators = index.edition.facts.indicators.iter().map(Column::Indicator);
        options(scores.into_iter().chain(indicators).map(|c| (c.id(), c.title())), selected.as_deref())
    };
    let choice = (!chosen.is_empty()).then(|| {
        view! {
            <details>
                <summary>{say!("compare-more")}</summary>
                <label>{say!("topic")} " " <select name="topic"><option value="">{say!("compare-all-topics")}</option>{topics}</select></label>
                <label>{say!("compare-x")} " " <select name="x"><option value="">"–"</option>{measures(&asked.x)}</select></label>
                <label>{say!("compare-y")} " " <select name="y"><option value="">"–"</option>{measures(&asked.y)}</select></label>
            </details>
        }
    });
    view! {
        <form class="compare" action=to("/compare")>
            {hidden(asked)}
            <label>{say!("compare-add-jurisdiction")} " " <select name="add"><option value="">"–"</option>{others}</select></label>
            <label>{say!("compare-add-region")} " " <select name="region"><option value="">"–"</option>{regions}</select></label>
            {incomes}
            <button type="submit">{say!("show")}</button>
            {choice}
        </form>
        {removals(index, asked)}
    }
    .into_any()
}

/// What the form keeps as it is.
fn hidden(asked: &Asked) -> Vec<AnyView> {
    let mut kept: Vec<(&'static str, String)> = vec![("j", asked.jurisdictions.join(","))];
    kept.extend(asked.regions.iter().map(|r| ("region", r.clone())));
    kept.extend(asked.incomes.iter().map(|i| ("income", i.clone())));
    kept.push(("view", asked.view.id().to_owned()));
    if let Some(sort) = &asked.sort {
        kept.push(("sort", sort.clone()));
        kept.extend((asked.order == Order::Descending).then(|| ("order", "desc".to_owned())));
    }
    kept.into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> }.into_any())
        .collect()
}

/// Each member with a link that takes it away.
fn removals(index: &EditionIndex, asked: &Asked) -> AnyView {
    let one = |member: &str, name: String, shown: AnyView| {
        let away = say!("compare-take-away", name = name);
        view! {
            <li>
                {shown} " "
                <a class="remove" href=to(asked.without(member).address()) aria-label=away>"×"</a>
            </li>
        }
        .into_any()
    };
    let mut items: Vec<AnyView> = Vec::new();
    for j in asked.jurisdictions.iter().filter_map(|code| index.jurisdiction(code)) {
        items.push(one(j.id.as_str(), say::name(j), components::jurisdiction_link(index, j.id.as_str())));
    }
    let group = |name: String, n: usize| say!("compare-group", name = name, n = integer(n as u64));
    for region in &asked.regions {
        let name = say::region(region);
        items.push(one(region, name.clone(), group(name, of_region(index, region).len()).into_any()));
    }
    for income in &asked.incomes {
        let name = say::income_group(income);
        items.push(one(income, name.clone(), group(name, of_income(index, income).len()).into_any()));
    }
    view! { <ul class="inline chosen">{items}</ul> }.into_any()
}

/// Links to the ways of showing the same, and the one asked for.
fn comparison(index: &EditionIndex, asked: &Asked, chosen: &[&Jurisdiction]) -> AnyView {
    let tabs = Drawing::ALL
        .map(|view| {
            let current = (view == asked.view).then_some("true");
            let id = format!("compare-view-{}", view.id());
            view! { <li><a href=to(asked.viewed(view).address()) aria-current=current>{say::text(&id)}</a></li> }
        })
        .collect_view();
    let shown = match asked.view {
        Drawing::Table => table::table(index, asked, chosen),
        Drawing::Heat => table::heat(index, asked, chosen),
        Drawing::Ranks => ranks::view(index, asked, chosen),
        Drawing::Small => small::view(index, asked, chosen),
        Drawing::Scatter => scatter::view(index, asked, chosen),
        Drawing::Since => since::view(index, asked, chosen),
    };
    view! {
        <nav aria-label=say!("compare-views")><ul class="inline tabs">{tabs}</ul></nav>
        {shown}
    }
    .into_any()
}

/// Links that choose one of several columns as the one shown.
fn chooser(asked: &Asked, all: &[Column<'_>], shown: &Column<'_>) -> AnyView {
    let items = all
        .iter()
        .map(|c| {
            let address = to(Asked { x: Some(c.id()), ..asked.clone() }.address());
            let current = (c.id() == shown.id()).then_some("true");
            view! { <li><a href=address aria-current=current dir="auto">{c.title()}</a></li> }
        })
        .collect_view();
    let summary = say!("label-and-value", label = say!("compare-choose"), value = shown.title());
    view! {
        <details class="chooser">
            <summary>{summary}</summary>
            <nav aria-label=say!("compare-choose")><ul class="inline tabs">{items}</ul></nav>
        </details>
    }
    .into_any()
}
