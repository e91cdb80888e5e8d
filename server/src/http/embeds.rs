//! What other sites show of a scorecard: a frame (oEmbed), an image (Open Graph), citations.

use std::sync::Arc;

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use lexgap_app::{Page, citation};
use serde::Deserialize;
use serde_json::json;

use super::{
    AppState,
    api::list::loaded,
    base, card,
    error::ApiError,
    is_known,
    pages::{Ask, Keep, show},
    query::{Path, Query},
};
use crate::loaded::{Encoding, Kept};

/// Size of the frame unless the asking site has less room.
const WIDTH: u32 = 640;
const HEIGHT: u32 = 460;
/// The least that can be read.
const LEAST: u32 = 240;

/// Frames may stand on any site; nothing in them runs.
const FRAME_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; \
     form-action 'none'; frame-ancestors *";

/// Routes for other sites.
pub fn routes() -> Router<Arc<AppState>> {
    Router::new()
        .route("/embed/jurisdictions/{id}", get(embed))
        .route("/oembed", get(oembed))
        .route("/og/jurisdictions/{file}", get(image))
        .route("/cite/{kind}/{id}/{file}", get(cite))
}

async fn embed(State(s): State<Arc<AppState>>, Path(id): Path<String>, ask: Ask) -> Response {
    let mut response = show(&s, &ask, Page::Embed(&id), Keep::PerEdition).await;
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME_POLICY));
    response
}

#[derive(Deserialize)]
struct Asked {
    url: String,
    format: Option<String>,
    maxwidth: Option<u32>,
    maxheight: Option<u32>,
}

/// The answer of an oEmbed provider (oembed.com, version 1.0).
async fn oembed(
    State(s): State<Arc<AppState>>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    if asked.format.as_deref().is_some_and(|f| f != "json") {
        return Err(ApiError::NotImplemented("oEmbed is given as JSON only; ask with format=json".to_owned()));
    }
    let base = base(&s, &headers);
    let loaded = s.editions.current();
    // Pages of a site that does not know its own address name themselves without it.
    let path = asked.url.strip_prefix(&base).unwrap_or(&asked.url).strip_prefix("/jurisdictions/");
    let id = path.map(|rest| rest.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/'));
    let j = id.and_then(|id| loaded.index.jurisdiction(id)).ok_or_else(|| {
        ApiError::NotFound(format!("{} is no scorecard of this site, such as {base}/jurisdictions/KEN", asked.url))
    })?;
    let width = asked.maxwidth.map_or(WIDTH, |most| WIDTH.min(most).max(LEAST));
    let height = asked.maxheight.map_or(HEIGHT, |most| HEIGHT.min(most).max(LEAST));
    let name = j.name.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    let frame = format!("{base}/embed/jurisdictions/{}", j.id);
    let answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": format!("{}: how far its laws are carried out", j.name),
        "provider_name": "Lexgap",
        "provider_url": format!("{base}/"),
        "cache_age": 86_400,
        "width": width,
        "height": height,
        "html": format!(
            "<iframe src=\"{frame}\" width=\"{width}\" height=\"{height}\" title=\"Lexgap: {name}\" loading=\"lazy\" \
             sandbox=\"allow-popups\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>"
        ),
        "thumbnail_url": format!("{base}/og/jurisdictions/{}.png", j.id),
        "thumbnail_width": card::WIDTH,
        "thumbnail_height": card::HEIGHT,
    });
    let kind = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "public, no-cache")];
    Ok((kind, answer.to_string()).into_response())
}

/// The image of a scorecard, drawn once per edition.
async fn image(
    State(s): State<Arc<AppState>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let loaded = s.editions.current();
    let id = file.strip_suffix(".png").filter(|id| loaded.index.jurisdiction(id).is_some());
    let id = id.ok_or_else(|| ApiError::NotFound(format!("there is no image {file}"))).map(str::to_owned)?;
    let tag = s.tag(loaded.index.head().number);
    if is_known(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response());
    }
    let drawn = tokio::task::spawn_blocking(move || {
        loaded.page(&format!("image {id}"), || match card::png(&loaded.index, &id) {
            Some(Ok(png)) => Kept::new(200, png),
            Some(Err(why)) => Kept::new(500, why),
            None => Kept::new(404, Bytes::new()),
        })
    });
    let drawn = drawn.await.map_err(|e| ApiError::Write(e.to_string()))?;
    let body = drawn.body(Encoding::Plain);
    match drawn.status {
        200 => Ok((
            [(header::CONTENT_TYPE, "image/png".to_owned()), (header::CACHE_CONTROL, "public, no-cache".to_owned())],
            [(header::ETAG, tag)],
            body,
        )
            .into_response()),
        _ => Err(ApiError::Write(String::from_utf8_lossy(&body).into_owned())),
    }
}

/// A citation of a page as it stood in an edition: `/cite/jurisdictions/KEN/12.bib`.
async fn cite(
    State(s): State<Arc<AppState>>,
    Path((kind, id, file)): Path<(String, String, String)>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    let none = || ApiError::NotFound(format!("no citation {kind}/{id}/{file}; there are .json, .bib and .ris"));
    let (edition, ending) = file.rsplit_once('.').ok_or_else(none)?;
    let loaded = loaded(&s, Some(edition.parse().map_err(|_| none())?)).await?;
    let c = citation(&loaded.index, &base(&s, &headers), &kind, &id).ok_or_else(none)?;
    let (media, text) = match ending {
        "json" => ("application/vnd.citationstyles.csl+json", c.csl().to_string()),
        "bib" => ("application/x-bibtex; charset=utf-8", c.bibtex()),
        "ris" => ("application/x-research-info-systems; charset=utf-8", c.ris()),
        _ => return Err(none()),
    };
    let name = format!("attachment; filename=\"lexgap-edition-{edition}.{ending}\"");
    let head = [
        (header::CONTENT_TYPE, media.to_owned()),
        (header::CONTENT_DISPOSITION, name),
        (header::CACHE_CONTROL, "public, no-cache".to_owned()),
    ];
    Ok((head, text).into_response())
}
