//! Search for readers without scripts, and for links.

use leptos::prelude::*;

use super::not_found::{find, hit_item};
use crate::{
    layout::{Content, Context},
    say::say,
};

/// Most answers on the page.
const MOST: usize = 60;

/// What answers to `query`.
pub fn page(context: Context<'_>, query: &str) -> Content {
    let query = query.trim();
    if query.is_empty() {
        let body = view! {
            <h1>{say!("search-title")}</h1>
            <p>{say!("search-empty")}</p>
        };
        return Content::new(say!("search-title"), say!("search-description"), body);
    }
    let hits = find(context, query, MOST);
    let told = match hits.len() {
        0 => say!("search-nothing"),
        MOST => say!("search-best", n = MOST),
        n => say!("search-answers", n = n),
    };
    let items = hits.into_iter().map(hit_item).collect_view();
    let title = say!("search-title-of", query = query);
    let body = view! {
        <h1>{title.clone()}</h1>
        <p role="status">{told}</p>
        <ul class="hits">{items}</ul>
    };
    Content::new(title, say!("search-description"), body)
}
