//! The document around every page.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, ListedDocument, SourceHealth};

use crate::{
    format,
    islands::{SearchBox, SearchWords},
    say::{Language, link, rich, say, to},
};

/// Addresses of the site's files, with the hash of their content in the name.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Assets {
    /// Logical name (`style.css`, `boot.js`, `lexgap.js`, `lexgap.wasm`, `chart.js`, `map.js`, `world.json`,
    /// `icon.svg`) to address (`/assets/style.0a1b2c3d.css`).
    #[serde(flatten)]
    pub files: BTreeMap<String, String>,
}

/// Everything a page is rendered from.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub index: &'a EditionIndex,
    pub assets: &'a Assets,
    pub health: &'a [SourceHealth],
    /// Documents that publishers' indexes announce, the newest first.
    pub listed: &'a [ListedDocument],
    pub language: Language,
    /// The page's own address with its query, without the language.
    pub path: &'a str,
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
    pub body: AnyView,
}

impl Content {
    /// A page that was found.
    pub fn new(title: impl Into<String>, description: impl Into<String>, body: impl IntoAny) -> Content {
        Content { status: 200, title: title.into(), description: description.into(), body: body.into_any() }
    }
}

const NAVIGATION: [(&str, &str); 7] = [
    ("/", "nav-home"),
    ("/topics", "nav-topics"),
    ("/compare", "nav-compare"),
    ("/practices", "nav-practices"),
    ("/sources", "nav-sources"),
    ("/revisions", "nav-revisions"),
    ("/methodology", "nav-methodology"),
];

/// Renders `content` as a whole document.
pub fn document(context: Context<'_>, content: impl FnOnce() -> Content) -> Rendered {
    let shared = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(shared));
    let rendered = owner.with(|| {
        provide_context(context.language);
        let content = content();
        let status = content.status;
        Rendered { status, html: format!("<!DOCTYPE html>{}", shell(context, content).to_html()) }
    });
    owner.cleanup();
    rendered
}

fn shell(context: Context<'_>, content: Content) -> impl IntoView {
    let file = |name: &str| context.assets.files.get(name).cloned();
    let head = context.index.head();
    let language = context.language;
    let navigation = NAVIGATION.map(|(href, id)| view! { <li><a href=to(href)>{say!(id)}</a></li> }).collect_view();
    let title = format!("{} · {}", content.title, say!("site-name"));
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
    let alternates = Language::ALL
        .map(|l| view! { <link rel="alternate" hreflang=l.tag() href=address(l, context.path) /> })
        .collect_view();
    let languages = Language::ALL
        .map(|l| {
            let current = (l == language).then_some("true");
            view! {
                <li>
                    <a href=address(l, context.path) hreflang=l.tag() lang=l.tag() dir=l.direction() aria-current=current>
                        {l.endonym()}
                    </a>
                </li>
            }
        })
        .collect_view();
    let edition = say!(
        "edition-line",
        number = head.number.to_string(),
        day = format::day(head.published_at),
        facts = format::integer(head.facts),
        method = head.method_version.as_str()
    );
    let root = view! { <code class="hash" dir="ltr">{head.merkle_root.to_string()}</code> }.into_any();
    let foreign = (language != Language::English).then(|| view! { <p>{say!("english-only")}</p> });
    view! {
        <html lang=language.tag() dir=language.direction()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="description" content=content.description />
                <title>{title}</title>
                {style}
                {icon}
                {alternates}
                {boot}
            </head>
            <body>
                <a class="skip" href="#main">{say!("skip-to-content")}</a>
                <header>
                    <a class="logo" href=to("/") lang="en" dir="ltr">{say!("site-name")}</a>
                    <nav aria-label=say!("nav-main")><ul>{navigation}</ul></nav>
                    <SearchBox words=SearchWords {
                        label: say!("search-label"),
                        placeholder: say!("search-placeholder"),
                        button: say!("search-button"),
                        found: say!("search-found"),
                        language: language.tag().to_owned(),
                        action: to("/search"),
                    } />
                </header>
                <main id="main">{content.body}</main>
                <footer>
                    <nav aria-label=say!("nav-language")><ul class="inline">{languages}</ul></nav>
                    <p>{edition} " " {rich!("edition-root", root = root)}</p>
                    <p>
                        {rich!("footer-publishers", sources = link("/sources"))} " "
                        {rich!("footer-indicators", indicators = link("/indicators"))} " "
                        {rich!("footer-programs", api = link("/api/v1/editions"))}
                    </p>
                    {foreign}
                </footer>
            </body>
        </html>
    }
}

/// The same page in another language.
fn address(language: Language, path: &str) -> String {
    match (language.prefix(), path) {
        ("", path) => path.to_owned(),
        (prefix, "/") => prefix.to_owned(),
        (prefix, path) => format!("{prefix}{path}"),
    }
}
