//! Search for readers without scripts, and for links: names first, then the texts of laws and reports.

use leptos::prelude::*;
use lexgap_domain::{
    EditionIndex,
    full_text::{TextAnswer, TextHit, TextPiece},
};

use super::not_found::{find, hit_item};
use crate::{
    components::jurisdiction_link,
    format::integer,
    layout::{Content, Context},
    say::{say, to},
};

/// Most answers on the page.
const MOST: usize = 60;

/// What answers to `query`.
pub fn page(context: Context<'_>, query: &str, texts: &TextAnswer) -> Content {
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
        <section>
            <h2>{say!("search-names")}</h2>
            <p role="status">{told}</p>
            <ul class="hits">{items}</ul>
        </section>
        <section id="texts">
            <h2>{say!("texts-title")}</h2>
            {in_texts(context.index, texts)}
        </section>
    };
    Content::new(title, say!("search-description"), body)
}

fn in_texts(index: &EditionIndex, answer: &TextAnswer) -> AnyView {
    let (held, also, hits) = match answer {
        TextAnswer::NoTexts => return view! { <p class="notice">{say!("texts-none-held")}</p> }.into_any(),
        TextAnswer::TooShort => return view! { <p>{say!("texts-too-short")}</p> }.into_any(),
        TextAnswer::Stopped => return view! { <p class="notice">{say!("texts-stopped")}</p> }.into_any(),
        TextAnswer::Found { held, also, hits } => (*held, also, hits),
    };
    if hits.is_empty() {
        return view! { <p>{say!("texts-nothing", held = held)}</p> }.into_any();
    }
    let also = (!also.is_empty()).then(|| {
        let words = also.join(&say!("list-separator"));
        view! { <p class="notice">{say!("texts-also", words = words)}</p> }
    });
    let told = say!("texts-answers", n = hits.len(), held = integer(u64::try_from(held).unwrap_or_default()));
    let items = hits.iter().map(|hit| item(index, hit)).collect_view();
    view! {
        {also}
        <p>{told}</p>
        <ul class="hits">{items}</ul>
    }
    .into_any()
}

/// A document with the passage that answers, the words marked.
fn item(index: &EditionIndex, hit: &TextHit) -> AnyView {
    let file = to(format!("/snapshots/{}", hit.document));
    let law = hit.law.as_ref().filter(|id| index.law(id.as_str()).is_some());
    let (href, kind) = match law {
        Some(id) => (to(format!("/laws/{id}")), say!("texts-law")),
        None => (file.clone(), say!("texts-report")),
    };
    // The report's link leads to its file already.
    let archived = law.map(|_| view! { " · " <a href=file>{say!("texts-archived-file")}</a> });
    let place = hit.jurisdiction.as_ref().map(|j| view! { {jurisdiction_link(index, j.as_str())} " · " });
    let section = (!hit.place.is_empty()).then(|| {
        view! { " · " <bdi lang=hit.language.clone()>{hit.place.clone()}</bdi> }
    });
    let pieces = hit.excerpt.iter().map(piece).collect_view();
    view! {
        <li>
            <a href=href lang=hit.language.clone() dir="auto">{hit.title.clone()}</a>
            " "
            <small>{place} {kind} {archived} {section}</small>
            <p class="passage" lang=hit.language.clone() dir="auto">{pieces}</p>
        </li>
    }
    .into_any()
}

fn piece(piece: &TextPiece) -> AnyView {
    let text = piece.text.clone();
    if piece.marked { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() }
}
