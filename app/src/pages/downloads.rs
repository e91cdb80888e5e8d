//! The files of a whole edition.

use leptos::prelude::*;
use lexgap_texts::is_known;

use crate::{
    components::table,
    format::bytes,
    layout::Content,
    say::{link, rich, say},
};

/// What there is to download.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadsPage {
    pub edition: u32,
    pub files: Vec<DownloadedFile>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DownloadedFile {
    pub name: String,
    /// Name of the table it holds.
    pub table: String,
    /// What the table holds, in English.
    pub title: String,
    pub bytes: u64,
    /// In hexadecimal digits.
    pub sha256: String,
}

/// The page.
pub fn page(shown: &DownloadsPage) -> Content {
    let at = format!("/downloads/{}", shown.edition);
    let rows = shown
        .files
        .iter()
        .map(|file| {
            let id = format!("table-{}", file.table.replace('_', "-"));
            let holds = if is_known(&id) { say!(&id) } else { file.title.clone() };
            view! {
                <tr>
                    <th scope="row"><a href=format!("{at}/{}", file.name) dir="ltr">{file.name.clone()}</a></th>
                    <td>{holds}</td>
                    <td>{bytes(file.bytes)}</td>
                    <td><code class="hash" dir="ltr">{file.sha256.clone()}</code></td>
                </tr>
            }
        })
        .collect_view();
    let head = view! {
        <th scope="col">{say!("file")}</th>
        <th scope="col">{say!("downloads-holds")}</th>
        <th scope="col">{say!("downloads-size")}</th>
        <th scope="col">"SHA-256"</th>
    };
    let title = say!("downloads-title", number = shown.edition.to_string());
    let body = view! {
        <h1>{title.clone()}</h1>
        <p class="lead">{rich!("downloads-lead", api = link("/api/v1/docs"))}</p>
        {table(title.clone(), head, rows)}
        <p>
            {rich!("downloads-check", sums = link(format!("{at}/SHA256SUMS")))} " "
            {rich!("downloads-catalogue", catalogue = link("/catalog.jsonld"))}
        </p>
    };
    Content::new(title, say!("downloads-description"), body)
}
