//! The files of a whole edition.

use leptos::prelude::*;

use crate::{components::table, format::bytes, layout::Content};

/// What there is to download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadsPage {
    pub edition: u32,
    /// Name, what it holds, bytes and SHA-256 of each file.
    pub files: Vec<(String, String, u64, String)>,
}

/// The page.
pub fn page(shown: &DownloadsPage) -> Content {
    let at = format!("/downloads/{}", shown.edition);
    let rows = shown
        .files
        .iter()
        .map(|(name, title, length, sha256)| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("{at}/{name}")>{name.clone()}</a></th>
                    <td>{title.clone()}</td>
                    <td>{bytes(*length)}</td>
                    <td><code class="hash">{sha256.clone()}</code></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">"File"</th>
        <th scope="col">"Holds"</th>
        <th scope="col">"Size"</th>
        <th scope="col">"SHA-256"</th>
    };
    let title = format!("Edition {} as files", shown.edition);
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">
            "All that the edition holds, made once and never changed: the same address gives the same bytes for good. Columns and fields are those of the "
            <a href="/api/v1/docs">"API"</a> "."
        </p>
        {table(title.clone(), head, rows)}
        <p>
            "Check them with " <code>"sha256sum --check"</code> " and "
            <a href=format!("{at}/SHA256SUMS")>"SHA256SUMS"</a> ". For catalogues of data: "
            <a href="/catalog.jsonld">"DCAT 3 in JSON-LD"</a> "."
        </p>
    };
    Content::new(title, "A whole edition of Lexgap as files with checksums.", body)
}
