//! Pages: rendered once per edition, tagged by it.

use std::sync::Arc;

use axum::{
    Router,
    extract::{FromRequestParts, OriginalUri, Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use lexgap_app::{
    Context, Language, MapAsked, Page,
    compare::{Asked, CSV_HEAD, csv as lines},
    render,
};
use lexgap_domain::full_text::TextAnswer;
use lexgap_store::StoreError;
use serde::Deserialize;

use super::{AppState, FRAME_POLICY, docs, downloads, error::ApiError, feeds, is_known, tell_encoding};
use crate::{
    loaded::{Encoding, Kept, Loaded},
    versions::VersionsError,
};

type Shared = State<Arc<AppState>>;

/// Longest search text.
const LONGEST_SEARCH: usize = 200;
/// Most documents whose texts answer to a search.
const MOST_TEXTS: usize = 20;

/// Routes of the site.
pub fn routes() -> Router<Arc<AppState>> {
    in_each_language(in_one_language)
}

/// The routes in English at the root, and in each other language under its tag.
pub(super) fn in_each_language<S: Clone + Send + Sync + 'static>(one: impl Fn() -> Router<S>) -> Router<S> {
    let others = Language::ALL.into_iter().map(Language::prefix).filter(|prefix| !prefix.is_empty());
    others.fold(one(), |router, prefix| router.nest(prefix, one()))
}

/// The language that an address begins with.
pub(super) struct Spoken(pub Language);

impl<S: Send + Sync> FromRequestParts<S> for Spoken {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Spoken, Self::Rejection> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state).await?;
        Ok(Spoken(Language::of_path(uri.path()).0))
    }
}

fn in_one_language() -> Router<Arc<AppState>> {
    Router::new()
        .route("/", get(home))
        .route("/jurisdictions/{id}", get(jurisdiction))
        .route("/jurisdictions/{id}/figures", get(figures))
        .route("/jurisdictions/{id}/evidence", get(evidence))
        .route("/flags/{id}", get(flags))
        .route("/laws/{id}", get(law))
        .route("/laws/{id}/versions/{range}", get(law_versions))
        .route("/indicators", get(indicators))
        .route("/indicators/{id}", get(indicator))
        .route("/indicators/{id}/{jurisdiction}/{period}", get(point))
        .route("/facts/{id}", get(fact))
        .route("/snapshots/{sha256}", get(snapshot))
        .route("/compare", get(compare))
        .route("/topics", get(topics))
        .route("/topics/{id}", get(topic))
        .route("/practices", get(practices))
        .route("/sources", get(sources))
        .route("/revisions", get(revisions))
        .route("/methodology", get(methodology))
        .route("/search", get(search))
        .route("/offline", get(offline))
        .route("/downloads/{edition}", get(downloads::page))
        .route("/api/v1/docs", get(docs::page))
        .merge(feeds::routes())
}

/// How a page was asked for.
pub struct Ask {
    language: Language,
    /// Address with its query, without the language, the edition and the frame.
    path: String,
    /// `edition=N`: the number of an edition, the newest where absent.
    edition: Option<String>,
    /// `embed=ID`: the one chart that the frame of another page shows.
    embed: Option<String>,
    headers: HeaderMap,
}

impl Ask {
    /// The address of another page in the same language.
    fn to(&self, path: &str) -> String {
        format!("{}{path}", self.language.prefix())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Ask {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Ask, Self::Rejection> {
        let OriginalUri(uri) = OriginalUri::from_request_parts(parts, state).await?;
        let (language, path) = Language::of_path(uri.path());
        let (mut edition, mut embed, mut rest) = (None, None, Vec::new());
        for pair in uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("edition", number)) => edition = Some(number.to_owned()),
                Some(("embed", id)) => embed = Some(id.to_owned()),
                _ => rest.push(pair),
            }
        }
        let path = if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) };
        Ok(Ask { language, path, edition, embed, headers: parts.headers.clone() })
    }
}

/// Whether the answer depends on the edition alone.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    PerEdition,
    /// Depends on the crawl's health, too, or on free text.
    Not,
}

/// The edition that is asked for; `None`: there is none of that number that this version can read.
async fn edition(state: &AppState, ask: &Ask) -> Result<Option<Arc<Loaded>>, StoreError> {
    match ask.edition.as_deref().map(str::parse) {
        None => Ok(Some(state.editions.current())),
        Some(Err(_)) => Ok(None),
        Some(Ok(number)) => match state.editions.get(number, &state.store).await {
            Err(StoreError::OtherFormat { .. }) => Ok(None),
            answer => answer,
        },
    }
}

