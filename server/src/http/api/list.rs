//! What all lists share: edition, cursor, limit, format, tag.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lexgap_domain::spreadsheet;
use lexgap_store::StoreError;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{
    http::{AppState, error::ApiError, is_known},
    loaded::Loaded,
};

/// Items on a page unless `limit` says otherwise, and the most it may say.
const DEFAULT_LIMIT: usize = 100;
const MOST: usize = 1_000;
/// A CSV without `limit` holds the whole list, up to this many rows.
const MOST_CSV: usize = 200_000;

/// Parameters of every list. Each list adds its filters.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Paging {
    pub cursor: Option<String>,
    pub limit: Option<usize>,
    pub format: Option<String>,
    pub edition: Option<u32>,
}

/// Place in a list of one edition: an edition never changes, so neither does the place.
fn parse_cursor(text: &str) -> Option<(u32, usize)> {
    let (edition, offset) = text.strip_prefix('e')?.split_once('-')?;
    Some((edition.parse().ok()?, offset.parse().ok()?))
}

/// A request for a list, understood.
pub struct Request {
    pub loaded: Arc<Loaded>,
    offset: usize,
    limit: usize,
    csv: bool,
    tag: String,
    known: bool,
}

impl Request {
    /// Understands `paging` and the headers.
    ///
    /// # Errors
    /// A cursor, limit or format that cannot be understood; an edition that does not exist.
    pub async fn new(state: &AppState, paging: &Paging, headers: &HeaderMap) -> Result<Request, ApiError> {
        let accepts =
            |kind: &str| headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains(kind));
        let csv = match paging.format.as_deref() {
            None => accepts("text/csv") && !accepts("application/json"),
            Some("json") => false,
            Some("csv") => true,
            Some(other) => return Err(ApiError::BadRequest(format!("format={other}: it can be json or csv"))),
        };
        let (edition, offset) = match paging.cursor.as_deref() {
            None => (paging.edition, 0),
            Some(text) => {
                let (edition, offset) = parse_cursor(text).ok_or_else(|| {
                    ApiError::BadRequest(format!("cursor={text}: use the value of `next` from the page before"))
                })?;
                (Some(edition), offset)
            }
        };
        let limit = match paging.limit {
            None if csv => MOST_CSV,
            None => DEFAULT_LIMIT,
            Some(n @ 1..=MOST) => n,
            Some(n) => return Err(ApiError::BadRequest(format!("limit={n}: it can be 1 to {MOST}"))),
        };
        let loaded = match edition {
            None => state.editions.current(),
            Some(n) => state
                .editions
                .get(n, &state.store)
                .await
                .map_err(|e| match e {
                    StoreError::OtherFormat { .. } => ApiError::Gone(e.to_string()),
                    other => other.into(),
                })?
                .ok_or_else(|| ApiError::NotFound(format!("there is no edition {n}; see /api/v1/editions")))?,
        };
        let tag = state.tag(loaded.index.head().number);
        let known = is_known(headers, &tag);
        Ok(Request { loaded, offset, limit, csv, tag, known })
    }

    /// The same for an answer that depends on more than the edition: it has no tag and is never "not modified".
    pub fn varying(self) -> Request {
        Request { tag: String::new(), known: false, ..self }
    }

    /// Whether the answer is to be CSV.
    pub fn is_csv(&self) -> bool {
        self.csv
    }

    fn tagged(&self, mut response: Response, content_type: &'static str) -> Response {
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::VARY, HeaderValue::from_static("accept"));
        if !self.tag.is_empty()
            && let Ok(tag) = HeaderValue::from_str(&self.tag)
        {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    fn not_modified(&self) -> Response {
        (StatusCode::NOT_MODIFIED, [(header::ETAG, self.tag.clone())]).into_response()
    }

    /// Answers with the page of `items` that was asked for. `columns` are the columns of the CSV.
    ///
    /// # Errors
    /// An item that cannot be written.
    pub fn list<T: Serialize>(&self, columns: &[&str], items: impl Iterator<Item = T>) -> Result<Response, ApiError> {
        if self.known {
            return Ok(self.not_modified());
        }
        let mut items = items.skip(self.offset);
        let page: Vec<T> = items.by_ref().take(self.limit).collect();
        let edition = self.loaded.index.head().number;
        let next = items.next().map(|_| format!("e{edition}-{}", self.offset + page.len()));
        if self.csv {
            let mut response = self.tagged(csv_of(columns, &page)?.into_response(), "text/csv; charset=utf-8");
            if let Some(next) = next.as_deref().and_then(|n| HeaderValue::from_str(n).ok()) {
                response.headers_mut().insert("x-next-cursor", next);
            }
            return Ok(response);
        }
        #[derive(Serialize)]
        struct Page<T> {
            edition: u32,
            items: Vec<T>,
            next: Option<String>,
        }
        self.json(&Page { edition, items: page, next })
    }

    /// Answers with one object.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn json<T: Serialize>(&self, value: &T) -> Result<Response, ApiError> {
        if self.known {
            return Ok(self.not_modified());
        }
        let body = serde_json::to_vec(value).map_err(|e| ApiError::Write(e.to_string()))?;
        Ok(self.tagged(body.into_response(), "application/json; charset=utf-8"))
    }
}

fn csv_of<T: Serialize>(columns: &[&str], items: &[T]) -> Result<Vec<u8>, ApiError> {
    let bad = |e: csv::Error| ApiError::Write(e.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns).map_err(bad)?;
    for item in items {
        let value = serde_json::to_value(item).map_err(|e| ApiError::Write(e.to_string()))?;
        let empty = Map::new();
        let object = value.as_object().unwrap_or(&empty);
        writer.write_record(columns.iter().map(|c| cell(object.get(*c)))).map_err(bad)?;
    }
    writer.into_inner().map_err(|e| ApiError::Write(e.to_string()))
}

/// One cell: lists joined by `;`, objects as JSON, missing as nothing. No text runs as a formula.
fn cell(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => spreadsheet::inert(text).into_owned(),
        Some(Value::Array(items)) if items.iter().all(|i| i.is_string()) => {
            let joined = items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";");
            cell(Some(&Value::String(joined)))
        }
        Some(other) => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cursors() {
        assert_eq!(parse_cursor("e12-300"), Some((12, 300)));
        for bad in ["", "12-3", "e12", "e-3", "e1-x", "e1--1"] {
            assert_eq!(parse_cursor(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_formula_is_inert_and_missing_is_empty() {
        assert_eq!(cell(Some(&json!("=HYPERLINK(\"x\")"))), "'=HYPERLINK(\"x\")");
        assert_eq!(cell(Some(&json!(["@a", "b"]))), "'@a;b");
        assert_eq!(cell(Some(&json!(-1.5))), "-1.5");
        assert_eq!(cell(Some(&Value::Null)), "");
        assert_eq!(cell(None), "");
    }
}
