//! What stands under every chart and map: sources, a summary in words, downloads, a lasting address, a frame for other
//! pages.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use lexgap_domain::{EditionIndex, SourceId};

use crate::{
    format,
    layout::Context,
    say::{language, say, to},
};

/// A chart or map as others find it.
pub struct About {
    /// Stable within its page: letters, digits and hyphens.
    pub id: String,
    pub caption: String,
    /// Who publishes what it shows; empty where all of it is computed here.
    pub publishers: Vec<String>,
    /// Address of the API that answers with its figures, without format and edition.
    pub data: Option<String>,
}

impl About {
    /// The identifier is made of `parts`.
    pub fn new(parts: &[&str], caption: impl Into<String>) -> About {
        About { id: id(parts), caption: caption.into(), publishers: Vec::new(), data: None }
    }

    /// The same with the publishers of `sources`, each once, by name.
    #[must_use]
    pub fn by<'a>(mut self, index: &EditionIndex, sources: impl IntoIterator<Item = &'a SourceId>) -> About {
        let named = |id: &SourceId| index.source(id.as_str()).map_or_else(|| id.to_string(), |s| s.publisher.clone());
        self.publishers.extend(sources.into_iter().map(named));
        self.publishers.sort();
        self.publishers.dedup();
        self
    }

    /// The same with the address of its figures.
    #[must_use]
    pub fn with_data(self, address: String) -> About {
        About { data: Some(address), ..self }
    }
}

/// Lower-case letters, digits and hyphens, as an element's identifier.
fn id(parts: &[&str]) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    parts.iter().map(|p| p.chars().map(plain).collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The edition and address of the page that is being rendered, for what stands under charts.
#[derive(Clone)]
pub struct Reading {
    edition: u32,
    day: String,
    /// Without language, edition and frame.
    path: String,
    /// Beginning of the site's addresses as others see them; empty where it is not told.
    site: String,
    frame: Option<Frame>,
}

/// The one chart that a frame asks for.
#[derive(Clone)]
struct Frame {
    id: String,
    found: Arc<Mutex<Option<AnyView>>>,
}

impl Reading {
    /// Of a page that is about to be rendered.
    pub fn new(context: Context<'_>) -> Reading {
        let head = context.index.head();
        let frame = context.embed.map(|id| Frame { id: id.to_owned(), found: Arc::default() });
        Reading {
            edition: head.number,
            day: format::day(head.published_at),
            path: context.path.to_owned(),
            site: context.assets.public_url.clone(),
            frame,
        }
    }

    /// The chart that the frame asks for, once the page was made.
    pub fn framed(&self) -> Option<AnyView> {
        self.frame.as_ref()?.found.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    /// The page's address with its edition and `more`, such as `&embed=chart`.
    pub fn lasting(&self, more: &str) -> String {
        let joint = if self.path.contains('?') { '&' } else { '?' };
        to(format!("{}{joint}edition={}{more}", self.path, self.edition))
    }
}

/// The figure around `drawn`, with all that stands under it; for a frame without what a frame has no use for. `told` says
/// in words what is drawn.
pub fn figure(about: About, told: &[String], figure: impl FnOnce(String, AnyView) -> AnyView) -> AnyView {
    let Some(reading) = use_context::<Reading>() else { return figure(about.id, ().into_any()) };
    let wanted = reading.frame.as_ref().filter(|f| f.id == about.id);
    let id = about.id.clone();
    match (&reading.frame, wanted) {
        (Some(_), None) => ().into_any(),
        (_, Some(frame)) => {
            let made = figure(id, view! { {words(&about, told)} {source_line(&about, &reading, true)} }.into_any());
            frame.found.lock().unwrap_or_else(PoisonError::into_inner).replace(made);
            ().into_any()
        }
        (None, None) => {
            let under = view! {
                {words(&about, told)}
                {source_line(&about, &reading, false)}
                {row(&about, &reading)}
            };
            figure(id, under.into_any())
        }
    }
}

/// Identifier of the summary in words of the figure `id`.
pub fn summary_id(id: &str) -> String {
    format!("{id}-summary")
}

fn words(about: &About, told: &[String]) -> AnyView {
    view! { <p class="visually-hidden" id=summary_id(&about.id)>{told.join(" ")}</p> }.into_any()
}

fn source_line(about: &About, reading: &Reading, in_frame: bool) -> AnyView {
    let edition = say!("share-edition", number = reading.edition.to_string(), day = reading.day.as_str());
    let text = if about.publishers.is_empty() {
        say!("share-computed", edition = edition)
    } else {
        let publishers = about.publishers.join(&say!("list-separator"));
        say!("share-source", publishers = publishers, edition = edition)
    };
    let more = in_frame.then(|| {
        let href = format!("{}#{}", reading.lasting(""), about.id);
        view! { " " <a href=href target="_blank" rel="noopener">{say!("share-whole")}</a> }
    });
    view! { <p class="source"><span data-source="" dir="auto">{text}</span> {more}</p> }.into_any()
}

/// What the browser's script saves, the API's answer for those without, the lasting address, the frame.
fn row(about: &About, reading: &Reading) -> AnyView {
    let saves = ["csv", "json", "png", "svg"].map(|kind| {
        let format = kind.to_ascii_uppercase();
        let about = say!("share-save", format = format.as_str());
        view! { <li class="scripted"><button type="button" data-save=kind title=about>{format}</button></li> }
    });
    let plain = about.data.as_ref().map(|data| {
        let joint = if data.contains('?') { '&' } else { '?' };
        let at = |more: &str| format!("{data}{joint}edition={}{more}", reading.edition);
        view! {
            <li class="unscripted"><a href=at("&format=csv")>"CSV"</a></li>
            <li class="unscripted"><a href=at("")>"JSON"</a></li>
        }
    });
    // Where the site's own address is not told, the browser's script completes it.
    let frame = format!("{}{}#{}", reading.site, reading.lasting(&format!("&embed={}", about.id)), about.id);
    let title = about.caption.replace('"', "'").replace(['<', '>', '&'], " ");
    let code = format!(
        r#"<iframe src="{}" title="{title}" lang="{}" width="100%" height="480" loading="lazy"></iframe>"#,
        frame.replace('&', "&amp;"),
        language().tag()
    );
    let name = say!("share-of", caption = about.caption.as_str());
    view! {
        <ul class="share" aria-label=name>
            {saves.collect_view()}
            {plain}
            <li><a data-lasting="" href=format!("{}#{}", reading.lasting(""), about.id)>{say!("share-lasting")}</a></li>
            <li>
                <details>
                    <summary>{say!("share-embed")}</summary>
                    <label>
                        {say!("share-embed-code")} " "
                        <input type="text" readonly="" dir="ltr" data-embed="" value=code />
                    </label>
                </details>
            </li>
        </ul>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_plain() {
        assert_eq!(id(&["chart", "KEN", "human_trafficking"]), "chart-ken-human-trafficking");
        assert_eq!(id(&["map", "score:untc-18-12-a"]), "map-score-untc-18-12-a");
    }
}
