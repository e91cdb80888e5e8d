//! `/downloads/{edition}`: whole editions as files at permanent addresses, and the catalogue of them (DCAT 3).

use std::{collections::HashSet, sync::Arc};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use lexgap_app::{DownloadedFile, DownloadsPage, Page};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use tower_http::services::ServeFile;

use super::{
    AppState,
    api::list::loaded,
    base,
    error::ApiError,
    is_known,
    pages::{Ask, Keep, show_of},
    query::Path,
};
use crate::{
    downloads::{File, Made, SUMS},
    loaded::Loaded,
};

/// The files. They are compressed already, and parts of them can be asked for.
pub fn routes() -> Router<Arc<AppState>> {
    Router::new().route("/downloads/{edition}/{file}", get(file))
}

/// What tells programs of them.
pub fn catalogue() -> Router<Arc<AppState>> {
    Router::new().route("/catalog.jsonld", get(catalog))
}

async fn made(state: &AppState, edition: u32) -> Result<(Arc<Loaded>, Arc<Made>), ApiError> {
    let loaded = loaded(state, Some(edition)).await?;
    let made = state.downloads.of(loaded.clone()).await.map_err(|e| ApiError::Write(format!("{e:#}")))?;
    Ok((loaded, made))
}

/// The page of an edition's files.
pub async fn page(State(s): State<Arc<AppState>>, Path(edition): Path<u32>, ask: Ask) -> Result<Response, ApiError> {
    let (loaded, made) = made(&s, edition).await?;
    let shown = |f: &File| DownloadedFile {
        name: f.name.clone(),
        table: f.table.clone(),
        title: f.title.clone(),
        bytes: f.bytes,
        sha256: f.sha256.clone(),
    };
    let shown = DownloadsPage { edition, files: made.files.iter().map(shown).collect() };
    Ok(show_of(&s, &loaded, &ask, Page::Downloads(&shown), Keep::Not))
}

async fn file(
    State(s): State<Arc<AppState>>,
    Path((edition, name)): Path<(u32, String)>,
    request: Request,
) -> Result<Response, ApiError> {
    let (_, made) = made(&s, edition).await?;
    // Only names of the list: what stands in an address never becomes a path by itself.
    let known = made.files.iter().find(|f| f.name == name);
    let tag = match known {
        Some(f) => format!("\"{}\"", f.sha256),
        None if name == SUMS => format!("\"sums-{edition}\""),
        None => {
            return Err(ApiError::NotFound(format!(
                "edition {edition} has no file {name}; /downloads/{edition} lists them"
            )));
        }
    };
    let kept = HeaderValue::from_static("public, max-age=31536000, immutable");
    if is_known(request.headers(), &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)], [(header::CACHE_CONTROL, kept)]).into_response());
    }
    let kind = match name.rsplit('.').next() {
        Some("gz") => "application/gzip",
        Some("parquet") => "application/vnd.apache.parquet",
        _ => "text/plain; charset=utf-8",
    };
    let served = ServeFile::new(made.folder.join(&name)).oneshot(request).await;
    let mut response = served.map_err(|e| ApiError::Write(e.to_string()))?.map(Body::new);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, kept);
    for (header, value) in [
        (header::ETAG, tag),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"lexgap-{edition}-{name}\"")),
    ] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(header, value);
        }
    }
    Ok(response)
}

