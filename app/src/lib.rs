//! Pages, components and charts.
//!
//! The server renders whole pages from an [`EditionIndex`](lexgap_domain::EditionIndex) with [`render`]; the
//! browser receives readable HTML and hydrates the islands only.

#[cfg(feature = "ssr")]
mod ssr {
    use lexgap_domain::{EditionIndex, SourceHealth};

    /// Addresses of the site's files, with the hash of their content in the name.
    #[derive(Clone, Debug, Default, serde::Deserialize)]
    pub struct Assets {
        /// Logical name (`style.css`, `boot.js`, `lexgap.js`, `lexgap.wasm`, `chart.js`, `map.js`, `world.json`)
        /// to address (`/assets/style.0a1b2c3d.css`).
        #[serde(flatten)]
        pub files: std::collections::BTreeMap<String, String>,
    }

    /// What a request asks for.
    #[derive(Clone, Debug, PartialEq)]
    pub enum Page<'a> {
        Home,
        Jurisdiction(&'a str),
        Law(&'a str),
        Indicator(&'a str),
        /// One value of an indicator with its provenance: indicator, jurisdiction, period label.
        Point(&'a str, &'a str, &'a str),
        /// One observation with its provenance.
        Fact(&'a str),
        Snapshot(&'a str),
        Compare(Vec<&'a str>),
        Topic(&'a str),
        Sources,
        Revisions,
        Methodology,
        Search(&'a str),
        NotFound(&'a str),
    }

    /// Everything a page is rendered from.
    #[derive(Clone, Copy)]
    pub struct Context<'a> {
        pub index: &'a EditionIndex,
        pub assets: &'a Assets,
        pub health: &'a [SourceHealth],
    }

    /// A rendered page.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Rendered {
        pub status: u16,
        pub html: String,
    }

    /// Renders one page as a whole HTML document.
    pub fn render(_context: Context<'_>, _page: &Page<'_>) -> Rendered {
        Rendered { status: 200, html: String::new() }
    }
}
#[cfg(feature = "ssr")]
pub use ssr::*;
