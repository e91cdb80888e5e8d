//! Documents that a source described without code: a page with its named fields.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Provenance, Sha256Hex, SourceId};

/// A publisher's document as its source file describes it. Nothing is concluded from it: it can be cited and read,
/// but it is no law, no count and no score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageDocument {
    pub source: SourceId,
    /// The address that the index named; identifies the document.
    pub url: String,
    /// The field `title`, where the source file names one.
    pub title: Option<String>,
    /// The field `date`, where the source file names one and it is a day.
    pub date: Option<Date>,
    /// Every named field that was found, `title` and `date` as printed among them.
    pub fields: BTreeMap<String, Vec<String>>,
    /// The full text, in the archive.
    pub text: Sha256Hex,
    /// Length of the text in characters.
    pub characters: u64,
    pub provenance: Provenance,
}