async fn catalog(State(s): State<Arc<AppState>>, headers: HeaderMap) -> Result<Response, ApiError> {
    let (loaded, made) = made(&s, s.editions.current().index.head().number).await?;
    let heads = s.store.edition_heads().await?;
    let (base, head) = (base(&s, &headers), loaded.index.head());
    let page = format!("{base}/downloads/{}", head.number);
    let day = |at: jiff::Timestamp| json!({"@type": "xsd:date", "@value": at.strftime("%Y-%m-%d").to_string()});
    let distribution = |f: &File| {
        let media = match f.name.rsplit('.').nth(1) {
            Some("csv") => "text/csv",
            Some("jsonl") => "application/x-ndjson",
            _ => "application/vnd.apache.parquet",
        };
        let mut d = json!({
            "@id": format!("{page}/{}", f.name),
            "@type": "dcat:Distribution",
            "dct:title": f.name,
            "dcat:downloadURL": {"@id": format!("{page}/{}", f.name)},
            "dcat:accessURL": {"@id": page},
            "dcat:mediaType": {"@id": format!("https://www.iana.org/assignments/media-types/{media}")},
            "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": f.bytes.to_string()},
            "spdx:checksum": {
                "@type": "spdx:Checksum",
                "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
                "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": f.sha256},
            },
        });
        if f.name.ends_with(".gz") {
            let gzip = "https://www.iana.org/assignments/media-types/application/gzip";
            d["dcat:compressFormat"] = json!({"@id": gzip});
        }
        d
    };
    let dataset = |first: &File| {
        let files: Vec<Value> = made.files.iter().filter(|f| f.table == first.table).map(distribution).collect();
        json!({
            "@id": format!("{page}#{}", first.table),
            "@type": "dcat:Dataset",
            "dct:identifier": first.table,
            "dct:title": {"@language": "en", "@value": first.title},
            "dct:issued": day(head.published_at),
            "dct:publisher": {"@id": format!("{base}/#lexgap")},
            "dct:rights": {"@id": format!("{base}/sources")},
            "dcat:version": head.number.to_string(),
            "dcat:inSeries": {"@id": format!("{base}/#editions")},
            "dcat:landingPage": {"@id": page},
            "dcat:distribution": files,
        })
    };
    let older = heads.iter().filter(|h| h.number != head.number).map(|h| {
        json!({
            "@id": format!("{base}/downloads/{}", h.number),
            "@type": "dcat:Dataset",
            "dct:title": {"@language": "en", "@value": format!("Edition {}", h.number)},
            "dct:issued": day(h.published_at),
            "dcat:version": h.number.to_string(),
            "dcat:inSeries": {"@id": format!("{base}/#editions")},
            "dcat:landingPage": {"@id": format!("{base}/downloads/{}", h.number)},
        })
    });
    let mut seen = HashSet::new();
    let tables = made.files.iter().filter(|f| seen.insert(f.table.as_str()));
    let datasets: Vec<Value> = tables.map(dataset).chain(older).collect();
    let catalog = json!({
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
            "spdx": "http://spdx.org/rdf/terms#",
            "xsd": "http://www.w3.org/2001/XMLSchema#",
        },
        "@id": format!("{base}/catalog.jsonld"),
        "@type": "dcat:Catalog",
        "dct:title": {"@language": "en", "@value": "Lexgap: the gap between law and practice"},
        "dct:description": {"@language": "en", "@value": "Laws against illicit trades, what came of them, and how sure that is."},
        "dct:publisher": {"@id": format!("{base}/#lexgap"), "@type": "foaf:Organization", "foaf:name": "Lexgap"},
        "dct:issued": day(head.published_at),
        "foaf:homepage": {"@id": format!("{base}/")},
        "dcat:service": {
            "@id": format!("{base}/api/v1"),
            "@type": "dcat:DataService",
            "dct:title": {"@language": "en", "@value": "Lexgap API"},
            "dcat:endpointURL": {"@id": format!("{base}/api/v1")},
            "dcat:endpointDescription": {"@id": format!("{base}/api/v1/openapi.json")},
        },
        "dcat:dataset": datasets,
        "dcat:resource": {
            "@id": format!("{base}/#editions"),
            "@type": "dcat:DatasetSeries",
            "dct:title": {"@language": "en", "@value": "Editions"},
        },
    });
    let kind = [(header::CONTENT_TYPE, "application/ld+json"), (header::CACHE_CONTROL, "public, no-cache")];
    Ok((kind, catalog.to_string()).into_response())
}
