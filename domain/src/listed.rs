//! Documents that a publisher's index announces, before anything was read in them.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{ids::SourceId, provenance::Provenance};

/// A report, law or decision that exists, as a feed, an index page or an API lists it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ListedDocument {
    /// As listed.
    pub title: String,
    /// The publisher's address of the document or of its page.
    pub url: String,
    /// The day that the index states: publication, or issue of the document.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub date: Option<Date>,
    pub source: SourceId,
    /// The place in the index.
    pub provenance: Provenance,
}
