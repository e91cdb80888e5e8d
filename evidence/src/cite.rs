//! How to cite a bundle: CSL-JSON, BibTeX and RIS.

use lexgap_domain::Citation;

use crate::{EvidenceError, metadata::About};

/// Names and contents of the files.
pub(crate) fn files(about: &About<'_>) -> Result<[(&'static str, String); 3], EvidenceError> {
    let head = about.index.head();
    let citation = Citation::new(about.selection.name(head.number), about.title(), None, head);
    let mut csl = serde_json::to_string_pretty(&citation.csl())?;
    csl.push('\n');
    Ok([("citations.json", csl), ("citations.bib", citation.bibtex()), ("citations.ris", citation.ris())])
}
