//! The document around every page.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, ListedDocument, SourceHealth};

use crate::{format, islands::SearchBox};

/// Addresses of the site's files, with the hash of their content in the name.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Assets {
    /// Logical name (`style.css`, `boot.js`, `lexgap.js`, `lexgap.wasm`, `chart.js`, `map.js`, `world.json`,
    /// `icon.svg`) to address (`/assets/style.0a1b2c3d.css`).
    #[serde(flatten)]
    pub files: BTreeMap<String, String>,
    /// Beginning of the site's addresses as others see them, without a slash at its end; empty where it is not told.
    #[serde(skip)]
    pub public_url: String,
}

/// Everything a page is rendered from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub index: &'a EditionIndex,
    pub assets: &'a Assets,
    pub health: &'a [SourceHealth],
    /// Documents that publishers' indexes announce, the newest first.
    pub listed: &'a [ListedDocument],
}

/// A rendered page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub status: u16,
    pub html: String,
}

/// What a page puts inside the document.
pub struct Content {
    pub status: u16,
    /// Title in the browser's bar, without the name of the site.
    pub title: String,
    /// One sentence for search engines and previews.
    pub description: String,
    /// More for the document's head.
    pub head: Option<AnyView>,
    pub body: AnyView,
}

impl Content {
    /// A page that was found.
    pub fn new(title: impl Into<String>, description: impl Into<String>, body: impl IntoAny) -> Content {
        Content { status: 200, title: title.into(), description: description.into(), head: None, body: body.into_any() }
    }

    /// The same with more in the document's head.
    #[must_use]
    pub fn with_head(self, head: AnyView) -> Content {
        Content { head: Some(head), ..self }
    }
}

const NAVIGATION: [(&str, &str); 7] = [
    ("/", "Home"),
    ("/topics/human_trafficking", "Topics"),
    ("/compare", "Compare"),
    ("/practices", "Practices"),
    ("/sources", "Sources"),
    ("/revisions", "Revisions"),
    ("/methodology", "Methodology"),
];

/// Renders `content` as a whole document.
pub fn document(context: Context<'_>, content: impl FnOnce() -> Content) -> Rendered {
    let shared = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(shared));
    let rendered = owner.with(|| {
        let content = content();
        let status = content.status;
        Rendered { status, html: format!("<!DOCTYPE html>{}", shell(context, content).to_html()) }
    });
    owner.cleanup();
    rendered
}

/// Renders `content` as a small document for the frame of another page: no navigation, no scripts.
pub fn frame(context: Context<'_>, content: impl FnOnce() -> Content) -> Rendered {
    let owner = Owner::new();
    let rendered = owner.with(|| {
        let content = content();
        let style = context.assets.files.get("style.css").cloned();
        let style = style.map(|href| view! { <link rel="stylesheet" href=href /> });
        let html = view! {
            <html lang="en" dir="ltr">
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <meta name="robots" content="noindex" />
                    <title>{content.title}</title>
                    {style}
                </head>
                <body class="frame"><main>{content.body}</main></body>
            </html>
        };
        Rendered { status: content.status, html: format!("<!DOCTYPE html>{}", html.to_html()) }
    });
    owner.cleanup();
    rendered
}

fn shell(context: Context<'_>, content: Content) -> impl IntoView {
    let file = |name: &str| context.assets.files.get(name).cloned();
    let head = context.index.head();
    let navigation = NAVIGATION.map(|(href, label)| view! { <li><a href=href>{label}</a></li> }).collect_view();
    let title = format!("{} · Lexgap", content.title);
    let style = file("style.css").map(|href| view! { <link rel="stylesheet" href=href /> });
    let icon = file("icon.svg").map(|href| view! { <link rel="icon" type="image/svg+xml" href=href /> });
    let boot = file("boot.js").map(|src| {
        view! {
            <script
                type="module"
                id="boot"
                src=src
                data-js=file("lexgap.js")
                data-wasm=file("lexgap.wasm")
                data-chart=file("chart.js")
                data-map=file("map.js")
                data-world=file("world.json")
            ></script>
        }
    });
    let edition = format!(
        "Edition {} of {}: {} facts, method {}.",
        head.number,
        format::day(head.published_at),
        format::integer(head.facts),
        head.method_version
    );
    let root = head.merkle_root.to_string();
    view! {
        <html lang="en" dir="ltr">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content=content.description />
                <title>{title}</title>
                {style}
                {icon}
                {boot}
                <link rel="alternate" type="application/ld+json" title="Catalogue (DCAT)" href="/catalog.jsonld" />
                {content.head}
            </head>
            <body>
                <a class="skip" href="#main">"Skip to content"</a>
                <header>
                    <a class="logo" href="/">"Lexgap"</a>
                    <nav aria-label="Main"><ul>{navigation}</ul></nav>
                    <SearchBox />
                </header>
                <main id="main">{content.body}</main>
                <footer>
                    <p>
                        {edition}
                        " Its facts have the Merkle root "
                        <code class="hash">{root}</code>
                        "."
                    </p>
                    <p>
                        "Figures belong to their publishers; attributions stand on the "
                        <a href="/sources">"sources page"</a>
                        ". For programs: "
                        <a href="/api/v1/docs">"API"</a> ", "
                        <a href=format!("/downloads/{}", head.number)>"whole edition"</a> ", "
                        <a href="/catalog.jsonld">"catalogue"</a>
                        "."
                    </p>
                </footer>
            </body>
        </html>
    }
}
