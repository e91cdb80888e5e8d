//! What all lists share: edition, cursor, limit, format, tag.

use std::sync::Arc;

use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use lexgap_domain::spreadsheet;
use lexgap_store::StoreError;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};

use super::{accept::preferred, openapi};
use crate::{
    http::{AppState, error::ApiError, is_known},
    loaded::Loaded,
};

/// Items on a page unless `limit` says otherwise, and the most it may say.
const DEFAULT_LIMIT: usize = 100;
const MOST: usize = 1_000;
/// A CSV without `limit` holds the whole list, up to this many rows.
const MOST_CSV: usize = 200_000;

const JSON: &str = "application/json";
const CSV: &str = "text/csv";
const JSON_TYPE: &str = "application/json; charset=utf-8";
const CSV_TYPE: &str = "text/csv; charset=utf-8";

/// Parameters of every list. Each list adds its filters.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Paging {
    /// Where to go on: the value of `next` of the page before. It names its edition, too, so that a list that was
    /// begun in one edition ends in it.
    #[param(pattern = "^e[0-9]{1,9}-[0-9]{1,9}$")]
    pub cursor: Option<String>,
    /// Items on a page, 1 to 1,000. Without it JSON has 100 and CSV the whole list.
    #[param(minimum = 1, maximum = 1000)]
    pub limit: Option<usize>,
    /// The same as an `Accept` header, where an address is all there is.
    format: Option<Format>,
    /// Number of an older edition to answer from; see `/api/v1/editions`. The current one where absent.
    #[param(minimum = 1, maximum = 2147483647)]
    pub edition: Option<u32>,
    /// Names of fields, separated by commas: only these, in CSV in this order. All where absent.
    #[param(pattern = "^[a-z0-9_]+(,[a-z0-9_]+)*$")]
    pub fields: Option<String>,
}

/// Parameters of a single answer.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Single {
    /// The same as an `Accept` header, where an address is all there is.
    format: Option<Format>,
    /// Number of an older edition to answer from; see `/api/v1/editions`. The current one where absent.
    #[param(minimum = 1, maximum = 2147483647)]
    edition: Option<u32>,
    /// Names of fields, separated by commas: only these, in CSV in this order. All where absent.
    #[param(pattern = "^[a-z0-9_]+(,[a-z0-9_]+)*$")]
    fields: Option<String>,
}

/// The edition to answer from.
#[derive(Clone, Copy, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Edition {
    /// Number of an older edition to answer from; see `/api/v1/editions`. The current one where absent.
    #[param(minimum = 1, maximum = 2147483647)]
    edition: Option<u32>,
}

impl From<Single> for Paging {
    fn from(s: Single) -> Paging {
        Paging { format: s.format, edition: s.edition, fields: s.fields, ..Paging::default() }
    }
}

/// What an answer is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Json,
    Csv,
}

/// One page of a list.
#[derive(Serialize, ToSchema)]
pub struct Page<T> {
    /// Number of the edition that the items belong to.
    #[schema(minimum = 1)]
    edition: u32,
    items: Vec<T>,
    /// `cursor` of the next page; null on the last one.
    next: Option<String>,
}

/// Place in a list of one edition: an edition never changes, so neither does the place.
fn parse_cursor(text: &str) -> Option<(u32, usize)> {
    let (edition, offset) = text.strip_prefix('e')?.split_once('-')?;
    Some((edition.parse().ok()?, offset.parse().ok()?))
}

/// A request, understood.
pub struct Request {
    pub loaded: Arc<Loaded>,
    offset: usize,
    limit: usize,
    csv: bool,
    /// The fields that were asked for.
    fields: Option<Vec<String>>,
    tag: String,
    known: bool,
}

