//! Jurisdictions.

use serde::{Deserialize, Serialize};

use crate::ids::JurisdictionId;

/// Whether a jurisdiction exists today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JurisdictionStatus {
    /// In ISO 3166-1 today.
    Current,
    /// In ISO 3166-3: dissolved or renamed.
    Historic,
    /// Part of a state, ISO 3166-2.
    Subnational,
    /// Not a state: a regional organisation that is itself a party, or a code of common use.
    Other,
}

/// A state, territory, part of a state or regional organisation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Jurisdiction {
    pub id: JurisdictionId,
    /// ISO 3166-1 alpha-2 where there is one.
    pub alpha2: Option<String>,
    /// UN M49 / ISO numeric code where there is one (also the key of the map's shapes).
    pub numeric: Option<String>,
    /// Short English name.
    pub name: String,
    /// UN M49 region (`Africa`), where assigned.
    pub region: Option<String>,
    /// UN M49 sub-region (`Sub-Saharan Africa`), where assigned.
    pub subregion: Option<String>,
    /// UN M49 intermediate region (`Eastern Africa`) or the sub-region where there is none.
    pub intermediate_region: Option<String>,
    /// World Bank income group of July 2020, where it states one.
    pub income_group: Option<String>,
    pub status: JurisdictionStatus,
    /// The state that a subnational jurisdiction belongs to.
    pub parent: Option<JurisdictionId>,
}