/// Answers with a page of the edition that is asked for.
pub(super) async fn show(state: &AppState, ask: &Ask, page: Page<'_>, keep: Keep) -> Response {
    match edition(state, ask).await {
        Ok(Some(loaded)) => show_of(state, &loaded, ask, page, keep),
        Ok(None) => {
            let number = ask.edition.as_deref().unwrap_or_default();
            show_of(state, &state.editions.current(), ask, Page::NoEdition(number), Keep::Not)
        }
        Err(why) => ApiError::from(why).into_response(),
    }
}

/// Answers with a page of that edition.
pub(super) fn show_of(state: &AppState, loaded: &Loaded, ask: &Ask, page: Page<'_>, keep: Keep) -> Response {
    let (number, newest) = (loaded.index.head().number, state.editions.current().index.head().number);
    let newest = (number != newest).then_some(newest);
    let embed = ask.embed.as_deref();
    // An older edition's page names the newest.
    let tag = match newest {
        None => state.tag(number),
        Some(newest) => state.tag(newest).replacen('e', &format!("e{number}of"), 1),
    };
    let known = is_known(&ask.headers, &tag);
    if known && keep == Keep::PerEdition {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let health = state.health.load();
    let listed = state.listed.load();
    let make = || {
        let context = Context {
            index: &loaded.index,
            assets: &state.assets,
            health: &health,
            listed: &listed,
            language: ask.language,
            // A kept page must not hold the query that it was first asked with.
            path: if keep == Keep::PerEdition { ask.path.split('?').next().unwrap_or_default() } else { &ask.path },
            newest,
            embed,
        };
        let rendered = render(context, &page);
        Kept::new(rendered.status, rendered.html)
    };
    let kept = match keep {
        Keep::PerEdition => loaded.page(&format!("{} {newest:?} {embed:?} {page:?}", ask.language.tag()), make),
        Keep::Not => Arc::new(make()),
    };
    let status = StatusCode::from_u16(kept.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    // What is not kept is compressed on the way, as quickly as may be.
    let encoding = match keep {
        Keep::PerEdition => Encoding::of(&ask.headers),
        Keep::Not => Encoding::Plain,
    };
    let mut response = (status, kept.body(encoding)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    if keep == Keep::PerEdition {
        tell_encoding(headers, encoding);
    }
    if embed.is_some() {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAME_POLICY));
    }
    if keep == Keep::PerEdition
        && status == StatusCode::OK
        && let Ok(tag) = HeaderValue::from_str(&tag)
    {
        headers.insert(header::ETAG, tag);
    }
    response
}

#[derive(Deserialize)]
struct HomeQuery {
    #[serde(default)]
    map: String,
    year: Option<String>,
}

async fn home(State(s): Shared, Query(query): Query<HomeQuery>, ask: Ask) -> Response {
    let layer: String = query.map.chars().take(LONGEST_SEARCH).collect();
    // The map that everyone sees first is kept; the others are some hundred.
    let keep = if layer.is_empty() { Keep::PerEdition } else { Keep::Not };
    show(&s, &ask, Page::Home(MapAsked { layer, year: query.year.and_then(|y| y.parse().ok()) }), keep).await
}

async fn jurisdiction(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    let upper = id.to_ascii_uppercase();
    if upper != id && s.editions.current().index.jurisdiction(&upper).is_some() {
        let edition = ask.edition.as_deref().and_then(|n| n.parse::<u32>().ok());
        let edition = edition.map(|n| format!("?edition={n}")).unwrap_or_default();
        return Redirect::permanent(&ask.to(&format!("/jurisdictions/{upper}{edition}"))).into_response();
    }
    show(&s, &ask, Page::Jurisdiction(&id), Keep::PerEdition).await
}

/// What several sources or files state for the same counts.
async fn figures(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Figures(&id), Keep::PerEdition).await
}

async fn evidence(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Evidence(&id), Keep::PerEdition).await
}

/// Every law that carries a flag of one kind.
async fn flags(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Flags(&id), Keep::PerEdition).await
}

async fn law(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Law(&id), Keep::PerEdition).await
}

/// `2020-06-01...2024-01-01`: two versions by their dates, or by the beginnings of their SHA-256.
async fn law_versions(State(s): Shared, Path((id, range)): Path<(String, String)>, ask: Ask) -> Response {
    // An edition that is not there is said not to be by `show`.
    let loaded = edition(&s, &ask).await.ok().flatten().unwrap_or_else(|| s.editions.current());
    let (Some(law), Some((from, to))) = (loaded.index.law(&id), range.split_once("...")) else {
        return show(&s, &ask, Page::NotFound(&format!("/laws/{id}/versions/{range}")), Keep::Not).await;
    };
    match s.versions.compare(&loaded.index, law, from, to).await {
        Ok(diff) => show(&s, &ask, Page::LawDiff(&diff), Keep::Not).await,
        // The page of what this server does not hold is there all the same, and says so.
        Err(why @ VersionsError::NotArchived(_)) => {
            show(&s, &ask, Page::NoLawDiff(&id, &why.to_string(), 200), Keep::Not).await
        }
        Err(why) => show(&s, &ask, Page::NoLawDiff(&id, &why.to_string(), 404), Keep::Not).await,
    }
}

