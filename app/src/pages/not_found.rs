//! What does not exist, and what the reader may have meant.

use leptos::prelude::*;
use lexgap_domain::search::{Hit, search};

use super::Page;
use crate::layout::{Content, Context};

/// Most suggestions.
const MOST: usize = 8;

/// A page of status 404 that names what was asked for and offers what comes near.
pub fn page(context: Context<'_>, asked: &Page<'_>) -> Content {
    let (what, words) = match asked {
        Page::Jurisdiction(id) | Page::Figures(id) => (format!("No jurisdiction answers to “{id}”"), (*id).to_owned()),
        Page::Law(id) => (format!("No law answers to “{id}”"), words_of(id)),
        Page::Indicator(id) => (format!("No indicator answers to “{id}”"), words_of(id)),
        Page::Topic(id) => (format!("No topic answers to “{id}”"), words_of(id)),
        Page::Point(id, jurisdiction, period) => {
            (format!("There is no value of {id} for {jurisdiction} in {period}"), words_of(id))
        }
        Page::Fact(id) => (format!("No figure answers to “{id}” in this edition"), String::new()),
        Page::Snapshot(id) => (format!("No archived file answers to “{id}” in this edition"), String::new()),
        Page::NotFound(path) => (format!("There is no page at {path}"), words_of(path)),
        _ => ("There is no such page".to_owned(), String::new()),
    };
    let hits = near(context, &words);
    let suggestions = (!hits.is_empty()).then(|| {
        let items = hits.into_iter().map(hit_item).collect_view();
        view! {
            <h2>"Did you mean"</h2>
            <ul class="hits">{items}</ul>
        }
    });
    let body = view! {
        <h1>{what.clone()}</h1>
        <p>
            "Jurisdictions go by their ISO 3166-1 code, such as " <a href="/jurisdictions/KEN">"KEN for Kenya"</a>
            ". The search box above forgives slips of the pen; the " <a href="/">"home page"</a>
            " lists every jurisdiction, the " <a href="/sources">"sources page"</a> " every publisher."
        </p>
        {suggestions}
    };
    Content { status: 404, ..Content::new(what, "There is no such page.", body) }
}

fn words_of(id: &str) -> String {
    id.replace(|c: char| !c.is_alphanumeric(), " ")
}

/// Answers to all words, else to the longest one that finds anything.
fn near(context: Context<'_>, words: &str) -> Vec<Hit> {
    let all = search(context.index, words, MOST);
    if !all.is_empty() {
        return all;
    }
    let mut each: Vec<&str> = words.split_whitespace().filter(|w| w.chars().count() >= 3).collect();
    each.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    each.into_iter().take(4).map(|word| search(context.index, word, MOST)).find(|h| !h.is_empty()).unwrap_or_default()
}

/// One thing found, as a list item.
pub fn hit_item(hit: Hit) -> impl IntoView {
    view! {
        <li>
            <a href=hit.href>{hit.title}</a>
            " "
            <small>{hit.subtitle}</small>
        </li>
    }
}