impl Request {
    /// Understands `paging` and the headers; `schema` names the type of an item in the description of the API.
    ///
    /// # Errors
    /// A cursor, limit, format or field that cannot be understood; no format that the caller accepts; an edition that
    /// does not exist.
    pub async fn new(
        state: &AppState,
        paging: &Paging,
        headers: &HeaderMap,
        schema: &str,
    ) -> Result<Request, ApiError> {
        let csv = match paging.format {
            None => preferred(headers, &[JSON, CSV]).ok_or(ApiError::NotAcceptable { offered: "JSON and CSV" })? == CSV,
            Some(format) => format == Format::Csv,
        };
        let fields = match paging.fields.as_deref() {
            None => None,
            Some(text) => Some(fields(text, openapi::fields(schema))?),
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
        let loaded = loaded(state, edition).await?;
        let tag = state.tag(loaded.index.head().number);
        // Two formats of one address are two representations, each with its own tag.
        let tag = if csv { format!("{}-csv\"", tag.trim_end_matches('"')) } else { tag };
        let known = is_known(headers, &tag);
        Ok(Request { loaded, offset, limit, csv, fields, tag, known })
    }

    /// A request for what is JSON and nothing else.
    ///
    /// # Errors
    /// The caller accepts no JSON, or the edition does not exist.
    pub async fn json_only(state: &AppState, edition: Edition, headers: &HeaderMap) -> Result<Request, ApiError> {
        preferred(headers, &[JSON]).ok_or(ApiError::NotAcceptable { offered: "JSON" })?;
        let loaded = loaded(state, edition.edition).await?;
        let tag = state.tag(loaded.index.head().number);
        let known = is_known(headers, &tag);
        Ok(Request { loaded, offset: 0, limit: 1, csv: false, fields: None, tag, known })
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
        headers.insert(header::VARY, HeaderValue::from_static("accept"));
        if !self.tag.is_empty()
            && let Ok(tag) = HeaderValue::from_str(&self.tag)
        {
            headers.insert(header::ETAG, tag);
        }
        response
    }

    fn not_modified(&self) -> Response {
        self.tagged(StatusCode::NOT_MODIFIED.into_response(), if self.csv { CSV_TYPE } else { JSON_TYPE })
    }

    /// Answers with the page of `items` that was asked for. `columns` are the columns of the CSV, unless fields are
    /// named.
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
            let mut response = self.csv(columns, &page)?;
            if let Some(next) = next.as_deref().and_then(|n| HeaderValue::from_str(n).ok()) {
                response.headers_mut().insert("x-next-cursor", next);
            }
            return Ok(response);
        }
        match &self.fields {
            None => self.written(&Page { edition, items: page, next }),
            Some(fields) => {
                let items = page.iter().map(|item| chosen(item, fields)).collect::<Result<Vec<_>, _>>()?;
                self.written(&Page { edition, items, next })
            }
        }
    }

    /// Answers in JSON with all `items` on one page, and `more` beside them by its name.
    ///
    /// # Errors
    /// An item that cannot be written.
    pub fn list_with<T: Serialize>(
        &self,
        items: impl Iterator<Item = T>,
        name: &str,
        more: &impl Serialize,
    ) -> Result<Response, ApiError> {
        if self.known {
            return Ok(self.not_modified());
        }
        let bad = |e: serde_json::Error| ApiError::Write(e.to_string());
        let value = |item: T| match &self.fields {
            None => serde_json::to_value(item).map_err(bad),
            Some(fields) => Ok(serde_json::to_value(chosen(&item, fields)?).map_err(bad)?),
        };
        let items = items.map(value).collect::<Result<Vec<_>, _>>()?;
        let page = Page { edition: self.loaded.index.head().number, items, next: None };
        let mut page = serde_json::to_value(page).map_err(bad)?;
        page[name] = serde_json::to_value(more).map_err(bad)?;
        self.written(&page)
    }

    /// Answers with one object; as CSV with one row.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn one<T: Serialize>(&self, columns: &[&str], value: &T) -> Result<Response, ApiError> {
        match &self.fields {
            _ if self.known => Ok(self.not_modified()),
            _ if self.csv => self.csv(columns, std::slice::from_ref(value)),
            None => self.written(value),
            Some(fields) => self.written(&chosen(value, fields)?),
        }
    }

    fn csv<T: Serialize>(&self, columns: &[&str], items: &[T]) -> Result<Response, ApiError> {
        let chosen: Option<Vec<&str>> = self.fields.as_ref().map(|f| f.iter().map(String::as_str).collect());
        let columns = chosen.as_deref().unwrap_or(columns);
        let mut out = Vec::new();
        write_csv(columns, items, &mut out)?;
        Ok(self.tagged(out.into_response(), CSV_TYPE))
    }

    fn written<T: Serialize>(&self, value: &T) -> Result<Response, ApiError> {
        let body = serde_json::to_vec(value).map_err(|e| ApiError::Write(e.to_string()))?;
        Ok(self.tagged(body.into_response(), JSON_TYPE))
    }
}

