//! Where a figure comes from: archived bytes and the place inside them.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::ids::{Sha256Hex, SourceId};

/// How the bytes of a snapshot were obtained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Retrieval {
    /// From the publisher's address.
    Network,
    /// From a mirror's manifest instead of the network.
    Mirror,
}

/// One archived response body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Snapshot {
    pub sha256: Sha256Hex,
    pub source: SourceId,
    /// The publisher's address, where it is known.
    pub url: Option<String>,
    /// File name, or the last part of the address.
    pub name: String,
    pub content_type: Option<String>,
    /// Length of the body in bytes.
    pub bytes: u64,
    /// When these bytes were first obtained.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub retrieved_at: Timestamp,
    pub retrieval: Retrieval,
    /// The date of a dated copy, where the mirror states one.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = Date))]
    pub vintage: Option<Date>,
}

/// The place of one figure: snapshot and locator.
///
/// Locators are readable text, stable for the same bytes: `sheet=CPI 2023;cell=D5`, `row=17;column=Year`,
/// `xpath=/Statute/Identification/BillHistory/Stages[1]/Date`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Provenance {
    pub snapshot: Sha256Hex,
    pub locator: String,
}
