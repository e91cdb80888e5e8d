//! Identifiers: stable, readable, safe inside an address.

use serde::{Deserialize, Serialize};

macro_rules! id_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps an identifier that the caller has already formed.
            pub fn new(value: impl Into<String>) -> Self {
                Self(value.into())
            }
            /// The identifier as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        impl From<&str> for $name {
            fn from(value: &str) -> Self {
                Self(value.to_owned())
            }
        }
        impl From<String> for $name {
            fn from(value: String) -> Self {
                Self(value)
            }
        }
        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.0 == other
            }
        }
        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.0 == *other
            }
        }
    };
}

id_type!(
    /// ISO 3166-1 alpha-3 (`KEN`), ISO 3166-2 (`GB-SCT`), a historic ISO 3166-3 alpha-3 (`ANT`), or one of
    /// the few codes of common use that ISO has not assigned (`XKX` Kosovo, `EUE` European Union).
    JurisdictionId
);
id_type!(
    /// `ca-c-45.2`, `ukpga-2015-30`, `untc-18-12-a-alb`.
    LawId
);
id_type!(
    /// Folder name of the source: `ti-cpi`, `unodc-glotip`.
    SourceId
);
id_type!(
    /// `ti-cpi`, `wb-wgi-cc`, `us-tip-tier`.
    IndicatorId
);
id_type!(
    /// 16 hexadecimal digits over source, key, ordinal and value of the observation.
    ObservationId
);
id_type!(
    /// 64 lower-case hexadecimal digits naming archived bytes.
    Sha256Hex
);