/// The edition with that number, or the current one.
///
/// # Errors
/// There is none, or another version of the program wrote it.
pub async fn loaded(state: &AppState, edition: Option<u32>) -> Result<Arc<Loaded>, ApiError> {
    let Some(number) = edition else { return Ok(state.editions.current()) };
    let found = state.editions.get(number, &state.store).await.map_err(|e| match e {
        StoreError::OtherFormat { .. } => ApiError::Gone(e.to_string()),
        other => other.into(),
    })?;
    found.ok_or_else(|| ApiError::NotFound(format!("there is no edition {number}; see /api/v1/editions")))
}

/// The names in `text`, each once.
fn fields(text: &str, known: &[String]) -> Result<Vec<String>, ApiError> {
    let mut fields: Vec<String> = Vec::new();
    for name in text.split(',') {
        if !known.iter().any(|k| k == name) {
            return Err(ApiError::BadRequest(format!("fields={name}: it can be {}", known.join(", "))));
        }
        if !fields.iter().any(|f| f == name) {
            fields.push(name.to_owned());
        }
    }
    Ok(fields)
}

fn chosen<T: Serialize>(item: &T, fields: &[String]) -> Result<Value, ApiError> {
    let value = serde_json::to_value(item).map_err(|e| ApiError::Write(e.to_string()))?;
    Ok(match value {
        Value::Object(mut all) => {
            Value::Object(fields.iter().filter_map(|f| all.remove(f).map(|v| (f.clone(), v))).collect())
        }
        other => other,
    })
}

/// Writes `items` as CSV (RFC 4180) with a head.
///
/// # Errors
/// An item that cannot be written, or an output that is full.
pub fn write_csv<T: Serialize>(
    columns: &[&str],
    items: impl IntoIterator<Item = T>,
    out: impl std::io::Write,
) -> Result<(), ApiError> {
    let bad = |e: csv::Error| ApiError::Write(e.to_string());
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
    writer.write_record(columns).map_err(bad)?;
    for item in items {
        let value = serde_json::to_value(item).map_err(|e| ApiError::Write(e.to_string()))?;
        write_csv_row(&mut writer, columns, &value).map_err(|e| ApiError::Write(e.to_string()))?;
    }
    writer.flush().map_err(|e| ApiError::Write(e.to_string()))
}

/// Writes one object as a row.
///
/// # Errors
/// An output that is full.
pub fn write_csv_row(
    writer: &mut csv::Writer<impl std::io::Write>,
    columns: &[&str],
    row: &Value,
) -> std::io::Result<()> {
    Ok(writer.write_record(columns.iter().map(|c| cell(row.get(*c))))?)
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

    #[test]
    fn only_known_fields_can_be_chosen() {
        let known = ["id".to_owned(), "name".to_owned(), "region".to_owned()];
        assert_eq!(fields("name,id,name", &known).unwrap(), ["name", "id"]);
        for bad in ["", "id,", "nam", "id, name"] {
            assert!(fields(bad, &known).unwrap_err().to_string().contains("id, name, region"), "{bad}");
        }
        let item = json!({"id": 1, "name": null, "region": "x"});
        assert_eq!(chosen(&item, &["name".to_owned(), "id".to_owned()]).unwrap(), json!({"id": 1, "name": null}));
    }
}
