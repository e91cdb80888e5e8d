//! Search as you type; without scripts, a form.

use leptos::prelude::*;
use lexgap_domain::search::Hit;

/// Fewest characters that are asked for.
const FEWEST: usize = 2;
/// Most answers listed.
#[cfg(feature = "hydrate")]
const MOST: usize = 8;

/// What the box says, in the page's language.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct SearchWords {
    pub label: String,
    pub placeholder: String,
    pub button: String,
    pub found: String,
    /// Language of the answers, a BCP 47 tag.
    pub language: String,
    /// Where the form leads without scripts.
    pub action: String,
}

/// The hits for `query`, best first; none where the server does not answer.
#[cfg(feature = "hydrate")]
async fn ask(query: &str, language: &str) -> Vec<Hit> {
    #[derive(serde::Deserialize)]
    struct Answer {
        items: Vec<Hit>,
    }
    let address = format!("/api/v1/search?limit={MOST}");
    let request = gloo_net::http::Request::get(&address).query([("q", query), ("lang", language)]);
    match request.send().await {
        Ok(response) => response.json::<Answer>().await.map(|a| a.items).unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

#[cfg(not(feature = "hydrate"))]
async fn ask(_query: &str, _language: &str) -> Vec<Hit> {
    Vec::new()
}

/// A combobox after the pattern of the ARIA Authoring Practices: arrows choose, Enter opens, Escape closes.
#[island]
pub fn SearchBox(words: SearchWords) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let hits = RwSignal::new(Vec::<Hit>::new());
    let chosen = RwSignal::new(None::<usize>);
    let is_open = Memo::new(move |_| !hits.read().is_empty());

    let SearchWords { label, placeholder, button, found, language, action } = words;
    let on_input = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        query.set(text.clone());
        chosen.set(None);
        if text.trim().chars().count() < FEWEST {
            hits.set(Vec::new());
            return;
        }
        let language = language.clone();
        leptos::task::spawn_local(async move {
            let found = ask(text.trim(), &language).await;
            // A slow answer to an older question must not replace a newer one.
            if query.with_untracked(|q| *q == text) {
                hits.set(found);
            }
        });
    };
    let on_keydown = move |event: leptos::ev::KeyboardEvent| {
        let n = hits.with_untracked(Vec::len);
        match event.key().as_str() {
            "ArrowDown" if n > 0 => {
                event.prevent_default();
                chosen.update(|c| *c = Some(c.map_or(0, |i| (i + 1) % n)));
            }
            "ArrowUp" if n > 0 => {
                event.prevent_default();
                chosen.update(|c| *c = Some(c.map_or(n - 1, |i| (i + n - 1) % n)));
            }
            "Escape" => hits.set(Vec::new()),
            "Enter" => {
                let href =
                    chosen.get_untracked().and_then(|i| hits.with_untracked(|h| h.get(i).map(|hit| hit.href.clone())));
                if let Some(href) = href {
                    event.prevent_default();
                    // Leaving the page is all that could fail, and then the list is still there.
                    let _ = window().location().set_href(&href);
                }
            }
            _ => {}
        }
    };
    let active = move || chosen.get().map(|i| format!("hit-{i}"));

    view! {
        <form class="search" role="search" action=action>
            <input
                type="search"
                name="q"
                aria-label=label
                placeholder=placeholder
                autocomplete="off"
                role="combobox"
                aria-controls="hits"
                aria-autocomplete="list"
                aria-expanded=move || is_open.get().to_string()
                aria-activedescendant=active
                on:input=on_input
                on:keydown=on_keydown
            />
            <button type="submit">{button}</button>
            <ul id="hits" role="listbox" aria-label=found hidden=move || !is_open.get()>
                {move || {
                    hits.get()
                        .into_iter()
                        .enumerate()
                        .map(|(i, hit)| {
                            view! {
                                <li
                                    id=format!("hit-{i}")
                                    role="option"
                                    aria-selected=move || (chosen.get() == Some(i)).to_string()
                                >
                                    <a href=hit.href tabindex="-1">
                                        <span>{hit.title}</span>
                                        <small>{hit.subtitle}</small>
                                    </a>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
        </form>
    }
}
