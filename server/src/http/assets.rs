//! The site's files: names carry the hash of their content, so they may be kept for ever.

use std::path::{Path, PathBuf};

use anyhow::Context as _;
use axum::{
    Router,
    body::Bytes,
    http::{HeaderName, HeaderValue, StatusCode, header},
    routing::get,
};
use lexgap_app::Assets;
use tower::{Layer as _, util::BoxCloneSyncService};
use tower_http::{services::ServeDir, set_header::SetResponseHeaderLayer};

/// A folder that the build wrote: `assets.json` and the files it names, with `.br` and `.gz` beside them.
#[derive(Clone, Debug)]
pub struct SiteFiles {
    folder: PathBuf,
    worker: Option<Bytes>,
}

type FileResponse = axum::http::Response<tower_http::services::fs::ServeFileSystemResponseBody>;
type FileService = BoxCloneSyncService<axum::extract::Request, FileResponse, std::convert::Infallible>;

impl SiteFiles {
    /// Reads `assets.json`: logical name to file name.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn open(folder: &Path) -> anyhow::Result<(SiteFiles, Assets)> {
        let file = folder.join("assets.json");
        let text = std::fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
        let mut assets: Assets = serde_json::from_str(&text)
            .with_context(|| format!("{} is damaged; build the site again", file.display()))?;
        let worker = match assets.files.get("sw.js") {
            None => None,
            Some(name) => {
                let file = folder.join(name);
                let bytes = std::fs::read(&file).with_context(|| format!("could not read {}", file.display()))?;
                Some(Bytes::from(bytes))
            }
        };
        for name in assets.files.values_mut() {
            *name = format!("/assets/{name}");
        }
        Ok((SiteFiles { folder: folder.to_owned(), worker }, assets))
    }

    /// The worker that lets visited pages be read without a connection, at the one address from which it may serve the
    /// whole site; nothing where the build has none.
    pub fn worker(&self) -> Router {
        let Some(worker) = self.worker.clone() else { return Router::new() };
        let headers = [
            (header::CONTENT_TYPE, "text/javascript; charset=utf-8"),
            // A kept worker would keep an old site.
            (header::CACHE_CONTROL, "no-cache"),
            (HeaderName::from_static("service-worker-allowed"), "/"),
        ];
        Router::new().route("/sw.js", get(move || async move { (headers, worker) }))
    }

    /// Serves the files.
    pub fn service(&self) -> FileService {
        let files = ServeDir::new(&self.folder).precompressed_br().precompressed_gzip();
        // A missing file may be there after the next build.
        let keep = SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, |response: &FileResponse| {
            let found = response.status().is_success() || response.status() == StatusCode::NOT_MODIFIED;
            Some(HeaderValue::from_static(if found { "public, max-age=31536000, immutable" } else { "no-store" }))
        });
        BoxCloneSyncService::new(keep.layer(files))
    }
}
