//! The document around every page.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, ListedDocument, SourceHealth};

use crate::{
    format,
    islands::{SearchBox, SearchWords},
    say::{Language, in_language, link, rich, say, to},
    share::Reading,
};

/// Addresses of the site's files, with the hash of their content in the name.
#[derive(Clone, Debug, Default, serde::Deserialize)]
pub struct Assets {
    /// Logical name (`style.css`, `boot.js`, `lexgap.js`, `lexgap.wasm`, `chart.js`, `map.js`, `save.js`,
    /// `sw.js`, `world.json`, `icon.svg`) to address (`/assets/style.0a1b2c3d.css`).
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
    pub language: Language,
    /// The page's own address with its query, without the language, the edition and the frame asked for.
    pub path: &'a str,
    /// The newest edition's number, where `index` is of an older one.
    pub newest: Option<u32>,
    /// The one chart that the frame of another page asks for.
    pub embed: Option<&'a str>,
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
    /// The feed that tells what changes on it.
    pub feed: Option<Feed>,
}

/// A feed of what changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub title: String,
    /// Without the language.
    pub path: String,
}

impl Feed {
    /// A visible link to it.
    pub fn link(&self) -> AnyView {
        view! { <a href=to(&self.path) type="application/atom+xml">{self.title.clone()}</a> }.into_any()
    }
}

impl Content {
    /// A page that was found.
    pub fn new(title: impl Into<String>, description: impl Into<String>, body: impl IntoAny) -> Content {
        Content {
            status: 200,
            title: title.into(),
            description: description.into(),
            head: None,
            body: body.into_any(),
            feed: None,
        }
    }

    /// The same with its feed.
    #[must_use]
    pub fn with_feed(self, feed: Feed) -> Content {
        Content { feed: Some(feed), ..self }
    }

    /// The same with more in the document's head.
    #[must_use]
    pub fn with_head(self, head: AnyView) -> Content {
        Content { head: Some(head), ..self }
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

/// The feed of the whole site, and the page's own.
fn feeds(own: Option<&Feed>) -> AnyView {
    let whole = Feed { title: say!("feed-all"), path: "/feed.atom".to_owned() };
    let link = |f: &Feed| {
        let (title, href) = (f.title.clone(), to(&f.path));
        view! { <link rel="alternate" type="application/atom+xml" title=title href=href /> }
    };
    view! { {own.map(link)} {link(&whole)} }.into_any()
}

/// Renders `content` as a whole document.
pub fn document(context: Context<'_>, content: impl FnOnce() -> Content) -> Rendered {
    let shared = Arc::new(hydration_context::SsrSharedContext::new_islands());
    let owner = Owner::new_root(Some(shared));
    let rendered = owner.with(|| {
        provide_context(context.language);
        let reading = Reading::new(context);
        provide_context(reading.clone());
        let content = content();
        if context.embed.is_some() {
            return embedded(context, content.title, &reading);
        }
        let status = content.status;
        finished(status, shell(context, content))
    });
    owner.cleanup();
    rendered
}

/// The document as it is sent.
fn finished(status: u16, document: impl IntoView) -> Rendered {
    Rendered { status, html: format!("<!DOCTYPE html>{}", without_marks(&document.into_view().to_html())) }
}

/// Marks between texts serve to wake islands; elsewhere each reader would fetch them for nothing, and a title would
/// show them.
fn without_marks(html: &str) -> String {
    const END: &str = "</leptos-island>";
    let mut made = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, island)) = rest.find("<leptos-island").map(|at| rest.split_at(at)) {
        made.push_str(&before.replace("<!>", ""));
        let (island, after) = island.split_at(island.find(END).map_or(island.len(), |at| at + END.len()));
        made.push_str(island);
        rest = after;
    }
    made.push_str(&rest.replace("<!>", ""));
    made
}

/// Renders `content` as a small document for the frame of another page: no navigation, no scripts.
pub fn frame(context: Context<'_>, content: impl FnOnce() -> Content) -> Rendered {
    let owner = Owner::new();
    let rendered = owner.with(|| {
        provide_context(context.language);
        provide_context(Reading::new(context));
        let content = content();
        framed(context, content.status, content.title, None, content.body)
    });
    owner.cleanup();
    rendered
}

/// The chart that a frame asks for, alone; where the page has none of that name, says so and leads to the page.
fn embedded(context: Context<'_>, title: String, reading: &Reading) -> Rendered {
    let (status, body) = match reading.framed() {
        Some(figure) => (200, figure),
        None => (404, view! { <p class="notice">{rich!("share-gone", page = link(context.path))}</p> }.into_any()),
    };
    let canonical = format!("{}{}", context.assets.public_url, in_language(context.language, context.path));
    let head = view! { <link rel="canonical" href=canonical /> {boot(context)} }.into_any();
    framed(context, status, title, Some(head), body)
}

