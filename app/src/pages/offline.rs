//! What the browser shows without a connection, where the page asked for was never visited.

use leptos::prelude::*;

use crate::{
    layout::Content,
    say::{link, rich, say},
};

/// The same in every edition.
pub fn page() -> Content {
    let title = say!("offline-title");
    let body = view! {
        <h1>{title.clone()}</h1>
        <p>{rich!("offline-help", home = link("/"))}</p>
    };
    Content::new(title, say!("offline-description"), body)
}
