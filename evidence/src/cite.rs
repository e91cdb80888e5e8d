//! How to cite a bundle: CSL-JSON, BibTeX and RIS.

use serde_json::json;

use crate::{EvidenceError, metadata::About};

/// Names and contents of the files.
pub(crate) fn files(about: &About<'_>) -> Result<[(&'static str, String); 3], EvidenceError> {
    let head = about.index.head();
    let day = head.published_at.strftime("%Y-%m-%d").to_string();
    let mut parts = day.split('-').map(|part| part.parse::<i16>().unwrap_or_default());
    let parts: [i16; 3] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    let (title, name) = (about.title(), about.selection.name(head.number));
    let note = format!("Merkle root {}", head.merkle_root);
    let csl = json!([{
        "id": name, "type": "dataset", "title": title, "publisher": "Lexgap", "author": [{ "literal": "Lexgap" }],
        "version": format!("edition {}", head.number), "issued": { "date-parts": [parts] }, "note": note,
    }]);
    let mut csl = serde_json::to_string_pretty(&csl)?;
    csl.push('\n');
    let [year, month, of_month] = parts;
    let bib = format!(
        "@dataset{{{name},\n  author = {{{{Lexgap}}}},\n  title = {{{{{}}}}},\n  version = {{edition {}}},\n  date = {{{day}}},\n  \
         year = {{{year}}},\n  note = {{{note}}},\n}}\n",
        escaped(&title),
        head.number
    );
    let ris = format!(
        "TY  - DATA\r\nAU  - Lexgap\r\nTI  - {title}\r\nET  - edition {}\r\nPB  - Lexgap\r\nPY  - {year}\r\n\
         DA  - {year:04}/{month:02}/{of_month:02}\r\nN1  - {note}\r\nER  - \r\n",
        head.number
    );
    Ok([("citations.json", csl), ("citations.bib", bib), ("citations.ris", ris)])
}

/// Text that TeX takes for nothing else.
fn escaped(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '&' | '%' | '$' | '#' | '_' => format!("\\{c}"),
            '{' | '}' | '\\' | '~' | '^' => " ".to_owned(),
            c => c.to_string(),
        })
        .collect()
}
