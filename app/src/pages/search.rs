//! Search for readers without scripts, and for links.

use leptos::prelude::*;
use lexgap_domain::search::search;

use super::not_found::hit_item;
use crate::layout::{Content, Context};

/// Most answers on the page.
const MOST: usize = 60;

/// What answers to `query`.
pub fn page(context: Context<'_>, query: &str) -> Content {
    let query = query.trim();
    if query.is_empty() {
        let body = view! {
            <h1>"Search"</h1>
            <p>"Write a country, a law, an indicator or a publisher into the search box above: Kenya, bribery act, tier."</p>
        };
        return Content::new("Search", "Search jurisdictions, laws, indicators and sources.", body);
    }
    let hits = search(context.index, query, MOST);
    let told = match hits.len() {
        0 => "Nothing answers to these words. Fewer or shorter words find more.".to_owned(),
        MOST => format!("The best {MOST} answers."),
        1 => "One answer.".to_owned(),
        n => format!("{n} answers."),
    };
    let items = hits.into_iter().map(hit_item).collect_view();
    let title = format!("Search: {query}");
    let body = view! {
        <h1>{title.clone()}</h1>
        <p role="status">{told}</p>
        <ul class="hits">{items}</ul>
    };
    Content::new(title, "Search jurisdictions, laws, indicators and sources.", body)
}
