//! What does not exist, and what the reader may have meant.

use leptos::prelude::*;
use lexgap_domain::search::{Hit, search};

use super::Page;
use crate::{
    layout::{Content, Context},
    say::{InLanguage, link, rich, say, to},
};

/// Most suggestions.
const MOST: usize = 8;

/// A page of status 404 that names what was asked for and offers what comes near.
pub fn page(context: Context<'_>, asked: &Page<'_>) -> Content {
    let (what, words) = match asked {
        Page::Jurisdiction(id) | Page::Figures(id) | Page::Topics(Some(id)) => {
            (say!("missing-jurisdiction", id = *id), (*id).to_owned())
        }
        Page::Law(id) => (say!("missing-law", id = *id), words_of(id)),
        Page::Indicator(id) => (say!("missing-indicator", id = *id), words_of(id)),
        Page::Topic(id) => (say!("missing-topic", id = *id), words_of(id)),
        Page::Point(id, jurisdiction, period) => {
            (say!("missing-point", id = *id, jurisdiction = *jurisdiction, period = *period), words_of(id))
        }
        Page::Fact(id) => (say!("missing-fact", id = *id), String::new()),
        Page::Snapshot(id) => (say!("missing-snapshot", id = *id), String::new()),
        Page::NoEdition(number) => {
            let newest = context.index.head().number.to_string();
            (say!("missing-edition", number = *number, newest = newest), String::new())
        }
        Page::NotFound(path) => (say!("missing-path", path = *path), words_of(path)),
        _ => (say!("missing-page"), String::new()),
    };
    let hits = near(context, &words);
    let suggestions = (!hits.is_empty()).then(|| {
        let items = hits.into_iter().map(hit_item).collect_view();
        view! {
            <h2>{say!("did-you-mean")}</h2>
            <ul class="hits">{items}</ul>
        }
    });
    let help = rich!("missing-help", kenya = link("/jurisdictions/KEN"), home = link("/"), sources = link("/sources"));
    let body = view! {
        <h1>{what.clone()}</h1>
        <p>{help}</p>
        {suggestions}
    };
    Content { status: 404, ..Content::new(what, say!("missing-description"), body) }
}

/// The best answers in the page's language.
pub fn find(context: Context<'_>, query: &str, most: usize) -> Vec<Hit> {
    search(context.index, &InLanguage(context.language), query, most)
}

fn words_of(id: &str) -> String {
    id.replace(|c: char| !c.is_alphanumeric(), " ")
}

/// Answers to all words, else to the longest one that finds anything.
fn near(context: Context<'_>, words: &str) -> Vec<Hit> {
    let all = find(context, words, MOST);
    if !all.is_empty() {
        return all;
    }
    let mut each: Vec<&str> = words.split_whitespace().filter(|w| w.chars().count() >= 3).collect();
    each.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    each.into_iter().take(4).map(|word| find(context, word, MOST)).find(|h| !h.is_empty()).unwrap_or_default()
}

/// One thing found, as a list item.
pub fn hit_item(hit: Hit) -> impl IntoView {
    view! {
        <li>
            <a href=to(hit.href)>{hit.title}</a>
            " "
            <small>{hit.subtitle}</small>
        </li>
    }
}