async fn indicator(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Indicator(&id), Keep::PerEdition).await
}

async fn point(
    State(s): Shared,
    Path((id, jurisdiction, period)): Path<(String, String, String)>,
    ask: Ask,
) -> Response {
    // One of some 60,000 addresses: rendering is quicker than keeping them all.
    show(&s, &ask, Page::Point(&id, &jurisdiction, &period), Keep::Not).await
}

async fn fact(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Fact(&id), Keep::Not).await
}

async fn snapshot(State(s): Shared, Path(sha256): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Snapshot(&sha256), Keep::PerEdition).await
}

async fn compare(State(s): Shared, Query(pairs): Query<Vec<(String, String)>>, ask: Ask) -> Response {
    let asked = Asked::from_pairs(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if pairs.iter().any(|(name, value)| name == "add" || value.is_empty()) {
        // From the form: the whole state in one plain address.
        return Redirect::to(&ask.to(&asked.address())).into_response();
    }
    if pairs.iter().any(|(name, value)| name == "format" && value == "csv") {
        return match edition(&s, &ask).await {
            Ok(Some(loaded)) => compared_csv(&lines(&loaded.index, &asked)),
            Ok(None) => StatusCode::NOT_FOUND.into_response(),
            Err(why) => ApiError::from(why).into_response(),
        };
    }
    show(&s, &ask, Page::Compare(asked), Keep::Not).await
}

/// The table of a comparison as a file.
fn compared_csv(lines: &[[String; 9]]) -> Response {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let written =
        writer.write_record(CSV_HEAD).and_then(|()| lines.iter().try_for_each(|line| writer.write_record(line)));
    match (written, writer.into_inner()) {
        (Ok(()), Ok(bytes)) => {
            let headers = [
                (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
                (header::CONTENT_DISPOSITION, "attachment; filename=\"lexgap-compare.csv\""),
                (header::CACHE_CONTROL, "public, no-cache"),
            ];
            (headers, bytes).into_response()
        }
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn topic(State(s): Shared, Path(id): Path<String>, ask: Ask) -> Response {
    show(&s, &ask, Page::Topic(&id), Keep::PerEdition).await
}

#[derive(Deserialize)]
struct TopicsQuery {
    #[serde(rename = "in", default)]
    jurisdiction: String,
}

async fn topics(State(s): Shared, Query(query): Query<TopicsQuery>, ask: Ask) -> Response {
    match query.jurisdiction.chars().take(LONGEST_SEARCH).collect::<String>().to_ascii_uppercase().as_str() {
        "" => show(&s, &ask, Page::Topics(None), Keep::PerEdition).await,
        jurisdiction => show(&s, &ask, Page::Topics(Some(jurisdiction)), Keep::Not).await,
    }
}

async fn indicators(State(s): Shared, ask: Ask) -> Response {
    show(&s, &ask, Page::Indicators, Keep::PerEdition).await
}

async fn sources(State(s): Shared, ask: Ask) -> Response {
    show(&s, &ask, Page::Sources, Keep::Not).await
}

async fn practices(State(s): Shared, ask: Ask) -> Response {
    show(&s, &ask, Page::Practices, Keep::PerEdition).await
}

async fn revisions(State(s): Shared, ask: Ask) -> Response {
    show(&s, &ask, Page::Revisions, Keep::PerEdition).await
}

async fn methodology(State(s): Shared, ask: Ask) -> Response {
    show(&s, &ask, Page::Methodology, Keep::PerEdition).await
}

#[derive(Deserialize)]
struct SearchQuery {
    #[serde(default)]
    q: String,
}

async fn search(State(s): Shared, Query(query): Query<SearchQuery>, ask: Ask) -> Response {
    let q: String = query.q.chars().take(LONGEST_SEARCH).collect();
    let texts = match s.texts.search(&s.store, &q, MOST_TEXTS).await {
        Ok(texts) => texts,
        Err(error) => {
            // The names are in memory and answer all the same.
            tracing::warn!("search in texts: {error}");
            TextAnswer::Stopped
        }
    };
    show(&s, &ask, Page::Search(&q, texts), Keep::Not).await
}

/// What a browser keeps to show where it reaches nothing.
async fn offline(State(s): Shared, ask: Ask) -> Response {
    show(&s, &ask, Page::Offline, Keep::PerEdition).await
}

/// Whatever no route answers to.
pub async fn not_found(State(s): Shared, ask: Ask) -> Response {
    let path = ask.path.split('?').next().unwrap_or_default();
    show(&s, &ask, Page::NotFound(path), Keep::Not).await
}
