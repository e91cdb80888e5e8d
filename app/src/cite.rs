//! What other programs and writers read from a page: citations, previews, descriptions of the data.

use leptos::prelude::*;
use lexgap_domain::{Citation, EditionIndex};
use serde_json::json;

use crate::{charts::script_safe, layout::Context, say::say};

/// How to cite the page of `kind` (`jurisdictions`, `laws`, `indicators`) with that identifier; `base` is the beginning
/// of the site's addresses. `None`: there is no such page in the edition.
pub fn citation(index: &EditionIndex, base: &str, kind: &str, id: &str) -> Option<Citation> {
    let title = match kind {
        "jurisdictions" => format!("The gap between law and practice: {}", index.jurisdiction(id)?.name),
        "laws" => format!("The gap between law and practice: {}", index.law(id)?.title()),
        "indicators" => index.indicator(id)?.title.clone(),
        _ => return None,
    };
    let head = index.head();
    let url = (!base.is_empty()).then(|| format!("{base}/{kind}/{id}"));
    Some(Citation::new(format!("lexgap-{id}-edition-{}", head.number), title, url, head))
}

/// "Cite this", closed until it is wanted.
pub fn cite(context: Context<'_>, kind: &str, id: &str) -> Option<AnyView> {
    let c = citation(context.index, &context.assets.public_url, kind, id)?;
    let file = |ending: &str| format!("/cite/{kind}/{id}/{}.{ending}", c.edition);
    Some(
        view! {
            <details class="cite">
                <summary>{say!("cite-this")}</summary>
                <p lang="en" dir="auto">{c.text()}</p>
                <pre dir="ltr"><code>{c.bibtex()}</code></pre>
                <p>
                    <a href=file("json")>"CSL-JSON"</a> ", " <a href=file("bib")>"BibTeX"</a> ", "
                    <a href=file("ris")>"RIS"</a>
                </p>
            </details>
        }
        .into_any(),
    )
}

/// What stands in the head of a page about data.
pub struct Card<'a> {
    /// First part of its address.
    pub kind: &'static str,
    pub id: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    /// Name of the place that it is about.
    pub place: Option<&'a str>,
    /// Whether the server draws an image of it and it can be embedded.
    pub image: bool,
}

/// One property of the Open Graph protocol.
fn og(name: &'static str, content: impl Into<String>) -> AnyView {
    leptos::html::meta().attr("property", name).attr("content", content.into()).into_any()
}

/// Preview (Open Graph), discovery (oEmbed) and description of the data (schema.org).
pub fn head(context: Context<'_>, card: &Card<'_>) -> AnyView {
    let (base, edition) = (&context.assets.public_url, context.index.head());
    let Card { kind, id, .. } = *card;
    let url = format!("{base}/{kind}/{id}");
    let day = edition.published_at.strftime("%Y-%m-%d").to_string();
    let file = |format: &str, media: &str| {
        let address = match kind {
            "jurisdictions" => format!("{base}/api/v1/observations?jurisdiction={id}&format={format}"),
            _ => format!("{base}/api/v1/{kind}/{id}/series?format={format}"),
        };
        json!({"@type": "DataDownload", "encodingFormat": media, "contentUrl": address})
    };
    let mut dataset = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": url,
        "url": url,
        "name": card.title,
        "description": card.description,
        "version": format!("edition {}", edition.number),
        "dateModified": day,
        "isAccessibleForFree": true,
        "creator": {"@type": "Organization", "name": "Lexgap"},
        "usageInfo": format!("{base}/sources"),
        "measurementTechnique": format!("{base}/methodology"),
        "distribution": [file("json", "application/json"), file("csv", "text/csv")],
    });
    if let Some(place) = card.place {
        dataset["spatialCoverage"] = json!({"@type": "Place", "name": place, "identifier": id});
    }
    let data = script_safe(&dataset.to_string());
    let embedded = card.image.then(|| {
        let image = format!("{base}/og/{kind}/{id}.png");
        // Letters, digits and hyphens; the rest of an address is written out.
        let asked = url.replace(':', "%3A").replace('/', "%2F");
        view! {
            {og("og:image", image)}
            {og("og:image:width", "1200")}
            {og("og:image:height", "630")}
            {og("og:image:alt", format!("{}: implementation scores with their intervals", card.title))}
            <meta name="twitter:card" content="summary_large_image" />
            <link
                rel="alternate"
                type="application/json+oembed"
                title=card.title.to_owned()
                href=format!("{base}/oembed?url={asked}&format=json")
            />
        }
    });
    view! {
        {og("og:site_name", "Lexgap")}
        {og("og:type", "website")}
        {og("og:title", card.title.to_owned())}
        {og("og:description", card.description.to_owned())}
        {og("og:url", url.clone())}
        {embedded}
        <script type="application/ld+json" inner_html=data></script>
    }
    .into_any()
}