/// A document that stands in the frame of another page.
fn framed(context: Context<'_>, status: u16, title: String, head: Option<AnyView>, body: AnyView) -> Rendered {
    let language = context.language;
    let style = context.assets.files.get("style.css").cloned();
    let style = style.map(|href| view! { <link rel="stylesheet" href=href /> });
    let html = view! {
        <html lang=language.tag() dir=language.direction()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="robots" content="noindex" />
                <title>{title}</title>
                {style}
                {head}
            </head>
            <body class="frame"><main>{body}</main></body>
        </html>
    };
    finished(status, html)
}

/// The page's first script, which loads the others where they are needed.
fn boot(context: Context<'_>) -> Option<AnyView> {
    let file = |name: &str| context.assets.files.get(name).cloned();
    file("boot.js").map(|src| {
        view! {
            <script
                type="module"
                id="boot"
                src=src
                data-js=file("lexgap.js")
                data-wasm=file("lexgap.wasm")
                data-chart=file("chart.js")
                data-map=file("map.js")
                data-save=file("save.js")
                data-world=file("world.json")
                data-worker=file("sw.js").map(|_| "/sw.js")
            ></script>
        }
        .into_any()
    })
}

/// Where an older edition is read: its number, and the way to the newest.
fn older(context: Context<'_>) -> Option<AnyView> {
    let newest = context.newest?;
    let head = context.index.head();
    let said = rich!(
        "older-edition",
        number = head.number.to_string(),
        day = format::day(head.published_at),
        newest = newest.to_string(),
        a = link(context.path),
    );
    Some(view! { <p class="notice older" role="note">{said}</p> }.into_any())
}

fn shell(context: Context<'_>, content: Content) -> impl IntoView {
    let file = |name: &str| context.assets.files.get(name).cloned();
    let head = context.index.head();
    let language = context.language;
    let navigation = NAVIGATION.map(|(href, id)| view! { <li><a href=to(href)>{say!(id)}</a></li> }).collect_view();
    let title = format!("{} · {}", content.title, say!("site-name"));
    let style = file("style.css").map(|href| view! { <link rel="stylesheet" href=href /> });
    let icon = file("icon.svg").map(|href| view! { <link rel="icon" type="image/svg+xml" href=href /> });
    let alternates = Language::ALL
        .map(|l| view! { <link rel="alternate" hreflang=l.tag() href=in_language(l, context.path) /> })
        .collect_view();
    let canonical = format!("{}{}", context.assets.public_url, in_language(language, context.path));
    let canonical = view! { <link rel="canonical" href=canonical /> };
    let feeds = feeds(content.feed.as_ref());
    let languages = Language::ALL
        .map(|l| {
            let current = (l == language).then_some("true");
            view! {
                <li>
                    <a href=in_language(l, context.path) hreflang=l.tag() lang=l.tag() dir=l.direction() aria-current=current>
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
                {canonical}
                {feeds}
                {boot(context)}
                <link rel="alternate" type="application/ld+json" title="DCAT" href="/catalog.jsonld" />
                {content.head}
            </head>
            <body>
                <a class="skip" href="#main">{say!("skip-to-content")}</a>
                <header>
                    <a class="logo" href=to("/") lang="en" dir="ltr">{say!("site-name")}</a>
                    <nav aria-label=say!("nav-main")><ul>{navigation}</ul></nav>
                    <nav class="languages" aria-label=say!("nav-language")><ul>{languages}</ul></nav>
                    <SearchBox words=SearchWords {
                        label: say!("search-label"),
                        placeholder: say!("search-placeholder"),
                        button: say!("search-button"),
                        found: say!("search-found"),
                        language: language.tag().to_owned(),
                        action: to("/search"),
                    } />
                </header>
                <main id="main">{older(context)} {content.body}</main>
                <footer>
                    <p>{edition} " " {rich!("edition-root", root = root)}</p>
                    <p>
                        {rich!("footer-publishers", sources = link("/sources"))} " "
                        {rich!("footer-indicators", indicators = link("/indicators"))} " "
                        {rich!(
                            "footer-programs",
                            api = link("/api/v1/docs"),
                            whole = link(format!("/downloads/{}", head.number)),
                            catalogue = link("/catalog.jsonld")
                        )} " "
                        {rich!("footer-follow", feed = link("/feed.atom"))}
                    </p>
                    {foreign}
                </footer>
            </body>
        </html>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_within_islands_only() {
        let html = "<title>A<!></title><leptos-island>x<!>y</leptos-island>b<!>c<!>";
        assert_eq!(without_marks(html), "<title>A</title><leptos-island>x<!>y</leptos-island>bc");
        assert_eq!(without_marks("<!><leptos-island>x<!>"), "<leptos-island>x<!>");
    }
}
